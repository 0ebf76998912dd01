"""Values, rounding, units."""

import copy
import dataclasses
import math
import pickle
import unittest

import salus

import support


class Values(support.TestCase):
    def test_a_number(self):
        value = salus.Value(3.8115, "‰")
        self.assertEqual((value.value, value.unit, value.valid, value.reason, value.display),
                         (3.8115, "‰", True, None, "3.81‰"))
        self.assertEqual(str(value), "3.81‰")
        self.assertEqual(repr(value), "Value(3.8115, '‰')")
        self.assertEqual(float(value), 3.8115)

    def test_no_number(self):
        value = salus.Value(math.nan, "‰", False, "not_published")
        self.assertTrue(math.isnan(value.value))
        self.assertEqual((value.valid, value.reason, value.display), (False, "not_published", "—"))
        self.assertEqual(repr(value), "Value(nan, '‰', valid=False, reason='not_published')")

    def test_what_is_no_number_is_invalid(self):
        self.assertEqual(salus.Value(math.nan).reason, "missing")
        self.assertEqual(salus.Value(math.inf).reason, "not_finite")
        self.assertEqual(salus.Value(1.0, valid=False).reason, "missing")
        self.assertTrue(math.isnan(salus.Value(1.0, reason="suppressed").value))
        with self.assertRaises(ValueError):
            salus.Value(1.0, reason="because")

    def test_frozen_comparable_hashable_and_portable(self):
        value = salus.Value(1.5, "岁")
        with self.assertRaises(dataclasses.FrozenInstanceError):
            value.value = 2
        missing = salus.Value(math.nan, "岁")
        for each in (value, missing):
            for other in (pickle.loads(pickle.dumps(each)), copy.copy(each), copy.deepcopy(each)):
                self.assertEqual(each, other)
                self.assertEqual(hash(each), hash(other))
        self.assertNotEqual(value, missing)
        self.assertNotEqual(value, salus.Value(1.5, "年"))
        self.assertNotEqual(value, 1.5)

    def test_truth_is_not_guessed(self):
        with self.assertRaises(TypeError):
            bool(salus.Value(0.0))


class Rounding(support.TestCase):
    def test_half_to_even_on_decimals(self):
        for number, digits, expected in ((0.2665, 3, 0.266), (0.2675, 3, 0.268), (2.5, 0, 2.0), (-2.5, 0, -2.0),
                                         (1250.0, -2, 1200.0), (-0.4, 0, 0.0)):
            self.assertEqual(salus.round_half_even(number, digits), expected)
        self.assertEqual(salus.round_half_even(2.5, rounding="half_up"), 3.0)
        self.assertEqual(math.copysign(1, salus.round_half_even(-0.4)), 1.0)
        self.assertEqual(salus.round_half_even(2.5, 10 ** 12), 2.5)
        self.assertEqual(salus.round_half_even(2.5, -10 ** 12), 0.0)
        with self.assertRaises(ValueError):
            salus.round_half_even(2.5, rounding="up")

    def test_display(self):
        self.assertEqual(salus.display(12.0, "分钟"), "12 分钟")
        self.assertEqual(salus.display(69.3, "/10万", digits=2), "69.30/10万")
        self.assertEqual(salus.display(2.5, digits=0, rounding="half_up"), "3")

    def test_units_convert_within_a_dimension(self):
        self.assertClose(salus.convert(0.05, "‰", "/10万"), 5.0)
        self.assertClose(salus.convert(2, "小时", "分钟"), 120.0)
        with self.assertRaises(salus.SalusError):
            salus.convert(1, "岁", "‰")


if __name__ == "__main__":
    unittest.main()
