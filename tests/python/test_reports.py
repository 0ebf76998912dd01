"""What an assessor signs: targets in the language of the report, values that cannot be, how limits were made."""

import csv
import io
import json
import re
import unittest

import salus
from salus.cli.labels import Language
from salus.cli.target_text import shown_target

import support
from support import run

CHINESE = re.compile("[\u4e00-\u9fff]")


class Targets(support.TestCase):
    """Expectations are what the printed Chinese says, in an assessor's English."""

    ENGLISH = Language(english=True)

    def shown(self, text, unit="", direction="higher"):
        return shown_target(salus.Target(text, unit=unit or None, direction=direction), self.ENGLISH)

    def test_numbers_stand_with_their_bound_and_unit(self):
        for text, unit, english in (
            ("≥37", "%", "≥ 37"), ("达到 90%及以上", "%", "≥ 90%"), ("稳定在 12 分钟以内", "分钟", "≤ 12 minutes"),
            ("低于 2.63 人", "人/万车", "< 2.63 persons"), ("7.5 左右", "张", "about 7.5"),
            ("达到 13%左右", "%", "about 13%"), ("18-20 个", "", "18–20"), ("30-45 分钟", "分钟", "30–45 minutes"),
            ("下降到 160/10 万及以下", "/10万", "≤ 160 per 100,000"), ("大于 84.6 岁", "岁", "> 84.6 years"),
            ("达到 4.8 人/10 万人口", "人/10万人口", "≥ 4.8 persons per 100,000"), ("1小时以上", "小时", "≥ 1 hour"),
            ("17.7 万亩", "", "≥ 17.7 × 10,000 mu"), ("85 万人", "万人", "≥ 85 × 10,000 persons"),
            ("控制在 1.25 亿吨标准煤以内", "亿吨标准煤", "≤ 1.25 × 100 million t of standard coal"),
            ("至少有 1家", "", "≥ 1 institution"), ("200 平方公里以上", "", "≥ 200 km²"), ("3.60", "人", "≥ 3.60"),
        ):
            self.assertEqual(self.shown(text, unit), english, text)
        self.assertEqual(self.shown("4.0", "%", "lower"), "≤ 4.0")

    def test_changes_say_from_when(self):
        self.assertEqual(self.shown("在 2018 年的基础上力争每年降低 0.5 到 1 个百分点以上", "%", "lower"),
                         "down by 0.5–1 percentage points a year from 2018")
        self.assertEqual(self.shown("在现有基础上提高 10%", "%"), "up by 10% from the baseline")
        self.assertEqual(self.shown("力争下降 30%", "‰", "lower"), "down by 30% from the baseline")
        self.assertEqual(self.shown("较2020年提高1岁", "岁"), "up by 1 year from 2020")
        self.assertEqual(self.shown("较2020年提高1-2岁", "岁"), "up by 1–2 years from 2020")
        self.assertEqual(self.shown("增加1000人", "人"), "up by 1000 persons from the baseline")
        self.assertEqual(self.shown("≥5百分点"), "≥ 5 percentage points")

    def test_the_area_above_and_the_level_of_others(self):
        self.assertEqual(self.shown("优于全市平均水平", "岁"), "better than the average of the area above")
        self.assertEqual(self.shown("不低于全市平均水平", "岁"), "not worse than the average of the area above")
        self.assertEqual(self.shown("保持发达国家水平", "岁"), "keep the level of developed countries")
        self.assertEqual(self.shown("达到全市先进水平"), "reach an advanced level in the city")
        self.assertEqual(self.shown("居全国前列"), "reach a leading level in the country")
        self.assertEqual(self.shown("达到世界发达国家和地区前沿水平"), "reach a leading level among developed countries")

    def test_words_say_what_they_ask_for(self):
        for text, english in (
            ("实现", "a milestone to reach"), ("逐步提高", "a rise"), ("明显下降", "a fall"), ("保持稳定", "a steady level"),
            ("增速放缓", "slower growth"), ("零增长", "zero growth"), ("全覆盖", "full coverage"), ("人人享有", "words alone"),
        ):
            self.assertEqual(self.shown(text), english, text)
        self.assertEqual(self.shown("进一步完善", direction="neither"), "an improvement")
        self.assertEqual(self.shown("100/70", "%"), "100 and 70")

    def test_chinese_reports_have_the_print(self):
        for text in ("优于全市平均水平", "7.5 左右", "实现"):
            self.assertEqual(shown_target(salus.Target(text, direction="higher"), Language()), text)

    def test_no_chinese_is_left_of_any_target_that_ships(self):
        for name in salus.catalogue_plans():
            plan = salus.Plan.load(name)
            targets = [target for indicator in plan.indicators for _, target in indicator.targets]
            for measure in plan.measures:
                targets += [each.target for each in (*measure.deliverables, *measure.milestones) if each.target]
            for target in targets:
                shown = shown_target(target, self.ENGLISH)
                self.assertTrue(shown and not CHINESE.search(shown), f"{name}: {target.text} is {shown!r}")


