"""Lists in every format: tables, CSV, JSON, Markdown."""

import contextlib
import csv
import io
import json
import unittest

from salus.cli.labels import Language
from salus.cli.listing import FORMATS, Entry, Field, Listing, escaped, markdown_table, print_listing, print_listings

CHINESE, ENGLISH = Language(), Language(True)
FIELDS = [
    Field("id"),
    Field("", "序号", "right"),
    Field("name", "指标"),
    Field("value", "数值", "right"),
    Field("note", "说明"),
]
LISTING = Listing(FIELDS, [
    ["imr", 2, Entry("婴儿死亡率"), Entry(2.08, "2.08 ‰"), None],
    ["beds", 7, Entry("床位数|张"), Entry(float("nan"), "—"), None],
], title="金山区", below=["数据来源：规划"])


def printed(listings, form, language=CHINESE, document=None):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        print_listings(listings, form, language, document)
    return out.getvalue()


class Listings(unittest.TestCase):
    def test_people_and_programs_see_their_own_columns(self):
        table = printed([LISTING], "table")
        self.assertIn("   2  婴儿死亡率  2.08 ‰", table)
        self.assertNotIn("imr", table)
        self.assertNotIn("说明", table)  # nothing stands in it
        rows = list(csv.DictReader(io.StringIO(printed([LISTING], "csv"))))
        self.assertEqual(rows, [
            {"id": "imr", "name": "婴儿死亡率", "value": "2.08", "note": ""},
            {"id": "beds", "name": "床位数|张", "value": "", "note": ""},
        ])

    def test_json_has_the_document_and_null_for_what_is_no_number(self):
        document = json.loads(printed([LISTING], "json", document={"plan": "p", "share": float("nan")}))
        self.assertEqual(document, {"plan": "p", "share": None, "rows": [
            {"id": "imr", "name": "婴儿死亡率", "value": 2.08, "note": None},
            {"id": "beds", "name": "床位数|张", "value": None, "note": None},
        ]})

    def test_markdown(self):
        self.assertEqual(printed([LISTING], "markdown").splitlines(), [
            "## 金山区",
            "",
            "| 序号 | 指标 | 数值 |",
            "| ---: | --- | ---: |",
            "| 2 | 婴儿死亡率 | 2.08 ‰ |",
            "| 7 | 床位数\\|张 | — |",
            "",
            "- 数据来源：规划",
        ])

    def test_no_rows(self):
        empty = Listing(FIELDS, [], title="金山区", empty="没有指标")
        self.assertEqual(printed([empty], "table"), "金山区\n没有指标\n")
        self.assertEqual(printed([empty], "csv"), "id,name,value,note\n")
        self.assertEqual(json.loads(printed([empty], "json")), {"rows": []})
        self.assertEqual(printed([empty], "markdown"), "## 金山区\n\n没有指标\n")
        self.assertIn("Nothing to list", printed([Listing(FIELDS, [])], "table", ENGLISH))
        for form in FORMATS:
            printed([], form)

    def test_several_listings_are_one_in_csv_and_json(self):
        self.assertEqual(len(printed([LISTING, LISTING], "csv").splitlines()), 5)
        self.assertEqual(len(json.loads(printed([LISTING, LISTING], "json"))["rows"]), 4)
        self.assertEqual(printed([LISTING, LISTING], "markdown").count("## 金山区"), 2)
        self.assertEqual(printed([LISTING, LISTING], "table").count("\n\n金山区"), 1)
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            print_listing(LISTING, "table", CHINESE)
        self.assertEqual(out.getvalue(), printed([LISTING], "table"))

    def test_cells_that_are_truths_and_lists(self):
        fields = [Field("met", "met"), Field("areas", "areas")]
        listing = Listing(fields, [[True, ["a", "b"]], [False, []]])
        self.assertEqual(printed([listing], "csv").splitlines(), ["met,areas", "true,a b", "false,"])
        self.assertEqual(json.loads(printed([listing], "json"))["rows"][0], {"met": True, "areas": ["a", "b"]})

    def test_text_is_no_markup(self):
        for text, expected in (
            ("a|b", "a\\|b"), ("*bold*", "\\*bold\\*"), ("<script>", "\\<script\\>"), ("[1] x", "\\[1\\] x"),
            ("two\nlines", "two lines"), ("- item", "\\- item"), ("1. item", "1\\. item"), ("# head", "\\# head"),
            ("-1.44", "-1.44"), ("a_b", "a_b"), ("_a_", "\\_a\\_"), ("7.5~8", "7.5~8"), ("~~x~~", "\\~\\~x\\~\\~"),
            ("back\\slash", "back\\\\slash"), ("", ""),
        ):
            self.assertEqual(escaped(text), expected, text)
        lines = markdown_table([Field("a", "a|b")], [[Entry(text="x\n|y")]])
        self.assertEqual(lines, ["| a\\|b |", "| --- |", "| x \\|y |"])
