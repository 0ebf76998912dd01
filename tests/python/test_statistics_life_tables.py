"""Life tables and what comes from them.

The population is that of PHEindicatormethods' own tests (tests/testthat/testLifeExpectancy.R), whose expected figures
come from Public Health England's calculator. Other expectations are plain loops.
"""

import array
import math
import statistics as stdlib
import unittest

import salus
from salus.statistics import (decompose_life_expectancy, healthy_life_expectancy, life_expectancy,
                              life_expectancy_gain, life_table, premature_mortality, probability_of_dying,
                              temporary_life_expectancy)

import support
from support import needs_numpy, numpy

AGES = [0, 1, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90]
POPULATION = [7060, 35059, 46974, 48489, 43219, 38561, 46009, 57208, 61435, 55601, 50209, 56416, 46411, 39820, 37978,
              37039, 33288, 23306, 11936, 11936]
DEATHS = [17, 9, 4, 8, 20, 15, 24, 33, 50, 71, 100, 163, 263, 304, 536, 872, 1390, 1605, 1936, 1937]
LATER = [14, 8, 4, 8, 22, 15, 22, 30, 42, 57, 80, 122, 210, 243, 456, 741, 1251, 1444, 1839, 1976]
CAUSE = [0, 0, 0, 1, 1, 2, 2, 5, 10, 18, 30, 57, 105, 122, 214, 331, 486, 530, 581, 484]
Z95 = stdlib.NormalDist().inv_cdf(0.975)


def plain_table(deaths, population, ages, first_share=0.1, silcocks=True):
    """Chiang's table in a plain loop: l, L, e and the variance of e at each age."""
    last = len(ages) - 1
    l, q, L, a = [100000.0], [], [], []
    for i, (x, n) in enumerate(zip(deaths, population)):
        rate = x / n
        if i == last:
            a.append(None)
            q.append(1.0)
            L.append(l[i] / rate)
            break
        width = ages[i + 1] - ages[i]
        a.append(first_share if width == 1 and ages[i] == 0 else 0.5)
        q.append(width * rate / (1 + width * (1 - a[i]) * rate))
        l.append(l[i] * (1 - q[i]))
        L.append(width * l[i + 1] + a[i] * width * l[i] * q[i])
    e = [sum(L[i:]) / l[i] for i in range(last + 1)]
    variances = []
    for i in range(last + 1):
        total = L[last]**2 / deaths[last] if silcocks else 0.0
        for j in range(i, last):
            if deaths[j]:
                width = ages[j + 1] - ages[j]
                total += (l[j] * (width * (1 - a[j]) + e[j + 1]))**2 * q[j]**2 * (1 - q[j]) / deaths[j]
        variances.append(total / l[i]**2)
    return l, L, e, variances


