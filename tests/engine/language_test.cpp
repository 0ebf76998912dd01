// The whole language over a dataset, by a plan in Chinese; figures are computed by hand.
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "salus/engine/results.hpp"

namespace salus {
namespace {

struct Row {
  const char* element;
  const char* area;
  const char* period;
  double number;
  const char* age = "";
  const char* sex = "";
  const char* cause = "";
};

std::string document(const std::string& formula, const std::string& unit) {
  return R"json({
  "format": "salus-plan/1", "id": "test", "title": {"zh": "试", "en": "Test"}, "issued_by": {"zh": "试", "en": "Test"},
  "jurisdiction": "district", "period": "2021..2025", "source": "made for tests",
  "areas": [
    {"id": "city", "name": {"zh": "全市", "en": "City"}},
    {"id": "district", "name": {"zh": "本区", "en": "District"}, "parent": "city"}
  ],
  "elements": [
    {"id": "deaths", "name": "死亡数", "unit": "人", "kind": "flow"},
    {"id": "population", "name": "平均人口数", "unit": "人", "kind": "average"},
    {"id": "beds", "name": "床位数", "unit": "张", "kind": "stock"},
    {"id": "coverage", "name": "接种率", "unit": "%", "kind": "average"}
  ],
  "indicators": [
    {"id": "crude", "name": {"zh": "粗死亡率", "en": "Crude"}, "unit": "‰", "formula": "死亡数/平均人口数×1000‰", "targets": []},
    {"id": "x", "name": {"zh": "所求", "en": "X"}, "unit": ")json" +
         unit + R"json(", "formula": ")json" + formula + R"json(", "targets": []}
  ]})json";
}

struct Outcome {
  Value value;
  Diagnostics findings;
  ResultRow row;
};

Outcome evaluated(const std::string& formula, const std::string& unit, const std::vector<Row>& rows,
                  const char* period = "2020", const char* area = "本区") {
  const Result<Plan> plan = Plan::parse(document(formula, unit), "test");
  if (!plan.ok()) {
    ADD_FAILURE() << to_string(plan.diagnostics()[0]);
    return {};
  }
  Dataset::Builder builder;
  for (const Row& r : rows) {
    std::vector<std::pair<std::string_view, std::string_view>> categories;
    if (*r.age != '\0') categories.emplace_back("年龄", r.age);
    if (*r.sex != '\0') categories.emplace_back("sex", r.sex);
    if (*r.cause != '\0') categories.emplace_back("cause", r.cause);
    builder.add(r.element, r.area, r.period, r.number, Origin::reported, categories);
  }
  const Result<Dataset> dataset = builder.finish();
  EvaluateOptions options;
  options.areas = {area};
  options.periods = {*Period::parse(period)};
  const Result<Results> results = evaluate(*plan, *dataset, options);
  if (!results.ok()) {
    ADD_FAILURE() << to_string(results.diagnostics()[0]);
    return {};
  }
  return {results->at(1, 0, 0).value, results->findings, results->at(1, 0, 0)};
}

void expect(const std::string& formula, const std::string& unit, const std::vector<Row>& rows, double number,
            const char* period = "2020", const char* area = "本区") {
  const Outcome o = evaluated(formula, unit, rows, period, area);
  ASSERT_TRUE(o.value.valid()) << formula << ": " << name(o.value.reason);
  EXPECT_DOUBLE_EQ(o.value.number, number) << formula;
}

// Deaths of one year by age and cause; 48 in all.
const std::vector<Row>& deaths() {
  static const std::vector<Row> rows = {{"死亡数", "本区", "2020", 1, "0-29", "", "心脑血管疾病"},
                                        {"死亡数", "本区", "2020", 10, "30-49", "", "心脑血管疾病"},
                                        {"死亡数", "本区", "2020", 20, "50-69", "", "心脑血管疾病"},
                                        {"死亡数", "本区", "2020", 5, "70+", "", "心脑血管疾病"},
                                        {"死亡数", "本区", "2020", 1, "0-29", "", "恶性肿瘤"},
                                        {"死亡数", "本区", "2020", 2, "30-49", "", "恶性肿瘤"},
                                        {"死亡数", "本区", "2020", 3, "50-69", "", "恶性肿瘤"},
                                        {"死亡数", "本区", "2020", 6, "70+", "", "恶性肿瘤"}};
  return rows;
}

