#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "assessment/check_messages.hpp"
#include "assessment/checks.hpp"
#include "formula/canonical.hpp"
#include "formula/compiled.hpp"
#include "formula/number_text.hpp"
#include "salus/base/value.hpp"
#include "salus/units/rounding.hpp"

namespace salus::assessment {
namespace {

using engine::Figure;
using formula::Node;
using formula::NodeKind;
using formula::Op;

bool compares(const Node& node) {
  return node.kind == NodeKind::binary &&
         (node.op == Op::less || node.op == Op::less_equal || node.op == Op::greater || node.op == Op::greater_equal ||
          node.op == Op::equal || node.op == Op::not_equal);
}

// One side of a comparison, as a formula of its own.
struct Side {
  std::optional<Formula> formula;
  bool plain = false;  // a single name or literal: its number stands beside it already
  std::size_t figures = 0;
};

struct Comparison {
  std::string sign;
  Side left;
  Side right;
};

// The printed sign between two operands.
std::string sign_between(const formula::PrintedTree& printed, const Node& node, const formula::Ast& ast) {
  const formula::Span left = printed.places[ast.child(node, 0)];
  const formula::Span right = printed.places[ast.child(node, 1)];
  std::string sign;
  for (std::size_t i = left.end; i < right.begin; ++i)
    if (printed.text[i] != ' ' && printed.text[i] != '(' && printed.text[i] != ')') sign += printed.text[i];
  return sign;
}

// To six places at most: what computing leaves behind them is of no interest.
std::string shown(const Value& value, const Unit& unit) {
  return value.valid() ? formula::number_text(round_decimal(value.number, 6)) + unit.name() : "—";
}

class RuleChecks {
 public:
  RuleChecks(const Plan& plan, const Grid& grid, engine::PlanFigures& figures, Findings& findings)
      : plan_(plan), grid_(grid), source_(figures), findings_(findings) {}

  std::vector<RuleResult> run() {
    std::vector<RuleResult> results;
    for (std::size_t r = 0; r < plan_.rules().size(); ++r) evaluate(r, results);
    return results;
  }

 private:
  // The figures of a declaration, read once however many rules speak of it.
  const std::vector<Figure>& input(std::size_t symbol) {
    const auto [known, fresh] = inputs_.try_emplace(symbol);
    if (fresh) known->second = source_.declaration(symbol);
    return known->second;
  }

  Side side_of(const Rule& rule, const formula::Ast& ast, std::uint32_t node) const {
    Side side;
    const Node& at = ast.nodes[node];
    side.plain = at.kind == NodeKind::name || at.kind == NodeKind::number;
    FormulaOptions options;
    options.basis = rule.basis;
    const std::string text = rule.formula.text().substr(at.span.begin, at.span.end - at.span.begin);
    Result<Formula> formula = Formula::compile(text, plan_.symbols(), options);
    if (formula.ok()) side.formula = std::move(formula).value();
    return side;
  }

  std::vector<Comparison> comparisons_of(const Rule& rule) const {
    const formula::Compiled& compiled = rule.formula.compiled();
    const formula::Ast& ast = compiled.ast;
    const formula::PrintedTree printed = formula::as_printed(ast, compiled.symbols, compiled.text);
    std::vector<Comparison> comparisons;
    for (const Node& node : ast.nodes)
      if (compares(node))
        comparisons.push_back({sign_between(printed, node, ast), side_of(rule, ast, ast.child(node, 0)),
                               side_of(rule, ast, ast.child(node, 1))});
    return comparisons;
  }

  void evaluate(std::size_t r, std::vector<RuleResult>& results) {
    const Rule& rule = plan_.rules()[r];
    std::vector<Comparison> comparisons = comparisons_of(rule);
    std::vector<const Formula*> formulas{&rule.formula};
    for (Comparison& comparison : comparisons)
      for (Side* side : {&comparison.left, &comparison.right})
        if (side->formula) {
          side->figures = formulas.size();
          formulas.push_back(&*side->formula);
        }
    const std::vector<Figure> figures = source_.formulas(formulas);
    const std::size_t before = results.size();
    for (std::size_t a = 0; a < grid_.areas.size(); ++a)
      for (std::size_t p = 0; p < grid_.periods.size(); ++p) {
        const std::size_t cell = source_.cell(a, p);
        if (speaks_of(rule, cell)) results.push_back(result(r, comparisons, figures, a, p));
      }
    if (results.size() != before) return;
    RuleResult nothing;
    nothing.rule = static_cast<std::int32_t>(r);
    nothing.area = plan_.jurisdiction();
    nothing.given = rule.formula_text;
    results.push_back(std::move(nothing));
  }

