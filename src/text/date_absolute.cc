// Expressions that name a month, a year or a numbered day: "March 13", "Sunday, 13 March 2022", "late March", "in 2014",
// "the 1990s", "summer of 2021", "2022-03-13". What the words leave out is taken from the anchor by the verb's tense.
#include <algorithm>
#include <array>
#include <cstdlib>

#include "text/date_phrase.hpp"

namespace entente {
namespace {

enum class Turn : std::uint8_t { none, last, same, next };  // last March, this March, next March

// What an expression names, in any order of its words.
struct Named {
  int weekday = -1, month = 0, day = 0, day_to = 0, year = 0, decade = 0, century = 0;
  int season = -1;  // 0 spring .. 3 winter
  int quarter = 0, half = 0;
  bool ordinal = false;
  Part part = Part::whole;
  Turn turn = Turn::none;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "13", "13th"; 0 when it is no day of a month.
int day_number(std::string_view word, bool& ordinal) {
  std::size_t digits = 0;
  while (digits < word.size() && is_digit(word[digits])) ++digits;
  const std::string_view tail = word.substr(digits);
  if (digits == 0 || digits > 2 || !is_one_of(tail, {"", "st", "nd", "rd", "th"})) return 0;
  const int day = small_number(word.substr(0, digits)).value_or(0);
  if (day > 31) return 0;
  ordinal = ordinal || !tail.empty();
  return day;
}

int season_named(std::string_view word) {
  if (word == "spring") return 0;
  if (word == "summer") return 1;
  if (word == "autumn" || word == "fall") return 2;
  return word == "winter" ? 3 : -1;
}

int ordinal_word(std::string_view word) {
  constexpr std::array<std::string_view, 4> kWords{"first", "second", "third", "fourth"};
  constexpr std::array<std::string_view, 4> kShort{"1st", "2nd", "3rd", "4th"};
  for (std::size_t i = 0; i < kWords.size(); ++i)
    if (word == kWords[i] || word == kShort[i]) return static_cast<int>(i) + 1;
  return 0;
}

class Naming {
 public:
  Naming(PhraseWords words, const Anchor& anchor) : words_(words), anchor_(anchor) {}

  std::optional<Named> read() {
    while (at_ < words_.size())
      if (!take()) return std::nullopt;
    return named_;
  }

 private:
  [[nodiscard]] std::string_view word(std::size_t ahead = 0) const {
    return at_ + ahead < words_.size() ? std::string_view(words_[at_ + ahead]) : std::string_view();
  }

  bool took(std::size_t count = 1) {
    at_ += count;
    return true;
  }

  bool take() {
    if (is_one_of(word(), {"on", "in", "at", "of", "the", "during", "around", "about", "sometime", "year", "month"}))
      return took();
    if (take_part() || take_turn() || take_quarter()) return true;
    if (const int weekday = weekday_named(word()); weekday >= 0 && named_.weekday < 0) {
      named_.weekday = weekday;
      return took();
    }
    if (const int month = month_named(word()); month > 0 && named_.month == 0) {
      named_.month = month;
      return took();
    }
    if (const int season = season_named(word()); season >= 0 && named_.season < 0) {
      named_.season = season;
      return took();
    }
    return take_year() || take_days();
  }

  bool take_part() {
    if (named_.part != Part::whole) return false;
    const std::size_t count = part_named(words_.subspan(at_), named_.part);
    return count > 0 && took(count);
  }

  bool take_turn() {
    const Turn turn = word() == "last" ? Turn::last : word() == "this" ? Turn::same : word() == "next" ? Turn::next : Turn::none;
    if (turn == Turn::none || named_.turn != Turn::none || named_.year != 0) return false;
    if (word(1) == "year" || word(1) == "year's") {  // "March last year"
      if (named_.month == 0 && named_.season < 0 && named_.quarter == 0 && named_.half == 0) return false;
      named_.year = anchor_.date.year() + (turn == Turn::last ? -1 : turn == Turn::next ? 1 : 0);
      return took(2);
    }
    named_.turn = turn;
    return took();
  }

  bool take_quarter() {
    const int number = ordinal_word(word());
    if (number == 0) return false;
    if (word(1) == "quarter") {
      named_.quarter = number;
      return took(2);
    }
    if (word(1) == "half" && number <= 2) {
      named_.half = number;
      return took(2);
    }
    return false;
  }

