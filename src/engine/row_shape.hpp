// Whether a formula can be evaluated over single rows.
#pragma once

#include <cstddef>

#include "salus/base/diagnostic.hpp"
#include "salus/formula/formula.hpp"

namespace salus::engine {

// Nothing where it reads plain rows and `inputs` is the number of its names; else the error.
Diagnostics check_shape(const Formula& formula, std::size_t inputs);
Diagnostics check_shape(bool needs_dataset, std::size_t names, std::size_t inputs);

}  // namespace salus::engine
