// Judging a plan's results against its targets.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "salus/assessment/judgement.hpp"
#include "salus/assessment/progress.hpp"
#include "salus/engine/results.hpp"
#include "salus/model/plan.hpp"

namespace salus {

// Numbers are part of the C ABI.
enum class AssessedRows : std::int32_t {
  every = 0,   // every result against every target of its indicator, each period by itself
  latest = 1,  // for every indicator, area and target the one value that answers for it, with its progress
};

struct AssessOptions {
  // Values of the areas above, for targets such as 优于全市平均水平. Not given: those that were evaluated along with the
  // results (Results::parents).
  const Results* parents = nullptr;
  AssessedRows rows = AssessedRows::every;
  std::optional<Period> at;       // of latest: values of periods that end later do not count
  ProgressThresholds thresholds;  // but for the confidence, which is that of the results' limits
};

// The verdict on one result against one target.
struct Assessment {
  std::int32_t indicator = 0;  // as in the result row
  std::int32_t area = 0;
  std::int32_t period = 0;  // −1 where there is no result of a period that the target could be judged by
  std::int32_t target = 0;  // index into the indicator's targets

  // Of every: the verdict's. Of latest: that of the progress, and so before the horizon on_track, at_risk …; improving,
  // steady or worsening for a tendency and, before its horizon, for what is compared with the area above;
  // not_assessable with not_due for a state (基本建成) that is not there yet.
  Status status = Status::not_assessable;
  Reason reason = Reason::missing;

  // By number, whether the horizon is reached or not: distance, percent of the targeted change achieved, certainty. A
  // change per year counts the years up to the value.
  Verdict verdict;

  // For targets that refer to the parent area: its value, in the indicator's unit, and the period that it is of. The
  // latest one not after the result's own period is taken; a note says where they differ.
  Value parent;
  std::optional<Period> parent_period;

  // From where progress is measured, in the indicator's unit: the period that the target prints (在 2018 年的基础上), else
  // the indicator's, else the plan's, else the last value before the plan's first year, else the first value there is
  // (a note), which itself has none. Missing where that period has no value (a note); never taken from another one.
  Value baseline;
  std::optional<Period> baseline_period;

  // Of latest: progress in the indicator's unit, times in calendar years, along the indicator's trajectory or else the
  // plan's, its milestones the targets of earlier horizons. Its indices are those of Results::periods.
  std::optional<Progress> progress;

  // How the target was understood; baseline_…, parent_period_differs and others; and where the value, the baseline or
  // the parent's value cannot be right, share_above_whole, impossible_value or part_exceeds_whole as check() finds them:
  // an error, a warning where it is only doubtful, a note where an erratum of the plan covers it. The verdict stays what
  // the numbers give.
  Diagnostics notes;
};

// In the order of the results' rows: by indicator, area, period (of every), target. Values from derived counts are not
// assessable (derived_only) and count neither as baseline nor as part of a series.
//
// Latest: a target is judged by values of the frequency of its horizon, single periods (years for 2025 or 2021..2025):
// by that of the horizon, where there is none by the first one after it (a note), else by the last one before it. So
// each of several horizons has its own value. Without any, the reason is that of the latest result, or missing.
//
// Progress has the bound of the target for its horizon; a target that is compared with other areas or their level, a
// state and a tendency have none, so no path, pace ratio or projected status. A level to be kept (稳定在, 保持在, 维持在 in the
// target, or an indicator whose direction is neither) has to be held from when it is first met on.
//
// Thread-safe. Thresholds that are not in order give what progress() says: invalid_argument.
std::vector<Assessment> assess(const Plan& plan, const Results& results, const AssessOptions& options = {});

}  // namespace salus
