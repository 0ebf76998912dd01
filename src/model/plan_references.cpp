// Whether the parts of a plan document fit together: ids given once, references that lead to something, areas and
// sections that form trees.
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/messages.hpp"
#include "model/plan_members.hpp"
#include "model/plan_reader.hpp"

namespace salus::model {
namespace {

using json::Value;

// More levels than any administration has; sums over areas go as deep.
constexpr std::size_t most_levels = 32;

// Ids of one kind of thing, and where each was given first.
class Ids {
 public:
  explicit Ids(json::Report& report) : report_(&report) {}

  // Reports an id that was given before.
  void add(const std::string& id, const Value& owner) {
    const Value member = owner.find("id");
    if (id.empty() || !member) return;
    const auto [known, fresh] = first_.emplace(id, member);
    if (fresh) return;
    const Place place = report_->locate(known->second.begin(), known->second.end());
    complain(*report_, member, Code::duplicate_id, messages::duplicate_id(id, place.line, known->second.pointer()), id);
  }
  // One that has been looked at as part of a larger set.
  void note(const std::string& id, const Value& owner) {
    if (!id.empty()) first_.emplace(id, owner);
  }
  bool knows(const std::string& id) const { return first_.count(id) > 0; }
  std::size_t size() const noexcept { return first_.size(); }
  std::vector<std::string_view> all() const {
    std::vector<std::string_view> ids;
    for (const auto& entry : first_) ids.push_back(entry.first);
    return ids;
  }