class Tables(support.TestCase):
    def test_the_figures_of_the_public_calculator(self):
        found = life_table(DEATHS, POPULATION, AGES)
        self.assertEqual([round(found.e[0], 2), round(found.e_lower[0], 2), round(found.e_upper[0], 2)],
                         [80.17, 79.88, 80.46])
        self.assertTrue(found.valid)
        self.assertEqual(len(found), 20)
        self.assertEqual(found.ages, tuple(AGES))

    def test_columns_of_a_plain_loop(self):
        l, L, e, variances = plain_table(DEATHS, POPULATION, AGES)
        found = life_table(DEATHS, POPULATION, AGES)
        for i in range(20):
            self.assertClose(found.m[i], DEATHS[i] / POPULATION[i])
            self.assertClose(found.l[i], l[i])
            self.assertClose(found.L[i], L[i])
            self.assertClose(found.d[i], found.l[i] * found.q[i])
            self.assertAlmostEqual(found.T[i] / sum(L[i:]), 1, 12)
            self.assertAlmostEqual(found.e[i], e[i], 10)
            self.assertAlmostEqual(found.e_variance[i] / variances[i], 1, 10)
            self.assertAlmostEqual(found.e_lower[i], e[i] - Z95 * math.sqrt(variances[i]), 9)
            self.assertEqual(found.life_expectancy[i].upper, found.e_upper[i])
        self.assertEqual((found.q[19], found.a[0], found.a[1]), (1, 0.1, 0.5))
        self.assertTrue(math.isnan(found.a[19]))
        self.assertEqual(found.q_variance[0], found.q[0]**2 * (1 - found.q[0]) / 17)
        self.assertEqual(found.l_variance[0], 0)

    def test_options(self):
        plain = life_table(DEATHS, POPULATION, AGES)
        without = life_table(DEATHS, POPULATION, AGES, silcocks=False)
        self.assertEqual(list(without.e), list(plain.e))
        self.assertAlmostEqual(without.e_variance[0],
                               plain_table(DEATHS, POPULATION, AGES, silcocks=False)[3][0], 12)
        exponential = life_table(DEATHS, POPULATION, AGES, q="exponential")
        self.assertClose(exponential.q[3], 1 - math.exp(-5 * 8 / 48489))
        m = 17 / 7060
        male = life_table(DEATHS, POPULATION, AGES, share_lived="coale_demeny", sex="male")
        self.assertClose(male.a[0], 0.045 + 2.684 * m)
        female = life_table(DEATHS, POPULATION, AGES, share_lived="andreev_kingkade", sex="female")
        self.assertClose(female.a[0], 0.14903 - 2.05527 * m)
        both = life_table(DEATHS, POPULATION, AGES, share_lived="andreev_kingkade")
        self.assertClose(both.a[0], (0.14903 - 2.05527 * m + 0.14929 - 1.99545 * m) / 2)
        shares = [0.2] + [0.4] * 19
        self.assertEqual(life_table(DEATHS, POPULATION, AGES, shares=shares).a[5], 0.4)
        self.assertEqual(life_table(DEATHS, POPULATION, AGES, infant_q=0.0025).q[0], 0.0025)
        self.assertEqual(life_table(DEATHS, POPULATION, AGES, radix=1).l[0], 1)

    def test_without_a_cause(self):
        found = life_table(DEATHS, POPULATION, AGES, cause_deaths=CAUSE)
        plain = life_table(DEATHS, POPULATION, AGES)
        self.assertAlmostEqual(found.q[10], 1 - (1 - plain.q[10])**(70 / 100), 12)
        gain = life_expectancy_gain(DEATHS, POPULATION, AGES, CAUSE)
        self.assertAlmostEqual(gain.value, found.e[0] - plain.e[0], 10)
        self.assertLess(gain.lower, gain.value)
        self.assertEqual(life_expectancy_gain(DEATHS, POPULATION, AGES, DEATHS).reason, "no_open_band_deaths")

    def test_reasons(self):
        for deaths, population, reason in (
                ([None] + DEATHS[1:], POPULATION, "missing"), ([-1] + DEATHS[1:], POPULATION, "invalid_argument"),
                (DEATHS, [0] + POPULATION[1:], "no_population"), (DEATHS[:-1] + [0], POPULATION, "no_open_band_deaths"),
                ([x / 200 for x in DEATHS], [n / 200 for n in POPULATION], "few_person_years")):
            found = life_table(deaths, population, AGES)
            self.assertEqual((found.reason, found.valid), (reason, False))
            self.assertTrue(math.isnan(found.e[0]) and math.isnan(found.q[3]))
            self.assertEqual(repr(found), f"LifeTable: none, {reason}")
            self.assertEqual(life_expectancy(deaths, population, AGES).reason, reason)
        few = [x / 200 for x in DEATHS], [n / 200 for n in POPULATION]
        self.assertTrue(life_table(*few, AGES, allow_few_person_years=True).valid)
        self.assertTrue(life_table(*few, AGES, minimum_person_years=3000).valid)
        tiny = [x / 5000 for x in DEATHS], [n / 5000 for n in POPULATION]
        wide = life_expectancy(*tiny, AGES, allow_few_person_years=True)
        self.assertEqual(wide.reason, "wide_interval")
        self.assertTrue(life_expectancy(*tiny, AGES, allow_few_person_years=True, allow_wide_interval=True).valid)
        self.assertEqual(life_expectancy(DEATHS, POPULATION, AGES, maximum_interval=0.1).reason, "wide_interval")

    def test_what_is_wrong_for_all(self):
        with self.assertRaisesRegex(salus.SalusError, "do not increase at entry 2"):
            life_table(DEATHS, POPULATION, [0, 0] + AGES[2:])
        with self.assertRaisesRegex(salus.SalusError, "population has 19 entries, and there are 20 bands"):
            life_table(DEATHS, POPULATION[1:], AGES)
        with self.assertRaisesRegex(salus.SalusError, "there are 19 ages, and the tables have 20 bands"):
            life_expectancy(DEATHS, POPULATION, AGES[1:])
        with self.assertRaisesRegex(salus.SalusError, "no band begins or ends at the age"):
            life_expectancy(DEATHS, POPULATION, AGES, at=67)
        with self.assertRaisesRegex(salus.SalusError, "not in order"):
            probability_of_dying(DEATHS, POPULATION, AGES, 70, 30)
        with self.assertRaisesRegex(ValueError, "one of coale_demeny"):
            life_table(DEATHS, POPULATION, AGES, share_lived="coale")
        with self.assertRaisesRegex(ValueError, "one of male, female"):
            life_table(DEATHS, POPULATION, AGES, sex="Male")
        with self.assertRaises(TypeError):
            life_table(DEATHS, POPULATION, AGES, radixx=1)
        with self.assertRaises(ValueError):
            life_table(DEATHS, POPULATION, AGES, radix=0)
        with self.assertRaises(salus.SalusError):
            life_table(DEATHS, POPULATION, AGES, shares=[2] * 20)
        with self.assertRaises(salus.SalusError):
            life_expectancy(DEATHS, POPULATION, AGES, infant_q=[0.1, 0.2])
        with self.assertRaises(TypeError):
            life_table(DEATHS, POPULATION, 0)
        with self.assertRaises(salus.SalusError):
            life_expectancy([], [], [])

    def test_it_prints_a_table(self):
        lines = repr(salus.life_table(DEATHS, POPULATION, AGES)).split("\n")
        self.assertEqual(lines[0].split(), ["age", "m", "q", "l", "d", "L", "T", "e", "95%", "from", "to"])
        self.assertEqual(lines[1].split(), ["0", "0.002408", "0.002403", "100000", "240", "99784", "8016961", "80.17",
                                            "79.88", "80.46"])
        self.assertEqual([line.split()[0] for line in lines[1:4]], ["0", "1-4", "5-9"])
        self.assertEqual(lines[-1].split()[0], "90+")
        self.assertEqual(len(set(map(len, lines))), 1)
        self.assertTrue(all(line.isascii() for line in lines))
        several = repr(life_table(DEATHS, POPULATION, AGES, [0.95, 0.998])).split("\n")
        self.assertIn("99.8% from", several[0])
        wide = str(life_table(DEATHS, POPULATION, AGES, maximum_interval=0.5))
        self.assertIn("0: wide_interval", wide)
        unusual = life_table(DEATHS[:3], POPULATION[:3], [0, 0.5, 5], radix=1)
        self.assertEqual(unusual.bands(), ["0-<0.5", "0.5-<5", "5+"])
        self.assertIn("1.00000", repr(unusual))

    @needs_numpy
    def test_numpy_columns(self):
        found = life_table(numpy.array(DEATHS), numpy.array(POPULATION), AGES, confidence=[0.9, 0.95])
        self.assertIsInstance(found.l, numpy.ndarray)
        self.assertEqual(found.e_lower.shape, (2, 20))
        self.assertEqual(list(found.e), list(life_table(DEATHS, POPULATION, AGES).e))
        self.assertEqual(repr(found).split("\n")[1].split()[:3], ["0", "0.002408", "0.002403"])


