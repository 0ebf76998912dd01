// Numbers of one unit beside those of another: what can be compared, and in which unit.
#pragma once

#include <cmath>
#include <optional>

#include "salus/units/unit.hpp"

namespace salus::assessment {

inline bool is_quantity(const Unit& unit) noexcept { return unit.dimension() != Dimension::label; }

// Labels contradict nothing, and no unit at all contradicts nothing; a quantity contradicts a label.
inline bool comparable(const Unit& a, const Unit& b) noexcept {
  if (a.empty() || b.empty()) return true;
  return is_quantity(a) || is_quantity(b) ? a.converts_to(b) : true;
}

// The number in a unit that is comparable; labels are not converted.
inline double converted(double number, const Unit& from, const Unit& to) noexcept {
  return is_quantity(from) && is_quantity(to) ? convert(number, from, to) : number;
}

// The number in another unit; nothing where the two cannot be compared.
inline std::optional<double> in_unit(double number, const Unit& from, const Unit& to) noexcept {
  if (!comparable(from, to)) return std::nullopt;
  const double there = converted(number, from, to);
  return std::isfinite(there) ? std::optional<double>(there) : std::nullopt;
}

}  // namespace salus::assessment
