#include <gtest/gtest.h>

#include "formula/compiled.hpp"
#include "support/formulas.hpp"

namespace salus {
namespace {

using formula::TimeReference;
using support::compiled;
using support::refused_code;

TimeReference shift(const Formula& formula) { return formula.compiled().ast.shifts.at(0); }

TEST(Periods, AShiftIsRelativeOrAFixedPeriod) {
  struct Case {
    const char* text;
    std::int64_t steps;
    Frequency step;
  };
  const Case relative[] = {{"x@-1y", -1, Frequency::year},    {"x@+2h", 2, Frequency::half},
                           {"x@-1q", -1, Frequency::quarter}, {"x@-12m", -12, Frequency::month},
                           {"x@3w", 3, Frequency::week},      {"x@-30d", -30, Frequency::day},
                           {"x @ -1y", -1, Frequency::year},  {"x＠－1y", -1, Frequency::year}};
  for (const Case& c : relative) {
    const Formula formula = compiled(c.text);
    EXPECT_EQ(shift(formula).kind, TimeReference::Kind::relative) << c.text;
    EXPECT_EQ(shift(formula).steps, c.steps) << c.text;
    EXPECT_EQ(shift(formula).step, c.step) << c.text;
    EXPECT_TRUE(formula.needs_dataset()) << c.text;
  }
  for (const char* period : {"2015", "2015-H1", "2015-Q1", "2015-03", "2015-W07", "2015-03-14"}) {
    const Formula formula = compiled(std::string("x@") + period);
    EXPECT_EQ(shift(formula).kind, TimeReference::Kind::fixed) << period;
    EXPECT_EQ(shift(formula).period.to_string(), period);
  }
  EXPECT_EQ(shift(compiled("x@0y")).kind, TimeReference::Kind::current);
}

TEST(Periods, APeriodEndsWhereArithmeticGoesOn) {
  EXPECT_EQ(compiled("x@2015-y").canonical(), "x@2015 - y");
  EXPECT_EQ(compiled("x@2015/y@2014-1").canonical(), "x@2015 / y@2014 - 1");
  EXPECT_EQ(compiled("x@2015*2").canonical(), "x@2015 * 2");
}

TEST(Periods, AWindowStandsInsideAnAggregate) {
  for (const char* text :
       {"sum(x@[-4y..0y])", "mean(x@[2016..2020])", "max(x@[..])", "min(x@[..-1y])", "count(x@[2016..])",
        "sum((x/y)@[-4y..0y])", "sum(x@[ -4y .. 0y ])", "sum(x@[-4y…0y])", "sum(x＠［－4y..0y］)"})
    EXPECT_TRUE(compiled(text).needs_dataset()) << text;
  for (const char* text : {"x@[-4y..0y]", "abs(x@[-4y..0y])", "sum(x@[..], y)", "coalesce(x@[..], 1)", "sum(x@[..]*2)",
                           "round(x@[..], 1)", "count(x@[..], 1)", "if(a > 1, x@[..], 1)"})
    EXPECT_EQ(refused_code(text), Code::window_outside_aggregate) << text;
}

TEST(Periods, WhatIsNoPeriodIsAnError) {
  for (const char* text : {"x@", "x@y", "x@-1", "x@1z", "x@99999999999y", "sum(x@[1])", "sum(x@[-1y..", "sum(x@[])",
                           "sum(x@[a..b])", "x@@-1y"})
    EXPECT_EQ(refused_code(text), Code::invalid_period) << text;
  EXPECT_EQ(refused_code("@-1y"), Code::syntax);
  EXPECT_EQ(refused_code("1 + @2015"), Code::syntax);
}

}  // namespace
}  // namespace salus
