// Manuals print a formula behind the name that it defines: 病床使用率（%）＝占用总床日数/开放总床日数×100%.
#pragma once

#include <string_view>

#include "formula/token.hpp"

namespace salus::formula {

// The name and the sign that a formula may stand behind.
struct Definition {
  Span name;
  std::uint32_t end = 0;  // one past the sign; 0 where the text does not begin like this
  std::size_t next = 0;   // the same as `end`, in folded characters
  bool label = false;     // it begins with 计算公式：, after which nothing is compared
};

// Looks at the shape alone: 计算公式：, or a name, which may hold brackets and what is in them, and the first = outside them,
// or the one after the other. An expression before the sign (a + b = c, max(a, b) = c, [a] = b) has not this shape. Linear.
// Precondition: `text` is UTF-8.
Definition definition(std::string_view text, const Symbols& symbols);

}  // namespace salus::formula
