// How one row comes to its value.
#include "salus/engine/explain.hpp"

#include <gtest/gtest.h>

#include "salus/base/words.hpp"
#include "salus/units/rounding.hpp"
#include "support/formulas.hpp"
#include "support/json.hpp"
#include "support/random_formula.hpp"
#include "support/reference.hpp"

namespace salus {
namespace {

using support::bits;
using support::compiled;
using support::declared;
using support::element;
using support::in_unit;
using support::Json;
using support::JsonParser;

constexpr Language zh = Language::chinese;

Explanation explained(const Formula& formula, const std::vector<Value>& inputs) {
  Result<Explanation> explanation = explain(formula, inputs);
  if (!explanation.ok()) throw std::runtime_error("not explained" + support::all(explanation.diagnostics()));
  return std::move(explanation).value();
}

std::string text(std::string_view formula, const std::vector<Value>& inputs, Language language = Language::english) {
  return to_string(explained(compiled(formula), inputs), language);
}

// 11 / 2886 = 0.0038115038115038116 and 3.811503811503812 in Python.
TEST(Explain, ThePublishedInfantMortality) {
  const Formula formula = compiled("全年婴儿死亡数/同年活产数×1000‰", {}, in_unit("‰"));
  EXPECT_EQ(to_string(explained(formula, {11.0, 2886.0}), zh),
            "全年婴儿死亡数 11 / 同年活产数 2886 × 1000‰ = 3.81‰\n"
            "  全年婴儿死亡数 / 同年活产数 = 0.00381（0.0038115038115038116）\n"
            "  全年婴儿死亡数 / 同年活产数 × 1000‰ = 3.81‰（3.811503811503812）");
}

TEST(Explain, ADivisionByZeroInWords) {
  const Formula formula = compiled("全年婴儿死亡数/同年活产数×1000‰", {}, in_unit("‰"));
  EXPECT_EQ(to_string(explained(formula, {11.0, 0.0}), zh),
            "全年婴儿死亡数 11 / 同年活产数 0 × 1000‰ = —（分母为零：同年活产数 = 0）\n"
            "  全年婴儿死亡数 / 同年活产数 = —（分母为零：同年活产数 = 0）\n"
            "  全年婴儿死亡数 / 同年活产数 × 1000‰ = —（分母为零：同年活产数 = 0）");
  EXPECT_EQ(to_string(explained(formula, {11.0, 0.0})),
            "全年婴儿死亡数 11 / 同年活产数 0 × 1000‰ = — (division by zero: 同年活产数 = 0)\n"
            "  全年婴儿死亡数 / 同年活产数 = — (division by zero: 同年活产数 = 0)\n"
            "  全年婴儿死亡数 / 同年活产数 × 1000‰ = — (division by zero: 同年活产数 = 0)");
}

TEST(Explain, NamesTheInputThatIsMissing) {
  EXPECT_EQ(text("a + b", {1.0, Reason::suppressed}),
            "a 1 + b — = — (suppressed: b)\n"
            "  a + b = — (suppressed: b)");
  EXPECT_EQ(text("a + b", {1.0, Value()}, zh), "a 1 + b — = —（无数据：b）\n  a + b = —（无数据：b）");
  // The first in source order gives the reason.
  const Explanation both = explained(compiled("a * 2 + b"), {Reason::not_published, Value()});
  EXPECT_EQ(both.steps.back().value.reason, Reason::not_published);
  EXPECT_EQ(both.steps[static_cast<std::size_t>(both.steps.back().cause)].text, "a");
}

TEST(Explain, ShowsTheNumbersForWhichAnOperationHasNoValue) {
  EXPECT_EQ(text("ln(a - b)", {1.0, 3.0}),
            "ln(a 1 - b 3) = — (not defined for this number: a - b = -2)\n"
            "  a - b = -2\n"
            "  ln(a - b) = — (not defined for this number: a - b = -2)");
  EXPECT_EQ(text("a / 0", {1.0}), "a 1 / 0 = — (division by zero: 0)\n  a / 0 = — (division by zero: 0)");
  EXPECT_EQ(text("a * b", {1e300, 1e300}),
            "a 1e+300 * b 1e+300 = — (too large a number: a = 1e+300, b = 1e+300)\n"
            "  a * b = — (too large a number: a = 1e+300, b = 1e+300)");
  EXPECT_EQ(text("a * b", {1e300, 1e-320}).substr(0, 32), "a 1e+300 * b 1e-320 = 9.99988867");
}

TEST(Explain, OfTheBranchesOfIfTheChosenOneIsTheCause) {
  const Formula formula = compiled("if(c > 0, a, b)");
  const auto cause = [&](const std::vector<Value>& inputs) {
    const Explanation e = explained(formula, inputs);
    return e.steps.back().cause < 0 ? "" : e.steps[static_cast<std::size_t>(e.steps.back().cause)].text;
  };
  EXPECT_EQ(cause({1.0, Value(), Value()}), "a");
  EXPECT_EQ(cause({-1.0, Value(), Value()}), "b");
  EXPECT_EQ(cause({Value(), Value(), Value()}), "c");
  EXPECT_EQ(cause({1.0, 2.0, Value()}), "");
}

TEST(Explain, PrintsOperatorsAndLiteralsAsTheFormulaDoes) {
  EXPECT_EQ(explained(compiled("(ａ＋b)÷c × 10 万/10 万"), {1.0, 2.0, 3.0}).given, "(ａ 1 ＋ b 2) ÷ c 3 × 10 万/10 万");
  EXPECT_EQ(explained(compiled("非（a≥1 且 b≠2）||!(+c<=+3)"), {1.0, 2.0, 3.0}).given,
            "非 (a 1 ≥ 1 且 b 2 ≠ 2) || !c 3 <= 3");
  EXPECT_EQ(explained(compiled("- ( - ( a ) ) + +b - -c ^ -2"), {1.0, 2.0, 3.0}).given, "--a 1 + b 2 - -c 3 ^ -2");
  EXPECT_EQ(explained(compiled("((a)\n/\n(b))*(100\n%)"), {1.0, 2.0}).given, "a 1 / b 2 * 100 %");
  EXPECT_EQ(explained(compiled("〔a-(b)〕×〔1000/千人〕"), {3.0, 1.0}).given, "(a 3 - b 1) × 1000/千人");
  EXPECT_EQ(explained(compiled("a + b"), {-1.0, -0.5}).given, "a (-1) + b (-0.5)");
}

TEST(Explain, GivesInputsInTheirUnits) {
  const Symbols symbols = declared({element("等待时间", "分钟"), element("覆盖率", "%"), element("人数", "人")});
  EXPECT_EQ(to_string(explained(compiled("等待时间+等待时间", symbols), {25.5}), zh),
            "等待时间 25.5 分钟 + 等待时间 25.5 分钟 = 51 分钟\n  等待时间 + 等待时间 = 51 分钟");
  // The literal may be a conversion into another unit.
  EXPECT_EQ(explained(compiled("等待时间/60", symbols), {25.0}).steps.back().unit.name(), "");
  EXPECT_EQ(to_string(explained(compiled("人数×覆盖率", symbols), {200.0, 37.5})),
            "人数 200 人 × 覆盖率 37.5% = 75\n  人数 × 覆盖率 = 75");
  EXPECT_EQ(explained(compiled("等待时间", symbols), {Value()}).given, "等待时间 —");
}

TEST(Explain, ConvertsTheResultIntoTheUnitOfTheFormula) {
  const Explanation e = explained(compiled("a/b×1000‰", {}, in_unit("%")), {1.0, 8.0});
  EXPECT_EQ(to_string(e),
            "a 1 / b 8 × 1000‰ = 12.50%\n"
            "  a / b = 0.125\n"
            "  a / b × 1000‰ = 125‰\n"
            "  a / b × 1000‰ = 125‰ = 12.50%");
  ASSERT_EQ(e.steps.size(), 6u);
  EXPECT_EQ(e.steps[5].kind, ExplanationStep::Kind::conversion);
  EXPECT_EQ(e.steps[5].children, std::vector<std::uint32_t>{4});
  EXPECT_EQ(e.steps[5].unit.name(), "%");
  EXPECT_EQ(e.steps[4].unit.name(), "‰");
}

TEST(Explain, KeepsPrintedSharesAndSaysWhereANumberIsAQuantity) {
  const Symbols symbols = declared({element("甲", "%"), element("乙", "‰")});
  const Explanation e = explained(compiled("甲+乙", symbols), {5.0, 30.0});
  // 5% and 30‰ are 0.05 + 0.03, shown in the first one's unit.
  EXPECT_EQ(e.steps[0].unit.name(), "%");
  EXPECT_EQ(e.steps[1].unit.name(), "‰");
  EXPECT_EQ(e.steps[2].unit.name(), "");
  EXPECT_EQ(e.steps[2].value.number, 0.05 + 0.03);
  EXPECT_EQ(e.steps[3].unit.name(), "%");
  EXPECT_EQ(display(e.steps[3].value, e.steps[3].unit), "8%");
}

TEST(Explain, Conditions) {
  EXPECT_EQ(text("a >= 30", {30.0}), "a 30 >= 30 = true\n  a >= 30 = true");
  EXPECT_EQ(text("if(a > 1, 2, 3)", {0.0}, zh), "if(a 0 > 1, 2, 3) = 3\n  a > 1 = 假\n  if(a > 1, 2, 3) = 3");
}

TEST(Explain, OneStepSuffices) {
  EXPECT_EQ(text("a", {2.0}), "a 2 = 2");
  EXPECT_EQ(text("7", {}), "7 = 7");
  EXPECT_EQ(text("5%", {}), "5% = 0.0500");
  EXPECT_EQ(text("3@-1y", {}), "3@-1y = 3\n  3@-1y = 3");
  EXPECT_EQ(text("cagr(3, -5y) + median(a, 2)", {4.0}).substr(0, 34), "cagr(3, -5y) + median(a 4, 2) = 3\n");
}

TEST(Explain, IsATreeInJson) {
  const Explanation e = explained(compiled("ln(a) + 1000‰"), {-2.0});
  EXPECT_EQ(to_json(e),
            "{\"given\":\"ln(a (-2)) + 1000‰\",\"root\":3,\"steps\":["
            "{\"kind\":\"input\",\"text\":\"a\",\"value\":-2,\"unit\":\"\",\"display\":\"-2\",\"reason\":null,"
            "\"cause\":null,\"children\":[]},"
            "{\"kind\":\"operation\",\"text\":\"ln(a)\",\"value\":null,\"unit\":\"\",\"display\":\"—\","
            "\"reason\":\"not_defined\",\"cause\":1,\"children\":[0]},"
            "{\"kind\":\"literal\",\"text\":\"1000‰\",\"value\":1,\"unit\":\"\",\"display\":\"1\",\"reason\":null,"
            "\"cause\":null,\"children\":[]},"
            "{\"kind\":\"operation\",\"text\":\"ln(a) + 1000‰\",\"value\":null,\"unit\":\"\",\"display\":\"—\","
            "\"reason\":\"not_defined\",\"cause\":1,\"children\":[1,2]}]}");
  EXPECT_TRUE(JsonParser::parse(to_json(explained(compiled("a > 1"), {2.0})))["steps"][2]["value"].truth);
}

TEST(Explain, RefusesWhatSingleRowsDoNotHave) {
  for (const char* formula : {"sum(a@[-1y..0y])", "a@-1y", "life_expectancy(a, a)"}) {
    const Result<Explanation> refused = explain(compiled(formula), std::vector<Value>{1.0});
    ASSERT_FALSE(refused.ok()) << formula;
    EXPECT_EQ(refused.diagnostics().front().code, Code::needs_dataset);
  }
  for (const std::size_t count : {0, 1, 3}) {
    const Result<Explanation> refused = explain(compiled("a + b"), std::vector<Value>(count, 1.0));
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.diagnostics().front().code, Code::unequal_lengths);
  }
}

TEST(Explain, ShortensWhatIsLong) {
  const std::string sum = support::repeated("全年婴儿死亡数 + ", 999) + "全年婴儿死亡数";
  const Explanation e = explained(compiled(sum), {1.0});
  ASSERT_EQ(e.steps.size(), 1999u);
  for (const ExplanationStep& step : e.steps) EXPECT_LE(step.text.size(), 220u);
  EXPECT_NE(e.steps.back().text.find(" … "), std::string::npos);
  EXPECT_EQ(e.steps.back().value.number, 1000);
  // Cut between characters.
  EXPECT_TRUE(Formula::compile("[" + e.steps.back().text + "]").ok());
}

TEST(Explain, ASumOfSixteenThousandTermsCostsAMoment) {
  const Formula formula = compiled(support::repeated("a + ", 15'999) + "a");
  EXPECT_EQ(explained(formula, {0.25}).steps.back().value.number, 4000);
  const Explanation missing = explained(formula, {Value()});
  EXPECT_EQ(missing.steps.back().cause, 0);
  EXPECT_LT(to_string(missing).size(), 16'000u * 300);
  EXPECT_LT(to_json(missing).size(), 16'000u * 800);
}

TEST(Explain, AnInfinityOfTheCallersIsNoNumber) {
  Value infinite(1.0);
  infinite.number = std::numeric_limits<double>::infinity();
  EXPECT_EQ(explained(compiled("a * 0"), {infinite}).steps.back().value.reason, Reason::not_finite);
}

TEST(Explain, EveryReasonHasWordsInBothLanguages) {
  for (int number = 1; number < 256; ++number) {
    const auto reason = static_cast<Reason>(number);
    const bool known = name(reason) != "unknown";
    EXPECT_EQ(in_words(reason, Language::english).empty(), !known) << number;
    EXPECT_EQ(in_words(reason, zh).empty(), !known) << number;
  }
  EXPECT_EQ(in_words(Reason::none, zh), "");
}

// The result is evaluate()'s, and each step is the reference evaluator's value of the same part of the tree.
TEST(Explain, OfGeneratedFormulasAgreesInEveryBit) {
  support::Random random(41);
  support::FormulaGenerator generator(random, {"a", "b", "c", "d"});
  FormulaOptions options;
  options.limits.depth = 256;
  for (int i = 0; i < (SALUS_UNDER_SANITIZER ? 300 : 1500); ++i) {
    const Formula formula = compiled(generator.formula(1 + i % 40).printed, {}, options);
    for (int row = 0; row < 3; ++row) {
      std::vector<Value> inputs;
      for (std::size_t k = 0; k < formula.names().size(); ++k)
        inputs.push_back(random.one_in(6) ? Value(random.one_in(2) ? Reason::missing : Reason::suppressed)
                                          : Value(random.cell()));
      const Explanation e = explained(formula, inputs);
      const Value expected = *evaluate(formula, inputs);
      ASSERT_EQ(bits(e.steps.back().value.number), bits(expected.number)) << formula.text();
      ASSERT_EQ(e.steps.back().value.reason, expected.reason) << formula.text();
      const std::vector<Value> parts = support::Reference(formula).all(inputs);
      ASSERT_EQ(e.steps.size(), parts.size());
      for (std::size_t k = 0; k < parts.size(); ++k) {
        const ExplanationStep& step = e.steps[k];
        ASSERT_EQ(bits(step.value.number), bits(parts[k].number)) << formula.text() << "\n" << step.text;
        ASSERT_EQ(step.value.reason, parts[k].reason) << formula.text() << "\n" << step.text;
        // The cause is invalid for the same reason, and nothing below it is.
        ASSERT_EQ(step.cause < 0, step.value.valid());
        if (step.cause < 0) continue;
        const ExplanationStep& cause = e.steps[static_cast<std::size_t>(step.cause)];
        ASSERT_EQ(cause.value.reason, step.value.reason) << formula.text();
        ASSERT_EQ(cause.cause, step.cause) << formula.text();
      }
      if (row > 0) continue;
      ASSERT_EQ(JsonParser::parse(to_json(e))["steps"].items.size(), e.steps.size()) << formula.text();
      const std::string all = to_string(e, zh);
      ASSERT_EQ(all.compare(0, e.given.size(), e.given), 0);
      // With the values taken away it is the formula again.
      ASSERT_EQ(compiled(e.steps.back().text.find("…") == std::string::npos ? e.steps.back().text : formula.text(), {},
                         options)
                    .canonical(),
                formula.canonical());
    }
  }
}

}  // namespace
}  // namespace salus
