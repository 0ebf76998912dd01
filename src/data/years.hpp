// The years that a dataset has anything of, and which of several periods ends last.
#pragma once

#include <vector>

#include "salus/data/dataset.hpp"
#include "salus/time/period.hpp"

namespace salus::data {

// Ascending, each once.
std::vector<Period> years_of(const Dataset& dataset);

// The one that ends last, the first of several; the other where there are none.
const Period& last_period(const std::vector<Period>& periods, const Period& otherwise) noexcept;

}  // namespace salus::data
