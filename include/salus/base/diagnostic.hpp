// What is wrong with a text that Salus read: a formula, a plan document, a target, a column.
//
// A call that fails reports everything it found, not the first thing. Each diagnostic says what (code, message,
// subject), where (file, JSON pointer, bytes, line and column), why (message) and what to do (hint).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace salus {

enum class Severity : std::int32_t {
  error = 0,    // no result
  warning = 1,  // a result that is probably not what was meant
  note = 2,     // how something ambiguous was understood
};

// Stable numbers, part of the C ABI; never changed, never used again.
enum class Code : std::int32_t {
  none = 0,

  // Any text.
  invalid_utf8 = 1,
  too_long = 2,
  too_deep = 3,
  too_many_nodes = 4,
  invalid_argument = 5,
  file_not_readable = 6,
  not_found = 7,
  forbidden_character = 8,  // NUL, bidirectional or other invisible controls

  // Formulas.
  syntax = 100,
  unknown_name = 101,
  ambiguous_name = 102,
  unknown_function = 103,
  wrong_argument_count = 104,
  type_conflict = 105,
  unit_conflict = 106,
  number_out_of_range = 107,
  name_not_allowed = 108,  // a declared name that reads as a number or an operator
  duplicate_name = 109,    // two declarations that no basis tells apart
  cycle = 110,
  chained_comparison = 111,
  window_outside_aggregate = 112,
  window_too_long = 113,
  needs_dataset = 114,  // other periods, areas or categories where single rows were given
  unsupported_here = 115,
  suspicious_scale = 116,  // a/b×1000%
  name_needs_brackets = 117,
  missing_input = 118,  // a name that the call does not supply
  uncertainty_needs_ratio = 119,
  invalid_selector = 120,     // x{…} that cannot be read
  varies_by_category = 121,   // what is kept apart by a dimension, {age: *}, is never totalled
  scale_differs = 122,        // a formula in % for an indicator in ‰
  ratio_without_scale = 123,  // a/b for an indicator in %
  division_by_zero = 124,     // by a constant
  definition =
      130,  // "name = formula": a note where the name was passed over, a warning where = was read as a comparison
  function_failed = 150,  // a function of the embedding program reported an error

  // Plan documents.
  json_syntax = 200,
  json_duplicate_key = 201,
  json_wrong_type = 202,
  json_missing_member = 203,
  json_unknown_member = 204,
  invalid_value = 205,
  duplicate_id = 206,
  unknown_reference = 207,
  unsupported_format = 208,

  // Data.
  unknown_element = 300,
  invalid_period = 301,
  conflicting_rows = 302,  // the same element, area, period and categories twice with different values
  unequal_lengths = 303,
  breakdown_disagrees = 304,  // a reported total is not the sum of its breakdown
  reported_disagrees = 305,   // a published value is not what the counts give
  basis_mixed = 306,
  unknown_area = 307,
  unknown_dimension = 308,     // a selection names a dimension that the element has not got
  unknown_category = 309,      // … or a category or an age range
  age_bands_do_not_fit = 310,  // a function over ages: bands with gaps, or other ones than the standard population's
  neither_done_nor_not = 311,  // a figure other than 1 and 0 of what is either done or not: a milestone, a document
  too_many_periods = 312,      // a recurring deliverable with more periods than are followed

  // Targets.
  target_syntax = 400,
  inverted_range = 401,
  target_understood_as = 402,         // a note: how a bare number or "about" was read
  parent_period_differs = 403,        // a note: the parent's value is of another period
  target_restated_differently = 404,  // the document says a target again and another thing, and no erratum says why
  target_remark = 405,  // a note: what else a reader should know of a target: by what it counts, how it is judged

  // Assessments: notes.
  baseline_is_first_value = 420,  // nothing says from when progress is measured
  baseline_missing = 421,         // there is no value of the period from which it is measured
  other_period_judged = 422,      // there is no value of the target's own period
  met_and_lost = 423,             // the target was met before, and is not any more
  level_left = 424,               // it is met, and was not for a while after it was met first
  path_is_linear = 425,           // the compound path of the plan is not defined for these values
  projection_impossible = 426,    // the line leaves what such a value can be
  // Checks of a plan and its data (assessment/check.hpp says of each when it is found).
  part_exceeds_whole = 500,
  share_above_whole = 501,
  impossible_value = 502,
  unusual_unit = 503,
  no_whole_count = 504,
  denominators_disagree = 505,
  later_target_worse = 506,
  target_behind_baseline = 507,
  due_outside_plan = 508,
  no_body = 509,
  indicator_without_target = 510,
  same_title = 511,
  rule_violated = 512,
  implied_denominator = 513,
  findings_left_out = 514,

  // Alignment of plans (assessment/alignment.hpp).
  another_parent = 520,          // a plan names another plan as the one above it
  beyond_last_target = 521,      // a note: the plan above has no target so late
  stricter_comparison = 522,     // a note: the same number, but with or without the bound itself
  counts_of_another_area = 523,  // a note: a number of things in the whole area is not compared with a larger area's
};

// The stable name of a code ("unknown_name"); "unknown" for a number that is none. The text lives for ever.
std::string_view name(Code code) noexcept;
std::string_view name(Severity severity) noexcept;

// Where in a text. Bytes count from 0 and the end is exclusive; line and column count from 1, the column in characters
// (code points) as an editor does; of the rows of a dataset, line is the row and column 0. All zero where there is no
// place.
struct Place {
  std::int64_t begin = 0;
  std::int64_t end = 0;
  std::int32_t line = 0;
  std::int32_t column = 0;
};

// The languages in which a diagnostic can say itself. Stable numbers, part of the C ABI.
enum class Language : std::int32_t {
  english = 0,
  chinese = 1,
};

struct Diagnostic {
  Code code = Code::none;
  Severity severity = Severity::error;
  std::string message;     // one sentence in English, no line break
  std::string hint;        // what to do; empty where nothing helps
  std::string message_zh;  // both in Chinese; empty where a text has not been translated
  std::string hint_zh;
  std::string subject;  // the offending name, as written
  std::string file;     // empty for text from memory
  std::string pointer;  // RFC 6901 JSON pointer inside a document, empty elsewhere
  Place place;
  std::string excerpt;  // the offending line, a line break, and a caret under the place; empty without a place

  // Message and hint in a language; in English where they have not been translated.
  const std::string& message_in(Language language) const noexcept {
    return language == Language::chinese && !message_zh.empty() ? message_zh : message;
  }
  const std::string& hint_in(Language language) const noexcept {
    return language == Language::chinese && !hint_zh.empty() ? hint_zh : hint;
  }
};

using Diagnostics = std::vector<Diagnostic>;

// The diagnostic as a compiler would print it: "file:line:column: error: message [code]", then pointer, excerpt and hint
// on lines of their own where there are any. No line break at the end. In Chinese: "file:line:column: 错误：message [code]";
// code, place, pointer and excerpt are the same in both languages.
std::string to_string(const Diagnostic& diagnostic, Language language = Language::english);

}  // namespace salus
