"""Standardisation, inequality, control, trend and small-number rules.

Expectations are plain loops, or recorded from R 4.2 with the call that made them.
"""

import math
import statistics as stdlib
import unittest

import salus
from salus.statistics import (Estimate, absolute_gap, annual_growth_rate, attributable_risk, comparative_ratio,
                              compare_with_benchmark, concentration_index, directly_standardised_rate, disclose,
                              funnel_bands, funnel_limits, gini, indirectly_standardised_rate, mann_kendall,
                              overdispersed_limits, overdispersion, quantile_groups, rate, relative_gap,
                              slope_index, standard_population, standard_populations, standardised_ratio, theil, trend)

from support import needs_numpy, numpy
from test_statistics import TestCase, byar

EVENTS = [20, 40, 90]
PERSONS = [10000, 8000, 5000]
STANDARD = [50, 30, 20]
Z95 = stdlib.NormalDist().inv_cdf(0.975)
Z998 = stdlib.NormalDist().inv_cdf(0.999)

VALUES = [100, 90, 85, 70, 60]
GROUPS = [1000, 1100, 900, 1200, 1000]


class Standardised(TestCase):
    def test_dobson(self):
        found = directly_standardised_rate(EVENTS, PERSONS, STANDARD)
        weights = [w / 100 for w in STANDARD]
        value = sum(w * x / n for w, x, n in zip(weights, EVENTS, PERSONS))
        variance = sum(w * w * x / (n * n) for w, x, n in zip(weights, EVENTS, PERSONS))
        lower, upper = byar(150)
        scale = math.sqrt(variance / 150)
        self.assertClose(found.value, value * 1e5)
        self.assertLimits(found, (value + scale * (lower - 150)) * 1e5, (value + scale * (upper - 150)) * 1e5)

    def test_fay_and_feuer(self):
        # epitools::ageadjust.direct(c(20, 40, 90), c(10000, 8000, 5000), stdpop = c(0.5, 0.3, 0.2)) * 1e5
        found = directly_standardised_rate(EVENTS, PERSONS, STANDARD, method="fay_feuer")
        self.assertLimits(found, 515.894362478680, 717.368713413430)

    def test_the_own_population_gives_the_crude_rate(self):
        found = directly_standardised_rate(EVENTS, PERSONS, PERSONS)
        self.assertClose(found.value, 150 / 23000 * 1e5)

    def test_areas(self):
        found = directly_standardised_rate([EVENTS, [1, 2, 3], [None, 40, 90]], [PERSONS] * 3, STANDARD)
        self.assertEqual(found[0], directly_standardised_rate(EVENTS, PERSONS, STANDARD))
        self.assertEqual(found.reason, [None, "small_numbers", "missing"])
        few = directly_standardised_rate([1, 2, 3], PERSONS, STANDARD, allow_small_numbers=True)
        self.assertClose(few.value, (0.5 / 10000 + 0.3 * 2 / 8000 + 0.2 * 3 / 5000) * 1e5)
        for wrong in ([PERSONS] * 2, PERSONS, [PERSONS[1:]] * 3):
            with self.assertRaises(salus.SalusError):
                directly_standardised_rate([EVENTS] * 3, wrong, STANDARD)

    @needs_numpy
    def test_areas_of_numpy(self):
        found = directly_standardised_rate(numpy.array([EVENTS, EVENTS]), numpy.array([PERSONS, PERSONS]),
                                           numpy.array(STANDARD), confidence=[0.95, 0.998])
        self.assertEqual(found.lower.shape, (2, 2))
        self.assertEqual(found.level(0.95)[1], directly_standardised_rate(EVENTS, PERSONS, STANDARD))

    def test_a_standard_population_by_name(self):
        who = standard_population("who-2000")
        ages = [0, 15, 65]
        weights = [sum(w for age, w in zip(who.ages, who.weights) if low <= age < high)
                   for low, high in ((0, 15), (15, 65), (65, 999))]
        expected = directly_standardised_rate(EVENTS, PERSONS, weights)
        for standard in ("who-2000", "WHO 2000", who):
            found = directly_standardised_rate(EVENTS, PERSONS, standard, ages=ages)
            self.assertAlmostEqual(found.value, expected.value, 9)
        truncated = directly_standardised_rate(EVENTS[1:], PERSONS[1:], who, ages=[15, 30, 65])
        weights = [sum(w for age, w in zip(who.ages, who.weights) if low <= age < high)
                   for low, high in ((15, 30), (30, 65))]
        self.assertAlmostEqual(truncated.value, directly_standardised_rate(EVENTS[1:], PERSONS[1:], weights).value, 9)
        with self.assertRaisesRegex(TypeError, "give ages="):
            directly_standardised_rate(EVENTS, PERSONS, "who-2000")
        with self.assertRaises(TypeError):
            directly_standardised_rate(EVENTS, PERSONS, STANDARD, ages=ages)
        with self.assertRaisesRegex(salus.SalusError, "2 weights"):
            directly_standardised_rate(EVENTS, PERSONS, STANDARD[1:])
        with self.assertRaisesRegex(salus.SalusError, "5 ages"):
            directly_standardised_rate(EVENTS, PERSONS, who, ages=[0, 5, 10, 15, 20])
        with self.assertRaises(salus.SalusError):
            directly_standardised_rate(EVENTS, PERSONS, who, ages=[0, 7, 65])
        with self.assertRaisesRegex(ValueError, "one of who-2000"):
            directly_standardised_rate(EVENTS, PERSONS, "who-200", ages=ages)

    def test_standard_populations(self):
        listed = standard_populations()
        self.assertGreater(len(listed), 4)
        for standard in listed:
            self.assertEqual(standard_population(standard.id), standard)
            self.assertEqual(standard_population(standard.name), standard)
            self.assertEqual(standard_population(standard.english.upper()), standard)
            self.assertEqual(len(standard.ages), len(standard.weights))
            self.assertTrue(standard.source)
            self.assertEqual(tuple(standard.weights_for(standard.ages)), standard.weights)
        with self.assertRaisesRegex(ValueError, "one of european-(1976, european-2013|2013, european-1976)"):
            standard_population("europe")
        with self.assertRaises(TypeError):
            standard_population(2000)
        with self.assertRaises(salus.SalusError):
            listed[0].weights_for([5, 0])

    def test_standardised_ratio(self):
        found = standardised_ratio(160, PERSONS, EVENTS, PERSONS)
        self.assertClose(found.value, 160 / 150)
        self.assertLimits(found, *(limit / 150 for limit in byar(160)))
        few = standardised_ratio(5, PERSONS, EVENTS, PERSONS)
        self.assertAlmostEqual(few.upper, 11.66833207932267 / 150, 12)  # poisson.test(5)$conf.int
        many = standardised_ratio([160, 5, None], [PERSONS] * 3, EVENTS, PERSONS)
        self.assertEqual((many[0], many[1], many[2].reason), (found, few, "missing"))
        self.assertEqual(standardised_ratio([160], PERSONS, EVENTS, PERSONS), found)
        self.assertEqual(standardised_ratio(salus.Value(math.nan, reason="suppressed"), PERSONS, EVENTS,
                                            PERSONS).reason, "suppressed")
        indirect = indirectly_standardised_rate(160, PERSONS, EVENTS, PERSONS, per=1000)
        self.assertClose(indirect.value, 160 / 150 * 150 / 23000 * 1000)
        for observed, population in ((160, [PERSONS] * 2), ([160, 5], PERSONS), ([1, 2, 3], [PERSONS] * 2)):
            with self.assertRaisesRegex(salus.SalusError, "the total of each area"):
                standardised_ratio(observed, population, EVENTS, PERSONS)
        with self.assertRaisesRegex(salus.SalusError, "reference events has 2 strata"):
            standardised_ratio(160, PERSONS, EVENTS[1:], PERSONS)

    def test_comparative_ratio(self):
        other = [10, 30, 100]
        a = directly_standardised_rate(EVENTS, PERSONS, STANDARD).value
        b = directly_standardised_rate(other, PERSONS, STANDARD).value
        found = comparative_ratio(EVENTS, PERSONS, other, PERSONS, STANDARD)
        self.assertClose(found.value, a / b)
        variances = [sum((w / 100)**2 * x / (n * n) for w, x, n in zip(STANDARD, events, PERSONS)) * 1e10
                     for events in (EVENTS, other)]
        spread = math.exp(Z95 * math.sqrt(variances[0] / a**2 + variances[1] / b**2))
        self.assertLimits(found, a / b / spread, a / b * spread)
        chi = (a - b) / math.sqrt(sum(variances))
        smith = comparative_ratio(EVENTS, PERSONS, other, PERSONS, STANDARD, method="smith")
        self.assertLimits(smith, *sorted(((a / b)**(1 - Z95 / chi), (a / b)**(1 + Z95 / chi))))
        with self.assertRaises(TypeError):
            comparative_ratio([EVENTS], [PERSONS], [EVENTS], [PERSONS], STANDARD)


