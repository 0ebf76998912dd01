// Control charts and comparison with a benchmark: is an area's figure more than chance away from what is expected?
//
// Everything is for one of three statistics with events x and a denominator n (a population, person-years, or the
// expected events of a ratio), and the baseline t, the value that areas are held against (usually Σx / Σn):
//
//   proportion  x / n, binomial          rate  x / n, Poisson          ratio  x / n, n the expected events, t usually 1
//
// Baselines are of one person or one expected event; who publishes per 100 000 multiplies limits as the figures.
//
// Functions allocate nothing, throw nothing and may be called from several threads.
#pragma once

#include <cstdint>
#include <limits>

#include "salus/base/reason.hpp"
#include "salus/base/span.hpp"
#include "salus/base/value.hpp"
#include "salus/statistics/estimate.hpp"

namespace salus {

// The numbers are part of the C ABI.
enum class FunnelStatistic : std::int32_t { proportion = 0, rate = 1, ratio = 2 };

// Where an area with this denominator would lie by chance: the funnel's lower and upper line at the denominator. The
// estimate's value is the baseline.
//
//   proportion   t ± z √(t(1 − t)/n), cut at 0 and 1 (Spiegelhalter, Statistics in Medicine 24 (2005) 1185–1202).
//   rate, ratio  exact Poisson lines: with m = t·n events expected, the counts a and b for which a or fewer, and b or
//                more, events have the probability α/2; the lines are a/n and b/n. Between whole counts the incomplete
//                gamma function draws the line through, and a is at least 0.
//
// These are the lines of calculate_funnel_limits of the R package PHEindicatormethods, whose proportion formula is the
// above written another way. For rates and ratios it gives, for each whole count, the denominator at which the line
// passes that count, found by halving to about 1e-7; at those denominators this function gives that count's value.
//
// Reasons: `missing` where a number is NaN; `invalid_argument` for a negative or infinite baseline or denominator, a
// baseline above 1 for a proportion, an unknown statistic; `no_population` for a denominator of 0; `not_defined` for a
// baseline of 0 of a rate or ratio; `overflow`. A confidence outside (0, 1) takes the limits alone (`invalid_argument`).
Estimate funnel_limits(FunnelStatistic statistic, double baseline, double denominator,
                       double confidence = 0.95) noexcept;

// The same for a column of denominators at several levels (usually 0.95 and 0.998). Always returns Reason::none.
Reason funnel_limits(FunnelStatistic statistic, double baseline, span<const double> denominators,
                     span<const double> confidences, const EstimateColumns& out) noexcept;

// How many of the levels an area leaves behind: 0 within all of them, 1 above and −1 below the first only, 2 and −2
// beyond the second, …
struct Band {
  std::int32_t band = 0;
  Reason reason = Reason::missing;
};

// The band of x events at a denominator n. `confidences` ascend (0.95, 0.998). A proportion is compared with its funnel
// lines. For a rate or ratio the baseline is compared with the limits of x / n, exact below 10 events and Byar's from
// there, as assign_funnel_significance of PHEindicatormethods does; to touch a limit is not to pass it.
//
// Reasons as for `funnel_limits`, and `invalid_argument` for levels outside (0, 1) or not ascending, negative or
// infinite events, or more events than the denominator of a proportion.
Band funnel_band(FunnelStatistic statistic, double baseline, double events, double denominator,
                 span<const double> confidences) noexcept;

// The standard error of x / n where the baseline holds, √(t(1 − t)/n) for a proportion and √(t/n) for a rate or ratio,
// and the score z = (x/n − t) / that. Reasons as for `funnel_limits`; `not_defined` for the score where the standard
// error is 0.
Value funnel_standard_error(FunnelStatistic statistic, double baseline, double denominator) noexcept;
Value funnel_score(FunnelStatistic statistic, double baseline, double events, double denominator) noexcept;

// Over-dispersion: areas differ more than chance allows, since no list of risk factors is complete. Source:
// D. J. Spiegelhalter, Handling over-dispersion of performance indicators, Quality and Safety in Health Care 14 (2005)
// 347–351, and the paper above.
struct Overdispersion {
  double factor = std::numeric_limits<double>::quiet_NaN();            // φ = Σ z² / I, of the winsorised scores
  double between_variance = std::numeric_limits<double>::quiet_NaN();  // τ² of the additive model; 0 where φI < I − 1
  Reason reason = Reason::missing;
};

// φ and τ² of I areas' scores and standard errors:
//
//     φ = Σ z²/I,   τ² = max(0, (Iφ − (I − 1)) / (Σw − Σw²/Σw)),   w = 1/s².
//
// Before, scores beyond the quantiles q and 1 − q are set to these (winsorised), so that true outliers do not hide
// themselves; q = `winsorised` is usually 0.1, and 0 leaves all as they are. The quantiles are those of R's default
// (type 7). A score or standard error that is NaN leaves its area out. `work` is room for as many numbers as there are
// scores, overwritten.
//
// Reasons: `invalid_argument` for spans of different length, too little room, q outside [0, 0.5), infinite scores, or
// standard errors not above 0 or not finite; `missing` where no area is left; `small_numbers` for a single one.
Overdispersion overdispersion(span<const double> scores, span<const double> standard_errors, double winsorised,
                              span<double> work) noexcept;

// How over-dispersion widens limits: not, by the factor √φ (where φ is above 1), or by τ² added to the variance. The
// numbers are part of the C ABI.
enum class DispersionModel : std::int32_t { none = 0, multiplicative = 1, additive = 2 };

// Normal limits of the baseline, t ± z·s, t ± z·s·√max(φ, 1), or t ± z·√(s² + τ²). They are not cut at 0 or 1. Both are
// NaN where a number is NaN or not finite, s or τ² negative, or the confidence outside (0, 1).
Limits overdispersed_limits(double baseline, double standard_error, const Overdispersion& dispersion,
                            DispersionModel model, double confidence = 0.95) noexcept;

// Which direction of the figure is good. The numbers are part of the C ABI.
enum class Polarity : std::int32_t { neither = 0, higher_is_better = 1, lower_is_better = 2 };

// Where an estimate stands against a benchmark; higher and lower where neither direction is better. The numbers are
// part of the C ABI.
enum class Standing : std::int32_t { not_compared = 0, better = 1, similar = 2, worse = 3, higher = 4, lower = 5 };

// Similar unless both limits lie strictly on one side of the benchmark, as the Fingertips profiles of England compare
// areas; not compared where there are no limits or the benchmark is not a finite number.
Standing compare_with_benchmark(const Estimate& estimate, double benchmark, Polarity polarity) noexcept;

}  // namespace salus
