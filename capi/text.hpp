// Text across the border.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "salus.h"
#include "salus/base/diagnostic.hpp"

namespace salus::capi {

// No text is longer: a length beyond it is a mistake of the caller's, and reading on would end outside his memory.
inline constexpr std::int64_t longest_text = std::int64_t{1} << 30;

// What the pointer and the length say, for readers that look at the encoding themselves. `what` names it in messages.
std::string_view bytes_in(const char* data, std::int64_t length, const char* what);
// The same, and it is UTF-8.
std::string_view text_in(const char* data, std::int64_t length, const char* what);
inline std::string_view text_in(const salus_text& text, const char* what) {
  return text_in(text.data, text.length, what);
}
// Nothing where it is not given, which is not the same as an empty text.
std::optional<std::string_view> optional_text_in(const salus_text& text, const char* what);

// Views of what lives with a handle and ends in a NUL.
inline salus_text text_out(const std::string& text) noexcept {
  return {text.c_str(), static_cast<std::int64_t>(text.size())};
}
// For literals and the catalogue's texts, which end in a NUL, too.
inline salus_text static_text_out(std::string_view text) noexcept {
  return {text.data(), static_cast<std::int64_t>(text.size())};
}

// A copy that the caller gives back through salus_free(). Both outputs are checked before and written at the end.
void copy_out(const std::string& text, char** copy, std::int64_t* length);

}  // namespace salus::capi
