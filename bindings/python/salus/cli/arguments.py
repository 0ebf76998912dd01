"""The command line's arguments."""

from __future__ import annotations

import argparse
import sys
from typing import Any, Optional, Tuple

from .. import __version__, _csv
from . import actions, align, assess, check, demo, evaluate, formula, listing, plans, scorecard, target, template

_DESCRIPTION = "Indicators, targets and verdicts of public-health plans."

_EXAMPLES = """\
examples:
  salus plans
  salus show jinshan-2021-2025
  salus check my-plan.json
  salus template jinshan-2021-2025 > counts.csv
  salus evaluate jinshan-2021-2025 --data counts.csv --period 2025
  salus assess jinshan-2021-2025 --data counts.csv --at 2023
  salus scorecard jinshan-2021-2025 --data counts.csv --at 2023
  salus formula '全年婴儿死亡数/同年活产数×1000‰' --set 全年婴儿死亡数=11 --set 同年活产数=2886
  salus target '稳定在 12 分钟以内' --unit 分钟 --value 11.4
  salus demo

Exit status: 0; 1 where a plan, a formula, a target or data have errors; 2 for wrong usage.
"""

_BODIES_EXAMPLES = """\
examples:
  salus bodies healthy-shanghai-2019-2030
  salus bodies healthy-shanghai-2019-2030 --body 市卫生健康委
"""

_DUE_EXAMPLES = """\
examples:
  salus due healthy-shanghai-2019-2030 --by 2022
  salus due my-plan.json --by 2022-06 --format csv
"""

_DIFF_EXAMPLES = """\
examples:
  salus diff jinshan-2021-2025 my-plan.json
  salus diff draft-1.json draft-2.json --format markdown

Exit status 0, whether there are differences or not.
"""

_CHECK_EXAMPLES = """\
examples:
  salus check my-plan.json
  salus check yangpu-2021-2025
  salus check my-plan.json --data counts.csv --format markdown > faults.md
  salus check my-plan.json --data counts.csv --rules --format csv

Exit status 1 where an error remains that no erratum of the plan covers.
"""

_ALIGN_EXAMPLES = """\
examples:
  salus align jinshan-2021-2025 healthy-shanghai-2019-2030
  salus align district-1.json district-2.json city.json --format csv
  salus align healthy-shanghai-2021 healthy-shanghai-2019-2030 --measures
  salus align jinshan-2021-2025 yangpu-2021-2025 healthy-shanghai-2019-2030 --uncovered
"""

_SHOW_EXAMPLES = """\
examples:
  salus show jinshan-2021-2025
  salus show jinshan-2021-2025 --actions
  salus show jinshan-2021-2025 --json > my-plan.json
"""

_TEMPLATE_EXAMPLES = """\
examples:
  salus template jinshan-2021-2025 > counts.csv
  salus template jinshan-2021-2025 --area jinshan shanghai --period 2023 2024 --bom > counts.csv
  salus template yangpu-2021-2025 --period 2023 --tasks > counts-and-progress.csv

A row for each figure that the formulas read, and for each indicator without a formula; also of the other periods, areas
and ages that a formula reads. Fill in the column value, and source if you like; a value that is left empty is missing.
Columns that begin with # say what is asked for and are not read, so they may be changed or deleted.
"""

_EVALUATE_EXAMPLES = """\
examples:
  salus evaluate jinshan-2021-2025
  salus evaluate jinshan-2021-2025 --data counts.csv city.csv --area 金山区 --period 2020 2025
  salus evaluate my-plan.json --data counts.csv --format csv > results.csv

Data are CSV (UTF-8) with the columns element,area,period,value; further columns are categories (age, sex), but for
origin, reason and source, and those that begin with # (see: salus template PLAN). Areas above the plan's own serve for comparison and are shown where --area names them.
"""

_ASSESS_EXAMPLES = """\
examples:
  salus assess jinshan-2021-2025
  salus assess jinshan-2021-2025 --data counts.csv city.csv --at 2023
  salus assess my-plan.json --data counts.csv --at 2025 --format markdown > report.md

Each target of each indicator with the value that answers for it: that of the target's own year, else the first one after
it, else the latest one before. Before that year the status follows from the pace since the baseline, actual to required.
Data as for evaluate; give them from the baseline on.
"""

