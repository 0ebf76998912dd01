#include "formula/grammar.hpp"

#include <boost/spirit/home/x3.hpp>

namespace salus::formula {
namespace {

namespace x3 = boost::spirit::x3;
using Iterator = const Token*;

// One token of any of the given kinds; its attribute is the token.
template <TokenKind... kinds>
struct TokenParser : x3::parser<TokenParser<kinds...>> {
  using attribute_type = Token;
  static constexpr bool has_attribute = true;

  template <typename It, typename Context, typename RContext, typename Attribute>
  bool parse(It& first, const It& last, const Context&, RContext&, Attribute& attribute) const {
    if (first == last || !((first->kind == kinds) || ...)) return false;
    x3::traits::move_to(Token(*first), attribute);
    ++first;
    return true;
  }
};

template <TokenKind... kinds>
constexpr TokenParser<kinds...> token{};

struct BuilderTag {};
struct ChainedTag {};

template <typename Context>
TreeBuilder& builder(const Context& context) {
  return x3::get<BuilderTag>(context);
}

const auto push_operator = [](const auto& c) { builder(c).push_operator(x3::_attr(c)); };
const auto push_number = [](const auto& c) { builder(c).number(x3::_attr(c)); };
const auto push_name = [](const auto& c) { builder(c).name(x3::_attr(c)); };
const auto push_postfix = [](const auto& c) { builder(c).postfix(x3::_attr(c)); };
const auto push_word = [](const auto& c) { builder(c).word(x3::_attr(c)); };
const auto begin_call = [](const auto& c) { builder(c).begin_call(x3::_attr(c)); };
const auto count_argument = [](const auto& c) { builder(c).argument(); };
const auto end_call = [](const auto& c) { builder(c).end_call(x3::_attr(c)); };
const auto reduce_unary = [](const auto& c) { builder(c).reduce_unary(); };
const auto reduce_binary = [](const auto& c) { builder(c).reduce_binary(); };
const auto keep_open = [](const auto& c) { x3::_val(c) = x3::_attr(c); };
const auto close_parenthesis = [](const auto& c) { builder(c).parenthesis(x3::_val(c), x3::_attr(c)); };
const auto chained = [](const auto& c) {
  x3::get<ChainedTag>(c).get() = true;
  x3::_pass(c) = false;
};

// Only what recurses is a rule; the levels between are written into each other, which keeps the stack small.
const x3::rule<class expression_rule> expression = "expression";
const x3::rule<class unary_rule> unary = "unary";
const x3::rule<class negation_rule> negation = "negation";
const x3::rule<class group_rule, Token> group = "group";

const auto operand_follows = x3::eps;

const auto arguments = (expression > operand_follows[count_argument]) >>
                       *(x3::omit[token<TokenKind::comma>] > expression > operand_follows[count_argument]);

const auto call = token<TokenKind::function>[begin_call] > x3::omit[token<TokenKind::open>] >
                  (token<TokenKind::close>[end_call] | (arguments > token<TokenKind::close>[end_call]));

const auto primary = token<TokenKind::number>[push_number] | token<TokenKind::name>[push_name] | call |
                     token<TokenKind::step, TokenKind::text>[push_word] | x3::omit[group];

const auto postfix =
    primary >> *(token<TokenKind::shift, TokenKind::window, TokenKind::selector, TokenKind::parent>[push_postfix]);

const auto power = postfix >> -(token<TokenKind::power>[push_operator] > unary > x3::eps[reduce_binary]);

const auto unary_def =
    (token<TokenKind::minus, TokenKind::plus>[push_operator] > unary > x3::eps[reduce_unary]) | power;

const auto product = unary >>
                     *(token<TokenKind::times, TokenKind::divide>[push_operator] > unary > x3::eps[reduce_binary]);

const auto sum = product >>
                 *(token<TokenKind::plus, TokenKind::minus>[push_operator] > product > x3::eps[reduce_binary]);

constexpr TokenParser<TokenKind::less, TokenKind::less_equal, TokenKind::greater, TokenKind::greater_equal,
                      TokenKind::equal, TokenKind::not_equal>
    comparison_sign{};

const auto comparison = sum >> -(comparison_sign[push_operator] > sum > x3::eps[reduce_binary] >
                                 !x3::omit[comparison_sign[chained]]);

const auto negation_def =
    (token<TokenKind::logical_not>[push_operator] > negation > x3::eps[reduce_unary]) | comparison;

const auto conjunction = negation >>
                         *(token<TokenKind::logical_and>[push_operator] > negation > x3::eps[reduce_binary]);

const auto expression_def = conjunction >>
                            *(token<TokenKind::logical_or>[push_operator] > conjunction > x3::eps[reduce_binary]);

const auto group_def = token<TokenKind::open>[keep_open] > expression > token<TokenKind::close>[close_parenthesis];

BOOST_SPIRIT_DEFINE(expression, unary, negation, group)

}  // namespace

GrammarOutcome run_grammar(const std::vector<Token>& tokens, TreeBuilder& tree) {
  GrammarOutcome outcome;
  Iterator first = tokens.data();
  const Iterator last = tokens.data() + tokens.size();
  const auto formula = x3::with<BuilderTag>(
      tree)[x3::with<ChainedTag>(std::ref(outcome.chained_comparison))[expression > x3::omit[token<TokenKind::end>]]];
  try {
    outcome.complete = x3::parse(first, last, formula) && first == last;
    outcome.stopped_at = static_cast<std::size_t>(first - tokens.data());
  } catch (const x3::expectation_failure<Iterator>& failure) {
    outcome.stopped_at = static_cast<std::size_t>(failure.where() - tokens.data());
  }
  return outcome;
}

}  // namespace salus::formula
