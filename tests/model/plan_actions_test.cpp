// Actions, measures, bodies, rules, errata and indicators without a formula: what is read, written and refused.
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "plan_document.hpp"
#include "salus/data/dataset.hpp"
#include "salus/engine/results.hpp"
#include "salus/model/catalogue.hpp"
#include "salus/model/plan.hpp"
#include "support/plan_document.hpp"

namespace salus {
namespace {

using salus_test::parsed;

Diagnostics findings(const std::string& json, Severity severity) {
  Diagnostics found;
  const Result<Plan> plan = Plan::parse(json, "full.json");
  for (const Diagnostic& d : plan.diagnostics())
    if (d.severity == severity) found.push_back(d);
  return found;
}

// The pointers and codes of all errors of a document.
std::vector<std::string> errors(const std::string& json) {
  EXPECT_FALSE(Plan::parse(json).ok());
  std::vector<std::string> said;
  for (const Diagnostic& d : findings(json, Severity::error)) {
    said.push_back(d.pointer + " " + std::string(name(d.code)));
    EXPECT_FALSE(d.message_zh.empty()) << to_string(d);
    EXPECT_GT(d.place.line, 0) << to_string(d);
  }
  return said;
}

using Said = std::vector<std::string>;

TEST(PlanActions, ReadWhatTheDocumentSays) {
  const Plan plan = parsed(FullDocument().json());
  EXPECT_EQ(plan.parent(), "national-2030");
  ASSERT_TRUE(plan.issued() && plan.baseline());
  EXPECT_EQ(plan.issued()->to_string(), "2019-08");
  EXPECT_EQ(plan.baseline()->to_string(), "2018");
  EXPECT_EQ(plan.trajectory(), Trajectory::milestones);
  EXPECT_EQ(plan.scoring().rule, ScoringRule::step);
  ASSERT_EQ(plan.scoring().steps.size(), 2u);
  EXPECT_EQ(plan.scoring().steps[0].achieved, 50);
  EXPECT_EQ(plan.scoring().steps[1].score, 1);
  EXPECT_TRUE(plan.gates());

  ASSERT_EQ(plan.sections().size(), 2u);
  EXPECT_EQ(plan.sections()[1].number, "（一）");
  EXPECT_EQ(plan.sections()[1].parent, "two");
  ASSERT_EQ(plan.bodies().size(), 3u);
  EXPECT_EQ(plan.bodies()[0].name.en, "Health Commission");
  EXPECT_EQ(plan.bodies()[0].aliases, Said{"卫生健康委"});
  EXPECT_EQ(plan.bodies()[1].note, "另见区局");

  ASSERT_EQ(plan.actions().size(), 2u);
  const Action& action = plan.actions()[0];
  EXPECT_EQ(action.number, 2);
  EXPECT_EQ(action.title.en, "Smoking");
  EXPECT_EQ(action.section, "two-one");
  EXPECT_EQ(action.implements, (Said{"n7", "n8"}));
  EXPECT_EQ(action.indicators, Said{"beds_per_1000"});
  EXPECT_EQ(action.source, "二（一）");
  EXPECT_TRUE(plan.actions()[1].measures.empty());

  ASSERT_EQ(action.measures.size(), 2u);
  const Measure& measure = action.measures[0];
  EXPECT_EQ(measure.number, 9);
  EXPECT_EQ(measure.leads, Said{"health"});
  EXPECT_EQ(measure.joins, (Said{"sports", "schools"}));
  EXPECT_EQ(measure.indicators, Said{"smoking"});
  EXPECT_EQ(measure.implements, Said{"n7"});
  EXPECT_EQ(measure.source, "二（一）9");
  EXPECT_EQ(measure.note, "见附件");
  EXPECT_EQ(action.measures[1].responsible, (Said{"health", "schools"}));

  ASSERT_EQ(measure.deliverables.size(), 3u);
  const Deliverable& paths = measure.deliverables[0];
  EXPECT_EQ(paths.kind, DeliverableKind::quantity);
  ASSERT_TRUE(paths.target);
  EXPECT_EQ(paths.target->kind, TargetKind::at_least);
  EXPECT_EQ(paths.target->low, 80);
  EXPECT_EQ(paths.target->direction, Direction::higher_is_better);
  EXPECT_TRUE(paths.each);
  EXPECT_EQ(paths.due.to_string(), "2021");
  EXPECT_FALSE(measure.deliverables[1].target);
  EXPECT_EQ(measure.deliverables[2].target->unit.name(), "次");

  ASSERT_EQ(measure.milestones.size(), 2u);
  EXPECT_EQ(measure.milestones[0].target.kind, TargetKind::milestone);
  EXPECT_EQ(measure.milestones[1].target.kind, TargetKind::below);
  EXPECT_EQ(measure.milestones[1].target.unit.name(), "分钟");
  EXPECT_EQ(measure.milestones[1].direction, Direction::lower_is_better);

  ASSERT_EQ(plan.rules().size(), 1u);
  const Rule& rule = plan.rules()[0];
  EXPECT_EQ(rule.severity, Severity::warning);
  EXPECT_EQ(rule.basis, "resident");
  EXPECT_TRUE(rule.formula.is_boolean());
  EXPECT_EQ(rule.formula.names().size(), 2u);

  ASSERT_EQ(plan.errata().size(), 2u);
  EXPECT_EQ(plan.errata()[0].corrected, "15左右");
  EXPECT_EQ(plan.errata()[0].reason.en, "a digit is lost");
  EXPECT_FALSE(plan.errata()[1].period);

  const Indicator& smoking = plan.indicators()[0];
  EXPECT_EQ(smoking.weight, 2);
  EXPECT_EQ(smoking.baseline->to_string(), "2017");
  EXPECT_EQ(smoking.trajectory, Trajectory::compound);
  EXPECT_EQ(smoking.parent_indicator, "adult_smoking");
  ASSERT_TRUE(smoking.scoring);
  EXPECT_EQ(smoking.scoring->rule, ScoringRule::deduction);
  EXPECT_EQ(smoking.scoring->per, 0.5);
  EXPECT_EQ(smoking.scoring->deduct, 0.1);
  EXPECT_FALSE(plan.indicators()[1].scoring);
  EXPECT_EQ(plan.indicators()[1].weight, 1);
}

TEST(PlanActions, CanonicalTextReadsBackToTheSameText) {
  const Plan plan = parsed(FullDocument().json());
  const std::string json = plan.to_json();
  const Plan again = parsed(json);
  EXPECT_EQ(again.to_json(), json);
  EXPECT_NE(json.find("\"joins\": [\"sports\", \"schools\"]"), std::string::npos) << "short lists stand on one line";
  // What the document says is there, and what it leaves out is not.
  for (const char* member : {"\"issued\": \"2019-08\"", "\"parent\": \"national-2030\"", "\"gates\": true",
                             "\"weight\": 2", "\"each\": true", "\"text\": \"5左右\"", "\"corrected\": \"15左右\""})
    EXPECT_NE(json.find(member), std::string::npos) << member;
  FullDocument plain;
  plain.head = "\"period\": \"2019..2030\", \"scoring\": {\"rule\": \"full\", \"gates\": false},";
  const std::string without = parsed(plain.json()).to_json();
  for (const char* member : {"\"issued\"", "\"gates\"", "\"rule\": \"full\"", "\"baseline\": \"2018\""})
    EXPECT_EQ(without.find(member), std::string::npos) << member;
}

TEST(PlanActions, ShippedPlansRoundTrip) {
  for (const std::string_view id : catalogue_plans()) {
    const Result<Plan> plan = Plan::load_catalogue(id);
    ASSERT_TRUE(plan.ok()) << id;
    const std::string json = plan->to_json();
    const Result<Plan> again = Plan::parse(json);
    ASSERT_TRUE(again.ok()) << id;
    EXPECT_EQ(again->to_json(), json) << id;
  }
}

TEST(PlanActions, ReferencesLeadToSomething) {
  FullDocument text;
  text.bodies = R"({"id": "health", "name": {"zh": "卫"}}, {"id": "health", "name": {"zh": "重"}})";
  text.sections = R"({"id": "two-one", "title": {"zh": "甲"}, "parent": "two"},
    {"id": "x", "title": {"zh": "乙"}, "parent": "y"}, {"id": "y", "title": {"zh": "丙"}, "parent": "x"})";
  text.measures =
      R"({"id": "a1", "title": {"zh": "同号"}, "leads": ["helth"], "joins": ["Sports", 5, "health", "health"],
      "indicators": ["beds"], "implements": ["not/an/id", "anything"]})";
  text.errata = R"({"id": "e1", "indicator": "smokin", "printed": "1", "reason": {"zh": "一"}},
    {"id": "e1", "indicator": "beds", "area": "west", "period": "2018", "printed": "1", "reason": {"zh": "二"}},
    {"id": "e3", "indicator": "smoking", "period": "2025", "printed": "1", "reason": {"zh": "三"}})";
  EXPECT_EQ(
      errors(text.json()),
      (Said{"/bodies/1/id duplicate_id", "/sections/0/parent unknown_reference", "/sections/1/parent cycle",
            "/actions/0/measures/0/id duplicate_id", "/actions/0/measures/0/leads/0 unknown_reference",
            "/actions/0/measures/0/joins/0 invalid_value", "/actions/0/measures/0/joins/1 json_wrong_type",
            "/actions/0/measures/0/joins/3 duplicate_id", "/actions/0/measures/0/indicators/0 unknown_reference",
            "/actions/0/measures/0/implements/0 invalid_value", "/errata/0/indicator unknown_reference",
            "/errata/1/id duplicate_id", "/errata/1/area unknown_reference", "/errata/2/period unknown_reference"}));
  const Diagnostics all = findings(text.json(), Severity::error);
  EXPECT_NE(all[4].hint.find("\"health\""), std::string::npos) << "the nearest is offered: " << all[4].hint;
}

