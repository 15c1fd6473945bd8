// Moments of metadata, feeds and printed lines: day, hour, zone and label of each; what is no
// moment gives none.
#include "page/moment.hpp"

#include <gtest/gtest.h>

#include "page/printed.hpp"

namespace entente::page {
namespace {

std::string iso(std::string_view text) {
  const auto moment = parse_moment(text, "meta");
  return moment ? moment->iso() : "none";
}

TEST(Moment, MetadataAndFeeds) {
  EXPECT_EQ(iso("2022-03-14"), "2022-03-14");
  EXPECT_EQ(iso("20220314"), "2022-03-14");
  EXPECT_EQ(iso("2022-03-14T15:42"), "2022-03-14T15:42");
  EXPECT_EQ(iso("2022-03-14T15:42:07Z"), "2022-03-14T15:42:07Z");
  EXPECT_EQ(iso("2022-03-14T15:42:07.123456+02:00"), "2022-03-14T15:42:07+02:00");
  EXPECT_EQ(iso("2022-03-14 15:42:07 -0330"), "2022-03-14T15:42:07-03:30");
  EXPECT_EQ(iso("20220314T154207Z"), "2022-03-14T15:42:07Z");
  EXPECT_EQ(iso("2022-03-14T24:00:00Z"), "2022-03-15T00:00:00Z");
  EXPECT_EQ(iso("Mon, 14 Mar 2022 15:42:07 GMT"), "2022-03-14T15:42:07Z");
  EXPECT_EQ(iso("14 Mar 2022 15:42 EDT"), "2022-03-14T15:42-04:00");
  EXPECT_EQ(iso("  2022-03-14\n"), "2022-03-14");
}

TEST(Moment, WhatIsNone) {
  for (const char* text : {"", "soon", "2022", "2022-13-01", "2022-02-30", "2022-03-14T25:00",
                           "2022-03-14T15:61", "2022-03-14T15:42+99:00", "2022-03-14 and later",
                           "1646000000", "0000-00-00", "Mon, 14 Mar"})
    EXPECT_EQ(iso(text), "none") << text;
}

TEST(Moment, ZonesOfSummerAndWinter) {
  EXPECT_EQ(zone_offset("ET", Date::of(2022, 3, 12)), -300);
  EXPECT_EQ(zone_offset("ET", Date::of(2022, 3, 13)), -240);
  EXPECT_EQ(zone_offset("ET", Date::of(2022, 11, 5)), -240);
  EXPECT_EQ(zone_offset("ET", Date::of(2022, 11, 6)), -300);
  EXPECT_EQ(zone_offset("IST", Date::of(2022, 1, 1)), 330);
  EXPECT_FALSE(zone_offset("XYZ", Date::of(2022, 1, 1)));
}

struct Case {
  const char* line;
  const char* published;  // also when it has no label
  const char* modified;
};

TEST(DateLine, FormsOfThePress) {
  const Case cases[] = {
      {"March 14, 2022", "2022-03-14", ""},
      {"Monday 14 March 2022 15.42 GMT", "2022-03-14T15:42Z", ""},
      {"First published on Mon 14 Mar 2022 10.05 GMT", "2022-03-14T10:05Z", ""},
      {"Last modified on Tue 15 Mar 2022 08.30 GMT", "", "2022-03-15T08:30Z"},
      {"Posted at 3:42 PM ET, March 14, 2022", "2022-03-14T15:42-04:00", ""},
      {"Updated 9:01 AM EDT, March 14, 2022", "", "2022-03-14T09:01-04:00"},
      {"Published March 14, 2022 at 5:03 a.m. EDT", "2022-03-14T05:03-04:00", ""},
      {"PUBLISHED: 10:12 GMT, 14 March 2022 | UPDATED: 11:30 GMT, 14 March 2022",
       "2022-03-14T10:12Z", "2022-03-14T11:30Z"},
      {"Issued on: 15/09/2023 - 18:20 Modified: 16/09/2023 - 07:05", "2023-09-15T18:20",
       "2023-09-16T07:05"},
      {"14.03.2022, 15:42 Uhr", "2022-03-14T15:42", ""},
      {"Stand: 14.03.2022 15:42 Uhr", "", "2022-03-14T15:42"},
      {"Publi\xC3\xA9 le 3 f\xC3\xA9vrier 2021 \xC3\xA0 18h20", "2021-02-03T18:20", ""},
      {"14 de marzo de 2022", "2022-03-14", ""},
      {"2022-03-14 15:42:07", "2022-03-14T15:42:07", ""},
      {"2022\xE5\xB9\xB4"
       "3\xE6\x9C\x88"
       "14\xE6\x97\xA5 15:42",
       "2022-03-14T15:42", ""},
      {"Source: Xinhua | 2019-11-05 15:42:07 | Editor: Chen Yu", "2019-11-05T15:42:07", ""},
      {"Jan 9, 2024 \xC2\xB7 3 min read", "2024-01-09", ""},
      {"12 October 2022, 07:30 CEST", "2022-10-12T07:30+02:00", ""},
  };
  for (const Case& c : cases) {
    const auto line = read_date_line(c.line);
    ASSERT_TRUE(line) << c.line;
    std::string published, modified;
    for (const PrintedMoment& printed : line->moments) {
      const auto moment = resolve_printed(printed, std::nullopt);
      ASSERT_TRUE(moment) << c.line;
      (printed.kind == MomentKind::modified ? modified : published) = moment->iso();
    }
    EXPECT_EQ(published, c.published) << c.line;
    EXPECT_EQ(modified, c.modified) << c.line;
  }
}

TEST(DateLine, LinesThatAreNone) {
  for (const char* line :
       {"", "2022", "The accord of March 14, 2022 was signed in the rain", "March 14",
        "Room 14, floor 3", "03/04/2022", "Score 14-3 2022", "In the spring of 2022"})
    EXPECT_FALSE(read_date_line(line)) << line;
}

TEST(PostHour, OpensAPost) {
  EXPECT_EQ(post_hour_size("14:05 GMT"), 9U);
  EXPECT_EQ(post_hour_size("3:42 p.m. ET - Mediators have left."), 15U);
  EXPECT_EQ(post_hour_size("12 minutes ago"), 14U);
  EXPECT_EQ(post_hour_size("14:05 Mediators have left."), 0U);
  EXPECT_EQ(post_hour_size("2:43 min"), 0U);
  EXPECT_EQ(post_hour_size("10 people were hurt."), 0U);
  EXPECT_EQ(post_hour_size("5 million people"), 0U);
}

}  // namespace
}  // namespace entente::page
