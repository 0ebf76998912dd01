// The version, and the names of the numbers. The C enumerations are those of the C++ headers, number by number.
#include <cstdint>
#include <string_view>

#include "convert.hpp"
#include "salus.h"
#include "salus/assessment/alignment.hpp"
#include "salus/assessment/assess.hpp"
#include "salus/assessment/check.hpp"
#include "salus/assessment/judgement.hpp"
#include "salus/assessment/scorecard.hpp"
#include "salus/base/column.hpp"
#include "salus/base/diagnostic.hpp"
#include "salus/base/origin.hpp"
#include "salus/base/reason.hpp"
#include "salus/formula/symbols.hpp"
#include "salus/model/plan.hpp"
#include "salus/model/plan_diff.hpp"
#include "salus/model/target.hpp"
#include "text.hpp"

namespace {

#define SALUS_SAME(number, value) \
  static_assert((number) == static_cast<std::int32_t>(value), "a number of the C interface differs from that of C++")

using salus::AssessedRows;
using salus::Attribute;
using salus::Certainty;
using salus::ChangeKind;
using salus::ColumnType;
using salus::Comparison;
using salus::DeliverableKind;
using salus::Direction;
using salus::DueItem;
using salus::Gate;
using salus::Kind;
using salus::Language;
using salus::Origin;
using salus::PlanPart;
using salus::Reason;
using salus::Role;
using salus::Rounding;
using salus::ScoreGroup;
using salus::ScoringRule;
using salus::Severity;
using salus::Status;
using salus::TargetKind;
using salus::Trajectory;
using salus::Uncertainty;
using salus::Validity;

SALUS_SAME(SALUS_REASON_NONE, Reason::none);
SALUS_SAME(SALUS_REASON_MISSING, Reason::missing);
SALUS_SAME(SALUS_REASON_ZERO_DENOMINATOR, Reason::zero_denominator);
SALUS_SAME(SALUS_REASON_NOT_DEFINED, Reason::not_defined);
SALUS_SAME(SALUS_REASON_OVERFLOW, Reason::overflow);
SALUS_SAME(SALUS_REASON_NOT_FINITE, Reason::not_finite);
SALUS_SAME(SALUS_REASON_NOT_PUBLISHED, Reason::not_published);
SALUS_SAME(SALUS_REASON_SMALL_NUMBERS, Reason::small_numbers);
SALUS_SAME(SALUS_REASON_SUPPRESSED, Reason::suppressed);
SALUS_SAME(SALUS_REASON_INCOMPLETE, Reason::incomplete);
SALUS_SAME(SALUS_REASON_NO_POPULATION, Reason::no_population);
SALUS_SAME(SALUS_REASON_NO_OPEN_BAND_DEATHS, Reason::no_open_band_deaths);
SALUS_SAME(SALUS_REASON_FEW_PERSON_YEARS, Reason::few_person_years);
SALUS_SAME(SALUS_REASON_WIDE_INTERVAL, Reason::wide_interval);
SALUS_SAME(SALUS_REASON_INVALID_ARGUMENT, Reason::invalid_argument);
SALUS_SAME(SALUS_REASON_FUNCTION_FAILED, Reason::function_failed);
SALUS_SAME(SALUS_REASON_DERIVED_ONLY, Reason::derived_only);
SALUS_SAME(SALUS_REASON_NO_PARENT_VALUE, Reason::no_parent_value);
SALUS_SAME(SALUS_REASON_NO_BASELINE, Reason::no_baseline);
SALUS_SAME(SALUS_REASON_NO_DIRECTION, Reason::no_direction);
SALUS_SAME(SALUS_REASON_NOT_QUANTITATIVE, Reason::not_quantitative);
SALUS_SAME(SALUS_REASON_INCOMPATIBLE_UNIT, Reason::incompatible_unit);
SALUS_SAME(SALUS_REASON_NOT_DUE, Reason::not_due);
SALUS_SAME(SALUS_REASON_NO_TARGET, Reason::no_target);
SALUS_SAME(SALUS_REASON_UNSUPPORTED_COMPARISON, Reason::unsupported_comparison);
SALUS_SAME(SALUS_REASON_IMPLAUSIBLE, Reason::implausible);
SALUS_SAME(SALUS_REASON_NO_CHANGE_TARGETED, Reason::no_change_targeted);
SALUS_SAME(SALUS_REASON_TOO_FEW_PERIODS, Reason::too_few_periods);
SALUS_SAME(SALUS_REASON_SEVERAL_VALUES, Reason::several_values);

SALUS_SAME(SALUS_ORIGIN_REPORTED, Origin::reported);
SALUS_SAME(SALUS_ORIGIN_COMPUTED, Origin::computed);
SALUS_SAME(SALUS_ORIGIN_DERIVED, Origin::derived);
SALUS_SAME(SALUS_ORIGIN_ESTIMATED, Origin::estimated);
SALUS_SAME(SALUS_ORIGIN_EXAMPLE, Origin::example);

SALUS_SAME(SALUS_SEVERITY_ERROR, Severity::error);
SALUS_SAME(SALUS_SEVERITY_WARNING, Severity::warning);
SALUS_SAME(SALUS_SEVERITY_NOTE, Severity::note);

SALUS_SAME(SALUS_LANGUAGE_ENGLISH, Language::english);
SALUS_SAME(SALUS_LANGUAGE_CHINESE, Language::chinese);

SALUS_SAME(SALUS_KIND_FLOW, Kind::flow);
SALUS_SAME(SALUS_KIND_STOCK, Kind::stock);
SALUS_SAME(SALUS_KIND_AVERAGE, Kind::average);

SALUS_SAME(SALUS_DIRECTION_UNSPECIFIED, Direction::unspecified);
SALUS_SAME(SALUS_DIRECTION_HIGHER_IS_BETTER, Direction::higher_is_better);
SALUS_SAME(SALUS_DIRECTION_LOWER_IS_BETTER, Direction::lower_is_better);
SALUS_SAME(SALUS_DIRECTION_NEITHER, Direction::neither);

SALUS_SAME(SALUS_ATTRIBUTE_UNSPECIFIED, Attribute::unspecified);
SALUS_SAME(SALUS_ATTRIBUTE_ANTICIPATORY, Attribute::anticipatory);
SALUS_SAME(SALUS_ATTRIBUTE_BINDING, Attribute::binding);

SALUS_SAME(SALUS_UNCERTAINTY_NONE, Uncertainty::none);
SALUS_SAME(SALUS_UNCERTAINTY_RATE, Uncertainty::rate);
SALUS_SAME(SALUS_UNCERTAINTY_PROPORTION, Uncertainty::proportion);
SALUS_SAME(SALUS_UNCERTAINTY_FUNCTION, Uncertainty::function);

SALUS_SAME(SALUS_TARGET_AT_LEAST, TargetKind::at_least);
SALUS_SAME(SALUS_TARGET_ABOVE, TargetKind::above);
SALUS_SAME(SALUS_TARGET_AT_MOST, TargetKind::at_most);
SALUS_SAME(SALUS_TARGET_BELOW, TargetKind::below);
SALUS_SAME(SALUS_TARGET_ABOUT, TargetKind::about);
SALUS_SAME(SALUS_TARGET_RANGE, TargetKind::range);
SALUS_SAME(SALUS_TARGET_BETTER_THAN_PARENT, TargetKind::better_than_parent);
SALUS_SAME(SALUS_TARGET_MAINTAIN_LEVEL, TargetKind::maintain_level);
SALUS_SAME(SALUS_TARGET_CHANGE_FROM_BASELINE, TargetKind::change_from_baseline);
SALUS_SAME(SALUS_TARGET_MILESTONE, TargetKind::milestone);
SALUS_SAME(SALUS_TARGET_TENDENCY, TargetKind::tendency);
SALUS_SAME(SALUS_TARGET_IN_WORDS, TargetKind::in_words);
SALUS_SAME(SALUS_TARGET_ZERO_GROWTH, TargetKind::zero_growth);
SALUS_SAME(SALUS_TARGET_FULL_COVERAGE, TargetKind::full_coverage);
SALUS_SAME(SALUS_TARGET_TWO_PART, TargetKind::two_part);
SALUS_SAME(SALUS_TARGET_REACH_LEVEL, TargetKind::reach_level);
SALUS_SAME(SALUS_TARGET_NOT_WORSE_THAN_PARENT, TargetKind::not_worse_than_parent);

SALUS_SAME(SALUS_VERDICT_MET, Status::met);
SALUS_SAME(SALUS_VERDICT_NOT_MET, Status::not_met);
SALUS_SAME(SALUS_VERDICT_ON_TRACK, Status::on_track);
SALUS_SAME(SALUS_VERDICT_AT_RISK, Status::at_risk);
SALUS_SAME(SALUS_VERDICT_OFF_TRACK, Status::off_track);
SALUS_SAME(SALUS_VERDICT_IMPROVING, Status::improving);
SALUS_SAME(SALUS_VERDICT_STEADY, Status::steady);
SALUS_SAME(SALUS_VERDICT_WORSENING, Status::worsening);
SALUS_SAME(SALUS_VERDICT_NOT_ASSESSABLE, Status::not_assessable);
SALUS_SAME(SALUS_CERTAINTY_UNKNOWN, Certainty::unknown);
SALUS_SAME(SALUS_CERTAINTY_CERTAINLY_MET, Certainty::certainly_met);
SALUS_SAME(SALUS_CERTAINTY_CERTAINLY_NOT_MET, Certainty::certainly_not_met);
SALUS_SAME(SALUS_CERTAINTY_UNCERTAIN, Certainty::uncertain);

SALUS_SAME(SALUS_RULE_HOLDS, salus::RuleStatus::holds);
SALUS_SAME(SALUS_RULE_VIOLATED, salus::RuleStatus::violated);
SALUS_SAME(SALUS_RULE_NOT_ASSESSABLE, salus::RuleStatus::not_assessable);
SALUS_SAME(SALUS_ALIGNMENT_AHEAD, salus::AlignmentStatus::ahead);
SALUS_SAME(SALUS_ALIGNMENT_KEEPS_PACE, salus::AlignmentStatus::keeps_pace);
SALUS_SAME(SALUS_ALIGNMENT_BEHIND, salus::AlignmentStatus::behind);
SALUS_SAME(SALUS_ALIGNMENT_NOT_COMPARABLE, salus::AlignmentStatus::not_comparable);

SALUS_SAME(SALUS_COMPARISON_FULL_VALUE, Comparison::full_value);
SALUS_SAME(SALUS_COMPARISON_ROUNDED_VALUE, Comparison::rounded_value);
SALUS_SAME(SALUS_ROUNDING_HALF_EVEN, Rounding::half_even);
SALUS_SAME(SALUS_ROUNDING_HALF_UP, Rounding::half_up);
SALUS_SAME(SALUS_DIGITS_NATURAL, salus::natural_digits);

SALUS_SAME(SALUS_ROLE_LEAD, Role::lead);
SALUS_SAME(SALUS_ROLE_JOIN, Role::join);
SALUS_SAME(SALUS_ROLE_RESPONSIBLE, Role::responsible);

SALUS_SAME(SALUS_DELIVERABLE_QUANTITY, DeliverableKind::quantity);
SALUS_SAME(SALUS_DELIVERABLE_DOCUMENT, DeliverableKind::document);
SALUS_SAME(SALUS_DELIVERABLE_PROJECT, DeliverableKind::project);
SALUS_SAME(SALUS_DELIVERABLE_RECURRING, DeliverableKind::recurring);

SALUS_SAME(SALUS_TRAJECTORY_LINEAR, Trajectory::linear);
SALUS_SAME(SALUS_TRAJECTORY_COMPOUND, Trajectory::compound);
SALUS_SAME(SALUS_TRAJECTORY_MILESTONES, Trajectory::milestones);

SALUS_SAME(SALUS_SCORING_FULL, ScoringRule::full);
SALUS_SAME(SALUS_SCORING_PROPORTIONAL, ScoringRule::proportional);
SALUS_SAME(SALUS_SCORING_STEP, ScoringRule::step);
SALUS_SAME(SALUS_SCORING_DEDUCTION, ScoringRule::deduction);

SALUS_SAME(SALUS_DUE_TARGET, DueItem::Kind::target);
SALUS_SAME(SALUS_DUE_DELIVERABLE, DueItem::Kind::deliverable);
SALUS_SAME(SALUS_DUE_MILESTONE, DueItem::Kind::milestone);

SALUS_SAME(SALUS_CHANGE_ADDED, ChangeKind::added);
SALUS_SAME(SALUS_CHANGE_REMOVED, ChangeKind::removed);
SALUS_SAME(SALUS_CHANGE_CHANGED, ChangeKind::changed);

SALUS_SAME(SALUS_PART_PLAN, PlanPart::plan);
SALUS_SAME(SALUS_PART_AREA, PlanPart::area);
SALUS_SAME(SALUS_PART_BODY, PlanPart::body);
SALUS_SAME(SALUS_PART_SECTION, PlanPart::section);
SALUS_SAME(SALUS_PART_ELEMENT, PlanPart::element);
SALUS_SAME(SALUS_PART_INDICATOR, PlanPart::indicator);
SALUS_SAME(SALUS_PART_TARGET, PlanPart::target);
SALUS_SAME(SALUS_PART_ACTION, PlanPart::action);
SALUS_SAME(SALUS_PART_MEASURE, PlanPart::measure);
SALUS_SAME(SALUS_PART_DELIVERABLE, PlanPart::deliverable);
SALUS_SAME(SALUS_PART_MILESTONE, PlanPart::milestone);
SALUS_SAME(SALUS_PART_RULE, PlanPart::rule);
SALUS_SAME(SALUS_PART_ERRATUM, PlanPart::erratum);

SALUS_SAME(SALUS_TYPE_FLOAT64, ColumnType::float64);
SALUS_SAME(SALUS_TYPE_FLOAT32, ColumnType::float32);
SALUS_SAME(SALUS_TYPE_INT64, ColumnType::int64);
SALUS_SAME(SALUS_TYPE_INT32, ColumnType::int32);
SALUS_SAME(SALUS_TYPE_UINT8, ColumnType::uint8);
SALUS_SAME(SALUS_TYPE_BOOLEAN, ColumnType::boolean);
SALUS_SAME(SALUS_VALIDITY_ALL, Validity::all);
SALUS_SAME(SALUS_VALIDITY_BITMAP, Validity::bitmap);
SALUS_SAME(SALUS_VALIDITY_BYTES, Validity::bytes);

SALUS_SAME(SALUS_ASSESSED_EVERY, AssessedRows::every);
SALUS_SAME(SALUS_ASSESSED_LATEST, AssessedRows::latest);

SALUS_SAME(SALUS_SCORE_PLAN, ScoreGroup::plan);
SALUS_SAME(SALUS_SCORE_INDICATOR, ScoreGroup::indicator);
SALUS_SAME(SALUS_SCORE_ACTION, ScoreGroup::action);
SALUS_SAME(SALUS_SCORE_BODY, ScoreGroup::body);
SALUS_SAME(SALUS_SCORE_AREA, ScoreGroup::area);

SALUS_SAME(SALUS_GATE_NONE, Gate::none);
SALUS_SAME(SALUS_GATE_PASSED, Gate::passed);
SALUS_SAME(SALUS_GATE_OPEN, Gate::open);
SALUS_SAME(SALUS_GATE_FAILED, Gate::failed);

#undef SALUS_SAME

constexpr const char* status_names[] = {"ok",     "argument",  "handle", "encoding", "formula",  "plan",       "data",
                                        "target", "not_found", "io",     "memory",   "internal", "unsupported"};
static_assert(sizeof status_names / sizeof *status_names == SALUS_ERROR_UNSUPPORTED + 1);

// Numbers of one byte: what does not fit is none of them, and must not wrap into one.
template <typename Enum>
const char* small_name(std::int32_t number) noexcept {
  return number < 0 || number > UINT8_MAX ? "unknown" : name(static_cast<Enum>(number)).data();
}

}  // namespace