TEST(PlanActions, WhatDataNameHasOneSetOfIds) {
  FullDocument text;
  text.measures = R"({"id": "m1", "title": {"zh": "一"}, "deliverables": [
      {"id": "beds", "kind": "document", "name": {"zh": "文件"}, "due": "2021"},
      {"id": "smoking", "kind": "project", "name": {"zh": "工程"}, "due": "2021"}],
    "milestones": [{"id": "beds_per_1000", "name": {"zh": "态"}, "period": "2022", "text": "建成"}]},
    {"id": "m2", "title": {"zh": "二"}, "milestones": [
      {"id": "done", "name": {"zh": "态"}, "period": "2022", "text": "建成"},
      {"id": "done", "name": {"zh": "态"}, "period": "2030", "text": "建成"}]})";
  EXPECT_EQ(errors(text.json()), (Said{"/actions/0/measures/0/deliverables/0/id duplicate_id",
                                       "/actions/0/measures/0/deliverables/1/id duplicate_id",
                                       "/actions/0/measures/0/milestones/0/id duplicate_id",
                                       "/actions/0/measures/1/milestones/1/id duplicate_id"}));
}

TEST(PlanActions, StepsThatDoNotAscendInWhatTheyAskAndScoreAreRefusedEachAtItsPlace) {
  const auto with = [](const std::string& steps) {
    FullDocument text;
    text.head = R"("period": "2019..2030", "scoring": {"rule": "step", "steps": [)" + steps + "]},";
    return text.json();
  };
  const std::string falling = with(R"({"achieved": 50, "score": 0.8}, {"achieved": 75, "score": 0.6})");
  EXPECT_EQ(errors(falling), Said{"/scoring/steps/1/score invalid_value"});
  const Diagnostic fault = findings(falling, Severity::error)[0];
  EXPECT_NE(fault.message.find("0.6, less than the one before it (0.8)"), std::string::npos) << fault.message;
  EXPECT_NE(fault.message_zh.find("0.6，低于前一档（0.8）"), std::string::npos) << fault.message_zh;
  EXPECT_FALSE(fault.hint.empty() || fault.hint_zh.empty());
  EXPECT_EQ(
      errors(with(R"({"achieved": 75, "score": 0.5}, {"achieved": 50, "score": 0.8}, {"achieved": 50, "score": 1})")),
      (Said{"/scoring/steps/1/achieved invalid_value", "/scoring/steps/2/achieved invalid_value"}));
  // Two steps of one score say nothing wrong.
  EXPECT_TRUE(Plan::parse(with(R"({"achieved": 50, "score": 0.8}, {"achieved": 75, "score": 0.8})")).ok());
}

