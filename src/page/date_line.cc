// The grammar of a line of days and hours: tokens are dates, clocks, labels, fillers or strangers;
// a line with too many strangers is none. Hours before posts of live blogs are read here too.
#include <algorithm>
#include <array>
#include <string>

#include "page/months.hpp"
#include "page/printed.hpp"
#include "page/shape.hpp"

namespace entente::page {
namespace {

constexpr std::size_t kLongest = 160;

int two_digits(std::string_view text, std::size_t at, std::size_t& end) {
  int value = 0;
  end = at;
  while (end < text.size() && end - at < 2 && is_digit(text[end]))
    value = value * 10 + (text[end++] - '0');
  return end == at ? -1 : value;
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && blank_size(text, at) != 0) at += blank_size(text, at);
  return at;
}

// `am`, `p.m.`, `PM`: 0 none, 1 before noon, 2 after.
int read_half(std::string_view text, std::size_t at, std::size_t& end) {
  at = skip_blanks(text, at);
  for (const std::string_view form : {"a.m.", "p.m.", "a.m", "p.m", "am", "pm"}) {
    if (!same_word(text.substr(at, form.size()), form)) continue;
    end = at + form.size();
    if (end < text.size() && is_word(text[end])) continue;
    return to_lower(form.front()) == 'a' ? 1 : 2;
  }
  return 0;
}

// `GMT`, `(IST)`, `ET`, `+02:00`, `GMT+3`; a view of the name without brackets.
std::string_view read_zone(std::string_view text, std::size_t at, std::size_t& end) {
  at = skip_blanks(text, at);
  const bool bracket = at < text.size() && text[at] == '(';
  if (bracket) ++at;
  std::size_t past = at;
  while (past < text.size() && is_upper(text[past])) ++past;
  std::string_view zone = text.substr(at, past - at);
  const bool named = zone.size() >= 2 && (past == text.size() || !is_word(text[past])) &&
                     zone_offset(zone, Date::of(2022, 1, 1)).has_value();
  const bool sign = past < text.size() && (text[past] == '+' || text[past] == '-');
  if ((named || zone.empty()) && sign && past + 1 < text.size() && is_digit(text[past + 1])) {
    std::size_t digits = past + 1;
    while (digits < text.size() && (is_digit(text[digits]) || text[digits] == ':')) ++digits;
    if (digits - past <= 6 && (named || digits - past >= 5)) {
      zone = text.substr(named && digits - past < 5 ? at : past,
                         digits - (named && digits - past < 5 ? at : past));
      past = digits;
    } else if (!named) {
      return {};
    }
  } else if (!named) {
    return {};
  }
  if (bracket && (past >= text.size() || text[past] != ')')) return {};
  end = past + (bracket ? 1 : 0);
  return zone;
}

struct Label {
  std::string_view words;  // lower case
  MomentKind kind;
};
constexpr auto kLabels = std::to_array<Label>({
    {"first published", MomentKind::published},
    {"originally published", MomentKind::published},
    {"published", MomentKind::published},
    {"publication date", MomentKind::published},
    {"posted", MomentKind::published},
    {"issued", MomentKind::published},
    {"created", MomentKind::published},
    {"filed", MomentKind::published},
    {"released", MomentKind::published},
    {"date", MomentKind::published},
    {"publi\xC3\xA9", MomentKind::published},
    {"publicado", MomentKind::published},
    {"pubblicato", MomentKind::published},
    {"ver\xC3\xB6"
     "ffentlicht",
     MomentKind::published},
    {"erstellt", MomentKind::published},
    {"gepubliceerd", MomentKind::published},
    {"опубликовано", MomentKind::published},
    {"Опубликовано", MomentKind::published},
    {"发布时间", MomentKind::published},
    {"发表时间", MomentKind::published},
    {"نشر", MomentKind::published},
    {"last modified", MomentKind::modified},
    {"last updated", MomentKind::modified},
    {"last update", MomentKind::modified},
    {"updated", MomentKind::modified},
    {"update", MomentKind::modified},
    {"modified", MomentKind::modified},
    {"edited", MomentKind::modified},
    {"corrected", MomentKind::modified},
    {"mis \xC3\xA0 jour", MomentKind::modified},
    {"modifi\xC3\xA9", MomentKind::modified},
    {"actualizado", MomentKind::modified},
    {"atualizado", MomentKind::modified},
    {"aggiornato", MomentKind::modified},
    {"aktualisiert", MomentKind::modified},
    {"zuletzt aktualisiert", MomentKind::modified},
    {"stand", MomentKind::modified},
    {"обновлено", MomentKind::modified},
    {"Обновлено", MomentKind::modified},
    {"更新时间", MomentKind::modified},
    {"آخر تحديث", MomentKind::modified},
});

bool is_filler(std::string_view word) {
  constexpr auto fillers = std::to_array<std::string_view>(
      {"at",     "on",       "the", "of",      "um",        "uhr",      "le",     "les",    "el",
       "en",     "a",        "as",  "de",      "am",        "den",      "vom",    "time",   "local",
       "hrs",    "hr",       "h",   "min",     "mins",      "read",     "source", "editor", "by",
       "minute", "minutes",  "ago", "and",     "du",        "il",       "alle",   "ore",    "в",
       "г",      "\xC3\xA0", "t",   "edition", "\xC3\xA1s", "\xC3\xA0s"});
  return std::any_of(fillers.begin(), fillers.end(),
                     [&](std::string_view filler) { return same_word(filler, word); });
}

// Reads a line from left to right; a label holds for what follows until the next one.
class LineReader {
 public:
  explicit LineReader(std::string_view line) : line_(line), lowered_(lower(line)) {}

