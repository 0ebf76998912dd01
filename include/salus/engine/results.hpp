// Evaluating a plan over a dataset: a value of every indicator for every area and period asked for.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "salus/base/origin.hpp"
#include "salus/base/result.hpp"
#include "salus/base/value.hpp"
#include "salus/data/dataset.hpp"
#include "salus/model/plan.hpp"
#include "salus/time/period.hpp"

namespace salus {

struct EvaluateOptions {
  // Ids or names of the plan's areas. Empty: the areas that the dataset has, in the plan's order; the plan's jurisdiction where it has none.
  std::vector<std::string> areas;
  // Empty: the years that the dataset has data of.
  std::vector<Period> periods;
  // From which share of a sum's parts on the sum is given (1: all of them, else `incomplete`).
  double completeness = 1.0;
  // Of confidence limits, in (0, 1).
  double confidence = 0.95;
};

// One value of one indicator. It is `computed` from counts, or `reported` where the data hold a published value of the
// indicator itself and no counts that were themselves reported. Of derived counts and a published value the published
// one is shown. An indicator without a formula has reported values alone; it is `missing` where there is none. An
// indicator's name in the formula of another stands for what its own formula gives, and where that is nothing, for its
// published value (人均预期寿命-人均预期寿命@2015).
struct ResultRow {
  std::int32_t indicator = 0;  // index into plan.indicators()
  std::int32_t area = 0;       // index into Results::areas
  std::int32_t period = 0;     // index into Results::periods
  Value value;                 // in the indicator's unit
  Origin origin = Origin::reported;
  // Of a formula N/D×k, where it was computed; missing otherwise.
  Value numerator;
  Value denominator;
  // A published value beside a computed one, for comparison; missing where there is none.
  Value reported;
  // Confidence limits in the indicator's unit, as its uncertainty says; quiet NaN where there are none, and `limits_reason` says
  // why: not_defined for an indicator without uncertainty, missing for a published value, the value's reason where there
  // is none, small_numbers and others as the statistical method has them.
  double lower = std::numeric_limits<double>::quiet_NaN();
  double upper = std::numeric_limits<double>::quiet_NaN();
  Reason limits_reason = Reason::not_defined;
};

struct Results {
  std::vector<std::string> areas;  // ids
  std::vector<Period> periods;
  std::vector<ResultRow> rows;  // by indicator, then area, then period: each combination once
  double confidence = 0.95;     // of the limits
  // unknown_element, breakdown_disagrees, reported_disagrees, basis_mixed …: warnings about the data.
  Diagnostics findings;
  // The areas above those asked for, for every year of the data; only where some target refers to the parent area, else
  // null. It has no parents of its own.
  std::shared_ptr<const Results> parents;

  const ResultRow& at(std::size_t indicator, std::size_t area, std::size_t period) const noexcept {
    return rows[(indicator * areas.size() + area) * periods.size() + period];
  }
};

// Errors: unknown_area, ambiguous_name (a printed name in the data that stands for elements of several bases; give the id),
// invalid_argument. Thread-safe.
Result<Results> evaluate(const Plan& plan, const Dataset& dataset, const EvaluateOptions& options = {});

// A formula alone over a dataset, for one area and one period. A name is read as the dataset writes it: the name in the
// formula, or the id, name or alias of its declaration, to the letter; the area to the letter, too. There are no areas above
// or below it. A name that is another indicator is read as its published figure. Errors: unknown_area, invalid_argument.
// Warnings in Result::diagnostics(): unknown_element (a name that the data do not have; its figure is missing), and those on the
// data as above. Thread-safe.
Result<Value> evaluate(const Formula& formula, const Dataset& dataset, std::string_view area, const Period& period,
                       double completeness = 1.0);

}  // namespace salus
