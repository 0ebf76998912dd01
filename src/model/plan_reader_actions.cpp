// The members of bodies, sections, actions, measures, deliverables and milestones.
#include <string_view>
#include <utility>

#include "model/plan_members.hpp"
#include "model/plan_reader.hpp"

namespace salus::model {
namespace {

using json::Value;

constexpr std::size_t most_bodies = 10'000;
constexpr std::size_t most_sections = 10'000;
constexpr std::size_t most_actions = 1'000;
constexpr std::size_t most_measures = 10'000;
constexpr std::size_t most_ids = 1'000;
constexpr std::size_t most_results = 1'000;  // deliverables or milestones of one measure

Body read_body(const Value& value, json::Report& report) {
  Members members(value, report, {"id", "name", "aliases", "note"});
  Body body;
  body.id = members.id("id", Need::required);
  body.name = members.names("name", Need::required);
  body.aliases = members.texts("aliases");
  body.note = members.string("note");
  return body;
}

Section read_section(const Value& value, json::Report& report) {
  Members members(value, report, {"id", "number", "title", "parent"});
  Section section;
  section.id = members.id("id", Need::required);
  section.number = members.string("number");
  section.title = members.names("title", Need::required);
  section.parent = members.id("parent");
  return section;
}

// Without its target, which is read with all others.
Deliverable read_deliverable(const Value& value, json::Report& report) {
  Members members(value, report, {"id", "kind", "name", "target", "unit", "due", "each", "source"});
  Deliverable deliverable;
  deliverable.id = members.id("id", Need::required);
  const auto kind =
      members.choice("kind", deliverable_kind_from_name, "quantity, document, project, recurring", Need::required);
  deliverable.kind = kind.value_or(deliverable.kind);
  deliverable.name = members.names("name", Need::required);
  members.text("target", kind == DeliverableKind::quantity ? Need::required : Need::optional);
  deliverable.unit = Unit::from(members.string("unit"));
  deliverable.due = members.period("due", Need::required).value_or(Period());
  deliverable.each = members.boolean("each").value_or(false);
  deliverable.source = members.string("source");
  return deliverable;
}

// Without its target, likewise.
Milestone read_milestone(const Value& value, json::Report& report) {
  Members members(value, report, {"id", "name", "period", "text", "unit", "direction", "source"});
  Milestone milestone;
  milestone.id = members.id("id", Need::required);
  milestone.name = members.names("name", Need::required);
  milestone.period = members.period("period", Need::required).value_or(Period());
  members.text("text", Need::required);
  milestone.unit = Unit::from(members.string("unit"));
  milestone.direction = members.choice("direction", direction_from_name, directions).value_or(milestone.direction);
  milestone.source = members.string("source");
  return milestone;
}

Measure read_measure(const Value& value, json::Report& report, PlanDraft::Measure& draft) {
  Members members(value, report,
                  {"id", "number", "title", "leads", "joins", "responsible", "indicators", "implements", "deliverables",
                   "milestones", "source", "note"});
  Measure measure;
  measure.id = members.id("id", Need::required);
  measure.number = members.integer("number", 1, 9999).value_or(0);
  measure.title = members.names("title", Need::required);
  measure.leads = members.ids("leads", most_ids);
  measure.joins = members.ids("joins", most_ids);
  measure.responsible = members.ids("responsible", most_ids);
  measure.indicators = members.ids("indicators", most_ids);
  measure.implements = members.ids("implements", most_ids);
  draft.value = value;
  draft.deliverables = members.objects("deliverables", most_results);
  for (const Value& each : draft.deliverables) measure.deliverables.push_back(read_deliverable(each, report));
  draft.milestones = members.objects("milestones", most_results);
  for (const Value& each : draft.milestones) measure.milestones.push_back(read_milestone(each, report));
  measure.source = members.string("source");
  measure.note = members.string("note");
  return measure;
}

Action read_action(const Value& value, json::Report& report, PlanDraft::Action& draft) {
  Members members(value, report,
                  {"id", "number", "title", "section", "implements", "indicators", "source", "measures"});
  Action action;
  action.id = members.id("id", Need::required);
  action.number = members.integer("number", 1, 9999).value_or(0);
  action.title = members.names("title", Need::required);
  action.section = members.id("section");
  action.implements = members.ids("implements", most_ids);
  action.indicators = members.ids("indicators", most_ids);
  action.source = members.string("source");
  draft.value = value;
  for (const Value& each : members.objects("measures", most_measures)) {
    draft.measures.emplace_back();
    action.measures.push_back(read_measure(each, report, draft.measures.back()));
  }
  return action;
}

}  // namespace

void read_action_members(Members& document, PlanDraft& draft, json::Report& report) {
  draft.bodies = document.objects("bodies", most_bodies);
  for (const Value& value : draft.bodies) draft.plan.bodies.push_back(read_body(value, report));
  draft.sections = document.objects("sections", most_sections);
  for (const Value& value : draft.sections) draft.plan.sections.push_back(read_section(value, report));
  for (const Value& value : document.objects("actions", most_actions)) {
    draft.actions.emplace_back();
    draft.plan.actions.push_back(read_action(value, report, draft.actions.back()));
  }
}

}  // namespace salus::model
