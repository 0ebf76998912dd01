// How numbers are written in canonical formulas and in dumps.
#pragma once

#include <string>

namespace salus::formula {

// The shortest digits that read back as the same number; whole numbers below 10^15 without an exponent.
std::string number_text(double x);

}  // namespace salus::formula
