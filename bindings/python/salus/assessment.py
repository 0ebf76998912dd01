"""The verdicts on a plan's results."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence
from ctypes import byref, c_void_p, cast, pointer
from typing import TYPE_CHECKING, Any, Dict, List, Optional, Tuple, Union, overload

from . import _abi, _abi_progress
from ._call import Owner, call, check, name_of, position, read_findings, reason_of
from ._library import library
from .error import Finding
from .plan import Area, Indicator, Plan
from .progress import Progress, Thresholds, limits_of, number_or_none, read_progress
from .statistics._estimate import Estimate
from .target import Target, explain
from .value import COMPARISONS, Value, value_of

if TYPE_CHECKING:
    from .results import Results, Row

_CERTAIN = {1: True, 2: True, 3: False}


@dataclasses.dataclass(frozen=True)
class Assessment:
    """The verdict on one result against one target of its indicator.

    row             the result; None where there is none of a period that the target could be judged by
    status          "met", "not_met" …; of Plan.assess() that of the progress: before the horizon "on_track",
                    "at_risk", "off_track" or "worsening"; or "not_assessable"
    reason          why it is not assessable; None otherwise
    verdict         by number, whether the target is due or not
    distance        value − bound in `unit`; None where there is no verdict by number
    bound           what the value was compared with
    achieved        percent of the targeted change achieved; None where there is none, and `achieved_reason` says why
    certain         whether the confidence interval leaves no doubt: all of it meets the target, or none of it; None
                    where it is not known
    comparison      "full_value" or "rounded_value": that was applied; `comparisons_differ` where the other one would
                    give another verdict (GB/T 8170)
    parent          for targets that refer to the area above, its value; not valid otherwise
    parent_period   the period that the parent's value is of; "" where there is none
    baseline        the value from which progress is measured; `baseline_period` the period that it is of, or ""
    progress        of Plan.assess(), a Progress with indices into `results.periods`; None of Results.assess()
    notes           Findings: how the target was understood, what the baseline is, what cannot be right about a value …
    """

    row: "Optional[Row]"
    indicator: Indicator
    area: Area
    target: Target
    target_period: str
    status: str
    reason: Optional[str]
    verdict: str
    distance: Optional[float]
    unit: str
    bound: Optional[float]
    achieved: Optional[float]
    achieved_reason: Optional[str]
    certain: Optional[bool]
    comparison: str
    comparisons_differ: bool
    parent: Value
    parent_period: str
    baseline: Value
    baseline_period: str
    progress: Optional[Progress]
    notes: Tuple[Finding, ...]

    @property
    def period(self) -> str:
        """Of the value that is judged; "" where there is none."""
        return self.row.period if self.row is not None else ""

    @property
    def value(self) -> Value:
        """That is judged."""
        return self.row.value if self.row is not None else Value(math.nan, "", False, "missing")

    @property
    def expected(self) -> Optional[float]:
        """The value on the path from the baseline to the target, at the time of the value."""
        return number_or_none(self.progress.expected) if self.progress else None

    @property
    def gap(self) -> Optional[float]:
        """value − expected"""
        return number_or_none(self.progress.gap) if self.progress else None

    @property
    def pace(self) -> Optional[float]:
        """The actual pace along the trajectory: a year, or percent a year on a compound path."""
        return number_or_none(self.progress.pace.actual) if self.progress else None

    @property
    def required_pace(self) -> Optional[float]:
        """The pace that was required from the baseline on."""
        return number_or_none(self.progress.pace.required) if self.progress else None

    @property
    def pace_ratio(self) -> Optional[float]:
        """actual / required"""
        return number_or_none(self.progress.ratio) if self.progress else None

    @property
    def projection(self) -> Optional[Estimate]:
        """The value at the horizon if it goes on so; None where there is none."""
        return self.progress.projection if self.progress and self.progress.projection.valid else None

    @property
    def note(self) -> str:
        """What a reader should know beside the status, in English; "" for nothing."""
        said = [explain(self.reason), *(note.in_language("en").message for note in self.notes)]
        if self.comparisons_differ:
            said.append("comparing by rounded value and by full value gives different verdicts (GB/T 8170)")
        return "; ".join(filter(None, said))

    def to_dict(self) -> Dict[str, Any]:
        """Flat members for a table or JSON; None for what there is not."""
        members: Dict[str, Any] = {
            "indicator": self.indicator.id, "number": self.indicator.number or None, "area": self.area.id,
            "attribute": self.indicator.attribute, "unit": self.indicator.unit,
            "target": self.target.text, "target_period": self.target_period,
            "period": self.period or None, "value": number_or_none(self.value),
            "lower": self.row.lower if self.row else None, "upper": self.row.upper if self.row else None,
            "origin": self.row.origin if self.row else None,
            "status": self.status, "reason": self.reason, "verdict": self.verdict, "distance": self.distance,
            "distance_unit": self.unit, "certain": self.certain, "comparison": self.comparison,
            "comparisons_differ": self.comparisons_differ,
            "achieved": self.achieved, "achieved_reason": self.achieved_reason,
            "baseline": number_or_none(self.baseline), "baseline_period": self.baseline_period or None,
            "parent": number_or_none(self.parent), "parent_period": self.parent_period or None,
        }
        progress = self.progress
        if progress is not None:
            lower, upper = limits_of(progress.projection)
            members.update({
                "trajectory": progress.trajectory, "expected": self.expected, "gap": self.gap,
                "pace": self.pace, "required_pace": self.required_pace,
                "required_pace_from_now": number_or_none(progress.pace.required_from_now),
                "pace_ratio": self.pace_ratio, "pace_reason": progress.ratio.reason,
                "projection": number_or_none(progress.projection.value),
                "projection_lower": number_or_none(lower),
                "projection_upper": number_or_none(upper),
                "projected_from": progress.projected_from or None,
                "projected_status": progress.projected_status,
                "projection_is_certain": progress.projection_is_certain,
                "movement": progress.movement, "movement_reason": progress.movement_reason,
                **{f"threshold_{name}": value for name, value in dataclasses.asdict(progress.thresholds).items()},
            })
        members["note"] = self.note or None
        return members


def _options(parents: "Optional[Results]", **options: Any) -> _abi.AssessOptions:
    from .results import Results

    if parents is not None and not isinstance(parents, Results):
        raise TypeError(f"parents are Results, not {type(parents).__name__}")
    return _abi.AssessOptions(parents=parents._handle if parents is not None else None, **options)


def assess_options(plan: Plan, results: "Results", at: Union[None, str, int], parents: "Optional[Results]",
                   thresholds: Optional[Thresholds]) -> _abi.AssessOptions:
    """The options for assessing a plan's results as of a time."""
    from .results import Results

    if not isinstance(results, Results):
        raise TypeError(f"results are what Plan.evaluate() gives, not {type(results).__name__}")
    if results.plan.id != plan.id:
        raise ValueError(f"these are results of the plan {results.plan.id}, not of {plan.id}")
    if results.plan is not plan and results.plan.to_json() != plan.to_json():
        raise ValueError(f"these are results of another version of the plan {plan.id}; evaluate this one")
    if thresholds is not None and not isinstance(thresholds, Thresholds):
        raise TypeError(f"thresholds are salus.Thresholds, not {type(thresholds).__name__}")
    structure = pointer(thresholds.structure()) if thresholds is not None else None
    return _options(parents, rows=_abi_progress.ASSESSED_LATEST, at=_abi.text_of(None if at is None else str(at)),
                    thresholds=cast(structure, c_void_p) if structure is not None else None)


