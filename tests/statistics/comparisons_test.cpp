#include "salus/statistics/comparisons.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "statistics/figures.hpp"

namespace salus {
namespace {

const RateRatioOptions exact = {0.95, RateRatioMethod::exact};

TEST(RateRatio, ExactLimitsAreThoseOfR) {
  // R: t <- poisson.test(c(x1, x2), c(n1, n2)); t$estimate, t$conf.int;
  // 2*min(pbinom(x1, x1 + x2, n1/(n1 + n2)), pbinom(x1 - 1, x1 + x2, n1/(n1 + n2), lower = FALSE))
  const struct {
    Group first, second;
    double ratio, lower, upper, p_value;
  } figures[] = {
      {{10, 5000}, {4, 6000}, 3, 0.865279146426544, 13.104562538065633, 0.0917257334982206},
      {{41, 28010}, {15, 19017}, 1.85575865762228, 1.00568406268926, 3.60930031107791, 0.0476602467545661},
      {{0, 100}, {5, 200}, 0, 0, 2.18255821036509, 0.263374485596708},
      {{3, 100}, {1, 50}, 1.5, 0.120440113914631, 78.746044137405406, 1},
      {{1000, 1e6}, {900, 1e6}, 1.11111111111111, 1.01440485943194, 1.21717083682790, 0.0231088451089011},
  };
  for (const auto& f : figures) {
    const Contrast c = rate_ratio(f.first, f.second, exact);
    EXPECT_TRUE(is(c.estimate, f.ratio, f.lower, f.upper, 1e-11));
    EXPECT_TRUE(close(c.p_value, f.p_value, 1e-11));
    EXPECT_EQ(c.statistic, f.first.events);
    EXPECT_EQ(c.reason, Reason::none);
  }
}

TEST(RateRatio, LogLimitsAreThoseOfEpitools) {
  // R: epitools::rateratio.wald(matrix(c(15, 41, 19017, 28010), 2, 2))$measure
  const Contrast c = rate_ratio({41, 28010}, {15, 19017});
  EXPECT_TRUE(is(c.estimate, 1.85575865762228, 1.02722599764764, 3.35256331442787));
  // R: z <- (x1 - x*n1/n)/sqrt(x*n1*n2/n^2); 2*pnorm(-abs(z))
  EXPECT_TRUE(close(c.statistic, 2.08177648341799));
  EXPECT_TRUE(close(c.p_value, 0.0373628907457812));
}

TEST(RateRatio, OfTheGroupsExchangedIsItsInverse) {
  for (const RateRatioMethod method : {RateRatioMethod::log, RateRatioMethod::exact}) {
    const Contrast a = rate_ratio({41, 28010}, {15, 19017}, {0.998, method});
    const Contrast b = rate_ratio({15, 19017}, {41, 28010}, {0.998, method});
    EXPECT_TRUE(is(b.estimate, 1 / a.estimate.value, 1 / a.estimate.upper, 1 / a.estimate.lower));
    EXPECT_TRUE(close(a.p_value, b.p_value));
  }
}

TEST(RateRatio, WithoutEventsSaysWhatIsMissing) {
  EXPECT_TRUE(has_no_limits(rate_ratio({0, 100}, {5, 100}).estimate, Reason::small_numbers));
  EXPECT_EQ(rate_ratio({0, 100}, {5, 100}).reason, Reason::none);
  EXPECT_TRUE(is_missing(rate_ratio({5, 100}, {0, 100}).estimate, Reason::zero_denominator));
  EXPECT_EQ(rate_ratio({5, 100}, {0, 100}).reason, Reason::none);
  EXPECT_TRUE(is_missing(rate_ratio({5, 100}, {0, 100}, exact).estimate, Reason::zero_denominator));
  const Contrast none = rate_ratio({0, 100}, {0, 100}, exact);
  EXPECT_TRUE(is_missing(none.estimate, Reason::zero_denominator));
  EXPECT_EQ(none.reason, Reason::not_defined);
  EXPECT_TRUE(std::isnan(none.p_value));
}

TEST(RateRatio, IsExactForWholeCountsAlone) {
  const Contrast c = rate_ratio({2.5, 100}, {5, 100}, exact);
  EXPECT_TRUE(has_no_limits(c.estimate, Reason::invalid_argument));
  EXPECT_EQ(c.reason, Reason::invalid_argument);
  EXPECT_TRUE(rate_ratio({2.5, 100}, {5, 100}).estimate.has_limits());
}

TEST(RateRatio, OfManyEventsHasTheLimitsOfItsLogarithm) {
  const Contrast by_log = rate_ratio({1e9, 2e9}, {1.0001e9, 2e9}, {0.999999, RateRatioMethod::log});
  const Contrast by_tails = rate_ratio({1e9, 2e9}, {1.0001e9, 2e9}, {0.999999, RateRatioMethod::exact});
  EXPECT_TRUE(close(by_log.estimate.lower, by_tails.estimate.lower, 1e-8));
  EXPECT_TRUE(close(by_log.estimate.upper, by_tails.estimate.upper, 1e-8));
  EXPECT_TRUE(close(by_log.p_value, by_tails.p_value, 1e-3));
}

TEST(RateDifference, WaldsIsItsFormula) {
  // R: d <- 41/28010 - 15/19017; d + c(-1, 1)*qnorm(.975)*sqrt(41/28010^2 + 15/19017^2)
  const double d = 41 / 28010.0 - 15 / 19017.0;
  const double distance = 1.959963984540054 * std::sqrt(41 / 28010.0 / 28010.0 + 15 / 19017.0 / 19017.0);
  const Contrast c = rate_difference({41, 28010}, {15, 19017}, {1, 0.95});
  EXPECT_TRUE(is(c.estimate, d, d - distance, d + distance));
  EXPECT_TRUE(close(c.statistic, 2.08177648341799));
}

TEST(RateDifference, ScoreLimitsAreWhereTheLikelihoodPutsThem) {
  // R: uniroot of (d - D)/sqrt((R2 + D)/n1 + R2/n2) -/+ qnorm(.975), R2 by optimize of the Poisson likelihood
  RateDifferenceOptions options = {100000, 0.95, RateDifferenceMethod::score};
  EXPECT_TRUE(is(rate_difference({15, 19017}, {41, 28010}, options).estimate, -67.4994997335761, -129.0054677291649,
                 -4.3202238880518, 1e-6));
  options.per = 1;
  EXPECT_TRUE(is(rate_difference({20, 1000}, {10, 1200}, options).estimate, 0.01166666666666667, 0.00192828595992211,
                 0.02331053347930876, 1e-6));
}

TEST(RateDifference, ScoreLimitsAgreeWithTheScoreTest) {
  // The limits at the confidence 1 - p touch 0.
  const Contrast test = rate_difference({20, 1000}, {10, 1200});
  const Contrast c = rate_difference({20, 1000}, {10, 1200}, {100000, 1 - test.p_value, RateDifferenceMethod::score});
  EXPECT_NEAR(c.estimate.lower, 0, 1e-9);
  const Contrast mirrored =
      rate_difference({10, 1200}, {20, 1000}, {100000, 1 - test.p_value, RateDifferenceMethod::score});
  EXPECT_NEAR(mirrored.estimate.upper, 0, 1e-9);
}

TEST(RateDifference, WithoutEventsHasScoreLimitsAlone) {
  EXPECT_TRUE(has_no_limits(rate_difference({0, 100}, {0, 200}).estimate, Reason::small_numbers));
  const Contrast c = rate_difference({0, 100}, {0, 200}, {1, 0.95, RateDifferenceMethod::score});
  EXPECT_TRUE(is(c.estimate, 0, -3.841458820694124 / 200, 3.841458820694124 / 100));
  EXPECT_EQ(c.reason, Reason::not_defined);
}

TEST(RateDifference, ContainsTheDifferenceAtExtremes) {
  for (const RateDifferenceMethod method : {RateDifferenceMethod::wald, RateDifferenceMethod::score}) {
    for (const double x : {1.0, 10.0, 1e9}) {
      for (const double y : {0.0, 1.0, 1e9}) {
        Estimate last = rate_difference({x, 1e10}, {y, 3e9}, {1, 1e-6, method}).estimate;
        for (const double confidence : {0.5, 0.95, 0.999999}) {
          const Estimate e = rate_difference({x, 1e10}, {y, 3e9}, {1, confidence, method}).estimate;
          EXPECT_LT(e.lower, last.lower) << x << ", " << y << " at " << confidence;
          EXPECT_GT(e.upper, last.upper) << x << ", " << y << " at " << confidence;
          EXPECT_LE(last.lower, e.value);
          EXPECT_GE(last.upper, e.value);
          last = e;
        }
      }
    }
  }
}

TEST(ProportionRatio, KatzsLimitsAreThoseOfEpitools) {
  // R: epitools::riskratio.wald(matrix(c(40, 30, 10, 20), 2, 2))$measure
  const Contrast c = proportion_ratio({20, 50}, {10, 50});
  EXPECT_TRUE(is(c.estimate, 2, 1.04404298984699, 3.8312598608475));
  // R: t <- prop.test(c(20, 10), c(50, 50), correct = FALSE); sqrt(t$statistic); t$p.value
  EXPECT_TRUE(close(c.statistic, 2.18217890235992));
  EXPECT_TRUE(close(c.p_value, 0.0290963317412522));
}

TEST(ProportionRatio, SaysWhatEmptyCellsTake) {
  EXPECT_TRUE(has_no_limits(proportion_ratio({0, 10}, {5, 10}).estimate, Reason::small_numbers));
  EXPECT_TRUE(is_missing(proportion_ratio({5, 10}, {0, 10}).estimate, Reason::zero_denominator));
  EXPECT_TRUE(has_no_limits(proportion_ratio({10, 10}, {7, 7}).estimate, Reason::not_defined));
  EXPECT_EQ(proportion_ratio({10, 10}, {7, 7}).reason, Reason::not_defined);
  EXPECT_TRUE(proportion_ratio({10, 10}, {6, 7}).estimate.has_limits());
}

TEST(ProportionDifference, IsNewcombes) {
  // Newcombe, Statistics in Medicine 17 (1998) 873–890, table II, method 10
  const struct {
    Group first, second;
    double lower, upper;
  } figures[] = {
      {{56, 70}, {48, 80}, 0.0524, 0.3339}, {{9, 10}, {3, 10}, 0.1705, 0.8090},  {{6, 7}, {2, 7}, 0.0582, 0.8062},
      {{5, 56}, {0, 29}, -0.0381, 0.1926},  {{0, 10}, {0, 20}, -0.1611, 0.2775}, {{0, 10}, {0, 10}, -0.2775, 0.2775},
      {{10, 10}, {0, 20}, 0.6791, 1.0000},  {{10, 10}, {0, 10}, 0.6075, 1.0000},
  };
  for (const auto& f : figures) {
    const Estimate e = proportion_difference(f.first, f.second).estimate;
    EXPECT_NEAR(e.lower, f.lower, 5e-5);
    EXPECT_NEAR(e.upper, f.upper, 5e-5);
  }
  // R: the same by prop.test(…, correct = FALSE)$conf.int of each group
  const Contrast c = proportion_difference({56, 70}, {48, 80}, {100, 0.95});
  EXPECT_TRUE(is(c.estimate, 20, 5.24314724023649, 33.38726540369059, 1e-13));
  // R: t <- prop.test(c(56, 48), c(70, 80), correct = FALSE); sqrt(t$statistic); t$p.value
  EXPECT_TRUE(close(c.statistic, 2.65017195125853));
  EXPECT_TRUE(close(c.p_value, 0.00804508136819656));
}

TEST(Comparisons, SayWhyThereIsNothing) {
  const auto all = [](const Group& a, const Group& b, Reason why) {
    for (const Contrast& c : {rate_ratio(a, b), rate_ratio(a, b, exact), rate_difference(a, b), proportion_ratio(a, b),
                              proportion_difference(a, b)}) {
      EXPECT_TRUE(is_missing(c.estimate, why));
      EXPECT_EQ(c.reason, why);
      EXPECT_TRUE(std::isnan(c.statistic) && std::isnan(c.p_value));
    }
  };
  all({nan, 10}, {1, 10}, Reason::missing);
  all({1, 10}, {1, nan}, Reason::missing);
  all({-1, 10}, {1, 0}, Reason::invalid_argument);
  all({1, 10}, {1, infinity}, Reason::invalid_argument);
  all({1, 10}, {0, 0}, Reason::no_population);
  all({0, 0}, {1, 10}, Reason::no_population);
  EXPECT_TRUE(is_missing(proportion_ratio({11, 10}, {1, 10}).estimate, Reason::invalid_argument));
  EXPECT_TRUE(is_missing(proportion_difference({1, 10}, {11, 10}).estimate, Reason::invalid_argument));
  EXPECT_TRUE(is_missing(rate_difference({1, 10}, {1, 10}, {0, 0.95}).estimate, Reason::invalid_argument));
  EXPECT_TRUE(has_no_limits(rate_ratio({1, 10}, {1, 10}, {1.0}).estimate, Reason::invalid_argument));
  EXPECT_TRUE(has_no_limits(rate_difference({1, 10}, {1, 10}, {1, nan}).estimate, Reason::invalid_argument));
  EXPECT_TRUE(has_no_limits(proportion_ratio({1, 10}, {1, 10}, 0).estimate, Reason::invalid_argument));
  EXPECT_TRUE(has_no_limits(proportion_difference({1, 10}, {1, 10}, {1, 2}).estimate, Reason::invalid_argument));
  EXPECT_EQ(rate_ratio({1, 10}, {1, 10}, {1.0}).reason, Reason::none);
}

TEST(Comparisons, OfCountsOfAnySizeReturnAtOnce) {
  for (const double x : {0.0, 1.0, 1e6, 1e15, 1e300}) {
    for (const double y : {0.0, 1.0, 1e6, 1e15, 1e300}) {
      for (const double n : {1e-300, 1.0, 1e300}) {
        for (const Contrast& c : {rate_ratio({x, n}, {y, 1}, exact),
                                  rate_difference({x, n}, {y, 1}, {1, 0.95, RateDifferenceMethod::score})}) {
          const Estimate& e = c.estimate;
          if (e.has_limits()) {
            EXPECT_TRUE(e.lower <= e.value && e.value <= e.upper) << x << ", " << y << ", " << n;
          }
          if (c.reason == Reason::none) {
            EXPECT_TRUE(c.p_value >= 0 && c.p_value <= 1);
          }
        }
      }
    }
  }
}

}  // namespace
}  // namespace salus
