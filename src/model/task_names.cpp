#include "model/task_names.hpp"

#include <algorithm>

namespace salus::model {

TaskNames::TaskNames(const Plan& plan) {
  const std::vector<Action>& actions = plan.actions();
  for (std::size_t a = 0; a < actions.size(); ++a) {
    for (std::size_t m = 0; m < actions[a].measures.size(); ++m) {
      const Measure& measure = actions[a].measures[m];
      DueItem task;
      task.measure = {static_cast<std::int32_t>(a), static_cast<std::int32_t>(m)};
      task.kind = DueItem::Kind::deliverable;
      for (const Deliverable& deliverable : measure.deliverables) {
        task.due = deliverable.due;
        enter(task, deliverable.id, deliverable.name);
        ++task.index;
      }
      task.kind = DueItem::Kind::milestone;
      task.index = 0;
      for (const Milestone& milestone : measure.milestones) {
        task.due = milestone.period;
        enter(task, milestone.id, milestone.name);
        ++task.index;
      }
    }
  }
}

void TaskNames::enter(const DueItem& task, const std::string& id, const Text& name) {
  const std::size_t number = tasks_.size();
  tasks_.push_back(task);
  ids_.emplace(id, number);
  names_[name.zh].push_back(number);
  if (!name.en.empty() && name.en != name.zh) names_[name.en].push_back(number);
}

std::vector<std::size_t> TaskNames::find(std::string_view text) const {
  if (const auto known = ids_.find(text); known != ids_.end()) return {known->second};
  const auto named = names_.find(text);
  return named == names_.end() ? std::vector<std::size_t>() : named->second;
}

std::vector<formula::Candidate> TaskNames::candidates() const {
  std::vector<formula::Candidate> all;
  all.reserve(names_.size() + ids_.size());
  for (const auto& entry : names_) all.push_back({entry.first, formula::folded_name(entry.first)});
  for (const auto& entry : ids_) all.push_back({entry.first, formula::folded_name(entry.first)});
  // Hash tables have no order of their own, and of names that are equally close the first one is offered first.
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return all;
}

}  // namespace salus::model
