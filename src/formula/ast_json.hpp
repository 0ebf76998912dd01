// A formula's tree as JSON; the form is described at Formula::ast_json().
#pragma once

#include <string>

#include "formula/compiled.hpp"

namespace salus::formula {

std::string ast_json(const Compiled& formula);

// The unit in which a node's number stands; empty where it has none, or where it is not known.
Unit unit_of_node(const Compiled& formula, std::uint32_t node);

}  // namespace salus::formula