PLAN = {
    "format": "salus-plan/1", "id": "small", "title": {"zh": "小规划", "en": "Small plan"}, "jurisdiction": "district",
    "period": "2021..2025", "judging": {"baseline": "2020"},
    "areas": [{"id": "city", "name": {"zh": "某市", "en": "The City"}},
              {"id": "district", "name": {"zh": "某区", "en": "The District"}, "parent": "city"}],
    "elements": [{"id": "deaths", "name": "婴儿死亡数", "unit": "人", "kind": "flow"},
                 {"id": "births", "name": "活产数", "unit": "人", "kind": "flow"}],
    "indicators": [
        {"id": "signed", "name": {"zh": "老年人签约率", "en": "Elderly signed up"}, "unit": "%", "direction": "higher",
         "digits": 0, "targets": [{"period": "2025", "text": "达到 70%"}]},
        {"id": "imr", "name": {"zh": "婴儿死亡率", "en": "Infant mortality"}, "unit": "‰", "direction": "lower",
         "formula": "婴儿死亡数/活产数×1000‰", "uncertainty": "rate", "targets": [{"period": "2025", "text": "≤2"}]},
        {"id": "literacy", "name": {"zh": "居民健康素养水平", "en": "Health literacy"}, "unit": "%", "direction": "higher",
         "targets": [{"period": "2025", "text": "≥32"}]},
        {"id": "visits", "name": {"zh": "年诊疗人次", "en": "Visits"}, "unit": "万人次"},
    ],
    "actions": [{"id": "a", "title": {"zh": "行动", "en": "Action"}, "indicators": ["signed"], "measures": [
        {"id": "m", "title": {"zh": "立法", "en": "Make a law"}, "milestones": [
            {"id": "law", "name": {"zh": "控烟立法", "en": "Smoking law"}, "period": "2022", "text": "完成"}]}]}],
}

DATA = """element,area,period,value
signed,district,2020,60
signed,district,2022,{signed}
law,district,2022,{law}
"""

LITERACY = """element,area,period,value
literacy,district,2020,28
literacy,district,2021,29
literacy,district,2022,30.5
"""

DEATHS = """element,area,period,value
deaths,district,2020,11
births,district,2020,2886
deaths,district,2022,7
births,district,2022,2790
"""