TEST(PlanActions, MembersOfAWrongKindAreRefusedAllAtOnce) {
  FullDocument text;
  text.head = R"("issued": "2019年8月", "period": "2019..2030", "parent": "National",
    "judging": {"baseline": "now", "trajectory": "curved"},
    "scoring": {"rule": "step", "steps": [{"achieved": 60, "score": 2}, {"achieved": 101, "score": 1}], "per": 0,
                "deduct": 1.5},)";
  text.indicators_after = R"(, {"id": "x", "name": {"zh": "甲"}, "unit": "%", "weight": -1,
      "scoring": {"rule": "steps", "gates": true}, "formula": ""},
    {"id": "y", "name": {"zh": "乙"}, "unit": "%", "scoring": {"rule": "step"}},
    {"id": "z", "name": {"zh": "丙"}, "unit": "%", "scoring": {"rule": "step", "steps": []}},
    {"id": "w", "name": {"zh": "丁"}, "unit": "%", "scoring": {"rule": "step",
      "steps": [{"achieved": 60, "score": 1}, {"achieved": 60, "score": 1}]}})";
  text.measures = R"({"id": "m1", "title": {"zh": "一"}, "number": 0, "lead": [], "deliverables": [
      {"id": "d1", "kind": "quantity", "name": {"zh": "物"}, "due": "2021"},
      {"id": "d2", "kind": "thing", "name": {"zh": "物"}, "target": "≥≥1", "due": "2021"}],
    "milestones": [{"id": "s1", "name": {"zh": "态"}, "period": "2022", "text": ""}]})";
  text.rules = R"({"id": "r1", "name": {"zh": "规"}, "formula": "床位数×2", "severity": "fatal"},
    {"id": "r2", "name": {"zh": "规"}, "formula": "床位 <= 2", "severity": "error"})";
  EXPECT_EQ(errors(text.json()), (Said{"/issued invalid_value",
                                       "/parent invalid_value",
                                       "/judging/baseline invalid_value",
                                       "/judging/trajectory invalid_value",
                                       "/scoring/steps/0/score invalid_value",
                                       "/scoring/steps/1/achieved invalid_value",
                                       "/scoring/per invalid_value",
                                       "/scoring/deduct invalid_value",
                                       "/indicators/2/weight invalid_value",
                                       "/indicators/2/scoring/rule invalid_value",
                                       "/indicators/2/scoring/gates json_unknown_member",
                                       "/indicators/2/formula invalid_value",
                                       "/indicators/3/scoring json_missing_member",
                                       "/indicators/4/scoring/steps invalid_value",
                                       "/indicators/5/scoring/steps/1/achieved invalid_value",
                                       "/actions/0/measures/0/number invalid_value",
                                       "/actions/0/measures/0/lead json_unknown_member",
                                       "/actions/0/measures/0/deliverables/0 json_missing_member",
                                       "/actions/0/measures/0/deliverables/1/kind invalid_value",
                                       "/actions/0/measures/0/deliverables/1/target target_syntax",
                                       "/actions/0/measures/0/milestones/0/text invalid_value",
                                       "/rules/0/formula type_conflict",
                                       "/rules/0/severity invalid_value",
                                       "/rules/1/formula unknown_name"}));
}

