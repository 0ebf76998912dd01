// The standard populations that ship: age structures that directly standardised rates are computed with, so that they
// compare across places and papers.
#pragma once

#include <limits>
#include <string_view>

#include "salus/base/reason.hpp"
#include "salus/base/span.hpp"

namespace salus {

struct StandardPopulation {
  std::string_view id;  // "who-2000"
  std::string_view name_zh;
  std::string_view name_en;
  span<const std::string_view> aliases;  // further names that plans and papers use
  int vintage = 0;                       // the year it was published or counted for
  std::string_view source;               // who published it where
  // The bands' lower bounds in years, increasing from 0, and their weights as published. The last band is open. Weights
  // need not add up to a round number (WHO's add to 100.035): who uses them divides by their sum.
  span<const double> ages;
  span<const double> weights;
};

// All of them, in the order of their age. Never fails; everything lives as long as the program.
span<const StandardPopulation> standard_populations() noexcept;

// The one of this id, name or alias, in either language; letter case, blanks, hyphens and underscores do not matter.
// Null where there is none. Two short names are those of the Chinese cancer registries: 世界标准人口 is Segi's and
// 中标人口 the census of 2000. Thread-safe.
const StandardPopulation* find_standard_population(std::string_view name) noexcept;

// The standard's weights for bands of one's own: `weights[i]` is the sum over the standard's bands from ages[i] to
// ages[i + 1], the last one up to `end` (open by default, so that "30, 40, 50, 60 to 70" is a truncated standard).
//
// Answers Reason::none, or without writing `missing` (no ages) or `invalid_argument`: spans of different length, ages
// that do not increase up to `end`, or a bound that is no bound of the standard's, whose bands are never split. No
// allocation; thread-safe.
Reason sum_standard_weights(const StandardPopulation& standard, span<const double> ages, span<double> weights,
                            double end = std::numeric_limits<double>::infinity()) noexcept;

}  // namespace salus
