// References to other periods inside a formula.
#pragma once

#include <cstdint>
#include <string>

#include "salus/time/period.hpp"

namespace salus::formula {

// The period in question itself, another relative to it (@-1y), or a fixed one (@2015). `before` is the period before it,
// of its own frequency and length.
struct TimeReference {
  enum class Kind : std::uint8_t { current, relative, fixed, before };
  Kind kind = Kind::current;
  std::int64_t steps = 0;
  Frequency step = Frequency::year;
  Period period;

  bool operator==(const TimeReference& o) const noexcept {
    return kind == o.kind && steps == o.steps && step == o.step && (kind != Kind::fixed || period == o.period);
  }
};

// A run of periods of the frequency in question, both ends included. An open start is the element's declared start, an
// open end the period in question.
struct Window {
  bool open_start = false;
  bool open_end = false;
  bool year_to_date = false;  // from the first period of the year; then nothing else counts
  TimeReference from;
  TimeReference to;

  bool operator==(const Window& o) const noexcept {
    return year_to_date == o.year_to_date && open_start == o.open_start && open_end == o.open_end && from == o.from &&
           to == o.to;
  }
};

// As a formula writes them after the @: "-1y", "2015", "[-4y..0y]", "[..]", "[ytd]". "before" has no form of its own in a formula.
std::string to_string(const TimeReference& time);
std::string to_string(const Window& window);

}  // namespace salus::formula
