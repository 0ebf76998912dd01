#include "salus/statistics/inequality.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "statistics/distributions.hpp"
#include "statistics/interval.hpp"

namespace salus {
namespace {

using namespace statistics;

Reason check_value(double x) noexcept {
  if (std::isnan(x)) return Reason::missing;
  return std::isfinite(x) ? Reason::none : Reason::invalid_argument;
}

// Rounding may leave a perfect fit's limits a digit beside the value that they are to enclose.
Estimate enclosing(double value, double lower, double upper) noexcept {
  return with_limits(value, std::isfinite(lower) && std::isfinite(upper)
                                ? Limits{std::min(lower, value), std::max(upper, value)}
                                : Limits{lower, upper});
}

// The groups that have a population, in an order that the caller chooses.
struct Groups {
  span<const double> values;
  span<const double> populations;
  Reason reason = Reason::none;
  double total = 0;       // population
  std::size_t count = 0;  // of groups with a population
  double first = 0;       // the first such group's value: differences from it are 0 where all groups are equal
  double mean = 0;

  Groups(span<const double> y, span<const double> n) noexcept : values(y), populations(n) {
    if (y.size() != n.size()) {
      reason = Reason::invalid_argument;
      return;
    }
    if (y.empty()) reason = Reason::missing;
    for (std::size_t i = 0; i < y.size() && reason == Reason::none; ++i) {
      reason = check_count(n[i]);
      if (reason != Reason::none || n[i] == 0) continue;
      reason = check_value(y[i]);
      if (count == 0) first = y[i];
      ++count;
      total += n[i];
    }
    if (reason != Reason::none) return;
    if (total == 0) reason = Reason::no_population;
    if (!std::isfinite(total)) reason = Reason::overflow;
    if (reason != Reason::none) return;
    for (std::size_t i = 0; i < y.size(); ++i) {
      if (n[i] > 0) mean += share(i) * (y[i] - first);
    }
    mean += first;
    if (!std::isfinite(mean)) reason = Reason::overflow;
  }

  double share(std::size_t i) const noexcept { return populations[i] / total; }
  bool counts(std::size_t i) const noexcept { return populations[i] > 0; }

  // For measures of shares of the total, which negative values do not have.
  void require_amounts() noexcept {
    for (std::size_t i = 0; i < values.size() && reason == Reason::none; ++i) {
      if (counts(i) && values[i] < 0) reason = Reason::invalid_argument;
    }
    if (reason == Reason::none && mean == 0) reason = Reason::zero_denominator;
  }
};

// The scale of the regression.
class Link {
 public:
  explicit Link(SlopeTransform transform) noexcept : transform_(transform) {}

  bool takes(double y) const noexcept {
    if (transform_ == SlopeTransform::log) return y > 0;
    return transform_ == SlopeTransform::none || (y > 0 && y < 1);
  }
  double operator()(double y) const noexcept {
    if (transform_ == SlopeTransform::log) return std::log(y);
    return transform_ == SlopeTransform::none ? y : std::log(y) - std::log1p(-y);
  }

 private:
  SlopeTransform transform_;
};

// The regression line a + b·rank and the variances of its coefficients.
struct Line {
  double a = 0;
  double b = 0;
  double variance_a = 0;
  double variance_b = 0;
  double covariance = 0;
  double determinant = 0;  // variance_a·variance_b − covariance², without cancellation

