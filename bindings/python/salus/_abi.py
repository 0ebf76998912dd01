"""The C interface of libsalus as ctypes sees it: numbers, structures, prototypes.

A mirror of `capi/salus.h`, which documents ownership, threads and errors; nothing here is meant for users. Structures
that begin with `size` set it themselves.
"""

from __future__ import annotations

import ctypes
from ctypes import POINTER, c_char_p, c_double, c_int32, c_int64, c_uint32, c_uint64, c_void_p
from typing import Any, Optional

#: The version of the interface that this package is written against.
ABI_VERSION = 1

OK = 0
ERROR_MEMORY = 10

REASON_NONE = 0
REASON_MISSING = 1
REASON_OVERFLOW = 4
FIRST_VERDICT_REASON = 32

TYPE_FLOAT64 = 1
TYPE_FLOAT32 = 2
TYPE_INT64 = 3
TYPE_INT32 = 4
TYPE_UINT8 = 5
TYPE_BOOLEAN = 6
TYPE_BITS = 7
TYPE_INT8 = 8
TYPE_INT16 = 9
TYPE_UINT16 = 10
TYPE_UINT32 = 11
TYPE_UINT64 = 12
TYPE_TEXT = 16

VALIDITY_ALL = 0
VALIDITY_BITMAP = 1
VALIDITY_BYTES = 2

DIGITS_NATURAL = -1000

RESULT_VALUE = 1
RESULT_REASON = 2
RESULT_ORIGIN = 3
RESULT_INDICATOR = 4
RESULT_AREA = 5
RESULT_PERIOD = 6
RESULT_NUMERATOR = 7
RESULT_DENOMINATOR = 8
RESULT_LOWER = 9
RESULT_UPPER = 10
RESULT_LIMITS_REASON = 11


class Text(ctypes.Structure):
    """salus_text. The pointer is typed, so that ctypes keeps alive the bytes that were assigned."""

    _fields_ = [("data", c_char_p), ("length", c_int64)]

    def __str__(self) -> str:
        raw = self.data
        if raw is None:
            return ""
        if len(raw) != self.length:  # a NUL inside, or no NUL where the text ends
            raw = ctypes.string_at(c_void_p.from_buffer(self).value or 0, self.length)
        return str(raw, "utf-8", "replace")


class Value(ctypes.Structure):
    """salus_value."""

    _fields_ = [("number", c_double), ("reason", c_int32), ("reserved", c_int32)]


class Sized(ctypes.Structure):
    """A structure that may grow: its first member says how much of it the caller knows."""

    def __init__(self, **members: Any) -> None:
        super().__init__(**members)
        self.size = ctypes.sizeof(type(self))


class Column(Sized):
    """salus_column."""

    _fields_ = [
        ("size", c_uint32),
        ("type", c_int32),
        ("validity_kind", c_int32),
        ("reserved", c_int32),
        ("data", c_void_p),
        ("stride", c_int64),
        ("length", c_int64),
        ("offset", c_int64),
        ("validity", c_void_p),
    ]


class Finding(Sized):
    """salus_finding."""

    _fields_ = [
        ("size", c_uint32),
        ("code", c_int32),
        ("severity", c_int32),
        ("line", c_int32),
        ("column", c_int32),
        ("reserved", c_int32),
        ("begin", c_int64),
        ("end", c_int64),
        ("message", Text),
        ("hint", Text),
        ("subject", Text),
        ("file", Text),
        ("pointer", Text),
        ("excerpt", Text),
        ("message_zh", Text),
        ("hint_zh", Text),
    ]


class Declaration(Sized):
    """salus_declaration."""

    _fields_ = [
        ("size", c_uint32),
        ("kind", c_int32),
        ("id", Text),
        ("name", Text),
        ("unit", Text),
        ("basis", Text),
        ("start", Text),
        ("formula", Text),
        ("aliases", POINTER(Text)),
        ("alias_count", c_int64),
    ]


