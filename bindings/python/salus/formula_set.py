"""Formulas that are evaluated together."""

from __future__ import annotations

import ctypes
from ctypes import byref, c_int64, c_void_p
from typing import Any, Callable, Dict, Iterable, List, Mapping, Optional, Tuple, Union

from . import _abi, _columns
from ._call import Owner, call, check, read_findings, take_text, texts
from ._functions import failures_of
from ._inputs import Inputs, column_options
from ._library import library
from .element import Element
from .error import Finding, SalusError, check_language
from .formula import Formula, compile_options


class FormulaSet(Owner):
    """Named formulas over shared columns, compiled into one program: each column is read once, and what the formulas have
    in common is computed once.

        >>> rates = FormulaSet({"粗死亡率": "死亡数/人口数×1000‰", "粗出生率": "活产数/人口数×1000‰"})
        >>> rates.columns({"死亡数": [9.0], "活产数": [8.0], "人口数": [1000.0]})["粗死亡率"][0][0]
        9.0

    formulas  a dict of names and texts
    elements, basis, functions, max_depth, lang  as for `Formula`. An element that has the name of a formula of the set is that
              formula wherever it is read, in the element's unit.

    Formulas that cannot be compiled are a SalusError with the findings of all, each with the formula's name in `file`.
    Immutable; usable from any number of threads at once; pickles by its texts and options.
    """

    def __init__(self, formulas: Mapping[str, str],
                 elements: Optional[Iterable[Union[str, Mapping[str, Any], Element]]] = None, *,
                 basis: Optional[str] = None, max_depth: int = 0,
                 functions: Optional[Mapping[str, Callable[..., Any]]] = None, lang: str = "en") -> None:
        check_language(lang)
        if not isinstance(formulas, Mapping):
            raise TypeError(f"formulas is a dict of names and texts, not {type(formulas).__name__}")
        described, self._functions, options = compile_options(None, elements, basis, max_depth, functions, lang)
        named = (_abi.NamedFormula * max(1, len(formulas)))()
        for index, (name, text) in enumerate(formulas.items()):
            named[index] = _abi.NamedFormula(name=_abi.text_of(_checked(name)), text=_abi.text_of(_checked(text)))
        lib = library()
        handle = c_void_p()
        call(lib.salus_formula_set_compile, named, len(formulas), ctypes.sizeof(_abi.NamedFormula), byref(options),
             byref(handle), lang=lang)
        self._lang = lang
        self._own(handle.value or 0, lib.salus_formula_set_free)
        own = self._handle
        info = _abi.FormulaSetInfo()
        check(lib.salus_formula_set_describe(own, byref(info)))
        self._names = tuple(texts(lib.salus_formula_set_name, own, info.formula_count))
        self._inputs = Inputs("set", texts(lib.salus_formula_set_input_name, own, info.input_count), described or (),
                              lambda key: int(lib.salus_formula_set_input(own, key, len(key))), lang)
        self._findings = tuple(read_findings(lib.salus_formula_set_finding, own, info.finding_count, lang=lang))
        self._needs_dataset = bool(info.needs_dataset)
        self._elements = described
        self._again: Tuple[Any, ...] = (dict(formulas), described, basis, max_depth, functions, lang)

    @property
    def names(self) -> List[str]:
        """The names of the formulas, in the order given."""
        return list(self._names)

    @property
    def formulas(self) -> Dict[str, Formula]:
        """The formulas by name. One that is evaluated alone takes other formulas of the set as inputs."""
        found = {}
        for index, name in enumerate(self._names):
            handle = c_void_p()
            call(library().salus_formula_set_formula, self._handle, index, byref(handle))
            found[name] = Formula._of_handle(handle, self._elements, self._lang, self._functions)
        return found

    @property
    def inputs(self) -> List[str]:
        """What the formulas read, each name once, without those that are formulas of the set."""
        return list(self._inputs.names)

    @property
    def findings(self) -> List[Finding]:
        """Warnings and notes of the compilation; `file` is the formula's name."""
        return list(self._findings)

    @property
    def needs_dataset(self) -> bool:
        """Whether any of them reads other periods or an age dimension."""
        return self._needs_dataset

    def dump(self) -> str:
        """The compiled program, an instruction a line."""
        return take_text(library().salus_formula_set_dump, self._handle)

    def columns(self, columns: Optional[Mapping[str, Any]] = None, out: Optional[Mapping[str, Any]] = None,
                threads: int = 1) -> "Dict[str, Tuple[Any, Any]]":
        """The values of many rows by the formulas' names: `{name: (values, valid)}`.

        Columns, `threads` and each entry of `out` are as for `Formula.columns`; formulas that `out` does not name get
        memory of their own.
        """
        options = column_options(threads)
        given = self._inputs.columns({} if columns is None else columns)
        places = {} if out is None else dict(out)
        unknown = [str(name) for name in places if name not in self._names]
        if unknown:
            raise SalusError(f"the set has no formula {', '.join(unknown)}", code="not_found",
                             hint=f"it has {', '.join(self._names)}", subject=unknown[0])
        outputs = [_columns.Output(given.rows, given.numpy, places.get(name), f"out[{name!r}]") for name in self._names]
        _columns.check_apart(outputs, given.inputs, self._inputs.names)
        structures = (_abi.ColumnOutput * max(1, len(outputs)))()
        for index, output in enumerate(outputs):
            structures[index] = output.structure
        with failures_of(self._functions):
            call(library().salus_formula_set_evaluate_columns, self._handle, given.array, given.count, given.stride,
                 given.rows, structures, len(outputs), ctypes.sizeof(_abi.ColumnOutput), byref(options),
                 byref(c_int64()), lang=self._lang)
        return {name: output.take() for name, output in zip(self._names, outputs)}

    def __len__(self) -> int:
        return len(self._names)

    def __repr__(self) -> str:
        return f"FormulaSet of {', '.join(self._names)}"

    def __reduce__(self) -> Any:
        return _again, self._again


def _again(formulas: Any, elements: Any, basis: Optional[str], max_depth: int, functions: Any,
           lang: str) -> FormulaSet:
    return FormulaSet(formulas, elements, basis=basis, max_depth=max_depth, functions=functions, lang=lang)


def _checked(text: Any) -> str:
    if not isinstance(text, str):
        raise TypeError(f"a formula and its name are texts, not {type(text).__name__}")
    return text
