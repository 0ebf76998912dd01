// Progress towards a target, of a series of numbers.
#include "progress.hpp"

#include <string>
#include <vector>

#include "convert.hpp"
#include "estimates.hpp"
#include "guard.hpp"
#include "messages.hpp"
#include "options.hpp"

using namespace salus::capi;

namespace {

using salus::ProgressPoint;
using salus::ProgressTarget;
using salus::ProgressThresholds;

// Any numbers: salus::progress() says of those that cannot be that they are an invalid argument.
ProgressThresholds as_they_stand(const salus_progress_thresholds* from) {
  if (from == nullptr) return {};
  const auto given = read_structure(from, "the thresholds");
  ProgressThresholds thresholds;
  thresholds.on_track = given.on_track;
  thresholds.at_risk = given.at_risk;
  thresholds.off_track = given.off_track;
  thresholds.least_achieved = given.least_achieved;
  thresholds.least_worsening = given.least_worsening;
  thresholds.significance = given.significance;
  thresholds.confidence = given.confidence;
  return thresholds;
}

salus::Trajectory trajectory_in(std::int32_t number) {
  if (number == 0) return salus::Trajectory::linear;
  if (number < SALUS_TRAJECTORY_LINEAR || number > SALUS_TRAJECTORY_MILESTONES) fail_number("the trajectory", number);
  return static_cast<salus::Trajectory>(number);
}

ProgressTarget target_in(const salus_progress_options& from) {
  ProgressTarget target;
  if (from.has_low != 0) target.low = from.low;
  if (from.has_high != 0) target.high = from.high;
  if (from.has_horizon != 0) target.horizon = from.horizon;
  target.low_included = from.low_excluded == 0;
  target.high_included = from.high_excluded == 0;
  target.direction = direction_in(from.direction);
  target.keep = from.keep != 0;
  return target;
}

std::optional<ProgressPoint> baseline_in(const salus_progress_options& from) {
  if (from.has_baseline == 0) return std::nullopt;
  ProgressPoint baseline{from.baseline_time, from.baseline};
  if (from.baseline_limits != nullptr) {
    const auto limits = numbers_in(from.baseline_limits, 2, "the limits of the baseline");
    baseline.lower = limits[0];
    baseline.upper = limits[1];
  }
  return baseline;
}

salus_pace pace_out(const salus::Pace& pace) noexcept {
  salus_pace out{};
  out.required = value_out(pace.required);
  out.required_from_now = value_out(pace.required_from_now);
  out.actual = value_out(pace.actual);
  out.ratio = value_out(pace.ratio);
  out.fitted = estimate_out(pace.fitted);
  return out;
}

}  // namespace

ProgressThresholds salus::capi::thresholds_in(const salus_progress_thresholds* thresholds) {
  const ProgressThresholds given = as_they_stand(thresholds);
  if (!are_in_order(given))
    fail(SALUS_ERROR_ARGUMENT, salus::Code::invalid_argument, messages::thresholds_not_in_order());
  return given;
}

salus_progress salus::capi::progress_out(const Progress& from) noexcept {
  salus_progress out{};
  out.status = static_cast<int32_t>(from.status);
  out.reason = static_cast<int32_t>(from.reason);
  out.due = from.due ? 1 : 0;
  out.trajectory = static_cast<int32_t>(from.trajectory);
  out.movement = static_cast<int32_t>(from.movement);
  out.movement_reason = static_cast<int32_t>(from.movement_reason);
  out.projected_status = static_cast<int32_t>(from.projected_status);
  out.projection_is_certain = from.projection_is_certain ? 1 : 0;
  out.judged = from.judged;
  out.met_before = from.met_before;
  out.interrupted = from.interrupted;
  out.projected_from = static_cast<int64_t>(from.projected_from);
  out.achieved = value_out(from.achieved);
  out.expected = value_out(from.expected);
  out.gap = value_out(from.gap);
  out.ratio = value_out(from.ratio);
  out.linear = pace_out(from.linear);
  out.compound = pace_out(from.compound);
  out.projection = estimate_out(from.projection);
  out.on_track = from.thresholds.on_track;
  out.at_risk = from.thresholds.at_risk;
  out.off_track = from.thresholds.off_track;
  out.least_achieved = from.thresholds.least_achieved;
  out.least_worsening = from.thresholds.least_worsening;
  out.significance = from.thresholds.significance;
  out.confidence = from.thresholds.confidence;
  return out;
}

salus_status SALUS_CALL salus_progress_thresholds_init(salus_progress_thresholds* thresholds) {
  return guard([&] {
    const ProgressThresholds defaults;
    salus_progress_thresholds out{};
    out.on_track = defaults.on_track;
    out.at_risk = defaults.at_risk;
    out.off_track = defaults.off_track;
    out.least_achieved = defaults.least_achieved;
    out.least_worsening = defaults.least_worsening;
    out.significance = defaults.significance;
    out.confidence = defaults.confidence;
    write_structure(thresholds, out, "the thresholds");
  });
}

salus_status SALUS_CALL salus_progress_measure(const double* times, const double* values, const double* lower,
                                               const double* upper, int64_t count,
                                               const salus_progress_options* options, salus_progress* progress,
                                               salus_error** error) {
  return guard(error, [&] {
    const auto from = read_options(options);
    const auto at = numbers_in(times, count, "the times");
    const auto of = numbers_in(values, count, "the values");
    const auto low = optional_numbers_in(lower, count, "the lower limits");
    const auto high = optional_numbers_in(upper, count, "the upper limits");
    std::vector<ProgressPoint> series(at.size());
    for (std::size_t i = 0; i < series.size(); ++i) {
      series[i].time = at[i];
      series[i].value = of[i];
      if (!low.empty()) series[i].lower = low[i];
      if (!high.empty()) series[i].upper = high[i];
    }
    const auto milestone_times = numbers_in(from.milestone_times, from.milestone_count, "the times of the milestones");
    const auto milestone_values = numbers_in(from.milestone_values, from.milestone_count, "the milestones");
    std::vector<salus::ProgressMilestone> milestones(milestone_times.size());
    for (std::size_t i = 0; i < milestones.size(); ++i) milestones[i] = {milestone_times[i], milestone_values[i]};
    const salus::ProgressOptions along{trajectory_in(from.trajectory), milestones, as_they_stand(from.thresholds)};
    write_structure(progress, progress_out(salus::progress(series, baseline_in(from), target_in(from), along)),
                    "the progress");
  });
}
