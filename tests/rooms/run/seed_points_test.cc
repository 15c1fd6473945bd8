// The fourteen points that the carried page must yield (shared/specs/events.md), one test a point,
// on the real page when ../shared is there. The same constructions about other states stand in
// tests/sentences/point-*.case and need no shared data.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>

#include "run/pipeline.hpp"

namespace entente {
namespace {

std::filesystem::path seed_file() {
  const char* shared = std::getenv("ENTENTE_SHARED");
  return std::filesystem::path(shared != nullptr ? shared
                                                 : std::string(ENTENTE_ROOT) + "/../shared") /
         "data/seed/superpowers-2022-03-14.txt";
}

class SeedPoints : public testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(seed_file())) GTEST_SKIP() << "no shared data: " << seed_file();
    static const Coded* const once = [] {
      std::ifstream in(seed_file(), std::ios::binary);
      Page page;
      page.id = "seed";
      page.bytes.assign(std::istreambuf_iterator<char>(in), {});
      const char* model = std::getenv("ENTENTE_MODEL");
      static const auto kit =
          Kit::load(model != nullptr
                        ? model
                        : std::string(ENTENTE_ROOT) + "/.cache/model/en_core_web_sm-3.8.0.entente",
                    Limits{});
      if (!kit.ok()) {
        std::fprintf(stderr, "%s\n", kit.error().what.c_str());
        std::abort();
      }
      Arena arena;
      auto coded = read(page, *kit.value(), arena);
      return new Coded(std::move(coded).value());
    }();
    coded_ = once;
  }

  using Wanted = std::function<bool(const Report&)>;
  const Report* find(const Wanted& wanted) const {
    for (const Report& r : coded_->reports.reports)
      if (wanted(r)) return &r;
    return nullptr;
  }
  const Report* request() const {
    return find([](const Report& r) {
      return r.plover == Plover::request && by(r.source, "RUS") && by(r.target, "CHN") && r.support;
    });
  }
  static bool by(const std::vector<Actor>& actors, std::string_view party) {
    return std::any_of(actors.begin(), actors.end(),
                       [&](const Actor& a) { return a.iso3 == party || a.code == party; });
  }
  static bool between(const Report& r, std::string_view a, std::string_view b) {
    return (by(r.source, a) && by(r.target, b)) || (by(r.source, b) && by(r.target, a));
  }
  static bool main_item(const Report& r) { return r.item == "main"; }

  const Coded* coded_ = nullptr;
};

TEST_F(SeedPoints, P01ReadExactlyWithTeaserAndHeadlinesOfTheirOwn) {
  const auto& items = coded_->reading.items;
  ASSERT_GE(items.size(), 30U);
  EXPECT_EQ(items[0].id, "main");
  EXPECT_EQ(items[0].blocks.size(), 18U);
  EXPECT_EQ(items[0].dateline->country, "USA");
  EXPECT_EQ(items[1].id, "teaser-1");
  EXPECT_EQ(items[1].dateline->country, "UKR");
  EXPECT_EQ(items[1].published->iso(), "2022-03-14");
  EXPECT_EQ(std::count_if(items.begin(), items.end(),
                          [](const Item& i) { return i.role == ItemRole::headline; }),
            28);
  for (const Item& item : items)
    if (item.role == ItemRole::headline) EXPECT_FALSE(item.published) << item.id;
}

TEST_F(SeedPoints, P02ConcernAboutAlignmentByAnOfficialOffTheRecord) {
  const Report* r = find([](const Report& x) {
    return by(x.source, "USA") && by(x.target, "RUS") && by(x.target, "CHN") && x.cameo == "012" &&
           !x.claim.chain.empty();
  });
  ASSERT_NE(r, nullptr);
  EXPECT_FALSE(r->claim.chain[0].named);
  EXPECT_FALSE(r->claim.chain[0].on_record);
  EXPECT_EQ(r->claim.chain[0].actor.code, "USAGOV");
}

TEST_F(SeedPoints, P03MeetingOfSullivanAndYangInRomeOnMondayForSevenHours) {
  const Report* r = find([](const Report& x) {
    return x.plover == Plover::consult && x.reciprocal && x.place &&
           x.source[0].name == "Jake Sullivan" && x.target[0].name == "Yang Jiechi";
  });
  ASSERT_NE(r, nullptr);
  EXPECT_EQ(r->source[0].office, "National Security Advisor");
  EXPECT_EQ(r->target[0].office, "chief diplomat");
  EXPECT_EQ(r->place->name, "Rome");
  EXPECT_EQ(r->place->country, "ITA");
  EXPECT_EQ(r->date.from.iso(), "2022-03-14");
  EXPECT_EQ(r->hours, 7.0);
}

