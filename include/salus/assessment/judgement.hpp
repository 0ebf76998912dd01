// Judging one value against one target.
//
//   kind                              compared with (`bound`)             met by
//   at_least, above, at_most, below   the printed number                  ≥, >, ≤, <
//   about, range                      the nearer end                      what lies between the ends, both included
//   better_than_parent                the parent area's value             what is definitely better; equal is not
//   not_worse_than_parent             the parent area's value             what is better or equal
//   maintain_level, reach_level       the reference, where one is given   what is better or equal
//   change_from_baseline              see below                           ≤ of a decrease, ≥ of an increase
//   zero_growth                       the baseline                        ≤
//   full_coverage of a share          100 %                               ≥
//   milestone, full_coverage          1                                   1; 0 does not, and nothing else is an answer
//   tendency                          the baseline                        nothing: improving, steady or worsening
//
// The bound of a change from the baseline b, by n years of it where it is per year, else by n = 1:
//   in points or the indicator's own unit   b + n·c
//   in percent of the baseline              b + |b|·((1 + c/100)^n − 1), so compounded over years
// Of a change from c₁ to c₂ the smaller one is enough, with or without 以上, and more is as good. Where the two have
// different signs (−0.5pp..+0.5pp), they are a range. An increase in percent of a baseline of zero is no increase:
// no_change_targeted. A decrease in percent of zero asks to stay there.
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

// Whether an interval of the value leaves a doubt about the status. Numbers are part of the C ABI.
enum class Certainty : std::int32_t {
  unknown = 0,            // no interval, or no verdict that it could bear on
  certainly_met = 1,      // the whole interval meets the target; of a tendency: improves
  certainly_not_met = 2,  // none of it does; of a tendency: all of it worsens
  uncertain = 3,
};

std::string_view name(Certainty certainty) noexcept;  // "certainly_met"

struct JudgeOptions {
  Unit unit;     // of the value and of all figures below; where empty, the target's
  Value parent;  // the parent area's value, for better_than_parent and not_worse_than_parent; missing where not given
  Comparison comparison = Comparison::full_value;
  Rounding rounding = Rounding::half_even;

  Value baseline;  // the value in the year that changes are counted from; missing where not given
  // From the baseline to the value, for changes per year; NaN: not known.
  double years = std::numeric_limits<double>::quiet_NaN();
  Value lower;  // confidence limits of the value; both or none
  Value upper;
  Value reference;  // what 发达国家水平 or 全市先进水平 is, for maintain_level and reach_level
  // The value is no figure but what somebody found: 1 for reached, 0 for not. So are targets judged that have no number
  // of their own (milestones, tendencies, words, levels of others, zero growth, full coverage); others are judged as
  // always.
  bool declared = false;
  std::optional<int> digits;  // places that a rounded comparison rounds to, instead of the target's own
};

struct Verdict {
  Status status = Status::not_assessable;
  Reason reason = Reason::missing;  // none exactly where the status is not not_assessable

  // value − bound in the target's unit; 0 inside a range. The value is the one that was compared, so the rounded one
  // under rounded_value. A difference in the thirteenth digit or beyond is 0. NaN where not assessable.
  double distance = std::numeric_limits<double>::quiet_NaN();
  Unit unit;  // of distance and bound

  // Whether judging by the other Comparison would give another status. A bound that the target does not print (a
  // parent's value, one that follows from the baseline) has no digits to round to: there both comparisons are one,
  // unless `digits` says to how many places value and bound are rounded.
  bool comparisons_differ = false;

  Comparison comparison = Comparison::full_value;  // the one that was applied
  // What the value was compared with; of a range the nearer end.
  double bound = std::numeric_limits<double>::quiet_NaN();

  // Percent of the targeted change achieved: (value − baseline) / (bound − baseline) × 100, 100 inside a range; negative
  // where the value moved away. Source: U.S. Department of Health and Human Services, Healthy People 2020, "Measuring
  // Progress": percent of targeted change achieved. NaN with a reason: no_baseline; no_change_targeted where the
  // baseline meets the target already or is the bound itself; not_quantitative for a tendency; overflow; the verdict's
  // own where it has one.
  double achieved = std::numeric_limits<double>::quiet_NaN();
  Reason achieved_reason = Reason::missing;

  // Of the limits in the options, compared in the same way as the value; parent, baseline and reference are taken as
  // known. Unknown where the limits do not enclose the value.
  Certainty certain = Certainty::unknown;
};

// `value` is a number in options.unit. Equality is nearly_equal(), so 29/100×100 meets "≥ 29". Units of one dimension
// compare by quantity (7/10万 against 0.05‰); of different dimensions: not_assessable, incompatible_unit. A label
// compares with any other label, but not with a known dimension; an empty unit compares with any, and is taken for the
// other. A state (milestone, full coverage of what is no share) has no unit, and a value in one is an incompatible_unit:
// one place of 家 is no "yes". An invalid value is not assessable with its own reason.
//
// Where several reasons hold, the first of: the target's why_not (but for a level with a reference), the value's own,
// no_baseline (also where a change per year lacks the years), not_due (years of 0 or less), incompatible_unit,
// no_direction, no_parent_value, invalid_argument (a state's value that is neither 0 nor 1, a decrease by more than
// 100 %, infinite years), no_change_targeted; overflow where a conversion, a bound or the distance leaves the range of
// double.
// Never fails; thread-safe; does not allocate but for unit names.
Verdict judge(const Target& target, Value value, const JudgeOptions& options = {});

// What judge() compares values with, in the target's unit (or that of the options where it has none): the ends that hold,
// NaN where there is none. A tendency has none (not_quantitative).
struct Bounds {
  double low = std::numeric_limits<double>::quiet_NaN();
  double high = std::numeric_limits<double>::quiet_NaN();
  bool low_included = true;
  bool high_included = true;
  Reason reason = Reason::missing;  // why there are none, as judge() has it; none where there are
};

Bounds bounds(const Target& target, const JudgeOptions& options = {});

}  // namespace salus
