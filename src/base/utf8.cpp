#include "base/utf8.hpp"

#include <algorithm>
#include <iterator>

#include "base/messages.hpp"

namespace salus::utf8 {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

template <std::size_t N>
bool in_ranges(const Range (&ranges)[N], char32_t c) noexcept {
  const Range* end = ranges + N;
  const Range* found = std::lower_bound(ranges, end, c, [](const Range& r, char32_t value) { return r.last < value; });
  return found != end && found->first <= c;
}

// Above ASCII everything is a letter but these: signs, punctuation, blanks, controls, private use.
constexpr Range not_letters[] = {
    {0x80, 0xA9},     {0xAB, 0xB4},     {0xB6, 0xB9},       {0xBB, 0xBF},        {0xD7, 0xD7},     {0xF7, 0xF7},
    {0x2000, 0x2070}, {0x2072, 0x207E}, {0x2080, 0x208E},   {0x20A0, 0x20FF},    {0x2190, 0x245F}, {0x2500, 0x2BFF},
    {0x2E00, 0x2E7F}, {0x3000, 0x3004}, {0x3008, 0x3020},   {0x3030, 0x3030},    {0x303D, 0x303F}, {0xD800, 0xF8FF},
    {0xFE00, 0xFE19}, {0xFE30, 0xFE6F}, {0xFEFF, 0xFEFF},   {0xFF00, 0xFF0F},    {0xFF1A, 0xFF20}, {0xFF3B, 0xFF40},
    {0xFF5B, 0xFF65}, {0xFFE0, 0xFFFF}, {0x1F000, 0x1FAFF}, {0xE0000, 0x10FFFF},
};

constexpr Range wide[] = {
    {0x1100, 0x115F},   {0x231A, 0x231B},   {0x2329, 0x232A},   {0x23E9, 0x23EC},   {0x23F0, 0x23F0},
    {0x23F3, 0x23F3},   {0x25FD, 0x25FE},   {0x2614, 0x2615},   {0x2648, 0x2653},   {0x267F, 0x267F},
    {0x2693, 0x2693},   {0x26A1, 0x26A1},   {0x26AA, 0x26AB},   {0x26BD, 0x26BE},   {0x26C4, 0x26C5},
    {0x26CE, 0x26CE},   {0x26D4, 0x26D4},   {0x26EA, 0x26EA},   {0x26F2, 0x26F3},   {0x26F5, 0x26F5},
    {0x26FA, 0x26FA},   {0x26FD, 0x26FD},   {0x2705, 0x2705},   {0x270A, 0x270B},   {0x2728, 0x2728},
    {0x274C, 0x274C},   {0x274E, 0x274E},   {0x2753, 0x2755},   {0x2757, 0x2757},   {0x2795, 0x2797},
    {0x27B0, 0x27B0},   {0x27BF, 0x27BF},   {0x2B1B, 0x2B1C},   {0x2B50, 0x2B50},   {0x2B55, 0x2B55},
    {0x2E80, 0x303E},   {0x3041, 0x3247},   {0x3250, 0x4DBF},   {0x4E00, 0xA4CF},   {0xA960, 0xA97F},
    {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE10, 0xFE19},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},
    {0xFFE0, 0xFFE6},   {0x1F004, 0x1F004}, {0x1F0CF, 0x1F0CF}, {0x1F18E, 0x1F18E}, {0x1F191, 0x1F19A},
    {0x1F200, 0x1F320}, {0x1F32D, 0x1F335}, {0x1F337, 0x1F37C}, {0x1F37E, 0x1F393}, {0x1F3A0, 0x1F3CA},
    {0x1F3CF, 0x1F3D3}, {0x1F3E0, 0x1F3F0}, {0x1F3F4, 0x1F3F4}, {0x1F3F8, 0x1F43E}, {0x1F440, 0x1F440},
    {0x1F442, 0x1F4FC}, {0x1F4FF, 0x1F53D}, {0x1F54B, 0x1F54E}, {0x1F550, 0x1F567}, {0x1F57A, 0x1F57A},
    {0x1F595, 0x1F596}, {0x1F5A4, 0x1F5A4}, {0x1F5FB, 0x1F64F}, {0x1F680, 0x1F6C5}, {0x1F6CC, 0x1F6CC},
    {0x1F6D0, 0x1F6D2}, {0x1F6D5, 0x1F6DF}, {0x1F6EB, 0x1F6EC}, {0x1F6F4, 0x1F6FC}, {0x1F7E0, 0x1F7F0},
    {0x1F90C, 0x1F93A}, {0x1F93C, 0x1F945}, {0x1F947, 0x1F9FF}, {0x1FA70, 0x1FAFF}, {0x20000, 0x3FFFD},
};

