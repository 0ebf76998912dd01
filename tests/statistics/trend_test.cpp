#include "salus/statistics/trend.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "statistics/figures.hpp"

namespace salus {
namespace {

using Series = std::vector<double>;

const Series years = {2010, 2011, 2012, 2013, 2014, 2015, 2016, 2017, 2018, 2019};
const Series values = {12.1, 11.8, 12.4, 11.2, 10.9, 11.1, 10.2, 10.4, 9.8, 9.9};
const Series weights = {1, 2, 1, 3, 1, 2, 4, 1, 1, 2};
const TrendOptions log_linear = {TrendForm::log_linear, 0.95};

TEST(Trend, IsThatOfRsLm) {
  // R: m <- lm(y ~ year); coef(m); confint(m); summary(m)$coefficients[2, 3:4]
  const Trend t = trend(years, values);
  EXPECT_TRUE(is(t.slope, -0.282424242424228, -0.369242992057407, -0.195605492791050, 1e-11));
  EXPECT_TRUE(is(t.intercept, 579.923636363607898, 405.027087452857018, 754.820185274358778, 1e-11));
  EXPECT_TRUE(close(t.statistic, -7.50150714752160, 1e-11));
  EXPECT_TRUE(close(t.p_value, 6.91786649254951e-05, 1e-10));
  EXPECT_EQ(t.points, 10u);
  EXPECT_TRUE(is_missing(t.annual_percent_change, Reason::not_defined));
  // R: confint(m, level = .9)
  EXPECT_TRUE(is(trend(years, values, {TrendForm::linear, 0.9}).slope, -0.282424242424228, -0.352434366446391,
                 -0.212414118402066, 1e-11));
}

TEST(Trend, WithWeightsIsThatOfRsLm) {
  // R: lm(y ~ year, weights = w)
  const Trend t = trend(years, values, {}, weights);
  EXPECT_TRUE(is(t.slope, -0.276190476190501, -0.363608256176191, -0.188772696204812, 1e-11));
  EXPECT_TRUE(is(t.intercept, 567.298412698463608, 391.180573419939321, 743.416251976987951, 1e-11));
  EXPECT_TRUE(close(t.statistic, -7.2856617990478, 1e-11));
  Series scaled = weights;
  for (double& w : scaled) w *= 1e200;
  EXPECT_TRUE(is(trend(years, values, {}, scaled).slope, t.slope.value, t.slope.lower, t.slope.upper));
}

TEST(Trend, OfLogarithmsGivesTheAnnualPercentChange) {
  // R: m <- lm(log(y) ~ year); (exp(c(coef(m)[2], confint(m)[2, ])) - 1)*100
  const Trend t = trend(years, values, log_linear);
  EXPECT_TRUE(is(t.slope, -0.0257448816181357, -0.0333736692808566, -0.0181160939554147, 1e-11));
  EXPECT_TRUE(is(t.annual_percent_change, -2.54163078896105, -3.28229123090525, -1.79529839823679, 1e-11));
  EXPECT_TRUE(close(t.p_value, 5.32435905146239e-05, 1e-10));
}

// R: y <- c(2016,2017,2018,2019,2021); v <- c(4.2,3.9,3.95,3.4,3.1)
//    predict(lm(v~y), data.frame(y=2025), interval="prediction")
//    exp(predict(lm(log(v)~y), data.frame(y=2025), interval="prediction", level=.9))
TEST(Trend, PredictsWithTheIntervalOfRsPredict) {
  const Series y = {2016, 2017, 2018, 2019, 2021};
  const Series v = {4.2, 3.9, 3.95, 3.4, 3.1};
  EXPECT_TRUE(is(trend_prediction(2025, y, v), 2.1891891891891646, 1.239933945228993, 3.1384444331493362, 1e-11));
  EXPECT_TRUE(is(trend_prediction(2025, y, v, {TrendForm::log_linear, 0.9}), 2.4184721266795224, 1.9987686579115111,
                 2.926305355236722, 1e-11));
  // A line has no doubt about itself.
  const Series straight = {1, 2, 3, 4, 6};
  EXPECT_TRUE(is(trend_prediction(2025, y, straight), 10, 10, 10, 1e-11));
}

TEST(Trend, APredictionSaysWhyThereIsNone) {
  const Series two = {2015, 2020};
  const Series rates = {3.81, 2.08};
  const Estimate line = trend_prediction(2025, two, rates);
  EXPECT_TRUE(has_no_limits(line, Reason::small_numbers));
  EXPECT_TRUE(close(line.value, 0.35, 1e-11));
  EXPECT_TRUE(is_missing(trend_prediction(nan, two, rates), Reason::missing));
  EXPECT_TRUE(is_missing(trend_prediction(infinity, two, rates), Reason::invalid_argument));
  EXPECT_TRUE(is_missing(trend_prediction(2025, two, Series{1}), Reason::invalid_argument));
  EXPECT_TRUE(is_missing(trend_prediction(2025, Series{}, Series{}), Reason::missing));
  EXPECT_TRUE(is_missing(trend_prediction(2025, Series{2020}, Series{1}), Reason::small_numbers));
  EXPECT_TRUE(is_missing(trend_prediction(2025, Series{2020, 2020}, Series{1, 2}), Reason::not_defined));
  EXPECT_TRUE(is_missing(trend_prediction(2025, two, Series{1, 0}, log_linear), Reason::not_defined));
  EXPECT_TRUE(is_missing(trend_prediction(1e308, two, Series{-1e307, 1e307}), Reason::overflow));
  EXPECT_TRUE(has_no_limits(trend_prediction(2025, years, values, {TrendForm::linear, 1}), Reason::invalid_argument));
}

TEST(Trend, LeavesMissingYearsOut) {
  Series gaps = values;
  gaps[3] = nan;
  // R: coef(lm(y[-4] ~ year[-4]))
  const Trend t = trend(years, gaps);
  EXPECT_TRUE(close(t.slope.value, -0.286666666666667, 1e-11));
  EXPECT_EQ(t.points, 9u);
  Series unweighted(10, 1);
  unweighted[3] = 0;
  EXPECT_TRUE(close(trend(years, values, {}, unweighted).slope.value, t.slope.value));
  unweighted[3] = nan;
  EXPECT_TRUE(close(trend(years, values, {}, unweighted).slope.upper, t.slope.upper));
}

TEST(Trend, DoesNotDependOnTheOrderOfRows) {
  Series x = years;
  Series y = values;
  std::reverse(x.begin(), x.end());
  std::reverse(y.begin(), y.end());
  EXPECT_TRUE(close(trend(x, y).slope.value, trend(years, values).slope.value));
}

TEST(Trend, OfTwoYearsIsALineWithoutLimits) {
  const Trend t = trend(span<const double>(years.data(), 2), span<const double>(values.data(), 2), log_linear);
  EXPECT_TRUE(has_no_limits(t.slope, Reason::small_numbers));
  EXPECT_TRUE(has_no_limits(t.intercept, Reason::small_numbers));
  EXPECT_TRUE(has_no_limits(t.annual_percent_change, Reason::small_numbers));
  EXPECT_TRUE(close(t.annual_percent_change.value, (11.8 / 12.1 - 1) * 100));
  EXPECT_EQ(t.reason, Reason::small_numbers);
}

TEST(Trend, OnALineExactlyHasNoTest) {
  const Series x = {1, 2, 3, 4};
  const Series y = {2, 4, 6, 8};
  const Trend t = trend(x, y);
  EXPECT_TRUE(is(t.slope, 2, 2, 2));
  EXPECT_EQ(t.reason, Reason::not_defined);
}

TEST(Trend, SaysWhyThereIsNone) {
  const auto reason = [](const Series& x, const Series& y, const TrendOptions& options = {}, const Series& w = {}) {
    const Trend t = trend(x, y, options, w);
    EXPECT_TRUE(is_missing(t.slope, t.reason));
    EXPECT_TRUE(is_missing(t.intercept, t.reason));
    return t.reason;
  };
  EXPECT_EQ(reason({}, {}), Reason::missing);
  EXPECT_EQ(reason({nan, 2}, {1, nan}), Reason::missing);
  EXPECT_EQ(reason({1}, {1}), Reason::small_numbers);
  EXPECT_EQ(reason({1, 1, 1}, {1, 2, 3}), Reason::not_defined);
  EXPECT_EQ(reason({1, 2, 3}, {1, 0, 3}, log_linear), Reason::not_defined);
  EXPECT_EQ(reason({1, 2}, {1}), Reason::invalid_argument);
  EXPECT_EQ(reason({1, 2}, {1, 2}, {}, {1}), Reason::invalid_argument);
  EXPECT_EQ(reason({1, 2}, {1, 2}, {}, {1, -1}), Reason::invalid_argument);
  EXPECT_EQ(reason({1, infinity}, {1, 2}), Reason::invalid_argument);
  EXPECT_EQ(reason({1, 2}, {1, infinity}), Reason::invalid_argument);
  EXPECT_EQ(reason({1, 2}, {1, 2}, {static_cast<TrendForm>(2), 0.95}), Reason::invalid_argument);
  EXPECT_EQ(reason({1, 2, 3}, {-1e308, 1e308, 1e308}), Reason::overflow);
  EXPECT_TRUE(has_no_limits(trend(years, values, {TrendForm::linear, 1}).slope, Reason::invalid_argument));
}

TEST(MannKendall, IsTheTestOfR) {
  // R: cor.test(year, y, method = "kendall", exact = FALSE, continuity = TRUE)
  const MannKendall m = mann_kendall(years, values);
  EXPECT_EQ(m.s, -35);
  EXPECT_EQ(m.variance, 125);
  EXPECT_TRUE(close(m.statistic, -3.04105244939971));
  EXPECT_TRUE(close(m.p_value, 0.00235752759579549));
  EXPECT_TRUE(close(m.tau, -0.777777777777778));
  // R: s <- sort(slopes of all pairs); median(s); approx(seq_along(s), s, c((N - C)/2, (N + C)/2 + 1))$y
  EXPECT_TRUE(is(m.sen_slope, -0.2875, -0.35, -0.2, 1e-11));
}

TEST(MannKendall, CorrectsForTies) {
  const Series x = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
  const Series y = {5, 5, 6, 7, 7, 7, 8, 10, 9, 12, 12, 15};
  // R: as above
  const MannKendall m = mann_kendall(x, y);
  EXPECT_EQ(m.s, 59);
  EXPECT_EQ(m.variance, 207);
  EXPECT_TRUE(close(m.statistic, 4.03127867177011));
  EXPECT_TRUE(close(m.p_value, 5.54742215379577e-05));
  EXPECT_TRUE(close(m.tau, 0.929854776625636));
  EXPECT_TRUE(is(m.sen_slope, 7 / 9.0, 0.5, 1));
}

TEST(MannKendall, DoesNotDependOnTheOrderOfRowsAndLeavesMissingYearsOut) {
  Series x = years;
  Series y = values;
  std::reverse(x.begin(), x.end());
  std::reverse(y.begin(), y.end());
  x.push_back(2020);
  y.push_back(nan);
  const MannKendall m = mann_kendall(x, y);
  EXPECT_EQ(m.points, 10u);
  EXPECT_EQ(m.s, -35);
  EXPECT_TRUE(is(m.sen_slope, -0.2875, -0.35, -0.2, 1e-11));
}

TEST(MannKendall, OfFewPointsGivesWhatItCan) {
  const MannKendall two = mann_kendall({years.data(), 2}, {values.data(), 2});
  EXPECT_EQ(two.reason, Reason::small_numbers);
  EXPECT_TRUE(has_no_limits(two.sen_slope, Reason::small_numbers));
  EXPECT_NEAR(two.sen_slope.value, -0.3, 1e-12);
  const MannKendall three = mann_kendall({years.data(), 3}, {values.data(), 3});
  EXPECT_EQ(three.reason, Reason::none);
  EXPECT_TRUE(has_no_limits(three.sen_slope, Reason::small_numbers));
}

TEST(MannKendall, OfOneValueThroughoutHasNoTest) {
  const MannKendall m = mann_kendall(years, Series(10, 7));
  EXPECT_EQ(m.reason, Reason::not_defined);
  EXPECT_TRUE(is(m.sen_slope, 0, 0, 0));
}

TEST(MannKendall, SaysWhyThereIsNothing) {
  const auto reason = [](const Series& x, const Series& y) {
    const MannKendall m = mann_kendall(x, y);
    EXPECT_TRUE(is_missing(m.sen_slope, m.reason));
    EXPECT_TRUE(std::isnan(m.statistic));
    return m.reason;
  };
  EXPECT_EQ(reason({}, {}), Reason::missing);
  EXPECT_EQ(reason({nan}, {1}), Reason::missing);
  EXPECT_EQ(reason({1}, {1}), Reason::small_numbers);
  EXPECT_EQ(reason({1, 2, 1}, {1, 2, 3}), Reason::invalid_argument);
  EXPECT_EQ(reason({1, 2}, {1}), Reason::invalid_argument);
  EXPECT_EQ(reason({1, infinity}, {1, 2}), Reason::invalid_argument);
  EXPECT_EQ(reason({1, 2}, {-1e308, 1e308}), Reason::overflow);
  EXPECT_EQ(reason(Series(max_mann_kendall_points + 1, 1), Series(max_mann_kendall_points + 1, 1)),
            Reason::invalid_argument);
}

TEST(SenSlope, IsTheMedianOfAllSlopesHoweverTheyAreSpread) {
  Series x, y, slopes;
  for (int i = 0; i < 41; ++i) {
    x.push_back(i);
    y.push_back(std::sin(i * 37.0) * std::pow(10, i % 7) - i % 3);
  }
  for (int i = 0; i < 41; ++i) {
    for (int j = i + 1; j < 41; ++j) slopes.push_back((y[j] - y[i]) / (x[j] - x[i]));
  }
  std::sort(slopes.begin(), slopes.end());
  ASSERT_EQ(slopes.size(), 820u);
  EXPECT_TRUE(close(mann_kendall(x, y).sen_slope.value, (slopes[409] + slopes[410]) / 2, 1e-14));
}

TEST(AnnualGrowthRate, Compounds) {
  EXPECT_TRUE(close(annual_growth_rate(100, 121, 2).number, 10));
  EXPECT_TRUE(close(annual_growth_rate(100, 50, 10).number, (std::pow(0.5, 0.1) - 1) * 100));
  EXPECT_EQ(annual_growth_rate(100, 100, 7).number, 0);
  EXPECT_EQ(annual_growth_rate(100, 0, 3).number, -100);
  EXPECT_TRUE(close(annual_growth_rate(1e-300, 1e300, 600).number, 900, 1e-11));
}

TEST(AnnualGrowthRate, SaysWhyThereIsNone) {
  EXPECT_EQ(annual_growth_rate(nan, 1, 1).reason, Reason::missing);
  EXPECT_EQ(annual_growth_rate(0, 1, 1).reason, Reason::zero_denominator);
  EXPECT_EQ(annual_growth_rate(-1, 1, 1).reason, Reason::not_defined);
  EXPECT_EQ(annual_growth_rate(1, -1, 1).reason, Reason::not_defined);
  EXPECT_EQ(annual_growth_rate(1, 2, 0).reason, Reason::invalid_argument);
  EXPECT_EQ(annual_growth_rate(1, infinity, 1).reason, Reason::invalid_argument);
  EXPECT_EQ(annual_growth_rate(1e-300, 1e300, 1).reason, Reason::overflow);
}

}  // namespace
}  // namespace salus
