"""What a plan sets out to do: actions, bodies, targets, errata, queries, changes; and the schema against the reader."""

import copy
import json
import unittest

import salus

import support

DOCUMENT = {
    "format": "salus-plan/1", "id": "health", "title": {"zh": "健康行动", "en": "Health action"},
    "issued_by": {"zh": "市政府"}, "issued": "2019-08", "jurisdiction": "city", "period": "2019..2030",
    "parent": "national", "source": "全文",
    "judging": {"comparison": "full_value", "rounding": "half_even", "about": 0.1, "baseline": "2018",
                "trajectory": "compound"},
    "scoring": {"rule": "step", "steps": [{"achieved": 60, "score": 0.5}, {"achieved": 100, "score": 1}], "gates": True},
    "areas": [{"id": "city", "name": {"zh": "市"}}, {"id": "east", "name": {"zh": "东区"}, "parent": "city"}],
    "bodies": [{"id": "hc", "name": {"zh": "市卫生健康委", "en": "Health Commission"}, "aliases": ["卫生健康委"],
                "note": "主管"}, {"id": "sb", "name": {"zh": "市体育局"}}],
    "sections": [{"id": "s2", "number": "二", "title": {"zh": "行动", "en": "Actions"}},
                 {"id": "s21", "title": {"zh": "控烟"}, "parent": "s2"}],
    "elements": [{"id": "beds", "name": "床位数", "unit": "张", "kind": "stock"},
                 {"id": "people", "name": "人口数", "unit": "人", "kind": "stock"}],
    "indicators": [
        {"id": "smoking", "name": {"zh": "吸烟率", "en": "Smoking"}, "unit": "%", "direction": "lower", "digits": 1,
         "baseline": "2017", "trajectory": "linear", "weight": 3, "parent_indicator": "adult_smoking",
         "scoring": {"rule": "deduction", "per": 2, "deduct": 0.25},
         "targets": [{"period": "2022", "text": "≤20", "source": "表",
                      "restated": [{"text": "低于 20%", "source": "正文"}]}, {"period": "2030", "text": "5"}]},
        {"id": "beds_per_1000", "number": 2, "name": {"zh": "千人口床位数"}, "unit": "张",
         "formula": "床位数/人口数×1000", "targets": [{"period": "2022", "text": "7.5 左右"}]},
    ],
    "actions": [
        {"id": "a1", "number": 4, "title": {"zh": "控烟行动", "en": "Smoking action"}, "section": "s21",
         "implements": ["n4"], "indicators": ["beds_per_1000"], "source": "二（四）", "measures": [
             {"id": "m9", "number": 9, "title": {"zh": "履约", "en": "Treaty"}, "leads": ["hc"], "joins": ["sb"],
              "indicators": ["smoking"], "implements": ["n9"],
              "deliverables": [
                  {"id": "paths", "kind": "quantity", "name": {"zh": "步道", "en": "Paths"}, "target": "80 条",
                   "due": "2021", "each": True, "source": "附表"},
                  {"id": "law", "kind": "document", "name": {"zh": "条例"}, "unit": "部", "due": "2022"}],
              "milestones": [{"id": "net", "name": {"zh": "网络"}, "period": "2022", "text": "3 个", "unit": "个",
                              "direction": "higher_is_better", "source": "正文"}],
              "source": "二（四）9", "note": "注"},
             {"id": "m10", "title": {"zh": "宣传"}, "responsible": ["hc"]}]},
        {"id": "a2", "title": {"zh": "其他"}}],
    "rules": [{"id": "r1", "name": {"zh": "床位下限", "en": "Beds"}, "formula": "床位数 >= 30", "severity": "warning",
               "basis": "resident", "source": "三", "note": "注"}],
    "errata": [{"id": "e1", "indicator": "smoking", "period": "2030", "printed": "5", "corrected": "15",
                "reason": {"zh": "脱字", "en": "a digit is lost"}, "source": "表"},
               {"id": "e2", "indicator": "beds", "area": "east", "period": "2018", "printed": "1",
                "reason": {"zh": "误"}}],
}


def plan_of(document):
    return salus.Plan.parse(json.dumps(document, ensure_ascii=False))


