#include <string>
#include <unordered_map>

#include "assessment/check_messages.hpp"
#include "assessment/checks.hpp"

namespace salus::assessment {
namespace {

bool has_body(const Measure& measure) {
  return !measure.leads.empty() || !measure.joins.empty() || !measure.responsible.empty();
}

// A plan that names bodies here and there has no gap where it names none.
bool names_bodies(const Plan& plan) {
  std::size_t with = 0;
  std::size_t all = 0;
  for (const Action& action : plan.actions())
    for (const Measure& measure : action.measures) {
      ++all;
      with += has_body(measure) ? 1 : 0;
    }
  return 2 * with >= all;
}

class StructureChecks {
 public:
  StructureChecks(const Plan& plan, Findings& findings) : plan_(plan), findings_(findings) {}

  void run() {
    for (const Indicator& indicator : plan_.indicators()) {
      if (indicator.targets.empty())
        findings_.add(finding(Code::indicator_without_target, Severity::note,
                              messages::indicator_without_target(name_of(indicator)), indicator.id));
      for (const IndicatorTarget& target : indicator.targets) due(name_of(indicator), indicator.id, target.period);
    }
    const bool bodies = names_bodies(plan_);
    for (const Action& action : plan_.actions()) {
      std::unordered_map<std::string, const Measure*> titles;
      for (const Measure& measure : action.measures) {
        const auto [known, fresh] = titles.emplace(measure.title.zh, &measure);
        if (!fresh) same(phrase_of(measure.title), measure.id, known->second->id);
        if (bodies && !has_body(measure))
          findings_.add(
              finding(Code::no_body, Severity::note, messages::no_body(phrase_of(measure.title)), measure.id));
        outcomes(measure);
      }
    }
  }

 private:
  void due(const Phrase& name, const std::string& id, const Period& when) {
    if (when.last_day() <= plan_.period().last_day() && when.last_day() >= plan_.period().first_day()) return;
    const bool outlook = when.last_day() > plan_.period().last_day();
    CheckFinding made = finding(Code::due_outside_plan, outlook ? Severity::note : Severity::warning,
                                messages::due_outside_plan(name, when, plan_.period()), id);
    made.period = when;
    findings_.add(std::move(made));
  }

  void same(const Phrase& title, const std::string& id, const std::string& other) {
    CheckFinding made = finding(Code::same_title, Severity::warning, messages::same_title(title, id, other), id);
    made.other = other;
    findings_.add(std::move(made));
  }

  // Deliverables of one name differ by when they are due, by what they count, or by how many there are to be.
  void outcomes(const Measure& measure) {
    std::unordered_map<std::string, const Deliverable*> names;
    for (const Deliverable& deliverable : measure.deliverables) {
      due(phrase_of(deliverable.name), deliverable.id, deliverable.due);
      const std::string key = deliverable.name.zh + "\n" + deliverable.due.to_string() + "\n" +
                              std::string(name(deliverable.kind)) + "\n" +
                              (deliverable.target ? deliverable.target->canonical : "");
      const auto [known, fresh] = names.emplace(key, &deliverable);
      if (!fresh) same(phrase_of(deliverable.name), deliverable.id, known->second->id);
    }
    for (const Milestone& milestone : measure.milestones)
      due(phrase_of(milestone.name), milestone.id, milestone.period);
  }

  const Plan& plan_;
  Findings& findings_;
};

}  // namespace

void check_structure(const Plan& plan, Findings& findings) { StructureChecks(plan, findings).run(); }

}  // namespace salus::assessment
