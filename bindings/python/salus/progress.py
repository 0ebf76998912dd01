"""Progress towards a target: how much of the way is done, whether the pace suffices, where it leads."""

from __future__ import annotations

import array
import dataclasses
import math
from ctypes import byref, pointer
from typing import Any, Mapping, Optional, Tuple, Union, cast

from . import _abi_progress
from ._call import call, check, name_of, numbers_of, reason_of
from ._library import library
from .statistics._batch import Rows
from .statistics._estimate import Estimate, estimate_of
from .target import direction_number
from .value import Value, value_of


@dataclasses.dataclass(frozen=True)
class Thresholds:
    """What divides the categories of progress.

    on_track, at_risk, off_track   pace ratios from which on a value is so; below the last it is worsening (Eurostat's
                                   95 %, 60 % and 0 %)
    least_achieved                 percent of the targeted change from which on a value without confidence limits is
                                   improving (Healthy People)
    least_worsening                percent of the baseline from which on it is worsening
    significance                   two-sided, of the difference where baseline and value have limits
    confidence                     of the limits that values come with, and of those of projections; Plan.assess() takes
                                   that of the results
    """

    on_track: float = 0.95
    at_risk: float = 0.60
    off_track: float = 0.0
    least_achieved: float = 10.0
    least_worsening: float = 10.0
    significance: float = 0.05
    confidence: float = 0.95

    def structure(self) -> _abi_progress.ProgressThresholds:
        """As the library takes them."""
        return _abi_progress.ProgressThresholds(**dataclasses.asdict(self))


@dataclasses.dataclass(frozen=True)
class Pace:
    """The speed of change: units a year, or of a compound path percent a year.

    required           from the baseline to the horizon (along milestones: up to the value's time)
    required_from_now  from the value to the horizon; 0 where the target is met
    actual             from the baseline to the value
    ratio              actual / required
    fitted             by least squares over all values from the baseline on, with limits
    """

    required: Value
    required_from_now: Value
    actual: Value
    ratio: Value
    fitted: Estimate


@dataclasses.dataclass(frozen=True)
class Progress:
    """Progress as of the value that is judged.

    status            "met"; before the horizon "on_track", "at_risk", "off_track" or "worsening" by the pace ratio,
                      from it on "not_met"; without bounds or horizon the movement; "not_assessable"
    reason            why it is not assessable; None otherwise
    due               whether the value is of the horizon or later
    judged            index of the value that is judged, None for none: in the series, or among the results' periods
    met_before        of the latest one before it that met the target, where it does not
    interrupted       of the latest one that did not after one that did, where it does
    achieved          percent of the targeted change
    trajectory        "linear", "compound" or "milestones"; linear where a compound path is not defined
    expected, gap     the value on the path, and what is above it
    ratio             the pace ratio along the trajectory: actual / required
    linear, compound  the Pace of each
    projection        an Estimate of the value at the horizon, if it goes on as from the baseline on
    projected_from    how many values that rests on; of three or more the limits are a prediction interval
    projected_status  "met", "not_met" or "not_assessable"; `projection_is_certain` where its limits agree
    movement          from the baseline on: "improving", "steady" (little or no detectable change) or "worsening"
    movement_reason   why there is none
    thresholds        that were used
    """

    status: str
    reason: Optional[str]
    due: bool
    judged: Optional[int]
    met_before: Optional[int]
    interrupted: Optional[int]
    achieved: Value
    trajectory: str
    expected: Value
    gap: Value
    ratio: Value
    linear: Pace
    compound: Pace
    projection: Estimate
    projected_from: int
    projected_status: str
    projection_is_certain: bool
    movement: str
    movement_reason: Optional[str]
    thresholds: Thresholds

    @property
    def pace(self) -> Pace:
        """Along the trajectory."""
        return self.compound if self.trajectory == "compound" else self.linear


