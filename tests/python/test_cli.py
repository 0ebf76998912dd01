"""The command line: exit statuses, streams, formats."""

import csv
import io
import json
import os
import subprocess
import sys
import unittest

import salus

import support
from support import PLAN, run

RATE = "全年婴儿死亡数/同年活产数×1000‰"


class TestCase(support.TestCase):
    def done(self, *arguments, status=0, **options):
        """(stdout, stderr) of a command that ends with this status."""
        finished = run(*arguments, **options)
        self.assertEqual(finished.returncode, status, finished.stderr)
        if status:
            self.assertEqual(finished.stdout, "")
            self.assertTrue(finished.stderr)
        else:
            self.assertEqual(finished.stderr, "")
        return finished.stdout, finished.stderr

    def json(self, *arguments, **options):
        return json.loads(self.done(*arguments, **options)[0])


class Usage(TestCase):
    def test_help(self):
        out, _ = self.done("--help")
        for command in ("plans", "show", "bodies", "due", "diff", "check", "evaluate", "formula", "target", "demo"):
            self.assertIn(command, out)
            self.assertIn("usage:", self.done(command, "--help")[0])
        for command in ("show", "bodies", "due", "diff", "evaluate", "formula", "target"):
            self.assertIn("examples:", self.done(command, "--help")[0])

    def test_help_needs_no_library(self):
        self.done("--help", environment={"SALUS_LIBRARY": "/nowhere"})

    def test_version(self):
        self.assertRegex(self.done("--version")[0], r"^salus \d+\.\d+\.\d+, libsalus \d+\.\d+\.\d+\n$")

    def test_wrong_usage_is_2(self):
        for arguments in ((), ("nothing",), ("formula",), ("formula", "a", "--set", "a"),
                          ("formula", "a", "--set", "a=x"), ("formula", "a", "--set", "=1"),
                          ("target", "≥3", "--value", "1,000"), ("show",),
                          ("target", "≥3", "--direction", "up"), ("evaluate", PLAN, "--format", "xml"),
                          ("plans", "--what"), ("check",)):
            out, err = self.done(*arguments, status=2)
            self.assertIn("usage:", err, arguments)

    def test_a_thousands_separator_is_explained(self):
        self.assertIn("write 1000", self.done("formula", "a", "--set", "a=1,000", status=2)[1])


