// Formulas as plans print them, compiled once and evaluated many times.
//
//   全年婴儿死亡数/同年活产数×1000‰        infant_deaths / live_births * 1000
//
// Operators, loosest first: or || 或; and && 且; not ! 非; comparisons < <= ≤ > >= ≥ = == != ≠ (not chained); + -;
// * × / ÷; unary + -; ^ (right-associative, real exponent: -2^2 is -4). Full-width forms are the same tokens.
// Numbers are read as strtod would, then an optional magnitude (十 百 千 万 十万 百万 千万 亿) and an optional mark
// (% ‰ /千 /万 /10万 /百万): 5% is 0.05. A marked literal that equals exactly 1 and is a factor (×1000‰, ×10 万/10 万) is a
// scale: it never changes the quantity, only the unit shown.
// A mark may name what it counts (1000/千人), 〔 〕 are parentheses, and a full stop or semicolon behind the whole formula
// is passed over. Digits stand together: 1,000 is an error that says so.
// A line that begins with the name it defines (病床使用率（%）＝占用总床日数/开放总床日数×100%) is read without it, and a note says
// so, wherever = cannot compare: where the result has a unit, for conditions have none; after 计算公式：; and where the name
// is not declared, while others are, and the formula holds a scale.
//
// Functions, x being any number:
//   if(condition, a, b)   coalesce(a, b, …): the first that is valid   is_missing(x)
//   min max sum mean median count: of several arguments, or of one window or kept dimension (see below); median of at most
//     100 arguments, count says how many are valid. Every one but count has a value only where all its parts have one.
//   abs sqrt exp ln log10 pow(x, y) floor ceil round(x, digits)   clamp(x, low, high): not below low, not above high
//   share(part, whole)             part/whole, a share: shown in the unit of the indicator, 25 in %
//   rate(events, population, per)  events/population×per as printed, per being 1000, 1000‰, 10 万/10 万 …
//   growth(x)                      (x − x₀)/x₀, a share; x₀ is x in the period before, of the same length (环比)
//   growth(x, -1y)                 the same against a year before (同比), or @2015: against a fixed period
//   cagr(x, -5y)                   (x/x₀)^(1/5) − 1, a share: mean growth a year over five years (年均增长率)
//     growth and cagr are zero_denominator where x₀ is zero and not_defined where it is negative; at most four of them
//     stand inside each other.
//   proportion(events, n)          as share, with Wilson's limits; rate has Poisson limits (statistics/rates.hpp)
//
// Functions over ages, which read their arguments by age band and need a dataset:
//   life_expectancy(deaths, population)   in 岁, at birth; with an age as third argument at that age, where a band begins
//   healthy_life_expectancy(deaths, population, unhealthy_share)   in 岁, by Sullivan; with an age as fourth argument
//   age_standardised_rate(deaths, population, "WHO 2000")   directly standardised, a share: in /10万, or in the indicator's
//     unit. The text, between " " or “ ”, is a standard population (statistics/standard_population.hpp), whose weights are
//     summed into the bands of the data; or an element or expression has the weights by age. small_numbers below 10 deaths.
//   standardised_ratio(deaths, population, reference_deaths, reference_population)   observed over expected, a share: 1.05,
//     or 105 for an indicator in %
//   premature_mortality(deaths{cause: …}+deaths{cause: …}, population, 30, 70)   the probability of dying of these causes
//     between two ages were there no others, a share
//   probability_of_dying(deaths, population, 0, 5)   between two ages of all causes, a share
// Ages are literals. The bands are those that all arguments have in the area and period, the finest without overlaps: from
// 0 (or the age asked for) to an open last one, between the two ages, or within {age: 30-69} where that selects them. Where bands are
// missing or do not begin at an age asked for the result is incomplete, where they do not fit the standard population
// invalid_argument; a finding of the evaluation then names the bands. A life expectancy is given for small populations, too.
//
// After a name, a parenthesis or a call, in any order; all of them need a dataset:
//   x@-1y  x@-1q  x@2015  x@2015-Q1   x in another period: so many years (y), halves (h), quarters (q), months (m), weeks (w)
//     or days (d) before or after the one in question, or a fixed one
//   sum(x@[-4y..0y])  sum(x@[2016..2020])  @[-1q..]   the periods of a window, at the frequency of the one in question, inside
//     an aggregate; an end left open is the period in question. @[..]: from the declared start of the earliest element in x
//     (累计). @[ytd]: from the first period of the year (本年累计)
//   x of parent    x in the area above; no_parent_value where there is none
//   x{age: 30-69, sex: 男}   x for these categories alone (also ｛年龄：30-69｝). A dimension is meant as the data write it, after
//     folding; age, 年龄 and 年龄组 are one, and so are sex, gender and 性别. A category is meant as the data write it, one for each
//     dimension; [ ] or " " stand around one that holds any of , : | @ { } [ ]. Ages are a range, 30-69, 85+, ≥65, <5,
//     65岁及以上: the row of exactly these ages, else the sum of the bands that make it up. What is read are the rows with the
//     selected dimensions alone, else the sum of one complete breakdown by others; a share needs one exact row. A part
//     that is not there makes it incomplete; a dimension, a category or a range that an element has nowhere is missing,
//     and a finding of the evaluation names those that there are.
//   sum(x{age: *})  max(a{cause: *}/b)   a kept dimension: one value for each category, totalled by an aggregate of one
//     argument. Of ages the finest bands without overlaps count, from the lowest to the highest age of the data. One
//     dimension at a time. Inside a function over ages, ages are kept by themselves.
// What stands after a parenthesis, a call or another indicator's name holds for every element read there: (a/b){sex: 男} is
// a{sex: 男}/b{sex: 男}, and (a/b) of parent is a of parent/b of parent.
//
// Warnings: suspicious_scale (a/b×1000%, or a factor of 100 on a share), scale_differs (a scale in % for an indicator in ‰),
// ratio_without_scale (a/b for an indicator in %), basis_mixed (a population on another basis than the indicator's, or two bases
// in one formula), division_by_zero (by a constant).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "salus/base/result.hpp"
#include "salus/formula/functions.hpp"
#include "salus/formula/symbols.hpp"
#include "salus/units/unit.hpp"

