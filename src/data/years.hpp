// The years that a dataset has anything of.
#pragma once

#include <vector>

#include "salus/data/dataset.hpp"
#include "salus/time/period.hpp"

namespace salus::data {

// Ascending, each once.
std::vector<Period> years_of(const Dataset& dataset);

}  // namespace salus::data
