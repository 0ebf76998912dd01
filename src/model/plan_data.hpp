// What a plan holds.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "formula/program.hpp"
#include "salus/model/plan.hpp"

namespace salus::model {

struct PlanData {
  std::string id;
  Text title;
  Text issued_by;
  std::string jurisdiction;
  Period period;
  std::string source;
  Comparison comparison = Comparison::full_value;
  Rounding rounding = Rounding::half_even;
  double about = 0.05;
  std::string parent;
  std::optional<Period> issued;
  std::optional<Period> baseline;
  Trajectory trajectory = Trajectory::linear;
  Scoring scoring;
  bool gates = false;
  std::vector<Area> areas;
  std::vector<Element> elements;
  std::vector<Indicator> indicators;
  std::vector<Section> sections;
  std::vector<Body> bodies;
  std::vector<Action> actions;
  std::vector<Rule> rules;
  std::vector<Erratum> errata;
  Symbols symbols;
  formula::Program program;  // of all indicators, as formula::link() makes it
};

inline constexpr std::string_view plan_format = "salus-plan/1";

std::string_view rounding_name(Rounding rounding) noexcept;

// What an indicator of this formula has where the document does not say.
Uncertainty default_uncertainty(const Formula& formula) noexcept;

// The document in canonical form.
std::string write_plan(const PlanData& plan);

}  // namespace salus::model
