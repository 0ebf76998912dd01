// Counts, strides and columns that cannot be.
#include <gtest/gtest.h>

#include <cstdint>
#include <cstring>
#include <vector>

#include "capi/support.hpp"

namespace {

using namespace salus_test;

TEST(CHostileCounts, OfInputs) {
  const Formula formula = compiled("a / b");
  const salus_value inputs[] = {value(1), value(2), value(3)};
  salus_value result = value(7);
  for (const std::int64_t count :
       {std::int64_t{0}, std::int64_t{1}, std::int64_t{3}, std::int64_t{-1}, INT64_MAX, INT64_MIN})
    EXPECT_EQ(salus_formula_evaluate(formula.get(), inputs, count, &result, nullptr), SALUS_ERROR_ARGUMENT) << count;
  EXPECT_EQ(salus_formula_evaluate(formula.get(), nullptr, 2, &result, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(result.number, 7);
  const Formula constant = compiled("1 + 2");
  EXPECT_EQ(salus_formula_evaluate(constant.get(), nullptr, 0, &result, nullptr), SALUS_OK);
  EXPECT_EQ(result.number, 3);
}

TEST(CHostileCounts, OfArraysInOptions) {
  auto declaration = sized<salus_declaration>();
  declaration.name = text("a");
  const auto compile = [](const salus_formula_options& options) {
    salus_formula* made = nullptr;
    const salus_status status = salus_formula_compile("a", -1, &options, &made, nullptr);
    salus_formula_free(made);
    return status;
  };
  for (const std::int64_t count : {std::int64_t{-1}, INT64_MIN, INT64_MAX}) {
    auto options = sized<salus_formula_options>();
    options.declarations = &declaration;
    options.declaration_count = count;
    options.declaration_stride = sizeof declaration;
    EXPECT_EQ(compile(options), SALUS_ERROR_ARGUMENT) << count;
    options.declaration_count = 1;
    declaration.aliases = &declaration.name;
    declaration.alias_count = count;
    EXPECT_EQ(compile(options), SALUS_ERROR_ARGUMENT) << count;
    declaration.alias_count = 0;
    EXPECT_EQ(compile(options), SALUS_OK);
  }
  for (const std::int64_t stride : {std::int64_t{0}, std::int64_t{-120}, std::int64_t{119}, INT64_MIN}) {
    auto options = sized<salus_formula_options>();
    options.declarations = &declaration;
    options.declaration_count = 1;
    options.declaration_stride = stride;
    EXPECT_EQ(compile(options), SALUS_ERROR_ARGUMENT) << stride;
  }
  auto options = sized<salus_formula_options>();
  options.declaration_count = 1;
  options.declaration_stride = sizeof declaration;
  EXPECT_EQ(compile(options), SALUS_ERROR_ARGUMENT);

  const Plan plan = plan_of(small_plan);
  const Dataset dataset = town(60, 8000);
  const salus_text area = text("town");
  for (const std::int64_t count : {std::int64_t{-1}, INT64_MIN, INT64_MAX}) {
    auto evaluate_options = sized<salus_evaluate_options>();
    evaluate_options.areas = &area;
    evaluate_options.area_count = count;
    salus_results* made = nullptr;
    EXPECT_EQ(salus_plan_evaluate(plan.get(), dataset.get(), &evaluate_options, &made, nullptr), SALUS_ERROR_ARGUMENT);
    evaluate_options.area_count = 0;
    evaluate_options.period_count = count;
    EXPECT_EQ(salus_plan_evaluate(plan.get(), dataset.get(), &evaluate_options, &made, nullptr), SALUS_ERROR_ARGUMENT);
  }
}

// One column of a formula's that is changed in one way; what a wrong call writes is noticed.
class CHostileColumns : public testing::Test {
 protected:
  salus_status evaluate(std::int64_t rows = 4) {
    const salus_column_output before_output = output_;
    const salus_status status = status_of([&](salus_error** error) {
      return salus_formula_evaluate_columns(formula_.get(), &column_, 1, sizeof column_, rows, &output_, &invalid_,
                                            error);
    });
    EXPECT_EQ(std::memcmp(&before_output, &output_, sizeof output_), 0);
    if (status != SALUS_OK) {
      EXPECT_EQ(values_[0], -7);
      EXPECT_EQ(invalid_, -7);
    }
    return status;
  }
  CHostileColumns() { output_.values = values_; }

  const Formula formula_ = compiled("a");
  const std::vector<double> numbers_ = {1, 2, 3, 4};
  salus_column column_ = column(numbers_);
  double values_[4] = {-7, -7, -7, -7};
  std::int64_t invalid_ = -7;
  salus_column_output output_ = sized<salus_column_output>();
};

TEST_F(CHostileColumns, Types) {
  for (const std::int32_t type : {0, -1, 7, int{SALUS_TYPE_TEXT}, 255, 257, INT32_MAX, INT32_MIN}) {
    column_.type = type;
    EXPECT_EQ(evaluate(), SALUS_ERROR_ARGUMENT) << type;
  }
}

TEST_F(CHostileColumns, Validities) {
  const std::uint8_t bits = 0x0F;
  for (const std::int32_t kind : {-1, 3, 256, INT32_MAX, INT32_MIN}) {
    column_.validity_kind = kind;
    column_.validity = &bits;
    EXPECT_EQ(evaluate(), SALUS_ERROR_ARGUMENT) << kind;
  }
  for (const std::int32_t kind : {SALUS_VALIDITY_BITMAP, SALUS_VALIDITY_BYTES}) {
    column_.validity_kind = kind;
    column_.validity = nullptr;
    EXPECT_EQ(evaluate(), SALUS_ERROR_ARGUMENT) << kind;
  }
  // One value for all rows, and a validity for one of them.
  column_.validity_kind = SALUS_VALIDITY_BITMAP;
  column_.validity = &bits;
  column_.stride = 0;
  column_.length = 1;
  EXPECT_EQ(evaluate(), SALUS_ERROR_ARGUMENT);
  column_.length = 4;
  EXPECT_EQ(evaluate(), SALUS_OK);
}

TEST_F(CHostileColumns, Lengths) {
  for (const std::int64_t length : {std::int64_t{-1}, std::int64_t{3}, std::int64_t{5}, INT64_MAX, INT64_MIN}) {
    column_.length = length;
    EXPECT_EQ(evaluate(), SALUS_ERROR_ARGUMENT) << length;
  }
}

TEST_F(CHostileColumns, Offsets) {
  for (const std::int64_t offset : {std::int64_t{-1}, INT64_MAX, INT64_MAX - 3, INT64_MAX / 8, INT64_MIN}) {
    column_.offset = offset;
    EXPECT_EQ(evaluate(), SALUS_ERROR_ARGUMENT) << offset;
  }
}

TEST_F(CHostileColumns, Strides) {
  for (const std::int64_t stride : {std::int64_t{-8}, std::int64_t{1}, std::int64_t{7}, INT64_MAX, INT64_MIN}) {
    column_.stride = stride;
    EXPECT_EQ(evaluate(), SALUS_ERROR_ARGUMENT) << stride;
  }
}

TEST_F(CHostileColumns, Pointers) {
  column_.data = nullptr;
  EXPECT_EQ(evaluate(), SALUS_ERROR_ARGUMENT);
  column_.data = numbers_.data();
  output_.values = nullptr;
  EXPECT_EQ(evaluate(), SALUS_ERROR_ARGUMENT);
}

TEST_F(CHostileColumns, Rows) {
  for (const std::int64_t rows : {std::int64_t{-1}, std::int64_t{3}, std::int64_t{5}, INT64_MAX, INT64_MIN})
    EXPECT_EQ(evaluate(rows), SALUS_ERROR_ARGUMENT) << rows;
  column_.stride = 0;
  EXPECT_EQ(evaluate(INT64_MAX), SALUS_ERROR_ARGUMENT);
}

TEST_F(CHostileColumns, NoRows) {
  column_ = column(SALUS_TYPE_FLOAT64, nullptr, 8, 0);
  output_.values = nullptr;
  EXPECT_EQ(evaluate(0), SALUS_OK);
  EXPECT_EQ(invalid_, 0);
}

TEST_F(CHostileColumns, Unaligned) {
  std::vector<unsigned char> bytes(1 + 4 * sizeof(double));
  std::memcpy(bytes.data() + 1, numbers_.data(), 4 * sizeof(double));
  column_.data = bytes.data() + 1;
  EXPECT_EQ(evaluate(), SALUS_OK);
  EXPECT_EQ(values_[3], 4);
}

}  // namespace
