"""Tables: display width, line breaks, alignment."""

import random
import unittest

from salus.cli.labels import Language
from salus.cli.report import signed, with_unit
from salus.cli.table import Cell, Column, render
from salus.cli.tables import shown_name
from salus.cli.width import pad, pieces, width, wrap

import salus

from support import PLAN, run


class Width(unittest.TestCase):
    def test_characters(self):
        for text, columns in (("abc", 3), ("婴儿", 4), ("（‰）", 5), ("１２", 4), ("—", 1), ("e\u0301", 1), ("한글", 4),
                              ("ｱ", 1), ("\u200b", 0), ("", 0)):
            self.assertEqual(width(text), columns, ascii(text))

    def test_padding(self):
        self.assertEqual(pad("床", 4) + "|", "床  |")
        self.assertEqual(pad("床", 4, "right") + "|", "  床|")
        self.assertEqual(pad("床位数", 4), "床位数")

    def test_wrapping(self):
        self.assertEqual(wrap("稳定在 12 分钟以内", 9), ("稳定在 12", "分钟以内"))
        self.assertEqual(wrap("执业（助理）医师数", 9), ("执业（助", "理）医师", "数"))
        self.assertEqual(wrap("not assessable", 10), ("not", "assessable"))
        self.assertEqual(wrap("self-management", 10), ("self-", "management"))
        self.assertEqual(wrap("abcdefgh", 3), ("abc", "def", "gh"))
        self.assertEqual(wrap("", 5), ("",))

    def test_nothing_is_lost_and_no_line_is_too_long(self):
        generator = random.Random(1)
        alphabet = "ab1 .,-（）“”婴儿死亡率‰—。"
        for _ in range(500):
            text = "".join(generator.choices(alphabet, k=generator.randrange(40)))
            columns = generator.randrange(2, 20)
            self.assertEqual("".join(pieces(text)), text)
            lines = wrap(text, columns)
            self.assertEqual("".join(lines).replace(" ", ""), text.replace(" ", ""))
            for line in lines:
                self.assertLessEqual(width(line), columns, (text, columns))


class Tables(unittest.TestCase):
    COLUMNS = [Column("序号", "right"), Column("指标"), Column("value", "right")]

    def test_alignment(self):
        rows = [[Cell("1"), Cell("婴儿死亡率"), Cell("3.81 公布")], [Cell("10"), Cell("beds"), Cell("7")]]
        lines = render(self.COLUMNS, rows, 80)
        self.assertEqual(lines, [
            "序号  指标            value",
            "----  ----------  ---------",
            "   1  婴儿死亡率  3.81 公布",
            "  10  beds                7",
        ])

    def test_long_cells_wrap_within_the_limit(self):
        rows = [[Cell("1"), Cell("重点行业用人单位职业病危害项目申报率" * 2), Cell("1")]]
        lines = render(self.COLUMNS, rows, 30)
        self.assertLessEqual(max(map(width, lines)), 30)
        self.assertGreater(len(lines), 3)
        text = "".join(lines[2:])
        self.assertEqual(text.replace(" ", "").replace("11", "", 1).count("职"), 2)

    def test_styles_do_not_count(self):
        rows = [[Cell("1"), Cell("达标", "good"), Cell("")]]
        lines = render(self.COLUMNS, rows, 80, lambda text, style: f"<{style}>{text}</>")
        self.assertEqual(lines[2], "   1  <good>达标</>")


class Shown(unittest.TestCase):
    def setUp(self):
        self.plan = salus.Plan.load(PLAN)

    def test_every_line_of_the_demo_is_aligned(self):
        """The cells of every table stand under the rules of its header, and no line is wider than 120 columns."""
        for language in ((), ("--english",)):
            for table in run("demo", *language).stdout.split("\n\n"):
                lines = table.splitlines()
                rule = next(line for line in lines if line.startswith("---"))
                start = lines.index(rule)
                edges = [i for i in range(1, len(rule)) if rule[i - 1] == " " and rule[i] == " "]
                for line in lines:
                    self.assertLessEqual(width(line), 120, line)
                for line in lines[start + 1:]:
                    if line.startswith("["):
                        break
                    filled = by_columns(line)
                    for edge in edges:
                        self.assertEqual(filled[edge:edge + 1] or " ", " ", line)

    def test_every_indicator_is_in_the_demo_in_full(self):
        for language in (Language(), Language(True)):
            out = run("demo", *(["--english"] if language.english else [])).stdout
            table = column_texts(out.split("\n\n")[0], 1)
            for indicator in self.plan.indicators:
                self.assertIn(shown_name(indicator, language).replace(" ", ""), table)

    def test_units_that_the_name_repeats_are_shown_once(self):
        indicator = self.plan.indicator(11)
        self.assertEqual(shown_name(indicator, Language()), "精神科执业（助理）医师数")
        self.assertEqual(shown_name(self.plan.indicator(8), Language()), "千人口执业（助理）医师数")

    def test_differences(self):
        indicator = self.plan.indicator(2)
        for number, text in ((0.5, "+0.50"), (-1.44, "-1.44"), (0.0, "0.00"), (0.001, "+0.00100"),
                             (-0.0004, "-0.000400")):
            self.assertEqual(signed(number, indicator, self.plan), text)

    def test_units(self):
        self.assertEqual([with_unit("3", unit) for unit in ("‰", "/10万", "岁", "", "persons")],
                         ["3‰", "3/10万", "3 岁", "3", "3 persons"])

    def test_every_name_has_its_words(self):
        """Statuses, reasons, origins, attributes and kinds of the library are all translated."""
        from salus._call import numbers_of
        for english in (False, True):
            language = Language(english)
            for noun, translate in (("verdict", language.status), ("reason", language.reason),
                                    ("origin", language.origin), ("attribute", language.attribute),
                                    ("direction", language.direction), ("target_kind", language.target_kind)):
                for name in numbers_of(noun):
                    if name not in ("none", "unspecified"):
                        self.assertTrue(translate(name))
                        if not english:
                            self.assertNotEqual(translate(name), name)


def by_columns(line):
    """The line with a wide character in two places, so that positions are columns."""
    return "".join(character * width(character) for character in line)


def column_texts(table, index):
    """All text of a column without its blanks."""
    lines = table.splitlines()
    rule = next(line for line in lines if line.startswith("---"))
    starts = [0] + [i + 2 for i in range(len(rule)) if rule[i:i + 3] == "  -"]
    ends = [start - 2 for start in starts[1:]] + [None]
    text = ""
    for line in lines[lines.index(rule) + 1:]:
        if line.startswith("["):
            break
        column = 0
        for character in line:
            if starts[index] <= column < (ends[index] or 999):
                text += character
            column += width(character)
    return text.replace(" ", "")


if __name__ == "__main__":
    unittest.main()
