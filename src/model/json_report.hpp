// Gathering what is wrong with one JSON document.
//
// Readers note problems by byte offset, in whatever order they find them; the report hands them over in the order of the
// text, each with file, line, column and excerpt.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "salus/base/diagnostic.hpp"

namespace salus::json {

// Lines and columns of a text, by offset, in time that does not depend on how long the text or its lines are.
class Locator {
 public:
  explicit Locator(std::string_view text) : text_(text) {}
  // Column in characters from 1, line from 1.
  Place at(std::size_t begin, std::size_t end);

 private:
  void build();
  std::int64_t characters_before(std::size_t offset) const;

  std::string_view text_;
  std::vector<std::uint32_t> lines_;   // where each line begins
  std::vector<std::uint32_t> blocks_;  // how many characters begin before each block of the text
};

class Report {
 public:
  // A leading byte-order mark is no part of the text, but counts in the byte offsets that are handed over.
  Report(std::string_view text, std::string_view file);

  // The document without its byte-order mark. Offsets below count in it.
  std::string_view text() const noexcept { return text_; }

  // Notes a problem. Place and file of `problem` are filled in, and the excerpt where it has none.
  void add(std::size_t begin, std::size_t end, Diagnostic problem);
  Place locate(std::size_t begin, std::size_t end) { return locator_.at(begin, end); }

  bool has_errors() const noexcept { return errors_ > 0; }
  // Whether there are so many problems already that costly hints for more of them are not worth their time.
  bool crowded() const noexcept { return noted_.size() + dropped_ > most; }
  // Everything that was noted, by place. Where there are errors, these and the warnings alone; of more than `most`
  // problems the first ones in the text, and how many follow.
  Diagnostics take();

  static constexpr std::size_t most = 1000;

 private:
  // Errors before warnings, then by place.
  using Rank = std::pair<Severity, std::size_t>;
  static constexpr Rank beyond{Severity{0x7FFFFFFF}, 0};
  struct Noted {
    std::size_t begin;
    std::size_t end;
    Diagnostic problem;

    Rank rank() const noexcept { return {problem.severity, begin}; }
  };
  void finish(Noted& noted);

  std::string_view text_;
  std::string file_;
  std::size_t shift_ = 0;
  Locator locator_;
  std::vector<Noted> noted_;
  std::size_t errors_ = 0;
  std::size_t dropped_ = 0;
  Rank worst_ = beyond;  // from this rank on problems are only counted
};

// At most some 200 bytes of a text, for a message; an ellipsis says that there was more.
std::string shortened(std::string_view text);

// The candidate closest to a misspelt name, by edit distance; empty where none is close.
std::string_view nearest(std::string_view name, const std::vector<std::string_view>& candidates);

}  // namespace salus::json
