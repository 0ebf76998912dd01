"""Formulas over columns: what is taken, without a copy where NumPy is there, and what comes back."""

import array
import ctypes
import math
import unittest

import salus

import support
from support import needs_numpy, numpy

RATIO = "a / b * 1000"


class Plain(support.TestCase):
    """Without NumPy's help."""

    def setUp(self):
        self.formula = salus.Formula(RATIO)

    def test_lists(self):
        values, valid = self.formula.columns({"a": [1, None, 3, 4.5, math.nan], "b": [2, 2, 0, 9, 1]})
        self.assertIsInstance(values, array.array)
        self.assertEqual(values.typecode, "d")
        self.assertEqual(valid, [True, False, False, True, False])
        self.assertEqual([v for v, ok in zip(values, valid) if ok], [500.0, 500.0])
        self.assertTrue(all(math.isnan(v) for v, ok in zip(values, valid) if not ok))

    def test_reasons(self):
        reasons = self.formula.reasons({"a": [1, None, 3, math.inf], "b": [2, 2, 0, 1]})
        self.assertEqual(reasons, [None, "missing", "zero_denominator", "not_finite"])

    def test_one_number_serves_all_rows(self):
        self.assertEqual(list(self.formula.columns({"a": [1, 2], "b": 2})[0]), [500.0, 1000.0])
        self.assertEqual(list(self.formula.columns({"a": 1, "b": 2})[0]), [500.0])
        self.assertEqual(self.formula.columns({"a": [1, 2], "b": None})[1], [False, False])
        self.assertEqual(list(salus.Formula("1+1").columns()[0]), [2.0])

    def test_buffers(self):
        for code in "bBhHiIlLqQfd":
            values, valid = self.formula.columns({"a": array.array(code, [1, 2, 3]), "b": 2})
            self.assertEqual((list(values), valid), ([500.0, 1000.0, 1500.0], [True] * 3), code)
        doubles = (ctypes.c_double * 3)(1, 2, 3)
        view = memoryview(array.array("d", [1, 9, 2, 9, 3, 9]))
        for given in (doubles, view[::2], view[::2].toreadonly(), memoryview(b"\1\2\3"), bytearray(b"\1\2\3")):
            self.assertEqual(list(self.formula.columns({"a": given, "b": 2})[0]), [500.0, 1000.0, 1500.0])

    def test_other_sequences(self):
        for given in ((1, 2, 3), range(1, 4), iter([1, 2, 3]), (n for n in (1, 2, 3))):
            self.assertEqual(list(self.formula.columns({"a": given, "b": 2})[0]), [500.0, 1000.0, 1500.0])

    def test_values_in_a_list(self):
        formula = salus.Formula("t", elements=[{"name": "t", "unit": "分钟"}])
        given = [salus.Value(1.0, "小时"), salus.Value(math.nan), 3]
        values, valid = formula.columns({"t": given})
        self.assertEqual((values[0], values[2], valid), (60.0, 3.0, [True, False, True]))

    def test_every_length_around_a_byte_and_a_block(self):
        for rows in (0, 1, 7, 8, 9, 63, 64, 65, 127, 128, 129, 1000):
            a = [None if i % 3 == 1 else i for i in range(rows)]
            b = [i % 5 for i in range(rows)]
            values, valid = self.formula.columns({"a": a, "b": b})
            self.assertEqual((len(values), len(valid)), (rows, rows))
            for x, y, value, ok in zip(a, b, values, valid):
                self.assertEqual(ok, x is not None and y != 0)
                if ok:
                    self.assertEqual(value, x / y * 1000)

    def test_columns_and_rows_agree(self):
        for row, (a, b) in enumerate(((11, 2886), (0, 5), (1e-300, 1e300), (7, -3))):
            values, _ = self.formula.columns({"a": [a], "b": [b]})
            self.assertEqual(values[0], self.formula({"a": a, "b": b}).value, row)

    def test_what_is_refused(self):
        error = self.refused("unequal_lengths", self.formula.columns, {"a": [1, 2], "b": [1, 2, 3]})
        self.assertIn("a 2, b 3", error.message)
        error = self.refused("missing_input", self.formula.columns, {"a": [1]})
        self.assertEqual(error.findings[0].subject, "b")
        for bad in ("text", b"bytes", [1, "2"], {1, 2}, {"x": 1}, [[1], [2]], memoryview(b"abcd").cast("c"),
                    memoryview(b"abcd").cast("B", (2, 2))):
            with self.assertRaises(TypeError, msg=repr(bad)):
                self.formula.columns({"a": bad, "b": 1})
        with self.assertRaises(TypeError) as caught:
            self.formula.columns({"a": [1, 2, "x"], "b": 1})
        self.assertIn("a, row 3", str(caught.exception))

    def test_extra_columns_are_ignored(self):
        values, _ = self.formula.columns({"a": [1], "b": [1], "remark": ["text"], "longer": [1, 2, 3]})
        self.assertEqual(list(values), [1000.0])


