// Memory that runs out at every single allocation of a call: the answer is a status, nothing leaks, nothing is half made.
//
// The operators new of this program take the place of the standard library's, for the shared library, too. Not under
// ThreadSanitizer, which brings its own, and for which these tests start no thread.
#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define SALUS_TEST_THREAD_SANITIZER
#endif
#elif defined(__SANITIZE_THREAD__)
#define SALUS_TEST_THREAD_SANITIZER
#endif

#ifndef SALUS_TEST_THREAD_SANITIZER

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <new>
#include <string>
#include <utility>
#include <vector>

#include "capi/support.hpp"
#include "model/plan_document.hpp"

namespace {

// Of this thread. `countdown` is how many allocations go well before one fails; never negative while nothing is to fail.
thread_local std::int64_t countdown = -1;
thread_local bool keeps_failing = false;
thread_local bool has_failed = false;
thread_local std::int64_t live = 0;

void* take(std::size_t size, std::size_t alignment) noexcept {
  if (countdown == 0) {
    has_failed = true;
    if (!keeps_failing) countdown = -1;
    return nullptr;
  }
  if (countdown > 0) --countdown;
  if (size == 0) size = 1;
  void* memory = alignment == 0 ? std::malloc(size)
                                : std::aligned_alloc(alignment, (size + alignment - 1) / alignment * alignment);
  if (memory != nullptr) ++live;
  return memory;
}

void* take_or_throw(std::size_t size, std::size_t alignment) {
  void* memory = take(size, alignment);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

void give_back(void* memory) noexcept {
  if (memory == nullptr) return;
  --live;
  std::free(memory);
}

}  // namespace

void* operator new(std::size_t size) { return take_or_throw(size, 0); }
void* operator new[](std::size_t size) { return take_or_throw(size, 0); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return take(size, 0); }
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept { return take(size, 0); }
void* operator new(std::size_t size, std::align_val_t alignment) {
  return take_or_throw(size, static_cast<std::size_t>(alignment));
}
void* operator new[](std::size_t size, std::align_val_t alignment) {
  return take_or_throw(size, static_cast<std::size_t>(alignment));
}
void operator delete(void* memory) noexcept { give_back(memory); }
void operator delete[](void* memory) noexcept { give_back(memory); }
void operator delete(void* memory, std::size_t) noexcept { give_back(memory); }
void operator delete[](void* memory, std::size_t) noexcept { give_back(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { give_back(memory); }
void operator delete[](void* memory, const std::nothrow_t&) noexcept { give_back(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { give_back(memory); }
void operator delete[](void* memory, std::align_val_t) noexcept { give_back(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { give_back(memory); }
void operator delete[](void* memory, std::size_t, std::align_val_t) noexcept { give_back(memory); }

namespace {

using namespace salus_test;

// One call, made with an error output; its outputs, if any, are given back before it returns.
using Call = std::function<salus_status(salus_error**)>;

// Runs the call once for every allocation that it makes (beyond the first few hundred for some of them), which then fails: alone, or with all after it.
// `expected` is the status of the call where memory lasts.
void run_out_of_memory(const Call& call, salus_status expected = SALUS_OK) {
  for (const bool persistent : {false, true}) {
    SCOPED_TRACE(persistent ? "all later allocations fail, too" : "one allocation fails");
    int failures = 0;
    for (std::int64_t n = 0;; n += n < 300 ? 1 : 1 + n / 20) {
      const std::int64_t before = live;
      salus_error* error = nullptr;
      keeps_failing = persistent;
      has_failed = false;
      countdown = n;
      const salus_status status = call(&error);
      countdown = -1;
      const bool failed = has_failed;
      const bool error_without_memory = error != nullptr && status == SALUS_ERROR_MEMORY;
      salus_error_free(error);
      ASSERT_TRUE(status == SALUS_ERROR_MEMORY || status == expected)
          << salus_status_name(status) << " at allocation " << n;
      ASSERT_FALSE(error_without_memory) << "at allocation " << n;
      // What is made once and kept for later calls is made by the end of the first round.
      if (persistent) {
        ASSERT_EQ(live, before) << "leaks at allocation " << n;
      }
      if (status == SALUS_ERROR_MEMORY) ++failures;
      if (!failed) {
        ASSERT_EQ(status, expected);
        break;
      }
    }
    EXPECT_GT(failures, 0) << "no allocation failed";
  }
}

// The call makes a handle, which has to be there exactly where it is SALUS_OK.
template <typename T, typename Make>
Call making(Make make) {
  using Handle = typename T::pointer;
  return [make](salus_error** error) {
    Handle made = reinterpret_cast<Handle>(error);
    const salus_status status = make(&made, error);
    const T handle(made);
    EXPECT_EQ(handle != nullptr, status == SALUS_OK);
    return status;
  };
}

TEST(CMemory, FormulaCompile) {
  const std::vector<salus_text> aliases = {text("死亡婴儿")};
  auto declarations = std::vector<salus_declaration>(2, sized<salus_declaration>());
  declarations[0].name = text("全年婴儿死亡数");
  declarations[0].aliases = aliases.data();
  declarations[0].alias_count = 1;
  declarations[0].start = text("2016");
  declarations[1].name = text("同年活产数");
  declarations[1].unit = text("人");
  auto options = sized<salus_formula_options>();
  options.unit = text("‰");
  options.declarations = declarations.data();
  options.declaration_count = 2;
  options.declaration_stride = sizeof declarations[0];
  run_out_of_memory(making<Formula>([&](salus_formula** made, salus_error** error) {
    return salus_formula_compile(infant_mortality, -1, &options, made, error);
  }));
  run_out_of_memory(making<Formula>([](salus_formula** made, salus_error** error) {
    return salus_formula_compile("if(a > 1 and b < 2, min(a, b, 3), coalesce(c, -2^2)) + sum(d@[-4y..0y])", -1, nullptr,
                                 made, error);
  }));
}

TEST(CMemory, FormulaWithErrors) {
  run_out_of_memory(
      [](salus_error** error) {
        salus_formula* none = nullptr;
        return salus_formula_compile("a / / b + nothing(", -1, nullptr, &none, error);
      },
      SALUS_ERROR_FORMULA);
}

TEST(CMemory, FormulaEvaluate) {
  // More names than there is room for on the stack.
  std::string source = "x0";
  for (int i = 1; i < 40; ++i) source += " + x" + std::to_string(i);
  const Formula formula = compiled(source.c_str());
  const std::vector<salus_value> inputs(40, value(1));
  run_out_of_memory([&](salus_error** error) {
    salus_value result = value(-1);
    const salus_status status = salus_formula_evaluate(formula.get(), inputs.data(), 40, &result, error);
    EXPECT_EQ(result.number, status == SALUS_OK ? 40 : -1);
    return status;
  });
  const std::vector<double> ones(200, 1);
  const std::vector<salus_column> columns(40, column(ones));
  run_out_of_memory([&](salus_error** error) {
    double values[200] = {-1};
    auto output = sized<salus_column_output>();
    output.values = values;
    const salus_status status = salus_formula_evaluate_columns(formula.get(), columns.data(), 40, sizeof columns[0],
                                                               200, &output, nullptr, error);
    EXPECT_EQ(values[0], status == SALUS_OK ? 40 : -1);
    return status;
  });
}

TEST(CMemory, TextsForTheCaller) {
  const Formula formula = compiled(infant_mortality);
  const Plan plan = plan_of(small_plan);
  const auto texts = [](auto get) {
    return [get](salus_error** error) {
      char* made = nullptr;
      std::int64_t length = -1;
      const salus_status status = get(&made, &length, error);
      EXPECT_EQ(made != nullptr, status == SALUS_OK);
      EXPECT_EQ(length >= 0, status == SALUS_OK);
      salus_free(made);
      return status;
    };
  };
  run_out_of_memory(texts([&](char** made, std::int64_t* length, salus_error** error) {
    return salus_formula_dump(formula.get(), made, length, error);
  }));
  for (const auto get : {salus_formula_ast, salus_formula_latex, salus_formula_mathml})
    run_out_of_memory(texts([&](char** made, std::int64_t* length, salus_error** error) {
      return get(formula.get(), made, length, error);
    }));
  const salus_value inputs[] = {value(11), value(0)};
  run_out_of_memory(texts([&](char** made, std::int64_t* length, salus_error** error) {
    return salus_formula_explain(formula.get(), inputs, 2, SALUS_LANGUAGE_CHINESE, made, length, error);
  }));
  run_out_of_memory(texts([&](char** made, std::int64_t* length, salus_error** error) {
    return salus_formula_explain_json(formula.get(), inputs, 2, made, length, error);
  }));
  run_out_of_memory(texts([&](char** made, std::int64_t* length, salus_error** error) {
    return salus_plan_json(plan.get(), made, length, error);
  }));
  run_out_of_memory(texts([](char** made, std::int64_t* length, salus_error** error) {
    const salus_value shown = value(3.81);
    return salus_display(&shown, "人/10万人口", -1, 2, SALUS_ROUNDING_HALF_EVEN, made, length, error);
  }));
}

TEST(CMemory, TargetParseAndJudge) {
  for (const char* source : {"≥37", "7.5 左右", "稳定在 12 分钟以内", "优于全市平均水平", "18-20 个", "进一步提升",
                             "baseline(2018) -0.5pp..-1pp /yr"}) {
    SCOPED_TRACE(source);
    run_out_of_memory(making<Target>([source](salus_target** made, salus_error** error) {
      return salus_target_parse(source, -1, nullptr, made, error);
    }));
  }
  run_out_of_memory(
      [](salus_error** error) {
        salus_target* none = nullptr;
        return salus_target_parse("20-18 个", -1, nullptr, &none, error);
      },
      SALUS_ERROR_TARGET);
  auto options = sized<salus_judge_options>();
  options.unit = text("很长的一个计量单位的名称");
  const salus_value judged = value(38);
  run_out_of_memory([&](salus_error** error) {
    const Target target = [] {
      const std::int64_t left = std::exchange(countdown, -1);
      Target made = parsed("≥37");
      countdown = left;
      return made;
    }();
    auto verdict = sized<salus_verdict>();
    const salus_status status = salus_target_judge(target.get(), &judged, &options, &verdict, error);
    EXPECT_EQ(verdict.status, status == SALUS_OK ? SALUS_VERDICT_MET : 0);
    return status;
  });
}

TEST(CMemory, PlanParse) {
  run_out_of_memory(making<Plan>([](salus_plan** made, salus_error** error) {
    return salus_plan_parse(small_plan, -1, "small.json", -1, made, error);
  }));
  run_out_of_memory(
      [](salus_error** error) {
        salus_plan* none = nullptr;
        return salus_plan_parse(R"({"format": "salus-plan/1", "id": 7, "titel": {}})", -1, nullptr, 0, &none, error);
      },
      SALUS_ERROR_PLAN);
}

TEST(CMemory, PlanOfActions) {
  const std::string json = salus::FullDocument().json();
  run_out_of_memory(making<Plan>([&](salus_plan** made, salus_error** error) {
    return salus_plan_parse(json.c_str(), -1, "full.json", -1, made, error);
  }));
  const Plan plan = plan_of(json.c_str());
  const Plan other = plan_of(small_plan);
  using Diff = std::unique_ptr<salus_plan_diff, Free<salus_plan_diff, salus_plan_diff_free>>;
  run_out_of_memory(making<Diff>([&](salus_plan_diff** made, salus_error** error) {
    return salus_plan_compare(plan.get(), other.get(), made, error);
  }));
  std::int64_t count = 0;
  run_out_of_memory([&](salus_error** error) {
    return salus_plan_due(plan.get(), "2030", -1, nullptr, nullptr, nullptr, nullptr, nullptr, 0, &count, error);
  });
  run_out_of_memory([&](salus_error** error) {
    return salus_plan_duties(plan.get(), "health", -1, nullptr, nullptr, nullptr, 0, &count, error);
  });
  run_out_of_memory(
      [&](salus_error** error) { return salus_plan_contributions(plan.get(), 0, nullptr, 0, &count, error); });
  run_out_of_memory(making<Formula>(
      [&](salus_formula** made, salus_error** error) { return salus_plan_rule_formula(plan.get(), 0, made, error); }));
  run_out_of_memory(making<Target>([&](salus_target** made, salus_error** error) {
    return salus_plan_restatement(plan.get(), 0, 0, 0, made, nullptr, error);
  }));
}

TEST(CMemory, PlanLoad) {
  run_out_of_memory(making<Plan>([](salus_plan** made, salus_error** error) {
    return salus_plan_load_catalogue("jinshan-2021-2025", -1, made, error);
  }));
}

TEST(CMemory, PlanLoadFile) {
  run_out_of_memory(
      [](salus_error** error) {
        salus_plan* none = nullptr;
        return salus_plan_load_file("there/is/no/such/file.json", -1, &none, error);
      },
      SALUS_ERROR_NOT_FOUND);
}

TEST(CMemory, PlanParts) {
  const Plan plan = plan_of(small_plan);
  run_out_of_memory(making<Formula>(
      [&](salus_formula** made, salus_error** error) { return salus_plan_formula(plan.get(), 0, made, error); }));
  run_out_of_memory(making<Target>([&](salus_target** made, salus_error** error) {
    return salus_plan_target(plan.get(), 0, 0, made, nullptr, error);
  }));
}

TEST(CMemory, DatasetCreate) {
  const TownColumns rows(60, 8000);
  const std::vector<salus_text> sexes = {text("男"), text("")};
  auto category = sized<salus_category>();
  category.name = text("sex");
  category.values = column(sexes);
  salus_dataset_columns columns = rows.get();
  columns.categories = &category;
  columns.category_count = 1;
  columns.category_stride = sizeof category;
  run_out_of_memory(making<Dataset>(
      [&](salus_dataset** made, salus_error** error) { return salus_dataset_create(&columns, made, error); }));
}

TEST(CMemory, PlanEvaluateAndAssess) {
  const Plan plan = plan_of(small_plan);
  const Dataset dataset = town(60, 8000);
  const salus_text areas[] = {text("镇")};
  const salus_text periods[] = {text("2024"), text("2025")};
  auto options = sized<salus_evaluate_options>();
  options.areas = areas;
  options.area_count = 1;
  options.periods = periods;
  options.period_count = 2;
  run_out_of_memory(making<Results>([&](salus_results** made, salus_error** error) {
    return salus_plan_evaluate(plan.get(), dataset.get(), &options, made, error);
  }));
  const Results results = evaluated(plan, dataset);
  run_out_of_memory(making<Assessments>([&](salus_assessments** made, salus_error** error) {
    return salus_results_assess(results.get(), nullptr, made, error);
  }));
}

// An entry without an error output, and one that answers without a status.
TEST(CMemory, QuestionsWithoutAnError) {
  const Formula formula = compiled(infant_mortality);
  countdown = 0;
  keeps_failing = true;
  const std::int64_t index = salus_formula_input(formula.get(), "同年活产数 的一个很长很长的别的名字", -1);
  salus_text name;
  const salus_status status = salus_formula_name(formula.get(), 7, &name);
  countdown = -1;
  EXPECT_EQ(index, -1);
  EXPECT_EQ(status, SALUS_ERROR_MEMORY);
}

}  // namespace

#endif  // SALUS_TEST_THREAD_SANITIZER
