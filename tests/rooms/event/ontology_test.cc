// The ontologies: what a coder may print, and that the crosswalk only uses what PLOVER has.
#include "event/ontology.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace entente {
namespace {

TEST(Cameo, HasEveryCodeOnceInOrder) {
  const auto& codes = cameo_codes();
  EXPECT_EQ(codes.size(), 313U);
  for (std::size_t i = 1; i < codes.size(); ++i) EXPECT_LT(codes[i - 1].code, codes[i].code);
  for (const CameoCode& code : codes) {
    EXPECT_GE(code.code.size(), 2U);
    EXPECT_LE(code.code.size(), 4U);
    EXPECT_FALSE(code.name.empty());
    EXPECT_GE(code.quad, 0);
    EXPECT_LE(code.quad, 4);
    EXPECT_GE(code.goldstein, -10);
    EXPECT_LE(code.goldstein, 10);
    EXPECT_EQ(find_cameo(code.code), &code);
    EXPECT_NE(find_cameo(code.code.substr(0, code.code.size() - 1)) == nullptr, code.code.size() > 2) << code.code;
  }
}

TEST(Cameo, EveryModeIsOneOfItsCategory) {
  for (const CameoCode& code : cameo_codes()) {
    if (!code.mode.empty()) EXPECT_TRUE(is_plover_mode(code.plover, code.mode)) << code.code << ' ' << code.mode;
    if (code.plover == Plover::statement) EXPECT_EQ(code.code.substr(0, 2), "01");
  }
}

struct Row {
  const char* code;
  const char* name;
  int quad;
  double goldstein;
  Plover plover;
  const char* mode;
};

TEST(Cameo, KnowsTheCodesThatACoderBuilds) {
  const Row rows[] = {
      {"010", "Make statement", 0, 0, Plover::statement, ""},
      {"0231", "Appeal for economic aid", 1, 3.4, Plover::request, "assist"},
      {"0232", "Appeal for military aid", 1, 3.4, Plover::request, "assist"},
      {"036", "Express intent to meet or negotiate", 1, 4, Plover::agree, ""},
      {"042", "Make a visit", 1, 1.9, Plover::consult, "visit"},
      {"051", "Praise or endorse", 1, 3.4, Plover::support, ""},
      {"072", "Provide military aid", 2, 8.3, Plover::aid, ""},
      {"0811", "Ease restrictions on political freedoms", 2, 5, Plover::concede, ""},
      {"0871", "Declare truce, ceasefire", 2, 9, Plover::retreat, "ceasefire"},
      {"112", "Accuse", 3, -2, Plover::accuse, "disapprove"},
      {"1122", "Accuse of human rights abuses", 3, -2, Plover::accuse, "allege"},
      {"138", "Threaten with military force", 3, -7, Plover::threaten, "violence"},
      {"163", "Impose embargo, boycott, or sanctions", 4, -8, Plover::coerce, "restrict"},
      {"195", "Employ aerial weapons", 4, -10, Plover::assault, "aerial"},
  };
  for (const Row& row : rows) {
    const CameoCode* code = find_cameo(row.code);
    ASSERT_NE(code, nullptr) << row.code;
    EXPECT_EQ(code->quad, row.quad) << row.code;
    EXPECT_NEAR(code->goldstein, row.goldstein, 1e-9) << row.code;
    EXPECT_EQ(name(code->plover), name(row.plover)) << row.code;
    EXPECT_EQ(code->mode, row.mode) << row.code;
  }
}

TEST(Cameo, MalformedCodesAreNone) {
  for (const char* code : {"", "0", "1", "00", "21", "0999", "10000", "072 ", " 072", "07X", "-72", "code", "---", "\xFF"})
    EXPECT_EQ(find_cameo(code), nullptr) << code;
}

TEST(Plover, HasQuadScoreAndModes) {
  EXPECT_EQ(plover_quad(Plover::statement), 0);
  EXPECT_EQ(plover_quad(Plover::concede), 1);
  EXPECT_EQ(plover_quad(Plover::retreat), 2);
  EXPECT_EQ(plover_quad(Plover::request), 3);
  EXPECT_EQ(plover_quad(Plover::sanction), 4);
  for (unsigned i = 0; i < static_cast<unsigned>(Plover::statement); ++i) {
    const auto plover = static_cast<Plover>(i);
    const int quad = plover_quad(plover);
    EXPECT_EQ(plover_score(plover, "") > 0, quad <= 2) << name(plover);
    EXPECT_EQ(plover_of(name(plover)), plover);
  }
  EXPECT_EQ(plover_of("consult"), Plover::consult);
  EXPECT_FALSE(plover_of("YIELD").has_value());
  EXPECT_FALSE(plover_of("").has_value());
  EXPECT_DOUBLE_EQ(plover_score(Plover::assault, "aerial"), -9.3);
  EXPECT_DOUBLE_EQ(plover_score(Plover::aid, "no such mode"), 7.4);
  EXPECT_FALSE(is_plover_mode(Plover::aid, ""));
  EXPECT_FALSE(is_plover_mode(Plover::aid, "visit"));
}

TEST(Plover, HasItsContexts) {
  const auto& contexts = plover_contexts();
  EXPECT_EQ(contexts.size(), 37U);
  EXPECT_EQ(contexts.front(), "military");
  EXPECT_EQ(contexts.back(), "trafficking");
  EXPECT_EQ(std::set<std::string_view>(contexts.begin(), contexts.end()).size(), 37U);
}

}  // namespace
}  // namespace entente
