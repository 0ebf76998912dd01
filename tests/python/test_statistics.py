"""Rates, proportions, means and comparisons, and what all of salus.statistics shares.

Expectations are computed here another way (statistics.NormalDist, plain loops) or recorded from R 4.2 with the call
that made them.
"""

import array
import copy
import math
import pickle
import re
import statistics as stdlib
import subprocess
import sys
import tracemalloc
import unittest

import salus
from salus.statistics import (Estimate, Estimates, mean, proportion, proportion_difference, proportion_ratio, rate,
                              rate_difference, rate_ratio, recurrent_rate)
from salus.statistics import _comparisons, _control, _inequality, _life_table, _rates, _standardisation, _trend

import support
from support import needs_numpy, numpy

Z95 = stdlib.NormalDist().inv_cdf(0.975)


def byar(x, confidence=0.95):
    z = stdlib.NormalDist().inv_cdf(1 - (1 - confidence) / 2)
    y = x + 1
    return x * (1 - 1 / (9 * x) - z / (3 * math.sqrt(x)))**3, y * (1 - 1 / (9 * y) + z / (3 * math.sqrt(y)))**3


def wilson(x, n, z=Z95):
    half = z * math.sqrt(z * z + 4 * x * (1 - x / n))
    return (2 * x + z * z - half) / (2 * (n + z * z)), (2 * x + z * z + half) / (2 * (n + z * z))


class TestCase(support.TestCase):
    def assertLimits(self, estimate, lower, upper):
        self.assertIsNone(estimate.limits_reason)
        self.assertTrue(math.isclose(estimate.lower, lower, rel_tol=1e-9), (estimate.lower, lower))
        self.assertTrue(math.isclose(estimate.upper, upper, rel_tol=1e-9), (estimate.upper, upper))


class Rates(TestCase):
    def test_byar_from_ten_events_and_exact_below(self):
        found = rate(11, 2886, per=1000)
        self.assertClose(found.value, 11 / 2886 * 1000)
        lower, upper = byar(11)
        self.assertLimits(found, lower / 2886 * 1000, upper / 2886 * 1000)
        # poisson.test(3)$conf.int
        self.assertLimits(rate(3, 1000, per=1000), 0.618672122895602, 8.767273069742323)

    def test_every_method_by_name(self):
        self.assertLimits(rate(11, 1, per=1, method="exact"), 5.49116036723684, 19.68203851330195)  # poisson.test(11)
        self.assertLimits(rate(11, 1, per=1, method="fay_feuer"), 5.49116036723684, 19.68203851330195)
        self.assertLimits(rate(3, 1, per=1, method="byar"), *byar(3))
        found = rate(11, 1, per=1, method="mid_p")

        def below(mu, x):  # P(X < x) + P(X = x)/2
            terms = [math.exp(-mu) * mu**k / math.factorial(k) for k in range(x + 1)]
            return sum(terms[:-1]) + terms[-1] / 2

        self.assertAlmostEqual(1 - below(found.lower, 11), 0.025, 12)
        self.assertAlmostEqual(below(found.upper, 11), 0.025, 12)

    def test_an_unknown_method_lists_the_others_nearest_first(self):
        with self.assertRaisesRegex(ValueError, "'fay' is no method of a rate; it is one of fay_feuer, "):
            rate(1, 2, method="fay")
        with self.assertRaisesRegex(ValueError, "one of wilson, .*agresti_coull"):
            proportion(1, 2, method="Wilson")
        with self.assertRaisesRegex(ValueError, "one of wald, score"):
            rate_difference(1, 2, 1, 2, method="Wald")
        with self.assertRaises(ValueError):
            rate(1, 2, method=3)

    def test_reasons(self):
        for events, population, reason in (
                (None, 10, "missing"), (5, math.nan, "missing"), (-1, 10, "invalid_argument"),
                (math.inf, 10, "invalid_argument"), (5, 0, "no_population"), (1e300, 1e-300, "overflow")):
            found = rate(events, population)
            self.assertEqual((found.reason, found.limits_reason, found.valid), (reason, reason, False))
            self.assertTrue(math.isnan(found.value) and math.isnan(found.lower) and math.isnan(found.upper))

    def test_no_events_have_an_upper_limit(self):
        found = rate(0, 1000, per=1000)
        self.assertEqual((found.value, found.lower), (0, 0))
        self.assertClose(found.upper, -math.log(0.025))

    def test_events_that_are_not_independent(self):
        # 8 persons with one event, 2 with two, 1 with three: 15 events of variance 25.
        found = recurrent_rate([8, 2, 1], 1000)
        stretch = math.sqrt(25 / 15)
        lower, upper = byar(15)
        self.assertLimits(found, (15 + stretch * (lower - 15)) * 100, (15 + stretch * (upper - 15)) * 100)
        self.assertEqual(recurrent_rate([11], 2886), rate(11, 2886))
        self.assertEqual(recurrent_rate([8, 2, 1], salus.Value(math.nan, reason="suppressed")).reason, "suppressed")
        with self.assertRaises(TypeError):
            recurrent_rate([1], [2, 3])

    def test_the_base_is_above_zero(self):
        for per in (0, -1, math.nan, math.inf):
            with self.assertRaises(ValueError):
                rate(1, 2, per=per)


