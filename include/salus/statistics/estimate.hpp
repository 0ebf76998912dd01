// What a statistical method answers: a value with its confidence limits, or the reason why there is none.
#pragma once

#include <cstdint>
#include <limits>

#include "salus/base/reason.hpp"

namespace salus {

// A value and its confidence limits. Where there is no value, it is a quiet NaN and `reason` says why; where there are
// no limits (two points give a trend and no limits), both are quiet NaN and `limits_reason` says why. No value, no
// limits.
struct Estimate {
  double value = std::numeric_limits<double>::quiet_NaN();
  double lower = std::numeric_limits<double>::quiet_NaN();
  double upper = std::numeric_limits<double>::quiet_NaN();
  Reason reason = Reason::missing;
  Reason limits_reason = Reason::missing;

  Estimate() = default;
  Estimate(double estimate, double low, double high) noexcept
      : value(estimate), lower(low), upper(high), reason(Reason::none), limits_reason(Reason::none) {}
  // There is neither value nor limits.
  Estimate(Reason why) noexcept : reason(why), limits_reason(why) {}
  // A value that has no limits.
  static Estimate without_limits(double estimate, Reason why) noexcept {
    Estimate result;
    result.value = estimate;
    result.reason = Reason::none;
    result.limits_reason = why;
    return result;
  }

  bool valid() const noexcept { return reason == Reason::none; }
  bool has_limits() const noexcept { return limits_reason == Reason::none; }
};

// Limits alone.
struct Limits {
  double lower = std::numeric_limits<double>::quiet_NaN();
  double upper = std::numeric_limits<double>::quiet_NaN();
};

// Where a batch function writes: arrays of the caller's, for n rows and k confidence levels. A null pointer is not
// written. What has no value or no limits is a quiet NaN.
struct EstimateColumns {
  double* value = nullptr;                 // n
  double* lower = nullptr;                 // k · n, all rows of the first level, then all of the second, …
  double* upper = nullptr;                 // k · n
  std::uint8_t* reasons = nullptr;         // n, each a Reason
  std::uint8_t* limits_reasons = nullptr;  // n: the first reason that any level has for not giving limits
};

}  // namespace salus
