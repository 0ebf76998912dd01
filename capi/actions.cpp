// What a plan sets out to do, its rules, errata and scoring, and the questions it answers.
#include <cstdint>
#include <string>
#include <vector>

#include "convert.hpp"
#include "handle.hpp"
#include "lists.hpp"
#include "messages.hpp"
#include "options.hpp"
#include "text.hpp"

using namespace salus::capi;

namespace {

const salus::Action& action_of(const salus_plan* plan, int64_t action) {
  return item_of(checked_plan(plan).plan.actions(), action, "action");
}

const salus::Measure& measure_of(const salus_plan* plan, int64_t action, int64_t measure) {
  return item_of(action_of(plan, action).measures, measure, "measure");
}

const salus::Deliverable& deliverable_of(const salus_plan* plan, int64_t action, int64_t measure, int64_t index) {
  return item_of(measure_of(plan, action, measure).deliverables, index, "deliverable");
}

const salus::Milestone& milestone_of(const salus_plan* plan, int64_t action, int64_t measure, int64_t index) {
  return item_of(measure_of(plan, action, measure).milestones, index, "milestone");
}

const salus::Rule& rule_of(const salus_plan* plan, int64_t index) {
  return item_of(checked_plan(plan).plan.rules(), index, "rule");
}

const salus::IndicatorTarget& target_of(const salus_plan* plan, int64_t indicator, int64_t index) {
  return item_of(indicator_of(plan, indicator).targets, index, "target");
}

constexpr int64_t own = -1;  // instead of a measure or an indicator

const salus::Scoring& scoring_of(const salus_plan* plan, int64_t indicator) {
  if (indicator == own) return checked_plan(plan).plan.scoring();
  const salus::Indicator& from = indicator_of(plan, indicator);
  return from.scoring ? *from.scoring : checked_plan(plan).plan.scoring();
}

// Writes answers into the caller's arrays, as far as they reach.
class Answers {
 public:
  Answers(int64_t capacity, int64_t* count) : capacity_(capacity), count_(count) {
    if (capacity < 0) fail(SALUS_ERROR_ARGUMENT, "the capacity is negative");
    output(count, "the count");
  }

  template <typename Item, typename Member>
  void write(const std::vector<Item>& items, int32_t* array, Member member) const {
    *count_ = count_of(items);
    if (array == nullptr) return;
    for (std::size_t i = 0; i < items.size() && i < static_cast<std::size_t>(capacity_); ++i)
      array[i] = static_cast<int32_t>(member(items[i]));
  }

 private:
  int64_t capacity_;
  int64_t* count_;
};

}  // namespace

salus_status SALUS_CALL salus_plan_section(const salus_plan* plan, int64_t index, salus_section_info* info) {
  return guard([&] {
    const salus::Section& from = item_of(checked_plan(plan).plan.sections(), index, "section");
    salus_section_info out{};
    out.id = text_out(from.id);
    out.number = text_out(from.number);
    out.title = text_out(from.title.zh);
    out.title_english = text_out(from.title.en);
    out.parent = text_out(from.parent);
    write_structure(info, out, "the info");
  });
}

salus_status SALUS_CALL salus_plan_body(const salus_plan* plan, int64_t index, salus_body_info* info) {
  return guard([&] {
    const salus::Body& from = item_of(checked_plan(plan).plan.bodies(), index, "body");
    salus_body_info out{};
    out.alias_count = count_of(from.aliases);
    out.id = text_out(from.id);
    out.name = text_out(from.name.zh);
    out.name_english = text_out(from.name.en);
    out.note = text_out(from.note);
    write_structure(info, out, "the info");
  });
}

salus_status SALUS_CALL salus_plan_body_alias(const salus_plan* plan, int64_t body, int64_t index, salus_text* alias) {
  return guard([&] {
    const salus::Body& from = item_of(checked_plan(plan).plan.bodies(), body, "body");
    output(alias, "the alias") = text_out(item_of(from.aliases, index, "alias"));
  });
}

salus_status SALUS_CALL salus_plan_action(const salus_plan* plan, int64_t index, salus_action_info* info) {
  return guard([&] {
    const salus::Action& from = action_of(plan, index);
    salus_action_info out{};
    out.number = from.number;
    out.measure_count = count_of(from.measures);
    out.indicator_count = count_of(from.indicators);
    out.implements_count = count_of(from.implements);
    out.id = text_out(from.id);
    out.title = text_out(from.title.zh);
    out.title_english = text_out(from.title.en);
    out.section = text_out(from.section);
    out.source = text_out(from.source);
    write_structure(info, out, "the info");
  });
}

salus_status SALUS_CALL salus_plan_measure(const salus_plan* plan, int64_t action, int64_t index,
                                           salus_measure_info* info) {
  return guard([&] {
    const salus::Measure& from = measure_of(plan, action, index);
    salus_measure_info out{};
    out.number = from.number;
    out.lead_count = count_of(from.leads);
    out.join_count = count_of(from.joins);
    out.responsible_count = count_of(from.responsible);
    out.indicator_count = count_of(from.indicators);
    out.implements_count = count_of(from.implements);
    out.deliverable_count = count_of(from.deliverables);
    out.milestone_count = count_of(from.milestones);
    out.id = text_out(from.id);
    out.title = text_out(from.title.zh);
    out.title_english = text_out(from.title.en);
    out.source = text_out(from.source);
    out.note = text_out(from.note);
    write_structure(info, out, "the info");
  });
}

