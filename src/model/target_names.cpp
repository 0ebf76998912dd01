// The stable names of what a target is judged by.
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

std::optional<Direction> direction_from_name(std::string_view text) noexcept {
  if (text == "higher") return Direction::higher_is_better;
  if (text == "lower") return Direction::lower_is_better;
  for (const Direction direction :
       {Direction::unspecified, Direction::higher_is_better, Direction::lower_is_better, Direction::neither})
    if (text == name(direction)) return direction;
  return std::nullopt;
}

}  // namespace salus
