// Each target of a plan assessed as of a time: which value answers, from which baseline, along which path, with which notes.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "salus/assessment/assess.hpp"
#include "salus/statistics/trend.hpp"
#include "support/plan_document.hpp"
#include "support/rows.hpp"

namespace salus {
namespace {

// A plan for 2021 to 2025 of a district in a city. The share of early stage diagnoses has targets of a city for two horizons.
struct Document {
  std::string judging;
  std::string indicators;
  std::string errata;

  std::string json() const {
    return R"({"format": "salus-plan/1", "id": "small", "title": {"zh": "小计划"}, "jurisdiction": "district",
      "period": "2021..2025",)" +
           judging + R"("areas": [{"id": "city", "name": {"zh": "某市"}},
        {"id": "district", "name": {"zh": "某区"}, "parent": "city"}],
      "elements": [{"id": "deaths", "name": "婴儿死亡数", "unit": "人", "kind": "flow"},
        {"id": "births", "name": "活产数", "unit": "人", "kind": "flow"}],
      "indicators": [)" +
           indicators + "]" + errata + "}";
  }
};

Plan plan_of(const Document& document) { return salus_test::parsed(document.json()); }

Plan plan_of(const std::string& indicators) { return plan_of(Document{{}, indicators, {}}); }

std::string indicator(const std::string& members, const std::string& targets) {
  return R"({"id": "x", "name": {"zh": "指标"}, )" + members + R"(, "targets": [)" + targets + "]}";
}

std::string target(const std::string& period, const std::string& text) {
  return R"({"period": ")" + period + R"(", "text": ")" + text + "\"}";
}

struct Figure {
  const char* period;
  double value;
  const char* area = "district";
  Origin origin = Origin::reported;
  const char* element = "x";
};

Results evaluated(const Plan& plan, const std::vector<Figure>& rows, const std::vector<const char*>& periods = {}) {
  std::vector<salus_test::Row> given;
  for (const Figure& figure : rows)
    given.push_back({figure.element, figure.area, figure.period, figure.value, figure.origin});
  EvaluateOptions options;
  options.areas = {"district"};
  for (const char* period : periods) options.periods.push_back(*Period::parse(period));
  Result<Results> results = evaluate(plan, salus_test::dataset(given), options);
  if (!results.ok()) ADD_FAILURE() << to_string(results.diagnostics()[0]);
  return std::move(results).value();
}

std::vector<Assessment> latest(const Plan& plan, const Results& results, const char* at = nullptr) {
  AssessOptions options;
  options.rows = AssessedRows::latest;
  if (at != nullptr) options.at = *Period::parse(at);
  return assess(plan, results, options);
}

Assessment only(const Plan& plan, const std::vector<Figure>& rows, const char* at = nullptr) {
  const std::vector<Assessment> all = latest(plan, evaluated(plan, rows), at);
  EXPECT_EQ(all.size(), 1u);
  return all.empty() ? Assessment() : all.front();
}

bool has(const Assessment& a, Code code) {
  return std::any_of(a.notes.begin(), a.notes.end(), [&](const Diagnostic& d) { return d.code == code; });
}

const std::string share = R"("unit": "%", "direction": "higher", "formula": null)";

Document reported(const std::string& members, const std::string& targets) {
  // Without a formula: published values alone.
  return {
      {}, R"({"id": "x", "name": {"zh": "指标"}, "unit": "%", )" + members + R"( "targets": [)" + targets + "]}", {}};
}

TEST(AssessedTargets, TheBaselineIsTheLastValueBeforeThePlan) {
  const Plan plan = plan_of(reported(R"("direction": "higher",)", target("2025", "≥37")));
  const Assessment a = only(plan, {{"2018", 24}, {"2020", 27}, {"2021", 29}, {"2023", 31.5}});
  EXPECT_EQ(a.baseline.number, 27);
  EXPECT_EQ(a.baseline_period->to_string(), "2020");
  EXPECT_EQ(a.status, Status::at_risk);  // 4.5 of the 6 that three of five years ask for
  ASSERT_TRUE(a.progress.has_value());
  EXPECT_NEAR(a.progress->ratio.number, 0.75, 1e-12);
  EXPECT_NEAR(a.progress->expected.number, 33, 1e-12);
  EXPECT_NEAR(a.progress->gap.number, -1.5, 1e-12);
  EXPECT_NEAR(a.verdict.achieved, 45, 1e-12);
  EXPECT_NEAR(a.progress->achieved.number, 45, 1e-12);
  EXPECT_EQ(a.verdict.status, Status::not_met);
  EXPECT_NEAR(a.verdict.distance, -5.5, 1e-12);
  EXPECT_EQ(a.progress->projected_from, 3u);
  EXPECT_FALSE(has(a, Code::baseline_is_first_value));
  EXPECT_FALSE(has(a, Code::other_period_judged));  // 2025 is still to come
}

