#include "assessment/messages.hpp"

namespace salus::messages {

Wording parent_of_another_period(const std::string& own, const std::string& parent) {
  return {"the value of " + own + " is compared with the parent area's of " + parent,
          "give the parent area's value of " + own, own + " 的数值与上级地区 " + parent + " 的数值比较",
          "请提供上级地区 " + own + " 的数值"};
}

// ---- completion ----

Wording ambiguous_task(std::string_view name, const std::vector<std::string_view>& ids) {
  return {in_quotes(name) + " names several deliverables or milestones: " + list_in_quotes(ids),
          "give the id of the one that is meant",
          in_quotes_zh(name) + "是多个任务或里程碑的名称：" + list_in_quotes_zh(ids), "请给出所指任务的标识"};
}

}  // namespace salus::messages
