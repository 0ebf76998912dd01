// What the C interface itself has to say of a user's formulas and data, in both languages. What is said of a wrong call is
// for the programmer of the call, and stands where the call is checked, in English.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/wording.hpp"

namespace salus::capi::messages {

Wording units_do_not_convert(std::string_view from, std::string_view to);
Wording needs_dataset();
Wording wrong_input_count(std::size_t wanted, std::int64_t given);
Wording number_without_meaning(const std::string& column, std::int64_t number);
Wording another_plan(std::string_view id);
Wording thresholds_not_in_order();
Wording no_target(std::string_view deliverable);
Wording no_formula(std::string_view indicator);
// "the start of "…": ", before what is said of the period.
Phrase start_of(std::string_view name);

}  // namespace salus::capi::messages
