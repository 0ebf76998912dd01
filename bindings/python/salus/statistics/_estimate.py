"""What a method answers: a value with its confidence limits, or the reason why there is none; and columns of these."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence
from typing import Any, Iterator, List, Optional, Tuple, Union

from .. import _abi_statistics
from .._call import numbers_of, reason_of
from ._numbers import names_of_reasons

#: A limit for each level where several were asked for, else one.
Limit = Union[float, Tuple[float, ...]]


@dataclasses.dataclass(frozen=True, eq=False, repr=False)
class Estimate:
    """A value and its confidence limits.

    value          the value; NaN where there is none
    lower, upper   its limits, NaN where there are none; a tuple of one for each level where several were asked for
    reason         None where there is a value, else the name of the reason: "missing", "no_population", …
    limits_reason  None where there are limits, else why not; of several levels the first that any has
    confidence     the confidence level, or a tuple of several

    `Estimate(3.81, 1.90, 6.82)` makes one, of a published figure for instance.
    """

    value: float
    lower: Limit = math.nan
    upper: Limit = math.nan
    reason: Optional[str] = None
    limits_reason: Optional[str] = None
    confidence: Limit = 0.95

    def __post_init__(self) -> None:
        for name in (self.reason, self.limits_reason):
            if name is not None and name not in numbers_of("reason"):
                raise ValueError(f"{name!r} is no reason")
        number = float(self.value)
        reason = self.reason
        if reason is None and not math.isfinite(number):
            reason = "missing" if math.isnan(number) else "not_finite"
        limits_reason = self.limits_reason or reason
        if limits_reason is None and any(math.isnan(limit) for limit in (*_levels(self.lower), *_levels(self.upper))):
            limits_reason = "missing"
        object.__setattr__(self, "value", math.nan if reason else number)
        object.__setattr__(self, "reason", reason)
        object.__setattr__(self, "limits_reason", limits_reason)

    @property
    def valid(self) -> bool:
        """Whether there is a value."""
        return self.reason is None

    def level(self, confidence: float) -> "Estimate":
        """The same with the limits of one of its levels alone."""
        at = _index_of_level(self.confidence, confidence)
        return Estimate(self.value, _levels(self.lower)[at], _levels(self.upper)[at], self.reason,
                        self._limits_reason_at(at), confidence)

    def _limits_reason_at(self, at: int) -> Optional[str]:
        missing = math.isnan(_levels(self.lower)[at]) or math.isnan(_levels(self.upper)[at])
        return self.limits_reason if missing else None

    def __float__(self) -> float:
        return self.value

    def __bool__(self) -> bool:
        raise TypeError("an Estimate is neither true nor false; ask for .valid, or compare .value")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Estimate):
            return NotImplemented
        return self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def _key(self) -> Tuple[Any, ...]:
        def comparable(limit: Limit) -> Tuple[Optional[float], ...]:
            return tuple(None if math.isnan(number) else number for number in _levels(limit))

        return (comparable(self.value), comparable(self.lower), comparable(self.upper), self.reason,
                self.limits_reason, self.confidence)

    def __str__(self) -> str:
        """As a table prints it: "3.81 (1.90 to 6.82)"."""
        if self.reason is not None:
            return self.reason
        spans = self._spans()
        return f"{self._number()} ({', '.join(spans)})" if spans else self._number()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._inside()})"

    def _inside(self) -> str:
        if self.reason is not None:
            return self.reason
        spans = self._spans() or [f"no limits: {self.limits_reason}"]
        return ", ".join([self._number(), *spans])

    def _number(self) -> str:
        return shown(self.value, self._places())

    def _spans(self) -> List[str]:
        """The limits, with their level in front where it is not the usual one."""
        found = []
        for level, lower, upper in zip(_levels(self.confidence), _levels(self.lower), _levels(self.upper)):
            if math.isnan(lower) or math.isnan(upper):
                continue
            name = "" if self.confidence == 0.95 else f"{percent(level)}: "
            found.append(f"{name}{shown(lower, self._places())} to {shown(upper, self._places())}")
        return found

    def _places(self) -> Optional[int]:
        widths = [upper - lower for lower, upper in zip(_levels(self.lower), _levels(self.upper))
                  if math.isfinite(upper - lower)]
        return places(min(widths)) if widths else None


class Estimates(Sequence):  # type: ignore[type-arg]
    """A column of estimates: an Estimate a row by index and iteration, and each member as a column.

    value          NumPy's where a column was given so, else an array.array
    lower, upper   the same; where several levels were asked for, a matrix with a row a level (NumPy), else a list of
                   an array.array a level
    reason         the reasons' names, None where there is a value
    limits_reason  the same for the limits
    valid          whether there is a value
    confidence     the confidence level, or a tuple of several
    """

    def __init__(self, value: Any, lower: Any, upper: Any, reasons: Any, limits_reasons: Any, confidence: Limit,
                 numpy: Any) -> None:
        self.value = value
        self.lower = lower
        self.upper = upper
        self.confidence = confidence
        self._reasons = reasons
        self._limits_reasons = limits_reasons
        self._numpy = numpy

    @property
    def reason(self) -> Any:
        return names_of_reasons(self._reasons, self._numpy)

    @property
    def limits_reason(self) -> Any:
        return names_of_reasons(self._limits_reasons, self._numpy)

    @property
    def valid(self) -> Any:
        return self._reasons == 0 if self._numpy is not None else [code == 0 for code in self._reasons]

    def __len__(self) -> int:
        return len(self._reasons)

    def __getitem__(self, index: Any) -> Any:
        if isinstance(index, slice):
            return self._slice(index)
        row = range(len(self))[index]
        return self._row(row)

    def __iter__(self) -> Iterator[Any]:
        return map(self._row, range(len(self)))

    def _row(self, row: int) -> Estimate:
        return Estimate(**self._members(row))

    def _members(self, row: int) -> "dict[str, Any]":
        several = isinstance(self.confidence, tuple)
        return {
            "value": float(self.value[row]),
            "lower": tuple(float(level[row]) for level in self.lower) if several else float(self.lower[row]),
            "upper": tuple(float(level[row]) for level in self.upper) if several else float(self.upper[row]),
            "reason": reason_of(self._reasons[row]),
            "limits_reason": reason_of(self._limits_reasons[row]),
            "confidence": self.confidence,
        }

    def _slice(self, rows: slice) -> "Estimates":
        several = isinstance(self.confidence, tuple)

        def cut(limits: Any) -> Any:
            if not several:
                return limits[rows]
            return limits[:, rows] if self._numpy is not None else [level[rows] for level in limits]

        return Estimates(self.value[rows], cut(self.lower), cut(self.upper), self._reasons[rows],
                         self._limits_reasons[rows], self.confidence, self._numpy)

    def level(self, confidence: float) -> "Estimates":
        """The same with the limits of one of the levels alone; of the limits' reasons those of that level."""
        at = _index_of_level(self.confidence, confidence)
        if not isinstance(self.confidence, tuple):
            return self
        lower, upper = self.lower[at], self.upper[at]
        if self._numpy is not None:
            has_none = self._numpy.isnan(lower) | self._numpy.isnan(upper)
            reasons = self._numpy.where(has_none, self._limits_reasons, 0).astype("B")
        else:
            reasons = self._limits_reasons[:]
            for row, limits in enumerate(zip(lower, upper)):
                if not any(map(math.isnan, limits)):
                    reasons[row] = 0
        return Estimates(self.value, lower, upper, self._reasons, reasons, confidence, self._numpy)

    def __repr__(self) -> str:
        most = 8
        rows = [f"  {self._row(row)}" for row in range(min(most, len(self)))]
        if len(self) > most:
            rows.append(f"  ... {len(self) - most} more")
        levels = ", ".join(percent(level) for level in _levels(self.confidence))
        return "\n".join([f"{type(self).__name__}, {len(self)} rows, limits {levels}", *rows])


