"""Functions over ages, and confidence limits, by a plan with ages, sexes and causes in Chinese."""

import csv
import io
import json
import math
import unittest

import salus

import support

DOCUMENT = """{
  "format": "salus-plan/1", "id": "limits", "title": {"zh": "健康规划"}, "jurisdiction": "d", "period": "2021..2025",
  "areas": [{"id": "d", "name": {"zh": "本区"}}],
  "elements": [
    {"id": "deaths", "name": "死亡数", "unit": "人", "kind": "flow"},
    {"id": "population", "name": "平均人口数", "unit": "人", "kind": "average"},
    {"id": "smokers", "name": "吸烟人数", "unit": "人", "kind": "stock"},
    {"id": "asked", "name": "调查人数", "unit": "人", "kind": "stock"}
  ],
  "indicators": [
    {"id": "life", "number": 1, "name": {"zh": "人均预期寿命"}, "unit": "岁",
     "formula": "life_expectancy(死亡数, 平均人口数)", "targets": [{"period": "2025", "text": "≥80"}]},
    {"id": "men", "number": 2, "name": {"zh": "男性预期寿命"}, "unit": "岁",
     "formula": "life_expectancy(死亡数, 平均人口数){性别: 男}"},
    {"id": "premature", "number": 3, "name": {"zh": "重大慢性病过早死亡率"}, "unit": "%",
     "formula": "premature_mortality(死亡数{死因: 心脑血管疾病}+死亡数{死因: 恶性肿瘤}, 平均人口数, 30, 70)"},
    {"id": "standardised", "number": 4, "name": {"zh": "标化死亡率"}, "unit": "/10万",
     "formula": "age_standardised_rate(死亡数, 平均人口数, “WHO 2000”)"},
    {"id": "smoking", "number": 5, "name": {"zh": "吸烟率"}, "unit": "%", "formula": "吸烟人数/调查人数×100%",
     "uncertainty": "proportion", "design_effect": 2},
    {"id": "count", "number": 6, "name": {"zh": "吸烟人数合计"}, "unit": "人", "formula": "吸烟人数"}
  ]
}"""
AGES = [0, 5, 30, 35, 40, 45, 50, 55, 60, 65, 70]
SEXES = ("男", "女")
CAUSES = {"心脑血管疾病": 3, "恶性肿瘤": 2, "其他": 1}


def deaths(sex, cause, i):
    return CAUSES[cause] * (i + 1) ** 2 * (2 if sex == "男" else 1)


def people(sex, i):
    return 9000 - 500 * i + (100 if sex == "男" else 0)


def band(i):
    return f"{AGES[i]}岁及以上" if i == len(AGES) - 1 else f"{AGES[i]}～{AGES[i + 1] - 1}岁"


def lines():
    rows = [("element", "area", "period", "value", "年龄", "性别", "死因")]
    for i in range(len(AGES)):
        for sex in SEXES:
            rows += [("死亡数", "本区", 2020, deaths(sex, cause, i), band(i), sex, cause) for cause in CAUSES]
            rows.append(("平均人口数", "本区", 2020, people(sex, i), band(i), sex, ""))
    return [*rows, ("吸烟人数", "本区", 2020, 30, "", "", ""), ("调查人数", "本区", 2020, 400, "", "", "")]


