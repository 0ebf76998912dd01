// What the calls over columns of formulas and of sets have in common.
#pragma once

#include <cstdint>

#include "salus.h"
#include "salus/engine/rows.hpp"
#include "small_buffer.hpp"

namespace salus::capi {

// Before anything is read of the inputs, whose number is the caller's word.
void check_inputs(bool needs_dataset, std::size_t names, const void* inputs, std::int64_t count);

// The caller's columns, checked.
class InputColumns {
 public:
  InputColumns(const salus_column* columns, std::int64_t count, std::int64_t stride, std::int64_t rows);
  span<const Column> get() const noexcept { return {columns_.data(), columns_.size()}; }

 private:
  SmallBuffer<Column, 32> columns_;
};

ColumnOutput column_output_in(const salus_column_output& output, std::int64_t rows, const char* what);
// NULL: one thread.
ColumnOptions column_options_in(const salus_column_options* options);

}  // namespace salus::capi
