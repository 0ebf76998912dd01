// Values and numbers with a meaning, on their way in and out.
#pragma once

#include <cstdint>

#include "guard.hpp"
#include "salus.h"
#include "salus/base/origin.hpp"
#include "salus/base/reason.hpp"
#include "salus/base/value.hpp"
#include "salus/model/comparison.hpp"
#include "salus/model/target.hpp"
#include "salus/units/rounding.hpp"

namespace salus::capi {

// Whether a value that comes in may have this reason: none, or one of those why there is no number.
constexpr bool is_value_reason(std::int64_t reason) noexcept {
  return reason >= SALUS_REASON_NONE && reason <= SALUS_REASON_DERIVED_ONLY;
}
constexpr bool is_origin(std::int64_t origin) noexcept {
  return origin >= SALUS_ORIGIN_REPORTED && origin <= SALUS_ORIGIN_EXAMPLE;
}

[[noreturn]] void fail_number(const char* what, std::int64_t number);

inline Value value_in(const salus_value& value, const char* what) {
  if (value.reason == SALUS_REASON_NONE) return Value(value.number);
  if (!is_value_reason(value.reason)) fail_number(what, value.reason);
  return Value(static_cast<Reason>(value.reason));
}

inline salus_value value_out(const Value& value) noexcept {
  return {value.number, static_cast<std::int32_t>(value.reason), 0};
}

Comparison comparison_in(std::int32_t number);
Rounding rounding_in(std::int32_t number);
Direction direction_in(std::int32_t number);

salus_finding finding_out(const Diagnostic& finding) noexcept;
// Writes findings[index].
void write_finding(const Diagnostics& findings, std::int64_t index, salus_finding* finding);

// `index` as a position among `size` things.
std::size_t index_in(std::int64_t index, std::size_t size, const char* what);

}  // namespace salus::capi
