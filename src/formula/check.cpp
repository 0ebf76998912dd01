#include "formula/check.hpp"

#include <algorithm>
#include <cmath>

#include "formula/functions.hpp"

namespace salus::formula {
namespace {

constexpr std::size_t most_findings = 50;

class Checker {
 public:
  Checker(std::string_view text, const Ast& ast, const Symbols& symbols, const FormulaOptions& options,
          Diagnostics& findings)
      : text_(text), ast_(ast), symbols_(symbols), options_(options), findings_(findings) {
    types_.resize(ast.nodes.size());
    window_is_used_.resize(ast.nodes.size(), 0);
  }

  Checked run() {
    for (std::uint32_t i = 0; i < ast_.nodes.size(); ++i) types_[i] = node(i);
    periods_inside_each_other();
    for (std::uint32_t i = 0; i < ast_.nodes.size(); ++i)
      if (ast_.nodes[i].kind == NodeKind::window && !window_is_used_[i])
        error(ast_.nodes[i].span, Code::window_outside_aggregate, "a window of periods stands outside a function",
              "total it: sum(x@[…]), mean(x@[…]), min, max or count");
    Checked checked;
    const Type& root = types_.back();
    const Unit* declared = options_.unit ? &*options_.unit : nullptr;
    if (root.boolean) {
      if (declared != nullptr && !declared->empty())
        error(ast_.nodes.back().span, Code::unit_conflict,
              "the formula is a condition, which has no unit, and the unit declared is \"" + declared->name() + "\"",
              "declare no unit, or compute a number");
    } else {
      checked.outcome = outcome(root, declared);
      if (!checked.outcome.conflict.empty())
        error(ast_.nodes.back().span, Code::unit_conflict, checked.outcome.conflict, checked.outcome.hint);
    }
    checked.types = std::move(types_);
    return checked;
  }

 private:
  void finding(Severity severity, Span place, Code code, std::string message, std::string hint) {
    if (findings_.size() >= most_findings) return;
    findings_.push_back(diagnose(text_, place, code, std::move(message), std::move(hint)));
    findings_.back().severity = severity;
  }
  void error(Span place, Code code, std::string message, std::string hint) {
    finding(Severity::error, place, code, std::move(message), std::move(hint));
  }

  const Type& child(const Node& n, std::uint32_t i) const { return types_[ast_.child(n, i)]; }
  const Node& child_node(const Node& n, std::uint32_t i) const { return ast_.nodes[ast_.child(n, i)]; }

  // Shifts, windows and dimension functions inside each other: the program is built and run by recursion over them.
  void periods_inside_each_other() {
    const std::int32_t limit = std::clamp<std::int32_t>(options_.limits.depth, 1, 256);
    std::vector<std::int32_t> levels(ast_.nodes.size(), 0);
    for (std::uint32_t i = 0; i < ast_.nodes.size(); ++i) {
      const Node& n = ast_.nodes[i];
      for (std::uint32_t k = 0; k < n.child_count; ++k) levels[i] = std::max(levels[i], levels[ast_.child(n, k)]);
      const bool dimension = n.kind == NodeKind::call && functions()[n.payload].form == FunctionForm::dimension;
      if (n.kind == NodeKind::shift || n.kind == NodeKind::window || dimension) ++levels[i];
      if (levels[i] <= limit) continue;
      return error(n.span, Code::too_deep,
                   "periods stand inside each other deeper than " + std::to_string(limit) + " levels",
                   "join the shifts, or raise the limit (at most 256)");
    }
  }

  Type node(std::uint32_t i) {
    const Node& n = ast_.nodes[i];
    switch (n.kind) {
      case NodeKind::number:
        return number(n);
      case NodeKind::name:
        return name(n);
      case NodeKind::unary:
        return unary(n);
      case NodeKind::binary:
        return binary(n);
      case NodeKind::call:
        return call(n);
      case NodeKind::user_call:
        return user_call(n);
      case NodeKind::shift:
      case NodeKind::window:
        if (child(n, 0).boolean && n.kind == NodeKind::window) wants_number(n, 0);
        return child(n, 0);
    }
    return {};
  }

  Type number(const Node& n) {
    const Number& literal = ast_.numbers[n.payload];
    Type t;
    t.form = Type::Form::constant;
    // 1000% for ‰ is the usual slip: a round number that is no scale.
    const double power = std::log10(literal.printed);
    if (literal.per > 1 && literal.value != 1 && literal.printed >= 100 && power == std::floor(power))
      finding(Severity::warning, n.span, Code::suspicious_scale,
              "\"" + std::string(text_.substr(n.span.begin, n.span.end - n.span.begin)) +
                  "\" is a factor other than 1 and changes the result",
              "a scale is 100%, 1000‰, 10000/万 or 100000/10万");
    return t;
  }

