// Faults of plans and of their figures.
#include "salus/assessment/check.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "support/plan_document.hpp"

namespace salus {
namespace {

using salus_test::indicator;
using salus_test::PlanDocument;
using salus_test::target;

PlanDocument with(std::vector<std::string> indicators, std::string more = "") {
  PlanDocument document;
  document.more = std::move(more);
  for (const std::string& each : indicators) document.indicators += (document.indicators.empty() ? "" : ",\n") + each;
  return document;
}

std::vector<CheckFinding> of(const CheckReport& report, Code code) {
  std::vector<CheckFinding> found;
  for (const CheckFinding& finding : report.findings)
    if (finding.diagnostic.code == code) found.push_back(finding);
  return found;
}

std::vector<CheckFinding> found(const PlanDocument& document, Code code) { return of(check(document.plan()), code); }

CheckFinding only(const std::vector<CheckFinding>& findings) {
  EXPECT_EQ(findings.size(), 1u);
  for (const CheckFinding& finding : findings) EXPECT_FALSE(finding.diagnostic.message_zh.empty());
  return findings.empty() ? CheckFinding() : findings.front();
}

double figure(const CheckFinding& finding, const std::string& name) {
  for (const CheckFigure& each : finding.figures)
    if (each.name == name) return each.number;
  ADD_FAILURE() << "no figure " << name;
  return -1;
}

struct Given {
  const char* element;
  const char* period;
  Value value;
  Origin origin = Origin::reported;
};

CheckReport checked(const PlanDocument& document, const std::vector<Given>& rows, const CheckOptions& options = {}) {
  Dataset::Builder builder;
  for (const Given& g : rows) builder.add(g.element, "district", g.period, g.value, g.origin);
  const Result<Dataset> dataset = builder.finish();
  if (!dataset.ok()) ADD_FAILURE() << to_string(dataset.diagnostics()[0]);
  Result<CheckReport> report = check(document.plan(), *dataset, options);
  if (!report.ok()) ADD_FAILURE() << to_string(report.diagnostics()[0]);
  return std::move(report).value();
}

constexpr const char* births = R"({"id": "births", "name": "活产数", "unit": "人", "kind": "flow"})";

// ---- Yangpu's plan, as it is printed ----

const std::string yangpu_infants =
    indicator("infant_mortality_rate", "婴儿死亡率", "‰", "lower", target("2025", "≤ 5%"));
const std::string yangpu_under_five =
    indicator("under_five_mortality_rate", "5 岁以下儿童死亡率", "‰", "lower", target("2025", "≤ 4%"));
const std::string yangpu_errata = R"("errata": [
  {"id": "infants-unit", "indicator": "infant_mortality_rate", "period": "2025", "printed": "≤ 5%",
   "corrected": "≤ 5‰", "reason": {"zh": "应为千分率"}},
  {"id": "under-five", "indicator": "under_five_mortality_rate", "period": "2025", "printed": "≤ 4%",
   "reason": {"zh": "低于婴儿死亡率"}}],)";

TEST(PlanCheck, FindsAChildMortalityChainThatCannotBe) {
  const CheckFinding finding = only(found(with({yangpu_infants, yangpu_under_five}), Code::part_exceeds_whole));
  EXPECT_EQ(finding.diagnostic.severity, Severity::error);
  EXPECT_EQ(finding.diagnostic.subject, "infant_mortality_rate");
  EXPECT_EQ(finding.other, "under_five_mortality_rate");
  EXPECT_EQ(finding.period, *Period::parse("2025"));
  EXPECT_EQ(figure(finding, "part"), 5);
  EXPECT_EQ(figure(finding, "whole"), 4);
}

TEST(PlanCheck, FindsPercentWherePerThousandIsUsual) {
  const std::vector<CheckFinding> findings = found(with({yangpu_infants, yangpu_under_five}), Code::unusual_unit);
  ASSERT_EQ(findings.size(), 2u);
  for (const CheckFinding& finding : findings) {
    EXPECT_EQ(finding.diagnostic.severity, Severity::error);
    EXPECT_NE(finding.diagnostic.message.find("‰"), std::string::npos);
  }
}

TEST(PlanCheck, AnErratumMakesItsFaultANote) {
  const PlanDocument document = with({yangpu_infants, yangpu_under_five}, yangpu_errata);
  const CheckReport report = check(document.plan());
  EXPECT_EQ(report.errors, 0);
  const CheckFinding chain = only(of(report, Code::part_exceeds_whole));
  EXPECT_EQ(chain.diagnostic.severity, Severity::note);
  // The unit of the first is known to be wrong; that the second is lower is what its own erratum says.
  EXPECT_EQ(document.plan().errata()[static_cast<std::size_t>(chain.erratum)].id, "under-five");
  EXPECT_NE(chain.diagnostic.hint.find("under-five"), std::string::npos);
  EXPECT_EQ(of(report, Code::unusual_unit).size(), 2u);
}

