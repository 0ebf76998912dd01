// What whole numbers of people can stand behind a printed rate.
//
// A rate printed as 31.58 % came from n of d with n/d×100 between 31.575 and 31.585. So 409 200 signed residents imply
// between 1 295 552 and 1 295 962 people, and of 7 persons no 31.58 % can be.
#pragma once

#include <cstdint>
#include <optional>

#include "salus/base/span.hpp"

namespace salus::assessment {

struct PrintedRate {
  double value = 0;  // not negative
  int digits = 0;    // places after the point
  double per = 100;  // value is n/d × per; above 0
};

// From `low` to `high`, infinite where there is no bound.
struct Bounds {
  double low = 0;
  double high = 0;
  bool empty() const noexcept { return low > high; }
};

// The fewest places with which the number can have been printed: 2 for 31.58, 0 for 100.
int shortest_digits(double number) noexcept;

// How far a printed count may be from the true one: 50 for 409200, whose last two digits say nothing; 0 where the last
// digit, or the last but one, is there.
double slack_of(double count) noexcept;

// The denominators over which a count gives the rate; `slack` on both sides of the count.
Bounds denominators(const PrintedRate& rate, double count, double slack = 0) noexcept;

// Whether some whole count over this whole denominator rounds to the rate, half to even or half up.
bool some_count_gives(const PrintedRate& rate, double denominator) noexcept;

// The first whole denominator within the bounds for which every rate has a whole count; nothing where there is none.
// Bounds that hold more than a hundred thousand numbers are not searched: `low` is the answer then.
std::optional<double> common_denominator(span<const PrintedRate> rates, const Bounds& within) noexcept;

}  // namespace salus::assessment
