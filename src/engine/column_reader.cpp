#include "engine/column_reader.hpp"

#include <cstring>

namespace salus::engine {
namespace {

std::int64_t width(ColumnType type) noexcept {
  switch (type) {
    case ColumnType::float64:
    case ColumnType::int64:
      return 8;
    case ColumnType::float32:
    case ColumnType::int32:
      return 4;  // the narrower and the unsigned ones are read value by value
    default:
      return 1;
  }
}

template <typename T>
double number_at(const unsigned char* from) noexcept {
  T value;
  std::memcpy(&value, from, sizeof value);
  return static_cast<double>(value);
}

double number_at(ColumnType type, const unsigned char* from) noexcept {
  switch (type) {
    case ColumnType::float64:
      return number_at<double>(from);
    case ColumnType::float32:
      return number_at<float>(from);
    case ColumnType::int64:
      return number_at<std::int64_t>(from);
    case ColumnType::int32:
      return number_at<std::int32_t>(from);
    case ColumnType::uint8:
      return number_at<std::uint8_t>(from);
    case ColumnType::int8:
      return number_at<std::int8_t>(from);
    case ColumnType::int16:
      return number_at<std::int16_t>(from);
    case ColumnType::uint16:
      return number_at<std::uint16_t>(from);
    case ColumnType::uint32:
      return number_at<std::uint32_t>(from);
    case ColumnType::uint64:
      return number_at<std::uint64_t>(from);
    default:
      return *from != 0 ? 1 : 0;
  }
}

const unsigned char* address(const Column& column, std::int64_t row) noexcept {
  return static_cast<const unsigned char*>(column.data) + (column.offset + row) * column.stride;
}

// Eight bytes as one word, the first one lowest; compilers make one load of it.
std::uint64_t word_at(const unsigned char* from) noexcept {
  std::uint64_t word = 0;
  for (int k = 0; k < 8; ++k) word |= static_cast<std::uint64_t>(from[k]) << (8 * k);
  return word;
}

// Words of a bitmap from bit `at` for `n` rows. No byte past the last row's bit is touched; what the bits past it hold
// does not matter.
void read_bitmap(const unsigned char* bytes, std::uint64_t at, std::size_t n, std::uint64_t* words) noexcept {
  const unsigned char* from = bytes + at / 8;
  const auto shift = static_cast<unsigned>(at % 8);
  for (; n >= 64; n -= 64, from += 8) {
    // The ninth byte where the word does not begin at a byte.
    const std::uint64_t bits = word_at(from);
    *words++ = shift == 0 ? bits : (bits >> shift) | (static_cast<std::uint64_t>(from[8]) << (64 - shift));
  }
  if (n == 0) return;
  std::uint64_t bits = from[0] >> shift;
  for (std::size_t k = 1; 8 * k < shift + n; ++k) bits |= static_cast<std::uint64_t>(from[k]) << (8 * k - shift);
  *words = bits;
}

bool is_valid(const Column& column, std::int64_t row) noexcept {
  if (column.validity_kind == Validity::all || column.validity == nullptr) return true;
  const auto* bytes = static_cast<const unsigned char*>(column.validity);
  const std::int64_t at = column.offset + (column.stride == 0 ? 0 : row);  // a repeated value has one validity
  return column.validity_kind == Validity::bitmap ? (bytes[at / 8] >> (at % 8) & 1) != 0 : bytes[at] != 0;
}

double bit_at(const Column& column, std::int64_t row) noexcept {
  const auto* bytes = static_cast<const unsigned char*>(column.data);
  const std::int64_t at = column.offset + (column.stride == 0 ? 0 : row);
  return (bytes[at / 8] >> (at % 8) & 1) != 0 ? 1 : 0;
}

}  // namespace

bool is_read_in_place(const Column& column) noexcept {
  return column.type == ColumnType::float64 && column.stride == sizeof(double) &&
         reinterpret_cast<std::uintptr_t>(column.data) % alignof(double) == 0;
}

const double* read_block(const Column& column, const kernels::Kernels& kernels, std::int64_t start, std::size_t n,
                         double* scratch) noexcept {
  if (column.type == ColumnType::bits) {
    for (std::size_t i = 0; i < n; ++i) scratch[i] = bit_at(column, start + static_cast<std::int64_t>(i));
    return scratch;
  }
  const unsigned char* const from = address(column, start);
  if (is_read_in_place(column)) return reinterpret_cast<const double*>(from);
  if (column.stride == width(column.type) && column.type <= ColumnType::boolean) {
    switch (column.type) {
      case ColumnType::float64:
        std::memcpy(scratch, from, n * sizeof(double));
        break;
      case ColumnType::float32:
        kernels.from_float32(from, scratch, n);
        break;
      case ColumnType::int64:
        kernels.from_int64(from, scratch, n);
        break;
      case ColumnType::int32:
        kernels.from_int32(from, scratch, n);
        break;
      case ColumnType::uint8:
        kernels.from_uint8(from, scratch, n);
        break;
      case ColumnType::boolean:
        kernels.from_boolean(from, scratch, n);
        break;
      default:
        break;
    }
    return scratch;
  }
  for (std::size_t i = 0; i < n; ++i)
    scratch[i] = number_at(column.type, from + static_cast<std::int64_t>(i) * column.stride);
  return scratch;
}

bool read_validity(const Column& column, const kernels::Kernels& kernels, std::int64_t start, std::size_t n,
                   std::uint64_t* words) noexcept {
  if (column.validity_kind == Validity::all || column.validity == nullptr) return false;
  const auto* bytes = static_cast<const unsigned char*>(column.validity);
  if (column.stride == 0) {
    const std::uint64_t every = is_valid(column, 0) ? ~std::uint64_t{0} : 0;
    for (std::size_t i = 0; i < n; i += 64) *words++ = every;
  } else if (column.validity_kind == Validity::bitmap) {
    read_bitmap(bytes, static_cast<std::uint64_t>(column.offset + start), n, words);
  } else {
    kernels.byte_mask(bytes + column.offset + start, n, words);
  }
  return true;
}

Value read_row(const Column& column, std::int64_t row, Reason reason) noexcept {
  if (!is_valid(column, row)) return Value(reason);
  return Value(column.type == ColumnType::bits ? bit_at(column, row) : number_at(column.type, address(column, row)));
}

}  // namespace salus::engine
