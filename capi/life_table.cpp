// Life tables and what comes from them.
#include "salus/statistics/life_table.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "convert.hpp"
#include "estimates.hpp"
#include "salus/statistics/cause_deleted.hpp"
#include "salus/statistics/healthy_life_expectancy.hpp"
#include "salus/statistics/life_expectancy_decomposition.hpp"
#include "salus/statistics/premature_mortality.hpp"

using namespace salus::capi;

namespace {

salus::span<const double> levels_of(const salus_life_table_options& options) {
  return levels_in(options.confidences, options.confidence_count);
}

// A number of tables. Without bands there would be no end to how many fit the matrices.
std::size_t tables_in(std::int64_t tables, std::int64_t bands) {
  if (tables < 0) fail_number("the number of tables", tables);
  if (bands < 0) fail_number("the number of bands", bands);
  if (bands == 0) check_shape(salus::Reason::missing);
  return static_cast<std::size_t>(tables);
}

// Bounds of age, which are the same for all tables of a call.
salus::span<const double> ages_in(const double* ages, std::int64_t count) {
  const auto bounds = numbers_in(ages, count, "the ages");
  for (std::size_t i = 0; i < bounds.size(); ++i)
    if (!std::isfinite(bounds[i]) || bounds[i] < 0 || (i > 0 && !(bounds[i] > bounds[i - 1])))
      fail(SALUS_ERROR_ARGUMENT, "the ages do not increase at entry " + std::to_string(i + 1),
           "give the lower bounds of the bands in years: 0, 1, 5, 10, …");
  return bounds;
}

salus::span<const double> ages_in(const double* ages, std::int64_t count, std::int64_t bands) {
  if (count != bands && count != bands + 1)
    fail(SALUS_ERROR_ARGUMENT, std::to_string(count) + " ages do not fit " + std::to_string(bands) + " bands",
         "give the lower bound of each band, and where the last one is closed its upper bound, too");
  return ages_in(ages, count);
}

// An age that is asked for.
double bound_in(double age, salus::span<const double> ages) {
  if (std::find(ages.begin(), ages.end(), age) == ages.end())
    fail(SALUS_ERROR_ARGUMENT, "no band begins or ends at the age asked for", "ask for one of the ages given");
  return age;
}

void check_span(double from, double to, salus::span<const double> ages) {
  if (!(bound_in(from, ages) < bound_in(to, ages)))
    fail(SALUS_ERROR_ARGUMENT, "the ages asked for are not in order", "give the lower one first");
}

// What of the options concerns all tables is checked here: a table's own reason would say it once for each.
salus::LifeTableOptions options_in(const salus_life_table_options& from, salus::span<const double> ages,
                                   std::int64_t bands, std::int64_t tables) {
  salus::LifeTableOptions options;
  options.share_lived = choice_in(from.share_lived, salus::ShareLived::andreev_kingkade, "the share lived");
  options.sex = choice_in(from.sex, salus::Sex::female, "the sex");
  options.death_probability =
      choice_in(from.death_probability, salus::DeathProbability::exponential, "the probability of death");
  options.silcocks = from.without_silcocks == 0;
  options.allow_few_person_years = from.allow_few_person_years != 0;
  options.allow_wide_interval = from.allow_wide_interval != 0;
  options.minimum_person_years =
      positive_in(from.minimum_person_years, options.minimum_person_years, "the minimum of person-years");
  options.maximum_interval =
      positive_in(from.maximum_interval, options.maximum_interval, "the maximum width of an interval");
  options.shares = optional_numbers_in(from.shares, bands, "the shares lived");
  // The last one is of the open band, and not looked at.
  for (std::size_t i = 0; i + 1 < options.shares.size(); ++i)
    if (!(options.shares[i] >= 0 && options.shares[i] <= 1))
      fail(SALUS_ERROR_ARGUMENT, "a share lived is not between 0 and 1", "give shares of the bands, not years");
  options.infant_q = numbers_in(from.infant_q, from.infant_q_count, "the infants' probability of dying");
  if (options.infant_q.empty()) return options;
  if (from.infant_q_count != 1 && from.infant_q_count != tables)
    fail(SALUS_ERROR_ARGUMENT, "the infants' probabilities of dying are as many as none, one, or the tables");
  if (ages.size() < 2 || ages[0] != 0 || ages[1] != 1)
    fail(SALUS_ERROR_ARGUMENT, "an infants' probability of dying is given, and there is no first band from 0 to 1");
  return options;
}

salus::LifeTableColumns columns_in(const salus_life_table_columns* columns) {
  const auto from = read_structure(columns, "the columns");
  salus::LifeTableColumns out;
  out.m = from.m, out.a = from.a, out.q = from.q, out.l = from.l, out.d = from.d, out.L = from.L, out.T = from.T;
  out.q_variance = from.q_variance, out.l_variance = from.l_variance, out.e_variance = from.e_variance;
  if (from.e != nullptr) out.e = salus::capi::columns_in(from.e, "the columns of life expectancy");
  return out;
}

// A figure of many tables between two ages.
using BetweenAges = salus::Reason (*)(std::size_t tables, salus::span<const double> ages,
                                      salus::span<const double> deaths, salus::span<const double> population,
                                      double from, double to, salus::span<const double> confidences,
                                      const salus::EstimateColumns& result, const salus::LifeTableOptions& options);

salus_status between_ages(const double* ages, int64_t age_count, const double* deaths, const double* population,
                          int64_t bands, int64_t tables, double from, double to,
                          const salus_life_table_options* options, const salus_estimates* result, salus_error** error,
                          BetweenAges figure) {
  return guard(error, [&] {
    const auto given = read_options(options);
    const std::size_t count = tables_in(tables, bands);
    const auto bounds = ages_in(ages, age_count, bands);
    check_span(from, to, bounds);
    check_shape(figure(count, bounds, numbers_in(deaths, tables, "the deaths", bands),
                       numbers_in(population, tables, "the population", bands), from, to, levels_of(given),
                       salus::capi::columns_in(result), options_in(given, bounds, bands, tables)));
  });
}

}  // namespace

