// Running a program over columns, a block of rows at a time.
#pragma once

#include <cstdint>

#include "formula/program.hpp"
#include "kernels/kernels.hpp"
#include "salus/base/column.hpp"
#include "salus/base/span.hpp"

namespace salus::engine {

// What one slot of the program reads.
struct SlotColumn {
  Column column;
  const std::uint8_t* reasons = nullptr;  // optional: why row i is invalid, where it is
};

// Where one output goes; each pointer may be null.
struct OutputColumn {
  double* values = nullptr;
  std::uint8_t* validity = nullptr;
  std::uint8_t* reasons = nullptr;
  bool validity_in_bytes = false;  // one a row, 1 or 0; else a bitmap
};

// Runs `program` over rows [0, rows). `slots` has one entry for each slot of the program, `outputs` one for each output.
// Returns the number of invalid rows over all outputs. Rows and columns have been checked by the caller. With several
// `threads` (at least 1) each takes a part of the blocks; the results are the same bits. Throws FunctionFailure where a
// function of the embedding program fails: that of the earliest part.
std::int64_t run(const formula::Program& program, const kernels::Kernels& kernels, span<const SlotColumn> slots,
                 std::int64_t rows, span<const OutputColumn> outputs, std::int32_t threads = 1);

}  // namespace salus::engine
