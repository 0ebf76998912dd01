// Life tables from deaths and population by age, abridged or complete: any bands of age, the last one open.
//
// For a band of n years with death rate m = deaths / person-years, of which those who die in it live a mean share a:
//
//     q = n·m / (1 + n·(1 − a)·m),   d = l·q,   L = n·(l − d) + a·n·d,   T = ΣL,   e = T / l,
//
// with q = 1 and L = l / m in the open last band. Source: C. L. Chiang, The Life Table and its Construction, in:
// Introduction to Stochastic Processes in Biostatistics, Wiley 1968, ch. 9; The Life Table and its Applications,
// Krieger 1984 ("Chiang II"). His variance of a probability of dying is that of a binomial share,
//
//     Var(q) = q²·(1 − q) / deaths,   Var(e) = Σ l²·(n·(1 − a) + e of the next band)²·Var(q) / l²(at the age asked),
//
// to which P. B. S. Silcocks, D. A. Jenner, R. Reza, J Epidemiol Community Health 2001;55:38–43, add the open band's L²
// / deaths. Limits are value ± z·√variance. They assume that deaths are independent events and that the population is
// known without error; a band without deaths adds nothing to them. This is also the method of the Office for National
// Statistics and, with the defaults below, of PHEindicatormethods::phe_life_expectancy.
//
// Arguments of every function here:
//
// - `ages`: the bands' lower bounds in years, strictly increasing from any age ≥ 0.
// - `deaths` and `population` (person-years; the mean population where deaths are of one year): an entry a band. They
//   are numbers ≥ 0, not necessarily whole.
// - `confidence`, `confidences`: in (0, 1).
//
// Reasons where there is no figure:
//
// - `missing`: there are no bands, or a count is NaN.
// - `invalid_argument`: columns of different length; ages that do not increase; a count that is negative or infinite;
//   more deaths than person-years in a closed band whose q is above 1; an age asked for that is no band's bound;
//   an option out of its range. A confidence outside (0, 1) takes the limits alone.
// - `no_population`: a band with a population of 0.
// - `no_open_band_deaths`: nobody died in the open band, so that its years are unbounded (life expectancies only).
// - `few_person_years`: less than `minimum_person_years` in all bands together (life expectancies only): A. Toson,
//   A. Baker, Life expectancy at birth: methodological options for small populations, National Statistics 2003.
// - `wide_interval`: the 95 % interval, whatever the confidence asked for, is wider than `maximum_interval` years (life
//   expectancies only).
// - `overflow`: more than a double holds.
//
// A value has no limits, with the reason `small_numbers`, where its variance is 0: nobody died in the bands that it
// depends on, or everybody. A q that comes out above 1 from no more deaths than person-years is 1.
//
// Nothing here allocates or throws; all functions may be called from several threads at once.
#pragma once

#include <cstddef>
#include <cstdint>

#include "salus/base/reason.hpp"
#include "salus/base/span.hpp"
#include "salus/statistics/estimate.hpp"

