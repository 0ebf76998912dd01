// Plan documents in canonical form: members in the order of the schema, those that say nothing left out.
#include "base/json_writer.hpp"
#include "model/plan_data.hpp"

namespace salus::model {
namespace {

using json::Writer;

void write(Writer& writer, std::string_view key, std::string_view text) {
  if (text.empty()) return;
  writer.key(key);
  writer.string(text);
}

void write(Writer& writer, std::string_view key, const Text& text) {
  if (text.zh.empty()) return;
  writer.key(key);
  writer.begin_object();
  write(writer, "zh", text.zh);
  write(writer, "en", text.en);
  writer.end_object();
}

void write(Writer& writer, std::string_view key, const std::vector<std::string>& texts) {
  if (texts.empty()) return;
  writer.key(key);
  writer.strings(texts);
}

void write(Writer& writer, std::string_view key, const std::optional<Period>& period) {
  if (period) write(writer, key, period->to_string());
}

// A number, unless it is the one that holds where none is given.
void write(Writer& writer, std::string_view key, double number, double unsaid) {
  if (number == unsaid) return;
  writer.key(key);
  writer.number(number);
}

// A printed number, from 1 on.
void write_printed(Writer& writer, std::string_view key, int number) {
  if (number == 0) return;
  writer.key(key);
  writer.integer(number);
}

void write_flag(Writer& writer, std::string_view key, bool set) {
  if (!set) return;
  writer.key(key);
  writer.boolean(true);
}

template <typename Item, typename WriteItem>
void write_list(Writer& writer, std::string_view key, const std::vector<Item>& items, WriteItem write_item) {
  writer.key(key);
  writer.begin_array();
  for (const Item& item : items) write_item(writer, item);
  writer.end_array();
}

// A list that the document may leave out.
template <typename Item, typename WriteItem>
void write_some(Writer& writer, std::string_view key, const std::vector<Item>& items, WriteItem write_item) {
  if (!items.empty()) write_list(writer, key, items, write_item);
}

void write_basis(Writer& writer, const std::string& basis) {
  if (basis != "unspecified") write(writer, "basis", basis);
}

void write_area(Writer& writer, const Area& area) {
  writer.begin_object();
  write(writer, "id", area.id);
  write(writer, "name", area.name);
  write(writer, "parent", area.parent);
  write_flag(writer, "partitioned", area.partitioned);
  writer.end_object();
}

void write_element(Writer& writer, const Element& element) {
  const Declaration& d = element.declaration;
  writer.begin_object();
  write(writer, "id", d.id);
  write(writer, "name", d.name);
  write(writer, "aliases", d.aliases);
  write(writer, "english", element.english);
  write(writer, "unit", d.unit.name());
  write(writer, "kind", name(d.kind));
  write_basis(writer, d.basis);
  write(writer, "start", d.start);
  write(writer, "note", element.note);
  writer.end_object();
}

void write_scoring(Writer& writer, const Scoring& scoring, bool gates = false) {
  writer.key("scoring");
  writer.begin_object();
  write(writer, "rule", name(scoring.rule));
  write_some(writer, "steps", scoring.steps, [](Writer& to, const Scoring::Step& step) {
    to.begin_object();
    to.key("achieved");
    to.number(step.achieved);
    to.key("score");
    to.number(step.score);
    to.end_object();
  });
  write(writer, "per", scoring.per, Scoring().per);
  write(writer, "deduct", scoring.deduct, Scoring().deduct);
  write_flag(writer, "gates", gates);
  writer.end_object();
}

bool says_something(const Scoring& scoring) {
  const Scoring unsaid;
  return scoring.rule != unsaid.rule || !scoring.steps.empty() || scoring.per != unsaid.per ||
         scoring.deduct != unsaid.deduct;
}

void write_restatement(Writer& writer, const Restatement& restatement) {
  writer.begin_object();
  write(writer, "text", restatement.target.text);
  write(writer, "source", restatement.source);
  writer.end_object();
}

void write_target(Writer& writer, const IndicatorTarget& target) {
  writer.begin_object();
  write(writer, "period", target.period.to_string());
  write(writer, "text", target.printed);
  write(writer, "source", target.source);
  write_some(writer, "restated", target.restated, write_restatement);
  writer.end_object();
}

void write_indicator(Writer& writer, const Indicator& indicator) {
  writer.begin_object();
  write(writer, "id", indicator.id);
  write_printed(writer, "number", indicator.number);
  write(writer, "name", indicator.name);
  write(writer, "aliases", indicator.aliases);
  writer.key("unit");
  writer.string(indicator.unit.name());
  write(writer, "formula", indicator.formula_text);
  write(writer, "formula_note", indicator.formula_note);
  write_basis(writer, indicator.basis);
  if (indicator.attribute != Attribute::unspecified) write(writer, "attribute", name(indicator.attribute));
  if (indicator.direction != Direction::unspecified) write(writer, "direction", name(indicator.direction));
  writer.key("digits");
  writer.integer(indicator.digits);
  if (indicator.uncertainty != default_uncertainty(indicator.formula))
    write(writer, "uncertainty", name(indicator.uncertainty));
  write(writer, "design_effect", indicator.design_effect, 1);
  write(writer, "baseline", indicator.baseline);
  if (indicator.trajectory) write(writer, "trajectory", name(*indicator.trajectory));
  write(writer, "weight", indicator.weight, 1);
  if (indicator.scoring) write_scoring(writer, *indicator.scoring);
  write(writer, "parent_indicator", indicator.parent_indicator);
  write_some(writer, "targets", indicator.targets, write_target);
  write(writer, "source", indicator.source);
  writer.end_object();
}

void write_judging(Writer& writer, const PlanData& plan) {
  writer.key("judging");
  writer.begin_object();
  write(writer, "comparison", name(plan.comparison));
  write(writer, "rounding", rounding_name(plan.rounding));
  writer.key("about");
  writer.number(plan.about);
  write(writer, "baseline", plan.baseline);
  if (plan.trajectory != Trajectory::linear) write(writer, "trajectory", name(plan.trajectory));
  writer.end_object();
}

void write_body(Writer& writer, const Body& body) {
  writer.begin_object();
  write(writer, "id", body.id);
  write(writer, "name", body.name);
  write(writer, "aliases", body.aliases);
  write(writer, "note", body.note);
  writer.end_object();
}

void write_section(Writer& writer, const Section& section) {
  writer.begin_object();
  write(writer, "id", section.id);
  write(writer, "number", section.number);
  write(writer, "title", section.title);
  write(writer, "parent", section.parent);
  writer.end_object();
}

void write_deliverable(Writer& writer, const Deliverable& deliverable) {
  writer.begin_object();
  write(writer, "id", deliverable.id);
  write(writer, "kind", name(deliverable.kind));
  write(writer, "name", deliverable.name);
  if (deliverable.target) write(writer, "target", deliverable.target->text);
  write(writer, "unit", deliverable.unit.name());
  write(writer, "due", deliverable.due.to_string());
  write_flag(writer, "each", deliverable.each);
  write(writer, "source", deliverable.source);
  writer.end_object();
}

void write_milestone(Writer& writer, const Milestone& milestone) {
  writer.begin_object();
  write(writer, "id", milestone.id);
  write(writer, "name", milestone.name);
  write(writer, "period", milestone.period.to_string());
  write(writer, "text", milestone.target.text);
  write(writer, "unit", milestone.unit.name());
  if (milestone.direction != Direction::unspecified) write(writer, "direction", name(milestone.direction));
  write(writer, "source", milestone.source);
  writer.end_object();
}

void write_measure(Writer& writer, const Measure& measure) {
  writer.begin_object();
  write(writer, "id", measure.id);
  write_printed(writer, "number", measure.number);
  write(writer, "title", measure.title);
  write(writer, "leads", measure.leads);
  write(writer, "joins", measure.joins);
  write(writer, "responsible", measure.responsible);
  write(writer, "indicators", measure.indicators);
  write(writer, "implements", measure.implements);
  write_some(writer, "deliverables", measure.deliverables, write_deliverable);
  write_some(writer, "milestones", measure.milestones, write_milestone);
  write(writer, "source", measure.source);
  write(writer, "note", measure.note);
  writer.end_object();
}

void write_action(Writer& writer, const Action& action) {
  writer.begin_object();
  write(writer, "id", action.id);
  write_printed(writer, "number", action.number);
  write(writer, "title", action.title);
  write(writer, "section", action.section);
  write(writer, "implements", action.implements);
  write(writer, "indicators", action.indicators);
  write(writer, "source", action.source);
  write_some(writer, "measures", action.measures, write_measure);
  writer.end_object();
}

void write_rule(Writer& writer, const Rule& rule) {
  writer.begin_object();
  write(writer, "id", rule.id);
  write(writer, "name", rule.name);
  write(writer, "formula", rule.formula_text);
  write(writer, "severity", name(rule.severity));
  write_basis(writer, rule.basis);
  write(writer, "source", rule.source);
  write(writer, "note", rule.note);
  writer.end_object();
}

void write_erratum(Writer& writer, const Erratum& erratum) {
  writer.begin_object();
  write(writer, "id", erratum.id);
  write(writer, "indicator", erratum.indicator);
  write(writer, "area", erratum.area);
  write(writer, "period", erratum.period);
  write(writer, "printed", erratum.printed);
  write(writer, "corrected", erratum.corrected);
  write(writer, "reason", erratum.reason);
  write(writer, "source", erratum.source);
  writer.end_object();
}

}  // namespace

std::string write_plan(const PlanData& plan) {
  Writer writer;
  writer.begin_object();
  write(writer, "format", plan_format);
  write(writer, "id", plan.id);
  write(writer, "title", plan.title);
  write(writer, "issued_by", plan.issued_by);
  write(writer, "issued", plan.issued);
  write(writer, "jurisdiction", plan.jurisdiction);
  write(writer, "period", plan.period.to_string());
  write(writer, "parent", plan.parent);
  write(writer, "source", plan.source);
  write_judging(writer, plan);
  if (says_something(plan.scoring) || plan.gates) write_scoring(writer, plan.scoring, plan.gates);
  write_list(writer, "areas", plan.areas, write_area);
  write_some(writer, "bodies", plan.bodies, write_body);
  write_some(writer, "sections", plan.sections, write_section);
  write_list(writer, "elements", plan.elements, write_element);
  write_list(writer, "indicators", plan.indicators, write_indicator);
  write_some(writer, "actions", plan.actions, write_action);
  write_some(writer, "rules", plan.rules, write_rule);
  write_some(writer, "errata", plan.errata, write_erratum);
  writer.end_object();
  return writer.take();
}

}  // namespace salus::model
