#include "salus/assessment/progress.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "salus/statistics/trend.hpp"
#include "statistics/interval.hpp"

namespace salus {
namespace {

using statistics::nan;

// A result: what a double cannot hold has overflown.
Value number(double x) noexcept { return std::isfinite(x) ? Value(x) : Value(Reason::overflow); }

// From one number above 0 to another.
Value percent_a_year(double from, double to, double years) noexcept {
  return number(std::expm1((std::log(to) - std::log(from)) / years) * 100);
}

bool has_limits(const ProgressPoint& p) noexcept {
  return std::isfinite(p.lower) && std::isfinite(p.upper) && p.lower <= p.value && p.value <= p.upper;
}

bool meets_low(double value, const ProgressTarget& t) noexcept {
  if (std::isnan(t.low)) return true;
  return t.low_included ? !definitely_less(value, t.low) : definitely_less(t.low, value);
}
bool meets_high(double value, const ProgressTarget& t) noexcept {
  if (std::isnan(t.high)) return true;
  return t.high_included ? !definitely_less(t.high, value) : definitely_less(value, t.high);
}
bool meets(double value, const ProgressTarget& t) noexcept { return meets_low(value, t) && meets_high(value, t); }

bool has_bounds(const ProgressTarget& t) noexcept { return !std::isnan(t.low) || !std::isnan(t.high); }
bool has_both_bounds(const ProgressTarget& t) noexcept { return !std::isnan(t.low) && !std::isnan(t.high); }

bool is_met(const ProgressPoint& p, const ProgressTarget& target) noexcept {
  if (p.met) return *p.met;
  return has_bounds(target) && meets(p.value, target);
}

// A point with its place in the caller's series; −1 for the baseline.
struct Placed {
  ProgressPoint point;
  std::ptrdiff_t index = -1;
};

bool acceptable(const ProgressTarget& target, const ProgressOptions& options) noexcept {
  if (std::isinf(target.low) || std::isinf(target.high) || std::isinf(target.horizon) || target.low > target.high)
    return false;
  for (const ProgressMilestone& m : options.milestones)
    if (!std::isfinite(m.time) || !std::isfinite(m.value)) return false;
  switch (options.trajectory) {
    case Trajectory::linear:
    case Trajectory::compound:
    case Trajectory::milestones:
      return are_in_order(options.thresholds);
  }
  return false;
}

bool is_missing(const ProgressPoint& p) noexcept { return std::isnan(p.time) || std::isnan(p.value); }
bool is_finite(const ProgressPoint& p) noexcept { return std::isfinite(p.time) && std::isfinite(p.value); }

// The points that are there, by time. False where they cannot be.
bool placed(span<const ProgressPoint> series, std::vector<Placed>& points) {
  points.reserve(series.size());
  for (std::size_t i = 0; i < series.size(); ++i) {
    if (is_missing(series[i])) continue;
    if (!is_finite(series[i])) return false;
    points.push_back({series[i], static_cast<std::ptrdiff_t>(i)});
  }
  const auto earlier = [](const Placed& a, const Placed& b) { return a.point.time < b.point.time; };
  if (!std::is_sorted(points.begin(), points.end(), earlier)) std::sort(points.begin(), points.end(), earlier);
  return std::adjacent_find(points.begin(), points.end(), [](const Placed& a, const Placed& b) {
           return nearly_equal(a.point.time, b.point.time);
         }) == points.end();
}

// The position of the value that is judged. Precondition: there are points.
std::size_t judged_position(const std::vector<Placed>& points, double horizon) noexcept {
  if (std::isnan(horizon)) return points.size() - 1;
  const auto at = std::find_if(points.begin(), points.end(),
                               [&](const Placed& p) { return !definitely_less(p.point.time, horizon); });
  return at == points.end() ? points.size() - 1 : static_cast<std::size_t>(at - points.begin());
}

class Assessor {
 public:
  Assessor(std::vector<Placed> points, const std::optional<ProgressPoint>& baseline, const ProgressTarget& target,
           const ProgressOptions& options)
      : points_(std::move(points)), target_(target), options_(options) {
    points_.resize(judged_position(points_, target.horizon) + 1);
    now_ = points_.back().point;
    out_.judged = points_.back().index;
    out_.thresholds = options.thresholds;
    out_.trajectory = options.trajectory;
    out_.due = !std::isnan(target.horizon) && !definitely_less(now_.time, target.horizon);
    met_ = is_met(now_, target);
    if (baseline && !is_missing(*baseline)) start(*baseline);
    columns();
    if (out_.trajectory == Trajectory::compound && !all_positive()) out_.trajectory = Trajectory::linear;
  }

