// What a person reads where a program reads a stable name.
#pragma once

#include <string_view>

#include "salus/base/diagnostic.hpp"
#include "salus/base/reason.hpp"

namespace salus {

// Why there is no number, in words: "division by zero", "分母为零". Empty for Reason::none and for a number that is no reason.
// Never fails; the text lives for ever.
std::string_view in_words(Reason reason, Language language) noexcept;

}  // namespace salus
