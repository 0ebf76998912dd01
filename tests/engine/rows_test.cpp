#include "salus/engine/rows.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "support/columns.hpp"

namespace salus {
namespace {

using support::compiled;

TEST(Evaluate, TakesInputsInTheOrderOfNames) {
  const Formula formula = compiled("b - a");
  ASSERT_EQ(formula.names(), (std::vector<std::string>{"b", "a"}));
  const Value row[] = {10.0, 4.0};
  const Result<Value> result = evaluate(formula, row);
  ASSERT_TRUE(result.ok());
  EXPECT_EQ(result->number, 6);
}

TEST(Evaluate, OfAFormulaWithoutInputsNeedsNone) {
  EXPECT_EQ(evaluate(compiled("2 + 3"), {})->number, 5);
  EXPECT_EQ(evaluate(compiled("1 / 0"), {})->reason, Reason::zero_denominator);
}

TEST(Evaluate, RefusesFewerOrMoreInputsThanNames) {
  const Value row[] = {1.0, 2.0, 3.0};
  for (std::size_t count : {0, 1, 3}) {
    const Result<Value> result = evaluate(compiled("a + b"), span<const Value>(row, count));
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.diagnostics()[0].code, Code::unequal_lengths);
  }
}

TEST(Evaluate, RefusesWhatNeedsADataset) {
  const Value row[] = {1.0};
  for (const char* text : {"a@-1y", "sum(a@[..])", "a@0y"}) {
    const Result<Value> result = evaluate(compiled(text), row);
    ASSERT_FALSE(result.ok()) << text;
    EXPECT_EQ(result.diagnostics()[0].code, Code::needs_dataset);
  }
}

TEST(Evaluate, ManyInputsAndRegistersDoNotFitTheStackAndNeedNot) {
  std::string text = "x0";
  std::string nested = "x0";
  for (int i = 1; i < 40; ++i) {
    text += "+x" + std::to_string(i) + "*" + std::to_string(i) + ".5";
    nested = "(" + nested + "/x" + std::to_string(i) + ")";
  }
  std::vector<Value> row(40, Value(1.0));
  double expected = 1;
  for (int i = 1; i < 40; ++i) expected += i + 0.5;
  EXPECT_EQ(evaluate(compiled(text), row)->number, expected);
  EXPECT_EQ(evaluate(compiled(nested), row)->number, 1);
  row[39] = Reason::suppressed;
  EXPECT_EQ(evaluate(compiled(text), row)->reason, Reason::suppressed);
}

TEST(Evaluate, AHandMadeValueIsLookedAtAll) {
  // A reason of none beside a NaN or an infinity is a contradiction that must not come out as a valid number.
  Value infinite;
  infinite.number = std::numeric_limits<double>::infinity();
  infinite.reason = Reason::none;
  Value nan;
  nan.reason = Reason::none;
  for (const char* text : {"a", "a+1", "1/a", "if(a > 1, 1, 2)"}) {
    EXPECT_EQ(evaluate(compiled(text), span<const Value>(&infinite, 1))->reason, Reason::not_finite) << text;
    EXPECT_EQ(evaluate(compiled(text), span<const Value>(&nan, 1))->reason, Reason::missing) << text;
  }
}

}  // namespace
}  // namespace salus