_SCORECARD_EXAMPLES = """\
examples:
  salus scorecard my-plan.json --data counts.csv progress.csv --at 2023
  salus scorecard my-plan.json --data counts.csv --by area --least-coverage 0.8
  salus scorecard my-plan.json --data progress.csv --by task --format markdown > tasks.md

Counts by status, scores by the plan's weights and rules, ranks of areas, and what has become of deliverables and milestones.
Data as for evaluate; how far a deliverable or milestone is stands under its id or name (see: salus due PLAN --by P).
"""

_FORMULA_EXAMPLES = """\
examples:
  salus formula '全年婴儿死亡数/同年活产数×1000‰' --set 全年婴儿死亡数=11 --set 同年活产数=2886
  salus formula 'beds / population * 1000' --set beds=5600 --set population=800000 --unit 张 --json
  salus formula 'coalesce(a, b)' --set a= --set b=3      an empty value is missing
  salus formula '出院人数/床位数' --set 出院人数=310 --set 床位数=0 --explain
  salus formula '床位数/人口数×1000' --latex
"""

_TARGET_EXAMPLES = """\
examples:
  salus target '≥37' --unit % --value 36.5
  salus target '7.5 左右' --unit 张 --value 7.2 --json
  salus target 优于全市平均水平 --direction lower --value 2.08 --parent 3.52
  salus target '下降 30%' --unit ‰ --direction lower --value 3.0 --baseline 4.0 --interval 2.6,3.4
  salus target '在 2018 年的基础上每年降低 0.5 到 1 个百分点以上' --unit % --value 58 --baseline 60 --year 2022
"""


def parser() -> argparse.ArgumentParser:
    """The parser; parsed arguments have `run`, the command."""
    top = argparse.ArgumentParser(prog="salus", description=_DESCRIPTION, epilog=_EXAMPLES, allow_abbrev=False,
                                  formatter_class=argparse.RawDescriptionHelpFormatter)
    top.add_argument("--version", action=_Version, nargs=0, help="the versions of this package and of its library")
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def command(name: str, run: Any, summary: str, examples: Optional[str] = None) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=summary, description=summary[0].upper() + summary[1:] + ".",
                                    epilog=examples, allow_abbrev=False,
                                    formatter_class=argparse.RawDescriptionHelpFormatter)
        added.set_defaults(run=run)
        return added

    shipped = command("plans", plans.list_plans, "the plans that ship with the library")
    listing.add_format(shipped)
    _english(shipped)
    show = command("show", plans.show, "a plan's indicators, targets and formulas", _SHOW_EXAMPLES)
    _plan(show)
    what = show.add_mutually_exclusive_group()
    what.add_argument("--json", action="store_true", help="the plan document")
    what.add_argument("--actions", action="store_true", help="its actions with their measures instead of its indicators")
    listing.add_format(show)
    _english(show)
    bodies = command("bodies", actions.bodies, "what each body does in a plan", _BODIES_EXAMPLES)
    _plan(bodies)
    bodies.add_argument("--body", metavar="NAME", help="the measures of this body: its id, name or alias")
    listing.add_format(bodies)
    _english(bodies)
    due = command("due", actions.due, "what a plan wants to have by the end of a period", _DUE_EXAMPLES)
    _plan(due)
    due.add_argument("--by", metavar="P", required=True, help="2022, 2022-Q1, 2022-03 …")
    listing.add_format(due)
    _english(due)
    diff = command("diff", actions.diff, "what changed between two versions of a plan", _DIFF_EXAMPLES)
    for name, which in (("before", "the earlier"), ("after", "the later")):
        diff.add_argument(name, metavar=name.upper(), help=f"{which} one: the id of a shipped plan, or a file")
    listing.add_format(diff)
    _english(diff)
    checked = command("check", check.run, "read a plan document and report what is wrong with it and its figures",
                      _CHECK_EXAMPLES)
    checked.add_argument("file", metavar="FILE", help="a plan document (JSON), or the id of a shipped plan")
    _data(checked)
    checked.add_argument("--rules", action="store_true", help="the results of the plan's rules alone")
    listing.add_format(checked)
    _english(checked)
    aligned = command("align", align.run, "plans beside the plan above them", _ALIGN_EXAMPLES)
    aligned.add_argument("children", metavar="PLAN", nargs="+", help="ids of shipped plans, or files")
    aligned.add_argument("parent", metavar="PARENT", help="the plan above them")
    what = aligned.add_mutually_exclusive_group()
    what.add_argument("--measures", action="store_true", help="every measure of the plan above, and what takes it up")
    what.add_argument("--uncovered", action="store_true", help="its indicators and measures that no plan takes up")
    listing.add_format(aligned)
    _english(aligned)
    _template(command("template", template.run, "a CSV of all figures that a plan needs, to be filled in",
                      _TEMPLATE_EXAMPLES))
    _evaluate(command("evaluate", evaluate.run, "evaluate a plan and judge its targets", _EVALUATE_EXAMPLES))
    _assess(command("assess", assess.run, "how each target stands: progress, pace, projection", _ASSESS_EXAMPLES))
    _scorecard(command("scorecard", scorecard.run, "what it comes to: scores, ranks, tasks done", _SCORECARD_EXAMPLES))
    _formula(command("formula", formula.run, "evaluate one formula", _FORMULA_EXAMPLES))
    _target(command("target", target.run, "read one target, and judge a value against it", _TARGET_EXAMPLES))
    _english(command("demo", demo.run, "the Jinshan plan with what it publishes, and on example data"))
    return top