class Expectancies(support.TestCase):
    def test_one_and_many(self):
        plain = life_table(DEATHS, POPULATION, AGES)
        one = life_expectancy(DEATHS, POPULATION, AGES, at=65)
        self.assertEqual((one.value, one.lower), (plain.e[14], plain.e_lower[14]))
        many = life_expectancy([DEATHS, LATER, [None] * 20], [POPULATION] * 3, AGES)
        self.assertEqual(many[0], life_expectancy(DEATHS, POPULATION, AGES))
        self.assertEqual(many[1], life_expectancy(LATER, POPULATION, AGES))
        self.assertEqual(many[2].reason, "missing")
        self.assertEqual(len(life_expectancy([DEATHS], [POPULATION], AGES)), 1)
        with self.assertRaisesRegex(salus.SalusError, "deaths 2 tables of 20 bands, population 1 tables"):
            life_expectancy([DEATHS, LATER], POPULATION, AGES)
        with self.assertRaisesRegex(salus.SalusError, "row 2 has 19 numbers"):
            life_expectancy([DEATHS, LATER[1:]], [POPULATION] * 2, AGES)

    @needs_numpy
    def test_matrices_of_numpy(self):
        deaths = numpy.array([DEATHS, LATER])
        population = numpy.array([POPULATION, POPULATION], float)
        found = life_expectancy(deaths, population, numpy.array(AGES))
        self.assertEqual(found[1], life_expectancy(LATER, POPULATION, AGES))
        self.assertIsInstance(found.value, numpy.ndarray)
        turned = life_expectancy(numpy.asfortranarray(deaths), numpy.vstack([population, population])[::2], AGES)
        self.assertEqual(list(turned.value), list(found.value))
        masked = numpy.ma.array(deaths, mask=numpy.zeros_like(deaths, bool))
        masked[0, 3] = numpy.ma.masked
        self.assertEqual(list(life_expectancy(masked, population, AGES).reason), ["missing", None])
        rows = life_expectancy([numpy.array(DEATHS), LATER], [POPULATION, numpy.array(POPULATION)], AGES)
        self.assertEqual(rows.value[1], found.value[1])
        with self.assertRaises(TypeError):
            life_expectancy(numpy.zeros((2, 2, 20)), numpy.zeros((2, 2, 20)), AGES)
        self.assertEqual(len(life_expectancy(numpy.zeros((0, 20)), numpy.zeros((0, 20)), AGES)), 0)

    def test_between_ages(self):
        l, L, _, _ = plain_table(DEATHS, POPULATION, AGES)
        self.assertClose(temporary_life_expectancy(DEATHS, POPULATION, AGES, 30, 70).value, sum(L[7:15]) / l[7])
        found = probability_of_dying(DEATHS, POPULATION, AGES, 30, 70)
        self.assertAlmostEqual(found.value, 1 - l[15] / l[7], 12)
        closed = probability_of_dying(DEATHS[7:15], POPULATION[7:15], AGES[7:16], 30, 70)
        self.assertEqual(closed, found)
        self.assertEqual(probability_of_dying([DEATHS, LATER], [POPULATION] * 2, AGES, 30, 70)[0], found)
        self.assertEqual(probability_of_dying([0] * 20, POPULATION, AGES, 30, 70).limits_reason, "small_numbers")

    def test_premature_mortality(self):
        survive, spread = 1.0, 0.0
        for x, n in zip(CAUSE[7:15], POPULATION[7:15]):
            q = 5 * x / n / (1 + 2.5 * x / n)
            survive *= 1 - q
            spread += q * q * (1 - q) / x / (1 - q)**2
        found = premature_mortality(CAUSE, POPULATION, AGES)
        self.assertAlmostEqual(found.value, 1 - survive, 12)
        self.assertAlmostEqual(found.lower, 1 - survive - Z95 * survive * math.sqrt(spread), 12)
        self.assertEqual(premature_mortality(CAUSE[7:15], POPULATION[7:15], AGES[7:16], 30, 70), found)
        self.assertEqual(len(premature_mortality([CAUSE, CAUSE], [POPULATION] * 2, AGES, confidence=[0.9, 0.95])), 2)

    def test_healthy_life_expectancy(self):
        shares = [0.02 * i for i in range(20)]
        l, L, e, _ = plain_table(DEATHS, POPULATION, AGES)
        found = healthy_life_expectancy(DEATHS, POPULATION, AGES, shares)
        self.assertClose(found.value, sum(years * (1 - share) for years, share in zip(L, shares)) / l[0])
        alone = healthy_life_expectancy(DEATHS, POPULATION, AGES, shares, sample_sizes=[400] * 20,
                                        mortality_variance=False)
        variance = sum(years**2 * share * (1 - share) / 400 for years, share in zip(L, shares)) / l[0]**2
        self.assertAlmostEqual(alone.upper - alone.value, Z95 * math.sqrt(variance), 10)
        self.assertEqual(healthy_life_expectancy(DEATHS, POPULATION, AGES, [0] * 20).value,
                         life_expectancy(DEATHS, POPULATION, AGES).value)
        self.assertEqual(healthy_life_expectancy(DEATHS, POPULATION, AGES, [2] * 20).reason, "invalid_argument")
        nothing = healthy_life_expectancy(DEATHS, POPULATION, AGES, shares, mortality_variance=False)
        self.assertEqual(nothing.limits_reason, "missing")


