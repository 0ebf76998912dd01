// What several entries take and give: items of lists, texts and periods, and results that have to be of a plan.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "convert.hpp"
#include "salus.h"
#include "salus/model/plan.hpp"
#include "salus/time/period.hpp"

namespace salus::capi {

// The item at a caller's index; `what` names it where there is none.
template <typename Item>
const Item& item_of(const std::vector<Item>& items, std::int64_t index, const char* what) {
  return items[index_in(index, items.size(), what)];
}

template <typename Item>
std::int64_t count_of(const std::vector<Item>& items) noexcept {
  return static_cast<std::int64_t>(items.size());
}

Period period_in(std::string_view text);

// Plain arrays of texts: salus_text never grows, so they have no stride of their own.
std::vector<std::string> texts_in(const salus_text* texts, std::int64_t count, const char* what);
std::vector<Period> periods_in(const salus_text* texts, std::int64_t count, const char* what);

// Results refer to a plan's indicators by index, so those of another plan would be read wrongly. A plan that was loaded
// twice is one plan all the same.
bool same_plan(const Plan& a, const Plan& b);

}  // namespace salus::capi
