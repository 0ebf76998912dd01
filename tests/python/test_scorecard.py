"""Scorecards: tallies, scores, gates and ranks, and what has become of deliverables and milestones."""

import copy
import gc
import json
import pickle
import threading
import unittest

import salus

import support

#: "smoking" weighs 3, is binding, and is to fall from 24 in 2020 to 20 in 2025; "sport" is to rise from 40 to 50.
DOCUMENT = {
    "format": "salus-plan/1", "id": "p", "title": {"zh": "健康规划", "en": "Health plan"}, "jurisdiction": "city",
    "period": "2021..2025", "judging": {"baseline": "2020"}, "scoring": {"rule": "proportional", "gates": True},
    "areas": [
        {"id": "country", "name": {"zh": "全国"}},
        {"id": "city", "name": {"zh": "本市", "en": "City"}, "parent": "country"},
        {"id": "east", "name": {"zh": "东区", "en": "East"}, "parent": "city"},
        {"id": "west", "name": {"zh": "西区", "en": "West"}, "parent": "city"},
        {"id": "south", "name": {"zh": "南区"}, "parent": "city"},
        {"id": "north", "name": {"zh": "北区"}, "parent": "city"},
    ],
    "bodies": [
        {"id": "health", "name": {"zh": "市卫生健康委", "en": "Health Commission"}},
        {"id": "sports", "name": {"zh": "市体育局", "en": "Sports Bureau"}},
        {"id": "archives", "name": {"zh": "市档案局", "en": "Archives"}},
    ],
    "elements": [],
    "indicators": [
        {"id": "smoking", "name": {"zh": "吸烟率", "en": "Smoking"}, "unit": "%", "direction": "lower", "weight": 3,
         "attribute": "binding", "targets": [{"period": "2025", "text": "≤20"}]},
        {"id": "sport", "name": {"zh": "经常锻炼比例", "en": "Sport"}, "unit": "%", "direction": "higher",
         "targets": [{"period": "2025", "text": "≥50"}]},
    ],
    "actions": [{
        "id": "exercise", "number": 1, "title": {"zh": "健身行动", "en": "Exercise"}, "measures": [
            {"id": "m1", "title": {"zh": "建步道", "en": "Build paths"}, "leads": ["sports"], "joins": ["health"],
             "indicators": ["sport"],
             "deliverables": [
                 {"id": "paths", "kind": "quantity", "name": {"zh": "健身步道", "en": "Paths"}, "target": "80 条",
                  "due": "2025"},
                 {"id": "stations", "kind": "quantity", "name": {"zh": "驿站"}, "target": "不少于 1 个", "due": "2025",
                  "each": True},
                 {"id": "week", "kind": "recurring", "name": {"zh": "活动周"}, "due": "2024..2026"}]},
            {"id": "m2", "title": {"zh": "立法"}, "leads": ["archives"],
             "milestones": [{"id": "law", "name": {"zh": "控烟立法"}, "period": "2030", "text": "完成"}]},
        ]}],
}

DATA = """\
element,area,period,value
smoking,city,2020,24
smoking,city,2025,21
sport,city,2020,40
sport,city,2025,48
smoking,east,2020,24
smoking,east,2025,20
smoking,west,2020,24
smoking,west,2025,22
smoking,south,2020,24
smoking,south,2025,22
smoking,north,2020,24
smoking,north,2025,23
smoking,country,2025,26
paths,city,2025,60
stations,east,2025,2
stations,west,2025,0
week,city,2024,1
week,city,2025,1
健身步道,city,2020,5
"""


def plan(**members):
    return salus.Plan.parse(json.dumps({**DOCUMENT, **members}, ensure_ascii=False))


class Case(support.TestCase):
    def setUp(self):
        self.plan = plan()
        self.dataset = salus.Dataset.from_csv(self.file(DATA))
        self.results = self.plan.evaluate(self.dataset)
        self.card = self.plan.scorecard(self.results, self.dataset)