  Type name(const Node& n) const {
    const Input& input = ast_.inputs[n.payload];
    if (input.symbol < 0) {
      Type t;
      t.unit_undeclared = true;
      return t;
    }
    return type_of_unit(symbols_.declarations()[static_cast<std::size_t>(input.symbol)].unit);
  }

  bool wants_number(const Node& n, std::uint32_t i) {
    if (!child(n, i).boolean) return true;
    error(child_node(n, i).span, Code::type_conflict, "a number is expected here, and this is a condition",
          "choose a number by it: if(condition, a, b)");
    return false;
  }
  bool wants_condition(const Node& n, std::uint32_t i) {
    if (child(n, i).boolean) return true;
    error(child_node(n, i).span, Code::type_conflict, "a condition is expected here, and this is a number",
          "compare it with something: x > 0");
    return false;
  }

  Type condition() const {
    Type t;
    t.boolean = true;
    return t;
  }

  Type typed(const Node& n, const Typing& typing) {
    if (!typing.conflict.empty())
      error(n.span, Code::unit_conflict, typing.conflict, "correct the units of the elements, or convert one of them");
    return typing.result;
  }

  Type unary(const Node& n) {
    if (n.op == Op::logical_not) {
      wants_condition(n, 0);
      return condition();
    }
    return wants_number(n, 0) ? child(n, 0) : Type{};
  }

  Type binary(const Node& n) {
    const Type& a = child(n, 0);
    const Type& b = child(n, 1);
    if (n.op == Op::logical_and || n.op == Op::logical_or) {
      wants_condition(n, 0);
      wants_condition(n, 1);
      return condition();
    }
    const bool numbers = wants_number(n, 0) & static_cast<int>(wants_number(n, 1));
    if (!numbers) return traits(n.op).boolean_result ? condition() : Type{};
    switch (n.op) {
      case Op::multiply:
        if (is_scale(ast_, ast_.child(n, 1))) return scaled(a, scale(n, 1));
        if (is_scale(ast_, ast_.child(n, 0))) return scaled(b, scale(n, 0));
        return typed(n, product(a, b));
      case Op::divide:
        return typed(n, quotient(a, b));
      case Op::power:
        return typed(n, raised(a, b, literal(n, 1)));
      case Op::add:
      case Op::subtract:
        return typed(n, unify(a, b));
      default:
        typed(n, unify(a, b));
        return condition();
    }
  }

  double scale(const Node& n, std::uint32_t i) const { return ast_.numbers[child_node(n, i).payload].per; }

  // The value of a literal operand, a sign before it included.
  const double* literal(const Node& n, std::uint32_t i) {
    const Node& c = child_node(n, i);
    if (c.kind == NodeKind::number) return &ast_.numbers[c.payload].value;
    if (c.kind != NodeKind::unary || c.op != Op::negate || child_node(c, 0).kind != NodeKind::number) return nullptr;
    literal_ = -ast_.numbers[child_node(c, 0).payload].value;
    return &literal_;
  }

  Type call(const Node& n) {
    const Function& f = functions()[n.payload];
    const auto count = static_cast<int>(n.child_count);
    const bool windowed = count == 1 && child_node(n, 0).kind == NodeKind::window;
    const bool takes_window = f.form == FunctionForm::mean || f.form == FunctionForm::count ||
                              (f.form == FunctionForm::fold && f.op != Op::coalesce);
    if (count < f.least_arguments || (f.most_arguments >= 0 && count > f.most_arguments)) {
      error(n.span, Code::wrong_argument_count,
            "\"" + std::string(f.name) + "\" is given " + std::to_string(count) +
                (count == 1 ? " argument" : " arguments"),
            "write " + std::string(f.signature));
      for (std::uint32_t i = 0; i < n.child_count; ++i) use_window(n, i);
      return {};
    }
    if (windowed && takes_window) {
      window(n);
      return f.keeps_unit ? child(n, 0) : Type{};
    }
    switch (f.form) {
      case FunctionForm::dimension:
        for (std::uint32_t i = 0; i < n.child_count; ++i) wants_number(n, i);
        return type_of_unit(Unit::from("岁"));
      case FunctionForm::power:
        if (!(wants_number(n, 0) & static_cast<int>(wants_number(n, 1)))) return {};
        return typed(n, raised(child(n, 0), child(n, 1), literal(n, 1)));
      case FunctionForm::fold:
      case FunctionForm::mean:
        return folded(n);
      case FunctionForm::count:
        return {};
      case FunctionForm::elementwise:
        return elementwise(n, f);
    }
    return {};
  }

