"""Columns of numbers as the library reads them: borrowed where the memory allows it, copied otherwise."""

from __future__ import annotations

import array
import ctypes
import math
import sys
from collections.abc import Mapping, Sequence, Set
from ctypes import byref
from typing import Any, List, Optional, Tuple

from . import _abi, _arrow
from ._call import call
from ._library import library
from .error import SalusError
from .value import MISSING_TYPES, Value, abi_input

#: Element types that the library reads as they are, by the buffer protocol's format (native sizes).
_FORMATS = {"d": _abi.TYPE_FLOAT64, "f": _abi.TYPE_FLOAT32, "?": _abi.TYPE_BOOLEAN}
_SIGNED = {1: _abi.TYPE_INT8, 2: _abi.TYPE_INT16, 4: _abi.TYPE_INT32, 8: _abi.TYPE_INT64}
_UNSIGNED = {1: _abi.TYPE_UINT8, 2: _abi.TYPE_UINT16, 4: _abi.TYPE_UINT32, 8: _abi.TYPE_UINT64}
for _code in "bhilq":
    _size = array.array(_code).itemsize
    _FORMATS[_code] = _SIGNED[_size]
    _FORMATS[_code.upper()] = _UNSIGNED[_size]

_DTYPES = {
    ("f", 8): _abi.TYPE_FLOAT64,
    ("f", 4): _abi.TYPE_FLOAT32,
    ("b", 1): _abi.TYPE_BOOLEAN,
}
_DTYPES.update({("i", size): kind for size, kind in _SIGNED.items()})
_DTYPES.update({("u", size): kind for size, kind in _UNSIGNED.items()})


class Input:
    """One column and what keeps its memory alive. `length` is None for a single number that serves every row."""

    __slots__ = ("column", "length", "is_numpy", "_memory")

    def __init__(self, column: _abi.Column, length: Optional[int], memory: Any, is_numpy: bool = False) -> None:
        self.column = column
        self.length = length
        self.is_numpy = is_numpy
        self._memory = memory


def loaded_numpy() -> Any:
    """NumPy where the program has loaded it already; a NumPy array cannot come from one that has not."""
    return sys.modules.get("numpy")


def read(given: Any, unit: Optional[str], what: str) -> Input:
    """The column of what a user gives: an array, a buffer, a sequence, or one number for all rows."""
    if type(given).__name__ in MISSING_TYPES:
        return _constant(abi_input(given, unit, what))
    if _arrow.offers_array(given):
        return _arrow_column(given, what)
    numpy = loaded_numpy()
    if numpy is not None:
        if isinstance(given, numpy.generic):
            return _constant(abi_input(given, unit, what))
        if hasattr(given, "__array__"):  # an array, or a column of a data frame
            array_like = given if isinstance(given, numpy.ndarray) else numpy.asarray(given)
            return _numpy_column(numpy, array_like, unit, what)
    if isinstance(given, (str, bytes)):
        raise TypeError(f"{what} is a text; give a column of numbers")
    if isinstance(given, (Mapping, Set)):
        raise TypeError(f"{what} is a {type(given).__name__}, which has no order of rows; give a list or an array")
    view = _view(given)
    if view is not None:
        return _buffer_column(view, unit, what)
    if given is None or isinstance(given, Value) or not hasattr(given, "__iter__"):
        return _constant(abi_input(given, unit, what))
    return _sequence_column(given if isinstance(given, Sequence) else list(given), unit, what)


def _column(kind: int, address: int, stride: int, length: int, validity: int = 0) -> _abi.Column:
    return _abi.Column(
        type=kind,
        validity_kind=_abi.VALIDITY_BYTES if validity else _abi.VALIDITY_ALL,
        data=address,
        stride=stride,
        length=length,
        validity=validity or None,
    )


def _constant(value: _abi.Value) -> Input:
    valid = value.reason == _abi.REASON_NONE
    number = ctypes.c_double(value.number if valid else math.nan)  # which reads as missing
    column = _column(_abi.TYPE_FLOAT64, ctypes.addressof(number), 0, 1)
    return Input(column, None, number)


