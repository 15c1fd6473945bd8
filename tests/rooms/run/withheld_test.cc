// Stories whose events must not be coded: the claims of a fact check, and what was withdrawn.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "run/pipeline.hpp"

namespace entente {
namespace {

class Withheld : public testing::Test {
 protected:
  void SetUp() override {
    const char* named = std::getenv("ENTENTE_MODEL");
    const std::string model =
        named != nullptr ? named
                         : std::string(ENTENTE_ROOT) + "/.cache/model/en_core_web_sm-3.8.0.entente";
    if (!std::filesystem::exists(model)) GTEST_SKIP() << "no model: " << model;
    static const auto loaded = Kit::load(model, Limits{});
    ASSERT_TRUE(loaded.ok()) << loaded.error().what;
    kit_ = loaded.value().get();
  }

  Coded code(std::string bytes) const {
    Page page;
    page.id = "test";
    page.bytes = std::move(bytes);
    Arena arena;
    auto coded = read(page, *kit_, arena);
    EXPECT_TRUE(coded.ok());
    return std::move(coded).value();
  }

  const Kit* kit_ = nullptr;
};

constexpr const char* kBody =
    "MOSCOW (Reuters) - Russia has asked China for military equipment, officials said on "
    "Monday.\n\nChina denied the report.\n";

TEST_F(Withheld, TheSameWordsAreCodedInAStory) {
  const Coded coded = code(std::string("Russia asks China for arms (SAMPLE)\n\n") + kBody);
  EXPECT_EQ(coded.reading.kind, PageKind::article_page);
  EXPECT_FALSE(coded.reports.reports.empty());
}

TEST_F(Withheld, AFactCheckGivesNoReport) {
  const Coded coded = code(
      "FACT CHECK: No arms were asked for (SAMPLE)\n\nBy Jane Roe\n\nCLAIM: Russia has asked China "
      "for "
      "military equipment, officials said on Monday.\n\nTHE FACTS: China denied the "
      "report, and no document shows such a request.\n");
  EXPECT_EQ(coded.reading.kind, PageKind::fact_check);
  EXPECT_TRUE(coded.reports.reports.empty());
  ASSERT_EQ(coded.reports.rejects.size(), 1U);
  EXPECT_EQ(coded.reports.rejects[0].code, "fact_check");
  EXPECT_EQ(coded.reports.rejects[0].item, "main");
  EXPECT_LT(coded.reports.rejects[0].span.begin, coded.reports.rejects[0].span.end);
}

TEST_F(Withheld, AWithdrawnStoryGivesNoReport) {
  const Coded coded = code(std::string("KILL: Russia asks China for arms (SAMPLE)\n\n") + kBody);
  EXPECT_TRUE(coded.reports.reports.empty());
  ASSERT_FALSE(coded.reports.rejects.empty());
  EXPECT_EQ(coded.reports.rejects[0].code, "kill");
}

}  // namespace
}  // namespace entente