TEST(PlanCheck, ACorrectionIsCheckedToo) {
  const std::string errata = R"("errata": [{"id": "wrong", "indicator": "infant_mortality_rate", "period": "2025",
    "printed": "≤ 5%", "corrected": "≤ 6‰", "reason": {"zh": "误"}}],)";
  const std::string under_five =
      indicator("under_five_mortality_rate", "5 岁以下儿童死亡率", "‰", "lower", target("2025", "≤ 5.5‰"));
  const std::vector<CheckFinding> findings =
      found(with({yangpu_infants, under_five}, errata), Code::part_exceeds_whole);
  ASSERT_EQ(findings.size(), 2u);  // 5 % > 5.5 ‰ as printed, 6 ‰ > 5.5 ‰ as corrected
  EXPECT_EQ(figure(findings[0], "part"), 6);
  EXPECT_EQ(findings[0].diagnostic.severity, Severity::error);  // the erratum does not cover its own correction
  EXPECT_EQ(findings[0].erratum, -1);
  EXPECT_EQ(findings[1].diagnostic.severity, Severity::note);
}

TEST(PlanCheck, AnErratumThatIsNoTargetAtAllIsLeftAlone) {
  const std::string errata = R"("errata": [{"id": "wording", "indicator": "rate", "period": "2025",
    "printed": "达到每 4.8/10 万人；又", "corrected": "达到 48%", "reason": {"zh": "误"}}],)";
  const CheckReport report =
      check(with({indicator("rate", "某率", "%", "higher", target("2025", "达到每 4.8/10 万人；又"))}, errata).plan());
  EXPECT_EQ(report.errors + report.warnings, 0);
}

TEST(PlanCheck, SkipsMembersOfAChainThatThereAreNot) {
  const std::string neonatal = indicator("x", "新生儿死亡率（‰）", "‰", "lower", target("2025", "≤3"));
  const std::string under_five = indicator("y", "5岁以下儿童死亡率", "‰", "lower", target("2025", "≤2"));
  EXPECT_EQ(only(found(with({neonatal, under_five}), Code::part_exceeds_whole)).diagnostic.subject, "x");
}

TEST(PlanCheck, EqualTargetsAndThoseOfDifferentHorizonsAreNoFault) {
  const std::string infants = indicator("infant_mortality_rate", "婴儿死亡率", "‰", "lower", target("2025", "≤5"));
  const std::string same =
      indicator("under_five_mortality_rate", "5岁以下儿童死亡率", "‰", "lower", target("2025", "≤5"));
  const std::string later =
      indicator("under_five_mortality_rate", "5岁以下儿童死亡率", "‰", "lower", target("2030", "≤4"));
  EXPECT_TRUE(found(with({infants, same}), Code::part_exceeds_whole).empty());
  EXPECT_TRUE(found(with({infants, later}), Code::part_exceeds_whole).empty());
}

TEST(PlanCheck, UnitsOfAChainAreConverted) {
  const std::string infants = indicator("infant_mortality_rate", "婴儿死亡率", "‰", "lower", target("2025", "≤5"));
  const std::string percent =
      indicator("under_five_mortality_rate", "5岁以下儿童死亡率", "%", "lower", target("2025", "≤0.6"));
  EXPECT_TRUE(found(with({infants, percent}), Code::part_exceeds_whole).empty());  // 6 ‰
  // Its unit is not the usual one, though it converts.
  EXPECT_EQ(found(with({infants, percent}), Code::unusual_unit).front().diagnostic.severity, Severity::warning);
}

TEST(PlanCheck, HealthyLifeIsNotLongerThanLife) {
  const std::string healthy = indicator("h", "人均健康预期寿命", "岁", "higher", target("2025", "≥85"));
  const std::string life = indicator("l", "人均预期寿命", "岁", "higher", target("2025", "大于 84.6 岁"));
  EXPECT_EQ(only(found(with({healthy, life}), Code::part_exceeds_whole)).other, "l");
}

// ---- shares ----

TEST(PlanCheck, AShareIsNotAboveTheWhole) {
  const CheckFinding finding = only(found(
      with({indicator("s", "国家规划免疫接种率", "%", "higher", target("2025", "≥120%"))}), Code::share_above_whole));
  EXPECT_EQ(finding.diagnostic.severity, Severity::error);
  EXPECT_EQ(figure(finding, "target"), 120);
}

TEST(PlanCheck, WhatMayExceedTheWholeIsAWarningOrNothing) {
  const struct {
    const char* name;
    const char* unit;
    const char* text;
    int findings;
    Severity severity;
  } cases[] = {
      {"病床使用率", "%", "≤105%", 1, Severity::warning},      {"预算执行率", "%", "≥101", 1, Severity::warning},
      {"业务收入增长率", "%", "≥150", 0, Severity::error},     {"新增床位超额率", "%", "≤107", 0, Severity::error},
      {"千人口献血率", "‰", "≥1200", 0, Severity::error},      {"每万人口全科医生数", "人", "≥200", 0, Severity::error},
      {"某病死亡率", "1/10万", "≤100001", 1, Severity::error}, {"居民健康素养水平", "%", "≥100", 0, Severity::error},
  };
  for (const auto& c : cases) {
    const auto findings =
        found(with({indicator("i", c.name, c.unit, "higher", target("2025", c.text))}), Code::share_above_whole);
    EXPECT_EQ(static_cast<int>(findings.size()), c.findings) << c.name;
    if (!findings.empty()) {
      EXPECT_EQ(findings.front().diagnostic.severity, c.severity) << c.name;
    }
  }
}

