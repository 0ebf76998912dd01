#include "salus/engine/results.hpp"

#include <algorithm>
#include <cmath>

#include "data/columns.hpp"
#include "data/years.hpp"
#include "engine/binding.hpp"
#include "engine/dataset_program.hpp"
#include "engine/messages.hpp"
#include "engine/user_function.hpp"
#include "formula/compiled.hpp"
#include "formula/program.hpp"
#include "salus/statistics/proportions.hpp"
#include "salus/statistics/rates.hpp"

namespace salus {
namespace {

constexpr int outputs_per_indicator = 3;  // value, numerator, denominator; as formula::link has them

Result<std::vector<std::int32_t>> chosen_areas(const Plan& plan, const engine::Binding& binding,
                                               const std::vector<std::string>& wanted) {
  std::vector<std::int32_t> areas;
  Diagnostics problems;
  for (const std::string& text : wanted) {
    const std::int32_t area = engine::find_area(plan, text);
    if (area < 0) {
      problems.push_back(engine::no_such_area(plan, text));
    } else if (std::find(areas.begin(), areas.end(), area) == areas.end()) {
      areas.push_back(area);
    }
  }
  if (!problems.empty()) return problems;
  if (!wanted.empty()) return areas;
  for (std::size_t i = 0; i < binding.areas.size(); ++i)
    if (!binding.areas[i].areas.empty()) areas.push_back(static_cast<std::int32_t>(i));
  if (areas.empty()) areas.push_back(engine::find_area(plan, plan.jurisdiction()));
  return areas;
}

class Evaluation {
 public:
  Evaluation(const Plan& plan, const engine::Binding& binding, const data::Lookup& lookup,
             const EvaluateOptions& options)
      : plan_(plan),
        binding_(binding),
        lookup_(lookup),
        periods_(lookup),
        confidence_(options.confidence),
        evaluator_(lookup, plan.symbols().declarations(), binding.elements, options.completeness, options.confidence,
                   periods_, findings_) {}

  Results run(const std::vector<std::int32_t>& areas, const std::vector<Period>& periods) {
    Results results;
    std::vector<engine::Row> rows;
    for (std::int32_t area : areas) results.areas.push_back(plan_.areas()[static_cast<std::size_t>(area)].id);
    results.periods = periods;
    for (std::int32_t area : areas)
      for (const Period& period : periods) rows.push_back({area, periods_.number(period)});
    const std::vector<engine::ValueColumn> computed = evaluator_.run(plan_.program(), rows);
    results.rows.reserve(plan_.indicators().size() * rows.size());
    for (std::size_t i = 0; i < plan_.indicators().size(); ++i) indicator(i, computed, rows, results);
    results.findings = std::move(findings_);
    results.confidence = confidence_;
    return results;
  }

 private:
  void indicator(std::size_t i, const std::vector<engine::ValueColumn>& computed, const std::vector<engine::Row>& rows,
                 Results& results) {
    const Indicator& indicator = plan_.indicators()[i];
    const bool ratio = !indicator.formula.numerator().empty();
    data::Measure measure;
    measure.additive = false;
    measure.exact = true;
    const data::Series published = lookup_.bind(binding_.elements[plan_.elements().size() + i], measure, findings_);
    const engine::ValueColumn* columns = computed.data() + i * outputs_per_indicator;
    for (std::size_t k = 0; k < rows.size(); ++k) {
      ResultRow row;
      row.indicator = static_cast<std::int32_t>(i);
      row.area = static_cast<std::int32_t>(k / results.periods.size());
      row.period = static_cast<std::int32_t>(k % results.periods.size());
      if (!indicator.formula_text.empty()) {
        row.value = columns[0].get(k);
        row.origin = weaker(columns[0].origins[k], Origin::computed);
      }
      if (ratio) {
        row.numerator = columns[1].get(k);
        row.denominator = columns[2].get(k);
      }
      limits(indicator, columns[0], k, row);
      const data::Reading reading = lookup_.read(published, rows[k].area, periods_.when(rows[k].period));
      if (reading.present) merge(indicator, reading, results, row);
      results.rows.push_back(row);
    }
  }

  // A published value beside what the counts give: the stronger one is shown. Counts that were themselves reported come first, since
  // they give more digits and their own numerator.
  void merge(const Indicator& indicator, const data::Reading& published, const Results& results, ResultRow& row) {
    const bool from_counts = row.value.valid() && row.origin <= std::max(Origin::computed, published.origin);
    if (from_counts) {
      row.reported = published.value;
      compare(indicator, results, row);
      return;
    }
    if (row.value.valid() && !published.value.valid()) return;
    row.value = published.value;
    row.origin = published.origin;
    row.numerator = row.denominator = Value();
    set_limits(row, published.value.valid() ? Reason::missing : published.value.reason);
  }

  static void set_limits(ResultRow& row, const Estimate& estimate) {
    row.lower = estimate.lower;
    row.upper = estimate.upper;
    row.limits_reason = estimate.limits_reason;
  }

