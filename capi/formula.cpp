// Formulas: compiled once, evaluated for one row or for columns.
#include "salus/formula/formula.hpp"

#include <string>
#include <utility>
#include <vector>

#include "convert.hpp"
#include "formula_columns.hpp"
#include "formula_options.hpp"
#include "handle.hpp"
#include "options.hpp"
#include "salus/engine/explain.hpp"
#include "salus/engine/rows.hpp"
#include "small_buffer.hpp"
#include "text.hpp"

using namespace salus::capi;

namespace {

constexpr std::size_t few = 32;

const salus_formula& checked_formula(const salus_formula* formula) { return checked(formula, "the formula"); }

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
    check_inputs(program.needs_dataset(), program.names().size(), inputs, count);
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
    check_inputs(program.needs_dataset(), program.names().size(), inputs, count);
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
  return salus_formula_evaluate_columns_with(formula, columns, count, column_stride, rows, output, nullptr, invalid,
                                             error);
}

salus_status SALUS_CALL salus_formula_evaluate_columns_with(const salus_formula* formula, const salus_column* columns,
                                                            int64_t count, int64_t column_stride, int64_t rows,
                                                            const salus_column_output* output,
                                                            const salus_column_options* options, int64_t* invalid,
                                                            salus_error** error) {
  return guard(error, [&] {
    const salus::Formula& program = checked_formula(formula).formula;
    const salus::ColumnOutput to = column_output_in(read_structure(output, "the output"), rows, "the output");
    check_inputs(program.needs_dataset(), program.names().size(), columns, count);
    const InputColumns inputs(columns, count, column_stride, rows);
    auto evaluated = salus::evaluate_columns(program, inputs.get(), rows, to, column_options_in(options));
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
