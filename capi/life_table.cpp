// Life tables and what comes from them.
#include "salus/statistics/life_table.hpp"

#include "convert.hpp"
#include "estimates.hpp"
#include "salus/statistics/cause_deleted.hpp"
#include "salus/statistics/healthy_life_expectancy.hpp"
#include "salus/statistics/life_expectancy_decomposition.hpp"
#include "salus/statistics/premature_mortality.hpp"

using namespace salus::capi;

namespace {

salus::LifeTableOptions options_in(const salus_life_table_options& from, std::int64_t bands) {
  salus::LifeTableOptions options;
  options.share_lived = choice_in(from.share_lived, salus::ShareLived::andreev_kingkade, "the share lived");
  options.sex = choice_in(from.sex, salus::Sex::female, "the sex");
  options.death_probability =
      choice_in(from.death_probability, salus::DeathProbability::exponential, "the probability of death");
  options.silcocks = from.without_silcocks == 0;
  options.allow_few_person_years = from.allow_few_person_years != 0;
  options.allow_wide_interval = from.allow_wide_interval != 0;
  options.minimum_person_years = or_default(from.minimum_person_years, options.minimum_person_years);
  options.maximum_interval = or_default(from.maximum_interval, options.maximum_interval);
  options.shares = optional_numbers_in(from.shares, bands, "the shares lived");
  options.infant_q = numbers_in(from.infant_q, from.infant_q_count, "the infants' probability of dying");
  return options;
}

salus::span<const double> levels_of(const salus_life_table_options& options) {
  return levels_in(options.confidences, options.confidence_count);
}

// A number of tables, none of which concerns the shape of a call without any.
std::size_t tables_in(std::int64_t tables) {
  if (tables < 0) fail_number("the number of tables", tables);
  return static_cast<std::size_t>(tables);
}

salus::span<const double> ages_in(const double* ages, std::int64_t count, std::int64_t bands) {
  if (count != bands && count != bands + 1)
    fail(SALUS_ERROR_ARGUMENT, std::to_string(count) + " ages do not fit " + std::to_string(bands) + " bands",
         "give the lower bound of each band, and where the last one is closed its upper bound, too");
  return numbers_in(ages, count, "the ages");
}

salus::LifeTableColumns columns_in(const salus_life_table_columns* columns) {
  const auto from = read_structure(columns, "the columns");
  salus::LifeTableColumns out;
  out.m = from.m, out.a = from.a, out.q = from.q, out.l = from.l, out.d = from.d, out.L = from.L, out.T = from.T;
  out.q_variance = from.q_variance, out.l_variance = from.l_variance, out.e_variance = from.e_variance;
  if (from.e.size != 0) out.e = salus::capi::columns_in(&from.e, "the columns of life expectancy");
  return out;
}

}  // namespace

salus_status SALUS_CALL salus_life_table(const double* ages, const double* deaths, const double* population,
                                         const double* cause_deaths, int64_t bands,
                                         const salus_life_table_options* options,
                                         const salus_life_table_columns* columns, int32_t* reason,
                                         salus_error** error) {
  return guard(error, [&] {
    const auto given = read_options(options);
    const salus::LifeTableOptions how = options_in(given, bands);
    const auto bounds = numbers_in(ages, bands, "the ages");
    const auto died = numbers_in(deaths, bands, "the deaths");
    const auto lived = numbers_in(population, bands, "the population");
    const auto cause = optional_numbers_in(cause_deaths, bands, "the deaths of the cause");
    const salus::LifeTableColumns out = columns_in(columns);
    const double radix = or_default(given.radix, 100000);
    const salus::Reason why =
        cause_deaths == nullptr
            ? salus::life_table(bounds, died, lived, levels_of(given), out, radix, how)
            : salus::cause_deleted_life_table(bounds, died, cause, lived, levels_of(given), out, radix, how);
    if (reason != nullptr) *reason = static_cast<int32_t>(why);
  });
}

salus_status SALUS_CALL salus_life_expectancies(const double* ages, int64_t bands, const double* deaths,
                                                const double* population, int64_t tables, double at,
                                                const salus_life_table_options* options, const salus_estimates* result,
                                                salus_error** error) {
  return guard(error, [&] {
    const auto given = read_options(options);
    check_shape(salus::life_expectancy(tables_in(tables), numbers_in(ages, bands, "the ages"),
                                       numbers_in(deaths, tables, "the deaths", bands),
                                       numbers_in(population, tables, "the population", bands), at, levels_of(given),
                                       salus::capi::columns_in(result), options_in(given, bands)));
  });
}

salus_status SALUS_CALL salus_temporary_life_expectancies(const double* ages, int64_t age_count, const double* deaths,
                                                          const double* population, int64_t bands, int64_t tables,
                                                          double from, double to,
                                                          const salus_life_table_options* options,
                                                          const salus_estimates* result, salus_error** error) {
  return guard(error, [&] {
    const auto given = read_options(options);
    check_shape(salus::temporary_life_expectancy(
        tables_in(tables), ages_in(ages, age_count, bands), numbers_in(deaths, tables, "the deaths", bands),
        numbers_in(population, tables, "the population", bands), from, to, levels_of(given),
        salus::capi::columns_in(result), options_in(given, bands)));
  });
}

