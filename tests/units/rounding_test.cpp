#include "salus/units/rounding.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <random>
#include <string>
#include <vector>

namespace salus {
namespace {

constexpr double nan_value = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

struct Example {
  double number;
  int digits;
  double expected;
};

// ---- the standard's own examples ----

TEST(Rounding, FollowsTheExamplesOfGbT8170) {
  const Example examples[] = {
      {12.1498, 0, 12}, {12.1498, 1, 12.1}, {1268, -2, 1300},     {10.5002, 0, 11}, {10.502, 0, 11},
      {1.050, 1, 1.0},  {0.35, 1, 0.4},     {2500, -3, 2000},     {3500, -3, 4000}, {-355, -1, -360},
      {-325, -1, -320}, {-365, -1, -360},   {-0.0365, 3, -0.036}, {97.46, 0, 97},   {15.4546, 0, 15},
  };
  for (const Example& e : examples) {
    EXPECT_EQ(round_decimal(e.number, e.digits), e.expected) << e.number << " at " << e.digits;
  }
}

TEST(Rounding, TakesTiesToTheEvenDigit) {
  const Example examples[] = {
      {0.5, 0, 0},        {1.5, 0, 2},    {2.5, 0, 2},    {3.5, 0, 4},    {0.2665, 3, 0.266},
      {0.2675, 3, 0.268}, {1.05, 1, 1.0}, {1.15, 1, 1.2}, {1.25, 1, 1.2}, {2.675, 2, 2.68},
      {2.665, 2, 2.66},   {-2.5, 0, -2},  {-3.5, 0, -4},  {50, -2, 0},    {150, -2, 200},
      {0.05, 1, 0},       {9.5, 0, 10},   {99.5, 0, 100}, {0.15, 1, 0.2},
  };
  for (const Example& e : examples) {
    EXPECT_EQ(round_decimal(e.number, e.digits), e.expected) << e.number << " at " << e.digits;
  }
}

TEST(Rounding, HalfUpTakesTiesAwayFromZero) {
  const Example examples[] = {
      {0.5, 0, 1},   {2.5, 0, 3},    {-2.5, 0, -3}, {0.2665, 3, 0.267}, {1.05, 1, 1.1},
      {50, -2, 100}, {2.4999, 0, 2}, {49, -2, 0},   {15.4546, 0, 15},   {2.675, 2, 2.68},
  };
  for (const Example& e : examples) {
    EXPECT_EQ(round_decimal(e.number, e.digits, Rounding::half_up), e.expected) << e.number << " at " << e.digits;
  }
}

// A tie that was computed is off by a few units in the last place, and is a tie all the same.
TEST(Rounding, SeesTiesThroughTheErrorOfTheirComputation) {
  ASSERT_NE(0.1 + 0.2, 0.3);
  EXPECT_EQ(round_decimal(0.1 + 0.2, 1), 0.3);
  EXPECT_EQ(round_decimal(0.1 + 0.2, 20), 0.3);
  ASSERT_LT(1.005 * 100, 100.5);
  EXPECT_EQ(round_decimal(1.005 * 100, 0), 100);
  EXPECT_EQ(round_decimal(1.005 * 100, 0, Rounding::half_up), 101);
  ASSERT_LT(1.015 * 100, 101.5);
  EXPECT_EQ(round_decimal(1.015 * 100, 0), 102);
  ASSERT_GT(1.1 + 2.2 + 0.2, 3.5);
  EXPECT_EQ(round_decimal(1.1 + 2.2 + 0.2 - 1.0, 0), 2);
}

TEST(Rounding, NumbersJustBesideATieAreNoTies) {
  EXPECT_EQ(round_decimal(2.5000000000001, 0), 3);  // the 14th digit
  EXPECT_EQ(round_decimal(2.4999999999999, 0), 2);
  EXPECT_EQ(round_decimal(2.50000000000001, 0), 2);  // the 15th is not looked at
  EXPECT_EQ(round_decimal(3.49999999999999, 0), 4);
}

TEST(Rounding, NeverGivesANegativeZero) {
  for (const Rounding rule : {Rounding::half_even, Rounding::half_up}) {
    for (const double x : {-0.04, -0.0, -1e-300, -0.049999}) {
      EXPECT_EQ(round_decimal(x, 1, rule), 0);
      EXPECT_FALSE(std::signbit(round_decimal(x, 1, rule))) << x;
      EXPECT_EQ(format_decimal(x, 1, rule), "0.0");
    }
  }
  EXPECT_FALSE(std::signbit(round_decimal(-0.0, 400)));
  EXPECT_EQ(format_decimal(-0.0, 0), "0");
  EXPECT_EQ(format_decimal(-40, -2), "0");
}

TEST(Rounding, NotFiniteNumbersStayWhatTheyAre) {
  EXPECT_TRUE(std::isnan(round_decimal(nan_value, 2)));
  EXPECT_EQ(round_decimal(infinity, 2), infinity);
  EXPECT_EQ(round_decimal(-infinity, -2), -infinity);
  EXPECT_EQ(format_decimal(nan_value, 2), "nan");
  EXPECT_EQ(format_decimal(-nan_value, 2), "nan");
  EXPECT_EQ(format_decimal(infinity, 2), "inf");
  EXPECT_EQ(format_decimal(-infinity, 2), "-inf");
}

TEST(Rounding, HugeAndTinyNumbersAndDigitsAreDefined) {
  constexpr double largest = std::numeric_limits<double>::max();
  constexpr double smallest = std::numeric_limits<double>::denorm_min();
  EXPECT_EQ(round_decimal(1e300, 2), 1e300);
  EXPECT_EQ(round_decimal(123456, -400), 0);
  EXPECT_EQ(round_decimal(123456, -6), 0);
  EXPECT_EQ(round_decimal(523456, -6), 1000000);
  EXPECT_EQ(round_decimal(123456, std::numeric_limits<int>::min()), 0);
  EXPECT_EQ(round_decimal(123456.5, std::numeric_limits<int>::max()), 123456.5);
  EXPECT_EQ(round_decimal(1e-300, 299), 0);
  EXPECT_EQ(round_decimal(6e-300, 299), 1e-299);
  EXPECT_EQ(round_decimal(largest, 0), 1.7976931348623e308);
  EXPECT_EQ(round_decimal(largest, -308), infinity);  // 2e308 is no double
  EXPECT_EQ(round_decimal(-largest, -308), -infinity);
  EXPECT_EQ(round_decimal(smallest, 400), smallest);
  EXPECT_EQ(round_decimal(1.2345e-310, 312), 1.23e-310);
  EXPECT_EQ(round_decimal(smallest, 5), 0);
}

// ---- against another way of doing it ----

// Schoolbook rounding on a row of decimal digits: cut, look at what was cut digit by digit, carry.
double rounded_on_paper(double number, int digits, Rounding rule) {
  char text[64];
  std::snprintf(text, sizeof text, "%.13e", std::fabs(number));
  std::vector<int> row;
  for (const char* at = text; *at != 'e'; ++at) {
    if (*at != '.') row.push_back(*at - '0');
  }
  // The places before the decimal point of the row, once zeros are put before and behind it.
  int before_point = std::atoi(std::string(text).substr(std::string(text).find('e') + 1).c_str()) + 1;
  while (before_point + digits < 1) {
    row.insert(row.begin(), 0);
    ++before_point;
  }
  row.insert(row.begin(), 0);
  ++before_point;
  const auto kept = static_cast<std::size_t>(before_point + digits);
  if (kept < row.size()) {
    int comparison = row[kept] < 5 ? -1 : row[kept] > 5 ? 1 : 0;
    for (std::size_t i = kept + 1; comparison == 0 && i < row.size(); ++i) {
      if (row[i] != 0) comparison = 1;
    }
    const bool up = comparison > 0 || (comparison == 0 && (rule == Rounding::half_up || row[kept - 1] % 2 == 1));
    row.resize(kept);
    for (std::size_t i = kept; up && i-- > 0;) {
      if (++row[i] < 10) break;
      row[i] = 0;
    }
  }
  std::string result;
  for (const int digit : row) result += static_cast<char>('0' + digit);
  result += "e" + std::to_string(before_point - static_cast<int>(row.size()));
  const double value = std::strtod(result.c_str(), nullptr);
  return value == 0 ? 0 : number < 0 ? -value : value;
}

TEST(Rounding, AgreesWithRoundingOnPaper) {
  std::mt19937_64 random(8170);
  std::uniform_int_distribution<int> digits(-6, 12);
  std::uniform_int_distribution<int> exponent(-12, 12);
  std::uniform_real_distribution<double> mantissa(-10, 10);
  for (int i = 0; i < 100000; ++i) {
    const double number = mantissa(random) * std::pow(10, exponent(random));
    const int places = digits(random);
    for (const Rounding rule : {Rounding::half_even, Rounding::half_up}) {
      ASSERT_EQ(round_decimal(number, places, rule), rounded_on_paper(number, places, rule))
          << number << " at " << places;
    }
  }
}

// A short decimal that ends in 5 is a tie at the place before: found by whole-number arithmetic, not from the double.
TEST(Rounding, EveryShortDecimalTieIsFound) {
  for (int places = 0; places <= 6; ++places) {
    for (int kept = 0; kept < 20000; kept += 7) {
      const int even = kept % 2 == 0 ? kept : kept + 1;
      const double tie = std::strtod((std::to_string(kept) + "5e-" + std::to_string(places + 1)).c_str(), nullptr);
      const std::string scale = "e-" + std::to_string(places);
      ASSERT_EQ(round_decimal(tie, places), std::strtod((std::to_string(even) + scale).c_str(), nullptr)) << tie;
      ASSERT_EQ(round_decimal(-tie, places, Rounding::half_up),
                -std::strtod((std::to_string(kept + 1) + scale).c_str(), nullptr))
          << tie;
      // The same tie as a quotient, as rates compute it.
      const double quotient = (kept * 10.0 + 5) / std::pow(10, places + 1);
      ASSERT_EQ(round_decimal(quotient, places), round_decimal(tie, places)) << tie;
    }
  }
}

TEST(Rounding, RoundingAgainChangesNothing) {
  std::mt19937_64 random(2008);
  std::uniform_real_distribution<double> number(-1e6, 1e6);
  for (int i = 0; i < 20000; ++i) {
    for (int digits = -3; digits <= 6; ++digits) {
      const double once = round_decimal(number(random), digits);
      ASSERT_EQ(round_decimal(once, digits), once);
      ASSERT_EQ(std::strtod(format_decimal(once, digits).c_str(), nullptr), once);
    }
  }
}

// ---- plain text ----

TEST(FormatDecimal, PrintsAsManyPlacesAsAsked) {
  EXPECT_EQ(format_decimal(7.5, 2), "7.50");
  EXPECT_EQ(format_decimal(37, 0), "37");
  EXPECT_EQ(format_decimal(-37.25, 1), "-37.2");
  EXPECT_EQ(format_decimal(0.004, 2), "0.00");
  EXPECT_EQ(format_decimal(0.006, 2), "0.01");
  EXPECT_EQ(format_decimal(0, 3), "0.000");
  EXPECT_EQ(format_decimal(99.996, 2), "100.00");
  EXPECT_EQ(format_decimal(0.1 + 0.2, 17), "0.30000000000000000");
  EXPECT_EQ(format_decimal(1234.5, -2), "1200");
  EXPECT_EQ(format_decimal(960, -3), "1000");
  EXPECT_EQ(format_decimal(20, -3), "0");
  EXPECT_EQ(format_decimal(1e20, -2), "1" + std::string(20, '0'));
}

TEST(FormatDecimal, NeverPrintsAnExponent) {
  EXPECT_EQ(format_decimal(1e22, 1), "1" + std::string(22, '0') + ".0");
  EXPECT_EQ(format_decimal(1e-7, 8), "0.00000010");
  EXPECT_EQ(format_decimal(1e308, 0).size(), 309u);
  EXPECT_EQ(format_decimal(1e308, 1000).size(), 309u + 1 + 400);
}

TEST(PrintedDigits, CountsThePlacesOfAPrintedNumber) {
  EXPECT_EQ(printed_digits("7.50"), 2);
  EXPECT_EQ(printed_digits("37"), 0);
  EXPECT_EQ(printed_digits("３７．５０"), 2);
  EXPECT_EQ(printed_digits("37.5%"), 1);
  EXPECT_EQ(printed_digits("≥ 69.30/10万"), 2);
  EXPECT_EQ(printed_digits("1,234.5"), 1);
  EXPECT_EQ(printed_digits("-.125"), 3);
  EXPECT_EQ(printed_digits("2."), 0);
  EXPECT_EQ(printed_digits("18..20"), 0);
  EXPECT_EQ(printed_digits("7/10.5万"), 0);
  EXPECT_EQ(printed_digits("No. 7.5"), 1);
  EXPECT_EQ(printed_digits(""), 0);
  EXPECT_EQ(printed_digits("实现"), 0);
  EXPECT_EQ(printed_digits("\xFF\xFE"), 0);
}

// ---- what a person reads ----

TEST(Display, SetsSharesTightAndOtherUnitsApart) {
  EXPECT_EQ(display(3.81, Unit::from("‰")), "3.81‰");
  EXPECT_EQ(display(69.3, Unit::from("1/10万")), "69.30/10万");
  EXPECT_EQ(display(37, Unit::from("%")), "37%");
  EXPECT_EQ(display(84.42, Unit::from("岁")), "84.42 岁");
  EXPECT_EQ(display(12, Unit::from("min")), "12 分钟");
  EXPECT_EQ(display(7.5, Unit::from("张"), 1), "7.5 张");
  EXPECT_EQ(display(0.5, Unit()), "0.500");
  EXPECT_EQ(display(-0.001, Unit::from("%"), 1), "0.0%");
}

TEST(Display, ChoosesNaturalDigits) {
  const Unit none;
  EXPECT_EQ(display(0, none), "0");
  EXPECT_EQ(display(-12, none), "-12");
  EXPECT_EQ(display(29.0 / 100 * 100, none), "29");  // 28.999999999999996
  EXPECT_EQ(display(7.5, none), "7.50");
  EXPECT_EQ(display(1234.5678, none), "1234.57");
  EXPECT_EQ(display(0.051234, none), "0.0512");
  EXPECT_EQ(display(-0.00012345, none), "-0.000123");
  EXPECT_EQ(display(0.9994, none), "0.999");
  EXPECT_EQ(display(0.9996, none), "1.00");
  EXPECT_EQ(display(0.09996, none), "0.100");
  EXPECT_EQ(display(2.999, none), "3.00");
  EXPECT_EQ(display(1e20, none), "100000000000000000000");
  EXPECT_EQ(display(0.1235, none), "0.124");
  EXPECT_EQ(display(0.1245, none), "0.124");
  EXPECT_EQ(display(0.1245, none, natural_digits, Rounding::half_up), "0.125");
}

TEST(Display, ShowsADashWhereThereIsNoValue) {
  EXPECT_EQ(display(Reason::zero_denominator, Unit::from("‰")), "—");
  EXPECT_EQ(display(Value(), Unit()), "—");
  EXPECT_EQ(display(infinity, Unit(), 2), "—");
}

}  // namespace
}  // namespace salus