class Formula(TestCase):
    def test_json(self):
        found = self.json("formula", RATE, "--set", "全年婴儿死亡数=11", "--set", "同年活产数=2886", "--json")
        self.assertEqual(found, {
            "value": 11 / 2886 * 1000, "unit": "‰", "display": "3.81‰", "valid": True, "reason": None,
            "canonical": "全年婴儿死亡数 / 同年活产数 * 1000‰",
        })

    def test_text(self):
        self.assertEqual(self.done("formula", RATE, "--set", "全年婴儿死亡数=11", "--set", "同年活产数=2886")[0], "3.81‰\n")
        self.assertEqual(self.done("formula", "a/b", "--set", "a=1", "--set", "b=0")[0], "— (zero_denominator)\n")

    def test_an_empty_value_is_missing(self):
        found = self.json("formula", "a+1", "--set", "a=", "--json")
        self.assertEqual((found["value"], found["valid"], found["reason"]), (None, False, "missing"))
        self.assertEqual(self.json("formula", "coalesce(a, 2)", "--set", "a=", "--json")["value"], 2)

    def test_unit(self):
        arguments = ("formula", "a/b×1000‰", "--set", "a=1", "--set", "b=1000", "--json")
        converted = run(*arguments, "--unit", "/10万")
        self.assertEqual((converted.returncode, json.loads(converted.stdout)["value"]), (0, 100))
        self.assertIn("[scale_differs]", converted.stderr)
        self.done(*arguments, "--unit", "岁", status=1)

    def test_errors_are_1(self):
        _, err = self.done("formula", "a/*b", "--english", status=1)
        self.assertIn("1:3: error:", err)
        self.assertIn("^", err)
        _, err = self.done("formula", "a/*b", status=1)
        self.assertIn("1:3: 错误：“*”之前缺少数值或名称 [syntax]", err)
        self.assertIn("提示：", err)
        _, err = self.done("formula", "a/b", "--set", "a=1", status=1)
        self.assertIn("[missing_input]", err)
        self.assertIn("公式要用到“b”", err)
        self.assertIn("设置了两次", self.done("formula", "a", "--set", "a=1", "--set", "a=2", status=1)[1])
        _, err = self.done("formula", "a", "--set", "a=1", "--set", "a=2", "--english", status=1)
        self.assertIn("set twice", err)

    def test_warnings_are_in_the_language_of_the_output(self):
        arguments = ("formula", "a/b×1000%", "--set", "a=1", "--set", "b=1000")
        self.assertIn("警告：", run(*arguments).stderr)
        self.assertIn("warning: ", run(*arguments, "--english").stderr)

    def test_a_name_may_hold_blanks_and_a_value_a_sign(self):
        self.assertEqual(self.done("formula", "[a b]*2", "--set", "a b=-1.5e1")[0], "-30\n")

    def test_a_text_that_begins_with_a_minus(self):
        self.assertEqual(self.done("formula", "--set", "a=2", "--", "-a")[0], "-2\n")

    def test_formula_explained(self):
        arguments = ("formula", "a/b×1000‰", "--set", "a=1", "--set", "b=0", "--explain")
        self.assertIn("（分母为零：b = 0）", self.done(*arguments)[0])
        self.assertIn("(division by zero: b = 0)", self.done(*arguments, "--english")[0])

    def test_formula_in_other_forms(self):
        self.assertEqual(self.done("formula", "a/b", "--latex")[0], "\\frac{\\text{a}}{\\text{b}}\n")
        self.assertTrue(self.done("formula", "a/b", "--mathml")[0].startswith("<math "))
        self.assertEqual(self.json("formula", "a/b", "--ast")["nodes"][2]["children"], [0, 1])
        self.done("formula", "a/b", "--ast", "--latex", status=2)
        self.done("formula", "a/b", "--json", "--explain", status=2)
        self.done("formula", "a/*b", "--latex", status=1)


