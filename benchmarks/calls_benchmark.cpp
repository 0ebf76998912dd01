// Single calls: one row through C++ and through the C interface, a compile, and what a call over columns allocates.
#include <benchmark/benchmark.h>

#include <atomic>
#include <cstdlib>
#include <new>
#include <string>

#include "columns.hpp"
#include "salus/engine/rows.hpp"

#if defined(SALUS_BENCHMARK_CAPI)
#include "salus.h"
#endif

namespace {
std::atomic<std::size_t> allocated{0};
}

__attribute__((noinline)) void* operator new(std::size_t size) {
  allocated += size;
  if (void* memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}
__attribute__((noinline)) void operator delete(void* memory) noexcept { std::free(memory); }
__attribute__((noinline)) void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace {

using namespace salus;

void one_row(benchmark::State& state) {
  const Formula formula = Formula::compile("a / b * 1000").value();
  Value row[] = {11.0, 2886.0};
  for (auto _ : state) {
    benchmark::DoNotOptimize(row);
    benchmark::DoNotOptimize(evaluate(formula, row).value().number);
  }
}
BENCHMARK(one_row)->Name("one_row/cpp");

#if defined(SALUS_BENCHMARK_CAPI)
void one_row_c(benchmark::State& state) {
  salus_formula* formula = nullptr;
  salus_formula_compile("a / b * 1000", SALUS_NUL_TERMINATED, nullptr, &formula, nullptr);
  salus_value row[] = {{11.0, SALUS_REASON_NONE, 0}, {2886.0, SALUS_REASON_NONE, 0}};
  salus_value result{};
  salus_error* error = nullptr;
  for (auto _ : state) {
    benchmark::DoNotOptimize(row);
    salus_formula_evaluate(formula, row, 2, &result, &error);
    benchmark::DoNotOptimize(result);
  }
  salus_formula_free(formula);
}
BENCHMARK(one_row_c)->Name("one_row/c");
#endif

const Symbols& forty_names() {
  static const Symbols symbols = [] {
    std::vector<Declaration> list(40);
    for (std::size_t i = 0; i < list.size(); ++i) list[i].name = "全年第" + std::to_string(i) + "类疾病死亡数";
    list[7].name = "全年婴儿死亡数";
    list[23].name = "同年活产数";
    for (Declaration& d : list) d.unit = Unit::from("人");
    return Symbols::create(std::move(list)).value();
  }();
  return symbols;
}

void compile_printed(benchmark::State& state) {
  FormulaOptions options;
  options.unit = Unit::from("‰");
  const Symbols& symbols = forty_names();
  for (auto _ : state) benchmark::DoNotOptimize(Formula::compile("全年婴儿死亡数/同年活产数×1000‰", symbols, options));
}
BENCHMARK(compile_printed)->Unit(benchmark::kMicrosecond);

// All that the heap gives for one call over ten million rows, beside the columns themselves.
void memory(benchmark::State& state, const char* text, std::size_t inputs) {
  const benchmarks::Columns data(inputs, 10'000'000, 0);
  benchmarks::Output out(data.rows);
  const Formula formula = Formula::compile(text).value();
  const std::vector<Column> columns = data.all();
  std::size_t bytes = 0;
  for (auto _ : state) {
    const std::size_t before = allocated;
    benchmark::DoNotOptimize(*evaluate_columns(formula, columns, static_cast<std::int64_t>(data.rows),
                                               {out.values.data(), out.validity.data(), nullptr}));
    bytes = allocated - before;
  }
  state.counters["allocated_bytes"] = static_cast<double>(bytes);
  state.counters["column_bytes"] = static_cast<double>((inputs + 1) * (data.rows * 8 + data.rows / 8));
}
BENCHMARK_CAPTURE(memory, ratio, "a/b*1000", 2)->Iterations(1)->Unit(benchmark::kMillisecond);

}  // namespace
