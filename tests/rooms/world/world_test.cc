// The world room's promises: codes are well-formed, phrases resolve as a reader would, malformed
// tables say where they are wrong.
#include "world/world.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>
#include <set>
#include <string>
#include <vector>

namespace entente {
namespace {

const World& world() {
  static const World loaded = [] {
    Result<World> result = World::load();
    if (!result.ok()) {
      std::cerr << result.error().where << ": " << result.error().what << "\n";
      std::abort();
    }
    return std::move(result).value();
  }();
  return loaded;
}

// Words as spaCy parts them: at spaces, hyphens between letters, possessives.
std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    std::size_t end = 1;
    if (text.starts_with("'s") && (text.size() == 2 || text[2] == ' ')) {
      end = 2;
    } else if (text[0] != '-') {
      while (end < text.size() && text[end] != ' ' && text[end] != '-' &&
             !text.substr(end).starts_with("'s "))
        ++end;
    }
    words.push_back(text.substr(0, end));
    text.remove_prefix(end);
    if (text.starts_with(" ")) text.remove_prefix(1);
  }
  return words;
}

struct Golden {
  std::string_view text, kind, iso3, sector;
  std::string_view on = "";
};

class Phrase : public testing::TestWithParam<Golden> {};

TEST_P(Phrase, Resolves) {
  const Golden& golden = GetParam();
  const std::vector<std::string_view> words = words_of(golden.text);
  const std::optional<NameMatch> match =
      world().match(words, golden.on.empty() ? std::nullopt : Date::parse_iso(golden.on));
  if (golden.kind == "none") {
    EXPECT_FALSE(match) << golden.text << " is " << match->name->name;
    return;
  }
  ASSERT_TRUE(match) << golden.text;
  EXPECT_EQ(match->words, words.size()) << golden.text;
  EXPECT_EQ(name(match->name->kind), golden.kind) << golden.text;
  EXPECT_EQ(match->name->iso3, golden.iso3) << golden.text;
  EXPECT_EQ(match->name->sector, golden.sector) << golden.text;
}

#include "rooms/world/golden.inc"
INSTANTIATE_TEST_SUITE_P(Golden, Phrase, testing::ValuesIn(kGolden));

TEST(Match, TakesTheLongestNameAndCountsItsWords) {
  const std::vector<std::string_view> words{"Islamic", "State", "of",     "Iraq",
                                            "and",     "the",   "Levant", "fighters"};
  const std::optional<NameMatch> match = world().match(words, std::nullopt);
  ASSERT_TRUE(match);
  EXPECT_EQ(match->words, 7U);
  const std::vector<std::string_view> parted{"People", "\xE2\x80\x99s", "Liberation", "Army"};
  ASSERT_TRUE(world().match(parted, std::nullopt));
  EXPECT_EQ(world().match(parted, std::nullopt)->name->iso3, "CHN");
  EXPECT_FALSE(world().match({}, std::nullopt));
}

TEST(Match, PossessiveIsNeverPartOfAName) {
  const std::vector<std::string_view> words{"Russia", "'s", "army"};
  const std::optional<NameMatch> match = world().match(words, std::nullopt);
  ASSERT_TRUE(match);
  EXPECT_EQ(match->words, 1U);
}

TEST(Match, SurvivesHostileWords) {
  const std::string longest(1U << 16U, 'A');
  const std::vector<std::string_view> words{longest, "", "\xFF\xFE", "-", "'s"};
  for (std::size_t i = 0; i < words.size(); ++i)
    EXPECT_FALSE(world().match(std::span(words).subspan(i), std::nullopt)) << i;
}

TEST(States, CodesAreWellFormedAndUniqueWhereTheyMustBe) {
  std::set<std::string_view> iso3, iso2, names;
  std::set<int> cow, gw;
  EXPECT_GE(world().states().size(), 230U);
  for (const State& state : world().states()) {
    EXPECT_TRUE(iso3.insert(state.iso3).second) << state.iso3;
    EXPECT_TRUE(names.insert(state.name).second) << state.name;
    EXPECT_EQ(state.iso2.size(), 2U) << state.iso3;
    EXPECT_TRUE(iso2.insert(state.iso2).second) << state.iso2;
    EXPECT_EQ(state.cameo.size(), 3U) << state.iso3;
    if (state.cow != 0) EXPECT_TRUE(cow.insert(state.cow).second) << state.cow;
    if (state.gw != 0) EXPECT_TRUE(gw.insert(state.gw).second) << state.gw;
    EXPECT_EQ(state.cow == 0, state.gw == 0) << state.iso3;
    EXPECT_EQ(world().state(state.iso3), &state);
  }
  EXPECT_EQ(world().state("XXX"), nullptr);
  EXPECT_EQ(world().state(""), nullptr);
  EXPECT_EQ(world().state("DEU")->gw, 260);
  EXPECT_EQ(world().state("YEM")->gw, 678);
  EXPECT_EQ(world().state("CHN")->cow, 710);
}