  // Those of a computed value.
  void limits(const Indicator& indicator, const engine::ValueColumn& column, std::size_t k, ResultRow& row) const {
    if (!row.value.valid()) return set_limits(row, row.value.reason);
    using formula::Statistic;
    const formula::Compiled& compiled = indicator.formula.compiled();
    const bool own = indicator.uncertainty == Uncertainty::function;
    const double events = row.numerator.number / compiled.numerator_factor;
    const double population = row.denominator.number / compiled.denominator_factor;
    if (indicator.uncertainty == Uncertainty::rate || (own && compiled.statistic == Statistic::rate)) {
      RateOptions options;
      options.per = compiled.ratio_factor;
      options.confidence = confidence_;
      set_limits(row, rate(events, population, options));
    } else if (indicator.uncertainty == Uncertainty::proportion ||
               (own && compiled.statistic == Statistic::proportion)) {
      ProportionOptions options;
      options.per = compiled.ratio_factor;
      options.confidence = confidence_;
      options.design_effect = indicator.design_effect;
      set_limits(row, proportion(events, population, options));
    } else if (own && !column.limits.empty()) {
      row.lower = column.limits.lower[k];
      row.upper = column.limits.upper[k];
      row.limits_reason = static_cast<Reason>(column.limits.reasons[k]);
    }
  }

  // A published figure is good to half a unit of its last digit.
  void compare(const Indicator& indicator, const Results& results, const ResultRow& row) {
    if (!row.reported.valid()) return;
    const double unit = std::pow(10.0, -indicator.digits);
    if (std::fabs(row.value.number - row.reported.number) <= 0.5 * unit * (1 + 1e-9)) return;
    findings_.push_back(worded(
        Code::reported_disagrees, Severity::warning,
        engine::messages::reported_disagrees(indicator.name.zh, results.areas[static_cast<std::size_t>(row.area)],
                                             results.periods[static_cast<std::size_t>(row.period)].to_string(),
                                             display(row.value, indicator.unit, indicator.digits),
                                             display(row.reported, indicator.unit, indicator.digits)),
        indicator.id));
  }

  const Plan& plan_;
  const engine::Binding& binding_;
  const data::Lookup& lookup_;
  engine::PeriodTable periods_;
  double confidence_;
  Diagnostics findings_;
  engine::DatasetEvaluator evaluator_;
};

bool refers_to_parent(const Plan& plan) {
  for (const Indicator& indicator : plan.indicators())
    for (const IndicatorTarget& target : indicator.targets)
      if (target.target.kind == TargetKind::better_than_parent) return true;
  return false;
}

std::vector<std::int32_t> parents_of(const engine::Binding& binding, const std::vector<std::int32_t>& areas) {
  std::vector<std::int32_t> parents;
  for (std::int32_t area : areas) {
    const std::int32_t parent = binding.areas[static_cast<std::size_t>(area)].parent;
    if (parent >= 0 && std::find(parents.begin(), parents.end(), parent) == parents.end()) parents.push_back(parent);
  }
  return parents;
}

Results evaluated(const Plan& plan, const Dataset& dataset, const engine::Binding& binding,
                  const std::vector<std::int32_t>& areas, const std::vector<Period>& periods,
                  const EvaluateOptions& options) {
  const data::Lookup lookup(dataset, binding.areas, options.completeness);
  Results results = Evaluation(plan, binding, lookup, options).run(areas, periods);
  results.findings.insert(results.findings.begin(), binding.warnings.begin(), binding.warnings.end());
  if (refers_to_parent(plan)) {
    std::vector<Period> years = data::years_of(dataset);
    for (const Period& period : periods)
      if (std::find(years.begin(), years.end(), period) == years.end()) years.push_back(period);
    results.parents =
        std::make_shared<Results>(Evaluation(plan, binding, lookup, options).run(parents_of(binding, areas), years));
  }
  return results;
}

}  // namespace

Result<Results> evaluate(const Plan& plan, const Dataset& dataset, const EvaluateOptions& options) {
  if (!(options.completeness > 0 && options.completeness <= 1))
    return worded(Code::invalid_argument, engine::messages::invalid_completeness());
  if (!(options.confidence > 0 && options.confidence < 1))
    return worded(Code::invalid_argument, engine::messages::invalid_confidence());
  engine::Binding binding = engine::bind(plan, dataset);
  if (!binding.errors.empty()) return std::move(binding.errors);
  Result<std::vector<std::int32_t>> areas = chosen_areas(plan, binding, options.areas);
  if (!areas.ok()) return std::move(areas).take_diagnostics();
  std::vector<Period> periods;
  for (const Period& period : options.periods.empty() ? data::years_of(dataset) : options.periods)
    if (std::find(periods.begin(), periods.end(), period) == periods.end()) periods.push_back(period);

  try {
    return evaluated(plan, dataset, binding, *areas, periods, options);
  } catch (const engine::FunctionFailure& failure) {
    return failure.diagnostic();
  }
}

}  // namespace salus
