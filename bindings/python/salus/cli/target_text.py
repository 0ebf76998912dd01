"""A target as a reader sees it: in Chinese as printed, in English what the print says."""

from __future__ import annotations

import re
from typing import Optional

from ..target import Target
from .labels import Language

_SIGNS = {">=": "≥ ", "<=": "≤ ", ">": "> ", "<": "< ", "~": "about ", "": ""}

_NUMBER = r"\d+(?:\.\d+)?"
_BOUNDED = re.compile(rf"(>=|<=|>|<|~|)\s*(-?{_NUMBER})(?:\.\.(-?{_NUMBER}))?\s*(.*)")
_CHANGE = re.compile(rf"baseline(?:\((.+?)\))? ([+-])({_NUMBER})(%|pp|)(?:\.\.\2({_NUMBER})\4)?(?: ([^/\s]\S*))?( /yr)?")

#: Multiples that stand before a unit, the longest first.
_MULTIPLES = (("千万", "× 10 million"), ("百万", "× million"), ("十万", "× 100,000"), ("亿", "× 100 million"),
              ("万", "× 10,000"), ("千", "× 1,000"), ("百", "× 100"))

#: Units that only begin as a multiple does.
_WHOLE_UNITS = frozenset(("百分点", "千米", "千克"))


def shown_target(target: Target, language: Language) -> str:
    """The target as printed; in English its canonical form for a reader, or what its words ask for."""
    if not language.english:
        return target.text
    canonical = target.canonical
    if canonical.startswith('text "'):
        return language.words_of(target) if is_chinese(target.text) else target.text
    parent = re.fullmatch(r"(\S+) parent", canonical)
    if parent:
        return language.compared_with_parent(parent[1])
    if " & " in canonical:
        return " and ".join(_bounded(part, language) or part for part in canonical.split(" & "))
    return _change(canonical, language) or _bounded(canonical, language) or canonical


def is_interpreted(target: Target) -> bool:
    """Whether English says in other words what is printed in Chinese: not where it is a number with its bound."""
    return is_chinese(target.text) and not _BOUNDED.fullmatch(target.canonical)


def is_chinese(text: str) -> bool:
    return any("\u4e00" <= character <= "\u9fff" for character in text)


def _bounded(canonical: str, language: Language) -> Optional[str]:
    """">= 4.8 人/10万人口" as "≥ 4.8 persons per 100,000"; "18..20 个" as "18–20"."""
    found = _BOUNDED.fullmatch(canonical)
    if not found:
        return None
    sign, first, last, unit = found[1], found[2], found[3], found[4]
    number = f"{first}–{last}" if last else first
    return _SIGNS[sign] + _with_unit(number, unit, language)


def _with_unit(number: str, unit: str, language: Language) -> str:
    for multiple, english in () if unit in _WHOLE_UNITS else _MULTIPLES:
        if unit.startswith(multiple):
            number, unit = f"{number} {english}", unit[len(multiple):].strip()
            break
    shown = language.unit(unit)
    if number == "1" and shown.isalpha() and len(shown) > 2:
        shown = shown[:-1] if shown.endswith("s") else shown
    return f"{number}{shown}" if shown.startswith("%") else f"{number} {shown}".strip()


def _change(canonical: str, language: Language) -> Optional[str]:
    """"baseline(2018) -0.5pp..-1pp /yr" as "down by 0.5–1 percentage points a year from 2018"."""
    found = _CHANGE.fullmatch(canonical)
    if not found:
        return None
    period, sign, first, mark, last, unit, yearly = found.groups()
    number = f"{first}–{last}" if last else first
    by = number + {"pp": " percentage points", "%": "%"}[mark] if mark else _with_unit(number, unit or "", language)
    return f"{'up' if sign == '+' else 'down'} by {by}{' a year' if yearly else ''} from {period or 'the baseline'}"
