// What is said of plan documents: every finding of their JSON, members, references and files, in both languages. What
// their formulas and targets hold is said elsewhere.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "base/wording.hpp"
#include "model/json.hpp"

namespace salus::model {
struct Range;
}

namespace salus::model::messages {

// ---- files and the catalogue ----

Wording file_not_readable(std::string_view path, const Phrase& why);
Wording plan_not_shipped(std::string_view id, const std::vector<std::string_view>& plans);
// The hint for whoever may have meant a shipped plan.
Phrase shipped_plans(const std::vector<std::string_view>& plans);
// Why the system refuses; the number is that of errno.
Phrase system_error(int number);
Phrase does_not_open();
Phrase larger_than_limit();

// ---- JSON ----

Wording document_too_long(std::size_t bytes);
Wording document_incomplete();
// What was found instead: a character in quotation marks, or "the end of the text".
Wording text_after_document(const Phrase& found);
Wording too_deep(std::size_t limit);
Wording key_too_long(std::size_t limit);
Wording unexpected_character(const Phrase& found, bool is_control);
Wording not_well_formed(const std::string& why, const Phrase& found);
Wording too_many_values(std::size_t limit);
Wording repeated_key(std::string_view key, const Place& first);
Phrase found_character(std::string_view character);
Phrase found_end_of_text();
Phrase found_end_of_line();
Phrase found_control();

// ---- members ----

Wording unknown_member(std::string_view key, std::string_view near, std::initializer_list<std::string_view> known);
Wording missing_member(std::string_view key);
Wording document_of_wrong_type(json::Type found);
Wording wrong_type(std::string_view key, json::Type found, json::Type wanted);
Wording entry_of_wrong_type(std::string_view key, json::Type found, json::Type wanted);
Wording empty_member(std::string_view key);
Wording empty_entry(std::string_view key);
Wording repeated_entry(std::string_view id, std::string_view key);
Wording too_many_entries(std::string_view key, std::size_t limit);
Wording no_id(std::string_view text, std::string_view key);
Wording no_period(std::string_view text, const Diagnostic& why);
Wording period_not_canonical(std::string_view text, std::string_view canonical);
// Numbers as written.
Wording no_whole_number(std::string_view key, std::string_view number, const std::string& least,
                        const std::string& most);
Wording no_number(std::string_view key, std::string_view number, const Range& range);
Wording no_word(std::string_view text, std::string_view key, std::string_view allowed);
Wording no_plan_document(std::string_view format);

// ---- how the parts fit together ----

Wording duplicate_id(std::string_view id, int first_line, const std::string& first_pointer);
// What a reference may lead to.
enum class Thing { area, section, body, indicator, figure };  // a figure: an indicator or an element
Wording unknown_reference(Thing thing, std::string_view id, std::string_view near);
// Of areas and sections.
Wording inside_itself(Thing thing, std::string_view id);
Wording level_too_deep(Thing thing, std::string_view id, std::size_t limit);
Wording indicator_too_large(std::string_view id);
Wording indicator_too_deep(std::string_view id, std::size_t limit);
Wording indicator_of_itself(std::string_view id, const std::string& chain);

Wording no_ratio(std::string_view indicator);
Wording no_statistic(std::string_view indicator);
Wording design_effect_of_no_proportion(std::string_view indicator);

Wording rule_is_no_condition();
// Of a step of a scoring rule, beside the one before it.
Wording step_asks_no_more(const std::string& achieved, const std::string& before);
Wording step_scores_less(const std::string& score, const std::string& before);
Wording two_errata_of_one_target(std::string_view indicator, std::string_view period);
Wording erratum_of_no_target(std::string_view indicator, std::string_view period);
Wording restated_differently(std::string_view target, std::string_view restated, const std::string& meaning,
                             const std::string& restated_meaning);

// "indicator x, formula at 1:5: ", before what is said of the text itself.
enum class Owner { indicator, deliverable, milestone, rule, erratum };
enum class Part { formula, target, restatement, correction };
Phrase in_part(Owner owner, std::string_view id, Part part, const Place& place);

}  // namespace salus::model::messages
