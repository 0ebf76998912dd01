"""Checks of plans and of their figures, rules, and alignment with the plan above."""

import json
import unittest

import salus

import support
from support import PLAN, run


def document(name, indicators, jurisdiction="district", **members):
    """A plan document of one district in one city."""
    return json.dumps({
        "format": "salus-plan/1", "id": name, "title": {"zh": "规划", "en": "Plan"}, "jurisdiction": jurisdiction,
        "period": "2019..2030" if jurisdiction == "city" else "2021..2025",
        "areas": [{"id": "city", "name": {"zh": "某市", "en": "Some City"}},
                  {"id": "district", "name": {"zh": "某区", "en": "Some District"}, "parent": "city"}],
        "elements": members.pop("elements", []), "indicators": indicators, **members,
    }, ensure_ascii=False)


def indicator(name, text, zh, unit="%", direction="higher", period="2025", **members):
    return {"id": name, "name": {"zh": zh}, "unit": unit, "direction": direction,
            "targets": [{"period": period, "text": text}] if text else [], **members}


# As Yangpu prints them.
INFANTS = indicator("infant_mortality_rate", "≤ 5%", "婴儿死亡率", "‰", "lower")
UNDER_FIVE = indicator("under_five_mortality_rate", "≤ 4%", "5 岁以下儿童死亡率", "‰", "lower")
SIGNED = indicator("signed_60_plus", "", "60 岁以上人群家庭医生签约率")
ERRATUM = {"id": "sign-up", "indicator": "signed_60_plus", "area": "district", "period": "2020", "printed": "104.44%",
           "reason": {"zh": "不可能超过 100%", "en": "Nobody signs twice."}}
BEDS = [{"id": "open", "name": "开放床位数", "unit": "张", "kind": "stock"},
        {"id": "approved", "name": "核定床位数", "unit": "张", "kind": "stock"}]
RULE = {"id": "open-beds", "name": {"zh": "开放床位不超过核定的 110%", "en": "Open beds"}, "severity": "error",
        "formula": "开放床位数 <= 核定床位数×110%"}
CITY = document("city-plan", [
    {**indicator("early", "", "早期比例"),
     "targets": [{"period": "2022", "text": "≥32"}, {"period": "2030", "text": "≥40"}]},
    indicator("smoking", "≤18", "吸烟率", direction="lower", period="2030"),
], "city", actions=[{"id": "tobacco", "title": {"zh": "控烟行动", "en": "Tobacco"}, "measures": [
    {"id": "m1", "title": {"zh": "履约", "en": "Treaty"}}, {"id": "m2", "title": {"zh": "教育", "en": "Education"}}]}])


def district(text, implements=(), name="district-plan"):
    return document(name, [indicator("early", text, "早期比例")], parent="city-plan", actions=[
        {"id": "a", "title": {"zh": "任务"}, "measures": [
            {"id": "x", "title": {"zh": "宣传"}, "implements": list(implements)}]}])


def data(*rows):
    return salus.Dataset.from_csv_text("\n".join(["element,area,period,value", *rows]) + "\n")


