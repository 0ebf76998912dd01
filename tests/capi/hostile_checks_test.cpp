// Checks and alignments that are asked for wrongly.
#include <gtest/gtest.h>

#include <cstdint>
#include <cstring>
#include <limits>
#include <vector>

#include "capi/support.hpp"

namespace {

using namespace salus_test;

using Checks = std::unique_ptr<salus_checks, Free<salus_checks, salus_checks_free>>;
using Alignment = std::unique_ptr<salus_alignment, Free<salus_alignment, salus_alignment_free>>;

constexpr char ruled_plan[] = R"({
  "format": "salus-plan/1", "id": "small", "title": {"zh": "小规划"}, "jurisdiction": "town", "period": "2021..2025",
  "areas": [{"id": "town", "name": {"zh": "镇"}}],
  "elements": [
    {"id": "beds", "name": "床位数", "unit": "张", "kind": "stock"},
    {"id": "people", "name": "人口数", "unit": "人", "kind": "stock"}
  ],
  "indicators": [{"id": "rate", "name": {"zh": "接种率"}, "unit": "%", "direction": "higher",
    "targets": [{"period": "2025", "text": "≥120"}]}],
  "actions": [{"id": "a", "title": {"zh": "行动"},
    "measures": [{"id": "m", "title": {"zh": "措施"}, "implements": ["m"]}]}],
  "rules": [{"id": "r", "name": {"zh": "规则"}, "formula": "床位数 <= 人口数", "severity": "error"}]
})";

class CHostileChecks : public testing::Test {
 protected:
  CHostileChecks() : plan_(plan_of(ruled_plan)), dataset_(town(60, 8000)) {
    salus_checks* checks = nullptr;
    EXPECT_EQ(salus_plan_check(plan_.get(), dataset_.get(), nullptr, &checks, nullptr), SALUS_OK);
    checks_.reset(checks);
    const salus_plan* children[] = {plan_.get()};
    salus_alignment* alignment = nullptr;
    EXPECT_EQ(salus_plan_align(children, 1, plan_.get(), nullptr, &alignment, nullptr), SALUS_OK);
    alignment_.reset(alignment);
  }

  salus_status check(const salus_plan* plan, const salus_dataset* dataset, const salus_check_options* options) {
    return status_of([&](salus_error** error) {
      auto* made = reinterpret_cast<salus_checks*>(this);
      const salus_status status = salus_plan_check(plan, dataset, options, &made, error);
      EXPECT_EQ(made != nullptr, status == SALUS_OK);
      salus_checks_free(made);
      return status;
    });
  }

  salus_status align(const salus_plan* const* children, std::int64_t count, const salus_plan* parent,
                     const salus_align_options* options = nullptr) {
    return status_of([&](salus_error** error) {
      auto* made = reinterpret_cast<salus_alignment*>(this);
      const salus_status status = salus_plan_align(children, count, parent, options, &made, error);
      EXPECT_EQ(made != nullptr, status == SALUS_OK);
      salus_alignment_free(made);
      return status;
    });
  }

  // Everything that is neither checks nor an alignment.
  std::vector<void*> strangers() { return {nullptr, zeros_, zeros_ + 1, plan_.get(), dataset_.get()}; }

  Plan plan_;
  Dataset dataset_;
  Checks checks_;
  Alignment alignment_;
  alignas(8) char zeros_[64] = {};
};

TEST_F(CHostileChecks, HandlesOfAnotherKindAreCaught) {
  for (void* stranger : strangers()) {
    auto* checks = static_cast<salus_checks*>(stranger);
    auto info = sized<salus_checks_info>();
    auto row = sized<salus_check>();
    auto finding = sized<salus_finding>();
    auto figure = sized<salus_check_figure>();
    auto rule = sized<salus_rule_result>();
    EXPECT_EQ(salus_checks_describe(checks, &info), SALUS_ERROR_HANDLE);
    EXPECT_EQ(salus_checks_check(checks, 0, &row), SALUS_ERROR_HANDLE);
    EXPECT_EQ(salus_checks_finding(checks, 0, &finding), SALUS_ERROR_HANDLE);
    EXPECT_EQ(salus_checks_figure(checks, 0, 0, &figure), SALUS_ERROR_HANDLE);
    EXPECT_EQ(salus_checks_rule(checks, 0, &rule), SALUS_ERROR_HANDLE);
    salus_checks_free(checks);

    auto* alignment = static_cast<salus_alignment*>(stranger);
    auto about = sized<salus_alignment_info>();
    auto target = sized<salus_target_alignment>();
    auto measure = sized<salus_measure_alignment>();
    auto taken_up = sized<salus_taken_up>();
    std::int32_t indicator = 7;
    std::int64_t place = 7;
    EXPECT_EQ(salus_alignment_describe(alignment, &about), SALUS_ERROR_HANDLE);
    EXPECT_EQ(salus_alignment_target(alignment, 0, &target), SALUS_ERROR_HANDLE);
    EXPECT_EQ(salus_alignment_note(alignment, 0, 0, &finding), SALUS_ERROR_HANDLE);
    EXPECT_EQ(salus_alignment_uncovered_indicator(alignment, 0, &indicator), SALUS_ERROR_HANDLE);
    EXPECT_EQ(salus_alignment_measure(alignment, 0, &measure), SALUS_ERROR_HANDLE);
    EXPECT_EQ(salus_alignment_taken_up(alignment, 0, 0, &taken_up), SALUS_ERROR_HANDLE);
    EXPECT_EQ(salus_alignment_uncovered_measure(alignment, 0, &place), SALUS_ERROR_HANDLE);
    EXPECT_EQ(salus_alignment_finding(alignment, 0, &finding), SALUS_ERROR_HANDLE);
    EXPECT_EQ(indicator, 7);
    EXPECT_EQ(place, 7);
    salus_alignment_free(alignment);

    if (stranger == plan_.get()) continue;
    EXPECT_EQ(check(static_cast<salus_plan*>(stranger), nullptr, nullptr), SALUS_ERROR_HANDLE);
    const salus_plan* children[] = {static_cast<salus_plan*>(stranger)};
    EXPECT_EQ(align(children, 1, plan_.get()), SALUS_ERROR_HANDLE);
    children[0] = plan_.get();
    EXPECT_EQ(align(children, 1, static_cast<salus_plan*>(stranger)), SALUS_ERROR_HANDLE);
  }
  EXPECT_EQ(check(plan_.get(), reinterpret_cast<salus_dataset*>(plan_.get()), nullptr), SALUS_ERROR_HANDLE);
}

