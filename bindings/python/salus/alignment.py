"""Plans beside the plan above them: whether their targets keep pace with its path, and what of it they take up."""

from __future__ import annotations

import dataclasses
import math
from ctypes import byref, c_int32, c_int64, c_void_p
from typing import TYPE_CHECKING, Any, Dict, List, Optional, Sequence, Tuple, Union

from . import _abi_checks
from ._call import call, check, name_of, read_findings, reason_of
from ._library import library
from .error import Finding
from .target import Target

if TYPE_CHECKING:
    from .action import Action, Measure
    from .plan import Indicator, Plan
    from .results import Results


@dataclasses.dataclass(frozen=True)
class TargetAlignment:
    """One target of a plan beside the path of the plan above.

    status            "ahead", "keeps_pace", "behind" or "not_comparable"
    reason            why it is not comparable ("not_quantitative": in words); None otherwise
    number            what the target asks for, in `unit`; None where it has no number
    path              what the path asks for at the same time; None where there is none
    gap               number − path
    between           the horizons (or the baseline) of the plan above between which the path was followed; ("", "")
                      without a path
    parent_indicator  the indicator of the plan above that is answered to
    """

    plan: "Plan"
    indicator: "Indicator"
    target: Target
    period: str
    parent_indicator: "Indicator"
    status: str
    reason: Optional[str]
    number: Optional[float]
    path: Optional[float]
    gap: Optional[float]
    unit: str
    between: Tuple[str, str]
    notes: Tuple[Finding, ...]


@dataclasses.dataclass(frozen=True)
class TakenUp:
    """A part of a plan that carries out something of the plan above; `measure` is None for an action as a whole."""

    plan: "Plan"
    action: "Action"
    measure: "Optional[Measure]"

    @property
    def part(self) -> "Union[Action, Measure]":
        """The measure, or the action as a whole."""
        return self.measure if self.measure is not None else self.action


@dataclasses.dataclass(frozen=True)
class MeasureAlignment:
    """An action or a measure of the plan above, and what takes it up; `measure` is None for an action as a whole."""

    action: "Action"
    measure: "Optional[Measure]"
    taken_up: Tuple[TakenUp, ...]

    @property
    def part(self) -> "Union[Action, Measure]":
        """The measure, or the action as a whole."""
        return self.measure if self.measure is not None else self.action


@dataclasses.dataclass(frozen=True)
class Alignment:
    """What plan.align(parent) gives.

    indicators            a TargetAlignment for each target of the indicators that answer to one of the plan above
    measures              a MeasureAlignment for every action of the plan above, followed by its measures
    uncovered             the measures of the plan above that no plan names
    uncovered_indicators  its indicators with a target that no plan's target answers to
    findings              references that lead nowhere
    """

    children: "Tuple[Plan, ...]"
    parent: "Plan"
    indicators: Tuple[TargetAlignment, ...]
    measures: Tuple[MeasureAlignment, ...]
    uncovered: "Tuple[Measure, ...]"
    uncovered_indicators: "Tuple[Indicator, ...]"
    findings: Tuple[Finding, ...] = ()

    def counts(self) -> Dict[str, int]:
        """How many targets have which status."""
        names = ("ahead", "keeps_pace", "behind", "not_comparable")
        return {name: sum(each.status == name for each in self.indicators) for name in names}


def align(children: "Sequence[Plan]", parent: "Plan", baseline: "Optional[Results]" = None) -> Alignment:
    """One or more plans beside the plan above them.

    baseline  results of the plan above: the value of its own area in the baseline period begins the path
    """
    from .plan import Plan
    from .results import Results

    plans = tuple(children)
    for each in (*plans, parent):
        if not isinstance(each, Plan):
            raise TypeError(f"plans are aligned with a Plan, not {type(each).__name__}")
    if baseline is not None and not isinstance(baseline, Results):
        raise TypeError(f"the baseline is Results, not {type(baseline).__name__}")
    handles = (c_void_p * len(plans))(*(each._handle for each in plans))
    options = _abi_checks.AlignOptions(baseline=baseline._handle if baseline is not None else None)
    handle = c_void_p()
    lang = plans[0]._lang if plans else parent._lang
    call(library().salus_plan_align, handles, len(plans), parent._handle, byref(options), byref(handle), lang=lang)
    try:
        return _Reader(handle, plans, parent, lang).read()
    finally:
        library().salus_alignment_free(handle)


