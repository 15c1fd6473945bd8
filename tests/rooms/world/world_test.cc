// The world room's promises: codes are well-formed, phrases resolve as a reader would, malformed tables say where they are wrong.
#include "world/world.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <iostream>
#include <map>
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
      while (end < text.size() && text[end] != ' ' && text[end] != '-' && !text.substr(end).starts_with("'s ")) ++end;
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
  const std::optional<NameMatch> match = world().match(words, golden.on.empty() ? std::nullopt : Date::parse_iso(golden.on));
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

const std::vector<Golden> kGolden{
    {"United States", "state", "USA", ""},
    {"US", "state", "USA", ""},
    {"us", "none", "", ""},
    {"turkey", "none", "", ""},
    {"Turkey", "state", "TUR", ""},
    {"U.S.", "state", "USA", ""},
    {"White House", "metonym", "USA", "GOV"},
    {"Kremlin", "metonym", "RUS", "GOV"},
    {"Chinese Communist Party", "body", "CHN", "PTY"},
    {"Beijing", "capital", "CHN", "GOV"},
    {"al-Qaeda", "group", "", "UAF"},
    {"MOSCOW", "capital", "RUS", "GOV"},
};
INSTANTIATE_TEST_SUITE_P(Golden, Phrase, testing::ValuesIn(kGolden));

}  // namespace
}  // namespace entente
