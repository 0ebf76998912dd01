#include "salus/assessment/assess.hpp"

#include <algorithm>

#include "assessment/messages.hpp"

namespace salus {
namespace {

struct ParentValue {
  Value value;
  std::optional<Period> period;
};

// The latest value of the area above that is not of a later period: its year is printed beside it.
ParentValue find_parent(const Plan& plan, const Results& results, const ResultRow& row, const Results* parents) {
  ParentValue found;
  if (parents == nullptr) return found;
  const std::string& area = results.areas[static_cast<std::size_t>(row.area)];
  const auto& areas = plan.areas();
  const auto own = std::find_if(areas.begin(), areas.end(), [&](const Area& a) { return a.id == area; });
  if (own == areas.end() || own->parent.empty()) return found;
  const auto parent = std::find(parents->areas.begin(), parents->areas.end(), own->parent);
  if (parent == parents->areas.end()) return found;
  const auto parent_area = static_cast<std::size_t>(parent - parents->areas.begin());
  const Period& wanted = results.periods[static_cast<std::size_t>(row.period)];
  for (std::size_t p = 0; p < parents->periods.size(); ++p) {
    const Period& period = parents->periods[p];
    if (period.frequency() != wanted.frequency() || period.last_day() > wanted.last_day()) continue;
    if (found.period && period.last_day() <= found.period->last_day()) continue;
    const ResultRow& candidate = parents->at(static_cast<std::size_t>(row.indicator), parent_area, p);
    if (!candidate.value.valid()) continue;
    found.value = candidate.value;
    found.period = period;
  }
  return found;
}

Diagnostic other_period(const Period& own, const Period& parent) {
  Diagnostic d =
      worded(Code::parent_period_differs, messages::parent_of_another_period(own.to_string(), parent.to_string()));
  d.severity = Severity::note;
  return d;
}

Assessment assess_row(const Plan& plan, const Results& results, const ResultRow& row, std::size_t t,
                      const Results* parents) {
  const Indicator& indicator = plan.indicators()[static_cast<std::size_t>(row.indicator)];
  const Target& target = indicator.targets[t].target;
  Assessment assessment;
  assessment.indicator = row.indicator;
  assessment.area = row.area;
  assessment.period = row.period;
  assessment.target = static_cast<std::int32_t>(t);
  assessment.notes = target.notes;
  JudgeOptions options;
  options.unit = indicator.unit;
  options.comparison = plan.comparison();
  options.rounding = plan.rounding();
  if (target.kind == TargetKind::better_than_parent) {
    const ParentValue parent = find_parent(plan, results, row, parents);
    const Period& own = results.periods[static_cast<std::size_t>(row.period)];
    assessment.parent = options.parent = parent.value;
    assessment.parent_period = parent.period;
    if (parent.period && *parent.period != own) assessment.notes.push_back(other_period(own, *parent.period));
  }
  // A figure found backwards from a published one is no evidence of its own.
  const Value value = row.value.valid() && row.origin == Origin::derived ? Value(Reason::derived_only) : row.value;
  assessment.verdict = judge(target, value, options);
  return assessment;
}

}  // namespace

std::vector<Assessment> assess(const Plan& plan, const Results& results, const AssessOptions& options) {
  const Results* parents = options.parents != nullptr ? options.parents : results.parents.get();
  std::vector<Assessment> assessments;
  for (const ResultRow& row : results.rows) {
    const std::size_t targets = plan.indicators()[static_cast<std::size_t>(row.indicator)].targets.size();
    for (std::size_t t = 0; t < targets; ++t) assessments.push_back(assess_row(plan, results, row, t, parents));
  }
  return assessments;
}

}  // namespace salus
