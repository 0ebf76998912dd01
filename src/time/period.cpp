#include "salus/time/period.hpp"

#include <algorithm>
#include <boost/date_time/gregorian/gregorian_types.hpp>
#include <cassert>
#include <limits>
#include <tuple>
#include <utility>

#include "base/utf8.hpp"
#include "time/messages.hpp"

namespace salus {
namespace {

using boost::gregorian::gregorian_calendar;

// Every period has an ordinal that counts the periods of its frequency: the year's number, 2·year + half, 4·year +
// quarter, 12·year + month (parts of a year counting from 0), the weeks since the one that holds 1970-01-01, the days
// since 1970-01-01. The calendar library throws on dates outside its years, so ordinals and dates are checked before
// they reach it, and nothing here throws but for want of memory.

constexpr int first_calendar_year = 1400;
constexpr int last_calendar_year = 9999;
constexpr std::int32_t julian_day_of_epoch = 2440588;  // 1970-01-01 as the calendar library counts days
constexpr std::int32_t monday_before_epoch = -3;       // 1970-01-01 was a Thursday
constexpr std::int32_t days_per_week = 7;

struct Date {
  int year;
  int month;  // 1 to 12
  int day;    // 1 to 31
};

int days_in_month(int year, int month) noexcept {
  return gregorian_calendar::end_of_month_day(static_cast<unsigned short>(year), static_cast<unsigned short>(month));
}

std::int32_t day_number(Date date) noexcept {
  const gregorian_calendar::ymd_type ymd(static_cast<unsigned short>(date.year),
                                         static_cast<unsigned short>(date.month),
                                         static_cast<unsigned short>(date.day));
  return static_cast<std::int32_t>(gregorian_calendar::day_number(ymd)) - julian_day_of_epoch;
}

Date date_of(std::int32_t day) noexcept {
  const gregorian_calendar::ymd_type ymd =
      gregorian_calendar::from_day_number(static_cast<std::uint32_t>(day + julian_day_of_epoch));
  return {ymd.year, ymd.month, ymd.day};
}

// 0 for weeks and days, which are not made of months.
constexpr int months_in(Frequency frequency) noexcept {
  switch (frequency) {
    case Frequency::year:
      return 12;
    case Frequency::half:
      return 6;
    case Frequency::quarter:
      return 3;
    case Frequency::month:
      return 1;
    case Frequency::week:
    case Frequency::day:
      return 0;
  }
  return 0;
}

constexpr bool is_frequency(Frequency f) noexcept { return f >= Frequency::year && f <= Frequency::day; }
constexpr bool is_finer(Frequency a, Frequency b) noexcept { return a > b; }

constexpr std::int32_t floor_divide(std::int32_t a, std::int32_t b) noexcept { return a / b - (a % b < 0 ? 1 : 0); }

// The ordinal of the period that holds the day.
std::int32_t ordinal_of(Frequency frequency, std::int32_t day) noexcept {
  if (frequency == Frequency::day) return day;
  if (frequency == Frequency::week) return floor_divide(day - monday_before_epoch, days_per_week);
  const Date date = date_of(day);
  return (date.year * 12 + date.month - 1) / months_in(frequency);
}

std::int32_t first_day_of(Frequency frequency, std::int32_t ordinal) noexcept {
  if (frequency == Frequency::day) return ordinal;
  if (frequency == Frequency::week) return ordinal * days_per_week + monday_before_epoch;
  const int month = ordinal * months_in(frequency);
  return day_number({month / 12, month % 12 + 1, 1});
}

std::int32_t last_day_of(Frequency frequency, std::int32_t ordinal) noexcept {
  if (frequency == Frequency::day) return ordinal;
  if (frequency == Frequency::week) return first_day_of(frequency, ordinal) + days_per_week - 1;
  const int month = (ordinal + 1) * months_in(frequency) - 1;
  return day_number({month / 12, month % 12 + 1, days_in_month(month / 12, month % 12 + 1)});
}

struct Ordinals {
  std::int64_t least;
  std::int64_t greatest;
};

// The periods that lie in the calendar with all their days.
Ordinals calendar_ordinals(Frequency frequency) noexcept {
  const std::int32_t begin = day_number({first_calendar_year, 1, 1});
  const std::int32_t end = day_number({last_calendar_year, 12, 31});
  Ordinals result{ordinal_of(frequency, begin), ordinal_of(frequency, end)};
  if (frequency == Frequency::week) {
    if (first_day_of(frequency, static_cast<std::int32_t>(result.least)) < begin) ++result.least;
    if (last_day_of(frequency, static_cast<std::int32_t>(result.greatest)) > end) --result.greatest;
  }
  return result;
}

bool in_calendar(Frequency frequency, std::int64_t first, std::int64_t count) noexcept {
  const Ordinals all = calendar_ordinals(frequency);
  return first >= all.least && first + count - 1 <= all.greatest;
}

// The ordinal of week 1 of an ISO 8601 year, which is the week that holds 4 January.
std::int32_t first_week_of(int year) noexcept { return ordinal_of(Frequency::week, day_number({year, 1, 4})); }
// 28 December always lies in the last week of its ISO 8601 year.
int weeks_in(int year) noexcept {
  return ordinal_of(Frequency::week, day_number({year, 12, 28})) - first_week_of(year) + 1;
}

// A week belongs to the year that holds its Thursday.
int year_of_week(std::int32_t ordinal) noexcept { return date_of(first_day_of(Frequency::week, ordinal) + 3).year; }

Diagnostic invalid(std::string_view subject, Wording wording) {
  return worded(Code::invalid_period, std::move(wording), std::string(subject));
}

// ---- reading ----

constexpr std::size_t longest_text = 128;

// In ASCII where it has such forms; every blank is a space.
std::string folded(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::CodePoint c = utf8::decode(text, at);
    const std::u32string_view form = utf8::folded(c.value);
    if (utf8::is_space(c.value)) {
      result += ' ';
    } else if (form.empty()) {
      utf8::append(result, c.value);
    } else {
      for (const char32_t f : form) utf8::append(result, f);
    }
    at += static_cast<std::size_t>(c.length);
  }
  return result;
}

std::string_view without_blanks_around(std::string_view text) noexcept {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

bool are_digits(std::string_view text) noexcept {
  for (const char c : text) {
    if (c < '0' || c > '9') return false;
  }
  return !text.empty();
}

// The number of at most four digits.
int number_of(std::string_view digits) noexcept {
  int number = 0;
  for (const char c : digits) number = number * 10 + (c - '0');
  return number;
}

struct SinglePeriod {
  Frequency frequency = Frequency::year;
  std::int32_t ordinal = 0;
};

struct PeriodRange {
  Frequency frequency = Frequency::year;
  std::int32_t first = 0;
  std::int32_t count = 1;
};

Result<SinglePeriod> read_part_of_year(std::string_view whole, int year, char letter, int number) {
  const bool is_half = letter == 'H';
  const Frequency frequency = is_half ? Frequency::half : Frequency::quarter;
  const int parts = is_half ? 2 : 4;
  if (number < 1 || number > parts) {
    return invalid(whole, messages::no_such_half_or_quarter(whole, frequency, number));
  }
  return SinglePeriod{frequency, year * parts + number - 1};
}

Result<SinglePeriod> read_week(std::string_view whole, int year, int number) {
  const int weeks = weeks_in(year);
  if (number < 1 || number > weeks) {
    return invalid(whole, messages::no_such_week(whole, number, year, weeks));
  }
  const std::int32_t ordinal = first_week_of(year) + number - 1;
  if (!in_calendar(Frequency::week, ordinal, 1)) {
    return invalid(whole, messages::days_outside_calendar(whole, first_calendar_year, last_calendar_year));
  }
  return SinglePeriod{Frequency::week, ordinal};
}

Result<SinglePeriod> read_month(std::string_view whole, int year, int month) {
  if (month < 1 || month > 12) {
    return invalid(whole, messages::no_such_month(whole, month));
  }
  return SinglePeriod{Frequency::month, year * 12 + month - 1};
}

Result<SinglePeriod> read_day(std::string_view whole, int year, int month, int day) {
  Result<SinglePeriod> in_month = read_month(whole, year, month);
  if (!in_month) return in_month;
  const int days = days_in_month(year, month);
  if (day < 1 || day > days) {
    return invalid(whole, messages::no_such_day(whole, day, days));
  }
  return SinglePeriod{Frequency::day, day_number({year, month, day})};
}

// What follows "2015-". `whole` is the period as it is named in errors.
Result<SinglePeriod> read_after_year(std::string_view whole, int year, std::string_view rest) {
  const std::string_view after_letter = rest.substr(rest.empty() ? 0 : 1);
  if (rest.size() == 2 && (rest[0] == 'H' || rest[0] == 'Q') && are_digits(after_letter)) {
    return read_part_of_year(whole, year, rest[0], number_of(after_letter));
  }
  if (rest.size() == 3 && rest[0] == 'W' && are_digits(after_letter)) {
    return read_week(whole, year, number_of(after_letter));
  }
  if (rest.size() == 2 && are_digits(rest)) return read_month(whole, year, number_of(rest));
  if (rest.size() == 5 && are_digits(rest.substr(0, 2)) && rest[2] == '-' && are_digits(rest.substr(3))) {
    return read_day(whole, year, number_of(rest.substr(0, 2)), number_of(rest.substr(3)));
  }
  if (rest.size() == 4 && are_digits(rest)) {
    return invalid(whole, messages::years_joined_by_hyphen(whole));
  }
  return invalid(whole, messages::nothing_after_hyphen(whole));
}

Result<SinglePeriod> read_single(std::string_view whole) {
  const std::size_t digits = std::min(whole.find_first_not_of("0123456789"), whole.size());
  if (digits == 0) return invalid(whole, messages::does_not_begin_with_year(whole));
  if (digits != 4) return invalid(whole, messages::year_without_four_digits(whole));
  const int year = number_of(whole.substr(0, digits));
  if (year < first_calendar_year || year > last_calendar_year) {
    return invalid(whole, messages::year_outside_calendar(whole, first_calendar_year, last_calendar_year));
  }
  const std::string_view rest = without_blanks_around(whole.substr(digits));
  if (rest.empty() || rest == "年") return SinglePeriod{Frequency::year, year};
  if (rest.front() == '-') return read_after_year(whole, year, rest.substr(1));
  return invalid(whole, messages::no_form_after_year(whole));
}

// A single period or a range; errors name the part that they are about.
Result<PeriodRange> read_range(std::string_view whole) {
  const std::size_t joint = whole.find("..");
  Result<SinglePeriod> first = read_single(without_blanks_around(whole.substr(0, joint)));
  if (!first) return std::move(first).take_diagnostics();
  if (joint == std::string_view::npos) return PeriodRange{first->frequency, first->ordinal, 1};
  Result<SinglePeriod> last = read_single(without_blanks_around(whole.substr(joint + 2)));
  if (!last) return std::move(last).take_diagnostics();

  if (first->frequency != last->frequency) {
    return invalid(whole, messages::ends_of_two_frequencies(whole, first->frequency, last->frequency));
  }
  if (last->ordinal < first->ordinal) {
    return invalid(whole, messages::range_ends_before_it_begins(whole));
  }
  return PeriodRange{first->frequency, first->ordinal, last->ordinal - first->ordinal + 1};
}

std::string two_digits(int number) {
  return {static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
}

std::string text_of(Frequency frequency, std::int32_t ordinal) {
  switch (frequency) {
    case Frequency::year:
      return std::to_string(ordinal);
    case Frequency::half:
      return std::to_string(ordinal / 2) + "-H" + std::to_string(ordinal % 2 + 1);
    case Frequency::quarter:
      return std::to_string(ordinal / 4) + "-Q" + std::to_string(ordinal % 4 + 1);
    case Frequency::month:
      return std::to_string(ordinal / 12) + "-" + two_digits(ordinal % 12 + 1);
    case Frequency::week: {
      const int year = year_of_week(ordinal);
      return std::to_string(year) + "-W" + two_digits(ordinal - first_week_of(year) + 1);
    }
    case Frequency::day: {
      const Date date = date_of(ordinal);
      return std::to_string(date.year) + "-" + two_digits(date.month) + "-" + two_digits(date.day);
    }
  }
  return {};
}

// ---- moving ----

// More steps than this leave the calendar from any day of it, and fewer overflow nothing.
constexpr std::int64_t most_steps = 4'000'000;

// The day moved by whole months; the last day of the month where it has no such day. Nothing outside the calendar is
// moved to: the answer is then outside it, too.
std::int64_t day_moved_by_months(std::int32_t day, std::int64_t months) noexcept {
  const Date date = date_of(day);
  const std::int64_t month = std::int64_t{date.year} * 12 + date.month - 1 + months;
  if (!in_calendar(Frequency::month, month, 1)) return std::numeric_limits<std::int32_t>::max();
  const int new_year = static_cast<int>(month / 12);
  const int new_month = static_cast<int>(month % 12) + 1;
  return day_number({new_year, new_month, std::min(date.day, days_in_month(new_year, new_month))});
}

}  // namespace

std::string_view name(Frequency frequency) noexcept {
  switch (frequency) {
    case Frequency::year:
      return "year";
    case Frequency::half:
      return "half";
    case Frequency::quarter:
      return "quarter";
    case Frequency::month:
      return "month";
    case Frequency::week:
      return "week";
    case Frequency::day:
      return "day";
  }
  return "unknown";
}

Result<Period> Period::parse(std::string_view text) {
  if (text.size() > longest_text) {
    return invalid({}, messages::period_too_long(text.size()));
  }
  Diagnostics unreadable = utf8::check(text, {"the period", "时期"});
  if (!unreadable.empty()) return unreadable;
  const std::string plain = folded(text);
  const std::string_view whole = without_blanks_around(plain);
  if (whole.empty()) return invalid(text, messages::period_empty());
  Result<PeriodRange> range = read_range(whole);
  if (range) return Period(range->frequency, range->first, range->count);
  Diagnostics errors = std::move(range).take_diagnostics();
  for (Diagnostic& error : errors) error.subject = text;  // as written, not as folded
  return errors;
}

Period Period::of_year(int year) {
  return Period(Frequency::year, std::clamp(year, first_calendar_year, last_calendar_year), 1);
}

std::int32_t Period::first_day() const noexcept { return first_day_of(frequency_, first_); }
std::int32_t Period::last_day() const noexcept { return last_day_of(frequency_, first_ + count_ - 1); }

int Period::year() const noexcept {
  if (frequency_ == Frequency::week) return year_of_week(first_);
  return date_of(first_day()).year;
}

bool Period::contains(const Period& inner) const noexcept {
  if (frequency_ == inner.frequency_) {
    return first_ <= inner.first_ && inner.first_ + inner.count_ <= first_ + count_;
  }
  return first_day() <= inner.first_day() && inner.last_day() <= last_day();
}

Result<Period> Period::shifted(std::int64_t steps, Frequency step) const {
  const auto leaves_calendar = [&] {
    const std::string own = to_string();
    return invalid(own, messages::moved_out_of_calendar(own, steps, step, first_calendar_year, last_calendar_year));
  };
  if (!is_frequency(step)) return invalid(to_string(), messages::unknown_step(to_string()));
  if (steps > most_steps || steps < -most_steps) return leaves_calendar();

  const bool by_months = months_in(step) > 0;
  std::int64_t first = first_;
  if (frequency_ == Frequency::day) {
    const std::int64_t days = step == Frequency::week ? days_per_week : 1;
    first = by_months ? day_moved_by_months(first_, steps * months_in(step)) : first_ + steps * days;
  } else if (frequency_ == Frequency::week) {
    if (by_months || (step == Frequency::day && steps % days_per_week != 0)) {
      return invalid(to_string(), messages::moved_off_weeks(to_string(), steps, step));
    }
    first += step == Frequency::week ? steps : steps / days_per_week;
  } else {
    if (is_finer(step, frequency_))
      return invalid(to_string(), messages::step_too_short(to_string(), frequency_, step));
    first += steps * (months_in(step) / months_in(frequency_));
  }
  if (!in_calendar(frequency_, first, count_)) return leaves_calendar();
  return Period(frequency_, static_cast<std::int32_t>(first), count_);
}

Period Period::part(std::int32_t i) const {
  assert(0 <= i && i < count_);
  return Period(frequency_, first_ + i, 1);
}

std::vector<Period> Period::split(Frequency finer) const {
  if (!is_frequency(finer) || !is_finer(finer, frequency_)) return {};
  const std::int32_t begin = first_day();
  const std::int32_t end = last_day();
  const std::int32_t first = ordinal_of(finer, begin);
  const std::int32_t last = ordinal_of(finer, end);
  if (first_day_of(finer, first) != begin || last_day_of(finer, last) != end) return {};
  std::vector<Period> parts;
  parts.reserve(static_cast<std::size_t>(last - first + 1));
  for (std::int32_t ordinal = first; ordinal <= last; ++ordinal) parts.push_back(Period(finer, ordinal, 1));
  return parts;
}

Result<Period> Period::enclosing(Frequency coarser) const {
  if (!is_frequency(coarser) || is_finer(coarser, frequency_)) {
    const std::string own = to_string();
    return invalid(own, messages::longer_than_wanted(own, coarser));
  }
  const std::int32_t ordinal = ordinal_of(coarser, first_day());
  if (ordinal != ordinal_of(coarser, last_day())) {
    const std::string own = to_string();
    return invalid(own, messages::in_several_periods(own, coarser));
  }
  if (!in_calendar(coarser, ordinal, 1)) {
    const std::string own = to_string();
    return invalid(own, messages::enclosing_outside_calendar(own, coarser, first_calendar_year, last_calendar_year));
  }
  return Period(coarser, ordinal, 1);
}

std::string Period::to_string() const {
  std::string text = text_of(frequency_, first_);
  if (count_ > 1) text += ".." + text_of(frequency_, first_ + count_ - 1);
  return text;
}

bool Period::operator<(const Period& o) const noexcept {
  if (frequency_ == o.frequency_) return std::pair(first_, count_) < std::pair(o.first_, o.count_);
  return std::tuple(first_day(), last_day(), frequency_) < std::tuple(o.first_day(), o.last_day(), o.frequency_);
}

std::uint64_t Period::key() const noexcept {
  // The calendar holds fewer than 2^22 days, so that a count fits into 24 bits.
  return static_cast<std::uint64_t>(frequency_) << 56 | static_cast<std::uint64_t>(count_) << 32 |
         static_cast<std::uint32_t>(first_);
}

}  // namespace salus
