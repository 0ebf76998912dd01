// Observations: numbers by element, area, period and, where given, category.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "salus/base/origin.hpp"
#include "salus/base/result.hpp"
#include "salus/base/value.hpp"
#include "salus/time/period.hpp"

namespace salus {

namespace data {
struct Columns;
}

// Immutable; copies share it; thread-safe. A dataset knows no plan: elements, areas and categories are the texts that were
// given, and meet a plan's names when they are evaluated.
class Dataset {
 public:
  // Collects rows. Not thread-safe.
  class Builder {
   public:
    Builder();
    ~Builder();
    Builder(Builder&&) noexcept;
    Builder& operator=(Builder&&) noexcept;

    // One observation. `categories` are pairs of dimension and value ("age" "30-34", "sex" "男"), each dimension once.
    // An empty category value is none, and so are 合计, 总计, "total" and "all": a row of such a value is the total over its dimension. An
    // invalid value is a statement, too: the figure is not published, suppressed. What is wrong (invalid_period, an
    // empty element, area or dimension, a dimension given twice, text that is not UTF-8 or holds invisible characters) is
    // kept for finish(), which names the row.
    void add(std::string_view element, std::string_view area, std::string_view period, Value value,
             Origin origin = Origin::reported,
             const std::vector<std::pair<std::string_view, std::string_view>>& categories = {});

    // What the caller found wrong with the row that add() gets next, such as a number that cannot be read: kept for
    // finish() among its own findings. Such a row is no figure, and so contradicts none.
    void reject(Diagnostic problem);

    // The dataset, or every problem of every row, in the order of the rows (the first hundred in full, then how many
    // more): the message begins with the row, counting from 1, and place.line is it (0 beyond 2^31 − 1).
    // conflicting_rows where one cell is given twice with different values or reasons: the place is the later row, and
    // the message ends with the first one; the same value twice is one, of the stronger origin. `missing` is no
    // statement: any other one takes its place. too_long for more than 2^32 − 2 rows. The builder is empty afterwards.
    Result<Dataset> finish();

   private:
    struct State;
    std::unique_ptr<State> state_;
  };

  // No observations.
  Dataset();

  std::int64_t size() const noexcept;         // observations, repeated ones counted once
  std::vector<std::string> elements() const;  // as given, in order of first appearance
  std::vector<std::string> areas() const;
  std::vector<Period> periods() const;  // sorted

  const data::Columns& columns() const noexcept { return *columns_; }

 private:
  explicit Dataset(std::shared_ptr<const data::Columns> columns) : columns_(std::move(columns)) {}
  std::shared_ptr<const data::Columns> columns_;
};

}  // namespace salus
