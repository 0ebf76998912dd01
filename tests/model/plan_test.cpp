// Plan documents: what is read, and what is said of those that are not in order.
#include "salus/model/plan.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <string>

#include "salus/model/catalogue.hpp"

namespace salus {
namespace {

// A small plan that is in order, with places to put something else in.
struct Document {
  std::string format = R"("salus-plan/1")";
  std::string jurisdiction = R"("district")";
  std::string period = R"("2021..2025")";
  std::string more;  // members of the document
  std::string areas = R"({"id": "city", "name": {"zh": "某市"}},
    {"id": "district", "name": {"zh": "某区", "en": "Some District"}, "parent": "city"})";
  std::string elements = R"({"id": "deaths", "name": "死亡数", "unit": "人", "kind": "flow"},
    {"id": "births", "name": "活产数", "unit": "人", "kind": "flow"})";
  std::string indicators =
      R"({"id": "rate", "name": {"zh": "死亡率"}, "unit": "‰", "formula": "死亡数/活产数×1000‰",
      "direction": "lower", "targets": [{"period": "2025", "text": "≤3"}]})";

  std::string json() const {
    return "{\"format\": " + format + ", \"id\": \"small\", \"title\": {\"zh\": \"小计划\"},\n" +
           "  \"jurisdiction\": " + jurisdiction + ", \"period\": " + period + ",\n" + more + "  \"areas\": [\n    " +
           areas + "\n  ],\n  \"elements\": [\n    " + elements + "\n  ],\n  \"indicators\": [\n    " + indicators +
           "\n  ]\n}\n";
  }
};

Diagnostics errors(const std::string& json) {
  const Result<Plan> plan = Plan::parse(json, "small.json");
  EXPECT_FALSE(plan.ok());
  return plan.diagnostics();
}

Diagnostic only_error(const std::string& json) {
  const Diagnostics all = errors(json);
  EXPECT_EQ(all.size(), 1u);
  for (std::size_t i = 1; i < all.size(); ++i) ADD_FAILURE() << to_string(all[i]);
  return all.empty() ? Diagnostic() : all.front();
}

// What stands in the document at the place of a problem.
std::string marked(const std::string& json, const Diagnostic& d) {
  return json.substr(static_cast<std::size_t>(d.place.begin), static_cast<std::size_t>(d.place.end - d.place.begin));
}

