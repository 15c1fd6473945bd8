// How the words around an amount bound it, and read_number itself. The factor of 10 % for "nearly"
// and "about" is a convention of the record, not a measurement.
#include "text/number.hpp"

#include <array>
#include <limits>

#include "text/amounts.hpp"
#include "text/words.hpp"

namespace entente {
namespace {

enum class Bound : std::uint8_t { at_least, at_most, nearly, about, just_over };

struct BoundWords {
  std::string_view words;  // separated by one space
  Bound bound;
};

// Longer ones first: the first that fits is taken.
constexpr std::array<BoundWords, 44> kBefore{{
    {"slightly more than", Bound::just_over},
    {"a little over", Bound::just_over},
    {"just over", Bound::just_over},
    {"no fewer than", Bound::at_least},
    {"no less than", Bound::at_least},
    {"not fewer than", Bound::at_least},
    {"not less than", Bound::at_least},
    {"a minimum of", Bound::at_least},
    {"no more than", Bound::at_most},
    {"not more than", Bound::at_most},
    {"a maximum of", Bound::at_most},
    {"in excess of", Bound::at_least},
    {"as many as", Bound::at_most},
    {"as much as", Bound::at_most},
    {"slightly under", Bound::nearly},
    {"just under", Bound::nearly},
    {"at least", Bound::at_least},
    {"more than", Bound::at_least},
    {"greater than", Bound::at_least},
    {"upwards of", Bound::at_least},
    {"upward of", Bound::at_least},
    {"north of", Bound::at_least},
    {"at most", Bound::at_most},
    {"up to", Bound::at_most},
    {"fewer than", Bound::at_most},
    {"less than", Bound::at_most},
    {"close to", Bound::nearly},
    {"nearly", Bound::nearly},
    {"almost", Bound::nearly},
    {"approaching", Bound::nearly},
    {"over", Bound::at_least},
    {"above", Bound::at_least},
    {"exceeding", Bound::at_least},
    {"minimum", Bound::at_least},
    {"under", Bound::at_most},
    {"below", Bound::at_most},
    {"maximum", Bound::at_most},
    {"about", Bound::about},
    {"around", Bound::about},
    {"some", Bound::about},
    {"roughly", Bound::about},
    {"approximately", Bound::about},
    {"estimated", Bound::about},
    {"circa", Bound::about},
}};
constexpr std::array<BoundWords, 7> kAfter{{
    {"or more", Bound::at_least},
    {"or so", Bound::about},
    {"or fewer", Bound::at_most},
    {"or less", Bound::at_most},
    {"plus", Bound::at_least},
    {"at least", Bound::at_least},
    {"at most", Bound::at_most},
}};

bool is_filler(std::string_view word) {
  return word == "the" || word == "a" || word == "an" || word == "another" || word == "other" ||
         word == "further" || word == "additional" || word == "total" || word == "of" ||
         is_currency_sign(word);
}

bool starts_at(Words words, std::size_t at, std::string_view phrase) {
  while (!phrase.empty()) {
    const std::size_t space = std::min(phrase.find(' '), phrase.size());
    if (at >= words.size() || words[at] != phrase.substr(0, space)) return false;
    phrase.remove_prefix(std::min(space + 1, phrase.size()));
    ++at;
  }
  return true;
}

std::optional<Bound> bound_ending_at(Words words, std::size_t end) {
  for (const BoundWords& before : kBefore) {
    std::size_t count = 1;
    for (const char c : before.words) count += c == ' ' ? 1U : 0U;
    if (count <= end && starts_at(words, end - count, before.words)) return before.bound;
  }
  return std::nullopt;
}

std::optional<Bound> bound_before(Words words, std::size_t begin) {
  for (std::size_t end = begin; end > 0; --end) {
    if (const auto bound = bound_ending_at(words, end)) return bound;
    if (!is_filler(words[end - 1])) break;
  }
  return std::nullopt;
}

NumberRange apply(Bound bound, const Amount& amount) {
  switch (bound) {
    case Bound::at_least: return {amount.low, std::numeric_limits<double>::infinity()};
    case Bound::at_most: return {0, amount.high};
    case Bound::nearly: return {amount.low * 0.9, amount.high};
    case Bound::about: return {amount.low * 0.9, amount.high * 1.1};
    case Bound::just_over: return {amount.low, amount.high * 1.1};
  }
  return {amount.low, amount.high};
}

// "at least a policeman": the article counts one when it opens the phrase or stands after a bound.
std::optional<NumberRange> read_article(Words words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] != "a" && words[i] != "an" && words[i] != "another") continue;
    const std::string_view next = i + 1 < words.size() ? std::string_view(words[i + 1]) : "";
    if (next == "third" || next == "quarter" || next == "fifth" || next == "half") continue;
    const Amount one{i, i + 1, 1, 1, 1};
    const std::optional<Bound> bound = i == 0 ? std::nullopt : bound_ending_at(words, i);
    if (bound) return apply(*bound, one);
    if (i == 0) return NumberRange{1, 1};
  }
  return std::nullopt;
}

}  // namespace

NumberRange bounded(Words words, const Amount& amount) {
  if (const auto bound = bound_before(words, amount.begin)) return apply(*bound, amount);
  for (const BoundWords& after : kAfter)
    if (starts_at(words, amount.end, after.words)) return apply(after.bound, amount);
  return {amount.low, amount.high};
}

std::optional<NumberRange> read_number(std::string_view phrase) {
  if (phrase.size() > kPhraseBytes) return std::nullopt;
  const std::vector<std::string> words = phrase_words(phrase);
  for (std::size_t at = 0; at < words.size();) {
    const std::optional<Amount> amount = amount_at(words, at);
    if (!amount) {
      ++at;
    } else if (is_share_or_age(words, *amount) || !currency_of(words, *amount).empty()) {
      at = amount->end;
    } else {
      return bounded(words, *amount);
    }
  }
  if (!words.empty() && (words.front() == "no" || words.front() == "none"))
    return NumberRange{0, 0};
  if (!words.empty() && words.front() == "both") return NumberRange{2, 2};
  return read_article(words);
}

}  // namespace entente