 private:
  json::Report* report_;
  std::unordered_map<std::string, Value> first_;
};

template <typename Item>
Ids ids_of(const std::vector<Item>& items, const std::vector<Value>& values, json::Report& report) {
  Ids ids(report);
  for (std::size_t i = 0; i < items.size(); ++i) ids.add(items[i].id, values[i]);
  return ids;
}

// Whether a reference leads to something. What was not read, or is not given, has been said or says nothing.
void check_reference(const Ids& ids, messages::Thing thing, const std::string& id, const Value& member,
                     json::Report& report) {
  if (id.empty() || !member || ids.knows(id)) return;
  const bool worth_it = ids.size() <= 2000 && !report.crowded();
  const std::string_view close = worth_it ? json::nearest(id, ids.all()) : std::string_view();
  complain(report, member, Code::unknown_reference, messages::unknown_reference(thing, id, close), id);
}

// The entries of the array `key` of `owner`, of which only strings that are ids count.
void check_references_in(const Ids& ids, messages::Thing thing, const Value& owner, std::string_view key,
                         json::Report& report) {
  const Value list = owner.find(key);
  if (!list || list.type() != json::Type::array) return;
  for (Value item = list.first(); item; item = item.next())
    if (item.type() == json::Type::string && is_id(item.text()))
      check_reference(ids, thing, std::string(item.text()), item, report);
}

// Walks up from every item. Each is visited once: a walk ends where an earlier one has been.
template <typename Item>
void check_tree(messages::Thing thing, const std::vector<Item>& items, const std::vector<Value>& values,
                json::Report& report) {
  std::unordered_map<std::string_view, std::size_t> index;
  for (std::size_t i = 0; i < items.size(); ++i) index.emplace(items[i].id, i);
  std::vector<std::size_t> walk_of(items.size(), 0);  // which walk came by; 0 none
  std::vector<std::size_t> level(items.size(), 0);    // how deep below the top
  for (std::size_t start = 0; start < items.size(); ++start) {
    std::vector<std::size_t> path;
    std::size_t at = start;
    std::size_t above = 0;
    while (true) {
      if (walk_of[at] != 0) {
        if (walk_of[at] == start + 1)
          complain(report, values[at].find("parent"), Code::cycle, messages::inside_itself(thing, items[at].id),
                   items[at].id);
        above = level[at];
        break;
      }
      walk_of[at] = start + 1;
      path.push_back(at);
      const auto parent = index.find(items[at].parent);
      if (items[at].parent.empty() || parent == index.end()) break;
      at = parent->second;
    }
    for (auto step = path.rbegin(); step != path.rend(); ++step) {
      level[*step] = ++above;
      if (above == most_levels + 1)
        complain(report, values[*step], Code::invalid_value,
                 messages::level_too_deep(thing, items[*step].id, most_levels), items[*step].id);
    }
  }
}

// Areas and sections: ids once, each inside another or at the top.
template <typename Item>
Ids tree_of(messages::Thing thing, const std::vector<Item>& items, const std::vector<Value>& values,
            json::Report& report) {
  Ids ids = ids_of(items, values, report);
  for (std::size_t i = 0; i < items.size(); ++i)
    check_reference(ids, thing, items[i].parent, values[i].find("parent"), report);
  check_tree(thing, items, values, report);
  return ids;
}

// Observations name all of these alike, so their ids are told apart together.
void check_names_in_data(const PlanDraft& draft, json::Report& report) {
  Ids names(report);
  for (std::size_t i = 0; i < draft.elements.size(); ++i)
    names.add(draft.plan.elements[i].declaration.id, draft.elements[i]);
  for (std::size_t i = 0; i < draft.indicators.size(); ++i) names.add(draft.plan.indicators[i].id, draft.indicators[i]);
  for (std::size_t a = 0; a < draft.actions.size(); ++a)
    for (std::size_t m = 0; m < draft.actions[a].measures.size(); ++m) {
      const PlanDraft::Measure& from = draft.actions[a].measures[m];
      const Measure& measure = draft.plan.actions[a].measures[m];
      for (std::size_t i = 0; i < from.deliverables.size(); ++i)
        names.add(measure.deliverables[i].id, from.deliverables[i]);
      for (std::size_t i = 0; i < from.milestones.size(); ++i) names.add(measure.milestones[i].id, from.milestones[i]);
    }
}

void check_actions(const PlanDraft& draft, const Ids& sections, const Ids& bodies, const Ids& indicators,
                   json::Report& report) {
  using messages::Thing;
  Ids ids(report);
  for (std::size_t a = 0; a < draft.actions.size(); ++a) {
    const PlanDraft::Action& from = draft.actions[a];
    const Action& action = draft.plan.actions[a];
    ids.add(action.id, from.value);
    check_reference(sections, Thing::section, action.section, from.value.find("section"), report);
    check_references_in(indicators, Thing::indicator, from.value, "indicators", report);
    for (std::size_t m = 0; m < from.measures.size(); ++m) {
      const Value& value = from.measures[m].value;
      ids.add(action.measures[m].id, value);
      for (const std::string_view role : {"leads", "joins", "responsible"})
        check_references_in(bodies, Thing::body, value, role, report);
      check_references_in(indicators, Thing::indicator, value, "indicators", report);
    }
  }
}

void check_errata(const PlanDraft& draft, const Ids& figures, const Ids& areas, json::Report& report) {
  ids_of(draft.plan.errata, draft.errata, report);
  for (std::size_t i = 0; i < draft.errata.size(); ++i) {
    const Erratum& erratum = draft.plan.errata[i];
    check_reference(figures, messages::Thing::figure, erratum.indicator, draft.errata[i].find("indicator"), report);
    check_reference(areas, messages::Thing::area, erratum.area, draft.errata[i].find("area"), report);
  }
}

}  // namespace

void check_references(const PlanDraft& draft, json::Report& report) {
  using messages::Thing;
  const PlanData& plan = draft.plan;
  const Ids areas = tree_of(Thing::area, plan.areas, draft.areas, report);
  check_reference(areas, Thing::area, plan.jurisdiction, draft.root.find("jurisdiction"), report);
  const Ids sections = tree_of(Thing::section, plan.sections, draft.sections, report);
  const Ids bodies = ids_of(plan.bodies, draft.bodies, report);
  check_names_in_data(draft, report);

  Ids indicators(report);
  for (std::size_t i = 0; i < draft.indicators.size(); ++i) indicators.note(plan.indicators[i].id, draft.indicators[i]);
  check_actions(draft, sections, bodies, indicators, report);
  ids_of(plan.rules, draft.rules, report);

  Ids figures = indicators;
  for (std::size_t i = 0; i < draft.elements.size(); ++i)
    figures.note(plan.elements[i].declaration.id, draft.elements[i]);
  check_errata(draft, figures, areas, report);
}

}  // namespace salus::model
