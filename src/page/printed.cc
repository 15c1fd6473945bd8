// Readers of printed days and hours by hand, and the grammar of a line that holds nothing else.
#include "page/printed.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "page/months.hpp"
#include "page/shape.hpp"

namespace entente::page {
namespace {

// The run of letters or digits at `at`; empty when there is none.
std::string_view token_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  const bool digits = at < text.size() && is_digit(text[at]);
  while (end < text.size() && (digits ? is_digit(text[end]) : is_alpha(text[end])) &&
         blank_size(text, end) == 0)
    ++end;
  return text.substr(at, end - at);
}

int number_of(std::string_view token, std::size_t most_digits) {
  if (token.empty() || token.size() > most_digits) return 0;
  int value = 0;
  for (const char c : token) {
    if (!is_digit(c)) return 0;
    value = value * 10 + (c - '0');
  }
  return value;
}

bool is_day(int n) {
  return n >= 1 && n <= 31;
}
bool is_month(int n) {
  return n >= 1 && n <= 12;
}
bool is_year(int n) {
  return n >= 1800 && n <= 2199;
}

// Past blanks, commas and full stops, at most five bytes of them.
std::size_t skip_joint(std::string_view text, std::size_t at) {
  const std::size_t from = at;
  while (at < text.size() && at - from < 5) {
    const std::size_t blank = blank_size(text, at);
    if (blank == 0 && text[at] != ',' && text[at] != '.') break;
    at += std::max<std::size_t>(blank, 1);
  }
  return at;
}

// `de` and `of` between the parts of a date.
std::size_t skip_of(std::string_view text, std::size_t at) {
  const std::string_view token = token_at(text, at);
  if (!same_word(token, "de") && !same_word(token, "del") && !same_word(token, "of")) return at;
  return skip_joint(text, at + token.size());
}

void add_year(std::string_view text, PrintedDate& date) {
  const std::size_t at = skip_of(text, skip_joint(text, date.end));
  const std::string_view token = token_at(text, at);
  const int year = number_of(token, 4);
  // "14:05" after a day is an hour, "2022" is a year.
  if (!is_year(year) || token.size() != 4) return;
  date.year = year;
  date.end = at + token.size();
}

// 1st, 2nd, 3rd, 14th; Spanish and Italian ordinals.
std::size_t skip_ordinal(std::string_view text, std::size_t at) {
  const std::string_view token = token_at(text, at);
  for (const std::string_view mark : {"st", "nd", "rd", "th", "er"})
    if (same_word(token, mark)) return at + 2;
  if (text.substr(at, 2) == "\xC2\xBA" || text.substr(at, 2) == "\xC2\xB0") return at + 2;
  return at;
}

// 2022-03-14, 2022/03/14, 2022.3.14, 2022年3月14日
std::optional<PrintedDate> year_first(std::string_view text, std::size_t at) {
  const std::string_view head = token_at(text, at);
  const int year = number_of(head, 4);
  if (head.size() != 4 || !is_year(year)) return std::nullopt;
  std::size_t next = at + 4;
  if (text.substr(next, 3) == "\xE5\xB9\xB4") {
    const std::string_view month = token_at(text, next + 3);
    next += 3 + month.size();
    if (text.substr(next, 3) != "\xE6\x9C\x88") return std::nullopt;
    const std::string_view day = token_at(text, next + 3);
    next += 3 + day.size();
    if (text.substr(next, 3) != "\xE6\x97\xA5") return std::nullopt;
    const PrintedDate date{year, number_of(month, 2), number_of(day, 2), at, next + 3};
    return is_month(date.month) && is_day(date.day) ? std::optional(date) : std::nullopt;
  }
  if (next >= text.size()) return std::nullopt;
  const char joint = text[next];
  if (joint != '-' && joint != '/' && joint != '.') return std::nullopt;
  const std::string_view month = token_at(text, next + 1);
  next += 1 + month.size();
  if (next >= text.size() || text[next] != joint) return std::nullopt;
  const std::string_view day = token_at(text, next + 1);
  const PrintedDate date{year, number_of(month, 2), number_of(day, 2), at, next + 1 + day.size()};
  return is_month(date.month) && is_day(date.day) ? std::optional(date) : std::nullopt;
}

// 14.03.2022, 14/03/2022, 03/14/2022. Full stops put the day first; of slashes only what cannot be
// read the other way.
std::optional<PrintedDate> year_last(std::string_view text, std::size_t at) {
  const std::string_view first = token_at(text, at);
  std::size_t next = at + first.size();
  if (first.size() > 2 || next >= text.size()) return std::nullopt;
  const char joint = text[next];
  if (joint != '-' && joint != '/' && joint != '.') return std::nullopt;
  const std::string_view second = token_at(text, next + 1);
  next += 1 + second.size();
  if (second.empty() || second.size() > 2 || next >= text.size() || text[next] != joint)
    return std::nullopt;
  const std::string_view last = token_at(text, next + 1);
  const int year = number_of(last, 4), a = number_of(first, 2), b = number_of(second, 2);
  if (last.size() != 4 || !is_year(year)) return std::nullopt;
  PrintedDate date{year, b, a, at, next + 1 + last.size()};
  const bool day_first = is_day(a) && is_month(b), month_first = is_month(a) && is_day(b);
  if (!day_first && !month_first) return std::nullopt;
  if (day_first && month_first && a != b && joint == '/') return std::nullopt;
  if (!day_first) std::swap(date.day, date.month);
  return date;
}

// `14 March 2022`, `14th March, 2022`, `14. März`, `14 de marzo de 2022`
std::optional<PrintedDate> day_first(std::string_view text, std::size_t at) {
  const std::string_view token = token_at(text, at);
  const int day = number_of(token, 2);
  if (!is_day(day)) return std::nullopt;
  std::size_t next = skip_joint(text, skip_ordinal(text, at + token.size()));
  next = skip_of(text, next);
  const std::string_view word = token_at(text, next);
  const int month = month_of(word);
  if (month == 0 || next == at + token.size()) return std::nullopt;
  PrintedDate date{0, month, day, at, next + word.size()};
  add_year(text, date);
  // "14 may have died": the verb is no month.
  return word == "may" && date.year == 0 ? std::nullopt : std::optional(date);
}

// `March 14[, 2022]`, `Nov. 7`
std::optional<PrintedDate> month_first(std::string_view text, std::size_t at) {
  const std::string_view word = token_at(text, at);
  const int month = is_lower(word.front()) ? 0 : month_of(word);
  if (month == 0) return std::nullopt;
  const std::size_t next = skip_joint(text, at + word.size());
  const std::string_view token = token_at(text, next);
  const int day = number_of(token, 2);
  if (!is_day(day)) return std::nullopt;
  const std::size_t end = next + token.size();
  if (end + 1 < text.size() && text[end] == ':' && is_digit(text[end + 1])) return std::nullopt;
  PrintedDate date{0, month, day, at, skip_ordinal(text, end)};
  add_year(text, date);
  return date;
}

bool is_token_start(std::string_view text, std::size_t at) {
  if (!is_word(text[at]) || blank_size(text, at) != 0) return false;
  if (at == 0) return true;
  if (is_digit(text[at])) return !is_digit(text[at - 1]);
  return !is_alpha(text[at - 1]);
}

}  // namespace

