// What the assessment room says, in both languages.
#pragma once

#include <string>

#include "base/wording.hpp"

namespace salus::messages {

Wording parent_of_another_period(const std::string& own, const std::string& parent);

}  // namespace salus::messages
