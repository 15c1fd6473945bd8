// The ground: errors travel as values, spans cut what they say, the arena keeps what it is given,
// exit codes are sysexits.
#include <gtest/gtest.h>

#include <memory>
#include <set>
#include <string>

#include "base/arena.hpp"
#include "base/result.hpp"
#include "base/text_span.hpp"

namespace entente {
namespace {

Result<int> half(int value) {
  if (value % 2 != 0)
    return Error{ErrorCode::bad_data, "an odd number has no half", "line 1", "double it"};
  return value / 2;
}

Result<int> quarter(int value) {
  TRY(const int once, half(value));
  TRY(const int twice, half(once));
  return twice;
}

TEST(Result, TryBindsOrReturns) {
  EXPECT_EQ(quarter(12).value(), 3);
  const Result<int> failed = quarter(6);
  ASSERT_FALSE(failed.ok());
  EXPECT_FALSE(static_cast<bool>(failed));
  EXPECT_EQ(failed.error().code, ErrorCode::bad_data);
  EXPECT_EQ(failed.error().what, "an odd number has no half");
  EXPECT_EQ(failed.error().where, "line 1");
  EXPECT_EQ(failed.error().hint, "double it");
}

Result<std::unique_ptr<int>> boxed(int value) {
  if (value < 0) return Error{ErrorCode::usage, "negative", "", ""};
  return std::make_unique<int>(value);
}

Result<Done> use(int value) {
  TRY(std::unique_ptr<int> box, boxed(value));
  if (*box != value) return Error{ErrorCode::bug, "lost", "", ""};
  return Done{};
}

TEST(Result, MovesWhatCannotBeCopied) {
  EXPECT_TRUE(use(3).ok());
  EXPECT_EQ(use(-1).error().code, ErrorCode::usage);
}

TEST(ErrorCode, HasANameAndASysexitsNumber) {
  std::set<std::string_view> names;
  for (unsigned i = 0; i <= static_cast<unsigned>(ErrorCode::bad_model); ++i) {
    const auto code = static_cast<ErrorCode>(i);
    EXPECT_TRUE(names.insert(name(code)).second) << name(code);
    // What is passed over with a word is no failure of the run.
    const bool passed = code == ErrorCode::skipped || code == ErrorCode::withdrawn;
    EXPECT_EQ(exit_code(code) == 0, passed) << name(code);
    EXPECT_TRUE(passed || (exit_code(code) >= 64 && exit_code(code) <= 78)) << name(code);
  }
  EXPECT_EQ(exit_code(ErrorCode::usage), 64);
  EXPECT_EQ(exit_code(ErrorCode::too_large), 65);
  EXPECT_EQ(exit_code(ErrorCode::no_input), 66);
  EXPECT_EQ(exit_code(ErrorCode::bug), 70);
  EXPECT_EQ(exit_code(ErrorCode::cannot_create), 73);
  EXPECT_EQ(exit_code(ErrorCode::io), 74);
  EXPECT_EQ(exit_code(ErrorCode::busy), 75);
}

TEST(TextSpan, CutsContainsOverlapsAndShifts) {
  constexpr TextSpan kWord{4, 9};
  static_assert(kWord.size() == 5 && !kWord.empty() && TextSpan{3, 3}.empty());
  EXPECT_EQ(kWord.in("the Rhine flows"), "Rhine");
  EXPECT_TRUE(kWord.contains({4, 9}));
  EXPECT_TRUE(kWord.contains({5, 5}));
  EXPECT_FALSE(kWord.contains({3, 5}));
  EXPECT_TRUE(kWord.overlaps({8, 20}));
  EXPECT_FALSE(kWord.overlaps({9, 20}));
  EXPECT_EQ(kWord.shifted(10), (TextSpan{14, 19}));
}

TEST(Arena, KeepsBytesUntilReset) {
  Arena arena(64);
  std::string source = "Sullivan";
  const std::string_view kept = arena.keep(source);
  source = "Yang";
  EXPECT_EQ(kept, "Sullivan");
  EXPECT_TRUE(arena.keep("").empty());
  const std::string large(1U << 20U, 'x');
  EXPECT_EQ(arena.keep(large), large);
  EXPECT_EQ(arena.keep(std::string_view("a\0b", 3)), std::string_view("a\0b", 3));
  for (int page = 0; page < 100; ++page) {
    EXPECT_EQ(arena.keep(large).size(), large.size());
    arena.reset();
  }
}

}  // namespace
}  // namespace entente
