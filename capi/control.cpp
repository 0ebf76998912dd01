// Funnels and benchmarks, trends, and what may be published.
#include "salus/statistics/control.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include "convert.hpp"
#include "estimates.hpp"
#include "salus/statistics/disclosure.hpp"
#include "salus/statistics/trend.hpp"

using namespace salus::capi;

namespace {

constexpr double control_levels[] = {0.95, 0.998};

salus::FunnelStatistic statistic_in(std::int32_t number) {
  return choice_in(number, salus::FunnelStatistic::ratio, "the statistic of a funnel");
}

template <typename T, typename U>
void write(T* column, std::size_t row, U value) noexcept {
  if (column != nullptr) column[row] = static_cast<T>(value);
}

constexpr const char* standing_names[] = {"not_compared", "better", "similar", "worse", "higher", "lower"};
static_assert(sizeof standing_names / sizeof *standing_names == SALUS_STANDING_LOWER + 1);

}  // namespace

salus_status SALUS_CALL salus_funnel_limits(int32_t statistic, double baseline, const double* denominators,
                                            int64_t rows, const double* confidences, int64_t confidence_count,
                                            const salus_estimates* result, salus_error** error) {
  return guard(error, [&] {
    const auto levels =
        confidence_count == 0 ? salus::span<const double>(control_levels) : levels_in(confidences, confidence_count);
    check_shape(salus::funnel_limits(statistic_in(statistic), baseline,
                                     numbers_in(denominators, rows, "the denominators"), levels, columns_in(result)));
  });
}

salus_status SALUS_CALL salus_funnel_bands(int32_t statistic, double baseline, const double* events,
                                           const double* denominators, int64_t rows, const double* confidences,
                                           int64_t confidence_count, int32_t* bands, double* scores,
                                           double* standard_errors, uint8_t* reasons, salus_error** error) {
  return guard(error, [&] {
    const salus::FunnelStatistic of = statistic_in(statistic);
    const auto levels =
        confidence_count == 0 ? salus::span<const double>(control_levels) : levels_in(confidences, confidence_count);
    for (std::size_t i = 1; i < levels.size(); ++i)
      if (!(levels[i] > levels[i - 1]))
        fail(SALUS_ERROR_ARGUMENT, "the confidences do not ascend", "give the narrower level first: 0.95, 0.998");
    const auto x = numbers_in(events, rows, "the events");
    const auto n = numbers_in(denominators, rows, "the denominators");
    for (std::size_t i = 0; i < x.size(); ++i) {
      const salus::Band band = salus::funnel_band(of, baseline, x[i], n[i], levels);
      write(bands, i, band.band);
      write(reasons, i, band.reason);
      write(scores, i, salus::funnel_score(of, baseline, x[i], n[i]).number);
      write(standard_errors, i, salus::funnel_standard_error(of, baseline, n[i]).number);
    }
  });
}

salus_status SALUS_CALL salus_overdispersion(const double* scores, const double* standard_errors, int64_t rows,
                                             double winsorised, double* factor, double* between_variance,
                                             int32_t* reason, salus_error** error) {
  return guard(error, [&] {
    const auto z = numbers_in(scores, rows, "the scores");
    const auto s = numbers_in(standard_errors, rows, "the standard errors");
    double& phi = output(factor, "the factor");
    double& tau = output(between_variance, "the variance between areas");
    std::vector<double> work(z.size());
    const salus::Overdispersion found = salus::overdispersion(z, s, winsorised, work);
    phi = found.factor;
    tau = found.between_variance;
    if (reason != nullptr) *reason = static_cast<int32_t>(found.reason);
  });
}

salus_status SALUS_CALL salus_overdispersed_limits(double baseline, const double* standard_errors, int64_t rows,
                                                   double factor, double between_variance, int32_t model,
                                                   double confidence, double* lower, double* upper,
                                                   salus_error** error) {
  return guard(error, [&] {
    const auto s = numbers_in(standard_errors, rows, "the standard errors");
    const auto of = choice_in(model, salus::DispersionModel::additive, "the model of over-dispersion");
    const double level = level_in(confidence);
    salus::Overdispersion dispersion;
    dispersion.factor = factor;
    dispersion.between_variance = between_variance;
    dispersion.reason = salus::Reason::none;
    const auto low = place_in(lower, rows, "the lower limits");
    const auto high = place_in(upper, rows, "the upper limits");
    for (std::size_t i = 0; i < s.size(); ++i) {
      const salus::Limits limits = salus::overdispersed_limits(baseline, s[i], dispersion, of, level);
      low[i] = limits.lower;
      high[i] = limits.upper;
    }
  });
}

