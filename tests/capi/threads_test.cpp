// Handles shared by threads. Under ThreadSanitizer these are the tests that run.
#include <gtest/gtest.h>

#include <atomic>
#include <cmath>
#include <string>
#include <thread>
#include <vector>

#include "capi/support.hpp"

namespace {

using namespace salus_test;

constexpr int thread_count = 8;
constexpr int rounds = 200;

// Runs `work` in all threads at once, and gives how many of its rounds were wrong.
template <typename Work>
int wrong_rounds(Work work) {
  std::atomic<int> wrong{0};
  std::atomic<int> waiting{thread_count};
  std::vector<std::thread> threads;
  for (int i = 0; i < thread_count; ++i)
    threads.emplace_back([&, i] {
      --waiting;
      while (waiting > 0) std::this_thread::yield();
      for (int round = 0; round < rounds; ++round)
        if (!work(i, round)) ++wrong;
    });
  for (std::thread& thread : threads) thread.join();
  return wrong;
}

TEST(CThreads, ShareAFormula) {
  const Formula formula = compiled(infant_mortality);
  EXPECT_EQ(wrong_rounds([&](int thread, int round) {
              const double deaths = thread * rounds + round;
              const salus_value inputs[] = {value(deaths), value(2886)};
              salus_value result{};
              salus_error* error = nullptr;
              auto info = sized<salus_formula_info>();
              salus_text name;
              return salus_formula_evaluate(formula.get(), inputs, 2, &result, &error) == SALUS_OK &&
                     std::fabs(result.number - deaths / 2886 * 1000) < 1e-9 &&
                     salus_formula_describe(formula.get(), &info) == SALUS_OK && string(info.unit) == "‰" &&
                     salus_formula_name(formula.get(), 1, &name) == SALUS_OK &&
                     salus_formula_input(formula.get(), "同年活产数", -1) == 1;
            }),
            0);
}

TEST(CThreads, ShareAFormulaOverColumns) {
  const Formula formula = compiled("a / b");
  EXPECT_EQ(wrong_rounds([&](int thread, int) {
              const std::vector<double> a(300, thread);
              const std::vector<double> b(300, 2);
              const salus_column columns[] = {column(a), column(b)};
              std::vector<double> values(300);
              auto output = sized<salus_column_output>();
              output.values = values.data();
              return salus_formula_evaluate_columns(formula.get(), columns, 2, sizeof columns[0], 300, &output, nullptr,
                                                    nullptr) == SALUS_OK &&
                     values.front() == thread / 2.0 && values.back() == thread / 2.0;
            }),
            0);
}

// A target that prints no unit keeps the units of the values that it judges.
TEST(CThreads, ShareATarget) {
  const Target target = parsed("≥37");
  EXPECT_EQ(wrong_rounds([&](int thread, int round) {
              const std::string unit = "单位" + std::to_string(thread % 3);
              auto options = sized<salus_judge_options>();
              options.unit = text(unit.c_str());
              const salus_value judged = value(round % 2 == 0 ? 36 : 38);
              auto verdict = sized<salus_verdict>();
              return salus_target_judge(target.get(), &judged, &options, &verdict, nullptr) == SALUS_OK &&
                     verdict.status == (round % 2 == 0 ? SALUS_VERDICT_NOT_MET : SALUS_VERDICT_MET) &&
                     string(verdict.unit) == unit;
            }),
            0);
}

TEST(CThreads, ShareAPlanAndADataset) {
  const Plan plan = plan_of(small_plan);
  const Dataset dataset = town(60, 8000);
  EXPECT_EQ(wrong_rounds([&](int, int) {
              salus_results* made = nullptr;
              if (salus_plan_evaluate(plan.get(), dataset.get(), nullptr, &made, nullptr) != SALUS_OK) return false;
              const Results results(made);
              const Assessments assessments = assessed(results);
              auto row = sized<salus_result_row>();
              auto assessment = sized<salus_assessment>();
              return salus_results_row(results.get(), 0, &row) == SALUS_OK &&
                     std::fabs(row.value.number - 7.5) < 1e-9 && string(row.display) == "7.50 张" &&
                     salus_assessments_row(assessments.get(), 0, &assessment) == SALUS_OK &&
                     assessment.status == SALUS_VERDICT_MET;
            }),
            0);
}

TEST(CThreads, ShareResultsAndAssessments) {
  const Results results = evaluated(plan_of(small_plan), town(60, 8000));
  const Assessments assessments = assessed(results);
  EXPECT_EQ(wrong_rounds([&](int, int) {
              auto row = sized<salus_result_row>();
              auto values = sized<salus_column>();
              auto assessment = sized<salus_assessment>();
              return salus_results_row(results.get(), 0, &row) == SALUS_OK && string(row.unit) == "张" &&
                     salus_results_column(results.get(), SALUS_RESULT_VALUE, &values) == SALUS_OK &&
                     *static_cast<const double*>(values.data) == row.value.number &&
                     salus_assessments_row(assessments.get(), 0, &assessment) == SALUS_OK &&
                     string(assessment.target_text) == "7.5 左右";
            }),
            0);
}

// Compiling and loading use what is made on first use; nothing of it may be seen half made.
TEST(CThreads, MakeHandlesOfTheirOwn) {
  EXPECT_EQ(wrong_rounds([&](int, int round) {
              if (round >= 20) return true;
              const Formula formula = compiled(infant_mortality);
              const Target target = parsed("稳定在 12 分钟以内");
              salus_error* made = nullptr;
              salus_formula* none = nullptr;
              const salus_status status = salus_formula_compile("a / / b", -1, nullptr, &none, &made);
              const Error error(made);
              salus_plan* loaded = nullptr;
              const bool found = salus_plan_load_catalogue("jinshan-2021-2025", -1, &loaded, nullptr) == SALUS_OK;
              const Plan plan(loaded);
              return formula && target && found && status == SALUS_ERROR_FORMULA && none == nullptr &&
                     salus_error_count(error.get()) > 0;
            }),
            0);
}

// Each handle keeps alive what it needs, whoever frees the others, and when.
TEST(CThreads, FreeHandlesInAnyOrder) {
  EXPECT_EQ(wrong_rounds([](int thread, int round) {
              if (round >= 24) return true;
              Plan plan = plan_of(small_plan);
              Dataset dataset = town(60, 8000);
              Results results = evaluated(plan, dataset);
              Assessments assessments = assessed(results);
              salus_formula* made_formula = nullptr;
              salus_target* made_target = nullptr;
              if (salus_plan_formula(plan.get(), 0, &made_formula, nullptr) != SALUS_OK) return false;
              if (salus_plan_target(plan.get(), 0, 0, &made_target, nullptr, nullptr) != SALUS_OK) return false;
              Formula formula(made_formula);
              Target target(made_target);
              // Six handles; each round begins elsewhere, and every other goes backwards.
              for (int i = 0; i < 6; ++i) {
                const int which = (thread + round + (round % 2 == 0 ? i : 6 - i)) % 6;
                if (which == 0) plan.reset();
                if (which == 1) dataset.reset();
                if (which == 2) results.reset();
                if (which == 3) assessments.reset();
                if (which == 4) formula.reset();
                if (which == 5) target.reset();
                auto row = sized<salus_result_row>();
                auto assessment = sized<salus_assessment>();
                auto info = sized<salus_formula_info>();
                if (results && (salus_results_row(results.get(), 0, &row) != SALUS_OK || string(row.unit) != "张"))
                  return false;
                if (assessments && (salus_assessments_row(assessments.get(), 0, &assessment) != SALUS_OK ||
                                    string(assessment.target_period) != "2025"))
                  return false;
                if (formula && (salus_formula_describe(formula.get(), &info) != SALUS_OK || info.name_count != 2))
                  return false;
              }
              return true;
            }),
            0);
}

// What one thread makes another may free.
TEST(CThreads, FreeInAnotherThread) {
  std::vector<Formula> formulas;
  for (int i = 0; i < 100; ++i) formulas.push_back(compiled("a + b"));
  std::thread([moved = std::move(formulas)]() mutable { moved.clear(); }).join();
}

}  // namespace
