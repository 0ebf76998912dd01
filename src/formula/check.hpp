// Types, units and arguments of a whole formula, before anything is compiled.
#pragma once

#include <algorithm>
#include <vector>

#include "formula/ast.hpp"
#include "formula/type.hpp"
#include "salus/formula/formula.hpp"

namespace salus::formula {

inline bool has_errors(const Diagnostics& findings) noexcept {
  return std::any_of(findings.begin(), findings.end(),
                     [](const Diagnostic& d) { return d.severity == Severity::error; });
}

struct Checked {
  std::vector<Type> types;              // one a node
  Outcome outcome;                      // of the root
  std::vector<char> totals_categories;  // one a node: an aggregate over what varies by category
  std::vector<Value> constants;         // one a node: the value of what is made of literals, invalid for any other
};

// Everything wrong is appended to `findings` as errors, doubtful things as warnings. The types are complete only where no error
// was found.
Checked check(std::string_view text, const Ast& ast, const Symbols& symbols, const FormulaOptions& options,
              Diagnostics& findings);

// The types of the partial results of a call that folds its arguments from the left: entry i is the type after i + 1
// arguments, and the typing of the step that led there.
std::vector<Typing> fold_typings(const Ast& ast, const Node& call, const std::vector<Type>& types);

// Whether a node is a literal that serves as a scale in a product: marked, and equal to one.
bool is_scale(const Ast& ast, std::uint32_t node) noexcept;

}  // namespace salus::formula
