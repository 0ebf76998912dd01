// Structures of wrong sizes: a status, and no byte written beyond what the caller said he has.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <vector>

#include "capi/support.hpp"

namespace {

using namespace salus_test;

// A structure with room behind it, so that a byte beyond its size is seen.
template <typename T>
struct Roomy {
  T structure;
  unsigned char behind[64];
};

// The size of a structure in the version that brought it: what has grown since names where its first version ended.
template <typename T>
constexpr std::uint32_t first_size = sizeof(T);
template <>
constexpr std::uint32_t first_size<salus_finding> = offsetof(salus_finding, message_zh);
template <>
constexpr std::uint32_t first_size<salus_formula_options> = offsetof(salus_formula_options, functions);
template <>
constexpr std::uint32_t first_size<salus_target_info> = offsetof(salus_target_info, comparison);
template <>
constexpr std::uint32_t first_size<salus_judge_options> = offsetof(salus_judge_options, baseline);
template <>
constexpr std::uint32_t first_size<salus_verdict> = offsetof(salus_verdict, bound);
template <>
constexpr std::uint32_t first_size<salus_column_output> = offsetof(salus_column_output, validity_kind);
template <>
constexpr std::uint32_t first_size<salus_evaluate_options> = offsetof(salus_evaluate_options, confidence);
template <>
constexpr std::uint32_t first_size<salus_plan_info> = offsetof(salus_plan_info, section_count);
template <>
constexpr std::uint32_t first_size<salus_indicator_info> = offsetof(salus_indicator_info, uncertainty);
template <>
constexpr std::uint32_t first_size<salus_result_row> = offsetof(salus_result_row, limits_reason);
template <>
constexpr std::uint32_t first_size<salus_assess_options> = offsetof(salus_assess_options, rows);
template <>
constexpr std::uint32_t first_size<salus_assessment> = offsetof(salus_assessment, verdict);

template <typename T, typename Call>
void check_output_sizes(Call call) {
  for (const std::uint32_t size : {0u, 1u, 4u, first_size<T> - 1}) {
    Roomy<T> out;
    std::memset(&out, 0xAB, sizeof out);
    out.structure.size = size;
    const Roomy<T> before = out;
    EXPECT_EQ(call(&out.structure), SALUS_ERROR_ARGUMENT) << "size " << size;
    EXPECT_EQ(std::memcmp(&out, &before, sizeof out), 0) << "size " << size;
  }
  for (const std::uint32_t size : {static_cast<std::uint32_t>(sizeof(T)), static_cast<std::uint32_t>(sizeof(T)) + 64,
                                   std::numeric_limits<std::uint32_t>::max()}) {
    Roomy<T> out;
    std::memset(&out, 0xAB, sizeof out);
    out.structure.size = size;
    EXPECT_EQ(call(&out.structure), SALUS_OK) << "size " << size;
    EXPECT_EQ(out.structure.size, size);
    EXPECT_TRUE(std::all_of(std::begin(out.behind), std::end(out.behind), [](unsigned char c) { return c == 0xAB; }));
  }
}

// Members that a later version may add behind are not looked at.
template <typename T, typename Call>
void check_input_sizes(const T& valid, Call call) {
  Roomy<T> in;
  std::memset(&in, 0xAB, sizeof in);
  for (const std::uint32_t size : {0u, 1u, 4u, first_size<T> - 1}) {
    in.structure = valid;
    in.structure.size = size;
    EXPECT_EQ(call(&in.structure), SALUS_ERROR_ARGUMENT) << "size " << size;
  }
  for (const std::uint32_t size :
       {first_size<T>, static_cast<std::uint32_t>(sizeof(T)), static_cast<std::uint32_t>(sizeof(T)) + 64,
        std::numeric_limits<std::uint32_t>::max()}) {
    in.structure = valid;
    in.structure.size = size;
    EXPECT_EQ(call(&in.structure), SALUS_OK) << "size " << size;
  }
}

TEST(CHostileSizes, ACallerOfTheFirstVersionGetsWhatItKnows) {
  const Formula formula = compiled("a/b×1000%");
  salus_finding finding;
  std::memset(&finding, 0xAB, sizeof finding);
  finding.size = first_size<salus_finding>;
  ASSERT_EQ(salus_formula_finding(formula.get(), 0, &finding), SALUS_OK);
  EXPECT_GT(finding.excerpt.length, 0);
  const auto* bytes = reinterpret_cast<const unsigned char*>(&finding);
  EXPECT_TRUE(std::all_of(bytes + first_size<salus_finding>, bytes + sizeof finding,
                          [](unsigned char c) { return c == 0xAB; }));
}

TEST(CHostileSizes, OfOutputs) {
  const Formula formula = compiled("a/b×1000%");
  const Target target = parsed("7.5 左右");
  const Plan plan = plan_of(small_plan);
  const Results results = evaluated(plan, town(60, 8000));
  const Assessments assessments = assessed(results);
  const salus_value judged = value(7.5);
  salus_error* made = nullptr;
  salus_formula* none = nullptr;
  EXPECT_EQ(salus_formula_compile("a /", -1, nullptr, &none, &made), SALUS_ERROR_FORMULA);
  const Error error(made);
  check_output_sizes<salus_finding>([&](auto* out) { return salus_error_finding(error.get(), 0, out); });
  check_output_sizes<salus_formula_info>([&](auto* out) { return salus_formula_describe(formula.get(), out); });
  check_output_sizes<salus_finding>([&](auto* out) { return salus_formula_finding(formula.get(), 0, out); });
  check_output_sizes<salus_target_info>([&](auto* out) { return salus_target_describe(target.get(), out); });
  check_output_sizes<salus_finding>([&](auto* out) { return salus_target_note(target.get(), 0, out); });
  check_output_sizes<salus_verdict>(
      [&](auto* out) { return salus_target_judge(target.get(), &judged, nullptr, out, nullptr); });
  check_output_sizes<salus_plan_info>([&](auto* out) { return salus_plan_describe(plan.get(), out); });
  check_output_sizes<salus_area_info>([&](auto* out) { return salus_plan_area(plan.get(), 0, out); });
  check_output_sizes<salus_element_info>([&](auto* out) { return salus_plan_element(plan.get(), 0, out); });
  check_output_sizes<salus_indicator_info>([&](auto* out) { return salus_plan_indicator(plan.get(), 0, out); });
  check_output_sizes<salus_results_info>([&](auto* out) { return salus_results_describe(results.get(), out); });
  check_output_sizes<salus_result_row>([&](auto* out) { return salus_results_row(results.get(), 0, out); });
  check_output_sizes<salus_column>(
      [&](auto* out) { return salus_results_column(results.get(), SALUS_RESULT_VALUE, out); });
  check_output_sizes<salus_progress_thresholds>([](auto* out) { return salus_progress_thresholds_init(out); });
  const double year = 2020, figure = 2.08;
  check_output_sizes<salus_progress>(
      [&](auto* out) { return salus_progress_measure(&year, &figure, nullptr, nullptr, 1, nullptr, out, nullptr); });
  check_output_sizes<salus_assessment>([&](auto* out) { return salus_assessments_row(assessments.get(), 0, out); });
}

TEST(CHostileSizes, OfInputs) {
  const Target target = parsed("≥37");
  const Plan plan = plan_of(small_plan);
  const Dataset dataset = town(60, 8000);
  const Results results = evaluated(plan, dataset);
  const Formula formula = compiled("a");
  const salus_value judged = value(38);
  const TownColumns rows(60, 8000);
  const std::vector<double> ones = {1};
  const salus_column columns[] = {column(ones)};
  double out = 0;

  check_input_sizes(sized<salus_formula_options>(), [](auto* options) {
    salus_formula* made = nullptr;
    const salus_status status = salus_formula_compile("a", -1, options, &made, nullptr);
    salus_formula_free(made);
    return status;
  });
  check_input_sizes(sized<salus_target_options>(), [](auto* options) {
    salus_target* made = nullptr;
    const salus_status status = salus_target_parse("≥37", -1, options, &made, nullptr);
    salus_target_free(made);
    return status;
  });
  check_input_sizes(sized<salus_judge_options>(), [&](auto* options) {
    auto verdict = sized<salus_verdict>();
    return salus_target_judge(target.get(), &judged, options, &verdict, nullptr);
  });
  check_input_sizes(rows.get(), [](auto* given) {
    salus_dataset* made = nullptr;
    const salus_status status = salus_dataset_create(given, &made, nullptr);
    salus_dataset_free(made);
    return status;
  });
  check_input_sizes(sized<salus_evaluate_options>(), [&](auto* options) {
    salus_results* made = nullptr;
    const salus_status status = salus_plan_evaluate(plan.get(), dataset.get(), options, &made, nullptr);
    salus_results_free(made);
    return status;
  });
  check_input_sizes(sized<salus_progress_options>(), [&](auto* options) {
    const double year = 2020, figure = 2.08;
    auto progress = sized<salus_progress>();
    return salus_progress_measure(&year, &figure, nullptr, nullptr, 1, options, &progress, nullptr);
  });
  auto thresholds = sized<salus_progress_thresholds>();
  EXPECT_EQ(salus_progress_thresholds_init(&thresholds), SALUS_OK);
  check_input_sizes(thresholds, [&](auto* given) {
    auto options = sized<salus_assess_options>();
    options.thresholds = given;
    salus_assessments* made = nullptr;
    const salus_status status = salus_results_assess(results.get(), &options, &made, nullptr);
    salus_assessments_free(made);
    return status;
  });
  check_input_sizes(sized<salus_assess_options>(), [&](auto* options) {
    salus_assessments* made = nullptr;
    const salus_status status = salus_results_assess(results.get(), options, &made, nullptr);
    salus_assessments_free(made);
    return status;
  });
  auto output = sized<salus_column_output>();
  output.values = &out;
  check_input_sizes(output, [&](auto* given) {
    return salus_formula_evaluate_columns(formula.get(), columns, 1, sizeof columns[0], 1, given, nullptr, nullptr);
  });
}

// Entries of an array may be larger than those that this version knows, and stand further apart.
TEST(CHostileSizes, OfEntries) {
  const Formula formula = compiled("a + b");
  const std::vector<double> ones = {1};
  Roomy<salus_column> columns[2];
  std::memset(columns, 0xAB, sizeof columns);
  double out = 0;
  auto output = sized<salus_column_output>();
  output.values = &out;
  const auto evaluate = [&](std::uint32_t size, std::int64_t stride) {
    for (auto& entry : columns) {
      entry.structure = column(ones);
      entry.structure.size = size;
    }
    return status_of([&](salus_error** error) {
      return salus_formula_evaluate_columns(formula.get(), &columns[0].structure, 2, stride, 1, &output, nullptr,
                                            error);
    });
  };
  EXPECT_EQ(evaluate(sizeof(salus_column), sizeof columns[0]), SALUS_OK);
  EXPECT_EQ(out, 2);
  EXPECT_EQ(evaluate(sizeof columns[0], sizeof columns[0]), SALUS_OK);
  for (const std::int64_t stride :
       {std::int64_t{0}, std::int64_t{-1}, std::int64_t{8}, std::int64_t{55}, INT64_MIN, INT64_MAX})
    EXPECT_EQ(evaluate(sizeof(salus_column), stride), SALUS_ERROR_ARGUMENT) << stride;
  for (const std::uint32_t size : {0u, 1u, 55u, 121u, UINT32_MAX})
    EXPECT_EQ(evaluate(size, sizeof columns[0]), SALUS_ERROR_ARGUMENT) << size;
}

}  // namespace