class Limits(support.TestCase):
    def setUp(self):
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows(lines())
        self.path = self.file(text.getvalue(), "counts.csv")
        self.data = salus.Dataset.from_csv(self.path)
        self.plan = salus.Plan.parse(DOCUMENT)

    def printed(self, *arguments):
        finished = support.run(*arguments)
        self.assertEqual((finished.returncode, finished.stderr), (0, ""))
        return finished.stdout

    def row(self, indicator, **options):
        return self.plan.evaluate(self.data, **options).at(indicator, "d", 2020)

    def life(self, sexes):
        x = [sum(deaths(sex, cause, i) for sex in sexes for cause in CAUSES) for i in range(len(AGES))]
        n = [sum(people(sex, i) for sex in sexes) for i in range(len(AGES))]
        years, alive = 0.0, 1.0
        for i, age in enumerate(AGES):
            m = x[i] / n[i]
            if i == len(AGES) - 1:
                return years + alive / m
            width = AGES[i + 1] - age
            q = width * m / (1 + width / 2 * m)
            years += alive * width * (1 - q / 2)
            alive *= 1 - q

    def test_life_expectancy_by_sex(self):
        for indicator, sexes in (("life", SEXES), ("men", ("男",))):
            row = self.row(indicator)
            self.assertAlmostEqual(row.value.value, self.life(sexes), places=10)
            self.assertTrue(row.lower < row.value.value < row.upper)
            self.assertIsNone(row.limits_reason)

    def test_premature_mortality_of_two_groups_of_causes(self):
        survival = 1.0
        for i in range(2, 10):
            x = sum(deaths(sex, cause, i) for sex in SEXES for cause in ("心脑血管疾病", "恶性肿瘤"))
            m = x / sum(people(sex, i) for sex in SEXES)
            survival *= 1 - 5 * m / (1 + 2.5 * m)
        row = self.row("premature")
        self.assertAlmostEqual(row.value.value, 100 * (1 - survival), places=10)
        self.assertTrue(row.lower < row.value.value < row.upper)

    def test_the_standard_population_named_in_the_formula(self):
        weights = [8.86, 8.69 + 8.60 + 8.47 + 8.22 + 7.93, 7.61, 7.15, 6.59, 6.04, 5.37, 4.55, 3.72, 2.96,
                   2.21 + 1.52 + 0.91 + 0.44 + 0.15 + 0.04 + 0.005]
        rates = [sum(deaths(sex, cause, i) for sex in SEXES for cause in CAUSES) /
                 sum(people(sex, i) for sex in SEXES) for i in range(len(AGES))]
        wanted = 1e5 * sum(w * rate for w, rate in zip(weights, rates)) / sum(weights)
        self.assertAlmostEqual(self.row("standardised").value.value, wanted, places=8)

    def test_a_proportion_with_a_design_effect(self):
        # Wilson's score limits of 15 of 200.
        z, x, n = 1.959963984540054, 15, 200
        half = z * math.sqrt(x * (1 - x / n) + z * z / 4) / (n + z * z)
        middle = (x + z * z / 2) / (n + z * z)
        row = self.row("smoking")
        self.assertAlmostEqual(row.value.value, 7.5)
        self.assertAlmostEqual(row.lower, 100 * (middle - half), places=9)
        self.assertAlmostEqual(row.upper, 100 * (middle + half), places=9)
        self.assertLess(row.upper, self.row("smoking", confidence=0.998).upper)
        smoking = self.plan.indicator("smoking")
        self.assertEqual((smoking.uncertainty, smoking.design_effect), ("proportion", 2.0))
        self.assertEqual(self.plan.indicator("life").uncertainty, "function")
        self.assertEqual(self.plan.indicator("count").uncertainty, "none")

    def test_no_limits_have_a_reason(self):
        row = self.row("count")
        self.assertEqual((row.lower, row.upper, row.limits_reason), (None, None, "not_defined"))

    def test_confidence_is_a_share(self):
        for confidence in (0, 1, -1, math.nan):
            with self.assertRaises(ValueError):
                self.plan.evaluate(self.data, confidence=confidence)

    def test_columns(self):
        results = self.plan.evaluate(self.data)
        columns = results.columns()
        for index, row in enumerate(results):
            self.assertTrue(columns["lower"][index] == row.lower or row.lower is None)
            self.assertTrue(columns["upper"][index] == row.upper or row.upper is None)
            self.assertEqual(salus.reason_name(columns["limits_reason"][index]), row.limits_reason or "none")

    def test_the_command_line_shows_limits_where_there_are_any(self):
        plan = str(self.file(DOCUMENT, "plan.json"))
        row = self.row("life")
        shown = f"{row.lower:.2f}–{row.upper:.2f}"
        for options, heading in (((), "95% 置信区间"), (("--english",), "95% limits")):
            output = self.printed("evaluate", plan, "--data", str(self.path), *options)
            self.assertIn(shown, output.replace("\n", ""))
            self.assertIn(heading.split()[0], output)
        rows = json.loads(self.printed("evaluate", plan, "--data", str(self.path), "--format", "json"))["rows"]
        self.assertEqual(rows[0]["lower"], row.lower)
        self.assertIsNone(rows[-1]["upper"])
        table = list(csv.DictReader(io.StringIO(self.printed("evaluate", plan, "--data", str(self.path),
                                                             "--format", "csv"))))
        self.assertEqual(float(table[0]["upper"]), row.upper)


if __name__ == "__main__":
    unittest.main()