class Inequality(TestCase):
    def test_slope_index(self):
        found = slope_index(VALUES, GROUPS)
        # r <- (cumsum(p) - p/2) / sum(p); m <- lm(values ~ r, weights = p); coef(m)[2]; confint(m)[2, ]
        self.assertTrue(math.isclose(found.sii.value, -49.8825100133511, rel_tol=1e-12))
        self.assertLimits(found.sii, -61.3841850346683, -38.3808349920340)
        self.assertLess(found.rii.upper, 1)
        logarithmic = slope_index(VALUES, GROUPS, "log", confidence=[0.95, 0.998])
        self.assertEqual(len(logarithmic.rii.lower), 2)
        self.assertLess(logarithmic.rii.lower[1], logarithmic.rii.lower[0])
        self.assertEqual(slope_index(VALUES[:2], GROUPS[:2]).sii.limits_reason, "not_defined")
        self.assertEqual(slope_index(VALUES, GROUPS, "logit").sii.reason, "not_defined")
        with self.assertRaisesRegex(ValueError, "one of log, logit, linear"):
            slope_index(VALUES, GROUPS, "Log")
        with self.assertRaises(salus.SalusError):
            slope_index(VALUES, GROUPS[1:])
        with self.assertRaises(TypeError):
            slope_index(5, 5)

    def test_gaps(self):
        a, b = Estimate(100, 90, 110), Estimate(80, 74, 86)
        gap = absolute_gap(a, b)
        self.assertEqual(gap.value, 20)
        self.assertLimits(gap, 20 - math.sqrt(136), 20 + math.sqrt(136))
        ratio = relative_gap(a, b)
        lower = math.log(1.25) - math.hypot(math.log(100 / 90), math.log(86 / 80))
        self.assertEqual(ratio.value, 1.25)
        self.assertTrue(math.isclose(ratio.lower, math.exp(lower), rel_tol=1e-12))
        self.assertEqual(absolute_gap(100, 80).limits_reason, "missing")
        self.assertEqual(absolute_gap(100, 80).value, 20)
        self.assertEqual(absolute_gap(rate(1, 0), b).reason, "no_population")
        self.assertEqual(absolute_gap(salus.Value(math.nan, reason="suppressed"), 3).reason, "suppressed")
        self.assertEqual(relative_gap(3, 0).reason, "zero_denominator")
        with self.assertRaisesRegex(ValueError, "different levels"):
            absolute_gap(rate(5, 10), rate(5, 10, confidence=0.9))
        with self.assertRaisesRegex(ValueError, r"\.level\(0\.9\)"):
            absolute_gap(rate(5, 10, confidence=[0.9, 0.95]), 3)
        with self.assertRaises(TypeError):
            absolute_gap("5", 3)

    def test_gini_concentration_theil(self):
        shares = [n / sum(GROUPS) for n in GROUPS]
        average = sum(p * y for p, y in zip(shares, VALUES))
        expected = sum(p * q * abs(y - z) for p, y in zip(shares, VALUES) for q, z in zip(shares, VALUES)) / 2 / average
        self.assertAlmostEqual(gini(VALUES, GROUPS).value, expected, 14)
        self.assertAlmostEqual(concentration_index(VALUES, GROUPS).value, -expected, 14)
        self.assertAlmostEqual(concentration_index(VALUES[::-1], GROUPS[::-1]).value, expected, 14)
        found = theil(VALUES, GROUPS)
        self.assertAlmostEqual(found.value, sum(p * y / average * math.log(y / average)
                                                for p, y in zip(shares, VALUES)), 14)
        self.assertEqual(found.limits_reason, "not_defined")
        self.assertEqual(gini([-1, 2], [1, 1]).reason, "invalid_argument")
        self.assertEqual(gini([1, 2], [0, 0]).reason, "no_population")

    def test_attributable_risk(self):
        average = sum(y * n for y, n in zip(VALUES, GROUPS)) / sum(GROUPS)
        found = attributable_risk(VALUES, GROUPS)
        self.assertClose(found.absolute.value, average - 60)
        self.assertAlmostEqual(found.fraction.value, 1 - 60 / average, 14)
        self.assertClose(attributable_risk(VALUES, GROUPS, "highest").absolute.value, average - 100)
        self.assertClose(attributable_risk(VALUES, GROUPS, 2).absolute.value, average - 85)
        self.assertEqual(attributable_risk(VALUES, GROUPS, -1), found)
        with self.assertRaises(IndexError):
            attributable_risk(VALUES, GROUPS, 5)
        with self.assertRaisesRegex(ValueError, "one of lowest, highest"):
            attributable_risk(VALUES, GROUPS, "low")

    def test_quantile_groups(self):
        self.assertEqual(list(quantile_groups([5, 1, None, 3, 4, 2])), [5, 1, 0, 3, 4, 2])
        self.assertEqual(list(quantile_groups([5, 1, 3, 4, 2], descending=True)), [1, 5, 3, 2, 4])
        self.assertEqual(list(quantile_groups([1, 1, 1, 2], groups=2)), [1, 1, 1, 2])
        self.assertEqual(list(quantile_groups([1, 2, 3], [8, 1, 1], groups=2)), [1, 2, 2])
        self.assertEqual(list(quantile_groups([None, None])), [0, 0])
        for wrong in (([1, math.inf],), ([1, 2], [1, -1])):
            with self.assertRaises(ValueError):
                quantile_groups(*wrong)
        for groups in (0, -1, 2**40):
            with self.assertRaises(ValueError):
                quantile_groups([1, 2], groups=groups)
        with self.assertRaises(salus.SalusError):
            quantile_groups([1, 2], [1])

    @needs_numpy
    def test_quantile_groups_of_numpy(self):
        found = quantile_groups(numpy.arange(10.0))
        self.assertEqual((found.dtype, list(found)), (numpy.int32, [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]))