salus_status SALUS_CALL salus_plan_measure_body(const salus_plan* plan, int64_t action, int64_t measure, int32_t role,
                                                int64_t index, salus_text* body) {
  return guard([&] {
    const salus::Measure& from = measure_of(plan, action, measure);
    if (role < SALUS_ROLE_LEAD || role > SALUS_ROLE_RESPONSIBLE) fail_number("the role", role);
    const std::vector<std::string>& bodies = role == SALUS_ROLE_LEAD   ? from.leads
                                             : role == SALUS_ROLE_JOIN ? from.joins
                                                                       : from.responsible;
    output(body, "the body") = text_out(item_of(bodies, index, "body"));
  });
}

salus_status SALUS_CALL salus_plan_measure_indicator(const salus_plan* plan, int64_t action, int64_t measure,
                                                     int64_t index, salus_text* indicator) {
  return guard([&] {
    const std::vector<std::string>& ids =
        measure == own ? action_of(plan, action).indicators : measure_of(plan, action, measure).indicators;
    output(indicator, "the indicator") = text_out(item_of(ids, index, "indicator"));
  });
}

salus_status SALUS_CALL salus_plan_measure_implements(const salus_plan* plan, int64_t action, int64_t measure,
                                                      int64_t index, salus_text* id) {
  return guard([&] {
    const std::vector<std::string>& ids =
        measure == own ? action_of(plan, action).implements : measure_of(plan, action, measure).implements;
    output(id, "the id") = text_out(item_of(ids, index, "entry"));
  });
}

salus_status SALUS_CALL salus_plan_deliverable(const salus_plan* plan, int64_t action, int64_t measure, int64_t index,
                                               salus_deliverable_info* info) {
  return guard([&] {
    const salus::Deliverable& from = deliverable_of(plan, action, measure, index);
    salus_deliverable_info out{};
    out.kind = static_cast<int32_t>(from.kind);
    out.each = from.each ? 1 : 0;
    out.has_target = from.target ? 1 : 0;
    out.id = text_out(from.id);
    out.name = text_out(from.name.zh);
    out.name_english = text_out(from.name.en);
    out.unit = text_out(from.unit.name());
    out.due = text_out(checked_plan(plan).text_of(from.due));
    out.source = text_out(from.source);
    write_structure(info, out, "the info");
  });
}

salus_status SALUS_CALL salus_plan_deliverable_target(const salus_plan* plan, int64_t action, int64_t measure,
                                                      int64_t index, salus_target** target, salus_error** error) {
  return guard(error, [&] {
    salus_target*& made = output_handle(target, "the target");
    const salus::Deliverable& from = deliverable_of(plan, action, measure, index);
    if (!from.target) fail(SALUS_ERROR_NOT_FOUND, salus::Code::not_found, messages::no_target(from.id), from.id);
    made = new salus_target(*from.target);
  });
}

salus_status SALUS_CALL salus_plan_milestone(const salus_plan* plan, int64_t action, int64_t measure, int64_t index,
                                             salus_milestone_info* info) {
  return guard([&] {
    const salus::Milestone& from = milestone_of(plan, action, measure, index);
    salus_milestone_info out{};
    out.direction = static_cast<int32_t>(from.direction);
    out.id = text_out(from.id);
    out.name = text_out(from.name.zh);
    out.name_english = text_out(from.name.en);
    out.unit = text_out(from.unit.name());
    out.period = text_out(checked_plan(plan).text_of(from.period));
    out.source = text_out(from.source);
    write_structure(info, out, "the info");
  });
}

salus_status SALUS_CALL salus_plan_milestone_target(const salus_plan* plan, int64_t action, int64_t measure,
                                                    int64_t index, salus_target** target, salus_error** error) {
  return guard(error, [&] {
    salus_target*& made = output_handle(target, "the target");
    made = new salus_target(milestone_of(plan, action, measure, index).target);
  });
}

salus_status SALUS_CALL salus_plan_rule(const salus_plan* plan, int64_t index, salus_rule_info* info) {
  return guard([&] {
    const salus::Rule& from = rule_of(plan, index);
    salus_rule_info out{};
    out.severity = static_cast<int32_t>(from.severity);
    out.id = text_out(from.id);
    out.name = text_out(from.name.zh);
    out.name_english = text_out(from.name.en);
    out.formula = text_out(from.formula_text);
    out.basis = text_out(from.basis);
    out.source = text_out(from.source);
    out.note = text_out(from.note);
    write_structure(info, out, "the info");
  });
}

salus_status SALUS_CALL salus_plan_rule_formula(const salus_plan* plan, int64_t rule, salus_formula** formula,
                                                salus_error** error) {
  return guard(error, [&] {
    salus_formula*& made = output_handle(formula, "the formula");
    made = new salus_formula(rule_of(plan, rule).formula, {});
  });
}

