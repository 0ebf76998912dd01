/*
 * Uses every function of the health statistics in salus.h at least once, from strict C99, as an embedding program
 * would. Returns 0 where all is well. Beside a figure that R computed stands the call that made it.
 */
#include "check.h"

/* Room for the estimates of at most 4 rows and 2 levels. */
typedef struct room {
  double value[4];
  double lower[8];
  double upper[8];
  uint8_t reasons[4];
  uint8_t limits_reasons[4];
} room;

static salus_estimates into(room* place) {
  salus_estimates result;
  memset(place, 0xAB, sizeof *place);
  INIT(result);
  result.value = place->value;
  result.lower = place->lower;
  result.upper = place->upper;
  result.reasons = place->reasons;
  result.limits_reasons = place->limits_reasons;
  return result;
}

static const double levels[] = {0.95, 0.998};

/* A population and deaths by age that PHEindicatormethods' own tests of life tables have (testLifeExpectancy.R). */
enum { bands = 20 };
static const double ages[bands + 1] = {0, 1, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90, 95};
static const double population[bands] = {7060,  35059, 46974, 48489, 43219, 38561, 46009, 57208, 61435, 55601,
                                         50209, 56416, 46411, 39820, 37978, 37039, 33288, 23306, 11936, 11936};
static const double deaths[bands] = {17,  9,   4,   8,   20,  15,  24,   33,   50,   71,
                                     100, 163, 263, 304, 536, 872, 1390, 1605, 1936, 1937};

static void test_rates(void) {
  const double events[] = {11, 3, NAN, 5};
  const double persons[] = {2886, 2886, 2886, 0};
  const double repeated[] = {8, 2, 1}; /* 8 persons with one event, 2 with two, 1 with three */
  salus_rate_options options;
  room place;
  salus_estimates result = into(&place);
  INIT(options);
  options.per = 1000;
  options.confidences = levels;
  options.confidence_count = 2;
  CHECK_OK(salus_rates(events, persons, 4, &options, &result, NULL));
  CHECK(near_to(place.value[0], 11 / 2886.0 * 1000));
  /* byar <- function(x, z) c(x*(1-1/(9*x)-z/(3*sqrt(x)))^3, (x+1)*(1-1/(9*(x+1))+z/(3*sqrt(x+1)))^3) */
  CHECK(near_to(place.lower[0], 5.48369019844997 / 2886 * 1000)); /* byar(11, qnorm(0.975)) */
  CHECK(near_to(place.upper[0], 19.68323711614639 / 2886 * 1000));
  CHECK(near_to(place.lower[4], 3.44837023840088 / 2886 * 1000)); /* byar(11, qnorm(0.999)) */
  CHECK(near_to(place.upper[4], 25.64652051655743 / 2886 * 1000));
  CHECK(near_to(place.lower[1], 0.618672122895602 / 2886 * 1000)); /* poisson.test(3)$conf.int */
  CHECK(near_to(place.upper[1], 8.767273069742323 / 2886 * 1000));
  CHECK(place.reasons[0] == SALUS_REASON_NONE && place.limits_reasons[0] == SALUS_REASON_NONE);
  CHECK(place.reasons[2] == SALUS_REASON_MISSING && isnan(place.value[2]) && isnan(place.lower[6]));
  CHECK(place.reasons[3] == SALUS_REASON_NO_POPULATION);

  options.method = SALUS_RATE_EXACT;
  CHECK_OK(salus_rates(events, persons, 1, &options, &result, NULL));
  CHECK(near_to(place.lower[0], 5.49116036723684 / 2886 * 1000)); /* poisson.test(11)$conf.int */
  CHECK(near_to(place.upper[0], 19.68203851330195 / 2886 * 1000));

  /* Σ i·f(i) = 15 events of variance Σ i²·f(i) = 25: Byar's distances from 15 are stretched by √(25/15). */
  result = into(&place);
  CHECK_OK(salus_recurrent_rate(repeated, 3, 1000, NULL, &result, NULL));
  {
    const double z = 1.959963984540054;
    const double lower = 15 * pow(1 - 1 / 135.0 - z / (3 * sqrt(15)), 3);
    const double upper = 16 * pow(1 - 1 / 144.0 + z / 12, 3);
    CHECK(near_to(place.value[0], 1500));
    CHECK(near_to(place.lower[0], (15 + sqrt(25 / 15.0) * (lower - 15)) * 100));
    CHECK(near_to(place.upper[0], (15 + sqrt(25 / 15.0) * (upper - 15)) * 100));
  }
}

