"""The ways to look at a formula: syntax tree, explanation, LaTeX, MathML."""

import json
import math
import random
import unittest
from xml.etree import ElementTree

import salus

import support

RATE = "全年婴儿死亡数/同年活产数×1000‰"
MATHML = "{http://www.w3.org/1998/Math/MathML}"


class Tree(support.TestCase):
    def test_a_printed_formula(self):
        tree = salus.Formula(RATE, unit="‰").ast
        self.assertEqual((tree["formula"], tree["unit"]), (RATE, "‰"))
        root = tree["nodes"][tree["root"]]
        self.assertEqual((root["kind"], root["operator"], root["unit"]), ("binary", "*", "‰"))
        quotient, scale = (tree["nodes"][child] for child in root["children"])
        self.assertEqual([tree["nodes"][child]["name"] for child in quotient["children"]], ["全年婴儿死亡数", "同年活产数"])
        self.assertEqual((scale["text"], scale["printed"], scale["mark"], scale["value"]), ("1000‰", 1000, "‰", 1))
        begin, end = quotient["span"]
        self.assertEqual(RATE.encode()[begin:end].decode(), "全年婴儿死亡数/同年活产数")
        self.assertEqual(json.loads(json.dumps(tree)), tree)

    def test_every_call_gives_a_tree_of_its_own(self):
        formula = salus.Formula("a")
        formula.ast["nodes"].clear()
        self.assertEqual(len(formula.ast["nodes"]), 1)

    def test_a_long_sum_is_no_deep_document(self):
        tree = salus.Formula("+".join(["a"] * 16000)).ast
        self.assertEqual(len(tree["nodes"]), 31999)


class Explanation(support.TestCase):
    def test_as_text(self):
        formula = salus.Formula(RATE, unit="‰")
        given = {"全年婴儿死亡数": 11, "同年活产数": 2886}
        # 11 / 2886 and 11 / 2886 * 1000, in Python's digits.
        self.assertEqual(formula.explain(given, lang="zh"), "\n".join([
            "全年婴儿死亡数 11 / 同年活产数 2886 × 1000‰ = 3.81‰",
            f"  全年婴儿死亡数 / 同年活产数 = 0.00381（{11 / 2886}）",
            f"  全年婴儿死亡数 / 同年活产数 × 1000‰ = 3.81‰（{11 / 2886 * 1000}）",
        ]))
        self.assertIn("(0.0038", formula.explain(given))
        given["同年活产数"] = 0
        self.assertIn("（分母为零：同年活产数 = 0）", formula.explain(given, "zh"))
        self.assertIn("(division by zero: 同年活产数 = 0)", formula.explain(given))
        for lang in ("", "de", None, 0):
            with self.assertRaises(ValueError):
                formula.explain(given, lang)

    def test_as_a_tree(self):
        tree = salus.Formula("if(b > 0, a / b * 100%, 0)").explain_tree({"a": 1, "b": 8})
        self.assertEqual((tree["value"], tree["unit"], tree["display"]), (12.5, "%", "12.50%"))
        # Of a share and a plain number the choice is a plain number, which is shown in the share's unit.
        self.assertEqual(tree["kind"], "conversion")
        choice, = tree["children"]
        self.assertEqual((choice["value"], choice["unit"]), (0.125, ""))
        condition, chosen, other = choice["children"]
        self.assertIs(condition["value"], True)
        self.assertEqual(chosen["text"], "a / b * 100%")
        self.assertEqual([child["value"] for child in chosen["children"]], [0.125, 1])
        self.assertEqual((other["kind"], other["text"], other["value"]), ("literal", "0", 0))
        self.assertEqual(json.loads(json.dumps(tree)), tree)

    def test_a_tree_says_why_there_is_no_value(self):
        tree = salus.Formula("ln(a) + b").explain_tree({"a": -1, "b": None})
        self.assertEqual((tree["value"], tree["reason"], tree["cause"]), (None, "not_defined", "ln(a)"))
        b = tree["children"][1]
        self.assertEqual((b["value"], b["reason"], b["cause"]), (None, "missing", "b"))
        self.assertIsNone(tree["children"][0]["children"][0]["reason"])

    def test_values_are_given_as_for_a_call(self):
        formula = salus.Formula("等待时间 + 1", elements=[{"name": "等待时间", "id": "wait", "unit": "分钟"}])
        self.assertEqual(formula.explain_tree({"wait": salus.Value(1.0, "小时")})["children"][0]["value"], 60)
        self.refused("missing_input", formula.explain, {})
        self.refused("missing_input", formula.explain_tree, {})
        with self.assertRaises(TypeError):
            formula.explain([1])
        self.assertEqual(salus.Formula("1 + 1").explain(), "1 + 1 = 2\n  1 + 1 = 2")

    def test_the_value_is_that_of_a_call(self):
        chance = random.Random(5)
        formula = salus.Formula("if(a > b, (a - b) / c ^ 2, round(ln(b) * 100%, 3))")
        for _ in range(300):
            row = {name: chance.choice([None, 0, 1, -2.5, 1e308, chance.random() * 100]) for name in "abc"}
            value, tree = formula(row), formula.explain_tree(row)
            self.assertEqual(tree["reason"], value.reason)
            if value.valid:
                self.assertEqual(math.copysign(1, tree["value"]), math.copysign(1, value.value))
                self.assertEqual(tree["value"], value.value)
            self.assertEqual(tree["display"], value.display)

    def test_other_periods_need_a_dataset(self):
        formula = salus.Formula("a - a@-1y")
        self.refused("needs_dataset", formula.explain, {"a": 1})
        self.refused("needs_dataset", formula.explain_tree, {"a": 1})

    def test_a_tree_may_be_as_deep_as_the_formula_is_long(self):
        tree = salus.Formula("+".join(["a"] * 5000)).explain_tree({"a": 1})
        self.assertEqual(tree["value"], 5000)
        depth = 0
        while tree["children"]:
            tree = tree["children"][0]
            depth += 1
        self.assertEqual(depth, 4999)


