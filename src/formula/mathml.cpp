#include "base/utf8.hpp"
#include "formula/typeset.hpp"

namespace salus::formula {
namespace {

void escape(std::string& to, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const utf8::CodePoint c = utf8::decode(text, at);
    at += static_cast<std::size_t>(c.length);
    if (c.value == U'<') {
      to += "&lt;";
    } else if (c.value == U'>') {
      to += "&gt;";
    } else if (c.value == U'&') {
      to += "&amp;";
    } else if (utf8::is_space(c.value)) {
      to += "\u00A0";  // a blank at the edge would be dropped
    } else {
      // XML 1.0 cannot hold these two, not even as references. Control characters have been refused as part of a formula.
      const bool forbidden = c.value == 0xFFFE || c.value == 0xFFFF;
      utf8::append(to, forbidden ? U'\uFFFD' : c.value);
    }
  }
}

void element(std::string& to, std::string_view tag, std::string_view text) {
  to += "<";
  to += tag;
  to += ">";
  escape(to, text);
  to += "</";
  to += tag;
  to += ">";
}

void name(std::string& to, std::string_view text) { element(to, "mtext", text); }

void number(std::string& to, std::string_view mantissa, std::string_view exponent, std::string_view mark) {
  if (exponent.empty()) return element(to, "mn", std::string(mantissa) + std::string(mark));
  to += "<mrow>";
  if (!mantissa.empty()) {
    element(to, "mn", mantissa);
    to += "<mo>×</mo>";
  }
  to += "<msup><mn>10</mn>";
  element(to, "mn", exponent);
  to += "</msup>";
  if (!mark.empty()) element(to, "mtext", mark);
  to += "</mrow>";
}

void function(std::string& to, std::string_view name) {
  if (name == "log10") {
    to += "<msub><mi>log</mi><mn>10</mn></msub>";
  } else {
    element(to, "mi", name);
  }
  to += "<mo>\u2061</mo>";  // function application
}

void period(std::string& to, const TimeReference& time) {
  if (time.kind == TimeReference::Kind::fixed) return element(to, "mtext", time.period.to_string());
  to += "<mi>t</mi>";
  if (time.kind == TimeReference::Kind::current) return;
  const std::string steps = to_string(time);
  const bool back = steps.front() == '-';
  to += back ? "<mo>−</mo>" : "<mo>+</mo>";
  const std::size_t digits = steps.front() == '-' || steps.front() == '+' ? 1 : 0;
  element(to, "mn", std::string_view(steps).substr(digits, steps.size() - 1 - digits));
  element(to, "mtext", std::string_view(steps).substr(steps.size() - 1));
}

void window(std::string& to, const Window& window) {
  to += "<mrow><mo>[</mo>";
  if (window.open_start) {
    to += "<mi>…</mi>";
  } else {
    period(to, window.from);
  }
  to += "<mo>,</mo>";
  period(to, window.open_end ? TimeReference() : window.to);
  to += "<mo>]</mo></mrow>";
}

std::string_view infix(Op op) {
  switch (op) {
    case Op::logical_or:
      return "<mo>∨</mo>";
    case Op::logical_and:
      return "<mo>∧</mo>";
    case Op::less:
      return "<mo>&lt;</mo>";
    case Op::less_equal:
      return "<mo>≤</mo>";
    case Op::greater:
      return "<mo>&gt;</mo>";
    case Op::greater_equal:
      return "<mo>≥</mo>";
    case Op::equal:
      return "<mo>=</mo>";
    case Op::not_equal:
      return "<mo>≠</mo>";
    case Op::add:
      return "<mo>+</mo>";
    case Op::subtract:
      return "<mo>−</mo>";
    default:
      return "<mo>×</mo>";
  }
}

constexpr Markup markup = {
    {"<math xmlns=\"http://www.w3.org/1998/Math/MathML\" display=\"block\"><mrow>", "</mrow></math>"},
    {"<mrow><mo>(</mo>", "<mo>)</mo></mrow>"},
    {"<mrow><mo form=\"prefix\">|</mo>", "<mo form=\"postfix\">|</mo></mrow>"},
    {"<mrow><mo>⌊</mo>", "<mo>⌋</mo></mrow>"},
    {"<mrow><mo>⌈</mo>", "<mo>⌉</mo></mrow>"},
    {"<msqrt>", "</msqrt>"},
    {"</mrow><mrow>", "</mrow></msub>"},
    "<msub><mrow>",
    {"<mfrac><mrow>", "</mrow><mrow>", "</mrow></mfrac>"},
    {"<msup><mrow>", "</mrow><mrow>", "</mrow></msup>"},
    {"<mrow><mo form=\"prefix\">{</mo><mtable columnalign=\"left\"><mtr>"
     "<mtd style=\"text-align:left\">",
     {"</mtd><mtd style=\"text-align:left\"><mtext>if\u00A0</mtext>",
      "</mtd><mtd style=\"text-align:left\"><mtext>若\u00A0</mtext>"},
     "</mtd></mtr><mtr><mtd style=\"text-align:left\">",
     {"</mtd><mtd style=\"text-align:left\"><mtext>otherwise</mtext>",
      "</mtd><mtd style=\"text-align:left\"><mtext>否则</mtext>"},
     "</mtd></mtr></mtable></mrow>"},
    "<mo>,</mo>",
    "<mo form=\"prefix\">−</mo>",
    "<mo form=\"prefix\">¬</mo>",
    "<mo>÷</mo>",
    infix,
    name,
    number,
    function,
    period,
    window,
};

}  // namespace

std::string mathml(const Compiled& formula) { return layout(formula, markup); }

}  // namespace salus::formula
