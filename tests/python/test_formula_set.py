"""Several formulas at once, results in memory of the caller's, threads, and functions of the user's."""

import array
import math
import pickle
import unittest

import salus

import support
from support import needs_numpy, numpy


class Sets(support.TestCase):
    texts = {"死亡率": "死亡数/人口数×1000‰", "增长率": "(出生数-死亡数)/人口数×1000‰"}
    data = {"死亡数": [9.0, 8.0, None], "出生数": [5.0, 4.0, 3.0], "人口数": [1000.0, 0.0, 2000.0]}

    def test_gives_what_each_formula_gives(self):
        rates = salus.FormulaSet(self.texts)
        self.assertEqual(rates.names, list(self.texts))
        self.assertEqual(rates.inputs, ["死亡数", "人口数", "出生数"])
        found = rates.columns(self.data)
        for name, text in self.texts.items():
            values, valid = salus.Formula(text).columns(self.data)
            self.assertEqual(found[name][1], valid)
            self.assertEqual(found[name][0].tobytes(), values.tobytes())
        self.assertEqual(found["增长率"][1], [True, False, False])
        self.assertEqual(rates.formulas["死亡率"].unit, "‰")
        self.assertEqual(rates.findings, [])
        self.assertIn("subtract", rates.dump())

    def test_formulas_read_each_other_by_declared_names(self):
        elements = ["死亡数", "人口数", {"name": "死亡率", "unit": "‰", "formula": "如下"}]
        rates = salus.FormulaSet({"两倍": "死亡率*2", "死亡率": "死亡数/人口数×1000‰"}, elements)
        self.assertEqual(rates.inputs, ["死亡数", "人口数"])
        self.assertEqual(rates.columns({"死亡数": 8, "人口数": 1000})["两倍"][0][0], 16)
        with self.assertRaises(salus.SalusError) as caught:
            salus.FormulaSet({"死亡率": "死亡率+1"}, elements)
        self.assertEqual(caught.exception.code, "cycle")

    def test_errors_name_the_formula(self):
        with self.assertRaises(salus.SalusError) as caught:
            salus.FormulaSet({"好": "a", "坏": "a +", "更坏": "foo(a)"})
        self.assertEqual([finding.file for finding in caught.exception.findings], ["坏", "更坏"])

    def test_copies_by_pickling(self):
        again = pickle.loads(pickle.dumps(salus.FormulaSet(self.texts)))
        self.assertEqual(again.columns(self.data)["死亡率"][0][0], 9)

    def test_what_is_missing_is_said(self):
        rates = salus.FormulaSet(self.texts)
        with self.assertRaises(salus.SalusError) as caught:
            rates.columns({"死亡数": 1, "出生数": 1})
        self.assertEqual(caught.exception.code, "missing_input")
        with self.assertRaises(salus.SalusError) as caught:
            rates.columns(self.data, out={"没有": array.array("d", [0] * 3)})
        self.assertEqual(caught.exception.code, "not_found")
        for wrong in (-1, 1.5, True, "2"):
            with self.assertRaises((TypeError, ValueError)):
                rates.columns(self.data, threads=wrong)


class Outputs(support.TestCase):
    def test_go_where_they_are_told(self):
        formula = salus.Formula("a/b")
        values, valid = array.array("d", [0, 0]), bytearray(2)
        found = formula.columns({"a": [1, 2], "b": [4, 0]}, out=(values, valid))
        self.assertIs(found[0], values)
        self.assertIs(found[1], valid)
        self.assertEqual(values[0], 0.25)
        self.assertTrue(math.isnan(values[1]))
        self.assertEqual(valid, b"\1\0")
        self.assertEqual(formula.columns({"a": [1, 2], "b": [4, 0]}, out=values)[1], [True, False])

    def test_that_do_not_fit_are_refused(self):
        formula = salus.Formula("a*2")
        column = array.array("d", [1, 2, 3])
        for out in (array.array("f", [0] * 3), [0.0] * 3, bytes(24), (column,), memoryview(bytes(24)).cast("d"),
                    (array.array("d", [0] * 3), array.array("i", [0] * 3)), 7):
            with self.assertRaises(TypeError):
                formula.columns({"a": [1, 2, 3]}, out=out)
        with self.assertRaises(salus.SalusError) as caught:
            formula.columns({"a": [1, 2, 3]}, out=array.array("d", [0] * 4))
        self.assertEqual(caught.exception.code, "unequal_lengths")
        with self.assertRaises(salus.SalusError) as caught:
            formula.columns({"a": column}, out=column)
        self.assertEqual(caught.exception.code, "invalid_argument")
        self.assertEqual(list(column), [1, 2, 3])

    @needs_numpy
    def test_into_numpy_arrays_on_several_threads(self):
        rows = 100_003
        a = numpy.arange(rows, dtype=numpy.float64)
        b = numpy.where(numpy.arange(rows) % 7 == 0, 0, 2).astype(numpy.int32)
        formula = salus.Formula("a/b*1000")
        first, first_valid = formula.columns({"a": a, "b": b})
        self.assertEqual(first_valid.dtype, numpy.bool_)
        out = numpy.empty(rows), numpy.empty(rows, numpy.bool_)
        for threads in (0, 1, 3):
            values, valid = formula.columns({"a": a, "b": b}, out=out, threads=threads)
            self.assertIs(values, out[0])
            self.assertEqual(values.tobytes(), first.tobytes())
            self.assertTrue((valid == first_valid).all())
        with self.assertRaises(TypeError):
            formula.columns({"a": a, "b": b}, out=numpy.empty((rows, 2))[:, 0])
        with self.assertRaises(salus.SalusError):
            formula.columns({"a": a, "b": b}, out=a)


