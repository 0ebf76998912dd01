"""Observations: CSV and its faults, rows, combining."""

import math
import unittest

import salus

import support

HEADER = "element,area,period,value\n"


class Csv(support.TestCase):
    def read(self, text, **options):
        return salus.Dataset.from_csv(self.file(text, **options))

    def fault(self, text, code="invalid_value", **options):
        """The findings of a file that is refused; each names the file."""
        path = self.file(text, **options)
        error = self.refused(code, salus.Dataset.from_csv, path)
        for finding in error.findings:
            self.assertEqual(finding.file, str(path))
        return error

    def test_the_columns(self):
        data = self.read("period,element,area,value,age,origin,reason,source\n"
                         "2020,deaths,jinshan,5,0-4,,,annual report\n"
                         "2020,deaths,jinshan,,5+,reported,suppressed,\n"
                         "2021, live births ,金山区,1.5e3,,example,,\n")
        self.assertEqual(len(data), 3)
        self.assertEqual((data.elements, data.areas, data.periods),
                         (["deaths", "live births"], ["jinshan", "金山区"], ["2020", "2021"]))
        self.assertEqual(data.sources, ["annual report"])
        first, second, third = data
        self.assertEqual((first.value.value, first.origin, first.categories, first.source),
                         (5.0, "reported", {"age": "0-4"}, "annual report"))
        self.assertEqual((second.value.reason, second.categories), ("suppressed", {"age": "5+"}))
        self.assertEqual((third.value.value, third.origin, third.categories), (1500.0, "example", {}))

    def test_what_spreadsheets_do(self):
        """A byte-order mark, CRLF, empty rows and rows of commas, quotes, no line end after the last row."""
        text = ("\ufeffelement,area,period,value,age\r\n\"a\",x,2020,1,\r\n\r\n,,,,\r\n"
                "a,x,2021,2,\"0\r\n-4\"\r\na,x,2022,,")
        data = self.read(text)
        self.assertEqual([row.value.value for row in data][:2], [1.0, 2.0])
        self.assertEqual([row.value.reason for row in data], [None, None, "missing"])

    def test_an_empty_value_is_missing(self):
        self.assertEqual([row.value.reason for row in self.read(HEADER + "a,x,2020,\na,x,2021,  \n")], ["missing"] * 2)

    def test_numbers(self):
        cells = ("1", "-2.5", "+.5", "3.", "1e-3")
        data = self.read(HEADER + "".join(f"a,x,{2000 + i},{cell}\n" for i, cell in enumerate(cells)))
        self.assertEqual([row.value.value for row in data], [1, -2.5, 0.5, 3, 0.001])

    def test_cells_that_are_no_numbers(self):
        for cell, why, hint in (
            ('"1,234"', "thousands separator", "write 1234"),
            ('"1,234,567.5"', "thousands separator", "write 1234567.5"),
            ("３.５", "full-width", "write 3.5"),
            ("12a", "is not a number", "write digits"),
            ("5%", "has a unit", "write 5;"),
            ("nan", "is not a number", "leave the cell empty"),
            ("未公布", "is not a number", "leave the cell empty"),
            ("—", "is not a number", "leave the cell empty"),
            ("1e999", "is too large", "below"),
            ("1_000", "is not a number", "write digits"),
            ("0x10", "is not a number", "write digits"),
            ("inf", "is not a number", "write digits"),
        ):
            error = self.fault(f"{HEADER}a,x,2020,1\na,x,2021,{cell}\n")
            self.assertEqual((error.line, error.column), (3, 4), cell)
            self.assertIn(why, error.message)
            self.assertIn("'value'", error.message)
            self.assertIn(hint, error.hint)
            self.assertEqual(error.findings[0].subject, cell.strip('"'))

    def test_all_faults_come_at_once_and_in_order(self):
        error = self.fault("element,area,period,value,origin,reason\n"
                           "a,x,2020,1,reportd,\n"
                           ",x,2020,1,,\n"
                           "a,x,2020,12a,,\n"
                           "a,x,2020,1,2,3,4\n"
                           "a,x,2020\n"
                           "a,x,2020,1,,suppressed\n")
        self.assertEqual([(f.line, f.column) for f in error.findings], [(2, 5), (3, 1), (4, 4), (5, 0), (6, 0), (7, 6)])
        self.assertIn("is it 'reported'?", error.findings[0].hint)
        self.assertIn("the row has 7 cells, and the first line names 6 columns", error.findings[3].message)
        self.assertIn("a value and a reason", error.findings[5].message)
        self.assertEqual(str(error).count("[invalid_value]"), 6)

    def test_very_many_faults_are_counted(self):
        error = self.fault(HEADER + "a,x,2020,?\n" * 5000)
        self.assertEqual(len(error.findings), 101)
        self.assertEqual(error.findings[-1].message, "3996 more problems like these are not listed, and what comes from "
                                                     "line 4098 on was not looked at")

    def test_a_row_with_a_fault_contradicts_none_whatever_the_others_are_called(self):
        error = self.fault("element,area,period,value,origin\na,b,2020,2,bogus\na (1),b,2020,7,\n")
        self.assertEqual([finding.line for finding in error.findings], [2])

    def test_what_the_library_finds_has_its_line(self):
        error = self.fault(f'{HEADER}a,x,2020,1\n\n"a","x",2020,2\n', code="conflicting_rows")
        self.assertEqual(error.line, 4)
        self.assertIn("line 2", error.message)
        error = self.fault(f'{HEADER}"a\nb",x,2020,1\na,x,20x,2\n', code="invalid_period")
        self.assertEqual(error.line, 4)

    def test_what_the_library_finds_comes_with_the_rest(self):
        error = self.fault(f"{HEADER}a,x,2020,1\n"
                           "a,x,20x,1\n"
                           "\n"
                           'a,x,2020,"1,000"\n'
                           "a,x,2020,2\n"
                           "b,x,20y,1a\n"
                           ",x,20z,1\n"
                           "a,,,1\n"
                           "a,x,2021\n"
                           "a,x,2020,3\n", code="invalid_period")
        self.assertEqual([(f.line, f.column, f.code) for f in error.findings], [
            (3, 0, "invalid_period"), (5, 4, "invalid_value"), (6, 0, "conflicting_rows"), (7, 0, "invalid_period"),
            (7, 4, "invalid_value"), (8, 0, "invalid_period"), (8, 1, "invalid_value"), (9, 2, "invalid_value"),
            (9, 3, "invalid_value"), (10, 0, "invalid_value"), (11, 0, "conflicting_rows")])
        self.assertTrue(error.findings[2].message.endswith("(line 2)"), error.findings[2].message)
        self.assertEqual(error.findings[10].in_language("zh").message,
                         "“x” 2020 的“a”此处填报为 3，此前已填报为 1（第 2 行）")

    def test_a_row_with_a_fault_of_its_own_contradicts_none(self):
        error = self.fault(f"{HEADER}a,x,2000,3\na,x,,1\na,x,,2\n,x,2020,1\n,x,2020,2\n")
        self.assertEqual([(f.line, f.column, f.code) for f in error.findings],
                         [(3, 3, "invalid_value"), (4, 3, "invalid_value"), (5, 1, "invalid_value"),
                          (6, 1, "invalid_value")])

    def test_lines_in_both_languages(self):
        error = self.fault(f"{HEADER}\na,x,2020,1\na,x,20x,1\na (row 1),x,2020,1\na (row 1),x,2020,2\n",
                           code="invalid_period")
        self.assertEqual([f.message for f in error.findings], [
            '"20x" is no period',
            '"a (row 1)" of "x" in 2020 is given as 2 here, and as 1 before (line 5)'])
        self.assertEqual([f.message for f in error.in_language("zh").findings], [
            "“20x”不是时期", "“x” 2020 的“a (row 1)”此处填报为 2，此前已填报为 1（第 5 行）"])
        self.assertEqual([f.line for f in error.findings], [4, 6])

    def test_very_many_faults_of_both_kinds_are_counted(self):
        rows = "".join(f"a,x,20x{n},1\nb,x,2020,{n}?\n" for n in range(80))
        error = self.fault(HEADER + rows, code="invalid_period")
        self.assertEqual(len(error.findings), 101)
        self.assertEqual([f.line for f in error.findings[:100]], list(range(2, 102)))
        self.assertIn("60 more", error.findings[-1].message)
        error = self.fault(HEADER + "a,x,20x,1\n" * 200 + "a,x,2020,?\n", code="invalid_period")
        self.assertEqual(len(error.findings), 101)
        self.assertIn("101 more", error.findings[-1].message)

    def test_what_stands_before_a_broken_quote_is_looked_at(self):
        error = self.fault(f'{HEADER}a,x,20x,1\na,x,2020,1?\n"a"b,x,2020,1\n', code="invalid_period")
        self.assertEqual([f.line for f in error.findings], [2, 3, 4])

    def test_remarks_are_not_read(self):
        data = self.read("element,#名称,area,period,value,＃备注,sex\na,甲,x,2020,1,?,男\na,乙,x,2021,2,,\n")
        self.assertEqual([(row.value.value, row.categories) for row in data], [(1, {"sex": "男"}), (2, {})])
        self.fault("element,#,area,period,value,#\na,1,x,2020,1,2\n", code="duplicate_name")

    def test_headers(self):
        self.assertIn("the file is empty", self.fault("").message)
        self.assertIn("the file is empty", self.fault("\ufeff\n \n").message)
        self.assertEqual(len(self.read(HEADER)), 0)
        error = self.fault("element,area,vlaue,perid\na,x,1,2020\n")
        self.assertEqual([f.subject for f in error.findings], ["period", "value"])
        self.assertIn("is it 'perid'?", error.findings[0].hint)

    def test_a_column_twice(self):
        error = self.fault("element,area,period,value,age,age\n", code="duplicate_name")
        self.assertEqual((error.line, error.column), (1, 6))

    def test_a_column_without_a_name(self):
        self.assertEqual(self.fault("element,area,period,value,\n").column, 5)

    def test_other_separators(self):
        self.assertIn("semicolons", self.fault("element;area;period;value\na;x;2020;1\n").message)
        self.assertIn("tabs", self.fault("element\tarea\tperiod\tvalue\n").message)

    def test_broken_quotes(self):
        self.assertIn("well-formed", self.fault(HEADER + '"a"b,x,2020,1\n').message)
        self.assertIn("well-formed", self.fault(HEADER + '"a,x,2020,1\n').message)

    def test_gbk(self):
        error = self.fault((HEADER + "活产数,金山区,2020,1\n").encode("gbk"), code="invalid_utf8")
        self.assertIn("looks like GBK", error.message)
        self.assertIn("iconv", error.hint)
        self.assertEqual(error.line, 2)
        path = self.file((HEADER + "活产数,金山区,2020,1\n").encode("gbk"))
        self.assertEqual(salus.Dataset.from_csv(path, encoding="gb18030").elements, ["活产数"])

    def test_other_encodings_and_formats(self):
        self.assertIn("UTF-16", self.fault((HEADER).encode("utf-16"), code="invalid_utf8").message)
        self.assertIn("spreadsheet", self.fault(b"PK\x03\x04rest").message)
        error = self.fault(HEADER.encode() + b"\xff\xff\xff,x,2020,1\n", code="invalid_utf8")
        self.assertIn("not UTF-8", error.message)

    def test_no_file(self):
        error = self.refused("file_not_readable", salus.Dataset.from_csv, "/nowhere/data.csv")
        self.assertIn("No such file", error.message)

    def test_a_hundred_thousand_rows(self):
        lines = [f"deaths,area{i % 500},{1900 + i // 500},{i}.5" for i in range(50_000)]
        lines += [f"births,area{i % 500},{1900 + i // 500},{i}" for i in range(50_000)]
        data = self.read(HEADER + "\n".join(lines))
        self.assertEqual(len(data), 100_000)
        rows = list(data)
        self.assertEqual((rows[49_999].value.value, rows[99_999].area), (49_999.5, "area499"))

    def test_text_instead_of_a_file(self):
        data = salus.Dataset.from_csv_text("\ufeff" + HEADER + "a,x,2020,1\r\n")
        self.assertEqual([row.value.value for row in data], [1.0])


