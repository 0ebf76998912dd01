// What checks and alignments say, in both languages. Numbers and places come as they are shown.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/wording.hpp"
#include "salus/model/plan.hpp"

namespace salus::messages {

// "Yangpu District, 2020", "杨浦区 2020 年"; "target for 2025", "2025 年目标".
Phrase of_figure(const Plan& plan, const std::string& area, const Period& period);
Phrase of_target(const Period& horizon);

// One thing with what is said of it: an indicator and its target or value.
struct Said {
  Phrase name;
  std::string text;
  bool printed = false;  // the text stands so in the document, and is quoted
};

Wording part_exceeds_whole(const Phrase& where, const Said& part, const Said& whole, const Phrase& why);
Wording share_above_whole(const Phrase& where, const Said& share, bool certain);
Wording impossible_value(const Phrase& where, const Said& value, const std::string& low, const std::string& high);
Wording unusual_unit_of_indicator(const Phrase& name, const std::string& unit, std::string_view usual);
Wording unusual_unit_of_target(const Phrase& where, const Said& target, const std::string& unit, std::string_view usual,
                               bool in_table);
// `unit` is that in which the count is.
Wording fraction_of_count(const Phrase& where, const Said& count, const std::string& unit);
// `below` and `above` are the nearest rates that whole counts give.
Wording no_whole_count(const Phrase& where, const Said& rate, const std::string& denominator, const std::string& below,
                       const std::string& above);
Wording implied_denominator(const Phrase& where, std::string_view denominator, const Said& rate,
                            const std::string& range);
Wording denominators_disagree(const Phrase& where, std::string_view denominator, const Said& one,
                              const std::string& one_implies, const Said& other, const std::string& other_implies);
Wording no_common_denominator(const Phrase& where, std::string_view denominator, const std::vector<Said>& rates,
                              const std::string& range);
Wording later_target_worse(const Phrase& name, const std::string& earlier, const Period& earlier_horizon,
                           const std::string& later, const Period& later_horizon);
Wording target_behind_baseline(const Phrase& where, const Said& target, const std::string& value,
                               const Period& baseline, bool keeps_level);
Wording restated_differently(const Phrase& where, const Said& target, const std::string& again,
                             const std::string& source);
Wording due_outside_plan(const Phrase& name, const Period& due, const Period& plan);
Wording no_body(const Phrase& measure);
Wording indicator_without_target(const Phrase& indicator);
Wording same_title(const Phrase& title, std::string_view id, std::string_view other);
Wording rule_violated(const Phrase& where, const Phrase& rule, const std::string& given);
Wording findings_left_out(std::int64_t count);
Phrase covered_by_erratum(const Erratum& erratum);

// ---- alignment ----

Wording no_children();
Wording another_parent(std::string_view child, std::string_view its_parent, std::string_view given);
Wording no_such_indicator(std::string_view child, std::string_view indicator, std::string_view wanted);
Wording no_such_measure(std::string_view child, std::string_view measure, std::string_view wanted);
Wording beyond_last_target(const Period& horizon, const Period& last);
// A number of things in the whole of an area, which is no larger than the area.
Wording counts_of_another_area();
// The same number: the child excludes it and the parent does not, or the other way round.
Wording stricter_comparison(bool child_is_stricter);

}  // namespace salus::messages