class Functions(support.TestCase):
    def test_get_columns_and_give_one(self):
        weighted = {"加权": lambda x, y: [0.6 * a + 0.4 * b for a, b in zip(x, y)]}
        formula = salus.Formula("加权(甲, 乙) + 1", functions=weighted)
        self.assertAlmostEqual(formula({"甲": 50, "乙": 100}).value, 71)
        values, valid = formula.columns({"甲": [50.0, None, 10.0] * 300, "乙": [100.0, 1.0, 10.0] * 300})
        self.assertEqual(valid, [True, False, True] * 300)
        self.assertAlmostEqual(values[2], 11)
        self.assertEqual(formula.reasons({"甲": [None], "乙": [1]}), ["missing"])

    def test_may_give_one_number_or_none(self):
        functions = {"three": lambda x: 3, "never": lambda *x: None}
        self.assertEqual(salus.Formula("three(a)", functions=functions)({"a": None}).value, 3)
        self.assertEqual(salus.Formula("never(a, 1)", functions=functions)({"a": 1}).reason, "not_defined")

    def test_an_exception_is_the_cause(self):
        def strict(x):
            raise KeyError("没有这一年")

        formula = salus.Formula("strict(a)", functions={"strict": strict})
        for call in (lambda: formula({"a": 1}), lambda: formula.columns({"a": [1.0] * 40_000}, threads=2)):
            with self.assertRaises(salus.SalusError) as caught:
                call()
            self.assertEqual(caught.exception.code, "function_failed")
            self.assertIn("没有这一年", str(caught.exception))
            self.assertIsInstance(caught.exception.__cause__, KeyError)
        chinese = salus.Formula("strict(a)", functions={"strict": strict}, lang="zh")
        with self.assertRaises(salus.SalusError) as caught:
            chinese({"a": 1})
        self.assertIsInstance(caught.exception.__cause__, KeyError)

        def interrupted(x):
            raise KeyboardInterrupt

        with self.assertRaises(KeyboardInterrupt):
            salus.Formula("f(a)", functions={"f": interrupted})({"a": 1})

    def test_that_give_what_is_no_column_fail(self):
        for wrong in (lambda x: [1, 2], lambda x: "text", lambda x: object()):
            with self.assertRaises(salus.SalusError):
                salus.Formula("f(a)", functions={"f": wrong})({"a": 1})

    def test_are_checked(self):
        with self.assertRaises(TypeError):
            salus.Formula("f(a)", functions={"f": 7})
        with self.assertRaises(TypeError):
            salus.Formula("f(a)", functions=[len])
        with self.assertRaises(salus.SalusError) as caught:
            salus.Formula("a", functions={"max": lambda x: x})
        self.assertEqual(caught.exception.code, "name_not_allowed")
        with self.assertRaises(salus.SalusError) as caught:
            salus.Formula("f(a)", functions={"f": lambda x, y: x})
        self.assertEqual(caught.exception.code, "wrong_argument_count")

    @needs_numpy
    def test_get_numpy_arrays_where_numpy_is_loaded(self):
        formula = salus.Formula("hypot(a, b)", functions={"hypot": numpy.hypot})
        values, valid = formula.columns({"a": numpy.full(1000, 3.0), "b": numpy.full(1000, 4.0)})
        self.assertTrue(valid.all() and (values == 5).all())
        together = salus.FormulaSet({"x": "hypot(a, b)", "y": "hypot(a, b)*2"}, functions={"hypot": numpy.hypot})
        self.assertEqual(together.columns({"a": 3, "b": 4})["y"][0][0], 10)


if __name__ == "__main__":
    unittest.main()
