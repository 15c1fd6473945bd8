// Names and arithmetic that the rules of resolve_date share.
#include "text/date_phrase.hpp"

#include <algorithm>
#include <array>

namespace entente {
namespace {

constexpr std::array<std::string_view, 12> kMonths{"january", "february", "march",     "april",   "may",      "june",
                                                   "july",    "august",   "september", "october", "november", "december"};
constexpr std::array<std::string_view, 7> kWeekdays{"monday", "tuesday",  "wednesday", "thursday",
                                                    "friday", "saturday", "sunday"};
constexpr std::array<std::string_view, 21> kSmall{"zero",     "one",     "two",       "three",    "four",     "five",    "six",
                                                  "seven",    "eight",   "nine",      "ten",      "eleven",   "twelve",  "thirteen",
                                                  "fourteen", "fifteen", "sixteen",   "seventeen", "eighteen", "nineteen", "twenty"};
constexpr std::array<std::string_view, 10> kTens{"", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
constexpr std::array<std::string_view, 6> kUnits{"hour", "day", "week", "month", "year", "decade"};

bool all_digits(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// "mar", "sept", "tues": an abbreviation of at least three letters.
bool abbreviates(std::string_view word, std::string_view full) {
  return word.size() >= 3 && word.size() <= full.size() && full.substr(0, word.size()) == word;
}

std::string_view without_possessive(std::string_view word) {
  return word.ends_with("'s") ? word.substr(0, word.size() - 2) : word;
}

Date inside(long days) {
  return {static_cast<std::int32_t>(std::clamp<long>(days, Date::beginning().days, Date::end().days))};
}

}  // namespace

int month_named(std::string_view word) {
  word = without_possessive(word);
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    const bool short_form = word.size() <= 4 && abbreviates(word, kMonths[i]);
    if (word == kMonths[i] || short_form) return static_cast<int>(i) + 1;
  }
  return 0;
}

int weekday_named(std::string_view word) {
  word = without_possessive(word);
  for (std::size_t i = 0; i < kWeekdays.size(); ++i) {
    const bool short_form = word.size() <= 5 && word != "sund" && abbreviates(word, kWeekdays[i]);
    if (word == kWeekdays[i] || short_form) return static_cast<int>(i);
  }
  return -1;
}

std::string_view tense_words(Tense tense) {
  switch (tense) {
    case Tense::past: return "past tense";
    case Tense::present: return "present tense";
    case Tense::future: return "future tense";
  }
  return "past tense";
}

std::optional<int> small_number(std::string_view word) {
  if (all_digits(word) && word.size() <= 4) {
    int value = 0;
    for (const char c : word) value = value * 10 + (c - '0');
    return value;
  }
  if (word == "a" || word == "an") return 1;
  for (std::size_t i = 0; i < kSmall.size(); ++i)
    if (kSmall[i] == word) return static_cast<int>(i);
  for (std::size_t i = 2; i < kTens.size(); ++i)
    if (kTens[i] == word) return static_cast<int>(i) * 10;
  return std::nullopt;
}

std::optional<int> year_number(std::string_view word) {
  word = without_possessive(word);
  if (word.size() != 4 || !all_digits(word)) return std::nullopt;
  const std::optional<int> year = small_number(word);
  return year && *year >= 1000 && *year < 3000 ? year : std::nullopt;
}

std::optional<Unit> unit_named(std::string_view word) {
  if (word.ends_with("'")) word.remove_suffix(1);
  word = without_possessive(word);
  if (word.ends_with("s")) word.remove_suffix(1);
  for (std::size_t i = 0; i < kUnits.size(); ++i)
    if (kUnits[i] == word) return static_cast<Unit>(i);
  return std::nullopt;
}

bool is_plural(std::string_view word) { return word.ends_with("s") && !word.ends_with("'s"); }

DatePrecision precision_of(Unit unit) {
  switch (unit) {
    case Unit::hour:
    case Unit::day: return DatePrecision::day;
    case Unit::week: return DatePrecision::week;
    case Unit::month: return DatePrecision::month;
    case Unit::year:
    case Unit::decade: return DatePrecision::year;
  }
  return DatePrecision::open;
}

Date plus_months(Date date, int n) {
  const long months = date.year() * 12L + date.month() - 1 + n;
  const long year = std::clamp(months / 12, 1L, 9999L);
  const int month = static_cast<int>((months % 12 + 12) % 12) + 1;
  for (int day = date.day(); day > 28; --day)
    if (const auto checked = Date::checked(static_cast<int>(year), month, day)) return *checked;
  return Date::of(static_cast<int>(year), month, std::min(date.day(), 28));
}

Date plus_units(Date date, Unit unit, int n) {
  switch (unit) {
    case Unit::hour: return inside(date.days + n / 24L);
    case Unit::day: return inside(date.days + long{n});
    case Unit::week: return inside(date.days + 7L * n);
    case Unit::month: return plus_months(date, n);
    case Unit::year: return plus_months(date, 12 * n);
    case Unit::decade: return plus_months(date, 120 * n);
  }
  return date;
}

DateRange range_of(Date from, Date to, DatePrecision precision, std::string rule) {
  return {inside(from.days), inside(std::max(from, to).days), precision, std::move(rule)};
}

DateRange one_day(Date date, std::string rule) { return range_of(date, date, DatePrecision::day, std::move(rule)); }

DateRange month_of(int year, int month, std::string rule) {
  const Date first = Date::of(year, month, 1);
  const Date last = year == 9999 && month == 12 ? Date::end() : plus_months(first, 1).plus(-1);
  return range_of(first, last, DatePrecision::month, std::move(rule));
}

DateRange year_of(int year, std::string rule) {
  return range_of(Date::of(year, 1, 1), Date::of(year, 12, 31), DatePrecision::year, std::move(rule));
}

DateRange week_of(Date date, std::string rule) {
  const Date monday = date.plus(-date.weekday());
  return range_of(monday, monday.plus(6), DatePrecision::week, std::move(rule));
}

DateRange part_of(const DateRange& range, Part part) {
  if (part == Part::whole) return range;
  const bool is_month = range.precision == DatePrecision::month && range.to.days - range.from.days < 31;
  const int length = range.to.days - range.from.days + 1;
  const bool is_year = range.precision == DatePrecision::year && length <= 366;
  const int first = is_month ? 10 : is_year ? length - 245 : length / 3;     // to the end of April
  const int second = is_month ? 20 : is_year ? length - 122 : 2 * length / 3;  // to the end of August
  DateRange cut = range;
  if (part == Part::early) cut.to = range.from.plus(first - 1);
  if (part == Part::mid) {
    cut.from = range.from.plus(first);
    cut.to = range.from.plus(second - 1);
  }
  if (part == Part::late) cut.from = range.from.plus(second);
  cut.rule = (part == Part::early ? "early " : part == Part::mid ? "mid " : "late ") + range.rule;
  return cut;
}

std::size_t part_named(PhraseWords words, Part& part) {
  struct Name {
    std::string_view phrase;
    Part part;
  };
  constexpr std::array<Name, 11> kNames{{{"the beginning of", Part::early},
                                         {"beginning of", Part::early},
                                         {"the start of", Part::early},
                                         {"start of", Part::early},
                                         {"early", Part::early},
                                         {"the middle of", Part::mid},
                                         {"middle of", Part::mid},
                                         {"mid", Part::mid},
                                         {"the end of", Part::late},
                                         {"end of", Part::late},
                                         {"late", Part::late}}};
  for (const Name& name : kNames) {
    if (!words_start(words, name.phrase)) continue;
    part = name.part;
    return count_words(name.phrase);
  }
  return 0;
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::size_t count_words(std::string_view phrase) {
  return static_cast<std::size_t>(std::count(phrase.begin(), phrase.end(), ' ')) + 1;
}

bool words_start(PhraseWords words, std::string_view phrase) {
  for (const std::string& word : words) {
    if (phrase.empty()) return true;
    const std::size_t space = std::min(phrase.find(' '), phrase.size());
    if (word != phrase.substr(0, space)) return false;
    phrase.remove_prefix(std::min(space + 1, phrase.size()));
  }
  return phrase.empty();
}

bool words_are(PhraseWords words, std::string_view phrase) {
  return words.size() == count_words(phrase) && words_start(words, phrase);
}

std::string_view word_at(PhraseWords words, std::size_t at) {
  return at < words.size() ? std::string_view(words[at]) : std::string_view();
}

std::optional<Count> read_count(PhraseWords words) {
  Count count;
  while (is_one_of(word_at(words, count.words), {"nearly", "almost", "about", "around", "some", "roughly", "just", "only", "exactly",
                                                 "the", "approximately", "over", "more", "less", "at", "than", "least", "fewer"})) {
    const std::string_view word = words[count.words];
    count.more = count.more || is_one_of(word, {"over", "more", "least"});
    count.less = count.less || is_one_of(word, {"less", "fewer"});
    ++count.words;
  }
  std::size_t at = count.words;
  if (word_at(words, at) == "a" && is_one_of(word_at(words, at + 1), {"few", "couple"})) ++at;
  if (is_one_of(word_at(words, at), {"few", "several"})) {
    count.vague = true;
    count.value = 9;
    ++at;
  } else if (word_at(words, at) == "couple") {
    count.value = 2;
    ++at;
    if (word_at(words, at) == "of") ++at;
  } else {
    const auto number = small_number(word_at(words, at));
    if (!number) return std::nullopt;
    count.value = *number;
    ++at;
    const auto ones = small_number(word_at(words, at));
    if (ones && *ones > 0 && *ones < 10 && count.value >= 20 && count.value % 10 == 0 && unit_named(word_at(words, at + 1))) {
      count.value += *ones;  // "twenty-five"
      ++at;
    }
  }
  count.words = at;
  return count;
}

DateRange until(Date last, std::string rule) { return range_of(Date::beginning(), last, DatePrecision::open, std::move(rule)); }
DateRange from(Date first, std::string rule) { return range_of(first, Date::end(), DatePrecision::open, std::move(rule)); }

DateRange undated(const Anchor& anchor, std::string rule) {
  rule += ", reference not dated";
  return anchor.tense == Tense::future ? from(anchor.date, std::move(rule)) : until(anchor.date, std::move(rule));
}

DateRange around(Date date, Unit unit, std::string rule) {
  switch (unit) {
    case Unit::hour:
    case Unit::day: return one_day(date, std::move(rule));
    case Unit::week: return range_of(date.plus(-3), date.plus(3), DatePrecision::week, std::move(rule));
    case Unit::month: return month_of(date.year(), date.month(), std::move(rule));
    case Unit::year:
    case Unit::decade: return year_of(date.year(), std::move(rule));
  }
  return one_day(date, std::move(rule));
}

}  // namespace entente