class Rows(support.TestCase):
    def test_dicts_and_tuples(self):
        data = salus.Dataset.from_rows([
            {"element": "deaths", "area": "jinshan", "period": 2020, "value": 5, "age": "0-4", "sex": None},
            ("deaths", "jinshan", "2020", 7.5, {"age": "5+", "origin": "estimated", "source": "survey"}),
            ("births", "jinshan", 2020, None),
            {"element": "births", "area": "jinshan", "period": 2021, "value": None, "reason": "not_published"},
            ("births", "jinshan", 2022, salus.Value(3.0)),
            ("births", "jinshan", 2023, math.nan),
        ])
        rows = list(data)
        self.assertEqual([row.categories for row in rows][:3], [{"age": "0-4"}, {"age": "5+"}, {}])
        self.assertEqual([row.value.reason for row in rows], [None, None, "missing", "not_published", None, "missing"])
        self.assertEqual((rows[1].origin, rows[1].source, rows[0].period), ("estimated", "survey", "2020"))

    def test_the_same_figure_twice_counts_once(self):
        self.assertEqual(len(salus.Dataset.from_rows([("a", "x", 2020, 1), ("a", "x", 2020, 1.0)])), 1)

    def test_no_rows(self):
        self.assertEqual((len(salus.Dataset.from_rows([])), len(salus.Dataset())), (0, 0))

    def test_faults(self):
        self.refused("conflicting_rows", salus.Dataset.from_rows, [("a", "x", 2020, 1), ("a", "x", 2020, 2)])
        self.refused("invalid_period", salus.Dataset.from_rows, [("a", "x", "next year", 1)])
        self.refused("invalid_value", salus.Dataset.from_rows, [{"element": "a", "area": "x", "value": 1}])
        self.refused("invalid_value", salus.Dataset.from_rows, [("a", "x", 2020, 1, {"origin": "guessed"})])
        self.refused("invalid_value", salus.Dataset.from_rows, [("a", "x", 2020, 1, {"reason": "suppressed"})])
        for bad in ("text", ("a", "x", 2020), ("a", "x", 2020, "1"), ("a", "x", 2020, 1, "age"), 3,
                    ("a", 1.5, 2020, 1)):
            with self.assertRaises(TypeError, msg=repr(bad)):
                salus.Dataset.from_rows([bad])

    def test_a_generator(self):
        self.assertEqual(len(salus.Dataset.from_rows(("a", "x", year, 1) for year in range(2000, 2010))), 10)


