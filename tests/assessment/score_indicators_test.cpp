// From a plan and its data to scores: along the path before a target is due, against the target from then on.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "salus/assessment/assess.hpp"
#include "salus/assessment/scorecard.hpp"
#include "salus/engine/results.hpp"
#include "support/plan_document.hpp"
#include "support/rows.hpp"

namespace salus {
namespace {

// One indicator of 40 in 2020 that is to be 50 in 2025, under each rule, and others with one trait each.
constexpr const char* document = R"({
  "format": "salus-plan/1", "id": "p", "title": {"zh": "规划"}, "jurisdiction": "city", "period": "2021..2025",
  "judging": {"baseline": "2020"},
  "scoring": {"rule": "proportional"},
  "areas": [{"id": "city", "name": {"zh": "本市"}}],
  "elements": [],
  "indicators": [
    {"id": "full", "name": {"zh": "甲"}, "unit": "%", "direction": "higher", "scoring": {"rule": "full"},
     "targets": [{"period": "2025", "text": "≥50"}]},
    {"id": "proportional", "name": {"zh": "乙"}, "unit": "%", "direction": "higher",
     "targets": [{"period": "2025", "text": "≥50"}]},
    {"id": "step", "name": {"zh": "丙"}, "unit": "%", "direction": "higher",
     "scoring": {"rule": "step", "steps": [{"achieved": 50, "score": 0.6}, {"achieved": 75, "score": 0.8}]},
     "targets": [{"period": "2025", "text": "≥50"}]},
    {"id": "deduction", "name": {"zh": "丁"}, "unit": "%", "direction": "higher",
     "scoring": {"rule": "deduction", "per": 1, "deduct": 0.1}, "targets": [{"period": "2025", "text": "≥50"}]},
    {"id": "falling", "name": {"zh": "戊"}, "unit": "‰", "direction": "lower",
     "scoring": {"rule": "deduction", "per": 0.1, "deduct": 0.25}, "targets": [{"period": "2025", "text": "≤3%"}]},
    {"id": "range", "name": {"zh": "己"}, "unit": "%", "direction": "neither",
     "targets": [{"period": "2025", "text": "30-40"}]},
    {"id": "tendency", "name": {"zh": "庚"}, "unit": "%", "direction": "higher",
     "targets": [{"period": "2025", "text": "逐步提高"}]},
    {"id": "state", "name": {"zh": "辛"}, "unit": "", "targets": [{"period": "2025", "text": "基本建成"}]},
    {"id": "words", "name": {"zh": "壬"}, "unit": "%", "targets": [{"period": "2025", "text": "达到国际先进水平"}]},
    {"id": "none", "name": {"zh": "癸"}, "unit": "%"},
    {"id": "lost", "name": {"zh": "子"}, "unit": "%", "direction": "higher",
     "targets": [{"period": "2025", "text": "≥30"}]},
    {"id": "two", "name": {"zh": "丑"}, "unit": "%", "direction": "higher",
     "targets": [{"period": "2022", "text": "≥42"}, {"period": "2025", "text": "≥60"}]}
  ]
})";

const Plan& plan() {
  static const Plan plan = salus_test::parsed(document);
  return plan;
}

struct Figure {
  std::string element;
  const char* period;
  double value;
};

std::vector<ScoredIndicator> scored(const std::vector<Figure>& rows, const char* at) {
  std::vector<salus_test::Row> given;
  for (const Figure& figure : rows) given.push_back({figure.element, "city", figure.period, figure.value});
  const Result<Results> results = evaluate(plan(), salus_test::dataset(given));
  if (!results.ok()) ADD_FAILURE() << to_string(results.diagnostics()[0]);
  AssessOptions options;
  options.rows = AssessedRows::latest;
  options.at = *Period::parse(at);
  return score(plan(), *results, assess(plan(), *results, options), options.at);
}

ScoredIndicator only(const std::vector<ScoredIndicator>& all, const std::string& id) {
  for (const ScoredIndicator& entry : all)
    if (plan().indicators()[static_cast<std::size_t>(entry.indicator)].id == id) return entry;
  ADD_FAILURE() << "no score of " << id;
  return {};
}

// 40 in 2020 and `value` in `period`, of one indicator.
ScoredIndicator after(const std::string& id, const char* period, double value, double before = 40) {
  return only(scored({{id, "2020", before}, {id, period, value}}, period), id);
}

TEST(ScoreOfIndicators, GoesByThePathBeforeTheTargetIsDue) {
  // The path is at 44 in 2022; 42 has made half of the way to there, and is 2 points short.
  EXPECT_EQ(after("full", "2022", 42).status, Status::off_track);
  EXPECT_EQ(after("full", "2022", 42).score.number, 0);
  EXPECT_EQ(after("full", "2022", 44).score.number, 1);
  EXPECT_NEAR(after("proportional", "2022", 42).score.number, 0.5, 1e-12);
  EXPECT_NEAR(after("proportional", "2022", 43.5).score.number, 0.875, 1e-12);
  EXPECT_EQ(after("proportional", "2022", 47).score.number, 1);
  EXPECT_EQ(after("proportional", "2022", 39).score.number, 0);
  EXPECT_EQ(after("step", "2022", 42).score.number, 0.6);
  EXPECT_EQ(after("step", "2022", 43.2).score.number, 0.8);
  EXPECT_EQ(after("step", "2022", 41.9).score.number, 0);
  EXPECT_NEAR(after("deduction", "2022", 42).score.number, 0.8, 1e-12);
  EXPECT_EQ(after("deduction", "2022", 46).score.number, 1);
}

