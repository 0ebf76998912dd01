#include "salus/assessment/judgement.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace salus {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

Target target(const char* text, const char* unit = "", Direction direction = Direction::unspecified) {
  TargetOptions options;
  options.unit = Unit::from(unit);
  options.direction = direction;
  Result<Target> result = Target::parse(text, options);
  EXPECT_TRUE(result.ok()) << text;
  return result.ok() ? *result : Target();
}

JudgeOptions in(const char* unit, Value parent = {}) {
  JudgeOptions options;
  options.unit = Unit::from(unit);
  options.parent = parent;
  return options;
}

JudgeOptions rounded() {
  JudgeOptions options;
  options.comparison = Comparison::rounded_value;
  return options;
}

Status status(const char* text, double value) { return judge(target(text), value).status; }
Reason reason(const Verdict& verdict) {
  EXPECT_EQ(verdict.status == Status::not_assessable, verdict.reason != Reason::none);
  EXPECT_EQ(verdict.status == Status::not_assessable, std::isnan(verdict.distance));
  return verdict.reason;
}

// ---- bounds: 以上 以下 以内 include, 超过 低于 exclude ----

TEST(Judge, IncludesOrExcludesTheBound) {
  struct {
    const char* text;
    double value;
    Status expected;
    double distance;
  } const examples[] = {
      {"≥37", 37, Status::met, 0},
      {"≥37", 36.9, Status::not_met, -0.1},
      {"≥37", 38, Status::met, 1},
      {"37 以上", 37, Status::met, 0},
      {"超过 35", 35, Status::not_met, 0},
      {"超过 35", 35.1, Status::met, 0.1},
      {"稳定在 12 分钟以内", 12, Status::met, 0},
      {"稳定在 12 分钟以内", 12.5, Status::not_met, 0.5},
      {"稳定在 12 分钟以内", 11, Status::met, -1},
      {"160/10 万及以下", 160, Status::met, 0},
      {"低于 2.63", 2.63, Status::not_met, 0},
      {"低于 2.63", 2.62, Status::met, -0.01},
      {"7.5 左右", 7.125, Status::met, 0},
      {"7.5 左右", 7.875, Status::met, 0},
      {"7.5 左右", 7.1, Status::not_met, -0.025},
      {"7.5 左右", 8, Status::not_met, 0.125},
      {"18-20 个", 18, Status::met, 0},
      {"18-20 个", 19, Status::met, 0},
      {"18-20 个", 20, Status::met, 0},
      {"18-20 个", 17, Status::not_met, -1},
      {"18-20 个", 23, Status::not_met, 3},
      {"= 100%", 100, Status::met, 0},
      {"= 100%", 99, Status::not_met, -1},
      {"≥85 万", 850000, Status::met, 0},
      {"≥85 万", 849999, Status::not_met, -1},
      {"≥-5", -6, Status::not_met, -1},
      {"≥0", 0, Status::met, 0},
      {">0", -0.0, Status::not_met, 0},
  };
  for (const auto& e : examples) {
    const Verdict verdict = judge(target(e.text), e.value);
    EXPECT_EQ(name(verdict.status), name(e.expected)) << e.value << " against " << e.text;
    EXPECT_NEAR(verdict.distance, e.distance, 1e-12) << e.value << " against " << e.text;
    EXPECT_EQ(verdict.reason, Reason::none);
  }
}

TEST(Judge, ForgivesTheLastDigitsOfComputedDecimals) {
  const double share = 29.0 / 100 * 100;
  ASSERT_LT(share, 29.0);
  EXPECT_EQ(status("≥29", share), Status::met);
  EXPECT_EQ(judge(target("≥29"), share).distance, 0);
  EXPECT_EQ(status(">29", share), Status::not_met);
  EXPECT_EQ(status("<29", share), Status::not_met);
  const Target cap = target("≤990");
  EXPECT_EQ(judge(cap, 900 * 1.1).status, Status::met);
  EXPECT_EQ(judge(cap, 900 * 1.1).distance, 0);
  EXPECT_EQ(judge(target("≥990"), 900 * 1.1).distance, 0);
  // A difference in the twelfth digit counts.
  EXPECT_EQ(status("≥1", 1 - 1e-12), Status::not_met);
}

// ---- units ----

TEST(Judge, ComparesByQuantity) {
  const Verdict deaths = judge(target("≤0.05‰", "‰"), 7, in("/10万"));
  EXPECT_EQ(deaths.status, Status::not_met);
  EXPECT_NEAR(deaths.distance, 0.02, 1e-12);
  EXPECT_EQ(deaths.unit, Unit::from("‰"));

  const Verdict exact = judge(target("≤0.07‰", "‰"), 7, in("/10万"));
  EXPECT_EQ(exact.status, Status::met);
  EXPECT_EQ(exact.distance, 0);

  EXPECT_EQ(judge(target("≤12 分钟"), 690, in("秒")).distance, -0.5);
  EXPECT_EQ(judge(target("≥84 岁"), 84, in("年")).status, Status::met);
  EXPECT_EQ(judge(target("≥1 小时"), 60, in("min")).status, Status::met);
}

