"""`salus align`"""

from __future__ import annotations

import argparse
from typing import List, Optional

from ..alignment import Alignment, MeasureAlignment, TargetAlignment, align
from ..plan import Plan
from ..value import display
from . import streams
from .labels import Language
from .listing import Entry, Field, Listing, print_listing

_STYLES = {"ahead": "good", "keeps_pace": "good", "behind": "bad", "not_comparable": "faint"}


def run(options: argparse.Namespace) -> int:
    """Prints how the targets of plans stand beside the path of the plan above them, and what no plan takes up."""
    language = Language(options.english)
    children = [Plan.load(name, lang=language.code) for name in options.children]
    alignment = align(children, Plan.load(options.parent, lang=language.code))
    for finding in alignment.findings:
        streams.message(str(finding))
    document = {"children": [child.id for child in children], "parent": alignment.parent.id}
    measures = _measures(alignment, alignment.measures, language)
    if options.measures:
        print_listing(measures, options.format, language, document)
        return 0
    targets = _targets(alignment, language)
    if options.format in ("csv", "json"):
        print_listing(targets, options.format, language, {
            **document,
            **alignment.counts(),
            "measures": measures.members(),
            "uncovered": [measure.id for measure in alignment.uncovered],
            "uncovered_indicators": [indicator.id for indicator in alignment.uncovered_indicators],
        })
        return 0
    print_listing(targets, options.format, language)
    left = [each for each in alignment.measures if each.measure is not None and not each.taken_up]
    if left:
        print()
        print_listing(_uncovered(alignment, left, language), options.format, language)
    return 0


def _targets(alignment: Alignment, language: Language) -> Listing:
    fields = [
        Field("plan", language("plan") if len(alignment.children) > 1 else ""), Field("indicator"),
        Field("name", language("indicator"), minimum=16), Field("parent_indicator"), Field("unit", language("unit")),
        Field("period", language("period")), Field("target", language("target"), minimum=8), Field("number"),
        Field("path", language("path"), "right"), Field("gap", language("gap"), "right"),
        Field("status", language("alignment")), Field("reason"), Field("between", language("between")),
        Field("notes", language("note"), minimum=16),
    ]
    counts = alignment.counts()
    below = [language.pick("；", "; ").join(
        f"{language.alignment_status(status)} {count}" for status, count in counts.items())]
    if alignment.uncovered_indicators:
        names = language.pick("、", ", ").join(map(language.name, alignment.uncovered_indicators))
        below.append(language.pick("没有下级目标对应的上级指标：", "Indicators of the plan above that no target answers to: ")
                     + names)
    return Listing(fields, [_target_row(each, language) for each in alignment.indicators],
                   f"{'、'.join(child.id for child in alignment.children)} → {alignment.parent.id}", below,
                   empty=language.pick("没有对应的指标", "no indicator answers to one of the plan above"))


def _target_row(each: TargetAlignment, language: Language) -> List[object]:
    first, last = each.between
    notes = [note.message for note in each.notes]
    if each.reason:
        notes.insert(0, language.reason(each.reason))
    return [
        each.plan.id,
        each.indicator.id,
        Entry(language.name(each.indicator)),
        each.parent_indicator.id,
        language.unit(each.unit),
        each.period,
        each.target.text,
        each.number,
        Entry(each.path, _shown(each.path)),
        Entry(each.gap, _signed(each.gap)),
        Entry(each.status, language.alignment_status(each.status), _STYLES.get(each.status, "")),
        each.reason,
        Entry([first, last] if first else None, first if first == last else f"{first}–{last}"),
        Entry(notes, language("stop").join(notes)),
    ]


def _shown(number: Optional[float]) -> str:
    return "" if number is None else display(number)


def _signed(number: Optional[float]) -> str:
    return "" if number is None else "0" if number == 0 else f"{'+' if number > 0 else '-'}{display(abs(number))}"


def _measures(alignment: Alignment, measures: "tuple[MeasureAlignment, ...]", language: Language) -> Listing:
    fields = [
        Field("action"), Field("id", "ID", minimum=12), Field("title", language("measure"), minimum=16),
        Field("taken_up", language("taken_up"), minimum=16),
    ]
    rows = [
        [
            each.action.id,
            each.part.id,
            Entry(language.title(each.part)),
            Entry([f"{by.plan.id}:{by.part.id}" for by in each.taken_up],
                  language("stop").join(_taken_up(alignment, each, language))),
        ]
        for each in measures
    ]
    return Listing(fields, rows, empty=language.pick("上级规划没有措施", "the plan above has no measures"))


def _taken_up(alignment: Alignment, each: MeasureAlignment, language: Language) -> List[str]:
    several = len(alignment.children) > 1
    return [f"{by.plan.id}{language('colon')}{language.title(by.part)}" if several else language.title(by.part)
            for by in each.taken_up]


def _uncovered(alignment: Alignment, left: List[MeasureAlignment], language: Language) -> Listing:
    total = sum(each.measure is not None for each in alignment.measures)
    title = language.pick(f"没有下级规划落实的措施（{total} 项中 {len(left)} 项）",
                          f"Measures that no plan takes up ({len(left)} of {total})")
    fields = [Field("id", "ID", minimum=12), Field("title", language("measure"), minimum=16),
              Field("action", language("action"), minimum=12)]
    return Listing(fields, [[each.part.id, language.title(each.part), language.title(each.action)] for each in left],
                   title)
