// The observations of a dataset, as the engine reads them.
//
// Every text is a number into a table of its own, so that nothing is compared as text after loading. Rows are sorted by
// element, area, period and category set, each once; all rows of an element are therefore one run, all rows of an element in an area
// a run inside it, and the total (category set 0) comes first within a period.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "salus/base/origin.hpp"
#include "salus/base/reason.hpp"
#include "salus/base/span.hpp"
#include "salus/base/value.hpp"
#include "salus/time/period.hpp"

namespace salus::data {

// A value of a category: "30-34" of the dimension "age".
struct Category {
  std::uint32_t dimension = 0;  // into Columns::dimensions
  std::string value;
};

struct Columns {
  // Tables of texts. Elements and areas stand in order of first appearance, periods are sorted.
  std::vector<std::string> elements;
  std::vector<std::string> areas;
  std::vector<std::string> dimensions;
  std::vector<Category> categories;
  std::vector<Period> periods;
  std::vector<std::int32_t> first_days;  // of the periods
  std::vector<std::int32_t> last_days;
  std::unordered_map<std::uint64_t, std::uint32_t> period_numbers;  // by Period::key()

  // The categories of a row form a set; set 0 is the empty one, that of totals. Set s holds the numbers
  // set_categories[set_begin[s]] to set_categories[set_begin[s + 1]], sorted by dimension, one of a dimension.
  std::vector<std::uint32_t> set_begin{0, 0};
  std::vector<std::uint32_t> set_categories;
  span<const std::uint32_t> set(std::uint32_t s) const noexcept {
    return {set_categories.data() + set_begin[s], set_begin[s + 1] - set_begin[s]};
  }
  std::size_t sets() const noexcept { return set_begin.size() - 1; }

  // The rows of element e are those from element_begin[e] to before element_begin[e + 1].
  std::vector<std::uint32_t> element_begin{0};

  // One entry a row.
  std::vector<std::uint32_t> area;
  std::vector<std::uint32_t> period;
  std::vector<std::uint32_t> category_set;
  std::vector<double> number;  // a quiet NaN where there is a reason
  std::vector<Reason> reason;
  std::vector<Origin> origin;

  std::size_t size() const noexcept { return number.size(); }
  Value value(std::size_t row) const noexcept {
    return reason[row] == Reason::none ? Value(number[row]) : Value(reason[row]);
  }
};

}  // namespace salus::data