TEST(Judge, LabelsContradictNothingButQuantities) {
  EXPECT_EQ(judge(target("≥8 个"), 8, in("家")).status, Status::met);
  EXPECT_EQ(judge(target("≥8 个"), 8).status, Status::met);
  EXPECT_EQ(judge(target("≥8"), 8, in("家")).status, Status::met);
  EXPECT_EQ(judge(target("≥8"), 8, in("家")).unit.name(), "家");
  EXPECT_EQ(judge(target("≥8"), 8, in("%")).status, Status::met);
  EXPECT_EQ(judge(target("≥8%"), 8).status, Status::met);
  EXPECT_EQ(reason(judge(target("≥8 个"), 8, in("%"))), Reason::incompatible_unit);
  EXPECT_EQ(reason(judge(target("≥8%"), 8, in("个"))), Reason::incompatible_unit);
  EXPECT_EQ(reason(judge(target("≥8%"), 8, in("分钟"))), Reason::incompatible_unit);
}

// ---- the parent area ----

TEST(Judge, BetterThanTheParent) {
  const Target life = target("优于全市平均水平", "岁", Direction::higher_is_better);
  const Verdict higher = judge(life, 84.42, in("岁", 83.63));
  EXPECT_EQ(higher.status, Status::met);
  EXPECT_NEAR(higher.distance, 0.79, 1e-12);
  EXPECT_EQ(higher.unit.name(), "岁");
  EXPECT_FALSE(higher.comparisons_differ);
  EXPECT_EQ(judge(life, 83.0, in("岁", 83.63)).status, Status::not_met);

  const Target deaths = target("优于全市平均水平", "‰", Direction::lower_is_better);
  const Verdict lower = judge(deaths, 2.08, in("‰", 3.52));
  EXPECT_EQ(lower.status, Status::met);
  EXPECT_NEAR(lower.distance, -1.44, 1e-12);
  EXPECT_EQ(judge(deaths, 3.81, in("‰", 3.52)).status, Status::not_met);

  // Value and parent come in one unit, the distance is in the target's.
  const Verdict converted = judge(deaths, 208, in("/10万", 352.0));
  EXPECT_EQ(converted.status, Status::met);
  EXPECT_NEAR(converted.distance, -1.44, 1e-12);
}

TEST(Judge, EqualIsNotBetter) {
  for (const Direction direction : {Direction::higher_is_better, Direction::lower_is_better}) {
    const Verdict verdict = judge(target("优于全市平均水平", "%", direction), 29.0 / 100 * 100, in("%", 29.0));
    EXPECT_EQ(verdict.status, Status::not_met);
    EXPECT_EQ(verdict.distance, 0);
  }
}

TEST(Judge, AParentNeedsADirectionAndAValue) {
  const Target life = target("优于全市平均水平", "岁", Direction::higher_is_better);
  EXPECT_EQ(reason(judge(life, 84.42)), Reason::no_parent_value);
  EXPECT_EQ(reason(judge(life, 84.42, in("岁", Reason::not_published))), Reason::no_parent_value);
  EXPECT_EQ(reason(judge(life, 84.42, in("岁", Value(infinity)))), Reason::no_parent_value);
  for (const Direction direction : {Direction::unspecified, Direction::neither})
    EXPECT_EQ(reason(judge(target("优于全市平均水平", "岁", direction), 84.42, in("岁", 83.63))), Reason::no_direction);
  EXPECT_EQ(judge(target("高于全市平均水平", "岁"), 84.42, in("岁", 83.63)).status, Status::met);
  EXPECT_EQ(judge(target("低于全市平均水平", "‰"), 2.08, in("‰", 3.52)).status, Status::met);
}

// ---- GB/T 8170: full value or rounded value ----

TEST(Judge, ComparesTheFullOrTheRoundedValue) {
  const Target reach = target("≥37");
  EXPECT_EQ(judge(reach, 36.6).status, Status::not_met);
  EXPECT_TRUE(judge(reach, 36.6).comparisons_differ);
  const Verdict verdict = judge(reach, 36.6, rounded());
  EXPECT_EQ(verdict.status, Status::met);
  EXPECT_EQ(verdict.distance, 0);
  EXPECT_TRUE(verdict.comparisons_differ);
  EXPECT_EQ(judge(reach, 36.4, rounded()).status, Status::not_met);
  EXPECT_FALSE(judge(reach, 36.4, rounded()).comparisons_differ);
  // 36.5 is a tie, and goes to the even digit; or up, where the plan says so.
  EXPECT_EQ(judge(reach, 36.5, rounded()).status, Status::not_met);
  JudgeOptions half_up = rounded();
  half_up.rounding = Rounding::half_up;
  EXPECT_EQ(judge(reach, 36.5, half_up).status, Status::met);
}

