// A plan evaluated over a dataset: which figure an indicator gets, where it comes from, and why there is none.
#include "salus/engine/results.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "salus/units/rounding.hpp"
#include "support/plan_document.hpp"
#include "support/rows.hpp"

namespace salus {
namespace {

constexpr const char* document = R"json({
  "format": "salus-plan/1",
  "id": "test-plan",
  "title": {"zh": "测试", "en": "Test"},
  "issued_by": {"zh": "测试", "en": "Test"},
  "jurisdiction": "district",
  "period": "2021..2025",
  "source": "made for tests",
  "areas": [
    {"id": "city", "name": {"zh": "市", "en": "City"}},
    {"id": "district", "name": {"zh": "区", "en": "District"}, "parent": "city"},
    {"id": "country", "name": {"zh": "县", "en": "County"}, "parent": "city"},
  ],
  "elements": [
    {"id": "infant_deaths", "name": "全年婴儿死亡数", "unit": "人", "kind": "flow"},
    {"id": "live_births", "name": "同年活产数", "unit": "人", "kind": "flow"},
    {"id": "live_births_registered", "name": "同年活产数", "unit": "人", "kind": "flow", "basis": "registered"},
    {"id": "beds", "name": "床位数", "unit": "张", "kind": "stock"},
    {"id": "population", "name": "年末常住人口数", "unit": "人", "kind": "stock", "basis": "resident"},
    {"id": "joined", "name": "新增人数", "unit": "人", "kind": "flow", "start": "2018"},
    {"id": "deaths_by_age", "name": "分年龄死亡数", "unit": "人", "kind": "flow"},
    {"id": "population_by_age", "name": "分年龄人口数", "unit": "人", "kind": "average"},
  ],
  "indicators": [
    {"id": "imr", "name": {"zh": "婴儿死亡率", "en": "Infant mortality"}, "unit": "‰", "basis": "unspecified",
     "formula": "全年婴儿死亡数/同年活产数×1000‰", "direction": "lower_is_better", "digits": 2,
     "targets": [{"period": "2025", "text": "优于全市平均水平"}]},
    {"id": "beds_per_1000", "name": {"zh": "千人口床位数", "en": "Beds"}, "unit": "张", "basis": "resident",
     "formula": "床位数/年末常住人口数×1000", "direction": "higher_is_better", "digits": 2,
     "targets": [{"period": "2025", "text": "≥7.5"}]},
    {"id": "joined_total", "name": {"zh": "累计人数", "en": "Joined"}, "unit": "万人",
     "formula": "sum(新增人数@[..])/10000", "digits": 2, "targets": []},
    {"id": "joined_mean", "name": {"zh": "三年平均", "en": "Mean"}, "unit": "人",
     "formula": "mean(新增人数@[-2y..0y])",
                     "digits" : 1, "targets" : []
},
    {"id": "life", "name": {"zh": "预期寿命", "en": "Life expectancy"}, "unit": "岁",
     "formula": "life_expectancy(分年龄死亡数, 分年龄人口数)", "digits": 2, "targets": []},
    {"id": "twice", "name": {"zh": "两倍", "en": "Twice"}, "unit": "‰",
     "formula": "婴儿死亡率×2", "digits": 2, "targets": []},
    {"id": "fallen", "name": {"zh": "婴儿死亡率降幅", "en": "Decline"}, "unit": "‰",
     "formula": "婴儿死亡率@2015-婴儿死亡率", "digits": 2, "targets": []},
    {"id": "last_year", "name": {"zh": "上年", "en": "Last year"}, "unit": "人",
     "formula": "新增人数-新增人数@-1y", "digits": 0, "targets": []},
  ],
})json";

const Plan& plan() {
  static const Plan plan = salus_test::parsed(document);
  return plan;
}

std::size_t indicator(const std::string& id) {
  for (std::size_t i = 0; i < plan().indicators().size(); ++i)
    if (plan().indicators()[i].id == id) return i;
  ADD_FAILURE() << "no indicator " << id;
  return 0;
}

using salus_test::dataset;
using salus_test::Row;

ResultRow row(const std::vector<Row>& rows, const std::string& id, const char* period, const char* area = "district",
              Diagnostics* findings = nullptr, double completeness = 1) {
  EvaluateOptions options;
  options.areas = {area};
  options.periods = {*Period::parse(period)};
  options.completeness = completeness;
  const Result<Results> results = evaluate(plan(), dataset(rows), options);
  if (!results.ok()) {
    ADD_FAILURE() << to_string(results.diagnostics()[0]);
    return {};
  }
  if (findings != nullptr) *findings = results->findings;
  return results->at(indicator(id), 0, 0);
}

