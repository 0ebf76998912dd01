// Deliverables and milestones: which figure counts, what is due, and what it comes to.
#include "salus/assessment/completion.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "salus/engine/results.hpp"
#include "support/plan_document.hpp"
#include "support/rows.hpp"

namespace salus {
namespace {

constexpr const char* document = R"({
  "format": "salus-plan/1", "id": "health-city", "title": {"zh": "健康城市行动"},
  "jurisdiction": "city", "period": "2019..2022",
  "judging": {"baseline": "2018"},
  "areas": [
    {"id": "country", "name": {"zh": "全国"}},
    {"id": "city", "name": {"zh": "本市"}, "parent": "country", "partitioned": true},
    {"id": "east", "name": {"zh": "东区"}, "parent": "city"},
    {"id": "west", "name": {"zh": "西区"}, "parent": "city"},
    {"id": "old-town", "name": {"zh": "老城街道"}, "parent": "west"}
  ],
  "elements": [{"id": "births", "name": "活产数", "kind": "flow"}],
  "indicators": [{"id": "smoking", "name": {"zh": "吸烟率"}, "unit": "%"}],
  "actions": [{"id": "exercise", "title": {"zh": "全民健身行动"}, "measures": [{
    "id": "m1", "title": {"zh": "建设健身设施"},
    "deliverables": [
      {"id": "footpaths", "kind": "quantity", "name": {"zh": "健身步道", "en": "footpaths"}, "target": "80 条", "due": "2021"},
      {"id": "studios", "kind": "quantity", "name": {"zh": "专家工作室"}, "target": "4-5 家", "due": "2021"},
      {"id": "canteens", "kind": "quantity", "name": {"zh": "健康食堂"}, "target": "不少于 10 家", "due": "2021", "each": true},
      {"id": "canteens-2022", "kind": "quantity", "name": {"zh": "“健康餐厅”"}, "target": "100 家", "due": "2022"},
      {"id": "canteens-2030", "kind": "quantity", "name": {"zh": "“健康餐厅”"}, "target": "500 家", "due": "2030"},
      {"id": "standard", "kind": "document", "name": {"zh": "健康学校标准"}, "due": "2021"},
      {"id": "park", "kind": "project", "name": {"zh": "体育公园"}, "due": "2022"},
      {"id": "week", "kind": "recurring", "name": {"zh": "健康活动周"}, "due": "2019..2022"},
      {"id": "sessions", "kind": "recurring", "name": {"zh": "健康讲座"}, "target": "1000 场", "due": "2020..2021"},
      {"id": "area-of-parks", "kind": "quantity", "name": {"zh": "绿地面积"}, "target": "2 平方公里", "unit": "公顷", "due": "2021"}
    ],
    "milestones": [
      {"id": "law", "name": {"zh": "控烟立法"}, "period": "2021", "text": "完成"},
      {"id": "better", "name": {"zh": "居民合理用药知晓率"}, "period": "2021", "text": "大幅度提高"},
      {"id": "level", "name": {"zh": "主要健康指标"}, "period": "2021", "text": "保持发达国家水平并优于全市平均水平"},
      {"id": "cells", "name": {"zh": "两项指标"}, "period": "2021", "text": "100/70"},
      {"id": "smoking-rate", "name": {"zh": "吸烟率"}, "period": "2021", "text": "≤20%", "unit": "%", "direction": "lower"},
      {"id": "mortality", "name": {"zh": "慢性呼吸系统疾病死亡率"}, "period": "2021", "text": "下降 10%", "unit": "1/10万",
       "direction": "lower"}
    ]}]}]
})";

const Plan& plan() {
  static const Plan plan = salus_test::parsed(document);
  return plan;
}

using salus_test::dataset;
using salus_test::Row;

Completions completed(const std::vector<Row>& rows, const char* at, const Plan& of = plan()) {
  CompletionOptions options;
  if (*at != '\0') options.at = *Period::parse(at);
  return completion(of, dataset(rows), options);
}

