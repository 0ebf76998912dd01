// Calls that are rightly made and cannot be done, and texts of random pieces.
#include <gtest/gtest.h>

#include <cstdint>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "capi/support.hpp"

namespace {

using namespace salus_test;

TEST(CHostileCalls, SingleRowsOfAFormulaOverYears) {
  const Formula formula = compiled("sum(a@[-4y..0y])");
  auto info = sized<salus_formula_info>();
  EXPECT_EQ(salus_formula_describe(formula.get(), &info), SALUS_OK);
  EXPECT_EQ(info.needs_dataset, 1);
  const salus_value input = value(1);
  salus_value result = value(7);
  EXPECT_EQ(salus_formula_evaluate(formula.get(), &input, 1, &result, nullptr), SALUS_ERROR_UNSUPPORTED);
  const std::vector<double> ones = {1};
  const salus_column columns[] = {column(ones)};
  double out = 7;
  auto output = sized<salus_column_output>();
  output.values = &out;
  EXPECT_EQ(salus_formula_evaluate_columns(formula.get(), columns, 1, sizeof columns[0], 1, &output, nullptr, nullptr),
            SALUS_ERROR_UNSUPPORTED);
  EXPECT_EQ(result.number, 7);
  EXPECT_EQ(out, 7);
}

TEST(CHostileCalls, AreasAndPeriodsThatAreNone) {
  const Plan plan = plan_of(small_plan);
  const Dataset dataset = town(60, 8000);
  const salus_text nowhere = text("nowhere");
  auto options = sized<salus_evaluate_options>();
  options.areas = &nowhere;
  options.area_count = 1;
  salus_results* made = nullptr;
  EXPECT_EQ(salus_plan_evaluate(plan.get(), dataset.get(), &options, &made, nullptr), SALUS_ERROR_NOT_FOUND);
  options.area_count = 0;
  options.periods = &nowhere;
  options.period_count = 1;
  EXPECT_EQ(salus_plan_evaluate(plan.get(), dataset.get(), &options, &made, nullptr), SALUS_ERROR_ARGUMENT);
}

// Whatever the bytes, an answer of the family comes back.
TEST(CHostileCalls, RandomBytes) {
  std::mt19937 random(20260101);
  const std::string pieces[] = {"a",  "同年活产数", "/",  "×",  "1000‰", "(",    ")",    "[",    "]",  "@",
                                "..", "{",          "}",  "\"", ":",     ",",    "≥",    "左右", "37", "-",
                                " ",  "\xD3",       "\0", "\n", "if",    "基线", "优于", "null"};
  for (int i = 0; i < 3000; ++i) {
    std::string source;
    for (int n = static_cast<int>(random() % 12); n > 0; --n) source += pieces[random() % std::size(pieces)];
    const auto length = static_cast<std::int64_t>(source.size());
    const salus_status as_formula = status_of([&](salus_error** error) {
      salus_formula* made = nullptr;
      const salus_status status = salus_formula_compile(source.data(), length, nullptr, &made, error);
      salus_formula_free(made);
      return status;
    });
    EXPECT_TRUE(as_formula == SALUS_OK || as_formula == SALUS_ERROR_FORMULA || as_formula == SALUS_ERROR_ENCODING)
        << source << ": " << salus_status_name(as_formula);
    const salus_status as_target = status_of([&](salus_error** error) {
      salus_target* made = nullptr;
      const salus_status status = salus_target_parse(source.data(), length, nullptr, &made, error);
      salus_target_free(made);
      return status;
    });
    EXPECT_TRUE(as_target == SALUS_OK || as_target == SALUS_ERROR_TARGET || as_target == SALUS_ERROR_ENCODING)
        << source << ": " << salus_status_name(as_target);
    const salus_status as_plan = status_of([&](salus_error** error) {
      salus_plan* made = nullptr;
      return salus_plan_parse(source.data(), length, nullptr, 0, &made, error);
    });
    EXPECT_TRUE(as_plan == SALUS_ERROR_PLAN || as_plan == SALUS_ERROR_ENCODING)
        << source << ": " << salus_status_name(as_plan);
  }
}

}  // namespace
