// Date: a day of the proleptic Gregorian calendar; DateRange: what prose says about when, with how
// precise and by which rule.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace entente {

struct Date {
  std::int32_t days = 0;  // since 1970-01-01

  static Date of(int year, int month, int day);  // the arguments must be a valid date
  static std::optional<Date> checked(int year, int month,
                                     int day);                  // none for 30 February and the like
  static std::optional<Date> parse_iso(std::string_view text);  // YYYY-MM-DD exactly
  [[nodiscard]] int year() const;
  [[nodiscard]] int month() const;
  [[nodiscard]] int day() const;
  [[nodiscard]] int weekday() const;  // 0 Monday ... 6 Sunday (ISO order)
  [[nodiscard]] Date plus(int n) const { return {days + n}; }
  [[nodiscard]] std::string iso() const;
  // The calendar's ends stand for an end that is not known: "weeks ago" has no first day, "after
  // Monday" no last.
  static constexpr Date beginning() { return {-719162}; }  // 0001-01-01
  static constexpr Date end() { return {2932896}; }        // 9999-12-31
  auto operator<=>(const Date&) const = default;
};

enum class DatePrecision : std::uint8_t { minute, day, week, month, year, open };
[[nodiscard]] std::string_view name(DatePrecision precision);

struct DateRange {
  Date from, to;  // inclusive; equal for a day; Date::beginning() or Date::end() where that end is
                  // not known
  DatePrecision precision = DatePrecision::open;
  std::string rule;  // which rule resolved it: "weekday, past tense", "a day after", "dateline" ...
};

enum class Tense : std::uint8_t { past, present, future };

// Resolves one temporal expression of English news ("Monday", "last week", "a day after March 13",
// "in 2014", "overnight", "weeks ago") against the anchor, the item's date, and the tense of the
// verb it modifies. Past: the most recent such day <= anchor, the anchor included; future: the next
// one >= anchor; present: the nearest. Month and day without a year likewise, a day of grace for
// datelines in another time zone. "weeks ago" and "since 2014" are open: the end that is not known
// is the calendar's, or the anchor for what lasts until now. Durations ("seven hours", "for three
// days") and words that are no date give none; so do expressions of more than 512 bytes or 40
// words.
[[nodiscard]] std::optional<DateRange> resolve_date(std::string_view expression, Date anchor,
                                                    Tense tense);

}  // namespace entente