TEST(Judge, RoundsToThePrintedDigits) {
  EXPECT_EQ(judge(target("≥4.0"), 3.96, rounded()).status, Status::met);
  EXPECT_EQ(judge(target("≥4.00"), 3.96, rounded()).status, Status::not_met);
  EXPECT_EQ(judge(target("≥4"), 3.6, rounded()).status, Status::met);
  EXPECT_EQ(judge(target("<4.0"), 3.96, rounded()).status, Status::not_met);
  EXPECT_TRUE(judge(target("<4.0"), 3.96).comparisons_differ);
  EXPECT_EQ(judge(target("0.5-1"), 1.04, rounded()).status, Status::met);
  // The value is rounded in the target's unit: 4.96/10万 is 0.0496‰, which is 0.05‰.
  JudgeOptions options = rounded();
  options.unit = Unit::from("/10万");
  EXPECT_EQ(judge(target("≥0.05‰"), 4.96, options).status, Status::met);
}

TEST(Judge, RoundsMagnitudesWhereTheyArePrinted) {
  // 85 万 is printed to ten thousands: 849600 is 84.96 万, and rounds to 85 万.
  EXPECT_EQ(judge(target("≥85 万人"), 849600, rounded()).status, Status::met);
  EXPECT_EQ(judge(target("≥85 万人"), 844000, rounded()).status, Status::not_met);
  EXPECT_EQ(judge(target("≥85.0 万人"), 849600, rounded()).status, Status::met);
  EXPECT_EQ(judge(target("≥85.00 万人"), 849600, rounded()).status, Status::not_met);
  EXPECT_EQ(judge(target("≥68000 人", "万人"), 6.79996, rounded()).status, Status::met);
  EXPECT_EQ(judge(target("≥68000 人", "万人"), 6.7999, rounded()).status, Status::not_met);
}

JudgeOptions from(Value baseline, double years = std::numeric_limits<double>::quiet_NaN()) {
  JudgeOptions options;
  options.baseline = baseline;
  options.years = years;
  return options;
}

JudgeOptions between(Value lower, Value upper) {
  JudgeOptions options;
  options.lower = lower;
  options.upper = upper;
  return options;
}

TEST(Judge, SaysWhichComparisonWasApplied) {
  EXPECT_EQ(judge(target("≥37"), 36.6).comparison, Comparison::full_value);
  EXPECT_EQ(judge(target("≥37"), 36.6, rounded()).comparison, Comparison::rounded_value);
  // A parent's value and what follows from a baseline have no printed digits.
  JudgeOptions options = rounded();
  options.parent = 36.0;
  EXPECT_EQ(judge(target("高于全市平均水平"), 36.6, options).comparison, Comparison::full_value);
  options.baseline = 40.0;
  const Verdict change = judge(target("下降 10%"), 36.04, options);
  EXPECT_EQ(change.status, Status::not_met);
  EXPECT_EQ(change.comparison, Comparison::full_value);
  EXPECT_FALSE(change.comparisons_differ);
}

TEST(Judge, RoundsToTheDigitsOfTheOptionsWhereTheyAreGiven) {
  JudgeOptions options = rounded();
  options.digits = 1;
  EXPECT_EQ(judge(target("≥37"), 36.96, options).status, Status::met);
  EXPECT_EQ(judge(target("≥37"), 36.6, options).status, Status::not_met);
  options.digits = 0;
  EXPECT_EQ(judge(target("≥4.05"), 4.4, options).status, Status::not_met);
  EXPECT_EQ(judge(target("≥4.05"), 4.6, options).status, Status::met);
  // A bound that is not printed is rounded along: 3.517 and 3.523 are both 3.52.
  options.digits = 2;
  options.parent = 3.517;
  EXPECT_EQ(judge(target("优于全市平均水平", "‰", Direction::lower_is_better), 3.51, options).status, Status::met);
  EXPECT_EQ(judge(target("高于全市平均水平"), 3.523, options).status, Status::not_met);
  EXPECT_TRUE(judge(target("高于全市平均水平"), 3.523, options).comparisons_differ);
  EXPECT_EQ(judge(target("高于全市平均水平"), 3.523, options).distance, 0);
  // Without the digits both comparisons are one.
  options.digits.reset();
  EXPECT_EQ(judge(target("高于全市平均水平"), 3.523, options).status, Status::met);
  options.digits = -1;
  EXPECT_EQ(judge(target("≥850"), 846, options).status, Status::met);
}

// ---- the bound, and the share of the change that was achieved ----

