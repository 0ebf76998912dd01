// How the judgement of an indicator becomes a score, and along which path a target is approached.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace salus {

// The path from the baseline to a target's horizon. Numbers are part of the C ABI.
enum class Trajectory : std::int32_t {
  linear = 1,      // the same step every year
  compound = 2,    // the same rate of change every year
  milestones = 3,  // linear between the targets of the earlier horizons
};

std::string_view name(Trajectory trajectory) noexcept;  // "linear"
std::optional<Trajectory> trajectory_from_name(std::string_view text) noexcept;

// Numbers are part of the C ABI.
enum class ScoringRule : std::int32_t {
  full = 1,          // all or nothing
  proportional = 2,  // the achieved share of the targeted change, from 0 to 1
  step = 3,          // the score of the highest step that is reached
  deduction = 4,     // 1, less `deduct` for every `per` that the value falls short of the target, not below 0
};

std::string_view name(ScoringRule rule) noexcept;  // "full"
std::optional<ScoringRule> scoring_rule_from_name(std::string_view text) noexcept;

struct Scoring {
  struct Step {
    double achieved = 0;  // percent of the targeted change
    double score = 0;     // from 0 to 1
  };
  ScoringRule rule = ScoringRule::full;
  std::vector<Step> steps;  // of step: each asks for more than the one before it, and scores no less
  double per = 1;           // of deduction, in the target's unit, above 0
  double deduct = 0;        // of deduction, from 0 to 1
};

}  // namespace salus