@needs_numpy
class WithNumPy(support.TestCase):
    def setUp(self):
        self.formula = salus.Formula(RATIO)

    def check(self, a, b, expected, valid):
        values, ok = self.formula.columns({"a": a, "b": b})
        self.assertIsInstance(values, numpy.ndarray)
        self.assertEqual((values.dtype, ok.dtype), (numpy.float64, numpy.bool_))
        self.assertEqual(ok.tolist(), valid)
        numpy.testing.assert_array_equal(values[ok], numpy.array(expected, dtype=float))
        self.assertTrue(numpy.isnan(values[~ok]).all())

    def test_types(self):
        for name in ("float64", "float32", "int64", "int32", "uint8", "int8", "uint16", "uint64", "float16", ">f8",
                     ">i4"):
            self.check(numpy.array([1, 2, 4], dtype=name), 2, [500, 1000, 2000], [True] * 3)
        self.check(numpy.array([True, False]), numpy.array([2, 0]), [500], [True, False])

    def test_strides(self):
        base = numpy.arange(1.0, 13.0)
        table = numpy.array([(1, 2.0), (3, 4.0)], dtype=[("x", "i4"), ("y", "f8")])
        self.check(base[::4], 1, [1000, 5000, 9000], [True] * 3)
        self.check(base[2::-1], 1, [3000, 2000, 1000], [True] * 3)
        self.check(base.reshape(3, 4)[:, 1], 1, [2000, 6000, 10000], [True] * 3)
        self.check(table["y"], table["x"], [2000, 4 / 3 * 1000], [True] * 2)
        self.check(numpy.broadcast_to(2.0, 3), numpy.ones(3), [2000] * 3, [True] * 3)

    def test_not_a_number_and_masks_are_missing(self):
        self.check(numpy.array([1.0, numpy.nan, 3.0]), 1, [1000, 3000], [True, False, True])
        masked = numpy.ma.array([1, 2, 3], mask=[False, True, False])
        self.check(masked, 1, [1000, 3000], [True, False, True])
        self.check(masked[::2], 1, [1000, 3000], [True, True])
        self.check(numpy.ma.array([1, 2]), 1, [1000, 2000], [True, True])
        self.check(numpy.array([1, 2]), numpy.ma.masked, [], [False, False])
        self.check(numpy.array([1, None, 3], dtype=object), 1, [1000, 3000], [True, False, True])

    def test_scalars(self):
        self.check(numpy.array([1, 2]), numpy.float32(2), [500, 1000], [True, True])
        self.check(numpy.array([1, 2]), numpy.array(2), [500, 1000], [True, True])
        self.assertEqual(self.formula({"a": numpy.int64(1), "b": numpy.float64(2)}).value, 500.0)

    def test_empty(self):
        self.check(numpy.array([]), 1, [], [])

    def test_lists_beside_arrays(self):
        self.check(numpy.array([1, 2]), [None, 2], [1000], [False, True])

    def test_without_a_copy(self):
        """A column of 64 MiB costs no second one."""
        import tracemalloc
        a = numpy.ones(8_000_000)
        tracemalloc.start()
        self.addCleanup(tracemalloc.stop)
        self.formula.columns({"a": a, "b": a[::-1][::-1]})
        peak = tracemalloc.get_traced_memory()[1]
        self.assertLess(peak, 1.3 * a.nbytes)  # the values, the validity, no input

    def test_inputs_stay_as_they_were(self):
        a = numpy.array([1.0, numpy.nan])
        a.flags.writeable = False
        self.check(a, 1, [1000], [True, False])

    def test_what_is_refused(self):
        for bad in (numpy.array(["x"]), numpy.array([1j]), numpy.zeros((2, 2)), numpy.array(["2020"], "datetime64[Y]")):
            with self.assertRaises(TypeError):
                self.formula.columns({"a": bad, "b": 1})

    def test_large_columns_agree_with_numpy(self):
        generator = numpy.random.default_rng(1)
        a = generator.normal(size=10_001)
        b = generator.integers(0, 4, size=10_001)
        values, valid = self.formula.columns({"a": a, "b": b})
        numpy.testing.assert_array_equal(valid, b != 0)
        numpy.testing.assert_array_equal(values[valid], a[valid] / b[valid] * 1000)

    def test_a_data_frame(self):
        """Anything with keys and columns will do, and what offers itself as an array."""

        class Series:
            def __init__(self, data):
                self.data = data

            def __array__(self, dtype=None, copy=None):
                return numpy.asarray(self.data, dtype)

        class Frame:
            def __init__(self, columns):
                self._columns = columns

            def keys(self):
                return list(self._columns)

            def __getitem__(self, key):
                return Series(self._columns[key])

        values, valid = self.formula.columns(Frame({"a": [1, 2], "b": [2, 0]}))
        self.assertEqual((values[0], valid.tolist()), (500.0, [True, False]))


if __name__ == "__main__":
    unittest.main()
