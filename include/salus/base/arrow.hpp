// The Arrow C data interface: columns that come from, or go to, any program that speaks Arrow, without a copy.
//
// Source: Apache Arrow, "The Arrow C data interface" (https://arrow.apache.org/docs/format/CDataInterface.html). The two
// structures below are that specification's, under its guard, so that they are the same in every header that has them.
#pragma once

#include <cstdint>

#include "salus/base/column.hpp"
#include "salus/base/result.hpp"

#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

extern "C" {

struct ArrowSchema {
  const char* format;
  const char* name;
  const char* metadata;
  int64_t flags;
  int64_t n_children;
  struct ArrowSchema** children;
  struct ArrowSchema* dictionary;
  void (*release)(struct ArrowSchema*);
  void* private_data;
};

struct ArrowArray {
  int64_t length;
  int64_t null_count;
  int64_t offset;
  int64_t n_buffers;
  int64_t n_children;
  const void** buffers;
  struct ArrowArray** children;
  struct ArrowArray* dictionary;
  void (*release)(struct ArrowArray*);
  void* private_data;
};
}

#endif

namespace salus {

// The column that an Arrow array of numbers holds: a view, which lives as long as the array. Types: float64, float32,
// int64, int32, uint8, boolean, and null (every value missing). An absent bitmap means that all are valid, whatever
// null_count says; a null_count of −1 is unknown, and the bitmap is looked at.
//
// Errors: invalid_argument for a released or inconsistent array and for other types (the message names the type and the hint
// says what to cast it to). Thread-safe; nothing is released.
Result<Column> column_from_arrow(const ArrowSchema& schema, const ArrowArray& array);

}  // namespace salus
