// Columns of numbers and estimates, as the functions of health statistics take and give them.
#pragma once

#include <cstdint>

#include "guard.hpp"
#include "options.hpp"
#include "salus.h"
#include "salus/base/reason.hpp"
#include "salus/base/span.hpp"
#include "salus/statistics/estimate.hpp"

namespace salus::capi {

// `rows` times `width` numbers. A shape is the caller's word, so that what no memory can hold is refused.
span<const double> numbers_in(const double* numbers, std::int64_t rows, const char* what, std::int64_t width = 1);
// The same, and nothing where it is NULL.
span<const double> optional_numbers_in(const double* numbers, std::int64_t rows, const char* what,
                                       std::int64_t width = 1);
// Where so many numbers go.
template <typename T>
span<T> place_in(T* place, std::int64_t rows, const char* what) {
  if (place == nullptr && rows > 0) fail_null(what);
  return {place, static_cast<std::size_t>(rows)};
}

// Confidence levels, 0.95 where none is given. At most 32, each strictly between 0 and 1.
span<const double> levels_in(const double* confidences, std::int64_t count);
double level_in(double confidence);

// A number of an enumeration whose values are 0 to `last`.
template <typename Enum>
Enum choice_in(std::int32_t number, Enum last, const char* what) {
  if (number < 0 || number > static_cast<std::int32_t>(last))
    fail(SALUS_ERROR_ARGUMENT, std::string(what) + ": there is no number " + std::to_string(number));
  return static_cast<Enum>(number);
}

// `otherwise` for 0, what is left out of an options structure; else a positive, finite number, or the call fails.
double positive_in(double given, double otherwise, const char* what);

EstimateColumns columns_in(const salus_estimates* result, const char* what = "the result");

salus_estimate estimate_out(const Estimate& estimate) noexcept;
Estimate estimate_in(const salus_estimate* estimate, const char* what);

// What concerns the whole call, found by a batch function.
void check_shape(Reason reason);

// Rows that have no batch function of their own: estimate(row, confidence) for every row and level.
template <typename Make>
void write_rows(const EstimateColumns& out, std::int64_t rows, span<const double> levels, Make&& make) {
  const auto n = static_cast<std::size_t>(rows);
  for (std::size_t row = 0; row < n; ++row) {
    Reason limits = Reason::none;
    for (std::size_t level = 0; level < levels.size(); ++level) {
      const Estimate estimate = make(row, levels[level]);
      if (limits == Reason::none) limits = estimate.limits_reason;
      if (out.lower != nullptr) out.lower[level * n + row] = estimate.lower;
      if (out.upper != nullptr) out.upper[level * n + row] = estimate.upper;
      if (level > 0) continue;
      if (out.value != nullptr) out.value[row] = estimate.value;
      if (out.reasons != nullptr) out.reasons[row] = static_cast<std::uint8_t>(estimate.reason);
    }
    if (out.limits_reasons != nullptr) out.limits_reasons[row] = static_cast<std::uint8_t>(limits);
  }
}

}  // namespace salus::capi
