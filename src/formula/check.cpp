#include "formula/check.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "formula/functions.hpp"
#include "formula/messages.hpp"
#include "formula/set_messages.hpp"
#include "salus/statistics/standard_population.hpp"

namespace salus::formula {
namespace {

constexpr std::size_t most_findings = 50;
// Each level of growth and cagr doubles the work.
constexpr std::int32_t most_growths = 4;

class Checker {
 public:
  Checker(std::string_view text, const Ast& ast, const Symbols& symbols, const FormulaOptions& options,
          Diagnostics& findings)
      : text_(text), ast_(ast), symbols_(symbols), options_(options), findings_(findings) {
    types_.resize(ast.nodes.size());
    constants_.resize(ast.nodes.size());
    window_is_used_.resize(ast.nodes.size(), 0);
    text_is_used_.resize(ast.nodes.size(), 0);
    varies_.resize(ast.nodes.size(), 0);
    keeps_.resize(ast.nodes.size(), 0);
    totals_categories_.resize(ast.nodes.size(), 0);
  }

  Checked run() {
    for (std::uint32_t i = 0; i < ast_.nodes.size(); ++i) {
      constants_[i] = constant(ast_.nodes[i]);
      types_[i] = node(i);
      categories(i);
    }
    periods_inside_each_other();
    population_bases();
    for (std::uint32_t i = 0; i < ast_.nodes.size(); ++i) {
      if (ast_.nodes[i].kind == NodeKind::window && !window_is_used_[i])
        error(ast_.nodes[i].span, Code::window_outside_aggregate, messages::window_outside_function());
      if (ast_.nodes[i].kind == NodeKind::text && !text_is_used_[i])
        error(ast_.nodes[i].span, Code::type_conflict, messages::text_outside_function());
    }
    if (varies_.back() != 0)
      error(ast_.nodes.back().span, Code::varies_by_category, messages::varies_at_the_end(dimension(varies_.back())));
    Checked checked;
    const Type& root = types_.back();
    const Unit* declared = options_.unit ? &*options_.unit : nullptr;
    if (root.boolean) {
      if (declared != nullptr && !declared->empty())
        error(ast_.nodes.back().span, Code::unit_conflict, messages::condition_in_unit(declared->name()));
    } else {
      checked.outcome = outcome(root, declared);
      if (!checked.outcome.conflict.empty())
        error(ast_.nodes.back().span, Code::unit_conflict, checked.outcome.conflict);
      if (!has_errors(findings_) && declared != nullptr && declared->dimension() == Dimension::share)
        shown_as_share(root, *declared);
    }
    checked.types = std::move(types_);
    checked.totals_categories = std::move(totals_categories_);
    checked.constants = std::move(constants_);
    return checked;
  }

 private:
  void finding(Severity severity, Span place, Code code, Wording wording) {
    if (findings_.size() >= most_findings) return;
    findings_.push_back(diagnose(text_, place, code, std::move(wording)));
    findings_.back().severity = severity;
  }
  void error(Span place, Code code, Wording wording) { finding(Severity::error, place, code, std::move(wording)); }
  void error(Span place, Code code, Wording wording, const std::string& subject) {
    const std::size_t before = findings_.size();
    error(place, code, std::move(wording));
    if (findings_.size() > before) findings_.back().subject = subject;
  }

  const Type& child(const Node& n, std::uint32_t i) const { return types_[ast_.child(n, i)]; }
  const Node& child_node(const Node& n, std::uint32_t i) const { return ast_.nodes[ast_.child(n, i)]; }

  // ---- what varies by category ----

  static constexpr std::uint32_t several = ~std::uint32_t{0};

  std::uint32_t dimension_number(std::string_view name) {
    const auto next = static_cast<std::uint32_t>(dimensions_.size() + 1);
    const auto [known, fresh] = dimension_numbers_.emplace(dimension_key(name), next);
    if (fresh) dimensions_.emplace_back(name);
    return known->second;
  }
  const std::string& dimension(std::uint32_t number) const { return dimensions_[number - 1]; }

  // By which dimension node i varies, and which ones are kept anywhere below it.
  void categories(std::uint32_t i) {
    const Node& n = ast_.nodes[i];
    bool mixed = false;
    for (std::uint32_t k = 0; k < n.child_count; ++k) {
      const std::uint32_t c = ast_.child(n, k);
      if (varies_[i] != 0 && varies_[c] != 0 && varies_[i] != varies_[c] && !mixed) {
        mixed = true;
        error(n.span, Code::varies_by_category,
              messages::two_dimensions_vary(dimension(varies_[i]), dimension(varies_[c])));
      }
      if (varies_[i] == 0) varies_[i] = varies_[c];
      if (keeps_[c] != 0) keeps_[i] = keeps_[i] == 0 || keeps_[i] == keeps_[c] ? keeps_[c] : several;
    }
    if (n.kind == NodeKind::selector) {
      for (const Selected& s : ast_.selections[n.payload])
        if (s.keep) keep(i, dimension_number(s.dimension));
    } else if (n.kind == NodeKind::call) {
      const Function& f = functions()[n.payload];
      if (f.form == FunctionForm::dimension) {
        keep(i, dimension_number("age"));
        varies_[i] = 0;
      } else if (varies_[i] != 0 && n.child_count == 1 && is_aggregate(f) &&
                 child_node(n, 0).kind != NodeKind::window) {
        totals_categories_[i] = 1;
        varies_[i] = 0;
      }
    }
  }

