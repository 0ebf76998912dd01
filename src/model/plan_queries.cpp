// What a plan answers about who does what, by when and for which indicator.
#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "salus/model/plan.hpp"

namespace salus {
namespace {

const Body* find_body(const std::vector<Body>& bodies, std::string_view text) noexcept {
  for (const Body& body : bodies)
    if (body.id == text) return &body;
  for (const Body& body : bodies)
    if (body.name.zh == text || (!body.name.en.empty() && body.name.en == text)) return &body;
  for (const Body& body : bodies)
    if (std::find(body.aliases.begin(), body.aliases.end(), text) != body.aliases.end()) return &body;
  return nullptr;
}

bool holds(const std::vector<std::string>& ids, const std::string& id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

template <typename Visit>
void for_each_measure(const std::vector<Action>& actions, Visit visit) {
  for (std::size_t a = 0; a < actions.size(); ++a)
    for (std::size_t m = 0; m < actions[a].measures.size(); ++m)
      visit(MeasurePlace{static_cast<std::int32_t>(a), static_cast<std::int32_t>(m)}, actions[a].measures[m]);
}

}  // namespace

std::vector<Duty> Plan::duties(std::string_view text) const {
  std::vector<Duty> duties;
  const Body* body = find_body(bodies(), text);
  if (body == nullptr) return duties;
  for_each_measure(actions(), [&](const MeasurePlace& place, const Measure& measure) {
    if (holds(measure.leads, body->id)) duties.push_back({place, Role::lead});
    if (holds(measure.joins, body->id)) duties.push_back({place, Role::join});
    if (holds(measure.responsible, body->id)) duties.push_back({place, Role::responsible});
  });
  return duties;
}

std::vector<DueItem> Plan::due_by(const Period& when) const {
  std::vector<DueItem> items;
  const std::int32_t last = when.last_day();
  const auto add = [&](DueItem::Kind kind, const Period& due, std::int32_t indicator, const MeasurePlace& place,
                       std::size_t index) {
    if (due.last_day() <= last) items.push_back({kind, due, indicator, place, static_cast<std::int32_t>(index)});
  };
  for (std::size_t i = 0; i < indicators().size(); ++i)
    for (std::size_t t = 0; t < indicators()[i].targets.size(); ++t)
      add(DueItem::Kind::target, indicators()[i].targets[t].period, static_cast<std::int32_t>(i), {-1, -1}, t);
  for_each_measure(actions(), [&](const MeasurePlace& place, const Measure& measure) {
    for (std::size_t i = 0; i < measure.deliverables.size(); ++i)
      add(DueItem::Kind::deliverable, measure.deliverables[i].due, -1, place, i);
    for (std::size_t i = 0; i < measure.milestones.size(); ++i)
      add(DueItem::Kind::milestone, measure.milestones[i].period, -1, place, i);
  });
  std::stable_sort(items.begin(), items.end(),
                   [](const DueItem& a, const DueItem& b) { return a.due.last_day() < b.due.last_day(); });
  return items;
}

std::vector<std::int32_t> Plan::contributions(std::size_t action) const {
  const Action& from = actions()[action];
  std::unordered_set<std::string_view> ids(from.indicators.begin(), from.indicators.end());
  for (const Measure& measure : from.measures) ids.insert(measure.indicators.begin(), measure.indicators.end());
  std::vector<std::int32_t> found;
  for (std::size_t i = 0; i < indicators().size() && !ids.empty(); ++i)
    if (ids.count(indicators()[i].id) > 0) found.push_back(static_cast<std::int32_t>(i));
  return found;
}

const Measure& Plan::measure(const MeasurePlace& place) const noexcept {
  return actions()[static_cast<std::size_t>(place.action)].measures[static_cast<std::size_t>(place.measure)];
}

}  // namespace salus