def _template(to: argparse.ArgumentParser) -> None:
    _plan(to)
    to.add_argument("--area", metavar="A", nargs="+", action="extend", default=[],
                    help="ids or names of areas; without it, the plan's own")
    to.add_argument("--period", metavar="P", nargs="+", action="extend", default=[],
                    help="2020, 2020-Q1, 2020-03 …; without it, the years of the targets and the baseline")
    to.add_argument("--rules", action="store_true", help="what the plan's rules read, too")
    to.add_argument("--tasks", action="store_true", help="deliverables and milestones, too")
    to.add_argument("--bom", action="store_true", help="begin with a byte order mark, by which Excel knows UTF-8")
    _english(to)


def _evaluate(to: argparse.ArgumentParser) -> None:
    _plan(to)
    _data(to)
    to.add_argument("--format", choices=("table", "csv", "json"), default="table", help="table where it is not given")
    _english(to)


def _files(to: argparse.ArgumentParser) -> None:
    to.add_argument("--data", metavar="FILE", nargs="+", action="extend", default=[],
                    help="observations; without it, what the plan's own document publishes")
    to.add_argument("--published", action="store_true", help="beside --data, what the plan's own document publishes, too")


def _data(to: argparse.ArgumentParser) -> None:
    _files(to)
    to.add_argument("--area", metavar="A", nargs="+", action="extend", default=[], help="ids or names of areas")
    to.add_argument("--period", metavar="P", nargs="+", action="extend", default=[], help="2020, 2020-Q1, 2020-03 …")


def _assess(to: argparse.ArgumentParser) -> None:
    _plan(to)
    _files(to)
    to.add_argument("--area", metavar="A", nargs="+", action="extend", default=[], help="ids or names of areas")
    to.add_argument("--at", metavar="P", help="as of this period: 2023, 2025 …; without it, of the latest values")
    to.add_argument("--on-track", metavar="R", type=_share, default=0.95,
                    help="pace ratio from which on it is on track (0.95)")
    to.add_argument("--at-risk", metavar="R", type=_share, default=0.60, help="… and at risk (0.60)")
    to.add_argument("--confidence", metavar="C", type=_confidence, default=0.95,
                    help="of limits and projections (0.95)")
    listing.add_format(to)
    _english(to)


def _scorecard(to: argparse.ArgumentParser) -> None:
    _plan(to)
    _files(to)
    to.add_argument("--at", metavar="P", help="as of the end of this period; without it, of the last one of the data")
    to.add_argument("--by", choices=scorecard.GROUPS, help="one table alone; task: deliverables and milestones")
    to.add_argument("--area", metavar="A", help="whose scorecard: the id or name of an area, in place of the plan's own")
    to.add_argument("--least-coverage", metavar="S", type=_part, default=0.0,
                    help="rank an area only where this share of its weight could be scored (0)")
    listing.add_format(to)
    _english(to)