class Combining(support.TestCase):
    def test_sums(self):
        one = salus.Dataset.from_rows([("a", "x", 2020, 1, {"age": "0"})])
        two = salus.Dataset.from_rows([("b", "y", 2021, None, {"sex": "男", "reason": "suppressed"})])
        rows = list(one + two)
        self.assertEqual([(r.element, r.area, r.period, r.categories) for r in rows],
                         [("a", "x", "2020", {"age": "0"}), ("b", "y", "2021", {"sex": "男"})])
        self.assertEqual(rows[1].value.reason, "suppressed")
        self.assertEqual((len(one), len(two)), (1, 1))
        self.assertEqual(len(salus.Dataset.combined([])), 0)
        with self.assertRaises(TypeError):
            one + [("a", "x", 2022, 1)]

    def test_contradictions(self):
        one = salus.Dataset.from_rows([("a", "x", 2020, 1)])
        self.assertEqual(len(one + one), 1)
        error = self.refused("conflicting_rows", lambda: one + salus.Dataset.from_rows([("b", "x", 2020, 2),
                                                                                       ("a", "x", 2020, 2)]))
        self.assertEqual(error.message, 'row 2: "a" of "x" in 2020 is given as 2 here, and as 1 before (row 1)')
        self.assertEqual(error.in_language("zh").message, "第 2 行：“x” 2020 的“a”此处填报为 2，此前已填报为 1（第 1 行）")

    def test_contradictions_of_files_name_both(self):
        first = salus.Dataset.from_csv_text("element,area,period,value\n\na,x,2020,1\n", "first.csv")
        second = salus.Dataset.from_csv_text("element,area,period,value\na,x,2020,2\n", "second.csv")
        error = self.refused("conflicting_rows", lambda: first + second)
        self.assertEqual((error.findings[0].file, error.line), ("second.csv", 2))
        self.assertTrue(error.message.endswith("(first.csv, line 3)"), error.message)
        self.assertTrue(error.in_language("zh").message.endswith("（first.csv 第 3 行）"))
        rows = salus.Dataset.from_rows([("a", "x", 2020, 2)])
        self.assertTrue(self.refused("conflicting_rows", lambda: rows + first).message.endswith("(row 1)"))
        self.assertTrue(self.refused("conflicting_rows", lambda: first + rows).message.endswith("(first.csv, line 3)"))

    def test_what_is_missing_gives_way(self):
        empty = salus.Dataset.from_rows([("a", "x", 2020, None), ("b", "x", 2020, None)])
        full = salus.Dataset.from_rows([("a", "x", 2020, 1)])
        self.assertEqual(len(empty + full), 2)
        self.assertEqual(len(full + empty), 2)

    def test_without_what_only_says_that_there_is_no_figure(self):
        data = salus.Dataset.from_csv_text("element,area,period,value,sex,reason,source\n"
                                           "a,x,2020,1,男,,s\nb,x,2020,,,suppressed,\nc,x,2020,,,,\nd,x,2021,4,,,\n")
        kept = data.with_values()
        self.assertEqual([(row.element, row.value.value, row.categories, row.source) for row in kept],
                         [("a", 1, {"sex": "男"}, "s"), ("d", 4, {}, "")])
        self.assertEqual((kept.elements, len(data)), (["a", "d"], 4))


class Shipped(support.TestCase):
    def test_what_ships(self):
        for kind, origins in (("published", {"reported"}), ("derived", {"derived"}), ("example", {"example"})):
            data = salus.Dataset.shipped(support.PLAN, kind)
            self.assertEqual({row.origin for row in data}, origins)
        error = self.refused("not_found", salus.Dataset.shipped, support.PLAN, "invented")
        self.assertIn(f"{support.PLAN}.published.csv", error.hint)

    def test_every_published_figure_is_named_with_its_source(self):
        for row in salus.Dataset.shipped(support.PLAN):
            if row.value.valid:
                self.assertTrue(row.source, row)
            else:
                self.assertEqual(row.value.reason, "not_published")


if __name__ == "__main__":
    unittest.main()
