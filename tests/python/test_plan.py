"""Plans: loading, what they hold, evaluation and assessment."""

import collections
import json
import math
import pathlib
import pickle
import unittest

import salus

import support
from support import PLAN, needs_numpy, numpy

DOCUMENT = """{
  "format": "salus-plan/1", "id": "small", "title": {"zh": "小规划", "en": "Small plan"}, "jurisdiction": "d",
  "period": "2021..2025",
  "areas": [{"id": "c", "name": {"zh": "市"}}, {"id": "d", "name": {"zh": "区"}, "parent": "c"}],
  "elements": [
    {"id": "deaths", "name": "死亡数", "unit": "人", "kind": "flow"},
    {"id": "births", "name": "活产数", "aliases": ["出生数"], "unit": "人", "kind": "flow"}
  ],
  "indicators": [{
    "id": "rate", "number": 1, "name": {"zh": "死亡率", "en": "Death rate"}, "unit": "‰", "formula": "死亡数/活产数×1000‰",
    "direction": "lower_is_better", "attribute": "binding", "digits": 2,
    "targets": [{"period": "2023", "text": "≤3"}, {"period": "2025", "text": "优于全市平均水平"}]
  }]
}"""


class Loading(support.TestCase):
    def test_a_shipped_plan(self):
        plan = salus.Plan.load(PLAN)
        self.assertEqual((plan.id, plan.title, plan.jurisdiction, plan.period),
                         (PLAN, "金山区卫生健康发展“十四五”规划", "jinshan", "2021..2025"))
        self.assertEqual((plan.comparison, plan.rounding), ("full_value", "half_even"))
        self.assertTrue(plan.english and plan.issued_by and plan.issued_by_english and plan.source)
        self.assertIn(PLAN, salus.catalogue_plans())
        self.assertEqual(str(plan), plan.title)
        self.assertIn(PLAN, repr(plan))

    def test_files(self):
        path = self.file(DOCUMENT, "small.json")
        for given in (path, str(path)):
            self.assertEqual(salus.Plan.load(given).id, "small")
        self.assertEqual(salus.Plan.parse(DOCUMENT).id, "small")
        self.assertEqual(salus.Plan.parse(DOCUMENT.encode()).english, "Small plan")

    def test_a_file_name_in_chinese(self):
        self.assertEqual(salus.Plan.load(self.file(DOCUMENT, "小规划.json")).id, "small")

    def test_no_such_plan(self):
        error = self.refused("not_found", salus.Plan.load, "jinshan")
        self.assertIn(PLAN, error.hint)
        self.refused("file_not_readable", salus.Plan.load, "no/such/plan.json")
        self.refused("file_not_readable", salus.Plan.load, pathlib.Path("jinshan"))
        with self.assertRaises(TypeError):
            salus.Plan.load(b"jinshan")

    def test_all_problems_at_once(self):
        broken = DOCUMENT.replace('"flow"', '"flaw"').replace("≤3", "3-1").replace("死亡数/活产数", "死亡数/出生")
        path = self.file(broken, "broken.json")
        with self.assertRaises(salus.SalusError) as caught:
            salus.Plan.load(path)
        found = caught.exception.findings
        self.assertGreaterEqual(len(found), 3)
        for finding in found:
            self.assertEqual(finding.file, str(path))
            self.assertGreater(finding.line, 0)
        self.assertIn("/elements/0/kind", [finding.pointer for finding in found])
        error = self.refused("json_syntax", salus.Plan.parse, "{", "memory.json")
        self.assertEqual(error.findings[0].file, "memory.json")

    def test_what_cannot_be_done(self):
        with self.assertRaises(TypeError):
            salus.Plan()
        with self.assertRaises(TypeError):
            pickle.dumps(salus.Plan.parse(DOCUMENT))

    def test_json_comes_back_the_same(self):
        plan = salus.Plan.load(PLAN)
        text = plan.to_json()
        self.assertEqual(salus.Plan.parse(text).to_json(), text)
        self.assertEqual(json.loads(text)["id"], PLAN)


