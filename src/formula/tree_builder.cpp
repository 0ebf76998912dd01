#include "formula/tree_builder.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "formula/fold.hpp"
#include "formula/functions.hpp"

namespace salus::formula {
namespace {

Op binary_op(TokenKind kind) noexcept {
  switch (kind) {
    case TokenKind::logical_or:
      return Op::logical_or;
    case TokenKind::logical_and:
      return Op::logical_and;
    case TokenKind::less:
      return Op::less;
    case TokenKind::less_equal:
      return Op::less_equal;
    case TokenKind::greater:
      return Op::greater;
    case TokenKind::greater_equal:
      return Op::greater_equal;
    case TokenKind::equal:
      return Op::equal;
    case TokenKind::not_equal:
      return Op::not_equal;
    case TokenKind::plus:
      return Op::add;
    case TokenKind::minus:
      return Op::subtract;
    case TokenKind::times:
      return Op::multiply;
    case TokenKind::divide:
      return Op::divide;
    default:
      return Op::power;
  }
}

}  // namespace

TreeBuilder::TreeBuilder(Tokens tokens, std::size_t token_count)
    : names_(std::move(tokens.names)), symbols_(std::move(tokens.symbols)) {
  ast_.numbers = std::move(tokens.numbers);
  ast_.shifts = std::move(tokens.shifts);
  ast_.windows = std::move(tokens.windows);
  ast_.selections = std::move(tokens.selections);
  ast_.texts = std::move(tokens.texts);
  ast_.nodes.reserve(token_count);
  // One input for each declaration, or without declarations for each folded name.
  std::vector<std::pair<std::u32string, std::uint32_t>> keys;
  keys.reserve(names_.size());
  for (std::uint32_t i = 0; i < names_.size(); ++i) keys.emplace_back(folded_name(names_[i]), i);
  std::sort(keys.begin(), keys.end(), [&](const auto& a, const auto& b) {
    return std::tie(symbols_[a.second], a.first, a.second) < std::tie(symbols_[b.second], b.first, b.second);
  });
  std::vector<std::uint32_t> first(names_.size());  // the first token with the same name
  for (std::size_t k = 0; k < keys.size(); ++k) {
    const bool same = k > 0 && symbols_[keys[k].second] == symbols_[keys[k - 1].second] &&
                      (symbols_[keys[k].second] >= 0 || keys[k].first == keys[k - 1].first);
    first[keys[k].second] = same ? first[keys[k - 1].second] : keys[k].second;
  }
  input_of_name_.assign(names_.size(), -1);
  for (std::uint32_t i = 0; i < names_.size(); ++i) {
    if (first[i] == i) {
      input_of_name_[i] = static_cast<std::int64_t>(ast_.inputs.size());
      ast_.inputs.push_back({names_[i], symbols_[i]});
    } else {
      input_of_name_[i] = input_of_name_[first[i]];
    }
  }
}

void TreeBuilder::push(Node node, std::uint32_t child_count) {
  node.first_child = static_cast<std::uint32_t>(ast_.children.size());
  node.child_count = child_count;
  const auto self = static_cast<std::uint32_t>(ast_.nodes.size());
  node.begin_node = self;
  for (std::size_t i = operands_.size() - child_count; i < operands_.size(); ++i) {
    const Node& child = ast_.nodes[operands_[i]];
    ast_.children.push_back(operands_[i]);
    node.begin_node = std::min(node.begin_node, child.begin_node);
    node.span.begin = std::min(node.span.begin, child.span.begin);
    node.span.end = std::max(node.span.end, child.span.end);
  }
  operands_.resize(operands_.size() - child_count);
  operands_.push_back(self);
  ast_.nodes.push_back(node);
}

void TreeBuilder::number(const Token& token) {
  Node node;
  node.kind = NodeKind::number;
  node.payload = token.index;
  node.span = token.span;
  push(node, 0);
}

void TreeBuilder::name(const Token& token) {
  Node node;
  node.kind = NodeKind::name;
  node.payload = static_cast<std::uint32_t>(input_of_name_[token.index]);
  node.span = token.span;
  push(node, 0);
}

void TreeBuilder::reduce_unary() {
  const Token token = operators_.back();
  operators_.pop_back();
  if (token.kind == TokenKind::plus) return;  // + says nothing
  Node node;
  node.kind = NodeKind::unary;
  node.op = token.kind == TokenKind::minus ? Op::negate : Op::logical_not;
  node.span = token.span;
  push(node, 1);
}

void TreeBuilder::reduce_binary() {
  Node node;
  node.kind = NodeKind::binary;
  node.op = binary_op(operators_.back().kind);
  node.span = operators_.back().span;
  operators_.pop_back();
  push(node, 2);
}

void TreeBuilder::postfix(const Token& token) {
  Node node;
  node.kind = token.kind == TokenKind::shift      ? NodeKind::shift
              : token.kind == TokenKind::window   ? NodeKind::window
              : token.kind == TokenKind::selector ? NodeKind::selector
                                                  : NodeKind::parent;
  node.payload = token.index;
  node.span = token.span;
  push(node, 1);
}

void TreeBuilder::word(const Token& token) {
  Node node;
  node.kind = token.kind == TokenKind::step ? NodeKind::step : NodeKind::text;
  node.payload = token.index;
  node.span = token.span;
  push(node, 0);
}

void TreeBuilder::begin_call(const Token& token) { calls_.push_back({token, 0}); }

void TreeBuilder::argument() { ++calls_.back().arguments; }

void TreeBuilder::end_call(const Token& close) {
  Node node;
  // The functions of the embedding program are numbered after those of the language.
  const std::uint32_t function = calls_.back().function.index;
  const auto own = static_cast<std::uint32_t>(functions().size());
  node.kind = function < own ? NodeKind::call : NodeKind::user_call;
  node.payload = function < own ? function : function - own;
  node.span = {calls_.back().function.span.begin, close.span.end};
  const std::uint32_t arguments = calls_.back().arguments;
  calls_.pop_back();
  push(node, arguments);
}

void TreeBuilder::parenthesis(const Token& open, const Token& close) {
  Span& span = ast_.nodes[operands_.back()].span;
  span = {open.span.begin, close.span.end};
}

Ast TreeBuilder::take() { return std::move(ast_); }

std::string_view function_name(const Ast& ast, const Node& call) noexcept {
  return call.kind == NodeKind::user_call ? std::string_view(ast.functions[call.payload].name)
                                          : functions()[call.payload].name;
}

}  // namespace salus::formula
