// The stable names of the numbered things of the base room.
#include "salus/base/diagnostic.hpp"
#include "salus/base/origin.hpp"
#include "salus/base/reason.hpp"

namespace salus {
namespace {

template <typename Enum>
struct Named {
  Enum value;
  std::string_view name;
};

template <typename Enum, std::size_t N>
std::string_view find_name(const Named<Enum> (&table)[N], Enum value) noexcept {
  for (const auto& entry : table)
    if (entry.value == value) return entry.name;
  return "unknown";
}

constexpr Named<Reason> reasons[] = {
    {Reason::none, "none"},
    {Reason::missing, "missing"},
    {Reason::zero_denominator, "zero_denominator"},
    {Reason::not_defined, "not_defined"},
    {Reason::overflow, "overflow"},
    {Reason::not_finite, "not_finite"},
    {Reason::not_published, "not_published"},
    {Reason::small_numbers, "small_numbers"},
    {Reason::suppressed, "suppressed"},
    {Reason::incomplete, "incomplete"},
    {Reason::no_population, "no_population"},
    {Reason::no_open_band_deaths, "no_open_band_deaths"},
    {Reason::few_person_years, "few_person_years"},
    {Reason::wide_interval, "wide_interval"},
    {Reason::invalid_argument, "invalid_argument"},
    {Reason::function_failed, "function_failed"},
    {Reason::derived_only, "derived_only"},
    {Reason::no_parent_value, "no_parent_value"},
    {Reason::no_baseline, "no_baseline"},
    {Reason::no_direction, "no_direction"},
    {Reason::not_quantitative, "not_quantitative"},
    {Reason::incompatible_unit, "incompatible_unit"},
    {Reason::not_due, "not_due"},
    {Reason::no_target, "no_target"},
    {Reason::unsupported_comparison, "unsupported_comparison"},
    {Reason::implausible, "implausible"},
    {Reason::no_change_targeted, "no_change_targeted"},
    {Reason::too_few_periods, "too_few_periods"},
    {Reason::several_values, "several_values"},
};

constexpr Named<Origin> origins[] = {
    {Origin::reported, "reported"},   {Origin::computed, "computed"}, {Origin::derived, "derived"},
    {Origin::estimated, "estimated"}, {Origin::example, "example"},
};

constexpr Named<Severity> severities[] = {
    {Severity::error, "error"}, {Severity::warning, "warning"}, {Severity::note, "note"}};

constexpr Named<Severity> severities_zh[] = {
    {Severity::error, "错误"}, {Severity::warning, "警告"}, {Severity::note, "说明"}};

std::string_view name_zh(Severity severity) noexcept { return find_name(severities_zh, severity); }

#define SALUS_CODE(code) \
  { Code::code, #code }
constexpr Named<Code> codes[] = {
    SALUS_CODE(none),
    SALUS_CODE(invalid_utf8),
    SALUS_CODE(too_long),
    SALUS_CODE(too_deep),
    SALUS_CODE(too_many_nodes),
    SALUS_CODE(invalid_argument),
    SALUS_CODE(file_not_readable),
    SALUS_CODE(not_found),
    SALUS_CODE(forbidden_character),
    SALUS_CODE(syntax),
    SALUS_CODE(unknown_name),
    SALUS_CODE(ambiguous_name),
    SALUS_CODE(unknown_function),
    SALUS_CODE(wrong_argument_count),
    SALUS_CODE(type_conflict),
    SALUS_CODE(unit_conflict),
    SALUS_CODE(number_out_of_range),
    SALUS_CODE(name_not_allowed),
    SALUS_CODE(duplicate_name),
    SALUS_CODE(cycle),
    SALUS_CODE(chained_comparison),
    SALUS_CODE(window_outside_aggregate),
    SALUS_CODE(window_too_long),
    SALUS_CODE(needs_dataset),
    SALUS_CODE(unsupported_here),
    SALUS_CODE(suspicious_scale),
    SALUS_CODE(name_needs_brackets),
    SALUS_CODE(missing_input),
    SALUS_CODE(uncertainty_needs_ratio),
    SALUS_CODE(invalid_selector),
    SALUS_CODE(varies_by_category),
    SALUS_CODE(scale_differs),
    SALUS_CODE(ratio_without_scale),
    SALUS_CODE(division_by_zero),
    SALUS_CODE(definition),
    SALUS_CODE(function_failed),
    SALUS_CODE(json_syntax),
    SALUS_CODE(json_duplicate_key),
    SALUS_CODE(json_wrong_type),
    SALUS_CODE(json_missing_member),
    SALUS_CODE(json_unknown_member),
    SALUS_CODE(invalid_value),
    SALUS_CODE(duplicate_id),
    SALUS_CODE(unknown_reference),
    SALUS_CODE(unsupported_format),
    SALUS_CODE(unknown_element),
    SALUS_CODE(invalid_period),
    SALUS_CODE(conflicting_rows),
    SALUS_CODE(unequal_lengths),
    SALUS_CODE(breakdown_disagrees),
    SALUS_CODE(reported_disagrees),
    SALUS_CODE(basis_mixed),
    SALUS_CODE(unknown_area),
    SALUS_CODE(unknown_dimension),
    SALUS_CODE(unknown_category),
    SALUS_CODE(age_bands_do_not_fit),
    SALUS_CODE(neither_done_nor_not),
    SALUS_CODE(too_many_periods),
    SALUS_CODE(target_syntax),
    SALUS_CODE(inverted_range),
    SALUS_CODE(target_understood_as),
    SALUS_CODE(parent_period_differs),
    SALUS_CODE(target_restated_differently),
    SALUS_CODE(target_remark),
    SALUS_CODE(baseline_is_first_value),
    SALUS_CODE(baseline_missing),
    SALUS_CODE(other_period_judged),
    SALUS_CODE(met_and_lost),
    SALUS_CODE(level_left),
    SALUS_CODE(path_is_linear),
    SALUS_CODE(projection_impossible),
    SALUS_CODE(part_exceeds_whole),
    SALUS_CODE(share_above_whole),
    SALUS_CODE(impossible_value),
    SALUS_CODE(unusual_unit),
    SALUS_CODE(no_whole_count),
    SALUS_CODE(denominators_disagree),
    SALUS_CODE(later_target_worse),
    SALUS_CODE(target_behind_baseline),
    SALUS_CODE(due_outside_plan),
    SALUS_CODE(no_body),
    SALUS_CODE(indicator_without_target),
    SALUS_CODE(same_title),
    SALUS_CODE(rule_violated),
    SALUS_CODE(implied_denominator),
    SALUS_CODE(findings_left_out),
    SALUS_CODE(another_parent),
    SALUS_CODE(beyond_last_target),
    SALUS_CODE(stricter_comparison),
    SALUS_CODE(counts_of_another_area),
};
#undef SALUS_CODE

}  // namespace

std::string_view name(Reason reason) noexcept { return find_name(reasons, reason); }
std::string_view name(Origin origin) noexcept { return find_name(origins, origin); }
std::string_view name(Severity severity) noexcept { return find_name(severities, severity); }
std::string_view name(Code code) noexcept { return find_name(codes, code); }

Reason reason_from_name(std::string_view text) noexcept {
  for (const auto& entry : reasons)
    if (entry.name == text) return entry.value;
  return Reason::none;
}

std::string to_string(const Diagnostic& d, Language language) {
  const bool chinese = language == Language::chinese;
  std::string text;
  if (!d.file.empty()) text += d.file + ":";
  // The row of a dataset has no column, and the message names it.
  if (d.place.column > 0) text += std::to_string(d.place.line) + ":" + std::to_string(d.place.column) + ":";
  if (!text.empty()) text += " ";
  text += chinese ? std::string(name_zh(d.severity)) + "：" : std::string(name(d.severity)) + ": ";
  text += d.message_in(language) + " [" + std::string(name(d.code)) + "]";
  if (!d.pointer.empty()) text += (chinese ? "\n  位置 " : "\n  at ") + d.pointer;
  if (!d.excerpt.empty()) {
    text += "\n  ";
    for (char c : d.excerpt) {
      text += c;
      if (c == '\n') text += "  ";
    }
  }
  if (!d.hint.empty()) text += (chinese ? "\n  提示：" : "\n  hint: ") + d.hint_in(language);
  return text;
}

}  // namespace salus
