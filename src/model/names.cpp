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

std::string_view name(Uncertainty uncertainty) noexcept {
  switch (uncertainty) {
    case Uncertainty::none:
      return "none";
    case Uncertainty::rate:
      return "rate";
    case Uncertainty::proportion:
      return "proportion";
    case Uncertainty::function:
      return "function";
  }
  return "unknown";
}

std::optional<Uncertainty> uncertainty_from_name(std::string_view text) noexcept {
  for (const Uncertainty uncertainty :
       {Uncertainty::none, Uncertainty::rate, Uncertainty::proportion, Uncertainty::function})
    if (text == name(uncertainty)) return uncertainty;
  return std::nullopt;
}

}  // namespace salus