static void test_proportions_and_means(void) {
  const double events[] = {60, 161};
  const double persons[] = {160, 160};
  const double n = 25, mean = 51.5, variance = 80.4;
  salus_proportion_options options;
  room place;
  salus_estimates result = into(&place);
  CHECK_OK(salus_proportions(events, persons, 2, NULL, &result, NULL));
  CHECK(place.value[0] == 0.375);
  CHECK(near_to(place.lower[0], 0.303743232100684)); /* prop.test(60, 160, correct = FALSE)$conf.int */
  CHECK(near_to(place.upper[0], 0.452118316692193));
  CHECK(place.reasons[1] == SALUS_REASON_INVALID_ARGUMENT);

  INIT(options);
  options.method = SALUS_PROPORTION_EXACT;
  options.per = 100;
  CHECK_OK(salus_proportions(events, persons, 1, &options, &result, NULL));
  CHECK(near_to(place.lower[0], 29.9822800059953)); /* binom.test(60, 160)$conf.int */
  CHECK(near_to(place.upper[0], 45.4899903614503));

  CHECK_OK(salus_means(&n, &mean, &variance, 1, NULL, 0, &result, NULL));
  CHECK(place.value[0] == 51.5);
  CHECK(near_to(place.lower[0], 47.7987674878533)); /* 51.5 + c(-1, 1) * qt(0.975, 24) * sqrt(80.4 / 25) */
  CHECK(near_to(place.upper[0], 55.2012325121467));
}

static void test_contrasts(void) {
  const double x = 11, n = 2886, y = 20, m = 3000;
  double statistic = 0, p_value = 0;
  uint8_t reason = 99;
  salus_contrast_options options;
  room place;
  salus_estimates result = into(&place);
  INIT(options);
  options.method = SALUS_CONTRAST_EXACT;
  CHECK_OK(salus_contrasts(SALUS_CONTRAST_RATE_RATIO, &x, &n, &y, &m, 1, &options, &result, &statistic, &p_value,
                           &reason, NULL));
  CHECK(near_to(place.value[0], 11 / 2886.0 / (20 / 3000.0)));
  CHECK(near_to(place.lower[0], 0.247436102574332)); /* poisson.test(c(11, 20), c(2886, 3000))$conf.int */
  CHECK(near_to(place.upper[0], 1.251685022324916));
  CHECK(statistic == 11 && p_value > 0.1 && p_value < 0.2 && reason == SALUS_REASON_NONE);
  CHECK_OK(salus_contrasts(SALUS_CONTRAST_RATE_DIFFERENCE, &x, &n, &y, &m, 1, NULL, &result, NULL, NULL, NULL, NULL));
  {
    const double difference = 11 / 2886.0 - 20 / 3000.0;
    const double half = 1.959963984540054 * sqrt(11 / (2886.0 * 2886) + 20 / (3000.0 * 3000));
    CHECK(near_to(place.value[0], difference * 1e5));
    CHECK(near_to(place.lower[0], (difference - half) * 1e5));
  }
  CHECK_OK(salus_contrasts(SALUS_CONTRAST_PROPORTION_RATIO, &x, &n, &y, &m, 1, NULL, &result, NULL, NULL, NULL, NULL));
  CHECK(near_to(place.upper[0], 11 / 2886.0 / (20 / 3000.0) *
                                    exp(1.959963984540054 * sqrt(1 / 11.0 - 1 / 2886.0 + 1 / 20.0 - 1 / 3000.0))));
  CHECK_OK(
      salus_contrasts(SALUS_CONTRAST_PROPORTION_DIFFERENCE, &x, &n, &y, &m, 1, NULL, &result, NULL, NULL, NULL, NULL));
  CHECK(place.lower[0] < place.value[0] && place.value[0] < 0 && place.upper[0] > 0);
}