namespace salus {

// The mean share of a band that is lived by those who die in it, where no column of them is given. The numbers of this
// and the next two are part of the C ABI.
enum class ShareLived : std::uint8_t {
  // 0.1 in the first year of life, for infants who die do so mostly in their first days; 0.5 in every other band.
  fixed = 0,
  // In the bands [0, 1) and [1, 5) by the infants' death rate m: A. J. Coale, P. Demeny, Regional Model Life Tables and
  // Stable Populations, 2nd ed. 1983 (West), in the form of S. H. Preston, P. Heuveline, M. Guillot, Demography,
  // Blackwell 2001, table 3.3; 0.5 in every other band. Years lived by sex, those of [1, 5) to be divided by 4:
  //   [0, 1)  male 0.045 + 2.684·m, female 0.053 + 2.800·m; from m = 0.107 on 0.330 and 0.350
  //   [1, 5)  male 1.651 − 2.816·m, female 1.522 − 1.518·m; from m = 0.107 on 1.352 and 1.361
  coale_demeny = 1,
  // In the band [0, 1) by its death rate: E. M. Andreev, W. W. Kingkade, Demographic Research 2015;33:363–390, in the
  // form of the Human Mortality Database's methods protocol, version 6; 0.5 in every other band.
  //   male    0.14929 − 1.99545·m below m = 0.02300, 0.02832 + 3.26021·m below 0.08307, then 0.29915
  //   female  0.14903 − 2.05527·m below m = 0.01724, 0.04667 + 3.88089·m below 0.06891, then 0.31411
  andreev_kingkade = 2,
};

enum class Sex : std::uint8_t {
  both = 0,  // the mean of the shares that the formulas give for male and for female
  male = 1,
  female = 2,
};

// How the probability of dying comes from the death rate.
enum class DeathProbability : std::uint8_t {
  chiang = 0,  // q = n·m / (1 + n·(1 − a)·m)
  // q = 1 − exp(−n·m) and L = d / m: the death rate is constant within the band, and the share lived follows from it.
  // Then Var(m) = m² / deaths, and the variances of q and e come from it by the delta method. The shares lived above,
  // or those given, are used only for a band whose q is given.
  exponential = 1,
};

struct LifeTableOptions {
  ShareLived share_lived = ShareLived::fixed;
  Sex sex = Sex::both;
  DeathProbability death_probability = DeathProbability::chiang;
  bool silcocks = true;  // the open band's term of the variance
  bool allow_few_person_years = false;
  bool allow_wide_interval = false;
  double minimum_person_years = 5000;
  double maximum_interval = 20;  // years
  // The mean shares lived, in [0, 1], one a band, the last of which is not looked at; empty: as `share_lived` says.
  span<const double> shares = {};
  // The probability of dying in the band [0, 1), a region's infant mortality rate (0.0025, not 2.5 per thousand), which
  // then does not come from deaths and population. Empty: none is given; one: it holds for every table; n: one a table.
  // Its variance is q·(1 − q) / population, that of a share of as many births as there are infants. Without a first
  // band [0, 1) it is an `invalid_argument`.
  span<const double> infant_q = {};
};

// The columns of a life table, an entry a band, owned by the caller; a null pointer for what is not wanted.
struct LifeTableColumns {
  double* m = nullptr;  // death rate per person-year; where the infants' q is given, the d / L that belongs to it
  double* a = nullptr;  // mean share of the band lived by those who die in it; in the open band NaN
  double* q = nullptr;  // probability of dying in the band
  double* l = nullptr;  // survivors at its lower bound
  double* d = nullptr;  // deaths in it
  double* L = nullptr;  // years lived in it
  double* T = nullptr;  // years lived from its lower bound on
  double* q_variance = nullptr;
  double* l_variance = nullptr;
  double* e_variance = nullptr;
  // Life expectancy at the lower bound, with limits. `reasons` tell why a band has none: a table without a figure has
  // its reason in every band, and a single e may have too wide an interval.
  EstimateColumns e;
};

// Writes a life table of `radix` newborn (or survivors at the first age), radix > 0. Where nobody survives to a band,
// l, d, L and T are 0 there while q and e still say what would befall who did. The answer is the table's reason: where
// it is not `none`, all columns are NaN. `confidences` may hold up to 32 levels.
Reason life_table(span<const double> ages, span<const double> deaths, span<const double> population,
                  span<const double> confidences, const LifeTableColumns& columns, double radix = 100000,
                  const LifeTableOptions& options = {}) noexcept;

// Life expectancy in years at the age `at`, a lower bound of a band.
Estimate life_expectancy(span<const double> ages, span<const double> deaths, span<const double> population, double at,
                         double confidence, const LifeTableOptions& options = {}) noexcept;

// Temporary life expectancy: the mean years lived between two ages by those who reach the first, 0 to to − from. Both
// are bounds of bands, from < to. Variance as Chiang's, of the bands in between. `ages` may have one entry more than
// there are bands: then the last band is closed, and this is its upper bound. Nobody has to die in the open band.
Estimate temporary_life_expectancy(span<const double> ages, span<const double> deaths, span<const double> population,
                                   double from, double to, double confidence,
                                   const LifeTableOptions& options = {}) noexcept;

// Probability, in [0, 1], that who reaches the age `from` dies before the age `to`, both bounds of bands, from < to:
// 1 − Πp with p = 1 − q, of variance (Πp)²·Σ Var(q) / p² (Chiang 1984). Limits are cut at 0 and 1. Only the bands in
// between are looked at. `ages` may have one entry more than there are bands, as above.
Estimate probability_of_dying(span<const double> ages, span<const double> deaths, span<const double> population,
                              double from, double to, double confidence, const LifeTableOptions& options = {}) noexcept;

// The same for many tables of the same k bands in one call: `deaths` and `population` are matrices of tables × k, a
// table after the other; `confidences` holds up to 32 levels. Every number is the one that the function above gives, and
// a table takes about half a microsecond (three times that with `exponential`). The answer is `none`, or
// `invalid_argument` where the matrices do not have the same size or a whole number of bands a table, or there are more
// levels: nothing is written then. What concerns a table is in its reasons.
Reason life_expectancy(std::size_t tables, span<const double> ages, span<const double> deaths,
                       span<const double> population, double at, span<const double> confidences,
                       const EstimateColumns& result, const LifeTableOptions& options = {}) noexcept;
Reason temporary_life_expectancy(std::size_t tables, span<const double> ages, span<const double> deaths,
                                 span<const double> population, double from, double to, span<const double> confidences,
                                 const EstimateColumns& result, const LifeTableOptions& options = {}) noexcept;
Reason probability_of_dying(std::size_t tables, span<const double> ages, span<const double> deaths,
                            span<const double> population, double from, double to, span<const double> confidences,
                            const EstimateColumns& result, const LifeTableOptions& options = {}) noexcept;

}  // namespace salus
