// Dateline grammar, read by hand: place [, region] [, date] agency mark [date] separator. Agencies
// differ in order and marks only; where nothing but a gazetteer can tell, the match is a guess.
#include "page/dateline.hpp"

#include <algorithm>
#include <array>

#include "page/cities.hpp"
#include "page/months.hpp"
#include "page/shape.hpp"

namespace entente::page {
namespace {

constexpr std::size_t kReach = 160;  // no dateline is longer
constexpr auto kDashes = std::to_array<std::string_view>(
    {"\xE2\x80\x94", "\xE2\x80\x93", "\xE2\x80\x95", "\xE2\x88\x92", "--", "-"});

bool is_small_word(std::string_view word) {
  constexpr auto small = std::to_array<std::string_view>(
      {"of", "the", "de", "la",  "al", "el", "du",  "des", "and", "on",  "in", "near", "y",
       "do", "da",  "d",  "off", "es", "le", "les", "am",  "an",  "der", "di", "au",   "aux"});
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
  constexpr auto markers = std::to_array<std::string_view>(
      {"claim",     "warning",  "update",     "breaking",   "exclusive", "analysis", "opinion",
       "watch",     "photos",   "video",      "correction", "live",      "note",     "editors",
       "factbox",   "profile",  "assessment", "facts",      "verdict",   "rating",   "editor's",
       "explainer", "timeline", "fact",       "key",        "read",      "more",     "listen",
       "correct",   "alert",    "urgent",     "summary"});
  const std::string lowered = lower(place);
  return std::any_of(markers.begin(), markers.end(), [&](std::string_view marker) {
    return find_phrase(lowered, marker) != std::string_view::npos;
  });
}

struct Mark {  // `(AFP)` or `/TASS/`
  std::size_t begin = 0, end = 0;
  const AgencyName* agency = nullptr;
};

const AgencyName* agency_inside(std::string_view inside, char closing) {
  const AgencyName* agency = find_agency(inside);
  if (agency != nullptr || closing != ')') return agency;
  // "(AFP/AP)", "(Reuters, Jan 8)", "(AP Photo)" is none.
  const std::size_t cut = inside.find_first_of("/,");
  return cut == std::string_view::npos ? nullptr : find_agency(inside.substr(0, cut));
}

std::optional<Mark> find_mark(std::string_view head) {
  for (std::size_t at = 0; at < head.size(); ++at) {
    if (head[at] != '(' && head[at] != '/') continue;
    const char closing = head[at] == '(' ? ')' : '/';
    const std::size_t end = head.find(closing, at + 1);
    if (end == std::string_view::npos || end - at > 40) continue;
    const AgencyName* agency = agency_inside(head.substr(at + 1, end - at - 1), closing);
    if (agency != nullptr) return Mark{at, end + 1, agency};
  }
  return std::nullopt;
}

// Without blanks, commas, dashes and full stops at its end.
std::string_view strip_marks(std::string_view text) {
  while (!text.empty()) {
    text = trim(text);
    // "Calif." and "D.C." keep their full stop.
    const bool stop = text.ends_with('.') && text.find(',') == std::string_view::npos;
    if (text.ends_with(',') || stop) {
      text.remove_suffix(1);
      continue;
    }
    const auto dash = std::find_if(kDashes.begin(), kDashes.end(),
                                   [&](std::string_view d) { return text.ends_with(d); });
    if (dash == kDashes.end()) break;
    text.remove_suffix(dash->size());
  }
  return trim(text);
}

// "RAMALLAH, Monday": the day of the week belongs to the date.
std::string_view strip_weekday(std::string_view text) {
  const std::size_t comma = text.rfind(',');
  if (comma == std::string_view::npos || !is_weekday(trim(text.substr(comma + 1)))) return text;
  return strip_marks(text.substr(0, comma));
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
    before = strip_weekday(before);
  }
  match.place = strip_marks(before);
  return match.place.empty() || is_place(match.place);
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && blank_size(text, at) != 0) at += blank_size(text, at);
  return at;
}

// Bytes of the separator at `at` with the blanks around it; 0 when there is none.
std::size_t separator_size(std::string_view text, std::size_t at) {
  const std::size_t from = at;
  bool stopped = false;
  while (at < text.size() && (blank_size(text, at) != 0 || text[at] == '.')) {
    stopped = stopped || text[at] == '.';
    at += std::max<std::size_t>(blank_size(text, at), 1);
  }
  std::size_t size = 0;
  for (const std::string_view dash : kDashes)
    if (size == 0 && text.substr(at).starts_with(dash)) size = dash.size();
  if (size == 0 && at < text.size() && text[at] == ':') size = 1;
  if (size == 0 && !stopped) return 0;
  return skip_blanks(text, at + size) - from;
}

