#include "salus/engine/arrow.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/arrow_export.hpp"
#include "base/arrow_import.hpp"
#include "engine/messages.hpp"
#include "salus/engine/rows.hpp"

namespace salus {
namespace {

// Which field of the batch serves each input.
Result<std::vector<std::size_t>> match_fields(const Formula& formula, const arrow::Batch& batch) {
  constexpr std::size_t none = ~std::size_t{0};
  std::vector<std::size_t> fields(formula.names().size(), none);
  Diagnostics problems;
  for (std::size_t field = 0; field < batch.fields(); ++field) {
    const std::int64_t input = formula.input(batch.name(field));
    if (input < 0) continue;
    std::size_t& place = fields[static_cast<std::size_t>(input)];
    if (place != none) {
      const std::string& name = formula.names()[static_cast<std::size_t>(input)];
      problems.push_back(worded(Code::duplicate_name,
                                engine::messages::column_twice(name, batch.name(place), batch.name(field)), name));
    }
    place = field;
  }
  for (std::size_t i = 0; i < fields.size(); ++i)
    if (fields[i] == none)
      problems.push_back(
          worded(Code::missing_input, engine::messages::missing_column(formula.names()[i]), formula.names()[i]));
  if (!problems.empty()) return problems;
  return fields;
}

// Where the struct itself is null, its fields are, whatever they say. The column's validity becomes a bitmap of both, which is
// kept in `bits`; its values stay where they are.
void join_validity(const arrow::Batch& batch, Column& column, std::vector<std::uint8_t>& bits) {
  const auto rows = static_cast<std::size_t>(batch.rows());
  const Column own = column;
  if (column.stride != 0) {  // of bits, whole bytes can be passed over alone
    const std::int64_t passed = column.type == ColumnType::bits ? column.offset / 8 : column.offset;
    column.data = static_cast<const unsigned char*>(column.data) + passed * column.stride;
    column.offset = column.type == ColumnType::bits ? column.offset % 8 : 0;
    column.length = batch.rows();
  }
  const auto first = static_cast<std::size_t>(column.offset);
  bits.assign((first + rows + 7) / 8, 0);
  for (std::size_t i = 0; i < rows; ++i) {
    const auto row = static_cast<std::int64_t>(i);
    const bool valid = own.validity == nullptr || arrow::bit(own.validity, own.offset + row);
    const std::size_t at = first + i;
    if (valid && !batch.is_null(row)) bits[at / 8] = static_cast<std::uint8_t>(bits[at / 8] | 1U << (at % 8));
  }
  column.validity_kind = Validity::bitmap;
  column.validity = bits.data();
}

// The texts of one column of the results; null where `valid` says so.
class TextColumn {
 public:
  explicit TextColumn(std::string name) : name_(std::move(name)) {}
  void add(std::string_view text, bool valid = true) {
    texts_.push_back(text);
    valid_.push_back(valid);
  }
  arrow::Exported take() { return arrow::texts(std::move(name_), texts_, valid_); }

 private:
  std::string name_;
  std::vector<std::string_view> texts_;
  std::vector<bool> valid_;
};

class NumberColumn {
 public:
  explicit NumberColumn(std::string name) : name_(std::move(name)) {}
  void add(const Value& value) {
    numbers_.push_back(value.number);
    valid_.push_back(value.valid());
  }
  void add(double number, Reason reason) { add(reason == Reason::none ? Value(number) : Value(reason)); }
  arrow::Exported take() { return arrow::numbers(std::move(name_), std::move(numbers_), valid_); }