class Contents(unittest.TestCase):
    def setUp(self):
        self.plan = salus.Plan.load(PLAN)

    def test_indicators(self):
        # Those of the table, then those that stand in the text alone.
        numbers = [i.number for i in self.plan.indicators]
        self.assertEqual(numbers, [*range(1, 16), *([0] * (len(numbers) - 15))])
        rate = self.plan.indicator("infant_mortality_rate")
        self.assertEqual((rate.name, rate.english, rate.unit, rate.digits), ("婴儿死亡率", "Infant mortality rate", "‰", 2))
        self.assertEqual(rate.formula, "全年婴儿死亡数/同年活产数×1000‰")
        self.assertEqual((rate.attribute, rate.direction), ("anticipatory", "lower_is_better"))
        self.assertEqual([(period, target.text) for period, target in rate.targets], [("2025", "优于全市平均水平")])
        self.assertTrue(rate.source)
        self.assertIs(self.plan.indicator(2), rate)
        self.assertIs(self.plan.indicator("婴儿死亡率"), rate)
        self.assertIn("infant_mortality_rate", repr(rate))
        with self.assertRaises(KeyError):
            self.plan.indicator("死亡率")

    def test_binding_ones(self):
        binding = [i.number for i in self.plan.indicators if i.attribute == "binding"]
        self.assertEqual(binding, [12, 14])

    def test_targets_as_printed(self):
        self.assertEqual([i.targets[0][1].text for i in self.plan.indicators if i.number], [
            "优于全市平均水平", "优于全市平均水平", "优于全市平均水平", "优于全市平均水平", "≥37", "≥36", "7.5 左右", "≥3.6", "≥4.0",
            "0.45 左右", "4.0", "稳定在 12 分钟以内", "17.5", "≥90", "6.8"])

    def test_elements_and_areas(self):
        births = next(e for e in self.plan.elements if e.id == "live_births")
        self.assertEqual((births.name, births.kind, births.unit), ("同年活产数", "flow", "人"))
        self.assertEqual(self.plan.area("金山区").parent, "shanghai")
        self.assertEqual(self.plan.area("shanghai").name, "上海市")

    def test_compiled_formulas_take_printed_names(self):
        value = self.plan.indicator(4).compiled({"全年孕产妇死亡人数": 2, "同年活产数": 2886})
        self.assertEqual((value.display, value.unit), ("69.30/10万", "/10万"))

    def test_the_plans_own_arithmetic(self):
        data = salus.Dataset.shipped(PLAN, "derived")
        results = self.plan.evaluate(data, areas="jinshan", periods=2015)
        self.assertEqual(results.at(2, "jinshan", 2015).value.display, "3.81‰")
        self.assertEqual(results.at(4, "jinshan", 2015).value.display, "69.30/10万")


class Schema(unittest.TestCase):
    def test_the_shipped_plans_fit_the_shipped_schema(self):
        try:
            import jsonschema
        except ImportError:
            self.skipTest("the module jsonschema (python3-jsonschema) is not there")
        files = salus.catalogue()
        schema = json.loads(files["plan.schema.json"])
        validator = jsonschema.validators.validator_for(schema)
        validator.check_schema(schema)
        for name in salus.catalogue_plans():
            for text in (files[f"{name}.json"], salus.Plan.load(name).to_json()):
                errors = [error.message for error in validator(schema).iter_errors(json.loads(text))]
                self.assertEqual(errors, [], name)


