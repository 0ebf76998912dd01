// Progress, called with what no caller should give: a status or a reason, and nothing written.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <random>

#include "capi/support.hpp"

namespace {

using namespace salus_test;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double inf = std::numeric_limits<double>::infinity();

salus_progress_options towards(double low, double horizon) {
  auto options = sized<salus_progress_options>();
  options.has_low = options.has_horizon = options.has_baseline = 1;
  options.low = low;
  options.horizon = horizon;
  options.baseline_time = 2020;
  options.baseline = 27;
  return options;
}

class CHostileProgress : public testing::Test {
 protected:
  salus_status measure(const double* times, const double* values, std::int64_t count,
                       const salus_progress_options* options) {
    return salus_progress_measure(times, values, nullptr, nullptr, count, options, &progress, nullptr);
  }

  const double times[3] = {2021, 2022, 2023};
  const double values[3] = {28, 29, 30};
  salus_progress progress = sized<salus_progress>();
};

TEST_F(CHostileProgress, PointersAndCounts) {
  const auto options = towards(37, 2025);
  progress.status = 77;
  EXPECT_EQ(measure(nullptr, values, 3, &options), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(measure(times, nullptr, 3, &options), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(measure(times, values, -1, &options), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(measure(times, values, INT64_MAX, &options), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(progress.status, 77);
  EXPECT_EQ(salus_progress_measure(times, values, nullptr, nullptr, 3, &options, nullptr, nullptr),
            SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_progress_thresholds_init(nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(measure(nullptr, nullptr, 0, &options), SALUS_OK);
  EXPECT_EQ(progress.reason, SALUS_REASON_MISSING);
  EXPECT_EQ(measure(times, values, 3, nullptr), SALUS_OK);
  EXPECT_EQ(progress.status, SALUS_VERDICT_NOT_ASSESSABLE);
  EXPECT_EQ(progress.reason, SALUS_REASON_NO_BASELINE);
}

TEST_F(CHostileProgress, Milestones) {
  auto options = towards(37, 2025);
  options.trajectory = SALUS_TRAJECTORY_MILESTONES;
  options.milestone_count = 1;
  EXPECT_EQ(measure(times, values, 3, &options), SALUS_ERROR_ARGUMENT);
  options.milestone_times = times;
  EXPECT_EQ(measure(times, values, 3, &options), SALUS_ERROR_ARGUMENT);
  options.milestone_values = values;
  for (const std::int64_t count : {std::int64_t{-1}, INT64_MAX, INT64_MIN}) {
    options.milestone_count = count;
    EXPECT_EQ(measure(times, values, 3, &options), SALUS_ERROR_ARGUMENT);
  }
  options.milestone_count = 3;
  EXPECT_EQ(measure(times, values, 3, &options), SALUS_OK);
}

TEST_F(CHostileProgress, Enumerations) {
  for (const std::int32_t number : {-1, 4, 77, INT32_MIN, INT32_MAX}) {
    auto options = towards(37, 2025);
    options.trajectory = number;
    EXPECT_EQ(measure(times, values, 3, &options), SALUS_ERROR_ARGUMENT) << number;
    options = towards(37, 2025);
    options.direction = number;
    EXPECT_EQ(measure(times, values, 3, &options), SALUS_ERROR_ARGUMENT) << number;
    EXPECT_STREQ(salus_trajectory_name(number), "unknown");
  }
}

TEST_F(CHostileProgress, NumbersThatCannotBe) {
  const auto reason = [&](const salus_progress_options& options) {
    EXPECT_EQ(measure(times, values, 3, &options), SALUS_OK);
    return progress.reason;
  };
  EXPECT_EQ(reason(towards(inf, 2025)), SALUS_REASON_INVALID_ARGUMENT);
  EXPECT_EQ(reason(towards(37, -inf)), SALUS_REASON_INVALID_ARGUMENT);
  auto options = towards(37, 2025);
  options.has_high = 1;
  options.high = 36;
  EXPECT_EQ(reason(options), SALUS_REASON_INVALID_ARGUMENT);
  options = towards(37, 2025);
  options.baseline = inf;
  EXPECT_EQ(reason(options), SALUS_REASON_INVALID_ARGUMENT);
  options = towards(nan, nan);
  EXPECT_EQ(reason(options), SALUS_REASON_NO_DIRECTION);
  options = towards(37, 2025);
  options.baseline_time = nan;
  EXPECT_EQ(reason(options), SALUS_REASON_NO_BASELINE);
  const double twice[] = {2021, 2021, 2021};
  options = towards(37, 2025);
  EXPECT_EQ(measure(twice, values, 3, &options), SALUS_OK);
  EXPECT_EQ(progress.reason, SALUS_REASON_INVALID_ARGUMENT);
}

TEST_F(CHostileProgress, ThresholdsOutOfOrder) {
  const Plan plan = plan_of(small_plan);
  const Results results = evaluated(plan, town(60, 8000));
  auto thresholds = sized<salus_progress_thresholds>();
  ASSERT_EQ(salus_progress_thresholds_init(&thresholds), SALUS_OK);
  auto assess = sized<salus_assess_options>();
  assess.thresholds = &thresholds;
  auto options = towards(37, 2025);
  options.thresholds = &thresholds;
  for (const double wrong : {nan, inf, -inf, 0.96}) {
    thresholds.at_risk = wrong;
    EXPECT_EQ(measure(times, values, 3, &options), SALUS_OK);
    EXPECT_EQ(progress.reason, SALUS_REASON_INVALID_ARGUMENT) << wrong;
    salus_assessments* made = reinterpret_cast<salus_assessments*>(&thresholds);
    const Outcome said =
        outcome([&](salus_error** error) { return salus_results_assess(results.get(), &assess, &made, error); });
    EXPECT_EQ(said.status, SALUS_ERROR_ARGUMENT) << wrong;
    EXPECT_NE(said.text.find("at_risk"), std::string::npos);
    EXPECT_EQ(made, nullptr);
  }
}

TEST_F(CHostileProgress, RowsAndTimesOfAnAssessment) {
  const Plan plan = plan_of(small_plan);
  const Results results = evaluated(plan, town(60, 8000));
  auto options = sized<salus_assess_options>();
  salus_assessments* made = nullptr;
  for (const std::int32_t rows : {-1, 2, INT32_MIN, INT32_MAX}) {
    options.rows = rows;
    EXPECT_EQ(salus_results_assess(results.get(), &options, &made, nullptr), SALUS_ERROR_ARGUMENT);
  }
  options.rows = SALUS_ASSESSED_LATEST;
  for (const char* period : {"", "x", "2025-13", "2025..2021", "\xFF"}) {
    options.at = text(period);
    EXPECT_NE(salus_results_assess(results.get(), &options, &made, nullptr), SALUS_OK) << period;
  }
  options.at = text("2025", -2);
  EXPECT_EQ(salus_results_assess(results.get(), &options, &made, nullptr), SALUS_ERROR_ARGUMENT);
  options.at = text(nullptr, 0);
  ASSERT_EQ(salus_results_assess(results.get(), &options, &made, nullptr), SALUS_OK);
  const Assessments assessments(made);
  EXPECT_EQ(salus_assessments_progress(assessments.get(), 0, nullptr), SALUS_ERROR_ARGUMENT);
  for (const std::int64_t row : {std::int64_t{-1}, std::int64_t{1}, INT64_MAX, INT64_MIN})
    EXPECT_EQ(salus_assessments_progress(assessments.get(), row, &progress), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_assessments_progress(assessments.get(), 0, &progress), SALUS_OK);
}

// Any bits in any number: never a crash, and what is given is a finite number or has a reason.
TEST_F(CHostileProgress, AnyNumbers) {
  std::mt19937_64 random(11);
  const double odd[] = {nan, inf, -inf, 0, -0.0, 1, -1, 1e308, -1e308, 5e-324, 2020, 2025, 1e-300};
  const auto number = [&] {
    return (random() & 3) == 0 ? odd[random() % std::size(odd)] : static_cast<double>(random() % 4000);
  };
  const auto fine = [](const salus_value& v) {
    return v.reason == SALUS_REASON_NONE ? std::isfinite(v.number) : std::isnan(v.number);
  };
  for (int round = 0; round < 20000; ++round) {
    double t[6], v[6], low[6], high[6], limits[2] = {number(), number()};
    for (int i = 0; i < 6; ++i) {
      t[i] = number();
      v[i] = number();
      low[i] = number();
      high[i] = number();
    }
    auto options = towards(number(), number());
    options.has_high = static_cast<std::int32_t>(random() & 1);
    options.has_low = static_cast<std::int32_t>(random() & 1);
    options.high = number();
    options.baseline = number();
    options.baseline_time = number();
    options.keep = static_cast<std::int32_t>(random() & 1);
    options.trajectory = static_cast<std::int32_t>(random() % 4);
    options.direction = static_cast<std::int32_t>(random() % 4);
    if ((random() & 1) != 0) options.baseline_limits = limits;
    options.milestone_times = t;
    options.milestone_values = v;
    options.milestone_count = static_cast<std::int64_t>(random() % 7);
    ASSERT_EQ(
        salus_progress_measure(t, v, low, high, static_cast<std::int64_t>(random() % 7), &options, &progress, nullptr),
        SALUS_OK);
    for (const salus_value& value :
         {progress.achieved, progress.expected, progress.gap, progress.ratio, progress.linear.required,
          progress.linear.required_from_now, progress.linear.actual, progress.linear.ratio, progress.compound.required,
          progress.compound.required_from_now, progress.compound.actual, progress.compound.ratio})
      ASSERT_TRUE(fine(value));
    ASSERT_EQ(progress.status == SALUS_VERDICT_NOT_ASSESSABLE, progress.reason != SALUS_REASON_NONE);
    ASSERT_EQ(progress.movement == SALUS_VERDICT_NOT_ASSESSABLE, progress.movement_reason != SALUS_REASON_NONE);
    ASSERT_TRUE(progress.projection.reason != SALUS_REASON_NONE || std::isfinite(progress.projection.value));
  }
}

}  // namespace