  // Figures are kept apart by one dimension at a time.
  void keep(std::uint32_t i, std::uint32_t dimension_number) {
    const bool function = ast_.nodes[i].kind == NodeKind::call;
    if (keeps_[i] != 0 && (keeps_[i] != dimension_number || (varies_[i] == 0 && !function)))
      error(ast_.nodes[i].span, Code::varies_by_category,
            messages::kept_inside_another(dimension(dimension_number),
                                          keeps_[i] == several ? std::string_view() : dimension(keeps_[i])));
    varies_[i] = keeps_[i] = dimension_number;
  }

  // ---- what is doubtful ----

  // A formula for an indicator in %, ‰ or /10万 that says otherwise.
  void shown_as_share(const Type& root, const Unit& declared) {
    const Node& n = ast_.nodes.back();
    const double per = per_of(declared);
    if (root.form == Type::Form::scaled && root.per != per)
      finding(Severity::warning, n.span, Code::scale_differs,
              messages::scale_differs(root.unit.name(), declared.name()));
    const bool ratio = n.kind == NodeKind::binary && n.op == Op::divide && !constants_[ast_.child(n, 1)].valid() &&
                       !constants_[ast_.child(n, 0)].valid();
    if (ratio && root.form == Type::Form::number)
      finding(Severity::warning, n.span, Code::ratio_without_scale,
              messages::ratio_without_scale(declared.name(), per == 100    ? "100%"
                                                             : per == 1000 ? "1000‰"
                                                                           : "10 万/10 万"));
  }

  // A count on another population than the indicator's, or on several.
  void population_bases() {
    constexpr std::string_view unspecified = "unspecified";
    std::string wanted = options_.basis && *options_.basis != unspecified ? *options_.basis : std::string();
    std::string_view other;  // the name that is on it; empty: the indicator
    std::vector<char> seen(ast_.inputs.size(), 0);
    for (const Node& n : ast_.nodes) {
      if (n.kind != NodeKind::name || seen[n.payload] != 0) continue;
      seen[n.payload] = 1;
      const Input& input = ast_.inputs[n.payload];
      if (input.symbol < 0) continue;
      const std::string& basis = symbols_.declarations()[static_cast<std::size_t>(input.symbol)].basis;
      if (basis == unspecified || basis == wanted) continue;
      if (wanted.empty()) {
        wanted = basis;
        other = input.name;
      } else {
        finding(Severity::warning, n.span, Code::basis_mixed, messages::basis_mixed(input.name, basis, other, wanted));
      }
    }
  }

  // The value of a part made of literals; invalid for any other.
  Value constant(const Node& n) const {
    if (n.kind == NodeKind::number) return Value(ast_.numbers[n.payload].value);
    if (n.kind != NodeKind::unary && n.kind != NodeKind::binary) return {};
    Value operands[2];
    for (std::uint32_t k = 0; k < n.child_count; ++k) {
      operands[k] = constants_[ast_.child(n, k)];
      if (!operands[k].valid()) return {};
    }
    return apply(n.op, operands[0], operands[1]);
  }

  void divides(const Node& n, std::uint32_t divisor) {
    const Value& value = constants_[ast_.child(n, divisor)];
    if (value.valid() && value.number == 0)
      finding(Severity::warning, child_node(n, divisor).span, Code::division_by_zero, messages::divisor_is_zero());
  }

  // A share that is multiplied as if it were none: 接种率×100.
  void scaled_twice(const Node& n, std::uint32_t share, std::uint32_t factor) {
    if (!options_.unit || options_.unit->dimension() != Dimension::share) return;
    const Node& f = child_node(n, factor);
    if (child(n, share).form != Type::Form::share || f.kind != NodeKind::number) return;
    const Number& literal = ast_.numbers[f.payload];
    if (literal.per != 1 || literal.value < 100 || std::log10(literal.value) != std::floor(std::log10(literal.value)))
      return;
    finding(Severity::warning, f.span, Code::suspicious_scale, messages::share_multiplied(options_.unit->name()));
  }

  // ---- limits ----

