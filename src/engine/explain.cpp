#include "salus/engine/explain.hpp"

#include "engine/row.hpp"
#include "engine/row_shape.hpp"
#include "engine/user_function.hpp"
#include "formula/ast_json.hpp"
#include "formula/canonical.hpp"
#include "formula/compiled.hpp"
#include "formula/functions.hpp"
#include "formula/number_text.hpp"

namespace salus {
namespace {

using formula::Ast;
using formula::Compiled;
using formula::Node;
using formula::NodeKind;
using formula::Program;

constexpr std::size_t longest_text = 200;

// The values of all outputs of a program for one row.
std::vector<Value> outputs_of(const Program& program, const std::vector<Value>& inputs) {
  std::vector<Value> slots;
  for (const formula::Slot& slot : program.slots)
    slots.push_back(inputs[static_cast<std::size_t>(program.inputs[slot.input])]);
  std::vector<Value> registers(program.registers);
  engine::run_row(program, slots.data(), registers.data());
  std::vector<Value> outputs;
  outputs.reserve(program.outputs.size());
  for (const formula::Output& output : program.outputs)
    outputs.push_back(engine::value_of(program, output.source, slots.data(), registers.data()));
  return outputs;
}

// The beginning and the end of a text, cut between characters.
std::string shortened(std::string_view text) {
  if (text.size() <= longest_text) return std::string(text);
  const auto starts_character = [&](std::size_t at) { return (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80; };
  std::size_t head = longest_text / 2;
  std::size_t tail = text.size() - longest_text / 2;
  while (!starts_character(head)) --head;
  while (!starts_character(tail)) ++tail;
  return std::string(text.substr(0, head)) + " … " + std::string(text.substr(tail));
}

ExplanationStep::Kind kind_of(const Node& node) noexcept {
  switch (node.kind) {
    case NodeKind::number:
      return ExplanationStep::Kind::literal;
    case NodeKind::name:
      return ExplanationStep::Kind::input;
    case NodeKind::step:
    case NodeKind::text:
      return ExplanationStep::Kind::literal;
    case NodeKind::unary:
    case NodeKind::binary:
    case NodeKind::call:
    case NodeKind::user_call:
    case NodeKind::shift:
    case NodeKind::window:
    case NodeKind::selector:
    case NodeKind::parent:
      break;
  }
  return ExplanationStep::Kind::operation;
}

// Of invalid operands it is the first in source order that gives the reason; of the branches of `if` the one that is chosen counts
// alone, and what coalesce() or the logic passes over has another reason or none.
std::int64_t cause_of(const std::vector<ExplanationStep>& steps, const ExplanationStep& step, bool chooses,
                      std::int64_t self) {
  if (step.value.valid()) return -1;
  for (std::size_t k = 0; k < step.children.size(); ++k) {
    const Value& condition = steps[step.children[0]].value;
    const bool passed_over = chooses && condition.valid() && k == (condition.number != 0 ? 2U : 1U);
    const ExplanationStep& child = steps[step.children[k]];
    if (!passed_over && child.value.reason == step.value.reason) return child.cause;
  }
  return self;
}

bool chooses(const Node& node) noexcept {
  return node.kind == NodeKind::call && formula::functions()[node.payload].op == formula::Op::select;
}

// Whether the result has to be converted into the formula's unit.
bool converts(const Compiled& compiled) noexcept {
  const formula::Type& type = compiled.checked.types.back();
  return !type.boolean && type.per != compiled.checked.outcome.per;
}

// An input after its name: all its digits, since it is what the reader checks first.
std::string given_value(const Value& value, const Unit& unit) {
  if (!value.valid()) return " —";
  const bool tight = unit.empty() || unit.dimension() == Dimension::share;
  const std::string text = formula::number_text(value.number) + (tight ? "" : " ") + unit.name();
  return value.number < 0 ? " (" + text + ")" : " " + text;  // "a -1" would read as a difference
}

}  // namespace

Result<Explanation> explain(const Formula& formula, span<const Value> given) {
  if (Diagnostics problems = engine::check_shape(formula, given.size()); !problems.empty()) return problems;
  std::vector<Value> inputs;
  // Whatever a caller has put into a valid value, an infinity is not_finite.
  for (const Value& value : given) inputs.push_back(value.valid() ? Value(value.number) : Value(value.reason));
  const Compiled& compiled = formula.compiled();
  const Ast& ast = compiled.ast;

  std::vector<Unit> units(ast.inputs.size());
  for (std::uint32_t i = 0; i < ast.nodes.size(); ++i)
    if (ast.nodes[i].kind == NodeKind::name) units[ast.nodes[i].payload] = formula::unit_of_node(compiled, i);

  Explanation explanation;
  explanation.given = formula::as_printed(ast, compiled.symbols, compiled.text, [&](std::uint32_t input) {
                        return given_value(inputs[input], units[input]);
                      }).text;
  const formula::PrintedTree printed = formula::as_printed(ast, compiled.symbols, compiled.text);
  std::vector<Value> values;
  try {
    values = outputs_of(formula::trace(compiled), inputs);
  } catch (const engine::FunctionFailure& failure) {
    return failure.diagnostic();
  }
  std::vector<ExplanationStep>& steps = explanation.steps;
  steps.reserve(values.size());
  for (std::uint32_t i = 0; i < ast.nodes.size(); ++i) {
    const Node& node = ast.nodes[i];
    ExplanationStep step;
    step.kind = kind_of(node);
    step.text = shortened(printed.part(i));
    step.value = values[i];
    step.unit = formula::unit_of_node(compiled, i);
    step.is_boolean = compiled.checked.types[i].boolean;
    for (std::uint32_t k = 0; k < node.child_count; ++k) step.children.push_back(ast.child(node, k));
    step.cause = cause_of(steps, step, chooses(node), i);
    steps.push_back(std::move(step));
  }
  if (converts(compiled)) {
    ExplanationStep step = steps.back();
    step.kind = ExplanationStep::Kind::conversion;
    step.children = {ast.root()};
    step.value = values.back();
    step.cause = cause_of(steps, step, false, static_cast<std::int64_t>(steps.size()));
    steps.push_back(std::move(step));
  }
  steps.back().unit = formula.unit();
  return explanation;
}

}  // namespace salus
