// Whether plans keep pace with the plan above them: their targets with its targets on the way to their horizon, and
// which of its measures they take up.
//
// A city asks for 32 % in 2022 and 40 % in 2030, so 35 % in 2025. A district's ≥37 for 2025 is ahead of that, >35 keeps
// pace and 33 is behind.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "salus/base/diagnostic.hpp"
#include "salus/base/reason.hpp"
#include "salus/base/result.hpp"
#include "salus/base/span.hpp"
#include "salus/engine/results.hpp"
#include "salus/model/plan.hpp"
#include "salus/units/unit.hpp"

namespace salus {

// Numbers are part of the C ABI.
enum class AlignmentStatus : std::int32_t {
  ahead = 1,           // asks for more than the path does
  keeps_pace = 2,      // asks for as much
  behind = 3,          // asks for less
  not_comparable = 4,  // the reason says why
};

std::string_view name(AlignmentStatus status) noexcept;  // "keeps_pace"

// One target of a child's indicator beside the parent's path.
struct TargetAlignment {
  std::int32_t child = 0;      // index among the children
  std::int32_t indicator = 0;  // among the child's indicators
  std::int32_t target = 0;     // among that indicator's targets
  std::int32_t parent_indicator = 0;
  AlignmentStatus status = AlignmentStatus::not_comparable;
  // Where not comparable: not_quantitative (the child's target or all of the parent's are in words, or refer to
  // others), implausible (an erratum without a correction), several_values (of two indicators), no_baseline (a change
  // from a baseline, or a horizon before the parent's first number and no baseline value), no_target (the parent has
  // none), no_direction, incompatible_unit, unsupported_comparison (a number of persons or things in the whole of a
  // district beside the whole of the city).
  Reason reason = Reason::none;
  // What the target asks for and what the path asks for then, and their difference, target − path; all in `unit`, the
  // unit of the child's target. NaN where there is none.
  double number = std::numeric_limits<double>::quiet_NaN();
  double path = std::numeric_limits<double>::quiet_NaN();
  double gap = std::numeric_limits<double>::quiet_NaN();
  Unit unit;
  // The parent's horizons (or the baseline) between which the path was followed; equal where it has a target for this
  // very year.
  std::optional<Period> from;
  std::optional<Period> to;
  Diagnostics notes;  // beyond_last_target, stricter_comparison, counts_of_another_area
};

// A part of a child that carries out something of the parent.
struct TakenUp {
  std::int32_t child = 0;
  std::int32_t action = 0;    // index among the child's actions
  std::int32_t measure = -1;  // among the action's measures; -1 for the action as a whole
};

// An action or measure of the parent, and what takes it up.
struct MeasureAlignment {
  std::int32_t action = 0;
  std::int32_t measure = -1;  // -1 for the action as a whole
  std::vector<TakenUp> taken_up;
};

struct Alignment {
  // Children in their order, their indicators and targets in theirs; of every indicator that answers to one of the
  // parent's, by parent_indicator or by the same id.
  std::vector<TargetAlignment> targets;
  // Of the parent's indicators that have a target: those that no child's indicator with a target answers to.
  std::vector<std::int32_t> uncovered_indicators;
  // Every action of the parent, followed by its measures.
  std::vector<MeasureAlignment> measures;
  // Measures that no child names (that a child names their action alone is not enough), as indices into `measures`.
  std::vector<std::int32_t> uncovered_measures;
  // another_parent (a child names another plan as the one above it), and unknown_reference (it answers to an indicator,
  // or carries out a measure, that the parent does not have).
  Diagnostics findings;
};

struct AlignOptions {
  // Values of the parent plan; that of its own area in the indicator's (or the plan's) baseline period begins the path.
  const Results* baseline = nullptr;
};

// The path between two of the parent's numbers is the indicator's (or the plan's) trajectory: the same step a year, or
// the same rate of change; by the year at whose end a period ends. After the last horizon its number holds. A target
// asks for more where it is higher, or lower, as the direction of the parent's indicator (or else the child's) says; of
// a level that is to be kept (neither) a target within what the parent's allows keeps pace, and any other is not
// comparable. Thread-safe. Error: invalid_argument without any child.
Result<Alignment> align(span<const Plan> children, const Plan& parent, const AlignOptions& options = {});

}  // namespace salus