TEST(Language, ASelectionNarrowsToCategoriesAndAgesAreSummedOverExactBands) {
  expect("死亡数{年龄：30-69，cause：心脑血管疾病}", "人", deaths(), 30);
  expect("死亡数{age: 30-69}", "人", deaths(), 35);
  expect("死亡数{age: 70岁及以上}", "人", deaths(), 11);
  expect("死亡数{age: <30}", "人", deaths(), 2);
  expect("死亡数{age: ≥50, cause: 恶性肿瘤}", "人", deaths(), 9);
  expect("死亡数{cause: 恶性肿瘤}", "人", deaths(), 12);
  expect("死亡数{age: 0+}", "人", deaths(), 48);
  expect("死亡数{cause: 心脑血管疾病}/死亡数×100%", "%", deaths(), 75);
}

TEST(Language, ARangeThatIsNoSumOfBandsNamesTheBandsThereAre) {
  const Outcome o = evaluated("死亡数{age: 35-69}", "人", deaths());
  EXPECT_EQ(o.value.reason, Reason::missing);
  ASSERT_EQ(o.findings.size(), 1u);
  EXPECT_EQ(o.findings[0].code, Code::unknown_category);
  EXPECT_EQ(o.findings[0].severity, Severity::warning);
  EXPECT_EQ(o.findings[0].subject, "死亡数");
  EXPECT_EQ(o.findings[0].hint, "it has \"0-29\", \"30-49\", \"50-69\", \"70+\"");
}

TEST(Language, AnUnknownCategoryOrDimensionIsAFinding) {
  const Outcome category = evaluated("死亡数{cause: 糖尿病}", "人", deaths());
  EXPECT_EQ(category.value.reason, Reason::missing);
  ASSERT_EQ(category.findings.size(), 1u);
  EXPECT_EQ(category.findings[0].code, Code::unknown_category);
  EXPECT_EQ(category.findings[0].hint, "it has \"心脑血管疾病\", \"恶性肿瘤\"");
  const Outcome dimension = evaluated("死亡数{性别: 男}", "人", deaths());
  EXPECT_EQ(dimension.value.reason, Reason::missing);
  ASSERT_EQ(dimension.findings.size(), 1u);
  EXPECT_EQ(dimension.findings[0].code, Code::unknown_dimension);
  EXPECT_EQ(dimension.findings[0].hint, "its dimensions are \"年龄\", \"cause\"");
  const Outcome kept = evaluated("max(死亡数{性别: *})", "人", deaths());
  EXPECT_EQ(kept.value.reason, Reason::missing);
  ASSERT_EQ(kept.findings.size(), 1u);
  EXPECT_EQ(kept.findings[0].code, Code::unknown_dimension);
  EXPECT_TRUE(evaluated("床位数{sex: 男}", "张", deaths()).findings.empty()) << "no figures at all: merely missing";
  EXPECT_EQ(evaluated("死亡数{cause: 恶性肿瘤}{cause: 心脑血管疾病}", "人", deaths()).value.reason, Reason::missing);
}

TEST(Language, AMissingBandMakesTheSumIncompleteAndAnAbsentYearIsMissing) {
  std::vector<Row> rows = deaths();
  rows.push_back({"死亡数", "本区", "2019", 4, "30-49", "", "恶性肿瘤"});
  EXPECT_EQ(evaluated("死亡数{age: 30-69, cause: 恶性肿瘤}", "人", rows, "2019").value.reason, Reason::incomplete);
  EXPECT_EQ(evaluated("死亡数{age: 30-69, cause: 恶性肿瘤}", "人", rows, "2018").value.reason, Reason::missing);
  EXPECT_EQ(evaluated("死亡数{age: 30-49}", "人", rows, "2019").value.reason, Reason::incomplete) << "one cause of two";
}

