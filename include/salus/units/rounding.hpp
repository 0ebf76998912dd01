// Rounding and display of numbers by GB/T 8170-2008 (rules of rounding off for numerical values).
//
// The standard rounds decimals, and a double is none: 0.2665 is a tie as printed, but its nearest double is not. Salus
// therefore takes the number's first 14 significant decimal digits and rounds those, once: half to even only where what
// is cut off is exactly half, on the absolute value, and never to a negative zero.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "salus/base/value.hpp"
#include "salus/units/unit.hpp"

namespace salus {

enum class Rounding : std::int32_t {
  half_even = 0,  // 四舍六入五成双, GB/T 8170 (the default)
  half_up = 1,    // 四舍五入
};

// As many digits after the point as there are in a display without a stated number of digits; see display().
inline constexpr int natural_digits = -1000;

// `number` rounded to `digits` places after the decimal point (negative: before it, −2 rounds to hundreds). A NaN stays
// NaN, an infinity itself, and what rounds beyond the largest double becomes an infinity. `digits` beyond ±400 are
// taken as ±400.
double round_decimal(double number, int digits, Rounding rule = Rounding::half_even) noexcept;

// The rounded number as plain decimal text, never with an exponent, with exactly `digits` (≥ 0) places after the point;
// for negative `digits` a whole number ending in zeros. "nan", "inf" and "-inf" for what is not finite.
std::string format_decimal(double number, int digits, Rounding rule = Rounding::half_even);

// How many digits stand after the decimal point of the first printed number in the text ("7.50" → 2, "37" → 0,
// "1,234.5%" → 1), in ASCII or full width.
int printed_digits(std::string_view text) noexcept;

// What a person reads: the number in `unit` with its unit ("3.81‰", "69.30/10万", "84.42 岁", "12 分钟"), or "—" where
// the value is invalid. Shares are set tight against the number, other units after a blank. With natural_digits: whole
// numbers (by their first 14 significant digits) without a point, otherwise two places, or three significant digits
// below 1 in magnitude.
std::string display(Value value, const Unit& unit, int digits = natural_digits, Rounding rule = Rounding::half_even);

}  // namespace salus