salus_status SALUS_CALL salus_probabilities_of_dying(const double* ages, int64_t age_count, const double* deaths,
                                                     const double* population, int64_t bands, int64_t tables,
                                                     double from, double to, const salus_life_table_options* options,
                                                     const salus_estimates* result, salus_error** error) {
  return guard(error, [&] {
    const auto given = read_options(options);
    check_shape(salus::probability_of_dying(
        tables_in(tables), ages_in(ages, age_count, bands), numbers_in(deaths, tables, "the deaths", bands),
        numbers_in(population, tables, "the population", bands), from, to, levels_of(given),
        salus::capi::columns_in(result), options_in(given, bands)));
  });
}

salus_status SALUS_CALL salus_premature_mortality(const double* ages, int64_t age_count, const double* deaths,
                                                  const double* population, int64_t bands, int64_t tables, double from,
                                                  double to, const double* confidences, int64_t confidence_count,
                                                  const salus_estimates* result, salus_error** error) {
  return guard(error, [&] {
    check_shape(salus::premature_mortality(
        tables_in(tables), ages_in(ages, age_count, bands), numbers_in(deaths, tables, "the deaths", bands),
        numbers_in(population, tables, "the population", bands), levels_in(confidences, confidence_count),
        salus::capi::columns_in(result), from, to));
  });
}

salus_status SALUS_CALL salus_healthy_life_expectancies(const double* ages, int64_t bands, const double* deaths,
                                                        const double* population, const double* unhealthy_share,
                                                        const double* sample_sizes, int64_t tables, double at,
                                                        const salus_life_table_options* options,
                                                        const salus_estimates* result, salus_error** error) {
  return guard(error, [&] {
    const auto given = read_options(options);
    salus::HealthyLifeExpectancyOptions how;
    how.life_table = options_in(given, bands);
    how.mortality_variance = given.without_mortality_variance == 0;
    how.sample_sizes = optional_numbers_in(sample_sizes, tables, "the sample sizes", bands);
    check_shape(salus::healthy_life_expectancy(tables_in(tables), numbers_in(ages, bands, "the ages"),
                                               numbers_in(deaths, tables, "the deaths", bands),
                                               numbers_in(population, tables, "the population", bands),
                                               numbers_in(unhealthy_share, tables, "the unhealthy shares", bands), at,
                                               levels_of(given), salus::capi::columns_in(result), how));
  });
}

salus_status SALUS_CALL salus_life_expectancy_gain(const double* ages, const double* deaths, const double* cause_deaths,
                                                   const double* population, int64_t bands, double at,
                                                   const salus_life_table_options* options,
                                                   const salus_estimates* result, salus_error** error) {
  return guard(error, [&] {
    const auto given = read_options(options);
    const salus::LifeTableOptions how = options_in(given, bands);
    const auto bounds = numbers_in(ages, bands, "the ages");
    const auto died = numbers_in(deaths, bands, "the deaths");
    const auto cause = numbers_in(cause_deaths, bands, "the deaths of the cause");
    const auto lived = numbers_in(population, bands, "the population");
    write_rows(salus::capi::columns_in(result), 1, levels_of(given), [&](std::size_t, double level) {
      return salus::life_expectancy_gain(bounds, died, cause, lived, at, level, how);
    });
  });
}

salus_status SALUS_CALL salus_decompose_life_expectancy(
    const double* ages, int64_t bands, const double* first_deaths, const double* first_population,
    const double* first_cause_deaths, const double* second_deaths, const double* second_population,
    const double* second_cause_deaths, int64_t causes, const salus_life_table_options* options, double* parts,
    double* cause_parts, salus_value* difference, salus_error** error) {
  return guard(error, [&] {
    const auto given = read_options(options);
    const salus::LifeTableOptions how = options_in(given, bands);
    salus::AgeSpecificMortality first;
    first.deaths = numbers_in(first_deaths, bands, "the first side's deaths");
    first.population = numbers_in(first_population, bands, "the first side's population");
    first.cause_deaths = numbers_in(first_cause_deaths, causes, "the first side's deaths by cause", bands);
    salus::AgeSpecificMortality second;
    second.deaths = numbers_in(second_deaths, bands, "the second side's deaths");
    second.population = numbers_in(second_population, bands, "the second side's population");
    second.cause_deaths = numbers_in(second_cause_deaths, causes, "the second side's deaths by cause", bands);
    salus_value& answer = output(difference, "the difference");
    answer = value_out(salus::decompose_life_expectancy(
        numbers_in(ages, bands, "the ages"), first, second, place_in(parts, bands, "the parts"),
        place_in(cause_parts, cause_parts == nullptr ? 0 : causes * bands, "the parts by cause"), how));
  });
}