TEST(DataCheck, AShareAbove100PercentIsFoundAndCoveredByItsErratum) {
  const std::string rate = indicator("signed_60_plus", "60 岁以上人群家庭医生签约率", "%", "higher");
  const std::string errata = R"("errata": [{"id": "sign-up", "indicator": "signed_60_plus", "area": "district",
    "period": "2020", "printed": "104.44%", "reason": {"zh": "不可能超过 100%", "en": "Not more than all."}}],)";
  const std::vector<Given> rows = {{"signed_60_plus", "2020", 104.44}};
  const CheckFinding open = only(of(checked(with({rate}), rows), Code::share_above_whole));
  EXPECT_EQ(open.diagnostic.severity, Severity::error);
  EXPECT_EQ(open.area, "district");
  EXPECT_EQ(open.erratum, -1);
  EXPECT_NE(open.diagnostic.message.find("Some District, 2020: "), std::string::npos) << open.diagnostic.message;
  EXPECT_NE(open.diagnostic.message_zh.find("某区 2020 年："), std::string::npos) << open.diagnostic.message_zh;

  const CheckReport report = checked(with({rate}, errata), rows);
  EXPECT_EQ(report.errors, 0);
  EXPECT_EQ(only(of(report, Code::share_above_whole)).erratum, 0);
  // Another year is not what the erratum speaks of.
  EXPECT_EQ(checked(with({rate}, errata), {{"signed_60_plus", "2021", 104.44}}).errors, 1);
}

TEST(DataCheck, ElementsAreSharesAndCountsToo) {
  PlanDocument document = with({indicator("i", "某率", "%", "higher")});
  document.elements = R"({"id": "share", "name": "某覆盖率", "unit": "%", "kind": "stock"},
    {"id": "count", "name": "某人数", "unit": "人", "kind": "flow"},
    {"id": "growth", "name": "人口净增长", "unit": "人", "kind": "flow"})";
  const CheckReport report =
      checked(document, {{"share", "2020", 100.5}, {"count", "2020", -1.0}, {"growth", "2020", -7.0}});
  EXPECT_EQ(only(of(report, Code::share_above_whole)).diagnostic.subject, "share");
  EXPECT_EQ(only(of(report, Code::impossible_value)).diagnostic.subject, "count");
  EXPECT_EQ(report.errors, 2);
}

TEST(DataCheck, ANumberOfPersonsIsWhole) {
  PlanDocument document = with({indicator("i", "某率", "%", "higher")});
  document.elements = R"({"id": "deaths", "name": "死亡数", "unit": "人", "kind": "flow", "english": "Deaths"},
    {"id": "beds", "name": "床位数", "unit": "张", "kind": "stock"},
    {"id": "participants", "name": "参加人数", "unit": "万人", "kind": "stock"},
    {"id": "population", "name": "平均人口数", "unit": "人", "kind": "average"},
    {"id": "mean_visits", "name": "日均就诊人次", "unit": "人次", "kind": "flow"},
    {"id": "staff", "name": "卫生人员数（折合全时）", "unit": "人", "kind": "stock"},
    {"id": "index", "name": "某数", "kind": "flow"})";
  const CheckFinding fraction = only(of(checked(document, {{"deaths", "2020", 10.5}}), Code::impossible_value));
  EXPECT_EQ(fraction.diagnostic.severity, Severity::warning);
  EXPECT_EQ(fraction.diagnostic.subject, "deaths");
  EXPECT_EQ(fraction.area, "district");
  EXPECT_EQ(fraction.period, *Period::parse("2020"));
  EXPECT_EQ(figure(fraction, "value"), 10.5);
  EXPECT_NE(fraction.diagnostic.message.find("10.5"), std::string::npos);
  EXPECT_NE(fraction.diagnostic.message_zh.find("不是整数"), std::string::npos);
  EXPECT_EQ(of(checked(document, {{"beds", "2020", 0.5}}), Code::impossible_value).size(), 1u);
  // What is so many ten thousands, a mean, a converted number or an estimate need not be whole; nor does rounding in
  // binary make a fraction (82.28 万 × 10000).
  for (const Given& given : std::vector<Given>{{"participants", "2020", 33.39},
                                               {"population", "2020", 1000.5},
                                               {"mean_visits", "2020", 12.5},
                                               {"staff", "2020", 12.5},
                                               {"index", "2020", 1.5},
                                               {"deaths", "2020", 10.0},
                                               {"deaths", "2020", 82.28 * 10000},
                                               {"deaths", "2020", 10.5, Origin::estimated},
                                               {"deaths", "2020", 10.5, Origin::derived},
                                               {"deaths", "2020", Reason::suppressed}}) {
    EXPECT_EQ(of(checked(document, {given}), Code::impossible_value).size(), 0u) << given.element;
  }
  // Nothing is said twice, but two things are.
  EXPECT_EQ(of(checked(document, {{"deaths", "2020", -0.5}}), Code::impossible_value).size(), 2u);
}

