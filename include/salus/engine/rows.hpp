// Evaluating compiled formulas over rows of numbers: one row, or columns.
//
// The result of + − × ÷ √ and comparisons is the same bits on every platform, whatever instruction set, number of threads
// or way of calling. Where the environment variable SALUS_KERNELS is "portable" when the first columns are evaluated, the
// instruction sets beyond the compiler's own are left alone.
#pragma once

#include <cstdint>
#include <vector>

#include "salus/base/column.hpp"
#include "salus/base/result.hpp"
#include "salus/base/span.hpp"
#include "salus/base/value.hpp"
#include "salus/formula/formula.hpp"
#include "salus/formula/formula_set.hpp"

namespace salus {

// The formula's value for one row; `inputs` in the order of names(). Errors, before anything runs: unequal_lengths where there are fewer
// or more inputs than names, needs_dataset where the formula reads other periods, areas or categories; function_failed
// where a function of the embedding program throws. Thread-safe.
Result<Value> evaluate(const Formula& formula, span<const Value> inputs);

// Where the results of a column call go. All three belong to the caller and hold `rows` entries; they may be reused
// from call to call, which saves touching fresh memory. They must overlap neither the inputs nor each other.
struct ColumnOutput {
  double* values = nullptr;  // required; a quiet NaN where invalid
  // Optional. A bitmap of (rows + 7) / 8 bytes, least significant bit first, bits past the end 0; or `rows` bytes, 1 or 0.
  std::uint8_t* validity = nullptr;
  std::uint8_t* reasons = nullptr;  // optional, a Reason a row
  Validity validity_kind = Validity::bitmap;
};

struct ColumnOptions {
  // How many threads share the rows; 0 is as many as the processor runs at once. Few rows take fewer threads.
  std::int32_t threads = 1;
};

// The formula over columns in the order of names(); every column of length `rows` (or of stride 0). Returns the number of
// invalid rows. Errors, before anything is written: unequal_lengths, invalid_argument (a null pointer, a type or kind of
// validity that is none, a negative length, offset or number of threads), needs_dataset. function_failed where a function
// of the embedding program throws; what the outputs then hold is undefined. Thread-safe as long as outputs are not shared.
Result<std::int64_t> evaluate_columns(const Formula& formula, span<const Column> columns, std::int64_t rows,
                                      const ColumnOutput& output, const ColumnOptions& options = {});

// All formulas of a set in one pass: `columns` in the order of inputs(), `outputs` in that of names(). Each column is read
// once, and what formulas have in common is computed once. Returns the number of invalid rows over all outputs; errors as
// above.
Result<std::int64_t> evaluate_columns(const FormulaSet& set, span<const Column> columns, std::int64_t rows,
                                      span<const ColumnOutput> outputs, const ColumnOptions& options = {});

}  // namespace salus