  bool take_year() {
    const std::string_view text = word();
    if (const auto year = year_number(text); year && named_.year == 0) {
      named_.year = *year;
      return took();
    }
    if (text.size() == 5 && text.ends_with("0s"))
      if (const auto year = year_number(text.substr(0, 4)); year && named_.decade == 0) {
        named_.decade = *year;
        return took();
      }
    bool ordinal = false;
    if (word(1) == "century" && day_number(text, ordinal) > 0 && ordinal) {
      named_.century = day_number(text, ordinal);
      return took(2);
    }
    return false;
  }

  bool take_days() {
    if (named_.day != 0) return false;
    std::string_view text = word();
    const std::size_t dash = text.find('-');
    named_.day = day_number(text.substr(0, dash), named_.ordinal);
    if (named_.day == 0) return false;
    if (dash != std::string_view::npos) {
      named_.day_to = day_number(text.substr(dash + 1), named_.ordinal);
      return named_.day_to > named_.day && took();
    }
    const bool links = is_one_of(word(1), {"to", "through", "and", "until"});
    const int second = links ? day_number(word(2), named_.ordinal) : 0;
    if (second > named_.day) {
      named_.day_to = second;
      return took(3);
    }
    return took();
  }

  PhraseWords words_;
  const Anchor& anchor_;
  std::size_t at_ = 0;
  Named named_;
};

// Which of three years' ranges (last, this, next) the tense or the turn means.
DateRange pick(const std::array<DateRange, 3>& years, const Anchor& anchor, Turn turn) {
  const Date now = anchor.date;
  const auto latest = [&](auto fits) {
    for (std::size_t i = years.size(); i-- > 0;)
      if (fits(years[i])) return years[i];
    return years.front();
  };
  const auto earliest = [&](auto fits) {
    for (const DateRange& year : years)
      if (fits(year)) return year;
    return years.back();
  };
  if (turn == Turn::last) return latest([&](const DateRange& range) { return range.to < now; });
  if (turn == Turn::same) return years[1];
  if (turn == Turn::next) return earliest([&](const DateRange& range) { return range.from > now; });
  if (anchor.tense == Tense::future) return earliest([&](const DateRange& range) { return range.to >= now; });
  // A dateline may lag the deed's own calendar by a day, so the day after the anchor is still this year's.
  if (anchor.tense == Tense::past) return latest([&](const DateRange& range) { return range.from <= now.plus(1); });
  const auto distance = [&](const DateRange& range) {
    if (range.from <= now && now <= range.to) return 0;
    return std::min(std::abs(range.from.days - now.days), std::abs(range.to.days - now.days));
  };
  return *std::min_element(years.begin(), years.end(),
                           [&](const DateRange& a, const DateRange& b) { return distance(a) < distance(b); });
}

template <typename Make>
DateRange by_year(const Named& named, const Anchor& anchor, const std::string& rule, Make make) {
  if (named.year != 0) return make(named.year, rule);
  const int year = std::clamp(anchor.date.year(), 2, 9998);
  std::string full = rule;
  if (named.turn == Turn::last) full = "last " + rule;
  if (named.turn == Turn::same) full = "this " + rule;
  if (named.turn == Turn::next) full = "next " + rule;
  if (named.turn == Turn::none) full += ", " + std::string(tense_words(anchor.tense));
  return pick({make(year - 1, full), make(year, full), make(year + 1, full)}, anchor, named.turn);
}

// 29 February and the like exist in some years only: the year that has it, nearest on the tense's side.
std::optional<DateRange> month_and_day(const Named& named, const Anchor& anchor) {
  const auto make = [&](int year) -> std::optional<DateRange> {
    const auto from = Date::checked(year, named.month, named.day);
    const auto to = named.day_to == 0 ? from : Date::checked(year, named.month, named.day_to);
    if (!from || !to) return std::nullopt;
    return range_of(*from, *to, named.day_to == 0 ? DatePrecision::day : DatePrecision::week, "month and day");
  };
  std::optional<DateRange> best;
  if (named.year != 0) {
    best = make(named.year);
  } else {
    const int step = anchor.tense == Tense::future ? 1 : -1;
    for (int i = -1; i <= 8 && !best; ++i) {
      const auto candidate = make(anchor.date.year() + i * step);
      if (!candidate) continue;
      const bool fits = anchor.tense == Tense::future ? candidate->to >= anchor.date : candidate->from <= anchor.date.plus(1);
      if (fits || anchor.tense == Tense::present) best = candidate;
    }
    if (anchor.tense == Tense::present)
      for (int i = -8; i <= 8; ++i)
        if (const auto other = make(anchor.date.year() + i))
          if (!best || std::abs(other->from.days - anchor.date.days) < std::abs(best->from.days - anchor.date.days)) best = other;
    if (best) best->rule += ", " + std::string(tense_words(anchor.tense));
  }
  if (best && named.weekday >= 0 && best->from.weekday() != named.weekday) best->rule += ", weekday disagrees";
  return best;
}

// "the 13th": the month nearest by tense that has such a day.
std::optional<DateRange> bare_day(const Named& named, const Anchor& anchor) {
  const int step = anchor.tense == Tense::future ? 1 : -1;
  const Date first = Date::of(anchor.date.year(), anchor.date.month(), 1);
  for (int i = 0; i <= 2; ++i) {
    const Date month = plus_months(first, i * step);
    const auto day = Date::checked(month.year(), month.month(), named.day);
    if (!day) continue;
    const bool fits = anchor.tense == Tense::future ? *day >= anchor.date : *day <= anchor.date.plus(1);
    if (fits) return one_day(*day, "day of the month, " + std::string(tense_words(anchor.tense)));
  }
  return std::nullopt;
}

std::optional<DateRange> year_alone(const Named& named) {
  const bool empty = named.turn == Turn::none && named.weekday < 0;
  if (!empty) return std::nullopt;
  if (named.year != 0) return part_of(year_of(named.year, "year"), named.part);
  if (named.decade != 0) {
    DateRange decade = range_of(Date::of(named.decade, 1, 1), Date::of(named.decade + 9, 12, 31), DatePrecision::open, "decade");
    return part_of(decade, named.part);
  }
  if (named.century >= 1 && named.century <= 99) {
    const int first = (named.century - 1) * 100 + 1;
    return part_of(range_of(Date::of(first, 1, 1), Date::of(first + 99, 12, 31), DatePrecision::open, "century"), named.part);
  }
  return std::nullopt;
}

DateRange months(int year, int first, int count, std::string rule) {
  const Date from = plus_months(Date::of(year, 1, 1), first - 1);
  return range_of(from, plus_months(from, count).plus(-1), DatePrecision::month, std::move(rule));
}

std::optional<DateRange> read_iso(PhraseWords words) {
  while (!words.empty() && (words.front() == "on" || words.front() == "in")) words = words.subspan(1);
  if (words.size() != 1) return std::nullopt;
  const std::string& word = words.front();
  if (const auto date = Date::parse_iso(word)) return one_day(*date, "iso date");
  if (word.size() == 9 && word[4] == '-') {
    const auto from = year_number(word.substr(0, 4));
    const auto to = year_number(word.substr(5));
    if (from && to && *from < *to)
      return range_of(Date::of(*from, 1, 1), Date::of(*to, 12, 31), DatePrecision::year, "years");
  }
  return std::nullopt;
}

}  // namespace

std::optional<DateRange> resolve_absolute(PhraseWords words, const Anchor& anchor) {
  if (auto iso = read_iso(words)) return iso;
  const std::optional<Named> named = Naming(words, anchor).read();
  if (!named) return std::nullopt;
  if (named->month != 0 && named->day != 0) return month_and_day(*named, anchor);
  if (named->day != 0) {
    if (!named->ordinal || named->year != 0 || named->part != Part::whole) return std::nullopt;
    return bare_day(*named, anchor);
  }
  if (named->weekday >= 0) return std::nullopt;
  if (named->month != 0)
    return part_of(by_year(*named, anchor, "month", [&](int year, std::string rule) { return month_of(year, named->month, std::move(rule)); }),
                  named->part);
  if (named->season >= 0)
    return part_of(by_year(*named, anchor, "season",
                          [&](int year, std::string rule) { return months(year, 3 + 3 * named->season, 3, std::move(rule)); }),
                  named->part);
  if (named->quarter != 0)
    return by_year(*named, anchor, "quarter", [&](int year, std::string rule) { return months(year, 3 * named->quarter - 2, 3, std::move(rule)); });
  if (named->half != 0)
    return by_year(*named, anchor, "half year", [&](int year, std::string rule) { return months(year, 6 * named->half - 5, 6, std::move(rule)); });
  return year_alone(*named);
}

}  // namespace entente
