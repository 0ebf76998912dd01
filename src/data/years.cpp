#include "data/years.hpp"

#include <set>

namespace salus::data {

std::vector<Period> years_of(const Dataset& dataset) {
  std::set<int> years;
  for (const Period& period : dataset.periods())
    for (std::int32_t i = 0; i < period.count() && i < 10'000; ++i) years.insert(period.part(i).year());
  std::vector<Period> periods;
  periods.reserve(years.size());
  for (int year : years) periods.push_back(Period::of_year(year));
  return periods;
}

const Period& last_period(const std::vector<Period>& periods, const Period& otherwise) noexcept {
  const Period* last = &otherwise;
  for (const Period& period : periods)
    if (last == &otherwise || period.last_day() > last->last_day()) last = &period;
  return *last;
}

}  // namespace salus::data
