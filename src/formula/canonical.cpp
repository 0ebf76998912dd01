#include "formula/canonical.hpp"

#include <charconv>

#include "base/utf8.hpp"
#include "formula/functions.hpp"
#include "formula/number_text.hpp"
#include "formula/precedence.hpp"
#include "formula/token.hpp"
#include "formula/walk.hpp"

namespace salus::formula {
namespace {

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

// The period that is an argument; a year alone would be a number.
std::string step_text(const TimeReference& t) {
  return (t.kind == TimeReference::Kind::fixed ? "@" : "") + to_string(t);
}

// The operators and literals of a canonical formula.
struct AsciiStyle {
  const Ast& ast;

  std::string literal(const Node& n) const { return number(ast.numbers[n.payload]); }
  std::string prefix(const Node& n) const { return n.op == Op::negate ? "-" : "not "; }
  std::string infix(const Node& n) const { return std::string(operator_of(n.op).text); }
  std::string after_name(const Node&) const { return {}; }
};

// As the lexer reads them.
bool stands_for(char32_t c, char32_t sign) {
  const std::u32string_view form = utf8::folded(c);
  return form.empty() ? c == sign : form.size() == 1 && form.front() == sign;
}
bool is_open_parenthesis(char32_t c) { return c == U'〔' || stands_for(c, U'('); }
bool is_close_parenthesis(char32_t c) { return c == U'〕' || stands_for(c, U')'); }
bool is_plus(char32_t c) { return stands_for(c, U'+'); }

// The operators and literals that stand in the source.
struct SourceStyle {
  const Ast& ast;
  std::string_view source;
  const std::function<std::string(std::uint32_t)>& describe;

  std::string literal(const Node& n) const { return literal_text(source, n.span); }
  std::string prefix(const Node& n) const {
    const std::string sign = operator_between(n.span.begin, ast.nodes[ast.child(n, 0)].span.begin, true);
    return n.op == Op::negate || sign == "!" || sign == "！" ? sign : sign + " ";
  }
  std::string infix(const Node& n) const {
    return operator_between(ast.nodes[ast.child(n, 0)].span.end, ast.nodes[ast.child(n, 1)].span.begin, false);
  }
  std::string after_name(const Node& n) const { return describe ? describe(n.payload) : std::string(); }

 private:
  // The first operator of a stretch of source that holds nothing else but blanks, parentheses and, after the operator or before
  // a prefix, plus signs that say nothing.
  std::string operator_between(std::uint32_t begin, std::uint32_t end, bool skip_plus) const {
    std::string found;
    for (std::size_t at = begin; at < end;) {
      const utf8::CodePoint c = utf8::decode(source.substr(0, end), at);
      at += static_cast<std::size_t>(c.length);
      if (!found.empty() && (is_plus(c.value) || is_open_parenthesis(c.value) || utf8::is_space(c.value))) break;
      if (utf8::is_space(c.value) || is_open_parenthesis(c.value) || (skip_plus && is_plus(c.value))) continue;
      utf8::append(found, c.value);
    }
    return found;
  }
};

template <typename Style>
class Printer {
 public:
  Printer(const Ast& ast, const Symbols& symbols, const Style& style)
      : ast_(ast), style_(style), in_parentheses_(parentheses(ast)) {
    printed_.places.resize(ast.nodes.size());
    for (const Input& input : ast.inputs) {
      const bool plain = input.symbol >= 0 ? symbols.index().stands_alone(input.name) : is_plain_name(input.name);
      names_.push_back(plain ? input.name : "[" + input.name + "]");
    }
  }

  PrintedTree print() {
    walk(ast_, *this);
    return std::move(printed_);
  }

  std::uint32_t child_at(std::uint32_t, std::uint32_t k) const { return k; }

  void enter(std::uint32_t i) {
    const Node& n = ast_.nodes[i];
    if (in_parentheses_[i]) text() += "(";
    printed_.places[i].begin = static_cast<std::uint32_t>(text().size());
    switch (n.kind) {
      case NodeKind::number:
        text() += style_.literal(n);
        break;
      case NodeKind::name:
        text() += names_[n.payload];
        text() += style_.after_name(n);
        break;
      case NodeKind::unary:
        text() += style_.prefix(n);
        break;
      case NodeKind::call:
      case NodeKind::user_call:
        text() += function_name(ast_, n);
        text() += "(";
        break;
      case NodeKind::step:
        text() += step_text(ast_.shifts[n.payload]);
        break;
      case NodeKind::text:
        text() += "\"" + ast_.texts[n.payload] + "\"";
        break;
      case NodeKind::binary:
      case NodeKind::shift:
      case NodeKind::window:
      case NodeKind::selector:
      case NodeKind::parent:
        break;
    }
  }

  void before_child(std::uint32_t i, std::uint32_t k) {
    if (k == 0) return;
    const Node& n = ast_.nodes[i];
    text() += n.kind == NodeKind::binary ? " " + style_.infix(n) + " " : ", ";
  }

  void leave(std::uint32_t i) {
    const Node& n = ast_.nodes[i];
    switch (n.kind) {
      case NodeKind::call:
      case NodeKind::user_call:
        text() += ")";
        break;
      case NodeKind::shift:
        text() += "@" + to_string(ast_.shifts[n.payload]);
        break;
      case NodeKind::window:
        text() += "@" + to_string(ast_.windows[n.payload]);
        break;
      case NodeKind::selector:
        text() += to_string(ast_.selections[n.payload]);
        break;
      case NodeKind::parent:
        text() += " of parent";
        break;
      case NodeKind::step:
      case NodeKind::text:
      case NodeKind::number:
      case NodeKind::name:
      case NodeKind::unary:
      case NodeKind::binary:
        break;
    }
    printed_.places[i].end = static_cast<std::uint32_t>(text().size());
    if (in_parentheses_[i]) text() += ")";
  }

 private:
  std::string& text() { return printed_.text; }

  const Ast& ast_;
  const Style& style_;
  std::vector<char> in_parentheses_;
  std::vector<std::string> names_;
  PrintedTree printed_;
};

}  // namespace

PrintedTree canonical(const Ast& ast, const Symbols& symbols) {
  return Printer<AsciiStyle>(ast, symbols, AsciiStyle{ast}).print();
}

PrintedTree as_printed(const Ast& ast, const Symbols& symbols, std::string_view source,
                       const std::function<std::string(std::uint32_t)>& after_name) {
  return Printer<SourceStyle>(ast, symbols, SourceStyle{ast, source, after_name}).print();
}

std::string literal_text(std::string_view source, Span place) {
  std::string text;
  bool blank = false;
  for (std::size_t at = place.begin; at < place.end;) {
    const utf8::CodePoint c = utf8::decode(source.substr(0, place.end), at);
    at += static_cast<std::size_t>(c.length);
    // A parenthesis belongs to the place of what stands in it, and with it a plus sign.
    if (is_open_parenthesis(c.value) || is_close_parenthesis(c.value) || (text.empty() && is_plus(c.value))) continue;
    if (utf8::is_space(c.value)) {
      blank = !text.empty();
      continue;
    }
    if (blank) text += ' ';
    blank = false;
    utf8::append(text, c.value);
  }
  return text;
}

}  // namespace salus::formula
