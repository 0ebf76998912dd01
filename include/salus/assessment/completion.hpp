// What has become of a plan's deliverables and milestones by a time.
//
// Data tell how far they are under their id; their printed name serves, too, in Chinese or in English, where no other
// deliverable or milestone and no element or indicator has it. What the figure is depends on the kind (model/action.hpp):
//
//   quantity             the number completed so far: the latest one not after the time in question
//   document, project    1 for done, 0 for not; with a target the number completed so far
//   recurring            the number of each of its years (or halves, quarters, months …), with or without a target; without
//                        one, 1 or more is done. The months of a year are added up
//   milestone            1 for reached, 0 for not; the figure itself where the text has a number
//
// The latest figure is the valid one of the latest period; a later statement that there is none (not published) does not
// take an earlier figure away. A count of the plan's own area that nobody states is the sum of those of the areas below
// where these make it up entirely: of the latest one of each, and incomplete where one has none. Figures that were derived
// backwards are no evidence (derived_only). No figure at all is `missing`, and never taken for "not done". Of what is
// either done or not, another number than 1 and 0 is neither: invalid_argument, with a finding.
//
// Due is what is to be there by the end of a period that is not after the time in question. The status:
//
//   met              there, in time or early
//   not_met          due and not there; of a recurring one, not there in some period that is over
//   on_track         of a recurring one that goes on: there in every period that is over
//   not_assessable   not_due: not there, and not due. Else why nobody can tell; `incomplete` for a recurring one of which
//                    some period lacks its figure and no other one failed, `invalid_argument` for one of which more
//                    than 10 000 periods are over: so many are not followed
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "salus/assessment/judgement.hpp"
#include "salus/base/diagnostic.hpp"
#include "salus/base/origin.hpp"
#include "salus/base/reason.hpp"
#include "salus/base/result.hpp"
#include "salus/base/value.hpp"
#include "salus/data/dataset.hpp"
#include "salus/model/plan.hpp"
#include "salus/time/period.hpp"
#include "salus/units/unit.hpp"

namespace salus {

struct CompletionOptions {
  // As of the end of which period. Not given: of the last one of the data; without data, the end of the plan.
  std::optional<Period> at;
  // Index into plan.areas(): for which area, in place of the plan's own one; not given: for that one.
  std::optional<std::int32_t> area;
};

// One deliverable or milestone, for the plan's own area (here and below: or the one of the options), or for one of the areas
// directly below it where it is for each.
struct Completion {
  DueItem item;           // which one, and by when
  std::int32_t area = 0;  // index into plan.areas()

  Status status = Status::not_assessable;
  Reason reason = Reason::missing;  // none exactly where the status is not not_assessable
  bool due = false;                 // of a recurring one: whether some period of it is over

  // The figure that was judged and the period that it is of; of a recurring one that of the last period that is over.
  Value value;
  Unit unit;  // of the value; empty for a state
  std::optional<Period> period;
  Origin origin = Origin::reported;

  // Percent of what is to be there, from 0 to 100: of a count the number over the least number that would do, of a
  // recurring one the periods done over all its periods. no_baseline for a figure that does not begin at zero (a rate, a
  // change) and is not there yet.
  Value done;

  // Of the value against the target; without a target, against 1.
  Verdict verdict;

  // Of a recurring one: how many periods it has, how many of them are over, and in how many of these it was done.
  std::int32_t periods = 0;
  std::int32_t periods_over = 0;
  std::int32_t periods_done = 0;
};

struct Completions {
  Period at;
  // In the plan's order, the deliverables of a measure before its milestones, the areas of one in the plan's order. One
  // that is for each area has a row of the plan's own area, without a figure, where the plan names no area below.
  std::vector<Completion> rows;
  // Warnings. ambiguous_name: a name in the data that several of them have; neither_done_nor_not: a figure other than 1 and
  // 0; too_many_periods; unknown_area, breakdown_disagrees … as of evaluate().
  Diagnostics findings;
};

// Thread-safe.
Completions completion(const Plan& plan, const Dataset& dataset, const CompletionOptions& options = {});

}  // namespace salus
