// Where a number comes from. A result carries the weakest origin of its inputs.
#pragma once

#include <cstdint>
#include <string_view>

namespace salus {

// From the strongest to the weakest; the order and the numbers are part of the C ABI.
enum class Origin : std::uint8_t {
  reported = 0,   // a body published it, or counted it and sent it in
  computed = 1,   // Salus computed it from reported counts
  derived = 2,    // found backwards from a published figure; it was not itself published
  estimated = 3,  // a model or a survey extrapolation
  example = 4,    // invented to show how something works
};

std::string_view name(Origin origin) noexcept;
constexpr Origin weaker(Origin a, Origin b) noexcept { return a < b ? b : a; }

}  // namespace salus