// A printed date right after the mark: `(AP) Jan 8 - `.
std::size_t take_date(std::string_view paragraph, std::size_t end, DatelineMatch& match) {
  if (match.date || end >= paragraph.size()) return end;
  const auto date = find_printed_date(paragraph.substr(end, 28));
  if (!date || !strip_marks(paragraph.substr(end, date->begin)).empty()) return end;
  match.date = date;
  match.date->begin += end;
  match.date->end += end;
  return match.date->end;
}

void finish(std::string_view paragraph, std::size_t raw_end, std::size_t size,
            DatelineMatch& match) {
  match.raw = trim(paragraph.substr(0, raw_end));
  match.size = skip_blanks(paragraph, std::min(size, paragraph.size()));
}

// The first dash with blanks before it, or a double one; npos when the head has none.
std::size_t find_dash(std::string_view head, bool hyphen, std::size_t from = 0) {
  std::size_t first = std::string_view::npos;
  for (const std::string_view dash : kDashes) {
    if (dash == "-" && !hyphen) continue;
    const std::size_t at = head.find(std::string(" ") + std::string(dash), from);
    first = std::min(first, at);
  }
  return first;
}

bool is_capitals(std::string_view place) {
  for (const std::string_view word : words(place.substr(0, place.find(',')), 6))
    if (std::any_of(word.begin(), word.end(), is_lower) && !is_small_word(word)) return false;
  return std::any_of(place.begin(), place.end(), is_upper);
}

// A city whose style needs no agency: alone on the list, each of two, or capitals with a region.
bool is_sure_place(std::string_view place) {
  const std::size_t comma = place.find(',');
  const std::string_view city = trim(place.substr(0, comma));
  if (stands_alone(city)) return true;
  const std::size_t slash = city.find('/');
  return slash != std::string_view::npos && stands_alone(trim(city.substr(0, slash))) &&
         stands_alone(trim(city.substr(slash + 1)));
}

// `LONDON — text`, `PORT-AU-PRINCE, Haiti -- text`, `GENEVA, March 14 - text`.
std::optional<DatelineMatch> read_bare_head(std::string_view paragraph, std::string_view head,
                                            bool guess) {
  for (const bool hyphen : {false, true}) {
    const std::size_t at = find_dash(head, hyphen);
    if (at == std::string_view::npos) continue;
    DatelineMatch match;
    if (!read_before(head.substr(0, at), match) || match.place.empty()) continue;
    const auto list = words(match.place.substr(0, match.place.find(',')), 6);
    if (list.empty() || list.size() > 5 || is_caps_marker(match.place)) continue;
    const bool region = match.place.find(',') != std::string_view::npos;
    const bool capitals = is_capitals(match.place);
    const bool sure = capitals && (is_sure_place(match.place) || (region && !hyphen) || match.date);
    if (hyphen && !match.date && !(sure && guess)) continue;
    if (!sure && !(guess && (capitals || region))) continue;
    finish(paragraph, at, at + separator_size(paragraph, at), match);
    return match;
  }
  return std::nullopt;
}

// `Riyadh, March 14, 2022, SPA -- `, `Tehran, IRNA – `, `МОСКВА, 14 мар — РИА Новости. `, `HONG
// KONG - Media OutReach Newswire - 14 March 2022 - `: the agency stands without brackets.
std::optional<DatelineMatch> read_unbracketed(std::string_view paragraph, std::string_view head) {
  for (std::size_t at = 1; at < std::min<std::size_t>(head.size(), 80); ++at) {
    const bool joint = head[at - 1] == ' ' && at >= 2 && !is_word(head[at - 2]);
    const bool high_joint =
        head[at - 1] == ' ' && at >= 4 &&
        (head.substr(at - 4, 3) == "\xE2\x80\x94" || head.substr(at - 4, 3) == "\xE2\x80\x93");
    if (!(joint || high_joint) || is_lower(head[at]) || !is_alpha(head[at])) continue;
    std::size_t size = 0;
    const AgencyName* agency = find_agency_at_start(head.substr(at), size);
    if (agency == nullptr) continue;
    DatelineMatch match;
    if (!read_before(head.substr(0, at - 1), match) || match.place.empty()) continue;
    std::size_t end = take_date(paragraph, at + size, match);
    const std::size_t separator = separator_size(paragraph, end);
    if (separator == 0) continue;
    match.agency = agency;
    finish(paragraph, end, end + separator, match);
    return match;
  }
  return std::nullopt;
}

