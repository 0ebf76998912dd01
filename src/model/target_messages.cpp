#include "model/target_messages.hpp"

#include <utility>

#include "salus/units/rounding.hpp"
#include "salus/units/unit.hpp"

namespace salus::target::messages {
namespace {

Wording with_forms(std::string message, std::string message_zh) {
  return {std::move(message),
          "write it like ≥37, 不低于 37, 37 以上, 稳定在 12 分钟以内, 7.5 左右, 18-20 个, 优于全市平均水平, baseline "
          "-30%, or text \"…\" for a target in words",
          std::move(message_zh),
          "可写作：≥37、不低于 37、37 以上、稳定在 12 分钟以内、7.5 左右、18-20 个、优于全市平均水平、baseline "
          "-30%；文字目标写作 text \"…\""};
}

}  // namespace

// ---- before reading ----

Wording invalid_allowance() {
  return {"the allowance of an approximate target is not a share from 0 up to 1", "give 0.05 for ± 5 %",
          "“左右”的允许偏差应为 0 以上、小于 1 的比例", "±5% 请写 0.05"};
}

Wording too_long() {
  return {"the target is longer than 4096 bytes", "give the target alone, without the text around it",
          "目标超过 4096 字节", "请只写目标本身，不要带上前后的文字"};
}

Wording canonical_too_long() {
  return {"the canonical form of this target is longer than 4096 bytes", "shorten the text",
          "目标的规范形式超过 4096 字节", "请缩短文字"};
}

// ---- what cannot be read ----

Wording empty_target() { return with_forms("the target is empty", "目标为空"); }

Wording no_target() { return with_forms("there is no target in this text", "这段文字中没有目标"); }

Wording quotation_not_closed() {
  return {"the quoted text does not end properly",
          R"(write text "…", with \" and \\ for the signs themselves and \n for a line break)",
          "引号内的文字没有正确结束", R"(请写作 text "…"；文字中的引号写作 \"，反斜杠写作 \\，换行写作 \n)"};
}

Wording empty_quotation() { return with_forms("the quoted text is empty", "引号内没有文字"); }

Wording bounds_contradict(std::string_view first, std::string_view second) {
  return {in_quotes(first) + " and " + in_quotes(second) + " contradict each other", "keep the one that is meant",
          in_quotes_zh(first) + "与" + in_quotes_zh(second) + "互相矛盾", "请保留其中一个"};
}

Wording bound_beside_range(std::string_view bound) {
  return {in_quotes(bound) + " cannot stand beside a range", "give one number, or the range alone",
          in_quotes_zh(bound) + "不能与区间同用", "请只写一个数，或只写区间"};
}

Wording bound_beside_change(std::string_view bound) {
  return with_forms(in_quotes(bound) + " beside a change is not understood",
                    "无法理解变化幅度旁的" + in_quotes_zh(bound));
}

Wording no_baseline_period(std::string_view baseline) {
  return {in_quotes(baseline) + " is not a year or another period", "write it like baseline(2018) -30%",
          "基期" + in_quotes_zh(baseline) + "不是年份或其他时期", "可写作 baseline(2018) -30%"};
}

Wording unit_missing_in_range() {
  return {"the second number of the range has no unit, and the first has", "print the unit after the second number",
          "区间的前一个数有单位，后一个数没有", "请把单位写在后一个数之后"};
}

Wording two_units_in_range() {
  return {"the two numbers of the range are in different units", "print both in one unit", "区间两端的单位不同",
          "请统一为同一单位"};
}

Wording unit_does_not_convert(std::string_view printed, std::string_view unit) {
  return {in_quotes(printed) + " cannot be compared with the indicator's unit, " + in_quotes(unit),
          "print the target in the indicator's unit, or one that converts into it",
          in_quotes_zh(printed) + "与指标的单位" + in_quotes_zh(unit) + "不可比",
          "请用指标的单位，或可换算为该单位的单位来写目标"};
}

Wording inverted_range() {
  return {"the range is inverted: its first number is beyond its second", "write the range from its start to its end",
          "区间颠倒：前一个数越过了后一个数", "请从起点到终点书写区间"};
}

Wording each_of_what(std::string_view word) {
  return {in_quotes(word) + " before a number that is no rate is not understood",
          "write it like 每万人 1 名, 每个区至少 1 家, or 4.8/10万", "无法理解数值前的" + in_quotes_zh(word),
          "可写作：每万人 1 名、每个区至少 1 家，或 4.8/10万"};
}

Wording number_out_of_range() {
  return {"the number is too large or too small to be held", "check the number", "数值过大或过小，无法表示",
          "请核对该数"};
}

Wording unexpected(Expected expected, std::string_view found) {
  const auto wanted = [expected]() -> Phrase {
    switch (expected) {
      case Expected::nothing:
        break;
      case Expected::number:
        return {"a number", "数值"};
      case Expected::period:
        return {"a year or another period", "年份或其他时期"};
      case Expected::signed_change:
        return {"a change with its sign, like -30% or +0.5pp", "带正负号的变化幅度（如 -30%、+0.5pp）"};
      case Expected::end:
        return {"the end", "结尾"};
    }
    return {};
  };
  if (found.empty())
    return with_forms("the target ends where " + wanted().en + " is expected", "目标不完整，末尾缺少" + wanted().zh);
  if (expected == Expected::end)
    return with_forms(in_quotes(found) + " is not understood here", "无法理解此处的" + in_quotes_zh(found));
  return with_forms(wanted().en + " is expected here, not " + in_quotes(found),
                    "此处应为" + wanted().zh + "，而不是" + in_quotes_zh(found));
}

// ---- how something ambiguous was understood ----

Wording read_as_bound(std::string_view printed, const std::string& amount, Side side) {
  const bool lower = side == Side::lower_is_better;
  const auto why = [side]() -> Phrase {
    switch (side) {
      case Side::lower_is_better:
        return {"lower is better", "该指标越低越好"};
      case Side::higher_is_better:
        return {"higher is better", "该指标越高越好"};
      case Side::unstated:
        break;
    }
    return {"the indicator does not say that lower is better", "指标未说明越低越好"};
  };
  return {in_quotes(printed) + " is read as at " + (lower ? "most " : "least ") + amount + ", since " + why().en,
          lower ? "write ≤ or ≥ to say it in the plan" : "write ≥ or ≤ to say it in the plan",
          in_quotes_zh(printed) + "理解为" + (lower ? "不高于 " : "不低于 ") + amount + "，因为" + why().zh,
          lower ? "如需明确，请在规划中写 ≤ 或 ≥" : "如需明确，请在规划中写 ≥ 或 ≤"};
}

Wording read_as_about(std::string_view word, const std::string& percent, const std::string& amount) {
  return {in_quotes(word) + " is read as within " + percent + " % of " + amount + " on both sides",
          "the plan may state another allowance, or print a range",
          in_quotes_zh(word) + "理解为 " + amount + " 上下各 " + percent + "% 以内",
          "规划可另行规定允许偏差，或直接写成区间"};
}

Wording change_is_share() {
  return {"the change in % is read as a share of the baseline, not as percentage points",
          "write 个百分点 or pp for percentage points", "以 % 表示的变化按占基期值的比例理解，不是百分点",
          "百分点请写“个百分点”或 pp"};
}

Wording change_in_own_unit() {
  return {"the change without a unit is read as so many of the indicator's own unit", "print %, 个百分点 or the unit",
          "变化幅度没有写单位，按指标自身的单位理解", "请写明 %、个百分点或单位"};
}

Wording change_or_more(std::string_view word) {
  return {in_quotes(word) + " beside a change means that more of it is as good",
          {},
          "变化幅度旁的" + in_quotes_zh(word) + "表示变化更大同样算达到",
          {}};
}

Wording smaller_change_is_enough() {
  return {"the smaller of the two changes is enough", {}, "达到两个变化幅度中较小的一个即算达到", {}};
}

Wording per_year_from_baseline(std::string_view word, bool compounded) {
  return {in_quotes(word) + " is judged over all the years since the baseline, " +
              (compounded ? "compounded" : "as so many times the change"),
          "give the number of years with the baseline",
          in_quotes_zh(word) + "按基期以来的全部年数" + (compounded ? "复合" : "累加") + "判定，不逐年判定",
          "请同时给出基期值和年数"};
}

Wording baseline_is_undated(std::string_view word) {
  return {in_quotes(word) + " does not say of which year: the plan's baseline is meant",
          "write 在 2018 年的基础上 to name it", in_quotes_zh(word) + "未写明年份，按规划的基期理解",
          "可写作“在 2018 年的基础上”"};
}

Wording about_beside_range(std::string_view word, const std::string& range) {
  return {in_quotes(word) + " beside a range adds nothing: " + range + " is its own allowance",
          {},
          "区间旁的" + in_quotes_zh(word) + "不再放宽：按 " + range + " 判定",
          {}};
}

Wording each_year(std::string_view word) {
  return {in_quotes(word) + ": the number is asked for in each year", "compare it with the value of one year",
          in_quotes_zh(word) + "：该数为每个年度的要求", "请与单个年度的数值比较"};
}

Wording for_each(std::string_view what) {
  return {"the number is asked for each " + in_quotes(what), "compare it with the value of one of them",
          "该数为对每一" + in_quotes_zh(what) + "的要求", "请与其中单个的数值比较"};
}

Wording two_values() {
  return {"these are the values of two indicators in one cell", "give each indicator a target of its own",
          "一格内有两个指标的目标值", "请为每个指标分别设定目标"};
}

Wording against_direction(bool asks_for_more) {
  return {std::string("the target asks for ") + (asks_for_more ? "more" : "less") +
              " than the parent area has, although the indicator does not say that this is better",
          "write 优于 to follow the indicator's direction",
          std::string("目标要求") + (asks_for_more ? "高于" : "低于") + "上级地区，而指标未说明这样更优",
          "按指标的优劣方向判定请写“优于”"};
}

Wording scope_is_parent(std::string_view scope) {
  return {in_quotes(scope) + " is taken as the parent area", "give its value, not another area's, as the parent's",
          in_quotes_zh(scope) + "按上级地区理解", "请以该地区的数值作为上级地区的数值，不要用其他地区的"};
}

Wording state_is_yes_or_no() {
  return {"a state is judged by a declared value: 1 for reached, 0 for not", "give 1 or 0 without a unit",
          "状态类目标按申报值判定：达到为 1，未达到为 0", "请提供不带单位的 1 或 0"};
}

Wording coverage_is_all(std::string_view unit) {
  const std::string all = format_decimal(convert(100, Unit::from("%"), Unit::from(unit)), 0) + std::string(unit);
  return {"full coverage is read as at least " + all, {}, "全覆盖理解为不低于 " + all, {}};
}

Wording growth_since_baseline() {
  return {"zero growth is read as not above the baseline", {}, "零增长理解为不高于基期值", {}};
}

Wording growth_is_asked() {
  return {"the target asks for the speed of growth, which no two values of the indicator show",
          "define an indicator for the growth itself", "目标针对增长速度，仅凭指标的两个数值不能判定",
          "请为增长速度另设指标"};
}

Wording movement_against_direction(bool asks_for_more) {
  return {std::string("the target asks for ") + (asks_for_more ? "an increase" : "a decrease") +
              ", although the indicator does not say that this is better",
          "check the indicator's direction",
          std::string("目标要求") + (asks_for_more ? "上升" : "下降") + "，而指标未说明这样更优",
          "请核对指标的优劣方向"};
}

Wording two_demands() {
  return {"this is two targets in one, of which each could be met without the other", "give each a target of its own",
          "这里合并了两个目标，可能只达到其中之一", "请分别设定目标"};
}

Wording taken_in_unit(std::string_view printed, std::string_view unit) {
  return {in_quotes(printed) + " is read as part of the indicator's unit, " + in_quotes(unit),
          {},
          in_quotes_zh(printed) + "理解为指标单位" + in_quotes_zh(unit) + "的一部分",
          {}};
}

}  // namespace salus::target::messages
