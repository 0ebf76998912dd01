// A mean with Student's t limits, from what a table gives: the number of observations, their mean and their variance.
//
//     mean ± t(1 − α/2; n − 1) · √(variance / n)
//
// (Student, Biometrika 6 (1908) 1–25; Armitage & Berry, Statistical Methods in Medical Research, ch. 4). The
// observations are taken for independent, and normal or many.
#pragma once

#include "salus/statistics/estimate.hpp"

namespace salus {

// `variance` is the sample variance, with divisor n − 1. A variance of 0 gives limits that are the mean itself.
//
// Reasons: `missing` where n or the mean is NaN, or n is 0; `invalid_argument` for a negative or infinite n, n between
// 0 and 1, or an infinite mean. The limits alone are taken by a single observation (`small_numbers`), a variance that
// is NaN (`missing`), negative or infinite (`invalid_argument`), a confidence outside (0, 1) (`invalid_argument`), and
// `overflow`. n need not be whole. Allocates nothing, throws nothing, thread-safe.
Estimate mean_estimate(double n, double mean, double variance, double confidence = 0.95) noexcept;

}  // namespace salus
