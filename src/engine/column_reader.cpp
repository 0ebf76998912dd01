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

// 64 bits of a bitmap from bit `at`: eight bytes, and the ninth where the word does not begin at a byte. No byte past
// the last bit is touched.
std::uint64_t whole_word(const unsigned char* bytes, std::int64_t at) noexcept {
  const unsigned char* from = bytes + at / 8;
  const int shift = static_cast<int>(at % 8);
  std::uint64_t bits = 0;
  for (int k = 7; k >= 0; --k) bits = (bits << 8) | from[k];
  return shift == 0 ? bits : (bits >> shift) | (static_cast<std::uint64_t>(from[8]) << (64 - shift));
}

// Fewer than 64 of them; what the upper bits of the answer hold does not matter.
std::uint64_t part_of_word(const unsigned char* bytes, std::int64_t at, std::size_t rows) noexcept {
  const unsigned char* from = bytes + at / 8;
  const auto shift = static_cast<std::size_t>(at % 8);
  const std::size_t count = (shift + rows + 7) / 8;
  std::uint64_t bits = from[0] >> shift;
  for (std::size_t k = 1; k < count; ++k) bits |= static_cast<std::uint64_t>(from[k]) << (8 * k - shift);
  return bits;
}

}  // namespace

const double* read_block(const Column& column, std::int64_t start, std::size_t n, double* scratch) noexcept {
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
  }
  return scratch;
}

bool read_validity(const Column& column, std::int64_t start, std::size_t n, std::uint64_t* words) noexcept {
  if (column.validity_kind == Validity::all || column.validity == nullptr) return false;
  const auto* bytes = static_cast<const unsigned char*>(column.validity);
  // A repeated value has one validity.
  const bool repeated = column.stride == 0;
  const std::int64_t first = column.offset + (repeated ? 0 : start);
  const auto bit = [&](std::int64_t i) -> std::uint64_t {
    return column.validity_kind == Validity::bitmap ? (bytes[i / 8] >> (i % 8)) & 1u : bytes[i] != 0 ? 1u : 0u;
  };
  for (std::size_t word = 0; word * 64 < n; ++word) {
    const std::size_t rows = n - word * 64 < 64 ? n - word * 64 : 64;
    const std::int64_t at = first + static_cast<std::int64_t>(word * 64);
    std::uint64_t bits = 0;
    if (repeated) {
      bits = bit(first) != 0 ? ~std::uint64_t{0} : 0;
    } else if (column.validity_kind == Validity::bitmap) {
      bits = rows == 64 ? whole_word(bytes, at) : part_of_word(bytes, at, rows);
    } else {
      for (std::size_t i = 0; i < rows; ++i) bits |= bit(at + static_cast<std::int64_t>(i)) << i;
    }
    words[word] = bits;
  }
  return true;
}

}  // namespace salus::engine
