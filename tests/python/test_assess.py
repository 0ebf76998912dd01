"""Assessment over time: progress of a series, a plan's targets as of a time, the command line's table and report."""

import csv
import io
import json
import math
import unittest

import salus

import support
from support import run

PLAN = {
    "format": "salus-plan/1", "id": "small", "title": {"zh": "小规划", "en": "Small plan"}, "jurisdiction": "district",
    "period": "2021..2025",
    "areas": [{"id": "city", "name": {"zh": "某市", "en": "The City"}},
              {"id": "district", "name": {"zh": "某区", "en": "The District"}, "parent": "city"}],
    "elements": [{"id": "deaths", "name": "婴儿死亡数", "unit": "人", "kind": "flow"},
                 {"id": "births", "name": "活产数", "unit": "人", "kind": "flow"}],
    "indicators": [
        {"id": "literacy", "number": 1, "name": {"zh": "居民健康素养水平", "en": "Health literacy"}, "unit": "%",
         "attribute": "binding", "direction": "higher", "digits": 1,
         "targets": [{"period": "2022", "text": "≥32"}, {"period": "2030", "text": "≥40"}]},
        {"id": "imr", "number": 2, "name": {"zh": "婴儿死亡率", "en": "Infant mortality"}, "unit": "‰", "direction": "lower",
         "attribute": "anticipatory", "formula": "婴儿死亡数/活产数×1000‰", "uncertainty": "rate", "baseline": "2015",
         "targets": [{"period": "2025", "text": "≤2"}]},
        {"id": "life", "number": 3, "name": {"zh": "人均预期寿命", "en": "Life expectancy"}, "unit": "岁", "direction": "higher",
         "targets": [{"period": "2025", "text": "优于全市平均水平"}]},
        {"id": "beds", "number": 4, "name": {"zh": "千人口床位数", "en": "Beds"}, "unit": "张", "direction": "higher",
         "targets": [{"period": "2025", "text": "7.5 左右"}]},
    ],
    "actions": [{"id": "knowing", "number": 1, "title": {"zh": "健康知识普及行动", "en": "Health knowledge"},
                 "indicators": ["literacy"]}],
}

DATA = """element,area,period,value,reason,source
literacy,district,2018,26,,监测年报
literacy,district,2020,28,,监测年报
literacy,district,2021,30.2,,监测年报
literacy,district,2022,31.8,,监测年报
literacy,district,2023,33,,监测年报
deaths,district,2015,11,,
births,district,2015,2886,,
deaths,district,2020,6,,
births,district,2020,2885,,
deaths,district,2022,7,,
births,district,2022,2790,,
life,district,2020,84.42,,
life,district,2022,83.1,,
life,city,2018,83.63,,
life,city,2022,83.18,,
beds,district,2022,,not_published,
"""


