// Columns from Arrow arrays, and values and results as Arrow arrays.
#include "salus/base/arrow.hpp"

#include <string_view>
#include <utility>

#include "handle.hpp"
#include "options.hpp"
#include "salus/engine/arrow.hpp"

using namespace salus::capi;

namespace {

const ArrowSchema& schema_in(const ArrowSchema* schema) {
  if (schema == nullptr) fail_null("the Arrow schema");
  return *schema;
}

const ArrowArray& array_in(const ArrowArray* array) {
  if (array == nullptr) fail_null("the Arrow array");
  return *array;
}

}  // namespace

salus_status SALUS_CALL salus_column_from_arrow(const ArrowSchema* schema, const ArrowArray* array,
                                                salus_column* column, salus_error** error) {
  return guard(error, [&] {
    auto read = salus::column_from_arrow(schema_in(schema), array_in(array));
    if (!read.ok()) fail(std::move(read).take_diagnostics(), SALUS_ERROR_ARGUMENT);
    salus_column out{};
    out.type = static_cast<int32_t>(read->type);
    out.validity_kind = static_cast<int32_t>(read->validity_kind);
    out.data = read->data;
    out.stride = read->stride;
    out.length = read->length;
    out.offset = read->offset;
    out.validity = read->validity;
    write_structure(column, out, "the column");
  });
}

salus_status SALUS_CALL salus_formula_evaluate_arrow(const salus_formula* formula, const ArrowSchema* batch_schema,
                                                     const ArrowArray* batch, ArrowSchema* values_schema,
                                                     ArrowArray* values, salus_error** error) {
  return guard(error, [&] {
    const salus::Formula& program = checked(formula, "the formula").formula;
    ArrowSchema& schema = output(values_schema, "the schema of the values");
    ArrowArray& array = output(values, "the values");
    auto evaluated = evaluate_arrow(program, schema_in(batch_schema), array_in(batch), &schema, &array);
    if (!evaluated.ok()) fail(std::move(evaluated).take_diagnostics(), SALUS_ERROR_ARGUMENT);
  });
}

salus_status SALUS_CALL salus_results_to_arrow(const salus_results* results, ArrowSchema* schema, ArrowArray* array,
                                               salus_error** error) {
  return guard(error, [&] {
    const salus_results& from = checked(results, "the results");
    export_arrow(from.shared->plan, from.results, &output(schema, "the schema"), &output(array, "the array"));
  });
}