TEST(Plan, ReadsWhatTheDocumentSays) {
  Document text;
  text.more =
      "  \"issued_by\": {\"zh\": \"某局\"}, \"source\": \"表 1\",\n"
      "  \"judging\": {\"comparison\": \"rounded_value\", \"rounding\": \"half_up\", \"about\": 0.1},\n";
  text.elements += R"(, {"id": "beds", "name": "床位数", "aliases": ["病床数"], "english": "Beds", "unit": "张",
      "kind": "stock", "basis": "resident", "start": "2016", "note": "年末"})";
  text.indicators = R"({"id": "rate", "number": 2, "name": {"zh": "死亡率", "en": "Mortality"}, "aliases": ["粗死亡率"],
      "unit": "‰", "formula": "死亡数/活产数×1000‰", "formula_note": {"zh": "如所印", "en": "as printed"}, "basis": "resident",
      "attribute": "binding", "direction": "lower_is_better", "digits": 1,
      "targets": [{"period": "2023", "text": "≤4"}, {"period": "2025", "text": "3.5 左右"}], "source": "附录 2"})";
  const Result<Plan> plan = Plan::parse(text.json());
  ASSERT_TRUE(plan.ok()) << to_string(plan.diagnostics().front());

  EXPECT_EQ(plan->id(), "small");
  EXPECT_EQ(plan->title().zh, "小计划");
  EXPECT_EQ(plan->title().en, "");
  EXPECT_EQ(plan->issued_by().zh, "某局");
  EXPECT_EQ(plan->jurisdiction(), "district");
  EXPECT_EQ(plan->period().to_string(), "2021..2025");
  EXPECT_EQ(plan->source(), "表 1");
  EXPECT_EQ(plan->comparison(), Comparison::rounded_value);
  EXPECT_EQ(plan->rounding(), Rounding::half_up);
  EXPECT_EQ(plan->about(), 0.1);

  ASSERT_EQ(plan->areas().size(), 2u);
  EXPECT_EQ(plan->areas()[1].parent, "city");
  EXPECT_EQ(plan->areas()[1].name.en, "Some District");
  EXPECT_FALSE(plan->areas()[0].partitioned);

  ASSERT_EQ(plan->elements().size(), 3u);
  const Element& beds = plan->elements()[2];
  EXPECT_EQ(beds.declaration.name, "床位数");
  EXPECT_EQ(beds.declaration.aliases, std::vector<std::string>{"病床数"});
  EXPECT_EQ(beds.declaration.kind, Kind::stock);
  EXPECT_EQ(beds.declaration.basis, "resident");
  EXPECT_EQ(beds.declaration.start->to_string(), "2016");
  EXPECT_EQ(beds.english, "Beds");
  EXPECT_EQ(beds.note, "年末");
  EXPECT_EQ(plan->elements()[0].declaration.basis, "unspecified");

  ASSERT_EQ(plan->indicators().size(), 1u);
  const Indicator& rate = plan->indicators()[0];
  EXPECT_EQ(rate.number, 2);
  EXPECT_EQ(rate.name.en, "Mortality");
  EXPECT_EQ(rate.unit.name(), "‰");
  EXPECT_EQ(rate.formula_text, "死亡数/活产数×1000‰");
  EXPECT_EQ(rate.formula_note.zh, "如所印");
  EXPECT_EQ(rate.formula_note.en, "as printed");
  EXPECT_EQ(rate.basis, "resident");
  EXPECT_EQ(rate.attribute, Attribute::binding);
  EXPECT_EQ(rate.direction, Direction::lower_is_better);
  EXPECT_EQ(rate.digits, 1);
  EXPECT_EQ(rate.source, "附录 2");
  EXPECT_EQ(rate.formula.numerator(), "死亡数");
  ASSERT_EQ(rate.targets.size(), 2u);
  EXPECT_EQ(rate.targets[0].period.to_string(), "2023");
  EXPECT_EQ(rate.targets[1].target.kind, TargetKind::about);
  // The plan's own allowance: a tenth of 3.5 on both sides.
  EXPECT_DOUBLE_EQ(rate.targets[1].target.low, 3.15);
  EXPECT_DOUBLE_EQ(rate.targets[1].target.high, 3.85);

  ASSERT_EQ(plan->symbols().declarations().size(), 4u);
  EXPECT_EQ(plan->symbols().declarations()[3].id, "rate");
  EXPECT_EQ(plan->symbols().declarations()[3].formula, "死亡数/活产数×1000‰");
}

TEST(Plan, CommentsTrailingCommasAndAByteOrderMarkAreAllowed) {
  std::string json = Document().json();
  json.insert(json.find("\"period\""), "/* years */ ");
  json.insert(json.rfind(']'), ", // the end\n");
  EXPECT_TRUE(Plan::parse("\xEF\xBB\xBF" + json).ok());
}

TEST(Plan, WhatIsLeftOutHasItsDefault) {
  const Result<Plan> plan = Plan::parse(Document().json());
  ASSERT_TRUE(plan.ok());
  EXPECT_EQ(plan->comparison(), Comparison::full_value);
  EXPECT_EQ(plan->rounding(), Rounding::half_even);
  EXPECT_EQ(plan->about(), 0.05);
  EXPECT_EQ(plan->indicators()[0].digits, 2);
  EXPECT_EQ(plan->indicators()[0].attribute, Attribute::unspecified);
}