  // Shifts, windows, selections, parents and dimension functions inside each other: the program is built and run by recursion over
  // them. growth and cagr read their argument twice.
  void periods_inside_each_other() {
    const std::int32_t limit = std::clamp<std::int32_t>(options_.limits.depth, 1, 256);
    std::vector<std::int32_t> levels(ast_.nodes.size(), 0);
    std::vector<std::int32_t> growths(ast_.nodes.size(), 0);
    for (std::uint32_t i = 0; i < ast_.nodes.size(); ++i) {
      const Node& n = ast_.nodes[i];
      for (std::uint32_t k = 0; k < n.child_count; ++k) {
        levels[i] = std::max(levels[i], levels[ast_.child(n, k)]);
        growths[i] = std::max(growths[i], growths[ast_.child(n, k)]);
      }
      const bool call = n.kind == NodeKind::call;
      const bool dimension = call && functions()[n.payload].form == FunctionForm::dimension;
      const bool growth = call && takes_step(functions()[n.payload]);
      if (n.kind == NodeKind::shift || n.kind == NodeKind::window || n.kind == NodeKind::selector ||
          n.kind == NodeKind::parent || dimension || growth || totals_categories_[i] != 0)
        ++levels[i];
      if (growth) ++growths[i];
      if (growths[i] > most_growths) return error(n.span, Code::too_deep, messages::growth_too_deep(most_growths));
      if (levels[i] <= limit) continue;
      return error(n.span, Code::too_deep, messages::periods_too_deep(limit));
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
      case NodeKind::step:
      case NodeKind::text:
        return {};
      case NodeKind::shift:
      case NodeKind::selector:
      case NodeKind::parent:
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
              messages::no_scale(text_.substr(n.span.begin, n.span.end - n.span.begin)));
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
    error(child_node(n, i).span, Code::type_conflict, messages::number_expected());
    return false;
  }
  bool wants_condition(const Node& n, std::uint32_t i) {
    if (child(n, i).boolean) return true;
    error(child_node(n, i).span, Code::type_conflict, messages::condition_expected());
    return false;
  }

  Type condition() const {
    Type t;
    t.boolean = true;
    return t;
  }

