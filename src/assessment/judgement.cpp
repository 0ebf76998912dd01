#include "salus/assessment/judgement.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "assessment/in_unit.hpp"

namespace salus {
namespace {

using assessment::comparable;

// A number as it enters: one whose reason says valid and that is none all the same is not let through.
Value checked(Value value) noexcept { return value.valid() ? Value(value.number) : value; }

// ---- figures, all in the target's unit ----

struct Figures {
  Value value;
  Value baseline;
  Value parent;
  Value reference;
  Value lower;
  Value upper;
  double years = 1;
};

Figures in_one_unit(Value value, const JudgeOptions& options, const Unit& from, const Unit& to) noexcept {
  const auto there = [&](Value figure) -> Value {
    const Value own = checked(figure);
    if (!own.valid()) return own;
    const Value number = assessment::converted(own.number, from, to);
    return number.valid() ? number : Value(Reason::overflow);
  };
  return {there(value),         there(options.baseline), there(options.parent), there(options.reference),
          there(options.lower), there(options.upper),    options.years};
}

// ---- what the target asks for, once all that it refers to is known ----

struct Demand {
  enum class Sense { at_least, above, at_most, below, within };
  Sense sense = Sense::within;
  double low = std::numeric_limits<double>::quiet_NaN();
  double high = std::numeric_limits<double>::quiet_NaN();
  bool printed = false;  // the bound has the digits of the target

  bool has_low() const noexcept { return sense != Sense::at_most && sense != Sense::below; }
  bool has_high() const noexcept { return sense != Sense::at_least && sense != Sense::above; }
};

using Sense = Demand::Sense;

// A demand, or why there is none.
struct Asked {
  Demand demand;
  Reason why_not = Reason::none;

