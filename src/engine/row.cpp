#include "engine/row.hpp"

#include "engine/user_function.hpp"

namespace salus::engine {
namespace {

Value called(const formula::Program& program, const formula::Call& call, const Value* slots, const Value* registers) {
  std::vector<double> numbers;
  std::vector<std::uint64_t> valid;
  Reason reason = Reason::not_defined;
  bool all = true;
  for (const formula::Operand& operand : call.arguments) {
    const Value value = value_of(program, operand, slots, registers);
    numbers.push_back(value.number);
    valid.push_back(value.valid() ? 1 : 0);
    if (!value.valid() && all) reason = value.reason;
    all = all && value.valid();
  }
  std::vector<const double*> columns;
  std::vector<const std::uint64_t*> validity;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    columns.push_back(&numbers[i]);
    validity.push_back(&valid[i]);
  }
  double out = 0;
  std::uint64_t out_valid = all ? 1 : 0;
  call_function(program.functions[call.function],
                {columns.data(), validity.data(), static_cast<std::int32_t>(columns.size()), 1, &out, &out_valid});
  return (out_valid & 1) != 0 && Value(out).valid() ? Value(out) : Value(reason);
}

}  // namespace

void run_row(const formula::Program& program, const Value* slots, Value* registers) {
  for (const formula::Instruction& i : program.code) {
    if (i.op == formula::Op::call) {
      registers[i.destination] = called(program, program.calls[i.call], slots, registers);
      continue;
    }
    const auto value = [&](int k) { return value_of(program, i.operands[k], slots, registers); };
    registers[i.destination] = formula::apply(i.op, value(0), value(1), value(2));
  }
}

}  // namespace salus::engine
