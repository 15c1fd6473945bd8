// A short line is a pull quote when all its words stand in a row in another paragraph of its story.
// The place to compare is found by a hash of its first four words, so that time stays linear.
#include "page/pull_quotes.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "page/shape.hpp"

namespace entente::page {
namespace {

constexpr std::size_t kGram = 4, kLeastWords = 5, kMostWords = 40, kMostRead = 2000;

using Words = std::vector<std::string>;

// Letters and digits in lower case: the quotation marks of the copy differ.
Words plain_words(std::string_view text, std::size_t at_most) {
  Words out;
  for (const std::string_view word : words(text, at_most)) {
    std::string plain;
    for (std::size_t i = 0; i < word.size(); ++i) {
      if (word.substr(i, 2) == "\xE2\x80") {  // typographic quotes and dashes
        i += 2;
        continue;
      }
      if (is_word(word[i])) plain += to_lower(word[i]);
    }
    if (!plain.empty()) out.push_back(std::move(plain));
  }
  return out;
}

std::size_t hash_of(const Words& list, std::size_t at) {
  std::size_t hash = 1469598103934665603U;
  for (std::size_t k = at; k < at + kGram; ++k)
    for (const char c : list[k] + ' ')
      hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
  return hash;
}

struct Place {
  int line = -1;
  std::size_t word = 0;
};

class StoryText {
 public:
  StoryText(const FlatPage& flat, const Story& story) {
    for (const int i : story.body) {
      Words list = plain_words(flat.lines[static_cast<std::size_t>(i)].text, kMostRead);
      for (std::size_t at = 0; at + kGram <= list.size(); ++at) {
        std::array<Place, 2>& places = places_[hash_of(list, at)];
        // One place may be the quote's own, so two are kept.
        if (places[0].line < 0) {
          places[0] = {i, at};
        } else if (places[1].line < 0 && places[0].line != i) {
          places[1] = {i, at};
        }
      }
      texts_.emplace(i, std::move(list));
    }
  }

  // Whether another, longer paragraph holds the words of line i in a row.
  bool repeats(int i) const {
    const Words& quote = texts_.at(i);
    if (quote.size() < kLeastWords || quote.size() > kMostWords) return false;
    const auto found = places_.find(hash_of(quote, 0));
    return found != places_.end() &&
           std::any_of(found->second.begin(), found->second.end(),
                       [&](const Place& place) { return place.line != i && holds(place, quote); });
  }

 private:
  bool holds(const Place& place, const Words& quote) const {
    if (place.line < 0) return false;
    const Words& list = texts_.at(place.line);
    return list.size() > quote.size() && place.word + quote.size() <= list.size() &&
           std::equal(quote.begin(), quote.end(),
                      list.begin() + static_cast<std::ptrdiff_t>(place.word));
  }

  std::unordered_map<std::size_t, std::array<Place, 2>> places_;
  std::unordered_map<int, Words> texts_;
};

}  // namespace

void drop_pull_quotes(const FlatPage& flat, Layout& layout) {
  for (Story& story : layout.stories) {
    if (story.body.size() < 3) continue;
    const StoryText text(flat, story);
    std::vector<int> quotes;
    for (const int i : story.body)
      if (i != story.dateline && text.repeats(i)) quotes.push_back(i);
    for (const int i : quotes) {
      story.words -= layout.shapes[static_cast<std::size_t>(i)].words;
      Zone zone;
      zone.reason = DropReason::pull_quote;
      zone.lines.push_back(i);
      zone.why = "words of the story printed a second time";
      layout.zones.push_back(std::move(zone));
    }
    const auto is_quote = [&](int i) {
      return std::binary_search(quotes.begin(), quotes.end(), i);
    };
    for (std::vector<int>* list : {&story.body, &story.subheads, &story.list})
      list->erase(std::remove_if(list->begin(), list->end(), is_quote), list->end());
  }
}

}  // namespace entente::page
