"""Lines of China's health statistics manuals, pasted as they stand. The figures were worked out on paper."""

import unittest

import salus

import support

# (the line, the unit of the indicator, {name: (unit, figure)}, what is shown)
LINES = [
    # 9125 of 10950 bed days are five sixths.
    ("病床使用率 = 实际占用总床日数/实际开放总床日数×100%", "%",
     {"实际占用总床日数": ("床日", 9125), "实际开放总床日数": ("床日", 10950)}, "83.33%"),
    ("平均住院日＝出院者占用总床日数／出院人数", "天",
     {"出院者占用总床日数": ("天", 9600), "出院人数": ("人", 1200)}, "8 天"),
    ("病死率（%）＝住院死亡人数/出院人数×100％。", "%",
     {"住院死亡人数": ("人", 18), "出院人数": ("人", 1200)}, "1.50%"),
    ("孕产妇死亡率（1/10万）＝孕产妇死亡人数/活产数×10 万/10 万", "1/10万",
     {"孕产妇死亡人数": ("人", 4), "活产数": ("人", 25000)}, "16/10万"),
    ("甲、乙类传染病发病数 ÷ 同期平均人口数 × 100000 / 10 万", "1/10万",
     {"甲、乙类传染病发病数": ("例", 1910), "同期平均人口数": ("人", 1000000)}, "191/10万"),
    ("（本年出生人数－本年死亡人数）/年平均人口数×1000‰", "‰",
     {"本年出生人数": ("人", 8500), "本年死亡人数": ("人", 7100), "年平均人口数": ("人", 1000000)}, "1.40‰"),
    ("性别比（女=100）＝男性人口数/女性人口数×100", "女=100",
     {"男性人口数": ("人", 51500), "女性人口数": ("人", 50000)}, "103 女=100"),
    ("每千人口执业（助理）医师数=执业（助理）医师数/年末常住人口数×1000", "人",
     {"执业（助理）医师数": ("人", 2870), "年末常住人口数": ("人", 1025000)}, "2.80 人"),
    ("3岁以下儿童系统管\n理人数/3岁以下儿童数×100%；", "%",
     {"3岁以下儿童系统管理人数": ("人", 66500), "3岁以下儿童数": ("人", 70000)}, "95%"),
    ("适龄妇女“两癌”检查人数/适龄妇女“两癌”应查人数×100%", "%",
     {"适龄妇女“两癌”检查人数": ("人", 4500), "适龄妇女“两癌”应查人数": ("人", 5000)}, "90%"),
    ("卫生总费用占GDP百分比=卫生总费用/国内生产总值（GDP）×100%", "%",
     {"卫生总费用": ("亿元", 70), "国内生产总值（GDP）": ("亿元", 1000)}, "7%"),
    ("〔（本年诊疗人次－上年诊疗人次）÷上年诊疗人次〕×100％", "%",
     {"本年诊疗人次": ("人次", 8470), "上年诊疗人次": ("人次", 7700)}, "10%"),
    ("计算公式：观察期间新病例数/同期暴露人口数×1000/千", "‰",
     {"观察期间新病例数": ("例", 24), "同期暴露人口数": ("人", 800)}, "30‰"),
    ("某病死亡专率=某病死亡人数/人口数×10万/10万人", "/10万",
     {"某病死亡人数": ("人", 15), "人口数": ("人", 1000000)}, "1.50/10万"),
]


class PastedLines(support.TestCase):
    def test_they_show_the_figure_of_the_textbook(self):
        for line, unit, names, shown in LINES:
            with self.subTest(line):
                elements = [{"name": name, "unit": of} for name, (of, _) in names.items()]
                formula = salus.Formula(line, unit=unit, elements=elements)
                self.assertEqual(formula({name: figure for name, (_, figure) in names.items()}).display, shown)
                self.assertEqual(formula.text, line)

    def test_the_name_that_a_line_defines_is_worth_a_note(self):
        bare, defined = salus.Formula("a/b×100%", unit="%"), salus.Formula("甲率（%）＝a/b×100%", unit="%")
        self.assertEqual(bare.findings, [])
        (note,) = defined.findings
        self.assertEqual((note.code, note.severity, note.line, note.column), ("definition", "note", 1, 1))
        self.assertIn("甲率（%）＝", note.message)
        self.assertEqual((defined.names, defined.canonical), (bare.names, bare.canonical))

    def test_what_cannot_be_read_says_what_to_write(self):
        elements = ["发病数", "人口数"]
        for line, hint in (("发病数/人口数×100,000", "together"), ("发病数 x 人口数", "×"), ("发病数：人口数", "÷"),
                           ("发病数/人口数；人口数", "one formula"), ("[(发病数-人口数)/人口数]×100%", "( )")):
            with self.subTest(line):
                self.assertIn(hint, self.refused_any(line, elements).hint)

    def refused_any(self, line, elements):
        with self.assertRaises(salus.SalusError) as caught:
            salus.Formula(line, unit="%", elements=elements)
        return caught.exception


if __name__ == "__main__":
    unittest.main()
