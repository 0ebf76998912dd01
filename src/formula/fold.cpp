#include "formula/fold.hpp"

#include "base/utf8.hpp"

namespace salus::formula {

std::vector<FoldedChar> fold(std::string_view text) {
  std::vector<FoldedChar> chars;
  chars.reserve(text.size());
  std::size_t blanks_from = 0;  // the first entry of the run of blanks that ends here, where `in_blanks`
  bool in_blanks = false;
  bool cjk_before = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const utf8::CodePoint c = lead < 0x80 ? utf8::CodePoint{lead, 1} : utf8::decode(text, at);
    const auto begin = static_cast<std::uint32_t>(at);
    at += static_cast<std::size_t>(c.length == 0 ? 1 : c.length);
    const auto end = static_cast<std::uint32_t>(at);
    if (utf8::is_space(c.value)) {
      if (!in_blanks) blanks_from = chars.size();
      in_blanks = true;
      chars.push_back({U' ', begin, end, false, true, cjk_before});
      continue;
    }
    const bool cjk = utf8::is_cjk(c.value);
    if (in_blanks && cjk)
      for (std::size_t i = blanks_from; i < chars.size(); ++i) chars[i].droppable = true;
    in_blanks = false;
    cjk_before = cjk;
    const bool word = utf8::is_word(c.value) || c.value == U'＿';
    const std::u32string_view folded = c.value < 0x80 ? std::u32string_view() : utf8::folded(c.value);
    if (folded.empty()) {
      chars.push_back({c.value, begin, end, word, false, false});
    } else {
      for (char32_t f : folded) chars.push_back({f, begin, end, word, false, false});
    }
  }
  return chars;
}

std::u32string folded_name(std::string_view name) {
  std::u32string folded;
  for (const FoldedChar& c : fold(name)) {
    if (c.droppable) continue;
    if (c.blank && (folded.empty() || folded.back() == U' ')) continue;
    folded += c.value;
  }
  if (!folded.empty() && folded.back() == U' ') folded.pop_back();
  return folded;
}

}  // namespace salus::formula