def _levels(limit: Limit) -> Tuple[float, ...]:
    return limit if isinstance(limit, tuple) else (limit,)


def _index_of_level(levels: Limit, confidence: float) -> int:
    try:
        return _levels(levels).index(confidence)
    except ValueError:
        listed = ", ".join(map(str, _levels(levels)))
        raise ValueError(f"there are no limits of the level {confidence}; there are those of {listed}") from None


def estimate_of(raw: _abi_statistics.Estimate, confidence: float) -> Estimate:
    """The Estimate of a structure that the library filled."""
    return Estimate(raw.value, raw.lower, raw.upper, reason_of(raw.reason), reason_of(raw.limits_reason), confidence)


def estimate_in(given: Any, what: str) -> _abi_statistics.Estimate:
    """The structure for an Estimate, or for a number, which has no limits."""
    if not isinstance(given, Estimate):
        from ..value import Value, abi_input

        raw = abi_input(given, None, what)
        reason = given.reason if isinstance(given, Value) and not given.valid else reason_of(raw.reason)
        given = Estimate(raw.number, reason=reason)
    if isinstance(given.confidence, tuple):
        raise ValueError(f"{what} has limits of several levels; choose one: .level({given.confidence[0]})")
    numbers = numbers_of("reason")
    return _abi_statistics.Estimate(
        given.value, given.lower, given.upper,
        0 if given.reason is None else numbers[given.reason],
        0 if given.limits_reason is None else numbers[given.limits_reason])


def places(width: float) -> Optional[int]:
    """How many digits after the point show an interval of this width with three digits; None where it has none."""
    if not width > 0:
        return None
    return max(0, min(15, 2 - math.floor(math.log10(width))))


def shown(number: float, digits: Optional[int]) -> str:
    """A number as a person reads it: `digits` after the point, or six digits where there is no interval."""
    if digits is None or not math.isfinite(number) or abs(number) >= 1e15 or (digits == 15 and abs(number) < 1e-12):
        return f"{number:.6g}"
    return f"{number:.{digits}f}"


def percent(level: float) -> str:
    """A level as a person reads it: 0.998 is 99.8 %."""
    return f"{level * 100:.10g} %"