static void test_standardisation(void) {
  const double events[] = {20, 40, 90, 1, 2, 3};
  const double persons[] = {10000, 8000, 5000, 10000, 8000, 5000};
  const double standard[] = {50, 30, 20};
  const double observed[] = {160, 5};
  salus_standardisation_options options;
  room place;
  salus_estimates result = into(&place);
  INIT(options);
  options.method = SALUS_STANDARDISATION_FAY_FEUER;
  CHECK_OK(salus_directly_standardised_rates(events, persons, 2, standard, 3, &options, &result, NULL));
  /* epitools::ageadjust.direct(c(20, 40, 90), c(10000, 8000, 5000), stdpop = c(0.5, 0.3, 0.2)) * 1e5 */
  CHECK(near_to(place.value[0], 610));
  CHECK(near_to(place.lower[0], 515.894362478680));
  CHECK(near_to(place.upper[0], 717.368713413430));
  CHECK(place.reasons[1] == SALUS_REASON_SMALL_NUMBERS);
  options.allow_small_numbers = 1;
  CHECK_OK(salus_directly_standardised_rates(events, persons, 2, standard, 3, &options, &result, NULL));
  CHECK(near_to(place.value[1], (0.5 / 10000 + 0.3 * 2 / 8000 + 0.2 * 3 / 5000) * 1e5));

  /* Both areas have the reference's persons, so that 150 events are expected of each. */
  CHECK_OK(salus_standardised_ratios(observed, persons, 2, events, persons, 3, NULL, &result, NULL));
  CHECK(near_to(place.value[0], 160 / 150.0));
  CHECK(near_to(place.value[1], 5 / 150.0));
  CHECK(near_to(place.upper[1], 11.66833207932267 / 150)); /* poisson.test(5)$conf.int */
  CHECK_OK(salus_indirectly_standardised_rates(observed, persons, 2, events, persons, 3, NULL, &result, NULL));
  CHECK(near_to(place.value[0], 160 / 23000.0 * 1e5));
  CHECK_OK(salus_comparative_ratio(events, persons, events, persons, standard, 3, SALUS_COMPARATIVE_RATIO_SMITH, NULL,
                                   &result, NULL));
  CHECK(place.value[0] == 1 && place.lower[0] < 1 && place.upper[0] > 1);
}

static void test_standard_populations(void) {
  static const double own[] = {0, 15, 65};
  double weights[3], sum = 0;
  salus_standard_population who;
  int64_t i;
  const int64_t index = salus_standard_population_find("WHO 2000", SALUS_NUL_TERMINATED);
  CHECK(salus_standard_population_count() > 4);
  CHECK(index >= 0);
  CHECK(salus_standard_population_find("mars", SALUS_NUL_TERMINATED) == -1);
  INIT(who);
  CHECK_OK(salus_standard_population_describe(index, &who));
  CHECK(strcmp(who.id.data, "who-2000") == 0 && who.vintage == 2000 && who.source.length > 0);
  CHECK(who.ages[0] == 0 && who.weights[0] == 8.86); /* Ahmad and others, WHO 2001: 8.86 % below 5 years */
  for (i = 0; i < who.band_count; ++i) sum += who.weights[i];
  CHECK_OK(salus_standard_population_weights(index, own, 3, INFINITY, weights, NULL));
  CHECK(near_to(weights[0], 8.86 + 8.69 + 8.60));
  CHECK(near_to(weights[0] + weights[1] + weights[2], sum));
}

static void test_life_table(void) {
  double m[bands], a[bands], q[bands], l[bands], d[bands], L[bands], T[bands];
  double q_variance[bands], l_variance[bands], e_variance[bands], e[bands], lower[2 * bands], upper[2 * bands];
  uint8_t reasons[bands], limits_reasons[bands];
  int32_t reason = 99;
  int i;
  salus_life_table_options options;
  salus_life_table_columns columns;
  salus_estimates expectancy;
  INIT(options);
  options.confidences = levels;
  options.confidence_count = 2;
  INIT(expectancy);
  expectancy.value = e;
  expectancy.lower = lower;
  expectancy.upper = upper;
  expectancy.reasons = reasons;
  expectancy.limits_reasons = limits_reasons;
  INIT(columns);
  columns.m = m, columns.a = a, columns.q = q, columns.l = l, columns.d = d, columns.L = L, columns.T = T;
  columns.q_variance = q_variance, columns.l_variance = l_variance, columns.e_variance = e_variance;
  columns.e = &expectancy;
  CHECK_OK(salus_life_table(ages, deaths, population, NULL, bands, &options, &columns, &reason, NULL));
  CHECK(reason == SALUS_REASON_NONE);
  /* The figures of Public Health England's calculator, as printed in testLifeExpectancy.R. */
  CHECK(fabs(e[0] - 80.17) < 0.005 && fabs(lower[0] - 79.88) < 0.005 && fabs(upper[0] - 80.46) < 0.005);
  CHECK(l[0] == 100000 && q[bands - 1] == 1 && a[0] == 0.1 && a[1] == 0.5 && isnan(a[bands - 1]));
  for (i = 0; i < bands; ++i) {
    CHECK(near_to(m[i], deaths[i] / population[i]));
    CHECK(near_to(d[i], l[i] * q[i]));
    CHECK(near_to(e[i], T[i] / l[i]));
    CHECK(near_to(upper[i], e[i] + 1.959963984540054 * sqrt(e_variance[i])));
    CHECK(reasons[i] == SALUS_REASON_NONE && limits_reasons[i] == SALUS_REASON_NONE);
    CHECK(upper[bands + i] > upper[i] && L[i] > 0 && q_variance[i] >= 0 && l_variance[i] >= 0);
  }

  /* Without a column that is not wanted, and without a cause of which nobody died: the same table. */
  {
    static const double nobody[bands] = {0};
    double again[bands];
    salus_life_table_columns few;
    INIT(few);
    few.l = again;
    CHECK_OK(salus_life_table(ages, deaths, population, nobody, bands, NULL, &few, NULL, NULL));
    CHECK(memcmp(again, l, sizeof l) == 0);
  }
}