TEST(Plan, AllProblemsOfADocumentAreReportedAtOnceWithTheirPlaces) {
  const std::string json = R"({
  "format": "salus-plan/1",
  "id": "Jinshan",
  "title": {"en": "No Chinese"},
  "jurisdiction": "pudong",
  "period": "2025..2021",
  "judging": {"comparison": "exact", "about": 1.5, "rounding": 7},
  "areas": [
    {"id": "city", "name": {"zh": "市"}, "parent": "district"},
    {"id": "district", "name": {"zh": "区"}, "parent": "city"},
    {"id": "city", "name": {"zh": "又一市"}}
  ],
  "elements": [
    {"id": "births", "name": "活产数", "knd": "flow"},
    {"id": "births", "name": "出生数", "kind": "flow"},
    {"id": "deaths", "name": "死亡数", "kind": "stream", "start": "20l6"},
    "beds"
  ],
  "indicators": [
    {"id": "rate", "name": {"zh": "死亡率"}, "unit": "‰", "formula": "死亡数/活产×1000‰", "digits": 2.5},
    {"id": "ratio", "name": {"zh": "比"}, "unit": 3, "formula": "(死亡数+/活产数"},
    {"id": "third", "name": {"zh": "三"}, "unit": "%", "formula": "死亡数/活产数×100%",
     "targets": [{"period": "2025", "text": "≥≥3"}, {"text": "≥3"}, 5], "direction": "up"}
  ],
  "note": ""
})";
  struct Expected {
    int line;
    Code code;
    std::string pointer;
    std::string subject;
    std::string marked;
  };
  const std::vector<Expected> expected = {
      {3, Code::invalid_value, "/id", "Jinshan", "\"Jinshan\""},
      {4, Code::json_missing_member, "/title", "zh", "{"},
      {5, Code::unknown_reference, "/jurisdiction", "pudong", "\"pudong\""},
      {6, Code::invalid_value, "/period", "2025..2021", "\"2025..2021\""},
      {7, Code::invalid_value, "/judging/comparison", "exact", "\"exact\""},
      {7, Code::invalid_value, "/judging/about", "about", "1.5"},
      {7, Code::json_wrong_type, "/judging/rounding", "rounding", "7"},
      {9, Code::cycle, "/areas/0/parent", "city", "\"district\""},
      {11, Code::duplicate_id, "/areas/2/id", "city", "\"city\""},
      {14, Code::json_missing_member, "/elements/0", "kind", "{"},
      {14, Code::json_unknown_member, "/elements/0/knd", "knd", "\"knd\""},
      {15, Code::duplicate_id, "/elements/1/id", "births", "\"births\""},
      {16, Code::invalid_value, "/elements/2/kind", "stream", "\"stream\""},
      {16, Code::invalid_value, "/elements/2/start", "20l6", "\"20l6\""},
      {17, Code::json_wrong_type, "/elements/3", "elements", "\"beds\""},
      {20, Code::unknown_name, "/indicators/0/formula", "活产", "活产"},
      {20, Code::invalid_value, "/indicators/0/digits", "digits", "2.5"},
      {21, Code::json_wrong_type, "/indicators/1/unit", "unit", "3"},
      {21, Code::syntax, "/indicators/1/formula", "", ""},
      {23, Code::target_syntax, "/indicators/2/targets/0/text", "", ""},
      {23, Code::json_missing_member, "/indicators/2/targets/1", "period", "{"},
      {23, Code::json_wrong_type, "/indicators/2/targets/2", "targets", "5"},
      {23, Code::invalid_value, "/indicators/2/direction", "up", "\"up\""},
      {25, Code::json_unknown_member, "/note", "note", "\"note\""},
  };
  const Diagnostics all = errors(json);
  for (std::size_t i = 0; i < std::max(all.size(), expected.size()); ++i) {
    ASSERT_LT(i, all.size()) << "not reported: " << expected[i].pointer;
    const Diagnostic& d = all[i];
    ASSERT_LT(i, expected.size()) << to_string(d);
    const Expected& e = expected[i];
    EXPECT_EQ(d.place.line, e.line) << to_string(d);
    EXPECT_EQ(name(d.code), name(e.code)) << to_string(d);
    EXPECT_EQ(d.pointer, e.pointer) << to_string(d);
    if (!e.subject.empty()) {
      EXPECT_EQ(d.subject, e.subject) << to_string(d);
    }
    if (!e.marked.empty()) {
      EXPECT_EQ(marked(json, d), e.marked) << to_string(d);
    }
    EXPECT_EQ(d.file, "small.json");
    EXPECT_EQ(d.severity, Severity::error);
    EXPECT_FALSE(d.excerpt.empty());
    EXPECT_EQ(d.message.find('\n'), std::string::npos);
  }
}

