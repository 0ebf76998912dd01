"""Functions of the user's in formulas: Python callables that get columns and give a column."""

from __future__ import annotations

import array
import contextlib
import ctypes
import inspect
import math
from ctypes import byref, c_void_p
from typing import Any, Callable, Dict, Iterator, List, Mapping, Optional, Tuple

from . import _abi
from ._call import Owner, call
from ._columns import loaded_numpy
from ._library import library
from .error import SalusError

#: What a failing function leaves behind until the call that asked for it picks it up; more would be nobody's.
_MOST_FAILURES = 64


@contextlib.contextmanager
def failures_of(functions: "Optional[Functions]") -> Iterator[None]:
    """Around a call that may run a user's functions: what one of them raised is the cause of the error that comes out."""
    try:
        yield
    except SalusError as error:
        if functions is None:
            raise
        functions.raise_from(error)


class Functions(Owner):
    """The functions of a formula or a set, and the exceptions that they raised."""

    def __init__(self, functions: Mapping[str, Callable[..., Any]], lang: str = "en") -> None:
        if not isinstance(functions, Mapping):
            raise TypeError(f"functions is a dict of names and callables, not {type(functions).__name__}")
        self._failures: Dict[str, BaseException] = {}
        definitions = (_abi.Function * max(1, len(functions)))()
        # The library calls these as long as a formula lives, and the formula keeps this object.
        self._bodies = [self._body(name, function) for name, function in functions.items()]
        for index, (name, function) in enumerate(functions.items()):
            least, most = _arity(name, function)
            definitions[index] = _abi.Function(name=_abi.text_of(name), body=self._bodies[index], least_arguments=least,
                                               most_arguments=most)
        handle = c_void_p()
        call(library().salus_functions_create, definitions, len(functions), ctypes.sizeof(_abi.Function), byref(handle),
             lang=lang)
        self._own(handle.value or 0, library().salus_functions_free)

    @property
    def handle(self) -> int:
        """What the options of a compile take."""
        return self._handle

    def raise_from(self, error: SalusError) -> None:
        """Raises `error` from the exception of the function that failed; an interrupt is raised as it is."""
        failure = self._failures.pop(error.in_language("en").message.partition(" failed: ")[2], None)
        if failure is not None and not isinstance(failure, Exception):
            raise failure
        raise error from failure

    def _body(self, name: str, function: Callable[..., Any]) -> Any:
        if not callable(function):
            raise TypeError(f"the function {name} is no callable, but {type(function).__name__}")

        def body(_context: Any, given: Any) -> int:
            block = given.contents
            try:
                _run(function, block)
                return 0
            except BaseException as failure:  # no exception crosses the interface
                text = f"{type(failure).__name__}: {failure}".rstrip(": ")
                raw = text.encode("utf-8", "replace")[: block.message_capacity - 1]
                raw = raw.decode("utf-8", "ignore").encode("utf-8")
                ctypes.memmove(block.message, raw + b"\0", len(raw) + 1)
                if len(self._failures) >= _MOST_FAILURES:
                    self._failures.clear()
                self._failures[raw.decode("utf-8")] = failure
                return 1

        return _abi.FunctionBody(body)


def _arity(name: str, function: Callable[..., Any]) -> Tuple[int, int]:
    """The least and the most arguments; any number where the callable does not say."""
    try:
        parameters = inspect.signature(function).parameters.values()
    except (TypeError, ValueError):  # NumPy's own functions, some built in
        return 1, -1
    positional = [p for p in parameters if p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD)]
    if any(p.kind == p.KEYWORD_ONLY and p.default is p.empty for p in parameters):
        raise TypeError(f"the function {name} needs a keyword argument, which a formula cannot give")
    most = -1 if any(p.kind == p.VAR_POSITIONAL for p in parameters) else len(positional)
    return sum(p.default is p.empty for p in positional), most


def _run(function: Callable[..., Any], block: _abi.FunctionBlock) -> None:
    rows = block.rows
    numpy = loaded_numpy()
    columns = [_column(block.columns[k], block.validity[k], rows, numpy) for k in range(block.argument_count)]
    result = function(*columns)
    numbers = _numbers(result, rows, numpy)
    ctypes.memmove(block.values, numbers.buffer_info()[0], 8 * rows)
    for word in range((rows + 63) // 64):
        part = numbers[64 * word:64 * word + 64]
        block.valid[word] = sum(1 << bit for bit, number in enumerate(part) if math.isfinite(number))


def _column(address: Any, validity: Any, rows: int, numpy: Any) -> Any:
    """A copy, since the memory is the library's: NaN where a row is invalid."""
    column = array.array("d", ctypes.string_at(address, 8 * rows))
    for word in range((rows + 63) // 64):
        bits = validity[word]
        last = min(64, rows - 64 * word)
        if bits & ((1 << last) - 1) == (1 << last) - 1:
            continue
        for bit in range(last):
            if not bits >> bit & 1:
                column[64 * word + bit] = math.nan
    return column if numpy is None else numpy.frombuffer(column, numpy.float64)


def _numbers(result: Any, rows: int, numpy: Any) -> "array.array[float]":
    if numpy is not None and isinstance(result, (numpy.ndarray, numpy.generic)):
        result = result.item() if result.ndim == 0 else result.astype(numpy.float64).tolist()
    if result is None or isinstance(result, (int, float)):  # one for all rows
        result = [result] * rows
    listed: List[Optional[float]] = list(result)
    if len(listed) != rows:
        raise ValueError(f"it gave {len(listed)} numbers for {rows} rows")
    return array.array("d", [math.nan if number is None else number for number in listed])
