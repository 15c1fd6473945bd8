// The whole room on text: what the coder relies on, hostile blocks, and independence of what was
// parsed before.
#include "parse/parser.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <random>
#include <string>

#include "rooms/parse/model.hpp"

namespace entente {
namespace {

class ParserTest : public testing::Test {
 protected:
  void SetUp() override {
    ENTENTE_NEEDS_MODEL();
    auto loaded = Parser::load(testing_model::path());
    ASSERT_TRUE(loaded.ok()) << loaded.error().what;
    parser_ = std::make_unique<Parser>(std::move(loaded).value());
  }
  // Every rule that a Parsed promises.
  void expect_sound(const Parsed& parsed, std::string_view text) {
    const auto size = static_cast<std::int32_t>(parsed.tokens.size());
    std::uint32_t end = 0;
    std::int32_t sentence_end = 0;
    for (const Token& token : parsed.tokens) {
      ASSERT_LT(token.span.begin, token.span.end);
      ASSERT_EQ(token.span.begin, end);
      ASSERT_EQ(token.text, token.span.in(text));
      end = token.span.end + (token.space_after ? 1U : 0U);
      ASSERT_TRUE(token.head >= 0 && token.head < size);
      ASSERT_FALSE(token.label.empty());
      ASSERT_EQ(token.label.find('|'), std::string_view::npos);
      ASSERT_FALSE(token.tag.empty());
      ASSERT_EQ(token.iob == 'O', token.entity.empty());
    }
    for (const TokenRange& sentence : parsed.sentences) {
      ASSERT_EQ(sentence.begin, sentence_end);
      ASSERT_LT(sentence.begin, sentence.end);
      sentence_end = sentence.end;
    }
    ASSERT_EQ(sentence_end, size);
  }

  std::unique_ptr<Parser> parser_;
  Arena arena_;
};

TEST_F(ParserTest, reads_a_wire_sentence) {
  const std::string text =
      "Russia has asked China for military equipment, The New York Times reported. Beijing denied "
      "it.";
  const Parsed parsed = parser_->parse(text, arena_);
  expect_sound(parsed, text);
  ASSERT_EQ(parsed.sentences.size(), 2U);
  const Token& russia = parsed.tokens[0];
  EXPECT_EQ(russia.label, "nsubj");
  EXPECT_EQ(parsed.tokens[static_cast<std::size_t>(russia.head)].text, "asked");
  EXPECT_EQ(russia.entity, "GPE");
  EXPECT_EQ(russia.pos, "PROPN");
  EXPECT_EQ(parsed.tokens[2].lemma, "ask");
  EXPECT_EQ(parsed.tokens[3].label, "dobj");
  EXPECT_EQ(parser_->model_name(), "en_core_web_sm 3.8.0");
  EXPECT_EQ(parser_->model_hash().size(), 32U);
}

TEST_F(ParserTest, empty_and_blank_blocks) {
  EXPECT_TRUE(parser_->parse("", arena_).tokens.empty());
  for (const std::string text : {" ", "\n", " \n\t ", "\xc2\xa0", "."})
    expect_sound(parser_->parse(text, arena_), text);
}

TEST_F(ParserTest, hostile_blocks) {
  std::string many;
  for (int i = 0; i < 3000; ++i) many += "(";
  for (const std::string& text :
       {many, std::string(5000, 'a'), std::string(3000, '\n'), std::string(3000, '.')})
    expect_sound(parser_->parse(text, arena_), text);
  const std::vector<std::string> parts = {"the ",
                                          "U.S.",
                                          " ",
                                          "\n\n",
                                          "\"",
                                          "said",
                                          " \xe2\x80\x94 ",
                                          "\xf0\x9f\x99\x82",
                                          "\xd8\xa7\xd9\x84",
                                          "it's",
                                          "...",
                                          "(",
                                          ")",
                                          "$5bn",
                                          " of ",
                                          "who ",
                                          "\xcc\x81"};
  std::mt19937 random(7);
  for (int round = 0; round < 60; ++round) {
    std::string text;
    for (int i = 0; i < 200; ++i) text += parts[random() % parts.size()];
    expect_sound(parser_->parse(text, arena_), text);
  }
}

TEST_F(ParserTest, long_blocks_are_the_same_as_if_read_alone) {
  // 700 sentences cross every chunk and window; the first and last tokens see what a short block
  // sees, as far as the encoder goes.
  const std::string sentence =
      "The minister told reporters in Moscow on Monday that the two countries had agreed. ";
  std::string text;
  for (int i = 0; i < 700; ++i) text += sentence;
  const Parsed parsed = parser_->parse(text, arena_);
  expect_sound(parsed, text);
  ASSERT_EQ(parsed.sentences.size(), 700U);
  const std::size_t size = static_cast<std::size_t>(parsed.sentences[0].end);
  for (std::size_t i = size; i + size < parsed.tokens.size(); ++i) {
    EXPECT_EQ(parsed.tokens[i].tag, parsed.tokens[i % size].tag);
    EXPECT_EQ(parsed.tokens[i].label, parsed.tokens[i % size].label);
  }
}

TEST_F(ParserTest, repeats_itself) {
  const std::string text =
      "Mr. Xi said on Friday he'd visit; \"We will see,\" the U.S. president replied.";
  Arena other;
  const Parsed first = parser_->parse(text, arena_);
  static_cast<void>(parser_->parse("Something else entirely, in between.", other));
  const Parsed second = parser_->parse(text, other);
  ASSERT_EQ(first.tokens.size(), second.tokens.size());
  for (std::size_t i = 0; i < first.tokens.size(); ++i) {
    EXPECT_EQ(first.tokens[i].head, second.tokens[i].head);
    EXPECT_EQ(first.tokens[i].lemma, second.tokens[i].lemma);
    EXPECT_EQ(first.tokens[i].entity, second.tokens[i].entity);
  }
}

// The slow twin sees the same as the fast one, but for ties of the last bits.
TEST_F(ParserTest, scalar_twin_agrees) {
  auto slow = Parser::load(testing_model::path(), Kernel::scalar);
  ASSERT_TRUE(slow.ok());
  EXPECT_EQ(slow.value().kernel_name(), "scalar");
  const std::string text =
      "MOSCOW (Reuters) - Russian Foreign Minister Sergei Lavrov on Tuesday accused the United "
      "States of \"pumping\" weapons worth "
      "$1.2 billion into Ukraine, hours after talks with Turkey's Mevlut Cavusoglu in Antalya "
      "collapsed. Washington, which has "
      "imposed sanctions on 386 members of the Duma since Feb. 24, called the claim \"absurd\", "
      "but did not rule out sending more.";
  const Parsed a = parser_->parse(text, arena_);
  const Parsed b = slow.value().parse(text, arena_);
  ASSERT_EQ(a.tokens.size(), b.tokens.size());
  for (std::size_t i = 0; i < a.tokens.size(); ++i) {
    EXPECT_EQ(a.tokens[i].tag, b.tokens[i].tag);
    EXPECT_EQ(a.tokens[i].head, b.tokens[i].head);
    EXPECT_EQ(a.tokens[i].label, b.tokens[i].label);
    EXPECT_EQ(a.tokens[i].entity, b.tokens[i].entity);
  }
}

}  // namespace
}  // namespace entente
