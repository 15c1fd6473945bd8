// Expressions that count from the anchor: "today", "late Sunday", "two weeks ago", "last month", "in the coming weeks",
// "a day after Monday". Where the words give one end only, the range is open and its known end is the bound.
#include <algorithm>
#include <array>

#include "text/date_phrase.hpp"

namespace entente {
namespace {

// Vague counts and bare plurals reach this far: "recent weeks", "the coming months".
int horizon(Unit unit) {
  switch (unit) {
    case Unit::hour: return 24;
    case Unit::day: return 7;
    case Unit::week: return 8;
    case Unit::month: return 12;
    case Unit::year: return 10;
    case Unit::decade: return 5;
  }
  return 1;
}

PhraseWords drop(PhraseWords words, std::initializer_list<std::string_view> fillers) {
  while (!words.empty() && is_one_of(words.front(), fillers)) words = words.subspan(1);
  return words;
}

struct Phrase {
  std::string_view words;
  int shift;  // days from the anchor
  std::string_view rule;
};
constexpr std::array<Phrase, 26> kPhrases{{
    {"today", 0, "today"}, {"tonight", 0, "today"}, {"earlier today", 0, "today"}, {"later today", 0, "today"},
    {"early today", 0, "today"}, {"late today", 0, "today"},
    {"this morning", 0, "today"}, {"this afternoon", 0, "today"}, {"this evening", 0, "today"}, {"now", 0, "now"},
    {"right now", 0, "now"}, {"currently", 0, "now"}, {"at present", 0, "now"}, {"at the moment", 0, "now"},
    {"yesterday", -1, "yesterday"}, {"late yesterday", -1, "yesterday"}, {"early yesterday", -1, "yesterday"},
    {"earlier yesterday", -1, "yesterday"}, {"last night", -1, "last night"}, {"last evening", -1, "last night"},
    {"tomorrow", 1, "tomorrow"}, {"early tomorrow", 1, "tomorrow"}, {"late tomorrow", 1, "tomorrow"},
    {"the day before yesterday", -2, "the day before yesterday"}, {"day before yesterday", -2, "the day before yesterday"},
    {"the day after tomorrow", 2, "the day after tomorrow"},
}};

std::optional<DateRange> phrase_rule(PhraseWords words, const Anchor& anchor) {
  for (const Phrase& phrase : kPhrases)
    if (words_are(words, phrase.words)) return one_day(anchor.date.plus(phrase.shift), std::string(phrase.rule));
  if (words_are(words, "overnight") || words_are(words, "the night") || words_are(words, "the previous night"))
    return range_of(anchor.date.plus(-1), anchor.date, DatePrecision::day, "overnight");
  for (const std::string_view recent : {"recently", "lately", "of late"})
    if (words_are(words, recent)) return range_of(plus_months(anchor.date, -12), anchor.date, DatePrecision::open, "recently");
  for (const std::string_view past : {"previously", "in the past", "formerly", "historically", "already"})
    if (words_are(words, past)) return until(anchor.date, "in the past");
  for (const std::string_view future : {"soon", "shortly", "in the future", "in the near future", "eventually"})
    if (words_are(words, future)) return from(anchor.date, "in the future");
  for (const std::string_view other : {"the next day", "the following day", "the previous day", "the same day", "that day", "a day later",
                                       "a day earlier", "the day before", "the day after", "a day after", "a day before", "that night"})
    if (words_are(words, other)) return undated(anchor, std::string(other));
  return std::nullopt;
}

// "two weeks ago", "weeks ago", "in two weeks", "within 48 hours", "three days from now".
std::optional<DateRange> ago_rule(PhraseWords words, const Anchor& anchor) {
  const bool ago = !words.empty() && is_one_of(words.back(), {"ago"});
  const bool from_now = words.size() > 2 && words_are(words.last(2), "from now");
  const bool within = word_at(words, 0) == "within";
  const bool in_future = word_at(words, 0) == "in" && anchor.tense == Tense::future;
  if (!ago && !from_now && !within && !in_future) return std::nullopt;
  PhraseWords inner = words;
  if (ago) inner = inner.first(inner.size() - 1);
  if (from_now) inner = inner.first(inner.size() - 2);
  if (within || in_future) inner = inner.subspan(1);
  if (inner.size() > 1 && inner.back() == "time") inner = inner.first(inner.size() - 1);  // "in two weeks' time"
  const int sign = ago ? -1 : 1;
  if (inner.size() == 1 && is_plural(inner.front()))
    if (const auto unit = unit_named(inner.front())) {  // "weeks ago": at least two
      const Date bound = plus_units(anchor.date, *unit, sign * (*unit == Unit::hour ? 1 : 2));
      if (*unit == Unit::hour) return one_day(anchor.date, "hours ago");
      if (ago) return until(bound, inner.front() + " ago");
      return range_of(anchor.date, plus_units(anchor.date, *unit, horizon(*unit)), DatePrecision::open, "within " + inner.front());
    }
  const auto count = read_count(inner);
  if (!count || count->words + 1 != inner.size()) return std::nullopt;
  const auto unit = unit_named(inner.back());
  if (!unit) return std::nullopt;
  const std::string rule = std::string(inner.back()) + (ago ? " ago" : " ahead");
  const Date exact = plus_units(anchor.date, *unit, sign * count->value);
  if (within) return range_of(anchor.date, exact, DatePrecision::open, "within " + inner.back());
  if (count->vague) return ago ? range_of(exact, plus_units(anchor.date, *unit, -3), DatePrecision::open, rule)
                               : range_of(plus_units(anchor.date, *unit, 3), exact, DatePrecision::open, rule);
  if (count->more) return ago ? until(exact, "more than, " + rule) : from(exact, "more than, " + rule);
  if (count->less) return range_of(std::min(exact, anchor.date), std::max(exact, anchor.date), DatePrecision::open, "less than, " + rule);
  return around(exact, *unit, rule);
}

DateRange unit_range(Date date, Unit unit, std::string rule) {
  if (unit == Unit::week) return week_of(date, std::move(rule));
  if (unit == Unit::decade) {
    const int first = std::clamp(date.year() / 10 * 10, 1, 9990);
    return range_of(Date::of(first, 1, 1), Date::of(first + 9, 12, 31), DatePrecision::open, std::move(rule));
  }
  return around(date, unit, std::move(rule));
}

// "last week", "earlier this year", "the end of next month", "the past year".
std::optional<DateRange> unit_rule(PhraseWords words, const Anchor& anchor) {
  words = drop(words, {"in", "on", "at", "during", "over", "for", "of"});
  Part part = Part::whole;
  const std::size_t part_words = part_named(words, part);
  words = words.subspan(part_words);
  const bool earlier = word_at(words, 0) == "earlier";
  const bool later = word_at(words, 0) == "later";
  if (earlier || later) words = words.subspan(1);
  words = drop(words, {"in", "the"});
  if (words.size() == 1 && part != Part::whole)
    if (const auto unit = unit_named(words.front()); unit && !is_plural(words.front()))
      return part_of(unit_range(anchor.date, *unit, "this " + words.front()), part);  // "the end of the year"
  if (words.size() != 2) return std::nullopt;
  const auto unit = unit_named(words[1]);
  if (!unit || is_plural(words[1]) || *unit == Unit::hour) return std::nullopt;
  const std::string_view turn = words.front();
  if (turn == "past") return range_of(plus_units(anchor.date, *unit, -1), anchor.date, precision_of(*unit), "past " + words[1]);
  if (turn == "coming") return range_of(anchor.date, plus_units(anchor.date, *unit, 1), precision_of(*unit), "coming " + words[1]);
  const bool last = is_one_of(turn, {"last", "previous"});
  const bool next = is_one_of(turn, {"next", "following"});
  if (!last && !next && !is_one_of(turn, {"this", "current"})) return std::nullopt;
  if (*unit == Unit::day) return std::nullopt;
  const Date inside = plus_units(anchor.date, *unit, last ? -1 : next ? 1 : 0);
  DateRange range = unit_range(inside, *unit, std::string(last ? "last " : next ? "next " : "this ") + words[1]);
  if (last || next) return part_of(range, part);
  if (part != Part::whole) return part_of(range, part);
  // "this week" in the past tense ends at the anchor, in the future tense starts there.
  if (earlier) range.to = std::max(range.from, anchor.date.plus(-1));
  if (later) range.from = std::min(range.to, anchor.date.plus(1));
  if (!earlier && !later && anchor.tense == Tense::past) range.to = anchor.date;
  if (!earlier && !later && anchor.tense == Tense::future) range.from = anchor.date;
  if (earlier || later) range.rule = (earlier ? "earlier " : "later ") + range.rule;
  return range;
}

// "for the past three days", "in recent weeks", "in the coming months", "over the next two weeks".
std::optional<DateRange> span_rule(PhraseWords words, const Anchor& anchor) {
  words = drop(words, {"in", "over", "for", "during", "within", "the", "these", "on"});
  if (words.size() < 2) return std::nullopt;
  const bool back = is_one_of(words.front(), {"past", "last", "recent", "previous"});
  const bool ahead = is_one_of(words.front(), {"coming", "next", "following", "upcoming"});
  const auto unit = unit_named(words.back());
  if ((!back && !ahead) || !unit || !is_plural(words.back())) return std::nullopt;
  Count count;
  count.vague = true;
  count.value = horizon(*unit);
  if (words.size() > 2) {
    const auto read = read_count(words.subspan(1, words.size() - 2));
    if (!read || read->words != words.size() - 2) return std::nullopt;
    count = *read;
  }
  const std::string rule = std::string(back ? "past " : "coming ") + words.back();
  const DatePrecision precision = count.vague ? DatePrecision::open : precision_of(*unit);
  const Date other = plus_units(anchor.date, *unit, back ? -count.value : count.value);
  return back ? range_of(other, anchor.date, precision, rule) : range_of(anchor.date, other, precision, rule);
}

Date last_weekday(Date date, int weekday) { return date.plus(-((date.weekday() - weekday + 7) % 7)); }
Date next_weekday(Date date, int weekday) { return date.plus((weekday - date.weekday() + 7) % 7); }

DateRange bare_weekday(int weekday, const Anchor& anchor) {
  const Date back = last_weekday(anchor.date, weekday);
  const Date ahead = next_weekday(anchor.date, weekday);
  std::string rule = "weekday, " + std::string(tense_words(anchor.tense));
  const int distance = anchor.date.days - back.days;
  if (anchor.tense == Tense::future) return one_day(ahead, rule);
  if (anchor.tense == Tense::present) return one_day(distance <= 3 ? back : ahead, rule);
  // Six days back is where a dateline behind the deed's own calendar would put tomorrow: the rule says so.
  if (distance == 6) rule += ", six days back";
  return one_day(back, rule);
}

std::optional<DateRange> weekday_rule(PhraseWords words, const Anchor& anchor) {
  words = drop(words, {"on", "in", "at", "the", "early", "earlier", "later", "late", "around", "about", "by", "of", "sometime", "overnight"});
  std::string_view turn;
  while (words.size() > 1 && is_one_of(words.front(), {"last", "this", "next", "coming", "past", "previous", "following"})) {
    turn = words.front();
    words = words.subspan(1);
  }
  if (words.empty()) return std::nullopt;
  const int weekday = weekday_named(words.front());
  if (weekday < 0) return std::nullopt;
  words = drop(words.subspan(1), {"of"});
  if (words.size() == 2 && words[1] == "week" && turn.empty()) {  // "Monday of last week"
    const int shift = words[0] == "last" ? -7 : words[0] == "next" ? 7 : words[0] == "this" ? 0 : 1;
    if (shift == 1) return std::nullopt;
    const Date monday = anchor.date.plus(shift - anchor.date.weekday());
    return one_day(monday.plus(weekday), "weekday of " + words[0] + " week");
  }
  if (!words.empty()) return std::nullopt;
  if (is_one_of(turn, {"last", "past", "previous"})) return one_day(last_weekday(anchor.date.plus(-1), weekday), "last weekday");
  if (is_one_of(turn, {"next", "coming", "following"})) return one_day(next_weekday(anchor.date.plus(1), weekday), "next weekday");
  return bare_weekday(weekday, anchor);
}

std::optional<DateRange> weekend_rule(PhraseWords words, const Anchor& anchor) {
  words = drop(words, {"on", "in", "at", "the", "over", "during", "of"});
  std::string_view turn;
  if (words.size() == 2) {
    turn = words.front();
    words = words.subspan(1);
  }
  if (words.size() != 1 || words.front() != "weekend" || !is_one_of(turn, {"", "last", "past", "this", "next", "coming"}))
    return std::nullopt;
  constexpr int kSaturday = 5;
  constexpr int kSunday = 6;
  const bool ahead = is_one_of(turn, {"next", "coming"}) || (!is_one_of(turn, {"last", "past"}) && anchor.tense == Tense::future);
  Date saturday = ahead ? next_weekday(anchor.date, kSunday).plus(-1) : last_weekday(anchor.date, kSaturday);
  if (is_one_of(turn, {"last", "past"}) && saturday.plus(1) >= anchor.date) saturday = saturday.plus(-7);
  if (turn == "next" && saturday <= anchor.date) saturday = saturday.plus(7);
  const std::string rule = turn.empty() ? "weekend, " + std::string(tense_words(anchor.tense)) : std::string(turn) + " weekend";
  return range_of(saturday, saturday.plus(1), DatePrecision::week, rule);
}

}  // namespace

std::optional<DateRange> resolve_relative(PhraseWords words, const Anchor& anchor) {
  constexpr std::array<DateRule, 6> kRules{phrase_rule, ago_rule, unit_rule, span_rule, weekend_rule, weekday_rule};
  for (const DateRule rule : kRules)
    if (auto range = rule(words, anchor)) return range;
  return std::nullopt;
}

}  // namespace entente
