"""One number that is valid and finite, or invalid with a reason."""

from __future__ import annotations

import ctypes
import dataclasses
import math
from typing import Any, Optional, Tuple

from . import _abi
from ._call import call, name_of, numbers_of, take_text
from ._library import library

COMPARISONS = ("full_value", "rounded_value")
ROUNDINGS = ("half_even", "half_up")


@dataclasses.dataclass(frozen=True, eq=False, repr=False)
class Value:
    """A number in a unit, or the reason why there is none.

    value    the number in `unit`; NaN where it is invalid, so that a forgotten check shows
    unit     as it is displayed: "‰", "/10万", "岁"; "" for none
    valid    whether there is a number
    reason   None where it is valid, else the stable name of the reason: "missing", "zero_denominator", …
    display  what a person reads, rounded by GB/T 8170: "3.81‰", "84.42 岁"; "—" where it is invalid

    `Value(7.2, "‰")` makes one; `valid` and `reason` follow from the number where they are not given.
    """

    value: float
    unit: str = ""
    valid: bool = True
    reason: Optional[str] = None
    display: str = ""

    def __post_init__(self) -> None:
        given = None if self.reason == "none" else self.reason
        if given is not None and given not in numbers_of("reason"):
            raise ValueError(f"{given!r} is no reason")
        number, reason = _outcome(self.value, given if given or self.valid else "missing")
        object.__setattr__(self, "value", number)
        object.__setattr__(self, "unit", self.unit or "")
        object.__setattr__(self, "valid", reason is None)
        object.__setattr__(self, "reason", reason)
        if not self.display:
            object.__setattr__(self, "display", display(number, self.unit, reason))

    def __float__(self) -> float:
        return self.value

    def __bool__(self) -> bool:
        raise TypeError("a Value is neither true nor false; ask for .valid, or compare .value")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Value):
            return NotImplemented
        return self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def _key(self) -> Tuple[Any, ...]:
        return self.value if self.valid else None, self.unit, self.reason

    def __str__(self) -> str:
        return self.display

    def __repr__(self) -> str:
        if self.valid:
            return f"Value({self.value!r}, {self.unit!r})"
        return f"Value(nan, {self.unit!r}, valid=False, reason={self.reason!r})"


def _outcome(number: float, reason: Optional[str]) -> Tuple[float, Optional[str]]:
    """Number and reason as Salus holds them: a NaN is missing, an infinity not finite, and the invalid are NaN."""
    if reason is not None:
        return math.nan, reason
    number = float(number)
    if math.isfinite(number):
        return number, None
    return math.nan, "missing" if math.isnan(number) else "not_finite"


def display(number: float, unit: str = "", reason: Optional[str] = None, digits: Optional[int] = None,
            rounding: str = "half_even") -> str:
    """The number as a person reads it, by GB/T 8170; `digits` after the point, or as many as it asks for."""
    raw = abi_value(number, reason)
    encoded = _abi.encode(unit)
    places = _abi.DIGITS_NATURAL if digits is None else _places(digits)
    return take_text(library().salus_display, ctypes.byref(raw), encoded, len(encoded), places,
                     index_of(ROUNDINGS, rounding, "rounding"))


def round_half_even(number: float, digits: int = 0, rounding: str = "half_even") -> float:
    """`number` rounded to `digits` places after the point by GB/T 8170 (negative: before it).

    The number's first 14 significant decimal digits are rounded, once; half to even only where what is cut off is
    exactly half. `rounding` "half_up" is 四舍五入.
    """
    return float(library().salus_round(number, _places(digits), index_of(ROUNDINGS, rounding, "rounding")))


def _places(digits: int) -> int:
    """No double has more places; ctypes would cut a larger number off."""
    return max(-400, min(400, digits))


def convert(number: float, unit: str, to: str) -> float:
    """The number in unit `to` that is as much as `number` in `unit`: convert(0.05, "‰", "/10万") is 5.0."""
    result = ctypes.c_double()
    source, target = _abi.encode(unit), _abi.encode(to)
    call(library().salus_unit_convert, number, source, len(source), target, len(target), ctypes.byref(result))
    return result.value


def abi_value(number: float, reason: Optional[str] = None) -> _abi.Value:
    """The structure for a number, or for the reason why there is none."""
    if reason is None:
        return _abi.Value(number, _abi.REASON_NONE)
    why = numbers_of("reason")[reason]
    # Why there is no verdict is no reason for a value; what is left of it is that the value is missing.
    return _invalid(why if why < _abi.FIRST_VERDICT_REASON else _abi.REASON_MISSING)


def _invalid(reason: int) -> _abi.Value:
    # The library takes a NaN for missing, whatever the reason; so the number is none.
    return _abi.Value(0.0, reason)


def value_of(raw: _abi.Value, unit: str, shown: str = "") -> Value:
    """The Value of a structure that the library filled."""
    if raw.reason == _abi.REASON_NONE:
        return Value(raw.number, unit, display=shown)
    return Value(math.nan, unit, False, name_of("reason", raw.reason), shown)


#: Types of other packages that stand for "no value", by name, so that those packages need not be loaded.
MISSING_TYPES = frozenset(("NAType", "NaTType", "MaskedConstant"))


def abi_input(given: Any, unit: Optional[str], what: str) -> _abi.Value:
    """The structure for what a user gives as a number. `unit` is the unit expected, None where it is unknown."""
    if given is None or type(given).__name__ in MISSING_TYPES:
        return _invalid(_abi.REASON_MISSING)
    if isinstance(given, Value):
        if not given.valid:
            return abi_value(math.nan, given.reason)
        return _abi.Value(in_unit(given, unit), _abi.REASON_NONE)
    if isinstance(given, (str, bytes, bytearray)):
        raise TypeError(f"{what} is {given!r}, a text; give a number, or None where the figure is missing")
    try:
        return _abi.Value(float(given), _abi.REASON_NONE)
    except OverflowError:
        return _invalid(_abi.REASON_OVERFLOW)
    except (TypeError, ValueError):
        raise TypeError(f"{what} is {given!r}; give a number, or None where the figure is missing") from None


def in_unit(given: Value, unit: Optional[str]) -> float:
    """The number of a valid Value in a unit. A side without a unit takes the number as it stands."""
    if not unit or not given.unit or given.unit == unit:
        return given.value
    return convert(given.value, given.unit, unit)


def index_of(names: "tuple[str, ...]", name: str, what: str) -> int:
    """The number of an enumeration that starts at 0 and has no function for its names."""
    if name not in names:
        raise ValueError(f"{name!r} is no {what}; it is one of {', '.join(names)}")
    return names.index(name)