TEST(ScoreOfIndicators, GoesByTheTargetOnceItIsDue) {
  EXPECT_EQ(after("full", "2025", 48).score.number, 0);
  EXPECT_NEAR(after("proportional", "2025", 48).score.number, 0.8, 1e-12);
  EXPECT_EQ(after("step", "2025", 48).score.number, 0.8);
  EXPECT_NEAR(after("deduction", "2025", 48).score.number, 0.8, 1e-12);
  for (const char* id : {"full", "proportional", "step", "deduction"}) {
    EXPECT_EQ(after(id, "2025", 50).status, Status::met) << id;
    EXPECT_EQ(after(id, "2025", 50).score.number, 1) << id;
  }
}

TEST(ScoreOfIndicators, DeductsInTheUnitOfTheTarget) {
  // 32‰ are 3.2 %, 0.2 points above 3 %: twice a quarter.
  EXPECT_NEAR(after("falling", "2025", 32).score.number, 0.5, 1e-9);
  // From 40‰ the path is at 36‰ in 2022; 38‰ are 0.2 % above it.
  EXPECT_NEAR(after("falling", "2022", 38).score.number, 0.5, 1e-9);
}

TEST(ScoreOfIndicators, CountsWhatIsBeyondARangeLikeWhatFallsShortOfIt) {
  // From 50 to 40 at most: 42 has made 80 %.
  EXPECT_NEAR(after("range", "2025", 42, 50).score.number, 0.8, 1e-12);
  // 28 is 2 beyond the far end, to which 20 were to go: 110 %.
  EXPECT_NEAR(after("range", "2025", 28, 50).score.number, 0.9, 1e-12);
  EXPECT_EQ(after("range", "2025", 35, 50).score.number, 1);
}

TEST(ScoreOfIndicators, OfATendencyIsThatOfTheMovement) {
  EXPECT_EQ(after("tendency", "2023", 42).score.number, 1);
  EXPECT_EQ(after("tendency", "2023", 38).score.number, 0);
}

TEST(ScoreOfIndicators, OfAStateIsAllOrNothing) {
  EXPECT_EQ(after("state", "2025", 1, 0).score.number, 1);
  EXPECT_EQ(after("state", "2025", 0, 0).score.number, 0);
  EXPECT_EQ(after("state", "2023", 0, 0).score.reason, Reason::not_due);
}

TEST(ScoreOfIndicators, IsNoneWithItsReason) {
  const std::vector<ScoredIndicator> all = scored({{"words", "2022", 42}, {"proportional", "2022", 42}}, "2022");
  EXPECT_EQ(only(all, "words").score.reason, Reason::not_quantitative);
  EXPECT_EQ(only(all, "full").score.reason, Reason::missing);
  EXPECT_EQ(only(all, "none").score.reason, Reason::no_target);
  EXPECT_EQ(only(all, "none").target, -1);
  EXPECT_EQ(only(all, "none").assessment, -1);
  EXPECT_EQ(only(all, "proportional").score.reason, Reason::no_baseline);
  const Scorecard card = scorecard(plan(), all, {});
  const Tally& tally = card.rows[0].indicators;
  EXPECT_EQ(tally.weight(), 11) << "an indicator without a target weighs nothing";
  EXPECT_EQ(tally.total(), 12);
  EXPECT_EQ(tally.without_target(), 1);
}

TEST(ScoreOfIndicators, OfALevelThatIsLostIsZero) {
  EXPECT_EQ(after("lost", "2025", 29).score.number, 0);
  EXPECT_EQ(after("lost", "2025", 31).score.number, 1);
  EXPECT_EQ(after("lost", "2023", 29).score.number, 0);
}

TEST(ScoreOfIndicators, TakesTheNextTargetAndAtLastTheLast) {
  const std::vector<Figure> rows = {{"two", "2020", 40}, {"two", "2021", 41}, {"two", "2022", 42}, {"two", "2023", 43}};
  EXPECT_EQ(only(scored(rows, "2021"), "two").target, 0);
  EXPECT_EQ(only(scored(rows, "2022"), "two").target, 0);
  EXPECT_EQ(only(scored(rows, "2022"), "two").status, Status::met);
  EXPECT_EQ(only(scored(rows, "2023"), "two").target, 1);
  EXPECT_EQ(only(scored(rows, "2030"), "two").target, 1);
}

TEST(ScoreOfIndicators, HasAnEntryForEachIndicatorAndArea) {
  const std::vector<ScoredIndicator> all = scored({{"full", "2022", 42}}, "2022");
  ASSERT_EQ(all.size(), plan().indicators().size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    EXPECT_EQ(all[i].indicator, static_cast<std::int32_t>(i));
    EXPECT_EQ(all[i].area, 0);
  }
}

}  // namespace
}  // namespace salus
