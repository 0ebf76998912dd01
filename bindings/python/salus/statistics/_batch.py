"""One call of the library over rows: what goes in, where the answer comes, and what is made of it."""

from __future__ import annotations

import array
from collections.abc import Iterable
from ctypes import byref
from typing import Any, Callable, List, Optional, Tuple, Union

from .. import _abi_statistics
from ._estimate import Estimate, Estimates
from ._numbers import Column, Matrix, column, matrix, numpy_for, room, unequal

#: The first parameters of a call, then this: where the answer goes.
Run = Callable[[Any], None]


class Levels:
    """Confidence levels: one number, or several, each with limits of its own."""

    def __init__(self, given: Any) -> None:
        if isinstance(given, (str, bytes)) or given is None:
            raise TypeError(f"confidence is {given!r}; give a number such as 0.95, or several")
        several = isinstance(given, Iterable) and getattr(given, "ndim", 1) > 0
        numbers = [float(number) for number in given] if several else [float(given)]
        if not numbers:
            raise ValueError("there is no confidence level; give a number such as 0.95, or several")
        for number in numbers:
            if not 0 < number < 1:
                raise ValueError(f"the confidence {number} is not between 0 and 1; give 0.95 for 95 %")
        self.confidence: Union[float, Tuple[float, ...]] = tuple(numbers) if several else numbers[0]
        self.count = len(numbers)
        self._numbers = array.array("d", numbers)
        self.address = self._numbers.buffer_info()[0]

    @property
    def options(self) -> "dict[str, int]":
        """The members of an options structure; this object has to live as long."""
        return {"confidences": self.address, "confidence_count": self.count}


def one_level(given: Any) -> float:
    """A single confidence level."""
    levels = Levels(given)
    if isinstance(levels.confidence, tuple):
        raise TypeError("give one confidence level")
    return levels.confidence


class Answer:
    """Room for the estimates of `rows` rows."""

    def __init__(self, rows: int, levels: Levels, numpy: Any) -> None:
        self._rows = rows
        self._levels = levels
        self._numpy = numpy
        self._value, value = room("d", rows, numpy)
        self._lower, lower = room("d", rows * levels.count, numpy)
        self._upper, upper = room("d", rows * levels.count, numpy)
        self._reasons, reasons = room("B", rows, numpy)
        self._limits_reasons, limits_reasons = room("B", rows, numpy)
        self.structure = _abi_statistics.Estimates(value=value, lower=lower, upper=upper, reasons=reasons,
                                                   limits_reasons=limits_reasons)

    def columns(self) -> Tuple[Any, ...]:
        """What an Estimates is made of."""
        return (self._value, self._by_level(self._lower), self._by_level(self._upper), self._reasons,
                self._limits_reasons, self._levels.confidence, self._numpy)

    def _by_level(self, limits: Any) -> Any:
        if not isinstance(self._levels.confidence, tuple):
            return limits
        if self._numpy is not None:
            return limits.reshape(self._levels.count, self._rows)
        return [limits[at * self._rows:(at + 1) * self._rows] for at in range(self._levels.count)]


def answer(rows: int, single: bool, levels: Levels, numpy: Any, run: Run, reason: Optional[str] = None) -> Any:
    """What `run(result)` writes: an Estimate where single numbers were asked for, else Estimates.

    `reason` is why one of the single numbers is none, if that is known better than by the library.
    """
    made = Answer(rows, levels, numpy)
    run(byref(made.structure))
    estimates = Estimates(*made.columns())
    return with_reason(estimates[0], reason) if single else estimates


def with_reason(estimate: Any, reason: Optional[str]) -> Any:
    if reason is None or estimate.reason != "missing":
        return estimate
    return Estimate(estimate.value, reason=reason, confidence=estimate.confidence)


class Rows:
    """Columns of one length; single numbers serve every row, and where all are such there is one row."""

    def __init__(self, **given: Any) -> None:
        columns = {what.replace("_", " "): column(item, what.replace("_", " ")) for what, item in given.items()}
        lengths = {what: item.length for what, item in columns.items() if item.length is not None}
        if len(set(lengths.values())) > 1:
            listed = ", ".join(f"{what} {length}" for what, length in lengths.items())
            raise unequal(f"the columns have different lengths: {listed}")
        self._columns: List[Column] = list(columns.values())
        self.single = not lengths
        self.count = next(iter(lengths.values()), 1)
        self.numpy = numpy_for(*self._columns) if lengths else None
        self.addresses = [item.spread(self.count) for item in self._columns]
        self.reason = next((item.reason for item in self._columns if item.reason is not None), None)

    def answer(self, levels: Levels, run: Run) -> Any:
        return answer(self.count, self.single, levels, self.numpy, run, self.reason)


class Matrices:
    """Matrices of one shape: areas × strata, tables × bands. Where all are plain columns there is one row."""

    def __init__(self, row: str, column_name: str, **given: Any) -> None:
        named = {what.replace("_", " "): matrix(item, what.replace("_", " "))
                 for what, item in given.items() if item is not None}
        shapes = {what: (item.rows, item.width) for what, item in named.items()}
        if len(set(shapes.values())) > 1:
            listed = ", ".join(f"{what} {rows} {row} of {width} {column_name}"
                               for what, (rows, width) in shapes.items())
            raise unequal(f"the matrices have different shapes: {listed}")
        self._matrices: List[Matrix] = list(named.values())
        self.rows, self.width = next(iter(shapes.values()))
        self.single = all(item.single for item in self._matrices)
        self.numpy = numpy_for(*self._matrices)
        self._at = {what: named[what.replace("_", " ")].address for what in given if what.replace("_", " ") in named}

    def address(self, what: str) -> Optional[int]:
        """The address of a matrix; None for one that was not given."""
        return self._at.get(what)

    def expect(self, width: int, what: str) -> None:
        """Refuses another number of columns than that of `what`."""
        if self.width != width:
            raise unequal(f"the rows have {self.width} entries, and {what} {width}")

    def answer(self, levels: Levels, run: Run) -> Any:
        return answer(self.rows, self.single, levels, self.numpy, run)
