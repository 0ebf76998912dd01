// Which areas of a plan the texts in a dataset stand for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "data/lookup.hpp"
#include "salus/base/diagnostic.hpp"
#include "salus/data/dataset.hpp"
#include "salus/model/plan.hpp"

namespace salus::data {

// One node for each of plan.areas(), in their order. An area is meant by its id, its Chinese or its English name, to the
// letter; an id comes first, and a name that several areas have means none. Findings: unknown_area, a warning for each
// area of the dataset that the plan does not have, with those of the plan that are called about that; after fifty, how
// many more.
std::vector<AreaNode> match_areas(const Plan& plan, const Dataset& dataset, Diagnostics& findings);

// The areas of the plan, each by its name or id, that are closest to an unknown one, as formula::closest() tells: up to
// three.
std::vector<std::string> nearest_areas(const Plan& plan, std::string_view name);

}  // namespace salus::data
