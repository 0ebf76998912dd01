"""Names of methods and options, and what is said where one is unknown."""

from __future__ import annotations

import difflib
import math
from typing import Any, Iterable, List, Mapping, Optional


def nearest_first(given: str, names: Iterable[str]) -> List[str]:
    """The names, those most like `given` first."""
    def likeness(name: str) -> float:
        return difflib.SequenceMatcher(None, given.casefold(), name.casefold()).ratio()

    return sorted(names, key=likeness, reverse=True)


def choice(names: Mapping[str, int], given: Optional[str], what: str) -> int:
    """The number of a name; 0, the default, for None. ValueError for a name that there is not."""
    if given is None:
        return 0
    if isinstance(given, str) and given in names:
        return names[given]
    raise ValueError(f"{given!r} is no {what}; it is one of {', '.join(nearest_first(str(given), names))}")


def positive(given: Any, what: str) -> float:
    """A number above 0; ValueError for another."""
    number = float(given)
    if not 0 < number < math.inf:
        raise ValueError(f"{what} is {given!r}; give a number above 0")
    return number


def optional_positive(given: Any, what: str) -> float:
    """The same, and 0, which the interface takes for the default, for None."""
    return 0.0 if given is None else positive(given, what)
