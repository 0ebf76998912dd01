// Targets in words: what they are, as far as their wording says it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "salus/model/target.hpp"

namespace salus::target {

// The kind of a target without a number. `text` has the spelling of FoldedText::lower().
TargetKind kind_of_words(std::string_view text) noexcept;

// text "…", with \" \\ \n \r \t inside.
std::string quoted(std::string_view words);

// Whether this is such a quoted text, by its beginning.
bool is_quoted(std::string_view text) noexcept;
// Its content; nothing where it does not end with its quotation mark or holds another escape.
std::optional<std::string> unquoted(std::string_view text);

}  // namespace salus::target
