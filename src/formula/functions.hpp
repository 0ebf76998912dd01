// The functions of the formula language: one table.
//
// To add one that works row by row: give it an Op (operation.hpp: its meaning for a row), a kernel, and a line here. One
// over an age dimension gets a DimensionFunction and its case in the engine's dimension functions.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "formula/operation.hpp"
#include "salus/base/span.hpp"

namespace salus::formula {

enum class FunctionForm : std::uint8_t {
  elementwise,  // one Op with its operands as arguments
  fold,         // an Op with two operands, folded from the left over two or more arguments; or over one window
  mean,         // the sum divided by the number of arguments; or over one window
  count,        // how many arguments are valid; or how many periods of a window are
  power,        // pow(x, y)
  median,       // of its arguments, or over one window
  clamp,        // clamp(x, low, high)
  growth,       // growth(x), growth(x, -1y)
  compound,     // cagr(x, -5y)
  share,        // share(part, whole)
  rate,         // rate(events, population, per)
  dimension,    // over an age dimension
};

// What is done with the periods of a window, or with the categories of a dimension.
enum class Reduction : std::uint8_t { sum, mean, minimum, maximum, count, median };

enum class DimensionFunction : std::uint8_t {
  none,
  life_expectancy,
  healthy_life_expectancy,
  age_standardised_rate,
  standardised_ratio,
  premature_mortality,
  probability_of_dying,
};

struct Function {
  std::string_view name;
  FunctionForm form;
  int least_arguments;
  int most_arguments;  // −1: any number
  Op op;
  Reduction reduction;                   // for fold, mean, count and median
  DimensionFunction dimension_function;  // for dimension
  bool keeps_unit;                       // the result is in the unit of the arguments, which must agree
  std::string_view signature;            // for messages
  int arguments_by_age = 0;              // for dimension: so many first arguments; those after them are ages, literals
};

span<const Function> functions() noexcept;

// Whether it takes one argument that is a window of periods, or one that varies by category, and reduces it to a number.
inline bool is_aggregate(const Function& f) noexcept {
  return f.form == FunctionForm::mean || f.form == FunctionForm::count || f.form == FunctionForm::median ||
         (f.form == FunctionForm::fold && f.op != Op::coalesce);
}

// Whether argument `i` may be a text, the name of a standard population.
inline bool takes_text(const Function& f, std::uint32_t i) noexcept {
  return f.dimension_function == DimensionFunction::age_standardised_rate && i == 2;
}

// Whether its last argument may be a period.
inline bool takes_step(const Function& f) noexcept {
  return f.form == FunctionForm::growth || f.form == FunctionForm::compound;
}

// −1 where there is none. Names are case-sensitive.
int find_function(std::string_view name) noexcept;
// The name of a function over an age dimension.
std::string_view name(DimensionFunction function) noexcept;

}  // namespace salus::formula
