// A million crude rates with limits in one call, against the straightforward loop: Byar's limits from 10 events on, and
// below that, for the exact ones, a distribution's quantile a row. Compare the times per rate (items per second).
#include <benchmark/benchmark.h>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "salus/statistics/rates.hpp"

namespace {

constexpr std::size_t rows = 1'000'000;

struct Counts {
  explicit Counts(std::size_t fewest) {
    for (std::size_t i = 0; i < rows; ++i) {
      events.push_back(static_cast<double>(fewest + i * 7919 % 500));
      population.push_back(static_cast<double>(20000 + i * 104729 % 300000));
    }
  }
  std::vector<double> events;
  std::vector<double> population;
};

struct Columns {
  std::vector<double> value = std::vector<double>(rows);
  std::vector<double> lower = std::vector<double>(rows);
  std::vector<double> upper = std::vector<double>(rows);
  std::vector<std::uint8_t> reasons = std::vector<std::uint8_t>(rows);
};

// The argument is the fewest events: 10 asks for Byar's limits alone, 0 for exact ones in one row of fifty.
void Rates(benchmark::State& state) {
  const Counts counts(static_cast<std::size_t>(state.range(0)));
  Columns columns;
  salus::EstimateColumns result;
  result.value = columns.value.data();
  result.lower = columns.lower.data();
  result.upper = columns.upper.data();
  result.reasons = columns.reasons.data();
  const std::vector<double> confidence = {0.95};
  for (auto _ : state) {
    salus::rates(counts.events, counts.population, confidence, {}, result);
    benchmark::DoNotOptimize(columns.value.data());
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(rows));
}
BENCHMARK(Rates)->Arg(10)->Arg(0)->Unit(benchmark::kMillisecond);

void RatesByLoop(benchmark::State& state) {
  const Counts counts(static_cast<std::size_t>(state.range(0)));
  Columns columns;
  constexpr double z = 1.959963984540054;
  for (auto _ : state) {
    for (std::size_t i = 0; i < rows; ++i) {
      const double x = counts.events[i];
      const double per = 100000 / counts.population[i];
      columns.value[i] = x * per;
      if (x < 10) {
        const salus::Limits limits = salus::poisson_limits(x, 0.95, salus::RateMethod::exact);
        columns.lower[i] = limits.lower * per;
        columns.upper[i] = limits.upper * per;
        continue;
      }
      const double y = x + 1;
      const double low = 1 - 1 / (9 * x) - z / (3 * std::sqrt(x));
      const double high = 1 - 1 / (9 * y) + z / (3 * std::sqrt(y));
      columns.lower[i] = x * low * low * low * per;
      columns.upper[i] = y * high * high * high * per;
    }
    benchmark::DoNotOptimize(columns.value.data());
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(rows));
}
BENCHMARK(RatesByLoop)->Arg(10)->Arg(0)->Unit(benchmark::kMillisecond);

}  // namespace