  Progress run() {
    history();
    path();
    project();
    move();
    decide();
    return out_;
  }

 private:
  // Everything is counted from the baseline on; what is before it does not count.
  void start(const ProgressPoint& baseline) {
    baseline_ = baseline;
    points_.erase(std::remove_if(points_.begin(), points_.end(),
                                 [&](const Placed& p) { return !definitely_less(baseline.time, p.point.time); }),
                  points_.end());
    moved_ = !points_.empty();
    const double b = baseline.value;
    if (definitely_less(b, target_.low)) {
      bound_ = target_.low;
    } else if (definitely_less(target_.high, b)) {
      bound_ = target_.high;
    } else {
      flat_ = true;
    }
  }

  // The values from the baseline on, for the lines through them.
  void columns() {
    if (baseline_) {
      times_.push_back(baseline_->time);
      values_.push_back(baseline_->value);
    }
    for (const Placed& p : points_) {
      times_.push_back(p.point.time);
      values_.push_back(p.point.value);
    }
  }

  // Whether a compound path is defined, with all that is compared with it.
  bool all_positive() const noexcept {
    return !(bound_ <= 0) && std::all_of(values_.begin(), values_.end(), [](double v) { return v > 0; });
  }

  double clamped(double x) const noexcept {
    if (std::isnan(target_.high)) return target_.low;
    if (std::isnan(target_.low)) return target_.high;
    return std::min(std::max(x, target_.low), target_.high);
  }

  void history() noexcept {
    bool was_met = baseline_ && is_met(*baseline_, target_);
    for (const Placed& p : points_) {
      if (p.index == out_.judged) break;
      const bool met = is_met(p.point, target_);
      if (met && !met_) out_.met_before = p.index;
      if (!met && met_ && was_met) out_.interrupted = p.index;
      was_met = was_met || met;
    }
  }

  // Why there is no progress since the baseline, or none.
  Reason missing_progress() const noexcept {
    if (!baseline_) return Reason::no_baseline;
    if (!has_bounds(target_)) return Reason::not_quantitative;
    return moved_ ? Reason::none : Reason::too_few_periods;
  }

  void path() {
    Reason why = missing_progress();
    const double years = baseline_ && !std::isnan(target_.horizon) ? target_.horizon - baseline_->time : nan;
    set_required(years);
    if (why != Reason::none) {
      out_.achieved = out_.ratio = out_.expected = out_.gap = why;
      out_.linear.actual = out_.linear.ratio = out_.compound.actual = out_.compound.ratio = why;
      set_fitted(why == Reason::not_quantitative ? Reason::none : why);
      if (why == Reason::not_quantitative && moved_) set_actual();
      return;
    }
    out_.achieved = achieved();
    set_actual();
    set_fitted(Reason::none);
    set_expected(years);
    if (flat_) {
      out_.linear.ratio = out_.compound.ratio = out_.ratio = Reason::no_change_targeted;
      return;
    }
    out_.linear.ratio = ratio(out_.linear.actual, out_.linear.required);
    out_.compound.ratio = ratio(out_.compound.actual, out_.compound.required);
    out_.ratio = out_.trajectory == Trajectory::compound ? out_.compound.ratio : out_.linear.ratio;
    if (out_.trajectory == Trajectory::milestones) out_.ratio = out_.linear.ratio = ratio_along_milestones();
  }

  Value achieved() const noexcept {
    if (flat_) return Reason::no_change_targeted;
    const double b = baseline_->value;
    double bound = bound_;
    if (has_both_bounds(target_) && meets(now_.value, target_)) return 100.0;
    // Beyond the far end of a range that end is the bound.
    if (!std::isnan(target_.low) && definitely_less(now_.value, target_.low)) bound = target_.low;
    if (!std::isnan(target_.high) && definitely_less(target_.high, now_.value)) bound = target_.high;
    return number((now_.value - b) / (bound - b) * 100);
  }

