// Reading a block of rows out of a column of any type: in place where it holds doubles side by side, else converted.
#pragma once

#include <cstddef>
#include <cstdint>

#include "kernels/kernels.hpp"
#include "salus/base/column.hpp"
#include "salus/base/value.hpp"

namespace salus::engine {

// Whether read_block() finds the doubles in the column itself.
bool is_read_in_place(const Column& column) noexcept;

// Rows [start, start + n), as doubles; either inside the column or in `scratch`, which holds n.
const double* read_block(const Column& column, const kernels::Kernels& kernels, std::int64_t start, std::size_t n,
                         double* scratch) noexcept;

// Their validity as the column states it, into words; NaN is not looked for. Returns false where all are valid, and
// then writes nothing.
bool read_validity(const Column& column, const kernels::Kernels& kernels, std::int64_t start, std::size_t n,
                   std::uint64_t* words) noexcept;

// One row, as the column states it; what is invalid has the reason given.
Value read_row(const Column& column, std::int64_t row, Reason reason) noexcept;

// Whether the column's type can hold NaN or infinities.
inline bool is_floating(const Column& column) noexcept {
  return column.type == ColumnType::float64 || column.type == ColumnType::float32;
}

}  // namespace salus::engine
