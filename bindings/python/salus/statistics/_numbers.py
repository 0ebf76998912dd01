"""Columns and matrices of numbers side by side in memory, as the functions of health statistics read and write them."""

from __future__ import annotations

import array
import ctypes
import functools
import math
from ctypes import byref, c_int64
from typing import Any, List, Optional, Tuple

from .. import _abi, _columns
from .._call import call, name_of, numbers_of
from .._library import library
from ..error import SalusError
from ..formula import Formula
from ..value import MISSING_TYPES, Value


def unequal(message: str) -> SalusError:
    """The error for shapes that do not fit together."""
    return SalusError(message, code="unequal_lengths", hint="give every column one entry a row")


def room(code: str, count: int, numpy: Any) -> Tuple[Any, int]:
    """An array to be written into, of NumPy where it is given, and its address. `code`: "d", "B" or "i"."""
    if numpy is not None:
        made = numpy.empty(count, code)
        return made, made.ctypes.data
    plain = array.array(code, bytes(array.array(code).itemsize * count))
    return plain, plain.buffer_info()[0]


class Column:
    """Doubles side by side. `length` is None for a single number that serves every row.

    address   where they are; `memory` keeps them alive
    numpy     whether they were NumPy's
    reason    why a single number is none; None otherwise
    """

    __slots__ = ("address", "length", "numpy", "memory", "reason")

    def __init__(self, address: int, length: Optional[int], memory: Any, numpy: bool = False,
                 reason: Optional[str] = None) -> None:
        self.address = address
        self.length = length
        self.memory = memory
        self.numpy = numpy
        self.reason = reason

    @property
    def number(self) -> float:
        """The single number."""
        return ctypes.c_double.from_address(self.address).value

    def spread(self, rows: int) -> int:
        """The address of `rows` numbers."""
        if self.length is None and rows != 1:
            self.memory = array.array("d", [self.number]) * rows
            self.address = self.memory.buffer_info()[0]
            self.length = rows
        return self.address


def column(given: Any, what: str) -> Column:
    """One column of what a user gives: one number, a list, an array, a buffer, an Arrow array. Missing is NaN."""
    read = _columns.read(given, None, what)
    raw = read.column
    if read.length is None:
        reason = given.reason if isinstance(given, Value) and not given.valid else None
        return Column(raw.data, None, read, read.is_numpy, reason)
    plain = (raw.type == _abi.TYPE_FLOAT64 and raw.stride == 8 and raw.validity_kind == _abi.VALIDITY_ALL
             and raw.offset == 0 and (raw.data or 0) % 8 == 0)
    if plain or read.length == 0:
        return Column(raw.data or 0, read.length, read, read.is_numpy)
    doubles, address = _doubles(read)
    return Column(address, read.length, doubles, read.is_numpy)


def vector(given: Any, what: str) -> Column:
    """A column that is no single number."""
    read = column(given, what)
    if read.length is None:
        raise TypeError(f"{what} is a single number; give a column")
    return read


def single(given: Any, what: str) -> Column:
    """One number, or none with its reason."""
    read = column(given, what)
    if read.length is not None:
        raise TypeError(f"{what} is a column; give one number")
    return read


@functools.lru_cache(maxsize=None)
def _identity() -> Formula:
    """The formula that gives every number back: what reads columns of all types and lays them side by side."""
    return Formula("x")


def _doubles(read: _columns.Input) -> Tuple[Any, int]:
    rows = read.length or 0
    numbers, address = room("d", rows, None)
    reasons, reasons_address = room("B", rows, None)
    output = _abi.ColumnOutput(values=address, reasons=reasons_address)
    call(library().salus_formula_evaluate_columns, _identity()._handle, byref(read.column), 1,
         ctypes.sizeof(_abi.Column), rows, byref(output), byref(c_int64()))
    _restore_infinities(numbers, reasons.tobytes())
    return numbers, address


def _restore_infinities(numbers: "array.array[float]", reasons: bytes) -> None:
    """To a formula an infinity is no value; to a method it is a count that cannot be, which is not a missing one."""
    not_finite = numbers_of("reason")["not_finite"]
    row = reasons.find(not_finite)
    while row >= 0:
        numbers[row] = math.inf
        row = reasons.find(not_finite, row + 1)


class Matrix:
    """Rows of `width` doubles, a row after the other. `single`: one row, given as a plain column."""

    __slots__ = ("address", "rows", "width", "single", "numpy", "memory")

    def __init__(self, flat: Column, rows: int, width: int, single: bool) -> None:
        self.address = flat.address
        self.rows = rows
        self.width = width
        self.single = single
        self.numpy = flat.numpy
        self.memory = flat


def matrix(given: Any, what: str) -> Matrix:
    """A matrix of what a user gives: a list of lists or an array of two dimensions; a plain column is one row."""
    numpy = _columns.loaded_numpy()
    if numpy is not None and hasattr(given, "__array__") and not isinstance(given, numpy.generic):
        array_like = given if isinstance(given, numpy.ndarray) else numpy.asarray(given)
        if array_like.ndim == 2:
            flat = column(numpy.ma.ravel(array_like) if isinstance(array_like, numpy.ma.MaskedArray)
                          else array_like.reshape(-1), what)
            return Matrix(flat, array_like.shape[0], array_like.shape[1], False)
        if array_like.ndim > 2:
            raise TypeError(f"{what} has {array_like.ndim} dimensions; give a matrix")
    if _is_rows(given):
        return _matrix_of_rows(given, what)
    flat = vector(given, what)
    return Matrix(flat, 1, flat.length or 0, True)


def _is_rows(given: Any) -> bool:
    if isinstance(given, memoryview) and given.ndim == 2:
        return True
    if not isinstance(given, (list, tuple)) or not given:
        return False
    first = given[0]
    return not isinstance(first, (str, bytes)) and not is_number(first)


def _matrix_of_rows(given: Any, what: str) -> Matrix:
    rows = given.tolist() if isinstance(given, memoryview) else given
    numbers = array.array("d")
    width = -1
    is_numpy = False
    for index, row in enumerate(rows, 1):
        read = vector(row, f"{what}, row {index}")
        if width not in (-1, read.length):
            raise unequal(f"{what}: row {index} has {read.length} numbers, the rows before it {width}")
        width = read.length or 0
        is_numpy = is_numpy or read.numpy
        if width:
            numbers.frombytes(ctypes.string_at(read.address, 8 * width))
    return Matrix(Column(numbers.buffer_info()[0], len(numbers), numbers, is_numpy), len(rows), max(width, 0), False)


def numpy_for(*given: Any) -> Any:
    """NumPy where one of the columns or matrices was its own, else None."""
    return _columns.loaded_numpy() if any(item is not None and item.numpy for item in given) else None


def is_number(given: Any) -> bool:
    """Whether this is one number, or stands for one that is missing, and no column."""
    return (given is None or isinstance(given, Value) or type(given).__name__ in MISSING_TYPES
            or not (hasattr(given, "__iter__") or hasattr(given, "__array__") or hasattr(given, "__len__")
                    or hasattr(given, "__arrow_c_array__")))


def names_of_reasons(codes: Any, numpy: Any) -> Any:
    """The reasons' names, None where there is none: an array of objects with NumPy, else a list."""
    names: List[Optional[str]] = [None] + [name_of("reason", number) for number in range(1, 64)]
    if numpy is not None:
        return numpy.array(names, dtype=object)[codes]
    return [names[code] for code in codes]
