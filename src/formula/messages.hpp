// What the formula room says: every finding of a formula and of its declared names, in both languages.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/wording.hpp"

namespace salus::formula::messages {

// ---- characters and names ----

Wording too_long(std::size_t bytes, std::int64_t limit);
// `near` holds what may have been meant, `known` all functions.
Wording unknown_function(std::string_view name, const std::vector<std::string>& near,
                         const std::vector<std::string_view>& known);
// What one printed name is declared as.
struct OnBasis {
  std::string_view basis;
  std::string_view id;
};
Wording ambiguous_name(std::string_view name, const std::vector<OnBasis>& declared);
Wording no_such_basis(std::string_view name, std::string_view basis, const std::vector<OnBasis>& declared);
// What an unknown name may have been meant for, by its looks: 2 x 3, and [a+b]/c.
enum class Meant { name, times, parentheses };
Wording unknown_name(std::string_view name, const std::vector<std::string>& near, Meant meant = Meant::name);
Wording begins_with_digit(std::string_view name, const std::vector<std::string>& near);
Wording bracket_not_closed();
Wording empty_brackets();
Wording number_out_of_range(std::string_view number);
// A sign that is no part of the language, as written and folded, though manuals may print it.
Wording stray_sign(std::string_view written, char32_t sign);
Wording no_period_after_at();
Wording no_window();
// What is wrong inside { }: `subject` is a dimension where it is named.
enum class SelectorFault {
  none,
  no_colon,
  no_dimension,
  no_value,
  too_long,
  dimension_twice,
  too_many,
  no_comma,
  several_values,
  quotation_not_closed,
  not_closed,
};
Wording no_selection(SelectorFault fault, std::string_view subject);
// What is wrong with a text between quotation marks: one of no_value, too_long, quotation_not_closed.
Wording no_text(SelectorFault fault);

// ---- syntax and limits ----

Wording chained_comparison();
Wording empty_formula();
Wording operand_missing_at_end();
Wording operand_missing_before(std::string_view token);
Wording operator_missing_before(std::string_view token);
Wording close_without_open();
Wording comma_outside_arguments();
Wording open_not_closed();
Wording misplaced(std::string_view token);
Wording digits_set_apart(std::string_view number);
Wording too_deep(std::int64_t limit);
Wording too_many_nodes(std::int64_t limit);

// ---- lines of manuals that begin with the name they define ----

Wording definition_passed_over(std::string_view head);
// `head` is the name with the sign after it.
Wording unknown_definition(std::string_view name, std::string_view head, const std::vector<std::string>& near);
Wording compared_with_ratio(std::string_view name);

// ---- types, units, arguments, periods ----

Wording number_expected();
Wording condition_expected();
Wording wrong_argument_count(std::string_view function, int given, std::string_view signature);
Wording condition_in_unit(std::string_view unit);
Wording no_scale(std::string_view factor);
Wording physical_argument(std::string_view function);
// The units below are in the words of a type: 秒, or "time·area" and 时间·面积.
Wording different_size(const Phrase& a, const Phrase& b);
Wording different_dimension(const Phrase& a, const Phrase& b);
Wording physical_exponent(const Phrase& unit);
Wording not_a_power(const Phrase& unit);
Wording result_of_another_dimension(const Phrase& given, std::string_view declared);
Wording result_of_another_size(const Phrase& given, std::string_view declared);
Wording scale_without_share(std::string_view scale, std::string_view declared);
Wording window_outside_function();
Wording window_inverted();
Wording window_too_long(std::int64_t length, std::int64_t limit);
Wording periods_too_deep(std::int64_t limit);
Wording growth_too_deep(std::int64_t limit);
// `takes_fixed`: whether @2015 would do, too.
Wording step_expected(std::string_view function, bool takes_fixed);
Wording limits_inverted();
Wording share_of_different_units();
Wording text_outside_function();
Wording unknown_standard_population(std::string_view name, const std::vector<std::string_view>& known);
Wording age_expected(std::string_view function, std::string_view signature);
Wording ages_inverted(std::string_view function, std::string_view signature);

// ---- categories ----

Wording varies_at_the_end(std::string_view dimension);
Wording two_dimensions_vary(std::string_view first, std::string_view second);
// An empty `kept`: several dimensions.
Wording kept_inside_another(std::string_view dimension, std::string_view kept);

// ---- what is doubtful ----

Wording scale_differs(std::string_view scale, std::string_view declared);
Wording ratio_without_scale(std::string_view declared, std::string_view scale);
Wording share_multiplied(std::string_view declared);
Wording divisor_is_zero();
// An empty `other`: the indicator.
Wording basis_mixed(std::string_view name, std::string_view basis, std::string_view other, std::string_view wanted);

// ---- declarations ----

// Why a text cannot be a declared name.
enum class NameFault { none, empty, too_long, square_bracket, number, operator_word, no_letter };
Phrase declared_name(std::string_view name);
Wording name_not_allowed(std::string_view name, NameFault fault);
Wording duplicate_id(std::string_view id);
Wording duplicate_name(std::string_view name, std::string_view basis, std::string_view first, std::string_view second);

}  // namespace salus::formula::messages
