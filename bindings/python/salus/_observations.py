"""Observations as columns: compact in Python's memory, and quickly handed to the library."""

from __future__ import annotations

import array
import ctypes
import dataclasses
import re
import struct
import uuid
from ctypes import byref, c_void_p
from itertools import compress
from typing import Any, Dict, Iterable, List, NamedTuple, Sequence

from . import _abi
from ._call import call
from ._library import library
from .error import Finding, SalusError

# How the library names the first row of two that contradict each other: at the end of the message.
_first_row = re.compile(r"\(row ([0-9]+)\)$")
_first_row_zh = re.compile(r"（第 ([0-9]+) 行）$")


class _Index(Dict[str, int]):
    """Numbers texts in the order of their first appearance."""

    def __missing__(self, text: str) -> int:
        number = self[text] = len(self)
        return number


class Texts:
    """A column of texts that repeat: a number a row, and each text once."""

    __slots__ = ("numbers", "_index")

    def __init__(self, blank_rows: int = 0) -> None:
        self._index = _Index()
        self.numbers = array.array("i")
        if blank_rows:
            self.numbers.extend([self._index[""]] * blank_rows)

    def append(self, text: str) -> None:
        self.numbers.append(self._index[text])

    def extend(self, texts: Iterable[str]) -> None:
        self.numbers.extend(map(self._index.__getitem__, texts))

    def extend_with(self, other: "Texts") -> None:
        translated = [self._index[text] for text in other.distinct()]
        self.numbers.extend(map(translated.__getitem__, other.numbers))

    def extend_blank(self, rows: int) -> None:
        self.numbers.extend([self._index[""]] * rows)

    def distinct(self) -> List[str]:
        """Each text once, in the order of their first appearance."""
        return list(self._index)

    def __getitem__(self, row: int) -> str:
        return self.distinct()[self.numbers[row]]

    def kept(self, keep: Sequence[bool]) -> "Texts":
        """The column without the rows that are not to be kept."""
        column = Texts()
        column.extend(map(self.distinct().__getitem__, compress(self.numbers, keep)))
        return column

    def replace(self, row: int, text: str) -> None:
        """Gives one row another text."""
        self.numbers[row] = self._index[text]

    def column(self, keep: "List[Any]") -> _abi.Column:
        """The column as the library reads it; `keep` receives what has to live as long."""
        encoded = [_abi.encode(text) for text in self._index]
        packed = [struct.pack("@Pq", _address(raw), len(raw)) for raw in encoded]
        # One byte more, so that a column without rows has an address, too.
        rows = b"".join(map(packed.__getitem__, self.numbers)) + b"\0"
        keep += [encoded, rows]
        return _abi.Column(type=_abi.TYPE_TEXT, data=_address(rows), stride=ctypes.sizeof(_abi.Text),
                           length=len(self.numbers))


class Place(NamedTuple):
    """Where a row was read: on a line of a file (or of a text without a name), or as a row of a program's."""

    file: str
    line: int  # 0 where it is a row of a program's
    row: int


