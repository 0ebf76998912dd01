#include "formula/definition.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include "base/utf8.hpp"
#include "formula/functions.hpp"
#include "formula/words.hpp"

namespace salus::formula {
namespace {

constexpr std::u32string_view parentheses = U"([{〔";
constexpr std::u32string_view opening = U"([{〔“‘「《";
constexpr std::u32string_view closing = U")]}〕”’」》";
// What makes an expression of what stands before it.
constexpr std::u32string_view operators = U"+-–—*×·/÷^<>≤≥≦≧≠!&|@,;；。%‰";

bool holds(std::u32string_view set, char32_t c) noexcept { return set.find(c) != std::u32string_view::npos; }

// What a manual sets before a colon. Before any other colon could stand one side of a ratio (医师数：护士数).
constexpr std::u32string_view labels[] = {U"公式", U"计算公式", U"计算方法"};

bool is_function(std::u32string_view run) {
  std::string ascii;
  for (const char32_t c : run) {
    if (c > 0x7F) return false;
    ascii += static_cast<char>(c);
  }
  return find_function(ascii) >= 0;
}

Definition read_head(const std::vector<FoldedChar>& chars, std::size_t first, const Symbols& symbols) {
  while (first < chars.size() && chars[first].blank) ++first;
  if (first == chars.size() || holds(parentheses, chars[first].value)) return {};
  // A declared name may hold any sign.
  std::size_t i = symbols.index().longest(chars, first).end;
  bool letter = i > 0;
  i = std::max(i, first);
  std::u32string name;  // what stands outside brackets
  for (std::size_t depth = 0; i < chars.size(); ++i) {
    const char32_t c = chars[i].value;
    if (depth == 0 && (c == U'=' || c == U':')) {
      const bool colon = c == U':';
      if (colon && std::find(std::begin(labels), std::end(labels), name) == std::end(labels)) return {};
      if (!letter || reads_as_number(name)) return {};
      if (!colon && i + 1 < chars.size() && chars[i + 1].value == U'=') return {};
      std::size_t last = i;
      while (chars[last - 1].blank) --last;
      return {{chars[first].begin, chars[last - 1].end}, chars[i].end, i + 1, colon};
    }
    if (depth == 0 && chars[i].word) {
      std::u32string run;
      for (; i < chars.size() && chars[i].word; ++i) run += chars[i].value;
      if (is_operator_word(run)) return {};
      std::size_t next = i;
      while (next < chars.size() && chars[next].blank) ++next;
      if (next < chars.size() && chars[next].value == U'(' && is_function(run)) return {};
      for (const char32_t r : run) letter = letter || utf8::is_letter(r);
      name += run;
      --i;
      continue;
    }
    if (holds(opening, c)) {
      ++depth;
    } else if (holds(closing, c)) {
      if (depth == 0) return {};
      --depth;
    } else if (depth == 0 && holds(operators, c)) {
      return {};
    }
    if (depth == 0 && !chars[i].blank) name += c;
  }
  return {};
}

}  // namespace

Definition definition(std::string_view text, const Symbols& symbols) {
  const auto holds_sign = [&](std::string_view sign) { return text.find(sign) != std::string_view::npos; };
  if (!holds_sign("=") && !holds_sign("＝") && !holds_sign(":") && !holds_sign("：")) return {};

  const std::vector<FoldedChar> chars = fold(text);
  Definition head = read_head(chars, 0, symbols);
  if (!head.label) return head;
  const Definition name = read_head(chars, head.next, symbols);
  if (name.end > 0 && !name.label) {
    head.name.end = name.name.end;
    head.end = name.end;
  }
  return head;
}

}  // namespace salus::formula
