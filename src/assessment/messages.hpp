// What the assessment room says, in both languages.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/wording.hpp"

namespace salus::messages {

Wording parent_of_another_period(const std::string& own, const std::string& parent);
Wording baseline_is_first_value(const std::string& period);
Wording baseline_missing(const std::string& period);
Wording other_period_judged(const std::string& horizon, const std::string& judged);
Wording met_and_lost(const std::string& period);
Wording level_left(const std::string& period);
Wording path_is_linear();
// Before what a check found of a value, in what is judged by it.
Wording value_in_doubt(const Diagnostic& fault);
Wording projection_impossible(const std::string& projected, const std::string& horizon);

// ---- completion ----

// A name that several deliverables and milestones have, by their ids.
Wording ambiguous_task(std::string_view name, const std::vector<std::string_view>& ids);
// `where`: the area and the period, as check_messages.hpp has them.
Wording neither_done_nor_not(const Phrase& where, const Phrase& task, const std::string& number);
Wording too_many_periods(const Phrase& task, std::int32_t over, std::int32_t most);

}  // namespace salus::messages
