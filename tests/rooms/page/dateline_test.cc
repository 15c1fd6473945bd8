// Datelines of all agencies, and the openings that only look like one.
#include "page/dateline.hpp"

#include <gtest/gtest.h>

namespace entente::page {
namespace {

struct Case {
  const char* text;
  const char* place;
  const char* agency;
  int month, day;
  const char* rest;
};

TEST(Dateline, HeadsOfParagraphs) {
  const Case cases[] = {
      {"HAYWARD, Calif. (AP) \xE2\x80\x94 A court ruled.", "HAYWARD, Calif.", "AP", 0, 0,
       "A court ruled."},
      {"WASHINGTON (Reuters) - A court ruled.", "WASHINGTON", "Reuters", 0, 0, "A court ruled."},
      {"SOFIA, Nov 7 (Reuters) - A court ruled.", "SOFIA", "Reuters", 11, 7, "A court ruled."},
      {"BEIJING, Jan.  8 (Xinhuanet) -- A court ruled.", "BEIJING", "Xinhua", 1, 8,
       "A court ruled."},
      {"BEIJING, Sept. 18 (Xinhua) -- A court ruled.", "BEIJING", "Xinhua", 9, 18,
       "A court ruled."},
      {"Pyongyang, October 30 (KCNA) \xE2\x80\x94 A court ruled.", "Pyongyang", "KCNA", 10, 30,
       "A court ruled."},
      {"New Delhi, Jan 13 (IANS): A court ruled.", "New Delhi", "IANS", 1, 13, "A court ruled."},
      {"New Delhi [India], May 3 (ANI): A court ruled.", "New Delhi [India]", "ANI", 5, 3,
       "A court ruled."},
      {"MOSCOW, March 14. /TASS/. A court ruled.", "MOSCOW", "TASS", 3, 14, "A court ruled."},
      {"MOSCOW. March 14 (Interfax) - A court ruled.", "MOSCOW", "Interfax", 3, 14,
       "A court ruled."},
      {"LIMA, Mar. 2 (UPI) -- A court ruled.", "LIMA", "UPI", 3, 2, "A court ruled."},
      {"BOSTON, June 5, 2023 /PRNewswire/ -- A firm said.", "BOSTON", "PRNewswire", 6, 5,
       "A firm said."},
      {"BEIJING/MOSCOW (Reuters) - A court ruled.", "BEIJING/MOSCOW", "Reuters", 0, 0,
       "A court ruled."},
      {"ABOARD AIR FORCE ONE (AP) \xE2\x80\x94 A court ruled.", "ABOARD AIR FORCE ONE", "AP", 0, 0,
       "A court ruled."},
      {"UNITED NATIONS (AP) \xE2\x80\x94 A court ruled.", "UNITED NATIONS", "AP", 0, 0,
       "A court ruled."},
      {"Paris (AFP) \xE2\x80\x93 A court ruled.", "Paris", "AFP", 0, 0, "A court ruled."},
      {"(AP) A court ruled.", "", "AP", 0, 0, "A court ruled."},
      {"LONDON \xE2\x80\x94 A court ruled.", "LONDON", "", 0, 0, "A court ruled."},
      {"PORT-AU-PRINCE, Haiti -- A court ruled.", "PORT-AU-PRINCE, Haiti", "", 0, 0,
       "A court ruled."},
  };
  for (const Case& c : cases) {
    const auto match = read_dateline_head(c.text);
    ASSERT_TRUE(match) << c.text;
    EXPECT_EQ(match->place, c.place) << c.text;
    EXPECT_EQ(match->agency != nullptr ? match->agency->code : "", c.agency) << c.text;
    EXPECT_EQ(match->date ? match->date->month : 0, c.month) << c.text;
    EXPECT_EQ(match->date ? match->date->day : 0, c.day) << c.text;
    EXPECT_EQ(std::string_view(c.text).substr(match->size), c.rest) << c.text;
  }
}

TEST(Dateline, OpeningsThatAreNone) {
  for (const char* text :
       {"CHINESE AGGRESSION: Manila has protested.", "WARNING GRAPHIC DETAIL: Police found a body.",
        "CLAIM: The law bans cash.", "UPDATE \xE2\x80\x94 Police found a body.",
        "China (AP) said on Monday that it would.",
        "The minister \xE2\x80\x94 a lawyer \xE2\x80\x94 said so.",
        "Officials of the (Reuters) news agency said so.", "He told the AP (Associated Press) so.",
        "NATO said on Monday that it would."})
    EXPECT_FALSE(read_dateline_head(text)) << text;
}

TEST(Dateline, OwnLines) {
  const auto match = read_dateline_line("Washington (AFP) March 14, 2022");
  ASSERT_TRUE(match);
  EXPECT_EQ(match->place, "Washington");
  EXPECT_EQ(resolve_printed(*match->date, std::nullopt), Date::of(2022, 3, 14));
  EXPECT_TRUE(read_dateline_line("United Nations, United States (AFP) Feb 3, 2021"));
  EXPECT_TRUE(read_dateline_line("Tokyo, Japan (Kyodo) 5 May 2020"));
  EXPECT_FALSE(read_dateline_line("Washington (AFP) said March 14, 2022"));
  EXPECT_FALSE(read_dateline_line("(AFP)"));
}

TEST(Dateline, YearComesFromTheAnchorOnly) {
  const auto printed = find_printed_date("Dec 31");
  ASSERT_TRUE(printed);
  EXPECT_FALSE(resolve_printed(*printed, std::nullopt));
  EXPECT_EQ(resolve_printed(*printed, Date::of(2022, 1, 2)), Date::of(2021, 12, 31));
  EXPECT_EQ(resolve_printed(*printed, Date::of(2022, 12, 30)), Date::of(2022, 12, 31));
  EXPECT_FALSE(resolve_printed(PrintedDate{2022, 2, 30, 0, 0}, std::nullopt));
}

TEST(Byline, PeopleAgenciesAndJobs) {
  const auto two = read_byline("By Jane Roe and John van Dyke, AFP");
  ASSERT_TRUE(two);
  EXPECT_EQ(two->names, (std::vector<std::string_view>{"Jane Roe", "John van Dyke"}));
  EXPECT_EQ(two->agency->code, "AFP");
  const auto staff = read_byline("by Staff Writers");
  ASSERT_TRUE(staff);
  EXPECT_TRUE(staff->names.empty());
  EXPECT_TRUE(read_byline("By Jane Roe in Geneva"));
  EXPECT_FALSE(read_byline("By using our websites you consent"));
  EXPECT_FALSE(read_byline("By the end of the day, talks had failed."));
}

}  // namespace
}  // namespace entente::page
