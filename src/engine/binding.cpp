#include "engine/binding.hpp"

#include <optional>

#include "data/areas.hpp"
#include "data/columns.hpp"
#include "engine/messages.hpp"
#include "model/task_names.hpp"

namespace salus::engine {
namespace {

// A dataset with thousands of unknown names says so once for each of the first ones.
constexpr std::size_t most_warnings = 50;

void bind_elements(const Plan& plan, const data::Columns& columns, Binding& binding) {
  const Symbols& symbols = plan.symbols();
  // Under these names data tell how far deliverables and milestones are. No formula reads them, and most data have none.
  std::optional<model::TaskNames> tasks;
  binding.elements.resize(symbols.declarations().size());
  for (std::uint32_t e = 0; e < columns.elements.size(); ++e) {
    const std::string& text = columns.elements[e];
    const std::vector<std::size_t> found = symbols.find(text);
    if (found.size() == 1) {
      binding.elements[found[0]].push_back(e);
    } else if (found.empty()) {
      if (binding.warnings.size() >= most_warnings) continue;
      if (!tasks) tasks.emplace(plan);
      if (!tasks->find(text).empty()) continue;
      binding.warnings.push_back(worded(Code::unknown_element, Severity::warning,
                                        messages::unknown_element(text, symbols.nearest(text)), text));
    } else {
      std::vector<messages::OnBasis> elements;
      elements.reserve(found.size());
      for (std::size_t i : found) elements.push_back({symbols.declarations()[i].id, symbols.declarations()[i].basis});
      binding.errors.push_back(worded(Code::ambiguous_name, messages::ambiguous_element(text, elements), text));
    }
  }
}

}  // namespace

std::int32_t find_area(const Plan& plan, std::string_view text) noexcept {
  const std::vector<Area>& areas = plan.areas();
  for (std::size_t i = 0; i < areas.size(); ++i)
    if (areas[i].id == text) return static_cast<std::int32_t>(i);
  for (std::size_t i = 0; i < areas.size(); ++i)
    if (areas[i].name.zh == text || (!areas[i].name.en.empty() && areas[i].name.en == text))
      return static_cast<std::int32_t>(i);
  return -1;
}

Binding bind(const Plan& plan, const Dataset& dataset) {
  Binding binding;
  bind_elements(plan, dataset.columns(), binding);
  binding.areas = data::match_areas(plan, dataset, binding.warnings);
  return binding;
}

}  // namespace salus::engine
