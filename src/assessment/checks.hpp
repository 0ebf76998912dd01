// The parts of a check; assessment/check.hpp says what each finds.
#pragma once

#include <vector>

#include "assessment/findings.hpp"
#include "engine/plan_figures.hpp"
#include "salus/data/dataset.hpp"
#include "salus/engine/results.hpp"
#include "salus/model/plan.hpp"

namespace salus::assessment {

// What the document prints of targets, and what is judged.
void check_targets(const Plan& plan, Findings& findings);
// Due dates, bodies, titles, indicators without targets.
void check_structure(const Plan& plan, Findings& findings);

// The values of indicators: order, shares, possible values, published values beside computed ones, targets behind the
// baseline.
void check_values(const Plan& plan, const Results& results, Findings& findings);
// The observations of elements, one by one.
void check_observations(const Plan& plan, const Dataset& dataset, const engine::Binding& binding, Findings& findings);

// What an evaluation of formulas covers.
struct Grid {
  std::vector<std::int32_t> areas;  // indices into plan.areas()
  std::vector<Period> periods;
};
// Published rates beside whole counts.
void check_counts(const Plan& plan, const Grid& grid, engine::PlanFigures& figures, Findings& findings);
// The plan's rules.
std::vector<RuleResult> check_rules(const Plan& plan, const Grid& grid, engine::PlanFigures& figures,
                                    Findings& findings);

// Whether an indicator's formula divides counts of one unit, such as persons by persons.
bool divides_like_by_like(const Plan& plan, const Indicator& indicator);

}  // namespace salus::assessment