TEST(DataCheck, AMilestoneThatIsNeitherDoneNorNotIsFound) {
  PlanDocument document = with({});
  document.more = R"("actions": [{"id": "a", "title": {"zh": "行动"}, "measures": [{"id": "m", "title": {"zh": "措施"},
    "leads": [], "milestones": [{"id": "law", "name": {"zh": "立法"}, "period": "2022", "text": "完成"}]}]}],)";
  const CheckFinding fault = only(of(checked(document, {{"law", "2022", 60.0}}), Code::neither_done_nor_not));
  EXPECT_EQ(fault.diagnostic.subject, "law");
  EXPECT_EQ(fault.diagnostic.severity, Severity::warning);
  EXPECT_TRUE(of(checked(document, {{"law", "2022", 1.0}}), Code::neither_done_nor_not).empty());
}

// ---- possible values ----

TEST(DataCheck, ValuesThatCannotBeAreErrors) {
  const PlanDocument document =
      with({indicator("life_expectancy", "人均预期寿命", "岁", "higher"), indicator("i", "某率", "%", "higher"),
            indicator("g", "自然增长率", "‰", "higher")});
  EXPECT_EQ(of(checked(document, {{"life_expectancy", "2020", 845.8}}), Code::impossible_value).size(), 1u);
  EXPECT_EQ(of(checked(document, {{"life_expectancy", "2020", 84.58}}), Code::impossible_value).size(), 0u);
  EXPECT_EQ(of(checked(document, {{"i", "2020", -0.1}}), Code::impossible_value).size(), 1u);
  EXPECT_EQ(of(checked(document, {{"g", "2020", -3.5}}), Code::impossible_value).size(), 0u);
}

TEST(DataCheck, ValuesOfAChainAreComparedWithinTheirPlaces) {
  const PlanDocument document =
      with({indicator("infant_mortality_rate", "婴儿死亡率", "‰", "lower", "", R"("digits": 1,)"),
            indicator("under_five_mortality_rate", "5岁以下儿童死亡率", "‰", "lower")});
  // 2.1 may be 2.05, and 2.06 then be more.
  EXPECT_TRUE(
      of(checked(document, {{"infant_mortality_rate", "2020", 2.1}, {"under_five_mortality_rate", "2020", 2.06}}),
         Code::part_exceeds_whole)
          .empty());
  EXPECT_EQ(of(checked(document, {{"infant_mortality_rate", "2020", 2.1}, {"under_five_mortality_rate", "2020", 2.04}}),
               Code::part_exceeds_whole)
                .size(),
            1u);
}

// ---- counts ----

PlanDocument mortality() {
  PlanDocument document = with({
      R"({"id": "infant_rate", "name": {"zh": "婴儿死亡率"}, "unit": "‰", "formula": "婴儿死亡数/活产数×1000‰"})",
      R"({"id": "maternal", "name": {"zh": "孕产妇死亡率"}, "unit": "1/10万", "formula": "孕产妇死亡数/活产数×10 万/10 万"})",
  });
  document.elements = std::string(births) +
                      R"(, {"id": "infants", "name": "婴儿死亡数", "unit": "例", "kind": "flow"},
    {"id": "mothers", "name": "孕产妇死亡数", "unit": "例", "kind": "flow"})";
  return document;
}

TEST(DataCheck, ARateThatNoWholeCountGivesIsFound) {
  const CheckFinding finding =
      only(of(checked(mortality(), {{"births", "2015", 2886.0}, {"infant_rate", "2015", 3.95}}), Code::no_whole_count));
  EXPECT_EQ(finding.diagnostic.severity, Severity::error);
  EXPECT_EQ(figure(finding, "rate"), 3.95);
  // The nearest that can be.
  EXPECT_NE(finding.diagnostic.hint.find("11 ∼ 3.81‰ / 12 ∼ 4.16‰"), std::string::npos) << finding.diagnostic.hint;
  EXPECT_TRUE(
      of(checked(mortality(), {{"births", "2015", 2886.0}, {"infant_rate", "2015", 3.81}}), Code::no_whole_count)
          .empty());
  // A denominator that is rounded itself rules nothing out.
  EXPECT_TRUE(
      of(checked(mortality(), {{"births", "2015", 2900.0}, {"infant_rate", "2015", 3.95}}), Code::no_whole_count)
          .empty());
  // What was found backwards is no evidence.
  EXPECT_TRUE(of(checked(mortality(), {{"births", "2015", 2886.0}, {"infant_rate", "2015", 3.95, Origin::derived}}),
                 Code::no_whole_count)
                  .empty());
}

