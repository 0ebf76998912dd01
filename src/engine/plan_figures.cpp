#include "engine/plan_figures.hpp"

#include "formula/compiled.hpp"

namespace salus::engine {
namespace {

constexpr std::size_t outputs_per_formula = 3;  // value, numerator, denominator; as formula::link has them
constexpr double confidence = 0.95;             // of limits, which nobody asks for here

}  // namespace

PlanFigures::PlanFigures(const Plan& plan, const Dataset& dataset, const Binding& binding,
                         const std::vector<std::int32_t>& areas, const std::vector<Period>& periods,
                         double completeness)
    : plan_(plan),
      lookup_(dataset, binding.areas, completeness),
      periods_(lookup_),
      evaluator_(lookup_, plan.symbols().declarations(), binding.elements, completeness, confidence, periods_,
                 findings_),
      period_count_(periods.size()) {
  rows_.reserve(areas.size() * periods.size());
  for (const std::int32_t area : areas)
    for (const Period& period : periods) rows_.push_back({area, periods_.number(period)});
}

std::vector<Figure> PlanFigures::formulas(const std::vector<const Formula*>& formulas) {
  if (formulas.empty() || rows_.empty()) return {};
  std::vector<const formula::Compiled*> compiled;
  compiled.reserve(formulas.size());
  for (const Formula* formula : formulas) compiled.push_back(&formula->compiled());
  std::vector<const formula::Compiled*> indicators(plan_.elements().size(), nullptr);
  for (const Indicator& indicator : plan_.indicators())
    indicators.push_back(indicator.formula_text.empty() ? nullptr : &indicator.formula.compiled());
  const std::vector<ValueColumn> columns = evaluator_.run(formula::link(compiled, indicators), rows_);
  std::vector<Figure> figures;
  figures.reserve(formulas.size() * rows_.size());
  for (std::size_t f = 0; f < formulas.size(); ++f) {
    const ValueColumn& column = columns[f * outputs_per_formula];
    for (std::size_t k = 0; k < rows_.size(); ++k) {
      const Value value = column.get(k);
      figures.push_back({value, column.origins[k], value.valid() || value.reason != Reason::missing});
    }
  }
  return figures;
}

std::vector<Figure> PlanFigures::stated(std::size_t symbol) {
  const data::Series& series = evaluator_.series(static_cast<std::int64_t>(symbol));
  std::vector<Figure> figures;
  figures.reserve(rows_.size());
  for (const Row& row : rows_) {
    const data::Reading reading = lookup_.read(series, row.area, periods_.when(row.period));
    figures.push_back({reading.value, reading.origin, reading.present});
  }
  return figures;
}

std::vector<Figure> PlanFigures::declaration(std::size_t symbol) {
  std::vector<Figure> figures = stated(symbol);
  if (symbol < plan_.elements().size() || rows_.empty()) return figures;
  const Indicator& indicator = plan_.indicators()[symbol - plan_.elements().size()];
  if (indicator.formula_text.empty()) return figures;
  const std::vector<Figure> computed = formulas({&indicator.formula});
  for (std::size_t k = 0; k < figures.size(); ++k)
    if (computed[k].value.valid()) figures[k] = computed[k];
  return figures;
}

}  // namespace salus::engine
