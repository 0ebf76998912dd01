"""Observations: numbers by element, area, period and, where given, category."""

from __future__ import annotations

import io
import os
from typing import Any, Dict, Iterable, Iterator, List, Mapping, NamedTuple, Optional, Sequence, Union

from . import _abi, _csv
from ._call import Owner, name_of, numbers_of
from ._library import library
from ._observations import Observations
from .catalogue import catalogue
from .error import SalusError
from .value import Value, abi_input, value_of


class Observation(NamedTuple):
    """One row of a dataset."""

    element: str
    area: str
    period: str
    value: Value
    origin: str
    categories: Dict[str, str]
    source: str


class Dataset(Owner):
    """Observations, copied into the library. Immutable; usable from any number of threads.

    A dataset knows no plan: elements and areas are ids or printed names that meet a plan's own when it is evaluated. An
    indicator's name stands for a value published as such. `a + b` holds the observations of both; the same one twice
    counts once, one that is missing gives way to any other, and two that contradict each other are an error, which names
    the files and lines of both.
    """

    _instead_of_pickling = "read the data where they are needed"

    def __init__(self) -> None:
        """No observations."""
        self._hold(Observations())

    @classmethod
    def _of(cls, observations: Observations) -> "Dataset":
        dataset = cls.__new__(cls)
        dataset._hold(observations)
        return dataset

    def _hold(self, observations: Observations) -> None:
        self._observations = observations
        self._own(observations.create().value or 0, library().salus_dataset_free)

    @classmethod
    def from_csv(cls, path: "Union[str, os.PathLike[str]]", encoding: str = "utf-8-sig") -> "Dataset":
        """A CSV file with the columns element, area, period and value, in any order.

        origin  optional: "reported" (where it is empty), "computed", "derived", "estimated", "example"
        reason  optional: why a value is empty: "missing" (where it is empty, too), "not_published", "suppressed" …
        source  optional: a remark, not evaluated

        Every other column is a category ("age", "sex"), and an empty cell in it is none; but a column whose name begins
        with "#" is for people alone, and not read. A row that is empty but for its commas is skipped.

        Whatever is wrong in any row is one SalusError with a finding a fault, in the order of the rows: `line` is the
        line of the file, `column` the number of the column (0 for a fault of the whole row), and the message names it.
        Of a figure that is given twice, and differently, it is the later line, and the message ends with the first one.
        """
        return cls._of(_csv.read_file(path, encoding))

    @classmethod
    def from_csv_text(cls, text: str, name: str = "") -> "Dataset":
        """As `from_csv`, from a text; `name` stands for the file's in messages."""
        return cls._of(_csv.read_lines(io.StringIO(text.lstrip("\ufeff"), newline=""), name))

    @classmethod
    def from_rows(cls, rows: Iterable[Union[Mapping[str, Any], Sequence[Any]]]) -> "Dataset":
        """One observation a row: a dict with the keys that a CSV has as columns, or a tuple
        `(element, area, period, value)`, with a dict of the other columns as fifth where there are any.

        A value is a number, a Value, or None where the figure is missing; a period may be a year as int.
        """
        observations = Observations()
        origins, reasons = numbers_of("origin"), numbers_of("reason")
        for number, row in enumerate(rows, 1):
            members = _members(row, number)
            value = abi_input(members.pop("value"), None, f"row {number}: the value")
            origin = _named(members.pop("origin", None), origins, "origin", number)
            reason = _named(members.pop("reason", None), reasons, "reason", number)
            source = _text(members.pop("source", None), "source", number)
            if reason and value.reason == _abi.REASON_NONE:
                raise SalusError(f"row {number} has a value and a reason why there is none", code="invalid_value",
                                 hint="leave one of the two out")
            if reason:
                value.reason = reason
            texts = {_key(key, number): _text(item, key, number) for key, item in members.items()}
            observations.append(texts.pop("element"), texts.pop("area"), texts.pop("period"), value, origin, texts,
                                source)
        return cls._of(observations)

    @classmethod
    def shipped(cls, plan: str, kind: str = "published") -> "Dataset":
        """Observations that ship with a plan: "published" in its document, "derived" from what it publishes (to check
        its printing, no evidence), "example" (invented, to see every formula at work)."""
        files = catalogue()
        name = f"{plan}.{kind}.csv"
        if name not in files:
            kinds = sorted(f for f in files if f.endswith(".csv"))
            raise SalusError(f"no {kind} observations of the plan {plan!r} ship with the library", code="not_found",
                             hint=f"there are {', '.join(kinds) or 'none'}", subject=name)
        return cls.from_csv_text(files[name], name)

    @classmethod
    def combined(cls, datasets: "Iterable[Dataset]") -> "Dataset":
        """The observations of all of them."""
        observations = Observations()
        for dataset in datasets:
            observations.extend(dataset._observations)
        return cls._of(observations)

    def with_values(self) -> "Dataset":
        """Without the observations that only say that there is no figure, and why."""
        rows = self._observations
        return Dataset._of(rows.kept([reason == _abi.REASON_NONE for reason in rows.reasons]))

    def __add__(self, other: "Dataset") -> "Dataset":
        if not isinstance(other, Dataset):
            return NotImplemented
        return Dataset.combined((self, other))

    @property
    def elements(self) -> List[str]:
        """The elements as given, in the order of their first appearance."""
        return self._observations.element.distinct()

    @property
    def areas(self) -> List[str]:
        """The areas as given, in the order of their first appearance."""
        return self._observations.area.distinct()

    @property
    def periods(self) -> List[str]:
        """The periods as given, in the order of their first appearance."""
        return self._observations.period.distinct()

    @property
    def sources(self) -> List[str]:
        """The remarks on where figures come from, each once; not evaluated."""
        return [source for source in self._observations.source.distinct() if source]

    def __len__(self) -> int:
        """Observations; repeated ones count once."""
        return int(library().salus_dataset_size(self._handle))

    def __iter__(self) -> Iterator[Observation]:
        rows = self._observations
        elements, areas, periods = rows.element.distinct(), rows.area.distinct(), rows.period.distinct()
        sources = rows.source.distinct()
        for row in range(len(rows)):
            categories = {name: texts[row] for name, texts in rows.categories.items()}
            yield Observation(
                elements[rows.element.numbers[row]],
                areas[rows.area.numbers[row]],
                periods[rows.period.numbers[row]],
                value_of(_abi.Value(rows.values[row], rows.reasons[row]), ""),
                name_of("origin", rows.origins[row]),
                {name: text for name, text in categories.items() if text},
                sources[rows.source.numbers[row]],
            )

    def __repr__(self) -> str:
        return f"<Dataset: {len(self)} observations>"


