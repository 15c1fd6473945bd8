// The tokenizer against spaCy's own answers, against hostile text and hostile rules; it is linear
// and safe to share.
#include "parse/tokenizer.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "parse/lexeme.hpp"
#include "parse/string_id.hpp"
#include "rooms/parse/golden.hpp"
#include "rooms/parse/model_source.hpp"

namespace entente {
namespace {

constexpr const char* parity_folder = ENTENTE_ROOT "/tests/parity";

std::vector<std::string> words(const Tokenizer& tokenizer, std::string_view text) {
  Arena arena;
  std::vector<std::string> out;
  for (const Piece& piece : tokenizer.tokenize(text, arena)) out.emplace_back(piece.span.in(text));
  return out;
}

TEST(StringId, IsMurmurHashButForSymbols) {
  EXPECT_EQ(string_id(""), 0U);
  EXPECT_EQ(string_id("ORG"), 383U);
  EXPECT_EQ(string_id("punct"), 445U);
  EXPECT_EQ(string_id("verb"), 6360137228241296794U);
  EXPECT_EQ(string_id("noun"), 16833663260455505849U);
}

TEST(WordShape, CutsRunsAtFour) {
  EXPECT_EQ(word_shape("Karvan"), "Xxxxx");
  EXPECT_EQ(word_shape("U.S.-led"), "X.X.-xxx");
  EXPECT_EQ(word_shape("123456,7²"), "dddd,dd");
  EXPECT_EQ(word_shape("Ünïté"), "Xxxxx");
  EXPECT_EQ(word_shape(std::string(99, '-')), "----");
  EXPECT_EQ(word_shape(std::string(100, 'a')), "LONG");
}

TEST(TokenizerTest, GoldenDocuments) {
  ENTENTE_NEEDS_MODEL_SOURCE(source);
  const auto tokenizer = Tokenizer::load(source->tokenizer, source->vocab_lookups);
  ASSERT_TRUE(tokenizer.ok()) << tokenizer.error().what;
  const std::vector<golden::Document> documents = golden::documents(parity_folder);
  ASSERT_GT(documents.size(), 200U);
  for (const golden::Document& document : documents) {
    Arena arena;
    const std::span<const Piece> pieces = tokenizer.value().tokenize(document.text, arena);
    ASSERT_EQ(pieces.size(), document.rows.size()) << document.text;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      const golden::Row& row = document.rows[i];
      EXPECT_EQ(pieces[i].span, (TextSpan{row.begin, row.end})) << document.text;
      EXPECT_EQ(pieces[i].norm_text, row.norm) << document.text;
      EXPECT_EQ(pieces[i].norm, string_id(row.norm));
    }
  }
}

TEST(TokenizerTest, BlanksAndFlags) {
  ENTENTE_NEEDS_MODEL_SOURCE(source);
  const auto tokenizer = Tokenizer::load(source->tokenizer, source->vocab_lookups);
  ASSERT_TRUE(tokenizer.ok());
  EXPECT_EQ(words(tokenizer.value(), ""), std::vector<std::string>{});
  EXPECT_EQ(words(tokenizer.value(), "  a"), (std::vector<std::string>{"  ", "a"}));
  EXPECT_EQ(words(tokenizer.value(), "a  b \n"), (std::vector<std::string>{"a", " ", "b", "\n"}));
  Arena arena;
  const std::span<const Piece> pieces = tokenizer.value().tokenize("He can't. ", arena);
  ASSERT_EQ(pieces.size(), 4U);
  EXPECT_TRUE(pieces[0].space_after);
  EXPECT_FALSE(pieces[1].space_after);
  EXPECT_EQ(pieces[2].norm_text, "not");
  EXPECT_TRUE(pieces[3].space_after);
  EXPECT_TRUE(tokenizer.value().tokenize("\u00a0", arena)[0].is_space);
}

TEST(TokenizerTest, HostileText) {
  ENTENTE_NEEDS_MODEL_SOURCE(source);
  const auto tokenizer = Tokenizer::load(source->tokenizer, source->vocab_lookups);
  ASSERT_TRUE(tokenizer.ok());
  EXPECT_EQ(words(tokenizer.value(), "a\xff(b c"), (std::vector<std::string>{"a\xff(b", "c"}));
  EXPECT_EQ(words(tokenizer.value(), "\xe2\x82"), (std::vector<std::string>{"\xe2\x82"}));
  for (const char* unit : {"(", ".", "a.", "a@", ":a", "a-", ":-)", "x", "漢", "Σ", "http://a:b"}) {
    std::string text;
    while (text.size() < (256U << 10U)) text += unit;
    Arena arena;
    TokenizerNotes notes;
    const auto start = std::chrono::steady_clock::now();
    const std::span<const Piece> pieces = tokenizer.value().tokenize(text, arena, &notes);
    const auto took = std::chrono::steady_clock::now() - start;
    EXPECT_LT(took, std::chrono::seconds(10)) << unit;  // the square of the text would take minutes
    std::uint32_t at = 0;
    for (const Piece& piece : pieces) {
      ASSERT_EQ(piece.span.begin, at);
      at = piece.span.end;
    }
    EXPECT_EQ(at, text.size());
    EXPECT_LE(notes.patterns_given_up, pieces.size());
  }
}

TEST(TokenizerTest, SharedByThreads) {
  ENTENTE_NEEDS_MODEL_SOURCE(source);
  const auto tokenizer = Tokenizer::load(source->tokenizer, source->vocab_lookups);
  ASSERT_TRUE(tokenizer.ok());
  const std::vector<golden::Document> documents = golden::documents(parity_folder);
  std::vector<std::size_t> wrong(4);
  std::vector<std::thread> threads;
  for (std::size_t& count : wrong) {
    threads.emplace_back([&] {
      for (const golden::Document& document : documents) {
        Arena arena;
        const std::span<const Piece> pieces = tokenizer.value().tokenize(document.text, arena);
        count += pieces.size() == document.rows.size() ? 0 : 1;
        for (std::size_t i = 0; i < pieces.size() && i < document.rows.size(); ++i) {
          count += pieces[i].norm_text == document.rows[i].norm ? 0 : 1;
        }
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, std::vector<std::size_t>(4));
}

TEST(TokenizerTest, HostileRules) {
  ENTENTE_NEEDS_MODEL_SOURCE(source);
  const auto refused = [&](std::string_view rules, std::string_view lookups) {
    const auto loaded = Tokenizer::load(rules, lookups);
    return !loaded.ok() && loaded.error().code == ErrorCode::bad_model;
  };
  EXPECT_TRUE(refused("", source->vocab_lookups));
  EXPECT_TRUE(refused(source->tokenizer, ""));
  EXPECT_TRUE(refused("\xdf\xff\xff\xff\xff", source->vocab_lookups));
  EXPECT_TRUE(refused(source->tokenizer, source->tokenizer));
  for (std::size_t size = 1; size < source->tokenizer.size(); size = size * 3 + 1) {
    EXPECT_TRUE(refused(source->tokenizer.substr(0, size), source->vocab_lookups)) << size;
  }
  std::string altered = source->tokenizer;
  for (std::size_t at = 0; at < altered.size(); at += 9973) {
    const char kept = altered[at];
    altered[at] = static_cast<char>(kept ^ 0x5a);
    const auto loaded =
        Tokenizer::load(altered, source->vocab_lookups);  // refused or loaded, never a crash
    if (!loaded.ok()) EXPECT_EQ(loaded.error().code, ErrorCode::bad_model);
    altered[at] = kept;
  }
}

}  // namespace
}  // namespace entente
