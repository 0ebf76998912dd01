// The stable names of what a target is judged by, and what follows from its kind.
#include <cmath>

#include "salus/model/comparison.hpp"
#include "salus/model/target.hpp"

namespace salus {

std::string_view name(TargetKind kind) noexcept {
  switch (kind) {
    case TargetKind::at_least:
      return "at_least";
    case TargetKind::above:
      return "above";
    case TargetKind::at_most:
      return "at_most";
    case TargetKind::below:
      return "below";
    case TargetKind::about:
      return "about";
    case TargetKind::range:
      return "range";
    case TargetKind::better_than_parent:
      return "better_than_parent";
    case TargetKind::maintain_level:
      return "maintain_level";
    case TargetKind::change_from_baseline:
      return "change_from_baseline";
    case TargetKind::milestone:
      return "milestone";
    case TargetKind::tendency:
      return "tendency";
    case TargetKind::in_words:
      return "in_words";
    case TargetKind::zero_growth:
      return "zero_growth";
    case TargetKind::full_coverage:
      return "full_coverage";
    case TargetKind::two_part:
      return "two_part";
    case TargetKind::reach_level:
      return "reach_level";
    case TargetKind::not_worse_than_parent:
      return "not_worse_than_parent";
  }
  return "unknown";
}

std::string_view name(Direction direction) noexcept {
  switch (direction) {
    case Direction::unspecified:
      return "unspecified";
    case Direction::higher_is_better:
      return "higher_is_better";
    case Direction::lower_is_better:
      return "lower_is_better";
    case Direction::neither:
      return "neither";
  }
  return "unknown";
}

std::string_view name(Comparison comparison) noexcept {
  switch (comparison) {
    case Comparison::full_value:
      return "full_value";
    case Comparison::rounded_value:
      return "rounded_value";
  }
  return "unknown";
}

bool Target::is_state() const noexcept {
  return kind == TargetKind::milestone || (kind == TargetKind::full_coverage && std::isnan(low));
}

bool Target::needs_parent() const noexcept {
  return kind == TargetKind::better_than_parent || kind == TargetKind::not_worse_than_parent;
}

bool Target::needs_baseline() const noexcept {
  return kind == TargetKind::change_from_baseline || kind == TargetKind::zero_growth || kind == TargetKind::tendency;
}

bool Target::needs_reference() const noexcept {
  return kind == TargetKind::maintain_level || kind == TargetKind::reach_level;
}

std::string_view Target::comparison() const noexcept {
  switch (kind) {
    case TargetKind::at_least:
      return ">=";
    case TargetKind::above:
      return ">";
    case TargetKind::at_most:
    case TargetKind::zero_growth:
      return "<=";
    case TargetKind::below:
      return "<";
    case TargetKind::about:
      return "~";
    case TargetKind::range:
      return "range";
    case TargetKind::better_than_parent:
      return "better";
    case TargetKind::not_worse_than_parent:
      return "not_worse";
    case TargetKind::maintain_level:
    case TargetKind::reach_level:
      return "level";
    case TargetKind::change_from_baseline:
      if (change_low < 0 && change_high > 0) return "range";
      return change_high <= 0 && change_low < 0 ? "<=" : ">=";
    case TargetKind::full_coverage:
      return is_state() ? "state" : ">=";
    case TargetKind::milestone:
      return "state";
    case TargetKind::tendency:
      return "tendency";
    case TargetKind::in_words:
    case TargetKind::two_part:
      break;
  }
  return "";
}

std::optional<Direction> direction_from_name(std::string_view text) noexcept {
  if (text == "higher") return Direction::higher_is_better;
  if (text == "lower") return Direction::lower_is_better;
  for (const Direction direction :
       {Direction::unspecified, Direction::higher_is_better, Direction::lower_is_better, Direction::neither})
    if (text == name(direction)) return direction;
  return std::nullopt;
}

}  // namespace salus
