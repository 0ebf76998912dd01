#include "formula/canonical.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>

#include "formula/functions.hpp"
#include "formula/number_text.hpp"
#include "formula/token.hpp"

namespace salus::formula {
namespace {

// Binding strength, as the grammar has it.
enum Strength { disjunction = 1, conjunction, negation, comparison, sum, product, sign, power, primary };

struct Operator {
  std::string_view text;
  Strength strength;
};

Operator operator_of(Op op) {
  switch (op) {
    case Op::logical_or:
      return {" or ", disjunction};
    case Op::logical_and:
      return {" and ", conjunction};
    case Op::less:
      return {" < ", comparison};
    case Op::less_equal:
      return {" <= ", comparison};
    case Op::greater:
      return {" > ", comparison};
    case Op::greater_equal:
      return {" >= ", comparison};
    case Op::equal:
      return {" = ", comparison};
    case Op::not_equal:
      return {" != ", comparison};
    case Op::add:
      return {" + ", sum};
    case Op::subtract:
      return {" - ", sum};
    case Op::multiply:
      return {" * ", product};
    case Op::divide:
      return {" / ", product};
    default:
      return {" ^ ", power};
  }
}

std::string number(const Number& n) {
  std::string printed = number_text(n.printed);
  if (n.per == 1) return printed;
  // The mark divides by a power of ten, which the shortest digits of the printed number must survive.
  const std::size_t e = printed.find('e');
  const int exponent = e == std::string::npos ? 0 : std::stoi(printed.substr(e + 1));
  int power_of_mark = 0;
  for (std::uint32_t per = n.per; per > 1; per /= 10) ++power_of_mark;
  const std::string moved = printed.substr(0, e) + "e" + std::to_string(exponent - power_of_mark);
  double value = 0;
  std::from_chars(moved.data(), moved.data() + moved.size(), value);
  return value == n.value ? printed + std::string(mark_text(n.per)) : number_text(n.value);
}

std::string when(const TimeReference& t) {
  if (t.kind == TimeReference::Kind::current) return "0y";
  if (t.kind == TimeReference::Kind::fixed) return t.period.to_string();
  return std::to_string(t.steps) + "yhqmwd"[static_cast<int>(t.step) - 1];
}

struct Printer {
  const Ast& ast;
  std::vector<std::string> inputs;
  std::vector<std::string> texts;
  std::vector<Strength> strengths;

  // The text of a child, in parentheses where it binds less than is needed. Takes the text away, so that a long chain
  // grows in place.
  std::string operand(const Node& n, std::uint32_t i, Strength least) {
    const std::uint32_t child = ast.child(n, i);
    std::string text = std::move(texts[child]);
    if (strengths[child] < least) text = "(" + text + ")";
    return text;
  }

  void print(std::uint32_t i) {
    const Node& n = ast.nodes[i];
    std::string& text = texts[i];
    Strength& strength = strengths[i];
    strength = primary;
    switch (n.kind) {
      case NodeKind::number:
        text = number(ast.numbers[n.payload]);
        break;
      case NodeKind::name:
        text = inputs[n.payload];
        break;
      case NodeKind::unary:
        strength = n.op == Op::negate ? sign : negation;
        text = (n.op == Op::negate ? "-" : "not ") + operand(n, 0, strength);
        break;
      case NodeKind::binary: {
        const Operator op = operator_of(n.op);
        strength = op.strength;
        // ^ takes a primary on the left and a signed operand on the right; comparisons do not chain.
        const Strength left = op.strength == power ? primary : op.strength == comparison ? sum : op.strength;
        const Strength right = op.strength == power ? sign : static_cast<Strength>(op.strength + 1);
        text = operand(n, 0, left);
        text += op.text;
        text += operand(n, 1, right);
        break;
      }
      case NodeKind::call:
        text = std::string(functions()[n.payload].name) + "(";
        for (std::uint32_t k = 0; k < n.child_count; ++k) {
          if (k > 0) text += ", ";
          text += operand(n, k, disjunction);
        }
        text += ")";
        break;
      case NodeKind::shift:
        text = operand(n, 0, primary) + "@" + when(ast.shifts[n.payload]);
        break;
      case NodeKind::window: {
        const Window& w = ast.windows[n.payload];
        text = operand(n, 0, primary) + "@[";
        text += w.year_to_date ? "ytd" : (w.open_start ? "" : when(w.from)) + ".." + (w.open_end ? "" : when(w.to));
        text += "]";
        break;
      }
      case NodeKind::selector:
        text = operand(n, 0, primary) + to_string(ast.selections[n.payload]);
        break;
      case NodeKind::parent:
        text = operand(n, 0, primary) + " of parent";
        break;
      case NodeKind::step: {
        const TimeReference& t = ast.shifts[n.payload];
        text = (t.kind == TimeReference::Kind::fixed ? "@" : "") + when(t);
        break;
      }
      case NodeKind::text:
        text = "\"" + ast.texts[n.payload] + "\"";
        break;
    }
  }
};

}  // namespace

std::string canonical(const Ast& ast, const Symbols& symbols, const std::vector<std::int64_t>& nodes,
                      std::vector<std::string>& texts) {
  Printer printer{
      ast, {}, std::vector<std::string>(ast.nodes.size()), std::vector<Strength>(ast.nodes.size(), primary)};
  for (const Input& input : ast.inputs) {
    const bool plain = input.symbol >= 0 ? symbols.index().stands_alone(input.name) : is_plain_name(input.name);
    printer.inputs.push_back(plain ? input.name : "[" + input.name + "]");
  }
  texts.assign(nodes.size(), {});
  for (std::uint32_t i = 0; i < ast.nodes.size(); ++i) {
    printer.print(i);
    for (std::size_t k = 0; k < nodes.size(); ++k)
      if (nodes[k] == static_cast<std::int64_t>(i)) texts[k] = printer.texts[i];
  }
  return std::move(printer.texts.back());
}

}  // namespace salus::formula
