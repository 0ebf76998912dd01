// Handles that are NULL, of another kind, or no handles at all, for every function that takes one.
#include <gtest/gtest.h>

#include <cstdint>
#include <cstring>
#include <functional>
#include <initializer_list>
#include <string>
#include <vector>

#include "capi/support.hpp"

namespace {

using namespace salus_test;

enum class Kind { error, formula, target, plan, dataset, results, assessments };

// One handle of each kind.
class CHandles : public testing::Test {
 protected:
  CHandles()
      : formula_(compiled("a / b")), target_(parsed("≥37")), plan_(plan_of(small_plan)), dataset_(town(60, 8000)) {
    results_ = evaluated(plan_, dataset_);
    assessments_ = assessed(results_);
    salus_formula* none = nullptr;
    salus_error* error = nullptr;
    EXPECT_EQ(salus_formula_compile("a /", -1, nullptr, &none, &error), SALUS_ERROR_FORMULA);
    error_.reset(error);
  }

  std::vector<std::pair<Kind, void*>> all() const {
    return {{Kind::error, error_.get()},
            {Kind::formula, formula_.get()},
            {Kind::target, target_.get()},
            {Kind::plan, plan_.get()},
            {Kind::dataset, dataset_.get()},
            {Kind::results, results_.get()},
            {Kind::assessments, assessments_.get()}};
  }

  // Everything that is no handle of this kind.
  std::vector<void*> strangers(Kind kind) {
    std::vector<void*> handles = {nullptr, zeros_, zeros_ + 1, text_};
    for (const auto& [other, handle] : all())
      if (other != kind) handles.push_back(handle);
    return handles;
  }

  Error error_;
  Formula formula_;
  Target target_;
  Plan plan_;
  Dataset dataset_;
  Results results_;
  Assessments assessments_;
  alignas(8) char zeros_[64] = {};
  alignas(8) char text_[64] = "a text where a handle should be, which is a likely mistake";
};

// Whatever the call, `output` is to stay as it was.
template <typename T>
class Untouched {
 public:
  Untouched() { std::memset(&value, 0x5A, sizeof value), before_ = value; }
  ~Untouched() { EXPECT_EQ(std::memcmp(&value, &before_, sizeof value), 0) << "an output changed"; }
  T* operator&() { return &value; }

  T value;

 private:
  T before_;
};

template <typename T>
class UntouchedStructure {
 public:
  UntouchedStructure() {
    std::memset(&value, 0x5A, sizeof value);
    value.size = sizeof value;
    before_ = value;
  }
  ~UntouchedStructure() { EXPECT_EQ(std::memcmp(&value, &before_, sizeof value), 0) << "an output changed"; }
  T* operator&() { return &value; }

 private:
  T value;
  T before_;
};

template <typename T>
class Cleared {
 public:
  ~Cleared() { EXPECT_EQ(handle_, nullptr) << "an output handle is not NULL"; }
  T** operator&() { return &handle_; }

