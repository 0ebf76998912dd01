#include "engine/dataset_program.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/age_functions.hpp"
#include "engine/block.hpp"
#include "engine/messages.hpp"
#include "kernels/kernels.hpp"

namespace salus::engine {
namespace {

using formula::Slot;
using formula::TimeReference;

// Longer windows are refused: a cumulative count over days since 1400 is a mistake, and would grow without bound.
constexpr std::int32_t longest_window = 10'000;
// Windows and categories inside each other multiply.
constexpr std::size_t most_rows_for_one = 100'000;

std::optional<Period> moved(const Period& period, const TimeReference& reference) {
  switch (reference.kind) {
    case TimeReference::Kind::current:
      return period;
    case TimeReference::Kind::fixed:
      return reference.period;
    case TimeReference::Kind::before: {
      const Result<Period> result = period.shifted(-period.count(), period.frequency());
      return result.ok() ? std::optional<Period>(*result) : std::nullopt;
    }
    case TimeReference::Kind::relative:
      break;
  }
  const Result<Period> result = period.shifted(reference.steps, reference.step);
  return result.ok() ? std::optional<Period>(*result) : std::nullopt;
}

// The single period of `frequency` that a window begins or ends with, where it is named at another frequency.
std::optional<Period> at_frequency(const Period& period, Frequency frequency, bool first) {
  const Period single = period.part(first ? 0 : period.count() - 1);
  if (single.frequency() == frequency) return single;
  if (single.frequency() > frequency) {
    const Result<Period> enclosing = single.enclosing(frequency);
    return enclosing.ok() ? std::optional<Period>(*enclosing) : std::nullopt;
  }
  const std::vector<Period> parts = single.split(frequency);
  if (parts.empty()) return std::nullopt;
  return first ? parts.front() : parts.back();
}

// The first period of its frequency in the year of a single period.
Period first_of_year(Period period) {
  const int year = period.year();
  for (;;) {
    const Result<Period> before = period.shifted(-1, period.frequency());
    if (!before.ok() || before->year() != year) return period;
    period = *before;
  }
}

// The dimension that a selection keeps. Of several, which only indicators inside each other can ask for, there are no figures.
struct KeptBy {
  const formula::Selected* one = nullptr;
  bool several = false;
};
KeptBy kept_by(const formula::Selection& selection) noexcept {
  KeptBy kept;
  for (const formula::Selected& s : selection) {
    if (!s.keep) continue;
    kept.several = kept.one != nullptr;
    kept.one = &s;
  }
  return kept;
}

// The limits of an instruction's result: of a value that is left as it is, or times or through a positive constant. Of anything else
// nothing is known.
template <typename LimitsOf>
LimitColumns limits_of(const formula::Program& program, const formula::Instruction& instruction, LimitsOf limits) {
  using formula::Op;
  using formula::Operand;
  const auto factor = [&](const Operand& operand) {
    return operand.kind == Operand::Kind::constant ? program.constants[operand.index] : 0;
  };
  const Operand& a = instruction.operands[0];
  const Operand& b = instruction.operands[1];
  LimitColumns result;
  double k = 0;
  if (instruction.op == Op::copy) {
    result = limits(a);
    return result;
  }
  if (instruction.op == Op::multiply) {
    k = factor(b) > 0 ? factor(b) : factor(a);
    result = limits(factor(b) > 0 ? a : b);
  } else if (instruction.op == Op::divide) {
    k = factor(b);
    result = limits(a);
  }
  if (!(k > 0)) return {};
  for (std::size_t i = 0; i < result.lower.size(); ++i) {
    if (result.reasons[i] != 0) continue;
    for (double* limit : {&result.lower[i], &result.upper[i]})
      *limit = instruction.op == Op::divide ? *limit / k : *limit * k;
    if (std::isfinite(result.lower[i]) && std::isfinite(result.upper[i])) continue;
    result.lower[i] = result.upper[i] = std::numeric_limits<double>::quiet_NaN();
    result.reasons[i] = static_cast<std::uint8_t>(Reason::overflow);
  }
  return result;
}

// Of several values of one series: the first reason, which becomes `incomplete` where others are there.
Reason gap_reason(Reason first, bool some_valid) noexcept {
  return some_valid && first == Reason::missing ? Reason::incomplete : first;
}

}  // namespace

data::Measure measure_of(const Declaration& declaration) noexcept {
  data::Measure measure;
  measure.kind = declaration.kind;
  measure.exact = declaration.published || !declaration.formula.empty();
  measure.additive = !measure.exact && declaration.unit.dimension() != Dimension::share;
  return measure;
}

std::uint32_t PeriodTable::number(const Period& period) {
  const auto [place, fresh] = numbers_.emplace(period.key(), static_cast<std::uint32_t>(whens_.size()));
  if (fresh) whens_.push_back(lookup_.when(period));
  return place->second;
}

void ValueColumn::set(std::size_t row, Value value, Origin origin) noexcept {
  values[row] = value.number;
  valid[row] = value.valid() ? 1 : 0;
  reasons[row] = static_cast<std::uint8_t>(value.reason);
  origins[row] = origin;
}

DatasetEvaluator::DatasetEvaluator(const data::Lookup& lookup, const std::vector<Declaration>& declarations,
                                   const std::vector<std::vector<std::uint32_t>>& elements, double completeness,
                                   double confidence, PeriodTable& periods, Diagnostics& findings)
    : lookup_(lookup),
      declarations_(declarations),
      elements_(elements),
      completeness_(completeness),
      confidence_(confidence),
      periods_(periods),
      findings_(findings),
      series_(declarations.size()) {}

const data::Series& DatasetEvaluator::series(std::int64_t symbol) {
  const auto i = static_cast<std::size_t>(symbol);
  if (series_[i] == nullptr)
    series_[i] = std::make_unique<data::Series>(lookup_.bind(elements_[i], measure_of(declarations_[i]), findings_));
  return *series_[i];
}

const data::Series& DatasetEvaluator::series(std::int64_t symbol, const formula::Selection& selection) {
  if (selection.empty()) return series(symbol);
  const auto i = static_cast<std::size_t>(symbol);
  std::unique_ptr<data::Series>& known = selected_[{symbol, formula::to_string(selection)}];
  if (known == nullptr)
    known =
        std::make_unique<data::Series>(lookup_.bind(elements_[i], measure_of(declarations_[i]), findings_, selection));
  return *known;
}

const DatasetEvaluator::Kept& DatasetEvaluator::kept(std::int64_t symbol, const formula::Selection& selection,
                                                     const formula::Selected& by) {
  const auto i = static_cast<std::size_t>(symbol);
  std::unique_ptr<Kept>& known = kept_[{symbol, formula::to_string(selection)}];
  if (known != nullptr) return *known;
  known = std::make_unique<Kept>();
  known->series = lookup_.bind_by(elements_[i], measure_of(declarations_[i]), by.dimension, findings_, selection);
  for (const Band& band : known->series.bands()) known->bands.push_back(band_number(band));
  return *known;
}

std::uint32_t DatasetEvaluator::band_number(const Band& band) {
  const auto fresh = static_cast<std::uint32_t>(bands_.size());
  const std::uint32_t number =
      band.age ? age_bands_.emplace(std::pair(band.age->lower, band.age->upper), fresh).first->second
               : other_bands_.emplace(band.text, fresh).first->second;
  if (number == fresh) bands_.push_back(band);
  return number;
}

std::vector<ValueColumn> DatasetEvaluator::run(const formula::Program& program, const std::vector<Row>& rows) {
  const Bands none;
  return run_at(program, {rows, none});
}

std::vector<ValueColumn> DatasetEvaluator::run_at(const formula::Program& program, const Place& place) {
  const std::size_t rows = place.rows.size();
  std::vector<ValueColumn> slots;
  slots.reserve(program.slots.size());
  for (const Slot& s : program.slots) slots.push_back(slot(program, s, place));

  std::vector<SlotColumn> columns(slots.size());
  for (std::size_t i = 0; i < slots.size(); ++i) {
    columns[i].column.data = slots[i].values.data();
    columns[i].column.length = static_cast<std::int64_t>(rows);
    columns[i].column.validity_kind = Validity::bytes;
    columns[i].column.validity = slots[i].valid.data();
    columns[i].reasons = slots[i].reasons.data();
  }
  std::vector<ValueColumn> results(program.outputs.size(), ValueColumn(rows));
  std::vector<OutputColumn> outputs(program.outputs.size());
  for (std::size_t i = 0; i < outputs.size(); ++i)
    outputs[i] = {results[i].values.data(), nullptr, results[i].reasons.data()};
  engine::run(program, kernels::best(), columns, static_cast<std::int64_t>(rows), outputs);

  // The weakest origin of whatever a result was computed from, followed through the program like a value.
  std::vector<std::vector<Origin>> registers(program.registers, std::vector<Origin>(rows, Origin::reported));
  const auto origin = [&](const formula::Operand& operand, std::size_t row) {
    if (operand.kind == formula::Operand::Kind::slot) return slots[operand.index].origins[row];
    if (operand.kind == formula::Operand::Kind::register_) return registers[operand.index][row];
    return Origin::reported;
  };
  for (const formula::Instruction& instruction : program.code)
    for (std::size_t row = 0; row < rows; ++row) {
      Origin weakest = Origin::reported;
      for (const formula::Operand& operand : instruction.operands) weakest = weaker(weakest, origin(operand, row));
      if (instruction.op == formula::Op::call)
        for (const formula::Operand& argument : program.calls[instruction.call].arguments)
          weakest = weaker(weakest, origin(argument, row));
      registers[instruction.destination][row] = weakest;
    }
  // Limits in the same way, where there are any.
  if (std::any_of(slots.begin(), slots.end(), [](const ValueColumn& s) { return !s.limits.empty(); })) {
    std::vector<LimitColumns> limits(program.registers);
    const auto of = [&](const formula::Operand& operand) -> LimitColumns {
      if (operand.kind == formula::Operand::Kind::slot) return slots[operand.index].limits;
      if (operand.kind == formula::Operand::Kind::register_) return limits[operand.index];
      return {};
    };
    for (const formula::Instruction& instruction : program.code)
      limits[instruction.destination] = limits_of(program, instruction, of);
    for (std::size_t i = 0; i < results.size(); ++i) results[i].limits = of(program.outputs[i].source);
  }
  for (std::size_t i = 0; i < results.size(); ++i)
    for (std::size_t row = 0; row < rows; ++row) {
      results[i].valid[row] = results[i].reasons[row] == 0 ? 1 : 0;
      results[i].origins[row] = origin(program.outputs[i].source, row);
    }
  return results;
}

std::vector<Row> DatasetEvaluator::moved(const std::vector<Row>& rows, const Slot& slot, std::vector<Reason>& outside) {
  std::vector<Row> result = rows;
  outside.assign(rows.size(), Reason::none);
  for (std::size_t i = 0; i < result.size(); ++i) {
    std::int32_t area = result[i].area;
    for (std::uint32_t level = 0; level < slot.parents && area >= 0; ++level) area = lookup_.parent(area);
    if (area >= 0) {
      result[i].area = area;
    } else {
      outside[i] = Reason::no_parent_value;
    }
  }
  if (slot.when.empty()) return result;
  std::map<std::uint32_t, std::int64_t> known;  // period number → moved, −1 outside the calendar
  for (std::size_t i = 0; i < result.size(); ++i) {
    const auto [place, fresh] = known.emplace(result[i].period, -1);
    if (fresh) {
      std::optional<Period> period = periods_.period(result[i].period);
      for (const TimeReference& reference : slot.when)
        if (period) period = engine::moved(*period, reference);
      if (period) place->second = periods_.number(*period);
    }
    if (place->second < 0) {
      outside[i] = Reason::missing;
    } else {
      result[i].period = static_cast<std::uint32_t>(place->second);
    }
  }
  return result;
}

ValueColumn DatasetEvaluator::slot(const formula::Program& program, const Slot& slot, const Place& place) {
  const auto read = [&](const Place& at) {
    switch (slot.kind) {
      case Slot::Kind::reduction:
        return reduction(slot, at);
      case Slot::Kind::dimension:
        return dimension(slot, at);
      case Slot::Kind::categories:
        return categories(slot, at);
      default:
        return input(program.inputs[slot.input], slot.selection, at);
    }
  };
  if (slot.when.empty() && slot.parents == 0) return read(place);
  std::vector<Reason> outside;
  const std::vector<Row> rows = moved(place.rows, slot, outside);
  ValueColumn column = read({rows, place.bands, place.span});
  for (std::size_t i = 0; i < outside.size(); ++i)
    if (outside[i] != Reason::none) column.set(i, Value(outside[i]), Origin::reported);
  return column;
}

ValueColumn DatasetEvaluator::input(std::int64_t symbol, const formula::Selection& selection, const Place& place) {
  ValueColumn column(place.rows.size());
  const KeptBy by = kept_by(selection);
  if (by.one == nullptr) {
    const data::Series& figures = series(symbol, selection);
    for (std::size_t i = 0; i < place.rows.size(); ++i) {
      const data::Reading reading = lookup_.read(figures, place.rows[i].area, periods_.when(place.rows[i].period));
      column.set(i, reading.value, reading.origin);
    }
    return column;
  }
  if (by.several || place.bands.size() != place.rows.size()) {
    for (std::size_t i = 0; i < place.rows.size(); ++i) column.set(i, Value(Reason::not_defined), Origin::reported);
    return column;
  }
  const Kept& figures = kept(symbol, selection, *by.one);
  std::vector<data::BandReading> readings;
  for (std::size_t i = 0; i < place.rows.size(); ++i) {
    const Row& row = place.rows[i];
    if (i == 0 || row.area != place.rows[i - 1].area || row.period != place.rows[i - 1].period)
      lookup_.read_by(figures.series, row.area, periods_.when(row.period), readings);
    column.set(i, Value(Reason::missing), Origin::reported);
    for (const data::BandReading& reading : readings)
      if (figures.bands[reading.band] == place.bands[i]) column.set(i, reading.reading.value, reading.reading.origin);
  }
  return column;
}

// ---- windows ----

std::optional<Period> DatasetEvaluator::declared_start(const formula::Program& body) const {
  std::optional<Period> start;
  for (std::int64_t symbol : body.inputs) {
    const std::optional<Period>& declared = declarations_[static_cast<std::size_t>(symbol)].start;
    if (declared && (!start || declared->first_day() < start->first_day())) start = declared;
  }
  return start;
}

// The periods of a window seen from `period`; nothing where it has no start, leaves the calendar or is too long.
std::optional<std::vector<Period>> DatasetEvaluator::window(const Slot& slot, const Period& period) const {
  const formula::Window& w = slot.window;
  const Frequency frequency = period.frequency();
  std::optional<Period> from = w.year_to_date ? first_of_year(period.part(period.count() - 1))
                               : w.open_start ? declared_start(*slot.bodies[0])
                                              : engine::moved(period.part(0), w.from);
  std::optional<Period> to =
      w.open_end || w.year_to_date ? period : engine::moved(period.part(period.count() - 1), w.to);
  if (from) from = at_frequency(*from, frequency, true);
  if (to) to = at_frequency(*to, frequency, false);
  if (!from || !to) return std::nullopt;
  std::vector<Period> periods;
  for (std::optional<Period> p = from; p && !(*to < *p);) {
    if (static_cast<std::int32_t>(periods.size()) == longest_window) return std::nullopt;
    periods.push_back(*p);
    const Result<Period> next = p->shifted(1, frequency);
    p = next.ok() ? std::optional<Period>(*next) : std::nullopt;
  }
  return periods;
}

ValueColumn DatasetEvaluator::reduction(const Slot& slot, const Place& place) {
  // Every row becomes the rows of its window; the body runs once over all of them.
  std::vector<Row> rows;
  Bands bands;
  std::vector<std::size_t> begin{0};
  std::vector<char> without(place.rows.size(), 0);
  std::size_t longest = 1;
  std::map<std::uint32_t, std::optional<std::vector<std::uint32_t>>> known;
  for (std::size_t i = 0; i < place.rows.size(); ++i) {
    const auto [entry, fresh] = known.emplace(place.rows[i].period, std::nullopt);
    if (fresh) {
      const Period period = periods_.period(place.rows[i].period);
      const auto periods = window(slot, period);
      if (periods && within_bounds(place, periods->size())) {
        longest = std::max(longest, periods->size());
        entry->second.emplace();
        for (const Period& p : *periods) entry->second->push_back(periods_.number(p));
      }
    }
    if (entry->second) {
      for (std::uint32_t period : *entry->second) {
        rows.push_back({place.rows[i].area, period});
        if (!place.bands.empty()) bands.push_back(place.bands[i]);
      }
    } else {
      without[i] = 1;
    }
    begin.push_back(rows.size());
  }
  const std::vector<ValueColumn> values = run_at(*slot.bodies[0], {rows, bands, place.span * longest});
  ValueColumn column(place.rows.size());
  for (std::size_t i = 0; i < place.rows.size(); ++i) {
    Origin origin = Origin::reported;
    const Value value = without[i] != 0
                            ? Value(Reason::incomplete)
                            : reduce(slot.reduction, values[0], begin[i], begin[i + 1], completeness_, origin);
    column.set(i, value, origin);
  }
  return column;
}

bool DatasetEvaluator::within_bounds(const Place& place, std::size_t rows) {
  if (place.span * std::max<std::size_t>(rows, 1) <= most_rows_for_one) return true;
  if (!bounds_reported_) {
    findings_.push_back(
        worded(Code::window_too_long, Severity::warning, messages::too_many_figures(most_rows_for_one)));
  }
  bounds_reported_ = true;
  return false;
}

Value DatasetEvaluator::reduce(formula::Reduction reduction, const ValueColumn& column, std::size_t first,
                               std::size_t last, double completeness, Origin& origin) {
  sorted_.clear();
  std::size_t valid = 0;
  double sum = 0;
  double least = 0;
  double most = 0;
  Reason reason = Reason::none;
  for (std::size_t i = first; i < last; ++i) {
    const Value value = column.get(i);
    if (!value.valid()) {
      if (reason == Reason::none) reason = value.reason;
      continue;
    }
    origin = weaker(origin, column.origins[i]);
    least = valid == 0 || value.number < least ? value.number : least;
    most = valid == 0 || value.number > most ? value.number : most;
    sum += value.number;
    if (reduction == formula::Reduction::median) sorted_.push_back(value.number);
    ++valid;
  }
  if (reduction == formula::Reduction::count) return Value(static_cast<double>(valid));
  if (first == last) return Value(Reason::missing);
  const bool enough = valid > 0 && static_cast<double>(valid) >= completeness * static_cast<double>(last - first);
  if (reason != Reason::none && !enough) return Value(gap_reason(reason, valid > 0));
  if (reduction == formula::Reduction::median) {
    std::sort(sorted_.begin(), sorted_.end());
    const double middle = sorted_[valid / 2];
    const double number = valid % 2 != 0 ? middle : (sorted_[valid / 2 - 1] + middle) / 2;
    return std::isfinite(number) ? Value(number + 0.0) : Value(Reason::overflow);
  }
  const bool sums = reduction == formula::Reduction::sum || reduction == formula::Reduction::mean;
  if (sums && !std::isfinite(sum)) return Value(Reason::overflow);
  switch (reduction) {
    case formula::Reduction::mean:
      return Value(sum / static_cast<double>(valid));
    case formula::Reduction::minimum:
      return Value(least);
    case formula::Reduction::maximum:
      return Value(most);
    default:
      return Value(sum);
  }
}

// ---- age ----

void DatasetEvaluator::kept_inputs(const formula::Program& body,
                                   std::vector<std::pair<const Slot*, const Kept*>>& out) {
  for (const Slot& slot : body.slots) {
    if (slot.kind == Slot::Kind::reduction) kept_inputs(*slot.bodies[0], out);
    if (slot.kind != Slot::Kind::input) continue;
    const KeptBy by = kept_by(slot.selection);
    if (by.one != nullptr && !by.several)
      out.emplace_back(&slot, &kept(body.inputs[slot.input], slot.selection, *by.one));
  }
}

std::set<std::uint32_t> DatasetEvaluator::bands_there(const Slot& slot, const Kept& figures, const Row& row) {
  std::set<std::uint32_t> there;
  std::vector<Reason> outside;
  const Row at = moved({row}, slot, outside)[0];
  if (outside[0] != Reason::none) return there;
  std::vector<data::BandReading> readings;
  lookup_.read_by(figures.series, at.area, periods_.when(at.period), readings);
  for (const data::BandReading& reading : readings) there.insert(figures.bands[reading.band]);
  return there;
}

std::string DatasetEvaluator::texts_of(const Bands& bands) const {
  constexpr std::size_t most = 30;
  std::string texts;
  for (std::size_t i = 0; i < bands.size() && i < most; ++i) texts += (i > 0 ? ", " : "") + bands_[bands[i]].text;
  return bands.size() > most ? texts + " …" : texts;
}

void DatasetEvaluator::report_once(const Slot& slot, const Row& row, Wording wording) {
  if (!reported_.insert(&slot).second) return;
  findings_.push_back(worded(Code::age_bands_do_not_fit, Severity::warning, std::move(wording),
                             periods_.period(row.period).to_string()));
}

Reason DatasetEvaluator::bands_of(const Slot& slot, const std::vector<std::pair<const Slot*, const Kept*>>& inputs,
                                  const Row& row, Bands& out) {
  // Those that all inputs have. Where one has none at all, its missing figures say so.
  Bands common;
  bool first = true;
  bool narrowed = false;
  double lower = std::numeric_limits<double>::infinity();
  double upper = 0;
  for (const auto& [input, figures] : inputs) {
    const formula::Selected* by = kept_by(input->selection).one;
    narrowed = narrowed || !by->value.empty();
    for (const data::BandedSeries::Band& band : figures->series.bands()) {
      if (!band.age) continue;
      lower = std::min(lower, band.age->lower);
      upper = std::max(upper, band.age->upper);
    }
    const std::set<std::uint32_t> there = bands_there(*input, *figures, row);
    if (there.empty()) continue;
    if (first) {
      for (const std::uint32_t band : there)
        if (bands_[band].age) common.push_back(band);
    } else {
      common.erase(std::remove_if(common.begin(), common.end(), [&](std::uint32_t b) { return there.count(b) == 0; }),
                   common.end());
    }
    first = false;
  }
  if (first) return Reason::missing;
  AgeRange range = ages_needed(slot.function, slot.ages);
  const bool whole = slot.function == formula::DimensionFunction::age_standardised_rate ||
                     slot.function == formula::DimensionFunction::standardised_ratio;
  if (whole && narrowed && lower < upper) range = {lower, upper};
  std::sort(common.begin(), common.end(), [&](std::uint32_t a, std::uint32_t b) {
    const data::AgeBand& x = *bands_[a].age;
    const data::AgeBand& y = *bands_[b].age;
    return x.lower != y.lower ? x.lower < y.lower : x.upper < y.upper;
  });
  std::vector<data::AgeBand> ages;
  for (const std::uint32_t band : common) ages.push_back(*bands_[band].age);
  for (const std::size_t i : data::tile(ages, range.lower, range.upper, data::Bands::most)) out.push_back(common[i]);
  if (!out.empty()) return Reason::none;
  report_once(slot, row,
              messages::age_bands_missing(formula::name(slot.function), range.lower, range.upper,
                                          periods_.period(row.period).to_string(), texts_of(common)));
  return Reason::incomplete;
}

// The categories of a total for an area and a period: all that the inputs have anywhere; of ages, those that they have there, without
// overlaps and gaps from the lowest to the highest anywhere. False where ages do not follow on one another.
bool DatasetEvaluator::categories_of(const std::vector<std::pair<const Slot*, const Kept*>>& inputs, const Row& row,
                                     Bands& out) {
  std::set<std::uint32_t> all;
  std::set<std::uint32_t> there;
  for (const auto& [slot, figures] : inputs) {
    all.insert(figures->bands.begin(), figures->bands.end());
    const std::set<std::uint32_t> of_input = bands_there(*slot, *figures, row);
    there.insert(of_input.begin(), of_input.end());
  }
  double lower = std::numeric_limits<double>::infinity();
  double upper = 0;
  std::vector<data::AgeBand> ages;
  Bands numbers;
  for (const std::uint32_t band : all) {
    const auto& age = bands_[band].age;
    if (!age) {
      out.push_back(band);
      continue;
    }
    lower = std::min(lower, age->lower);
    upper = std::max(upper, age->upper);
    if (!there.empty() && there.count(band) == 0) continue;
    ages.push_back(*age);
    numbers.push_back(band);
  }
  if (!(lower < upper)) return true;
  const std::vector<std::size_t> row_of_bands = data::tile(ages, lower, upper, data::Bands::most);
  for (const std::size_t i : row_of_bands) out.push_back(numbers[i]);
  return !row_of_bands.empty();
}

ValueColumn DatasetEvaluator::categories(const Slot& slot, const Place& place) {
  std::vector<std::pair<const Slot*, const Kept*>> inputs;
  kept_inputs(*slot.bodies[0], inputs);
  std::vector<Row> rows;
  Bands bands;
  std::vector<std::size_t> begin{0};
  std::vector<char> gaps(place.rows.size(), 0);
  std::size_t most = 1;
  for (std::size_t i = 0; i < place.rows.size(); ++i) {
    Bands of_row;
    gaps[i] = categories_of(inputs, place.rows[i], of_row) ? 0 : 1;
    if (!within_bounds(place, of_row.size())) {
      gaps[i] = 1;
      of_row.clear();
    }
    most = std::max(most, of_row.size());
    rows.insert(rows.end(), of_row.size(), place.rows[i]);
    bands.insert(bands.end(), of_row.begin(), of_row.end());
    begin.push_back(rows.size());
  }
  const std::vector<ValueColumn> values = run_at(*slot.bodies[0], {rows, bands, place.span * most});
  ValueColumn column(place.rows.size());
  for (std::size_t i = 0; i < place.rows.size(); ++i) {
    Origin origin = Origin::reported;
    Value value = reduce(slot.reduction, values[0], begin[i], begin[i + 1], 1, origin);
    if (gaps[i] != 0) value = Value(Reason::incomplete);
    column.set(i, value, origin);
  }
  return column;
}

ValueColumn DatasetEvaluator::dimension(const Slot& slot, const Place& place) {
  std::vector<std::pair<const Slot*, const Kept*>> inputs;
  for (const auto& body : slot.bodies) kept_inputs(*body, inputs);
  std::vector<Row> rows;
  Bands bands;
  std::vector<std::size_t> begin{0};
  std::vector<Reason> without(place.rows.size(), Reason::none);
  std::size_t most = 1;
  for (std::size_t i = 0; i < place.rows.size(); ++i) {
    Bands of_row;
    without[i] = bands_of(slot, inputs, place.rows[i], of_row);
    if (!within_bounds(place, of_row.size())) {
      without[i] = Reason::incomplete;
      of_row.clear();
    }
    most = std::max(most, of_row.size());
    rows.insert(rows.end(), of_row.size(), place.rows[i]);
    bands.insert(bands.end(), of_row.begin(), of_row.end());
    begin.push_back(rows.size());
  }
  std::vector<ValueColumn> columns;
  for (const auto& body : slot.bodies) columns.push_back(std::move(run_at(*body, {rows, bands, place.span * most})[0]));
  ValueColumn column(place.rows.size());
  LimitColumns& limits = column.limits;
  const StandardPopulation* standard = slot.standard.empty() ? nullptr : find_standard_population(slot.standard);
  for (std::size_t i = 0; i < place.rows.size(); ++i) {
    Origin origin = Origin::reported;
    Estimate e(without[i]);
    if (without[i] == Reason::none)
      e = age_function_of(slot, standard, columns, place.rows[i], bands, begin[i], begin[i + 1], origin);
    column.set(i, e.valid() ? Value(e.value) : Value(e.reason), origin);
    limits.lower.push_back(e.lower);
    limits.upper.push_back(e.upper);
    limits.reasons.push_back(static_cast<std::uint8_t>(e.limits_reason));
  }
  return column;
}

Estimate DatasetEvaluator::age_function_of(const Slot& slot, const StandardPopulation* standard,
                                           const std::vector<ValueColumn>& bodies, const Row& row, const Bands& bands,
                                           std::size_t first, std::size_t last, Origin& origin) {
  AgeArguments arguments;
  arguments.ages = slot.ages;
  arguments.columns.resize(bodies.size());
  Reason reason = Reason::none;
  bool some_valid = false;
  for (std::size_t i = first; i < last; ++i) {
    arguments.bounds.push_back(bands_[bands[i]].age->lower);
    for (std::size_t k = 0; k < bodies.size(); ++k) {
      const Value value = bodies[k].get(i);
      some_valid = some_valid || value.valid();
      if (!value.valid() && reason == Reason::none) reason = value.reason;
      arguments.columns[k].push_back(value.number);
      origin = weaker(origin, bodies[k].origins[i]);
    }
  }
  arguments.bounds.push_back(bands_[bands[last - 1]].age->upper);
  if (reason != Reason::none) return gap_reason(reason, some_valid);
  if (!slot.standard.empty()) {
    if (standard == nullptr) return Reason::invalid_argument;
    arguments.standard = standard;
    if (!fit_standard(arguments)) {
      report_once(slot, row,
                  messages::age_bands_beside_standard(
                      slot.standard, arguments.standard->ages, periods_.period(row.period).to_string(),
                      texts_of(Bands(bands.begin() + static_cast<std::ptrdiff_t>(first),
                                     bands.begin() + static_cast<std::ptrdiff_t>(last)))));
      return Reason::invalid_argument;
    }
  }
  return age_function(slot.function, arguments, confidence_);
}

}  // namespace salus::engine