class Control(TestCase):
    def test_funnel_limits(self):
        found = funnel_limits("proportion", 0.1, 500)
        self.assertEqual((found.value, found.confidence), (0.1, (0.95, 0.998)))
        self.assertAlmostEqual(found.upper[0], 0.1 + Z95 * math.sqrt(0.09 / 500), 12)
        self.assertAlmostEqual(found.lower[1], 0.1 - Z998 * math.sqrt(0.09 / 500), 12)
        lines = funnel_limits("rate", 0.01, [500, 5000, 0], confidence=0.95)
        self.assertEqual(lines.reason, [None, None, "no_population"])
        self.assertLess(lines.upper[1] - lines.lower[1], lines.upper[0] - lines.lower[0])
        self.assertEqual(funnel_limits("ratio", 0, 5).reason, "not_defined")
        with self.assertRaisesRegex(ValueError, "one of rate, ratio, proportion"):
            funnel_limits("rates", 0.1, 5)
        with self.assertRaises(TypeError):
            funnel_limits(None, 0.1, 5)

    def test_funnel_bands(self):
        found = funnel_bands("proportion", 0.1, [30, 80, 50, 600], 500)
        self.assertEqual(list(found.band), [-1, 2, 0, 0])
        self.assertEqual(found.reason, [None, None, None, "invalid_argument"])
        error = math.sqrt(0.09 / 500)
        self.assertAlmostEqual(found.score[0], -0.04 / error, 12)
        self.assertEqual(found[1].band, 2)
        self.assertEqual([row.band for row in found[:2]], [-1, 2])
        one = funnel_bands("rate", 0.1, 30, 500)
        self.assertLess(byar(30)[1], 50)
        self.assertGreater(byar(30, 0.998)[1], 50)
        self.assertEqual((one.band, one.reason), (-1, None))
        self.assertIn("4 rows", repr(found))
        with self.assertRaisesRegex(salus.SalusError, "ascend"):
            funnel_bands("rate", 0.1, 30, 500, confidence=(0.998, 0.95))

    def test_overdispersion(self):
        found = overdispersion([-3, 0, 1, 4], [1, 1, 1, 1], winsorised=0)
        self.assertAlmostEqual(found.factor, 26 / 4, 12)
        self.assertAlmostEqual(found.between_variance, (26 - 3) / 3, 12)
        limits = overdispersed_limits(0.5, [0.1, None], found, "multiplicative")
        self.assertAlmostEqual(limits.upper[0], 0.5 + Z95 * 0.1 * math.sqrt(6.5), 12)
        self.assertTrue(math.isnan(limits.lower[1]))
        single = overdispersed_limits(0.5, 0.1, found, "additive", confidence=0.998)
        self.assertAlmostEqual(single.lower, 0.5 - Z998 * math.sqrt(0.01 + 23 / 3), 12)
        self.assertEqual(overdispersion([1], [1]).reason, "small_numbers")
        for share in (-0.1, 0.5, math.nan):
            with self.assertRaises(ValueError):
                overdispersion([1, 2], [1, 1], share)
        with self.assertRaises(ValueError):
            overdispersed_limits(0.5, 0.1, found, "multiply")
        with self.assertRaises(TypeError):
            overdispersed_limits(0.5, 0.1, found, confidence=[0.9, 0.95])

    def test_benchmark(self):
        found = rate(11, 2886, per=1000)
        self.assertEqual(compare_with_benchmark(found, 1.5, "lower_is_better"), "worse")
        self.assertEqual(compare_with_benchmark(found, 1.5, "higher"), "better")
        self.assertEqual(compare_with_benchmark(found, 4, "lower"), "similar")
        self.assertEqual(compare_with_benchmark(found, 1.5), "higher")
        self.assertEqual(compare_with_benchmark(found, 7), "lower")
        self.assertEqual(compare_with_benchmark(found, None), "not_compared")
        self.assertEqual(compare_with_benchmark(3.8, 2), "not_compared")
        many = rate([11, 100, None], 2886, per=1000)
        self.assertEqual(compare_with_benchmark(many, 4, "lower"), ["similar", "worse", "not_compared"])
        with self.assertRaises(ValueError):
            compare_with_benchmark(found, 4, "up")
        with self.assertRaises(ValueError):
            compare_with_benchmark(rate(11, 2886, confidence=[0.9, 0.95]), 4)


