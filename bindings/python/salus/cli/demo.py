"""`salus demo`: the Jinshan plan with what its document publishes, and on invented counts."""

from __future__ import annotations

import argparse

from ..dataset import Dataset
from ..plan import Plan
from .evaluate import warn
from .labels import Language
from .report import make
from .tables import print_report

PLAN = "jinshan-2021-2025"


def run(options: argparse.Namespace) -> int:
    """Prints two tables: what is published, and every formula at work."""
    language = Language(options.english)
    plan = Plan.load(PLAN)
    published = make(plan, Dataset.shipped(PLAN), [plan.jurisdiction], ["2015", "2020"])
    example = make(plan, Dataset.shipped(PLAN, "example"), ["example-district"], ["2020", "2025"])
    for report in (published, example):
        warn(report, language)
    print_report(published, language)
    print()
    print_report(example, language)
    return 0
