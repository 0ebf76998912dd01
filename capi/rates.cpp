// Rates, proportions, means and their comparison.
#include "salus/statistics/rates.hpp"

#include "estimates.hpp"
#include "salus/statistics/comparisons.hpp"
#include "salus/statistics/means.hpp"
#include "salus/statistics/proportions.hpp"

using namespace salus::capi;

namespace {

constexpr const char* base = "the base of a rate or proportion";

salus::RateOptions options_in(const salus_rate_options& from) {
  salus::RateOptions options;
  options.per = positive_in(from.per, options.per, base);
  options.method = choice_in(from.method, salus::RateMethod::fay_feuer, "the method of a rate");
  return options;
}

salus::ProportionOptions options_in(const salus_proportion_options& from) {
  salus::ProportionOptions options;
  options.per = positive_in(from.per, options.per, base);
  options.design_effect = positive_in(from.design_effect, options.design_effect, "the design effect");
  options.method = choice_in(from.method, salus::ProportionMethod::agresti_coull, "the method of a proportion");
  return options;
}

// A comparison of two groups by the method asked for; one that is not of this comparison is refused.
class Comparison {
 public:
  Comparison(std::int32_t contrast, const salus_contrast_options& options)
      : contrast_(contrast),
        method_(options.method),
        per_(positive_in(options.per, contrast == SALUS_CONTRAST_RATE_DIFFERENCE ? 100000 : 1, base)) {
    if (contrast < SALUS_CONTRAST_RATE_RATIO || contrast > SALUS_CONTRAST_PROPORTION_DIFFERENCE)
      fail(SALUS_ERROR_ARGUMENT, "there is no contrast " + std::to_string(contrast));
    if (!fits()) fail(SALUS_ERROR_ARGUMENT, "the method is not one of this contrast", "0 takes the usual one");
  }

  salus::Contrast of(const salus::Group& first, const salus::Group& second, double confidence) const noexcept {
    switch (contrast_) {
      case SALUS_CONTRAST_RATE_RATIO:
        return salus::rate_ratio(first, second,
                                 {confidence, method_ == SALUS_CONTRAST_EXACT ? salus::RateRatioMethod::exact
                                                                              : salus::RateRatioMethod::log});
      case SALUS_CONTRAST_RATE_DIFFERENCE:
        return salus::rate_difference(
            first, second,
            {per_, confidence,
             method_ == SALUS_CONTRAST_SCORE ? salus::RateDifferenceMethod::score : salus::RateDifferenceMethod::wald});
      case SALUS_CONTRAST_PROPORTION_RATIO:
        return salus::proportion_ratio(first, second, confidence);
      default:
        return salus::proportion_difference(first, second, {per_, confidence});
    }
  }

 private:
  bool fits() const noexcept {
    if (method_ == SALUS_CONTRAST_AUTOMATIC) return true;
    switch (contrast_) {
      case SALUS_CONTRAST_RATE_RATIO:
        return method_ == SALUS_CONTRAST_LOG || method_ == SALUS_CONTRAST_EXACT;
      case SALUS_CONTRAST_RATE_DIFFERENCE:
        return method_ == SALUS_CONTRAST_WALD || method_ == SALUS_CONTRAST_SCORE;
      case SALUS_CONTRAST_PROPORTION_RATIO:
        return method_ == SALUS_CONTRAST_LOG;
      default:
        return method_ == SALUS_CONTRAST_NEWCOMBE;
    }
  }

  std::int32_t contrast_;
  std::int32_t method_;
  double per_;
};

}  // namespace

salus_status SALUS_CALL salus_rates(const double* events, const double* population, int64_t rows,
                                    const salus_rate_options* options, const salus_estimates* result,
                                    salus_error** error) {
  return guard(error, [&] {
    const auto given = read_options(options);
    check_shape(salus::rates(numbers_in(events, rows, "the events"), numbers_in(population, rows, "the population"),
                             levels_in(given.confidences, given.confidence_count), options_in(given),
                             columns_in(result)));
  });
}

salus_status SALUS_CALL salus_recurrent_rate(const double* persons_by_events, int64_t count, double population,
                                             const salus_rate_options* options, const salus_estimates* result,
                                             salus_error** error) {
  return guard(error, [&] {
    const auto given = read_options(options);
    salus::RateOptions method = options_in(given);
    const auto persons = numbers_in(persons_by_events, count, "the persons");
    write_rows(columns_in(result), 1, levels_in(given.confidences, given.confidence_count),
               [&](std::size_t, double confidence) {
                 method.confidence = confidence;
                 return salus::recurrent_rate(persons, population, method);
               });
  });
}

salus_status SALUS_CALL salus_proportions(const double* events, const double* population, int64_t rows,
                                          const salus_proportion_options* options, const salus_estimates* result,
                                          salus_error** error) {
  return guard(error, [&] {
    const auto given = read_options(options);
    check_shape(salus::proportions(
        numbers_in(events, rows, "the events"), numbers_in(population, rows, "the population"),
        levels_in(given.confidences, given.confidence_count), options_in(given), columns_in(result)));
  });
}

salus_status SALUS_CALL salus_means(const double* n, const double* mean, const double* variance, int64_t rows,
                                    const double* confidences, int64_t confidence_count, const salus_estimates* result,
                                    salus_error** error) {
  return guard(error, [&] {
    const auto counts = numbers_in(n, rows, "the numbers of observations");
    const auto means = numbers_in(mean, rows, "the means");
    const auto variances = numbers_in(variance, rows, "the variances");
    write_rows(columns_in(result), rows, levels_in(confidences, confidence_count), [&](std::size_t i, double level) {
      return salus::mean_estimate(counts[i], means[i], variances[i], level);
    });
  });
}

salus_status SALUS_CALL salus_contrasts(int32_t contrast, const double* first_events, const double* first_population,
                                        const double* second_events, const double* second_population, int64_t rows,
                                        const salus_contrast_options* options, const salus_estimates* result,
                                        double* statistic, double* p_value, uint8_t* test_reasons,
                                        salus_error** error) {
  return guard(error, [&] {
    const auto given = read_options(options);
    const Comparison comparison(contrast, given);
    const auto events = numbers_in(first_events, rows, "the first group's events");
    const auto population = numbers_in(first_population, rows, "the first group's population");
    const auto other_events = numbers_in(second_events, rows, "the second group's events");
    const auto other_population = numbers_in(second_population, rows, "the second group's population");
    write_rows(columns_in(result), rows, levels_in(given.confidences, given.confidence_count),
               [&](std::size_t i, double level) {
                 const salus::Contrast made =
                     comparison.of({events[i], population[i]}, {other_events[i], other_population[i]}, level);
                 if (statistic != nullptr) statistic[i] = made.statistic;
                 if (p_value != nullptr) p_value[i] = made.p_value;
                 if (test_reasons != nullptr) test_reasons[i] = static_cast<uint8_t>(made.reason);
                 return made.estimate;
               });
  });
}
