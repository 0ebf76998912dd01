#include "salus/statistics/premature_mortality.hpp"

#include "salus/statistics/life_table.hpp"

// The WHO's form is Chiang's, with half of a band lived by those who die in it.
namespace salus {

Estimate premature_mortality(span<const double> ages, span<const double> deaths, span<const double> population,
                             double confidence, double from, double to) noexcept {
  return probability_of_dying(ages, deaths, population, from, to, confidence);
}

Reason premature_mortality(std::size_t rows, span<const double> ages, span<const double> deaths,
                           span<const double> population, span<const double> confidences, const EstimateColumns& result,
                           double from, double to) noexcept {
  return probability_of_dying(rows, ages, deaths, population, from, to, confidences, result);
}

}  // namespace salus
