// The folded view of a text, in which names are matched: full-width and Roman-numeral forms become ASCII, and blanks
// beside a CJK character may be passed over.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace salus::formula {

struct FoldedChar {
  char32_t value;       // after folding
  std::uint32_t begin;  // bytes of the source character
  std::uint32_t end;
  bool word;       // a letter, digit or underscore in the source
  bool blank;      // white space; value is then U' '
  bool droppable;  // white space beside a CJK character
};

// The whole text, character by character; a Roman numeral may become several entries with one source place. Linear.
// Precondition: `text` is UTF-8.
std::vector<FoldedChar> fold(std::string_view text);

// A name in the form in which names are compared: folded, droppable blanks dropped, other blanks one each, none at the ends.
std::u32string folded_name(std::string_view name);

}  // namespace salus::formula