TEST(PlanActions, ListsAreOfBoundedLength) {
  FullDocument text;
  std::string many;
  for (int i = 0; i <= 1000; ++i) many += (i > 0 ? ", \"n" : "\"n") + std::to_string(i) + "\"";
  text.measures = R"({"id": "m1", "title": {"zh": "一"}, "implements": [)" + many + "]}";
  EXPECT_EQ(errors(text.json()), Said{"/actions/0/measures/0/implements invalid_value"});
}

// ---- errata ----

const IndicatorTarget& target(const Plan& plan, std::size_t index) { return plan.indicators()[0].targets[index]; }

TEST(PlanErrata, ACorrectedTargetIsJudgedAndThePrintKept) {
  const Plan plan = parsed(FullDocument().json());
  const IndicatorTarget& of_2030 = target(plan, 1);
  EXPECT_EQ(of_2030.erratum, 0);
  EXPECT_EQ(of_2030.printed, "5左右");
  EXPECT_EQ(of_2030.target.text, "15左右");
  EXPECT_EQ(of_2030.target.number, 15);
  EXPECT_EQ(target(plan, 0).erratum, -1);
  EXPECT_EQ(target(plan, 0).printed, "≤20");
  EXPECT_EQ(target(plan, 0).source, "表，第 7 行");
}

