// Functions that an embedding program adds to the formula language.
//
// A function gets columns and gives a column, a block of rows at a time. It must be pure: the same arguments give the same
// result, and nobody can tell how often it was called. Equal calls are computed once, a row whose reason is asked for is
// computed again, and with several threads blocks are computed at once, so it has to be thread-safe as well.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "salus/base/result.hpp"

namespace salus {

// One call: `rows` rows of `argument_count` columns in, one column out. Validity is a bit a row, row i at bit i % 64 of word
// i / 64; the number of an invalid row is anything. Bits past the last row mean nothing.
struct FunctionBlock {
  const double* const* columns;
  const std::uint64_t* const* validity;
  std::int32_t argument_count;
  std::int64_t rows;
  double* out;
  // Which rows have a value. Before the call: those whose arguments are all valid. A row that is left without one, or with
  // a number that is not finite, has the reason of its first invalid argument, else not_defined.
  std::uint64_t* out_validity;
};

struct FunctionDefinition {
  std::string name;  // letters, digits and _; any script
  std::int32_t least_arguments = 1;
  std::int32_t most_arguments = 1;  // −1: any number
  // What it throws ends the whole evaluation with an error (function_failed) that names the function and says what() it was.
  std::function<void(const FunctionBlock&)> body;
};

// An immutable set of functions; copies share it. Thread-safe. Arguments and results are numbers without a unit.
class Functions {
 public:
  Functions() = default;  // none

  // Errors, all of them at once, the subject being the name: name_not_allowed (no plain name, or the name of a function or operator
  // of the language), duplicate_name, invalid_argument (argument counts that are none, no body), invalid_utf8.
  static Result<Functions> create(std::vector<FunctionDefinition> definitions);

  bool empty() const noexcept { return size() == 0; }
  std::size_t size() const noexcept { return list_ == nullptr ? 0 : list_->size(); }
  const FunctionDefinition& operator[](std::size_t i) const noexcept { return (*list_)[i]; }
  // The place of a function; −1 where there is none. Full-width forms fold.
  std::int64_t find(std::string_view name) const;

 private:
  std::shared_ptr<const std::vector<FunctionDefinition>> list_;
};

}  // namespace salus