TEST_F(SeedPoints, P04RequestForMilitaryAndEconomicAidSecondHand) {
  const Report* r = request();
  ASSERT_NE(r, nullptr);
  EXPECT_EQ(r->status, Status::requested);
  EXPECT_EQ(r->support->kinds,
            (std::vector<SupportKind>{SupportKind::military, SupportKind::economic}));
  EXPECT_EQ(r->support->stage, SupportStage::requested);
  ASSERT_FALSE(r->claim.chain.empty());
  EXPECT_EQ(r->claim.chain[0].actor.code, "USAMED");
  EXPECT_FALSE(r->claim.chain[0].named);
  EXPECT_FALSE(r->claim.self);
}

TEST_F(SeedPoints, P05AnswerUndecidedThreeTimesLinkedToTheRequest) {
  const Report* ask = request();
  ASSERT_NE(ask, nullptr);
  int linked = 0;
  for (const Report& r : coded_->reports.reports)
    if (r.answers == ask->id && by(r.source, "CHN") && by(r.target, "RUS")) {
      EXPECT_EQ(r.status, Status::undecided) << r.text;
      EXPECT_EQ(r.claim.certainty, Certainty::unknown);
      ++linked;
    }
  EXPECT_GE(linked, 3);
  const Report* times = find([](const Report& r) {
    return r.status == Status::undecided && r.claim.chain.size() == 2 &&
           r.claim.chain[0].actor.name.find("New York Times") != std::string::npos;
  });
  ASSERT_NE(times, nullptr);
  EXPECT_TRUE(times->claim.chain[0].named);
  EXPECT_EQ(times->claim.chain[1].actor.code, "USAGOV");
  EXPECT_FALSE(times->claim.chain[1].named);
  EXPECT_EQ(times->answers, ask->id);
}

TEST_F(SeedPoints, P06SupportLedgerHoldsNothingDelivered) {
  int lines = 0;
  for (const Report& r : coded_->reports.reports) {
    if (!r.support || r.support->giver.iso3 != "CHN") continue;
    if (r.support->receiver.iso3 == "RUS") ++lines;
    EXPECT_NE(r.support->stage, SupportStage::delivered) << r.text;
    EXPECT_NE(r.support->stage, SupportStage::promised) << r.text;
  }
  EXPECT_GE(lines, 4);
}

TEST_F(SeedPoints, P07PressureAndThreatByPriceOnTheRecord) {
  int threats = 0;
  for (const Report& r : coded_->reports.reports) {
    if (r.plover != Plover::threaten || !by(r.source, "USA") || r.claim.chain.empty()) continue;
    EXPECT_EQ(r.claim.chain.back().actor.name, "Ned Price") << r.text;
    EXPECT_TRUE(r.claim.chain.back().named);
    EXPECT_TRUE(r.claim.chain.back().on_record);
    EXPECT_NE(r.claim.chain.back().actor.office.find("spokesman"), std::string::npos);
    EXPECT_EQ(r.status, Status::threatened);
    ++threats;
  }
  EXPECT_GE(threats, 2);
  EXPECT_NE(
      find([](const Report& r) { return r.plover == Plover::threaten && by(r.target, "CHN"); }),
      nullptr);
  EXPECT_NE(
      find([](const Report& r) { return r.plover == Plover::threaten && by(r.target, "ANY"); }),
      nullptr);
  EXPECT_NE(find([](const Report& r) {
              return r.plover == Plover::request && by(r.source, "USA") && by(r.target, "CHN");
            }),
            nullptr);
}

TEST_F(SeedPoints, P08LeverageAsAClaimOfPrice) {
  const Report* r = find([](const Report& x) {
    return by(x.source, "CHN") && by(x.target, "RUS") && x.why.rule.ends_with("leverage") &&
           !x.claim.chain.empty();
  });
  ASSERT_NE(r, nullptr);
  EXPECT_EQ(r->claim.chain[0].actor.name, "Ned Price");
}

TEST_F(SeedPoints, P09AccusationAndRefusalLinkedToTheReports) {
  const Report* ask = request();
  ASSERT_NE(ask, nullptr);
  const Report* accuse = find([](const Report& r) {
    return r.plover == Plover::accuse && by(r.source, "CHN") && by(r.target, "USA");
  });
  const Report* refuse =
      find([](const Report& r) { return r.plover == Plover::reject && by(r.source, "CHN"); });
  ASSERT_NE(accuse, nullptr);
  ASSERT_NE(refuse, nullptr);
  EXPECT_EQ(accuse->answers, ask->id);
  EXPECT_EQ(refuse->answers, ask->id);
}

TEST_F(SeedPoints, P10ConstructiveRoleIsSelfDescriptionWithAnAppeal) {
  const Report* role = find([](const Report& r) {
    return by(r.source, "CHN") && r.why.rule.ends_with("role.constructive");
  });
  const Report* appeal = find([](const Report& r) {
    return by(r.source, "CHN") && r.plover == Plover::request && r.cameo == "027";
  });
  ASSERT_NE(role, nullptr);
  ASSERT_NE(appeal, nullptr);
  EXPECT_TRUE(role->claim.self);
  EXPECT_EQ(role->claim.chain[0].actor.name, "Zhao Lijian");
  EXPECT_EQ(role->claim.chain[0].actor.code, "CHNGOV");
}

