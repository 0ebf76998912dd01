// What the data give, for several areas and periods, of a plan's formulas and of the single elements and indicators:
// what checks and rules read.
#pragma once

#include <cstdint>
#include <vector>

#include "data/lookup.hpp"
#include "engine/binding.hpp"
#include "engine/dataset_program.hpp"
#include "salus/base/origin.hpp"
#include "salus/base/span.hpp"
#include "salus/base/value.hpp"
#include "salus/data/dataset.hpp"
#include "salus/formula/formula.hpp"
#include "salus/model/plan.hpp"

namespace salus::engine {

struct Figure {
  Value value;
  Origin origin = Origin::reported;
  bool present = false;  // whether the data say anything, were it that there is no number
};

// Not thread-safe; make one for each call. Refers to its arguments.
class PlanFigures {
 public:
  // `binding` without errors; `areas` are indices into plan.areas().
  PlanFigures(const Plan& plan, const Dataset& dataset, const Binding& binding, const std::vector<std::int32_t>& areas,
              const std::vector<Period>& periods, double completeness);

  std::size_t cells() const noexcept { return rows_.size(); }
  std::size_t cell(std::size_t area, std::size_t period) const noexcept { return area * period_count_ + period; }

  // By formula, then by cell: figures[f * cells() + cell]. The formulas are compiled with the plan's symbols; an
  // indicator that they name is computed, and where that gives nothing, as it was published. Throws FunctionFailure,
  // and formula::ProgramTooLarge where the formulas together are far too large.
  std::vector<Figure> formulas(const std::vector<const Formula*>& formulas);

  // One declaration of the plan's symbols, by cell: an element as the data have it, an indicator computed or else as
  // published.
  std::vector<Figure> declaration(std::size_t symbol);

  // As the data state it: an element as above, an indicator only as published for this very area and period.
  std::vector<Figure> stated(std::size_t symbol);

 private:
  const Plan& plan_;
  data::Lookup lookup_;
  PeriodTable periods_;
  Diagnostics findings_;  // evaluate() reports them
  DatasetEvaluator evaluator_;
  std::vector<Row> rows_;
  std::size_t period_count_;
};

}  // namespace salus::engine
