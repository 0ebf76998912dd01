// Where a plan and a dataset meet: which texts of the data stand for which elements, indicators and areas of the plan.
#pragma once

#include <cstdint>
#include <vector>

#include "data/lookup.hpp"
#include "salus/base/diagnostic.hpp"
#include "salus/data/dataset.hpp"
#include "salus/model/plan.hpp"

namespace salus::engine {

struct Binding {
  // By declaration of plan.symbols(): the dataset's elements that stand for it.
  std::vector<std::vector<std::uint32_t>> elements;
  // By area of the plan: the dataset's areas that stand for it.
  std::vector<data::AreaNode> areas;
  // ambiguous_name: a printed name in the data that stands for elements of several bases. These are errors.
  Diagnostics errors;
  // unknown_element, unknown_area: rows that nothing reads.
  Diagnostics warnings;
};

Binding bind(const Plan& plan, const Dataset& dataset);

// The index of the plan's area of this id or name; −1 where there is none.
std::int32_t find_area(const Plan& plan, std::string_view id_or_name) noexcept;
// unknown_area, an error: where a call asks for an area that find_area() does not find.
Diagnostic no_such_area(const Plan& plan, std::string_view text);

}  // namespace salus::engine
