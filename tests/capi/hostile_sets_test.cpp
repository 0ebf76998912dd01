// Sets of formulas and functions of the embedding program, given everything that is wrong.
#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

#include "capi/support.hpp"

namespace {

using namespace salus_test;

using FormulaSet = std::unique_ptr<salus_formula_set, Free<salus_formula_set, salus_formula_set_free>>;
using Functions = std::unique_ptr<salus_functions, Free<salus_functions, salus_functions_free>>;

salus_named_formula named(const char* name, const char* source) {
  auto formula = sized<salus_named_formula>();
  formula.name = text(name);
  formula.text = text(source);
  return formula;
}

salus_status compile(const std::vector<salus_named_formula>& formulas, FormulaSet& set,
                     const salus_formula_options* options = nullptr, std::string* message = nullptr) {
  salus_formula_set* made = nullptr;
  const Outcome result = outcome([&](salus_error** error) {
    return salus_formula_set_compile(formulas.data(), static_cast<std::int64_t>(formulas.size()),
                                     sizeof(salus_named_formula), options, &made, error);
  });
  set.reset(made);
  if (message != nullptr) *message = result.text;
  return result.status;
}

std::int32_t SALUS_CALL ones(void*, salus_function_block* block) {
  for (std::int64_t i = 0; i < block->rows; ++i) block->values[i] = 1;
  return 0;
}

salus_function function(const char* name) {
  auto made = sized<salus_function>();
  made.name = text(name);
  made.least_arguments = 1;
  made.most_arguments = 1;
  made.body = ones;
  return made;
}

class CHostileSets : public testing::Test {
 protected:
  CHostileSets() {
    EXPECT_EQ(compile({named("x", "a/b"), named("y", "a")}, set_), SALUS_OK);
    for (int i = 0; i < 2; ++i) {
      outputs_[i] = sized<salus_column_output>();
      outputs_[i].values = values_[i];
      columns_.push_back(column(ones_));
    }
  }

  salus_status evaluate(std::int64_t columns, std::int64_t rows, std::int64_t outputs,
                        const salus_column_options* options = nullptr) {
    return status_of([&](salus_error** error) {
      return salus_formula_set_evaluate_columns(set_.get(), columns_.data(), columns, sizeof(salus_column), rows,
                                                outputs_, outputs, sizeof(salus_column_output), options, nullptr,
                                                error);
    });
  }

