// Reading a plan document: what its JSON says, then whether the parts fit together, then formulas and targets.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/json.hpp"
#include "model/messages.hpp"
#include "model/plan_data.hpp"
#include "model/plan_members.hpp"

namespace salus::model {

// A plan as far as it could be read, and where its parts stand in the document, for messages.
struct PlanDraft {
  PlanData plan;
  json::Value root;
  std::vector<json::Value> areas;       // as plan.areas
  std::vector<json::Value> elements;    // as plan.elements
  std::vector<json::Value> indicators;  // as plan.indicators
  std::vector<json::Value> sections;    // as plan.sections
  std::vector<json::Value> bodies;      // as plan.bodies
  std::vector<json::Value> rules;       // as plan.rules
  std::vector<json::Value> errata;      // as plan.errata
  struct Measure {
    json::Value value;
    std::vector<json::Value> deliverables;
    std::vector<json::Value> milestones;
  };
  struct Action {
    json::Value value;
    std::vector<Measure> measures;
  };
  std::vector<Action> actions;  // as plan.actions
  // The targets of each indicator, their texts not yet read.
  struct Target {
    json::Value value;
    std::optional<Period> period;
    std::string text;
    std::string source;
    std::vector<json::Value> restated;
  };
  std::vector<std::vector<Target>> targets;
  std::vector<std::optional<Uncertainty>> uncertainties;  // of each indicator, where the document says it
};

// What stands for a formula until it is compiled.
const Formula& nothing_yet();

// Each of these reports what it finds and goes on, so that one reading finds everything.
PlanDraft read_members(const json::Value& root, json::Report& report);
void read_action_members(Members& document, PlanDraft& draft, json::Report& report);  // bodies, sections, actions
void read_rule_members(Members& document, PlanDraft& draft, json::Report& report);    // rules and errata
void check_references(const PlanDraft& draft, json::Report& report);
void compile_formulas(PlanDraft& draft, json::Report& report);    // of indicators and rules
void check_cycles(const PlanDraft& draft, json::Report& report);  // after compile_formulas()
void link_formulas(PlanDraft& draft);                             // where nothing was wrong so far
void read_targets(PlanDraft& draft, json::Report& report);        // of indicators, deliverables and milestones

// Puts a message about a text that a string of the document holds into the document: its place there where the string is
// written without escapes, the whole string otherwise. `owner` is whose text it is, `part` what it is of it.
void relay(json::Report& report, const json::Value& string, const Diagnostic& problem, messages::Owner owner,
           const std::string& id, messages::Part part);

}  // namespace salus::model
