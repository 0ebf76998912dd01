#include "salus/statistics/proportions.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <vector>

#include "statistics/figures.hpp"

namespace salus {
namespace {

const ProportionMethod methods[] = {ProportionMethod::wilson, ProportionMethod::exact, ProportionMethod::agresti_coull};

struct ShareLimits {
  double events, population, confidence, lower, upper;
};

TEST(BinomialLimits, WilsonsAndExactOnesAreNewcombes) {
  // Newcombe, Statistics in Medicine 17 (1998) 857–872, table I: methods 3 (score) and 5 (Clopper–Pearson)
  const struct {
    double events, population, wilson_lower, wilson_upper, exact_lower, exact_upper;
  } figures[] = {
      {81, 263, 0.2553, 0.3662, 0.2527, 0.3676},
      {15, 148, 0.0624, 0.1605, 0.0578, 0.1617},
      {0, 20, 0.0000, 0.1611, 0.0000, 0.1684},
      {1, 29, 0.0061, 0.1718, 0.0009, 0.1776},
  };
  for (const auto& f : figures) {
    const Limits wilson = binomial_limits(f.events, f.population, 0.95);
    EXPECT_NEAR(wilson.lower, f.wilson_lower, 5e-5);
    EXPECT_NEAR(wilson.upper, f.wilson_upper, 5e-5);
    const Limits exact = binomial_limits(f.events, f.population, 0.95, ProportionMethod::exact);
    EXPECT_NEAR(exact.lower, f.exact_lower, 5e-5);
    EXPECT_NEAR(exact.upper, f.exact_upper, 5e-5);
  }
}

TEST(BinomialLimits, WilsonsAreThoseOfR) {
  // R: prop.test(events, population, conf.level = confidence, correct = FALSE)$conf.int
  const ShareLimits figures[] = {
      {65, 100, 0.95, 0.552544432968880, 0.736357517569025},
      {65, 100, 0.998, 0.495494657407045, 0.778354061408969},
      {1045, 5000, 0.95, 0.197955498800133, 0.220491303731890},
      {15, 148, 0.95, 0.0623863995307363, 0.1604872417233080},
      {1, 1e9, 0.95, 1.76524554956963e-10, 5.66493424329744e-09},
      // prop.test subtracts nearly equal numbers here
      {1, 1e9, 0.999999, 3.86256957670132e-11, 2.58895006604872e-08},
  };
  for (const ShareLimits& f : figures) {
    const Limits limits = binomial_limits(f.events, f.population, f.confidence);
    const double digits = f.population > 1e8 ? 1e-8 : 1e-13;
    EXPECT_TRUE(close(limits.lower, f.lower, digits)) << f.events << " of " << f.population;
    EXPECT_TRUE(close(limits.upper, f.upper, digits)) << f.events << " of " << f.population;
  }
}

TEST(BinomialLimits, ExactOnesAreThoseOfR) {
  // R: binom.test(events, population, conf.level = confidence)$conf.int
  const ShareLimits figures[] = {
      {15, 148, 0.95, 0.0578440100834486, 0.1616504903494790},
      {0, 20, 0.95, 0, 0.168433470983085},
      {1, 29, 0.95, 0.000872646883579923, 0.177644295488722848},
      {81, 263, 0.95, 0.252736745585271, 0.367621922601351},
      {3, 10, 0.999999, 0.0016137012504009, 0.9348767115503528},
      {1, 1e9, 0.95, 2.53178079839694e-11, 5.57164337820311e-09},
      {3e8, 1e9, 0.95, 0.299971597502397, 0.300028403655353},
      {5e8, 1e9, 0.95, 0.499969009748422, 0.500030990251578},
  };
  for (const ShareLimits& f : figures) {
    const Limits limits = binomial_limits(f.events, f.population, f.confidence, ProportionMethod::exact);
    const double digits = f.confidence > 0.999 ? 1e-9 : f.events == 1 && f.population > 1e8 ? 2e-8 : 1e-12;
    EXPECT_TRUE(close(limits.lower, f.lower, digits)) << f.events << " of " << f.population;
    EXPECT_TRUE(close(limits.upper, f.upper, digits)) << f.events << " of " << f.population;
  }
}

TEST(BinomialLimits, AgrestiAndCoullsAreTheirFormulaCutAtZeroAndOne) {
  // R: z <- qnorm(.975); nt <- n + z^2; p <- (x + z^2/2)/nt; p + c(-1, 1)*z*sqrt(p*(1 - p)/nt)
  const Limits some = binomial_limits(15, 148, 0.95, ProportionMethod::agresti_coull);
  EXPECT_TRUE(close(some.lower, 0.0613859749287973));
  EXPECT_TRUE(close(some.upper, 0.1614876663252470));
  const Limits none = binomial_limits(0, 20, 0.95, ProportionMethod::agresti_coull);
  EXPECT_EQ(none.lower, 0);
  EXPECT_TRUE(close(none.upper, 0.1898095605424888));
  EXPECT_EQ(binomial_limits(20, 20, 0.95, ProportionMethod::agresti_coull).upper, 1);
}

TEST(BinomialLimits, ContainTheShareStayWithinOneAndWidenWithConfidence) {
  for (const ProportionMethod method : methods) {
    for (const double n : {0.5, 1.0, 2.0, 10.0, 1e3, 1e6, 1e9, 1e15, 1e100}) {
      for (const double share : {0.0, 1e-9, 1e-3, 0.5, 0.999, 1.0}) {
        const double x = share * n;
        double last_lower = x / n;
        double last_upper = x / n;
        for (const double confidence : {1e-6, 0.5, 0.95, 0.998, 0.999999}) {
          const Limits limits = binomial_limits(x, n, confidence, method);
          EXPECT_LE(limits.lower, last_lower) << int(method) << ", " << x << " of " << n << " at " << confidence;
          EXPECT_GE(limits.upper, last_upper) << int(method) << ", " << x << " of " << n << " at " << confidence;
          EXPECT_GE(limits.lower, 0);
          EXPECT_LE(limits.upper, 1);
          last_lower = limits.lower;
          last_upper = limits.upper;
        }
      }
    }
  }
}

TEST(BinomialLimits, OfTheOthersAreTheMirrorImage) {
  for (const ProportionMethod method : methods) {
    for (const double x : {0.0, 1.0, 3.0, 17.0, 40.0}) {
      const Limits with = binomial_limits(x, 40, 0.95, method);
      const Limits without = binomial_limits(40 - x, 40, 0.95, method);
      EXPECT_NEAR(with.lower, 1 - without.upper, 1e-15);
      EXPECT_NEAR(with.upper, 1 - without.lower, 1e-15);
    }
  }
}

TEST(Proportion, ScalesShareAndLimits) {
  EXPECT_TRUE(is(proportion(65, 100, {100, 0.95}), 65, 55.2544432968880, 73.6357517569025));
}

TEST(Proportion, OfAComplexSampleHasTheLimitsOfASmallerOne) {
  // R: prop.test(65/2, 100/2, correct = FALSE)$conf.int
  ProportionOptions options;
  options.design_effect = 2;
  EXPECT_TRUE(is(proportion(65, 100, options), 0.65, 0.511445935621070, 0.767149784638923));
}

TEST(Proportion, SaysWhyThereIsNone) {
  EXPECT_TRUE(is_missing(proportion(nan, 10), Reason::missing));
  EXPECT_TRUE(is_missing(proportion(1, nan), Reason::missing));
  EXPECT_TRUE(is_missing(proportion(-1, 10), Reason::invalid_argument));
  EXPECT_TRUE(is_missing(proportion(11, 10), Reason::invalid_argument));
  EXPECT_TRUE(is_missing(proportion(1, infinity), Reason::invalid_argument));
  EXPECT_TRUE(is_missing(proportion(0, 0), Reason::no_population));
  EXPECT_TRUE(is_missing(proportion(1, 10, {0, 0.95}), Reason::invalid_argument));
  EXPECT_TRUE(is_missing(proportion(1, 10, {1, 0.95, ProportionMethod::exact, 0}), Reason::invalid_argument));
  EXPECT_TRUE(is_missing(proportion(1, 10, {1, 0.95, static_cast<ProportionMethod>(3)}), Reason::invalid_argument));
  EXPECT_TRUE(is_missing(proportion(10, 10, {1e308 * 2, 0.95}), Reason::invalid_argument));
  EXPECT_TRUE(has_no_limits(proportion(1, 10, {1, 1.0}), Reason::invalid_argument));
}

TEST(Proportions, OfColumnsAreTheProportionsOfRowsBitForBit) {
  std::vector<double> events;
  std::vector<double> population;
  for (const double x : {0.0, 1.0, 2.5, 50.0, 100.0, 1e9, nan, -1.0}) {
    for (const double n : {100.0, 1e9, 0.0, nan, -3.0}) {
      events.push_back(x);
      population.push_back(n);
    }
  }
  const std::size_t rows = events.size();
  const std::vector<double> confidences = {0.95, nan, 0.998, 0.999999};
  for (const ProportionMethod method : methods) {
    std::vector<double> value(rows), lower(rows * confidences.size()), upper(lower);
    std::vector<std::uint8_t> reasons(rows), limits_reasons(rows);
    ASSERT_EQ(proportions(events, population, confidences, {100, nan, method, 1.5},
                          {value.data(), lower.data(), upper.data(), reasons.data(), limits_reasons.data()}),
              Reason::none);
    for (std::size_t i = 0; i < rows; ++i) {
      for (std::size_t k = 0; k < confidences.size(); ++k) {
        const Estimate e = proportion(events[i], population[i], {100, confidences[k], method, 1.5});
        EXPECT_TRUE(same_bits(value[i], e.value));
        EXPECT_TRUE(same_bits(lower[k * rows + i], e.lower));
        EXPECT_TRUE(same_bits(upper[k * rows + i], e.upper));
        EXPECT_EQ(reasons[i], static_cast<std::uint8_t>(e.reason));
      }
    }
  }
  EXPECT_EQ(proportions(events, {}, confidences, {}, {}), Reason::invalid_argument);
}

}  // namespace
}  // namespace salus
