// The vector loops: one portable, one per instruction set, behind one function table.
//
// All functions work on `n` doubles, n ≤ block_rows; outputs may be the same array as an input, not overlap it otherwise. Every
// table gives the same bits. Rows that are invalid are computed like the others; what they hold does not matter.
// Validity and other row masks are words of 64 bits, row i at bit i % 64 of word i / 64; bits past n are undefined.
#pragma once

#include <cstddef>
#include <cstdint>

namespace salus::kernels {

// Rows a block: small enough that all registers of an ordinary program stay in the first-level cache, where 128 was
// measured fastest. A multiple of 64.
inline constexpr std::size_t block_rows = 128;
inline constexpr std::size_t block_words = block_rows / 64;

using Unary = void (*)(const double* a, double* out, std::size_t n);
using Binary = void (*)(const double* a, const double* b, double* out, std::size_t n);

struct Kernels {
  const char* name;

  Unary negate;
  Unary absolute;
  Unary square_root;
  Unary floor;
  Unary ceiling;
  Unary logical_not;  // 1 where a is 0, else 0

  Binary add;
  Binary subtract;
  Binary multiply;
  Binary divide;  // not finite where the denominator is not
  Binary minimum;
  Binary maximum;
  // 1 or 0, with the equality of salus::nearly_equal.
  Binary less;
  Binary less_equal;
  Binary equal;
  Binary not_equal;
  Binary logical_and;
  Binary logical_or;

  // condition ≠ 0 ? a : b
  void (*select)(const double* condition, const double* a, const double* b, double* out, std::size_t n);
  // mask bit ? a : b
  void (*blend)(const std::uint64_t* mask, const double* a, const double* b, double* out, std::size_t n);

  // Clears the bits of rows that are not finite, and writes a quiet NaN into every row whose bit is then clear.
  void (*settle)(double* a, std::size_t n, std::uint64_t* mask);

  bool (*all_finite)(const double* a, std::size_t n);
  void (*finite_mask)(const double* a, std::size_t n, std::uint64_t* mask);
  void (*nonzero_mask)(const double* a, std::size_t n, std::uint64_t* mask);
};

// Plain C++, for any processor.
const Kernels& portable() noexcept;

// The fastest that this processor runs; thread-safe, and always the same table in one process.
const Kernels& best() noexcept;

}  // namespace salus::kernels
