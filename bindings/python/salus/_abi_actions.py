"""The part of the C interface that is what a plan sets out to do, and what changed in it; see _abi."""

from __future__ import annotations

from ctypes import POINTER, c_char_p, c_double, c_int32, c_int64, c_uint32, c_void_p
from typing import Any

from ._abi import Finding, Sized, Text

OWN = -1  # instead of a measure or an indicator: the action's, the plan's

ROLES = {"lead": 1, "join": 2, "responsible": 3}


class SectionInfo(Sized):
    """salus_section_info."""

    _fields_ = [
        ("size", c_uint32),
        ("reserved", c_int32),
        ("id", Text),
        ("number", Text),
        ("title", Text),
        ("title_english", Text),
        ("parent", Text),
    ]


class BodyInfo(Sized):
    """salus_body_info."""

    _fields_ = [
        ("size", c_uint32),
        ("reserved", c_int32),
        ("alias_count", c_int64),
        ("id", Text),
        ("name", Text),
        ("name_english", Text),
        ("note", Text),
    ]


class ActionInfo(Sized):
    """salus_action_info."""

    _fields_ = [
        ("size", c_uint32),
        ("number", c_int32),
        ("measure_count", c_int64),
        ("indicator_count", c_int64),
        ("implements_count", c_int64),
        ("id", Text),
        ("title", Text),
        ("title_english", Text),
        ("section", Text),
        ("source", Text),
    ]


class MeasureInfo(Sized):
    """salus_measure_info."""

    _fields_ = [
        ("size", c_uint32),
        ("number", c_int32),
        ("lead_count", c_int64),
        ("join_count", c_int64),
        ("responsible_count", c_int64),
        ("indicator_count", c_int64),
        ("implements_count", c_int64),
        ("deliverable_count", c_int64),
        ("milestone_count", c_int64),
        ("id", Text),
        ("title", Text),
        ("title_english", Text),
        ("source", Text),
        ("note", Text),
    ]


class DeliverableInfo(Sized):
    """salus_deliverable_info."""

    _fields_ = [
        ("size", c_uint32),
        ("kind", c_int32),
        ("each", c_int32),
        ("has_target", c_int32),
        ("id", Text),
        ("name", Text),
        ("name_english", Text),
        ("unit", Text),
        ("due", Text),
        ("source", Text),
    ]


class MilestoneInfo(Sized):
    """salus_milestone_info."""

    _fields_ = [
        ("size", c_uint32),
        ("direction", c_int32),
        ("id", Text),
        ("name", Text),
        ("name_english", Text),
        ("unit", Text),
        ("period", Text),
        ("source", Text),
    ]


class RuleInfo(Sized):
    """salus_rule_info."""

    _fields_ = [
        ("size", c_uint32),
        ("severity", c_int32),
        ("id", Text),
        ("name", Text),
        ("name_english", Text),
        ("formula", Text),
        ("basis", Text),
        ("source", Text),
        ("note", Text),
    ]


class ErratumInfo(Sized):
    """salus_erratum_info."""

    _fields_ = [
        ("size", c_uint32),
        ("reserved", c_int32),
        ("id", Text),
        ("indicator", Text),
        ("area", Text),
        ("period", Text),
        ("printed", Text),
        ("corrected", Text),
        ("reason", Text),
        ("reason_english", Text),
        ("source", Text),
    ]


class IndicatorTargetInfo(Sized):
    """salus_indicator_target_info."""

    _fields_ = [
        ("size", c_uint32),
        ("erratum", c_int32),
        ("restatement_count", c_int64),
        ("period", Text),
        ("printed", Text),
        ("source", Text),
    ]


class ScoringInfo(Sized):
    """salus_scoring_info."""

    _fields_ = [
        ("size", c_uint32),
        ("rule", c_int32),
        ("per", c_double),
        ("deduct", c_double),
        ("step_count", c_int64),
    ]


class PlanChange(Sized):
    """salus_plan_change."""

    _fields_ = [
        ("size", c_uint32),
        ("kind", c_int32),
        ("part", c_int32),
        ("reserved", c_int32),
        ("id", Text),
        ("period", Text),
        ("name", Text),
        ("name_english", Text),
        ("member", Text),
        ("before", Text),
        ("after", Text),
    ]


