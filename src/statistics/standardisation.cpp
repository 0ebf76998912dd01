#include "salus/statistics/standardisation.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "statistics/count_limits.hpp"
#include "statistics/distributions.hpp"
#include "statistics/interval.hpp"

namespace salus {
namespace {

using namespace statistics;

// What depends on the confidence alone.
struct Level {
  bool valid = false;
  CountLimits limits{0.5};

  Level() = default;
  explicit Level(double confidence) noexcept : valid(is_confidence(confidence)), limits(valid ? confidence : 0.5) {}
};

Estimate value_alone(double value) noexcept {
  if (!std::isfinite(value)) return Reason::overflow;
  return Estimate::without_limits(value, Reason::none);
}

// A directly standardised rate of one person, before anything is asked of it.
struct DirectRate {
  Reason reason = Reason::none;
  double rate = 0;
  double variance = 0;
  double events = 0;
  double largest_weight = 0;  // that one event has in the rate

  DirectRate() = default;
  explicit DirectRate(Reason why) noexcept : reason(why) {}
};

struct Standard {
  span<const double> weights;
  double sum = 0;
  Reason reason = Reason::none;

  explicit Standard(span<const double> standard) noexcept : weights(standard) {
    if (standard.empty()) reason = Reason::missing;
    for (const double w : standard) {
      if (reason == Reason::none) reason = check_count(w);
      sum += w;
    }
    if (reason != Reason::none) return;
    if (sum == 0) reason = Reason::zero_denominator;
    if (!std::isfinite(sum)) reason = Reason::overflow;
  }
};

DirectRate direct_rate(span<const double> events, span<const double> population, const Standard& standard,
                       bool allow_small_numbers) noexcept {
  if (standard.reason != Reason::none) return DirectRate(standard.reason);
  DirectRate result;
  for (std::size_t i = 0; i < events.size(); ++i) {
    const double weight = standard.weights[i];
    if (weight == 0) continue;
    Reason reason = check_count(events[i]);
    if (reason == Reason::none) reason = check_count(population[i]);
    if (reason == Reason::none && population[i] == 0) reason = Reason::no_population;
    if (reason != Reason::none) return DirectRate(reason);
    const double one = weight / standard.sum / population[i];  // the weight of one event
    result.rate += one * events[i];
    result.variance += one * one * events[i];
    result.events += events[i];
    result.largest_weight = std::max(result.largest_weight, one);
  }
  if (result.events < byar_from && !allow_small_numbers) return DirectRate(Reason::small_numbers);
  return result;
}

bool is_method(StandardisationMethod method) noexcept {
  return method >= StandardisationMethod::automatic && method <= StandardisationMethod::fay_feuer;
}

// One area's rate, of which limits can be asked at any level.
class StandardisedRate {
 public:
  StandardisedRate(span<const double> events, span<const double> population, const Standard& standard,
                   const StandardisationOptions& options) noexcept
      : direct_(direct_rate(events, population, standard, options.allow_small_numbers)),
        per_(options.per),
        method_(options.method) {
    if (!is_scale(per_) || !is_method(method_)) direct_ = DirectRate(Reason::invalid_argument);
  }

  Estimate value() const noexcept {
    return direct_.reason == Reason::none ? value_alone(per_ * direct_.rate) : Estimate(direct_.reason);
  }

  Estimate at(double confidence) const noexcept {
    Level level(confidence);
    return at(level);
  }
  Estimate at(Level& level) const noexcept {
    const Estimate v = value();
    if (!v.valid()) return v;
    if (!level.valid) return Estimate::without_limits(v.value, Reason::invalid_argument);
    if (method_ == StandardisationMethod::fay_feuer) return fay_feuer(v.value, level);
    if (direct_.events == 0) return Estimate::without_limits(v.value, Reason::not_defined);
    const Limits count = level.limits(direct_.events);
    const double scale = std::sqrt(direct_.variance / direct_.events);
    const double lower = direct_.rate + scale * (count.lower - direct_.events);
    const double upper = direct_.rate + scale * (count.upper - direct_.events);
    return with_limits(v.value, {per_ * std::max(0.0, lower), per_ * upper});
  }

 private:
  Estimate fay_feuer(double value, const Level& level) const noexcept {
    const double rate = direct_.rate;
    const double variance = direct_.variance;
    const double lower = rate > 0 ? variance / rate * gamma_quantile(level.limits.tail(), rate * rate / variance) : 0;
    const double above = rate + direct_.largest_weight;
    const double spread = variance + direct_.largest_weight * direct_.largest_weight;
    const double upper = spread / above * gamma_upper_quantile(level.limits.tail(), above * above / spread);
    return with_limits(value, {per_ * lower, per_ * upper});
  }

