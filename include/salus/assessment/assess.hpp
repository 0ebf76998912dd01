// Judging a plan's results against its targets.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "salus/assessment/judgement.hpp"
#include "salus/engine/results.hpp"
#include "salus/model/plan.hpp"

namespace salus {

struct AssessOptions {
  // Values of the areas above, for targets such as 优于全市平均水平. Not given: those that were evaluated along with the
  // results (Results::parents).
  const Results* parents = nullptr;
};

// The verdict on one result against one target.
struct Assessment {
  std::int32_t indicator = 0;  // as in the result row
  std::int32_t area = 0;
  std::int32_t period = 0;
  std::int32_t target = 0;  // index into the indicator's targets
  Verdict verdict;
  // For targets that refer to the parent area: its value, in the indicator's unit, and the period that it is of. The
  // latest one not after the result's own period is taken; a note says where they differ.
  Value parent;
  std::optional<Period> parent_period;
  Diagnostics notes;
};

// One assessment for every result row and every target of its indicator, in the order of the rows. Results from derived
// counts are not assessable (derived_only). Thread-safe.
std::vector<Assessment> assess(const Plan& plan, const Results& results, const AssessOptions& options = {});

}  // namespace salus
