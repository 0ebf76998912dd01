// Explanations of rows that are none, in languages that are none.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <string>

#include "capi/support.hpp"

namespace {

using namespace salus_test;

salus_status explain(const Formula& formula, const salus_value* inputs, std::int64_t count, std::int32_t language,
                     std::string* told = nullptr) {
  char* text = nullptr;
  std::int64_t length = -1;
  const salus_status status = salus_formula_explain(formula.get(), inputs, count, language, &text, &length, nullptr);
  EXPECT_EQ(text != nullptr, status == SALUS_OK);
  EXPECT_EQ(length >= 0, status == SALUS_OK);
  if (told != nullptr && text != nullptr) told->assign(text, static_cast<std::size_t>(length));
  salus_free(text);
  return status;
}

salus_status explain_json(const Formula& formula, const salus_value* inputs, std::int64_t count) {
  char* text = nullptr;
  std::int64_t length = -1;
  const salus_status status = salus_formula_explain_json(formula.get(), inputs, count, &text, &length, nullptr);
  EXPECT_EQ(text != nullptr, status == SALUS_OK);
  EXPECT_EQ(length >= 0, status == SALUS_OK);
  salus_free(text);
  return status;
}

TEST(CHostileExplain, TheCountOfInputs) {
  const Formula formula = compiled("a / b");
  const salus_value inputs[] = {value(1), value(2)};
  for (const std::int64_t count :
       {INT64_MIN, std::int64_t{-1}, std::int64_t{0}, std::int64_t{1}, std::int64_t{3}, INT64_MAX}) {
    EXPECT_EQ(explain(formula, inputs, count, SALUS_LANGUAGE_ENGLISH), SALUS_ERROR_ARGUMENT) << count;
    EXPECT_EQ(explain_json(formula, inputs, count), SALUS_ERROR_ARGUMENT) << count;
  }
  EXPECT_EQ(explain(formula, nullptr, 2, SALUS_LANGUAGE_ENGLISH), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(explain_json(formula, nullptr, 2), SALUS_ERROR_ARGUMENT);
  const Formula constant = compiled("1 + 1");
  EXPECT_EQ(explain(constant, nullptr, 0, SALUS_LANGUAGE_ENGLISH), SALUS_OK);
  EXPECT_EQ(explain_json(constant, nullptr, 0), SALUS_OK);
}

TEST(CHostileExplain, Languages) {
  const Formula formula = compiled("a");
  const salus_value input = value(1);
  for (const std::int32_t language : {-1, 2, 1000, INT32_MAX, INT32_MIN})
    EXPECT_EQ(explain(formula, &input, 1, language), SALUS_ERROR_ARGUMENT) << language;
}

TEST(CHostileExplain, NumbersOfEveryKind) {
  const Formula formula = compiled("if(a > 0, a / b * 100%, ln(b))");
  for (const double a : {0.0, -0.0, 1.0, 4.9e-324, 1.7e308, -1.7e308, HUGE_VAL, -HUGE_VAL, std::nan("")})
    for (const double b : {0.0, 1.0, -1.0, 4.9e-324, 1.7e308, HUGE_VAL, std::nan("")}) {
      const salus_value inputs[] = {value(a), value(b)};
      salus_value result = {};
      EXPECT_EQ(salus_formula_evaluate(formula.get(), inputs, 2, &result, nullptr), SALUS_OK);
      std::string told;
      EXPECT_EQ(explain(formula, inputs, 2, SALUS_LANGUAGE_CHINESE, &told), SALUS_OK);
      EXPECT_LT(told.size(), 1000u) << told;
      told.resize(told.find('\n'));
      EXPECT_EQ(told.find(" = —") != std::string::npos, result.reason != SALUS_REASON_NONE) << told;
      EXPECT_EQ(explain_json(formula, inputs, 2), SALUS_OK);
    }
  salus_value inputs[] = {value(1), value(2)};
  for (const std::int32_t reason : {-1, 17, 32, 1000, INT32_MAX, INT32_MIN}) {
    inputs[1].reason = reason;
    EXPECT_EQ(explain(formula, inputs, 2, SALUS_LANGUAGE_ENGLISH), SALUS_ERROR_ARGUMENT) << reason;
    EXPECT_EQ(explain_json(formula, inputs, 2), SALUS_ERROR_ARGUMENT) << reason;
  }
}

TEST(CHostileExplain, AFormulaThatNeedsADataset) {
  const Formula formula = compiled("sum(a@[-4y..0y])");
  const salus_value input = value(1);
  EXPECT_EQ(explain(formula, &input, 1, SALUS_LANGUAGE_ENGLISH), SALUS_ERROR_UNSUPPORTED);
  EXPECT_EQ(explain_json(formula, &input, 1), SALUS_ERROR_UNSUPPORTED);
}

}  // namespace
