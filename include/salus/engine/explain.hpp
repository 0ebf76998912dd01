// How a formula comes to its value for one row, step by step, for people who sign the figure.
//
//   全年婴儿死亡数 11 / 同年活产数 2886 × 1000‰ = 3.81‰
//     全年婴儿死亡数 / 同年活产数 = 0.00381 (0.0038115038115038114)
//     全年婴儿死亡数 / 同年活产数 × 1000‰ = 3.81‰ (3.8115038115038113)
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "salus/base/diagnostic.hpp"
#include "salus/base/result.hpp"
#include "salus/base/span.hpp"
#include "salus/base/value.hpp"
#include "salus/formula/formula.hpp"
#include "salus/units/unit.hpp"

namespace salus {

struct ExplanationStep {
  enum class Kind : std::int32_t {
    literal = 0,    // its value is the number that it says: 1 for 1000‰, 0 for a period such as -5y
    input = 1,      // a name
    operation = 2,  // an operator or a function
    conversion =
        3,  // of the result into the formula's unit, where its scale is another; the one child is what it converts
  };
  Kind kind = Kind::operation;
  // The part of the formula that it computes, with the operators and literals as printed, one blank around binary operators and no
  // needless parenthesis. What is longer than 200 bytes is shortened in its middle by "…".
  std::string text;
  // Exactly what the program computes. It stands in the unit in which it is printed: after ×1000‰ it is 3.81, not 0.00381.
  Value value;
  Unit unit;  // empty where there is none, or where it is not known
  bool is_boolean = false;
  std::vector<std::uint32_t> children;  // the steps that it computes with, in the order of the formula
  // Where the value is invalid, the step at which that began: this one, or one below. -1 where the value is valid.
  std::int64_t cause = -1;
};

struct Explanation {
  std::string given;  // the formula as printed, the value of each input after its name, none of it shortened
  std::vector<ExplanationStep> steps;  // children before parents; the last is the result, in Formula::unit()
};

// Explains the value for one row; `inputs` as for evaluate(), and the last step's value is evaluate()'s bit for bit. Errors as evaluate()'s:
// unequal_lengths, and needs_dataset where the formula reads other periods, areas or categories. Time and memory are linear
// in the formula. Thread-safe.
Result<Explanation> explain(const Formula& formula, span<const Value> inputs);

// For people: the formula with its numbers and its result, then a line for each operation in the order of computation. Numbers as
// display() shows them (those of 10^15 and more, and those below 10^-9, with an exponent), and where that rounds, the number itself after it. An invalid value is "—" with the reason
// and what caused it: "— (division by zero: births = 0)". Lines end in line breaks but for the last.
std::string to_string(const Explanation& explanation, Language language = Language::english);

// For programs: compact JSON. The list is flat, as the tree may be as deep as the formula is long:
//
//   {"formula": given, "root": index of the last step, "steps": [{"kind": "literal", "input", "operation" or "conversion",
//    "text": …, "value": number, true, false or null where invalid, "unit": "" where none, "display": "3.81‰", "reason": null or its
//    stable name, "cause": null or an index, "children": [indices]}, …]}
std::string to_json(const Explanation& explanation);

}  // namespace salus
