#include "base/utf8.hpp"

#include <gtest/gtest.h>

#include <string>

namespace salus {
namespace {

TEST(Utf8, DecodesWhatItAppends) {
  for (char32_t c : {U'\x1', U'a', U'\x7F', U'\x80', U'é', U'\x7FF', U'\x800', U'死', U'\xD7FF', U'\xE000', U'\xFFFD',
                     U'\x10000', U'😀', U'\x10FFFF'}) {
    std::string text = "x";
    utf8::append(text, c);
    const utf8::CodePoint decoded = utf8::decode(text, 1);
    EXPECT_EQ(decoded.value, c);
    EXPECT_EQ(decoded.length, static_cast<int>(text.size() - 1));
    EXPECT_EQ(utf8::first_invalid(text), std::string_view::npos);
  }
}

TEST(Utf8, RefusesWhatIsNone) {
  for (const char* bad : {"\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xC3", "\xC3(", "\xE0\x80\x80", "\xE0\x9F\xBF",
                          "\xED\xA0\x80", "\xED\xBF\xBF", "\xE6\xAD", "\xF0\x80\x80\x80", "\xF0\x8F\xBF\xBF",
                          "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFE", "\xFF"}) {
    EXPECT_EQ(utf8::decode(bad, 0).length, 0);
    EXPECT_EQ(utf8::first_invalid(std::string("死亡") + bad), 6u);
  }
  EXPECT_EQ(utf8::decode("", 0).length, 0);
  EXPECT_EQ(utf8::decode("a", 1).length, 0);
}

TEST(Utf8, WidthsAreThoseOfATerminal) {
  for (char32_t c : {U'a', U'é', U'‰', U'×', U'Ⅳ', U'…', U'Ω', U'ｱ', U'—'})
    EXPECT_EQ(utf8::width(c), 1) << std::hex << uint32_t(c);
  for (char32_t c : {U'死', U'（', U'％', U'　', U'。', U'が', U'한', U'😀', U'𠀀', U'㎡', U'🚑', U'✅', U'⭐'})
    EXPECT_EQ(utf8::width(c), 2) << std::hex << uint32_t(c);
  for (char32_t c : {U'\x301', U'\xFE0F', U'\x200D'}) EXPECT_EQ(utf8::width(c), 0) << std::hex << uint32_t(c);
}

TEST(Utf8, LettersDigitsAndSignsAreToldApart) {
  for (char32_t c : {U'a', U'Z', U'é', U'死', U'々', U'〇', U'Ⅳ', U'ª', U'µ', U'Ω', U'и', U'ａ', U'ｱ', U'한', U'𠀀'})
    EXPECT_TRUE(utf8::is_letter(c)) << std::hex << uint32_t(c);
  for (char32_t c : {U'1', U'_', U'+', U'×', U'÷', U'‰', U'（', U'％', U'。', U'、', U'·', U'≤', U'→', U'　', U'²',
                     U'😀', U'￥', U'１', U'−'})
    EXPECT_FALSE(utf8::is_letter(c)) << std::hex << uint32_t(c);
  EXPECT_TRUE(utf8::is_digit(U'9'));
  EXPECT_TRUE(utf8::is_digit(U'９'));
  EXPECT_FALSE(utf8::is_digit(U'九'));
  EXPECT_TRUE(utf8::is_word(U'_'));
}

TEST(Utf8, BlanksAreThoseOfAnyKeyboard) {
  for (char32_t c : {U' ', U'\t', U'\n', U'\r', U'\xA0', U'\x2003', U'　', U'\x202F', U'\x2028'})
    EXPECT_TRUE(utf8::is_space(c));
  for (char32_t c : {U'a', U'\x200B', U'_', U'\x1F'}) EXPECT_FALSE(utf8::is_space(c));
}

TEST(Utf8, FoldsFullWidthAndRomanForms) {
  EXPECT_EQ(utf8::folded(U'（'), U"(");
  EXPECT_EQ(utf8::folded(U'３'), U"3");
  EXPECT_EQ(utf8::folded(U'ｚ'), U"z");
  EXPECT_EQ(utf8::folded(U'～'), U"~");
  EXPECT_EQ(utf8::folded(U'！'), U"!");
  EXPECT_EQ(utf8::folded(U'　'), U" ");
  EXPECT_EQ(utf8::folded(U'−'), U"-");
  EXPECT_EQ(utf8::folded(U'【'), U"[");
  EXPECT_EQ(utf8::folded(U'Ⅰ'), U"I");
  EXPECT_EQ(utf8::folded(U'Ⅳ'), U"IV");
  EXPECT_EQ(utf8::folded(U'Ⅷ'), U"VIII");
  EXPECT_EQ(utf8::folded(U'Ⅻ'), U"XII");
  EXPECT_EQ(utf8::folded(U'ⅸ'), U"ix");
  EXPECT_EQ(utf8::folded(U'Ⅿ'), U"M");
  EXPECT_EQ(utf8::folded(U'ⅿ'), U"m");
  EXPECT_EQ(utf8::folded(U'死'), U"");
  EXPECT_EQ(utf8::folded(U'a'), U"");
}

TEST(Utf8, RecognisesGbk) {
  EXPECT_TRUE(utf8::looks_like_gbk("\xCB\xC0\xCD\xF6\xCA\xFD"));              // 死亡数
  EXPECT_TRUE(utf8::looks_like_gbk("a/b \xBB\xEE\xB2\xFA\xCA\xFD\xA1\xC1"));  // 活产数×
  EXPECT_TRUE(utf8::looks_like_gbk("\x81\x40\xFE\xA0"));                      // the ends of its range
  EXPECT_FALSE(utf8::looks_like_gbk("死亡数"));                               // UTF-8 is no GBK
  EXPECT_FALSE(utf8::looks_like_gbk("plain"));
  EXPECT_FALSE(utf8::looks_like_gbk(""));
  EXPECT_FALSE(utf8::looks_like_gbk("\xCB"));  // half a character
  EXPECT_FALSE(utf8::looks_like_gbk("\xCB\x20"));
  EXPECT_FALSE(utf8::looks_like_gbk("\xFF\x41"));
  EXPECT_FALSE(utf8::looks_like_gbk("\x80\x41"));
}

TEST(Utf8, ChecksForGbkAndInvisibleCharacters) {
  EXPECT_TRUE(utf8::check("全年婴儿死亡数/同年活产数\t×\r\n1000‰", {"it", "它"}).empty());
  const Diagnostics gbk = utf8::check("ab\xCB\xC0", {"the formula", "公式"});
  ASSERT_EQ(gbk.size(), 1u);
  EXPECT_EQ(gbk[0].code, Code::invalid_utf8);
  EXPECT_EQ(gbk[0].place.begin, 2);
  EXPECT_NE(gbk[0].message.find("the formula"), std::string::npos);
  EXPECT_NE(gbk[0].hint.find("GBK"), std::string::npos);
  EXPECT_EQ(utf8::check("\xFF\xFE", {"it", "它"})[0].hint.find("GBK"), std::string::npos);

  const char32_t hidden[] = {0x0,    0x1,    0x8,    0xE,    0x1F,   0x7F,   0x9F,   0xAD,    0x34F,  0x61C,
                             0x115F, 0x1160, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F,  0x202A, 0x202E,
                             0x2060, 0x2066, 0x2069, 0x3164, 0xFEFF, 0xFFA0, 0xFFF9, 0xE0001, 0xE007F};
  for (char32_t c : hidden) {
    std::string text = "死";
    utf8::append(text, c);
    text += "亡";
    const Diagnostics found = utf8::check(text, {"it", "它"});
    ASSERT_EQ(found.size(), 1u) << std::hex << uint32_t(c);
    EXPECT_EQ(found[0].code, Code::forbidden_character);
    EXPECT_EQ(found[0].place.begin, 3);
    EXPECT_EQ(found[0].place.column, 2);
  }
  EXPECT_NE(utf8::check("a\xE2\x80\x8B", {"it", "它"})[0].message.find("U+200B"), std::string::npos);
  for (char32_t c : {U'\t', U'\n', U'\v', U'\f', U'\r', U' ', U'\x85', U'　', U'\x301'}) {
    std::string text = "a";
    utf8::append(text, c);
    EXPECT_TRUE(utf8::check(text, {"it", "它"}).empty()) << std::hex << uint32_t(c);
  }
}

TEST(Utf8, PlacesCountLinesAndCharacters) {
  const std::string text = "死亡\r\n数\n\nab";
  const auto place = [&](std::size_t at) {
    const Place p = utf8::place_at(text, at, at + 1);
    return std::pair<int, int>(p.line, p.column);
  };
  EXPECT_EQ(place(0), std::pair(1, 1));
  EXPECT_EQ(place(3), std::pair(1, 2));
  EXPECT_EQ(place(6), std::pair(1, 3));
  EXPECT_EQ(place(8), std::pair(2, 1));
  EXPECT_EQ(place(11), std::pair(2, 2));
  EXPECT_EQ(place(12), std::pair(3, 1));
  EXPECT_EQ(place(13), std::pair(4, 1));
  EXPECT_EQ(place(14), std::pair(4, 2));
  EXPECT_EQ(place(99), std::pair(4, 3));  // past the end
}

std::string excerpt(std::string_view text, std::size_t begin, std::size_t end) {
  return utf8::excerpt(text, utf8::place_at(text, begin, end));
}

TEST(Utf8, ExcerptsPutTheCaretUnderThePlace) {
  EXPECT_EQ(excerpt("a + b", 4, 5), "a + b\n    ^");
  EXPECT_EQ(excerpt("a + bcd", 4, 7), "a + bcd\n    ^^^");
  EXPECT_EQ(excerpt("死亡数/活", 9, 10), "死亡数/活\n      ^");
  EXPECT_EQ(excerpt("死亡数/活", 10, 13), "死亡数/活\n       ^^");
  EXPECT_EQ(excerpt("死亡", 0, 6), "死亡\n^^^^");
  EXPECT_EQ(excerpt("e\xCC\x81x", 3, 4), "e\xCC\x81x\n ^");  // a combining accent takes no column
  EXPECT_EQ(excerpt("a", 1, 1), "a\n ^");                    // at the end
  EXPECT_EQ(excerpt("", 0, 0), "\n^");
}

TEST(Utf8, ExcerptsShowTheLineOfThePlace) {
  EXPECT_EQ(excerpt("one\ntwo\nthree", 4, 7), "two\n^^^");
  EXPECT_EQ(excerpt("one\r\ntwo\r\nthree", 5, 6), "two\n^");
  EXPECT_EQ(excerpt("one\ntwo", 3, 3), "one\n   ^");
  EXPECT_EQ(excerpt("one\n", 4, 4), "\n^");
  EXPECT_EQ(excerpt("a\tb", 2, 3), "a b\n  ^");
  EXPECT_EQ(excerpt("a\xFFz", 1, 2), "a?z\n ^");
}

TEST(Utf8, ExcerptsOfLongLinesAreCutAroundThePlace) {
  const std::string text = std::string(500, 'a') + "死" + std::string(500, 'b');
  const std::string shown = excerpt(text, 500, 503);
  const std::size_t line_break = shown.find('\n');
  const std::string line = shown.substr(0, line_break);
  const std::string caret = shown.substr(line_break + 1);
  EXPECT_EQ(line.substr(0, 3), "…");
  EXPECT_EQ(line.substr(line.size() - 3), "…");
  // The ellipsis takes one column and three bytes, so that the caret stands two columns before the character's bytes.
  EXPECT_EQ(caret.find('^') + 2, line.find("死"));
  EXPECT_EQ(caret.substr(caret.find('^')), "^^");
  EXPECT_LE(line.size(), 90u);

  std::string wide;
  for (int i = 0; i < 300; ++i) wide += "死";
  const std::string middle = excerpt(wide, 450, 453);
  EXPECT_EQ(utf8::first_invalid(middle), std::string_view::npos);
  int columns = 0;
  const std::string wide_line = middle.substr(0, middle.find('\n'));
  for (std::size_t at = 0; at < wide_line.size();) {
    const utf8::CodePoint c = utf8::decode(wide_line, at);
    columns += utf8::width(c.value);
    at += static_cast<std::size_t>(c.length);
  }
  EXPECT_LE(columns, 80);
}

}  // namespace
}  // namespace salus