class PlanChecks(support.TestCase):
    def test_faults_of_the_print(self):
        checks = salus.Plan.parse(document("p", [INFANTS, UNDER_FIVE])).check()
        self.assertFalse(checks.ok)
        self.assertEqual((checks.errors, checks.warnings, checks.notes), (3, 0, 0))
        self.assertEqual([each.code for each in checks], ["part_exceeds_whole", "unusual_unit", "unusual_unit"])
        chain = checks[0]
        self.assertEqual((chain.subject, chain.other, chain.period, chain.area),
                         ("infant_mortality_rate", "under_five_mortality_rate", "2025", ""))
        self.assertEqual([(figure.name, figure.value, figure.unit) for figure in chain.figures],
                         [("part", 5.0, "%"), ("whole", 4.0, "%")])
        self.assertIsNone(chain.erratum)
        self.assertEqual(checks.count("unusual_unit"), 2)
        self.assertEqual(checks.count("error"), 3)

    def test_an_erratum_makes_a_note(self):
        plan = salus.Plan.parse(document("p", [SIGNED], errata=[ERRATUM]), lang="zh")
        checks = plan.check(data("signed_60_plus,district,2020,104.44"))
        self.assertTrue(checks.ok)
        found = next(each for each in checks if each.code == "share_above_whole")
        self.assertEqual((found.severity, found.area, found.period), ("note", "district", "2020"))
        self.assertEqual(found.erratum, plan.errata[0])
        self.assertIn("某区 2020 年：", found.message)
        self.assertIn("more than the whole", found.finding.in_language("en").message)

    def test_rules(self):
        plan = salus.Plan.parse(document("p", [SIGNED], elements=BEDS, rules=[RULE]))
        checks = plan.check(data("open,district,2021,991", "approved,district,2021,900", "open,district,2022,990",
                                 "approved,district,2022,900", "open,district,2023,1"))
        results = {each.period: each for each in checks.rules}
        self.assertEqual({period: each.status for period, each in results.items()},
                         {"2021": "violated", "2022": "holds", "2023": "not_assessable"})
        violated = results["2021"]
        self.assertEqual((violated.rule.id, violated.area, violated.left.value, violated.reason),
                         ("open-beds", "district", 991.0, None))
        self.assertIn("991 <= 990", violated.given)
        self.assertEqual(results["2023"].reason, "missing")
        self.assertFalse(results["2023"].right.valid)
        self.assertEqual([each.rule for each in checks if each.code == "rule_violated"], ["open-beds"])
        self.assertEqual(len(plan.check(data("open,district,2021,1"), periods=2020).rules), 1)

    def test_a_shipped_plan_is_checked_with_what_it_publishes(self):
        plan = salus.Plan.load(PLAN)
        checks = plan.check()
        self.assertTrue(checks.ok, [str(each) for each in checks])
        self.assertIs(checks.plan, plan)
        self.assertIn(PLAN, repr(checks))

    def test_wrong_arguments(self):
        plan = salus.Plan.parse(document("p", [SIGNED]))
        with self.assertRaises(TypeError):
            plan.check("data.csv")
        with self.assertRaises(ValueError):
            plan.check(completeness=2)
        self.refused("unknown_area", plan.check, data("signed_60_plus,district,2020,1"), areas="nowhere")


class Alignment(support.TestCase):
    def test_pace(self):
        city = salus.Plan.parse(CITY)
        for text, status, gap in (("≥37", "ahead", 2.0), ("大于 35%", "keeps_pace", 0.0), ("≥33", "behind", -2.0)):
            alignment = salus.Plan.parse(district(text)).align(city)
            found, = alignment.indicators
            self.assertEqual((found.status, found.gap, found.path, found.unit), (status, gap, 35.0, "%"), text)
            self.assertEqual((found.target.text, found.period, found.between), (text, "2025", ("2022", "2030")))
            self.assertIsNone(found.reason)
            self.assertEqual(alignment.counts()[status], 1)

    def test_words(self):
        found, = salus.Plan.parse(district("优于全市平均水平")).align(salus.Plan.parse(CITY)).indicators
        self.assertEqual((found.status, found.reason), ("not_comparable", "not_quantitative"))
        self.assertEqual((found.number, found.gap), (None, None))
        self.assertEqual(found.path, 35.0)

    def test_measures(self):
        city = salus.Plan.parse(CITY)
        plans = [salus.Plan.parse(district("≥37", ["m2"])), salus.Plan.parse(district("≥37", name="b"))]
        alignment = salus.align(plans, city)
        self.assertEqual([measure.id for measure in alignment.uncovered], ["m1"])
        self.assertEqual([each.id for each in alignment.uncovered_indicators], ["smoking"])
        self.assertEqual([each.part.id for each in alignment.measures], ["tobacco", "m1", "m2"])
        by, = alignment.measures[2].taken_up
        self.assertEqual((by.plan.id, by.part.id, by.measure.title), ("district-plan", "x", "宣传"))
        self.assertIsNone(alignment.measures[0].measure)
        self.assertEqual(len(alignment.indicators), 2)

    def test_a_baseline_begins_the_path(self):
        members = json.loads(CITY)
        members["judging"] = {"baseline": "2020"}
        city = salus.Plan.parse(json.dumps(members))
        results = city.evaluate(data("early,city,2020,30"))
        plan = salus.Plan.parse(district("≥37").replace('"period": "2025"', '"period": "2021"'))
        self.assertEqual(plan.align(city).indicators[0].reason, "no_baseline")
        self.assertEqual(plan.align(city, results).indicators[0].path, 31.0)

    def test_what_leads_nowhere_is_found(self):
        alignment = salus.Plan.parse(district("≥37", ["lost"])).align(salus.Plan.parse(CITY))
        self.assertEqual([(each.code, each.subject) for each in alignment.findings], [("unknown_reference", "lost")])

    def test_wrong_arguments(self):
        city = salus.Plan.parse(CITY)
        self.refused("invalid_argument", salus.align, [], city)
        with self.assertRaises(TypeError):
            city.align("city")
        with self.assertRaises(TypeError):
            city.align(city, "results")


