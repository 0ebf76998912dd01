// What a plan sets out to do, and what changed in it, asked in every wrong way.
#include <gtest/gtest.h>

#include <cstdint>
#include <cstring>
#include <functional>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "capi/support.hpp"
#include "model/plan_document.hpp"

namespace {

using namespace salus_test;

constexpr char gbk[] = "\xD3\xA4\xB6\xF9";  // 婴儿, as most Chinese hospital systems hold it

using Diff = std::unique_ptr<salus_plan_diff, Free<salus_plan_diff, salus_plan_diff_free>>;

Diff compared(const Plan& before, const Plan& after) {
  salus_plan_diff* diff = nullptr;
  EXPECT_EQ(salus_plan_compare(before.get(), after.get(), &diff, nullptr), SALUS_OK);
  return Diff(diff);
}

// A structure that a failing call has to leave alone; or a text, which is the same.
template <typename T>
struct Kept {
  Kept() {
    std::memset(&value, 0x5A, sizeof value);
    if constexpr (!std::is_same_v<T, salus_text>) value.size = sizeof value;
    before = value;
  }
  ~Kept() { EXPECT_EQ(std::memcmp(&value, &before, sizeof value), 0) << "an output changed"; }
  T value;
  T before;
};

// A call about one place of a plan, each index of which may be wrong; `null` leaves its output out.
struct Question {
  const char* name;
  std::vector<std::int64_t> place;  // where there is something
  std::function<salus_status(const salus_plan*, const std::vector<std::int64_t>&, bool null)> ask;
};

template <typename Info, typename Call>
Question about(const char* name, std::vector<std::int64_t> place, Call call) {
  const std::vector<std::int64_t> good = place;
  return {name, std::move(place), [call, good](const salus_plan* plan, const std::vector<std::int64_t>& at, bool null) {
            if (null) return call(plan, at, static_cast<Info*>(nullptr));
            if (plan == nullptr || at != good) {
              Kept<Info> kept;
              return call(plan, at, &kept.value);
            }
            Info info{};
            if constexpr (!std::is_same_v<Info, salus_text>) info.size = sizeof info;
            return call(plan, at, &info);
          }};
}

template <typename Handle, typename Call>
Question made(const char* name, std::vector<std::int64_t> place, void(SALUS_CALL* free)(Handle*), Call call) {
  return {name, std::move(place), [call, free](const salus_plan* plan, const std::vector<std::int64_t>& at, bool null) {
            if (null) return call(plan, at, static_cast<Handle**>(nullptr), static_cast<salus_error**>(nullptr));
            auto* handle = reinterpret_cast<Handle*>(0x5A);
            salus_error* error = nullptr;
            const salus_status status = call(plan, at, &handle, &error);
            EXPECT_EQ(handle == nullptr, status != SALUS_OK);
            EXPECT_EQ(error != nullptr, status != SALUS_OK);
            EXPECT_EQ(error == nullptr ? SALUS_OK : salus_error_status(error), status);
            salus_error_free(error);
            free(handle);
            return status;
          }};
}

using At = const std::vector<std::int64_t>&;

std::vector<Question> questions() {
  return {
      about<salus_finding>("finding", {0}, [](auto* p, At at, auto* out) { return salus_plan_finding(p, at[0], out); }),
      about<salus_section_info>("section", {1},
                                [](auto* p, At at, auto* out) { return salus_plan_section(p, at[0], out); }),
      about<salus_body_info>("body", {2}, [](auto* p, At at, auto* out) { return salus_plan_body(p, at[0], out); }),
      about<salus_text>("body_alias", {0, 0},
                        [](auto* p, At at, auto* out) { return salus_plan_body_alias(p, at[0], at[1], out); }),
      about<salus_action_info>("action", {1},
                               [](auto* p, At at, auto* out) { return salus_plan_action(p, at[0], out); }),
      about<salus_measure_info>("measure", {0, 1},
                                [](auto* p, At at, auto* out) { return salus_plan_measure(p, at[0], at[1], out); }),
      about<salus_text>("measure_body", {0, 0, 1},
                        [](auto* p, At at, auto* out) {
                          return salus_plan_measure_body(p, at[0], at[1], SALUS_ROLE_JOIN, at[2], out);
                        }),
      about<salus_text>(
          "measure_indicator", {0, 0, 0},
          [](auto* p, At at, auto* out) { return salus_plan_measure_indicator(p, at[0], at[1], at[2], out); }),
      about<salus_text>(
          "measure_implements", {0, 0, 0},
          [](auto* p, At at, auto* out) { return salus_plan_measure_implements(p, at[0], at[1], at[2], out); }),
      about<salus_deliverable_info>(
          "deliverable", {0, 0, 2},
          [](auto* p, At at, auto* out) { return salus_plan_deliverable(p, at[0], at[1], at[2], out); }),
      about<salus_milestone_info>(
          "milestone", {0, 0, 1},
          [](auto* p, At at, auto* out) { return salus_plan_milestone(p, at[0], at[1], at[2], out); }),
      about<salus_rule_info>("rule", {0}, [](auto* p, At at, auto* out) { return salus_plan_rule(p, at[0], out); }),
      about<salus_erratum_info>("erratum", {1},
                                [](auto* p, At at, auto* out) { return salus_plan_erratum(p, at[0], out); }),
      about<salus_indicator_target_info>(
          "indicator_target", {0, 1},
          [](auto* p, At at, auto* out) { return salus_plan_indicator_target(p, at[0], at[1], out); }),
      about<salus_scoring_info>("scoring", {1},
                                [](auto* p, At at, auto* out) { return salus_plan_scoring(p, at[0], out); }),
      made<salus_target>("deliverable_target", {0, 0, 0}, salus_target_free,
                         [](auto* p, At at, auto** out, auto** error) {
                           return salus_plan_deliverable_target(p, at[0], at[1], at[2], out, error);
                         }),
      made<salus_target>("milestone_target", {0, 0, 0}, salus_target_free,
                         [](auto* p, At at, auto** out, auto** error) {
                           return salus_plan_milestone_target(p, at[0], at[1], at[2], out, error);
                         }),
      made<salus_formula>(
          "rule_formula", {0}, salus_formula_free,
          [](auto* p, At at, auto** out, auto** error) { return salus_plan_rule_formula(p, at[0], out, error); }),
      made<salus_target>("restatement", {0, 0, 0}, salus_target_free,
                         [](auto* p, At at, auto** out, auto** error) {
                           return salus_plan_restatement(p, at[0], at[1], at[2], out, nullptr, error);
                         }),
  };
}

TEST(CHostilePlans, EveryPlaceIsChecked) {
  const Plan plan = plan_of(salus::FullDocument().json().c_str());
  for (const Question& question : questions()) {
    SCOPED_TRACE(question.name);
    EXPECT_EQ(question.ask(plan.get(), question.place, false), SALUS_OK);
    EXPECT_EQ(question.ask(plan.get(), question.place, true), SALUS_ERROR_ARGUMENT);
    for (std::size_t i = 0; i < question.place.size(); ++i)
      for (const std::int64_t index : {std::int64_t{-2}, std::int64_t{1000}, INT64_MIN, INT64_MAX}) {
        std::vector<std::int64_t> place = question.place;
        place[i] = index;
        EXPECT_EQ(question.ask(plan.get(), place, false), SALUS_ERROR_ARGUMENT) << i << ": " << index;
      }
  }
}

TEST(CHostilePlans, WhatIsNoPlanIsCaught) {
  alignas(8) char text[64] = "a text where a handle should be, which is a likely mistake";
  const Target target = parsed("≥37");
  for (void* stranger : {static_cast<void*>(nullptr), static_cast<void*>(text), static_cast<void*>(target.get())}) {
    const auto* plan = static_cast<const salus_plan*>(stranger);
    for (const Question& question : questions())
      EXPECT_EQ(question.ask(plan, std::vector<std::int64_t>(question.place.size(), 99), false), SALUS_ERROR_HANDLE)
          << question.name;
    double achieved = 7;
    double score = 7;
    EXPECT_EQ(salus_plan_scoring_step(plan, -1, 0, &achieved, &score), SALUS_ERROR_HANDLE);
    EXPECT_EQ(achieved + score, 14);
    std::int64_t count = 7;
    EXPECT_EQ(salus_plan_duties(plan, "a", -1, nullptr, nullptr, nullptr, 0, &count, nullptr), SALUS_ERROR_HANDLE);
    EXPECT_EQ(salus_plan_due(plan, "2022", -1, nullptr, nullptr, nullptr, nullptr, nullptr, 0, &count, nullptr),
              SALUS_ERROR_HANDLE);
    EXPECT_EQ(salus_plan_contributions(plan, 0, nullptr, 0, &count, nullptr), SALUS_ERROR_HANDLE);
    EXPECT_EQ(count, 7);
    const Plan good = plan_of(small_plan);
    auto* diff = reinterpret_cast<salus_plan_diff*>(text);
    EXPECT_EQ(salus_plan_compare(plan, good.get(), &diff, nullptr), SALUS_ERROR_HANDLE);
    EXPECT_EQ(diff, nullptr);
    EXPECT_EQ(salus_plan_compare(good.get(), plan, &diff, nullptr), SALUS_ERROR_HANDLE);
  }
}

TEST(CHostilePlans, Roles) {
  const Plan plan = plan_of(salus::FullDocument().json().c_str());
  for (const std::int32_t role : {0, -1, 4, INT32_MAX, INT32_MIN}) {
    Kept<salus_text> body;
    EXPECT_EQ(salus_plan_measure_body(plan.get(), 0, 0, role, 0, &body.value), SALUS_ERROR_ARGUMENT) << role;
  }
}

TEST(CHostilePlans, AnActionsOwnAreAskedWithMinusOne) {
  const Plan plan = plan_of(salus::FullDocument().json().c_str());
  salus_text id{};
  EXPECT_EQ(salus_plan_measure_indicator(plan.get(), 0, -1, 0, &id), SALUS_OK);
  EXPECT_EQ(string(id), "beds_per_1000");
  EXPECT_EQ(salus_plan_measure_implements(plan.get(), 0, -1, 1, &id), SALUS_OK);
  EXPECT_EQ(string(id), "n8");
  EXPECT_EQ(salus_plan_measure_implements(plan.get(), 0, -1, 2, &id), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_plan_measure_body(plan.get(), 0, -1, SALUS_ROLE_LEAD, 0, &id), SALUS_ERROR_ARGUMENT);
}

TEST(CHostilePlans, ScoringSteps) {
  const Plan plan = plan_of(salus::FullDocument().json().c_str());
  double achieved = 7;
  double score = 7;
  for (const std::int64_t index : {std::int64_t{-1}, std::int64_t{2}, INT64_MAX}) {
    EXPECT_EQ(salus_plan_scoring_step(plan.get(), -1, index, &achieved, &score), SALUS_ERROR_ARGUMENT);
    EXPECT_EQ(salus_plan_scoring_step(plan.get(), index < 0 ? -2 : 99, 0, &achieved, &score), SALUS_ERROR_ARGUMENT);
  }
  EXPECT_EQ(salus_plan_scoring_step(plan.get(), -1, 0, nullptr, &score), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_plan_scoring_step(plan.get(), -1, 0, &achieved, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(achieved + score, 14);
}

TEST(CHostilePlans, AnswersStayWithinTheCapacity) {
  const Plan plan = plan_of(salus::FullDocument().json().c_str());
  std::vector<std::int32_t> numbers(4, 77);
  std::int64_t count = -5;
  EXPECT_EQ(
      salus_plan_due(plan.get(), "2030", -1, numbers.data(), nullptr, nullptr, nullptr, nullptr, 3, &count, nullptr),
      SALUS_OK);
  EXPECT_EQ(count, 7);
  EXPECT_NE(numbers[2], 77);
  EXPECT_EQ(numbers[3], 77);
  EXPECT_EQ(salus_plan_duties(plan.get(), "health", -1, nullptr, nullptr, nullptr, INT64_MAX, &count, nullptr),
            SALUS_OK);
  EXPECT_EQ(count, 2);
  EXPECT_EQ(salus_plan_duties(plan.get(), nullptr, 0, nullptr, nullptr, nullptr, 0, &count, nullptr), SALUS_OK);
  EXPECT_EQ(count, 0) << "nobody is called nothing";
  count = 7;
  for (const std::int64_t capacity : {std::int64_t{-1}, INT64_MIN}) {
    EXPECT_EQ(salus_plan_duties(plan.get(), "health", -1, nullptr, nullptr, nullptr, capacity, &count, nullptr),
              SALUS_ERROR_ARGUMENT);
    EXPECT_EQ(salus_plan_contributions(plan.get(), 0, nullptr, capacity, &count, nullptr), SALUS_ERROR_ARGUMENT);
  }
  EXPECT_EQ(salus_plan_contributions(plan.get(), 2, nullptr, 0, &count, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_plan_contributions(plan.get(), -1, nullptr, 0, &count, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(count, 7);
  EXPECT_EQ(salus_plan_contributions(plan.get(), 0, nullptr, 0, nullptr, nullptr), SALUS_ERROR_ARGUMENT);
}

TEST(CHostilePlans, TextsOfQueries) {
  const Plan plan = plan_of(salus::FullDocument().json().c_str());
  std::int64_t count = 7;
  const auto due = [&](const char* text, std::int64_t length) {
    return status_of([&](salus_error** error) {
      return salus_plan_due(plan.get(), text, length, nullptr, nullptr, nullptr, nullptr, nullptr, 0, &count, error);
    });
  };
  EXPECT_EQ(due(gbk, -1), SALUS_ERROR_ENCODING);
  EXPECT_EQ(due("2022", -7), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(due(nullptr, 4), SALUS_ERROR_ARGUMENT);
  for (const char* text : {"", "soon", "2022-13", "99999"}) EXPECT_NE(due(text, -1), SALUS_OK) << text;
  EXPECT_EQ(status_of([&](salus_error** error) {
              return salus_plan_duties(plan.get(), gbk, -1, nullptr, nullptr, nullptr, 0, &count, error);
            }),
            SALUS_ERROR_ENCODING);
  EXPECT_EQ(count, 7);
}

TEST(CHostilePlans, Changes) {
  const Plan before = plan_of(salus::FullDocument().json().c_str());
  const Plan after = plan_of(small_plan);
  Diff diff = compared(before, after);
  EXPECT_GT(salus_plan_diff_count(diff.get()), 0);
  EXPECT_EQ(salus_plan_diff_count(nullptr), 0);
  EXPECT_EQ(salus_plan_diff_count(reinterpret_cast<const salus_plan_diff*>(before.get())), 0);
  for (const std::int64_t index : {std::int64_t{-1}, std::int64_t{1000}, INT64_MIN, INT64_MAX}) {
    Kept<salus_plan_change> change;
    EXPECT_EQ(salus_plan_diff_change(diff.get(), index, &change.value), SALUS_ERROR_ARGUMENT);
  }
  Kept<salus_plan_change> change;
  EXPECT_EQ(salus_plan_diff_change(diff.get(), 0, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_plan_diff_change(nullptr, 0, &change.value), SALUS_ERROR_HANDLE);
  EXPECT_EQ(salus_plan_diff_change(reinterpret_cast<const salus_plan_diff*>(before.get()), 0, &change.value),
            SALUS_ERROR_HANDLE);
  salus_plan_diff_free(reinterpret_cast<salus_plan_diff*>(before.get()));
  EXPECT_EQ(salus_plan_compare(before.get(), after.get(), nullptr, nullptr), SALUS_ERROR_ARGUMENT);
  auto small = sized<salus_plan_change>();
  small.size = sizeof small - 1;
  EXPECT_EQ(salus_plan_diff_change(diff.get(), 0, &small), SALUS_ERROR_ARGUMENT);
}

TEST(CHostilePlans, NamesOfNoNumber) {
  for (const std::int32_t number : {-1, 0, 1000, INT32_MAX, INT32_MIN})
    for (const auto name_of :
         {salus_role_name, salus_deliverable_kind_name, salus_trajectory_name, salus_scoring_rule_name,
          salus_due_kind_name, salus_change_kind_name, salus_plan_part_name})
      EXPECT_STREQ(name_of(number), "unknown") << number;
}

}  // namespace
