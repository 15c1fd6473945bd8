// Dateline grammar, read by hand: place [, region] [, date] agency mark [date] separator. Agencies
// differ in order and marks only.
#include "page/dateline.hpp"

#include <algorithm>
#include <array>

#include "page/shape.hpp"

namespace entente::page {
namespace {

constexpr std::size_t kReach = 140;  // no dateline is longer
constexpr std::string_view kDash = "\xE2\x80\x94", kShortDash = "\xE2\x80\x93";

int month_of(std::string_view word) {
  constexpr std::array<std::string_view, 12> months = {
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  if (word.size() < 3) return 0;
  for (std::size_t i = 0; i < months.size(); ++i) {
    const bool whole = same_word(word, months[i]);
    const bool cut = (word.size() == 3 || (word.size() == 4 && i == 8)) &&
                     same_word(word, months[i].substr(0, word.size()));
    if (whole || cut) return static_cast<int>(i) + 1;
  }
  return 0;
}

// The next run of letters or digits at or after `at`; empty at the end.
std::string_view next_token(std::string_view text, std::size_t at) {
  while (at < text.size() && !is_word(text[at])) ++at;
  std::size_t end = at;
  const bool digits = at < text.size() && is_digit(text[at]);
  while (end < text.size() && (digits ? is_digit(text[end]) : is_alpha(text[end]))) ++end;
  return text.substr(at, end - at);
}

std::size_t offset_in(std::string_view text, std::string_view part) {
  return static_cast<std::size_t>(part.data() - text.data());
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
bool is_year(int n) {
  return n >= 1800 && n <= 2199;
}

// Only blanks, commas and full stops lie between two parts of a date.
bool close(std::string_view text, std::size_t from, std::size_t to) {
  for (std::size_t i = from; i < to; ++i)
    if (text[i] != ' ' && text[i] != ',' && text[i] != '.' && text[i] != '\xC2' &&
        text[i] != '\xA0')
      return false;
  return to - from <= 5;
}

void add_year(std::string_view text, PrintedDate& date) {
  const std::string_view token = next_token(text, date.end);
  const int year = number_of(token, 4);
  if (!is_year(year) || !close(text, date.end, offset_in(text, token))) return;
  date.year = year;
  date.end = offset_in(text, token) + token.size();
}

std::optional<PrintedDate> iso_date(std::string_view text, std::size_t at) {
  if (at + 10 > text.size() || text[at + 4] != '-' || text[at + 7] != '-') return std::nullopt;
  const int year = number_of(text.substr(at, 4), 4), month = number_of(text.substr(at + 5, 2), 2);
  const int day = number_of(text.substr(at + 8, 2), 2);
  if (!is_year(year) || month < 1 || month > 12 || !is_day(day)) return std::nullopt;
  return PrintedDate{year, month, day, at, at + 10};
}

// `March 14[, 2022]`, or `14 March [2022]` when the day stands before.
std::optional<PrintedDate> date_at_month(std::string_view text, std::string_view month_word,
                                         int month, std::string_view before) {
  const std::size_t month_end = offset_in(text, month_word) + month_word.size();
  const std::string_view after = next_token(text, month_end);
  const int day = number_of(after, 2);
  if (is_day(day) && close(text, month_end, offset_in(text, after))) {
    PrintedDate date{0, month, day, offset_in(text, month_word),
                     offset_in(text, after) + after.size()};
    add_year(text, date);
    return date;
  }
  const int day_before = number_of(before, 2);
  if (is_day(day_before) &&
      close(text, offset_in(text, before) + before.size(), offset_in(text, month_word))) {
    PrintedDate date{0, month, day_before, offset_in(text, before), month_end};
    add_year(text, date);
    return date;
  }
  return std::nullopt;
}

bool is_small_word(std::string_view word) {
  constexpr std::array<std::string_view, 17> small = {"of", "the", "de",  "la", "al", "el",
                                                      "du", "des", "and", "on", "in", "near",
                                                      "y",  "do",  "da",  "d",  "off"};
  return std::find(small.begin(), small.end(), word) != small.end();
}

bool is_place(std::string_view place) {
  if (place.empty() || place.size() > 70 || !is_alpha(place.front()) || is_lower(place.front()))
    return false;
  const auto list = words(place, 10);
  if (list.size() > 8) return false;
  for (const std::string_view word : list) {
    if (is_small_word(word)) continue;
    if (is_lower(word.front()) || is_digit(word.front())) return false;
    if (word.find_first_of("\"!?;:()$%") != std::string_view::npos) return false;
  }
  return true;
}

// Upper-case openings that look like a dateline and are none.
bool is_caps_marker(std::string_view place) {
  constexpr std::array<std::string_view, 18> markers = {
      "claim",   "warning", "update",  "breaking", "exclusive",  "analysis",
      "opinion", "watch",   "photos",  "video",    "correction", "live",
      "note",    "editors", "factbox", "profile",  "assessment", "facts"};
  const std::string lowered = lower(place);
  return std::any_of(markers.begin(), markers.end(), [&](std::string_view marker) {
    return find_phrase(lowered, marker) != std::string_view::npos;
  });
}

struct Mark {  // `(AFP)` or `/TASS/`
  std::size_t begin = 0, end = 0;
  const AgencyName* agency = nullptr;
};

std::optional<Mark> find_mark(std::string_view head) {
  for (std::size_t at = 0; at < head.size(); ++at) {
    if (head[at] != '(' && head[at] != '/') continue;
    const char closing = head[at] == '(' ? ')' : '/';
    const std::size_t end = head.find(closing, at + 1);
    if (end == std::string_view::npos || end - at > 40) continue;
    std::string_view inside = head.substr(at + 1, end - at - 1);
    const AgencyName* agency = find_agency(inside);
    if (agency == nullptr && closing == ')')
      agency = find_agency(inside.substr(0, inside.find_first_of("/-,")));
    if (agency != nullptr) return Mark{at, end + 1, agency};
  }
  return std::nullopt;
}

std::string_view strip_marks(std::string_view text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == ',' || text.back() == '.')) {
    // "Calif." and "D.C." keep their full stop.
    if (text.back() == '.' && text.find(',') != std::string_view::npos) break;
    text.remove_suffix(1);
  }
  return trim(text);
}

// What stands before the mark: a place, and perhaps a date after it.
bool read_before(std::string_view before, DatelineMatch& match) {
  const auto date = find_printed_date(before);
  if (date) {
    if (!strip_marks(before.substr(date->end)).empty()) return false;
    match.date = date;
    before = before.substr(0, date->begin);
    while (!before.empty() && (before.back() == ' ' || before.back() == ','))
      before.remove_suffix(1);
    if (!before.empty() && before.back() == '.' && before.find(',') == std::string_view::npos)
      before.remove_suffix(1);
  }
  match.place = strip_marks(before);
  return match.place.empty() || is_place(match.place);
}

// Bytes of the separator at `at` with the blanks around it; 0 when there is none.
std::size_t separator_size(std::string_view text, std::size_t at) {
  const std::size_t from = at;
  while (at < text.size() && (text[at] == ' ' || text[at] == '.')) ++at;
  std::size_t size = 0;
  if (text.substr(at, 3) == kDash || text.substr(at, 3) == kShortDash) {
    size = 3;
  } else if (text.substr(at, 2) == "--") {
    size = 2;
  } else if (at < text.size() && (text[at] == '-' || text[at] == ':')) {
    size = 1;
  }
  const bool stopped =
      at > from && text.substr(from, at - from).find('.') != std::string_view::npos;
  if (size == 0 && !stopped) return 0;
  at += size;
  while (at < text.size() && blank_size(text, at) != 0) at += blank_size(text, at);
  return at - from;
}

// `WASHINGTON — text` and `LONDON -- text`: capitals and a long dash stand for the agency's mark.
std::optional<DatelineMatch> read_bare_head(std::string_view paragraph, std::string_view head) {
  std::size_t at = std::min(head.find(" \xE2\x80\x94"), head.find(" -- "));
  at = std::min(at, head.find(" \xE2\x80\x93 "));
  if (at == std::string_view::npos) return std::nullopt;
  DatelineMatch match;
  if (!read_before(head.substr(0, at), match) || match.place.empty()) return std::nullopt;
  const auto list = words(match.place.substr(0, match.place.find(',')), 6);
  if (list.empty() || list.size() > 4 || is_caps_marker(match.place)) return std::nullopt;
  for (const std::string_view word : list)
    if (std::any_of(word.begin(), word.end(), is_lower)) return std::nullopt;
  match.raw = trim(head.substr(0, at));
  match.size = at + separator_size(paragraph, at);
  return match;
}

}  // namespace

const AgencyName* find_agency(std::string_view text) {
  text = trim(text);
  for (const AgencyName& agency : kAgencies) {
    if (same_word(text, agency.code) || same_word(text, agency.name)) return &agency;
    std::string_view rest = agency.aliases;
    while (!rest.empty()) {
      const std::size_t bar = std::min(rest.find('|'), rest.size());
      if (same_word(text, rest.substr(0, bar))) return &agency;
      rest.remove_prefix(std::min(bar + 1, rest.size()));
    }
  }
  return nullptr;
}

std::optional<PrintedDate> find_printed_date(std::string_view text) {
  std::string_view before = text.substr(0, 0);
  for (std::string_view token = next_token(text, 0); !token.empty();
       token = next_token(text, offset_in(text, token) + token.size())) {
    if (token.size() == 4 && is_digit(token.front()))
      if (const auto iso = iso_date(text, offset_in(text, token))) return iso;
    const int month = is_upper(token.front()) ? month_of(token) : 0;
    if (month != 0)
      if (const auto date = date_at_month(text, token, month, before)) return date;
    before = token;
  }
  return std::nullopt;
}

std::optional<DatelineMatch> read_dateline_line(std::string_view line) {
  if (line.size() > kReach) return std::nullopt;
  const auto mark = find_mark(line);
  if (!mark) return std::nullopt;
  DatelineMatch match;
  if (!read_before(line.substr(0, mark->begin), match)) return std::nullopt;
  const std::string_view after = line.substr(mark->end);
  if (const auto date = find_printed_date(after)) {
    const bool alone = strip_marks(after.substr(0, date->begin)).empty() &&
                       strip_marks(after.substr(date->end)).empty();
    if (!alone) return std::nullopt;
    match.date = date;
  } else if (!trim(after).empty()) {
    return std::nullopt;
  }
  if (match.place.empty() && !match.date) return std::nullopt;
  match.raw = trim(line);
  match.agency = mark->agency;
  match.size = line.size();
  return match;
}

std::optional<DatelineMatch> read_dateline_head(std::string_view paragraph) {
  const std::string_view head = paragraph.substr(0, kReach);
  const auto mark = find_mark(head);
  if (!mark) return read_bare_head(paragraph, head);
  DatelineMatch match;
  if (!read_before(head.substr(0, mark->begin), match)) return read_bare_head(paragraph, head);
  std::size_t end = mark->end;
  if (const auto date = find_printed_date(paragraph.substr(end, 24)))
    if (!match.date && strip_marks(paragraph.substr(end, date->begin)).empty()) {
      match.date = date;
      end += date->end;
    }
  const std::size_t separator = separator_size(paragraph, end);
  if (separator == 0 && !match.place.empty() && !match.date)
    return std::nullopt;  // "China (AP) said"
  match.agency = mark->agency;
  match.raw = trim(paragraph.substr(0, end));
  match.size = end + separator;
  while (match.size < paragraph.size() && blank_size(paragraph, match.size) != 0)
    match.size += blank_size(paragraph, match.size);
  return match;
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

std::optional<PrintedDate> read_date_line(std::string_view line) {
  if (line.size() > 80) return std::nullopt;
  const auto date = find_printed_date(line);
  if (!date || date->year == 0) return std::nullopt;
  const std::string before = lower(trim(line.substr(0, date->begin)));
  constexpr std::array<std::string_view, 16> openings = {
      "published", "updated", "issued",    "posted",   "modified", "last",     "date",   "on",
      "monday",    "tuesday", "wednesday", "thursday", "friday",   "saturday", "sunday", "first"};
  if (before.empty() && count_words(line.substr(date->end)) <= 5) return date;
  for (const std::string_view opening : openings)
    if (before.starts_with(opening) && count_words(before) <= 4) return date;
  return std::nullopt;
}

}  // namespace entente::page
