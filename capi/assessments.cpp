// Verdicts on a plan's results.
#include <string>
#include <utility>

#include "assess_options.hpp"
#include "convert.hpp"
#include "estimates.hpp"
#include "handle.hpp"
#include "lists.hpp"
#include "messages.hpp"
#include "options.hpp"
#include "progress.hpp"
#include "salus/assessment/assess.hpp"
#include "text.hpp"

using namespace salus::capi;

salus_assessments::salus_assessments(const salus_results& of, std::vector<salus::Assessment> from)
    : shared(of.shared),
      rows(std::move(from)),
      area_count(static_cast<std::int64_t>(of.results.areas.size())),
      period_count(static_cast<std::int64_t>(of.results.periods.size())) {
  const auto text = [](const std::optional<salus::Period>& period) {
    return period ? period->to_string() : std::string();
  };
  parent_periods.reserve(rows.size());
  baseline_periods.reserve(rows.size());
  for (const salus::Assessment& row : rows) {
    parent_periods.push_back(text(row.parent_period));
    baseline_periods.push_back(text(row.baseline_period));
  }
}

namespace {

const salus_assessments& checked_assessments(const salus_assessments* assessments) {
  return checked(assessments, "the assessments");
}

}  // namespace

salus::AssessOptions salus::capi::assess_options_in(const salus_assess_options& from, const Plan& plan) {
  salus::AssessOptions options;
  options.rows = choice_in(from.rows, salus::AssessedRows::latest, "the rows to assess");
  options.thresholds = thresholds_in(from.thresholds);
  if (from.at.data != nullptr) options.at = period_in(text_in(from.at, "the period"));
  if (from.parents == nullptr) return options;
  const salus_results& parents = checked(from.parents, "the parents' results");
  if (!same_plan(parents.shared->plan, plan))
    fail(SALUS_ERROR_ARGUMENT, salus::Code::invalid_argument,
         salus::capi::messages::another_plan(parents.shared->plan.id()));
  options.parents = &parents.results;
  return options;
}

salus_status SALUS_CALL salus_results_assess(const salus_results* results, const salus_assess_options* options,
                                             salus_assessments** assessments, salus_error** error) {
  return guard(error, [&] {
    salus_assessments*& made = output_handle(assessments, "the assessments");
    const salus_results& from = checked(results, "the results");
    const salus::Plan& plan = from.shared->plan;
    auto rows = assess(plan, from.results, assess_options_in(read_options(options), plan));
    made = new salus_assessments(from, std::move(rows));
  });
}

void SALUS_CALL salus_assessments_free(salus_assessments* assessments) { release(assessments); }

int64_t SALUS_CALL salus_assessments_count(const salus_assessments* assessments) {
  return is_handle(assessments) ? static_cast<int64_t>(assessments->rows.size()) : 0;
}

salus_status SALUS_CALL salus_assessments_row(const salus_assessments* assessments, int64_t index,
                                              salus_assessment* row) {
  return guard([&] {
    const salus_assessments& from = checked_assessments(assessments);
    const std::size_t at = index_in(index, from.rows.size(), "row");
    const salus::Assessment& assessment = from.rows[at];
    const auto indicator = static_cast<std::size_t>(assessment.indicator);
    const auto target = static_cast<std::size_t>(assessment.target);
    salus_assessment out{};
    out.indicator = assessment.indicator;
    out.area = assessment.area;
    out.period = assessment.period;
    out.target = assessment.target;
    out.status = static_cast<int32_t>(assessment.status);
    out.reason = static_cast<int32_t>(assessment.reason);
    out.comparisons_differ = assessment.verdict.comparisons_differ ? 1 : 0;
    out.distance = assessment.verdict.distance;
    out.parent = value_out(assessment.parent);
    out.result = -1;
    if (assessment.period >= 0) {
      out.result =
          (int64_t{assessment.indicator} * from.area_count + assessment.area) * from.period_count + assessment.period;
    }
    out.note_count = static_cast<int64_t>(assessment.notes.size());
    out.distance_unit = text_out(assessment.verdict.unit.name());
    out.parent_period = text_out(from.parent_periods[at]);
    out.target_text = text_out(from.shared->plan.indicators()[indicator].targets[target].target.text);
    out.target_period = text_out(from.shared->horizons[indicator][target]);
    out.verdict = static_cast<int32_t>(assessment.verdict.status);
    out.verdict_reason = static_cast<int32_t>(assessment.verdict.reason);
    out.comparison = static_cast<int32_t>(assessment.verdict.comparison);
    out.certain = static_cast<int32_t>(assessment.verdict.certain);
    out.bound = assessment.verdict.bound;
    out.achieved = assessment.verdict.achieved;
    out.achieved_reason = static_cast<int32_t>(assessment.verdict.achieved_reason);
    out.has_progress = assessment.progress ? 1 : 0;
    out.baseline = value_out(assessment.baseline);
    out.baseline_period = text_out(from.baseline_periods[at]);
    write_structure(row, out, "the row");
  });
}

salus_status SALUS_CALL salus_assessments_progress(const salus_assessments* assessments, int64_t row,
                                                   salus_progress* progress) {
  return guard([&] {
    const auto& rows = checked_assessments(assessments).rows;
    const auto& found = rows[index_in(row, rows.size(), "row")].progress;
    if (!found) fail(SALUS_ERROR_NOT_FOUND, "the rows were assessed one by one, without progress");
    write_structure(progress, progress_out(*found), "the progress");
  });
}

salus_status SALUS_CALL salus_assessments_note(const salus_assessments* assessments, int64_t row, int64_t index,
                                               salus_finding* note) {
  return guard([&] {
    const auto& rows = checked_assessments(assessments).rows;
    write_finding(rows[index_in(row, rows.size(), "row")].notes, index, note);
  });
}
