// Datasets from columns.
#include "salus/data/dataset.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "column.hpp"
#include "convert.hpp"
#include "handle.hpp"
#include "messages.hpp"
#include "options.hpp"
#include "text.hpp"

using namespace salus::capi;

namespace {

// The caller's columns as rows for the dataset.
class Rows {
 public:
  explicit Rows(const salus_dataset_columns& columns);

  salus::Dataset dataset() &&;

 private:
  void add(std::int64_t row);
  std::string_view text(const Cells& cells, std::int64_t row) const;
  salus::Value value(std::int64_t row);
  salus::Origin origin(std::int64_t row);
  void reject(const Cells& cells, std::int64_t number);

  std::int64_t count_;
  Cells element_, area_, period_, value_, reason_, origin_;
  std::vector<Cells> categories_;
  // The dimension and this row's value of each category.
  std::vector<std::pair<std::string_view, std::string_view>> row_categories_;
  salus::Dataset::Builder builder_;
};

Rows::Rows(const salus_dataset_columns& columns)
    : count_(columns.rows),
      element_(columns.element, columns.rows, Cells::Holds::texts, "the column of elements"),
      area_(columns.area, columns.rows, Cells::Holds::texts, "the column of areas"),
      period_(columns.period, columns.rows, Cells::Holds::texts, "the column of periods"),
      value_(columns.value, columns.rows, Cells::Holds::numbers, "the column of values"),
      reason_(columns.reason, columns.rows, Cells::Holds::integers, "the column of reasons"),
      origin_(columns.origin, columns.rows, Cells::Holds::integers, "the column of origins") {
  if (count_ < 0) fail_number("the number of rows", count_);
  for (const Cells* required : {&element_, &area_, &period_, &value_})
    if (!required->given() && count_ > 0) fail(SALUS_ERROR_ARGUMENT, required->what() + " is not given");
  for_each_structure(columns.categories, columns.category_count, columns.category_stride, "the categories",
                     [&](std::int64_t, const salus_category& category) {
                       const std::string_view name = text_in(category.name, "the name of a category");
                       if (name.empty()) fail(SALUS_ERROR_ARGUMENT, "a category has no name");
                       for (const auto& other : row_categories_)
                         if (other.first == name)
                           fail(SALUS_ERROR_ARGUMENT, "the category \"" + std::string(name) + "\" is given twice");
                       categories_.emplace_back(category.values, count_, Cells::Holds::texts,
                                                "the category \"" + std::string(name) + "\"");
                       row_categories_.emplace_back(name, std::string_view());
                     });
}

salus::Dataset Rows::dataset() && {
  for (std::int64_t row = 0; row < count_; ++row) add(row);
  auto finished = builder_.finish();
  if (finished.ok()) return std::move(finished).value();
  salus::Diagnostics problems = std::move(finished).take_diagnostics();
  // An empty cell is no wrong call, whatever its code is elsewhere.
  const bool encoding = problems.front().code == salus::Code::invalid_utf8;
  throw Failure{encoding ? SALUS_ERROR_ENCODING : SALUS_ERROR_DATA, std::move(problems)};
}

void Rows::add(std::int64_t row) {
  for (std::size_t i = 0; i < categories_.size(); ++i) row_categories_[i].second = text(categories_[i], row);
  const salus::Value number = value(row);
  const salus::Origin from = origin(row);
  builder_.add(text(element_, row), text(area_, row), text(period_, row), number, from, row_categories_);
}

// The builder looks at the encoding, and names the row.
std::string_view Rows::text(const Cells& cells, std::int64_t row) const {
  if (!cells.given() || !cells.valid(row)) return {};
  const salus_text cell = cells.text(row);
  if (cell.length >= 0 && cell.length <= longest_text && cell.data != nullptr)
    return {cell.data, static_cast<std::size_t>(cell.length)};
  return bytes_in(cell.data, cell.length, (cells.what() + ", row " + std::to_string(row + 1)).c_str());
}

salus::Value Rows::value(std::int64_t row) {
  std::int64_t reason = SALUS_REASON_NONE;
  if (reason_.given() && reason_.valid(row)) {
    reason = reason_.integer(row);
    if (!is_value_reason(reason)) {
      reject(reason_, reason);
      reason = SALUS_REASON_MISSING;
    }
  }
  if (reason != SALUS_REASON_NONE) return static_cast<salus::Reason>(reason);
  return value_.valid(row) ? salus::Value(value_.number(row)) : salus::Value();
}

salus::Origin Rows::origin(std::int64_t row) {
  if (!origin_.given() || !origin_.valid(row)) return salus::Origin::reported;
  const std::int64_t origin = origin_.integer(row);
  if (is_origin(origin)) return static_cast<salus::Origin>(origin);
  reject(origin_, origin);
  return salus::Origin::reported;
}

// The row that is added next.
void Rows::reject(const Cells& cells, std::int64_t number) {
  builder_.reject(worded(salus::Code::invalid_value,
                         salus::capi::messages::number_without_meaning(cells.what(), number), std::to_string(number)));
}

}  // namespace

salus_status SALUS_CALL salus_dataset_create(const salus_dataset_columns* columns, salus_dataset** dataset,
                                             salus_error** error) {
  return guard(error, [&] {
    salus_dataset*& made = output_handle(dataset, "the dataset");
    const auto given = read_structure(columns, "the columns");
    made = new salus_dataset(Rows(given).dataset());
  });
}

void SALUS_CALL salus_dataset_free(salus_dataset* dataset) { release(dataset); }

int64_t SALUS_CALL salus_dataset_size(const salus_dataset* dataset) {
  return is_handle(dataset) ? dataset->dataset.size() : 0;
}
