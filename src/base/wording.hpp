// How a finding is worded: message and hint, in English and in Chinese.
//
// Each room keeps its wordings in one file, messages.cpp, a function a finding, so that the two languages stand side by
// side; the code that finds something names the finding and its subjects, and no words.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "salus/base/diagnostic.hpp"

namespace salus {

struct Wording {
  std::string message;
  std::string hint;
  std::string message_zh;
  std::string hint_zh;

  bool empty() const noexcept { return message.empty(); }
};

// What a message is about, in both languages: {"the formula", "公式"}.
struct Phrase {
  std::string en;
  std::string zh;
};

inline void say(Diagnostic& d, Wording wording) {
  d.message = std::move(wording.message);
  d.hint = std::move(wording.hint);
  d.message_zh = std::move(wording.message_zh);
  d.hint_zh = std::move(wording.hint_zh);
}

inline Diagnostic worded(Code code, Wording wording, std::string subject = {}) {
  Diagnostic d;
  d.code = code;
  say(d, std::move(wording));
  d.subject = std::move(subject);
  return d;
}

inline Diagnostic worded(Code code, Severity severity, Wording wording, std::string subject = {}) {
  Diagnostic d = worded(code, std::move(wording), std::move(subject));
  d.severity = severity;
  return d;
}

// Sets what a message is about before it: "row 3: ", "第 3 行：".
inline void set_before(Diagnostic& d, const Phrase& phrase) {
  d.message.insert(0, phrase.en);
  if (!d.message_zh.empty()) d.message_zh.insert(0, phrase.zh);
}

// A text as each language quotes it.
inline std::string in_quotes(std::string_view text) { return "\"" + std::string(text) + "\""; }
inline std::string in_quotes_zh(std::string_view text) { return "“" + std::string(text) + "”"; }

// Texts one after the other, each quoted: "a", "b" and “a”、“b”.
template <typename Texts>
std::string list_in_quotes(const Texts& texts) {
  std::string list;
  for (const auto& text : texts) list += (list.empty() ? "" : ", ") + in_quotes(text);
  return list;
}
template <typename Texts>
std::string list_in_quotes_zh(const Texts& texts) {
  std::string list;
  for (const auto& text : texts) list += (list.empty() ? "" : "、") + in_quotes_zh(text);
  return list;
}

}  // namespace salus
