// Formulas: the ratio over columns beside a loop written by hand, one row, and the compile.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <cstring>
#include <limits>
#include <string>
#include <vector>

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#define SALUS_BENCHMARK_AVX2 1
#endif

#include "salus/engine/rows.hpp"
#include "salus/formula/formula.hpp"

namespace {

using namespace salus;

Formula compiled(std::string_view text) { return Formula::compile(text).value(); }

// Two columns of counts with validity bitmaps, and reused outputs.
struct Data {
  Data(std::size_t rows, int percent_null)
      : a(rows), b(rows), out(rows), valid_a((rows + 63) / 64 * 8, 0xFF), valid_b(valid_a), valid(valid_a) {
    std::uint64_t state = 1;
    const auto next = [&] { return (state = state * 6364136223846793005ULL + 1442695040888963407ULL) >> 33; };
    for (std::size_t i = 0; i < rows; ++i) {
      a[i] = static_cast<double>(next() % 1000);
      b[i] = static_cast<double>(next() % 100000);  // one in a hundred thousand is zero
      const auto bit = static_cast<std::uint8_t>(1u << (i % 8));
      if (next() % 100 < static_cast<std::uint64_t>(percent_null))
        valid_a[i / 8] = static_cast<std::uint8_t>(valid_a[i / 8] & ~bit);
      if (next() % 100 < static_cast<std::uint64_t>(percent_null))
        valid_b[i / 8] = static_cast<std::uint8_t>(valid_b[i / 8] & ~bit);
    }
  }
  std::vector<double> a, b, out;
  std::vector<std::uint8_t> valid_a, valid_b, valid;
};

Column column(const std::vector<double>& data, const std::vector<std::uint8_t>& validity) {
  Column c;
  c.data = data.data();
  c.length = static_cast<std::int64_t>(data.size());
  c.validity_kind = Validity::bitmap;
  c.validity = validity.data();
  return c;
}

void count_rows(benchmark::State& state) { state.SetItemsProcessed(state.iterations() * state.range(0)); }

void ratio_engine(benchmark::State& state) {
  Data data(static_cast<std::size_t>(state.range(0)), static_cast<int>(state.range(1)));
  const Formula formula = compiled("a / b * 1000");
  const Column columns[] = {column(data.a, data.valid_a), column(data.b, data.valid_b)};
  const ColumnOutput output{data.out.data(), data.valid.data(), nullptr};
  for (auto _ : state) {
    benchmark::DoNotOptimize(*evaluate_columns(formula, columns, state.range(0), output));
    benchmark::ClobberMemory();
  }
  count_rows(state);
}

#if SALUS_BENCHMARK_AVX2

// What an engineer would write for this one formula: four rows at a time, invalid rows and zero denominators become NaN and a
// cleared bit. Rows are a multiple of 8.
__attribute__((target("avx2,popcnt"))) std::int64_t ratio_loop_avx2(const double* a, const double* b,
                                                                    const std::uint8_t* valid_a,
                                                                    const std::uint8_t* valid_b, std::size_t rows,
                                                                    double* out, std::uint8_t* valid) {
  const __m256d thousand = _mm256_set1_pd(1000);
  const __m256d zero = _mm256_setzero_pd();
  const __m256d nan = _mm256_set1_pd(std::numeric_limits<double>::quiet_NaN());
  const __m256i bits = _mm256_set_epi64x(8, 4, 2, 1);
  std::int64_t invalid = 0;
  for (std::size_t i = 0; i + 8 <= rows; i += 8) {
    const std::uint32_t mask = valid_a[i / 8] & valid_b[i / 8];
    std::uint32_t kept = 0;
    for (std::size_t k = 0; k < 8; k += 4) {
      const __m256d x = _mm256_loadu_pd(a + i + k);
      const __m256d y = _mm256_loadu_pd(b + i + k);
      const __m256d result = _mm256_mul_pd(_mm256_div_pd(x, y), thousand);
      const __m256i chosen = _mm256_and_si256(_mm256_set1_epi64x(mask >> k), bits);
      const __m256d good = _mm256_castsi256_pd(_mm256_cmpeq_epi64(chosen, bits));
      // A result that is not finite has no value: x − x is zero for a number alone.
      const __m256d finite = _mm256_cmp_pd(_mm256_sub_pd(result, result), zero, _CMP_EQ_OQ);
      const __m256d keep = _mm256_and_pd(good, finite);
      _mm256_storeu_pd(out + i + k, _mm256_blendv_pd(nan, result, keep));
      kept |= static_cast<std::uint32_t>(_mm256_movemask_pd(keep)) << k;
    }
    valid[i / 8] = static_cast<std::uint8_t>(kept);
    invalid += 8 - __builtin_popcount(kept);
  }
  return invalid;
}

void ratio_loop(benchmark::State& state) {
  if (!__builtin_cpu_supports("avx2")) return state.SkipWithError("no AVX2");
  Data data(static_cast<std::size_t>(state.range(0)), static_cast<int>(state.range(1)));
  // It must do the same work.
  const Formula formula = compiled("a / b * 1000");
  const Column columns[] = {column(data.a, data.valid_a), column(data.b, data.valid_b)};
  const std::int64_t expected =
      *evaluate_columns(formula, columns, state.range(0), {data.out.data(), data.valid.data(), nullptr});
  const std::vector<double> out = data.out;
  const std::vector<std::uint8_t> valid = data.valid;
  const auto run = [&] {
    return ratio_loop_avx2(data.a.data(), data.b.data(), data.valid_a.data(), data.valid_b.data(), data.a.size(),
                           data.out.data(), data.valid.data());
  };
  if (run() != expected || std::memcmp(out.data(), data.out.data(), out.size() * 8) != 0 || valid != data.valid)
    return state.SkipWithError("the loop computes something else");
  for (auto _ : state) {
    benchmark::DoNotOptimize(run());
    benchmark::ClobberMemory();
  }
  count_rows(state);
}
BENCHMARK(ratio_loop)->ArgNames({"rows", "nulls"})->ArgsProduct({{1000, 100'000, 1'000'000, 10'000'000}, {0, 30}});

#endif

BENCHMARK(ratio_engine)->ArgNames({"rows", "nulls"})->ArgsProduct({{1000, 100'000, 1'000'000, 10'000'000}, {0, 30}});

void one_row(benchmark::State& state) {
  const Formula formula = compiled("a / b * 1000");
  Value row[] = {11.0, 2886.0};
  for (auto _ : state) {
    benchmark::DoNotOptimize(row);
    benchmark::DoNotOptimize(evaluate(formula, row).value().number);
  }
}
BENCHMARK(one_row);

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

}  // namespace