TEST(Plan, AMisspeltMemberIsAnErrorThatOffersTheNearest) {
  Document text;
  text.elements = R"({"id": "deaths", "name": "死亡数", "kind": "flow", "alias": ["x"]},
    {"id": "births", "name": "活产数", "kind": "flow", "zzzzzzzz": 1})";
  const Diagnostics all = errors(text.json());
  ASSERT_EQ(all.size(), 2u);
  EXPECT_NE(all[0].hint.find("\"aliases\""), std::string::npos) << all[0].hint;
  EXPECT_NE(all[1].hint.find("start"), std::string::npos) << "where nothing is near, all are listed: " << all[1].hint;
}

TEST(Plan, MessagesAreOneLineWhateverTheyQuote) {
  Document text;
  text.more = "  \"a\\nb\": 1,\n";
  const Diagnostic d = only_error(text.json());
  EXPECT_EQ(d.subject, "a\nb");
  EXPECT_EQ(d.message.find('\n'), std::string::npos);
}

TEST(Plan, AnotherFormatIsNotGuessedAt) {
  Document text;
  text.format = R"("salus-plan/2")";
  EXPECT_EQ(only_error(text.json()).code, Code::unsupported_format);
}

TEST(Plan, WhatIsNoObjectIsNoPlan) {
  EXPECT_EQ(only_error("[]").code, Code::json_wrong_type);
  EXPECT_EQ(only_error("\"salus-plan/1\"").code, Code::json_wrong_type);
  EXPECT_EQ(errors("{}").size(), 8u) << "every required member";
}

TEST(Plan, PeriodsStandInTheirCanonicalForm) {
  Document text;
  text.period = R"("2021年..2025年")";
  const Diagnostic d = only_error(text.json());
  EXPECT_EQ(d.code, Code::invalid_value);
  if (Period::parse("2021年..2025年").ok()) {
    EXPECT_NE(d.hint.find("2021..2025"), std::string::npos) << d.hint;
  }
}

TEST(Plan, AnUnknownAreaOffersTheNearest) {
  Document text;
  text.jurisdiction = R"("distrct")";
  const Diagnostic d = only_error(text.json());
  EXPECT_EQ(d.code, Code::unknown_reference);
  EXPECT_NE(d.hint.find("\"district\""), std::string::npos);
}

TEST(Plan, AnAreaInsideItselfIsOneError) {
  Document text;
  text.areas = R"({"id": "a", "name": {"zh": "甲"}, "parent": "b"}, {"id": "b", "name": {"zh": "乙"}, "parent": "c"},
    {"id": "c", "name": {"zh": "丙"}, "parent": "b"}, {"id": "district", "name": {"zh": "区"}, "parent": "a"})";
  EXPECT_EQ(only_error(text.json()).code, Code::cycle);
  text.areas = R"({"id": "district", "name": {"zh": "区"}, "parent": "district"})";
  EXPECT_EQ(only_error(text.json()).code, Code::cycle);
}

