// Healthy life expectancy: the years lived in good health.
#pragma once

#include <cstddef>

#include "salus/base/reason.hpp"
#include "salus/base/span.hpp"
#include "salus/statistics/estimate.hpp"
#include "salus/statistics/life_table.hpp"

namespace salus {

struct HealthyLifeExpectancyOptions {
  LifeTableOptions life_table;
  // Whether the limits take account of chance in the deaths as well as in the shares.
  bool mortality_variance = true;
  // How many persons each unhealthy share was found among, > 0 in every band; empty: the shares are without error.
  span<const double> sample_sizes = {};
};

// Healthy life expectancy in years at the age `at` by Sullivan: the life table's years lived, less the share of them
// that is unhealthy, Σ L·(1 − π) / l. An `unhealthy_share` π of 0 in every band makes it the life expectancy.
//
// Source: D. F. Sullivan, A single index of mortality and morbidity, HSMHA Health Reports 1971;86:347–354. Variance:
// C. D. Mathers, Health expectancies in Australia 1981 and 1988, AIHW 1991; C. Jagger et al., Health Expectancy
// Calculation by the Sullivan Method: A Practical Guide, EHLEIS 2014:
//
//     Σ L²·π·(1 − π) / N / l²   and, with `mortality_variance`,
//     Σ l²·(n·(1 − a)·(1 − π) + HLE of the next band)²·Var(q) / l²
//
// and the open band's Silcocks term ((1 − π)·L)² / deaths. The guide's own workbook has the first sum alone. It assumes
// that π is the prevalence in the whole population of the band, found in a simple random sample of N persons.
//
// Arguments, options and reasons are those of life_table.hpp, and: `missing` for a share or sample size that is NaN;
// `invalid_argument` for a share outside [0, 1] or a sample size that is not above 0. Without sample sizes and without
// mortality_variance there is a value without limits: `missing`.
Estimate healthy_life_expectancy(span<const double> ages, span<const double> deaths, span<const double> population,
                                 span<const double> unhealthy_share, double at, double confidence,
                                 const HealthyLifeExpectancyOptions& options = {}) noexcept;

// The same for matrices of tables × bands, a table after the other, and up to 32 confidences; see life_table.hpp.
// `unhealthy_share` and the sample sizes are matrices of the same size.
Reason healthy_life_expectancy(std::size_t tables, span<const double> ages, span<const double> deaths,
                               span<const double> population, span<const double> unhealthy_share, double at,
                               span<const double> confidences, const EstimateColumns& result,
                               const HealthyLifeExpectancyOptions& options = {}) noexcept;

}  // namespace salus