TEST(Judge, SaysWhatItComparedWith) {
  EXPECT_EQ(judge(target("≥37"), 30).bound, 37);
  EXPECT_EQ(judge(target("低于 2.63"), 3).bound, 2.63);
  EXPECT_EQ(judge(target("18-20"), 17).bound, 18);
  EXPECT_EQ(judge(target("18-20"), 25).bound, 20);
  EXPECT_EQ(judge(target("18-20"), 18.5).bound, 18);
  EXPECT_EQ(judge(target("18-20"), 19.5).bound, 20);
  EXPECT_EQ(judge(target("高于全市平均水平"), 3, in("", 3.5)).bound, 3.5);
  EXPECT_EQ(judge(target("≤0.05‰", "‰"), 7, in("/10万")).bound, 0.05);
  EXPECT_TRUE(std::isnan(judge(target("≥37"), Value()).bound));
}

// Healthy People 2020: (most recent − baseline) / (target − baseline) × 100.
TEST(Judge, GivesThePercentOfTheTargetedChange) {
  struct {
    const char* text;
    double baseline;
    double value;
    double achieved;
  } const examples[] = {
      {"≥40", 32, 36, 50},
      {"≥40", 32, 40, 100},
      {"≥40", 32, 44, 150},
      {"≥40", 32, 30, -25},
      {"≥40", 32, 32, 0},
      {">40", 32, 36, 50},
      {"≤9", 10, 9.5, 50},
      {"≤9", 10, 11, -100},
      {"低于 2.63", 3.63, 2.63, 100},
      {"≤0", 4, 1, 75},
      {"≥4", 0, 1, 25},
      {"≥-1", -3, -2, 50},
      // A range counts from its nearer end; inside it all is achieved.
      {"18-20", 10, 14, 50},
      {"18-20", 10, 19, 100},
      {"18-20", 10, 30, 200},
      {"18-20", 28, 24, 50},
      {"18-20", 28, 20, 100},
      {"7.5 左右", 6.5, 6.8125, 50},
  };
  for (const auto& e : examples) {
    const Verdict verdict = judge(target(e.text), e.value, from(e.baseline));
    EXPECT_NEAR(verdict.achieved, e.achieved, 1e-10) << e.text << " from " << e.baseline << " to " << e.value;
    EXPECT_EQ(verdict.achieved_reason, Reason::none);
  }
  // In the target's unit: from 6/10万 to 7/10万, where 0.05‰ is 5/10万.
  JudgeOptions options = in("/10万");
  options.baseline = 7.0;
  EXPECT_NEAR(judge(target("≤0.05‰", "‰"), 6, options).achieved, 50, 1e-9);
  // Towards the parent's value.
  options = in("", 3.5);
  options.baseline = 4.5;
  EXPECT_NEAR(judge(target("低于全市平均水平"), 4.0, options).achieved, 50, 1e-10);
  // The rounded value where that was compared.
  options = rounded();
  options.baseline = 36.0;
  EXPECT_NEAR(judge(target("≥37"), 36.6, options).achieved, 100, 1e-10);
}

TEST(Judge, NothingIsAchievedWhereNoChangeWasTargeted) {
  const auto why = [](const char* text, Value baseline, double value) {
    const Verdict verdict = judge(target(text), value, from(baseline));
    EXPECT_TRUE(std::isnan(verdict.achieved));
    EXPECT_NE(verdict.status, Status::not_assessable);
    return verdict.achieved_reason;
  };
  EXPECT_EQ(why("≥37", Value(), 36), Reason::no_baseline);
  EXPECT_EQ(why("≥37", Reason::not_published, 36), Reason::no_baseline);
  EXPECT_EQ(why("≥37", 37.0, 36), Reason::no_change_targeted);
  EXPECT_EQ(why(">37", 37.0, 36), Reason::no_change_targeted);
  EXPECT_EQ(why("≥29", 29.0 / 100 * 100, 30), Reason::no_change_targeted);
  // The baseline is beyond the target already: 24 of 24 − 37 would count for progress when it falls back.
  EXPECT_EQ(why("≥37", 50.0, 40), Reason::no_change_targeted);
  EXPECT_EQ(why("≥37", 50.0, 30), Reason::no_change_targeted);
  EXPECT_EQ(why("≤9", 8.0, 8.5), Reason::no_change_targeted);
  EXPECT_EQ(why("18-20", 19.0, 19), Reason::no_change_targeted);
  EXPECT_EQ(why("18-20", 19.0, 25), Reason::no_change_targeted);
  EXPECT_EQ(why("≤0", 0.0, 1), Reason::no_change_targeted);
  EXPECT_EQ(judge(target("≥37"), Value(), from(30.0)).achieved_reason, Reason::missing);
  EXPECT_EQ(judge(target("≥1e308"), 1, from(-1.7e308)).achieved_reason, Reason::overflow);
}

// ---- changes from a baseline ----

