// One formula over a dataset, without a plan.
#include <algorithm>
#include <string_view>
#include <vector>

#include "data/columns.hpp"
#include "engine/dataset_program.hpp"
#include "engine/messages.hpp"
#include "engine/user_function.hpp"
#include "formula/compiled.hpp"
#include "salus/engine/results.hpp"

namespace salus {
namespace {

constexpr double default_confidence = 0.95;  // of limits, which a value alone has not got

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
    return worded(Code::invalid_argument, engine::messages::invalid_completeness());
  const std::vector<std::string>& areas = dataset.columns().areas;
  const auto found = std::find(areas.begin(), areas.end(), area);
  if (found == areas.end())
    return worded(Code::unknown_area, engine::messages::area_not_in_data(area), std::string(area));
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
    if (!elements.back().empty()) continue;
    findings.push_back(
        worded(Code::unknown_element, Severity::warning, engine::messages::element_not_in_data(d.name), d.name));
  }
  engine::PeriodTable periods(lookup);
  engine::DatasetEvaluator evaluator(lookup, declarations, elements, completeness, default_confidence, periods,
                                     findings);
  const std::vector<engine::Row> row{{0, periods.number(period)}};
  try {
    const Value value = evaluator.run(formula.compiled().program, row)[0].get(0);
    return Result<Value>(value, std::move(findings));
  } catch (const engine::FunctionFailure& failure) {
    return failure.diagnostic();
  }
}

}  // namespace salus
