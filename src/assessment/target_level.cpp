#include "assessment/target_level.hpp"

#include <cmath>

namespace salus::assessment {
std::optional<Level> level_of(const Target& target) {
  Level level;
  level.unit = target.unit;
  switch (target.kind) {
    case TargetKind::at_least:
    case TargetKind::above:
    case TargetKind::full_coverage:
      level.number = target.low;
      break;
    case TargetKind::at_most:
    case TargetKind::below:
      level.number = target.high;
      break;
    case TargetKind::about:
      level.number = target.number;
      break;
    case TargetKind::range:
      level.number = target.direction == Direction::lower_is_better ? target.high : target.low;
      break;
    default:
      return std::nullopt;
  }
  level.strict = target.kind == TargetKind::above || target.kind == TargetKind::below;
  if (!std::isfinite(level.number)) return std::nullopt;
  return level;
}

}  // namespace salus::assessment