class FormulaOptions(Sized):
    """salus_formula_options."""

    _fields_ = [
        ("size", c_uint32),
        ("max_depth", c_int32),
        ("unit", Text),
        ("basis", Text),
        ("declarations", POINTER(Declaration)),
        ("declaration_count", c_int64),
        ("declaration_stride", c_int64),
        ("max_bytes", c_int64),
        ("max_nodes", c_int64),
        ("max_window", c_int64),
        ("functions", c_void_p),
    ]


class FunctionBlock(Sized):
    """salus_function_block."""

    _fields_ = [
        ("size", c_uint32),
        ("argument_count", c_int32),
        ("rows", c_int64),
        ("columns", POINTER(POINTER(c_double))),
        ("validity", POINTER(POINTER(c_uint64))),
        ("values", POINTER(c_double)),
        ("valid", POINTER(c_uint64)),
        ("message", c_void_p),
        ("message_capacity", c_int64),
    ]


#: salus_function_body
FunctionBody = ctypes.CFUNCTYPE(c_int32, c_void_p, POINTER(FunctionBlock))


class Function(Sized):
    """salus_function."""

    _fields_ = [
        ("size", c_uint32),
        ("reserved", c_int32),
        ("name", Text),
        ("least_arguments", c_int32),
        ("most_arguments", c_int32),
        ("body", FunctionBody),
        ("context", c_void_p),
        ("release", c_void_p),
    ]


class NamedFormula(Sized):
    """salus_named_formula."""

    _fields_ = [("size", c_uint32), ("reserved", c_int32), ("name", Text), ("text", Text)]


class FormulaSetInfo(Sized):
    """salus_formula_set_info."""

    _fields_ = [
        ("size", c_uint32),
        ("needs_dataset", c_int32),
        ("formula_count", c_int64),
        ("input_count", c_int64),
        ("finding_count", c_int64),
    ]


class FormulaInfo(Sized):
    """salus_formula_info."""

    _fields_ = [
        ("size", c_uint32),
        ("is_boolean", c_int32),
        ("needs_dataset", c_int32),
        ("reserved", c_int32),
        ("name_count", c_int64),
        ("finding_count", c_int64),
        ("text", Text),
        ("canonical", Text),
        ("unit", Text),
        ("numerator", Text),
        ("denominator", Text),
    ]


class ColumnOutput(Sized):
    """salus_column_output."""

    _fields_ = [
        ("size", c_uint32),
        ("reserved", c_int32),
        ("values", c_void_p),
        ("validity", c_void_p),
        ("reasons", c_void_p),
        ("validity_kind", c_int32),
        ("reserved2", c_int32),
    ]


class ColumnOptions(Sized):
    """salus_column_options."""

    _fields_ = [("size", c_uint32), ("threads", c_int32), ("reserved", c_int64)]


class TargetOptions(Sized):
    """salus_target_options."""

    _fields_ = [("size", c_uint32), ("direction", c_int32), ("unit", Text), ("about", c_double)]


class TargetInfo(Sized):
    """salus_target_info."""

    _fields_ = [
        ("size", c_uint32),
        ("kind", c_int32),
        ("digits", c_int32),
        ("direction", c_int32),
        ("judgeable", c_int32),
        ("reason", c_int32),
        ("low", c_double),
        ("high", c_double),
        ("number", c_double),
        ("note_count", c_int64),
        ("text", Text),
        ("canonical", Text),
        ("unit", Text),
        ("comparison", Text),
        ("change_low", c_double),
        ("change_high", c_double),
        ("change_is_points", c_int32),
        ("change_per_year", c_int32),
        ("baseline", Text),
        ("magnitude", c_int32),
        ("is_state", c_int32),
        ("needs_baseline", c_int32),
        ("needs_parent", c_int32),
        ("needs_reference", c_int32),
        ("reserved", c_int32),
    ]