  DirectRate direct_;
  double per_;
  StandardisationMethod method_;
};

// Observed over expected events, times the reference's crude rate where a rate is asked for.
class IndirectRatio {
 public:
  IndirectRatio(const Value& observed, const Value& expected, const Value& scale) noexcept
      : observed_(observed.number), expected_(expected.number), scale_(scale.number) {
    for (const Value* part : {&observed, &expected, &scale}) {
      if (reason_ == Reason::none) reason_ = part->reason;
    }
    if (reason_ == Reason::none && expected_ == 0) reason_ = Reason::zero_denominator;
  }

  Estimate value() const noexcept {
    return reason_ == Reason::none ? value_alone(observed_ / expected_ * scale_) : Estimate(reason_);
  }

  Estimate at(double confidence) const noexcept {
    Level level(confidence);
    return at(level);
  }
  Estimate at(Level& level) const noexcept {
    const Estimate v = value();
    if (!v.valid()) return v;
    if (!level.valid) return Estimate::without_limits(v.value, Reason::invalid_argument);
    const Limits count = level.limits(observed_);
    return with_limits(v.value, {count.lower / expected_ * scale_, count.upper / expected_ * scale_});
  }

 private:
  double observed_;
  double expected_;
  double scale_;
  Reason reason_ = Reason::none;
};

Value checked_count(double x) noexcept {
  const Reason reason = check_count(x);
  if (reason != Reason::none) return reason;
  return x;
}

Value sum_of(span<const double> counts) noexcept {
  if (counts.empty()) return Reason::missing;
  double sum = 0;
  for (const double x : counts) {
    const Reason reason = check_count(x);
    if (reason != Reason::none) return reason;
    sum += x;
  }
  if (!std::isfinite(sum)) return Reason::overflow;
  return sum;
}

// The reference's crude rate per `per`.
Value crude_rate(span<const double> events, span<const double> population, double per) noexcept {
  if (!is_scale(per)) return Reason::invalid_argument;
  const Value e = sum_of(events);
  if (!e.valid()) return e;
  const Value n = sum_of(population);
  if (!n.valid()) return n;
  if (n.number == 0) return Reason::no_population;
  const double rate = e.number / n.number * per;
  if (!std::isfinite(rate)) return Reason::overflow;
  return rate;
}

// Writes the rows of a batch. Levels are taken a few at a time, so that a row's sums are computed once for them without
// memory for all.
template <typename RowOf>
void write_rows(std::size_t rows, span<const double> confidences, const EstimateColumns& out,
                const RowOf& row_of) noexcept {
  std::array<Level, 8> levels;
  std::size_t first = 0;
  do {
    const std::size_t count = std::min(levels.size(), confidences.size() - first);
    for (std::size_t k = 0; k < count; ++k) levels[k] = Level(confidences[first + k]);
    for (std::size_t i = 0; i < rows; ++i) {
      const auto row = row_of(i);
      if (first == 0) {
        const Estimate value = row.value();
        if (out.value) out.value[i] = value.value;
        if (out.reasons) out.reasons[i] = static_cast<std::uint8_t>(value.reason);
        if (out.limits_reasons) out.limits_reasons[i] = static_cast<std::uint8_t>(value.reason);
      }
      for (std::size_t k = 0; k < count; ++k) {
        const Estimate e = row.at(levels[k]);
        const std::size_t cell = (first + k) * rows + i;
        if (out.lower) out.lower[cell] = e.lower;
        if (out.upper) out.upper[cell] = e.upper;
        if (out.limits_reasons && out.limits_reasons[i] == 0) {
          out.limits_reasons[i] = static_cast<std::uint8_t>(e.limits_reason);
        }
      }
    }
    first += count;
  } while (first < confidences.size());
}

Reason write_indirect(span<const double> observed, span<const double> population, span<const double> reference_events,
                      span<const double> reference_population, const Value& scale, span<const double> confidences,
                      const EstimateColumns& out) noexcept {
  const std::size_t strata = reference_events.size();
  if (strata != reference_population.size()) return Reason::invalid_argument;
  if (strata == 0) return Reason::missing;
  const std::size_t areas = population.size() / strata;
  const bool by_strata = observed.size() == population.size();
  if (population.size() % strata != 0 || (!by_strata && observed.size() != areas)) return Reason::invalid_argument;
  write_rows(areas, confidences, out, [&](std::size_t i) noexcept {
    const Value events = by_strata ? sum_of(observed.subspan(i * strata, strata)) : checked_count(observed[i]);
    return IndirectRatio(
        events, expected_events(population.subspan(i * strata, strata), reference_events, reference_population), scale);
  });
  return Reason::none;
}

IndirectRatio indirect(span<const double> observed, span<const double> population, span<const double> reference_events,
                       span<const double> reference_population, const Value& scale) noexcept {
  const Value expected = expected_events(population, reference_events, reference_population);
  if (observed.size() != population.size() && observed.size() != 1) return {Reason::invalid_argument, expected, scale};
  return {sum_of(observed), expected, scale};
}

}  // namespace

Estimate directly_standardised_rate(span<const double> events, span<const double> population,
                                    span<const double> standard, const StandardisationOptions& options) noexcept {
  if (events.size() != standard.size() || population.size() != standard.size()) return Reason::invalid_argument;
  return StandardisedRate(events, population, Standard(standard), options).at(options.confidence);
}

Reason directly_standardised_rates(span<const double> events, span<const double> population,
                                   span<const double> standard, span<const double> confidences,
                                   const StandardisationOptions& options, const EstimateColumns& out) noexcept {
  const std::size_t strata = standard.size();
  if (events.size() != population.size()) return Reason::invalid_argument;
  if (strata == 0) return Reason::missing;
  if (events.size() % strata != 0) return Reason::invalid_argument;
  const Standard weights(standard);
  write_rows(events.size() / strata, confidences, out, [&](std::size_t i) noexcept {
    return StandardisedRate(events.subspan(i * strata, strata), population.subspan(i * strata, strata), weights,
                            options);
  });
  return Reason::none;
}

Value expected_events(span<const double> population, span<const double> reference_events,
                      span<const double> reference_population) noexcept {
  const std::size_t strata = population.size();
  if (reference_events.size() != strata || reference_population.size() != strata) return Reason::invalid_argument;
  if (strata == 0) return Reason::missing;
  double expected = 0;
  for (std::size_t i = 0; i < strata; ++i) {
    for (const double x : {population[i], reference_events[i], reference_population[i]}) {
      const Reason reason = check_count(x);
      if (reason != Reason::none) return reason;
    }
    if (population[i] == 0) continue;
    if (reference_population[i] == 0) return Reason::no_population;
    expected += population[i] * (reference_events[i] / reference_population[i]);
  }
  if (!std::isfinite(expected)) return Reason::overflow;
  return expected;
}

Estimate standardised_ratio(double observed, double expected, double confidence) noexcept {
  return IndirectRatio(checked_count(observed), checked_count(expected), 1.0).at(confidence);
}

Estimate standardised_ratio(span<const double> observed, span<const double> population,
                            span<const double> reference_events, span<const double> reference_population,
                            double confidence) noexcept {
  return indirect(observed, population, reference_events, reference_population, 1.0).at(confidence);
}

Estimate indirectly_standardised_rate(span<const double> observed, span<const double> population,
                                      span<const double> reference_events, span<const double> reference_population,
                                      const IndirectRateOptions& options) noexcept {
  return indirect(observed, population, reference_events, reference_population,
                  crude_rate(reference_events, reference_population, options.per))
      .at(options.confidence);
}

Reason standardised_ratios(span<const double> observed, span<const double> population,
                           span<const double> reference_events, span<const double> reference_population,
                           span<const double> confidences, const EstimateColumns& out) noexcept {
  return write_indirect(observed, population, reference_events, reference_population, 1.0, confidences, out);
}

Reason indirectly_standardised_rates(span<const double> observed, span<const double> population,
                                     span<const double> reference_events, span<const double> reference_population,
                                     span<const double> confidences, double per, const EstimateColumns& out) noexcept {
  return write_indirect(observed, population, reference_events, reference_population,
                        crude_rate(reference_events, reference_population, per), confidences, out);
}

Estimate comparative_ratio(span<const double> events, span<const double> population, span<const double> compared_events,
                           span<const double> compared_population, span<const double> standard,
                           const ComparativeRatioOptions& options) noexcept {
  for (const span<const double>& column : {events, population, compared_events, compared_population}) {
    if (column.size() != standard.size()) return Reason::invalid_argument;
  }
  if (options.method < ComparativeRatioMethod::automatic || options.method > ComparativeRatioMethod::smith) {
    return Reason::invalid_argument;
  }
  const Standard weights(standard);
  const DirectRate a = direct_rate(events, population, weights, options.allow_small_numbers);
  if (a.reason != Reason::none) return a.reason;
  const DirectRate b = direct_rate(compared_events, compared_population, weights, options.allow_small_numbers);
  if (b.reason != Reason::none) return b.reason;
  if (b.rate == 0) return Reason::zero_denominator;
  const double ratio = a.rate / b.rate;
  if (!std::isfinite(ratio)) return Reason::overflow;
  if (!is_confidence(options.confidence)) return Estimate::without_limits(ratio, Reason::invalid_argument);
  const double z = normal_width(options.confidence);
  if (a.rate == 0) return Estimate::without_limits(ratio, Reason::not_defined);

  double error = 0;  // the standard error of the ratio's logarithm
  if (options.method == ComparativeRatioMethod::smith) {
    // ln(R₁/R₂) / (R₁ − R₂), which has a limit where they are equal.
    const double relative = (a.rate - b.rate) / b.rate;
    const double slope = (relative == 0 ? 1 : std::log1p(relative) / relative) / b.rate;
    error = slope * std::sqrt(a.variance + b.variance);
  } else {
    error = std::hypot(std::sqrt(a.variance) / a.rate, std::sqrt(b.variance) / b.rate);
  }
  return with_limits(ratio, {ratio * std::exp(-z * error), ratio * std::exp(z * error)});
}

}  // namespace salus
