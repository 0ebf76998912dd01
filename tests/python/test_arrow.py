"""Arrow arrays in and out, against structures made by hand after the specification, and against DuckDB."""

import ctypes
import gc
import math
import os
import pathlib
import shutil
import subprocess
import tarfile
import tempfile
import unittest
from ctypes import POINTER, byref, c_char_p, c_double, c_int64, c_void_p, cast

import salus
from salus import _arrow

from support import PLAN

#: A pinned version; npm compares what it fetches with the registry's checksum.
DUCKDB = "@duckdb/node-bindings-linux-x64@1.5.6-r.1"

RELEASE_SCHEMA = ctypes.CFUNCTYPE(None, POINTER(_arrow.ArrowSchema))
RELEASE_ARRAY = ctypes.CFUNCTYPE(None, POINTER(_arrow.ArrowArray))


def example_results():
    """The values of a shipped plan over its example data: some are there, some are not."""
    return salus.Plan.load(PLAN).evaluate(salus.Dataset.shipped(PLAN, "example"))


class Producer:
    """An Arrow array made by hand. `released` counts how often its consumer gave schema and array back."""

    def __init__(self, format, length, buffers, offset=0, null_count=-1, name="", children=()):
        self.released = [0, 0]
        self._keep = [buffers, children]
        self.schema, self.array = _arrow.ArrowSchema(), _arrow.ArrowArray()
        self.schema.format, self.schema.name, self.schema.flags = format, name.encode(), 2
        self.array.length, self.array.offset, self.array.null_count = length, offset, null_count
        self.array.n_buffers = len(buffers)
        addresses = (c_void_p * max(1, len(buffers)))(*(
            None if buffer is None else ctypes.addressof(buffer) for buffer in buffers))
        self.array.buffers = addresses
        self.schema.n_children = self.array.n_children = len(children)
        if children:
            schemas = (POINTER(_arrow.ArrowSchema) * len(children))(*(ctypes.pointer(c.schema) for c in children))
            arrays = (POINTER(_arrow.ArrowArray) * len(children))(*(ctypes.pointer(c.array) for c in children))
            self.schema.children, self.array.children = schemas, arrays
            self._keep += [schemas, arrays]

        def schema_released(structure):
            self.released[0] += 1
            structure.contents.release = None

        def array_released(structure):
            self.released[1] += 1
            structure.contents.release = None

        callbacks = RELEASE_SCHEMA(schema_released), RELEASE_ARRAY(array_released)
        self._keep += [addresses, callbacks]
        self.schema.release, self.array.release = (cast(callback, c_void_p) for callback in callbacks)

    def __arrow_c_array__(self, requested_schema=None):
        return _arrow._capsule(self.schema, b"arrow_schema"), _arrow._capsule(self.array, b"arrow_array")


def doubles(*numbers):
    return (c_double * max(1, len(numbers)))(*numbers)


