#include "salus/engine/rows.hpp"

#include <vector>

#include "engine/block.hpp"
#include "engine/column_check.hpp"
#include "engine/messages.hpp"
#include "engine/parallel.hpp"
#include "engine/row.hpp"
#include "engine/row_shape.hpp"
#include "engine/user_function.hpp"
#include "formula/compiled.hpp"
#include "formula/linked_set.hpp"

namespace salus {

Diagnostics engine::check_shape(const Formula& formula, std::size_t inputs) {
  const formula::Compiled& compiled = formula.compiled();
  return check_shape(compiled.needs_dataset, compiled.names.size(), inputs);
}

Diagnostics engine::check_shape(bool needs_dataset, std::size_t names, std::size_t inputs) {
  if (needs_dataset) return {worded(Code::needs_dataset, engine::messages::needs_dataset())};
  if (inputs != names) return {worded(Code::unequal_lengths, engine::messages::wrong_input_count(names, inputs))};
  return {};
}

namespace {

// The slots of a program that reads plain rows are its inputs.
std::size_t input_of(const formula::Program& program, std::size_t slot) {
  return static_cast<std::size_t>(program.inputs[program.slots[slot].input]);
}

// Room for the values of one row: on the stack for ordinary formulas.
class RowRoom {
 public:
  explicit RowRoom(std::size_t values) : heap_(values > few ? values : 0) {
    values_ = values > few ? heap_.data() : reinterpret_cast<Value*>(stack_);
  }
  Value* get() noexcept { return values_; }

 private:
  static constexpr std::size_t few = 24;
  std::vector<Value> heap_;
  // Not Values: their constructor would write all of them at each call.
  alignas(Value) unsigned char stack_[few * sizeof(Value)];
  Value* values_;
};

Result<std::int64_t> run(const formula::Program& program, span<const Column> columns, std::int64_t rows,
                         span<const ColumnOutput> outputs, const ColumnOptions& options) {
  std::vector<engine::SlotColumn> slots(program.slots.size());
  for (std::size_t i = 0; i < slots.size(); ++i) slots[i].column = columns[input_of(program, i)];
  std::vector<engine::OutputColumn> places;
  places.reserve(outputs.size());
  for (const ColumnOutput& to : outputs)
    places.push_back({to.values, to.validity, to.reasons, to.validity_kind == Validity::bytes});
  try {
    return engine::run(program, kernels::best(), slots, rows, places, engine::thread_count(options.threads));
  } catch (const engine::FunctionFailure& failure) {
    return failure.diagnostic();
  }
}

}  // namespace

Result<Value> evaluate(const Formula& formula, span<const Value> inputs) {
  const formula::Compiled& compiled = formula.compiled();
  if (compiled.needs_dataset || inputs.size() != compiled.names.size())
    return engine::check_shape(formula, inputs.size());
  const formula::Program& program = compiled.program;
  const std::size_t count = program.slots.size();
  RowRoom room(count + program.registers);
  Value* const slots = room.get();
  for (std::size_t i = 0; i < count; ++i) {
    // Value's members are open to all: one without a reason may hold anything.
    const Value& given = inputs[input_of(program, i)];
    slots[i] = given.valid() ? Value(given.number) : Value(given.reason);
  }
  try {
    engine::run_row(program, slots, slots + count);
  } catch (const engine::FunctionFailure& failure) {
    return failure.diagnostic();
  }
  return engine::value_of(program, program.outputs[0].source, slots, slots + count);
}

Result<std::int64_t> evaluate_columns(const Formula& formula, span<const Column> columns, std::int64_t rows,
                                      const ColumnOutput& output, const ColumnOptions& options) {
  const formula::Compiled& compiled = formula.compiled();
  if (Diagnostics wrong = engine::check_shape(formula, columns.size()); !wrong.empty()) return wrong;
  Diagnostics problems =
      engine::check_columns(compiled.names, columns, rows, {&compiled.text, 1}, {&output, 1}, options);
  if (!problems.empty()) return problems;
  return run(compiled.program, columns, rows, {&output, 1}, options);
}

Result<std::int64_t> evaluate_columns(const FormulaSet& set, span<const Column> columns, std::int64_t rows,
                                      span<const ColumnOutput> outputs, const ColumnOptions& options) {
  const formula::LinkedSet& linked = set.linked();
  if (Diagnostics wrong = engine::check_shape(linked.needs_dataset, linked.inputs.size(), columns.size());
      !wrong.empty())
    return wrong;
  Diagnostics problems = engine::check_columns(linked.inputs, columns, rows, linked.names, outputs, options);
  if (!problems.empty()) return problems;
  return run(linked.program, columns, rows, outputs, options);
}

}  // namespace salus
