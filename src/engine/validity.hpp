// Validity on its way out: words of bits become the caller's bitmap or bytes.
#pragma once

#include <cstddef>
#include <cstdint>

namespace salus::engine {

inline constexpr std::uint64_t all_valid = ~std::uint64_t{0};

// A word whose first `rows` ≤ 64 bits are set.
inline std::uint64_t first_bits(std::size_t rows) noexcept {
  return rows == 64 ? all_valid : (std::uint64_t{1} << rows) - 1;
}

inline int count_bits(std::uint64_t x) noexcept {
  if (x == all_valid) return 64;
  x -= x >> 1 & 0x5555555555555555;
  x = (x & 0x3333333333333333) + (x >> 2 & 0x3333333333333333);
  x = (x + (x >> 4)) & 0x0F0F0F0F0F0F0F0F;
  return static_cast<int>(x * 0x0101010101010101 >> 56);
}

// The first `rows` bits of a word as a bitmap. Whole words are the usual case, and this form of it is one store.
inline void write_bits(std::uint64_t word, std::size_t rows, std::uint8_t* to) noexcept {
  if (rows == 64) {
    for (int k = 0; k < 8; ++k) to[k] = static_cast<std::uint8_t>(word >> (8 * k));
  } else {
    for (std::size_t k = 0; k * 8 < rows; ++k) to[k] = static_cast<std::uint8_t>(word >> (8 * k));
  }
}

// The same as a byte a row, 1 or 0. Eight bits at a time: each is kept in one byte of a word, and what is not zero there
// becomes 1.
inline void write_bytes(std::uint64_t word, std::size_t rows, std::uint8_t* to) noexcept {
  std::size_t i = 0;
  for (; i + 8 <= rows; i += 8, word >>= 8) {
    const std::uint64_t apart = (word & 0xFF) * 0x0101010101010101 & 0x8040201008040201;
    const std::uint64_t ones = (apart + 0x7F7F7F7F7F7F7F7F) >> 7 & 0x0101010101010101;
    for (int k = 0; k < 8; ++k) to[i + static_cast<std::size_t>(k)] = static_cast<std::uint8_t>(ones >> (8 * k));
  }
  for (; i < rows; ++i, word >>= 1) to[i] = static_cast<std::uint8_t>(word & 1);
}

}  // namespace salus::engine