TEST(States, NameAdjectiveAndCapitalResolveToTheirState) {
  int without_place = 0;
  for (const State& state : world().states()) {
    const auto check = [&](std::string_view text, bool shared) {
      const std::vector<std::string_view> words = words_of(text);
      const std::optional<NameMatch> match = world().match(words, std::nullopt);
      ASSERT_TRUE(match) << text;
      EXPECT_EQ(match->words, words.size()) << text;
      if (!shared) EXPECT_EQ(match->name->iso3, state.iso3) << text;
    };
    check(state.name, false);
    check(state.adjective,
          state.iso3 == "COG" || state.iso3 == "DMA");  // Congolese, Dominican are shared
    if (state.cow == 0) continue;
    const Place* capital = world().place(state.capital, state.iso3);
    if (capital == nullptr || capital->country != state.iso3) ++without_place;
  }
  EXPECT_LE(without_place, 12) << "capitals below 15,000 inhabitants have no place";
}

TEST(Agents, LongestLemmaPhrase) {
  struct Case {
    std::string_view text, sector;
    bool person, office;
  };
  const std::vector<Case> cases{{"president", "GOV", true, true},
                                {"prime minister", "GOV", true, true},
                                {"foreign minister", "GOV", true, true},
                                {"defense minister", "GOV", true, true},
                                {"secretary of state", "GOV", true, true},
                                {"spokesman", "GOV", true, true},
                                {"official", "GOV", true, false},
                                {"senator", "LEG", true, true},
                                {"lawmaker", "LEG", true, false},
                                {"soldier", "MIL", true, false},
                                {"troop", "MIL", true, false},
                                {"army", "MIL", false, false},
                                {"police", "COP", false, false},
                                {"rebel", "REB", true, false},
                                {"protester", "OPP", true, false},
                                {"opposition party", "OPP", false, false},
                                {"student", "EDU", true, false},
                                {"trade union", "LAB", false, false},
                                {"refugee", "REF", true, false},
                                {"journalist", "MED", true, false},
                                {"supreme court", "JUD", false, false},
                                {"prosecutor", "JUD", true, true},
                                {"ruling party", "PTY", false, false},
                                {"company", "BUS", false, false},
                                {"foreign ministry", "GOV", false, false},
                                {"parliament", "LEG", false, false},
                                {"intelligence agency", "SPY", false, false},
                                {"emergency service", "HLH", false, false},
                                {"doctor", "HLH", true, false},
                                {"cleric", "REL", true, false},
                                {"businessman", "BUS", true, false},
                                {"farmer", "AGR", true, false},
                                {"aid worker", "NGO", true, false},
                                {"former president", "ELI", true, false},
                                {"gunman", "REB", true, false},
                                {"drug cartel", "CRM", false, false},
                                {"civilian", "CVL", true, false},
                                {"secretary-general", "IGO", true, true}};
  for (const Case& c : cases) {
    const std::vector<std::string_view> words = words_of(c.text);
    const std::optional<AgentMatch> match = world().match_agent(words);
    ASSERT_TRUE(match) << c.text;
    EXPECT_EQ(match->words, words.size()) << c.text;
    EXPECT_EQ(match->agent->sector, c.sector) << c.text;
    EXPECT_EQ(match->agent->person, c.person) << c.text;
    EXPECT_EQ(match->agent->office, c.office) << c.text;
  }
}

TEST(Places, BestOfAName) {
  ASSERT_NE(world().place("Paris"), nullptr);
  EXPECT_EQ(world().place("Paris")->country, "FRA");
  EXPECT_TRUE(world().place("Paris")->capital);
  EXPECT_EQ(world().place("Paris", "USA")->country, "USA");
  EXPECT_EQ(world().place("Kiev")->name, "Kyiv");
  EXPECT_EQ(world().place("Reading")->country, "GBR")
      << "never met in text, but found when asked for";
  EXPECT_EQ(world().place("Nowhere at all"), nullptr);
  EXPECT_EQ(world().place(""), nullptr);
}

