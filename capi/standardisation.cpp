// Standardised rates and ratios, and the standard populations.
#include "salus/statistics/standardisation.hpp"

#include "convert.hpp"
#include "estimates.hpp"
#include "salus/statistics/standard_population.hpp"
#include "text.hpp"

using namespace salus::capi;

namespace {

constexpr const char* base = "the base of a rate";

salus::StandardisationOptions options_in(const salus_standardisation_options& from) {
  salus::StandardisationOptions options;
  options.per = positive_in(from.per, options.per, base);
  options.method = choice_in(from.method, salus::StandardisationMethod::fay_feuer, "the method of standardisation");
  options.allow_small_numbers = from.allow_small_numbers != 0;
  return options;
}

salus::span<const double> levels_of(const salus_standardisation_options& options) {
  return levels_in(options.confidences, options.confidence_count);
}

const salus::StandardPopulation& standard_in(int64_t index) {
  const auto standards = salus::standard_populations();
  return standards[index_in(index, standards.size(), "standard population")];
}

}  // namespace

salus_status SALUS_CALL salus_directly_standardised_rates(const double* events, const double* population, int64_t areas,
                                                          const double* standard, int64_t strata,
                                                          const salus_standardisation_options* options,
                                                          const salus_estimates* result, salus_error** error) {
  return guard(error, [&] {
    const auto given = read_options(options);
    check_shape(salus::directly_standardised_rates(
        numbers_in(events, areas, "the events", strata), numbers_in(population, areas, "the population", strata),
        numbers_in(standard, strata, "the standard"), levels_of(given), options_in(given), columns_in(result)));
  });
}

salus_status SALUS_CALL salus_standardised_ratios(const double* observed, const double* population, int64_t areas,
                                                  const double* reference_events, const double* reference_population,
                                                  int64_t strata, const salus_standardisation_options* options,
                                                  const salus_estimates* result, salus_error** error) {
  return guard(error, [&] {
    const auto given = read_options(options);
    check_shape(salus::standardised_ratios(
        numbers_in(observed, areas, "the observed events"), numbers_in(population, areas, "the population", strata),
        numbers_in(reference_events, strata, "the reference's events"),
        numbers_in(reference_population, strata, "the reference's population"), levels_of(given), columns_in(result)));
  });
}

salus_status SALUS_CALL salus_indirectly_standardised_rates(const double* observed, const double* population,
                                                            int64_t areas, const double* reference_events,
                                                            const double* reference_population, int64_t strata,
                                                            const salus_standardisation_options* options,
                                                            const salus_estimates* result, salus_error** error) {
  return guard(error, [&] {
    const auto given = read_options(options);
    check_shape(salus::indirectly_standardised_rates(
        numbers_in(observed, areas, "the observed events"), numbers_in(population, areas, "the population", strata),
        numbers_in(reference_events, strata, "the reference's events"),
        numbers_in(reference_population, strata, "the reference's population"), levels_of(given),
        positive_in(given.per, 100000, base), columns_in(result)));
  });
}

salus_status SALUS_CALL salus_comparative_ratio(const double* events, const double* population,
                                                const double* compared_events, const double* compared_population,
                                                const double* standard, int64_t strata, int32_t method,
                                                const salus_standardisation_options* options,
                                                const salus_estimates* result, salus_error** error) {
  return guard(error, [&] {
    const auto given = read_options(options);
    const auto x = numbers_in(events, strata, "the events");
    const auto n = numbers_in(population, strata, "the population");
    const auto other_x = numbers_in(compared_events, strata, "the compared events");
    const auto other_n = numbers_in(compared_population, strata, "the compared population");
    const auto weights = numbers_in(standard, strata, "the standard");
    salus::ComparativeRatioOptions how;
    how.method = choice_in(method, salus::ComparativeRatioMethod::smith, "the method of a comparative ratio");
    how.allow_small_numbers = given.allow_small_numbers != 0;
    write_rows(columns_in(result), 1, levels_of(given), [&](std::size_t, double level) {
      how.confidence = level;
      return salus::comparative_ratio(x, n, other_x, other_n, weights, how);
    });
  });
}

int64_t SALUS_CALL salus_standard_population_count(void) {
  return static_cast<int64_t>(salus::standard_populations().size());
}

salus_status SALUS_CALL salus_standard_population_describe(int64_t index, salus_standard_population* population) {
  return guard([&] {
    const salus::StandardPopulation& from = standard_in(index);
    salus_standard_population out{};
    out.vintage = from.vintage;
    out.band_count = static_cast<int64_t>(from.ages.size());
    out.ages = from.ages.data();
    out.weights = from.weights.data();
    out.id = static_text_out(from.id);
    out.name_zh = static_text_out(from.name_zh);
    out.name_en = static_text_out(from.name_en);
    out.source = static_text_out(from.source);
    write_structure(population, out, "the standard population");
  });
}

int64_t SALUS_CALL salus_standard_population_find(const char* name, int64_t length) {
  int64_t index = -1;
  guard([&] {
    const salus::StandardPopulation* const found = salus::find_standard_population(text_in(name, length, "the name"));
    if (found != nullptr) index = found - salus::standard_populations().data();
  });
  return index;
}

salus_status SALUS_CALL salus_standard_population_weights(int64_t index, const double* ages, int64_t bands, double end,
                                                          double* weights, salus_error** error) {
  return guard(error, [&] {
    const salus::StandardPopulation& standard = standard_in(index);
    const auto bounds = numbers_in(ages, bands, "the ages");
    if (sum_standard_weights(standard, bounds, place_in(weights, bands, "the weights"), end) != salus::Reason::none)
      fail(SALUS_ERROR_ARGUMENT,
           "the bands of age are none that \"" + std::string(standard.name_en) + "\" can be summed into",
           "every bound has to be one of the standard's own bands, in increasing order");
  });
}
