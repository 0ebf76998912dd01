// Builds the syntax tree bottom-up while the grammar runs. Every call is a reduction: what it needs stands on top of the
// stack of operands.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "formula/ast.hpp"

namespace salus::formula {

class TreeBuilder {
 public:
  TreeBuilder(Tokens tokens, std::size_t token_count);

  void number(const Token& token);
  void name(const Token& token);
  void push_operator(const Token& token) { operators_.push_back(token); }
  void reduce_unary();
  void reduce_binary();
  void postfix(const Token& token);  // a shift, window, selector or "of parent"
  void word(const Token& token);     // the period of growth(x, -1y), or a text
  void begin_call(const Token& token);
  void argument();
  void end_call(const Token& close);
  // A parenthesis widens the span of what stands between.
  void parenthesis(const Token& open, const Token& close);

  Ast take();

 private:
  struct Call {
    Token function;
    std::uint32_t arguments;
  };
  void push(Node node, std::uint32_t child_count);

  Ast ast_;
  std::vector<std::string> names_;
  std::vector<std::int64_t> symbols_;
  std::vector<std::int64_t> input_of_name_;  // beside names_: index into Ast::inputs
  std::vector<std::uint32_t> operands_;
  std::vector<Token> operators_;
  std::vector<Call> calls_;
};

}  // namespace salus::formula