TEST(AssessedTargets, WithoutAnEarlierValueTheFirstOneIsTheBaselineAndThatIsNoted) {
  const Plan plan = plan_of(reported(R"("direction": "higher",)", target("2025", "≥37")));
  const Assessment a = only(plan, {{"2021", 29}, {"2023", 31}});
  EXPECT_EQ(a.baseline_period->to_string(), "2021");
  EXPECT_TRUE(has(a, Code::baseline_is_first_value));
  EXPECT_EQ(a.status, Status::off_track);  // 2 of 4
}

TEST(AssessedTargets, AFirstValueIsNotComparedWithItself) {
  const Plan number = plan_of(reported(R"("direction": "higher",)", target("2025", "≥37")));
  const Plan tendency = plan_of(reported(R"("direction": "higher",)", target("2025", "逐步提高")));
  for (const Plan* plan : {&number, &tendency}) {
    const Results results = evaluated(*plan, {{"2022", 29}});
    std::vector<Assessment> all = latest(*plan, results);
    const std::vector<Assessment> every = assess(*plan, results);
    all.insert(all.end(), every.begin(), every.end());
    ASSERT_EQ(all.size(), 2u);
    for (const Assessment& a : all) {
      EXPECT_FALSE(a.baseline.valid());
      EXPECT_FALSE(a.baseline_period.has_value());
      EXPECT_EQ(a.verdict.achieved_reason, Reason::no_baseline);
      if (plan == &tendency) {
        EXPECT_EQ(a.status, Status::not_assessable);
        EXPECT_EQ(a.reason, Reason::no_baseline);
      }
    }
  }
  // A second value has it as its baseline, in every row and in the last one.
  const Results two = evaluated(tendency, {{"2022", 29}, {"2023", 30}});
  const std::vector<Assessment> every = assess(tendency, two);
  ASSERT_EQ(every.size(), 2u);
  EXPECT_EQ(every[0].status, Status::not_assessable);
  EXPECT_EQ(every[1].status, Status::improving);
  EXPECT_EQ(latest(tendency, two).front().status, Status::improving);
}

TEST(AssessedTargets, AProjectionOfAShareAboveTheWholeIsNotedWithoutLimitsToo) {
  const Plan share_of_all = plan_of(R"({"id": "x", "name": {"zh": "接种率"}, "unit": "%", "direction": "higher",
    "targets": [{"period": "2025", "text": "≥90%"}]})");
  EXPECT_TRUE(has(only(share_of_all, {{"2020", 80}, {"2023", 95}}), Code::projection_impossible));
  EXPECT_FALSE(has(only(share_of_all, {{"2020", 80}, {"2023", 85}}), Code::projection_impossible));
}

