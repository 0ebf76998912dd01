#include "salus/statistics/trend.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>

#include "statistics/distributions.hpp"
#include "statistics/interval.hpp"

namespace salus {
namespace {

using namespace statistics;

Trend no_trend(Reason why, std::size_t points) noexcept {
  Trend result;
  result.slope = why;
  result.intercept = why;
  result.annual_percent_change = why;
  result.reason = why;
  result.points = points;
  return result;
}

// The rows that take part, as (x, y, w). A row is missing where any of its numbers is, or its weight is 0.
class Rows {
 public:
  Rows(span<const double> years, span<const double> values, span<const double> weights, TrendForm form) noexcept
      : years_(years), values_(values), weights_(weights), log_(form == TrendForm::log_linear) {}

  double weight(std::size_t i) const noexcept { return weights_.empty() ? 1 : weights_[i]; }
  bool missing(std::size_t i) const noexcept {
    return std::isnan(years_[i]) || std::isnan(values_[i]) || !(weight(i) != 0) || std::isnan(weight(i));
  }
  Reason check() const noexcept {
    Reason reason = Reason::none;
    for (std::size_t i = 0; i < years_.size(); ++i) {
      if (weight(i) < 0 || std::isinf(weight(i))) return Reason::invalid_argument;
      if (missing(i)) continue;
      if (std::isinf(years_[i]) || std::isinf(values_[i])) return Reason::invalid_argument;
      if (log_ && values_[i] <= 0) reason = Reason::not_defined;
    }
    return reason;
  }
  template <typename Visit>
  void each(const Visit& visit) const noexcept {
    for (std::size_t i = 0; i < years_.size(); ++i) {
      if (!missing(i)) visit(years_[i], log_ ? std::log(values_[i]) : values_[i], weight(i));
    }
  }

 private:
  span<const double> years_;
  span<const double> values_;
  span<const double> weights_;
  bool log_;
};

// A line by least squares, about the means of numbers counted from the first row, so that years do not swallow the
// digits.
struct Line {
  Reason reason = Reason::none;
  std::size_t points = 0;
  double sum_w = 0;   // of weights whose greatest is 1
  double sum_xx = 0;  // of squares about the mean
  double centre = 0;  // the mean of the years
  double mean = 0;    // and of the values, less the first one
  double first = 0;
  double slope = 0;
  double variance = 0;  // of the residuals; NaN for two points

  double freedom() const noexcept { return static_cast<double>(points) - 2; }
  double at(double year) const noexcept { return first + mean + slope * (year - centre); }
};

Line fit(const Rows& rows) noexcept {
  Line line;
  double greatest_weight = 0;
  double first_year = nan;
  rows.each([&](double x, double y, double w) {
    if (line.points++ == 0) {
      first_year = x;
      line.first = y;
    }
    greatest_weight = std::max(greatest_weight, w);
  });
  line.reason = rows.check();
  if (line.reason != Reason::none) return line;
  if (line.points == 0) line.reason = Reason::missing;
  if (line.points == 1) line.reason = Reason::small_numbers;
  if (line.reason != Reason::none) return line;

  double sum_x = 0;
  double sum_y = 0;
  rows.each([&](double x, double y, double weight) {
    const double w = weight / greatest_weight;
    line.sum_w += w;
    sum_x += w * (x - first_year);
    sum_y += w * (y - line.first);
  });
  const double mean_x = sum_x / line.sum_w;
  line.mean = sum_y / line.sum_w;
  line.centre = first_year + mean_x;
  double sum_xy = 0;
  rows.each([&](double x, double y, double weight) {
    const double w = weight / greatest_weight;
    const double dx = x - first_year - mean_x;
    line.sum_xx += w * dx * dx;
    sum_xy += w * dx * (y - line.first - line.mean);
  });
  if (line.sum_xx == 0) {
    line.reason = Reason::not_defined;
    return line;
  }
  line.slope = sum_xy / line.sum_xx;
  if (!std::isfinite(line.at(0)) || !std::isfinite(line.slope)) {
    line.reason = Reason::overflow;
    return line;
  }
  double residuals = 0;
  rows.each([&](double x, double y, double weight) {
    const double r = y - line.first - line.mean - line.slope * (x - first_year - mean_x);
    residuals += weight / greatest_weight * r * r;
  });
  line.variance = residuals / line.freedom();
  return line;
}

Estimate percent_of(const Estimate& slope) noexcept {
  if (!slope.valid()) return slope.reason;
  const double value = std::expm1(slope.value) * 100;
  if (!std::isfinite(value)) return Reason::overflow;
  if (!slope.has_limits()) return Estimate::without_limits(value, slope.limits_reason);
  return with_limits(value, {std::expm1(slope.lower) * 100, std::expm1(slope.upper) * 100});
}

MannKendall no_mann_kendall(Reason why, std::size_t points) noexcept {
  MannKendall result;
  result.reason = why;
  result.sen_slope = why;
  result.points = points;
  return result;
}

int sign(double x) noexcept { return (x > 0) - (x < 0); }

// Doubles as integers of the same order, so that halving between two of them ends.
std::uint64_t order_of(double x) noexcept {
  std::uint64_t bits = 0;
  std::memcpy(&bits, &x, sizeof bits);
  constexpr std::uint64_t negative = std::uint64_t{1} << 63;
  return (bits & negative) ? ~bits : bits | negative;
}
double of_order(std::uint64_t order) noexcept {
  constexpr std::uint64_t negative = std::uint64_t{1} << 63;
  const std::uint64_t bits = (order & negative) ? order & ~negative : ~order;
  double x = 0;
  std::memcpy(&x, &bits, sizeof x);
  return x;
}

// The slopes between the years of a series, whose order statistics are found by counting, without room to keep them.
class Slopes {
 public:
  Slopes(span<const double> years, span<const double> values) noexcept : years_(years), values_(values) {
    each([this](double slope) {
      least_ = std::min(least_, slope);
      greatest_ = std::max(greatest_, slope);
      finite_ = finite_ && std::isfinite(slope);
      ++count_;
    });
  }

