#include "salus/units/unit.hpp"

#include <cmath>
#include <limits>
#include <numeric>

#include "base/utf8.hpp"

namespace salus {
namespace {

enum class Letters { as_written, any_case };

struct Spelling {
  std::string_view text;  // without blanks; in small letters where any case will do
  Letters letters;
  std::string_view name;  // as displayed
  Dimension dimension;
  double multiplier;
  double divisor;
};

constexpr double seconds_per_day = 86400;
constexpr double seconds_per_year = 365.25 * seconds_per_day;  // 31557600, a whole number
constexpr double seconds_per_month = seconds_per_year / 12;    // 2629800, a whole number

// Shares are matched after a leading "1/", "/" or "per" has been reduced to "/".
constexpr Spelling spellings[] = {
    {"%", Letters::as_written, "%", Dimension::share, 1, 100},
    {"percent", Letters::any_case, "%", Dimension::share, 1, 100},
    {"/100", Letters::as_written, "%", Dimension::share, 1, 100},
    {"‰", Letters::as_written, "‰", Dimension::share, 1, 1000},
    {"/千", Letters::as_written, "‰", Dimension::share, 1, 1000},
    {"/1000", Letters::as_written, "‰", Dimension::share, 1, 1000},
    {"‱", Letters::as_written, "/万", Dimension::share, 1, 10000},
    {"/万", Letters::as_written, "/万", Dimension::share, 1, 10000},
    {"/1万", Letters::as_written, "/万", Dimension::share, 1, 10000},
    {"/10000", Letters::as_written, "/万", Dimension::share, 1, 10000},
    {"/10万", Letters::as_written, "/10万", Dimension::share, 1, 100000},
    {"/十万", Letters::as_written, "/10万", Dimension::share, 1, 100000},
    {"/100000", Letters::as_written, "/10万", Dimension::share, 1, 100000},
    {"/百万", Letters::as_written, "/百万", Dimension::share, 1, 1000000},
    {"/100万", Letters::as_written, "/百万", Dimension::share, 1, 1000000},
    {"/1000000", Letters::as_written, "/百万", Dimension::share, 1, 1000000},

    {"秒", Letters::as_written, "秒", Dimension::time, 1, 1},
    {"s", Letters::as_written, "秒", Dimension::time, 1, 1},
    {"second", Letters::any_case, "秒", Dimension::time, 1, 1},
    {"seconds", Letters::any_case, "秒", Dimension::time, 1, 1},
    {"分", Letters::as_written, "分", Dimension::time, 60, 1},
    {"分钟", Letters::as_written, "分钟", Dimension::time, 60, 1},
    {"min", Letters::any_case, "分钟", Dimension::time, 60, 1},
    {"minute", Letters::any_case, "分钟", Dimension::time, 60, 1},
    {"minutes", Letters::any_case, "分钟", Dimension::time, 60, 1},
    {"小时", Letters::as_written, "小时", Dimension::time, 3600, 1},
    {"h", Letters::as_written, "小时", Dimension::time, 3600, 1},
    {"hour", Letters::any_case, "小时", Dimension::time, 3600, 1},
    {"hours", Letters::any_case, "小时", Dimension::time, 3600, 1},
    {"天", Letters::as_written, "天", Dimension::time, seconds_per_day, 1},
    {"日", Letters::as_written, "天", Dimension::time, seconds_per_day, 1},
    {"d", Letters::as_written, "天", Dimension::time, seconds_per_day, 1},
    {"day", Letters::any_case, "天", Dimension::time, seconds_per_day, 1},
    {"days", Letters::any_case, "天", Dimension::time, seconds_per_day, 1},
    {"周", Letters::as_written, "周", Dimension::time, 7 * seconds_per_day, 1},
    {"week", Letters::any_case, "周", Dimension::time, 7 * seconds_per_day, 1},
    {"weeks", Letters::any_case, "周", Dimension::time, 7 * seconds_per_day, 1},
    {"月", Letters::as_written, "月", Dimension::time, seconds_per_month, 1},
    {"month", Letters::any_case, "月", Dimension::time, seconds_per_month, 1},
    {"months", Letters::any_case, "月", Dimension::time, seconds_per_month, 1},
    {"岁", Letters::as_written, "岁", Dimension::time, seconds_per_year, 1},
    {"年", Letters::as_written, "年", Dimension::time, seconds_per_year, 1},
    {"year", Letters::any_case, "年", Dimension::time, seconds_per_year, 1},
    {"years", Letters::any_case, "年", Dimension::time, seconds_per_year, 1},
    {"a", Letters::as_written, "年", Dimension::time, seconds_per_year, 1},

    {"平方米", Letters::as_written, "平方米", Dimension::area, 1, 1},
    {"m²", Letters::as_written, "平方米", Dimension::area, 1, 1},
    {"m2", Letters::as_written, "平方米", Dimension::area, 1, 1},
    {"㎡", Letters::as_written, "平方米", Dimension::area, 1, 1},
    {"公顷", Letters::as_written, "公顷", Dimension::area, 10000, 1},
    {"ha", Letters::as_written, "公顷", Dimension::area, 10000, 1},
    {"hm²", Letters::as_written, "公顷", Dimension::area, 10000, 1},
    {"hm2", Letters::as_written, "公顷", Dimension::area, 10000, 1},
    {"平方公里", Letters::as_written, "平方公里", Dimension::area, 1000000, 1},
    {"平方千米", Letters::as_written, "平方公里", Dimension::area, 1000000, 1},
    {"km²", Letters::as_written, "平方公里", Dimension::area, 1000000, 1},
    {"km2", Letters::as_written, "平方公里", Dimension::area, 1000000, 1},
    {"㎢", Letters::as_written, "平方公里", Dimension::area, 1000000, 1},

    {"元", Letters::as_written, "元", Dimension::money, 1, 1},
    {"yuan", Letters::any_case, "元", Dimension::money, 1, 1},
    {"万元", Letters::as_written, "万元", Dimension::money, 10000, 1},
    {"亿元", Letters::as_written, "亿元", Dimension::money, 100000000, 1},
};

// No spelling is longer than this, not even with blanks and full-width letters; what is longer is a label.
constexpr std::size_t longest_spelling = 128;

std::string_view trimmed(std::string_view text) {
  std::size_t begin = text.size();
  std::size_t end = 0;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::CodePoint c = utf8::decode(text, at);
    const std::size_t length = c.length == 0 ? 1 : static_cast<std::size_t>(c.length);
    if (c.length == 0 || !utf8::is_space(c.value)) {
      if (begin == text.size()) begin = at;
      end = at + length;
    }
    at += length;
  }
  return begin < end ? text.substr(begin, end - begin) : std::string_view();
}

// The text in ASCII where it has such forms, without blanks.
std::string folded(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::CodePoint c = utf8::decode(text, at);
    const std::size_t length = c.length == 0 ? 1 : static_cast<std::size_t>(c.length);
    const std::u32string_view form = c.length == 0 ? std::u32string_view() : utf8::folded(c.value);
    if (!form.empty()) {
      for (const char32_t f : form) {
        if (f != U' ') utf8::append(result, f);
      }
    } else if (c.length == 0 || !utf8::is_space(c.value)) {
      result.append(text.substr(at, length));
    }
    at += length;
  }
  return result;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "100,000" without the comma.
std::string without_thousands_separators(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool separates =
        text[i] == ',' && i > 0 && is_digit(text[i - 1]) && i + 1 < text.size() && is_digit(text[i + 1]);
    if (!separates) result += text[i];
  }
  return result;
}