class Decompositions(support.TestCase):
    def test_parts_are_arriagas_and_add_up(self):
        found = decompose_life_expectancy(DEATHS, POPULATION, LATER, POPULATION, AGES)
        first, second = plain_table(DEATHS, POPULATION, AGES), plain_table(LATER, POPULATION, AGES)
        self.assertAlmostEqual(found.difference.value, second[2][0] - first[2][0], 10)
        self.assertAlmostEqual(sum(found.parts), found.difference.value, 10)
        (l1, L1, _, _), (l2, L2, _, _) = first, second
        i = 14
        part = (l1[i] * (L2[i] / l2[i] - L1[i] / l1[i])
                + sum(L2[i + 1:]) * (l1[i] / l2[i] - l1[i + 1] / l2[i + 1])) / l1[0]
        self.assertAlmostEqual(found.parts[i], part, 10)
        self.assertIsNone(found.cause_parts)

    def test_parts_by_cause(self):
        others = [x - y for x, y in zip(DEATHS, CAUSE)]
        later = [y * 0.8 for y in CAUSE]
        later_others = [x - y for x, y in zip(LATER, later)]
        found = decompose_life_expectancy(DEATHS, POPULATION, LATER, POPULATION, AGES,
                                          cause_deaths={"circulation": CAUSE, "others": others},
                                          later_cause_deaths={"others": later_others, "circulation": later})
        self.assertEqual(list(found.cause_parts), ["circulation", "others"])
        for i in range(20):
            self.assertAlmostEqual(found.cause_parts["circulation"][i] + found.cause_parts["others"][i],
                                   found.parts[i], 12)
        listed = decompose_life_expectancy(DEATHS, POPULATION, LATER, POPULATION, AGES,
                                           cause_deaths=[CAUSE, others], later_cause_deaths=[later, later_others])
        self.assertEqual(listed.cause_parts[0], found.cause_parts["circulation"])
        with self.assertRaises(ValueError):
            decompose_life_expectancy(DEATHS, POPULATION, LATER, POPULATION, AGES, cause_deaths={"a": CAUSE},
                                      later_cause_deaths={"b": CAUSE})
        with self.assertRaises(TypeError):
            decompose_life_expectancy(DEATHS, POPULATION, LATER, POPULATION, AGES, cause_deaths=[CAUSE])
        with self.assertRaises(salus.SalusError):
            decompose_life_expectancy(DEATHS, POPULATION, LATER, POPULATION, AGES, cause_deaths=[CAUSE[1:]],
                                      later_cause_deaths=[CAUSE[1:]])

    def test_a_reason_of_either_side(self):
        found = decompose_life_expectancy(DEATHS, POPULATION, LATER[:-1] + [0], POPULATION, AGES)
        self.assertEqual(found.difference.reason, "no_open_band_deaths")
        self.assertTrue(all(map(math.isnan, found.parts)))


class Buffers(support.TestCase):
    def test_a_matrix_in_a_buffer(self):
        flat = array.array("d", DEATHS + LATER)
        matrix = memoryview(flat).cast("B").cast("d", [2, 20])
        found = life_expectancy(matrix, [POPULATION] * 2, AGES)
        self.assertEqual(found[1], life_expectancy(LATER, POPULATION, AGES))


if __name__ == "__main__":
    unittest.main()
