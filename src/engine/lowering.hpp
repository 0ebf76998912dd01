// From a program's instructions to steps for a block of rows, each one call of a vector loop.
//
// Neighbouring instructions become one step where a loop for both exists: a/b×1000 is one pass over memory. What they
// compute stays what it was, each operation rounded by itself.
#pragma once

#include <cstdint>
#include <vector>

#include "formula/program.hpp"
#include "kernels/kernels.hpp"

namespace salus::engine {

struct Step {
  enum class Kind : std::uint8_t {
    unary,   // kernels.unary[first]
    binary,  // kernels.binary[first]
    chain,   // kernels.chain[first][second]
    choose,  // kernels.choose[first]
    by_row,  // formula::apply(op)
    is_missing,
    coalesce,
    logic,  // op
    call,   // a function of the embedding program
  };
  Kind kind = Kind::unary;
  formula::Op op = formula::Op::copy;
  std::uint8_t first = 0;
  std::uint8_t second = 0;
  std::uint8_t operand_count = 0;
  bool check = false;         // what is not finite must be marked as invalid before it is read
  std::int32_t output = -1;   // the output that it makes: it goes to the caller's column, settled
  std::uint32_t operands[4];  // lanes
  std::uint32_t out = 0;      // lane
  std::uint32_t call = 0;     // of program.calls
};

// Lanes are numbered: slots, then registers, then constants.
struct Lowered {
  std::vector<Step> steps;
  std::uint32_t registers = 0;  // those of the program, and one for each output that is no register of its own
};

Lowered lower(const formula::Program& program);

inline std::uint32_t lane_of(const formula::Program& program, std::uint32_t registers,
                             const formula::Operand& operand) noexcept {
  const auto slots = static_cast<std::uint32_t>(program.slots.size());
  switch (operand.kind) {
    case formula::Operand::Kind::register_:
      return slots + operand.index;
    case formula::Operand::Kind::constant:
      return slots + registers + operand.index;
    default:
      return operand.index;
  }
}

}  // namespace salus::engine