TEST(Plan, AreasLieAtMost32LevelsDeep) {
  const auto chain = [](int levels) {
    Document text;
    text.areas = R"({"id": "district", "name": {"zh": "区"}})";
    for (int i = 1; i < levels; ++i) {
      const std::string above = i == 1 ? "district" : "a" + std::to_string(i - 1);
      text.areas =
          R"({"id": "a)" + std::to_string(i) + R"(", "name": {"zh": "区"}, "parent": ")" + above + "\"}, " + text.areas;
    }
    return text.json();
  };
  EXPECT_TRUE(Plan::parse(chain(32)).ok());
  EXPECT_EQ(only_error(chain(34)).code, Code::invalid_value);
}

TEST(Plan, ElementsAndIndicatorsShareOneSetOfIds) {
  Document text;
  text.indicators = R"({"id": "deaths", "name": {"zh": "死亡率"}, "unit": "‰", "formula": "死亡数/活产数×1000‰"})";
  const Diagnostic d = only_error(text.json());
  EXPECT_EQ(d.code, Code::duplicate_id);
  EXPECT_EQ(d.pointer, "/indicators/0/id");
  EXPECT_NE(d.message.find("/elements/0/id"), std::string::npos) << d.message;
}

TEST(Plan, AFormulaErrorPointsIntoTheFormula) {
  Document text;
  text.indicators =
      "{\"id\": \"rate\", \"name\": {\"zh\": \"率\"}, \"unit\": \"‰\",\n"
      "      \"formula\": \"死亡数/活产婴儿×1000‰\"}";
  const std::string json = text.json();
  const Diagnostic d = only_error(json);
  EXPECT_EQ(d.code, Code::unknown_name);
  EXPECT_EQ(d.pointer, "/indicators/0/formula");
  EXPECT_EQ(marked(json, d), "活产婴儿");
  EXPECT_EQ(d.place.column, 23);
  EXPECT_NE(d.message.find("rate"), std::string::npos) << "the indicator is named: " << d.message;
  EXPECT_NE(d.message.find("1:5"), std::string::npos) << "and the place inside the formula: " << d.message;
  EXPECT_EQ(d.excerpt.substr(0, d.excerpt.find('\n')), "死亡数/活产婴儿×1000‰");
}

TEST(Plan, AFormulaWrittenWithEscapesIsPointedAtAsAWhole) {
  Document text;
  text.indicators = R"({"id": "rate", "name": {"zh": "率"}, "unit": "‰", "formula": "\u6b7b亡数/活产婴儿"})";
  const std::string json = text.json();
  const Diagnostic d = only_error(json);
  EXPECT_EQ(marked(json, d), R"("\u6b7b亡数/活产婴儿")");
  EXPECT_NE(d.message.find("1:5"), std::string::npos) << d.message;
}

TEST(Plan, AnElementThatIsNotInOrderDoesNotMakeItsFormulasWrong) {
  Document text;
  text.elements = R"({"id": "Deaths", "name": "死亡数", "kind": "flow"}, {"id": "births", "name": "活产数"})";
  const Diagnostics all = errors(text.json());
  ASSERT_EQ(all.size(), 2u) << to_string(all.back());
  EXPECT_EQ(all[0].pointer, "/elements/0/id");
  EXPECT_EQ(all[1].code, Code::json_missing_member);
}

TEST(Plan, TwoNamesThatNoBasisTellsApartAreAnErrorAtTheSecond) {
  Document text;
  text.indicators = R"({"id": "rate", "name": {"zh": "死亡率"}, "aliases": ["粗率", "死亡数"], "unit": "‰",
      "formula": "死亡数/活产数×1000‰"})";
  const std::string json = text.json();
  const Diagnostic d = only_error(json);
  EXPECT_EQ(d.code, Code::duplicate_name);
  EXPECT_EQ(d.pointer, "/indicators/0/aliases/1");
  EXPECT_EQ(marked(json, d), "\"死亡数\"");

  text.indicators = R"({"id": "rate", "name": {"zh": "活产数"}, "unit": "人", "formula": "死亡数"})";
  EXPECT_EQ(only_error(text.json()).pointer, "/indicators/0/name/zh");
}

