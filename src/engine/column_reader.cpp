#include "engine/column_reader.hpp"

#include <cstring>

namespace salus::engine {
namespace {

template <typename T>
void gather(const unsigned char* from, std::int64_t stride, std::size_t n, double* to) noexcept {
  for (std::size_t i = 0; i < n; ++i) {
    T value;
    std::memcpy(&value, from + static_cast<std::int64_t>(i) * stride, sizeof value);
    to[i] = static_cast<double>(value);
  }
}

// Words of a bitmap from bit `at` for `n` rows. No byte past the last row's bit is touched; what the bits past it hold
// does not matter.
void read_bitmap(const unsigned char* bytes, std::uint64_t at, std::size_t n, std::uint64_t* words) noexcept {
  const unsigned char* from = bytes + at / 8;
  const auto shift = static_cast<unsigned>(at % 8);
  for (; n >= 64; n -= 64, from += 8) {
    // Eight bytes, and the ninth where the word does not begin at a byte.
    std::uint64_t bits = 0;
    for (int k = 7; k >= 0; --k) bits = (bits << 8) | from[k];
    *words++ = shift == 0 ? bits : (bits >> shift) | (static_cast<std::uint64_t>(from[8]) << (64 - shift));
  }
  if (n == 0) return;
  std::uint64_t bits = from[0] >> shift;
  for (std::size_t k = 1; 8 * k < shift + n; ++k) bits |= static_cast<std::uint64_t>(from[k]) << (8 * k - shift);
  *words = bits;
}

void read_bytes(const unsigned char* bytes, std::size_t n, std::uint64_t* words) noexcept {
  for (std::size_t i = 0; i < n; i += 64) {
    const std::size_t rows = n - i < 64 ? n - i : 64;
    std::uint64_t bits = 0;
    for (std::size_t k = 0; k < rows; ++k) bits |= static_cast<std::uint64_t>(bytes[i + k] != 0 ? 1 : 0) << k;
    *words++ = bits;
  }
}

void read_bits(const Column& column, std::int64_t start, std::size_t n, double* to) noexcept {
  const auto* bytes = static_cast<const unsigned char*>(column.data);
  for (std::size_t i = 0; i < n; ++i) {
    const std::int64_t at = column.offset + (column.stride == 0 ? 0 : start + static_cast<std::int64_t>(i));
    to[i] = (bytes[at / 8] >> (at % 8) & 1) != 0 ? 1 : 0;
  }
}

}  // namespace

const double* read_block(const Column& column, std::int64_t start, std::size_t n, double* scratch) noexcept {
  if (column.type == ColumnType::bits) {
    read_bits(column, start, n, scratch);
    return scratch;
  }
  const auto* from = static_cast<const unsigned char*>(column.data) + (column.offset + start) * column.stride;
  switch (column.type) {
    case ColumnType::float64:
      if (column.stride == sizeof(double) && reinterpret_cast<std::uintptr_t>(from) % alignof(double) == 0)
        return reinterpret_cast<const double*>(from);
      gather<double>(from, column.stride, n, scratch);
      break;
    case ColumnType::float32:
      gather<float>(from, column.stride, n, scratch);
      break;
    case ColumnType::int64:
      gather<std::int64_t>(from, column.stride, n, scratch);
      break;
    case ColumnType::int32:
      gather<std::int32_t>(from, column.stride, n, scratch);
      break;
    case ColumnType::uint8:
      gather<std::uint8_t>(from, column.stride, n, scratch);
      break;
    case ColumnType::boolean:
      for (std::size_t i = 0; i < n; ++i) scratch[i] = from[static_cast<std::int64_t>(i) * column.stride] != 0 ? 1 : 0;
      break;
    case ColumnType::bits:  // read above, for its rows have no addresses
      break;
    case ColumnType::int8:
      gather<std::int8_t>(from, column.stride, n, scratch);
      break;
    case ColumnType::int16:
      gather<std::int16_t>(from, column.stride, n, scratch);
      break;
    case ColumnType::uint16:
      gather<std::uint16_t>(from, column.stride, n, scratch);
      break;
    case ColumnType::uint32:
      gather<std::uint32_t>(from, column.stride, n, scratch);
      break;
    case ColumnType::uint64:
      gather<std::uint64_t>(from, column.stride, n, scratch);
      break;
  }
  return scratch;
}

bool read_validity(const Column& column, std::int64_t start, std::size_t n, std::uint64_t* words) noexcept {
  if (column.validity_kind == Validity::all || column.validity == nullptr) return false;
  const auto* bytes = static_cast<const unsigned char*>(column.validity);
  const bool bitmap = column.validity_kind == Validity::bitmap;
  if (column.stride == 0) {  // a repeated value has one validity
    std::uint64_t first = 0;
    bitmap ? read_bitmap(bytes, static_cast<std::uint64_t>(column.offset), 1, &first)
           : read_bytes(bytes + column.offset, 1, &first);
    for (std::size_t i = 0; i < n; i += 64) *words++ = (first & 1) != 0 ? ~std::uint64_t{0} : 0;
  } else if (bitmap) {
    read_bitmap(bytes, static_cast<std::uint64_t>(column.offset + start), n, words);
  } else {
    read_bytes(bytes + column.offset + start, n, words);
  }
  return true;
}

}  // namespace salus::engine
