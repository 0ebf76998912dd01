"""What ships inside the library: plan documents, their JSON Schema, and observations as CSV."""

from __future__ import annotations

import functools
from ctypes import byref
from typing import Dict, List

from . import _abi
from ._call import check
from ._library import library

_SCHEMA = "plan.schema.json"


@functools.lru_cache(maxsize=1)
def _entries() -> Dict[str, str]:
    lib = library()
    entries = {}
    for index in range(lib.salus_catalogue_count()):
        name, text = _abi.Text(), _abi.Text()
        check(lib.salus_catalogue_entry(index, byref(name), byref(text)))
        entries[str(name)] = str(text)
    return entries


def catalogue() -> Dict[str, str]:
    """The shipped files by their names: "jinshan-2021-2025.json", "….published.csv", "plan.schema.json"."""
    return dict(_entries())


def catalogue_plans() -> List[str]:
    """The ids of the shipped plans, ordered."""
    return [name[:-len(".json")] for name in sorted(_entries()) if name.endswith(".json") and name != _SCHEMA]
