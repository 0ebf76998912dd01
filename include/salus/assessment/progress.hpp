// Progress towards a target: how much of the way is done, whether the pace suffices, and where it leads.
//
// With the baseline b of the time t₀, the value v of the time t, and the bound T that is due at the horizon h:
//
//   achieved    (v − b)/(T − b)·100                                           percent of the targeted change
//   expected    b + (T − b)·(t − t₀)/(h − t₀)                                 on the linear path
//               b·(T/b)^((t − t₀)/(h − t₀))                                   on the compound path
//   required    (T − b)/(h − t₀) a year, or ((T/b)^(1/(h − t₀)) − 1)·100 percent a year
//   actual      (v − b)/(t − t₀) a year, or ((v/b)^(1/(t − t₀)) − 1)·100 percent a year
//   pace ratio  actual/required
//
// Along milestones the path is linear from the baseline through each earlier target to the horizon, and the pace that
// was required is that of the path up to t: pace ratio (v − b)/(expected − b).
//
// Sources. Percent of targeted change achieved, and the categories of movement: U.S. DHHS, Healthy People (Talih &
// Huang, Measuring progress toward target attainment and the elimination of health disparities in Healthy People 2020,
// Healthy People Statistical Notes 27, NCHS 2016; Healthy People 2020 Final Progress Table, note 1). Ratio of actual
// and required growth with the thresholds 95 %, 60 % and 0 %: Eurostat, Sustainable development in the European Union:
// monitoring report on progress towards the SDGs in an EU context, the annex on how trends of indicators with
// quantitative targets are assessed (significant, moderate and insufficient progress, movement away). Projection of the
// observed trend to the year of the target: UN ESCAP, SDG progress assessment methodology (anticipated progress index),
// without its weights for recent years; prediction interval: Draper & Smith, Applied Regression Analysis, ch. 3.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>

#include "salus/assessment/judgement.hpp"
#include "salus/base/reason.hpp"
#include "salus/base/span.hpp"
#include "salus/base/value.hpp"
#include "salus/model/scoring.hpp"
#include "salus/model/target.hpp"
#include "salus/statistics/estimate.hpp"

namespace salus {

// A value and when it was. Times are years, those of one call counted from anywhere: the end of 2020 may be 2020 or
// 2021, and the end of March 2020 is then 2019.25 or 2020.25.
struct ProgressPoint {
  double time = std::numeric_limits<double>::quiet_NaN();
  double value = std::numeric_limits<double>::quiet_NaN();
  double lower = std::numeric_limits<double>::quiet_NaN();  // confidence limits; NaN where there are none
  double upper = std::numeric_limits<double>::quiet_NaN();
  // Whether it meets the target, where something else than the bounds decides that (rounded values, a parent area's
  // value of that year).
  std::optional<bool> met = std::nullopt;
};

struct ProgressTarget {
  double low = std::numeric_limits<double>::quiet_NaN();  // the bounds; NaN where there is none. Neither: a tendency
  double high = std::numeric_limits<double>::quiet_NaN();
  bool low_included = true;  // ≥ or >
  bool high_included = true;
  double horizon = std::numeric_limits<double>::quiet_NaN();  // when it is to be met; NaN: no such time
  Direction direction = Direction::unspecified;               // of movement, where the bounds do not say it
  // A level that is to be kept (稳定在): it counts as met only where it was never left again once it was met.
  bool keep = false;
};

// An earlier target on the way.
struct ProgressMilestone {
  double time = 0;
  double value = 0;
};

// What divides the categories. They stand in the result, too, so that whoever prints a status can print them beside it.
struct ProgressThresholds {
  double on_track = 0.95;       // pace ratio from which on it is on track,
  double at_risk = 0.60;        // at risk,
  double off_track = 0;         // off track; below it is worsening
  double least_achieved = 10;   // percent of the targeted change from which on a value without limits is improving
  double least_worsening = 10;  // percent of the baseline from which on it is worsening
  double significance = 0.05;   // two-sided, of the difference between baseline and value where both have limits
  double confidence = 0.95;     // of the limits that come with the points, and of those of the projection
};

// Whether these can be thresholds: numbers in order, percentages not negative, significance and confidence in (0, 1).
bool are_in_order(const ProgressThresholds& thresholds) noexcept;

struct ProgressOptions {
  Trajectory trajectory = Trajectory::linear;
  span<const ProgressMilestone> milestones;  // for Trajectory::milestones; those between baseline and horizon count
  ProgressThresholds thresholds;
};

// The speed of change: units a year on the linear path, percent a year on the compound one.
struct Pace {
  Value required;           // from the baseline to the horizon (along milestones: up to the value's time)
  Value required_from_now;  // from the value to the horizon; 0 where the target is met, not_defined once it is due
  Value actual;             // from the baseline to the value
  Value ratio;              // actual/required
  Estimate fitted;  // least squares over all values from the baseline on, with t limits; too_few_periods below 3
};

struct Progress {
  // met; before the horizon on_track, at_risk, off_track, worsening by the pace ratio; from it on not_met. Without
  // bounds or without a horizon: met, or else the movement.
  Status status = Status::not_assessable;
  Reason reason = Reason::missing;  // none exactly where the status is not not_assessable
  bool due = false;                 // the value is of the horizon or later

