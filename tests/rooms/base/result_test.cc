// Errors are values: TRY hands them on, and each code has a name and a sysexits number.
#include "base/result.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <set>

namespace entente {
namespace {

Result<int> half(int n) {
  if (n % 2 != 0) return Error{ErrorCode::bad_data, "is odd", "here", "Give an even one"};
  return n / 2;
}

Result<int> quarter(int n) {
  TRY(const int once, half(n));
  TRY(const int twice, half(once));
  return twice;
}

Result<std::unique_ptr<int>> boxed(int n) {
  TRY(const int value, half(n));
  return std::make_unique<int>(value);
}

TEST(ResultTest, TryBindsTheValueOrHandsOnTheError) {
  EXPECT_EQ(quarter(12).value(), 3);
  const Result<int> fell = quarter(6);
  ASSERT_FALSE(fell.ok());
  EXPECT_EQ(fell.error().code, ErrorCode::bad_data);
  EXPECT_EQ(fell.error().where, "here");
}

TEST(ResultTest, HoldsValuesThatOnlyMove) {
  Result<std::unique_ptr<int>> result = boxed(8);
  ASSERT_TRUE(result);
  const std::unique_ptr<int> value = std::move(result).value();
  EXPECT_EQ(*value, 4);
}

TEST(ErrorCodeTest, EveryCodeHasItsNameAndASysexitsNumber) {
  std::set<std::string_view> names;
  for (int i = 0; i <= static_cast<int>(ErrorCode::bad_model); ++i) {
    const auto code = static_cast<ErrorCode>(i);
    EXPECT_TRUE(names.insert(name(code)).second) << name(code);
    // What is passed over with a word is no failure of the run.
    const bool passed = code == ErrorCode::skipped || code == ErrorCode::withdrawn;
    EXPECT_EQ(exit_code(code) == 0, passed) << name(code);
    EXPECT_TRUE(passed || (exit_code(code) >= 64 && exit_code(code) <= 78)) << name(code);
  }
}

}  // namespace
}  // namespace entente
