#include "data/areas.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/messages.hpp"
#include "data/messages.hpp"
#include "formula/symbol_index.hpp"

namespace salus::data {
namespace {

// A dataset with thousands of unknown areas says so once for each of the first ones.
constexpr std::size_t most_warnings = 50;

constexpr std::int32_t several = -1;
using Names = std::unordered_map<std::string_view, std::int32_t>;

void enter(Names& names, const std::string& name, std::int32_t area) {
  if (name.empty()) return;
  const auto [known, fresh] = names.emplace(name, area);
  if (!fresh && known->second != area) known->second = several;
}

// The areas of the dataset that are none of the plan's, as findings.
class Unknown {
 public:
  Unknown(const Plan& plan, const Names& names) : plan_(plan), names_(names) {}

  void add(const std::string& area, Diagnostics& findings) {
    if (++count_ > most_warnings) return;
    const bool ambiguous = names_.count(area) > 0;
    findings.push_back(worded(
        Code::unknown_area, Severity::warning,
        ambiguous ? messages::ambiguous_area(area) : messages::unknown_area(area, nearest_areas(plan_, area)), area));
  }
  void count_unlisted(Diagnostics& findings) const {
    if (count_ > most_warnings)
      findings.push_back(
          worded(Code::unknown_area, Severity::warning, salus::messages::more_findings(count_ - most_warnings)));
  }

 private:
  const Plan& plan_;
  const Names& names_;
  std::size_t count_ = 0;
};

}  // namespace

std::vector<std::string> nearest_areas(const Plan& plan, std::string_view name) {
  std::vector<formula::Candidate> candidates;
  std::unordered_map<std::string_view, std::string_view> ids;  // by name and id
  for (const Area& area : plan.areas()) {
    for (const std::string* known : {&area.name.zh, &area.name.en, &area.id}) {
      if (known->empty() || !ids.emplace(*known, area.id).second) continue;
      candidates.push_back({*known, formula::folded_name(*known)});
    }
  }
  std::vector<std::string> nearest;
  std::vector<std::string_view> offered;
  for (std::string& close : formula::closest(name, candidates)) {
    const std::string_view id = ids[close];
    if (std::find(offered.begin(), offered.end(), id) != offered.end()) continue;
    offered.push_back(id);
    nearest.push_back(std::move(close));
  }
  return nearest;
}

std::vector<AreaNode> match_areas(const Plan& plan, const Dataset& dataset, Diagnostics& findings) {
  const std::vector<Area>& areas = plan.areas();
  std::vector<AreaNode> nodes(areas.size());
  Names ids;
  Names names;
  for (std::size_t i = 0; i < areas.size(); ++i) {
    const auto area = static_cast<std::int32_t>(i);
    ids.emplace(areas[i].id, area);
    enter(names, areas[i].name.zh, area);
    enter(names, areas[i].name.en, area);
    nodes[i].partitioned = areas[i].partitioned;
  }
  for (std::size_t i = 0; i < areas.size(); ++i) {
    const auto parent = ids.find(areas[i].parent);
    if (parent != ids.end()) nodes[i].parent = parent->second;
  }
  Unknown unknown(plan, names);
  const std::vector<std::string>& given = dataset.columns().areas;
  for (std::uint32_t number = 0; number < given.size(); ++number) {
    const auto id = ids.find(given[number]);
    const auto name = names.find(given[number]);
    if (id != ids.end()) {
      nodes[static_cast<std::size_t>(id->second)].areas.push_back(number);
    } else if (name != names.end() && name->second != several) {
      nodes[static_cast<std::size_t>(name->second)].areas.push_back(number);
    } else {
      unknown.add(given[number], findings);
    }
  }
  unknown.count_unlisted(findings);
  return nodes;
}

}  // namespace salus::data
