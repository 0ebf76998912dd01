"""`salus evaluate`"""

from __future__ import annotations

import argparse
from typing import List

from ..dataset import Dataset
from ..error import SalusError
from ..plan import Plan
from . import streams
from .exports import print_csv, print_report_json
from .labels import Language, counted
from .report import Report, make
from .tables import print_report


def run(options: argparse.Namespace) -> int:
    """Evaluates a plan, judges its targets and prints the report."""
    plan = Plan.load(options.plan)
    report = make(plan, data_of(plan, options.data, options.published), options.area, options.period)
    language = Language(options.english)
    warn(report, language)
    if options.format == "csv":
        print_csv(report, language)
    elif options.format == "json":
        print_report_json(report, language)
    else:
        print_report(report, language)
    return 0


def warn(report: Report, language: Language) -> None:
    """What is suspicious about the data, on standard error."""
    for finding in report.results.findings:
        streams.message(str(language.finding(finding)))


def data_of(plan: Plan, files: List[str], published: bool = False) -> Dataset:
    """The data of --data; without it, and where they are asked for beside it, what the plan's own document publishes."""
    if not files:
        return _published(plan)
    given = list(map(Dataset.from_csv, files))
    # What the document says not to have published, new data are to fill.
    return Dataset.combined([_published(plan).with_values(), *given] if published else given)


def _published(plan: Plan) -> Dataset:
    try:
        return Dataset.shipped(plan.id)
    except SalusError as error:
        if error.code != "not_found":
            raise
        raise SalusError(f"no published figures come with the plan {plan.id!r}", code="not_found", subject=plan.id,
                         hint="give the data with --data FILE", translation=(
                             f"规划“{plan.id}”没有随附已公布的数值", "请用 --data 给出数据文件")) from None


def warn_of_impossible(plan: Plan, data: Dataset, language: Language) -> None:
    """Says on standard error that figures which are judged cannot be right."""
    errors = plan.check(data).errors
    if errors:
        streams.message(language.pick(f"数据或规划有 {errors} 处不可能正确的数字，相应判定不可采信；用 salus check 列出",
                                      f"{counted(errors, 'figure')} of the data or the plan cannot be right, and what is judged by "
                                      f"{'it' if errors == 1 else 'them'} cannot be relied on; salus check lists "
                                      f"{'it' if errors == 1 else 'them'}"))
