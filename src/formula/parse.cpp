// Tokens to tree: limits before the grammar runs, and what a syntax error says.
#include <algorithm>

#include "base/utf8.hpp"
#include "formula/ast.hpp"
#include "formula/grammar.hpp"
#include "formula/messages.hpp"

namespace salus::formula {
namespace {

bool begins_operand(TokenKind kind) noexcept {
  return kind == TokenKind::number || kind == TokenKind::name || kind == TokenKind::function ||
         kind == TokenKind::open || kind == TokenKind::step || kind == TokenKind::text;
}

bool ends_operand(TokenKind kind) noexcept {
  return kind == TokenKind::number || kind == TokenKind::name || kind == TokenKind::close || kind == TokenKind::shift ||
         kind == TokenKind::window || kind == TokenKind::selector || kind == TokenKind::parent ||
         kind == TokenKind::step || kind == TokenKind::text;
}

// The first token that is nested deeper than `limit`, or tokens.size(). What nests is what the grammar recurses into:
// parentheses and calls, chains of signs and of ^, chains of not.
std::size_t too_deep(const std::vector<Token>& tokens, std::int64_t limit) {
  struct Level {
    std::int64_t signs = 0;
    std::int64_t negations = 0;
  };
  std::vector<Level> levels(1);
  std::int64_t depth = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    Level& level = levels.back();
    const bool after_operand = i > 0 && ends_operand(tokens[i - 1].kind);
    switch (tokens[i].kind) {
      case TokenKind::open:
        levels.emplace_back();
        ++depth;
        break;
      case TokenKind::close:
        if (levels.size() > 1) {
          depth -= 1 + level.signs + level.negations;
          levels.pop_back();
        }
        break;
      case TokenKind::power:
        ++level.signs;
        ++depth;
        break;
      case TokenKind::logical_not:
        ++level.negations;
        ++depth;
        break;
      case TokenKind::logical_or:
      case TokenKind::logical_and:
      case TokenKind::comma:
        depth -= level.signs + level.negations;
        level = {};
        break;
      case TokenKind::plus:
      case TokenKind::minus:
        if (!after_operand) {
          ++level.signs;
          ++depth;
          break;
        }
        [[fallthrough]];
      case TokenKind::times:
      case TokenKind::divide:
      case TokenKind::less:
      case TokenKind::less_equal:
      case TokenKind::greater:
      case TokenKind::greater_equal:
      case TokenKind::equal:
      case TokenKind::not_equal:
        depth -= level.signs;
        level.signs = 0;
        break;
      default:
        break;
    }
    if (depth > limit) return i;
  }
  return tokens.size();
}

// One comma or some blanks between digits as people set them apart (1,000 and 100 000): the pieces of the number from the
// first one on, or an empty span. `at` is the second piece.
Span grouped_number(std::string_view text, const std::vector<Token>& tokens, std::size_t at, bool comma) {
  constexpr std::uint32_t group = 3;
  const auto digits = [&](const Token& t) {
    std::uint32_t n = 0;
    if (t.kind == TokenKind::number)
      while (t.span.begin + n < t.span.end && text[t.span.begin + n] >= '0' && text[t.span.begin + n] <= '9') ++n;
    return n;
  };
  const std::size_t step = comma ? 2 : 1;
  if (at < step || at >= tokens.size()) return {};
  const Token& first = tokens[at - step];
  if (digits(first) == 0 || digits(first) > group || digits(first) != first.span.end - first.span.begin) return {};
  Span whole = first.span;
  for (; at < tokens.size() && digits(tokens[at]) == group; at += step) {
    const bool separated = comma ? tokens[at - 1].kind == TokenKind::comma && tokens[at - 1].span.begin == whole.end &&
                                       tokens[at - 1].span.end == tokens[at].span.begin
                                 : tokens[at].span.begin > whole.end;
    if (!separated) break;
    whole.end = tokens[at].span.end;
    if (digits(tokens[at]) != tokens[at].span.end - tokens[at].span.begin) break;  // 000‰ is the last
  }
  return whole.end == first.span.end ? Span{} : whole;
}

Diagnostic grouped_digits(std::string_view text, Span number) {
  const std::string written(text.substr(number.begin, number.end - number.begin));
  return diagnose(text, number, Code::syntax, messages::digits_set_apart(written));
}

// Inside a function a comma parts arguments, but none is written 000: max(1,000, x) means the number.
Span grouped_argument(std::string_view text, const std::vector<Token>& tokens) {
  for (std::size_t i = 2; i < tokens.size(); ++i) {
    const bool zero = tokens[i].kind == TokenKind::number && text[tokens[i].span.begin] == '0';
    if (!zero || tokens[i - 1].kind != TokenKind::comma) continue;
    if (const Span number = grouped_number(text, tokens, i, true); number.end > 0) return number;
  }
  return {};
}

Diagnostic syntax_error(std::string_view text, const std::vector<Token>& tokens, std::size_t at, bool chained) {
  const Token& token = tokens[std::min(at, tokens.size() - 1)];
  const bool at_end = token.kind == TokenKind::end;
  const std::string written =
      at_end ? "" : std::string(text.substr(token.span.begin, token.span.end - token.span.begin));
  const bool after_operand = at > 0 && ends_operand(tokens[at - 1].kind);
  if (chained) return diagnose(text, token.span, Code::chained_comparison, messages::chained_comparison());
  if (!after_operand) {
    if (at_end && at == 0) return diagnose(text, token.span, Code::syntax, messages::empty_formula());
    return diagnose(text, token.span, Code::syntax,
                    at_end ? messages::operand_missing_at_end() : messages::operand_missing_before(written));
  }
  if (const Span number = grouped_number(text, tokens, at, false); number.end > 0) return grouped_digits(text, number);
  if (const Span number = grouped_number(text, tokens, at + 1, true); number.end > 0)
    return grouped_digits(text, number);
  if (begins_operand(token.kind))
    return diagnose(text, token.span, Code::syntax, messages::operator_missing_before(written));
  if (token.kind == TokenKind::close) return diagnose(text, token.span, Code::syntax, messages::close_without_open());
  if (token.kind == TokenKind::comma)
    return diagnose(text, token.span, Code::syntax, messages::comma_outside_arguments());
  if (at_end) {
    std::vector<Span> open;
    for (const Token& t : tokens) {
      if (t.kind == TokenKind::open) open.push_back(t.span);
      if (t.kind == TokenKind::close && !open.empty()) open.pop_back();
    }
    if (!open.empty()) return diagnose(text, open.back(), Code::syntax, messages::open_not_closed());
  }
  return diagnose(text, token.span, Code::syntax, messages::misplaced(written));
}

}  // namespace

