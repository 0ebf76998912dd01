// Writing a life table's columns, of all causes or without one.
#pragma once

#include <cmath>
#include <cstddef>
#include <limits>

#include "salus/base/reason.hpp"
#include "salus/base/span.hpp"
#include "salus/statistics/life_table.hpp"
#include "statistics/moments.hpp"
#include "statistics/mortality.hpp"

namespace salus::statistics {

inline void put(double* column, std::size_t i, double x) noexcept {
  if (column) column[i] = x;
}

// Writes the reason into every band, and nothing but NaN beside it.
inline Reason refuse_life_table(std::size_t bands, Reason reason, const Levels& levels,
                                const LifeTableColumns& columns) noexcept {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  for (std::size_t i = 0; i < bands; ++i) {
    for (double* const column : {columns.m, columns.a, columns.q, columns.l, columns.d, columns.L, columns.T,
                                 columns.q_variance, columns.l_variance, columns.e_variance}) {
      put(column, i, nan);
    }
    levels.write(columns.e, bands, i, reason, Range::real);
  }
  return reason;
}

// `band_of(mortality, i, band)` computes a band, the open one too, and answers whether it can be.
template <typename BandOf>
Reason write_life_table(const Frame& frame, Reason reason, span<const double> deaths, span<const double> population,
                        span<const double> confidence, const LifeTableColumns& columns, double radix,
                        const BandOf& band_of) noexcept {
  const std::size_t bands = deaths.size();
  const Levels levels(confidence);
  if (reason == Reason::none && !(radix > 0 && std::isfinite(radix))) reason = Reason::invalid_argument;
  if (reason != Reason::none) return refuse_life_table(bands, reason, levels, columns);
  const Mortality mortality(frame, 0, deaths, population);
  reason = mortality.check_expectancy(bands);
  Band band;
  double e = 0;
  double variance = 0;
  for (std::size_t i = bands; i-- > 0 && reason == Reason::none;) {
    if (!band_of(mortality, i, band)) {
      reason = Reason::invalid_argument;
    } else if (i + 1 == bands && band.m == 0) {
      reason = Reason::no_open_band_deaths;
    }
    prepend(band, e, variance);
    if (reason == Reason::none && !std::isfinite(radix * e)) reason = Reason::overflow;
  }
  if (reason != Reason::none) return refuse_life_table(bands, reason, levels, columns);

  // e from the last band backwards; T follows below, where l is known.
  e = 0;
  variance = 0;
  for (std::size_t i = bands; i-- > 0;) {
    band_of(mortality, i, band);
    prepend(band, e, variance);
    const Moments moments =
        is_too_wide(variance, frame.options()) ? Moments(Reason::wide_interval) : Moments(e, variance);
    levels.write(columns.e, bands, i, moments, Range::real);
    put(columns.e_variance, i, moments.variance);
    put(columns.T, i, e);
  }
  double l = radix;
  double l_variance = 0;
  for (std::size_t i = 0; i < bands; ++i) {
    band_of(mortality, i, band);
    const double q_variance = shared_variance(band.death_slope, band.death_slope, band.deaths);
    const double p = 1 - band.q;
    put(columns.m, i, band.m);
    put(columns.a, i, band.share);
    put(columns.q, i, band.q);
    put(columns.l, i, l);
    put(columns.d, i, l * band.q);
    put(columns.L, i, l * band.years);
    if (columns.T) columns.T[i] *= l;
    put(columns.q_variance, i, q_variance);
    put(columns.l_variance, i, l_variance);
    l_variance = p * p * l_variance + l * l * q_variance;
    l *= p;
  }
  return Reason::none;
}

}  // namespace salus::statistics
