// Targets in words: what they are, as far as their wording says it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "salus/model/target.hpp"

namespace salus::target {

struct Words {
  TargetKind kind = TargetKind::in_words;
  // Of a tendency, what its words ask for: more or less, or neither in particular (改善, 完善).
  Direction movement = Direction::unspecified;
  bool of_growth = false;  // a tendency of the speed of growth, not of the level: 增速放缓
};

// What a target without a number is. `text` has the spelling of FoldedText::lower().
Words read_words(std::string_view text);

// text "…", with \" \\ \n \r \t inside.
std::string quoted(std::string_view words);

// Whether this is such a quoted text, by its beginning.
bool is_quoted(std::string_view text) noexcept;
// Its content; nothing where it does not end with its quotation mark or holds another escape.
std::optional<std::string> unquoted(std::string_view text);

}  // namespace salus::target
