"""Targets as printed, and verdicts."""

import copy
import math
import pickle
import unittest

import salus

import support


class Reading(support.TestCase):
    def test_the_forms_of_the_plans_table(self):
        for text, unit, direction, kind, canonical, low, high in (
            ("≥37", "%", "higher", "at_least", ">= 37", 37, None),
            ("7.5 左右", "张", None, "about", "~ 7.5", 7.125, 7.875),
            ("4.0", "", "higher", "at_least", ">= 4.0", 4, None),
            ("4.0", "", "lower", "at_most", "<= 4.0", None, 4),
            ("稳定在 12 分钟以内", "分钟", "lower", "at_most", "<= 12 min", None, 12),
            ("低于 2.63", "‰", "lower", "below", "< 2.63", None, 2.63),
            ("18-20 个", "个", None, "range", "18..20 个", 18, 20),
            (">= 37", "%", None, "at_least", ">= 37", 37, None),
            ("~ 7.5", "张", None, "about", "~ 7.5", 7.125, 7.875),
            ("优于全市平均水平", "‰", "lower", "better_than_parent", "better_than parent", None, None),
        ):
            target = salus.Target(text, unit=unit, direction=direction)
            self.assertEqual((target.kind, target.canonical), (kind, canonical), text)
            self.assertEqual((target.low, target.high), (low, high), text)
            self.assertEqual((target.text, target.unit), (text, unit))
            self.assertTrue(target.judgeable)
            self.assertIsNone(target.reason)
            again = salus.Target(target.canonical, unit=unit, direction=direction)
            self.assertEqual((again.kind, again.low, again.high), (target.kind, target.low, target.high))

    def test_an_ambiguity_is_a_note(self):
        notes = salus.Target("4.0", direction="higher").notes
        self.assertEqual([(note.code, note.severity) for note in notes], [("target_understood_as", "note")])
        self.assertEqual(salus.Target("≥4.0").notes, [])

    def test_about_is_an_option(self):
        target = salus.Target("10 左右", about=0.1)
        self.assertEqual((target.low, target.high), (9, 11))

    def test_words(self):
        target = salus.Target("保持发达国家水平")
        self.assertEqual((target.kind, target.judgeable, target.reason), ("maintain_level", False, "not_quantitative"))
        verdict = target.judge(3)
        self.assertEqual((verdict.status, verdict.reason), ("not_assessable", "not_quantitative"))

    def test_what_it_compares_with(self):
        for text, comparison, value in (
            ("≥37", ">=", 37), ("低于 2.63", "<", 2.63), ("7.5 左右", "~", 7.5), ("18-20 个", "range", 18),
            ("优于全市平均水平", "better", None), ("达到全市平均水平", "not_worse", None), ("下降 30%", "<=", -30),
            ("保持发达国家水平", "level", None), ("实现", "state", None), ("逐步提高", "tendency", None),
            ("建成 20 家左右", "~", 20), ("85 万", ">=", 850000), ("100/70", None, None), ("以人为本", None, None),
        ):
            target = salus.Target(text)
            self.assertEqual((target.comparison, target.value), (comparison, value), text)
            self.assertEqual(target.number, target.value)

    def test_changes_from_a_baseline(self):
        target = salus.Target("在 2018 年的基础上力争每年降低 0.5 到 1 个百分点以上", unit="%")
        self.assertEqual((target.kind, target.change), ("change_from_baseline", (-1, -0.5)))
        self.assertEqual((target.points, target.per_year, target.baseline), (True, True, "2018"))
        self.assertEqual((target.needs, target.judgeable), (("baseline",), True))
        percent = salus.Target("下降 30%", unit="‰")
        self.assertEqual((percent.change, percent.points, percent.per_year), ((-30, -30), False, False))
        self.assertEqual((percent.baseline, percent.unit), (None, "‰"))
        self.assertEqual((salus.Target("≥37").change, salus.Target("≥37").needs), (None, ()))
        self.assertEqual(salus.Target("优于全市平均水平").needs, ("parent",))
        self.assertEqual(salus.Target("保持发达国家水平").needs, ("reference",))

    def test_two_values_in_one_cell(self):
        target = salus.Target("100/70", unit="%")
        self.assertEqual((target.kind, target.judgeable, target.reason), ("two_part", False, "several_values"))
        self.assertEqual(target.judge(100).reason, "several_values")
        self.assertIn("two indicators", target.notes[0].message)

    def test_errors(self):
        error = self.refused("inverted_range", salus.Target, "20-18 个")
        self.assertEqual((error.line, error.column), (1, 1))
        self.refused("target_syntax", salus.Target, "≥37 or so 3")
        for bad in (None, 37):
            with self.assertRaises(TypeError):
                salus.Target(bad)
        with self.assertRaises(ValueError):
            salus.Target("≥37", direction="up")

    def test_notes_and_errors_in_chinese(self):
        target = salus.Target("7.5 左右", unit="张", lang="zh")
        self.assertEqual(target.notes[0].message, "“左右”理解为 7.5 上下各 5% 以内")
        self.assertEqual(pickle.loads(pickle.dumps(target)).notes, target.notes)
        error = self.refused("inverted_range", salus.Target, "20-18 个", lang="zh")
        self.assertTrue(error.message.startswith("区间颠倒"), error.message)

    def test_copies(self):
        target = salus.Target("7.5 左右", unit="张", about=0.1)
        again = pickle.loads(pickle.dumps(target))
        self.assertEqual((again.text, again.unit, again.low), (target.text, target.unit, target.low))
        self.assertIs(copy.deepcopy(target), target)
        self.assertEqual(repr(target), "Target('7.5 左右', unit='张')")
        with self.assertRaises(TypeError):
            pickle.dumps(salus.Plan.load(support.PLAN).indicators[0].targets[0][1])


