#include "salus/statistics/inequality.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>
#include <random>
#include <vector>

namespace salus {
namespace {

using Row = std::vector<double>;
using Groups = std::vector<std::int32_t>;

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
  EXPECT_NEAR(e.value, value, 1e-14 * std::fabs(value));
  EXPECT_EQ(e.limits_reason, why);
  EXPECT_TRUE(std::isnan(e.lower) && std::isnan(e.upper));
}

void expect_none(const SlopeIndex& index, Reason why) {
  expect_none(index.sii, why);
  expect_none(index.rii, why);
}

// The example of the help page of phe_sii (PHEindicatormethods): a value by tenths of deprivation.
const Row help_population = {21675, 20065, 19750, 24713, 20112, 19618, 22408, 19752, 18939, 19312};
const Row help_values = {70.5, 71.6, 72.5, 73.5, 73.1, 76.2, 78.7, 80.6, 80.9, 80};

Row divided(Row row, double by) {
  for (double& x : row) x /= by;
  return row;
}

TEST(SlopeIndex, AgreesWithTheVignetteOfPheindicatormethods) {
  // DSR_testdata.csv of its tests, fifths of deprivation by year; SII and RII as WorkedExamples_phe_sii prints them.
  // (Its limits are simulated from the fifths' own.) The limits here are those of R: with rank the midpoints,
  // confint(lm(value ~ rank, weights = total_pop)) and, for the RII, the roots of
  // (c(1 - rho, 1) %*% coef)^2 - t^2 * c(1 - rho, 1) %*% vcov %*% c(1 - rho, 1) by uniroot.
  struct Year {
    Row population;
    Row value;
    double printed_sii, printed_rii;
    double sii, sii_lower, sii_upper, rii, rii_lower, rii_upper;
  };
  const double last = 135.4664241;
  const std::vector<Year> years = {
      {{1434002, 1450590, 1453827, 1440980, 1457780},
       {150.2200205, 131.0221747, 127.4954973, 130.494241, last},
       -14.848683,
       0.8956758,
       -14.8486825847983,
       -59.3004110403649,
       29.6030458707682,
       0.895675788987982,
       0.637915072353257,
       1.247278711051268},
      {{1445258, 1467772, 1470806, 1454888, 1457780},
       {148.4061234, 131.7211691, 125.0341288, 130.3084574, last},
       -13.528326,
       0.9039924,
       -13.5283260114686,
       -57.9885336379928,
       30.9318816150556,
       0.903992355074564,
       0.642858769451046,
       1.261540930126820},
      {{1456919, 1482837, 1486250, 1467811, 1457780},
       {146.3620464, 130.836935, 123.9613632, 129.1611122, last},
       -11.680045,
       0.9159389,
       -11.680044585733,
       -55.7712791697378,
       32.4111899982719,
       0.915938896047345,
       0.651978127121307,
       1.278276578460603},
      {{1471562, 1499928, 1502931, 1481042, 1457780},
       {144.6298219, 130.2174816, 123.4222104, 127.5460197, last},
       -10.544273,
       0.9232984,
       -10.5442731681698,
       -53.9357114367464,
       32.8471651004067,
       0.923298397029105,
       0.659620363158402,
       1.284776882659963},
      {{1490242, 1519238, 1521454, 1495993, 1457780},
       {144.7302585, 128.7774474, 123.0128932, 126.4499704, last},
       -10.591214,
       0.9226440,
       -10.5912139852076,
       -56.6052666600144,
       35.4228386895992,
       0.922643955724145,
       0.644280162165652,
       1.312338680206100},
      {{1508923, 1538008, 1538564, 1509602, 1457780},
       {143.8177637, 127.2058426, 122.4106945, 126.3922397, last},
       -9.042367,
       0.9332670,
       -9.04236725811598,
       -56.0388005515947,
       37.9540660353627,
       0.933267024502418,
       0.645756091375576,
       1.340528187498381},
  };
  for (const Year& y : years) {
    const SlopeIndex index = slope_index(y.value, y.population);
    EXPECT_NEAR(index.sii.value, y.printed_sii, 5e-7);
    EXPECT_NEAR(index.rii.value, y.printed_rii, 5e-8);
    expect_estimate(index.sii, y.sii, y.sii_lower, y.sii_upper, 1e-9);
    expect_estimate(index.rii, y.rii, y.rii_lower, y.rii_upper, 1e-9);
  }
}

TEST(SlopeIndex, AgreesWithRegressionInR) {
  // As above, at 95 and 99.8 %.
  const SlopeIndex index = slope_index(help_values, help_population);
  expect_estimate(index.sii, 12.62273856363169, 9.69854243479478, 15.54693469246859, 1e-10);
  expect_estimate(index.rii, 1.18203434800150, 1.13694604946367, 1.22911741726982, 1e-9);
  const SlopeIndex wide = slope_index(help_values, help_population, {SlopeTransform::none, 0.998});
  expect_estimate(wide.sii, 12.62273856363169, 6.91537870933814, 18.33009841792523, 1e-10);
  expect_estimate(wide.rii, 1.18203434800150, 1.09575725377706, 1.27592298931042, 1e-9);
}

TEST(SlopeIndex, OfLogarithmAndLogitAgreesWithTheDeltaMethodInR) {
  // lm(log(value) ~ rank) and lm(qlogis(value / 100) ~ rank); errors from vcov and the gradient by numDeriv::grad.
  const SlopeIndex log = slope_index(help_values, help_population, {SlopeTransform::log, 0.95});
  expect_estimate(log.sii, 12.60773075820579, 9.74648624565763, 15.46897527075395, 1e-7);
  expect_estimate(log.rii, 1.18135617469961, 1.13765623635969, 1.22673472609493, 1e-8);
  const SlopeIndex logit = slope_index(divided(help_values, 100), help_population, {SlopeTransform::logit, 0.95});
  expect_estimate(logit.sii, 0.1270393605859719, 0.0959458233578548, 0.1581328978140889, 1e-9);
  expect_estimate(logit.rii, 1.1842701820042403, 1.1350479156964148, 1.2356270115027237, 1e-8);
}

TEST(SlopeIndex, OfEqualGroupsIsZeroAndOne) {
  for (const double value : {0.3, 0.1 + 0.2, 0.7}) {
    for (const auto transform : {SlopeTransform::none, SlopeTransform::log, SlopeTransform::logit}) {
      const SlopeIndex index = slope_index(Row(7, value), Row{3, 1, 4, 1, 5, 9, 2}, {transform, 0.95});
      expect_estimate(index.sii, 0, 0, 0, 0);
      expect_estimate(index.rii, 1, 1, 1, 0);
    }
  }
}

TEST(SlopeIndex, OfALineIsTheLine) {
  // Values on 50 + 20·rank: no residual, and limits that are the value.
  const Row population = {100, 300, 50, 250, 300};
  Row values;
  double below = 0;
  for (const double n : population) {
    values.push_back(50 + 20 * (below + n / 2) / 1000);
    below += n;
  }
  const SlopeIndex index = slope_index(values, population);
  expect_estimate(index.sii, 20, 20, 20, 1e-11);
  expect_estimate(index.rii, 1.4, 1.4, 1.4, 1e-12);
  EXPECT_LE(index.rii.lower, index.rii.value);
  EXPECT_GE(index.rii.upper, index.rii.value);
}

TEST(SlopeIndex, LimitsOfBothLeaveEqualityOutTogether) {
  std::mt19937 random(11);
  std::normal_distribution<double> normal(0, 1);
  int out = 0;
  for (int round = 0; round < 400; ++round) {
    Row values;
    Row populations;
    for (int i = 0; i < 6; ++i) {
      values.push_back(100 + 2 * i + 6 * normal(random));
      populations.push_back(100 + 50 * std::fabs(normal(random)));
    }
    const SlopeIndex index = slope_index(values, populations);
    ASSERT_TRUE(index.sii.has_limits() && index.rii.has_limits());
    EXPECT_EQ(index.sii.lower > 0, index.rii.lower > 1);
    EXPECT_EQ(index.sii.upper < 0, index.rii.upper < 1);
    EXPECT_LE(index.rii.lower, index.rii.value);
    EXPECT_GE(index.rii.upper, index.rii.value);
    out += index.sii.lower > 0;
    const SlopeIndex wider = slope_index(values, populations, {SlopeTransform::none, 0.96});
    EXPECT_LT(wider.sii.lower, index.sii.lower);
    EXPECT_LT(wider.rii.lower, index.rii.lower);
    EXPECT_GT(wider.rii.upper, index.rii.upper);
  }
  EXPECT_GT(out, 40);
  EXPECT_LT(out, 360);
}

TEST(SlopeIndex, DoesNotChangeWhenAllPopulationsAreScaledNorByGroupsWithoutPopulation) {
  const SlopeIndex plain = slope_index(help_values, help_population);
  const SlopeIndex scaled = slope_index(help_values, divided(help_population, 1e4));
  expect_estimate(scaled.sii, plain.sii.value, plain.sii.lower, plain.sii.upper, 1e-11);
  expect_estimate(scaled.rii, plain.rii.value, plain.rii.lower, plain.rii.upper, 1e-11);
  Row values = help_values;
  Row populations = help_population;
  values.insert(values.begin() + 3, nan);
  populations.insert(populations.begin() + 3, 0);
  const SlopeIndex same = slope_index(values, populations);
  expect_estimate(same.sii, plain.sii.value, plain.sii.lower, plain.sii.upper, 0);
}

TEST(SlopeIndex, SaysWhyThereIsNone) {
  const Row three = {1, 2, 4};
  expect_none(slope_index(Row{}, Row{}), Reason::missing);
  expect_none(slope_index(three, Row{1, 2}), Reason::invalid_argument);
  expect_none(slope_index(Row{1, nan, 3}, three), Reason::missing);
  expect_none(slope_index(Row{1, infinity, 3}, three), Reason::invalid_argument);
  expect_none(slope_index(three, Row{1, nan, 3}), Reason::missing);
  expect_none(slope_index(three, Row{1, -1, 3}), Reason::invalid_argument);
  expect_none(slope_index(three, Row{0, 0, 0}), Reason::no_population);
  expect_none(slope_index(three, Row{0, 5, 0}), Reason::not_defined);
  expect_none(slope_index(Row{0, 2, 3}, three, {SlopeTransform::log, 0.95}), Reason::not_defined);
  expect_none(slope_index(Row{0.5, 0.2, 1}, three, {SlopeTransform::logit, 0.95}), Reason::not_defined);
  expect_none(slope_index(three, three, {static_cast<SlopeTransform>(3), 0.95}), Reason::invalid_argument);

  // Two groups of one size at ranks 1/4 and 3/4: the line is theirs, and nothing is left to tell its error.
  const SlopeIndex two = slope_index(Row{4, 6}, Row{10, 10});
  expect_value_alone(two.sii, 4, Reason::not_defined);
  expect_value_alone(two.rii, 7.0 / 3, Reason::not_defined);
  const SlopeIndex no_level = slope_index(three, Row{1, 1, 1}, {SlopeTransform::none, 1});
  EXPECT_TRUE(no_level.sii.valid());
  EXPECT_EQ(no_level.sii.limits_reason, Reason::invalid_argument);
  EXPECT_EQ(no_level.rii.limits_reason, Reason::invalid_argument);

  // Lines that begin at 0, below it, and not clear of it.
  EXPECT_EQ(slope_index(Row{1, 3}, Row{1, 1}).rii.reason, Reason::zero_denominator);
  const SlopeIndex negative = slope_index(Row{-1, 3, 8}, Row{1, 1, 1});
  EXPECT_TRUE(negative.sii.has_limits());
  expect_none(negative.rii, Reason::not_defined);
  EXPECT_EQ(slope_index(Row{3, -1, 3, 1}, Row{1, 1, 1, 1}).rii.limits_reason, Reason::wide_interval);
}

TEST(AbsoluteGap, TakesEachSidesOwnDistance) {
  // 30 (26 to 36) and 20 (17 to 24): 10 − √(4² + 4²), 10 + √(6² + 3²).
  expect_estimate(absolute_gap({30, 26, 36}, {20, 17, 24}), 10, 10 - std::sqrt(32.0), 10 + std::sqrt(45.0), 1e-12);
  expect_estimate(absolute_gap({20, 17, 24}, {30, 26, 36}), -10, -10 - std::sqrt(45.0), -10 + std::sqrt(32.0), 1e-12);
  // Symmetric limits give the difference of two normal estimates.
  expect_estimate(absolute_gap({5, 2, 8}, {1, -3, 5}), 4, -1, 9, 1e-12);
}

TEST(RelativeGap, TakesEachSidesOwnDistanceOnTheLogarithm) {
  const double ln2 = std::log(2.0);
  // 8 (4 to 32) over 2 (1 to 4): the logarithms lie 1 and 2, and 1 and 1 times ln 2 away.
  expect_estimate(relative_gap({8, 4, 32}, {2, 1, 4}), 4, 4 * std::exp(-ln2 * std::sqrt(2.0)),
                  4 * std::exp(ln2 * std::sqrt(5.0)), 1e-12);
  // A lower limit of 0 stays 0.
  const Estimate from_zero = relative_gap({8, 0, 32}, {2, 1, 4});
  EXPECT_EQ(from_zero.lower, 0);
  EXPECT_NEAR(from_zero.upper, 4 * std::exp(ln2 * std::sqrt(5.0)), 1e-12);
}

TEST(Gap, KeepsTheReasonsOfItsGroups) {
  const Estimate good(8, 4, 32);
  const Estimate plain = Estimate::without_limits(2, Reason::small_numbers);
  expect_none(absolute_gap(Reason::suppressed, Reason::no_population), Reason::suppressed);
  expect_none(absolute_gap(good, Reason::no_population), Reason::no_population);
  expect_none(relative_gap(good, Reason::no_population), Reason::no_population);
  expect_value_alone(absolute_gap(good, plain), 6, Reason::small_numbers);
  expect_value_alone(relative_gap(good, plain), 4, Reason::small_numbers);
  expect_none(relative_gap(good, {0, 0, 1}), Reason::zero_denominator);
  expect_none(relative_gap({-1, -2, 1}, good), Reason::invalid_argument);
  expect_value_alone(relative_gap({0, 0, 1}, good), 0, Reason::not_defined);
  expect_value_alone(relative_gap(good, {2, 0, 4}), 4, Reason::wide_interval);
  expect_value_alone(absolute_gap({8, 9, 10}, good), 0, Reason::invalid_argument);
  expect_none(absolute_gap({infinity, 0, 1}, good), Reason::invalid_argument);
  expect_none(absolute_gap({nan, 0, 1}, good), Reason::missing);
  expect_none(absolute_gap({1e308, 0, 1.5e308}, {-1e308, -1.5e308, 0}), Reason::overflow);
}

TEST(ConcentrationIndex, AgreesWithItsInfluenceFunctionInR) {
  // R: C <- function(f) 2 / sum(f * y) * sum(f * y * (cumsum(f) - f / 2)) - 1 of shares f; its variance from the
  // influence of each group by numDeriv::grad(function(e) C((1 - e) * f + e * unit), 0), Σ f·influence² / 5.
  const Row values = {154.5, 152.9, 119.5, 86.9, 54.3};
  const Row births = {29939, 28776, 26528, 24689, 19739};
  expect_estimate(concentration_index(values, births), -0.169183794814654, -0.2899413199825133, -0.0484262696467955,
                  1e-9);
}

TEST(ConcentrationIndex, HasTheSignOfTheOrder) {
  const Row values = {1, 2, 5, 9};
  const Row reversed = {9, 5, 2, 1};
  const Row n = {1, 1, 1, 1};
  const Estimate up = concentration_index(values, n);
  const Estimate down = concentration_index(reversed, n);
  EXPECT_GT(up.value, 0);
  EXPECT_DOUBLE_EQ(up.value, -down.value);
  EXPECT_NEAR(up.lower, -down.upper, 1e-14);
  // Values that already rise are in the order of the Gini coefficient.
  EXPECT_EQ(up.value, gini_coefficient(values, n).value);
  // All in the last of n equal groups: (n − 1)/n.
  EXPECT_NEAR(concentration_index(Row{0, 0, 0, 7}, n).value, 0.75, 1e-15);
}

TEST(GiniCoefficient, IsHalfTheRelativeMeanDifference) {
  const Row values = {3, 1, 4, 1, 5, 9, 2, 6};
  const Row populations = {200, 700, 100, 800, 200, 800, 100, 800};
  double total = 0;
  double mean = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    total += populations[i];
    mean += populations[i] * values[i];
  }
  mean /= total;
  double difference = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    for (std::size_t j = 0; j < values.size(); ++j) {
      difference += populations[i] * populations[j] * std::fabs(values[i] - values[j]) / (total * total);
    }
  }
  EXPECT_NEAR(gini_coefficient(values, populations).value, difference / (2 * mean), 1e-14);
  // The double sum and, for the limits, its influence function by numDeriv::grad in R as above.
  expect_estimate(gini_coefficient(values, populations), 0.410053365467378, 0.253334648271965, 0.566772082662791, 1e-9);
  // R: sum(f * y / m * log(y / m)).
  EXPECT_NEAR(theil_index(values, populations).number, 0.298762226742436, 1e-13);
}

