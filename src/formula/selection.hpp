// Selections over categories: {age: 30-69, sex: 男}, {age: *}.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace salus::formula {

// One dimension of a selection. Texts are as written, blanks in a row being one.
struct Selected {
  std::string dimension;
  std::string value;  // the category, or for ages a range; empty where none is narrowed to
  bool keep = false;  // the dimension stays: one value for each category ({age: *}, and inside a function over ages)

  bool operator==(const Selected& o) const noexcept {
    return keep == o.keep && dimension == o.dimension && value == o.value;
  }
};

using Selection = std::vector<Selected>;

// The name of a dimension in the form in which dimensions are compared: folded, and the same for age, 年龄 and 年龄组, and for
// sex, gender and 性别.
std::string dimension_key(std::string_view name);

// A selection inside another: (x{sex: 男}){age: 0-4}, sorted by dimension. What both say of one dimension is said once; two
// different values stay side by side, and no category is both.
Selection joined(Selection inner, const Selection& outer);

// As a formula writes it.
std::string to_string(const Selection& selection);

}  // namespace salus::formula