  // Indices into the series, −1 for none: the value that is judged; where it does not meet the target, the latest one
  // before it (after the baseline) that did; where it does, the latest one that did not after one that did.
  std::ptrdiff_t judged = -1;
  std::ptrdiff_t met_before = -1;
  std::ptrdiff_t interrupted = -1;

  Value achieved;  // percent; 100 inside a range
  // Of expected, gap, ratio and projection: the one that was asked for, or linear where that is compound and the bound
  // or a value from the baseline on is not above 0.
  Trajectory trajectory = Trajectory::linear;
  Value expected;  // on the path at the value's time; the bound from the horizon on
  Value gap;       // value − expected
  Value ratio;     // the pace ratio along the trajectory
  Pace linear;
  Pace compound;

  // At the horizon, if it goes on as from the baseline on: on the line through two values, on that of least squares
  // through more; on the compound path lines of logarithms. Limits: of three values or more the prediction interval; of
  // two that both have limits, normal limits from the error of the two alone; else too_few_periods.
  Estimate projection;
  std::size_t projected_from = 0;                    // how many values
  Status projected_status = Status::not_assessable;  // met or not_met
  bool projection_is_certain = false;                // there are limits, and they do not disagree with the status

  // From the baseline to the value: improving, steady (little or no detectable change) or worsening.
  Status movement = Status::not_assessable;
  Reason movement_reason = Reason::missing;

  ProgressThresholds thresholds;  // that were used
};

// The value that is judged is the one of the horizon; where there is none the first one after it, else the last one
// before it (without a horizon the last one). Later ones do not count. Points whose time or value is NaN are missing;
// limits count where both are there and enclose the value. Points may be in any order; of the baseline's own time, or
// before it, they only tell what was met when there is no baseline.
//
// The bound T is the one that the baseline lies beyond. Where the baseline meets the target already, or is T, no change
// was targeted (no_change_targeted in achieved and ratio): the status is met where it still holds, and before the
// horizon worsening where the value is worse than the baseline, else off_track. The path is flat then. A value beyond
// the far end of a range is off_track before the horizon, however fast it came there. A level to be kept that was left
// again is at_risk before the horizon, and not_met from it on, even where the value is back.
//
// Movement is measured by significance where baseline and value both have limits (standard errors from their width,
// normal test of the difference). Without: towards the target by `least_achieved` percent of the targeted change is
// improving, away from it by `least_worsening` percent of the baseline is worsening, else steady. Where no change is
// targeted or there are no bounds, any change in the direction is improving or worsening, as for Eurostat's indicators
// without a target.
//
// Reasons: missing (no points); no_baseline (none given) and too_few_periods (no value after the baseline) where they
// matter; not_defined for a compound pace where a number is not above 0 (a value of 0 has the actual pace −100 %), for
// paths to a horizon that is not after the baseline, and for a projection to a horizon that is past; no_direction for
// movement; overflow; invalid_argument, for everything, where a point, bound, milestone or threshold is infinite, two
// points have one time, low is above high, thresholds are not in order, or a significance or confidence lies outside
// (0, 1). Thread-safe; allocates as the series is long.
Progress progress(span<const ProgressPoint> series, const std::optional<ProgressPoint>& baseline,
                  const ProgressTarget& target, const ProgressOptions& options = {});

}  // namespace salus