TEST(AssessedTargets, AStatedBaselineIsTakenAndNeverAnother) {
  Document text = reported(R"("direction": "higher",)", target("2025", "≥37"));
  text.judging = R"("judging": {"baseline": "2019"},)";
  const std::vector<Figure> rows = {{"2018", 25}, {"2019", 28}, {"2020", 27}, {"2022", 31}};
  EXPECT_EQ(only(plan_of(text), rows).baseline_period->to_string(), "2019");
  EXPECT_EQ(only(plan_of(text), rows).baseline.number, 28);
  text.indicators = reported(R"("direction": "higher", "baseline": "2018",)", target("2025", "≥37")).indicators;
  EXPECT_EQ(only(plan_of(text), rows).baseline.number, 25);
  // What the target prints itself comes first.
  text.indicators =
      reported(R"("direction": "higher", "baseline": "2018",)", target("2025", "在2020年基础上提高5个百分点"))
          .indicators;
  const Assessment printed = only(plan_of(text), rows);
  EXPECT_EQ(printed.baseline.number, 27);
  EXPECT_NEAR(printed.progress->expected.number, 29, 1e-12);
  EXPECT_EQ(printed.status, Status::on_track);

  text.indicators = reported(R"("direction": "higher", "baseline": "2017",)", target("2025", "≥37")).indicators;
  const Assessment none = only(plan_of(text), rows);
  EXPECT_FALSE(none.baseline.valid());
  EXPECT_EQ(none.baseline_period->to_string(), "2017");
  EXPECT_TRUE(has(none, Code::baseline_missing));
  EXPECT_EQ(none.status, Status::not_assessable);
  EXPECT_EQ(none.reason, Reason::no_baseline);
  EXPECT_NEAR(none.verdict.distance, -6, 1e-12);
}

// 28 % in 2018, 32 % for 2022 and 40 % for 2030: each horizon has its own value and status.
TEST(AssessedTargets, EachHorizonIsJudgedByItsOwnValue) {
  Document text =
      reported(R"("direction": "higher", "baseline": "2018",)", target("2022", "≥32") + "," + target("2030", "≥40"));
  text.judging = R"("judging": {"trajectory": "milestones"},)";
  const Plan plan = plan_of(text);
  const std::vector<Figure> rows = {{"2018", 28}, {"2021", 31.2}, {"2022", 31.8}, {"2024", 35}};
  const std::vector<Assessment> all = latest(plan, evaluated(plan, rows));
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0].status, Status::not_met);
  EXPECT_EQ(all[0].period, 2);
  EXPECT_TRUE(all[0].progress->due);
  EXPECT_EQ(all[0].progress->judged, 2);
  EXPECT_EQ(all[1].status, Status::on_track);
  EXPECT_EQ(all[1].period, 3);
  EXPECT_NEAR(all[1].progress->expected.number, 34, 1e-12);  // 32 + 2·(40 − 32)/8
  EXPECT_NEAR(all[1].progress->ratio.number, 7.0 / 6, 1e-12);
  EXPECT_EQ(all[1].progress->trajectory, Trajectory::milestones);

  const std::vector<Assessment> before = latest(plan, evaluated(plan, rows), "2021");
  EXPECT_EQ(before[0].status, Status::on_track);  // 3.2 of 3
  EXPECT_EQ(before[1].period, 1);
}

TEST(AssessedTargets, WithoutAValueOfTheHorizonTheFirstOneAfterItIsJudgedWithANote) {
  const Plan plan = plan_of(reported(R"("direction": "higher",)", target("2022", "≥32")));
  const Assessment a = only(plan, {{"2020", 28}, {"2021", 30}, {"2023", 33}, {"2024", 31}});
  EXPECT_EQ(a.status, Status::met);
  EXPECT_EQ(a.period, 2);
  EXPECT_TRUE(has(a, Code::other_period_judged));
  EXPECT_FALSE(has(only(plan, {{"2020", 28}, {"2022", 33}}), Code::other_period_judged));
}

TEST(AssessedTargets, CountOnlyPeriodsOfTheirFrequencyUpToTheTime) {
  const Plan plan = plan_of(reported(R"("direction": "higher",)", target("2025", "≥37")));
  const Results results =
      evaluated(plan, {{"2020", 28}, {"2022", 30}, {"2022-Q4", 36}, {"2023", 38}}, {"2022-Q4", "2023", "2020", "2022"});
  EXPECT_EQ(latest(plan, results)[0].period, 1);
  EXPECT_EQ(latest(plan, results, "2022")[0].period, 3);
  EXPECT_EQ(latest(plan, results, "2022-Q4")[0].period, 3);
  EXPECT_EQ(latest(plan, results, "2022-Q3")[0].period, 2);
  EXPECT_EQ(latest(plan, results, "2022-Q3")[0].reason, Reason::too_few_periods);
  const Assessment none = latest(plan, results, "2019")[0];
  EXPECT_EQ(none.period, -1);
  EXPECT_EQ(none.status, Status::not_assessable);
  EXPECT_EQ(none.reason, Reason::missing);
  EXPECT_EQ(none.progress->judged, -1);
}