 private:
  T* handle_ = reinterpret_cast<T*>(this);
};

struct Entry {
  const char* name;
  Kind kind;
  std::function<salus_status(void*, salus_error**)> call;
};

template <typename T>
T* as(void* handle) {
  return static_cast<T*>(handle);
}

#define FORMULA(handle) as<salus_formula>(handle)
#define TARGET(handle) as<salus_target>(handle)
#define PLAN(handle) as<salus_plan>(handle)
#define RESULTS(handle) as<salus_results>(handle)
#define ASSESSMENTS(handle) as<salus_assessments>(handle)

const std::vector<Entry>& entries_without_error() {
  static const std::vector<Entry> entries = {
      {"salus_error_finding", Kind::error,
       [](void* h, salus_error**) {
         UntouchedStructure<salus_finding> out;
         return salus_error_finding(as<salus_error>(h), 0, &out);
       }},
      {"salus_formula_describe", Kind::formula,
       [](void* h, salus_error**) {
         UntouchedStructure<salus_formula_info> out;
         return salus_formula_describe(FORMULA(h), &out);
       }},
      {"salus_formula_name", Kind::formula,
       [](void* h, salus_error**) {
         Untouched<salus_text> out;
         return salus_formula_name(FORMULA(h), 0, &out);
       }},
      {"salus_formula_finding", Kind::formula,
       [](void* h, salus_error**) {
         UntouchedStructure<salus_finding> out;
         return salus_formula_finding(FORMULA(h), 0, &out);
       }},
      {"salus_target_describe", Kind::target,
       [](void* h, salus_error**) {
         UntouchedStructure<salus_target_info> out;
         return salus_target_describe(TARGET(h), &out);
       }},
      {"salus_target_note", Kind::target,
       [](void* h, salus_error**) {
         UntouchedStructure<salus_finding> out;
         return salus_target_note(TARGET(h), 0, &out);
       }},
      {"salus_plan_describe", Kind::plan,
       [](void* h, salus_error**) {
         UntouchedStructure<salus_plan_info> out;
         return salus_plan_describe(PLAN(h), &out);
       }},
      {"salus_plan_area", Kind::plan,
       [](void* h, salus_error**) {
         UntouchedStructure<salus_area_info> out;
         return salus_plan_area(PLAN(h), 0, &out);
       }},
      {"salus_plan_element", Kind::plan,
       [](void* h, salus_error**) {
         UntouchedStructure<salus_element_info> out;
         return salus_plan_element(PLAN(h), 0, &out);
       }},
      {"salus_plan_element_alias", Kind::plan,
       [](void* h, salus_error**) {
         Untouched<salus_text> out;
         return salus_plan_element_alias(PLAN(h), 0, 0, &out);
       }},
      {"salus_plan_indicator", Kind::plan,
       [](void* h, salus_error**) {
         UntouchedStructure<salus_indicator_info> out;
         return salus_plan_indicator(PLAN(h), 0, &out);
       }},
      {"salus_plan_indicator_alias", Kind::plan,
       [](void* h, salus_error**) {
         Untouched<salus_text> out;
         return salus_plan_indicator_alias(PLAN(h), 0, 0, &out);
       }},
      {"salus_results_describe", Kind::results,
       [](void* h, salus_error**) {
         UntouchedStructure<salus_results_info> out;
         return salus_results_describe(RESULTS(h), &out);
       }},
      {"salus_results_row", Kind::results,
       [](void* h, salus_error**) {
         UntouchedStructure<salus_result_row> out;
         return salus_results_row(RESULTS(h), 0, &out);
       }},
      {"salus_results_area", Kind::results,
       [](void* h, salus_error**) {
         Untouched<salus_text> out;
         return salus_results_area(RESULTS(h), 0, &out);
       }},
      {"salus_results_period", Kind::results,
       [](void* h, salus_error**) {
         Untouched<salus_text> out;
         return salus_results_period(RESULTS(h), 0, &out);
       }},
      {"salus_results_finding", Kind::results,
       [](void* h, salus_error**) {
         UntouchedStructure<salus_finding> out;
         return salus_results_finding(RESULTS(h), 0, &out);
       }},
      {"salus_results_column", Kind::results,
       [](void* h, salus_error**) {
         UntouchedStructure<salus_column> out;
         return salus_results_column(RESULTS(h), SALUS_RESULT_VALUE, &out);
       }},
      {"salus_assessments_row", Kind::assessments,
       [](void* h, salus_error**) {
         UntouchedStructure<salus_assessment> out;
         return salus_assessments_row(ASSESSMENTS(h), 0, &out);
       }},
      {"salus_assessments_progress", Kind::assessments,
       [](void* h, salus_error**) {
         UntouchedStructure<salus_progress> out;
         return salus_assessments_progress(ASSESSMENTS(h), 0, &out);
       }},
      {"salus_assessments_note", Kind::assessments,
       [](void* h, salus_error**) {
         UntouchedStructure<salus_finding> out;
         return salus_assessments_note(ASSESSMENTS(h), 0, 0, &out);
       }},
  };
  return entries;
}

const std::vector<Entry>& entries_with_error() {
  static const std::vector<Entry> entries = {
      {"salus_formula_dump", Kind::formula,
       [](void* h, salus_error** error) {
         Untouched<char*> text;
         Untouched<std::int64_t> length;
         return salus_formula_dump(FORMULA(h), &text, &length, error);
       }},
      {"salus_formula_ast", Kind::formula,
       [](void* h, salus_error** error) {
         Untouched<char*> text;
         Untouched<std::int64_t> length;
         return salus_formula_ast(FORMULA(h), &text, &length, error);
       }},
      {"salus_formula_latex", Kind::formula,
       [](void* h, salus_error** error) {
         Untouched<char*> text;
         Untouched<std::int64_t> length;
         return salus_formula_latex(FORMULA(h), &text, &length, error);
       }},
      {"salus_formula_mathml", Kind::formula,
       [](void* h, salus_error** error) {
         Untouched<char*> text;
         Untouched<std::int64_t> length;
         return salus_formula_mathml(FORMULA(h), &text, &length, error);
       }},
      {"salus_formula_explain", Kind::formula,
       [](void* h, salus_error** error) {
         const salus_value inputs[] = {value(1), value(2)};
         Untouched<char*> text;
         Untouched<std::int64_t> length;
         return salus_formula_explain(FORMULA(h), inputs, 2, SALUS_LANGUAGE_ENGLISH, &text, &length, error);
       }},
      {"salus_formula_explain_json", Kind::formula,
       [](void* h, salus_error** error) {
         const salus_value inputs[] = {value(1), value(2)};
         Untouched<char*> text;
         Untouched<std::int64_t> length;
         return salus_formula_explain_json(FORMULA(h), inputs, 2, &text, &length, error);
       }},
      {"salus_formula_evaluate", Kind::formula,
       [](void* h, salus_error** error) {
         const salus_value inputs[] = {value(1), value(2)};
         Untouched<salus_value> out;
         return salus_formula_evaluate(FORMULA(h), inputs, 2, &out, error);
       }},
      {"salus_formula_evaluate_columns", Kind::formula,
       [](void* h, salus_error** error) {
         const std::vector<double> ones = {1};
         const salus_column columns[] = {column(ones), column(ones)};
         Untouched<double> number;
         Untouched<std::uint8_t> validity;
         Untouched<std::uint8_t> reason;
         Untouched<std::int64_t> invalid;
         auto output = sized<salus_column_output>();
         output.values = &number;
         output.validity = &validity;
         output.reasons = &reason;
         return salus_formula_evaluate_columns(FORMULA(h), columns, 2, sizeof columns[0], 1, &output, &invalid, error);
       }},
      {"salus_target_judge", Kind::target,
       [](void* h, salus_error** error) {
         const salus_value judged = value(1);
         UntouchedStructure<salus_verdict> out;
         return salus_target_judge(TARGET(h), &judged, nullptr, &out, error);
       }},
      {"salus_plan_formula", Kind::plan,
       [](void* h, salus_error** error) {
         Cleared<salus_formula> out;
         return salus_plan_formula(PLAN(h), 0, &out, error);
       }},
      {"salus_plan_target", Kind::plan,
       [](void* h, salus_error** error) {
         Cleared<salus_target> out;
         Untouched<salus_text> period;
         return salus_plan_target(PLAN(h), 0, 0, &out, &period, error);
       }},
      {"salus_plan_json", Kind::plan,
       [](void* h, salus_error** error) {
         Untouched<char*> text;
         Untouched<std::int64_t> length;
         return salus_plan_json(PLAN(h), &text, &length, error);
       }},
      {"salus_results_assess", Kind::results,
       [](void* h, salus_error** error) {
         Cleared<salus_assessments> out;
         return salus_results_assess(RESULTS(h), nullptr, &out, error);
       }},
  };
  return entries;
}

TEST_F(CHandles, AreCheckedWhereThereIsNoError) {
  for (const Entry& entry : entries_without_error())
    for (void* stranger : strangers(entry.kind))
      EXPECT_EQ(entry.call(stranger, nullptr), SALUS_ERROR_HANDLE) << entry.name;
}

TEST_F(CHandles, AreCheckedAndToldOf) {
  for (const Entry& entry : entries_with_error())
    for (void* stranger : strangers(entry.kind)) {
      SCOPED_TRACE(entry.name);
      EXPECT_EQ(entry.call(stranger, nullptr), SALUS_ERROR_HANDLE);
      salus_error* made = nullptr;
      EXPECT_EQ(entry.call(stranger, &made), SALUS_ERROR_HANDLE);
      const Error error(made);
      EXPECT_EQ(salus_error_status(error.get()), SALUS_ERROR_HANDLE);
      EXPECT_EQ(salus_error_count(error.get()), 1);
      EXPECT_STRNE(salus_error_text(error.get()), "");
    }
}

TEST_F(CHandles, BothHandlesOfAnEvaluationAreChecked) {
  for (void* stranger : strangers(Kind::plan)) {
    Cleared<salus_results> out;
    EXPECT_EQ(salus_plan_evaluate(PLAN(stranger), dataset_.get(), nullptr, &out, nullptr), SALUS_ERROR_HANDLE);
  }
  for (void* stranger : strangers(Kind::dataset)) {
    Cleared<salus_results> out;
    EXPECT_EQ(salus_plan_evaluate(plan_.get(), as<salus_dataset>(stranger), nullptr, &out, nullptr),
              SALUS_ERROR_HANDLE);
  }
}

TEST_F(CHandles, TheParentsOfAnAssessmentAreChecked) {
  for (void* stranger : strangers(Kind::results)) {
    if (stranger == nullptr) continue;
    auto options = sized<salus_assess_options>();
    options.parents = RESULTS(stranger);
    Cleared<salus_assessments> out;
    EXPECT_EQ(salus_results_assess(results_.get(), &options, &out, nullptr), SALUS_ERROR_HANDLE);
  }
}

TEST_F(CHandles, ParentsAreOfTheSamePlan) {
  const Plan again = plan_of(small_plan);
  const Results same = evaluated(again, dataset_);
  auto options = sized<salus_assess_options>();
  options.parents = same.get();
  salus_assessments* made = nullptr;
  EXPECT_EQ(salus_results_assess(results_.get(), &options, &made, nullptr), SALUS_OK);
  const Assessments assessments(made);

  std::string other_json = small_plan;
  other_json.replace(other_json.find("beds_per_1000"), 4, "cots");
  const Plan other = plan_of(other_json.c_str());
  const Results others = evaluated(other, dataset_);
  options.parents = others.get();
  Cleared<salus_assessments> out;
  EXPECT_EQ(salus_results_assess(results_.get(), &options, &out, nullptr), SALUS_ERROR_ARGUMENT);
}

TEST_F(CHandles, QuestionsAnswerNothingForStrangers) {
  for (void* stranger : strangers(Kind::error)) {
    EXPECT_EQ(salus_error_status(as<salus_error>(stranger)), SALUS_ERROR_HANDLE);
    EXPECT_STREQ(salus_error_text(as<salus_error>(stranger)), "");
    for (const int32_t language : std::initializer_list<int32_t>{0, 1, -1, INT32_MAX})
      EXPECT_STREQ(salus_error_text_in(as<salus_error>(stranger), language), "");
    EXPECT_EQ(salus_error_count(as<salus_error>(stranger)), 0);
  }
  for (void* stranger : strangers(Kind::formula)) EXPECT_EQ(salus_formula_input(FORMULA(stranger), "a", -1), -1);
  for (void* stranger : strangers(Kind::dataset)) EXPECT_EQ(salus_dataset_size(as<salus_dataset>(stranger)), 0);
  for (void* stranger : strangers(Kind::assessments)) EXPECT_EQ(salus_assessments_count(ASSESSMENTS(stranger)), 0);
}

TEST_F(CHandles, FreeingAStrangerDoesNothing) {
  for (void* stranger : strangers(Kind::error)) salus_error_free(as<salus_error>(stranger));
  for (void* stranger : strangers(Kind::formula)) salus_formula_free(FORMULA(stranger));
  for (void* stranger : strangers(Kind::target)) salus_target_free(TARGET(stranger));
  for (void* stranger : strangers(Kind::plan)) salus_plan_free(PLAN(stranger));
  for (void* stranger : strangers(Kind::dataset)) salus_dataset_free(as<salus_dataset>(stranger));
  for (void* stranger : strangers(Kind::results)) salus_results_free(RESULTS(stranger));
  for (void* stranger : strangers(Kind::assessments)) salus_assessments_free(ASSESSMENTS(stranger));
  EXPECT_EQ(salus_error_count(error_.get()), 1);
  EXPECT_EQ(salus_formula_input(formula_.get(), "b", -1), 1);
  EXPECT_EQ(salus_dataset_size(dataset_.get()), 2);
  EXPECT_EQ(salus_assessments_count(assessments_.get()), 1);
}

// A handle that is there is found whatever its index is asked for.
TEST_F(CHandles, IndicesAreChecked) {
  for (const std::int64_t index : {std::int64_t{-1}, std::int64_t{1000}, INT64_MIN, INT64_MAX}) {
    UntouchedStructure<salus_finding> finding;
    UntouchedStructure<salus_area_info> area;
    UntouchedStructure<salus_element_info> element;
    UntouchedStructure<salus_indicator_info> indicator;
    UntouchedStructure<salus_result_row> row;
    UntouchedStructure<salus_assessment> assessment;
    Untouched<salus_text> name;
    Untouched<salus_text> other;
    EXPECT_EQ(salus_error_finding(error_.get(), index, &finding), SALUS_ERROR_ARGUMENT);
    EXPECT_EQ(salus_formula_finding(formula_.get(), index, &finding), SALUS_ERROR_ARGUMENT);
    EXPECT_EQ(salus_formula_name(formula_.get(), index, &name), SALUS_ERROR_ARGUMENT);
    EXPECT_EQ(salus_target_note(target_.get(), index, &finding), SALUS_ERROR_ARGUMENT);
    EXPECT_EQ(salus_catalogue_entry(index, &name, &other), SALUS_ERROR_ARGUMENT);
    EXPECT_EQ(salus_plan_area(plan_.get(), index, &area), SALUS_ERROR_ARGUMENT);
    EXPECT_EQ(salus_plan_element(plan_.get(), index, &element), SALUS_ERROR_ARGUMENT);
    EXPECT_EQ(salus_plan_element_alias(plan_.get(), index, 0, &name), SALUS_ERROR_ARGUMENT);
    EXPECT_EQ(salus_plan_element_alias(plan_.get(), 0, index, &name), SALUS_ERROR_ARGUMENT);
    EXPECT_EQ(salus_plan_indicator(plan_.get(), index, &indicator), SALUS_ERROR_ARGUMENT);
    EXPECT_EQ(salus_plan_indicator_alias(plan_.get(), index, 0, &name), SALUS_ERROR_ARGUMENT);
    EXPECT_EQ(salus_plan_indicator_alias(plan_.get(), 0, index, &name), SALUS_ERROR_ARGUMENT);
    EXPECT_EQ(salus_results_row(results_.get(), index, &row), SALUS_ERROR_ARGUMENT);
    EXPECT_EQ(salus_results_area(results_.get(), index, &name), SALUS_ERROR_ARGUMENT);
    EXPECT_EQ(salus_results_period(results_.get(), index, &name), SALUS_ERROR_ARGUMENT);
    EXPECT_EQ(salus_results_finding(results_.get(), index, &finding), SALUS_ERROR_ARGUMENT);
    EXPECT_EQ(salus_assessments_row(assessments_.get(), index, &assessment), SALUS_ERROR_ARGUMENT);
    EXPECT_EQ(salus_assessments_note(assessments_.get(), index, 0, &finding), SALUS_ERROR_ARGUMENT);
    EXPECT_EQ(salus_assessments_note(assessments_.get(), 0, index, &finding), SALUS_ERROR_ARGUMENT);
    Cleared<salus_formula> formula;
    Cleared<salus_target> target;
    Cleared<salus_target> other_target;
    EXPECT_EQ(salus_plan_formula(plan_.get(), index, &formula, nullptr), SALUS_ERROR_ARGUMENT);
    EXPECT_EQ(salus_plan_target(plan_.get(), index, 0, &target, &name, nullptr), SALUS_ERROR_ARGUMENT);
    EXPECT_EQ(salus_plan_target(plan_.get(), 0, index, &other_target, &name, nullptr), SALUS_ERROR_ARGUMENT);
  }
  for (const std::int32_t which : {0, -1, 12, INT32_MAX, INT32_MIN}) {
    UntouchedStructure<salus_column> values;
    EXPECT_EQ(salus_results_column(results_.get(), which, &values), SALUS_ERROR_ARGUMENT);
  }
}

TEST_F(CHandles, OutputsMayNotBeNull) {
  const salus_value inputs[] = {value(1), value(2)};
  const salus_column columns[] = {column(SALUS_TYPE_FLOAT64, &inputs[0].number, 0, 1),
                                  column(SALUS_TYPE_FLOAT64, &inputs[1].number, 0, 1)};
  const TownColumns rows(60, 8000);
  const salus_dataset_columns town_columns = rows.get();
  Untouched<char*> copy;
  Untouched<std::int64_t> length;
  Untouched<salus_text> name;
  auto verdict = sized<salus_verdict>();
  EXPECT_EQ(salus_display(&inputs[0], "%", -1, 2, 0, nullptr, &length, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_display(&inputs[0], "%", -1, 2, 0, &copy, nullptr, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_display(nullptr, "%", -1, 2, 0, &copy, &length, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_unit_convert(1, "%", -1, "‰", -1, nullptr, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_error_finding(error_.get(), 0, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_formula_compile("a", -1, nullptr, nullptr, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_formula_describe(formula_.get(), nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_formula_name(formula_.get(), 0, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_formula_finding(formula_.get(), 0, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_formula_dump(formula_.get(), nullptr, &length, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_formula_dump(formula_.get(), &copy, nullptr, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_formula_ast(formula_.get(), nullptr, &length, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_formula_ast(formula_.get(), &copy, nullptr, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_formula_latex(formula_.get(), nullptr, &length, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_formula_latex(formula_.get(), &copy, nullptr, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_formula_mathml(formula_.get(), nullptr, &length, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_formula_mathml(formula_.get(), &copy, nullptr, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_formula_explain(formula_.get(), inputs, 2, 0, nullptr, &length, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_formula_explain(formula_.get(), inputs, 2, 0, &copy, nullptr, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_formula_explain_json(formula_.get(), inputs, 2, nullptr, &length, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_formula_explain_json(formula_.get(), inputs, 2, &copy, nullptr, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_formula_evaluate(formula_.get(), inputs, 2, nullptr, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_formula_evaluate_columns(formula_.get(), columns, 2, sizeof columns[0], 1, nullptr, nullptr, nullptr),
            SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_target_parse("≥37", -1, nullptr, nullptr, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_target_describe(target_.get(), nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_target_note(target_.get(), 0, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_target_judge(target_.get(), inputs, nullptr, nullptr, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_target_judge(target_.get(), nullptr, nullptr, &verdict, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_catalogue_entry(0, nullptr, &name), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_catalogue_entry(0, &name, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_plan_parse(small_plan, -1, nullptr, 0, nullptr, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_plan_load_file("x", -1, nullptr, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_plan_load_catalogue("x", -1, nullptr, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_plan_describe(plan_.get(), nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_plan_area(plan_.get(), 0, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_plan_element(plan_.get(), 0, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_plan_element_alias(plan_.get(), 0, 0, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_plan_indicator(plan_.get(), 0, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_plan_indicator_alias(plan_.get(), 0, 0, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_plan_formula(plan_.get(), 0, nullptr, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_plan_target(plan_.get(), 0, 0, nullptr, &name, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_plan_json(plan_.get(), nullptr, &length, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_plan_json(plan_.get(), &copy, nullptr, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_dataset_create(&town_columns, nullptr, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_plan_evaluate(plan_.get(), dataset_.get(), nullptr, nullptr, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_results_describe(results_.get(), nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_results_row(results_.get(), 0, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_results_area(results_.get(), 0, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_results_period(results_.get(), 0, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_results_finding(results_.get(), 0, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_results_column(results_.get(), SALUS_RESULT_VALUE, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_results_assess(results_.get(), nullptr, nullptr, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_assessments_row(assessments_.get(), 0, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_assessments_note(assessments_.get(), 0, 0, nullptr), SALUS_ERROR_ARGUMENT);
  salus_error* error = nullptr;
  EXPECT_EQ(salus_formula_compile("a", -1, nullptr, nullptr, &error), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_error_status(error), SALUS_ERROR_ARGUMENT);
  salus_error_free(error);
}

// What stands in *error before a call is not read.
TEST_F(CHandles, SuccessClearsTheError) {
  auto* error = reinterpret_cast<salus_error*>(zeros_);
  const salus_value inputs[] = {value(1), value(2)};
  salus_value result;
  EXPECT_EQ(salus_formula_evaluate(formula_.get(), inputs, 2, &result, &error), SALUS_OK);
  EXPECT_EQ(error, nullptr);
}

}  // namespace