TEST(Inequality, DoesNotDependOnTheOrderOrScaleOfGroupsThatAreNotRanked) {
  const Row values = {3, 1, 4, 1, 5, 9, 2, 6};
  const Row populations = {200, 700, 100, 800, 200, 800, 100, 800};
  const Estimate gini = gini_coefficient(values, populations);
  const Value theil = theil_index(values, populations);
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::mt19937 random(5);
  for (int round = 0; round < 20; ++round) {
    std::shuffle(order.begin(), order.end(), random);
    Row y;
    Row n;
    for (const std::size_t i : order) {
      y.push_back(values[i] * 7);
      n.push_back(populations[i] / 13);
    }
    const Estimate e = gini_coefficient(y, n);
    expect_estimate(e, gini.value, gini.lower, gini.upper, 1e-13);
    EXPECT_NEAR(theil_index(y, n).number, theil.number, 1e-13);
  }
}

TEST(Inequality, OfEqualGroupsIsNone) {
  for (const double value : {0.1, 0.3, 1.0 / 3, 84.42}) {
    const Row values(6, value);
    const Row n = {1, 3, 7, 2, 9, 5};
    EXPECT_EQ(concentration_index(values, n).value, 0);
    EXPECT_EQ(gini_coefficient(values, n).value, 0);
    EXPECT_EQ(theil_index(values, n).number, 0);
    EXPECT_EQ(attributable_risk(values, n).absolute.number, 0);
    EXPECT_EQ(attributable_risk(values, n).fraction.number, 0);
  }
}