class JudgeOptions(Sized):
    """salus_judge_options."""

    _fields_ = [
        ("size", c_uint32),
        ("comparison", c_int32),
        ("rounding", c_int32),
        ("has_parent", c_int32),
        ("unit", Text),
        ("parent", Value),
        ("baseline", Value),
        ("reference", Value),
        ("lower", c_double),
        ("upper", c_double),
        ("years", c_double),
        ("has_baseline", c_int32),
        ("has_reference", c_int32),
        ("has_interval", c_int32),
        ("has_digits", c_int32),
        ("digits", c_int32),
        ("declared", c_int32),
    ]


class Verdict(Sized):
    """salus_verdict."""

    _fields_ = [
        ("size", c_uint32),
        ("status", c_int32),
        ("reason", c_int32),
        ("comparisons_differ", c_int32),
        ("distance", c_double),
        ("unit", Text),
        ("bound", c_double),
        ("achieved", c_double),
        ("achieved_reason", c_int32),
        ("comparison", c_int32),
        ("certain", c_int32),
        ("reserved", c_int32),
    ]


class PlanInfo(Sized):
    """salus_plan_info."""

    _fields_ = [
        ("size", c_uint32),
        ("comparison", c_int32),
        ("rounding", c_int32),
        ("reserved", c_int32),
        ("area_count", c_int64),
        ("element_count", c_int64),
        ("indicator_count", c_int64),
        ("id", Text),
        ("title", Text),
        ("title_english", Text),
        ("issued_by", Text),
        ("issued_by_english", Text),
        ("jurisdiction", Text),
        ("period", Text),
        ("source", Text),
        ("section_count", c_int64),
        ("body_count", c_int64),
        ("action_count", c_int64),
        ("rule_count", c_int64),
        ("erratum_count", c_int64),
        ("finding_count", c_int64),
        ("parent", Text),
        ("issued", Text),
        ("baseline", Text),
        ("about", c_double),
        ("trajectory", c_int32),
        ("gates", c_int32),
    ]


class AreaInfo(Sized):
    """salus_area_info."""

    _fields_ = [
        ("size", c_uint32),
        ("reserved", c_int32),
        ("id", Text),
        ("name", Text),
        ("name_english", Text),
        ("parent", Text),
    ]


class ElementInfo(Sized):
    """salus_element_info."""

    _fields_ = [
        ("size", c_uint32),
        ("kind", c_int32),
        ("alias_count", c_int64),
        ("id", Text),
        ("name", Text),
        ("name_english", Text),
        ("unit", Text),
        ("basis", Text),
        ("start", Text),
        ("note", Text),
    ]


class IndicatorInfo(Sized):
    """salus_indicator_info."""

    _fields_ = [
        ("size", c_uint32),
        ("number", c_int32),
        ("attribute", c_int32),
        ("direction", c_int32),
        ("digits", c_int32),
        ("reserved", c_int32),
        ("alias_count", c_int64),
        ("target_count", c_int64),
        ("id", Text),
        ("name", Text),
        ("name_english", Text),
        ("unit", Text),
        ("basis", Text),
        ("formula", Text),
        ("formula_note", Text),
        ("formula_note_english", Text),
        ("source", Text),
        ("uncertainty", c_int32),
        ("reserved_more", c_int32),
        ("design_effect", c_double),
        ("weight", c_double),
        ("baseline", Text),
        ("parent_indicator", Text),
        ("trajectory", c_int32),
        ("has_scoring", c_int32),
    ]


class Category(Sized):
    """salus_category."""

    _fields_ = [("size", c_uint32), ("reserved", c_int32), ("name", Text), ("values", Column)]


class DatasetColumns(Sized):
    """salus_dataset_columns."""

    _fields_ = [
        ("size", c_uint32),
        ("reserved", c_int32),
        ("rows", c_int64),
        ("element", Column),
        ("area", Column),
        ("period", Column),
        ("value", Column),
        ("reason", Column),
        ("origin", Column),
        ("categories", POINTER(Category)),
        ("category_count", c_int64),
        ("category_stride", c_int64),
    ]


class EvaluateOptions(Sized):
    """salus_evaluate_options."""

    _fields_ = [
        ("size", c_uint32),
        ("reserved", c_int32),
        ("areas", POINTER(Text)),
        ("area_count", c_int64),
        ("periods", POINTER(Text)),
        ("period_count", c_int64),
        ("completeness", c_double),
        ("confidence", c_double),
    ]


