#include "engine/lowering.hpp"

#include <optional>

namespace salus::engine {
namespace {

using formula::Instruction;
using formula::Op;
using formula::Operand;
using formula::Program;

template <typename T>
constexpr std::uint8_t number(T x) noexcept {
  return static_cast<std::uint8_t>(x);
}

std::optional<kernels::Unary> unary_of(Op op) noexcept {
  switch (op) {
    case Op::copy:
      return kernels::Unary::copy;
    case Op::negate:
      return kernels::Unary::negate;
    case Op::absolute:
      return kernels::Unary::absolute;
    case Op::square_root:
      return kernels::Unary::square_root;
    case Op::floor:
      return kernels::Unary::floor;
    case Op::ceiling:
      return kernels::Unary::ceiling;
    case Op::logical_not:
      return kernels::Unary::logical_not;
    default:
      return std::nullopt;
  }
}

struct BinaryLoop {
  kernels::Binary op;
  bool swapped = false;
};

std::optional<BinaryLoop> binary_of(Op op) noexcept {
  switch (op) {
    case Op::add:
      return BinaryLoop{kernels::Binary::add};
    case Op::subtract:
      return BinaryLoop{kernels::Binary::subtract};
    case Op::multiply:
      return BinaryLoop{kernels::Binary::multiply};
    case Op::divide:
      return BinaryLoop{kernels::Binary::divide};
    case Op::minimum:
      return BinaryLoop{kernels::Binary::minimum};
    case Op::maximum:
      return BinaryLoop{kernels::Binary::maximum};
    case Op::less:
      return BinaryLoop{kernels::Binary::less};
    case Op::greater:
      return BinaryLoop{kernels::Binary::less, true};
    case Op::less_equal:
      return BinaryLoop{kernels::Binary::less_equal};
    case Op::greater_equal:
      return BinaryLoop{kernels::Binary::less_equal, true};
    case Op::equal:
      return BinaryLoop{kernels::Binary::equal};
    case Op::not_equal:
      return BinaryLoop{kernels::Binary::not_equal};
    default:
      return std::nullopt;
  }
}

bool is_first(Op op) noexcept { return op == Op::add || op == Op::subtract || op == Op::multiply || op == Op::divide; }

// Which loop of the second kind computes `op` where the first result stands left, or right, of it; −1 where none does.
// Sums and products are the same either way round; the smaller of 0 and −0 is not.
int second_of(Op op, bool result_is_left) noexcept {
  switch (op) {
    case Op::add:
      return number(kernels::Binary::add);
    case Op::multiply:
      return number(kernels::Binary::multiply);
    case Op::subtract:
      return result_is_left ? number(kernels::Binary::subtract) : static_cast<int>(kernels::subtract_from);
    case Op::divide:
      return result_is_left ? number(kernels::Binary::divide) : static_cast<int>(kernels::divide_into);
    case Op::minimum:
      return result_is_left ? number(kernels::Binary::minimum) : -1;
    case Op::maximum:
      return result_is_left ? number(kernels::Binary::maximum) : -1;
    default:
      return -1;
  }
}

class Lowering {
 public:
  explicit Lowering(const Program& program)
      : program_(program),
        writer_(program.registers, none),
        definitions_(program.code.size()),
        uses_(program.code.size(), 0) {
    for (std::uint32_t i = 0; i < program.code.size(); ++i) {
      const Instruction& instruction = program.code[i];
      for (int k = 0; k < 3; ++k) definitions_[i].of[k] = use(instruction.operands[k]);
      if (instruction.op == Op::call)
        for (const Operand& operand : program.calls[instruction.call].arguments) use(operand, 2);
      writer_[instruction.destination] = i;
    }
    for (const formula::Output& output : program.outputs) use(output.source, 2);
    writer_.assign(program.registers, none);
  }

  Lowered run() {
    lowered_.registers = program_.registers;
    lowered_.steps.reserve(program_.code.size() + program_.outputs.size());
    std::vector<std::int32_t> output_of(program_.registers, -1);
    std::vector<std::size_t> copied;
    for (std::size_t i = 0; i < program_.outputs.size(); ++i) {
      const Operand& source = program_.outputs[i].source;
      if (source.kind == Operand::Kind::register_ && output_of[source.index] < 0) {
        output_of[source.index] = static_cast<std::int32_t>(i);
      } else {
        copied.push_back(i);
        ++lowered_.registers;
      }
    }
    plan_joins();
    for (std::uint32_t i = 0; i < program_.code.size(); ++i) {
      const Instruction& instruction = program_.code[i];
      if (joined_[i] == gone) continue;
      Step step = joined_[i] == none ? alone(instruction) : together(instruction, joined_[i], i);
      step.check = instruction.check;
      step.out = lane({Operand::Kind::register_, instruction.destination});
      step.output = output_of[instruction.destination];
      lowered_.steps.push_back(step);
    }
    for (std::size_t k = 0; k < copied.size(); ++k) {
      Step step;
      step.operand_count = 1;
      step.operands[0] = lane(program_.outputs[copied[k]].source);
      step.out = lane({Operand::Kind::register_, program_.registers + static_cast<std::uint32_t>(k)});
      step.output = static_cast<std::int32_t>(copied[k]);
      lowered_.steps.push_back(step);
    }
    return std::move(lowered_);
  }

 private:
  static constexpr std::uint32_t none = ~std::uint32_t{0};
  static constexpr std::uint32_t gone = none - 1;  // computed as part of a later one

  struct Definitions {
    std::uint32_t of[3] = {none, none, none};  // the instructions that made the operands
  };

  // Notes that an operand is read; the instruction that made it.
  std::uint32_t use(const Operand& operand, std::uint32_t times = 1) {
    if (operand.kind != Operand::Kind::register_) return none;
    const std::uint32_t definition = writer_[operand.index];
    if (definition != none) uses_[definition] += times;
    return definition;
  }

