#include "engine/column_check.hpp"

#include <limits>
#include <utility>

namespace salus::engine {
namespace {

Diagnostics check_column(const Column& c, const std::string& name, std::int64_t rows) {
  const auto refuse = [&](const std::string& what, const std::string& hint, Code code = Code::invalid_argument) {
    return Diagnostics{refusal(code, "the column of \"" + name + "\" " + what, hint, name)};
  };
  const auto type = static_cast<std::int32_t>(c.type);
  if (type < 1 || type > 6) return refuse("has an unknown type", "use one of the column types");
  const auto kind = static_cast<std::int32_t>(c.validity_kind);
  if (kind < 0 || kind > 2) return refuse("has an unknown kind of validity", "use none, a bitmap or bytes");
  if (c.length < 0 || c.offset < 0 || c.stride < 0)
    return refuse("has a negative length, offset or stride", "all three are zero or more");
  if (c.length != rows && c.stride != 0)
    return refuse("has " + std::to_string(c.length) + " rows, not " + std::to_string(rows),
                  "all columns have the same length; a stride of 0 repeats one value", Code::unequal_lengths);
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max() / 4;
  if (c.offset > most - rows || (c.stride > 0 && c.offset + rows > most / c.stride))
    return refuse("is longer than memory can be", "check offset, stride and length");
  if (rows > 0 && c.data == nullptr) return refuse("has no data", "give a pointer to the values");
  if (rows > 0 && c.validity_kind != Validity::all && c.validity == nullptr)
    return refuse("has no validity, though its kind says so", "give a pointer, or say that all are valid");
  return {};
}

Diagnostics check_output(const ColumnOutput& output, const std::string& name, std::int64_t rows) {
  if (rows > 0 && output.values == nullptr)
    return {refusal(Code::invalid_argument, "there is no place for the values of \"" + name + "\"",
                    "give an array of " + std::to_string(rows) + " doubles", name)};
  if (output.validity_kind != Validity::bitmap && output.validity_kind != Validity::bytes)
    return {refusal(Code::invalid_argument, "the kind of validity asked for of \"" + name + "\" is none",
                    "ask for a bitmap or bytes", name)};
  return {};
}

void append(Diagnostics&& found, Diagnostics& problems) {
  for (Diagnostic& d : found) problems.push_back(std::move(d));
}

}  // namespace

Diagnostic refusal(Code code, std::string message, std::string hint, std::string subject) {
  Diagnostic d;
  d.code = code;
  d.message = std::move(message);
  d.hint = std::move(hint);
  d.subject = std::move(subject);
  return d;
}

Diagnostics check_columns(span<const std::string> inputs, span<const Column> columns, std::int64_t rows,
                          span<const std::string> results, span<const ColumnOutput> outputs,
                          const ColumnOptions& options) {
  if (rows < 0) return {refusal(Code::invalid_argument, "the number of rows is negative", "give zero or more")};
  if (options.threads < 0)
    return {refusal(Code::invalid_argument, "the number of threads is negative",
                    "give zero for as many as the processor runs at once, or the number itself")};
  if (outputs.size() != results.size())
    return {refusal(Code::unequal_lengths,
                    "there are " + std::to_string(results.size()) + " formulas, and " + std::to_string(outputs.size()) +
                        " outputs were given",
                    "give one for each formula, in their order")};
  Diagnostics problems;
  for (std::size_t i = 0; i < outputs.size(); ++i) append(check_output(outputs[i], results[i], rows), problems);
  for (std::size_t i = 0; i < columns.size(); ++i) append(check_column(columns[i], inputs[i], rows), problems);
  return problems;
}

}  // namespace salus::engine
