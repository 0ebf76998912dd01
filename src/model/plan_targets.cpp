// The targets of a plan document: of indicators as its errata correct them, of deliverables and milestones.
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "model/plan_members.hpp"
#include "model/plan_reader.hpp"
#include "model/target_meaning.hpp"
#include "model/target_words.hpp"

namespace salus::model {
namespace {

using json::Value;
using messages::Owner;
using messages::Part;

// Reads a target, and says what is to be said of it.
std::optional<Target> read_target(const Value& written, const TargetOptions& options, Owner owner,
                                  const std::string& id, Part part, json::Report& report) {
  if (!written || written.type() != json::Type::string || written.text().empty()) return std::nullopt;
  Result<Target> target = Target::parse(written.text(), options);
  for (const Diagnostic& problem : target.diagnostics()) relay(report, written, problem, owner, id, part);
  if (!target.ok()) return std::nullopt;
  for (const Diagnostic& note : target->notes) relay(report, written, note, owner, id, part);
  return std::move(target).value();
}

// What is printed and cannot be: nothing is judged by it. It may make no sense as a target either.
Target implausible_target(const std::string& printed, const TargetOptions& options) {
  Result<Target> read = Target::parse(printed, options);
  Target target;
  if (read.ok()) {
    target = std::move(read).value();
  } else {
    target.text = printed;
    target.canonical = target::quoted(printed);
    target.unit = options.unit;
    target.direction = options.direction;
  }
  target.why_not = Reason::implausible;
  return target;
}

// The errata about targets, by indicator and horizon.
class Corrections {
 public:
  Corrections(const PlanDraft& draft, json::Report& report) {
    const std::vector<Erratum>& errata = draft.plan.errata;
    for (std::size_t i = 0; i < errata.size(); ++i) {
      const Erratum& erratum = errata[i];
      if (erratum.indicator.empty() || !erratum.area.empty() || !erratum.period) continue;
      const auto [known, fresh] = of_target_.emplace(std::pair(erratum.indicator, *erratum.period), i);
      if (!fresh)
        complain(report, draft.errata[i], Code::invalid_value,
                 messages::two_errata_of_one_target(erratum.indicator, erratum.period->to_string()), erratum.id);
    }
  }

  // The erratum about a target; -1 for none.
  std::int32_t find(const std::string& indicator, const Period& period) {
    const auto found = of_target_.find({indicator, period});
    if (found == of_target_.end()) return -1;
    used_.insert(found->second);
    return static_cast<std::int32_t>(found->second);
  }

  // After all targets have been looked for: errata of targets that there are not.
  void check(const PlanDraft& draft, json::Report& report) const {
    std::set<std::string_view> known;  // other ids have been reported as such
    for (const Indicator& indicator : draft.plan.indicators) known.insert(indicator.id);
    for (const Element& element : draft.plan.elements) known.insert(element.declaration.id);
    for (const auto& [target, i] : of_target_)
      if (used_.count(i) == 0 && known.count(target.first) > 0)
        complain(report, draft.errata[i].find("period"), Code::unknown_reference,
                 messages::erratum_of_no_target(target.first, target.second.to_string()), target.first);
  }

 private:
  std::map<std::pair<std::string, Period>, std::size_t> of_target_;
  std::set<std::size_t> used_;
};

// `compare`: whether the target is one that they should agree with.
void read_restatements(const PlanDraft::Target& read, const TargetOptions& options, const Indicator& indicator,
                       bool compare, IndicatorTarget& target, json::Report& report) {
  for (const Value& value : read.restated) {
    Members members(value, report, {"text", "source"});
    members.text("text", Need::required);
    const Value written = value.find("text");
    std::optional<Target> again =
        read_target(written, options, Owner::indicator, indicator.id, Part::restatement, report);
    if (!again) continue;
    if (compare && !target::says_the_same(target.target, *again)) {
      const Diagnostic d =
          worded(Code::target_restated_differently, Severity::warning,
                 messages::restated_differently(target.printed, again->text, target.target.canonical, again->canonical),
                 indicator.id);
      relay(report, written, d, Owner::indicator, indicator.id, Part::restatement);
    }
    target.restated.push_back({*std::move(again), members.string("source")});
  }
}

void read_indicator_target(const PlanDraft& draft, const PlanDraft::Target& read, const TargetOptions& options,
                           Indicator& indicator, Corrections& corrections, json::Report& report) {
  IndicatorTarget target;
  target.printed = read.text;
  target.source = read.source;
  if (read.period) {
    target.period = *read.period;
    target.erratum = corrections.find(indicator.id, *read.period);
  }
  std::optional<Target> judged;
  if (target.erratum < 0) {
    judged = read_target(read.value.find("text"), options, Owner::indicator, indicator.id, Part::target, report);
  } else if (const auto e = static_cast<std::size_t>(target.erratum); draft.plan.errata[e].corrected.empty()) {
    judged = implausible_target(read.text, options);
  } else {
    judged = read_target(draft.errata[e].find("corrected"), options, Owner::erratum, draft.plan.errata[e].id,
                         Part::correction, report);
  }
  const bool readable = judged.has_value();
  if (readable) target.target = *std::move(judged);
  read_restatements(read, options, indicator, readable && target.erratum < 0, target, report);
  if (readable && read.period) indicator.targets.push_back(std::move(target));
}

void read_indicator_targets(PlanDraft& draft, json::Report& report) {
  Corrections corrections(draft, report);
  for (std::size_t i = 0; i < draft.indicators.size(); ++i) {
    Indicator& indicator = draft.plan.indicators[i];
    TargetOptions options;
    options.unit = indicator.unit;
    options.direction = indicator.direction;
    options.about = draft.plan.about;
    for (const PlanDraft::Target& read : draft.targets[i])
      read_indicator_target(draft, read, options, indicator, corrections, report);
  }
  corrections.check(draft, report);
}

void read_measure_targets(const PlanDraft::Measure& draft, double about, Measure& measure, json::Report& report) {
  for (std::size_t i = 0; i < draft.deliverables.size(); ++i) {
    Deliverable& deliverable = measure.deliverables[i];
    const TargetOptions options{deliverable.unit, Direction::higher_is_better, about};
    deliverable.target = read_target(draft.deliverables[i].find("target"), options, Owner::deliverable, deliverable.id,
                                     Part::target, report);
  }
  for (std::size_t i = 0; i < draft.milestones.size(); ++i) {
    Milestone& milestone = measure.milestones[i];
    const TargetOptions options{milestone.unit, milestone.direction, about};
    if (auto target = read_target(draft.milestones[i].find("text"), options, Owner::milestone, milestone.id,
                                  Part::target, report))
      milestone.target = *std::move(target);
  }
}

}  // namespace

void read_targets(PlanDraft& draft, json::Report& report) {
  read_indicator_targets(draft, report);
  for (std::size_t a = 0; a < draft.actions.size(); ++a)
    for (std::size_t m = 0; m < draft.actions[a].measures.size(); ++m)
      read_measure_targets(draft.actions[a].measures[m], draft.plan.about, draft.plan.actions[a].measures[m], report);
}

}  // namespace salus::model
