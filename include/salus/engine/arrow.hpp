// Formulas over Arrow record batches, and results as Arrow tables.
#pragma once

#include "salus/base/arrow.hpp"
#include "salus/engine/results.hpp"
#include "salus/formula/formula.hpp"
#include "salus/model/plan.hpp"

namespace salus {

// The formula over a record batch: a struct array whose fields are columns. A field serves the input that its name, id
// or alias stands for; fields that the formula does not read may be of any type. Rows where the struct itself is null
// are missing. The batch is borrowed and not released; its columns are read where they are.
//
// *values_schema and *values receive a new float64 array of the batch's length, named `value`, with the formula's unit as
// metadata "salus.unit" where it has one; invalid rows are null. The caller releases both. On failure neither is written.
// Returns the number of invalid rows.
//
// Errors: invalid_argument (not a struct, released, inconsistent, a column of another type), missing_input (no field for
// an input; all of them), duplicate_name (two fields for one input), needs_dataset. Thread-safe.
Result<std::int64_t> evaluate_arrow(const Formula& formula, const ArrowSchema& batch_schema, const ArrowArray& batch,
                                    ArrowSchema* values_schema, ArrowArray* values);

// The results as a record batch of one row a value, in the order of Results::rows:
//
//   indicator, area, period   utf8: ids, and the period as printed
//   value                     float64 in the indicator's unit, null where there is none
//   unit, reason, origin      utf8: the indicator's unit; the reason's name, null where the value is valid; the origin's name
//   numerator, denominator, reported, lower, upper   float64, null where there are none
//
// The two structures own copies; the caller releases them. `results` must be of `plan`. Thread-safe.
void export_arrow(const Plan& plan, const Results& results, ArrowSchema* schema, ArrowArray* array);

}  // namespace salus