def _formula(to: argparse.ArgumentParser) -> None:
    to.add_argument("text", metavar="TEXT", help="the formula, as printed or in ASCII")
    to.add_argument("--set", metavar="NAME=VALUE", type=_assignment, action="append", default=[],
                    help="a number for a name; an empty value is missing")
    to.add_argument("--unit", metavar="U", help="the unit of the result")
    form = to.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="value, unit, display, valid, reason, canonical")
    for name, meaning in (("explain", "how the value comes about, step by step"),
                          ("latex", "the formula in LaTeX, for math mode with amsmath"),
                          ("mathml", "the formula in MathML"),
                          ("ast", "the formula's syntax tree in JSON")):
        form.add_argument(f"--{name}", action="store_const", dest="form", const=name, help=meaning)
    _english(to)


def _target(to: argparse.ArgumentParser) -> None:
    to.add_argument("text", metavar="TEXT", help="the target, as printed or in ASCII")
    to.add_argument("--unit", metavar="U", help="the indicator's unit")
    # A list, because an empty value is missing, and that is another thing than none given.
    to.add_argument("--value", metavar="V", type=_number, dest="values", action="append", default=[],
                    help="a value to judge; an empty one is missing")
    to.add_argument("--direction", metavar="D", choices=_DIRECTIONS,
                    help="which values are better: higher, lower or neither")
    to.add_argument("--parent", metavar="V", type=_number, help="the value of the area above")
    to.add_argument("--baseline", metavar="V", type=_number, help="the value that a change is counted from")
    to.add_argument("--baseline-year", metavar="Y", type=int, help="its year, where the target prints none")
    to.add_argument("--year", metavar="Y", type=int, help="the value's year: changes per year need both years")
    to.add_argument("--reference", metavar="V", type=_number,
                    help="the level that the target speaks of, such as 发达国家水平")
    to.add_argument("--interval", metavar="LOW,HIGH", type=_pair, help="the value's confidence limits")
    to.add_argument("--digits", metavar="N", type=_digits,
                    help="compare the value rounded to so many places (GB/T 8170); its full value otherwise")
    to.add_argument("--declared", action="store_true",
                    help="the value says whether a target without a number was reached: 1 or 0")
    to.add_argument("--json", action="store_true",
                    help="kind, canonical, unit, judgeable, status, distance, note, comparison, value, bound, achieved, "
                         "certain")
    _english(to)


_DIRECTIONS = ("higher", "lower", "neither", "higher_is_better", "lower_is_better")


def _plan(to: argparse.ArgumentParser) -> None:
    to.add_argument("plan", metavar="PLAN", help="the id of a shipped plan, or the file of a plan document")


def _english(to: argparse.ArgumentParser) -> None:
    to.add_argument("--english", action="store_true", help="in English")


def _assignment(text: str) -> Tuple[str, Optional[float]]:
    name, equals, value = text.partition("=")
    if not equals or not name.strip():
        raise argparse.ArgumentTypeError(f"{text!r} is not NAME=VALUE")
    return name.strip(), _number(value)


def _number(text: str) -> Optional[float]:
    """A number as in a CSV; None for an empty text."""
    cell = text.strip()
    if not cell:
        return None
    number = _csv.parse_number(cell)
    if number is None:
        why, hint = _csv.why_no_number(cell)
        raise argparse.ArgumentTypeError(f"{cell!r} {why}; {hint}")
    return number


def _pair(text: str) -> Tuple[Optional[float], Optional[float]]:
    """Two numbers with a comma between them."""
    low, comma, high = text.partition(",")
    if not comma:
        raise argparse.ArgumentTypeError(f"{text!r} is no interval; write its limits like 3.2,4.1")
    limits = _number(low), _number(high)
    if None not in limits and limits[0] > limits[1]:
        raise argparse.ArgumentTypeError(f"{text!r} is inverted: its lower limit comes first")
    return limits


def _digits(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > 15:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of digits from 0 to 15")
    return int(text)


def _share(text: str) -> float:
    number = _number(text)
    if number is None or number < 0:
        raise argparse.ArgumentTypeError(f"{text!r} is no pace ratio")
    return number


def _part(text: str) -> float:
    number = _number(text)
    if number is None or not 0 <= number <= 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not from 0 to 1")
    return number


def _confidence(text: str) -> float:
    number = _number(text)
    if number is None or not 0 < number < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not between 0 and 1")
    return number


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, namespace: Any, values: Any, option: Any = None) -> None:
        from .. import library_version

        print(f"salus {__version__}, libsalus {library_version()}")
        sys.exit(0)
