// The difference between two life expectancies, by age and cause of death.
#pragma once

#include <cstddef>

#include "salus/base/reason.hpp"
#include "salus/base/span.hpp"
#include "salus/base/value.hpp"
#include "salus/statistics/life_table.hpp"

namespace salus {

// Deaths and population of one side, an entry a band. `cause_deaths` is empty, or holds the deaths of each cause in
// turn: an entry a band of the first cause, then of the second.
struct AgeSpecificMortality {
  span<const double> deaths;
  span<const double> population;
  span<const double> cause_deaths = {};
};

// Writes what each band of age contributes, in years, to the difference of life expectancy e₂ − e₁ at the first age,
// and answers that difference. The parts add up to it. `parts` has an entry a band.
//
//     l₁·(L₂/l₂ − L₁/l₁) + T₂(next)·(l₁/l₂ − l₁(next)/l₂(next)),   in the open band l₁·(e₂ − e₁),   l = 1 at first.
//
// Source: E. E. Arriaga, Measuring and explaining the change in life expectancies, Demography 1984;21:83–96 (direct,
// indirect and interaction effects together). It is not symmetric: from 2 to 1 the parts are not the same with the
// other sign.
//
// `cause_parts`, an entry a band for each cause in turn, splits a band's part in proportion to the causes' shares in
// the difference of the death rates, (m₂ of the cause − m₁ of the cause) / (m₂ − m₁): E. E. Arriaga, in: L. Ruzicka et
// al. (eds.), Differential Mortality, Clarendon 1989; Preston et al., Demography, 2001, ch. 3. Where the rates of all
// causes are equal and those of a cause are not, the limit of that expression stands (small differences of m₂ − m₁
// beside large ones of causes make its parts large, and their sum small). Causes that together are all deaths add up to
// the band's part. Both sides have the same causes; `cause_parts` is empty where none are wanted.
//
// Options and reasons are those of life_table.hpp for either side (the first side's before the second's, no limits are
// computed, and `wide_interval` is judged on each life expectancy); `infant_q` may have two entries, one a side.
// Besides, `invalid_argument`: parts or causes of another size, and a cause with more deaths than all causes. Where
// there is a reason, the parts are NaN. No allocation, no exception; thread-safe.
Value decompose_life_expectancy(span<const double> ages, const AgeSpecificMortality& first,
                                const AgeSpecificMortality& second, span<double> parts, span<double> cause_parts = {},
                                const LifeTableOptions& options = {}) noexcept;

}  // namespace salus
