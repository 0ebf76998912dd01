"""Printing JSON and CSV."""

from __future__ import annotations

import json
import math
from typing import Any, Optional


def print_json(document: Any) -> None:
    """One JSON document on standard output; NaN is no JSON and may not be in it."""
    print(json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False))


def number(value: Optional[float]) -> Optional[float]:
    """A number for JSON: null for what is none."""
    return None if value is None or math.isnan(value) else value
