// From assessments to scores: where each value stands, and by which rule.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string_view>
#include <unordered_map>

#include "assessment/in_unit.hpp"
#include "assessment/value_faults.hpp"
#include "data/years.hpp"
#include "salus/assessment/score.hpp"
#include "salus/assessment/scorecard.hpp"
#include "salus/units/unit.hpp"

namespace salus {
namespace {

// What the verdict says of a target that is due. Beyond the far end of a range more than all of the way was made.
void stand_at_target(const Verdict& verdict, Attainment& attainment) {
  attainment.share = verdict.achieved_reason == Reason::none ? Value(verdict.achieved) : Value(verdict.achieved_reason);
  if (attainment.share.valid() && verdict.status == Status::not_met && definitely_less(100, verdict.achieved))
    attainment.share = 200 - verdict.achieved;
  attainment.shortfall = verdict.status == Status::not_assessable ? Value(verdict.reason) : std::fabs(verdict.distance);
}

// Before that: how much of the way to the point of the path was made.
void stand_on_path(const Assessment& assessment, const Target& target, const Indicator& indicator,
                   Attainment& attainment) {
  const Progress& progress = *assessment.progress;
  if (!progress.achieved.valid() || !progress.expected.valid() || !progress.gap.valid() ||
      !assessment.baseline.valid()) {
    const Reason reason = !progress.achieved.valid()   ? progress.achieved.reason
                          : !progress.expected.valid() ? progress.expected.reason
                                                       : Reason::no_baseline;
    attainment.share = reason;
    attainment.shortfall =
        reason == Reason::no_change_targeted ? Value(std::fabs(assessment.verdict.distance)) : reason;
    return;
  }
  const double way = progress.expected.number - assessment.baseline.number;
  if (nearly_equal(progress.expected.number, assessment.baseline.number)) {
    attainment.share = attainment.shortfall = Reason::too_few_periods;
    return;
  }
  attainment.share = (way + progress.gap.number) / way * 100;
  const double short_by = std::max(0.0, way > 0 ? -progress.gap.number : progress.gap.number);
  // Scoring rules count in the unit of the target.
  attainment.shortfall = assessment::converted(short_by, indicator.unit, target.unit);
}

Attainment attainment_of(const Assessment& assessment, const Target& target, const Indicator& indicator) {
  Attainment attainment;
  attainment.status = assessment.status;
  attainment.reason = assessment.reason;
  const bool moves = assessment.status == Status::improving || assessment.status == Status::steady;
  const bool has_path = assessment.progress && assessment.progress->expected.valid();
  if (moves || (assessment.status == Status::worsening && !has_path)) {
    // Of a tendency, and of what is compared with other areas before it is due, the movement is all there is.
    attainment.share = attainment.shortfall = Reason::not_quantitative;
    return attainment;
  }
  const bool beyond = assessment.verdict.status == Status::not_met && definitely_less(100, assessment.verdict.achieved);
  if (!assessment.progress || assessment.progress->due || beyond) {
    stand_at_target(assessment.verdict, attainment);
  } else {
    stand_on_path(assessment, target, indicator, attainment);
  }
  return attainment;
}

// Which target counts; −1 where there is none.
std::int32_t target_of(const Indicator& indicator, std::int32_t last_day) {
  std::int32_t found = -1;
  std::int32_t found_day = 0;
  for (std::size_t t = 0; t < indicator.targets.size(); ++t) {
    const std::int32_t day = indicator.targets[t].period.last_day();
    const bool to_come = day >= last_day;
    const bool found_to_come = found >= 0 && found_day >= last_day;
    const bool better = found < 0 || (to_come ? !found_to_come || day < found_day : !found_to_come && day > found_day);
    if (!better) continue;
    found = static_cast<std::int32_t>(t);
    found_day = day;
  }
  return found;
}

std::int32_t last_day_of(const Plan& plan, const Results& results, const std::optional<Period>& at) {
  return at ? at->last_day() : data::last_period(results.periods, plan.period()).last_day();
}

// Of which areas of the results anything is known; of all of them where nothing is known of any.
std::vector<bool> known_areas(const Results& results) {
  std::vector<bool> known(results.areas.size(), false);
  for (const ResultRow& row : results.rows)
    if (row.value.valid() || row.value.reason != Reason::missing) known[static_cast<std::size_t>(row.area)] = true;
  const bool any = std::find(known.begin(), known.end(), true) != known.end();
  return any ? known : std::vector<bool>(results.areas.size(), true);
}

}  // namespace

std::vector<ScoredIndicator> score(const Plan& plan, const Results& results, const std::vector<Assessment>& assessments,
                                   const std::optional<Period>& at) {
  const std::int32_t last_day = last_day_of(plan, results, at);
  std::unordered_map<std::string_view, std::int32_t> area_numbers;
  for (std::size_t i = 0; i < plan.areas().size(); ++i)
    area_numbers.emplace(plan.areas()[i].id, static_cast<std::int32_t>(i));

  std::vector<ScoredIndicator> scored;
  scored.reserve(plan.indicators().size() * results.areas.size());
  for (std::size_t i = 0; i < plan.indicators().size(); ++i) {
    const std::int32_t target = target_of(plan.indicators()[i], last_day);
    for (const std::string& area : results.areas) {
      ScoredIndicator entry;
      entry.indicator = static_cast<std::int32_t>(i);
      entry.area = area_numbers.at(area);
      entry.target = target;
      entry.reason = target < 0 ? Reason::no_target : Reason::missing;
      entry.score = entry.reason;
      scored.push_back(entry);
    }
  }
  for (std::size_t k = 0; k < assessments.size(); ++k) {
    const Assessment& assessment = assessments[k];
    const auto i = static_cast<std::size_t>(assessment.indicator);
    ScoredIndicator& entry = scored[i * results.areas.size() + static_cast<std::size_t>(assessment.area)];
    if (assessment.target != entry.target) continue;
    const Indicator& indicator = plan.indicators()[i];
    const Target& target = indicator.targets[static_cast<std::size_t>(assessment.target)].target;
    const Scoring by_state;
    const Scoring& rule = target.is_state() ? by_state : indicator.scoring ? *indicator.scoring : plan.scoring();
    entry.assessment = static_cast<std::int64_t>(k);
    entry.status = assessment.status;
    entry.reason = assessment.reason;
    entry.score = score(rule, attainment_of(assessment, target, indicator));
    entry.in_doubt = std::any_of(assessment.notes.begin(), assessment.notes.end(),
                                 [](const Diagnostic& note) { return assessment::is_value_fault(note.code); });
  }
  const std::vector<bool> known = known_areas(results);
  std::vector<ScoredIndicator> found;
  for (std::size_t k = 0; k < scored.size(); ++k)
    if (known[k % results.areas.size()]) found.push_back(scored[k]);
  return found;
}

}  // namespace salus
