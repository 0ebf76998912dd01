#include "assessment/whole_counts.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "salus/base/value.hpp"
#include "salus/units/rounding.hpp"

namespace salus::assessment {
namespace {

constexpr int most_digits = 12;
constexpr double most_searched = 1e5;
constexpr double most_counted = 1e15;  // beyond it doubles do not tell whole numbers apart

double half_unit(const PrintedRate& rate) noexcept { return 0.5 * std::pow(10.0, -rate.digits); }

bool gives(const PrintedRate& rate, double count, double denominator) noexcept {
  const double exact = count / denominator * rate.per;
  return nearly_equal(round_decimal(exact, rate.digits, Rounding::half_even), rate.value) ||
         nearly_equal(round_decimal(exact, rate.digits, Rounding::half_up), rate.value);
}

}  // namespace

int shortest_digits(double number) noexcept {
  int digits = 0;
  while (digits < most_digits && !nearly_equal(round_decimal(number, digits), number)) ++digits;
  return digits;
}

double slack_of(double count) noexcept {
  double unit = 1;
  while (unit < 1e12 && count >= 10 * unit && std::fmod(count, 10 * unit) == 0) unit *= 10;
  return unit >= 100 ? unit / 2 : 0;
}

Bounds denominators(const PrintedRate& rate, double count, double slack) noexcept {
  const double half = half_unit(rate);
  Bounds bounds;
  bounds.low = std::max(count - slack, 0.0) * rate.per / (rate.value + half);
  const double least = rate.value - half;
  bounds.high = least > 0 ? (count + slack) * rate.per / least : std::numeric_limits<double>::infinity();
  // Of nobody there is no rate above zero.
  if (least > 0 && count + slack <= 0) return {1, 0};
  return bounds;
}

bool some_count_gives(const PrintedRate& rate, double denominator) noexcept {
  if (!(denominator > 0)) return false;
  if (denominator > most_counted) return true;
  const double half = half_unit(rate);
  const double low = (rate.value - half) * denominator / rate.per;
  const double high = (rate.value + half) * denominator / rate.per;
  // So wide an interval has a whole number inside, whatever belongs to its ends.
  if (!(high - low <= 1.001) || high > most_counted) return true;
  for (double count = std::max(0.0, std::floor(low)); count <= std::ceil(high); ++count)
    if (gives(rate, count, denominator)) return true;
  return false;
}

std::optional<double> common_denominator(span<const PrintedRate> rates, const Bounds& within) noexcept {
  const double first = std::max(1.0, std::ceil(within.low));
  if (within.empty()) return std::nullopt;
  if (!(within.high - first <= most_searched)) return first;
  for (double denominator = first; denominator <= within.high; ++denominator)
    if (std::all_of(rates.begin(), rates.end(),
                    [&](const PrintedRate& rate) { return some_count_gives(rate, denominator); }))
      return denominator;
  return std::nullopt;
}

}  // namespace salus::assessment
