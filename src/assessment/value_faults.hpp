// Values of a plan's indicators that cannot be: a share above the whole, a number outside of what such an indicator can
// have, and a part above its whole.
#pragma once

#include <functional>
#include <string>

#include "salus/assessment/check.hpp"
#include "salus/engine/results.hpp"
#include "salus/model/plan.hpp"

namespace salus::assessment {

// What the faults are called.
constexpr bool is_value_fault(Code code) noexcept {
  return code == Code::share_above_whole || code == Code::impossible_value || code == Code::part_exceeds_whole;
}

// A fault with the rows that it is about. `other` is the whole of a part that is above it; else null.
struct ValueFault {
  CheckFinding finding;  // one that is_value_fault(); no erratum has been looked for
  const ResultRow* row = nullptr;
  const ResultRow* other = nullptr;
};

// Every fault of the results, those between two indicators first, then row by row.
void find_value_faults(const Plan& plan, const Results& results, const std::function<void(ValueFault)>& found);

// A number with its unit. A computed value has the places of its indicator, a stated one those that it has, within reason.
std::string shown(const Indicator& indicator, double number, int digits);
std::string shown(const Indicator& indicator, const ResultRow& row);

}  // namespace salus::assessment
