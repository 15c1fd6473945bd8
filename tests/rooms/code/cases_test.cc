// Walks tests/sentences: each case is coded by the whole runtime and held against its lines; and
// the lexicon against its own examples.
#include <gtest/gtest.h>

#include <cstdlib>

#include "code/coder.hpp"
#include "rooms/code/case_file.hpp"
#include "rooms/code/expect.hpp"

namespace entente {
namespace {

struct Bench {
  const Parser& parser;
  const World& world;
  Coder coder;
};

const Bench& bench() {
  static const Bench* const shared = [] {
    const char* model = std::getenv("ENTENTE_MODEL");
    auto parser = Parser::load(model != nullptr ? model
                                                : std::string(ENTENTE_ROOT) +
                                                      "/.cache/model/en_core_web_sm-3.8.0.entente");
    if (!parser.ok()) {
      std::fprintf(stderr, "%s %s\n", parser.error().what.c_str(), parser.error().hint.c_str());
      std::abort();
    }
    auto world = World::load();
    static const Parser kept_parser = std::move(parser).value();
    static const World kept_world = std::move(world).value();
    auto coder = Coder::load(kept_parser, kept_world);
    if (!coder.ok()) {
      std::fprintf(stderr, "%s %s\n", coder.error().where.c_str(), coder.error().what.c_str());
      std::abort();
    }
    return new Bench{kept_parser, kept_world, std::move(coder).value()};
  }();
  return *shared;
}

Reports code(const test::Case& c) {
  Story story;
  story.page = "case";
  story.item = c.headline ? "headline-1" : "main";
  story.headline = c.headline;
  story.dateline_country = c.dateline;
  story.published = Date::parse_iso(c.date);
  story.published_source = "argument";
  Context context(story);
  Reports out;
  Arena arena;
  std::uint32_t offset = 0;
  for (std::size_t i = 0; i < c.paragraphs.size(); ++i) {
    const std::string& text = c.paragraphs[i];
    const Parsed parsed = bench().parser.parse(text, arena, Segments::news);
    bench().coder.code({text, offset, c.cut && i + 1 == c.paragraphs.size()}, parsed, Limits{},
                       context, out);
    offset += static_cast<std::uint32_t>(text.size()) + 2;
  }
  return out;
}

std::string seen(const Reports& reports) {
  std::string out = "coded:\n";
  for (const Report& r : reports.reports) out += "  " + to_text(r) + "\n";
  return out;
}

void check(const test::Case& c) {
  const Reports reports = code(c);
  if (c.none) EXPECT_TRUE(reports.reports.empty()) << c.name << "\n" << seen(reports);
  std::vector<std::string> ids;
  for (const test::Expectation& e : c.expectations) {
    std::string closest = "actors";
    const Report* met = nullptr;
    for (const Report& r : reports.reports) {
      const std::string d = test::difference(e, r, ids);
      if (d.empty() && met == nullptr) met = &r;
      if (!d.empty() && d != "actors") closest = d;
    }
    if (e.positive) {
      EXPECT_NE(met, nullptr) << c.file << ": " << c.name << "\n  wanted " << e.line
                              << "\n  differs in: " << closest << "\n"
                              << seen(reports);
      ids.push_back(met == nullptr ? "" : met->id);
    } else {
      EXPECT_EQ(met, nullptr) << c.file << ": " << c.name << "\n  must not be coded: " << e.line
                              << "\n"
                              << seen(reports);
    }
  }
  for (const std::string& code : c.rejects)
    EXPECT_TRUE(std::any_of(reports.rejects.begin(), reports.rejects.end(),
                            [&](const Reject& r) { return r.code == code; }))
        << c.name << ": no reject " << code;
}

class SentenceCase : public testing::TestWithParam<test::Case> {};
TEST_P(SentenceCase, Holds) {
  check(GetParam());
}

INSTANTIATE_TEST_SUITE_P(Cases, SentenceCase,
                         testing::ValuesIn(test::read_cases(std::string(ENTENTE_ROOT) +
                                                            "/tests/sentences")),
                         [](const testing::TestParamInfo<test::Case>& param) {
                           std::string id = param.param.file + "_" + param.param.name + "_" +
                                            std::to_string(param.index);
                           for (char& ch : id)
                             if (std::isalnum(static_cast<unsigned char>(ch)) == 0) ch = '_';
                           return id;
                         });

// The examples are the tests: every example of the lexicon gives its own category when it is coded,
// and no "not:" line gives its rule.
TEST(LexiconTest, ExamplesCodeThemselves) {
  int right = 0, all = 0;
  std::string wrong;
  for (const RuleExample& e : bench().coder.examples()) {
    test::Case c;
    c.date = "2022-03-14";
    c.paragraphs = {e.text};
    const Reports reports = code(c);
    const bool met =
        std::any_of(reports.reports.begin(), reports.reports.end(),
                    [&](const Report& r) { return r.why.rule.ends_with(" " + e.rule); });
    if (!e.positive) {
      EXPECT_FALSE(met) << e.where << ": a near miss is coded: " << e.text;
      continue;
    }
    if (e.answer)
      continue;  // takes its category from another deed of a page: tests/sentences covers these
    ++all;
    right += met ? 1 : 0;
    if (!met) wrong += e.where + " " + e.rule + ": " + e.text + "\n" + seen(reports);
  }
  std::printf("lexicon examples that code themselves: %d of %d\n%s", right, all, wrong.c_str());
  EXPECT_EQ(right, all);
}

}  // namespace
}  // namespace entente
