"""The command line's template: a CSV to be filled in, which every other command reads without a word."""

import contextlib
import csv
import io
import json
import unittest

import salus
from salus.cli.main import main

import support
from support import PLAN
from test_plan_actions import DOCUMENT

PLANS = ("jinshan-2021-2025", "yangpu-2021-2025", "healthy-shanghai-2019-2030", "healthy-shanghai-2021",
         "shanghai-health-2023")


def indicator(key, formula="", **members):
    return {"id": key, "name": {"zh": f"指标{key}", "en": f"Indicator {key}"}, "unit": "",
            **({"formula": formula} if formula else {}), "targets": [{"period": "2022", "text": "≥1"}], **members}


def element(key, **members):
    return {"id": key, "name": f"元素{key}", "unit": "人", "kind": "flow", **members}


class Template(support.TestCase):
    def said(self, *arguments):
        """(exit status, stdout, stderr) of a command, in this process: there are many."""
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                status = main(list(map(str, arguments)))
            except SystemExit as wrong_usage:
                status = wrong_usage.code
        return status, out.getvalue(), err.getvalue()

    def done(self, *arguments):
        """What a command prints that has nothing else to say."""
        status, out, err = self.said(*arguments)
        self.assertEqual((status, err), (0, ""))
        return out

    def rows(self, *arguments):
        return list(csv.DictReader(io.StringIO(self.done("template", *arguments))))

    def keys(self, *arguments):
        """(element, period, and what else tells rows apart) of the rows, in their order."""
        marks = ("element", "area", "period", "value", "source")
        return [(row["element"], row["period"],
                 *(cell for name, cell in row.items() if name not in marks and not name.startswith("#") and cell))
                for row in self.rows(*arguments)]

    def plan(self, indicators, elements=(), **members):
        document = {"format": "salus-plan/1", "id": "small", "title": {"zh": "小规划"}, "jurisdiction": "east",
                    "period": "2021..2022", "areas": [{"id": "city", "name": {"zh": "某市", "en": "City"}},
                                                      {"id": "east", "name": {"zh": "东区"}, "parent": "city"},
                                                      {"id": "west", "name": {"zh": "西区"}, "parent": "city"}],
                    "elements": list(elements), "indicators": list(indicators), **members}
        return self.file(json.dumps(document, ensure_ascii=False), "small.json")

    def filled(self, *arguments, value="1"):
        """The template with a number in each row."""
        rows = self.rows(*arguments)
        text = io.StringIO()
        writer = csv.DictWriter(text, list(rows[0]))
        writer.writeheader()
        writer.writerows({**row, "value": value} for row in rows)
        return self.file(text.getvalue(), "filled.csv")

    def test_areas_of_which_the_data_have_tasks_alone_have_no_table_of_indicators(self):
        plan = "jinshan-2021-2025"
        empty = self.file(self.done("template", plan, "--tasks", "--period", "2023"), "empty.csv")
        filled = self.filled(plan, "--tasks", "--period", "2023")
        self.assertIn("zhangyan", self.done("template", plan, "--tasks", "--period", "2023"))
        for data in (empty, filled):
            for verb in ("assess", "evaluate"):
                with self.subTest(verb=verb, data=data):
                    titles = [line for line in self.done(verb, plan, "--data", data).splitlines() if " — " in line]
                    self.assertEqual(["金山区"], [title.split(" — ")[1] for title in titles if "规划 — " in title])
        self.assertIn("张堰镇", self.done("assess", plan, "--data", empty, "--area", "zhangyan"))

    def test_a_row_for_each_figure_that_the_formulas_read(self):
        plan = self.plan([indicator("rate", "元素a/元素b"), indicator("told", unit="%"), indicator("again", "元素b+指标told")],
                         [element("a"), element("b", unit="张", kind="stock", english="Element b"), element("unused")],
                         judging={"comparison": "full_value", "rounding": "half_even", "about": 0.05,
                                  "baseline": "2018"})
        rows = self.rows(plan)
        self.assertEqual([(row["element"], row["area"], row["period"]) for row in rows],
                         [(key, "east", year) for key in ("a", "b", "told") for year in ("2018", "2022")])
        self.assertEqual(list(rows[0]), ["element", "area", "period", "value", "source", "#名称", "#单位", "#填报内容",
                                         "#用于"])
        self.assertEqual(list(rows[2].values())[3:], ["", "", "元素b", "张", "期末数", "指标rate；指标again"])
        english = self.rows(plan, "--english")
        self.assertEqual(list(english[2].values())[3:],
                         ["", "", "Element b", "beds", "at the end of the period", "Indicator rate; Indicator again"])

    def test_areas_and_periods_that_are_asked_for(self):
        plan = self.plan([indicator("told")])
        rows = self.rows(plan, "--area", "某市", "west", "--period", "2023-Q1", "2023年")
        self.assertEqual([(row["area"], row["period"]) for row in rows],
                         [("city", "2023"), ("city", "2023-Q1"), ("west", "2023"), ("west", "2023-Q1")])

    def test_without_a_baseline_progress_is_measured_from_the_year_before(self):
        self.assertEqual(self.keys(self.plan([indicator("told")])), [("told", "2020"), ("told", "2022")])

    def test_what_has_another_population_says_so(self):
        plan = self.plan([indicator("rate", "元素a/元素b", basis="registered")],
                         [element("a"), {**element("b"), "basis": "registered"}])
        self.assertEqual([row["#填报内容"] for row in self.rows(plan, "--period", "2022")], ["本期合计", "本期合计，户籍"])
        self.assertEqual([row["#value"] for row in self.rows(plan, "--period", "2022", "--english")],
                         ["total of the period", "total of the period, registered residents"])

    def test_other_periods_that_a_formula_reads(self):
        elements = [element("a"), element("b", start="2019"), element("c")]
        for formula, keys in (
            ("元素a-元素a@2015", [("a", "2015"), ("a", "2022")]),
            ("元素a@-2y", [("a", "2020")]),
            ("growth(元素a)", [("a", "2021"), ("a", "2022")]),
            ("cagr(元素a, -3y)", [("a", "2019"), ("a", "2022")]),
            ("mean(元素a@[-2y..-1y])", [("a", "2020"), ("a", "2021")]),
            ("sum(元素b@[..])", [("b", "2019"), ("b", "2020"), ("b", "2021"), ("b", "2022")]),
            ("sum(元素b@[..2020])", [("b", "2019"), ("b", "2020")]),
            ("sum(元素a@[2020..])", [("a", "2020"), ("a", "2021"), ("a", "2022")]),
            ("sum(元素a@[ytd])", [("a", "2022")]),
            ("元素c+元素a", [("c", "2022"), ("a", "2022")]),
        ):
            with self.subTest(formula):
                plan = self.plan([indicator("i", formula)], elements)
                self.assertEqual(self.keys(plan, "--period", "2022"), keys)
                data = self.filled(plan, "--period", "2022")
                result = salus.Plan.load(plan).evaluate(salus.Dataset.from_csv(data), periods=2022)
                self.assertTrue(result[0].value.valid, result[0])
        plan = self.plan([indicator("i", "元素a@-1y")], elements)
        self.assertEqual(self.keys(plan, "--period", "2022-Q3"), [("a", "2021-Q3")])

    def test_windows_that_end_with_or_after_the_period(self):
        plan = self.plan([indicator("three", "sum(元素a@[-2y..0y])"), indicator("next", "元素b@+1y")],
                         [element("a"), element("b")])
        self.assertEqual(self.keys(plan, "--period", "2022"),
                         [("a", "2020"), ("a", "2021"), ("a", "2022"), ("b", "2023")])

    def test_windows_in_windows_ask_for_each_period_once(self):
        inside = "元素a@[-200y..-1y]"
        for _ in range(2):
            inside = f"sum({inside})@[-200y..-1y]"
        plan = self.plan([indicator("deep", f"sum({inside})")], [element("a")])
        self.assertEqual(len(self.keys(plan, "--period", "2022")), 598)

    def test_the_area_above_where_a_target_is_compared_with_it(self):
        plan = self.plan([indicator("better", unit="%", targets=[{"period": "2022", "text": "优于全市平均水平"}])])
        self.assertEqual([(row["element"], row["area"]) for row in self.rows(plan, "--period", "2022")],
                         [("better", "city"), ("better", "east")])

    def test_categories_and_ages_that_a_formula_reads(self):
        elements = [element("a"), element("b")]
        for formula, keys in (
            ("元素a{性别: 男, cause: 心脑血管疾病}", [("a", "2022", "男", "心脑血管疾病")]),
            # 5-9 alone would be a day in May to a spreadsheet.
            ("元素a{年龄: 5-9}/元素a", [("a", "2022", "5-9岁"), ("a", "2022")]),
            ("元素a{年龄: 65岁及以上}", [("a", "2022", "65岁及以上")]),
        ):
            with self.subTest(formula):
                plan = self.plan([indicator("i", formula)], elements)
                self.assertEqual(self.keys(plan, "--period", "2022"), keys)
                data = salus.Dataset.from_csv(self.filled(plan, "--period", "2022"))
                self.assertTrue(salus.Plan.load(plan).evaluate(data, areas="east", periods=2022)[0].value.valid)
        plan = self.plan([indicator("i", "premature_mortality(元素a, 元素b, 30, 70)")], elements)
        keys = self.keys(plan, "--period", "2022")
        self.assertEqual(len(keys), 38)
        self.assertEqual(keys[:3] + keys[18:20], [("a", "2022", "0岁"), ("a", "2022", "1-4岁"), ("a", "2022", "5-9岁"),
                                                  ("a", "2022", "85岁及以上"), ("b", "2022", "0岁")])
        standards = [each.name for each in salus.statistics.standard_populations()]
        for function in ("sum(元素a{age: *})", "standardised_ratio(元素a, 元素b, 元素b, 元素a)",
                         *(f'age_standardised_rate(元素a, 元素b, "{name}")' for name in standards)):
            with self.subTest(function):
                plan = self.plan([indicator("i", function, unit="/10万" if "rate" in function else "")], elements)
                data = salus.Dataset.from_csv(self.filled(plan, "--period", "2022", value="100"))
                self.assertTrue(salus.Plan.load(plan).evaluate(data, periods=2022)[0].value.valid)

    def test_the_area_above_where_a_formula_reads_it(self):
        plan = self.plan([indicator("i", "元素a/(元素a of parent)")], [element("a")])
        self.assertEqual([(row["element"], row["area"]) for row in self.rows(plan, "--period", "2022")],
                         [("a", "city"), ("a", "east")])
        self.assertEqual([row["area"] for row in self.rows(plan, "--period", "2022", "--area", "city")], ["city"])

    def test_indicators_that_name_one_another_cost_no_more_than_they_are(self):
        names = [indicator("i0", "元素a")]
        names += [indicator(f"i{n}", f"指标i{n - 1}+指标i{n - 1}@2015") for n in range(1, 12)]
        self.assertEqual(self.keys(self.plan(names, [element("a")]), "--period", "2022"), [("a", "2015"), ("a", "2022")])

    def test_rules(self):
        plan = self.plan([indicator("told")], [element("a"), element("b")], rules=[
            {"id": "r", "name": {"zh": "下限", "en": "Least"}, "formula": "元素a >= 元素b@2020", "severity": "warning"}])
        self.assertEqual(self.keys(plan, "--period", "2022"), [("told", "2022")])
        rows = self.rows(plan, "--period", "2022", "--rules", "--english")
        self.assertEqual([(row["element"], row["period"], row["#for"]) for row in rows],
                         [("told", "2022", "Indicator told"), ("a", "2022", "Least"), ("b", "2020", "Least")])

    def test_tasks(self):
        plan = self.file(json.dumps(DOCUMENT, ensure_ascii=False), "health.json")
        rows = self.rows(plan, "--tasks")
        tasks = [row for row in rows if row["element"] in ("paths", "law", "net")]
        self.assertEqual([(row["element"], row["area"], row["period"], row["#单位"], row["#填报内容"], row["#用于"])
                          for row in tasks],
                         [("paths", "east", "2021", "条", "累计完成数", "履约"),
                          ("law", "city", "2022", "", "1 完成，0 未完成", "履约"),
                          ("net", "city", "2022", "个", "数值", "履约")])
        self.assertNotIn("paths", [row["element"] for row in self.rows(plan)])
        asked = self.rows(plan, "--tasks", "--period", "2020", "2021", "--area", "city", "--english")
        self.assertEqual([(row["element"], row["area"], row["period"], row["#value"]) for row in asked[-6:]],
                         [("paths", "city", "2020", "completed so far"), ("paths", "city", "2021", "completed so far"),
                          ("law", "city", "2020", "1 done, 0 not"), ("law", "city", "2021", "1 done, 0 not"),
                          ("net", "city", "2020", "the figure itself"), ("net", "city", "2021", "the figure itself")])

    def test_a_recurring_task_has_a_figure_a_year(self):
        recurring = {"id": "report", "kind": "recurring", "name": {"zh": "年报"}, "due": "2021..2023"}
        plan = self.plan([], actions=[{"id": "a", "title": {"zh": "行动"}, "measures": [
            {"id": "m", "title": {"zh": "措施"}, "deliverables": [recurring]}]}])
        self.assertEqual(self.keys(plan, "--tasks"), [("report", str(year)) for year in (2021, 2022, 2023)])
        self.assertEqual(self.keys(plan, "--tasks", "--period", "2020", "2022"), [("report", "2022")])

    def test_of_every_plan_that_ships_all_is_read_and_every_indicator_has_a_value(self):
        for name in PLANS:
            with self.subTest(name):
                plan = salus.Plan.load(name)
                path = self.filled(name, "--tasks", "--rules")
                data = salus.Dataset.from_csv(path)
                periods = sorted({period for each in plan.indicators for period, _ in each.targets})
                results = plan.evaluate(data, areas=plan.jurisdiction, periods=periods)
                self.assertEqual([str(finding) for finding in results.findings], [])
                self.assertEqual([(row.indicator.id, row.period, row.value.reason) for row in results
                                  if not row.value.valid], [])
                codes = {check.code for check in plan.check(data)}
                self.assertEqual(codes & {"unknown_element", "unknown_area", "conflicting_rows", "breakdown_disagrees",
                                          "basis_mixed", "impossible_value"}, set())
        for command in ("evaluate", "assess", "scorecard"):
            # What 1 everywhere gives cannot be right here and there, and that may be said.
            status, _, err = self.said(command, PLAN, "--data", self.filled(PLAN, "--tasks"))
            self.assertEqual(status, 0)
            self.assertNotIn("[", err)

    def test_one_that_is_not_filled_in_is_read_too(self):
        path = self.file(self.done("template", PLAN, "--tasks", "--rules", "--bom"), "empty.csv")
        for command in ("evaluate", "assess", "scorecard", "check"):
            with self.subTest(command):
                self.done(command, PLAN, "--data", path)

    def test_what_is_not_filled_in_takes_nothing_away(self):
        empty = self.file(self.done("template", PLAN, "--period", "2015", "2020"), "empty.csv")
        data = self.file("element,area,period,value\n全年婴儿死亡数,金山区,2020,6\nlive_births,jinshan,2020,2886\n")
        out = self.done("evaluate", PLAN, "--data", empty, data, "--published", "--period", "2015", "2020")
        self.assertIn("82.34 公布", out)
        self.assertIn("6/2886", out.replace(" ", ""))

    def test_a_byte_order_mark(self):
        plain = self.done("template", PLAN)
        self.assertTrue(plain.startswith("element,"))
        self.assertEqual(self.done("template", PLAN, "--bom"), "\ufeff" + plain)

    def test_a_plan_without_indicators(self):
        self.assertEqual(self.rows(self.plan([])), [])

    def test_faults_are_1(self):
        for status, said, arguments in ((1, "[not_found]", ["no-such-plan"]), (1, "是否要写“金山区”", [PLAN, "--area", "金山"]),
                                        (1, "20x", [PLAN, "--period", "20x"]), (2, "usage", [])):
            found, out, err = self.said("template", *arguments)
            self.assertEqual((found, out), (status, ""))
            self.assertIn(said, err)


if __name__ == "__main__":
    unittest.main()
