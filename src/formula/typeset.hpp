// A formula as a report shows it: fraction bars, roots, indices, cases.
//
// What the two formats share is decided once (layout()): which divisions become fractions, where parentheses stand, in
// which order parts come. A format is a table of texts and three functions (Markup).
#pragma once

#include <string>
#include <string_view>

#include "formula/compiled.hpp"

namespace salus::formula {

std::string latex(const Compiled& formula);
std::string mathml(const Compiled& formula);

struct Markup {
  struct Around {  // one part
    std::string_view open;
    std::string_view close;
  };
  struct Between {  // two parts
    std::string_view open;
    std::string_view middle;
    std::string_view close;
  };
  struct Cases {  // value, condition, other value
    std::string_view open;
    std::string_view condition[2];  // by whether the words are Chinese
    std::string_view next;
    std::string_view otherwise[2];
    std::string_view close;
  };

  Around document;
  Around parentheses;
  Around absolute;
  Around floor;
  Around ceiling;
  Around root;
  Around index;  // of a period, a selection or an area, after its base
  std::string_view index_base;
  Between fraction;
  Between power;
  Cases cases;
  std::string_view comma;
  std::string_view negate;
  std::string_view negation;
  std::string_view over;  // a division in one line

  std::string_view (*infix)(Op op);  // every other binary operator but ^
  void (*name)(std::string& to, std::string_view text);
  void (*number)(std::string& to, std::string_view mantissa, std::string_view exponent, std::string_view mark);
  void (*function)(std::string& to, std::string_view name);
  void (*period)(std::string& to, const TimeReference& time);
  void (*window)(std::string& to, const Window& window);
};

std::string layout(const Compiled& formula, const Markup& markup);

}  // namespace salus::formula