class Reading(support.TestCase):
    def test_an_unknown_name_in_data_may_be_meant_for_a_task(self):
        data = salus.Dataset.from_rows([("路步道", "city", 2021, 1), ("bed", "city", 2021, 1), ("law", "city", 2021, 1)])
        self.assertEqual([finding.hint for finding in self.plan.evaluate(data).findings],
                         ['did you mean "步道"?', 'did you mean "beds", "beds_per_1000"?'])

    def setUp(self):
        self.plan = plan_of(DOCUMENT)

    def test_the_plan(self):
        plan = self.plan
        self.assertEqual((plan.parent, plan.issued, plan.baseline, plan.trajectory, plan.about, plan.gates),
                         ("national", "2019-08", "2018", "compound", 0.1, True))
        self.assertEqual(plan.scoring, salus.Scoring("step", ((60.0, 0.5), (100.0, 1.0))))
        self.assertEqual([finding.code for finding in plan.findings if finding.severity == "warning"],
                         ["target_restated_differently"])
        plain = salus.Plan.parse('{"format": "salus-plan/1", "id": "p", "title": {"zh": "甲"}, "jurisdiction": "c",'
                                 '"period": "2021", "areas": [{"id": "c", "name": {"zh": "市"}}], "elements": [],'
                                 '"indicators": []}')
        self.assertEqual((plain.parent, plain.issued, plain.baseline, plain.trajectory, plain.gates, plain.scoring),
                         ("", "", "", "linear", False, salus.Scoring("full")))
        for things in (plain.actions, plain.measures, plain.bodies, plain.targets, plain.errata, plain.rules,
                       plain.sections, plain.findings):
            self.assertEqual(things, [])

    def test_actions_and_measures(self):
        action = self.plan.action("a1")
        self.assertIs(self.plan.action(4), action)
        self.assertIs(self.plan.action("控烟行动"), action)
        self.assertEqual((action.number, str(action), action.english, action.section.title, action.implements,
                          action.source), (4, "控烟行动", "Smoking action", "控烟", ("n4",), "二（四）"))
        self.assertEqual([measure.id for measure in self.plan.measures], ["m9", "m10"])
        measure = self.plan.measure(9)
        self.assertIs(measure.action, action)
        self.assertEqual([str(body) for body in measure.leads], ["市卫生健康委"])
        self.assertEqual([body.id for body in measure.joins], ["sb"])
        self.assertEqual(self.plan.measure("m10").responsible, measure.leads)
        self.assertEqual([indicator.id for indicator in measure.indicators], ["smoking"])
        self.assertEqual((measure.implements, measure.source, measure.note), (("n9",), "二（四）9", "注"))
        self.assertEqual([str(target) for target in measure.targets],
                         ["吸烟率 2022: ≤20", "吸烟率 2030: 5", "步道 2021: 80 条", "网络 2022: 3 个"])
        self.assertIsNone(self.plan.action("a2").section)
        for call, key in ((self.plan.action, "x"), (self.plan.measure, "x"), (self.plan.body, ""), (self.plan.action, 0)):
            with self.assertRaises(KeyError):
                call(key)

    def test_deliverables_and_milestones(self):
        paths, law = self.plan.measure("m9").deliverables
        self.assertEqual((paths.id, paths.kind, paths.target.low, paths.due, paths.each, paths.source),
                         ("paths", "quantity", 80.0, "2021", True, "附表"))
        self.assertEqual((law.kind, law.target, law.unit, law.each), ("document", None, "部", False))
        net, = self.plan.measure("m9").milestones
        self.assertEqual((net.period, net.target.low, net.unit, net.direction), ("2022", 3.0, "个", "higher_is_better"))

    def test_targets(self):
        found = [(target.owner.id, target.period, target.target.text, target.printed) for target in self.plan.targets]
        self.assertEqual(found, [
            ("smoking", "2022", "≤20", "≤20"), ("smoking", "2030", "15", "5"),
            ("beds_per_1000", "2022", "7.5 左右", "7.5 左右"), ("paths", "2021", "80 条", "80 条"),
            ("net", "2022", "3 个", "3 个"),
        ])
        first, second = self.plan.targets[:2]
        self.assertIsNone(first.erratum)
        self.assertEqual([(target.text, source) for target, source in first.restated], [("低于 20%", "正文")])
        self.assertEqual((first.source, second.erratum.id), ("表", "e1"))

    def test_indicators(self):
        smoking, beds = self.plan.indicators
        self.assertEqual((smoking.formula, smoking.compiled), ("", None))
        self.assertEqual((smoking.baseline, smoking.trajectory, smoking.weight, smoking.parent_indicator),
                         ("2017", "linear", 3.0, "adult_smoking"))
        self.assertEqual(smoking.scoring, salus.Scoring("deduction", (), 2.0, 0.25))
        self.assertEqual((beds.baseline, beds.trajectory, beds.weight, beds.scoring), ("", "", 1.0, None))
        row = self.plan.evaluate(salus.Dataset.from_rows([("吸烟率", "city", 2020, 21.5)])).at("smoking", "city", 2020)
        self.assertEqual((row.value.value, row.origin), (21.5, "reported"))

    def test_bodies_sections_rules_errata(self):
        body = self.plan.body("卫生健康委")
        self.assertEqual((body.id, str(body), body.english, body.note), ("hc", "市卫生健康委", "Health Commission", "主管"))
        self.assertEqual([(section.number, section.parent) for section in self.plan.sections], [("二", ""), ("", "s2")])
        rule, = self.plan.rules
        self.assertEqual((str(rule), rule.severity, rule.basis, rule.note), ("床位下限", "warning", "resident", "注"))
        self.assertEqual(rule.compiled({"床位数": 29}).value, 0)
        first, second = self.plan.errata
        self.assertEqual((first.corrected, first.reason_english, first.area), ("15", "a digit is lost", ""))
        self.assertEqual((second.corrected, second.area, second.period), ("", "east", "2018"))

    def test_round_trip(self):
        text = self.plan.to_json()
        self.assertEqual(salus.Plan.parse(text).to_json(), text)
        # What the document says comes back; only a short word has become the whole one.
        said = copy.deepcopy(DOCUMENT)
        said["indicators"][0]["direction"] = "lower_is_better"
        said["indicators"][1]["digits"] = 2
        self.assertEqual(json.loads(text), said)


