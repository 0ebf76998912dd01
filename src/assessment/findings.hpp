// What a check finds, as it is collected.
#pragma once

#include <string>
#include <vector>

#include "base/wording.hpp"
#include "salus/assessment/check.hpp"

namespace salus::assessment {

// Bounded, however much is wrong. Not thread-safe.
class Findings {
 public:
  explicit Findings(const Plan& plan) : plan_(plan) {}

  // What an erratum of the plan covers becomes a note that names it.
  void add(CheckFinding finding);
  // As it is: an erratum does not cover what is wrong with its own correction.
  void add_uncovered(CheckFinding finding);

  // Sorted by severity; with the counts.
  void finish(CheckReport& report) &&;

 private:
  const Plan& plan_;
  std::vector<CheckFinding> kept_;
  std::int64_t counts_[3] = {0, 0, 0};
};

CheckFinding finding(Code code, Severity severity, Wording wording, std::string subject);

// The erratum about one of the finding's subjects and its area and period; -1 for none. One without a correction comes
// first: the other is set right by its own.
std::int32_t erratum_covering(const Plan& plan, const CheckFinding& finding);

// An indicator's name in both languages.
Phrase name_of(const Indicator& indicator);
Phrase phrase_of(const Text& text);

}  // namespace salus::assessment
