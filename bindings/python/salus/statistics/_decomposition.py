"""The difference between two life expectancies, by age and cause of death."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from ctypes import byref
from typing import Any, List, Optional, Tuple

from .. import _abi as _base
from .._call import call
from .._library import library
from ..value import Value, value_of
from ._batch import Levels, Matrices
from ._life_table import Options, numbers_of_ages
from ._numbers import Matrix, matrix, room, unequal, vector


@dataclasses.dataclass(frozen=True, eq=False)
class Decomposition:
    """What each band of age adds to a difference of life expectancy, in years.

    difference   the second side's life expectancy at the first age less the first side's; a Value with its reason
    ages         the bands' lower bounds
    parts        an entry a band, together the difference
    cause_parts  the parts by cause: a dict by the causes' names where they had some, else a list; None without causes
    """

    difference: Value
    ages: Tuple[float, ...]
    parts: Any
    cause_parts: Any = None


def decompose_life_expectancy(deaths: Any, population: Any, later_deaths: Any, later_population: Any, ages: Any, *,
                              cause_deaths: Any = None, later_cause_deaths: Any = None,
                              **options: Any) -> Decomposition:
    """What each band of age contributes to the difference of two life expectancies, the second (later) less the first.

    deaths, population               the first side's, an entry a band
    later_deaths, later_population   the second side's: another year, another area, the other sex
    ages                             the bands' lower bounds in years; the last band is open
    cause_deaths, later_cause_deaths deaths by cause, a dict of columns or a list of columns, for parts by cause

    By E. E. Arriaga (Demography 21, 1984), direct and indirect effects together; by cause in proportion to the causes'
    shares in the difference of death rates. It is not symmetric. Options and reasons are those of `life_table` for
    either side; `infant_q` may have two entries, one a side.
    """
    bounds = vector(ages, "ages")
    sides = Matrices("tables", "bands", deaths=deaths, population=population, later_deaths=later_deaths,
                     later_population=later_population)
    if not sides.single:
        raise TypeError("give columns with an entry a band")
    sides.expect(bounds.length or 0, "ages")
    names, first, second = _causes(cause_deaths, later_cause_deaths, sides.width)
    causes = 0 if first is None else first.rows
    numpy = sides.numpy
    parts, parts_at = room("d", sides.width, numpy)
    cause_parts, cause_parts_at = room("d", sides.width * causes, numpy)
    how = Options(sides.width, Levels(0.95), **options)
    difference = _base.Value()
    call(library().salus_decompose_life_expectancy, bounds.address, sides.width, sides.address("deaths"),
         sides.address("population"), first.address if first is not None else None, sides.address("later_deaths"),
         sides.address("later_population"), second.address if second is not None else None, causes,
         byref(how.structure), parts_at, cause_parts_at if causes else None, byref(difference))
    return Decomposition(value_of(difference, ""), numbers_of_ages(bounds), parts,
                         _by_cause(cause_parts, causes, sides.width, names))


def _causes(first: Any, second: Any, bands: int) -> Tuple[Optional[List[str]], Optional[Matrix], Optional[Matrix]]:
    if (first is None) != (second is None):
        raise TypeError("give the deaths by cause of both sides, or of neither")
    if first is None:
        return None, None, None
    names = None
    if isinstance(first, Mapping) and isinstance(second, Mapping):
        names = list(first)
        if set(names) != set(second):
            raise ValueError(f"the sides have different causes: {', '.join(map(str, first))}; "
                             f"{', '.join(map(str, second))}")
        first, second = list(first.values()), [second[name] for name in names]
    made = []
    for what, given in (("cause_deaths", first), ("later_cause_deaths", second)):
        read = matrix(given, what)
        if read.width != bands and read.rows:
            raise unequal(f"{what} has {read.width} bands, and deaths {bands}")
        made.append(read)
    if made[0].rows != made[1].rows:
        raise unequal(f"there are {made[0].rows} causes on the first side and {made[1].rows} on the second")
    return names, made[0], made[1]


def _by_cause(flat: Any, causes: int, bands: int, names: Optional[List[str]]) -> Any:
    if causes == 0:
        return None
    rows = [flat[cause * bands:(cause + 1) * bands] for cause in range(causes)]
    return rows if names is None else dict(zip(names, rows))
