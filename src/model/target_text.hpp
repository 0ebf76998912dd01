// The text of a target as its grammar reads it: one spelling for every form of a sign, and no blank that means nothing.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "salus/base/diagnostic.hpp"

namespace salus::target {

// `text` and `lower` have the same length and the same offsets; `lower` has its ASCII letters in lower case, so that the
// grammar knows one case alone while labels keep theirs.
class FoldedText {
 public:
  // Full-width forms become ASCII; ≥ ≤ > < and their variants, wave dashes and minus signs become `>= <= > < ~ -`; a run of
  // em dashes becomes `..`, since it never is a sign. Blanks beside a CJK character and at both ends drop, other runs of
  // blanks become one. Precondition: `original` is UTF-8.
  explicit FoldedText(std::string_view original);

  std::string_view text() const noexcept { return text_; }
  std::string_view lower() const noexcept { return lower_; }

  // The same characters in text() as `piece` is in lower().
  std::string_view as_printed(std::string_view piece) const noexcept;

  // Where a piece of lower() stands in the original; an empty piece of it stands at a point.
  Place place_of(std::string_view piece) const noexcept;

 private:
  struct Source {
    std::size_t begin;
    std::size_t end;
  };
  void put(std::string_view folded, Source source);

  std::string_view original_;
  std::string text_;
  std::string lower_;
  std::vector<Source> sources_;  // for each byte of text_
};

}  // namespace salus::target