TEST(Language, TheExactRowComesBeforeTheSumAndADisagreementIsFound) {
  const std::vector<Row> rows = {{"死亡数", "本区", "2020", 7, "0-4", "男"}, {"死亡数", "本区", "2020", 3, "0-4"},
                                 {"死亡数", "本区", "2020", 1, "0", ""},     {"死亡数", "本区", "2020", 1, "1-4", ""},
                                 {"死亡数", "本区", "2020", 90, "5+", ""},   {"死亡数", "本区", "2020", 100, "", "男"}};
  const Outcome o = evaluated("死亡数{age: 0-4}", "人", rows);
  EXPECT_EQ(o.value.number, 3);
  ASSERT_GE(o.findings.size(), 1u);
  EXPECT_EQ(o.findings[0].code, Code::breakdown_disagrees);
  expect("死亡数{性别: 男}", "人", rows, 100);
  expect("死亡数{gender: 男, 年龄组: 0－4岁}", "人", rows, 7);
  expect("死亡数{age: 0+}", "人", {rows[1], rows[4]}, 93);
}

TEST(Language, AShareNeedsOneExactCell) {
  const std::vector<Row> rows = {{"接种率", "本区", "2020", 90, "0-4"},
                                 {"接种率", "本区", "2020", 80, "5-9"},
                                 {"接种率", "本区", "2020", 85, "0-4", "男"}};
  expect("接种率{age: 0-4}", "%", rows, 90);
  expect("接种率{age: 0-4, sex: 男}", "%", rows, 85);
  const Outcome o = evaluated("接种率{age: 0-9}", "%", rows);
  EXPECT_EQ(o.value.reason, Reason::missing);
  EXPECT_EQ(o.findings.at(0).code, Code::unknown_category);
}

TEST(Language, AggregatesTotalAKeptDimension) {
  expect("sum(死亡数{age: *})", "人", deaths(), 48);
  expect("max(死亡数{cause: *})", "人", deaths(), 36);
  expect("min(死亡数{age: *, cause: 恶性肿瘤})", "人", deaths(), 1);
  expect("mean(死亡数{cause: *})", "人", deaths(), 24);
  expect("median(死亡数{age: *})", "人", deaths(), 11.5);  // 2, 12, 23, 11
  expect("count(死亡数{age: *})", "", deaths(), 4);
  expect("max(死亡数{cause: *}/死亡数)×100%", "%", deaths(), 75);
  expect("sum(死亡数{age: *}){cause: 恶性肿瘤}", "人", deaths(), 12);
}

TEST(Language, ACategoryThatTheSelectionNeverHasIsNotMissed) {
  const std::vector<Row> rows = {{"死亡数", "本区", "2020", 4, "", "男", "恶性肿瘤"},
                                 {"死亡数", "本区", "2020", 3, "", "女", "恶性肿瘤"},
                                 {"死亡数", "本区", "2020", 2, "", "女", "宫颈癌"}};
  expect("sum(死亡数{cause: *, sex: 男})", "人", rows, 4);
  expect("sum(死亡数{cause: *, sex: 女})", "人", rows, 5);
}

TEST(Language, AgesOfATotalNeitherOverlapNorLeaveGaps) {
  const std::vector<Row> rows = {{"死亡数", "本区", "2020", 3, "0-4"},  {"死亡数", "本区", "2020", 1, "0"},
                                 {"死亡数", "本区", "2020", 2, "1-4"},  {"死亡数", "本区", "2020", 5, "5+"},
                                 {"死亡数", "本区", "2020", 4, "不详"}, {"死亡数", "本区", "2019", 9, "5+"}};
  expect("sum(死亡数{age: *})", "人", rows, 12);
  expect("count(死亡数{age: *})", "", rows, 4);
  EXPECT_EQ(evaluated("sum(死亡数{age: *})", "人", rows, "2019").value.reason, Reason::incomplete);
  EXPECT_EQ(evaluated("sum(死亡数{age: *})", "人", rows, "2018").value.reason, Reason::missing);
}

