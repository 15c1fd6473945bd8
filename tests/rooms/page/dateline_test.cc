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
      {"Berlin (dpa) - A court ruled.", "Berlin", "dpa", 0, 0, "A court ruled."},
      {"Madrid, 14 mar (EFE).- A court ruled.", "Madrid", "EFE", 3, 14, "A court ruled."},
      {"SEOUL, March 14 (Yonhap) -- A court ruled.", "SEOUL", "Yonhap", 3, 14, "A court ruled."},
      {"TOKYO, March 14 (Kyodo) -- A court ruled.", "TOKYO", "Kyodo", 3, 14, "A court ruled."},
      {"ISTANBUL (AA) - A court ruled.", "ISTANBUL", "AA", 0, 0, "A court ruled."},
      {"(ANSA) - ROME, MAR 14 - A court ruled.", "ROME", "ANSA", 3, 14, "A court ruled."},
      {"KUALA LUMPUR, March 14 (Bernama) -- A court ruled.", "KUALA LUMPUR", "Bernama", 3, 14,
       "A court ruled."},
      {"Jakarta (ANTARA) - A court ruled.", "Jakarta", "Antara", 0, 0, "A court ruled."},
      {"KYIV. March 14 (Interfax-Ukraine) \xE2\x80\x93 A court ruled.", "KYIV", "Interfax-Ukraine",
       3, 14, "A court ruled."},
      {"New Delhi, Mar 14 (PTI) A court ruled.", "New Delhi", "PTI", 3, 14, "A court ruled."},
      {"Islamabad, Mar 14 (APP): A court ruled.", "Islamabad", "APP", 3, 14, "A court ruled."},
      {"Riyadh, March 14, 2022, SPA -- A court ruled.", "Riyadh", "SPA", 3, 14, "A court ruled."},
      {"Tehran, IRNA \xE2\x80\x93 A court ruled.", "Tehran", "IRNA", 0, 0, "A court ruled."},
      {"ABU DHABI, 14th March, 2022 (WAM) -- A court ruled.", "ABU DHABI", "WAM", 3, 14,
       "A court ruled."},
      {"RAMALLAH, Monday, March 14, 2022 (WAFA) \xE2\x80\x93 A court ruled.", "RAMALLAH", "WAFA", 3,
       14, "A court ruled."},
      {"NEW YORK--(BUSINESS WIRE)--A firm said.", "NEW YORK", "BusinessWire", 0, 0, "A firm said."},
      {"ZURICH, Nov. 07, 2023 (GLOBE NEWSWIRE) -- A firm said.", "ZURICH", "GlobeNewswire", 11, 7,
       "A firm said."},
      {"HONG KONG SAR - Media OutReach Newswire - 14 March 2022 - A firm said.", "HONG KONG SAR",
       "Media OutReach", 3, 14, "A firm said."},
      {"\xD0\x9C\xD0\x9E\xD0\xA1\xD0\x9A\xD0\x92\xD0\x90, 14 \xD0\xBC\xD0\xB0\xD1\x80 "
       "\xE2\x80\x94 \xD0\xA0\xD0\x98\xD0\x90 "
       "\xD0\x9D\xD0\xBE\xD0\xB2\xD0\xBE\xD1\x81\xD1\x82\xD0\xB8. A court ruled.",
       "\xD0\x9C\xD0\x9E\xD0\xA1\xD0\x9A\xD0\x92\xD0\x90", "RIA", 3, 14, "A court ruled."},
      {"UNDISCLOSED LOCATION (AFP) -- A court ruled.", "UNDISCLOSED LOCATION", "AFP", 0, 0,
       "A court ruled."},
      {"SOMEWHERE NEAR, Ukraine (AP) \xE2\x80\x95 A court ruled.", "SOMEWHERE NEAR, Ukraine", "AP",
       0, 0, "A court ruled."},
      {"GENEVA, March 14 - A court ruled.", "GENEVA", "", 3, 14, "A court ruled."},
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

// Only a gazetteer can tell these from slogans; the page room offers them as guesses.
TEST(Dateline, Guesses) {
  for (const char* text :
       {"MULTAN: Floods cut the road.", "TOWNSVILLE \xE2\x80\x94 Floods cut the road.",
        "Kyiv, Ukraine \xE2\x80\x93 Trains still run.", "CHINESE AGGRESSION: Manila protests."}) {
    EXPECT_FALSE(read_dateline_head(text)) << text;
    EXPECT_TRUE(guess_dateline_head(text)) << text;
  }
  for (const char* text :
       {"CLAIM: The law bans cash.", "WARNING GRAPHIC DETAIL: Police found a body.",
        "JANE ROE, HOST: You asked for water.", "Why it matters: Floods cut the road.",
        "He said \xE2\x80\x93 and meant \xE2\x80\x93 it."})
    EXPECT_FALSE(guess_dateline_head(text)) << text;
  EXPECT_TRUE(guess_dateline_line("ANKARA"));
  EXPECT_FALSE(guess_dateline_line("Related links"));
}

TEST(Dateline, ChineseWiresNameTheirReporters) {
  const auto match = read_dateline_head(
      "\xE6\x96\xB0\xE5\x8D\x8E\xE7\xA4\xBE\xE4\xB8\x87\xE8\xB1\xA1"
      "3\xE6\x9C\x88"
      "14\xE6\x97\xA5\xE7\x94\xB5\xEF\xBC\x88\xE8\xAE\xB0\xE8\x80\x85\xE7\xAB\xA0\xE5\xBB\xBA\xE5"
      "\x8D\x8E\xEF\xBC\x89text");
  ASSERT_TRUE(match);
  EXPECT_EQ(match->agency->code, "Xinhua");
  EXPECT_EQ(match->place, "\xE4\xB8\x87\xE8\xB1\xA1");
  EXPECT_EQ(match->date->day, 14);
  EXPECT_EQ(match->reporters.size(), 1U);
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

}  // namespace
}  // namespace entente::page
