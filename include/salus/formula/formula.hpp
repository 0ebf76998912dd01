// Formulas as plans print them, compiled once and evaluated many times.
//
//   全年婴儿死亡数/同年活产数×1000‰        infant_deaths / live_births * 1000
//
// Operators, loosest first: or || 或; and && 且; not ! 非; comparisons < <= ≤ > >= ≥ = == != ≠ (not chained); + -;
// * × / ÷; unary + -; ^ (right-associative, real exponent: -2^2 is -4). Full-width forms are the same tokens.
// Numbers are read as strtod would, then an optional magnitude (十 百 千 万 十万 百万 千万 亿) and an optional mark
// (% ‰ /万 /10万 /百万): 5% is 0.05. A marked literal that equals exactly 1 and is a factor (×1000‰, ×10 万/10 万) is a
// scale: it never changes the quantity, only the unit shown.
// Functions: if coalesce is_missing min max sum mean count abs sqrt exp ln log10 pow round floor ceil, and
// life_expectancy(deaths, population) over an age dimension. sum, mean, min, max and count take several arguments, or one
// window: sum(x@[-4y..0y]), sum(x@[2016..2020]), and sum(x@[..]) from the element's declared start.
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
  // Parentheses, calls, unary chains and ^ inside each other. At most 256, which needs 1 MiB of stack; 64 needs 128 KiB.
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
  // Whether it reads other periods or an age dimension, and so needs a Dataset rather than single rows.
  bool needs_dataset() const noexcept;

  // Where the formula is N/D×k at the top, the canonical text of N and D; empty otherwise.
  const std::string& numerator() const noexcept;
  const std::string& denominator() const noexcept;

  // The program, an instruction a line, for inspection.
  std::string dump() const;

  const formula::Compiled& compiled() const noexcept { return *compiled_; }

 private:
  explicit Formula(std::shared_ptr<const formula::Compiled> compiled) : compiled_(std::move(compiled)) {}
  std::shared_ptr<const formula::Compiled> compiled_;
};

}  // namespace salus
