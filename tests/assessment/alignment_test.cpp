// Plans beside the plan above them.
#include "salus/assessment/alignment.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "support/plan_document.hpp"

namespace salus {
namespace {

using salus_test::indicator;
using salus_test::PlanDocument;
using salus_test::target;

Plan city(const std::string& indicators, const std::string& more = "") {
  PlanDocument document;
  document.id = "city-plan";
  document.jurisdiction = "city";
  document.period = "2019..2030";
  document.more = more;
  document.indicators = indicators;
  return document.plan();
}

Plan district(const std::string& indicators, const std::string& more = "", const std::string& id = "district-plan") {
  PlanDocument document;
  document.id = id;
  document.more = R"("parent": "city-plan",)" + more;
  document.indicators = indicators;
  return document.plan();
}

Alignment aligned(const Plan& child, const Plan& parent, const AlignOptions& options = {}) {
  Result<Alignment> alignment = align({&child, 1}, parent, options);
  if (!alignment.ok()) ADD_FAILURE() << to_string(alignment.diagnostics()[0]);
  return std::move(alignment).value();
}

const std::string city_early =
    indicator("early", "早期比例", "%", "higher", target("2022", "≥32") + "," + target("2030", "≥40"));

TargetAlignment early(const std::string& text, const std::string& unit = "%", const std::string& period = "2025") {
  const Alignment alignment =
      aligned(district(indicator("early", "早期比例", unit, "higher", target(period, text))), city(city_early));
  EXPECT_EQ(alignment.targets.size(), 1u);
  return alignment.targets.empty() ? TargetAlignment() : alignment.targets.front();
}

// The city's path is at 35 % in 2025. Jinshan prints ≥37, Yangpu 大于 35%.
TEST(Alignment, ADistrictIsAheadOfThePathOrKeepsPaceOrIsBehind) {
  const TargetAlignment jinshan = early("≥37");
  EXPECT_EQ(jinshan.status, AlignmentStatus::ahead);
  EXPECT_EQ(jinshan.reason, Reason::none);
  EXPECT_EQ(jinshan.number, 37);
  EXPECT_EQ(jinshan.path, 35);
  EXPECT_EQ(jinshan.gap, 2);
  EXPECT_EQ(jinshan.from, *Period::parse("2022"));
  EXPECT_EQ(jinshan.to, *Period::parse("2030"));
  EXPECT_TRUE(jinshan.notes.empty());

  const TargetAlignment yangpu = early("大于 35%");
  EXPECT_EQ(yangpu.status, AlignmentStatus::keeps_pace);
  EXPECT_EQ(yangpu.gap, 0);
  ASSERT_EQ(yangpu.notes.size(), 1u);
  EXPECT_EQ(yangpu.notes[0].code, Code::stricter_comparison);

  EXPECT_EQ(early("≥33").status, AlignmentStatus::behind);
  EXPECT_EQ(early("≥33").gap, -2);
  EXPECT_EQ(early("≥35").status, AlignmentStatus::keeps_pace);
}

TEST(Alignment, LowerIsBetterTurnsTheComparisonRound) {
  const Plan parent =
      city(indicator("smoking", "吸烟率", "%", "lower", target("2022", "≤20") + "," + target("2030", "≤16")));
  const auto status = [&](const char* text) {
    return aligned(district(indicator("smoking", "吸烟率", "%", "lower", target("2026", text))), parent)
        .targets[0]
        .status;
  };
  EXPECT_EQ(status("≤17"), AlignmentStatus::ahead);
  EXPECT_EQ(status("≤18"), AlignmentStatus::keeps_pace);
  EXPECT_EQ(status("≤19"), AlignmentStatus::behind);
}

TEST(Alignment, UnitsAreConverted) {
  const TargetAlignment alignment = early("≥350‰");
  EXPECT_EQ(alignment.status, AlignmentStatus::keeps_pace);
  EXPECT_EQ(alignment.path, 350);
  EXPECT_EQ(alignment.unit.name(), "‰");
}

TEST(Alignment, ThePathFollowsTheTrajectory) {
  const Plan parent =
      city(indicator("early", "早期比例", "%", "higher", target("2022", "≥32") + "," + target("2030", "≥40"),
                     R"("trajectory": "compound",)"));
  const TargetAlignment compound =
      aligned(district(indicator("early", "早期比例", "%", "higher", target("2025", "≥35"))), parent).targets[0];
  EXPECT_NEAR(compound.path, 32 * std::pow(1.25, 0.375), 1e-12);
  EXPECT_EQ(compound.status, AlignmentStatus::ahead);
}

TEST(Alignment, WordsAreNotComparedByNumber) {
  const TargetAlignment words = early("优于全市平均水平");
  EXPECT_EQ(words.status, AlignmentStatus::not_comparable);
  EXPECT_EQ(words.reason, Reason::not_quantitative);
  EXPECT_EQ(words.path, 35);  // still said
  EXPECT_TRUE(std::isnan(words.number));

  const Plan parent = city(indicator("early", "早期比例", "%", "higher", target("2022", "保持发达国家水平")));
  const TargetAlignment above =
      aligned(district(indicator("early", "早期比例", "%", "higher", target("2025", "≥35"))), parent).targets[0];
  EXPECT_EQ(above.status, AlignmentStatus::not_comparable);
  EXPECT_EQ(above.reason, Reason::not_quantitative);
  EXPECT_EQ(above.number, 35);
}

TEST(Alignment, SaysWhyThereIsNoPath) {
  EXPECT_EQ(early("≥30", "%", "2021").reason, Reason::no_baseline);
  EXPECT_EQ(early("下降 3%").reason, Reason::no_baseline);
  const TargetAlignment minutes = early("≥30 分钟", "分钟");
  EXPECT_EQ(minutes.reason, Reason::incompatible_unit);
  const Plan bare = city(indicator("early", "早期比例", "%", "higher"));
  EXPECT_EQ(
      aligned(district(indicator("early", "早期比例", "%", "higher", target("2025", "≥35"))), bare).targets[0].reason,
      Reason::no_target);
}

TEST(Alignment, WithoutADirectionOnlyTheSameNumberKeepsPace) {
  const Plan parent = city(indicator("early", "早期比例", "%", "unspecified", target("2025", "≥35")));
  const auto child = [&](const char* text) {
    return aligned(district(indicator("early", "早期比例", "%", "unspecified", target("2025", text))), parent)
        .targets[0];
  };
  EXPECT_EQ(child("≥35").status, AlignmentStatus::keeps_pace);
  EXPECT_EQ(child("≥36").reason, Reason::no_direction);
  EXPECT_EQ(child("≥36").gap, 1);
}

TEST(Alignment, ALevelToBeKeptMayLieWithinTheParents) {
  const Plan parent = city(indicator("beds", "千人口床位数", "张", "neither", target("2025", "7.5 左右")));
  const auto child = [&](const char* text) {
    return aligned(district(indicator("beds", "千人口床位数", "张", "neither", target("2025", text))), parent)
        .targets[0];
  };
  EXPECT_EQ(child("7.6 左右").status, AlignmentStatus::keeps_pace);
  EXPECT_EQ(child("8.5 左右").status, AlignmentStatus::not_comparable);
  EXPECT_EQ(child("8.5 左右").reason, Reason::no_direction);
}

// 85 万人 in 2022 and 120 万人 in 2030 of the whole city.
TEST(Alignment, ANumberOfPersonsOfADistrictIsNotComparedWithTheCitys) {
  const auto participants = [](const char* period, const char* text) {
    return indicator("n", "参加健康自我管理小组的人数", "万人", "higher", target(period, text));
  };
  const Plan parent = city(participants("2025", "85"));
  const TargetAlignment found = aligned(district(participants("2025", "6.8")), parent).targets[0];
  EXPECT_EQ(found.status, AlignmentStatus::not_comparable);
  EXPECT_EQ(found.reason, Reason::unsupported_comparison);
  EXPECT_TRUE(std::isnan(found.gap));
  ASSERT_EQ(found.notes.size(), 1u);
  EXPECT_EQ(found.notes[0].code, Code::counts_of_another_area);
  // A later plan of the same area is compared.
  PlanDocument again;
  again.id = "again";
  again.indicators = participants("2025", "90");
  PlanDocument before;
  before.indicators = participants("2025", "85");
  EXPECT_EQ(aligned(again.plan(), before.plan()).targets[0].status, AlignmentStatus::ahead);
  // Numbers per head are, too.
  const auto physicians = [](const char* text) {
    return indicator("p", "千人口医师数", "人", "higher", target("2025", text));
  };
  EXPECT_EQ(aligned(district(physicians("≥3.6")), city(physicians("≥3"))).targets[0].status, AlignmentStatus::ahead);
}

TEST(Alignment, TheDirectionIsThatOfThePlanAbove) {
  const Plan parent = city(indicator("gp", "千人口全科医生数", "人", "higher", target("2025", "≥0.4")));
  const Plan child = district(indicator("gp", "千人口全科医生数", "人", "neither", target("2025", "0.45 左右")));
  EXPECT_EQ(aligned(child, parent).targets[0].status, AlignmentStatus::ahead);
}

TEST(Alignment, AfterTheLastHorizonItsNumberHolds) {
  const TargetAlignment later = early("≥41", "%", "2035");
  EXPECT_EQ(later.status, AlignmentStatus::ahead);
  EXPECT_EQ(later.path, 40);
  ASSERT_EQ(later.notes.size(), 1u);
  EXPECT_EQ(later.notes[0].code, Code::beyond_last_target);
}

TEST(Alignment, ABaselineValueBeginsThePath) {
  const Plan parent =
      city(indicator("early", "早期比例", "%", "higher", target("2030", "≥40"), R"("baseline": "2020",)"));
  Dataset::Builder builder;
  builder.add("early", "city", "2020", 30.0);
  const Result<Results> results = evaluate(parent, *builder.finish());
  ASSERT_TRUE(results.ok());
  AlignOptions options;
  options.baseline = &*results;
  const Plan child = district(indicator("early", "早期比例", "%", "higher", target("2025", "≥36")));
  const TargetAlignment with = aligned(child, parent, options).targets[0];
  EXPECT_EQ(with.path, 35);
  EXPECT_EQ(with.status, AlignmentStatus::ahead);
  EXPECT_EQ(with.from, *Period::parse("2020"));
  EXPECT_EQ(aligned(child, parent).targets[0].reason, Reason::no_baseline);
}

TEST(Alignment, AnIndicatorMayAnswerToOneOfAnotherId) {
  const Plan child = district(
      indicator("own", "本区早期比例", "%", "higher", target("2025", "≥37"), R"("parent_indicator": "early",)") + "," +
      indicator("lost", "某率", "%", "higher", target("2025", "≥1"), R"("parent_indicator": "nothing",)"));
  const Alignment alignment = aligned(child, city(city_early));
  ASSERT_EQ(alignment.targets.size(), 1u);
  EXPECT_EQ(alignment.targets[0].status, AlignmentStatus::ahead);
  ASSERT_EQ(alignment.findings.size(), 1u);
  EXPECT_EQ(alignment.findings[0].code, Code::unknown_reference);
  EXPECT_EQ(alignment.findings[0].subject, "nothing");
}

TEST(Alignment, SaysWhichIndicatorsNoChildTakesUp) {
  const Plan parent = city(city_early + "," + indicator("a", "甲率", "%", "higher", target("2030", "≥1")) + "," +
                           indicator("b", "乙率", "%", "higher"));
  const Alignment alignment =
      aligned(district(indicator("early", "早期比例", "%", "higher", target("2025", "≥35"))), parent);
  EXPECT_EQ(alignment.uncovered_indicators, (std::vector<std::int32_t>{1}));
  // An indicator without a target asks for nothing.
  EXPECT_EQ(aligned(district(indicator("early", "早期比例", "%", "higher")), parent).uncovered_indicators,
            (std::vector<std::int32_t>{0, 1}));
}

const std::string city_actions = R"("actions": [
  {"id": "tobacco", "title": {"zh": "控烟行动"}, "measures": [
    {"id": "m1", "title": {"zh": "履约"}}, {"id": "m2", "title": {"zh": "教育"}}]},
  {"id": "diet", "title": {"zh": "膳食行动"}, "measures": [{"id": "m3", "title": {"zh": "营养"}}]}],)";

