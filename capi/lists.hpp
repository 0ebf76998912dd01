// What several entries take: lists of texts and periods, and results that have to be of a plan.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "salus.h"
#include "salus/model/plan.hpp"
#include "salus/time/period.hpp"

namespace salus::capi {

// Plain arrays of texts: salus_text never grows, so they have no stride of their own.
std::vector<std::string> texts_in(const salus_text* texts, std::int64_t count, const char* what);
std::vector<Period> periods_in(const salus_text* texts, std::int64_t count, const char* what);

// Results refer to a plan's indicators by index, so those of another plan would be read wrongly. A plan that was loaded
// twice is one plan all the same.
bool same_plan(const Plan& a, const Plan& b);

}  // namespace salus::capi