int32_t SALUS_CALL salus_compare_with_benchmark(const salus_estimate* estimate, double benchmark, int32_t direction) {
  salus::Standing standing = salus::Standing::not_compared;
  guard([&] {
    salus::Polarity polarity = salus::Polarity::neither;
    if (direction == SALUS_DIRECTION_HIGHER_IS_BETTER) polarity = salus::Polarity::higher_is_better;
    if (direction == SALUS_DIRECTION_LOWER_IS_BETTER) polarity = salus::Polarity::lower_is_better;
    if (direction < SALUS_DIRECTION_UNSPECIFIED || direction > SALUS_DIRECTION_NEITHER) return;
    standing = salus::compare_with_benchmark(estimate_in(estimate, "the estimate"), benchmark, polarity);
  });
  return static_cast<int32_t>(standing);
}

const char* SALUS_CALL salus_standing_name(int32_t standing) {
  return standing < 0 || standing > SALUS_STANDING_LOWER ? "unknown" : standing_names[standing];
}

salus_status SALUS_CALL salus_trend_fit(const double* years, const double* values, const double* weights, int64_t rows,
                                        int32_t form, double confidence, salus_trend* trend, salus_error** error) {
  return guard(error, [&] {
    salus::TrendOptions options;
    options.form = choice_in(form, salus::TrendForm::log_linear, "the form of a trend");
    options.confidence = level_in(confidence);
    const salus::Trend found =
        salus::trend(numbers_in(years, rows, "the years"), numbers_in(values, rows, "the values"), options,
                     optional_numbers_in(weights, rows, "the weights"));
    salus_trend out{};
    out.reason = static_cast<int32_t>(found.reason);
    out.slope = estimate_out(found.slope);
    out.intercept = estimate_out(found.intercept);
    out.annual_percent_change = estimate_out(found.annual_percent_change);
    out.statistic = found.statistic;
    out.p_value = found.p_value;
    out.points = static_cast<int64_t>(found.points);
    write_structure(trend, out, "the trend");
  });
}

salus_status SALUS_CALL salus_trend_predict(const double* years, const double* values, int64_t rows, int32_t form,
                                            double confidence, double year, salus_estimate* prediction,
                                            salus_error** error) {
  return guard(error, [&] {
    salus_estimate& out = output(prediction, "the prediction");
    salus::TrendOptions options;
    options.form = choice_in(form, salus::TrendForm::log_linear, "the form of a trend");
    options.confidence = level_in(confidence);
    out = estimate_out(salus::trend_prediction(year, numbers_in(years, rows, "the years"),
                                               numbers_in(values, rows, "the values"), options));
  });
}

salus_status SALUS_CALL salus_mann_kendall_test(const double* years, const double* values, int64_t rows,
                                                double confidence, salus_mann_kendall* test, salus_error** error) {
  return guard(error, [&] {
    const salus::MannKendall found = salus::mann_kendall(numbers_in(years, rows, "the years"),
                                                         numbers_in(values, rows, "the values"), level_in(confidence));
    salus_mann_kendall out{};
    out.reason = static_cast<int32_t>(found.reason);
    out.s = found.s;
    out.variance = found.variance;
    out.tau = found.tau;
    out.statistic = found.statistic;
    out.p_value = found.p_value;
    out.sen_slope = estimate_out(found.sen_slope);
    out.points = static_cast<int64_t>(found.points);
    write_structure(test, out, "the test");
  });
}

salus_status SALUS_CALL salus_annual_growth_rate(double first, double last, double years, salus_value* rate,
                                                 salus_error** error) {
  return guard(error, [&] { output(rate, "the rate") = value_out(salus::annual_growth_rate(first, last, years)); });
}

salus_status SALUS_CALL salus_disclose(const double* counts, int64_t rows, double suppress_up_to, int32_t suppress_zero,
                                       double round_to, double* values, uint8_t* reasons, salus_error** error) {
  return guard(error, [&] {
    const auto given = numbers_in(counts, rows, "the counts");
    if (rows > 0 && values == nullptr) fail_null("the values");
    salus::DisclosureRule rule;
    rule.suppress_up_to = suppress_up_to;
    rule.suppress_zero = suppress_zero != 0;
    rule.round_to = round_to;
    const auto is_rule = [](double x) { return std::isfinite(x) && x >= 0; };
    if (!is_rule(suppress_up_to) || !is_rule(round_to))
      fail(SALUS_ERROR_ARGUMENT, "the numbers of a small-number rule are 0 or more, and finite");
    salus::disclose(given, rule, values, reasons);
  });
}