class _Reader:
    def __init__(self, handle: c_void_p, children: "Tuple[Plan, ...]", parent: "Plan", lang: str) -> None:
        self._handle = handle
        self._children = children
        self._parent = parent
        self._lang = lang
        # A plan gives new lists each time it is asked.
        self._indicators = [child.indicators for child in children]
        self._actions = [child.actions for child in children]
        self._own_indicators = parent.indicators
        self._own_actions = parent.actions

    def read(self) -> Alignment:
        lib = library()
        info = _abi_checks.AlignmentInfo()
        check(lib.salus_alignment_describe(self._handle, byref(info)))
        measures = tuple(map(self._measure, range(info.measure_count)))
        return Alignment(
            children=self._children,
            parent=self._parent,
            indicators=tuple(map(self._target, range(info.target_count))),
            measures=measures,
            uncovered=tuple(
                each for each in (
                    measures[self._number(lib.salus_alignment_uncovered_measure, c_int64, index)].measure
                    for index in range(info.uncovered_measure_count)
                ) if each is not None
            ),
            uncovered_indicators=tuple(
                self._own_indicators[self._number(lib.salus_alignment_uncovered_indicator, c_int32, index)]
                for index in range(info.uncovered_indicator_count)
            ),
            findings=tuple(read_findings(lib.salus_alignment_finding, self._handle, info.finding_count,
                                         lang=self._lang)),
        )

    def _number(self, function: Any, kind: Any, index: int) -> int:
        number = kind()
        check(function(self._handle, index, byref(number)))
        return int(number.value)

    def _target(self, index: int) -> TargetAlignment:
        lib = library()
        raw = _abi_checks.TargetAlignment()
        check(lib.salus_alignment_target(self._handle, index, byref(raw)))
        indicator = self._indicators[raw.child][raw.indicator]
        period, target = indicator.targets[raw.target]
        return TargetAlignment(
            plan=self._children[raw.child],
            indicator=indicator,
            target=target,
            period=period,
            parent_indicator=self._own_indicators[raw.parent_indicator],
            status=name_of("alignment_status", raw.status),
            reason=reason_of(raw.reason),
            number=_number(raw.number),
            path=_number(raw.path),
            gap=_number(raw.gap),
            unit=str(raw.unit),
            between=(str(getattr(raw, "from")), str(raw.to)),
            notes=tuple(read_findings(lib.salus_alignment_note, self._handle, index, raw.note_count, lang=self._lang)),
        )

    def _measure(self, index: int) -> MeasureAlignment:
        raw = _abi_checks.MeasureAlignment()
        check(library().salus_alignment_measure(self._handle, index, byref(raw)))
        taken_up = tuple(self._taken_up(index, part) for part in range(raw.taken_up_count))
        return MeasureAlignment(*_place(self._own_actions, raw), taken_up=taken_up)

    def _taken_up(self, measure: int, index: int) -> TakenUp:
        raw = _abi_checks.TakenUp()
        check(library().salus_alignment_taken_up(self._handle, measure, index, byref(raw)))
        return TakenUp(self._children[raw.child], *_place(self._actions[raw.child], raw))


def _place(actions: "List[Action]", raw: Any) -> "Tuple[Action, Optional[Measure]]":
    action = actions[raw.action]
    return action, (action.measures[raw.measure] if raw.measure >= 0 else None)


def _number(number: float) -> Optional[float]:
    return None if math.isnan(number) else number
