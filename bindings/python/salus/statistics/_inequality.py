"""How unequal an indicator is between groups or areas."""

from __future__ import annotations

import dataclasses
from ctypes import byref, c_int32
from typing import Any, Optional, Set, Union

from .. import _abi as _base
from .. import _abi_statistics as _abi
from .._call import call, reason_of
from .._library import library
from ..value import Value, value_of
from ._batch import Answer, Levels, Rows
from ._estimate import Estimate, Estimates, estimate_in, estimate_of
from ._names import choice
from ._numbers import numpy_for, room, unequal, vector

_TRANSFORMS = {"linear": 0, "log": 1, "logit": 2}
_GINI, _CONCENTRATION, _THEIL = 1, 2, 3
_REFERENCES = {"lowest": -1, "highest": -2}


@dataclasses.dataclass(frozen=True)
class SlopeIndex:
    """The slope index of inequality, in the values' unit, and the relative index, a ratio; each an Estimate."""

    sii: Estimate
    rii: Estimate


@dataclasses.dataclass(frozen=True)
class AttributableRisk:
    """How far the population's value lies above that of the reference group: in the values' unit, and as a share of
    the population's value; each a Value."""

    absolute: Value
    fraction: Value


def _groups(values: Any, populations: Any) -> Rows:
    rows = Rows(values=values, populations=populations)
    if rows.single:
        raise TypeError("give columns with an entry a group")
    return rows


def slope_index(values: Any, populations: Any, transform: Optional[str] = None,
                confidence: Any = 0.95) -> SlopeIndex:
    """Slope and relative index of inequality (`.sii`, `.rii`) of groups ranked in the order given.

    A line g(y) = a + b·rank is fitted by least squares weighted with the populations, rank being the middle of a
    group's share of the population, cumulated. SII = f(1) − f(0), RII = f(1) / f(0).

    transform   None or "linear": of the values; "log": of their logarithms (rates); "logit" (proportions)

    Limits are those of the regression (t, n − 2 degrees of freedom), for the RII of the linear one Fieller's: they are
    not simulated and differ from limits that are. Sources: Pamuk (Population Studies 39, 1985), Mackenbach & Kunst
    (Social Science & Medicine 44, 1997), Fieller (J. R. Statist. Soc. B 16, 1954).

    Reasons: `missing`, `invalid_argument`, `no_population`, `zero_denominator`, `not_defined` for fewer than two groups
    (of two there are no limits) or a value that the transform does not take; `wide_interval` for unbounded limits.
    """
    groups = _groups(values, populations)
    levels = Levels(confidence)
    sii, rii = Answer(1, levels, None), Answer(1, levels, None)
    call(library().salus_slope_index, *groups.addresses, groups.count, choice(_TRANSFORMS, transform, "transform"),
         levels.address, levels.count, byref(sii.structure), byref(rii.structure))
    return SlopeIndex(Estimates(*sii.columns())[0], Estimates(*rii.columns())[0])


def _gap(group: Any, reference: Any, relative: bool) -> Estimate:
    confidences: Set[Any] = {side.confidence for side in (group, reference) if isinstance(side, Estimate)}
    if len(confidences) > 1:
        raise ValueError(f"the limits are of different levels: {', '.join(map(str, confidences))}")
    first, second = estimate_in(group, "group"), estimate_in(reference, "reference")
    difference, ratio = _abi.Estimate(), _abi.Estimate()
    call(library().salus_gaps, byref(first), byref(second), byref(difference), byref(ratio))
    return estimate_of(ratio if relative else difference, confidences.pop() if confidences else 0.95)


def absolute_gap(group: Union[float, Estimate], reference: Union[float, Estimate]) -> Estimate:
    """group − reference, of Estimates or numbers, with limits where both have them (of one level, independent).

    Limits by Zou & Donner (Statistics in Medicine 27, 2008), which keep the asymmetry of the groups' own. Reasons:
    those of the sides; `invalid_argument` for limits that do not enclose their value.
    """
    return _gap(group, reference, False)


