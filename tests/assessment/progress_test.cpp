// Progress towards a target, against figures worked by hand or by R.
#include "salus/assessment/progress.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <vector>

#include "statistics/figures.hpp"

namespace salus {
namespace {

using Series = std::vector<ProgressPoint>;

ProgressTarget at_least(double low, double horizon) {
  ProgressTarget target;
  target.low = low;
  target.horizon = horizon;
  target.direction = Direction::higher_is_better;
  return target;
}

ProgressTarget at_most(double high, double horizon) {
  ProgressTarget target;
  target.high = high;
  target.horizon = horizon;
  target.direction = Direction::lower_is_better;
  return target;
}

ProgressTarget between(double low, double high, double horizon) {
  ProgressTarget target = at_least(low, horizon);
  target.high = high;
  target.direction = Direction::neither;
  return target;
}

ProgressOptions along(Trajectory trajectory) {
  ProgressOptions options;
  options.trajectory = trajectory;
  return options;
}

::testing::AssertionResult is(const Value& value, double expected, double relative = 1e-12) {
  if (!value.valid()) return ::testing::AssertionFailure() << "no value: " << name(value.reason);
  return close(value.number, expected, relative);
}

// Infant mortality in Jinshan as its plan states it, 3.81 ‰ in 2015 and 2.08 ‰ in 2020, towards 1.9 ‰ in 2025. R:
//   b <- 3.81; v <- 2.08; T <- 1.9
//   (v-b)/(T-b)*100; b+(T-b)/2; b*(T/b)^.5; (T-b)/10; ((T/b)^.1-1)*100; (T-v)/5; ((T/v)^.2-1)*100; (v-b)/5
//   ((v/b)^.2-1)*100; ((v-b)/5)/((T-b)/10); ((v/b)^.2-1)/((T/b)^.1-1); b+2*(v-b); b*(v/b)^2
TEST(Progress, OfInfantMortalityIsThatWorkedByHand) {
  const ProgressPoint baseline{2015, 3.81};
  const Series series = {{2020, 2.08}};
  const Progress p = progress(series, baseline, at_most(1.9, 2025));
  EXPECT_EQ(p.status, Status::on_track);
  EXPECT_EQ(p.reason, Reason::none);
  EXPECT_FALSE(p.due);
  EXPECT_EQ(p.judged, 0);
  EXPECT_TRUE(is(p.achieved, 90.575916230366488));
  EXPECT_TRUE(is(p.expected, 2.855));
  EXPECT_TRUE(is(p.gap, -0.775));
  EXPECT_TRUE(is(p.linear.required, -0.191));
  EXPECT_TRUE(is(p.linear.required_from_now, -0.036, 1e-11));
  EXPECT_TRUE(is(p.linear.actual, -0.346));
  EXPECT_TRUE(is(p.linear.ratio, 1.81151832460732964));
  EXPECT_TRUE(is(p.ratio, p.linear.ratio.number));
  EXPECT_TRUE(is(p.compound.required, -6.721218873467782));
  EXPECT_TRUE(is(p.compound.required_from_now, -1.793993008745320, 1e-11));
  EXPECT_TRUE(is(p.compound.actual, -11.401234252133596));
  EXPECT_TRUE(is(p.compound.ratio, 1.69630456421235));
  EXPECT_TRUE(has_no_limits(p.projection, Reason::too_few_periods));
  EXPECT_TRUE(close(p.projection.value, 0.35, 1e-11));
  EXPECT_EQ(p.projected_from, 2u);
  EXPECT_EQ(p.projected_status, Status::met);
  EXPECT_FALSE(p.projection_is_certain);
  EXPECT_TRUE(is_missing(p.linear.fitted, Reason::too_few_periods));
  EXPECT_EQ(p.movement, Status::improving);
}

TEST(Progress, AlongTheCompoundPath) {
  const Progress p =
      progress(Series{{2020, 2.08}}, ProgressPoint{2015, 3.81}, at_most(1.9, 2025), along(Trajectory::compound));
  EXPECT_EQ(p.trajectory, Trajectory::compound);
  EXPECT_TRUE(is(p.expected, 2.690538979461178));
  EXPECT_TRUE(is(p.ratio, 1.69630456421235));
  EXPECT_TRUE(close(p.projection.value, 1.13553805774278));
  EXPECT_EQ(p.status, Status::on_track);
}

// A published share of 2020 and the targets for 2022 and 2030 that a city sets: 28 → 32 → 40, and a value of 30.5 in 2021.
TEST(Progress, AlongMilestonesThePathBends) {
  const std::vector<ProgressMilestone> milestones = {{2022, 32}, {2015, 1}, {2030, 39}, {2040, 50}};
  ProgressOptions options = along(Trajectory::milestones);
  options.milestones = milestones;
  const ProgressTarget target = at_least(40, 2030);
  const Progress p = progress(Series{{2021, 30.5}}, ProgressPoint{2020, 28}, target, options);
  EXPECT_TRUE(is(p.expected, 30));
  EXPECT_TRUE(is(p.gap, 0.5));
  EXPECT_TRUE(is(p.ratio, 1.25));  // 2.5 of 2
  EXPECT_TRUE(is(p.linear.required, 2));
  EXPECT_TRUE(is(p.linear.required_from_now, 9.5 / 9));
  // Behind the milestone: 36 in 2026 on the path, and 34 − 28 of 36 − 28.
  const Progress later = progress(Series{{2026, 34}}, ProgressPoint{2020, 28}, target, options);
  EXPECT_TRUE(is(later.expected, 36));
  EXPECT_TRUE(is(later.ratio, 0.75));
  EXPECT_EQ(later.status, Status::at_risk);
  EXPECT_TRUE(is(progress(Series{{2022, 32}}, ProgressPoint{2020, 28}, target, options).expected, 32));
  // Without milestones it is the straight line.
  EXPECT_TRUE(
      is(progress(Series{{2025, 34}}, ProgressPoint{2020, 28}, target, along(Trajectory::milestones)).expected, 34));
}

TEST(Progress, AFirstMilestoneAtTheBaselineAsksForNoChangeYet) {
  const std::vector<ProgressMilestone> milestones = {{2022, 28}};
  ProgressOptions options = along(Trajectory::milestones);
  options.milestones = milestones;
  const ProgressPoint baseline{2020, 28};
  const ProgressTarget target = at_least(40, 2030);
  EXPECT_EQ(progress(Series{{2021, 28}}, baseline, target, options).status, Status::on_track);
  EXPECT_EQ(progress(Series{{2021, 29}}, baseline, target, options).status, Status::on_track);
  const Progress worse = progress(Series{{2021, 27}}, baseline, target, options);
  EXPECT_EQ(worse.status, Status::worsening);
  EXPECT_EQ(worse.ratio.reason, Reason::no_change_targeted);
}

// R: y <- c(2016,2017,2018,2019,2021); v <- c(4.2,3.9,3.95,3.4,3.1); m <- lm(v~y)
//    predict(m, data.frame(y=2025), interval="prediction"); confint(m)
//    ml <- lm(log(v)~y); exp(predict(ml, data.frame(y=2025), interval="prediction", level=.9)); (exp(confint(ml))-1)*100
TEST(Progress, ProjectsAlongLeastSquaresWithRsPredictionInterval) {
  const Series series = {{2017, 3.9}, {2021, 3.1}, {2019, 3.4}, {2018, 3.95}};
  const ProgressPoint baseline{2016, 4.2};
  Progress p = progress(series, baseline, at_most(3.2, 2025));
  EXPECT_TRUE(is(p.projection, 2.1891891891891646, 1.239933945228993, 3.1384444331493362, 1e-11));
  EXPECT_EQ(p.projected_from, 5u);
  EXPECT_EQ(p.projected_status, Status::met);
  EXPECT_EQ(p.status, Status::met);
  EXPECT_TRUE(p.projection_is_certain);
  EXPECT_TRUE(close(p.linear.fitted.lower, -0.34230555414364255, 1e-11));
  EXPECT_TRUE(close(p.linear.fitted.upper, -0.10499174315361663, 1e-11));
  EXPECT_EQ(p.judged, 1);
  ProgressOptions options = along(Trajectory::compound);
  options.thresholds.confidence = 0.9;
  p = progress(series, baseline, at_most(2.5, 2025), options);
  EXPECT_TRUE(is(p.projection, 2.4184721266795224, 1.9987686579115111, 2.926305355236722, 1e-11));
  EXPECT_EQ(p.projected_status, Status::met);
  EXPECT_FALSE(p.projection_is_certain);
  options.thresholds.confidence = 0.95;
  p = progress(series, baseline, at_most(1.2, 2025), options);
  EXPECT_TRUE(is(p.compound.fitted, -6.0152337689801545, -8.9950916743545157, -2.9378036194313450, 1e-10));
  EXPECT_EQ(p.projected_status, Status::not_met);
  p = progress(series, baseline, at_most(1.2, 2025));
  EXPECT_EQ(p.projected_status, Status::not_met);
  EXPECT_TRUE(p.projection_is_certain);  // 1.24 is above
}

// R: z <- qnorm(.975); bl <- 3.0; bu <- 4.8; vl <- 1.6; vu <- 2.7; k <- 1
//    se <- sqrt(((1+k)*(vu-vl)/(2*z))^2+(k*(bu-bl)/(2*z))^2); b+(v-b)*2 + c(-z,z)*se
//    sl <- sqrt(((1+k)*log(vu/vl)/(2*z))^2+(k*log(bu/bl)/(2*z))^2); b*(v/b)^2*exp(c(-z,z)*sl)
TEST(Progress, TwoValuesWithLimitsGiveTheProjectionTheirError) {
  const ProgressPoint baseline{2015, 3.81, 3.0, 4.8};
  const Series series = {{2020, 2.08, 1.6, 2.7}};
  Progress p = progress(series, baseline, at_most(1.9, 2025));
  EXPECT_TRUE(is(p.projection, 0.35, -1.0712670403551894, 1.7712670403551896, 1e-11));
  EXPECT_TRUE(p.projection_is_certain);
  p = progress(series, baseline, at_most(1.9, 2025), along(Trajectory::compound));
  EXPECT_TRUE(is(p.projection, 1.13553805774278, 0.63986936946540651, 2.01517175554058436, 1e-11));
  EXPECT_FALSE(p.projection_is_certain);
  EXPECT_EQ(p.movement, Status::improving);  // z = 3.21
  // Limits that do not enclose the value are none.
  p = progress(Series{{2020, 2.08, 2.1, 2.7}}, baseline, at_most(1.9, 2025));
  EXPECT_TRUE(has_no_limits(p.projection, Reason::too_few_periods));
}

// Eurostat's thresholds on a line from 0 to 10 in ten years, whose value after five years is the pace ratio times 5.
TEST(Progress, ThePaceRatioDecidesBeforeTheHorizon) {
  const ProgressPoint baseline{0, 0};
  const ProgressTarget target = at_least(10, 10);
  const struct {
    double value;
    Status status;
  } cases[] = {{10, Status::met},    {9.9, Status::on_track},    {4.75, Status::on_track}, {4.749, Status::at_risk},
               {3, Status::at_risk}, {2.999, Status::off_track}, {0, Status::off_track},   {-0.001, Status::worsening}};
  for (const auto& c : cases) EXPECT_EQ(progress(Series{{5, c.value}}, baseline, target).status, c.status) << c.value;
  ProgressOptions options;
  options.thresholds.on_track = 0.5;
  options.thresholds.at_risk = 0.5;
  options.thresholds.off_track = -1;
  EXPECT_EQ(progress(Series{{5, 2.999}}, baseline, target, options).status, Status::on_track);
  const Progress p = progress(Series{{5, -4.9}}, baseline, target, options);
  EXPECT_EQ(p.status, Status::off_track);
  EXPECT_EQ(p.thresholds.on_track, 0.5);
  EXPECT_EQ(p.thresholds.off_track, -1);
}

TEST(Progress, AtTheHorizonItIsMetOrNot) {
  const ProgressPoint baseline{2020, 30};
  for (double time : {2025.0, 2026.0}) {
    const Progress missed = progress(Series{{time, 36.9}}, baseline, at_least(37, 2025));
    EXPECT_EQ(missed.status, Status::not_met);
    EXPECT_TRUE(missed.due);
    EXPECT_TRUE(is(missed.expected, 37));
    EXPECT_EQ(missed.projection.reason, Reason::not_defined);
    EXPECT_EQ(missed.linear.required_from_now.reason, Reason::not_defined);
    EXPECT_TRUE(is(missed.linear.actual, 6.9 / (time - 2020)));
    EXPECT_TRUE(is(missed.achieved, 6.9 / 7 * 100));
    EXPECT_EQ(progress(Series{{time, 37}}, baseline, at_least(37, 2025)).status, Status::met);
  }
}

TEST(Progress, TheValueOfTheHorizonIsJudgedAndNoLaterOne) {
  const Series series = {{2021, 30}, {2022, 31}, {2025, 45}};
  const ProgressPoint baseline{2020, 28};
  EXPECT_EQ(progress(series, baseline, at_least(32, 2022)).judged, 1);
  EXPECT_EQ(progress(series, baseline, at_least(32, 2022)).status, Status::not_met);
  EXPECT_EQ(progress(series, baseline, at_least(32, 2023)).judged, 2);  // the first one after it
  EXPECT_EQ(progress(series, baseline, at_least(40, 2030)).judged, 2);
  EXPECT_EQ(progress(series, baseline, at_least(40, 2030)).status, Status::met);
  EXPECT_EQ(progress(series, baseline, at_least(50, nan)).judged, 2);
}

TEST(Progress, WhatWasMetEarlyAndLostIsTold) {
  const ProgressPoint baseline{2020, 30};
  const Series series = {{2021, 36}, {2022, 37}, {2023, 38}, {2024, 36.5}};
  const Progress lost = progress(series, baseline, at_least(37, 2025));
  EXPECT_EQ(lost.status, Status::on_track);  // 6.5 of 5.6
  EXPECT_EQ(lost.met_before, 2);
  EXPECT_EQ(lost.interrupted, -1);
  const Series back = {{2021, 37}, {2022, 36}, {2023, 36.5}, {2024, 37.5}};
  const Progress again = progress(back, baseline, at_least(37, 2025));
  EXPECT_EQ(again.status, Status::met);
  EXPECT_EQ(again.met_before, -1);
  EXPECT_EQ(again.interrupted, 2);
}

TEST(Progress, ALevelToBeKeptMayNotBeLeftAgain) {
  ProgressTarget target = at_most(12, 2025);
  target.direction = Direction::neither;
  target.keep = true;
  const ProgressPoint inside{2020, 11.5};
  const ProgressPoint outside{2020, 13};
  EXPECT_EQ(progress(Series{{2021, 11.9}, {2025, 12}}, inside, target).status, Status::met);
  EXPECT_EQ(progress(Series{{2021, 12.1}, {2025, 12}}, inside, target).status, Status::not_met);
  EXPECT_EQ(progress(Series{{2021, 12.1}, {2024, 12}}, inside, target).status, Status::at_risk);
  // It has to be reached first.
  EXPECT_EQ(progress(Series{{2021, 12.5}, {2023, 11}, {2025, 12}}, outside, target).status, Status::met);
  EXPECT_EQ(progress(Series{{2021, 11}, {2023, 12.5}, {2025, 12}}, outside, target).status, Status::not_met);
  EXPECT_EQ(progress(Series{{2021, 12.1}}, inside, target).status, Status::worsening);
  EXPECT_EQ(progress(Series{{2021, 11}}, inside, target).movement, Status::improving);
}

TEST(Progress, ABaselineThatMeetsTheTargetLeavesNoChangeToAchieve) {
  const Progress beyond = progress(Series{{2022, 37}}, ProgressPoint{2020, 38}, at_least(36, 2025));
  EXPECT_EQ(beyond.status, Status::met);
  EXPECT_EQ(beyond.achieved.reason, Reason::no_change_targeted);
  EXPECT_EQ(beyond.ratio.reason, Reason::no_change_targeted);
  EXPECT_TRUE(is(beyond.expected, 36));
  EXPECT_TRUE(is(beyond.linear.required, 0));
  EXPECT_TRUE(is(beyond.linear.required_from_now, 0));
  EXPECT_EQ(beyond.movement, Status::worsening);
  const Progress lost = progress(Series{{2022, 35}}, ProgressPoint{2020, 38}, at_least(36, 2025));
  EXPECT_EQ(lost.status, Status::worsening);
  EXPECT_TRUE(is(lost.linear.required_from_now, 1.0 / 3));

  // The target is the baseline.
  const Progress equal = progress(Series{{2022, 36}}, ProgressPoint{2020, 36}, at_least(36, 2025));
  EXPECT_EQ(equal.status, Status::met);
  EXPECT_EQ(equal.movement, Status::steady);
  EXPECT_EQ(equal.achieved.reason, Reason::no_change_targeted);
  EXPECT_EQ(progress(Series{{2025, 35}}, ProgressPoint{2020, 36}, at_least(36, 2025)).status, Status::not_met);

  // More than the baseline, however little: staying there is not enough.
  ProgressTarget more = at_least(36, 2025);
  more.low_included = false;
  const Progress strict = progress(Series{{2022, 36}}, ProgressPoint{2020, 36}, more);
  EXPECT_EQ(strict.status, Status::off_track);
  EXPECT_EQ(strict.achieved.reason, Reason::no_change_targeted);
  EXPECT_EQ(progress(Series{{2022, 36.1}}, ProgressPoint{2020, 36}, more).status, Status::met);
}

TEST(Progress, OfARange) {
  const ProgressTarget target = between(7.125, 7.875, 2025);
  const ProgressPoint below{2020, 6};
  Progress p = progress(Series{{2022, 6.5}}, below, target);
  EXPECT_TRUE(is(p.expected, 6.45));
  EXPECT_TRUE(is(p.achieved, 0.5 / 1.125 * 100));
  EXPECT_EQ(p.status, Status::on_track);
  p = progress(Series{{2022, 7.5}}, below, target);
  EXPECT_EQ(p.status, Status::met);
  EXPECT_TRUE(is(p.achieved, 100));
  // Too far is not there, and has to come back.
  p = progress(Series{{2022, 8.475}}, below, target);
  EXPECT_EQ(p.status, Status::off_track);
  EXPECT_TRUE(is(p.achieved, 2.475 / 1.875 * 100));
  EXPECT_TRUE(is(p.linear.required_from_now, -0.2));
  EXPECT_EQ(progress(Series{{2025, 8.5}}, below, target).status, Status::not_met);
  // From above.
  p = progress(Series{{2022, 8.5}}, ProgressPoint{2020, 9}, target);
  EXPECT_TRUE(is(p.expected, 8.55));
  EXPECT_EQ(p.movement, Status::improving);
  // From inside it is to be kept.
  EXPECT_EQ(progress(Series{{2022, 7.2}}, ProgressPoint{2020, 7.8}, target).movement, Status::steady);
  EXPECT_TRUE(is(progress(Series{{2022, 7.2}}, ProgressPoint{2020, 7.8}, target).gap, 0));
  EXPECT_EQ(progress(Series{{2022, 8}}, ProgressPoint{2020, 7.8}, target).status, Status::worsening);
  EXPECT_EQ(progress(Series{{2022, 7}}, ProgressPoint{2020, 7.8}, target).status, Status::worsening);
}

TEST(Progress, FromABaselineOfZeroThereIsALinearPathOnly) {
  for (Trajectory trajectory : {Trajectory::linear, Trajectory::compound}) {
    const Progress p = progress(Series{{2022, 5}}, ProgressPoint{2020, 0}, at_least(10, 2025), along(trajectory));
    EXPECT_EQ(p.trajectory, Trajectory::linear);
    EXPECT_EQ(p.compound.required.reason, Reason::not_defined);
    EXPECT_EQ(p.compound.actual.reason, Reason::not_defined);
    EXPECT_EQ(p.compound.ratio.reason, Reason::not_defined);
    EXPECT_TRUE(is(p.expected, 4));
    EXPECT_TRUE(is(p.ratio, 1.25));
    EXPECT_TRUE(close(p.projection.value, 12.5));
    EXPECT_EQ(p.status, Status::on_track);
  }
  // To zero, and by way of zero.
  const Progress down =
      progress(Series{{2022, 0}}, ProgressPoint{2020, 69.3}, at_most(5, 2025), along(Trajectory::compound));
  EXPECT_TRUE(is(down.compound.actual, -100));
  EXPECT_EQ(down.trajectory, Trajectory::linear);
  EXPECT_EQ(down.status, Status::met);
  const Progress zero =
      progress(Series{{2022, 4}}, ProgressPoint{2020, 8}, at_most(0, 2025), along(Trajectory::compound));
  EXPECT_EQ(zero.trajectory, Trajectory::linear);
  EXPECT_EQ(zero.compound.required.reason, Reason::not_defined);
  EXPECT_TRUE(is(zero.expected, 4.8));
}

TEST(Progress, ANegativeValueHasNoCompoundPace) {
  const Progress p =
      progress(Series{{2022, -1}}, ProgressPoint{2020, -2}, at_least(1, 2025), along(Trajectory::compound));
  EXPECT_EQ(p.trajectory, Trajectory::linear);
  EXPECT_EQ(p.compound.actual.reason, Reason::not_defined);
  EXPECT_TRUE(is(p.ratio, 1.0 / 2 / (3.0 / 5)));
  EXPECT_EQ(p.status, Status::at_risk);
}

TEST(Progress, WithoutABaselineOrALaterValueTheReasonSaysWhy) {
  const ProgressTarget target = at_least(37, 2025);
  const Progress none = progress(Series{{2022, 30}, {2023, 31}, {2024, 32}}, std::nullopt, target);
  EXPECT_EQ(none.status, Status::not_assessable);
  EXPECT_EQ(none.reason, Reason::no_baseline);
  EXPECT_EQ(none.achieved.reason, Reason::no_baseline);
  EXPECT_EQ(none.linear.required.reason, Reason::no_baseline);
  EXPECT_EQ(none.movement_reason, Reason::no_baseline);
  EXPECT_TRUE(is(none.linear.required_from_now, 5));
  EXPECT_TRUE(close(none.projection.value, 33));  // the data need no baseline
  EXPECT_EQ(progress(Series{{2022, 37}}, std::nullopt, target).status, Status::met);
  EXPECT_EQ(progress(Series{{2025, 36}}, std::nullopt, target).status, Status::not_met);

  const Progress one = progress(Series{{2020, 30}}, ProgressPoint{2020, 30}, target);
  EXPECT_EQ(one.reason, Reason::too_few_periods);
  EXPECT_EQ(one.ratio.reason, Reason::too_few_periods);
  EXPECT_EQ(one.projection.reason, Reason::too_few_periods);
  EXPECT_TRUE(is(one.linear.required, 1.4));
  EXPECT_EQ(progress(Series{{2019, 30}}, ProgressPoint{2020, 31}, target).reason, Reason::too_few_periods);
  EXPECT_EQ(progress(Series{{2020, 38}}, ProgressPoint{2020, 38}, target).status, Status::met);

  const Progress empty = progress(Series{}, ProgressPoint{2020, 30}, target);
  EXPECT_EQ(empty.reason, Reason::missing);
  EXPECT_EQ(empty.judged, -1);
  EXPECT_EQ(progress(Series{{2022, nan}, {nan, 3}}, ProgressPoint{2020, 30}, target).reason, Reason::missing);
}

TEST(Progress, MissingYearsDoNotStopIt) {
  const Series series = {{2021, nan}, {2022, 32}, {2023, nan}, {2024, nan}};
  const Progress p = progress(series, ProgressPoint{2018, 28}, at_least(40, 2030));
  EXPECT_EQ(p.judged, 1);
  EXPECT_TRUE(is(p.linear.actual, 1));
  EXPECT_TRUE(is(p.expected, 32));
  EXPECT_EQ(p.status, Status::on_track);
}

TEST(Progress, AHorizonThatIsNotAfterTheBaselineHasNoPath) {
  const Progress p = progress(Series{{2022, 30}}, ProgressPoint{2021, 29}, at_least(37, 2020));
  EXPECT_EQ(p.status, Status::not_met);
  EXPECT_EQ(p.linear.required.reason, Reason::not_defined);
  EXPECT_TRUE(is(p.expected, 37));
  EXPECT_TRUE(is(p.achieved, 12.5));
}

TEST(Progress, WithoutAHorizonTheMovementIsTheStatus) {
  EXPECT_EQ(progress(Series{{2022, 31}}, ProgressPoint{2020, 30}, at_least(37, nan)).status, Status::improving);
  EXPECT_EQ(progress(Series{{2022, 30.6}}, ProgressPoint{2020, 30}, at_least(37, nan)).status, Status::steady);
  EXPECT_EQ(progress(Series{{2022, 26}}, ProgressPoint{2020, 30}, at_least(37, nan)).status, Status::worsening);
  EXPECT_EQ(progress(Series{{2022, 37}}, ProgressPoint{2020, 30}, at_least(37, nan)).status, Status::met);
}

TEST(Progress, WithoutBoundsAnyChangeIsMovement) {
  ProgressTarget tendency;
  tendency.horizon = 2025;
  tendency.direction = Direction::higher_is_better;
  // Life expectancy in Jinshan, 82.34 years in 2015 and 84.42 in 2020.
  const Series series = {{2020, 84.42}};
  Progress p = progress(series, ProgressPoint{2015, 82.34}, tendency);
  EXPECT_EQ(p.status, Status::improving);
  EXPECT_TRUE(is(p.linear.actual, 0.416, 1e-11));
  EXPECT_EQ(p.achieved.reason, Reason::not_quantitative);
  EXPECT_TRUE(close(p.projection.value, 86.5));
  EXPECT_EQ(p.projected_status, Status::not_assessable);
  EXPECT_EQ(progress(Series{{2025, 82.34}}, ProgressPoint{2015, 82.34}, tendency).status, Status::steady);
  tendency.direction = Direction::lower_is_better;
  EXPECT_EQ(progress(series, ProgressPoint{2015, 82.34}, tendency).status, Status::worsening);
  tendency.direction = Direction::unspecified;
  p = progress(series, ProgressPoint{2015, 82.34}, tendency);
  EXPECT_EQ(p.status, Status::not_assessable);
  EXPECT_EQ(p.reason, Reason::no_direction);
}

// The categories of Healthy People where there are no standard errors: a tenth of the targeted change, and a tenth of the
// baseline for the other way.
TEST(Progress, MovementWithoutLimitsIsATenth) {
  const ProgressPoint baseline{2020, 20};
  const ProgressTarget target = at_least(30, 2030);
  const auto movement = [&](double value) { return progress(Series{{2021, value}}, baseline, target).movement; };
  EXPECT_EQ(movement(21), Status::improving);
  EXPECT_EQ(movement(20.99), Status::steady);
  EXPECT_EQ(movement(18.01), Status::steady);
  EXPECT_EQ(movement(18), Status::worsening);
}

TEST(Progress, MovementWithLimitsIsWhatIsSignificant) {
  // Standard errors of 1 each: the difference has √2, and 2.77 are two-sided significant at 0.05, 2.77 = 1.96·√2.
  const double half = 1.959963984540054;
  const ProgressPoint baseline{2020, 20, 20 - half, 20 + half};
  const ProgressTarget target = at_least(30, 2030);
  const auto movement = [&](double value, double significance) {
    ProgressOptions options;
    options.thresholds.significance = significance;
    return progress(Series{{2021, value, value - half, value + half}}, baseline, target, options).movement;
  };
  EXPECT_EQ(movement(22.78, 0.05), Status::improving);
  EXPECT_EQ(movement(22.76, 0.05), Status::steady);
  EXPECT_EQ(movement(17.22, 0.05), Status::worsening);
  EXPECT_EQ(movement(17.24, 0.05), Status::steady);
  EXPECT_EQ(movement(22.34, 0.1), Status::improving);  // 1.645·√2 = 2.326
  EXPECT_EQ(movement(22.31, 0.1), Status::steady);
}

TEST(Progress, SomethingElseThanTheBoundsMayDecideWhatIsMet) {
  Series series = {{2022, 36.96}};
  series[0].met = true;  // rounded to 37.0
  EXPECT_EQ(progress(series, ProgressPoint{2020, 30}, at_least(37, 2025)).status, Status::met);
  series[0].met = false;
  series[0].value = 38;
  EXPECT_EQ(progress(series, ProgressPoint{2020, 30}, at_least(37, 2025)).status, Status::on_track);
  ProgressTarget parent;  // better than the area above: no bound that would be known for the horizon
  parent.horizon = 2025;
  parent.direction = Direction::higher_is_better;
  EXPECT_EQ(progress(series, ProgressPoint{2020, 30}, parent).status, Status::improving);
  series[0].time = 2025;
  EXPECT_EQ(progress(series, ProgressPoint{2020, 30}, parent).status, Status::not_met);
}

TEST(Progress, WhatCannotBeIsAnInvalidArgument) {
  const ProgressPoint baseline{2020, 30};
  const ProgressTarget target = at_least(37, 2025);
  const auto refused = [](const Progress& p) {
    return p.reason == Reason::invalid_argument && p.status == Status::not_assessable &&
           p.achieved.reason == Reason::invalid_argument && p.movement_reason == Reason::invalid_argument &&
           p.compound.fitted.reason == Reason::invalid_argument;
  };
  EXPECT_TRUE(refused(progress(Series{{2021, infinity}}, baseline, target)));
  EXPECT_TRUE(refused(progress(Series{{-infinity, 1}}, baseline, target)));
  EXPECT_TRUE(refused(progress(Series{{2021, 1}, {2021, 2}}, baseline, target)));
  EXPECT_TRUE(refused(progress(Series{{2021, 1}}, ProgressPoint{infinity, 1}, target)));
  EXPECT_TRUE(refused(progress(Series{{2021, 1}}, baseline, between(3, 2, 2025))));
  EXPECT_TRUE(refused(progress(Series{{2021, 1}}, baseline, at_least(infinity, 2025))));
  EXPECT_TRUE(refused(progress(Series{{2021, 1}}, baseline, at_least(1, infinity))));
  EXPECT_TRUE(refused(progress(Series{{2021, 1}}, baseline, target, along(static_cast<Trajectory>(9)))));
  const std::vector<ProgressMilestone> milestones = {{nan, 1}};
  ProgressOptions options = along(Trajectory::milestones);
  options.milestones = milestones;
  EXPECT_TRUE(refused(progress(Series{{2021, 1}}, baseline, target, options)));
  for (double ProgressThresholds::*member :
       {&ProgressThresholds::on_track, &ProgressThresholds::at_risk, &ProgressThresholds::off_track,
        &ProgressThresholds::least_achieved, &ProgressThresholds::least_worsening, &ProgressThresholds::significance,
        &ProgressThresholds::confidence}) {
    options = {};
    options.thresholds.*member = nan;
    EXPECT_TRUE(refused(progress(Series{{2021, 1}}, baseline, target, options)));
  }
  options = {};
  options.thresholds.at_risk = 0.96;  // above on_track
  EXPECT_TRUE(refused(progress(Series{{2021, 1}}, baseline, target, options)));
}

TEST(Progress, WhatADoubleCannotHoldHasOverflown) {
  const Progress p = progress(Series{{2020 + 1e-9, 1e308}}, ProgressPoint{2020, -1e308}, at_least(1.5e308, 2025));
  EXPECT_EQ(p.linear.actual.reason, Reason::overflow);
  EXPECT_EQ(p.achieved.reason, Reason::overflow);
  EXPECT_EQ(p.reason, Reason::overflow);
  EXPECT_EQ(p.status, Status::not_assessable);
}

// Properties: nothing depends on the order of the points, on where years are counted from, or on the unit; a mirrored
// series has a mirrored progress; the linear pace ratio is the achieved share of what was expected.
TEST(Progress, IsTheSameInOtherUnitsAndDirections) {
  std::mt19937_64 random(5);
  std::uniform_real_distribution<double> number(1, 100);
  for (int round = 0; round < 2000; ++round) {
    Series series;
    const int years = 1 + static_cast<int>(random() % 7);
    for (int y = 1; y <= years; ++y) series.push_back({2020.0 + y, number(random)});
    const ProgressPoint baseline{2020, number(random)};
    const bool rising = (random() & 1) != 0;
    const double bound = number(random);
    const double horizon = 2021.0 + static_cast<double>(random() % 10);
    const ProgressTarget target = rising ? at_least(bound, horizon) : at_most(bound, horizon);
    const Progress p = progress(series, baseline, target);

    Series mirrored;
    for (const ProgressPoint& point : series)
      mirrored.insert(mirrored.begin(), {point.time - 2020, -1000 * point.value});
    const ProgressTarget other =
        rising ? at_most(-1000 * bound, horizon - 2020) : at_least(-1000 * bound, horizon - 2020);
    const Progress q = progress(mirrored, ProgressPoint{0, -1000 * baseline.value}, other);
    EXPECT_EQ(q.status, p.status);
    EXPECT_EQ(q.movement, p.movement);
    EXPECT_EQ(q.projected_status, p.projected_status);
    EXPECT_EQ(q.judged, static_cast<std::ptrdiff_t>(series.size()) - 1 - p.judged);
    EXPECT_EQ(q.achieved.valid(), p.achieved.valid());
    if (p.achieved.valid()) {
      EXPECT_TRUE(close(q.achieved.number, p.achieved.number, 1e-9));
    }
    if (p.gap.valid()) {
      EXPECT_NEAR(q.gap.number, -1000 * p.gap.number, 1e-7);
    }
    if (p.projection.valid()) {
      EXPECT_NEAR(q.projection.value, -1000 * p.projection.value, 1e-5);
    }
    if (p.ratio.valid() && !p.due) {
      const double share = (p.expected.number - baseline.value) / (bound - baseline.value);
      EXPECT_TRUE(close(p.ratio.number * share * 100, p.achieved.number, 1e-9));
    }
    // On a straight line that arrives, the pace is the required one all the way.
    const double t = 2020 + (horizon - 2020) / 2;
    const Progress halfway = progress(Series{{t, (baseline.value + bound) / 2}}, baseline, target);
    if (halfway.ratio.valid()) {
      EXPECT_NEAR(halfway.ratio.number, 1, 1e-9);
      EXPECT_EQ(halfway.status, Status::on_track);
    }
  }
}

TEST(Progress, TakesLongSeries) {
  Series series;
  for (int i = 0; i < 100000; ++i) series.push_back({100000.0 - i, std::sin(i) + i * 1e-3});
  EXPECT_EQ(progress(series, ProgressPoint{0, 0}, at_most(-1000, 200000)).judged, 0);
}

}  // namespace
}  // namespace salus
