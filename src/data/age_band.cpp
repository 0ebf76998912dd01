#include "data/age_band.hpp"

#include <algorithm>
#include <limits>
#include <map>
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

std::vector<std::size_t> tile(const std::vector<AgeBand>& bands, double lower, double upper, Bands which) {
  constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
  struct Way {
    std::size_t bands = 0;
    std::size_t first = none;
  };
  std::vector<std::size_t> order(bands.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return bands[a].lower > bands[b].lower; });
  // From the last age back: the best way from each lower bound to the end.
  std::map<double, Way> ways{{upper, Way()}};
  for (const std::size_t i : order) {
    const AgeBand& band = bands[i];
    const auto rest = band.lower < lower || band.upper > upper ? ways.end() : ways.find(band.upper);
    if (rest == ways.end()) continue;
    const Way way{rest->second.bands + 1, i};
    const auto [known, fresh] = ways.emplace(band.lower, way);
    const bool better = which == Bands::fewest ? way.bands < known->second.bands : way.bands > known->second.bands;
    if (!fresh && better) known->second = way;
  }
  std::vector<std::size_t> chosen;
  for (double at = lower; at < upper;) {
    const auto way = ways.find(at);
    if (way == ways.end()) return {};
    chosen.push_back(way->second.first);
    at = bands[chosen.back()].upper;
  }
  return chosen;
}

bool is_age_dimension(std::string_view dimension) noexcept {
  return dimension == "age" || dimension == "年龄" || dimension == "年龄组";
}

}  // namespace salus::data
