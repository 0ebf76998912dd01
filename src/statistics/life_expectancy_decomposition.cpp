#include "salus/statistics/life_expectancy_decomposition.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "statistics/mortality.hpp"

namespace salus {

using statistics::Band;
using statistics::Frame;
using statistics::Moments;
using statistics::Mortality;

namespace {

Reason check_causes(const AgeSpecificMortality& side, std::size_t bands) noexcept {
  Reason reason = Reason::none;
  for (std::size_t i = 0; i < side.cause_deaths.size(); ++i) {
    const double deaths = side.cause_deaths[i];
    if (std::isnan(deaths)) return Reason::missing;
    if (!(deaths >= 0 && deaths <= side.deaths[i % bands])) reason = Reason::invalid_argument;
  }
  return reason;
}

// A cause's death rate in a band of this rate.
double cause_rate(const Band& band, double deaths, double cause_deaths) noexcept {
  return deaths > 0 ? band.m * (cause_deaths / deaths) : 0;
}

// What one entering the band on the first side gains by the second side's mortality in it: the years lived in it, and
// those lived later by who survives it on that side alone.
double gained(const Band& first, const Band& second, double next) noexcept {
  return (second.years - first.years) + (first.q - second.q) * next;
}

Value decompose(const Mortality& one, const Mortality& two, const AgeSpecificMortality& first,
                const AgeSpecificMortality& second, span<double> parts, span<double> cause_parts) noexcept {
  const Moments e1 = expectancy(one, 0);
  if (e1.reason != Reason::none) return e1.reason;
  const Moments e2 = expectancy(two, 0);
  if (e2.reason != Reason::none) return e2.reason;
  const std::size_t bands = one.frame().bands();
  Reason reason = check_causes(first, bands);
  if (reason == Reason::none) reason = check_causes(second, bands);
  if (reason != Reason::none) return reason;

  // Backwards, for who enters each band; then forwards, for how many do so on the first side.
  double next = 0;
  double variance = 0;
  Band a;
  Band b;
  for (std::size_t i = bands; i-- > 0;) {
    one.band(i, a);
    two.band(i, b);
    parts[i] = gained(a, b, next);
    if (!cause_parts.empty()) {
      const double difference = b.m - a.m;
      const double per_rate = std::fabs(difference) > 1e-8 * std::max(a.m, b.m) ? parts[i] / difference
                                                                                : -statistics::loss_of_years(a, next);
      for (std::size_t j = i; j < cause_parts.size(); j += bands) {
        cause_parts[j] = per_rate * (cause_rate(b, second.deaths[i], second.cause_deaths[j]) -
                                     cause_rate(a, first.deaths[i], first.cause_deaths[j]));
      }
    }
    statistics::prepend(b, next, variance);
  }
  double alive = 1;
  for (std::size_t i = 0; i < bands; ++i) {
    parts[i] *= alive;
    for (std::size_t j = i; j < cause_parts.size(); j += bands) cause_parts[j] *= alive;
    one.band(i, a);
    alive *= 1 - a.q;
  }
  return e2.value - e1.value;
}

}  // namespace

Value decompose_life_expectancy(span<const double> ages, const AgeSpecificMortality& first,
                                const AgeSpecificMortality& second, span<double> parts, span<double> cause_parts,
                                const LifeTableOptions& options) noexcept {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  std::fill(parts.begin(), parts.end(), nan);
  std::fill(cause_parts.begin(), cause_parts.end(), nan);
  const std::size_t bands = first.deaths.size();
  if (first.population.size() != bands || second.deaths.size() != bands || second.population.size() != bands ||
      parts.size() != bands) {
    return Reason::invalid_argument;
  }
  // A side is a table of its own, whose infants' q is the entry of its side.
  const Frame frame(2, ages, 2 * bands, true, options);
  if (frame.reason() != Reason::none) return frame.reason();
  const std::size_t causes = first.cause_deaths.size();
  if (causes % bands != 0 || second.cause_deaths.size() != causes ||
      (!cause_parts.empty() && cause_parts.size() != causes)) {
    return Reason::invalid_argument;
  }
  const Mortality one(frame, first.deaths.data(), first.population.data(), frame.infant_q(0));
  const Mortality two(frame, second.deaths.data(), second.population.data(), frame.infant_q(1));
  const Value difference = decompose(one, two, first, second, parts, cause_parts);
  if (!difference.valid()) {
    std::fill(parts.begin(), parts.end(), nan);
    std::fill(cause_parts.begin(), cause_parts.end(), nan);
  }
  return difference;
}

}  // namespace salus
