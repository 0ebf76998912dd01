#include "salus/statistics/disclosure.hpp"

#include <cmath>
#include <cstddef>

namespace salus {
namespace {

bool is_rule_number(double x) noexcept { return std::isfinite(x) && x >= 0; }

// To the nearest multiple; the remainder of a division is exact, so ties are found as such.
double round_to_multiple(double count, double base) noexcept {
  const double remainder = std::fmod(count, base);
  return remainder >= base - remainder ? count - remainder + base : count - remainder;
}

}  // namespace

Value disclose(double count, const DisclosureRule& rule) noexcept {
  if (std::isnan(count)) return Reason::missing;
  if (!(count >= 0) || std::isinf(count) || !is_rule_number(rule.suppress_up_to) || !is_rule_number(rule.round_to)) {
    return Reason::invalid_argument;
  }
  if (count == 0 ? rule.suppress_zero : count <= rule.suppress_up_to) return Reason::suppressed;
  if (rule.round_to == 0) return count;
  const double rounded = round_to_multiple(count, rule.round_to);
  if (!std::isfinite(rounded)) return Reason::overflow;
  return rounded;
}

void disclose(span<const double> counts, const DisclosureRule& rule, double* values, std::uint8_t* reasons) noexcept {
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const Value value = disclose(counts[i], rule);
    if (values) values[i] = value.number;
    if (reasons) reasons[i] = static_cast<std::uint8_t>(value.reason);
  }
}

}  // namespace salus
