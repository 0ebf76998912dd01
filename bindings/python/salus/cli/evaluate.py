"""`salus evaluate`"""

from __future__ import annotations

import argparse
from typing import List

from ..dataset import Dataset
from ..plan import Plan
from . import streams
from .exports import print_csv, print_report_json
from .labels import Language
from .report import Report, make
from .tables import print_report


def run(options: argparse.Namespace) -> int:
    """Evaluates a plan, judges its targets and prints the report."""
    plan = Plan.load(options.plan)
    report = make(plan, data_of(plan, options.data), options.area, options.period)
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


def data_of(plan: Plan, files: List[str]) -> Dataset:
    """The data of --data; without it what the plan's own document publishes."""
    if not files:
        return Dataset.shipped(plan.id)
    return Dataset.combined(map(Dataset.from_csv, files))