TEST(Judge, ChangesByPointsAndByPercent) {
  struct {
    const char* text;
    double baseline;
    double years;
    double bound;
    bool at_most;
  } const examples[] = {
      {"下降 30%", 4.0, 0.5, 2.8, true},  // years matter to changes per year alone
      {"提高 10%", 60, 4, 66, false},
      {"下降 1.5 个百分点", 60, 4, 58.5, true},
      {"提高 5 张", 60, 4, 65, false},
      {"下降 100%", 60, 4, 0, true},
      // Per year: points add up, percents compound.
      {"每年下降 1 个百分点", 60, 4, 56, true},
      {"每年下降 10%", 100, 2, 81, true},
      {"年均增长 5%", 100, 3, 115.7625, false},
      {"每年增长 21%", 100, 0.5, 110, false},
      // The smaller change is enough.
      {"每年降低 0.5 到 1 个百分点以上", 60, 4, 58, true},
      {"每年降低 0.5 到 1 个百分点", 60, 4, 58, true},
      {"提高 3 到 5 张", 60, 4, 63, false},
      // A decrease in percent goes down from a negative baseline, too.
      {"下降 10%", -50, 4, -55, true},
      {"提高 10%", -50, 4, -45, false},
      // A decrease from zero asks to stay there.
      {"下降 30%", 0, 4, 0, true},
      {"提高 5 张", 0, 4, 5, false},
  };
  for (const auto& e : examples) {
    const Target change = target(e.text);
    const Verdict at = judge(change, e.bound, from(e.baseline, e.years));
    EXPECT_EQ(name(at.status), "met") << e.text;
    EXPECT_NEAR(at.bound, e.bound, 1e-9) << e.text;
    EXPECT_NEAR(at.distance, 0, 1e-9);
    const double step = e.at_most ? 0.01 : -0.01;
    const Verdict short_of_it = judge(change, e.bound + step, from(e.baseline, e.years));
    EXPECT_EQ(name(short_of_it.status), "not_met") << e.text;
    EXPECT_NEAR(short_of_it.distance, step, 1e-9);
    EXPECT_EQ(name(judge(change, e.bound - 20 * step, from(e.baseline, e.years)).status), "met") << e.text;
  }
  // Around the baseline: a range.
  const Target steady = target("baseline -0.5pp..+0.5pp", "%");
  EXPECT_EQ(judge(steady, 60.5, from(60.0)).status, Status::met);
  EXPECT_EQ(judge(steady, 60.6, from(60.0)).status, Status::not_met);
  EXPECT_NEAR(judge(steady, 59.3, from(60.0)).distance, -0.2, 1e-9);
  EXPECT_EQ(judge(steady, 59.3, from(60.0)).achieved_reason, Reason::no_change_targeted);
}

TEST(Judge, AChangeIsInTheUnitOfWhatChanges) {
  const Target deaths = target("力争下降 30%", "人/万车", Direction::lower_is_better);
  const Verdict verdict = judge(deaths, 1.9, [] {
    JudgeOptions options = in("人/万车");
    options.baseline = 2.63;
    return options;
  }());
  EXPECT_EQ(verdict.status, Status::not_met);
  EXPECT_NEAR(verdict.bound, 1.841, 1e-12);
  EXPECT_EQ(verdict.unit.name(), "人/万车");
  EXPECT_NEAR(verdict.achieved, 0.73 / 0.789 * 100, 1e-9);
  // Yangpu printed 2.09‰ of 2020 and a decrease by 1.21‰ from 2015: 3.30‰ then.
  JudgeOptions options = in("/10万");
  options.baseline = 330.0;
  const Verdict yangpu = judge(target("比 2015 年下降 1.21‰", "‰", Direction::lower_is_better), 209, options);
  EXPECT_EQ(yangpu.status, Status::met);
  EXPECT_NEAR(yangpu.bound, 2.09, 1e-12);
  EXPECT_EQ(yangpu.unit.name(), "‰");
}

TEST(Judge, AChangeNeedsItsBaselineAndItsYears) {
  const Target yearly = target("每年降低 0.5 到 1 个百分点以上", "%");
  EXPECT_EQ(reason(judge(yearly, 58)), Reason::no_baseline);
  EXPECT_EQ(reason(judge(yearly, 58, from(60.0))), Reason::no_baseline);
  EXPECT_EQ(reason(judge(yearly, 58, from(Reason::suppressed, 4))), Reason::no_baseline);
  EXPECT_EQ(reason(judge(yearly, 58, from(60.0, 0))), Reason::not_due);
  EXPECT_EQ(reason(judge(yearly, 58, from(60.0, -2))), Reason::not_due);
  EXPECT_EQ(reason(judge(yearly, 58, from(60.0, infinity))), Reason::invalid_argument);
  EXPECT_EQ(reason(judge(target("下降 120%"), 1, from(2.0))), Reason::invalid_argument);
  // Ten percent more than nothing is nothing.
  EXPECT_EQ(reason(judge(target("提高 10%"), 1, from(0.0))), Reason::no_change_targeted);
  EXPECT_EQ(reason(judge(target("每年增长 100%"), 1, from(1.0, 5000))), Reason::overflow);
  EXPECT_EQ(reason(judge(target("提高 1 个百分点", "%"), 1,
                         [] {
                           JudgeOptions options = in("岁");
                           options.baseline = 1.0;
                           return options;
                         }())),
            Reason::incompatible_unit);
}