TEST(PlanEvaluation, CountsGiveAComputedValueWithItsNumeratorAndDenominator) {
  const ResultRow r =
      row({{"infant_deaths", "district", "2015", 11}, {"live_births", "district", "2015", 2886}}, "imr", "2015");
  EXPECT_EQ(display(r.value, Unit::from("‰"), 2), "3.81‰");
  EXPECT_EQ(r.origin, Origin::computed);
  EXPECT_EQ(r.numerator.number, 11);
  EXPECT_EQ(r.denominator.number, 2886);
}

TEST(PlanEvaluation, APublishedValueIsReportedAndHasNoNumerator) {
  const ResultRow r = row({{"imr", "district", "2015", 3.81}}, "imr", "2015");
  EXPECT_EQ(r.value.number, 3.81);
  EXPECT_EQ(r.origin, Origin::reported);
  EXPECT_FALSE(r.numerator.valid());
}

TEST(PlanEvaluation, CountsFromTheFieldComeBeforeThePublishedValueAndADisagreementIsFound) {
  Diagnostics findings;
  const ResultRow agreeing = row({{"infant_deaths", "district", "2015", 11},
                                  {"live_births", "district", "2015", 2886},
                                  {"imr", "district", "2015", 3.81}},
                                 "imr", "2015", "district", &findings);
  EXPECT_EQ(agreeing.origin, Origin::computed);
  EXPECT_EQ(agreeing.reported.number, 3.81);
  EXPECT_TRUE(findings.empty());

  const ResultRow differing = row({{"infant_deaths", "district", "2015", 12},
                                   {"live_births", "district", "2015", 2886},
                                   {"imr", "district", "2015", 3.81}},
                                  "imr", "2015", "district", &findings);
  EXPECT_DOUBLE_EQ(differing.value.number, 12.0 / 2886 * 1000);
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].code, Code::reported_disagrees);
  EXPECT_EQ(findings[0].severity, Severity::warning);
}

TEST(PlanEvaluation, DerivedCountsGiveWayToThePublishedValue) {
  const std::vector<Row> derived = {{"infant_deaths", "district", "2015", 11, Origin::derived},
                                    {"live_births", "district", "2015", 2886, Origin::derived}};
  EXPECT_EQ(row(derived, "imr", "2015").origin, Origin::derived);
  std::vector<Row> both = derived;
  both.push_back({"imr", "district", "2015", 3.81});
  const ResultRow r = row(both, "imr", "2015");
  EXPECT_EQ(r.origin, Origin::reported);
  EXPECT_EQ(r.value.number, 3.81);
}

TEST(PlanEvaluation, AResultIsAsWeakAsItsWeakestInput) {
  EXPECT_EQ(row({{"infant_deaths", "district", "2015", 11}, {"live_births", "district", "2015", 2886, Origin::example}},
                "imr", "2015")
                .origin,
            Origin::example);
}

TEST(PlanEvaluation, ReasonsReachTheResult) {
  EXPECT_EQ(row({{"beds", "district", "2015", 5}}, "imr", "2015").value.reason, Reason::missing);
  EXPECT_EQ(row({{"infant_deaths", "district", "2015", 1}, {"live_births", "district", "2015", 0}}, "imr", "2015")
                .value.reason,
            Reason::zero_denominator);
  EXPECT_EQ(row({{"imr", "district", "2015", Value(Reason::not_published)}}, "imr", "2015").value.reason,
            Reason::not_published);
  EXPECT_EQ(
      row({{"infant_deaths", "district", "2015", Value(Reason::suppressed)}, {"live_births", "district", "2015", 9}},
          "imr", "2015")
          .value.reason,
      Reason::suppressed);
}

TEST(PlanEvaluation, MonthsOfAFlowMakeItsYearAndElevenAreIncomplete) {
  std::vector<std::string> months;
  for (int m = 1; m <= 12; ++m) months.push_back("2015-" + std::string(m < 10 ? "0" : "") + std::to_string(m));
  std::vector<Row> rows = {{"live_births", "district", "2015", 2886}};
  for (int m = 0; m < 11; ++m)
    rows.push_back({"infant_deaths", "district", months[static_cast<std::size_t>(m)].c_str(), 1});
  EXPECT_EQ(row(rows, "imr", "2015").value.reason, Reason::incomplete);
  EXPECT_DOUBLE_EQ(row(rows, "imr", "2015", "district", nullptr, 0.9).value.number, 11.0 / 2886 * 1000);
  rows.push_back({"infant_deaths", "district", months[11].c_str(), 1});
  EXPECT_DOUBLE_EQ(row(rows, "imr", "2015").value.number, 12.0 / 2886 * 1000);
}