 private:
  std::string name_;
  std::vector<double> numbers_;
  std::vector<bool> valid_;
};

}  // namespace

Result<std::int64_t> evaluate_arrow(const Formula& formula, const ArrowSchema& batch_schema, const ArrowArray& batch,
                                    ArrowSchema* values_schema, ArrowArray* values) {
  Result<arrow::Batch> read = arrow::Batch::of(batch_schema, batch);
  if (!read.ok()) return std::move(read).take_diagnostics();
  Result<std::vector<std::size_t>> fields = match_fields(formula, *read);
  if (!fields.ok()) return std::move(fields).take_diagnostics();

  std::vector<Column> columns;
  std::vector<std::vector<std::uint8_t>> bitmaps(fields->size());
  Diagnostics problems;
  for (std::size_t i = 0; i < fields->size(); ++i) {
    const std::size_t field = (*fields)[i];
    Result<Column> column = column_from_arrow(read->schema(field), read->array(field));
    if (!column.ok()) {
      for (Diagnostic& d : std::move(column).take_diagnostics()) problems.push_back(std::move(d));
      continue;
    }
    if (read->has_null_rows()) join_validity(*read, *column, bitmaps[i]);
    columns.push_back(*column);
  }
  if (!problems.empty()) return problems;

  const auto rows = static_cast<std::size_t>(read->rows());
  auto numbers = std::make_shared<std::vector<double>>();
  numbers->reserve(rows + 1);  // an address even where there is no row
  numbers->resize(rows);
  auto bits = std::make_shared<std::vector<std::uint8_t>>(rows / 8 + 1);
  const ColumnOutput output{numbers->data(), bits->data(), nullptr};
  Result<std::int64_t> invalid = evaluate_columns(formula, columns, read->rows(), output);
  if (!invalid.ok()) return invalid;

  arrow::Exported result;
  result.name = "value";
  result.format = "g";
  if (!formula.unit().empty()) result.metadata.emplace_back("salus.unit", formula.unit().name());
  result.length = read->rows();
  result.null_count = *invalid;
  const double* const data = numbers->data();
  const std::uint8_t* const bitmap = *invalid > 0 ? bits->data() : nullptr;
  result.buffers = {std::shared_ptr<const void>(std::move(bits), bitmap),
                    std::shared_ptr<const void>(std::move(numbers), data)};
  arrow::give(std::move(result), values_schema, values);
  return invalid;
}

void export_arrow(const Plan& plan, const Results& results, ArrowSchema* schema, ArrowArray* array) {
  std::vector<std::string> periods;
  for (const Period& period : results.periods) periods.push_back(period.to_string());
  TextColumn indicator("indicator");
  TextColumn area("area");
  TextColumn period("period");
  NumberColumn value("value");
  TextColumn unit("unit");
  TextColumn reason("reason");
  TextColumn origin("origin");
  NumberColumn numerator("numerator");
  NumberColumn denominator("denominator");
  NumberColumn reported("reported");
  NumberColumn lower("lower");
  NumberColumn upper("upper");
  for (const ResultRow& row : results.rows) {
    const Indicator& of = plan.indicators()[static_cast<std::size_t>(row.indicator)];
    indicator.add(of.id);
    area.add(results.areas[static_cast<std::size_t>(row.area)]);
    period.add(periods[static_cast<std::size_t>(row.period)]);
    value.add(row.value);
    unit.add(of.unit.name());
    reason.add(name(row.value.reason), !row.value.valid());
    origin.add(name(row.origin));
    numerator.add(row.numerator);
    denominator.add(row.denominator);
    reported.add(row.reported);
    lower.add(row.lower, row.limits_reason);
    upper.add(row.upper, row.limits_reason);
  }
  std::vector<arrow::Exported> columns;
  for (TextColumn* column : {&indicator, &area, &period}) columns.push_back(column->take());
  columns.push_back(value.take());
  for (TextColumn* column : {&unit, &reason, &origin}) columns.push_back(column->take());
  for (NumberColumn* column : {&numerator, &denominator, &reported, &lower, &upper}) columns.push_back(column->take());
  arrow::give(arrow::record_batch(std::move(columns), static_cast<std::int64_t>(results.rows.size())), schema, array);
}

}  // namespace salus