  // A function of the embedding program: numbers without a unit in and out.
  Type user_call(const Node& n) {
    const FunctionDefinition& f = ast_.functions[n.payload];
    const auto count = static_cast<std::int32_t>(n.child_count);
    if (count < f.least_arguments || (f.most_arguments >= 0 && count > f.most_arguments)) {
      const std::string least = std::to_string(f.least_arguments);
      error(n.span, Code::wrong_argument_count,
            "\"" + f.name + "\" is given " + std::to_string(count) + (count == 1 ? " argument" : " arguments"),
            f.most_arguments < 0                   ? "it takes " + least + " or more"
            : f.most_arguments > f.least_arguments ? "it takes " + least + " to " + std::to_string(f.most_arguments)
                                                   : "it takes " + least);
    }
    for (std::uint32_t i = 0; i < n.child_count; ++i) wants_number(n, i);
    Type t;
    t.unit_undeclared = true;
    return t;
  }

  void use_window(const Node& n, std::uint32_t i) {
    if (child_node(n, i).kind == NodeKind::window) window_is_used_[ast_.child(n, i)] = 1;
  }

  void window(const Node& n) {
    use_window(n, 0);
    const Node& w = child_node(n, 0);
    const Window& window = ast_.windows[w.payload];
    const auto steps = [](const TimeReference& t) { return t.kind == TimeReference::Kind::relative ? t.steps : 0; };
    const bool both_relative = !window.open_start && window.from.kind != TimeReference::Kind::fixed &&
                               window.to.kind != TimeReference::Kind::fixed;
    if (!both_relative) return;
    const std::int64_t length = steps(window.to) - steps(window.from) + 1;
    if (window.from.step == window.to.step || steps(window.to) == 0 || window.open_end) {
      if (length < 1)
        error(w.span, Code::invalid_period, "this window ends before it begins",
              "write the earlier period first: @[-4y..0y]");
      if (length > options_.limits.window)
        error(w.span, Code::window_too_long,
              "this window spans " + std::to_string(length) + " periods, more than " +
                  std::to_string(options_.limits.window),
              "shorten it, or raise the limit");
    }
  }

  Type folded(const Node& n) {
    bool numbers = true;
    for (std::uint32_t i = 0; i < n.child_count; ++i) numbers = wants_number(n, i) && numbers;
    if (!numbers) return {};
    const std::vector<Typing> steps = fold_typings(ast_, n, types_);
    for (const Typing& step : steps)
      if (!step.conflict.empty()) {
        typed(n, step);
        break;
      }
    return steps.back().result;
  }

  Type elementwise(const Node& n, const Function& f) {
    switch (f.op) {
      case Op::select: {
        wants_condition(n, 0);
        if (child(n, 1).boolean && child(n, 2).boolean) return condition();
        if (!(wants_number(n, 1) & static_cast<int>(wants_number(n, 2)))) return {};
        return typed(n, unify(child(n, 1), child(n, 2)));
      }
      case Op::is_missing:
        return condition();
      default:
        break;
    }
    bool numbers = true;
    for (std::uint32_t i = 0; i < n.child_count; ++i) numbers = wants_number(n, i) && numbers;
    if (!numbers) return {};
    if (f.keeps_unit) return child(n, 0);
    static constexpr double half = 0.5;
    const Typing typing = raised(child(n, 0), Type{}, f.op == Op::square_root ? &half : nullptr);
    if (!typing.conflict.empty())
      error(n.span, Code::unit_conflict,
            "\"" + std::string(f.name) + "\" of a number with a physical unit has no meaning",
            "divide it by a reference in the same unit first");
    return typing.result;
  }

  std::string_view text_;
  const Ast& ast_;
  const Symbols& symbols_;
  const FormulaOptions& options_;
  Diagnostics& findings_;
  std::vector<Type> types_;
  std::vector<char> window_is_used_;
  double literal_ = 0;
};

}  // namespace

std::vector<Typing> fold_typings(const Ast& ast, const Node& call, const std::vector<Type>& types) {
  std::vector<Typing> steps(1);
  steps[0].result = types[ast.child(call, 0)];
  for (std::uint32_t i = 1; i < call.child_count; ++i)
    steps.push_back(unify(steps.back().result, types[ast.child(call, i)]));
  return steps;
}

bool is_scale(const Ast& ast, std::uint32_t node) noexcept {
  const Node& n = ast.nodes[node];
  if (n.kind != NodeKind::number) return false;
  const Number& literal = ast.numbers[n.payload];
  return literal.per > 1 && literal.value == 1;
}

Checked check(std::string_view text, const Ast& ast, const Symbols& symbols, const FormulaOptions& options,
              Diagnostics& findings) {
  return Checker(text, ast, symbols, options, findings).run();
}

}  // namespace salus::formula