class Rows(Case):
    def test_the_plan_weighs_its_own_areas_indicators(self):
        row = self.card.plan
        self.assertIs(row.subject, self.plan)
        self.assertAlmostEqual(row.indicators.score, (3 * 0.75 + 0.8) / 4, 12)
        self.assertEqual((row.indicators.total, row.indicators.not_met, row.indicators.coverage), (2, 2, 1.0))
        self.assertEqual(self.card.at, "2025")

    def test_a_binding_indicator_fails_the_gate(self):
        row = self.card.plan
        self.assertEqual(row.gate, "failed")
        self.assertEqual([(each.indicator.id, each.area.id) for each in row.failures], [("smoking", "city")])
        self.assertEqual({row.id: row.gate for row in self.card.areas},
                         {"city": "failed", "east": "passed", "west": "failed", "south": "failed", "north": "failed"})
        free = plan(scoring={"rule": "full"})
        self.assertEqual(free.scorecard(free.evaluate(self.dataset)).plan.gate, "none")

    def test_areas_are_ranked_with_ties(self):
        self.assertEqual({row.id: row.rank for row in self.card.areas},
                         {"city": None, "east": 1, "west": 2, "south": 2, "north": 4})
        strict = self.plan.scorecard(self.results, least_coverage=0.8)
        self.assertEqual({row.rank for row in strict.areas}, {None})

    def test_an_indicator_has_all_areas(self):
        smoking, sport = self.card.indicators
        self.assertAlmostEqual(smoking.indicators.score, (0.75 + 1 + 0.5 + 0.5 + 0.25) / 5, 12)
        self.assertEqual(smoking.id, "smoking")
        self.assertEqual(sport.indicators.not_assessable, 4)
        self.assertAlmostEqual(sport.indicators.coverage, 0.2, 12)

    def test_a_body_has_a_row_a_role(self):
        self.assertEqual([(row.id, row.role) for row in self.card.bodies],
                         [("health", "join"), ("sports", "lead"), ("archives", "lead")])
        sports = self.card.bodies[1]
        self.assertAlmostEqual(sports.indicators.score, 0.8, 12)
        self.assertEqual(sports.tasks.total, 6)
        archives = self.card.bodies[2]
        self.assertEqual((archives.tasks.not_due, archives.tasks.score), (1, None))

    def test_an_action_has_its_tasks(self):
        action, = self.card.actions
        self.assertEqual(action.subject.title, "健身行动")
        tasks = action.tasks
        self.assertEqual((tasks.total, tasks.met, tasks.not_met, tasks.on_track, tasks.not_assessable, tasks.not_due),
                         (7, 1, 2, 1, 2, 1))
        # The four districts share the weight of one task; of two of them nothing is known.
        self.assertAlmostEqual(tasks.score, (0 + 0.25 + 1) / 2.5, 12)

    def test_of_another_area(self):
        card = self.plan.scorecard(self.results, self.dataset, area="西区")
        self.assertEqual([row.id for row in card.areas], ["west"])
        self.assertAlmostEqual(card.plan.indicators.score, 0.5, 12)
        same = self.plan.scorecard(self.results, self.dataset, area=self.plan.area("west"))
        self.assertEqual(same.to_rows(), card.to_rows())
        self.refused("unknown_area", self.plan.scorecard, self.results, area="nowhere")

    def test_as_of_an_earlier_time(self):
        card = self.plan.scorecard(self.results, self.dataset, at=2020)
        self.assertEqual(card.at, "2020")
        self.assertEqual(card.plan.tasks.not_due + card.plan.tasks.not_assessable, card.plan.tasks.total)

    def test_without_data_of_tasks_there_are_none(self):
        card = self.plan.scorecard(self.results)
        self.assertEqual(card.tasks, [])
        self.assertEqual(card.plan.tasks.total, 0)

    def test_members_are_flat_and_json(self):
        rows = self.card.to_rows()
        self.assertEqual([row["group"] for row in rows],
                         ["plan"] + ["indicator"] * 2 + ["action"] + ["body"] * 3 + ["area"] * 5)
        self.assertEqual(rows[0]["failures"], ["smoking city"])
        self.assertEqual(rows[0]["tasks_met"], 1)
        json.dumps([rows, [each.to_dict() for each in self.card.scores], [each.to_dict() for each in self.card.tasks]],
                   allow_nan=False)


