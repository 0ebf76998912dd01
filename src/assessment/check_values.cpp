#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "assessment/check_messages.hpp"
#include "assessment/checks.hpp"
#include "assessment/in_unit.hpp"
#include "assessment/target_level.hpp"
#include "assessment/usual_indicators.hpp"
#include "assessment/value_faults.hpp"
#include "assessment/whole_counts.hpp"
#include "data/columns.hpp"
#include "engine/messages.hpp"
#include "formula/compiled.hpp"
#include "formula/number_text.hpp"
#include "salus/base/value.hpp"
#include "salus/units/rounding.hpp"

namespace salus::assessment {
namespace {

class ValueChecks {
 public:
  ValueChecks(const Plan& plan, const Results& results, Findings& findings)
      : plan_(plan), results_(results), findings_(findings) {}

  void run() {
    find_value_faults(plan_, results_, [this](ValueFault fault) { findings_.add(std::move(fault.finding)); });
    for (const ResultRow& row : results_.rows)
      if (row.value.valid()) published(row);
    for (std::size_t i = 0; i < plan_.indicators().size(); ++i) behind_baseline(i);
  }

 private:
  const Indicator& indicator_of(const ResultRow& row) const {
    return plan_.indicators()[static_cast<std::size_t>(row.indicator)];
  }
  const std::string& area_of(const ResultRow& row) const { return results_.areas[static_cast<std::size_t>(row.area)]; }
  const Period& period_of(const ResultRow& row) const { return results_.periods[static_cast<std::size_t>(row.period)]; }

  CheckFinding of_row(const ResultRow& row, Code code, Severity severity, Wording wording) const {
    CheckFinding made = finding(code, severity, std::move(wording), indicator_of(row).id);
    made.area = area_of(row);
    made.period = period_of(row);
    return made;
  }

  // As evaluate() finds it, with its place.
  void published(const ResultRow& row) {
    if (!row.reported.valid()) return;
    const Indicator& indicator = indicator_of(row);
    const double half = 0.5 * std::pow(10.0, -indicator.digits);
    if (std::fabs(row.value.number - row.reported.number) <= half * (1 + 1e-9)) return;
    CheckFinding made = of_row(
        row, Code::reported_disagrees, Severity::warning,
        engine::messages::reported_disagrees(
            indicator.name.zh, area_of(row), period_of(row).to_string(), shown(indicator, row),
            shown(indicator, row.reported.number, std::max(indicator.digits, shortest_digits(row.reported.number)))));
    made.figures = {{"computed", row.value.number, indicator.unit}, {"published", row.reported.number, indicator.unit}};
    findings_.add(std::move(made));
  }

  // The value of the indicator's baseline in the plan's own area; without one, the last before the plan's years.
  const ResultRow* baseline_of(std::size_t i) const {
    const auto own = std::find(results_.areas.begin(), results_.areas.end(), plan_.jurisdiction());
    if (own == results_.areas.end()) return nullptr;
    const auto area = static_cast<std::size_t>(own - results_.areas.begin());
    const std::optional<Period>& declared =
        plan_.indicators()[i].baseline ? plan_.indicators()[i].baseline : plan_.baseline();
    const ResultRow* found = nullptr;
    for (std::size_t p = 0; p < results_.periods.size(); ++p) {
      const Period& period = results_.periods[p];
      const ResultRow& row = results_.at(i, area, p);
      if (!row.value.valid()) continue;
      if (declared ? period != *declared : period.last_day() >= plan_.period().first_day()) continue;
      if (found == nullptr || period_of(*found).last_day() < period.last_day()) found = &row;
    }
    return found;
  }

  void behind_baseline(std::size_t i) {
    const Indicator& indicator = plan_.indicators()[i];
    const bool higher = indicator.direction == Direction::higher_is_better;
    if (!higher && indicator.direction != Direction::lower_is_better) return;
    const ResultRow* row = baseline_of(i);
    if (row == nullptr) return;
    for (const IndicatorTarget& target : indicator.targets) {
      if (!target.target.judgeable()) continue;
      const std::optional<Level> level = level_of(target.target);
      const std::optional<double> bound =
          level ? in_unit(level->number, level->unit, indicator.unit) : std::optional<double>();
      if (!bound) continue;
      const double value = row->value.number;
      if (!(higher ? definitely_less(*bound, value) : definitely_less(value, *bound))) continue;
      const bool keeps = keeps_level(target.target.text);
      CheckFinding made = finding(
          Code::target_behind_baseline, keeps ? Severity::note : Severity::warning,
          messages::target_behind_baseline(messages::of_target(target.period), {name_of(indicator), target.target.text},
                                           shown(indicator, *row), period_of(*row), keeps),
          indicator.id);
      made.period = target.period;
      made.figures = {{"target", level->number, level->unit}, {"baseline", value, indicator.unit}};
      findings_.add_uncovered(std::move(made));
    }
  }

  static bool keeps_level(const std::string& text) {
    for (const char* word : {"稳定", "保持", "控制", "不低于", "不少于", "不高于", "不超过", "以内"})
      if (text.find(word) != std::string::npos) return true;
    return false;
  }

