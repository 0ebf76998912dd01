// The numbers and units of targets.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "salus/units/unit.hpp"

namespace salus::target {

struct Number {
  double value = 0;
  int digits = 0;        // places after the point as printed; 2.5e-3 has 4
  std::string spelling;  // as printed, in ASCII, without a plus sign
};

// The double nearest to the printed decimal × 10^exponent, rounded once. Nothing where it is too large, or not zero and too
// small, for a double. Precondition: the grammar matched `text` as a number.
std::optional<Number> read_number(std::string_view text, int exponent);

struct UnitReading {
  Unit unit;
  int exponent = 0;            // a number before it counts × 10^exponent in `unit`: 85 万 is 85 × 10^4
  std::string spelling;        // canonical; empty where none was printed
  bool conflict = false;       // it cannot be a unit of the indicator
  bool taken_in_unit = false;  // 85 万 for an indicator counted in 万人
};

// What stands after a number, in the light of the indicator's unit. Several plans count in 万人 and print 85 万, or count in
// 人 and print 85 万人; both mean 850000 persons, and neither may be taken for 85 persons.
UnitReading read_unit(std::string_view printed, const Unit& indicator);

// The share that 万人 in 每万人 or 10万人口 in 每10万人口 counts by; nothing where this is no number of persons.
std::optional<Unit> share_per_persons(std::string_view printed);

// Whether this means percentage points.
bool is_percentage_points(std::string_view printed_in_small_letters) noexcept;

}  // namespace salus::target