std::string district_actions(const std::string& of_action, const std::string& of_measure) {
  return R"("actions": [{"id": "x", "title": {"zh": "任务"}, "implements": [)" + of_action +
         R"(], "measures": [{"id": "y", "title": {"zh": "措施"}, "implements": [)" + of_measure + "]}]}],";
}

TEST(Alignment, MeasuresAreTakenUpByName) {
  const Plan parent = city(city_early, city_actions);
  const Alignment alignment =
      aligned(district(city_early, district_actions(R"("diet")", R"("m2", "nothing")")), parent);
  ASSERT_EQ(alignment.measures.size(), 5u);  // tobacco, m1, m2, diet, m3
  EXPECT_EQ(alignment.measures[0].measure, -1);
  EXPECT_EQ(alignment.measures[2].taken_up.size(), 1u);
  EXPECT_EQ(alignment.measures[2].taken_up[0].measure, 0);
  ASSERT_EQ(alignment.measures[3].taken_up.size(), 1u);
  EXPECT_EQ(alignment.measures[3].taken_up[0].measure, -1);
  // That the action of m3 is named does not take up m3.
  EXPECT_EQ(alignment.uncovered_measures, (std::vector<std::int32_t>{1, 4}));
  ASSERT_EQ(alignment.findings.size(), 1u);
  EXPECT_EQ(alignment.findings[0].subject, "nothing");
}