TEST(TheilIndex, OfOneGroupThatHasAllIsTheLogarithmOfTheirNumber) {
  EXPECT_NEAR(theil_index(Row{0, 0, 0, 0, 5}, Row(5, 2.0)).number, std::log(5.0), 1e-14);
  EXPECT_NEAR(theil_index(Row{1, 3}, Row{1, 1}).number, 0.25 * std::log(0.5) + 0.75 * std::log(1.5), 1e-15);
}

TEST(Inequality, SaysWhyThereIsNone) {
  const Row two = {1, 2};
  const auto each = [](const Row& values, const Row& populations, Reason why) {
    expect_none(concentration_index(values, populations), why);
    expect_none(gini_coefficient(values, populations), why);
    EXPECT_EQ(theil_index(values, populations).reason, why);
  };
  each(Row{}, Row{}, Reason::missing);
  each(two, Row{1}, Reason::invalid_argument);
  each(Row{1, nan}, two, Reason::missing);
  each(Row{1, infinity}, two, Reason::invalid_argument);
  each(Row{1, -1}, two, Reason::invalid_argument);
  each(two, Row{1, nan}, Reason::missing);
  each(two, Row{1, -1}, Reason::invalid_argument);
  each(two, Row{0, 0}, Reason::no_population);
  each(Row{0, 0}, two, Reason::zero_denominator);
  each(two, Row{1.5e308, 1.5e308}, Reason::overflow);
  expect_value_alone(concentration_index(Row{3, nan}, Row{1, 0}), 0, Reason::not_defined);
  expect_value_alone(gini_coefficient(Row{nan, 3}, Row{0, 1}), 0, Reason::not_defined);
  EXPECT_EQ(theil_index(Row{nan, 3}, Row{0, 1}).number, 0);
  EXPECT_EQ(concentration_index(two, two, 1).limits_reason, Reason::invalid_argument);
  EXPECT_EQ(gini_coefficient(two, two, nan).limits_reason, Reason::invalid_argument);
}