class Evaluating(support.TestCase):
    def setUp(self):
        self.plan = salus.Plan.parse(DOCUMENT)
        self.data = salus.Dataset.from_rows([
            ("死亡数", "d", 2020, 9), ("活产数", "d", 2020, 3000),
            ("deaths", "区", 2021, 5), ("births", "区", 2021, 2000),
            ("死亡数", "d", 2022, 5), ("活产数", "d", 2022, 0),
            ("rate", "c", 2019, 3.0), ("死亡率", "市", 2021, 2.4),
        ])

    def test_values(self):
        results = self.plan.evaluate(self.data, areas=["d"])
        self.assertEqual([area.id for area in results.areas], ["d"])
        self.assertEqual(results.periods, ["2019", "2020", "2021", "2022"])
        self.assertEqual([row.value.reason for row in results], ["missing", None, None, "zero_denominator"])
        row = results.at("rate", "区", 2021)
        self.assertEqual((row.value.value, row.value.display, row.origin), (2.5, "2.50‰", "computed"))
        self.assertEqual((row.numerator.value, row.denominator.value), (5.0, 2000.0))
        self.assertEqual((row.indicator.id, row.area.id, row.period), ("rate", "d", "2021"))
        self.assertFalse(row.reported.valid)
        self.assertEqual((row.lower, row.upper), (None, None))
        with self.assertRaises(KeyError):
            results.at("rate", "d", 1999)
        with self.assertRaises(KeyError):
            results.at("rate", "elsewhere", 2021)

    def test_a_sequence(self):
        results = self.plan.evaluate(self.data)
        self.assertEqual(len(results), 1 * 2 * 4)
        self.assertEqual(results[-1].period, "2022")
        self.assertEqual([row.period for row in results[:2]], ["2019", "2020"])
        self.assertEqual(len(list(results)), len(results))
        for index in (8, -9):
            with self.assertRaises(IndexError):
                results[index]
        self.assertIn("small", repr(results))
        with self.assertRaises(TypeError):
            salus.Results()

    def test_the_language_over_a_dataset(self):
        def value(formula, unit, period=2020):
            document = DOCUMENT.replace("死亡数/活产数×1000‰", formula).replace('"unit": "‰"', f'"unit": "{unit}"')
            document = document[:document.index('"targets"')] + '"targets": []}]}'
            return salus.Plan.parse(document).evaluate(data, areas=["d"], periods=[period]).at("rate", "d", period).value

        data = salus.Dataset.from_csv_text(
            "element,area,period,value,年龄,sex\n"
            "死亡数,d,2020,3,30-49,男\n死亡数,d,2020,4,50-69,男\n死亡数,d,2020,1,70+,男\n死亡数,d,2020,2,30-49,女\n"
            "活产数,d,2019,200,,\n活产数,d,2020,250,,\n活产数,c,2020,1000,,\n")
        self.assertEqual(value("死亡数{age: 30-69, 性别: 男}", "人").value, 7)
        self.assertEqual(value("max(死亡数{age: *, sex: 男})", "人").value, 4)
        self.assertEqual(value("growth(活产数)", "%").value, 25)
        self.assertEqual(value("share(活产数, 活产数 of parent)", "%").value, 25)
        self.assertEqual(value("死亡数{age: 35-69, sex: 男}", "人").reason, "missing")
        self.refused("varies_by_category", salus.Formula, "死亡数{age: *}")

    def test_reported_values(self):
        row = self.plan.evaluate(self.data).at("rate", "市", 2021)
        self.assertEqual((row.value.value, row.origin), (2.4, "reported"))

    def test_options(self):
        for periods in ("2021", 2021, ["2021"], [2021]):
            self.assertEqual(self.plan.evaluate(self.data, areas="d", periods=periods).periods, ["2021"])
        self.assertEqual(self.plan.evaluate(self.data, areas=self.plan.areas[1]).areas[0].id, "d")
        self.refused("unknown_area", self.plan.evaluate, self.data, areas="x")
        self.refused("invalid_period", self.plan.evaluate, self.data, periods="x")
        self.refused("not_found", self.plan.evaluate)
        for bad in (0, 1.5):
            with self.assertRaises(ValueError):
                self.plan.evaluate(self.data, completeness=bad)
        with self.assertRaises(TypeError):
            self.plan.evaluate([("deaths", "d", 2020, 1)])

    def test_findings_about_the_data(self):
        data = self.data + salus.Dataset.from_rows([("live birth", "d", 2020, 1)])
        findings = self.plan.evaluate(data).findings
        self.assertIn("unknown_element", [finding.code for finding in findings])

    def test_columns(self):
        results = self.plan.evaluate(self.data)
        columns = results.columns()
        self.assertEqual(set(columns), {"value", "reason", "origin", "indicator", "area", "period", "numerator",
                                        "denominator", "lower", "upper", "limits_reason"})
        for index, row in enumerate(results):
            value = columns["value"][index]
            self.assertTrue(value == row.value.value or math.isnan(value) and not row.value.valid)
            self.assertEqual(salus.reason_name(columns["reason"][index]), row.value.reason or "none")
            self.assertEqual(salus.origin_name(columns["origin"][index]), row.origin)
            self.assertEqual(results.periods[columns["period"][index]], row.period)
        kept = columns["value"]
        del results, columns
        self.assertEqual(len(kept), 8)
        self.assertEqual(kept[6], 2.5)  # the view keeps the results

    def test_columns_are_read_only(self):
        with self.assertRaises((TypeError, ValueError)):
            self.plan.evaluate(self.data).columns()["value"][0] = 1

    @needs_numpy
    def test_columns_as_numpy_arrays(self):
        columns = self.plan.evaluate(self.data).columns()
        self.assertEqual((columns["value"].dtype, columns["reason"].dtype, columns["area"].dtype),
                         (numpy.float64, numpy.uint8, numpy.int32))

    def test_what_does_not_pickle(self):
        results = self.plan.evaluate(self.data)
        for each in (self.data, results, results.assess()):
            with self.assertRaises(TypeError):
                pickle.dumps(each)


