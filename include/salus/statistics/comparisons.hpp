// Two groups compared: the ratio and the difference of their rates or proportions, with limits and a test.
//
// The first group is compared with the second: first / second, first − second. The groups are independent; their events
// are Poisson variables for rates (x events in n person-years) and binomial ones for proportions (x of n). z is the
// normal quantile of 1 − α/2.
//
// Functions allocate nothing, throw nothing and may be called from several threads.
#pragma once

#include <cstdint>
#include <limits>

#include "salus/base/reason.hpp"
#include "salus/statistics/estimate.hpp"

namespace salus {

// Events of a population. Counts need not be whole, except where a method says so.
struct Group {
  double events = std::numeric_limits<double>::quiet_NaN();
  double population = std::numeric_limits<double>::quiet_NaN();
};

// A ratio or difference with its limits, and the test of the hypothesis that the groups do not differ.
struct Contrast {
  Estimate estimate;
  double statistic = std::numeric_limits<double>::quiet_NaN();
  double p_value = std::numeric_limits<double>::quiet_NaN();  // two-sided
  Reason reason =
      Reason::missing;  // why there is no test (both NaN); a test can stand where limits do not, and vice versa
};

// The numbers are part of the C ABI.
enum class RateRatioMethod : std::int32_t { log = 0, exact = 1 };
enum class RateDifferenceMethod : std::int32_t { wald = 0, score = 1 };

struct RateRatioOptions {
  double confidence = 0.95;
  RateRatioMethod method = RateRatioMethod::log;
};

struct RateDifferenceOptions {
  double per = 100000;  // the difference is of rates per so many; above 0
  double confidence = 0.95;
  RateDifferenceMethod method = RateDifferenceMethod::wald;
};

struct ProportionDifferenceOptions {
  double per = 1;  // 100 for percentage points; above 0
  double confidence = 0.95;
};

// The reasons that the four functions share: `missing` where a count is NaN; `invalid_argument` for a negative or
// infinite count, `per` that is not above 0 or not finite, an unknown method, and for proportions more events than
// population; `no_population` for a population of 0. A confidence outside (0, 1) takes the limits alone
// (`invalid_argument`). The test of rates and proportions without any event in both groups, and of proportions where
// all have it, is `not_defined`.

// The ratio of two rates, (x₁/n₁) / (x₂/n₂).
//
//   log    RR · exp(± z √(1/x₁ + 1/x₂)) (Breslow & Day, Statistical Methods in Cancer Research II, IARC 1987, ch. 3;
//          Rothman, Greenland & Lash, Modern Epidemiology, ch. 14). Without events in the first group the ratio is 0
//          and has no limits (`small_numbers`). The statistic is the score z of equal rates,
//          (x₁ − x·n₁/n) / √(x·n₁·n₂/n²) with x, n the sums.
//   exact  given x₁ + x₂ events, x₁ is binomial with the share π = n₁RR / (n₁RR + n₂), whose Clopper–Pearson limits are
//          turned into those of RR. Whole counts are assumed; `invalid_argument` for others. The statistic is x₁, and
//          the p-value twice the smaller tail, at most 1, so that it agrees with the limits (R's poisson.test has the
//          same limits, and adds up the less likely outcomes for its p-value instead).
//
// Without events in the second group there is no ratio (`zero_denominator`).
Contrast rate_ratio(const Group& first, const Group& second, const RateRatioOptions& options = {}) noexcept;

// The difference of two rates, x₁/n₁ − x₂/n₂.
//
//   wald   ± z √(x₁/n₁² + x₂/n₂²) (the same sources). Without any event there are no limits (`small_numbers`).
//   score  Miettinen & Nurminen, Statistics in Medicine 4 (1985) 213–226, for person-years: the differences δ for which
//          |r₁ − r₂ − δ| = z √(R₁/n₁ + R₂/n₂), R₁ = R₂ + δ being the rates most likely under δ:
//          n·R₂² + (nδ − x)·R₂ − x₂δ = 0, n and x the sums. Defined without events too.
//
// The statistic is the score z of equal rates, as above.
Contrast rate_difference(const Group& first, const Group& second, const RateDifferenceOptions& options = {}) noexcept;

// The ratio of two proportions, RR · exp(± z √(1/x₁ − 1/n₁ + 1/x₂ − 1/n₂)) (Katz and others, Biometrics 34 (1978)
// 469–474). Nothing is added to empty cells: without events in the first group the ratio is 0 and has no limits
// (`small_numbers`), without events in the second there is no ratio (`zero_denominator`), and where all of both groups
// have the event the ratio is 1 without limits (`not_defined`: the formula's variance is 0).
//
// The statistic is (p₁ − p₂) / √(p(1 − p)(1/n₁ + 1/n₂)) with the pooled p: Pearson's χ is its square.
Contrast proportion_ratio(const Group& first, const Group& second, double confidence = 0.95) noexcept;

// The difference of two proportions with the hybrid score limits of Newcombe, Statistics in Medicine 17 (1998) 873–890,
// method 10: with Wilson limits (l, u) of each,
//
//     d − √((p₁ − l₁)² + (u₂ − p₂)²)  to  d + √((u₁ − p₁)² + (p₂ − l₂)²).
//
// Empty cells need no care. The statistic is that of `proportion_ratio`.
Contrast proportion_difference(const Group& first, const Group& second,
                               const ProportionDifferenceOptions& options = {}) noexcept;

}  // namespace salus
