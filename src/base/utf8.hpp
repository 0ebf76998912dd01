// UTF-8 as every text that enters Salus is read: validated, walked, measured and folded.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/wording.hpp"
#include "salus/base/diagnostic.hpp"
#include "salus/base/result.hpp"

namespace salus::utf8 {

struct CodePoint {
  char32_t value = 0;
  int length = 0;  // bytes; 0 where the bytes are not UTF-8 or the text has ended
};

// The code point that starts at `at`. Overlong forms, surrogates and anything above U+10FFFF are not UTF-8.
CodePoint decode(std::string_view text, std::size_t at) noexcept;

void append(std::string& text, char32_t c);

// The offset of the first byte that is not UTF-8; npos where all is well.
std::size_t first_invalid(std::string_view text) noexcept;

// Whether the bytes look like GBK text, which is what Chinese systems hold where they do not hold UTF-8: not UTF-8, and
// every high byte the first of a pair that GBK encodes.
bool looks_like_gbk(std::string_view text) noexcept;

// An error for text that is not UTF-8 or that holds a NUL byte or an invisible control (bidirectional marks, zero-width
// characters, U+FEFF inside), else nothing. `what` names the text in the message ({"the formula", "公式"}).
Diagnostics check(std::string_view text, const Phrase& what);

// Line, column and excerpt of a place given by bytes. Linear in the offset; columns count characters.
Place place_at(std::string_view text, std::size_t begin, std::size_t end) noexcept;
// The line around a place, cut to a readable length, with a caret below it that stands right in a terminal where CJK
// characters are two columns wide.
std::string excerpt(std::string_view text, const Place& place);

// Columns of a terminal: 2 for East Asian wide and full-width characters, 0 for combining ones, else 1.
int width(char32_t c) noexcept;

// What a character is to a name: letters of any script (CJK, Roman numerals and marks included), decimal digits of ASCII and full width,
// and the underscore.
bool is_letter(char32_t c) noexcept;
bool is_digit(char32_t c) noexcept;
inline bool is_word(char32_t c) noexcept { return c == U'_' || is_letter(c) || is_digit(c); }
bool is_cjk(char32_t c) noexcept;
bool is_space(char32_t c) noexcept;

// The character that a full-width or Roman-numeral form stands for ("（" → "(", "３" → "3", "Ⅳ" → "IV", "−" → "-");
// empty where it stands for itself.
std::u32string_view folded(char32_t c) noexcept;

}  // namespace salus::utf8