  static Value ratio(const Value& actual, const Value& required) noexcept {
    if (!actual.valid()) return actual.reason;
    if (!required.valid()) return required.reason;
    return required.number == 0 ? Value(Reason::no_change_targeted) : number(actual.number / required.number);
  }

  Value ratio_along_milestones() const noexcept {
    if (!out_.expected.valid()) return out_.expected.reason;
    const double change = out_.expected.number - baseline_->value;
    if (nearly_equal(out_.expected.number, baseline_->value)) return Reason::no_change_targeted;
    return number((now_.value - baseline_->value) / change);
  }

  void set_actual() noexcept {
    const double b = baseline_->value;
    const double years = now_.time - baseline_->time;
    out_.linear.actual = number((now_.value - b) / years);
    out_.compound.actual = Reason::not_defined;
    if (b > 0 && now_.value > 0) out_.compound.actual = percent_a_year(b, now_.value, years);
    if (b > 0 && now_.value == 0) out_.compound.actual = -100.0;
  }

  Reason why_not_required(double years) const noexcept {
    if (!has_bounds(target_)) return Reason::not_quantitative;
    if (std::isnan(target_.horizon)) return Reason::not_defined;
    if (!baseline_) return Reason::no_baseline;
    return years > 0 ? Reason::none : Reason::not_defined;
  }

  void set_required(double years) noexcept {
    Pace& linear = out_.linear;
    Pace& compound = out_.compound;
    linear.required = compound.required = why_not_required(years);
    if (linear.required.reason == Reason::none) {
      const double b = baseline_->value;
      linear.required = flat_ ? Value(0.0) : number((bound_ - b) / years);
      compound.required = flat_ ? Value(0.0) : Value(Reason::not_defined);
      if (!flat_ && b > 0 && bound_ > 0) compound.required = percent_a_year(b, bound_, years);
    }
    set_required_from_now();
  }

  void set_required_from_now() noexcept {
    Value& linear = out_.linear.required_from_now;
    Value& compound = out_.compound.required_from_now;
    linear = compound = has_bounds(target_) ? Reason::not_defined : Reason::not_quantitative;
    if (!has_bounds(target_) || std::isnan(target_.horizon) || out_.due) return;
    if (met_) {
      linear = compound = 0.0;
      return;
    }
    const double years = target_.horizon - now_.time;
    const double bound = !std::isnan(target_.high) && definitely_less(target_.high, now_.value) ? target_.high
                         : std::isnan(target_.low)                                              ? target_.high
                                                                                                : target_.low;
    linear = number((bound - now_.value) / years);
    if (now_.value > 0 && bound > 0) compound = percent_a_year(now_.value, bound, years);
  }

  double on_linear_path(double time) const noexcept {
    double from_time = baseline_->time;
    double from = baseline_->value;
    double to_time = target_.horizon;
    double to = bound_;
    if (out_.trajectory == Trajectory::milestones) {
      for (const ProgressMilestone& m : options_.milestones) {
        if (!definitely_less(baseline_->time, m.time) || !definitely_less(m.time, target_.horizon)) continue;
        if (!definitely_less(time, m.time) && m.time > from_time) {
          from_time = m.time;
          from = m.value;
        } else if (definitely_less(time, m.time) && m.time < to_time) {
          to_time = m.time;
          to = m.value;
        }
      }
    }
    return from + (to - from) * ((time - from_time) / (to_time - from_time));
  }

  void set_expected(double years) noexcept {
    if (flat_) {
      out_.expected = number(clamped(now_.value));
    } else if (out_.due) {
      out_.expected = number(bound_);
    } else if (!(years > 0)) {
      out_.expected = Reason::not_defined;
    } else if (out_.trajectory == Trajectory::compound) {
      const double share = (now_.time - baseline_->time) / years;
      out_.expected = number(baseline_->value * std::exp(share * (std::log(bound_) - std::log(baseline_->value))));
    } else {
      out_.expected = number(on_linear_path(now_.time));
    }
    if (!out_.expected.valid()) {
      out_.gap = out_.expected.reason;
      return;
    }
    const double e = out_.expected.number;
    out_.gap = nearly_equal(now_.value, e) ? Value(0.0) : number(now_.value - e);
    if (out_.trajectory == Trajectory::milestones && years > 0 && !out_.due && !flat_)
      out_.linear.required = number((e - baseline_->value) / (now_.time - baseline_->time));
  }

