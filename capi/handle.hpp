// What stands behind the opaque handles of salus.h.
//
// A handle is never changed after its creation, so threads share it without a lock. It begins with a tag of its kind, which is how a
// handle of the wrong kind is caught before any of its other bytes are read.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "guard.hpp"
#include "salus.h"
#include "salus/assessment/alignment.hpp"
#include "salus/assessment/assess.hpp"
#include "salus/assessment/check.hpp"
#include "salus/assessment/completion.hpp"
#include "salus/assessment/scorecard.hpp"
#include "salus/base/diagnostic.hpp"
#include "salus/data/dataset.hpp"
#include "salus/engine/results.hpp"
#include "salus/formula/formula.hpp"
#include "salus/formula/formula_set.hpp"
#include "salus/formula/functions.hpp"
#include "salus/model/plan.hpp"
#include "salus/model/plan_diff.hpp"
#include "salus/model/target.hpp"

namespace salus::capi {

// The letters keep the tags apart in a debugger; the high bytes are no text and no pointer.
enum class Tag : std::uint64_t {
  error = 0x5A1005FE'4572726FULL,
  formula = 0x5A1005FE'466F726DULL,
  target = 0x5A1005FE'54617267ULL,
  plan = 0x5A1005FE'506C616EULL,
  dataset = 0x5A1005FE'44617461ULL,
  results = 0x5A1005FE'52657375ULL,
  assessments = 0x5A1005FE'41737365ULL,
  formula_set = 0x5A1005FE'53657473ULL,
  functions = 0x5A1005FE'46756E63ULL,
  plan_diff = 0x5A1005FE'44696666ULL,
  checks = 0x5A1005FE'43686563ULL,
  alignment = 0x5A1005FE'416C6967ULL,
  scorecard = 0x5A1005FE'53636F72ULL,
  freed = 0x5A1005FE'00000000ULL,
};

template <Tag which>
struct Handle {
  static constexpr Tag expected = which;

  Handle() = default;
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  // Volatile, or the compiler drops a store to what is about to be freed.
  ~Handle() { *const_cast<volatile Tag*>(&tag) = Tag::freed; }

  Tag tag = which;
};

// A plan and the texts of its periods, which the C++ interface gives by value: they have to live as long as a handle.
struct SharedPlan {
  SharedPlan(Plan from, Diagnostics notes);

  // The text of a period of the plan's; empty for none.
  const std::string& text_of(const Period& period) const { return periods.at(period.key()); }
  const std::string& text_of(const std::optional<Period>& period) const { return period ? text_of(*period) : no_text; }

  Plan plan;
  Diagnostics findings;
  std::vector<std::vector<std::string>> horizons;          // of the indicators' targets
  std::unordered_map<std::uint64_t, std::string> periods;  // by their keys
  std::string no_text;
};

const SharedPlan& checked_plan(const salus_plan* plan);
const Indicator& indicator_of(const salus_plan* plan, std::int64_t index);

}  // namespace salus::capi

struct salus_error : salus::capi::Handle<salus::capi::Tag::error> {
  salus_error(salus_status why, salus::Diagnostics what);

  salus_status status;
  salus::Diagnostics findings;
  std::string text;
  std::string text_zh;
};

struct salus_formula : salus::capi::Handle<salus::capi::Tag::formula> {
  salus_formula(salus::Formula from, salus::Diagnostics notes) : formula(std::move(from)), findings(std::move(notes)) {}

  salus::Formula formula;
  salus::Diagnostics findings;
};

struct salus_formula_set : salus::capi::Handle<salus::capi::Tag::formula_set> {
  salus_formula_set(salus::FormulaSet from, salus::Diagnostics notes)
      : set(std::move(from)), findings(std::move(notes)) {}

  salus::FormulaSet set;
  salus::Diagnostics findings;
};

struct salus_functions : salus::capi::Handle<salus::capi::Tag::functions> {
  explicit salus_functions(salus::Functions from) : functions(std::move(from)) {}

  salus::Functions functions;
};

struct salus_target : salus::capi::Handle<salus::capi::Tag::target> {
  explicit salus_target(salus::Target from) : target(std::move(from)) {}

  // A name like this one that lives as long as the handle: a target that prints no unit gives its distances in the unit of
  // the value. The one thing in a handle that is added to later, and therefore behind a lock.
  const std::string& lasting(const std::string& unit) const;

  salus::Target target;

 private:
  mutable std::mutex mutex_;
  mutable std::set<std::string> units_;
};

