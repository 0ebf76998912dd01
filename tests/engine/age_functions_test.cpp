// Functions over ages in formulas, and the confidence limits of results. What is expected comes from the statistics room,
// fed with the same figures as plain arrays, or from arithmetic by hand.
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "salus/engine/results.hpp"
#include "salus/statistics/healthy_life_expectancy.hpp"
#include "salus/statistics/life_table.hpp"
#include "salus/statistics/premature_mortality.hpp"
#include "salus/statistics/proportions.hpp"
#include "salus/statistics/rates.hpp"
#include "salus/statistics/standardisation.hpp"

namespace salus {
namespace {

using Doubles = std::vector<double>;

// Thirteen bands of a made-up district, as the Chinese yearbooks print them.
const std::vector<std::string> bands = {"0",     "1-4",   "5-14",  "15-29", "30-34", "35-39", "40-44",
                                        "45-49", "50-54", "55-59", "60-64", "65-69", "70+"};
const Doubles ages = {0, 1, 5, 15, 30, 35, 40, 45, 50, 55, 60, 65, 70};
const Doubles heart = {1, 1, 1, 2, 3, 5, 8, 14, 22, 35, 60, 95, 900};
const Doubles cancer = {0, 1, 1, 3, 4, 7, 12, 20, 30, 48, 70, 88, 500};
const Doubles population = {3000, 12000, 30000, 60000, 25000, 26000, 27000, 28000, 26000, 24000, 20000, 15000, 40000};
const Doubles unhealthy = {2, 2, 3, 5, 6, 7, 9, 11, 14, 18, 24, 30, 45};  // %

Doubles sum(const Doubles& a, const Doubles& b) {
  Doubles total = a;
  for (std::size_t i = 0; i < a.size(); ++i) total[i] += b[i];
  return total;
}

std::string document(const std::string& members, const std::string& unit) {
  return R"json({
  "format": "salus-plan/1", "id": "test", "title": {"zh": "试"}, "jurisdiction": "district", "period": "2021..2025",
  "areas": [
    {"id": "city", "name": {"zh": "全市"}},
    {"id": "district", "name": {"zh": "本区"}, "parent": "city"}
  ],
  "elements": [
    {"id": "deaths", "name": "死亡数", "unit": "人", "kind": "flow"},
    {"id": "population", "name": "平均人口数", "unit": "人", "kind": "average"},
    {"id": "unhealthy", "name": "失能率", "unit": "%", "kind": "average"},
    {"id": "weights", "name": "标准人口", "unit": "", "kind": "average"}
  ],
  "indicators": [{"id": "x", "name": {"zh": "所求"}, "unit": ")json" +
         unit + R"json(", )json" + members + R"json(}]})json";
}

Result<Plan> planned(const std::string& formula, const std::string& unit, const std::string& more = "") {
  return Plan::parse(document(R"("formula": ")" + formula + "\"" + more, unit), "test");
}

class Data {
 public:
  Data& add(const char* element, const Doubles& figures, const char* cause = "", const char* area = "本区",
            const std::vector<std::string>& of = bands) {
    for (std::size_t i = 0; i < figures.size(); ++i) {
      std::vector<std::pair<std::string_view, std::string_view>> categories{{"年龄", of[i]}};
      if (*cause != '\0') categories.emplace_back("死因", cause);
      builder_.add(element, area, "2020", figures[i], Origin::reported, categories);
    }
    return *this;
  }
  Data& total(const char* element, double figure) {
    builder_.add(element, "本区", "2020", figure);
    return *this;
  }
  Dataset finish() { return builder_.finish().value(); }

 private:
  Dataset::Builder builder_;
};

Dataset district() {
  return Data()
      .add("死亡数", heart, "心脑血管疾病")
      .add("死亡数", cancer, "恶性肿瘤")
      .add("平均人口数", population)
      .add("失能率", unhealthy)
      .finish();
}

struct Outcome {
  ResultRow row;
  Diagnostics findings;
};

Outcome outcome(const Result<Plan>& plan, const Dataset& data, double confidence = 0.95) {
  if (!plan.ok()) {
    ADD_FAILURE() << to_string(plan.diagnostics()[0]);
    return {};
  }
  EvaluateOptions options;
  options.areas = {"本区"};
  options.periods = {*Period::parse("2020")};
  options.confidence = confidence;
  const Result<Results> results = evaluate(*plan, data, options);
  if (!results.ok()) {
    ADD_FAILURE() << to_string(results.diagnostics()[0]);
    return {};
  }
  return {results->at(0, 0, 0), results->findings};
}