def progress(times: Any, values: Any, lower: Any = None, upper: Any = None, *, low: Optional[float] = None,
             high: Optional[float] = None, horizon: Optional[float] = None, baseline: Optional[float] = None,
             baseline_time: Optional[float] = None, baseline_limits: Optional[Tuple[float, float]] = None,
             direction: Optional[str] = None, trajectory: str = "linear",
             milestones: Optional[Mapping[float, float]] = None, low_excluded: bool = False,
             high_excluded: bool = False, keep: bool = False, thresholds: Optional[Thresholds] = None,
             unit: str = "") -> Progress:
    """Progress of a series of values at times in years towards the bounds `low` and `high` at a horizon.

        >>> progress([2020], [2.08], high=1.9, horizon=2025, baseline=3.81, baseline_time=2015).status
        'on_track'

    lower, upper     confidence limits of the values
    baseline         with its time, and its limits where it has some: from where progress is measured
    direction        "higher" or "lower": which way is better, where no bound says it
    trajectory       "linear", "compound", or "milestones" with the earlier targets as {time: value}
    low_excluded     the target is more than `low`, not at least `low`; `high_excluded` alike
    keep             a level that is to be kept: met only where it was never left again

    The value of the horizon is judged; without one the first after it, else the last before it. Formulas, sources and
    every special case: include/salus/assessment/progress.hpp. What cannot be assessed has a reason; numbers that cannot
    be ("invalid_argument": infinite, a time twice) too.
    """
    if (baseline is None) != (baseline_time is None):
        raise TypeError("give the baseline with its time")
    columns = {"times": times, "values": values}
    columns.update({name: given for name, given in (("lower", lower), ("upper", upper)) if given is not None})
    rows = Rows(**columns)
    addresses = dict(zip(columns, rows.addresses))
    number = numbers_of("trajectory").get(trajectory)
    if number is None:
        raise ValueError(f"{trajectory!r} is no trajectory; it is one of {', '.join(numbers_of('trajectory'))}")
    options = _abi_progress.ProgressOptions(
        trajectory=number, direction=direction_number(direction), keep=keep, low_excluded=low_excluded,
        high_excluded=high_excluded)
    for name, given in (("low", low), ("high", high), ("horizon", horizon), ("baseline", baseline)):
        if given is not None:
            setattr(options, name, float(given))
            setattr(options, f"has_{name}", 1)
    memory = []  # lives as long as the call

    def numbers(given: Any) -> int:
        memory.append(array.array("d", [float(each) for each in given]))
        return memory[-1].buffer_info()[0]

    if baseline_time is not None:
        options.baseline_time = float(baseline_time)
        if baseline_limits is not None:
            first, last = baseline_limits
            options.baseline_limits = numbers((first, last))
    if milestones:
        options.milestone_times, options.milestone_values = numbers(milestones), numbers(milestones.values())
        options.milestone_count = len(milestones)
    if thresholds is not None:
        options.thresholds = pointer(thresholds.structure())
    raw = _abi_progress.Progress()
    call(library().salus_progress_measure, addresses["times"], addresses["values"], addresses.get("lower"),
         addresses.get("upper"), rows.count, byref(options), byref(raw))
    return progress_of(raw, unit)


def progress_of(raw: _abi_progress.Progress, unit: str) -> Progress:
    """The Progress of a structure that the library filled; numbers are in `unit`."""
    thresholds = Thresholds(*(getattr(raw, field.name) for field in dataclasses.fields(Thresholds)))
    return Progress(
        status=name_of("verdict", raw.status),
        reason=reason_of(raw.reason),
        due=bool(raw.due),
        judged=_index(raw.judged),
        met_before=_index(raw.met_before),
        interrupted=_index(raw.interrupted),
        achieved=value_of(raw.achieved, "%"),
        trajectory=name_of("trajectory", raw.trajectory),
        expected=value_of(raw.expected, unit),
        gap=value_of(raw.gap, unit),
        ratio=value_of(raw.ratio, ""),
        linear=_pace(raw.linear, unit, thresholds.confidence),
        compound=_pace(raw.compound, "%", thresholds.confidence),
        projection=estimate_of(raw.projection, thresholds.confidence),
        projected_from=raw.projected_from,
        projected_status=name_of("verdict", raw.projected_status),
        projection_is_certain=bool(raw.projection_is_certain),
        movement=name_of("verdict", raw.movement),
        movement_reason=reason_of(raw.movement_reason),
        thresholds=thresholds,
    )


def read_progress(function: Any, *arguments: Any, unit: str) -> Progress:
    """The Progress that `function(…, progress)` writes."""
    raw = _abi_progress.Progress()
    check(function(*arguments, byref(raw)))
    return progress_of(raw, unit)


def _pace(raw: _abi_progress.Pace, unit: str, confidence: float) -> Pace:
    return Pace(value_of(raw.required, unit), value_of(raw.required_from_now, unit), value_of(raw.actual, unit),
                value_of(raw.ratio, ""), estimate_of(raw.fitted, confidence))


def _index(number: int) -> Optional[int]:
    return None if number < 0 else number


def limits_of(estimate: Estimate) -> Tuple[float, float]:
    """The limits of an estimate of one level; NaN where there are none."""
    return cast(float, estimate.lower), cast(float, estimate.upper)


def number_or_none(value: Union[Value, float]) -> Optional[float]:
    """A number for a table: None for what is none."""
    number = value.value if isinstance(value, Value) else value
    return None if math.isnan(number) else number
