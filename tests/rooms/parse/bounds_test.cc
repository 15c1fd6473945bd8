// Large documents: a paragraph of a megabyte and a document of 100,000 tokens are parsed whole, in
// time and memory that grow as the text does.
#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>

#include "parse/parser.hpp"
#include "rooms/parse/model.hpp"

namespace entente {
namespace {

// The highest memory this process has held, in bytes.
double highest_memory() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("VmHWM:")) return std::stod(line.substr(6)) * 1024;
  return 0;
}

// Prose without an end of line; words differ, so that no cache answers for them.
std::string prose(std::size_t bytes) {
  std::string text;
  for (unsigned i = 0; text.size() < bytes; ++i) {
    text += "The envoy of district " + std::to_string(i) + " told \"Post" + std::to_string(i % 97) +
            "\" that talks in Oslo had ended; the U.S. side, she said, did not answer. ";
  }
  text.resize(bytes);
  return text;
}

class BoundsTest : public testing::Test {
 protected:
  void SetUp() override {
    ENTENTE_NEEDS_MODEL();
    auto loaded = Parser::load(testing_model::path());
    ASSERT_TRUE(loaded.ok()) << loaded.error().what;
    parser_ = std::make_unique<Parser>(std::move(loaded).value());
  }
  struct Run {
    std::size_t tokens = 0;
    double seconds = 0, memory = 0;
  };
  Run run(const std::string& text) {
    Run out;
    const double before = highest_memory();
    const auto begin = std::chrono::steady_clock::now();
    Arena arena;
    const Parsed parsed = parser_->parse(text, arena, Segments::news);
    out.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    out.tokens = parsed.tokens.size();
    out.memory = highest_memory() - before;
    std::uint32_t at = 0;
    for (const Token& token : parsed.tokens) {
      EXPECT_EQ(token.span.begin, at);
      at = token.span.end + (token.space_after ? 1U : 0U);
    }
    EXPECT_EQ(at, text.size());
    return out;
  }
  std::unique_ptr<Parser> parser_;
};

TEST_F(BoundsTest, a_paragraph_of_a_megabyte_and_a_document_of_100000_tokens) {
  run(prose(50'000));  // what is made once is made
  const Run half = run(prose(1U << 19U));
  const Run whole = run(prose(1U << 20U));
  EXPECT_GT(whole.tokens, 200'000U);
  // Twice the text: twice the time, and a second more for a busy machine.
  EXPECT_LT(whole.seconds, 3 * half.seconds + 1);
  std::cout << "a megabyte: " << whole.tokens << " tokens, " << whole.seconds << " s, "
            << (half.memory + whole.memory) / 1e6 << " MB more at the highest\n";
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  constexpr double most_bytes_a_token = 2500;
  EXPECT_LT(half.memory + whole.memory, most_bytes_a_token * static_cast<double>(whole.tokens));
#endif
}

TEST_F(BoundsTest, one_sentence_without_an_end) {
  std::string text;
  while (text.size() < 300'000) text += "weapons and ";
  EXPECT_GT(run(text).tokens, 49'000U);
}

TEST_F(BoundsTest, one_word_without_an_end) {
  EXPECT_EQ(run(std::string(1U << 20U, 'a')).tokens, 1U);
}

}  // namespace
}  // namespace entente
