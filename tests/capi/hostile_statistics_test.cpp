// Health statistics given what they cannot take: a status or a reason, never a crash, a hang or a write out of bounds.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "capi/support.hpp"

namespace {

using namespace salus_test;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double inf = std::numeric_limits<double>::infinity();
constexpr std::int32_t never_numbers[] = {-1, 99, 255, 256, 257, INT32_MAX, INT32_MIN};

const std::vector<double> ages = {0, 1, 5, 15, 65};
const std::vector<double> deaths = {20, 5, 8, 90, 400};
const std::vector<double> population = {5000, 20000, 50000, 200000, 40000};
const std::vector<double> shares = {0.1, 0.1, 0.2, 0.2, 0.5};
constexpr std::int64_t bands = 5;

// Room for one row and one level, and what a caller may leave out.
struct Place {
  double value = 7, lower = 7, upper = 7;
  std::uint8_t reason = 77, limits_reason = 77;
  salus_estimates result = sized<salus_estimates>();

  Place() {
    result.value = &value;
    result.lower = &lower;
    result.upper = &upper;
    result.reasons = &reason;
    result.limits_reasons = &limits_reason;
  }
  bool untouched() const { return value == 7 && lower == 7 && upper == 7 && reason == 77 && limits_reason == 77; }
};

// What every function over columns is given; each test spoils one thing.
struct Given {
  const double* x = deaths.data();
  const double* n = population.data();
  const double* ages = ::ages.data();
  const double* shares = ::shares.data();
  std::int64_t rows = 1;
  std::int64_t bands = ::bands;
  double from = 1;
  double to = 15;
  const double* confidences = nullptr;
  std::int64_t confidence_count = 0;
  const salus_estimates* result = nullptr;
};

using Call = std::function<salus_status(const Given&, salus_error**)>;

struct Entry {
  const char* name;
  bool by_band;  // a table of one row has all the bands
  Call call;
};

template <typename T>
T options_of(const Given& given) {
  auto options = sized<T>();
  options.confidences = given.confidences;
  options.confidence_count = given.confidence_count;
  return options;
}

// The functions that write estimates, in one form.
const std::vector<Entry>& entries() {
  static const std::vector<Entry> all = {
      {"rates", false,
       [](const Given& g, salus_error** e) {
         const auto options = options_of<salus_rate_options>(g);
         return salus_rates(g.x, g.n, g.rows, &options, g.result, e);
       }},
      {"recurrent_rate", false,
       [](const Given& g, salus_error** e) {
         const auto options = options_of<salus_rate_options>(g);
         return salus_recurrent_rate(g.x, g.rows, g.n == nullptr ? nan : g.n[0], &options, g.result, e);
       }},
      {"proportions", false,
       [](const Given& g, salus_error** e) {
         const auto options = options_of<salus_proportion_options>(g);
         return salus_proportions(g.x, g.n, g.rows, &options, g.result, e);
       }},
      {"means", false,
       [](const Given& g, salus_error** e) {
         return salus_means(g.n, g.x, g.x, g.rows, g.confidences, g.confidence_count, g.result, e);
       }},
      {"contrasts", false,
       [](const Given& g, salus_error** e) {
         const auto options = options_of<salus_contrast_options>(g);
         return salus_contrasts(SALUS_CONTRAST_RATE_RATIO, g.x, g.n, g.x, g.n, g.rows, &options, g.result, nullptr,
                                nullptr, nullptr, e);
       }},
      {"directly_standardised_rates", true,
       [](const Given& g, salus_error** e) {
         const auto options = options_of<salus_standardisation_options>(g);
         return salus_directly_standardised_rates(g.x, g.n, g.rows, g.shares, g.bands, &options, g.result, e);
       }},
      {"standardised_ratios", true,
       [](const Given& g, salus_error** e) {
         const auto options = options_of<salus_standardisation_options>(g);
         return salus_standardised_ratios(g.x, g.n, g.rows, g.x, g.n, g.bands, &options, g.result, e);
       }},
      {"indirectly_standardised_rates", true,
       [](const Given& g, salus_error** e) {
         const auto options = options_of<salus_standardisation_options>(g);
         return salus_indirectly_standardised_rates(g.x, g.n, g.rows, g.x, g.n, g.bands, &options, g.result, e);
       }},
      {"comparative_ratio", true,
       [](const Given& g, salus_error** e) {
         const auto options = options_of<salus_standardisation_options>(g);
         return salus_comparative_ratio(g.x, g.n, g.x, g.n, g.shares, g.rows < 0 ? g.rows : g.bands, 0, &options,
                                        g.result, e);
       }},
      {"life_expectancies", true,
       [](const Given& g, salus_error** e) {
         const auto options = options_of<salus_life_table_options>(g);
         return salus_life_expectancies(g.ages, g.bands, g.x, g.n, g.rows, g.from, &options, g.result, e);
       }},
      {"temporary_life_expectancies", true,
       [](const Given& g, salus_error** e) {
         const auto options = options_of<salus_life_table_options>(g);
         return salus_temporary_life_expectancies(g.ages, g.bands, g.x, g.n, g.bands, g.rows, g.from, g.to, &options,
                                                  g.result, e);
       }},
      {"probabilities_of_dying", true,
       [](const Given& g, salus_error** e) {
         const auto options = options_of<salus_life_table_options>(g);
         return salus_probabilities_of_dying(g.ages, g.bands, g.x, g.n, g.bands, g.rows, g.from, g.to, &options,
                                             g.result, e);
       }},
      {"premature_mortality", true,
       [](const Given& g, salus_error** e) {
         return salus_premature_mortality(g.ages, g.bands, g.x, g.n, g.bands, g.rows, g.from, g.to, g.confidences,
                                          g.confidence_count, g.result, e);
       }},
      {"healthy_life_expectancies", true,
       [](const Given& g, salus_error** e) {
         const auto options = options_of<salus_life_table_options>(g);
         return salus_healthy_life_expectancies(g.ages, g.bands, g.x, g.n, g.shares, nullptr, g.rows, g.from, &options,
                                                g.result, e);
       }},
      {"life_expectancy_gain", true,
       [](const Given& g, salus_error** e) {
         const auto options = options_of<salus_life_table_options>(g);
         return salus_life_expectancy_gain(g.ages, g.x, g.shares, g.n, g.rows < 0 ? g.rows : g.bands, g.from, &options,
                                           g.result, e);
       }},
      {"slope_index", true,
       [](const Given& g, salus_error** e) {
         const auto other = sized<salus_estimates>();
         return salus_slope_index(g.x, g.n, g.rows < 0 ? g.rows : g.bands, 0, g.confidences, g.confidence_count,
                                  g.result, &other, e);
       }},
      {"inequality_index", true,
       [](const Given& g, salus_error** e) {
         return salus_inequality_index(SALUS_INEQUALITY_GINI, g.x, g.n, g.rows < 0 ? g.rows : g.bands, g.confidences,
                                       g.confidence_count, g.result, e);
       }},
      {"funnel_limits", false,
       [](const Given& g, salus_error** e) {
         // Its usual levels are two, and there is room for one.
         static const double usual[] = {0.95};
         const bool is_usual = g.confidences == nullptr && g.confidence_count == 0;
         return salus_funnel_limits(SALUS_FUNNEL_RATE, 0.1, g.n, g.rows, is_usual ? usual : g.confidences,
                                    is_usual ? 1 : g.confidence_count, g.result, e);
       }},
  };
  return all;
}

// The status of the call, which on failure has written nothing.
salus_status status(const Entry& entry, const Given& given, const Place& place) {
  SCOPED_TRACE(entry.name);
  const Outcome made = outcome([&](salus_error** error) { return entry.call(given, error); });
  if (made.status != SALUS_OK) {
    EXPECT_TRUE(place.untouched()) << entry.name << ": " << made.text;
    EXPECT_GT(made.text.size(), 10u);
  }
  return made.status;
}

TEST(CHostileStatistics, WhatTheTestsGiveIsTakenAsItStands) {
  for (const Entry& entry : entries()) {
    Place place;
    Given given;
    given.result = &place.result;
    EXPECT_EQ(status(entry, given, place), SALUS_OK) << entry.name;
    EXPECT_FALSE(place.untouched()) << entry.name;
    EXPECT_EQ(place.reason, SALUS_REASON_NONE) << entry.name;
  }
}

TEST(CHostileStatistics, NullColumns) {
  for (const Entry& entry : entries()) {
    for (const double* Given::*column : {&Given::x, &Given::n, &Given::ages, &Given::shares}) {
      const std::string name = entry.name;
      const bool has_ages = name.find("life_") != std::string::npos || name.find("expectanc") != std::string::npos ||
                            name == "probabilities_of_dying" || name == "premature_mortality";
      if (column == &Given::ages && !has_ages) continue;
      if (column == &Given::shares && name != "directly_standardised_rates" && name != "comparative_ratio" &&
          name != "healthy_life_expectancies" && name != "life_expectancy_gain")
        continue;
      if (column == &Given::x && name == "funnel_limits") continue;
      if (column == &Given::n && name == "recurrent_rate") continue;  // a single number
      Place place;
      Given given;
      given.result = &place.result;
      given.*column = nullptr;
      EXPECT_EQ(status(entry, given, place), SALUS_ERROR_ARGUMENT) << entry.name;
    }
    Place place;
    Given given;
    EXPECT_EQ(status(entry, given, place), SALUS_ERROR_ARGUMENT) << entry.name << " without a result";
  }
}

TEST(CHostileStatistics, NegativeAndHugeCounts) {
  for (const Entry& entry : entries()) {
    for (const std::int64_t rows : {std::int64_t{-1}, INT64_MIN}) {
      Place place;
      Given given;
      given.result = &place.result;
      given.rows = rows;
      EXPECT_EQ(status(entry, given, place), SALUS_ERROR_ARGUMENT) << entry.name << " " << rows;
    }
    if (!entry.by_band) {
      Place place;
      Given given;
      given.result = &place.result;
      given.rows = INT64_MAX;
      EXPECT_EQ(status(entry, given, place), SALUS_ERROR_ARGUMENT) << entry.name;
      continue;
    }
    for (const std::int64_t count : {std::int64_t{-1}, INT64_MIN, INT64_MAX, std::int64_t{1} << 60}) {
      Place place;
      Given given;
      given.result = &place.result;
      given.bands = count;
      given.rows = 1 << 20;
      EXPECT_EQ(status(entry, given, place), SALUS_ERROR_ARGUMENT) << entry.name << " " << count;
    }
    // No bands: any number of rows would fit, and none can be computed.
    for (const std::int64_t rows : {std::int64_t{1}, std::int64_t{1} << 59}) {
      Place place;
      Given given;
      given.result = &place.result;
      given.bands = 0;
      given.rows = rows;
      if (status(entry, given, place) == SALUS_OK) {
        EXPECT_NE(place.reason, SALUS_REASON_NONE) << entry.name;
      }
    }
  }
}

TEST(CHostileStatistics, NoRows) {
  for (const Entry& entry : entries()) {
    Place place;
    Given given;
    given.result = &place.result;
    given.rows = 0;
    given.x = given.n = given.shares = nullptr;
    const std::string name = entry.name;
    // Functions of a single row have no rows to leave out.
    if (name == "recurrent_rate" || name == "comparative_ratio" || name == "life_expectancy_gain" ||
        name == "slope_index" || name == "inequality_index")
      continue;
    given.shares = shares.data();
    if (name == "standardised_ratios" || name == "indirectly_standardised_rates") continue;  // the reference is there
    EXPECT_EQ(status(entry, given, place), SALUS_OK) << entry.name;
    EXPECT_TRUE(place.untouched()) << entry.name;
  }
}

TEST(CHostileStatistics, Confidences) {
  for (const Entry& entry : entries()) {
    for (const double level : {nan, inf, -inf, -0.95, 0.0, 1.0, 95.0}) {
      Place place;
      Given given;
      given.result = &place.result;
      given.confidences = &level;
      given.confidence_count = 1;
      EXPECT_EQ(status(entry, given, place), SALUS_ERROR_ARGUMENT) << entry.name << " " << level;
    }
    const std::vector<double> many(64, 0.9);
    for (const std::int64_t count : {std::int64_t{-1}, std::int64_t{33}, std::int64_t{64}, INT64_MAX, INT64_MIN}) {
      Place place;
      Given given;
      given.result = &place.result;
      given.confidences = many.data();
      given.confidence_count = count;
      EXPECT_EQ(status(entry, given, place), SALUS_ERROR_ARGUMENT) << entry.name << " " << count;
    }
    Place place;
    Given given;
    given.result = &place.result;
    given.confidence_count = 1;
    EXPECT_EQ(status(entry, given, place), SALUS_ERROR_ARGUMENT) << entry.name << " no confidences";
  }
}

TEST(CHostileStatistics, ThirtyTwoLevelsAreTaken) {
  std::vector<double> levels, lower(32, 7), upper(32, 7);
  for (int i = 0; i < 32; ++i) levels.push_back(0.5 + i / 65.0);
  for (const Entry& entry : entries()) {
    Place place;
    place.result.lower = lower.data();
    place.result.upper = upper.data();
    Given given;
    given.result = &place.result;
    given.confidences = levels.data();
    given.confidence_count = 32;
    EXPECT_EQ(status(entry, given, place), SALUS_OK) << entry.name;
    EXPECT_LE(lower[31], lower[0]) << entry.name;
  }
}

TEST(CHostileStatistics, EveryOutputMayBeLeftOut) {
  for (const Entry& entry : entries()) {
    auto none = sized<salus_estimates>();
    Given given;
    given.result = &none;
    EXPECT_EQ(entry.call(given, nullptr), SALUS_OK) << entry.name;
  }
}

TEST(CHostileStatistics, SizesOfResults) {
  for (const Entry& entry : entries()) {
    for (const std::uint32_t size : {0u, 1u, 4u, static_cast<std::uint32_t>(sizeof(salus_estimates)) - 1}) {
      Place place;
      place.result.size = size;
      Given given;
      given.result = &place.result;
      EXPECT_EQ(status(entry, given, place), SALUS_ERROR_ARGUMENT) << entry.name << " " << size;
    }
    Place place;
    place.result.size = UINT32_MAX;
    Given given;
    given.result = &place.result;
    EXPECT_EQ(status(entry, given, place), SALUS_OK) << entry.name;
  }
}

TEST(CHostileStatistics, NumbersThatNoCountCanBe) {
  for (const Entry& entry : entries()) {
    for (const double number :
         {nan, inf, -inf, -1.0, std::numeric_limits<double>::max(), std::numeric_limits<double>::denorm_min(), -0.0}) {
      for (const bool in_population : {false, true}) {
        std::vector<double> spoiled = in_population ? population : deaths;
        for (double& entry_of : spoiled) entry_of = number;
        Place place;
        Given given;
        given.result = &place.result;
        (in_population ? given.n : given.x) = spoiled.data();
        EXPECT_EQ(status(entry, given, place), SALUS_OK) << entry.name << " " << number;
        EXPECT_EQ(std::isnan(place.value), place.reason != SALUS_REASON_NONE) << entry.name << " " << number;
        EXPECT_EQ(std::isnan(place.lower), place.limits_reason != SALUS_REASON_NONE) << entry.name << " " << number;
        EXPECT_FALSE(std::isinf(place.value)) << entry.name << " " << number;
        if (std::isnan(number) && place.value != 0.1 && std::string(entry.name) != "funnel_limits" &&
            std::string(entry.name) != "recurrent_rate") {
          EXPECT_EQ(place.reason, SALUS_REASON_MISSING) << entry.name;
        }
      }
    }
  }
}

TEST(CHostileStatistics, AgesThatDoNotFit) {
  const std::vector<std::vector<double>> wrong = {{0, 1, 5, 5, 65},    {0, 1, 15, 5, 65},  {-1, 1, 5, 15, 65},
                                                  {nan, 1, 5, 15, 65}, {0, 1, 5, 15, inf}, {0, 1, nan, 15, 65}};
  for (const Entry& entry : entries()) {
    const std::string name = entry.name;
    if (name.find("expectanc") == std::string::npos && name.find("dying") == std::string::npos &&
        name.find("premature") == std::string::npos)
      continue;
    for (const auto& bounds : wrong) {
      Place place;
      Given given;
      given.result = &place.result;
      given.ages = bounds.data();
      EXPECT_EQ(status(entry, given, place), SALUS_ERROR_ARGUMENT) << entry.name;
    }
    for (const double age : {nan, inf, -inf, -1.0, 2.0, 66.0}) {
      Place place;
      Given given;
      given.result = &place.result;
      given.from = age;
      EXPECT_EQ(status(entry, given, place), SALUS_ERROR_ARGUMENT) << entry.name << " " << age;
    }
    if (name == "life_expectancies" || name == "healthy_life_expectancies" || name == "life_expectancy_gain") continue;
    for (const double age : {nan, inf, 1.0, 0.0, 14.0}) {
      Place place;
      Given given;
      given.result = &place.result;
      given.to = age;
      EXPECT_EQ(status(entry, given, place), SALUS_ERROR_ARGUMENT) << entry.name << " " << age;
    }
  }
  // As many ages as bands, or one more.
  Place place;
  const auto of = [&](std::int64_t count) {
    return salus_premature_mortality(ages.data(), count, deaths.data(), population.data(), 3, 1, 0, 5, nullptr, 0,
                                     &place.result, nullptr);
  };
  for (const std::int64_t count : {std::int64_t{0}, std::int64_t{2}, std::int64_t{5}, std::int64_t{-1}, INT64_MAX})
    EXPECT_EQ(of(count), SALUS_ERROR_ARGUMENT) << count;
  EXPECT_TRUE(place.untouched());
  EXPECT_EQ(of(3), SALUS_OK);
  EXPECT_EQ(of(4), SALUS_OK);
}

// A status for options that are none, and SALUS_OK for those as they should be.
template <typename T, typename Use>
void check_sizes_of_options(Use use) {
  for (const std::uint32_t size : {0u, 1u, 4u, static_cast<std::uint32_t>(sizeof(T)) - 1}) {
    auto options = sized<T>();
    options.size = size;
    EXPECT_EQ(use(&options), SALUS_ERROR_ARGUMENT) << size;
  }
  auto options = sized<T>();
  EXPECT_EQ(use(&options), SALUS_OK);
  options.size = UINT32_MAX;
  EXPECT_EQ(use(&options), SALUS_OK);
  EXPECT_EQ(use(nullptr), SALUS_OK);
}

template <typename T, typename Use>
void check_choice(std::int32_t T::*member, Use use) {
  for (const std::int32_t number : never_numbers) {
    auto options = sized<T>();
    options.*member = number;
    EXPECT_EQ(use(&options), SALUS_ERROR_ARGUMENT) << number;
  }
}

template <typename T, typename Use>
void check_positive(double T::*member, Use use) {
  for (const double number : {nan, inf, -inf, -1.0, -1e-300}) {
    auto options = sized<T>();
    options.*member = number;
    EXPECT_EQ(use(&options), SALUS_ERROR_ARGUMENT) << number;
  }
}

TEST(CHostileStatistics, Options) {
  const double x = 12, n = 500;
  Place place;
  const auto rate = [&](const salus_rate_options* options) {
    return salus_rates(&x, &n, 1, options, &place.result, nullptr);
  };
  check_sizes_of_options<salus_rate_options>(rate);
  check_choice(&salus_rate_options::method, rate);
  check_positive(&salus_rate_options::per, rate);
  const auto recurrent = [&](const salus_rate_options* options) {
    return salus_recurrent_rate(&x, 1, n, options, &place.result, nullptr);
  };
  check_sizes_of_options<salus_rate_options>(recurrent);
  check_choice(&salus_rate_options::method, recurrent);
  const auto proportion = [&](const salus_proportion_options* options) {
    return salus_proportions(&x, &n, 1, options, &place.result, nullptr);
  };
  check_sizes_of_options<salus_proportion_options>(proportion);
  check_choice(&salus_proportion_options::method, proportion);
  check_positive(&salus_proportion_options::per, proportion);
  check_positive(&salus_proportion_options::design_effect, proportion);
  for (std::int32_t kind = SALUS_CONTRAST_RATE_RATIO; kind <= SALUS_CONTRAST_PROPORTION_DIFFERENCE; ++kind) {
    const auto contrast = [&](const salus_contrast_options* options) {
      return salus_contrasts(kind, &x, &n, &x, &n, 1, options, &place.result, nullptr, nullptr, nullptr, nullptr);
    };
    check_sizes_of_options<salus_contrast_options>(contrast);
    check_choice(&salus_contrast_options::method, contrast);
    check_positive(&salus_contrast_options::per, contrast);
    int taken = 0;
    for (std::int32_t method = SALUS_CONTRAST_LOG; method <= SALUS_CONTRAST_NEWCOMBE; ++method) {
      auto options = sized<salus_contrast_options>();
      options.method = method;
      taken += contrast(&options) == SALUS_OK ? 1 : 0;
    }
    EXPECT_EQ(taken, kind <= SALUS_CONTRAST_RATE_DIFFERENCE ? 2 : 1) << kind;
  }
  const auto direct = [&](const salus_standardisation_options* options) {
    return salus_directly_standardised_rates(deaths.data(), population.data(), 1, shares.data(), bands, options,
                                             &place.result, nullptr);
  };
  check_sizes_of_options<salus_standardisation_options>(direct);
  check_choice(&salus_standardisation_options::method, direct);
  check_positive(&salus_standardisation_options::per, direct);
  const auto indirect = [&](const salus_standardisation_options* options) {
    return salus_indirectly_standardised_rates(&x, population.data(), 1, deaths.data(), population.data(), bands,
                                               options, &place.result, nullptr);
  };
  check_sizes_of_options<salus_standardisation_options>(indirect);
  check_positive(&salus_standardisation_options::per, indirect);
  const auto expectancy = [&](const salus_life_table_options* options) {
    return salus_life_expectancies(ages.data(), bands, deaths.data(), population.data(), 1, 0, options, &place.result,
                                   nullptr);
  };
  check_sizes_of_options<salus_life_table_options>(expectancy);
  for (const auto member : {&salus_life_table_options::share_lived, &salus_life_table_options::sex,
                            &salus_life_table_options::death_probability})
    check_choice(member, expectancy);
  for (const auto member :
       {&salus_life_table_options::minimum_person_years, &salus_life_table_options::maximum_interval})
    check_positive(member, expectancy);
}

TEST(CHostileStatistics, OptionsOfLifeTables) {
  Place place;
  const auto expectancy = [&](const salus_life_table_options& options, std::int64_t tables = 1) {
    return salus_life_expectancies(ages.data(), bands, deaths.data(), population.data(), tables, 0, &options,
                                   &place.result, nullptr);
  };
  for (const double share : {nan, -0.1, 1.1, inf}) {
    std::vector<double> lived(5, 0.5);
    lived[2] = share;
    auto options = sized<salus_life_table_options>();
    options.shares = lived.data();
    EXPECT_EQ(expectancy(options), SALUS_ERROR_ARGUMENT) << share;
    lived[2] = 0.5;
    lived[4] = share;  // that of the open band is not looked at
    EXPECT_EQ(expectancy(options), SALUS_OK) << share;
  }
  const double infants[] = {0.004, 0.004, 0.004};
  for (const std::int64_t count : {std::int64_t{-1}, std::int64_t{2}, std::int64_t{3}, INT64_MAX, INT64_MIN}) {
    auto options = sized<salus_life_table_options>();
    options.infant_q = infants;
    options.infant_q_count = count;
    EXPECT_EQ(expectancy(options), SALUS_ERROR_ARGUMENT) << count;
  }
  auto options = sized<salus_life_table_options>();
  options.infant_q_count = 1;
  EXPECT_EQ(expectancy(options), SALUS_ERROR_ARGUMENT);
  options.infant_q = infants;
  EXPECT_EQ(expectancy(options), SALUS_OK);
  const double impossible = 1.5;
  options.infant_q = &impossible;
  EXPECT_EQ(expectancy(options), SALUS_OK);
  EXPECT_EQ(place.reason, SALUS_REASON_INVALID_ARGUMENT);
  options.infant_q = infants;
  EXPECT_EQ(salus_life_expectancies(ages.data() + 1, 4, deaths.data(), population.data(), 1, 1, &options, &place.result,
                                    nullptr),
            SALUS_ERROR_ARGUMENT);
}

TEST(CHostileStatistics, LifeTable) {
  std::vector<double> l(bands, 7);
  std::int32_t reason = 99;
  auto columns = sized<salus_life_table_columns>();
  columns.l = l.data();
  const auto table = [&](const double* with_ages, const double* x, const double* n, std::int64_t count) {
    return salus_life_table(with_ages, x, n, nullptr, count, nullptr, &columns, &reason, nullptr);
  };
  EXPECT_EQ(table(nullptr, deaths.data(), population.data(), bands), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(table(ages.data(), nullptr, population.data(), bands), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(table(ages.data(), deaths.data(), nullptr, bands), SALUS_ERROR_ARGUMENT);
  for (const std::int64_t count : {std::int64_t{-1}, INT64_MIN, INT64_MAX})
    EXPECT_EQ(table(ages.data(), deaths.data(), population.data(), count), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(l, std::vector<double>(bands, 7));
  EXPECT_EQ(table(ages.data(), deaths.data(), population.data(), 0), SALUS_OK);
  EXPECT_EQ(reason, SALUS_REASON_MISSING);
  EXPECT_EQ(salus_life_table(ages.data(), deaths.data(), population.data(), nullptr, bands, nullptr, nullptr, &reason,
                             nullptr),
            SALUS_ERROR_ARGUMENT);

  auto expectancy = sized<salus_estimates>();
  columns.e = &expectancy;
  EXPECT_EQ(table(ages.data(), deaths.data(), population.data(), bands), SALUS_OK);
  EXPECT_EQ(reason, SALUS_REASON_NONE);
  expectancy.size = 4;
  EXPECT_EQ(table(ages.data(), deaths.data(), population.data(), bands), SALUS_ERROR_ARGUMENT);
  columns.e = nullptr;
  for (const std::uint32_t size : {0u, 4u, static_cast<std::uint32_t>(sizeof columns) - 1}) {
    columns.size = size;
    EXPECT_EQ(table(ages.data(), deaths.data(), population.data(), bands), SALUS_ERROR_ARGUMENT) << size;
  }
  columns.size = sizeof columns;
  const std::vector<double> nobody(bands, 0);
  EXPECT_EQ(table(ages.data(), deaths.data(), nobody.data(), bands), SALUS_OK);
  EXPECT_EQ(reason, SALUS_REASON_NO_POPULATION);
  EXPECT_TRUE(std::isnan(l[0]));
  for (const double radix : {nan, -1.0, inf}) {
    auto options = sized<salus_life_table_options>();
    options.radix = radix;
    EXPECT_EQ(salus_life_table(ages.data(), deaths.data(), population.data(), nullptr, bands, &options, &columns,
                               nullptr, nullptr),
              SALUS_ERROR_ARGUMENT);
  }
}

TEST(CHostileStatistics, Decomposition) {
  std::vector<double> parts(bands, 7);
  salus_value difference = value(7);
  const auto decompose = [&](const double* with_ages, std::int64_t count, const double* x, const double* causes,
                             std::int64_t cause_count, double* out, double* cause_out, salus_value* answer) {
    return salus_decompose_life_expectancy(with_ages, count, x, population.data(), causes, deaths.data(),
                                           population.data(), causes, cause_count, nullptr, out, cause_out, answer,
                                           nullptr);
  };
  const double* const a = ages.data();
  const double* const x = deaths.data();
  EXPECT_EQ(decompose(a, bands, x, nullptr, 0, parts.data(), nullptr, &difference), SALUS_OK);
  EXPECT_EQ(difference.reason, SALUS_REASON_NONE);
  parts.assign(bands, 7);
  EXPECT_EQ(decompose(a, bands, x, nullptr, 0, nullptr, nullptr, &difference), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(decompose(a, bands, x, nullptr, 0, parts.data(), nullptr, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(decompose(nullptr, bands, x, nullptr, 0, parts.data(), nullptr, &difference), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(decompose(a, bands, nullptr, nullptr, 0, parts.data(), nullptr, &difference), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(decompose(a, bands, x, nullptr, 1, parts.data(), nullptr, &difference), SALUS_ERROR_ARGUMENT);
  for (const std::int64_t count : {std::int64_t{-1}, INT64_MIN, INT64_MAX, std::int64_t{1} << 61}) {
    EXPECT_EQ(decompose(a, bands, x, x, count, parts.data(), parts.data(), &difference), SALUS_ERROR_ARGUMENT) << count;
    EXPECT_EQ(decompose(a, count, x, nullptr, 0, parts.data(), nullptr, &difference), SALUS_ERROR_ARGUMENT) << count;
  }
  EXPECT_EQ(parts, std::vector<double>(bands, 7));
  EXPECT_EQ(decompose(a, 0, x, nullptr, 0, parts.data(), nullptr, &difference), SALUS_OK);
  EXPECT_EQ(difference.reason, SALUS_REASON_MISSING);
}

TEST(CHostileStatistics, Gaps) {
  const salus_estimate valid = {4, 3, 5, SALUS_REASON_NONE, SALUS_REASON_NONE};
  salus_estimate absolute = valid, relative = valid;
  EXPECT_EQ(salus_gaps(nullptr, &valid, &absolute, &relative, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_gaps(&valid, nullptr, &absolute, &relative, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_gaps(&valid, &valid, nullptr, &relative, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_gaps(&valid, &valid, &absolute, nullptr, nullptr), SALUS_ERROR_ARGUMENT);
  for (const std::int32_t number : {-1, 17, 32, 255, 256, INT32_MAX, INT32_MIN}) {
    salus_estimate wrong = valid;
    wrong.reason = number;
    EXPECT_EQ(salus_gaps(&wrong, &valid, &absolute, &relative, nullptr), SALUS_ERROR_ARGUMENT) << number;
    EXPECT_EQ(salus_compare_with_benchmark(&wrong, 1, 1), SALUS_STANDING_NOT_COMPARED);
    wrong = valid;
    wrong.limits_reason = number;
    EXPECT_EQ(salus_gaps(&valid, &wrong, &absolute, &relative, nullptr), SALUS_ERROR_ARGUMENT) << number;
  }
  for (const double number : {nan, inf, -inf}) {
    salus_estimate wrong = valid;
    wrong.value = number;
    EXPECT_EQ(salus_gaps(&wrong, &valid, &absolute, &relative, nullptr), SALUS_OK);
    EXPECT_FALSE(std::isinf(absolute.value));
    EXPECT_NE(absolute.reason, SALUS_REASON_NONE) << number;
    wrong = valid;
    wrong.lower = number;
    EXPECT_EQ(salus_gaps(&wrong, &valid, &absolute, &relative, nullptr), SALUS_OK);
    EXPECT_NE(absolute.limits_reason, SALUS_REASON_NONE) << number;
  }
  for (const std::int32_t direction : never_numbers)
    EXPECT_EQ(salus_compare_with_benchmark(&valid, 1, direction), SALUS_STANDING_NOT_COMPARED);
  EXPECT_EQ(salus_compare_with_benchmark(nullptr, 1, SALUS_DIRECTION_HIGHER_IS_BETTER), SALUS_STANDING_NOT_COMPARED);
  for (const double benchmark : {nan, inf, -inf})
    EXPECT_EQ(salus_compare_with_benchmark(&valid, benchmark, SALUS_DIRECTION_HIGHER_IS_BETTER),
              SALUS_STANDING_NOT_COMPARED);
  for (const std::int32_t number : never_numbers) EXPECT_STREQ(salus_standing_name(number), "unknown");
}

TEST(CHostileStatistics, Enumerations) {
  const double x[] = {12, 14, 15}, n[] = {500, 600, 700};
  Place place, other;
  for (const std::int32_t number : never_numbers) {
    SCOPED_TRACE(number);
    EXPECT_EQ(salus_contrasts(number, x, n, x, n, 1, nullptr, &place.result, nullptr, nullptr, nullptr, nullptr),
              SALUS_ERROR_ARGUMENT);
    EXPECT_EQ(salus_comparative_ratio(x, n, x, n, n, 3, number, nullptr, &place.result, nullptr), SALUS_ERROR_ARGUMENT);
    EXPECT_EQ(salus_slope_index(x, n, 3, number, nullptr, 0, &place.result, &other.result, nullptr),
              SALUS_ERROR_ARGUMENT);
    EXPECT_EQ(salus_inequality_index(number, x, n, 3, nullptr, 0, &place.result, nullptr), SALUS_ERROR_ARGUMENT);
    EXPECT_EQ(salus_funnel_limits(number, 0.1, n, 1, nullptr, 0, &place.result, nullptr), SALUS_ERROR_ARGUMENT);
    EXPECT_EQ(salus_funnel_bands(number, 0.1, x, n, 1, nullptr, 0, nullptr, nullptr, nullptr, nullptr, nullptr),
              SALUS_ERROR_ARGUMENT);
    double lower = 7, upper = 7;
    EXPECT_EQ(salus_overdispersed_limits(1, x, 1, 1, 1, number, 0, &lower, &upper, nullptr), SALUS_ERROR_ARGUMENT);
    auto trend = sized<salus_trend>();
    EXPECT_EQ(salus_trend_fit(x, n, nullptr, 3, number, 0, &trend, nullptr), SALUS_ERROR_ARGUMENT);
    salus_estimate prediction{};
    EXPECT_EQ(salus_trend_predict(x, n, 3, number, 0, 20, &prediction, nullptr), SALUS_ERROR_ARGUMENT);
    EXPECT_EQ(lower, 7);
  }
  EXPECT_TRUE(place.untouched());
  EXPECT_TRUE(other.untouched());
  EXPECT_EQ(salus_slope_index(x, n, 3, 0, nullptr, 0, &place.result, nullptr, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_TRUE(place.untouched());
}

TEST(CHostileStatistics, GroupsAndReferences) {
  const double x[] = {12, 14, 15}, n[] = {500, 600, 700};
  salus_value absolute = value(7), fraction = value(7);
  const auto risk = [&](std::int64_t reference, std::int64_t groups = 3) {
    return salus_attributable_risk(x, n, groups, reference, &absolute, &fraction, nullptr);
  };
  for (const std::int64_t reference : {std::int64_t{3}, std::int64_t{-3}, INT64_MAX, INT64_MIN})
    EXPECT_NE(risk(reference), SALUS_OK) << reference;
  EXPECT_EQ(risk(-1, -1), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(absolute.number, 7);
  EXPECT_EQ(risk(-1, 0), SALUS_OK);
  EXPECT_EQ(absolute.reason, SALUS_REASON_MISSING);
  EXPECT_EQ(salus_attributable_risk(nullptr, n, 3, -1, &absolute, &fraction, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_attributable_risk(x, n, 3, -1, nullptr, &fraction, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_attributable_risk(x, n, 3, -1, &absolute, nullptr, nullptr), SALUS_ERROR_ARGUMENT);

  std::int32_t groups[3] = {7, 7, 7}, reason = 99;
  for (const std::int32_t count : {0, -1, INT32_MIN})
    EXPECT_EQ(salus_quantile_groups(x, n, 3, count, 0, groups, &reason, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_quantile_groups(nullptr, n, 3, 5, 0, groups, &reason, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_quantile_groups(x, n, 3, 5, 0, nullptr, &reason, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_quantile_groups(x, n, -1, 5, 0, groups, &reason, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(groups[0], 7);
  EXPECT_EQ(salus_quantile_groups(x, n, 3, INT32_MAX, 2, groups, nullptr, nullptr), SALUS_OK);
  for (const std::int32_t group : groups) EXPECT_GE(group, 1);
  const double wrong[] = {12, inf, 15};
  EXPECT_EQ(salus_quantile_groups(wrong, nullptr, 3, 5, 0, groups, &reason, nullptr), SALUS_OK);
  EXPECT_EQ(reason, SALUS_REASON_INVALID_ARGUMENT);
  EXPECT_EQ(groups[0], 0);
}

TEST(CHostileStatistics, Control) {
  const double x[] = {12, 14, 15}, n[] = {500, 600, 700};
  const double descending[] = {0.998, 0.95}, equal[] = {0.95, 0.95};
  std::int32_t band[3] = {7, 7, 7}, reason = 99;
  for (const double* levels : {descending, equal})
    EXPECT_EQ(salus_funnel_bands(0, 0.1, x, n, 3, levels, 2, band, nullptr, nullptr, nullptr, nullptr),
              SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_funnel_bands(0, 0.1, nullptr, n, 3, nullptr, 0, band, nullptr, nullptr, nullptr, nullptr),
            SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_funnel_bands(0, 0.1, x, n, -3, nullptr, 0, band, nullptr, nullptr, nullptr, nullptr),
            SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(band[0], 7);
  for (const double baseline : {nan, inf, -1.0, 2.0}) {
    std::uint8_t reasons[3] = {};
    EXPECT_EQ(salus_funnel_bands(0, baseline, x, n, 3, nullptr, 0, band, nullptr, nullptr, reasons, nullptr), SALUS_OK);
    EXPECT_NE(reasons[0], SALUS_REASON_NONE) << baseline;
    EXPECT_EQ(band[0], 0);
  }
  double factor = 7, variance = 7;
  EXPECT_EQ(salus_overdispersion(nullptr, n, 3, 0.1, &factor, &variance, &reason, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_overdispersion(x, n, 3, 0.1, nullptr, &variance, &reason, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_overdispersion(x, n, 3, 0.1, &factor, nullptr, &reason, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_overdispersion(x, n, -1, 0.1, &factor, &variance, &reason, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(factor, 7);
  for (const double share : {nan, -0.1, 0.5, 1.0, inf}) {
    EXPECT_EQ(salus_overdispersion(x, n, 3, share, &factor, &variance, &reason, nullptr), SALUS_OK);
    EXPECT_EQ(reason, SALUS_REASON_INVALID_ARGUMENT) << share;
  }
  EXPECT_EQ(salus_overdispersion(nullptr, nullptr, 0, 0.1, &factor, &variance, &reason, nullptr), SALUS_OK);
  EXPECT_EQ(reason, SALUS_REASON_MISSING);
  double lower[3] = {7, 7, 7}, upper[3];
  EXPECT_EQ(salus_overdispersed_limits(1, nullptr, 3, 1, 1, 1, 0, lower, upper, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_overdispersed_limits(1, x, 3, 1, 1, 1, 0, nullptr, upper, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_overdispersed_limits(1, x, 3, 1, 1, 1, 0, lower, nullptr, nullptr), SALUS_ERROR_ARGUMENT);
  for (const double level : {nan, inf, -1.0, 1.0, 95.0})
    EXPECT_EQ(salus_overdispersed_limits(1, x, 3, 1, 1, 1, level, lower, upper, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(lower[0], 7);
  EXPECT_EQ(salus_overdispersed_limits(1, x, 3, nan, nan, 1, 0, lower, upper, nullptr), SALUS_OK);
  EXPECT_TRUE(std::isnan(lower[0]));
}

TEST(CHostileStatistics, TrendsAndCounts) {
  const double x[] = {12, 14, 15}, n[] = {500, 600, 700};
  auto trend = sized<salus_trend>();
  auto test = sized<salus_mann_kendall>();
  salus_estimate prediction{7, 7, 7, 0, 0};
  EXPECT_EQ(salus_trend_predict(nullptr, n, 3, 0, 0, 20, &prediction, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_trend_predict(x, n, 3, 0, 0, 20, nullptr, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_trend_predict(x, n, INT64_MAX, 0, 0, 20, &prediction, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_trend_predict(x, n, 3, 0, 1, 20, &prediction, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(prediction.value, 7);
  EXPECT_EQ(salus_trend_predict(x, n, 3, 0, 0, nan, &prediction, nullptr), SALUS_OK);
  EXPECT_EQ(prediction.reason, SALUS_REASON_MISSING);
  EXPECT_EQ(salus_trend_fit(nullptr, n, nullptr, 3, 0, 0, &trend, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_trend_fit(x, n, nullptr, 3, 0, 0, nullptr, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_trend_fit(x, n, nullptr, -1, 0, 0, &trend, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_mann_kendall_test(x, nullptr, 3, 0, &test, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_mann_kendall_test(x, n, 3, 0, nullptr, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_mann_kendall_test(x, n, INT64_MAX, 0, &test, nullptr), SALUS_ERROR_ARGUMENT);
  for (const double level : {nan, -0.5, 1.0, inf}) {
    EXPECT_EQ(salus_trend_fit(x, n, nullptr, 3, 0, level, &trend, nullptr), SALUS_ERROR_ARGUMENT);
    EXPECT_EQ(salus_mann_kendall_test(x, n, 3, level, &test, nullptr), SALUS_ERROR_ARGUMENT);
  }
  for (const std::uint32_t size : {0u, 4u, static_cast<std::uint32_t>(sizeof trend) - 1}) {
    trend.size = size;
    EXPECT_EQ(salus_trend_fit(x, n, nullptr, 3, 0, 0, &trend, nullptr), SALUS_ERROR_ARGUMENT) << size;
  }
  for (const std::uint32_t size : {0u, 4u, static_cast<std::uint32_t>(sizeof test) - 1}) {
    test.size = size;
    EXPECT_EQ(salus_mann_kendall_test(x, n, 3, 0, &test, nullptr), SALUS_ERROR_ARGUMENT) << size;
  }
  trend.size = sizeof trend;
  test.size = sizeof test;
  EXPECT_EQ(salus_trend_fit(nullptr, nullptr, nullptr, 0, 0, 0, &trend, nullptr), SALUS_OK);
  EXPECT_EQ(trend.slope.reason, SALUS_REASON_MISSING);
  // Work grows with the square of the rows; too many are refused at once.
  const std::vector<double> many(100000, 1);
  EXPECT_EQ(salus_mann_kendall_test(many.data(), many.data(), 100000, 0, &test, nullptr), SALUS_OK);
  EXPECT_EQ(test.reason, SALUS_REASON_INVALID_ARGUMENT);

  salus_value growth = value(7);
  EXPECT_EQ(salus_annual_growth_rate(1, 2, 3, nullptr, nullptr), SALUS_ERROR_ARGUMENT);
  for (const double years : {nan, inf, 0.0, -1.0}) {
    EXPECT_EQ(salus_annual_growth_rate(1, 2, years, &growth, nullptr), SALUS_OK);
    EXPECT_NE(growth.reason, SALUS_REASON_NONE) << years;
  }

  double values[3] = {7, 7, 7};
  EXPECT_EQ(salus_disclose(nullptr, 3, 5, 0, 5, values, nullptr, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_disclose(x, 3, 5, 0, 5, nullptr, nullptr, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_disclose(x, -3, 5, 0, 5, values, nullptr, nullptr), SALUS_ERROR_ARGUMENT);
  for (const double number : {nan, inf, -1.0}) {
    EXPECT_EQ(salus_disclose(x, 3, number, 0, 5, values, nullptr, nullptr), SALUS_ERROR_ARGUMENT);
    EXPECT_EQ(salus_disclose(x, 3, 5, 0, number, values, nullptr, nullptr), SALUS_ERROR_ARGUMENT);
  }
  EXPECT_EQ(values[0], 7);
  EXPECT_EQ(salus_disclose(nullptr, 0, 5, 0, 5, nullptr, nullptr, nullptr), SALUS_OK);
}

TEST(CHostileStatistics, StandardPopulations) {
  auto population_of = sized<salus_standard_population>();
  for (const std::int64_t index : {std::int64_t{-1}, salus_standard_population_count(), INT64_MAX, INT64_MIN}) {
    double weight = 7;
    const double age = 0;
    EXPECT_NE(salus_standard_population_describe(index, &population_of), SALUS_OK);
    EXPECT_NE(salus_standard_population_weights(index, &age, 1, inf, &weight, nullptr), SALUS_OK);
    EXPECT_EQ(weight, 7);
  }
  EXPECT_EQ(salus_standard_population_describe(0, nullptr), SALUS_ERROR_ARGUMENT);
  population_of.size = 8;
  EXPECT_EQ(salus_standard_population_describe(0, &population_of), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_standard_population_find(nullptr, 5), -1);
  EXPECT_EQ(salus_standard_population_find(nullptr, 0), -1);
  EXPECT_EQ(salus_standard_population_find("who-2000", -2), -1);
  EXPECT_EQ(salus_standard_population_find("\xff\xfe", 2), -1);
  double weights[2] = {7, 7};
  const double wrong[] = {15, 0}, between[] = {0, 7};
  for (const double* bounds : {wrong, between})
    EXPECT_EQ(salus_standard_population_weights(0, bounds, 2, inf, weights, nullptr), SALUS_ERROR_ARGUMENT);
  const double good[] = {0, 15};
  for (const double end : {nan, -inf, 15.0, 7.0})
    EXPECT_EQ(salus_standard_population_weights(0, good, 2, end, weights, nullptr), SALUS_ERROR_ARGUMENT) << end;
  EXPECT_EQ(salus_standard_population_weights(0, nullptr, 2, inf, weights, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_standard_population_weights(0, good, 2, inf, nullptr, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_standard_population_weights(0, good, 0, inf, weights, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_standard_population_weights(0, good, -1, inf, weights, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(weights[0], 7);
}

}  // namespace
