// The score of one judged target, and ranks of scores.
//
// What is scored is whether that is there which should be there by now: the target once it is due, before that the point
// of its path at the time of the value. With s the percent of the change up to there that was made, and d by how much
// the value falls short of it in the target's unit, the score from 0 to 1 is by the rule
//
//   full           1 where the status is met, on_track or improving; 0 otherwise
//   proportional   s/100, from 0 to 1
//   step           the score of the highest step that s has reached; 0 below the lowest
//   deduction      1 − deduct·d/per, not below 0; part of a `per` deducts its part
//
// and 1 by every rule where the target is met. Without s or d: where no change was targeted (no_change_targeted) a target
// that is not met scores 0, since it was there and was lost; a tendency knows no share, and scores as by `full`.
//
// The rules are those of assessment handbooks (考核评分: 达标得满分、按比例得分、分档得分、扣分); a plan says which one holds for
// which indicator (model/scoring.hpp).
#pragma once

#include <cstdint>
#include <vector>

#include "salus/assessment/judgement.hpp"
#include "salus/base/reason.hpp"
#include "salus/base/span.hpp"
#include "salus/base/value.hpp"
#include "salus/model/scoring.hpp"

namespace salus {

// How far a value has come to its target.
struct Attainment {
  Status status = Status::not_assessable;
  Reason reason = Reason::missing;  // of not_assessable
  Value share;                      // s, in percent; of any size
  Value shortfall;                  // d, 0 or more; a negative one is taken for 0
};

// The score, or why there is none: the attainment's reason where it is not assessable, that of the share or the shortfall
// where the rule needs it, invalid_argument for a `per` that is not above 0 and for steps or a deduction outside 0 to 1.
// Never fails; thread-safe.
Value score(const Scoring& scoring, const Attainment& attainment) noexcept;

// Standard competition ranks ("1, 2, 2, 4"): 1 and the number of scores that are definitely greater. Scores that are
// nearly equal to the first of their rank share it. 0 for a score that is none. Thread-safe.
std::vector<std::int32_t> competition_ranks(span<const Value> scores);

}  // namespace salus