  bool finite() const noexcept { return finite_; }
  double count() const noexcept { return static_cast<double>(count_); }

  // The slope of a rank between 1 and the count; between whole ranks on the line between their slopes.
  double at(double rank) const noexcept {
    const auto before = static_cast<std::uint64_t>(rank);
    std::uint64_t low = order_of(least_);
    std::uint64_t high = order_of(greatest_);
    while (low < high) {  // the least slope that so many slopes do not exceed
      const std::uint64_t middle = low + (high - low) / 2;
      const double bound = of_order(middle);
      if (at_most(bound) >= before) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    const double slope = of_order(low);
    const double share = rank - static_cast<double>(before);
    if (share == 0 || at_most(slope) > before) return slope;
    double next = greatest_;
    each([&](double other) {
      if (other > slope) next = std::min(next, other);
    });
    return slope + share * (next - slope);
  }

 private:
  template <typename Visit>
  void each(const Visit& visit) const noexcept {
    for (std::size_t i = 0; i < years_.size(); ++i) {
      if (std::isnan(years_[i]) || std::isnan(values_[i])) continue;
      for (std::size_t j = i + 1; j < years_.size(); ++j) {
        if (std::isnan(years_[j]) || std::isnan(values_[j])) continue;
        // + 0.0 makes one zero of two
        visit((values_[j] - values_[i]) / (years_[j] - years_[i]) + 0.0);
      }
    }
  }
  std::uint64_t at_most(double bound) const noexcept {
    std::uint64_t n = 0;
    each([&](double slope) { n += slope <= bound; });
    return n;
  }

  span<const double> years_;
  span<const double> values_;
  double least_ = std::numeric_limits<double>::infinity();
  double greatest_ = -std::numeric_limits<double>::infinity();
  std::uint64_t count_ = 0;
  bool finite_ = true;
};

Estimate sen_slope(const Slopes& slopes, double variance, std::size_t points, double confidence) noexcept {
  const double n = slopes.count();
  const double median = slopes.at((n + 1) / 2);
  if (points < 3) return Estimate::without_limits(median, Reason::small_numbers);
  if (!is_confidence(confidence)) return Estimate::without_limits(median, Reason::invalid_argument);
  const double width = normal_width(confidence) * std::sqrt(variance);
  const double low = (n - width) / 2;
  const double high = (n + width) / 2 + 1;
  if (!(low >= 1) || !(high <= n)) return Estimate::without_limits(median, Reason::small_numbers);
  return with_limits(median, {slopes.at(low), slopes.at(high)});
}

}  // namespace

Trend trend(span<const double> years, span<const double> values, const TrendOptions& options,
            span<const double> weights) noexcept {
  if (years.size() != values.size() || (!weights.empty() && weights.size() != years.size()) ||
      (options.form != TrendForm::linear && options.form != TrendForm::log_linear)) {
    return no_trend(Reason::invalid_argument, 0);
  }
  const Line line = fit(Rows(years, values, weights, options.form));
  if (line.reason != Reason::none) return no_trend(line.reason, line.points);

  Trend result;
  result.points = line.points;
  const double a = line.at(0);
  const double freedom = line.freedom();
  const double error_b = std::sqrt(line.variance / line.sum_xx);
  const double error_a = std::sqrt(line.variance * (1 / line.sum_w + line.centre * line.centre / line.sum_xx));
  if (line.points == 2) {
    result.slope = Estimate::without_limits(line.slope, Reason::small_numbers);
    result.intercept = Estimate::without_limits(a, Reason::small_numbers);
    result.reason = Reason::small_numbers;
  } else {
    if (is_confidence(options.confidence)) {
      const double t = student_t_upper_quantile(tail_of(options.confidence), freedom);
      result.slope = with_limits(line.slope, {line.slope - t * error_b, line.slope + t * error_b});
      result.intercept = with_limits(a, {a - t * error_a, a + t * error_a});
    } else {
      result.slope = Estimate::without_limits(line.slope, Reason::invalid_argument);
      result.intercept = Estimate::without_limits(a, Reason::invalid_argument);
    }
    const double t = line.slope / error_b;
    if (std::isfinite(t)) {
      result.statistic = t;
      result.p_value = 2 * student_t_above(std::fabs(t), freedom);
      result.reason = Reason::none;
    } else {
      result.reason = Reason::not_defined;
    }
  }
  result.annual_percent_change =
      options.form == TrendForm::log_linear ? percent_of(result.slope) : Estimate(Reason::not_defined);
  return result;
}

Estimate trend_prediction(double year, span<const double> years, span<const double> values,
                          const TrendOptions& options) noexcept {
  if (std::isnan(year)) return Reason::missing;
  if (!std::isfinite(year) || years.size() != values.size() ||
      (options.form != TrendForm::linear && options.form != TrendForm::log_linear)) {
    return Reason::invalid_argument;
  }
  const Line line = fit(Rows(years, values, {}, options.form));
  if (line.reason != Reason::none) return line.reason;
  const bool log = options.form == TrendForm::log_linear;
  const auto shown = [log](double y) { return log ? std::exp(y) : y; };
  const double y = line.at(year);
  if (!std::isfinite(shown(y))) return Reason::overflow;
  if (line.points == 2) return Estimate::without_limits(shown(y), Reason::small_numbers);
  if (!is_confidence(options.confidence)) return Estimate::without_limits(shown(y), Reason::invalid_argument);
  const double distance = year - line.centre;
  const double error = std::sqrt(line.variance * (1 + 1 / line.sum_w + distance * distance / line.sum_xx));
  const double width = student_t_upper_quantile(tail_of(options.confidence), line.freedom()) * error;
  return with_limits(shown(y), {shown(y - width), shown(y + width)});
}

MannKendall mann_kendall(span<const double> years, span<const double> values, double confidence) noexcept {
  if (years.size() != values.size() || years.size() > max_mann_kendall_points) {
    return no_mann_kendall(Reason::invalid_argument, 0);
  }
  const auto missing = [&](std::size_t i) { return std::isnan(years[i]) || std::isnan(values[i]); };
  std::size_t points = 0;
  for (std::size_t i = 0; i < years.size(); ++i) points += !missing(i);

  double s = 0;
  double ties = 0;        // Σ t(t − 1)(2t + 5): every member of a group of t adds (t − 1)(2t + 5)
  double tied_pairs = 0;  // Σ t(t − 1)/2
  for (std::size_t i = 0; i < years.size(); ++i) {
    if (missing(i)) continue;
    if (std::isinf(years[i]) || std::isinf(values[i])) return no_mann_kendall(Reason::invalid_argument, points);
    double equal = 0;
    for (std::size_t j = 0; j < years.size(); ++j) {
      if (missing(j)) continue;
      equal += values[j] == values[i];
      if (j <= i) continue;
      if (years[j] == years[i]) return no_mann_kendall(Reason::invalid_argument, points);
      s += sign(values[j] - values[i]) * sign(years[j] - years[i]);
    }
    ties += (equal - 1) * (2 * equal + 5);
    tied_pairs += (equal - 1) / 2;
  }
  if (points == 0) return no_mann_kendall(Reason::missing, points);
  if (points == 1) return no_mann_kendall(Reason::small_numbers, points);
  const Slopes slopes(years, values);
  if (!slopes.finite()) return no_mann_kendall(Reason::overflow, points);

  const double n = static_cast<double>(points);
  const double variance = (n * (n - 1) * (2 * n + 5) - ties) / 18;
  MannKendall result;
  result.points = points;
  result.sen_slope = sen_slope(slopes, variance, points, confidence);
  if (points < 3) {
    result.reason = Reason::small_numbers;
  } else if (variance == 0) {
    result.reason = Reason::not_defined;
  } else {
    const double pairs = n * (n - 1) / 2;
    result.s = s;
    result.variance = variance;
    result.tau = s / std::sqrt(pairs * (pairs - tied_pairs));
    result.statistic = (s - sign(s)) / std::sqrt(variance);
    result.p_value = two_sided_normal(result.statistic);
    result.reason = Reason::none;
  }
  return result;
}

Value annual_growth_rate(double first, double last, double years) noexcept {
  if (std::isnan(first) || std::isnan(last) || std::isnan(years)) return Reason::missing;
  if (std::isinf(first) || std::isinf(last) || !is_scale(years)) return Reason::invalid_argument;
  if (first < 0 || last < 0) return Reason::not_defined;
  if (first == 0) return Reason::zero_denominator;
  if (last == 0) return -100.0;
  const double ratio = last / first;
  const double growth = std::isfinite(ratio) && ratio > 0 ? std::log(ratio) : std::log(last) - std::log(first);
  const double rate = std::expm1(growth / years) * 100;
  if (!std::isfinite(rate)) return Reason::overflow;
  return rate;
}

}  // namespace salus
