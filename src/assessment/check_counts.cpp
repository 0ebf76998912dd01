// Published rates beside whole counts: which numbers of people can stand behind them.
#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "assessment/check_messages.hpp"
#include "assessment/checks.hpp"
#include "assessment/usual_indicators.hpp"
#include "assessment/whole_counts.hpp"
#include "formula/compiled.hpp"
#include "formula/number_text.hpp"
#include "salus/base/value.hpp"
#include "salus/units/rounding.hpp"

namespace salus::assessment {
namespace {

using engine::Figure;

// An indicator N/D×k, where N and D are counts.
struct Rate {
  std::size_t indicator = 0;
  Formula numerator;
  Formula denominator;
  std::vector<std::int64_t> denominator_symbols;
  // Index of its figures among all that were evaluated.
  std::size_t figures = 0;
  std::vector<Figure> published;
};

// The names in a part of a formula that is made of counts, added and subtracted; nothing for any other part.
std::optional<std::vector<std::int64_t>> counts_in(const Plan& plan, const formula::Compiled& formula,
                                                   std::int64_t root) {
  if (root < 0) return std::nullopt;
  std::vector<std::int64_t> symbols;
  const auto& nodes = formula.ast.nodes;
  for (std::size_t i = nodes[static_cast<std::size_t>(root)].begin_node; i <= static_cast<std::size_t>(root); ++i) {
    const formula::Node& node = nodes[i];
    if (node.kind == formula::NodeKind::binary && (node.op == formula::Op::add || node.op == formula::Op::subtract))
      continue;
    if (node.kind != formula::NodeKind::name) return std::nullopt;
    const std::int64_t symbol = formula.ast.inputs[node.payload].symbol;
    if (symbol < 0 || static_cast<std::size_t>(symbol) >= plan.elements().size()) return std::nullopt;
    if (!counts_whole_things(plan.elements()[static_cast<std::size_t>(symbol)].declaration.unit)) return std::nullopt;
    symbols.push_back(symbol);
  }
  return symbols;
}

std::optional<Formula> compiled(const Plan& plan, const Indicator& indicator, const std::string& text) {
  FormulaOptions options;
  options.basis = indicator.basis;
  Result<Formula> formula = Formula::compile(text, plan.symbols(), options);
  if (!formula.ok()) return std::nullopt;
  return std::move(formula).value();
}

std::vector<Rate> rates_of(const Plan& plan) {
  std::vector<Rate> rates;
  for (std::size_t i = 0; i < plan.indicators().size(); ++i) {
    const Indicator& indicator = plan.indicators()[i];
    if (indicator.formula_text.empty()) continue;
    const formula::Compiled& formula = indicator.formula.compiled();
    if (!(formula.ratio_factor > 0)) continue;
    const auto numerator = counts_in(plan, formula, formula.numerator_node);
    auto denominator = counts_in(plan, formula, formula.denominator_node);
    if (!numerator || !denominator) continue;
    std::optional<Formula> above = compiled(plan, indicator, formula.numerator);
    std::optional<Formula> below = compiled(plan, indicator, formula.denominator);
    if (above && below) rates.push_back({i, *std::move(above), *std::move(below), *std::move(denominator), 0, {}});
  }
  return rates;
}

bool is_evidence(const Figure& figure) { return figure.value.valid() && figure.origin <= Origin::computed; }

bool is_whole(double number) { return number > 0 && std::floor(number) == number; }

// Bounds are open to what rounding makes of their ends, and are shown as whole numbers.
std::string shown(const Bounds& bounds) {
  const std::string low = format_decimal(bounds.low, 0);
  return std::isfinite(bounds.high) ? low + "–" + format_decimal(bounds.high, 0) : "≥" + low;
}

class CountChecks {
 public:
  CountChecks(const Plan& plan, const Grid& grid, engine::PlanFigures& figures, Findings& findings)
      : plan_(plan), grid_(grid), source_(figures), findings_(findings), rates_(rates_of(plan)) {}

