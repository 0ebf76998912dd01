// Evaluating a plan over a dataset, and its results by row and by column.
#include "salus/engine/results.hpp"

#include <atomic>
#include <memory>
#include <string>
#include <utility>

#include "convert.hpp"
#include "handle.hpp"
#include "lists.hpp"
#include "options.hpp"
#include "text.hpp"

using namespace salus::capi;

salus_results::salus_results(std::shared_ptr<const SharedPlan> of, salus::Results from)
    : shared(std::move(of)), results(std::move(from)) {
  for (const salus::Period& period : results.periods) periods.push_back(period.to_string());
  const std::size_t rows = results.rows.size();
  displays_ = std::make_unique<std::atomic<const std::string*>[]>(rows);
  for (auto* column : {&columns.value, &columns.numerator, &columns.denominator, &columns.lower, &columns.upper})
    column->reserve(rows);
  for (auto* column : {&columns.reason, &columns.origin, &columns.limits_reason}) column->reserve(rows);
  for (auto* column : {&columns.indicator, &columns.area, &columns.period}) column->reserve(rows);
  for (const salus::ResultRow& row : results.rows) {
    columns.value.push_back(row.value.number);
    columns.numerator.push_back(row.numerator.number);
    columns.denominator.push_back(row.denominator.number);
    columns.reason.push_back(static_cast<std::uint8_t>(row.value.reason));
    columns.origin.push_back(static_cast<std::uint8_t>(row.origin));
    columns.indicator.push_back(row.indicator);
    columns.area.push_back(row.area);
    columns.period.push_back(row.period);
    columns.lower.push_back(row.lower);
    columns.upper.push_back(row.upper);
    columns.limits_reason.push_back(static_cast<std::uint8_t>(row.limits_reason));
  }
}

salus_results::~salus_results() {
  for (std::size_t row = 0; row < results.rows.size(); ++row) delete displays_[row].load(std::memory_order_relaxed);
}

const std::string& salus_results::display_of(std::size_t row) const {
  std::atomic<const std::string*>& place = displays_[row];
  const std::string* there = place.load(std::memory_order_acquire);
  if (there != nullptr) return *there;
  const salus::ResultRow& result = results.rows[row];
  const salus::Indicator& indicator = indicator_of(result);
  auto made = std::make_unique<const std::string>(
      display(result.value, indicator.unit, indicator.digits, shared->plan.rounding()));
  if (place.compare_exchange_strong(there, made.get(), std::memory_order_acq_rel)) return *made.release();
  return *there;
}

namespace {

const salus_results& checked_results(const salus_results* results) { return checked(results, "the results"); }

salus::EvaluateOptions options_in(const salus_evaluate_options& from) {
  salus::EvaluateOptions options;
  options.areas = texts_in(from.areas, from.area_count, "the areas");
  options.periods = periods_in(from.periods, from.period_count, "the periods");
  if (!(from.completeness >= 0 && from.completeness <= 1))
    fail(SALUS_ERROR_ARGUMENT, "the completeness is no share between 0 and 1");
  if (from.completeness > 0) options.completeness = from.completeness;
  if (!(from.confidence >= 0 && from.confidence < 1))
    fail(SALUS_ERROR_ARGUMENT, "the confidence is not between 0 and 1");
  if (from.confidence > 0) options.confidence = from.confidence;
  return options;
}

template <typename T>
salus_column column_out(const std::vector<T>& values, int32_t type) noexcept {
  salus_column column{};
  column.type = type;
  column.validity_kind = SALUS_VALIDITY_ALL;
  column.data = values.data();
  column.stride = sizeof(T);
  column.length = static_cast<int64_t>(values.size());
  return column;
}

salus_column column_of(const salus_results& results, int32_t which) {
  const auto& columns = results.columns;
  switch (which) {
    case SALUS_RESULT_VALUE:
      return column_out(columns.value, SALUS_TYPE_FLOAT64);
    case SALUS_RESULT_REASON:
      return column_out(columns.reason, SALUS_TYPE_UINT8);
    case SALUS_RESULT_ORIGIN:
      return column_out(columns.origin, SALUS_TYPE_UINT8);
    case SALUS_RESULT_INDICATOR:
      return column_out(columns.indicator, SALUS_TYPE_INT32);
    case SALUS_RESULT_AREA:
      return column_out(columns.area, SALUS_TYPE_INT32);
    case SALUS_RESULT_PERIOD:
      return column_out(columns.period, SALUS_TYPE_INT32);
    case SALUS_RESULT_NUMERATOR:
      return column_out(columns.numerator, SALUS_TYPE_FLOAT64);
    case SALUS_RESULT_DENOMINATOR:
      return column_out(columns.denominator, SALUS_TYPE_FLOAT64);
    case SALUS_RESULT_LOWER:
      return column_out(columns.lower, SALUS_TYPE_FLOAT64);
    case SALUS_RESULT_UPPER:
      return column_out(columns.upper, SALUS_TYPE_FLOAT64);
    case SALUS_RESULT_LIMITS_REASON:
      return column_out(columns.limits_reason, SALUS_TYPE_UINT8);
    default:
      fail_number("the column", which);
  }
}

}  // namespace

