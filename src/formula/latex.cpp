#include "base/utf8.hpp"
#include "formula/typeset.hpp"

namespace salus::formula {
namespace {

std::string_view escaped(char32_t c) noexcept {
  switch (c) {
    case U'\\':
      return "\\textbackslash{}";
    case U'^':
      return "\\textasciicircum{}";
    case U'~':
      return "\\textasciitilde{}";
    case U'<':
      return "\\textless{}";
    case U'>':
      return "\\textgreater{}";
    case U'|':
      return "\\textbar{}";
    case U'"':
      return "\\textquotedbl{}";
    case U'`':
      return "\\textasciigrave{}";
    case U'-':
      return "-{}";  // two of them would become one dash
    case U'{':
      return "\\{";
    case U'}':
      return "\\}";
    case U'%':
      return "\\%";
    case U'&':
      return "\\&";
    case U'#':
      return "\\#";
    case U'_':
      return "\\_";
    case U'$':
      return "\\$";
    default:
      return {};
  }
}

void text(std::string& to, std::string_view text) {
  to += "\\text{";
  for (std::size_t at = 0; at < text.size();) {
    const utf8::CodePoint c = utf8::decode(text, at);
    at += static_cast<std::size_t>(c.length);
    const std::string_view escape = escaped(c.value);
    if (!escape.empty()) {
      to += escape;
    } else if (utf8::is_space(c.value)) {
      to += ' ';  // an empty line would end a paragraph
    } else {
      utf8::append(to, c.value);
    }
  }
  to += "}";
}

void number(std::string& to, std::string_view mantissa, std::string_view exponent, std::string_view mark) {
  to += mantissa;
  if (!exponent.empty()) {
    if (!mantissa.empty()) to += " \\times ";
    to += "10^{";
    to += exponent;
    to += "}";
  }
  if (mark == "%") {
    to += "\\%";
  } else if (!mark.empty()) {
    text(to, mark);
  }
}

void function(std::string& to, std::string_view name) {
  if (name == "ln" || name == "exp" || name == "min" || name == "max") {
    to += "\\";
    to += name;
  } else if (name == "log10") {
    to += "\\log_{10}";
  } else {
    to += "\\operatorname{";
    for (const char c : name) {
      if (c == '_') to += '\\';
      to += c;
    }
    to += "}";
  }
}

void period(std::string& to, const TimeReference& time) {
  if (time.kind == TimeReference::Kind::fixed) return text(to, time.period.to_string());
  to += "t";
  if (time.kind == TimeReference::Kind::current) return;
  const std::string steps = to_string(time);
  if (steps.front() != '-') to += "+";
  to += steps.substr(0, steps.size() - 1) + "\\,\\mathrm{" + steps.back() + "}";
}

void window(std::string& to, const Window& window) {
  to += "\\left[";
  if (window.open_start) {
    to += "\\ldots";
  } else {
    period(to, window.from);
  }
  to += ",\\; ";
  period(to, window.open_end ? TimeReference() : window.to);
  to += "\\right]";
}

std::string_view infix(Op op) {
  switch (op) {
    case Op::logical_or:
      return " \\lor ";
    case Op::logical_and:
      return " \\land ";
    case Op::less:
      return " < ";
    case Op::less_equal:
      return " \\leq ";
    case Op::greater:
      return " > ";
    case Op::greater_equal:
      return " \\geq ";
    case Op::equal:
      return " = ";
    case Op::not_equal:
      return " \\neq ";
    case Op::add:
      return " + ";
    case Op::subtract:
      return " - ";
    default:
      return " \\times ";
  }
}

constexpr Markup markup = {
    {"", ""},
    {"\\left(", "\\right)"},
    {"\\left|", "\\right|"},
    {"\\left\\lfloor ", "\\right\\rfloor"},
    {"\\left\\lceil ", "\\right\\rceil"},
    {"\\sqrt{", "}"},
    {"}_{", "}"},
    "{",
    {"\\frac{", "}{", "}"},
    {"{", "}^{", "}"},
    {"\\begin{cases}",
     {" & \\text{if } ", " & \\text{若 } "},
     " \\\\ ",
     {" & \\text{otherwise}", " & \\text{否则}"},
     "\\end{cases}"},
    ", ",
    "-",
    "\\lnot ",
    " \\div ",
    infix,
    text,
    number,
    function,
    period,
    window,
};

}  // namespace

std::string latex(const Compiled& formula) { return layout(formula, markup); }

}  // namespace salus::formula
