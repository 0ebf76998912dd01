// Visiting a tree in the order in which it is printed. Nothing recurses, so that a chain of sixteen thousand terms, which is a tree
// as deep, is an ordinary loop.
#pragma once

#include <cstdint>
#include <vector>

#include "formula/ast.hpp"

namespace salus::formula {

// Calls for each node `enter(node)`, then for each of its children `before_child(node, k)` and the child itself, then
// `leave(node)`; all take indices of nodes. The k-th child to be visited is `child_at(node, k)`.
template <typename Visitor>
void walk(const Ast& ast, Visitor& visitor) {
  struct Place {
    std::uint32_t node;
    std::uint32_t next;
  };
  std::vector<Place> open = {{ast.root(), 0}};
  visitor.enter(ast.root());
  while (!open.empty()) {
    const std::uint32_t node = open.back().node;
    const std::uint32_t k = open.back().next++;
    if (k == ast.nodes[node].child_count) {
      visitor.leave(node);
      open.pop_back();
      continue;
    }
    visitor.before_child(node, k);
    const std::uint32_t child = ast.child(ast.nodes[node], visitor.child_at(node, k));
    visitor.enter(child);
    open.push_back({child, 0});
  }
}

}  // namespace salus::formula
