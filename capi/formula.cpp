// Formulas: compiled once, evaluated for one row or for columns.
#include "salus/formula/formula.hpp"

#include <string>
#include <utility>
#include <vector>

#include "column.hpp"
#include "convert.hpp"
#include "handle.hpp"
#include "messages.hpp"
#include "options.hpp"
#include "salus/engine/explain.hpp"
#include "salus/engine/rows.hpp"
#include "small_buffer.hpp"
#include "text.hpp"

using namespace salus::capi;

namespace {

constexpr std::size_t few = 32;

salus::Unit unit_in(const salus_text& text, const char* what) { return salus::Unit::from(text_in(text, what)); }

std::string copied(const salus_text& text, const char* what) { return std::string(text_in(text, what)); }

salus::Kind kind_in(std::int32_t number) {
  if (number == 0) return salus::Kind::flow;
  if (number < SALUS_KIND_FLOW || number > SALUS_KIND_AVERAGE) fail_number("the kind of a declaration", number);
  return static_cast<salus::Kind>(number);
}

std::vector<std::string> aliases_in(const salus_declaration& declaration) {
  check_array(declaration.aliases, declaration.alias_count, sizeof(salus_text), sizeof(salus_text), "the aliases");
  std::vector<std::string> aliases;
  for (std::int64_t i = 0; i < declaration.alias_count; ++i)
    aliases.push_back(copied(declaration.aliases[i], "an alias"));
  return aliases;
}

salus::Declaration declaration_in(const salus_declaration& from, salus::Diagnostics& problems) {
  salus::Declaration declaration;
  declaration.id = copied(from.id, "the id of a declaration");
  declaration.name = copied(from.name, "the name of a declaration");
  declaration.aliases = aliases_in(from);
  declaration.unit = unit_in(from.unit, "the unit of a declaration");
  declaration.kind = kind_in(from.kind);
  if (const auto basis = optional_text_in(from.basis, "the basis of a declaration")) declaration.basis = *basis;
  if (const auto start = optional_text_in(from.start, "the start of a declaration")) {
    salus::Result<salus::Period> period = salus::Period::parse(*start);
    if (period.ok()) {
      declaration.start = *period;
    } else {
      for (salus::Diagnostic& problem : std::move(period).take_diagnostics()) {
        set_before(problem, salus::capi::messages::start_of(declaration.name));
        problems.push_back(std::move(problem));
      }
    }
  }
  declaration.formula = copied(from.formula, "the formula of a declaration");
  return declaration;
}

salus::Symbols symbols_in(const salus_formula_options& options) {
  std::vector<salus::Declaration> declarations;
  salus::Diagnostics problems;
  for_each_structure(options.declarations, options.declaration_count, options.declaration_stride, "the declarations",
                     [&](std::int64_t, const salus_declaration& declaration) {
                       declarations.push_back(declaration_in(declaration, problems));
                     });
  if (declarations.empty()) return {};
  auto symbols = salus::Symbols::create(std::move(declarations));
  if (symbols.ok() && problems.empty()) return std::move(symbols).value();
  for (const salus::Diagnostic& problem : symbols.diagnostics()) problems.push_back(problem);
  fail(std::move(problems), SALUS_ERROR_FORMULA);
}

template <typename Number>
void limit_in(std::int64_t number, Number& limit, const char* what) {
  if (number < 0) fail_number(what, number);
  if (number > 0) limit = static_cast<Number>(number);
}

salus::FormulaOptions options_in(const salus_formula_options& from) {
  salus::FormulaOptions options;
  if (const auto unit = optional_text_in(from.unit, "the unit")) options.unit = salus::Unit::from(*unit);
  if (const auto basis = optional_text_in(from.basis, "the basis")) options.basis = std::string(*basis);
  if (from.max_depth > 256) fail_number("max_depth", from.max_depth);
  limit_in(from.max_depth, options.limits.depth, "max_depth");
  limit_in(from.max_bytes, options.limits.bytes, "max_bytes");
  limit_in(from.max_nodes, options.limits.nodes, "max_nodes");
  limit_in(from.max_window, options.limits.window, "max_window");
  return options;
}

const salus_formula& checked_formula(const salus_formula* formula) { return checked(formula, "the formula"); }

// Before anything is read of the inputs, whose number is the caller's word.
void check_inputs(const salus::Formula& formula, const void* inputs, std::int64_t count) {
  if (formula.needs_dataset())
    fail(SALUS_ERROR_UNSUPPORTED, salus::Code::needs_dataset, salus::capi::messages::needs_dataset());
  const std::size_t names = formula.names().size();
  if (count < 0 || static_cast<std::uint64_t>(count) != names)
    fail(SALUS_ERROR_ARGUMENT, salus::Code::unequal_lengths, salus::capi::messages::wrong_input_count(names, count));
  if (count > 0 && inputs == nullptr) fail_null("the inputs");
}

salus::Language language_in(std::int32_t number) {
  if (number != SALUS_LANGUAGE_ENGLISH && number != SALUS_LANGUAGE_CHINESE) fail_number("the language", number);
  return static_cast<salus::Language>(number);
}

using Values = SmallBuffer<salus::Value, few>;

// Appends the values of one row.
void values_in(const salus_value* inputs, std::int64_t count, Values& values) {
  for (std::int64_t i = 0; i < count; ++i) values.push_back(value_in(inputs[i], "the reason of an input"));
}

// A text about a formula, for the caller to free.
template <typename Get>
salus_status text_of(const salus_formula* formula, char** text, std::int64_t* text_length, salus_error** error,
                     Get get) {
  return guard(error, [&] {
    const salus::Formula& from = checked_formula(formula).formula;
    char*& copy = output(text, "the text");
    std::int64_t& length = output(text_length, "the text's length");
    copy_out(get(from), &copy, &length);
  });
}

template <typename Write>
salus_status explained(const salus_formula* formula, const salus_value* inputs, std::int64_t count, char** text,
                       std::int64_t* text_length, salus_error** error, Write write) {
  return text_of(formula, text, text_length, error, [&](const salus::Formula& program) {
    check_inputs(program, inputs, count);
    Values values(static_cast<std::size_t>(count));
    values_in(inputs, count, values);
    auto explanation = salus::explain(program, {values.data(), values.size()});
    if (!explanation.ok()) fail(std::move(explanation).take_diagnostics(), SALUS_ERROR_FORMULA);
    return write(*explanation);
  });
}

}  // namespace

