#include <gtest/gtest.h>

#include <cmath>

#include "support/formulas.hpp"

namespace salus {
namespace {

using support::compiled;
using support::number;
using support::refused_code;

void expect_one_program(const std::vector<const char*>& spellings) {
  const Formula first = compiled(spellings.front());
  for (const char* text : spellings) {
    const Formula other = compiled(text);
    EXPECT_EQ(other.dump(), first.dump()) << text;
    EXPECT_EQ(other.canonical(), first.canonical()) << text;
  }
}

TEST(Operators, EverySpellingGivesTheSameProgram) {
  expect_one_program({"a + b", "a+b", "a＋b", "a　+　b", "a\n+\r\n\tb"});
  expect_one_program({"a - b", "a－b", "a−b", "a–b"});
  expect_one_program({"a * b", "a×b", "a＊b", "a·b"});
  expect_one_program({"a / b", "a÷b", "a／b", "a∕b", "a⁄b"});
  expect_one_program({"a ^ b", "a＾b"});
  expect_one_program({"-a", "－a", "−a", "–a"});
  expect_one_program({"a < b", "a＜b"});
  expect_one_program({"a <= b", "a≤b", "a＜＝b", "a≦b", "a<＝b"});
  expect_one_program({"a > b", "a＞b"});
  expect_one_program({"a >= b", "a≥b", "a＞＝b", "a≧b"});
  expect_one_program({"a = b", "a==b", "a＝b", "a＝＝b"});
  expect_one_program({"a != b", "a≠b", "a！＝b"});
  expect_one_program({"a>0 or b>0", "a>0 || b>0", "a>0 或 b>0", "a>0 ｜｜ b>0", "(a>0)或(b>0)"});
  expect_one_program({"a>0 and b>0", "a>0 && b>0", "a>0 且 b>0", "a>0 ＆＆ b>0", "(a>0)且(b>0)"});
  expect_one_program({"not a>0", "!a>0", "非 a>0", "！a>0", "非(a>0)"});
  expect_one_program({"max(a, b)", "max（a，b）", "max（a,b)", "ｍａｘ(a, b)", "max (a, b)"});
  expect_one_program({"(a + b) * c", "（a＋b）×c", "（ a + b ) × c"});
  expect_one_program({"50%", "50％", "５０%", "50 %"});
}

TEST(Operators, AWordIsAnOperatorOnlyAsAWholeRun) {
  // orange, android, notes, 非典, 或者, 且末 are names.
  for (const char* name : {"orange", "android", "notes", "非典", "或者", "且末", "nor", "band", "a或b"}) {
    const Formula formula = compiled(name);
    ASSERT_EQ(formula.names().size(), 1u) << name;
    EXPECT_EQ(formula.names()[0], name);
  }
  EXPECT_EQ(number("x>0 and y>0", {{"x", 1.0}, {"y", 1.0}}), 1);
  // Names are case-sensitive, and so are words.
  EXPECT_EQ(compiled("OR").names()[0], "OR");
}

TEST(Operators, SingleBarAndAmpersandAreNone) {
  EXPECT_EQ(refused_code("a>0 | b>0"), Code::syntax);
  EXPECT_EQ(refused_code("a>0 & b>0"), Code::syntax);
}

TEST(Operators, EqualityForgivesTheLastDigits) {
  EXPECT_EQ(number("29/100*100 >= 29"), 1);
  EXPECT_EQ(number("990 <= 900*110%"), 1);
  EXPECT_EQ(number("0.1+0.2 = 0.3"), 1);
  EXPECT_EQ(number("0.1+0.2 > 0.3"), 0);
  EXPECT_EQ(number("0.1+0.2 != 0.3"), 0);
  EXPECT_EQ(number("1 = 1.000000000001"), 0);
  EXPECT_EQ(number("1 < 1.000000000001"), 1);
  EXPECT_EQ(number("0 = 1e-300"), 0);  // relative, so nothing but zero equals zero
  EXPECT_EQ(number("0 < 1e-300"), 1);
  EXPECT_EQ(number("-1e308 = 1e308"), 0);  // the difference overflows
  EXPECT_EQ(number("-1e308 < 1e308"), 1);
}

TEST(Operators, FunctionsDoWhatTheirNamesSay) {
  EXPECT_EQ(number("min(3, 1, 2)"), 1);
  EXPECT_EQ(number("max(3, 1, 2)"), 3);
  EXPECT_EQ(number("sum(1, 2, 3)"), 6);
  EXPECT_EQ(number("mean(1, 2, 6)"), 3);
  EXPECT_EQ(number("count(1, 2, 6)"), 3);
  EXPECT_EQ(number("abs(-3)"), 3);
  EXPECT_EQ(number("sqrt(9)"), 3);
  EXPECT_EQ(number("exp(0)"), 1);
  EXPECT_EQ(number("ln(exp(1))"), 1);
  EXPECT_EQ(number("log10(1000)"), 3);
  EXPECT_EQ(number("pow(2, 10)"), 1024);
  EXPECT_EQ(number("floor(-1.5)"), -2);
  EXPECT_EQ(number("ceil(-1.5)"), -1);
  EXPECT_EQ(number("if(1 < 2, 10, 20)"), 10);
  EXPECT_EQ(number("if(2 < 1, 10, 20)"), 20);
}

TEST(Operators, RoundIsThatOfTheStandard) {
  // GB/T 8170: half to even on the decimal, not on its binary value.
  EXPECT_EQ(number("round(0.2665, 3)"), 0.266);
  EXPECT_EQ(number("round(2.5, 0)"), 2);
  EXPECT_EQ(number("round(3.5, 0)"), 4);
  EXPECT_EQ(number("round(1250, -2)"), 1200);
  EXPECT_EQ(number("round(-0.4, 0)"), 0);
  EXPECT_FALSE(std::signbit(number("round(-0.4, 0)")));
}

TEST(Operators, LogIsRefusedAndTheTwoLogarithmsAreNamed) {
  const Diagnostics errors = support::refused("log(x)");
  EXPECT_EQ(errors[0].code, Code::unknown_function);
  EXPECT_NE(errors[0].hint.find("ln"), std::string::npos);
  EXPECT_NE(errors[0].hint.find("log10"), std::string::npos);
}

TEST(Operators, ANameMayBeCalledLikeAFunction) {
  const Formula formula = compiled("max / min * 100");
  EXPECT_EQ(formula.names(), (std::vector<std::string>{"max", "min"}));
  EXPECT_EQ(number("max(max, 2)", {{"max", 1.0}}), 2);
}

}  // namespace
}  // namespace salus
