"""Data elements: the names that formulas use, and how their figures behave."""

from __future__ import annotations

import ctypes
import dataclasses
from typing import Any, Mapping, Sequence, Tuple, Union

from . import _abi
from ._call import numbers_of


@dataclasses.dataclass(frozen=True)
class Element:
    """A name that formulas may use.

    id       stable and readable, ASCII ("live_births"); the name where it is empty
    name     as printed ("同年活产数")
    unit     "" for a number without a unit
    kind     how figures add up over time: "flow" (births: months sum to the year), "stock" (beds: the last one counts)
             or "average" (mean population)
    basis    of the population: "registered" (户籍), "resident" (常住), "unspecified" …
    aliases  other printed forms
    start    the first period of a cumulative count
    formula  where it is given, the name is an indicator rather than a count
    """

    name: str
    id: str = ""
    english: str = ""
    unit: str = ""
    kind: str = "flow"
    basis: str = "unspecified"
    aliases: Tuple[str, ...] = ()
    start: str = ""
    formula: str = ""
    note: str = ""

    def __str__(self) -> str:
        return self.name

    @classmethod
    def of(cls, given: "Union[str, Mapping[str, Any], Element]") -> "Element":
        """The element of a name or a description."""
        if isinstance(given, Element):
            return given
        if isinstance(given, str):
            return cls(given)
        if not isinstance(given, Mapping):
            raise TypeError(f"an element is a name or a description, not {type(given).__name__}")
        members = {key: value for key, value in given.items() if value is not None}
        allowed = [field.name for field in dataclasses.fields(cls)]
        unknown = [str(key) for key in members if key not in allowed]
        if unknown:
            raise TypeError(f"an element has no {', '.join(unknown)}; it has {', '.join(allowed)}")
        if "name" not in members:
            raise TypeError(f"an element needs a name: {dict(given)!r}")
        aliases = members.pop("aliases", ())
        if isinstance(aliases, str):
            raise TypeError(f"aliases is a list of names, not the text {aliases!r}")
        for key, value in [*members.items(), *(("aliases", alias) for alias in aliases)]:
            if not isinstance(value, str):
                raise TypeError(f"an element's {key} is a text, not {value!r}")
        return cls(aliases=tuple(aliases), **members)


def declare(elements: Sequence[Element]) -> "ctypes.Array[_abi.Declaration]":
    """The declarations as the library takes them; they live as long as the array."""
    return (_abi.Declaration * len(elements))(*map(_declaration, elements))


def _declaration(element: Element) -> _abi.Declaration:
    kinds = numbers_of("kind")
    if element.kind not in kinds:
        raise ValueError(f"{element.name}: {element.kind!r} is no kind; it is one of {', '.join(kinds)}")
    declaration = _abi.Declaration(
        kind=kinds[element.kind],
        id=_given(element.id),
        name=_abi.text_of(element.name),
        unit=_given(element.unit),
        basis=_given(element.basis),
        start=_given(element.start),
        formula=_given(element.formula),
        alias_count=len(element.aliases),
    )
    if element.aliases:
        declaration.aliases = _abi.texts_of(list(element.aliases))
    return declaration


def _given(text: str) -> "_abi.Text":
    return _abi.text_of(text or None)
