#include "salus/statistics/comparisons.hpp"

#include <algorithm>
#include <cmath>

#include "statistics/distributions.hpp"
#include "statistics/interval.hpp"
#include "statistics/root.hpp"
#include "statistics/wilson.hpp"

namespace salus {
namespace {

using namespace statistics;

Contrast without_value(Reason why) noexcept {
  Contrast result;
  result.estimate = why;
  result.reason = why;
  return result;
}

Reason check_groups(const Group& first, const Group& second, bool proportions) noexcept {
  const Reason a = check_counts(first.events, first.population);
  const Reason b = check_counts(second.events, second.population);
  if (a == Reason::missing || b == Reason::missing) return Reason::missing;
  if (a == Reason::invalid_argument || b == Reason::invalid_argument) return Reason::invalid_argument;
  if (a != Reason::none) return a;
  if (b != Reason::none) return b;
  if (proportions && (first.events > first.population || second.events > second.population)) {
    return Reason::invalid_argument;
  }
  return Reason::none;
}

double share(const Group& group) noexcept { return group.events / group.population; }

// The statistic and its p-value where z is a number.
void set_normal_test(double z, Contrast& result) noexcept {
  if (!std::isfinite(z)) {
    result.reason = Reason::not_defined;
    return;
  }
  result.statistic = z;
  result.p_value = two_sided_normal(z);
  result.reason = Reason::none;
}

// The score test of equal rates: given all events, the first group's are binomial.
void test_rates(const Group& a, const Group& b, Contrast& result) noexcept {
  const double events = a.events + b.events;
  const double first = a.population / (a.population + b.population);
  const double second = b.population / (a.population + b.population);
  // x1 - events * first, without the cancellation of a large total
  const double surplus = a.events * second - b.events * first;
  set_normal_test(surplus / std::sqrt(events * first * second), result);
}

void test_proportions(const Group& a, const Group& b, Contrast& result) noexcept {
  const double n = a.population + b.population;
  const double with = (a.events + b.events) / n;
  const double without = ((a.population - a.events) + (b.population - b.events)) / n;
  const double variance = with * without * (1 / a.population + 1 / b.population);
  set_normal_test((share(a) - share(b)) / std::sqrt(variance), result);
}

// A ratio with limits of its logarithm.
Estimate log_limits(double ratio, double variance, double confidence) noexcept {
  const double factor = std::exp(normal_width(confidence) * std::sqrt(variance));
  return with_limits(ratio, {ratio / factor, ratio * factor});
}

bool is_whole(double x) noexcept { return std::floor(x) == x; }

Contrast exact_rate_ratio(const Group& a, const Group& b, double ratio, double confidence) noexcept {
  Contrast result;
  if (!is_whole(a.events) || !is_whole(b.events)) {
    result.estimate = Estimate::without_limits(ratio, Reason::invalid_argument);
    result.reason = Reason::invalid_argument;
    return result;
  }
  const double total = a.events + b.events;
  if (is_confidence(confidence)) {
    // The limits of the odds π/(1 − π), each part by the tail that keeps its digits.
    const double tail = tail_of(confidence);
    const double x = a.events;
    const double y = b.events;
    const double per_odds = b.population / a.population;
    const double lower = x > 0 ? beta_quantile(tail, x, y + 1) / beta_upper_quantile(tail, y + 1, x) : 0;
    const double upper = beta_upper_quantile(tail, x + 1, y) / beta_quantile(tail, y, x + 1);
    result.estimate = with_limits(ratio, {lower * per_odds, upper * per_odds});
  } else {
    result.estimate = Estimate::without_limits(ratio, Reason::invalid_argument);
  }
  const double expected = a.population / (a.population + b.population);
  const double at_most = binomial_at_most(a.events, total, expected);
  const double at_least = binomial_at_least(a.events, total, expected);
  result.statistic = a.events;
  result.p_value = std::min(1.0, 2 * std::min(at_most, at_least));
  result.reason = Reason::none;
  return result;
}

// The most likely rate of the group, given that the first group's is larger by δ > 0, and the other's from it: the root
// that is not negative of n·R² + (nδ − x)·R − x₂δ, in the form that keeps its digits.
double second_rate(const Group& a, const Group& b, double delta) noexcept {
  const double n = a.population + b.population;
  const double linear = a.events + b.events - n * delta;
  const double product = 4 * n * b.events * delta;
  const double root = std::sqrt(linear * linear + product);
  return linear >= 0 ? (linear + root) / (2 * n) : 2 * b.events * delta / (root - linear);
}

// The variance of the difference of rates under δ. A negative δ is the other group's positive one.
double constrained_variance(const Group& a, const Group& b, double delta) noexcept {
  if (delta < 0) return constrained_variance(b, a, -delta);
  const double rate = second_rate(a, b, delta);
  return (rate + delta) / a.population + rate / b.population;
}

// The largest difference that lies z standard errors from the observed one; NaN where it is too large.
double upper_score_limit(const Group& a, const Group& b, double z) noexcept {
  if (a.events == 0 && b.events == 0) return z * z / a.population;
  const double observed = share(a) - share(b);
  const auto excess = [&](double delta) { return delta - observed - z * std::sqrt(constrained_variance(a, b, delta)); };
  double step = z * std::sqrt(share(a) / a.population + share(b) / b.population);
  if (step == 0) return observed;
  while (std::isfinite(observed + step) && excess(observed + step) < 0) step *= 2;
  return find_root(excess, observed, observed + step);
}

Estimate rate_difference_limits(const Group& a, const Group& b, const RateDifferenceOptions& options) noexcept {
  const double per = options.per;
  const double observed = share(a) - share(b);
  const double value = observed * per;
  if (!std::isfinite(value)) return Reason::overflow;
  if (!is_confidence(options.confidence)) return Estimate::without_limits(value, Reason::invalid_argument);
  const double z = normal_width(options.confidence);
  if (options.method == RateDifferenceMethod::score) {
    return with_limits(value, {-upper_score_limit(b, a, z) * per, upper_score_limit(a, b, z) * per});
  }
  if (a.events == 0 && b.events == 0) return Estimate::without_limits(value, Reason::small_numbers);
  const double distance = z * std::sqrt(share(a) / a.population + share(b) / b.population);
  return with_limits(value, {(observed - distance) * per, (observed + distance) * per});
}

}  // namespace

Contrast rate_ratio(const Group& first, const Group& second, const RateRatioOptions& options) noexcept {
  const Reason reason = check_groups(first, second, false);
  if (reason == Reason::missing) return without_value(reason);
  if (options.method != RateRatioMethod::log && options.method != RateRatioMethod::exact) {
    return without_value(Reason::invalid_argument);
  }
  if (reason != Reason::none) return without_value(reason);
  Contrast result;
  const double ratio = share(first) / share(second);
  const bool has_ratio = second.events > 0 && std::isfinite(ratio);
  if (has_ratio && options.method == RateRatioMethod::exact) {
    return exact_rate_ratio(first, second, ratio, options.confidence);
  }
  if (!has_ratio) {
    result.estimate = second.events > 0 ? Reason::overflow : Reason::zero_denominator;
  } else if (!is_confidence(options.confidence)) {
    result.estimate = Estimate::without_limits(ratio, Reason::invalid_argument);
  } else if (first.events == 0) {
    result.estimate = Estimate::without_limits(ratio, Reason::small_numbers);
  } else {
    result.estimate = log_limits(ratio, 1 / first.events + 1 / second.events, options.confidence);
  }
  test_rates(first, second, result);
  return result;
}

Contrast rate_difference(const Group& first, const Group& second, const RateDifferenceOptions& options) noexcept {
  const Reason reason = check_groups(first, second, false);
  if (reason == Reason::missing) return without_value(reason);
  if (!is_scale(options.per) ||
      (options.method != RateDifferenceMethod::wald && options.method != RateDifferenceMethod::score)) {
    return without_value(Reason::invalid_argument);
  }
  if (reason != Reason::none) return without_value(reason);
  Contrast result;
  result.estimate = rate_difference_limits(first, second, options);
  test_rates(first, second, result);
  return result;
}

Contrast proportion_ratio(const Group& first, const Group& second, double confidence) noexcept {
  const Reason reason = check_groups(first, second, true);
  if (reason != Reason::none) return without_value(reason);
  Contrast result;
  const double ratio = share(first) / share(second);
  const double variance = (1 - share(first)) / first.events + (1 - share(second)) / second.events;
  if (second.events == 0) {
    result.estimate = Reason::zero_denominator;
  } else if (!std::isfinite(ratio)) {
    result.estimate = Reason::overflow;
  } else if (!is_confidence(confidence)) {
    result.estimate = Estimate::without_limits(ratio, Reason::invalid_argument);
  } else if (first.events == 0) {
    result.estimate = Estimate::without_limits(ratio, Reason::small_numbers);
  } else if (variance == 0) {
    result.estimate = Estimate::without_limits(ratio, Reason::not_defined);
  } else {
    result.estimate = log_limits(ratio, variance, confidence);
  }
  test_proportions(first, second, result);
  return result;
}

Contrast proportion_difference(const Group& first, const Group& second,
                               const ProportionDifferenceOptions& options) noexcept {
  const Reason reason = check_groups(first, second, true);
  if (reason == Reason::missing) return without_value(reason);
  if (!is_scale(options.per)) return without_value(Reason::invalid_argument);
  if (reason != Reason::none) return without_value(reason);
  Contrast result;
  const double p = share(first);
  const double q = share(second);
  const double difference = p - q;
  if (!std::isfinite(difference * options.per)) {
    result.estimate = Reason::overflow;
  } else if (!is_confidence(options.confidence)) {
    result.estimate = Estimate::without_limits(difference * options.per, Reason::invalid_argument);
  } else {
    const double z = normal_width(options.confidence);
    const Limits a = wilson_limits(first.events, first.population, z);
    const Limits b = wilson_limits(second.events, second.population, z);
    const double lower = difference - std::hypot(p - a.lower, b.upper - q);
    const double upper = difference + std::hypot(a.upper - p, q - b.lower);
    result.estimate = with_limits(difference * options.per, {lower * options.per, upper * options.per});
  }
  test_proportions(first, second, result);
  return result;
}

}  // namespace salus