def _members(row: Any, number: int) -> Dict[str, Any]:
    """The columns of a row by their names."""
    if isinstance(row, Mapping):
        members = dict(row)
    elif isinstance(row, Sequence) and not isinstance(row, (str, bytes)) and len(row) in (4, 5):
        members = dict(zip(_csv.REQUIRED, row))
        if len(row) == 5:
            if not isinstance(row[4], Mapping):
                raise TypeError(f"row {number}: the fifth member is a dict of further columns, not {row[4]!r}")
            members.update(row[4])
    else:
        raise TypeError(f"row {number} is {row!r}; give a dict, or (element, area, period, value)")
    missing = [name for name in _csv.REQUIRED if name not in members]
    if missing:
        raise SalusError(f"row {number} has no {', '.join(missing)}", code="invalid_value",
                         hint=f"it has {', '.join(map(str, members))}")
    return members


def _named(given: Optional[str], numbers: Mapping[str, int], what: str, row: int) -> int:
    if given is None or given == "":
        return 0
    if given not in numbers:
        raise SalusError(f"row {row}: {given!r} is no {what}", code="invalid_value",
                         hint=f"it is one of {', '.join(numbers)}", subject=str(given))
    return numbers[given]


def _key(given: Any, row: int) -> str:
    if not isinstance(given, str) or not given:
        raise TypeError(f"row {row}: {given!r} is no name of a column")
    return given


def _text(given: Any, key: str, row: int) -> str:
    """A text as it stands; years and ages may come as whole numbers; None is empty, which only a category may be."""
    if given is None:
        return ""
    if isinstance(given, str):
        return given.strip()
    if isinstance(given, int) and not isinstance(given, bool):
        return str(given)
    try:
        return str(given.__index__())  # whole numbers of NumPy
    except (AttributeError, TypeError):
        raise TypeError(f"row {row}: {key} is {given!r}; give a text") from None
