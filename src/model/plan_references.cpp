// Whether the parts of a plan document fit together: ids given once, areas that form a tree.
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
  explicit Ids(json::Report& report) : report_(report) {}

  void add(const std::string& id, const Value& owner) {
    const Value member = owner.find("id");
    if (id.empty() || !member) return;
    const auto [known, fresh] = first_.emplace(id, member);
    if (fresh) return;
    const Place place = report_.locate(known->second.begin(), known->second.end());
    complain(report_, member, Code::duplicate_id, messages::duplicate_id(id, place.line, known->second.pointer()), id);
  }
  bool knows(const std::string& id) const { return first_.count(id) > 0; }
  std::size_t size() const noexcept { return first_.size(); }
  std::vector<std::string_view> all() const {
    std::vector<std::string_view> ids;
    for (const auto& entry : first_) ids.push_back(entry.first);
    return ids;
  }

 private:
  json::Report& report_;
  std::unordered_map<std::string, Value> first_;
};

void check_area_id(const Ids& ids, const std::string& id, const Value& member, json::Report& report) {
  if (id.empty() || !member || ids.knows(id)) return;
  const bool worth_it = ids.size() <= 2000 && !report.crowded();
  const std::string_view close = worth_it ? json::nearest(id, ids.all()) : std::string_view();
  complain(report, member, Code::unknown_reference, messages::unknown_area(id, close), id);
}

// Walks up from every area. Each area is visited once: a walk ends where an earlier one has been.
void check_tree(const PlanDraft& draft, json::Report& report) {
  const std::vector<Area>& areas = draft.plan.areas;
  std::unordered_map<std::string_view, std::size_t> index;
  for (std::size_t i = 0; i < areas.size(); ++i) index.emplace(areas[i].id, i);
  std::vector<std::size_t> walk_of(areas.size(), 0);  // which walk came by; 0 none
  std::vector<std::size_t> level(areas.size(), 0);    // how deep below the top
  for (std::size_t start = 0; start < areas.size(); ++start) {
    std::vector<std::size_t> path;
    std::size_t at = start;
    std::size_t above = 0;
    while (true) {
      if (walk_of[at] != 0) {
        if (walk_of[at] == start + 1)
          complain(report, draft.areas[at].find("parent"), Code::cycle, messages::area_inside_itself(areas[at].id),
                   areas[at].id);
        above = level[at];
        break;
      }
      walk_of[at] = start + 1;
      path.push_back(at);
      const auto parent = index.find(areas[at].parent);
      if (areas[at].parent.empty() || parent == index.end()) break;
      at = parent->second;
    }
    for (auto step = path.rbegin(); step != path.rend(); ++step) {
      level[*step] = ++above;
      if (above == most_levels + 1)
        complain(report, draft.areas[*step], Code::invalid_value, messages::area_too_deep(areas[*step].id, most_levels),
                 areas[*step].id);
    }
  }
}

}  // namespace

void check_references(const PlanDraft& draft, json::Report& report) {
  Ids areas(report);
  for (std::size_t i = 0; i < draft.areas.size(); ++i) areas.add(draft.plan.areas[i].id, draft.areas[i]);
  for (std::size_t i = 0; i < draft.areas.size(); ++i)
    check_area_id(areas, draft.plan.areas[i].parent, draft.areas[i].find("parent"), report);
  check_area_id(areas, draft.plan.jurisdiction, draft.root.find("jurisdiction"), report);
  check_tree(draft, report);

  // Observations name elements and indicators alike, so their ids are told apart together.
  Ids names(report);
  for (std::size_t i = 0; i < draft.elements.size(); ++i)
    names.add(draft.plan.elements[i].declaration.id, draft.elements[i]);
  for (std::size_t i = 0; i < draft.indicators.size(); ++i) names.add(draft.plan.indicators[i].id, draft.indicators[i]);
}

}  // namespace salus::model