def _numpy_column(numpy: Any, given: Any, unit: Optional[str], what: str) -> Input:
    if given.ndim == 0:
        return _constant(abi_input(given.item(), unit, what))
    if given.ndim != 1:
        raise TypeError(f"{what} has {given.ndim} dimensions; give one column")
    if given.dtype.kind == "O":
        listed = _sequence_column(given.tolist(), unit, what)
        listed.is_numpy = True
        return listed
    if given.dtype.kind not in "fiub":
        raise TypeError(f"{what} holds {given.dtype}; give numbers")
    mask = None
    if isinstance(given, numpy.ma.MaskedArray):
        if given.mask is not numpy.ma.nomask:
            mask = numpy.ascontiguousarray(~given.mask)
        given = given.data
    kind = _DTYPES.get((given.dtype.kind, given.dtype.itemsize)) if given.dtype.isnative else None
    if kind is None:  # a type that the library does not read, a foreign byte order
        given = given.astype(numpy.float64)
        kind = _abi.TYPE_FLOAT64
    elif given.strides[0] < 0:  # the library reads forwards only
        given = numpy.ascontiguousarray(given)
    validity = mask.ctypes.data if mask is not None else 0
    column = _column(kind, given.ctypes.data, given.strides[0], len(given), validity)
    return Input(column, len(given), (given, mask), is_numpy=True)


def _arrow_column(given: Any, what: str) -> Input:
    lent = _arrow.take(given, what)
    column = _abi.Column()
    call(library().salus_column_from_arrow, lent.schema, lent.array, byref(column))
    return Input(column, column.length, lent, is_numpy=loaded_numpy() is not None)


def _view(given: Any) -> Optional[memoryview]:
    if isinstance(given, (list, tuple)):
        return None
    try:
        return memoryview(given)
    except TypeError:
        return None


def _buffer_column(view: memoryview, unit: Optional[str], what: str) -> Input:
    if view.ndim != 1:
        raise TypeError(f"{what} has {view.ndim} dimensions; give one column")
    code = _native_format(view.format)
    if code in "cs":
        raise TypeError(f"{what} is a text; give a column of numbers")
    if code not in _FORMATS or view.itemsize != _native_size(code):
        try:
            return _sequence_column(view.tolist(), unit, what)
        except NotImplementedError:
            raise TypeError(f"{what} holds elements of format {view.format!r}; give numbers") from None
    memory: Any
    if view.contiguous and not view.readonly:
        memory = (ctypes.c_char * view.nbytes).from_buffer(view)
    else:
        # ctypes lends the address of writable memory alone.
        memory = ctypes.create_string_buffer(view.tobytes(), max(view.nbytes, 1))
    return Input(_column(_FORMATS[code], ctypes.addressof(memory), view.itemsize, len(view)), len(view), memory)


def _native_format(code: str) -> str:
    """The format without a mark that says no more than "as this machine has it"."""
    own = "<" if sys.byteorder == "little" else ">"
    return code[1:] if code[:1] in ("@", "=", own) else code


def _native_size(code: str) -> int:
    return 1 if code == "?" else array.array(code).itemsize


def _sequence_column(given: "Sequence[Any]", unit: Optional[str], what: str) -> Input:
    validity = None
    try:
        if Value in set(map(type, given)):  # its unit and its reason count
            raise TypeError
        numbers = array.array("d", given)
    except (TypeError, OverflowError):  # None, a Value, a text …
        numbers, validity = _numbers_one_by_one(given, unit, what)
    numbers.append(0.0)  # an empty column has an address, too
    address = numbers.buffer_info()[0]
    validity_address = _address(validity) if validity is not None else 0
    column = _column(_abi.TYPE_FLOAT64, address, numbers.itemsize, len(given), validity_address)
    return Input(column, len(given), (numbers, validity))


def _numbers_one_by_one(given: "Sequence[Any]", unit: Optional[str], what: str) -> "Tuple[array.array[float], Any]":
    values = [abi_input(item, unit, f"{what}, row {row}") for row, item in enumerate(given, 1)]
    numbers = array.array("d", [value.number for value in values])
    validity = (ctypes.c_char * (len(values) + 1)).from_buffer(
        bytearray([value.reason == _abi.REASON_NONE for value in values]) + b"\0")
    return numbers, validity