std::string id_of(const Plan& of, const DueItem& item) {
  const Measure& measure = of.measure(item.measure);
  const auto index = static_cast<std::size_t>(item.index);
  return item.kind == DueItem::Kind::milestone ? measure.milestones[index].id : measure.deliverables[index].id;
}

Completion only(const Completions& all, const std::string& id, const std::string& area = "city") {
  for (const Completion& row : all.rows)
    if (id_of(plan(), row.item) == id && plan().areas()[static_cast<std::size_t>(row.area)].id == area) return row;
  ADD_FAILURE() << "no row of " << id << " in " << area;
  return {};
}

// "met", "not_met", or why nobody can tell.
std::string state(const Completion& row) {
  return std::string(row.status == Status::not_assessable ? name(row.reason) : name(row.status));
}

TEST(Completion, OfACountIsItsLatestFigureNotAfterTheTime) {
  const std::vector<Row> rows = {{"footpaths", "city", "2020", 30.0},
                                 {"footpaths", "city", "2021-Q2", 60.0},
                                 {"footpaths", "city", "2021", 84.0},
                                 {"footpaths", "city", "2022", 90.0}};
  const Completion early = only(completed(rows, "2021-09"), "footpaths");
  EXPECT_EQ(early.value.number, 60);
  EXPECT_EQ(early.period->to_string(), "2021-Q2");
  EXPECT_EQ(state(early), "not_due");
  EXPECT_FALSE(early.due);
  EXPECT_DOUBLE_EQ(early.done.number, 75);

  const Completion due = only(completed(rows, "2021"), "footpaths");
  EXPECT_EQ(due.value.number, 84);
  EXPECT_EQ(state(due), "met");
  EXPECT_TRUE(due.due);
  EXPECT_EQ(due.done.number, 100);
  EXPECT_EQ(due.verdict.distance, 4);
}

TEST(Completion, OfADueCountThatFallsShortIsNotMet) {
  const Completion row = only(completed({{"footpaths", "city", "2021", 20.0}}, "2021-12"), "footpaths");
  EXPECT_EQ(state(row), "not_met");
  EXPECT_DOUBLE_EQ(row.done.number, 25);
  EXPECT_EQ(row.verdict.distance, -60);
}

TEST(Completion, IsEarlyWhereItIsThereBeforeItIsDue) {
  const Completion row = only(completed({{"footpaths", "city", "2020", 80.0}}, "2020"), "footpaths");
  EXPECT_EQ(state(row), "met");
  EXPECT_FALSE(row.due);
}

TEST(Completion, WithoutAFigureIsMissingAndNotUndone) {
  const Completions all = completed({}, "2021");
  EXPECT_EQ(all.rows.size(), 17U);  // 16, one of them for each of two districts
  for (const Completion& row : all.rows) {
    const std::string id = id_of(plan(), row.item);
    const bool later = id == "park" || id == "canteens-2022" || id == "canteens-2030";
    EXPECT_EQ(state(row), id == "cells" ? "several_values" : later ? "not_due" : "missing") << id;
    EXPECT_FALSE(row.done.valid()) << id;
  }
  EXPECT_TRUE(all.findings.empty());
}

TEST(Completion, DoesNotLoseAFigureByALaterStatementThatThereIsNone) {
  const std::vector<Row> rows = {{"footpaths", "city", "2020", 84.0},
                                 {"footpaths", "city", "2021", Reason::not_published},
                                 {"standard", "city", "2021", Reason::not_published}};
  const Completions all = completed(rows, "2021");
  EXPECT_EQ(state(only(all, "footpaths")), "met");
  EXPECT_EQ(only(all, "footpaths").period->to_string(), "2020");
  EXPECT_EQ(state(only(all, "standard")), "not_published");
}

TEST(Completion, OfARangeOrAnApproximateNumberAsksForItsLowerEndAlone) {
  EXPECT_EQ(state(only(completed({{"studios", "city", "2021", 4.0}}, "2021"), "studios")), "met");
  EXPECT_EQ(state(only(completed({{"studios", "city", "2021", 9.0}}, "2021"), "studios")), "met");
  const Completion row = only(completed({{"studios", "city", "2021", 3.0}}, "2021"), "studios");
  EXPECT_EQ(state(row), "not_met");
  EXPECT_DOUBLE_EQ(row.done.number, 75);
}