class Assessments(Owner, Sequence[Assessment]):
    """A sequence of assessments, in the order of the results: by indicator, area and period, each with every target. Of
    Plan.assess() each indicator, area and target comes once. Immutable."""

    _instead_of_pickling = "assess the results where they are needed, or take the verdicts' members"

    def __init__(self) -> None:
        raise TypeError("use Plan.assess(results) or Results.assess()")

    @classmethod
    def _of_results(cls, results: "Results", parents: "Optional[Results]") -> "Assessments":
        return cls._made(results, _options(parents))

    @classmethod
    def _of_plan(cls, plan: Plan, results: "Results", at: Union[None, str, int], parents: "Optional[Results]",
                 thresholds: Optional[Thresholds]) -> "Assessments":
        return cls._made(results, assess_options(plan, results, at, parents, thresholds))

    @classmethod
    def _made(cls, results: "Results", options: _abi.AssessOptions) -> "Assessments":
        handle = c_void_p()
        lib = library()
        call(lib.salus_results_assess, results._handle, byref(options), byref(handle), lang=results.plan._lang)
        assessments = cls.__new__(cls)
        assessments._own(handle.value or 0, lib.salus_assessments_free)
        assessments._results = results
        assessments._count = lib.salus_assessments_count(assessments._handle)
        return assessments

    _results: "Results"
    _count: int

    @property
    def results(self) -> "Results":
        """The results that were assessed."""
        return self._results

    def to_rows(self) -> List[Dict[str, Any]]:
        """A dict a row, as DataFrame constructors, csv.DictWriter and json.dump take them; see Assessment.to_dict()."""
        return [assessment.to_dict() for assessment in self]

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> Assessment: ...

    @overload
    def __getitem__(self, index: slice) -> List[Assessment]: ...

    def __getitem__(self, index: Union[int, slice]) -> Union[Assessment, List[Assessment]]:
        if isinstance(index, slice):
            return [self._assessment(i) for i in range(*index.indices(self._count))]
        return self._assessment(position(index, self._count))

    def _assessment(self, index: int) -> Assessment:
        lib = library()
        raw = _abi.Assessment()
        check(lib.salus_assessments_row(self._handle, index, byref(raw)))
        row = self._results[raw.result] if raw.result >= 0 else None
        indicator = self._results._indicators[raw.indicator]
        period, target = indicator.targets[raw.target]
        return Assessment(
            row=row,
            indicator=indicator,
            area=self._results._areas[raw.area],
            target=target,
            target_period=period,
            status=name_of("verdict", raw.status),
            reason=reason_of(raw.reason),
            verdict=name_of("verdict", raw.verdict),
            distance=number_or_none(raw.distance),
            unit=str(raw.distance_unit),
            bound=number_or_none(raw.bound),
            achieved=number_or_none(raw.achieved),
            achieved_reason=reason_of(raw.achieved_reason),
            certain=_CERTAIN.get(raw.certain),
            comparison=COMPARISONS[raw.comparison],
            comparisons_differ=bool(raw.comparisons_differ),
            parent=value_of(raw.parent, indicator.unit),
            parent_period=str(raw.parent_period),
            baseline=value_of(raw.baseline, indicator.unit),
            baseline_period=str(raw.baseline_period),
            progress=read_progress(lib.salus_assessments_progress, self._handle, index, unit=indicator.unit)
            if raw.has_progress else None,
            notes=tuple(read_findings(lib.salus_assessments_note, self._handle, index, raw.note_count,
                                      lang=self._results.plan._lang)),
        )

    def __repr__(self) -> str:
        return f"<Assessments of {self._results.plan.id}: {self._count}>"
