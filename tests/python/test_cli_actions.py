"""The command line about what a plan sets out to do: show --actions, bodies, due, diff."""

import copy
import csv
import io
import json
import unittest

from test_cli import TestCase
from test_plan_actions import DOCUMENT


class Actions(TestCase):
    def setUp(self):
        self.plan = self.file(json.dumps(DOCUMENT, ensure_ascii=False), "health.json")

    def rows(self, *arguments):
        return list(csv.DictReader(io.StringIO(self.done(*arguments, "--format", "csv")[0])))

    def test_plans_count_actions_and_measures(self):
        out, _ = self.done("plans", "--english")
        self.assertIn("measures", out)
        for row in self.json("plans", "--format", "json")["rows"]:
            self.assertEqual(set(row), {"plan", "title", "period", "indicators", "actions", "measures"})

    def test_show(self):
        out, _ = self.done("show", self.plan)
        self.assertIn("上级规划：national", out)
        self.assertIn("勘误：原文“5”，应为“15”。脱字", out)
        self.assertIn("正确内容不详", out)
        self.assertIn('printed "5", read "15". a digit is lost', self.done("show", self.plan, "--english")[0])
        rows = self.rows("show", self.plan)
        self.assertEqual([(row["indicator"], row["formula"]) for row in rows],
                         [("smoking", ""), ("beds_per_1000", "床位数/人口数×1000")])

    def test_show_actions(self):
        out, _ = self.done("show", self.plan, "--actions")
        for text in ("4 控烟行动", "履约", "市卫生健康委", "市体育局", "吸烟率", "步道：80", "（2021）", "没有措施"):
            self.assertIn(text, out)
        out, _ = self.done("show", self.plan, "--actions", "--english", "--format", "markdown")
        self.assertIn("## 4 Smoking action", out)
        self.assertIn("Health Commission", out)
        rows = self.json("show", self.plan, "--actions", "--format", "json")["rows"]
        self.assertEqual([(row["action"], row["id"], row["leads"], row["responsible"]) for row in rows],
                         [("a1", "m9", ["hc"], []), ("a1", "m10", [], ["hc"])])
        self.assertEqual(rows[0]["results"], ["paths", "law", "net"])
        self.done("show", self.plan, "--actions", "--json", status=2)

    def test_a_plan_without_actions(self):
        document = {**DOCUMENT, "actions": [], "bodies": []}
        plan = self.file(json.dumps(document, ensure_ascii=False), "plain.json")
        self.assertIn("没有措施", self.done("show", plan, "--actions")[0])
        self.assertEqual(self.json("show", plan, "--actions", "--format", "json")["rows"], [])
        self.assertIn("no bodies", self.done("bodies", plan, "--english")[0])
        self.assertEqual(self.rows("bodies", plan), [])
        self.done("bodies", plan, "--body", "hc", status=1)

    def test_bodies(self):
        self.assertEqual(self.rows("bodies", self.plan), [
            {"id": "hc", "body": "市卫生健康委", "leads": "1", "joins": "0", "responsible": "1", "measures": "2"},
            {"id": "sb", "body": "市体育局", "leads": "0", "joins": "1", "responsible": "0", "measures": "1"},
        ])
        self.assertIn("Health Commission", self.done("bodies", self.plan, "--english")[0])

    def test_one_body(self):
        out, _ = self.done("bodies", self.plan, "--body", "卫生健康委")
        self.assertIn("健康行动 — 市卫生健康委", out)
        self.assertLess(out.index("牵头"), out.index("履约"))
        rows = self.rows("bodies", self.plan, "--body", "hc")
        self.assertEqual([(row["role"], row["action"], row["id"]) for row in rows],
                         [("lead", "a1", "m9"), ("responsible", "a1", "m10")])
        _, err = self.done("bodies", self.plan, "--body", "财政局", status=1)
        self.assertIn("财政局", err)
        self.assertIn("市体育局", err)
        self.assertIn("[not_found]", self.done("bodies", self.plan, "--body", "x", "--english", status=1)[1])

    def test_due(self):
        rows = self.rows("due", self.plan, "--by", "2022")
        self.assertEqual([(row["due"], row["kind"], row["id"], row["target"]) for row in rows], [
            ("2021", "deliverable", "paths", "80 条"), ("2022", "target", "smoking", "≤20"),
            ("2022", "target", "beds_per_1000", "7.5 左右"), ("2022", "deliverable", "law", ""),
            ("2022", "milestone", "net", "3 个")])
        self.assertEqual(rows[0]["bodies"], "hc")
        out, _ = self.done("due", self.plan, "--by", "2021")
        self.assertIn("步道", out)
        self.assertNotIn("吸烟率", out)
        self.assertIn("没有到期", self.done("due", self.plan, "--by", "2020")[0])
        self.assertIn("[invalid_period]", self.done("due", self.plan, "--by", "soon", status=1)[1])
        self.done("due", self.plan, status=2)

    def test_diff(self):
        other = copy.deepcopy(DOCUMENT)
        other["indicators"][0]["targets"][0]["text"] = "≤18"
        other["actions"][0]["measures"][0]["deliverables"].pop()
        after = self.file(json.dumps(other, ensure_ascii=False), "after.json")
        rows = self.rows("diff", self.plan, after)
        self.assertEqual([(row["change"], row["part"], row["id"], row["member"], row["before"], row["after"])
                          for row in rows],
                         [("changed", "target", "smoking", "text", "≤20", "≤18"),
                          ("removed", "deliverable", "law", "", "", "")])
        out, _ = self.done("diff", self.plan, after)
        for text in ("修改", "目标", "吸烟率", "≤18", "删除", "条例"):
            self.assertIn(text, out)
        self.assertIn("| changed | target | smoking | 2022 |", self.done(
            "diff", self.plan, after, "--english", "--format", "markdown")[0])
        self.assertIn("没有差异", self.done("diff", self.plan, self.plan)[0])
        document = self.json("diff", self.plan, self.plan, "--format", "json")
        self.assertEqual(document, {"before": "health", "after": "health", "rows": []})
        self.done("diff", self.plan, "no/such.json", status=1)


if __name__ == "__main__":
    unittest.main()