  // The variance of x·a + y·b.
  double variance(double x, double y) const noexcept {
    return std::max(0.0, x * x * variance_a + 2 * x * y * covariance + y * y * variance_b);
  }
};

Line fit(const Groups& groups, const Link& link) noexcept {
  const double origin = link(groups.first);
  double below = 0;  // the share of the population before the group
  double mean_rank = 0;
  double mean = 0;
  for (std::size_t i = 0; i < groups.values.size(); ++i) {
    if (!groups.counts(i)) continue;
    const double p = groups.share(i);
    mean_rank += p * (below + p / 2);
    mean += p * (link(groups.values[i]) - origin);
    below += p;
  }
  double spread = 0;
  double product = 0;
  below = 0;
  for (std::size_t i = 0; i < groups.values.size(); ++i) {
    if (!groups.counts(i)) continue;
    const double p = groups.share(i);
    const double rank = below + p / 2 - mean_rank;
    spread += p * rank * rank;
    product += p * rank * (link(groups.values[i]) - origin - mean);
    below += p;
  }
  Line line;
  line.b = product / spread;
  line.a = origin + (mean - line.b * mean_rank);
  if (groups.count <= 2) return line;

  double residuals = 0;
  below = 0;
  for (std::size_t i = 0; i < groups.values.size(); ++i) {
    if (!groups.counts(i)) continue;
    const double p = groups.share(i);
    const double residual = link(groups.values[i]) - origin - mean - line.b * (below + p / 2 - mean_rank);
    residuals += p * residual * residual;
    below += p;
  }
  const double variance = residuals / static_cast<double>(groups.count - 2);
  line.variance_b = variance / spread;
  line.variance_a = variance + mean_rank * mean_rank * line.variance_b;
  line.covariance = -mean_rank * line.variance_b;
  line.determinant = variance * line.variance_b;
  return line;
}

// Fieller's limits of f(1)/f(0) where both are normal: the ratios ρ for which f(1) − ρ·f(0) is within t of its standard
// errors from 0.
Estimate fieller(const Line& line, double t) noexcept {
  const double f0 = line.a;
  const double f1 = line.a + line.b;
  const double ratio = f1 / f0;
  const double t2 = t * t;
  const double square = f0 * f0 - t2 * line.variance_a;
  if (!(square > 0)) return Estimate::without_limits(ratio, Reason::wide_interval);
  const double middle = f1 * f0 - t2 * (line.variance_a + line.covariance);
  const double root = t * std::sqrt(std::max(0.0, line.variance(-line.b, line.a) - t2 * line.determinant));
  return enclosing(ratio, (middle - root) / square, (middle + root) / square);
}

SlopeIndex of_identity(const Line& line, double t) noexcept {
  SlopeIndex result;
  const double error = t * std::sqrt(line.variance_b);
  result.sii = enclosing(line.b, line.b - error, line.b + error);
  if (line.a > 0) {
    result.rii = fieller(line, t);
  } else {
    result.rii = line.a == 0 ? Reason::zero_denominator : Reason::not_defined;
  }
  return result;
}

SlopeIndex of_log(const Line& line, double t) noexcept {
  const double f0 = std::exp(line.a);
  const double f1 = std::exp(line.a + line.b);
  const double slope = f0 * std::expm1(line.b);
  const double error = t * std::sqrt(line.variance(slope, f1));
  const double width = t * std::sqrt(line.variance_b);
  return {enclosing(slope, slope - error, slope + error),
          enclosing(std::exp(line.b), std::exp(line.b - width), std::exp(line.b + width))};
}

SlopeIndex of_logit(const Line& line, double t) noexcept {
  const double f0 = 1 / (1 + std::exp(-line.a));
  const double f1 = 1 / (1 + std::exp(-line.a - line.b));
  const double slope = f1 - f0;
  const double steep = f1 * (1 - f1);
  const double error = t * std::sqrt(line.variance(steep - f0 * (1 - f0), steep));
  const double ratio = f1 / f0;
  const double width = t * std::sqrt(line.variance(-slope, 1 - f1));
  return {enclosing(slope, slope - error, slope + error),
          enclosing(ratio, ratio * std::exp(-width), ratio * std::exp(width))};
}

Estimate drop_limits(const Estimate& estimate, Reason why) noexcept {
  return estimate.valid() ? Estimate::without_limits(estimate.value, why) : estimate;
}

Estimate check_overflow(const Estimate& estimate) noexcept {
  return estimate.valid() && !std::isfinite(estimate.value) ? Estimate(Reason::overflow) : estimate;
}

// The concentration index of groups taken in the order `at(0)` to `at(size - 1)`; amounts have been required.
template <typename Order>
Estimate concentration(const Groups& groups, double confidence, std::size_t size, const Order& at) noexcept {
  double index = 0;
  double below = 0;
  for (std::size_t k = 0; k < size; ++k) {
    const std::size_t i = at(k);
    if (!groups.counts(i)) continue;
    const double p = groups.share(i);
    // Σ p·R = ½, so that any constant may be taken from the values.
    index += 2 * p * (groups.values[i] - groups.first) / groups.mean * (below + p / 2 - 0.5);
    below += p;
  }
  if (!std::isfinite(index)) return Reason::overflow;
  if (groups.count == 1) return Estimate::without_limits(index, Reason::not_defined);
  if (!is_confidence(confidence)) return Estimate::without_limits(index, Reason::invalid_argument);

  double variance = 0;
  double curve = 0;  // the ordinate q of the concentration curve before the group
  below = 0;
  for (std::size_t k = 0; k < size; ++k) {
    const std::size_t i = at(k);
    if (!groups.counts(i)) continue;
    const double p = groups.share(i);
    const double relative = groups.values[i] / groups.mean;
    const double next = curve + p * relative;
    const double a = relative * (2 * below + p - 1 - index) + 2 - curve - next;
    variance += p * (a - 1 - index) * (a - 1 - index);  // the mean of a is 1 + C
    curve = next;
    below += p;
  }
  const double error =
      upper_normal_quantile(tail_of(confidence)) * std::sqrt(variance / static_cast<double>(groups.count));
  return enclosing(index, index - error, index + error);
}

// A group's estimate is to be a number within its limits.
Reason check_estimate(const Estimate& estimate) noexcept {
  return estimate.valid() ? check_value(estimate.value) : estimate.reason;
}

Reason check_limits(const Estimate& estimate) noexcept {
  if (!estimate.has_limits()) return estimate.limits_reason;
  if (std::isnan(estimate.lower) || std::isnan(estimate.upper)) return Reason::missing;
  const bool encloses = estimate.lower <= estimate.value && estimate.value <= estimate.upper;
  return encloses && std::isfinite(estimate.lower) && std::isfinite(estimate.upper) ? Reason::none
                                                                                    : Reason::invalid_argument;
}

}  // namespace

SlopeIndex slope_index(span<const double> values, span<const double> populations,
                       const SlopeOptions& options) noexcept {
  const Groups groups(values, populations);
  const Link link(options.transform);
  Reason reason = groups.reason;
  if (options.transform < SlopeTransform::none || options.transform > SlopeTransform::logit) {
    reason = Reason::invalid_argument;
  }
  for (std::size_t i = 0; i < values.size() && reason == Reason::none; ++i) {
    if (groups.counts(i) && !link.takes(values[i])) reason = Reason::not_defined;
  }
  if (reason == Reason::none && groups.count < 2) reason = Reason::not_defined;
  if (reason != Reason::none) return {reason, reason};

  const Line line = fit(groups, link);
  if (!std::isfinite(line.a) || !std::isfinite(line.b)) return {Reason::overflow, Reason::overflow};
  const bool limits = groups.count > 2 && is_confidence(options.confidence);
  const double t =
      limits ? student_t_upper_quantile(tail_of(options.confidence), static_cast<double>(groups.count - 2)) : 0;
  SlopeIndex result = options.transform == SlopeTransform::none  ? of_identity(line, t)
                      : options.transform == SlopeTransform::log ? of_log(line, t)
                                                                 : of_logit(line, t);
  result.sii = check_overflow(result.sii);
  result.rii = check_overflow(result.rii);
  if (limits) return result;
  const Reason why = groups.count > 2 ? Reason::invalid_argument : Reason::not_defined;
  return {drop_limits(result.sii, why), drop_limits(result.rii, why)};
}

Estimate absolute_gap(const Estimate& group, const Estimate& reference) noexcept {
  for (const Estimate* e : {&group, &reference}) {
    const Reason reason = check_estimate(*e);
    if (reason != Reason::none) return reason;
  }
  const double gap = group.value - reference.value;
  if (!std::isfinite(gap)) return Reason::overflow;
  for (const Estimate* e : {&group, &reference}) {
    const Reason reason = check_limits(*e);
    if (reason != Reason::none) return Estimate::without_limits(gap, reason);
  }
  const double down = std::hypot(group.value - group.lower, reference.upper - reference.value);
  const double up = std::hypot(group.upper - group.value, reference.value - reference.lower);
  return enclosing(gap, gap - down, gap + up);
}

Estimate relative_gap(const Estimate& group, const Estimate& reference) noexcept {
  for (const Estimate* e : {&group, &reference}) {
    const Reason reason = check_estimate(*e);
    if (reason != Reason::none) return reason;
    if (e->value < 0) return Reason::invalid_argument;
  }
  if (reference.value == 0) return Reason::zero_denominator;
  const double gap = group.value / reference.value;
  if (!std::isfinite(gap)) return Reason::overflow;
  for (const Estimate* e : {&group, &reference}) {
    const Reason reason = check_limits(*e);
    if (reason != Reason::none) return Estimate::without_limits(gap, reason);
  }
  if (group.value == 0) return Estimate::without_limits(gap, Reason::not_defined);
  if (!(reference.lower > 0)) return Estimate::without_limits(gap, Reason::wide_interval);
  // A lower limit of 0 is infinitely far on the logarithm, and the gap's is 0, too.
  const double down =
      std::hypot(std::log(group.value / std::max(0.0, group.lower)), std::log(reference.upper / reference.value));
  const double up = std::hypot(std::log(group.upper / group.value), std::log(reference.value / reference.lower));
  return enclosing(gap, gap * std::exp(-down), gap * std::exp(up));
}

Estimate concentration_index(span<const double> values, span<const double> populations, double confidence) noexcept {
  Groups groups(values, populations);
  if (groups.reason == Reason::none) groups.require_amounts();
  if (groups.reason != Reason::none) return groups.reason;
  return concentration(groups, confidence, values.size(), [](std::size_t k) noexcept { return k; });
}

Estimate gini_coefficient(span<const double> values, span<const double> populations, double confidence) {
  Groups groups(values, populations);
  if (groups.reason == Reason::none) groups.require_amounts();
  if (groups.reason != Reason::none) return groups.reason;
  std::vector<std::size_t> order;
  order.reserve(groups.count);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (groups.counts(i)) order.push_back(i);
  }
  std::sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) noexcept { return values[i] < values[j]; });
  return concentration(groups, confidence, order.size(), [&](std::size_t k) noexcept { return order[k]; });
}