  Asked(Demand what) : demand(what) {}       // NOLINT(google-explicit-constructor)
  Asked(Reason reason) : why_not(reason) {}  // NOLINT(google-explicit-constructor)
};

Asked asked(Sense sense, double low, double high, Reason otherwise) {
  const Demand demand{sense, low, high, otherwise == Reason::invalid_argument};
  const bool finite = (!demand.has_low() || std::isfinite(low)) && (!demand.has_high() || std::isfinite(high));
  if (!finite) return otherwise;
  return demand;
}

// A printed bound that is not finite is none that parse() makes.
Asked printed(Sense sense, const Target& target) {
  return asked(sense, target.low, target.high, Reason::invalid_argument);
}

Asked one_bound(Sense sense, double bound) { return asked(sense, bound, bound, Reason::overflow); }

// Better than another value, or as good as it.
Asked compared_with(Value other, Direction direction, bool equal_is_enough, Reason none) {
  const bool higher = direction == Direction::higher_is_better;
  if (!higher && direction != Direction::lower_is_better) return Reason::no_direction;
  if (!other.valid()) return other.reason == Reason::overflow ? Reason::overflow : none;
  if (equal_is_enough) return one_bound(higher ? Sense::at_least : Sense::at_most, other.number);
  return one_bound(higher ? Sense::above : Sense::below, other.number);
}

double changed(double baseline, double change, bool points, double years) noexcept {
  if (points) return baseline + years * change;
  return baseline + std::fabs(baseline) * (std::pow(1 + change / 100, years) - 1);
}

Asked change_from(const Target& target, double baseline, double years) {
  const double least = target.change_low;
  const double most = target.change_high;
  if (!std::isfinite(least) || !std::isfinite(most) || std::isinf(years)) return Reason::invalid_argument;
  const bool percent = !target.change_is_points;
  if (percent && least < -100) return Reason::invalid_argument;
  const double n = target.change_per_year ? years : 1;
  const auto after = [&](double change) { return changed(baseline, change, target.change_is_points, n); };
  if (least < 0 && most > 0) return asked(Sense::within, after(least), after(most), Reason::overflow);
  const bool increase = most > 0 || (most == 0 && least == 0 && target.direction != Direction::lower_is_better);
  if (percent && increase && baseline == 0) return Reason::no_change_targeted;
  return increase ? one_bound(Sense::at_least, after(least)) : one_bound(Sense::at_most, after(most));
}

Asked demand_of(const Target& target, const Figures& figures) {
  switch (target.kind) {
    case TargetKind::at_least:
      return printed(Sense::at_least, target);
    case TargetKind::above:
      return printed(Sense::above, target);
    case TargetKind::at_most:
      return printed(Sense::at_most, target);
    case TargetKind::below:
      return printed(Sense::below, target);
    case TargetKind::about:
    case TargetKind::range:
      return printed(Sense::within, target);
    case TargetKind::better_than_parent:
    case TargetKind::not_worse_than_parent:
      return compared_with(figures.parent, target.direction, target.kind == TargetKind::not_worse_than_parent,
                           Reason::no_parent_value);
    case TargetKind::maintain_level:
    case TargetKind::reach_level:
      return compared_with(figures.reference, target.direction, true, Reason::not_quantitative);
    case TargetKind::change_from_baseline:
      return change_from(target, figures.baseline.number, figures.years);
    case TargetKind::zero_growth:
      return one_bound(Sense::at_most, figures.baseline.number);
    case TargetKind::full_coverage:
      return asked(Sense::at_least, target.low, target.low, Reason::overflow);
    case TargetKind::milestone:
    case TargetKind::tendency:
    case TargetKind::in_words:
    case TargetKind::two_part:
      break;
  }
  return Reason::invalid_argument;
}

// ---- comparing ----

// How one number stands to a demand.
struct Outcome {
  bool met;
  double distance;
  double bound;
};

double difference(double value, double bound) noexcept { return nearly_equal(value, bound) ? 0 : value - bound; }

double nearer(double value, double low, double high) noexcept {
  return std::fabs(value - low) <= std::fabs(high - value) ? low : high;
}

Outcome compare(const Demand& demand, double value) noexcept {
  switch (demand.sense) {
    case Sense::at_least:
      return {!definitely_less(value, demand.low), difference(value, demand.low), demand.low};
    case Sense::above:
      return {definitely_less(demand.low, value), difference(value, demand.low), demand.low};
    case Sense::at_most:
      return {!definitely_less(demand.high, value), difference(value, demand.high), demand.high};
    case Sense::below:
      return {definitely_less(value, demand.high), difference(value, demand.high), demand.high};
    case Sense::within:
      break;
  }
  if (definitely_less(value, demand.low)) return {false, difference(value, demand.low), demand.low};
  if (definitely_less(demand.high, value)) return {false, difference(value, demand.high), demand.high};
  return {true, 0, nearer(value, demand.low, demand.high)};
}

// A demand with the way in which numbers come to it: as they are, or rounded first.
class Measure {
 public:
  Measure(const Demand& demand, std::optional<int> places, Rounding rule)
      : demand_(demand), rounds_(places.has_value()), places_(places.value_or(0)), rule_(rule) {
    if (!rounds_ || demand.printed) return;
    demand_.low = rounded(demand.low);
    demand_.high = rounded(demand.high);
  }

  Outcome operator()(double value) const noexcept { return compare(demand_, rounded(value)); }
  double rounded(double value) const noexcept { return rounds_ ? round_decimal(value, places_, rule_) : value; }
  const Demand& demand() const noexcept { return demand_; }

