"""`salus formula`"""

from __future__ import annotations

import argparse
from typing import Dict, Optional

from ..error import Finding, SalusError
from ..formula import Formula
from . import streams
from .labels import Language
from .output import number, print_json


def run(options: argparse.Namespace) -> int:
    """Prints the value of a formula: what a person reads, or JSON."""
    language = Language(options.english)
    formula = Formula(options.text, options.unit, lang=language.code)
    value = formula(_values(options))
    for finding in formula.findings:
        streams.message(str(finding))
    if options.json:
        print_json({
            "value": number(value.value),
            "unit": value.unit,
            "display": value.display,
            "valid": value.valid,
            "reason": value.reason,
            "canonical": formula.canonical,
        })
    else:
        print(value.display if value.valid else f"{value.display} ({value.reason})")
    return 0


def _values(options: argparse.Namespace) -> Dict[str, Optional[float]]:
    values: Dict[str, Optional[float]] = {}
    for name, value in options.set:
        if name in values:
            raise SalusError.of([Finding("duplicate_name", "error", f"{name} is set twice", hint="set it once",
                                         subject=name, translation=(f"“{name}”设置了两次", "请只设置一次"))])
        values[name] = value
    return values