class Proportions(TestCase):
    def test_wilson_exact_and_agresti_coull(self):
        self.assertLimits(proportion(60, 160), 0.303743232100684, 0.452118316692193)  # prop.test(correct = FALSE)
        # binom.test(60, 160)$conf.int
        self.assertLimits(proportion(60, 160, per=100, method="exact"), 29.9822800059953, 45.4899903614503)
        adjusted, n = 60 + Z95**2 / 2, 160 + Z95**2
        half = Z95 * math.sqrt(adjusted / n * (1 - adjusted / n) / n)
        self.assertLimits(proportion(60, 160, method="agresti_coull"), adjusted / n - half, adjusted / n + half)

    def test_a_design_effect_widens_the_limits_alone(self):
        found = proportion(60, 160, design_effect=2)
        self.assertEqual(found.value, 0.375)
        self.assertLimits(found, *wilson(30, 80))
        with self.assertRaises(ValueError):
            proportion(60, 160, design_effect=0)

    def test_more_events_than_population(self):
        self.assertEqual(proportion(5, 4).reason, "invalid_argument")


class Means(TestCase):
    def test_students_limits(self):
        # 51.5 + c(-1, 1) * qt(0.975, 24) * sqrt(80.4 / 25)
        self.assertLimits(mean(25, 51.5, 80.4), 47.7987674878533, 55.2012325121467)
        alone = mean(1, 51.5, None)
        self.assertEqual((alone.value, alone.limits_reason), (51.5, "small_numbers"))


class Comparisons(TestCase):
    def test_ratio_of_rates(self):
        ratio = 11 / 2886 / (20 / 3000)
        found = rate_ratio(11, 2886, 20, 3000)
        spread = math.exp(Z95 * math.sqrt(1 / 11 + 1 / 20))
        self.assertLimits(found, ratio / spread, ratio * spread)
        score = (11 - 31 * 2886 / 5886) / math.sqrt(31 * 2886 * 3000 / 5886**2)
        self.assertClose(found.statistic, score)
        self.assertAlmostEqual(found.p_value, 2 * stdlib.NormalDist().cdf(-abs(score)), 12)
        # poisson.test(c(11, 20), c(2886, 3000))$conf.int
        self.assertLimits(rate_ratio(11, 2886, 20, 3000, method="exact"), 0.247436102574332, 1.251685022324916)
        self.assertEqual(rate_ratio(11, 2886, 0, 3000).reason, "zero_denominator")

    def test_difference_of_rates(self):
        found = rate_difference(11, 2886, 20, 3000, per=1000)
        half = Z95 * math.sqrt(11 / 2886**2 + 20 / 3000**2)
        difference = 11 / 2886 - 20 / 3000
        self.assertLimits(found, (difference - half) * 1000, (difference + half) * 1000)
        score = rate_difference(0, 2886, 0, 3000, method="score")
        self.assertEqual((score.value, score.limits_reason, score.test_reason), (0, None, "not_defined"))
        self.assertTrue(math.isnan(score.p_value))

    def test_ratio_and_difference_of_proportions(self):
        spread = math.exp(Z95 * math.sqrt(1 / 56 - 1 / 70 + 1 / 48 - 1 / 80))
        self.assertLimits(proportion_ratio(56, 70, 48, 80), 0.8 / 0.6 / spread, 0.8 / 0.6 * spread)
        (l1, u1), (l2, u2) = wilson(56, 70), wilson(48, 80)
        found = proportion_difference(56, 70, 48, 80)
        self.assertLimits(found, 0.2 - math.hypot(0.8 - l1, u2 - 0.6), 0.2 + math.hypot(u1 - 0.8, 0.6 - l2))
        self.assertClose(proportion_difference(56, 70, 48, 80, per=100).value, 20)

    def test_columns(self):
        found = rate_ratio([11, 11, None], 2886, [20, 0, 20], 3000)
        self.assertEqual(found[0], rate_ratio(11, 2886, 20, 3000))
        self.assertEqual(found[0].p_value, rate_ratio(11, 2886, 20, 3000).p_value)
        self.assertEqual(found.reason, [None, "zero_denominator", "missing"])
        self.assertEqual([len(column) for column in (found.statistic, found.p_value, found.test_reason)], [3, 3, 3])
        self.assertEqual(found[1:][1].reason, "missing")
        self.assertEqual(repr(found[0]), "Contrast(0.572, 0.274 to 1.193, p = 0.131)")


