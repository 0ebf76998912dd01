"""`salus target`"""

from __future__ import annotations

import argparse
from typing import List, Optional

from ..target import Target, Verdict, explain
from .labels import Language
from .output import print_json
from .report import readings
from .width import pad, width


def run(options: argparse.Namespace) -> int:
    """Prints how a target is read, and the verdict on a value where one is given."""
    target = Target(options.text, options.unit, options.direction)
    verdict = _verdict(target, options)
    if options.json:
        print_json({
            "kind": target.kind,
            "canonical": target.canonical,
            "unit": target.unit,
            "judgeable": target.judgeable,
            "status": verdict.status if verdict else None,
            "distance": verdict.distance if verdict else None,
            "note": verdict.note if verdict else _note(target),
            "comparison": target.comparison,
            "value": target.value,
            "bound": verdict.bound if verdict else None,
            "achieved": verdict.achieved if verdict else None,
            "certain": verdict.certain if verdict else None,
        })
    else:
        _print(target, verdict, Language(options.english))
    return 0


def _verdict(target: Target, options: argparse.Namespace) -> Optional[Verdict]:
    if not options.values:
        return None
    return target.judge(
        options.values[-1], options.baseline, options.parent, options.interval, options.digits,
        years=_years(target, options), reference=options.reference, declared=options.declared, unit=options.unit)


def _years(target: Target, options: argparse.Namespace) -> Optional[int]:
    """From the baseline, by default the one that the target prints, to the value."""
    baseline = options.baseline_year
    if baseline is None and target.baseline is not None and target.baseline.isdigit():
        baseline = int(target.baseline)
    return None if baseline is None or options.year is None else options.year - baseline


def _note(target: Target) -> str:
    return "; ".join(filter(None, [explain(target.reason), *(note.message for note in target.notes)]))


def _remarks(target: Target, verdict: Optional[Verdict], language: Language) -> List[str]:
    """The note in the language of the table."""
    reason = verdict.reason if verdict else target.reason
    found = [language.reason(reason)] if reason else []
    found += readings(target, target.notes, language)
    if verdict is not None and verdict.comparisons_differ:
        found.append(language("comparisons_differ"))
    if verdict is not None and verdict.status != "not_assessable" and target.needs and verdict.achieved_reason:
        found.append(language("not_achieved").format(language.reason(verdict.achieved_reason)))
    return found


def _print(target: Target, verdict: Optional[Verdict], language: Language) -> None:
    lines = [
        (language("target"), target.text),
        (language("kind"), language.target_kind(target.kind)),
        (language("canonical"), target.canonical),
        (language("unit"), language.unit(target.unit)),
        (language("judgeable"), language("yes") if target.judgeable else language("no")),
    ]
    if verdict is not None:
        lines.append((language("verdict"), language.status(verdict.status)))
        if verdict.distance is not None:
            lines.append((language("distance"), f"{verdict.distance:+.14g} {language.unit(verdict.unit)}".rstrip()))
        if target.needs and verdict.bound is not None:
            lines.append((language("bound"), f"{verdict.bound:.14g} {language.unit(verdict.unit)}".rstrip()))
        if verdict.achieved is not None:
            lines.append((language("change_achieved"), f"{verdict.achieved:.1f}%"))
        if verdict.certain is not None:
            lines.append((language("certain"), language("yes") if verdict.certain else language("no")))
    lines.append((language("note"), language("stop").join(_remarks(target, verdict, language))))
    columns = max(width(label) for label, _ in lines)
    for label, text in lines:
        if text:
            print(f"{pad(label, columns)}  {text}")