TEST(Completion, ForEachAreaIsJudgedByTheAreasDirectlyBelow) {
  const Completions all = completed({{"canteens", "east", "2021", 12.0}, {"canteens", "西区", "2021", 7.0}}, "2021");
  EXPECT_EQ(state(only(all, "canteens", "east")), "met");
  EXPECT_EQ(state(only(all, "canteens", "west")), "not_met");
  for (const Completion& row : all.rows)
    if (id_of(plan(), row.item) == "canteens") {
      EXPECT_EQ(plan().areas()[static_cast<std::size_t>(row.area)].parent, "city");
    }
}

TEST(Completion, OfACountOfAPartitionedAreaIsTheSumOfTheLatestOnes) {
  const std::vector<Row> both = {
      {"footpaths", "east", "2020", 30.0}, {"footpaths", "west", "2020", 20.0}, {"footpaths", "west", "2021", 51.0}};
  const Completion row = only(completed(both, "2021"), "footpaths");
  EXPECT_EQ(row.value.number, 81);
  EXPECT_EQ(row.period->to_string(), "2021");
  EXPECT_EQ(state(row), "met");
  EXPECT_EQ(state(only(completed({{"footpaths", "east", "2020", 90.0}}, "2021"), "footpaths")), "incomplete");
  // A state is nobody's sum.
  const std::vector<Row> states = {{"law", "east", "2021", 1.0}, {"law", "west", "2021", 0.0}};
  EXPECT_EQ(state(only(completed(states, "2021"), "law")), "missing");
  // What the area itself states comes first.
  std::vector<Row> own = both;
  own.push_back({"footpaths", "city", "2020", 44.0});
  EXPECT_EQ(only(completed(own, "2021"), "footpaths").value.number, 44);
}

TEST(Completion, OfDocumentsAndProjectsIsOneOrNought) {
  const Completions all = completed({{"健康学校标准", "本市", "2021", 1.0}, {"park", "city", "2022", 0.0}}, "2022");
  EXPECT_EQ(state(only(all, "standard")), "met");
  EXPECT_EQ(state(only(all, "park")), "not_met");
  EXPECT_EQ(only(all, "park").done.number, 0);
  EXPECT_EQ(state(only(completed({{"park", "city", "2022", 0.5}}, "2022"), "park")), "invalid_argument");
}

TEST(Completion, OfMilestonesInWordsIsOneOrNought) {
  const Completions all = completed({{"law", "city", "2021", 1.0}, {"better", "city", "2021", 0.0}}, "2021");
  EXPECT_EQ(state(only(all, "law")), "met");
  EXPECT_EQ(state(only(all, "better")), "not_met");
  // Reached and lost again.
  EXPECT_EQ(state(only(completed({{"law", "city", "2020", 1.0}, {"law", "city", "2021", 0.0}}, "2021"), "law")),
            "not_met");
}

TEST(Completion, OfTwoDemandsInWordsIsOneState) {
  EXPECT_EQ(state(only(completed({{"level", "city", "2021", 1.0}}, "2021"), "level")), "met");
  // Two numbers in one cell are nothing that one figure could meet.
  EXPECT_EQ(state(only(completed({{"cells", "city", "2021", 100.0}}, "2021"), "cells")), "several_values");
}

TEST(Completion, IsThatOfAnotherAreaWhereOneIsAskedFor) {
  CompletionOptions options;
  options.at = *Period::parse("2021");
  options.area = 3;  // west
  const Completions all = completion(
      plan(), dataset({{"footpaths", "west", "2021", 80.0}, {"canteens", "old-town", "2021", 10.0}}), options);
  EXPECT_EQ(state(only(all, "footpaths", "west")), "met");
  EXPECT_EQ(state(only(all, "canteens", "old-town")), "met");
}