class Target(TestCase):
    def test_json(self):
        keys = ["kind", "canonical", "unit", "judgeable", "status", "distance", "note", "comparison", "value", "bound",
                "achieved", "certain"]
        found = self.json("target", "≥37", "--unit", "%", "--value", "36.5", "--json")
        self.assertEqual(list(found), keys)
        self.assertEqual(found, {"kind": "at_least", "canonical": ">= 37", "unit": "%", "judgeable": True,
                                 "status": "not_met", "distance": -0.5, "note": found["note"], "comparison": ">=",
                                 "value": 37, "bound": 37, "achieved": None, "certain": None})
        found = self.json("target", "≥37", "--json")
        self.assertEqual((list(found), found["status"], found["distance"]), (keys, None, None))

    def test_values(self):
        better = ("target", "优于全市平均水平", "--direction", "lower", "--json")
        self.assertEqual(self.json(*better, "--value", "2.08", "--parent", "3.52")["status"], "met")
        found = self.json(*better, "--value", "2.08")
        self.assertEqual(found["status"], "not_assessable")
        self.assertIn("no_parent_value", found["note"])
        found = self.json("target", "≥37", "--value", "", "--json")
        self.assertEqual(found["status"], "not_assessable")
        self.assertIn("missing", found["note"])

    def test_changes_and_intervals(self):
        change = ("target", "在 2018 年的基础上每年降低 0.5 到 1 个百分点以上", "--unit", "%", "--direction", "lower", "--value", "58")
        found = self.json(*change, "--baseline", "60", "--year", "2022", "--interval", "57.2,58.8", "--json")
        self.assertEqual([found[key] for key in ("status", "bound", "achieved", "certain")], ["met", 58, 100, False])
        self.assertEqual((found["comparison"], found["value"]), ("<=", -0.5))
        self.assertEqual(self.json(*change, "--baseline", "60", "--baseline-year", "2020", "--year", "2022",
                                   "--json")["bound"], 59)
        self.assertIn("no_baseline", self.json(*change, "--baseline", "60", "--json")["note"])
        out, _ = self.done(*change, "--baseline", "60", "--year", "2022", "--interval", "57.2,58.8")
        for line in ("比较值", "58 %", "完成预定变化", "100.0%", "置信区间下确定", "否"):
            self.assertIn(line, out)
        out, _ = self.done(*change, "--baseline", "60", "--year", "2022", "--interval", "57.2,57.9", "--value", "57.5",
                           "--english")
        for line in ("compared with", "change achieved", "125.0%", "certain by interval", "yes"):
            self.assertIn(line, out)
        out, _ = self.done("target", "零增长", "--value", "5", "--baseline", "4", "--english")
        self.assertIn("no share of the change: the target equals the baseline", out)

    def test_digits_references_and_findings(self):
        self.assertEqual(self.json("target", "≥37", "--value", "36.96", "--digits", "1", "--json")["status"], "met")
        level = ("target", "保持发达国家水平", "--direction", "lower", "--json")
        self.assertEqual(self.json(*level, "--value", "3.5", "--reference", "4")["status"], "met")
        self.assertEqual(self.json(*level, "--value", "0", "--declared")["status"], "not_met")
        for wrong in (("--interval", "3"), ("--interval", "4,3"), ("--digits", "-1"), ("--digits", "16"),
                      ("--year", "x")):
            self.done("target", "≥37", "--value", "36", *wrong, status=2)

    def test_words(self):
        found = self.json("target", "保持发达国家水平", "--json")
        self.assertEqual((found["kind"], found["judgeable"]), ("maintain_level", False))
        self.assertIn("not_quantitative", found["note"])

    def test_notes_in_both_languages(self):
        self.assertIn("目标为文字表述", self.done("target", "保持发达国家水平", "--value", "3")[0])
        self.assertIn("“7.5 左右”理解为 7.125–7.875（±5 %）", self.done("target", "7.5 左右")[0])
        self.assertIn("read as about 7.5: 7.125–7.875", self.done("target", "7.5 左右", "--english")[0])

    def test_what_the_bounds_do_not_show_is_said(self):
        for text, chinese, english in (
            ("实现", "达到为 1，未达到为 0", "read as a milestone to reach; a state is judged by a declared value"),
            ("每个区至少 1 家", "该数为对每一“个区”的要求", "is asked for each"),
            ("增速放缓", "仅凭指标的两个数值不能判定", "which no two values of the indicator show"),
            ("100/70", "一格内有两个指标的目标值", "values of two indicators in one cell"),
        ):
            self.assertIn(chinese, self.done("target", text)[0])
            self.assertNotIn("理解为", self.done("target", text)[0])
            self.assertIn(english, self.done("target", text, "--english")[0])

    def test_text_in_both_languages(self):
        out, _ = self.done("target", "稳定在 12 分钟以内", "--unit", "分钟", "--value", "12.5")
        self.assertIn("未达标", out)
        self.assertIn("+0.5 分钟", out)
        out, _ = self.done("target", "稳定在 12 分钟以内", "--unit", "分钟", "--value", "12.5", "--english")
        self.assertIn("not met", out)
        self.assertIn("+0.5 minutes", out)

    def test_errors_are_1(self):
        self.assertIn("错误：区间颠倒", self.done("target", "20-18 个", status=1)[1])
        self.assertIn("[inverted_range]", self.done("target", "20-18 个", "--english", status=1)[1])