TEST(Judge, ZeroGrowthStaysAtTheBaseline) {
  const Target zero = target("零增长");
  EXPECT_EQ(judge(zero, 100, from(100.0)).status, Status::met);
  EXPECT_EQ(judge(zero, 99, from(100.0)).status, Status::met);
  const Verdict grown = judge(zero, 101, from(100.0));
  EXPECT_EQ(grown.status, Status::not_met);
  EXPECT_EQ(grown.distance, 1);
  EXPECT_EQ(grown.bound, 100);
  EXPECT_EQ(grown.achieved_reason, Reason::no_change_targeted);
  EXPECT_EQ(judge(zero, 0, from(0.0)).status, Status::met);
}

// ---- tendencies ----

TEST(Judge, TendenciesImproveOrWorsen) {
  struct {
    const char* text;
    Direction direction;
    double baseline;
    double value;
    Status expected;
  } const examples[] = {
      {"明显下降", Direction::unspecified, 10, 9, Status::improving},
      {"明显下降", Direction::lower_is_better, 10, 11, Status::worsening},
      {"进一步提升", Direction::higher_is_better, 10, 11, Status::improving},
      {"进一步提升", Direction::unspecified, 10, 9, Status::worsening},
      {"持续改善", Direction::lower_is_better, 10, 9, Status::improving},
      {"持续改善", Direction::higher_is_better, 10, 9, Status::worsening},
      {"保持稳定", Direction::higher_is_better, 10, 10, Status::steady},
      {"进一步提升", Direction::unspecified, 29, 29.0 / 100 * 100, Status::steady},
      {"进一步提升", Direction::unspecified, 0, 0, Status::steady},
  };
  for (const auto& e : examples) {
    const Verdict verdict = judge(target(e.text, "%", e.direction), e.value, from(e.baseline));
    EXPECT_EQ(name(verdict.status), name(e.expected)) << e.text << e.value;
    EXPECT_EQ(verdict.bound, e.baseline);
    EXPECT_NEAR(verdict.distance, e.value - e.baseline, 1e-12);
    EXPECT_EQ(verdict.achieved_reason, Reason::not_quantitative);
  }
  EXPECT_EQ(reason(judge(target("持续改善"), 9, from(10.0))), Reason::no_direction);
  EXPECT_EQ(reason(judge(target("明显下降"), 9)), Reason::no_baseline);
  EXPECT_EQ(reason(judge(target("增速放缓"), 9, from(10.0))), Reason::unsupported_comparison);
}

// ---- states, levels of others, two in one ----

TEST(Judge, StatesByYesOrNo) {
  for (const char* text : {"实现", "基本建成", "全覆盖"}) {
    const Target state = target(text);
    EXPECT_EQ(judge(state, 1).status, Status::met);
    EXPECT_EQ(judge(state, 0).status, Status::not_met);
    EXPECT_EQ(judge(state, 0).distance, -1);
    for (const double other : {0.5, 2.0, -1.0, 100.0})
      EXPECT_EQ(reason(judge(state, other)), Reason::invalid_argument) << other;
    EXPECT_EQ(reason(judge(state, Value())), Reason::missing);
    // One place is not "all of them", and 1 % is not yes.
    for (const char* unit : {"家", "%"}) EXPECT_EQ(reason(judge(state, 1, in(unit))), Reason::incompatible_unit);
  }
  EXPECT_EQ(reason(judge(target("实现", "家"), 1, in("家"))), Reason::incompatible_unit);
  EXPECT_EQ(judge(target("实现", "家"), 1).status, Status::met);
  EXPECT_EQ(judge(target("实现"), 1, from(0.0)).achieved, 100);
}

TEST(Judge, FullCoverageOfAShare) {
  const Target all = target("全覆盖", "%");
  EXPECT_EQ(judge(all, 100).status, Status::met);
  EXPECT_EQ(judge(all, 99.6).status, Status::not_met);
  EXPECT_EQ(judge(all, 99.6, rounded()).status, Status::not_met);  // no digits are printed that would forgive it
  EXPECT_EQ(judge(all, 1).status, Status::not_met);
  EXPECT_EQ(judge(all, 1000, in("‰")).status, Status::met);
}

TEST(Judge, LevelsOfOthersByAReference) {
  JudgeOptions options;
  options.reference = 4.0;
  const Target deaths = target("保持发达国家水平", "‰", Direction::lower_is_better);
  EXPECT_EQ(reason(judge(deaths, 3.52)), Reason::not_quantitative);
  EXPECT_EQ(judge(deaths, 3.52, options).status, Status::met);
  EXPECT_EQ(judge(deaths, 4.0, options).status, Status::met);
  EXPECT_EQ(judge(deaths, 4.1, options).status, Status::not_met);
  EXPECT_EQ(judge(target("达到全市先进水平", "‰", Direction::higher_is_better), 4.1, options).status, Status::met);
  EXPECT_EQ(reason(judge(target("达到全市先进水平"), 4.1, options)), Reason::no_direction);
  options.reference = Reason::not_published;
  EXPECT_EQ(reason(judge(deaths, 3.52, options)), Reason::not_quantitative);
  // A parent's value is not the level of developed countries.
  EXPECT_EQ(reason(judge(deaths, 3.52, in("‰", 4.0))), Reason::not_quantitative);
}