TEST(Completion, OfMilestonesWithANumberIsTheFigure) {
  const Completion row = only(completed({{"smoking-rate", "city", "2021", 19.4}}, "2021"), "smoking-rate");
  EXPECT_EQ(state(row), "met");
  EXPECT_NEAR(row.verdict.distance, -0.6, 1e-12);
  const Completion above = only(completed({{"smoking-rate", "city", "2021", 24.0}}, "2021"), "smoking-rate");
  EXPECT_EQ(state(above), "not_met");
  EXPECT_EQ(above.done.reason, Reason::no_baseline);
}

TEST(Completion, OfAChangeIsCountedFromTheBaselineOfThePlan) {
  const std::vector<Row> rows = {{"mortality", "city", "2018", 10.0}, {"mortality", "city", "2021", 9.1}};
  const Completion row = only(completed(rows, "2021"), "mortality");
  EXPECT_EQ(state(row), "not_met");
  EXPECT_NEAR(row.verdict.bound, 9.0, 1e-12);
  EXPECT_NEAR(row.done.number, 90, 1e-9);
  EXPECT_EQ(state(only(completed({{"mortality", "city", "2021", 9.1}}, "2021"), "mortality")), "no_baseline");
}

TEST(Completion, ConvertsTheUnitOfTheDataToThatOfTheTarget) {
  const Completion row = only(completed({{"area-of-parks", "city", "2021", 150.0}}, "2021"), "area-of-parks");
  EXPECT_EQ(state(row), "not_met");
  EXPECT_DOUBLE_EQ(row.verdict.distance, -0.5);
  EXPECT_DOUBLE_EQ(row.done.number, 75);
}

TEST(Completion, OfWhatRecursIsThatOfEveryPeriodThatIsOver) {
  std::vector<Row> rows = {{"week", "city", "2019", 1.0}, {"week", "city", "2020", 3.0}};
  const Completion two = only(completed(rows, "2021-06"), "week");
  EXPECT_EQ(state(two), "on_track");
  EXPECT_EQ(two.periods, 4);
  EXPECT_EQ(two.periods_over, 2);
  EXPECT_EQ(two.periods_done, 2);
  EXPECT_EQ(two.value.number, 3);
  EXPECT_DOUBLE_EQ(two.done.number, 50);
  EXPECT_EQ(state(only(completed(rows, "2021"), "week")), "incomplete");

  rows.push_back({"week", "city", "2021", 0.0});
  EXPECT_EQ(state(only(completed(rows, "2022"), "week")), "not_met");
  rows.back().value = 1.0;
  rows.push_back({"week", "city", "2022", 1.0});
  EXPECT_EQ(state(only(completed(rows, "2022"), "week")), "met");
  EXPECT_EQ(state(only(completed(rows, "2018"), "week")), "not_due");
}

TEST(Completion, OfWhatRecursAddsUpTheMonthsAndTheAreas) {
  std::vector<Row> rows;
  const std::string months[] = {"2020-01", "2020-02", "2020-03", "2020-04", "2020-05", "2020-06",
                                "2020-07", "2020-08", "2020-09", "2020-10", "2020-11", "2020-12"};
  for (const std::string& month : months) {
    rows.push_back({"sessions", "east", month.c_str(), 50.0});
    rows.push_back({"sessions", "west", month.c_str(), 34.0});
  }
  const Completion row = only(completed(rows, "2020"), "sessions");
  EXPECT_EQ(row.value.number, 1008);
  EXPECT_EQ(state(row), "on_track");
  rows.pop_back();
  EXPECT_EQ(state(only(completed(rows, "2020"), "sessions")), "incomplete");
}

TEST(Completion, TakesNoDerivedFigureForEvidence) {
  const Completions all = completed({{"footpaths", "city", "2021", 84.0, Origin::derived}}, "2021");
  EXPECT_EQ(state(only(all, "footpaths")), "derived_only");
}

