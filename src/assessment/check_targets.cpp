#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "assessment/check_messages.hpp"
#include "assessment/checks.hpp"
#include "assessment/in_unit.hpp"
#include "assessment/target_level.hpp"
#include "assessment/usual_indicators.hpp"
#include "model/target_meaning.hpp"
#include "salus/base/value.hpp"
#include "salus/units/rounding.hpp"

namespace salus::assessment {
namespace {

// A target as it is read for a check: as printed, or with what errata set right.
struct Reading {
  const Indicator* indicator = nullptr;
  const UsualIndicator* known = nullptr;
  const IndicatorTarget* target = nullptr;
  Target read;
  bool corrected = false;
};

enum class Which { printed, corrected };

TargetOptions options_of(const Plan& plan, const Indicator& indicator) {
  TargetOptions options;
  options.unit = indicator.unit;
  options.direction = indicator.direction;
  options.about = plan.about();
  return options;
}

// The printed text of an erratum's target may make no sense as a target at all; that is why there is an erratum.
std::optional<Reading> reading_of(const Plan& plan, const Indicator& indicator, const IndicatorTarget& target,
                                  Which which) {
  Reading reading;
  reading.indicator = &indicator;
  reading.known = usual(indicator);
  reading.target = &target;
  if (target.erratum < 0) {
    reading.read = target.target;
    return reading;
  }
  if (which == Which::corrected) {
    if (plan.errata()[static_cast<std::size_t>(target.erratum)].corrected.empty()) return std::nullopt;
    reading.read = target.target;
    reading.corrected = true;
    return reading;
  }
  Result<Target> printed = Target::parse(target.printed, options_of(plan, indicator));
  if (!printed.ok()) return std::nullopt;
  reading.read = std::move(printed).value();
  return reading;
}

std::vector<Reading> readings(const Plan& plan, Which which) {
  std::vector<Reading> found;
  for (const Indicator& indicator : plan.indicators())
    for (const IndicatorTarget& target : indicator.targets)
      if (auto reading = reading_of(plan, indicator, target, which)) found.push_back(*std::move(reading));
  return found;
}

messages::Said said(const Reading& reading) { return {name_of(*reading.indicator), reading.read.text, true}; }

CheckFinding of_target(const Reading& reading, Code code, Severity severity, Wording wording) {
  CheckFinding made = finding(code, severity, std::move(wording), reading.indicator->id);
  made.period = reading.target->period;
  return made;
}

class TargetChecks {
 public:
  TargetChecks(const Plan& plan, Which which, Findings& findings)
      : which_(which), findings_(findings), plan_(plan), readings_(readings(plan, which)) {}

  void run() {
    for (const Chain& chain : chains()) order(chain);
    for (const Reading& reading : readings_) {
      if (which_ == Which::corrected && !reading.corrected) continue;
      share(reading);
      possible(reading);
      unit(reading);
      // An erratum of a target speaks of all places where the document says it.
      if (which_ == Which::printed) restatements(reading);
    }
    horizons();
  }

 private:
  void add(CheckFinding finding) {
    if (which_ == Which::printed) {
      findings_.add(std::move(finding));
    } else {
      findings_.add_uncovered(std::move(finding));
    }
  }

  // What has been said of the print is not said once more of what no erratum has changed.
  bool said_before(const Reading& a, const Reading& b) const {
    return which_ == Which::corrected && !a.corrected && !b.corrected;
  }

  void order(const Chain& chain) {
    std::map<Period, std::map<std::string_view, const Reading*>> by_horizon;
    for (const Reading& reading : readings_)
      if (reading.known != nullptr && level_of(reading.read))
        by_horizon[reading.target->period].emplace(reading.known->id, &reading);
    for (const auto& [horizon, known] : by_horizon) {
      const Reading* part = nullptr;
      for (const std::string_view id : chain.ids) {
        const auto whole = known.find(id);
        if (whole == known.end()) continue;
        if (part != nullptr) compare(chain, *part, *whole->second);
        part = whole->second;
      }
    }
  }

  void compare(const Chain& chain, const Reading& part, const Reading& whole) {
    if (said_before(part, whole)) return;
    const Level small = *level_of(part.read);
    const Level large = *level_of(whole.read);
    const std::optional<double> bound = in_unit(large.number, large.unit, small.unit);
    if (!bound || !definitely_less(*bound, small.number)) return;
    CheckFinding made = of_target(
        part, Code::part_exceeds_whole, Severity::error,
        messages::part_exceeds_whole(messages::of_target(part.target->period), said(part), said(whole), chain.why));
    made.other = whole.indicator->id;
    made.figures = {{"part", small.number, small.unit}, {"whole", large.number, large.unit}};
    add(std::move(made));
  }

  void share(const Reading& reading) {
    const Indicator& indicator = *reading.indicator;
    const std::optional<Level> level = level_of(reading.read);
    if (!level || level->unit.dimension() != Dimension::share) return;
    const ShareBound bound = share_bound(indicator.name.zh, level->unit, divides_like_by_like(plan_, indicator));
    const std::optional<double> whole = in_unit(level->number, level->unit, Unit::from("%"));
    if (bound == ShareBound::none || !whole || !definitely_less(100, *whole)) return;
    const bool certain = bound == ShareBound::certain;
    CheckFinding made =
        of_target(reading, Code::share_above_whole, certain ? Severity::error : Severity::warning,
                  messages::share_above_whole(messages::of_target(reading.target->period), said(reading), certain));
    made.figures = {{"target", level->number, level->unit}};
    add(std::move(made));
  }

