"""Calling the library: handles that free themselves, statuses that become exceptions, texts that come back."""

from __future__ import annotations

import ctypes
import functools
import operator
import weakref
from ctypes import byref, c_int64, c_void_p
from typing import Any, Callable, List, NoReturn, Optional, Tuple

from . import _abi
from ._library import library
from .error import Finding, SalusError


class Owner:
    """The base of objects that hold a handle of the library; it is freed with the object."""

    __slots__ = ("_handle", "__weakref__")

    def _own(self, handle: int, free: Callable[[int], None]) -> None:
        self._handle = handle
        # Not at exit: the process gives everything back then, and other threads may still be using the handle.
        weakref.finalize(self, free, handle).atexit = False

    def __copy__(self) -> Any:
        return self  # immutable

    def __deepcopy__(self, memo: Any) -> Any:
        return self

    def __reduce__(self) -> "str | Tuple[Any, ...]":
        raise TypeError(f"a {type(self).__name__} cannot be pickled; {self._instead_of_pickling}")

    _instead_of_pickling = "make it again where it is needed"


@functools.lru_cache(maxsize=None)
def name_of(noun: str, number: int) -> str:
    """The stable name of a number: name_of("reason", 2) is "zero_denominator"."""
    return str(getattr(library(), f"salus_{noun}_name")(number), "utf-8")


def reason_of(number: int) -> Optional[str]:
    """The name of a reason's number, None for none."""
    return None if number == _abi.REASON_NONE else name_of("reason", int(number))


@functools.lru_cache(maxsize=None)
def numbers_of(noun: str) -> "dict[str, int]":
    """The numbers by their names. Enumerations are short and have few gaps."""
    names = {number: name_of(noun, number) for number in range(64)}
    return {name: number for number, name in names.items() if name != "unknown"}


def call(function: Callable[..., int], *arguments: Any, lang: str = "en") -> None:
    """Calls a function whose last parameter is the error; raises SalusError, in a language, where it fails."""
    error = c_void_p()
    status = function(*arguments, byref(error))
    if status != _abi.OK:
        _raise(status, error, lang)


def check(status: int) -> None:
    """For functions without an error parameter, whose failure would be a fault of this package."""
    if status != _abi.OK:
        raise SalusError("the library refused a call of the Python package; please report it",
                         code=name_of("status", status))


def _raise(status: int, error: c_void_p, lang: str) -> NoReturn:
    if not error.value:
        if status == _abi.ERROR_MEMORY:
            raise MemoryError("Salus ran out of memory")
        code = name_of("status", status)
        raise SalusError(f"the library failed without saying why ({code})", code=code)
    lib = library()
    try:
        if status == _abi.ERROR_MEMORY:
            raise MemoryError("Salus ran out of memory")
        findings = read_findings(lib.salus_error_finding, error, lib.salus_error_count(error), lang=lang)
        if findings:
            raise SalusError.of(findings)
        text = lib.salus_error_text(error).decode("utf-8", "replace")
        raise SalusError(text or "unknown", code=name_of("status", status))
    finally:
        lib.salus_error_free(error)


def read_findings(function: Callable[..., int], *arguments: Any, lang: str = "en") -> List[Finding]:
    """The findings that `function(handle, …, index, finding)` gives; the last argument is how many there are."""
    *leading, count = arguments
    found = []
    for index in range(count):
        raw = _abi.Finding()
        check(function(*leading, index, byref(raw)))
        found.append(_finding(raw).in_language(lang))
    return found


def _finding(raw: _abi.Finding) -> Finding:
    return Finding(
        code=name_of("code", raw.code),
        severity=name_of("severity", raw.severity),
        message=str(raw.message),
        line=raw.line,
        column=raw.column,
        begin=raw.begin,
        end=raw.end,
        hint=str(raw.hint),
        subject=str(raw.subject),
        file=str(raw.file),
        pointer=str(raw.pointer),
        excerpt=str(raw.excerpt),
        translation=(str(raw.message_zh), str(raw.hint_zh)),
    )


def take_text(function: Callable[..., int], *arguments: Any, lang: str = "en") -> str:
    """The text that `function(…, text, length, error)` allocates; the library gets it back."""
    text, length = c_void_p(), c_int64()
    call(function, *arguments, byref(text), byref(length), lang=lang)
    try:
        return ctypes.string_at(text.value or 0, length.value).decode("utf-8", "replace")
    finally:
        library().salus_free(text)


def texts(function: Callable[..., int], *arguments: Any) -> List[str]:
    """The texts that `function(handle, …, index, text)` gives; the last argument is how many there are."""
    *leading, count = arguments
    found = []
    for index in range(count):
        raw = _abi.Text()
        check(function(*leading, index, byref(raw)))
        found.append(str(raw))
    return found


def position(index: int, length: int) -> int:
    """A sequence's index, counted from its start."""
    number = operator.index(index)  # NumPy's integers, too
    if not -length <= number < length:
        raise IndexError(f"there are {length}")
    return number % length
