// What formulas are compiled with.
#pragma once

#include "salus.h"
#include "salus/formula/formula.hpp"

namespace salus::capi {

// The declarations of the options, all of them checked.
Symbols symbols_in(const salus_formula_options& options);
FormulaOptions options_in(const salus_formula_options& options);

}  // namespace salus::capi
