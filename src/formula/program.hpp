// A compiled set of formulas: a flat register program. Immutable once built.
#pragma once

#include <cstdint>
#include <exception>
#include <memory>
#include <string>
#include <vector>

#include "formula/functions.hpp"
#include "formula/operation.hpp"
#include "formula/selection.hpp"
#include "formula/time_reference.hpp"
#include "salus/formula/functions.hpp"

namespace salus::formula {

struct Program;

// A column that the program reads. What it holds for each row is found before the program runs.
struct Slot {
  enum class Kind : std::uint8_t {
    input,       // one input for the row's area and period, or another period
    reduction,   // a body evaluated for every period of a window, then reduced
    categories,  // a body evaluated for every category of the dimension that its inputs keep, then reduced
    dimension,   // bodies evaluated for every age band, then handed to a function
  };
  Kind kind = Kind::input;
  std::uint32_t input = 0;  // index into Program::inputs
  // Which period is read: the row's, moved by each of these in turn. Empty: the row's own.
  std::vector<TimeReference> when;
  std::uint32_t parents = 0;  // whose figure is read: the row's area, or so many areas above it
  Selection selection;        // for inputs: which categories
  Window window;              // for reductions
  Reduction reduction = Reduction::sum;
  DimensionFunction function = DimensionFunction::none;
  std::vector<double> ages;  // for dimension: the ages among its arguments
  std::string standard;      // for dimension: the name of a standard population, or empty
  std::vector<std::shared_ptr<const Program>> bodies;
  // Whether the values must be looked at for infinities: something reads them that would hide one (an exponent).
  bool check = false;
};

// Where an operand comes from.
struct Operand {
  enum class Kind : std::uint8_t { none, slot, constant, register_ };
  Kind kind = Kind::none;
  std::uint32_t index = 0;

  bool operator==(const Operand& o) const noexcept { return kind == o.kind && index == o.index; }
};

struct Instruction {
  Op op = Op::copy;
  bool check = false;  // the result must be looked at for infinities and NaN before it is used
  std::uint32_t destination = 0;
  std::uint32_t call = 0;  // of Op::call: index into Program::calls
  Operand operands[3];
};

// A call of one of the embedding program's functions.
struct Call {
  std::uint32_t function = 0;  // index into Program::functions
  std::vector<Operand> arguments;
};

struct Output {
  Operand source;
};

struct Program {
  std::vector<std::int64_t> inputs;  // what the caller numbers them by: declarations, or inputs of one formula
  std::vector<Slot> slots;
  std::vector<double> constants;
  std::vector<Instruction> code;
  std::vector<Call> calls;
  Functions functions;
  std::vector<Output> outputs;
  std::uint32_t registers = 0;  // those of outputs are written once and read no more
};

// An instruction a line: "r0 = divide s0 s1", then the outputs.
std::string dump(const Program& program, const std::vector<std::string>& input_names);

// Whether a program reads other periods or age bands, which single rows do not have.
bool reads_more_than_rows(const Program& program) noexcept;

// Thrown by the builder: formulas that read each other can be far larger together than each is.
class ProgramTooLarge : public std::exception {
 public:
  const char* what() const noexcept override { return "the program has more than a million values"; }
};

// Builds a program. Equal computations are numbered once, constants are folded, registers are reused.
class ProgramBuilder {
 public:
  // `functions` are those that call() counts through.
  explicit ProgramBuilder(Functions functions = {});
  ~ProgramBuilder();
  ProgramBuilder(const ProgramBuilder&) = delete;
  ProgramBuilder& operator=(const ProgramBuilder&) = delete;

  using Id = std::uint32_t;  // of a computed value
  // `place` says which period, area and categories are read.
  Id input(std::int64_t input, const Slot& place);
  Id slot(Slot slot);
  Id constant(double value);
  Id emit(Op op, Id a, Id b = none, Id c = none);
  Id call(std::uint32_t function, const std::vector<Id>& arguments);

  // What a whole formula, known by its address, comes to at a place: none where nobody has said so yet. Formulas that
  // read each other many times over are emitted once.
  Id& formula(const void* formula, const Slot& place);

  Program finish(const std::vector<Id>& outputs);

  static constexpr Id none = ~Id{0};

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace salus::formula
