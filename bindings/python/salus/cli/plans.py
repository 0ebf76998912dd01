"""`salus plans`, `salus show`"""

from __future__ import annotations

import argparse

from ..action import Erratum
from ..catalogue import catalogue_plans
from ..plan import Plan
from .actions import show_actions
from .labels import Language
from .listing import Entry, Field, Listing, print_listing
from .tables import print_text, print_title, shown_name
from .target_text import shown_target


def list_plans(options: argparse.Namespace) -> int:
    """Prints the plans that ship with the library."""
    language = Language(options.english)
    plans = [Plan.load(name) for name in catalogue_plans()]
    fields = [
        Field("plan", language("plan")), Field("title", language("title"), minimum=20),
        Field("period", language("period")), Field("indicators", language("indicators"), "right"),
        Field("actions", language("actions"), "right"), Field("measures", language("measures"), "right"),
    ]
    rows = [
        [plan.id, language.title(plan), plan.period, len(plan.indicators), len(plan.actions), len(plan.measures)]
        for plan in plans
    ]
    print_listing(Listing(fields, rows), options.format, language)
    return 0


def show(options: argparse.Namespace) -> int:
    """Prints a plan: its document, its measures, or a table of its indicators with targets and formulas."""
    if options.actions:
        return show_actions(options)
    plan = Plan.load(options.plan)
    if options.json:
        print(plan.to_json(), end="")
        return 0
    language = Language(options.english)
    if options.format == "table":
        _print_head(plan, language)
    print_listing(_indicators(plan, language), options.format, language,
                  {"plan": plan.id, "title": language.title(plan)})
    return 0


def _print_head(plan: Plan, language: Language) -> None:
    print_title(language.title(plan))
    for word, text in (
        ("issued_by", language.pick(plan.issued_by, plan.issued_by_english)),
        ("issued", plan.issued),
        ("period", plan.period),
        ("parent", plan.parent),
        ("source", plan.source),
    ):
        if text:
            label = language(word)
            print_text(f"{label[:1].upper()}{label[1:]}{language('colon')}{text}")
    print()


def _indicators(plan: Plan, language: Language) -> Listing:
    fields = [
        Field("number", language("number"), "right"), Field("indicator"),
        Field("name", language("indicator"), minimum=20), Field("unit", language("unit")),
        Field("attribute", language("attribute")), Field("targets", language("targets"), minimum=8),
        Field("formula", language("formula"), minimum=30),
    ]
    rows = [
        [
            indicator.number or None,
            indicator.id,
            Entry(language.name(indicator), shown_name(indicator, language)),
            language.unit(indicator.unit),
            Entry(indicator.attribute, language.attribute(indicator.attribute)),
            Entry(language("stop").join(f"{period}: {target.text}" for period, target in indicator.targets),
                  language("stop").join(f"{period}: {shown_target(target, language)}"
                                        for period, target in indicator.targets)),
            indicator.formula or None,
        ]
        for indicator in plan.indicators
    ]
    notes = [
        f"{language.name(indicator)}{language('colon')}{note}"
        for indicator in plan.indicators
        for note in [language.pick(indicator.formula_note, indicator.formula_note_english)] if note
    ]
    return Listing(fields, rows, below=[*notes, *(_erratum(each, language) for each in plan.errata)])


def _erratum(erratum: Erratum, language: Language) -> str:
    right = language.pick(f"应为“{erratum.corrected}”", f'read "{erratum.corrected}"') if erratum.corrected else (
        language.pick("正确内容不详", "what is right is not known"))
    reason = language.pick(erratum.reason, erratum.reason_english)
    return language.pick(f"勘误：原文“{erratum.printed}”，{right}。{reason}",
                         f'Erratum: printed "{erratum.printed}", {right}. {reason}')