class Levels(TestCase):
    def test_several_at_once(self):
        found = rate(11, 1, per=1, confidence=[0.95, 0.998])
        self.assertEqual(found.confidence, (0.95, 0.998))
        for at, level in enumerate(found.confidence):
            one = rate(11, 1, per=1, confidence=level)
            self.assertEqual((found.lower[at], found.upper[at]), (one.lower, one.upper))
            self.assertEqual(found.level(level), one)
        with self.assertRaisesRegex(ValueError, "those of 0.95, 0.998"):
            found.level(0.9)

    def test_several_at_once_of_columns(self):
        found = rate([11, None], [1, 1], confidence=(0.95, 0.998))
        self.assertEqual(len(found.lower), 2)
        self.assertEqual(found.lower[1][0], found[0].lower[1])
        self.assertEqual(found.level(0.998)[0], found[0].level(0.998))
        self.assertEqual(found.level(0.998).limits_reason, [None, "missing"])
        self.assertEqual(found[:1].lower[1][0], found[0].lower[1])

    def test_a_level_that_is_none(self):
        for level in (0, 1, 95, -0.5, math.nan, math.inf, [0.95, 95]):
            with self.assertRaisesRegex(ValueError, "0.95"):
                rate(1, 2, confidence=level)
        with self.assertRaises(ValueError):
            rate(1, 2, confidence=[])
        with self.assertRaises(salus.SalusError):
            rate(1, 2, confidence=[0.5] * 33)
        for level in ("0.95", None):
            with self.assertRaises(TypeError):
                rate(1, 2, confidence=level)


