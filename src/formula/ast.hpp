// The syntax tree of a formula: one flat array, children before their parents, so that nothing that walks it recurses
// and a chain of sixteen thousand terms is an ordinary loop.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/wording.hpp"
#include "formula/operation.hpp"
#include "formula/time_reference.hpp"
#include "formula/token.hpp"

namespace salus::formula {

enum class NodeKind : std::uint8_t {
  number,     // payload: numbers
  name,       // payload: inputs
  unary,      // op, children[0]
  binary,     // op, children[0], children[1]
  call,       // payload: function; children are its arguments
  shift,      // payload: shifts; children[0]
  window,     // payload: windows; children[0]
  selector,   // payload: selections; children[0]
  parent,     // children[0], of the area above
  step,       // payload: shifts; the period argument of growth and cagr
  user_call,  // payload: one of Ast::functions; children are its arguments
  text,       // payload: texts; the name of a standard population
};

struct Node {
  NodeKind kind = NodeKind::number;
  Op op = Op::copy;
  std::uint32_t payload = 0;
  std::uint32_t first_child = 0;  // into Ast::children
  std::uint32_t child_count = 0;
  std::uint32_t begin_node = 0;  // the first node of this subtree; the subtree is [begin_node, this node]
  Span span;
};

// A distinct input: a declared name, or in a formula without declarations any name.
struct Input {
  std::string name;
  std::int64_t symbol = -1;  // index of the declaration; −1 where there is none
};

struct Ast {
  std::vector<Node> nodes;  // the root is the last; empty where nothing could be read
  std::vector<std::uint32_t> children;
  std::vector<Number> numbers;
  std::vector<Input> inputs;
  std::vector<TimeReference> shifts;
  std::vector<Window> windows;
  std::vector<Selection> selections;
  std::vector<std::string> texts;
  Functions functions;  // of the embedding program

  std::uint32_t root() const noexcept { return static_cast<std::uint32_t>(nodes.size() - 1); }
  std::uint32_t child(const Node& node, std::uint32_t i) const noexcept { return children[node.first_child + i]; }
};

// The name of the function that a call or user_call calls.
std::string_view function_name(const Ast& ast, const Node& call) noexcept;

// Parses tokens. Syntax errors and limits are appended to `errors`; the tree is then empty.
Ast parse(std::string_view text, Tokens tokens, const FormulaLimits& limits, Diagnostics& errors);

// A diagnostic at a place of the formula, with line, column and excerpt.
Diagnostic diagnose(std::string_view text, Span place, Code code, Wording wording);

}  // namespace salus::formula
