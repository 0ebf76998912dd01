#include "salus/engine/rows.hpp"

#include <limits>

#include "engine/block.hpp"
#include "engine/row_shape.hpp"
#include "formula/compiled.hpp"

namespace salus {
namespace {

Diagnostic refusal(Code code, std::string message, std::string hint) {
  Diagnostic d;
  d.code = code;
  d.message = std::move(message);
  d.hint = std::move(hint);
  return d;
}

}  // namespace

Diagnostics engine::check_shape(const Formula& formula, std::size_t inputs) {
  if (formula.needs_dataset())
    return {refusal(Code::needs_dataset, "the formula reads other periods or age bands, which single rows do not have",
                    "evaluate it as an indicator of a plan over a dataset")};
  if (inputs != formula.names().size())
    return {refusal(Code::unequal_lengths,
                    "the formula has " + std::to_string(formula.names().size()) + " inputs, and " +
                        std::to_string(inputs) + " were given",
                    "give one for each name, in the order of the names")};
  return {};
}

namespace {

Diagnostics check_column(const Column& c, const std::string& name, std::int64_t rows) {
  const auto refuse = [&](const std::string& what, const std::string& hint) {
    Diagnostic d = refusal(Code::invalid_argument, "the column of \"" + name + "\" " + what, hint);
    d.subject = name;
    return Diagnostics{d};
  };
  const auto type = static_cast<std::int32_t>(c.type);
  if (type < 1 || type > 12) return refuse("has an unknown type", "use one of the column types");
  const auto kind = static_cast<std::int32_t>(c.validity_kind);
  if (kind < 0 || kind > 2) return refuse("has an unknown kind of validity", "use none, a bitmap or bytes");
  if (c.length < 0 || c.offset < 0 || c.stride < 0)
    return refuse("has a negative length, offset or stride", "all three are zero or more");
  if (c.type == ColumnType::bits && c.stride > 1)
    return refuse("is one of bits with a stride", "bits have a stride of 1, or of 0 to repeat one value");
  if (c.length != rows && c.stride != 0) {
    Diagnostic d =
        refusal(Code::unequal_lengths,
                "the column of \"" + name + "\" has " + std::to_string(c.length) + " rows, not " + std::to_string(rows),
                "all columns have the same length; a stride of 0 repeats one value");
    d.subject = name;
    return {d};
  }
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max() / 4;
  if (c.offset > most - rows || (c.stride > 0 && c.offset + rows > most / c.stride))
    return refuse("is longer than memory can be", "check offset, stride and length");
  if (rows > 0 && c.data == nullptr) return refuse("has no data", "give a pointer to the values");
  if (rows > 0 && c.validity_kind != Validity::all && c.validity == nullptr)
    return refuse("has no validity, though its kind says so", "give a pointer, or say that all are valid");
  return {};
}

// The slots of a program that reads plain rows are its inputs.
std::size_t input_of(const formula::Program& program, std::size_t slot) {
  return static_cast<std::size_t>(program.inputs[program.slots[slot].input]);
}

constexpr std::size_t stack_inputs = 8;

}  // namespace

Result<Value> evaluate(const Formula& formula, span<const Value> inputs) {
  if (Diagnostics problems = engine::check_shape(formula, inputs.size()); !problems.empty()) return problems;
  const formula::Program& program = formula.compiled().program;
  const std::size_t count = program.slots.size();
  engine::SlotColumn on_stack[stack_inputs];
  std::uint8_t stack_reasons[stack_inputs];
  std::vector<engine::SlotColumn> on_heap(count > stack_inputs ? count : 0);
  std::vector<std::uint8_t> heap_reasons(on_heap.size());
  engine::SlotColumn* slots = count > stack_inputs ? on_heap.data() : on_stack;
  std::uint8_t* reasons = count > stack_inputs ? heap_reasons.data() : stack_reasons;
  static constexpr std::uint8_t nothing_valid = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const Value& value = inputs[input_of(program, i)];
    reasons[i] = static_cast<std::uint8_t>(value.reason);
    slots[i].column.data = &value.number;
    slots[i].column.length = 1;
    slots[i].reasons = &reasons[i];
    if (!value.valid()) {
      slots[i].column.validity_kind = Validity::bytes;
      slots[i].column.validity = &nothing_valid;
    }
  }
  double number = 0;
  std::uint8_t reason = 0;
  const engine::OutputColumn output{&number, nullptr, &reason};
  const std::int64_t invalid = engine::run(program, kernels::best(), {slots, count}, 1, {&output, 1});
  return invalid == 0 ? Value(number) : Value(static_cast<Reason>(reason));
}

Result<std::int64_t> evaluate_columns(const Formula& formula, span<const Column> columns, std::int64_t rows,
                                      const ColumnOutput& output) {
  if (Diagnostics problems = engine::check_shape(formula, columns.size()); !problems.empty()) return problems;
  if (rows < 0) return refusal(Code::invalid_argument, "the number of rows is negative", "give zero or more");
  if (rows > 0 && output.values == nullptr)
    return refusal(Code::invalid_argument, "there is no place for the values",
                   "give an array of " + std::to_string(rows) + " doubles");
  Diagnostics problems;
  for (std::size_t i = 0; i < columns.size(); ++i)
    for (Diagnostic& d : check_column(columns[i], formula.names()[i], rows)) problems.push_back(std::move(d));
  if (!problems.empty()) return problems;

  const formula::Program& program = formula.compiled().program;
  std::vector<engine::SlotColumn> slots(program.slots.size());
  for (std::size_t i = 0; i < slots.size(); ++i) slots[i].column = columns[input_of(program, i)];
  const engine::OutputColumn out{output.values, output.validity, output.reasons};
  return engine::run(program, kernels::best(), slots, rows, {&out, 1});
}

}  // namespace salus
