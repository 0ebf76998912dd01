#include "data/areas.hpp"

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "data/messages.hpp"

namespace salus::data {
namespace {

constexpr std::int32_t several = -1;
using Names = std::unordered_map<std::string_view, std::int32_t>;

void enter(Names& names, const std::string& name, std::int32_t area) {
  if (name.empty()) return;
  const auto [known, fresh] = names.emplace(name, area);
  if (!fresh && known->second != area) known->second = several;
}

Diagnostic unknown(const std::string& area, const Names& names) {
  const bool ambiguous = names.count(area) > 0;
  return worded(Code::unknown_area, Severity::warning,
                ambiguous ? messages::ambiguous_area(area) : messages::unknown_area(area), area);
}

}  // namespace

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
  const std::vector<std::string>& given = dataset.columns().areas;
  for (std::uint32_t number = 0; number < given.size(); ++number) {
    const auto id = ids.find(given[number]);
    const auto name = names.find(given[number]);
    if (id != ids.end()) {
      nodes[static_cast<std::size_t>(id->second)].areas.push_back(number);
    } else if (name != names.end() && name->second != several) {
      nodes[static_cast<std::size_t>(name->second)].areas.push_back(number);
    } else {
      findings.push_back(unknown(given[number], names));
    }
  }
  return nodes;
}

}  // namespace salus::data
