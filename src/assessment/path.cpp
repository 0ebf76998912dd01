#include "assessment/path.hpp"

#include <algorithm>
#include <cmath>

namespace salus::assessment {
namespace {

// The end of a period in years: whole numbers for years, so that the steps of all years are equal whatever their days.
double end_of(const Period& period) {
  const Period last = period.part(period.count() - 1);
  if (last.frequency() == Frequency::year) return last.year() + 1;
  constexpr double days_of_year = 365.2425;
  const Period year = Period::of_year(last.year());
  const double left = year.last_day() - last.last_day();
  return last.year() + 1 - left / days_of_year;
}

}  // namespace

void Path::add(const Period& period, double number, bool strict) {
  const double end = end_of(period);
  const auto place =
      std::find_if(points_.begin(), points_.end(), [&](const Point& point) { return end_of(point.period) >= end; });
  if (place != points_.end() && end_of(place->period) == end) return;
  points_.insert(place, {period, number, strict});
}

std::optional<double> Path::between(const Point& a, const Point& b, double share) const {
  if (trajectory_ != Trajectory::compound) return a.number + (b.number - a.number) * share;
  if (!(a.number > 0 && b.number > 0) && !(a.number < 0 && b.number < 0)) return std::nullopt;
  return a.number * std::pow(b.number / a.number, share);
}

std::optional<Path::Place> Path::at(const Period& period) const {
  const double end = end_of(period);
  if (points_.empty() || end < end_of(points_.front().period)) return std::nullopt;
  const auto next =
      std::find_if(points_.begin(), points_.end(), [&](const Point& point) { return end_of(point.period) >= end; });
  if (next == points_.end()) {
    const Point& last = points_.back();
    return Place{last.number, last.strict, last.period, last.period, true};
  }
  if (end_of(next->period) == end) return Place{next->number, next->strict, next->period, next->period, false};
  const Point& before = *(next - 1);
  const double start = end_of(before.period);
  const std::optional<double> number = between(before, *next, (end - start) / (end_of(next->period) - start));
  if (!number || !std::isfinite(*number)) return std::nullopt;
  return Place{*number, false, before.period, next->period, false};
}

}  // namespace salus::assessment