  void set_fitted(Reason why) {
    out_.linear.fitted = out_.compound.fitted = why == Reason::none ? Reason::too_few_periods : why;
    if (why != Reason::none || times_.size() < 3) return;
    const double confidence = options_.thresholds.confidence;
    out_.linear.fitted = trend(times_, values_, {TrendForm::linear, confidence}).slope;
    out_.compound.fitted = trend(times_, values_, {TrendForm::log_linear, confidence}).annual_percent_change;
  }

  void project() {
    if (std::isnan(target_.horizon) || out_.due) {
      out_.projection = Reason::not_defined;
      return;
    }
    if (times_.size() < 2) {
      out_.projection = Reason::too_few_periods;
      return;
    }
    const bool log = out_.trajectory == Trajectory::compound;
    out_.projection =
        trend_prediction(target_.horizon, times_, values_,
                         {log ? TrendForm::log_linear : TrendForm::linear, options_.thresholds.confidence});
    if (!out_.projection.valid()) return;
    out_.projected_from = times_.size();
    if (times_.size() == 2) limits_of_two(log);
    if (!has_bounds(target_)) return;
    const bool met = meets(out_.projection.value, target_);
    out_.projected_status = met ? Status::met : Status::not_met;
    if (!out_.projection.has_limits()) return;
    const double lower = out_.projection.lower;
    const double upper = out_.projection.upper;
    out_.projection_is_certain = met ? meets_low(lower, target_) && meets_high(upper, target_)
                                     : !meets_low(upper, target_) || !meets_high(lower, target_);
  }

  // The projection is v + k(v − b), k the share of the elapsed time that is still to come, so its variance is that of
  // (1 + k)v − kb, of logarithms alike.
  void limits_of_two(bool log) noexcept {
    const ProgressPoint& first = baseline_ ? *baseline_ : points_.front().point;
    out_.projection.limits_reason = Reason::too_few_periods;
    if (!has_limits(first) || !has_limits(now_) || (log && (first.lower <= 0 || now_.lower <= 0))) return;
    const auto of = [log](double x) { return log ? std::log(x) : x; };
    const double k = (target_.horizon - now_.time) / (now_.time - first.time);
    const double width_now = (1 + k) * (of(now_.upper) - of(now_.lower)) / 2;
    const double width_first = k * (of(first.upper) - of(first.lower)) / 2;
    // Half the width of all three is the same multiple of the standard error, which cancels.
    const double width = std::hypot(width_now, width_first);
    const double value = out_.projection.value;
    out_.projection = log ? statistics::with_limits(value, {value * std::exp(-width), value * std::exp(width)})
                          : statistics::with_limits(value, {value - width, value + width});
  }

  // +1 where higher is better, −1 where lower is, 0 where nothing says so.
  int better() const noexcept {
    if (has_bounds(target_) && !flat_) return bound_ > baseline_->value ? 1 : -1;
    if (target_.direction == Direction::higher_is_better) return 1;
    if (target_.direction == Direction::lower_is_better) return -1;
    // What is met by a level at least is better the higher it is.
    if (std::isnan(target_.high) && !std::isnan(target_.low)) return 1;
    if (std::isnan(target_.low) && !std::isnan(target_.high)) return -1;
    return 0;
  }

  // A range in which the baseline lies: inside is as good as before, and outside is worse.
  bool is_held_range() const noexcept { return flat_ && has_both_bounds(target_); }

  void move() noexcept {
    out_.movement_reason = !baseline_ ? Reason::no_baseline : !moved_ ? Reason::too_few_periods : Reason::none;
    if (out_.movement_reason != Reason::none) return;
    const double b = baseline_->value;
    const double v = now_.value;
    const int direction = better();
    if (is_held_range()) {
      out_.movement = meets(v, target_) ? Status::steady : Status::worsening;
      return;
    }
    if (direction == 0) {
      out_.movement_reason = Reason::no_direction;
      return;
    }
    const bool towards = direction > 0 ? v > b : v < b;
    out_.movement = !moved_enough(b, v, towards) ? Status::steady : towards ? Status::improving : Status::worsening;
  }