class Judging(support.TestCase):
    def test_status_and_distance(self):
        target = salus.Target("≥37", unit="%")
        for value, status, distance in ((37, "met", 0), (36.5, "not_met", -0.5), (40, "met", 3)):
            verdict = target.judge(value)
            self.assertEqual((verdict.status, verdict.distance, verdict.unit), (status, distance, "%"))
            self.assertIsNone(verdict.reason)
        self.assertEqual(salus.Target(">= 29").judge(29 / 100 * 100).status, "met")

    def test_missing_values_have_their_own_reason(self):
        target = salus.Target("≥37", unit="%")
        for value, reason in ((None, "missing"), (math.nan, "missing"), (math.inf, "not_finite"),
                              (salus.Value(math.nan, "%", reason="zero_denominator"), "zero_denominator")):
            verdict = target.judge(value)
            self.assertEqual((verdict.status, verdict.reason, verdict.distance), ("not_assessable", reason, None))
            self.assertIn(reason, verdict.note)

    def test_units(self):
        target = salus.Target("<= 7", unit="/10万")
        self.assertEqual(target.judge(salus.Value(0.05, "‰")).status, "met")
        self.assertEqual(target.judge(0.05, unit="‰").status, "met")
        self.assertClose(target.judge(0.05, unit="‰").distance, -2.0)
        self.assertEqual(target.judge(salus.Value(1, "岁")).reason, "incompatible_unit")

    def test_better_than_the_area_above(self):
        target = salus.Target("优于全市平均水平", unit="‰", direction="lower")
        self.assertEqual(target.judge(2.08).reason, "no_parent_value")
        verdict = target.judge(2.08, parent=3.52)
        self.assertEqual(verdict.status, "met")
        self.assertClose(verdict.distance, -1.44)
        self.assertEqual(target.judge(3.52, parent=3.52).status, "not_met")
        self.assertEqual(target.judge(salus.Value(2.08, "‰"), parent=salus.Value(1.0, "/万")).status, "not_met")
        unknown = salus.Target("优于全市平均水平", unit="‰").judge(2.08, parent=3.52)
        self.assertEqual((unknown.status, unknown.reason), ("not_assessable", "no_direction"))

    def test_full_value_and_rounded_value(self):
        target = salus.Target("≥36", unit="%")
        full = target.judge(35.9)
        self.assertEqual((full.status, full.comparisons_differ), ("not_met", True))
        self.assertIn("8170", full.note)
        self.assertEqual(target.judge(35.9, comparison="rounded_value").status, "met")
        self.assertFalse(target.judge(36.2).comparisons_differ)
        with self.assertRaises(ValueError):
            target.judge(35.9, comparison="rounded")

    def test_changes(self):
        target = salus.Target("下降 30%", unit="‰", direction="lower")
        self.assertEqual(target.judge(3.0).reason, "no_baseline")
        verdict = target.judge(3.0, 4.0)
        self.assertEqual((verdict.status, verdict.reason), ("not_met", None))
        self.assertClose(verdict.bound, 2.8)
        self.assertClose(verdict.distance, 0.2)
        self.assertClose(verdict.achieved, 1.0 / 1.2 * 100)
        self.assertIsNone(verdict.achieved_reason)
        self.assertEqual(target.judge(salus.Value(280, "/10万"), baseline=salus.Value(4, "‰")).status, "met")
        yearly = salus.Target("每年降低 1 个百分点", unit="%")
        self.assertEqual(yearly.judge(58, baseline=60).reason, "no_baseline")
        self.assertEqual(yearly.judge(58, baseline=60, years=2).status, "met")
        self.assertEqual(yearly.judge(58, baseline=60, years=0).reason, "not_due")
        self.assertEqual(yearly.judge(58, baseline=60, years=-1).reason, "not_due")

    def test_percent_of_the_targeted_change(self):
        target = salus.Target("≥40", unit="%")
        self.assertEqual(target.judge(36, baseline=32).achieved, 50)
        for baseline, reason in ((None, "no_baseline"), (40, "no_change_targeted"), (45, "no_change_targeted")):
            verdict = target.judge(36, baseline=baseline)
            self.assertEqual((verdict.achieved, verdict.achieved_reason), (None, reason))

    def test_certainty(self):
        target = salus.Target("≥37", unit="%")
        for interval, certain in (((37, 39), True), ((36, 39), False), (None, None), ((None, 39), None),
                                  ([36, 39], False),
                                  (salus.statistics.proportion(380, 1000, per=100), False)):
            self.assertEqual(target.judge(38, interval=interval).certain, certain, interval)
        self.assertIs(target.judge(30, interval=(29, 31)).certain, True)
        self.assertIn("doubt", target.judge(38, interval=(36, 39)).note)
        for wrong in (37, "37", (36, 37, 38), ("36", "39")):
            with self.assertRaises(TypeError):
                target.judge(38, interval=wrong)

    def test_tendencies_states_and_levels(self):
        falling = salus.Target("明显下降", unit="%")
        for value, status in ((9, "improving"), (10, "steady"), (11, "worsening")):
            self.assertEqual(falling.judge(value, baseline=10).status, status)
        self.assertEqual([salus.Target("实现").judge(value).status for value in (1, 0)], ["met", "not_met"])
        self.assertEqual(salus.Target("实现").judge(2).reason, "invalid_argument")
        level = salus.Target("保持发达国家水平", unit="‰", direction="lower")
        self.assertEqual(level.judge(3.5, reference=4).status, "met")
        self.assertEqual(level.judge(1, declared=True).status, "met")

    def test_digits(self):
        target = salus.Target("≥37", unit="%")
        verdict = target.judge(36.96, digits=1)
        self.assertEqual((verdict.status, verdict.comparison), ("met", "rounded_value"))
        self.assertEqual(target.judge(36.96, digits=1, comparison="full_value").status, "not_met")
        self.assertEqual(target.judge(36.96).comparison, "full_value")
        for wrong in (1.5, "1"):
            with self.assertRaises(TypeError):
                target.judge(36.96, digits=wrong)
        with self.assertRaises(ValueError):
            target.judge(36.96, digits=10**6)

    def test_texts_are_no_values(self):
        with self.assertRaises(TypeError):
            salus.Target("≥36").judge("37")


if __name__ == "__main__":
    unittest.main()
