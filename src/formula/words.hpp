// The words of the formula language: operators and magnitudes.
#pragma once

#include <cstdint>
#include <string_view>

namespace salus::formula {

enum class TokenKind : std::uint8_t;

// The operator that a whole run of letters is (or, and, not, 或, 且, 非); TokenKind::end where it is none.
TokenKind operator_word(std::u32string_view run) noexcept;
bool is_operator_word(std::u32string_view run) noexcept;

// The power of ten that a magnitude word stands for (万 is 4); −1 where the run is none.
int magnitude(std::u32string_view run) noexcept;

// Whether a folded name would be read as a number: digits with a point or exponent, and magnitudes.
bool reads_as_number(std::u32string_view folded) noexcept;

}  // namespace salus::formula