TEST(AttributableRisk, IsTheDistanceOfTheWholeFromTheReference) {
  const Row values = {12, 8, 4};
  const Row populations = {100, 200, 100};  // 8 on the whole
  const AttributableRisk best = attributable_risk(values, populations);
  EXPECT_DOUBLE_EQ(best.absolute.number, 4);
  EXPECT_DOUBLE_EQ(best.fraction.number, 0.5);
  const AttributableRisk highest = attributable_risk(values, populations, {ReferenceGroup::highest, 0});
  EXPECT_DOUBLE_EQ(highest.absolute.number, -4);
  EXPECT_DOUBLE_EQ(highest.fraction.number, -0.5);
  const AttributableRisk chosen = attributable_risk(values, populations, {ReferenceGroup::chosen, 1});
  EXPECT_DOUBLE_EQ(chosen.absolute.number, 0);
  // A group without population is no reference, however low.
  EXPECT_DOUBLE_EQ(attributable_risk(Row{12, 8, 4, 1}, Row{100, 200, 100, 0}).absolute.number, 4);
}

TEST(AttributableRisk, SaysWhyThereIsNone) {
  const Row two = {1, 2};
  const auto none = [](const AttributableRisk& risk, Reason why) {
    EXPECT_EQ(risk.absolute.reason, why);
    EXPECT_EQ(risk.fraction.reason, why);
  };
  none(attributable_risk(Row{}, Row{}), Reason::missing);
  none(attributable_risk(two, Row{1}), Reason::invalid_argument);
  none(attributable_risk(Row{1, nan}, two), Reason::missing);
  none(attributable_risk(two, Row{0, 0}), Reason::no_population);
  none(attributable_risk(two, two, {ReferenceGroup::chosen, 2}), Reason::invalid_argument);
  none(attributable_risk(two, Row{1, 0}, {ReferenceGroup::chosen, 1}), Reason::invalid_argument);
  none(attributable_risk(two, two, {static_cast<ReferenceGroup>(7), 0}), Reason::invalid_argument);
  const AttributableRisk zero = attributable_risk(Row{-2, 2}, Row{1, 1});
  EXPECT_EQ(zero.absolute.number, 2);
  EXPECT_EQ(zero.fraction.reason, Reason::zero_denominator);
}

