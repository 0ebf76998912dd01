// Running a program for one row by the definition of its operations: the scalar call, and the reasons of rows that the
// blocks found invalid. The blocks give the same bits.
#pragma once

#include "formula/program.hpp"
#include "salus/base/value.hpp"

namespace salus::engine {

// `slots` has a value for each slot of the program, `registers` room for program.registers of them. Throws what a function of
// the embedding program throws, as FunctionFailure.
void run_row(const formula::Program& program, const Value* slots, Value* registers);

// What an operand is after the run.
inline Value value_of(const formula::Program& program, const formula::Operand& operand, const Value* slots,
                      const Value* registers) noexcept {
  switch (operand.kind) {
    case formula::Operand::Kind::slot:
      return slots[operand.index];
    case formula::Operand::Kind::constant:
      return Value(program.constants[operand.index]);
    case formula::Operand::Kind::register_:
      return registers[operand.index];
    default:
      return Value();
  }
}

}  // namespace salus::engine
