#include "data/series_builder.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>
#include <unordered_set>

#include "base/messages.hpp"
#include "data/messages.hpp"
#include "formula/fold.hpp"
#include "salus/units/rounding.hpp"

namespace salus::data {
namespace {

constexpr std::size_t most_findings = 100;

// Natural digits, as a person writes a count.
std::string plain(double number) { return display(Value(number), Unit(), natural_digits); }

}  // namespace

SeriesBuilder::SeriesBuilder(const Columns& columns, const std::vector<std::int32_t>& node_of_area, std::size_t nodes,
                             const Measure& measure, const formula::Selection& selection, Diagnostics& findings)
    : columns_(columns), node_of_area_(node_of_area), nodes_(nodes), measure_(measure), findings_(findings) {
  for (const formula::Selected& s : selection) {
    if (s.value.empty()) continue;
    Criterion c{s.dimension, s.value, dimensions_called(s.dimension), formula::folded_name(s.value), std::nullopt};
    if (formula::dimension_key(s.dimension) == "age") c.range = parse_age_band(s.value);
    if (c.range && !s.keep) range_ = c.range;
    criteria_.push_back(std::move(c));
  }
  if (!selection.empty()) selection_text_ = formula::to_string(selection);
}

std::vector<bool> SeriesBuilder::dimensions_called(std::string_view name) const {
  const std::string key = formula::dimension_key(name);
  std::vector<bool> called(columns_.dimensions.size(), false);
  for (std::size_t d = 0; d < called.size(); ++d)
    called[d] = columns_.dimensions[d] == name || formula::dimension_key(columns_.dimensions[d]) == key;
  return called;
}

Series SeriesBuilder::totals(const std::vector<std::uint32_t>& elements) {
  gather(elements, false);
  const Entry* at = entries_.data();
  Series series = fill(at, 0);
  count_unlisted();
  return series;
}

BandedSeries SeriesBuilder::banded(const std::vector<std::uint32_t>& elements, std::string_view dimension) {
  kept_name_ = dimension;
  kept_ = dimensions_called(dimension);
  gather(elements, true);
  BandedSeries result;
  std::vector<Series> series;
  const Entry* at = entries_.data();
  for (std::uint32_t band = 0; band < bands_.size(); ++band) series.push_back(fill(at, band));
  std::vector<std::uint32_t> order;
  order_bands(result, order);
  for (const std::uint32_t band : order) result.series_.push_back(std::move(series[band]));
  count_unlisted();
  return result;
}

void SeriesBuilder::gather(const std::vector<std::uint32_t>& elements, bool banded) {
  if (!elements.empty()) element_ = elements.front();
  std::size_t rows = 0;
  for (const std::uint32_t element : elements)
    rows += columns_.element_begin[element + 1] - columns_.element_begin[element];
  entries_.reserve(rows);
  // Rows with the same categories mostly follow on one another.
  std::uint32_t last_set = 0;
  std::int64_t last_meaning = rows > 0 ? meaning_of(0, banded) : -1;
  for (const std::uint32_t element : elements) {
    for (std::uint32_t row = columns_.element_begin[element]; row < columns_.element_begin[element + 1]; ++row) {
      const std::int32_t node = node_of_area_[columns_.area[row]];
      if (node < 0) continue;
      const std::uint32_t set = columns_.category_set[row];
      const std::int64_t meaning = set == last_set ? last_meaning : meaning_of(set, banded);
      last_set = set;
      last_meaning = meaning;
      if (meaning < 0) continue;
      entries_.push_back(
          {static_cast<std::uint32_t>(node), columns_.period[row], row, static_cast<std::uint32_t>(meaning)});
    }
  }
  check_selection(elements);
  rank_patterns();
  sort_entries();
  drop_repeated();
  measure_extents();
}

std::int64_t SeriesBuilder::meaning_of(std::uint32_t set, bool banded) {
  const auto known = meaning_of_set_.find(set);
  if (known != meaning_of_set_.end()) return known->second;
  Meaning meaning;
  bool has_band = !banded;
  const Category* band = nullptr;
  std::vector<std::uint32_t> dimensions;
  std::vector<std::uint32_t> rest;
  bool selected = true;
  std::vector<bool> met(criteria_.size(), false);
  for (const std::uint32_t number : columns_.set(set)) {
    const Category& category = columns_.categories[number];
    const auto narrowed = [&](const Criterion& c) { return c.dimensions[category.dimension]; };
    const bool is_narrowed = std::any_of(criteria_.begin(), criteria_.end(), narrowed);
    if (is_narrowed && !selects(category, meaning, met)) selected = false;
    if (banded && kept_[category.dimension]) {
      // Two columns of ages side by side ("age" and 年龄) are one band only if they agree; the first counts.
      if (!has_band) band = &category;
      has_band = true;
      continue;
    }
    if (is_narrowed) continue;
    dimensions.push_back(category.dimension);
    const bool may_be_age = !meaning.aged && is_age_dimension(columns_.dimensions[category.dimension]);
    const std::optional<AgeBand> age = may_be_age ? parse_age_band(category.value) : std::nullopt;
    if (age) {
      meaning.aged = true;
      meaning.age = *age;
    } else {
      rest.push_back(number);
    }
  }
  // A set with a parsed age and one without are different parts of the same breakdown, never the same one.
  if (meaning.aged) rest.push_back(std::numeric_limits<std::uint32_t>::max());
  std::int64_t number = -1;
  selected = selected && std::find(met.begin(), met.end(), false) == met.end();
  if (selected && has_band && (!measure_.exact || dimensions.empty())) {
    const auto pattern = patterns_.emplace(std::pair(dimensions.size(), std::move(dimensions)),
                                           static_cast<std::uint32_t>(patterns_.size()));
    meaning.pattern = pattern.first->second;
    if (band != nullptr) meaning.band = band_of(*band);
    meaning.rest = rests_.emplace(std::move(rest), static_cast<std::uint32_t>(rests_.size())).first->second;
    number = static_cast<std::int64_t>(meanings_.size());
    meanings_.push_back(meaning);
  }
  meaning_of_set_.emplace(set, number);
  return number;
}

// Whether a category is what the criteria on its dimension ask for.
bool SeriesBuilder::selects(const Category& category, Meaning& meaning, std::vector<bool>& met) const {
  for (std::size_t k = 0; k < criteria_.size(); ++k) {
    const Criterion& c = criteria_[k];
    if (!c.dimensions[category.dimension]) continue;
    const std::optional<AgeBand> age = c.range ? parse_age_band(category.value) : std::nullopt;
    if (age ? age->lower < c.range->lower || age->upper > c.range->upper
            : formula::folded_name(category.value) != c.folded)
      return false;
    met[k] = true;
    if (age && range_) {
      meaning.aged = true;
      meaning.age = *age;
    }
  }
  return true;
}

// Where a selection finds nothing anywhere: what the data have instead.
void SeriesBuilder::check_selection(const std::vector<std::uint32_t>& elements) {
  if (criteria_.empty() && kept_name_.empty()) return;
  std::vector<bool> used(columns_.categories.size(), false);
  bool any = false;
  std::unordered_set<std::uint32_t> sets;
  for (const std::uint32_t element : elements)
    for (std::uint32_t row = columns_.element_begin[element]; row < columns_.element_begin[element + 1]; ++row) {
      any = true;
      if (sets.insert(columns_.category_set[row]).second)
        for (const std::uint32_t number : columns_.set(columns_.category_set[row])) used[number] = true;
    }
  if (!any) return;  // an element without any figure is merely missing
  const auto values = [&](const std::vector<bool>& dimensions) {
    std::vector<std::pair<double, std::string>> found;
    for (std::size_t i = 0; i < used.size(); ++i) {
      const Category& category = columns_.categories[i];
      if (!used[i] || !dimensions[category.dimension]) continue;
      const auto age =
          is_age_dimension(columns_.dimensions[category.dimension]) ? parse_age_band(category.value) : std::nullopt;
      found.emplace_back(age ? age->lower : std::numeric_limits<double>::infinity(), category.value);
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::string> texts;
    texts.reserve(found.size());
    for (auto& value : found) texts.push_back(std::move(value.second));
    return texts;
  };
  const auto check_dimension = [&](const std::string& name, const std::vector<bool>& dimensions) {
    if (!values(dimensions).empty()) return true;
    std::vector<bool> has(columns_.dimensions.size(), false);
    for (std::size_t i = 0; i < used.size(); ++i)
      if (used[i]) has[columns_.categories[i].dimension] = true;
    std::vector<std::string> names;
    for (std::size_t d = 0; d < has.size(); ++d)
      if (has[d]) names.push_back(columns_.dimensions[d]);
    unselectable(Code::unknown_dimension, messages::unknown_dimension(columns_.elements[element_], name, names));
    return false;
  };
  if (!kept_name_.empty() && !check_dimension(kept_name_, kept_)) return;
  for (const Criterion& c : criteria_) {
    if (!check_dimension(c.dimension, c.dimensions)) return;
    const std::vector<std::string> known = values(c.dimensions);
    const auto is_meant = [&](const std::string& value) { return formula::folded_name(value) == c.folded; };
    bool meant = std::any_of(known.begin(), known.end(), is_meant);
    if (!meant && c.range) {
      std::vector<AgeBand> bands;
      for (const std::string& value : known)
        if (const auto age = parse_age_band(value)) bands.push_back(*age);
      const std::vector<std::size_t> made_up = tile(bands, c.range->lower, c.range->upper, Bands::fewest);
      meant = !made_up.empty() && (made_up.size() == 1 || measure_.additive || !range_);
    }
    if (meant) continue;
    return unselectable(Code::unknown_category, messages::unknown_category(columns_.elements[element_], c.dimension,
                                                                           c.value, c.range.has_value(), known));
  }
  if (entries_.empty() && !criteria_.empty())
    unselectable(Code::unknown_category, messages::categories_apart(columns_.elements[element_], selection_text_));
}

// Says why a selection finds nothing, and finds nothing.
void SeriesBuilder::unselectable(Code code, Wording wording) {
  findings_.push_back(worded(code, Severity::warning, std::move(wording), columns_.elements[element_]));
  entries_.clear();
}

std::uint32_t SeriesBuilder::band_of(const Category& category) {
  const std::optional<AgeBand> age =
      is_age_dimension(columns_.dimensions[category.dimension]) ? parse_age_band(category.value) : std::nullopt;
  const auto fresh = static_cast<std::uint32_t>(bands_.size());
  const std::uint32_t band = age ? age_bands_.emplace(std::pair(age->lower, age->upper), fresh).first->second
                                 : other_bands_.emplace(category.value, fresh).first->second;
  if (band == fresh) bands_.push_back({category.value, age});
  return band;
}

// Patterns were numbered as they came; from here on they are numbered by preference.
void SeriesBuilder::rank_patterns() {
  patterns_.emplace(std::pair(std::size_t{0}, std::vector<std::uint32_t>()), patterns_.size());
  std::vector<std::uint32_t> rank(patterns_.size());
  for (const auto& [key, number] : patterns_) {
    rank[number] = static_cast<std::uint32_t>(pattern_dimensions_.size());
    pattern_dimensions_.push_back(key.second);
  }
  for (Meaning& meaning : meanings_) meaning.pattern = rank[meaning.pattern];
}

void SeriesBuilder::sort_entries() {
  const auto before = [this](const Entry& x, const Entry& y) {
    const Meaning& a = meaning(x);
    const Meaning& b = meaning(y);
    return std::tie(a.band, x.node, x.period, a.pattern, a.rest, a.age.lower, a.age.upper) <
           std::tie(b.band, y.node, y.period, b.pattern, b.rest, b.age.lower, b.age.upper);
  };
  // Stable, so that of several names for the element the one named first comes first.
  if (!std::is_sorted(entries_.begin(), entries_.end(), before))
    std::stable_sort(entries_.begin(), entries_.end(), before);
}

bool SeriesBuilder::same_place(const Entry& x, const Entry& y) const noexcept {
  const Meaning& a = meaning(x);
  const Meaning& b = meaning(y);
  return x.node == y.node && x.period == y.period && a.band == b.band && a.pattern == b.pattern && a.rest == b.rest &&
         a.age.lower == b.age.lower && a.age.upper == b.age.upper;
}

// One figure may be given under the element's id and under its name, or for "85+" and 85岁及以上. One that is missing says
// nothing that another could contradict.
void SeriesBuilder::drop_repeated() {
  std::size_t kept = 0;
  for (const Entry& entry : entries_) {
    if (kept == 0 || !same_place(entries_[kept - 1], entry)) {
      entries_[kept++] = entry;
      continue;
    }
    const Value first = columns_.value(entries_[kept - 1].row);
    const Value again = columns_.value(entry.row);
    if (again.reason == Reason::missing) continue;
    if (first.reason == Reason::missing) {
      entries_[kept - 1] = entry;
      continue;
    }
    const bool same = first.reason == again.reason && (!first.valid() || nearly_equal(first.number, again.number));
    if (!same) find(Code::conflicting_rows, messages::given_under_two_names(figure(entry)));
  }
  entries_.resize(kept);
}

void SeriesBuilder::measure_extents() {
  extents_.assign(pattern_dimensions_.size(), Extent());
  if (range_)
    for (Extent& extent : extents_) extent.lower = range_->lower, extent.upper = range_->upper;
  std::vector<bool> seen(extents_.size(), false);
  std::unordered_set<std::uint64_t> rests;
  std::uint32_t last = static_cast<std::uint32_t>(meanings_.size());
  for (const Entry& entry : entries_) {
    if (entry.meaning == last) continue;
    last = entry.meaning;
    const Meaning& m = meaning(entry);
    Extent& extent = extents_[m.pattern];
    if (rests.insert(std::uint64_t{m.pattern} << 32 | m.rest).second) ++extent.rests;
    if (!m.aged || range_) continue;
    extent.lower = seen[m.pattern] ? std::min(extent.lower, m.age.lower) : m.age.lower;
    extent.upper = seen[m.pattern] ? std::max(extent.upper, m.age.upper) : m.age.upper;
    seen[m.pattern] = true;
  }
}

void SeriesBuilder::order_bands(BandedSeries& result, std::vector<std::uint32_t>& order) const {
  for (std::uint32_t band = 0; band < bands_.size(); ++band) order.push_back(band);
  std::stable_sort(order.begin(), order.end(), [this](std::uint32_t a, std::uint32_t b) {
    const auto& x = bands_[a].age;
    const auto& y = bands_[b].age;
    if (!x || !y) return x.has_value() && !y.has_value();
    return std::tie(x->lower, x->upper) < std::tie(y->lower, y->upper);
  });
  for (const std::uint32_t band : order) result.bands_.push_back(bands_[band]);
}

// The cells of one band, the entries from `at` on being sorted by band, area and period; `at` moves behind them.
Series SeriesBuilder::fill(const Entry*& at, std::uint32_t band) {
  Series series;
  series.measure_ = measure_;
  series.area_begin_.assign(nodes_ + 1, 0);
  const Entry* const end = entries_.data() + entries_.size();
  if (bands_.empty()) series.cells_.reserve(entries_.size());
  while (at != end && meaning(*at).band == band) {
    const Entry* last = at;
    while (last != end && meaning(*last).band == band && last->node == at->node && last->period == at->period) ++last;
    series.cells_.push_back(cell({at, last}));
    ++series.area_begin_[at->node + 1];
    at = last;
  }
  for (std::size_t a = 0; a < nodes_; ++a) series.area_begin_[a + 1] += series.area_begin_[a];
  return series;
}

Series::Cell SeriesBuilder::cell(Range range) {
  const auto [first, last] = range;
  Series::Cell cell{first->period, Origin::reported, Value()};
  const Entry* const total = total_of(range);
  const bool has_total = total != nullptr;
  if (has_total) {
    cell.value = columns_.value(total->row);
    cell.origin = columns_.origin[total->row];
    // A total that is merely missing says nothing that its parts could contradict; every other reason stands.
    if (!cell.value.valid() && cell.value.reason != Reason::missing) return cell;
    if (last - first == 1) return cell;
  }
  bool settled = has_total && cell.value.valid();
  bool any_valid = false;
  Phrase settled_by = messages::total();
  for (const Entry* at = first; at != last && measure_.additive;) {
    const Entry* end = at;
    while (end != last && meaning(*end).pattern == meaning(*at).pattern) ++end;
    if (end - at == 1 && at == total) {
      at = end;
      continue;
    }
    const Sum sum = this->sum({at, end});
    any_valid = any_valid || sum.any_valid;
    if (sum.complete && !settled) {
      settled = true;
      settled_by = messages::sum_over(dimensions_of(meaning(*at).pattern));
      cell.value = std::isfinite(sum.number) ? Value(sum.number) : Value(Reason::overflow);
      cell.origin = sum.origin;
    } else if (sum.complete && cell.value.valid() && !nearly_equal(sum.number, cell.value.number)) {
      find(Code::breakdown_disagrees,
           messages::breakdown_disagrees(figure(*at), settled_by, plain(cell.value.number),
                                         messages::sum_over(dimensions_of(meaning(*at).pattern)), plain(sum.number)));
    }
    at = end;
  }
  if (settled) return cell;
  // Parts without a whole.
  const Entry& part = *(first == total && last - first > 1 ? first + 1 : first);
  cell.origin = columns_.origin[part.row];
  cell.value = any_valid || !measure_.additive ? Value(Reason::incomplete) : Value(columns_.reason[part.row]);
  return cell;
}

SeriesBuilder::Sum SeriesBuilder::sum(Range range) const {
  Sum sum;
  sum.complete = true;
  const Extent& extent = extents_[meaning(*range.first).pattern];
  std::size_t rests = 0;
  for (const Entry* at = range.first; at != range.second; ++rests) {
    const Entry* end = at;
    while (end != range.second && meaning(*end).rest == meaning(*at).rest) ++end;
    if (range_) {
      const std::vector<const Entry*> parts = in_range({at, end});
      for (const Entry* part : parts) add(*part, sum);
      if (parts.empty()) sum.complete = false;
      for (; at != end; ++at) sum.any_valid = sum.any_valid || columns_.reason[at->row] == Reason::none;
    } else {
      if (meaning(*at).aged && !covers({at, end}, extent)) sum.complete = false;
      for (; at != end; ++at) add(*at, sum);
    }
  }
  if (rests != extent.rests) sum.complete = false;
  return sum;
}

void SeriesBuilder::add(const Entry& part, Sum& sum) const noexcept {
  if (columns_.reason[part.row] != Reason::none) {
    sum.complete = false;
    return;
  }
  sum.any_valid = true;
  sum.number += columns_.number[part.row];
  sum.origin = weaker(sum.origin, columns_.origin[part.row]);
}

bool SeriesBuilder::is_total(const Entry& entry) const noexcept {
  const Meaning& m = meaning(entry);
  if (m.pattern != 0) return false;
  return !range_ || !m.aged || (m.age.lower == range_->lower && m.age.upper == range_->upper);
}

const SeriesBuilder::Entry* SeriesBuilder::total_of(Range range) const noexcept {
  for (const Entry* at = range.first; at != range.second && meaning(*at).pattern == 0; ++at)
    if (is_total(*at)) return at;
  return nullptr;
}

std::vector<const SeriesBuilder::Entry*> SeriesBuilder::in_range(Range range) const {
  std::vector<const Entry*> entries;
  std::vector<AgeBand> bands;
  for (const Entry* at = range.first; at != range.second; ++at) {
    if (is_total(*at)) continue;
    entries.push_back(at);
    bands.push_back(meaning(*at).age);
  }
  std::vector<const Entry*> chosen;
  for (const std::size_t i : tile(bands, range_->lower, range_->upper, Bands::fewest)) chosen.push_back(entries[i]);
  return chosen;
}

// Whether age bands, sorted by lower bound, follow on one another over all ages that the data have.
bool SeriesBuilder::covers(Range range, const Extent& extent) const {
  double reached = extent.lower;
  for (const Entry* at = range.first; at != range.second; ++at) {
    if (meaning(*at).age.lower != reached) return false;
    reached = meaning(*at).age.upper;
  }
  return reached == extent.upper;
}

void SeriesBuilder::find(Code code, Wording wording) {
  if (++found_ > most_findings) return;
  findings_.push_back(worded(code, Severity::warning, std::move(wording), columns_.elements[element_]));
}

void SeriesBuilder::count_unlisted() {
  if (found_ <= most_findings) return;
  findings_.push_back(worded(findings_.back().code, Severity::warning,
                             salus::messages::more_findings(found_ - most_findings), columns_.elements[element_]));
}

Phrase SeriesBuilder::figure(const Entry& entry) const {
  return messages::figure(columns_.elements[element_] + selection_text_, columns_.areas[columns_.area[entry.row]],
                          columns_.periods[entry.period].to_string(),
                          bands_.empty() ? std::string_view() : bands_[meaning(entry).band].text);
}

std::vector<std::string_view> SeriesBuilder::dimensions_of(std::uint32_t pattern) const {
  std::vector<std::string_view> names;
  if (range_) names.emplace_back("age");
  for (const std::uint32_t dimension : pattern_dimensions_[pattern]) names.push_back(columns_.dimensions[dimension]);
  return names;
}

}  // namespace salus::data
