// Attribute ruler and lemmatizer against spaCy: with the golden tags, labels and heads the same
// pos, morph and lemma must follow.
#include "parse/annotate.hpp"

#include <gtest/gtest.h>

#include "rooms/parse/golden.hpp"
#include "rooms/parse/model_source.hpp"

namespace entente {
namespace {

std::vector<Token> tokens_of(const golden::Document& document) {
  std::vector<Token> tokens;
  for (const golden::Row& row : document.rows) {
    Token token;
    token.span = {row.begin, row.end};
    token.text = token.span.in(document.text);
    token.norm = row.norm;
    token.tag = row.tag;
    token.label = row.label;
    token.head = row.head;
    tokens.push_back(token);
  }
  return tokens;
}

Token annotated(const Annotator& annotator, std::string_view text, std::string_view tag,
                std::string_view label, Arena& arena) {
  std::vector<Token> tokens(1);
  tokens[0].text = text;
  tokens[0].tag = tag;
  tokens[0].label = label;
  annotator.annotate(tokens, arena);
  return tokens[0];
}

TEST(AnnotatorTest, GoldenDocuments) {
  ENTENTE_NEEDS_MODEL_SOURCE(source);
  const auto annotator = Annotator::load(source->attribute_ruler, source->lemmatizer);
  ASSERT_TRUE(annotator.ok()) << annotator.error().what;
  std::size_t total = 0, wrong = 0;
  for (const golden::Document& document : golden::documents(ENTENTE_ROOT "/tests/parity")) {
    Arena arena;
    std::vector<Token> tokens = tokens_of(document);
    annotator.value().annotate(tokens, arena);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const golden::Row& row = document.rows[i];
      const bool same = tokens[i].pos == row.pos && tokens[i].morph == row.morph &&
                        tokens[i].lemma == row.lemma && tokens[i].tag == row.tag &&
                        tokens[i].label == row.label;
      ++total;
      if (same) continue;
      ++wrong;
      ADD_FAILURE() << tokens[i].text << "/" << row.tag << ": " << tokens[i].pos << " "
                    << tokens[i].morph << " " << tokens[i].lemma << ", not " << row.pos << " "
                    << row.morph << " " << row.lemma;
    }
  }
  EXPECT_GT(total, 5000U);
  EXPECT_EQ(wrong, 0U);
}

TEST(AnnotatorTest, Words) {
  ENTENTE_NEEDS_MODEL_SOURCE(source);
  const auto annotator = Annotator::load(source->attribute_ruler, source->lemmatizer);
  ASSERT_TRUE(annotator.ok());
  Arena arena;
  EXPECT_EQ(annotated(annotator.value(), "Shelled", "VBD", "ROOT", arena).lemma, "shell");
  EXPECT_EQ(annotated(annotator.value(), "wives", "NNS", "nsubj", arena).lemma, "wife");
  EXPECT_EQ(annotated(annotator.value(), "Boats", "NNPS", "nsubj", arena).lemma, "Boats");
  EXPECT_EQ(annotated(annotator.value(), "worst", "JJS", "amod", arena).lemma, "bad");
  EXPECT_EQ(annotated(annotator.value(), "”", "''", "punct", arena).lemma, "\"");
  EXPECT_EQ(annotated(annotator.value(), "had", "VBD", "aux", arena).pos, "AUX");
  EXPECT_EQ(annotated(annotator.value(), "had", "VBD", "ROOT", arena).pos, "VERB");
  const Token blank = annotated(annotator.value(), "\n", "NN", "nsubj", arena);
  EXPECT_EQ(blank.tag, "_SP");
  EXPECT_EQ(blank.label, "dep");
  EXPECT_EQ(blank.pos, "SPACE");
}

TEST(AnnotatorTest, HostileModel) {
  ENTENTE_NEEDS_MODEL_SOURCE(source);
  const auto refused = [&](std::string_view patterns, std::string_view lemmas) {
    const auto loaded = Annotator::load(patterns, lemmas);
    return !loaded.ok() && loaded.error().code == ErrorCode::bad_model;
  };
  EXPECT_TRUE(refused("", source->lemmatizer));
  EXPECT_TRUE(refused(source->attribute_ruler, ""));
  EXPECT_TRUE(refused(source->lemmatizer, source->attribute_ruler));
  for (std::size_t size = 1; size < source->attribute_ruler.size(); size = size * 2 + 1) {
    EXPECT_TRUE(refused(source->attribute_ruler.substr(0, size), source->lemmatizer)) << size;
  }
  std::string altered = source->attribute_ruler;
  for (std::size_t at = 0; at < altered.size(); at += 97) {
    const char kept = altered[at];
    altered[at] = static_cast<char>(kept ^ 0x5a);
    const auto loaded =
        Annotator::load(altered, source->lemmatizer);  // refused or loaded, never a crash
    if (!loaded.ok()) EXPECT_EQ(loaded.error().code, ErrorCode::bad_model);
    altered[at] = kept;
  }
}

}  // namespace
}  // namespace entente