Groups quantiles(const Row& values, const Row& populations, const QuantileOptions& options) {
  Groups groups(values.size(), -7);
  EXPECT_EQ(quantile_groups(values, populations, groups, options), Reason::none);
  return groups;
}

TEST(QuantileGroups, AgreeWithTheToolOfPublicHealthEngland) {
  // fd_quantiles.csv of PHEindicatormethods, "Tool Output Decile": mortality from cancer under 75 of the areas of two
  // regions, the highest in the first tenth; and life expectancy, the lowest in the first.
  const Row north_east = {118.7460481, 131.2778276, 137.109864,  137.7256526, 138.9005229, 143.263302,
                          145.5966707, 146.6971262, 153.6912833, 155.763081,  157.1222286, 171.2170455};
  EXPECT_EQ(quantiles(north_east, {}, {10, true}), (Groups{10, 9, 8, 7, 6, 6, 5, 4, 3, 2, 1, 1}));
  const Row south_east = {96.01209215, 98.49140482, 105.2601587, 107.1779299, 107.5680787, 108.7009049, 109.3878843,
                          109.4128134, 110.7750693, 114.732888,  115.3060573, 118.0209938, 119.9379732, 120.144532,
                          121.0294206, 126.6495514, 127.7282235, 143.4834796, 146.592577};
  EXPECT_EQ(quantiles(south_east, {}, {10, true}), (Groups{10, 9, 9, 8, 8, 7, 7, 6, 6, 5, 5, 4, 4, 3, 3, 2, 2, 1, 1}));
  const Row expectancy = {79.58215, 81.10001, 81.25647, 81.25743, 81.29486, 81.32928,
                          81.35759, 81.54632, 81.68566, 82.08973, 82.4468,  82.63069};
  EXPECT_EQ(quantiles(expectancy, {}, {10, false}), (Groups{1, 1, 2, 3, 4, 5, 6, 6, 7, 8, 9, 10}));
}

