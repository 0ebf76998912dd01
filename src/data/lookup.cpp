#include "data/lookup.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

#include "data/series_builder.hpp"

namespace salus::data {
namespace {

// Deeper trees than any administration has are not followed.
constexpr int most_levels = 64;

constexpr Frequency frequencies[] = {Frequency::year,  Frequency::half, Frequency::quarter,
                                     Frequency::month, Frequency::week, Frequency::day};

// Parts of a sum or a mean, as they come.
struct Parts {
  std::size_t expected = 0;
  std::size_t valid = 0;
  bool present = false;
  double sum = 0;
  double last = 0;
  std::size_t last_at = 0;  // the position of the last valid part, from 1
  Origin origin = Origin::reported;
  Reason reason = Reason::none;  // of the first invalid part

  void add(const Value& value, Origin part_origin, std::size_t position) {
    present = true;
    if (!value.valid()) {
      if (reason == Reason::none) reason = value.reason;
      return;
    }
    ++valid;
    sum += value.number;
    last = value.number;
    last_at = position;
    origin = weaker(origin, part_origin);
  }

  // How much of what is needed is there: for a stock that is its last part.
  double share(Kind kind) const noexcept {
    return static_cast<double>(kind == Kind::stock ? last_at : valid) / static_cast<double>(expected);
  }

