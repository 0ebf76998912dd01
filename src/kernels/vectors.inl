// Vectors of rows, and what GCC's and Clang's vector types have no operator for. Part of loops.inl: everything here is
// compiled once for each instruction set.

#define SALUS_INLINE __attribute__((always_inline)) inline

#if defined(SALUS_KERNELS_AVX2)
constexpr std::size_t lanes = 4;
#else
constexpr std::size_t lanes = 2;  // SSE2, NEON
#endif

using V = double __attribute__((vector_size(lanes * sizeof(double))));
using M = long long __attribute__((vector_size(lanes * sizeof(double))));  // all bits of a lane, or none

SALUS_INLINE V load(const double* from) {
  V x;
  __builtin_memcpy(&x, from, sizeof x);
  return x;
}
SALUS_INLINE void store(double* to, V x) { __builtin_memcpy(to, &x, sizeof x); }

SALUS_INLINE V every(double x) {
  V v = {};
  for (std::size_t i = 0; i < lanes; ++i) v[i] = x;
  return v;
}

SALUS_INLINE V magnitude(V x) {
  M bits = {};
  for (std::size_t i = 0; i < lanes; ++i) bits[i] = 0x7FFFFFFFFFFFFFFF;
  return V(M(x) & bits);
}

SALUS_INLINE M is_finite(V x) { return (x - x) == 0; }

// Bits of one vector.
constexpr std::uint64_t first_bits = (std::uint64_t{1} << lanes) - 1;

// Lane i of the mask is bit i; what stands above is not read.
SALUS_INLINE M expand(std::uint64_t bits) {
  alignas(32) static constexpr long long table[16][4] = {
      {0, 0, 0, 0},   {-1, 0, 0, 0},   {0, -1, 0, 0},   {-1, -1, 0, 0},   {0, 0, -1, 0},   {-1, 0, -1, 0},
      {0, -1, -1, 0}, {-1, -1, -1, 0}, {0, 0, 0, -1},   {-1, 0, 0, -1},   {0, -1, 0, -1},  {-1, -1, 0, -1},
      {0, 0, -1, -1}, {-1, 0, -1, -1}, {0, -1, -1, -1}, {-1, -1, -1, -1}};
  M mask;
  __builtin_memcpy(&mask, table[bits & first_bits], sizeof mask);
  return mask;
}

// A quiet NaN in each lane whose bit is clear, zero elsewhere.
SALUS_INLINE M fill(std::uint64_t bits) { return ~expand(bits) & M(every(__builtin_nan(""))); }

#if defined(SALUS_KERNELS_AVX2)

SALUS_INLINE V choose(M mask, V a, V b) { return V(_mm256_blendv_pd(__m256d(b), __m256d(a), __m256d(mask))); }
SALUS_INLINE std::uint64_t compress(M mask) { return static_cast<unsigned>(_mm256_movemask_pd(__m256d(mask))); }
SALUS_INLINE bool all_zero(V x) { return _mm256_testz_si256(__m256i(x), __m256i(x)) != 0; }
SALUS_INLINE V square_root(V x) { return V(_mm256_sqrt_pd(__m256d(x))); }
SALUS_INLINE V round_down(V x) { return V(_mm256_floor_pd(__m256d(x))); }
SALUS_INLINE V round_up(V x) { return V(_mm256_ceil_pd(__m256d(x))); }

constexpr std::size_t byte_lanes = 32;
SALUS_INLINE std::uint64_t nonzero_bytes(const unsigned char* bytes) {
  const __m256i x = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes));
  return static_cast<std::uint32_t>(~_mm256_movemask_epi8(_mm256_cmpeq_epi8(x, _mm256_setzero_si256())));
}

// The upper 16 bits (with their sign) and the lower 48 each fit into the mantissa of a double of the right magnitude, put
// there by bit operations; the sum of the two is rounded once, as a conversion is.
void from_int64(const void* from, double* to, std::size_t n) {
  const auto* bytes = static_cast<const unsigned char*>(from);
  const __m256i high_magic = _mm256_castpd_si256(_mm256_set1_pd(0x1.8p68));
  const __m256i low_magic = _mm256_castpd_si256(_mm256_set1_pd(0x1p52));
  const __m256d both = _mm256_set1_pd(0x1.8p68 + 0x1p52);
  std::size_t i = 0;
  for (; i + 4 <= n; i += 4) {
    const __m256i x = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes + i * 8));
    __m256i high = _mm256_srai_epi32(x, 16);
    high = _mm256_blend_epi16(high, _mm256_setzero_si256(), 0x33);
    high = _mm256_add_epi64(high, high_magic);
    const __m256i low = _mm256_blend_epi16(x, low_magic, 0x88);
    const __m256d rest = _mm256_sub_pd(_mm256_castsi256_pd(high), both);
    _mm256_storeu_pd(to + i, _mm256_add_pd(rest, _mm256_castsi256_pd(low)));
  }
  for (; i < n; ++i) {
    long long value;
    __builtin_memcpy(&value, bytes + i * 8, sizeof value);
    to[i] = static_cast<double>(value);
  }
}

#else

SALUS_INLINE V choose(M mask, V a, V b) { return V((mask & M(a)) | (~mask & M(b))); }

#if defined(__SSE2__)
SALUS_INLINE std::uint64_t compress(M mask) { return static_cast<unsigned>(__builtin_ia32_movmskpd(V(mask))); }
#else
SALUS_INLINE std::uint64_t compress(M mask) {
  return static_cast<std::uint64_t>(mask[0] & 1) | static_cast<std::uint64_t>(mask[1] & 2);
}
#endif

SALUS_INLINE bool all_zero(V x) { return (M(x)[0] | M(x)[1]) == 0; }

// Lane by lane, with the instruction where the processor has one. A square root of a negative number is NaN in each.
SALUS_INLINE V square_root(V x) {
#if defined(__SSE2__)
  return __builtin_ia32_sqrtpd(x);
#else
  return V{__builtin_sqrt(x[0]), __builtin_sqrt(x[1])};
#endif
}
SALUS_INLINE V round_down(V x) { return V{__builtin_floor(x[0]), __builtin_floor(x[1])}; }
SALUS_INLINE V round_up(V x) { return V{__builtin_ceil(x[0]), __builtin_ceil(x[1])}; }

// A byte that is not zero leaves its top bit, and the multiplication moves the top bit of byte k to bit 56 + k.
constexpr std::size_t byte_lanes = 8;
SALUS_INLINE std::uint64_t nonzero_bytes(const unsigned char* bytes) {
  std::uint64_t x = 0;
  for (int k = 7; k >= 0; --k) x = (x << 8) | bytes[k];
  constexpr std::uint64_t low = 0x7F7F7F7F7F7F7F7FULL;
  const std::uint64_t tops = (((x & low) + low) | x) & ~low;
  return ((tops >> 7) * 0x0102040810204080ULL) >> 56;
}

void from_int64(const void* from, double* to, std::size_t n) {
  const auto* bytes = static_cast<const unsigned char*>(from);
  for (std::size_t i = 0; i < n; ++i) {
    long long value;
    __builtin_memcpy(&value, bytes + i * sizeof value, sizeof value);
    to[i] = static_cast<double>(value);
  }
}

#endif