class Queries(support.TestCase):
    def setUp(self):
        self.plan = plan_of(DOCUMENT)

    def test_duties(self):
        for key in ("hc", "市卫生健康委", "卫生健康委", "Health Commission", self.plan.bodies[0]):
            duties = self.plan.duties(key)
            self.assertEqual([(duty.measure.id, duty.role) for duty in duties], [("m9", "lead"), ("m10", "responsible")])
        self.assertIs(duties[0].measure, self.plan.measures[0])
        with self.assertRaises(KeyError):
            self.plan.duties("财政局")

    def test_due(self):
        due = self.plan.due(2022)
        self.assertEqual([(each.kind, each.item.id, each.period) for each in due], [
            ("deliverable", "paths", "2021"), ("target", "smoking", "2022"), ("target", "beds_per_1000", "2022"),
            ("deliverable", "law", "2022"), ("milestone", "net", "2022"),
        ])
        self.assertEqual([each.measure and each.measure.id for each in due], ["m9", None, None, "m9", "m9"])
        self.assertEqual([each.target and each.target.printed for each in due], ["80 条", "≤20", "7.5 左右", None, "3 个"])
        self.assertEqual(len(self.plan.due("2021-12")), 1)
        self.assertEqual(self.plan.due(2020), [])
        self.refused("invalid_period", self.plan.due, "soon")

    def test_contributions(self):
        for key in ("a1", 4, self.plan.actions[0]):
            self.assertEqual([each.id for each in self.plan.contributions(key)], ["smoking", "beds_per_1000"])
        self.assertEqual(self.plan.contributions("a2"), [])

    def test_diff(self):
        self.assertEqual(self.plan.diff(self.plan), [])
        other = copy.deepcopy(DOCUMENT)
        other["actions"][0]["measures"][0]["joins"] = ["hc"]
        other["actions"][1]["measures"] = [other["actions"][0]["measures"].pop()]
        other["indicators"][0]["targets"][1]["text"] = "6"
        del other["rules"]
        changes = self.plan.diff(plan_of(other))
        self.assertEqual(
            [(change.kind, change.part, change.id, change.period, change.member, change.before, change.after)
             for change in changes],
            [("changed", "target", "smoking", "2030", "text", "5", "6"),
             ("changed", "measure", "m9", "", "joins", "sb", "hc"),
             ("changed", "measure", "m10", "", "action", "a1", "a2"),
             ("removed", "rule", "r1", "", "", "", "")])
        self.assertEqual((changes[0].name, changes[0].english), ("吸烟率", "Smoking"))
        with self.assertRaises(TypeError):
            self.plan.diff("jinshan-2021-2025")


