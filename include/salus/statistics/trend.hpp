// A figure over years: straight and exponential trends, the Mann–Kendall test with Sen's slope, and growth between two
// years.
//
// A row whose year, value or weight is NaN is missing and left out; it is not zero. Years need not be whole, in order
// or without gaps. Functions allocate nothing, throw nothing and may be called from several threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>

#include "salus/base/reason.hpp"
#include "salus/base/span.hpp"
#include "salus/base/value.hpp"
#include "salus/statistics/estimate.hpp"

namespace salus {

// y = a + b·year, or ln y = a + b·year. The numbers are part of the C ABI.
enum class TrendForm : std::int32_t { linear = 0, log_linear = 1 };

struct TrendOptions {
  TrendForm form = TrendForm::linear;
  double confidence = 0.95;
};

// A line through the years, by (weighted) least squares, and the test that its slope is 0.
struct Trend {
  Estimate slope;                  // b, a year
  Estimate intercept;              // a, at the year 0
  Estimate annual_percent_change;  // (e^b − 1)·100 of a log-linear trend; `not_defined` of a linear one
  double statistic = std::numeric_limits<double>::quiet_NaN();  // t with n − 2 degrees of freedom
  double p_value = std::numeric_limits<double>::quiet_NaN();    // two-sided
  Reason reason = Reason::missing;                              // why there is no test
  std::size_t points = 0;                                       // rows that took part
};

// The line by least squares with t limits (Draper & Smith, Applied Regression Analysis, ch. 1): with w the weights (1
// without), x̄ and ȳ weighted means and S = Σw(x − x̄)²,
//
//     b = Σw(x − x̄)(y − ȳ)/S,   a = ȳ − b·x̄,   s² = Σw(y − a − bx)²/(n − 2),
//     b ± t(1 − α/2; n − 2)·√(s²/S),   a ± t·√(s²(1/Σw + x̄²/S)).
//
// The annual percent change of a log-linear trend (its AAPC over a single segment) takes its limits from those of b.
// Weights are usually 1 / variance; only their ratios matter; a row of weight 0 is left out, as R's lm does.
//
// Two rows give a line, and neither limits nor test (`small_numbers`). Where all rows lie on the line exactly the
// limits are the value, and there is no test (`not_defined`). A confidence outside (0, 1) takes the limits alone.
// Reasons where there is no line: `missing` without any row; `small_numbers` for one; `not_defined` for rows of one
// year, or a value that is not above 0 in a log-linear trend; `invalid_argument` for spans of different length (weights
// may be empty), infinities, or negative weights; `overflow`.
Trend trend(span<const double> years, span<const double> values, const TrendOptions& options = {},
            span<const double> weights = {}) noexcept;

// The value of the line at a year, with the limits between which the figure of that one year lies: the prediction
// interval (Draper & Smith, ch. 3), in the notation above without weights
//
//     a + b·year ± t(1 − α/2; n − 2)·√(s²(1 + 1/n + (year − x̄)²/S)),
//
// of a log-linear trend the exponentials of all three. It presumes that what made the trend goes on. Two rows give the
// line without limits (`small_numbers`). Reasons as of trend(), and `missing` for a year that is NaN.
Estimate trend_prediction(double year, span<const double> years, span<const double> values,
                          const TrendOptions& options = {}) noexcept;

// The longest series of `mann_kendall`, whose work grows with the square of its length.
constexpr std::size_t max_mann_kendall_points = 1000;

// A monotone trend of any shape.
struct MannKendall {
  double s = std::numeric_limits<double>::quiet_NaN();  // rises less falls, over all pairs of years
  double variance = std::numeric_limits<double>::quiet_NaN();
  double tau = std::numeric_limits<double>::quiet_NaN();        // Kendall's τ-b
  double statistic = std::numeric_limits<double>::quiet_NaN();  // z, with a correction for continuity
  double p_value = std::numeric_limits<double>::quiet_NaN();    // two-sided
  Reason reason = Reason::missing;                              // why there is no test
  Estimate sen_slope;                                           // a year
  std::size_t points = 0;
};

// The Mann–Kendall test (Mann, Econometrica 13 (1945) 245–259; Kendall, Rank Correlation Methods) and Sen's slope, the
// median of the slopes of all pairs (Sen, JASA 63 (1968) 1379–1389), with Gilbert's limits (Statistical Methods for
// Environmental Pollution Monitoring, 1987, § 16.4 and 17.3):
//
//     S = Σ sign(y_j − y_i) over pairs with year_i < year_j,
//     var S = [n(n − 1)(2n + 5) − Σt(t − 1)(2t + 5)] / 18, t the sizes of groups of equal values,
//     z = (S ∓ 1)/√var S towards zero, and 0 for S = 0.
//
// Of N slopes in order, the limits are those of rank (N − C)/2 and (N + C)/2 + 1, C = z(1 − α/2)·√var S, ranks between
// whole ones interpolated; ranks before the first or after the last give no limits (`small_numbers`).
//
// The test is a normal approximation, fair from about eight points; fewer than three points have none
// (`small_numbers`), and nor has a series of one value throughout (`not_defined`). Two rows give a slope without limits
// (`small_numbers`). Reasons where there is nothing: `missing` without any row; `small_numbers` for one;
// `invalid_argument` for spans of different length, infinities, a year given twice, or more than
// `max_mann_kendall_points` rows; `overflow`.
MannKendall mann_kendall(span<const double> years, span<const double> values, double confidence = 0.95) noexcept;

// The compound annual growth rate between two values, in percent a year: ((last/first)^(1/years) − 1)·100.
//
// Reasons: `missing` where a number is NaN; `invalid_argument` for infinities or years not above 0; `zero_denominator`
// for a first value of 0; `not_defined` for a negative value; `overflow`.
Value annual_growth_rate(double first, double last, double years) noexcept;

}  // namespace salus