// Yangpu: 409 200 residents have signed, 31.58 % of all.
TEST(DataCheck, ACountAndItsRateSayWhatTheirDenominatorIs) {
  PlanDocument document = with({R"({"id": "signed_rate", "name": {"zh": "总人群签约率"}, "unit": "%",
    "formula": "签约人数/总人群人数×100%"})"});
  document.elements = R"({"id": "signed", "name": "签约人数", "unit": "人", "kind": "stock"},
    {"id": "people", "name": "总人群人数", "unit": "人", "kind": "stock"})";
  const CheckFinding finding = only(
      of(checked(document, {{"signed", "2020", 409200.0}, {"signed_rate", "2020", 31.58}}), Code::implied_denominator));
  EXPECT_EQ(finding.diagnostic.severity, Severity::note);
  EXPECT_NE(finding.diagnostic.message.find("1295552–1295962"), std::string::npos) << finding.diagnostic.message;
  EXPECT_NEAR(figure(finding, "low"), 409200 / 0.31585, 1e-6);
  // Where the denominator is published nothing has to be implied, and a rate of 0 implies nothing.
  EXPECT_TRUE(of(checked(document,
                         {{"signed", "2020", 409200.0}, {"signed_rate", "2020", 31.58}, {"people", "2020", 1295700.0}}),
                 Code::implied_denominator)
                  .empty());
  EXPECT_TRUE(of(checked(document, {{"signed", "2020", 0.0}, {"signed_rate", "2020", 0.0}}), Code::implied_denominator)
                  .empty());
}

TEST(DataCheck, CountsAndRatesOfOneDenominatorHaveToFit) {
  // 11 at 3.81 ‰ are 2883 to 2890 births, 3 at 69.30/10万 are 4328 to 4330.
  const CheckFinding finding = only(of(checked(mortality(), {{"infants", "2015", 11.0},
                                                             {"infant_rate", "2015", 3.81},
                                                             {"mothers", "2015", 3.0},
                                                             {"maternal", "2015", 69.31}}),
                                       Code::denominators_disagree));
  EXPECT_EQ(finding.diagnostic.severity, Severity::error);
  EXPECT_NE(finding.diagnostic.message.find("2883–2891"), std::string::npos) << finding.diagnostic.message;
  EXPECT_TRUE(of(checked(mortality(), {{"infants", "2015", 11.0},
                                       {"infant_rate", "2015", 3.81},
                                       {"mothers", "2015", 2.0},
                                       {"maternal", "2015", 69.30}}),
                 Code::denominators_disagree)
                  .empty());
}

TEST(DataCheck, ARateWithoutItsCountHasToFitSomeDenominatorOfTheOther) {
  // Within 2883 to 2891 births a maternal mortality of 69.3 is 2 of 2886; one of 60 is no whole number of mothers.
  EXPECT_TRUE(
      of(checked(mortality(), {{"infants", "2015", 11.0}, {"infant_rate", "2015", 3.81}, {"maternal", "2015", 69.3}}),
         Code::denominators_disagree)
          .empty());
  EXPECT_EQ(
      of(checked(mortality(), {{"infants", "2015", 11.0}, {"infant_rate", "2015", 3.81}, {"maternal", "2015", 60.0}}),
         Code::denominators_disagree)
          .size(),
      1u);
}

TEST(DataCheck, APublishedValueBesideItsCountsIsCompared) {
  const CheckFinding finding = only(
      of(checked(mortality(), {{"births", "2015", 2886.0}, {"infants", "2015", 12.0}, {"infant_rate", "2015", 3.81}}),
         Code::reported_disagrees));
  EXPECT_EQ(finding.diagnostic.severity, Severity::warning);
  EXPECT_EQ(finding.area, "district");
  EXPECT_EQ(figure(finding, "published"), 3.81);
}

// ---- targets in time ----

TEST(PlanCheck, ALaterTargetAsksForMore) {
  PlanDocument document =
      with({indicator("a", "某知晓率", "%", "higher", target("2025", "≥80") + "," + target("2022", "≥90%")),
            indicator("b", "某发生率", "%", "lower", target("2022", "≤5") + "," + target("2025", "≤6")),
            indicator("c", "另一知晓率", "%", "higher", target("2022", "≥80") + "," + target("2025", "≥90%"))});
  const auto findings = found(document, Code::later_target_worse);
  ASSERT_EQ(findings.size(), 2u);
  EXPECT_EQ(findings[0].diagnostic.subject, "a");
  EXPECT_EQ(findings[0].period, *Period::parse("2025"));
  EXPECT_EQ(findings[1].diagnostic.subject, "b");
}

