#include "salus/statistics/cause_deleted.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "statistics/life_table_example.hpp"

namespace salus {
namespace {

using example::ages;
using example::cause_deaths;
using example::deaths;
using example::population;
using example::Row;

struct Table {
  Row q = Row(20), l = Row(20), L = Row(20), T = Row(20), e = Row(20), e_variance = Row(20), lower = Row(20),
      upper = Row(20);
  LifeTableColumns columns() {
    LifeTableColumns c;
    c.q = q.data();
    c.l = l.data();
    c.L = L.data();
    c.T = T.data();
    c.e_variance = e_variance.data();
    c.e.value = e.data();
    c.e.lower = lower.data();
    c.e.upper = upper.data();
    return c;
  }
};

TEST(CauseDeleted, RaisesSurvivalToThePowerOfWhatRemains) {
  // Published: the women of Kintampo without maternal deaths, table 2 of BMC Pregnancy and Childbirth 2019,
  // doi:10.1186/s12884-019-2515-0: the probability of surviving each band, the share of deaths from other causes, and
  // the probability of surviving without maternal deaths, to four digits, of which half a last one is lost on either
  // side.
  const Row surviving = {0.9918, 0.9865, 0.9799, 0.9763, 0.9718, 0.9738, 0.9741};
  const Row others = {0.9052, 0.9141, 0.8826, 0.9505, 0.9692, 0.9775, 0.9857};
  const Row published = {0.9926, 0.9877, 0.9822, 0.9775, 0.9727, 0.9743, 0.9745};
  Row bounds;
  Row dead;
  Row of_cause;
  for (std::size_t i = 0; i < 7; ++i) {
    bounds.push_back(15 + 5 * static_cast<double>(i));
    const double q = 1 - surviving[i];
    dead.push_back(q / (5 * (1 - 0.5 * q)) * 1e6);
    of_cause.push_back(dead[i] * (1 - others[i]));
  }
  bounds.push_back(50);
  dead.push_back(50000);
  of_cause.push_back(0);
  Row q(8);
  LifeTableColumns columns;
  columns.q = q.data();
  ASSERT_EQ(cause_deleted_life_table(bounds, dead, of_cause, Row(8, 1e6), Row{}, columns), Reason::none);
  for (std::size_t i = 0; i < 7; ++i) EXPECT_NEAR(1 - q[i], published[i], 1e-4) << i;
}

TEST(CauseDeleted, MatchesR) {
  // table(D, P, a, R = (D - Dc)/D) of life_table_columns_test.cpp, [c(1, 10, 20)]
  Table t;
  ASSERT_EQ(cause_deleted_life_table(ages, deaths, cause_deaths, population, Row{0.95}, t.columns()), Reason::none);
  EXPECT_NEAR(t.q[0], 0.00240272497279270, 1e-16);
  EXPECT_NEAR(t.q[9], 0.00475477760504073, 1e-16);
  EXPECT_NEAR(t.l[19], 31207.0516555464, 1e-9);
  EXPECT_NEAR(t.L[9], 490620.3272551232, 1e-8);
  EXPECT_NEAR(t.L[19], 256357.4456714393, 1e-8);
  EXPECT_NEAR(t.e[0], 84.43489596632305, 1e-12);
  EXPECT_NEAR(t.e[9], 45.48328342245141, 1e-12);
  EXPECT_NEAR(t.e[19], 8.21472814865795, 1e-13);
  EXPECT_NEAR(t.e_variance[0], 0.0287103023026759, 1e-14);
  EXPECT_NEAR(t.e_variance[19], 0.0464430547531681, 1e-14);
}

TEST(CauseDeleted, GainHasTheVarianceOfADifference) {
  // c2 <- table(D, P, a, R = (D - Dc)/D); nx <- function(x) c(x[-1], 0)
  // cov <- (sum((t$l*c2$l*(n*(1-a) + nx(t$e))*(n*(1-a) + nx(c2$e))*t$q*c2$q*sqrt((1-t$q)*(1-c2$q))/D)[-k]) +
  //         t$L[k]*c2$L[k]/D[k])/1e10
  // c(c2$e[1] - t$e[1], t$Ve[1] + c2$Ve[1] - 2*cov)
  const Estimate gain = life_expectancy_gain(ages, deaths, cause_deaths, population, 0, 0.95);
  EXPECT_NEAR(gain.value, 4.26528783437467496, 1e-12);
  const double sd = (gain.upper - gain.value) / 1.959963984540054;
  EXPECT_NEAR(sd * sd, 0.00927870336798951, 1e-13);
  // set.seed(1968); Do <- rpois(k, D - Dc); Dk <- rpois(k, Dc), 20000 times: the variance of the gain was 0.009188.
  EXPECT_NEAR(sd * sd, 0.009188, 0.03 * 0.009188);
  // It is what the tables' columns differ by, at every age.
  Table without;
  ASSERT_EQ(cause_deleted_life_table(ages, deaths, cause_deaths, population, Row{}, without.columns()), Reason::none);
  for (std::size_t i = 0; i < 20; ++i) {
    EXPECT_NEAR(life_expectancy_gain(ages, deaths, cause_deaths, population, ages[i], 0.95).value,
                without.e[i] - life_expectancy(ages, deaths, population, ages[i], 0.95).value, 1e-12);
  }
}

TEST(CauseDeleted, DeletingNoDeathsChangesNothing) {
  for (const DeathProbability method : {DeathProbability::chiang, DeathProbability::exponential}) {
    LifeTableOptions options;
    options.death_probability = method;
    Table all;
    Table same;
    ASSERT_EQ(life_table(ages, deaths, population, Row{0.95}, all.columns(), 1, options), Reason::none);
    ASSERT_EQ(cause_deleted_life_table(ages, deaths, Row(20, 0), population, Row{0.95}, same.columns(), 1, options),
              Reason::none);
    EXPECT_EQ(all.q, same.q);
    EXPECT_EQ(all.T, same.T);
    EXPECT_EQ(all.e, same.e);
    EXPECT_EQ(all.lower, same.lower);
    const Estimate gain = life_expectancy_gain(ages, deaths, Row(20, 0), population, 0, 0.95, options);
    EXPECT_EQ(gain.value, 0);
    EXPECT_EQ(gain.limits_reason, Reason::small_numbers);
  }
}

TEST(CauseDeleted, UnderAConstantRateIsTheLifeTableOfTheOtherDeaths) {
  LifeTableOptions options;
  options.death_probability = DeathProbability::exponential;
  Row others;
  for (std::size_t i = 0; i < 20; ++i) others.push_back(deaths[i] - cause_deaths[i]);
  Table without;
  ASSERT_EQ(cause_deleted_life_table(ages, deaths, cause_deaths, population, Row{0.95}, without.columns(), 1, options),
            Reason::none);
  for (std::size_t i = 0; i < 20; ++i) {
    const Estimate e = life_expectancy(ages, others, population, ages[i], 0.95, options);
    EXPECT_NEAR(without.e[i], e.value, 1e-12);
    EXPECT_NEAR(without.lower[i], e.lower, 1e-12);
  }
  // Both by the delta method: the gain's variance is then of two life expectancies that share the other deaths.
  const Estimate gain = life_expectancy_gain(ages, deaths, cause_deaths, population, 0, 0.95, options);
  EXPECT_NEAR(gain.value, without.e[0] - life_expectancy(ages, deaths, population, 0, 0.95, options).value, 1e-12);
}

TEST(CauseDeleted, GainsNeverLoseAndGrowWithTheCause) {
  double before = 0;
  for (const double part : {0.01, 0.1, 0.5, 0.9, 0.99}) {
    Row of_cause;
    for (const double d : deaths) of_cause.push_back(part * d);
    LifeTableOptions options;
    options.allow_wide_interval = true;
    const Estimate gain = life_expectancy_gain(ages, deaths, of_cause, population, 0, 0.95, options);
    EXPECT_GT(gain.value, before);
    EXPECT_TRUE(gain.has_limits());
    before = gain.value;
  }
}

TEST(CauseDeleted, SaysWhyThereIsNoFigure) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const auto reason = [](const Row& of_cause) {
    const Reason table = cause_deleted_life_table(ages, deaths, of_cause, population, Row{}, LifeTableColumns());
    EXPECT_EQ(life_expectancy_gain(ages, deaths, of_cause, population, 0, 0.95).reason, table);
    return table;
  };
  Row bad = cause_deaths;
  bad[4] = nan;
  EXPECT_EQ(reason(bad), Reason::missing);
  bad[4] = 21;
  EXPECT_EQ(reason(bad), Reason::invalid_argument);
  bad[4] = -1;
  EXPECT_EQ(reason(bad), Reason::invalid_argument);
  EXPECT_EQ(reason(Row{1}), Reason::invalid_argument);
  bad = cause_deaths;
  bad[19] = deaths[19];
  EXPECT_EQ(reason(bad), Reason::no_open_band_deaths);
  // All deaths of a closed band are of the cause: nobody dies there.
  bad = cause_deaths;
  bad[18] = deaths[18];
  Table t;
  ASSERT_EQ(cause_deleted_life_table(ages, deaths, bad, population, Row{0.95}, t.columns()), Reason::none);
  EXPECT_EQ(t.q[18], 0);
  EXPECT_TRUE(life_expectancy_gain(ages, deaths, bad, population, 0, 0.95).has_limits());
  EXPECT_EQ(life_expectancy_gain(ages, deaths, cause_deaths, population, 3, 0.95).reason, Reason::invalid_argument);
}

}  // namespace
}  // namespace salus