TEST(Completion, ReadsPrintedNamesWhereTheyMeanOneThing) {
  const Completions all = completed({{"footpaths", "city", "2020", 30.0}, {"健身步道", "city", "2021", 81.0}}, "2021");
  EXPECT_EQ(state(only(all, "footpaths")), "met");
  EXPECT_TRUE(all.findings.empty());
}

TEST(Completion, SaysWhereANameMeansSeveral) {
  const Completions all = completed({{"“健康餐厅”", "city", "2022", 120.0}}, "2022");
  EXPECT_EQ(state(only(all, "canteens-2022")), "missing");
  ASSERT_EQ(all.findings.size(), 1U);
  EXPECT_EQ(all.findings[0].code, Code::ambiguous_name);
  EXPECT_EQ(all.findings[0].severity, Severity::warning);
  EXPECT_NE(all.findings[0].message.find("canteens-2030"), std::string::npos);
  EXPECT_NE(all.findings[0].message_zh.find("canteens-2022"), std::string::npos);
}

TEST(Completion, LeavesTheNameOfAnIndicatorToTheIndicator) {
  const std::vector<Row> rows = {{"吸烟率", "city", "2021", 19.0}};
  EXPECT_EQ(state(only(completed(rows, "2021"), "smoking-rate")), "missing");
}

TEST(Completion, IsAsOfTheLastPeriodOfTheDataOrThePlan) {
  EXPECT_EQ(completed({{"footpaths", "city", "2020-06", 1.0}, {"law", "city", "2019", 1.0}}, "").at.to_string(),
            "2020-06");
  EXPECT_EQ(completed({{"footpaths", "city", "2020-12", 1.0}, {"law", "city", "2020", 1.0}}, "").at.to_string(),
            "2020");
  EXPECT_EQ(completed({}, "").at.to_string(), "2019..2022");
}

TEST(Completion, OfEachAreaHasARowWithoutFigureWhereThePlanNamesNone) {
  const Result<Plan> alone = Plan::parse(R"({
    "format": "salus-plan/1", "id": "p", "title": {"zh": "规划"}, "jurisdiction": "city", "period": "2021",
    "areas": [{"id": "city", "name": {"zh": "本市"}}], "elements": [], "indicators": [],
    "actions": [{"id": "a", "title": {"zh": "行动"}, "measures": [{"id": "m", "title": {"zh": "措施"}, "deliverables": [
      {"id": "stations", "kind": "quantity", "name": {"zh": "站点"}, "target": "1 所", "due": "2021", "each": true}]}]}]
  })");
  ASSERT_TRUE(alone.ok()) << to_string(alone.diagnostics()[0]);
  const Completions all = completed({{"stations", "city", "2021", 30.0}}, "2021", *alone);
  ASSERT_EQ(all.rows.size(), 1U);
  EXPECT_EQ(state(all.rows[0]), "missing");
}

TEST(Completion, IsNoBusinessOfUnknownElements) {
  const Result<Results> results = evaluate(plan(), dataset({{"footpaths", "city", "2021", 84.0},
                                                            {"健身步道", "city", "2020", 1.0},
                                                            {"footpath", "city", "2020", 1.0}}));
  ASSERT_TRUE(results.ok());
  ASSERT_EQ(results->findings.size(), 1U);
  EXPECT_EQ(results->findings[0].code, Code::unknown_element);
  EXPECT_EQ(results->findings[0].subject, "footpath");
}

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

