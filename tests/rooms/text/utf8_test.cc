// UTF-8: every code point survives, every ill-formed sequence is found where it starts.
#include <gtest/gtest.h>

#include <string>

#include "text/utf8.hpp"

namespace entente {
namespace {

TEST(Utf8, EveryCodePointReadsBack) {
  for (char32_t value = 0; value <= 0x10FFFFU; ++value) {
    if (value >= 0xD800U && value <= 0xDFFFU) continue;
    std::string text;
    append_utf8(text, value);
    const CodePoint point = decode_utf8(text, 0);
    ASSERT_EQ(point.value, value);
    ASSERT_EQ(point.size, text.size());
    ASSERT_FALSE(find_invalid_utf8(text).has_value());
  }
}

TEST(Utf8, SurrogatesAndBeyondBecomeReplacement) {
  for (const char32_t value : {char32_t{0xD800}, char32_t{0xDFFF}, char32_t{0x110000}, char32_t{0xFFFFFFFF}}) {
    std::string text;
    append_utf8(text, value);
    EXPECT_EQ(text, "\xEF\xBF\xBD");
  }
}

const std::string kIllFormed[] = {
    "\x80",         "\xBF",         "\xC0\x80",         "\xC1\xBF",         "\xC2",             "\xE0\x80\x80",
    "\xE0\x9F\xBF", "\xE1\x80",     "\xED\xA0\x80",     "\xED\xBF\xBF",     "\xF0\x80\x80\x80", "\xF0\x8F\xBF\xBF",
    "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFE", "\xFF", "\xE2\x28\xA1", "\xF0\x9F\x98", "\xC3\x28",
};

TEST(Utf8, FindsTheFirstFaultAtEveryPosition) {
  for (const std::string& fault : kIllFormed)
    for (std::size_t before = 0; before < 20; ++before)
      for (std::size_t after = 0; after < 12; ++after) {
        const std::string text = std::string(before, 'x') + fault + std::string(after, 'y');
        ASSERT_EQ(find_invalid_utf8(text), before);
        const CodePoint point = decode_utf8(text, before);
        ASSERT_EQ(point.value, char32_t{0xFFFD});
        ASSERT_EQ(point.size, 1U);
      }
}

TEST(Utf8, TruncationIsAFaultWhereTheSequenceStarts) {
  const std::string text = "caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80";
  EXPECT_FALSE(find_invalid_utf8(text).has_value());
  EXPECT_EQ(find_invalid_utf8(text.substr(0, 4)), 3U);
  EXPECT_EQ(find_invalid_utf8(text.substr(0, 8)), 6U);
  EXPECT_EQ(find_invalid_utf8(text.substr(0, text.size() - 1)), text.size() - 4);
}

// The slow twin: reading point by point finds the same first fault as the validation with its fast path.
TEST(Utf8, FastPathEqualsPointByPoint) {
  std::uint32_t state = 12345;
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (int i = 0; i < 24; ++i) {
      state = state * 1664525U + 1013904223U;
      const std::uint32_t pick = state >> 24U;
      text += static_cast<char>(pick < 180 ? 0x20U + pick % 90U : pick);
    }
    std::optional<std::size_t> slow;
    for (std::size_t at = 0; at < text.size() && !slow;) {
      const CodePoint point = decode_utf8(text, at);
      const bool genuine = text.compare(at, 3, "\xEF\xBF\xBD") == 0;
      if (point.value == 0xFFFDU && !genuine) slow = at;
      at += point.size;
    }
    ASSERT_EQ(find_invalid_utf8(text), slow);
  }
}

TEST(Utf8, MegabytesAreWell) {
  EXPECT_FALSE(find_invalid_utf8(std::string(1U << 20U, '9')).has_value());
  std::string text(1U << 20U, 'a');
  text.back() = '\xFF';
  EXPECT_EQ(find_invalid_utf8(text), text.size() - 1);
  EXPECT_FALSE(find_invalid_utf8("").has_value());
}

}  // namespace
}  // namespace entente
