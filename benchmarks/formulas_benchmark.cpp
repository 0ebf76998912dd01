// Formulas over columns, each beside a loop written by hand and beside muParser.
#include <benchmark/benchmark.h>

#include <cstring>
#include <string>

#include "by_hand.hpp"
#include "columns.hpp"
#include "salus/engine/rows.hpp"

#if defined(SALUS_BENCHMARK_MUPARSER)
#include <muParser.h>
#endif

namespace {

using namespace salus;
using benchmarks::Columns;
using benchmarks::Output;

void per_row(benchmark::State& state, std::size_t rows) {
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(rows));
}

std::int64_t evaluate_into(const Formula& formula, const std::vector<Column>& columns, Output& out) {
  return *evaluate_columns(formula, columns, static_cast<std::int64_t>(out.values.size()),
                           {out.values.data(), out.validity.data(), nullptr});
}

void salus_loop(benchmark::State& state, const char* text, std::size_t inputs) {
  const Formula formula = Formula::compile(text).value();
  const Columns data(inputs, static_cast<std::size_t>(state.range(0)), static_cast<int>(state.range(1)));
  const std::vector<Column> columns = data.all();
  Output out(data.rows);
  for (auto _ : state) {
    benchmark::DoNotOptimize(evaluate_into(formula, columns, out));
    benchmark::ClobberMemory();
  }
  per_row(state, data.rows);
}

#if defined(SALUS_BENCHMARK_AVX2)

template <typename F>
void hand_loop(benchmark::State& state) {
  if (!__builtin_cpu_supports("avx2")) return state.SkipWithError("no AVX2");
  const Columns data(F::inputs, static_cast<std::size_t>(state.range(0)), static_cast<int>(state.range(1)));
  Output out(data.rows);
  // It must do the same work.
  Output expected(data.rows);
  const std::int64_t invalid = evaluate_into(Formula::compile(F::text).value(), data.all(), expected);
  benchmarks::HandColumn columns[F::inputs];
  for (std::size_t c = 0; c < F::inputs; ++c) columns[c] = {data.values[c].data(), data.validity[c].data()};
  const auto run = [&] { return benchmarks::by_hand<F>(columns, data.rows, out.values.data(), out.validity.data()); };
  if (run() != invalid || std::memcmp(out.values.data(), expected.values.data(), data.rows * 8) != 0 ||
      out.validity != expected.validity)
    return state.SkipWithError("the loop computes something else");
  for (auto _ : state) {
    benchmark::DoNotOptimize(run());
    benchmark::ClobberMemory();
  }
  per_row(state, data.rows);
}

#endif

#if defined(SALUS_BENCHMARK_MUPARSER)

// Its bulk mode, on one thread; it knows no nulls and leaves ∞ and NaN where they arise.
void muparser_loop(benchmark::State& state, const char* text, std::size_t inputs) {
  Columns data(inputs, static_cast<std::size_t>(state.range(0)), static_cast<int>(state.range(1)));
  Output out(data.rows);
  mu::Parser parser;
  for (std::size_t c = 0; c < inputs; ++c)
    parser.DefineVar(std::string(1, static_cast<char>('a' + c)), data.values[c].data());
  parser.SetExpr(text);
  for (auto _ : state) {
    parser.Eval(out.values.data(), static_cast<int>(data.rows));
    benchmark::ClobberMemory();
  }
  per_row(state, data.rows);
}

#endif

const bool registered = [] {
  const auto all_sizes = [](benchmark::internal::Benchmark* b) {
    b->ArgNames({"rows", "nulls"})->ArgsProduct({{1000, 100'000, 1'000'000, 10'000'000}, {0, 30}});
  };
  const auto family = [&](const std::string& name, const char* text, std::size_t inputs, auto hand,
                          [[maybe_unused]] const char* muparser_text) {
    if (hand != nullptr) all_sizes(benchmark::RegisterBenchmark((name + "/hand").c_str(), hand));
    all_sizes(benchmark::RegisterBenchmark((name + "/salus").c_str(),
                                           [=](benchmark::State& state) { salus_loop(state, text, inputs); }));
#if defined(SALUS_BENCHMARK_MUPARSER)
    // It is an order of magnitude slower, and knows no nulls: one size is enough.
    benchmark::RegisterBenchmark((name + "/muparser").c_str(),
                                 [=](benchmark::State& state) { muparser_loop(state, muparser_text, inputs); })
        ->ArgNames({"rows", "nulls"})
        ->Args({100'000, 0});
#endif
  };
#if defined(SALUS_BENCHMARK_AVX2)
#define SALUS_BY_HAND_OF(F) &hand_loop<benchmarks::F>
#else
#define SALUS_BY_HAND_OF(F) static_cast<void (*)(benchmark::State&)>(nullptr)
#endif
  const char* const sum = "0.11*a+0.12*b+0.05*c+0.07*d+0.08*e+0.09*f+0.04*g+0.06*h+0.1*i+0.13*j+0.02*k+0.03*l";
  family("ratio", "a/b*1000", 2, SALUS_BY_HAND_OF(Ratio), "a/b*1000");
  family("ratio_of_sums", "(a+b)/(c+d)*100000", 4, SALUS_BY_HAND_OF(RatioOfSums), "(a+b)/(c+d)*100000");
  family("floor", "max(0.05*a,30)", 1, SALUS_BY_HAND_OF(Floor), "max(0.05*a,30)");
  family("guarded", "if(b=0,0,a/b)", 2, SALUS_BY_HAND_OF(Guarded), "b==0 ? 0 : a/b");
  family("weighted_sum", sum, 12, SALUS_BY_HAND_OF(WeightedSum), sum);
  return true;
}();

}  // namespace