 private:
  Demand demand_;
  bool rounds_;
  int places_;
  Rounding rule_;
};

// ---- what follows ----

bool encloses(Value lower, Value upper, double value) noexcept {
  return lower.valid() && upper.valid() && !definitely_less(value, lower.number) &&
         !definitely_less(upper.number, value);
}

Certainty certainty(const Measure& measure, const Figures& figures) {
  if (!encloses(figures.lower, figures.upper, figures.value.number)) return Certainty::unknown;
  const Outcome lower = measure(figures.lower.number);
  const Outcome upper = measure(figures.upper.number);
  if (lower.met && upper.met) return Certainty::certainly_met;
  // An interval that begins below a range and ends above it holds values inside.
  const bool around = measure.demand().sense == Sense::within && (lower.distance < 0) != (upper.distance < 0);
  return lower.met || upper.met || around ? Certainty::uncertain : Certainty::certainly_not_met;
}

void give_achieved(Verdict& verdict, const Measure& measure, Value baseline, double value) {
  verdict.achieved_reason = Reason::none;
  if (!baseline.valid()) {
    verdict.achieved_reason = baseline.reason == Reason::overflow ? Reason::overflow : Reason::no_baseline;
    return;
  }
  const Outcome start = compare(measure.demand(), baseline.number);
  if (start.met || start.distance == 0) {
    verdict.achieved_reason = Reason::no_change_targeted;
    return;
  }
  const Outcome now = compare(measure.demand(), value);
  const bool inside = measure.demand().sense == Sense::within && now.met;
  const double targeted = now.bound - baseline.number;
  const double share = (value - baseline.number) / targeted * 100;
  if (!inside && (!std::isfinite(targeted) || !std::isfinite(share))) {
    verdict.achieved_reason = Reason::overflow;
    return;
  }
  verdict.achieved = inside ? 100 : share + 0.0;
}

Verdict not_assessable(Reason reason, const Unit& unit) {
  Verdict verdict;
  verdict.reason = verdict.achieved_reason = reason;
  verdict.unit = unit;
  return verdict;
}

Verdict judge_demand(const Demand& demand, const Target& target, const Figures& figures, const Unit& unit,
                     const JudgeOptions& options) {
  std::optional<int> places = options.digits;
  if (!places && demand.printed) places = target.digits - target.magnitude;
  const double value = figures.value.number;
  const Measure full(demand, std::nullopt, options.rounding);
  const Measure rounded(demand, places, options.rounding);
  const bool by_rounded = options.comparison == Comparison::rounded_value && places.has_value();
  const Measure& measure = by_rounded ? rounded : full;
  const Outcome outcome = measure(value);
  if (!std::isfinite(outcome.distance) || !std::isfinite(outcome.bound)) return not_assessable(Reason::overflow, unit);

  Verdict verdict;
  verdict.status = outcome.met ? Status::met : Status::not_met;
  verdict.reason = Reason::none;
  verdict.distance = outcome.distance;
  verdict.unit = unit;
  verdict.comparisons_differ = full(value).met != rounded(value).met;
  verdict.comparison = by_rounded ? Comparison::rounded_value : Comparison::full_value;
  verdict.bound = outcome.bound;
  give_achieved(verdict, measure, figures.baseline, measure.rounded(value));
  verdict.certain = certainty(measure, figures);
  return verdict;
}

Verdict judge_tendency(const Target& target, const Figures& figures, const Unit& unit) {
  const bool higher = target.direction == Direction::higher_is_better;
  if (!higher && target.direction != Direction::lower_is_better) return not_assessable(Reason::no_direction, unit);
  const double baseline = figures.baseline.number;
  const auto gain = [&](double value) { return higher ? difference(value, baseline) : -difference(value, baseline); };
  const double own = gain(figures.value.number);
  if (!std::isfinite(own)) return not_assessable(Reason::overflow, unit);

  Verdict verdict;
  verdict.status = own > 0 ? Status::improving : own < 0 ? Status::worsening : Status::steady;
  verdict.reason = Reason::none;
  verdict.distance = difference(figures.value.number, baseline);
  verdict.unit = unit;
  verdict.bound = baseline;
  verdict.achieved_reason = Reason::not_quantitative;
  if (encloses(figures.lower, figures.upper, figures.value.number)) {
    const double worst = gain((higher ? figures.lower : figures.upper).number);
    const double best = gain((higher ? figures.upper : figures.lower).number);
    verdict.certain = worst > 0  ? Certainty::certainly_met
                      : best < 0 ? Certainty::certainly_not_met
                                 : Certainty::uncertain;
  }
  return verdict;
}

// What the options lack for this target, before any number is looked at.
Reason missing_figure(const Target& target, const JudgeOptions& options) noexcept {
  if (!target.needs_baseline()) return Reason::none;
  if (!checked(options.baseline).valid()) return Reason::no_baseline;
  if (!target.change_per_year) return Reason::none;
  if (std::isnan(options.years)) return Reason::no_baseline;
  return options.years > 0 ? Reason::none : Reason::not_due;
}

// What can be found reached or not without a figure.
bool is_without_number(const Target& target) noexcept {
  switch (target.kind) {
    case TargetKind::maintain_level:
    case TargetKind::reach_level:
    case TargetKind::milestone:
    case TargetKind::tendency:
    case TargetKind::in_words:
    case TargetKind::zero_growth:
    case TargetKind::full_coverage:
      return true;
    default:
      return false;
  }
}

bool is_yes_or_no(double value) noexcept { return value == 0 || nearly_equal(value, 1); }

}  // namespace

std::string_view name(Status status) noexcept {
  switch (status) {
    case Status::met:
      return "met";
    case Status::not_met:
      return "not_met";
    case Status::on_track:
      return "on_track";
    case Status::at_risk:
      return "at_risk";
    case Status::off_track:
      return "off_track";
    case Status::improving:
      return "improving";
    case Status::steady:
      return "steady";
    case Status::worsening:
      return "worsening";
    case Status::not_assessable:
      return "not_assessable";
  }
  return "unknown";
}

std::string_view name(Certainty certainty) noexcept {
  switch (certainty) {
    case Certainty::unknown:
      return "unknown";
    case Certainty::certainly_met:
      return "certainly_met";
    case Certainty::certainly_not_met:
      return "certainly_not_met";
    case Certainty::uncertain:
      return "uncertain";
  }
  return "unknown";
}

Verdict judge(const Target& target, Value value, const JudgeOptions& options) {
  const bool declared = options.declared && is_without_number(target);
  const bool state = declared || target.is_state();
  const Unit& from = options.unit.empty() && !declared ? target.unit : options.unit;
  const Unit& unit = declared ? options.unit : target.unit.empty() ? options.unit : target.unit;
  const bool by_reference = target.needs_reference() && checked(options.reference).valid();
  if (!target.judgeable() && !by_reference && !(declared && target.why_not != Reason::implausible))
    return not_assessable(target.why_not, unit);

  const Value own = checked(value);
  if (!own.valid()) return not_assessable(own.reason, unit);
  const Reason lacking = state ? Reason::none : missing_figure(target, options);
  if (lacking != Reason::none) return not_assessable(lacking, unit);
  if (state ? !from.empty() : !comparable(from, unit)) return not_assessable(Reason::incompatible_unit, unit);

  const Figures figures = in_one_unit(own, options, from, unit);
  if (!figures.value.valid()) return not_assessable(Reason::overflow, unit);
  if (state) {
    if (!is_yes_or_no(figures.value.number)) return not_assessable(Reason::invalid_argument, unit);
    return judge_demand({Sense::at_least, 1, 1, false}, target, figures, unit, options);
  }
  if (target.needs_baseline() && !figures.baseline.valid()) return not_assessable(Reason::overflow, unit);
  if (target.kind == TargetKind::tendency) return judge_tendency(target, figures, unit);

  const Asked asked = demand_of(target, figures);
  if (asked.why_not != Reason::none) return not_assessable(asked.why_not, unit);
  return judge_demand(asked.demand, target, figures, unit, options);
}

Bounds bounds(const Target& target, const JudgeOptions& options) {
  const Unit& from = options.unit.empty() ? target.unit : options.unit;
  const Unit& unit = target.unit.empty() ? options.unit : target.unit;
  const auto none = [](Reason why) {
    Bounds bounds;
    bounds.reason = why;
    return bounds;
  };
  const bool by_reference = target.needs_reference() && checked(options.reference).valid();
  if (!target.judgeable() && !by_reference) return none(target.why_not);
  const Reason lacking = missing_figure(target, options);
  if (lacking != Reason::none) return none(lacking);
  if (target.is_state() ? !from.empty() : !comparable(from, unit)) return none(Reason::incompatible_unit);
  if (target.kind == TargetKind::tendency) return none(Reason::not_quantitative);
  const Figures figures = in_one_unit(Value(0.0), options, from, unit);
  if (target.needs_baseline() && !figures.baseline.valid()) return none(Reason::overflow);
  const Asked asked = demand_of(target, figures);
  if (asked.why_not != Reason::none) return none(asked.why_not);
  Bounds bounds;
  bounds.reason = Reason::none;
  if (asked.demand.has_low()) bounds.low = asked.demand.low;
  if (asked.demand.has_high()) bounds.high = asked.demand.high;
  bounds.low_included = asked.demand.sense != Sense::above;
  bounds.high_included = asked.demand.sense != Sense::below;
  return bounds;
}

}  // namespace salus
