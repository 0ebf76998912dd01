// Named formulas that are evaluated together.
#include "salus/formula/formula_set.hpp"

#include <string>
#include <utility>
#include <vector>

#include "convert.hpp"
#include "formula_columns.hpp"
#include "formula_options.hpp"
#include "handle.hpp"
#include "options.hpp"
#include "text.hpp"

using namespace salus::capi;

namespace {

const salus_formula_set& checked_set(const salus_formula_set* set) { return checked(set, "the set"); }

}  // namespace

salus_status SALUS_CALL salus_formula_set_compile(const salus_named_formula* formulas, int64_t count, int64_t stride,
                                                  const salus_formula_options* options, salus_formula_set** set,
                                                  salus_error** error) {
  return guard(error, [&] {
    salus_formula_set*& made = output_handle(set, "the set");
    std::vector<std::pair<std::string, std::string>> texts;
    for_each_structure(formulas, count, stride, "the formulas", [&](std::int64_t, const salus_named_formula& from) {
      texts.emplace_back(text_in(from.name, "the name of a formula"),
                         bytes_in(from.text.data, from.text.length, "a formula"));
    });
    const salus_formula_options given = read_options(options);
    auto compiled = salus::FormulaSet::compile(texts, symbols_in(given), options_in(given));
    if (!compiled.ok()) fail(std::move(compiled).take_diagnostics(), SALUS_ERROR_FORMULA);
    made = new salus_formula_set(compiled.value(), compiled.diagnostics());
  });
}

void SALUS_CALL salus_formula_set_free(salus_formula_set* set) { release(set); }

salus_status SALUS_CALL salus_formula_set_describe(const salus_formula_set* set, salus_formula_set_info* info) {
  return guard([&] {
    const salus_formula_set& from = checked_set(set);
    salus_formula_set_info out{};
    out.needs_dataset = from.set.needs_dataset() ? 1 : 0;
    out.formula_count = static_cast<int64_t>(from.set.names().size());
    out.input_count = static_cast<int64_t>(from.set.inputs().size());
    out.finding_count = static_cast<int64_t>(from.findings.size());
    write_structure(info, out, "the info");
  });
}

salus_status SALUS_CALL salus_formula_set_name(const salus_formula_set* set, int64_t index, salus_text* name) {
  return guard([&] {
    const std::vector<std::string>& names = checked_set(set).set.names();
    output(name, "the name") = text_out(names[index_in(index, names.size(), "formula")]);
  });
}

salus_status SALUS_CALL salus_formula_set_formula(const salus_formula_set* set, int64_t index, salus_formula** formula,
                                                  salus_error** error) {
  return guard(error, [&] {
    salus_formula*& made = output_handle(formula, "the formula");
    const std::vector<salus::Formula>& formulas = checked_set(set).set.formulas();
    made = new salus_formula(formulas[index_in(index, formulas.size(), "formula")], {});
  });
}

salus_status SALUS_CALL salus_formula_set_input_name(const salus_formula_set* set, int64_t index, salus_text* name) {
  return guard([&] {
    const std::vector<std::string>& inputs = checked_set(set).set.inputs();
    output(name, "the name") = text_out(inputs[index_in(index, inputs.size(), "input")]);
  });
}

int64_t SALUS_CALL salus_formula_set_input(const salus_formula_set* set, const char* name, int64_t length) {
  int64_t index = -1;
  guard([&] { index = checked_set(set).set.input(text_in(name, length, "the name")); });
  return index;
}

salus_status SALUS_CALL salus_formula_set_finding(const salus_formula_set* set, int64_t index, salus_finding* finding) {
  return guard([&] { write_finding(checked_set(set).findings, index, finding); });
}

salus_status SALUS_CALL salus_formula_set_dump(const salus_formula_set* set, char** text, int64_t* text_length,
                                               salus_error** error) {
  return guard(error, [&] {
    const salus_formula_set& from = checked_set(set);
    char*& copy = output(text, "the text");
    copy_out(from.set.dump(), &copy, &output(text_length, "the text's length"));
  });
}

salus_status SALUS_CALL salus_formula_set_evaluate_columns(const salus_formula_set* set, const salus_column* columns,
                                                           int64_t count, int64_t column_stride, int64_t rows,
                                                           const salus_column_output* outputs, int64_t output_count,
                                                           int64_t output_stride, const salus_column_options* options,
                                                           int64_t* invalid, salus_error** error) {
  return guard(error, [&] {
    const salus::FormulaSet& program = checked_set(set).set;
    check_inputs(program.needs_dataset(), program.inputs().size(), columns, count);
    std::vector<salus::ColumnOutput> places;
    for_each_structure(outputs, output_count, output_stride, "the outputs",
                       [&](std::int64_t, const salus_column_output& output) {
                         places.push_back(column_output_in(output, rows, "an output"));
                       });
    if (rows < 0) fail_number("the number of rows", rows);
    const InputColumns inputs(columns, count, column_stride, rows);
    auto evaluated = salus::evaluate_columns(program, inputs.get(), rows, places, column_options_in(options));
    if (!evaluated.ok()) fail(std::move(evaluated).take_diagnostics(), SALUS_ERROR_FORMULA);
    if (invalid != nullptr) *invalid = *evaluated;
  });
}
