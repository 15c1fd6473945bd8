// resolve_date: the order of the rules, and the expressions that hold other expressions ("a day after Monday", "from Monday to
// Wednesday", "since 2014"). Times of the day are taken out first: they do not move the day.
#include <algorithm>
#include <array>
#include <vector>

#include "text/date_phrase.hpp"
#include "text/words.hpp"

namespace entente {
namespace {

// "since 2014", "until Monday", "by the end of March", "before Friday", "after March 13".
std::optional<DateRange> bound_rule(PhraseWords words, const Anchor& anchor, int depth) {
  if (words.size() < 2) return std::nullopt;
  std::string_view link = words.front();
  if (words_start(words, "ever since")) words = words.subspan(1), link = "since";
  const PhraseWords rest = words.subspan(1);
  if (link == "since") {
    const auto start = resolve_phrase(rest, {anchor.date, Tense::past}, depth - 1);
    if (!start || start->from > anchor.date) return std::nullopt;
    return range_of(start->from, anchor.date, DatePrecision::open, "since " + start->rule);
  }
  const bool up_to = is_one_of(link, {"until", "till", "by", "through"});
  if (!up_to && !is_one_of(link, {"before", "after"})) return std::nullopt;
  const auto known = resolve_phrase(rest, anchor, depth - 1);
  if (!known) return std::nullopt;
  const std::string rule = std::string(link) + " " + known->rule;
  if (link == "after") return known->to == Date::end() ? *known : from(known->to.plus(1), rule);
  const Date last = up_to ? known->to : known->from.plus(-1);
  if (anchor.tense == Tense::future && last >= anchor.date) return range_of(anchor.date, last, DatePrecision::open, rule);
  return until(last, rule);
}

// "a day after Monday", "two weeks before March 13"; with no date behind it, open.
std::optional<DateRange> offset_rule(PhraseWords words, const Anchor& anchor, int depth) {
  const auto count = read_count(words);
  std::size_t at = count ? count->words : 0;
  int value = count ? count->value : 1;
  if (!count) {
    if (word_at(words, 0) == "the" && (word_at(words, 1) == "day" || word_at(words, 1) == "night")) at = 1;
    else if (!(unit_named(word_at(words, 0)) && is_plural(word_at(words, 0)))) return std::nullopt;
    if (at == 0) value = 0;  // "weeks after": no number
  }
  const std::string_view unit_word = word_at(words, at) == "night" ? std::string_view("day") : word_at(words, at);
  const auto unit = unit_named(unit_word);
  const std::string_view link = word_at(words, at + 1);
  const bool after = is_one_of(link, {"after", "later", "following", "afterwards", "afterward"});
  const bool before = is_one_of(link, {"before", "earlier", "prior", "previously", "beforehand"});
  if (!unit || (!after && !before)) return std::nullopt;
  const std::string rule = std::string(unit_word) + (after ? " after" : " before");
  PhraseWords reference = words.subspan(at + 2);
  if (word_at(reference, 0) == "to") reference = reference.subspan(1);
  constexpr std::size_t kLongest = 8;  // words that a date takes
  for (std::size_t size = std::min(reference.size(), kLongest); size > 0 && value > 0; --size) {
    const auto known = resolve_phrase(reference.first(size), anchor, depth - 1);
    if (!known) continue;
    const Date base = after ? known->to : known->from;
    if (base == Date::beginning() || base == Date::end()) break;
    return around(plus_units(base, *unit, after ? value : -value), *unit, rule + " " + known->rule);
  }
  return undated(anchor, rule);
}

DatePrecision precision_of_days(int days) {
  if (days <= 1) return DatePrecision::day;
  if (days <= 7) return DatePrecision::week;
  if (days <= 31) return DatePrecision::month;
  return days <= 366 ? DatePrecision::year : DatePrecision::open;
}

std::optional<DateRange> join(PhraseWords first, PhraseWords second, const Anchor& anchor, int depth) {
  const auto last = resolve_phrase(second, anchor, depth - 1);
  if (!last || last->precision == DatePrecision::open) return std::nullopt;
  constexpr int kYear = 366;
  auto start = resolve_phrase(first, anchor, depth - 1);
  const bool fits = start && start->from < last->from && last->from.days - start->from.days <= kYear;
  if (!fits || start->rule.find("tense") != std::string::npos) {
    // "January to March 2022", "Monday to Wednesday": the first is the one before the second.
    const auto nearer = resolve_phrase(first, {last->from, Tense::past}, depth - 1);
    if (nearer && nearer->from < last->from) start = nearer;
  }
  if (!start || start->precision == DatePrecision::open || start->from >= last->from) return std::nullopt;
  const int days = last->to.days - start->from.days + 1;
  return range_of(start->from, last->to, precision_of_days(days), "from " + start->rule + " to " + last->rule);
}

// "from Monday to Wednesday", "between 2014 and 2016", "Saturday and Sunday".
std::optional<DateRange> join_rule(PhraseWords words, const Anchor& anchor, int depth) {
  if (!words.empty() && is_one_of(words.front(), {"from", "between"})) words = words.subspan(1);
  constexpr std::size_t kLongest = 16;
  for (std::size_t i = 1; i + 1 < words.size() && i < kLongest; ++i)
    if (is_one_of(words[i], {"to", "through", "until", "till", "and", "into"}))
      if (auto range = join(words.first(i), words.subspan(i + 1), anchor, depth)) return range;
  return std::nullopt;
}

bool is_clock_zone(std::string_view word) {
  return is_one_of(word, {"gmt", "utc", "et", "est", "edt", "pst", "pdt", "cet", "cest", "bst", "msk", "ist"});
}

// How many words at `at` say a time of the day: "7:30 pm", "10 a.m.", "0540 GMT", "10am".
std::size_t clock_words(PhraseWords words, std::size_t at) {
  const std::string_view word = words[at];
  const bool digits_first = !word.empty() && word.front() >= '0' && word.front() <= '9';
  if (!digits_first) return is_one_of(word, {"noon", "midnight", "midday"}) ? 1 : 0;
  const std::string_view next = word_at(words, at + 1);
  const bool colon = word.size() >= 4 && word.size() <= 8 && word[word.size() - 3] == ':';
  const bool glued = word.ends_with("am") || word.ends_with("pm");
  std::size_t count = colon || glued ? 1 : 0;
  if (is_one_of(next, {"am", "pm"}))
    count = 2;
  else if (is_one_of(next, {"a", "p"}) && word_at(words, at + 2) == "m")
    count = 3;
  else if (word.size() == 4 && is_clock_zone(next))
    count = 2;
  if (count > 0 && is_clock_zone(word_at(words, at + count))) ++count;
  if (count > 0 && words_start(words.subspan(std::min(at + count, words.size())), "local time")) count += 2;
  return count;
}

// Times of the day do not move the day: they are taken out, with the preposition before them.
std::vector<std::string> without_clock(PhraseWords words) {
  std::vector<std::string> kept;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t count = clock_words(words, at);
    if (count == 0) {
      kept.push_back(words[at++]);
      continue;
    }
    at += count;
    while (!kept.empty() && is_one_of(kept.back(), {"at", "around", "about", "by", "before", "after", "shortly", "just"})) kept.pop_back();
  }
  return kept;
}

bool is_part_of_day(std::string_view word) {
  return is_one_of(word, {"morning", "afternoon", "evening", "night", "dawn", "dusk"});
}

// "Sunday night local time" -> "Sunday"; "the night of March 13" -> "March 13".
PhraseWords without_part_of_day(PhraseWords words) {
  if (words.size() > 2 && words_are(words.last(2), "local time")) words = words.first(words.size() - 2);
  while (words.size() > 1 && is_clock_zone(words.back())) words = words.first(words.size() - 1);
  for (std::size_t i = 0; i + 2 < words.size() && i < 4; ++i)
    if (is_part_of_day(words[i]) && words[i + 1] == "of") return words.subspan(i + 2);
  if (words.size() > 1 && is_part_of_day(words.back())) {
    words = words.first(words.size() - 1);
    if (words.size() > 1 && is_one_of(words.back(), {"early", "late"})) words = words.first(words.size() - 1);
  }
  return words;
}

}  // namespace

