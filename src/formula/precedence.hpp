// How strongly the operators of the language bind, as the grammar has it: the one place that says where a printed formula needs
// parentheses.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "formula/ast.hpp"

namespace salus::formula {

// From the weakest.
enum class Strength : std::uint8_t {
  disjunction = 1,
  conjunction,
  negation,
  comparison,
  sum,
  product,
  sign,
  power,
  primary
};

constexpr Strength above(Strength s) noexcept { return static_cast<Strength>(static_cast<int>(s) + 1); }

struct Operator {
  std::string_view text;  // in ASCII, without blanks
  Strength strength;
};

// A binary operator.
Operator operator_of(Op op) noexcept;

Strength strength_of(const Node& node) noexcept;
// What child `i` must be at least, not to need parentheses.
Strength least_strength(const Node& node, std::uint32_t i) noexcept;

// For each node, whether it stands in parentheses.
std::vector<char> parentheses(const Ast& ast);

}  // namespace salus::formula
