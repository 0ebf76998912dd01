// Structures that begin with their size: read and written so that caller and library may be of different versions.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>

#include "guard.hpp"
#include "salus.h"

namespace salus::capi {

// The structure's name and its size in the version that brought it.
template <typename T>
struct FirstVersion;

constexpr std::size_t rounded_up(std::size_t size, std::size_t alignment) {
  return (size + alignment - 1) / alignment * alignment;
}

// `last` is the last member of the first version and stays so, whatever is added behind it.
#define SALUS_FIRST_VERSION(type, last)                                                                       \
  template <>                                                                                                 \
  struct FirstVersion<type> {                                                                                 \
    static constexpr const char* name = #type;                                                                \
    static constexpr std::size_t size = rounded_up(offsetof(type, last) + sizeof(type::last), alignof(type)); \
  }

SALUS_FIRST_VERSION(salus_column, validity);
SALUS_FIRST_VERSION(salus_finding, excerpt);
SALUS_FIRST_VERSION(salus_declaration, alias_count);
SALUS_FIRST_VERSION(salus_formula_options, max_window);
SALUS_FIRST_VERSION(salus_formula_info, denominator);
SALUS_FIRST_VERSION(salus_column_output, reasons);
SALUS_FIRST_VERSION(salus_column_options, reserved);
SALUS_FIRST_VERSION(salus_function, release);
SALUS_FIRST_VERSION(salus_named_formula, text);
SALUS_FIRST_VERSION(salus_formula_set_info, finding_count);
SALUS_FIRST_VERSION(salus_target_options, about);
SALUS_FIRST_VERSION(salus_target_info, unit);
SALUS_FIRST_VERSION(salus_judge_options, parent);
SALUS_FIRST_VERSION(salus_verdict, unit);
SALUS_FIRST_VERSION(salus_plan_info, source);
SALUS_FIRST_VERSION(salus_area_info, parent);
SALUS_FIRST_VERSION(salus_element_info, note);
SALUS_FIRST_VERSION(salus_indicator_info, source);
SALUS_FIRST_VERSION(salus_section_info, parent);
SALUS_FIRST_VERSION(salus_body_info, note);
SALUS_FIRST_VERSION(salus_action_info, source);
SALUS_FIRST_VERSION(salus_measure_info, note);
SALUS_FIRST_VERSION(salus_deliverable_info, source);
SALUS_FIRST_VERSION(salus_milestone_info, source);
SALUS_FIRST_VERSION(salus_rule_info, note);
SALUS_FIRST_VERSION(salus_erratum_info, source);
SALUS_FIRST_VERSION(salus_indicator_target_info, source);
SALUS_FIRST_VERSION(salus_scoring_info, step_count);
SALUS_FIRST_VERSION(salus_plan_change, after);
SALUS_FIRST_VERSION(salus_category, values);
SALUS_FIRST_VERSION(salus_dataset_columns, category_stride);
SALUS_FIRST_VERSION(salus_evaluate_options, completeness);
SALUS_FIRST_VERSION(salus_results_info, finding_count);
SALUS_FIRST_VERSION(salus_result_row, display);
SALUS_FIRST_VERSION(salus_assess_options, parents);
SALUS_FIRST_VERSION(salus_assessment, target_period);
SALUS_FIRST_VERSION(salus_progress_thresholds, confidence);
SALUS_FIRST_VERSION(salus_progress_options, thresholds);
SALUS_FIRST_VERSION(salus_progress, confidence);
SALUS_FIRST_VERSION(salus_check_options, completeness);
SALUS_FIRST_VERSION(salus_checks_info, note_count);
SALUS_FIRST_VERSION(salus_check, erratum_id);
SALUS_FIRST_VERSION(salus_check_figure, unit);
SALUS_FIRST_VERSION(salus_rule_result, given);
SALUS_FIRST_VERSION(salus_align_options, baseline);
SALUS_FIRST_VERSION(salus_alignment_info, finding_count);
SALUS_FIRST_VERSION(salus_target_alignment, target_period);
SALUS_FIRST_VERSION(salus_measure_alignment, title_english);
SALUS_FIRST_VERSION(salus_taken_up, title_english);
SALUS_FIRST_VERSION(salus_scorecard_options, area);
SALUS_FIRST_VERSION(salus_scorecard_info, at);
SALUS_FIRST_VERSION(salus_scorecard_row, name_english);
SALUS_FIRST_VERSION(salus_scored_indicator, target_period);
SALUS_FIRST_VERSION(salus_task, area_id);
SALUS_FIRST_VERSION(salus_estimates, limits_reasons);
SALUS_FIRST_VERSION(salus_rate_options, confidence_count);
SALUS_FIRST_VERSION(salus_proportion_options, confidence_count);
SALUS_FIRST_VERSION(salus_contrast_options, confidence_count);
SALUS_FIRST_VERSION(salus_standardisation_options, confidence_count);
SALUS_FIRST_VERSION(salus_standard_population, source);
SALUS_FIRST_VERSION(salus_life_table_options, confidence_count);
SALUS_FIRST_VERSION(salus_life_table_columns, e);
SALUS_FIRST_VERSION(salus_trend, points);
SALUS_FIRST_VERSION(salus_mann_kendall, points);
#undef SALUS_FIRST_VERSION

[[noreturn]] void fail_size(const char* type, std::uint32_t size, std::size_t least);

// How many bytes of the caller's structure are known to both sides.
template <typename T>
std::size_t common_size(const T* structure, const char* what) {
  if (structure == nullptr) fail_null(what);
  std::uint32_t size = 0;
  std::memcpy(&size, static_cast<const void*>(structure), sizeof size);
  if (size < FirstVersion<T>::size) fail_size(FirstVersion<T>::name, size, FirstVersion<T>::size);
  return std::min<std::size_t>(size, sizeof(T));
}

template <typename T>
T read_structure(const T* structure, const char* what) {
  const std::size_t size = common_size(structure, what);
  T copy{};
  std::memcpy(&copy, static_cast<const void*>(structure), size);
  return copy;
}

// Options may be NULL: all members zero then.
template <typename T>
T read_options(const T* options) {
  return options == nullptr ? T{} : read_structure(options, FirstVersion<T>::name);
}

// Keeps the caller's size, and writes no byte beyond it.
template <typename T>
void write_structure(T* structure, T value, const char* what) {
  const std::size_t size = common_size(structure, what);
  std::memcpy(&value.size, static_cast<const void*>(structure), sizeof value.size);
  std::memcpy(static_cast<void*>(structure), &value, size);
}

// Whether `count` things of `stride` bytes can lie in memory at all.
bool can_exist(std::int64_t count, std::int64_t stride) noexcept;
void check_array(const void* first, std::int64_t count, std::int64_t stride, std::size_t least, const char* what);

// Calls use(index, copy) for each structure of an array whose entries stand `stride` bytes apart.
template <typename T, typename Use>
void for_each_structure(const T* first, std::int64_t count, std::int64_t stride, const char* what, Use&& use) {
  check_array(first, count, stride, FirstVersion<T>::size, what);
  const auto* at = reinterpret_cast<const unsigned char*>(first);
  for (std::int64_t i = 0; i < count; ++i, at += stride) {
    // Not through a T*: an odd stride would make it unaligned.
    std::uint32_t size = 0;
    std::memcpy(&size, at, sizeof size);
    if (size < FirstVersion<T>::size) fail_size(FirstVersion<T>::name, size, FirstVersion<T>::size);
    if (size > static_cast<std::uint64_t>(stride))
      fail(SALUS_ERROR_ARGUMENT, std::string(what) + ": the stride is smaller than the size of an entry");
    T copy{};
    std::memcpy(&copy, at, std::min<std::size_t>(size, sizeof(T)));
    use(i, copy);
  }
}

}  // namespace salus::capi
