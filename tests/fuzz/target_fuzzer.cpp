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

void judge_all(const Target& target, const Unit& unit) {
  JudgeOptions options;
  options.unit = unit;
  options.parent = 40.0;
  for (const Comparison comparison : {Comparison::full_value, Comparison::rounded_value}) {
    options.comparison = comparison;
    for (const double value : {0.0, -1.0, 37.0, 1e300, target.number}) {
      const Verdict verdict = judge(target, value, options);
      require((verdict.status == Status::not_assessable) == (verdict.reason != Reason::none), target, "no reason");
      require((verdict.status == Status::not_assessable) == !std::isfinite(verdict.distance), target, "no distance");
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
