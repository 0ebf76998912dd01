// The loops themselves. Included once for each instruction set, inside a namespace of its own and under that set's
// compiler target, so that one source serves all and no function of one set can be linked into another. Standard library
// functions are kept out for the same reason: only builtins and what stands here. Vectors are those of GCC and Clang,
// which every target has; what they have no word for stands in vectors.inl.

#include "kernels/vectors.inl"

// ---- what is computed for one vector of rows ----

// A number becomes NaN where `poison` is one: x − x is +0 for a finite number and NaN for any other, and +0 changes no bit.
SALUS_INLINE V poisoned(V x, V poison) { return V(M(x) | M(poison)); }

SALUS_INLINE M near(V x, V y) {
  const V a = magnitude(x);
  const V b = magnitude(y);
  return magnitude(x - y) <= 1e-13 * choose(a < b, b, a);
}
SALUS_INLINE V truth(M mask) { return V(mask & M(every(1.0))); }

struct Copy {
  static SALUS_INLINE V of(V x) { return x; }
};
struct Negate {
  static SALUS_INLINE V of(V x) { return -x; }
};
struct Absolute {
  static SALUS_INLINE V of(V x) { return magnitude(x); }
};
struct SquareRoot {
  static SALUS_INLINE V of(V x) { return square_root(x); }
};
struct Floor {
  static SALUS_INLINE V of(V x) { return round_down(x); }
};
struct Ceiling {
  static SALUS_INLINE V of(V x) { return round_up(x); }
};
struct LogicalNot {
  static SALUS_INLINE V of(V x) { return poisoned(truth(x == 0), x - x); }
};

struct Add {
  static SALUS_INLINE V of(V x, V y) { return x + y; }
};
struct Subtract {
  static SALUS_INLINE V of(V x, V y) { return x - y; }
};
struct Multiply {
  static SALUS_INLINE V of(V x, V y) { return x * y; }
};
struct Divide {
  static SALUS_INLINE V of(V x, V y) { return poisoned(x / y, y - y); }
};
struct Minimum {
  static SALUS_INLINE V of(V x, V y) { return poisoned(choose(y < x, y, x), V(M(x - x) | M(y - y))); }
};
struct Maximum {
  static SALUS_INLINE V of(V x, V y) { return poisoned(choose(x < y, y, x), V(M(x - x) | M(y - y))); }
};
template <typename F>
struct Reversed {
  static SALUS_INLINE V of(V x, V y) { return F::of(y, x); }
};

struct IsLess {
  static SALUS_INLINE M of(V x, V y) { return (x < y) & ~near(x, y); }
};
struct IsLessEqual {
  static SALUS_INLINE M of(V x, V y) { return (x < y) | near(x, y); }
};
struct IsEqual {
  static SALUS_INLINE M of(V x, V y) { return near(x, y); }
};
struct IsNotEqual {
  static SALUS_INLINE M of(V x, V y) { return ~near(x, y); }
};
template <typename F>
struct Condition {
  static SALUS_INLINE V of(V x, V y) { return poisoned(truth(F::of(x, y)), V(M(x - x) | M(y - y))); }
};

template <typename First, typename Second>
struct Chain {
  static SALUS_INLINE V of(V x, V y, V z) { return Second::of(First::of(x, y), z); }
};

// Conditions that choose: the mask, and what poisons the result.
struct Nonzero {
  static SALUS_INLINE M mask(V x) { return x != 0; }
  static SALUS_INLINE V of(V x, V a, V b) { return poisoned(choose(mask(x), a, b), x - x); }
};
// The equality with 0 is an exact one: no other number is within 1e-13 of itself of 0.
struct IsZero {
  static SALUS_INLINE M mask(V x) { return x == 0; }
  static SALUS_INLINE V of(V x, V a, V b) { return poisoned(choose(mask(x), a, b), x - x); }
};
template <typename F>
struct Comparison {
  static SALUS_INLINE M mask(V x, V y) { return F::of(x, y); }
  static SALUS_INLINE V of(V x, V y, V a, V b) {
    return poisoned(choose(mask(x, y), a, b), V(M(x - x) | M(y - y)));
  }
};