def _address(memory: Any) -> int:
    return ctypes.addressof(memory)


Range = Tuple[int, int]


class Output:
    """What a column call writes: into `out` where it is given, an array of values or a pair of values and validity; else
    into NumPy arrays where `numpy` is given, otherwise an array and a list."""

    def __init__(self, rows: int, numpy: Any, out: Any = None, what: str = "out") -> None:
        self.rows = rows
        values, valid = out if isinstance(out, tuple) and len(out) == 2 else (out, None)
        if isinstance(out, tuple) and len(out) != 2:
            raise TypeError(f"{what} is an array of values, or a pair of values and validity")
        self._valid_is_list = valid is None and numpy is None
        if values is None:
            values = numpy.empty(rows, numpy.float64) if numpy is not None else array.array("d", bytes(8 * rows))
        if valid is None:
            valid = numpy.empty(rows, numpy.bool_) if numpy is not None else bytearray(rows)
        self._values, self._valid = values, valid
        self._memory = (_place(values, "d", rows, f"{what}: the values"),
                        _place(valid, "?B", rows, f"{what}: the validity"))
        self.structure = _abi.ColumnOutput(values=self._memory[0].address, validity=self._memory[1].address,
                                           validity_kind=_abi.VALIDITY_BYTES)

    def ranges(self) -> List[Range]:
        """The addresses that are written."""
        return [place.range for place in self._memory]

    def take(self) -> Tuple[Any, Any]:
        """(values, valid)"""
        return self._values, [byte != 0 for byte in self._valid] if self._valid_is_list else self._valid


class _Place:
    """Where something is written; the memory stays where it is as long as this lives."""

    __slots__ = ("address", "range", "_memory")

    def __init__(self, address: int, size: int, memory: Any) -> None:
        # The interface asks for a place to write even where there is no row.
        spare = ctypes.c_double() if size == 0 else None
        self.address = ctypes.addressof(spare) if spare is not None else address
        self.range = (address, address + size)
        self._memory = (memory, spare)


def _place(given: Any, formats: str, rows: int, what: str) -> _Place:
    """The address of writable memory for `rows` entries, side by side, of one of the formats."""
    wanted = "float64" if formats == "d" else "bool"
    try:
        view = memoryview(given)
    except (TypeError, ValueError):
        raise TypeError(f"{what} need writable memory of {wanted}, such as a NumPy array, not "
                        f"{type(given).__name__}") from None
    if view.ndim != 1:
        raise TypeError(f"{what} have {view.ndim} dimensions; give one column")
    if _native_format(view.format) not in tuple(formats):
        raise TypeError(f"{what} are of format {view.format!r}; give {wanted}")
    if view.readonly:
        raise TypeError(f"{what} cannot be written to")
    if len(view) != rows:
        raise SalusError(f"{what} have {len(view)} entries for {rows} rows", code="unequal_lengths",
                         hint="give one entry a row")
    if not view.contiguous:
        raise TypeError(f"{what} do not lie side by side; give a contiguous array")
    if view.nbytes == 0:
        return _Place(0, 0, given)
    memory = (ctypes.c_char * view.nbytes).from_buffer(view)
    return _Place(ctypes.addressof(memory), view.nbytes, memory)


def check_apart(outputs: "Sequence[Output]", inputs: "Sequence[Input]", names: "Sequence[str]") -> None:
    """Refuses outputs that overlap an input or each other, whose result would depend on the order of writing."""
    written = sorted(place for output in outputs for place in output.ranges() if place[0] < place[1])
    for (_, end), (begin, _) in zip(written, written[1:]):
        if begin < end:
            raise SalusError("two outputs overlap", code="invalid_argument", hint="give each memory of its own")
    for item, name in zip(inputs, names):
        column = item.column
        rows = column.offset + (1 if column.stride == 0 else column.length)
        size = (rows + 7) // 8 if column.type == _abi.TYPE_BITS else max(rows - 1, 0) * column.stride + 8
        begin = column.data or 0
        end = begin + (size if column.length else 0)
        for first, last in written:
            if first < end and begin < last:
                raise SalusError(f"the output overlaps the column of {name}", code="invalid_argument",
                                 hint="give memory of its own, or a copy of the column", subject=name)
