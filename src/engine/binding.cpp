#include "engine/binding.hpp"

#include "data/areas.hpp"
#include "data/columns.hpp"

namespace salus::engine {
namespace {

// A dataset with thousands of unknown names says so once for each of the first ones.
constexpr std::size_t most_warnings = 50;

Diagnostic about(Code code, Severity severity, const std::string& subject, std::string message, std::string hint) {
  Diagnostic d;
  d.code = code;
  d.severity = severity;
  d.subject = subject;
  d.message = std::move(message);
  d.hint = std::move(hint);
  return d;
}

void bind_elements(const Plan& plan, const data::Columns& columns, Binding& binding) {
  const Symbols& symbols = plan.symbols();
  binding.elements.resize(symbols.declarations().size());
  for (std::uint32_t e = 0; e < columns.elements.size(); ++e) {
    const std::string& text = columns.elements[e];
    const std::vector<std::size_t> found = symbols.find(text);
    if (found.size() == 1) {
      binding.elements[found[0]].push_back(e);
    } else if (found.empty()) {
      if (binding.warnings.size() >= most_warnings) continue;
      std::string hint;
      for (const std::string& near : symbols.nearest(text))
        hint += (hint.empty() ? "did you mean \"" : ", \"") + near + "\"";
      binding.warnings.push_back(
          about(Code::unknown_element, Severity::warning, text,
                "the data have \"" + text + "\", which the plan does not know; nothing reads it",
                hint.empty() ? "use the id or the printed name of an element or indicator" : hint + "?"));
    } else {
      std::string ids;
      for (std::size_t i : found) {
        const Declaration& d = symbols.declarations()[i];
        ids += (ids.empty() ? "\"" : ", \"") + d.id + "\" (" + d.basis + ")";
      }
      binding.errors.push_back(
          about(Code::ambiguous_name, Severity::error, text,
                "the data have \"" + text + "\", which stands for elements of several population bases",
                "give the id instead of the printed name: " + ids));
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