TEST(Language, ASelectionNarrowsInsideAFunctionOverAges) {
  // Chiang by hand, as in LifeExpectancyReadsTheAgeDimension: with one open band it is population/deaths.
  std::vector<Row> rows;
  for (const char* sex : {"男", "女"}) {
    const bool male = std::string(sex) == "男";
    rows.push_back({"死亡数", "本区", "2020", 10, "0-9", sex});
    rows.push_back({"死亡数", "本区", "2020", male ? 40.0 : 20.0, "10+", sex});
    rows.push_back({"平均人口数", "本区", "2020", 1000, "0-9", sex});
    rows.push_back({"平均人口数", "本区", "2020", 2000, "10+", sex});
  }
  expect("life_expectancy(死亡数{sex: 男}, 平均人口数{sex: 男})", "岁", rows, 200.0 / 21 + 19.0 / 21 * 50);
  expect("life_expectancy(死亡数, 平均人口数){sex: 女}", "岁", rows, 200.0 / 21 + 19.0 / 21 * 100);
  expect("sum(粗死亡率{age: *}){sex: 男}", "‰", rows, 10 + 20);
}

TEST(Language, AnIndicatorIsNarrowedAsItsFormulaIs) {
  std::vector<Row> rows = deaths();
  for (const char* age : {"0-29", "30-49", "50-69", "70+"}) rows.push_back({"平均人口数", "本区", "2020", 1000, age});
  expect("粗死亡率{age: 30-69}", "‰", rows, 17.5);
}

TEST(Language, OfParentReadsTheAreaAbove) {
  const std::vector<Row> rows = {
      {"床位数", "本区", "2020", 50}, {"床位数", "全市", "2020", 400}, {"床位数", "全市", "2019", 200}};
  expect("share(床位数, 床位数 of parent)", "%", rows, 12.5);
  expect("床位数 of parent@-1y", "张", rows, 200);
  expect("(床位数/2)@2019 of parent", "张", rows, 100);
  expect("max(床位数@[-1y..0y]) of parent", "张", rows, 400);
  EXPECT_EQ(evaluated("床位数 of parent", "张", rows, "2020", "全市").value.reason, Reason::no_parent_value);
  EXPECT_EQ(evaluated("床位数 of parent", "张", rows, "2018").value.reason, Reason::missing);
  EXPECT_EQ(evaluated("床位数 of parent of parent", "张", rows).value.reason, Reason::no_parent_value);
}

TEST(Language, GrowthIsAShareOfWhatWas) {
  const std::vector<Row> rows = {
      {"床位数", "本区", "2015", 100},   {"床位数", "本区", "2019", 200},    {"床位数", "本区", "2020", 250},
      {"床位数", "本区", "2020-01", 30}, {"床位数", "本区", "2020-02", 33},  {"床位数", "本区", "2019-02", 22},
      {"床位数", "本区", "2021-Q1", 8},  {"床位数", "本区", "2020-Q4", 10},  {"死亡数", "本区", "2019", 0},
      {"死亡数", "本区", "2020", 5},     {"平均人口数", "本区", "2019", -5}, {"平均人口数", "本区", "2020", 5}};
  expect("growth(床位数)", "%", rows, 25);
  expect("growth(床位数)", "‰", rows, 250);
  expect("growth(床位数, -1y)×100%", "%", rows, 25);
  expect("growth(床位数)", "%", rows, 10, "2020-02");
  expect("growth(床位数, -1y)", "%", rows, 50, "2020-02");
  expect("growth(床位数)", "%", rows, -20, "2021-Q1");
  expect("growth(床位数, @2015)", "%", rows, 150);
  expect("cagr(床位数, -5y)", "%", rows, (std::pow(2.5, 0.2) - 1) * 100);
  EXPECT_EQ(evaluated("growth(死亡数)", "%", rows).value.reason, Reason::zero_denominator);
  EXPECT_EQ(evaluated("cagr(死亡数, -1y)", "%", rows).value.reason, Reason::zero_denominator);
  EXPECT_EQ(evaluated("growth(平均人口数)", "%", rows).value.reason, Reason::not_defined);
  EXPECT_EQ(evaluated("growth(床位数, -3y)", "%", rows).value.reason, Reason::missing);
}