// 新华社北京3月14日电（记者甲、乙） text
std::optional<DatelineMatch> read_chinese_head(std::string_view paragraph) {
  constexpr std::string_view month = "\xE6\x9C\x88", day = "\xE6\x97\xA5", wire = "\xE7\x94\xB5",
                             report = "\xE8\xAE\xAF", open = "\xEF\xBC\x88", close = "\xEF\xBC\x89",
                             reporter = "\xE8\xAE\xB0\xE8\x80\x85";
  std::size_t at = paragraph.starts_with(open) ? open.size() : 0;
  if (at >= paragraph.size() || !is_high(paragraph[at])) return std::nullopt;
  std::size_t size = 0;
  DatelineMatch match;
  match.agency = find_agency_at_start(paragraph.substr(at), size);
  if (match.agency == nullptr) return std::nullopt;
  at += size;
  const std::string_view head = paragraph.substr(0, kReach);
  const std::size_t digits = head.find_first_of("0123456789", at);
  const std::size_t day_at = head.find(day, at);
  if (digits == std::string_view::npos || day_at == std::string_view::npos || digits > day_at ||
      digits - at > 40)
    return std::nullopt;
  match.place = trim(head.substr(at, digits - at));
  std::size_t end = day_at + day.size();
  for (const std::string_view mark : {wire, report})
    if (head.substr(end).starts_with(mark)) end += mark.size();
  const auto number = [&](std::size_t from) {
    int value = 0;
    while (from < head.size() && is_digit(head[from])) value = value * 10 + (head[from++] - '0');
    return value;
  };
  const std::size_t month_at = head.find(month, digits);
  if (month_at < day_at)
    match.date = PrintedDate{0, number(digits), number(month_at + month.size()), digits, day_at};
  if (head.substr(end).starts_with(open)) {
    const std::size_t past = paragraph.find(close, end);
    std::string_view inside = paragraph.substr(end + open.size(), 120);
    if (past != std::string_view::npos && past - end < 120 && inside.starts_with(reporter)) {
      inside = paragraph.substr(end + open.size() + reporter.size(),
                                past - end - open.size() - reporter.size());
      while (!inside.empty()) {
        const std::size_t joint = std::min(inside.find("\xE3\x80\x81"), inside.size());
        const std::string_view name = trim(inside.substr(0, joint));
        if (!name.empty()) match.reporters.push_back(name);
        inside.remove_prefix(std::min(joint + 3, inside.size()));
      }
      end = past + close.size();
    }
  }
  finish(paragraph, end, end, match);
  return match;
}

// `(ANSA) - ROME, MAR 14 - text`: the place follows the mark.
void add_place_behind(std::string_view paragraph, DatelineMatch& match) {
  const std::string_view rest = paragraph.substr(match.size);
  const auto behind = read_bare_head(rest, rest.substr(0, kReach / 2), false);
  if (!behind) return;
  match.place = behind->place;
  match.date = match.date ? match.date : behind->date;
  finish(paragraph, match.size + behind->raw.size(), match.size + behind->size, match);
}

}  // namespace

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
  } else if (!strip_marks(after).empty()) {
    return std::nullopt;
  }
  if (match.place.empty() && !match.date) return std::nullopt;
  match.raw = trim(line);
  match.agency = mark->agency;
  match.size = line.size();
  return match;
}

std::optional<DatelineMatch> read_dateline_head(std::string_view paragraph) {
  if (paragraph.empty()) return std::nullopt;
  if (is_high(paragraph.front()))
    if (auto match = read_chinese_head(paragraph)) return match;
  const std::string_view head = paragraph.substr(0, kReach);
  const auto mark = find_mark(head);
  DatelineMatch match;
  if (!mark || !read_before(head.substr(0, mark->begin), match)) {
    if (auto bare = read_unbracketed(paragraph, head)) return bare;
    return read_bare_head(paragraph, head, false);
  }
  const std::size_t end = take_date(paragraph, mark->end, match);
  const std::size_t separator = separator_size(paragraph, end);
  if (separator == 0 && !match.place.empty() && !match.date)
    return std::nullopt;  // "China (AP) said"
  match.agency = mark->agency;
  finish(paragraph, end, end + separator, match);
  if (match.place.empty() && separator != 0) add_place_behind(paragraph, match);
  return match;
}

std::optional<DatelineMatch> guess_dateline_head(std::string_view paragraph) {
  const std::string_view head = paragraph.substr(0, 80);
  if (auto match = read_bare_head(paragraph, head, true)) return match;
  const std::size_t colon = head.find(": ");
  if (colon == std::string_view::npos || colon < 3) return std::nullopt;
  DatelineMatch match;
  if (!read_before(head.substr(0, colon), match) || match.place.empty()) return std::nullopt;
  // "JANE ROE, HOST:" is who speaks.
  if (!is_capitals(match.place) || is_caps_marker(match.place) ||
      words(match.place, 6).size() > 4 || match.place.find(',') != std::string_view::npos)
    return std::nullopt;
  finish(paragraph, colon, colon + 2, match);
  return match;
}

std::optional<DatelineMatch> guess_dateline_line(std::string_view line) {
  if (line.size() > 40 || count_words(line) > 4) return std::nullopt;
  DatelineMatch match;
  if (!read_before(line, match) || match.place.empty() || !is_capitals(match.place) ||
      is_caps_marker(match.place))
    return std::nullopt;
  match.raw = line;
  match.size = line.size();
  return match;
}

}  // namespace entente::page