std::string in_small_letters(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

// "1/10万" and "per 100000" begin like "/10万": one spelling instead of three.
std::string with_one_kind_of_per(std::string text) {
  if (text.compare(0, 2, "1/") == 0) return text.substr(1);
  if (text.size() > 3 && in_small_letters(std::string_view(text).substr(0, 3)) == "per" && is_digit(text[3])) {
    return "/" + text.substr(3);
  }
  return text;
}

const Spelling* find_spelling(std::string_view text) {
  if (text.empty() || text.size() > longest_spelling) return nullptr;
  const std::string written = with_one_kind_of_per(without_thousands_separators(folded(text)));
  const std::string small = in_small_letters(written);
  for (const Spelling& s : spellings) {
    if (s.text == (s.letters == Letters::any_case ? small : written)) return &s;
  }
  return nullptr;
}

}  // namespace

Unit Unit::from(std::string_view text) {
  const std::string_view own = trimmed(text);
  Unit unit;
  const Spelling* known = find_spelling(own);
  if (known == nullptr) {
    unit.name_ = own;
    return unit;
  }
  unit.name_ = known->name;
  unit.dimension_ = known->dimension;
  unit.multiplier_ = known->multiplier;
  unit.divisor_ = known->divisor;
  return unit;
}

bool Unit::converts_to(const Unit& other) const noexcept {
  if (dimension_ != other.dimension_) return false;
  return dimension_ != Dimension::label || name_ == other.name_;
}

bool Unit::operator==(const Unit& other) const noexcept {
  // A label's size is always 1/1, and no two known units of one size differ in their fraction.
  return converts_to(other) && multiplier_ == other.multiplier_ && divisor_ == other.divisor_;
}

double convert(double number, const Unit& from, const Unit& to) noexcept {
  if (!from.converts_to(to)) return std::numeric_limits<double>::quiet_NaN();
  // Multipliers and divisors are whole and their products stay far below 2^53: everything is exact until the last step.
  auto numerator = static_cast<std::uint64_t>(from.multiplier()) * static_cast<std::uint64_t>(to.divisor());
  auto denominator = static_cast<std::uint64_t>(from.divisor()) * static_cast<std::uint64_t>(to.multiplier());
  const std::uint64_t common = std::gcd(numerator, denominator);
  const auto up = static_cast<double>(numerator / common);
  const auto down = static_cast<double>(denominator / common);
  if (down == 1) return number * up;
  if (up == 1) return number / down;
  // Multiplying first keeps whole numbers whole; only a number near the largest double needs the other order.
  const double product = number * up;
  return std::isinf(product) ? number / down * up : product / down;
}

std::string_view name(Dimension dimension) noexcept {
  switch (dimension) {
    case Dimension::label:
      return "label";
    case Dimension::share:
      return "share";
    case Dimension::time:
      return "time";
    case Dimension::area:
      return "area";
    case Dimension::money:
      return "money";
  }
  return "unknown";
}

}  // namespace salus
