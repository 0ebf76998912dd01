#include "salus/statistics/standardisation.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <random>
#include <vector>

#include "salus/statistics/standard_population.hpp"

namespace salus {
namespace {

using Row = std::vector<double>;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

void expect_estimate(const Estimate& e, double value, double lower, double upper, double tolerance) {
  ASSERT_TRUE(e.valid());
  ASSERT_TRUE(e.has_limits());
  EXPECT_NEAR(e.value, value, tolerance);
  EXPECT_NEAR(e.lower, lower, tolerance);
  EXPECT_NEAR(e.upper, upper, tolerance);
}

void expect_none(const Estimate& e, Reason why) {
  EXPECT_EQ(e.reason, why);
  EXPECT_EQ(e.limits_reason, why);
  EXPECT_TRUE(std::isnan(e.value) && std::isnan(e.lower) && std::isnan(e.upper));
}

void expect_value_alone(const Estimate& e, double value, Reason why) {
  EXPECT_TRUE(e.valid());
  EXPECT_DOUBLE_EQ(e.value, value);
  EXPECT_EQ(e.limits_reason, why);
  EXPECT_TRUE(std::isnan(e.lower) && std::isnan(e.upper));
}

StandardisationOptions with(StandardisationMethod method, double confidence = 0.95) {
  StandardisationOptions options;
  options.method = method;
  options.confidence = confidence;
  return options;
}

StandardisationOptions any_number(StandardisationMethod method = StandardisationMethod::automatic) {
  StandardisationOptions options = with(method);
  options.allow_small_numbers = true;
  return options;
}

// Births and children with Down's syndrome by the mother's age (columns of one birth order): the data of Fay and Feuer
// 1997, as the help page of R's epitools::ageadjust.direct has them.
struct BirthOrder {
  Row cases;
  Row births;
};
const std::vector<BirthOrder> birth_orders = {
    {{107, 141, 60, 40, 39, 25}, {230061, 329449, 114920, 39487, 14208, 3052}},
    {{25, 150, 110, 84, 82, 39}, {72202, 326701, 208667, 83228, 28466, 5375}},
    {{3, 71, 114, 103, 108, 75}, {15050, 175702, 207081, 117300, 45026, 8660}},
    {{1, 26, 64, 89, 137, 96}, {2293, 68800, 132424, 98301, 46075, 9834}},
    {{0, 8, 63, 112, 262, 295}, {327, 30666, 123419, 149919, 104088, 34392}},
};
const Row all_births = {319933, 931318, 786511, 488235, 237863, 61313};

// The example without deaths in three bands of the vignette of PHEindicatormethods (DSR-vignette), 88 deaths.
const Row vignette_deaths = {1, 1, 0, 0, 0, 1, 1, 3, 3, 3, 3, 10, 10, 10, 10, 8, 8, 8, 8};
const Row vignette_population = {30, 35, 35, 35, 40, 40, 45, 50, 50, 50, 60, 60, 70, 75, 70, 60, 20, 20, 15};

Row european_2013_by_five_years() {
  Row ages;
  for (int age = 0; age <= 90; age += 5) ages.push_back(age);
  Row weights(ages.size());
  EXPECT_EQ(sum_standard_weights(*find_standard_population("ESP 2013"), ages, weights), Reason::none);
  return weights;
}

TEST(DirectlyStandardisedRate, AgreesWithTheVignetteOfPheindicatormethods) {
  // phe_dsr(df2, dths, pop) prints 8283.016 6570.819 10289.65.
  const Row standard = european_2013_by_five_years();
  const Estimate e = directly_standardised_rate(vignette_deaths, vignette_population, standard);
  expect_estimate(e, 8283.016, 6570.819, 10289.65, 0.005);
  // The same by R, from the formulas of Dobson and Byar written out.
  expect_estimate(e, 8283.01587301587, 6570.81879780367, 10289.64763882161, 1e-8);
  StandardisationOptions options;
  options.confidence = 0.998;
  expect_estimate(directly_standardised_rate(vignette_deaths, vignette_population, standard, options), 8283.01587301587,
                  5709.72192610624, 11530.09886786735, 1e-8);
}

TEST(DirectlyStandardisedRate, ByFayAndFeuerAgreesWithEpitools) {
  // 1e5 * epitools::ageadjust.direct(cases, births, stdpop, conf.level = 0.95, 0.998). Its help page says that those at
  // 0.95, to one decimal, recreate table 1 of Fay and Feuer 1997: 92.3 (80.4, 105.8), 91.2 (82.4, 100.9),
  // 85.1 (77.2, 94.2), 92.7 (80.0, 114.7), 75.5 (67.7, 188.3).
  const double expected[5][5] = {
      {92.3045255331995, 80.4417498507043, 105.7633457492612, 74.1619686694918, 113.7071936002215},
      {91.1741168346641, 82.3612116520044, 100.8675763172510, 77.5892530640055, 106.5475867968720},
      {85.0692213383019, 77.1834534027216, 94.2235698322065, 72.9017880206218, 99.3508498456125},
      {92.7178650551998, 80.0099927553993, 114.6694448225844, 73.3246691018437, 125.4752716562412},
      {75.5290074452568, 67.7021204176467, 188.3001727277758, 63.4846105949685, 249.7783594064068},
  };
  for (std::size_t i = 0; i < 5; ++i) {
    const double* e = expected[i];
    const auto rate = [&](double confidence) {
      return directly_standardised_rate(birth_orders[i].cases, birth_orders[i].births, all_births,
                                        with(StandardisationMethod::fay_feuer, confidence));
    };
    expect_estimate(rate(0.95), e[0], e[1], e[2], 1e-9);
    expect_estimate(rate(0.998), e[0], e[3], e[4], 1e-9);
  }
}

TEST(DirectlyStandardisedRate, UsesExactLimitsBelowTenEventsAndOnlyWhenAllowed) {
  const Row events = {1, 3};
  const Row population = {100, 200};
  expect_none(directly_standardised_rate(events, population, Row{1, 1}), Reason::small_numbers);
  // R: Dobson's formula with c(qgamma(0.025, 4), qgamma(0.975, 5)).
  expect_estimate(directly_standardised_rate(events, population, Row{1, 1}, any_number()), 1250, 287.563437112174,
                  3314.211427634405, 1e-8);
  // Ten are enough; the rule asks for the sum.
  EXPECT_TRUE(directly_standardised_rate(Row{4, 6}, population, Row{1, 1}).has_limits());
  expect_none(directly_standardised_rate(Row{4, 5}, population, Row{1, 1}), Reason::small_numbers);
  expect_none(directly_standardised_rate(Row{4, 5}, population, Row{1, 1}, with(StandardisationMethod::fay_feuer)),
              Reason::small_numbers);
}

TEST(DirectlyStandardisedRate, WithoutEventsHasLimitsByFayAndFeuerAlone) {
  const Row none = {0, 0, 0};
  const Row population = {1000, 2000, 500};
  const Row standard = {5, 3, 2};
  expect_value_alone(directly_standardised_rate(none, population, standard, any_number()), 0, Reason::not_defined);
  // 1e5 * epitools::ageadjust.direct(c(0,0,0), c(1000,2000,500), stdpop = c(5,3,2)), whose lower limit is NaN.
  const Estimate e =
      directly_standardised_rate(none, population, standard, any_number(StandardisationMethod::fay_feuer));
  expect_estimate(e, 0, 0, 184.443972705697, 1e-9);
}

TEST(DirectlyStandardisedRate, WithItsOwnPopulationIsTheCrudeRate) {
  const Row events = {12, 30, 5, 70};
  const Row population = {15000, 22000, 900, 4100};
  const Estimate e = directly_standardised_rate(events, population, population);
  ASSERT_TRUE(e.valid());
  EXPECT_NEAR(e.value, 117.0 / 42000 * 100000, 1e-10);
  // Every event then weighs the same, and Dobson's limits are Byar's of the count.
  const double z = 1.959963984540054;
  const double low = 117 * std::pow(1 - 1.0 / (9 * 117) - z / (3 * std::sqrt(117.0)), 3);
  const double up = 118 * std::pow(1 - 1.0 / (9 * 118) + z / (3 * std::sqrt(118.0)), 3);
  expect_estimate(e, e.value, low / 42000 * 100000, up / 42000 * 100000, 1e-9);
}

TEST(DirectlyStandardisedRate, DividesTheWeightsByTheirSumAndTakesAnyBase) {
  const Row& cases = birth_orders[1].cases;
  const Row& births = birth_orders[1].births;
  const Estimate plain = directly_standardised_rate(cases, births, all_births);
  Row shares = all_births;
  for (double& w : shares) w /= 1e6;
  const Estimate scaled = directly_standardised_rate(cases, births, shares);
  expect_estimate(scaled, plain.value, plain.lower, plain.upper, 1e-10);
  StandardisationOptions options;
  options.per = 1000;
  const Estimate per_mille = directly_standardised_rate(cases, births, all_births, options);
  expect_estimate(per_mille, plain.value / 100, plain.lower / 100, plain.upper / 100, 1e-12);
}

TEST(DirectlyStandardisedRate, LeavesOutAStratumOfNoWeightAndNeedsPopulationInTheOthers) {
  const Estimate three = directly_standardised_rate(Row{10, 8, 20}, Row{100, 200, 300}, Row{1, 2, 3});
  for (const double events : {0.0, 7.0, nan, -1.0}) {
    const Estimate four = directly_standardised_rate(Row{10, events, 8, 20}, Row{100, 0, 200, 300}, Row{1, 0, 2, 3});
    expect_estimate(four, three.value, three.lower, three.upper, 0);
  }
  expect_none(directly_standardised_rate(Row{10, 8}, Row{100, 0}, Row{1, 2}), Reason::no_population);
}

TEST(DirectlyStandardisedRate, LowerLimitIsNeverBelowZero) {
  // One event of a hundred carries nearly all the weight: Dobson's formula alone would go below zero.
  const Estimate e = directly_standardised_rate(Row{1, 99}, Row{1, 1000}, Row{1, 1});
  ASSERT_TRUE(e.has_limits());
  EXPECT_EQ(e.lower, 0);
  EXPECT_GT(e.upper, e.value);
}

TEST(DirectlyStandardisedRate, SaysWhyThereIsNone) {
  const Row events = {20, 30};
  const Row population = {1000, 2000};
  const Row standard = {1, 1};
  expect_none(directly_standardised_rate(Row{}, Row{}, Row{}), Reason::missing);
  expect_none(directly_standardised_rate(events, Row{1000}, standard), Reason::invalid_argument);
  expect_none(directly_standardised_rate(events, population, Row{1, 1, 1}), Reason::invalid_argument);
  expect_none(directly_standardised_rate(Row{20, nan}, population, standard), Reason::missing);
  expect_none(directly_standardised_rate(Row{20, -1}, population, standard), Reason::invalid_argument);
  expect_none(directly_standardised_rate(Row{20, infinity}, population, standard), Reason::invalid_argument);
  expect_none(directly_standardised_rate(events, Row{1000, nan}, standard), Reason::missing);
  expect_none(directly_standardised_rate(events, Row{1000, -5}, standard), Reason::invalid_argument);
  expect_none(directly_standardised_rate(events, population, Row{0, 0}), Reason::zero_denominator);
  expect_none(directly_standardised_rate(events, population, Row{1, nan}), Reason::missing);
  expect_none(directly_standardised_rate(events, population, Row{1, -1}), Reason::invalid_argument);
  expect_none(directly_standardised_rate(Row{1e300, 1e300}, Row{1e-300, 1}, standard), Reason::overflow);
  for (const double per : {0.0, -1.0, nan, infinity}) {
    StandardisationOptions options;
    options.per = per;
    expect_none(directly_standardised_rate(events, population, standard, options), Reason::invalid_argument);
  }
  expect_none(directly_standardised_rate(events, population, standard, with(static_cast<StandardisationMethod>(3))),
              Reason::invalid_argument);
  for (const double confidence : {0.0, 1.0, -0.5, 95.0, nan}) {
    expect_value_alone(
        directly_standardised_rate(events, population, standard, with(StandardisationMethod::dobson, confidence)), 1750,
        Reason::invalid_argument);
  }
}

TEST(DirectlyStandardisedRate, LimitsEncloseTheValueAndWidenWithConfidence) {
  std::mt19937 random(7);
  std::uniform_real_distribution<double> uniform(0, 1);
  for (int round = 0; round < 200; ++round) {
    Row events;
    Row population;
    Row standard;
    for (int i = 0; i < 8; ++i) {
      events.push_back(std::floor(uniform(random) * (round % 2 ? 500 : 2)));
      population.push_back(100 + std::floor(uniform(random) * 1e5));
      standard.push_back(uniform(random));
    }
    for (const auto method : {StandardisationMethod::dobson, StandardisationMethod::fay_feuer}) {
      Estimate narrower;
      for (const double confidence : {0.5, 0.9, 0.95, 0.998, 0.999999}) {
        StandardisationOptions options = any_number(method);
        options.confidence = confidence;
        const Estimate e = directly_standardised_rate(events, population, standard, options);
        if (!e.has_limits()) continue;
        EXPECT_LE(e.lower, e.value);
        EXPECT_GE(e.upper, e.value);
        if (narrower.has_limits()) {
          EXPECT_LE(e.lower, narrower.lower);
          EXPECT_GT(e.upper, narrower.upper);
        }
        narrower = e;
      }
    }
  }
}

TEST(DirectlyStandardisedRate, KeepsItsDigitsAtExtremes) {
  // In one stratum of one person Fay and Feuer's limits are the exact ones of the count.
  // R: qgamma(5e-7, 1e9), qgamma(5e-7, 1e9 + 1, lower.tail = FALSE), qgamma(5e-7, 1, lower.tail = FALSE); and Byar's
  // formula.
  StandardisationOptions options = any_number(StandardisationMethod::fay_feuer);
  options.per = 1;
  options.confidence = 0.999999;
  expect_estimate(directly_standardised_rate(Row{1e9}, Row{1}, Row{1}, options), 1e9, 999845320.451903,
                  1000154695.833592, 1e-3);
  expect_estimate(directly_standardised_rate(Row{0}, Row{1}, Row{1}, options), 0, 0, 14.5086577385242, 1e-9);
  options.method = StandardisationMethod::dobson;
  expect_estimate(directly_standardised_rate(Row{1e9}, Row{1}, Row{1}, options), 1e9, 999845320.451874,
                  1000154695.833622, 1e-3);
}

// Columns of results, with a mark in every cell to see what was written.
struct Columns {
  Row value, lower, upper;
  std::vector<std::uint8_t> reasons, limits_reasons;