class Reports(support.TestCase):
    def setUp(self):
        self.plan = self.file(json.dumps(PLAN), "small.json")

    def done(self, command, data, *arguments, status=0):
        """Standard output on one line, its wrapped pieces together."""
        finished = run(command, self.plan, "--data", self.file(data), *arguments)
        self.assertEqual(finished.returncode, status, finished.stderr)
        self.messages = finished.stderr
        return finished.stdout

    def line(self, *arguments):
        return " ".join(self.done(*arguments).split())

    # ---- targets ----

    def test_english_tables_have_english_targets_and_exports_the_print(self):
        data = DATA.format(signed=66, law=1)
        for command in ("assess", "evaluate"):
            self.assertIn("≥ 70%", self.done(command, data, "--english"))
            self.assertNotRegex(self.done(command, data, "--english").replace("Sources", ""), CHINESE)
            self.assertIn("达到 70%", self.done(command, data).replace("\n", ""))
            rows = json.loads(self.done(command, data, "--english", "--format", "json"))["rows"]
            self.assertIn("达到 70%", [row["target"] for row in rows])
            rows = csv.DictReader(io.StringIO(self.done(command, data, "--english", "--format", "csv")))
            self.assertIn("达到 70%", [row["target"] for row in rows])
        self.assertIn("| ≥ 70% |", self.done("assess", data, "--english", "--format", "markdown"))
        self.assertIn("a milestone to reach", self.line("scorecard", data, "--english", "--by", "task"))
        task = json.loads(self.done("scorecard", data, "--english", "--by", "task", "--format", "json"))["rows"][0]
        self.assertEqual(task["target"], "完成")

    # ---- values that cannot be ----

    def test_a_share_above_the_whole_is_remarked_in_its_row(self):
        data = DATA.format(signed=104, law=1)
        said = "impossible value: The District, 2022: Elderly signed up 104% is more than the whole"
        for command in ("assess", "evaluate"):
            text = self.done(command, data, "--english")
            row = next(line for line in text.splitlines() if "[1]" in line)
            self.assertIn("104", row)
            self.assertIn(f"[1] {said}", " ".join(text.split()))
            rows = json.loads(self.done(command, data, "--english", "--format", "json"))["rows"]
            self.assertEqual([said in (each["note"] or "") for each in rows if each["indicator"] == "signed"
                              and each["period"] == "2022"], [True])
            rows = list(csv.DictReader(io.StringIO(self.done(command, data, "--format", "csv"))))
            self.assertIn("数值不可能正确：某区 2022 年：老年人签约率 104% 超过 100%", [each["note"] for each in rows])
        self.assertIn("1\\] 数值不可能正确：", self.done("assess", data, "--format", "markdown"))
        clean = DATA.format(signed=99, law=1)
        self.assertNotIn("impossible", self.done("assess", clean, "--english"))

    def test_a_value_that_nothing_judges_is_remarked_too(self):
        done = run("evaluate", "yangpu-2021-2025", "--english", environment={"COLUMNS": "150"})
        self.assertEqual(done.returncode, 0, done.stderr)
        text = " ".join(done.stdout.split())
        self.assertIn("104.44% is more than the whole (the plan's erratum \"sign-up-rate-60-plus\" says so)", text)
        out = run("evaluate", "yangpu-2021-2025", "--format", "json").stdout
        notes = [row["note"] for row in json.loads(out)["rows"] if row["value"] == 104.44]
        self.assertEqual(notes, ["杨浦区 2020 年：60 岁以上人群家庭医生签约率 104.44% 超过 100%（已列入勘误"
                                 "“sign-up-rate-60-plus”）"])

    def test_a_scorecard_says_in_which_rows_such_a_value_counts(self):
        data = DATA.format(signed=104, law=1)
        text = self.done("scorecard", data, "--english", "--by", "plan")
        self.assertIn("[1]", next(line for line in text.splitlines() if line.startswith("Small plan  ")))
        said = "impossible value: The District, 2022: Elderly signed up 104% is more than the whole"
        self.assertIn(f"[1] {said}", " ".join(text.split()))
        for form in ("json", "csv"):
            out = self.done("scorecard", data, "--english", "--by", "indicator", "--format", form)
            rows = json.loads(out)["rows"] if form == "json" else list(csv.DictReader(io.StringIO(out)))
            notes = {row["id"]: row["note"] or None for row in rows}
            self.assertEqual(notes, {"signed": said, "imr": None, "literacy": None, "visits": None})
            self.assertIn(rows[0]["doubts"], (["signed district"], "signed district"))
        self.assertIn("数值不可能正确", self.done("scorecard", data, "--format", "markdown"))
        card = self.card(data)
        self.assertEqual([each.indicator.id for each in card.plan.doubts], ["signed"])
        self.assertEqual([note.code for note in card.plan.doubts[0].doubts], ["share_above_whole"])
        self.assertTrue(card.plan.doubts[0].to_dict()["in_doubt"])

    def card(self, data):
        plan = salus.Plan.parse(json.dumps(PLAN))
        dataset = salus.Dataset.from_csv_text(data)
        return plan.scorecard(plan.evaluate(dataset), dataset)

    # ---- what has no target, and what is no figure ----

    def test_an_indicator_without_a_target_is_no_gap(self):
        row = self.card(DATA.format(signed=66, law=1)).plan
        self.assertEqual((row.indicators.total, row.without_target, row.indicators.not_assessable), (4, 1, 2))
        self.assertEqual(row.to_dict()["without_target"], 1)
        text = self.line("scorecard", DATA.format(signed=66, law=1), "--english", "--by", "plan")
        self.assertIn("no target", text)
        self.assertIn("No target: indicators for which the plan sets none, 1 in all", text)
        self.assertIn("无目标", self.done("scorecard", DATA.format(signed=66, law=1), "--by", "plan"))

    def test_a_milestone_of_60_is_neither_done_nor_not(self):
        text = self.line("scorecard", DATA.format(signed=66, law=60), "--english", "--by", "task")
        self.assertIn("invalid value 60: 1 is done, 0 is not done", text)
        for part in ("warning: The District, 2022: \"Smoking law\" is 60", "[neither_done_nor_not]", "give 1 where it is done"):
            self.assertIn(part, self.messages)
        row = json.loads(self.done("scorecard", DATA.format(signed=66, law=60), "--by", "task", "--format", "json"))["rows"][0]
        self.assertEqual((row["status"], row["reason"], row["value"]), ("not_assessable", "invalid_argument", 60))
        self.assertIn("完成填 1，未完成填 0", self.messages)
        self.assertIn("neither_done_nor_not", json.dumps(json.loads(
            self.done("check", DATA.format(signed=66, law=60), "--format", "json"))))

    # ---- the line below ----

    def test_projections_say_how_their_limits_were_made(self):
        two = self.line("assess", DATA.format(signed=62, law=1), "--english")
        self.assertIn("to the target's period; through two values a straight line", two)
        self.assertNotIn("limits in brackets", two)
        self.assertNotIn("least squares", two)
        errors = self.line("assess", DEATHS, "--english")
        self.assertIn("95% limits in brackets; of two values by the sampling error of both", errors)
        self.assertNotIn("least squares", errors)
        three = self.line("assess", LITERACY, "--english", "--confidence", "0.9")
        self.assertIn("to the target's period; through three or more the line of least squares", three)
        self.assertIn("90% limits in brackets; of three or more the prediction interval", three)
        self.assertNotIn("two values", three)
        both = self.done("assess", LITERACY + DEATHS.split("\n", 1)[1]).replace("\n", "")
        self.assertIn("两个数值取其连线；三个及以上数值取最小二乘直线", both)
        self.assertIn("不含偏离趋势的误差；由三个及以上数值推得的，为最小二乘直线的预测区间", both)
        self.assertNotIn("预测", self.done("assess", "element,area,period,value\nsigned,district,2020,60\n"))

    def test_a_period_shown_alone_is_measured_from_the_baseline_of_all(self):
        plan = {**PLAN, "judging": {}, "indicators": [{**PLAN["indicators"][2], "targets": [
            {"period": "2025", "text": "逐步提高"}]}], "actions": []}
        self.plan = self.file(json.dumps(plan), "rising.json")
        for arguments in ((), ("--period", "2022")):
            row = json.loads(self.done("evaluate", LITERACY, "--format", "json", *arguments))["rows"][-1]
            self.assertEqual((row["period"], row["status"], row["distance"]), ("2022", "improving", 2.5))
        first = "element,area,period,value\nliteracy,district,2022,30.5\n"
        row = json.loads(self.done("evaluate", first, "--format", "json"))["rows"][0]
        self.assertEqual((row["status"], row["verdict_reason"]), ("not_assessable", "no_baseline"))

    def test_a_scorecard_says_how_many_scores_are_of_earlier_values(self):
        data = DATA.format(signed=66, law=1)
        said = "have no value of the period in which the target is due|has no value of the period in which"
        self.assertNotRegex(self.line("scorecard", data, "--english", "--at", "2022"), said)
        self.assertRegex(self.line("scorecard", data, "--english", "--at", "2026"), said)
        self.assertIn("按此前最近的数值计分", self.done("scorecard", data, "--at", "2026").replace("\n", ""))

    def test_evaluate_says_that_later_targets_are_compared_as_they_stand(self):
        said = "Targets of later periods are compared as they stand"
        data = DATA.format(signed=66, law=1)
        self.assertIn(said, self.line("evaluate", data, "--english"))
        self.assertIn("目标期未到的，与目标按现状比较", self.done("evaluate", data).replace("\n", ""))
        due = data + "signed,district,2025,66\n"
        self.assertNotIn(said, self.line("evaluate", due, "--english"))
        # Nothing was compared.
        none = "element,area,period,value,reason\nsigned,district,2022,,not_published\n"
        self.assertNotIn(said, self.line("evaluate", none, "--english"))


if __name__ == "__main__":
    unittest.main()
