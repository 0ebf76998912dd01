// What the methods with confidence limits share: checks of counts and levels, and the writing of columns.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>

#include "salus/base/reason.hpp"
#include "salus/base/span.hpp"
#include "salus/statistics/estimate.hpp"
#include "statistics/distributions.hpp"

namespace salus::statistics {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

inline bool is_confidence(double confidence) noexcept { return confidence > 0 && confidence < 1; }
// The probability beyond each limit, and how many standard errors away a normal limit is.
inline double tail_of(double confidence) noexcept { return (1 - confidence) / 2; }
inline double normal_width(double confidence) noexcept { return upper_normal_quantile(tail_of(confidence)); }
inline double two_sided_normal(double z) noexcept { return 2 * normal_above(std::fabs(z)); }

inline bool is_finite(const Limits& limits) noexcept {
  return std::isfinite(limits.lower) && std::isfinite(limits.upper);
}
inline bool is_scale(double x) noexcept { return std::isfinite(x) && x > 0; }

// Why this is no count or population, or none.
inline Reason check_count(double x) noexcept {
  if (std::isnan(x)) return Reason::missing;
  return x >= 0 && std::isfinite(x) ? Reason::none : Reason::invalid_argument;
}

// Why these cannot be events of a population, or none.
inline Reason check_counts(double events, double population) noexcept {
  constexpr double most = std::numeric_limits<double>::max();
  if (events >= 0 && events <= most && population > 0 && population <= most) return Reason::none;
  if (std::isnan(events) || std::isnan(population)) return Reason::missing;
  return population == 0 && events >= 0 && events <= most ? Reason::no_population : Reason::invalid_argument;
}

// The value with these limits, where both are numbers.
inline Estimate with_limits(double value, const Limits& limits) noexcept {
  if (!is_finite(limits)) return Estimate::without_limits(value, Reason::overflow);
  return {value, limits.lower, limits.upper};
}

// Fills the caller's columns. `point(i)` gives row i's value, an Estimate without limits. `method(confidence)` prepares
// a level, once for all rows, and gives a function `(i, value)` of row i's Estimate at that level, called for rows that
// have a value alone.
template <typename Point, typename Method>
void write_columns(std::size_t rows, span<const double> confidences, const EstimateColumns& out, const Point& point,
                   const Method& method) noexcept {
  const auto write_point = [&out](std::size_t i, const Estimate& e) {
    if (out.value) out.value[i] = e.value;
    if (out.reasons) out.reasons[i] = static_cast<std::uint8_t>(e.reason);
    if (out.limits_reasons) out.limits_reasons[i] = static_cast<std::uint8_t>(e.reason);
  };
  if (confidences.empty()) {
    for (std::size_t i = 0; i < rows; ++i) write_point(i, point(i));
  }
  for (std::size_t k = 0; k < confidences.size(); ++k) {
    auto level = method(confidences[k]);
    double* const lower = out.lower ? out.lower + k * rows : nullptr;
    double* const upper = out.upper ? out.upper + k * rows : nullptr;
    for (std::size_t i = 0; i < rows; ++i) {
      Estimate e = point(i);
      if (k == 0) write_point(i, e);
      if (e.valid()) e = level(i, e.value);
      if (lower) lower[i] = e.lower;
      if (upper) upper[i] = e.upper;
      if (out.limits_reasons && out.limits_reasons[i] == 0) {
        out.limits_reasons[i] = static_cast<std::uint8_t>(e.limits_reason);
      }
    }
  }
}

}  // namespace salus::statistics
