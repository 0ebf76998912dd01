#include "salus/statistics/means.hpp"

#include <gtest/gtest.h>

#include "statistics/figures.hpp"

namespace salus {
namespace {

TEST(Mean, HasTheLimitsOfRsTTest) {
  // R: x <- c(12.5, 14.1, 9.8, 11.7, 13.3, 10.9, 12.2, 15.0, 11.1, 12.8); mean(x); var(x); t.test(x)$conf.int;
  // t.test(x, conf.level = .998)$conf.int
  const double variance = 2.42488888888889;
  EXPECT_TRUE(is(mean_estimate(10, 12.34, variance), 12.34, 11.2260423100133, 13.4539576899867));
  EXPECT_TRUE(is(mean_estimate(10, 12.34, variance, 0.998), 12.34, 10.2241170767925, 14.4558829232075));
}

TEST(Mean, OfOneObservationOrWithoutVarianceHasNoLimits) {
  EXPECT_TRUE(has_no_limits(mean_estimate(1, 5, 0), Reason::small_numbers));
  EXPECT_TRUE(has_no_limits(mean_estimate(10, 5, nan), Reason::missing));
  EXPECT_TRUE(has_no_limits(mean_estimate(10, 5, -1), Reason::invalid_argument));
  EXPECT_TRUE(has_no_limits(mean_estimate(10, 5, infinity), Reason::invalid_argument));
  EXPECT_TRUE(has_no_limits(mean_estimate(10, 5, 1, 1), Reason::invalid_argument));
  EXPECT_TRUE(is(mean_estimate(10, 5, 0), 5, 5, 5));
}

TEST(Mean, OfNothingIsMissing) {
  EXPECT_TRUE(is_missing(mean_estimate(0, 5, 1), Reason::missing));
  EXPECT_TRUE(is_missing(mean_estimate(nan, 5, 1), Reason::missing));
  EXPECT_TRUE(is_missing(mean_estimate(10, nan, 1), Reason::missing));
  EXPECT_TRUE(is_missing(mean_estimate(-2, 5, 1), Reason::invalid_argument));
  EXPECT_TRUE(is_missing(mean_estimate(0.5, 5, 1), Reason::invalid_argument));
  EXPECT_TRUE(is_missing(mean_estimate(infinity, 5, 1), Reason::invalid_argument));
  EXPECT_TRUE(is_missing(mean_estimate(10, infinity, 1), Reason::invalid_argument));
}

TEST(Mean, WidensWithConfidenceAndNarrowsWithObservations) {
  double last = 0;
  for (const double confidence : {1e-6, 0.5, 0.95, 0.999999}) {
    const Estimate e = mean_estimate(1e9, 5, 4, confidence);
    EXPECT_GT(e.upper - e.lower, last);
    last = e.upper - e.lower;
  }
  last = infinity;
  for (const double n : {1.5, 2.0, 10.0, 1e3, 1e9}) {
    const Estimate e = mean_estimate(n, 5, 4);
    EXPECT_LT(e.upper - e.lower, last);
    last = e.upper - e.lower;
  }
}

}  // namespace
}  // namespace salus