TEST(PlanErrata, WhereTheRightTargetIsNotKnownNothingIsJudged) {
  FullDocument text;
  text.errata =
      R"({"id": "e1", "indicator": "smoking", "period": "2030", "printed": "5左右", "reason": {"zh": "不合理"}},
    {"id": "e2", "indicator": "smoking", "period": "2022", "printed": "20≤≤5", "reason": {"zh": "不可读"}})";
  text.smoking_targets = R"({"period": "2022", "text": "20≤≤5"}, {"period": "2030", "text": "5左右"})";
  const Plan plan = parsed(text.json());
  EXPECT_EQ(target(plan, 1).target.why_not, Reason::implausible);
  EXPECT_EQ(target(plan, 1).target.number, 5) << "what is printed can still be shown";
  const Target& unreadable = target(plan, 0).target;
  EXPECT_EQ(unreadable.why_not, Reason::implausible);
  EXPECT_EQ(unreadable.kind, TargetKind::in_words);
  EXPECT_EQ(unreadable.text, "20≤≤5");
  EXPECT_EQ(unreadable.canonical, "text \"20≤≤5\"");
  EXPECT_FALSE(unreadable.judgeable());
  EXPECT_TRUE(findings(text.json(), Severity::warning).empty());
  EXPECT_EQ(parsed(plan.to_json()).to_json(), plan.to_json());
}

TEST(PlanErrata, ACorrectionIsATargetToo) {
  FullDocument text;
  text.errata = R"({"id": "e1", "indicator": "smoking", "period": "2030", "printed": "5左右", "corrected": "15≤≤",
     "reason": {"zh": "脱字"}})";
  EXPECT_EQ(errors(text.json()), Said{"/errata/0/corrected target_syntax"});
  EXPECT_NE(findings(text.json(), Severity::error)[0].message.find("erratum e1"), std::string::npos);
}

TEST(PlanErrata, OneTargetHasOneErratum) {
  FullDocument text;
  text.errata += R"(, {"id": "e3", "indicator": "smoking", "period": "2030", "printed": "5", "reason": {"zh": "又"}})";
  EXPECT_EQ(errors(text.json()), Said{"/errata/2 invalid_value"});
}

TEST(PlanErrata, OfAFigureOfThePastItIsNoCorrectionOfATarget) {
  FullDocument text;
  text.errata = R"({"id": "e1", "indicator": "smoking", "area": "city", "period": "2030", "printed": "104.44%",
     "reason": {"zh": "超过 100%"}}, {"id": "e2", "indicator": "beds", "area": "east", "period": "2018", "printed": "7",
     "reason": {"zh": "误"}})";
  EXPECT_EQ(target(parsed(text.json()), 1).erratum, -1);
}