class Inputs(TestCase):
    def assertFirst(self, events):
        """The rate of eleven events, then a missing one."""
        found = rate(events, 2886)
        self.assertIsInstance(found, Estimates)
        self.assertEqual(found[0], rate(11, 2886))
        self.assertEqual(found[1].reason, "missing")

    def test_columns_of_every_kind(self):
        self.assertFirst([11, None])
        self.assertFirst((11, math.nan))
        self.assertFirst(array.array("d", [11, math.nan]))
        self.assertFirst(array.array("f", [11, math.nan]))
        self.assertFirst([salus.Value(11), salus.Value(math.nan)])
        self.assertEqual(rate(array.array("i", [11, 3]), 2886)[1], rate(3, 2886))
        self.assertEqual(rate(memoryview(array.array("d", [11, 5, 3]))[::2], 2886)[1], rate(3, 2886))
        self.assertEqual(rate(bytearray([11, 3]), 2886)[0], rate(11, 2886))
        self.assertEqual(rate(iter([11, 3]), 2886)[1], rate(3, 2886))

    def test_an_infinity_is_no_missing_number_beside_one(self):
        self.assertEqual(rate([None, math.inf, 3], 2886).reason, ["missing", "invalid_argument", None])

    def test_no_rows(self):
        found = rate([], [])
        self.assertEqual((len(found), list(found), found.reason), (0, [], []))

    def test_a_value_keeps_its_reason(self):
        suppressed = salus.Value(math.nan, reason="suppressed")
        self.assertEqual(rate(suppressed, 100).reason, "suppressed")
        self.assertEqual(rate(salus.Value(11), salus.Value(2886, "人")), rate(11, 2886))

    def test_columns_of_different_length(self):
        self.assertIn("events 2, population 3", str(self.refused("unequal_lengths", rate, [1, 2], [1, 2, 3])))

    def test_what_is_no_number(self):
        for wrong in ("11", ["11"], {"a": 1}, {1, 2}, [[1, 2]], object()):
            with self.assertRaises(TypeError, msg=repr(wrong)):
                rate(wrong, 100)

    @needs_numpy
    def test_numpy_comes_back_as_numpy(self):
        found = rate(numpy.array([11, 3.0]), numpy.array([2886, 2886]))
        self.assertIsInstance(found.value, numpy.ndarray)
        self.assertEqual(found.value[1], rate(3, 2886).value)
        self.assertEqual(list(found.valid), [True, True])
        self.assertEqual(found.lower.dtype, numpy.float64)
        several = rate(numpy.arange(4.0), 100, confidence=[0.9, 0.95, 0.99])
        self.assertEqual(several.lower.shape, (3, 4))
        self.assertEqual(several[2].lower, tuple(several.lower[:, 2]))
        self.assertEqual(several[1:3].lower.shape, (3, 2))
        self.assertEqual(several.level(0.99)[1], rate(1, 100, confidence=0.99))

    @needs_numpy
    def test_numpy_of_every_kind(self):
        self.assertFirst(numpy.array([11, numpy.nan]))
        self.assertFirst(numpy.array([11, numpy.nan], numpy.float32))
        self.assertFirst(numpy.array([11, None], object))
        self.assertFirst(numpy.ma.array([11, 3], mask=[False, True]))
        self.assertFirst(numpy.array([[11, 5], [numpy.nan, 6]])[:, 0])
        self.assertFirst(numpy.array([numpy.nan, 11])[::-1])
        self.assertFirst(numpy.array([11, numpy.nan], ">f8"))
        self.assertEqual(rate(numpy.array([11, 3], numpy.int16), 2886)[0], rate(11, 2886))
        self.assertEqual(rate(numpy.float64(11), numpy.int64(2886)), rate(11, 2886))
        self.assertIsInstance(rate(numpy.array(11), 2886), Estimate)
        self.assertEqual(list(rate(numpy.array([numpy.inf, 1], numpy.float32), 0.5).reason), ["invalid_argument", None])
        with self.assertRaises(TypeError):
            rate(numpy.array(["11"]), 2886)

    @needs_numpy
    def test_what_goes_in_stays_as_it_is(self):
        events = numpy.array([11.0, 3])
        rate(events, 2886)
        self.assertEqual(list(events), [11, 3])

    @needs_numpy
    def test_a_million_rates_take_no_more_memory_than_their_columns(self):
        count = 1000000
        events = numpy.arange(count, dtype=float) % 1000
        population = numpy.full(count, 1e5)
        rate(events[:10], population[:10])
        tracemalloc.start()
        found = rate(events, population)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        self.assertLess(peak, 1.2 * count * (3 * 8 + 2))
        self.assertEqual(found[-1], rate(999, 1e5))
        self.assertTrue(found.valid.all())

    def test_without_numpy(self):
        code = ("import sys; sys.modules['numpy'] = None; import salus; from salus.statistics import rate; "
                "e = rate([11, None], 2886, confidence=[.95, .99]); print(e[0], e.reason, type(e.value).__name__)")
        done = subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              encoding="utf-8", env=support.os.environ)
        self.assertEqual(done.stdout.split()[-1], "array", done.stderr)

    def test_numpy_is_not_loaded_for_its_own_sake(self):
        code = "import sys, salus; salus.statistics.rate([1, 2], 5); print('numpy' in sys.modules)"
        done = subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, encoding="utf-8",
                              env=support.os.environ)
        self.assertEqual(done.stdout.strip(), "False")