TEST(AssessedTargets, WithoutAnyValueTheReasonOfTheLatestResultSpeaks) {
  const Plan plan = plan_of(reported(R"("direction": "higher",)", target("2025", "≥37")));
  Dataset::Builder builder;
  builder.add("x", "district", "2020", Value(Reason::not_published));
  builder.add("x", "city", "2021", 30.0);
  EvaluateOptions options;
  options.areas = {"district"};
  const Result<Results> results = evaluate(plan, *builder.finish(), options);
  ASSERT_TRUE(results.ok());
  EXPECT_EQ(latest(plan, *results)[0].reason, Reason::not_published);
}

TEST(AssessedTargets, DerivedFiguresAreNoEvidence) {
  const Plan plan = plan_of(reported(R"("direction": "higher",)", target("2025", "≥37")));
  const Assessment a = only(plan, {{"2019", 20},
                                   {"2020", 28, "district", Origin::derived},
                                   {"2022", 30},
                                   {"2023", 38, "district", Origin::derived}});
  EXPECT_EQ(a.baseline.number, 20);
  EXPECT_EQ(a.status, Status::on_track);  // 10 of 17·3/6
  const Assessment none = only(plan, {{"2023", 38, "district", Origin::derived}});
  EXPECT_EQ(none.reason, Reason::derived_only);
}

TEST(AssessedTargets, WhatWasMetAndLostIsNoted) {
  const Plan plan = plan_of(reported(R"("direction": "higher",)", target("2025", "≥37")));
  const Assessment lost = only(plan, {{"2020", 28}, {"2022", 37.5}, {"2023", 36}});
  EXPECT_TRUE(has(lost, Code::met_and_lost));
  EXPECT_EQ(lost.progress->met_before, 1);
  EXPECT_EQ(lost.status, Status::on_track);
  const Assessment again = only(plan, {{"2020", 28}, {"2021", 38}, {"2022", 36}, {"2023", 37}});
  EXPECT_TRUE(has(again, Code::level_left));
  EXPECT_EQ(again.status, Status::met);
}

TEST(AssessedTargets, ALevelToBeKeptIsNotMetByComingBack) {
  const std::vector<Figure> rows = {{"2020", 11.5}, {"2022", 12.3}, {"2025", 11.8}};
  const auto minutes = [](const char* text) {
    return plan_of(indicator(R"("unit": "分钟", "direction": "lower")", target("2025", text)));
  };
  EXPECT_EQ(only(minutes("稳定在12分钟以内"), rows).status, Status::not_met);
  EXPECT_EQ(only(minutes("稳定在12分钟以内"), rows).verdict.status, Status::met);
  EXPECT_EQ(only(minutes("12分钟以内"), rows).status, Status::met);
  const Plan neither = plan_of(indicator(R"("unit": "张", "direction": "neither")", target("2025", "7.5左右")));
  EXPECT_EQ(only(neither, {{"2020", 7.4}, {"2022", 8}, {"2025", 7.5}}).status, Status::not_met);
  EXPECT_EQ(only(neither, {{"2020", 6}, {"2022", 7.2}, {"2025", 7.5}}).status, Status::met);
}

TEST(AssessedTargets, ChangesAreCountedFromTheBaseline) {
  // Deaths to fall by 30 %: from 20 to 14, so 17 after half of the time.
  const Plan fall = plan_of(reported(R"("direction": "lower", "baseline": "2015",)", target("2025", "下降30%")));
  const Assessment a = only(fall, {{"2015", 20}, {"2020", 18}});
  EXPECT_NEAR(a.progress->expected.number, 17, 1e-12);
  EXPECT_NEAR(a.verdict.achieved, 100.0 / 3, 1e-12);
  EXPECT_NEAR(a.verdict.distance, 4, 1e-12);
  EXPECT_EQ(a.status, Status::at_risk);  // 2 of 3
  // By half a point a year from 2018: 60 − 0.5·4 in 2022 on the path to 54 in 2030.
  const Plan yearly =
      plan_of(reported(R"("direction": "lower",)", target("2030", "在2018年的基础上每年降低0.5个百分点")));
  const Assessment y = only(yearly, {{"2018", 60}, {"2022", 58.5}});
  EXPECT_NEAR(y.progress->expected.number, 58, 1e-12);
  EXPECT_NEAR(y.verdict.distance, 0.5, 1e-12);
  EXPECT_NEAR(y.progress->linear.required.number, -0.5, 1e-12);
  EXPECT_EQ(y.status, Status::at_risk);
  EXPECT_EQ(only(yearly, {{"2022", 58.5}}).reason, Reason::no_baseline);
}