TEST(PlanTargets, ARestatementThatSaysAnotherThingIsAWarning) {
  const auto warnings = [](const std::string& target, const std::string& restated) {
    FullDocument text;
    text.smoking_targets = R"({"period": "2022", "text": ")" + target + R"(", "restated": [{"text": ")" + restated +
                           R"(", "source": "正文"}]}, {"period": "2030", "text": "5"})";
    EXPECT_TRUE(Plan::parse(text.json()).ok()) << restated;
    return findings(text.json(), Severity::warning);
  };
  for (const char* same : {"控制在 20%以内", "≤ 20.0", "20%及以下", "不超过 200‰"})
    EXPECT_TRUE(warnings("≤20", same).empty()) << same;
  for (const char* other : {"低于 20%", "≤21", "≥20", "20%左右", "明显下降", "≤20‰"}) {
    const Diagnostics said = warnings("≤20", other);
    ASSERT_EQ(said.size(), 1u) << other;
    EXPECT_EQ(said[0].code, Code::target_restated_differently);
    EXPECT_EQ(said[0].pointer, "/indicators/0/targets/0/restated/0/text");
    EXPECT_NE(said[0].message_zh.find("≤20"), std::string::npos);
  }
  EXPECT_TRUE(warnings("下降 30%", "下降30%").empty());
  EXPECT_EQ(warnings("下降 30%", "下降 20%").size(), 1u);
  EXPECT_EQ(warnings("下降 30%", "下降 30 个百分点").size(), 1u);
}

TEST(PlanTargets, AnErratumExplainsADifferenceToARestatement) {
  FullDocument text;
  text.smoking_targets = R"({"period": "2030", "text": "5", "restated": [{"text": "15左右"}]})";
  text.errata = R"({"id": "e1", "indicator": "smoking", "period": "2030", "printed": "5", "corrected": "15左右",
     "reason": {"zh": "脱字，正文为 15"}})";
  EXPECT_TRUE(findings(text.json(), Severity::warning).empty());
  const Plan plan = parsed(text.json());
  ASSERT_EQ(target(plan, 0).restated.size(), 1u);
  EXPECT_EQ(target(plan, 0).restated[0].target.number, 15);
}

// ---- indicators without a formula ----

TEST(PlanWithoutFormula, ItsValuesAreThoseThatAreReported) {
  FullDocument text;
  text.indicators_after = R"(, {"id": "twice", "name": {"zh": "两倍"}, "unit": "%", "formula": "吸烟率*2"})";
  const Plan plan = parsed(text.json());
  const Indicator& smoking = plan.indicators()[0];
  EXPECT_TRUE(smoking.formula_text.empty());
  EXPECT_EQ(smoking.formula.names(), Said{"吸烟率"});
  EXPECT_EQ(smoking.uncertainty, Uncertainty::none);

  Dataset::Builder builder;
  builder.add("吸烟率", "city", "2018", 22.5);
  builder.add("smoking", "city", "2019", Value(Reason::not_published));
  builder.add("smoking", "city", "2020-01", 21);
  builder.add("beds", "city", "2018", 70);
  builder.add("people", "city", "2018", 10000);
  const Result<Dataset> data = builder.finish();
  ASSERT_TRUE(data.ok());
  const Result<Results> results = evaluate(plan, data.value());
  ASSERT_TRUE(results.ok());
  EXPECT_TRUE(results->findings.empty());
  ASSERT_EQ(results->periods.size(), 3u);
  const ResultRow& reported = results->at(0, 0, 0);
  EXPECT_EQ(reported.value.number, 22.5);
  EXPECT_EQ(reported.origin, Origin::reported);
  EXPECT_EQ(reported.limits_reason, Reason::missing);
  EXPECT_FALSE(reported.reported.valid()) << "there is nothing to compare it with";
  EXPECT_EQ(results->at(0, 0, 1).value.reason, Reason::not_published);
  EXPECT_EQ(results->at(0, 0, 2).value.reason, Reason::missing) << "a month's rate is none of the year";
  EXPECT_EQ(results->at(1, 0, 0).value.number, 7);
  const ResultRow& twice = results->at(2, 0, 0);
  EXPECT_EQ(twice.value.number, 45);
  EXPECT_EQ(twice.origin, Origin::computed);
  EXPECT_EQ(results->at(2, 0, 2).value.reason, Reason::missing);
}