class Scores(Case):
    def test_every_indicator_of_every_area(self):
        self.assertEqual(len(self.card.scores), 10)
        first = self.card.scores[0]
        self.assertEqual((first.indicator.id, first.area.id, first.status, first.target_period),
                         ("smoking", "city", "not_met", "2025"))
        self.assertEqual((first.value.value, first.row.period, first.weight), (21, "2025", 3))
        self.assertAlmostEqual(first.score, 0.75, 12)
        missing = next(each for each in self.card.scores if each.indicator.id == "sport" and each.area.id == "west")
        self.assertEqual((missing.score, missing.score_reason, missing.reason), (None, "missing", "missing"))
        self.assertFalse(missing.value.valid)


class Tasks(Case):
    def task(self, name, area="city"):
        return next(each for each in self.card.tasks if each.item.id == name and each.area.id == area)

    def test_a_count_that_falls_short(self):
        task = self.task("paths")
        self.assertEqual((task.kind, task.status, task.is_due, task.done), ("deliverable", "not_met", True, 75))
        self.assertEqual((task.distance, task.distance_unit, task.due), (-20, "条", "2025"))
        self.assertEqual((task.value.value, task.value.unit, task.period, task.origin), (60, "条", "2025", "reported"))
        self.assertEqual(task.measure.title, "建步道")

    def test_for_each_area(self):
        self.assertEqual([self.task("stations", area).status for area in ("east", "west", "south", "north")],
                         ["met", "not_met", "not_assessable", "not_assessable"])
        self.assertEqual(self.task("stations", "south").reason, "missing")

    def test_what_recurs(self):
        task = self.task("week")
        self.assertEqual((task.status, task.periods, task.periods_over, task.periods_done), ("on_track", 3, 2, 2))

    def test_a_milestone_to_come(self):
        task = self.task("law")
        self.assertEqual((task.kind, task.status, task.reason, task.is_due),
                         ("milestone", "not_assessable", "not_due", False))
        self.assertIsNone(task.done)
        self.assertEqual(task.to_dict()["target"], "完成")

    def test_a_name_of_several_is_said(self):
        document = copy.deepcopy(DOCUMENT)
        document["actions"][0]["measures"][0]["deliverables"][2]["name"]["zh"] = "健身步道"
        for lang, word in (("en", "several"), ("zh", "多个任务")):
            read = salus.Plan.parse(json.dumps(document, ensure_ascii=False), lang=lang)
            card = read.scorecard(read.evaluate(self.dataset), self.dataset)
            finding, = card.findings
            self.assertEqual((finding.code, finding.severity), ("ambiguous_name", "warning"))
            self.assertIn(word, finding.message)


