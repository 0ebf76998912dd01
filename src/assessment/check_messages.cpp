#include "assessment/check_messages.hpp"

#include <algorithm>

namespace salus::messages {
namespace {

std::string year(const Period& period) {
  const bool plain = period.frequency() == Frequency::year && period.count() == 1;
  return period.to_string() + (plain ? " 年" : "");
}

Phrase area_name(const Plan& plan, const std::string& id) {
  const auto& areas = plan.areas();
  const auto found = std::find_if(areas.begin(), areas.end(), [&](const Area& area) { return area.id == id; });
  if (found == areas.end()) return {id, id};
  return {found->name.en.empty() ? found->name.zh : found->name.en, found->name.zh};
}

std::string in_english(const Said& said) {
  return said.name.en + " " + (said.printed ? in_quotes(said.text) : said.text);
}
std::string in_chinese(const Said& said) {
  return said.name.zh + (said.printed ? in_quotes_zh(said.text) : " " + said.text);
}

}  // namespace

Phrase of_figure(const Plan& plan, const std::string& area, const Period& period) {
  const Phrase name = area_name(plan, area);
  return {name.en + ", " + period.to_string() + ": ", name.zh + " " + year(period) + "："};
}

Phrase of_target(const Period& horizon) {
  return {"target for " + horizon.to_string() + ": ", year(horizon) + "目标："};
}

Wording part_exceeds_whole(const Phrase& where, const Said& part, const Said& whole, const Phrase& why) {
  return {where.en + in_english(part) + " is above " + in_english(whole) + ", though " + why.en,
          "one of the two is misprinted; where the document tells which, record an erratum",
          where.zh + in_chinese(part) + " 高于 " + in_chinese(whole) + "，而" + why.zh,
          "其中必有一处有误；能据文件判断的，请记入勘误"};
}

Wording share_above_whole(const Phrase& where, const Said& share, bool certain) {
  return {where.en + in_english(share) + " is more than the whole",
          certain ? "a share cannot be above 100 %: check numerator, denominator and unit"
                  : "check whether more than all can be meant, and the population basis",
          where.zh + in_chinese(share) + " 超过 100%",
          certain ? "比例不可能超过 100%，请核对分子、分母和单位" : "请核对是否可能超过全部，以及人口口径"};
}

Wording impossible_value(const Phrase& where, const Said& value, const std::string& low, const std::string& high) {
  std::string range = high.empty() ? "is never below " + low : "lies between " + low + " and " + high;
  std::string range_zh = high.empty() ? "不低于 " + low : "在 " + low + " 与 " + high + " 之间";
  return {where.en + in_english(value) + " cannot be: such a value " + range, "check the figure and its unit",
          where.zh + in_chinese(value) + " 不可能出现，应" + range_zh, "请核对数值和单位"};
}

Wording fraction_of_count(const Phrase& where, const Said& count, const std::string& unit) {
  return {where.en + in_english(count) + " is no whole number, though " + in_quotes(unit) + " are counted one by one",
          "check the figure and its unit; of an estimate, state the origin \"estimated\"",
          where.zh + in_chinese(count) + " 不是整数，而以" + in_quotes_zh(unit) + "计数的应为整数",
          "请核对数值和单位（如是否以万计）；属估计数的，请在“origin”列注明“estimated”"};
}

Wording unusual_unit_of_indicator(const Phrase& name, const std::string& unit, std::string_view usual) {
  return {name.en + " has the unit " + in_quotes(unit) + "; statistics have it in " + std::string(usual),
          "check the unit", name.zh + "的单位为" + in_quotes_zh(unit) + "，统计上通用的单位是 " + std::string(usual),
          "请核对单位"};
}

Wording unusual_unit_of_target(const Phrase& where, const Said& target, const std::string& unit, std::string_view usual,
                               bool in_table) {
  return {where.en + target.name.en + " is printed as " + in_quotes(target.text) + ", in " + unit + ", while " +
              (in_table ? "statistics have it in " : "the indicator is in ") + std::string(usual),
          "check whether another unit is meant; the print stays, an erratum says what is right",
          where.zh + target.name.zh + "印作" + in_quotes_zh(target.text) + "，单位为 " + unit +
              (in_table ? "，而统计上通用的单位是 " : "，而指标的单位是 ") + std::string(usual),
          "请核对单位是否印错；原文照录，更正记入勘误"};
}

Wording no_whole_count(const Phrase& where, const Said& rate, const std::string& denominator, const std::string& below,
                       const std::string& above) {
  const std::string nearest = below.empty() ? above : below + " / " + above;
  return {where.en + rate.name.en + " " + rate.text + " comes from no whole number over " + denominator,
          "the nearest that can be: " + nearest + "; check the rate, the denominator and its population basis",
          where.zh + "以 " + denominator + " 为分母，没有整数分子能得出" + rate.name.zh + " " + rate.text,
          "最接近的可能值：" + nearest + "；请核对率值、分母及其口径"};
}

Wording implied_denominator(const Phrase& where, std::string_view denominator, const Said& rate,
                            const std::string& range) {
  const std::string d(denominator);
  return {where.en + rate.name.en + " " + rate.text + " implies " + range + " for " + d,
          {},
          where.zh + "由" + rate.name.zh + " " + rate.text + " 推得“" + d + "”为 " + range,
          {}};
}

Wording denominators_disagree(const Phrase& where, std::string_view denominator, const Said& one,
                              const std::string& one_implies, const Said& other, const std::string& other_implies) {
  const std::string d(denominator);
  return {where.en + one.name.en + " " + one.text + " implies " + one_implies + " for " + d + ", but " + other.name.en +
              " " + other.text + " implies " + other_implies,
          "check both rates, their counts and their population bases",
          where.zh + "由" + one.name.zh + " " + one.text + " 推得“" + d + "”为 " + one_implies + "，而由" +
              other.name.zh + " " + other.text + " 推得为 " + other_implies,
          "请核对两个率、其分子和人口口径"};
}

Wording no_common_denominator(const Phrase& where, std::string_view denominator, const std::vector<Said>& rates,
                              const std::string& range) {
  std::string list;
  std::string list_zh;
  for (const Said& rate : rates) {
    list += (list.empty() ? "" : ", ") + rate.name.en + " " + rate.text;
    list_zh += (list_zh.empty() ? "" : "、") + rate.name.zh + " " + rate.text;
  }
  const std::string d(denominator);
  return {where.en + "no number of " + d + " within " + range + " gives " + list + " from whole counts",
          "check the rates, their counts and their population bases",
          where.zh + "“" + d + "”在 " + range + " 范围内没有一个数能由整数分子同时得出" + list_zh,
          "请核对各率、其分子和人口口径"};
}

Wording later_target_worse(const Phrase& name, const std::string& earlier, const Period& earlier_horizon,
                           const std::string& later, const Period& later_horizon) {
  return {name.en + ": the target for " + later_horizon.to_string() + ", " + in_quotes(later) +
              ", asks for less than " + in_quotes(earlier) + " for " + earlier_horizon.to_string(),
          "check both numbers and the indicator's direction",
          name.zh + "：" + year(later_horizon) + "目标" + in_quotes_zh(later) + "比 " + year(earlier_horizon) + "目标" +
              in_quotes_zh(earlier) + "宽松",
          "请核对两个数值和指标的优劣方向"};
}

Wording target_behind_baseline(const Phrase& where, const Said& target, const std::string& value,
                               const Period& baseline, bool keeps_level) {
  return {
      where.en + target.name.en + " " + in_quotes(target.text) + " asks for less than the " + value + " of " +
          baseline.to_string(),
      keeps_level ? "a level is to be kept" : "check the target, the value and whether both are of one definition",
      where.zh + target.name.zh + in_quotes_zh(target.text) + "比 " + year(baseline) + "已达到的 " + value + " 宽松",
      keeps_level ? "目标为保持水平" : "请核对目标、数值及两者口径是否一致"};
}

Wording restated_differently(const Phrase& where, const Said& target, const std::string& again,
                             const std::string& source) {
  const std::string place = source.empty() ? "" : " (" + source + ")";
  const std::string place_zh = source.empty() ? "" : "（" + source + "）";
  return {
      where.en + target.name.en + " is " + in_quotes(target.text) + ", and elsewhere" + place + " " + in_quotes(again),
      "check which of the two is meant",
      where.zh + target.name.zh + "为" + in_quotes_zh(target.text) + "，另一处" + place_zh + "作" + in_quotes_zh(again),
      "请核对以何者为准"};
}

Wording due_outside_plan(const Phrase& name, const Period& due, const Period& plan) {
  return {name.en + " is due in " + due.to_string() + ", outside of the plan's " + plan.to_string(), "check the year",
          name.zh + "的期限 " + due.to_string() + " 不在规划期 " + plan.to_string() + " 之内", "请核对年份"};
}

Wording no_body(const Phrase& measure) {
  return {"no body answers for " + in_quotes(measure.en), "name one, where the document does",
          in_quotes_zh(measure.zh) + "没有责任单位", "文件如有规定，请补充"};
}

Wording indicator_without_target(const Phrase& indicator) {
  return {indicator.en + " has no target", {}, indicator.zh + "没有目标", {}};
}

Wording same_title(const Phrase& title, std::string_view id, std::string_view other) {
  const std::string a(id);
  const std::string b(other);
  return {b + " and " + a + " have the same title, " + in_quotes(title.en), "drop one, or tell them apart",
          b + " 与 " + a + " 名称相同：" + in_quotes_zh(title.zh), "请删去其一，或加以区分"};
}

Wording rule_violated(const Phrase& where, const Phrase& rule, const std::string& given) {
  return {where.en + rule.en + ": " + given, "check the figures, or meet the rule",
          where.zh + "不符合“" + rule.zh + "”：" + given, "请核对数据；数据无误的，应予整改"};
}

Wording findings_left_out(std::int64_t count) {
  const std::string n = std::to_string(count);
  return {n + " more findings are not listed", "correct those listed first", "另有 " + n + " 条未列出",
          "请先更正已列出的"};
}

Phrase covered_by_erratum(const Erratum& erratum) {
  return {"the plan's erratum " + in_quotes(erratum.id) + " says so", "已列入勘误" + in_quotes_zh(erratum.id)};
}

Wording no_children() {
  return {"there is no plan to compare with the plan above", "give one or more plans", "没有可与上级规划比较的规划",
          "请给出一个或多个规划"};
}

Wording another_parent(std::string_view child, std::string_view its_parent, std::string_view given) {
  const std::string own = its_parent.empty() ? std::string("none") : in_quotes(its_parent);
  const std::string own_zh = its_parent.empty() ? std::string("未注明") : in_quotes_zh(its_parent);
  return {in_quotes(child) + " is compared with " + in_quotes(given) + "; the plan above it that it names is " + own,
          "check that the last plan is the one above",
          in_quotes_zh(child) + "与" + in_quotes_zh(given) + "比较，而其所注明的上级规划为：" + own_zh,
          "请核对最后一个规划是否为上级规划"};
}

Wording no_such_indicator(std::string_view child, std::string_view indicator, std::string_view wanted) {
  return {
      in_quotes(indicator) + " of " + in_quotes(child) + " answers to " + in_quotes(wanted) +
          ", which the plan above does not have",
      "use the id of one of its indicators",
      in_quotes_zh(child) + "的指标" + in_quotes_zh(indicator) + "对应" + in_quotes_zh(wanted) + "，上级规划没有该指标",
      "请使用上级规划的指标标识"};
}

Wording no_such_measure(std::string_view child, std::string_view measure, std::string_view wanted) {
  return {
      in_quotes(measure) + " of " + in_quotes(child) + " carries out " + in_quotes(wanted) +
          ", which the plan above does not have",
      "use the id of one of its actions or measures",
      in_quotes_zh(child) + "的" + in_quotes_zh(measure) + "落实" + in_quotes_zh(wanted) + "，上级规划没有该行动或任务",
      "请使用上级规划的行动或任务标识"};
}

Wording beyond_last_target(const Period& horizon, const Period& last) {
  return {"the plan above has no target for " + horizon.to_string() + "; its last one, for " + last.to_string() +
              ", is taken",
          {},
          "上级规划没有 " + year(horizon) + "目标，以其最后的 " + year(last) + "目标比较",
          {}};
}

Wording counts_of_another_area() {
  return {"a number of things in one area is not compared with that of the area above",
          {},
          "一个地区的总数不与上级地区的总数比较",
          {}};
}

Wording stricter_comparison(bool child_is_stricter) {
  if (child_is_stricter)
    return {"the number is that of the path, and is to be passed, not only reached",
            {},
            "数值与路径相同，但要求超过而非达到",
            {}};
  return {"the number is that of the path, which is to be passed; reaching it is less",
          {},
          "数值与路径相同，但路径要求超过，而目标只要求达到",
          {}};
}

}  // namespace salus::messages