TEST(Completion, OfWhatIsDoneOrNotSaysWhichNumberIsNeither) {
  for (const char* at : {"2021", "2020"}) {  // due or not, the number says nothing
    const Completions all = completed({{"law", "city", "2020", 60.0}}, at);
    EXPECT_EQ(state(only(all, "law")), "invalid_argument");
    EXPECT_FALSE(only(all, "law").done.valid());
    ASSERT_EQ(all.findings.size(), 1U);
    const Diagnostic& finding = all.findings[0];
    EXPECT_EQ(finding.code, Code::neither_done_nor_not);
    EXPECT_EQ(finding.severity, Severity::warning);
    EXPECT_EQ(finding.subject, "law");
    EXPECT_TRUE(says(finding.message, "2020") && says(finding.message, "控烟立法") && says(finding.message, " 60"));
    EXPECT_TRUE(says(finding.message, "本市")) << finding.message;
    EXPECT_TRUE(says(finding.hint, "1 ") && says(finding.hint, "0 "));
    EXPECT_TRUE(says(finding.message_zh, "本市 2020 年：“控烟立法”的数值为 60")) << finding.message_zh;
    EXPECT_TRUE(says(finding.hint_zh, "完成填 1"));
  }
  // What each area below has done is not done twice in the one that they make up.
  const Completions parts = completed({{"park", "east", "2022", 1.0}, {"park", "west", "2022", 1.0}}, "2022");
  EXPECT_EQ(state(only(parts, "park")), "missing");
  EXPECT_TRUE(parts.findings.empty());
  // A document and a project are such things, too; numbers that are counted are not.
  EXPECT_EQ(completed({{"standard", "city", "2021", 2.0}, {"park", "city", "2021", 0.5}}, "2021").findings.size(), 2U);
  EXPECT_TRUE(
      completed({{"footpaths", "city", "2021", 60.0}, {"week", "city", "2020", 60.0}}, "2021").findings.empty());
  EXPECT_TRUE(completed({{"law", "city", "2021", 1.0}, {"standard", "city", "2021", 0.0}}, "2021").findings.empty());
}

Plan recurring(const std::string& target, const std::string& due) {
  return salus_test::parsed(R"({
    "format": "salus-plan/1", "id": "p", "title": {"zh": "规划"}, "jurisdiction": "city", "period": "1980..2030",
    "areas": [{"id": "city", "name": {"zh": "本市"}}, {"id": "east", "name": {"zh": "东区"}, "parent": "city"},
      {"id": "west", "name": {"zh": "西区"}, "parent": "city"}], "elements": [], "indicators": [],
    "actions": [{"id": "a", "title": {"zh": "行动"}, "measures": [{"id": "m", "title": {"zh": "措施"}, "deliverables": [
      {"id": "daily", "kind": "recurring", "name": {"zh": "每日通报"}, "each": true, )" +
                            target + R"("due": ")" + due + "\"}]}]}]}");
}

TEST(Completion, OfMorePeriodsThanAreFollowedSaysSoOnce) {
  const Plan days = recurring("", "1990-01-01..2030-12-31");
  const Completions all = completed({{"daily", "east", "2020-01-01", 1.0}}, "2024-12-31", days);
  ASSERT_EQ(all.rows.size(), 2U);
  for (const Completion& row : all.rows) EXPECT_EQ(state(row), "invalid_argument");
  ASSERT_EQ(all.findings.size(), 1U) << "one for the deliverable, not one for each area";
  EXPECT_EQ(all.findings[0].code, Code::too_many_periods);
  EXPECT_EQ(all.findings[0].subject, "daily");
  // From 1990 to 2024 there are 35 years of 365 days and nine leap days.
  EXPECT_TRUE(says(all.findings[0].message, "12784")) << all.findings[0].message;
  EXPECT_TRUE(says(all.findings[0].message_zh, "已过 12784 期")) << all.findings[0].message_zh;
  EXPECT_TRUE(completed({}, "2000-12-31", days).findings.empty());
}

TEST(Completion, OfAStateThatRecursSaysTheFirstNumberThatIsNeither) {
  const Plan states = recurring(R"("target": "完成", )", "2020..2022");
  const Completions all = completed({{"daily", "east", "2020", 1.0},
                                     {"daily", "east", "2021", 60.0},
                                     {"daily", "east", "2022", 70.0},
                                     {"daily", "west", "2020", 1.0}},
                                    "2022", states);
  EXPECT_EQ(state(all.rows[0]), "invalid_argument");
  EXPECT_EQ(state(all.rows[1]), "incomplete");
  ASSERT_EQ(all.findings.size(), 1U);
  EXPECT_TRUE(says(all.findings[0].message, "2021") && says(all.findings[0].message, "60")) << all.findings[0].message;
}

}  // namespace
}  // namespace salus