class Objects(Case):
    def test_wrong_arguments_are_refused(self):
        with self.assertRaises(TypeError):
            self.plan.scorecard(self.dataset)
        with self.assertRaises(TypeError):
            self.plan.scorecard(self.results, self.results)
        with self.assertRaises(TypeError):
            self.plan.scorecard(self.results, thresholds=0.95)
        with self.assertRaises(TypeError):
            self.plan.scorecard(self.results, parents=self.dataset)
        for share in (-0.1, 1.1, float("nan")):
            with self.assertRaises(ValueError):
                self.plan.scorecard(self.results, least_coverage=share)
        with self.assertRaises(ValueError):
            plan(id="q").scorecard(self.results)
        with self.assertRaises(TypeError):
            salus.Scorecard()
        self.refused("invalid_period", self.plan.scorecard, self.results, at="soon")

    def test_options_live_as_long_as_the_call(self):
        thresholds = salus.Thresholds(on_track=0.9)
        for _ in range(50):
            self.plan.scorecard(self.results, self.dataset, at="2025", thresholds=thresholds, area="city")
            gc.collect()

    def test_it_is_immutable_and_its_own(self):
        self.assertIs(copy.deepcopy(self.card), self.card)
        with self.assertRaises(TypeError):
            pickle.dumps(self.card)
        card = self.plan.scorecard(self.plan.evaluate(self.dataset), self.dataset)
        gc.collect()
        self.assertEqual(len(card.rows), 12)
        self.assertIn("2025", repr(card))

    def test_threads_read_one_card(self):
        read = []
        threads = [threading.Thread(target=lambda: read.append(len(self.card.tasks) + len(self.card.rows)))
                   for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(read, [7 + 12] * 8)


class CommandLine(Case):
    def setUp(self):
        super().setUp()
        self.document = self.file(json.dumps(DOCUMENT, ensure_ascii=False), "plan.json")
        self.data = self.file(DATA)

    def run_scorecard(self, *arguments):
        done = support.run("scorecard", self.document, "--data", self.data, *arguments)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done

    def test_tables_in_chinese(self):
        done = self.run_scorecard()
        self.assertEqual(done.stderr, "")
        for text in ("健康规划 — 本市（截至 2025 年）：总体", "分地区", "分行动", "分部门", "1 健身行动", "市体育局", "牵头",
                     "名次", "有未达标", "吸烟率", "76.2", "50.0%", "缺数据不等于未完成"):
            self.assertIn(text, done.stdout)

    def test_tables_in_english(self):
        done = self.run_scorecard("--english")
        for text in ("Health plan — City (as of 2025): overall", "by area", "by action", "by body", "Sports Bureau",
                     "rank", "failed", "76.2", "Score: the weighted mean"):
            self.assertIn(text, done.stdout)
        words = done.stdout
        for name in ("南区", "北区"):  # names without a translation
            words = words.replace(name, "")
        self.assertNotRegex(words, "[\u4e00-\u9fff]")

    def test_one_table_alone(self):
        self.assertNotIn("分行动", self.run_scorecard("--by", "area").stdout)
        tasks = self.run_scorecard("--by", "task").stdout
        for text in ("健身步道", "60 条（2025）", "75.0%", "未完成", "未到期", "持续开展", "期，完成", "无数据"):
            self.assertIn(text, tasks)
        english = self.run_scorecard("--by", "task", "--english").stdout
        for text in ("Build paths", "not done", "not due", "2 of 2", "no data"):
            self.assertIn(text, english)

    def test_csv_has_every_row(self):
        lines = self.run_scorecard("--format", "csv").stdout.splitlines()
        self.assertTrue(lines[0].startswith("group,id,name,role,rank,score,coverage,gate"))
        self.assertEqual(len(lines), 1 + 1 + 5 + 1 + 3)
        indicators = self.run_scorecard("--format", "csv", "--by", "indicator").stdout.splitlines()
        self.assertEqual(len(indicators), 3)

    def test_json_has_numbers(self):
        document = json.loads(self.run_scorecard("--format", "json", "--at", "2025").stdout)
        self.assertEqual((document["plan"], document["area"], document["at"]), ("p", "city", "2025"))
        first = document["rows"][0]
        self.assertAlmostEqual(first["score"], 0.7625, 12)
        self.assertEqual((first["gate"], first["failures"], first["tasks_on_track"]), ("failed", ["smoking city"], 1))
        tasks = json.loads(self.run_scorecard("--format", "json", "--by", "task").stdout)["rows"]
        self.assertEqual([task["id"] for task in tasks], ["paths"] + ["stations"] * 4 + ["week", "law"])

    def test_markdown(self):
        text = self.run_scorecard("--format", "markdown").stdout
        self.assertIn("## 健康规划 — 本市（截至 2025 年）：总体", text)
        self.assertIn("| 东区 |", text)

    def test_of_another_area_and_another_time(self):
        text = self.run_scorecard("--area", "西区", "--at", "2025").stdout
        self.assertIn("健康规划 — 西区", text)
        self.assertNotIn("分地区", text)
        unranked = self.run_scorecard("--by", "area", "--least-coverage", "0.9").stdout
        self.assertNotIn("名次", unranked)

    def test_wrong_usage(self):
        for arguments in (["--by", "colour"], ["--least-coverage", "2"], ["--format", "xml"]):
            done = support.run("scorecard", self.document, "--data", self.data, *arguments)
            self.assertEqual(done.returncode, 2, arguments)
        done = support.run("scorecard", self.document, "--data", self.data, "--area", "无此地")
        self.assertEqual(done.returncode, 1)
        self.assertIn("无此地", done.stderr)
        done = support.run("scorecard", self.document, "--data", self.data, "--at", "soon", "--english")
        self.assertEqual(done.returncode, 1)
        self.assertIn("soon", done.stderr)

    def test_example_data_say_so(self):
        done = support.run("scorecard", support.PLAN, "--data",
                           support.ROOT / "src" / "catalogue" / f"{support.PLAN}.example.csv")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("【示例数据】", done.stdout)

    def test_a_shipped_plan_alone(self):
        done = support.run("scorecard", support.PLAN)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("金山区", done.stdout)


if __name__ == "__main__":
    unittest.main()
