// Age bands as statistics print them: "0", "1-4", "85+", "<1", "0岁", "5～9岁", "85岁及以上".
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace salus::data {

// Ages from `lower` to below `upper`, in years: "1-4" is [1, 5). Infinite above for the open last band.
struct AgeBand {
  double lower = 0;
  double upper = 0;
};

// Nothing where the text is no age band. Full-width forms, several dashes, blanks and 岁 or 周岁 are accepted; a single
// age stands for its year of life. Ages are whole years below 1000.
std::optional<AgeBand> parse_age_band(std::string_view text);

// Bands that follow on one another from `lower` to `upper`, by their numbers in `bands` and in order: of several such rows one
// of the fewest bands (85+ rather than 85-89 and 90+), or one of the most. Empty where there is none.
enum class Bands { fewest, most };
std::vector<std::size_t> tile(const std::vector<AgeBand>& bands, double lower, double upper, Bands which);

// Whether a dimension of this name holds age bands: "age", 年龄, 年龄组.
bool is_age_dimension(std::string_view dimension) noexcept;

}  // namespace salus::data
