#include "assessment/usual_indicators.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <string>
#include <vector>

#include "formula/compiled.hpp"
#include "formula/fold.hpp"

namespace salus::assessment {
namespace {

constexpr double most_years = 120;  // nobody is known to have lived much longer
constexpr double all = std::numeric_limits<double>::infinity();

// Units as the tables of the China Health Statistics Yearbook and of 健康中国行动（2019—2030 年） print them.
constexpr UsualIndicator table[] = {
    {"early_neonatal_mortality_rate", "‰", 0, 1000, "早期新生儿死亡率"},
    {"neonatal_mortality_rate", "‰", 0, 1000, "新生儿死亡率"},
    {"infant_mortality_rate", "‰", 0, 1000, "婴儿死亡率"},
    {"under_five_mortality_rate", "‰", 0, 1000, "5岁以下儿童死亡率|五岁以下儿童死亡率"},
    {"perinatal_mortality_rate", "‰", 0, 1000, "围产儿死亡率|围生儿死亡率"},
    {"maternal_mortality_ratio", "/10万", 0, all, "孕产妇死亡率|孕产妇死亡比"},
    {"life_expectancy", "岁", 0, most_years, "人均预期寿命|人均期望寿命|平均预期寿命|平均期望寿命|预期寿命|期望寿命"},
    {"healthy_life_expectancy", "岁", 0, most_years,
     "人均健康预期寿命|人均健康期望寿命|平均健康预期寿命|健康预期寿命|健康期望寿命"},
    {"premature_ncd_mortality", "%", 0, 100, "重大慢性病过早死亡率|主要慢性病过早死亡率"},
    {"health_literacy", "%", 0, 100, "居民健康素养水平|健康素养水平"},
    {"blood_donation_rate", "‰", 0, all, "千人口献血率|每千人口献血率|人口献血率"},
    {"birth_rate", "‰", 0, all, "出生率|人口出生率"},
    {"crude_death_rate", "‰", 0, 1000, "死亡率|人口死亡率|粗死亡率"},
    {"natural_growth_rate", "‰", -1000, all, "自然增长率|人口自然增长率"},
    {"notifiable_infectious_incidence", "/10万", 0, all, "甲乙类传染病发病率|甲、乙类传染病发病率|法定传染病发病率"},
    {"class_b_infectious_incidence", "/10万", 0, all, "乙类传染病发病率"},
    {"tuberculosis_incidence", "/10万", 0, all, "肺结核发病率"},
    {"cardiovascular_mortality", "/10万", 0, 100000, "心脑血管疾病死亡率"},
    {"chronic_respiratory_mortality", "/10万", 0, 100000, "70岁及以下人群慢性呼吸系统疾病死亡率"},
};

constexpr std::string_view children[] = {"early_neonatal_mortality_rate", "neonatal_mortality_rate",
                                         "infant_mortality_rate", "under_five_mortality_rate"};
constexpr std::string_view lives[] = {"healthy_life_expectancy", "life_expectancy"};

bool has(std::string_view text, std::string_view word) { return text.find(word) != std::string_view::npos; }

template <std::size_t N>
bool has_any(std::string_view text, const std::string_view (&words)[N]) {
  return std::any_of(std::begin(words), std::end(words), [&](std::string_view word) { return has(text, word); });
}

constexpr std::string_view growth_words[] = {"增长", "增幅", "增速", "增加", "新增率", "超额", "变化", "提高", "上升",
                                             "下降", "降低", "降幅", "之差", "净",     "盈余", "结余", "收支"};
constexpr std::string_view per_head_words[] = {"千人口", "每千", "每万", "每十万", "每10万", "每百", "万人", "人均"};
constexpr std::string_view relation_words[] = {"性别比", "抚养比", "负担比", "医护比", "床护比", "医师床位比", "指数"};
constexpr std::string_view exceeding_words[] = {"使用率",   "利用率", "占用率", "完成率", "执行率", "到位率",
                                                "毛入学率", "发病率", "就诊率", "周转率", "达成率", "实现率"};
constexpr std::string_view share_words[] = {"率", "比例", "占比", "比重", "覆盖", "比率", "构成", "水平", "份额"};

constexpr std::string_view counting_units[] = {
    "人", "例", "张",   "次",   "人次", "家",      "个",    "户",   "所",     "项",     "件",    "条",
    "名", "台", "辆",   "座",   "处",   "份",      "剂",    "剂次", "支",     "批",     "起",    "篇",
    "场", "对", "床日", "人日", "床",   "persons", "cases", "beds", "births", "deaths", "visits"};

std::u32string folded(std::string_view name) { return formula::folded_name(name); }

// The name without a unit in brackets at its end: 婴儿死亡率（‰）.
std::string_view without_brackets(std::string_view name) {
  for (const std::string_view bracket : {"（", "("}) {
    const std::size_t at = name.rfind(bracket);
    if (at != std::string_view::npos && at > 0) return name.substr(0, at);
  }
  return name;
}

// Every printed name of the table, folded.
std::map<std::u32string, const UsualIndicator*> folded_names() {
  std::map<std::u32string, const UsualIndicator*> names;
  for (const UsualIndicator& entry : table) {
    std::string_view rest = entry.names;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('|'), rest.size());
      names.emplace(folded(rest.substr(0, end)), &entry);
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return names;
}

}  // namespace

const UsualIndicator* usual(const Indicator& indicator) {
  for (const UsualIndicator& entry : table)
    if (entry.id == indicator.id) return &entry;
  static const std::map<std::u32string, const UsualIndicator*> by_name = folded_names();
  std::vector<std::string_view> names{indicator.name.zh, without_brackets(indicator.name.zh)};
  names.insert(names.end(), indicator.aliases.begin(), indicator.aliases.end());
  for (const std::string_view name : names)
    if (const auto found = by_name.find(folded(name)); found != by_name.end()) return found->second;
  return nullptr;
}

span<const Chain> chains() {
  static const Chain all_chains[] = {
      {children, {"deaths at the younger age are among those at the older", "前者的死亡包含在后者之中"}},
      {lives, {"years in health are among all years of life", "健康的年数包含在全部寿命之中"}},
  };
  return all_chains;
}

ShareBound share_bound(std::string_view name, const Unit& unit, bool divides_like_by_like) {
  if (unit.dimension() != Dimension::share) return ShareBound::none;
  if (has_any(name, growth_words) || has_any(name, per_head_words) || has_any(name, relation_words))
    return ShareBound::none;
  if (has_any(name, exceeding_words)) return ShareBound::doubtful;
  return divides_like_by_like || has_any(name, share_words) ? ShareBound::certain : ShareBound::doubtful;
}

bool may_be_negative(std::string_view name) {
  return has_any(name, growth_words) || has(name, "差") || has(name, "growth") || has(name, "change") ||
         has(name, "balance");
}

bool is_total(const Indicator& indicator) {
  constexpr std::string_view words[] = {"每", "率", "比", "平均", "均", "密度", "指数", "千人口", "万人口", "10万"};
  const std::string& unit = indicator.unit.name();
  if (has(unit, "/") || has(unit, "每") || has_any(indicator.name.zh, words)) return false;
  if (indicator.unit.dimension() == Dimension::money) return true;
  // Per persons or things is so much for each, whatever it is called.
  const formula::Compiled& formula = indicator.formula.compiled();
  if (!indicator.formula_text.empty() && formula.denominator_node >= 0 &&
      !formula.checked.constants[static_cast<std::size_t>(formula.denominator_node)].valid())
    return false;
  std::string_view counted = unit;
  for (const std::string_view magnitude : {"亿", "千万", "百万", "十万", "万", "千", "百"})
    if (counted.size() > magnitude.size() && counted.substr(0, magnitude.size()) == magnitude)
      counted.remove_prefix(magnitude.size());
  return !counted.empty() && counts_whole_things(Unit::from(counted));
}

bool counts_whole_things(const Unit& unit) {
  if (unit.dimension() != Dimension::label) return false;
  return unit.empty() ||
         std::find(std::begin(counting_units), std::end(counting_units), unit.name()) != std::end(counting_units);
}

bool is_whole_count(const Declaration& element, std::string_view english) {
  constexpr std::string_view words[] = {"每", "均", "折合", "折算", "当量", "标化"};
  constexpr std::string_view words_en[] = {"average", "mean",       "Average",      "Mean", " per ",
                                           "ratio",   "equivalent", "standardised", "rate "};
  return element.kind != Kind::average && !element.published && !element.unit.empty() &&
         counts_whole_things(element.unit) && !has_any(element.name, words) && !has_any(english, words_en);
}

}  // namespace salus::assessment