class Plans(TestCase):
    def test_plans(self):
        self.assertIn(PLAN, self.done("plans")[0])
        self.assertIn("Jinshan", self.done("plans", "--english")[0])

    def test_show(self):
        out, _ = self.done("show", PLAN)
        self.assertIn("优于全市平均水平", out)
        self.assertIn("约束性", out)
        out, _ = self.done("show", PLAN, "--english")
        self.assertIn("Infant mortality rate", out)
        self.assertIn("binding", out)

    def test_show_json_is_the_document(self):
        out, _ = self.done("show", PLAN, "--json")
        self.assertEqual(out, salus.Plan.load(PLAN).to_json())
        path = self.file(out, "copy.json")
        self.done("show", path)
        count = len(salus.Plan.load(PLAN).indicators)
        self.assertIn(f"no errors; {count} indicators", self.done("check", path, "--english")[0])
        self.assertIn(f"没有错误；指标 {count} 个", self.done("check", path)[0])

    def test_no_such_plan(self):
        self.assertIn(PLAN, self.done("show", "jinshan", status=1)[1])
        self.assertIn("[file_not_readable]", self.done("check", "no/such/file.json", status=1)[1])

    def test_check_reports_everything(self):
        text = salus.catalogue()[f"{PLAN}.json"].replace('"stock"', '"stick"').replace("≥37", "37-36")
        path = self.file(text, "broken.json")
        _, err = self.done("check", path, status=1)
        self.assertGreater(err.count(str(path)), 2)
        self.assertIn("/kind", err)
        self.assertIn("[inverted_range]", err)


