// Forty indicators over twelve shared columns: one set beside forty loops by hand one after another, and beside forty
// formulas one after another.
#include <benchmark/benchmark.h>

#include <array>
#include <cstring>
#include <string>

#include "by_hand.hpp"
#include "columns.hpp"
#include "salus/engine/rows.hpp"

namespace {

using namespace salus;
using benchmarks::Columns;
using benchmarks::Output;

constexpr std::size_t indicators = 40;
constexpr std::size_t inputs = 12;

// Rates over three populations, half of them of two counts together.
struct Indicator {
  std::array<std::size_t, 3> columns;
  bool sum;
};

Indicator indicator(std::size_t i) {
  const std::size_t a = i % 9;
  return {{a, (a + 1 + i / 9) % 9, 9 + i % 3}, i % 2 == 1};
}

std::string name(std::size_t column) { return "x" + std::to_string(column); }

std::vector<std::pair<std::string, std::string>> texts() {
  std::vector<std::pair<std::string, std::string>> list;
  for (std::size_t i = 0; i < indicators; ++i) {
    const Indicator of = indicator(i);
    const std::string top = of.sum ? "(" + name(of.columns[0]) + "+" + name(of.columns[1]) + ")" : name(of.columns[0]);
    list.emplace_back("i" + std::to_string(i), top + "/" + name(of.columns[2]) + "*1000");
  }
  return list;
}

struct Outputs {
  explicit Outputs(std::size_t rows) : all(indicators, Output(rows)) {
    for (Output& out : all) places.push_back({out.values.data(), out.validity.data(), nullptr});
  }
  std::vector<Output> all;
  std::vector<ColumnOutput> places;
};

std::vector<Column> columns_of(const std::vector<std::string>& names, const Columns& data) {
  std::vector<Column> columns;
  for (const std::string& input : names) columns.push_back(data.column(std::stoul(input.substr(1))));
  return columns;
}

void per_row(benchmark::State& state, std::size_t rows) {
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(rows));
}

void forty_set(benchmark::State& state, std::int32_t threads) {
  const FormulaSet set = FormulaSet::compile(texts()).value();
  const Columns data(inputs, static_cast<std::size_t>(state.range(0)), static_cast<int>(state.range(1)));
  const std::vector<Column> columns = columns_of(set.inputs(), data);
  Outputs out(data.rows);
  ColumnOptions options;
  options.threads = threads;
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        *evaluate_columns(set, columns, static_cast<std::int64_t>(data.rows), out.places, options));
    benchmark::ClobberMemory();
  }
  per_row(state, data.rows);
}

void forty_formulas(benchmark::State& state) {
  std::vector<Formula> formulas;
  for (const auto& text : texts()) formulas.push_back(Formula::compile(text.second).value());
  const Columns data(inputs, static_cast<std::size_t>(state.range(0)), static_cast<int>(state.range(1)));
  std::vector<std::vector<Column>> columns;
  for (const Formula& formula : formulas) columns.push_back(columns_of(formula.names(), data));
  Outputs out(data.rows);
  for (auto _ : state)
    for (std::size_t i = 0; i < indicators; ++i) {
      benchmark::DoNotOptimize(
          *evaluate_columns(formulas[i], columns[i], static_cast<std::int64_t>(data.rows), out.places[i]));
      benchmark::ClobberMemory();
    }
  per_row(state, data.rows);
}

#if defined(SALUS_BENCHMARK_AVX2)
void forty_hand(benchmark::State& state) {
  if (!__builtin_cpu_supports("avx2")) return state.SkipWithError("no AVX2");
  const Columns data(inputs, static_cast<std::size_t>(state.range(0)), static_cast<int>(state.range(1)));
  Outputs out(data.rows);
  const auto run = [&](std::size_t i) {
    const Indicator of = indicator(i);
    const auto column = [&](std::size_t k) {
      const std::size_t c = of.columns[k];
      return benchmarks::HandColumn{data.values[c].data(), data.validity[c].data()};
    };
    const benchmarks::HandColumn two[] = {column(0), column(2)};
    const benchmarks::HandColumn three[] = {column(0), column(1), column(2)};
    return of.sum
               ? benchmarks::by_hand<benchmarks::RatioOfSum>(three, data.rows, out.places[i].values,
                                                             out.places[i].validity)
               : benchmarks::by_hand<benchmarks::Ratio>(two, data.rows, out.places[i].values, out.places[i].validity);
  };
  // The same work as the set's.
  const FormulaSet set = FormulaSet::compile(texts()).value();
  Outputs expected(data.rows);
  std::int64_t invalid =
      *evaluate_columns(set, columns_of(set.inputs(), data), static_cast<std::int64_t>(data.rows), expected.places);
  for (std::size_t i = 0; i < indicators; ++i) invalid -= run(i);
  for (std::size_t i = 0; i < indicators; ++i)
    if (invalid != 0 || out.all[i].validity != expected.all[i].validity ||
        std::memcmp(out.places[i].values, expected.places[i].values, data.rows * 8) != 0)
      return state.SkipWithError("the loops compute something else");
  for (auto _ : state)
    for (std::size_t i = 0; i < indicators; ++i) {
      benchmark::DoNotOptimize(run(i));
      benchmark::ClobberMemory();
    }
  per_row(state, data.rows);
}
#endif

// Ten million rows would be 4 GiB.
void sizes(benchmark::internal::Benchmark* b) {
  b->ArgNames({"rows", "nulls"})->ArgsProduct({{1000, 100'000, 1'000'000}, {0, 30}});
}
#if defined(SALUS_BENCHMARK_AVX2)
BENCHMARK(forty_hand)->Name("forty/hand")->Apply(sizes);
#endif
BENCHMARK_CAPTURE(forty_set, one_thread, 1)->Name("forty/salus_set")->Apply(sizes);
BENCHMARK_CAPTURE(forty_set, two_threads, 2)->Name("forty/salus_set_two_threads")->UseRealTime()->Apply(sizes);
BENCHMARK(forty_formulas)->Name("forty/salus_formulas")->Apply(sizes);

}  // namespace
