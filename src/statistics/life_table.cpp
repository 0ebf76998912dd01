#include "salus/statistics/life_table.hpp"

#include <limits>

#include "statistics/life_table_columns.hpp"
#include "statistics/moments.hpp"
#include "statistics/mortality.hpp"

namespace salus {

using statistics::expectancy;
using statistics::Frame;
using statistics::Moments;
using statistics::Mortality;
using statistics::npos;
using statistics::Range;

namespace {

// The bounds between which a figure is computed, and why there are none.
struct Stretch {
  Stretch(const Frame& frame, double from, double to) noexcept : reason(frame.reason()) {
    if (reason != Reason::none) return;
    first = frame.bound(from);
    last = frame.bound(to);
    if (first == npos || last == npos || first >= last) reason = Reason::invalid_argument;
  }
  std::size_t first = 0;
  std::size_t last = 0;
  Reason reason;
};

Moments temporary(const Mortality& mortality, const Stretch& stretch) noexcept {
  const Reason reason = mortality.check_expectancy(0);
  if (reason != Reason::none) return reason;
  return statistics::years_between(mortality, stretch.first, stretch.last);
}

Moments dying(const Mortality& mortality, const Stretch& stretch) noexcept {
  double person_years = 0;
  const Reason reason = mortality.check(stretch.first, stretch.last, person_years);
  if (reason != Reason::none) return reason;
  double surviving = 1;
  double dead = 0;
  double variance = 0;
  statistics::Band band;
  for (std::size_t i = stretch.first; i < stretch.last; ++i) {
    if (!mortality.band(i, band)) return Reason::invalid_argument;
    const double slope = surviving * band.death_slope;
    variance = (1 - band.q) * (1 - band.q) * variance + statistics::shared_variance(slope, slope, band.deaths);
    dead += surviving * band.q;
    surviving *= 1 - band.q;
  }
  return {dead, variance};
}

// A figure between two ages: of one table, and of many.
using Figure = Moments (*)(const Mortality& mortality, const Stretch& stretch);

Estimate between(span<const double> ages, span<const double> deaths, span<const double> population, double from,
                 double to, double confidence, const LifeTableOptions& options, Figure figure, Range range) noexcept {
  if (deaths.size() != population.size()) return Reason::invalid_argument;
  const Frame frame(1, ages, deaths.size(), false, options);
  const Stretch stretch(frame, from, to);
  if (stretch.reason != Reason::none) return stretch.reason;
  return estimate(figure(Mortality(frame, 0, deaths, population), stretch), statistics::half_width(confidence), range);
}

Reason between(std::size_t tables, span<const double> ages, span<const double> deaths, span<const double> population,
               double from, double to, span<const double> confidences, const EstimateColumns& result,
               const LifeTableOptions& options, Figure figure, Range range) noexcept {
  if (deaths.size() != population.size() || !statistics::is_batch(tables, deaths.size(), confidences.size())) {
    return Reason::invalid_argument;
  }
  const Frame frame(tables, ages, deaths.size(), false, options);
  const Stretch stretch(frame, from, to);
  statistics::write_rows(tables, confidences, result, range, [&](std::size_t i) -> Moments {
    if (stretch.reason != Reason::none) return stretch.reason;
    return figure(Mortality(frame, i, deaths, population), stretch);
  });
  return Reason::none;
}

}  // namespace

Reason life_table(span<const double> ages, span<const double> deaths, span<const double> population,
                  span<const double> confidences, const LifeTableColumns& columns, double radix,
                  const LifeTableOptions& options) noexcept {
  const Frame frame(1, ages, deaths.size(), true, options);
  Reason reason = deaths.size() == population.size() ? frame.reason() : Reason::invalid_argument;
  if (confidences.size() > statistics::maximum_levels) reason = Reason::invalid_argument;
  const auto band_of = [&](const Mortality& mortality, std::size_t i, statistics::Band& band) {
    return mortality.band(i, band);
  };
  return statistics::write_life_table(frame, reason, deaths, population, confidences, columns, radix, band_of);
}

Estimate life_expectancy(span<const double> ages, span<const double> deaths, span<const double> population, double at,
                         double confidence, const LifeTableOptions& options) noexcept {
  if (deaths.size() != population.size()) return Reason::invalid_argument;
  const Frame frame(1, ages, deaths.size(), true, options);
  if (frame.reason() != Reason::none) return frame.reason();
  const std::size_t first = frame.bound(at);
  if (first == npos) return Reason::invalid_argument;
  return estimate(expectancy(Mortality(frame, 0, deaths, population), first), statistics::half_width(confidence),
                  Range::real);
}

Reason life_expectancy(std::size_t tables, span<const double> ages, span<const double> deaths,
                       span<const double> population, double at, span<const double> confidences,
                       const EstimateColumns& result, const LifeTableOptions& options) noexcept {
  if (deaths.size() != population.size() || !statistics::is_batch(tables, deaths.size(), confidences.size())) {
    return Reason::invalid_argument;
  }
  const Frame frame(tables, ages, deaths.size(), true, options);
  const std::size_t first = frame.reason() == Reason::none ? frame.bound(at) : npos;
  const Reason reason = frame.reason() != Reason::none ? frame.reason()
                        : first == npos                ? Reason::invalid_argument
                                                       : Reason::none;
  statistics::write_rows(tables, confidences, result, Range::real, [&](std::size_t i) -> Moments {
    if (reason != Reason::none) return reason;
    return expectancy(Mortality(frame, i, deaths, population), first);
  });
  return Reason::none;
}

Estimate temporary_life_expectancy(span<const double> ages, span<const double> deaths, span<const double> population,
                                   double from, double to, double confidence,
                                   const LifeTableOptions& options) noexcept {
  return between(ages, deaths, population, from, to, confidence, options, temporary, Range::real);
}

Reason temporary_life_expectancy(std::size_t tables, span<const double> ages, span<const double> deaths,
                                 span<const double> population, double from, double to, span<const double> confidences,
                                 const EstimateColumns& result, const LifeTableOptions& options) noexcept {
  return between(tables, ages, deaths, population, from, to, confidences, result, options, temporary, Range::real);
}

Estimate probability_of_dying(span<const double> ages, span<const double> deaths, span<const double> population,
                              double from, double to, double confidence, const LifeTableOptions& options) noexcept {
  return between(ages, deaths, population, from, to, confidence, options, dying, Range::probability);
}

Reason probability_of_dying(std::size_t tables, span<const double> ages, span<const double> deaths,
                            span<const double> population, double from, double to, span<const double> confidences,
                            const EstimateColumns& result, const LifeTableOptions& options) noexcept {
  return between(tables, ages, deaths, population, from, to, confidences, result, options, dying, Range::probability);
}

}  // namespace salus
