// Printing a tree as a formula that compiles to the same program.
#pragma once

#include <string>

#include "formula/ast.hpp"
#include "formula/symbol_index.hpp"

namespace salus::formula {

// ASCII operators, a blank on both sides of binary ones, no parenthesis that is not needed. Linear in the length of the result.
// `nodes`, where given, are further nodes whose own texts are wanted; they are appended to `texts` in order.
std::string canonical(const Ast& ast, const Symbols& symbols, const std::vector<std::int64_t>& nodes,
                      std::vector<std::string>& texts);

}  // namespace salus::formula
