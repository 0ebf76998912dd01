// What whole numbers can stand behind a printed rate.
#include "assessment/whole_counts.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "salus/units/rounding.hpp"

namespace salus::assessment {
namespace {

// Yangpu: 409 200 residents have signed, 31.58 % of all. 409200/0.31585 = 1295551.7, 409200/0.31575 = 1295962.0.
TEST(WholeCounts, ACountAndItsRateImplyTheDenominator) {
  const Bounds bounds = denominators({31.58, 2, 100}, 409200);
  EXPECT_EQ(format_decimal(bounds.low, 0), "1295552");
  EXPECT_EQ(format_decimal(bounds.high, 0), "1295962");
}

TEST(WholeCounts, ARoundedCountImpliesAWiderRange) {
  const Bounds exact = denominators({31.58, 2, 100}, 409200);
  const Bounds rounded = denominators({31.58, 2, 100}, 409200, slack_of(409200));
  EXPECT_EQ(slack_of(409200), 50);
  EXPECT_LT(rounded.low, exact.low);
  EXPECT_GT(rounded.high, exact.high);
  // 409 150 people could be 31.585 % of them, and 409 250 be 31.575 %.
  EXPECT_NEAR(rounded.low, 409150 / 0.31585, 1e-6);
  EXPECT_NEAR(rounded.high, 409250 / 0.31575, 1e-6);
}

TEST(WholeCounts, OnlyZerosAtTheEndSayThatACountIsRounded) {
  EXPECT_EQ(slack_of(0), 0);
  EXPECT_EQ(slack_of(7), 0);
  EXPECT_EQ(slack_of(2886), 0);
  EXPECT_EQ(slack_of(2890), 0);  // one zero comes by chance
  EXPECT_EQ(slack_of(2900), 50);
  EXPECT_EQ(slack_of(100), 50);
  EXPECT_EQ(slack_of(18000), 500);
  EXPECT_EQ(slack_of(0.5), 0);
}

TEST(WholeCounts, NoRateAboveZeroComesOfNobody) {
  EXPECT_TRUE(denominators({3.81, 2, 1000}, 0).empty());
  const Bounds of_zero = denominators({0, 2, 1000}, 0);
  EXPECT_FALSE(of_zero.empty());
  EXPECT_TRUE(std::isinf(of_zero.high));
}

// Every rate that a count gives is found, and no other: by trying all counts.
TEST(WholeCounts, ARateIsGivenExactlyWhereSomeCountRoundsToIt) {
  for (const double denominator : {7.0, 23.0, 96.0}) {
    std::vector<bool> given(10001, false);
    for (int count = 0; count <= denominator; ++count)
      for (const Rounding rule : {Rounding::half_even, Rounding::half_up})
        given[static_cast<std::size_t>(std::lround(round_decimal(count / denominator * 100, 2, rule) * 100))] = true;
    for (std::size_t hundredth = 0; hundredth <= 10000; ++hundredth) {
      const PrintedRate rate{static_cast<double>(hundredth) / 100, 2, 100};
      EXPECT_EQ(some_count_gives(rate, denominator), given[hundredth]) << rate.value << " of " << denominator;
    }
  }
}

// Of 2886 births 11 deaths are 3.81 ‰, and 12 are 4.16 ‰.
TEST(WholeCounts, BetweenTwoCountsThereIsNoRate) {
  EXPECT_TRUE(some_count_gives({3.81, 2, 1000}, 2886));
  EXPECT_TRUE(some_count_gives({4.16, 2, 1000}, 2886));
  EXPECT_FALSE(some_count_gives({3.95, 2, 1000}, 2886));
  EXPECT_TRUE(some_count_gives({4.0, 0, 1000}, 2886));
  EXPECT_TRUE(some_count_gives({3.95, 2, 1000}, 1e6));
  EXPECT_TRUE(some_count_gives({3.95, 2, 1000}, 1e300));
  EXPECT_FALSE(some_count_gives({3.95, 2, 1000}, 0));
  EXPECT_TRUE(some_count_gives({0, 2, 1000}, 5));
}

TEST(WholeCounts, AHalfMayBeRoundedEitherWay) {
  // 1 of 8 is 12.5 %: 12 to even, 13 upwards.
  EXPECT_TRUE(some_count_gives({12, 0, 100}, 8));
  EXPECT_TRUE(some_count_gives({13, 0, 100}, 8));
  EXPECT_FALSE(some_count_gives({14, 0, 100}, 8));
}

// Jinshan 2015: 3.81 ‰ and 69.30/10万 of the same births. The smallest number of births is 2886.
TEST(WholeCounts, TwoRatesOfOneDenominatorAreTriedTogether) {
  const std::vector<PrintedRate> rates = {{3.81, 2, 1000}, {69.30, 2, 100000}};
  EXPECT_EQ(common_denominator(rates, {1, 10000}), 2886);
  EXPECT_EQ(common_denominator(rates, {1, 2885}), std::nullopt);
  EXPECT_EQ(common_denominator(rates, {2, 1}), std::nullopt);
  // What is too wide to be searched is not ruled out.
  EXPECT_EQ(common_denominator(rates, {1, 1e9}), 1);
}

TEST(WholeCounts, ThePlacesOfANumberAreTheFewestThatShowIt) {
  EXPECT_EQ(shortest_digits(31.58), 2);
  EXPECT_EQ(shortest_digits(100), 0);
  EXPECT_EQ(shortest_digits(69.30), 1);
  EXPECT_EQ(shortest_digits(0), 0);
  EXPECT_EQ(shortest_digits(1.0 / 3), 12);
}

}  // namespace
}  // namespace salus::assessment
