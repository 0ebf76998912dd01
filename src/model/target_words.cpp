#include "model/target_words.hpp"

namespace salus::target {
namespace {

using std::string_view;

constexpr string_view keeping[] = {"保持",     "继续保持",   "维持",     "继续维持", "始终保持",
                                   "稳定保持", "达到并保持", "maintain", "keep"};
constexpr string_view a_level[] = {"水平", "level", "levels"};

constexpr string_view degrees[] = {
    "基本", "初步", "全面", "已", "率先", "全部", "继续", "力争", "争取", "确保", "如期", "",
};
constexpr string_view milestones[] = {
    "实现", "建成", "建立", "完成", "形成", "创建", "建设",     "启动",        "制定",
    "制订", "出台", "发布", "印发", "成立", "达成", "achieved", "established", "completed",
};
constexpr string_view completions[] = {"实现", "建成", "建立", "完成", "形成", "成立", "达成", "出台", "completed"};

constexpr string_view manners[] = {
    "逐步", "进一步", "持续", "明显", "显著", "大幅度", "大幅", "稳步",
    "不断", "有所",   "逐年", "继续", "全面", "普遍",   "保持", "基本保持",
};
constexpr string_view movements[] = {
    "提高", "提升", "下降", "降低", "改善", "增加", "增长", "上升", "减少", "优化", "加强",
    "增强", "完善", "缩小", "延长", "缩短", "放缓", "向好", "好转", "稳定", "改进", "基本稳定",
};
constexpr string_view english_movements[] = {
    "improve", "improving", "increase", "increasing", "decrease", "decreasing", "further improvement", "steady",
};

bool starts_with(string_view text, string_view part) noexcept { return text.substr(0, part.size()) == part; }
bool ends_with(string_view text, string_view part) noexcept {
  return text.size() >= part.size() && text.substr(text.size() - part.size()) == part;
}

template <std::size_t N>
bool starts_with_any(string_view text, const string_view (&parts)[N]) noexcept {
  for (const string_view part : parts)
    if (starts_with(text, part)) return true;
  return false;
}

template <std::size_t N>
string_view ending(string_view text, const string_view (&parts)[N]) noexcept {
  for (const string_view part : parts)
    if (ends_with(text, part)) return part;
  return {};
}

// 逐步提高, 居民健康素养水平大幅提升, or a movement alone; 服务能力建设与提升 does not say how, and is only words.
bool is_tendency(string_view text) noexcept {
  for (const string_view movement : english_movements)
    if (text == movement) return true;
  const string_view movement = ending(text, movements);
  if (movement.empty()) return false;
  const string_view before = text.substr(0, text.size() - movement.size());
  return before.empty() || !ending(before, manners).empty();
}

// 实现, 基本建成, 全面建立…体系; or with the verb at the end: …体系基本建成.
bool is_milestone(string_view text) noexcept {
  for (const string_view degree : degrees)
    if (starts_with(text, degree) && starts_with_any(text.substr(degree.size()), milestones)) return true;
  return !ending(text, completions).empty();
}

bool is_level_kept(string_view text) noexcept {
  return starts_with_any(text, keeping) && (!ending(text, a_level).empty() || text.find("level") != string_view::npos);
}

constexpr string_view opening = "text";

}  // namespace

TargetKind kind_of_words(string_view text) noexcept {
  if (ends_with(text, "零增长") || text == "zero growth") return TargetKind::zero_growth;
  // 基本实现全覆盖 is less than full coverage.
  const bool full = ends_with(text, "全覆盖") && text.find("基本") == string_view::npos;
  if (full || text == "full coverage") return TargetKind::full_coverage;
  if (is_level_kept(text)) return TargetKind::maintain_level;
  if (is_tendency(text)) return TargetKind::tendency;
  if (is_milestone(text)) return TargetKind::milestone;
  return TargetKind::in_words;
}

std::string quoted(string_view words) {
  std::string text = "text \"";
  for (const char c : words) {
    switch (c) {
      case '"':
        text += "\\\"";
        break;
      case '\\':
        text += "\\\\";
        break;
      case '\n':
        text += "\\n";
        break;
      case '\r':
        text += "\\r";
        break;
      case '\t':
        text += "\\t";
        break;
      default:
        text += c;
    }
  }
  return text + "\"";
}

bool is_quoted(string_view text) noexcept {
  if (!starts_with(text, opening)) return false;
  text.remove_prefix(opening.size());
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  return starts_with(text, "\"");
}

std::optional<std::string> unquoted(string_view text) {
  text.remove_prefix(text.find('"') + 1);
  std::string words;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') return i + 1 == text.size() ? std::optional(words) : std::nullopt;
    if (text[i] != '\\') {
      words += text[i];
      continue;
    }
    static constexpr string_view escapes = "\"\\nrt";
    static constexpr string_view meanings = "\"\\\n\r\t";
    const std::size_t which = ++i < text.size() ? escapes.find(text[i]) : string_view::npos;
    if (which == string_view::npos) return std::nullopt;
    words += meanings[which];
  }
  return std::nullopt;
}

}  // namespace salus::target
