#include "assessment/target_level.hpp"

#include <cmath>

#include "salus/base/value.hpp"

namespace salus::assessment {
namespace {

bool is_quantity(const Unit& unit) noexcept { return unit.dimension() != Dimension::label; }

bool same_number(double a, const Unit& a_unit, double b, const Unit& b_unit) {
  if (std::isnan(a) || std::isnan(b)) return std::isnan(a) && std::isnan(b);
  const std::optional<double> converted = in_unit(a, a_unit, b_unit);
  return converted && nearly_equal(*converted, b);
}

}  // namespace

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

std::optional<double> in_unit(double number, const Unit& from, const Unit& to) {
  if (from.empty() || to.empty()) return number;
  if (!is_quantity(from) && !is_quantity(to)) return number;
  if (!from.converts_to(to)) return std::nullopt;
  const double converted = convert(number, from, to);
  if (!std::isfinite(converted)) return std::nullopt;
  return converted;
}

bool same_meaning(const Target& a, const Target& b) {
  const bool words = std::isnan(a.number) && std::isnan(a.change_low);
  if (words && std::isnan(b.number) && std::isnan(b.change_low)) return true;
  if (a.kind != b.kind || a.change_is_points != b.change_is_points || a.change_per_year != b.change_per_year)
    return false;
  return same_number(a.low, a.unit, b.low, b.unit) && same_number(a.high, a.unit, b.high, b.unit) &&
         same_number(a.number, a.unit, b.number, b.unit) && same_number(a.change_low, Unit(), b.change_low, Unit()) &&
         same_number(a.change_high, Unit(), b.change_high, Unit());
}

}  // namespace salus::assessment