Value theil_index(span<const double> values, span<const double> populations) noexcept {
  Groups groups(values, populations);
  if (groups.reason == Reason::none) groups.require_amounts();
  if (groups.reason != Reason::none) return groups.reason;
  double index = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!groups.counts(i)) continue;
    const double excess = (values[i] - groups.mean) / groups.mean;  // y/μ − 1, whose mean is 0
    // r·ln r − (r − 1) is never negative, and its digits are those of the excess where r is near 1.
    const double r = 1 + excess;
    index += groups.share(i) * (r > 0 ? r * std::log1p(excess) - excess : 1);
  }
  if (!std::isfinite(index)) return Reason::overflow;
  return std::max(0.0, index);
}

AttributableRisk attributable_risk(span<const double> values, span<const double> populations,
                                   const AttributableRiskOptions& options) noexcept {
  const Groups groups(values, populations);
  Reason reason = groups.reason;
  double best = groups.first;
  switch (options.reference) {
    case ReferenceGroup::lowest:
    case ReferenceGroup::highest:
      for (std::size_t i = 0; i < values.size() && reason == Reason::none; ++i) {
        const bool better = options.reference == ReferenceGroup::lowest ? values[i] < best : values[i] > best;
        if (groups.counts(i) && better) best = values[i];
      }
      break;
    case ReferenceGroup::chosen:
      if (reason != Reason::none) break;
      if (options.index < values.size() && groups.counts(options.index)) {
        best = values[options.index];
      } else {
        reason = Reason::invalid_argument;
      }
      break;
    default:
      reason = Reason::invalid_argument;
  }
  if (reason != Reason::none) return {reason, reason};
  const double absolute = groups.mean - best;
  if (!std::isfinite(absolute)) return {Reason::overflow, Reason::overflow};
  if (groups.mean == 0) return {absolute, Reason::zero_denominator};
  const double fraction = absolute / groups.mean;
  if (!std::isfinite(fraction)) return {absolute, Reason::overflow};
  return {absolute, fraction};
}