TEST(DataCheck, ATargetBehindItsBaselineIsAWarningUnlessItKeepsALevel) {
  const PlanDocument document =
      with({indicator("p", "千人口医师数", "人", "higher", target("2025", "达到 3.6 人")),
            indicator("t", "平均反应时间", "分钟", "lower", target("2025", "稳定在 12 分钟以内")),
            indicator("q", "某率", "%", "higher", target("2025", "≥50"))});
  const CheckReport report =
      checked(document,
              {{"p", "2019", 3.0}, {"p", "2020", 5.37}, {"t", "2020", 11.2}, {"q", "2020", 40.0}, {"q", "2022", 70.0}});
  const auto findings = of(report, Code::target_behind_baseline);
  ASSERT_EQ(findings.size(), 2u);
  EXPECT_EQ(findings[0].diagnostic.subject, "p");
  EXPECT_EQ(findings[0].diagnostic.severity, Severity::warning);
  EXPECT_EQ(figure(findings[0], "baseline"), 5.37);
  EXPECT_EQ(findings[1].diagnostic.severity, Severity::note);
}

TEST(PlanCheck, ARestatementThatSaysAnotherThingIsFound) {
  const std::string again = R"(, "restated": [{"text": "0.45 人左右", "source": "五、2"}, {"text": "不低于 0.5 人"}])";
  const CheckFinding finding =
      only(found(with({indicator("g", "千人口全科医生数", "人", "higher", target("2025", "达到 0.5 人", again))}),
                 Code::target_restated_differently));
  EXPECT_NE(finding.diagnostic.message.find("五、2"), std::string::npos);
}

// ---- structure ----

TEST(PlanCheck, DueDatesLieWithinThePlan) {
  const std::string more =
      R"("actions": [{"id": "a", "title": {"zh": "行动"}, "measures": [{"id": "m", "title": {"zh": "任务"},
    "deliverables": [{"id": "d1", "kind": "project", "name": {"zh": "中心"}, "due": "2026"},
                     {"id": "d2", "kind": "project", "name": {"zh": "中心"}, "due": "2025"},
                     {"id": "d3", "kind": "project", "name": {"zh": "中心"}, "due": "2025"}],
    "milestones": [{"id": "s", "name": {"zh": "体系"}, "period": "2020", "text": "建成"}]}]}],)";
  const CheckReport report = check(with({indicator("i", "某率", "%", "higher", target("2030", "≥1"))}, more).plan());
  std::vector<std::string> subjects;
  for (const CheckFinding& finding : of(report, Code::due_outside_plan)) subjects.push_back(finding.diagnostic.subject);
  EXPECT_EQ(subjects, (std::vector<std::string>{"s", "i", "d1"}));  // before the plan is worse than after it
  EXPECT_EQ(of(report, Code::due_outside_plan)[0].diagnostic.severity, Severity::warning);
  EXPECT_EQ(of(report, Code::due_outside_plan)[1].diagnostic.severity, Severity::note);
  EXPECT_EQ(only(of(report, Code::same_title)).other, "d2");
}

TEST(PlanCheck, MeasuresWithoutABodyStandOutWhereOthersHaveOne) {
  const std::string bodies =
      R"("bodies": [{"id": "b", "name": {"zh": "某局"}}], "actions": [{"id": "a", "title": {"zh": "行动"},
    "measures": [)";
  const std::string with_body = R"({"id": "m1", "title": {"zh": "任务一"}, "leads": ["b"]})";
  const std::string without = R"({"id": "m2", "title": {"zh": "任务二"}})";
  const std::string third = R"({"id": "m3", "title": {"zh": "任务二"}})";
  const std::vector<std::string> indicators = {indicator("i", "某率", "%", "higher", target("2025", "≥1"))};
  EXPECT_EQ(
      only(found(with(indicators, bodies + with_body + "," + without + "]}],"), Code::no_body)).diagnostic.subject,
      "m2");
  EXPECT_TRUE(
      found(with(indicators, bodies + with_body + "," + without + "," + third + "]}],"), Code::no_body).empty());
  EXPECT_EQ(only(found(with(indicators, bodies + with_body + "," + without + "," + third + "]}],"), Code::same_title))
                .diagnostic.subject,
            "m3");
}

TEST(PlanCheck, AnIndicatorWithoutTargetIsANote) {
  const CheckReport report = check(with({indicator("i", "某率", "%", "higher")}).plan());
  EXPECT_EQ(only(of(report, Code::indicator_without_target)).diagnostic.severity, Severity::note);
  EXPECT_EQ(report.notes, 1);
  EXPECT_EQ(report.errors + report.warnings, 0);
}

TEST(PlanCheck, JinshansPlanHasNoErrors) {
  const Plan plan = Plan::load_catalogue("jinshan-2021-2025").value();
  const CheckReport report = check(plan);
  for (const CheckFinding& finding : report.findings)
    EXPECT_NE(finding.diagnostic.severity, Severity::error) << to_string(finding.diagnostic);
}