std::optional<DateRange> resolve_phrase(PhraseWords words, const Anchor& anchor, int depth) {
  if (words.empty() || depth <= 0) return std::nullopt;
  if (auto range = resolve_relative(words, anchor)) return range;
  if (auto range = bound_rule(words, anchor, depth)) return range;
  if (auto range = resolve_absolute(words, anchor)) return range;
  if (auto range = offset_rule(words, anchor, depth)) return range;
  if (auto range = join_rule(words, anchor, depth)) return range;
  const PhraseWords day = without_part_of_day(words);
  return day.size() < words.size() ? resolve_phrase(day, anchor, depth - 1) : std::nullopt;
}

std::optional<DateRange> resolve_date(std::string_view expression, Date anchor, Tense tense) {
  if (expression.size() > kPhraseBytes) return std::nullopt;
  constexpr int kDepth = 4;            // expressions inside expressions
  constexpr std::size_t kLongest = 40;  // words; a longer clause is no temporal expression
  const std::vector<std::string> words = phrase_words(expression);
  if (words.size() > kLongest) return std::nullopt;
  const std::vector<std::string> kept = without_clock(words);
  if (kept.empty() && !words.empty()) return one_day(anchor, "clock time");
  return resolve_phrase(kept, {anchor, tense}, kDepth);
}

}  // namespace entente
