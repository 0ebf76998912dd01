#include "salus/statistics/means.hpp"

#include <cmath>

#include "statistics/distributions.hpp"
#include "statistics/interval.hpp"

namespace salus {

Estimate mean_estimate(double n, double mean, double variance, double confidence) noexcept {
  using namespace statistics;
  if (std::isnan(n) || std::isnan(mean) || n == 0) return Reason::missing;
  if (!(n >= 1) || std::isinf(n) || std::isinf(mean)) return Reason::invalid_argument;
  if (n == 1) return Estimate::without_limits(mean, Reason::small_numbers);
  if (std::isnan(variance)) return Estimate::without_limits(mean, Reason::missing);
  if (!(variance >= 0) || std::isinf(variance) || !is_confidence(confidence)) {
    return Estimate::without_limits(mean, Reason::invalid_argument);
  }
  const double distance = student_t_upper_quantile(tail_of(confidence), n - 1) * std::sqrt(variance / n);
  return with_limits(mean, {mean - distance, mean + distance});
}

}  // namespace salus