salus_status SALUS_CALL salus_plan_evaluate(const salus_plan* plan, const salus_dataset* dataset,
                                            const salus_evaluate_options* options, salus_results** results,
                                            salus_error** error) {
  return guard(error, [&] {
    salus_results*& made = output_handle(results, "the results");
    const std::shared_ptr<const SharedPlan>& shared = checked(plan, "the plan").shared;
    const salus::Dataset& data = checked(dataset, "the dataset").dataset;
    auto evaluated = evaluate(shared->plan, data, options_in(read_options(options)));
    if (!evaluated.ok()) fail(std::move(evaluated).take_diagnostics(), SALUS_ERROR_DATA);
    made = new salus_results(shared, std::move(evaluated).value());
  });
}

void SALUS_CALL salus_results_free(salus_results* results) { release(results); }

salus_status SALUS_CALL salus_results_describe(const salus_results* results, salus_results_info* info) {
  return guard([&] {
    const salus::Results& from = checked_results(results).results;
    salus_results_info out{};
    out.row_count = static_cast<int64_t>(from.rows.size());
    out.area_count = static_cast<int64_t>(from.areas.size());
    out.period_count = static_cast<int64_t>(from.periods.size());
    out.finding_count = static_cast<int64_t>(from.findings.size());
    write_structure(info, out, "the info");
  });
}

salus_status SALUS_CALL salus_results_row(const salus_results* results, int64_t index, salus_result_row* row) {
  return guard([&] {
    const salus_results& from = checked_results(results);
    const std::size_t at = index_in(index, from.results.rows.size(), "row");
    const salus::ResultRow& result = from.results.rows[at];
    const salus::Indicator& indicator = from.indicator_of(result);
    salus_result_row out{};
    out.indicator = result.indicator;
    out.area = result.area;
    out.period = result.period;
    out.origin = static_cast<int32_t>(result.origin);
    out.digits = indicator.digits;
    out.value = value_out(result.value);
    out.numerator = value_out(result.numerator);
    out.denominator = value_out(result.denominator);
    out.reported = value_out(result.reported);
    out.lower = result.lower;
    out.upper = result.upper;
    out.limits_reason = static_cast<int32_t>(result.limits_reason);
    out.indicator_id = text_out(indicator.id);
    out.area_id = text_out(from.results.areas[static_cast<std::size_t>(result.area)]);
    out.period_text = text_out(from.periods[static_cast<std::size_t>(result.period)]);
    out.unit = text_out(indicator.unit.name());
    out.display = text_out(from.display_of(at));
    write_structure(row, out, "the row");
  });
}

salus_status SALUS_CALL salus_results_area(const salus_results* results, int64_t index, salus_text* area_id) {
  return guard([&] {
    const auto& areas = checked_results(results).results.areas;
    output(area_id, "the area") = text_out(areas[index_in(index, areas.size(), "area")]);
  });
}

salus_status SALUS_CALL salus_results_period(const salus_results* results, int64_t index, salus_text* period) {
  return guard([&] {
    const auto& periods = checked_results(results).periods;
    output(period, "the period") = text_out(periods[index_in(index, periods.size(), "period")]);
  });
}

salus_status SALUS_CALL salus_results_finding(const salus_results* results, int64_t index, salus_finding* finding) {
  return guard([&] { write_finding(checked_results(results).results.findings, index, finding); });
}

salus_status SALUS_CALL salus_results_column(const salus_results* results, int32_t which, salus_column* column) {
  return guard([&] { write_structure(column, column_of(checked_results(results), which), "the column"); });
}