class Evaluate(TestCase):
    def example(self):
        return self.file(salus.catalogue()[f"{PLAN}.example.csv"], "example.csv")

    def test_published_data_without_data(self):
        out, _ = self.done("evaluate", PLAN)
        self.assertIn("84.42 公布", out)
        self.assertEqual(out.count("—（未公布）"), 30)
        self.assertIn("对照上海市 2018 年 83.63 岁", out)
        self.assertNotIn("示例", out)
        self.assertNotIn("— 上海市", out)

    def test_areas_and_periods(self):
        out, _ = self.done("evaluate", PLAN, "--area", "上海市", "--period", "2018")
        self.assertIn("83.63 公布", out)
        self.done("evaluate", PLAN, "--area", "北京市", status=1)
        self.done("evaluate", PLAN, "--period", "later", status=1)

    def test_several_files(self):
        other = self.file("element,area,period,value\n活产数错,jinshan,2020,1\n", "other.csv")
        finished = run("evaluate", PLAN, "--data", self.example(), other)
        self.assertEqual(finished.returncode, 0)
        self.assertIn("[unknown_element]", finished.stderr)
        self.assertIn("警告：数据中的“活产数错”在规划中没有声明", finished.stderr)
        again = run("evaluate", PLAN, "--data", self.example(), "--data", other)
        self.assertEqual(again.stdout, finished.stdout)

    def test_csv(self):
        out, _ = self.done("evaluate", PLAN, "--format", "csv", "--period", "2020", "2015")
        rows = list(csv.DictReader(io.StringIO(out)))
        self.assertEqual(len(rows), 42)
        first = next(r for r in rows if r["indicator"] == "life_expectancy" and r["period"] == "2020")
        self.assertEqual((first["value"], first["unit"], first["origin"], first["status"], first["parent_period"]),
                         ("84.42", "岁", "reported", "met", "2018"))
        self.assertEqual({r["data"] for r in rows}, {""})
        missing = next(r for r in rows if r["indicator"] == "health_literacy" and r["period"] == "2020")
        self.assertEqual((missing["value"], missing["reason"], missing["status"]),
                         ("", "not_published", "not_assessable"))

    def test_json(self):
        found = self.json("evaluate", PLAN, "--format", "json", "--period", "2020")
        self.assertEqual((found["plan"], found["data"], len(found["rows"])), (PLAN, None, 21))
        self.assertEqual(found["rows"][1]["value"], 2.08)

    def test_example_data_are_named_in_every_format(self):
        path = self.example()
        self.assertTrue(self.done("evaluate", PLAN, "--data", path)[0].startswith("【示例数据】"))
        self.assertTrue(self.done("evaluate", PLAN, "--data", path, "--english")[0].startswith("[Example data]"))
        for language, mark in (((), "示例数据"), (("--english",), "Example data")):
            out, _ = self.done("evaluate", PLAN, "--data", path, "--format", "csv", *language)
            rows = list(csv.DictReader(io.StringIO(out)))
            self.assertEqual({row["data"] for row in rows}, {mark})
            found = self.json("evaluate", PLAN, "--data", path, "--format", "json", *language)
            self.assertEqual(found["data"], mark)
            self.assertEqual({row["data"] for row in found["rows"]}, {mark})
            self.assertEqual({row["origin"] for row in found["rows"] if row["value"] is not None}, {"example"})

    def test_derived_data_have_no_verdict(self):
        path = self.file(salus.catalogue()[f"{PLAN}.derived.csv"])
        out, _ = self.done("evaluate", PLAN, "--data", path)
        self.assertIn("3.81 反推", out)
        self.assertIn("不作评价", out)
        self.assertNotRegex(out, r"(?<!未)达标")

    def test_hidden_periods_are_named(self):
        out, _ = self.done("evaluate", PLAN, "--data", self.example())
        self.assertIn("未列出的时期：2016、", out)

    def test_faults_in_data_are_1(self):
        path = self.file("element,area,period,value\nlife_expectancy,jinshan,2020,84.4a\n")
        _, err = self.done("evaluate", PLAN, "--data", path, status=1)
        self.assertIn(f"{path}:2:4: 错误：", err)
        _, err = self.done("evaluate", PLAN, "--data", path, "--english", status=1)
        self.assertIn(f"{path}:2:4: error:", err)
        self.done("evaluate", PLAN, "--data", "no/such.csv", status=1)

    def test_no_data_at_all(self):
        path = self.file("element,area,period,value\n")
        self.assertIn("没有数据", self.done("evaluate", PLAN, "--data", path)[0])
        self.assertEqual(self.json("evaluate", PLAN, "--data", path, "--format", "json")["rows"], [])
        out, _ = self.done("evaluate", PLAN, "--data", path, "--format", "csv")
        self.assertEqual(len(out.splitlines()), 1)

    def test_a_plan_without_shipped_data(self):
        document = salus.catalogue()[f"{PLAN}.json"].replace(f'"{PLAN}"', '"other"')
        self.assertIn("[not_found]", self.done("evaluate", self.file(document, "other.json"), status=1)[1])


class DataBesideThePublished(TestCase):
    """Yangpu's document publishes 2020; an assessor has what came later."""

    HEAD = "element,area,period,value\n"

    def test_published_values_are_the_baseline_of_new_data(self):
        data = self.file(self.HEAD + "physicians_per_1000,yangpu,2023,5.5\nhealth_literacy,yangpu,2020,30\n", "new.csv")
        alone, _ = self.done("assess", "yangpu-2021-2025", "--data", data)
        self.assertNotIn("5.37", alone)
        both, _ = self.done("assess", "yangpu-2021-2025", "--data", data, "--published")
        self.assertIn("5.37（2020）", both)  # published
        self.assertIn("5.50（2023）", both)
        self.assertIn("30.0（2020）", both)  # not published, and so no contradiction

    def test_figures_that_cannot_be_right_are_said_where_they_are_judged(self):
        data = self.file(self.HEAD + "early_stage_cancer_share,yangpu,2023,180\n", "wrong.csv")
        for command in ("assess", "scorecard"):
            finished = run(command, "yangpu-2021-2025", "--data", data)
            self.assertEqual(finished.returncode, 0)
            self.assertIn("salus check", finished.stderr)

    def test_a_value_from_before_the_targets_year_is_said_to_be_one(self):
        data = self.file(self.HEAD + "health_literacy,yangpu,2020,30\nhealth_literacy,yangpu,2023,33\n", "old.csv")
        self.assertIn("缺少 2025 的数值，以 2023 的数值判定",
                      self.done("assess", "yangpu-2021-2025", "--data", data, "--at", "2026")[0])
        self.assertNotIn("缺少 2025", self.done("assess", "yangpu-2021-2025", "--data", data, "--at", "2024")[0])


