#include "salus/statistics/life_table.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <vector>

#include "salus/base/value.hpp"

namespace salus {
namespace {

using Row = std::vector<double>;

const Row usual_ages = {0, 1, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90};

// At the first age, given whatever the number of person-years and the width of the interval.
Value from_first(const Row& ages, const Row& deaths, const Row& population) {
  LifeTableOptions options;
  options.allow_few_person_years = true;
  options.allow_wide_interval = true;
  const double first = ages.empty() ? 0 : ages[0];
  const Estimate e = life_expectancy(ages, deaths, population, first, 0.95, options);
  return e.valid() ? Value(e.value) : Value(e.reason);
}

// Invented death rates of a plausible shape: high in infancy, lowest about ten, then growing by a tenth a year.
Row plausible_rates() {
  Row rates;
  for (const double age : usual_ages) {
    rates.push_back(age == 0 ? 0.004 : 0.0001 + 0.00003 * std::exp(0.095 * age));
  }
  return rates;
}

Value from_rates(const Row& ages, const Row& rates, double population = 1) {
  Row deaths;
  for (const double m : rates) deaths.push_back(m * population);
  return from_first(ages, deaths, Row(ages.size(), population));
}

// The same table written another way: the chances of surviving each band are multiplied out from the start for every
// band, expected years are d/m (years lived are deaths over the death rate), and the first band is averaged by hand.
long double by_survival_products(const Row& ages, const Row& rates) {
  std::vector<long double> surviving;  // p of each closed band
  for (std::size_t i = 0; i + 1 < ages.size(); ++i) {
    const long double n = static_cast<long double>(ages[i + 1]) - ages[i];
    const long double a = ages[i] == 0 && n == 1 ? 0.1L : 0.5L;
    // 1 − q = (1 − n·a·m) / (1 + n·(1 − a)·m)
    surviving.push_back((1 - n * a * rates[i]) / (1 + n * (1 - a) * rates[i]));
  }
  long double years = 0;
  for (std::size_t i = 0; i < ages.size(); ++i) {
    long double reached = 1;
    for (std::size_t j = 0; j < i; ++j) reached *= surviving[j];
    const long double die_here = i + 1 == ages.size() ? reached : reached * (1 - surviving[i]);
    years += die_here / rates[i];
  }
  return years;
}

TEST(LifeExpectancy, OfOneOpenBandIsTheInverseOfItsDeathRate) {
  const Value e = from_first(Row{65}, Row{40}, Row{800});
  ASSERT_TRUE(e.valid());
  EXPECT_DOUBLE_EQ(e.number, 20);
}

TEST(LifeExpectancy, UnderAConstantDeathRateIsItsInverseWhateverTheBands) {
  // Chiang's L and d stand in the ratio m in every band, so the years lived are the deaths over m: e = 1/m.
  for (const double m : {0.0005, 0.0125, 0.02, 0.09}) {
    for (const Row& ages : {usual_ages, Row{0, 1, 2, 3}, Row{0, 5, 20}, Row{30, 40}, Row{0, 0.5, 1, 10.25}, Row{7}}) {
      const Value e = from_rates(ages, Row(ages.size(), m), 12345);
      ASSERT_TRUE(e.valid());
      EXPECT_NEAR(e.number, 1 / m, 1e-10 / m);
    }
  }
}

TEST(LifeExpectancy, OfDeMoivresLawIsHalfOfWhatIsLeft) {
  // Of 100 born, one dies each year until none is left: a stationary population whose bands are straight lines.
  const double limit = 100;
  for (const Row& ages : {Row{0, 10, 20, 50, 90}, Row{40, 45, 70, 80}, Row{0, 4, 99}}) {
    Row deaths;
    Row population;
    for (std::size_t i = 0; i < ages.size(); ++i) {
      const double end = i + 1 < ages.size() ? ages[i + 1] : limit;
      deaths.push_back(end - ages[i]);
      population.push_back(((limit - ages[i]) * (limit - ages[i]) - (limit - end) * (limit - end)) / 2);
    }
    const Value e = from_first(ages, deaths, population);
    ASSERT_TRUE(e.valid());
    EXPECT_NEAR(e.number, (limit - ages[0]) / 2, 1e-12);
  }
}

TEST(LifeExpectancy, AgreesWithSurvivalProductsOnAbridgedTables) {
  const Row rates = plausible_rates();
  const Value e = from_rates(usual_ages, rates, 1e5);
  ASSERT_TRUE(e.valid());
  EXPECT_NEAR(e.number, static_cast<double>(by_survival_products(usual_ages, rates)), 1e-11);
  EXPECT_GT(e.number, 60);
  EXPECT_LT(e.number, 100);

  std::mt19937_64 random(1968);
  std::uniform_real_distribution<double> factor(0.3, 3);
  std::uniform_int_distribution<int> start(0, 15);
  for (int i = 0; i < 2000; ++i) {
    const int first = start(random);
    Row ages(usual_ages.begin() + first, usual_ages.end());
    Row some(rates.begin() + first, rates.end());
    for (double& m : some) m *= factor(random);
    const Value value = from_rates(ages, some);
    ASSERT_TRUE(value.valid());
    ASSERT_NEAR(value.number, static_cast<double>(by_survival_products(ages, some)), 1e-11);
  }
}

TEST(LifeExpectancy, InfantsWhoDieLiveATenthOfTheirYear) {
  // By hand: m = 0.1, q = 0.1/1.09, L = 1 − 0.9·q, then l/m with m = 0.5.
  const double q = 0.1 / 1.09;
  const Value infants = from_first(Row{0, 1}, Row{10, 50}, Row{100, 100});
  EXPECT_DOUBLE_EQ(infants.number, 1 - 0.9 * q + (1 - q) * 2);
  // Not in a first year at another age, nor in a wider first band.
  const double half_q = 0.1 / 1.05;
  EXPECT_DOUBLE_EQ(from_first(Row{1, 2}, Row{10, 50}, Row{100, 100}).number, 1 - 0.5 * half_q + (1 - half_q) * 2);
  const double wide_q = 0.2 / 1.1;
  EXPECT_DOUBLE_EQ(from_first(Row{0, 2}, Row{10, 50}, Row{100, 100}).number, 2 * (1 - wide_q / 2) + (1 - wide_q) * 2);
}

TEST(LifeExpectancy, FallsWhenAnyDeathRateRises) {
  const Row rates = plausible_rates();
  const double before = from_rates(usual_ages, rates).number;
  for (std::size_t i = 0; i < rates.size(); ++i) {
    Row worse = rates;
    worse[i] *= 1.01;
    EXPECT_LT(from_rates(usual_ages, worse).number, before) << "band " << i;
  }
}

TEST(LifeExpectancy, DependsOnRatesAndNotOnTheSizeOfThePopulation) {
  const Row rates = plausible_rates();
  EXPECT_NEAR(from_rates(usual_ages, rates, 1e-3).number, from_rates(usual_ages, rates, 1e9).number, 1e-11);
}

TEST(LifeExpectancy, AllowsBandsWithoutDeathsButNotAnOpenOne) {
  EXPECT_DOUBLE_EQ(from_first(Row{0, 10, 20}, Row{0, 0, 5}, Row{9, 9, 50}).number, 30);
  EXPECT_EQ(from_first(Row{0, 10}, Row{1, 0}, Row{100, 100}).reason, Reason::no_open_band_deaths);
  EXPECT_EQ(from_first(Row{0}, Row{0}, Row{100}).reason, Reason::no_open_band_deaths);
}

TEST(LifeExpectancy, ABandMayKillEveryoneButNoMore) {
  // n·m = 2 and a half is lived by each: q is exactly 1.
  EXPECT_DOUBLE_EQ(from_first(Row{0, 5}, Row{2, 1}, Row{5, 1}).number, 2.5);
  // A little more is chance in a small population; more deaths than person-years are a mistake.
  EXPECT_DOUBLE_EQ(from_first(Row{0, 5}, Row{2.01, 1}, Row{5, 1}).number, 2.5);
  EXPECT_DOUBLE_EQ(from_first(Row{0, 5}, Row{5, 1}, Row{5, 1}).number, 2.5);
  EXPECT_EQ(from_first(Row{0, 5}, Row{5.01, 1}, Row{5, 1}).reason, Reason::invalid_argument);
  // q is 1 in exact arithmetic for each of these, whatever the rounding of the quotient.
  for (double n = 0.1; n < 30; n += 0.37) {
    const double width = (1 + n) - 1;
    EXPECT_NEAR(from_first(Row{1, 1 + n}, Row{2, 1}, Row{width, 1}).number, width / 2, 1e-12);
  }
}

TEST(LifeExpectancy, SaysWhyThereIsNoFigure) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const double infinity = std::numeric_limits<double>::infinity();
  EXPECT_EQ(from_first({}, {}, {}).reason, Reason::missing);
  EXPECT_EQ(from_first(Row{0, 1}, Row{1}, Row{1, 1}).reason, Reason::invalid_argument);
  EXPECT_EQ(from_first(Row{0, 1}, Row{1, 1}, Row{1}).reason, Reason::invalid_argument);
  EXPECT_EQ(from_first(Row{}, Row{1}, Row{1}).reason, Reason::invalid_argument);
  EXPECT_EQ(from_first(Row{0, 0}, Row{1, 1}, Row{9, 9}).reason, Reason::invalid_argument);
  EXPECT_EQ(from_first(Row{5, 1}, Row{1, 1}, Row{9, 9}).reason, Reason::invalid_argument);
  EXPECT_EQ(from_first(Row{-1, 1}, Row{1, 1}, Row{9, 9}).reason, Reason::invalid_argument);
  EXPECT_EQ(from_first(Row{0, 1}, Row{1, 1}, Row{9, 0}).reason, Reason::no_population);
  EXPECT_EQ(from_first(Row{0, 1}, Row{0, 1}, Row{0, 9}).reason, Reason::no_population);
  for (const double bad : {nan, infinity, -infinity, -1.0}) {
    EXPECT_EQ(from_first(Row{0, bad}, Row{1, 1}, Row{9, 9}).reason, Reason::invalid_argument);
    const Reason why = std::isnan(bad) ? Reason::missing : Reason::invalid_argument;
    EXPECT_EQ(from_first(Row{0, 1}, Row{1, bad}, Row{9, 9}).reason, why);
    EXPECT_EQ(from_first(Row{0, 1}, Row{1, 1}, Row{bad, 9}).reason, why);
  }
  EXPECT_TRUE(std::isnan(from_first({}, {}, {}).number));
}

TEST(LifeExpectancy, ExtremeCountsGiveANumberOrAReasonButNeverANan) {
  const Row extremes = {0,     std::numeric_limits<double>::denorm_min(), 1e-308, 1,
                        1e308, std::numeric_limits<double>::max()};
  for (const double d0 : extremes) {
    for (const double d1 : extremes) {
      for (const double p0 : extremes) {
        for (const double p1 : extremes) {
          for (const double width : {1e-300, 1.0, 1e300}) {
            const Value e = from_first(Row{0, width}, Row{d0, d1}, Row{p0, p1});
            EXPECT_EQ(e.valid(), std::isfinite(e.number));
            if (e.valid()) {
              EXPECT_GE(e.number, 0);
            }
          }
        }
      }
    }
  }
  EXPECT_EQ(from_first(Row{0}, Row{1e-300}, Row{1e300}).reason, Reason::overflow);
}

}  // namespace
}  // namespace salus
