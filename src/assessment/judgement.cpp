#include "salus/assessment/judgement.hpp"

#include <cmath>
#include <optional>

namespace salus {
namespace {

// A verdict on numbers that are all in one unit.
struct Outcome {
  bool met;
  double distance;
};

bool is_quantity(const Unit& unit) noexcept { return unit.dimension() != Dimension::label; }

// Labels contradict nothing, and no unit at all contradicts nothing; a quantity contradicts a label.
bool comparable(const Unit& value, const Unit& target) noexcept {
  if (value.empty() || target.empty()) return true;
  return is_quantity(value) || is_quantity(target) ? value.converts_to(target) : true;
}

double in_unit(double number, const Unit& from, const Unit& to) noexcept {
  return is_quantity(from) && is_quantity(to) ? convert(number, from, to) : number;
}

double difference(double value, double bound) noexcept { return nearly_equal(value, bound) ? 0 : value - bound; }

Outcome within(double value, double low, double high) noexcept {
  if (definitely_less(value, low)) return {false, difference(value, low)};
  if (definitely_less(high, value)) return {false, difference(value, high)};
  return {true, 0};
}

// Nothing where the target has no finite bound, which parse() never makes.
std::optional<Outcome> compare(const Target& target, double value) noexcept {
  const bool needs_low = target.kind != TargetKind::at_most && target.kind != TargetKind::below;
  const bool needs_high = target.kind != TargetKind::at_least && target.kind != TargetKind::above;
  if ((needs_low && !std::isfinite(target.low)) || (needs_high && !std::isfinite(target.high))) return std::nullopt;
  switch (target.kind) {
    case TargetKind::at_least:
      return Outcome{!definitely_less(value, target.low), difference(value, target.low)};
    case TargetKind::above:
      return Outcome{definitely_less(target.low, value), difference(value, target.low)};
    case TargetKind::at_most:
      return Outcome{!definitely_less(target.high, value), difference(value, target.high)};
    case TargetKind::below:
      return Outcome{definitely_less(value, target.high), difference(value, target.high)};
    case TargetKind::about:
    case TargetKind::range:
      return within(value, target.low, target.high);
    default:
      return std::nullopt;
  }
}

Verdict not_assessable(Reason reason, const Unit& unit) {
  Verdict verdict;
  verdict.reason = reason;
  verdict.unit = unit;
  return verdict;
}

Verdict verdict_of(const Outcome& outcome, const Unit& unit) {
  if (!std::isfinite(outcome.distance)) return not_assessable(Reason::overflow, unit);
  Verdict verdict;
  verdict.status = outcome.met ? Status::met : Status::not_met;
  verdict.reason = Reason::none;
  verdict.distance = outcome.distance;
  verdict.unit = unit;
  return verdict;
}

Verdict judge_level(const Target& target, double value, const Unit& unit, const JudgeOptions& options) {
  const int places = target.digits - target.magnitude;
  const std::optional<Outcome> full = compare(target, value);
  const std::optional<Outcome> rounded = compare(target, round_decimal(value, places, options.rounding));
  if (!full || !rounded) return not_assessable(Reason::invalid_argument, unit);
  Verdict verdict = verdict_of(options.comparison == Comparison::rounded_value ? *rounded : *full, unit);
  verdict.comparisons_differ = verdict.reason == Reason::none && full->met != rounded->met;
  return verdict;
}

// The parent's value is no printed number, so there are no digits to round to, and both comparisons are one.
Verdict judge_against_parent(const Target& target, double value, double parent, const Unit& unit) {
  const bool higher = target.direction == Direction::higher_is_better;
  const bool met = higher ? definitely_less(parent, value) : definitely_less(value, parent);
  return verdict_of({met, difference(value, parent)}, unit);
}

// A number as it enters: one whose reason says valid and that is none all the same is not let through.
Value checked(Value value) noexcept { return value.valid() ? Value(value.number) : value; }

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

Verdict judge(const Target& target, Value value, const JudgeOptions& options) {
  const Unit& from = options.unit.empty() ? target.unit : options.unit;
  const Unit& unit = target.unit.empty() ? options.unit : target.unit;
  if (!target.judgeable()) return not_assessable(target.why_not, unit);

  const Value own = checked(value);
  if (!own.valid()) return not_assessable(own.reason, unit);
  if (target.kind == TargetKind::change_from_baseline) return not_assessable(Reason::no_baseline, unit);
  if (!comparable(from, unit)) return not_assessable(Reason::incompatible_unit, unit);
  const Value number = checked(in_unit(own.number, from, unit));
  if (!number.valid()) return not_assessable(Reason::overflow, unit);
  if (target.kind != TargetKind::better_than_parent) return judge_level(target, number.number, unit, options);

  if (target.direction != Direction::higher_is_better && target.direction != Direction::lower_is_better)
    return not_assessable(Reason::no_direction, unit);
  if (!checked(options.parent).valid()) return not_assessable(Reason::no_parent_value, unit);
  const Value parent = checked(in_unit(options.parent.number, from, unit));
  if (!parent.valid()) return not_assessable(Reason::overflow, unit);
  return judge_against_parent(target, number.number, parent.number, unit);
}

}  // namespace salus
