// What is said of sets of formulas and of functions that the embedding program adds, in both languages.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/wording.hpp"

namespace salus::formula::messages {

// ---- sets ----

Wording unnamed_formula(std::size_t number);
Wording formula_twice(std::string_view name);
Wording one_declaration_twice(std::string_view first, std::string_view second);
Wording formula_on_several_bases(std::string_view name);
Wording formula_of_itself(std::string_view name, const std::string& chain);
Wording formula_too_deep(std::string_view name, std::size_t limit);
Wording set_too_large();

// ---- functions of the embedding program ----

enum class FunctionFault { none, no_plain_name, language, reads_otherwise, twice, arguments, no_body };
Wording wrong_function(std::string_view name, FunctionFault fault);
Wording wrong_own_argument_count(std::string_view name, std::int32_t given, std::int32_t least, std::int32_t most);

}  // namespace salus::formula::messages
