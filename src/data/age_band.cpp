#include "data/age_band.hpp"

#include <limits>
#include <string>

#include "base/utf8.hpp"

namespace salus::data {
namespace {

constexpr double open_end = std::numeric_limits<double>::infinity();

// The text in ASCII where it has a full-width twin, without blanks and 岁, every dash a hyphen; words are kept.
std::string folded(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::CodePoint c = utf8::decode(text, at);
    if (c.length == 0) return "?";
    at += static_cast<std::size_t>(c.length);
    const std::u32string_view twin = utf8::folded(c.value);
    const char32_t plain = twin.size() == 1 ? twin[0] : c.value;
    if (utf8::is_space(plain) || plain == U'岁' || plain == U'周') continue;
    const bool dash = plain == U'~' || plain == U'–' || plain == U'—' || plain == U'～' || plain == U'至';
    utf8::append(out, dash ? U'-' : plain);
  }
  return out;
}

// Takes a whole number off the front.
std::optional<int> take_age(std::string_view& text) noexcept {
  int age = 0;
  std::size_t digits = 0;
  while (digits < text.size() && digits < 3 && text[digits] >= '0' && text[digits] <= '9')
    age = age * 10 + (text[digits++] - '0');
  if (digits == 0) return std::nullopt;
  text.remove_prefix(digits);
  return age;
}

bool take(std::string_view& text, std::string_view word) noexcept {
  if (text.substr(0, word.size()) != word) return false;
  text.remove_prefix(word.size());
  return true;
}

std::optional<AgeBand> band(double lower, double upper) noexcept {
  if (!(lower < upper)) return std::nullopt;
  return AgeBand{lower, upper};
}

}  // namespace

std::optional<AgeBand> parse_age_band(std::string_view text) {
  if (text.size() > 64) return std::nullopt;
  const std::string plain = folded(text);
  std::string_view rest = plain;
  const bool below = take(rest, "<") || take(rest, "未满") || take(rest, "不满");
  const bool from = !below && (take(rest, ">=") || take(rest, "≥"));
  const std::optional<int> first = take_age(rest);
  if (!first) return std::nullopt;
  if (below) return rest.empty() || rest == "以下" ? band(0, *first) : std::nullopt;
  if (from) return rest.empty() ? band(*first, open_end) : std::nullopt;
  if (rest.empty()) return band(*first, *first + 1);
  if (rest == "以下") return band(0, *first);
  if (rest == "+" || rest == "及以上" || rest == "以上") return band(*first, open_end);
  if (!take(rest, "-")) return std::nullopt;
  const std::optional<int> last = take_age(rest);
  if (!last || !rest.empty()) return std::nullopt;
  return band(*first, *last + 1);
}

bool is_age_dimension(std::string_view dimension) noexcept {
  return dimension == "age" || dimension == "年龄" || dimension == "年龄组";
}

}  // namespace salus::data
