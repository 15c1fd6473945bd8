// CoNLL-U stays CoNLL-U on trees that the format does not know: blank heads, two roots, none.
#include "run/parsed_out.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace entente {
namespace {

// A document made by hand: each token is text, head and label; blanks are written as they stand.
struct Made {
  struct Word {
    std::string_view text;
    std::int32_t head;
    std::string_view label;
    bool space_after = true;
  };
  std::string text;
  std::vector<Token> tokens;
  std::vector<TokenRange> sentences;

  Made(std::vector<Word> words, std::vector<std::int32_t> starts) {
    for (const Word& word : words) text += std::string(word.text) + (word.space_after ? " " : "");
    std::uint32_t at = 0;
    for (const Word& word : words) {
      Token token;
      token.span = {at, at + static_cast<std::uint32_t>(word.text.size())};
      token.text = token.span.in(text);
      token.norm = token.text;
      const bool blank = word.text.find_first_not_of(" \n\t") == std::string_view::npos;
      token.tag = blank ? "_SP" : "NN";
      token.pos = blank ? "SPACE" : "NOUN";
      token.lemma = token.text;
      token.head = word.head;
      token.label = word.label;
      token.space_after = word.space_after;
      tokens.push_back(token);
      at = token.span.end + (word.space_after ? 1U : 0U);
    }
    for (std::size_t i = 0; i < starts.size(); ++i) {
      const auto end =
          i + 1 < starts.size() ? starts[i + 1] : static_cast<std::int32_t>(words.size());
      sentences.push_back({starts[i], end});
    }
    for (const std::int32_t start : starts)
      tokens[static_cast<std::size_t>(start)].sentence_start = true;
  }
  [[nodiscard]] Parsed parsed() const { return {text, tokens, sentences}; }
};

TEST(Conllu, a_sentence) {
  const Made made({{"Oslo", 1, "nsubj"}, {"agreed", 1, "ROOT", false}, {".", 1, "punct", false}},
                  {0});
  EXPECT_EQ(to_conllu("a b", made.parsed()),
            "# newdoc id = a b\n# sent_id = a_b-1\n# text = Oslo agreed.\n"
            "1\tOslo\tOslo\tNOUN\tNN\t_\t2\tnsubj\t_\tstart=0|end=4\n"
            "2\tagreed\tagreed\tNOUN\tNN\t_\t0\troot\t_\tstart=5|end=11|SpaceAfter=No\n"
            "3\t.\t.\tNOUN\tNN\t_\t2\tpunct\t_\tstart=11|end=12|SpaceAfter=No\n\n");
}

TEST(Conllu, blanks_are_no_words_and_no_heads) {
  const Made made({{"\n", 2, "dep", false},
                   {"Oslo", 2, "nsubj", false},
                   {"\t", 3, "dep", false},
                   {"agreed", 3, "ROOT", false},
                   {"\n\n", 3, "dep", false}},
                  {0});
  EXPECT_EQ(to_conllu("a", made.parsed()),
            "# newdoc id = a\n# sent_id = a-1\n# text = Oslo agreed\n"
            "1\tOslo\tOslo\tNOUN\tNN\t_\t2\tnsubj\t_\tstart=1|end=5|SpacesBefore=\\n|SpacesAfter="
            "\\t\n"
            "2\tagreed\tagreed\tNOUN\tNN\t_\t0\troot\t_\tstart=6|end=12|SpacesAfter=\\n\\n\n\n");
}

TEST(Conllu, one_root_a_sentence) {
  const Made two({{"a", 0, "ROOT"}, {"b", 1, "ROOT"}}, {0});
  EXPECT_NE(to_conllu("x", two.parsed())
                .find("2\tb\tb\tNOUN\tNN\t_\t1\tdep\t_\tstart=2|end=3|"
                      "TreeHead=1:ROOT\n"),
            std::string::npos);
  const Made none({{"a", 2, "nsubj"}, {"b", 0, "dobj"}, {"c", 2, "ROOT"}}, {0, 2});
  const std::string text = to_conllu("x", none.parsed());
  EXPECT_NE(text.find("1\ta\ta\tNOUN\tNN\t_\t0\troot\t_\tstart=0|end=1|TreeHead=2:nsubj\n"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("2\tb\tb\tNOUN\tNN\t_\t1\tdobj\t_\t"), std::string::npos) << text;
}

TEST(Conllu, only_blanks_have_no_words) {
  const Made made({{"\n\n", 0, "ROOT", false}}, {0});
  EXPECT_EQ(to_conllu("x", made.parsed()), "");
  EXPECT_EQ(to_conllu("x", Parsed{}), "");
}

TEST(ParsedJson, one_line) {
  const Made made({{"\n", 0, "ROOT", false}, {"\"a\"", 0, "dep", false}}, {0});
  const std::string json = to_json("id\n", made.parsed(), "spacy");
  EXPECT_EQ(json.find('\n'), std::string::npos);
  EXPECT_NE(json.find(R"("text":"\"a\"","norm":"\"a\"")"), std::string::npos) << json;
}

}  // namespace
}  // namespace entente
