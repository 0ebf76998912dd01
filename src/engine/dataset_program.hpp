// Running a program over areas and periods of a dataset: every slot is turned into a column first, then the block
// evaluator runs.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/wording.hpp"
#include "data/lookup.hpp"
#include "formula/program.hpp"
#include "salus/formula/symbols.hpp"
#include "salus/statistics/estimate.hpp"
#include "salus/statistics/standard_population.hpp"

namespace salus::engine {

// One area and one period, by number.
struct Row {
  std::int32_t area = 0;     // of the lookup
  std::uint32_t period = 0;  // of the PeriodTable
};

// Periods that occur in an evaluation, each resolved against the data once.
class PeriodTable {
 public:
  explicit PeriodTable(const data::Lookup& lookup) : lookup_(lookup) {}
  std::uint32_t number(const Period& period);
  const data::When& when(std::uint32_t number) const { return whens_[number]; }
  const Period& period(std::uint32_t number) const { return whens_[number].period(); }

 private:
  const data::Lookup& lookup_;
  std::map<std::uint64_t, std::uint32_t> numbers_;
  std::vector<data::When> whens_;
};

// The confidence limits of a column of values, and why some have none; without entries where the whole column has none.
struct LimitColumns {
  std::vector<double> lower;
  std::vector<double> upper;
  std::vector<std::uint8_t> reasons;

  bool empty() const noexcept { return lower.empty(); }
};

// A column of values, why those that are missing are, and where they come from.
struct ValueColumn {
  std::vector<double> values;
  std::vector<std::uint8_t> valid;  // one byte a row
  std::vector<std::uint8_t> reasons;
  std::vector<Origin> origins;
  // Of functions over ages, and positive multiples of them.
  LimitColumns limits;

  explicit ValueColumn(std::size_t rows = 0) : values(rows), valid(rows), reasons(rows), origins(rows) {}
  void set(std::size_t row, Value value, Origin origin) noexcept;
  Value get(std::size_t row) const noexcept {
    return valid[row] != 0 ? Value(values[row]) : Value(static_cast<Reason>(reasons[row]));
  }
};

class DatasetEvaluator {
 public:
  // `elements` as in Binding, beside `declarations`. What is found wrong with the data is appended to `findings`. `confidence` is
  // that of limits.
  DatasetEvaluator(const data::Lookup& lookup, const std::vector<Declaration>& declarations,
                   const std::vector<std::vector<std::uint32_t>>& elements, double completeness, double confidence,
                   PeriodTable& periods, Diagnostics& findings);

  // One column for each output of the program. The program's inputs are the declarations.
  std::vector<ValueColumn> run(const formula::Program& program, const std::vector<Row>& rows);

  // What the data state of a declaration: an element's figures, an indicator's published values.
  const data::Series& series(std::int64_t symbol);

 private:
  using Band = data::BandedSeries::Band;
  // The categories that rows of an inner evaluation are of, by number; none outside of functions over a dimension.
  using Bands = std::vector<std::uint32_t>;
  // Rows of one category each; `bands` is beside `rows`, or empty.
  struct Place {
    const std::vector<Row>& rows;
    const Bands& bands;
    std::size_t span = 1;  // how many rows there are at most for one that was asked for
  };
  // One input read by category: its figures, and the numbers of its bands.
  struct Kept {
    data::BandedSeries series;
    Bands bands;
  };

  std::vector<ValueColumn> run_at(const formula::Program& program, const Place& place);
  ValueColumn slot(const formula::Program& program, const formula::Slot& slot, const Place& place);
  ValueColumn input(std::int64_t symbol, const formula::Selection& selection, const Place& place);
  ValueColumn reduction(const formula::Slot& slot, const Place& place);
  ValueColumn dimension(const formula::Slot& slot, const Place& place);
  ValueColumn categories(const formula::Slot& slot, const Place& place);
  Estimate age_function_of(const formula::Slot& slot, const StandardPopulation* standard,
                           const std::vector<ValueColumn>& bodies, const Row& row, const Bands& bands,
                           std::size_t first, std::size_t last, Origin& origin);
  Value reduce(formula::Reduction reduction, const ValueColumn& column, std::size_t first, std::size_t last,
               double completeness, Origin& origin);
  // Whether one row more may become `rows` rows; a finding where not.
  bool within_bounds(const Place& place, std::size_t rows);

  std::optional<std::vector<Period>> window(const formula::Slot& slot, const Period& period) const;
  std::optional<Period> declared_start(const formula::Program& body) const;
  // The rows that a slot reads instead, and why one has nothing to read.
  std::vector<Row> moved(const std::vector<Row>& rows, const formula::Slot& slot, std::vector<Reason>& outside);
  std::uint32_t band_number(const Band& band);
  // The inputs that a body reads by category, with the shifts and areas that they are read for.
  void kept_inputs(const formula::Program& body, std::vector<std::pair<const formula::Slot*, const Kept*>>& out);
  // The numbers of the bands that an input has for an area and a period.
  std::set<std::uint32_t> bands_there(const formula::Slot& slot, const Kept& figures, const Row& row);
  // The age bands of a function for a row; the reason where there are none.
  Reason bands_of(const formula::Slot& slot, const std::vector<std::pair<const formula::Slot*, const Kept*>>& inputs,
                  const Row& row, Bands& out);
  void report_once(const formula::Slot& slot, const Row& row, Wording wording);
  std::string texts_of(const Bands& bands) const;
  bool categories_of(const std::vector<std::pair<const formula::Slot*, const Kept*>>& inputs, const Row& row,
                     Bands& out);

  const data::Series& series(std::int64_t symbol, const formula::Selection& selection);
  const Kept& kept(std::int64_t symbol, const formula::Selection& selection, const formula::Selected& by);

  const data::Lookup& lookup_;
  const std::vector<Declaration>& declarations_;
  const std::vector<std::vector<std::uint32_t>>& elements_;
  double completeness_;
  double confidence_;
  PeriodTable& periods_;
  Diagnostics& findings_;
  std::vector<std::unique_ptr<data::Series>> series_;
  std::map<std::pair<std::int64_t, std::string>, std::unique_ptr<data::Series>> selected_;
  std::map<std::pair<std::int64_t, std::string>, std::unique_ptr<Kept>> kept_;
  std::vector<Band> bands_;
  std::map<std::pair<double, double>, std::uint32_t> age_bands_;
  std::map<std::string, std::uint32_t> other_bands_;
  std::vector<double> sorted_;  // for medians
  bool bounds_reported_ = false;
  std::set<const formula::Slot*> reported_;  // functions over ages whose bands have been found fault with
};

// How figures may be put together: shares cannot be summed, and of an indicator only what is published as such counts.
data::Measure measure_of(const Declaration& declaration) noexcept;

}  // namespace salus::engine
