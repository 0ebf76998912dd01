#include "engine/column_check.hpp"

#include <limits>
#include <utility>

#include "engine/messages.hpp"

namespace salus::engine {
namespace {

using messages::ColumnFault;

Diagnostics check_column(const Column& c, const std::string& name, std::int64_t rows) {
  const auto refuse = [&](ColumnFault fault) {
    return Diagnostics{worded(Code::invalid_argument, messages::wrong_column(name, fault), name)};
  };
  const auto type = static_cast<std::int32_t>(c.type);
  if (type < 1 || type > 12) return refuse(ColumnFault::type);
  const auto kind = static_cast<std::int32_t>(c.validity_kind);
  if (kind < 0 || kind > 2) return refuse(ColumnFault::validity_kind);
  if (c.length < 0 || c.offset < 0 || c.stride < 0) return refuse(ColumnFault::negative_shape);
  if (c.type == ColumnType::bits && c.stride > 1) return refuse(ColumnFault::strided_bits);
  if (c.length != rows && c.stride != 0)
    return {worded(Code::unequal_lengths, messages::unequal_lengths(name, c.length, rows), name)};
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max() / 4;
  if (c.offset > most - rows || (c.stride > 0 && c.offset + rows > most / c.stride))
    return refuse(ColumnFault::too_long);
  if (rows > 0 && c.data == nullptr) return refuse(ColumnFault::no_data);
  if (rows > 0 && c.validity_kind != Validity::all && c.validity == nullptr) return refuse(ColumnFault::no_validity);
  return {};
}

Diagnostics check_output(const ColumnOutput& output, const std::string& name, std::int64_t rows) {
  if (rows > 0 && output.values == nullptr)
    return {worded(Code::invalid_argument, messages::no_place_for_values(rows), name)};
  if (output.validity_kind != Validity::bitmap && output.validity_kind != Validity::bytes)
    return {worded(Code::invalid_argument, messages::wrong_validity_of_output(), name)};
  return {};
}

void append(Diagnostics&& found, Diagnostics& problems) {
  for (Diagnostic& d : found) problems.push_back(std::move(d));
}

}  // namespace

Diagnostics check_columns(span<const std::string> inputs, span<const Column> columns, std::int64_t rows,
                          span<const std::string> results, span<const ColumnOutput> outputs,
                          const ColumnOptions& options) {
  if (rows < 0) return {worded(Code::invalid_argument, messages::negative_rows())};
  if (options.threads < 0) return {worded(Code::invalid_argument, messages::negative_threads())};
  if (outputs.size() != results.size())
    return {worded(Code::unequal_lengths, messages::wrong_output_count(results.size(), outputs.size()))};
  Diagnostics problems;
  for (std::size_t i = 0; i < outputs.size(); ++i) append(check_output(outputs[i], results[i], rows), problems);
  for (std::size_t i = 0; i < columns.size(); ++i) append(check_column(columns[i], inputs[i], rows), problems);
  return problems;
}

}  // namespace salus::engine
