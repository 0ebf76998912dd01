// Under which names data tell how far a plan's deliverables and milestones are.
#pragma once

#include <cstddef>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "formula/symbol_index.hpp"
#include "salus/model/plan.hpp"

namespace salus::model {

// The plan has to outlive it. Immutable.
class TaskNames {
 public:
  explicit TaskNames(const Plan& plan);

  // All of them, in the plan's order, the deliverables of a measure before its milestones.
  const std::vector<DueItem>& tasks() const noexcept { return tasks_; }

  // Those (indices into tasks()) that a text means: the one of this id, else all of this name, in Chinese or English.
  std::vector<std::size_t> find(std::string_view text) const;

  // Their names and ids, to be offered for an unknown one.
  std::vector<formula::Candidate> candidates() const;

 private:
  void enter(const DueItem& task, const std::string& id, const Text& name);

  std::vector<DueItem> tasks_;
  std::unordered_map<std::string_view, std::size_t> ids_;
  std::unordered_map<std::string_view, std::vector<std::size_t>> names_;
};

}  // namespace salus::model