namespace salus {

struct FormulaLimits {
  std::int64_t bytes = 64 * 1024;
  // Parentheses, calls, unary chains and ^ inside each other. At most 256, which needs 1 MiB of stack; 64 needs 192 KiB.
  std::int32_t depth = 64;
  std::int64_t nodes = 100'000;
  std::int64_t window = 1'000;  // periods in a window
};

struct FormulaOptions {
  // The unit of the result, the indicator's. Not given: that of the formula's scale or elements, if they have one.
  std::optional<Unit> unit;
  // Of the declarations of one printed name, the one on this basis is meant. Not given: there must be one alone.
  std::optional<std::string> basis;
  FormulaLimits limits;
  // Functions that may be called beside those of the language. The formula keeps them.
  Functions functions;
};

namespace formula {
struct Compiled;
}

// A compiled formula: immutable, cheap to copy (copies share the program), usable from any number of threads.
class Formula {
 public:
  // Reads, checks and compiles. With `symbols` empty, any name is an input without a unit. Not ok: every error that was
  // found, with its place in `text`. Ok: warnings, if any, stand in Result::diagnostics().
  static Result<Formula> compile(std::string_view text, const Symbols& symbols = {},
                                 const FormulaOptions& options = {});

  const std::string& text() const noexcept;
  // A formula that compiles to the same program: ASCII operators, one blank around binary ones, no needless parentheses.
  const std::string& canonical() const noexcept;

  // The inputs, in the order of their first appearance, each once: declared names as declared, others as written (without the brackets).
  const std::vector<std::string>& names() const noexcept;
  // The input that an id, name or alias stands for, after folding; −1 where it is none of this formula's.
  std::int64_t input(std::string_view name) const;

  // The unit of the result; empty where there is none.
  const Unit& unit() const noexcept;
  // Whether the result is true or false, then 1 or 0 as a number.
  bool is_boolean() const noexcept;
  // Whether it reads other periods, areas or categories, and so needs a Dataset rather than single rows.
  bool needs_dataset() const noexcept;

  // Where the formula is N/D×k, share(N, D) or rate(N, D, k) at the top, the canonical text of N and D; empty otherwise.
  const std::string& numerator() const noexcept;
  const std::string& denominator() const noexcept;

  // The syntax tree as compact JSON, for programs that show or translate formulas. One flat array, since the tree of a sum of
  // sixteen thousand terms is as deep:
  //
  //   {"formula": the text, "unit": of the result, "root": index of the last node, "nodes": [ … ]}
  //
  // Children stand before their parents and are named by their indices. Each node has
  //   "kind"      "number", "name", "unary", "binary", "call", "shift", "window", "selector", "parent", "step" or "text"
  //   "type"      "number" or "condition"
  //   "unit"      in which its number stands; "" where it has none, or it is not known
  //   "span"      [begin, end): bytes of the text, parentheses around it included
  //   "children"  indices, in the order of the text
  // and by its kind
  //   number      "text" as in the formula, "printed" (1000), "mark" ("‰", or ""), "value" (1); "scale": whether it changes the unit
  //               shown and not the quantity
  //   name        "name", "input": its index in names(), "id" where it is declared
  //   unary       "operator": "-" or "not"
  //   binary      "operator": or and < <= > >= = != + - * / ^
  //   call        "function"; "by_age": how many of its first arguments are read by age band
  //   shift       "period": "-1y", "2015"
  //   window      "from" and "to": periods, null where the window is open; "year_to_date"
  //   selector    "selection": [{"dimension", "value": null where none is narrowed to, "keep"}]
  //   step        "period": an argument of growth() or cagr()
  //   text        "text": the name of a standard population
  std::string ast_json() const;

  // The formula for a report, as a fraction bar, roots and indices show it. LaTeX is for math mode with amsmath, and for a font that has
  // the names' characters (XeLaTeX); MathML is presentation MathML 3, one <math> element. Where the formula holds Chinese, the words
  // of a case distinction are 若 and 否则, else "if" and "otherwise". Sizes are linear in the formula, and elements nest no
  // deeper than the formula's limit.
  std::string latex() const;
  std::string mathml() const;

  // The program, an instruction a line, for inspection.
  std::string dump() const;

  const formula::Compiled& compiled() const noexcept { return *compiled_; }

 private:
  explicit Formula(std::shared_ptr<const formula::Compiled> compiled) : compiled_(std::move(compiled)) {}
  std::shared_ptr<const formula::Compiled> compiled_;
};

}  // namespace salus
