"""`salus formula`"""

from __future__ import annotations

import argparse
import json
from typing import Callable, Dict, Optional

from ..error import Finding, SalusError
from ..formula import Formula
from . import streams
from .labels import Language
from .output import number, print_json


def run(options: argparse.Namespace) -> int:
    """Prints the value of a formula, how it comes about, or the formula in another form."""
    language = Language(options.english)
    formula = Formula(options.text, options.unit, lang=language.code)
    if options.form is not None:
        for finding in formula.findings:
            streams.message(str(finding))
        print(_FORMS[options.form](formula, options))
        return 0
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


_FORMS: Dict[str, Callable[[Formula, argparse.Namespace], str]] = {
    "explain": lambda formula, options: formula.explain(_values(options), Language(options.english).code),
    "latex": lambda formula, options: formula.latex,
    "mathml": lambda formula, options: formula.mathml,
    "ast": lambda formula, options: json.dumps(formula.ast, ensure_ascii=False, indent=2),
}


def _values(options: argparse.Namespace) -> Dict[str, Optional[float]]:
    values: Dict[str, Optional[float]] = {}
    for name, value in options.set:
        if name in values:
            raise SalusError.of([Finding("duplicate_name", "error", f"{name} is set twice", hint="set it once",
                                         subject=name, translation=(f"“{name}”设置了两次", "请只设置一次"))])
        values[name] = value
    return values
