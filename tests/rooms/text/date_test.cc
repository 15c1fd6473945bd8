// Dates: the calendar, and temporal expressions of wires against an anchor, each row as a desk would read it.
#include <gtest/gtest.h>

#include <string>

#include "text/date.hpp"

namespace entente {
namespace {

TEST(Date, KeepsTheCalendar) {
  EXPECT_EQ(Date::of(1970, 1, 1).days, 0);
  EXPECT_EQ(Date::of(1970, 1, 1).weekday(), 3);
  EXPECT_EQ(Date::of(2022, 3, 14).weekday(), 0);
  EXPECT_EQ(Date::of(2022, 3, 14).iso(), "2022-03-14");
  EXPECT_EQ(Date::of(1, 1, 1), Date::beginning());
  EXPECT_EQ(Date::of(9999, 12, 31), Date::end());
  EXPECT_EQ(Date::beginning().iso(), "0001-01-01");
  EXPECT_FALSE(Date::checked(2022, 2, 29).has_value());
  EXPECT_TRUE(Date::checked(2024, 2, 29).has_value());
  EXPECT_FALSE(Date::checked(1900, 2, 29).has_value());
  EXPECT_FALSE(Date::checked(2022, 13, 1).has_value());
  EXPECT_FALSE(Date::checked(0, 1, 1).has_value());
  EXPECT_LT(Date::of(1969, 12, 31), Date::of(1970, 1, 1));
  EXPECT_EQ(Date::of(1969, 12, 28).weekday(), 6);
}

TEST(Date, ReadsIsoExactly) {
  EXPECT_EQ(Date::parse_iso("2022-03-14"), Date::of(2022, 3, 14));
  for (const char* text : {"", "2022-3-14", "2022-03-32", "2022/03/14", "2022-03-14T", " 2022-03-14", "2o22-03-14", "+022-03-14"})
    EXPECT_FALSE(Date::parse_iso(text).has_value()) << text;
}

// Law: every day between 1583 and 2583 reads back from its own ISO form, and days and weekdays follow one another.
TEST(Date, EveryDayReadsBack) {
  int weekday = Date::of(1583, 1, 1).weekday();
  for (Date day = Date::of(1583, 1, 1); day < Date::of(2583, 1, 1); day = day.plus(1)) {
    ASSERT_EQ(Date::parse_iso(day.iso()), day);
    ASSERT_EQ(Date::of(day.year(), day.month(), day.day()), day);
    ASSERT_EQ(day.weekday(), weekday);
    weekday = (weekday + 1) % 7;
  }
}

constexpr Tense kPast = Tense::past;
constexpr Tense kFuture = Tense::future;
constexpr Tense kPresent = Tense::present;

struct Case {
  const char* expression;
  Tense tense;
  const char* from;
  const char* to;
  DatePrecision precision;
};

constexpr DatePrecision kDay = DatePrecision::day;
constexpr DatePrecision kWeek = DatePrecision::week;
constexpr DatePrecision kMonth = DatePrecision::month;
constexpr DatePrecision kYear = DatePrecision::year;
constexpr DatePrecision kOpen = DatePrecision::open;
constexpr const char* kStart = "0001-01-01";
constexpr const char* kEnd = "9999-12-31";

// The anchor is Wednesday 16 March 2022.
const Case kCases[] = {
    {"Monday", kPast, "2022-03-14", "2022-03-14", kDay},
    {"on Monday", kPast, "2022-03-14", "2022-03-14", kDay},
    {"on Monday", kFuture, "2022-03-21", "2022-03-21", kDay},
    {"Wednesday", kPast, "2022-03-16", "2022-03-16", kDay},
    {"Wednesday", kFuture, "2022-03-16", "2022-03-16", kDay},
    {"Thursday", kPast, "2022-03-10", "2022-03-10", kDay},
    {"Thursday", kFuture, "2022-03-17", "2022-03-17", kDay},
    {"Friday", kPresent, "2022-03-18", "2022-03-18", kDay},
    {"Tuesday", kPresent, "2022-03-15", "2022-03-15", kDay},
    {"Tues.", kPast, "2022-03-15", "2022-03-15", kDay},
    {"last Monday", kPast, "2022-03-14", "2022-03-14", kDay},
    {"last Wednesday", kPast, "2022-03-09", "2022-03-09", kDay},
    {"next Wednesday", kFuture, "2022-03-23", "2022-03-23", kDay},
    {"next Friday", kFuture, "2022-03-18", "2022-03-18", kDay},
    {"this Friday", kFuture, "2022-03-18", "2022-03-18", kDay},
    {"late Monday", kPast, "2022-03-14", "2022-03-14", kDay},
    {"early Monday", kPast, "2022-03-14", "2022-03-14", kDay},
    {"early on Monday", kPast, "2022-03-14", "2022-03-14", kDay},
    {"earlier Monday", kPast, "2022-03-14", "2022-03-14", kDay},
    {"Monday night", kPast, "2022-03-14", "2022-03-14", kDay},
    {"late Monday night", kPast, "2022-03-14", "2022-03-14", kDay},
    {"Tuesday night local time", kPast, "2022-03-15", "2022-03-15", kDay},
    {"on the night of March 13", kPast, "2022-03-13", "2022-03-13", kDay},
    {"Monday's", kPast, "2022-03-14", "2022-03-14", kDay},
    {"at 10 a.m. on Monday", kPast, "2022-03-14", "2022-03-14", kDay},
    {"at 7:30 pm Monday", kPast, "2022-03-14", "2022-03-14", kDay},
    {"Monday at 0540 GMT", kPast, "2022-03-14", "2022-03-14", kDay},
    {"at noon", kPast, "2022-03-16", "2022-03-16", kDay},
    {"Monday of last week", kPast, "2022-03-07", "2022-03-07", kDay},
    {"Tuesday next week", kFuture, "2022-03-22", "2022-03-22", kDay},
    {"today", kPast, "2022-03-16", "2022-03-16", kDay},
    {"earlier today", kPast, "2022-03-16", "2022-03-16", kDay},
    {"tonight", kFuture, "2022-03-16", "2022-03-16", kDay},
    {"this morning", kPast, "2022-03-16", "2022-03-16", kDay},
    {"yesterday", kPast, "2022-03-15", "2022-03-15", kDay},
    {"yesterday evening", kPast, "2022-03-15", "2022-03-15", kDay},
    {"tomorrow", kFuture, "2022-03-17", "2022-03-17", kDay},
    {"the day before yesterday", kPast, "2022-03-14", "2022-03-14", kDay},
    {"last night", kPast, "2022-03-15", "2022-03-15", kDay},
    {"overnight", kPast, "2022-03-15", "2022-03-16", kDay},
    {"this week", kPast, "2022-03-14", "2022-03-16", kWeek},
    {"this week", kFuture, "2022-03-16", "2022-03-20", kWeek},
    {"earlier this week", kPast, "2022-03-14", "2022-03-15", kWeek},
    {"later this week", kFuture, "2022-03-17", "2022-03-20", kWeek},
    {"last week", kPast, "2022-03-07", "2022-03-13", kWeek},
    {"next week", kFuture, "2022-03-21", "2022-03-27", kWeek},
    {"the past week", kPast, "2022-03-09", "2022-03-16", kWeek},
    {"over the weekend", kPast, "2022-03-12", "2022-03-13", kWeek},
    {"this weekend", kFuture, "2022-03-19", "2022-03-20", kWeek},
    {"last weekend", kPast, "2022-03-12", "2022-03-13", kWeek},
    {"last month", kPast, "2022-02-01", "2022-02-28", kMonth},
    {"late last month", kPast, "2022-02-21", "2022-02-28", kMonth},
    {"next month", kFuture, "2022-04-01", "2022-04-30", kMonth},
    {"earlier this month", kPast, "2022-03-01", "2022-03-15", kMonth},
    {"last year", kPast, "2021-01-01", "2021-12-31", kYear},
    {"earlier this year", kPast, "2022-01-01", "2022-03-15", kYear},
    {"at the end of the year", kFuture, "2022-09-01", "2022-12-31", kYear},
    {"two days ago", kPast, "2022-03-14", "2022-03-14", kDay},
    {"two weeks ago", kPast, "2022-02-27", "2022-03-05", kWeek},
    {"about two weeks ago", kPast, "2022-02-27", "2022-03-05", kWeek},
    {"more than two weeks ago", kPast, kStart, "2022-03-02", kOpen},
    {"three months ago", kPast, "2021-12-01", "2021-12-31", kMonth},
    {"five years ago", kPast, "2017-01-01", "2017-12-31", kYear},
    {"twenty-five years ago", kPast, "1997-01-01", "1997-12-31", kYear},
    {"a decade ago", kPast, "2012-01-01", "2012-12-31", kYear},
    {"a few days ago", kPast, "2022-03-07", "2022-03-13", kOpen},
    {"hours ago", kPast, "2022-03-16", "2022-03-16", kDay},
    {"weeks ago", kPast, kStart, "2022-03-02", kOpen},
    {"years ago", kPast, kStart, "2020-03-16", kOpen},
    {"in two weeks", kFuture, "2022-03-27", "2022-04-02", kWeek},
    {"in three days", kFuture, "2022-03-19", "2022-03-19", kDay},
    {"within 48 hours", kFuture, "2022-03-16", "2022-03-18", kOpen},
    {"three days from now", kFuture, "2022-03-19", "2022-03-19", kDay},
    {"for the past three days", kPast, "2022-03-13", "2022-03-16", kDay},
    {"in the past 24 hours", kPast, "2022-03-15", "2022-03-16", kDay},
    {"over the last two months", kPast, "2022-01-16", "2022-03-16", kMonth},
    {"in recent weeks", kPast, "2022-01-19", "2022-03-16", kOpen},
    {"in the coming weeks", kFuture, "2022-03-16", "2022-05-11", kOpen},
    {"over the next two weeks", kFuture, "2022-03-16", "2022-03-30", kWeek},
    {"March 13", kPast, "2022-03-13", "2022-03-13", kDay},
    {"on March 13", kFuture, "2023-03-13", "2023-03-13", kDay},
    {"March 20", kPast, "2021-03-20", "2021-03-20", kDay},
    {"March 20", kFuture, "2022-03-20", "2022-03-20", kDay},
    {"March 17", kPast, "2022-03-17", "2022-03-17", kDay},
    {"December 30", kPresent, "2021-12-30", "2021-12-30", kDay},
    {"13 March", kPast, "2022-03-13", "2022-03-13", kDay},
    {"the 13th of March", kPast, "2022-03-13", "2022-03-13", kDay},
    {"March 13th", kPast, "2022-03-13", "2022-03-13", kDay},
    {"Mar. 13, 2022", kPast, "2022-03-13", "2022-03-13", kDay},
    {"Sunday, March 13, 2022", kPast, "2022-03-13", "2022-03-13", kDay},
    {"Sunday, 13 March", kPast, "2022-03-13", "2022-03-13", kDay},
    {"2022-03-13", kPast, "2022-03-13", "2022-03-13", kDay},
    {"Feb. 29", kPast, "2020-02-29", "2020-02-29", kDay},
    {"the 13th", kPast, "2022-03-13", "2022-03-13", kDay},
    {"on the 24th", kPast, "2022-02-24", "2022-02-24", kDay},
    {"March 13-15", kPast, "2022-03-13", "2022-03-15", kWeek},
    {"March 13 to 15", kPast, "2022-03-13", "2022-03-15", kWeek},
    {"March 2022", kPast, "2022-03-01", "2022-03-31", kMonth},
    {"in March", kPast, "2022-03-01", "2022-03-31", kMonth},
    {"in May", kPast, "2021-05-01", "2021-05-31", kMonth},
    {"in May", kFuture, "2022-05-01", "2022-05-31", kMonth},
    {"last March", kPast, "2021-03-01", "2021-03-31", kMonth},
    {"March last year", kPast, "2021-03-01", "2021-03-31", kMonth},
    {"in late February", kPast, "2022-02-21", "2022-02-28", kMonth},
    {"early March", kPast, "2022-03-01", "2022-03-10", kMonth},
    {"mid-February", kPast, "2022-02-11", "2022-02-20", kMonth},
    {"in 2014", kPast, "2014-01-01", "2014-12-31", kYear},
    {"early 2014", kPast, "2014-01-01", "2014-04-30", kYear},
    {"since 2014", kPast, "2014-01-01", "2022-03-16", kOpen},
    {"since Monday", kPresent, "2022-03-14", "2022-03-16", kOpen},
    {"since February 24", kPast, "2022-02-24", "2022-03-16", kOpen},
    {"until Friday", kFuture, "2022-03-16", "2022-03-18", kOpen},
    {"by the end of March", kFuture, "2022-03-16", "2022-03-31", kOpen},
    {"before March 13", kPast, kStart, "2022-03-12", kOpen},
    {"after March 13", kPast, "2022-03-14", kEnd, kOpen},
    {"during the 1990s", kPast, "1990-01-01", "1999-12-31", kOpen},
    {"the 20th century", kPast, "1901-01-01", "2000-12-31", kOpen},
    {"from 2014 to 2016", kPast, "2014-01-01", "2016-12-31", kOpen},
    {"2014-2016", kPast, "2014-01-01", "2016-12-31", kYear},
    {"between Monday and Wednesday", kPast, "2022-03-14", "2022-03-16", kWeek},
    {"Saturday and Sunday", kPast, "2022-03-12", "2022-03-13", kWeek},
    {"from Friday to Sunday", kFuture, "2022-03-18", "2022-03-20", kWeek},
    {"January to March 2021", kPast, "2021-01-01", "2021-03-31", kYear},
    {"summer of 2021", kPast, "2021-06-01", "2021-08-31", kMonth},
    {"last winter", kPast, "2021-12-01", "2022-02-28", kMonth},
    {"the first quarter of 2022", kPast, "2022-01-01", "2022-03-31", kMonth},
    {"a day after Monday", kPast, "2022-03-15", "2022-03-15", kDay},
    {"two days before March 13", kPast, "2022-03-11", "2022-03-11", kDay},
    {"a day after Monday's strike on Kyiv", kPast, "2022-03-15", "2022-03-15", kDay},
    {"a day after Russia asked for aid", kPast, kStart, "2022-03-16", kOpen},
    {"a day after", kPast, kStart, "2022-03-16", kOpen},
    {"two days later", kPast, kStart, "2022-03-16", kOpen},
    {"the next day", kFuture, "2022-03-16", kEnd, kOpen},
    {"recently", kPast, "2021-03-16", "2022-03-16", kOpen},
};

TEST(ResolveDate, ReadsExpressionsOfWires) {
  const Date anchor = Date::of(2022, 3, 16);
  for (const Case& c : kCases) {
    const auto range = resolve_date(c.expression, anchor, c.tense);
    ASSERT_TRUE(range.has_value()) << c.expression;
    EXPECT_EQ(range->from.iso(), c.from) << c.expression << ": " << range->rule;
    EXPECT_EQ(range->to.iso(), c.to) << c.expression << ": " << range->rule;
    EXPECT_EQ(name(range->precision), name(c.precision)) << c.expression << ": " << range->rule;
    EXPECT_FALSE(range->rule.empty()) << c.expression;
  }
}

TEST(ResolveDate, FindsNoneWhereNoDateIs) {
  for (const char* expression :
       {"", "weapons", "seven hours", "for three days", "two weeks", "300 people", "March on the capital", "Mondays", "daily", "13",
        "32 March", "February 30", "in two weeks", "since then", "the Kremlin", "to", "and", "after the invasion", "-", "the"})
    EXPECT_FALSE(resolve_date(expression, Date::of(2022, 3, 16), Tense::past).has_value()) << expression;
}

TEST(ResolveDate, NamesItsRule) {
  const Date anchor = Date::of(2022, 3, 16);
  EXPECT_EQ(resolve_date("Monday", anchor, kPast)->rule, "weekday, past tense");
  EXPECT_EQ(resolve_date("Thursday", anchor, kPast)->rule, "weekday, past tense, six days back");
  EXPECT_EQ(resolve_date("Monday, March 13", anchor, kPast)->rule, "month and day, past tense, weekday disagrees");
  EXPECT_EQ(resolve_date("last month", anchor, kPast)->rule, "last month");
}

TEST(ResolveDate, CarriedPage) {  // the anchor of the carried page is its dateline, Monday 14 March 2022
  const auto range = resolve_date("on Monday", Date::of(2022, 3, 14), kPast);
  ASSERT_TRUE(range.has_value());
  EXPECT_EQ(range->from.iso(), "2022-03-14");
}

// Law: a range never ends before it begins, whatever the words, the anchor and the tense.
TEST(ResolveDate, EndsNeverPrecedeStarts) {
  for (const Date anchor : {Date::beginning(), Date::of(1, 3, 1), Date::of(1999, 12, 31), Date::of(2024, 2, 29), Date::end()})
    for (const Tense tense : {kPast, kPresent, kFuture})
      for (const Case& c : kCases)
        if (const auto range = resolve_date(c.expression, anchor, tense)) {
          EXPECT_LE(range->from, range->to) << c.expression << " at " << anchor.iso();
          EXPECT_GE(range->from, Date::beginning()) << c.expression << " at " << anchor.iso();
          EXPECT_LE(range->to, Date::end()) << c.expression << " at " << anchor.iso();
        }
}

TEST(ResolveDate, HostileExpressionsEndAtOnce) {
  const Date anchor = Date::of(2022, 3, 16);
  EXPECT_FALSE(resolve_date(std::string(1U << 20U, '9'), anchor, kPast).has_value());
  for (const char* part : {"night ", "after ", "to Monday and ", "since ", "a day after ", "from ", "9", "last ", "of ", "Monday "}) {
    std::string text;
    while (text.size() < 500) text += part;
    (void)resolve_date(text, anchor, kPast);
    (void)resolve_date(text.substr(0, 200), anchor, kFuture);
  }
  for (const Case& c : kCases) {
    std::string text = c.expression;
    for (std::size_t at = 0; at < text.size(); ++at)
      for (const int byte : {0, 0x27, 0x80, 0xC3, 0xE2, 0xFF}) {
        std::string broken = text;
        broken[at] = static_cast<char>(byte);
        (void)resolve_date(broken, anchor, c.tense);
      }
  }
}

}  // namespace
}  // namespace entente
