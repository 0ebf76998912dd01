// What a Formula holds.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "formula/ast.hpp"
#include "formula/check.hpp"
#include "formula/program.hpp"
#include "salus/formula/formula.hpp"

namespace salus::formula {

// The statistical method that a formula is, with a positive factor at most: it has confidence limits of its own.
enum class Statistic : std::uint8_t { none, rate, proportion, by_age };

struct Compiled {
  std::string text;
  std::string canonical;
  std::string numerator;  // canonical texts; empty where the formula is no N/D×k
  std::string denominator;
  std::vector<std::string> names;
  Unit unit;
  bool is_boolean = false;
  bool needs_dataset = false;
  Symbols symbols;
  Ast ast;
  Checked checked;
  // Of the top-level N/D×k, as nodes; -1 where there are none.
  std::int64_t numerator_node = -1;
  std::int64_t denominator_node = -1;
  // The value of N/D×k where the counts in N and D are one each; 0 where k is not known before the formula runs, or not positive.
  double ratio_factor = 0;
  // What literals within N and D multiply them by (100*a/b): the events are N / numerator_factor.
  double numerator_factor = 1;
  double denominator_factor = 1;
  Statistic statistic = Statistic::none;
  Program program;  // its inputs are numbered as `names`
};

// One program for many formulas over the same symbols; inputs are numbered as the declarations. For each formula three
// outputs: its value, its numerator and its denominator (the value again where it has none). The formulas of
// declarations that are indicators themselves are read from `indicators`, beside the declarations; entries may be null for
// elements. The formulas are those of the last declarations; a null one stands for what the data say of its declaration.
// Cycles must have been refused before. Throws ProgramTooLarge.
Program link(const std::vector<const Compiled*>& formulas, const std::vector<const Compiled*>& indicators);

// The program of a formula with all its parts as outputs: the value of each node of the tree, in the unit in which the node is
// kept (0 for a period as an argument), and last the formula's own value.
Program trace(const Compiled& formula);

}  // namespace salus::formula
