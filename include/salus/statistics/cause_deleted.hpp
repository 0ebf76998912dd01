// Cause-deleted life tables: what mortality would be if nobody died of a cause.
//
// Source: C. L. Chiang, Introduction to Stochastic Processes in Biostatistics, Wiley 1968, ch. 11 (competing risks
// under proportional hazards): of R = (deaths − deaths of the cause) / deaths, the share of deaths that remain in a
// band,
//
//     p' = p^R, q' = 1 − p',   in the open band m' = R·m,
//
// with the share lived a as in the table of all causes. It assumes that the hazards of the causes are proportional
// within a band and that causes are independent: nobody saved from one cause is more, or less, likely to die of
// another.
//
// Arguments, options and reasons are those of life_table.hpp; `cause_deaths` has an entry a band, at most that of
// `deaths` (more is an `invalid_argument`). Where all deaths of the open band are of the cause, nobody dies there:
// `no_open_band_deaths`.
#pragma once

#include "salus/base/reason.hpp"
#include "salus/base/span.hpp"
#include "salus/statistics/estimate.hpp"
#include "salus/statistics/life_table.hpp"

namespace salus {

// Writes the life table without the cause, as life_table() does. Its variances are Chiang's with q' and the deaths that
// remain. With no deaths of the cause it is the life table. In a band where nobody died, nothing changes. In the column
// m stands the death rate of the other causes.
Reason cause_deleted_life_table(span<const double> ages, span<const double> deaths, span<const double> cause_deaths,
                                span<const double> population, span<const double> confidences,
                                const LifeTableColumns& columns, double radix = 100000,
                                const LifeTableOptions& options = {}) noexcept;

// The gain e' − e in life expectancy, in years ≥ 0, at the age `at` if nobody died of the cause. Its variance, Var(e) +
// Var(e') − 2·Cov(e, e'), comes by the delta method from deaths of the cause and of others that are independent of each
// other: a band adds to the covariance, as to the variances,
//
//     l·l'·(n·(1 − a) + e of the next band)·(n·(1 − a) + e' of the next band)·q·q'·√(p·p') / deaths,
//
// and the open band L·L' / deaths. `wide_interval` is judged on either life expectancy and on the gain's own interval.
Estimate life_expectancy_gain(span<const double> ages, span<const double> deaths, span<const double> cause_deaths,
                              span<const double> population, double at, double confidence,
                              const LifeTableOptions& options = {}) noexcept;

}  // namespace salus
