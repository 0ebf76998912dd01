#include "salus/engine/rows.hpp"

#include <limits>

#include "engine/block.hpp"
#include "engine/messages.hpp"
#include "engine/row_shape.hpp"
#include "formula/compiled.hpp"

namespace salus {

Diagnostics engine::check_shape(const Formula& formula, std::size_t inputs) {
  if (formula.needs_dataset()) return {worded(Code::needs_dataset, engine::messages::needs_dataset())};
  if (inputs != formula.names().size())
    return {worded(Code::unequal_lengths, engine::messages::wrong_input_count(formula.names().size(), inputs))};
  return {};
}

namespace {

Diagnostics check_column(const Column& c, const std::string& name, std::int64_t rows) {
  using engine::messages::ColumnFault;
  const auto refuse = [&](ColumnFault fault) {
    return Diagnostics{worded(Code::invalid_argument, engine::messages::wrong_column(name, fault), name)};
  };
  const auto type = static_cast<std::int32_t>(c.type);
  if (type < 1 || type > 12) return refuse(ColumnFault::type);
  const auto kind = static_cast<std::int32_t>(c.validity_kind);
  if (kind < 0 || kind > 2) return refuse(ColumnFault::validity_kind);
  if (c.length < 0 || c.offset < 0 || c.stride < 0) return refuse(ColumnFault::negative_shape);
  if (c.type == ColumnType::bits && c.stride > 1) return refuse(ColumnFault::strided_bits);
  if (c.length != rows && c.stride != 0)
    return {worded(Code::unequal_lengths, engine::messages::unequal_lengths(name, c.length, rows), name)};
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max() / 4;
  if (c.offset > most - rows || (c.stride > 0 && c.offset + rows > most / c.stride))
    return refuse(ColumnFault::too_long);
  if (rows > 0 && c.data == nullptr) return refuse(ColumnFault::no_data);
  if (rows > 0 && c.validity_kind != Validity::all && c.validity == nullptr) return refuse(ColumnFault::no_validity);
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
  if (rows < 0) return worded(Code::invalid_argument, engine::messages::negative_rows());
  if (rows > 0 && output.values == nullptr)
    return worded(Code::invalid_argument, engine::messages::no_place_for_values(rows));
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