TEST(AssessedTargets, WhatIsComparedWithTheAreaAboveMovesUntilItsHorizon) {
  const Plan plan = plan_of(indicator(R"("unit": "岁", "direction": "higher")", target("2025", "优于全市平均水平")));
  const std::vector<Figure> city = {{"2018", 83.63, "city"}, {"2022", 83.18, "city"}};
  std::vector<Figure> rows = city;
  rows.insert(rows.end(), {{"2020", 82.34}, {"2022", 83}});
  const Assessment below = only(plan, rows);
  EXPECT_EQ(below.status, Status::improving);
  EXPECT_EQ(below.verdict.status, Status::not_met);
  EXPECT_NEAR(below.verdict.distance, -0.18, 1e-9);
  EXPECT_EQ(below.parent_period->to_string(), "2022");
  EXPECT_FALSE(below.progress->expected.valid());
  rows.back().value = 84.42;
  EXPECT_EQ(only(plan, rows).status, Status::met);
  rows.back() = {"2025", 83};
  const Assessment due = only(plan, rows);
  EXPECT_EQ(due.status, Status::not_met);
  EXPECT_TRUE(has(due, Code::parent_period_differs));
  EXPECT_EQ(only(plan, {{"2020", 82}, {"2022", 83}}).reason, Reason::no_parent_value);
}

TEST(AssessedTargets, TendenciesAndStatesAndWords) {
  const std::vector<Figure> rows = {{"2020", 30}, {"2023", 31}};
  const auto judged = [&](const char* text) {
    return only(plan_of(reported(R"("direction": "higher",)", target("2025", text))), rows);
  };
  EXPECT_EQ(judged("逐步提高").status, Status::improving);
  EXPECT_EQ(judged("保持发达国家水平").reason, Reason::not_quantitative);
  EXPECT_EQ(judged("保持发达国家水平").progress->movement, Status::improving);
  const Plan state = plan_of(indicator(R"("direction": "higher", "unit": "")", target("2025", "基本建成")));
  EXPECT_EQ(only(state, {{"2020", 0}, {"2023", 0}}).reason, Reason::not_due);
  EXPECT_EQ(only(state, {{"2020", 0}, {"2023", 1}}).status, Status::met);
  EXPECT_EQ(only(state, {{"2020", 0}, {"2025", 0}}).status, Status::not_met);
}

TEST(AssessedTargets, AMisprintWithoutACorrectionIsNotJudged) {
  Document text = reported(R"("direction": "lower",)", target("2025", "≤104.44"));
  text.errata = R"(, "errata": [{"id": "e", "indicator": "x", "period": "2025", "printed": "≤104.44",
    "reason": {"zh": "不可能"}}])";
  const Assessment a = only(plan_of(text), {{"2020", 30}, {"2023", 31}});
  EXPECT_EQ(a.status, Status::not_assessable);
  EXPECT_EQ(a.reason, Reason::implausible);
}

TEST(AssessedTargets, RoundedComparisonDecidesWhatIsMet) {
  Document text = reported(R"("direction": "higher",)", target("2025", "≥37"));
  const std::vector<Figure> rows = {{"2020", 30}, {"2023", 36.6}};
  const Assessment full = only(plan_of(text), rows);
  EXPECT_EQ(full.status, Status::on_track);
  EXPECT_TRUE(full.verdict.comparisons_differ);
  text.judging = R"("judging": {"comparison": "rounded_value"},)";
  const Assessment rounded = only(plan_of(text), rows);
  EXPECT_EQ(rounded.status, Status::met);
  EXPECT_TRUE(rounded.verdict.comparisons_differ);
  EXPECT_EQ(rounded.progress->linear.required_from_now.number, 0);
}

