// The layer for news text: boundary F1 on the gold cases of tests/segments with and without it, and
// what holds on any text: constraints are kept, every sentence has one root, time is linear.
#include "parse/segments.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "parse/parser.hpp"
#include "rooms/parse/golden.hpp"
#include "rooms/parse/model.hpp"

namespace entente {
namespace {

struct Case {
  std::string file, text;
  std::set<std::uint32_t> starts;  // of sentences, the first aside
};

Case read_case(const std::string& file, const std::string& line) {
  Case out{file, {}, {}};
  const std::string whole = golden::unescape(line);
  for (std::size_t at = 0; at < whole.size(); ++at) {
    if (whole.compare(at, 2, "| ") == 0) {
      out.starts.insert(static_cast<std::uint32_t>(out.text.size()));
      ++at;
    } else {
      out.text += whole[at];
    }
  }
  return out;
}

std::vector<Case> read_cases() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(ENTENTE_ROOT) + "/tests/segments"))
    if (entry.path().extension() == ".case") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::vector<Case> cases;
  for (const std::filesystem::path& path : files) {
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);)
      if (!line.empty() && !line.starts_with('#'))
        cases.push_back(read_case(path.stem().string(), line));
  }
  return cases;
}

// Where sentences begin, the first aside; blanks before a sentence are not counted with it.
std::set<std::uint32_t> starts_of(const Parsed& parsed) {
  std::set<std::uint32_t> starts;
  std::uint32_t first = 0;
  bool begins = true, any = false;
  for (const Token& token : parsed.tokens) {
    begins |= token.sentence_start;
    if (token.tag == "_SP") continue;
    if (begins) starts.insert(token.span.begin);
    if (!any) first = token.span.begin;
    any = true;
    begins = false;
  }
  starts.erase(first);
  return starts;
}

struct Score {
  std::size_t right = 0, wrong = 0, missed = 0, exact = 0, cases = 0;
  void add(const std::set<std::uint32_t>& found, const std::set<std::uint32_t>& gold) {
    const auto both = static_cast<std::size_t>(std::count_if(
        found.begin(), found.end(), [&](std::uint32_t at) { return gold.count(at) != 0; }));
    right += both;
    wrong += found.size() - both;
    missed += gold.size() - both;
    exact += found == gold ? 1 : 0;
    ++cases;
  }
  [[nodiscard]] double f1() const {
    return right + wrong + missed == 0
               ? 1
               : 2 * static_cast<double>(right) / static_cast<double>(2 * right + wrong + missed);
  }
};

class SegmentsTest : public testing::Test {
 protected:
  void SetUp() override {
    ENTENTE_NEEDS_MODEL();
    auto loaded = Parser::load(testing_model::path());
    ASSERT_TRUE(loaded.ok()) << loaded.error().what;
    parser_ = std::make_unique<Parser>(std::move(loaded).value());
  }
  std::map<std::string, Score> score(Segments segments, const std::vector<Case>& cases) {
    std::map<std::string, Score> out;
    for (const Case& one : cases) {
      Arena arena;
      const std::set<std::uint32_t> found = starts_of(parser_->parse(one.text, arena, segments));
      out[one.file].add(found, one.starts);
      out["all"].add(found, one.starts);
    }
    return out;
  }
  std::unique_ptr<Parser> parser_;
};

TEST_F(SegmentsTest, gold_cases) {
  const std::vector<Case> cases = read_cases();
  ASSERT_GE(cases.size(), 300U);
  const auto alone = score(Segments::spacy, cases), layered = score(Segments::news, cases);
  for (const auto& [file, with] : layered) {
    const Score& without = alone.at(file);
    std::cout << fmt::format("segments {}: {} cases, boundary F1 {:.3f} without, {:.3f} with\n",
                             file, with.cases, without.f1(), with.f1());
    EXPECT_GE(with.f1(), without.f1()) << file;  // in no class the layer may do harm
  }
  EXPECT_GE(layered.at("all").f1(), 0.98);
}

