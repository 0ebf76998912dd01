// Evaluating a compiled formula over rows of numbers: one row, or columns.
//
// One evaluator serves both: a register program over blocks of rows, a validity bit beside each value. The result of
// + − × ÷ √ and comparisons is the same bits on every platform and instruction set.
#pragma once

#include <cstdint>
#include <vector>

#include "salus/base/column.hpp"
#include "salus/base/result.hpp"
#include "salus/base/span.hpp"
#include "salus/base/value.hpp"
#include "salus/formula/formula.hpp"

namespace salus {

// The formula's value for one row; `inputs` in the order of names(). Errors, before anything runs: unequal_lengths where there are fewer
// or more inputs than names, needs_dataset where the formula reads other periods, areas or categories. Thread-safe.
Result<Value> evaluate(const Formula& formula, span<const Value> inputs);

// Where the results of a column call go. All three belong to the caller and hold `rows` entries; they may be reused
// from call to call, which saves touching fresh memory. They must not overlap the inputs.
struct ColumnOutput {
  double* values = nullptr;  // required; a quiet NaN where invalid
  std::uint8_t* validity =
      nullptr;  // optional bitmap, (rows + 7) / 8 bytes, least significant bit first; bits past the end are 0
  std::uint8_t* reasons = nullptr;  // optional, a Reason a row
};

// The formula over columns in the order of names(); every column of length `rows` (or of stride 0). Nothing is written where the
// answer is an error. Returns the number of invalid rows. Errors: unequal_lengths, invalid_argument (a null pointer, a
// type or kind of validity that is none, a negative length or offset), needs_dataset. Thread-safe as long as outputs are not shared.
Result<std::int64_t> evaluate_columns(const Formula& formula, span<const Column> columns, std::int64_t rows,
                                      const ColumnOutput& output);

}  // namespace salus
