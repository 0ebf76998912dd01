// One number that is valid and finite, or invalid with a reason.
#pragma once

#include <limits>

#include "salus/base/reason.hpp"

namespace salus {

struct Value {
  // A quiet NaN where the value is invalid, so that a forgotten check shows.
  double number = std::numeric_limits<double>::quiet_NaN();
  Reason reason = Reason::missing;

  constexpr Value() noexcept = default;
  // A number from outside: NaN is missing, an infinity is not_finite.
  constexpr Value(double x) noexcept
      : number(x != x || is_infinite(x) ? std::numeric_limits<double>::quiet_NaN() : x),
        reason(x != x           ? Reason::missing
               : is_infinite(x) ? Reason::not_finite
                                : Reason::none) {}
  constexpr Value(Reason why) noexcept : reason(why) {}

  constexpr bool valid() const noexcept { return reason == Reason::none; }

 private:
  static constexpr bool is_infinite(double x) noexcept {
    return x > std::numeric_limits<double>::max() || x < std::numeric_limits<double>::lowest();
  }
};

// The equality of formulas, rules and targets: |a − b| ≤ 1e-13 · max(|a|, |b|). It forgives the last digits of computed
// decimals, so that 29/100×100 meets "≥ 29". `a < b` means less and not equal in this sense; the rest follow.
constexpr bool nearly_equal(double a, double b) noexcept {
  const double difference = a < b ? b - a : a - b;
  const double magnitude_a = a < 0 ? -a : a;
  const double magnitude_b = b < 0 ? -b : b;
  return difference <= 1e-13 * (magnitude_a < magnitude_b ? magnitude_b : magnitude_a);
}
constexpr bool definitely_less(double a, double b) noexcept { return a < b && !nearly_equal(a, b); }

}  // namespace salus
