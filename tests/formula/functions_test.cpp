// median, clamp, share, rate, growth and cagr, and the steps of time that the last two take.
#include <gtest/gtest.h>

#include <cmath>

#include "formula/compiled.hpp"
#include "support/formulas.hpp"

namespace salus {
namespace {

using support::compiled;
using support::declared;
using support::element;
using support::in_unit;
using support::number;
using support::reason;
using support::refused;
using support::refused_code;
using support::value;

TEST(Functions, TheMedianIsTheMiddleOrTheMeanOfTheTwoInTheMiddle) {
  EXPECT_EQ(number("median(3)"), 3);
  EXPECT_EQ(number("median(3, 1, 2)"), 2);
  EXPECT_EQ(number("median(4, 1, 3, 2)"), 2.5);
  EXPECT_EQ(number("median(9, 1, 8, 2, 7, 3, 6, 4, 5)"), 5);
  EXPECT_EQ(number("median(5, 5, 1, 5)"), 5);
  std::string many = "median(";
  for (int i = 0; i < 100; ++i) many += (i > 0 ? "," : "") + std::to_string((i * 37) % 100);
  EXPECT_EQ(number(many + ")"), 49.5);
  EXPECT_EQ(refused_code(many + ", 1)"), Code::wrong_argument_count);
  EXPECT_EQ(bool(std::signbit(number("median(-0, 0)"))), false);
}

TEST(Functions, AMedianHasTheReasonOfItsFirstInvalidArgument) {
  EXPECT_EQ(reason("median(a, b, c)", {{"a", 1.0}, {"b", Reason::suppressed}, {"c", Reason::missing}}),
            Reason::suppressed);
  EXPECT_EQ(reason("median(1/0, c)", {{"c", Reason::missing}}), Reason::zero_denominator);
}

TEST(Functions, ClampHoldsAValueBetweenTwoLimits) {
  EXPECT_EQ(number("clamp(5, 0, 3)"), 3);
  EXPECT_EQ(number("clamp(-5, 0, 3)"), 0);
  EXPECT_EQ(number("clamp(2, 0, 3)"), 2);
  EXPECT_EQ(number("clamp(2, a, b)", {{"a", 3.0}, {"b", 1.0}}), 1) << "the upper limit comes last";
  EXPECT_EQ(reason("clamp(2, a, 3)", {{"a", Reason::missing}}), Reason::missing);
  EXPECT_EQ(refused_code("clamp(x, 3, 0)"), Code::invalid_argument);
  // 接种率 is in %: the limit of 90 % is the share 0.9.
  const Symbols symbols = declared({element("接种率", "%")});
  EXPECT_EQ(value(compiled("clamp(接种率, 0, 90%)", symbols, in_unit("%")), {{"接种率", 95.0}}).number, 90);
}

TEST(Functions, AShareIsShownInTheUnitOfTheIndicator) {
  EXPECT_EQ(value(compiled("share(a, b)", {}, in_unit("%")), {{"a", 1.0}, {"b", 4.0}}).number, 25);
  EXPECT_EQ(value(compiled("share(a, b)", {}, in_unit("‰")), {{"a", 1.0}, {"b", 4.0}}).number, 250);
  EXPECT_EQ(number("share(a, b)", {{"a", 1.0}, {"b", 4.0}}), 0.25);
  EXPECT_EQ(value(compiled("share(a, b)×100%", {}, in_unit("%")), {{"a", 1.0}, {"b", 4.0}}).number, 25);
  EXPECT_EQ(reason("share(a, b)", {{"a", 1.0}, {"b", 0.0}}), Reason::zero_denominator);
  EXPECT_EQ(compiled("share(a + 1, b)").numerator(), "a + 1");
  EXPECT_EQ(compiled("share(a, b)*100%").denominator(), "b");
  const Symbols symbols = declared({element("费用", "元"), element("面积", "平方米")});
  EXPECT_EQ(refused_code("share(费用, 面积)", symbols), Code::unit_conflict);
  EXPECT_EQ(support::warnings("share(a, b)*100", {}, in_unit("%")), std::vector<Code>{Code::suspicious_scale});
}

TEST(Functions, ARateIsItsEventsOverItsPopulationAsPrinted) {
  EXPECT_EQ(compiled("rate(a, b, 1000)").dump(), compiled("a/b*1000").dump());
  EXPECT_EQ(compiled("rate(a, b, 1000‰)", {}, in_unit("‰")).dump(), compiled("a/b*1000‰", {}, in_unit("‰")).dump());
  EXPECT_EQ(compiled("rate(a, b, 10 万/10 万)", {}, in_unit("‰")).dump(),
            compiled("a/b*100000/10万", {}, in_unit("‰")).dump());
  const Formula rate = compiled("rate(死亡, 人口, 10 万/10 万)", {}, in_unit("/10万"));
  EXPECT_DOUBLE_EQ(value(rate, {{"死亡", 7.0}, {"人口", 1e5}}).number, 7);
  EXPECT_EQ(compiled("rate(a, b, 1000)").numerator(), "a");
  EXPECT_EQ(compiled("rate(a, b, c)").numerator(), "");
}

TEST(Functions, GrowthIsAgainstThePeriodBeforeOrTheOneNamed) {
  EXPECT_EQ(compiled("growth( x )").canonical(), "growth(x)");
  EXPECT_EQ(compiled("growth(x，－1y)").canonical(), "growth(x, -1y)");
  EXPECT_EQ(compiled("growth(x, @-1y)").canonical(), "growth(x, -1y)");
  EXPECT_EQ(compiled("growth(x, @2015)").canonical(), "growth(x, @2015)");
  EXPECT_EQ(compiled("cagr(x/y, -5y)").canonical(), "cagr(x / y, -5y)");
  const Formula growth = compiled("growth(x, -1y)");
  EXPECT_EQ(growth.compiled().program.slots.size(), 2u) << "x is read for two periods";
  EXPECT_TRUE(growth.needs_dataset());
  for (const char* text : {"growth(x, 1y)", "growth(x, 0y)", "growth(x, y)", "growth(x, 1)", "cagr(x, @2015)",
                           "cagr(x, 2015)", "cagr(x, 5y)"})
    EXPECT_EQ(refused_code(text), Code::invalid_period) << text;
  for (const char* text : {"cagr(x)", "growth()", "growth(x, 1, -1y)"})
    EXPECT_EQ(refused_code(text), Code::wrong_argument_count) << text;
  EXPECT_EQ(refused_code("max(x, -1y)"), Code::name_needs_brackets);
  EXPECT_EQ(refused_code("growth(x@[..])"), Code::window_outside_aggregate);
  EXPECT_EQ(refused_code("growth(x > 1)"), Code::type_conflict);
}

TEST(Functions, ADeclaredNameThatReadsLikeAStepIsTheName) {
  const Symbols symbols = declared({element("x"), element("1y 人口")});
  EXPECT_EQ(refused_code("growth(x, -1y 人口)", symbols), Code::invalid_period);
  EXPECT_EQ(compiled("growth(1y 人口, -1y)", symbols).canonical(), "growth(1y 人口, -1y)");
}

TEST(Functions, GrowthInsideGrowthIsBounded) {
  EXPECT_TRUE(Formula::compile("growth(growth(growth(growth(x))))").ok());
  EXPECT_EQ(refused_code("growth(growth(growth(growth(growth(x)))))"), Code::too_deep);
  EXPECT_EQ(refused_code(support::repeated("growth(", 60) + "x" + support::repeated(")", 60)), Code::too_deep);
}

TEST(Functions, AYearToDateIsAWindow) {
  EXPECT_EQ(compiled("sum(x@[ ytd ])").canonical(), "sum(x@[ytd])");
  EXPECT_EQ(refused_code("x@[ytd]"), Code::window_outside_aggregate);
  EXPECT_EQ(refused_code("sum(x@[ytd..])"), Code::invalid_period);
}

}  // namespace
}  // namespace salus
