"""Formulas: compilation, one row, what is given for the names."""

import copy
import decimal
import fractions
import math
import pickle
import unittest

import salus

import support

RATE = "全年婴儿死亡数/同年活产数×1000‰"


class Compilation(support.TestCase):
    def test_a_printed_formula(self):
        formula = salus.Formula(RATE, unit="‰")
        self.assertEqual(formula.text, RATE)
        self.assertEqual(formula.names, ["全年婴儿死亡数", "同年活产数"])
        self.assertEqual(formula.canonical, "全年婴儿死亡数 / 同年活产数 * 1000‰")
        self.assertEqual(formula.unit, "‰")
        self.assertEqual((formula.numerator, formula.denominator), ("全年婴儿死亡数", "同年活产数"))
        self.assertEqual(formula.findings, [])
        self.assertFalse(formula.is_boolean)
        self.assertFalse(formula.needs_dataset)
        self.assertIn("divide", formula.dump())
        self.assertEqual(str(formula), RATE)
        self.assertEqual(repr(formula), f"Formula({RATE!r}, unit='‰')")

    def test_canonical_compiles_to_the_same_program(self):
        for text in (RATE, "max(0.05*a, 30)", "-2^2 + a", "如果 = 1 或 b > 2"):
            formula = salus.Formula(text)
            again = salus.Formula(formula.canonical)
            self.assertEqual(again.canonical, formula.canonical)
            self.assertEqual(again.dump(), formula.dump())

    def test_errors_have_a_place_and_a_hint(self):
        error = self.refused("unknown_name", salus.Formula, "2*婴儿死亡/活产数", elements=["婴儿死亡数", "活产数"])
        self.assertEqual((error.line, error.column), (1, 3))
        self.assertIn("婴儿死亡数", error.hint)
        finding = error.findings[0]
        self.assertEqual(finding.subject, "婴儿死亡")
        self.assertEqual((finding.begin, finding.end), (2, 2 + len("婴儿死亡".encode())))
        self.assertIn("^^^^", finding.excerpt)

    def test_all_errors_come_at_once(self):
        error = self.refused("unknown_name", salus.Formula, "x + y + known", elements=["known"])
        self.assertEqual([finding.subject for finding in error.findings], ["x", "y"])
        for finding in error.findings:
            self.assertIn(finding.message, str(error))

    def test_findings_are_in_the_language_asked_for(self):
        error = self.refused("unknown_name", salus.Formula, "婴儿死亡/活产数", elements=["婴儿死亡数", "活产数"], lang="zh")
        self.assertEqual(error.message, "“婴儿死亡”不是已声明的名称")
        self.assertEqual(error.hint, "是否要写“婴儿死亡数”？")
        self.assertEqual(str(error), "1:1: 错误：“婴儿死亡”不是已声明的名称 [unknown_name]\n"
                                     "  婴儿死亡/活产数\n  ^^^^^^^^\n  提示：是否要写“婴儿死亡数”？")
        english = self.refused("unknown_name", salus.Formula, "婴儿死亡/活产数", elements=["婴儿死亡数", "活产数"])
        self.assertEqual(str(error.in_language("en")), str(english))
        self.assertEqual(str(english.in_language("zh")), str(error))
        self.assertEqual(str(pickle.loads(pickle.dumps(error)).in_language("en")), str(english))

    def test_warnings_and_later_errors_are_in_that_language(self):
        formula = salus.Formula("a/b×1000%", lang="zh")
        [finding] = formula.findings
        self.assertEqual((finding.code, finding.severity), ("suspicious_scale", "warning"))
        self.assertIn("会改变计算结果", finding.message)
        self.assertIn("changes the result", finding.in_language("en").message)
        self.assertEqual(finding.in_language("en").in_language("zh"), finding)
        self.assertIn("公式要用到“b”", self.refused("missing_input", formula, {"a": 1}).message)
        again = pickle.loads(pickle.dumps(formula))
        self.assertEqual(again.findings, formula.findings)
        self.assertIn("the formula reads b", self.refused("missing_input", salus.Formula("a/b"), {"a": 1}).message)

    def test_there_are_two_languages(self):
        for lang in ("fr", "", None, "ZH"):
            with self.assertRaisesRegex(ValueError, '"en" or "zh"'):
                salus.Formula("a", lang=lang)
            with self.assertRaisesRegex(ValueError, '"en" or "zh"'):
                salus.Formula("a/b×1000%").findings[0].in_language(lang)
            with self.assertRaisesRegex(ValueError, '"en" or "zh"'):
                salus.Target("≥37", lang=lang)
            with self.assertRaisesRegex(ValueError, '"en" or "zh"'):
                salus.Plan.load("jinshan-2021-2025", lang=lang)

    def test_errors_travel(self):
        error = self.refused("syntax", salus.Formula, "a/*b")
        again = pickle.loads(pickle.dumps(error))
        self.assertEqual(str(again), str(error))
        self.assertEqual((again.code, again.column), (error.code, error.column))

    def test_text_that_is_no_unicode(self):
        with self.assertRaises(salus.SalusError) as caught:
            salus.Formula("a/\ud800")
        self.assertIn("UTF-8", str(caught.exception))
        for other in (None, 3, b"a"):
            with self.assertRaises(TypeError):
                salus.Formula(other)

    def test_other_types_are_refused(self):
        for options in ({"unit": 3}, {"basis": 3}, {"elements": [{"name": "a", "unit": 3}]}):
            with self.assertRaises(TypeError):
                salus.Formula("a", **options)

    def test_a_nul_is_an_error_and_no_end(self):
        with self.assertRaises(salus.SalusError):
            salus.Formula("a\0b")

    def test_unit_conflict(self):
        with self.assertRaises(salus.SalusError):
            salus.Formula("a/b×1000‰", unit="岁")
        self.assertEqual(salus.Formula("a/b×100%", unit="‰")({"a": 1, "b": 4}).value, 250.0)

    def test_depth_is_an_option(self):
        text = "(" * 100 + "a" + ")" * 100
        self.refused("too_deep", salus.Formula, text)
        self.assertEqual(salus.Formula(text, max_depth=200)({"a": 2}).value, 2)


