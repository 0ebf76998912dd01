// Wilson's limits, which other methods build on.
#pragma once

#include <algorithm>
#include <cmath>

#include "salus/statistics/estimate.hpp"

namespace salus::statistics {

// As shares of 1, of 0 ≤ x ≤ n, n > 0. They are the roots of (n + z²)p² − (2x + z²)p + x²/n: the larger is computed,
// and the smaller from their product, so that neither loses digits.
inline Limits wilson_limits(double x, double n, double z) noexcept {
  const double zz = z * z;
  const double sum = 2 * x + zz + z * std::sqrt(zz + 4 * x * ((n - x) / n));
  const double share = x / n;
  const double lower = sum > 0 ? 2 * x * share / sum : 0;
  const double upper = sum / (2 * (n + zz));
  return {std::min(share, lower), std::min(1.0, std::max(share, upper))};
}

}  // namespace salus::statistics
