#include "base/messages.hpp"

#include <cstdio>

namespace salus::messages {

Wording not_utf8(const Phrase& what, std::size_t at, bool looks_like_gbk) {
  const std::string byte = std::to_string(at);
  return {what.en + " is not UTF-8 at byte " + byte,
          looks_like_gbk ? "it looks like GBK; convert it to UTF-8 first" : "give the text in UTF-8",
          what.zh + "不是 UTF-8 编码（字节偏移 " + byte + " 处）",
          looks_like_gbk ? "看来是 GBK 编码，请先转换为 UTF-8" : "请以 UTF-8 编码提供文本"};
}

Wording invisible_character(const Phrase& what, char32_t character) {
  char number[16];
  std::snprintf(number, sizeof number, "U+%04X", static_cast<unsigned>(character));
  return {what.en + " holds the invisible character " + number,
          "delete it; it may have come along when the text was copied", what.zh + "含有不可见字符 " + number,
          "请删去；它可能是复制文本时带进来的"};
}

Wording more_problems(std::size_t count) {
  return {std::to_string(count) + " more problems like these are not listed",
          {},
          "另有 " + std::to_string(count) + " 处类似问题未列出",
          {}};
}

Wording more_findings(std::size_t count) {
  return {std::to_string(count) + " more findings like these are not listed",
          {},
          "另有 " + std::to_string(count) + " 处类似情况未列出",
          {}};
}

}  // namespace salus::messages
