// Inside the text room: what the rules of resolve_date share. A rule sees the words of the expression and says a range or nothing.
#pragma once

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "text/date.hpp"

namespace entente {

using PhraseWords = std::span<const std::string>;

struct Anchor {
  Date date;
  Tense tense = Tense::past;
};

using DateRule = std::optional<DateRange> (*)(PhraseWords, const Anchor&);

// Names. Months 1..12, weekdays 0 (Monday) .. 6; 0 and -1 when the word is none.
int month_named(std::string_view word);
int weekday_named(std::string_view word);
std::string_view tense_words(Tense tense);  // "past tense" ...
// A whole number as digits or a word up to ninety; none otherwise.
std::optional<int> small_number(std::string_view word);
std::optional<int> year_number(std::string_view word);  // four digits, 1000..2999

enum class Unit : std::uint8_t { hour, day, week, month, year, decade };
std::optional<Unit> unit_named(std::string_view word);  // singular and plural
bool is_plural(std::string_view word);
DatePrecision precision_of(Unit unit);
// The same day n months on, or the last day of that month; kept inside the calendar.
Date plus_months(Date date, int n);
Date plus_units(Date date, Unit unit, int n);

DateRange range_of(Date from, Date to, DatePrecision precision, std::string rule);
DateRange one_day(Date date, std::string rule);
DateRange month_of(int year, int month, std::string rule);
DateRange year_of(int year, std::string rule);
DateRange week_of(Date date, std::string rule);  // ISO week, Monday to Sunday

enum class Part : std::uint8_t { whole, early, mid, late };
// The first, second or last third of a range; of a month, its days 1-10, 11-20, 21 to the end; of a year, four months each.
DateRange part_of(const DateRange& range, Part part);
// A part named by the words at the front ("early", "the end of"): how many words, and which; 0 when none.
std::size_t part_named(PhraseWords words, Part& part);

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words);
bool words_are(PhraseWords words, std::string_view phrase);       // all of them
bool words_start(PhraseWords words, std::string_view phrase);
std::size_t count_words(std::string_view phrase);

// How many units an expression counts.
struct Count {
  int value = 0;
  bool vague = false;     // "a few", "several": value is the most they mean
  bool more = false;      // "more than"
  bool less = false;      // "less than"
  std::size_t words = 0;  // read
};

std::optional<Count> read_count(PhraseWords words);
std::string_view word_at(PhraseWords words, std::size_t at);  // empty past the end
DateRange until(Date last, std::string rule);
DateRange from(Date first, std::string rule);
// What a deed tied to an undated one allows: up to now when it is told in the past, from now on when it is to come.
DateRange undated(const Anchor& anchor, std::string rule);
// The date n units from `date`, as wide as the unit is vague: days exact, weeks a week around it, months and years whole.
DateRange around(Date date, Unit unit, std::string rule);

// Rule groups, each trying its rules in order.
std::optional<DateRange> resolve_absolute(PhraseWords words, const Anchor& anchor);  // months, years, days with a number
std::optional<DateRange> resolve_relative(PhraseWords words, const Anchor& anchor);  // ago, last, next, weekdays, today ...
// Everything; `depth` bounds phrases inside phrases ("a day after Monday").
std::optional<DateRange> resolve_phrase(PhraseWords words, const Anchor& anchor, int depth);

}  // namespace entente