TEST(PlanEvaluation, AMonthlyFormulaReadsThePopulationOfItsYear) {
  const ResultRow r = row({{"beds", "district", "2015-03", 600}, {"population", "district", "2015", 80'000}},
                          "beds_per_1000", "2015-03");
  EXPECT_DOUBLE_EQ(r.value.number, 7.5);
}

TEST(PlanEvaluation, ACumulativeSumRunsFromTheDeclaredStart) {
  const std::vector<Row> rows = {
      {"joined", "district", "2018", 1000}, {"joined", "district", "2019", 2000}, {"joined", "district", "2020", 4000}};
  EXPECT_DOUBLE_EQ(row(rows, "joined_total", "2019").value.number, 0.3);
  EXPECT_DOUBLE_EQ(row(rows, "joined_total", "2020").value.number, 0.7);
  EXPECT_EQ(row({rows[0], rows[2]}, "joined_total", "2020").value.reason, Reason::incomplete);
  EXPECT_EQ(row(rows, "joined_total", "2017").value.reason, Reason::missing);
}

TEST(PlanEvaluation, AWindowOfYearsIsAveragedAndAShiftReadsAnotherYear) {
  const std::vector<Row> rows = {
      {"joined", "district", "2018", 1000}, {"joined", "district", "2019", 2000}, {"joined", "district", "2020", 4500}};
  EXPECT_DOUBLE_EQ(row(rows, "joined_mean", "2020").value.number, 2500);
  EXPECT_EQ(row(rows, "joined_mean", "2019").value.reason, Reason::incomplete);
  EXPECT_DOUBLE_EQ(row(rows, "last_year", "2020").value.number, 2500);
  EXPECT_EQ(row(rows, "last_year", "2018").value.reason, Reason::missing);
}

TEST(PlanEvaluation, LifeExpectancyReadsTheAgeDimension) {
  // With the same death rate m in every band, a life table of fine bands tends to 1/m; with one open band it is exactly that.
  EXPECT_DOUBLE_EQ(row({{"deaths_by_age", "district", "2015", 100, Origin::reported, "0+"},
                        {"population_by_age", "district", "2015", 8000, Origin::reported, "0+"}},
                       "life", "2015")
                       .value.number,
                   80);
  // Two bands by hand, Chiang: q = 10·0.01/(1 + 10·0.5·0.01) = 2/21; L0 = 10·(1 − q/2) = 200/21; e1 = 1/0.02 = 50.
  const std::vector<Row> bands = {{"deaths_by_age", "district", "2015", 10, Origin::reported, "0-9"},
                                  {"deaths_by_age", "district", "2015", 40, Origin::reported, "10+"},
                                  {"population_by_age", "district", "2015", 1000, Origin::reported, "0-9"},
                                  {"population_by_age", "district", "2015", 2000, Origin::reported, "10+"}};
  EXPECT_NEAR(row(bands, "life", "2015").value.number, 200.0 / 21 + 19.0 / 21 * 50, 1e-12);
  EXPECT_EQ(row({bands[0], bands[1], bands[2]}, "life", "2015").value.reason, Reason::incomplete);
  EXPECT_EQ(row({bands[1], bands[3]}, "life", "2015").value.reason, Reason::incomplete) << "not from birth";
  EXPECT_EQ(row({bands[0], bands[2]}, "life", "2015").value.reason, Reason::incomplete) << "no open band";
}

TEST(PlanEvaluation, AnIndicatorMayBuildOnAnother) {
  const ResultRow r =
      row({{"infant_deaths", "district", "2015", 11}, {"live_births", "district", "2015", 2886}}, "twice", "2015");
  EXPECT_DOUBLE_EQ(r.value.number, 22.0 / 2886 * 1000);
}

TEST(PlanEvaluation, AnIndicatorMayBuildOnThePublishedValuesOfAnother) {
  const ResultRow r = row({{"imr", "district", "2015", 3.81}, {"imr", "district", "2020", 2.08}}, "fallen", "2020");
  EXPECT_NEAR(r.value.number, 1.73, 1e-12);
  EXPECT_EQ(r.origin, Origin::computed);
  EXPECT_EQ(row({{"imr", "district", "2020", 2.08}}, "fallen", "2020").value.reason, Reason::missing);
}

TEST(PlanEvaluation, CountsComeBeforeThePublishedValueOfAnIndicatorThatAnotherReads) {
  const ResultRow r = row({{"infant_deaths", "district", "2015", 11},
                           {"live_births", "district", "2015", 2886},
                           {"imr", "district", "2015", 3.80}},
                          "twice", "2015");
  EXPECT_DOUBLE_EQ(r.value.number, 22.0 / 2886 * 1000);
}

// Rates are never added up, neither over months nor over areas.
TEST(PlanEvaluation, PublishedMonthsOfAnIndicatorMakeNoYearInAnothersFormula) {
  EXPECT_FALSE(
      row({{"imr", "district", "2015-01", 3.0}, {"imr", "district", "2015-02", 4.0}}, "twice", "2015").value.valid());
}

TEST(PlanEvaluation, ANameThatStandsForTwoBasesIsRefusedInData) {
  const Result<Results> results = evaluate(plan(), dataset({{"同年活产数", "district", "2015", 2886}}));
  ASSERT_FALSE(results.ok());
  EXPECT_EQ(results.diagnostics()[0].code, Code::ambiguous_name);
  EXPECT_EQ(results.diagnostics()[0].subject, "同年活产数");
}

TEST(PlanEvaluation, WhatThePlanDoesNotKnowIsSaid) {
  const Result<Results> results =
      evaluate(plan(), dataset({{"infant_death", "district", "2015", 1}, {"beds", "atlantis", "2015", 1}}));
  ASSERT_TRUE(results.ok());
  ASSERT_EQ(results->findings.size(), 2u);
  EXPECT_EQ(results->findings[0].code, Code::unknown_element);
  EXPECT_EQ(results->findings[1].code, Code::unknown_area);
  EvaluateOptions options;
  options.areas = {"atlantis"};
  EXPECT_EQ(evaluate(plan(), Dataset(), options).diagnostics()[0].code, Code::unknown_area);
  options.areas.clear();
  options.completeness = 0;
  EXPECT_EQ(evaluate(plan(), Dataset(), options).diagnostics()[0].code, Code::invalid_argument);
}

TEST(PlanEvaluation, OfAnUnknownAreaTheNearestAreSaid) {
  const auto hints = [](const char* area) {
    const Result<Results> results = evaluate(plan(), dataset({{"beds", area, "2015", 1}}));
    EXPECT_EQ(results->findings.at(0).code, Code::unknown_area);
    return results->findings[0].hint + "|" + results->findings[0].hint_zh;
  };
  EXPECT_EQ(hints("distric"), "did you mean \"district\"?|是否要写“district”？");
  EXPECT_EQ(hints("atlantis"), "use the id or the name of one of the plan's areas|请使用规划中地区的标识或名称");
  EvaluateOptions options;
  options.areas = {"distric"};
  EXPECT_EQ(evaluate(plan(), Dataset(), options).diagnostics()[0].hint, "did you mean \"district\"?");
  options.areas = {"atlantis"};
  EXPECT_NE(evaluate(plan(), Dataset(), options).diagnostics()[0].hint.find("district"), std::string::npos);
}

TEST(PlanEvaluation, ThousandsOfUnknownNamesAreCounted) {
  Dataset::Builder builder;
  for (int i = 0; i < 1000; ++i) {
    builder.add("element " + std::to_string(i), "district", "2015", 1.0);
    builder.add("beds", "somewhere else " + std::to_string(i), "2015", 1.0);
  }
  const Result<Results> results = evaluate(plan(), *builder.finish());
  ASSERT_TRUE(results.ok());
  ASSERT_EQ(results->findings.size(), 102u);
  EXPECT_NE(results->findings[50].message.find("950 more"), std::string::npos) << results->findings[50].message;
  EXPECT_NE(results->findings[101].message.find("950 more"), std::string::npos) << results->findings[101].message;
}

TEST(PlanEvaluation, AnEmptyDatasetHasNoPeriodsAndSoNoRows) {
  const Result<Results> results = evaluate(plan(), Dataset());
  ASSERT_TRUE(results.ok());
  EXPECT_EQ(results->areas, std::vector<std::string>{"district"});
  EXPECT_TRUE(results->rows.empty());
}

TEST(PlanEvaluation, AreasAndYearsComeInOrderAndEachOnce) {
  const Result<Results> results = evaluate(
      plan(),
      dataset({{"beds", "县", "2016", 1}, {"beds", "district", "2014-05", 1}, {"beds", "district", "2016", 1}}));
  ASSERT_TRUE(results.ok());
  EXPECT_EQ(results->areas, (std::vector<std::string>{"district", "country"}));
  ASSERT_EQ(results->periods.size(), 2u);
  EXPECT_EQ(results->periods[0].to_string(), "2014");
  EXPECT_EQ(results->rows.size(), plan().indicators().size() * 4);
}

}  // namespace
}  // namespace salus
