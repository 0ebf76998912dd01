"""The part of the C interface that checks plans and aligns them with the plan above; see _abi."""

from __future__ import annotations

from ctypes import POINTER, c_char_p, c_double, c_int32, c_int64, c_uint32, c_void_p
from typing import Any

from ._abi import Finding, Sized, Text, Value


class CheckOptions(Sized):
    """salus_check_options."""

    _fields_ = [
        ("size", c_uint32),
        ("reserved", c_int32),
        ("areas", POINTER(Text)),
        ("area_count", c_int64),
        ("periods", POINTER(Text)),
        ("period_count", c_int64),
        ("completeness", c_double),
    ]


class ChecksInfo(Sized):
    """salus_checks_info."""

    _fields_ = [
        ("size", c_uint32),
        ("reserved", c_int32),
        ("check_count", c_int64),
        ("rule_count", c_int64),
        ("error_count", c_int64),
        ("warning_count", c_int64),
        ("note_count", c_int64),
    ]


class Check(Sized):
    """salus_check."""

    _fields_ = [
        ("size", c_uint32),
        ("code", c_int32),
        ("severity", c_int32),
        ("erratum", c_int32),
        ("figure_count", c_int64),
        ("subject", Text),
        ("other", Text),
        ("area", Text),
        ("period", Text),
        ("rule", Text),
        ("erratum_id", Text),
    ]


class CheckFigure(Sized):
    """salus_check_figure."""

    _fields_ = [
        ("size", c_uint32),
        ("reserved", c_int32),
        ("number", c_double),
        ("name", Text),
        ("unit", Text),
    ]


class RuleResult(Sized):
    """salus_rule_result."""

    _fields_ = [
        ("size", c_uint32),
        ("rule", c_int32),
        ("status", c_int32),
        ("reason", c_int32),
        ("severity", c_int32),
        ("origin", c_int32),
        ("left", Value),
        ("right", Value),
        ("rule_id", Text),
        ("name", Text),
        ("name_english", Text),
        ("area", Text),
        ("period", Text),
        ("unit", Text),
        ("given", Text),
    ]


class AlignOptions(Sized):
    """salus_align_options."""

    _fields_ = [("size", c_uint32), ("reserved", c_int32), ("baseline", c_void_p)]


class AlignmentInfo(Sized):
    """salus_alignment_info."""

    _fields_ = [
        ("size", c_uint32),
        ("reserved", c_int32),
        ("target_count", c_int64),
        ("uncovered_indicator_count", c_int64),
        ("measure_count", c_int64),
        ("uncovered_measure_count", c_int64),
        ("finding_count", c_int64),
    ]


class TargetAlignment(Sized):
    """salus_target_alignment."""

    _fields_ = [
        ("size", c_uint32),
        ("child", c_int32),
        ("indicator", c_int32),
        ("target", c_int32),
        ("parent_indicator", c_int32),
        ("status", c_int32),
        ("reason", c_int32),
        ("reserved", c_int32),
        ("number", c_double),
        ("path", c_double),
        ("gap", c_double),
        ("note_count", c_int64),
        ("unit", Text),
        ("from", Text),
        ("to", Text),
        ("indicator_id", Text),
        ("parent_indicator_id", Text),
        ("target_text", Text),
        ("target_period", Text),
    ]


class MeasureAlignment(Sized):
    """salus_measure_alignment."""

    _fields_ = [
        ("size", c_uint32),
        ("action", c_int32),
        ("measure", c_int32),
        ("reserved", c_int32),
        ("taken_up_count", c_int64),
        ("id", Text),
        ("title", Text),
        ("title_english", Text),
    ]


class TakenUp(Sized):
    """salus_taken_up."""

    _fields_ = [
        ("size", c_uint32),
        ("child", c_int32),
        ("action", c_int32),
        ("measure", c_int32),
        ("id", Text),
        ("title", Text),
        ("title_english", Text),
    ]


STRUCTURES = {
    "salus_check_options": CheckOptions,
    "salus_checks_info": ChecksInfo,
    "salus_check": Check,
    "salus_check_figure": CheckFigure,
    "salus_rule_result": RuleResult,
    "salus_align_options": AlignOptions,
    "salus_alignment_info": AlignmentInfo,
    "salus_target_alignment": TargetAlignment,
    "salus_measure_alignment": MeasureAlignment,
    "salus_taken_up": TakenUp,
}

_handle = c_void_p
_out = POINTER(c_void_p)
_status = c_int32

#: name: (result, arguments)
PROTOTYPES: "dict[str, tuple[Any, list[Any]]]" = {
    "salus_plan_check": (_status, [_handle, _handle, POINTER(CheckOptions), _out, _out]),
    "salus_checks_free": (None, [_handle]),
    "salus_checks_describe": (_status, [_handle, POINTER(ChecksInfo)]),
    "salus_checks_check": (_status, [_handle, c_int64, POINTER(Check)]),
    "salus_checks_finding": (_status, [_handle, c_int64, POINTER(Finding)]),
    "salus_checks_figure": (_status, [_handle, c_int64, c_int64, POINTER(CheckFigure)]),
    "salus_checks_rule": (_status, [_handle, c_int64, POINTER(RuleResult)]),
    "salus_plan_align": (_status, [_out, c_int64, _handle, POINTER(AlignOptions), _out, _out]),
    "salus_alignment_free": (None, [_handle]),
    "salus_alignment_describe": (_status, [_handle, POINTER(AlignmentInfo)]),
    "salus_alignment_target": (_status, [_handle, c_int64, POINTER(TargetAlignment)]),
    "salus_alignment_note": (_status, [_handle, c_int64, c_int64, POINTER(Finding)]),
    "salus_alignment_uncovered_indicator": (_status, [_handle, c_int64, POINTER(c_int32)]),
    "salus_alignment_measure": (_status, [_handle, c_int64, POINTER(MeasureAlignment)]),
    "salus_alignment_taken_up": (_status, [_handle, c_int64, c_int64, POINTER(TakenUp)]),
    "salus_alignment_uncovered_measure": (_status, [_handle, c_int64, POINTER(c_int64)]),
    "salus_alignment_finding": (_status, [_handle, c_int64, POINTER(Finding)]),
}
for _noun in ("rule_status", "alignment_status"):
    PROTOTYPES[f"salus_{_noun}_name"] = (c_char_p, [c_int32])
