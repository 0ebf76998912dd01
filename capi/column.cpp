#include "column.hpp"

#include <cstring>
#include <limits>
#include <utility>

#include "guard.hpp"
#include "options.hpp"

namespace salus::capi {
namespace {

[[noreturn]] void fail_column(const std::string& what, const char* why) { fail(SALUS_ERROR_ARGUMENT, what + why); }

std::int64_t width(std::int32_t type) noexcept {
  switch (type) {
    case SALUS_TYPE_FLOAT64:
    case SALUS_TYPE_INT64:
    case SALUS_TYPE_UINT64:
      return 8;
    case SALUS_TYPE_FLOAT32:
    case SALUS_TYPE_INT32:
    case SALUS_TYPE_UINT32:
      return 4;
    case SALUS_TYPE_INT16:
    case SALUS_TYPE_UINT16:
      return 2;
    case SALUS_TYPE_TEXT:
      return sizeof(salus_text);
    default:
      return 1;
  }
}

// Whether rows offset … offset + rows - 1 can lie in memory.
void check_extent(const salus_column& column, std::int64_t rows, const std::string& what) {
  if (column.length < 0) fail_column(what, ": the length is negative");
  if (column.offset < 0) fail_column(what, ": the offset is negative");
  if (column.stride < 0) fail_column(what, ": the stride is negative");
  if (column.stride > 0 && column.stride < width(column.type))
    fail_column(what, ": the stride is smaller than a value");
  if (column.type == SALUS_TYPE_BITS && column.stride > 1) fail_column(what, ": the stride of bits is 1, or 0");
  const std::int64_t most = std::numeric_limits<std::int64_t>::max();
  if (column.length > most - column.offset || rows > most - column.offset ||
      !can_exist(column.offset + std::max(column.length, rows), column.stride))
    fail_column(what, ": offset, length and stride do not fit into memory");
}

// The validity has an entry a row even where one value is repeated.
void check_validity(const salus_column& column, std::int64_t rows, const std::string& what) {
  switch (column.validity_kind) {
    case SALUS_VALIDITY_ALL:
      return;
    case SALUS_VALIDITY_BITMAP:
    case SALUS_VALIDITY_BYTES:
      if (column.validity == nullptr && rows > 0)
        fail_column(what, ": the validity is NULL, and its kind says otherwise");
      if (column.length < rows) fail_column(what, ": a repeated value with a validity needs the length of the rows");
      return;
    default:
      fail_column(what, ": the kind of validity is none");
  }
}

void check_rows(const salus_column& column, std::int64_t rows, const std::string& what) {
  check_extent(column, rows, what);
  if (column.stride != 0 && column.length != rows)
    fail(SALUS_ERROR_ARGUMENT,
         what + " has " + std::to_string(column.length) + " values for " + std::to_string(rows) + " rows",
         "give columns of one length, or a stride of 0 to repeat one value", Code::unequal_lengths);
  check_validity(column, rows, what);
}

bool is_number_type(std::int32_t type) noexcept { return type >= SALUS_TYPE_FLOAT64 && type <= SALUS_TYPE_UINT64; }

bool is_integer_type(std::int32_t type) noexcept {
  return is_number_type(type) && type != SALUS_TYPE_FLOAT64 && type != SALUS_TYPE_FLOAT32 &&
         type != SALUS_TYPE_BOOLEAN && type != SALUS_TYPE_BITS && type != SALUS_TYPE_UINT64;
}

}  // namespace

Column number_column_in(const salus_column& column, std::int64_t rows, const std::string& what) {
  if (!is_number_type(column.type))
    fail_column(what, column.type == SALUS_TYPE_TEXT ? ": texts are for datasets alone" : ": the type is none");
  check_rows(column, rows, what);
  if (column.data == nullptr && rows > 0) fail_column(what, ": the data are NULL");
  Column out;
  out.type = static_cast<ColumnType>(column.type);
  out.validity_kind = static_cast<Validity>(column.validity_kind);
  out.data = column.data;
  out.stride = column.stride;
  out.length = column.length;
  out.offset = column.offset;
  out.validity = column.validity;
  return out;
}

Cells::Cells(const salus_column& column, std::int64_t rows, Holds holds, std::string what)
    : column_(column), what_(std::move(what)) {
  if (!given()) return;
  common_size(&column, what_.c_str());
  if (holds == Holds::texts && column.type != SALUS_TYPE_TEXT) fail_column(what_, ": the type is not that of texts");
  if (holds == Holds::numbers && !is_number_type(column.type)) fail_column(what_, ": the type is not that of numbers");
  if (holds == Holds::integers && !is_integer_type(column.type))
    fail_column(what_, ": the type is not that of integers");
  check_rows(column, rows, what_);
}

bool Cells::valid(std::int64_t row) const noexcept {
  const auto* validity = static_cast<const unsigned char*>(column_.validity);
  const std::int64_t at = column_.offset + row;
  switch (column_.validity_kind) {
    case SALUS_VALIDITY_BITMAP:
      return (validity[at / 8] >> (at % 8) & 1) != 0;
    case SALUS_VALIDITY_BYTES:
      return validity[at] != 0;
    default:
      return true;
  }
}

// Data need not be aligned.
template <typename T>
T Cells::read(std::int64_t row) const noexcept {
  T value;
  std::memcpy(&value, static_cast<const unsigned char*>(column_.data) + (column_.offset + row) * column_.stride,
              sizeof value);
  return value;
}

double Cells::number(std::int64_t row) const noexcept {
  switch (column_.type) {
    case SALUS_TYPE_FLOAT64:
      return read<double>(row);
    case SALUS_TYPE_FLOAT32:
      return static_cast<double>(read<float>(row));
    case SALUS_TYPE_BOOLEAN:
      return read<std::uint8_t>(row) != 0 ? 1 : 0;
    case SALUS_TYPE_BITS: {
      const std::int64_t at = column_.offset + row * column_.stride;
      return (static_cast<const unsigned char*>(column_.data)[at / 8] >> (at % 8) & 1) != 0 ? 1 : 0;
    }
    case SALUS_TYPE_UINT64:
      return static_cast<double>(read<std::uint64_t>(row));
    default:
      return static_cast<double>(integer(row));
  }
}

std::int64_t Cells::integer(std::int64_t row) const noexcept {
  switch (column_.type) {
    case SALUS_TYPE_INT64:
      return read<std::int64_t>(row);
    case SALUS_TYPE_INT32:
      return read<std::int32_t>(row);
    case SALUS_TYPE_INT8:
      return read<std::int8_t>(row);
    case SALUS_TYPE_INT16:
      return read<std::int16_t>(row);
    case SALUS_TYPE_UINT16:
      return read<std::uint16_t>(row);
    case SALUS_TYPE_UINT32:
      return read<std::uint32_t>(row);
    default:
      return read<std::uint8_t>(row);
  }
}

salus_text Cells::text(std::int64_t row) const noexcept { return read<salus_text>(row); }

}  // namespace salus::capi
