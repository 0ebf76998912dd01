"""What a formula or a set reads, and finding it in what a user gives."""

from __future__ import annotations

import ctypes
import difflib
from typing import Any, Callable, Dict, Iterable, List, Mapping, Optional, Tuple

from . import _abi, _columns
from .element import Element
from .error import Finding, SalusError

#: Keys of one mapping that a formula remembers the meaning of; more would only be a program's mistake.
_REMEMBERED = 4096


class Inputs:
    """The inputs of a formula or a set, in the order in which the library takes them.

    `find` gives the index of the input that an encoded key stands for; -1 for none.
    """

    def __init__(self, reader: str, names: Iterable[str], elements: Iterable[Element],
                 find: Callable[[bytes], int], lang: str = "en") -> None:
        listed = tuple(elements)
        self.names = tuple(names)
        self.units = [_unit_of(name, listed) for name in self.names]
        self._reader = reader
        self._find = find
        self._lang = lang
        self._meanings: Dict[Any, int] = {}

    def given(self, mapping: Mapping[str, Any]) -> List[Any]:
        """What is given for each name, in the order of the names."""
        if not hasattr(mapping, "keys"):
            raise TypeError(f"give a dict of names, not {type(mapping).__name__}")
        keys: "List[Any]" = [None] * len(self.names)
        for key in mapping.keys():
            index = self._meaning(key)
            if index < 0:
                continue
            if keys[index] is not None:
                raise self._error(Finding(
                    "duplicate_name", "error", f"{self.names[index]} is given twice, as {keys[index]} and as {key}",
                    hint="give it once", subject=str(key),
                    translation=(f"“{self.names[index]}”给了两次：“{keys[index]}”和“{key}”", "请只给一次")))
            keys[index] = key
        missing = [name for name, key in zip(self.names, keys) if key is None]
        if missing:
            raise self._missing(missing, [str(key) for key in mapping.keys()])
        return [mapping[key] for key in keys]

    def columns(self, mapping: Mapping[str, Any]) -> "Columns":
        """The columns of a mapping, as the library takes them."""
        return Columns(self.names, [
            _columns.read(item, unit, name) for item, unit, name in zip(self.given(mapping), self.units, self.names)
        ], self._lang)

    def _meaning(self, key: Any) -> int:
        index = self._meanings.get(key, -2)
        if index == -2:
            index = self._find(_abi.encode(key)) if isinstance(key, str) else -1
            if len(self._meanings) < _REMEMBERED:
                self._meanings[key] = index
        return index

    def _missing(self, names: List[str], keys: List[str]) -> SalusError:
        findings = []
        for name in names:
            near = difflib.get_close_matches(name, keys, n=3)
            hint = "give a number, or None where the figure is missing"
            hint_zh = "请给出数值；缺数据时给 None"
            if near:
                hint = f"is it {' or '.join(near)}? {hint}"
                hint_zh = f"是否就是{'、'.join(f'“{other}”' for other in near)}？{hint_zh}"
            message = f"the {self._reader} reads {name}, which is not given"
            findings.append(Finding("missing_input", "error", message, hint=hint, subject=name,
                                    translation=(f"公式要用到“{name}”，但没有给出", hint_zh)))
        return self._error(*findings)

    def _error(self, *findings: Finding) -> SalusError:
        return SalusError.of(findings).in_language(self._lang)


class Columns:
    """Columns of one length, read from what a user gave; they keep its memory alive."""

    def __init__(self, names: Tuple[str, ...], inputs: "List[_columns.Input]", lang: str) -> None:
        lengths = {name: item.length for name, item in zip(names, inputs) if item.length is not None}
        if len(set(lengths.values())) > 1:
            listed = ", ".join(f"{name} {length}" for name, length in lengths.items())
            raise SalusError.of([Finding(
                "unequal_lengths", "error", f"the columns have different lengths: {listed}",
                hint="give every column one entry a row, or a single number",
                translation=(f"各列长度不同：{listed}", "每一列应每行一个值，或只给一个数"))]).in_language(lang)
        self.rows: int = next(iter(lengths.values()), 1)
        self.inputs = inputs
        self.count = len(inputs)
        self.array = (_abi.Column * max(1, len(inputs)))()
        for index, item in enumerate(inputs):
            self.array[index] = item.column
        self.stride = ctypes.sizeof(_abi.Column)
        # NumPy arrays go out where some came in.
        self.numpy = _columns.loaded_numpy() if any(item.is_numpy for item in inputs) else None


def column_options(threads: int) -> _abi.ColumnOptions:
    """The options of a call over columns; 0 threads are as many as the processor runs at once."""
    if isinstance(threads, bool) or not isinstance(threads, int):
        raise TypeError(f"threads is a number, not {type(threads).__name__}")
    if not 0 <= threads < 1 << 31:
        raise ValueError(f"threads is 0, for as many as the processor runs at once, or their number; not {threads}")
    return _abi.ColumnOptions(threads=threads or -1)


def _unit_of(name: str, elements: Iterable[Element]) -> Optional[str]:
    """The unit in which an input is expected; None where it is unknown."""
    units = {element.unit for element in elements if name in (element.name, element.id)}
    return units.pop() if len(units) == 1 else None