  Columns(std::size_t n, std::size_t k)
      : value(n, -7), lower(n * k, -7), upper(n * k, -7), reasons(n, 99), limits_reasons(n, 99) {}
  EstimateColumns out() { return {value.data(), lower.data(), upper.data(), reasons.data(), limits_reasons.data()}; }
};

bool same_bits(double a, double b) { return std::memcmp(&a, &b, sizeof a) == 0 || (std::isnan(a) && std::isnan(b)); }

template <typename One>
void expect_rows(const Columns& columns, const Row& confidences, const One& one) {
  const std::size_t n = columns.value.size();
  for (std::size_t i = 0; i < n; ++i) {
    auto limits_reason = columns.reasons[i];
    for (std::size_t k = 0; k < confidences.size(); ++k) {
      const Estimate e = one(i, confidences[k]);
      EXPECT_TRUE(same_bits(columns.value[i], e.value));
      EXPECT_EQ(columns.reasons[i], static_cast<std::uint8_t>(e.reason));
      EXPECT_TRUE(same_bits(columns.lower[k * n + i], e.lower)) << i << " " << k;
      EXPECT_TRUE(same_bits(columns.upper[k * n + i], e.upper)) << i << " " << k;
      if (limits_reason == 0) limits_reason = static_cast<std::uint8_t>(e.limits_reason);
    }
    EXPECT_EQ(columns.limits_reasons[i], limits_reason);
  }
}

// Areas of three strata, some of them with what a figure cannot be given for.
const Row batch_events = {5, 20, 40, 1, 1, 1, 0, 0, 0, 30, nan, 2, 9, 9, 9, -1, 50, 3, 100, 200, 300};
const Row batch_population = {1e3, 2e3, 4e3, 10, 20, 30, 5, 5, 5, 1e3, 1e3, 1e3, 0, 9, 9, 1, 2, 3, 1e5, 2e5, 3e5};
const Row batch_standard = {3, 2, 1};
// More levels than are worked on at once, and one that is none.
const Row batch_levels = {0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.998, 0.999, 0.999999, 1.5};

Row part(const Row& row, std::size_t i, std::size_t size) {
  const auto begin = row.begin() + static_cast<std::ptrdiff_t>(i * size);
  return Row(begin, begin + static_cast<std::ptrdiff_t>(size));
}

TEST(DirectlyStandardisedRates, AreBitForBitTheRatesOneByOne) {
  for (const auto method : {StandardisationMethod::dobson, StandardisationMethod::fay_feuer}) {
    for (const bool allow : {false, true}) {
      StandardisationOptions options = with(method);
      options.allow_small_numbers = allow;
      Columns columns(7, batch_levels.size());
      ASSERT_EQ(directly_standardised_rates(batch_events, batch_population, batch_standard, batch_levels, options,
                                            columns.out()),
                Reason::none);
      expect_rows(columns, batch_levels, [&](std::size_t i, double confidence) {
        StandardisationOptions own = options;
        own.confidence = confidence;
        return directly_standardised_rate(part(batch_events, i, 3), part(batch_population, i, 3), batch_standard, own);
      });
    }
  }
}

TEST(DirectlyStandardisedRates, WriteWhatIsAskedFor) {
  Columns columns(7, 1);
  // No confidence: values and reasons.
  ASSERT_EQ(directly_standardised_rates(batch_events, batch_population, batch_standard, Row{}, {}, columns.out()),
            Reason::none);
  EXPECT_NEAR(columns.value[6], 100.0, 1e-12);
  EXPECT_EQ(columns.limits_reasons[6], 0);
  EXPECT_EQ(columns.limits_reasons[1], static_cast<std::uint8_t>(Reason::small_numbers));
  EXPECT_EQ(columns.lower, Row(7, -7));
  // One column alone.
  Row upper(7, -7);
  EstimateColumns out;
  out.upper = upper.data();
  ASSERT_EQ(directly_standardised_rates(batch_events, batch_population, batch_standard, Row{0.95}, {}, out),
            Reason::none);
  EXPECT_GT(upper[6], 100);
  // Shapes that do not fit write nothing.
  Columns untouched(7, 1);
  const Row three = {1, 2, 3};
  EXPECT_EQ(directly_standardised_rates(batch_events, three, batch_standard, Row{0.95}, {}, untouched.out()),
            Reason::invalid_argument);
  EXPECT_EQ(directly_standardised_rates(three, three, Row{1, 2}, Row{0.95}, {}, untouched.out()),
            Reason::invalid_argument);
  EXPECT_EQ(directly_standardised_rates(three, three, Row{}, Row{0.95}, {}, untouched.out()), Reason::missing);
  EXPECT_EQ(untouched.value, Row(7, -7));
  EXPECT_EQ(directly_standardised_rates(Row{}, Row{}, Row{1, 2}, Row{0.95}, {}, untouched.out()), Reason::none);
  EXPECT_EQ(untouched.value, Row(7, -7));
}

// One area of PHEindicatormethods' test data of indirect standardisation (isr_sheet.csv): observed events, population,
// the reference's events and population in 19 age bands, and the expected events that the sheet prints.
const Row sheet_observed = {127, 25, 18, 21, 12, 27, 48, 27, 29, 32, 32, 34, 45, 65, 38, 68, 74, 82, 91};
const Row sheet_population = {636, 558, 609, 543, 384, 594, 669, 843, 660, 576,
                              606, 522, 426, 273, 300, 288, 153, 123, 207};
const Row sheet_reference_events = {10303, 2824, 3225, 3615, 3641, 3490, 3789, 3213, 3031, 2771,
                                    3089,  3490, 3595, 4745, 5514, 7125, 5694, 6210, 5757};
const Row sheet_reference_population = {50520, 57173, 60213, 54659, 44345, 50128, 62163, 67423, 62899, 55463,
                                        60479, 49974, 44140, 40888, 37239, 30819, 18136, 15325, 13918};
const Row sheet_expected = {129.7052257, 27.56182114, 32.61795626, 35.91256701, 31.52878566, 41.35533035, 40.77732735,
                            40.17262655, 31.80432121, 28.7776716,  30.95180145, 36.45455637, 34.69574082, 31.68130014,
                            44.42117135, 66.58230312, 48.03606087, 49.84208809, 85.62286248};

TEST(StandardisedRatio, AgreesWithTheTestDataOfPheindicatormethods) {
  double sum = 0;
  for (std::size_t i = 0; i < sheet_expected.size(); ++i) {
    const Value one =
        expected_events(Row{sheet_population[i]}, Row{sheet_reference_events[i]}, Row{sheet_reference_population[i]});
    EXPECT_NEAR(one.number, sheet_expected[i], 5e-8 * sheet_expected[i]);
    sum += sheet_expected[i];
  }
  const Value expected = expected_events(sheet_population, sheet_reference_events, sheet_reference_population);
  EXPECT_NEAR(expected.number, sum, 1e-5);

  // R: c(O, byar(O, 0.95)) / E with O = 895, E = 868.501517486468, and the same times the crude rate per 100 000.
  const Estimate ratio =
      standardised_ratio(sheet_observed, sheet_population, sheet_reference_events, sheet_reference_population);
  expect_estimate(ratio, 1.030510577103217, 0.964093779315567, 1.100297342289161, 1e-12);
  expect_estimate(
      standardised_ratio(sheet_observed, sheet_population, sheet_reference_events, sheet_reference_population, 0.998),
      1.030510577103217, 0.927329202100716, 1.141464660230675, 1e-12);
  const Estimate rate = indirectly_standardised_rate(sheet_observed, sheet_population, sheet_reference_events,
                                                     sheet_reference_population);
  expect_estimate(rate, 10014.57817678684, 9369.13481261878, 10692.77113393656, 1e-8);

  // The total observed, or the expected count itself, is as good.
  const Estimate from_total =
      standardised_ratio(Row{895}, sheet_population, sheet_reference_events, sheet_reference_population);
  expect_estimate(from_total, ratio.value, ratio.lower, ratio.upper, 0);
  expect_estimate(standardised_ratio(895, expected.number), ratio.value, ratio.lower, ratio.upper, 0);
}

TEST(StandardisedRatio, OfFewEventsHasTheExactPoissonLimits) {
  // R: poisson.test(4, T = 3.3), poisson.test(0, T = 2.5).
  expect_estimate(standardised_ratio(4, 3.3), 1.21212121212121, 0.33026223443222, 3.10351171981930, 1e-12);
  expect_estimate(standardised_ratio(0, 2.5), 0, 0, 1.47555178164557, 1e-12);
}

TEST(StandardisedRatio, HasByarsLimitsFromTenEvents) {
  // R: byar(10, 0.95) / 8, poisson.test(9, T = 8).
  expect_estimate(standardised_ratio(10, 8), 1.25, 0.598431239245946, 2.298932325719559, 1e-13);
  expect_estimate(standardised_ratio(9, 8), 1.125, 0.514421637172292, 2.135600431427396, 1e-13);
}

TEST(StandardisedRatio, OfTheReferenceItselfIsOne) {
  const Row n = {100, 2000, 50};
  const Row x = {12, 100, 9};
  const Estimate e = standardised_ratio(x, n, x, n);
  EXPECT_NEAR(e.value, 1, 1e-14);
  EXPECT_NEAR(indirectly_standardised_rate(x, n, x, n).value, 121.0 / 2150 * 100000, 1e-9);
}

TEST(StandardisedRatio, SaysWhyThereIsNone) {
  const Row two = {20, 30};
  const Row zero = {0, 0};
  expect_none(standardised_ratio(nan, 3), Reason::missing);
  expect_none(standardised_ratio(3, nan), Reason::missing);
  expect_none(standardised_ratio(-1, 3), Reason::invalid_argument);
  expect_none(standardised_ratio(3, infinity), Reason::invalid_argument);
  expect_none(standardised_ratio(3, 0), Reason::zero_denominator);
  expect_none(standardised_ratio(1e300, 1e-300), Reason::overflow);
  expect_value_alone(standardised_ratio(6, 3, 1), 2, Reason::invalid_argument);
  expect_none(standardised_ratio(Row{}, Row{}, Row{}, Row{}), Reason::missing);
  expect_none(standardised_ratio(Row{1, 2, 3}, two, two, two), Reason::invalid_argument);
  expect_none(standardised_ratio(two, two, two, Row{1}), Reason::invalid_argument);
  expect_none(standardised_ratio(two, two, two, zero), Reason::no_population);
  expect_none(standardised_ratio(two, zero, two, two), Reason::zero_denominator);
  expect_none(standardised_ratio(two, two, zero, two), Reason::zero_denominator);
  expect_none(standardised_ratio(Row{1, nan}, two, two, two), Reason::missing);
  expect_none(indirectly_standardised_rate(two, two, two, two, {0, 0.95}), Reason::invalid_argument);
  // A stratum that has nobody expects nobody, whatever the reference.
  EXPECT_DOUBLE_EQ(expected_events(Row{10, 0}, Row{5, 5}, Row{100, 0}).number, 0.5);
  EXPECT_EQ(expected_events(Row{10, 1}, Row{5, 5}, Row{100, 0}).reason, Reason::no_population);
  EXPECT_EQ(expected_events(Row{10, 1}, Row{5}, Row{100, 1}).reason, Reason::invalid_argument);
}

TEST(StandardisedRatios, AreBitForBitTheRatiosOneByOne) {
  const Row reference_events = {50, 60, 70};
  const Row reference_population = {1000, 1500, 1200};
  Row totals;
  for (std::size_t i = 0; i < 7; ++i) totals.push_back(batch_events[3 * i]);
  Columns by_strata(7, batch_levels.size());
  ASSERT_EQ(standardised_ratios(batch_events, batch_population, reference_events, reference_population, batch_levels,
                                by_strata.out()),
            Reason::none);
  expect_rows(by_strata, batch_levels, [&](std::size_t i, double confidence) {
    return standardised_ratio(part(batch_events, i, 3), part(batch_population, i, 3), reference_events,
                              reference_population, confidence);
  });
  Columns by_total(7, batch_levels.size());
  ASSERT_EQ(indirectly_standardised_rates(totals, batch_population, reference_events, reference_population,
                                          batch_levels, 1000, by_total.out()),
            Reason::none);
  expect_rows(by_total, batch_levels, [&](std::size_t i, double confidence) {
    return indirectly_standardised_rate(Row{totals[i]}, part(batch_population, i, 3), reference_events,
                                        reference_population, {1000, confidence});
  });
  EXPECT_EQ(standardised_ratios(Row{1, 2}, batch_population, reference_events, reference_population, Row{0.95},
                                by_total.out()),
            Reason::invalid_argument);
  EXPECT_EQ(standardised_ratios(Row{}, Row{}, Row{}, Row{}, Row{0.95}, by_total.out()), Reason::missing);
}

TEST(ComparativeRatio, AgreesWithItsFormulasInR) {
  const BirthOrder& first = birth_orders[0];
  const BirthOrder& fourth = birth_orders[3];
  const auto ratio = [&](ComparativeRatioMethod method) {
    return comparative_ratio(first.cases, first.births, fourth.cases, fourth.births, all_births, {0.95, method, false});
  };
  expect_estimate(ratio(ComparativeRatioMethod::automatic), 0.995541964628346, 0.819508317175383, 1.209388340013590,
                  1e-12);
  expect_estimate(ratio(ComparativeRatioMethod::log), 0.995541964628346, 0.819508317175383, 1.209388340013590, 1e-12);
  expect_estimate(ratio(ComparativeRatioMethod::smith), 0.995541964628346, 0.819483913187192, 1.209424355240116, 1e-12);
}

TEST(ComparativeRatio, OfAnAreaWithItselfIsOneAndBothMethodsAreSymmetric) {
  const BirthOrder& one = birth_orders[2];
  for (const auto method : {ComparativeRatioMethod::log, ComparativeRatioMethod::smith}) {
    const Estimate e =
        comparative_ratio(one.cases, one.births, one.cases, one.births, all_births, {0.95, method, false});
    ASSERT_TRUE(e.has_limits());
    EXPECT_EQ(e.value, 1);
    EXPECT_NEAR(e.lower * e.upper, 1, 1e-14);
    EXPECT_LT(e.lower, 1);
    // Turned round, the limits turn round.
    const BirthOrder& two = birth_orders[1];
    const Estimate there =
        comparative_ratio(one.cases, one.births, two.cases, two.births, all_births, {0.95, method, false});
    const Estimate back =
        comparative_ratio(two.cases, two.births, one.cases, one.births, all_births, {0.95, method, false});
    EXPECT_NEAR(there.lower * back.upper, 1, 1e-12);
    EXPECT_NEAR(there.value * back.value, 1, 1e-12);
  }
}

TEST(ComparativeRatio, SaysWhyThereIsNone) {
  const Row x = {20, 30};
  const Row zero = {0, 0};
  const Row n = {1000, 1000};
  const Row w = {1, 1};
  ComparativeRatioOptions any;
  any.allow_small_numbers = true;
  expect_none(comparative_ratio(x, n, Row{1, 2}, n, w), Reason::small_numbers);
  expect_none(comparative_ratio(Row{1, 2}, n, x, n, w), Reason::small_numbers);
  EXPECT_TRUE(comparative_ratio(x, n, Row{1, 2}, n, w, any).has_limits());
  expect_none(comparative_ratio(x, n, zero, n, w, any), Reason::zero_denominator);
  expect_value_alone(comparative_ratio(zero, n, x, n, w, any), 0, Reason::not_defined);
  expect_none(comparative_ratio(x, n, x, Row{1000}, w), Reason::invalid_argument);
  expect_none(comparative_ratio(x, Row{1000, 0}, x, n, w), Reason::no_population);
  expect_none(comparative_ratio(x, n, Row{20, nan}, n, w), Reason::missing);
  expect_value_alone(comparative_ratio(x, n, x, n, w, {2, ComparativeRatioMethod::log, false}), 1,
                     Reason::invalid_argument);
  expect_none(comparative_ratio(x, n, x, n, w, {0.95, static_cast<ComparativeRatioMethod>(9), false}),
              Reason::invalid_argument);
}

}  // namespace
}  // namespace salus