class Elements(support.TestCase):
    def test_descriptions(self):
        formula = salus.Formula("住院数 / 人口 * 1000", unit="张", elements=[
            {"name": "住院数", "id": "stays", "aliases": ["住院人次", "stays of the year"], "unit": "人", "kind": "flow"},
            salus.Element("人口", id="population", kind="average", basis="resident"),
        ])
        self.assertEqual(formula.names, ["住院数", "人口"])
        for name in ("住院数", "stays", "住院人次", "stays of the year"):
            self.assertEqual(formula({name: 5, "population": 1000}).value, 5.0)

    def test_a_name_that_needs_no_brackets(self):
        formula = salus.Formula("执业（助理）医师数/年末常住人口数×1000", elements=["执业（助理）医师数", "年末常住人口数"])
        self.assertEqual(formula({"执业(助理)医师数": 36, "年末常住人口数": 10000}).value, 3.6)

    def test_basis_chooses(self):
        elements = [
            {"name": "活产数", "id": "all"},
            {"name": "活产数", "id": "registered", "basis": "registered"},
        ]
        self.refused("ambiguous_name", salus.Formula, "活产数", elements=elements)
        formula = salus.Formula("活产数", elements=elements, basis="registered")
        self.assertEqual(formula({"registered": 3}).value, 3.0)

    def test_wrong_descriptions(self):
        for bad in ({"nam": "a"}, {"id": "a"}, {"name": "a", "aliases": "b"}, {"name": 3}, 3):
            with self.assertRaises(TypeError):
                salus.Formula("a", elements=[bad])
        with self.assertRaises(TypeError):
            salus.Formula("a", elements="a")
        with self.assertRaises(ValueError):
            salus.Formula("a", elements=[{"name": "a", "kind": "flaw"}])
        self.refused("duplicate_name", salus.Formula, "a", elements=["a", "a"])