TEST_F(CHostileChecks, ThereHasToBeAPlaceForWhatIsMade) {
  EXPECT_EQ(salus_plan_check(plan_.get(), nullptr, nullptr, nullptr, nullptr), SALUS_ERROR_ARGUMENT);
  const salus_plan* children[] = {plan_.get()};
  EXPECT_EQ(salus_plan_align(children, 1, plan_.get(), nullptr, nullptr, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_checks_describe(checks_.get(), nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_checks_check(checks_.get(), 0, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_checks_finding(checks_.get(), 0, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_checks_figure(checks_.get(), 0, 0, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_checks_rule(checks_.get(), 0, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_alignment_describe(alignment_.get(), nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_alignment_target(alignment_.get(), 0, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_alignment_measure(alignment_.get(), 0, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_alignment_taken_up(alignment_.get(), 1, 0, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_alignment_uncovered_indicator(alignment_.get(), 0, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_alignment_uncovered_measure(alignment_.get(), 0, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_alignment_finding(alignment_.get(), 0, nullptr), SALUS_ERROR_ARGUMENT);
}

TEST_F(CHostileChecks, PlacesThatThereAreNotAreRefused) {
  for (const std::int64_t index : {std::int64_t{-1}, std::int64_t{1000}, std::numeric_limits<std::int64_t>::min(),
                                   std::numeric_limits<std::int64_t>::max()}) {
    auto row = sized<salus_check>();
    auto finding = sized<salus_finding>();
    auto figure = sized<salus_check_figure>();
    auto rule = sized<salus_rule_result>();
    auto target = sized<salus_target_alignment>();
    auto measure = sized<salus_measure_alignment>();
    auto taken_up = sized<salus_taken_up>();
    std::int32_t indicator = 0;
    std::int64_t place = 0;
    EXPECT_EQ(salus_checks_check(checks_.get(), index, &row), SALUS_ERROR_ARGUMENT);
    EXPECT_EQ(salus_checks_finding(checks_.get(), index, &finding), SALUS_ERROR_ARGUMENT);
    EXPECT_EQ(salus_checks_figure(checks_.get(), index, 0, &figure), SALUS_ERROR_ARGUMENT);
    EXPECT_EQ(salus_checks_figure(checks_.get(), 0, index, &figure), SALUS_ERROR_ARGUMENT);
    EXPECT_EQ(salus_checks_rule(checks_.get(), index, &rule), SALUS_ERROR_ARGUMENT);
    EXPECT_EQ(salus_alignment_target(alignment_.get(), index, &target), SALUS_ERROR_ARGUMENT);
    EXPECT_EQ(salus_alignment_note(alignment_.get(), index, 0, &finding), SALUS_ERROR_ARGUMENT);
    EXPECT_EQ(salus_alignment_note(alignment_.get(), 0, index, &finding), SALUS_ERROR_ARGUMENT);
    EXPECT_EQ(salus_alignment_uncovered_indicator(alignment_.get(), index, &indicator), SALUS_ERROR_ARGUMENT);
    EXPECT_EQ(salus_alignment_measure(alignment_.get(), index, &measure), SALUS_ERROR_ARGUMENT);
    EXPECT_EQ(salus_alignment_taken_up(alignment_.get(), index, 0, &taken_up), SALUS_ERROR_ARGUMENT);
    EXPECT_EQ(salus_alignment_taken_up(alignment_.get(), 1, index, &taken_up), SALUS_ERROR_ARGUMENT);
    EXPECT_EQ(salus_alignment_uncovered_measure(alignment_.get(), index, &place), SALUS_ERROR_ARGUMENT);
    EXPECT_EQ(salus_alignment_finding(alignment_.get(), index, &finding), SALUS_ERROR_ARGUMENT);
  }
}

TEST_F(CHostileChecks, SizesBelowTheFirstVersionsAreRefused) {
  const auto refused = [&](auto structure, auto call) {
    for (const std::uint32_t size : {0U, 4U, static_cast<std::uint32_t>(sizeof structure) - 8}) {
      std::memset(&structure, 0xAB, sizeof structure);
      structure.size = size;
      const auto before = structure;
      EXPECT_EQ(call(&structure), SALUS_ERROR_ARGUMENT);
      EXPECT_EQ(std::memcmp(&structure, &before, sizeof structure), 0);
    }
    structure.size = sizeof structure;
    EXPECT_EQ(call(&structure), SALUS_OK);
  };
  refused(salus_checks_info{}, [&](auto* out) { return salus_checks_describe(checks_.get(), out); });
  refused(salus_check{}, [&](auto* out) { return salus_checks_check(checks_.get(), 0, out); });
  refused(salus_check_figure{}, [&](auto* out) { return salus_checks_figure(checks_.get(), 0, 0, out); });
  refused(salus_rule_result{}, [&](auto* out) { return salus_checks_rule(checks_.get(), 0, out); });
  refused(salus_alignment_info{}, [&](auto* out) { return salus_alignment_describe(alignment_.get(), out); });
  refused(salus_target_alignment{}, [&](auto* out) { return salus_alignment_target(alignment_.get(), 0, out); });
  refused(salus_measure_alignment{}, [&](auto* out) { return salus_alignment_measure(alignment_.get(), 0, out); });
  refused(salus_taken_up{}, [&](auto* out) { return salus_alignment_taken_up(alignment_.get(), 1, 0, out); });
  auto options = sized<salus_check_options>();
  options.size = 4;
  EXPECT_EQ(check(plan_.get(), nullptr, &options), SALUS_ERROR_ARGUMENT);
  auto beside = sized<salus_align_options>();
  beside.size = 8;
  const salus_plan* children[] = {plan_.get()};
  EXPECT_EQ(align(children, 1, plan_.get(), &beside), SALUS_ERROR_ARGUMENT);
}

TEST_F(CHostileChecks, OptionsThatCannotBeAreRefused) {
  auto options = sized<salus_check_options>();
  for (const double completeness : {-0.1, 1.1, std::numeric_limits<double>::quiet_NaN()}) {
    options.completeness = completeness;
    EXPECT_EQ(check(plan_.get(), dataset_.get(), &options), SALUS_ERROR_ARGUMENT);
  }
  options.completeness = 0;
  const salus_text nowhere = text("nowhere");
  options.areas = &nowhere;
  options.area_count = 1;
  EXPECT_NE(check(plan_.get(), dataset_.get(), &options), SALUS_OK);
  options.areas = nullptr;
  EXPECT_EQ(check(plan_.get(), dataset_.get(), &options), SALUS_ERROR_ARGUMENT);
  options.area_count = -1;
  EXPECT_EQ(check(plan_.get(), dataset_.get(), &options), SALUS_ERROR_ARGUMENT);
  options.area_count = 0;
  const salus_text never = text("never");
  options.periods = &never;
  options.period_count = 1;
  EXPECT_EQ(check(plan_.get(), dataset_.get(), &options), SALUS_ERROR_ARGUMENT);
}

TEST_F(CHostileChecks, ChildrenHaveToBeThere) {
  EXPECT_EQ(align(nullptr, 0, plan_.get()), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(align(nullptr, 1, plan_.get()), SALUS_ERROR_ARGUMENT);
  const salus_plan* children[] = {plan_.get(), nullptr};
  EXPECT_EQ(align(children, -1, plan_.get()), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(align(children, std::numeric_limits<std::int64_t>::max(), plan_.get()), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(align(children, 2, plan_.get()), SALUS_ERROR_HANDLE);
}

TEST_F(CHostileChecks, TheBaselineIsOfThePlanAbove) {
  const Plan other = plan_of(small_plan);
  const Results results = evaluated(other, dataset_);
  auto options = sized<salus_align_options>();
  options.baseline = results.get();
  const salus_plan* children[] = {plan_.get()};
  EXPECT_EQ(align(children, 1, plan_.get(), &options), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(align(children, 1, other.get(), &options), SALUS_OK);
  options.baseline = reinterpret_cast<const salus_results*>(plan_.get());
  EXPECT_EQ(align(children, 1, plan_.get(), &options), SALUS_ERROR_HANDLE);
}

TEST_F(CHostileChecks, NamesOfNumbersThatAreNoneAreUnknown) {
  for (const std::int32_t number : {-1, 0, 99, std::numeric_limits<std::int32_t>::max()}) {
    EXPECT_STREQ(salus_rule_status_name(number), "unknown");
    EXPECT_STREQ(salus_alignment_status_name(number), "unknown");
  }
}

}  // namespace