// ---- how rows are gone through ----

// The operands of a loop on their way through the rows.
template <int count>
struct Cursor {
  const double* at[count];
  std::size_t step[count];  // doubles a vector: lanes, or 0

  SALUS_INLINE explicit Cursor(const Operand* operands) {
    for (int k = 0; k < count; ++k) {
      at[k] = operands[k].values;
      step[k] = operands[k].step * lanes;
    }
  }
  SALUS_INLINE V get(int k, std::size_t vector) const { return load(at[k] + vector * step[k]); }
  SALUS_INLINE void skip(std::size_t vectors) {
    for (int k = 0; k < count; ++k) at[k] += vectors * step[k];
  }
  // The last rows, fewer than a vector: what is read past them is a copy of the first.
  SALUS_INLINE V tail(int k, std::size_t rows) const {
    double copy[lanes];
    for (std::size_t i = 0; i < lanes; ++i) copy[i] = at[k][step[k] == 0 || i >= rows ? 0 : i];
    return load(copy);
  }
};

template <typename F>
SALUS_INLINE V result(const Cursor<1>& c, std::size_t vector) {
  return F::of(c.get(0, vector));
}
template <typename F>
SALUS_INLINE V result(const Cursor<2>& c, std::size_t vector) {
  return F::of(c.get(0, vector), c.get(1, vector));
}
template <typename F>
SALUS_INLINE V result(const Cursor<3>& c, std::size_t vector) {
  return F::of(c.get(0, vector), c.get(1, vector), c.get(2, vector));
}
template <typename F>
SALUS_INLINE V result(const Cursor<4>& c, std::size_t vector) {
  return F::of(c.get(0, vector), c.get(1, vector), c.get(2, vector), c.get(3, vector));
}
template <typename F>
SALUS_INLINE V tail_result(const Cursor<1>& c, std::size_t rows) {
  return F::of(c.tail(0, rows));
}
template <typename F>
SALUS_INLINE V tail_result(const Cursor<2>& c, std::size_t rows) {
  return F::of(c.tail(0, rows), c.tail(1, rows));
}
template <typename F>
SALUS_INLINE V tail_result(const Cursor<3>& c, std::size_t rows) {
  return F::of(c.tail(0, rows), c.tail(1, rows), c.tail(2, rows));
}

template <typename F>
SALUS_INLINE V tail_result(const Cursor<4>& c, std::size_t rows) {
  return F::of(c.tail(0, rows), c.tail(1, rows), c.tail(2, rows), c.tail(3, rows));
}

SALUS_INLINE void store_tail(double* out, V x, std::size_t rows) {
  double copy[lanes];
  store(copy, x);
  for (std::size_t i = 0; i < rows; ++i) out[i] = copy[i];
}

// Sixteen rows a turn, so that the loop itself costs little.
constexpr std::size_t turn = 16 / lanes;

template <typename F, int count>
void plain(const Operand* operands, double* out, std::size_t n, std::uint64_t*) {
  Cursor<count> c(operands);
  std::size_t i = 0;
  for (; i + 16 <= n; i += 16) {
    for (std::size_t k = 0; k < turn; ++k) store(out + i + k * lanes, result<F>(c, k));
    c.skip(turn);
  }
  for (; i + lanes <= n; i += lanes) {
    store(out + i, result<F>(c, 0));
    c.skip(1);
  }
  if (i < n) store_tail(out + i, tail_result<F>(c, n - i), n - i);
}

// Results that stand in `out` already, of which some are not finite: the bits that tell which.
void settle_again(double* out, std::size_t n, std::uint64_t* valid) {
  const Operand own{out, 1};
  Cursor<1> c(&own);
  const V nan = every(__builtin_nan(""));
  for (std::size_t i = 0; i < n; i += lanes) {
    std::uint64_t& word = valid[i / 64];
    const std::size_t rows = n - i < lanes ? n - i : lanes;
    const V x = rows < lanes ? c.tail(0, rows) : c.get(0, 0);
    const M keep = is_finite(x) & expand(word >> (i % 64));
    store_tail(out + i, choose(keep, x, nan), rows);
    word &= ~((first_bits & ~compress(keep)) << (i % 64));
    c.skip(1);
  }
}

