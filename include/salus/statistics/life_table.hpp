// Life expectancy from deaths and population by age: the abridged life table of Chiang.
//
// Source: C. L. Chiang, The Life Table and its Construction, in: Introduction to Stochastic Processes in Biostatistics,
// Wiley 1968, ch. 9, and The Life Table and its Applications, Krieger 1984 ("Chiang II"): from the death rate m of an
// age band of width n with a the mean share of the band lived by those who die in it,
//
//     q = n·m / (1 + n·(1 − a)·m),   d = l·q,   L = n·(l − d) + a·n·d,   e = T / l,
//
// with q = 1 and L = l / m in the open last band. The share a is 0.1 for a first band of one year from birth and 0.5 in
// every other, the usual choice of public-health offices.
#pragma once

#include "salus/base/span.hpp"
#include "salus/base/value.hpp"

namespace salus {

// Life expectancy, in years, at the lower bound of the first band.
//
// `ages` are the lower bounds of the bands in years, strictly increasing from the first; the last band is open.
// `deaths` and `population` (person-years, or mean population for a calendar year) have one entry a band.
//
// Reasons where there is no figure: `missing` for an empty table; `invalid_argument` for spans of different length,
// ages that do not increase, negative or non-finite counts, or more deaths than the band's death rate allows (q above
// 1); `no_population` for a band with no population; `no_open_band_deaths` where nobody died in the open band, so that
// its years are unbounded. No allocation, no exception; thread-safe.
Value life_expectancy(span<const double> ages, span<const double> deaths, span<const double> population) noexcept;

}  // namespace salus
