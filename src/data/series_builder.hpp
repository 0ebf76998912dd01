// Making the series of an element: rows gathered by area and period, categories summed up.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/wording.hpp"
#include "data/columns.hpp"
#include "data/series.hpp"
#include "formula/selection.hpp"
#include "salus/base/diagnostic.hpp"

namespace salus::data {

class SeriesBuilder {
 public:
  // `node_of_area` gives the area of the plan that an area of the dataset stands for, or −1.
  SeriesBuilder(const Columns& columns, const std::vector<std::int32_t>& node_of_area, std::size_t nodes,
                const Measure& measure, const formula::Selection& selection, Diagnostics& findings);
  SeriesBuilder(const SeriesBuilder&) = delete;
  SeriesBuilder& operator=(const SeriesBuilder&) = delete;

  Series totals(const std::vector<std::uint32_t>& elements);
  BandedSeries banded(const std::vector<std::uint32_t>& elements, std::string_view dimension);

 private:
  // A dimension that is narrowed to one category, or to a range of ages.
  struct Criterion {
    std::string dimension;         // as written
    std::string value;             // as written
    std::vector<bool> dimensions;  // of the data that are meant
    std::u32string folded;         // the value
    std::optional<AgeBand> range;
  };
  // What a category set means here. The kept dimension (of banded()) is set apart as the band. What is left is a cell of
  // the breakdown by the dimensions of `pattern`; of it, ages are looked at as ages, and `rest` numbers everything else.
  struct Meaning {
    std::uint32_t band = 0;
    std::uint32_t pattern = 0;  // 0: no dimension left, the total
    std::uint32_t rest = 0;
    bool aged = false;
    AgeBand age;
  };
  struct Entry {
    std::uint32_t node, period, row;
    std::uint32_t meaning;  // into meanings_
  };
  // What the data have of one kind of breakdown anywhere.
  struct Extent {
    std::size_t rests = 0;
    double lower = 0, upper = 0;
  };
  // The sum of one breakdown of one cell.
  struct Sum {
    bool complete = false;
    bool any_valid = false;
    double number = 0;
    Origin origin = Origin::reported;
  };
  using Entries = std::vector<Entry>;
  using Range = std::pair<const Entry*, const Entry*>;

  std::vector<bool> dimensions_called(std::string_view name) const;
  bool selects(const Category& category, Meaning& meaning, std::vector<bool>& met) const;
  void check_selection(const std::vector<std::uint32_t>& elements);
  void unselectable(Code code, Wording wording);

  void gather(const std::vector<std::uint32_t>& elements, bool banded);
  // The meaning of a set; −1 where it has no value of the kept dimension.
  std::int64_t meaning_of(std::uint32_t set, bool banded);
  std::uint32_t band_of(const Category& category);
  void rank_patterns();
  void sort_entries();
  void drop_repeated();
  void measure_extents();
  void order_bands(BandedSeries& result, std::vector<std::uint32_t>& order) const;

  Series fill(const Entry*& at, std::uint32_t band);
  Series::Cell cell(Range range);
  Sum sum(Range range) const;
  void add(const Entry& part, Sum& sum) const noexcept;
  bool covers(Range range, const Extent& extent) const;
  // In a selection of ages, those of the entries whose bands make up the range; none where they do not.
  std::vector<const Entry*> in_range(Range range) const;
  // The row that is the whole: the one without any dimension but those selected.
  const Entry* total_of(Range range) const noexcept;
  bool is_total(const Entry& entry) const noexcept;
  const Meaning& meaning(const Entry& entry) const noexcept { return meanings_[entry.meaning]; }
  bool same_place(const Entry& a, const Entry& b) const noexcept;

  void find(Code code, Wording wording);
  void count_unlisted();
  Phrase figure(const Entry& entry) const;
  std::vector<std::string_view> dimensions_of(std::uint32_t pattern) const;

  const Columns& columns_;
  const std::vector<std::int32_t>& node_of_area_;
  std::size_t nodes_;
  Measure measure_;
  Diagnostics& findings_;
  std::size_t found_ = 0;
  std::uint32_t element_ = 0;  // the first of those bound, for messages

  std::string selection_text_;
  std::vector<Criterion> criteria_;
  std::optional<AgeBand> range_;  // the ages that are summed up
  std::string kept_name_;
  std::vector<bool> kept_;  // by dimension
  std::vector<BandedSeries::Band> bands_;
  std::map<std::pair<double, double>, std::uint32_t> age_bands_;
  std::unordered_map<std::string, std::uint32_t> other_bands_;

  std::vector<Meaning> meanings_;
  std::unordered_map<std::uint32_t, std::int64_t> meaning_of_set_;
  // Patterns in the order of preference: fewest dimensions first.
  std::map<std::pair<std::size_t, std::vector<std::uint32_t>>, std::uint32_t> patterns_;
  std::vector<std::vector<std::uint32_t>> pattern_dimensions_;  // by rank
  std::map<std::vector<std::uint32_t>, std::uint32_t> rests_;
  std::vector<Extent> extents_;  // by pattern
  Entries entries_;
};

}  // namespace salus::data