void expect(const std::string& formula, const std::string& unit, const Dataset& data, const Estimate& wanted,
            double times = 1) {
  const Outcome o = outcome(planned(formula, unit), data);
  ASSERT_TRUE(wanted.valid());
  EXPECT_NEAR(o.row.value.number, wanted.value * times, 1e-12 * wanted.value * times) << formula;
  EXPECT_NEAR(o.row.lower, wanted.lower * times, 1e-12 * wanted.upper * times) << formula;
  EXPECT_NEAR(o.row.upper, wanted.upper * times, 1e-12 * wanted.upper * times) << formula;
  EXPECT_EQ(o.row.limits_reason, Reason::none) << formula;
  EXPECT_TRUE(o.findings.empty()) << formula << ": " << o.findings[0].message;
}

TEST(AgeFunctions, EachIsTheStatisticOfTheSameFigures) {
  const Doubles deaths = sum(heart, cancer);
  Doubles shares;
  for (const double percent : unhealthy) shares.push_back(percent / 100);
  HealthyLifeExpectancyOptions healthy;
  const Doubles upper_part(deaths.begin() + 10, deaths.end());
  expect("life_expectancy(死亡数, 平均人口数)", "岁", district(), life_expectancy(ages, deaths, population, 0, 0.95));
  expect("life_expectancy(死亡数, 平均人口数, 60)", "岁", district(),
         life_expectancy(ages, deaths, population, 60, 0.95));
  expect("healthy_life_expectancy(死亡数, 平均人口数, 失能率)", "岁", district(),
         healthy_life_expectancy(ages, deaths, population, shares, 0, 0.95, healthy));
  expect("healthy_life_expectancy(死亡数, 平均人口数, 失能率, 60)", "岁", district(),
         healthy_life_expectancy(ages, deaths, population, shares, 60, 0.95, healthy));
  const Estimate young = probability_of_dying(ages, deaths, population, 0, 5, 0.95);
  expect("probability_of_dying(死亡数, 平均人口数, 0, 5)", "‰", district(), young, 1000);
  expect("probability_of_dying(死亡数, 平均人口数, 0, 5)×1000‰", "‰", district(), young, 1000);
  const Doubles middle_ages = {30, 35, 40, 45, 50, 55, 60, 65, 70};
  const Doubles middle_deaths(heart.begin() + 4, heart.end() - 1);
  const Doubles middle_population(population.begin() + 4, population.end() - 1);
  expect("premature_mortality(死亡数{死因: 心脑血管疾病}, 平均人口数, 30, 70)", "%", district(),
         premature_mortality(middle_ages, middle_deaths, middle_population, 0.95), 100);
}

TEST(AgeFunctions, PrematureMortalityTakesTheSumOfCauses) {
  // 1 − Π(1 − 5m/(1 + 2.5m)) over the eight bands, by hand.
  double survival = 1;
  for (std::size_t i = 4; i < 12; ++i) {
    const double m = (heart[i] + cancer[i]) / population[i];
    survival *= 1 - 5 * m / (1 + 2.5 * m);
  }
  const Outcome o = outcome(
      planned("premature_mortality(死亡数{死因: 心脑血管疾病}+死亡数{死因: 恶性肿瘤}, 平均人口数, 30, 70)", "%"),
      district());
  EXPECT_NEAR(o.row.value.number, 100 * (1 - survival), 1e-10);
  EXPECT_LT(o.row.lower, o.row.value.number);
  EXPECT_GT(o.row.upper, o.row.value.number);
}

