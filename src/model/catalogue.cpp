#include "salus/model/catalogue.hpp"

#include "catalogue/embedded.hpp"

namespace salus {
namespace {

bool ends_with(std::string_view text, std::string_view end) noexcept {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

}  // namespace

std::vector<CatalogueEntry> catalogue_entries() {
  std::vector<CatalogueEntry> entries;
  for (const catalogue::Entry& entry : catalogue::entries()) entries.push_back({entry.name, entry.text});
  return entries;
}

std::vector<std::string_view> catalogue_plans() {
  constexpr std::string_view document = ".json";
  std::vector<std::string_view> ids;
  for (const catalogue::Entry& entry : catalogue::entries())
    if (ends_with(entry.name, document) && !ends_with(entry.name, ".schema.json"))
      ids.push_back(entry.name.substr(0, entry.name.size() - document.size()));
  return ids;
}

}  // namespace salus
