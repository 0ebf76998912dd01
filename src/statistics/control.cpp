#include "salus/statistics/control.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "salus/statistics/rates.hpp"
#include "statistics/distributions.hpp"
#include "statistics/interval.hpp"

namespace salus {
namespace {

using namespace statistics;

Reason check_funnel(FunnelStatistic statistic, double baseline, double denominator) noexcept {
  const Reason reason = check_counts(baseline, denominator);
  if (reason == Reason::missing) return reason;
  if (statistic < FunnelStatistic::proportion || statistic > FunnelStatistic::ratio) return Reason::invalid_argument;
  if (reason != Reason::none) return reason;
  if (statistic == FunnelStatistic::proportion) return baseline > 1 ? Reason::invalid_argument : Reason::none;
  if (baseline == 0) return Reason::not_defined;
  return std::isfinite(baseline * denominator) ? Reason::none : Reason::overflow;
}

double standard_error(FunnelStatistic statistic, double baseline, double denominator) noexcept {
  const double spread = statistic == FunnelStatistic::proportion ? baseline * (1 - baseline) : baseline;
  return std::sqrt(spread / denominator);
}

// The counts that so many events or fewer, and more, have the tail's probability where `mean` are expected. Where even
// no event is likelier than that, the lower is 0.
Limits count_lines(double mean, double tail) noexcept {
  const double lower = std::exp(-mean) < tail ? gamma_upper_shape(tail, mean) - 1 : 0;
  return {std::max(0.0, lower), gamma_shape(tail, mean)};
}

Estimate funnel_point(FunnelStatistic statistic, double baseline, double denominator) noexcept {
  const Reason reason = check_funnel(statistic, baseline, denominator);
  if (reason != Reason::none) return reason;
  return Estimate::without_limits(baseline, Reason::none);
}

// At one level; the arguments are good.
Estimate funnel_lines(FunnelStatistic statistic, double baseline, double denominator, double tail, double z) noexcept {
  if (statistic == FunnelStatistic::proportion) {
    const double distance = z * standard_error(statistic, baseline, denominator);
    return with_limits(baseline, {std::max(0.0, baseline - distance), std::min(1.0, baseline + distance)});
  }
  const Limits counts = count_lines(baseline * denominator, tail);
  return with_limits(baseline, {counts.lower / denominator, counts.upper / denominator});
}

// The quantile of sorted numbers that R calls type 7.
double quantile_of(span<const double> sorted, double q) noexcept {
  const double place = static_cast<double>(sorted.size() - 1) * q;
  const auto before = static_cast<std::size_t>(place);
  const std::size_t after = std::min(before + 1, sorted.size() - 1);
  return sorted[before] + (place - static_cast<double>(before)) * (sorted[after] - sorted[before]);
}

Overdispersion no_overdispersion(Reason why) noexcept {
  Overdispersion result;
  result.reason = why;
  return result;
}

}  // namespace

Estimate funnel_limits(FunnelStatistic statistic, double baseline, double denominator, double confidence) noexcept {
  const Estimate point = funnel_point(statistic, baseline, denominator);
  if (!point.valid()) return point;
  if (!is_confidence(confidence)) return Estimate::without_limits(baseline, Reason::invalid_argument);
  return funnel_lines(statistic, baseline, denominator, tail_of(confidence), normal_width(confidence));
}

Reason funnel_limits(FunnelStatistic statistic, double baseline, span<const double> denominators,
                     span<const double> confidences, const EstimateColumns& out) noexcept {
  const auto point = [&](std::size_t i) noexcept { return funnel_point(statistic, baseline, denominators[i]); };
  const auto method = [&](double confidence) noexcept {
    const bool valid_level = is_confidence(confidence);
    const double tail = tail_of(confidence);
    const double z = valid_level ? normal_width(confidence) : nan;
    return [=](std::size_t i, double value) noexcept {
      if (!valid_level) return Estimate::without_limits(value, Reason::invalid_argument);
      return funnel_lines(statistic, baseline, denominators[i], tail, z);
    };
  };
  write_columns(denominators.size(), confidences, out, point, method);
  return Reason::none;
}

Band funnel_band(FunnelStatistic statistic, double baseline, double events, double denominator,
                 span<const double> confidences) noexcept {
  Reason reason = check_funnel(statistic, baseline, denominator);
  if (std::isnan(events)) reason = Reason::missing;
  if (reason != Reason::none) return {0, reason};
  if (!(events >= 0) || std::isinf(events)) return {0, Reason::invalid_argument};
  const bool proportion = statistic == FunnelStatistic::proportion;
  if (proportion && events > denominator) return {0, Reason::invalid_argument};

  std::int32_t band = 0;
  double last = 0;
  for (std::size_t k = 0; k < confidences.size(); ++k) {
    const double confidence = confidences[k];
    if (!is_confidence(confidence) || confidence <= last) return {0, Reason::invalid_argument};
    last = confidence;
    const auto level = static_cast<std::int32_t>(k + 1);
    if (proportion) {
      const double distance = normal_width(confidence) * standard_error(statistic, baseline, denominator);
      if (events / denominator > baseline + distance) band = level;
      if (events / denominator < baseline - distance) band = -level;
    } else {
      const Limits limits = poisson_limits(events, confidence);
      if (baseline < limits.lower / denominator) band = level;
      if (baseline > limits.upper / denominator) band = -level;
    }
  }
  return {band, Reason::none};
}

Value funnel_standard_error(FunnelStatistic statistic, double baseline, double denominator) noexcept {
  const Reason reason = check_funnel(statistic, baseline, denominator);
  if (reason != Reason::none) return reason;
  return standard_error(statistic, baseline, denominator);
}

Value funnel_score(FunnelStatistic statistic, double baseline, double events, double denominator) noexcept {
  Reason reason = check_funnel(statistic, baseline, denominator);
  if (std::isnan(events)) reason = Reason::missing;
  if (reason != Reason::none) return reason;
  if (!(events >= 0) || std::isinf(events)) return Reason::invalid_argument;
  if (statistic == FunnelStatistic::proportion && events > denominator) return Reason::invalid_argument;
  const double error = standard_error(statistic, baseline, denominator);
  if (error == 0) return Reason::not_defined;
  const double score = (events / denominator - baseline) / error;
  if (!std::isfinite(score)) return Reason::overflow;
  return score;
}

Overdispersion overdispersion(span<const double> scores, span<const double> standard_errors, double winsorised,
                              span<double> work) noexcept {
  if (scores.size() != standard_errors.size() || work.size() < scores.size() || !(winsorised >= 0) ||
      !(winsorised < 0.5)) {
    return no_overdispersion(Reason::invalid_argument);
  }
  std::size_t areas = 0;
  double weights = 0;
  double squared_weights = 0;
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (std::isnan(scores[i]) || std::isnan(standard_errors[i])) continue;
    if (std::isinf(scores[i]) || !is_scale(standard_errors[i])) return no_overdispersion(Reason::invalid_argument);
    work[areas++] = scores[i];
    least = std::min(least, standard_errors[i]);
  }
  if (areas == 0) return no_overdispersion(Reason::missing);
  if (areas == 1) return no_overdispersion(Reason::small_numbers);
  // The weights relative to the greatest, so that their squares stay within a double.
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (std::isnan(scores[i]) || std::isnan(standard_errors[i])) continue;
    const double weight = (least / standard_errors[i]) * (least / standard_errors[i]);
    weights += weight;
    squared_weights += weight * weight;
  }

  std::sort(work.begin(), work.begin() + areas);
  const span<const double> sorted = work.subspan(0, areas);
  const double low = quantile_of(sorted, winsorised);
  const double high = quantile_of(sorted, 1 - winsorised);
  double squares = 0;
  for (const double z : sorted) {
    const double within = std::min(high, std::max(low, z));
    squares += within * within;
  }

  const double n = static_cast<double>(areas);
  Overdispersion result;
  result.factor = squares / n;
  result.between_variance = std::max(0.0, squares - (n - 1)) / (weights - squared_weights / weights) * least * least;
  result.reason = Reason::none;
  if (!std::isfinite(result.factor) || !std::isfinite(result.between_variance)) {
    return no_overdispersion(Reason::overflow);
  }
  return result;
}

