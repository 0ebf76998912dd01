// Reading the figure of an element for an area and a period out of a dataset.
//
// What is read, in this order:
//   1. what the data state for the area and the period: the total (a row without category) where there is one, else the
//      sum of one complete breakdown. Breakdowns by different dimensions are never added together; those that disagree
//      with the total or with each other are findings;
//   2. what the parts of the period give, where the data have them: the sum of a flow, the last figure of a stock, the
//      mean of an average. Parts are of one finer frequency; some without others are `incomplete`;
//   3. for a stock or an average, the figure of the shortest longer period that contains the one asked for: a month has the
//      population of its year. A flow is never split;
//   4. for an area that the areas below it make up, the sum over these; some without others are `incomplete`.
// Otherwise the figure is missing. A total that is itself stated as not published or suppressed stays so.
//
// With a selection ({age: 30-69, sex: 男}) the same holds of the rows that have the selected dimensions and are of the selected
// categories: a row without any other dimension is their total, else the sum of one complete breakdown by the others. A
// range of ages is the one row of exactly these ages, else the sum of rows whose bands make it up. What is not additive needs
// the one row. A dimension, a category or a range that the element has nowhere is a finding, and the figure is missing.
//
// A breakdown is complete where every figure is there, it has all the categories that the element's breakdown of that kind
// has anywhere in the data, and its age bands follow on one another without a gap from the lowest to the highest age
// that the data have.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "data/columns.hpp"
#include "data/series.hpp"
#include "formula/selection.hpp"
#include "salus/base/diagnostic.hpp"
#include "salus/data/dataset.hpp"
#include "salus/time/period.hpp"

namespace salus::data {

// An area of a plan, as the data know it.
struct AreaNode {
  std::vector<std::uint32_t>
      areas;                 // the dataset's areas that stand for it: its id and its names may occur side by side
  std::int32_t parent = -1;  // the area above, as an index into the same list
  bool partitioned = false;  // whether those below make it up entirely
};

// A period, resolved once against the data so that reading compares small numbers only.
class When {
 public:
  const Period& period() const noexcept { return period_; }

 private:
  friend class Lookup;
  explicit When(const Period& period) : period_(period) {}

  static constexpr std::uint32_t none = 0xFFFFFFFF;
  Period period_;
  std::uint32_t number_ = none;
  std::vector<std::vector<std::uint32_t>> parts_;  // by frequency, the longest parts first
  std::vector<std::uint32_t> enclosing_;           // the shortest first
};

struct Reading {
  Value value;
  Origin origin = Origin::reported;  // the weakest of the parts
  bool present = false;              // whether the data say anything: a stated "not published" is present, too
};

// A reading and the period that it is of, as numbered in the dataset.
struct DatedReading {
  Reading reading;
  std::uint32_t period = 0;  // where the reading is present
};

struct BandReading {
  std::uint32_t band = 0;  // into BandedSeries::bands()
  Reading reading;
};

// Thread-safe once made. The dataset is kept.
class Lookup {
 public:
  // `completeness` is the share of a sum's parts, over time and areas, from which on the sum is given; 1: all of them.
  Lookup(const Dataset& dataset, std::vector<AreaNode> areas, double completeness = 1.0);

  // The numbers of the dataset's elements that are one of these texts, to the letter.
  std::vector<std::uint32_t> elements(const std::vector<std::string_view>& texts) const;

  // The figures of one element, which may occur under several names (of two that contradict each other the one named
  // first counts). Findings (breakdown_disagrees, conflicting_rows) are added as warnings, the first hundred in full.
  // Findings on a selection are unknown_dimension and unknown_category.
  Series bind(const std::vector<std::uint32_t>& elements, const Measure& measure, Diagnostics& findings,
              const formula::Selection& selection = {}) const;
  // The same by the values of a dimension; "age" stands for 年龄 and 年龄组, too. Other dimensions are summed only where no
  // row without them exists. A selection may narrow the same dimension, too.
  BandedSeries bind_by(const std::vector<std::uint32_t>& elements, const Measure& measure, std::string_view dimension,
                       Diagnostics& findings, const formula::Selection& selection = {}) const;

  When when(const Period& period) const;

  // `area` is an index into the areas given at the beginning.
  Reading read(const Series& series, std::int32_t area, const When& when) const {
    return read_at(series, area, when, 0);
  }
  // What was last stated of an area by a day (as in Period::last_day()): the valid figure of the latest period that ends by
  // then; where none is valid, the latest statement. Of two periods that end on one day the longer one counts. Nothing is put
  // together over time. Where nothing is stated, what is additive is the sum of the latest figures of the areas below, where
  // these make the area up, and then the period is the latest of theirs.
  DatedReading latest(const Series& series, std::int32_t area, std::int32_t last_day) const {
    return latest_at(series, area, last_day, 0);
  }
  // One reading for each band that the data have for the area and the period, in the order of the bands.
  void read_by(const BandedSeries& series, std::int32_t area, const When& when, std::vector<BandReading>& out) const;

  // The area above; −1 where there is none.
  std::int32_t parent(std::int32_t area) const noexcept { return areas_[static_cast<std::size_t>(area)].parent; }

  const Columns& columns() const noexcept { return dataset_.columns(); }

 private:
  using Cell = Series::Cell;

  static const Cell* find(const Series& series, std::int32_t area, std::uint32_t period) noexcept;
  Reading read_at(const Series& series, std::int32_t area, const When& when, int depth) const;
  DatedReading latest_at(const Series& series, std::int32_t area, std::int32_t last_day, int depth) const;
  Reading read_parts(const Series& series, std::int32_t area, const When& when) const;
  Reading read_children(const Series& series, std::int32_t area, const When& when, int depth) const;

  Dataset dataset_;
  std::vector<AreaNode> areas_;
  std::vector<std::vector<std::int32_t>> children_;
  std::vector<std::int32_t> node_of_area_;  // by the dataset's numbers; −1 where no node stands for it
  double completeness_;
};

}  // namespace salus::data
