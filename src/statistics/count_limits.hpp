// The limits of a Poisson count by each method, for whatever has a count in it: rates, standardised rates and ratios.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>

#include "salus/statistics/estimate.hpp"
#include "salus/statistics/rates.hpp"
#include "statistics/interval.hpp"

namespace salus::statistics {

inline constexpr double byar_from = 10;  // events, where the method is automatic

// Garwood, Biometrika 28 (1936) 437–442.
Limits exact_count_limits(double x, double tail) noexcept;
Limits mid_p_count_limits(double x, double tail, double z) noexcept;

// 1 − 1/(9y) ± z/(3√y) is 1 − s(s ∓ z) with s = 1/(3√y).
inline Limits byar_count_limits(double x, double z) noexcept {
  const double y = x + 1;
  const double s = 1 / (3 * std::sqrt(y));
  const double up = 1 - s * (s - z);
  const double r = 1 / (3 * std::sqrt(x));
  const double low = 1 - r * (r + z);
  return {low > 0 ? x * (low * low * low) : 0, y * (up * up * up)};
}

// The limits of counts at one level: what does not depend on the count is computed once.
class CountLimits {
 public:
  explicit CountLimits(double confidence, RateMethod method = RateMethod::automatic) noexcept
      : method_(method), tail_(tail_of(confidence)), z_(normal_width(confidence)) {}

  double tail() const noexcept { return tail_; }
  double z() const noexcept { return z_; }

  Limits operator()(double events) noexcept {
    switch (method_) {
      case RateMethod::automatic:
        return events < byar_from ? small(events) : byar_count_limits(events, z_);
      case RateMethod::byar:
        return byar_count_limits(events, z_);
      case RateMethod::mid_p:
        return mid_p_count_limits(events, tail_, z_);
      case RateMethod::exact:
      case RateMethod::fay_feuer:
        return events < byar_from ? small(events) : exact_count_limits(events, tail_);
    }
    return {};
  }

 private:
  // Exact limits of few events, which are whole nearly always and come again and again.
  Limits small(double events) noexcept {
    const auto whole = static_cast<std::size_t>(events);
    if (static_cast<double>(whole) != events) return exact_count_limits(events, tail_);
    Limits& known = known_[whole];
    if (std::isnan(known.lower)) known = exact_count_limits(events, tail_);
    return known;
  }

  RateMethod method_;
  double tail_;
  double z_;
  std::array<Limits, static_cast<std::size_t>(byar_from)> known_;
};

}  // namespace salus::statistics
