#include "formula_columns.hpp"

#include <string>

#include "column.hpp"
#include "convert.hpp"
#include "messages.hpp"
#include "options.hpp"

namespace salus::capi {

void check_inputs(bool needs_dataset, std::size_t names, const void* inputs, std::int64_t count) {
  if (needs_dataset) fail(SALUS_ERROR_UNSUPPORTED, Code::needs_dataset, messages::needs_dataset());
  if (count < 0 || static_cast<std::uint64_t>(count) != names)
    fail(SALUS_ERROR_ARGUMENT, Code::unequal_lengths, messages::wrong_input_count(names, count));
  if (count > 0 && inputs == nullptr) fail_null("the inputs");
}

InputColumns::InputColumns(const salus_column* columns, std::int64_t count, std::int64_t stride, std::int64_t rows)
    : columns_(static_cast<std::size_t>(count)) {
  for_each_structure(columns, count, stride, "the columns", [&](std::int64_t i, const salus_column& column) {
    columns_.push_back(number_column_in(column, rows, "column " + std::to_string(i)));
  });
}

ColumnOutput column_output_in(const salus_column_output& output, std::int64_t rows, const char* what) {
  if (rows < 0 || !can_exist(rows, sizeof(double))) fail_number("the number of rows", rows);
  if (output.values == nullptr && rows > 0) fail_null((std::string(what) + "'s values").c_str());
  ColumnOutput to{output.values, output.validity, output.reasons};
  if (output.validity_kind == SALUS_VALIDITY_BYTES) {
    to.validity_kind = Validity::bytes;
  } else if (output.validity_kind != 0 && output.validity_kind != SALUS_VALIDITY_BITMAP) {
    fail_number("the kind of validity asked for", output.validity_kind);
  }
  return to;
}

ColumnOptions column_options_in(const salus_column_options* options) {
  ColumnOptions to;
  if (options == nullptr) return to;
  const salus_column_options from = read_structure(options, "the options");
  if (from.threads < SALUS_THREADS_ALL) fail_number("the number of threads", from.threads);
  to.threads = from.threads == SALUS_THREADS_ALL ? 0 : from.threads == 0 ? 1 : from.threads;
  return to;
}

}  // namespace salus::capi