def places(value, path=()):
    """Every path into a document."""
    yield path
    if isinstance(value, dict):
        for key in value:
            yield from places(value[key], (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from places(item, (*path, index))


def with_value(path, change):
    """The document with something changed at a path: change(container, key)."""
    document = copy.deepcopy(DOCUMENT)
    container = document
    for step in path[:-1]:
        container = container[step]
    change(container, path[-1])
    return document


class Schema(unittest.TestCase):
    """The schema and the reader refuse the same documents. What only the reader can see (references, ids given twice,
    texts that are no target) is said with codes of its own."""

    DEEPER = {"unknown_reference", "duplicate_id", "cycle", "target_syntax", "unit_conflict", "unknown_name", "syntax",
              "type_conflict", "uncertainty_needs_ratio", "duplicate_name", "name_not_allowed", "name_needs_brackets",
              "inverted_range", "number_out_of_range"}

    def setUp(self):
        try:
            import jsonschema
        except ImportError:
            self.skipTest("the module jsonschema (python3-jsonschema) is not there")
        schema = json.loads(salus.catalogue()["plan.schema.json"])
        self.validator = jsonschema.validators.validator_for(schema)(schema)

    def compare(self, document, what):
        deeper = self.DEEPER | ({"invalid_value"} if "steps" in what else set())  # that they ascend
        fits = self.validator.is_valid(document)
        try:
            plan_of(document)
            read, codes = True, set()
        except salus.SalusError as error:
            read, codes = False, {each.code for each in error.findings if each.severity == "error"}
        if fits != read and not (fits and codes <= deeper):
            self.fail(f"{what}: the schema {'takes' if fits else 'refuses'} what the reader "
                      f"{'takes' if read else f'refuses for {codes}'}")

    def test_the_document_fits(self):
        self.assertEqual([error.message for error in self.validator.iter_errors(DOCUMENT)], [])
        self.assertTrue(self.validator.is_valid(json.loads(plan_of(DOCUMENT).to_json())))

    def test_members_left_out(self):
        for path in places(DOCUMENT):
            if path and isinstance(path[-1], str):
                self.compare(with_value(path, lambda container, key: container.pop(key)), ("without", *path))

    def test_members_too_many(self):
        for path in places(DOCUMENT):
            self.compare(with_value((*path, "mistake"), _set) if _is_object(path) else DOCUMENT, ("more in", *path))

    def test_values_of_another_kind(self):
        for path in places(DOCUMENT):
            if not path:
                continue
            for value in (7, 0, -1, 0.5, 1e6, 101, "", "x y", "文", "2022", "2022年", True, None, [], [""], [5], {}):
                self.compare(with_value(path, lambda container, key: container.__setitem__(key, value)),
                             (*path, "=", value))

    def test_lists_too_long(self):
        measure = ("actions", 0, "measures", 0)
        for path, entry, most in (
            ((*measure, "implements"), lambda i: f"n{i}", 1000),
            ((*measure, "milestones"),
             lambda i: {"id": f"x{i}", "name": {"zh": "态"}, "period": "2022", "text": "建成"}, 1000),
            (("indicators", 0, "targets"), lambda i: {"period": str(2031 + i), "text": "5"}, 100),
            (("indicators", 0, "targets", 0, "restated"), lambda i: {"text": "≤20"}, 100),
            (("scoring", "steps"), lambda i: {"achieved": i / 2, "score": 1}, 100),
            (("bodies", 0, "aliases"), lambda i: f"别名{i}", 100),
        ):
            for count in (most, most + 1):
                document = with_value(path, lambda container, key: container.__setitem__(
                    key, [entry(i) for i in range(count)]))
                document["errata"] = []
                self.compare(document, (*path, count))


def _set(container, key):
    container[key] = 1


def _is_object(path):
    value = DOCUMENT
    for step in path:
        value = value[step]
    return isinstance(value, dict)


if __name__ == "__main__":
    unittest.main()