  std::optional<DateLine> read() {
    while (at_ < line_.size()) {
      if (!is_word(line_[at_]) || blank_size(line_, at_) != 0) {
        ++at_;
        continue;
      }
      if (!take_date() && !take_clock() && !take_label() && !take_agency()) take_word();
      if (strangers_ > 4) return std::nullopt;
    }
    if (out_.moments.empty()) return std::nullopt;
    const bool year = std::any_of(out_.moments.begin(), out_.moments.end(),
                                  [](const PrintedMoment& m) { return m.date.year != 0; });
    if (!year && !labelled_) return std::nullopt;
    // A few names beside the date are a place or a desk; a clause in front of it is prose.
    if (strangers_ > (labelled_ ? 3 : 4) || before_ > 1) return std::nullopt;
    return std::move(out_);
  }

 private:
  bool take_date() {
    const auto date = read_printed_date(line_, at_);
    if (!date) return false;
    PrintedMoment moment;
    moment.kind = kind_;
    moment.date = *date;
    moment.clock = waiting_;
    waiting_.reset();
    fresh_label_ = false;
    out_.moments.push_back(moment);
    at_ = date->end;
    return true;
  }

  bool take_clock() {
    const auto clock = read_printed_clock(line_, at_);
    if (!clock) return false;
    const bool joins = !out_.moments.empty() && !out_.moments.back().clock && !fresh_label_;
    if (joins) {
      out_.moments.back().clock = clock;
    } else {
      waiting_ = clock;
    }
    at_ = clock->end;
    return true;
  }

  bool take_label() {
    for (const Label& label : kLabels) {
      const std::string_view rest = std::string_view(lowered_).substr(at_);
      if (!rest.starts_with(label.words)) continue;
      const std::size_t end = at_ + label.words.size();
      if (end < line_.size() && is_word(line_[end]) && blank_size(line_, end) == 0 &&
          !is_high(label.words.back()))
        continue;
      // "last updated" is one label, and so is "first published on": a label just read gives way.
      kind_ = label.kind;
      labelled_ = fresh_label_ = true;
      at_ = end;
      return true;
    }
    return false;
  }

  bool take_agency() {
    std::size_t size = 0;
    const AgencyName* agency = find_agency_at_start(line_.substr(at_), size);
    if (agency == nullptr) return false;
    out_.agency = agency;
    at_ += size;
    return true;
  }

  void take_word() {
    std::size_t end = at_;
    while (end < line_.size() && is_word(line_[end]) && blank_size(line_, end) == 0) ++end;
    const std::string_view word = line_.substr(at_, end - at_);
    at_ = end;
    if (is_weekday(word) || is_filler(word)) return;
    if (is_digit(word.front()) && word.size() <= 2) return;  // "3 min read"
    ++strangers_;
    if (out_.moments.empty() && !labelled_) ++before_;
  }

  std::string_view line_;
  std::string lowered_;
  std::size_t at_ = 0;
  int strangers_ = 0, before_ = 0;
  MomentKind kind_ = MomentKind::unlabelled;
  bool labelled_ = false, fresh_label_ = false;
  std::optional<PrintedClock> waiting_;
  DateLine out_;
};

}  // namespace