class OneRow(support.TestCase):
    def test_the_textbook_value(self):
        value = salus.Formula(RATE)({"全年婴儿死亡数": 11, "同年活产数": 2886})
        self.assertEqual(value.value, 11 / 2886 * 1000)
        self.assertEqual((value.unit, value.valid, value.reason, value.display), ("‰", True, None, "3.81‰"))

    def test_reasons(self):
        ratio = salus.Formula("a/b")
        self.assertEqual(ratio({"a": 1, "b": 0}).reason, "zero_denominator")
        self.assertEqual(ratio({"a": None, "b": 0}).reason, "missing")
        self.assertEqual(ratio({"a": math.nan, "b": 1}).reason, "missing")
        self.assertEqual(ratio({"a": math.inf, "b": 1}).reason, "not_finite")
        self.assertEqual(ratio({"a": 10 ** 400, "b": 1}).reason, "overflow")
        self.assertEqual(ratio({"a": 1e308, "b": 1e-10}).reason, "overflow")
        self.assertEqual(salus.Formula("ln(a)")({"a": -1}).reason, "not_defined")
        self.assertTrue(math.isnan(ratio({"a": 1, "b": 0}).value))

    def test_kinds_of_numbers(self):
        ratio = salus.Formula("a/b")
        for one in (1, 1.0, True, decimal.Decimal(1), fractions.Fraction(1), salus.Value(1.0)):
            self.assertEqual(ratio({"a": one, "b": 2}).value, 0.5)
        for bad in ("1", b"1", object(), [1], 1j):
            with self.assertRaises(TypeError):
                ratio({"a": bad, "b": 2})

    def test_a_value_brings_its_unit_and_its_reason(self):
        formula = salus.Formula("等待时间 * 2", elements=[{"name": "等待时间", "unit": "分钟"}])
        self.assertEqual(formula({"等待时间": salus.Value(1.0, "小时")}).value, 120.0)
        self.assertEqual(formula({"等待时间": salus.Value(math.nan, reason="suppressed")}).reason, "suppressed")
        with self.assertRaises(salus.SalusError):
            formula({"等待时间": salus.Value(1.0, "‰")})

    def test_a_name_that_is_not_given(self):
        error = self.refused("missing_input", salus.Formula(RATE), {"全年婴儿死亡人数": 11})
        self.assertEqual([finding.subject for finding in error.findings], ["全年婴儿死亡数", "同年活产数"])
        self.assertIn("全年婴儿死亡人数", error.hint)

    def test_more_keys_than_names(self):
        self.assertEqual(salus.Formula("a")({"a": 1, "b": "text", 3: None}).value, 1.0)

    def test_a_name_given_twice(self):
        formula = salus.Formula("死亡数", elements=[{"name": "死亡数", "id": "deaths"}])
        self.refused("duplicate_name", formula, {"死亡数": 1, "deaths": 1})

    def test_without_names(self):
        self.assertEqual(salus.Formula("1 + 1")().value, 2.0)
        self.assertEqual(salus.Formula("29/100*100 >= 29")({}).value, 1.0)

    def test_a_condition(self):
        formula = salus.Formula("床位 >= 30", elements=["床位"])
        self.assertTrue(formula.is_boolean)
        self.assertEqual(formula({"床位": 30}).value, 1.0)

    def test_not_a_dict(self):
        with self.assertRaises(TypeError):
            salus.Formula("a")([1])

    def test_a_formula_over_years_needs_a_dataset(self):
        formula = salus.Formula("sum(a@[-1y..0y])")
        self.assertTrue(formula.needs_dataset)
        with self.assertRaises(salus.SalusError):
            formula({"a": 1})


class Copies(support.TestCase):
    def test_a_formula_pickles_by_its_text_and_options(self):
        formula = salus.Formula("死亡数/活产数×1000‰", unit="/10万", elements=[
            {"name": "死亡数", "id": "deaths", "aliases": ["死亡人数"]}, "活产数"])
        again = pickle.loads(pickle.dumps(formula))
        self.assertEqual(again.dump(), formula.dump())
        self.assertEqual(again({"死亡人数": 1, "活产数": 1000}), formula({"deaths": 1, "活产数": 1000}))

    def test_copies_are_the_formula_itself(self):
        formula = salus.Formula("a")
        self.assertIs(copy.copy(formula), formula)
        self.assertIs(copy.deepcopy([formula])[0], formula)

    def test_a_plans_formula_does_not_pickle(self):
        with self.assertRaises(TypeError):
            pickle.dumps(salus.Plan.load(support.PLAN).indicators[1].compiled)


if __name__ == "__main__":
    unittest.main()
