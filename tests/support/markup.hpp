// What is wrong in a text that should be LaTeX or XML: the little of both that tells a broken text from a whole one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace salus::support {

// Empty where braces, \left and \right, \begin and \end are balanced, no character stands unescaped that ends or opens something else, and no
// brace group takes two indices.
inline std::string wrong_in_latex(std::string_view text) {
  std::vector<std::string> open;
  const auto close = [&](const std::string& what) {
    if (open.empty() || open.back() != what) return false;
    open.pop_back();
    return true;
  };
  int columns = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string at = " at byte " + std::to_string(i);
    if (text[i] == '\\') {
      const auto is = [&](std::string_view word) { return text.substr(i + 1, word.size()) == word; };
      if (is("left")) {
        open.emplace_back("left");
      } else if (is("right") && !close("left")) {
        return "\\right without \\left" + at;
      } else if (is("begin{cases}")) {
        open.emplace_back("cases");
        i += 12;
        continue;
      } else if (is("end{cases}")) {
        if (!close("cases")) return "\\end without \\begin" + at;
        i += 10;
        continue;
      }
      ++i;  // \{ and \\ and the first letter of a word
    } else if (text[i] == '{') {
      open.emplace_back("{");
    } else if (text[i] == '}') {
      if (!close("{")) return "a brace too many" + at;
    } else if (text[i] == '&') {
      if (open.empty() || open.back() != "cases") return "& outside cases" + at;
      ++columns;
    } else if (text[i] == '%' || text[i] == '#' || text[i] == '$' || text[i] == '~') {
      return "an unescaped character" + at;
    }
  }
  if (columns % 2 != 0) return "an odd number of columns";
  return open.empty() ? "" : "\"" + open.back() + "\" is not closed";
}

// Empty where it is one element, every tag is closed in order, and < > & stand for nothing else.
inline std::string wrong_in_xml(std::string_view text) {
  std::vector<std::string> open;
  bool ended = false;
  for (std::size_t i = 0; i < text.size();) {
    const std::string at = " at byte " + std::to_string(i);
    if (ended) return "something follows the element" + at;
    if (text[i] == '&') {
      const std::size_t end = text.find(';', i);
      const std::string_view name = end == std::string_view::npos ? "" : text.substr(i + 1, end - i - 1);
      if (name != "lt" && name != "gt" && name != "amp") return "an unknown reference" + at;
      i = end + 1;
    } else if (text[i] == '<') {
      const std::size_t end = text.find('>', i);
      if (end == std::string_view::npos) return "a tag without an end" + at;
      std::string_view tag = text.substr(i + 1, end - i - 1);
      if (!tag.empty() && tag.front() == '/') {
        if (open.empty() || open.back() != tag.substr(1)) return "the wrong end tag" + at;
        open.pop_back();
        ended = open.empty();
      } else {
        if (tag.find('<') != std::string_view::npos) return "< in a tag" + at;
        open.emplace_back(tag.substr(0, tag.find(' ')));
      }
      i = end + 1;
    } else {
      if (text[i] == '>' || open.empty() || static_cast<unsigned char>(text[i]) < 0x20) return "a stray character" + at;
      ++i;
    }
  }
  return ended ? "" : "an element is not closed";
}

}  // namespace salus::support
