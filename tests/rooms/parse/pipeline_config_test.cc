// Which pipelines the converter takes, and the reason why it refuses each other kind.
#include "parse/pipeline_config.hpp"

#include <gtest/gtest.h>

#include <string>

#include "parse/columns.hpp"
#include "parse/scheme.hpp"

namespace entente {
namespace {

constexpr std::string_view good_config = R"(
[nlp]
lang = "en"
pipeline = ["tok2vec","tagger","parser","senter","attribute_ruler","lemmatizer","ner"]
disabled = ["senter"]
tokenizer = {"@tokenizers":"spacy.Tokenizer.v1"}

[components.tok2vec]
factory = "tok2vec"

[components.tok2vec.model]
@architectures = "spacy.Tok2Vec.v2"

[components.tok2vec.model.embed]
@architectures = "spacy.MultiHashEmbed.v2"
width = ${components.tok2vec.model.encode:width}
attrs = ["NORM","PREFIX","SUFFIX",
    "SHAPE"]
include_static_vectors = false

[components.tok2vec.model.encode]
@architectures = "spacy.MaxoutWindowEncoder.v2"
width = 96
depth = 4
window_size = 1
maxout_pieces = 3

[components.tagger]
factory = "tagger"

[components.tagger.model]
@architectures = "spacy.Tagger.v2"

[components.tagger.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"

[components.parser]
factory = "parser"
learn_tokens = false

[components.parser.model]
@architectures = "spacy.TransitionBasedParser.v2"
state_type = "parser"
hidden_width = 64
maxout_pieces = 2
use_upper = true

[components.parser.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"

[components.ner]
factory = "ner"

[components.ner.model]
@architectures = "spacy.TransitionBasedParser.v2"
state_type = "ner"
hidden_width = 64
maxout_pieces = 2

[components.ner.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"

[components.attribute_ruler]
factory = "attribute_ruler"

[components.lemmatizer]
factory = "lemmatizer"
mode = "rule"

[components.senter]
factory = "senter"
)";
constexpr std::string_view good_meta =
    R"({"lang":"en","name":"news","version":"1.2","spacy_version":">=3.8.2,<3.9.0","license":"MIT"})";

std::string with(std::string_view text, std::string_view from, std::string_view to) {
  std::string out(text);
  const std::size_t at = out.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return out.replace(at, from.size(), to);
}

// The reason for refusing the good pipeline with one thing changed; "" when it is taken.
std::string reason(std::string_view from, std::string_view to) {
  const auto plan = plan_pipeline(with(good_config, from, to), good_meta);
  if (plan.ok()) return "";
  EXPECT_EQ(plan.error().code, ErrorCode::bad_data);
  return plan.error().what;
}

TEST(PipelinePlan, the_small_architecture_is_taken) {
  const auto plan = plan_pipeline(good_config, good_meta);
  ASSERT_TRUE(plan.ok()) << plan.error().what;
  EXPECT_EQ(plan.value().name, "en_news 1.2");
  EXPECT_EQ(plan.value().language, "en");
  EXPECT_EQ(plan.value().licence, "MIT");
  EXPECT_FALSE(plan.value().own_encoder);
  EXPECT_TRUE(plan.value().has_ruler);
  EXPECT_TRUE(plan.value().has_lemmatizer);
  EXPECT_EQ(reason(R"("attribute_ruler","lemmatizer",)", ""), "");
  EXPECT_EQ(reason(R"(tokenizer = {"@tokenizers":"spacy.Tokenizer.v1"})",
                   "\n[nlp.tokenizer]\n@tokenizers = \"spacy.Tokenizer.v1\""),
            "");
}

TEST(PipelinePlan, others_are_refused_with_the_reason) {
  const std::pair<std::pair<std::string_view, std::string_view>, std::string_view> cases[] = {
      {{"include_static_vectors = false", "include_static_vectors = true"},
       "static_vectors is true"},
      {{"factory = \"tok2vec\"", "factory = \"transformer\""}, "transformer"},
      {{"width = 96", "width = 128"}, "width is 128; this runtime computes 96"},
      {{"depth = 4", "depth = 8"}, "depth is 8; this runtime computes 4"},
      {{"hidden_width = 64", "hidden_width = 128"}, "hidden_width is 128"},
      {{"\"ner\"]", "\"ner\",\"textcat\"]"}, "does not compute: textcat"},
      {{"\"tagger\",", "\"morphologizer\","}, "does not compute: morphologizer"},
      {{",\"ner\"]", "]"}, "no component ner"},
      {{"disabled = [\"senter\"]", "disabled = []"}, "does not compute: senter (senter)"},
      {{"\"parser\",\"senter\",\"attribute_ruler\",\"lemmatizer\",\"ner\"", "\"ner\",\"parser\""},
       "its ner runs before its parser"},
      {{"mode = \"rule\"", "mode = \"lookup\""}, "mode is lookup"},
      {{"factory = \"lemmatizer\"", "factory = \"trainable_lemmatizer\""},
       "is made by trainable_lemmatizer"},
      {{"learn_tokens = false", "learn_tokens = true"}, "learn_tokens is true"},
      {{"spacy.MaxoutWindowEncoder.v2", "spacy.MishWindowEncoder.v2"}, "MishWindowEncoder"},
      {{"spacy.Tokenizer.v1", "spacy.ja.JapaneseTokenizer"}, "JapaneseTokenizer"},
      {{"[components.tagger.model.tok2vec]\n@architectures = \"spacy.Tok2VecListener.v1\"",
        "[components.tagger.model.tok2vec]\n@architectures = \"spacy.Tok2Vec.v2\""},
       "its tagger has a tok2vec of its own"},
      {{"[nlp]", "nonsense"}, "no config.cfg"},
  };
  for (const auto& [change, word] : cases)
    EXPECT_NE(reason(change.first, change.second).find(word), std::string::npos)
        << change.second << ": " << reason(change.first, change.second);
}

TEST(PipelinePlan, meta_is_checked) {
  const auto refusal = [&](std::string_view from, std::string_view to) {
    const auto plan = plan_pipeline(good_config, with(good_meta, from, to));
    return plan.ok() ? std::string() : plan.error().what;
  };
  EXPECT_NE(refusal(">=3.8.2,<3.9.0", ">=3.4.0,<3.5.0").find("made for spaCy >=3.4"),
            std::string::npos);
  EXPECT_NE(refusal(">=3.8.2,<3.9.0", ">=4.0.0,<4.1.0").find("made for spaCy"), std::string::npos);
  EXPECT_NE(refusal("\"license\"", R"("vectors":{"width":300},"license")").find("static word"),
            std::string::npos);
  EXPECT_FALSE(plan_pipeline(good_config, "no json").ok());
  EXPECT_TRUE(plan_pipeline(good_config, R"({"lang":"de"})").ok());
}

TEST(PipelinePlan, references_that_go_in_a_circle_end) {
  const auto config = PipelineConfig::read("[a]\nx = ${a:y}\ny = ${a:x}\nz = ${b.c:d}\n");
  ASSERT_TRUE(config.ok());
  EXPECT_EQ(config.value().raw("a", "x"), "");
  EXPECT_EQ(config.value().raw("a", "z"), "");
}

TEST(Scheme, is_told_by_its_labels_and_kept) {
  const std::string clear[] = {"nsubj", "dobj"}, ud[] = {"nsubj", "obj"}, tiger[] = {"sb", "oa"};
  EXPECT_EQ(dependencies_of(clear), "clearnlp");
  EXPECT_EQ(dependencies_of(ud), "ud");
  EXPECT_EQ(dependencies_of(tiger), "other");
  const std::string_view lines[] = {"language de", "dependencies ud", "lemmas none"};
  const auto scheme = read_scheme(lines);
  ASSERT_TRUE(scheme.ok());
  EXPECT_EQ(write_scheme(scheme.value()), "language de\ndependencies ud\nlemmas none\n");
  const std::string_view unknown[] = {"colour blue"};
  EXPECT_FALSE(read_scheme(unknown).ok());
}

TEST(Columns, are_read_back_and_checked) {
  const std::string_view lines[] = {"0 5000 8", "3 20 9"};
  const auto columns = read_columns(lines);
  ASSERT_TRUE(columns.ok());
  EXPECT_EQ(write_columns(columns.value()), "0 5000 8\n3 20 9\n");
  for (const std::string_view bad : {"", "6 1 1", "0 0 1", "0 x 1", "0 1", "0 99999999999 1"}) {
    const std::string_view one[] = {bad};
    EXPECT_FALSE(read_columns(one).ok()) << bad;
  }
}

}  // namespace
}  // namespace entente
