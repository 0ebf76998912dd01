// What an engineer would write for one formula with AVX2: four rows at a time, invalid rows and results that are not finite
// become a quiet NaN and a cleared bit, the bitmap goes out, the invalid rows are counted. Bitmaps are gone through a byte at
// a time.
#pragma once

#include <cstdint>
#include <limits>

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#define SALUS_BENCHMARK_AVX2 1

#define SALUS_BY_HAND __attribute__((target("avx2,popcnt")))

namespace salus::benchmarks {

struct HandColumn {
  const double* values;
  const std::uint8_t* validity;
};

// The formulas: `value` of four rows from row i on, and `mask`, the bits of eight rows whose inputs are there.
struct Ratio {
  static constexpr const char* text = "a/b*1000";
  static constexpr int inputs = 2;
  SALUS_BY_HAND static inline __m256d value(const HandColumn* c, std::size_t i) {
    const __m256d quotient = _mm256_div_pd(_mm256_loadu_pd(c[0].values + i), _mm256_loadu_pd(c[1].values + i));
    return _mm256_mul_pd(quotient, _mm256_set1_pd(1000));
  }
  SALUS_BY_HAND static inline unsigned mask(const HandColumn* c, std::size_t i) {
    return c[0].validity[i / 8] & c[1].validity[i / 8];
  }
};

struct RatioOfSums {
  static constexpr const char* text = "(a+b)/(c+d)*100000";
  static constexpr int inputs = 4;
  SALUS_BY_HAND static inline __m256d value(const HandColumn* c, std::size_t i) {
    const __m256d top = _mm256_add_pd(_mm256_loadu_pd(c[0].values + i), _mm256_loadu_pd(c[1].values + i));
    const __m256d bottom = _mm256_add_pd(_mm256_loadu_pd(c[2].values + i), _mm256_loadu_pd(c[3].values + i));
    return _mm256_mul_pd(_mm256_div_pd(top, bottom), _mm256_set1_pd(100000));
  }
  SALUS_BY_HAND static inline unsigned mask(const HandColumn* c, std::size_t i) {
    return c[0].validity[i / 8] & c[1].validity[i / 8] & c[2].validity[i / 8] & c[3].validity[i / 8];
  }
};

struct Floor {
  static constexpr const char* text = "max(0.05*a,30)";
  static constexpr int inputs = 1;
  SALUS_BY_HAND static inline __m256d value(const HandColumn* c, std::size_t i) {
    const __m256d x = _mm256_loadu_pd(c[0].values + i);
    const __m256d more = _mm256_max_pd(_mm256_mul_pd(x, _mm256_set1_pd(0.05)), _mm256_set1_pd(30));
    // max() would hide a NaN or −∞ in the column.
    return _mm256_or_pd(more, _mm256_sub_pd(x, x));
  }
  SALUS_BY_HAND static inline unsigned mask(const HandColumn* c, std::size_t i) { return c[0].validity[i / 8]; }
};

struct Guarded {
  static constexpr const char* text = "if(b=0,0,a/b)";
  static constexpr int inputs = 2;  // b comes first in the formula
  SALUS_BY_HAND static inline __m256d value(const HandColumn* c, std::size_t i) {
    const __m256d zero = _mm256_setzero_pd();
    const __m256d b = _mm256_loadu_pd(c[0].values + i);
    const __m256d quotient = _mm256_div_pd(_mm256_loadu_pd(c[1].values + i), b);
    const __m256d is_zero = _mm256_cmp_pd(b, zero, _CMP_EQ_OQ);
    return _mm256_or_pd(_mm256_blendv_pd(quotient, zero, is_zero), _mm256_sub_pd(b, b));
  }
  // Where b is zero, a need not be there.
  SALUS_BY_HAND static inline unsigned mask(const HandColumn* c, std::size_t i) {
    const __m256d zero = _mm256_setzero_pd();
    const auto low =
        static_cast<unsigned>(_mm256_movemask_pd(_mm256_cmp_pd(_mm256_loadu_pd(c[0].values + i), zero, _CMP_EQ_OQ)));
    const auto high = static_cast<unsigned>(
        _mm256_movemask_pd(_mm256_cmp_pd(_mm256_loadu_pd(c[0].values + i + 4), zero, _CMP_EQ_OQ)));
    return c[0].validity[i / 8] & (c[1].validity[i / 8] | low | high << 4);
  }
};

struct WeightedSum {
  static constexpr const char* text =
      "0.11*a+0.12*b+0.05*c+0.07*d+0.08*e+0.09*f+0.04*g+0.06*h+0.1*i+0.13*j+0.02*k+0.03*l";
  static constexpr int inputs = 12;
  SALUS_BY_HAND static inline __m256d value(const HandColumn* c, std::size_t i) {
    static constexpr double weights[] = {0.11, 0.12, 0.05, 0.07, 0.08, 0.09, 0.04, 0.06, 0.1, 0.13, 0.02, 0.03};
    __m256d sum = _mm256_mul_pd(_mm256_set1_pd(weights[0]), _mm256_loadu_pd(c[0].values + i));
    for (int k = 1; k < inputs; ++k)
      sum = _mm256_add_pd(sum, _mm256_mul_pd(_mm256_set1_pd(weights[k]), _mm256_loadu_pd(c[k].values + i)));
    return sum;
  }
  SALUS_BY_HAND static inline unsigned mask(const HandColumn* c, std::size_t i) {
    unsigned mask = 0xFF;
    for (int k = 0; k < inputs; ++k) mask &= c[k].validity[i / 8];
    return mask;
  }
};

// (a+b)/c*1000
struct RatioOfSum {
  static constexpr int inputs = 3;
  SALUS_BY_HAND static inline __m256d value(const HandColumn* c, std::size_t i) {
    const __m256d top = _mm256_add_pd(_mm256_loadu_pd(c[0].values + i), _mm256_loadu_pd(c[1].values + i));
    return _mm256_mul_pd(_mm256_div_pd(top, _mm256_loadu_pd(c[2].values + i)), _mm256_set1_pd(1000));
  }
  SALUS_BY_HAND static inline unsigned mask(const HandColumn* c, std::size_t i) {
    return c[0].validity[i / 8] & c[1].validity[i / 8] & c[2].validity[i / 8];
  }
};

template <typename F>
SALUS_BY_HAND std::int64_t by_hand(const HandColumn* given, std::size_t rows, double* out, std::uint8_t* valid) {
  HandColumn columns[F::inputs];
  for (int k = 0; k < F::inputs; ++k) columns[k] = given[k];
  const __m256d zero = _mm256_setzero_pd();
  const __m256d nan = _mm256_set1_pd(std::numeric_limits<double>::quiet_NaN());
  const __m256i bits = _mm256_set_epi64x(8, 4, 2, 1);
  std::int64_t invalid = 0;
  for (std::size_t i = 0; i < rows; i += 8) {
    const unsigned mask = F::mask(columns, i);
    unsigned kept = 0;
    for (std::size_t k = 0; k < 8; k += 4) {
      const __m256d result = F::value(columns, i + k);
      const __m256i chosen = _mm256_and_si256(_mm256_set1_epi64x(mask >> k), bits);
      const __m256d good = _mm256_castsi256_pd(_mm256_cmpeq_epi64(chosen, bits));
      // A result that is not finite has no value: x − x is zero for a number alone.
      const __m256d finite = _mm256_cmp_pd(_mm256_sub_pd(result, result), zero, _CMP_EQ_OQ);
      const __m256d keep = _mm256_and_pd(good, finite);
      _mm256_storeu_pd(out + i + k, _mm256_blendv_pd(nan, result, keep));
      kept |= static_cast<unsigned>(_mm256_movemask_pd(keep)) << k;
    }
    valid[i / 8] = static_cast<std::uint8_t>(kept);
    invalid += 8 - __builtin_popcount(kept);
  }
  return invalid;
}

}  // namespace salus::benchmarks

#endif