class Trends(TestCase):
    YEARS = [2016, 2017, 2018, 2019, 2020]
    SERIES = [84.42, 84.9, 85.1, 85.6, 85.2]

    def test_a_line(self):
        found = trend(self.YEARS, self.SERIES)
        # m <- lm(values ~ years); confint(m)[2, ]; summary(m)$coefficients[2, 3:4]
        self.assertAlmostEqual(found.slope.value, 0.226, 9)
        self.assertAlmostEqual(found.slope.lower, -0.0562407069695363, 9)
        self.assertAlmostEqual(found.slope.upper, 0.5082407069695409, 9)
        self.assertAlmostEqual(found.statistic, 2.5482960013693208, 8)
        self.assertAlmostEqual(found.p_value, 0.0840678584182358, 9)
        self.assertEqual((found.points, found.reason), (5, None))
        self.assertEqual(found.annual_percent_change.reason, "not_defined")

    def test_an_exponential_line(self):
        found = trend(self.YEARS, VALUES, form="log_linear")
        # m <- lm(log(values) ~ years); (exp(c(coef(m)[2], confint(m)[2, ])) - 1) * 100
        change = found.annual_percent_change
        self.assertAlmostEqual(change.value, -11.95274857304259, 8)
        self.assertAlmostEqual(change.lower, -15.76755402059505, 8)
        self.assertAlmostEqual(change.upper, -7.96517430186799, 8)

    def test_weights_and_missing_rows(self):
        plain = trend(self.YEARS, self.SERIES)
        weighted = trend(self.YEARS, self.SERIES, [2] * 5)
        self.assertAlmostEqual(weighted.slope.value, plain.slope.value, 12)
        fewer = trend(self.YEARS, self.SERIES[:4] + [None])
        self.assertEqual(fewer.points, 4)
        self.assertEqual(trend(self.YEARS, self.SERIES, [1, 1, 1, 1, 0]).points, 4)
        two = trend([2019, 2020], [1, 2])
        self.assertEqual((two.slope.value, two.slope.limits_reason, two.reason), (1, "small_numbers", "small_numbers"))
        with self.assertRaises(TypeError):
            trend(2019, 3)
        with self.assertRaises(TypeError):
            trend(self.YEARS, self.SERIES, confidence=[0.9, 0.95])
        with self.assertRaisesRegex(ValueError, "one of log_linear, linear"):
            trend(self.YEARS, self.SERIES, form="log")

    def test_mann_kendall(self):
        found = mann_kendall(self.YEARS, self.SERIES)
        self.assertEqual((found.s, found.points, found.reason), (8, 5, None))
        self.assertAlmostEqual(found.variance, 5 * 4 * 15 / 18, 12)
        self.assertAlmostEqual(found.statistic, 7 / math.sqrt(50 / 3), 12)
        self.assertAlmostEqual(found.p_value, 2 * stdlib.NormalDist().cdf(-7 / math.sqrt(50 / 3)), 12)
        slopes = sorted((self.SERIES[j] - self.SERIES[i]) / (j - i) for i in range(5) for j in range(i + 1, 5))
        self.assertAlmostEqual(found.sen_slope.value, (slopes[4] + slopes[5]) / 2, 12)
        self.assertEqual(mann_kendall([2019, 2020], [1, 2]).reason, "small_numbers")

    def test_growth(self):
        self.assertAlmostEqual(annual_growth_rate(100, 121, 2).value, 10, 12)
        self.assertEqual(annual_growth_rate(100, 121, 2).unit, "%")
        self.assertEqual(annual_growth_rate(0, 121, 2).reason, "zero_denominator")
        self.assertEqual(annual_growth_rate(None, 121, 2).reason, "missing")
        with self.assertRaises(TypeError):
            annual_growth_rate([1], 2, 3)


class Disclosure(TestCase):
    def test_counts_are_withheld_and_rounded(self):
        found = disclose([0, 3, 12, 13, None, -1], 7, round_to=5)
        self.assertEqual([row.value for row in found if row.valid], [0, 10, 15])
        self.assertEqual(found.reason, [None, "suppressed", None, None, "missing", "invalid_argument"])
        self.assertEqual(disclose(3, 7), salus.Value(math.nan, reason="suppressed"))
        self.assertEqual(disclose(8, 7).value, 8)
        self.assertEqual(disclose(0, 7, suppress_zero=True).reason, "suppressed")
        self.assertEqual(len(found[2:]), 4)
        self.assertEqual(repr(found[1:3]), "Disclosed, 2 rows: suppressed, 10")
        with self.assertRaises(salus.SalusError):
            disclose(3, -1)

    @needs_numpy
    def test_counts_of_numpy(self):
        counts = numpy.array([3, 12])
        self.assertTrue(numpy.isnan(disclose(counts, 7).value[0]))
        self.assertEqual(list(counts), [3, 12])


if __name__ == "__main__":
    unittest.main()
