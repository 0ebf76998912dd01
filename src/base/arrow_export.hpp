// Giving data away through the Arrow C data interface: the consumer says when they are no longer needed.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "salus/base/arrow.hpp"

namespace salus::arrow {

// A column, or a struct of columns, with everything that it points to. Buffers are as the format wants them, the validity
// bitmap first; a null pointer is an absent bitmap.
struct Exported {
  std::string name;
  std::string format;
  std::vector<std::pair<std::string, std::string>> metadata;
  bool nullable = true;
  std::int64_t length = 0;
  std::int64_t null_count = 0;
  std::vector<std::shared_ptr<const void>> buffers;
  std::vector<Exported> children;
};

// Columns of `length` rows.
Exported numbers(std::string name, std::vector<double> values, const std::vector<bool>& valid);
Exported texts(std::string name, const std::vector<std::string_view>& values, const std::vector<bool>& valid);
Exported record_batch(std::vector<Exported> columns, std::int64_t length);

// Fills both structures; either call may throw std::bad_alloc, and then nothing is left behind.
void give(const Exported& column, ArrowSchema* schema, ArrowArray* array);

}  // namespace salus::arrow
