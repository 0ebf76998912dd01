// Whether a plan and its figures can be right: faults of the printed document that show without knowing the right
// figure, and the plan's own rules.
//
// What is found, with its severity where no erratum of the plan covers it (one about the same indicator, area and
// period; an erratum does not cover what is wrong with its own correction):
//
//   part_exceeds_whole      error     what is contained is larger than what contains it: early neonatal, neonatal,
//                                     infant and under-five mortality; healthy life expectancy and life expectancy.
//                                     Of targets for one horizon as the document prints them and as they are judged,
//                                     and of values of one area and period (of rounded values only where no rounding
//                                     explains it)
//   share_above_whole       error     a share above 100 %: an indicator in %, ‰, /10万 … whose formula divides counts
//                           warning   of one unit, or that is called 率, 比例, 覆盖, … A warning where more than all can
//                                     be (使用率, 完成率, 发病率 …) or where it is not plain that it is a share. Not
//                                     asked of growth (增长率, 增幅, 超额 …) and numbers per head (千人口…, 每万…)
//   impossible_value        error     life expectancy outside 0 to 120 years, a negative count, a share below 0
//                           warning   a reported number of persons or things that is not whole (10.5 人; not in 万人, and
//                                     not of a mean, a number per head or full-time equivalents)
//   unusual_unit            error     the indicator or its target is printed in another unit than the one in which
//                           warning   every statistic has it (infant mortality in %). A warning where it is no
//                                     indicator of the table below, but the target's unit is not the indicator's
//   no_whole_count          error     a published rate that no whole number over the reported denominator rounds to,
//                                     half to even or up
//   implied_denominator     note      what a published rate and its published count say of the denominator that
//                                     nobody publishes: 409200 at 31.58 % are of 1295552 to 1295962
//   denominators_disagree   error     published rates and their counts imply denominators that cannot be one number
//   reported_disagrees      warning   a published value is not what the counts give
//   later_target_worse      warning   the target of a later horizon asks for less than that of an earlier one
//   target_behind_baseline  warning   the baseline's value is better than the target; a note where the target is to
//                                     keep a level (稳定, 保持, 控制, 不低于 …)
//   target_restated_differently  warning  the document says the target again, and another one
//   due_outside_plan        warning   a target, deliverable or milestone that is due before the plan's years; a note
//                                     where it is due after them (an outlook)
//   no_body                 note      a measure without any body, in a plan in which at least half of the measures
//                                     have one
//   indicator_without_target  note
//   same_title              warning   two measures of an action, or two deliverables of a measure, that are the same
//   rule_violated           the rule's own
//   findings_left_out       note      more findings than are kept
//
// and what reading the data finds (unknown_element, breakdown_disagrees, basis_mixed …), as evaluate() does.
//
// Usual units. infant, neonatal, early neonatal, perinatal and under-five mortality and blood donors ‰; maternal
// mortality and notifiable infectious diseases 1/10万; life expectancies 岁; premature mortality of chronic diseases and
// health literacy %; birth, death and natural growth rates ‰. Source: the tables of the China Health Statistics
// Yearbook (中国卫生健康统计年鉴) and of 健康中国行动（2019—2030 年）; an indicator is known by its id or its printed name.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "salus/base/diagnostic.hpp"
#include "salus/base/origin.hpp"
#include "salus/base/result.hpp"
#include "salus/base/value.hpp"
#include "salus/data/dataset.hpp"
#include "salus/model/plan.hpp"
#include "salus/time/period.hpp"
#include "salus/units/unit.hpp"

namespace salus {

// A number that a finding rests on.
struct CheckFigure {
  std::string name;  // what it is, stable: "part", "whole", "value", "target", "numerator", "left" …
  double number = 0;
  Unit unit;
};

struct CheckFinding {
  // Code, severity (a note where an erratum covers it), message and hint in both languages; the subject is the id of
  // what it is about: an indicator, element, measure, deliverable, milestone or rule.
  Diagnostic diagnostic;
  std::string other;             // the id of the second thing where there are two: the whole of a part
  std::string area;              // of a figure; empty for what the plan itself says
  std::optional<Period> period;  // of the figure, or the horizon
  std::string rule;              // the id of a violated rule
  std::vector<CheckFigure> figures;
  std::int32_t erratum = -1;  // index among the plan's errata of the one that covers it
};

// Numbers are part of the C ABI.
enum class RuleStatus : std::int32_t {
  holds = 1,
  violated = 2,
  not_assessable = 3,  // a figure is missing
};

std::string_view name(RuleStatus status) noexcept;  // "holds"

// One rule for one area and period.
struct RuleResult {
  std::int32_t rule = 0;         // index among the plan's rules
  std::string area;              // id
  std::optional<Period> period;  // none where the data have nothing at all that the rule speaks of
  RuleStatus status = RuleStatus::not_assessable;
  Reason reason = Reason::missing;  // why it is not assessable; none otherwise
  // The two sides of the comparison, in `unit`; missing for a rule that is no single comparison.
  Value left;
  Value right;
  Unit unit;
  std::string given;                 // the formula with its numbers
  Origin origin = Origin::reported;  // the weakest of the figures
};

struct CheckOptions {
  // As in EvaluateOptions. Periods that are not given: the years that the data have anything of, and the longer periods
  // that they state figures of (2016..2020).
  std::vector<std::string> areas;
  std::vector<Period> periods;
  double completeness = 1.0;
};

struct CheckReport {
  // Errors first, then warnings, then notes; of one severity what the plan says before what the data say. At most
  // 10 000, of which the last then says how many more there are.
  std::vector<CheckFinding> findings;
  // Rules in the plan's order, then areas, then periods, wherever the data have something that the rule speaks of.
  std::vector<RuleResult> rules;
  // Of all findings, those left out included.
  std::int64_t errors = 0;
  std::int64_t warnings = 0;
  std::int64_t notes = 0;
};

// The plan alone. Thread-safe.
CheckReport check(const Plan& plan);

// The plan, its figures and its rules. An indicator in a rule is computed from its counts, and where that gives
// nothing, read as published. Errors as evaluate()'s. Thread-safe.
Result<CheckReport> check(const Plan& plan, const Dataset& dataset, const CheckOptions& options = {});

}  // namespace salus
