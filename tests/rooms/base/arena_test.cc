// What an arena keeps stays where it is until reset.
#include "base/arena.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/text_span.hpp"

namespace entente {
namespace {

TEST(ArenaTest, KeptBytesStayWhileMoreAreKept) {
  Arena arena(64);
  std::vector<std::string_view> kept;
  for (int i = 0; i < 2000; ++i) kept.push_back(arena.keep("value " + std::to_string(i)));
  for (int i = 0; i < 2000; ++i)
    EXPECT_EQ(kept[static_cast<std::size_t>(i)], "value " + std::to_string(i));
}

TEST(ArenaTest, IsUsableAfterReset) {
  Arena arena;
  EXPECT_TRUE(arena.keep("").empty());
  EXPECT_EQ(arena.keep("once"), "once");
  arena.reset();
  EXPECT_EQ(arena.keep("again"), "again");
}

TEST(TextSpanTest, KnowsItsBounds) {
  constexpr TextSpan span{4, 7};
  EXPECT_EQ(span.in("the cat sat"), "cat");
  EXPECT_TRUE(span.contains({5, 7}));
  EXPECT_FALSE(span.contains({5, 8}));
  EXPECT_TRUE(span.overlaps({6, 9}));
  EXPECT_FALSE(span.overlaps({7, 9}));
  EXPECT_EQ(span.shifted(10), (TextSpan{14, 17}));
}

}  // namespace
}  // namespace entente