TEST(AgeFunctions, AStandardisedRateSumsTheStandardsWeightsIntoTheBandsOfTheData) {
  // WHO's weights, added up by hand; the data's 0 and 1-4 are added up to WHO's 0-4.
  const Doubles weights = {8.86, 8.69 + 8.60, 8.47 + 8.22 + 7.93,
                           7.61, 7.15,        6.59,
                           6.04, 5.37,        4.55,
                           3.72, 2.96,        2.21 + 1.52 + 0.91 + 0.44 + 0.15 + 0.04 + 0.005};
  const auto merged = [](Doubles x) {
    x[1] += x[0];
    x.erase(x.begin());
    return x;
  };
  const Estimate wanted = directly_standardised_rate(merged(sum(heart, cancer)), merged(population), weights);
  expect("age_standardised_rate(死亡数, 平均人口数, \\\"WHO 2000\\\")", "/10万", district(), wanted);
  expect("age_standardised_rate(死亡数, 平均人口数, “世卫组织世界标准人口”)", "‰", district(), wanted, 0.01);
  expect("age_standardised_rate(死亡数, 平均人口数, “WHO 2000”)×10万/10万", "/10万", district(), wanted);
}

TEST(AgeFunctions, AStandardMayBeAnElementWithWeights) {
  const Doubles weights = {1, 4, 10, 15, 5, 5, 5, 5, 5, 5, 5, 5, 30};
  const Dataset data = Data().add("死亡数", heart).add("平均人口数", population).add("标准人口", weights).finish();
  expect("age_standardised_rate(死亡数, 平均人口数, 标准人口)", "/10万", data,
         directly_standardised_rate(heart, population, weights));
}

TEST(AgeFunctions, ASelectionOfAgesTruncatesTheStandard) {
  const Doubles weights = {7.61, 7.15, 6.59, 6.04};  // WHO's from 30 to 49
  const Doubles deaths(heart.begin() + 4, heart.begin() + 8);
  const Doubles people(population.begin() + 4, population.begin() + 8);
  const Dataset data = Data().add("死亡数", heart).add("平均人口数", population).finish();
  expect("age_standardised_rate(死亡数, 平均人口数, “WHO 2000”){年龄: 30-49}", "/10万", data,
         directly_standardised_rate(deaths, people, weights));
}

TEST(AgeFunctions, AStandardisedRatioComparesWithTheAreaAbove) {
  Doubles city_population = population;
  for (double& n : city_population) n *= 10;
  Doubles city_deaths = heart;
  for (double& x : city_deaths) x *= 9;
  const Dataset data = Data()
                           .add("死亡数", heart)
                           .add("平均人口数", population)
                           .add("死亡数", city_deaths, "", "全市")
                           .add("平均人口数", city_population, "", "全市")
                           .finish();
  const std::string formula = "standardised_ratio(死亡数, 平均人口数, 死亡数 of parent, 平均人口数 of parent)";
  const Estimate wanted = standardised_ratio(heart, population, city_deaths, city_population);
  EXPECT_NEAR(wanted.value, 10.0 / 9, 1e-12);
  expect(formula, "", data, wanted);
  expect(formula, "%", data, wanted, 100);
}

TEST(AgeFunctions, BandsAreThoseThatAllArgumentsHave) {
  // The deaths have 0-4 beside 0 and 1-4, the population 0-4 alone.
  const Dataset data = Data()
                           .add("死亡数", {3, 1, 2, 50}, "", "本区", {"0-4", "0", "1-4", "5+"})
                           .add("平均人口数", {1000, 5000}, "", "本区", {"0-4", "5+"})
                           .finish();
  const Outcome o = outcome(planned("life_expectancy(死亡数, 平均人口数)", "岁"), data);
  LifeTableOptions options;
  options.allow_wide_interval = true;
  EXPECT_EQ(o.row.value.number,
            life_expectancy(Doubles{0, 5}, Doubles{3, 50}, Doubles{1000, 5000}, 0, 0.95, options).value);
}

