// The symbol table behind Symbols: declared names, sorted in folded form, so that the longest one that a text begins
// with is found in one walk.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "formula/fold.hpp"
#include "salus/base/span.hpp"
#include "salus/formula/symbols.hpp"

namespace salus::formula {

// A name that may be offered for an unknown one: as printed, and folded.
struct Candidate {
  std::string_view name;
  std::u32string folded;
};

class SymbolIndex {
 public:
  SymbolIndex() = default;
  explicit SymbolIndex(std::vector<Declaration> declarations);
  // Candidates view the declarations' own texts.
  SymbolIndex(const SymbolIndex&) = delete;
  SymbolIndex& operator=(const SymbolIndex&) = delete;

  const std::vector<Declaration>& declarations() const noexcept { return declarations_; }

  // The declarations of one printed name, as indices, in declaration order.
  span<const std::uint32_t> find_name(const std::u32string& folded) const noexcept;
  // −1 where no declaration has the id.
  std::int64_t find_id(std::string_view id) const noexcept;

  struct Match {
    std::size_t end = 0;  // one past the last folded character; 0 where nothing matches
    span<const std::uint32_t> declarations;
  };
  // The longest declared name at `at` that does not end inside a run of letters or digits.
  Match longest(const std::vector<FoldedChar>& text, std::size_t at) const noexcept;

  std::vector<std::string> nearest(std::string_view name) const;

  // Whether a declared name needs no brackets among the operators of a canonical formula: there is none that goes on
  // where an operator may follow (收入 and 收入-支出), and none that begins with an operator before it (-支出).
  bool stands_alone(std::string_view name) const;

 private:
  struct Name {
    std::u32string folded;
    std::vector<std::uint32_t> declarations;
  };
  std::vector<Declaration> declarations_;
  std::vector<Name> names_;                                 // sorted
  std::vector<std::pair<std::string, std::uint32_t>> ids_;  // sorted
  std::vector<Candidate> candidates_;                       // names and aliases in declaration order
};

// The names of `candidates` that are closest to `name`, at most three, the closest first; none that is further away than
// a third of its length (at least one edit).
std::vector<std::string> closest(std::string_view name, const std::vector<Candidate>& candidates);

}  // namespace salus::formula