TEST(AssessedTargets, CompoundPathsFallBackOnLinearOnes) {
  Document text = reported(R"("direction": "lower", "trajectory": "compound",)", target("2025", "≤5"));
  const Assessment a = only(plan_of(text), {{"2020", 10}, {"2023", 0}});
  EXPECT_EQ(a.progress->trajectory, Trajectory::linear);
  EXPECT_TRUE(has(a, Code::path_is_linear));
  const Assessment b = only(plan_of(text), {{"2020", 10}, {"2022", 7}});
  EXPECT_EQ(b.progress->trajectory, Trajectory::compound);
  EXPECT_NEAR(b.progress->expected.number, 10 * std::pow(0.5, 0.4), 1e-12);
  EXPECT_FALSE(has(b, Code::path_is_linear));
}

// 11 of 2886 in 2015 are 3.81 ‰ in Jinshan, 6 of 2885 in 2020 are 2.08 ‰; on a line they lead below nothing in 2030.
TEST(AssessedTargets, LimitsOfRatesSayHowSureItIs) {
  const Plan plan = plan_of(R"({"id": "x", "name": {"zh": "婴儿死亡率"}, "unit": "‰", "direction": "lower",
    "formula": "婴儿死亡数/活产数×1000‰", "uncertainty": "rate", "baseline": "2015",
    "targets": [{"period": "2030", "text": "≤4"}]})");
  const auto counts = [](const char* period, double deaths, double births) {
    return std::vector<Figure>{{period, deaths, "district", Origin::reported, "deaths"},
                               {period, births, "district", Origin::reported, "births"}};
  };
  std::vector<Figure> rows = counts("2015", 11, 2886);
  const std::vector<Figure> later = counts("2020", 6, 2885);
  rows.insert(rows.end(), later.begin(), later.end());
  const Assessment a = only(plan, rows);
  EXPECT_EQ(a.status, Status::met);
  EXPECT_EQ(a.verdict.certain, Certainty::uncertain);  // 0.76 to 4.53 ‰
  EXPECT_EQ(a.progress->movement, Status::steady);     // 11 and 6 deaths do not differ much
  EXPECT_TRUE(a.progress->projection.has_limits());
  EXPECT_LT(a.progress->projection.value, 0);
  EXPECT_TRUE(has(a, Code::projection_impossible));
}

TEST(AssessedTargets, TheConfidenceIsThatOfTheLimits) {
  const Plan plan = plan_of(reported(R"("direction": "higher",)", target("2025", "≥37")));
  Dataset::Builder builder;
  for (const auto& [period, value] : {std::pair("2020", 27.0), std::pair("2021", 29.0), std::pair("2023", 31.5)})
    builder.add("x", "district", period, value);
  EvaluateOptions options;
  options.confidence = 0.8;
  const Result<Results> results = evaluate(plan, *builder.finish(), options);
  ASSERT_TRUE(results.ok());
  const Assessment a = latest(plan, *results)[0];
  EXPECT_EQ(a.progress->thresholds.confidence, 0.8);
  const std::vector<double> years = {2020, 2021, 2023};
  const std::vector<double> values = {27, 29, 31.5};
  const Estimate line = trend_prediction(2025, years, values, {TrendForm::linear, 0.8});
  EXPECT_NEAR(a.progress->projection.lower, line.lower, 1e-9);
  EXPECT_NEAR(a.progress->projection.upper, line.upper, 1e-9);
}

TEST(AssessedTargets, EveryResultHasItsShareOfTheChange) {
  const Plan plan = plan_of(reported(R"("direction": "higher",)", target("2025", "≥37")));
  const Results results = evaluated(plan, {{"2019", 26}, {"2020", 27}, {"2021", 29}, {"2025", 38}});
  const std::vector<Assessment> all = assess(plan, results);
  ASSERT_EQ(all.size(), 4u);
  EXPECT_EQ(all[0].verdict.achieved_reason, Reason::no_baseline);  // before it
  EXPECT_EQ(all[1].verdict.achieved, 0);
  EXPECT_NEAR(all[2].verdict.achieved, 20, 1e-12);
  EXPECT_NEAR(all[3].verdict.achieved, 110, 1e-12);
  EXPECT_EQ(all[2].status, Status::not_met);
  EXPECT_FALSE(all[2].progress.has_value());
  EXPECT_EQ(all[2].baseline_period->to_string(), "2020");
}

