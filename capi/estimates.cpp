#include "estimates.hpp"

#include <cmath>
#include <string>

#include "convert.hpp"

namespace salus::capi {
namespace {

constexpr std::int64_t most_levels = 32;
constexpr double usual_level[] = {0.95};

void check_level(double confidence) {
  if (!(confidence > 0 && confidence < 1))
    fail(SALUS_ERROR_ARGUMENT, "a confidence is not between 0 and 1", "give 0.95 for 95 %");
}

}  // namespace

span<const double> numbers_in(const double* numbers, std::int64_t rows, const char* what, std::int64_t width) {
  if (rows < 0) fail_number("the number of rows", rows);
  if (width < 0) fail_number("the number of columns", width);
  constexpr std::int64_t widest = std::int64_t{1} << 40;
  if (width > widest || !can_exist(rows, static_cast<std::int64_t>(sizeof(double)) * std::max<std::int64_t>(width, 1)))
    fail(SALUS_ERROR_ARGUMENT, std::string(what) + " would not fit into memory");
  if (numbers == nullptr && rows > 0 && width > 0) fail_null(what);
  return {numbers, static_cast<std::size_t>(rows * width)};
}

span<const double> optional_numbers_in(const double* numbers, std::int64_t rows, const char* what, std::int64_t width) {
  return numbers == nullptr ? span<const double>() : numbers_in(numbers, rows, what, width);
}

span<const double> levels_in(const double* confidences, std::int64_t count) {
  if (count < 0 || count > most_levels) fail_number("the number of confidences", count);
  if (count == 0) return usual_level;
  if (confidences == nullptr) fail_null("the confidences");
  for (std::int64_t i = 0; i < count; ++i) check_level(confidences[i]);
  return {confidences, static_cast<std::size_t>(count)};
}

double level_in(double confidence) {
  if (confidence == 0) return usual_level[0];
  check_level(confidence);
  return confidence;
}

double positive_in(double given, double otherwise, const char* what) {
  if (given == 0) return otherwise;
  if (!(given > 0) || !std::isfinite(given))
    fail(SALUS_ERROR_ARGUMENT, std::string(what) + " is not a positive number", "0 takes the usual one");
  return given;
}

EstimateColumns columns_in(const salus_estimates* result, const char* what) {
  const salus_estimates from = read_structure(result, what);
  return {from.value, from.lower, from.upper, from.reasons, from.limits_reasons};
}

salus_estimate estimate_out(const Estimate& estimate) noexcept {
  return {estimate.value, estimate.lower, estimate.upper, static_cast<std::int32_t>(estimate.reason),
          static_cast<std::int32_t>(estimate.limits_reason)};
}

Estimate estimate_in(const salus_estimate* estimate, const char* what) {
  if (estimate == nullptr) fail_null(what);
  if (!is_value_reason(estimate->reason)) fail_number(what, estimate->reason);
  if (!is_value_reason(estimate->limits_reason)) fail_number(what, estimate->limits_reason);
  Estimate read;
  read.reason = static_cast<Reason>(estimate->reason);
  read.limits_reason = static_cast<Reason>(estimate->limits_reason);
  if (read.valid()) read.value = estimate->value;
  if (read.has_limits()) {
    read.lower = estimate->lower;
    read.upper = estimate->upper;
  }
  return read;
}

void check_shape(Reason reason) {
  if (reason == Reason::none) return;
  fail(SALUS_ERROR_ARGUMENT,
       reason == Reason::missing ? "there are no strata or bands" : "the columns or options do not fit together",
       "compare the numbers of rows, bands and ages, and the order of the ages");
}

}  // namespace salus::capi