class ResultsInfo(Sized):
    """salus_results_info."""

    _fields_ = [
        ("size", c_uint32),
        ("reserved", c_int32),
        ("row_count", c_int64),
        ("area_count", c_int64),
        ("period_count", c_int64),
        ("finding_count", c_int64),
    ]


class ResultRow(Sized):
    """salus_result_row."""

    _fields_ = [
        ("size", c_uint32),
        ("indicator", c_int32),
        ("area", c_int32),
        ("period", c_int32),
        ("origin", c_int32),
        ("digits", c_int32),
        ("value", Value),
        ("numerator", Value),
        ("denominator", Value),
        ("reported", Value),
        ("lower", c_double),
        ("upper", c_double),
        ("indicator_id", Text),
        ("area_id", Text),
        ("period_text", Text),
        ("unit", Text),
        ("display", Text),
        ("limits_reason", c_int32),
        ("reserved", c_int32),
    ]


class AssessOptions(Sized):
    """salus_assess_options."""

    _fields_ = [
        ("size", c_uint32),
        ("reserved", c_int32),
        ("parents", c_void_p),
        ("rows", c_int32),
        ("reserved_rows", c_int32),
        ("at", Text),
        ("thresholds", c_void_p),
    ]


class Assessment(Sized):
    """salus_assessment."""

    _fields_ = [
        ("size", c_uint32),
        ("indicator", c_int32),
        ("area", c_int32),
        ("period", c_int32),
        ("target", c_int32),
        ("status", c_int32),
        ("reason", c_int32),
        ("comparisons_differ", c_int32),
        ("distance", c_double),
        ("parent", Value),
        ("result", c_int64),
        ("note_count", c_int64),
        ("distance_unit", Text),
        ("parent_period", Text),
        ("target_text", Text),
        ("target_period", Text),
        ("verdict", c_int32),
        ("verdict_reason", c_int32),
        ("comparison", c_int32),
        ("certain", c_int32),
        ("bound", c_double),
        ("achieved", c_double),
        ("achieved_reason", c_int32),
        ("has_progress", c_int32),
        ("baseline", Value),
        ("baseline_period", Text),
    ]


#: The structures by the names that the header gives them.
STRUCTURES = {
    "salus_text": Text,
    "salus_value": Value,
    "salus_column": Column,
    "salus_finding": Finding,
    "salus_declaration": Declaration,
    "salus_formula_options": FormulaOptions,
    "salus_formula_info": FormulaInfo,
    "salus_column_output": ColumnOutput,
    "salus_column_options": ColumnOptions,
    "salus_function_block": FunctionBlock,
    "salus_function": Function,
    "salus_named_formula": NamedFormula,
    "salus_formula_set_info": FormulaSetInfo,
    "salus_target_options": TargetOptions,
    "salus_target_info": TargetInfo,
    "salus_judge_options": JudgeOptions,
    "salus_verdict": Verdict,
    "salus_plan_info": PlanInfo,
    "salus_area_info": AreaInfo,
    "salus_element_info": ElementInfo,
    "salus_indicator_info": IndicatorInfo,
    "salus_category": Category,
    "salus_dataset_columns": DatasetColumns,
    "salus_evaluate_options": EvaluateOptions,
    "salus_results_info": ResultsInfo,
    "salus_result_row": ResultRow,
    "salus_assess_options": AssessOptions,
    "salus_assessment": Assessment,
}

_handle = c_void_p
_out = POINTER(c_void_p)  # a handle, an error or text that the call returns
_length_out = POINTER(c_int64)
_text = [c_char_p, c_int64]
_status = c_int32