  const Plan& plan_;
  const Results& results_;
  Findings& findings_;
};

// The plan's areas by the dataset's.
std::vector<std::int32_t> areas_by_data(const engine::Binding& binding, std::size_t count) {
  std::vector<std::int32_t> areas(count, -1);
  for (std::size_t i = 0; i < binding.areas.size(); ++i)
    for (const std::uint32_t area : binding.areas[i].areas) areas[area] = static_cast<std::int32_t>(i);
  return areas;
}

// The figures of elements, each as it stands in the data.
class ObservationChecks {
 public:
  ObservationChecks(const Plan& plan, const Dataset& dataset, const engine::Binding& binding, Findings& findings)
      : plan_(plan),
        columns_(dataset.columns()),
        binding_(binding),
        areas_(areas_by_data(binding, columns_.areas.size())),
        findings_(findings) {}

  void run() {
    for (std::size_t e = 0; e < plan_.elements().size(); ++e) {
      const Limits limits = limits_of(plan_.elements()[e]);
      for (const std::uint32_t given : binding_.elements[e])
        for (std::uint32_t row = columns_.element_begin[given]; row < columns_.element_begin[given + 1]; ++row)
          if (columns_.reason[row] == Reason::none) check(plan_.elements()[e], limits, row);
    }
  }

 private:
  // What figures of an element there can be.
  struct Limits {
    double low = -std::numeric_limits<double>::infinity();
    double high = std::numeric_limits<double>::infinity();
    bool certain = false;  // that none is above `high`
    bool whole = false;
  };

  static Limits limits_of(const Element& element) {
    const Declaration& d = element.declaration;
    const ShareBound bound = share_bound(d.name, d.unit, false);
    const bool counted = d.unit.dimension() == Dimension::label || d.unit.dimension() == Dimension::share;
    Limits limits;
    if (counted && !may_be_negative(d.name)) limits.low = 0;
    if (bound != ShareBound::none) limits.high = convert(100, Unit::from("%"), d.unit);
    limits.certain = bound == ShareBound::certain;
    limits.whole = is_whole_count(d, element.english);
    return limits;
  }

  void check(const Element& element, const Limits& limits, std::uint32_t row) {
    const double number = columns_.number[row];
    const bool below = definitely_less(number, limits.low);
    const bool above = definitely_less(limits.high, number);
    // What was estimated or derived is the result of an arithmetic that knows no persons.
    const bool counted = columns_.origin[row] == Origin::reported || columns_.origin[row] == Origin::computed;
    const bool fraction = limits.whole && counted && !nearly_equal(std::round(number), number);
    if (!below && !above && !fraction) return;
    const Declaration& d = element.declaration;
    const std::int32_t known = areas_[columns_.area[row]];
    const std::string& area =
        known >= 0 ? plan_.areas()[static_cast<std::size_t>(known)].id : columns_.areas[columns_.area[row]];
    const Period& period = columns_.periods[columns_.period[row]];
    const Phrase where = messages::of_figure(plan_, area, period);
    const messages::Said said{{element.english.empty() ? d.name : element.english, d.name},
                              formula::number_text(number) + d.unit.name()};
    const auto add = [&](Code code, Severity severity, Wording wording) {
      CheckFinding made = finding(code, severity, std::move(wording), d.id);
      made.area = area;
      made.period = period;
      made.figures = {{"value", number, d.unit}};
      findings_.add(std::move(made));
    };
    if (below) add(Code::impossible_value, Severity::error, messages::impossible_value(where, said, "0", ""));
    if (above)
      add(Code::share_above_whole, limits.certain ? Severity::error : Severity::warning,
          messages::share_above_whole(where, said, limits.certain));
    if (fraction)
      add(Code::impossible_value, Severity::warning, messages::fraction_of_count(where, said, d.unit.name()));
  }

  const Plan& plan_;
  const data::Columns& columns_;
  const engine::Binding& binding_;
  std::vector<std::int32_t> areas_;
  Findings& findings_;
};

}  // namespace

bool divides_like_by_like(const Plan& plan, const Indicator& indicator) {
  if (indicator.formula_text.empty()) return false;
  const formula::Compiled& formula = indicator.formula.compiled();
  if (formula.numerator_node < 0 || formula.denominator_node < 0) return false;
  const auto unit_of = [&](std::int64_t node) -> const Unit* {
    const formula::Node& at = formula.ast.nodes[static_cast<std::size_t>(node)];
    if (at.kind != formula::NodeKind::name) return nullptr;
    const std::int64_t symbol = formula.ast.inputs[at.payload].symbol;
    return symbol < 0 ? nullptr : &plan.symbols().declarations()[static_cast<std::size_t>(symbol)].unit;
  };
  const Unit* numerator = unit_of(formula.numerator_node);
  const Unit* denominator = unit_of(formula.denominator_node);
  return numerator != nullptr && denominator != nullptr && !numerator->empty() && *numerator == *denominator;
}

void check_values(const Plan& plan, const Results& results, Findings& findings) {
  ValueChecks(plan, results, findings).run();
}

void check_observations(const Plan& plan, const Dataset& dataset, const engine::Binding& binding, Findings& findings) {
  ObservationChecks(plan, dataset, binding, findings).run();
}

}  // namespace salus::assessment