salus_status SALUS_CALL salus_formula_compile(const char* text, int64_t length, const salus_formula_options* options,
                                              salus_formula** formula, salus_error** error) {
  return guard(error, [&] {
    salus_formula*& made = output_handle(formula, "the formula");
    const std::string_view source = bytes_in(text, length, "the formula");
    const salus_formula_options given = read_options(options);
    auto compiled = salus::Formula::compile(source, symbols_in(given), options_in(given));
    if (!compiled.ok()) fail(std::move(compiled).take_diagnostics(), SALUS_ERROR_FORMULA);
    made = new salus_formula(compiled.value(), compiled.diagnostics());
  });
}

void SALUS_CALL salus_formula_free(salus_formula* formula) { release(formula); }

salus_status SALUS_CALL salus_formula_describe(const salus_formula* formula, salus_formula_info* info) {
  return guard([&] {
    const salus_formula& from = checked_formula(formula);
    salus_formula_info out{};
    out.is_boolean = from.formula.is_boolean() ? 1 : 0;
    out.needs_dataset = from.formula.needs_dataset() ? 1 : 0;
    out.name_count = static_cast<int64_t>(from.formula.names().size());
    out.finding_count = static_cast<int64_t>(from.findings.size());
    out.text = text_out(from.formula.text());
    out.canonical = text_out(from.formula.canonical());
    out.unit = text_out(from.formula.unit().name());
    out.numerator = text_out(from.formula.numerator());
    out.denominator = text_out(from.formula.denominator());
    write_structure(info, out, "the info");
  });
}

salus_status SALUS_CALL salus_formula_name(const salus_formula* formula, int64_t index, salus_text* name) {
  return guard([&] {
    const std::vector<std::string>& names = checked_formula(formula).formula.names();
    output(name, "the name") = text_out(names[index_in(index, names.size(), "name")]);
  });
}