  Reading reading(Kind kind, double completeness) const {
    Reading reading;
    reading.present = present;
    if (!present) return reading;
    reading.origin = origin;
    if (valid == 0) {
      reading.value = reason;
    } else if (share(kind) < completeness - 1e-9) {
      reading.value = Reason::incomplete;
    } else {
      const double number = kind == Kind::stock ? last : kind == Kind::average ? sum / static_cast<double>(valid) : sum;
      reading.value = std::isfinite(number) ? Value(number) : Value(Reason::overflow);
    }
    return reading;
  }
};

}  // namespace

Lookup::Lookup(const Dataset& dataset, std::vector<AreaNode> areas, double completeness)
    : dataset_(dataset), areas_(std::move(areas)), children_(areas_.size()), completeness_(completeness) {
  node_of_area_.assign(columns().areas.size(), -1);
  for (std::size_t i = 0; i < areas_.size(); ++i) {
    const auto node = static_cast<std::int32_t>(i);
    for (const std::uint32_t area : areas_[i].areas) node_of_area_[area] = node;
    if (areas_[i].parent >= 0) children_[static_cast<std::size_t>(areas_[i].parent)].push_back(node);
  }
}

std::vector<std::uint32_t> Lookup::elements(const std::vector<std::string_view>& texts) const {
  std::vector<std::uint32_t> numbers;
  const std::vector<std::string>& known = columns().elements;
  for (const std::string_view text : texts) {
    const auto found = std::find(known.begin(), known.end(), text);
    const auto number = static_cast<std::uint32_t>(found - known.begin());
    if (found != known.end() && std::find(numbers.begin(), numbers.end(), number) == numbers.end())
      numbers.push_back(number);
  }
  return numbers;
}

Series Lookup::bind(const std::vector<std::uint32_t>& elements, const Measure& measure, Diagnostics& findings,
                    const formula::Selection& selection) const {
  SeriesBuilder builder(columns(), node_of_area_, areas_.size(), measure, selection, findings);
  return builder.totals(elements);
}

BandedSeries Lookup::bind_by(const std::vector<std::uint32_t>& elements, const Measure& measure,
                             std::string_view dimension, Diagnostics& findings,
                             const formula::Selection& selection) const {
  SeriesBuilder builder(columns(), node_of_area_, areas_.size(), measure, selection, findings);
  return builder.banded(elements, dimension);
}

When Lookup::when(const Period& period) const {
  const auto number = [this](const Period& p) {
    const auto found = columns().period_numbers.find(p.key());
    return found == columns().period_numbers.end() ? When::none : found->second;
  };
  bool has[7] = {};
  for (const Period& known : columns().periods)
    if (known.count() == 1) has[static_cast<int>(known.frequency())] = true;

  When when(period);
  when.number_ = number(period);
  for (const Frequency frequency : frequencies) {
    if (!has[static_cast<int>(frequency)]) continue;
    if (frequency < period.frequency() || (frequency == period.frequency() && period.count() == 1)) {
      if (frequency == period.frequency()) continue;
      const Result<Period> around = period.enclosing(frequency);
      if (around.ok() && number(*around) != When::none) when.enclosing_.push_back(number(*around));
      continue;
    }
    std::vector<std::uint32_t> parts;
    if (frequency == period.frequency()) {
      for (std::int32_t i = 0; i < period.count(); ++i) parts.push_back(number(period.part(i)));
    } else {
      for (const Period& part : period.split(frequency)) parts.push_back(number(part));
    }
    const auto known = [](std::uint32_t part) { return part != When::none; };
    if (std::any_of(parts.begin(), parts.end(), known)) when.parts_.push_back(std::move(parts));
  }
  std::reverse(when.enclosing_.begin(), when.enclosing_.end());
  return when;
}

const Series::Cell* Lookup::find(const Series& series, std::int32_t area, std::uint32_t period) noexcept {
  const auto a = static_cast<std::size_t>(area);
  const Cell* first = series.cells_.data() + series.area_begin_[a];
  const Cell* last = series.cells_.data() + series.area_begin_[a + 1];
  const Cell* cell = std::lower_bound(first, last, period, [](const Cell& c, std::uint32_t p) { return c.period < p; });
  return cell != last && cell->period == period ? cell : nullptr;
}

Reading Lookup::read_at(const Series& series, std::int32_t area, const When& when, int depth) const {
  const auto a = static_cast<std::size_t>(area);
  const bool any = series.area_begin_[a] != series.area_begin_[a + 1];
  if (any) {
    if (const Cell* cell = find(series, area, when.number_)) return {cell->value, cell->origin, true};
    if (!series.measure_.exact) {
      if (const Reading parts = read_parts(series, area, when); parts.present) return parts;
      if (series.measure_.kind != Kind::flow)
        for (const std::uint32_t period : when.enclosing_)
          if (const Cell* cell = find(series, area, period)) return {cell->value, cell->origin, true};
    }
  }
  return read_children(series, area, when, depth);
}

Reading Lookup::read_parts(const Series& series, std::int32_t area, const When& when) const {
  const Kind kind = series.measure_.kind;
  // The last figure of a stock needs no sum, so that it is read of shares, too.
  if (!series.measure_.additive && kind != Kind::stock) return {};
  Parts best;
  for (const std::vector<std::uint32_t>& numbers : when.parts_) {
    Parts parts;
    parts.expected = numbers.size();
    for (std::size_t i = 0; i < numbers.size(); ++i)
      if (const Cell* cell = numbers[i] == When::none ? nullptr : find(series, area, numbers[i]))
        parts.add(cell->value, cell->origin, i + 1);
    if (parts.present && (!best.present || parts.share(kind) > best.share(kind))) best = parts;
  }
  return best.reading(kind, completeness_);
}

Reading Lookup::read_children(const Series& series, std::int32_t area, const When& when, int depth) const {
  const auto a = static_cast<std::size_t>(area);
  const bool summable = series.measure_.additive && !series.measure_.exact;
  if (!summable || !areas_[a].partitioned || depth >= most_levels) return {};
  Parts parts;
  parts.expected = children_[a].size();
  for (const std::int32_t child : children_[a]) {
    const Reading reading = read_at(series, child, when, depth + 1);
    if (reading.present) parts.add(reading.value, reading.origin, parts.valid + 1);
  }
  // Over areas the figures of every kind add up.
  return parts.reading(Kind::flow, completeness_);
}

DatedReading Lookup::latest_at(const Series& series, std::int32_t area, std::int32_t last_day, int depth) const {
  const auto a = static_cast<std::size_t>(area);
  const Cell* best = nullptr;
  const auto rank = [this](const Cell& cell) {
    return std::tuple(cell.value.valid(), columns().last_days[cell.period], -columns().first_days[cell.period]);
  };
  for (std::size_t i = series.area_begin_[a]; i < series.area_begin_[a + 1]; ++i) {
    const Cell& cell = series.cells_[i];
    if (columns().last_days[cell.period] > last_day) continue;
    if (best == nullptr || rank(*best) < rank(cell)) best = &cell;
  }
  if (best != nullptr) return {{best->value, best->origin, true}, best->period};
  if (!series.measure_.additive || !areas_[a].partitioned || depth >= most_levels) return {};
  DatedReading sum;
  Parts parts;
  parts.expected = children_[a].size();
  for (const std::int32_t child : children_[a]) {
    const DatedReading latest = latest_at(series, child, last_day, depth + 1);
    if (!latest.reading.present) continue;
    const bool later = !parts.present || columns().last_days[sum.period] < columns().last_days[latest.period];
    if (later) sum.period = latest.period;
    parts.add(latest.reading.value, latest.reading.origin, parts.valid + 1);
  }
  sum.reading = parts.reading(Kind::flow, completeness_);
  return sum;
}

void Lookup::read_by(const BandedSeries& series, std::int32_t area, const When& when,
                     std::vector<BandReading>& out) const {
  out.clear();
  for (std::uint32_t band = 0; band < series.bands_.size(); ++band) {
    const Reading reading = read(series.series_[band], area, when);
    if (reading.present) out.push_back({band, reading});
  }
}

}  // namespace salus::data
