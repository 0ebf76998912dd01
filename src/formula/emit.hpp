// From the checked tree to instructions.
#pragma once

#include <functional>

#include "formula/compiled.hpp"

namespace salus::formula {

// What stands behind an input: a column of the caller's, or the formula of another indicator.
struct InputResolver {
  // The number by which the program calls the input (an index of names or of declarations).
  std::function<std::int64_t(const Input&)> number;
  // The formula that the input stands for, or nullptr where it is a column.
  std::function<const Compiled*(const Input&)> formula;
  // Whether a column of the same number holds figures of what has a formula, too: they serve where the formula has no value.
  bool published = false;
};

struct Emitted {
  ProgramBuilder::Id value = ProgramBuilder::none;
  ProgramBuilder::Id numerator = ProgramBuilder::none;
  ProgramBuilder::Id denominator = ProgramBuilder::none;
  // One a node of the tree, in the unit in which the node is kept; none inside windows and dimension functions.
  std::vector<ProgramBuilder::Id> nodes;
};

// Appends the formula to the program; the value is in the formula's unit.
Emitted emit(const Compiled& formula, const InputResolver& inputs, ProgramBuilder& builder);

}  // namespace salus::formula
