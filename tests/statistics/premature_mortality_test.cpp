#include "salus/statistics/premature_mortality.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "salus/statistics/life_table.hpp"

namespace salus {
namespace {

using Row = std::vector<double>;

const Row bounds = {30, 35, 40, 45, 50, 55, 60, 65, 70};
const Row deaths = {9, 14, 25, 52, 88, 120, 260, 420};
const Row population = {57208, 61435, 55601, 50209, 56416, 46411, 39820, 37978};

TEST(PrematureMortality, IsTheWorldHealthOrganizationsForm) {
  // Its steps, by hand: 5m / (1 + 2.5m) in each band, and the chances of surviving multiplied.
  double surviving = 1;
  for (std::size_t i = 0; i < deaths.size(); ++i) {
    const double m = deaths[i] / population[i];
    surviving *= 1 - 5 * m / (1 + 2.5 * m);
  }
  // R 4.2.2: q <- 5*(C/N)/(1 + 2.5*C/N); S <- prod(1 - q); c(1 - S, S^2*sum(q^2/C/(1 - q)))
  const Estimate q = premature_mortality(bounds, deaths, population, 0.95);
  EXPECT_NEAR(q.value, 1 - surviving, 1e-15);
  EXPECT_NEAR(q.value, 1.11338623457281e-01, 1e-15);
  const double sd = std::sqrt(1.13318874453549e-05);
  EXPECT_NEAR(q.lower, q.value - 1.959963984540054 * sd, 1e-14);
  EXPECT_NEAR(q.upper, q.value + 1.959963984540054 * sd, 1e-14);
}

TEST(PrematureMortality, TakesOtherAgesAndWiderTables) {
  const Row ages = {25, 30, 35, 40, 45, 50, 55, 60, 65, 70};
  Row dead = deaths;
  dead.insert(dead.begin(), 5);
  dead.push_back(9000);
  Row persons = population;
  persons.insert(persons.begin(), 60000);
  persons.push_back(50000);
  EXPECT_EQ(premature_mortality(ages, dead, persons, 0.95).value,
            premature_mortality(bounds, deaths, population, 0.95).value);
  EXPECT_DOUBLE_EQ(premature_mortality(bounds, deaths, population, 0.95, 35, 40).value,
                   5 * 14 / 61435.0 / (1 + 2.5 * 14 / 61435.0));
  EXPECT_EQ(premature_mortality(bounds, deaths, population, 0.95, 30, 75).reason, Reason::invalid_argument);
  // An open band of 65 and more does not end at 70.
  const Row open(bounds.begin(), bounds.end() - 1);
  EXPECT_EQ(premature_mortality(open, deaths, population, 0.95).reason, Reason::invalid_argument);
  EXPECT_TRUE(premature_mortality(open, deaths, population, 0.95, 30, 65).valid());
}

TEST(PrematureMortality, SaysWhyThereIsNoFigure) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  Row persons = population;
  persons[3] = 0;
  EXPECT_EQ(premature_mortality(bounds, deaths, persons, 0.95).reason, Reason::no_population);
  Row dead = deaths;
  dead[3] = nan;
  EXPECT_EQ(premature_mortality(bounds, dead, population, 0.95).reason, Reason::missing);
  dead[3] = -1;
  EXPECT_EQ(premature_mortality(bounds, dead, population, 0.95).reason, Reason::invalid_argument);
  dead[3] = 60000;
  EXPECT_EQ(premature_mortality(bounds, dead, population, 0.95).reason, Reason::invalid_argument);
  EXPECT_EQ(premature_mortality(Row{30}, {}, {}, 0.95).reason, Reason::missing);
  EXPECT_EQ(premature_mortality({}, {}, {}, 0.95).reason, Reason::missing);
  const Estimate nobody = premature_mortality(bounds, Row(8, 0), population, 0.95);
  EXPECT_EQ(nobody.value, 0);
  EXPECT_EQ(nobody.limits_reason, Reason::small_numbers);
}

TEST(PrematureMortality, OfManyAreasIsThatOfEach) {
  Row dead;
  Row persons;
  for (int area = 0; area < 50; ++area) {
    for (std::size_t i = 0; i < 8; ++i) {
      dead.push_back(std::floor(deaths[i] / (1 + area)));
      persons.push_back(population[i] / (1 + area % 7));
    }
  }
  const Row levels = {0.9, 0.95};
  Row value(50);
  Row lower(100);
  Row upper(100);
  EstimateColumns out;
  out.value = value.data();
  out.lower = lower.data();
  out.upper = upper.data();
  ASSERT_EQ(premature_mortality(50, bounds, dead, persons, levels, out), Reason::none);
  for (std::size_t i = 0; i < 50; ++i) {
    for (std::size_t c = 0; c < 2; ++c) {
      const Estimate e = premature_mortality(bounds, span<const double>(dead.data() + 8 * i, 8),
                                             span<const double>(persons.data() + 8 * i, 8), levels[c]);
      EXPECT_EQ(value[i], e.value);
      EXPECT_EQ(lower[50 * c + i], e.lower);
      EXPECT_EQ(upper[50 * c + i], e.upper);
    }
  }
}

}  // namespace
}  // namespace salus
