// What the judgements of a plan come to.
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "assess_options.hpp"
#include "convert.hpp"
#include "data/years.hpp"
#include "engine/binding.hpp"
#include "handle.hpp"
#include "lists.hpp"
#include "options.hpp"
#include "salus/assessment/assess.hpp"
#include "salus/assessment/completion.hpp"
#include "salus/assessment/scorecard.hpp"
#include "text.hpp"

using namespace salus::capi;

namespace {

using salus::Completion;
using salus::DueItem;
using salus::ScoreGroup;
using salus::Status;
using salus::Text;

const salus_scorecard& checked_card(const salus_scorecard* scorecard) { return checked(scorecard, "the scorecard"); }

// ---- making one ----

salus::AssessOptions assess_options(const salus_scorecard_options& from, const salus_results& of) {
  const salus::Plan& plan = of.shared->plan;
  salus::AssessOptions options = assess_options_in(read_options(from.assess), plan);
  options.rows = salus::AssessedRows::latest;
  if (!options.at) options.at = salus::data::last_period(of.results.periods, plan.period());
  return options;
}

// The area that is asked for, if any.
std::optional<std::int32_t> area_in(const salus_text& text, const salus::Plan& plan) {
  const std::optional<std::string_view> wanted = optional_text_in(text, "the area");
  if (!wanted) return std::nullopt;
  const std::int32_t area = salus::engine::find_area(plan, *wanted);
  if (area >= 0) return area;
  throw Failure{SALUS_ERROR_NOT_FOUND, {salus::engine::no_such_area(plan, *wanted)}};
}

void fill_judged(salus_scorecard& card, const salus::Results& results,
                 const std::vector<salus::Assessment>& assessments) {
  for (const salus::ScoredIndicator& scored : card.card.indicators) {
    salus_scorecard::Judged judged;
    if (scored.assessment >= 0) {
      const salus::Assessment& assessment = assessments[static_cast<std::size_t>(scored.assessment)];
      if (assessment.period >= 0) {
        const auto row = (static_cast<std::size_t>(assessment.indicator) * results.areas.size() +
                          static_cast<std::size_t>(assessment.area)) *
                             results.periods.size() +
                         static_cast<std::size_t>(assessment.period);
        judged.result = static_cast<std::int64_t>(row);
        judged.value = results.rows[row].value;
      }
      judged.notes = assessment.notes;
    }
    card.judged.push_back(std::move(judged));
  }
}

void fill_texts(salus_scorecard& card) {
  for (const Completion& task : card.tasks.rows) {
    card.value_periods.push_back(task.period ? task.period->to_string() : std::string());
  }
}

// ---- what comes out ----

salus_tally tally_out(const salus::Tally& tally) {
  salus_tally out{};
  out.total = tally.total();
  out.met = tally.count(Status::met);
  out.not_met = tally.count(Status::not_met);
  out.on_track = tally.count(Status::on_track);
  out.at_risk = tally.count(Status::at_risk);
  out.off_track = tally.count(Status::off_track);
  out.improving = tally.count(Status::improving);
  out.steady = tally.count(Status::steady);
  out.worsening = tally.count(Status::worsening);
  out.not_assessable = tally.count(Status::not_assessable);
  out.not_due = tally.not_due();
  out.weight = tally.weight();
  out.scored_weight = tally.scored_weight();
  out.coverage = tally.coverage();
  out.score = value_out(tally.score());
  return out;
}

// What a row is about, as the plan has it.
struct Subject {
  const std::string& id;
  const Text& name;
};

Subject subject_of(const salus::Plan& plan, const salus::ScorecardRow& row) {
  const auto index = static_cast<std::size_t>(row.subject);
  switch (row.group) {
    case ScoreGroup::indicator:
      return {plan.indicators()[index].id, plan.indicators()[index].name};
    case ScoreGroup::action:
      return {plan.actions()[index].id, plan.actions()[index].title};
    case ScoreGroup::body:
      return {plan.bodies()[index].id, plan.bodies()[index].name};
    case ScoreGroup::area:
      return {plan.areas()[index].id, plan.areas()[index].name};
    case ScoreGroup::plan:
      break;
  }
  return {plan.id(), plan.title()};
}

void name_task(const salus_scorecard& card, const DueItem& item, salus_task& out) {
  const salus::Measure& measure = card.shared->plan.measure(item.measure);
  const auto index = static_cast<std::size_t>(item.index);
  const auto set = [&](const std::string& id, const Text& name, const salus::Period& due) {
    out.id = text_out(id);
    out.name = text_out(name.zh);
    out.name_english = text_out(name.en);
    out.due_period = text_out(card.shared->text_of(due));
  };
  out.measure_id = text_out(measure.id);
  out.target = text_out(card.shared->no_text);
  if (item.kind == DueItem::Kind::milestone) {
    const salus::Milestone& milestone = measure.milestones[index];
    set(milestone.id, milestone.name, milestone.period);
    out.target = text_out(milestone.target.text);
  } else {
    const salus::Deliverable& deliverable = measure.deliverables[index];
    set(deliverable.id, deliverable.name, deliverable.due);
    if (deliverable.target) out.target = text_out(deliverable.target->text);
  }
}

}  // namespace

