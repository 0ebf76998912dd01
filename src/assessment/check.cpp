#include "salus/assessment/check.hpp"

#include <algorithm>
#include <utility>

#include "assessment/checks.hpp"
#include "data/years.hpp"
#include "engine/binding.hpp"
#include "engine/plan_figures.hpp"
#include "engine/user_function.hpp"
#include "formula/program.hpp"
#include "formula/set_messages.hpp"
#include "salus/assessment/completion.hpp"
#include "salus/engine/results.hpp"

namespace salus {
namespace {

// No plan states figures of more periods than this; data may be anything.
constexpr std::size_t most_longer_periods = 1000;

// The longer periods that the data state figures of, such as five years: evaluate() takes single years alone.
std::vector<Period> longer_periods(const Dataset& dataset) {
  std::vector<Period> longer;
  for (const Period& period : dataset.periods())
    if (period.frequency() == Frequency::year && period.count() > 1 && longer.size() < most_longer_periods)
      longer.push_back(period);
  return longer;
}

Result<Results> evaluated(const Plan& plan, const Dataset& dataset, const CheckOptions& options) {
  EvaluateOptions evaluation;
  evaluation.areas = options.areas;
  evaluation.periods = options.periods;
  evaluation.completeness = options.completeness;
  if (options.periods.empty()) {
    const std::vector<Period> longer = longer_periods(dataset);
    if (!longer.empty()) {
      evaluation.periods = data::years_of(dataset);
      evaluation.periods.insert(evaluation.periods.end(), longer.begin(), longer.end());
    }
  }
  return evaluate(plan, dataset, evaluation);
}

assessment::Grid grid_of(const Plan& plan, const Results& results) {
  assessment::Grid grid;
  for (const std::string& area : results.areas) grid.areas.push_back(engine::find_area(plan, area));
  grid.periods = results.periods;
  return grid;
}

void check_plan(const Plan& plan, assessment::Findings& findings) {
  assessment::check_targets(plan, findings);
  assessment::check_structure(plan, findings);
}

// Figures of what is either done or not that say neither.
void relay_tasks(const Plan& plan, const Dataset& dataset, assessment::Findings& findings) {
  for (Diagnostic& d : completion(plan, dataset).findings) {
    if (d.code != Code::neither_done_nor_not && d.code != Code::ambiguous_name) continue;
    CheckFinding made;
    made.diagnostic = std::move(d);
    findings.add(std::move(made));
  }
}

// What was found in reading the data; disagreements with published values are found with their place elsewhere.
void relay(const Results& results, assessment::Findings& findings) {
  for (const Diagnostic& d : results.findings) {
    if (d.code == Code::reported_disagrees) continue;
    CheckFinding made;
    made.diagnostic = d;
    findings.add(std::move(made));
  }
}

}  // namespace

std::string_view name(RuleStatus status) noexcept {
  switch (status) {
    case RuleStatus::holds:
      return "holds";
    case RuleStatus::violated:
      return "violated";
    case RuleStatus::not_assessable:
      return "not_assessable";
  }
  return "unknown";
}

CheckReport check(const Plan& plan) {
  assessment::Findings findings(plan);
  check_plan(plan, findings);
  CheckReport report;
  std::move(findings).finish(report);
  return report;
}

Result<CheckReport> check(const Plan& plan, const Dataset& dataset, const CheckOptions& options) {
  const Result<Results> results = evaluated(plan, dataset, options);
  if (!results.ok()) return results.diagnostics();
  const engine::Binding binding = engine::bind(plan, dataset);
  const assessment::Grid grid = grid_of(plan, *results);
  assessment::Findings findings(plan);
  check_plan(plan, findings);
  CheckReport report;
  try {
    engine::PlanFigures figures(plan, dataset, binding, grid.areas, grid.periods, options.completeness);
    assessment::check_values(plan, *results, findings);
    assessment::check_observations(plan, dataset, binding, findings);
    assessment::check_counts(plan, grid, figures, findings);
    report.rules = assessment::check_rules(plan, grid, figures, findings);
  } catch (const engine::FunctionFailure& failure) {
    return failure.diagnostic();
  } catch (const formula::ProgramTooLarge&) {
    return worded(Code::too_many_nodes, formula::messages::set_too_large());
  }
  relay(*results, findings);
  relay_tasks(plan, dataset, findings);
  std::move(findings).finish(report);
  return report;
}

}  // namespace salus
