// Formulas in LaTeX and MathML.
#include <gtest/gtest.h>

#include <array>

#include "support/formulas.hpp"
#include "support/markup.hpp"
#include "support/random_formula.hpp"

namespace salus {
namespace {

using support::compiled;

std::string latex(std::string_view text) { return compiled(text).latex(); }

// What stands between the outermost elements.
std::string mathml(std::string_view text) {
  const std::string whole = compiled(text).mathml();
  const std::string open = "<math xmlns=\"http://www.w3.org/1998/Math/MathML\" display=\"block\"><mrow>";
  const std::string close = "</mrow></math>";
  EXPECT_EQ(whole.substr(0, open.size()), open);
  EXPECT_EQ(whole.substr(whole.size() - close.size()), close);
  return whole.substr(open.size(), whole.size() - open.size() - close.size());
}

TEST(Latex, OfPrintedIndicators) {
  const std::vector<std::array<std::string, 2>> expected = {
      {"全年婴儿死亡数/同年活产数×1000‰", "\\frac{\\text{全年婴儿死亡数}}{\\text{同年活产数}} \\times 1000\\text{‰}"},
      {"孕产妇死亡数/活产数×10 万/10 万", "\\frac{\\text{孕产妇死亡数}}{\\text{活产数}} \\times 100000\\text{/10万}"},
      {"床位数/年末常住人口数×1000", "\\frac{\\text{床位数}}{\\text{年末常住人口数}} \\times 1000"},
      {"实际占用总床日数/实际开放总床日数×100%",
       "\\frac{\\text{实际占用总床日数}}{\\text{实际开放总床日数}} \\times 100\\%"},
      {"(出生数-死亡数)/平均人口数×1000‰",
       "\\frac{\\text{出生数} - \\text{死亡数}}{\\text{平均人口数}} \\times 1000\\text{‰}"},
      {"(本年数-上年数)/上年数×100%", "\\frac{\\text{本年数} - \\text{上年数}}{\\text{上年数}} \\times 100\\%"},
      {"甲×60%+乙×40%", "\\text{甲} \\times 60\\% + \\text{乙} \\times 40\\%"},
      {"费用/人口/12", "\\frac{\\frac{\\text{费用}}{\\text{人口}}}{12}"},
      {"(末年数/首年数)^(1/年数)-1",
       "{\\left(\\frac{\\text{末年数}}{\\text{首年数}}\\right)}^{\\frac{1}{\\text{年数}}} - 1"},
      {"达标数≥30 且 未达标数≠0", "\\text{达标数} \\geq 30 \\land \\text{未达标数} \\neq 0"},
      {"sqrt(p*(1-p)/n)", "\\sqrt{\\frac{\\text{p} \\times \\left(1 - \\text{p}\\right)}{\\text{n}}}"},
      {"if(b=0, 0, a/b)",
       "\\begin{cases}0 & \\text{if } \\text{b} = 0 \\\\ \\frac{\\text{a}}{\\text{b}} & \\text{otherwise}\\end{cases}"},
      {"如果数 + if(乙>0, 1, 2)",
       "\\text{如果数} + \\left(\\begin{cases}1 & \\text{若 } \\text{乙} > 0 \\\\ 2 & "
       "\\text{否则}\\end{cases}\\right)"},
      {"max(0.05*a, 30)", "\\max\\left(0.05 \\times \\text{a}, 30\\right)"},
      {"births@-1y + mean(rate@[-4y..0y])",
       "{\\text{births}}_{t-1\\,\\mathrm{y}} + "
       "\\operatorname{mean}\\left({\\text{rate}}_{\\left[t-4\\,\\mathrm{y},\\; t\\right]}\\right)"},
      {"sum(joined@[..])@2015",
       "{\\left(\\operatorname{sum}\\left({\\text{joined}}_{\\left[\\ldots,\\; t\\right]}"
       "\\right)\\right)}_{\\text{2015}}"},
  };
  for (const auto& [text, wanted] : expected) EXPECT_EQ(latex(text), wanted) << text;
}

TEST(Latex, HasTheParenthesesThatAReaderNeedsAndNoMore) {
  EXPECT_EQ(latex("((a))*(b+c)"), "\\text{a} \\times \\left(\\text{b} + \\text{c}\\right)");
  EXPECT_EQ(latex("a-(b-c)"), "\\text{a} - \\left(\\text{b} - \\text{c}\\right)");
  EXPECT_EQ(latex("(a-b)-c"), "\\text{a} - \\text{b} - \\text{c}");
  EXPECT_EQ(latex("(a+b)/(c+d)"), "\\frac{\\text{a} + \\text{b}}{\\text{c} + \\text{d}}");
  EXPECT_EQ(latex("a*(b/c)"), "\\text{a} \\times \\frac{\\text{b}}{\\text{c}}");
  EXPECT_EQ(latex("a*b/c"), "\\frac{\\text{a} \\times \\text{b}}{\\text{c}}");
  EXPECT_EQ(latex("-2^2"), "-{2}^{2}");
  EXPECT_EQ(latex("(-2)^2"), "{\\left(-2\\right)}^{2}");
  EXPECT_EQ(latex("2^3^a"), "{2}^{{3}^{\\text{a}}}");
  EXPECT_EQ(latex("(2^3)^a"), "{\\left({2}^{3}\\right)}^{\\text{a}}");
  EXPECT_EQ(latex("pow(a+1, -b)"), "{\\left(\\text{a} + 1\\right)}^{-\\text{b}}");
  EXPECT_EQ(latex("5%^a"), "{\\left(5\\%\\right)}^{\\text{a}}");
  // A sign behind an operator.
  EXPECT_EQ(latex("a*-b"), "\\text{a} \\times \\left(-\\text{b}\\right)");
  EXPECT_EQ(latex("a--b*c"), "\\text{a} - \\left(-\\text{b} \\times \\text{c}\\right)");
  EXPECT_EQ(latex("--a"), "-\\left(-\\text{a}\\right)");
  EXPECT_EQ(latex("-a+b"), "-\\text{a} + \\text{b}");
  EXPECT_EQ(latex("-(a*b)"), "-\\left(\\text{a} \\times \\text{b}\\right)");
  EXPECT_EQ(latex("a<-b"), "\\text{a} < -\\text{b}");
  // ¬ holds stronger than a comparison to a mathematician.
  EXPECT_EQ(latex("not a<b and c>d or e=f"),
            "\\lnot \\left(\\text{a} < \\text{b}\\right) \\land \\text{c} > \\text{d} \\lor \\text{e} = \\text{f}");
  EXPECT_EQ(latex("(a@-1y)@-1y"), "{\\left({\\text{a}}_{t-1\\,\\mathrm{y}}\\right)}_{t-1\\,\\mathrm{y}}");
  EXPECT_EQ(latex("(a+b)@0y"), "{\\left(\\text{a} + \\text{b}\\right)}_{t}");
}

TEST(Latex, SetsFunctionsAsAReportDoes) {
  EXPECT_EQ(latex("abs(a)+floor(b)+ceil(c)"),
            "\\left|\\text{a}\\right| + \\left\\lfloor \\text{b}\\right\\rfloor + "
            "\\left\\lceil \\text{c}\\right\\rceil");
  EXPECT_EQ(latex("ln(a)+log10(b)+exp(c)"),
            "\\ln\\left(\\text{a}\\right) + \\log_{10}\\left(\\text{b}\\right) + \\exp\\left(\\text{c}\\right)");
  EXPECT_EQ(latex("if(is_missing(a), 1, round(a, 2))"),
            "\\begin{cases}1 & \\text{if } \\operatorname{is\\_missing}\\left(\\text{a}\\right) \\\\ "
            "\\operatorname{round}\\left(\\text{a}, 2\\right) & \\text{otherwise}\\end{cases}");
}

TEST(Latex, WritesPowersOfTenAsPowers) {
  EXPECT_EQ(latex("2.5e30+x"), "2.5 \\times 10^{30} + \\text{x}");
  EXPECT_EQ(latex("1e-7*x"), "10^{-7} \\times \\text{x}");
  EXPECT_EQ(latex("x^1e300"), "{\\text{x}}^{10^{300}}");
  EXPECT_EQ(latex("1e300^x"), "{\\left(10^{300}\\right)}^{\\text{x}}");
  EXPECT_EQ(latex("1.5e300^x"), "{\\left(1.5 \\times 10^{300}\\right)}^{\\text{x}}");
}

TEST(Latex, EscapesNames) {
  EXPECT_EQ(latex("[a%b&c#d_e{f}g\\h^i~j<k>l$m|n]"),
            "\\text{a\\%b\\&c\\#d\\_e\\{f\\}g\\textbackslash{}h\\textasciicircum{}i\\textasciitilde{}j"
            "\\textless{}k\\textgreater{}l\\$m\\textbar{}n}");
  EXPECT_EQ(latex("[a--b]"), "\\text{a-{}-{}b}");
  EXPECT_EQ(latex("[a\n\nb]"), "\\text{a  b}");
}

TEST(Latex, SetsSelectionsAndAreasAsIndices) {
  EXPECT_EQ(latex("deaths{age: 30-69}@-1y"),
            "{\\left({\\text{deaths}}_{\\text{age: 30-{}69}}\\right)}_{t-1\\,\\mathrm{y}}");
  EXPECT_EQ(latex("rate1 of parent"), "{\\text{rate1}}_{\\text{parent}}");
  EXPECT_EQ(latex("发病率 of parent"), "{\\text{发病率}}_{\\text{上级}}");
  EXPECT_EQ(latex("sum(x@[ytd])"), "\\operatorname{sum}\\left({\\text{x}}_{\\text{year to date}}\\right)");
  EXPECT_EQ(latex("cagr(x, -5y)"), "\\operatorname{cagr}\\left(\\text{x}, \\text{-{}5y}\\right)");
}

TEST(Latex, SetsDeepFractionsInOneLine) {
  EXPECT_EQ(latex("a/b/c/d/e*f"),
            "\\frac{\\frac{\\text{a}}{\\text{b}}}{\\text{c}} \\div \\text{d} \\div \\text{e} \\times \\text{f}");
}

TEST(MathMl, OfPrintedIndicators) {
  EXPECT_EQ(mathml("全年婴儿死亡数/同年活产数×1000‰"),
            "<mfrac><mrow><mtext>全年婴儿死亡数</mtext></mrow><mrow><mtext>同年活产数</mtext></mrow></mfrac>"
            "<mo>×</mo><mn>1000‰</mn>");
  EXPECT_EQ(mathml("(a+b)^2"),
            "<msup><mrow><mrow><mo>(</mo><mtext>a</mtext><mo>+</mo><mtext>b</mtext><mo>)</mo></mrow></mrow>"
            "<mrow><mn>2</mn></mrow></msup>");
  EXPECT_EQ(mathml("sqrt(a)-b*-1"),
            "<msqrt><mtext>a</mtext></msqrt><mo>−</mo><mtext>b</mtext><mo>×</mo>"
            "<mrow><mo>(</mo><mo form=\"prefix\">−</mo><mn>1</mn><mo>)</mo></mrow>");
  EXPECT_EQ(
      mathml("if(a<b, 1, 2)"),
      "<mrow><mo form=\"prefix\">{</mo><mtable columnalign=\"left\"><mtr><mtd "
      "style=\"text-align:left\"><mn>1</mn></mtd>"
      "<mtd style=\"text-align:left\"><mtext>if\u00A0</mtext><mtext>a</mtext><mo>&lt;</mo><mtext>b</mtext></mtd></mtr>"
      "<mtr><mtd style=\"text-align:left\"><mn>2</mn></mtd><mtd "
      "style=\"text-align:left\"><mtext>otherwise</mtext></mtd></mtr></mtable></mrow>");
  EXPECT_EQ(mathml("a@-1y"),
            "<msub><mrow><mtext>a</mtext></mrow><mrow><mi>t</mi><mo>−</mo><mn>1</mn><mtext>y</mtext></mrow></msub>");
  EXPECT_EQ(mathml("a@+2q"),
            "<msub><mrow><mtext>a</mtext></mrow><mrow><mi>t</mi><mo>+</mo><mn>2</mn><mtext>q</mtext></mrow></msub>");
}

TEST(MathMl, EscapesNames) {
  EXPECT_EQ(mathml("[a<b>&\"c d]"), "<mtext>a&lt;b&gt;&amp;\"c\u00A0d</mtext>");
  EXPECT_EQ(mathml("[a\uFFFEb\fc]"), "<mtext>a\uFFFDb\u00A0c</mtext>");
}

TEST(Typeset, OfGeneratedFormulasIsWellFormed) {
  support::Random random(32);
  support::FormulaGenerator generator(random, {"a", "b", "x_1", "c<d>&e", "{f}%", "5 岁以下\\儿童"});
  const Symbols symbols = support::declared_names({"a", "b", "x_1", "c<d>&e", "{f}%", "5 岁以下\\儿童"});
  FormulaOptions options;
  options.limits.depth = 256;
  for (int i = 0; i < (SALUS_UNDER_SANITIZER ? 300 : 2000); ++i) {
    const Formula formula = compiled(generator.formula(1 + i % 60).explicit_form, symbols, options);
    ASSERT_EQ(support::wrong_in_latex(formula.latex()), "") << formula.text() << "\n" << formula.latex();
    ASSERT_EQ(support::wrong_in_xml(formula.mathml()), "") << formula.text() << "\n" << formula.mathml();
  }
}

// Formulas of different meaning may not look the same.
TEST(Typeset, TellsGeneratedFormulasApart) {
  support::Random random(33);
  support::FormulaGenerator generator(random, {"a", "b"});
  std::map<std::string, std::string> latex_to_canonical;
  std::map<std::string, std::string> mathml_to_canonical;
  for (int i = 0; i < (SALUS_UNDER_SANITIZER ? 2000 : 20000); ++i) {
    const Formula formula = compiled(generator.formula(1 + i % 5).printed);
    // pow(a, b) and a ^ b are one program and look alike.
    if (formula.canonical().find("pow(") != std::string::npos) continue;
    const auto& by_latex = *latex_to_canonical.emplace(formula.latex(), formula.canonical()).first;
    ASSERT_EQ(by_latex.second, formula.canonical()) << by_latex.first;
    const auto& by_mathml = *mathml_to_canonical.emplace(formula.mathml(), formula.canonical()).first;
    ASSERT_EQ(by_mathml.second, formula.canonical()) << by_mathml.first;
  }
}

}  // namespace
}  // namespace salus
