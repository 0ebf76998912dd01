// Any text as a target: it is read or refused, never more. What is read prints a canonical form that reads back to the
// same target, and can be judged.
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "salus/assessment/judgement.hpp"

namespace {

using namespace salus;

bool same(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

bool same(const Target& a, const Target& b) {
  return a.kind == b.kind && a.canonical == b.canonical && a.unit.name() == b.unit.name() && a.digits == b.digits &&
         a.magnitude == b.magnitude && a.direction == b.direction && a.why_not == b.why_not && same(a.low, b.low) &&
         same(a.high, b.high) && same(a.number, b.number) && same(a.change_low, b.change_low) &&
         same(a.change_high, b.change_high) && a.change_is_points == b.change_is_points &&
         a.change_per_year == b.change_per_year && a.baseline == b.baseline;
}

void require(bool condition, const Target& target, const char* what) {
  if (condition) return;
  std::fprintf(stderr, "%s\n  printed:   %s\n  canonical: %s\n", what, target.text.c_str(), target.canonical.c_str());
  std::abort();
}

void judge_once(const Target& target, double value, const JudgeOptions& options) {
  const Verdict verdict = judge(target, value, options);
  const bool answered = verdict.status != Status::not_assessable;
  require(answered == (verdict.reason == Reason::none), target, "no reason");
  require(answered == std::isfinite(verdict.distance), target, "no distance");
  require(answered == std::isfinite(verdict.bound), target, "no bound");
  require((verdict.achieved_reason == Reason::none) == std::isfinite(verdict.achieved), target, "no share achieved");
  require(answered || verdict.certain == Certainty::unknown, target, "certain of nothing");
  // What is certain is true of the value itself.
  if (verdict.status == Status::met)
    require(verdict.certain != Certainty::certainly_not_met, target, "met and certainly not met");
  if (verdict.status == Status::not_met)
    require(verdict.certain != Certainty::certainly_met, target, "not met and certainly met");
}

void judge_all(const Target& target, const Unit& unit) {
  JudgeOptions options;
  options.unit = unit;
  options.parent = options.reference = 40.0;
  for (const Comparison comparison : {Comparison::full_value, Comparison::rounded_value}) {
    options.comparison = comparison;
    for (const double baseline : {0.0, -3.0, 38.0, 1e300}) {
      options.baseline = baseline;
      options.years = baseline + 2;
      for (const double value : {0.0, 1.0, -1.0, 37.0, 1e300, target.number}) {
        options.lower = value - 1;
        options.upper = value + 2;
        options.declared = false;
        options.digits.reset();
        judge_once(target, value, options);
        options.digits = 1;
        judge_once(target, value, options);
        options.declared = true;
        judge_once(target, value, options);
      }
    }
  }
}

}  // namespace

// The first byte chooses the indicator's unit and direction.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  static constexpr const char* units[] = {"", "%", "‰", "分钟", "个", "万人", "岁", "万元"};
  TargetOptions options;
  options.unit = Unit::from(units[data[0] % 8]);
  options.direction = static_cast<Direction>(data[0] / 8 % 4);
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);

  const Result<Target> target = Target::parse(text, options);
  if (!target.ok()) {
    for (const Diagnostic& d : target.diagnostics())
      if (to_string(d).empty() || d.message.empty()) std::abort();
    return 0;
  }
  const Result<Target> again = Target::parse(target->canonical, options);
  require(again.ok(), *target, "the canonical form is not read");
  require(same(*again, *target), *target, "the canonical form reads to another target");
  judge_all(*target, options.unit);
  judge_all(*target, Unit::from("%"));
  return 0;
}
