#include "assessment/messages.hpp"

namespace salus::messages {

Wording parent_of_another_period(const std::string& own, const std::string& parent) {
  return {"the value of " + own + " is compared with the parent area's of " + parent,
          "give the parent area's value of " + own, own + " 的数值与上级地区 " + parent + " 的数值比较",
          "请提供上级地区 " + own + " 的数值"};
}

}  // namespace salus::messages