#: name: (result, arguments)
PROTOTYPES: "dict[str, tuple[Any, list[Any]]]" = {
    "salus_version": (c_char_p, []),
    "salus_abi_version": (c_int32, []),
    "salus_origin_from_name": (c_int32, _text),
    "salus_reason_from_name": (c_int32, _text),
    "salus_free": (None, [c_void_p]),
    "salus_error_status": (_status, [_handle]),
    "salus_error_text": (c_char_p, [_handle]),
    "salus_error_text_in": (c_char_p, [_handle, c_int32]),
    "salus_error_count": (c_int64, [_handle]),
    "salus_error_finding": (_status, [_handle, c_int64, POINTER(Finding)]),
    "salus_error_free": (None, [_handle]),
    "salus_round": (c_double, [c_double, c_int32, c_int32]),
    "salus_column_from_arrow": (_status, [c_void_p, c_void_p, POINTER(Column), _out]),
    "salus_display": (_status, [POINTER(Value), *_text, c_int32, c_int32, _out, _length_out, _out]),
    "salus_unit_convert": (_status, [c_double, *_text, *_text, POINTER(c_double), _out]),
    "salus_formula_compile": (_status, [*_text, POINTER(FormulaOptions), _out, _out]),
    "salus_formula_free": (None, [_handle]),
    "salus_formula_describe": (_status, [_handle, POINTER(FormulaInfo)]),
    "salus_formula_name": (_status, [_handle, c_int64, POINTER(Text)]),
    "salus_formula_input": (c_int64, [_handle, *_text]),
    "salus_formula_finding": (_status, [_handle, c_int64, POINTER(Finding)]),
    "salus_formula_dump": (_status, [_handle, _out, _length_out, _out]),
    "salus_formula_evaluate": (_status, [_handle, POINTER(Value), c_int64, POINTER(Value), _out]),
    "salus_formula_evaluate_columns": (
        _status,
        [_handle, POINTER(Column), c_int64, c_int64, c_int64, POINTER(ColumnOutput), _length_out, _out],
    ),
    "salus_formula_evaluate_columns_with": (
        _status,
        [
            _handle, POINTER(Column), c_int64, c_int64, c_int64, POINTER(ColumnOutput), POINTER(ColumnOptions),
            _length_out, _out,
        ],
    ),
    "salus_functions_create": (_status, [POINTER(Function), c_int64, c_int64, _out, _out]),
    "salus_functions_free": (None, [_handle]),
    "salus_formula_set_compile": (
        _status, [POINTER(NamedFormula), c_int64, c_int64, POINTER(FormulaOptions), _out, _out],
    ),
    "salus_formula_set_free": (None, [_handle]),
    "salus_formula_set_describe": (_status, [_handle, POINTER(FormulaSetInfo)]),
    "salus_formula_set_name": (_status, [_handle, c_int64, POINTER(Text)]),
    "salus_formula_set_formula": (_status, [_handle, c_int64, _out, _out]),
    "salus_formula_set_input_name": (_status, [_handle, c_int64, POINTER(Text)]),
    "salus_formula_set_input": (c_int64, [_handle, *_text]),
    "salus_formula_set_finding": (_status, [_handle, c_int64, POINTER(Finding)]),
    "salus_formula_set_dump": (_status, [_handle, _out, _length_out, _out]),
    "salus_formula_set_evaluate_columns": (
        _status,
        [
            _handle, POINTER(Column), c_int64, c_int64, c_int64, POINTER(ColumnOutput), c_int64, c_int64,
            POINTER(ColumnOptions), _length_out, _out,
        ],
    ),
    "salus_formula_evaluate_arrow": (_status, [_handle, c_void_p, c_void_p, c_void_p, c_void_p, _out]),
    "salus_formula_ast": (_status, [_handle, _out, _length_out, _out]),
    "salus_formula_latex": (_status, [_handle, _out, _length_out, _out]),
    "salus_formula_mathml": (_status, [_handle, _out, _length_out, _out]),
    "salus_formula_explain": (_status, [_handle, POINTER(Value), c_int64, c_int32, _out, _length_out, _out]),
    "salus_formula_explain_json": (_status, [_handle, POINTER(Value), c_int64, _out, _length_out, _out]),
    "salus_target_parse": (_status, [*_text, POINTER(TargetOptions), _out, _out]),
    "salus_target_free": (None, [_handle]),
    "salus_target_describe": (_status, [_handle, POINTER(TargetInfo)]),
    "salus_target_note": (_status, [_handle, c_int64, POINTER(Finding)]),
    "salus_target_judge": (_status, [_handle, POINTER(Value), POINTER(JudgeOptions), POINTER(Verdict), _out]),
    "salus_catalogue_count": (c_int64, []),
    "salus_catalogue_entry": (_status, [c_int64, POINTER(Text), POINTER(Text)]),
    "salus_plan_parse": (_status, [*_text, *_text, _out, _out]),
    "salus_plan_load_file": (_status, [*_text, _out, _out]),
    "salus_plan_load_catalogue": (_status, [*_text, _out, _out]),
    "salus_plan_free": (None, [_handle]),
    "salus_plan_describe": (_status, [_handle, POINTER(PlanInfo)]),
    "salus_plan_area": (_status, [_handle, c_int64, POINTER(AreaInfo)]),
    "salus_plan_element": (_status, [_handle, c_int64, POINTER(ElementInfo)]),
    "salus_plan_element_alias": (_status, [_handle, c_int64, c_int64, POINTER(Text)]),
    "salus_plan_indicator": (_status, [_handle, c_int64, POINTER(IndicatorInfo)]),
    "salus_plan_indicator_alias": (_status, [_handle, c_int64, c_int64, POINTER(Text)]),
    "salus_plan_formula": (_status, [_handle, c_int64, _out, _out]),
    "salus_plan_target": (_status, [_handle, c_int64, c_int64, _out, POINTER(Text), _out]),
    "salus_plan_json": (_status, [_handle, _out, _length_out, _out]),
    "salus_dataset_create": (_status, [POINTER(DatasetColumns), _out, _out]),
    "salus_dataset_free": (None, [_handle]),
    "salus_dataset_size": (c_int64, [_handle]),
    "salus_plan_evaluate": (_status, [_handle, _handle, POINTER(EvaluateOptions), _out, _out]),
    "salus_results_free": (None, [_handle]),
    "salus_results_describe": (_status, [_handle, POINTER(ResultsInfo)]),
    "salus_results_row": (_status, [_handle, c_int64, POINTER(ResultRow)]),
    "salus_results_area": (_status, [_handle, c_int64, POINTER(Text)]),
    "salus_results_period": (_status, [_handle, c_int64, POINTER(Text)]),
    "salus_results_finding": (_status, [_handle, c_int64, POINTER(Finding)]),
    "salus_results_column": (_status, [_handle, c_int32, POINTER(Column)]),
    "salus_results_to_arrow": (_status, [_handle, c_void_p, c_void_p, _out]),
    "salus_results_assess": (_status, [_handle, POINTER(AssessOptions), _out, _out]),
    "salus_assessments_free": (None, [_handle]),
    "salus_assessments_count": (c_int64, [_handle]),
    "salus_assessments_row": (_status, [_handle, c_int64, POINTER(Assessment)]),
    "salus_assessments_note": (_status, [_handle, c_int64, c_int64, POINTER(Finding)]),
}
for _noun in (
    "status", "reason", "origin", "severity", "code", "kind", "direction", "attribute", "target_kind", "verdict",
    "uncertainty", "certainty",
):
    PROTOTYPES[f"salus_{_noun}_name"] = (c_char_p, [c_int32])


def encode(text: str) -> bytes:
    """UTF-8. Lone surrogates pass, so that the library's own error says what is wrong and where."""
    if not isinstance(text, str):
        raise TypeError(f"{text!r} is no text")
    return text.encode("utf-8", "surrogatepass")


def text_of(text: Optional[str]) -> Text:
    """A text going in; None is "not given"."""
    if text is None:
        return Text()
    raw = encode(text)
    return Text(raw, len(raw))


def texts_of(texts: "list[str]") -> "ctypes.Array[Text]":
    """An array of texts; the bytes live as long as the array."""
    return (Text * len(texts))(*map(text_of, texts))