salus_status SALUS_CALL salus_results_scorecard(const salus_results* results, const salus_scorecard_options* options,
                                                salus_scorecard** scorecard, salus_error** error) {
  return guard(error, [&] {
    salus_scorecard*& made = output_handle(scorecard, "the scorecard");
    const salus_results& of = checked(results, "the results");
    const salus_scorecard_options from = read_options(options);
    if (!(from.least_coverage >= 0 && from.least_coverage <= 1))
      fail(SALUS_ERROR_ARGUMENT, "the least coverage is no share between 0 and 1");
    const salus::AssessOptions how = assess_options(from, of);
    const salus::Plan& plan = of.shared->plan;
    const std::optional<std::int32_t> area = area_in(from.area, plan);

    auto card = std::make_unique<salus_scorecard>();
    card->shared = of.shared;
    card->at = how.at->to_string();
    if (from.tasks != nullptr) {
      salus::CompletionOptions as_of;
      as_of.at = how.at;
      as_of.area = area;
      card->tasks = completion(plan, checked(from.tasks, "the dataset").dataset, as_of);
    }
    const std::vector<salus::Assessment> assessments = assess(plan, of.results, how);
    salus::ScorecardOptions ranked;
    ranked.least_coverage = from.least_coverage;
    ranked.area = area;
    card->card = salus::scorecard(plan, score(plan, of.results, assessments, how.at), card->tasks.rows, ranked);
    fill_judged(*card, of.results, assessments);
    fill_texts(*card);
    made = card.release();
  });
}

void SALUS_CALL salus_scorecard_free(salus_scorecard* scorecard) { release(scorecard); }

salus_status SALUS_CALL salus_scorecard_describe(const salus_scorecard* scorecard, salus_scorecard_info* info) {
  return guard([&] {
    const salus_scorecard& from = checked_card(scorecard);
    salus_scorecard_info out{};
    out.row_count = static_cast<int64_t>(from.card.rows.size());
    out.indicator_count = static_cast<int64_t>(from.card.indicators.size());
    out.task_count = static_cast<int64_t>(from.tasks.rows.size());
    out.finding_count = static_cast<int64_t>(from.tasks.findings.size());
    out.at = text_out(from.at);
    write_structure(info, out, "the info");
  });
}

salus_status SALUS_CALL salus_scorecard_get_row(const salus_scorecard* scorecard, int64_t index,
                                                salus_scorecard_row* row) {
  return guard([&] {
    const salus_scorecard& from = checked_card(scorecard);
    const salus::ScorecardRow& found = item_of(from.card.rows, index, "row");
    const Subject subject = subject_of(from.shared->plan, found);
    salus_scorecard_row out{};
    out.group = static_cast<int32_t>(found.group);
    out.subject = found.subject;
    if (found.group == ScoreGroup::body) out.role = static_cast<int32_t>(found.role);
    out.gate = static_cast<int32_t>(found.gate);
    out.rank = found.rank;
    out.failure_count = static_cast<int64_t>(found.failures.size());
    out.indicators = tally_out(found.indicators);
    out.tasks = tally_out(found.tasks);
    out.id = text_out(subject.id);
    out.name = text_out(subject.name.zh);
    out.name_english = text_out(subject.name.en);
    out.indicators_without_target = found.indicators.without_target();
    out.doubt_count = static_cast<int64_t>(found.doubts.size());
    write_structure(row, out, "the row");
  });
}

