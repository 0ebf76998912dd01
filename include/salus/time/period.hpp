// Periods of time as data and plans name them, and their algebra.
//
//   2015  2015-H1  2015-Q1  2015-03  2015-W07  2015-03-14  2021..2025
//
// Calendar arithmetic is Boost.Date_Time's (Gregorian; ISO 8601 weeks: Monday to Sunday, and a week belongs to the year
// that holds its Thursday).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "salus/base/result.hpp"

namespace salus {

// From the longest to the shortest; the numbers are part of the C ABI.
enum class Frequency : std::int32_t { year = 1, half = 2, quarter = 3, month = 4, week = 5, day = 6 };

std::string_view name(Frequency frequency) noexcept;

// A run of whole years, halves, quarters, months, weeks or days. A value type, ordered by first day, then length; cheap
// to copy and to compare; thread-safe. Years 1400 to 9999, which is what the calendar library holds; a week lies in
// them with all its seven days, so that 1400-W02 is the first and 9999-W51 the last.
class Period {
 public:
  // The year 1400, only so that containers may hold periods.
  Period() = default;

  // Reads one of the forms above; full-width digits and signs, blanks around it and a final 年 after a year ("2015年")
  // are accepted. A range joins two periods of one frequency ("2021..2025", "2020-01..2020-06") and may not be
  // inverted.
  static Result<Period> parse(std::string_view text);
  // The year; the nearest one of the calendar where it is outside 1400 to 9999.
  static Period of_year(int year);

  Frequency frequency() const noexcept { return frequency_; }
  // How many years, months … it spans: 1 for "2015", 5 for "2021..2025".
  std::int32_t count() const noexcept { return count_; }

  // First and last day, as days since 1970-01-01, both inclusive.
  std::int32_t first_day() const noexcept;
  std::int32_t last_day() const noexcept;
  // The year that the first day's period belongs to.
  int year() const noexcept;

  bool contains(const Period& inner) const noexcept;

  // The period of the same length, moved by `steps` of `step` (−1 year turns 2015-03 into 2014-03). Weeks move by weeks
  // or by days that make up whole weeks, days by anything, clipped to the month's end as calendars do (2015-01-31 and
  // one month is 2015-02-28; 2015-02-28 and one month is 2015-03-28); a run of days keeps its number of days. An error
  // where the result leaves the calendar or the step is finer than the period (a year by a month).
  Result<Period> shifted(std::int64_t steps, Frequency step) const;

  // The i-th of its count() parts, each of one year, month … Precondition: 0 ≤ i < count().
  Period part(std::int32_t i) const;

  // The single periods of a finer frequency that together make up this one, in order: twelve months of a year, four
  // quarters … Empty where they do not fit evenly (weeks in most months) or the frequency is not finer.
  std::vector<Period> split(Frequency finer) const;

  // The single period of a coarser frequency that contains this one entirely, e.g. the year of a month; of the same
  // frequency, a single period itself. An error where none does.
  Result<Period> enclosing(Frequency coarser) const;

  // The canonical text, which parse() reads back to the same period.
  std::string to_string() const;

  bool operator==(const Period& o) const noexcept {
    return frequency_ == o.frequency_ && first_ == o.first_ && count_ == o.count_;
  }
  bool operator!=(const Period& o) const noexcept { return !(*this == o); }
  // By first day, then by last day; two periods of the same days ("2015", "2015-01..2015-12") by frequency.
  bool operator<(const Period& o) const noexcept;

  // A number that is different for different periods, for hashing and sorting by identity.
  std::uint64_t key() const noexcept;

 private:
  Period(Frequency frequency, std::int32_t first, std::int32_t count) noexcept
      : frequency_(frequency), first_(first), count_(count) {}

  Frequency frequency_ = Frequency::year;
  std::int32_t first_ = 1400;  // the ordinal of the first year, half, quarter, month, week or day
  std::int32_t count_ = 1;
};

}  // namespace salus
