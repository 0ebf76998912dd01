// Estimates whose limits are value ± z·√variance, one by one or for the rows of a batch.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>

#include "salus/base/reason.hpp"
#include "salus/base/span.hpp"
#include "salus/statistics/estimate.hpp"
#include "statistics/distributions.hpp"

namespace salus::statistics {

inline constexpr std::size_t maximum_levels = 32;

// A value and its variance, or the reason why there is no value. `limits_reason` is why there are no limits at any
// level.
struct Moments {
  double value = std::numeric_limits<double>::quiet_NaN();
  double variance = std::numeric_limits<double>::quiet_NaN();
  Reason reason = Reason::missing;
  Reason limits_reason = Reason::missing;

  Moments(Reason why) noexcept : reason(why), limits_reason(why) {}
  // A variance of 0 comes from counts on which chance had nothing to act: it does not say that there is none.
  Moments(double v, double var) noexcept
      : value(v),
        variance(var),
        reason(std::isfinite(v) ? Reason::none : Reason::overflow),
        limits_reason(!std::isfinite(v)     ? Reason::overflow
                      : !std::isfinite(var) ? Reason::overflow
                      : var > 0             ? Reason::none
                                            : Reason::small_numbers) {}
};

// The half-width of a level's limits in standard deviations; NaN for what is no level.
inline double half_width(double confidence) noexcept {
  return confidence > 0 && confidence < 1 ? upper_normal_quantile((1 - confidence) / 2)
                                          : std::numeric_limits<double>::quiet_NaN();
}

// Limits of a probability are cut at 0 and 1, others are not.
enum class Range { real, probability };

inline Estimate estimate(const Moments& moments, double z, Range range) noexcept {
  if (moments.reason != Reason::none) return moments.reason;
  if (moments.limits_reason != Reason::none) return Estimate::without_limits(moments.value, moments.limits_reason);
  if (std::isnan(z)) return Estimate::without_limits(moments.value, Reason::invalid_argument);
  const double reach = z * std::sqrt(moments.variance);
  double lower = moments.value - reach;
  double upper = moments.value + reach;
  if (range == Range::probability) {
    lower = std::max(lower, 0.0);
    upper = std::min(upper, 1.0);
  }
  if (!std::isfinite(lower) || !std::isfinite(upper)) {
    return Estimate::without_limits(moments.value, Reason::overflow);
  }
  return {moments.value, lower, upper};
}

// The levels of a call, prepared once.
class Levels {
 public:
  explicit Levels(span<const double> confidences) noexcept : size_(std::min(confidences.size(), maximum_levels)) {
    for (std::size_t c = 0; c < size_; ++c) z_[c] = half_width(confidences[c]);
  }

  // Writes row `row` of `rows`.
  void write(const EstimateColumns& out, std::size_t rows, std::size_t row, const Moments& moments,
             Range range) const noexcept {
    if (out.value) out.value[row] = moments.reason == Reason::none ? moments.value : nan_;
    if (out.reasons) out.reasons[row] = static_cast<std::uint8_t>(moments.reason);
    Reason limits_reason = moments.limits_reason;
    for (std::size_t c = 0; c < size_; ++c) {
      const Estimate level = estimate(moments, z_[c], range);
      if (out.lower) out.lower[c * rows + row] = level.lower;
      if (out.upper) out.upper[c * rows + row] = level.upper;
      if (limits_reason == Reason::none) limits_reason = level.limits_reason;
    }
    if (out.limits_reasons) out.limits_reasons[row] = static_cast<std::uint8_t>(limits_reason);
  }

 private:
  static constexpr double nan_ = std::numeric_limits<double>::quiet_NaN();
  std::array<double, maximum_levels> z_{};
  std::size_t size_;
};

// Whether sizes are those of a batch: a whole number of entries a row, and no more levels than there may be.
inline bool is_batch(std::size_t rows, std::size_t entries, std::size_t levels) noexcept {
  return levels <= maximum_levels && (rows == 0 ? entries == 0 : entries % rows == 0);
}

// Writes the rows of a batch, where `moments_of(i)` is row i.
template <typename MomentsOf>
void write_rows(std::size_t rows, span<const double> confidences, const EstimateColumns& out, Range range,
                const MomentsOf& moments_of) noexcept {
  const Levels levels(confidences);
  for (std::size_t i = 0; i < rows; ++i) levels.write(out, rows, i, moments_of(i), range);
}

}  // namespace salus::statistics
