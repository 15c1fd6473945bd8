// Moments as metadata and feeds write them: ISO 8601 in its usual spellings and RFC 2822. A hand
// reader, so that a faulty tail is no moment rather than half of one.
#include "page/moment.hpp"

#include <algorithm>
#include <array>

#include "page/shape.hpp"

namespace entente {
namespace {

using page::is_alpha;
using page::is_digit;

// Reads from the front; each step says whether it could.
struct Cursor {
  std::string_view text;
  std::size_t at = 0;

  [[nodiscard]] bool done() const { return at >= text.size(); }
  bool skip(char c) {
    if (done() || text[at] != c) return false;
    ++at;
    return true;
  }
  void skip_blanks() {
    while (!done() && text[at] == ' ') ++at;
  }
  std::optional<int> number(std::size_t least, std::size_t most) {
    std::size_t end = at;
    int value = 0;
    while (end < text.size() && end - at < most && is_digit(text[end]))
      value = value * 10 + (text[end++] - '0');
    if (end - at < least) return std::nullopt;
    at = end;
    return value;
  }
  std::string_view word() {
    const std::size_t begin = at;
    while (!done() && is_alpha(text[at])) ++at;
    return text.substr(begin, at - begin);
  }
};

// hh:mm[:ss[.fraction]], or hhmm[ss].
bool read_clock(Cursor& cursor, Moment& moment) {
  const auto hour = cursor.number(1, 2);
  if (!hour) return false;
  const bool colon = cursor.skip(':');
  const auto minute = cursor.number(2, 2);
  if (!minute || *hour > 24 || *minute > 59) return false;
  moment.precision = MomentPrecision::minute;
  moment.seconds = (*hour % 24) * 3600 + *minute * 60;
  if (*hour == 24) moment.date = moment.date.plus(1);
  if (colon ? !cursor.skip(':') : (cursor.done() || !is_digit(cursor.text[cursor.at]))) return true;
  const auto second = cursor.number(2, 2);
  if (!second || *second > 60) return false;
  moment.seconds += std::min(*second, 59);
  moment.precision = MomentPrecision::second;
  if (cursor.skip('.') || cursor.skip(',')) return cursor.number(1, 9).has_value();
  return true;
}

// Z, +02:00, +0200, +02, a short name; nothing at all is no zone.
bool read_zone(Cursor& cursor, Moment& moment) {
  cursor.skip_blanks();
  if (cursor.done()) return true;
  const std::size_t begin = cursor.at;
  const char sign = cursor.text[cursor.at];
  if (sign == '+' || sign == '-') {
    ++cursor.at;
    const auto hours = cursor.number(2, 2);
    cursor.skip(':');
    const int minutes = cursor.number(2, 2).value_or(0);
    if (!hours || *hours > 15 || minutes > 59) return false;
    const int size = *hours * 60 + minutes;
    moment.offset = sign == '-' ? -size : size;
  } else {
    const std::string_view zone = cursor.word();
    if (zone.empty() || zone.size() > 5) return false;
    moment.offset = zone_offset(zone, moment.date);
  }
  moment.zone = std::string(cursor.text.substr(begin, cursor.at - begin));
  cursor.skip_blanks();
  return cursor.done();
}

// 2022-03-14 or 20220314.
bool read_day(Cursor& cursor, Moment& moment) {
  const auto year = cursor.number(4, 4);
  if (!year) return false;
  const bool dashed = cursor.skip('-');
  const auto month = cursor.number(dashed ? 1 : 2, 2);
  if (!month || (dashed && !cursor.skip('-'))) return false;
  const auto day = cursor.number(dashed ? 1 : 2, 2);
  if (!day || *year < 1800 || *year > 2199) return false;
  const auto date = Date::checked(*year, *month, *day);
  if (!date) return false;
  moment.date = *date;
  return true;
}

int month_of(std::string_view word) {
  constexpr std::array<std::string_view, 12> months = {"jan", "feb", "mar", "apr", "may", "jun",
                                                       "jul", "aug", "sep", "oct", "nov", "dec"};
  if (word.size() < 3) return 0;
  for (std::size_t i = 0; i < months.size(); ++i)
    if (page::same_word(word.substr(0, 3), months[i])) return static_cast<int>(i) + 1;
  return 0;
}

// [Mon, ]14 Mar 2022[ 15:42[:07] zone]
std::optional<Moment> read_mail_date(std::string_view text) {
  Cursor cursor{text};
  Moment moment;
  if (!cursor.word().empty() && !cursor.skip(',')) return std::nullopt;
  cursor.skip_blanks();
  const auto day = cursor.number(1, 2);
  cursor.skip_blanks();
  const int month = month_of(cursor.word());
  cursor.skip_blanks();
  const auto year = cursor.number(4, 4);
  if (!day || month == 0 || !year) return std::nullopt;
  const auto date = Date::checked(*year, month, *day);
  if (!date) return std::nullopt;
  moment.date = *date;
  cursor.skip_blanks();
  if (cursor.done()) return moment;
  if (!read_clock(cursor, moment) || !read_zone(cursor, moment)) return std::nullopt;
  return moment;
}

std::optional<Moment> read_iso(std::string_view text) {
  Cursor cursor{text};
  Moment moment;
  if (!read_day(cursor, moment)) return std::nullopt;
  if (cursor.done()) return moment;
  if (!cursor.skip('T') && !cursor.skip('t') && !cursor.skip(' ')) {
    return read_zone(cursor, moment) ? std::optional(moment) : std::nullopt;  // 2022-03-14Z
  }
  cursor.skip_blanks();
  if (!read_clock(cursor, moment) || !read_zone(cursor, moment)) return std::nullopt;
  return moment;
}

// Since 2007: from the second Sunday of March to the first of November.
bool is_us_summer(Date day) {
  const auto first_sunday = [&](int month) {
    const Date first = Date::of(day.year(), month, 1);
    return first.plus(6 - first.weekday());
  };
  return day >= first_sunday(3).plus(7) && day < first_sunday(11);
}

void append_two(std::string& out, int value) {
  out += static_cast<char>('0' + value / 10 % 10);
  out += static_cast<char>('0' + value % 10);
}

}  // namespace

std::string Moment::iso() const {
  std::string out = date.iso();
  if (precision == MomentPrecision::day) return out;
  out += 'T';
  append_two(out, seconds / 3600);
  out += ':';
  append_two(out, seconds / 60 % 60);
  if (precision == MomentPrecision::second) {
    out += ':';
    append_two(out, seconds % 60);
  }
  if (!offset) return out;
  if (*offset == 0) return out + 'Z';
  const int size = *offset < 0 ? -*offset : *offset;
  out += *offset < 0 ? '-' : '+';
  append_two(out, size / 60);
  out += ':';
  append_two(out, size % 60);
  return out;
}

Moment moment_of(Date day, std::string_view rule) {
  Moment moment;
  moment.date = day;
  moment.rule = std::string(rule);
  return moment;
}

std::optional<Moment> parse_moment(std::string_view text, std::string_view rule) {
  text = trim(text);
  if (text.empty() || text.size() > 64) return std::nullopt;
  auto moment = is_digit(text.front()) ? read_iso(text) : std::nullopt;
  if (!moment) moment = read_mail_date(text);
  if (moment) moment->rule = std::string(rule);
  return moment;
}

std::optional<int> zone_offset(std::string_view zone, Date on) {
  struct Zone {
    std::string_view name;
    int minutes;
  };
  // As news prints them; of names with two meanings the one that news means.
  constexpr auto zones = std::to_array<Zone>({
      {"Z", 0},      {"UT", 0},     {"UTC", 0},    {"GMT", 0},     {"WET", 0},    {"BST", 60},
      {"WEST", 60},  {"CET", 60},   {"MEZ", 60},   {"WAT", 60},    {"CEST", 120}, {"MESZ", 120},
      {"EET", 120},  {"SAST", 120}, {"CAT", 120},  {"EEST", 180},  {"MSK", 180},  {"EAT", 180},
      {"TRT", 180},  {"GST", 240},  {"PKT", 300},  {"IST", 330},   {"NPT", 345},  {"BDT", 360},
      {"ICT", 420},  {"WIB", 420},  {"SGT", 480},  {"HKT", 480},   {"PHT", 480},  {"AWST", 480},
      {"JST", 540},  {"KST", 540},  {"ACST", 570}, {"AEST", 600},  {"AEDT", 660}, {"NZST", 720},
      {"NZDT", 780}, {"EST", -300}, {"EDT", -240}, {"CST", -360},  {"CDT", -300}, {"MST", -420},
      {"MDT", -360}, {"PST", -480}, {"PDT", -420}, {"AKST", -540}, {"HST", -600}, {"BRT", -180},
      {"ART", -180},
  });
  for (const Zone& known : zones)
    if (page::same_word(zone, known.name)) return known.minutes;
  // "ET" is summer or winter time by the day.
  for (const Zone& known : {Zone{"ET", -300}, Zone{"CT", -360}, Zone{"MT", -420}, Zone{"PT", -480}})
    if (page::same_word(zone, known.name)) return known.minutes + (is_us_summer(on) ? 60 : 0);
  return std::nullopt;
}

}  // namespace entente