// A result whose row is invalid becomes NaN; one that is valid and not finite leaves a trace in `any`.
SALUS_INLINE V settled_vector(V x, std::uint64_t bits, V& any) {
  const V kept = V(M(x) & expand(bits));
  any = V(M(any) | M(kept - kept));
  return V(M(kept) | fill(bits));
}

template <typename F, int count>
void settled(const Operand* operands, double* out, std::size_t n, std::uint64_t* valid) {
  Cursor<count> c(operands);
  V any = every(0.0);
  std::size_t i = 0;
  bool all = true;
  for (std::size_t word = 0; word * 64 < n; ++word) all = all && valid[word] == ~std::uint64_t{0};
  if (all) {
    for (; i + 16 <= n; i += 16) {
      for (std::size_t k = 0; k < turn; ++k) {
        const V x = result<F>(c, k);
        store(out + i + k * lanes, x);
        any = V(M(any) | M(x - x));
      }
      c.skip(turn);
    }
  } else {
    for (; i + 16 <= n; i += 16) {
      const std::uint64_t bits = valid[i / 64] >> (i % 64);
      for (std::size_t k = 0; k < turn; ++k)
        store(out + i + k * lanes, settled_vector(result<F>(c, k), bits >> (k * lanes), any));
      c.skip(turn);
    }
  }
  for (; i + lanes <= n; i += lanes) {
    store(out + i, settled_vector(result<F>(c, 0), valid[i / 64] >> (i % 64), any));
    c.skip(1);
  }
  if (i < n) store_tail(out + i, settled_vector(tail_result<F>(c, n - i), valid[i / 64] >> (i % 64), any), n - i);
  if (!all_zero(any)) settle_again(out, n, valid);
}

template <typename F>
SALUS_INLINE M mask(const Cursor<1>& c) {
  return F::mask(c.get(0, 0));
}
template <typename F>
SALUS_INLINE M mask(const Cursor<2>& c) {
  return F::mask(c.get(0, 0), c.get(1, 0));
}
template <typename F>
SALUS_INLINE M tail_mask(const Cursor<1>& c, std::size_t rows) {
  return F::mask(c.tail(0, rows));
}
template <typename F>
SALUS_INLINE M tail_mask(const Cursor<2>& c, std::size_t rows) {
  return F::mask(c.tail(0, rows), c.tail(1, rows));
}

// A bit a row.
template <typename F, int count>
void mask_of(const Operand* operands, std::size_t n, std::uint64_t* words) {
  Cursor<count> c(operands);
  for (; n > 0; ++words) {
    const std::size_t rows = n < 64 ? n : 64;
    std::uint64_t bits = 0;
    std::size_t i = 0;
    for (; i + lanes <= rows; i += lanes) {
      bits |= compress(mask<F>(c)) << i;
      c.skip(1);
    }
    if (i < rows) bits |= compress(tail_mask<F>(c, rows - i)) << i;
    *words = bits;
    n -= rows;
  }
}

// Which value is taken matters to the validity only where the two differ in theirs.
template <typename F, int count, bool settles>
void choose_loop(const Operand* operands, double* out, std::size_t n, const std::uint64_t* valid_then,
                 const std::uint64_t* valid_else, std::uint64_t* valid) {
  const std::size_t words = (n + 63) / 64;
  bool same = true;
  for (std::size_t w = 0; w < words; ++w) same = same && valid_then[w] == valid_else[w];
  std::uint64_t taken[block_words] = {};
  if (!same) mask_of<F, count - 2>(operands, n, taken);
  for (std::size_t w = 0; w < words; ++w) valid[w] &= (valid_then[w] & taken[w]) | (valid_else[w] & ~taken[w]);
  if (settles) {
    settled<F, count>(operands, out, n, valid);
  } else {
    plain<F, count>(operands, out, n, valid);
  }
}

