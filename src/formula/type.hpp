// What is known of an expression before it runs: number or condition, and in what unit the number stands.
//
// Shares (elements in %, ‰, /10万, and results of a scale such as ×1000‰) are kept as printed, 3.81 and not 0.00381, so
// that the arithmetic is done as printed; `per` says how. Where an operation needs the quantity itself, it is converted.
#pragma once

#include <cstdint>

#include "base/wording.hpp"
#include "salus/units/unit.hpp"

namespace salus::formula {

struct Type {
  enum class Form : std::uint8_t {
    constant,  // literals alone: adapts to any unit
    number,    // counts and anything computed from them
    share,     // from elements in %, ‰, /10万
    scaled,    // a factor was a scale: ×1000‰
  };

  bool boolean = false;
  Form form = Form::number;
  double per = 1;  // the number is quantity × per; other than 1 for share and scaled alone
  Unit unit;       // in which the number stands, where known: of a share or scale, or physical

  // Exponents of the physical dimensions, and the size of the unit in base units where it is still known: a factor that
  // is a mere number (time/60) leaves the dimension known and the size not.
  std::int32_t time = 0;
  std::int32_t area = 0;
  std::int32_t money = 0;
  bool size_known = true;
  double size = 1;

  bool unit_undeclared = false;  // some input has no unit, so that nothing can contradict

  bool physical() const noexcept { return time != 0 || area != 0 || money != 0; }
  bool same_dimension(const Type& o) const noexcept { return time == o.time && area == o.area && money == o.money; }
};

// The type of an input declared in `unit`.
Type type_of_unit(const Unit& unit);

// An operation's result, what the operands must be converted to first, and what is wrong.
struct Typing {
  Type result;
  double per_a = 1;
  double per_b = 1;
  Wording conflict;  // empty where the units agree
};

Typing unify(const Type& a, const Type& b);  // + − comparisons min max if coalesce
Typing product(const Type& a, const Type& b);
Typing quotient(const Type& a, const Type& b);
// `exponent` is the literal exponent, or nullptr where it is not constant.
Typing raised(const Type& a, const Type& b, const double* exponent);
// x × scale, the scale being printed as `per` numbers to one.
Type scaled(const Type& x, double per);

// How the result of a formula becomes a number in the declared unit.
struct Outcome {
  Unit unit;
  double per = 1;    // the number wanted is quantity × per, for share and scaled
  Wording conflict;  // empty where the declared unit fits
};
Outcome outcome(const Type& type, const Unit* declared);

// Numbers to one of a unit of shares: 100 for %.
double per_of(const Unit& unit) noexcept;

}  // namespace salus::formula
