// Laws of a Reading, for any input: what it holds and what it dropped cover the page, spans are
// true and in order, and the same page reads the same.
#pragma once

#include <algorithm>
#include <vector>

#include "page/page.hpp"
#include "text/blank.hpp"

namespace entente::testing {

inline void mark(std::vector<bool>& covered, TextSpan span) {
  ASSERT_LE(span.begin, span.end);
  ASSERT_LE(span.end, covered.size());
  std::fill(covered.begin() + span.begin, covered.begin() + span.end, true);
}

inline void expect_covered(const Reading& reading) {
  const std::string& text = *reading.text;
  std::vector<bool> covered(text.size(), false);
  for (const Item& item : reading.items) {
    mark(covered, item.title_span);
    if (item.dateline) mark(covered, item.dateline->span);
    for (const Block& block : item.blocks) mark(covered, block.span);
  }
  for (const Dropped& dropped : reading.dropped) mark(covered, dropped.span);
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t blank = blank_size(text, at);
    if (blank == 0 && !covered[at]) {
      ADD_FAILURE() << "byte " << at << " is neither kept nor dropped: " << text.substr(at, 60);
      return;
    }
    at += std::max<std::size_t>(blank, 1);
  }
}

inline void expect_ordered(const Item& item, const Reading& reading, std::size_t input_size) {
  std::uint32_t last = 0;
  for (std::size_t i = 0; i < item.blocks.size(); ++i) {
    const Block& block = item.blocks[i];
    EXPECT_EQ(block.n, static_cast<int>(i) + 1);
    EXPECT_GE(block.span.begin, last) << item.id;
    EXPECT_EQ(block.text, block.span.in(*reading.text));
    EXPECT_EQ(block.text.data(), reading.text->data() + block.span.begin)
        << "a view into the kept text";
    EXPECT_LE(block.input.begin, block.input.end);
    EXPECT_LE(block.input.end, input_size);
    EXPECT_FALSE(block.text.empty());
    last = block.span.end;
  }
}

inline void expect_laws(const std::string& bytes, const Reading& reading, bool plain_text) {
  expect_covered(reading);
  for (const Item& item : reading.items) expect_ordered(item, reading, bytes.size());
  EXPECT_TRUE(std::is_sorted(
      reading.dropped.begin(), reading.dropped.end(),
      [](const Dropped& a, const Dropped& b) { return a.span.begin < b.span.begin; }));
  for (const Dropped& dropped : reading.dropped) {
    EXPECT_FALSE(dropped.why.empty());
    EXPECT_LE(dropped.input.end, bytes.size());
  }
  if (!plain_text) return;
  ASSERT_EQ(reading.text->size(), bytes.size());
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char kept = (*reading.text)[i];
    ASSERT_TRUE(kept == bytes[i] || (kept == ' ' && (bytes[i] == '\n' || bytes[i] == '\r'))) << i;
  }
  for (const Item& item : reading.items)
    for (const Block& block : item.blocks) EXPECT_EQ(block.span, block.input);
}

}  // namespace entente::testing
