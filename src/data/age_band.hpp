// Age bands as statistics print them: "0", "1-4", "85+", "<1", "0岁", "5～9岁", "85岁及以上".
#pragma once

#include <optional>
#include <string_view>

namespace salus::data {

// Ages from `lower` to below `upper`, in years: "1-4" is [1, 5). Infinite above for the open last band.
struct AgeBand {
  double lower = 0;
  double upper = 0;
};

// Nothing where the text is no age band. Full-width forms, several dashes, blanks and 岁 or 周岁 are accepted; a single
// age stands for its year of life. Ages are whole years below 1000.
std::optional<AgeBand> parse_age_band(std::string_view text);

// Whether a dimension of this name holds age bands: "age", 年龄, 年龄组.
bool is_age_dimension(std::string_view dimension) noexcept;

}  // namespace salus::data
