// Columns of the caller's: checked once, then read value by value, or handed on as they are.
#pragma once

#include <cstdint>
#include <string>

#include "salus.h"
#include "salus/base/column.hpp"

namespace salus::capi {

// A column of numbers for `rows` rows, which the engine reads where it lies.
Column number_column_in(const salus_column& column, std::int64_t rows, const std::string& what);

// A checked column of a dataset. One with NULL data is not given.
class Cells {
 public:
  enum class Holds { texts, numbers, integers };

  Cells(const salus_column& column, std::int64_t rows, Holds holds, std::string what);

  bool given() const noexcept { return column_.data != nullptr; }
  const std::string& what() const noexcept { return what_; }

  bool valid(std::int64_t row) const noexcept;
  double number(std::int64_t row) const noexcept;
  std::int64_t integer(std::int64_t row) const noexcept;
  salus_text text(std::int64_t row) const noexcept;

 private:
  template <typename T>
  T read(std::int64_t row) const noexcept;

  salus_column column_;
  std::string what_;
};

}  // namespace salus::capi