def relative_gap(group: Union[float, Estimate], reference: Union[float, Estimate]) -> Estimate:
    """group / reference, with limits by the same paper on the logarithm.

    Reasons: those of the sides; `zero_denominator` for a reference of 0, `invalid_argument` for a negative side. No
    limits for a group of 0 (`not_defined`) or a reference whose lower limit is not above 0 (`wide_interval`).
    """
    return _gap(group, reference, True)


def _index(index: int, values: Any, populations: Any, confidence: Any) -> Estimate:
    groups = _groups(values, populations)
    levels = Levels(confidence)
    made = Answer(1, levels, None)
    call(library().salus_inequality_index, index, *groups.addresses, groups.count, levels.address, levels.count,
         byref(made.structure))
    return Estimates(*made.columns())[0]


def gini(values: Any, populations: Any, confidence: Any = 0.95) -> Estimate:
    """The Gini coefficient, Σᵢⱼ pᵢpⱼ|yᵢ − yⱼ| / 2μ: 0 where all are equal. Limits are those of `concentration_index`.

    Reasons: `missing`, `invalid_argument` for a negative value, `no_population`, `zero_denominator` for a mean of 0.
    """
    return _index(_GINI, values, populations, confidence)


def concentration_index(values: Any, populations: Any, confidence: Any = 0.95) -> Estimate:
    """The concentration index of groups ranked in the order given, from −1 (all in the first group) to 1.

    With normal limits by Kakwani, Wagstaff & van Doorslaer (Journal of Econometrics 77, 1997). Reasons are those of
    `gini`; a single group has no limits (`not_defined`).
    """
    return _index(_CONCENTRATION, values, populations, confidence)


def theil(values: Any, populations: Any) -> Estimate:
    """The Theil index between groups, Σ pᵢ(yᵢ/μ)ln(yᵢ/μ) (Theil, Economics and Information Theory, 1967). No limits.

    Reasons are those of `gini`.
    """
    return _index(_THEIL, values, populations, 0.95)


def attributable_risk(values: Any, populations: Any, reference: Union[str, int] = "lowest") -> AttributableRisk:
    """Population attributable risk: how far the whole lies above what it would be if every group were the reference.

    reference   "lowest" or "highest" (the group of that value), or the index of a group

    `.absolute` is μ − y of the reference, `.fraction` that as a share of μ (Mackenbach & Kunst, 1997). Reasons:
    `missing`, `invalid_argument`, `no_population`, `zero_denominator` for a mean of 0.
    """
    groups = _groups(values, populations)
    if isinstance(reference, str):
        number = choice(_REFERENCES, reference, "reference")
    else:
        number = range(groups.count)[reference]
    absolute, fraction = _base.Value(), _base.Value()
    call(library().salus_attributable_risk, *groups.addresses, groups.count, number, byref(absolute), byref(fraction))
    return AttributableRisk(value_of(absolute, ""), value_of(fraction, ""))


def quantile_groups(values: Any, populations: Any = None, groups: int = 5, descending: bool = False) -> Any:
    """The group of each row, 1 to `groups`, of equal size by value; 0 for a row without a value. A column of integers.

    populations   with them the groups are of equal population, without of equally many rows
    descending    the highest values are in group 1

    A row belongs to the group in which its share begins, ⌊k·s⌋ + 1 with s the share that has values before its own, so
    that equal values are in one group. All are 0 where no row has a value, or none a population. ValueError for an
    infinite value or a population that is negative or infinite.
    """
    read = vector(values, "values")
    weights = vector(populations, "populations") if populations is not None else None
    rows = read.length or 0
    if weights is not None and weights.length != rows:
        raise unequal(f"there are {rows} values and {weights.length} populations")
    if not 1 <= groups < 2**31:
        raise ValueError(f"there cannot be {groups} groups")
    out, address = room("i", rows, numpy_for(read, weights))
    reason = c_int32()
    call(library().salus_quantile_groups, read.address, weights.address if weights is not None else None, rows,
         groups, bool(descending), address, byref(reason))
    if reason_of(reason.value) == "invalid_argument":
        raise ValueError("a value is infinite, or a population negative or infinite")
    return out
