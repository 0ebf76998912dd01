// Judging a whole plan's results: the parent area's value, derived figures, and Jinshan's plan from end to end.
#include "salus/assessment/assess.hpp"

#include <gtest/gtest.h>

#include <string>

#include "salus/engine/results.hpp"
#include "support/rows.hpp"

namespace salus {
namespace {

const Plan& jinshan() {
  static const Result<Plan> plan = Plan::load_catalogue("jinshan-2021-2025");
  if (!plan.ok())
    for (const Diagnostic& d : plan.diagnostics()) ADD_FAILURE() << to_string(d);
  return plan.value();
}

using salus_test::dataset;
using salus_test::Row;

Results evaluated(const std::vector<Row>& rows, const char* period) {
  EvaluateOptions options;
  options.areas = {"jinshan"};
  options.periods = {*Period::parse(period)};
  Result<Results> results = evaluate(jinshan(), dataset(rows), options);
  if (!results.ok()) ADD_FAILURE() << to_string(results.diagnostics()[0]);
  return std::move(results).value();
}

Assessment only(const std::vector<Assessment>& all, const char* id) {
  for (const Assessment& a : all)
    if (jinshan().indicators()[static_cast<std::size_t>(a.indicator)].id == id) return a;
  ADD_FAILURE() << "no assessment of " << id;
  return {};
}

// What the two documents publish.
const std::vector<Row> published = {
    {"life_expectancy", "jinshan", "2020", 84.42},        {"life_expectancy", "shanghai", "2018", 83.63},
    {"infant_mortality_rate", "jinshan", "2020", 2.08},   {"infant_mortality_rate", "shanghai", "2018", 3.52},
    {"maternal_mortality_ratio", "jinshan", "2020", 0.0}, {"maternal_mortality_ratio", "shanghai", "2018", 1.15},
};

TEST(PlanAssessment, ThreeIndicatorsAreBetterThanTheCityOfTwoYearsBefore) {
  const Results results = evaluated(published, "2020");
  const std::vector<Assessment> all = assess(jinshan(), results);
  std::size_t targets = 0;
  for (const Indicator& indicator : jinshan().indicators()) targets += indicator.targets.size();
  ASSERT_EQ(all.size(), targets);
  const struct {
    const char* id;
    double distance;
    double parent;
  } expected[] = {{"life_expectancy", 0.79, 83.63},
                  {"infant_mortality_rate", -1.44, 3.52},
                  {"maternal_mortality_ratio", -1.15, 1.15}};
  for (const auto& e : expected) {
    const Assessment a = only(all, e.id);
    EXPECT_EQ(a.verdict.status, Status::met) << e.id;
    EXPECT_NEAR(a.verdict.distance, e.distance, 1e-9) << e.id;
    EXPECT_EQ(a.parent.number, e.parent);
    ASSERT_TRUE(a.parent_period.has_value());
    EXPECT_EQ(a.parent_period->to_string(), "2018");
    ASSERT_FALSE(a.notes.empty());
    EXPECT_EQ(a.notes.back().code, Code::parent_period_differs);
  }
  for (const Assessment& a : all)
    if (a.verdict.status != Status::met) {
      EXPECT_EQ(a.verdict.status, Status::not_assessable);
      EXPECT_EQ(a.verdict.reason, Reason::missing);
    }
}

TEST(PlanAssessment, WithoutTheCityNothingIsBetterThanIt) {
  const std::vector<Assessment> all = assess(jinshan(), evaluated({published[0]}, "2020"));
  const Assessment a = only(all, "life_expectancy");
  EXPECT_EQ(a.verdict.status, Status::not_assessable);
  EXPECT_EQ(a.verdict.reason, Reason::no_parent_value);
  EXPECT_FALSE(a.parent_period.has_value());
}

TEST(PlanAssessment, ALaterCityFigureIsNotUsed) {
  const Results results = evaluated({published[0], {"life_expectancy", "shanghai", "2021", 99}}, "2020");
  EXPECT_EQ(only(assess(jinshan(), results), "life_expectancy").verdict.reason, Reason::no_parent_value);
}

TEST(PlanAssessment, TheCityOfTheSameYearNeedsNoNote) {
  const Results results =
      evaluated({published[0], published[1], {"life_expectancy", "shanghai", "2020", 84.42}}, "2020");
  const Assessment a = only(assess(jinshan(), results), "life_expectancy");
  EXPECT_EQ(a.verdict.status, Status::not_met) << "equal is not better";
  EXPECT_EQ(a.verdict.distance, 0);
  for (const Diagnostic& note : a.notes) EXPECT_NE(note.code, Code::parent_period_differs);
}

TEST(PlanAssessment, FiguresDerivedFromPublishedOnesPrintThemButAreNotJudged) {
  const std::vector<Row> derived = {{"live_births", "jinshan", "2015", 2886, Origin::derived},
                                    {"infant_deaths", "jinshan", "2015", 11, Origin::derived},
                                    {"maternal_deaths", "jinshan", "2015", 2, Origin::derived}};
  const Results results = evaluated(derived, "2015");
  const std::vector<Assessment> all = assess(jinshan(), results);
  for (const auto& [id, printed] :
       {std::pair("infant_mortality_rate", "3.81‰"), std::pair("maternal_mortality_ratio", "69.30/10万")}) {
    const Assessment a = only(all, id);
    const Indicator& indicator = jinshan().indicators()[static_cast<std::size_t>(a.indicator)];
    const ResultRow& row = results.at(static_cast<std::size_t>(a.indicator), 0, 0);
    EXPECT_EQ(display(row.value, indicator.unit, indicator.digits), printed);
    EXPECT_EQ(row.origin, Origin::derived);
    EXPECT_EQ(a.verdict.reason, Reason::derived_only);
  }
}

TEST(PlanAssessment, ParentsMayBeRowSeparately) {
  Dataset::Builder city;
  city.add("life_expectancy", "shanghai", "2020", 85.0);
  EvaluateOptions options;
  options.areas = {"shanghai"};
  const Result<Results> parents = evaluate(jinshan(), *city.finish(), options);
  ASSERT_TRUE(parents.ok());
  AssessOptions with;
  with.parents = &*parents;
  const Assessment a = only(assess(jinshan(), evaluated({published[0]}, "2020"), with), "life_expectancy");
  EXPECT_EQ(a.verdict.status, Status::not_met);
  EXPECT_NEAR(a.verdict.distance, -0.58, 1e-9);
}

}  // namespace
}  // namespace salus
