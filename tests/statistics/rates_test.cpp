#include "salus/statistics/rates.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <vector>

#include "statistics/figures.hpp"

namespace salus {
namespace {

const RateMethod methods[] = {RateMethod::automatic, RateMethod::exact, RateMethod::byar, RateMethod::mid_p,
                              RateMethod::fay_feuer};
const double levels[] = {1e-6, 0.5, 0.9, 0.95, 0.998, 0.999999};

RateOptions of(double per, double confidence, RateMethod method = RateMethod::automatic) {
  return {per, confidence, method};
}

struct CountLimits {
  double events, confidence, lower, upper;
};

TEST(PoissonLimits, ExactOnesAreThoseOfR) {
  // R 4.2: poisson.test(events, conf.level = confidence)$conf.int
  const CountLimits figures[] = {
      {0, 0.95, 0, 3.68887945411394},
      {0, 0.999999, 0, 14.5086577383844},
      {0, 1e-6, 0, 0.693148180560446},
      {1, 0.95, 0.0253178079842899, 5.5716433909388989},
      {1, 0.999999, 5.00000125014419e-07, 17.4222150123829},
      {1, 1e-6, 0.693146180560445, 1.678348585841523},
      {5, 0.95, 1.62348639011842, 11.66833207932267},
      {9, 0.95, 4.11537309737833, 17.08480345141917},
      {9, 0.999999, 0.905283121232168, 33.648448084530237},
      {10, 0.95, 4.79538869613243, 18.39035604201778},
      {100, 0.95, 81.3639912509232, 121.6267937924264},
      {100, 0.999999, 58.4718868685307, 158.0104292461911},
      {1e9, 0.95, 999938021.443928, 1000061981.450409},
      {1e9, 0.999999, 999845320.451903, 1000154695.833591},
      {1e9, 1e-6, 999999999.627033, 1000000000.706300},
  };
  for (const CountLimits& f : figures) {
    for (const RateMethod method : {RateMethod::exact, RateMethod::fay_feuer}) {
      const Limits limits = poisson_limits(f.events, f.confidence, method);
      // poisson.test inverts 1 - 5e-7 for the upper limit, which has lost the digits after the tenth.
      const double digits = f.confidence > 0.9999 ? 1e-9 : 1e-13;
      EXPECT_TRUE(close(limits.lower, f.lower, digits)) << f.events << " at " << f.confidence;
      EXPECT_TRUE(close(limits.upper, f.upper, digits)) << f.events << " at " << f.confidence;
    }
  }
}

TEST(PoissonLimits, ByarsAreTheFormulaAsEnglishPublicHealthWritesIt) {
  // R: z <- qnorm(c + (1 - c)/2); x*(1 - 1/(9*x) - z/(3*sqrt(x)))^3; (x + 1)*(1 - 1/(9*(x + 1)) + z/(3*sqrt(x + 1)))^3,
  // as in the functions byars_lower and byars_upper of PHEindicatormethods, for the counts of its testByars.R
  const CountLimits figures[] = {
      {10, 0.95, 4.78744991396756, 18.39145860575647},   {10, 0.998, 2.91631837469569, 24.19372492788055},
      {65, 0.95, 50.1631877104595, 82.8491385459398},    {65, 0.998, 42.8802614714802, 94.0002908443180},
      {1045, 0.95, 982.593201807333, 1110.331212985650}, {1045, 0.998, 947.940703561037, 1148.806160988033},
  };
  for (const CountLimits& f : figures) {
    for (const RateMethod method : {RateMethod::byar, RateMethod::automatic}) {
      const Limits limits = poisson_limits(f.events, f.confidence, method);
      EXPECT_TRUE(close(limits.lower, f.lower)) << f.events << " at " << f.confidence;
      EXPECT_TRUE(close(limits.upper, f.upper)) << f.events << " at " << f.confidence;
    }
  }
}

TEST(PoissonLimits, MidPHalvesTheProbabilityOfTheCountItself) {
  // R: uniroot(function(l) ppois(x, l, lower = FALSE) + dpois(x, l)/2 - a/2, …, tol = 1e-14), and likewise above
  const CountLimits figures[] = {
      {0, 0.95, 0, 2.99573227355399},
      {1, 0.95, 0.0500203448353355, 4.9318605247067717},
      {10, 0.95, 5.07952184721734, 17.82485369656968},
      {10, 0.998, 3.1478374616504, 23.5437326865111},
      {1000, 0.95, 939.449899006454, 1063.444507465435},
  };
  for (const CountLimits& f : figures) {
    const Limits limits = poisson_limits(f.events, f.confidence, RateMethod::mid_p);
    EXPECT_TRUE(close(limits.lower, f.lower, 1e-11)) << f.events;
    EXPECT_TRUE(close(limits.upper, f.upper, 1e-11)) << f.events;
  }
}

TEST(PoissonLimits, MidPConvergesForManyEventsAndChangesNothingWhereItsExpansionBegins) {
  const Limits root = poisson_limits(1e6, 0.999999, RateMethod::mid_p);
  const Limits expansion = poisson_limits(1e6 + 1e-6, 0.999999, RateMethod::mid_p);
  EXPECT_TRUE(close(root.lower, expansion.lower, 1e-11));
  EXPECT_TRUE(close(root.upper, expansion.upper, 1e-11));
  for (const double confidence : levels) {
    const Limits exact = poisson_limits(1e9, confidence, RateMethod::exact);
    const Limits mid_p = poisson_limits(1e9, confidence, RateMethod::mid_p);
    EXPECT_NEAR(mid_p.upper, exact.upper - 0.5, confidence < 0.1 ? 0.3 : 0.01);
    if (confidence > 0.1) {
      EXPECT_NEAR(mid_p.lower, exact.lower + 0.5, 0.01);
    }
  }
}

TEST(PoissonLimits, AreExactBelowTenEventsAndByarsFromTenOn) {
  const Limits nine = poisson_limits(9.999, 0.95);
  EXPECT_TRUE(same_bits(nine.lower, poisson_limits(9.999, 0.95, RateMethod::exact).lower));
  EXPECT_TRUE(same_bits(poisson_limits(10, 0.95).upper, poisson_limits(10, 0.95, RateMethod::byar).upper));
  EXPECT_FALSE(same_bits(poisson_limits(10, 0.95).upper, poisson_limits(10, 0.95, RateMethod::exact).upper));
}

TEST(PoissonLimits, ContainTheCountAndWidenWithConfidence) {
  for (const RateMethod method : methods) {
    for (const double events : {0.0, 1e-10, 0.5, 1.0, 2.0, 9.0, 10.0, 11.5, 1e3, 1e6, 1e9, 1e15, 1e300}) {
      double last_lower = events;
      double last_upper = events;
      for (const double confidence : levels) {
        const Limits limits = poisson_limits(events, confidence, method);
        EXPECT_LE(limits.lower, last_lower) << int(method) << ", " << events << " at " << confidence;
        EXPECT_GE(limits.upper, last_upper) << int(method) << ", " << events << " at " << confidence;
        EXPECT_GE(limits.lower, 0);
        last_lower = limits.lower;
        last_upper = limits.upper;
      }
    }
  }
}

TEST(PoissonLimits, ByarsLowerLimitIsNeverNegative) {
  EXPECT_EQ(poisson_limits(1, 0.999999, RateMethod::byar).lower, 0);
  EXPECT_EQ(poisson_limits(0, 0.95, RateMethod::byar).lower, 0);
}

TEST(PoissonLimits, AreNaNForWhatIsNoCountAndNoConfidence) {
  for (const double events : {nan, -1.0, infinity}) {
    EXPECT_TRUE(std::isnan(poisson_limits(events, 0.95).lower)) << events;
    EXPECT_TRUE(std::isnan(poisson_limits(events, 0.95).upper)) << events;
  }
  for (const double confidence : {nan, 0.0, 1.0, -0.5, 95.0}) {
    EXPECT_TRUE(std::isnan(poisson_limits(5, confidence).lower)) << confidence;
    EXPECT_TRUE(std::isnan(poisson_limits(5, confidence).upper)) << confidence;
  }
  EXPECT_TRUE(std::isnan(poisson_limits(5, 0.95, static_cast<RateMethod>(99)).upper));
}

TEST(Rate, IsEventsPerBase) {
  // R: 65/100*100 and 100*the limits of byars_lower(65), byars_upper(65) over 100
  EXPECT_TRUE(is(rate(65, 100, of(100, 0.95)), 65, 50.1631877104595, 82.8491385459398));
  // R: 9/10000*1e5; qchisq(c(.001), 18)/2 and qchisq(.999, 20)/2 over 10000, times 1e5
  EXPECT_TRUE(is(rate(9, 10000, of(100000, 0.998)), 90, 24.5242440436377, 226.573733090629));
  EXPECT_TRUE(is(rate(0, 1000, of(1000, 0.95)), 0, 0, 3.68887945411394));
}

TEST(Rate, ShrinksItsLimitsAsThePopulationGrows) {
  double last = infinity;
  for (const double n : {1e2, 1e3, 1e4, 1e5, 1e6}) {
    const Estimate e = rate(0.01 * n, n);
    EXPECT_LT(e.upper - e.lower, last);
    last = e.upper - e.lower;
  }
}

TEST(Rate, SaysWhyThereIsNone) {
  EXPECT_TRUE(is_missing(rate(nan, 100), Reason::missing));
  EXPECT_TRUE(is_missing(rate(1, nan), Reason::missing));
  EXPECT_TRUE(is_missing(rate(-1, nan), Reason::missing));
  EXPECT_TRUE(is_missing(rate(-1, 100), Reason::invalid_argument));
  EXPECT_TRUE(is_missing(rate(1, -100), Reason::invalid_argument));
  EXPECT_TRUE(is_missing(rate(infinity, 100), Reason::invalid_argument));
  EXPECT_TRUE(is_missing(rate(1, infinity), Reason::invalid_argument));
  EXPECT_TRUE(is_missing(rate(1, 0), Reason::no_population));
  EXPECT_TRUE(is_missing(rate(0, 0), Reason::no_population));
  EXPECT_TRUE(is_missing(rate(1e300, 1e-300), Reason::overflow));
  for (const double per : {0.0, -1.0, nan, infinity}) {
    EXPECT_TRUE(is_missing(rate(1, 100, of(per, 0.95)), Reason::invalid_argument)) << per;
  }
  EXPECT_TRUE(is_missing(rate(1, 100, {1, 0.95, static_cast<RateMethod>(-1)}), Reason::invalid_argument));
  for (const double confidence : {nan, 0.0, 1.0}) {
    EXPECT_TRUE(has_no_limits(rate(1, 100, of(1, confidence)), Reason::invalid_argument)) << confidence;
  }
  EXPECT_TRUE(has_no_limits(rate(0, 1e-300, of(1e10, 0.95)), Reason::overflow));
}

TEST(RecurrentRate, StretchesTheLimitsByTheVarianceOfPersons) {
  // R: f <- c(120, 30, 8, 2, 1); x <- sum(f*1:5); v <- sum(f*(1:5)^2); (x + sqrt(v/x)*(byars_lower(x) - x))/25000*1e5
  const std::vector<double> persons = {120, 30, 8, 2, 1};
  EXPECT_TRUE(is(recurrent_rate(persons, 25000), 868, 722.394613608626, 1029.043966781629));
}

TEST(RecurrentRate, IsTheRateWhereNobodyHadMoreThanOneEvent) {
  for (const RateMethod method : methods) {
    const std::vector<double> persons = {17, 0, 0};
    const Estimate a = recurrent_rate(persons, 900, of(1000, 0.998, method));
    const Estimate b = rate(17, 900, of(1000, 0.998, method));
    EXPECT_TRUE(same_bits(a.value, b.value) && same_bits(a.lower, b.lower) && same_bits(a.upper, b.upper));
  }
}

TEST(RecurrentRate, OfNoEventsIsZeroAndNeverNegative) {
  EXPECT_TRUE(is(recurrent_rate({}, 1000, of(1000, 0.95)), 0, 0, 3.68887945411394));
  const std::vector<double> one_with_five = {0, 0, 0, 0, 1};
  EXPECT_EQ(recurrent_rate(one_with_five, 1000).lower, 0);
}

TEST(RecurrentRate, SaysWhyThereIsNone) {
  const std::vector<double> missing = {1, nan};
  const std::vector<double> negative = {1, -1};
  const std::vector<double> infinite = {infinity};
  const std::vector<double> too_many = {1e308, 1e308};
  const std::vector<double> one = {1};
  EXPECT_TRUE(is_missing(recurrent_rate(missing, 10), Reason::missing));
  EXPECT_TRUE(is_missing(recurrent_rate(negative, 10), Reason::invalid_argument));
  EXPECT_TRUE(is_missing(recurrent_rate(infinite, 10), Reason::invalid_argument));
  EXPECT_TRUE(is_missing(recurrent_rate(too_many, 10), Reason::overflow));
  EXPECT_TRUE(is_missing(recurrent_rate(one, 0), Reason::no_population));
}

TEST(Rates, OfColumnsAreTheRatesOfRowsBitForBit) {
  std::vector<double> events;
  std::vector<double> population;
  for (const double x : {0.0, 1.0, 2.5, 9.0, 9.0, 10.0, 65.0, 1e9, nan, -1.0, infinity, 1e300}) {
    for (const double n : {1e5, 1234.5, 0.0, nan, -3.0, 1e-300}) {
      events.push_back(x);
      population.push_back(n);
    }
  }
  const std::size_t rows = events.size();
  const std::vector<double> confidences = {0.95, 0.998, 1.5, 1e-6, 0.999999};
  for (const RateMethod method : methods) {
    std::vector<double> value(rows), lower(rows * confidences.size()), upper(lower);
    std::vector<std::uint8_t> reasons(rows), limits_reasons(rows);
    ASSERT_EQ(rates(events, population, confidences, of(1000, nan, method),
                    {value.data(), lower.data(), upper.data(), reasons.data(), limits_reasons.data()}),
              Reason::none);
    for (std::size_t i = 0; i < rows; ++i) {
      Reason first = Reason::none;
      for (std::size_t k = 0; k < confidences.size(); ++k) {
        const Estimate e = rate(events[i], population[i], of(1000, confidences[k], method));
        EXPECT_TRUE(same_bits(value[i], e.value));
        EXPECT_TRUE(same_bits(lower[k * rows + i], e.lower)) << events[i] << " of " << population[i];
        EXPECT_TRUE(same_bits(upper[k * rows + i], e.upper)) << events[i] << " of " << population[i];
        EXPECT_EQ(reasons[i], static_cast<std::uint8_t>(e.reason));
        if (first == Reason::none) first = e.limits_reason;
      }
      EXPECT_EQ(limits_reasons[i], static_cast<std::uint8_t>(first));
    }
  }
}

TEST(Rates, WriteOnlyWhereTheCallerHasRoom) {
  const std::vector<double> events = {5, 20};
  const std::vector<double> population = {1000, 1000};
  const std::vector<double> confidences = {0.95};
  std::vector<double> upper(2);
  EXPECT_EQ(rates(events, population, confidences, {}, {}), Reason::none);
  EXPECT_EQ(rates(events, population, confidences, {}, {nullptr, nullptr, upper.data(), nullptr, nullptr}),
            Reason::none);
  EXPECT_TRUE(same_bits(upper[1], rate(20, 1000).upper));
  std::vector<double> value(2);
  EXPECT_EQ(rates(events, population, {}, {}, {value.data(), nullptr, nullptr, nullptr, nullptr}), Reason::none);
  EXPECT_TRUE(close(value[0], 500));
  EXPECT_EQ(rates({}, {}, confidences, {}, {}), Reason::none);
}

TEST(Rates, RefuseColumnsOfDifferentLengthAndLeaveTheRoomAlone) {
  const std::vector<double> events = {5, 20};
  const std::vector<double> population = {1000};
  const std::vector<double> confidences = {0.95};
  std::vector<double> value = {7, 7};
  EXPECT_EQ(rates(events, population, confidences, {}, {value.data(), nullptr, nullptr, nullptr, nullptr}),
            Reason::invalid_argument);
  EXPECT_EQ(value[0], 7);
}

}  // namespace
}  // namespace salus
