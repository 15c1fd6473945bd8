// A line is a pull quote when all its words stand in a row in another paragraph. Words are compared
// by hash; the place to compare is found by its first four words, so that time stays linear.
#include "page/pull_quotes.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "page/shape.hpp"

namespace entente::page {
namespace {

constexpr std::size_t kGram = 4, kLeastWords = 6, kMostWords = 40, kWordsOfHost = 160;
constexpr std::uint64_t kSeed = 1469598103934665603U, kPrime = 1099511628211U;

// A hash a word, of its letters and digits in lower case: the quotation marks of the copy differ.
std::vector<std::uint64_t> word_hashes(std::string_view text) {
  std::vector<std::uint64_t> out;
  std::uint64_t hash = kSeed;
  const auto finish = [&] {
    if (hash != kSeed) out.push_back(hash);
    hash = kSeed;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (blank_size(text, i) != 0) {
      finish();
      continue;
    }
    if (text.substr(i, 2) == "\xE2\x80") {  // typographic quotes and dashes
      i += 2;
    } else if (is_word(text[i])) {
      hash = (hash ^ static_cast<unsigned char>(to_lower(text[i]))) * kPrime;
    }
  }
  finish();
  return out;
}

std::uint64_t gram_at(const std::vector<std::uint64_t>& list, std::size_t at) {
  std::uint64_t hash = kSeed;
  for (std::size_t k = at; k < at + kGram; ++k) hash = (hash ^ list[k]) * kPrime;
  return hash;
}

struct Place {
  std::uint64_t gram;
  std::uint32_t line, word;
};

class Index {
 public:
  Index(const FlatPage& flat, const std::vector<Shape>& shapes) : hashes_(shapes.size()) {
    for (std::uint32_t i = 0; i < shapes.size(); ++i) {
      if (!shapes[i].prose || shapes[i].furniture) continue;
      hashes_[i] = word_hashes(flat.lines[i].text);
      for (std::uint32_t at = 0; at + kGram <= hashes_[i].size(); ++at)
        places_.push_back({gram_at(hashes_[i], at), i, at});
    }
    std::stable_sort(places_.begin(), places_.end(),
                     [](const Place& a, const Place& b) { return a.gram < b.gram; });
  }

  // Whether another, longer paragraph holds the words of line i in a row.
  bool repeats(std::uint32_t i, std::string_view text) const {
    const std::vector<std::uint64_t> quote = word_hashes(text);
    if (quote.size() < kLeastWords || quote.size() > kMostWords) return false;
    const std::uint64_t gram = gram_at(quote, 0);
    auto place =
        std::lower_bound(places_.begin(), places_.end(), gram,
                         [](const Place& p, std::uint64_t value) { return p.gram < value; });
    // A few places are enough: what is printed more often is no quotation of a story.
    for (int tries = 0; place != places_.end() && place->gram == gram && tries < 4;
         ++place, ++tries)
      if (place->line != i && holds(*place, quote)) return true;
    return false;
  }

 private:
  bool holds(const Place& place, const std::vector<std::uint64_t>& quote) const {
    const std::vector<std::uint64_t>& list = hashes_[place.line];
    // A whole story printed in one line repeats every paragraph, and none is a pull quote.
    return list.size() > quote.size() && list.size() <= kWordsOfHost &&
           place.word + quote.size() <= list.size() &&
           std::equal(quote.begin(), quote.end(),
                      list.begin() + static_cast<std::ptrdiff_t>(place.word));
  }

  std::vector<std::vector<std::uint64_t>> hashes_;
  std::vector<Place> places_;
};

}  // namespace

void find_pull_quotes(const FlatPage& flat, std::vector<Shape>& shapes) {
  const auto is_candidate = [&](std::size_t i) {
    const Shape& s = shapes[i];
    return s.words >= kLeastWords && s.words <= kMostWords && !s.furniture && !s.dateline_head &&
           !s.dateline_line && !s.byline && !s.truncation && flat.lines[i].heading != 1 &&
           flat.lines[i].link_share < 0.5;
  };
  // Titles stand above their text: only a line below a paragraph repeats it.
  const auto first = std::find_if(shapes.begin(), shapes.end(),
                                  [](const Shape& s) { return s.prose && !s.furniture; });
  if (first == shapes.end()) return;
  const Index index(flat, shapes);
  for (auto i = static_cast<std::size_t>(first - shapes.begin()) + 1; i < shapes.size(); ++i) {
    if (!is_candidate(i) || !index.repeats(static_cast<std::uint32_t>(i), flat.lines[i].text))
      continue;
    shapes[i].furniture = DropReason::pull_quote;
    shapes[i].prose = shapes[i].maybe_title = shapes[i].label = false;
  }
}

}  // namespace entente::page