Limits overdispersed_limits(double baseline, double standard_error, const Overdispersion& dispersion,
                            DispersionModel model, double confidence) noexcept {
  if (!std::isfinite(baseline) || !(standard_error >= 0) || !is_confidence(confidence)) return {};
  double error = 0;
  switch (model) {
    case DispersionModel::none:
      error = standard_error;
      break;
    case DispersionModel::multiplicative:
      if (!(dispersion.factor >= 0)) return {};
      error = standard_error * std::sqrt(std::max(1.0, dispersion.factor));
      break;
    case DispersionModel::additive:
      if (!(dispersion.between_variance >= 0)) return {};
      error = std::hypot(standard_error, std::sqrt(dispersion.between_variance));
      break;
    default:
      return {};
  }
  const double distance = normal_width(confidence) * error;
  if (!std::isfinite(baseline - distance) || !std::isfinite(baseline + distance)) return {};
  return {baseline - distance, baseline + distance};
}

Standing compare_with_benchmark(const Estimate& estimate, double benchmark, Polarity polarity) noexcept {
  if (!estimate.has_limits() || !is_finite({estimate.lower, estimate.upper}) || !std::isfinite(benchmark)) {
    return Standing::not_compared;
  }
  const bool higher = estimate.lower > benchmark;
  const bool lower = estimate.upper < benchmark;
  if (!higher && !lower) return Standing::similar;
  switch (polarity) {
    case Polarity::neither:
      return higher ? Standing::higher : Standing::lower;
    case Polarity::higher_is_better:
      return higher ? Standing::better : Standing::worse;
    case Polarity::lower_is_better:
      return higher ? Standing::worse : Standing::better;
  }
  return Standing::not_compared;
}

}  // namespace salus