salus_status SALUS_CALL salus_plan_erratum(const salus_plan* plan, int64_t index, salus_erratum_info* info) {
  return guard([&] {
    const salus::Erratum& from = item_of(checked_plan(plan).plan.errata(), index, "erratum");
    salus_erratum_info out{};
    out.id = text_out(from.id);
    out.indicator = text_out(from.indicator);
    out.area = text_out(from.area);
    out.period = text_out(checked_plan(plan).text_of(from.period));
    out.printed = text_out(from.printed);
    out.corrected = text_out(from.corrected);
    out.reason = text_out(from.reason.zh);
    out.reason_english = text_out(from.reason.en);
    out.source = text_out(from.source);
    write_structure(info, out, "the info");
  });
}

salus_status SALUS_CALL salus_plan_indicator_target(const salus_plan* plan, int64_t indicator, int64_t index,
                                                    salus_indicator_target_info* info) {
  return guard([&] {
    const salus::IndicatorTarget& from = target_of(plan, indicator, index);
    salus_indicator_target_info out{};
    out.erratum = from.erratum;
    out.restatement_count = count_of(from.restated);
    out.period = text_out(checked_plan(plan).text_of(from.period));
    out.printed = text_out(from.printed);
    out.source = text_out(from.source);
    write_structure(info, out, "the info");
  });
}

salus_status SALUS_CALL salus_plan_restatement(const salus_plan* plan, int64_t indicator, int64_t target, int64_t index,
                                               salus_target** restated, salus_text* source, salus_error** error) {
  return guard(error, [&] {
    salus_target*& made = output_handle(restated, "the target");
    const salus::Restatement& from = item_of(target_of(plan, indicator, target).restated, index, "restatement");
    made = new salus_target(from.target);
    if (source != nullptr) *source = text_out(from.source);
  });
}

salus_status SALUS_CALL salus_plan_scoring(const salus_plan* plan, int64_t indicator, salus_scoring_info* info) {
  return guard([&] {
    const salus::Scoring& from = scoring_of(plan, indicator);
    salus_scoring_info out{};
    out.rule = static_cast<int32_t>(from.rule);
    out.per = from.per;
    out.deduct = from.deduct;
    out.step_count = count_of(from.steps);
    write_structure(info, out, "the info");
  });
}

salus_status SALUS_CALL salus_plan_scoring_step(const salus_plan* plan, int64_t indicator, int64_t index,
                                                double* achieved, double* score) {
  return guard([&] {
    const salus::Scoring::Step& from = item_of(scoring_of(plan, indicator).steps, index, "step");
    double& to_score = output(score, "the score");
    output(achieved, "the percentage") = from.achieved;
    to_score = from.score;
  });
}

salus_status SALUS_CALL salus_plan_duties(const salus_plan* plan, const char* body, int64_t length, int32_t* actions,
                                          int32_t* measures, int32_t* roles, int64_t capacity, int64_t* count,
                                          salus_error** error) {
  return guard(error, [&] {
    const salus::Plan& from = checked_plan(plan).plan;
    const Answers answers(capacity, count);
    const std::vector<salus::Duty> duties = from.duties(text_in(body, length, "the body"));
    answers.write(duties, actions, [](const salus::Duty& duty) { return duty.measure.action; });
    answers.write(duties, measures, [](const salus::Duty& duty) { return duty.measure.measure; });
    answers.write(duties, roles, [](const salus::Duty& duty) { return duty.role; });
  });
}

salus_status SALUS_CALL salus_plan_due(const salus_plan* plan, const char* period, int64_t length, int32_t* kinds,
                                       int32_t* indicators, int32_t* actions, int32_t* measures, int32_t* indices,
                                       int64_t capacity, int64_t* count, salus_error** error) {
  return guard(error, [&] {
    const salus::Plan& from = checked_plan(plan).plan;
    const Answers answers(capacity, count);
    const std::vector<salus::DueItem> due = from.due_by(period_in(text_in(period, length, "the period")));
    answers.write(due, kinds, [](const salus::DueItem& item) { return item.kind; });
    answers.write(due, indicators, [](const salus::DueItem& item) { return item.indicator; });
    answers.write(due, actions, [](const salus::DueItem& item) { return item.measure.action; });
    answers.write(due, measures, [](const salus::DueItem& item) { return item.measure.measure; });
    answers.write(due, indices, [](const salus::DueItem& item) { return item.index; });
  });
}

salus_status SALUS_CALL salus_plan_contributions(const salus_plan* plan, int64_t action, int32_t* indicators,
                                                 int64_t capacity, int64_t* count, salus_error** error) {
  return guard(error, [&] {
    const salus::Plan& from = checked_plan(plan).plan;
    const Answers answers(capacity, count);
    const std::vector<int32_t> found = from.contributions(index_in(action, from.actions().size(), "action"));
    answers.write(found, indicators, [](int32_t indicator) { return indicator; });
  });
}
