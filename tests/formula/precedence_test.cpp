#include <gtest/gtest.h>

#include <cmath>

#include "support/formulas.hpp"

namespace salus {
namespace {

using support::compiled;
using support::number;
using support::refused;
using support::refused_code;

std::string program(std::string_view text) { return compiled(text).dump(); }

TEST(Precedence, DivisionAndMultiplicationAssociateToTheLeft) {
  EXPECT_EQ(number("12/3*2"), 8);
  EXPECT_EQ(number("100/10/5"), 2);
  EXPECT_EQ(number("a/b*c", {{"a", 6.0}, {"b", 3.0}, {"c", 5.0}}), 10);
  EXPECT_EQ(program("a/b*c"), program("(a/b)*c"));
  EXPECT_NE(program("a/b*c"), program("a/(b*c)"));
}

TEST(Precedence, ARateIsNotDividedByItsScale) {
  // 12/5769 is 2.0800832…‰; an indicator parser of some fame gives 0.00000208.
  EXPECT_NEAR(number("12/5769*1000"), 2.0800832033281331, 1e-14);
  EXPECT_EQ(number("12/5769*1000"), 12.0 / 5769 * 1000);
}

TEST(Precedence, SubtractionAssociatesToTheLeft) {
  EXPECT_EQ(number("10-4-3"), 3);
  EXPECT_EQ(number("10-(4-3)"), 9);
  EXPECT_EQ(number("10-4+3"), 9);
}

TEST(Precedence, PowerBindsMoreThanASignBeforeItAndLessThanOneAfterIt) {
  EXPECT_EQ(number("-2^2"), -4);
  EXPECT_EQ(number("(-2)^2"), 4);
  EXPECT_EQ(number("2^-1"), 0.5);
  EXPECT_EQ(number("2^-3^2"), std::pow(2.0, -9));
  EXPECT_EQ(number("2*-3"), -6);
  EXPECT_EQ(number("2--3"), 5);
  EXPECT_EQ(number("--3"), 3);
  EXPECT_EQ(number("+3-+2"), 1);
}

TEST(Precedence, PowerAssociatesToTheRight) {
  EXPECT_EQ(number("2^3^2"), 512);
  EXPECT_EQ(number("(2^3)^2"), 64);
  EXPECT_EQ(number("2^0.5"), std::sqrt(2.0));
}

TEST(Precedence, PowerComesBeforeProductsAndProductsBeforeSums) {
  EXPECT_EQ(number("2+3*4^2"), 50);
  EXPECT_EQ(number("2*3^2"), 18);
  EXPECT_EQ(number("1+2*3-4/2"), 5);
}

TEST(Precedence, ComparisonsComeAfterSumsAndBeforeLogic) {
  EXPECT_EQ(number("1+1 < 2+1"), 1);
  EXPECT_EQ(number("1 < 2 and 2 < 1 or 3 < 4"), 1);
  EXPECT_EQ(number("1 < 2 or 2 < 1 and 4 < 3"), 1);    // and first
  EXPECT_EQ(number("(1 < 2 or 2 < 1) and 4 < 3"), 0);  // not from the left
}

TEST(Precedence, NotIsLooserThanComparisonsAndTighterThanAnd) {
  EXPECT_EQ(number("not 1 > 2"), 1);
  EXPECT_EQ(number("not 2 > 1 or 1 > 0"), 1);
  EXPECT_EQ(number("not (2 > 1 or 1 > 0)"), 0);
  EXPECT_EQ(number("not not 2 > 1"), 1);
  EXPECT_EQ(number("!2 > 1 && 1 > 2"), 0);
}

TEST(Precedence, ComparisonsAreNotChained) {
  for (const char* text : {"1 < 2 < 3", "a = b = c", "a < b >= c", "(a < b < c)", "if(a < b < c, 1, 2)"}) {
    const Diagnostics errors = refused(text);
    ASSERT_EQ(errors.size(), 1u) << text;
    EXPECT_EQ(errors[0].code, Code::chained_comparison) << text;
  }
  EXPECT_EQ(refused("a < b ≤ c")[0].place.begin, 6);
  EXPECT_EQ(number("1 < 2 and 2 < 3"), 1);
}

TEST(Precedence, CommaSeparatesArgumentsAlone) {
  EXPECT_EQ(number("max(1, 2)"), 2);
  EXPECT_EQ(number("max((1), (2)*3)"), 6);
  EXPECT_EQ(refused_code("1, 2"), Code::syntax);
  EXPECT_EQ(refused_code("(1, 2)"), Code::syntax);
}

}  // namespace
}  // namespace salus
