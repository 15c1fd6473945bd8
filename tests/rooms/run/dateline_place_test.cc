// Places of datelines to countries: the cities that stand alone in the style books, cut states,
// regions in brackets, two cities, and places that lie nowhere.
#include "run/dateline_place.hpp"

#include <gtest/gtest.h>

namespace entente {
namespace {

class DatelinePlace : public testing::Test {
 protected:
  static const World& world() {
    static const World loaded = [] {
      auto result = World::load();
      if (!result.ok()) throw std::runtime_error(result.error().what);
      return std::move(result).value();
    }();
    return loaded;
  }
};

TEST_F(DatelinePlace, CitiesThatStandAlone) {
  struct Case {
    const char* country;
    std::vector<const char*> cities;
  };
  const Case cases[] = {
      {"USA", {"ATLANTA",           "BALTIMORE",     "BOSTON",         "CHICAGO",
               "CINCINNATI",        "CLEVELAND",     "DALLAS",         "DENVER",
               "DETROIT",           "HONOLULU",      "HOUSTON",        "INDIANAPOLIS",
               "LAS VEGAS",         "LOS ANGELES",   "MIAMI",          "MILWAUKEE",
               "MINNEAPOLIS",       "NEW ORLEANS",   "NEW YORK",       "OKLAHOMA CITY",
               "PHILADELPHIA",      "PHOENIX",       "PITTSBURGH",     "ST. LOUIS",
               "SALT LAKE CITY",    "SAN ANTONIO",   "SAN DIEGO",      "SAN FRANCISCO",
               "SEATTLE",           "WASHINGTON",    "UNITED NATIONS", "HAYWARD, Calif.",
               "SAVANNAH, Georgia", "SAVANNAH, Ga.", "FARGO, N.D.",    "Washington, D.C."}},
      {"CAN",
       {"MONTREAL", "QUEBEC CITY", "TORONTO", "OTTAWA", "VANCOUVER, British Columbia",
        "SUDBURY, Ont."}},
      {"GBR", {"LONDON", "BELFAST, Northern Ireland", "EDINBURGH, Scotland"}},
      {"FRA", {"PARIS", "STRASBOURG, France"}},
      {"DEU", {"BERLIN", "MUNICH", "FRANKFURT", "Berlin"}},
      {"ITA", {"ROME", "MILAN"}},
      {"ESP", {"MADRID", "BARCELONA"}},
      {"CHE", {"GENEVA", "ZURICH", "BERN"}},
      {"CHN", {"BEIJING", "SHANGHAI"}},
      {"JPN", {"TOKYO"}},
      {"RUS", {"MOSCOW", "ST. PETERSBURG, Russia"}},
      {"UKR", {"KYIV", "KIEV", "LVIV", "KHARKIV", "NEAR KHERSON, Ukraine", "ODESA"}},
      {"ISR", {"JERUSALEM", "TEL AVIV"}},
      {"PSE", {"RAMALLAH", "GAZA CITY", "RAMALLAH, West Bank"}},
      {"BRA", {"SAO PAULO", "RIO DE JANEIRO", "BRASILIA", "BRAS\xC3\x8DLIA"}},
      {"HTI", {"PORT-AU-PRINCE", "PORT-AU-PRINCE, Haiti"}},
      {"GEO", {"TBILISI", "TBILISI, Georgia"}},
      {"IND", {"NEW DELHI", "New Delhi [India]", "MUMBAI"}},
      {"TCD", {"N'DJAMENA"}},
      {"KOR", {"SEOUL"}},
      {"PRK", {"Pyongyang"}},
      {"NLD", {"THE HAGUE", "AMSTERDAM"}},
      {"VAT", {"VATICAN CITY"}},
      {"MCO", {"MONACO"}},
      {"SGP", {"SINGAPORE"}},
      {"TWN", {"TAIPEI", "TAIPEI, Taiwan"}},
      {"AUS", {"SYDNEY", "CANBERRA"}},
      {"ZAF", {"JOHANNESBURG", "CAPE TOWN"}},
      {"MDV", {"MALE"}},
      {"LBN", {"BEIRUT"}},
      {"SLV", {"SAN SALVADOR"}},
      {"CRI", {"SAN JOSE, Costa Rica"}},
      {"PER", {"LIMA"}},
  };
  for (const Case& c : cases)
    for (const char* city : c.cities) EXPECT_EQ(country_of(city, world()), c.country) << city;
}

TEST_F(DatelinePlace, PlacesThatLieNowhere) {
  for (const char* place : {"ABOARD AIR FORCE ONE", "UNDISCLOSED LOCATION", "ABOARD THE USS ROE",
                            "AT SEA", "BREAKING", "Qwertyville", ""})
    EXPECT_EQ(country_of(place, world()), "") << place;
}

TEST_F(DatelinePlace, TwoCities) {
  Reading reading;
  Item item;
  item.dateline = Dateline{};
  item.dateline->place = "BEIRUT/THE HAGUE";
  settle_dateline(reading, item, world());
  EXPECT_EQ(item.dateline->country, "LBN");
  ASSERT_EQ(item.dateline->cities.size(), 2U);
  EXPECT_EQ(item.dateline->cities[1].name, "THE HAGUE");
  EXPECT_EQ(item.dateline->cities[1].country, "NLD");
}

}  // namespace
}  // namespace entente
