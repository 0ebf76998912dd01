#include "salus/formula/formula.hpp"

#include <algorithm>
#include <utility>

#include "base/utf8.hpp"
#include "formula/ast_json.hpp"
#include "formula/canonical.hpp"
#include "formula/compiled.hpp"
#include "formula/definition.hpp"
#include "formula/emit.hpp"
#include "formula/functions.hpp"
#include "formula/messages.hpp"
#include "formula/symbol_index.hpp"
#include "formula/typeset.hpp"

namespace salus {
namespace formula {
namespace {

bool has_errors(const Diagnostics& findings) {
  for (const Diagnostic& d : findings)
    if (d.severity == Severity::error) return true;
  return false;
}

std::string written(std::string_view text, Span place) {
  return std::string(text.substr(place.begin, place.end - place.begin));
}

bool holds_scale(const Tokens& tokens) {
  for (const Number& n : tokens.numbers)
    if (n.per > 1 && n.value == 1) return true;
  return false;
}

// The tokens of what is defined, where the head of a definition is passed over; of the whole text where it is none, and
// head.end is then 0.
Tokens tokenize_after(Definition& head, std::string_view text, const Symbols& symbols, const FormulaOptions& options,
                      Diagnostics& findings) {
  const bool may_compare = !head.label && (!options.unit || options.unit->empty());
  if (head.end > 0 && !may_compare) return tokenize(text, symbols, options, findings, head.end);

  const Definition compared = std::exchange(head, {});
  Tokens tokens = tokenize(text, symbols, options, findings);
  if (compared.end == 0 || findings.empty() || findings.front().place.begin >= compared.name.end) return tokens;
  // What stands before the = is no expression.
  findings.clear();
  tokens = tokenize(text, symbols, options, findings, compared.end);
  if (holds_scale(tokens)) {
    head = compared;
    return tokens;
  }
  const std::string name = written(text, compared.name);
  const std::string sign = written(text, {compared.name.begin, compared.end});
  findings.insert(findings.begin(), diagnose(text, compared.name, Code::unknown_name,
                                             messages::unknown_definition(name, sign, symbols.nearest(name))));
  findings.front().subject = name;
  return tokens;
}

Diagnostic passed_over(std::string_view text, const Definition& head) {
  const Span place{head.name.begin, head.end};
  Diagnostic note = diagnose(text, place, Code::definition, messages::definition_passed_over(written(text, place)));
  note.severity = Severity::note;
  return note;
}

// name = a/b×100% where = compares: a definition is more likely meant.
bool compares_with_a_scale(const Ast& ast) {
  const Node& root = ast.nodes[ast.root()];
  if (root.kind != NodeKind::binary || root.op != Op::equal) return false;
  const Node& right = ast.nodes[ast.child(root, 1)];
  return ast.nodes[ast.child(root, 0)].kind == NodeKind::name && right.kind == NodeKind::binary &&
         right.op == Op::multiply && is_scale(ast, ast.child(right, 1));
}

Diagnostic looks_like_a_definition(std::string_view text, const Ast& ast) {
  const Span name = ast.nodes[ast.child(ast.nodes[ast.root()], 0)].span;
  Diagnostic warning = diagnose(text, name, Code::definition, messages::compared_with_ratio(written(text, name)));
  warning.severity = Severity::warning;
  return warning;
}

bool reads_input(const Ast& ast, std::uint32_t root) {
  for (std::uint32_t i = ast.nodes[root].begin_node; i <= root; ++i)
    if (ast.nodes[i].kind == NodeKind::name) return true;
  return false;
}

// Finds N and D of a formula N/D×k, where the factors are literals. A literal divisor (…/10000) is a factor, too, and no denominator.
void find_ratio(Compiled& c) {
  const Ast& ast = c.ast;
  std::uint32_t i = ast.root();
  for (;;) {
    const Node& n = ast.nodes[i];
    if (n.kind == NodeKind::call) {
      const FunctionForm form = functions()[n.payload].form;
      const bool ratio =
          form == FunctionForm::share || (form == FunctionForm::rate && !reads_input(ast, ast.child(n, 2)));
      if (!ratio || !reads_input(ast, ast.child(n, 1))) return;
      c.numerator_node = ast.child(n, 0);
      c.denominator_node = ast.child(n, 1);
      return;
    }
    if (n.kind != NodeKind::binary) return;
    if (n.op == Op::divide && reads_input(ast, ast.child(n, 1))) {
      c.numerator_node = ast.child(n, 0);
      c.denominator_node = ast.child(n, 1);
      return;
    }
    if (n.op != Op::multiply && n.op != Op::divide) return;
    const bool literal_right = ast.nodes[ast.child(n, 1)].kind == NodeKind::number;
    const bool literal_left = n.op == Op::multiply && ast.nodes[ast.child(n, 0)].kind == NodeKind::number;
    if (!literal_left && !literal_right) return;
    i = ast.child(n, literal_right ? 0 : 1);
  }
}

// Inputs are columns, in the order of the names.
Emitted emit_alone(const Compiled& formula, ProgramBuilder& builder) {
  InputResolver inputs;
  inputs.number = [&](const Input& input) { return &input - formula.ast.inputs.data(); };
  inputs.formula = [](const Input&) { return nullptr; };
  return emit(formula, inputs, builder);
}

}  // namespace

Program link(const std::vector<const Compiled*>& formulas, const std::vector<const Compiled*>& indicators) {
  InputResolver inputs;
  inputs.number = [](const Input& input) { return input.symbol; };
  inputs.formula = [&](const Input& input) { return indicators[static_cast<std::size_t>(input.symbol)]; };
  ProgramBuilder builder(formulas.empty() ? Functions() : formulas.front()->ast.functions);
  std::vector<ProgramBuilder::Id> outputs;
  for (const Compiled* formula : formulas) {
    const Emitted emitted = emit(*formula, inputs, builder);
    const bool ratio = emitted.numerator != ProgramBuilder::none;
    outputs.push_back(emitted.value);
    outputs.push_back(ratio ? emitted.numerator : emitted.value);
    outputs.push_back(ratio ? emitted.denominator : emitted.value);
  }
  return builder.finish(outputs);
}

Program trace(const Compiled& formula) {
  ProgramBuilder builder(formula.ast.functions);
  Emitted emitted = emit_alone(formula, builder);
  // A period that is an argument, which has no value.
  for (ProgramBuilder::Id& id : emitted.nodes)
    if (id == ProgramBuilder::none) id = builder.constant(0);
  emitted.nodes.push_back(emitted.value);
  return builder.finish(emitted.nodes);
}

}  // namespace formula

Result<Formula> Formula::compile(std::string_view text, const Symbols& symbols, const FormulaOptions& options) {
  if (static_cast<std::int64_t>(text.size()) > options.limits.bytes)
    return worded(Code::too_long, formula::messages::too_long(text.size(), options.limits.bytes));
  Diagnostics findings = utf8::check(text, {"the formula", "公式"});
  if (!findings.empty()) return findings;

  formula::Definition head = formula::definition(text, symbols);
  formula::Tokens tokens = formula::tokenize_after(head, text, symbols, options, findings);
  auto compiled = std::make_shared<formula::Compiled>();
  compiled->ast = formula::parse(text, std::move(tokens), options.limits, findings);
  compiled->ast.functions = options.functions;
  if (!compiled->ast.nodes.empty()) compiled->checked = formula::check(text, compiled->ast, symbols, options, findings);
  std::stable_sort(findings.begin(), findings.end(),
                   [](const Diagnostic& a, const Diagnostic& b) { return a.place.begin < b.place.begin; });
  if (formula::has_errors(findings)) return findings;
  if (head.end > 0) findings.insert(findings.begin(), formula::passed_over(text, head));
  if (formula::compares_with_a_scale(compiled->ast))
    findings.push_back(formula::looks_like_a_definition(text, compiled->ast));

  compiled->text = std::string(text);
  compiled->symbols = symbols;
  compiled->unit = compiled->checked.outcome.unit;
  compiled->is_boolean = compiled->checked.types.back().boolean;
  for (const formula::Input& input : compiled->ast.inputs) compiled->names.push_back(input.name);
  formula::find_ratio(*compiled);
  formula::PrintedTree printed = formula::canonical(compiled->ast, symbols);
  if (compiled->numerator_node >= 0) {
    compiled->numerator = printed.part(static_cast<std::uint32_t>(compiled->numerator_node));
    compiled->denominator = printed.part(static_cast<std::uint32_t>(compiled->denominator_node));
  }
  compiled->canonical = std::move(printed.text);

  formula::ProgramBuilder builder(options.functions);
  compiled->program = builder.finish({formula::emit_alone(*compiled, builder).value});
  compiled->needs_dataset = formula::reads_more_than_rows(compiled->program);
  return Result<Formula>(Formula(std::move(compiled)), std::move(findings));
}

const std::string& Formula::text() const noexcept { return compiled_->text; }
const std::string& Formula::canonical() const noexcept { return compiled_->canonical; }
const std::vector<std::string>& Formula::names() const noexcept { return compiled_->names; }
const Unit& Formula::unit() const noexcept { return compiled_->unit; }
bool Formula::is_boolean() const noexcept { return compiled_->is_boolean; }
bool Formula::needs_dataset() const noexcept { return compiled_->needs_dataset; }
const std::string& Formula::numerator() const noexcept { return compiled_->numerator; }
std::string Formula::ast_json() const { return formula::ast_json(*compiled_); }
std::string Formula::latex() const { return formula::latex(*compiled_); }
std::string Formula::mathml() const { return formula::mathml(*compiled_); }
const std::string& Formula::denominator() const noexcept { return compiled_->denominator; }
std::string Formula::dump() const { return formula::dump(compiled_->program, compiled_->names); }

std::int64_t Formula::input(std::string_view name) const {
  const formula::Compiled& c = *compiled_;
  for (std::size_t i = 0; i < c.names.size(); ++i)
    if (c.names[i] == name) return static_cast<std::int64_t>(i);
  if (c.symbols.empty()) {
    if (utf8::first_invalid(name) != std::string_view::npos) return -1;
    const std::u32string folded = formula::folded_name(name);
    for (std::size_t i = 0; i < c.names.size(); ++i)
      if (formula::folded_name(c.names[i]) == folded) return static_cast<std::int64_t>(i);
    return -1;
  }
  for (const std::size_t symbol : c.symbols.find(name))
    for (std::size_t i = 0; i < c.ast.inputs.size(); ++i)
      if (c.ast.inputs[i].symbol == static_cast<std::int64_t>(symbol)) return static_cast<std::int64_t>(i);
  return -1;
}

}  // namespace salus
