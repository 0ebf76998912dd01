// What the data room says: every finding of a dataset and of reading it, in both languages.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/wording.hpp"
#include "salus/base/reason.hpp"

namespace salus::data::messages {

// The text shown inside a message on one line: at most some hundred bytes of it, an ellipsis where there was more, a blank
// for each control character. Precondition: UTF-8.
std::string shown(std::string_view text);

// ---- building a dataset ----

// "row 3: "; rows count from 1.
Phrase in_row(std::uint64_t row);
Wording empty_text(const Phrase& what);
Wording dimension_twice(std::string_view dimension);
Wording no_period(std::string_view text);
Wording too_many_rows();
// What a row states.
struct Statement {
  double number = 0;
  Reason reason = Reason::none;
};
// `selection` is "{sex: 男}", and nothing for a total; rows count from 1. The message ends with the row of the first
// statement in brackets, in both languages, so that a reader of files can put their line there.
Wording conflicting_rows(std::string_view element, std::string_view selection, std::string_view area,
                         const std::string& period, Statement again, Statement first, std::uint64_t first_row);

// ---- areas ----

// `near` are the plan's areas of about that name.
Wording unknown_area(std::string_view area, const std::vector<std::string>& near);
Wording ambiguous_area(std::string_view area);

// ---- reading figures ----

// "…" of "…" in 2021, "…": the band only where there is one.
Phrase figure(std::string_view element, std::string_view area, const std::string& period, std::string_view band);
Wording given_under_two_names(const Phrase& figure);
// What was read: the total, or a sum over dimensions, and the sum over others. Numbers are printed.
Phrase total();
Phrase sum_over(const std::vector<std::string_view>& dimensions);
Wording breakdown_disagrees(const Phrase& figure, const Phrase& settled_by, const std::string& number,
                            const Phrase& sum, const std::string& sum_number);

// ---- selections ----

Wording unknown_dimension(std::string_view element, std::string_view dimension, const std::vector<std::string>& known);
// `is_range`: the value is a range of ages.
Wording unknown_category(std::string_view element, std::string_view dimension, std::string_view value, bool is_range,
                         const std::vector<std::string>& known);
Wording categories_apart(std::string_view element, std::string_view selection);

}  // namespace salus::data::messages