TEST(PlanCheck, ErrorsComeFirst) {
  const CheckReport report = check(
      with({indicator("i", "某率", "%", "higher"), indicator("j", "某知晓率", "%", "higher", target("2020", "≥120"))})
          .plan());
  ASSERT_EQ(report.findings.size(), 3u);
  EXPECT_EQ(report.findings[0].diagnostic.severity, Severity::error);
  EXPECT_EQ(report.findings[1].diagnostic.severity, Severity::warning);
  EXPECT_EQ(report.findings[2].diagnostic.severity, Severity::note);
  EXPECT_EQ(report.errors, 1);
  EXPECT_EQ(report.warnings, 1);
  EXPECT_EQ(report.notes, 1);
}

TEST(DataCheck, OfMoreThanTenThousandFindingsTheRestIsCounted) {
  PlanDocument document = with({indicator("i", "某率", "%", "higher")});
  document.elements = R"({"id": "count", "name": "某人数", "unit": "人", "kind": "flow"})";
  Dataset::Builder builder;
  for (int day = 0; day < 10'050; ++day) {
    const std::string period = Period::parse("1990-01-01")->shifted(day, Frequency::day)->to_string();
    builder.add("count", "district", period, -1.0);
  }
  CheckOptions options;
  options.periods = {*Period::parse("2020")};
  const Result<CheckReport> report = check(document.plan(), *builder.finish(), options);
  ASSERT_TRUE(report.ok());
  EXPECT_EQ(report->errors, 10'050);
  EXPECT_EQ(report->findings.size(), 10'001u);
  EXPECT_EQ(report->findings.back().diagnostic.code, Code::findings_left_out);
}

// ---- rules ----

PlanDocument beds(const std::string& rules) {
  PlanDocument document =
      with({R"({"id": "rate", "name": {"zh": "床位率"}, "unit": "张", "formula": "开放床位数/人口数×1000"})",
            indicator("published", "公布的比例", "%", "higher")},
           "\"rules\": [" + rules + "],");
  document.elements = R"({"id": "open", "name": "开放床位数", "unit": "张", "kind": "stock"},
    {"id": "approved", "name": "核定床位数", "unit": "张", "kind": "stock"},
    {"id": "added", "name": "新增床位数", "unit": "张", "kind": "flow", "start": "2021"},
    {"id": "people", "name": "人口数", "unit": "人", "kind": "stock"})";
  return document;
}

std::string rule(const std::string& id, const std::string& formula, const std::string& severity = "error") {
  return R"({"id": ")" + id + R"(", "name": {"zh": "规则", "en": "The rule"}, "formula": ")" + formula +
         R"(", "severity": ")" + severity + "\"}";
}

const RuleResult& at(const CheckReport& report, const std::string& period) {
  for (const RuleResult& result : report.rules)
    if (result.period && result.period->to_string() == period) return result;
  ADD_FAILURE() << "no result for " << period;
  static const RuleResult none;
  return none;
}

TEST(Rules, AViolationSaysTheNumbers) {
  const CheckReport report = checked(
      beds(rule("open-beds", "开放床位数 <= 核定床位数×110%")),
      {{"open", "2020", 990.0}, {"approved", "2020", 900.0}, {"open", "2021", 991.0}, {"approved", "2021", 900.0}});
  EXPECT_EQ(at(report, "2020").status, RuleStatus::holds);  // 990 ≤ 900×110 %
  const RuleResult& violated = at(report, "2021");
  EXPECT_EQ(violated.status, RuleStatus::violated);
  EXPECT_EQ(violated.left.number, 991);
  EXPECT_NEAR(violated.right.number, 990, 1e-9);
  EXPECT_EQ(violated.given, "开放床位数 991 <= 核定床位数 900 × 110% → 991 <= 990");
  const CheckFinding finding = only(of(report, Code::rule_violated));
  EXPECT_EQ(finding.rule, "open-beds");
  EXPECT_EQ(finding.area, "district");
  EXPECT_EQ(finding.diagnostic.severity, Severity::error);
  EXPECT_EQ(finding.diagnostic.message, "Some District, 2021: The rule: " + violated.given);
  EXPECT_EQ(figure(finding, "left"), 991);
}

TEST(Rules, AMissingFigureIsNoViolation) {
  const CheckReport report = checked(beds(rule("r", "开放床位数 <= 核定床位数×110%")),
                                     {{"open", "2020", 990.0}, {"approved", "2020", Reason::not_published}});
  const RuleResult& result = at(report, "2020");
  EXPECT_EQ(result.status, RuleStatus::not_assessable);
  EXPECT_EQ(result.reason, Reason::not_published);
  EXPECT_TRUE(of(report, Code::rule_violated).empty());
}

TEST(Rules, WithoutAnyDataARuleStandsOnceWithoutAPeriod) {
  const CheckReport report = checked(beds(rule("r", "开放床位数 <= 核定床位数")), {{"people", "2020", 1000.0}});
  ASSERT_EQ(report.rules.size(), 1u);
  EXPECT_EQ(report.rules[0].status, RuleStatus::not_assessable);
  EXPECT_EQ(report.rules[0].reason, Reason::missing);
  EXPECT_FALSE(report.rules[0].period.has_value());
  EXPECT_EQ(report.rules[0].area, "district");
}

