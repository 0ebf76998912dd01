// How unequal an indicator is between groups: ordered ones (income fifths, deprivation tenths) by slope and
// concentration index, any others by gaps, Gini, Theil and population attributable risk.
//
// `values` has one indicator value a group or area, `populations` its persons, which are its weight. A group without
// population does not count, and its value is not read. Reasons, whatever the function: `missing` for a NaN that is
// read and where there are no groups; `invalid_argument` for an infinite value, a negative or infinite population,
// spans of different length, or an unknown option; `no_population` where the populations sum to zero; `overflow` for a
// result larger than a double. A confidence outside (0, 1) takes the limits alone (`invalid_argument`). All functions
// are thread-safe; those that are noexcept allocate nothing.
#pragma once

#include <cstddef>
#include <cstdint>

#include "salus/base/reason.hpp"
#include "salus/base/span.hpp"
#include "salus/base/value.hpp"
#include "salus/statistics/estimate.hpp"

namespace salus {

// The scale on which the regression line of the slope index runs. The numbers are part of the C ABI.
enum class SlopeTransform : std::int32_t {
  none = 0,
  log = 1,    // positive values: rates
  logit = 2,  // values between 0 and 1: proportions
};

struct SlopeOptions {
  SlopeTransform transform = SlopeTransform::none;
  double confidence = 0.95;
};

struct SlopeIndex {
  Estimate sii;  // in the values' unit
  Estimate rii;
};

// Slope index (SII) and relative index of inequality (RII) of groups ranked in the order given, from the first (rank 0,
// most deprived where the usual order is kept) to the last (rank 1).
//
// A group's relative rank is the middle of its share of the population, cumulated. A line g(y) = a + b·rank is fitted
// by least squares weighted with the populations, g the identity, logarithm or logit; with f(r) = g⁻¹(a + b·r):
//
//     SII = f(1) − f(0),   RII = f(1) / f(0)
//
// Source: S. J. Pamuk, Social class inequality in mortality from 1921 to 1972 in England and Wales, Population Studies
// 39, 1985, 17–31; J. P. Mackenbach, A. E. Kunst, Measuring the magnitude of socio-economic inequalities in health,
// Social Science & Medicine 44, 1997, 757–771.
//
// Limits are those of the regression, whose errors are taken as independent and normal with variances inverse to the
// populations; t has n − 2 degrees of freedom for n groups.
// - SII of the identity: b ± t·SE(b). RII of the identity: Fieller's, the exact limits of a ratio of two normal
//   variables (E. C. Fieller, J. R. Statist. Soc. B 16, 1954, 175–185), because they keep to the same test: they leave
//   1 out exactly where those of the SII leave 0 out. Where f(0) is not clear of 0 they are unbounded: `wide_interval`.
// - RII of the logarithm: exp(b ± t·SE(b)). The other two by the delta method, of the logarithm for the RII, so that
//   its limits stay positive.
//
// Simulated limits, as other packages have them from the confidence intervals of the groups, answer another question
// (the sampling error of the groups' values alone) and differ.
//
// With two groups there are values and no limits (`not_defined`), with fewer neither (`not_defined`). A value that its
// transform does not take is `not_defined`; so is an RII whose f(0) is negative, and one of f(0) = 0
// `zero_denominator`.
SlopeIndex slope_index(span<const double> values, span<const double> populations,
                       const SlopeOptions& options = {}) noexcept;

// The absolute gap of a group to a reference, group − reference. Where both have limits (of one confidence level) and
// are independent, so has the gap: with values a, b and limits l, u
//
//     a − b − √((a − l_a)² + (u_b − b)²),   a − b + √((u_a − a)² + (b − l_b)²)
//
// (G. Y. Zou, A. Donner, Construction of confidence limits about effect measures: a general approach, Statistics in
// Medicine 27, 2008, 1693–1702), which keeps the groups' own asymmetry. Without a value in either: that one's reason
// (the group's first); without limits in either: that one's limits_reason. Limits that do not enclose their value are
// `invalid_argument`.
Estimate absolute_gap(const Estimate& group, const Estimate& reference) noexcept;

// The relative gap, group / reference, its limits by the same paper on the logarithm. A reference of 0 is
// `zero_denominator`; a negative value of either `invalid_argument`. A group of 0, whose logarithm does not exist, has
// no limits (`not_defined`), and neither has a gap to a reference whose lower limit is not above 0 (`wide_interval`).
Estimate relative_gap(const Estimate& group, const Estimate& reference) noexcept;

// The concentration index of groups ranked in the order given, between −1 (all in the first) and 1:
//
//     C = (2/μ)·Σ pᵢ·yᵢ·Rᵢ − 1
//
// with population shares p, relative ranks R as above and the mean μ = Σ pᵢ·yᵢ. Its variance for T groups whose values
// are taken as observations, (1/T)·(Σ pᵢ·aᵢ² − (1 + C)²) with aᵢ = (yᵢ/μ)(2Rᵢ − 1 − C) + 2 − qᵢ₋₁ − qᵢ and q the
// ordinates of the concentration curve, gives normal limits.
//
// Source: N. Kakwani, A. Wagstaff, E. van Doorslaer, Socioeconomic inequalities in health: measurement, computation,
// and statistical inference, Journal of Econometrics 77, 1997, 87–103. Values must not be negative
// (`invalid_argument`); a mean of 0 is `zero_denominator`. One group: 0 without limits (`not_defined`).
Estimate concentration_index(span<const double> values, span<const double> populations,
                             double confidence = 0.95) noexcept;

// The Gini coefficient, Σᵢⱼ pᵢ·pⱼ·|yᵢ − yⱼ| / (2μ): the concentration index of groups ranked by their own value, with
// its limits. 0 where all are equal. Not noexcept: it sorts, which takes memory (8 bytes a group), and throws
// std::bad_alloc where there is none.
Estimate gini_coefficient(span<const double> values, span<const double> populations, double confidence = 0.95);

// The Theil index between groups, Σ pᵢ·(yᵢ/μ)·ln(yᵢ/μ), a group of value 0 adding 0. 0 where all are equal. Values must
// not be negative (`invalid_argument`); a mean of 0 is `zero_denominator`. Inequality within the groups is not seen.
// Source: H. Theil, Economics and Information Theory, North-Holland 1967, ch. 4.
Value theil_index(span<const double> values, span<const double> populations) noexcept;

// The group that the others could be like.
enum class ReferenceGroup : std::int32_t {
  lowest = 0,   // the lowest value: the best where lower is better (the first of equals)
  highest = 1,  // the highest: the best where higher is better
  chosen = 2,   // the one of the index given
};

struct AttributableRiskOptions {
  ReferenceGroup reference = ReferenceGroup::lowest;
  std::size_t index = 0;  // of the reference group, where it is chosen
};

struct AttributableRisk {
  Value absolute;  // in the values' unit
  Value fraction;  // a share of the whole population's value
};

// Population attributable risk: how far the whole population's value μ = Σ pᵢ·yᵢ lies above what it would be if every
// group were like the reference, μ − y_ref, and as a fraction (μ − y_ref)/μ. Positive where the reference is lower;
// where higher is better it is negative, the gain with its sign turned. A mean of 0 has no fraction
// (`zero_denominator`), and a chosen reference that is no group or has no population is `invalid_argument`.
// The source is the paper of Mackenbach and Kunst above.
AttributableRisk attributable_risk(span<const double> values, span<const double> populations,
                                   const AttributableRiskOptions& options = {}) noexcept;

struct QuantileOptions {
  int groups = 5;
  bool descending = false;  // the highest values in the first group instead of the lowest
};

// Assigns areas to groups of equal size by value: `groups_out[i]` is 1 to k, 0 where the area's value (or population)
// is NaN, which takes no part. With `populations` the groups are of equal population, without (an empty span) of
// equally many areas.
//
// The rule: an area belongs to the group in which its share begins: ⌊k·s⌋ + 1 with s the share of the population (or of
// the areas) that has values before its own. Equal values have the same before them, and so are always in one group;
// the groups after them may then be smaller, or empty. An area that a boundary cuts belongs to the lower group.
//
// Answers Reason::none, or with every group 0 `invalid_argument` (an infinite value, a negative or infinite population,
// k < 1), `missing` (no area has a value) or `no_population`; spans of different length are `invalid_argument` and
// write nothing. Not noexcept: it sorts, which takes memory, and throws std::bad_alloc where there is none.
Reason quantile_groups(span<const double> values, span<const double> populations, span<std::int32_t> groups_out,
                       const QuantileOptions& options = {});

}  // namespace salus
