// The traps of the carried page, by name: each is a way in which other tools misread it.
#include <iostream>

#include "rooms/page/support.hpp"

namespace entente::testing {
namespace {

class Seed : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto file = shared() / "data" / "seed" / "superpowers-2022-03-14.txt";
    if (!std::filesystem::exists(file)) {
      std::cout << "skipped: " << file << " is absent\n";
      GTEST_SKIP();
    }
    auto result = read_bytes(slurp(file));
    ASSERT_TRUE(result.ok());
    reading_ = std::move(result).value();
  }
  const Item& item(std::string_view id) const {
    for (const Item& candidate : reading_.items)
      if (candidate.id == id) return candidate;
    throw std::runtime_error("no such item");
  }
  Reading reading_;
};

TEST_F(Seed, FooterYearsAreNotTheDate) {
  for (const Item& candidate : reading_.items)
    if (candidate.published)
      EXPECT_EQ(candidate.published->date, Date::of(2022, 3, 14)) << candidate.id;
}

TEST_F(Seed, DeskLabelIsNotATitle) {
  for (const Item& candidate : reading_.items)
    EXPECT_NE(candidate.title, "SUPERPOWERS") << candidate.id;
}

TEST_F(Seed, HeadlinesCarryNeitherDateNorAgency) {
  std::size_t count = 0;
  for (const Item& candidate : reading_.items) {
    if (candidate.role != ItemRole::headline) continue;
    ++count;
    EXPECT_FALSE(candidate.published || candidate.dateline || candidate.agency) << candidate.id;
    ASSERT_EQ(candidate.blocks.size(), 1U);
    EXPECT_EQ(candidate.blocks.front().type, BlockType::title);
  }
  EXPECT_EQ(count, 28U);
}

TEST_F(Seed, SecondStoryStaysOutOfTheFirst) {
  for (const Block& block : item("main").blocks)
    EXPECT_EQ(block.text.find("air strike"), std::string_view::npos);
  EXPECT_EQ(item("main").blocks.size(), 18U);
}

TEST_F(Seed, DonationsAreNotInAnyItem) {
  for (const Item& candidate : reading_.items)
    for (const Block& block : candidate.blocks)
      EXPECT_EQ(block.text.find('$'), std::string_view::npos);
}

TEST_F(Seed, AuthorAgencyAndCarrierAreThreeFields) {
  ASSERT_EQ(item("main").byline.size(), 1U);
  ASSERT_TRUE(item("main").agency);
  EXPECT_EQ(item("main").agency->code, "AFP");
  EXPECT_NE(reading_.network.find("SpaceDaily"), std::string::npos);
}

TEST_F(Seed, CutSentenceIsMarkedAndItsMarkIsNoText) {
  const Block& block = item("teaser-1").blocks.front();
  EXPECT_TRUE(block.truncated);
  EXPECT_FALSE(block.text.ends_with("read more"));
  EXPECT_TRUE(block.text.ends_with(" in"));
}

}  // namespace
}  // namespace entente::testing
