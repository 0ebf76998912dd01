// Functions over ages, as far as the language goes: arguments, texts, units, canonical form.
#include <gtest/gtest.h>

#include "support/formulas.hpp"

namespace salus {
namespace {

using support::compiled;
using support::in_unit;
using support::refused;
using support::refused_code;

TEST(AgeFunctionSyntax, TheCanonicalFormReadsAsTheSameProgram) {
  for (const char* text : {"life_expectancy(d, p)", "life_expectancy(d, p, 60)", "healthy_life_expectancy(d, p, u, 65)",
                           "age_standardised_rate(d, p, \"WHO 2000\")", "age_standardised_rate(d, p, w + 1)",
                           "standardised_ratio(d, p, d of parent, p of parent)",
                           "premature_mortality(d{cause: 心脑血管疾病} + d{cause: 恶性肿瘤}, p, 30, 70)",
                           "probability_of_dying(d, p, 0, 5)", "proportion(a, b)"}) {
    const Formula formula = compiled(text);
    EXPECT_EQ(formula.canonical(), text);
    EXPECT_EQ(compiled(formula.canonical()).dump(), formula.dump());
  }
  EXPECT_EQ(compiled("age_standardised_rate（d，p，“WHO  2000”）").canonical(),
            "age_standardised_rate(d, p, \"WHO 2000\")");
  EXPECT_EQ(compiled("probability_of_dying(d, p, 10-10, 2*30)").dump(),
            "s0 = probability_of_dying 0 60 by age\n"
            "  s0 = input [d]{age: *}\n"
            "  return s0\n"
            "  s0 = input [p]{age: *}\n"
            "  return s0\n"
            "return s0\n");
}

TEST(AgeFunctionSyntax, ResultsHaveUnits) {
  EXPECT_EQ(compiled("healthy_life_expectancy(d, p, u)").unit().name(), "岁");
  EXPECT_EQ(compiled("age_standardised_rate(d, p, “WHO”)").unit().name(), "/10万");
  EXPECT_EQ(refused_code("life_expectancy(d, p)", {}, in_unit("%")), Code::unit_conflict);
  EXPECT_EQ(compiled("proportion(a, b)").numerator(), "a");
  EXPECT_EQ(compiled("proportion(a, b)").denominator(), "b");
}

TEST(AgeFunctionSyntax, WhatIsWrongIsSaidInBothLanguages) {
  const struct {
    const char* text;
    Code code;
    const char* says;
    const char* says_zh;
  } cases[] = {
      {"age_standardised_rate(d, p, \"WHO 1900\")", Code::unknown_name, "no standard population \"WHO 1900\"",
       "没有标准人口"},
      {"age_standardised_rate(d, p, \"WHO", Code::syntax, "not closed", "没有闭合"},
      {"age_standardised_rate(d, p, \"\")", Code::syntax, "nothing between", "没有文字"},
      {"age_standardised_rate(\"WHO\", p, w)", Code::type_conflict, "a text stands only", "只能用来表示标准人口"},
      {"age_standardised_rate(d, p, \"WHO\" + 1)", Code::type_conflict, "a text stands only", "只能"},
      {"\"WHO\"", Code::type_conflict, "a text stands only", "只能"},
      {"max(\"WHO\"@-1y, 3)", Code::type_conflict, "a text stands only", "只能"},
      {"life_expectancy(d, p, a)", Code::invalid_argument, "takes an age as a number", "年龄参数"},
      {"life_expectancy(d, p, -1)", Code::invalid_argument, "takes an age as a number", "年龄参数"},
      {"premature_mortality(d, p, 70, 30)", Code::invalid_argument, "not below the second", "应小于终止年龄"},
      {"probability_of_dying(d, p, 5, 5)", Code::invalid_argument, "not below the second", "应小于终止年龄"},
      {"premature_mortality(d, p)", Code::wrong_argument_count, "premature_mortality", "premature_mortality"},
      {"standardised_ratio(d, p, d > 1, p)", Code::type_conflict, "", ""},
      {"life_expectancy(d{cause: *}, p)", Code::varies_by_category, "", ""},
  };
  for (const auto& c : cases) {
    const Diagnostics errors = refused(c.text);
    ASSERT_EQ(errors.size(), 1u) << c.text;
    EXPECT_EQ(errors[0].code, c.code) << c.text;
    const std::string all = errors[0].message + errors[0].hint;
    EXPECT_NE(all.find(c.says), std::string::npos) << all;
    EXPECT_NE((errors[0].message_zh + errors[0].hint_zh).find(c.says_zh), std::string::npos) << errors[0].message_zh;
  }
}

}  // namespace
}  // namespace salus
