// The three-valued logic of Kleene.
#include <gtest/gtest.h>

#include "support/formulas.hpp"

namespace salus {
namespace {

using support::reason;
using support::value;

// x > 0 is true for 1, false for −1, missing for missing.
const Value truth = 1.0;
const Value falsehood = -1.0;
const Value unknown = Value();

enum Truth { no, yes, missing };
Truth of(const Value& v) { return !v.valid() ? missing : v.number != 0 ? yes : no; }

TEST(Logic, AndAndOrOverAllNineCombinations) {
  struct Row {
    Value a;
    Value b;
    Truth conjunction;
    Truth disjunction;
  };
  const Row table[] = {
      {truth, truth, yes, yes},       {truth, falsehood, no, yes},       {truth, unknown, missing, yes},
      {falsehood, truth, no, yes},    {falsehood, falsehood, no, no},    {falsehood, unknown, no, missing},
      {unknown, truth, missing, yes}, {unknown, falsehood, no, missing}, {unknown, unknown, missing, missing},
  };
  for (const Row& row : table) {
    const support::Inputs inputs{{"a", row.a}, {"b", row.b}};
    EXPECT_EQ(of(value("a > 0 and b > 0", inputs)), row.conjunction) << row.a.number << " and " << row.b.number;
    EXPECT_EQ(of(value("a > 0 or b > 0", inputs)), row.disjunction) << row.a.number << " or " << row.b.number;
    // De Morgan holds in this logic, too.
    EXPECT_EQ(of(value("not (not a > 0 or not b > 0)", inputs)), row.conjunction);
    EXPECT_EQ(of(value("not (not a > 0 and not b > 0)", inputs)), row.disjunction);
  }
}

TEST(Logic, NotOfMissingIsMissing) {
  EXPECT_EQ(of(value("not a > 0", {{"a", truth}})), no);
  EXPECT_EQ(of(value("not a > 0", {{"a", falsehood}})), yes);
  EXPECT_EQ(of(value("not a > 0", {{"a", unknown}})), missing);
}

TEST(Logic, OfTwoUndecidedSidesTheFirstGivesTheReason) {
  const support::Inputs inputs{{"s", Value(Reason::suppressed)}, {"m", Value()}};
  EXPECT_EQ(reason("s > 0 and m > 0", inputs), Reason::suppressed);
  EXPECT_EQ(reason("m > 0 and s > 0", inputs), Reason::missing);
  EXPECT_EQ(reason("s > 0 or m > 0", inputs), Reason::suppressed);
  // A valid side that does not decide leaves the other's reason.
  EXPECT_EQ(reason("1 > 0 and s > 0", {{"s", Value(Reason::suppressed)}}), Reason::suppressed);
  EXPECT_EQ(reason("s > 0 or 1 < 0", {{"s", Value(Reason::suppressed)}}), Reason::suppressed);
}

TEST(Logic, ConditionsAreNotNumbersAndNumbersNotConditions) {
  using support::refused_code;
  for (const char* text : {"a and b > 0", "a > 0 or b", "not a", "if(a, 1, 2)", "(a > 0) + 1", "-(a > 0)", "abs(a > 0)",
                           "sum(1, a > 0)", "(a > 0) = (b > 0)", "max(a > 0, 1)", "if(a > 0, b > 0, 1)",
                           "pow(a > 0, 1)", "coalesce(a > 0, 1)", "(a > 0)^2", "2*(a > 0)"})
    EXPECT_EQ(refused_code(text), Code::type_conflict) << text;
}

}  // namespace
}  // namespace salus
