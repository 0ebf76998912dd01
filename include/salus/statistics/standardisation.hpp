// Rates and ratios freed of the age structure: direct and indirect standardisation.
//
// A stratum is an age band (or age band by sex, …). Counts are events and the persons or person-years they arose in;
// the events of a stratum are independent and Poisson. All functions are thread-safe, allocate nothing and throw
// nothing.
//
// Reasons where there is no figure, whatever the function: `missing` for a NaN among the counts or weights and where
// there are no strata; `invalid_argument` for a negative or infinite one, for spans of different length, for a base
// that is not positive and finite, and for an unknown method; `no_population` for a population of zero that the method
// divides by; `zero_denominator` where weights or expected events sum to zero; `overflow` for a result larger than a
// double. Of several, the first in the order of the strata. A confidence outside (0, 1) takes the limits alone
// (`invalid_argument`).
#pragma once

#include <cstdint>

#include "salus/base/reason.hpp"
#include "salus/base/span.hpp"
#include "salus/base/value.hpp"
#include "salus/statistics/estimate.hpp"

namespace salus {

// How the limits of a directly standardised rate are found. The numbers are part of the C ABI.
enum class StandardisationMethod : std::int32_t {
  automatic = 0,  // dobson
  dobson = 1,
  fay_feuer = 2,
};

struct StandardisationOptions {
  double per = 100000;  // the base of the rate: events per this many persons
  double confidence = 0.95;
  StandardisationMethod method = StandardisationMethod::automatic;
  // A rate from fewer than 10 events in all is not given (`small_numbers`) unless this is set: neither method's limits
  // hold for so few, and the rate itself hangs on single events.
  bool allow_small_numbers = false;
};

// The directly standardised rate: what the rate would be in a population of the standard's structure,
//
//     R = per · Σ wᵢ·xᵢ/nᵢ,   V = per² · Σ wᵢ²·xᵢ/nᵢ²
//
// with events x, population n and the standard's weights w divided by their sum (any scale may be given: shares,
// persons, percent). Limits:
//
// - dobson (A. J. Dobson, K. Kuulasmaa, E. Eberle, J. Scherer, Confidence intervals for weighted sums of Poisson
//   parameters, Statistics in Medicine 10, 1991, 457–462): with X = Σ xᵢ and its Poisson limits X_L, X_U, R +
//   √(V/X)·(X_L − X) and R + √(V/X)·(X_U − X), a lower limit below 0 being 0; the limits of X by Byar from 10 events
//   and exact below. No events: no limits (`not_defined`), for the mean weight √(V/X) is not known.
// - fay_feuer (M. P. Fay, E. J. Feuer, Confidence intervals for directly standardized rates: a method based on the
//   gamma distribution, Statistics in Medicine 16, 1997, 791–801): quantiles of a gamma distribution of mean R and
//   variance V below, and of mean R + k and variance V + k² above, k the largest of per·wᵢ/nᵢ. Conservative; holds for
//   few events and no events (lower limit 0).
//
// Assumes that the weights are not chosen by looking at the events. A stratum of weight 0 is left out: its counts are
// not read, and its events are not part of X. A stratum of population 0 and positive weight is `no_population`.
Estimate directly_standardised_rate(span<const double> events, span<const double> population,
                                    span<const double> standard, const StandardisationOptions& options = {}) noexcept;

// The rates of many areas in one call. `events` and `population` are area-major matrices: all strata of the first area,
// then of the second; there are as many strata as weights, and as many areas n as the matrices have whole rows. Each
// area's estimate is bit for bit that of the function above under each of `confidences` (options.confidence is not
// used; with none, only values and reasons are written).
//
// The answer is Reason::none, or, with nothing written, `missing` where there are no strata and `invalid_argument`
// where the matrices differ in size or are no multiple of the strata. `out` must not overlap the inputs.
Reason directly_standardised_rates(span<const double> events, span<const double> population,
                                   span<const double> standard, span<const double> confidences,
                                   const StandardisationOptions& options, const EstimateColumns& out) noexcept;

// The events expected in a population under the reference's rates, Σ nᵢ·Xᵢ/Nᵢ. A stratum of population 0 expects none,
// whatever the reference; a reference population of 0 elsewhere is `no_population`.
Value expected_events(span<const double> population, span<const double> reference_events,
                      span<const double> reference_population) noexcept;

// The standardised ratio of mortality or incidence (SMR, SIR) as a ratio: 1, not 100, where as many events were
// observed as expected,
//
//     O / E,   limits O_L / E and O_U / E
//
// with the Poisson limits of O by Byar from 10 events and exact below (N. E. Breslow, N. E. Day, Statistical Methods in
// Cancer Research II, IARC 1987, section 2.3). E is taken as known without error, which needs a reference much larger
// than the population under study. Expected events of 0 are `zero_denominator`.
Estimate standardised_ratio(double observed, double expected, double confidence = 0.95) noexcept;

// The same from strata. `observed` has one element a stratum or a single one, the total, as the method needs no more.
Estimate standardised_ratio(span<const double> observed, span<const double> population,
                            span<const double> reference_events, span<const double> reference_population,
                            double confidence = 0.95) noexcept;

struct IndirectRateOptions {
  double per = 100000;
  double confidence = 0.95;
};

// The indirectly standardised rate: the reference's crude rate times the standardised ratio, per · (ΣXᵢ/ΣNᵢ) · O/E,
// with the ratio's limits times the same rate. It compares with the reference alone, not with another area's.
Estimate indirectly_standardised_rate(span<const double> observed, span<const double> population,
                                      span<const double> reference_events, span<const double> reference_population,
                                      const IndirectRateOptions& options = {}) noexcept;

// Both for many areas against one reference, in the manner of directly_standardised_rates: `population` is an
// area-major matrix, `observed` a matrix of the same size or one total an area.
Reason standardised_ratios(span<const double> observed, span<const double> population,
                           span<const double> reference_events, span<const double> reference_population,
                           span<const double> confidences, const EstimateColumns& out) noexcept;
Reason indirectly_standardised_rates(span<const double> observed, span<const double> population,
                                     span<const double> reference_events, span<const double> reference_population,
                                     span<const double> confidences, double per, const EstimateColumns& out) noexcept;

// How the limits of a ratio of two standardised rates are found. The numbers are part of the C ABI.
enum class ComparativeRatioMethod : std::int32_t {
  automatic = 0,  // log
  log = 1,
  smith = 2,
};

struct ComparativeRatioOptions {
  double confidence = 0.95;
  ComparativeRatioMethod method = ComparativeRatioMethod::automatic;
  bool allow_small_numbers = false;  // as of the two rates
};

// The comparative ratio of two directly standardised rates R₁/R₂ with one standard (the comparative mortality figure,
// where the second is the reference). Limits, with the variances V of the rates:
//
// - log: exp(ln(R₁/R₂) ± z·√(V₁/R₁² + V₂/R₂²)), the delta method on the logarithm, where the ratio is closest to normal
//   (K. J. Rothman, S. Greenland, Modern Epidemiology, 2nd ed., Lippincott-Raven 1998, ch. 15).
// - smith: (R₁/R₂)^(1 ± z/χ) with χ = (R₁ − R₂)/√(V₁ + V₂), test-based (P. Smith, Comparison between registries:
//   age-standardized rates, in: Cancer Incidence in Five Continents V, IARC 1987, 790–795); best near 1, and where the
//   rates are equal its limit exp(± z·√(V₁ + V₂)/R).
//
// A second rate of 0 is `zero_denominator`; a first of 0 gives 0 without limits (`not_defined`). Fewer than 10 events
// in either is `small_numbers` unless allowed.
Estimate comparative_ratio(span<const double> events, span<const double> population, span<const double> compared_events,
                           span<const double> compared_population, span<const double> standard,
                           const ComparativeRatioOptions& options = {}) noexcept;

}  // namespace salus
