// Premature mortality: the probability of dying between two ages from given causes.
#pragma once

#include <cstddef>

#include "salus/base/reason.hpp"
#include "salus/base/span.hpp"
#include "salus/statistics/estimate.hpp"

namespace salus {

// The unconditional probability, in [0, 1], of dying between the ages `from` and `to` from the causes whose deaths are
// given, were there no others: 1 − Π(1 − q) with q = n·m / (1 + n·m/2). With n = 5, ages 30 to 70 and the deaths from
// cardiovascular diseases, cancer, diabetes and chronic respiratory diseases this is 30q70, q = 5·m / (1 + 2.5·m).
// (A band [0, 1), if it is among them, has q = m / (1 + 0.9·m), as in life_table.hpp.)
//
// Source: World Health Organization, NCD Global Monitoring Framework, indicator 1; Global Health Observatory, metadata
// of SDG indicator 3.4.1. Variance: Chiang's, (Πp)²·Σ Var(q) / p² with Var(q) = q²·(1 − q) / deaths; limits are value ±
// z·√variance, cut at 0 and 1.
//
// `ages` are the bands' lower bounds, strictly increasing; with one entry more than there are bands the last is the
// upper bound of the last band (30, 35 … 65, 70 for eight bands), else the last band is open and `to` is at most its
// lower bound. `from` and `to` are bounds of bands. `population` are person-years. Only the bands in between are looked
// at.
//
// Reasons where there is no figure: `missing` without bands or for a NaN among the counts; `invalid_argument` for
// columns of different length, ages that do not increase or are no bounds, negative or infinite counts, more deaths
// than person-years where q is above 1 (a confidence outside (0, 1) takes the limits alone); `no_population` for a
// population of 0. Where nobody died at all, the value 0 has no limits: `small_numbers`. No allocation, no exception;
// thread-safe.
Estimate premature_mortality(span<const double> ages, span<const double> deaths, span<const double> population,
                             double confidence, double from = 30, double to = 70) noexcept;

// The same for matrices of rows × bands, a row after the other, and up to 32 confidences; see life_table.hpp.
Reason premature_mortality(std::size_t rows, span<const double> ages, span<const double> deaths,
                           span<const double> population, span<const double> confidences, const EstimateColumns& result,
                           double from = 30, double to = 70) noexcept;

}  // namespace salus