STRUCTURES = {
    "salus_section_info": SectionInfo,
    "salus_body_info": BodyInfo,
    "salus_action_info": ActionInfo,
    "salus_measure_info": MeasureInfo,
    "salus_deliverable_info": DeliverableInfo,
    "salus_milestone_info": MilestoneInfo,
    "salus_rule_info": RuleInfo,
    "salus_erratum_info": ErratumInfo,
    "salus_indicator_target_info": IndicatorTargetInfo,
    "salus_scoring_info": ScoringInfo,
    "salus_plan_change": PlanChange,
}

_handle = c_void_p
_out = POINTER(c_void_p)
_text_out = POINTER(Text)
_numbers = POINTER(c_int32)
_count_out = POINTER(c_int64)
_text = [c_char_p, c_int64]
_status = c_int32

#: name: (result, arguments)
PROTOTYPES: "dict[str, tuple[Any, list[Any]]]" = {
    "salus_plan_finding": (_status, [_handle, c_int64, POINTER(Finding)]),
    "salus_plan_section": (_status, [_handle, c_int64, POINTER(SectionInfo)]),
    "salus_plan_body": (_status, [_handle, c_int64, POINTER(BodyInfo)]),
    "salus_plan_body_alias": (_status, [_handle, c_int64, c_int64, _text_out]),
    "salus_plan_action": (_status, [_handle, c_int64, POINTER(ActionInfo)]),
    "salus_plan_measure": (_status, [_handle, c_int64, c_int64, POINTER(MeasureInfo)]),
    "salus_plan_measure_body": (_status, [_handle, c_int64, c_int64, c_int32, c_int64, _text_out]),
    "salus_plan_measure_indicator": (_status, [_handle, c_int64, c_int64, c_int64, _text_out]),
    "salus_plan_measure_implements": (_status, [_handle, c_int64, c_int64, c_int64, _text_out]),
    "salus_plan_deliverable": (_status, [_handle, c_int64, c_int64, c_int64, POINTER(DeliverableInfo)]),
    "salus_plan_deliverable_target": (_status, [_handle, c_int64, c_int64, c_int64, _out, _out]),
    "salus_plan_milestone": (_status, [_handle, c_int64, c_int64, c_int64, POINTER(MilestoneInfo)]),
    "salus_plan_milestone_target": (_status, [_handle, c_int64, c_int64, c_int64, _out, _out]),
    "salus_plan_rule": (_status, [_handle, c_int64, POINTER(RuleInfo)]),
    "salus_plan_rule_formula": (_status, [_handle, c_int64, _out, _out]),
    "salus_plan_erratum": (_status, [_handle, c_int64, POINTER(ErratumInfo)]),
    "salus_plan_indicator_target": (_status, [_handle, c_int64, c_int64, POINTER(IndicatorTargetInfo)]),
    "salus_plan_restatement": (_status, [_handle, c_int64, c_int64, c_int64, _out, _text_out, _out]),
    "salus_plan_scoring": (_status, [_handle, c_int64, POINTER(ScoringInfo)]),
    "salus_plan_scoring_step": (_status, [_handle, c_int64, c_int64, POINTER(c_double), POINTER(c_double)]),
    "salus_plan_duties": (
        _status, [_handle, *_text, _numbers, _numbers, _numbers, c_int64, _count_out, _out],
    ),
    "salus_plan_due": (
        _status,
        [_handle, *_text, _numbers, _numbers, _numbers, _numbers, _numbers, c_int64, _count_out, _out],
    ),
    "salus_plan_contributions": (_status, [_handle, c_int64, _numbers, c_int64, _count_out, _out]),
    "salus_plan_compare": (_status, [_handle, _handle, _out, _out]),
    "salus_plan_diff_free": (None, [_handle]),
    "salus_plan_diff_count": (c_int64, [_handle]),
    "salus_plan_diff_change": (_status, [_handle, c_int64, POINTER(PlanChange)]),
}
for _noun in ("role", "deliverable_kind", "trajectory", "scoring_rule", "due_kind", "change_kind", "plan_part"):
    PROTOTYPES[f"salus_{_noun}_name"] = (c_char_p, [c_int32])
