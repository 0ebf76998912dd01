// One formula over a dataset, without a plan.
#include <algorithm>
#include <string_view>
#include <vector>

#include "data/columns.hpp"
#include "engine/dataset_program.hpp"
#include "formula/compiled.hpp"
#include "salus/engine/results.hpp"

namespace salus {
namespace {

Diagnostic finding(Severity severity, Code code, std::string_view subject, std::string message, std::string hint) {
  Diagnostic d;
  d.code = code;
  d.severity = severity;
  d.subject = std::string(subject);
  d.message = std::move(message);
  d.hint = std::move(hint);
  return d;
}

// What is known of each input of a formula.
std::vector<Declaration> declarations_of(const formula::Compiled& compiled) {
  std::vector<Declaration> declarations;
  for (const formula::Input& input : compiled.ast.inputs) {
    Declaration d;
    d.name = input.name;
    if (input.symbol >= 0) d = compiled.symbols.declarations()[static_cast<std::size_t>(input.symbol)];
    declarations.push_back(std::move(d));
  }
  return declarations;
}

}  // namespace

Result<Value> evaluate(const Formula& formula, const Dataset& dataset, std::string_view area, const Period& period,
                       double completeness) {
  if (!(completeness > 0 && completeness <= 1))
    return finding(Severity::error, Code::invalid_argument, {},
                   "the completeness asked for is not above 0 and at most 1", "1 asks for every part of a sum");
  const std::vector<std::string>& areas = dataset.columns().areas;
  const auto found = std::find(areas.begin(), areas.end(), area);
  if (found == areas.end())
    return finding(Severity::error, Code::unknown_area, area, "the data have no area \"" + std::string(area) + "\"",
                   "an area is given as the data write it");
  data::AreaNode node;
  node.areas.push_back(static_cast<std::uint32_t>(found - areas.begin()));
  const data::Lookup lookup(dataset, {node}, completeness);

  Diagnostics findings;
  const std::vector<Declaration> declarations = declarations_of(formula.compiled());
  std::vector<std::vector<std::uint32_t>> elements;
  for (const Declaration& d : declarations) {
    std::vector<std::string_view> texts{d.name};
    if (!d.id.empty()) texts.insert(texts.begin(), d.id);
    texts.insert(texts.end(), d.aliases.begin(), d.aliases.end());
    elements.push_back(lookup.elements(texts));
    if (elements.back().empty())
      findings.push_back(finding(Severity::warning, Code::unknown_element, d.name,
                                 "the data have no \"" + d.name + "\"", "an element is given as the data write it"));
  }
  engine::PeriodTable periods(lookup);
  engine::DatasetEvaluator evaluator(lookup, declarations, elements, completeness, periods, findings);
  const std::vector<engine::Row> row{{0, periods.number(period)}};
  const Value value = evaluator.run(formula.compiled().program, row)[0].get(0);
  return Result<Value>(value, std::move(findings));
}

}  // namespace salus
