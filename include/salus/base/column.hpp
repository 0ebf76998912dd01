// A column of numbers as the embedding program holds it: borrowed, never copied, never changed.
#pragma once

#include <cstdint>

namespace salus {

enum class ColumnType : std::int32_t {
  float64 = 1,
  float32 = 2,
  int64 = 3,
  int32 = 4,
  uint8 = 5,
  boolean = 6,  // one byte a value, zero or not zero
  bits = 7,     // one bit a value, least significant first, as Arrow's booleans
  int8 = 8,
  int16 = 9,
  uint16 = 10,
  uint32 = 11,
  uint64 = 12,
};

enum class Validity : std::int32_t {
  all = 0,     // every value is there; a NaN in a floating-point column is missing all the same
  bitmap = 1,  // one bit a value, least significant first, as in Arrow; 1 is valid
  bytes = 2,   // one byte a value; not zero is valid
};

// Value i stands at data + (offset + i) · stride bytes, of bits at bit (offset + i); its validity at bit or byte
// (offset + i). A stride of zero repeats one value for every row; bits have a stride of 1 otherwise. Data need not be aligned.
struct Column {
  ColumnType type = ColumnType::float64;
  Validity validity_kind = Validity::all;
  const void* data = nullptr;
  std::int64_t stride = 8;
  std::int64_t length = 0;
  std::int64_t offset = 0;
  const void* validity = nullptr;
};

}  // namespace salus