class Observations:
    """Columns of equal length: what was counted or published, where, when, and how sure it is."""

    def __init__(self) -> None:
        self.file = Texts()
        self.lines = array.array("i")  # from 1; minus the number of the row where that was given by a program
        self.element = Texts()
        self.area = Texts()
        self.period = Texts()
        self.source = Texts()  # remarks, for people alone
        self.categories: Dict[str, Texts] = {}
        self.values = array.array("d")
        self.reasons = bytearray()
        self.origins = bytearray()

    def __len__(self) -> int:
        return len(self.values)

    def category(self, name: str) -> Texts:
        """The column of a dimension; one that appears late is blank in the rows before."""
        if name not in self.categories:
            self.categories[name] = Texts(len(self))
        return self.categories[name]

    def append(self, element: str, area: str, period: str, value: _abi.Value, origin: int,
               categories: Dict[str, str], source: str = "") -> None:
        for name in categories:
            self.category(name)
        self.file.append("")
        self.lines.append(-len(self) - 1)
        self.element.append(element)
        self.area.append(area)
        self.period.append(period)
        self.source.append(source)
        for name, texts in self.categories.items():
            texts.append(categories.get(name, ""))
        self.values.append(value.number)
        self.reasons.append(value.reason)
        self.origins.append(origin)

    def extend(self, other: "Observations") -> None:
        """Adds all rows of `other`."""
        self.file.extend_with(other.file)
        self.lines.extend(other.lines)
        for name in other.categories:
            self.category(name)
        for name, texts in self.categories.items():
            if name in other.categories:
                texts.extend_with(other.categories[name])
            else:
                texts.extend_blank(len(other))
        self.element.extend_with(other.element)
        self.area.extend_with(other.area)
        self.period.extend_with(other.period)
        self.source.extend_with(other.source)
        self.values.extend(other.values)
        self.reasons.extend(other.reasons)
        self.origins.extend(other.origins)

    def kept(self, keep: Sequence[bool]) -> "Observations":
        """A copy without the rows that are not to be kept."""
        rows = Observations()
        for name in ("file", "element", "area", "period", "source"):
            setattr(rows, name, getattr(self, name).kept(keep))
        rows.categories = {name: texts.kept(keep) for name, texts in self.categories.items()}
        for name in ("lines", "values", "reasons", "origins"):
            getattr(rows, name).extend(compress(getattr(self, name), keep))
        return rows

    def set_apart(self, rows: Iterable[int]) -> None:
        """Makes each row one of an element of its own: nothing contradicts it any more."""
        elements = self.element.distinct()
        for row in rows:
            self.element.replace(row, f"{elements[self.element.numbers[row]]} {uuid.uuid4()}")

    def create(self) -> c_void_p:
        """The library's dataset of these rows; it copies them. A SalusError has a finding for every problem of every
        row, with its line and file."""
        try:
            return self._create()
        except SalusError as error:
            raise SalusError.of(map(self._placed, error.findings)) from None

    def faults(self) -> List[Finding]:
        """What create() would find."""
        try:
            library().salus_dataset_free(self.create())
        except SalusError as error:
            return error.findings
        return []

    def place(self, row: int) -> Place:
        """Where a row, which counts from 1, was read."""
        line = self.lines[row - 1]
        return Place(self.file[row - 1], max(line, 0), max(-line, 0))

    def _placed(self, finding: Finding) -> Finding:
        """The library's finding about a row, which it calls by its number, with the row's place."""
        if not 0 < finding.line <= len(self):
            files = self.file.distinct()
            return dataclasses.replace(finding, file=files[0] if len(files) == 1 else "")
        here = self.place(finding.line)
        number = finding.line
        message = self._message(finding.message, f"row {number}: ", f"row {here.row}: ", here)
        message_zh, hint_zh = finding.translation
        message_zh = self._message(message_zh, f"第 {number} 行：", f"第 {here.row} 行：", here)
        if finding.code == "conflicting_rows":
            message = _first_row.sub(lambda row: self._first(int(row[1]), here), message)
            message_zh = _first_row_zh.sub(lambda row: self._first_zh(int(row[1]), here), message_zh)
        return dataclasses.replace(finding, file=here.file, line=here.line, column=0, message=message,
                                   translation=(message_zh, hint_zh))

    @staticmethod
    def _message(message: str, given: str, wanted: str, here: Place) -> str:
        """The message without the row, which the place tells; that of a program's rows has nothing else."""
        if not message.startswith(given):
            return message
        return ("" if here.line else wanted) + message[len(given):]

    def _first(self, row: int, here: Place) -> str:
        there = self.place(row)
        if not there.line:
            return f"(row {there.row})"
        return f"(line {there.line})" if there.file == here.file else f"({there.file}, line {there.line})"

    def _first_zh(self, row: int, here: Place) -> str:
        there = self.place(row)
        name = there.file if there.line and there.file != here.file else ""
        return f"（{name} 第 {there.line or there.row} 行）" if name else f"（第 {there.line or there.row} 行）"

    def _create(self) -> c_void_p:
        keep: List[Any] = []
        columns = _abi.DatasetColumns(
            rows=len(self),
            element=self.element.column(keep),
            area=self.area.column(keep),
            period=self.period.column(keep),
            value=self._values(keep),
            reason=_bytes_column(self.reasons, keep),
            origin=_bytes_column(self.origins, keep),
        )
        if self.categories:
            columns.categories = (_abi.Category * len(self.categories))(*(
                _abi.Category(name=_abi.text_of(name), values=texts.column(keep))
                for name, texts in self.categories.items()
            ))
            columns.category_count = len(self.categories)
            columns.category_stride = ctypes.sizeof(_abi.Category)
        handle = c_void_p()
        call(library().salus_dataset_create, byref(columns), byref(handle))
        return handle

    def _values(self, keep: "List[Any]") -> _abi.Column:
        raw = bytes(self.values) + b"\0"
        validity = bytes(reason == _abi.REASON_NONE for reason in self.reasons) + b"\0"
        keep += [raw, validity]
        return _abi.Column(type=_abi.TYPE_FLOAT64, validity_kind=_abi.VALIDITY_BYTES, data=_address(raw), stride=8,
                           length=len(self), validity=_address(validity))


def _bytes_column(numbers: Sequence[int], keep: "List[Any]") -> _abi.Column:
    raw = bytes(numbers) + b"\0"
    keep.append(raw)
    return _abi.Column(type=_abi.TYPE_UINT8, data=_address(raw), stride=1, length=len(numbers))


def _address(raw: bytes) -> int:
    """Where the bytes stand; they do not move as long as the object lives."""
    return ctypes.cast(ctypes.c_char_p(raw), c_void_p).value or 0
