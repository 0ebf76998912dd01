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
}

}  // namespace
}  // namespace salus