std::optional<PrintedClock> read_printed_clock(std::string_view text, std::size_t at) {
  if (at >= text.size() || !is_digit(text[at])) return std::nullopt;
  std::size_t end = at;
  const int hour = two_digits(text, at, end);
  PrintedClock clock;
  clock.begin = at;
  if (end < text.size() && is_digit(text[end])) {  // 1542 GMT
    std::size_t past = end;
    const int minute = two_digits(text, end, past);
    if (past - at != 4 || (past < text.size() && is_word(text[past])) || hour > 23 || minute > 59)
      return std::nullopt;
    clock.zone = read_zone(text, past, clock.end);
    if (clock.zone.empty()) return std::nullopt;
    clock.seconds = hour * 3600 + minute * 60;
    return clock;
  }
  int minute = -1, second = -1;
  const bool colon = end < text.size() && text[end] == ':';
  const bool dot = end < text.size() && text[end] == '.';
  const bool letter = end < text.size() && text[end] == 'h';
  if (colon || dot || letter) {
    std::size_t past = end;
    minute = two_digits(text, end + 1, past);
    if (past - end != 3) minute = -1;
    if (minute >= 0) end = past;
    if (colon && minute >= 0 && end < text.size() && text[end] == ':') {
      second = two_digits(text, end + 1, past);
      if (past - end == 3) end = past;
    }
  }
  std::size_t after = end;
  const int half = read_half(text, end, after);
  if (half != 0) end = after;
  if (minute < 0 && half == 0) return std::nullopt;
  if (end < text.size() && is_word(text[end]) && blank_size(text, end) == 0) return std::nullopt;
  if (hour > 24 || minute > 59 || second > 60 || (half != 0 && (hour < 1 || hour > 12)))
    return std::nullopt;
  // "2:43 min" is the length of a film.
  if (half == 0 && lower(text.substr(skip_blanks(text, end), 3)) == "min") return std::nullopt;
  clock.end = end;
  clock.zone = read_zone(text, end, clock.end);
  // "15.42" is a number unless something says that it is an hour.
  if (dot && half == 0 && clock.zone.empty()) {
    const bool uhr = lower(trim(text.substr(end, 5))).starts_with("uhr");
    if (!uhr) return std::nullopt;
  }
  const int full = half == 0 ? hour % 24 : hour % 12 + (half == 2 ? 12 : 0);
  clock.seconds = full * 3600 + std::max(minute, 0) * 60;
  if (second >= 0) {
    clock.seconds += std::min(second, 59);
    clock.precision = MomentPrecision::second;
  }
  return clock;
}

std::optional<DateLine> read_date_line(std::string_view line) {
  if (line.size() > kLongest || line.empty()) return std::nullopt;
  if (std::none_of(line.begin(), line.end(), is_digit)) return std::nullopt;
  return LineReader(line).read();
}

std::optional<MomentKind> read_moment_label(std::string_view line) {
  while (line.ends_with(':') || line.ends_with(' ')) line.remove_suffix(1);
  const std::string lowered = lower(line);
  for (const Label& label : kLabels)
    if (lowered == label.words) return label.kind;
  return std::nullopt;
}

std::size_t post_hour_size(std::string_view text) {
  std::string_view head = text.substr(0, 48);
  std::size_t at = 0;
  for (const std::string_view opening :
       {"posted at ", "updated at ", "published at ", "posted ", "at "})
    if (lower(head.substr(0, opening.size())) == opening) {
      at = opening.size();
      break;
    }
  const auto clock = read_printed_clock(head, at);
  std::size_t end = clock ? clock->end : 0;
  if (!clock) {  // "12 minutes ago", "2h ago"
    std::size_t past = at;
    while (past < head.size() && is_digit(head[past])) ++past;
    if (past == at || past - at > 2) return 0;
    const std::string rest = lower(trim(head.substr(past)));
    for (const std::string_view unit :
         {"m ago", "h ago", "min ago", "mins ago", "minute ago", "minutes ago", "hour ago",
          "hours ago", "hr ago", "hrs ago"})
      if (rest.starts_with(unit)) end = head.find("ago", past) + 3;
    if (end == 0 || end > head.size()) return 0;
  }
  // What follows is a separator, the end, or nothing but a zone already read.
  std::size_t next = skip_blanks(text, end);
  if (next == text.size()) return next;
  for (const std::string_view mark :
       {"\xE2\x80\x94", "\xE2\x80\x93", "--", "-", "|", ":", "\xC2\xB7", "."})
    if (text.substr(next).starts_with(mark)) return skip_blanks(text, next + mark.size());
  return 0;
}

}  // namespace entente::page