class Series(support.TestCase):
    def test_worked_by_hand(self):
        # Infant mortality in Jinshan, 3.81 ‰ in 2015 and 2.08 ‰ in 2020, towards 1.9 ‰ in 2025.
        done = salus.progress([2020], [2.08], high=1.9, horizon=2025, baseline=3.81, baseline_time=2015, unit="‰")
        self.assertEqual((done.status, done.reason, done.due, done.judged), ("on_track", None, False, 0))
        self.assertClose(done.achieved.value, 1.73 / 1.91 * 100)
        self.assertClose(done.expected.value, 3.81 - 1.91 / 2)
        self.assertEqual(done.expected.unit, "‰")
        self.assertClose(done.ratio.value, (1.73 / 5) / (1.91 / 10))
        self.assertClose(done.linear.required.value, -0.191)
        self.assertClose(done.linear.actual.value, -0.346)
        self.assertAlmostEqual(done.compound.actual.value, ((2.08 / 3.81) ** 0.2 - 1) * 100, 10)
        self.assertAlmostEqual(done.projection.value, 0.35, 12)
        self.assertEqual(done.projection.limits_reason, "too_few_periods")
        self.assertEqual((done.projected_status, done.projected_from, done.movement), ("met", 2, "improving"))
        self.assertIs(done.pace, done.linear)

    def test_three_values_have_rs_prediction_interval(self):
        # R: predict(lm(c(82.34,83.63,84.42) ~ c(2015,2018,2020)), …2025, interval="prediction")
        done = salus.progress([2018, 2020], [83.63, 84.42], low=86, horizon=2025, baseline=82.34, baseline_time=2015)
        for value, expected in zip((done.projection.value, done.projection.lower, done.projection.upper),
                                   (86.522105263158096, 85.499708472705393, 87.544502053610799)):
            self.assertAlmostEqual(value, expected, 9)
        self.assertEqual((done.projected_status, done.projection_is_certain), ("met", False))
        prediction = salus.statistics.trend_prediction(2025, [2015, 2018, 2020], [82.34, 83.63, 84.42])
        self.assertAlmostEqual(prediction.upper, 87.544502053610799, 9)

    def test_paths_and_thresholds(self):
        options = dict(low=40, horizon=2030, baseline=28, baseline_time=2020)
        bent = salus.progress([2026], [34], trajectory="milestones", milestones={2022: 32}, **options)
        self.assertClose(bent.expected.value, 36)
        self.assertEqual((bent.trajectory, bent.status), ("milestones", "at_risk"))
        compound = salus.progress([2025], [34], trajectory="compound", **options)
        self.assertClose(compound.expected.value, 28 * (40 / 28) ** 0.5)
        self.assertIs(compound.pace, compound.compound)
        strict = salus.Thresholds(on_track=1.5, at_risk=1.2)
        self.assertEqual(salus.progress([2025], [34], thresholds=strict, **options).status, "off_track")
        self.assertEqual(salus.progress([2025], [34], thresholds=strict, **options).thresholds, strict)
        limited = salus.progress([2025], [34], [33], [35], baseline_limits=(27, 29), **options)
        self.assertEqual(limited.movement, "improving")
        self.assertTrue(limited.projection.limits_reason is None)

    def test_the_thresholds_are_the_librarys_own(self):
        done = salus.progress([2025], [34], low=40, horizon=2030, baseline=28, baseline_time=2020)
        self.assertEqual(done.thresholds, salus.Thresholds())

    def test_missing_empty_and_impossible(self):
        self.assertEqual(salus.progress([], []).reason, "missing")
        self.assertEqual(salus.progress([2020, 2021], [None, 3], low=2).judged, 1)
        self.assertEqual(salus.progress([2020, 2020], [1, 2], low=2).reason, "invalid_argument")
        self.assertEqual(salus.progress([2020], [math.inf], low=2).reason, "invalid_argument")
        lost = salus.progress([2021, 2022], [38, 36], low=37, horizon=2025, baseline=30, baseline_time=2020)
        self.assertEqual((lost.met_before, lost.interrupted), (0, None))
        self.assertEqual(salus.progress([2021], [30.1], low=30, low_excluded=True, horizon=2025).status, "met")
        kept = salus.progress([2021, 2022, 2025], [11, 13, 11], high=12, horizon=2025, keep=True)
        self.assertEqual((kept.status, kept.interrupted), ("not_met", 1))
        for wrong in (dict(trajectory="straight"), dict(direction="up")):
            with self.assertRaises(ValueError):
                salus.progress([2020], [1], **wrong)
        for wrong in (dict(baseline=3), dict(baseline_time=3)):
            with self.assertRaises(TypeError):
                salus.progress([2020], [1], **wrong)
        self.refused("unequal_lengths", salus.progress, [2020, 2021], [1, 2, 3])

    @support.needs_numpy
    def test_arrays(self):
        from support import numpy

        times, values = numpy.array([2021, 2022]), numpy.array([30.0, 31.0])
        self.assertEqual(salus.progress(times, values, low=37, horizon=2025, baseline=28, baseline_time=2020).judged, 1)


