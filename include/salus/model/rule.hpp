// Conditions that figures must fulfil: rules for resources, checks of data.
#pragma once

#include <string>
#include <utility>

#include "salus/base/diagnostic.hpp"
#include "salus/formula/formula.hpp"
#include "salus/model/text.hpp"

namespace salus {

// A rule holds where its formula is true, is violated where it is false, and says nothing where a figure is missing.
struct Rule {
  explicit Rule(Formula compiled) : formula(std::move(compiled)) {}

  std::string id;
  Text name;
  Severity severity = Severity::error;  // of a violation
  std::string formula_text;
  Formula formula;
  std::string basis = "unspecified";  // the population that it counts on
  std::string source;
  std::string note;
};

}  // namespace salus