TEST(AgeFunctions, MissingBandsAreNamedInBothLanguages) {
  const auto said = [](const std::string& formula, const std::vector<std::string>& of, const char* en, const char* zh) {
    const Dataset data = Data()
                             .add("死亡数", {3, 20, 50}, "", "本区", of)
                             .add("平均人口数", {1000, 3000, 5000}, "", "本区", of)
                             .finish();
    const Outcome o = outcome(planned(formula, "岁"), data);
    EXPECT_EQ(o.row.value.reason, Reason::incomplete) << en;
    EXPECT_EQ(o.row.limits_reason, Reason::incomplete) << en;
    ASSERT_EQ(o.findings.size(), 1u) << en;
    EXPECT_EQ(o.findings[0].code, Code::age_bands_do_not_fit);
    EXPECT_EQ(o.findings[0].severity, Severity::warning);
    EXPECT_EQ(o.findings[0].subject, "2020");
    EXPECT_NE(o.findings[0].message.find(en), std::string::npos) << o.findings[0].message;
    EXPECT_NE(o.findings[0].message_zh.find(zh), std::string::npos) << o.findings[0].message_zh;
  };
  const std::string life = "life_expectancy(死亡数, 平均人口数)";
  said(life, {"0-4", "10-14", "15+"},
       "from 0 to an open last one; those that all its arguments have in 2020 are 0-4, 10-14, 15+",
       "从 0 岁起、末组开放且首尾相接的年龄组；2020 各参数共有的年龄组为：0-4, 10-14, 15+");
  said(life, {"0-4", "5-14", "15-84"}, "0-4, 5-14, 15-84", "0-4, 5-14, 15-84");
  said(life, {"1-4", "5-14", "15+"}, "1-4, 5-14, 15+", "1-4, 5-14, 15+");
  said("life_expectancy(死亡数, 平均人口数, 60)", {"0-4", "5-14", "15+"}, "from 60 to an open last one", "从 60 岁起");
}

TEST(AgeFunctions, BandsBesideTheStandardAreNamedWithIt) {
  const Dataset data = Data()
                           .add("死亡数", {30, 20, 50}, "", "本区", {"0-6", "7-14", "15+"})
                           .add("平均人口数", {1000, 3000, 5000}, "", "本区", {"0-6", "7-14", "15+"})
                           .finish();
  const Outcome o = outcome(planned("age_standardised_rate(死亡数, 平均人口数, “WHO”)", "/10万"), data);
  EXPECT_EQ(o.row.value.reason, Reason::invalid_argument);
  ASSERT_EQ(o.findings.size(), 1u);
  EXPECT_NE(o.findings[0].message.find("0-6, 7-14, 15+"), std::string::npos) << o.findings[0].message;
  EXPECT_NE(o.findings[0].message.find("begin at 0, 5, 10, 15, 20"), std::string::npos) << o.findings[0].message;
  EXPECT_NE(o.findings[0].message_zh.find("标准人口"), std::string::npos);
}

TEST(AgeFunctions, AMissingFigureOfABandLeavesTheResultIncomplete) {
  const Dataset data = Data()
                           .add("死亡数", {3, 20, 50}, "", "本区", {"0-4", "5-14", "15+"})
                           .add("平均人口数", {1000, 3000, 5000}, "", "本区", {"0-4", "5-14", "15+"})
                           .total("失能率", 5)
                           .finish();
  EXPECT_EQ(outcome(planned("healthy_life_expectancy(死亡数, 平均人口数, 失能率)", "岁"), data).row.value.reason,
            Reason::incomplete);
  EXPECT_EQ(outcome(planned("life_expectancy(死亡数, 平均人口数)", "岁"), Data().total("失能率", 5).finish())
                .row.value.reason,
            Reason::missing);
}

TEST(AgeFunctions, FewEventsAreAReason) {
  const Dataset data = Data()
                           .add("死亡数", {1, 2}, "", "本区", {"0-4", "5+"})
                           .add("平均人口数", {1000, 3000}, "", "本区", {"0-4", "5+"})
                           .finish();
  const ResultRow rate = outcome(planned("age_standardised_rate(死亡数, 平均人口数, “WHO”)", "/10万"), data).row;
  EXPECT_EQ(rate.value.reason, Reason::small_numbers);
  EXPECT_EQ(rate.limits_reason, Reason::small_numbers);
  EXPECT_TRUE(outcome(planned("life_expectancy(死亡数, 平均人口数)", "岁"), data).row.value.valid());
}

// ---- limits ----

TEST(Limits, TravelWithAPositiveMultipleAndWithNothingElse) {
  const Dataset data = district();
  const Estimate e = life_expectancy(ages, sum(heart, cancer), population, 0, 0.95);
  expect("life_expectancy(死亡数, 平均人口数)*2", "", data, e, 2);
  expect("3*life_expectancy(死亡数, 平均人口数)/12", "", data, e, 0.25);
  expect("(life_expectancy(死亡数, 平均人口数))@2020", "岁", data, e);
  for (const char* formula : {"life_expectancy(死亡数, 平均人口数)+1", "-life_expectancy(死亡数, 平均人口数)",
                              "life_expectancy(死亡数, 平均人口数)*0", "abs(life_expectancy(死亡数, 平均人口数))"}) {
    const ResultRow row = outcome(planned(formula, ""), data).row;
    EXPECT_TRUE(row.value.valid()) << formula;
    EXPECT_TRUE(std::isnan(row.lower) && std::isnan(row.upper)) << formula;
    EXPECT_EQ(row.limits_reason, Reason::not_defined) << formula;
  }
}

