// What the judgements of a plan come to: by indicator, action, body, area, and for the plan as a whole.
//
// Two things are tallied, and never mixed, for no plan says what one is worth in the other: indicators, with the weights
// and the scoring rules of the plan (score.hpp), and tasks, which are deliverables and milestones (completion.hpp) of
// weight 1 each. The score of either is Σ weight·score / Σ weight over what can be scored. What cannot is left out of both
// sums, and coverage() says how much that is. Of tasks only those count that are due: 1 for what is there (of a recurring
// one, for every period that is over), 0 for what is not. One that is there early is counted as met and does not score.
//
// An indicator counts with one target: of those horizons that end at or after the time in question the first, else the last
// horizon. One without a target is counted apart, weighs nothing, and has no part in a gate: nothing is lacking in the data.
//
// Which areas count. Those that count at all are the plan's own area and the areas below it. A row of an area has what is
// judged for that area. In the rows of the plan, of actions and bodies an indicator is that of the plan's own area; where
// the results do not have that one, those of the areas below share its weight. A task that is for each area shares its
// weight among these. The row of an indicator has that of all areas, alike.
//
// Gates. Where the plan says so (Plan::gates()), a binding indicator that is due and not met fails the gate of each row in
// which it counts. The score stays what it is; what a failed gate means is for the reader to say.
//
// Ranks. Areas below the plan's own are ranked by the score of their indicators among the areas with the same area above,
// as in a competition: 1, 2, 2, 4. Without a score, or with less coverage than asked for, an area has no rank.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "salus/assessment/assess.hpp"
#include "salus/assessment/completion.hpp"
#include "salus/assessment/judgement.hpp"
#include "salus/base/reason.hpp"
#include "salus/base/value.hpp"
#include "salus/engine/results.hpp"
#include "salus/model/action.hpp"
#include "salus/model/plan.hpp"
#include "salus/time/period.hpp"

namespace salus {

// What a row is about. Numbers are part of the C ABI.
enum class ScoreGroup : std::int32_t { plan = 1, indicator = 2, action = 3, body = 4, area = 5 };

std::string_view name(ScoreGroup group) noexcept;  // "action"

// How the binding indicators of a row stand. Numbers are part of the C ABI.
enum class Gate : std::int32_t {
  none = 0,    // the plan has no gates, or the row no binding indicator with a target
  passed = 1,  // all of them are met
  open = 2,    // none is due and not met, but some cannot be assessed or are not met yet
  failed = 3,
};

std::string_view name(Gate gate) noexcept;  // "failed"

// Things of one kind with their statuses, weights and scores.
class Tally {
 public:
  // One thing more. not_assessable for the reasons not_due and no_target is counted apart, and weighs nothing.
  void add(Status status, Reason reason, double weight, Value score) noexcept;

  std::int32_t count(Status status) const noexcept;  // not_assessable: without what is not due or has no target
  std::int32_t not_due() const noexcept { return not_due_; }
  std::int32_t without_target() const noexcept { return without_target_; }
  std::int32_t total() const noexcept;  // of everything

  double weight() const noexcept { return weight_; }         // of all that is to be scored
  double scored_weight() const noexcept { return scored_; }  // of what has a score
  // The share of the weight that could be scored, from 0 to 1; 0 where there is no weight.
  double coverage() const noexcept { return weight_ > 0 ? scored_ / weight_ : 0; }
  // From 0 to 1; missing where nothing could be scored.
  Value score() const noexcept;

 private:
  static constexpr std::size_t most_statuses = 10;
  std::array<std::int32_t, most_statuses> counts_{};  // by the number of the status
  std::int32_t not_due_ = 0;
  std::int32_t without_target_ = 0;
  double weight_ = 0;
  double scored_ = 0;
  double points_ = 0;  // Σ weight·score
};

// An indicator of an area, judged and scored.
struct ScoredIndicator {
  std::int32_t indicator = 0;  // index into plan.indicators()
  std::int32_t area = 0;       // index into plan.areas()
  std::int32_t target = -1;    // index into the indicator's targets; −1 where it has none (no_target)
  Status status = Status::not_assessable;
  Reason reason = Reason::missing;
  std::int64_t assessment = -1;  // index into the assessments that it was scored from; −1 for none
  Value score;                   // from 0 to 1
  // Whether a note of the assessment says that the value, or what it is compared with, cannot be right or is doubtful.
  bool in_doubt = false;
};

struct ScorecardRow {
  ScoreGroup group = ScoreGroup::plan;
  std::int32_t subject = 0;  // index into the plan's indicators, actions, bodies or areas; 0 for the plan
  // Of a body: what it does in the measures whose tasks and indicators these are. A body has a row a role.
  Role role = Role::lead;
  Tally indicators;
  Tally tasks;
  Gate gate = Gate::none;
  std::vector<std::size_t> failures;  // indices into Scorecard::indicators of those that fail the gate,
  std::vector<std::size_t> doubts;    // and of those that are in doubt: what they add is not to be relied on
  std::int32_t rank = 0;              // of an area; 0 for none
};

struct Scorecard {
  std::vector<ScoredIndicator> indicators;  // what was scored, in the order given
  // The plan; its indicators, actions and bodies; the areas of which anything is judged: each in the plan's order. An
  // action or a body without anything to judge has an empty row; a body without duties has none.
  std::vector<ScorecardRow> rows;
};

// Scores assessments of AssessedRows::latest as of `at`, each by the rule of its indicator, else the plan's: one entry for each
// indicator and area of the results, by indicator, then area. An area of which the results know nothing at all is left out,
// unless that is so of every one. Not given: as of the end of the last period of the
// results. Thread-safe.
//
// The attainment of a value (score.hpp) is taken from its progress: once the target is due, the achieved percentage and the
// distance; before, both up to the point of the path (Progress::expected). What went beyond the far end of a range stands
// as far from it as if it had fallen short. A state (基本建成) scores as by `full`.
std::vector<ScoredIndicator> score(const Plan& plan, const Results& results, const std::vector<Assessment>& assessments,
                                   const std::optional<Period>& at = std::nullopt);

struct ScorecardOptions {
  // Index into plan.areas(): whose card it is, in place of the plan's own area, such as a district's under the plan of its
  // city. Not given: the plan's own area.
  std::optional<std::int32_t> area;
  double least_coverage = 0;  // from 0 to 1: of its indicators' weight, for an area to be ranked
};

// `indicators` have each indicator of an area once, `tasks` as completion() gives them; what is of an area that does not
// count is left out. Preconditions: indices are of `plan`. Thread-safe.
Scorecard scorecard(const Plan& plan, const std::vector<ScoredIndicator>& indicators,
                    const std::vector<Completion>& tasks, const ScorecardOptions& options = {});

}  // namespace salus
