// The operations of a program and what each means for one row: the definition that every kernel must agree with.
#pragma once

#include <cstdint>
#include <string_view>

#include "salus/base/value.hpp"

namespace salus::formula {

enum class Op : std::uint8_t {
  copy,
  negate,
  add,
  subtract,
  multiply,
  divide,
  power,
  absolute,
  square_root,
  exponential,
  natural_log,
  decimal_log,
  floor,
  ceiling,
  round,  // (number, digits)
  minimum,
  maximum,
  less,
  less_equal,
  greater,
  greater_equal,
  equal,
  not_equal,
  logical_not,
  logical_and,
  logical_or,
  is_missing,
  select,         // (condition, then, else)
  coalesce,       // the first where it is valid, else the second
  ratio_to_base,  // a/b where b is above zero: growth against what is zero or negative has no meaning
  call,           // a function of the embedding program, which has a definition of its own
};

struct OpTraits {
  std::string_view name;
  int operands;
  bool boolean_result;
  // Whether an operand that is not finite always leaves a result that is not finite, to which the kernels see (1/∞ would be
  // 0 otherwise). Where it does not, because validity itself is asked for, the evaluator has to look at the operand.
  bool passes_non_finite;
};

const OpTraits& traits(Op op) noexcept;

// One row. Booleans are 0 and 1. The reason of an invalid result is that of the first invalid operand in source order,
// or the operation's own.
Value apply(Op op, Value a, Value b = {}, Value c = {}) noexcept;

}  // namespace salus::formula