constexpr Range combining[] = {
    {0x300, 0x36F},   {0x483, 0x489},   {0x591, 0x5BD},   {0x610, 0x61A},   {0x64B, 0x65F},   {0x1AB0, 0x1AFF},
    {0x1DC0, 0x1DFF}, {0x200B, 0x200F}, {0x20D0, 0x20F0}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F},
};

constexpr Range cjk[] = {
    {0x2E80, 0x2FDF}, {0x3000, 0x30FF}, {0x3100, 0x31BF}, {0x3400, 0x4DBF},   {0x4E00, 0x9FFF},
    {0xAC00, 0xD7A3}, {0xF900, 0xFAFF}, {0xFF00, 0xFFEF}, {0x20000, 0x3FFFD},
};

// Characters that a reader cannot see and that change what a text means or how it is shown.
constexpr Range invisible[] = {
    {0x0, 0x8},       {0xE, 0x1F},      {0x7F, 0x84},     {0x86, 0x9F},     {0xAD, 0xAD},       {0x34F, 0x34F},
    {0x61C, 0x61C},   {0x115F, 0x1160}, {0x180E, 0x180E}, {0x200B, 0x200F}, {0x202A, 0x202E},   {0x2060, 0x206F},
    {0x3164, 0x3164}, {0xFEFF, 0xFEFF}, {0xFFA0, 0xFFA0}, {0xFFF9, 0xFFFB}, {0xE0000, 0xE007F},
};

constexpr std::size_t excerpt_columns = 78;

}  // namespace

CodePoint decode(std::string_view text, std::size_t at) noexcept {
  if (at >= text.size()) return {};
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  if (lead < 0x80) return {lead, 1};
  int length = 0;
  char32_t value = 0;
  char32_t least = 0;
  if (lead >= 0xC2 && lead <= 0xDF) {
    length = 2, value = lead & 0x1Fu, least = 0x80;
  } else if ((lead & 0xF0u) == 0xE0) {
    length = 3, value = lead & 0x0Fu, least = 0x800;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    length = 4, value = lead & 0x07u, least = 0x10000;
  } else {
    return {};
  }
  if (text.size() - at < static_cast<std::size_t>(length)) return {};
  for (int i = 1; i < length; ++i) {
    const unsigned char next = byte(at + static_cast<std::size_t>(i));
    if ((next & 0xC0u) != 0x80) return {};
    value = (value << 6) | (next & 0x3Fu);
  }
  if (value < least || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return {};
  return {value, length};
}

void append(std::string& text, char32_t c) {
  const auto put = [&](char32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6)), put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | (c >> 12)), put(0x80 | ((c >> 6) & 0x3F)), put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | (c >> 18)), put(0x80 | ((c >> 12) & 0x3F)), put(0x80 | ((c >> 6) & 0x3F)), put(0x80 | (c & 0x3F));
  }
}

std::size_t first_invalid(std::string_view text) noexcept {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode(text, at);
    if (c.length == 0) return at;
    at += static_cast<std::size_t>(c.length);
  }
  return std::string_view::npos;
}

bool looks_like_gbk(std::string_view text) noexcept {
  if (first_invalid(text) == std::string_view::npos) return false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x80) continue;
    if (lead == 0x80 || lead == 0xFF || at + 1 >= text.size()) return false;
    const auto trail = static_cast<unsigned char>(text[++at]);
    if (trail < 0x40 || trail == 0x7F || trail == 0xFF) return false;
  }
  return true;
}

Diagnostics check(std::string_view text, const Phrase& what) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode(text, at);
    if (c.length == 0) {
      Diagnostic d = worded(Code::invalid_utf8, messages::not_utf8(what, at, looks_like_gbk(text)));
      d.place = place_at(text, at, at + 1);
      return {d};
    }
    if (in_ranges(invisible, c.value)) {
      Diagnostic d = worded(Code::forbidden_character, messages::invisible_character(what, c.value));
      d.place = place_at(text, at, at + static_cast<std::size_t>(c.length));
      return {d};
    }
    at += static_cast<std::size_t>(c.length);
  }
  return {};
}

