#include "salus/statistics/cause_deleted.hpp"

#include <cmath>

#include "statistics/life_table_columns.hpp"
#include "statistics/moments.hpp"
#include "statistics/mortality.hpp"

namespace salus {

using statistics::Band;
using statistics::Frame;
using statistics::Moments;
using statistics::Mortality;
using statistics::npos;

namespace {

// Why these are not the deaths of one cause among them, or none. What is wrong with the others shows elsewhere.
Reason check_cause(span<const double> deaths, span<const double> cause_deaths) noexcept {
  if (deaths.size() != cause_deaths.size()) return Reason::invalid_argument;
  Reason reason = Reason::none;
  for (std::size_t i = 0; i < deaths.size(); ++i) {
    if (std::isnan(deaths[i]) || std::isnan(cause_deaths[i])) return Reason::missing;
    if (!(cause_deaths[i] >= 0 && cause_deaths[i] <= deaths[i])) reason = Reason::invalid_argument;
  }
  return reason;
}

// The share of a band's deaths that is left without the cause.
double remaining(double deaths, double cause_deaths) noexcept {
  return deaths > 0 ? (deaths - cause_deaths) / deaths : 1;
}

// The gain from a bound on, with its variance. Deaths of the cause (a share 1 − r of all) and others are independent,
// and the logarithm of their number has the variance 1 / number.
struct Gain {
  double gain = 0;
  double variance = 0;
  double e = 0;
  double e_without = 0;
  double variance_without = 0;
  double covariance = 0;  // of the gain and e_without

  void prepend(const Band& band, double r) noexcept {
    const Band without = with_remaining(band, r);
    const double p = 1 - band.q;
    const double p_without = 1 - without.q;
    const double saved = p_without - p;
    const double slope = band.years_slope + band.death_slope * e;
    const double slope_without = without.years_slope + without.death_slope * e_without;
    const double slope_others = slope * r - slope_without;  // of the gain, by the other deaths

    variance = p * p * variance + saved * saved * variance_without + 2 * p * saved * covariance +
               statistics::shared_variance(slope_others, slope_others, r * band.deaths) +
               statistics::shared_variance(slope * (1 - r), slope, band.deaths);
    covariance = p_without * (p * covariance + saved * variance_without) +
                 statistics::shared_variance(slope_others, -slope_without, r * band.deaths);
    gain = (without.years - band.years) + saved * e_without + p * gain;
    statistics::prepend(band, e, e_variance);
    statistics::prepend(without, e_without, variance_without);
  }

  double e_variance = 0;
};

Moments gain_of(const Mortality& mortality, span<const double> cause_deaths, std::size_t first) noexcept {
  const std::size_t end = mortality.frame().bands();
  const Reason reason = mortality.check_expectancy(end);
  if (reason != Reason::none) return reason;
  Gain gain;
  Band band;
  for (std::size_t i = end; i-- > first;) {
    if (!mortality.band(i, band)) return Reason::invalid_argument;
    const double r = remaining(mortality.deaths(i), cause_deaths[i]);
    if (i + 1 == end && r == 0) return Reason::no_open_band_deaths;
    gain.prepend(band, r);
  }
  const LifeTableOptions& options = mortality.frame().options();
  if (!std::isfinite(gain.gain)) return Reason::overflow;
  if (statistics::is_too_wide(gain.e_variance, options) || statistics::is_too_wide(gain.variance_without, options) ||
      statistics::is_too_wide(gain.variance, options)) {
    return Reason::wide_interval;
  }
  return {gain.gain, gain.variance};
}

}  // namespace

Reason cause_deleted_life_table(span<const double> ages, span<const double> deaths, span<const double> cause_deaths,
                                span<const double> population, span<const double> confidences,
                                const LifeTableColumns& columns, double radix,
                                const LifeTableOptions& options) noexcept {
  const Frame frame(1, ages, deaths.size(), true, options);
  Reason reason = deaths.size() == population.size() ? frame.reason() : Reason::invalid_argument;
  if (reason == Reason::none) reason = check_cause(deaths, cause_deaths);
  if (confidences.size() > statistics::maximum_levels) reason = Reason::invalid_argument;
  const auto band_of = [&](const Mortality& mortality, std::size_t i, Band& band) {
    if (!mortality.band(i, band)) return false;
    band = with_remaining(band, remaining(deaths[i], cause_deaths[i]));
    return true;
  };
  return statistics::write_life_table(frame, reason, deaths, population, confidences, columns, radix, band_of);
}

Estimate life_expectancy_gain(span<const double> ages, span<const double> deaths, span<const double> cause_deaths,
                              span<const double> population, double at, double confidence,
                              const LifeTableOptions& options) noexcept {
  if (deaths.size() != population.size()) return Reason::invalid_argument;
  const Frame frame(1, ages, deaths.size(), true, options);
  if (frame.reason() != Reason::none) return frame.reason();
  const Reason reason = check_cause(deaths, cause_deaths);
  if (reason != Reason::none) return reason;
  const std::size_t first = frame.bound(at);
  if (first == npos) return Reason::invalid_argument;
  return estimate(gain_of(Mortality(frame, 0, deaths, population), cause_deaths, first),
                  statistics::half_width(confidence), statistics::Range::real);
}

}  // namespace salus