Diagnostic diagnose(std::string_view text, Span place, Code code, Wording wording) {
  Diagnostic d = worded(code, std::move(wording));
  d.place = utf8::place_at(text, place.begin, place.end);
  d.excerpt = utf8::excerpt(text, d.place);
  return d;
}

Ast parse(std::string_view text, Tokens tokens, const FormulaLimits& limits, Diagnostics& errors) {
  const std::vector<Token> list = std::move(tokens.list);
  // A token that the lexer refused was reported there; the grammar could only say the same again.
  for (const Token& token : list)
    if (token.kind == TokenKind::invalid) return {};
  const std::int64_t depth = std::clamp<std::int64_t>(limits.depth, 1, 256);
  if (const std::size_t deep = too_deep(list, depth); deep < list.size()) {
    errors.push_back(diagnose(text, list[deep].span, Code::too_deep, messages::too_deep(depth)));
    return {};
  }
  // Every token becomes at most one node.
  if (static_cast<std::int64_t>(list.size()) - 1 > limits.nodes) {
    errors.push_back(diagnose(text, list[static_cast<std::size_t>(std::max<std::int64_t>(limits.nodes, 0))].span,
                              Code::too_many_nodes, messages::too_many_nodes(limits.nodes)));
    return {};
  }
  if (const Span number = grouped_argument(text, list); number.end > 0) {
    errors.push_back(grouped_digits(text, number));
    return {};
  }
  TreeBuilder builder(std::move(tokens), list.size());
  const GrammarOutcome outcome = run_grammar(list, builder);
  if (!outcome.complete) {
    errors.push_back(syntax_error(text, list, outcome.stopped_at, outcome.chained_comparison));
    return {};
  }
  return builder.take();
}

}  // namespace salus::formula