class Demo(TestCase):
    def test_in_chinese(self):
        out, _ = self.done("demo")
        first, second = out.split("\n\n")
        for text in ("82.34 公布", "84.42 公布", "3.81 公布", "2.08 公布", "69.30 公布", "0.00 公布",
                     "+0.79", "-1.44", "-1.15", "稳定在 12 分钟以", "对照上海市 2018 年 83.63 岁",
                     "对照上海市 2018 年 3.52‰", "对照上海市 2018 年 1.15/10万",
                     "判定：2020 年公布值对照 2025 年目标"):
            self.assertIn(text, first)
        self.assertEqual(first.count("—（未公布）"), 30)
        self.assertNotIn("示例", first)
        self.assertTrue(second.startswith("【示例数据】"))
        for text in ("达标", "未达标", "无法判定", "分母为零", "无数据", "示例区"):
            self.assertIn(text, second)
        self.assertNotIn("公布", second)

    def test_in_english(self):
        out, _ = self.done("demo", "--english")
        first, second = out.split("\n\n")
        self.assertIn("Life expectancy", first)
        self.assertIn("compared with Shanghai 2018: 83.63 years", first)
        self.assertIn("“优于全市平均水平” is read as better than the average of the area above", first)
        self.assertTrue(second.startswith("[Example data]"))
        self.assertRegex(second, r"(?m)anticipatory  met ")
        self.assertRegex(second, r"(?m)anticipatory  not met ")
        self.assertRegex(second, r"(?m)anticipatory  not  ")  # "assessable" stands on the next line
        self.assertIn("assessable", second)


class Streams(TestCase):
    def test_any_locale(self):
        for settings in ({"LANG": "C", "LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"},
                         {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}):
            self.assertIn("婴儿死亡率", self.done("demo", environment=settings)[0])

    def test_no_colour_but_on_a_terminal(self):
        self.assertNotIn("\033", self.done("demo", environment={"TERM": "xterm"})[0])

    @unittest.skipUnless(hasattr(os, "openpty"), "there are no terminals here")
    def test_colour_on_a_terminal(self):
        self.assertIn("\033[32m", self.on_terminal({}))
        self.assertNotIn("\033", self.on_terminal({"NO_COLOR": "1"}))
        self.assertNotIn("\033", self.on_terminal({"TERM": "dumb"}))

    def on_terminal(self, settings):
        import pty
        ours, theirs = pty.openpty()
        environment = {**os.environ, "TERM": "xterm", **settings}
        if "NO_COLOR" not in settings:
            environment.pop("NO_COLOR", None)
        process = subprocess.Popen([sys.executable, "-m", "salus", "evaluate", PLAN], stdout=theirs, env=environment)
        os.close(theirs)
        chunks = []
        while True:
            try:
                chunk = os.read(ours, 65536)
            except OSError:  # the other end is closed
                break
            if not chunk:
                break
            chunks.append(chunk)
        os.close(ours)
        self.assertEqual(process.wait(), 0)
        return b"".join(chunks).decode()

    def test_a_reader_that_stops(self):
        command = [sys.executable, "-m", "salus", "evaluate", PLAN, "--format", "csv"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            process.stdout.close()
            err = process.stderr.read()
            self.assertEqual((process.wait(), err), (141, b""))


if __name__ == "__main__":
    unittest.main()
