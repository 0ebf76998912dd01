// Why there is no number, or no verdict.
//
// Every value in Salus is valid and finite, or invalid with one of these reasons, and the reason survives to the result.
// The numbers are part of the C ABI: they never change and are never used again.
#pragma once

#include <cstdint>
#include <string_view>

namespace salus {

enum class Reason : std::uint8_t {
  none = 0,  // the value is valid

  // Values.
  missing = 1,               // no input was given, or the input was null or NaN
  zero_denominator = 2,      // division by zero
  not_defined = 3,           // a function outside its domain: the logarithm of a negative number, 0 to a negative power
  overflow = 4,              // larger in magnitude than a double can hold
  not_finite = 5,            // the input was an infinity
  not_published = 6,         // the source does not publish this figure
  small_numbers = 7,         // too few events for the method to be used
  suppressed = 8,            // withheld to protect persons
  incomplete = 9,            // part of a sum is there, part is not (11 of 12 months, an age band without a value)
  no_population = 10,        // a person-years or population count of zero where the method divides by it
  no_open_band_deaths = 11,  // a life table whose open last band has no deaths
  few_person_years = 12,     // fewer person-years than the method asks for
  wide_interval = 13,        // an interval too wide to be given
  invalid_argument = 14,     // an input that no count or share can be: negative deaths, a share above 1, unordered ages
  function_failed = 15,      // a function that the embedding program registered reported an error
  derived_only = 16,         // the inputs were derived backwards from a published figure, so the result is not evidence

  // Judgements.
  no_parent_value = 32,    // a target or "x of parent" refers to the parent area, and there is none or no value of it
  no_baseline = 33,        // the target refers to a baseline, and none was given
  no_direction = 34,       // "better" was asked, and the indicator does not say which direction is better
  not_quantitative = 35,   // the target is in words and cannot be judged by number
  incompatible_unit = 36,  // value and target are in units of different dimensions
  not_due = 37,            // the target's period has not been reached
  no_target = 38,          // there is no target for this indicator and period
  unsupported_comparison = 39,  // the target is read, but not of a kind that this function judges
  implausible = 40,             // the document prints what cannot be, and the right figure is not known
  no_change_targeted = 41,      // the target equals the baseline: there is no change of which a share could be achieved
  too_few_periods = 42,         // fewer periods with a value than the answer needs
  several_values = 43,          // one cell holds the targets of several indicators
};

// The stable name of a reason, as every output format prints it ("zero_denominator"). For a number that is no reason
// the answer is "unknown". Never fails; the text lives for ever.
std::string_view name(Reason reason) noexcept;

// The reason of this name; Reason::none where there is none.
Reason reason_from_name(std::string_view name) noexcept;

}  // namespace salus