Reason quantile_groups(span<const double> values, span<const double> populations, span<std::int32_t> groups_out,
                       const QuantileOptions& options) {
  const bool weighted = !populations.empty();
  if (groups_out.size() != values.size() || (weighted && populations.size() != values.size())) {
    return Reason::invalid_argument;
  }
  std::fill(groups_out.begin(), groups_out.end(), 0);
  if (options.groups < 1) return Reason::invalid_argument;

  std::vector<std::size_t> order;
  order.reserve(values.size());
  double total = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double population = weighted ? populations[i] : 1;
    if (std::isinf(values[i]) || std::isinf(population) || population < 0) return Reason::invalid_argument;
    if (std::isnan(values[i]) || std::isnan(population)) continue;
    order.push_back(i);
    total += population;
  }
  if (order.empty()) return Reason::missing;
  if (total == 0) return Reason::no_population;
  if (!std::isfinite(total)) return Reason::overflow;
  std::sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) noexcept {
    return options.descending ? values[i] > values[j] : values[i] < values[j];
  });

  double before = 0;       // the population of the areas sorted before this one
  double before_tied = 0;  // the same of the first area of equal value
  for (std::size_t k = 0; k < order.size(); ++k) {
    const std::size_t i = order[k];
    if (k == 0 || values[i] != values[order[k - 1]]) before_tied = before;
    // An area of no population after all the others would begin in a group that does not exist.
    const double group = std::min(std::floor(options.groups * before_tied / total) + 1, 1.0 * options.groups);
    groups_out[i] = static_cast<std::int32_t>(group);
    before += weighted ? populations[i] : 1;
  }
  return Reason::none;
}

}  // namespace salus
