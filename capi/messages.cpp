#include "messages.hpp"

namespace salus::capi::messages {

Wording units_do_not_convert(std::string_view from, std::string_view to) {
  return {in_quotes(from) + " does not convert to " + in_quotes(to), "only units of one dimension convert",
          in_quotes_zh(from) + "不能换算为" + in_quotes_zh(to), "只有量纲相同的单位才能换算"};
}

Wording needs_dataset() {
  return {"the formula reads other periods or an age dimension, which single rows do not have",
          "evaluate it as an indicator of a plan over a dataset",
          "公式要读取其他时期或各年龄组的数据，而单行数据中没有", "请把它作为规划的指标，用数据集来计算"};
}

Wording wrong_input_count(std::size_t wanted, std::int64_t given) {
  return {"the formula takes " + std::to_string(wanted) + " inputs, and " + std::to_string(given) + " were given",
          "give one for each of its names, in their order",
          "公式需要 " + std::to_string(wanted) + " 个输入，给出了 " + std::to_string(given) + " 个",
          "请按名称的顺序逐一给出"};
}

Wording number_without_meaning(const std::string& column, std::int64_t number) {
  return {std::to_string(number) + " in " + column + " has no meaning",
          {},
          "代码 " + std::to_string(number) + " 没有含义（" + column + "）",
          {}};
}

Wording another_plan(std::string_view id) {
  return {"the parents' results are of another plan (" + in_quotes(id) + ")",
          {},
          "上级地区的结果属于另一规划（" + in_quotes_zh(id) + "）",
          {}};
}

Wording thresholds_not_in_order() {
  return {"these are no thresholds of progress",
          "give on_track >= at_risk >= off_track, percentages that are not negative, significance and confidence "
          "between 0 and 1",
          "进度分类的界值有误",
          "应满足 on_track ≥ at_risk ≥ off_track，百分数不为负，significance 和 confidence 在 0 与 1 之间"};
}

Wording no_target(std::string_view deliverable) {
  return {"the deliverable " + in_quotes(deliverable) + " has no target",
          {},
          "成果" + in_quotes_zh(deliverable) + "没有目标",
          {}};
}

Wording no_formula(std::string_view indicator) {
  return {"the plan does not say how " + in_quotes(indicator) + " is computed",
          "its values are those that are reported", "规划没有给出" + in_quotes_zh(indicator) + "的计算公式",
          "该指标只有上报的数值"};
}

Phrase start_of(std::string_view name) {
  return {"the start of " + in_quotes(name) + ": ", in_quotes_zh(name) + "的起始时期："};
}

}  // namespace salus::capi::messages
