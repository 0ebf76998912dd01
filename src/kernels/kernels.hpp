// The vector loops: one portable, one per instruction set, behind one function table.
//
// All loops work on `n` rows, n ≤ block_rows; the output may be the array of an operand, not overlap one otherwise. Every table gives
// the same bits. Rows that are invalid are computed like the others; what they hold does not matter. Validity and other
// row masks are words of 64 bits, row i at bit i % 64 of word i / 64; bits past n are undefined.
//
// An operand that is not finite never leaves a result that is: 1/∞, max(−∞, 30) and ∞ > 1 become NaN. So nobody has to
// look at operands, and one look at the end of a formula finds every row without a value.
#pragma once

#include <cstddef>
#include <cstdint>

namespace salus::kernels {

// Rows a block: small enough that the registers of an ordinary program stay in the first-level cache, large enough that what is
// done once a block does not count. Measured: 128 costs a sixth more, 1024 no less. A multiple of 64.
inline constexpr std::size_t block_rows = 512;
inline constexpr std::size_t block_words = block_rows / 64;

// What a loop reads: a number a row, or one number for all rows, which then stands there `copies` times.
struct Operand {
  static constexpr std::size_t copies = 4;
  const double* values;
  std::size_t step;  // 1 or 0
};

enum class Unary : std::uint8_t { copy, negate, absolute, square_root, floor, ceiling, logical_not };
inline constexpr std::size_t unary_count = 7;

// The first four may come first in a chain. Conditions are 1 or 0, with the equality of salus::nearly_equal.
enum class Binary : std::uint8_t {
  add,
  subtract,
  multiply,
  divide,
  minimum,
  maximum,
  less,
  less_equal,
  equal,
  not_equal,
};
inline constexpr std::size_t binary_count = 10;
inline constexpr std::size_t first_count = 4;

// What may come second in a chain, r being the first result: the first six of Binary as r ∘ z, and z − r, z / r.
inline constexpr std::size_t second_count = 8;
inline constexpr std::size_t subtract_from = 6;
inline constexpr std::size_t divide_into = 7;

// Which of two values is taken: by a condition that is there already, or by comparing.
enum class Choice : std::uint8_t {
  nonzero,     // (condition, then, else)
  is_zero,     // (x, then, else): x = 0
  less,        // (x, y, then, else)
  less_equal,  // (x, y, then, else)
  equal,       // (x, y, then, else)
};
inline constexpr std::size_t choice_count = 5;

// A loop in two forms. `plain` computes and leaves `valid` alone; `settled` writes a quiet NaN into every row whose bit in
// `valid` is clear, and clears the bits of rows that are not finite: what a caller gets to see.
struct Loops {
  using Loop = void (*)(const Operand* operands, double* out, std::size_t n, std::uint64_t* valid);
  Loop plain;
  Loop settled;
};

// Here `valid` holds the validity of the condition and becomes that of the result, which is that of the value chosen.
struct Choices {
  using Loop = void (*)(const Operand* operands, double* out, std::size_t n, const std::uint64_t* valid_then,
                        const std::uint64_t* valid_else, std::uint64_t* valid);
  Loop plain;
  Loop settled;
};

struct Kernels {
  const char* name;

  Loops unary[unary_count];
  Loops binary[binary_count];
  // (x ∘ y) ∘ z in one pass, with both results rounded: never fused into one operation.
  Loops chain[first_count][second_count];
  Choices choose[choice_count];

  // mask bit ? a : b
  void (*blend)(const std::uint64_t* mask, Operand a, Operand b, double* out, std::size_t n);
  void (*finite_mask)(Operand a, std::size_t n, std::uint64_t* mask);
  void (*nonzero_mask)(Operand a, std::size_t n, std::uint64_t* mask);
  // Bytes that are not zero.
  void (*byte_mask)(const unsigned char* bytes, std::size_t n, std::uint64_t* mask);

  // Numbers side by side, of any alignment, to doubles.
  using Conversion = void (*)(const void* from, double* to, std::size_t n);
  Conversion from_float32;
  Conversion from_int64;
  Conversion from_int32;
  Conversion from_uint8;
  Conversion from_boolean;  // bytes, not zero is 1

  const Loops& of(Unary op) const noexcept { return unary[static_cast<std::size_t>(op)]; }
  const Loops& of(Binary op) const noexcept { return binary[static_cast<std::size_t>(op)]; }
  const Choices& of(Choice choice) const noexcept { return choose[static_cast<std::size_t>(choice)]; }
};

// Vector loops as the compiler makes them for any processor: SSE2 on x86-64, NEON on ARM.
const Kernels& portable() noexcept;

// The fastest that this processor runs, or the portable one where the environment variable SALUS_KERNELS is "portable" at
// the first call. Thread-safe, and always the same table in one process.
const Kernels& best() noexcept;

}  // namespace salus::kernels