def bits(*flags):
    packed = bytearray((len(flags) + 7) // 8)
    for index, flag in enumerate(flags):
        packed[index // 8] |= bool(flag) << index % 8
    return (ctypes.c_uint8 * max(1, len(packed)))(*packed)


def column(name, *numbers, **more):
    return Producer(b"g", len(numbers), [None, doubles(*numbers)], name=name, **more)


def read(exporter):
    """The values of an Arrow array of float64, None where it is null; and its metadata's bytes."""
    schema_capsule, array_capsule = exporter.__arrow_c_array__()
    schema = _arrow.ArrowSchema.from_address(_arrow._pointer(schema_capsule, b"arrow_schema"))
    array = _arrow.ArrowArray.from_address(_arrow._pointer(array_capsule, b"arrow_array"))
    assert schema.format == b"g" and array.n_buffers == 2
    values = cast(array.buffers[1], POINTER(c_double))
    bitmap = array.buffers[0]
    listed = []
    for row in range(array.length):
        valid = not bitmap or ctypes.c_uint8.from_address(bitmap + row // 8).value >> row % 8 & 1
        listed.append(values[row] if valid else None)
    assert array.null_count == listed.count(None)
    metadata = ctypes.string_at(schema.metadata, 64) if schema.metadata else b""
    return listed, metadata


class Columns(unittest.TestCase):

    def values(self, formula="x", **columns):
        values, valid = salus.Formula(formula).columns(columns)
        return [value if ok else None for value, ok in zip(values, valid)]

    def test_a_column_is_read_from_its_offset_with_its_bitmap(self):
        x = Producer(b"g", 3, [bits(1, 1, 0, 1, 1), doubles(1, 2, 3, 4, 5)], offset=1)
        self.assertEqual(self.values(x=x), [2, None, 4])

    def test_a_null_count_of_zero_says_that_the_bitmap_need_not_be_read(self):
        x = Producer(b"g", 2, [None, doubles(1, 2)], null_count=0)
        self.assertEqual(self.values(x=x), [1, 2])

    def test_an_absent_bitmap_means_that_all_are_there(self):
        self.assertEqual(self.values(x=Producer(b"g", 2, [None, doubles(1, 2)], null_count=-1)), [1, 2])

    def test_every_type_of_number_is_read(self):
        for format, kind, numbers in ((b"f", ctypes.c_float, [0.5, -2]), (b"l", c_int64, [-5, 2**53]),
                                      (b"i", ctypes.c_int32, [-5, 2**31 - 1]), (b"s", ctypes.c_int16, [-5, 32767]),
                                      (b"c", ctypes.c_int8, [-5, 127]), (b"C", ctypes.c_uint8, [5, 255]),
                                      (b"S", ctypes.c_uint16, [5, 65535]), (b"I", ctypes.c_uint32, [5, 2**32 - 1]),
                                      (b"L", ctypes.c_uint64, [5, 2**63])):
            with self.subTest(format=format):
                self.assertEqual(self.values(x=Producer(format, 2, [None, (kind * 2)(*numbers)])), numbers)

    def test_booleans_are_bits_from_any_offset(self):
        flags = [1, 0, 0, 1, 1, 0, 1, 0, 1, 1, 0]
        x = Producer(b"b", 8, [bits(*[1] * 5, 0, *[1] * 5), bits(*flags)], offset=3)
        expected = [float(flag) for flag in flags[3:]]
        expected[2] = None
        self.assertEqual(self.values(x=x), expected)

    def test_an_array_of_nulls_is_missing_everywhere(self):
        self.assertEqual(self.values("coalesce(x, 7)", x=Producer(b"n", 2, [])), [7, 7])

    def test_another_type_is_refused_with_what_to_cast_it_to(self):
        with self.assertRaises(salus.SalusError) as raised:
            self.values(x=Producer(b"u", 1, [None, doubles(0), doubles(0)], name="活产数"))
        self.assertIn("utf8", str(raised.exception))
        self.assertIn("活产数", str(raised.exception))
        self.assertIn("float64", raised.exception.findings[0].hint)

    def test_a_released_array_is_refused(self):
        x = column("x", 1.0)
        x.array.release = None
        with self.assertRaisesRegex(salus.SalusError, "released"):
            self.values(x=x)

    def test_what_was_lent_is_given_back_once(self):
        x = column("x", 1.0, 2.0)
        self.values(x=x)
        gc.collect()
        self.assertEqual(x.released, [1, 1])


class Batches(unittest.TestCase):

    def setUp(self):
        self.formula = salus.Formula("婴儿死亡数/活产数×1000‰", unit="‰", elements=[
            {"id": "infant_deaths", "name": "婴儿死亡数"}, {"id": "live_births", "name": "活产数"}])

    def batch(self, *children, length=None, **more):
        length = children[0].array.length if length is None else length
        return Producer(b"+s", length, [more.pop("bitmap", None)], children=children, **more)

    def test_columns_are_found_by_name_and_by_id_and_others_are_left_alone(self):
        batch = self.batch(Producer(b"u", 2, [None, doubles(0), doubles(0)], name="区县"),
                           column("infant_deaths", 11, 3), column("活产数", 2886, 0))
        values, metadata = read(self.formula.arrow(batch))
        self.assertAlmostEqual(values[0], 11 / 2886 * 1000)
        self.assertIsNone(values[1])
        self.assertIn("salus.unit".encode(), metadata)
        self.assertIn("‰".encode(), metadata)

    def test_a_slice_of_a_batch_moves_all_of_its_columns(self):
        batch = self.batch(column("infant_deaths", 9, 1, 2, 3), column("live_births", 9, 100, 200, 400, offset=0), length=2,
                           offset=2)
        values, _ = read(self.formula.arrow(batch))
        self.assertEqual(values, [10, 7.5])

    def test_offsets_of_columns_and_batch_add_up(self):
        deaths = Producer(b"g", 3, [None, doubles(9, 9, 1, 2, 3)], offset=2, name="infant_deaths")
        births = Producer(b"l", 3, [bits(1, 1, 0), (c_int64 * 3)(100, 200, 300)], name="live_births")
        values, _ = read(self.formula.arrow(self.batch(deaths, births, length=2, offset=1)))
        self.assertEqual(values, [10, None])

    def test_where_the_batch_itself_is_null_every_column_is(self):
        count = salus.Formula("count(a, b) + coalesce(flag, 0) * 10")
        flag = Producer(b"b", 3, [None, bits(*[0] * 9, 1, 1, 1)], offset=9, name="flag")
        batch = self.batch(column("a", 1, 1, 1), Producer(b"g", 3, [bits(0, 1, 1), doubles(1, 1, 1)], name="b"), flag,
                           bitmap=bits(1, 0, 1), length=3)
        self.assertEqual(read(count.arrow(batch))[0], [11, 0, 12])

    def test_every_column_that_is_not_there_is_named(self):
        with self.assertRaises(salus.SalusError) as raised:
            self.formula.arrow(self.batch(column("活产", 1.0)))
        self.assertEqual([finding.subject for finding in raised.exception.findings], ["婴儿死亡数", "活产数"])

    def test_two_columns_for_one_input_are_refused(self):
        with self.assertRaises(salus.SalusError) as raised:
            self.formula.arrow(self.batch(column("live_births", 1.0), column("活产数", 1.0), column("婴儿死亡数", 1.0)))
        self.assertEqual(raised.exception.code, "duplicate_name")

    def test_a_single_array_is_no_batch(self):
        with self.assertRaisesRegex(salus.SalusError, "float64"):
            self.formula.arrow(column("活产数", 1.0))

    def test_a_column_shorter_than_the_batch_is_refused(self):
        with self.assertRaisesRegex(salus.SalusError, "shorter"):
            self.formula.arrow(self.batch(column("婴儿死亡数", 1.0), column("活产数", 1.0, 2.0), length=2))

    def test_an_empty_batch_has_no_values(self):
        self.assertEqual(read(self.formula.arrow(self.batch(column("婴儿死亡数"), column("活产数"), length=0)))[0], [])

    def test_values_are_offered_as_often_as_asked_for_and_feed_another_formula(self):
        values = self.formula.arrow(self.batch(column("婴儿死亡数", 11.0), column("活产数", 2886.0)))
        self.assertEqual(read(values), read(values))
        again, valid = salus.Formula("x / 1000").columns({"x": values})
        self.assertEqual(list(again), [11 / 2886 * 1000 / 1000])
        self.assertTrue(valid[0])
        self.assertTrue(values.__arrow_c_schema__())

    def test_what_is_no_batch_is_a_type_error(self):
        with self.assertRaises(TypeError):
            self.formula.arrow({"婴儿死亡数": [1]})


class Released(unittest.TestCase):

    def test_a_consumer_that_takes_the_array_over_is_not_disturbed(self):
        x = salus.Formula("x").arrow(Producer(b"+s", 1, [None], children=[column("x", 5.0)]))
        capsules = x.__arrow_c_array__()
        source = _arrow.ArrowArray.from_address(_arrow._pointer(capsules[1], b"arrow_array"))
        mine = _arrow.ArrowArray()
        ctypes.memmove(byref(mine), byref(source), ctypes.sizeof(mine))
        source.release = None  # moved, as the specification has it
        del capsules, source, x
        gc.collect()
        self.assertEqual(cast(mine.buffers[1], POINTER(c_double))[0], 5.0)
        _arrow._release(mine.release)(ctypes.addressof(mine))
        self.assertFalse(mine.release)

    def test_nothing_stays_behind(self):
        before = len(_arrow._offered)
        results = example_results()
        for _ in range(3):
            results.__arrow_c_array__()
        gc.collect()
        self.assertEqual(len(_arrow._offered), before)


def fetch_duckdb():
    """DuckDB's library, fetched once and kept; None where it cannot be had."""
    cache = pathlib.Path(os.environ.get("SALUS_TEST_CACHE") or tempfile.gettempdir()) / "duckdb"
    library = cache / "package" / "libduckdb.so"
    if library.exists():
        return library, ""
    if shutil.which("npm") is None:
        return None, "npm is not there"
    cache.mkdir(parents=True, exist_ok=True)
    try:
        done = subprocess.run(["npm", "pack", "--silent", DUCKDB], cwd=cache, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, timeout=240, check=False)
    except subprocess.TimeoutExpired:
        return None, f"npm took too long to fetch {DUCKDB}"
    if done.returncode != 0:
        return None, f"npm could not fetch {DUCKDB}"
    packed = max(cache.glob("*.tgz"), key=lambda path: path.stat().st_mtime)
    with tarfile.open(packed) as archive:
        archive.extract("package/libduckdb.so", cache)
    packed.unlink()
    return library, ""


class Duck:
    """As much of DuckDB's C interface as the tests need."""

    def __init__(self, path):
        self._lib = lib = ctypes.CDLL(str(path))
        for name, arguments in (("open", [c_char_p, POINTER(c_void_p)]), ("connect", [c_void_p, POINTER(c_void_p)]),
                                ("query_arrow", [c_void_p, c_char_p, POINTER(c_void_p)]),
                                ("query_arrow_schema", [c_void_p, POINTER(c_void_p)]),
                                ("query_arrow_array", [c_void_p, POINTER(c_void_p)]),
                                ("arrow_array_scan", [c_void_p, c_char_p, c_void_p, c_void_p, POINTER(c_void_p)])):
            getattr(lib, f"duckdb_{name}").argtypes = arguments
        lib.duckdb_query_arrow_error.restype, lib.duckdb_query_arrow_error.argtypes = c_char_p, [c_void_p]
        for name in ("close", "disconnect", "destroy_arrow", "destroy_arrow_stream"):
            getattr(lib, f"duckdb_{name}").argtypes = [POINTER(c_void_p)]
        self._database, self._connection = c_void_p(), c_void_p()
        assert lib.duckdb_open(None, byref(self._database)) == 0
        assert lib.duckdb_connect(self._database, byref(self._connection)) == 0

    def query(self, sql):
        """The first chunk of the answer, which offers itself as Arrow."""
        result = c_void_p()
        state = self._lib.duckdb_query_arrow(self._connection, sql.encode(), byref(result))
        if state != 0:
            raise AssertionError(self._lib.duckdb_query_arrow_error(result).decode())
        schema, array = _arrow.ArrowSchema(), _arrow.ArrowArray()
        places = c_void_p(ctypes.addressof(schema)), c_void_p(ctypes.addressof(array))
        assert self._lib.duckdb_query_arrow_schema(result, byref(places[0])) == 0
        assert self._lib.duckdb_query_arrow_array(result, byref(places[1])) == 0
        self._lib.duckdb_destroy_arrow(byref(result))
        return Chunk(schema, array)

    def scan(self, table, exporter):
        """Makes what `exporter` offers a table. The view in between serves one query, and all columns or none."""
        capsules = exporter.__arrow_c_array__()
        stream = c_void_p()
        state = self._lib.duckdb_arrow_array_scan(
            self._connection, b"offered", _arrow._pointer(capsules[0], b"arrow_schema"),
            _arrow._pointer(capsules[1], b"arrow_array"), byref(stream))
        assert state == 0
        self.query(f"CREATE TABLE {table} AS SELECT * FROM offered")
        self._lib.duckdb_destroy_arrow_stream(byref(stream))

    def close(self):
        self._lib.duckdb_disconnect(byref(self._connection))
        self._lib.duckdb_close(byref(self._database))


class Chunk:
    """One record batch, which may be read several times."""

    def __init__(self, schema, array):
        self._capsules = _arrow._capsule(schema, b"arrow_schema"), _arrow._capsule(array, b"arrow_array")

    def __arrow_c_array__(self, requested_schema=None):
        return self._capsules


class DuckDB(unittest.TestCase):
    """A real producer and consumer."""

    @classmethod
    def setUpClass(cls):
        path, why = fetch_duckdb()
        if path is None:
            raise unittest.SkipTest(f"DuckDB is not compared with: {why}")
        cls.duck = Duck(path)
        cls.addClassCleanup(cls.duck.close)

    def test_formulas_over_its_batches_give_what_it_computes_itself(self):
        batch = self.duck.query("""
            SELECT i::SMALLINT AS deaths, (CASE WHEN i % 7 = 0 THEN NULL ELSE i * 13 % 97 END)::BIGINT AS births,
                   i % 2 = 0 AS flag, 'district ' || i AS district, (i / 8.0)::FLOAT AS weight
            FROM range(1500) t(i)""")
        formula = salus.Formula("if(flag = 1, deaths / births * 1000, weight)")
        values, _ = read(formula.arrow(batch))
        self.assertEqual(len(values), 1500)
        for i, value in enumerate(values):
            births = None if i % 7 == 0 else i * 13 % 97
            expected = i / 8 if i % 2 else i / births * 1000 if births else None
            self.assertEqual(value, expected, i)

    def test_its_sums_of_integers_are_refused_with_a_cast(self):
        with self.assertRaisesRegex(salus.SalusError, "decimal"):
            salus.Formula("x").arrow(self.duck.query("SELECT sum(i) AS x FROM range(3) t(i)"))

    def test_it_reads_the_results_of_a_plan(self):
        results = example_results()
        self.duck.scan("results", results)
        answer = self.duck.query("""
            SELECT count(*)::DOUBLE AS rows, count(value)::DOUBLE AS valid, sum(value) AS total,
                   count(reason)::DOUBLE AS reasons, count(DISTINCT indicator)::DOUBLE AS indicators
            FROM results""")
        found = {name: read(salus.Formula(name).arrow(answer))[0][0]
                 for name in ("rows", "valid", "total", "reasons", "indicators")}
        numbers = [row.value.value for row in results if row.value.valid]
        self.assertEqual(found["rows"], len(results))
        self.assertEqual(found["valid"], len(numbers))
        self.assertEqual(found["reasons"], len(results) - len(numbers))
        self.assertEqual(found["indicators"], 21)
        self.assertTrue(math.isclose(found["total"], math.fsum(numbers), rel_tol=1e-12))

    def test_it_reads_the_values_of_a_formula(self):
        batch = Producer(b"+s", 2, [None], children=[column("a", 1, 2), column("b", 4, 0)])
        values = salus.Formula("a / b").arrow(batch)
        table = Producer(b"+s", 2, [None], children=[Taken(values)])
        self.duck.scan("shares", table)
        again = self.duck.query("SELECT value, value IS NULL AS missing FROM shares")
        self.assertEqual(read(salus.Formula("missing").arrow(again))[0], [0, 1])


class Taken:
    """The structures of an exporter, as a child of a batch made by hand."""

    def __init__(self, exporter):
        self._capsules = exporter.__arrow_c_array__()
        self.schema = _arrow.ArrowSchema.from_address(_arrow._pointer(self._capsules[0], b"arrow_schema"))
        self.array = _arrow.ArrowArray.from_address(_arrow._pointer(self._capsules[1], b"arrow_array"))


if __name__ == "__main__":
    unittest.main()
