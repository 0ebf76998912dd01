// Rates: events of a population, with Poisson limits.
//
//     rate = events / population · per
//
// The events are taken for independent and rare, so that their number is a Poisson variable; the population
// (person-years, or the mean population of a year) for known without error. Where one person can have several events
// (admissions, relapses), the events are not independent and `recurrent_rate` is the one to use.
//
// Limits of a count x at the confidence 1 − α, divided by the population as the rate is:
//
//   exact      Garwood, Biometrika 28 (1936) 437–442: the means under which x or more, and x or fewer, events have the
//              probability α/2: lower = χ²(α/2; 2x) / 2, upper = χ²(1 − α/2; 2x + 2) / 2, and lower = 0 for x = 0.
//   byar       Byar's approximation to them, Breslow & Day, Statistical Methods in Cancer Research II, IARC 1987,
//              p. 69:
//              lower = x (1 − 1/(9x) − z/(3√x))³, upper = y (1 − 1/(9y) + z/(3√y))³ with y = x + 1. A lower limit that
//              the formula puts below zero is 0 (few events under a high confidence), and so is that of x = 0.
//   mid_p      as exact with half the probability of x itself: P(X > x) + P(X = x)/2 = α/2 (Lancaster, JASA 56 (1961)
//              223–234; Cohen & Yang, Statistics in Medicine 13 (1994) 2189–2203). Shorter than the exact limits; at a
//              confidence below about a fifth a limit could pass the count, and is then the count itself.
//   fay_feuer  the gamma limits of Fay & Feuer, Statistics in Medicine 16 (1997) 791–801. For a single stratum they are
//              the exact ones, to the last bit; the name is here so that it can be given wherever a method is named.
//   automatic  exact below 10 events, Byar from 10 on, as English public-health practice is.
//
// Counts need not be whole (weighted counts): every formula has a continuous form in the count, by the incomplete gamma
// function, and that is what is computed. For such counts the limits keep no exact promise.
//
// Functions allocate nothing, throw nothing and may be called from several threads.
#pragma once

#include <cstdint>

#include "salus/base/reason.hpp"
#include "salus/base/span.hpp"
#include "salus/statistics/estimate.hpp"

namespace salus {

// The numbers are part of the C ABI.
enum class RateMethod : std::int32_t { automatic = 0, exact = 1, byar = 2, mid_p = 3, fay_feuer = 4 };

struct RateOptions {
  double per = 100000;       // the rate is events per so many; above 0
  double confidence = 0.95;  // strictly between 0 and 1
  RateMethod method = RateMethod::automatic;
};

// The limits of a count. Both are NaN for a count that is negative or not finite, or a confidence outside (0, 1).
Limits poisson_limits(double events, double confidence, RateMethod method = RateMethod::automatic) noexcept;

// A rate with its limits.
//
// Reasons: `missing` where a count is NaN; `invalid_argument` for a negative or infinite count, `per` that is not above
// 0 or not finite, an unknown method; `no_population` for a population of 0; `overflow`. A confidence outside (0, 1)
// takes the limits alone (`invalid_argument`).
Estimate rate(double events, double population, const RateOptions& options = {}) noexcept;

// A rate of events that persons can have repeatedly: `persons_by_events[i]` is the number of persons who had i + 1
// events, f(i + 1). The events are Σ i·f(i), and since those of a person come together, the variance of their number is
// Σ i²·f(i) in place of Σ i·f(i) (the persons are the independent Poisson variables). The limits are those of `method`
// for that many events, with their distances from the count stretched by √(variance / events), as Dobson and others do
// for a weighted sum (Statistics in Medicine 10 (1991) 457–462):
//
//     lower = (x + √(V/x)·(L(x) − x)) / population · per,   upper likewise; a lower limit below 0 is 0.
//
// Where nobody had more than one event it is `rate`, bit for bit. Without any event V/x is taken as 1. Reasons as for
// `rate`; an empty span has no events.
Estimate recurrent_rate(span<const double> persons_by_events, double population,
                        const RateOptions& options = {}) noexcept;

// The same for columns, at several confidence levels (`options.confidence` is not read): row by row what `rate` gives,
// bit for bit. A row of Byar's limits takes some nanoseconds a level; whole counts below 10 come from a table that is
// computed once a call. Returns `invalid_argument`, and writes nothing, where the columns differ in length.
Reason rates(span<const double> events, span<const double> population, span<const double> confidences,
             const RateOptions& options, const EstimateColumns& out) noexcept;

}  // namespace salus