TEST(Limits, OfARateComeFromNumeratorAndDenominatorInTheIndicatorsUnit) {
  const Dataset data = Data().total("死亡数", 11).total("平均人口数", 2886).finish();
  RateOptions options;
  options.per = 1000;
  const Estimate wanted = rate(11, 2886, options);
  const auto check = [&](const std::string& formula, const char* unit, const std::string& more, double times) {
    const ResultRow row = outcome(planned(formula, unit, more), data).row;
    EXPECT_NEAR(row.lower, wanted.lower * times, 1e-12 * wanted.upper * times) << formula;
    EXPECT_NEAR(row.upper, wanted.upper * times, 1e-12 * wanted.upper * times) << formula;
  };
  const std::string asked = R"(, "uncertainty": "rate")";
  check("死亡数/平均人口数×1000‰", "‰", asked, 1);
  check("死亡数/平均人口数×1000", "人", asked, 1);
  check("死亡数/平均人口数×1000‰", "/10万", asked, 100);
  check("100*死亡数/平均人口数*10/2", "人", asked, 0.5);
  check("死亡数*1000/平均人口数", "人", asked, 1);
  check("死亡数/(平均人口数/1000)", "人", asked, 1);
  check("share(死亡数, 平均人口数)", "%", asked, 0.1);
  check("rate(死亡数, 平均人口数, 1000)", "人", "", 1);
  check("rate(死亡数, 平均人口数, 10 万/10 万)", "/10万", "", 100);
}

TEST(Limits, OfAProportionAreWilsonsWithItsDesignEffect) {
  const Dataset data = Data().total("死亡数", 30).total("平均人口数", 400).finish();
  ProportionOptions options;
  options.per = 100;
  const Estimate simple = proportion(30, 400, options);
  const ResultRow own = outcome(planned("proportion(死亡数, 平均人口数)", "%"), data).row;
  EXPECT_DOUBLE_EQ(own.value.number, 7.5);
  EXPECT_DOUBLE_EQ(own.lower, simple.lower);
  EXPECT_DOUBLE_EQ(own.upper, simple.upper);
  options.design_effect = 2;
  const Estimate survey = proportion(30, 400, options);
  const ResultRow complex =
      outcome(planned("死亡数/平均人口数×100%", "%", R"(, "uncertainty": "proportion", "design_effect": 2)"), data).row;
  EXPECT_DOUBLE_EQ(complex.lower, survey.lower);
  EXPECT_DOUBLE_EQ(complex.upper, survey.upper);
  EXPECT_LT(complex.lower, own.lower);
}

TEST(Limits, AreThoseOfTheConfidenceAskedFor) {
  const Dataset data = Data().total("死亡数", 30).total("平均人口数", 400).finish();
  ProportionOptions options;
  options.confidence = 0.998;
  const ResultRow row = outcome(planned("proportion(死亡数, 平均人口数)", ""), data, 0.998).row;
  EXPECT_DOUBLE_EQ(row.lower, proportion(30, 400, options).lower);
  const Estimate e = life_expectancy(ages, sum(heart, cancer), population, 0, 0.8);
  EXPECT_DOUBLE_EQ(outcome(planned("life_expectancy(死亡数, 平均人口数)", "岁"), district(), 0.8).row.upper, e.upper);
  EvaluateOptions wrong;
  for (const double confidence : {0.0, 1.0, -1.0, std::nan("")}) {
    wrong.confidence = confidence;
    const Result<Results> refused = evaluate(*planned("1", ""), data, wrong);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.diagnostics()[0].code, Code::invalid_argument);
    EXPECT_FALSE(refused.diagnostics()[0].message_zh.empty());
  }
}

