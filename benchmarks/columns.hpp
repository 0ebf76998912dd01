// Columns of counts with validity bitmaps for the benchmarks.
#pragma once

#include <cstdint>
#include <vector>

#include "salus/base/column.hpp"

namespace salus::benchmarks {

// Rows are rounded up to a multiple of 8, so that loops by hand need not care for the last ones.
struct Columns {
  Columns(std::size_t count, std::size_t at_least, int percent_null)
      : rows((at_least + 7) / 8 * 8),
        values(count, std::vector<double>(rows)),
        validity(count, std::vector<std::uint8_t>(rows / 8, 0xFF)) {
    std::uint64_t state = 1;
    const auto next = [&] { return (state = state * 6364136223846793005ULL + 1442695040888963407ULL) >> 33; };
    for (std::size_t c = 0; c < count; ++c)
      for (std::size_t i = 0; i < rows; ++i) {
        values[c][i] = static_cast<double>(next() % 100'000);  // one in a hundred thousand is zero
        if (next() % 100 < static_cast<std::uint64_t>(percent_null))
          validity[c][i / 8] = static_cast<std::uint8_t>(validity[c][i / 8] & ~(1U << (i % 8)));
      }
  }

  Column column(std::size_t c) const {
    Column column;
    column.data = values[c].data();
    column.length = static_cast<std::int64_t>(rows);
    column.validity_kind = Validity::bitmap;
    column.validity = validity[c].data();
    return column;
  }
  std::vector<Column> all() const {
    std::vector<Column> list;
    for (std::size_t c = 0; c < values.size(); ++c) list.push_back(column(c));
    return list;
  }

  std::size_t rows;
  std::vector<std::vector<double>> values;
  std::vector<std::vector<std::uint8_t>> validity;
};

struct Output {
  explicit Output(std::size_t rows) : values(rows), validity(rows / 8) {}
  std::vector<double> values;
  std::vector<std::uint8_t> validity;
};

}  // namespace salus::benchmarks