  std::uint32_t lane(const Operand& operand) const { return lane_of(program_, lowered_.registers, operand); }

  bool is_constant(const Operand& operand, double value) const {
    return operand.kind == Operand::Kind::constant && program_.constants[operand.index] == value;
  }

  // For each instruction the earlier one that it takes into its own loop, or none; `gone` for those that were taken.
  void plan_joins() {
    joined_.assign(program_.code.size(), none);
    for (std::uint32_t i = 0; i < program_.code.size(); ++i) {
      const Instruction& instruction = program_.code[i];
      const std::uint32_t earlier = candidate(i);
      if (earlier != none) {
        joined_[i] = earlier;
        joined_[earlier] = gone;
      }
      writer_[instruction.destination] = i;
    }
  }

  std::uint32_t candidate(std::uint32_t i) const {
    const Instruction& instruction = program_.code[i];
    const Definitions& made = definitions_[i];
    if (instruction.op == Op::select) {
      const std::uint32_t condition = made.of[0];
      const bool compares = condition != none && binary_of(program_.code[condition].op) &&
                            formula::traits(program_.code[condition].op).boolean_result;
      return compares && can_join(condition) ? condition : none;
    }
    for (int k = 0; k < 2; ++k) {
      const std::uint32_t first = made.of[k];
      if (first != none && second_of(instruction.op, k == 0) >= 0 && is_first(program_.code[first].op) &&
          can_join(first))
        return first;
    }
    return none;
  }

  // Whether nobody else reads the result of `earlier`, and what it reads still stands where it was.
  bool can_join(std::uint32_t earlier) const {
    const Instruction& instruction = program_.code[earlier];
    if (uses_[earlier] != 1 || instruction.check || joined_[earlier] != none) return false;
    for (int k = 0; k < 2; ++k) {
      const Operand& operand = instruction.operands[k];
      if (operand.kind != Operand::Kind::register_) continue;
      const std::uint32_t last = writer_[operand.index];
      if (last != definitions_[earlier].of[k] && last != earlier) return false;
    }
    return true;
  }

  void set(Step& step, std::initializer_list<Operand> operands) const {
    for (const Operand& operand : operands) step.operands[step.operand_count++] = lane(operand);
  }

  Step alone(const Instruction& instruction) const {
    const Operand& a = instruction.operands[0];
    const Operand& b = instruction.operands[1];
    Step step;
    step.op = instruction.op;
    if (const auto unary = unary_of(instruction.op)) {
      step.first = number(*unary);
      set(step, {a});
    } else if (const auto binary = binary_of(instruction.op)) {
      step.kind = Step::Kind::binary;
      step.first = number(binary->op);
      binary->swapped ? set(step, {b, a}) : set(step, {a, b});
    } else if (instruction.op == Op::call) {
      step.kind = Step::Kind::call;
      step.call = instruction.call;
    } else {
      step.kind = instruction.op == Op::is_missing    ? Step::Kind::is_missing
                  : instruction.op == Op::coalesce    ? Step::Kind::coalesce
                  : instruction.op == Op::select      ? Step::Kind::choose
                  : instruction.op == Op::logical_and ? Step::Kind::logic
                  : instruction.op == Op::logical_or  ? Step::Kind::logic
                                                      : Step::Kind::by_row;
      step.first = number(kernels::Choice::nonzero);
      for (int k = 0; k < formula::traits(instruction.op).operands; ++k) set(step, {instruction.operands[k]});
    }
    return step;
  }

  Step together(const Instruction& instruction, std::uint32_t earlier, std::uint32_t i) const {
    const Instruction& first = program_.code[earlier];
    return instruction.op == Op::select ? choosing(instruction, first) : chain(instruction, first, earlier, i);
  }

  Step chain(const Instruction& instruction, const Instruction& first, std::uint32_t earlier, std::uint32_t i) const {
    const bool left = definitions_[i].of[0] == earlier;
    Step step;
    step.kind = Step::Kind::chain;
    step.first = number(binary_of(first.op)->op);
    step.second = number(second_of(instruction.op, left));
    set(step, {first.operands[0], first.operands[1], instruction.operands[left ? 1 : 0]});
    return step;
  }

  Step choosing(const Instruction& instruction, const Instruction& condition) const {
    const Operand& x = condition.operands[0];
    const Operand& y = condition.operands[1];
    const bool negated = condition.op == Op::not_equal;
    const Operand& then = instruction.operands[negated ? 2 : 1];
    const Operand& otherwise = instruction.operands[negated ? 1 : 2];
    Step step;
    step.kind = Step::Kind::choose;
    const BinaryLoop loop = *binary_of(condition.op);
    const bool equality = condition.op == Op::equal || negated;
    if (equality && (is_constant(x, 0) || is_constant(y, 0))) {
      step.first = number(kernels::Choice::is_zero);
      set(step, {is_constant(y, 0) ? x : y, then, otherwise});
    } else {
      step.first = number(equality                           ? kernels::Choice::equal
                          : loop.op == kernels::Binary::less ? kernels::Choice::less
                                                             : kernels::Choice::less_equal);
      loop.swapped ? set(step, {y, x, then, otherwise}) : set(step, {x, y, then, otherwise});
    }
    return step;
  }

  const Program& program_;
  std::vector<std::uint32_t> writer_;  // by register: the last instruction that wrote it
  std::vector<Definitions> definitions_;
  std::vector<std::uint32_t> uses_;
  std::vector<std::uint32_t> joined_;
  Lowered lowered_;
};

}  // namespace

Lowered lower(const Program& program) { return Lowering(program).run(); }

}  // namespace salus::engine
