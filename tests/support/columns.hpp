// Columns for tests: memory that belongs to a test and the description of it, and outputs that notice stray writes.
#pragma once

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <vector>

#include "salus/base/column.hpp"
#include "salus/engine/rows.hpp"
#include "support/formulas.hpp"
#include "support/random.hpp"

namespace salus::support {

inline std::size_t size_of(ColumnType type) {
  switch (type) {
    case ColumnType::float64:
    case ColumnType::int64:
    case ColumnType::uint64:
      return 8;
    case ColumnType::float32:
    case ColumnType::int32:
    case ColumnType::uint32:
      return 4;
    case ColumnType::int16:
    case ColumnType::uint16:
      return 2;
    default:
      return 1;
  }
}

// A column in memory that is exactly as large as the column says, so that AddressSanitizer sees every byte read too far.
class TestColumn {
 public:
  // `stride` in bytes, which bits do not have; `misaligned` bytes stand before the data. Values are converted to the type.
  TestColumn(ColumnType type, const std::vector<Value>& rows, Validity kind = Validity::bitmap,
             std::int64_t stride = -1, std::int64_t offset = 0, std::size_t misaligned = 0,
             std::uint8_t filler = 0xA5) {
    const std::size_t width = size_of(type);
    column_.type = type;
    column_.validity_kind = kind;
    const bool packed = type == ColumnType::bits;
    column_.stride = stride < 0 || (packed && stride > 0) ? static_cast<std::int64_t>(width) : stride;
    column_.length = static_cast<std::int64_t>(rows.size());
    column_.offset = offset;
    const std::size_t cells = rows.size() + static_cast<std::size_t>(offset);
    const std::size_t stored = column_.stride == 0 ? 1 : cells;
    const auto step = static_cast<std::size_t>(column_.stride);
    // One bit of a repeated value stands at the offset itself.
    const std::size_t bytes = packed ? (cells + 7) / 8 : stored == 0 ? 0 : (stored - 1) * step + width;
    data_ = std::vector<std::uint8_t>(misaligned + bytes, filler);
    data_.shrink_to_fit();
    const std::size_t validity_bytes = kind == Validity::bitmap ? (cells + 7) / 8 : kind == Validity::bytes ? cells : 0;
    validity_ = std::vector<std::uint8_t>(validity_bytes, filler);
    expected_.assign(rows.size(), Value());
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const std::size_t at = i + static_cast<std::size_t>(offset);
      const bool null = kind != Validity::all && !rows[i].valid() && rows[i].reason == Reason::missing;
      // What stands behind a null is anything at all.
      const double raw = null ? (i % 3 == 0   ? std::numeric_limits<double>::infinity()
                                 : i % 3 == 1 ? 0.0
                                              : 7.0)
                              : raw_of(rows[i]);
      const std::size_t bit = column_.stride == 0 ? static_cast<std::size_t>(offset) : at;
      const Value seen = packed ? write_bit(data_.data() + misaligned + bit / 8, bit % 8, raw)
                                : write(type, data_.data() + misaligned + (column_.stride == 0 ? 0 : at * step), raw);
      expected_[i] = null ? Value() : seen;
      if (kind == Validity::bitmap) {
        const auto bit = static_cast<std::uint8_t>(1u << (at % 8));
        validity_[at / 8] = static_cast<std::uint8_t>(null ? validity_[at / 8] & ~bit : validity_[at / 8] | bit);
      } else if (kind == Validity::bytes) {
        validity_[at] = null ? 0 : static_cast<std::uint8_t>(1 + i % 255);
      }
    }
    column_.data = data_.data() + misaligned;
    column_.validity = kind == Validity::all ? nullptr : validity_.data();
    if (stored == 0) column_.data = nullptr;
  }
  TestColumn(const TestColumn&) = delete;
  TestColumn(TestColumn&&) = default;

  const Column& column() const { return column_; }
  // What the rows are after the conversion to the column's type.
  const std::vector<Value>& values() const { return expected_; }