  bool moved_enough(double b, double v, bool towards) const noexcept {
    if (nearly_equal(b, v)) return false;
    const ProgressThresholds& t = options_.thresholds;
    if (has_limits(*baseline_) && has_limits(now_)) {
      const double z = statistics::normal_width(t.confidence);
      const double error = std::hypot(baseline_->upper - baseline_->lower, now_.upper - now_.lower) / (2 * z);
      return std::fabs(v - b) > statistics::normal_width(1 - t.significance) * error;
    }
    if (flat_ || !has_bounds(target_)) return true;
    if (towards) return !definitely_less(std::fabs(v - b) / std::fabs(bound_ - b) * 100, t.least_achieved);
    return b == 0 || !definitely_less(std::fabs(v - b) / std::fabs(b) * 100, t.least_worsening);
  }

  void decide() noexcept {
    const bool open = std::isnan(target_.horizon);
    if (met_ && !(target_.keep && out_.interrupted >= 0)) return set(Status::met);
    if (out_.due) return set(has_bounds(target_) || now_.met ? Status::not_met : out_.movement, out_.movement_reason);
    if (met_) return set(Status::at_risk);
    if (open || !has_bounds(target_)) return set(out_.movement, out_.movement_reason);
    if (!baseline_ || !moved_) return set(Status::not_assessable, missing_progress());
    if (beyond_far_end()) return set(Status::off_track);
    if (flat_ || out_.ratio.reason == Reason::no_change_targeted) return set(without_ratio());
    if (!out_.ratio.valid()) return set(Status::not_assessable, out_.ratio.reason);
    const ProgressThresholds& t = options_.thresholds;
    const double r = out_.ratio.number;
    set(!definitely_less(r, t.on_track)    ? Status::on_track
        : !definitely_less(r, t.at_risk)   ? Status::at_risk
        : !definitely_less(r, t.off_track) ? Status::off_track
                                           : Status::worsening);
  }

  void set(Status status, Reason why = Reason::none) noexcept {
    out_.status = status;
    out_.reason = status == Status::not_assessable ? why : Reason::none;
  }

  bool beyond_far_end() const noexcept {
    if (flat_ || !has_both_bounds(target_)) return false;
    return bound_ == target_.low ? definitely_less(target_.high, now_.value) : definitely_less(now_.value, target_.low);
  }

  // The path asks for no change up to now.
  Status without_ratio() const noexcept {
    const double change = nearly_equal(now_.value, baseline_->value) ? 0 : now_.value - baseline_->value;
    if (is_held_range() || change * better() < 0) return Status::worsening;
    return flat_ ? Status::off_track : Status::on_track;
  }

  std::vector<Placed> points_;  // from the baseline (not with it) to the value that is judged
  ProgressTarget target_;
  ProgressOptions options_;
  std::optional<ProgressPoint> baseline_;
  ProgressPoint now_;
  std::vector<double> times_;  // of the baseline and the points
  std::vector<double> values_;
  bool met_ = false;
  bool moved_ = false;  // there is a value after the baseline
  bool flat_ = false;   // the baseline meets the target already, or is its bound
  double bound_ = nan;  // the end of the path
  Progress out_;
};

Progress nothing(Reason why, const ProgressOptions& options) {
  Progress none;
  none.reason = none.movement_reason = why;
  none.achieved = none.expected = none.gap = none.ratio = why;
  none.linear = none.compound = {why, why, why, why, why};
  none.projection = why;
  none.trajectory = options.trajectory;
  none.thresholds = options.thresholds;
  return none;
}

}  // namespace

bool are_in_order(const ProgressThresholds& t) noexcept {
  return std::isfinite(t.on_track) && std::isfinite(t.off_track) && t.on_track >= t.at_risk &&
         t.at_risk >= t.off_track && t.least_achieved >= 0 && std::isfinite(t.least_achieved) &&
         t.least_worsening >= 0 && std::isfinite(t.least_worsening) && statistics::is_confidence(t.significance) &&
         statistics::is_confidence(t.confidence);
}

Progress progress(span<const ProgressPoint> series, const std::optional<ProgressPoint>& baseline,
                  const ProgressTarget& target, const ProgressOptions& options) {
  std::vector<Placed> points;
  const bool fine = acceptable(target, options) && (!baseline || is_missing(*baseline) || is_finite(*baseline));
  if (!fine || !placed(series, points)) return nothing(Reason::invalid_argument, options);
  if (points.empty()) return nothing(Reason::missing, options);
  return Assessor(std::move(points), baseline, target, options).run();
}

}  // namespace salus
