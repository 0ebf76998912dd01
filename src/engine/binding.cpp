#include "engine/binding.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/messages.hpp"
#include "data/areas.hpp"
#include "data/columns.hpp"
#include "engine/messages.hpp"
#include "formula/symbol_index.hpp"
#include "model/task_names.hpp"

namespace salus::engine {
namespace {

// A dataset with thousands of unknown names says so once for each of the first ones.
constexpr std::size_t most_warnings = 50;

// The names of a plan that are closest to one that it does not know: elements and indicators, else deliverables and
// milestones.
class Nearest {
 public:
  Nearest(const Symbols& symbols, const model::TaskNames& tasks) : symbols_(symbols), tasks_(tasks.candidates()) {}

  std::vector<std::string> operator()(std::string_view text) const {
    std::vector<std::string> names = symbols_.nearest(text);
    return names.empty() ? formula::closest(text, tasks_) : names;
  }

 private:
  const Symbols& symbols_;
  std::vector<formula::Candidate> tasks_;
};

void bind_elements(const Plan& plan, const data::Columns& columns, Binding& binding) {
  const Symbols& symbols = plan.symbols();
  // Under these names data tell how far deliverables and milestones are. No formula reads them, and most data have none.
  std::optional<model::TaskNames> tasks;
  std::optional<Nearest> nearest;
  std::size_t unknown = 0;
  binding.elements.resize(symbols.declarations().size());
  for (std::uint32_t e = 0; e < columns.elements.size(); ++e) {
    const std::string& text = columns.elements[e];
    const std::vector<std::size_t> found = symbols.find(text);
    if (found.size() == 1) {
      binding.elements[found[0]].push_back(e);
    } else if (found.empty()) {
      if (!tasks) tasks.emplace(plan);
      if (!tasks->find(text).empty() || ++unknown > most_warnings) continue;
      if (!nearest) nearest.emplace(symbols, *tasks);
      binding.warnings.push_back(
          worded(Code::unknown_element, Severity::warning, messages::unknown_element(text, (*nearest)(text)), text));
    } else {
      std::vector<messages::OnBasis> elements;
      elements.reserve(found.size());
      for (std::size_t i : found) elements.push_back({symbols.declarations()[i].id, symbols.declarations()[i].basis});
      binding.errors.push_back(worded(Code::ambiguous_name, messages::ambiguous_element(text, elements), text));
    }
  }
  if (unknown > most_warnings)
    binding.warnings.push_back(
        worded(Code::unknown_element, Severity::warning, salus::messages::more_findings(unknown - most_warnings)));
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

Diagnostic no_such_area(const Plan& plan, std::string_view text) {
  std::vector<std::string_view> known;
  known.reserve(plan.areas().size());
  for (const Area& area : plan.areas()) known.push_back(area.id);
  return worded(Code::unknown_area, messages::unknown_area(text, data::nearest_areas(plan, text), known),
                std::string(text));
}

Binding bind(const Plan& plan, const Dataset& dataset) {
  Binding binding;
  bind_elements(plan, dataset.columns(), binding);
  binding.areas = data::match_areas(plan, dataset, binding.warnings);
  return binding;
}

}  // namespace salus::engine