  FormulaSet set_;
  std::vector<double> ones_ = {1, 1};
  std::vector<salus_column> columns_;
  double values_[2][2] = {{7, 7}, {7, 7}};
  salus_column_output outputs_[2];
};

TEST_F(CHostileSets, HandlesAreChecked) {
  const Formula formula = compiled("a");
  for (const void* stranger : {static_cast<const void*>(nullptr), static_cast<const void*>(formula.get())}) {
    auto* const set = static_cast<const salus_formula_set*>(stranger);
    auto info = sized<salus_formula_set_info>();
    auto finding = sized<salus_finding>();
    salus_text name = text("kept");
    salus_formula* made = nullptr;
    char* listing = nullptr;
    std::int64_t length = 0;
    EXPECT_EQ(salus_formula_set_describe(set, &info), SALUS_ERROR_HANDLE);
    EXPECT_EQ(salus_formula_set_name(set, 0, &name), SALUS_ERROR_HANDLE);
    EXPECT_EQ(salus_formula_set_input_name(set, 0, &name), SALUS_ERROR_HANDLE);
    EXPECT_EQ(salus_formula_set_input(set, "a", -1), -1);
    EXPECT_EQ(salus_formula_set_finding(set, 0, &finding), SALUS_ERROR_HANDLE);
    EXPECT_EQ(salus_formula_set_formula(set, 0, &made, nullptr), SALUS_ERROR_HANDLE);
    EXPECT_EQ(salus_formula_set_dump(set, &listing, &length, nullptr), SALUS_ERROR_HANDLE);
    EXPECT_EQ(salus_formula_set_evaluate_columns(set, columns_.data(), 2, sizeof(salus_column), 2, outputs_, 2,
                                                 sizeof(salus_column_output), nullptr, nullptr, nullptr),
              SALUS_ERROR_HANDLE);
    EXPECT_EQ(std::string(name.data), "kept");
  }
  // Freeing a stranger does nothing.
  salus_formula_set_free(reinterpret_cast<salus_formula_set*>(formula.get()));
  salus_functions_free(reinterpret_cast<salus_functions*>(formula.get()));
  auto options = sized<salus_formula_options>();
  options.functions = reinterpret_cast<const salus_functions*>(formula.get());
  FormulaSet none;
  EXPECT_EQ(compile({named("x", "a")}, none, &options), SALUS_ERROR_HANDLE);
  EXPECT_EQ(none, nullptr);
}

TEST_F(CHostileSets, IndicesAndOutputsAreChecked) {
  salus_text name;
  auto finding = sized<salus_finding>();
  for (const std::int64_t index : {std::int64_t{-1}, std::int64_t{2}, INT64_MAX, INT64_MIN}) {
    salus_formula* made = nullptr;
    EXPECT_EQ(salus_formula_set_name(set_.get(), index, &name), SALUS_ERROR_ARGUMENT);
    EXPECT_EQ(salus_formula_set_input_name(set_.get(), index, &name), SALUS_ERROR_ARGUMENT);
    EXPECT_EQ(salus_formula_set_finding(set_.get(), index, &finding), SALUS_ERROR_ARGUMENT);
    EXPECT_EQ(salus_formula_set_formula(set_.get(), index, &made, nullptr), SALUS_ERROR_ARGUMENT);
  }
  EXPECT_EQ(salus_formula_set_name(set_.get(), 0, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_formula_set_describe(set_.get(), nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_formula_set_dump(set_.get(), nullptr, nullptr, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_formula_set_formula(set_.get(), 0, nullptr, nullptr), SALUS_ERROR_ARGUMENT);
  const salus_named_formula one = named("x", "a");
  EXPECT_EQ(salus_formula_set_compile(&one, 1, sizeof one, nullptr, nullptr, nullptr), SALUS_ERROR_ARGUMENT);
}

TEST_F(CHostileSets, FormulasThatCannotBe) {
  FormulaSet set;
  EXPECT_EQ(compile({named("", "a")}, set), SALUS_ERROR_FORMULA);
  EXPECT_EQ(compile({named("\xB0\xA1", "a")}, set), SALUS_ERROR_ENCODING);
  EXPECT_EQ(compile({named("x", "\xB0\xA1")}, set), SALUS_ERROR_ENCODING);
  EXPECT_EQ(compile({named("x", nullptr)}, set), SALUS_ERROR_FORMULA);
  salus_named_formula cut = named("x", "a");
  cut.size = 8;
  EXPECT_EQ(compile({cut}, set), SALUS_ERROR_ARGUMENT);
  salus_formula_set* made = nullptr;
  EXPECT_EQ(salus_formula_set_compile(nullptr, 1, sizeof cut, nullptr, &made, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_formula_set_compile(&cut, -1, sizeof cut, nullptr, &made, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_formula_set_compile(&cut, INT64_MAX, sizeof cut, nullptr, &made, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_formula_set_compile(nullptr, 0, sizeof cut, nullptr, &made, nullptr), SALUS_OK);
  salus_formula_set_free(made);
}

TEST_F(CHostileSets, CountsAndOptionsOfACall) {
  EXPECT_EQ(evaluate(2, 2, 2), SALUS_OK);
  values_[0][0] = 7;
  EXPECT_EQ(evaluate(1, 2, 2), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(evaluate(INT64_MAX, 2, 2), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(evaluate(2, -1, 2), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(evaluate(2, INT64_MAX, 2), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(evaluate(2, 2, 1), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(evaluate(2, 2, -2), SALUS_ERROR_ARGUMENT);
  auto options = sized<salus_column_options>();
  options.threads = -2;
  EXPECT_EQ(evaluate(2, 2, 2, &options), SALUS_ERROR_ARGUMENT);
  options.size = 4;
  EXPECT_EQ(evaluate(2, 2, 2, &options), SALUS_ERROR_ARGUMENT);
  outputs_[1].validity_kind = 3;
  EXPECT_EQ(evaluate(2, 2, 2), SALUS_ERROR_ARGUMENT);
  outputs_[1].validity_kind = 0;
  outputs_[1].values = nullptr;
  EXPECT_EQ(evaluate(2, 2, 2), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(values_[0][0], 7);
}

TEST_F(CHostileSets, AFormulaOfOldSizeHasNoFunctionsAndItsOutputIsABitmap) {
  const Formula formula = compiled("a");
  std::uint8_t validity[2] = {0xFF, 0xFF};
  outputs_[0].validity = validity;
  outputs_[0].validity_kind = SALUS_VALIDITY_BYTES;
  outputs_[0].size = offsetof(salus_column_output, validity_kind);
  EXPECT_EQ(salus_formula_evaluate_columns_with(formula.get(), columns_.data(), 1, sizeof(salus_column), 2, outputs_,
                                                nullptr, nullptr, nullptr),
            SALUS_OK);
  EXPECT_EQ(validity[0], 3);
  EXPECT_EQ(validity[1], 0xFF);
  auto options = sized<salus_formula_options>();
  options.size = offsetof(salus_formula_options, functions);
  options.functions = reinterpret_cast<const salus_functions*>(&options);
  FormulaSet set;
  EXPECT_EQ(compile({named("x", "a")}, set, &options), SALUS_OK);
}

TEST(CHostileFunctions, ThatCannotBe) {
  const auto create = [](const salus_function& given, std::int64_t count = 1) {
    salus_functions* made = nullptr;
    const salus_status status = status_of(
        [&](salus_error** error) { return salus_functions_create(&given, count, sizeof given, &made, error); });
    EXPECT_EQ(made != nullptr, status == SALUS_OK);
    salus_functions_free(made);
    return status;
  };
  EXPECT_EQ(create(function("f")), SALUS_OK);
  EXPECT_EQ(create(function("f"), 0), SALUS_OK);
  EXPECT_EQ(create(function("f"), -1), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(create(function("")), SALUS_ERROR_FORMULA);
  EXPECT_EQ(create(function("\xB0\xA1")), SALUS_ERROR_ENCODING);
  EXPECT_EQ(create(function("max")), SALUS_ERROR_FORMULA);
  salus_function wrong = function("f");
  wrong.body = nullptr;
  EXPECT_EQ(create(wrong), SALUS_ERROR_ARGUMENT);
  wrong = function("f");
  wrong.most_arguments = -2;
  EXPECT_EQ(create(wrong), SALUS_ERROR_ARGUMENT);
  wrong = function("f");
  wrong.size = 16;
  EXPECT_EQ(create(wrong), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_functions_create(nullptr, 1, sizeof wrong, nullptr, nullptr), SALUS_ERROR_ARGUMENT);
}

// A message of any bytes, without its NUL, and an exception through the C interface.
TEST(CHostileFunctions, ThatMisbehave) {
  const salus_function_body bodies[] = {
      [](void*, salus_function_block* block) -> std::int32_t {
        std::memset(block->message, 0xB0, static_cast<std::size_t>(block->message_capacity));
        return -7;
      },
      [](void*, salus_function_block*) -> std::int32_t { return 1; },
      [](void*, salus_function_block*) -> std::int32_t { throw 5; },
  };
  for (const salus_function_body body : bodies) {
    salus_function given = function("f");
    given.body = body;
    salus_functions* made = nullptr;
    ASSERT_EQ(salus_functions_create(&given, 1, sizeof given, &made, nullptr), SALUS_OK);
    const Functions functions(made);
    auto options = sized<salus_formula_options>();
    options.functions = functions.get();
    salus_formula* compiled = nullptr;
    ASSERT_EQ(salus_formula_compile("f(a)", -1, &options, &compiled, nullptr), SALUS_OK);
    const Formula formula(compiled);
    const salus_value input = value(1);
    salus_value result = value(7);
    const Outcome failed =
        outcome([&](salus_error** error) { return salus_formula_evaluate(formula.get(), &input, 1, &result, error); });
    EXPECT_EQ(failed.status, SALUS_ERROR_FORMULA);
    EXPECT_NE(failed.text.find("\"f\" failed"), std::string::npos) << failed.text;
    EXPECT_EQ(failed.text.find('\xB0'), std::string::npos);
    EXPECT_EQ(result.number, 7);
  }
}

}  // namespace
