#include "model/target_text.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace salus::target {
namespace {

struct Sign {
  char32_t printed;
  std::string_view folded;
};

constexpr char32_t em_dash = 0x2014;
constexpr char32_t horizontal_bar = 0x2015;

constexpr Sign signs[] = {
    {U'≥', ">="}, {U'≧', ">="}, {U'⩾', ">="}, {U'≮', ">="}, {U'≤', "<="},  {U'≦', "<="},    {U'⩽', "<="},
    {U'≯', "<="}, {U'≈', "~"},  {U'〜', "~"}, {U'∼', "~"},  {0x2013, "-"}, {em_dash, ".."}, {horizontal_bar, ".."},
};

std::string fold(char32_t c) {
  for (const Sign& sign : signs)
    if (sign.printed == c) return std::string(sign.folded);
  std::string folded;
  const std::u32string_view known = utf8::folded(c);
  if (known.empty()) utf8::append(folded, c);
  for (const char32_t k : known) utf8::append(folded, k);
  return folded;
}

// As documents print signs that were set in LaTeX: $\leq 5\%$.
struct Command {
  std::string_view printed;
  std::string_view folded;
};

constexpr Command commands[] = {
    {"\\leqslant", "<="}, {"\\leq", "<="}, {"\\le", "<="}, {"\\geqslant", ">="}, {"\\geq", ">="},
    {"\\ge", ">="},       {"\\%", "%"},    {"\\sim", "~"}, {"\\approx", "~"},
};

bool is_ascii_letter(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// The command at the beginning of the text; nothing where its name goes on.
const Command* command_at(std::string_view text) noexcept {
  for (const Command& command : commands) {
    const std::size_t size = command.printed.size();
    if (text.substr(0, size) != command.printed) continue;
    if (size >= text.size() || command.printed.back() == '%' || !is_ascii_letter(text[size])) return &command;
  }
  return nullptr;
}

// A pair of dollar signs encloses mathematics; a single one may be money.
bool in_dollars(std::string_view text) noexcept {
  return text.find('\\') != std::string_view::npos && std::count(text.begin(), text.end(), '$') % 2 == 0;
}

bool is_dash(char32_t c) noexcept { return c == em_dash || c == horizontal_bar; }

// Only what is written without blanks between its words: 12 分钟 and 12分钟 are the same, 12 min is left alone.
bool is_tight(char32_t c) noexcept { return utf8::folded(c).empty() && utf8::is_cjk(c); }

char to_lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

FoldedText::FoldedText(std::string_view original) : original_(original) {
  char32_t previous = 0;  // the character before the blanks, 0 at the beginning
  bool blank = false;
  Source blank_source{0, 0};
  const bool mathematics = in_dollars(original);
  for (std::size_t at = 0; at < original.size();) {
    const utf8::CodePoint c = utf8::decode(original, at);
    if (c.length == 0) break;
    if (mathematics && c.value == U'$') {
      ++at;
      continue;
    }
    if (const Command* command = c.value == U'\\' ? command_at(original.substr(at)) : nullptr) {
      put(command->folded, {at, at + command->printed.size()});
      at += command->printed.size();
      previous = U'=';
      blank = false;
      continue;
    }
    const Source source{at, at + static_cast<std::size_t>(c.length)};
    at = source.end;
    if (utf8::is_space(c.value)) {
      blank = true;
      blank_source = source;
      continue;
    }
    if (blank && previous != 0 && !is_tight(previous) && !is_tight(c.value)) put(" ", blank_source);
    if (is_dash(c.value) && is_dash(previous) && !blank) {
      sources_.back().end = source.end;
    } else {
      put(fold(c.value), source);
    }
    blank = false;
    previous = c.value;
  }
}

void FoldedText::put(std::string_view folded, Source source) {
  for (const char c : folded) {
    text_ += c;
    lower_ += to_lower(c);
    sources_.push_back(source);
  }
}

std::string_view FoldedText::as_printed(std::string_view piece) const noexcept {
  if (piece.empty()) return {};
  return std::string_view(text_).substr(static_cast<std::size_t>(piece.data() - lower_.data()), piece.size());
}

Place FoldedText::place_of(std::string_view piece) const noexcept {
  const auto begin = static_cast<std::size_t>(piece.data() - lower_.data());
  if (sources_.empty()) return utf8::place_at(original_, 0, 0);
  if (begin >= sources_.size()) return utf8::place_at(original_, sources_.back().end, sources_.back().end);
  const std::size_t first = sources_[begin].begin;
  const std::size_t last = piece.empty() ? first : sources_[begin + piece.size() - 1].end;
  return utf8::place_at(original_, first, last);
}

}  // namespace salus::target