const char* SALUS_CALL salus_version(void) { return SALUS_PROJECT_VERSION; }
int32_t SALUS_CALL salus_abi_version(void) { return SALUS_ABI_VERSION; }

const char* SALUS_CALL salus_status_name(salus_status status) {
  return status < 0 || status > SALUS_ERROR_UNSUPPORTED ? "unknown" : status_names[status];
}
// The names are literals, which end in a NUL.
const char* SALUS_CALL salus_reason_name(int32_t reason) { return small_name<Reason>(reason); }
const char* SALUS_CALL salus_origin_name(int32_t origin) { return small_name<Origin>(origin); }
const char* SALUS_CALL salus_severity_name(int32_t severity) { return name(static_cast<Severity>(severity)).data(); }
const char* SALUS_CALL salus_code_name(int32_t code) { return name(static_cast<salus::Code>(code)).data(); }
const char* SALUS_CALL salus_kind_name(int32_t kind) { return name(static_cast<Kind>(kind)).data(); }
const char* SALUS_CALL salus_direction_name(int32_t direction) {
  return name(static_cast<Direction>(direction)).data();
}
const char* SALUS_CALL salus_attribute_name(int32_t attribute) {
  return name(static_cast<Attribute>(attribute)).data();
}
const char* SALUS_CALL salus_uncertainty_name(int32_t uncertainty) {
  return name(static_cast<Uncertainty>(uncertainty)).data();
}
const char* SALUS_CALL salus_target_kind_name(int32_t kind) { return name(static_cast<TargetKind>(kind)).data(); }
const char* SALUS_CALL salus_role_name(int32_t role) { return name(static_cast<Role>(role)).data(); }
const char* SALUS_CALL salus_deliverable_kind_name(int32_t kind) {
  return name(static_cast<DeliverableKind>(kind)).data();
}
const char* SALUS_CALL salus_trajectory_name(int32_t trajectory) {
  return name(static_cast<Trajectory>(trajectory)).data();
}
const char* SALUS_CALL salus_scoring_rule_name(int32_t rule) { return name(static_cast<ScoringRule>(rule)).data(); }
const char* SALUS_CALL salus_due_kind_name(int32_t kind) { return name(static_cast<DueItem::Kind>(kind)).data(); }
const char* SALUS_CALL salus_change_kind_name(int32_t kind) { return name(static_cast<ChangeKind>(kind)).data(); }
const char* SALUS_CALL salus_plan_part_name(int32_t part) { return name(static_cast<PlanPart>(part)).data(); }
const char* SALUS_CALL salus_verdict_name(int32_t verdict) { return name(static_cast<Status>(verdict)).data(); }
const char* SALUS_CALL salus_certainty_name(int32_t certainty) {
  return name(static_cast<Certainty>(certainty)).data();
}
const char* SALUS_CALL salus_score_group_name(int32_t group) { return name(static_cast<ScoreGroup>(group)).data(); }
const char* SALUS_CALL salus_gate_name(int32_t gate) { return name(static_cast<Gate>(gate)).data(); }

const char* SALUS_CALL salus_rule_status_name(int32_t status) {
  return name(static_cast<salus::RuleStatus>(status)).data();
}
const char* SALUS_CALL salus_alignment_status_name(int32_t status) {
  return name(static_cast<salus::AlignmentStatus>(status)).data();
}

int32_t SALUS_CALL salus_origin_from_name(const char* name, int64_t length) {
  std::int32_t found = -1;
  salus::capi::guard([&] {
    const std::string_view wanted = salus::capi::bytes_in(name, length, "the name");
    for (std::int32_t number = SALUS_ORIGIN_REPORTED; number <= SALUS_ORIGIN_EXAMPLE; ++number)
      if (salus::name(static_cast<Origin>(number)) == wanted) found = number;
  });
  return found;
}

int32_t SALUS_CALL salus_reason_from_name(const char* name, int64_t length) {
  std::int32_t found = -1;
  salus::capi::guard([&] {
    const std::string_view wanted = salus::capi::bytes_in(name, length, "the name");
    const Reason reason = salus::reason_from_name(wanted);
    // For a text that is no name the answer is "none" as well.
    if (salus::name(reason) == wanted) found = static_cast<std::int32_t>(reason);
  });
  return found;
}
