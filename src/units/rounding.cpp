#include "salus/units/rounding.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>
#include <system_error>

#include "base/utf8.hpp"

namespace salus {
namespace {

constexpr int significant_digits = 14;
constexpr int most_digits = 400;  // a double has no decimal place beyond 10^±400 that matters

// ± significand × 10^exponent.
struct Decimal {
  bool negative = false;
  std::uint64_t significand = 0;
  int exponent = 0;
};

constexpr std::uint64_t power_of_ten(int n) {
  std::uint64_t power = 1;
  for (int i = 0; i < n; ++i) power *= 10;
  return power;
}

// The number's first 14 significant digits: the significand is 0 or has exactly 14 digits. The number is finite.
Decimal leading_digits(double number) noexcept {
  // "-d.ddddddddddddde-ddd" is 21 characters.
  char text[32];
  const char* end =
      std::to_chars(text, text + sizeof text, number, std::chars_format::scientific, significant_digits - 1).ptr;
  Decimal result;
  const char* at = text;
  if (*at == '-') {
    result.negative = true;
    ++at;
  }
  for (; at != end && *at != 'e'; ++at) {
    if (*at != '.') result.significand = result.significand * 10 + static_cast<std::uint64_t>(*at - '0');
  }
  ++at;                               // the e
  if (at != end && *at == '+') ++at;  // from_chars reads no plus sign
  std::from_chars(at, end, result.exponent);
  result.exponent -= significant_digits - 1;
  return result;
}

// GB/T 8170: the kept part grows by one where the part cut off is more than half of its last place, and where it is
// exactly half by the rule. Works on the absolute value. A decimal that ends before the place is left as it is.
Decimal rounded(Decimal number, int digits, Rounding rule) noexcept {
  const int cut = -digits - number.exponent;
  if (cut <= 0) return number;
  Decimal result{number.negative, 0, -digits};
  if (cut > significant_digits) return result;  // less than a tenth of the last place
  const std::uint64_t place = power_of_ten(cut);
  const std::uint64_t rest = number.significand % place;
  result.significand = number.significand / place;
  const std::uint64_t half = place / 2;
  const bool odd = result.significand % 2 == 1;
  if (rest > half || (rest == half && (rule == Rounding::half_up || odd))) ++result.significand;
  return result;
}

// The double nearest to the decimal; never −0.
double nearest_double(const Decimal& number) noexcept {
  if (number.significand == 0) return 0;
  const auto read = [&](int exponent, double& value) {
    // Twenty digits at most, then the exponent.
    char text[48];
    char* end = std::to_chars(text, text + 24, number.significand).ptr;
    *end++ = 'e';
    end = std::to_chars(end, text + sizeof text, exponent).ptr;
    return std::from_chars(text, end, value).ec == std::errc();
  };
  double value = 0;
  if (!read(number.exponent, value)) {
    // Some libraries call a subnormal number out of range, too.
    constexpr int raise = 200;
    if (number.exponent >= 0 || !read(number.exponent + raise, value)) {
      value = std::numeric_limits<double>::infinity();
    } else {
      value *= 1e-200;
    }
  }
  return number.negative ? -value : value;
}

int within_limits(int digits) noexcept { return std::clamp(digits, -most_digits, most_digits); }

// The decimal, already rounded to `digits` places, in plain text.
std::string plain_text(const Decimal& number, int digits) {
  const int places = std::max(digits, 0);
  std::string text = std::to_string(number.significand);
  if (number.significand != 0) text.append(static_cast<std::size_t>(number.exponent + places), '0');
  if (places > 0) {
    const auto after_point = static_cast<std::size_t>(places);
    if (text.size() <= after_point) text.insert(0, after_point + 1 - text.size(), '0');
    text.insert(text.size() - after_point, 1, '.');
  }
  if (number.negative && number.significand != 0) text.insert(0, 1, '-');
  return text;
}

bool is_whole(const Decimal& number) noexcept {
  if (number.significand == 0 || number.exponent >= 0) return true;
  const int places = -number.exponent;
  return places < significant_digits && number.significand % power_of_ten(places) == 0;
}

int natural_places(const Decimal& number, Rounding rule) noexcept {
  if (is_whole(number)) return 0;
  const int first_place = number.exponent + significant_digits - 1;  // the power of ten of the first digit
  if (first_place >= 0) return 2;
  // Three significant digits; one place less where rounding carries into a new first digit, as 0.9996 becomes 1.00.
  const int places = 2 - first_place;
  return rounded(number, places, rule).significand == 1000 ? places - 1 : places;
}

}  // namespace

double round_decimal(double number, int digits, Rounding rule) noexcept {
  if (!std::isfinite(number)) return number;
  return nearest_double(rounded(leading_digits(number), within_limits(digits), rule));
}

std::string format_decimal(double number, int digits, Rounding rule) {
  if (std::isnan(number)) return "nan";
  if (std::isinf(number)) return number < 0 ? "-inf" : "inf";
  const int places = within_limits(digits);
  return plain_text(rounded(leading_digits(number), places, rule), places);
}

int printed_digits(std::string_view text) noexcept {
  bool in_number = false;  // a digit was read
  bool after_point = false;
  int count = 0;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::CodePoint c = utf8::decode(text, at);
    at += c.length == 0 ? 1 : static_cast<std::size_t>(c.length);
    const std::u32string_view form = utf8::folded(c.value);
    const char32_t sign = form.empty() ? c.value : form.front();
    if (c.length != 0 && utf8::is_digit(c.value)) {
      in_number = true;
      if (after_point) ++count;
    } else if (sign == U'.' && !after_point) {
      after_point = true;
    } else if (!in_number) {
      after_point = false;  // a full stop of the words before the number
    } else if (after_point || sign != U',') {
      break;
    }
  }
  return count;
}

std::string display(Value value, const Unit& unit, int digits, Rounding rule) {
  if (!value.valid()) return "—";
  const bool natural = digits == natural_digits && std::isfinite(value.number);
  std::string text =
      format_decimal(value.number, natural ? natural_places(leading_digits(value.number), rule) : digits, rule);
  if (unit.empty()) return text;
  if (unit.dimension() != Dimension::share) text += ' ';
  return text + unit.name();
}

}  // namespace salus
