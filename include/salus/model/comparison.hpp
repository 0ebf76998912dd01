// How a value meets a limit, GB/T 8170-2008, section 4.
#pragma once

#include <cstdint>
#include <string_view>

namespace salus {

// By its full value, or rounded to the target's own digits first. The numbers are part of the C ABI.
enum class Comparison : std::int32_t { full_value = 0, rounded_value = 1 };

std::string_view name(Comparison comparison) noexcept;

}  // namespace salus
