// The loops themselves. Included once for each instruction set, inside a namespace of its own and under that set's
// compiler target, so that one source serves all and no function of one set can be linked into another. Standard library
// functions are kept out for the same reason: only builtins and what stands here.

inline double magnitude(double x) { return __builtin_fabs(x); }

inline bool near(double a, double b) {
  const double x = magnitude(a);
  const double y = magnitude(b);
  return magnitude(a - b) <= 1e-13 * (x < y ? y : x);
}

#define SALUS_UNARY(name, expression)                          \
  void name(const double* a, double* out, std::size_t n) {    \
    for (std::size_t i = 0; i < n; ++i) {                      \
      const double x = a[i];                                   \
      out[i] = (expression);                                   \
    }                                                          \
  }
#define SALUS_BINARY(name, expression)                                           \
  void name(const double* a, const double* b, double* out, std::size_t n) {     \
    for (std::size_t i = 0; i < n; ++i) {                                        \
      const double x = a[i];                                                     \
      const double y = b[i];                                                     \
      out[i] = (expression);                                                     \
    }                                                                            \
  }

SALUS_UNARY(negate, -x)
SALUS_UNARY(absolute, magnitude(x))
SALUS_UNARY(square_root, __builtin_sqrt(x))
SALUS_UNARY(floor, __builtin_floor(x))
SALUS_UNARY(ceiling, __builtin_ceil(x))
SALUS_UNARY(logical_not, x == 0 ? 1.0 : 0.0)

SALUS_BINARY(add, x + y)
SALUS_BINARY(subtract, x - y)
SALUS_BINARY(multiply, x* y)
// NaN where the denominator is not finite, for 1/∞ would hide it: y − y + 1 is 1 for a number, NaN for any other.
SALUS_BINARY(divide, x / y * (y - y + 1))
SALUS_BINARY(minimum, y < x ? y : x)
SALUS_BINARY(maximum, x < y ? y : x)
SALUS_BINARY(less, ((x < y) & !near(x, y)) ? 1.0 : 0.0)
SALUS_BINARY(less_equal, ((x < y) | near(x, y)) ? 1.0 : 0.0)
SALUS_BINARY(equal, near(x, y) ? 1.0 : 0.0)
SALUS_BINARY(not_equal, near(x, y) ? 0.0 : 1.0)
SALUS_BINARY(logical_and, ((x != 0) & (y != 0)) ? 1.0 : 0.0)
SALUS_BINARY(logical_or, ((x != 0) | (y != 0)) ? 1.0 : 0.0)

#undef SALUS_UNARY
#undef SALUS_BINARY

void select(const double* condition, const double* a, const double* b, double* out, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) {
    const double x = a[i];
    const double y = b[i];
    out[i] = condition[i] != 0 ? x : y;
  }
}

void blend(const std::uint64_t* mask, const double* a, const double* b, double* out, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) {
    const double x = a[i];
    const double y = b[i];
    out[i] = ((mask[i / 64] >> (i % 64)) & 1) != 0 ? x : y;
  }
}

// x − x is +0 for a finite number and NaN for any other.
inline bool all_finite_rows(const double* a, std::size_t n) {
  std::uint64_t any = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const double difference = a[i] - a[i];
    std::uint64_t bits;
    __builtin_memcpy(&bits, &difference, sizeof bits);
    any |= bits;
  }
  return any == 0;
}

// Eight bytes of 0 or 1 become eight bits: the multiplication moves byte k's bit to bit 56 + k.
inline std::uint64_t gather_bits(const unsigned char* flags) {
  std::uint64_t eight = 0;
  for (int k = 7; k >= 0; --k) eight = (eight << 8) | flags[k];
  return (eight * 0x0102040810204080ULL) >> 56;
}

template <typename Test>
inline void mask_of(const double* a, std::size_t n, std::uint64_t* mask, Test test) {
  for (std::size_t word = 0; word * 64 < n; ++word) {
    const std::size_t rows = n - word * 64 < 64 ? n - word * 64 : 64;
    unsigned char flags[64] = {};
    for (std::size_t i = 0; i < rows; ++i) flags[i] = test(a[word * 64 + i]) ? 1 : 0;
    std::uint64_t bits = 0;
    for (std::size_t k = 0; k < 8; ++k) bits |= gather_bits(flags + 8 * k) << (8 * k);
    mask[word] = bits;
  }
}

inline void settle_rows(double* a, std::size_t n, std::uint64_t* mask) {
  for (std::size_t word = 0; word * 64 < n; ++word) {
    const std::size_t rows = n - word * 64 < 64 ? n - word * 64 : 64;
    double* const from = a + word * 64;
    std::uint64_t finite = 0;
    mask_of(from, rows, &finite, [](double x) { return x - x == 0; });
    mask[word] &= finite;
    const std::uint64_t kept = mask[word];
    for (std::size_t i = 0; i < rows; ++i) from[i] = (kept >> i & 1) != 0 ? from[i] : __builtin_nan("");
  }
}

#if defined(SALUS_KERNELS_AVX2)

