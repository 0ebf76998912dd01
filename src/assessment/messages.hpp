// What the assessment room says, in both languages.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/wording.hpp"

namespace salus::messages {

Wording parent_of_another_period(const std::string& own, const std::string& parent);

// ---- completion ----

// A name that several deliverables and milestones have, by their ids.
Wording ambiguous_task(std::string_view name, const std::vector<std::string_view>& ids);

}  // namespace salus::messages
