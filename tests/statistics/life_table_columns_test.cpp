// Life tables with all their columns, limits and options, against published figures and against R.
//
// Figures called recorded are of R 4.2.2, computed forwards from whole columns, which is not how the library does it:
//
//   n <- c(diff(ages), Inf); a <- c(.1, rep(.5, 19)); k <- 20
//   table <- function(D, P, a, q0 = NULL, silcocks = TRUE, R = rep(1, k)) {
//     m <- D/P; q <- n*m/(1 + n*(1-a)*m); q[k] <- 1; Dv <- D
//     if (!is.null(q0)) { q[1] <- q0; Dv[1] <- P[1]*q0 }
//     p <- (1-q)^R; q <- 1-p; q[k] <- 1; p[k] <- 0
//     l <- 1e5*cumprod(c(1, p[-k])); d <- l*q
//     L <- n*(l-d) + a*n*d; L[k] <- l[k]/(m[k]*R[k]); T <- rev(cumsum(rev(L))); e <- T/l
//     Vq <- ifelse(d > 0, q^2*(1-q)/(Dv*R), 0)
//     w <- l^2*(n*(1-a) + c(e[-1], 0))^2*Vq; w[k] <- if (silcocks) L[k]^2/(D[k]*R[k]) else 0
//     list(m=m, q=q, l=l, d=d, L=L, T=T, e=e, Vq=Vq, Vl=l^2*cumsum(c(0, (Vq/p^2)[-k])), Ve=rev(cumsum(rev(w)))/l^2)
//   }
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

#include "salus/statistics/life_table.hpp"
#include "statistics/life_table_example.hpp"

namespace salus {
namespace {

using example::ages;
using example::deaths;
using example::population;
using example::Row;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

struct Table {
  explicit Table(std::size_t bands, std::size_t levels = 1)
      : m(bands),
        a(bands),
        q(bands),
        l(bands),
        d(bands),
        L(bands),
        T(bands),
        q_variance(bands),
        l_variance(bands),
        e_variance(bands),
        e(bands),
        lower(bands * levels),
        upper(bands * levels),
        reasons(bands),
        limits_reasons(bands) {}

  LifeTableColumns columns() {
    return {m.data(),
            a.data(),
            q.data(),
            l.data(),
            d.data(),
            L.data(),
            T.data(),
            q_variance.data(),
            l_variance.data(),
            e_variance.data(),
            EstimateColumns{e.data(), lower.data(), upper.data(), reasons.data(), limits_reasons.data()}};
  }

