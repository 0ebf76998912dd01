#include <gtest/gtest.h>

#include <limits>

#include "support/formulas.hpp"

namespace salus {
namespace {

using support::Inputs;
using support::number;
using support::reason;
using support::value;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

TEST(Reasons, EachComesFromItsOwnCause) {
  EXPECT_EQ(reason("a+1", {{"a", Value()}}), Reason::missing);
  EXPECT_EQ(reason("a+1", {{"a", nan}}), Reason::missing);
  EXPECT_EQ(reason("a+1", {{"a", infinity}}), Reason::not_finite);
  EXPECT_EQ(reason("a+1", {{"a", -infinity}}), Reason::not_finite);
  EXPECT_EQ(reason("1/a", {{"a", 0.0}}), Reason::zero_denominator);
  EXPECT_EQ(reason("1/a", {{"a", -0.0}}), Reason::zero_denominator);
  EXPECT_EQ(reason("a/a", {{"a", 0.0}}), Reason::zero_denominator);
  EXPECT_EQ(reason("ln(a)", {{"a", 0.0}}), Reason::not_defined);
  EXPECT_EQ(reason("ln(a)", {{"a", -1.0}}), Reason::not_defined);
  EXPECT_EQ(reason("log10(a)", {{"a", -1.0}}), Reason::not_defined);
  EXPECT_EQ(reason("sqrt(a)", {{"a", -1.0}}), Reason::not_defined);
  EXPECT_EQ(reason("a^-1", {{"a", 0.0}}), Reason::not_defined);
  EXPECT_EQ(reason("a^0.5", {{"a", -8.0}}), Reason::not_defined);
  EXPECT_EQ(reason("round(a, 0.5)", {{"a", 1.0}}), Reason::not_defined);
  EXPECT_EQ(reason("a*a", {{"a", 1e200}}), Reason::overflow);
  EXPECT_EQ(reason("a+a", {{"a", 1.7e308}}), Reason::overflow);
  EXPECT_EQ(reason("-a-a", {{"a", 1.7e308}}), Reason::overflow);
  EXPECT_EQ(reason("a/1e-300", {{"a", 1e300}}), Reason::overflow);
  EXPECT_EQ(reason("exp(a)", {{"a", 1000.0}}), Reason::overflow);
  EXPECT_EQ(reason("a^a", {{"a", 1000.0}}), Reason::overflow);
  EXPECT_EQ(number("exp(a)", {{"a", -1000.0}}), 0);
  EXPECT_EQ(number("a^0", {{"a", 0.0}}), 1);
}

TEST(Reasons, TheCallersOwnReasonSurvives) {
  EXPECT_EQ(reason("a/b*1000", {{"a", Value(Reason::suppressed)}, {"b", 1.0}}), Reason::suppressed);
  EXPECT_EQ(reason("1000*(1-a)", {{"a", Value(Reason::not_published)}}), Reason::not_published);
  EXPECT_EQ(reason("a", {{"a", Value(Reason::small_numbers)}}), Reason::small_numbers);
}

TEST(Reasons, AnInvalidValueHoldsAQuietNan) {
  const Value v = value("1/a", {{"a", 0.0}});
  EXPECT_FALSE(v.valid());
  EXPECT_EQ(support::bits(v.number), support::bits(nan));
}

TEST(Reasons, OfConstantsSurviveToTheResult) {
  EXPECT_EQ(reason("1/0"), Reason::zero_denominator);
  EXPECT_EQ(reason("0*(1/0)"), Reason::zero_denominator);
  EXPECT_EQ(reason("ln(-1)"), Reason::not_defined);
  EXPECT_EQ(reason("1e308*10"), Reason::overflow);
  EXPECT_EQ(number("coalesce(1/0, 2)"), 2);
  EXPECT_EQ(number("if(1 < 2, 3, 1/0)"), 3);
}

TEST(Reasons, TheFirstInvalidOperandInSourceOrderGivesTheReason) {
  const Inputs row{{"m", Value()}, {"s", Value(Reason::suppressed)}, {"z", 0.0}, {"x", 2.0}, {"i", infinity}};
  const auto of = [&](std::string_view text) {
    const Formula formula = support::compiled(text);
    Inputs used;
    for (const std::string& name : formula.names()) used.emplace(name, row.at(name));
    return value(formula, used).reason;
  };
  EXPECT_EQ(of("m+s"), Reason::missing);
  EXPECT_EQ(of("s+m"), Reason::suppressed);
  EXPECT_EQ(of("1/z+s"), Reason::zero_denominator);
  EXPECT_EQ(of("s+1/z"), Reason::suppressed);
  EXPECT_EQ(of("s/z"), Reason::suppressed);  // the operand before the operation's own
  EXPECT_EQ(of("x/z*i"), Reason::zero_denominator);
  EXPECT_EQ(of("i*(x/z)"), Reason::not_finite);
  EXPECT_EQ(of("s > m"), Reason::suppressed);
  EXPECT_EQ(of("m > s"), Reason::missing);
  EXPECT_EQ(of("m >= s"), Reason::missing);
  EXPECT_EQ(of("s^m"), Reason::suppressed);
  EXPECT_EQ(of("min(x, m, s)"), Reason::missing);
  EXPECT_EQ(of("max(s, x, m)"), Reason::suppressed);
  EXPECT_EQ(of("sum(x, s, m)"), Reason::suppressed);
  EXPECT_EQ(of("mean(x, m, s)"), Reason::missing);
  EXPECT_EQ(of("round(s, m)"), Reason::suppressed);
  EXPECT_EQ(of("pow(x, s)"), Reason::suppressed);
  EXPECT_EQ(of("m > 0 or s > 0 or x > 1"), Reason::none);
}

TEST(Reasons, IfTakesTheValidityOfTheChosenBranchAlone) {
  EXPECT_EQ(number("if(b=0, 0, a/b)", {{"a", 1.0}, {"b", 0.0}}), 0);
  EXPECT_EQ(number("if(b=0, 0, a/b)", {{"a", 1.0}, {"b", 4.0}}), 0.25);
  EXPECT_EQ(reason("if(b=0, 0, a/b)", {{"a", 1.0}, {"b", Value()}}), Reason::missing);
  EXPECT_EQ(number("if(1 < 2, a, b)", {{"a", 5.0}, {"b", Value()}}), 5);
  EXPECT_EQ(reason("if(2 < 1, a, b)", {{"a", 5.0}, {"b", Value(Reason::suppressed)}}), Reason::suppressed);
  EXPECT_EQ(reason("if(c > 0, a, b)", {{"a", Value()}, {"b", Value()}, {"c", Value(Reason::suppressed)}}),
            Reason::suppressed);
  EXPECT_EQ(reason("if(a > 0, 1/b, ln(b))", {{"a", 1.0}, {"b", 0.0}}), Reason::zero_denominator);
  EXPECT_EQ(reason("if(a > 0, 1/b, ln(b))", {{"a", -1.0}, {"b", 0.0}}), Reason::not_defined);
  EXPECT_EQ(number("if(a > 0, a, -a)", {{"a", -3.0}}), 3);
  EXPECT_EQ(number("if(a > 0, a > 1, a < -1) or 1 > 2", {{"a", -3.0}}), 1);  // conditions as branches
}

TEST(Reasons, CoalesceTakesTheFirstThatIsValid) {
  EXPECT_EQ(number("coalesce(a, b, 9)", {{"a", Value()}, {"b", 4.0}}), 4);
  EXPECT_EQ(number("coalesce(a, b, 9)", {{"a", 3.0}, {"b", 4.0}}), 3);
  EXPECT_EQ(number("coalesce(a, b, 9)", {{"a", Value()}, {"b", Value()}}), 9);
  EXPECT_EQ(number("coalesce(1/a, 7)", {{"a", 0.0}}), 7);
  EXPECT_EQ(number("coalesce(a, 7)", {{"a", infinity}}), 7);
  EXPECT_EQ(number("coalesce(a*a, 7)", {{"a", 1e300}}), 7);
  // Where none is, the first gives the reason.
  EXPECT_EQ(reason("coalesce(a, b)", {{"a", Value(Reason::suppressed)}, {"b", Value()}}), Reason::suppressed);
  EXPECT_EQ(reason("coalesce(a, b, c)", {{"a", Value()}, {"b", Value(Reason::suppressed)}, {"c", infinity}}),
            Reason::missing);
}

TEST(Reasons, IsMissingAndCountSeeEveryInvalidValue) {
  EXPECT_EQ(number("is_missing(a)", {{"a", Value()}}), 1);
  EXPECT_EQ(number("is_missing(a)", {{"a", nan}}), 1);
  EXPECT_EQ(number("is_missing(a)", {{"a", infinity}}), 1);
  EXPECT_EQ(number("is_missing(a)", {{"a", 0.0}}), 0);
  EXPECT_EQ(number("is_missing(1/a)", {{"a", 0.0}}), 1);
  EXPECT_EQ(number("is_missing(a*a)", {{"a", 1e300}}), 1);
  EXPECT_EQ(number("is_missing(a > 1)", {{"a", Value()}}), 1);
  EXPECT_EQ(number("count(a, b, 1/b, 5)", {{"a", Value()}, {"b", 0.0}}), 2);
}

TEST(Reasons, MissingPropagatesThroughEverythingElse) {
  for (const char* text : {"-a",
                           "abs(a)",
                           "sqrt(a)",
                           "exp(a)",
                           "ln(a)",
                           "log10(a)",
                           "floor(a)",
                           "ceil(a)",
                           "round(a, 1)",
                           "round(1, a)",
                           "a+1",
                           "1-a",
                           "a*0",
                           "0*a",
                           "a/1",
                           "0/a",
                           "a^0",
                           "1^a",
                           "pow(1, a)",
                           "min(a, 1)",
                           "min(1, a)",
                           "max(1, a)",
                           "sum(1, a)",
                           "mean(1, a)",
                           "a = a",
                           "a != a",
                           "a < 1",
                           "not a > 1",
                           "if(a > 1, 1, 2)"})
    EXPECT_EQ(reason(text, {{"a", Value()}}), Reason::missing) << text;
}

TEST(Reasons, AnInfinityIsNotHiddenByWhatWouldSwallowIt) {
  for (const char* text : {"1/a", "a^0", "1^a", "exp(-a)", "min(a, 1)", "max(-a, 1)", "a > 1", "1 > a", "a = a",
                           "if(a > 1, 1, 2)", "round(1, a)", "0*a", "a-a"})
    EXPECT_EQ(reason(text, {{"a", infinity}}), Reason::not_finite) << text;
  // Neither is one that arose on the way.
  for (const char* text : {"1/(a*a)", "(a*a)^0", "exp(-(a*a))", "min(a*a, 1)", "a*a > 1", "0*(a*a)"})
    EXPECT_EQ(reason(text, {{"a", 1e300}}), Reason::overflow) << text;
  EXPECT_EQ(number("a*a > 1 or a > 1", {{"a", 1e300}}), 1);
}

}  // namespace
}  // namespace salus