struct salus_plan : salus::capi::Handle<salus::capi::Tag::plan> {
  salus_plan(salus::Plan from, salus::Diagnostics notes)
      : shared(std::make_shared<const salus::capi::SharedPlan>(std::move(from), std::move(notes))) {}

  std::shared_ptr<const salus::capi::SharedPlan> shared;
};

struct salus_plan_diff : salus::capi::Handle<salus::capi::Tag::plan_diff> {
  explicit salus_plan_diff(std::vector<salus::PlanChange> from) : changes(std::move(from)) {}

  std::vector<salus::PlanChange> changes;
};

struct salus_dataset : salus::capi::Handle<salus::capi::Tag::dataset> {
  explicit salus_dataset(salus::Dataset from) : dataset(std::move(from)) {}

  salus::Dataset dataset;
};

struct salus_results : salus::capi::Handle<salus::capi::Tag::results> {
  salus_results(std::shared_ptr<const salus::capi::SharedPlan> of, salus::Results from);
  ~salus_results();

  const salus::Indicator& indicator_of(const salus::ResultRow& row) const {
    return shared->plan.indicators()[static_cast<std::size_t>(row.indicator)];
  }
  // What a person reads. Made when it is first asked for, since rounding all rows takes longer than evaluating them, and most
  // callers read columns; threads that ask at once agree on one of their texts.
  const std::string& display_of(std::size_t row) const;

  std::shared_ptr<const salus::capi::SharedPlan> shared;
  salus::Results results;
  std::vector<std::string> periods;  // texts of results.periods

  // The rows once more, by column, for salus_results_column().
  struct {
    std::vector<double> value, numerator, denominator, lower, upper;
    std::vector<std::uint8_t> reason, origin, limits_reason;
    std::vector<std::int32_t> indicator, area, period;
  } columns;

 private:
  std::unique_ptr<std::atomic<const std::string*>[]> displays_;
};

struct salus_assessments : salus::capi::Handle<salus::capi::Tag::assessments> {
  salus_assessments(const salus_results& of, std::vector<salus::Assessment> from);

  std::shared_ptr<const salus::capi::SharedPlan> shared;
  std::vector<salus::Assessment> rows;
  std::vector<std::string> parent_periods;  // one a row; empty where there is none
  std::vector<std::string> baseline_periods;
  std::int64_t area_count;
  std::int64_t period_count;
};

struct salus_checks : salus::capi::Handle<salus::capi::Tag::checks> {
  salus_checks(std::shared_ptr<const salus::capi::SharedPlan> of, salus::CheckReport from);

  std::shared_ptr<const salus::capi::SharedPlan> shared;
  salus::CheckReport report;
  std::vector<std::string> periods;  // of the findings; empty where there is none
  std::vector<std::string> rule_periods;
};

struct salus_alignment : salus::capi::Handle<salus::capi::Tag::alignment> {
  using Plans = std::vector<std::shared_ptr<const salus::capi::SharedPlan>>;
  salus_alignment(Plans of, std::shared_ptr<const salus::capi::SharedPlan> above, salus::Alignment from);

  Plans children;
  std::shared_ptr<const salus::capi::SharedPlan> parent;
  salus::Alignment alignment;
  struct Ends {
    std::string from;
    std::string to;
  };
  std::vector<Ends> ends;  // of the paths of the targets
};

struct salus_scorecard : salus::capi::Handle<salus::capi::Tag::scorecard> {
  std::shared_ptr<const salus::capi::SharedPlan> shared;
  salus::Scorecard card;
  salus::Completions tasks;
  struct Judged {
    salus::Value value;
    std::int64_t result = -1;
    salus::Diagnostics notes;
  };
  std::vector<Judged> judged;              // of card.indicators
  std::vector<std::string> value_periods;  // of tasks.rows; empty where there is no value
  std::string at;
};

namespace salus::capi {

// Whether it is a handle of its type. Reads the tag alone, since anything may stand there.
template <typename T>
bool is_handle(const T* handle) noexcept {
  if (handle == nullptr || reinterpret_cast<std::uintptr_t>(handle) % alignof(Tag) != 0) return false;
  Tag tag;
  std::memcpy(&tag, static_cast<const void*>(handle), sizeof tag);
  return tag == T::expected;
}

template <typename T>
const T& checked(const T* handle, const char* what) {
  if (!is_handle(handle)) fail_handle(what, handle == nullptr);
  return *handle;
}

// Frees a handle of its kind; leaves alone what is none.
template <typename T>
void release(T* handle) noexcept {
  if (is_handle(handle)) delete handle;
}

}  // namespace salus::capi
