// What the time room says: every finding of a period, in both languages.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/wording.hpp"
#include "salus/time/period.hpp"

namespace salus::messages {

// ---- reading; `text` is the period or the end of a range that is wrong ----

Wording period_too_long(std::size_t bytes);
Wording period_empty();
Wording no_such_half_or_quarter(std::string_view text, Frequency frequency, int number);
Wording no_such_week(std::string_view text, int number, int year, int weeks);
Wording no_such_month(std::string_view text, int month);
Wording no_such_day(std::string_view text, int day, int days_in_month);
Wording days_outside_calendar(std::string_view text, int first_year, int last_year);
Wording year_outside_calendar(std::string_view text, int first_year, int last_year);
Wording years_joined_by_hyphen(std::string_view text);
Wording nothing_after_hyphen(std::string_view text);
Wording does_not_begin_with_year(std::string_view text);
Wording year_without_four_digits(std::string_view text);
Wording no_form_after_year(std::string_view text);
Wording ends_of_two_frequencies(std::string_view text, Frequency first, Frequency last);
Wording range_ends_before_it_begins(std::string_view text);

// ---- moving and enclosing ----

Wording moved_out_of_calendar(std::string_view period, std::int64_t steps, Frequency step, int first_year,
                              int last_year);
Wording unknown_step(std::string_view period);
Wording moved_off_weeks(std::string_view period, std::int64_t steps, Frequency step);
Wording step_too_short(std::string_view period, Frequency own, Frequency step);
Wording longer_than_wanted(std::string_view period, Frequency wanted);
Wording in_several_periods(std::string_view period, Frequency wanted);
Wording enclosing_outside_calendar(std::string_view period, Frequency wanted, int first_year, int last_year);

}  // namespace salus::messages
