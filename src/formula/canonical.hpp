// Printing a tree as a formula that compiles to the same program.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "formula/ast.hpp"
#include "formula/symbol_index.hpp"

namespace salus::formula {

// A printed tree, and where in it each node stands, without the parentheses around the node.
struct PrintedTree {
  std::string text;
  std::vector<Span> places;  // one a node

  std::string_view part(std::uint32_t node) const {
    return std::string_view(text).substr(places[node].begin, places[node].end - places[node].begin);
  }
};

// ASCII operators, a blank on both sides of binary ones, no parenthesis that is not needed. Linear in the tree and the
// text, as is all that follows.
PrintedTree canonical(const Ast& ast, const Symbols& symbols);

// The same with the operators and literals of `source`, the text that was parsed. What `after_name` gives for an input stands
// after its name; it may be empty.
PrintedTree as_printed(const Ast& ast, const Symbols& symbols, std::string_view source,
                       const std::function<std::string(std::uint32_t input)>& after_name = {});

// A literal as it stands in the source, in one line.
std::string literal_text(std::string_view source, Span place);

}  // namespace salus::formula
