#include "salus/statistics/control.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <vector>

#include "statistics/figures.hpp"

namespace salus {
namespace {

const FunnelStatistic all[] = {FunnelStatistic::proportion, FunnelStatistic::rate, FunnelStatistic::ratio};
const std::vector<double> usual_levels = {0.95, 0.998};

TEST(FunnelLimits, OfProportionsAreThoseOfPheIndicatorMethods) {
  // tests/testthat/testdata_funnel_prop_outputs.csv, rows of these populations, in percent
  const double baseline = 0.80642448;
  const struct {
    double population, lower, upper, outer_lower, outer_upper;
  } rows[] = {
      {1, 3.204264, 100, 0, 100},
      {10, 56.154344, 100, 42.03259, 100},
      {50, 69.691035, 91.593861, 63.375595, 97.909301},
      {1008, 78.203374, 83.081521, 76.796814, 84.488082},
      {9008, 79.82654, 81.458355, 79.356024, 81.928871},
      {110000, 80.408963, 80.875933, 80.274317, 81.010578},
  };
  for (const auto& row : rows) {
    const Estimate inner = funnel_limits(FunnelStatistic::proportion, baseline, row.population, 0.95);
    const Estimate outer = funnel_limits(FunnelStatistic::proportion, baseline, row.population, 0.998);
    EXPECT_EQ(inner.value, baseline);
    EXPECT_NEAR(inner.lower * 100, row.lower, 2e-6);
    EXPECT_NEAR(inner.upper * 100, row.upper, 2e-6);
    EXPECT_NEAR(outer.lower * 100, row.outer_lower, 2e-6);
    EXPECT_NEAR(outer.upper * 100, row.outer_upper, 2e-6);
  }
}

TEST(FunnelLimits, OfRatiosAreThoseOfPheIndicatorMethods) {
  // tests/testthat/testdata_funnel_ratio_outputs.csv: the expected events at which each line passes the observed ones.
  // Those of few observed events are found there to 1e-7 only, in a halving from 0 to 1.
  const struct {
    double observed, lower, upper, outer_lower, outer_upper;
  } rows[] = {
      {1, 5.571644585, 0.025317898, 9.233410143, 0.001000547},
      {3, 8.767273828, 0.618671905, 13.06224507, 0.190533306},
      {9, 17.08479966, 4.11537405, 22.65737951, 2.452425215},
      {10, 18.39035799, 4.795387629, 24.13397235, 2.960519925},
      {25, 36.90492768, 16.17868501, 44.63607076, 12.33695202},
      {100, 121.6268111, 81.36400699, 134.9243187, 71.92139974},
      {716, 770.4222128, 664.5083011, 802.60414, 636.1521174},
  };
  for (const auto& row : rows) {
    const double x = row.observed;
    const auto line = [](double expected, double confidence) {
      return funnel_limits(FunnelStatistic::ratio, 1, expected, confidence);
    };
    EXPECT_TRUE(close(line(row.lower, 0.95).lower * row.lower, x, 1e-6));
    EXPECT_TRUE(close(line(row.upper, 0.95).upper * row.upper, x, 1e-5));
    EXPECT_TRUE(close(line(row.outer_lower, 0.998).lower * row.outer_lower, x, 2e-6));
    EXPECT_TRUE(close(line(row.outer_upper, 0.998).upper * row.outer_upper, x, 1e-4));
  }
}

TEST(FunnelLimits, OfRatesAreThoseOfPheIndicatorMethods) {
  // tests/testthat/testdata_funnel_rate_outputs.csv: three years of data, per 100 000, rows of these events
  const double baseline = 116.1720835e-5;
  const struct {
    double events, lower_population, lower, upper_population, upper;
  } rows[] = {
      {10, 5276.757672, 63.17010446, 1375.943768, 242.2579623},
      {104, 36157.10817, 95.87787415, 24382.08903, 142.1808715},
      {1360, 411529.9259, 110.158048, 369759.5622, 122.6021934},
  };
  for (const auto& row : rows) {
    const Estimate low = funnel_limits(FunnelStatistic::rate, baseline, 3 * row.lower_population, 0.95);
    const Estimate high = funnel_limits(FunnelStatistic::rate, baseline, 3 * row.upper_population, 0.95);
    EXPECT_TRUE(close(low.lower * 1e5, row.lower, 1e-6));
    EXPECT_TRUE(close(high.upper * 1e5, row.upper, 1e-6));
  }
}

TEST(FunnelLimits, OfCountsAreWhereTheExactLimitsOfTheCountsAre) {
  // R: qgamma(c(.025, .975), c(1e9, 1e9 + 1)) are the means between which 1e9 events lie
  EXPECT_TRUE(close(funnel_limits(FunnelStatistic::ratio, 1, 999938021.443928).upper * 999938021.443928, 1e9, 1e-13));
  EXPECT_TRUE(close(funnel_limits(FunnelStatistic::ratio, 1, 1000061981.450409).lower * 1000061981.450409, 1e9, 1e-13));
}

TEST(FunnelLimits, ContainTheBaselineAndWidenWithConfidenceAndFewness) {
  for (const FunnelStatistic statistic : all) {
    for (const double n : {0.5, 3.0, 1e2, 1e4, 1e6, 1e9, 1e15}) {
      double lower = 0.3;
      double upper = 0.3;
      for (const double confidence : {0.5, 0.95, 0.998, 0.999999}) {
        const Estimate e = funnel_limits(statistic, 0.3, n, confidence);
        ASSERT_TRUE(e.has_limits());
        EXPECT_LE(e.lower, lower) << n << " at " << confidence;
        EXPECT_GE(e.upper, upper) << n << " at " << confidence;
        EXPECT_GE(e.lower, 0);
        lower = e.lower;
        upper = e.upper;
        const Estimate more = funnel_limits(statistic, 0.3, 4 * n, confidence);
        EXPECT_GE(more.lower, e.lower);
        EXPECT_LE(more.upper, e.upper);
      }
    }
  }
}

TEST(FunnelLimits, OfColumnsAreThoseOfRowsBitForBit) {
  const std::vector<double> n = {0.5, 10, 1000, 1e7, 0, -1, nan, infinity};
  const std::vector<double> confidences = {0.95, 0.998, 1, 1e-6};
  for (const FunnelStatistic statistic : all) {
    std::vector<double> value(n.size()), lower(n.size() * 4), upper(n.size() * 4);
    std::vector<std::uint8_t> reasons(n.size()), limits_reasons(n.size());
    EXPECT_EQ(funnel_limits(statistic, 0.4, n, confidences,
                            {value.data(), lower.data(), upper.data(), reasons.data(), limits_reasons.data()}),
              Reason::none);
    for (std::size_t i = 0; i < n.size(); ++i) {
      for (std::size_t k = 0; k < 4; ++k) {
        const Estimate e = funnel_limits(statistic, 0.4, n[i], confidences[k]);
        EXPECT_TRUE(same_bits(value[i], e.value));
        EXPECT_TRUE(same_bits(lower[k * n.size() + i], e.lower));
        EXPECT_TRUE(same_bits(upper[k * n.size() + i], e.upper));
        EXPECT_EQ(reasons[i], static_cast<std::uint8_t>(e.reason));
      }
    }
  }
}

TEST(FunnelLimits, SayWhyThereAreNone) {
  EXPECT_TRUE(is_missing(funnel_limits(FunnelStatistic::rate, nan, 10), Reason::missing));
  EXPECT_TRUE(is_missing(funnel_limits(FunnelStatistic::rate, 1, nan), Reason::missing));
  EXPECT_TRUE(is_missing(funnel_limits(FunnelStatistic::rate, -1, 10), Reason::invalid_argument));
  EXPECT_TRUE(is_missing(funnel_limits(FunnelStatistic::proportion, 1.1, 10), Reason::invalid_argument));
  EXPECT_TRUE(is_missing(funnel_limits(static_cast<FunnelStatistic>(3), 1, 10), Reason::invalid_argument));
  EXPECT_TRUE(is_missing(funnel_limits(FunnelStatistic::rate, 1, 0), Reason::no_population));
  EXPECT_TRUE(is_missing(funnel_limits(FunnelStatistic::ratio, 0, 10), Reason::not_defined));
  EXPECT_TRUE(is(funnel_limits(FunnelStatistic::proportion, 0, 10), 0, 0, 0));
  EXPECT_TRUE(has_no_limits(funnel_limits(FunnelStatistic::ratio, 1, 10, 1), Reason::invalid_argument));
}

TEST(FunnelBand, OfCrudeRatesIsThatOfPheIndicatorMethods) {
  // tests/testthat/testdata_funnel_rate_dsr_inputs.csv: count, pop, crude_per_100000_with_0 and …_without_0
  // ("High (0.001)" is 2, "High (0.025)" 1, "Not significant" 0, "Low (0.025)" -1, "Low (0.001)" -2)
  const struct {
    double events, population;
    int with_zero, without_zero;
  } rows[] = {
      {2419, 264102, 2, 2},   {2337, 259711, 2, 2},   {2291, 289247, 2, 2},   {2242, 265029, 2, 2},
      {2218, 284649, 2, 2},   {2159, 293578, 2, 2},   {2130, 286718, 2, 2},   {2111, 307381, 0, 0},
      {2105, 274145, 2, 2},   {2083, 297424, 1, 0},   {2078, 272628, 2, 2},   {2062, 269656, 2, 2},
      {2061, 294692, 1, 0},   {2033, 277710, 2, 1},   {2033, 259213, 2, 2},   {2010, 285516, 1, 0},
      {2004, 269449, 2, 2},   {2002, 290888, 0, 0},   {1977, 287112, 0, 0},   {1944, 286492, 0, 0},
      {1932, 287012, 0, 0},   {1922, 291277, 0, 0},   {1912, 289859, 0, 0},   {1881, 289653, 0, -1},
      {1844, 282519, 0, -1},  {1835, 274220, 0, 0},   {1833, 280271, 0, -1},  {1825, 284206, 0, -1},
      {1816, 274508, 0, 0},   {1809, 288384, -1, -2}, {1798, 287072, -1, -2}, {1754, 282744, -2, -2},
      {1746, 289208, -2, -2}, {1709, 287736, -2, -2}, {1694, 296175, -2, -2}, {1688, 303255, -2, -2},
      {1649, 285959, -2, -2}, {1553, 274661, -2, -2}, {1332, 281425, -2, -2}, {0, 297820, -2, 99},
  };
  double events = 0;
  double population = 0;
  for (const auto& row : rows) {
    events += row.events;
    population += row.population;
  }
  for (const auto& row : rows) {
    const Band with = funnel_band(FunnelStatistic::rate, events / population, row.events, row.population, usual_levels);
    EXPECT_EQ(with.reason, Reason::none);
    EXPECT_EQ(with.band, row.with_zero) << row.events;
    if (row.events == 0) continue;
    const Band without =
        funnel_band(FunnelStatistic::rate, events / (population - 297820), row.events, row.population, usual_levels);
    EXPECT_EQ(without.band, row.without_zero) << row.events;
  }
}

TEST(FunnelBand, OfProportionsIsThatOfPheIndicatorMethods) {
  // tests/testthat/testdata_funnel_prop_inputs.csv, whose average is the baseline of testdata_funnel_prop_outputs.csv
  const double baseline = 0.80642448;
  const struct {
    double events, population;
    int band;
  } rows[] = {
      {35078.488, 41980, 2},  {24803.6256, 31824, -2}, {50050.7443, 61921, 0}, {26789.238, 33012, 1},
      {34502.0685, 42485, 1}, {30277.5312, 37828, -1}, {24866.916, 30929, 0},  {15990.2792, 18602, 2},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(funnel_band(FunnelStatistic::proportion, baseline, row.events, row.population, usual_levels).band,
              row.band)
        << row.events;
  }
}

TEST(FunnelBand, CountsTheLevelsLeftBehind) {
  const std::vector<double> levels = {0.5, 0.9, 0.95, 0.998};
  EXPECT_EQ(funnel_band(FunnelStatistic::ratio, 1, 200, 100, levels).band, 4);
  EXPECT_EQ(funnel_band(FunnelStatistic::ratio, 1, 20, 100, levels).band, -4);
  EXPECT_EQ(funnel_band(FunnelStatistic::ratio, 1, 100, 100, levels).band, 0);
  EXPECT_EQ(funnel_band(FunnelStatistic::ratio, 1, 0, 2, levels).band, -1);
  EXPECT_EQ(funnel_band(FunnelStatistic::ratio, 1, 200, 100, {}).band, 0);
}

TEST(FunnelBand, SaysWhyThereIsNone) {
  const std::vector<double> falling = {0.998, 0.95};
  const std::vector<double> beyond = {0.95, 1};
  const auto reason = [](FunnelStatistic statistic, double x, double n, double t, span<const double> levels) {
    return funnel_band(statistic, t, x, n, levels).reason;
  };
  EXPECT_EQ(reason(FunnelStatistic::rate, nan, 10, 1, usual_levels), Reason::missing);
  EXPECT_EQ(reason(FunnelStatistic::rate, -1, 10, 1, usual_levels), Reason::invalid_argument);
  EXPECT_EQ(reason(FunnelStatistic::proportion, 11, 10, 0.5, usual_levels), Reason::invalid_argument);
  EXPECT_EQ(reason(FunnelStatistic::rate, 1, 0, 1, usual_levels), Reason::no_population);
  EXPECT_EQ(reason(FunnelStatistic::rate, 1, 10, 1, falling), Reason::invalid_argument);
  EXPECT_EQ(reason(FunnelStatistic::rate, 1, 10, 1, beyond), Reason::invalid_argument);
}

TEST(FunnelScore, IsTheDistanceInStandardErrors) {
  EXPECT_TRUE(close(funnel_standard_error(FunnelStatistic::proportion, 0.2, 100).number, 0.04));
  EXPECT_TRUE(close(funnel_score(FunnelStatistic::proportion, 0.2, 30, 100).number, 2.5));
  EXPECT_TRUE(close(funnel_score(FunnelStatistic::ratio, 1, 80, 100).number, -2));
  EXPECT_TRUE(close(funnel_score(FunnelStatistic::rate, 1e-3, 120, 1e5).number, 2));
  EXPECT_EQ(funnel_score(FunnelStatistic::proportion, 1, 10, 10).reason, Reason::not_defined);
  EXPECT_EQ(funnel_score(FunnelStatistic::proportion, 0.5, 11, 10).reason, Reason::invalid_argument);
  EXPECT_EQ(funnel_score(FunnelStatistic::rate, 0.5, nan, 10).reason, Reason::missing);
  EXPECT_EQ(funnel_standard_error(FunnelStatistic::rate, 0.5, 0).reason, Reason::no_population);
}

const std::vector<double> scores = {-3.1, -1.2, 0.4, 2.2, 1.1, -0.3, 4.8, -2.0, 0.9, 1.6, -1.4, 0.2};
const std::vector<double> errors = {.1, .12, .08, .2, .15, .11, .09, .13, .1, .18, .14, .16};

TEST(Overdispersion, IsSpiegelhaltersFactorAndVariance) {
  // R: k <- quantile(z, c(q, 1 - q)); w <- pmin(pmax(z, k[1]), k[2]); phi <- sum(w^2)/I; ww <- 1/s^2;
  // max(0, (I*phi - (I - 1))/(sum(ww) - sum(ww^2)/sum(ww)))
  std::vector<double> work(scores.size());
  const Overdispersion tenth = overdispersion(scores, errors, 0.1, work);
  EXPECT_EQ(tenth.reason, Reason::none);
  EXPECT_TRUE(close(tenth.factor, 2.0797));
  EXPECT_TRUE(close(tenth.between_variance, 0.0177164899816785));
  const Overdispersion raw = overdispersion(scores, errors, 0, work);
  EXPECT_TRUE(close(raw.factor, 4.1466666666666667));
  EXPECT_TRUE(close(raw.between_variance, 0.0492025989287967));
}

TEST(Overdispersion, LeavesMissingAreasOut) {
  std::vector<double> some = scores;
  std::vector<double> with = errors;
  some.insert(some.begin() + 3, nan);
  with.insert(with.begin() + 3, 0.1);
  some.push_back(100);
  with.push_back(nan);
  std::vector<double> work(some.size());
  const Overdispersion result = overdispersion(some, with, 0.1, work);
  EXPECT_TRUE(close(result.factor, 2.0797));
  EXPECT_TRUE(close(result.between_variance, 0.0177164899816785));
}

TEST(Overdispersion, OfAreasThatDifferByChanceAddsNothing) {
  const std::vector<double> calm = {-0.5, 0.2, 0.7, -0.1};
  const std::vector<double> s = {1, 1, 1, 1};
  std::vector<double> work(4);
  const Overdispersion result = overdispersion(calm, s, 0, work);
  EXPECT_LT(result.factor, 1);
  EXPECT_EQ(result.between_variance, 0);
  const Limits plain = overdispersed_limits(1, 0.1, result, DispersionModel::none);
  const Limits wide = overdispersed_limits(1, 0.1, result, DispersionModel::multiplicative);
  EXPECT_EQ(plain.lower, wide.lower);
}

TEST(Overdispersion, SaysWhyThereIsNone) {
  std::vector<double> work(12);
  const std::vector<double> one = {1};
  const std::vector<double> none = {nan};
  const std::vector<double> zero = {0};
  const std::vector<double> infinite = {infinity};
  EXPECT_EQ(overdispersion(scores, one, 0.1, work).reason, Reason::invalid_argument);
  EXPECT_EQ(overdispersion(scores, errors, 0.5, work).reason, Reason::invalid_argument);
  EXPECT_EQ(overdispersion(scores, errors, nan, work).reason, Reason::invalid_argument);
  EXPECT_EQ(overdispersion(scores, errors, 0.1, {}).reason, Reason::invalid_argument);
  EXPECT_EQ(overdispersion(one, zero, 0.1, work).reason, Reason::invalid_argument);
  EXPECT_EQ(overdispersion(infinite, one, 0.1, work).reason, Reason::invalid_argument);
  EXPECT_EQ(overdispersion(none, one, 0.1, work).reason, Reason::missing);
  EXPECT_EQ(overdispersion({}, {}, 0.1, {}).reason, Reason::missing);
  EXPECT_EQ(overdispersion(one, one, 0.1, work).reason, Reason::small_numbers);
  EXPECT_TRUE(std::isnan(overdispersion(one, one, 0.1, work).factor));
}

TEST(OverdispersedLimits, WidenByTheFactorOrTheVariance) {
  Overdispersion dispersion;
  dispersion.factor = 4;
  dispersion.between_variance = 0.03;
  const double z = 1.959963984540054;
  EXPECT_TRUE(close(overdispersed_limits(1, 0.1, dispersion, DispersionModel::none).upper, 1 + z * 0.1));
  EXPECT_TRUE(close(overdispersed_limits(1, 0.1, dispersion, DispersionModel::multiplicative).upper, 1 + z * 0.2));
  EXPECT_TRUE(close(overdispersed_limits(1, 0.1, dispersion, DispersionModel::additive).lower, 1 - z * 0.2));
  for (const double bad : {nan, infinity}) {
    EXPECT_TRUE(std::isnan(overdispersed_limits(bad, 0.1, dispersion, DispersionModel::none).lower));
  }
  EXPECT_TRUE(std::isnan(overdispersed_limits(1, -0.1, dispersion, DispersionModel::none).lower));
  EXPECT_TRUE(std::isnan(overdispersed_limits(1, 0.1, {}, DispersionModel::additive).lower));
  EXPECT_TRUE(std::isnan(overdispersed_limits(1, 0.1, dispersion, static_cast<DispersionModel>(7)).lower));
  EXPECT_TRUE(std::isnan(overdispersed_limits(1, 0.1, dispersion, DispersionModel::none, 1).lower));
}

TEST(Benchmark, IsPassedByBothLimitsOrNotAtAll) {
  const Estimate e(10, 8, 12);
  EXPECT_EQ(compare_with_benchmark(e, 7, Polarity::higher_is_better), Standing::better);
  EXPECT_EQ(compare_with_benchmark(e, 7, Polarity::lower_is_better), Standing::worse);
  EXPECT_EQ(compare_with_benchmark(e, 7, Polarity::neither), Standing::higher);
  EXPECT_EQ(compare_with_benchmark(e, 13, Polarity::higher_is_better), Standing::worse);
  EXPECT_EQ(compare_with_benchmark(e, 13, Polarity::lower_is_better), Standing::better);
  EXPECT_EQ(compare_with_benchmark(e, 13, Polarity::neither), Standing::lower);
  for (const double within : {8.0, 9.0, 12.0}) {
    EXPECT_EQ(compare_with_benchmark(e, within, Polarity::lower_is_better), Standing::similar) << within;
  }
}

TEST(Benchmark, IsNotComparedWithoutLimits) {
  const Estimate bare = Estimate::without_limits(10, Reason::small_numbers);
  EXPECT_EQ(compare_with_benchmark(bare, 7, Polarity::neither), Standing::not_compared);
  EXPECT_EQ(compare_with_benchmark(Reason::missing, 7, Polarity::neither), Standing::not_compared);
  EXPECT_EQ(compare_with_benchmark({10, 8, 12}, nan, Polarity::neither), Standing::not_compared);
  EXPECT_EQ(compare_with_benchmark({10, 8, 12}, infinity, Polarity::neither), Standing::not_compared);
  EXPECT_EQ(compare_with_benchmark({10, 8, 12}, 7, static_cast<Polarity>(9)), Standing::not_compared);
}

}  // namespace
}  // namespace salus
