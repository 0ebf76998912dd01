#include "salus/formula/formula.hpp"

#include <algorithm>
#include <cmath>
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

// Takes a literal out of the product at node i: into the factor, and on to what else it is made of. False where it is no
// product with a literal.
bool take_literal(const Ast& ast, std::uint32_t& i, double& factor) {
  const Node& n = ast.nodes[i];
  if (n.kind != NodeKind::binary || (n.op != Op::multiply && n.op != Op::divide)) return false;
  const bool right = ast.nodes[ast.child(n, 1)].kind == NodeKind::number;
  const bool left = n.op == Op::multiply && ast.nodes[ast.child(n, 0)].kind == NodeKind::number;
  if (!left && !right) return false;
  const double literal = ast.numbers[ast.nodes[ast.child(n, right ? 1 : 0)].payload].value;
  factor = n.op == Op::multiply ? factor * literal : factor / literal;
  i = ast.child(n, right ? 0 : 1);
  return true;
}

// The product of the literals that a product is made of beside one other factor.
double literal_factor(const Ast& ast, std::uint32_t i) {
  double factor = 1;
  while (take_literal(ast, i, factor)) {
  }
  return factor;
}

// Finds N and D of a formula N/D×k, where the factors are literals, and the statistic that it is. A literal divisor (…/10000) is a
// factor, too, and no denominator.
void find_ratio(Compiled& c) {
  const Ast& ast = c.ast;
  std::uint32_t i = ast.root();
  double factor = c.checked.outcome.per;
  bool placed = false;  // a selection, a shift or "of parent" stands around what is looked at
  const auto ratio = [&](const Node& n) {
    c.numerator_node = ast.child(n, 0);
    c.denominator_node = ast.child(n, 1);
    c.numerator_factor = literal_factor(ast, ast.child(n, 0));
    c.denominator_factor = literal_factor(ast, ast.child(n, 1));
    c.ratio_factor = factor * c.numerator_factor / c.denominator_factor;
    const auto usable = [](double x) { return x > 0 && std::isfinite(x); };
    if (!usable(c.ratio_factor) || !usable(c.numerator_factor) || !usable(c.denominator_factor)) c.ratio_factor = 0;
  };
  for (;;) {
    const Node& n = ast.nodes[i];
    if (n.kind == NodeKind::selector || n.kind == NodeKind::shift || n.kind == NodeKind::parent) {
      placed = true;
      i = ast.child(n, 0);
      continue;
    }
    if (n.kind == NodeKind::call) {
      const Function& f = functions()[n.payload];
      if (f.form == FunctionForm::dimension && factor > 0 && std::isfinite(factor)) c.statistic = Statistic::by_age;
      const bool share = f.form == FunctionForm::share;
      const bool rate = f.form == FunctionForm::rate && !reads_input(ast, ast.child(n, 2));
      if (placed || !(share || rate) || !reads_input(ast, ast.child(n, 1))) return;
      if (rate) {
        const Value& per = c.checked.constants[ast.child(n, 2)];
        factor = per.valid() ? factor * per.number : 0;
      }
      ratio(n);
      if (c.ratio_factor > 0 && rate) c.statistic = Statistic::rate;
      if (c.ratio_factor > 0 && f.name == "proportion") c.statistic = Statistic::proportion;
      return;
    }
    if (n.kind != NodeKind::binary) return;
    if (n.op == Op::divide && reads_input(ast, ast.child(n, 1))) {
      if (!placed) ratio(n);
      return;
    }
    if (!take_literal(ast, i, factor)) return;
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
  inputs.published = true;
  const auto written = std::find_if(formulas.begin(), formulas.end(), [](const Compiled* f) { return f != nullptr; });
  ProgramBuilder builder(written == formulas.end() ? Functions() : (*written)->ast.functions);
  std::vector<ProgramBuilder::Id> outputs;
  const std::size_t others = indicators.size() - formulas.size();
  for (std::size_t i = 0; i < formulas.size(); ++i) {
    if (formulas[i] == nullptr) {
      outputs.insert(outputs.end(), 3, builder.input(static_cast<std::int64_t>(others + i), Slot()));
      continue;
    }
    const Emitted emitted = emit(*formulas[i], inputs, builder);
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
