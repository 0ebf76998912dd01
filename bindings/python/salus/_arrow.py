"""The Arrow C data interface in Python: objects with `__arrow_c_array__`, taken and offered through ctypes alone.

Source: Apache Arrow, "The Arrow PyCapsule interface" and "The Arrow C data interface".
"""

from __future__ import annotations

import ctypes
from ctypes import POINTER, Structure, byref, c_char_p, c_int64, c_void_p
from typing import Any, Dict, NamedTuple, Tuple

_SCHEMA, _ARRAY = b"arrow_schema", b"arrow_array"


class ArrowSchema(Structure):
    """The specification's structure."""


class ArrowArray(Structure):
    """The specification's structure."""


ArrowSchema._fields_ = [
    ("format", c_char_p),
    ("name", c_char_p),
    ("metadata", c_void_p),
    ("flags", c_int64),
    ("n_children", c_int64),
    ("children", POINTER(POINTER(ArrowSchema))),
    ("dictionary", POINTER(ArrowSchema)),
    ("release", c_void_p),
    ("private_data", c_void_p),
]
ArrowArray._fields_ = [
    ("length", c_int64),
    ("null_count", c_int64),
    ("offset", c_int64),
    ("n_buffers", c_int64),
    ("n_children", c_int64),
    ("buffers", POINTER(c_void_p)),
    ("children", POINTER(POINTER(ArrowArray))),
    ("dictionary", POINTER(ArrowArray)),
    ("release", c_void_p),
    ("private_data", c_void_p),
]

_new = ctypes.pythonapi.PyCapsule_New
_new.restype, _new.argtypes = ctypes.py_object, [c_void_p, c_char_p, c_void_p]
_pointer = ctypes.pythonapi.PyCapsule_GetPointer
_pointer.restype, _pointer.argtypes = c_void_p, [ctypes.py_object, c_char_p]
_is_valid = ctypes.pythonapi.PyCapsule_IsValid
_is_valid.restype, _is_valid.argtypes = ctypes.c_int, [ctypes.py_object, c_char_p]
# The same function for a capsule that is being destroyed: as an address, since a reference to it would bring it back to life.
_pointer_of_dying = ctypes.PYFUNCTYPE(c_void_p, c_void_p, c_char_p)(("PyCapsule_GetPointer", ctypes.pythonapi))
_release = ctypes.CFUNCTYPE(None, c_void_p)

# What the capsules in use point to, by address.
_offered: Dict[int, Structure] = {}


def _destroyer(name: bytes) -> Any:
    # Bound here, because a capsule may be destroyed when the interpreter has already emptied this module.
    def destroy(capsule: int, pointer: Any = _pointer_of_dying, offered: Any = _offered, release: Any = _release) -> None:
        address = pointer(capsule, name)
        structure = offered.pop(address, None)
        if structure is not None and structure.release:  # a consumer that took it over left none
            release(structure.release)(address)

    made = ctypes.PYFUNCTYPE(None, c_void_p)(destroy)
    ctypes.pythonapi.Py_IncRef(ctypes.py_object(made))  # for ever: the last capsule may outlive the module
    return made


_destroyers = {name: _destroyer(name) for name in (_SCHEMA, _ARRAY)}


def _capsule(structure: Structure, name: bytes) -> Any:
    address = ctypes.addressof(structure)
    _offered[address] = structure
    return _new(address, name, ctypes.cast(_destroyers[name], c_void_p))


class Given(NamedTuple):
    """What a producer lends. The capsules release it when nobody holds them any more."""

    schema: int
    array: int
    capsules: Tuple[Any, Any]


def offers_array(given: Any) -> bool:
    """Whether an object is an Arrow array or record batch."""
    return hasattr(type(given), "__arrow_c_array__")


def take(given: Any, what: str) -> Given:
    """The structures of an object with `__arrow_c_array__`, where they are."""
    capsules = given.__arrow_c_array__()
    if not (isinstance(capsules, tuple) and len(capsules) == 2 and _is_valid(capsules[0], _SCHEMA)
            and _is_valid(capsules[1], _ARRAY)):
        raise TypeError(f"{what}: __arrow_c_array__ of {type(given).__name__} did not return an Arrow schema and array")
    return Given(_pointer(capsules[0], _SCHEMA), _pointer(capsules[1], _ARRAY), capsules)


class Exporter:
    """Base of objects that offer themselves as Arrow. `_fill` writes both structures, which are then the consumer's."""

    def _fill(self, schema: Any, array: Any) -> None:
        raise NotImplementedError

    def __arrow_c_array__(self, requested_schema: Any = None) -> Tuple[Any, Any]:
        """An Arrow schema and array. A requested schema is not followed, which the interface allows: the types are always
        those that the documentation names."""
        schema, array = ArrowSchema(), ArrowArray()
        self._fill(byref(schema), byref(array))
        return _capsule(schema, _SCHEMA), _capsule(array, _ARRAY)

    def __arrow_c_schema__(self) -> Any:
        """The Arrow schema alone."""
        return self.__arrow_c_array__()[0]
