"""Formulas as plans print them."""

from __future__ import annotations

import ctypes
import json
from ctypes import byref, c_int64, c_void_p
from typing import Any, Callable, Dict, Iterable, Iterator, List, Mapping, Optional, Tuple, Union

from . import _abi, _arrow, _columns
from ._call import Owner, call, check, read_findings, reason_of, take_text, texts
from ._functions import Functions, failures_of
from ._inputs import Inputs, column_options
from ._library import library
from .element import Element, declare
from .error import LANGUAGES, Finding, check_language
from .value import Value, abi_input, value_of


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
    functions that it may call beside those of the language: a dict of names and callables. A callable gets a column for
              each argument (a NumPy array where NumPy is loaded, else an array.array; NaN where a row has no value) and
              returns a column, or one number for all rows; None and NaN are no value. It is called for a block of rows
              at a time, must be pure (equal calls are computed once) and, with several threads, thread-safe. An
              exception in it is the cause of a SalusError with code "function_failed".
    lang      "en" or "zh": the language of its findings and of the errors that it raises

    A formula that cannot be compiled is a SalusError with all findings, each with its place. Immutable; usable from any
    number of threads at once; pickles by its text and options.
    """

    def __init__(self, text: str, unit: Optional[str] = None,
                 elements: Optional[Iterable[Union[str, Mapping[str, Any], Element]]] = None, *,
                 basis: Optional[str] = None, max_depth: int = 0,
                 functions: Optional[Mapping[str, Callable[..., Any]]] = None, lang: str = "en") -> None:
        check_language(lang)
        if not isinstance(text, str):
            raise TypeError(f"a formula is a text, not {type(text).__name__}")
        described, own, options = compile_options(unit, elements, basis, max_depth, functions, lang)
        encoded = _abi.encode(text)
        handle = c_void_p()
        call(library().salus_formula_compile, encoded, len(encoded), byref(options), byref(handle), lang=lang)
        self._adopt(handle, described, lang, own)
        self._again: Optional[Tuple[Any, ...]] = (text, unit, described, basis, max_depth, functions, lang)

    @classmethod
    def _of_handle(cls, handle: c_void_p, elements: Optional[Tuple[Element, ...]], lang: str,
                   functions: Optional[Functions] = None) -> "Formula":
        formula = cls.__new__(cls)
        formula._adopt(handle, elements, lang, functions)
        formula._again = None
        return formula

    def _adopt(self, handle: c_void_p, elements: Optional[Tuple[Element, ...]], lang: str,
               functions: Optional[Functions] = None) -> None:
        lib = library()
        self._lang = lang
        self._functions = functions
        self._own(handle.value or 0, lib.salus_formula_free)
        info = _abi.FormulaInfo()
        check(lib.salus_formula_describe(self._handle, byref(info)))
        own = self._handle
        self._inputs = Inputs("formula", texts(lib.salus_formula_name, own, info.name_count), elements or (),
                              lambda key: int(lib.salus_formula_input(own, key, len(key))), lang)
        self._findings = tuple(read_findings(lib.salus_formula_finding, own, info.finding_count, lang=lang))
        self._text, self._canonical, self._unit = str(info.text), str(info.canonical), str(info.unit)
        self._numerator, self._denominator = str(info.numerator), str(info.denominator)
        self._is_boolean, self._needs_dataset = bool(info.is_boolean), bool(info.needs_dataset)

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
        return list(self._inputs.names)

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

    @property
    def ast(self) -> Dict[str, Any]:
        """The syntax tree, ready for JSON: `{"formula", "unit", "root", "nodes": [...]}`.

        The nodes are one flat list: children stand before their parents and are named by their indices, the root is last. Each has
        `kind` (number, name, unary, binary, call, shift, window, selector, parent, step), `type` (number, condition), `unit`, `span` (bytes of
        the text) and `children`, and by its kind `text printed mark value scale`, `name input id`, `operator`, `function by_age`, `period`,
        `from to year_to_date`, or `selection`.
        """
        tree: Dict[str, Any] = json.loads(take_text(library().salus_formula_ast, self._handle))
        return tree

    @property
    def latex(self) -> str:
        """The formula for a report: LaTeX for math mode with amsmath, and a font that has the names' characters."""
        return take_text(library().salus_formula_latex, self._handle)

    @property
    def mathml(self) -> str:
        """The formula for a page: presentation MathML, one `<math>` element."""
        return take_text(library().salus_formula_mathml, self._handle)

    def dump(self) -> str:
        """The compiled program, an instruction a line."""
        return take_text(library().salus_formula_dump, self._handle)

    def __call__(self, values: Optional[Mapping[str, Any]] = None) -> Value:
        """The value for one row: a number for every name, None where the figure is missing.

        A name may be given by its id or an alias, too. Keys that the formula does not read are ignored, since a row
        usually holds more columns than one formula needs; a name that is not given at all is a SalusError with code
        "missing_input". A Value with a unit is converted to the element's unit where that is known.
        """
        result = _abi.Value()
        self._call(library().salus_formula_evaluate, self._handle, self._row(values), len(self._inputs.names),
                   byref(result))
        return value_of(result, self._unit)

    def explain(self, values: Optional[Mapping[str, Any]] = None, lang: str = "en") -> str:
        """How the value for one row comes about: the formula with its numbers and its result, then a line for each step.

            >>> print(Formula("deaths / births * 1000‰").explain({"deaths": 11, "births": 2886}))
            deaths 11 / births 2886 * 1000‰ = 3.81‰
              deaths / births = 0.00381 (0.0038115038115038116)
              deaths / births * 1000‰ = 3.81‰ (3.811503811503812)

        Where there is no value, each line says why and what caused it. `lang` is "en" or "zh". Values are given as for a call.
        """
        number = LANGUAGES.index(check_language(lang))
        return self._explained(library().salus_formula_explain, self._row(values), number)

    def explain_tree(self, values: Optional[Mapping[str, Any]] = None) -> Dict[str, Any]:
        """The same as a tree for programs: the result, and in `children` the steps that it was computed with.

        Each step has `kind` ("literal", "input", "operation", "conversion"), `text` (the part of the formula; a long one is
        shortened in its middle), `value` (exactly what the program computes; True or False of a condition, None where
        invalid), `unit`, `display`, `reason` and `cause` (None where valid; the text of the step at which the reason
        arose) and `children`. JSON-ready, but as deep as the formula: 16 000 terms added up are as many levels.
        """
        document = json.loads(self._explained(library().salus_formula_explain_json, self._row(values)))
        steps: List[Dict[str, Any]] = document["steps"]
        texts_of_steps = [step["text"] for step in steps]
        for step in steps:  # children come first
            step["children"] = [steps[child] for child in step["children"]]
            step["cause"] = None if step["cause"] is None else texts_of_steps[step["cause"]]
        return steps[document["root"]]

    def _explained(self, function: Any, row: Any, *arguments: Any) -> str:
        with failures_of(self._functions):
            text = take_text(function, self._handle, row, len(self._inputs.names), *arguments, lang=self._lang)
        return text

    def _row(self, values: Optional[Mapping[str, Any]]) -> Any:
        """The values of one row as the library takes them."""
        inputs = self._inputs
        given = inputs.given({} if values is None else values)
        row = (_abi.Value * max(1, len(given)))()
        for index, (item, unit, name) in enumerate(zip(given, inputs.units, inputs.names)):
            row[index] = abi_input(item, unit, name)
        return row

    def columns(self, columns: Optional[Mapping[str, Any]] = None, out: Any = None,
                threads: int = 1) -> Tuple[Any, Any]:
        """The values of many rows, and which of them are valid: `(values, valid)`.

        A column is a NumPy array (float64, float32, int64, int32, uint8 and bool are read without a copy, strided or
        not; masked entries are missing), an array.array or another buffer, a list or tuple with None for a missing
        figure, or one number for all rows. A NaN is missing.

        NumPy arrays where a column was one (float64 and bool), otherwise an array.array and a list. Invalid rows hold
        NaN; `reasons()` tells why.

        `out` is where the results go, so that a loop touches no fresh memory: a writable column of float64 (a NumPy array,
        an array.array), or a pair of one and a column of bool (a NumPy array, a bytearray). They are what is returned, and
        must not overlap the columns. `threads` share the rows; 0 is as many as the processor runs at once. The results
        are the same bits.
        """
        return self._evaluate_columns(columns, out, threads).take()

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
        reasons: List[Any] = []
        self._evaluate_columns(columns, None, 1, reasons)
        return [reason_of(number) for number in reasons[0].raw[:-1]]

    def _evaluate_columns(self, mapping: Optional[Mapping[str, Any]], out: Any, threads: int,
                          reasons: Any = None) -> _columns.Output:
        options = column_options(threads)
        columns = self._inputs.columns({} if mapping is None else mapping)
        output = _columns.Output(columns.rows, columns.numpy, out)
        _columns.check_apart([output], columns.inputs, self._inputs.names)
        if reasons is not None:
            reasons.append(ctypes.create_string_buffer(columns.rows + 1))
            output.structure.reasons = ctypes.addressof(reasons[0])
        self._call(library().salus_formula_evaluate_columns_with, self._handle, columns.array, columns.count,
                   columns.stride, columns.rows, byref(output.structure), byref(options), byref(c_int64()))
        return output

    def _call(self, function: Any, *arguments: Any) -> None:
        with failures_of(self._functions):
            call(function, *arguments, lang=self._lang)

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
        self._formula._call(library().salus_formula_evaluate_arrow, self._formula._handle, self._lent.schema,
                            self._lent.array, schema, array)

    def __arrow_c_array__(self, requested_schema: Any = None) -> Tuple[Any, Any]:
        """An Arrow schema and array of float64. A requested schema is not followed, which the interface allows."""
        try:
            return self._ready.pop()
        except IndexError:
            return super().__arrow_c_array__()


def _again(text: str, unit: Optional[str], elements: Any, basis: Optional[str], max_depth: int,
           functions: Any, lang: str) -> Formula:
    return Formula(text, unit, elements, basis=basis, max_depth=max_depth, functions=functions, lang=lang)


def compile_options(unit: Optional[str], elements: Any, basis: Optional[str], max_depth: int,
                    functions: Any, lang: str) -> "Tuple[Optional[Tuple[Element, ...]], Optional[Functions], _abi.FormulaOptions]":
    """The elements, the functions and the structure of what a formula or a set is compiled with."""
    described = None if elements is None else tuple(map(Element.of, _listed(elements)))
    own = None if functions is None else Functions(functions, lang)
    options = _abi.FormulaOptions(unit=_abi.text_of(unit), basis=_abi.text_of(basis), max_depth=max_depth)
    if own is not None:
        options.functions = own.handle
    if described:
        options.declarations = declare(described)
        options.declaration_count = len(described)
        options.declaration_stride = ctypes.sizeof(_abi.Declaration)
    return described, own, options


def _listed(elements: Any) -> Iterator[Any]:
    if isinstance(elements, (str, bytes, Mapping)):
        raise TypeError("elements is a list of names or descriptions")
    return iter(elements)
