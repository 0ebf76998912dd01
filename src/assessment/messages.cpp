#include "assessment/messages.hpp"

namespace salus::messages {

Wording parent_of_another_period(const std::string& own, const std::string& parent) {
  return {"the value of " + own + " is compared with the parent area's of " + parent,
          "give the parent area's value of " + own, own + " 的数值与上级地区 " + parent + " 的数值比较",
          "请提供上级地区 " + own + " 的数值"};
}

Wording baseline_is_first_value(const std::string& period) {
  return {"progress is measured from " + period + ", the first value there is", "name the baseline in the plan",
          "以最早有数值的 " + period + " 为基期", "请在规划文件中写明基期"};
}

Wording baseline_missing(const std::string& period) {
  return {"there is no value of " + period + ", from which progress is to be measured", "give the value of " + period,
          "缺少基期 " + period + " 的数值", "请提供 " + period + " 的数值"};
}

Wording other_period_judged(const std::string& horizon, const std::string& judged) {
  return {"there is no value of " + horizon + "; that of " + judged + " is judged", "give the value of " + horizon,
          "缺少 " + horizon + " 的数值，以 " + judged + " 的数值判定", "请提供 " + horizon + " 的数值"};
}

Wording met_and_lost(const std::string& period) {
  return {"the target was met in " + period + ", and is not any more", {}, period + " 曾达标，之后又未达标", {}};
}

Wording level_left(const std::string& period) {
  return {"the target was met, missed again in " + period + ", and is met now",
          {},
          "曾达标，" + period + " 又未达标，现再次达标",
          {}};
}

Wording path_is_linear() {
  return {"a compound path needs values above 0; the linear one is used",
          {},
          "复合增长路径要求数值大于零，改用线性路径",
          {}};
}

Wording value_in_doubt(const Diagnostic& fault) {
  const bool certain = fault.severity == Severity::error;
  return {(certain ? "impossible value: " : "doubtful value: ") + fault.message, fault.hint,
          (certain ? "数值不可能正确：" : "数值存疑：") + fault.message_zh, fault.hint_zh};
}

Wording projection_impossible(const std::string& projected, const std::string& horizon) {
  return {"the line through the values leads to " + projected + " in " + horizon +
              ", which such a value cannot be: the trend will not go on so long",
          {},
          "按现有趋势外推，" + horizon + " 将为 " + projected + "，超出该指标可能的范围，趋势不会一直延续",
          {}};
}

// ---- completion ----

Wording ambiguous_task(std::string_view name, const std::vector<std::string_view>& ids) {
  return {in_quotes(name) + " names several deliverables or milestones: " + list_in_quotes(ids),
          "give the id of the one that is meant",
          in_quotes_zh(name) + "是多个任务或里程碑的名称：" + list_in_quotes_zh(ids), "请给出所指任务的标识"};
}

Wording neither_done_nor_not(const Phrase& where, const Phrase& task, const std::string& number) {
  return {where.en + in_quotes(task.en) + " is " + number + ", and is either done or not",
          "give 1 where it is done and 0 where it is not",
          where.zh + in_quotes_zh(task.zh) + "的数值为 " + number + "，而此项只有完成与未完成之分",
          "完成填 1，未完成填 0"};
}

Wording too_many_periods(const Phrase& task, std::int32_t over, std::int32_t most) {
  const std::string has = std::to_string(over);
  const std::string limit = std::to_string(most);
  return {in_quotes(task.en) + " recurs, and " + has + " of its periods are over; more than " + limit +
              " are not followed, so it is not assessed",
          "let its due period recur by longer parts, such as years or months",
          in_quotes_zh(task.zh) + "为经常性任务，已过 " + has + " 期，超过 " + limit + " 期的不作跟踪，因此未作判定",
          "请按较长的时期（如年、月）设定其期限"};
}

}  // namespace salus::messages