TEST(Language, WindowsRunOverTheYearSoFarOrAnyPeriods) {
  const std::vector<Row> rows = {{"死亡数", "本区", "2019-12", 100}, {"死亡数", "本区", "2020-01", 1},
                                 {"死亡数", "本区", "2020-02", 2},   {"死亡数", "本区", "2020-03", 6},
                                 {"死亡数", "本区", "2020-Q2", 30},  {"床位数", "本区", "2019-W01", 4},
                                 {"床位数", "本区", "2019-W02", 5}};
  expect("sum(死亡数@[ytd])", "人", rows, 9, "2020-03");
  expect("sum(死亡数@[ytd])", "人", rows, 1, "2020-01");
  expect("sum(死亡数@[ytd])", "人", rows, 39, "2020-Q2");
  expect("sum(床位数@[ytd])", "张", rows, 9, "2019-W02");
  expect("median(死亡数@[-2m..0m])", "人", rows, 2, "2020-03");
  expect("死亡数@-1q", "人", rows, 9, "2020-Q2");
  expect("死亡数@2020-Q1", "人", rows, 9, "2020-Q2");
  expect("sum(死亡数@[2020-01..2020-02])", "人", rows, 3, "2020-03");
  EXPECT_EQ(evaluated("sum(死亡数@[ytd])", "人", rows, "2020-04").value.reason, Reason::incomplete);
}

TEST(Language, WindowsInsideEachOtherAreBounded) {
  const std::string inside = "sum(sum(sum(死亡数@[-400y..0y])@[-400y..0y])@[-400y..0y])";
  const Outcome o = evaluated(inside, "人", {{"死亡数", "本区", "2020", 1}});
  EXPECT_EQ(o.value.reason, Reason::incomplete);
  ASSERT_EQ(o.findings.size(), 1u);
  EXPECT_EQ(o.findings[0].code, Code::window_too_long);
}

TEST(Language, AFormulaAloneIsEvaluatedOverADataset) {
  Dataset::Builder builder;
  builder.add("死亡数", "本区", "2020", 3, Origin::reported, {{"年龄", "0-4"}});
  builder.add("死亡数", "本区", "2020", 5, Origin::reported, {{"年龄", "5+"}});
  builder.add("人口", "本区", "2020", 1000);
  const Result<Dataset> data = builder.finish();
  const Result<Formula> formula = Formula::compile("死亡数{age: 0-4}/人口×1000‰");
  ASSERT_TRUE(formula.ok());
  const Result<Value> value = evaluate(*formula, *data, "本区", *Period::parse("2020"));
  ASSERT_TRUE(value.ok());
  EXPECT_DOUBLE_EQ(value->number, 3);
  EXPECT_TRUE(value.diagnostics().empty());
  const Result<Value> unknown = evaluate(*Formula::compile("死亡数/或缺"), *data, "本区", *Period::parse("2020"));
  ASSERT_TRUE(unknown.ok());
  EXPECT_EQ(unknown->reason, Reason::missing);
  EXPECT_EQ(unknown.diagnostics().at(0).code, Code::unknown_element);
  EXPECT_EQ(evaluate(*formula, *data, "别处", *Period::parse("2020")).diagnostics().at(0).code, Code::unknown_area);
  EXPECT_EQ(evaluate(*formula, *data, "本区", *Period::parse("2020"), 0).diagnostics().at(0).code,
            Code::invalid_argument);
  EXPECT_EQ(evaluate(*Formula::compile("人口 of parent"), *data, "本区", *Period::parse("2020"))->reason,
            Reason::no_parent_value);
}

TEST(Language, ShareAndRateHaveTheirNumeratorAndDenominator) {
  const std::vector<Row> rows = {{"死亡数", "本区", "2020", 3}, {"平均人口数", "本区", "2020", 60000}};
  const Outcome o = evaluated("rate(死亡数, 平均人口数, 10 万/10 万)", "/10万", rows);
  EXPECT_DOUBLE_EQ(o.value.number, 5);
  EXPECT_EQ(o.row.numerator.number, 3);
  EXPECT_EQ(o.row.denominator.number, 60000);
}

}  // namespace
}  // namespace salus
