#include "engine/age_functions.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "salus/statistics/healthy_life_expectancy.hpp"
#include "salus/statistics/life_table.hpp"
#include "salus/statistics/premature_mortality.hpp"
#include "salus/statistics/standardisation.hpp"

namespace salus::engine {

using formula::DimensionFunction;

namespace {

constexpr double open_end = std::numeric_limits<double>::infinity();

// A formula is given the figure whatever its precision: the limits say it.
LifeTableOptions whatever_precision() {
  LifeTableOptions options;
  options.allow_few_person_years = true;
  options.allow_wide_interval = true;
  return options;
}

Estimate standardised_rate(const AgeArguments& arguments, span<const double> ages, double confidence) {
  StandardisationOptions options;
  options.confidence = confidence;
  if (arguments.standard == nullptr)
    return directly_standardised_rate(arguments.columns[0], arguments.columns[1], arguments.columns[2], options);
  std::vector<double> weights(ages.size());
  const Reason reason = sum_standard_weights(*arguments.standard, ages, weights, arguments.bounds.back());
  if (reason != Reason::none) return reason;
  return directly_standardised_rate(arguments.columns[0], arguments.columns[1], weights, options);
}

}  // namespace

AgeRange ages_needed(DimensionFunction function, span<const double> ages) noexcept {
  switch (function) {
    case DimensionFunction::premature_mortality:
    case DimensionFunction::probability_of_dying:
      return {ages[0], ages[1]};
    default:
      return {ages.empty() ? 0 : ages[0], open_end};
  }
}

bool fit_standard(AgeArguments& arguments) {
  const span<const double> standard = arguments.standard->ages;
  const auto is_bound = [&](double age) {
    return age == open_end || std::find(standard.begin(), standard.end(), age) != standard.end();
  };
  const std::size_t bands = arguments.bounds.size() - 1;
  if (!is_bound(arguments.bounds.front()) || !is_bound(arguments.bounds.back())) return false;
  AgeArguments fitted = arguments;
  fitted.bounds.resize(1);
  for (std::vector<double>& column : fitted.columns) column.clear();
  for (std::size_t first = 0; first < bands;) {
    std::size_t end = first + 1;
    while (!is_bound(arguments.bounds[end])) ++end;
    const double lower = arguments.bounds[first];
    const double upper = arguments.bounds[end];
    // Several bands are added up only to one of the standard's.
    if (end > first + 1 &&
        std::any_of(standard.begin(), standard.end(), [&](double age) { return age > lower && age < upper; }))
      return false;
    for (std::size_t k = 0; k < fitted.columns.size(); ++k) {
      double sum = 0;
      for (std::size_t i = first; i < end; ++i) sum += arguments.columns[k][i];
      fitted.columns[k].push_back(sum);
    }
    fitted.bounds.push_back(upper);
    first = end;
  }
  arguments = std::move(fitted);
  return true;
}

Estimate age_function(DimensionFunction function, const AgeArguments& arguments, double confidence) {
  const std::vector<std::vector<double>>& columns = arguments.columns;
  const span<const double> ages(arguments.bounds.data(), arguments.bounds.size() - 1);
  const bool open = arguments.bounds.back() == open_end;
  const span<const double> bounds = open ? ages : span<const double>(arguments.bounds);
  switch (function) {
    case DimensionFunction::none:
      break;
    case DimensionFunction::life_expectancy:
      return life_expectancy(ages, columns[0], columns[1], ages[0], confidence, whatever_precision());
    case DimensionFunction::healthy_life_expectancy: {
      HealthyLifeExpectancyOptions options;
      options.life_table = whatever_precision();
      return healthy_life_expectancy(ages, columns[0], columns[1], columns[2], ages[0], confidence, options);
    }
    case DimensionFunction::age_standardised_rate:
      return standardised_rate(arguments, ages, confidence);
    case DimensionFunction::standardised_ratio:
      return standardised_ratio(columns[0], columns[1], columns[2], columns[3], confidence);
    case DimensionFunction::premature_mortality:
      return premature_mortality(bounds, columns[0], columns[1], confidence, arguments.ages[0], arguments.ages[1]);
    case DimensionFunction::probability_of_dying:
      return probability_of_dying(bounds, columns[0], columns[1], arguments.ages[0], arguments.ages[1], confidence,
                                  whatever_precision());
  }
  return Reason::not_defined;
}

}  // namespace salus::engine
