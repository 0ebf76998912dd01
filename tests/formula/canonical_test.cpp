#include <gtest/gtest.h>

#include "support/formulas.hpp"
#include "support/random_dataset_formula.hpp"
#include "support/random_formula.hpp"

namespace salus {
namespace {

using support::compiled;
using support::declared;
using support::element;
using support::FormulaGenerator;
using support::Random;
using support::RandomFormula;

std::string canonical(std::string_view text) { return compiled(text).canonical(); }

TEST(Canonical, IsAsciiWithOneBlankAroundBinaryOperators) {
  EXPECT_EQ(canonical("a×b÷c＋d－e"), "a * b / c + d - e");
  EXPECT_EQ(canonical("a≤b 且 非 c≠d"), "a <= b and not c != d");
  EXPECT_EQ(canonical("a==1||b>=2"), "a = 1 or b >= 2");
  EXPECT_EQ(canonical("ｍａｘ（a，b）"), "max(a, b)");
  EXPECT_EQ(canonical("  a\n"), "a");
}

TEST(Canonical, KeepsNoNeedlessParenthesisAndDropsNoneThatIsNeeded) {
  EXPECT_EQ(canonical("((a/b))*(c)"), "a / b * c");
  EXPECT_EQ(canonical("a/(b*c)"), "a / (b * c)");
  EXPECT_EQ(canonical("a-(b-c)"), "a - (b - c)");
  EXPECT_EQ(canonical("(a-b)-c"), "a - b - c");
  EXPECT_EQ(canonical("(-2)^2"), "(-2) ^ 2");
  EXPECT_EQ(canonical("-(2^2)"), "-2 ^ 2");
  EXPECT_EQ(canonical("2^(3^2)"), "2 ^ 3 ^ 2");
  EXPECT_EQ(canonical("(2^3)^2"), "(2 ^ 3) ^ 2");
  EXPECT_EQ(canonical("2^(-1)"), "2 ^ -1");
  EXPECT_EQ(canonical("a*(-b)"), "a * -b");
  EXPECT_EQ(canonical("(a<b) and ((c<d) or (e<f))"), "a < b and (c < d or e < f)");
  EXPECT_EQ(canonical("not (a<b and c<d)"), "not (a < b and c < d)");
  EXPECT_EQ(canonical("not (a<b)"), "not a < b");
}

TEST(Canonical, WritesNumbersAsAPersonReadsThem) {
  EXPECT_EQ(canonical("10 万"), "100000");
  EXPECT_EQ(canonical("x/100000"), "x / 100000");
  EXPECT_EQ(canonical("a/b×10 万/10 万"), "a / b * 100000/10万");
  EXPECT_EQ(canonical("a/b×1000‰"), "a / b * 1000‰");
  EXPECT_EQ(canonical("1.25 亿"), "125000000");
  EXPECT_EQ(canonical("1e14"), "100000000000000");
  EXPECT_EQ(canonical("999999999999999"), "999999999999999");
  EXPECT_EQ(canonical("1e15"), "1e+15");
  EXPECT_EQ(canonical("1e300"), "1e+300");
  EXPECT_EQ(canonical("0.1"), "0.1");
  EXPECT_EQ(canonical("1e-7"), "1e-07");
  EXPECT_EQ(canonical("5.0"), "5");
  EXPECT_EQ(canonical("0.0"), "0");
  EXPECT_EQ(canonical("７／10万 + 0.5％"), "7/10万 + 0.5%");
  EXPECT_EQ(compiled("a/100000").dump(), "s0 = input [a]\nr0 = divide s0 100000\nreturn r0\n");
}

TEST(Canonical, SetsNamesInBracketsWhereTheyNeedThem) {
  EXPECT_EQ(canonical("[a]+[a b]"), "a + [a b]");
  EXPECT_EQ(canonical("[or]+[5岁]+[a+b]+[if]"), "[or] + [5岁] + [a+b] + if");
  EXPECT_EQ(canonical("【床位】"), "床位");
}

TEST(Canonical, KeepsPeriods) {
  EXPECT_EQ(canonical("a@-1y - a@2015-03"), "a@-1y - a@2015-03");
  EXPECT_EQ(canonical("mean(a@[-5y..-1y])"), "mean(a@[-5y..-1y])");
  EXPECT_EQ(canonical("sum(a@[..])"), "sum(a@[..])");
  EXPECT_EQ(canonical("sum((a+b)@[2016..2020])"), "sum((a + b)@[2016..2020])");
  EXPECT_EQ(canonical("(a/b)@-1q"), "(a / b)@-1q");
  EXPECT_EQ(canonical("-a@-1y"), "-a@-1y");
  for (const char* text :
       {"a@-1y - a@2015-03", "sum((a+b)@[2016..2020])@-1y", "sum(a@[..-1y])", "a@2015 - 3", "a@+1m", "a@0y"}) {
    const Formula formula = compiled(text);
    const Formula again = compiled(formula.canonical());
    EXPECT_EQ(again.dump(), formula.dump()) << text;
    EXPECT_EQ(again.canonical(), formula.canonical()) << text;
  }
}

TEST(Canonical, IsNotTakenForALongerDeclaredName) {
  const Symbols symbols =
      declared({element("收入"), element("支出"), element("收入-支出"), element("-支出"), element("(收入"),
                element("非 支出"), element("收入 and x"), element("收入（元）"), element("收入额")});
  for (const char* text : {"[收入]-[支出]", "-[支出]", "([收入]+1)*2", "非 [支出]>0", "[收入]>0 and [收入]<1",
                           "收入-支出", "收入（元）+收入额", "max([收入], 1)", "1-[支出]"}) {
    const Formula formula = compiled(text, symbols);
    const Result<Formula> again = Formula::compile(formula.canonical(), symbols);
    ASSERT_TRUE(again.ok()) << formula.canonical();
    EXPECT_EQ(again->dump(), formula.dump()) << formula.canonical();
    EXPECT_EQ(again->canonical(), formula.canonical());
  }
  // Brackets are set only where they are needed.
  EXPECT_EQ(compiled("支出额/支出", support::declared_names({"支出", "支出额", "支出（元）"})).canonical(),
            "支出额 / 支出");
}

TEST(Canonical, OfGeneratedFormulasCompilesToTheSameProgram) {
  Random random(1);
  FormulaGenerator generator(random, {"a", "b", "全年 5 岁以下儿童死亡数", "执业（助理）医师数", "x1"});
  const Symbols symbols =
      support::declared_names({"a", "b", "全年 5 岁以下儿童死亡数", "执业（助理）医师数", "x1", "死亡或失访人数"});
  FormulaOptions options;
  options.limits.depth = 256;
  for (int i = 0; i < (SALUS_UNDER_SANITIZER ? 1000 : 5000); ++i) {
    const RandomFormula text = generator.formula(2 + i % 24);
    const Formula formula = compiled(text.printed, symbols, options);
    const Formula in_full = compiled(text.explicit_form, symbols, options);
    ASSERT_EQ(formula.dump(), in_full.dump()) << text.printed << "\n" << text.explicit_form;
    ASSERT_EQ(formula.canonical(), in_full.canonical()) << text.printed;
    const Formula again = compiled(formula.canonical(), symbols, options);
    ASSERT_EQ(again.dump(), formula.dump()) << text.printed << "\n" << formula.canonical();
    ASSERT_EQ(again.canonical(), formula.canonical()) << text.printed;
    ASSERT_EQ(again.names(), formula.names()) << text.printed;
  }
}

TEST(Canonical, OfGeneratedFormulasOverADatasetCompilesToTheSameProgram) {
  Random random(3);
  support::DatasetFormulaGenerator generator(random, {"a", "b", "全年 5 岁以下儿童死亡数", "执业（助理）医师数"});
  const Symbols symbols = support::declared_names({"a", "b", "全年 5 岁以下儿童死亡数", "执业（助理）医师数"});
  for (int i = 0; i < (SALUS_UNDER_SANITIZER ? 1000 : 5000); ++i) {
    const std::string text = generator.formula(1 + i % 16);
    const Formula formula = compiled(text, symbols);
    const Formula again = compiled(formula.canonical(), symbols);
    ASSERT_EQ(again.dump(), formula.dump()) << text << "\n" << formula.canonical();
    ASSERT_EQ(again.canonical(), formula.canonical()) << text;
    ASSERT_EQ(again.names(), formula.names()) << text;
    ASSERT_EQ(again.needs_dataset(), formula.needs_dataset()) << text;
  }
}

TEST(Canonical, OfGeneratedMarksCompilesToTheSameProgram) {
  Random random(2);
  static constexpr const char* marks[] = {"", "%", "‰", "/万", "/10万", "/10 万", "/百万", " 万", "亿", "万%", "百‰"};
  for (int i = 0; i < (SALUS_UNDER_SANITIZER ? 3000 : 20000); ++i) {
    char digits[40];
    std::snprintf(digits, sizeof digits, "%.*g", 1 + static_cast<int>(random.below(19)), random.unit() * 1e6);
    const std::string text =
        std::string("x*") + (random.one_in(3) ? "1e" + std::to_string(random.below(20)) : digits) + random.of(marks);
    const Formula formula = compiled(text);
    const Formula again = compiled(formula.canonical());
    ASSERT_EQ(again.dump(), formula.dump()) << text << " → " << formula.canonical();
    ASSERT_EQ(again.canonical(), formula.canonical()) << text;
    ASSERT_EQ(again.unit().name(), formula.unit().name()) << text;
  }
}

}  // namespace
}  // namespace salus
