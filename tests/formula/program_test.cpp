// Reviewed programs: what an instruction list must look like, and why.
#include <gtest/gtest.h>

#include "support/formulas.hpp"

namespace salus {
namespace {

using support::compiled;
using support::element;

std::string program(std::string_view text) { return compiled(text).dump(); }

TEST(Program, OfARatioChecksNothingOnTheWay) {
  // What is not finite in a or b passes through to the result, where it is found.
  EXPECT_EQ(program("a/b*1000"),
            "s0 = input [a]\n"
            "s1 = input [b]\n"
            "r0 = divide s0 s1\n"
            "r1 = multiply r0 1000\n"
            "return r1\n");
}

TEST(Program, ComputesEqualExpressionsOnce) {
  EXPECT_EQ(program("(a+b)/(a+b)+(a+b)"),
            "s0 = input [a]\n"
            "s1 = input [b]\n"
            "r0 = add s0 s1\n"
            "r1 = divide r0 r0\n"
            "r2 = add r1 r0\n"
            "return r2\n");
  EXPECT_EQ(program("max(a*2, a*2)"),
            "s0 = input [a]\n"
            "r0 = multiply s0 2\n"
            "r1 = max r0 r0\n"
            "return r1\n");
}

TEST(Program, UsesRegistersAgainAndGivesTheResultItsOwn) {
  EXPECT_EQ(program("(a+b)*(c+d)-(a-b)"),
            "s0 = input [a]\n"
            "s1 = input [b]\n"
            "s2 = input [c]\n"
            "s3 = input [d]\n"
            "r0 = add s0 s1\n"
            "r1 = add s2 s3\n"
            "r1 = multiply r0 r1\n"
            "r0 = subtract s0 s1\n"
            "r2 = subtract r1 r0\n"
            "return r2\n");
  // A long sum needs one register beside the result's.
  EXPECT_EQ(program("a+b+a+b+a"),
            "s0 = input [a]\n"
            "s1 = input [b]\n"
            "r0 = add s0 s1\n"
            "r0 = add r0 s0\n"
            "r0 = add r0 s1\n"
            "r1 = add r0 s0\n"
            "return r1\n");
}

TEST(Program, FoldsConstantsButKeepsWhatHasNoValue) {
  EXPECT_EQ(program("2*3*a"), "s0 = input [a]\nr0 = multiply 6 s0\nreturn r0\n");
  EXPECT_EQ(program("a*(60*24)"), "s0 = input [a]\nr0 = multiply s0 1440\nreturn r0\n");
  EXPECT_EQ(program("if(1 < 2, round(2.5, 0), 9)"), "return 2\n");
  EXPECT_EQ(program("1/0"), "r0 = divide 1 0\nreturn r0\n");
  EXPECT_EQ(program("-0.5"), "return -0.5\n");
}

TEST(Program, OfABareNameReadsItsColumn) { EXPECT_EQ(program("a"), "s0 = input [a]\nreturn s0\n"); }

TEST(Program, ChecksWhatWouldHideAnInfinity) {
  EXPECT_EQ(program("if(a > b, a, coalesce(b*b, 1))"),
            "s0 = input [a]\n"
            "s1 = input [b]\n"
            "r0 = greater s0 s1\n"
            "r1 = multiply s1 s1 checked\n"
            "r1 = coalesce r1 1\n"
            "r2 = select r0 s0 r1\n"
            "return r2\n");
}

TEST(Program, ConvertsOnlyWhereUnitsDiffer) {
  const Symbols symbols =
      support::declared({element("a", "%"), element("b", "‰"), element("n", "人"), element("d", "人")});
  EXPECT_EQ(compiled("a+a", symbols).dump(), "s0 = input [a]\nr0 = add s0 s0\nreturn r0\n");
  EXPECT_EQ(compiled("a", symbols, support::in_unit("‰")).dump(), "s0 = input [a]\nr0 = multiply s0 10\nreturn r0\n");
  EXPECT_EQ(compiled("n/d×1000‰", symbols, support::in_unit("‰")).dump(),
            "s0 = input [n]\ns1 = input [d]\nr0 = divide s0 s1\nr1 = multiply r0 1000\nreturn r1\n");
  EXPECT_EQ(compiled("n/d×1000‰", symbols, support::in_unit("%")).dump(),
            "s0 = input [n]\ns1 = input [d]\nr0 = divide s0 s1\nr0 = multiply r0 1000\nr1 = divide r0 "
            "10\nreturn r1\n");
}

TEST(Program, ReadsOtherPeriodsAndWindowsAsColumnsOfTheirOwn) {
  EXPECT_EQ(program("a - a@-1y"),
            "s0 = input [a]\n"
            "s1 = input [a] @-1y\n"
            "r0 = subtract s0 s1\n"
            "return r0\n");
  EXPECT_EQ(program("sum((a/b)@[-4y..0y]) / 5"),
            "s0 = sum @[-4y..0y]\n"
            "  s0 = input [a]\n"
            "  s1 = input [b]\n"
            "  r0 = divide s0 s1\n"
            "  return r0\n"
            "r0 = divide s0 5\n"
            "return r0\n");
  EXPECT_EQ(program("a@-1y + (a@-1y)"), "s0 = input [a] @-1y\nr0 = add s0 s0\nreturn r0\n");
}

TEST(Program, ShiftsAddUp) {
  const Formula formula = compiled("(a + b@-1q)@-1y");
  EXPECT_TRUE(formula.needs_dataset());
  EXPECT_EQ(formula.dump(),
            "s0 = input [a] @-1y\n"
            "s1 = input [b] @-1y @-1q\n"
            "r0 = add s0 s1\n"
            "return r0\n");
}

}  // namespace
}  // namespace salus