static void test_expectancies(void) {
  double shares[2 * bands], sizes[2 * bands], twice_deaths[2 * bands], twice_population[2 * bands], q;
  double parts[bands], cause_parts[bands], cause[bands], sum = 0;
  salus_value difference = {0, 99, 0};
  room place;
  salus_estimates result = into(&place);
  int i;
  for (i = 0; i < bands; ++i) {
    twice_deaths[i] = deaths[i];
    twice_deaths[bands + i] = deaths[i] / 2;
    twice_population[i] = twice_population[bands + i] = population[i];
    shares[i] = shares[bands + i] = 0.1;
    sizes[i] = sizes[bands + i] = 500;
    cause[i] = deaths[i] / 4;
  }
  CHECK_OK(salus_life_expectancies(ages, bands, twice_deaths, twice_population, 2, 0, NULL, &result, NULL));
  CHECK(fabs(place.value[0] - 80.17) < 0.005 && place.value[1] > place.value[0]);
  CHECK_OK(salus_healthy_life_expectancies(ages, bands, deaths, population, shares, sizes, 1, 0, NULL, &result, NULL));
  CHECK(fabs(place.value[0] / 0.9 - 80.17) < 0.005);
  CHECK_OK(salus_temporary_life_expectancies(ages, bands, deaths, population, bands, 1, 30, 70, NULL, &result, NULL));
  CHECK(place.value[0] > 37 && place.value[0] < 40);
  CHECK_OK(salus_probabilities_of_dying(ages, bands, deaths, population, bands, 1, 30, 70, NULL, &result, NULL));
  q = 1;
  for (i = 7; i < 15; ++i) {
    const double rate = deaths[i] / population[i];
    q *= 1 - 5 * rate / (1 + 2.5 * rate);
  }
  CHECK(near_to(place.value[0], 1 - q));
  CHECK_OK(salus_premature_mortality(ages, bands + 1, deaths, population, bands, 1, 30, 70, NULL, 0, &result, NULL));
  CHECK(near_to(place.value[0], 1 - q));
  CHECK_OK(salus_life_expectancy_gain(ages, deaths, cause, population, bands, 0, NULL, &result, NULL));
  CHECK(place.value[0] > 1 && place.value[0] < 10 && place.lower[0] < place.value[0]);
  CHECK_OK(salus_decompose_life_expectancy(ages, bands, deaths, population, deaths, twice_deaths + bands, population,
                                           twice_deaths + bands, 1, NULL, parts, cause_parts, &difference, NULL));
  for (i = 0; i < bands; ++i) {
    sum += parts[i];
    CHECK(near_to(parts[i], cause_parts[i])); /* a cause of all deaths */
  }
  CHECK(difference.reason == SALUS_REASON_NONE && near_to(difference.number, sum) && sum > 0);
}

