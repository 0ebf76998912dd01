#include "salus/statistics/life_table.hpp"

#include <cmath>
#include <cstddef>

namespace salus {
namespace {

bool is_count(double x) noexcept { return std::isfinite(x) && x >= 0; }

bool are_ages(span<const double> ages) noexcept {
  for (std::size_t i = 0; i < ages.size(); ++i) {
    if (!is_count(ages[i]) || (i > 0 && ages[i] <= ages[i - 1])) return false;
  }
  return true;
}

bool are_counts(span<const double> counts) noexcept {
  for (const double x : counts) {
    if (!is_count(x)) return false;
  }
  return true;
}

// The mean share of the band that those who die in it live: infants who die do so mostly in their first days.
double share_lived(double age, double width) noexcept { return age == 0 && width == 1 ? 0.1 : 0.5; }

}  // namespace

Value life_expectancy(span<const double> ages, span<const double> deaths, span<const double> population) noexcept {
  if (ages.size() != deaths.size() || ages.size() != population.size()) return Reason::invalid_argument;
  if (ages.empty()) return Reason::missing;
  if (!are_ages(ages) || !are_counts(deaths) || !are_counts(population)) return Reason::invalid_argument;
  for (const double x : population) {
    if (x == 0) return Reason::no_population;
  }

  const std::size_t open = ages.size() - 1;
  double alive = 1;        // l, of one person at the lower bound of the first band
  double years_lived = 0;  // the sum of L so far
  for (std::size_t i = 0; i < open; ++i) {
    const double n = ages[i + 1] - ages[i];
    const double m = deaths[i] / population[i];
    const double a = share_lived(ages[i], n);
    double q = n * m / (1 + n * (1 - a) * m);
    // Everyone dies where q is 1, and a computed 1 may be a little more; a rate that overflowed makes q NaN.
    if (q > 1 && nearly_equal(q, 1)) q = 1;
    if (!(q <= 1)) return Reason::invalid_argument;
    const double d = alive * q;
    years_lived += n * (alive - d) + a * n * d;
    alive -= d;
  }
  if (deaths[open] == 0) return Reason::no_open_band_deaths;
  years_lived += alive * (population[open] / deaths[open]);
  if (!std::isfinite(years_lived)) return Reason::overflow;
  return years_lived;
}

}  // namespace salus