 private:
  static double raw_of(const Value& v) {
    return v.valid()                        ? v.number
           : v.reason == Reason::not_finite ? std::numeric_limits<double>::infinity()
                                            : std::numeric_limits<double>::quiet_NaN();
  }
  template <typename T>
  static Value put(std::uint8_t* at, T value) {
    std::memcpy(at, &value, sizeof value);
    return Value(static_cast<double>(value));
  }
  // Integers take what fits into them.
  static double within(double x, double low, double high) { return x != x ? 0 : x < low ? low : x > high ? high : x; }
  static Value write(ColumnType type, std::uint8_t* at, double x) {
    switch (type) {
      case ColumnType::float64:
        return put(at, x);
      case ColumnType::float32:
        return put(at, x > 3e38 && x < 1e308 ? 3e38f : x < -3e38 && x > -1e308 ? -3e38f : to_float(x));
      case ColumnType::int64:
        return put(at, static_cast<std::int64_t>(within(x, -9e18, 9e18)));
      case ColumnType::int32:
        return put(at, static_cast<std::int32_t>(within(x, -2147483648.0, 2147483647.0)));
      case ColumnType::uint8:
        return put(at, static_cast<std::uint8_t>(within(x, 0, 255)));
      case ColumnType::int8:
        return put(at, static_cast<std::int8_t>(within(x, -128, 127)));
      case ColumnType::int16:
        return put(at, static_cast<std::int16_t>(within(x, -32768, 32767)));
      case ColumnType::uint16:
        return put(at, static_cast<std::uint16_t>(within(x, 0, 65535)));
      case ColumnType::uint32:
        return put(at, static_cast<std::uint32_t>(within(x, 0, 4294967295.0)));
      case ColumnType::uint64:
        return put(at, static_cast<std::uint64_t>(within(x, 0, 1.8e19)));
      default:
        *at = static_cast<std::uint8_t>(within(x, 0, 255));
        return Value(*at != 0 ? 1.0 : 0.0);
    }
  }
  static Value write_bit(std::uint8_t* at, std::size_t bit, double x) {
    const bool set = within(x, 0, 255) >= 1;
    *at = static_cast<std::uint8_t>(set ? *at | 1u << bit : *at & ~(1u << bit));
    return Value(set ? 1.0 : 0.0);
  }
  static float to_float(double x) {
    using limits = std::numeric_limits<float>;
    if (x > limits::max()) return limits::infinity();
    if (x < limits::lowest()) return -limits::infinity();
    return static_cast<float>(x);
  }

  Column column_;
  std::vector<std::uint8_t> data_;
  std::vector<std::uint8_t> validity_;
  std::vector<Value> expected_;
};

// Buffers for the results with guards on both sides.
class TestOutput {
 public:
  explicit TestOutput(std::size_t rows)
      : rows_(rows),
        values_(rows + 2 * guard, mark()),
        validity_(bytes() + 2 * guard, 0xC3),
        reasons_(rows + 2 * guard, 0xC3) {}

  ColumnOutput output(bool validity = true, bool reasons = true) {
    return {values_.data() + guard, validity ? validity_.data() + guard : nullptr,
            reasons ? reasons_.data() + guard : nullptr};
  }
  double value(std::size_t i) const { return values_[guard + i]; }
  bool valid(std::size_t i) const { return (validity_[guard + i / 8] >> (i % 8) & 1) != 0; }
  Reason reason(std::size_t i) const { return static_cast<Reason>(reasons_[guard + i]); }
  bool bits_past_the_end_are_zero() const {
    return rows_ % 8 == 0 || validity_[guard + bytes() - 1] >> (rows_ % 8) == 0;
  }
  bool guards_are_whole() const {
    for (std::size_t i = 0; i < guard; ++i)
      if (bits(values_[i]) != bits(mark()) || bits(values_[guard + rows_ + i]) != bits(mark()) ||
          validity_[i] != 0xC3 || validity_[guard + bytes() + i] != 0xC3 || reasons_[i] != 0xC3 ||
          reasons_[guard + rows_ + i] != 0xC3)
        return false;
    return true;
  }
  bool untouched() const {
    for (double x : values_)
      if (bits(x) != bits(mark())) return false;
    for (std::uint8_t b : validity_)
      if (b != 0xC3) return false;
    for (std::uint8_t b : reasons_)
      if (b != 0xC3) return false;
    return true;
  }

 private:
  static constexpr std::size_t guard = 16;
  static double mark() { return -12345.678; }
  std::size_t bytes() const { return (rows_ + 7) / 8; }
  std::size_t rows_;
  std::vector<double> values_;
  std::vector<std::uint8_t> validity_;
  std::vector<std::uint8_t> reasons_;
};

inline std::vector<Value> random_rows(Random& random, std::size_t rows, std::size_t one_null_in) {
  std::vector<Value> list;
  for (std::size_t i = 0; i < rows; ++i)
    list.push_back(one_null_in > 0 && random.one_in(one_null_in) ? Value() : Value(random.cell()));
  return list;
}

// Lengths around words and blocks.
inline constexpr std::size_t edge_lengths[] = {1, 2, 7, 8, 9, 63, 64, 65, 127, 128, 129, 191, 192, 193, 256, 1000};

}  // namespace salus::support