int64_t SALUS_CALL salus_formula_input(const salus_formula* formula, const char* name, int64_t length) {
  int64_t index = -1;
  guard([&] { index = checked_formula(formula).formula.input(text_in(name, length, "the name")); });
  return index;
}

salus_status SALUS_CALL salus_formula_finding(const salus_formula* formula, int64_t index, salus_finding* finding) {
  return guard([&] { write_finding(checked_formula(formula).findings, index, finding); });
}

salus_status SALUS_CALL salus_formula_dump(const salus_formula* formula, char** text, int64_t* text_length,
                                           salus_error** error) {
  return text_of(formula, text, text_length, error, [](const salus::Formula& from) { return from.dump(); });
}

salus_status SALUS_CALL salus_formula_evaluate(const salus_formula* formula, const salus_value* inputs, int64_t count,
                                               salus_value* result, salus_error** error) {
  return guard(error, [&] {
    const salus::Formula& program = checked_formula(formula).formula;
    salus_value& answer = output(result, "the result");
    check_inputs(program, inputs, count);
    Values values(static_cast<std::size_t>(count));
    values_in(inputs, count, values);
    auto evaluated = salus::evaluate(program, {values.data(), values.size()});
    if (!evaluated.ok()) fail(std::move(evaluated).take_diagnostics(), SALUS_ERROR_FORMULA);
    answer = value_out(*evaluated);
  });
}

salus_status SALUS_CALL salus_formula_evaluate_columns(const salus_formula* formula, const salus_column* columns,
                                                       int64_t count, int64_t column_stride, int64_t rows,
                                                       const salus_column_output* output, int64_t* invalid,
                                                       salus_error** error) {
  return guard(error, [&] {
    const salus::Formula& program = checked_formula(formula).formula;
    const auto to = read_structure(output, "the output");
    if (rows < 0 || !can_exist(rows, sizeof(double))) fail_number("the number of rows", rows);
    if (to.values == nullptr && rows > 0) fail_null("the output's values");
    check_inputs(program, columns, count);
    SmallBuffer<salus::Column, few> inputs(static_cast<std::size_t>(count));
    for_each_structure(columns, count, column_stride, "the columns", [&](int64_t i, const salus_column& column) {
      inputs.push_back(number_column_in(column, rows, "column " + std::to_string(i)));
    });
    auto evaluated =
        salus::evaluate_columns(program, {inputs.data(), inputs.size()}, rows, {to.values, to.validity, to.reasons});
    if (!evaluated.ok()) fail(std::move(evaluated).take_diagnostics(), SALUS_ERROR_FORMULA);
    if (invalid != nullptr) *invalid = *evaluated;
  });
}

salus_status SALUS_CALL salus_formula_ast(const salus_formula* formula, char** text, int64_t* text_length,
                                          salus_error** error) {
  return text_of(formula, text, text_length, error, [](const salus::Formula& from) { return from.ast_json(); });
}

salus_status SALUS_CALL salus_formula_latex(const salus_formula* formula, char** text, int64_t* text_length,
                                            salus_error** error) {
  return text_of(formula, text, text_length, error, [](const salus::Formula& from) { return from.latex(); });
}

salus_status SALUS_CALL salus_formula_mathml(const salus_formula* formula, char** text, int64_t* text_length,
                                             salus_error** error) {
  return text_of(formula, text, text_length, error, [](const salus::Formula& from) { return from.mathml(); });
}

salus_status SALUS_CALL salus_formula_explain(const salus_formula* formula, const salus_value* inputs, int64_t count,
                                              int32_t language, char** text, int64_t* text_length,
                                              salus_error** error) {
  return explained(formula, inputs, count, text, text_length, error, [&](const salus::Explanation& explanation) {
    return salus::to_string(explanation, language_in(language));
  });
}

salus_status SALUS_CALL salus_formula_explain_json(const salus_formula* formula, const salus_value* inputs,
                                                   int64_t count, char** text, int64_t* text_length,
                                                   salus_error** error) {
  return explained(formula, inputs, count, text, text_length, error,
                   [](const salus::Explanation& explanation) { return salus::to_json(explanation); });
}