class CommandLine(support.TestCase):
    def plan(self, text, name="plan.json"):
        return self.file(text, name)

    def test_errors_are_1_and_stand_on_standard_output(self):
        path = self.plan(document("p", [INFANTS, UNDER_FIVE]))
        done = run("check", path)
        self.assertEqual(done.returncode, 1)
        self.assertIn("婴儿死亡率", done.stdout)
        self.assertIn("错误 3 个", done.stdout)
        self.assertIn("3 errors", run("check", path, "--english").stdout)

    def test_covered_errors_are_0(self):
        path = self.plan(document("p", [SIGNED], errata=[ERRATUM]))
        figures = self.file("element,area,period,value\nsigned_60_plus,district,2020,104.44\n")
        done = run("check", path, "--data", figures, "--english")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("no errors; 1 indicator, ", done.stdout)
        self.assertIn("104.44", done.stdout)
        uncovered = self.plan(document("p", [SIGNED]))
        self.assertEqual(run("check", uncovered, "--data", figures).returncode, 1)

    def test_rules(self):
        path = self.plan(document("p", [SIGNED], elements=BEDS, rules=[RULE]))
        figures = self.file("element,area,period,value\nopen,district,2021,991\napproved,district,2021,900\n")
        done = run("check", path, "--data", figures)
        self.assertEqual(done.returncode, 1)
        self.assertIn("991 <= 990", done.stdout)
        self.assertIn("不符合", done.stdout)
        listed = run("check", path, "--data", figures, "--rules", "--format", "csv")
        self.assertEqual(listed.stdout.splitlines()[0],
                         "rule,name,severity,area,period,status,reason,left,right,unit,given,origin")
        self.assertIn("open-beds,", listed.stdout)

    def test_json(self):
        path = self.plan(document("p", [INFANTS, UNDER_FIVE], elements=BEDS, rules=[RULE]))
        figures = self.file("element,area,period,value\nopen,district,2021,991\napproved,district,2021,900\n")
        found = json.loads(run("check", path, "--data", figures, "--format", "json", "--english").stdout)
        self.assertEqual((found["plan"], found["errors"]), ("p", 4))
        self.assertEqual({row["code"] for row in found["rows"]},
                         {"part_exceeds_whole", "unusual_unit", "rule_violated"})
        self.assertEqual(found["rules"][0]["status"], "violated")

    def test_markdown(self):
        path = self.plan(document("p", [INFANTS, UNDER_FIVE]))
        self.assertIn("| --- |", run("check", path, "--format", "markdown").stdout)

    def test_alignment(self):
        city, child = self.plan(CITY, "city.json"), self.plan(district("≥37", ["m2"]), "child.json")
        done = run("align", child, city)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertIn("快于上级进度", done.stdout)
        self.assertIn("2 个有目标的指标中 1 个没有下级目标对应，2 项措施中 1 项没有下级规划落实", "".join(done.stdout.split("\n")))
        english = run("align", child, city, "--english")
        self.assertIn("ahead", english.stdout)
        self.assertIn("1 of 2 measures", " ".join(english.stdout.split()))
        left = run("align", child, city, "--uncovered").stdout
        self.assertIn("吸烟率", left)
        self.assertIn("履约", left)
        self.assertNotIn("教育", left)
        found = json.loads(run("align", child, city, "--format", "json").stdout)
        self.assertEqual((found["children"], found["parent"], found["ahead"]), (["district-plan"], "city-plan", 1))
        self.assertEqual((found["uncovered"], found["uncovered_indicators"]), (["m1"], ["smoking"]))
        self.assertEqual(found["rows"][0]["between"], ["2022", "2030"])
        measures = run("align", child, city, "--measures", "--format", "csv").stdout
        self.assertIn("tobacco,m2,教育,district-plan:x", measures)

    def test_words_of_the_plan_above_are_said(self):
        city = self.plan(CITY.replace('"≥32"', '"逐步提高"').replace('"≥40"', '"保持发达国家水平"'), "city.json")
        child = self.plan(district("≥37"), "child.json")
        self.assertIn("逐步提高", run("align", child, city, "--format", "markdown").stdout)

    def test_indicators_without_target_stand_in_one_line(self):
        path = self.plan(document("p", [SIGNED]))
        self.assertIn("没有目标的指标（1）：60 岁以上人群家庭医生签约率", run("check", path).stdout)
        self.assertIn("indicator_without_target", run("check", path, "--format", "csv").stdout)

    def test_wrong_usage(self):
        self.assertEqual(run("align", "one").returncode, 2)
        for command in ("align", "check"):
            self.assertIn("examples:", run(command, "--help").stdout)
        self.assertEqual(run("align", "no/such.json", "no/other.json").returncode, 1)


if __name__ == "__main__":
    unittest.main()