salus_status SALUS_CALL salus_scorecard_failure(const salus_scorecard* scorecard, int64_t row, int64_t index,
                                                int64_t* indicator) {
  return guard([&] {
    const salus::ScorecardRow& from = item_of(checked_card(scorecard).card.rows, row, "row");
    output(indicator, "the indicator") = static_cast<int64_t>(item_of(from.failures, index, "failure"));
  });
}

salus_status SALUS_CALL salus_scorecard_doubt(const salus_scorecard* scorecard, int64_t row, int64_t index,
                                              int64_t* indicator) {
  return guard([&] {
    const salus::ScorecardRow& from = item_of(checked_card(scorecard).card.rows, row, "row");
    output(indicator, "the indicator") = static_cast<int64_t>(item_of(from.doubts, index, "doubt"));
  });
}

salus_status SALUS_CALL salus_scorecard_note(const salus_scorecard* scorecard, int64_t indicator, int64_t index,
                                             salus_finding* finding) {
  return guard(
      [&] { write_finding(item_of(checked_card(scorecard).judged, indicator, "indicator").notes, index, finding); });
}

salus_status SALUS_CALL salus_scorecard_indicator(const salus_scorecard* scorecard, int64_t index,
                                                  salus_scored_indicator* indicator) {
  return guard([&] {
    const salus_scorecard& from = checked_card(scorecard);
    const std::size_t at = index_in(index, from.card.indicators.size(), "indicator");
    const salus::ScoredIndicator& scored = from.card.indicators[at];
    const auto number = static_cast<std::size_t>(scored.indicator);
    const salus::Indicator& of = from.shared->plan.indicators()[number];
    salus_scored_indicator out{};
    out.indicator = scored.indicator;
    out.area = scored.area;
    out.target = scored.target;
    out.status = static_cast<int32_t>(scored.status);
    out.reason = static_cast<int32_t>(scored.reason);
    out.score = value_out(scored.score);
    out.weight = of.weight;
    out.value = value_out(from.judged[at].value);
    out.result = from.judged[at].result;
    out.indicator_id = text_out(of.id);
    out.area_id = text_out(from.shared->plan.areas()[static_cast<std::size_t>(scored.area)].id);
    out.target_period = scored.target < 0
                            ? text_out(from.shared->no_text)
                            : text_out(from.shared->horizons[number][static_cast<std::size_t>(scored.target)]);
    out.note_count = static_cast<int64_t>(from.judged[at].notes.size());
    out.in_doubt = scored.in_doubt ? 1 : 0;
    write_structure(indicator, out, "the indicator");
  });
}

salus_status SALUS_CALL salus_scorecard_task(const salus_scorecard* scorecard, int64_t index, salus_task* task) {
  return guard([&] {
    const salus_scorecard& from = checked_card(scorecard);
    const std::size_t at = index_in(index, from.tasks.rows.size(), "task");
    const Completion& found = from.tasks.rows[at];
    salus_task out{};
    out.kind = static_cast<int32_t>(found.item.kind);
    out.action = found.item.measure.action;
    out.measure = found.item.measure.measure;
    out.index = found.item.index;
    out.area = found.area;
    out.status = static_cast<int32_t>(found.status);
    out.reason = static_cast<int32_t>(found.reason);
    out.due = found.due ? 1 : 0;
    out.origin = static_cast<int32_t>(found.origin);
    out.periods = found.periods;
    out.periods_over = found.periods_over;
    out.periods_done = found.periods_done;
    out.value = value_out(found.value);
    out.done = value_out(found.done);
    out.distance = found.verdict.distance;
    out.unit = text_out(found.unit.name());
    out.distance_unit = text_out(found.verdict.unit.name());
    out.period = text_out(from.value_periods[at]);
    out.area_id = text_out(from.shared->plan.areas()[static_cast<std::size_t>(found.area)].id);
    name_task(from, found.item, out);
    write_structure(task, out, "the task");
  });
}

salus_status SALUS_CALL salus_scorecard_finding(const salus_scorecard* scorecard, int64_t index,
                                                salus_finding* finding) {
  return guard([&] { write_finding(checked_card(scorecard).tasks.findings, index, finding); });
}