TEST(Judge, NotWorseThanTheParent) {
  const Target same = target("达到全市平均水平", "‰", Direction::lower_is_better);
  EXPECT_EQ(judge(same, 3.52, in("‰", 3.52)).status, Status::met);
  EXPECT_EQ(judge(same, 3.53, in("‰", 3.52)).status, Status::not_met);
  EXPECT_EQ(judge(target("不低于全市平均水平"), 3.52, in("", 3.52)).status, Status::met);
  EXPECT_EQ(reason(judge(same, 3.52)), Reason::no_parent_value);
  EXPECT_EQ(reason(judge(target("达到全市平均水平"), 3.52, in("", 3.52))), Reason::no_direction);
}

TEST(Judge, TwoTargetsInOneAreNeverMet) {
  for (const char* text : {"100/70", "保持发达国家水平并优于全市平均水平"}) {
    JudgeOptions options = in("", 3.0);
    options.reference = 3.0;
    options.declared = true;
    for (const double value : {0.0, 1.0, 100.0})
      EXPECT_EQ(reason(judge(target(text), value, options)), Reason::several_values);
  }
}

TEST(Judge, DeclaredFindingsAnswerWordsOfAnyKind) {
  JudgeOptions options;
  options.declared = true;
  for (const char* text :
       {"实现", "进一步完善", "明显放缓", "深入人心", "以人为本", "保持发达国家水平", "位居全国前列", "零增长"}) {
    EXPECT_EQ(judge(target(text), 1, options).status, Status::met) << text;
    EXPECT_EQ(judge(target(text), 0, options).status, Status::not_met) << text;
    EXPECT_EQ(reason(judge(target(text), 3, options)), Reason::invalid_argument) << text;
    EXPECT_EQ(reason(judge(target(text), Value(), options)), Reason::missing) << text;
  }
  // A unit of the indicator is no unit of what was found.
  EXPECT_EQ(judge(target("全覆盖", "%"), 1, options).status, Status::met);
  EXPECT_EQ(judge(target("明显下降", "‰"), 1, options).status, Status::met);
  // A number stays a number.
  EXPECT_EQ(judge(target("≥37"), 1, options).status, Status::not_met);
  EXPECT_EQ(reason(judge(target("下降 30%"), 1, options)), Reason::no_baseline);
  Target misprinted = target("实现");
  misprinted.why_not = Reason::implausible;
  EXPECT_EQ(reason(judge(misprinted, 1, options)), Reason::implausible);
}

// ---- certainty ----

TEST(Judge, TheWholeIntervalClearsTheTargetOrNot) {
  struct {
    const char* text;
    double lower;
    double value;
    double upper;
    Certainty expected;
  } const examples[] = {
      {"≥37", 37, 38, 39, Certainty::certainly_met},
      {"≥37", 36.9, 38, 39, Certainty::uncertain},
      {"≥37", 33, 35, 36.9, Certainty::certainly_not_met},
      {"≥37", 33, 35, 37, Certainty::uncertain},
      {">37", 37, 38, 39, Certainty::uncertain},
      {">37", 33, 35, 37, Certainty::certainly_not_met},
      {"≤9", 7, 8, 9, Certainty::certainly_met},
      {"≤9", 7, 8, 9.1, Certainty::uncertain},
      {"≤9", 9.1, 10, 11, Certainty::certainly_not_met},
      {"18-20", 18, 19, 20, Certainty::certainly_met},
      {"18-20", 17, 19, 20, Certainty::uncertain},
      {"18-20", 15, 16, 17, Certainty::certainly_not_met},
      {"18-20", 21, 22, 23, Certainty::certainly_not_met},
      {"18-20", 15, 25, 28, Certainty::uncertain},
      // A value without a width is as certain as itself.
      {"≥37", 37, 37, 37, Certainty::certainly_met},
      // Limits that do not enclose the value are not its limits.
      {"≥37", 38, 36, 39, Certainty::unknown},
      {"≥37", 39, 38, 37, Certainty::unknown},
  };
  for (const auto& e : examples)
    EXPECT_EQ(name(judge(target(e.text), e.value, between(e.lower, e.upper)).certain), name(e.expected))
        << e.text << " " << e.lower << ".." << e.upper;
  EXPECT_EQ(judge(target("≥37"), 38).certain, Certainty::unknown);
  EXPECT_EQ(judge(target("≥37"), 38, between(37.0, Value())).certain, Certainty::unknown);
  EXPECT_EQ(judge(target("≥37"), 38, between(37.0, infinity)).certain, Certainty::unknown);
  EXPECT_EQ(judge(target("≥37"), Value(), between(37.0, 39.0)).certain, Certainty::unknown);
}

