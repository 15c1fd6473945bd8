// Days of the proleptic Gregorian calendar. Arithmetic is std::chrono's civil-from-days; years are
// kept to four digits so that iso() is always YYYY-MM-DD.
#include "text/date.hpp"

#include <array>
#include <chrono>

namespace entente {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

year_month_day civil(std::int32_t days) {
  return year_month_day{sys_days{std::chrono::days{days}}};
}

void append_padded(std::string& out, int value, int width) {
  std::array<char, 12> digits{};
  int count = 0;
  for (; value > 0 || count < width; value /= 10)
    digits.at(static_cast<std::size_t>(count++)) = static_cast<char>('0' + value % 10);
  while (count > 0) out += digits.at(static_cast<std::size_t>(--count));
}

std::optional<int> read_digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

Date Date::of(int year, int month, int day) {
  const year_month_day date{std::chrono::year{year},
                            std::chrono::month{static_cast<unsigned>(month)},
                            std::chrono::day{static_cast<unsigned>(day)}};
  return {static_cast<std::int32_t>(sys_days{date}.time_since_epoch().count())};
}

std::optional<Date> Date::checked(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31)
    return std::nullopt;
  const year_month_day date{std::chrono::year{year},
                            std::chrono::month{static_cast<unsigned>(month)},
                            std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  return of(year, month, day);
}

std::optional<Date> Date::parse_iso(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = read_digits(text.substr(0, 4));
  const auto month = read_digits(text.substr(5, 2));
  const auto day = read_digits(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  return checked(*year, *month, *day);
}

int Date::year() const {
  return static_cast<int>(civil(days).year());
}
int Date::month() const {
  return static_cast<int>(static_cast<unsigned>(civil(days).month()));
}
int Date::day() const {
  return static_cast<int>(static_cast<unsigned>(civil(days).day()));
}

int Date::weekday() const {
  constexpr int kThursday = 3;  // 1970-01-01
  const int offset = (days + kThursday) % 7;
  return offset < 0 ? offset + 7 : offset;
}

std::string Date::iso() const {
  const year_month_day date = civil(days);
  std::string out;
  int shown = static_cast<int>(date.year());
  if (shown < 0) {  // ISO 8601's sign for years before 0000
    out += '-';
    shown = -shown;
  }
  append_padded(out, shown, 4);
  out += '-';
  append_padded(out, static_cast<int>(static_cast<unsigned>(date.month())), 2);
  out += '-';
  append_padded(out, static_cast<int>(static_cast<unsigned>(date.day())), 2);
  return out;
}

std::string_view name(DatePrecision precision) {
  switch (precision) {
    case DatePrecision::minute: return "minute";
    case DatePrecision::day: return "day";
    case DatePrecision::week: return "week";
    case DatePrecision::month: return "month";
    case DatePrecision::year: return "year";
    case DatePrecision::open: return "open";
  }
  return "open";
}

}  // namespace entente
