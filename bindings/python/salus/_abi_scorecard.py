"""The part of the C interface that is scorecards; see _abi."""

from __future__ import annotations

import ctypes
from ctypes import POINTER, c_char_p, c_double, c_int32, c_int64, c_uint32, c_void_p
from typing import Any

from ._abi import AssessOptions, Finding, Sized, Text, Value


class ScorecardOptions(Sized):
    """salus_scorecard_options."""

    _fields_ = [
        ("size", c_uint32),
        ("reserved", c_int32),
        ("tasks", c_void_p),
        ("assess", POINTER(AssessOptions)),
        ("least_coverage", c_double),
        ("area", Text),
    ]


class ScorecardInfo(Sized):
    """salus_scorecard_info."""

    _fields_ = [
        ("size", c_uint32),
        ("reserved", c_int32),
        ("row_count", c_int64),
        ("indicator_count", c_int64),
        ("task_count", c_int64),
        ("finding_count", c_int64),
        ("at", Text),
    ]


class Tally(ctypes.Structure):
    """salus_tally."""

    _fields_ = [
        ("total", c_int64),
        ("met", c_int64),
        ("not_met", c_int64),
        ("on_track", c_int64),
        ("at_risk", c_int64),
        ("off_track", c_int64),
        ("improving", c_int64),
        ("steady", c_int64),
        ("worsening", c_int64),
        ("not_assessable", c_int64),
        ("not_due", c_int64),
        ("weight", c_double),
        ("scored_weight", c_double),
        ("coverage", c_double),
        ("score", Value),
    ]


class ScorecardRow(Sized):
    """salus_scorecard_row."""

    _fields_ = [
        ("size", c_uint32),
        ("group", c_int32),
        ("subject", c_int32),
        ("role", c_int32),
        ("gate", c_int32),
        ("rank", c_int32),
        ("failure_count", c_int64),
        ("indicators", Tally),
        ("tasks", Tally),
        ("id", Text),
        ("name", Text),
        ("name_english", Text),
        ("indicators_without_target", c_int64),
        ("doubt_count", c_int64),
    ]


class ScoredIndicator(Sized):
    """salus_scored_indicator."""

    _fields_ = [
        ("size", c_uint32),
        ("indicator", c_int32),
        ("area", c_int32),
        ("target", c_int32),
        ("status", c_int32),
        ("reason", c_int32),
        ("score", Value),
        ("weight", c_double),
        ("value", Value),
        ("result", c_int64),
        ("indicator_id", Text),
        ("area_id", Text),
        ("target_period", Text),
        ("note_count", c_int64),
        ("in_doubt", c_int32),
        ("reserved", c_int32),
    ]


class Task(Sized):
    """salus_task."""

    _fields_ = [
        ("size", c_uint32),
        ("kind", c_int32),
        ("action", c_int32),
        ("measure", c_int32),
        ("index", c_int32),
        ("area", c_int32),
        ("status", c_int32),
        ("reason", c_int32),
        ("due", c_int32),
        ("origin", c_int32),
        ("periods", c_int32),
        ("periods_over", c_int32),
        ("periods_done", c_int32),
        ("reserved", c_int32),
        ("value", Value),
        ("done", Value),
        ("distance", c_double),
        ("unit", Text),
        ("distance_unit", Text),
        ("period", Text),
        ("due_period", Text),
        ("id", Text),
        ("name", Text),
        ("name_english", Text),
        ("target", Text),
        ("measure_id", Text),
        ("area_id", Text),
    ]


#: The structures by the names that the header gives them.
STRUCTURES = {
    "salus_scorecard_options": ScorecardOptions,
    "salus_scorecard_info": ScorecardInfo,
    "salus_tally": Tally,
    "salus_scorecard_row": ScorecardRow,
    "salus_scored_indicator": ScoredIndicator,
    "salus_task": Task,
}

_out = POINTER(c_void_p)

#: name: (result, arguments)
PROTOTYPES: "dict[str, tuple[Any, list[Any]]]" = {
    "salus_score_group_name": (c_char_p, [c_int32]),
    "salus_gate_name": (c_char_p, [c_int32]),
    "salus_results_scorecard": (c_int32, [c_void_p, POINTER(ScorecardOptions), _out, _out]),
    "salus_scorecard_free": (None, [c_void_p]),
    "salus_scorecard_describe": (c_int32, [c_void_p, POINTER(ScorecardInfo)]),
    "salus_scorecard_get_row": (c_int32, [c_void_p, c_int64, POINTER(ScorecardRow)]),
    "salus_scorecard_failure": (c_int32, [c_void_p, c_int64, c_int64, POINTER(c_int64)]),
    "salus_scorecard_doubt": (c_int32, [c_void_p, c_int64, c_int64, POINTER(c_int64)]),
    "salus_scorecard_note": (c_int32, [c_void_p, c_int64, c_int64, POINTER(Finding)]),
    "salus_scorecard_indicator": (c_int32, [c_void_p, c_int64, POINTER(ScoredIndicator)]),
    "salus_scorecard_task": (c_int32, [c_void_p, c_int64, POINTER(Task)]),
    "salus_scorecard_finding": (c_int32, [c_void_p, c_int64, POINTER(Finding)]),
}
