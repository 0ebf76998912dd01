#include "formula/precedence.hpp"

namespace salus::formula {

Operator operator_of(Op op) noexcept {
  switch (op) {
    case Op::logical_or:
      return {"or", Strength::disjunction};
    case Op::logical_and:
      return {"and", Strength::conjunction};
    case Op::less:
      return {"<", Strength::comparison};
    case Op::less_equal:
      return {"<=", Strength::comparison};
    case Op::greater:
      return {">", Strength::comparison};
    case Op::greater_equal:
      return {">=", Strength::comparison};
    case Op::equal:
      return {"=", Strength::comparison};
    case Op::not_equal:
      return {"!=", Strength::comparison};
    case Op::add:
      return {"+", Strength::sum};
    case Op::subtract:
      return {"-", Strength::sum};
    case Op::multiply:
      return {"*", Strength::product};
    case Op::divide:
      return {"/", Strength::product};
    default:
      return {"^", Strength::power};
  }
}

Strength strength_of(const Node& node) noexcept {
  switch (node.kind) {
    case NodeKind::unary:
      return node.op == Op::negate ? Strength::sign : Strength::negation;
    case NodeKind::binary:
      return operator_of(node.op).strength;
    case NodeKind::number:
    case NodeKind::name:
    case NodeKind::call:
    case NodeKind::user_call:
    case NodeKind::shift:
    case NodeKind::window:
    case NodeKind::selector:
    case NodeKind::parent:
    case NodeKind::step:
    case NodeKind::text:
      break;
  }
  return Strength::primary;
}

Strength least_strength(const Node& node, std::uint32_t i) noexcept {
  switch (node.kind) {
    case NodeKind::unary:
      return strength_of(node);
    case NodeKind::binary: {
      // ^ takes a primary on the left and a signed operand on the right; comparisons do not chain.
      const Strength own = strength_of(node);
      if (own == Strength::power) return i == 0 ? Strength::primary : Strength::sign;
      if (own == Strength::comparison) return Strength::sum;
      return i == 0 ? own : above(own);
    }
    case NodeKind::shift:
    case NodeKind::window:
    case NodeKind::selector:
    case NodeKind::parent:
      return Strength::primary;
    case NodeKind::number:
    case NodeKind::name:
    case NodeKind::call:
    case NodeKind::user_call:
    case NodeKind::step:
    case NodeKind::text:
      break;
  }
  return Strength::disjunction;
}

std::vector<char> parentheses(const Ast& ast) {
  std::vector<char> needed(ast.nodes.size(), 0);
  for (const Node& n : ast.nodes)
    for (std::uint32_t i = 0; i < n.child_count; ++i) {
      const std::uint32_t child = ast.child(n, i);
      needed[child] = static_cast<char>(strength_of(ast.nodes[child]) < least_strength(n, i));
    }
  return needed;
}

}  // namespace salus::formula
