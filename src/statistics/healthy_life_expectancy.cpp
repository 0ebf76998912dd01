#include "salus/statistics/healthy_life_expectancy.hpp"

#include <cmath>

#include "statistics/moments.hpp"
#include "statistics/mortality.hpp"

namespace salus {

using statistics::Frame;
using statistics::Moments;
using statistics::Mortality;
using statistics::npos;

namespace {

// One table's unhealthy shares, and of how many persons each is (null: they are without error).
struct Health {
  Health(const Frame& frame, std::size_t table, span<const double> shares, span<const double> sizes) noexcept
      : unhealthy(shares.data() + table * frame.bands()),
        persons(sizes.empty() ? nullptr : sizes.data() + table * frame.bands()) {}

  Reason check(std::size_t bands) const noexcept {
    bool missing = false;
    bool invalid = false;
    for (std::size_t i = 0; i < bands; ++i) {
      missing |= std::isnan(unhealthy[i]) || (persons != nullptr && std::isnan(persons[i]));
      invalid |= !(unhealthy[i] >= 0 && unhealthy[i] <= 1);
      invalid |= persons != nullptr && !(persons[i] > 0 && std::isfinite(persons[i]));
    }
    return missing ? Reason::missing : invalid ? Reason::invalid_argument : Reason::none;
  }

  const double* unhealthy;
  const double* persons;
};

Moments healthy(const Mortality& mortality, const Health& health, std::size_t first, bool mortality_variance) noexcept {
  const std::size_t end = mortality.frame().bands();
  Reason reason = mortality.check_expectancy(end);
  if (reason == Reason::none) reason = health.check(end);
  if (reason != Reason::none) return reason;
  double years = 0;
  double variance = 0;
  statistics::Band band;
  for (std::size_t i = end; i-- > first;) {
    if (!mortality.band(i, band)) return Reason::invalid_argument;
    const double share = 1 - health.unhealthy[i];
    const double p = 1 - band.q;
    variance = p * p * variance;
    if (mortality_variance) {
      const double slope = band.years_slope * share + band.death_slope * years;
      variance += statistics::shared_variance(slope, slope, band.deaths);
    }
    if (health.persons != nullptr)
      variance += band.years * band.years * (health.unhealthy[i] * share / health.persons[i]);
    years = band.years * share + p * years;
  }
  if (std::isfinite(years) && statistics::is_too_wide(variance, mortality.frame().options())) {
    return Reason::wide_interval;
  }
  Moments moments(years, variance);
  if (moments.reason == Reason::none && !mortality_variance && health.persons == nullptr) {
    moments.limits_reason = Reason::missing;
  }
  return moments;
}

bool have_shapes(span<const double> deaths, span<const double> population, span<const double> shares,
                 span<const double> sizes) noexcept {
  return deaths.size() == population.size() && deaths.size() == shares.size() &&
         (sizes.empty() || sizes.size() == deaths.size());
}

}  // namespace

Estimate healthy_life_expectancy(span<const double> ages, span<const double> deaths, span<const double> population,
                                 span<const double> unhealthy_share, double at, double confidence,
                                 const HealthyLifeExpectancyOptions& options) noexcept {
  if (!have_shapes(deaths, population, unhealthy_share, options.sample_sizes)) return Reason::invalid_argument;
  const Frame frame(1, ages, deaths.size(), true, options.life_table);
  if (frame.reason() != Reason::none) return frame.reason();
  const std::size_t first = frame.bound(at);
  if (first == npos) return Reason::invalid_argument;
  return estimate(healthy(Mortality(frame, 0, deaths, population),
                          Health(frame, 0, unhealthy_share, options.sample_sizes), first, options.mortality_variance),
                  statistics::half_width(confidence), statistics::Range::real);
}

Reason healthy_life_expectancy(std::size_t tables, span<const double> ages, span<const double> deaths,
                               span<const double> population, span<const double> unhealthy_share, double at,
                               span<const double> confidences, const EstimateColumns& result,
                               const HealthyLifeExpectancyOptions& options) noexcept {
  if (!have_shapes(deaths, population, unhealthy_share, options.sample_sizes) ||
      !statistics::is_batch(tables, deaths.size(), confidences.size())) {
    return Reason::invalid_argument;
  }
  const Frame frame(tables, ages, deaths.size(), true, options.life_table);
  const std::size_t first = frame.reason() == Reason::none ? frame.bound(at) : npos;
  statistics::write_rows(tables, confidences, result, statistics::Range::real, [&](std::size_t i) -> Moments {
    if (frame.reason() != Reason::none) return frame.reason();
    if (first == npos) return Reason::invalid_argument;
    return healthy(Mortality(frame, i, deaths, population), Health(frame, i, unhealthy_share, options.sample_sizes),
                   first, options.mortality_variance);
  });
  return Reason::none;
}

}  // namespace salus
