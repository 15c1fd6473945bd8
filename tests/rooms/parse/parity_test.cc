// Token by token against golden annotations that Python spaCy wrote (tests/parity/make_golden.py);
// the slow twin against the fast.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "parse/parser.hpp"
#include "rooms/parse/golden.hpp"
#include "rooms/parse/model.hpp"

namespace entente {
namespace {

// The columns of golden.tsv after the document's number.
constexpr std::array<std::string_view, 12> fields = {"begin", "end",    "norm", "tag",
                                                     "pos",   "morph",  "head", "label",
                                                     "lemma", "entity", "iob",  "sentence_start"};
using Row = std::array<std::string, fields.size()>;
using Document = std::vector<Row>;

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\')
      out += "\\\\";
    else if (c == '\t')
      out += "\\t";
    else if (c == '\n')
      out += "\\n";
    else if (c == '\r')
      out += "\\r";
    else
      out += c;
  }
  return out;
}

std::string parity_file(const std::string& name) {
  return std::string(ENTENTE_ROOT) + "/tests/parity/" + name;
}

std::vector<Document> read_golden() {
  std::ifstream file(parity_file("golden.tsv"));
  std::vector<Document> answer;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("#") || line.starts_with("document\t")) continue;
    std::stringstream cells(line);
    std::string number;
    std::getline(cells, number, '\t');
    answer.resize(std::stoul(number) + 1);
    Row& row = answer.back().emplace_back();
    for (std::string& cell : row) std::getline(cells, cell, '\t');
  }
  return answer;
}

Document rows(const Parsed& parsed) {
  Document answer;
  for (const Token& t : parsed.tokens)
    answer.push_back({std::to_string(t.span.begin), std::to_string(t.span.end), escaped(t.norm),
                      std::string(t.tag), std::string(t.pos), std::string(t.morph),
                      std::to_string(t.head), std::string(t.label), escaped(t.lemma),
                      std::string(t.entity), std::string(1, t.iob), t.sentence_start ? "1" : "0"});
  return answer;
}

struct Comparison {
  std::size_t tokens = 0, equal = 0, other_boundaries = 0;
  std::map<std::string_view, std::size_t> differences;

  void add(std::size_t number, const Document& ours, const Document& theirs) {
    tokens += theirs.size();
    if (ours.size() != theirs.size()) ++other_boundaries;
    for (std::size_t i = 0; i < std::min(ours.size(), theirs.size()); ++i) {
      if (ours[i] == theirs[i]) ++equal;
      if (ours[i][0] != theirs[i][0] || ours[i][1] != theirs[i][1]) ++other_boundaries;
      for (std::size_t f = 0; f < fields.size(); ++f) {
        if (ours[i][f] == theirs[i][f]) continue;
        ++differences[fields[f]];
        std::cout << fmt::format("  document {} token {} {}: {} is {} in the golden file\n", number,
                                 i, fields[f], ours[i][f], theirs[i][f]);
      }
    }
  }
  [[nodiscard]] double share() const {
    return tokens == 0 ? 0 : static_cast<double>(equal) / static_cast<double>(tokens);
  }
  void print(std::string_view what) const {
    std::cout << fmt::format("{}: {} of {} tokens equal in every field ({:.3f} %)\n", what, equal,
                             tokens, 100 * share());
    for (const auto& [field, count] : differences)
      std::cout << fmt::format("  {}: {}\n", field, count);
  }
};

class ParityTest : public testing::Test {
 protected:
  void SetUp() override {
    ENTENTE_NEEDS_MODEL();
    documents_ = golden::all_texts(std::string(ENTENTE_ROOT) + "/tests/parity");
    golden_ = read_golden();
    ASSERT_FALSE(golden_.empty()) << "tests/parity/golden.tsv is missing";
    ASSERT_EQ(documents_.size(), golden_.size());
  }
  static std::vector<Document> answers(Kernel kernel, const std::vector<std::string>& documents,
                                       Precision precision = Precision::fp32) {
    const auto parser = Parser::load(testing_model::path(), kernel, precision);
    std::vector<Document> answer;
    Arena arena;
    for (const std::string& document : documents) {
      answer.push_back(rows(parser.value().parse(document, arena)));
      arena.reset();
    }
    return answer;
  }
  std::vector<std::string> documents_;
  std::vector<Document> golden_;
};

TEST_F(ParityTest, same_annotations_as_spacy) {
  const std::vector<Document> ours = answers(Kernel::best, documents_);
  Comparison comparison;
  for (std::size_t i = 0; i < golden_.size(); ++i) comparison.add(i, ours[i], golden_[i]);
  comparison.print("best kernel and spaCy");
  EXPECT_EQ(comparison.other_boundaries, 0U);
  EXPECT_GE(comparison.share(), 0.999);
}

TEST_F(ParityTest, scalar_twin_sees_the_same) {
  const std::vector<Document> fast = answers(Kernel::best, documents_);
  const std::vector<Document> slow = answers(Kernel::scalar, documents_);
  Comparison comparison;
  for (std::size_t i = 0; i < fast.size(); ++i) comparison.add(i, slow[i], fast[i]);
  comparison.print("scalar and best kernel");
  EXPECT_GE(comparison.share(), 0.999);
}

// The gate of the 8-bit option (language.md): tag, head and label equal to fp32 for at least 99.8 %
// of tokens, entities nearly always.
TEST_F(ParityTest, int8_agrees_with_fp32) {
  const auto exact = Parser::load(testing_model::path());
  const auto rounded = Parser::load(testing_model::path(), Kernel::best, Precision::int8);
  Arena arena;
  std::size_t tokens = 0, tag = 0, head = 0, label = 0, arcs = 0, entity = 0;
  for (const std::string& document : documents_) {
    const Parsed a = exact.value().parse(document, arena);
    const Parsed b = rounded.value().parse(document, arena);
    ASSERT_EQ(a.tokens.size(), b.tokens.size());
    for (std::size_t i = 0; i < a.tokens.size(); ++i) {
      const Token &x = a.tokens[i], &y = b.tokens[i];
      ++tokens;
      tag += x.tag == y.tag ? 1U : 0U;
      head += x.head == y.head ? 1U : 0U;
      label += x.label == y.label ? 1U : 0U;
      arcs += x.tag == y.tag && x.head == y.head && x.label == y.label ? 1U : 0U;
      entity += x.entity == y.entity && x.iob == y.iob ? 1U : 0U;
    }
  }
  const auto percent = [&](std::size_t n) {
    return 100.0 * static_cast<double>(n) / static_cast<double>(tokens);
  };
  std::cout << fmt::format(
      "int8 and fp32: of {} tokens tag {:.3f} %, head {:.3f} %, label {:.3f} %, all three {:.3f} "
      "%, "
      "entity {:.3f} % ({})\n",
      tokens, percent(tag), percent(head), percent(label), percent(arcs), percent(entity),
      rounded.value().kernel_name());
  EXPECT_GE(percent(tag), 99.8);
  EXPECT_GE(percent(head), 99.8);
  EXPECT_GE(percent(label), 99.8);
  EXPECT_GE(percent(entity), 99.8);
}

}  // namespace
}  // namespace entente
