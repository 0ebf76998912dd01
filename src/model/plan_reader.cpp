#include "model/plan_reader.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "formula/number_text.hpp"
#include "model/messages.hpp"
#include "model/plan_members.hpp"

namespace salus::model {
namespace {

using json::Type;
using json::Value;

constexpr std::size_t most_areas = 100'000;
constexpr std::size_t most_elements = 10'000;
constexpr std::size_t most_indicators = 10'000;
constexpr std::size_t most_targets = 100;
constexpr std::size_t most_restatements = 100;
constexpr std::size_t most_steps = 100;
constexpr double infinity = std::numeric_limits<double>::infinity();

std::optional<Comparison> comparison_from_name(std::string_view text) noexcept {
  for (const Comparison comparison : {Comparison::full_value, Comparison::rounded_value})
    if (text == name(comparison)) return comparison;
  return std::nullopt;
}

std::optional<Rounding> rounding_from_name(std::string_view text) noexcept {
  for (const Rounding rounding : {Rounding::half_even, Rounding::half_up})
    if (text == rounding_name(rounding)) return rounding;
  return std::nullopt;
}

std::optional<Trajectory> read_trajectory(Members& members) {
  return members.choice("trajectory", trajectory_from_name, "linear, compound, milestones");
}

void read_judging(Members& document, PlanData& plan, json::Report& report) {
  const Value found = document.get("judging", Type::object);
  if (!found) return;
  Members judging(found, report, {"comparison", "rounding", "about", "baseline", "trajectory"});
  plan.comparison =
      judging.choice("comparison", comparison_from_name, "full_value, rounded_value").value_or(plan.comparison);
  plan.rounding = judging.choice("rounding", rounding_from_name, "half_even, half_up").value_or(plan.rounding);
  plan.about = judging.number("about", {0, 1, false, true}).value_or(plan.about);
  plan.baseline = judging.period("baseline");
  plan.trajectory = read_trajectory(judging).value_or(plan.trajectory);
}

std::vector<Scoring::Step> read_steps(Members& scoring, ScoringRule rule, json::Report& report) {
  std::vector<Scoring::Step> steps;
  const Need need = rule == ScoringRule::step ? Need::required : Need::optional;
  std::optional<double> achieved_before;
  std::optional<double> score_before;
  for (const Value& value : scoring.objects("steps", most_steps, need)) {
    Members members(value, report, {"achieved", "score"});
    const std::optional<double> achieved = members.number("achieved", {0, 100}, Need::required);
    const std::optional<double> score = members.number("score", {0, 1}, Need::required);
    if (achieved && achieved_before && *achieved <= *achieved_before)
      complain(report, value.find("achieved"), Code::invalid_value,
               messages::step_asks_no_more(formula::number_text(*achieved), formula::number_text(*achieved_before)),
               "achieved");
    if (score && score_before && *score < *score_before)
      complain(report, value.find("score"), Code::invalid_value,
               messages::step_scores_less(formula::number_text(*score), formula::number_text(*score_before)), "score");
    achieved_before = achieved;
    score_before = score;
    steps.push_back({achieved.value_or(0), score.value_or(0)});
  }
  const Value written = scoring.value().find("steps");
  if (written && written.type() == Type::array && written.size() == 0)
    complain(report, written, Code::invalid_value, messages::empty_member("steps"), "steps");
  return steps;
}

Scoring read_scoring(Members& members, json::Report& report) {
  Scoring scoring;
  scoring.rule = members.choice("rule", scoring_rule_from_name, "full, proportional, step, deduction", Need::required)
                     .value_or(scoring.rule);
  scoring.steps = read_steps(members, scoring.rule, report);
  scoring.per = members.number("per", {0, infinity, true}).value_or(scoring.per);
  scoring.deduct = members.number("deduct", {0, 1}).value_or(scoring.deduct);
  return scoring;
}

void read_plan_scoring(Members& document, PlanData& plan, json::Report& report) {
  const Value found = document.get("scoring", Type::object);
  if (!found) return;
  Members members(found, report, {"rule", "steps", "per", "deduct", "gates"});
  plan.scoring = read_scoring(members, report);
  plan.gates = members.boolean("gates").value_or(plan.gates);
}

Area read_area(const Value& value, json::Report& report) {
  Members members(value, report, {"id", "name", "parent", "partitioned"});
  Area area;
  area.id = members.id("id", Need::required);
  area.name = members.names("name", Need::required);
  area.parent = members.id("parent");
  area.partitioned = members.boolean("partitioned").value_or(false);
  return area;
}

Element read_element(const Value& value, json::Report& report) {
  Members members(value, report, {"id", "name", "aliases", "english", "unit", "kind", "basis", "start", "note"});
  Element element;
  Declaration& d = element.declaration;
  d.id = members.id("id", Need::required);
  d.name = members.text("name", Need::required);
  d.aliases = members.texts("aliases");
  d.unit = Unit::from(members.string("unit"));
  d.kind = members.choice("kind", kind_from_name, "flow, stock, average", Need::required).value_or(d.kind);
  if (std::string basis = members.id("basis"); !basis.empty()) d.basis = std::move(basis);
  d.start = members.period("start");
  element.english = members.string("english");
  element.note = members.string("note");
  return element;
}

std::vector<PlanDraft::Target> read_target_members(Members& indicator, json::Report& report) {
  std::vector<PlanDraft::Target> targets;
  for (const Value& value : indicator.objects("targets", most_targets)) {
    Members members(value, report, {"period", "text", "source", "restated"});
    PlanDraft::Target target;
    target.value = value;
    target.period = members.period("period", Need::required);
    target.text = members.text("text", Need::required);
    target.source = members.string("source");
    target.restated = members.objects("restated", most_restatements);
    targets.push_back(std::move(target));
  }
  return targets;
}

Indicator read_indicator(const Value& value, json::Report& report, std::vector<PlanDraft::Target>& targets,
                         std::optional<Uncertainty>& uncertainty) {
  Members members(
      value, report,
      {"id",         "number",    "name",      "aliases",          "unit",        "formula",       "formula_note",
       "basis",      "attribute", "direction", "digits",           "uncertainty", "design_effect", "baseline",
       "trajectory", "weight",    "scoring",   "parent_indicator", "targets",     "source"});
  Indicator indicator(nothing_yet());
  indicator.id = members.id("id", Need::required);
  indicator.number = members.integer("number", 1, 9999).value_or(0);
  indicator.name = members.names("name", Need::required);
  indicator.aliases = members.texts("aliases");
  indicator.unit = Unit::from(members.string("unit", Need::required));
  indicator.formula_text = members.text("formula");
  indicator.formula_note = members.names("formula_note");
  indicator.basis = members.id("basis");
  if (indicator.basis.empty()) indicator.basis = "unspecified";
  indicator.attribute = members.choice("attribute", attribute_from_name, "anticipatory, binding, unspecified")
                            .value_or(indicator.attribute);
  indicator.direction = members.choice("direction", direction_from_name, directions).value_or(indicator.direction);
  indicator.digits = members.integer("digits", 0, 15).value_or(indicator.digits);
  uncertainty = members.choice("uncertainty", uncertainty_from_name, "none, rate, proportion, function");
  indicator.design_effect =
      members.number("design_effect", {0.01, 1000, false, true}).value_or(indicator.design_effect);
  indicator.baseline = members.period("baseline");
  indicator.trajectory = read_trajectory(members);
  indicator.weight = members.number("weight", {0, 1e6, false, true}).value_or(indicator.weight);
  if (const Value found = members.get("scoring", Type::object)) {
    Members scoring(found, report, {"rule", "steps", "per", "deduct"});
    indicator.scoring = read_scoring(scoring, report);
  }
  indicator.parent_indicator = members.id("parent_indicator");
  targets = read_target_members(members, report);
  indicator.source = members.string("source");
  return indicator;
}

void read_lists(Members& document, PlanDraft& draft, json::Report& report) {
  for (const Value& value : document.objects("areas", most_areas, Need::required)) {
    draft.areas.push_back(value);
    draft.plan.areas.push_back(read_area(value, report));
  }
  for (const Value& value : document.objects("elements", most_elements, Need::required)) {
    draft.elements.push_back(value);
    draft.plan.elements.push_back(read_element(value, report));
  }
  for (const Value& value : document.objects("indicators", most_indicators, Need::required)) {
    draft.indicators.push_back(value);
    draft.targets.emplace_back();
    draft.uncertainties.emplace_back();
    draft.plan.indicators.push_back(read_indicator(value, report, draft.targets.back(), draft.uncertainties.back()));
  }
}

}  // namespace

const Formula& nothing_yet() {
  static const Formula zero = Formula::compile("0").value();
  return zero;
}

std::string_view rounding_name(Rounding rounding) noexcept {
  return rounding == Rounding::half_up ? "half_up" : "half_even";
}

PlanDraft read_members(const Value& root, json::Report& report) {
  PlanDraft draft;
  draft.root = root;
  if (root.type() != Type::object) {
    complain(report, root, Code::json_wrong_type, messages::document_of_wrong_type(root.type()));
    return draft;
  }
  Members document(
      root, report,
      {"format", "id", "title", "issued_by", "issued", "jurisdiction", "period", "parent", "source", "judging",
       "scoring", "areas", "bodies", "sections", "elements", "indicators", "actions", "rules", "errata"});
  PlanData& plan = draft.plan;
  if (const Value format = document.get("format", Type::string, Need::required); format && format.text() != plan_format)
    complain(report, format, Code::unsupported_format, messages::no_plan_document(plan_format),
             json::shortened(format.text()));
  plan.id = document.id("id", Need::required);
  plan.title = document.names("title", Need::required);
  plan.issued_by = document.names("issued_by");
  plan.issued = document.period("issued");
  plan.jurisdiction = document.id("jurisdiction", Need::required);
  plan.period = document.period("period", Need::required).value_or(Period());
  plan.parent = document.id("parent");
  plan.source = document.string("source");
  read_judging(document, plan, report);
  read_plan_scoring(document, plan, report);
  read_lists(document, draft, report);
  read_action_members(document, draft, report);
  read_rule_members(document, draft, report);
  return draft;
}

}  // namespace salus::model