class Assessed(support.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.plan = salus.Plan.parse(json.dumps(PLAN))

    def setUp(self):
        self.data = salus.Dataset.from_csv(self.file(DATA))
        self.results = self.plan.evaluate(self.data, areas=["district"])

    def of(self, indicator, period, **options):
        found = [each for each in self.plan.assess(self.results, **options)
                 if each.indicator.id == indicator and each.target_period == period]
        self.assertEqual(len(found), 1)
        return found[0]

    def test_each_target_once(self):
        assessments = self.plan.assess(self.results)
        self.assertEqual([(each.indicator.id, each.target_period) for each in assessments],
                         [("literacy", "2022"), ("literacy", "2030"), ("imr", "2025"), ("life", "2025"), ("beds", "2025")])
        self.assertEqual(len(self.results.assess()), 5 * len(self.results.periods))
        self.assertIs(assessments.results, self.results)
        self.assertEqual(assessments[-1].indicator.id, "beds")
        self.assertEqual(len(assessments[1:3]), 2)
        with self.assertRaises(IndexError):
            assessments[5]

    def test_results_of_another_version_of_the_plan_are_refused(self):
        again = salus.Plan.parse(json.dumps(PLAN))
        self.assertEqual(len(again.assess(self.results)), 5)
        turned = salus.Plan.parse(json.dumps({**PLAN, "indicators": PLAN["indicators"][::-1]}))
        for judge in (turned.assess, turned.scorecard):
            with self.assertRaisesRegex(ValueError, "another version"):
                judge(self.results)

    def test_members(self):
        due = self.of("literacy", "2022")
        self.assertEqual((due.status, due.verdict, due.period, due.value.value), ("not_met", "not_met", "2022", 31.8))
        later = self.of("literacy", "2030")
        self.assertEqual((later.status, later.period, later.baseline.value, later.baseline_period),
                         ("on_track", "2023", 28, "2020"))
        self.assertAlmostEqual(later.achieved, 5 / 12 * 100, 10)
        self.assertAlmostEqual(later.expected, 28 + 12 * 3 / 10, 10)
        self.assertAlmostEqual(later.gap, 1.4, 10)
        self.assertAlmostEqual(later.pace, 5 / 3, 10)
        self.assertAlmostEqual(later.required_pace, 1.2, 10)
        self.assertAlmostEqual(later.pace_ratio, 5 / 3.6, 10)
        self.assertAlmostEqual(later.distance, -7, 10)
        self.assertEqual(later.projection.limits_reason, None)
        self.assertEqual((later.bound, later.comparison, later.certain), (40, "full_value", None))
        self.assertEqual(later.indicator.attribute, "binding")
        self.assertEqual(later.area.id, "district")
        self.assertEqual(later.note, "")

    def test_as_of_a_time(self):
        self.assertEqual(self.of("literacy", "2022", at=2021).status, "on_track")
        self.assertEqual(self.of("literacy", "2030", at="2020").reason, "too_few_periods")
        none = self.of("literacy", "2030", at=2014)
        self.assertEqual((none.row, none.period, none.value.valid, none.reason, none.projection),
                         (None, "", False, "missing", None))
        self.refused("invalid_period", self.plan.assess, self.results, at="soon")

    def test_limits_make_it_uncertain(self):
        rate = self.of("imr", "2025")
        self.assertEqual((rate.verdict, rate.certain, rate.baseline_period), ("not_met", False, "2015"))
        self.assertEqual(rate.progress.movement, "steady")

    def test_the_area_above(self):
        life = self.of("life", "2025")
        self.assertEqual((life.status, life.verdict, life.parent.value, life.parent_period),
                         ("worsening", "not_met", 83.18, "2022"))
        self.assertEqual((life.expected, life.pace_ratio), (None, None))
        city = self.plan.evaluate(self.data, areas=["city"])
        self.assertEqual(self.of("life", "2025", parents=city).parent.value, 83.18)

    def test_without_a_value(self):
        beds = self.of("beds", "2025")
        self.assertEqual((beds.status, beds.reason), ("not_assessable", "not_published"))
        self.assertEqual((beds.distance, beds.achieved), (None, None))

    def test_thresholds(self):
        self.assertEqual(self.of("literacy", "2030", thresholds=salus.Thresholds(on_track=1.5)).status, "at_risk")
        error = self.refused("invalid_argument", self.plan.assess, self.results,
                             thresholds=salus.Thresholds(at_risk=2))
        self.assertIn("on_track", str(error))

    def test_what_is_no_results(self):
        with self.assertRaises(TypeError):
            self.plan.assess(None)
        with self.assertRaises(TypeError):
            self.plan.assess(self.results, thresholds=0.9)
        with self.assertRaises(ValueError):
            self.plan.assess(salus.Plan.load(support.PLAN).evaluate())
        with self.assertRaises(TypeError):
            salus.Assessments()

    def test_rows_for_tables(self):
        rows = self.plan.assess(self.results).to_rows()
        self.assertEqual(len({tuple(row) for row in rows}), 1)  # the same members
        json.dumps(rows, allow_nan=False)
        self.assertEqual((rows[1]["status"], rows[1]["projected_from"]), ("on_track", 4))
        self.assertEqual(rows[1]["threshold_on_track"], 0.95)
        one = self.results.assess()[0].to_dict()
        self.assertNotIn("pace_ratio", one)
        self.assertEqual(one["verdict"], one["status"])

    def test_every_row_knows_its_baseline(self):
        row = next(each for each in self.results.assess() if each.indicator.id == "literacy" and each.period == "2022")
        self.assertEqual((row.baseline.value, row.progress, row.expected, row.projection), (28, None, None, None))
        self.assertAlmostEqual(row.achieved, 95, 10)


class CommandLine(support.TestCase):
    def setUp(self):
        self.plan = self.file(json.dumps(PLAN), "small.json")
        self.data = self.file(DATA)

    def assess(self, *arguments, status=0):
        done = run("assess", self.plan, "--data", self.data, *arguments)
        self.assertEqual(done.returncode, status, done.stderr)
        return done.stdout

    def test_the_table(self):
        text = self.assess()
        lines = text.splitlines()
        self.assertEqual(lines[0], "小规划 — 某区")
        for expected in ("28.0", "（2020）", "33.0", "（2023）", "进度正常", "未达标", "约束性", "变差",
                         "共 5 项目标：进度正常 2，", "没有数值的目标，未公布：千人口床位数（2025）", "不低于 0.95 为进度正常",
                         "路径：自基期至目标期逐年等量（线性）", "全数值比较法（GB/T 8170）", "95% 置信区间",
                         "数据来源：监测年报", "[1] "):
            self.assertIn(expected, text.replace("\n", ""))
        self.assertNotIn("某市 —", text)  # it is there for comparison

    def test_in_english(self):
        text = self.assess("--english", "--at", "2021")
        self.assertTrue(text.startswith("Small plan — The District (as of 2021)\n"))
        for expected in ("28.0", "(2020)", "on track", "5 targets: ", "Path: linear", "full value (GB/T 8170)"):
            self.assertIn(expected, " ".join(text.split()))

    def test_options_of_the_rules(self):
        self.assertIn("有风险", self.assess("--on-track", "1.5"))
        self.assertIn("不低于 1.5 为进度正常", self.assess("--on-track", "1.5").replace("\n", ""))
        self.assertIn("90% 置信区间", self.assess("--confidence", "0.9"))
        for wrong in (("--confidence", "1"), ("--on-track", "x"), ("--format", "xml")):
            self.assess(*wrong, status=2)
        self.assess("--at", "soon", status=1)
        self.assess("--at-risk", "2", status=1)

    def test_csv_and_json_have_the_same_members(self):
        rows = list(csv.DictReader(io.StringIO(self.assess("--format", "csv"))))
        document = json.loads(self.assess("--format", "json"))
        self.assertEqual(len(rows), 5)
        self.assertEqual(list(rows[0]), list(document["rows"][0]))
        literacy = document["rows"][1]
        self.assertEqual((literacy["status"], literacy["value"], literacy["baseline_period"], literacy["attribute"]),
                         ("on_track", 33, "2020", "binding"))
        self.assertAlmostEqual(float(rows[1]["pace_ratio"]), 5 / 3.6, 10)
        self.assertEqual((document["plan"], document["comparison"], document["on_track"]), ("small", "full_value", 0.95))
        self.assertEqual(rows[4]["value"], "")
        self.assertEqual(rows[4]["reason"], "not_published")

    def test_the_report(self):
        text = self.assess("--format", "markdown")
        headings = [line for line in text.splitlines() if line.startswith("#")]
        self.assertEqual(headings, [
            "# 小规划 — 某区", "## 总体情况", "## 指标进展", "### 健康知识普及行动", "### 其他指标", "## 无法评估的目标及原因",
            "## 数据缺口（缺少数值的年份）", "## 评价规则与说明",
        ])
        self.assertIn("| 进度正常 | 2 | 1 | 1 | 0 |", text)
        self.assertIn("- 未公布：千人口床位数（2025）", text)
        self.assertIn("- 2016–2019、2021、2023：婴儿死亡率", text)
        self.assertNotIn("居民健康素养水平", text[text.index("数据缺口"):text.index("评价规则")])
        english = self.assess("--format", "markdown", "--english")
        self.assertIn("### Health knowledge", english)
        self.assertIn("## Data gaps (years without a value)", english)

    def test_example_data_say_so(self):
        text = "element,area,period,value,origin\nliteracy,district,2020,28,reported\nliteracy,district,2022,31,example\n"
        done = run("assess", self.plan, "--data", self.file(text, "example.csv"))
        self.assertTrue(done.stdout.startswith("【示例数据】"))

    def test_a_verdict_that_the_interval_leaves_in_doubt_says_so(self):
        plan = json.loads(json.dumps(PLAN))
        plan["indicators"][1]["targets"] = [{"period": "2022", "text": "≤2"}]
        self.plan = self.file(json.dumps(plan), "due.json")
        self.assertIn("未达标（不确定）", self.assess("--format", "markdown"))
        self.assertIn("not met (uncertain)", self.assess("--format", "markdown", "--english"))

    def test_areas(self):
        self.assertIn("某市", self.assess("--area", "city"))
        self.assess("--area", "nowhere", status=1)

    def test_the_shipped_plans(self):
        done = run("assess", support.PLAN)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("优于全市平均水平", done.stdout)
