"""`salus plans`, `salus show`, `salus check`"""

from __future__ import annotations

import argparse
import os
import pathlib

from ..catalogue import catalogue_plans
from ..plan import Plan
from . import streams
from .labels import Language
from .table import Cell, Column
from .tables import print_table, print_text, print_title, shown_name


def list_plans(options: argparse.Namespace) -> int:
    """Prints the plans that ship with the library."""
    language = Language(options.english)
    plans = [Plan.load(name) for name in catalogue_plans()]
    columns = [
        Column(language("plan")), Column(language("title"), minimum=20), Column(language("period")),
        Column(language("indicators"), "right"),
    ]
    print_table(columns, [
        [Cell(plan.id), Cell(language.title(plan)), Cell(plan.period), Cell(str(len(plan.indicators)))]
        for plan in plans
    ])
    return 0


def show(options: argparse.Namespace) -> int:
    """Prints a plan: its document, or a table of its indicators with targets and formulas."""
    plan = Plan.load(options.plan)
    if options.json:
        print(plan.to_json(), end="")
        return 0
    language = Language(options.english)
    print_title(language.title(plan))
    for word, text in (
        ("issued_by", language.pick(plan.issued_by, plan.issued_by_english)),
        ("period", plan.period),
        ("source", plan.source),
    ):
        if text:
            label = language(word)
            print_text(f"{label[:1].upper()}{label[1:]}{language('colon')}{text}")
    print()
    columns = [
        Column(language("number"), "right"), Column(language("indicator"), minimum=20), Column(language("unit")),
        Column(language("attribute")), Column(language("targets"), minimum=8), Column(language("formula"), minimum=30),
    ]
    print_table(columns, [
        [
            Cell(str(indicator.number or "")),
            Cell(shown_name(indicator, language)),
            Cell(language.unit(indicator.unit)),
            Cell(language.attribute(indicator.attribute)),
            Cell(language("stop").join(f"{period}: {target.text}" for period, target in indicator.targets)),
            Cell(indicator.formula),
        ]
        for indicator in plan.indicators
    ])
    for indicator in plan.indicators:
        note = indicator.formula_note_english if language.english else indicator.formula_note
        if note:
            print_text(f"{language.name(indicator)}{language('colon')}{note}")
    return 0


def check(options: argparse.Namespace) -> int:
    """Reads a plan document; what is wrong comes as an error, with all findings."""
    # A file is meant, even one that is named like a shipped plan.
    named = options.file
    language = Language(options.english)
    plan = Plan.load(pathlib.Path(named) if os.path.exists(named) else named)
    for indicator in plan.indicators:
        for finding in indicator.compiled.findings if indicator.compiled else ():
            streams.message(f"{indicator.id}: {language.finding(finding)}")
    indicators, elements, areas = len(plan.indicators), len(plan.elements), len(plan.areas)
    print(language.pick(
        f"{named}：没有错误；指标 {indicators} 个，数据元素 {elements} 个，地区 {areas} 个",
        f"{named}: no errors; {indicators} indicators, {elements} elements, {areas} areas",
    ))
    return 0
