// Targets: read as printed, described, and judged.
#include "salus/model/target.hpp"

#include <mutex>
#include <string>
#include <utility>

#include "convert.hpp"
#include "handle.hpp"
#include "options.hpp"
#include "salus/assessment/judgement.hpp"
#include "text.hpp"

using namespace salus::capi;

const std::string& salus_target::lasting(const std::string& unit) const {
  if (unit == target.unit.name()) return target.unit.name();
  const std::lock_guard<std::mutex> lock(mutex_);
  return *units_.insert(unit).first;
}

namespace {

const salus_target& checked_target(const salus_target* target) { return checked(target, "the target"); }

salus::TargetOptions options_in(const salus_target_options& from) {
  salus::TargetOptions options;
  options.unit = salus::Unit::from(text_in(from.unit, "the unit"));
  options.direction = direction_in(from.direction);
  if (from.about != 0) options.about = from.about;
  return options;
}

salus::JudgeOptions options_in(const salus_judge_options& from) {
  salus::JudgeOptions options;
  options.unit = salus::Unit::from(text_in(from.unit, "the unit"));
  options.comparison = comparison_in(from.comparison);
  options.rounding = rounding_in(from.rounding);
  if (from.has_parent != 0) options.parent = value_in(from.parent, "the reason of the parent's value");
  if (from.has_baseline != 0) options.baseline = value_in(from.baseline, "the reason of the baseline");
  if (from.has_reference != 0) options.reference = value_in(from.reference, "the reason of the reference");
  if (from.has_interval != 0) {
    options.lower = from.lower;
    options.upper = from.upper;
  }
  if (from.years != 0) options.years = from.years;
  if (from.has_digits != 0) options.digits = from.digits;
  options.declared = from.declared != 0;
  return options;
}

}  // namespace

salus_status SALUS_CALL salus_target_parse(const char* text, int64_t length, const salus_target_options* options,
                                           salus_target** target, salus_error** error) {
  return guard(error, [&] {
    salus_target*& made = output_handle(target, "the target");
    const std::string_view printed = bytes_in(text, length, "the target");
    auto parsed = salus::Target::parse(printed, options_in(read_options(options)));
    if (!parsed.ok()) fail(std::move(parsed).take_diagnostics(), SALUS_ERROR_TARGET);
    made = new salus_target(std::move(parsed).value());
  });
}

void SALUS_CALL salus_target_free(salus_target* target) { release(target); }

salus_status SALUS_CALL salus_target_describe(const salus_target* target, salus_target_info* info) {
  return guard([&] {
    const salus_target& described = checked_target(target);
    const salus::Target& from = described.target;
    salus_target_info out{};
    out.kind = static_cast<int32_t>(from.kind);
    out.digits = from.digits;
    out.direction = static_cast<int32_t>(from.direction);
    out.judgeable = from.judgeable() ? 1 : 0;
    out.reason = static_cast<int32_t>(from.why_not);
    out.low = from.low;
    out.high = from.high;
    out.number = from.number;
    out.note_count = static_cast<int64_t>(from.notes.size());
    out.text = text_out(from.text);
    out.canonical = text_out(from.canonical);
    out.unit = text_out(from.unit.name());
    out.comparison = static_text_out(from.comparison());
    out.change_low = from.change_low;
    out.change_high = from.change_high;
    out.change_is_points = from.change_is_points ? 1 : 0;
    out.change_per_year = from.change_per_year ? 1 : 0;
    if (from.baseline) out.baseline = text_out(described.lasting(from.baseline->to_string()));
    out.magnitude = from.magnitude;
    out.is_state = from.is_state() ? 1 : 0;
    out.needs_baseline = from.needs_baseline() ? 1 : 0;
    out.needs_parent = from.needs_parent() ? 1 : 0;
    out.needs_reference = from.needs_reference() ? 1 : 0;
    write_structure(info, out, "the info");
  });
}

salus_status SALUS_CALL salus_target_note(const salus_target* target, int64_t index, salus_finding* note) {
  return guard([&] { write_finding(checked_target(target).target.notes, index, note); });
}

salus_status SALUS_CALL salus_target_judge(const salus_target* target, const salus_value* value,
                                           const salus_judge_options* options, salus_verdict* verdict,
                                           salus_error** error) {
  return guard(error, [&] {
    const salus_target& against = checked_target(target);
    const salus::Value judged = value_in(output(value, "the value"), "the value's reason");
    const salus::JudgeOptions how = options_in(read_options(options));
    const salus::Verdict found = judge(against.target, judged, how);
    salus_verdict out{};
    out.status = static_cast<int32_t>(found.status);
    out.reason = static_cast<int32_t>(found.reason);
    out.comparisons_differ = found.comparisons_differ ? 1 : 0;
    out.distance = found.distance;
    out.unit = text_out(against.lasting(found.unit.name()));
    out.bound = found.bound;
    out.achieved = found.achieved;
    out.achieved_reason = static_cast<int32_t>(found.achieved_reason);
    out.comparison = static_cast<int32_t>(found.comparison);
    out.certain = static_cast<int32_t>(found.certain);
    write_structure(verdict, out, "the verdict");
  });
}
