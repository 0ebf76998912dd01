// Random well-typed formulas without unit marks. Each is printed twice: as a person would, with no parenthesis that the
// language does not ask for and now and then a needless one, in any of the spellings of its operators; and with every
// operation in parentheses, in ASCII. Both must compile to one program, which proves precedence and associativity.
#pragma once

#include <cstdio>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/random.hpp"

namespace salus::support {

struct RandomFormula {
  std::string printed;
  std::string explicit_form;  // everything in parentheses
};

class FormulaGenerator {
 public:
  FormulaGenerator(Random& random, std::vector<std::string> inputs) : random_(random), inputs_(std::move(inputs)) {}

  // A formula of roughly up to `size` operations; a number, or now and then a condition.
  RandomFormula formula(int size) {
    const Text text = random_.one_in(8) ? condition(size) : number(size);
    return {text.printed, text.full};
  }

 private:
  // How strongly an expression holds together, weakest first, as the language's documentation orders them.
  enum Strength { s_or, s_and, s_not, s_comparison, s_sum, s_product, s_sign, s_power, s_primary };
  struct Text {
    std::string printed;
    std::string full;
    Strength strength;
  };

  Text primary(std::string text) { return {text, text, s_primary}; }

  std::string at_least(const Text& text, Strength strength) {
    if (text.strength < strength || random_.one_in(12))
      return random_.one_in(4) ? "（" + text.printed + "）" : "(" + text.printed + ")";
    return text.printed;
  }
  std::string blank() { return random_.one_in(3) ? " " : random_.one_in(20) ? "\n" : ""; }

  template <std::size_t N>
  Text infix(const Text& a, const Text& b, const char* ascii, const char* const (&spellings)[N], Strength strength,
             Strength left, Strength right, bool word = false) {
    const std::string gap = word ? " " : blank();
    return {at_least(a, left) + gap + random_.of(spellings) + gap + at_least(b, right),
            "((" + a.full + ") " + ascii + " (" + b.full + "))", strength};
  }

  Text literal() {
    static constexpr const char* plain[] = {"0",      "1",        "2",     "3",      "10",       "100",
                                            "1000",   "100000",   "0.5",   "0.1",    ".25",      "7.",
                                            "1e-13",  "29",       "1e300", "1E308",  "4.9e-324", "5e-310",
                                            "0.3333", "１２．５", "10 万", "1.25亿", "3百",      "9007199254740993"};
    if (!random_.one_in(4)) return primary(random_.of(plain));
    char text[40];
    std::snprintf(text, sizeof text, "%.17g", random_.unit() * (random_.one_in(2) ? 1e6 : 1));
    return primary(text);
  }

  Text input() {
    const std::string& name = inputs_[random_.below(inputs_.size())];
    return primary(random_.one_in(6) ? "[" + name + "]" : name);
  }

  Text call(std::string_view function, const std::vector<Text>& arguments) {
    Text text{std::string(function), std::string(function), s_primary};
    text.printed += random_.one_in(8) ? " (" : "(";
    text.full += "(";
    for (std::size_t i = 0; i < arguments.size(); ++i) {
      if (i > 0) text.printed += random_.one_in(6) ? "，" : ", ", text.full += ",";
      text.printed += arguments[i].printed;
      text.full += arguments[i].full;
    }
    text.printed += ")";
    text.full += ")";
    return text;
  }

  std::vector<Text> numbers(std::size_t count, int size) {
    std::vector<Text> list;
    for (std::size_t i = 0; i < count; ++i) list.push_back(number(size));
    return list;
  }

  Text number(int size) {
    if (size <= 0) return random_.one_in(3) ? literal() : input();
    const int half = size / 2;
    static constexpr const char* plus[] = {"+", "＋"};
    static constexpr const char* minus[] = {"-", "－", "−", "–"};
    static constexpr const char* times[] = {"*", "×", "＊", "·"};
    static constexpr const char* over[] = {"/", "÷", "／", "∕"};
    static constexpr const char* raised[] = {"^", "＾"};
    static constexpr const char* one[] = {"abs", "sqrt", "exp", "ln", "log10", "floor", "ceil"};
    static constexpr const char* many[] = {"min", "max", "sum", "mean", "count", "median", "coalesce"};
    switch (random_.below(19)) {
      case 0:
      case 1:
        return infix(number(half), number(half), "+", plus, s_sum, s_sum, s_product);
      case 2:
      case 3:
        return infix(number(half), number(half), "-", minus, s_sum, s_sum, s_product);
      case 4:
      case 5:
        return infix(number(half), number(half), "*", times, s_product, s_product, s_sign);
      case 6:
      case 7:
      case 8:
        return division(half, over);
      case 9:
        return infix(number(half), number(half), "^", raised, s_power, s_primary, s_sign);
      case 10: {
        const Text x = number(size - 1);
        return {random_.of(minus) + at_least(x, s_sign), "(-(" + x.full + "))", s_sign};
      }
      case 11:
        return call(random_.of(one), {number(size - 1)});
      case 12:
        return call("round",
                    {number(half), random_.one_in(3) ? number(half) : primary(random_.one_in(2) ? "2" : "-1")});
      case 13: {
        const std::string_view function = random_.of(many);
        return call(function, numbers((function == "coalesce" ? 2 : 1) + random_.below(3), half));
      }
      case 14:
        return call("pow", numbers(2, half));
      case 15:
        return call("clamp", {number(half), input(), number(half)});
      case 16:
        return call("share", numbers(2, half));
      case 17:
        return call("rate", numbers(3, half));
      default:
        return call("if", {condition(half), number(half), number(half)});
    }
  }

  // A slash set tight between a literal and 万 or 10 万 would be a unit mark, so blanks stand around it.
  template <std::size_t N>
  Text division(int size, const char* const (&over)[N]) {
    const Text a = number(size);
    const Text b = number(size);
    return {at_least(a, s_product) + " " + random_.of(over) + " " + at_least(b, s_sign),
            "((" + a.full + ") / (" + b.full + "))", s_product};
  }

  Text condition(int size) {
    const int half = size / 2;
    static constexpr const char* disjunction[] = {"or", "||", "或", "｜｜"};
    static constexpr const char* conjunction[] = {"and", "&&", "且", "＆＆"};
    static constexpr const char* negation[] = {"not ", "!", "非 ", "！"};
    static constexpr const char* comparisons[][3] = {{"<", "＜", "<"}, {"<=", "≤", "＜＝"}, {">", "＞", ">"},
                                                     {">=", "≥", "≧"}, {"=", "==", "＝"},   {"!=", "≠", "！＝"}};
    switch (size <= 1 ? random_.below(4) : random_.below(9)) {
      case 0:
        return call("is_missing", {number(half)});
      case 4:
      case 5:
        return infix(condition(half), condition(half), "or", disjunction, s_or, s_or, s_and, true);
      case 6:
      case 7:
        return infix(condition(half), condition(half), "and", conjunction, s_and, s_and, s_not, true);
      case 8: {
        const Text x = condition(size - 1);
        return {random_.of(negation) + at_least(x, s_not), "(not (" + x.full + "))", s_not};
      }
      default: {
        const auto& spellings = random_.of(comparisons);
        return infix(number(half), number(half), spellings[0], spellings, s_comparison, s_sum, s_sum);
      }
    }
  }

  Random& random_;
  std::vector<std::string> inputs_;
};

}  // namespace salus::support