// Four rows a comparison; the tail goes the portable way.
template <typename Compare, typename Test>
inline void wide_mask_of(const double* a, std::size_t n, std::uint64_t* mask, Compare compare, Test test) {
  std::size_t word = 0;
  for (; (word + 1) * 64 <= n; ++word) {
    std::uint64_t bits = 0;
    for (std::size_t k = 0; k < 16; ++k) {
      const __m256d x = _mm256_loadu_pd(a + word * 64 + 4 * k);
      bits |= static_cast<std::uint64_t>(_mm256_movemask_pd(compare(x))) << (4 * k);
    }
    mask[word] = bits;
  }
  if (word * 64 < n) mask_of(a + word * 64, n - word * 64, mask + word, test);
}

// Sixteen rows a turn, so that no turn waits for the one before it.
bool all_finite(const double* a, std::size_t n) {
  __m256d any0 = _mm256_setzero_pd();
  __m256d any1 = any0;
  __m256d any2 = any0;
  __m256d any3 = any0;
  std::size_t i = 0;
  for (; i + 16 <= n; i += 16) {
    const __m256d x0 = _mm256_loadu_pd(a + i);
    const __m256d x1 = _mm256_loadu_pd(a + i + 4);
    const __m256d x2 = _mm256_loadu_pd(a + i + 8);
    const __m256d x3 = _mm256_loadu_pd(a + i + 12);
    any0 = _mm256_or_pd(any0, _mm256_sub_pd(x0, x0));
    any1 = _mm256_or_pd(any1, _mm256_sub_pd(x1, x1));
    any2 = _mm256_or_pd(any2, _mm256_sub_pd(x2, x2));
    any3 = _mm256_or_pd(any3, _mm256_sub_pd(x3, x3));
  }
  const __m256i any = _mm256_castpd_si256(_mm256_or_pd(_mm256_or_pd(any0, any1), _mm256_or_pd(any2, any3)));
  return _mm256_testz_si256(any, any) != 0 && all_finite_rows(a + i, n - i);
}

void finite_mask(const double* a, std::size_t n, std::uint64_t* mask) {
  struct Compare {
    __m256d operator()(__m256d x) const { return _mm256_cmp_pd(_mm256_sub_pd(x, x), _mm256_setzero_pd(), _CMP_EQ_OQ); }
  };
  struct Test {
    bool operator()(double x) const { return x - x == 0; }
  };
  wide_mask_of(a, n, mask, Compare(), Test());
}

void nonzero_mask(const double* a, std::size_t n, std::uint64_t* mask) {
  struct Compare {
    __m256d operator()(__m256d x) const { return _mm256_cmp_pd(x, _mm256_setzero_pd(), _CMP_NEQ_UQ); }
  };
  struct Test {
    bool operator()(double x) const { return x != 0; }
  };
  wide_mask_of(a, n, mask, Compare(), Test());
}

void settle(double* a, std::size_t n, std::uint64_t* mask) {
  const __m256d nan = _mm256_set1_pd(__builtin_nan(""));
  const __m256i four = _mm256_set1_epi64x(4);
  std::size_t word = 0;
  for (; (word + 1) * 64 <= n; ++word) {
    const __m256i valid = _mm256_set1_epi64x(static_cast<long long>(mask[word]));
    // Each row's bit is moved to the sign, which is what blending and movemask look at.
    __m256i shift = _mm256_set_epi64x(60, 61, 62, 63);
    std::uint64_t kept = 0;
    for (std::size_t k = 0; k < 16; ++k) {
      double* const at = a + word * 64 + 4 * k;
      const __m256d x = _mm256_loadu_pd(at);
      const __m256d finite = _mm256_cmp_pd(_mm256_sub_pd(x, x), _mm256_setzero_pd(), _CMP_EQ_OQ);
      const __m256d keep = _mm256_and_pd(finite, _mm256_castsi256_pd(_mm256_sllv_epi64(valid, shift)));
      shift = _mm256_sub_epi64(shift, four);
      _mm256_storeu_pd(at, _mm256_blendv_pd(nan, x, keep));
      kept |= static_cast<std::uint64_t>(_mm256_movemask_pd(keep)) << (4 * k);
    }
    mask[word] = kept;
  }
  if (word * 64 < n) settle_rows(a + word * 64, n - word * 64, mask + word);
}

#else

bool all_finite(const double* a, std::size_t n) { return all_finite_rows(a, n); }

void finite_mask(const double* a, std::size_t n, std::uint64_t* mask) {
  mask_of(a, n, mask, [](double x) { return x - x == 0; });
}

void nonzero_mask(const double* a, std::size_t n, std::uint64_t* mask) {
  mask_of(a, n, mask, [](double x) { return x != 0; });
}

void settle(double* a, std::size_t n, std::uint64_t* mask) { settle_rows(a, n, mask); }

#endif

constexpr Kernels make(const char* name) {
  return {name,     negate, absolute, square_root, floor,      ceiling,   logical_not, add,         subtract,
          multiply, divide, minimum,  maximum,     less,       less_equal, equal,      not_equal,   logical_and,
          logical_or, select, blend,  settle,  all_finite,  finite_mask, nonzero_mask};
}
