#include "text.hpp"

#include <cstddef>
#include <cstring>
#include <new>
#include <string>

#include "base/messages.hpp"
#include "base/utf8.hpp"
#include "guard.hpp"

namespace salus::capi {

std::string_view bytes_in(const char* data, std::int64_t length, const char* what) {
  if (length < SALUS_NUL_TERMINATED)
    fail(SALUS_ERROR_ARGUMENT, std::string(what) + ": the length is " + std::to_string(length),
         "give the bytes, or SALUS_NUL_TERMINATED");
  if (data == nullptr) {
    if (length > 0)
      fail(SALUS_ERROR_ARGUMENT, std::string(what) + " is NULL with a length of " + std::to_string(length));
    return {};
  }
  const std::size_t size = length == SALUS_NUL_TERMINATED ? std::strlen(data) : static_cast<std::size_t>(length);
  if (length > longest_text || size > static_cast<std::size_t>(longest_text))
    fail(SALUS_ERROR_ARGUMENT, std::string(what) + " is longer than 1 GiB", {}, Code::too_long);
  return {data, size};
}

std::string_view text_in(const char* data, std::int64_t length, const char* what) {
  const std::string_view text = bytes_in(data, length, what);
  const std::size_t at = utf8::first_invalid(text);
  if (at == std::string_view::npos) return text;
  Diagnostic finding = worded(Code::invalid_utf8, messages::not_utf8({what, "文本"}, at, utf8::looks_like_gbk(text)));
  finding.place = utf8::place_at(text, at, at + 1);
  fail(Diagnostics{std::move(finding)}, SALUS_ERROR_ENCODING);
}

std::optional<std::string_view> optional_text_in(const salus_text& text, const char* what) {
  const std::string_view view = text_in(text, what);
  if (text.data == nullptr) return std::nullopt;
  return view;
}

void copy_out(const std::string& text, char** copy, std::int64_t* length) {
  char* memory = static_cast<char*>(::operator new(text.size() + 1));
  std::memcpy(memory, text.c_str(), text.size() + 1);
  *copy = memory;
  *length = static_cast<std::int64_t>(text.size());
}

}  // namespace salus::capi

// Taken with operator new, as everything else in the library is, so that a program that replaces it sees these, too.
void SALUS_CALL salus_free(void* memory) { ::operator delete(memory); }