TEST(Alignment, SeveralChildrenCoverTogether) {
  const Plan parent = city(city_early, city_actions);
  const std::vector<Plan> children = {district(city_early, district_actions("", R"("m1")"), "one"),
                                      district(city_early, district_actions("", R"("m2")"), "two")};
  const Result<Alignment> alignment = align(children, parent);
  ASSERT_TRUE(alignment.ok());
  EXPECT_EQ(alignment->uncovered_measures, (std::vector<std::int32_t>{4}));
  EXPECT_EQ(alignment->measures[2].taken_up[0].child, 1);
  EXPECT_EQ(alignment->targets.size(), 4u);
}

TEST(Alignment, AnotherParentIsSaid) {
  const Alignment alignment = aligned(city(city_early), city(city_early));
  ASSERT_EQ(alignment.findings.size(), 1u);
  EXPECT_EQ(alignment.findings[0].code, Code::another_parent);
  EXPECT_EQ(alignment.targets[0].status, AlignmentStatus::keeps_pace);
}

TEST(Alignment, NeedsAChild) { EXPECT_FALSE(align({}, city(city_early)).ok()); }

TEST(Alignment, NamesAreStable) {
  EXPECT_EQ(name(AlignmentStatus::ahead), "ahead");
  EXPECT_EQ(name(AlignmentStatus::keeps_pace), "keeps_pace");
  EXPECT_EQ(name(AlignmentStatus::behind), "behind");
  EXPECT_EQ(name(AlignmentStatus::not_comparable), "not_comparable");
  EXPECT_EQ(name(static_cast<AlignmentStatus>(0)), "unknown");
}

}  // namespace
}  // namespace salus
