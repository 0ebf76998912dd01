"""The standard populations that ship."""

from __future__ import annotations

import array
import ctypes
import dataclasses
import functools
import math
from ctypes import byref
from typing import Any, List, Tuple

from .. import _abi as _base
from .. import _abi_statistics as _abi
from .._call import call, check
from .._library import library
from ._names import nearest_first
from ._numbers import vector


@dataclasses.dataclass(frozen=True)
class StandardPopulation:
    """An age structure that directly standardised rates are computed with.

    id       "who-2000"
    name     in Chinese
    english  in English
    vintage  the year it was published or counted for
    ages     the bands' lower bounds in years; the last band is open
    weights  as published; they need not add up to a round number
    source   who published it where
    """

    id: str
    name: str
    english: str
    vintage: int
    ages: Tuple[float, ...] = dataclasses.field(repr=False)
    weights: Tuple[float, ...] = dataclasses.field(repr=False)
    source: str = dataclasses.field(repr=False)

    def weights_for(self, ages: Any, end: float = math.inf) -> "array.array[float]":
        """The weights summed into bands of one's own, from ages[i] to ages[i + 1], the last one up to `end`.

        SalusError where a bound is none of the standard's, whose bands are never split.
        """
        bounds = vector(ages, "ages")
        weights = array.array("d", bytes(8 * (bounds.length or 0)))
        call(library().salus_standard_population_weights, _index(self.id), bounds.address, bounds.length, end,
             weights.buffer_info()[0])
        return weights


@functools.lru_cache(maxsize=None)
def _all() -> Tuple[StandardPopulation, ...]:
    return tuple(map(_describe, range(library().salus_standard_population_count())))


def _describe(index: int) -> StandardPopulation:
    raw = _abi.StandardPopulation()
    check(library().salus_standard_population_describe(index, byref(raw)))

    def numbers(address: int) -> Tuple[float, ...]:
        return tuple((ctypes.c_double * raw.band_count).from_address(address))

    return StandardPopulation(id=str(raw.id), name=str(raw.name_zh), english=str(raw.name_en), vintage=raw.vintage,
                              ages=numbers(raw.ages), weights=numbers(raw.weights), source=str(raw.source))


def _index(name: str) -> int:
    encoded = _base.encode(name)
    return int(library().salus_standard_population_find(encoded, len(encoded)))


def standard_populations() -> List[StandardPopulation]:
    """All of them, in the order of their age."""
    return list(_all())


def standard_population(name: str) -> StandardPopulation:
    """The one of this id, name or alias, in Chinese or English; letter case, blanks and hyphens do not matter.

    ValueError that lists all of them, the nearest first, where there is none.

    >>> standard_population("who-2000").english
    'WHO World Standard Population 2000-2025'
    """
    if not isinstance(name, str):
        raise TypeError(f"the name of a standard population is a text, not {type(name).__name__}")
    index = _index(name)
    if index < 0:
        listed = ", ".join(nearest_first(name, [standard.id for standard in _all()]))
        raise ValueError(f"{name!r} is no standard population; it is one of {listed}")
    return _all()[index]
