// What the tests of the C interface share: handles that free themselves, and small things to make them of.
#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

#include "salus.h"

namespace salus_test {

template <typename T, void(SALUS_CALL* free)(T*)>
struct Free {
  void operator()(T* handle) const noexcept { free(handle); }
};

using Error = std::unique_ptr<salus_error, Free<salus_error, salus_error_free>>;
using Formula = std::unique_ptr<salus_formula, Free<salus_formula, salus_formula_free>>;
using Target = std::unique_ptr<salus_target, Free<salus_target, salus_target_free>>;
using Plan = std::unique_ptr<salus_plan, Free<salus_plan, salus_plan_free>>;
using Dataset = std::unique_ptr<salus_dataset, Free<salus_dataset, salus_dataset_free>>;
using Results = std::unique_ptr<salus_results, Free<salus_results, salus_results_free>>;
using Assessments = std::unique_ptr<salus_assessments, Free<salus_assessments, salus_assessments_free>>;

// A structure with all members zero and its size set.
template <typename T>
T sized() {
  T structure;
  std::memset(&structure, 0, sizeof structure);
  structure.size = sizeof structure;
  return structure;
}

inline salus_text text(const char* data, std::int64_t length = SALUS_NUL_TERMINATED) { return {data, length}; }
inline std::string string(salus_text text) { return {text.data, static_cast<std::size_t>(text.length)}; }
inline salus_value value(double number) { return {number, SALUS_REASON_NONE, 0}; }

inline salus_column column(std::int32_t type, const void* data, std::int64_t stride, std::int64_t length) {
  auto made = sized<salus_column>();
  made.type = type;
  made.data = data;
  made.stride = stride;
  made.length = length;
  return made;
}

inline salus_column column(const std::vector<double>& values) {
  return column(SALUS_TYPE_FLOAT64, values.data(), sizeof(double), static_cast<std::int64_t>(values.size()));
}
inline salus_column column(const std::vector<salus_text>& values) {
  return column(SALUS_TYPE_TEXT, values.data(), sizeof(salus_text), static_cast<std::int64_t>(values.size()));
}

// The status of a call, and what its error says.
struct Outcome {
  salus_status status;
  std::string text;
};

template <typename Call>
Outcome outcome(Call call) {
  salus_error* made = nullptr;
  const salus_status status = call(&made);
  const Error error(made);
  EXPECT_EQ(error != nullptr, status != SALUS_OK);
  if (error) {
    EXPECT_EQ(salus_error_status(error.get()), status);
  }
  return {status, salus_error_text(error.get())};
}

template <typename Call>
salus_status status_of(Call call) {
  return outcome(call).status;
}

inline constexpr char infant_mortality[] = "全年婴儿死亡数/同年活产数×1000‰";

inline constexpr char small_plan[] = R"({
  "format": "salus-plan/1", "id": "small", "title": {"zh": "小规划"}, "jurisdiction": "town", "period": "2021..2025",
  "areas": [{"id": "town", "name": {"zh": "镇"}}],
  "elements": [
    {"id": "beds", "name": "床位数", "aliases": ["病床数"], "unit": "张", "kind": "stock", "start": "2016"},
    {"id": "people", "name": "人口数", "unit": "人", "kind": "stock"}
  ],
  "indicators": [
    {"id": "beds_per_1000", "name": {"zh": "千人口床位数"}, "aliases": ["每千人口床位数"], "unit": "张",
     "formula": "床位数/人口数×1000", "targets": [{"period": "2025", "text": "7.5 左右"}]}
  ]
})";

inline Formula compiled(const char* source) {
  salus_formula* formula = nullptr;
  EXPECT_EQ(salus_formula_compile(source, SALUS_NUL_TERMINATED, nullptr, &formula, nullptr), SALUS_OK) << source;
  return Formula(formula);
}

inline Target parsed(const char* source) {
  salus_target* target = nullptr;
  EXPECT_EQ(salus_target_parse(source, SALUS_NUL_TERMINATED, nullptr, &target, nullptr), SALUS_OK) << source;
  return Target(target);
}

inline Plan plan_of(const char* json) {
  salus_plan* plan = nullptr;
  salus_error* error = nullptr;
  EXPECT_EQ(salus_plan_parse(json, SALUS_NUL_TERMINATED, nullptr, 0, &plan, &error), SALUS_OK)
      << salus_error_text(error);
  salus_error_free(error);
  return Plan(plan);
}

// One town, one year, `beds` beds and `people` people.
class TownColumns {
 public:
  TownColumns(double beds, double people) : values_{beds, people} {}

  salus_dataset_columns get() const {
    auto columns = sized<salus_dataset_columns>();
    columns.rows = 2;
    columns.element = column(elements_);
    columns.area = column(SALUS_TYPE_TEXT, &area_, 0, 1);
    columns.period = column(SALUS_TYPE_TEXT, &period_, 0, 1);
    columns.value = column(values_);
    return columns;
  }

 private:
  std::vector<salus_text> elements_ = {text("beds"), text("people")};
  salus_text area_ = text("town");
  salus_text period_ = text("2025");
  std::vector<double> values_;
};

inline Dataset town(double beds, double people) {
  const TownColumns rows(beds, people);
  const salus_dataset_columns columns = rows.get();
  salus_dataset* dataset = nullptr;
  salus_error* error = nullptr;
  EXPECT_EQ(salus_dataset_create(&columns, &dataset, &error), SALUS_OK) << salus_error_text(error);
  salus_error_free(error);
  return Dataset(dataset);
}

inline Results evaluated(const Plan& plan, const Dataset& dataset) {
  salus_results* results = nullptr;
  salus_error* error = nullptr;
  EXPECT_EQ(salus_plan_evaluate(plan.get(), dataset.get(), nullptr, &results, &error), SALUS_OK)
      << salus_error_text(error);
  salus_error_free(error);
  return Results(results);
}

inline Assessments assessed(const Results& results) {
  salus_assessments* assessments = nullptr;
  EXPECT_EQ(salus_results_assess(results.get(), nullptr, &assessments, nullptr), SALUS_OK);
  return Assessments(assessments);
}

}  // namespace salus_test
