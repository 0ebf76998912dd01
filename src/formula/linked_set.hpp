// What a FormulaSet holds.
#pragma once

#include <string>
#include <vector>

#include "formula/compiled.hpp"
#include "salus/formula/formula_set.hpp"

namespace salus::formula {

struct LinkedSet {
  std::vector<std::string> names;
  std::vector<Formula> formulas;
  std::vector<std::string> inputs;
  std::vector<std::int64_t> symbols;  // beside `inputs`: which declaration, −1 where there is none
  Symbols declarations;
  bool needs_dataset = false;
  Program program;  // its inputs are numbered as `inputs`, its outputs are the formulas
};

}  // namespace salus::formula