void blend(const std::uint64_t* mask, Operand a, Operand b, double* out, std::size_t n) {
  const Operand operands[] = {a, b};
  Cursor<2> c(operands);
  std::size_t i = 0;
  for (; i + lanes <= n; i += lanes) {
    store(out + i, choose(expand(mask[i / 64] >> (i % 64)), c.get(0, 0), c.get(1, 0)));
    c.skip(1);
  }
  if (i < n)
    store_tail(out + i, choose(expand(mask[i / 64] >> (i % 64)), c.tail(0, n - i), c.tail(1, n - i)), n - i);
}

struct IsFinite {
  static SALUS_INLINE M mask(V x) { return is_finite(x); }
};
template <typename F>
void mask_of_one(Operand a, std::size_t n, std::uint64_t* mask) {
  mask_of<F, 1>(&a, n, mask);
}

// ---- reading columns ----

template <typename T>
void from_numbers(const void* from, double* to, std::size_t n) {
  const auto* bytes = static_cast<const unsigned char*>(from);
  for (std::size_t i = 0; i < n; ++i) {
    T value;
    __builtin_memcpy(&value, bytes + i * sizeof value, sizeof value);
    to[i] = static_cast<double>(value);
  }
}

void from_booleans(const void* from, double* to, std::size_t n) {
  const auto* bytes = static_cast<const unsigned char*>(from);
  for (std::size_t i = 0; i < n; ++i) to[i] = bytes[i] != 0 ? 1.0 : 0.0;
}

void byte_mask(const unsigned char* bytes, std::size_t n, std::uint64_t* mask) {
  for (; n > 0; ++mask) {
    const std::size_t rows = n < 64 ? n : 64;
    std::uint64_t bits = 0;
    std::size_t i = 0;
    for (; i + byte_lanes <= rows; i += byte_lanes) bits |= nonzero_bytes(bytes + i) << i;
    for (; i < rows; ++i) bits |= static_cast<std::uint64_t>(bytes[i] != 0 ? 1 : 0) << i;
    *mask = bits;
    bytes += rows;
    n -= rows;
  }
}

// ---- the table ----

template <typename F, int count>
constexpr Loops loops() {
  return {plain<F, count>, settled<F, count>};
}

template <typename F, int count>
constexpr Choices choices() {
  return {choose_loop<F, count, false>, choose_loop<F, count, true>};
}

#define SALUS_CHAINS(First)                                                                                  \
  {                                                                                                          \
    loops<Chain<First, Add>, 3>(), loops<Chain<First, Subtract>, 3>(), loops<Chain<First, Multiply>, 3>(),   \
        loops<Chain<First, Divide>, 3>(), loops<Chain<First, Minimum>, 3>(), loops<Chain<First, Maximum>, 3>(), \
        loops<Chain<First, Reversed<Subtract>>, 3>(), loops<Chain<First, Reversed<Divide>>, 3>()             \
  }

constexpr Kernels make(const char* name) {
  return {name,
          {loops<Copy, 1>(), loops<Negate, 1>(), loops<Absolute, 1>(), loops<SquareRoot, 1>(), loops<Floor, 1>(),
           loops<Ceiling, 1>(), loops<LogicalNot, 1>()},
          {loops<Add, 2>(), loops<Subtract, 2>(), loops<Multiply, 2>(), loops<Divide, 2>(), loops<Minimum, 2>(),
           loops<Maximum, 2>(), loops<Condition<IsLess>, 2>(), loops<Condition<IsLessEqual>, 2>(),
           loops<Condition<IsEqual>, 2>(), loops<Condition<IsNotEqual>, 2>()},
          {SALUS_CHAINS(Add), SALUS_CHAINS(Subtract), SALUS_CHAINS(Multiply), SALUS_CHAINS(Divide)},
          {choices<Nonzero, 3>(), choices<IsZero, 3>(), choices<Comparison<IsLess>, 4>(), choices<Comparison<IsLessEqual>, 4>(),
           choices<Comparison<IsEqual>, 4>()},
          blend,
          mask_of_one<IsFinite>,
          mask_of_one<Nonzero>,
          byte_mask,
          from_numbers<float>,
          from_int64,
          from_numbers<std::int32_t>,
          from_numbers<unsigned char>,
          from_booleans};
}

#undef SALUS_CHAINS
#undef SALUS_INLINE