TEST(AssessedTargets, ThresholdsAreThoseOfTheOptions) {
  const Plan plan = plan_of(reported(R"("direction": "higher",)", target("2025", "≥37")));
  const Results results = evaluated(plan, {{"2020", 27}, {"2023", 31.5}});
  AssessOptions options;
  options.rows = AssessedRows::latest;
  options.thresholds.on_track = 0.75;
  const Assessment a = assess(plan, results, options)[0];
  EXPECT_EQ(a.status, Status::on_track);
  EXPECT_EQ(a.progress->thresholds.on_track, 0.75);
  options.thresholds.at_risk = 2;
  EXPECT_EQ(assess(plan, results, options)[0].reason, Reason::invalid_argument);
}

// One mechanism: the verdict on the value that answers is the one that its row has.
TEST(AssessedTargets, TheVerdictIsThatOfTheRow) {
  const Result<Plan> plan = Plan::load_catalogue("jinshan-2021-2025");
  ASSERT_TRUE(plan.ok());
  Dataset::Builder builder;
  for (const auto& [id, first, last] :
       {std::tuple("life_expectancy", 82.34, 84.42), std::tuple("infant_mortality_rate", 3.81, 2.08),
        std::tuple("maternal_mortality_ratio", 69.30, 0.0), std::tuple("beds_per_1000", 6.9, 7.2)}) {
    builder.add(id, "jinshan", "2015", first);
    builder.add(id, "jinshan", "2020", last);
  }
  builder.add("life_expectancy", "shanghai", "2018", 83.63);
  const Result<Results> results = evaluate(*plan, *builder.finish());
  ASSERT_TRUE(results.ok());
  const std::vector<Assessment> every = assess(*plan, *results);
  for (const Assessment& a : latest(*plan, *results)) {
    if (a.period < 0) continue;
    const auto row = std::find_if(every.begin(), every.end(), [&](const Assessment& b) {
      return b.indicator == a.indicator && b.area == a.area && b.period == a.period && b.target == a.target;
    });
    ASSERT_NE(row, every.end());
    EXPECT_EQ(row->verdict.status, a.verdict.status);
    EXPECT_EQ(row->verdict.reason, a.verdict.reason);
    EXPECT_TRUE(row->verdict.distance == a.verdict.distance || std::isnan(a.verdict.distance));
    if (a.verdict.reason == Reason::none && a.progress->achieved.valid()) {
      EXPECT_NEAR(a.progress->achieved.number, a.verdict.achieved, 1e-9);
    }
  }
}

// ---- values that cannot be ----

std::vector<Diagnostic> doubts(const Assessment& a) {
  std::vector<Diagnostic> found;
  for (const Diagnostic& d : a.notes)
    if (d.code == Code::share_above_whole || d.code == Code::impossible_value || d.code == Code::part_exceeds_whole)
      found.push_back(d);
  return found;
}

const char* const signed_up = R"({"id": "x", "name": {"zh": "老年人签约率", "en": "Elderly signed up"}, "unit": "%",
  "direction": "higher", "digits": 0, "targets": [{"period": "2025", "text": "≥70"}]})";

TEST(AssessedTargets, AnImpossibleValueIsNotedInWhatIsJudgedByIt) {
  const Plan plan = plan_of(signed_up);
  const Assessment a = only(plan, {{"2020", 60}, {"2023", 104}});
  EXPECT_EQ(a.status, Status::met) << "the verdict is that of the numbers";
  ASSERT_EQ(doubts(a).size(), 1u);
  const Diagnostic note = doubts(a)[0];
  EXPECT_EQ(note.code, Code::share_above_whole);
  EXPECT_EQ(note.severity, Severity::error);
  EXPECT_EQ(note.message, "impossible value: 某区, 2023: Elderly signed up 104% is more than the whole");
  EXPECT_EQ(note.message_zh, "数值不可能正确：某区 2023 年：老年人签约率 104% 超过 100%");
  EXPECT_FALSE(note.hint.empty() || note.hint_zh.empty());
  EXPECT_TRUE(doubts(only(plan, {{"2020", 60}, {"2023", 100}})).empty());
  // A year that is not judged says nothing of the one that is.
  EXPECT_TRUE(doubts(only(plan, {{"2020", 60}, {"2022", 104}, {"2023", 69}})).empty());
}

