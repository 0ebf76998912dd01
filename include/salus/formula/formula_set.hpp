// Named formulas that are evaluated together.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "salus/formula/formula.hpp"

namespace salus {

namespace formula {
struct LinkedSet;
}

// Several formulas over the same symbols, linked into one program. Immutable, cheap to copy, usable from any number of
// threads.
class FormulaSet {
 public:
  // (name, text) of each formula. A declared id, name or alias that is also the name of a formula of the set stands for
  // that formula wherever it is read; the formula is then compiled in the declaration's unit and on its basis. Not ok:
  // the errors of all formulas, each with the formula's name in Diagnostic::file; duplicate_name, name_not_allowed (an empty
  // one), cycle, too_deep (more than 32 formulas built on each other), too_many_nodes. Ok: warnings in the same form.
  static Result<FormulaSet> compile(const std::vector<std::pair<std::string, std::string>>& formulas,
                                    const Symbols& symbols = {}, const FormulaOptions& options = {});

  // The formulas, in the order given. A formula taken from here and evaluated alone takes the other formulas' values as
  // inputs.
  const std::vector<std::string>& names() const noexcept;
  const std::vector<Formula>& formulas() const noexcept;
  // The place of a formula; −1 where there is none of this name.
  std::int64_t find(std::string_view name) const noexcept;

  // What all of them together read: each input once, in the order of first appearance, without those that are formulas of
  // the set.
  const std::vector<std::string>& inputs() const noexcept;
  // The input that an id, name or alias stands for; −1 where it is none.
  std::int64_t input(std::string_view name) const;

  // Whether any of them reads other periods or an age dimension.
  bool needs_dataset() const noexcept;

  // The program, an instruction a line, for inspection.
  std::string dump() const;

  const formula::LinkedSet& linked() const noexcept { return *linked_; }

 private:
  explicit FormulaSet(std::shared_ptr<const formula::LinkedSet> linked) : linked_(std::move(linked)) {}
  std::shared_ptr<const formula::LinkedSet> linked_;
};

}  // namespace salus
