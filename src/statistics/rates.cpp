#include "salus/statistics/rates.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "statistics/count_limits.hpp"
#include "statistics/distributions.hpp"
#include "statistics/interval.hpp"
#include "statistics/root.hpp"

namespace salus {
namespace {

using namespace statistics;

bool is_method(RateMethod method) noexcept {
  return method >= RateMethod::automatic && method <= RateMethod::fay_feuer;
}

Estimate rate_value(double events, double population, double per) noexcept {
  const Reason reason = check_counts(events, population);
  if (reason != Reason::none) return reason;
  const double value = events / population * per;
  if (!std::isfinite(value)) return Reason::overflow;
  return Estimate::without_limits(value, Reason::none);
}

// The rounding of a product shall not put a limit on the wrong side of the value; NaN stays.
inline Estimate rate_estimate(double value, double population, double per, const Limits& counts) noexcept {
  const double scale = per / population;
  return with_limits(value, {std::min(counts.lower * scale, value), std::max(counts.upper * scale, value)});
}

Reason check_options(double per, RateMethod method) noexcept {
  return is_scale(per) && is_method(method) ? Reason::none : Reason::invalid_argument;
}

}  // namespace

Limits statistics::exact_count_limits(double x, double tail) noexcept {
  return {x > 0 ? gamma_quantile(tail, x) : 0, gamma_upper_quantile(tail, x + 1)};
}

// The exact limits of x and of one event fewer bracket each mid-P limit. Of many events the mean of the two tails is
// that of a count halfway, shifted by an eighth of its curvature. A limit on the wrong side of the count is the count.
Limits statistics::mid_p_count_limits(double x, double tail, double z) noexcept {
  if (x == 0) return {0, -std::log(2 * tail)};
  Limits limits;
  if (x > 1e6) {
    const double curvature = z / (8 * std::sqrt(x));
    limits.lower = gamma_quantile(tail, x + 0.5 - curvature);
    limits.upper = gamma_upper_quantile(tail, x + 0.5 + curvature);
  } else {
    const auto below = [=](double mean) { return (gamma_below(mean, x) + gamma_below(mean, x + 1)) / 2 - tail; };
    const auto above = [=](double mean) { return (gamma_above(mean, x) + gamma_above(mean, x + 1)) / 2 - tail; };
    limits.lower = find_root(below, gamma_quantile(tail, x), gamma_quantile(tail, x + 1));
    limits.upper = find_root(above, gamma_upper_quantile(tail, x), gamma_upper_quantile(tail, x + 1));
  }
  if (limits.lower > x) limits.lower = x;
  if (limits.upper < x) limits.upper = x;
  return limits;
}

Limits poisson_limits(double events, double confidence, RateMethod method) noexcept {
  if (!(events >= 0) || std::isinf(events) || !is_confidence(confidence) || !is_method(method)) return {};
  return CountLimits(confidence, method)(events);
}

Estimate rate(double events, double population, const RateOptions& options) noexcept {
  const Estimate value = rate_value(events, population, options.per);
  if (check_options(options.per, options.method) != Reason::none) {
    return value.reason == Reason::missing ? Reason::missing : Reason::invalid_argument;
  }
  if (!value.valid()) return value;
  if (!is_confidence(options.confidence)) return Estimate::without_limits(value.value, Reason::invalid_argument);
  return rate_estimate(value.value, population, options.per, CountLimits(options.confidence, options.method)(events));
}

Estimate recurrent_rate(span<const double> persons_by_events, double population, const RateOptions& options) noexcept {
  double events = 0;
  double variance = 0;
  for (std::size_t i = 0; i < persons_by_events.size(); ++i) {
    const double persons = persons_by_events[i];
    const double times = static_cast<double>(i + 1);
    if (std::isnan(persons)) return Reason::missing;
    if (!(persons >= 0) || std::isinf(persons)) return Reason::invalid_argument;
    events += times * persons;
    variance += times * times * persons;
  }
  if (!std::isfinite(variance)) return Reason::overflow;
  const Estimate independent = rate(events, population, options);
  if (!independent.has_limits() || variance == events) return independent;
  const Limits counts = poisson_limits(events, options.confidence, options.method);
  const double stretch = std::sqrt(variance / events);
  const double lower = std::fmax(0, events + stretch * (counts.lower - events));
  const double upper = events + stretch * (counts.upper - events);
  return rate_estimate(independent.value, population, options.per, {lower, upper});
}

Reason rates(span<const double> events, span<const double> population, span<const double> confidences,
             const RateOptions& options, const EstimateColumns& out) noexcept {
  if (events.size() != population.size()) return Reason::invalid_argument;
  const double per = options.per;
  const bool valid = check_options(per, options.method) == Reason::none;
  const auto point = [&](std::size_t i) noexcept -> Estimate {
    const Estimate value = rate_value(events[i], population[i], per);
    if (!valid) return value.reason == Reason::missing ? Reason::missing : Reason::invalid_argument;
    return value;
  };
  const auto method = [&](double confidence) noexcept {
    const bool valid_level = is_confidence(confidence);
    return [=, limits = CountLimits(valid_level ? confidence : 0.5, options.method)](std::size_t i,
                                                                                     double value) mutable noexcept {
      if (!valid_level) return Estimate::without_limits(value, Reason::invalid_argument);
      return rate_estimate(value, population[i], per, limits(events[i]));
    };
  };
  write_columns(events.size(), confidences, out, point, method);
  return Reason::none;
}

}  // namespace salus
