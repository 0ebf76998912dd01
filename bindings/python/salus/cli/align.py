"""`salus align`"""

from __future__ import annotations

import argparse
from typing import List, Optional

from ..alignment import Alignment, MeasureAlignment, TargetAlignment, align
from ..plan import Plan
from . import streams
from .labels import Language
from .listing import Entry, Field, Listing, print_listing
from .target_text import shown_target

_STYLES = {"ahead": "good", "keeps_pace": "good", "behind": "bad", "not_comparable": "faint"}


def run(options: argparse.Namespace) -> int:
    """Prints how the targets of plans stand beside the path of the plan above them, and what no plan takes up."""
    language = Language(options.english)
    children = [Plan.load(name, lang=language.code) for name in options.children]
    alignment = align(children, Plan.load(options.parent, lang=language.code))
    for finding in alignment.findings:
        streams.message(str(finding))
    document = {"children": [child.id for child in children], "parent": alignment.parent.id}
    if options.measures or options.uncovered:
        listing = _measures(alignment, language) if options.measures else _uncovered(alignment, language)
        print_listing(listing, options.format, language, document)
        return 0
    print_listing(_targets(alignment, language), options.format, language, {
        **document,
        **alignment.counts(),
        "measures": _measures(alignment, language).members(),
        "uncovered": [measure.id for measure in alignment.uncovered],
        "uncovered_indicators": [indicator.id for indicator in alignment.uncovered_indicators],
    } if options.format == "json" else None)
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
    below = [
        language.pick("；", "; ").join(
            f"{language.alignment_status(status)} {count}" for status, count in alignment.counts().items()),
        _left(alignment, language),
    ]
    return Listing(fields, [_target_row(each, language) for each in alignment.indicators],
                   f"{'、'.join(child.id for child in alignment.children)} → {alignment.parent.id}", below,
                   empty=language.pick("没有对应的指标", "no indicator answers to one of the plan above"))


def _left(alignment: Alignment, language: Language) -> str:
    """How much of the plan above nobody takes up."""
    indicators = sum(bool(indicator.targets) for indicator in alignment.parent.indicators)
    measures = len(alignment.parent.measures)
    left, open_measures = len(alignment.uncovered_indicators), len(alignment.uncovered)
    return language.pick(
        f"上级规划 {indicators} 个有目标的指标中 {left} 个没有下级目标对应，{measures} 项措施中 {open_measures} 项没有下级规划"
        "落实（用 --uncovered 列出）",
        f"Of the plan above, {left} of {indicators} indicators with targets have no target that answers to them, and "
        f"{open_measures} of {measures} measures are taken up by no plan (--uncovered lists them)")


def _target_row(each: TargetAlignment, language: Language) -> List[object]:
    first, last = each.between
    notes = [note.message for note in each.notes]
    if each.reason and not notes:
        notes.insert(0, _why(each, language))
    return [
        each.plan.id,
        each.indicator.id,
        Entry(language.name(each.indicator)),
        each.parent_indicator.id,
        language.unit(each.unit),
        each.period,
        Entry(each.target.text, shown_target(each.target, language)),
        each.number,
        Entry(each.path, _shown(each.path)),
        Entry(each.gap, _signed(each.gap)),
        Entry(each.status, language.alignment_status(each.status), _STYLES.get(each.status, "")),
        each.reason,
        Entry([first, last] if first else None, first if first == last else f"{first}–{last}"),
        Entry(notes, language("stop").join(notes)),
    ]


def _why(each: TargetAlignment, language: Language) -> str:
    """Why a target is not compared, and whose words it is for."""
    reason = language.reason(each.reason)
    if each.reason != "not_quantitative" or each.number is None:
        return reason
    words = language.pick("、", ", ").join(
        dict.fromkeys(shown_target(target, language) for _, target in each.parent_indicator.targets))
    return language.pick(f"上级{reason}：{words}", f"the plan above has {reason}: {words}")


def _shown(number: Optional[float]) -> str:
    return "" if number is None else f"{number:.6g}"


def _signed(number: Optional[float]) -> str:
    return "" if number is None else f"{number:+.6g}" if number else "0"


def _measures(alignment: Alignment, language: Language) -> Listing:
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
        for each in alignment.measures
    ]
    return Listing(fields, rows, empty=language.pick("上级规划没有措施", "the plan above has no measures"))


def _taken_up(alignment: Alignment, each: MeasureAlignment, language: Language) -> List[str]:
    several = len(alignment.children) > 1
    return [f"{by.plan.id}{language('colon')}{language.title(by.part)}" if several else language.title(by.part)
            for by in each.taken_up]


def _uncovered(alignment: Alignment, language: Language) -> Listing:
    fields = [
        Field("kind", language("kind")), Field("id", "ID", minimum=12), Field("title", language("title"), minimum=16),
        Field("action", language("action"), minimum=12),
    ]
    rows: List[List[object]] = [
        [Entry("indicator", language("indicator")), indicator.id, language.name(indicator), None]
        for indicator in alignment.uncovered_indicators
    ]
    rows += [
        [Entry("measure", language("measure")), each.part.id, language.title(each.part),
         Entry(each.action.id, language.title(each.action))]
        for each in alignment.measures if each.measure is not None and not each.taken_up
    ]
    return Listing(fields, rows, empty=language.pick("上级规划的指标和措施都有下级落实", "everything is taken up"))