TEST(QuantileGroups, KeepEqualValuesInOneGroup) {
  EXPECT_EQ(quantiles({1, 2, 2, 2, 3, 4}, {}, {3, false}), (Groups{1, 1, 1, 1, 3, 3}));
  EXPECT_EQ(quantiles({1, 2, 2, 2, 3, 4}, {}, {3, true}), (Groups{3, 2, 2, 2, 1, 1}));
  EXPECT_EQ(quantiles({5, 5, 5, 5}, {}, {4, false}), (Groups{1, 1, 1, 1}));
  EXPECT_EQ(quantiles({0.0, -0.0, 1, 2}, {}, {4, false}), (Groups{1, 1, 3, 4}));
  // Of the same by population: what lies before the tie decides.
  EXPECT_EQ(quantiles({1, 2, 2, 3}, {10, 10, 70, 10}, {2, false}), (Groups{1, 1, 1, 2}));
}

TEST(QuantileGroups, ByPopulationPutAnAreaWhereItsShareBegins) {
  // Halves of 100: the third area lies across the boundary.
  EXPECT_EQ(quantiles({4, 3, 2, 1}, {20, 30, 10, 40}, {2, false}), (Groups{2, 2, 1, 1}));
  EXPECT_EQ(quantiles({1, 2, 3}, {40, 30, 30}, {2, false}), (Groups{1, 1, 2}));
  // Equal populations are as good as none.
  Row values;
  for (int i = 0; i < 23; ++i) values.push_back(i * 7 % 23);
  EXPECT_EQ(quantiles(values, Row(23, 250.0), {5, false}), quantiles(values, {}, {5, false}));
  // Where one area is nearly all, the groups inside it are empty.
  EXPECT_EQ(quantiles({1, 2, 3}, {1, 98, 1}, {5, false}), (Groups{1, 1, 5}));
  // An area of nobody, even after all others, has a group.
  EXPECT_EQ(quantiles({1, 2, 3}, {5, 5, 0}, {2, false}), (Groups{1, 2, 2}));
}

