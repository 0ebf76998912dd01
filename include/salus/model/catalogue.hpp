// What ships with the library: plan documents, their schema, and the observations that the documents themselves state.
#pragma once

#include <string_view>
#include <vector>

namespace salus {

// One file of the catalogue. The text lives for ever.
struct CatalogueEntry {
  std::string_view name;  // "jinshan-2021-2025.json", "jinshan-2021-2025.published.csv", "plan.schema.json"
  std::string_view text;  // UTF-8
};

// All entries, ordered by name. Thread-safe.
std::vector<CatalogueEntry> catalogue_entries();

// The ids of the shipped plans, ordered.
std::vector<std::string_view> catalogue_plans();

}  // namespace salus
