// Texts of a dataset, as messages show them.
#pragma once

#include <string>
#include <string_view>

namespace salus::data {

// The text in quotation marks on one line: at most some hundred bytes of it, an ellipsis where there was more, a blank for
// each control character. Precondition: UTF-8.
inline std::string quoted(std::string_view text) {
  constexpr std::size_t longest = 100;
  std::size_t end = text.size();
  if (end > longest) {
    end = longest;
    while ((static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80) --end;
  }
  std::string shown = "\"";
  for (const char c : text.substr(0, end)) shown += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  return shown + (end < text.size() ? "…\"" : "\"");
}

}  // namespace salus::data
