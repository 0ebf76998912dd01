// Plans beside the plan above them.
#include "salus/assessment/alignment.hpp"

#include <string>
#include <utility>
#include <vector>

#include "convert.hpp"
#include "handle.hpp"
#include "lists.hpp"
#include "messages.hpp"
#include "options.hpp"
#include "text.hpp"

using namespace salus::capi;

salus_alignment::salus_alignment(Plans of, std::shared_ptr<const SharedPlan> above, salus::Alignment from)
    : children(std::move(of)), parent(std::move(above)), alignment(std::move(from)) {
  const auto text = [](const std::optional<salus::Period>& period) {
    return period ? period->to_string() : std::string();
  };
  ends.reserve(alignment.targets.size());
  for (const salus::TargetAlignment& target : alignment.targets) ends.push_back({text(target.from), text(target.to)});
}

namespace {

const salus_alignment& checked_alignment(const salus_alignment* alignment) {
  return checked(alignment, "the alignment");
}

salus::AlignOptions options_in(const salus_align_options& from, const SharedPlan& parent) {
  salus::AlignOptions options;
  if (from.baseline == nullptr) return options;
  const salus_results& results = checked(from.baseline, "the baseline's results");
  if (!same_plan(results.shared->plan, parent.plan))
    fail(SALUS_ERROR_ARGUMENT, salus::Code::invalid_argument,
         salus::capi::messages::another_plan(results.shared->plan.id()));
  options.baseline = &results.results;
  return options;
}

// Plans are handles, so an array of them is one of pointers.
salus_alignment::Plans plans_in(const salus_plan* const* plans, int64_t count) {
  check_array(plans, count, sizeof *plans, sizeof *plans, "the children");
  salus_alignment::Plans shared;
  for (int64_t i = 0; i < count; ++i) shared.push_back(checked(plans[i], "a child").shared);
  return shared;
}

const salus::MeasureAlignment& measure_of(const salus_alignment* alignment, int64_t index) {
  const auto& measures = checked_alignment(alignment).alignment.measures;
  return measures[index_in(index, measures.size(), "measure")];
}

struct Titled {
  const std::string& id;
  const salus::Text& title;
};

Titled titled(const salus::Plan& plan, std::int32_t action, std::int32_t measure) {
  const salus::Action& of = plan.actions()[static_cast<std::size_t>(action)];
  if (measure < 0) return {of.id, of.title};
  const salus::Measure& at = of.measures[static_cast<std::size_t>(measure)];
  return {at.id, at.title};
}

}  // namespace

salus_status SALUS_CALL salus_plan_align(const salus_plan* const* children, int64_t child_count,
                                         const salus_plan* parent, const salus_align_options* options,
                                         salus_alignment** alignment, salus_error** error) {
  return guard(error, [&] {
    salus_alignment*& made = output_handle(alignment, "the alignment");
    salus_alignment::Plans shared = plans_in(children, child_count);
    const std::shared_ptr<const SharedPlan>& above = checked(parent, "the plan above").shared;
    std::vector<salus::Plan> plans;
    plans.reserve(shared.size());
    for (const auto& child : shared) plans.push_back(child->plan);
    auto aligned = align(plans, above->plan, options_in(read_options(options), *above));
    if (!aligned.ok()) fail(std::move(aligned).take_diagnostics(), SALUS_ERROR_ARGUMENT);
    made = new salus_alignment(std::move(shared), above, std::move(aligned).value());
  });
}

void SALUS_CALL salus_alignment_free(salus_alignment* alignment) { release(alignment); }

salus_status SALUS_CALL salus_alignment_describe(const salus_alignment* alignment, salus_alignment_info* info) {
  return guard([&] {
    const salus::Alignment& from = checked_alignment(alignment).alignment;
    salus_alignment_info out{};
    out.target_count = static_cast<int64_t>(from.targets.size());
    out.uncovered_indicator_count = static_cast<int64_t>(from.uncovered_indicators.size());
    out.measure_count = static_cast<int64_t>(from.measures.size());
    out.uncovered_measure_count = static_cast<int64_t>(from.uncovered_measures.size());
    out.finding_count = static_cast<int64_t>(from.findings.size());
    write_structure(info, out, "the info");
  });
}