  void run() {
    read();
    for (std::size_t a = 0; a < grid_.areas.size(); ++a)
      for (std::size_t p = 0; p < grid_.periods.size(); ++p) check_cell(a, p);
  }

 private:
  // A published rate of one cell with what is known of its counts.
  struct Case {
    const Rate* rate;
    PrintedRate printed;
    std::optional<double> numerator;
  };

  void read() {
    std::vector<const Formula*> formulas;
    for (Rate& rate : rates_) {
      rate.published = source_.stated(plan_.elements().size() + rate.indicator);
      const bool any = std::any_of(rate.published.begin(), rate.published.end(), is_evidence);
      if (!any) rate.published.clear();
      if (!any) continue;
      rate.figures = formulas.size();
      formulas.push_back(&rate.numerator);
      formulas.push_back(&rate.denominator);
    }
    figures_ = source_.formulas(formulas);
  }

  const Figure& figure(const Rate& rate, std::size_t which, std::size_t cell) const {
    return figures_[(rate.figures + which) * source_.cells() + cell];
  }

  void check_cell(std::size_t area, std::size_t period) {
    const std::size_t cell = source_.cell(area, period);
    std::map<std::vector<std::int64_t>, std::vector<Case>> groups;
    for (const Rate& rate : rates_) {
      if (rate.published.empty() || !is_evidence(rate.published[cell])) continue;
      const double value = rate.published[cell].value.number;
      if (value < 0) continue;
      const formula::Compiled& formula = indicator_of(rate).formula.compiled();
      const Case given{&rate, {value, shortest_digits(value), formula.ratio_factor}, numerator_of(rate, cell)};
      const Figure& denominator = figure(rate, 1, cell);
      if (!denominator.value.valid()) {
        if (given.numerator) imply(given, area, period);
        groups[rate.denominator_symbols].push_back(given);
      } else if (is_evidence(denominator) && !given.numerator) {
        no_whole_count(given, denominator.value.number, area, period);
      }
    }
    for (const auto& group : groups)
      if (group.second.size() > 1) compare(group.second, area, period);
  }

  std::optional<double> numerator_of(const Rate& rate, std::size_t cell) const {
    const Figure& numerator = figure(rate, 0, cell);
    if (!is_evidence(numerator) || numerator.value.number < 0) return std::nullopt;
    return numerator.value.number;
  }

  const Indicator& indicator_of(const Rate& rate) const { return plan_.indicators()[rate.indicator]; }

  messages::Said said(const Case& given) const {
    const Indicator& indicator = indicator_of(*given.rate);
    std::string text = display(Value(given.printed.value), indicator.unit, given.printed.digits);
    if (given.numerator) text = formula::number_text(*given.numerator) + " ∼ " + text;
    return {name_of(indicator), std::move(text)};
  }

  const std::string& area_id(std::size_t area) const {
    return plan_.areas()[static_cast<std::size_t>(grid_.areas[area])].id;
  }
  Phrase where(std::size_t area, std::size_t period) const {
    return messages::of_figure(plan_, area_id(area), grid_.periods[period]);
  }

  void add(CheckFinding made, std::size_t area, std::size_t period) {
    made.area = area_id(area);
    made.period = grid_.periods[period];
    findings_.add(std::move(made));
  }

  // Taking the count as exact.
  void imply(const Case& given, std::size_t area, std::size_t period) {
    const Bounds bounds = denominators(given.printed, *given.numerator);
    if (bounds.empty() || !std::isfinite(bounds.high)) return;
    CheckFinding made =
        finding(Code::implied_denominator, Severity::note,
                messages::implied_denominator(where(area, period), denominator_name(given), said(given), shown(bounds)),
                indicator_of(*given.rate).id);
    made.figures = {{"numerator", *given.numerator, Unit()},
                    {"rate", given.printed.value, indicator_of(*given.rate).unit},
                    {"low", bounds.low, Unit()},
                    {"high", bounds.high, Unit()}};
    add(std::move(made), area, period);
  }

