// What a figure is worth as evidence.
#pragma once

#include "salus/base/origin.hpp"
#include "salus/base/value.hpp"

namespace salus::assessment {

// A figure found backwards from a published one is no evidence of its own.
inline Value evidence(Value value, Origin origin) noexcept {
  return value.valid() && origin == Origin::derived ? Value(Reason::derived_only) : value;
}

}  // namespace salus::assessment
