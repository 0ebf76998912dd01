#include "salus/statistics/proportions.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "statistics/distributions.hpp"
#include "statistics/interval.hpp"
#include "statistics/wilson.hpp"

namespace salus {
namespace {

using namespace statistics;

bool is_method(ProportionMethod method) noexcept {
  return method >= ProportionMethod::wilson && method <= ProportionMethod::agresti_coull;
}

Limits agresti_coull_limits(double x, double n, double z) noexcept {
  const double enlarged = n + z * z;
  const double centre = (x + z * z / 2) / enlarged;
  const double other = (n - x + z * z / 2) / enlarged;
  const double distance = z * std::sqrt(centre * other / enlarged);
  return {std::min(x / n, std::max(0.0, centre - distance)), std::max(x / n, std::min(1.0, centre + distance))};
}

Limits clopper_pearson_limits(double x, double n, double tail) noexcept {
  return {x > 0 ? beta_quantile(tail, x, n - x + 1) : 0, x < n ? beta_upper_quantile(tail, x + 1, n - x) : 1};
}

// The limits of shares at one level: what does not depend on the counts is computed once.
class ShareLimits {
 public:
  ShareLimits(double confidence, ProportionMethod method) noexcept
      : method_(method), tail_(tail_of(confidence)), z_(normal_width(confidence)) {}

  Limits operator()(double x, double n) const noexcept {
    switch (method_) {
      case ProportionMethod::wilson:
        return wilson_limits(x, n, z_);
      case ProportionMethod::exact:
        return clopper_pearson_limits(x, n, tail_);
      case ProportionMethod::agresti_coull:
        return agresti_coull_limits(x, n, z_);
    }
    return {};
  }

 private:
  ProportionMethod method_;
  double tail_;
  double z_;
};

Reason check_options(const ProportionOptions& options) noexcept {
  return is_scale(options.per) && is_scale(options.design_effect) && is_method(options.method)
             ? Reason::none
             : Reason::invalid_argument;
}

Estimate proportion_value(double events, double population, const ProportionOptions& options) noexcept {
  const Reason reason = check_counts(events, population);
  if (reason == Reason::missing) return reason;
  if (check_options(options) != Reason::none) return Reason::invalid_argument;
  if (reason != Reason::none) return reason;
  if (events > population) return Reason::invalid_argument;
  const double value = events / population * options.per;
  if (!std::isfinite(value)) return Reason::overflow;
  return Estimate::without_limits(value, Reason::none);
}

inline Estimate proportion_estimate(double value, double events, double population, const ProportionOptions& options,
                                    const ShareLimits& limits) noexcept {
  const double d = options.design_effect;
  const Limits shares = d == 1 ? limits(events, population) : limits(events / d, population / d);
  return with_limits(value, {shares.lower * options.per, shares.upper * options.per});
}

}  // namespace

Limits binomial_limits(double events, double population, double confidence, ProportionMethod method) noexcept {
  if (!is_method(method) || !is_confidence(confidence) || check_counts(events, population) != Reason::none ||
      events > population) {
    return {};
  }
  return ShareLimits(confidence, method)(events, population);
}

Estimate proportion(double events, double population, const ProportionOptions& options) noexcept {
  const Estimate value = proportion_value(events, population, options);
  if (!value.valid()) return value;
  if (!is_confidence(options.confidence)) return Estimate::without_limits(value.value, Reason::invalid_argument);
  return proportion_estimate(value.value, events, population, options, ShareLimits(options.confidence, options.method));
}

Reason proportions(span<const double> events, span<const double> population, span<const double> confidences,
                   const ProportionOptions& options, const EstimateColumns& out) noexcept {
  if (events.size() != population.size()) return Reason::invalid_argument;
  const auto point = [&](std::size_t i) noexcept { return proportion_value(events[i], population[i], options); };
  const auto method = [&](double confidence) noexcept {
    const bool valid_level = is_confidence(confidence);
    return [&, valid_level, limits = ShareLimits(valid_level ? confidence : 0.5, options.method)](
               std::size_t i, double value) noexcept {
      if (!valid_level) return Estimate::without_limits(value, Reason::invalid_argument);
      return proportion_estimate(value, events[i], population[i], options, limits);
    };
  };
  write_columns(events.size(), confidences, out, point, method);
  return Reason::none;
}

}  // namespace salus
