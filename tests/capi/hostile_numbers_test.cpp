// Numbers that have no meaning, and those out of range.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <limits>

#include "capi/support.hpp"

namespace {

using namespace salus_test;

constexpr std::int32_t never_numbers[] = {-1, 4, 99, 255, 256, 257, INT32_MAX, INT32_MIN};

TEST(CHostileNumbers, Enumerations) {
  const Target target = parsed("≥37");
  const salus_value judged = value(38);
  for (const std::int32_t number : never_numbers) {
    SCOPED_TRACE(number);
    char* copy = nullptr;
    std::int64_t length = 0;
    EXPECT_EQ(salus_display(&judged, "%", -1, 2, number, &copy, &length, nullptr), SALUS_ERROR_ARGUMENT);
    auto target_options = sized<salus_target_options>();
    target_options.direction = number;
    salus_target* made = nullptr;
    EXPECT_EQ(salus_target_parse("≥37", -1, &target_options, &made, nullptr), SALUS_ERROR_ARGUMENT);
    for (auto member : {&salus_judge_options::comparison, &salus_judge_options::rounding}) {
      auto options = sized<salus_judge_options>();
      options.*member = number;
      auto verdict = sized<salus_verdict>();
      EXPECT_EQ(salus_target_judge(target.get(), &judged, &options, &verdict, nullptr), SALUS_ERROR_ARGUMENT);
    }
    auto declaration = sized<salus_declaration>();
    declaration.name = text("a");
    declaration.kind = number;
    auto options = sized<salus_formula_options>();
    options.declarations = &declaration;
    options.declaration_count = 1;
    options.declaration_stride = sizeof declaration;
    salus_formula* formula = nullptr;
    EXPECT_EQ(salus_formula_compile("a", -1, &options, &formula, nullptr), SALUS_ERROR_ARGUMENT);
  }
}

TEST(CHostileNumbers, ReasonsOfValues) {
  const Formula formula = compiled("a");
  const Target target = parsed("≥37");
  for (const std::int32_t number : {-1, 17, 31, 32, 39, 40, 255, 256, 257, INT32_MAX, INT32_MIN}) {
    SCOPED_TRACE(number);
    salus_value given = value(1);
    given.reason = number;
    salus_value result = value(7);
    EXPECT_EQ(salus_formula_evaluate(formula.get(), &given, 1, &result, nullptr), SALUS_ERROR_ARGUMENT);
    EXPECT_EQ(result.number, 7);
    auto verdict = sized<salus_verdict>();
    EXPECT_EQ(salus_target_judge(target.get(), &given, nullptr, &verdict, nullptr), SALUS_ERROR_ARGUMENT);
    auto options = sized<salus_judge_options>();
    options.has_parent = 1;
    options.parent = given;
    const salus_value judged = value(38);
    EXPECT_EQ(salus_target_judge(target.get(), &judged, &options, &verdict, nullptr), SALUS_ERROR_ARGUMENT);
    options.has_parent = 0;
    EXPECT_EQ(salus_target_judge(target.get(), &judged, &options, nullptr, nullptr), SALUS_ERROR_ARGUMENT);
    options.has_baseline = 1;
    options.baseline = given;
    EXPECT_EQ(salus_target_judge(target.get(), &judged, &options, &verdict, nullptr), SALUS_ERROR_ARGUMENT);
    options.has_baseline = 0;
    options.has_reference = 1;
    options.reference = given;
    EXPECT_EQ(salus_target_judge(target.get(), &judged, &options, &verdict, nullptr), SALUS_ERROR_ARGUMENT);
    EXPECT_EQ(verdict.status, 0);
    char* copy = nullptr;
    std::int64_t length = 0;
    EXPECT_EQ(salus_display(&given, "%", -1, 2, 0, &copy, &length, nullptr), SALUS_ERROR_ARGUMENT);
  }
  // The number beside a reason is not read, so that a value that came out goes in again as it was.
  salus_value suppressed = value(std::numeric_limits<double>::quiet_NaN());
  suppressed.reason = SALUS_REASON_SUPPRESSED;
  salus_value result = value(7);
  EXPECT_EQ(salus_formula_evaluate(formula.get(), &suppressed, 1, &result, nullptr), SALUS_OK);
  EXPECT_EQ(result.reason, SALUS_REASON_SUPPRESSED);
  EXPECT_TRUE(std::isnan(result.number));
}

TEST(CHostileNumbers, FiguresBesideAValueThatAreNoFigures) {
  const double nothing = std::numeric_limits<double>::quiet_NaN();
  const double infinite = std::numeric_limits<double>::infinity();
  for (const char* text :
       {"≥37", "下降 30%", "每年下降 30%", "进一步提升", "零增长", "18-20", "实现", "优于全市平均水平"}) {
    const Target target = parsed(text);
    for (const double number : {nothing, infinite, -infinite, 1e308, -1e308, 5e-324, 0.0, -0.0, 1.0}) {
      for (const std::int32_t digits : {0, 400, INT32_MAX, INT32_MIN}) {
        auto options = sized<salus_judge_options>();
        options.has_parent = options.has_baseline = options.has_reference = 1;
        options.has_interval = options.has_digits = 1;
        options.comparison = SALUS_COMPARISON_ROUNDED_VALUE;
        options.parent = options.baseline = options.reference = value(number);
        options.lower = options.upper = options.years = number;
        options.digits = digits;
        options.declared = digits == 0 ? 1 : 0;
        for (const double judged_number : {number, 1.0, 38.0}) {
          const salus_value judged = value(judged_number);
          auto verdict = sized<salus_verdict>();
          ASSERT_EQ(salus_target_judge(target.get(), &judged, &options, &verdict, nullptr), SALUS_OK);
          EXPECT_EQ(verdict.status == SALUS_VERDICT_NOT_ASSESSABLE, verdict.reason != SALUS_REASON_NONE);
          EXPECT_EQ(verdict.status == SALUS_VERDICT_NOT_ASSESSABLE, !std::isfinite(verdict.distance));
          EXPECT_EQ(verdict.achieved_reason == SALUS_REASON_NONE, std::isfinite(verdict.achieved));
          EXPECT_FALSE(std::isinf(verdict.bound));
        }
      }
    }
  }
}

TEST(CHostileNumbers, NamesOfNoNumber) {
  for (const std::int32_t number : {-1, 1000, INT32_MAX, INT32_MIN}) {
    for (const auto name_of :
         {salus_status_name, salus_reason_name, salus_origin_name, salus_severity_name, salus_code_name,
          salus_kind_name, salus_direction_name, salus_attribute_name, salus_target_kind_name, salus_verdict_name,
          salus_uncertainty_name, salus_certainty_name})
      EXPECT_STREQ(name_of(number), "unknown") << number;
  }
}

TEST(CHostileNumbers, Limits) {
  const auto compile = [](const salus_formula_options& options) {
    salus_formula* made = nullptr;
    const salus_status status = salus_formula_compile("((((a))))", -1, &options, &made, nullptr);
    salus_formula_free(made);
    return status;
  };
  for (auto member :
       {&salus_formula_options::max_bytes, &salus_formula_options::max_nodes, &salus_formula_options::max_window})
    for (const std::int64_t number : {std::int64_t{-1}, INT64_MIN}) {
      auto options = sized<salus_formula_options>();
      options.*member = number;
      EXPECT_EQ(compile(options), SALUS_ERROR_ARGUMENT);
    }
  for (const std::int32_t depth : {-1, 257, INT32_MAX, INT32_MIN}) {
    auto options = sized<salus_formula_options>();
    options.max_depth = depth;
    EXPECT_EQ(compile(options), SALUS_ERROR_ARGUMENT) << depth;
  }
  auto options = sized<salus_formula_options>();
  options.max_depth = 2;
  EXPECT_EQ(compile(options), SALUS_ERROR_FORMULA);
  options.max_depth = 256;
  EXPECT_EQ(compile(options), SALUS_OK);
  options.max_bytes = 3;
  EXPECT_EQ(compile(options), SALUS_ERROR_FORMULA);
}

TEST(CHostileNumbers, Shares) {
  const Plan plan = plan_of(small_plan);
  const Dataset dataset = town(60, 8000);
  for (const double share : {-0.1, 1.5, std::numeric_limits<double>::quiet_NaN(), HUGE_VAL, -HUGE_VAL}) {
    auto options = sized<salus_evaluate_options>();
    options.completeness = share;
    salus_results* made = nullptr;
    EXPECT_EQ(salus_plan_evaluate(plan.get(), dataset.get(), &options, &made, nullptr), SALUS_ERROR_ARGUMENT) << share;
    auto target_options = sized<salus_target_options>();
    target_options.about = share;
    salus_target* target = nullptr;
    EXPECT_EQ(salus_target_parse("7.5 左右", -1, &target_options, &target, nullptr), SALUS_ERROR_ARGUMENT) << share;
  }
}

TEST(CHostileNumbers, Rounding) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  EXPECT_TRUE(std::isnan(salus_round(nan, 2, SALUS_ROUNDING_HALF_EVEN)));
  EXPECT_EQ(salus_round(HUGE_VAL, 2, SALUS_ROUNDING_HALF_EVEN), HUGE_VAL);
  for (const std::int32_t digits : {INT32_MIN, -1000, -1, 0, 1000, INT32_MAX})
    for (const std::int32_t rounding : {0, 1, -1, INT32_MAX}) EXPECT_EQ(salus_round(0, digits, rounding), 0);
  for (const std::int32_t digits : {INT32_MIN, -400, -1, 0, 400, INT32_MAX}) {
    char* copy = nullptr;
    std::int64_t length = 0;
    const salus_value shown = value(1.5e300);
    EXPECT_EQ(salus_display(&shown, "%", -1, digits, 0, &copy, &length, nullptr), SALUS_OK) << digits;
    EXPECT_GT(length, 0);
    salus_free(copy);
  }
}

}  // namespace
