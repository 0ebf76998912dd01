// What the engine says: every finding of evaluating formulas and plans, in both languages.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/wording.hpp"
#include "salus/base/span.hpp"

namespace salus::engine::messages {

// ---- single rows and columns ----

Wording needs_dataset();
Wording wrong_input_count(std::size_t wanted, std::size_t given);
enum class ColumnFault { type, validity_kind, negative_shape, strided_bits, too_long, no_data, no_validity };
Wording wrong_column(std::string_view name, ColumnFault fault);
Wording unequal_lengths(std::string_view name, std::int64_t length, std::int64_t rows);
// Of a record batch.
Wording column_twice(std::string_view name, std::string_view first, std::string_view second);
Wording missing_column(std::string_view name);
Wording negative_rows();
Wording no_place_for_values(std::int64_t rows);
Wording wrong_validity_of_output();
Wording negative_threads();
Wording wrong_output_count(std::size_t formulas, std::size_t given);
// Of a function of the embedding program; `why` is what it says itself.
Wording function_failed(std::string_view name, const std::string& why);

// ---- plans over datasets ----

Wording unknown_element(std::string_view name, const std::vector<std::string>& near);
struct OnBasis {
  std::string_view id;
  std::string_view basis;
};
Wording ambiguous_element(std::string_view name, const std::vector<OnBasis>& elements);
// Of a formula alone, over the data.
Wording area_not_in_data(std::string_view area);
Wording element_not_in_data(std::string_view name);
Wording too_many_figures(std::size_t limit);
// A function over ages whose bands do not go from `lower` to `upper`, infinite for an open last one; `bands` are those that all its
// arguments have.
Wording age_bands_missing(std::string_view function, double lower, double upper, const std::string& period,
                          const std::string& bands);
Wording age_bands_beside_standard(std::string_view standard, span<const double> standard_ages,
                                  const std::string& period, const std::string& bands);
Wording invalid_confidence();
// `near` are those of about that name, `known` all ids.
Wording unknown_area(std::string_view area, const std::vector<std::string>& near,
                     const std::vector<std::string_view>& known);
Wording invalid_completeness();
// Numbers as they are displayed.
Wording reported_disagrees(std::string_view indicator, std::string_view area, const std::string& period,
                           const std::string& computed, const std::string& published);

}  // namespace salus::engine::messages