class Assessing(support.TestCase):
    def setUp(self):
        self.plan = salus.Plan.parse(DOCUMENT)

    def test_verdicts(self):
        data = salus.Dataset.from_rows([
            ("死亡数", "d", 2021, 7), ("活产数", "d", 2021, 2000), ("死亡率", "c", 2020, 3.6), ("死亡率", "c", 2022, 1.0),
        ])
        results = self.plan.evaluate(data)
        found = {(a.row.area.id, a.row.period, a.target_period): a for a in results.assess()}
        first = found["d", "2021", "2023"]
        self.assertEqual((first.status, first.distance, first.unit, first.reason), ("not_met", 0.5, "‰", None))
        self.assertEqual((first.target.text, first.parent.valid, first.parent_period), ("≤3", False, ""))
        second = found["d", "2021", "2025"]
        # The city's value of 2022 is later than the district's own.
        self.assertEqual((second.status, second.parent.value, second.parent_period), ("met", 3.6, "2020"))
        self.assertEqual([note.code for note in second.notes], ["parent_period_differs"])
        self.assertEqual(found["d", "2020", "2025"].reason, "missing")
        self.assertEqual(found["c", "2020", "2025"].reason, "no_parent_value")

    def test_parents_from_elsewhere(self):
        district = self.plan.evaluate(salus.Dataset.from_rows([("死亡率", "d", 2021, 2.0)]))
        city = self.plan.evaluate(salus.Dataset.from_rows([("死亡率", "c", 2021, 2.5)]))
        self.assertEqual(district.assess()[1].reason, "no_parent_value")
        assessments = district.assess(parents=city)
        self.assertEqual((assessments[1].status, assessments[1].distance), ("met", -0.5))
        self.assertIs(assessments.results, district)
        self.assertEqual(len(assessments), len(list(assessments)))
        with self.assertRaises(TypeError):
            district.assess(parents=[2.5])

    def test_the_jinshan_plan(self):
        """Three published values, judged against the city's of 2018; nothing is said about the rest."""
        plan = salus.Plan.load(PLAN)
        everything = plan.evaluate()
        results = plan.evaluate(areas="jinshan", periods=2020)
        verdicts = {a.row.indicator.number: a for a in results.assess(parents=everything)}
        for number, distance in ((1, 84.42 - 83.63), (2, 2.08 - 3.52), (4, 0 - 1.15)):
            assessment = verdicts.pop(number)
            self.assertEqual((assessment.status, assessment.parent_period), ("met", "2018"))
            self.assertClose(assessment.distance, distance)
            self.assertEqual(assessment.row.origin, "reported")
        self.assertEqual({(a.status, a.reason) for a in verdicts.values()}, {("not_assessable", "not_published")})

    def test_derived_counts_are_no_evidence(self):
        plan = salus.Plan.load(PLAN)
        results = plan.evaluate(salus.Dataset.shipped(PLAN, "derived"))
        for assessment in results.assess(parents=plan.evaluate()):
            self.assertEqual(assessment.status, "not_assessable")
            if assessment.row.value.valid:
                self.assertEqual((assessment.row.origin, assessment.reason), ("derived", "derived_only"))

    def test_the_example_shows_every_kind_of_verdict(self):
        plan = salus.Plan.load(PLAN)
        results = plan.evaluate(salus.Dataset.shipped(PLAN, "example"), periods=["2020", "2025"])
        computed = {row.indicator.number for row in results if row.value.valid and row.origin == "example"}
        self.assertEqual(computed, set(range(1, 16)))
        statuses = collections.Counter(a.status for a in results.assess() if a.row.area.id == "example-district")
        self.assertEqual(set(statuses), {"met", "not_met", "not_assessable"})


if __name__ == "__main__":
    unittest.main()