TEST(AssessedTargets, AnImpossibleBaselineIsNotedInWhatIsMeasuredFromIt) {
  const std::vector<Diagnostic> found = doubts(only(plan_of(signed_up), {{"2020", 104}, {"2023", 60}}));
  ASSERT_EQ(found.size(), 1u);
  EXPECT_NE(found[0].message.find("2020"), std::string::npos) << found[0].message;
  // The value that is its own baseline says it once.
  EXPECT_EQ(doubts(only(plan_of(signed_up), {{"2020", -4}})).size(), 1u);
}

TEST(AssessedTargets, AnImpossibleValueOfTheAreaAboveIsNoted) {
  const Plan plan = plan_of(R"({"id": "x", "name": {"zh": "老年人签约率"}, "unit": "%", "direction": "higher",
    "targets": [{"period": "2025", "text": "优于全市平均水平"}]})");
  const std::vector<Diagnostic> found = doubts(only(plan, {{"2025", 60}, {"2025", 104, "city"}}));
  ASSERT_EQ(found.size(), 1u);
  EXPECT_NE(found[0].message_zh.find("某市 2025 年"), std::string::npos) << found[0].message_zh;
}

TEST(AssessedTargets, APartAboveItsWholeIsNotedInBoth) {
  const Plan plan =
      plan_of(R"({"id": "infant_mortality_rate", "name": {"zh": "婴儿死亡率"}, "unit": "‰", "direction": "lower",
      "targets": [{"period": "2025", "text": "≤5"}]},
    {"id": "under_five_mortality_rate", "name": {"zh": "5 岁以下儿童死亡率"}, "unit": "‰", "direction": "lower",
      "targets": [{"period": "2025", "text": "≤6"}]})");
  const Origin reported = Origin::reported;
  const std::vector<Assessment> all =
      latest(plan, evaluated(plan, {{"2025", 4.5, "district", reported, "infant_mortality_rate"},
                                    {"2025", 4, "district", reported, "under_five_mortality_rate"}}));
  ASSERT_EQ(all.size(), 2u);
  for (const Assessment& a : all) {
    ASSERT_EQ(doubts(a).size(), 1u);
    EXPECT_EQ(doubts(a)[0].code, Code::part_exceeds_whole);
  }
}

TEST(AssessedTargets, AnImpossibleValueThatAnErratumCoversIsANoteThatNamesIt) {
  Document text = {
      {}, signed_up, R"(, "errata": [{"id": "sign-up", "indicator": "x", "area": "district", "period": "2023",
    "printed": "104%", "reason": {"zh": "不可能超过 100%", "en": "Not more than all."}}])"};
  const std::vector<Diagnostic> found = doubts(only(plan_of(text), {{"2023", 104}}));
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].severity, Severity::note);
  EXPECT_NE(found[0].message.find("erratum \"sign-up\""), std::string::npos) << found[0].message;
  EXPECT_NE(found[0].message_zh.find("勘误“sign-up”"), std::string::npos) << found[0].message_zh;
}

TEST(AssessedTargets, ADoubtfulValueIsAWarning) {
  // Of registered residents more than all may be signed up.
  const Plan plan = plan_of(R"({"id": "x", "name": {"zh": "常住居民家庭医生签约率"}, "unit": "%", "direction": "higher",
    "targets": [{"period": "2025", "text": "≥70"}]})");
  for (const Diagnostic& d : doubts(only(plan, {{"2023", 104}})))
    EXPECT_EQ(d.message.rfind(d.severity == Severity::warning ? "doubtful value: " : "impossible value: ", 0), 0u);
  const std::vector<Assessment> each = assess(plan, evaluated(plan, {{"2023", 104}}));
  ASSERT_FALSE(each.empty());
  EXPECT_EQ(doubts(each[0]).size(), 1u) << "every row, too";
}

}  // namespace
}  // namespace salus