TEST(PlanWithoutFormula, APlanMayHaveNoOther) {
  FullDocument text;
  text.elements = "";
  text.rules = R"({"id": "r", "name": {"zh": "规"}, "formula": "吸烟率 <= 千人口床位数", "severity": "note"})";
  std::string json = text.json();
  const std::string formula = ",\n     \"formula\": \"床位数/人口数×1000\"";
  json.erase(json.find(formula), formula.size());
  const Plan plan = parsed(json);
  Dataset::Builder builder;
  builder.add("smoking", "city", "2018", 20);
  const Result<Results> results = evaluate(plan, builder.finish().value());
  ASSERT_TRUE(results.ok());
  EXPECT_EQ(results->at(0, 0, 0).value.number, 20);
  EXPECT_EQ(results->at(1, 0, 0).value.reason, Reason::missing);
}

TEST(PlanWithoutFormula, ItCannotHaveTheLimitsOfARatio) {
  FullDocument text;
  text.indicators_after = R"(, {"id": "x", "name": {"zh": "甲"}, "unit": "%", "uncertainty": "proportion"})";
  EXPECT_EQ(errors(text.json()), Said{"/indicators/2/uncertainty uncertainty_needs_ratio"});
}

TEST(PlanWithoutFormula, TheProgressOfDeliverablesIsNoUnknownElement) {
  const Plan plan = parsed(FullDocument().json());
  Dataset::Builder builder;
  for (const char* name : {"paths", "健身步道", "network", "网络"}) builder.add(name, "city", "2021", 1);
  builder.add("nothing", "city", "2021", 1);
  const Result<Results> results = evaluate(plan, builder.finish().value());
  ASSERT_TRUE(results.ok());
  ASSERT_EQ(results->findings.size(), 1u);
  EXPECT_EQ(results->findings[0].subject, "nothing");
}

// ---- queries ----

TEST(PlanQueries, TheDutiesOfABody) {
  const Plan plan = parsed(FullDocument().json());
  for (const char* name : {"health", "市卫生健康委", "Health Commission", "卫生健康委"}) {
    const std::vector<Duty> duties = plan.duties(name);
    ASSERT_EQ(duties.size(), 2u) << name;
    EXPECT_EQ(plan.measure(duties[0].measure).id, "m1");
    EXPECT_EQ(duties[0].role, Role::lead);
    EXPECT_EQ(plan.measure(duties[1].measure).id, "m2");
    EXPECT_EQ(duties[1].role, Role::responsible);
  }
  EXPECT_EQ(plan.duties("sports").at(0).role, Role::join);
  EXPECT_TRUE(plan.duties("").empty());
  EXPECT_TRUE(plan.duties("财政局").empty());
}

TEST(PlanQueries, WhatIsDueByAPeriod) {
  const Plan plan = parsed(FullDocument().json());
  const auto ids = [&](const char* when) {
    Said said;
    for (const DueItem& item : plan.due_by(Period::parse(when).value())) {
      const auto index = static_cast<std::size_t>(item.index);
      std::string id;
      if (item.kind == DueItem::Kind::target) {
        id = plan.indicators()[static_cast<std::size_t>(item.indicator)].id;
        EXPECT_EQ(item.measure.action, -1);
      } else if (item.kind == DueItem::Kind::deliverable) {
        id = plan.measure(item.measure).deliverables[index].id;
        EXPECT_EQ(item.indicator, -1);
      } else {
        id = plan.measure(item.measure).milestones[index].id;
      }
      said.push_back(id + " " + item.due.to_string());
    }
    return said;
  };
  EXPECT_EQ(ids("2020"), Said{});
  EXPECT_EQ(ids("2021"), Said{"paths 2021"});
  EXPECT_EQ(ids("2022-06"), (Said{"paths 2021", "rules 2022-06"}));
  EXPECT_EQ(ids("2022"), (Said{"paths 2021", "rules 2022-06", "smoking 2022", "race 2021..2022", "network 2022"}));
  EXPECT_EQ(ids("2030").size(), 7u);
}

TEST(PlanQueries, WhatAnActionContributesTo) {
  const Plan plan = parsed(FullDocument().json());
  EXPECT_EQ(plan.contributions(0), (std::vector<std::int32_t>{0, 1})) << "its own and its measures', each once";
  EXPECT_TRUE(plan.contributions(1).empty());
}

}  // namespace
}  // namespace salus
