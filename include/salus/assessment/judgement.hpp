// Judging one value against one target.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

#include "salus/base/value.hpp"
#include "salus/model/comparison.hpp"
#include "salus/model/target.hpp"
#include "salus/units/rounding.hpp"
#include "salus/units/unit.hpp"

namespace salus {

// Numbers are part of the C ABI; never changed, never used again.
enum class Status : std::int32_t {
  met = 1,
  not_met = 2,
  on_track = 3,
  at_risk = 4,
  off_track = 5,
  improving = 6,
  steady = 7,
  worsening = 8,
  not_assessable = 9,  // the verdict's reason says why
};

std::string_view name(Status status) noexcept;

struct JudgeOptions {
  Unit unit;     // of the value; where empty, the target's
  Value parent;  // the parent area's value in `unit`, for better_than_parent; missing where not given
  Comparison comparison = Comparison::full_value;
  Rounding rounding = Rounding::half_even;
};

struct Verdict {
  Status status = Status::not_assessable;
  Reason reason = Reason::missing;  // none exactly where the status is not not_assessable

  // value − bound in the target's unit: the nearer bound for about and range, 0 inside; the parent's value for
  // better_than_parent. The value is the one that was compared, so the rounded one under rounded_value. A difference in
  // the thirteenth digit or beyond is 0. NaN where not assessable.
  double distance = std::numeric_limits<double>::quiet_NaN();
  Unit unit;  // of the distance

  // Whether judging by the other Comparison would give another status. Never for better_than_parent: a parent's value
  // has no printed digits to round to.
  bool comparisons_differ = false;
};

// `value` is a number in options.unit. Equality is nearly_equal(), so 29/100×100 meets "≥ 29". Units of one dimension
// compare by quantity (7/10万 against 0.05‰); of different dimensions: not_assessable, incompatible_unit. A label
// compares with any other label, but not with a known dimension; an empty unit compares with any, and is taken for the
// other. An invalid value is not assessable with its own reason. better_than_parent is met by what is definitely higher,
// or lower, as the target's direction says; equal is not better.
//
// Where several reasons hold, the first of: the target's why_not, the value's own, no_baseline, incompatible_unit,
// no_direction, no_parent_value; overflow where a conversion or the distance leaves the range of double.
// Never fails; thread-safe; does not allocate but for unit names.
Verdict judge(const Target& target, Value value, const JudgeOptions& options = {});

}  // namespace salus