TEST(Plan, OnePrintedNameMayStandForElementsOfTwoBases) {
  Document text;
  text.elements += R"(, {"id": "births_registered", "name": "活产数", "kind": "flow", "basis": "registered"})";
  text.indicators = R"({"id": "rate", "name": {"zh": "率"}, "unit": "‰", "formula": "死亡数/活产数×1000‰"})";
  EXPECT_TRUE(Plan::parse(text.json()).ok());
  text.indicators =
      R"({"id": "rate", "name": {"zh": "率"}, "unit": "‰", "formula": "死亡数/活产数×1000‰", "basis": "resident"})";
  EXPECT_EQ(only_error(text.json()).code, Code::ambiguous_name);
}

TEST(Plan, AnIndicatorMayUseAnotherByName) {
  Document text;
  text.indicators += R"(, {"id": "twice", "name": {"zh": "二倍"}, "unit": "‰", "formula": "死亡率*2"})";
  const Result<Plan> plan = Plan::parse(text.json());
  ASSERT_TRUE(plan.ok()) << to_string(plan.diagnostics().front());
  text.indicators = R"({"id": "a", "name": {"zh": "甲率"}, "unit": "", "formula": "乙率+1"},
    {"id": "b", "name": {"zh": "乙率"}, "unit": "", "formula": "甲率+1"})";
  const Diagnostic d = only_error(text.json());
  EXPECT_EQ(d.code, Code::cycle);
  EXPECT_EQ(d.pointer, "/indicators/1/formula");
  EXPECT_NE(d.message.find("a → b → a"), std::string::npos) << d.message;
  text.indicators = R"({"id": "a", "name": {"zh": "甲率"}, "unit": "", "formula": "甲率+1"})";
  EXPECT_EQ(only_error(text.json()).code, Code::cycle);
}

TEST(Plan, IndicatorsBuildOnEachOtherAtMost32LevelsDeep) {
  const auto chain = [](int levels) {
    Document text;
    text.indicators = R"({"id": "i1", "name": {"zh": "率1"}, "unit": "", "formula": "死亡数"})";
    for (int i = 2; i <= levels; ++i) {
      const std::string n = std::to_string(i);
      text.indicators += R"(, {"id": "i)" + n + R"(", "name": {"zh": "率)" + n + R"("}, "unit": "", "formula": "率)" +
                         std::to_string(i - 1) + "+1\"}";
    }
    return text.json();
  };
  EXPECT_TRUE(Plan::parse(chain(32)).ok());
  EXPECT_EQ(only_error(chain(40)).code, Code::too_deep);
}

TEST(Plan, IndicatorsThatGrowWithoutBoundWhenWrittenOutAreRefused) {
  const auto chain = [](int levels, const std::string& before, const std::string& after) {
    Document text;
    text.indicators = R"({"id": "i1", "name": {"zh": "率1"}, "unit": "", "formula": "死亡数"})";
    for (int i = 2; i <= levels; ++i) {
      const std::string n = std::to_string(i);
      text.indicators += R"(, {"id": "i)" + n + R"(", "name": {"zh": "率)" + n + R"("}, "unit": "", "formula": ")" +
                         before + "率" + std::to_string(i - 1) + after + "\"}";
    }
    return text.json();
  };
  EXPECT_TRUE(Plan::parse(chain(16, "growth(", ")")).ok());
  EXPECT_EQ(only_error(chain(32, "growth(", ")")).code, Code::too_many_nodes);
  EXPECT_TRUE(Plan::parse(chain(32, "sum(死亡数, ", ", 1)*2")).ok());
}

