// How the tests of this room compare figures.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <iomanip>
#include <limits>

#include "salus/statistics/estimate.hpp"

namespace salus {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

// Equal to so many parts of the larger.
inline ::testing::AssertionResult close(double a, double b, double relative = 1e-12) {
  if (std::fabs(a - b) <= relative * std::max(std::fabs(a), std::fabs(b))) return ::testing::AssertionSuccess();
  return ::testing::AssertionFailure() << std::setprecision(17) << a << " is not " << b;
}

inline bool same_bits(double a, double b) { return std::memcmp(&a, &b, sizeof a) == 0; }

inline ::testing::AssertionResult is(const Estimate& e, double value, double lower, double upper,
                                     double relative = 1e-12) {
  if (!e.valid()) return ::testing::AssertionFailure() << "no value: " << name(e.reason);
  if (!e.has_limits()) return ::testing::AssertionFailure() << "no limits: " << name(e.limits_reason);
  if (auto result = close(e.value, value, relative); !result) return result << " (value)";
  if (auto result = close(e.lower, lower, relative); !result) return result << " (lower)";
  if (auto result = close(e.upper, upper, relative); !result) return result << " (upper)";
  return ::testing::AssertionSuccess();
}

// No value, and therefore no limits.
inline ::testing::AssertionResult is_missing(const Estimate& e, Reason why) {
  if (e.reason != why || e.limits_reason != why) {
    return ::testing::AssertionFailure() << name(e.reason) << ", " << name(e.limits_reason);
  }
  if (!std::isnan(e.value) || !std::isnan(e.lower) || !std::isnan(e.upper)) {
    return ::testing::AssertionFailure() << "a number where there is none";
  }
  return ::testing::AssertionSuccess();
}

inline ::testing::AssertionResult has_no_limits(const Estimate& e, Reason why) {
  if (e.reason != Reason::none) return ::testing::AssertionFailure() << "no value: " << name(e.reason);
  if (e.limits_reason != why) return ::testing::AssertionFailure() << "limits: " << name(e.limits_reason);
  if (std::isnan(e.value) || !std::isnan(e.lower) || !std::isnan(e.upper)) {
    return ::testing::AssertionFailure() << "limits where there are none";
  }
  return ::testing::AssertionSuccess();
}

}  // namespace salus
