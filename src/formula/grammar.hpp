// The grammar of formulas over tokens (Boost.Spirit X3), kept apart because it is slow to compile.
#pragma once

#include <cstddef>
#include <vector>

#include "formula/token.hpp"
#include "formula/tree_builder.hpp"

namespace salus::formula {

struct GrammarOutcome {
  bool complete = false;
  bool chained_comparison = false;
  std::size_t stopped_at = 0;  // the token that does not fit, where not complete
};

// Runs the grammar over the tokens, which end with one of kind `end`, and builds the tree on the way. Recursion is as
// deep as the formula nests, which the caller has bounded.
GrammarOutcome run_grammar(const std::vector<Token>& tokens, TreeBuilder& builder);

}  // namespace salus::formula
