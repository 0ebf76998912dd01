#include "formula_options.hpp"

#include <string>
#include <utility>
#include <vector>

#include "convert.hpp"
#include "handle.hpp"
#include "messages.hpp"
#include "options.hpp"
#include "text.hpp"

namespace salus::capi {
namespace {

template <typename Number>
void limit_in(std::int64_t number, Number& limit, const char* what) {
  if (number < 0) fail_number(what, number);
  if (number > 0) limit = static_cast<Number>(number);
}

Unit unit_in(const salus_text& text, const char* what) { return Unit::from(text_in(text, what)); }

std::string copied(const salus_text& text, const char* what) { return std::string(text_in(text, what)); }

Kind kind_in(std::int32_t number) {
  if (number == 0) return Kind::flow;
  if (number < SALUS_KIND_FLOW || number > SALUS_KIND_AVERAGE) fail_number("the kind of a declaration", number);
  return static_cast<Kind>(number);
}

std::vector<std::string> aliases_in(const salus_declaration& declaration) {
  check_array(declaration.aliases, declaration.alias_count, sizeof(salus_text), sizeof(salus_text), "the aliases");
  std::vector<std::string> aliases;
  for (std::int64_t i = 0; i < declaration.alias_count; ++i)
    aliases.push_back(copied(declaration.aliases[i], "an alias"));
  return aliases;
}

Declaration declaration_in(const salus_declaration& from, Diagnostics& problems) {
  Declaration declaration;
  declaration.id = copied(from.id, "the id of a declaration");
  declaration.name = copied(from.name, "the name of a declaration");
  declaration.aliases = aliases_in(from);
  declaration.unit = unit_in(from.unit, "the unit of a declaration");
  declaration.kind = kind_in(from.kind);
  if (const auto basis = optional_text_in(from.basis, "the basis of a declaration")) declaration.basis = *basis;
  if (const auto start = optional_text_in(from.start, "the start of a declaration")) {
    Result<Period> period = Period::parse(*start);
    if (period.ok()) {
      declaration.start = *period;
    } else {
      for (Diagnostic& problem : std::move(period).take_diagnostics()) {
        set_before(problem, messages::start_of(declaration.name));
        problems.push_back(std::move(problem));
      }
    }
  }
  declaration.formula = copied(from.formula, "the formula of a declaration");
  return declaration;
}

}  // namespace

Symbols symbols_in(const salus_formula_options& options) {
  std::vector<Declaration> declarations;
  Diagnostics problems;
  for_each_structure(options.declarations, options.declaration_count, options.declaration_stride, "the declarations",
                     [&](std::int64_t, const salus_declaration& declaration) {
                       declarations.push_back(declaration_in(declaration, problems));
                     });
  if (declarations.empty()) return {};
  auto symbols = Symbols::create(std::move(declarations));
  if (symbols.ok() && problems.empty()) return std::move(symbols).value();
  for (const Diagnostic& problem : symbols.diagnostics()) problems.push_back(problem);
  fail(std::move(problems), SALUS_ERROR_FORMULA);
}

FormulaOptions options_in(const salus_formula_options& from) {
  FormulaOptions options;
  if (const auto unit = optional_text_in(from.unit, "the unit")) options.unit = Unit::from(*unit);
  if (const auto basis = optional_text_in(from.basis, "the basis")) options.basis = std::string(*basis);
  if (from.max_depth > 256) fail_number("max_depth", from.max_depth);
  limit_in(from.max_depth, options.limits.depth, "max_depth");
  limit_in(from.max_bytes, options.limits.bytes, "max_bytes");
  limit_in(from.max_nodes, options.limits.nodes, "max_nodes");
  limit_in(from.max_window, options.limits.window, "max_window");
  if (from.functions != nullptr) options.functions = checked(from.functions, "the functions").functions;
  return options;
}

}  // namespace salus::capi
