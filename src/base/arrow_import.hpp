// Reading the structures of the Arrow C data interface. They are the producer's word: what can be checked is.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "salus/base/arrow.hpp"

namespace salus::arrow {

// The type in words, for messages: "utf8", "int16", "struct"; the format itself where it is none of these.
std::string type_name(const ArrowSchema& schema);

// What is wrong with an array before its values are looked at; empty where nothing is. `buffers` is how many its format has.
std::string objection(const ArrowSchema& schema, const ArrowArray& array, std::int64_t buffers);

// A struct array, and its fields by number. The fields' own offsets count from the struct's.
class Batch {
 public:
  // Errors: invalid_argument.
  static Result<Batch> of(const ArrowSchema& schema, const ArrowArray& array);

  std::int64_t rows() const noexcept { return array_->length; }
  std::size_t fields() const noexcept { return static_cast<std::size_t>(schema_->n_children); }
  std::string_view name(std::size_t field) const noexcept;
  const ArrowSchema& schema(std::size_t field) const noexcept { return *schema_->children[field]; }
  // The field's array, cut to the struct's rows. A copy of the structure, not to be released.
  ArrowArray array(std::size_t field) const noexcept;

  // Whether row i of the struct itself is null; only where has_null_rows().
  bool has_null_rows() const noexcept { return nulls_; }
  bool is_null(std::int64_t row) const noexcept;

 private:
  Batch(const ArrowSchema& schema, const ArrowArray& array) : schema_(&schema), array_(&array) {}

  const ArrowSchema* schema_;
  const ArrowArray* array_;
  bool nulls_ = false;
};

// Bit i of a bitmap, least significant first.
inline bool bit(const void* bitmap, std::int64_t i) noexcept {
  return (static_cast<const unsigned char*>(bitmap)[i / 8] >> (i % 8) & 1) != 0;
}

}  // namespace salus::arrow
