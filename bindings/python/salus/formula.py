"""Formulas as plans print them."""

from __future__ import annotations

import ctypes
import difflib
from ctypes import byref, c_int64, c_void_p
from typing import Any, Dict, Iterable, Iterator, List, Mapping, Optional, Tuple, Union

from . import _abi, _arrow, _columns
from ._call import Owner, call, check, name_of, read_findings, take_text, texts
from ._library import library
from .element import Element, declare
from .error import Finding, SalusError, check_language
from .value import Value, abi_input, value_of

#: Keys of one mapping that a formula remembers the meaning of; more would only be a program's mistake.
_REMEMBERED = 4096


class Formula(Owner):
    """A formula as printed, compiled once and evaluated many times.

        >>> formula = Formula("全年婴儿死亡数/同年活产数×1000‰", unit="‰")
        >>> formula({"全年婴儿死亡数": 11, "同年活产数": 2886}).display
        '3.81‰'

    text      the formula as plans print it, or in ASCII: `infant_deaths / live_births * 1000`
    unit      of the result; without it, that of the formula's scale or elements
    elements  the names that it may use: a list of names, or of descriptions (`Element`, or a dict with `name` and any
              of `id unit kind basis aliases start formula`). Without it any name is an input without a unit.
    basis     chooses among elements of one printed name that differ by their population

    lang      "en" or "zh": the language of its findings and of the errors that it raises

    A formula that cannot be compiled is a SalusError with all findings, each with its place. Immutable; usable from any
    number of threads at once; pickles by its text and options.
    """

    def __init__(self, text: str, unit: Optional[str] = None,
                 elements: Optional[Iterable[Union[str, Mapping[str, Any], Element]]] = None, *,
                 basis: Optional[str] = None, max_depth: int = 0, lang: str = "en") -> None:
        check_language(lang)
        if not isinstance(text, str):
            raise TypeError(f"a formula is a text, not {type(text).__name__}")
        described = None if elements is None else tuple(map(Element.of, _listed(elements)))
        options = _abi.FormulaOptions(unit=_abi.text_of(unit), basis=_abi.text_of(basis), max_depth=max_depth)
        if described:
            options.declarations = declare(described)
            options.declaration_count = len(described)
            options.declaration_stride = ctypes.sizeof(_abi.Declaration)
        encoded = _abi.encode(text)
        handle = c_void_p()
        call(library().salus_formula_compile, encoded, len(encoded), byref(options), byref(handle), lang=lang)
        self._adopt(handle, described, lang)
        self._again: Optional[Tuple[Any, ...]] = (text, unit, described, basis, max_depth, lang)

    @classmethod
    def _of_handle(cls, handle: c_void_p, elements: Tuple[Element, ...], lang: str) -> "Formula":
        formula = cls.__new__(cls)
        formula._adopt(handle, elements, lang)
        formula._again = None
        return formula

    def _adopt(self, handle: c_void_p, elements: Optional[Tuple[Element, ...]], lang: str) -> None:
        lib = library()
        self._lang = lang
        self._own(handle.value or 0, lib.salus_formula_free)
        info = _abi.FormulaInfo()
        check(lib.salus_formula_describe(self._handle, byref(info)))
        self._names = tuple(texts(lib.salus_formula_name, self._handle, info.name_count))
        self._findings = tuple(
            read_findings(lib.salus_formula_finding, self._handle, info.finding_count, lang=lang))
        self._text, self._canonical, self._unit = str(info.text), str(info.canonical), str(info.unit)
        self._numerator, self._denominator = str(info.numerator), str(info.denominator)
        self._is_boolean, self._needs_dataset = bool(info.is_boolean), bool(info.needs_dataset)
        self._units = [_unit_of(name, elements or ()) for name in self._names]
        self._meanings: Dict[Any, int] = {}

    @property
    def text(self) -> str:
        """The formula as it was given."""
        return self._text

    @property
    def canonical(self) -> str:
        """A formula that compiles to the same program: ASCII operators, no needless parentheses."""
        return self._canonical

    @property
    def names(self) -> List[str]:
        """The inputs, in the order of their first appearance, each once."""
        return list(self._names)

    @property
    def unit(self) -> str:
        """The unit of the result; "" where there is none."""
        return self._unit

    @property
    def findings(self) -> List[Finding]:
        """Warnings and notes of the compilation."""
        return list(self._findings)

    @property
    def numerator(self) -> str:
        """N of a formula N/D×k, in canonical form; "" for other shapes."""
        return self._numerator

    @property
    def denominator(self) -> str:
        """D of a formula N/D×k, in canonical form; "" for other shapes."""
        return self._denominator

    @property
    def is_boolean(self) -> bool:
        """Whether the result is a condition: 1 where it is true, 0 where it is false."""
        return self._is_boolean

    @property
    def needs_dataset(self) -> bool:
        """Whether it reads other periods, areas or categories, so that a Plan over a Dataset alone can evaluate it."""
        return self._needs_dataset

    def dump(self) -> str:
        """The compiled program, an instruction a line."""
        return take_text(library().salus_formula_dump, self._handle)

    def __call__(self, values: Optional[Mapping[str, Any]] = None) -> Value:
        """The value for one row: a number for every name, None where the figure is missing.

        A name may be given by its id or an alias, too. Keys that the formula does not read are ignored, since a row
        usually holds more columns than one formula needs; a name that is not given at all is a SalusError with code
        "missing_input". A Value with a unit is converted to the element's unit where that is known.
        """
        given = self._inputs({} if values is None else values)
        row = (_abi.Value * max(1, len(given)))()
        for index, (item, unit, name) in enumerate(zip(given, self._units, self._names)):
            row[index] = abi_input(item, unit, name)
        result = _abi.Value()
        call(library().salus_formula_evaluate, self._handle, row, len(given), byref(result), lang=self._lang)
        return value_of(result, self._unit)

    def columns(self, columns: Optional[Mapping[str, Any]] = None) -> Tuple[Any, Any]:
        """The values of many rows, and which of them are valid: `(values, valid)`.

        A column is a NumPy array (float64, float32, int64, int32, uint8 and bool are read without a copy, strided or
        not; masked entries are missing), an array.array or another buffer, a list or tuple with None for a missing
        figure, or one number for all rows. A NaN is missing.

        NumPy arrays where a column was one (float64 and bool), otherwise an array.array and a list. Invalid rows hold
        NaN; `reasons()` tells why.
        """
        output = self._evaluate_columns({} if columns is None else columns, None)
        return output.take()

    def arrow(self, batch: Any) -> "ArrowValues":
        """The values over an Arrow record batch: any object with `__arrow_c_array__` that is a struct of columns (of
        pyarrow, nanoarrow, DuckDB …), read where it is.

        A column serves the input that its name, id or alias stands for. The answer offers itself as an Arrow array of
        float64 in turn (`pyarrow.array(formula.arrow(batch))`), with null where a row is invalid and the unit as its
        metadata "salus.unit".
        """
        if not _arrow.offers_array(batch):
            raise TypeError(f"give an Arrow record batch (an object with __arrow_c_array__), not {type(batch).__name__}")
        return ArrowValues(self, batch)

    def reasons(self, columns: Optional[Mapping[str, Any]] = None) -> List[Optional[str]]:
        """Why each row of `columns()` is invalid: the reason's name, None where the row is valid."""
        reasons: List[bytearray] = []
        self._evaluate_columns({} if columns is None else columns, reasons)
        none = _abi.REASON_NONE
        return [None if number == none else name_of("reason", number) for number in reasons[0]]

    def _evaluate_columns(self, columns: Mapping[str, Any], reasons: "Optional[List[bytearray]]") -> _columns.Output:
        inputs = [
            _columns.read(item, unit, name)
            for item, unit, name in zip(self._inputs(columns), self._units, self._names)
        ]
        rows = self._rows(inputs)
        given = (_abi.Column * max(1, len(inputs)))()
        for index, item in enumerate(inputs):
            given[index] = item.column
        numpy = _columns.loaded_numpy() if any(item.is_numpy for item in inputs) else None
        output = _columns.Output(rows, numpy)
        if reasons is not None:
            reasons.append(bytearray(rows + 1))
            buffer = (ctypes.c_char * (rows + 1)).from_buffer(reasons[0])
            output.structure.reasons = ctypes.addressof(buffer)
        call(library().salus_formula_evaluate_columns, self._handle, given, len(inputs), ctypes.sizeof(_abi.Column),
             rows, byref(output.structure), byref(c_int64()), lang=self._lang)
        if reasons is not None:
            del buffer
            reasons[0].pop()
        return output

    def _rows(self, inputs: "List[_columns.Input]") -> int:
        lengths = {name: item.length for name, item in zip(self._names, inputs) if item.length is not None}
        if len(set(lengths.values())) > 1:
            listed = ", ".join(f"{name} {length}" for name, length in lengths.items())
            raise self._error(Finding(
                "unequal_lengths", "error", f"the columns have different lengths: {listed}",
                hint="give every column one entry a row, or a single number",
                translation=(f"各列长度不同：{listed}", "每一列应每行一个值，或只给一个数")))
        return next(iter(lengths.values()), 1)

    def _inputs(self, given: Mapping[str, Any]) -> List[Any]:
        """What is given for each name, in the order of the names."""
        if not hasattr(given, "keys"):
            raise TypeError(f"give a dict of names, not {type(given).__name__}")
        keys: "List[Any]" = [None] * len(self._names)
        for key in given.keys():
            index = self._meaning(key)
            if index < 0:
                continue
            if keys[index] is not None:
                raise self._error(Finding(
                    "duplicate_name", "error",
                    f"{self._names[index]} is given twice, as {keys[index]} and as {key}", hint="give it once",
                    subject=str(key),
                    translation=(f"“{self._names[index]}”给了两次：“{keys[index]}”和“{key}”", "请只给一次")))
            keys[index] = key
        missing = [name for name, key in zip(self._names, keys) if key is None]
        if missing:
            raise self._missing(missing, [str(key) for key in given.keys()])
        return [given[key] for key in keys]

    def _meaning(self, key: Any) -> int:
        """The input that a key stands for; -1 for none."""
        index = self._meanings.get(key, -2)
        if index == -2:
            index = -1
            if isinstance(key, str):
                encoded = _abi.encode(key)
                index = library().salus_formula_input(self._handle, encoded, len(encoded))
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
            message = f"the formula reads {name}, which is not given"
            findings.append(Finding("missing_input", "error", message, hint=hint, subject=name,
                                    translation=(f"公式要用到“{name}”，但没有给出", hint_zh)))
        return self._error(*findings)

    def _error(self, *findings: Finding) -> SalusError:
        return SalusError.of(findings).in_language(self._lang)

    def __repr__(self) -> str:
        unit = f", unit={self._unit!r}" if self._unit else ""
        return f"Formula({self._text!r}{unit})"

    def __str__(self) -> str:
        return self._text

    def __reduce__(self) -> Any:
        if self._again is None:
            raise TypeError("the formula of a plan's indicator cannot be pickled; load the plan where it is needed")
        return _again, self._again