TEST(Judge, CertaintyFollowsTheComparisonAndTheUnit) {
  JudgeOptions options = between(36.6, 39.0);
  EXPECT_EQ(judge(target("≥37"), 38, options).certain, Certainty::uncertain);
  options.comparison = Comparison::rounded_value;
  EXPECT_EQ(judge(target("≥37"), 38, options).certain, Certainty::certainly_met);

  options = between(5.1, 8.0);
  options.unit = Unit::from("/10万");
  EXPECT_EQ(judge(target("≤0.05‰", "‰"), 6, options).certain, Certainty::certainly_not_met);

  options = between(3.0, 3.4);
  options.parent = 3.52;
  EXPECT_EQ(judge(target("低于全市平均水平"), 3.2, options).certain, Certainty::certainly_met);
  options.baseline = 4.0;
  EXPECT_EQ(judge(target("下降 20%"), 3.2, options).certain, Certainty::uncertain);
  EXPECT_EQ(judge(target("明显下降"), 3.2, options).certain, Certainty::certainly_met);
  EXPECT_EQ(judge(target("明显提高"), 3.2, options).certain, Certainty::certainly_not_met);
  options.baseline = 3.3;
  EXPECT_EQ(judge(target("明显下降"), 3.2, options).certain, Certainty::uncertain);
}

// ---- what cannot be judged ----

TEST(Judge, GivesTheReason) {
  EXPECT_EQ(reason(judge(target("≥37"), Value())), Reason::missing);
  EXPECT_EQ(reason(judge(target("≥37"), Reason::not_published)), Reason::not_published);
  EXPECT_EQ(reason(judge(target("≥37"), Value(std::nan("")))), Reason::missing);
  EXPECT_EQ(reason(judge(target("≥37"), Value(infinity))), Reason::not_finite);
  EXPECT_EQ(reason(judge(target("保持发达国家水平"), 84)), Reason::not_quantitative);
  EXPECT_EQ(reason(judge(target("以人为本"), Reason::missing)), Reason::not_quantitative);
  EXPECT_EQ(reason(judge(target("进一步提升"), Reason::missing)), Reason::missing);
  EXPECT_EQ(reason(judge(target("进一步提升"), 1)), Reason::no_baseline);
  EXPECT_EQ(reason(judge(target("零增长"), 1)), Reason::no_baseline);
  EXPECT_EQ(reason(judge(target("增速放缓"), 1)), Reason::unsupported_comparison);
  EXPECT_EQ(reason(judge(target("下降 30%"), 1)), Reason::no_baseline);
  EXPECT_EQ(reason(judge(target("baseline(2018) -0.5pp..-1pp /yr"), 1)), Reason::no_baseline);
  EXPECT_EQ(reason(judge(target("优于全市平均水平"), Reason::suppressed)), Reason::suppressed);
}

TEST(Judge, NothingInfiniteComesOut) {
  EXPECT_EQ(reason(judge(target("≥1/10万"), 1e308, in("%"))), Reason::overflow);
  EXPECT_EQ(reason(judge(target("≥-1.7e308"), 1.7e308)), Reason::overflow);
  EXPECT_EQ(judge(target("≥1"), 1.7e308).status, Status::met);
}

TEST(Judge, RefusesATargetThatParseDidNotMake) {
  Target broken;
  broken.why_not = Reason::none;
  for (int kind = -1; kind <= 20; ++kind) {
    broken.kind = static_cast<TargetKind>(kind);
    // A milestone and full coverage have no bound that could be broken.
    const bool state = broken.kind == TargetKind::milestone || broken.kind == TargetKind::full_coverage;
    EXPECT_EQ(judge(broken, 1).status, state ? Status::met : Status::not_assessable) << kind;
  }
  Value broken_value;
  broken_value.reason = Reason::none;
  EXPECT_EQ(reason(judge(target("≥37"), broken_value)), Reason::missing);
}

TEST(Judge, NamesAreStable) {
  const char* statuses[] = {"met",       "not_met", "on_track",  "at_risk",       "off_track",
                            "improving", "steady",  "worsening", "not_assessable"};
  for (int i = 0; i < 9; ++i) EXPECT_EQ(name(static_cast<Status>(i + 1)), statuses[i]);
  EXPECT_EQ(name(static_cast<Status>(0)), "unknown");
  const char* certainties[] = {"unknown", "certainly_met", "certainly_not_met", "uncertain"};
  for (int i = 0; i < 4; ++i) EXPECT_EQ(name(static_cast<Certainty>(i)), certainties[i]);
  EXPECT_EQ(name(static_cast<Certainty>(9)), "unknown");
}

}  // namespace
}  // namespace salus