class Results(TestCase):
    def test_readable(self):
        self.assertEqual(repr(rate(11, 2886, per=1000)), "Estimate(3.81, 1.90 to 6.82)")
        self.assertEqual(str(rate(11, 2886, per=1000)), "3.81 (1.90 to 6.82)")
        self.assertEqual(repr(rate(11, 2886, per=1000, confidence=0.998)), "Estimate(3.81, 99.8 %: 1.19 to 8.89)")
        self.assertEqual(repr(rate(11, 2886, 1000, [0.95, 0.998])),
                         "Estimate(3.81, 95 %: 1.90 to 6.82, 99.8 %: 1.19 to 8.89)")
        self.assertEqual(repr(rate(11, 0)), "Estimate(no_population)")
        self.assertEqual(repr(Estimate(3.81)), "Estimate(3.81, no limits: missing)")
        self.assertEqual(repr(Estimate(1e300, 1e299, 2e300)), "Estimate(1e+300, 1e+299 to 2e+300)")
        self.assertEqual(repr(Estimate(5, 5, 5)), "Estimate(5, 5 to 5)")
        many = repr(rate(range(100), 1000))
        self.assertIn("100 rows", many)
        self.assertIn("92 more", many)
        self.assertEqual(many, many.encode("ascii", "replace").decode())

    def test_an_estimate_is_a_value_object(self):
        found = rate(11, 2886)
        self.assertEqual(found, copy.deepcopy(found))
        self.assertEqual(found, pickle.loads(pickle.dumps(found)))
        self.assertEqual(rate(11, 0), rate(5, 0))
        self.assertEqual(hash(rate(11, 0)), hash(rate(5, 0)))
        self.assertNotEqual(found, rate(12, 2886))
        self.assertNotEqual(found, found.value)
        self.assertEqual(float(found), found.value)
        with self.assertRaises(TypeError):
            bool(found)
        with self.assertRaises(Exception):
            found.value = 3
        with self.assertRaises(ValueError):
            Estimate(3, reason="because")
        self.assertEqual(Estimate(math.inf).reason, "not_finite")

    def test_estimates_are_a_sequence(self):
        found = rate([11, 3, 5], 2886)
        self.assertEqual(found[-1], found[2])
        self.assertEqual([float(row) for row in found], list(found.value))
        self.assertEqual(len(found[1:]), 2)
        self.assertIn(rate(3, 2886), found)
        with self.assertRaises(IndexError):
            found[3]


@unittest.skipUnless(support.HEADER.exists(), "the header is not there")
class Numbers(unittest.TestCase):
    def test_methods_have_the_numbers_of_the_header(self):
        text = re.sub(r"/\*.*?\*/", "", support.HEADER.read_text(encoding="utf-8"), flags=re.S)
        numbers = {name: int(value) for name, value in re.findall(r"\bSALUS_(\w+) = (-?\d+)", text)}
        families = {"RATE": _rates._RATES, "PROPORTION": _rates._PROPORTIONS, "CONTRAST": _comparisons._METHODS,
                    "STANDARDISATION": _standardisation._METHODS, "COMPARATIVE_RATIO": _standardisation._RATIO_METHODS,
                    "SHARE_LIVED": _life_table._SHARES, "SEX": _life_table._SEXES,
                    "DEATH_PROBABILITY": _life_table._PROBABILITIES, "SLOPE": _inequality._TRANSFORMS,
                    "REFERENCE": _inequality._REFERENCES, "FUNNEL": _control._STATISTICS,
                    "DISPERSION": _control._MODELS, "TREND": _trend._FORMS}
        for prefix, names in families.items():
            for name, number in names.items():
                self.assertEqual(number, numbers[f"{prefix}_{name.upper()}"], name)
        for name in ("RATE_RATIO", "RATE_DIFFERENCE", "PROPORTION_RATIO", "PROPORTION_DIFFERENCE"):
            self.assertEqual(getattr(_comparisons, f"_{name}"), numbers[f"CONTRAST_{name}"])
        for name in ("GINI", "CONCENTRATION", "THEIL"):
            self.assertEqual(getattr(_inequality, f"_{name}"), numbers[f"INEQUALITY_{name}"])


class Documented(unittest.TestCase):
    def test_examples_of_the_docstrings(self):
        import doctest

        for module in (salus.statistics, _rates, salus.statistics._standard_population):
            self.assertEqual(doctest.testmod(module).failed, 0, module)

    def test_everything_public_is_documented_and_exported(self):
        for name in salus.statistics.__all__:
            self.assertTrue(getattr(salus.statistics, name).__doc__, name)
        self.assertIs(salus.life_table, salus.statistics.life_table)


if __name__ == "__main__":
    unittest.main()