  Row m, a, q, l, d, L, T, q_variance, l_variance, e_variance, e, lower, upper;
  std::vector<std::uint8_t> reasons, limits_reasons;
};

// The variance behind limits at 95 %.
double variance_of(const Estimate& e) {
  const double sd = (e.upper - e.lower) / 2 / 1.959963984540054;
  return sd * sd;
}

TEST(LifeTable, MatchesPublicHealthEngland) {
  const Row value = {80.16960813, 79.36245674, 75.44193645, 70.47299936, 65.52909542, 60.67510088, 55.78835987,
                     50.92752727, 46.06740425, 41.24505636, 36.49322717, 31.83343842, 27.26027992, 22.9719144,
                     18.76856852, 14.95858336, 11.51684445, 8.618849241, 6.163942934, 6.16210635};
  const Row lower = {79.88268548, 79.0898816,  75.17407307, 70.20675732, 65.26548673, 60.41876577, 55.53801579,
                     50.68279939, 45.82666794, 41.00842831, 36.26223216, 31.60996318, 27.04337271, 22.76653134,
                     18.57570352, 14.77985004, 11.34831778, 8.451134045, 5.978358351, 5.887683386};
  const Row upper = {80.45653078, 79.63503188, 75.70979983, 70.7392414,  65.79270412, 60.931436,   56.03870395,
                     51.17225516, 46.30814055, 41.48168441, 36.72422219, 32.05691365, 27.47718713, 23.17729746,
                     18.96143352, 15.13731667, 11.68537112, 8.786564437, 6.349527517, 6.436529314};
  Table table(ages.size());
  ASSERT_EQ(life_table(ages, deaths, population, Row{0.95}, table.columns()), Reason::none);
  for (std::size_t i = 0; i < ages.size(); ++i) {
    EXPECT_NEAR(table.e[i], value[i], 1e-8);
    // The calculator takes 1.96 for the 97.5th percentile of the normal distribution.
    const double z = 1.96 / 1.959963984540054;
    EXPECT_NEAR(table.e[i] + z * (table.lower[i] - table.e[i]), lower[i], 1e-8);
    EXPECT_NEAR(table.e[i] + z * (table.upper[i] - table.e[i]), upper[i], 1e-8);
    const Estimate e = life_expectancy(ages, deaths, population, ages[i], 0.95);
    EXPECT_EQ(e.value, table.e[i]);
    EXPECT_EQ(e.lower, table.lower[i]);
    EXPECT_EQ(e.upper, table.upper[i]);
  }
}

TEST(LifeTable, RefusesIntervalsWiderThanTwentyYearsAsPublicHealthEnglandDoes) {
  const Row persons = {270, 235, 246, 248, 243, 238, 246, 257, 261, 355,
                       350, 356, 346, 339, 337, 337, 333, 323, 311, 311};
  const Row dead = {17, 9, 4, 8, 20, 15, 24, 33, 50, 51, 10, 16, 26, 30, 36, 22, 13, 5, 6, 1};
  const Row value = {19.22914685, 19.44120610, 18.33467808, 14.67659995, 11.81284556,
                     11.63815414, 10.05641628, 9.93152356,  11.95846561};
  const Row lower = {16.43900644,   16.53437505,   15.62922550,   12.08108630,   9.21823373,
                     8.68414661,    6.54020385,    4.71570153,    2.37762283,    -1.60695210,
                     -10.33328815,  -17.16409724,  -26.91715103,  -45.04820928,  -76.27067271,
                     -137.12203187, -195.39453664, -242.37480291, -266.74198466, -298.54880400};
  Table table(ages.size());
  ASSERT_EQ(life_table(ages, dead, persons, Row{0.95}, table.columns()), Reason::none);
  Table allowed(ages.size());
  LifeTableOptions options;
  options.allow_wide_interval = true;
  ASSERT_EQ(life_table(ages, dead, persons, Row{0.95}, allowed.columns(), 100000, options), Reason::none);
  for (std::size_t i = 0; i < ages.size(); ++i) {
    // Its z has eight digits here.
    EXPECT_NEAR(allowed.lower[i], lower[i], 1e-8 * (1 + allowed.e[i] - lower[i]));
    if (i < value.size()) {
      EXPECT_NEAR(table.e[i], value[i], 1e-8);
      EXPECT_EQ(table.lower[i], allowed.lower[i]);
    } else {
      EXPECT_EQ(Reason(table.reasons[i]), Reason::wide_interval);
      EXPECT_TRUE(std::isnan(table.e[i]) && std::isnan(table.lower[i]) && std::isnan(table.e_variance[i]));
    }
  }
  // The condition is that of 95 %, whatever the level of the limits.
  EXPECT_EQ(life_expectancy(ages, dead, persons, 40, 0.2).reason, Reason::wide_interval);
  EXPECT_TRUE(life_expectancy(ages, dead, persons, 0, 0.999999).has_limits());
}

TEST(LifeTable, MatchesRecordedColumns) {
  Table t(ages.size());
  ASSERT_EQ(life_table(ages, deaths, population, Row{0.95}, t.columns()), Reason::none);
  // table(D, P, a)[c(1, 2, 10, 19, 20)]
  const std::array<std::size_t, 5> at = {0, 1, 9, 18, 19};
  const auto expect = [&](const Row& column, const std::array<double, 5>& recorded) {
    for (std::size_t i = 0; i < at.size(); ++i) EXPECT_NEAR(column[at[i]], recorded[i], 1e-12 * recorded[i]) << i;
  };
  expect(t.m, {0.002407932011331445, 0.000256710117230954, 0.001276955450441539, 0.162198391420911525,
               0.162282171581769441});
  expect(t.q, {0.00240272497279270, 0.00102631353878613, 0.00636445942433017, 0.57701478302336662, 1});
  expect(t.l, {100000, 99759.7275027207, 98166.6471158267, 42248.7581423788, 17870.6001298474});
  expect(t.d, {240.272497279270, 102.384758961657, 624.777642391218, 24378.158012531374, 17870.600129847389});
  expect(t.L, {99783.7547524487, 398834.1404929596, 489271.2914731556, 150298.3956805654, 110120.5385389047});
  expect(t.T, {8016960.813194838, 7917177.058442390, 4048888.892989836, 260418.934219470, 110120.538538905});
  expect(t.e, {80.16960813194838, 79.36245674113800, 41.24505636025805, 6.16394293394034, 6.16210635002581});
  expect(t.q_variance, {3.38777420815775e-07, 1.16915382650313e-07, 5.66880884262416e-07, 7.27434201227539e-05, 0});
  expect(t.l_variance, {0, 3387.77420815775, 19028.07761397185, 260159.04004180169, 176390.66129068701});
  expect(t.e_variance,
         {0.02142977073375636, 0.01934017217431331, 0.01457539446140412, 0.00896544083019036, 0.01960328067580198});
  EXPECT_EQ(t.a[0], 0.1);
  EXPECT_EQ(t.a[1], 0.5);
  EXPECT_TRUE(std::isnan(t.a[19]));
  // table(D, P, a, silcocks = FALSE)$Ve[c(1, 15)]
  LifeTableOptions chiang;
  chiang.silcocks = false;
  EXPECT_NEAR(variance_of(life_expectancy(ages, deaths, population, 0, 0.95, chiang)), 0.02080372359859382, 1e-14);
  EXPECT_NEAR(variance_of(life_expectancy(ages, deaths, population, 65, 0.95, chiang)), 0.00889344712697362, 1e-14);
  EXPECT_EQ(life_expectancy(ages, deaths, population, 90, 0.95, chiang).limits_reason, Reason::small_numbers);
}

TEST(LifeTable, TakesInfantsSharesLivedFromTheirDeathRate) {
  // m0 <- D[1]/P[1]; a[1:2] <- c(.045 + 2.684*m0, (1.651 - 2.816*m0)/4) for males, c(.053 + 2.8*m0, (1.522 -
  // 1.518*m0)/4) for females, a[1] <- .14929 - 1.99545*m0 and .14903 - 2.05527*m0; table(D, P, a)$e[1], $Ve[1]
  const struct {
    ShareLived share;
    Sex sex;
    double e;
    double variance;
  } recorded[] = {
      {ShareLived::coale_demeny, Sex::male, 80.1691570170207370, 0.0214381948691044},
      {ShareLived::coale_demeny, Sex::female, 80.1690467817805654, 0.0214400584485287},
      {ShareLived::coale_demeny, Sex::both, 80.1691018982997576, 0.0214391262322023},
      {ShareLived::andreev_kingkade, Sex::male, 80.1696944139035281, 0.0214278078306199},
      {ShareLived::andreev_kingkade, Sex::female, 80.1696936301517837, 0.0214278256569324},
      {ShareLived::andreev_kingkade, Sex::both, 80.1696940220274712, 0.0214278167437715},
  };
  for (const auto& r : recorded) {
    LifeTableOptions options;
    options.share_lived = r.share;
    options.sex = r.sex;
    const Estimate e = life_expectancy(ages, deaths, population, 0, 0.95, options);
    EXPECT_NEAR(e.value, r.e, 1e-12);
    EXPECT_NEAR(variance_of(e), r.variance, 1e-13);
  }
}

TEST(LifeTable, SharesLivedFollowThePublishedBranches) {
  const auto share = [](ShareLived method, Sex sex, double m, std::size_t band) {
    LifeTableOptions options;
    options.share_lived = method;
    options.sex = sex;
    options.allow_wide_interval = true;
    Table t(4);
    EXPECT_EQ(
        life_table(Row{0, 1, 5, 10}, Row{m * 1e5, 10, 10, 10}, Row{1e5, 1e5, 1e5, 1e5}, Row{}, t.columns(), 1, options),
        Reason::none);
    return t.a[band];
  };
  // Preston et al. 2001, table 3.3.
  EXPECT_DOUBLE_EQ(share(ShareLived::coale_demeny, Sex::male, 0.107, 0), 0.330);
  EXPECT_DOUBLE_EQ(share(ShareLived::coale_demeny, Sex::female, 0.107, 0), 0.350);
  EXPECT_DOUBLE_EQ(share(ShareLived::coale_demeny, Sex::male, 0.2, 1), 1.352 / 4);
  EXPECT_DOUBLE_EQ(share(ShareLived::coale_demeny, Sex::female, 0.2, 1), 1.361 / 4);
  EXPECT_DOUBLE_EQ(share(ShareLived::coale_demeny, Sex::male, 0.1, 0), 0.3134);
  EXPECT_DOUBLE_EQ(share(ShareLived::coale_demeny, Sex::female, 0.1, 1), 1.3702 / 4);
  EXPECT_DOUBLE_EQ(share(ShareLived::coale_demeny, Sex::male, 0.1, 2), 0.5);
  // The protocol's rounded coefficients leave steps of a ten-thousandth between the branches.
  EXPECT_DOUBLE_EQ(share(ShareLived::andreev_kingkade, Sex::male, 0.02, 0), 0.109381);
  EXPECT_DOUBLE_EQ(share(ShareLived::andreev_kingkade, Sex::male, 0.05, 0), 0.1913305);
  EXPECT_DOUBLE_EQ(share(ShareLived::andreev_kingkade, Sex::male, 0.09, 0), 0.29915);
  EXPECT_DOUBLE_EQ(share(ShareLived::andreev_kingkade, Sex::female, 0.01, 0), 0.1284773);
  EXPECT_DOUBLE_EQ(share(ShareLived::andreev_kingkade, Sex::female, 0.05, 0), 0.240714500);
  EXPECT_DOUBLE_EQ(share(ShareLived::andreev_kingkade, Sex::female, 0.07, 0), 0.31411);
  EXPECT_DOUBLE_EQ(share(ShareLived::andreev_kingkade, Sex::female, 0.07, 1), 0.5);
  for (const ShareLived method : {ShareLived::coale_demeny, ShareLived::andreev_kingkade}) {
    for (const Sex sex : {Sex::male, Sex::female}) {
      for (const double step : {0.01724, 0.02300, 0.06891, 0.08307, 0.107}) {
        EXPECT_NEAR(share(method, sex, step - 1e-9, 0), share(method, sex, step + 1e-9, 0), 0.003);
      }
    }
  }
}

TEST(LifeTable, TakesSharesLivedAsGiven) {
  Row shares(20, 0.5);
  shares[0] = 0.1;
  LifeTableOptions options;
  options.shares = shares;
  shares[19] = nan;  // the open band has none
  const Estimate usual = life_expectancy(ages, deaths, population, 0, 0.95);
  EXPECT_EQ(life_expectancy(ages, deaths, population, 0, 0.95, options).value, usual.value);
  shares[18] = 0.9;
  EXPECT_GT(life_expectancy(ages, deaths, population, 0, 0.95, options).value, 0);
  EXPECT_NE(life_expectancy(ages, deaths, population, 0, 0.95, options).value, usual.value);
  shares[18] = 1.01;
  EXPECT_EQ(life_expectancy(ages, deaths, population, 0, 0.95, options).reason, Reason::invalid_argument);
  shares[18] = nan;
  EXPECT_EQ(life_expectancy(ages, deaths, population, 0, 0.95, options).reason, Reason::invalid_argument);
  options.shares = span<const double>(shares.data(), 19);
  EXPECT_EQ(life_expectancy(ages, deaths, population, 0, 0.95, options).reason, Reason::invalid_argument);
}

TEST(LifeTable, TakesARegionsInfantMortality) {
  // table(D, P, a, q0 = .0041)$e[1], $Ve[1], $e[2]
  const Row q = {0.0041};
  LifeTableOptions options;
  options.infant_q = q;
  const Estimate e = life_expectancy(ages, deaths, population, 0, 0.95, options);
  EXPECT_NEAR(e.value, 80.0333806684993476, 1e-12);
  EXPECT_NEAR(variance_of(e), 0.0229077099930333, 1e-13);
  EXPECT_NEAR(life_expectancy(ages, deaths, population, 1, 0.95, options).value, 79.3624567411380184, 1e-12);
  // x <- uniroot(function(x) x - (.045 + 2.684*(.0041/(1 - (1-x)*.0041))), c(0, 1), tol = 1e-16)$root
  // mm <- .0041/(1 - (1-x)*.0041); table(D, P, c(x, (1.651 - 2.816*mm)/4, rep(.5, 18)), q0 = .0041)
  options.share_lived = ShareLived::coale_demeny;
  options.sex = Sex::male;
  Table t(20);
  ASSERT_EQ(life_table(ages, deaths, population, Row{0.95}, t.columns(), 100000, options), Reason::none);
  EXPECT_NEAR(t.a[0], 0.05604715477203281, 1e-15);
  EXPECT_NEAR(t.m[0], 0.00411592949777676, 1e-16);
  EXPECT_NEAR(t.d[0] / t.L[0], t.m[0], 1e-16);
  EXPECT_NEAR(t.e[0], 80.03283925699837198, 1e-12);
  EXPECT_NEAR(t.e_variance[0], 0.02291812306405099, 1e-13);
  // The q that the deaths give changes nothing.
  options = LifeTableOptions();
  const Row own = {17.0 / 7060 / (1 + 0.9 * 17 / 7060)};
  options.infant_q = own;
  EXPECT_NEAR(life_expectancy(ages, deaths, population, 0, 0.95, options).value,
              life_expectancy(ages, deaths, population, 0, 0.95).value, 1e-12);
  // What cannot be one.
  for (const double bad : {-0.1, 1.0, 2.5}) {
    const Row rates = {bad};
    options.infant_q = rates;
    EXPECT_EQ(life_expectancy(ages, deaths, population, 0, 0.95, options).reason, Reason::invalid_argument) << bad;
  }
  const Row unknown = {nan};
  options.infant_q = unknown;
  EXPECT_EQ(life_expectancy(ages, deaths, population, 0, 0.95, options).reason, Reason::missing);
  options.infant_q = q;
  EXPECT_EQ(life_expectancy(Row{0, 5}, Row{5, 50}, Row{9000, 900}, 0, 0.95, options).reason, Reason::invalid_argument);
}

TEST(LifeTable, UnderAConstantRateWithinBandsIsExactForAConstantRate) {
  // ex <- function(x) { m <- exp(x)/P; q <- 1 - exp(-n*m); sum(cumprod(c(1, 1 - q[-k]))*q/m) }
  // h <- 1e-5; g <- central differences of ex in each of log(D) by h; c(ex(log(D)), sum(g^2/D))
  LifeTableOptions options;
  options.death_probability = DeathProbability::exponential;
  const Estimate e = life_expectancy(ages, deaths, population, 0, 0.95, options);
  EXPECT_NEAR(e.value, 80.1457382991583529, 1e-11);
  EXPECT_NEAR(variance_of(e), 0.0216891917680723, 1e-9);
  // The columns agree with each other: d / L is m, and L is n·(l − d) + a·n·d.
  Table t(20);
  ASSERT_EQ(life_table(ages, deaths, population, Row{}, t.columns(), 1, options), Reason::none);
  for (std::size_t i = 0; i + 1 < ages.size(); ++i) {
    const double n = ages[i + 1] - ages[i];
    EXPECT_NEAR(t.d[i] / t.L[i], t.m[i], 1e-14);
    EXPECT_NEAR(n * (t.l[i] - t.d[i]) + t.a[i] * n * t.d[i], t.L[i], 1e-13);
  }
  // A constant rate of 1/70, whatever the bands.
  for (const Row& bounds : {Row{0, 1, 5, 10, 60}, Row{0, 30}, Row{12, 40, 41}}) {
    const Row persons(bounds.size(), 70000);
    const Row dead(bounds.size(), 1000);
    EXPECT_NEAR(life_expectancy(bounds, dead, persons, bounds[0], 0.95, options).value, 70, 1e-12);
    EXPECT_NEAR(probability_of_dying(bounds, dead, persons, bounds[0], bounds[1], 0.95, options).value,
                1 - std::exp(-(bounds[1] - bounds[0]) / 70), 1e-15);
  }
}

TEST(LifeTable, CompleteAndAbridgedTablesAgreeInTheLimit) {
  // Chiang's q of a constant rate comes to that of the exponential as the bands become narrow.
  double before = 1;
  for (const int parts : {1, 10, 100}) {
    Row bounds;
    for (int i = 0; i <= 40 * parts; ++i) bounds.push_back(30 + static_cast<double>(i) / parts);
    const Row dead(bounds.size(), 2000);
    const Row persons(bounds.size(), 100000);
    const double q = probability_of_dying(bounds, dead, persons, 30, 70, 0.95).value;
    const double error = std::fabs(q - (1 - std::exp(-0.8)));
    EXPECT_LT(error, before / 90);
    before = error;
    EXPECT_NEAR(life_expectancy(bounds, dead, persons, 30, 0.95).value, 50, 1e-9);
  }
}

TEST(LifeTable, SplitsAtAnyAge) {
  for (const DeathProbability method : {DeathProbability::chiang, DeathProbability::exponential}) {
    LifeTableOptions options;
    options.death_probability = method;
    const double whole = life_expectancy(ages, deaths, population, 0, 0.95, options).value;
    for (std::size_t i = 1; i < ages.size(); ++i) {
      const double before = temporary_life_expectancy(ages, deaths, population, 0, ages[i], 0.95, options).value;
      const double dying = probability_of_dying(ages, deaths, population, 0, ages[i], 0.95, options).value;
      const double after = life_expectancy(ages, deaths, population, ages[i], 0.95, options).value;
      EXPECT_NEAR(whole, before + (1 - dying) * after, 1e-12);
      EXPECT_LE(before, ages[i]);
    }
  }
}

TEST(LifeTable, TemporaryLifeExpectancyMatchesR) {
  // i <- 6; j <- 15; s <- i:(j-1); et <- (T[s+1] - T[j])/l[s+1]
  // c((T[i] - T[j])/l[i], sum(l[s]^2*(n[s]*.5 + et)^2*Vq[s])/l[i]^2)
  const Estimate e = temporary_life_expectancy(ages, deaths, population, 20, 65, 0.95);
  EXPECT_NEAR(e.value, 43.84153273825021557, 1e-12);
  EXPECT_NEAR(variance_of(e), 0.00216583016502921, 1e-14);
  // Bands that end at 65: the same.
  const Row bounds(ages.begin() + 5, ages.begin() + 15);
  const Row dead(deaths.begin() + 5, deaths.begin() + 14);
  const Row persons(population.begin() + 5, population.begin() + 14);
  EXPECT_EQ(temporary_life_expectancy(bounds, dead, persons, 20, 65, 0.95).value, e.value);
  // Nobody has to die in the open band, nor anybody at all.
  EXPECT_DOUBLE_EQ(temporary_life_expectancy(Row{0, 10}, Row{0, 0}, Row{9000, 9000}, 0, 10, 0.95).value, 10);
  EXPECT_EQ(temporary_life_expectancy(Row{0, 10}, Row{0, 0}, Row{9000, 9000}, 0, 10, 0.95).limits_reason,
            Reason::small_numbers);
  EXPECT_EQ(temporary_life_expectancy(ages, deaths, population, 65, 20, 0.95).reason, Reason::invalid_argument);
  EXPECT_EQ(temporary_life_expectancy(ages, deaths, population, 20, 20, 0.95).reason, Reason::invalid_argument);
  EXPECT_EQ(temporary_life_expectancy(ages, deaths, population, 20, 66, 0.95).reason, Reason::invalid_argument);
  EXPECT_EQ(temporary_life_expectancy(ages, deaths, population, 0, 95, 0.95).reason, Reason::invalid_argument);
}

TEST(LifeTable, ProbabilityOfDyingMatchesR) {
  // dy <- function(x, y) { s <- which(ages >= x & ages < y); S <- prod(1 - q[s]); c(1 - S, S^2*sum(Vq[s]/(1-q[s])^2)) }
  const struct {
    double from, to, value, variance;
  } recorded[] = {{30, 70, 1.60418650700327e-01, 1.45064649482316e-05},
                  {0, 90, 8.21293998701526e-01, 1.76390661290687e-05},
                  {15, 60, 7.03489478271444e-02, 6.29691436571110e-06}};
  for (const auto& r : recorded) {
    const Estimate q = probability_of_dying(ages, deaths, population, r.from, r.to, 0.95);
    EXPECT_NEAR(q.value, r.value, 1e-14);
    EXPECT_NEAR(variance_of(q), r.variance, 1e-17);
  }
  // Other bands do not matter, nor how many persons there are.
  Row few = population;
  few[0] = 0;
  few[19] = nan;  // the open band
  EXPECT_EQ(probability_of_dying(ages, deaths, few, 30, 70, 0.95).value,
            probability_of_dying(ages, deaths, population, 30, 70, 0.95).value);
  EXPECT_EQ(probability_of_dying(ages, deaths, few, 0, 70, 0.95).reason, Reason::no_population);
  // Limits are cut at 0 and 1.
  const Estimate certain = probability_of_dying(Row{80, 85, 90}, Row{1, 1, 1}, Row{8, 8, 8}, 80, 90, 0.999);
  EXPECT_EQ(certain.upper, 1);
  EXPECT_EQ(certain.lower, 0);
}

TEST(LifeTable, SaysWhyThereIsNoFigure) {
  const auto reason = [](const Row& dead, const Row& persons, const LifeTableOptions& options = {}) {
    return life_expectancy(Row{0, 50}, dead, persons, 0, 0.95, options).reason;
  };
  EXPECT_EQ(reason(Row{20, 60}, Row{3000, 2000}), Reason::none);
  EXPECT_EQ(reason(Row{20, 60}, Row{3000, 1999}), Reason::few_person_years);
  EXPECT_EQ(reason(Row{20, 0}, Row{3000, 9000}), Reason::no_open_band_deaths);
  EXPECT_EQ(reason(Row{20, 60}, Row{0, 9000}), Reason::no_population);
  EXPECT_EQ(reason(Row{nan, 60}, Row{5000, 9000}), Reason::missing);
  EXPECT_EQ(reason(Row{-1, 60}, Row{5000, 9000}), Reason::invalid_argument);
  EXPECT_EQ(reason(Row{20, 3}, Row{3000, 9000}), Reason::wide_interval);
  LifeTableOptions options;
  options.allow_few_person_years = true;
  EXPECT_EQ(reason(Row{20, 60}, Row{3000, 1999}, options), Reason::none);
  options = LifeTableOptions();
  options.minimum_person_years = 1000;
  EXPECT_EQ(reason(Row{20, 60}, Row{3000, 1999}, options), Reason::none);
  options.maximum_interval = 0.5;
  EXPECT_EQ(reason(Row{20, 60}, Row{3000, 1999}, options), Reason::wide_interval);
  options.maximum_interval = nan;
  EXPECT_EQ(reason(Row{20, 60}, Row{3000, 1999}, options), Reason::invalid_argument);
  EXPECT_EQ(life_expectancy(ages, deaths, population, 7, 0.95).reason, Reason::invalid_argument);
  for (const double level : {0.0, 1.0, -1.0, 95.0, nan}) {
    const Estimate e = life_expectancy(ages, deaths, population, 0, level);
    EXPECT_TRUE(e.valid());
    EXPECT_EQ(e.limits_reason, Reason::invalid_argument);
  }
  // A table without a figure says so in every band.
  Table t(2);
  EXPECT_EQ(life_table(Row{0, 50}, Row{20, 0}, Row{3000, 9000}, Row{0.95}, t.columns()), Reason::no_open_band_deaths);
  for (std::size_t i = 0; i < 2; ++i) {
    EXPECT_EQ(Reason(t.reasons[i]), Reason::no_open_band_deaths);
    EXPECT_EQ(Reason(t.limits_reasons[i]), Reason::no_open_band_deaths);
    for (const Row* column : {&t.m, &t.a, &t.q, &t.l, &t.d, &t.L, &t.T, &t.e, &t.lower, &t.upper, &t.e_variance}) {
      EXPECT_TRUE(std::isnan((*column)[i]));
    }
  }
  for (const double radix : {0.0, -1.0, nan}) {
    EXPECT_EQ(life_table(ages, deaths, population, Row{}, LifeTableColumns(), radix), Reason::invalid_argument);
  }
  EXPECT_EQ(life_table(ages, deaths, population, Row{}, LifeTableColumns()), Reason::none);
  EXPECT_EQ(life_table({}, {}, {}, Row{}, LifeTableColumns()), Reason::missing);
}

TEST(LifeTable, WhereNobodyArrivesStillSaysWhatWouldBefall) {
  Table t(3);
  LifeTableOptions options;
  options.allow_few_person_years = true;
  ASSERT_EQ(life_table(Row{0, 10, 20}, Row{20, 5, 10}, Row{100, 100, 100}, Row{0.95}, t.columns(), 1000, options),
            Reason::none);
  EXPECT_EQ(t.q[0], 1);
  EXPECT_EQ(t.l[1], 0);
  EXPECT_EQ(t.T[1], 0);
  EXPECT_DOUBLE_EQ(t.e[0], 5);
  EXPECT_DOUBLE_EQ(t.e[2], 10);
  EXPECT_EQ(Reason(t.limits_reasons[0]), Reason::small_numbers);
  EXPECT_EQ(Reason(t.limits_reasons[1]), Reason::none);
}

TEST(LifeTable, LimitsContainTheValueAndWidenWithConfidence) {
  Estimate before(0, 0, 0);
  for (const double level : {0.000001, 0.5, 0.8, 0.95, 0.998, 0.999999}) {
    const Estimate e = life_expectancy(ages, deaths, population, 0, level);
    ASSERT_TRUE(e.has_limits());
    EXPECT_LT(e.lower, e.value);
    EXPECT_GT(e.upper, e.value);
    EXPECT_GT(e.upper - e.lower, before.upper - before.lower);
    before = e;
  }
  // qnorm(1 - 5e-7) * sqrt(0.02142977073375636)
  EXPECT_NEAR(before.upper - before.value, 4.89163847569925 * std::sqrt(0.02142977073375636), 1e-9);
}

TEST(LifeTable, HoldsAtExtremeNumbers) {
  Row many = deaths;
  Row persons = population;
  for (double& x : many) x *= 1e9;
  for (double& x : persons) x *= 1e9;
  const Estimate e = life_expectancy(ages, many, persons, 0, 0.95);
  EXPECT_NEAR(e.value, 80.16960813194838, 1e-12);
  EXPECT_NEAR(variance_of(e) * 1e9, 0.02142977073375636, 1e-9);
  // No deaths before the open band.
  Row none(20, 0);
  none[19] = 1000;
  const Estimate lucky = life_expectancy(ages, none, population, 0, 0.95);
  EXPECT_DOUBLE_EQ(lucky.value, 90 + 11.936);
  EXPECT_EQ(lucky.reason, Reason::none);
  const Estimate immortal = probability_of_dying(ages, Row(20, 0), population, 0, 90, 0.95);
  EXPECT_EQ(immortal.value, 0);
  EXPECT_EQ(immortal.limits_reason, Reason::small_numbers);
}

TEST(LifeTableBatch, IsTheScalarBitForBit) {
  const std::size_t tables = 300;
  std::mt19937_64 random(1984);
  std::uniform_real_distribution<double> factor(0.1, 3);
  Row dead;
  Row persons;
  Row infants;
  for (std::size_t t = 0; t < tables; ++t) {
    for (std::size_t i = 0; i < 20; ++i) {
      dead.push_back(std::floor(deaths[i] * factor(random) / (t % 7 == 0 ? 500 : 1)));
      persons.push_back(population[i] / (t % 11 == 0 ? 200 : 1));
    }
    if (t % 13 == 0) persons[20 * t + 4] = t % 2 == 0 ? 0 : -1;
    if (t % 17 == 0) dead[20 * t + 4] = nan;
    infants.push_back(t % 19 == 0 ? nan : 0.002 * factor(random));
  }
  const Row levels = {0.95, 0.998, 0.5, 2};
  for (int variant = 0; variant < 4; ++variant) {
    LifeTableOptions options;
    options.share_lived = variant == 1 ? ShareLived::coale_demeny : ShareLived::fixed;
    options.death_probability = variant == 2 ? DeathProbability::exponential : DeathProbability::chiang;
    if (variant == 3) options.infant_q = infants;
    Row value(tables);
    Row lower(tables * 4);
    Row upper(tables * 4);
    std::vector<std::uint8_t> reasons(tables);
    std::vector<std::uint8_t> limits(tables);
    const EstimateColumns out{value.data(), lower.data(), upper.data(), reasons.data(), limits.data()};
    for (int what = 0; what < 3; ++what) {
      const Reason reason = what == 0 ? life_expectancy(tables, ages, dead, persons, 20, levels, out, options)
                            : what == 1
                                ? temporary_life_expectancy(tables, ages, dead, persons, 0, 75, levels, out, options)
                                : probability_of_dying(tables, ages, dead, persons, 0, 70, levels, out, options);
      ASSERT_EQ(reason, Reason::none);
      std::size_t valid = 0;
      for (std::size_t t = 0; t < tables; ++t) {
        const span<const double> d(dead.data() + 20 * t, 20);
        const span<const double> p(persons.data() + 20 * t, 20);
        LifeTableOptions own = options;
        if (variant == 3) own.infant_q = options.infant_q.subspan(t, 1);
        for (std::size_t c = 0; c < levels.size(); ++c) {
          const Estimate e = what == 0   ? life_expectancy(ages, d, p, 20, levels[c], own)
                             : what == 1 ? temporary_life_expectancy(ages, d, p, 0, 75, levels[c], own)
                                         : probability_of_dying(ages, d, p, 0, 70, levels[c], own);
          ASSERT_EQ(e.reason, Reason(reasons[t]));
          valid += e.valid();
          if (!e.valid()) {
            ASSERT_TRUE(std::isnan(value[t]) && std::isnan(lower[c * tables + t]));
            ASSERT_EQ(e.limits_reason, Reason(limits[t]));
            continue;
          }
          ASSERT_EQ(e.value, value[t]);
          if (e.has_limits()) {
            ASSERT_EQ(e.lower, lower[c * tables + t]);
            ASSERT_EQ(e.upper, upper[c * tables + t]);
          } else {
            ASSERT_TRUE(std::isnan(lower[c * tables + t]) && std::isnan(upper[c * tables + t]));
            if (c == 3) {
              ASSERT_EQ(e.limits_reason, Reason(limits[t]));
            }
          }
        }
      }
      EXPECT_GT(valid, tables);
    }
  }
}

TEST(LifeTableBatch, RefusesShapesAndWritesNothing) {
  double value = 7;
  EstimateColumns out;
  out.value = &value;
  const Row level = {0.95};
  EXPECT_EQ(life_expectancy(3, ages, deaths, population, 0, level, out), Reason::invalid_argument);
  EXPECT_EQ(life_expectancy(0, ages, deaths, population, 0, level, out), Reason::invalid_argument);
  EXPECT_EQ(life_expectancy(1, ages, deaths, Row{1}, 0, level, out), Reason::invalid_argument);
  EXPECT_EQ(life_expectancy(1, ages, deaths, population, 0, Row(33, 0.95), out), Reason::invalid_argument);
  EXPECT_EQ(life_expectancy(0, ages, {}, {}, 0, level, out), Reason::none);
  EXPECT_EQ(value, 7);
  // What concerns a table is in its reason: here the bands are not those of the ages.
  std::uint8_t reason = 0;
  out.reasons = &reason;
  EXPECT_EQ(life_expectancy(1, Row{0, 1}, deaths, population, 0, level, out), Reason::none);
  EXPECT_EQ(Reason(reason), Reason::invalid_argument);
  EXPECT_TRUE(std::isnan(value));
}

}  // namespace
}  // namespace salus
