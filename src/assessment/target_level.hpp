// The number that a target asks for, for comparing targets with one another.
#pragma once

#include <optional>
#include <string>

#include "salus/model/target.hpp"
#include "salus/units/unit.hpp"

namespace salus::assessment {

struct Level {
  double number = 0;
  Unit unit;
  bool strict = false;  // the number itself does not do: above, below
};

// Of a range the end that is easier to reach in the target's direction. Nothing for words, changes from a baseline, and
// targets that refer to others.
std::optional<Level> level_of(const Target& target);

}  // namespace salus::assessment
