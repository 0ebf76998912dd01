#include "salus/statistics/healthy_life_expectancy.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "statistics/life_table_example.hpp"

namespace salus {
namespace {

using example::ages;
using example::deaths;
using example::population;
using example::Row;

const Row unhealthy = {0.02, 0.02, 0.03, 0.03, 0.04, 0.05, 0.06, 0.07, 0.09, 0.11,
                       0.14, 0.17, 0.21, 0.25, 0.3,  0.36, 0.43, 0.51, 0.6,  0.7};
const Row persons = {200, 200, 200, 200, 200, 200, 200, 200, 200, 200,
                     300, 300, 300, 300, 300, 300, 120, 120, 120, 120};

double variance_of(const Estimate& e) {
  const double sd = (e.upper - e.lower) / 2 / 1.959963984540054;
  return sd * sd;
}

TEST(HealthyLifeExpectancy, MatchesTheFrenchTableOf1991) {
  // Published: E. Hauet, a guide to Sullivan's method, https://euroreves.ined.fr/methods/cookdef/node4.html, table 1:
  // survivors, years lived and years lived free of disability from age 65 on, and the expectancies that follow. (The
  // share that the table gives for the last band, 0.710, is the disabled one; the years are taken instead.)
  const Row bounds = {65, 70, 75, 80, 85};
  const Row survivors = {89367, 84968, 78012, 66625, 48532};
  const Row lived = {436589, 408793, 364013, 290533, 289068};
  const Row free = {350877, 291942, 229175, 141559, 83967};
  const Row published = {12.3, 8.8, 5.8, 3.4, 1.7};
  Row dead;
  Row shares;
  Row sick;
  for (std::size_t i = 0; i < 5; ++i) {
    dead.push_back(i < 4 ? survivors[i] - survivors[i + 1] : survivors[i]);
    shares.push_back(i < 4 ? 1 - (5 * survivors[i] - lived[i]) / (5 * dead[i]) : 0);
    sick.push_back(1 - free[i] / lived[i]);
  }
  HealthyLifeExpectancyOptions options;
  options.life_table.shares = shares;
  for (std::size_t i = 0; i < 5; ++i) {
    EXPECT_NEAR(healthy_life_expectancy(bounds, dead, lived, sick, bounds[i], 0.95, options).value, published[i], 0.05);
  }
  EXPECT_NEAR(healthy_life_expectancy(bounds, dead, lived, sick, 65, 0.95, options).value * 89367, 1097520, 1);
}

TEST(HealthyLifeExpectancy, MatchesR) {
  // t <- table(D, P, a) of life_table_columns_test.cpp; H <- rev(cumsum(rev(t$L*(1-pi))))/t$l
  // v1 <- rev(cumsum(rev(t$L^2*pi*(1-pi)/N)))/t$l^2; w <- t$l^2*(n*(1-a)*(1-pi) + c(H[-1], 0))^2*t$Vq
  // w[k] <- (t$L[k]*(1-pi[k]))^2/D[k]; v2 <- rev(cumsum(rev(w)))/t$l^2; c(H[i], v1[i], v2[i])
  const struct {
    double age, value, shares, mortality;
  } recorded[] = {{0, 66.97460962674871610, 0.16897393297271765, 0.00905062951935556},
                  {65, 10.78403251980619615, 0.08538167257249020, 0.00208997992860694}};
  for (const auto& r : recorded) {
    HealthyLifeExpectancyOptions options;
    Estimate e = healthy_life_expectancy(ages, deaths, population, unhealthy, r.age, 0.95, options);
    EXPECT_NEAR(e.value, r.value, 1e-12);
    EXPECT_NEAR(variance_of(e), r.mortality, 1e-13);
    options.sample_sizes = persons;
    e = healthy_life_expectancy(ages, deaths, population, unhealthy, r.age, 0.95, options);
    EXPECT_NEAR(variance_of(e), r.shares + r.mortality, 1e-13);
    options.mortality_variance = false;
    e = healthy_life_expectancy(ages, deaths, population, unhealthy, r.age, 0.95, options);
    EXPECT_NEAR(variance_of(e), r.shares, 1e-13);
    options.sample_sizes = {};
    e = healthy_life_expectancy(ages, deaths, population, unhealthy, r.age, 0.95, options);
    EXPECT_NEAR(e.value, r.value, 1e-12);
    EXPECT_EQ(e.limits_reason, Reason::missing);
  }
}

TEST(HealthyLifeExpectancy, OfTheHealthyIsLifeExpectancyAndOfTheSickNothing) {
  for (const double age : {0.0, 30.0, 90.0}) {
    const Estimate all = life_expectancy(ages, deaths, population, age, 0.95);
    const Estimate healthy = healthy_life_expectancy(ages, deaths, population, Row(20, 0), age, 0.95);
    EXPECT_EQ(healthy.value, all.value);
    EXPECT_EQ(healthy.lower, all.lower);
    EXPECT_EQ(healthy.upper, all.upper);
    EXPECT_EQ(healthy_life_expectancy(ages, deaths, population, Row(20, 1), age, 0.95).value, 0);
    // A constant share takes the same share of the years.
    EXPECT_NEAR(healthy_life_expectancy(ages, deaths, population, Row(20, 0.25), age, 0.95).value, 0.75 * all.value,
                1e-12);
  }
}

TEST(HealthyLifeExpectancy, SaysWhyThereIsNoFigure) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const auto reason = [](const Row& share, const Row& sizes = {}) {
    HealthyLifeExpectancyOptions options;
    options.sample_sizes = sizes;
    return healthy_life_expectancy(ages, deaths, population, share, 0, 0.95, options).reason;
  };
  Row bad = unhealthy;
  bad[3] = nan;
  EXPECT_EQ(reason(bad), Reason::missing);
  bad[3] = 1.01;
  EXPECT_EQ(reason(bad), Reason::invalid_argument);
  bad[3] = -0.01;
  EXPECT_EQ(reason(bad), Reason::invalid_argument);
  EXPECT_EQ(reason(Row{0.1}), Reason::invalid_argument);
  bad = persons;
  bad[3] = nan;
  EXPECT_EQ(reason(unhealthy, bad), Reason::missing);
  bad[3] = 0;
  EXPECT_EQ(reason(unhealthy, bad), Reason::invalid_argument);
  EXPECT_EQ(reason(unhealthy, Row{100}), Reason::invalid_argument);
  EXPECT_EQ(healthy_life_expectancy(ages, deaths, population, unhealthy, 7, 0.95).reason, Reason::invalid_argument);
  Row immortal = deaths;
  immortal[19] = 0;
  EXPECT_EQ(healthy_life_expectancy(ages, immortal, population, unhealthy, 0, 0.95).reason,
            Reason::no_open_band_deaths);
  EXPECT_EQ(healthy_life_expectancy(Row{0}, Row{5}, Row{400}, Row{0}, 0, 0.95).reason, Reason::few_person_years);
  EXPECT_EQ(healthy_life_expectancy(ages, deaths, population, unhealthy, 0, 0.95,
                                    [] {
                                      HealthyLifeExpectancyOptions options;
                                      options.life_table.maximum_interval = 0.1;
                                      return options;
                                    }())
                .reason,
            Reason::wide_interval);
}

TEST(HealthyLifeExpectancy, OfManyTablesIsThatOfEach) {
  Row d;
  Row p;
  Row u;
  Row n;
  for (std::size_t t = 0; t < 40; ++t) {
    for (std::size_t i = 0; i < 20; ++i) {
      d.push_back(std::floor(deaths[i] / static_cast<double>(1 + t % 5)));
      p.push_back(population[i]);
      u.push_back(unhealthy[i] * static_cast<double>(t) / 38);
      n.push_back(persons[i]);
    }
  }
  HealthyLifeExpectancyOptions options;
  options.sample_sizes = n;
  const Row levels = {0.95, 0.99};
  Row value(40);
  Row lower(80);
  std::vector<std::uint8_t> reasons(40);
  EstimateColumns out;
  out.value = value.data();
  out.lower = lower.data();
  out.reasons = reasons.data();
  ASSERT_EQ(healthy_life_expectancy(40, ages, d, p, u, 65, levels, out, options), Reason::none);
  for (std::size_t t = 0; t < 40; ++t) {
    const auto row = [t](const Row& m) { return span<const double>(m.data() + 20 * t, 20); };
    HealthyLifeExpectancyOptions own;
    own.sample_sizes = row(n);
    for (std::size_t c = 0; c < 2; ++c) {
      const Estimate e = healthy_life_expectancy(ages, row(d), row(p), row(u), 65, levels[c], own);
      ASSERT_EQ(Reason(reasons[t]), e.reason);
      if (e.valid()) {
        EXPECT_EQ(value[t], e.value);
        EXPECT_EQ(lower[40 * c + t], e.lower);
      }
    }
  }
  EXPECT_EQ(Reason(reasons[39]), Reason::none);
  EXPECT_EQ(healthy_life_expectancy(40, ages, d, p, Row(20, 0), 65, levels, out), Reason::invalid_argument);
}

}  // namespace
}  // namespace salus
