"""The part of the C interface that is progress towards targets; see _abi."""

from __future__ import annotations

import ctypes
from ctypes import POINTER, c_double, c_int32, c_int64, c_uint32, c_void_p
from typing import Any

from ._abi import Sized, Value
from ._abi_statistics import Estimate

ASSESSED_LATEST = 1


class ProgressThresholds(Sized):
    """salus_progress_thresholds."""

    _fields_ = [
        ("size", c_uint32),
        ("reserved", c_int32),
        ("on_track", c_double),
        ("at_risk", c_double),
        ("off_track", c_double),
        ("least_achieved", c_double),
        ("least_worsening", c_double),
        ("significance", c_double),
        ("confidence", c_double),
    ]


class Pace(ctypes.Structure):
    """salus_pace."""

    _fields_ = [
        ("required", Value),
        ("required_from_now", Value),
        ("actual", Value),
        ("ratio", Value),
        ("fitted", Estimate),
    ]


class Progress(Sized):
    """salus_progress."""

    _fields_ = [
        ("size", c_uint32),
        ("status", c_int32),
        ("reason", c_int32),
        ("due", c_int32),
        ("trajectory", c_int32),
        ("movement", c_int32),
        ("movement_reason", c_int32),
        ("projected_status", c_int32),
        ("projection_is_certain", c_int32),
        ("reserved", c_int32),
        ("judged", c_int64),
        ("met_before", c_int64),
        ("interrupted", c_int64),
        ("projected_from", c_int64),
        ("achieved", Value),
        ("expected", Value),
        ("gap", Value),
        ("ratio", Value),
        ("linear", Pace),
        ("compound", Pace),
        ("projection", Estimate),
        ("on_track", c_double),
        ("at_risk", c_double),
        ("off_track", c_double),
        ("least_achieved", c_double),
        ("least_worsening", c_double),
        ("significance", c_double),
        ("confidence", c_double),
    ]


class ProgressOptions(Sized):
    """salus_progress_options."""

    _fields_ = [
        ("size", c_uint32),
        ("trajectory", c_int32),
        ("direction", c_int32),
        ("keep", c_int32),
        ("has_low", c_int32),
        ("has_high", c_int32),
        ("low_excluded", c_int32),
        ("high_excluded", c_int32),
        ("low", c_double),
        ("high", c_double),
        ("has_horizon", c_int32),
        ("has_baseline", c_int32),
        ("horizon", c_double),
        ("baseline_time", c_double),
        ("baseline", c_double),
        ("baseline_limits", c_void_p),
        ("milestone_times", c_void_p),
        ("milestone_values", c_void_p),
        ("milestone_count", c_int64),
        ("thresholds", POINTER(ProgressThresholds)),
    ]


#: The structures by the names that the header gives them.
STRUCTURES = {
    "salus_progress_thresholds": ProgressThresholds,
    "salus_pace": Pace,
    "salus_progress": Progress,
    "salus_progress_options": ProgressOptions,
}

#: name: (result, arguments)
PROTOTYPES: "dict[str, tuple[Any, list[Any]]]" = {
    "salus_progress_thresholds_init": (c_int32, [POINTER(ProgressThresholds)]),
    "salus_assessments_progress": (c_int32, [c_void_p, c_int64, POINTER(Progress)]),
    "salus_progress_measure": (c_int32, [c_void_p, c_void_p, c_void_p, c_void_p, c_int64, POINTER(ProgressOptions),
                                         POINTER(Progress), POINTER(c_void_p)]),
}
