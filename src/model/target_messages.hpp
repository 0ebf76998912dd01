// What is said of targets: every finding and note, in both languages. Pieces of the target are given as printed.
#pragma once

#include <string>
#include <string_view>

#include "base/wording.hpp"

namespace salus::target::messages {

// ---- before reading ----

Wording invalid_allowance();
Wording too_long();
Wording canonical_too_long();

// ---- what cannot be read ----

Wording empty_target();
Wording no_target();
Wording quotation_not_closed();
Wording empty_quotation();
Wording bounds_contradict(std::string_view first, std::string_view second);
Wording bound_beside_range(std::string_view bound);
Wording bound_beside_change(std::string_view bound);
Wording no_baseline_period(std::string_view baseline);
Wording unit_missing_in_range();
Wording two_units_in_range();
Wording unit_does_not_convert(std::string_view printed, std::string_view unit);
Wording inverted_range();
Wording each_of_what(std::string_view word);
Wording number_out_of_range();
// What the grammar could have read where it stopped.
enum class Expected { nothing, number, period, signed_change, end };
// `found` is empty at the end of the target.
Wording unexpected(Expected expected, std::string_view found);

// ---- how something ambiguous was understood ----

// The direction that decided, or that none is stated.
enum class Side { lower_is_better, higher_is_better, unstated };
Wording read_as_bound(std::string_view printed, const std::string& amount, Side side);
Wording read_as_about(std::string_view word, const std::string& percent, const std::string& amount);
Wording change_is_share();
Wording change_in_own_unit();
Wording change_or_more(std::string_view word);
Wording smaller_change_is_enough();
Wording per_year_from_baseline(std::string_view word, bool compounded);
Wording baseline_is_undated(std::string_view word);
Wording about_beside_range(std::string_view word, const std::string& range);
Wording each_year(std::string_view word);
Wording for_each(std::string_view what);
Wording two_values();
Wording against_direction(bool asks_for_more);
Wording scope_is_parent(std::string_view scope);
Wording state_is_yes_or_no();
Wording coverage_is_all(std::string_view unit);
Wording growth_since_baseline();
Wording growth_is_asked();
Wording movement_against_direction(bool asks_for_more);
Wording two_demands();
Wording taken_in_unit(std::string_view printed, std::string_view unit);

}  // namespace salus::target::messages
