// The tokens of a formula. The lexer does all that concerns characters: folding, names from the symbol table, exact
// numbers, units marks, time references. The grammar then sees tokens alone.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "formula/selection.hpp"
#include "formula/symbol_index.hpp"
#include "formula/time_reference.hpp"
#include "salus/base/diagnostic.hpp"
#include "salus/formula/formula.hpp"

namespace salus::formula {

enum class TokenKind : std::uint8_t {
  end,
  number,
  name,
  function,
  logical_or,
  logical_and,
  logical_not,
  less,
  less_equal,
  greater,
  greater_equal,
  equal,
  not_equal,
  plus,
  minus,
  times,
  divide,
  power,
  open,
  close,
  comma,
  shift,     // @-1y, @2015
  window,    // @[…]
  selector,  // {age: 30-69}
  parent,    // of parent
  step,      // the period of growth(x, -1y)
  text,      // "WHO 2000", an argument
  invalid,   // already reported
};

struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

struct Token {
  TokenKind kind = TokenKind::end;
  std::uint32_t index = 0;  // into the numbers, names, functions, texts or time references of Tokens
  Span span;
};

// A literal: the number it says (5% is 0.05), and as printed (5, with the mark's numbers to one).
struct Number {
  double value = 0;
  double printed = 0;
  std::uint32_t per = 1;  // 1 without a mark, 100 for %, 1000 for ‰ …
};

struct Tokens {
  std::vector<Token> list;  // ends with one of kind `end`
  std::vector<Number> numbers;
  std::vector<std::string> names;     // as declared, or as written without brackets
  std::vector<std::int64_t> symbols;  // beside names: index of the declaration, or −1
  std::vector<TimeReference> shifts;
  std::vector<Window> windows;
  std::vector<Selection> selections;
  std::vector<std::string> texts;
};

// Reads the whole text and goes on after errors, which are appended to `errors`. Linear in the text but for name look-ups, which take
// a logarithm of the number of declarations a character.
// What stands before the byte `from` is passed over.
Tokens tokenize(std::string_view text, const Symbols& symbols, const FormulaOptions& options, Diagnostics& errors,
                std::uint32_t from = 0);

// The text of a mark by its numbers to one ("%", "‰", "/万", "/10万", "/百万"); empty for 1.
std::string_view mark_text(std::uint32_t per) noexcept;

// Whether a name can stand in a formula without brackets although nobody declared it.
bool is_plain_name(std::string_view name);

}  // namespace salus::formula
