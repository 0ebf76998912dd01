#include "formula/words.hpp"

#include "formula/token.hpp"

namespace salus::formula {
namespace {

struct OperatorWord {
  std::u32string_view word;
  TokenKind kind;
};
constexpr OperatorWord operator_words[] = {
    {U"or", TokenKind::logical_or},  {U"或", TokenKind::logical_or},   {U"and", TokenKind::logical_and},
    {U"且", TokenKind::logical_and}, {U"not", TokenKind::logical_not}, {U"非", TokenKind::logical_not},
};

struct Magnitude {
  std::u32string_view word;
  int power;
};
constexpr Magnitude magnitudes[] = {{U"十", 1},   {U"百", 2},   {U"千", 3},   {U"万", 4},
                                    {U"十万", 5}, {U"百万", 6}, {U"千万", 7}, {U"亿", 8}};

bool digit(char32_t c) noexcept { return c >= U'0' && c <= U'9'; }

}  // namespace

TokenKind operator_word(std::u32string_view run) noexcept {
  for (const OperatorWord& entry : operator_words)
    if (entry.word == run) return entry.kind;
  return TokenKind::end;
}

bool is_operator_word(std::u32string_view run) noexcept { return operator_word(run) != TokenKind::end; }

int magnitude(std::u32string_view run) noexcept {
  for (const Magnitude& entry : magnitudes)
    if (entry.word == run) return entry.power;
  return -1;
}

bool reads_as_number(std::u32string_view s) noexcept {
  std::size_t i = 0;
  bool digits = false;
  while (i < s.size() && digit(s[i])) ++i, digits = true;
  if (i < s.size() && s[i] == U'.') ++i;
  while (i < s.size() && digit(s[i])) ++i, digits = true;
  if (!digits) return false;
  if (i < s.size() && (s[i] == U'e' || s[i] == U'E')) {
    std::size_t j = i + 1;
    if (j < s.size() && (s[j] == U'+' || s[j] == U'-')) ++j;
    if (j < s.size() && digit(s[j])) {
      while (j < s.size() && digit(s[j])) ++j;
      i = j;
    }
  }
  while (i < s.size() && s[i] == U' ') ++i;
  return i == s.size() || magnitude(s.substr(i)) > 0;
}

}  // namespace salus::formula