salus_status SALUS_CALL salus_life_table(const double* ages, const double* deaths, const double* population,
                                         const double* cause_deaths, int64_t bands,
                                         const salus_life_table_options* options,
                                         const salus_life_table_columns* columns, int32_t* reason,
                                         salus_error** error) {
  return guard(error, [&] {
    const auto given = read_options(options);
    const auto bounds = ages_in(ages, bands);
    const salus::LifeTableOptions how = options_in(given, bounds, bands, 1);
    const auto died = numbers_in(deaths, bands, "the deaths");
    const auto lived = numbers_in(population, bands, "the population");
    const auto cause = optional_numbers_in(cause_deaths, bands, "the deaths of the cause");
    const salus::LifeTableColumns out = columns_in(columns);
    const double radix = positive_in(given.radix, 100000, "the radix");
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
    const std::size_t count = tables_in(tables, bands);
    const auto bounds = ages_in(ages, bands);
    check_shape(salus::life_expectancy(count, bounds, numbers_in(deaths, tables, "the deaths", bands),
                                       numbers_in(population, tables, "the population", bands), bound_in(at, bounds),
                                       levels_of(given), salus::capi::columns_in(result),
                                       options_in(given, bounds, bands, tables)));
  });
}

salus_status SALUS_CALL salus_temporary_life_expectancies(const double* ages, int64_t age_count, const double* deaths,
                                                          const double* population, int64_t bands, int64_t tables,
                                                          double from, double to,
                                                          const salus_life_table_options* options,
                                                          const salus_estimates* result, salus_error** error) {
  return between_ages(ages, age_count, deaths, population, bands, tables, from, to, options, result, error,
                      &salus::temporary_life_expectancy);
}

salus_status SALUS_CALL salus_probabilities_of_dying(const double* ages, int64_t age_count, const double* deaths,
                                                     const double* population, int64_t bands, int64_t tables,
                                                     double from, double to, const salus_life_table_options* options,
                                                     const salus_estimates* result, salus_error** error) {
  return between_ages(ages, age_count, deaths, population, bands, tables, from, to, options, result, error,
                      &salus::probability_of_dying);
}

salus_status SALUS_CALL salus_premature_mortality(const double* ages, int64_t age_count, const double* deaths,
                                                  const double* population, int64_t bands, int64_t tables, double from,
                                                  double to, const double* confidences, int64_t confidence_count,
                                                  const salus_estimates* result, salus_error** error) {
  return guard(error, [&] {
    const std::size_t count = tables_in(tables, bands);
    const auto bounds = ages_in(ages, age_count, bands);
    check_span(from, to, bounds);
    check_shape(salus::premature_mortality(count, bounds, numbers_in(deaths, tables, "the deaths", bands),
                                           numbers_in(population, tables, "the population", bands),
                                           levels_in(confidences, confidence_count), salus::capi::columns_in(result),
                                           from, to));
  });
}

salus_status SALUS_CALL salus_healthy_life_expectancies(const double* ages, int64_t bands, const double* deaths,
                                                        const double* population, const double* unhealthy_share,
                                                        const double* sample_sizes, int64_t tables, double at,
                                                        const salus_life_table_options* options,
                                                        const salus_estimates* result, salus_error** error) {
  return guard(error, [&] {
    const auto given = read_options(options);
    const std::size_t count = tables_in(tables, bands);
    const auto bounds = ages_in(ages, bands);
    salus::HealthyLifeExpectancyOptions how;
    how.life_table = options_in(given, bounds, bands, tables);
    how.mortality_variance = given.without_mortality_variance == 0;
    how.sample_sizes = optional_numbers_in(sample_sizes, tables, "the sample sizes", bands);
    check_shape(salus::healthy_life_expectancy(count, bounds, numbers_in(deaths, tables, "the deaths", bands),
                                               numbers_in(population, tables, "the population", bands),
                                               numbers_in(unhealthy_share, tables, "the unhealthy shares", bands),
                                               bound_in(at, bounds), levels_of(given), salus::capi::columns_in(result),
                                               how));
  });
}

salus_status SALUS_CALL salus_life_expectancy_gain(const double* ages, const double* deaths, const double* cause_deaths,
                                                   const double* population, int64_t bands, double at,
                                                   const salus_life_table_options* options,
                                                   const salus_estimates* result, salus_error** error) {
  return guard(error, [&] {
    const auto given = read_options(options);
    if (bands == 0) check_shape(salus::Reason::missing);
    const auto bounds = ages_in(ages, bands);
    const salus::LifeTableOptions how = options_in(given, bounds, bands, 1);
    bound_in(at, bounds);
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
    const auto bounds = ages_in(ages, bands);
    const salus::LifeTableOptions how = options_in(given, bounds, bands, 2);
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
        bounds, first, second, place_in(parts, bands, "the parts"),
        place_in(cause_parts, cause_parts == nullptr ? 0 : causes * bands, "the parts by cause"), how));
  });
}