salus_status SALUS_CALL salus_alignment_target(const salus_alignment* alignment, int64_t index,
                                               salus_target_alignment* target) {
  return guard([&] {
    const salus_alignment& all = checked_alignment(alignment);
    const std::size_t at = index_in(index, all.alignment.targets.size(), "target");
    const salus::TargetAlignment& from = all.alignment.targets[at];
    const SharedPlan& child = *all.children[static_cast<std::size_t>(from.child)];
    const auto indicator = static_cast<std::size_t>(from.indicator);
    const auto number = static_cast<std::size_t>(from.target);
    const salus::Indicator& of = child.plan.indicators()[indicator];
    salus_target_alignment out{};
    out.child = from.child;
    out.indicator = from.indicator;
    out.target = from.target;
    out.parent_indicator = from.parent_indicator;
    out.status = static_cast<int32_t>(from.status);
    out.reason = static_cast<int32_t>(from.reason);
    out.number = from.number;
    out.path = from.path;
    out.gap = from.gap;
    out.note_count = static_cast<int64_t>(from.notes.size());
    out.unit = text_out(from.unit.name());
    out.from = text_out(all.ends[at].from);
    out.to = text_out(all.ends[at].to);
    out.indicator_id = text_out(of.id);
    out.parent_indicator_id =
        text_out(all.parent->plan.indicators()[static_cast<std::size_t>(from.parent_indicator)].id);
    out.target_text = text_out(of.targets[number].target.text);
    out.target_period = text_out(child.horizons[indicator][number]);
    write_structure(target, out, "the target");
  });
}

salus_status SALUS_CALL salus_alignment_note(const salus_alignment* alignment, int64_t target, int64_t index,
                                             salus_finding* note) {
  return guard([&] {
    const auto& targets = checked_alignment(alignment).alignment.targets;
    write_finding(targets[index_in(target, targets.size(), "target")].notes, index, note);
  });
}

salus_status SALUS_CALL salus_alignment_uncovered_indicator(const salus_alignment* alignment, int64_t index,
                                                            int32_t* indicator) {
  return guard([&] {
    const auto& uncovered = checked_alignment(alignment).alignment.uncovered_indicators;
    output(indicator, "the indicator") = uncovered[index_in(index, uncovered.size(), "uncovered indicator")];
  });
}

salus_status SALUS_CALL salus_alignment_measure(const salus_alignment* alignment, int64_t index,
                                                salus_measure_alignment* measure) {
  return guard([&] {
    const salus::MeasureAlignment& from = measure_of(alignment, index);
    const Titled what = titled(alignment->parent->plan, from.action, from.measure);
    salus_measure_alignment out{};
    out.action = from.action;
    out.measure = from.measure;
    out.taken_up_count = static_cast<int64_t>(from.taken_up.size());
    out.id = text_out(what.id);
    out.title = text_out(what.title.zh);
    out.title_english = text_out(what.title.en);
    write_structure(measure, out, "the measure");
  });
}

salus_status SALUS_CALL salus_alignment_taken_up(const salus_alignment* alignment, int64_t measure, int64_t index,
                                                 salus_taken_up* taken_up) {
  return guard([&] {
    const auto& all = measure_of(alignment, measure).taken_up;
    const salus::TakenUp& from = all[index_in(index, all.size(), "part")];
    const Titled what =
        titled(alignment->children[static_cast<std::size_t>(from.child)]->plan, from.action, from.measure);
    salus_taken_up out{};
    out.child = from.child;
    out.action = from.action;
    out.measure = from.measure;
    out.id = text_out(what.id);
    out.title = text_out(what.title.zh);
    out.title_english = text_out(what.title.en);
    write_structure(taken_up, out, "the part");
  });
}

salus_status SALUS_CALL salus_alignment_uncovered_measure(const salus_alignment* alignment, int64_t index,
                                                          int64_t* measure) {
  return guard([&] {
    const auto& uncovered = checked_alignment(alignment).alignment.uncovered_measures;
    output(measure, "the measure") = uncovered[index_in(index, uncovered.size(), "uncovered measure")];
  });
}

salus_status SALUS_CALL salus_alignment_finding(const salus_alignment* alignment, int64_t index,
                                                salus_finding* finding) {
  return guard([&] { write_finding(checked_alignment(alignment).alignment.findings, index, finding); });
}
