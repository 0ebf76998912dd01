// The functions of the formula language over an age dimension, for one area and one period.
#pragma once

#include <string>
#include <vector>

#include "formula/functions.hpp"
#include "salus/base/span.hpp"
#include "salus/statistics/estimate.hpp"
#include "salus/statistics/standard_population.hpp"

namespace salus::engine {

struct AgeRange {
  double lower = 0;
  double upper = 0;  // infinite: an open last band
};

// From which age to which there must be bands; `ages` are those among the arguments.
AgeRange ages_needed(formula::DimensionFunction function, span<const double> ages) noexcept;

// The arguments, an entry a band.
struct AgeArguments {
  std::vector<double> bounds;  // the bands' lower bounds, which follow on one another, and the last one's upper
  std::vector<std::vector<double>> columns;      // of the arguments by age
  const StandardPopulation* standard = nullptr;  // instead of the last column of age_standardised_rate
  span<const double> ages;                       // among the arguments
};

// Whether the bands can be weighted by the standard population: every bound of theirs is one of its own, or lies inside one of its bands
// that several of them make up together. Those are then added up.
bool fit_standard(AgeArguments& arguments);

// The result of the function as a quantity in the unit that the language gives it: years, per 100 000, or a share of 1.
Estimate age_function(formula::DimensionFunction function, const AgeArguments& arguments, double confidence);

}  // namespace salus::engine