Place place_at(std::string_view text, std::size_t begin, std::size_t end) noexcept {
  Place place;
  place.begin = static_cast<std::int64_t>(begin);
  place.end = static_cast<std::int64_t>(end);
  place.line = 1;
  place.column = 1;
  const std::size_t stop = std::min(begin, text.size());
  for (std::size_t at = 0; at < stop; ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte == '\n') {
      ++place.line;
      place.column = 1;
    } else if ((byte & 0xC0u) != 0x80 && byte != '\r') {
      ++place.column;
    }
  }
  return place;
}

std::string excerpt(std::string_view text, const Place& place) {
  const auto begin = std::min(static_cast<std::size_t>(place.begin), text.size());
  const std::size_t break_before = begin == 0 ? std::string_view::npos : text.rfind('\n', begin - 1);
  std::size_t first = break_before == std::string_view::npos ? 0 : break_before + 1;
  std::size_t last = std::min(text.find('\n', begin), text.size());
  if (last > first && text[last - 1] == '\r') --last;

  // A line longer than a terminal is shown around the place, with an ellipsis where it was cut.
  const auto starts_character = [&](std::size_t at) { return (static_cast<unsigned char>(text[at]) & 0xC0u) != 0x80; };
  std::string shown;
  if (begin - first > excerpt_columns / 2) {
    first = begin - excerpt_columns / 2;
    while (first < begin && !starts_character(first)) ++first;
    shown += "…";
  }
  std::string caret(shown.empty() ? 0 : 1, ' ');
  const auto stop = static_cast<std::size_t>(std::max(place.end, place.begin));
  bool marked = false;
  std::size_t columns = caret.size();
  for (std::size_t at = first; at < last;) {
    const CodePoint c = decode(text, at);
    const bool bad = c.length == 0;
    const int columns_here = bad ? 1 : c.value == '\t' ? 1 : width(c.value);
    if (columns + static_cast<std::size_t>(columns_here) > excerpt_columns && at > begin) {
      shown += "…";
      break;
    }
    if (bad || c.value == '\t') {
      shown += bad ? '?' : ' ';
    } else {
      append(shown, c.value);
    }
    if (at < begin) caret.append(static_cast<std::size_t>(columns_here), ' ');
    if (at >= begin && (at < stop || !marked)) {
      caret.append(static_cast<std::size_t>(std::max(columns_here, 1)), '^');
      marked = true;
    }
    columns += static_cast<std::size_t>(columns_here);
    at += static_cast<std::size_t>(bad ? 1 : c.length);
  }
  if (!marked) caret += '^';
  return shown + "\n" + caret;
}

int width(char32_t c) noexcept { return in_ranges(combining, c) ? 0 : in_ranges(wide, c) ? 2 : 1; }

bool is_digit(char32_t c) noexcept { return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９'); }

bool is_letter(char32_t c) noexcept {
  if (c < 0x80) return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
  return !is_digit(c) && !in_ranges(not_letters, c);
}

bool is_cjk(char32_t c) noexcept { return in_ranges(cjk, c); }

bool is_space(char32_t c) noexcept {
  return c == U' ' || (c >= 0x9 && c <= 0xD) || c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
         c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

std::u32string_view folded(char32_t c) noexcept {
  static constexpr char32_t ascii[] =
      U"!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~";
  static constexpr std::u32string_view roman[] = {
      U"I", U"II", U"III", U"IV", U"V", U"VI", U"VII", U"VIII", U"IX", U"X", U"XI", U"XII", U"L", U"C", U"D", U"M",
      U"i", U"ii", U"iii", U"iv", U"v", U"vi", U"vii", U"viii", U"ix", U"x", U"xi", U"xii", U"l", U"c", U"d", U"m"};
  if (c >= 0xFF01 && c <= 0xFF5E) return std::u32string_view(ascii + (c - 0xFF01), 1);
  if (c >= 0x2160 && c <= 0x217F) return roman[c - 0x2160];
  switch (c) {
    case 0x2212:  // minus sign
    case 0x2010:  // hyphens and the figure dash
    case 0x2011:
    case 0x2012:
      return U"-";
    case 0x2215:  // division slash
    case 0x2044:  // fraction slash
      return U"/";
    case 0x3000:
      return U" ";
    case 0x3010:  // 【
      return U"[";
    case 0x3011:  // 】
      return U"]";
    default:
      return {};
  }
}

}  // namespace salus::utf8