TEST(Plan, WarningsOfFormulasAndNotesOnTargetsStandBesideThePlan) {
  Document text;
  text.indicators = R"({"id": "rate", "name": {"zh": "率"}, "unit": "‰", "formula": "死亡数/活产数×1000‰",
      "direction": "lower", "targets": [{"period": "2025", "text": "4.0"}]})";
  const Result<Plan> plan = Plan::parse(text.json());
  ASSERT_TRUE(plan.ok());
  ASSERT_EQ(plan.diagnostics().size(), 1u);
  EXPECT_EQ(plan.diagnostics()[0].code, Code::target_understood_as);
  EXPECT_EQ(plan.diagnostics()[0].severity, Severity::note);
  EXPECT_EQ(plan.diagnostics()[0].pointer, "/indicators/0/targets/0/text");
  EXPECT_EQ(plan->indicators()[0].targets[0].target.kind, TargetKind::at_most);
}

TEST(Plan, CanonicalTextReadsBackToTheSameText) {
  Document text;
  text.more = "  \"judging\": {\"about\": 1e-1},\n";
  text.areas += R"(, {"id": "whole", "name": {"zh": "全"}, "partitioned": true})";
  text.elements += R"(, {"id": "x", "name": "Ⅳ期（\"引\"）数", "kind": "stock", "start": "2016-03"})";
  const Result<Plan> plan = Plan::parse(text.json());
  ASSERT_TRUE(plan.ok()) << to_string(plan.diagnostics().front());
  const std::string json = plan->to_json();
  const Result<Plan> again = Plan::parse(json);
  ASSERT_TRUE(again.ok()) << to_string(again.diagnostics().front());
  EXPECT_EQ(again->to_json(), json);
  EXPECT_NE(json.find("\"about\": 0.1\n"), std::string::npos);
  EXPECT_NE(json.find("某区"), std::string::npos) << "Chinese stands as it is";
  EXPECT_EQ(json.back(), '\n');
  EXPECT_TRUE(again->areas()[2].partitioned);
}

TEST(Plan, ShippedPlansAreFoundByName) {
  const auto plans = catalogue_plans();
  ASSERT_NE(std::find(plans.begin(), plans.end(), "jinshan-2021-2025"), plans.end());
  EXPECT_TRUE(std::is_sorted(plans.begin(), plans.end()));
  EXPECT_EQ(std::find(plans.begin(), plans.end(), "plan.schema"), plans.end());
  for (const std::string_view id : plans) {
    const Result<Plan> plan = Plan::load(std::string(id));
    ASSERT_TRUE(plan.ok()) << to_string(plan.diagnostics().front());
    EXPECT_EQ(plan->id(), id) << "the file bears the plan's id";
  }
}

TEST(Plan, AnUnknownShippedPlanListsThoseThereAre) {
  const Result<Plan> plan = Plan::load_catalogue("pudong");
  ASSERT_FALSE(plan.ok());
  EXPECT_EQ(plan.diagnostics()[0].code, Code::not_found);
  EXPECT_NE(plan.diagnostics()[0].hint.find("jinshan-2021-2025"), std::string::npos);
}

TEST(Plan, FilesAreReadAndNamedInMessages) {
  const std::string path = ::testing::TempDir() + "salus_plan_test.json";
  Document text;
  std::ofstream(path) << text.json();
  EXPECT_TRUE(Plan::load(path).ok());
  text.format = "1";
  std::ofstream(path) << text.json();
  const Result<Plan> plan = Plan::load_file(path);
  ASSERT_FALSE(plan.ok());
  EXPECT_EQ(plan.diagnostics()[0].file, path);
  std::remove(path.c_str());
}

TEST(Plan, AFileThatCannotBeReadIsAnError) {
  for (const std::string& path : {std::string("/no/such/plan.json"), std::string("/"), std::string()}) {
    const Result<Plan> plan = Plan::load(path);
    ASSERT_FALSE(plan.ok()) << path;
    EXPECT_EQ(plan.diagnostics()[0].code, Code::file_not_readable) << path;
    EXPECT_NE(plan.diagnostics()[0].hint.find("jinshan-2021-2025"), std::string::npos);
  }
}

}  // namespace
}  // namespace salus