TEST(Rules, TheSeverityIsTheRules) {
  const CheckReport report = checked(beds(rule("r", "开放床位数 <= 核定床位数", "warning")),
                                     {{"open", "2020", 2.0}, {"approved", "2020", 1.0}});
  EXPECT_EQ(report.errors, 0);
  EXPECT_EQ(only(of(report, Code::rule_violated)).diagnostic.severity, Severity::warning);
}

TEST(Rules, WindowsAreCumulated) {
  const CheckReport report = checked(
      beds(rule("r", "sum(新增床位数@[..])/人口数×1000 <= 0.74")),
      {{"added", "2021", 30.0}, {"people", "2021", 100000.0}, {"added", "2022", 50.0}, {"people", "2022", 100000.0}});
  EXPECT_EQ(at(report, "2021").status, RuleStatus::holds);
  const RuleResult& result = at(report, "2022");
  EXPECT_EQ(result.status, RuleStatus::violated);  // 80/100000×1000 = 0.8
  EXPECT_NEAR(result.left.number, 0.8, 1e-12);
  EXPECT_NE(result.given.find("→ 0.8 <= 0.74"), std::string::npos) << result.given;
}

TEST(Rules, SeveralComparisonsShowAllTheirSides) {
  const CheckReport report = checked(beds(rule("r", "新增床位数 >= 核定床位数×5% 且 新增床位数 >= 30")),
                                     {{"added", "2021", 29.0}, {"approved", "2021", 400.0}});
  const RuleResult& result = at(report, "2021");
  EXPECT_EQ(result.status, RuleStatus::violated);
  EXPECT_FALSE(result.left.valid());
  EXPECT_NE(result.given.find("→ 29 >= 20"), std::string::npos) << result.given;
  EXPECT_EQ(only(of(report, Code::rule_violated)).figures.size(), 4u);
}

TEST(Rules, IndicatorsAreComputedOrElseAsPublished) {
  const std::string rules = rule("a", "床位率 <= 7") + "," + rule("b", "公布的比例 >= 50%");
  const CheckReport computed =
      checked(beds(rules), {{"open", "2020", 800.0}, {"people", "2020", 100000.0}, {"published", "2020", 49.0}});
  ASSERT_EQ(computed.rules.size(), 2u);
  EXPECT_EQ(computed.rules[0].status, RuleStatus::violated);  // 8
  EXPECT_EQ(computed.rules[0].left.number, 8);
  EXPECT_EQ(computed.rules[1].status, RuleStatus::violated);
  const CheckReport published = checked(beds(rules), {{"rate", "2020", 6.9}, {"published", "2020", 51.0}});
  EXPECT_EQ(published.rules[0].status, RuleStatus::holds);
  EXPECT_EQ(published.rules[1].status, RuleStatus::holds);
}

TEST(Rules, LongerPeriodsOfTheDataAreCheckedToo) {
  const CheckReport report = checked(beds(rule("r", "新增床位数 <= 100")), {{"added", "2016..2020", 163.0}});
  EXPECT_EQ(at(report, "2016..2020").status, RuleStatus::violated);
}

TEST(DataCheck, WhatCannotBeEvaluatedIsAnError) {
  const PlanDocument document = beds(rule("r", "开放床位数 <= 核定床位数"));
  CheckOptions options;
  options.areas = {"nowhere"};
  const Result<CheckReport> report = check(document.plan(), Dataset(), options);
  ASSERT_FALSE(report.ok());
  EXPECT_EQ(report.diagnostics()[0].code, Code::unknown_area);
  options.areas.clear();
  options.completeness = 0;
  EXPECT_FALSE(check(document.plan(), Dataset(), options).ok());
}

TEST(DataCheck, WithoutDataOnlyThePlanIsChecked) {
  const Result<CheckReport> report = check(beds(rule("r", "开放床位数 <= 核定床位数")).plan(), Dataset());
  ASSERT_TRUE(report.ok());
  EXPECT_EQ(report->rules.size(), 1u);
  EXPECT_EQ(report->errors, 0);
}

TEST(DataCheck, UnknownNamesOfTheDataAreFound) {
  const CheckReport report = checked(beds(rule("r", "开放床位数 <= 核定床位数")), {{"opne", "2020", 1.0}});
  EXPECT_EQ(only(of(report, Code::unknown_element)).diagnostic.severity, Severity::warning);
}

TEST(Checks, NamesAreStable) {
  EXPECT_EQ(name(RuleStatus::holds), "holds");
  EXPECT_EQ(name(RuleStatus::violated), "violated");
  EXPECT_EQ(name(RuleStatus::not_assessable), "not_assessable");
  EXPECT_EQ(name(static_cast<RuleStatus>(9)), "unknown");
}

}  // namespace
}  // namespace salus