  Type typed(const Node& n, const Typing& typing) {
    if (!typing.conflict.empty()) error(n.span, Code::unit_conflict, typing.conflict);
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
        scaled_twice(n, 0, 1);
        scaled_twice(n, 1, 0);
        return typed(n, product(a, b));
      case Op::divide:
        divides(n, 1);
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
    if (count < f.least_arguments || (f.most_arguments >= 0 && count > f.most_arguments)) {
      error(n.span, Code::wrong_argument_count, messages::wrong_argument_count(f.name, count, f.signature));
      for (std::uint32_t i = 0; i < n.child_count; ++i) use_window(n, i);
      return {};
    }
    if (windowed && is_aggregate(f)) {
      window(n);
      return f.keeps_unit ? child(n, 0) : Type{};
    }
    switch (f.form) {
      case FunctionForm::dimension:
        return dimension(n, f);
      case FunctionForm::power:
        if (!(wants_number(n, 0) & static_cast<int>(wants_number(n, 1)))) return {};
        return typed(n, raised(child(n, 0), child(n, 1), literal(n, 1)));
      case FunctionForm::fold:
      case FunctionForm::mean:
      case FunctionForm::median:
        return folded(n);
      case FunctionForm::clamp:
        if (constants_[ast_.child(n, 1)].valid() && constants_[ast_.child(n, 2)].valid() &&
            constants_[ast_.child(n, 1)].number > constants_[ast_.child(n, 2)].number)
          error(n.span, Code::invalid_argument, messages::limits_inverted());
        return folded(n);
      case FunctionForm::growth:
      case FunctionForm::compound:
        return growth(n, f);
      case FunctionForm::share:
      case FunctionForm::rate:
        return rate(n, f);
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
    if (count < f.least_arguments || (f.most_arguments >= 0 && count > f.most_arguments))
      error(n.span, Code::wrong_argument_count,
            messages::wrong_own_argument_count(f.name, count, f.least_arguments, f.most_arguments));
    for (std::uint32_t i = 0; i < n.child_count; ++i) wants_number(n, i);
    Type t;
    t.unit_undeclared = true;
    return t;
  }

  static Type a_share() {
    Type t;
    t.form = Type::Form::share;
    return t;
  }

  // Of a function over ages: what varies by age first, then ages as literals.
  Type dimension(const Node& n, const Function& f) {
    const auto by_age = static_cast<std::uint32_t>(f.arguments_by_age);
    for (std::uint32_t i = 0; i < n.child_count; ++i) {
      if (takes_text(f, i) && child_node(n, i).kind == NodeKind::text) {
        standard_population(n, i);
      } else if (i < by_age) {
        wants_number(n, i);
      }
    }
    std::vector<double> ages;
    for (std::uint32_t i = by_age; i < n.child_count; ++i) {
      const Value& age = constants_[ast_.child(n, i)];
      if (!age.valid() || age.number < 0)
        error(child_node(n, i).span, Code::invalid_argument, messages::age_expected(f.name, f.signature));
      ages.push_back(age.number);
    }
    if (ages.size() == 2 && ages[0] >= ages[1])
      error(n.span, Code::invalid_argument, messages::ages_inverted(f.name, f.signature));
    switch (f.dimension_function) {
      case DimensionFunction::life_expectancy:
      case DimensionFunction::healthy_life_expectancy:
        return type_of_unit(Unit::from("岁"));
      case DimensionFunction::age_standardised_rate:
        return type_of_unit(Unit::from("/10万"));
      default:
        return a_share();
    }
  }

  void standard_population(const Node& n, std::uint32_t i) {
    text_is_used_[ast_.child(n, i)] = 1;
    const Node& name = child_node(n, i);
    const std::string& written = ast_.texts[name.payload];
    if (find_standard_population(written) != nullptr) return;
    std::vector<std::string_view> known;
    for (const StandardPopulation& standard : standard_populations()) known.push_back(standard.id);
    error(name.span, Code::unknown_name, messages::unknown_standard_population(written, known), written);
  }

  Type growth(const Node& n, const Function& f) {
    wants_number(n, 0);
    if (n.child_count < 2) return a_share();
    const Node& step = child_node(n, 1);
    const bool is_step = step.kind == NodeKind::step;
    const TimeReference::Kind kind = is_step ? ast_.shifts[step.payload].kind : TimeReference::Kind::current;
    const bool back = kind == TimeReference::Kind::relative && ast_.shifts[step.payload].steps < 0;
    const bool fixed = kind == TimeReference::Kind::fixed && f.form == FunctionForm::growth;
    if (!back && !fixed)
      error(step.span, Code::invalid_period, messages::step_expected(f.name, f.form == FunctionForm::growth));
    return a_share();
  }

  Type rate(const Node& n, const Function& f) {
    bool numbers = true;
    for (std::uint32_t i = 0; i < n.child_count; ++i) numbers = wants_number(n, i) && numbers;
    if (!numbers) return {};
    divides(n, 1);
    const Type ratio = typed(n, quotient(child(n, 0), child(n, 1)));
    if (f.form == FunctionForm::share) {
      if (ratio.physical() && !ratio.unit_undeclared)
        error(n.span, Code::unit_conflict, messages::share_of_different_units());
      Type t = a_share();
      t.unit_undeclared = ratio.unit_undeclared;
      return t;
    }
    return is_scale(ast_, ast_.child(n, 2)) ? scaled(ratio, scale(n, 2)) : typed(n, product(ratio, child(n, 2)));
  }

  void use_window(const Node& n, std::uint32_t i) {
    if (child_node(n, i).kind == NodeKind::window) window_is_used_[ast_.child(n, i)] = 1;
  }

  void window(const Node& n) {
    use_window(n, 0);
    const Node& w = child_node(n, 0);
    const Window& window = ast_.windows[w.payload];
    if (window.year_to_date) return;
    const auto steps = [](const TimeReference& t) { return t.kind == TimeReference::Kind::relative ? t.steps : 0; };
    const bool both_relative = !window.open_start && window.from.kind != TimeReference::Kind::fixed &&
                               window.to.kind != TimeReference::Kind::fixed;
    if (!both_relative) return;
    const std::int64_t length = steps(window.to) - steps(window.from) + 1;
    if (window.from.step == window.to.step || steps(window.to) == 0 || window.open_end) {
      if (length < 1) error(w.span, Code::invalid_period, messages::window_inverted());
      if (length > options_.limits.window)
        error(w.span, Code::window_too_long, messages::window_too_long(length, options_.limits.window));
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
    if (!typing.conflict.empty()) error(n.span, Code::unit_conflict, messages::physical_argument(f.name));
    return typing.result;
  }

  std::string_view text_;
  const Ast& ast_;
  const Symbols& symbols_;
  const FormulaOptions& options_;
  Diagnostics& findings_;
  std::vector<Type> types_;
  std::vector<Value> constants_;  // of parts made of literals
  std::vector<char> window_is_used_;
  std::vector<char> text_is_used_;
  std::vector<std::string> dimensions_;  // as first written
  std::unordered_map<std::string, std::uint32_t> dimension_numbers_;
  std::vector<std::uint32_t> varies_;  // by which dimension, counted from 1; 0: by none
  std::vector<std::uint32_t> keeps_;   // which dimension is kept below, `several`, or 0
  std::vector<char> totals_categories_;
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