std::optional<PrintedDate> read_printed_date(std::string_view text, std::size_t at) {
  if (!is_digit(text[at])) return month_first(text, at);
  if (const auto date = year_first(text, at)) return date;
  if (const auto date = year_last(text, at)) return date;
  return day_first(text, at);
}

std::optional<PrintedDate> find_printed_date(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at)
    if (is_token_start(text, at))
      if (const auto date = read_printed_date(text, at)) return date;
  return std::nullopt;
}

std::optional<Date> resolve_printed(const PrintedDate& printed, std::optional<Date> anchor) {
  if (printed.year != 0) return Date::checked(printed.year, printed.month, printed.day);
  if (!anchor) return std::nullopt;
  for (const int year : {anchor->year() + 1, anchor->year(), anchor->year() - 1}) {
    const auto date = Date::checked(year, printed.month, printed.day);
    if (date && *date <= anchor->plus(1)) return date;
  }
  return std::nullopt;
}

std::optional<Moment> resolve_printed(const PrintedMoment& printed, std::optional<Date> anchor) {
  const auto date = resolve_printed(printed.date, anchor);
  if (!date) return std::nullopt;
  Moment moment = moment_of(*date, "visible");
  if (!printed.clock) return moment;
  moment.seconds = printed.clock->seconds;
  moment.precision = printed.clock->precision;
  moment.zone = std::string(printed.clock->zone);
  if (moment.zone.empty()) return moment;
  // The zone is read by the one reader of zones.
  const auto zoned = parse_moment(date->iso() + "T00:00" + moment.zone, "visible");
  if (zoned) moment.offset = zoned->offset;
  return moment;
}

}  // namespace entente::page
