// The figures of one element over areas and periods, their categories summed up: what Lookup reads from.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "data/age_band.hpp"
#include "salus/base/origin.hpp"
#include "salus/base/value.hpp"
#include "salus/formula/symbols.hpp"

namespace salus::data {

// What a figure is, and so how figures of it may be put together.
struct Measure {
  Kind kind = Kind::flow;
  // Whether sums over categories, areas and time, and means over time, mean anything. Not so for shares and rates, and for
  // persons counted once each.
  bool additive = true;
  // Whether it is read only where it is stated as such: for published values of an indicator.
  bool exact = false;
};

// Made by Lookup::bind(); immutable.
class Series {
 public:
  const Measure& measure() const noexcept { return measure_; }
  // Whether there is any figure at all.
  bool empty() const noexcept { return cells_.empty(); }

 private:
  friend class Lookup;
  friend class SeriesBuilder;

  struct Cell {
    std::uint32_t period;  // as numbered in the dataset
    Origin origin;
    Value value;
  };

  Measure measure_;
  std::vector<std::uint32_t> area_begin_;  // the cells of area a: area_begin_[a] to before area_begin_[a + 1]
  std::vector<Cell> cells_;                // within an area, sorted by period
};

// The figures of one element by the values of one dimension, kept apart.
class BandedSeries {
 public:
  struct Band {
    std::string text;            // as the data first write it
    std::optional<AgeBand> age;  // where the dimension is one of ages and the text is a band
  };
  // Ages by their lower bounds, other values after them in order of first appearance.
  const std::vector<Band>& bands() const noexcept { return bands_; }

 private:
  friend class Lookup;
  friend class SeriesBuilder;

  std::vector<Band> bands_;
  std::vector<Series> series_;  // as bands_
};

}  // namespace salus::data