TEST_F(SegmentsTest, one_root_a_sentence_and_no_arc_out_of_it) {
  std::vector<std::string> texts = golden::all_texts(std::string(ENTENTE_ROOT) + "/tests/parity");
  for (const Case& one : read_cases()) texts.push_back(one.text);
  std::size_t sentences = 0, odd = 0;
  for (const std::string& text : texts) {
    Arena arena;
    const Parsed parsed = parser_->parse(text, arena, Segments::news);
    for (const TokenRange& range : parsed.sentences) {
      std::size_t roots = 0, out = 0;
      for (std::int32_t i = range.begin; i < range.end; ++i) {
        const std::int32_t head = parsed.tokens[static_cast<std::size_t>(i)].head;
        roots += head == i ? 1 : 0;
        out += head < range.begin || head >= range.end ? 1 : 0;
      }
      ++sentences;
      odd += roots != 1 || out != 0 ? 1 : 0;
    }
  }
  EXPECT_GT(sentences, 1000U);
  EXPECT_EQ(odd, 0U);
}

TEST_F(SegmentsTest, what_is_sure_is_kept) {
  Arena arena;
  const std::string kept =
      "\"We will go. We will stay,\" he said. The U.S. Treasury paid Gen. Smith on Feb. 2.";
  const Parsed parsed = parser_->parse(kept, arena, Segments::news);
  ASSERT_EQ(parsed.sentences.size(), 2U);
  const Token& stay = *std::find_if(parsed.tokens.begin(), parsed.tokens.end(),
                                    [](const Token& token) { return token.text == "stay"; });
  EXPECT_EQ(parsed.tokens[static_cast<std::size_t>(stay.head)].text, "said");
}

TEST_F(SegmentsTest, hostile_text_is_tiled_in_linear_time) {
  const std::vector<std::string> parts = {
      "the ", "U.S. ", " ",    "\n\n", "\"", "said ",   "\u201c", "\u201d ", "Gen.", "...", "(",
      ") ",   "A: ",   "No. ", "7 ",   ". ", "\u2022 ", "AB ",    ": ",      "\n- ", "! ",  "He "};
  std::mt19937 random(5);
  for (int round = 0; round < 200; ++round) {
    std::string text;
    for (int i = 0; i < 80; ++i) text += parts[random() % parts.size()];
    Arena arena;
    const Parsed parsed = parser_->parse(text, arena, Segments::news);
    std::int32_t end = 0;
    for (const TokenRange& range : parsed.sentences) {
      ASSERT_EQ(range.begin, end);
      ASSERT_LT(range.begin, range.end);
      end = range.end;
    }
    ASSERT_EQ(static_cast<std::size_t>(end), parsed.tokens.size());
  }
  for (const std::string unit : {"(", "\"", "\u201c", ") ", "AB: ", "\n", "- ", "1. ", "\" "}) {
    const auto seconds = [&](std::size_t count) {
      std::string text;
      for (std::size_t i = 0; i < count; ++i) text += unit;
      Arena arena;
      const auto begin = std::chrono::steady_clock::now();
      static_cast<void>(parser_->parse(text, arena, Segments::news));
      return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    };
    // Half a second more is for a busy machine; the square would take far longer.
    EXPECT_LT(seconds(4'000), 4 * seconds(2'000) + 0.5) << unit;
  }
}

TEST(SegmenterTest, refuses_a_table_that_it_does_not_know) {
  EXPECT_FALSE(Segmenter::load("nonsense\tword\n").ok());
  EXPECT_FALSE(Segmenter::load("title Gen.\n").ok());
  EXPECT_TRUE(Segmenter::load("# comment\ntitle\tGen., Col.\n").ok());
  EXPECT_TRUE(Segmenter::load("").ok());
}

}  // namespace
}  // namespace entente
