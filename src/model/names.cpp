// The stable names of the numbered things of a plan.
#include "salus/model/plan.hpp"

namespace salus {

std::string_view name(Attribute attribute) noexcept {
  switch (attribute) {
    case Attribute::unspecified:
      return "unspecified";
    case Attribute::anticipatory:
      return "anticipatory";
    case Attribute::binding:
      return "binding";
  }
  return "unknown";
}

std::optional<Attribute> attribute_from_name(std::string_view text) noexcept {
  for (const Attribute attribute : {Attribute::unspecified, Attribute::anticipatory, Attribute::binding})
    if (text == name(attribute)) return attribute;
  return std::nullopt;
}

}  // namespace salus
