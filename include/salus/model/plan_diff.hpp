// What changed between two versions of a plan.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "salus/model/plan.hpp"
#include "salus/model/text.hpp"

namespace salus {

// Numbers are part of the C ABI.
enum class ChangeKind : std::int32_t { added = 1, removed = 2, changed = 3 };

std::string_view name(ChangeKind kind) noexcept;  // "added"

// What a plan is made of. Numbers are part of the C ABI.
enum class PlanPart : std::int32_t {
  plan = 1,  // its own members: title, period, judging …
  area = 2,
  body = 3,
  section = 4,
  element = 5,
  indicator = 6,
  target = 7,  // of an indicator
  action = 8,
  measure = 9,
  deliverable = 10,
  milestone = 11,
  rule = 12,
  erratum = 13,
};

std::string_view name(PlanPart part) noexcept;  // "indicator"

struct PlanChange {
  ChangeKind kind = ChangeKind::changed;
  PlanPart part = PlanPart::plan;
  std::string id;      // of the thing; of a target, that of its indicator
  std::string period;  // of a target
  Text name;           // of the thing, as the newer version that has it calls it; of a target, its indicator's
  // Of a change: the member as the document names it ("unit", "name.zh", "leads"), and its text before and after; lists
  // are joined by ", ". Empty where the document leaves the member out. That a measure stands in another action is a
  // change of its member "action", and that a deliverable or milestone belongs to another measure of "measure".
  std::string member;
  std::string before;
  std::string after;
};

// Things are known by their ids, targets by their indicator and period: another id is another thing. The order in which
// they stand, and the layout of the document, are no change. By part, in the order of PlanPart; of each first what was
// removed or changed, in the order of `before`, then what was added, in that of `after`. Thread-safe.
std::vector<PlanChange> diff(const Plan& before, const Plan& after);

}  // namespace salus
