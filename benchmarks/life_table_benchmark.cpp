// A hundred thousand life tables of 20 bands with limits in one call, against the straightforward way: columns for each
// table, forwards to the survivors and backwards to the years. Compare the times per table (items per second).
#include <benchmark/benchmark.h>

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "salus/statistics/life_table.hpp"

namespace {

constexpr std::size_t bands = 20;
constexpr std::size_t tables = 100000;

const std::vector<double> ages = {0, 1, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90};

struct Counts {
  Counts() {
    for (std::size_t t = 0; t < tables; ++t) {
      for (std::size_t i = 0; i < bands; ++i) {
        const double rate = i == 0 ? 0.004 : 0.0001 + 0.00003 * std::exp(0.095 * ages[i]);
        population.push_back(static_cast<double>(20000 + 37 * (t % 100)) / static_cast<double>(1 + i / 10));
        deaths.push_back(std::floor(1 + rate * population.back()));
      }
    }
  }
  std::vector<double> deaths;
  std::vector<double> population;
};

void LifeTables(benchmark::State& state) {
  const Counts counts;
  std::vector<double> value(tables);
  std::vector<double> lower(tables);
  std::vector<double> upper(tables);
  std::vector<std::uint8_t> reasons(tables);
  salus::EstimateColumns result;
  result.value = value.data();
  result.lower = lower.data();
  result.upper = upper.data();
  result.reasons = reasons.data();
  const std::vector<double> confidence = {0.95};
  for (auto _ : state) {
    salus::life_expectancy(tables, ages, counts.deaths, counts.population, 0, confidence, result);
    benchmark::DoNotOptimize(value.data());
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(tables));
}
BENCHMARK(LifeTables)->Unit(benchmark::kMillisecond);

void LifeTablesByColumns(benchmark::State& state) {
  const Counts counts;
  std::vector<double> value(tables);
  std::vector<double> lower(tables);
  std::vector<double> upper(tables);
  for (auto _ : state) {
    for (std::size_t t = 0; t < tables; ++t) {
      std::array<double, bands> q{};
      std::array<double, bands> l{};
      std::array<double, bands> years{};
      std::array<double, bands + 1> e{};
      std::array<double, bands> variance{};
      double alive = 1;
      for (std::size_t i = 0; i < bands; ++i) {
        const double dead = counts.deaths[bands * t + i];
        const double m = dead / counts.population[bands * t + i];
        l[i] = alive;
        if (i + 1 == bands) {
          years[i] = alive / m;
          variance[i] = years[i] * years[i] / dead;
        } else {
          const double n = ages[i + 1] - ages[i];
          const double a = i == 0 ? 0.1 : 0.5;
          q[i] = n * m / (1 + n * (1 - a) * m);
          variance[i] = q[i] * q[i] * (1 - q[i]) / dead;
          years[i] = n * alive * (1 - (1 - a) * q[i]);
          alive *= 1 - q[i];
        }
      }
      double lived = 0;
      for (std::size_t i = bands; i-- > 0;) {
        lived += years[i];
        e[i] = lived / l[i];
      }
      double total = variance[bands - 1];
      for (std::size_t i = 0; i + 1 < bands; ++i) {
        const double n = ages[i + 1] - ages[i];
        const double weight = l[i] * (n * (i == 0 ? 0.9 : 0.5) + e[i + 1]);
        total += weight * weight * variance[i];
      }
      value[t] = e[0];
      lower[t] = e[0] - 1.959963984540054 * std::sqrt(total);
      upper[t] = e[0] + 1.959963984540054 * std::sqrt(total);
    }
    benchmark::DoNotOptimize(value.data());
    benchmark::DoNotOptimize(lower.data());
    benchmark::DoNotOptimize(upper.data());
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(tables));
}
BENCHMARK(LifeTablesByColumns)->Unit(benchmark::kMillisecond);

}  // namespace