TEST_F(SeedPoints, P11MissileTestsTaiwanAndSanctions) {
  EXPECT_NE(find([](const Report& r) {
              return by(r.source, "PRK") && r.plover == Plover::mobilize &&
                     r.status == Status::ongoing;
            }),
            nullptr);
  EXPECT_NE(find([](const Report& r) { return by(r.source, "CHN") && by(r.target, "TWN"); }),
            nullptr);
  EXPECT_NE(find([](const Report& r) {
              return by(r.source, "WST") && by(r.target, "RUS") && r.plover == Plover::sanction;
            }),
            nullptr);
  EXPECT_NE(find([](const Report& r) {
              return by(r.source, "CHN") && by(r.target, "WST") && r.status == Status::not_happened;
            }),
            nullptr);
}

TEST_F(SeedPoints, P12AirStrikeOnKyivSiegeOfMariupolAndTheCutSentence) {
  const Report* strike = find([](const Report& r) {
    return r.item == "teaser-1" && r.harm && r.harm->dead && r.cameo == "195";
  });
  ASSERT_NE(strike, nullptr);
  EXPECT_TRUE(by(strike->source, "RUS") && by(strike->target, "UKR"));
  EXPECT_EQ(strike->harm->dead->count.low, 1);
  EXPECT_EQ(strike->place->name, "Kyiv");
  ASSERT_FALSE(strike->claim.chain.empty());
  EXPECT_NE(strike->claim.chain[0].actor.text.find("emergency service"), std::string::npos);
  const Report* injured =
      find([](const Report& r) { return r.item == "teaser-1" && r.harm && r.harm->injured; });
  ASSERT_NE(injured, nullptr);
  EXPECT_TRUE(by(injured->source, "RUS") && by(injured->target, "UKR"));
  EXPECT_EQ(injured->harm->injured->count.low, 12);
  const Report* siege = find(
      [](const Report& r) { return r.cameo == "191" && r.place && r.place->name == "Mariupol"; });
  ASSERT_NE(siege, nullptr);
  const Report* toll = find([](const Report& r) {
    return r.harm && r.harm->dead && r.harm->dead->text.find("2,200") != std::string::npos;
  });
  ASSERT_NE(toll, nullptr);
  EXPECT_TRUE(by(toll->source, "RUS") && by(toll->target, "UKR"));
  EXPECT_EQ(toll->place->name, "Mariupol");
  ASSERT_FALSE(toll->claim.chain.empty());
  EXPECT_EQ(find([](const Report& r) { return r.text.find("0540 GMT") != std::string::npos; }),
            nullptr);
  EXPECT_TRUE(std::any_of(coded_->reports.rejects.begin(), coded_->reports.rejects.end(),
                          [](const Reject& r) { return r.code == "sentence_cut"; }));
}

TEST_F(SeedPoints, P13HeadlinesAreHeadlineReportsOnly) {
  const auto headline = [](const Report& r) { return r.item.starts_with("headline-"); };
  EXPECT_NE(find([&](const Report& r) {
              return headline(r) && by(r.source, "DEU") &&
                     r.text.find("F-35") != std::string::npos && r.status == Status::planned;
            }),
            nullptr);
  EXPECT_NE(find([&](const Report& r) {
              return headline(r) && by(r.source, "RUS") && r.plover == Plover::sanction;
            }),
            nullptr);
  EXPECT_NE(find([&](const Report& r) {
              return headline(r) && by(r.source, "TWN") && by(r.target, "RUS");
            }),
            nullptr);
  for (const Report& r : coded_->reports.reports) {
    if (headline(r)) EXPECT_FALSE(r.published) << r.text;
    if (main_item(r)) EXPECT_EQ(r.text.find("F-35"), std::string::npos);
  }
}

TEST_F(SeedPoints, P14NoEventFromFurniture) {
  for (const Report& r : coded_->reports.reports) {
    EXPECT_TRUE(r.item == "main" || r.item == "teaser-1" || r.item.starts_with("headline-"))
        << r.item;
    for (const char* word :
         {"paywall", "contributor", "Contributor", "copyright", "Disqus", "Learn about", "GDPR"})
      EXPECT_EQ(r.text.find(word), std::string::npos) << r.text;
  }
}

// Every number has a sentence: each span points at the report's own words in the kept text.
TEST_F(SeedPoints, EverySpanIsItsSentence) {
  const std::string_view kept = *coded_->reading.text;
  for (const Report& r : coded_->reports.reports) {
    EXPECT_EQ(r.span.in(kept), r.text);
    for (const auto* side : {&r.source, &r.target})
      for (const Actor& a : *side) EXPECT_LE(a.span.end, kept.size());
  }
}

}  // namespace
}  // namespace entente