class ArrowValues(_arrow.Exporter):
    """A formula's values over an Arrow record batch, offered as an Arrow array by `__arrow_c_array__`."""

    def __init__(self, formula: Formula, batch: Any) -> None:
        self._formula = formula
        self._lent = _arrow.take(batch, "the batch")
        # Computed now, so that what is wrong shows here and not in the consumer; it goes to the first one that asks.
        self._ready = [super().__arrow_c_array__()]

    def _fill(self, schema: Any, array: Any) -> None:
        call(library().salus_formula_evaluate_arrow, self._formula._handle, self._lent.schema, self._lent.array, schema,
             array, lang=self._formula._lang)

    def __arrow_c_array__(self, requested_schema: Any = None) -> Tuple[Any, Any]:
        """An Arrow schema and array of float64. A requested schema is not followed, which the interface allows."""
        try:
            return self._ready.pop()
        except IndexError:
            return super().__arrow_c_array__()


def _again(text: str, unit: Optional[str], elements: Any, basis: Optional[str], max_depth: int, lang: str) -> Formula:
    return Formula(text, unit, elements, basis=basis, max_depth=max_depth, lang=lang)


def _listed(elements: Any) -> Iterator[Any]:
    if isinstance(elements, (str, bytes, Mapping)):
        raise TypeError("elements is a list of names or descriptions")
    return iter(elements)


def _unit_of(name: str, elements: Iterable[Element]) -> Optional[str]:
    """The unit in which an input is expected; None where it is unknown."""
    units = {element.unit for element in elements if name in (element.name, element.id)}
    return units.pop() if len(units) == 1 else None
