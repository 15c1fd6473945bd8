// Bylines of each form: people are names, agencies agencies, jobs and desks nothing.
#include <gtest/gtest.h>

#include "page/dateline.hpp"

namespace entente::page {
namespace {

struct Case {
  const char* line;
  std::vector<std::string_view> names;
  const char* agency;
};

TEST(Byline, PeopleAgenciesAndJobs) {
  const Case cases[] = {
      {"By Jane Roe and John van Dyke, AFP", {"Jane Roe", "John van Dyke"}, "AFP"},
      {"by Staff Writers", {}, ""},
      {"By Jane Roe in Geneva", {"Jane Roe"}, ""},
      {"By JANE ROE, Associated Press", {"JANE ROE"}, "AP"},
      {"By JANE ROE Associated Press", {"JANE ROE"}, "AP"},
      {"By JANE ROE and JOHN DOE, Associated Press", {"JANE ROE", "JOHN DOE"}, "AP"},
      {"By The Associated Press", {}, "AP"},
      {"By Jane Roe, Diplomatic Editor", {"Jane Roe"}, ""},
      {"By Jane Roe, BBC News, Kyiv", {"Jane Roe"}, ""},
      {"By Jane Roe for CNN", {"Jane Roe"}, ""},
      {"By Jane Roe (Reuters)", {"Jane Roe"}, "Reuters"},
      {"By Jane Roe | Lakeside Herald", {"Jane Roe"}, ""},
      {"By Jane Roe, John Doe and Mary Major", {"Jane Roe", "John Doe", "Mary Major"}, ""},
      {"Written by Jane Roe", {"Jane Roe"}, ""},
      {"Jane Roe, Reuters", {"Jane Roe"}, "Reuters"},
      {"Jane Roe in Brussels and John Doe in Budapest", {"Jane Roe", "John Doe"}, ""},
      {"AFP in Kyiv", {}, "AFP"},
      {"Agence France-Presse in Bissau", {}, "AFP"},
      {"Staff and agencies in Tirana", {}, ""},
      {"Guardian staff and agencies", {}, ""},
      {"Reuters", {}, "Reuters"},
      {"Reuters Staff", {}, "Reuters"},
      {"Von Silke Harms", {"Silke Harms"}, ""},
      {"Par Aline Moreau", {"Aline Moreau"}, ""},
      {"Por Luz Paredes", {"Luz Paredes"}, ""},
      {"Aylin Demir |05.03.2024 - Update : 06.03.2024", {"Aylin Demir"}, ""},
  };
  for (const Case& c : cases) {
    const auto match = read_byline(c.line);
    ASSERT_TRUE(match) << c.line;
    EXPECT_EQ(match->names, c.names) << c.line;
    EXPECT_EQ(match->agency != nullptr ? match->agency->code : "", c.agency) << c.line;
  }
}

TEST(Byline, LinesThatAreNone) {
  for (const char* line :
       {"By using our websites you consent", "By the end of the day, talks had failed.", "By then.",
        "From the archive", "Von der Leyen", "Por fin", "Jane Roe", "THE BLUE DESK",
        "Ministers in Geneva", "World Bank in Nairobi", "Talks between Chad and Niger"})
    EXPECT_FALSE(read_byline(line)) << line;
}

TEST(Byline, PhotographersAndTranslatorsAreNoAuthors) {
  const auto both = read_byline("By Jane Roe; photographs by John Doe");
  ASSERT_TRUE(both);
  EXPECT_EQ(both->names, (std::vector<std::string_view>{"Jane Roe"}));
  ASSERT_EQ(both->credits.size(), 1U);
  EXPECT_EQ(both->credits[0].role, CreditRole::photography);
  EXPECT_EQ(both->credits[0].name, "John Doe");
  const auto translated = read_byline("Translated by Mary Major");
  ASSERT_TRUE(translated);
  EXPECT_TRUE(translated->names.empty());
  EXPECT_EQ(translated->credits.at(0).role, CreditRole::translation);
}

TEST(Byline, DatesBehindNamesAreDates) {
  const auto match = read_byline("By Jane Roe Published March 14, 2022 3:42 PM ET");
  ASSERT_TRUE(match);
  EXPECT_EQ(match->names, (std::vector<std::string_view>{"Jane Roe"}));
  ASSERT_EQ(match->moments.size(), 1U);
  EXPECT_EQ(match->moments[0].date.day, 14);
  EXPECT_EQ(resolve_printed(match->moments[0], std::nullopt)->iso(), "2022-03-14T15:42-04:00");
}

}  // namespace
}  // namespace entente::page