TEST(Blocs, MembersOnADay) {
  const auto has = [](std::string_view bloc, std::string_view on, std::string_view iso3) {
    const auto members = world().members(bloc, *Date::parse_iso(on));
    return std::find(members.begin(), members.end(), iso3) != members.end();
  };
  EXPECT_FALSE(has("NATO", "2023-04-03", "FIN"));
  EXPECT_TRUE(has("NATO", "2023-04-04", "FIN"));
  EXPECT_TRUE(has("NATO allies", "2022-03-14", "TUR"));
  EXPECT_TRUE(has("EU", "2020-01-31", "GBR"));
  EXPECT_FALSE(has("EU", "2020-02-01", "GBR"));
  EXPECT_TRUE(has("G8", "2010-01-01", "RUS"));
  EXPECT_TRUE(has("the West", "2022-03-14", "USA"));
  EXPECT_TRUE(world().members("no bloc", Date{}).empty());
  EXPECT_EQ(world().members("IGOWSTNAT", *Date::parse_iso("2025-01-01")).size(), 32U);
  EXPECT_EQ(world().members("EU", *Date::parse_iso("2025-01-01")).size(), 27U);
}

// The embedded tables with one of them replaced.
Result<World> load_with(std::string_view path, std::string_view bytes) {
  std::vector<EmbeddedFile> files(embedded_world().begin(), embedded_world().end());
  for (EmbeddedFile& file : files) {
    if (file.path == path) file.bytes = bytes;
  }
  return World::load(files);
}

TEST(Tables, MalformedOnesSayWhere) {
  struct Case {
    std::string_view table, bytes, where;
  };
  const std::vector<Case> cases{
      {"states.tsv", "# head\nUSA\tUS\t2\t2\tUSA\tUS\tUnited States\tAmerican\n", ":2:"},
      {"states.tsv", "usa\tUS\t2\t2\tUSA\tUS\tUnited States\tAmerican\tWashington\n", ":1:1"},
      {"states.tsv", "USA\tUS\tx\t2\tUSA\tUS\tUnited States\tAmerican\tWashington\n", ":1:8"},
      {"names.tsv", "empire\tUSA\t\t\t\t\t\tUnited States\t=\n", ":1:1"},
      {"names.tsv", "state\tUSX\t\t\t\t\t\tUnited States\t=\n", ":1:7"},
      {"names.tsv", "state\tUSA\t\t\t\t2022-02-30\t\tUnited States\t=\n", ":1:14"},
      {"names.tsv", "state\tUSA\t\t\t\t\t\tUnited States\t=|\tx\n", ":1:"},
      {"names.tsv", "state\tUSA\t\t\t\t\t\tUnited States\tUS||USA\n", ":1:30"},
      {"persons.tsv", "person\tUSA\tGOV\t\t\t2022-02-03\t2022-02-02\tA B\t=\n", ":1:29"},
      {"places.tsv", "A\tUSA\t\t91.0\t0\t1\t\t=\n", ":1:8"},
      {"places.tsv", "A\tUSA\t\t9..0\t0\t1\t\t=\n", ":1:8"},
      {"agents.tsv", "gov\tPO\tpresident\n", ":1:1"},
      {"blocs.tsv", "WST\tUSA ZZZ\t\t\n", ":1:"},
  };
  for (const Case& c : cases) {
    const std::string path = "data/world/" + std::string(c.table);
    const Result<World> result = load_with(path, c.bytes);
    ASSERT_FALSE(result.ok()) << c.bytes;
    EXPECT_EQ(result.error().code, ErrorCode::bad_data);
    EXPECT_TRUE(result.error().where.starts_with(path + std::string(c.where)))
        << result.error().where << " for " << c.bytes;
    EXPECT_FALSE(result.error().what.empty());
    EXPECT_FALSE(result.error().hint.empty());
  }
  EXPECT_FALSE(World::load(std::span<const EmbeddedFile>{}).ok());
}

TEST(World, HashNamesTheTables) {
  EXPECT_EQ(world().hash().size(), 16U);
  const Result<World> other = load_with("data/world/blocs.tsv", "");
  ASSERT_TRUE(other.ok());
  EXPECT_NE(other.value().hash(), world().hash());
}

}  // namespace
}  // namespace entente
