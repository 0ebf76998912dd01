#include "model/target_meaning.hpp"

#include <cmath>

#include "salus/base/value.hpp"
#include "salus/units/unit.hpp"

namespace salus {
namespace {

// Whether two numbers are the same quantity; neither of them there is the same, too.
bool same_number(double a, const Unit& unit, double b, const Unit& other) {
  if (std::isnan(a) || std::isnan(b)) return std::isnan(a) && std::isnan(b);
  return nearly_equal(a, unit.converts_to(other) && unit != other ? convert(b, other, unit) : b);
}

}  // namespace

bool target::says_the_same(const Target& a, const Target& b) {
  if (a.kind != b.kind) return false;
  const bool change = a.kind == TargetKind::change_from_baseline;
  if (change && (a.change_is_points != b.change_is_points || a.change_per_year != b.change_per_year)) return false;
  if (a.baseline && b.baseline && *a.baseline != *b.baseline) return false;
  return same_number(a.low, a.unit, b.low, b.unit) && same_number(a.high, a.unit, b.high, b.unit) &&
         same_number(a.change_low, a.unit, b.change_low, b.unit) &&
         same_number(a.change_high, a.unit, b.change_high, b.unit);
}

}  // namespace salus