TEST(QuantileGroups, LeaveOutAreasWithoutAValue) {
  EXPECT_EQ(quantiles({nan, 1, 2, nan, 3}, {}, {3, false}), (Groups{0, 1, 2, 0, 3}));
  EXPECT_EQ(quantiles({9, 1, 2}, {nan, 1, 1}, {2, false}), (Groups{0, 1, 2}));
  EXPECT_EQ(quantiles({1, 2}, {}, {5, false}), (Groups{1, 3}));
}

TEST(QuantileGroups, SayWhyThereAreNone) {
  Groups groups(2, -7);
  const Groups none(2, 0);
  const Row two = {1, 2};
  EXPECT_EQ(quantile_groups(Row{1, 2, 3}, {}, groups), Reason::invalid_argument);
  EXPECT_EQ(quantile_groups(two, Row{1}, groups), Reason::invalid_argument);
  EXPECT_EQ(groups, Groups(2, -7));
  EXPECT_EQ(quantile_groups(two, {}, groups, {0, false}), Reason::invalid_argument);
  EXPECT_EQ(groups, none);
  EXPECT_EQ(quantile_groups(Row{1, infinity}, {}, groups), Reason::invalid_argument);
  EXPECT_EQ(quantile_groups(two, Row{1, -1}, groups), Reason::invalid_argument);
  EXPECT_EQ(quantile_groups(two, Row{0, 0}, groups), Reason::no_population);
  EXPECT_EQ(quantile_groups(Row{nan, nan}, {}, groups), Reason::missing);
  EXPECT_EQ(quantile_groups(Row{}, {}, span<std::int32_t>()), Reason::missing);
  EXPECT_EQ(groups, none);
  EXPECT_EQ(quantiles({1, 2}, {}, {std::numeric_limits<int>::max(), false})[0], 1);
}

}  // namespace
}  // namespace salus