TEST(Limits, AReasonSaysWhyThereAreNone) {
  const Dataset data = Data().total("死亡数", 30).total("平均人口数", 0).finish();
  const ResultRow none = outcome(planned("死亡数/平均人口数×1000", "人"), data).row;
  EXPECT_EQ(none.limits_reason, Reason::zero_denominator) << "the value's own";
  const ResultRow beds = outcome(planned("死亡数*2", "人"), data).row;
  EXPECT_EQ(beds.limits_reason, Reason::not_defined);
  // More events than draws are no proportion.
  const Dataset many = Data().total("死亡数", 30).total("平均人口数", 20).finish();
  const ResultRow above = outcome(planned("proportion(死亡数, 平均人口数)", "%"), many).row;
  EXPECT_DOUBLE_EQ(above.value.number, 150);
  EXPECT_EQ(above.limits_reason, Reason::invalid_argument);
  // A published value has no counts.
  const Dataset published = Data().total("x", 7).finish();
  const ResultRow stated = outcome(planned("proportion(死亡数, 平均人口数)", "%"), published).row;
  EXPECT_EQ(stated.value.number, 7);
  EXPECT_EQ(stated.limits_reason, Reason::missing);
}

// ---- the document ----

TEST(UncertaintyOfAPlan, IsTheFormulasOwnUnlessItIsStated) {
  const auto of = [](const std::string& formula, const std::string& more = "") {
    const Result<Plan> plan = planned(formula, "", more);
    if (!plan.ok()) return Uncertainty::none;
    const Result<Plan> again = Plan::parse(plan->to_json(), "again");
    EXPECT_EQ(again->indicators()[0].uncertainty, plan->indicators()[0].uncertainty) << formula;
    EXPECT_EQ(again->to_json(), plan->to_json());
    EXPECT_EQ(plan->to_json().find("uncertainty") != std::string::npos, !more.empty()) << formula;
    return plan->indicators()[0].uncertainty;
  };
  EXPECT_EQ(of("死亡数/平均人口数*1000"), Uncertainty::none);
  EXPECT_EQ(of("share(死亡数, 平均人口数)"), Uncertainty::none);
  EXPECT_EQ(of("rate(死亡数, 平均人口数, 1000)"), Uncertainty::function);
  EXPECT_EQ(of("2*life_expectancy(死亡数, 平均人口数)"), Uncertainty::function);
  EXPECT_EQ(of("1+life_expectancy(死亡数, 平均人口数)"), Uncertainty::none);
  EXPECT_EQ(of("rate(死亡数, 平均人口数, 1000)", R"(, "uncertainty": "none")"), Uncertainty::none);
  EXPECT_EQ(of("死亡数/平均人口数*1000", R"(, "uncertainty": "rate")"), Uncertainty::rate);
  EXPECT_EQ(of("死亡数/平均人口数", R"(, "uncertainty": "proportion", "design_effect": 1.5)"), Uncertainty::proportion);
}

TEST(UncertaintyOfAPlan, NeedsAFormulaThatCanHaveIt) {
  const auto refused = [](const std::string& formula, const std::string& more) {
    const Result<Plan> plan = planned(formula, "", more);
    EXPECT_FALSE(plan.ok()) << formula;
    if (plan.ok()) return Code::none;
    EXPECT_FALSE(plan.diagnostics()[0].message_zh.empty());
    EXPECT_GT(plan.diagnostics()[0].place.line, 0);
    return plan.diagnostics()[0].code;
  };
  EXPECT_EQ(refused("死亡数+平均人口数", R"(, "uncertainty": "rate")"), Code::uncertainty_needs_ratio);
  EXPECT_EQ(refused("死亡数/平均人口数*0", R"(, "uncertainty": "proportion")"), Code::uncertainty_needs_ratio);
  EXPECT_EQ(refused("life_expectancy(死亡数, 平均人口数)", R"(, "uncertainty": "rate")"),
            Code::uncertainty_needs_ratio);
  EXPECT_EQ(refused("死亡数/平均人口数", R"(, "uncertainty": "function")"), Code::uncertainty_needs_ratio);
  EXPECT_EQ(refused("死亡数/平均人口数", R"(, "uncertainty": "rate", "design_effect": 2)"), Code::invalid_value);
  EXPECT_EQ(refused("死亡数/平均人口数", R"(, "uncertainty": "proportion", "design_effect": 0)"), Code::invalid_value);
  EXPECT_EQ(refused("死亡数/平均人口数", R"(, "uncertainty": "often")"), Code::invalid_value);
}

}  // namespace
}  // namespace salus