  void no_whole_count(const Case& given, double denominator, std::size_t area, std::size_t period) {
    // Of a rounded denominator nothing is known so exactly.
    if (!is_whole(denominator) || slack_of(denominator) > 0 || some_count_gives(given.printed, denominator)) return;
    const Indicator& indicator = indicator_of(*given.rate);
    const PrintedRate& rate = given.printed;
    const double below = std::floor(rate.value * denominator / rate.per);
    const auto nearest = [&](double count) {
      return formula::number_text(count) + " ∼ " +
             display(Value(count / denominator * rate.per), indicator.unit, rate.digits);
    };
    CheckFinding made =
        finding(Code::no_whole_count, Severity::error,
                messages::no_whole_count(where(area, period), said(given), formula::number_text(denominator),
                                         nearest(below), nearest(below + 1)),
                indicator.id);
    made.figures = {{"rate", rate.value, indicator.unit}, {"denominator", denominator, Unit()}};
    add(std::move(made), area, period);
  }

  void compare(const std::vector<Case>& cases, std::size_t area, std::size_t period) {
    const Case* least = nullptr;
    const Case* most = nullptr;
    Bounds common{0, std::numeric_limits<double>::infinity()};
    std::vector<PrintedRate> uncounted;
    for (const Case& given : cases) {
      if (!given.numerator) {
        uncounted.push_back(given.printed);
        continue;
      }
      const Bounds bounds = denominators(given.printed, *given.numerator, slack_of(*given.numerator));
      if (bounds.low > common.low) {
        common.low = bounds.low;
        least = &given;
      }
      if (bounds.high < common.high) {
        common.high = bounds.high;
        most = &given;
      }
    }
    if (common.empty() && least != nullptr && most != nullptr && least != most) {
      disagree(*least, *most, area, period);
    } else if (!common.empty() && !uncounted.empty() && most != nullptr && !common_denominator(uncounted, common)) {
      none_in_common(cases, common, area, period);
    }
  }

  static Bounds bounds_of(const Case& given) {
    return denominators(given.printed, *given.numerator, slack_of(*given.numerator));
  }

  std::string denominator_name(const Case& given) const { return indicator_of(*given.rate).formula.denominator(); }

  void disagree(const Case& one, const Case& other, std::size_t area, std::size_t period) {
    const Bounds first = bounds_of(one);
    const Bounds second = bounds_of(other);
    CheckFinding made = finding(Code::denominators_disagree, Severity::error,
                                messages::denominators_disagree(where(area, period), denominator_name(one), said(one),
                                                                shown(first), said(other), shown(second)),
                                indicator_of(*one.rate).id);
    made.other = indicator_of(*other.rate).id;
    made.figures = {{"low", first.low, Unit()},
                    {"high", first.high, Unit()},
                    {"other_low", second.low, Unit()},
                    {"other_high", second.high, Unit()}};
    add(std::move(made), area, period);
  }

  void none_in_common(const std::vector<Case>& cases, const Bounds& common, std::size_t area, std::size_t period) {
    std::vector<messages::Said> all;
    all.reserve(cases.size());
    for (const Case& given : cases) all.push_back(said(given));
    CheckFinding made = finding(
        Code::denominators_disagree, Severity::error,
        messages::no_common_denominator(where(area, period), denominator_name(cases.front()), all, shown(common)),
        indicator_of(*cases.front().rate).id);
    made.other = indicator_of(*cases.back().rate).id;
    made.figures = {{"low", common.low, Unit()}, {"high", common.high, Unit()}};
    add(std::move(made), area, period);
  }

  const Plan& plan_;
  const Grid& grid_;
  engine::PlanFigures& source_;
  Findings& findings_;
  std::vector<Rate> rates_;
  std::vector<Figure> figures_;
};

}  // namespace

void check_counts(const Plan& plan, const Grid& grid, engine::PlanFigures& figures, Findings& findings) {
  CountChecks(plan, grid, figures, findings).run();
}

}  // namespace salus::assessment