  // Whether the data say anything of what the rule reads.
  bool speaks_of(const Rule& rule, std::size_t cell) {
    for (const formula::Input& name : rule.formula.compiled().ast.inputs)
      if (name.symbol >= 0 && input(static_cast<std::size_t>(name.symbol))[cell].present) return true;
    return false;
  }

  Value value_of(const Side& side, const std::vector<Figure>& figures, std::size_t cell) const {
    return side.formula ? figures[side.figures * source_.cells() + cell].value : Value();
  }

  RuleResult result(std::size_t r, const std::vector<Comparison>& comparisons, const std::vector<Figure>& figures,
                    std::size_t area, std::size_t period) {
    const Rule& rule = plan_.rules()[r];
    const std::size_t cell = source_.cell(area, period);
    const Figure& whole = figures[cell];
    RuleResult made;
    made.rule = static_cast<std::int32_t>(r);
    made.area = plan_.areas()[static_cast<std::size_t>(grid_.areas[area])].id;
    made.period = grid_.periods[period];
    made.origin = whole.origin;
    made.given = given(rule, comparisons, figures, cell);
    if (whole.value.valid()) {
      made.status = whole.value.number != 0 ? RuleStatus::holds : RuleStatus::violated;
      made.reason = Reason::none;
    } else {
      made.reason = whole.value.reason;
    }
    if (comparisons.size() == 1) {
      made.left = value_of(comparisons.front().left, figures, cell);
      made.right = value_of(comparisons.front().right, figures, cell);
      if (comparisons.front().left.formula) made.unit = comparisons.front().left.formula->unit();
    }
    if (made.status == RuleStatus::violated) violated(rule, made, comparisons, figures, cell);
    return made;
  }

  // The formula with the number of each name, and what the two sides come to where they are more than a name.
  std::string given(const Rule& rule, const std::vector<Comparison>& comparisons, const std::vector<Figure>& figures,
                    std::size_t cell) {
    const formula::Compiled& compiled = rule.formula.compiled();
    const bool one_row = !rule.formula.needs_dataset();
    std::string text = formula::as_printed(compiled.ast, compiled.symbols, compiled.text, [&](std::uint32_t i) {
                         const std::int64_t symbol = compiled.ast.inputs[i].symbol;
                         if (!one_row || symbol < 0) return std::string();
                         const Value& value = input(static_cast<std::size_t>(symbol))[cell].value;
                         return value.valid() ? " " + formula::number_text(value.number) : std::string(" —");
                       }).text;
    std::string sides;
    for (const Comparison& comparison : comparisons) {
      if (one_row && comparison.left.plain && comparison.right.plain) continue;
      sides += (sides.empty() ? "" : "; ") + side_text(comparison.left, figures, cell) + " " + comparison.sign + " " +
               side_text(comparison.right, figures, cell);
    }
    return sides.empty() ? text : text + " → " + sides;
  }

  std::string side_text(const Side& side, const std::vector<Figure>& figures, std::size_t cell) const {
    return shown(value_of(side, figures, cell), side.formula ? side.formula->unit() : Unit());
  }

  void violated(const Rule& rule, const RuleResult& result, const std::vector<Comparison>& comparisons,
                const std::vector<Figure>& figures, std::size_t cell) {
    CheckFinding made = finding(Code::rule_violated, rule.severity,
                                messages::rule_violated(messages::of_figure(plan_, result.area, *result.period),
                                                        phrase_of(rule.name), result.given),
                                rule.id);
    made.area = result.area;
    made.period = result.period;
    made.rule = rule.id;
    for (const Comparison& comparison : comparisons) {
      const auto figure = [&](const char* name, const Side& side) {
        const Value value = value_of(side, figures, cell);
        if (value.valid()) made.figures.push_back({name, value.number, side.formula->unit()});
      };
      figure("left", comparison.left);
      figure("right", comparison.right);
    }
    findings_.add(std::move(made));
  }

  const Plan& plan_;
  const Grid& grid_;
  engine::PlanFigures& source_;
  Findings& findings_;
  std::map<std::size_t, std::vector<Figure>> inputs_;
};

}  // namespace

std::vector<RuleResult> check_rules(const Plan& plan, const Grid& grid, engine::PlanFigures& figures,
                                    Findings& findings) {
  return RuleChecks(plan, grid, figures, findings).run();
}

}  // namespace salus::assessment
