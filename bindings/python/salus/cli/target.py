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
        })
    else:
        _print(target, verdict, Language(options.english))
    return 0


def _verdict(target: Target, options: argparse.Namespace) -> Optional[Verdict]:
    if not options.values:
        return None
    return target.judge(options.values[-1], parent=options.parent, unit=options.unit)


def _note(target: Target) -> str:
    return "; ".join(filter(None, [explain(target.reason), *(note.message for note in target.notes)]))


def _remarks(target: Target, verdict: Optional[Verdict], language: Language) -> List[str]:
    """The note in the language of the table."""
    reason = verdict.reason if verdict else target.reason
    found = [language.reason(reason)] if reason else []
    found += readings(target, target.notes, language)
    if verdict is not None and verdict.comparisons_differ:
        found.append(language("comparisons_differ"))
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
    lines.append((language("note"), language("stop").join(_remarks(target, verdict, language))))
    columns = max(width(label) for label, _ in lines)
    for label, text in lines:
        if text:
            print(f"{pad(label, columns)}  {text}")
