#include "model/target_words.hpp"

#include "model/target_grammar.hpp"
#include "model/target_vocabulary.hpp"

namespace salus::target {
namespace {

using std::string_view;

// ---- the level of others: 保持发达国家水平, 达到全市先进水平, 居全国前列 ----

constexpr string_view keeping[] = {"保持",     "继续保持", "维持",       "继续维持", "始终保持",
                                   "持续保持", "稳定保持", "达到并保持", "maintain", "keep"};
constexpr string_view reaching[] = {
    "达到", "基本达到", "达",   "居",   "持续居",   "继续居",   "位居",  "处于",
    "进入", "跻身",     "接近", "赶上", "力争达到", "率先达到", "reach",
};
constexpr string_view a_level[] = {"水平", "前列", "领先", "先进", "一流", "level", "levels"};
// These speak of others without a verb.
constexpr string_view a_level_of_others[] = {"前列", "领先", "领先水平", "先进水平", "一流水平", "前沿水平"};

// ---- states ----

// Before a verb; several may stand together.
constexpr string_view degrees[] = {
    "基本", "初步", "全面", "已",   "率先",   "全部", "继续", "力争", "争取", "确保", "如期", "逐步", "加快",
    "均",   "能够", "成功", "按时", "进一步", "持续", "努力", "普遍", "深入", "探索", "切实", "可",   "得到",
};
constexpr string_view achievements[] = {
    "实现", "建成", "建立", "完成", "形成",     "创建",     "建设",     "启动",        "制定",      "制订",
    "出台", "发布", "印发", "成立", "达成",     "健全",     "构建",     "打造",        "实施",      "通过",
    "取得", "获得", "满足", "提供", "推出",     "开展",     "举办",     "修订",        "编制",      "组建",
    "设立", "启用", "上线", "运行", "制修订",   "达标",     "消除",     "落实",        "覆盖",      "达到",
    "完善", "巩固", "推进", "起草", "研究制定", "研究制订", "培育",     "培养",        "纳入",      "成为",
    "禁止", "维持", "引领", "发挥", "解决",     "规范",     "推广",     "拓展",        "延伸",      "对接",
    "符合", "具有", "部署", "应用", "深化",     "扩大",     "achieved", "established", "completed",
};
constexpr string_view completions[] = {
    "实现", "建成", "建立", "完成",     "形成", "成立",   "达成", "出台", "健全", "定型",      "投入使用",
    "启用", "达标", "完备", "深入人心", "获得", "常态化", "延伸", "应用", "标准", "completed",
};

// ---- tendencies ----

constexpr string_view manners[] = {
    "逐步", "逐渐", "进一步", "持续", "明显",     "显著", "大幅度", "大幅", "稳步", "不断", "有所", "逐年",
    "继续", "全面", "普遍",   "保持", "基本保持", "日益", "更加",   "稳定", "有效", "每年", "切实",
};
constexpr Word<Direction> movements[] = {
    {"提高", Direction::higher_is_better},
    {"提升", Direction::higher_is_better},
    {"增加", Direction::higher_is_better},
    {"增长", Direction::higher_is_better},
    {"上升", Direction::higher_is_better},
    {"延长", Direction::higher_is_better},
    {"扩大", Direction::higher_is_better},
    {"下降", Direction::lower_is_better},
    {"降低", Direction::lower_is_better},
    {"减少", Direction::lower_is_better},
    {"缩小", Direction::lower_is_better},
    {"缩短", Direction::lower_is_better},
    {"放缓", Direction::lower_is_better},
    {"减缓", Direction::lower_is_better},
    {"回落", Direction::lower_is_better},
    {"负增长", Direction::lower_is_better},
    {"改善", Direction::unspecified},
    {"优化", Direction::unspecified},
    {"加强", Direction::unspecified},
    {"增强", Direction::unspecified},
    {"完善", Direction::unspecified},
    {"向好", Direction::unspecified},
    {"好转", Direction::unspecified},
    {"稳定", Direction::unspecified},
    {"改进", Direction::unspecified},
    {"基本稳定", Direction::unspecified},
    {"补齐", Direction::unspecified},
    {"加快", Direction::unspecified},
    {"普及", Direction::unspecified},
    {"凸显", Direction::unspecified},
    {"improve", Direction::unspecified},
    {"improving", Direction::unspecified},
    {"further improvement", Direction::unspecified},
    {"increase", Direction::higher_is_better},
    {"increasing", Direction::higher_is_better},
    {"decrease", Direction::lower_is_better},
    {"decreasing", Direction::lower_is_better},
    {"steady", Direction::unspecified},
};
constexpr string_view comparatives[] = {"更加", "日益"};
constexpr string_view speeds[] = {"增速", "增长速度", "增长率", "增幅", "涨幅"};
constexpr string_view slowing[] = {"放缓", "减缓"};

// ---- coverage ----

constexpr string_view covering_all[] = {"覆盖所有", "覆盖全部", "覆盖全市", "覆盖全区", "全部覆盖"};

bool starts_with(string_view text, string_view part) noexcept { return text.substr(0, part.size()) == part; }
bool ends_with(string_view text, string_view part) noexcept {
  return text.size() >= part.size() && text.substr(text.size() - part.size()) == part;
}
bool contains(string_view text, string_view part) noexcept { return text.find(part) != string_view::npos; }

template <std::size_t N>
bool starts_with_any(string_view text, const string_view (&parts)[N]) noexcept {
  for (const string_view part : parts)
    if (starts_with(text, part)) return true;
  return false;
}

template <std::size_t N>
bool ends_with_any(string_view text, const string_view (&parts)[N]) noexcept {
  for (const string_view part : parts)
    if (ends_with(text, part)) return true;
  return false;
}

template <std::size_t N>
bool contains_any(string_view text, const string_view (&parts)[N]) noexcept {
  for (const string_view part : parts)
    if (contains(text, part)) return true;
  return false;
}

// The longest movement at the end.
const Word<Direction>* movement_at_end(string_view text) noexcept {
  const Word<Direction>* found = nullptr;
  for (const Word<Direction>& word : movements)
    if (ends_with(text, word.text) && (!found || word.text.size() > found->text.size())) found = &word;
  return found;
}

// 逐步提高, 居民健康素养水平大幅提升, 增速下降, 更加均衡可及, or a movement alone; 服务能力建设与提升 does not say how, and is
// only words.
std::optional<Words> tendency(string_view text) {
  Words words{TargetKind::tendency, Direction::unspecified, false};
  if (const Word<Direction>* movement = movement_at_end(text)) {
    const string_view before = text.substr(0, text.size() - movement->text.size());
    words.movement = movement->meaning;
    words.of_growth = contains_any(text, speeds) || ends_with_any(text, slowing);
    if (before.empty() || ends_with_any(before, manners) || words.of_growth) return words;
    return std::nullopt;
  }
  if (starts_with_any(text, comparatives)) return words;
  return std::nullopt;
}

// 实现, 基本建成, 全面建立…体系, 达到…标准; or with the verb at the end: …体系基本建成.
bool is_state(string_view text) noexcept {
  string_view rest = text;
  for (bool again = true; again;) {
    again = false;
    for (const string_view degree : degrees)
      if (starts_with(rest, degree)) {
        rest.remove_prefix(degree.size());
        again = true;
        break;
      }
    if (starts_with_any(rest, achievements)) return true;
  }
  // 应保尽保, 应补尽补
  if (starts_with(text, "应") && contains(text, "尽")) return true;
  return ends_with_any(text, completions);
}

bool is_full_coverage(string_view text) noexcept {
  // 基本实现全覆盖 is less than full coverage.
  if (contains(text, "基本")) return false;
  return ends_with(text, "全覆盖") || text == "全部" || text == "full coverage" || starts_with_any(text, covering_all);
}

bool is_level_kept(string_view text) noexcept {
  return starts_with_any(text, keeping) && (ends_with_any(text, a_level) || contains(text, "level"));
}

bool is_level_reached(string_view text) noexcept {
  const bool reached = starts_with_any(text, reaching) || contains(text, "达到") || contains(text, "处于");
  return (reached && ends_with_any(text, a_level)) || ends_with_any(text, a_level_of_others);
}

bool is_level(string_view text) noexcept { return is_level_kept(text) || is_level_reached(text); }

// 保持发达国家水平并优于全市平均水平: two demands, of which each could be met without the other.
bool is_two_demands(string_view text) {
  constexpr string_view also = "并";
  for (std::size_t at = text.find(also); at != string_view::npos; at = text.find(also, at + also.size())) {
    string_view first = text.substr(0, at);
    const string_view second = text.substr(at + also.size());
    if (ends_with(first, ",")) first.remove_suffix(1);
    const Grammar relative = parse_form(second);
    if (is_level(first) && (is_level(second) || (relative.matched && relative.form.shape == Shape::parent)))
      return true;
  }
  return false;
}

constexpr string_view opening = "text";

}  // namespace

Words read_words(string_view text) {
  if (is_two_demands(text)) return {TargetKind::two_part, {}, false};
  if (ends_with(text, "零增长") || text == "zero growth") return {TargetKind::zero_growth, {}, false};
  if (is_full_coverage(text)) return {TargetKind::full_coverage, {}, false};
  if (is_level_kept(text)) return {TargetKind::maintain_level, {}, false};
  if (is_level_reached(text)) return {TargetKind::reach_level, {}, false};
  if (const std::optional<Words> words = tendency(text)) return *words;
  return {is_state(text) ? TargetKind::milestone : TargetKind::in_words, {}, false};
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
