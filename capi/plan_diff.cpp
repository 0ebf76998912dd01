// What changed between two versions of a plan.
#include "salus/model/plan_diff.hpp"

#include <cstdint>

#include "convert.hpp"
#include "handle.hpp"
#include "options.hpp"
#include "text.hpp"

using namespace salus::capi;

salus_status SALUS_CALL salus_plan_compare(const salus_plan* before, const salus_plan* after, salus_plan_diff** diff,
                                           salus_error** error) {
  return guard(error, [&] {
    salus_plan_diff*& made = output_handle(diff, "the changes");
    made = new salus_plan_diff(salus::diff(checked_plan(before).plan, checked_plan(after).plan));
  });
}

void SALUS_CALL salus_plan_diff_free(salus_plan_diff* diff) { release(diff); }

int64_t SALUS_CALL salus_plan_diff_count(const salus_plan_diff* diff) {
  return is_handle(diff) ? static_cast<int64_t>(diff->changes.size()) : 0;
}

salus_status SALUS_CALL salus_plan_diff_change(const salus_plan_diff* diff, int64_t index, salus_plan_change* change) {
  return guard([&] {
    const auto& changes = checked(diff, "the changes").changes;
    const salus::PlanChange& from = changes[index_in(index, changes.size(), "change")];
    salus_plan_change out{};
    out.kind = static_cast<int32_t>(from.kind);
    out.part = static_cast<int32_t>(from.part);
    out.id = text_out(from.id);
    out.period = text_out(from.period);
    out.name = text_out(from.name.zh);
    out.name_english = text_out(from.name.en);
    out.member = text_out(from.member);
    out.before = text_out(from.before);
    out.after = text_out(from.after);
    write_structure(change, out, "the change");
  });
}