static void test_inequality(void) {
  const double values[] = {100, 90, 85, 70, 60};
  const double persons[] = {1000, 1100, 900, 1200, 1000};
  int32_t groups[5], reason = 99;
  salus_value absolute = {0, 99, 0}, fraction = {0, 99, 0};
  const salus_estimate first = {100, 90, 110, 0, 0}, second = {80, 74, 86, 0, 0};
  salus_estimate gap, ratio;
  room sii_place, rii_place;
  salus_estimates sii = into(&sii_place), rii = into(&rii_place);
  /* p <- c(1000, 1100, 900, 1200, 1000); r <- (cumsum(p) - p/2) / sum(p); confint(lm(values ~ r, weights = p)) */
  CHECK_OK(salus_slope_index(values, persons, 5, SALUS_SLOPE_LINEAR, NULL, 0, &sii, &rii, NULL));
  CHECK(near_to(sii_place.value[0], -49.8825100133511));
  CHECK(near_to(sii_place.lower[0], -61.3841850346683));
  CHECK(near_to(sii_place.upper[0], -38.3808349920340));
  CHECK(rii_place.value[0] < 1 && rii_place.upper[0] < 1);

  CHECK_OK(salus_gaps(&first, &second, &gap, &ratio, NULL));
  CHECK(gap.value == 20 && near_to(gap.lower, 20 - sqrt(136)) && near_to(gap.upper, 20 + sqrt(136)));
  CHECK(ratio.value == 1.25 && ratio.reason == SALUS_REASON_NONE);

  /* q <- p / sum(p); sum(outer(q, q) * abs(outer(v, v, "-"))) / (2 * sum(q * v)) */
  CHECK_OK(salus_inequality_index(SALUS_INEQUALITY_GINI, values, persons, 5, NULL, 0, &sii, NULL));
  CHECK(near_to(sii_place.value[0], 0.0988126890987439));
  CHECK_OK(salus_inequality_index(SALUS_INEQUALITY_CONCENTRATION, values, persons, 5, NULL, 0, &rii, NULL));
  CHECK(near_to(rii_place.value[0], -sii_place.value[0])); /* from the highest to the lowest */
  CHECK_OK(salus_inequality_index(SALUS_INEQUALITY_THEIL, values, persons, 5, NULL, 0, &rii, NULL));
  CHECK(rii_place.value[0] > 0 && rii_place.limits_reasons[0] == SALUS_REASON_NOT_DEFINED);

  CHECK_OK(salus_attributable_risk(values, persons, 5, SALUS_REFERENCE_LOWEST, &absolute, &fraction, NULL));
  CHECK(near_to(absolute.number, (100000 + 99000 + 76500 + 84000 + 60000) / 5200.0 - 60));
  CHECK_OK(salus_attributable_risk(values, persons, 5, 4, &absolute, &fraction, NULL));
  CHECK(near_to(fraction.number, 1 - 60 / ((100000 + 99000 + 76500 + 84000 + 60000) / 5200.0)));

  CHECK_OK(salus_quantile_groups(values, NULL, 5, 5, 1, groups, &reason, NULL));
  CHECK(reason == SALUS_REASON_NONE && groups[0] == 1 && groups[4] == 5);
}

static void test_control(void) {
  const double events[] = {30, 80}, persons[] = {500, 500};
  const double z_scores[] = {-3, 0, 1, 4}, errors[] = {1, 1, 1, 1};
  double scores[2], standard_errors[2], factor = 0, variance = 0, lower[4], upper[4];
  int32_t band[2], reason = 99;
  uint8_t reasons[2];
  const salus_estimate rate = {3.81, 1.90, 6.82, 0, 0};
  room place;
  salus_estimates result = into(&place);
  CHECK_OK(salus_funnel_limits(SALUS_FUNNEL_PROPORTION, 0.1, persons, 2, NULL, 0, &result, NULL));
  CHECK(near_to(place.upper[0], 0.1 + 1.959963984540054 * sqrt(0.09 / 500)));
  CHECK(near_to(place.upper[2], 0.1 + 3.090232306167813 * sqrt(0.09 / 500))); /* qnorm(0.999) */
  CHECK_OK(salus_funnel_bands(SALUS_FUNNEL_PROPORTION, 0.1, events, persons, 2, NULL, 0, band, scores, standard_errors,
                              reasons, NULL));
  CHECK(band[0] == -1 && band[1] == 2 && reasons[0] == SALUS_REASON_NONE);
  CHECK(near_to(standard_errors[0], sqrt(0.09 / 500)) && near_to(scores[0], -0.04 / sqrt(0.09 / 500)));
  CHECK_OK(salus_overdispersion(z_scores, errors, 4, 0, &factor, &variance, &reason, NULL));
  CHECK(near_to(factor, 6.5) && reason == SALUS_REASON_NONE);
  CHECK(near_to(variance, (4 * 6.5 - 3) / 3)); /* Σw − Σw²/Σw = 4 − 1 */
  CHECK_OK(salus_overdispersed_limits(0.5, errors, 4, factor, variance, SALUS_DISPERSION_MULTIPLICATIVE, 0, lower,
                                      upper, NULL));
  CHECK(near_to(upper[3], 0.5 + 1.959963984540054 * sqrt(6.5)) && near_to(lower[0], 1 - upper[0]));
  CHECK(salus_compare_with_benchmark(&rate, 1.5, SALUS_DIRECTION_LOWER_IS_BETTER) == SALUS_STANDING_WORSE);
  CHECK(salus_compare_with_benchmark(&rate, 4.0, SALUS_DIRECTION_LOWER_IS_BETTER) == SALUS_STANDING_SIMILAR);
  CHECK(salus_compare_with_benchmark(&rate, 7.0, SALUS_DIRECTION_UNSPECIFIED) == SALUS_STANDING_LOWER);
  CHECK(strcmp(salus_standing_name(SALUS_STANDING_BETTER), "better") == 0);
}