  void possible(const Reading& reading) {
    const Indicator& indicator = *reading.indicator;
    const std::optional<Level> level = level_of(reading.read);
    if (!level) return;
    const UsualIndicator* known = reading.known;
    double low = known != nullptr ? known->low : 0;
    double high = known != nullptr ? known->high : std::numeric_limits<double>::infinity();
    Unit unit = level->unit;
    if (known != nullptr) unit = Unit::from(known->unit);
    const std::optional<double> number = in_unit(level->number, level->unit, unit);
    if (!number) return;
    if (known == nullptr && may_be_negative(indicator.name.zh)) return;
    const bool as_share = unit.dimension() == Dimension::share;
    if (as_share) high = std::numeric_limits<double>::infinity();  // share() has looked
    if (!definitely_less(*number, low) && !definitely_less(high, *number)) return;
    CheckFinding made = of_target(
        reading, Code::impossible_value, Severity::error,
        messages::impossible_value(messages::of_target(reading.target->period), said(reading),
                                   display(Value(low), unit), std::isfinite(high) ? display(Value(high), unit) : ""));
    made.figures = {{"target", level->number, level->unit}};
    add(std::move(made));
  }

  void unit(const Reading& reading) {
    const Unit& own = reading.indicator->unit;
    const Unit& printed = reading.read.unit;
    if (!level_of(reading.read) || own.dimension() != Dimension::share || printed.dimension() != Dimension::share)
      return;
    const UsualIndicator* known = reading.known;
    const bool in_table = known != nullptr && Unit::from(known->unit).dimension() == Dimension::share;
    const Unit expected = in_table ? Unit::from(known->unit) : own;
    if (printed == own || printed == expected) return;  // that the indicator's own is unusual is said of it
    CheckFinding made = of_target(reading, Code::unusual_unit, in_table ? Severity::error : Severity::warning,
                                  messages::unusual_unit_of_target(messages::of_target(reading.target->period),
                                                                   {name_of(*reading.indicator), reading.read.text},
                                                                   printed.name(), expected.name(), in_table));
    made.figures = {{"target", level_of(reading.read)->number, printed}};
    add(std::move(made));
  }

  void restatements(const Reading& reading) {
    for (const Restatement& again : reading.target->restated) {
      if (target::says_the_same(reading.read, again.target)) continue;
      add(of_target(reading, Code::target_restated_differently, Severity::warning,
                    messages::restated_differently(messages::of_target(reading.target->period),
                                                   {name_of(*reading.indicator), reading.read.text}, again.target.text,
                                                   again.source)));
    }
  }

  // The readings of an indicator follow on one another.
  void horizons() {
    for (std::size_t first = 0; first < readings_.size();) {
      std::vector<const Reading*> own;
      std::size_t i = first;
      for (; i < readings_.size() && readings_[i].indicator == readings_[first].indicator; ++i)
        if (level_of(readings_[i].read)) own.push_back(&readings_[i]);
      std::stable_sort(own.begin(), own.end(),
                       [](const Reading* a, const Reading* b) { return a->target->period < b->target->period; });
      for (std::size_t k = 1; k < own.size(); ++k)
        if (own[k - 1]->target->period < own[k]->target->period && !said_before(*own[k - 1], *own[k]))
          compare_horizons(*own[k - 1], *own[k]);
      first = i;
    }
  }

  void compare_horizons(const Reading& earlier, const Reading& later) {
    const Direction direction = earlier.indicator->direction;
    if (direction != Direction::higher_is_better && direction != Direction::lower_is_better) return;
    const std::optional<Level> first = level_of(earlier.read);
    const std::optional<Level> second = level_of(later.read);
    if (!first || !second) return;
    const std::optional<double> bound = in_unit(first->number, first->unit, second->unit);
    if (!bound) return;
    const bool worse = direction == Direction::higher_is_better ? definitely_less(second->number, *bound)
                                                                : definitely_less(*bound, second->number);
    if (!worse) return;
    CheckFinding made =
        of_target(later, Code::later_target_worse, Severity::warning,
                  messages::later_target_worse(name_of(*earlier.indicator), earlier.read.text, earlier.target->period,
                                               later.read.text, later.target->period));
    made.figures = {{"earlier", first->number, first->unit}, {"later", second->number, second->unit}};
    add(std::move(made));
  }

  Which which_;
  Findings& findings_;
  const Plan& plan_;
  std::vector<Reading> readings_;
};

void check_unit(const Indicator& indicator, Findings& findings) {
  const UsualIndicator* known = usual(indicator);
  if (known == nullptr) return;
  const Unit expected = Unit::from(known->unit);
  if (indicator.unit == expected) return;
  const bool converts = indicator.unit.converts_to(expected);
  findings.add(finding(Code::unusual_unit, converts ? Severity::warning : Severity::error,
                       messages::unusual_unit_of_indicator(name_of(indicator), indicator.unit.name(), known->unit),
                       indicator.id));
}

}  // namespace

void check_targets(const Plan& plan, Findings& findings) {
  for (const Indicator& indicator : plan.indicators()) check_unit(indicator, findings);
  TargetChecks(plan, Which::printed, findings).run();
  bool corrected = false;
  for (const Erratum& erratum : plan.errata()) corrected = corrected || !erratum.corrected.empty();
  if (corrected) TargetChecks(plan, Which::corrected, findings).run();
}

}  // namespace salus::assessment
