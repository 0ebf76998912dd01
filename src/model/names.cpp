// The stable names of the numbered things of a plan.
#include <initializer_list>

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

namespace {

// The one of these that has this name.
template <typename Enum>
std::optional<Enum> of_name(std::string_view text, std::initializer_list<Enum> all) noexcept {
  for (const Enum each : all)
    if (text == name(each)) return each;
  return std::nullopt;
}

}  // namespace

std::string_view name(Role role) noexcept {
  switch (role) {
    case Role::lead:
      return "lead";
    case Role::join:
      return "join";
    case Role::responsible:
      return "responsible";
  }
  return "unknown";
}

std::optional<Role> role_from_name(std::string_view text) noexcept {
  return of_name(text, {Role::lead, Role::join, Role::responsible});
}

std::string_view name(DeliverableKind kind) noexcept {
  switch (kind) {
    case DeliverableKind::quantity:
      return "quantity";
    case DeliverableKind::document:
      return "document";
    case DeliverableKind::project:
      return "project";
    case DeliverableKind::recurring:
      return "recurring";
  }
  return "unknown";
}

std::optional<DeliverableKind> deliverable_kind_from_name(std::string_view text) noexcept {
  return of_name(text, {DeliverableKind::quantity, DeliverableKind::document, DeliverableKind::project,
                        DeliverableKind::recurring});
}

std::string_view name(DueItem::Kind kind) noexcept {
  switch (kind) {
    case DueItem::Kind::target:
      return "target";
    case DueItem::Kind::deliverable:
      return "deliverable";
    case DueItem::Kind::milestone:
      return "milestone";
  }
  return "unknown";
}

std::string_view name(Trajectory trajectory) noexcept {
  switch (trajectory) {
    case Trajectory::linear:
      return "linear";
    case Trajectory::compound:
      return "compound";
    case Trajectory::milestones:
      return "milestones";
  }
  return "unknown";
}

std::optional<Trajectory> trajectory_from_name(std::string_view text) noexcept {
  return of_name(text, {Trajectory::linear, Trajectory::compound, Trajectory::milestones});
}

std::string_view name(ScoringRule rule) noexcept {
  switch (rule) {
    case ScoringRule::full:
      return "full";
    case ScoringRule::proportional:
      return "proportional";
    case ScoringRule::step:
      return "step";
    case ScoringRule::deduction:
      return "deduction";
  }
  return "unknown";
}

std::optional<ScoringRule> scoring_rule_from_name(std::string_view text) noexcept {
  return of_name(text, {ScoringRule::full, ScoringRule::proportional, ScoringRule::step, ScoringRule::deduction});
}

}  // namespace salus
