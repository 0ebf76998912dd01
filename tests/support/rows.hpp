// The figures of a test as a Dataset.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "salus/data/dataset.hpp"

namespace salus_test {

struct Row {
  std::string element;
  std::string area;
  std::string period;
  salus::Value value;
  salus::Origin origin = salus::Origin::reported;
  std::string age = {};
};

inline salus::Dataset dataset(const std::vector<Row>& rows) {
  salus::Dataset::Builder builder;
  for (const Row& row : rows) {
    std::vector<std::pair<std::string_view, std::string_view>> categories;
    if (!row.age.empty()) categories.emplace_back("age", row.age);
    builder.add(row.element, row.area, row.period, row.value, row.origin, categories);
  }
  salus::Result<salus::Dataset> made = builder.finish();
  if (!made.ok()) {
    for (const salus::Diagnostic& d : made.diagnostics()) ADD_FAILURE() << salus::to_string(d);
    return salus::Dataset::Builder().finish().value();
  }
  return std::move(made).value();
}

}  // namespace salus_test