class Reports(support.TestCase):
    def test_latex(self):
        self.assertEqual(salus.Formula(RATE).latex,
                         r"\frac{\text{全年婴儿死亡数}}{\text{同年活产数}} \times 1000\text{‰}")

    def test_mathml_is_xml(self):
        root = ElementTree.fromstring(salus.Formula(RATE).mathml)
        self.assertEqual(root.tag, f"{MATHML}math")
        fraction, times, scale = root[0]
        self.assertEqual([child.tag for child in (fraction, times, scale)],
                         [f"{MATHML}mfrac", f"{MATHML}mo", f"{MATHML}mn"])
        self.assertEqual("".join(fraction[0].itertext()), "全年婴儿死亡数")
        self.assertEqual((times.text, scale.text), ("×", "1000‰"))

    def test_mathml_of_random_formulas_is_xml_with_the_right_number_of_children(self):
        chance = random.Random(6)
        shapes = ["({} + {})", "{} / {}", "-{}", "({}) ^ {}", "sqrt({})", "if({} < {}, {}, {})", "max({}, {}, 5%)",
                  "abs({}) - 2.5e30", "(not ({} = {}) or is_missing({}))", "({})@-1y", "sum(({})@[-4y..0y])"]
        conditions = {"(not ({} = {}) or is_missing({}))"}
        operands = {f"{MATHML}mfrac": 2, f"{MATHML}msup": 2, f"{MATHML}msub": 2}

        def grown(depth, root=False):
            if depth == 0:
                return chance.choice(["a", "[b<c>&d]", "年末常住人口数", "1000‰", "3"])
            shape = chance.choice([shape for shape in shapes if root or shape not in conditions])
            return shape.format(*(grown(depth - 1) for _ in range(shape.count("{}"))))

        for _ in range(150):
            text = grown(chance.randint(0, 4), True)
            for element in ElementTree.fromstring(salus.Formula(text, max_depth=256).mathml).iter():
                self.assertEqual(len(element), operands.get(element.tag, len(element)), text)


class Findings(support.TestCase):
    def test_a_warning_has_everything_that_an_editor_shows(self):
        finding, = salus.Formula("死亡数/\n出院人数×1000%").findings
        self.assertEqual((finding.code, finding.severity), ("suspicious_scale", "warning"))
        self.assertEqual((finding.line, finding.column), (2, 6))
        self.assertEqual(finding.excerpt, "出院人数×1000%\n" + " " * 9 + "^^^^^")  # four wide characters and a narrow one
        self.assertIn("1000%", finding.message)
        self.assertIn("1000‰", finding.hint)


if __name__ == "__main__":
    unittest.main()
