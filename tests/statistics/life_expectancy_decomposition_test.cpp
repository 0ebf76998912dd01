#include "salus/statistics/life_expectancy_decomposition.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numeric>
#include <random>
#include <vector>

#include "statistics/life_table_example.hpp"

namespace salus {
namespace {

using example::ages;
using example::cause_deaths;
using example::deaths;
using example::later_deaths;
using example::population;
using example::Row;

double sum(const Row& row) { return std::accumulate(row.begin(), row.end(), 0.0); }

TEST(Decomposition, MatchesR) {
  // t and u are table(D, P, a) and table(D2, P, a) of life_table_columns_test.cpp; l1 <- t$l/1e5; l2 <- u$l/1e5
  // nx <- function(x) c(x[-1], 0); part <- l1*(u$L/u$l - t$L/t$l) + nx(u$T/1e5)*(l1/l2 - c(l1[-1]/l2[-1], 0))
  // part[k] <- l1[k]*(u$e[k] - t$e[k])
  const Row recorded = {3.45001973474896e-02,
                        8.94700853110031e-03,
                        0,
                        0,
                        -1.48035196677113e-02,
                        0,
                        1.17499231663853e-02,
                        1.28754725762904e-02,
                        2.87498897697944e-02,
                        4.93629804928702e-02,
                        6.82616037255736e-02,
                        1.06677686897641e-01,
                        1.39764337130570e-01,
                        1.50950234123926e-01,
                        1.59141013276358e-01,
                        1.90999636765520e-01,
                        1.45743502343216e-01,
                        1.34178190625529e-01,
                        7.53084754600201e-02,
                        -2.17343168168892e-02};
  Row parts(20);
  const Value difference = decompose_life_expectancy(ages, {deaths, population}, {later_deaths, population}, parts);
  ASSERT_TRUE(difference.valid());
  EXPECT_NEAR(difference.number, 1.28067231574767, 1e-12);
  for (std::size_t i = 0; i < 20; ++i) EXPECT_NEAR(parts[i], recorded[i], 2e-13) << i;
  EXPECT_EQ(parts[2], 0);
}

TEST(Decomposition, PartsAddUpToTheDifference) {
  std::mt19937_64 random(1984);
  std::uniform_real_distribution<double> factor(0.2, 3);
  for (int round = 0; round < 500; ++round) {
    Row one;
    Row two;
    for (std::size_t i = 0; i < 20; ++i) {
      one.push_back(deaths[i] * factor(random));
      two.push_back(deaths[i] * factor(random));
    }
    LifeTableOptions options;
    options.allow_wide_interval = true;
    options.share_lived = round % 2 == 0 ? ShareLived::coale_demeny : ShareLived::fixed;
    options.death_probability = round % 3 == 0 ? DeathProbability::exponential : DeathProbability::chiang;
    Row parts(20);
    const Value difference = decompose_life_expectancy(ages, {one, population}, {two, population}, parts, {}, options);
    ASSERT_TRUE(difference.valid());
    EXPECT_NEAR(sum(parts), difference.number, 1e-11);
    EXPECT_NEAR(difference.number,
                life_expectancy(ages, two, population, 0, 0.95, options).value -
                    life_expectancy(ages, one, population, 0, 0.95, options).value,
                1e-12);
    for (std::size_t i = 0; i < 20; ++i) EXPECT_GE(parts[i] * (one[i] - two[i]), 0) << i;
  }
}

TEST(Decomposition, SplitsBandsByCause) {
  // pc <- part*(Dc2/P - Dc/P)/(D2/P - D/P), with Dc2 <- round(.8*Dc), where D2 is not D
  Row before = cause_deaths;
  Row after;
  for (const double d : cause_deaths) after.push_back(std::floor(0.8 * d + 0.5));
  after[15] = 265;  // R rounds halves to even
  for (std::size_t i = 0; i < 20; ++i) {
    before.push_back(deaths[i] - cause_deaths[i]);
    after.push_back(later_deaths[i] - after[i]);
  }
  Row parts(20);
  Row by_cause(40);
  const Value difference =
      decompose_life_expectancy(ages, {deaths, population, before}, {later_deaths, population, after}, parts, by_cause);
  ASSERT_TRUE(difference.valid());
  const Row recorded = {0.00429182419209679, 0.00718747244244860, 0.01410370871224862, 0.02047848111767208,
                        0.02862084282619638, 0.05537832225928257, 0.05939025604875771, 0.08553829463604250,
                        0.09622882462995667, 0.10170589731864740, 0.08834092053606223, 0.09005962013775622,
                        0.05405714695482699};
  for (std::size_t i = 0; i < recorded.size(); ++i) EXPECT_NEAR(by_cause[7 + i], recorded[i], 1e-12) << i;
  for (std::size_t i = 0; i < 20; ++i) EXPECT_NEAR(by_cause[i] + by_cause[20 + i], parts[i], 1e-12) << i;
}

TEST(Decomposition, CausesThatBalanceHaveTheLimitOfTheirParts) {
  // As many deaths in all, but ten more of one cause and ten fewer of the other: as where one death differs by little.
  for (const DeathProbability method : {DeathProbability::chiang, DeathProbability::exponential}) {
    LifeTableOptions options;
    options.death_probability = method;
    for (std::size_t band : {std::size_t{0}, std::size_t{12}, std::size_t{19}}) {
      const auto split = [&](double moved, double more) {
        Row total = deaths;
        total[band] += more;
        Row causes(40, 0);
        causes[band] = deaths[band] / 2 + moved + more;
        causes[20 + band] = deaths[band] / 2 - moved;
        Row parts(20);
        Row by_cause(40);
        Row plain(40, 0);
        plain[band] = plain[20 + band] = deaths[band] / 2;
        EXPECT_TRUE(decompose_life_expectancy(ages, {deaths, population, plain}, {total, population, causes}, parts,
                                              by_cause, options)
                        .valid());
        return by_cause[band];
      };
      EXPECT_LT(split(5, 0), 0);
      EXPECT_NEAR(split(5, 0), split(5, 1e-4), 1e-4 * std::fabs(split(5, 0)));
      EXPECT_NEAR(split(5, 0), -split(-5, 0), 1e-15);
    }
  }
}

TEST(Decomposition, OfTheSameIsNothing) {
  Row parts(20);
  EXPECT_EQ(decompose_life_expectancy(ages, {deaths, population}, {deaths, population}, parts).number, 0);
  EXPECT_EQ(parts, Row(20, 0));
}

TEST(Decomposition, OfConstantRatesIsClosed) {
  // Two bands, constant rates m₁ and m₂ = 0: the first band's part is the years won in it and by who survives it.
  LifeTableOptions options;
  options.death_probability = DeathProbability::exponential;
  Row parts(2);
  const Value difference = decompose_life_expectancy(Row{0, 10}, {Row{100, 500}, Row{10000, 10000}},
                                                     {Row{0, 500}, Row{10000, 10000}}, parts, {}, options);
  const double p = std::exp(-0.1);
  EXPECT_NEAR(difference.number, 30 - ((1 - p) * 100 + p * 20), 1e-12);
  EXPECT_NEAR(parts[0], difference.number, 1e-12);
  EXPECT_EQ(parts[1], 0);
}

TEST(Decomposition, SaysWhyThereIsNoFigure) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  Row parts(20, 7);
  Row bad = deaths;
  bad[3] = nan;
  EXPECT_EQ(decompose_life_expectancy(ages, {deaths, population}, {bad, population}, parts).reason, Reason::missing);
  for (const double part : parts) EXPECT_TRUE(std::isnan(part));
  bad[3] = -1;
  EXPECT_EQ(decompose_life_expectancy(ages, {bad, population}, {deaths, population}, parts).reason,
            Reason::invalid_argument);
  bad = deaths;
  bad[19] = 0;
  EXPECT_EQ(decompose_life_expectancy(ages, {deaths, population}, {bad, population}, parts).reason,
            Reason::no_open_band_deaths);
  EXPECT_EQ(decompose_life_expectancy(ages, {deaths, population}, {Row{1}, Row{2}}, parts).reason,
            Reason::invalid_argument);
  Row few(3);
  EXPECT_EQ(decompose_life_expectancy(ages, {deaths, population}, {deaths, population}, few).reason,
            Reason::invalid_argument);
  EXPECT_EQ(decompose_life_expectancy({}, {{}, {}}, {{}, {}}, {}).reason, Reason::missing);
  EXPECT_EQ(decompose_life_expectancy(ages, {deaths, population, cause_deaths}, {deaths, population}, parts).reason,
            Reason::invalid_argument);
  Row by_cause(20);
  Row many = cause_deaths;
  many[4] = 21;
  EXPECT_EQ(
      decompose_life_expectancy(ages, {deaths, population, cause_deaths}, {deaths, population, many}, parts, by_cause)
          .reason,
      Reason::invalid_argument);
  EXPECT_TRUE(std::isnan(by_cause[0]) && std::isnan(parts[0]));
}

}  // namespace
}  // namespace salus