static void test_trend(void) {
  const double years[] = {2016, 2017, 2018, 2019, 2020}, values[] = {84.42, 84.9, 85.1, 85.6, 85.2};
  const double counts[] = {0, 3, 12, NAN};
  double disclosed[4];
  uint8_t reasons[4];
  salus_value growth = {0, 99, 0};
  salus_trend trend;
  salus_mann_kendall test;
  salus_estimate prediction;
  INIT(trend);
  CHECK_OK(salus_trend_fit(years, values, NULL, 5, SALUS_TREND_LINEAR, 0, &trend, NULL));
  /* m <- lm(values ~ years); coef(m); confint(m)[2, ]; summary(m)$coefficients[2, 3:4] */
  CHECK(fabs(trend.slope.value - 0.226) < 1e-9 && fabs(trend.slope.lower + 0.0562407069695363) < 1e-9);
  CHECK(fabs(trend.slope.upper - 0.5082407069695409) < 1e-9 && fabs(trend.intercept.value + 371.024) < 1e-6);
  CHECK(fabs(trend.statistic - 2.5482960013693208) < 1e-8 && fabs(trend.p_value - 0.0840678584182358) < 1e-8);
  CHECK(trend.points == 5 && trend.annual_percent_change.reason == SALUS_REASON_NOT_DEFINED);
  /* predict(m, data.frame(years = 2025), interval = "prediction") */
  CHECK_OK(salus_trend_predict(years, values, 5, SALUS_TREND_LINEAR, 0, 2025, &prediction, NULL));
  CHECK(fabs(prediction.value - 86.626) < 1e-9 && fabs(prediction.lower - 84.421629609863444) < 1e-9);
  CHECK(fabs(prediction.upper - 88.830370390136395) < 1e-9 && prediction.limits_reason == SALUS_REASON_NONE);
  INIT(test);
  CHECK_OK(salus_mann_kendall_test(years, values, 5, 0.9, &test, NULL));
  CHECK(test.s == 8 && test.points == 5); /* nine pairs rise, one falls */
  CHECK(near_to(test.variance, 5 * 4 * 15 / 18.0) && near_to(test.statistic, 7 / sqrt(50 / 3.0)));
  CHECK(near_to(test.tau, 0.8) && test.sen_slope.value > 0.19 && test.p_value > 0 && test.reason == 0);
  CHECK_OK(salus_annual_growth_rate(100, 121, 2, &growth, NULL));
  CHECK(growth.reason == SALUS_REASON_NONE && fabs(growth.number - 10) < 1e-12);
  CHECK_OK(salus_disclose(counts, 4, 7, 0, 5, disclosed, reasons, NULL));
  CHECK(disclosed[0] == 0 && reasons[1] == SALUS_REASON_SUPPRESSED && disclosed[2] == 10);
  CHECK(reasons[3] == SALUS_REASON_MISSING);
}

static void test_errors(void) {
  const double x = 1, confidence = 95;
  salus_rate_options options;
  salus_error* error = NULL;
  room place;
  salus_estimates result = into(&place);
  INIT(options);
  options.confidences = &confidence;
  options.confidence_count = 1;
  CHECK(salus_rates(&x, &x, 1, &options, &result, &error) == SALUS_ERROR_ARGUMENT);
  CHECK(strstr(salus_error_text(error), "0.95") != NULL);
  salus_error_free(error);
  /* No rows are no fault. */
  CHECK_OK(salus_rates(NULL, NULL, 0, NULL, &result, NULL));
}

int main(void) {
  test_rates();
  test_proportions_and_means();
  test_contrasts();
  test_standardisation();
  test_standard_populations();
  test_life_table();
  test_expectancies();
  test_inequality();
  test_control();
  test_trend();
  test_errors();
  if (failures != 0) fprintf(stderr, "%d checks failed\n", failures);
  return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
