// What is said of any text: its encoding and its characters.
#pragma once

#include <cstddef>

#include "base/wording.hpp"

namespace salus::messages {

// `what` is the text, at the beginning of a sentence.
Wording not_utf8(const Phrase& what, std::size_t at, bool looks_like_gbk);
Wording invisible_character(const Phrase& what, char32_t character);
// After a list that was cut.
Wording more_problems(std::size_t count);
Wording more_findings(std::size_t count);

}  // namespace salus::messages
