"""What the judgements of a plan come to: by indicator, action, body and area, and for the plan as a whole."""

from __future__ import annotations

import dataclasses
import functools
from ctypes import byref, c_int64, c_void_p, cast, pointer
from typing import TYPE_CHECKING, Any, Dict, List, Optional, Tuple, Union

from . import _abi, _abi_scorecard
from ._call import Owner, call, check, name_of, read_findings, reason_of
from ._library import library
from .action import Action, Body, Deliverable, Measure, Milestone
from .assessment import assess_options
from .checks import VALUE_FAULTS
from .error import Finding
from .plan import Area, Indicator, Plan
from .progress import Thresholds, number_or_none
from .value import Value, value_of

if TYPE_CHECKING:
    from .dataset import Dataset
    from .results import Results, Row

#: Of a tally, but for its score.
_MEMBERS = (
    "total", "met", "not_met", "on_track", "at_risk", "off_track", "improving", "steady", "worsening",
    "not_assessable", "not_due", "weight", "scored_weight", "coverage",
)


@dataclasses.dataclass(frozen=True)
class Tally:
    """How many indicators, or tasks, are how, and what they score.

    not_assessable  without what is not due, which `not_due` has, and without indicators that have no target, which are in
                    the total alone: ScorecardRow.without_target
    weight          of all that is to be scored; `scored_weight` of what has a score
    coverage        the share of the weight that could be scored, from 0 to 1
    score           the weighted mean of the scores, from 0 to 1; None where nothing could be scored
    """

    total: int
    met: int
    not_met: int
    on_track: int
    at_risk: int
    off_track: int
    improving: int
    steady: int
    worsening: int
    not_assessable: int
    not_due: int
    weight: float
    scored_weight: float
    coverage: float
    score: Optional[float]

    def to_dict(self) -> Dict[str, Any]:
        """The members."""
        return dataclasses.asdict(self)


@dataclasses.dataclass(frozen=True, eq=False)
class ScoredIndicator:
    """An indicator of an area, judged against one target and scored.

    target_period  the horizon of the target; "" where the indicator has none
    status         as of Plan.assess(); `reason` why it is not assessable, else None
    score          from 0 to 1; None where there is none, and `score_reason` says why
    value          that was judged; `row` its result, None where there is none
    notes          of its assessment, as Findings
    in_doubt       whether one of them says that the value, or what it is compared with, cannot be right or is doubtful
    """

    indicator: Indicator
    area: Area
    target_period: str
    status: str
    reason: Optional[str]
    score: Optional[float]
    score_reason: Optional[str]
    weight: float
    value: Value
    row: "Optional[Row]"
    notes: Tuple[Finding, ...] = ()
    in_doubt: bool = False

    @property
    def doubts(self) -> List[Finding]:
        """Those of the notes that say why it is in doubt."""
        return [note for note in self.notes if note.code in VALUE_FAULTS]

    def to_dict(self) -> Dict[str, Any]:
        """Flat members for a table or JSON; None for what there is not."""
        return {
            "indicator": self.indicator.id, "area": self.area.id, "target_period": self.target_period or None,
            "status": self.status, "reason": self.reason, "score": self.score, "score_reason": self.score_reason,
            "weight": self.weight, "value": number_or_none(self.value),
            "period": self.row.period if self.row else None, "unit": self.indicator.unit, "in_doubt": self.in_doubt,
        }


@dataclasses.dataclass(frozen=True, eq=False)
class Task:
    """What has become of a deliverable or a milestone, in the plan's own area, or in one of those below it where it is for
    each of them.

    kind       "deliverable" or "milestone"; `item` is it, `measure` whose it is
    due        the period at whose end it is to be there; of a recurring one, the run of its periods
    is_due     whether its time had come; of a recurring one, whether some period of it is over
    status     "met", "not_met", "on_track" (a recurring one: there in every period that is over) or "not_assessable", with a
               `reason`: "not_due" for what is not there and not due
    value      that was judged, of `period`; not valid where there is none
    done       percent of what is to be there, from 0 to 100; None where that cannot be told
    distance   value − bound in `distance_unit`; None where there is no verdict by number
    periods    of a recurring one: how many it has, how many of them are over, and in how many of these it was done
    """

    kind: str
    item: Union[Deliverable, Milestone]
    measure: Measure
    area: Area
    due: str
    is_due: bool
    status: str
    reason: Optional[str]
    value: Value
    period: str
    origin: str
    done: Optional[float]
    distance: Optional[float]
    distance_unit: str
    periods: int
    periods_over: int
    periods_done: int

    def to_dict(self) -> Dict[str, Any]:
        """Flat members for a table or JSON; None for what there is not."""
        return {
            "action": self.measure.action.id, "measure": self.measure.id, "kind": self.kind, "id": self.item.id,
            "name": self.item.name, "area": self.area.id, "due": self.due, "is_due": self.is_due,
            "target": self.item.target.text if self.item.target else None,
            "status": self.status, "reason": self.reason, "done": self.done,
            "value": number_or_none(self.value), "unit": self.value.unit, "period": self.period or None,
            "origin": self.origin if self.period else None,
            "distance": self.distance, "distance_unit": self.distance_unit,
            "periods": self.periods or None, "periods_over": self.periods_over if self.periods else None,
            "periods_done": self.periods_done if self.periods else None,
        }


@dataclasses.dataclass(frozen=True, eq=False)
class ScorecardRow:
    """What is about one thing.

    group       "plan", "indicator", "action", "body" or "area"; `subject` is it
    role        of a body: "lead", "join" or "responsible"; a body has a row a role. Else ""
    indicators  its indicators, with the weights and scoring rules of the plan
    tasks       its deliverables and milestones; the score is the share of those that are due which are there
    gate        "passed" where all binding indicators are met, "failed" where one is due and not met (`failures`), else
                "open"; "none" where the plan has no gates or the row no binding indicator with a target
    rank        of an area among those under the same area, by the score of its indicators (1, 2, 2, 4); None for none
    without_target  how many of its indicators have no target, and so weigh nothing
    doubts      its indicators whose value cannot be right or is doubtful: what they add is not to be relied on
    """

    group: str
    subject: "Union[Plan, Indicator, Action, Body, Area]"
    role: str
    indicators: Tally
    tasks: Tally
    gate: str
    failures: Tuple[ScoredIndicator, ...]
    rank: Optional[int]
    without_target: int = 0
    doubts: Tuple[ScoredIndicator, ...] = ()

    @property
    def id(self) -> str:
        """The subject's."""
        return self.subject.id

    def to_dict(self) -> Dict[str, Any]:
        """Flat members for a table or JSON; None for what there is not. Those of tasks begin with "tasks_"."""
        return {
            "group": self.group, "id": self.id, "role": self.role or None, "rank": self.rank, "gate": self.gate,
            "failures": [f"{each.indicator.id} {each.area.id}" for each in self.failures],
            **self.indicators.to_dict(), "without_target": self.without_target,
            "doubts": [f"{each.indicator.id} {each.area.id}" for each in self.doubts],
            **{f"tasks_{name}": value for name, value in self.tasks.to_dict().items()},
        }


class Scorecard(Owner):
    """What the judgements of a plan come to, as of the end of `at`. Immutable.

        card = plan.scorecard(plan.evaluate(dataset), dataset, at=2023)
        card.plan.indicators.score, card.plan.tasks.met, [row.rank for row in card.areas]
    """

    _instead_of_pickling = "make it where it is needed, or take its rows' members"

    def __init__(self) -> None:
        raise TypeError("use Plan.scorecard(results)")

    @classmethod
    def _of_plan(cls, plan: Plan, results: "Results", dataset: "Optional[Dataset]", at: Union[None, str, int],
                 parents: "Optional[Results]", thresholds: Optional[Thresholds], least_coverage: float,
                 area: Union[None, str, Area]) -> "Scorecard":
        from .dataset import Dataset

        if dataset is not None and not isinstance(dataset, Dataset):
            raise TypeError(f"the progress of tasks comes from a Dataset, not {type(dataset).__name__}")
        if not 0 <= least_coverage <= 1:
            raise ValueError("the least coverage is a share from 0 to 1")
        how = assess_options(plan, results, at, parents, thresholds)
        whose = area.id if isinstance(area, Area) else area
        options = _abi_scorecard.ScorecardOptions(assess=pointer(how), least_coverage=least_coverage,
                                                  area=_abi.text_of(whose))
        if dataset is not None:
            options.tasks = cast(c_void_p(dataset._handle), c_void_p)
        lib = library()
        handle = c_void_p()
        call(lib.salus_results_scorecard, results._handle, byref(options), byref(handle), lang=plan._lang)
        card = cls.__new__(cls)
        card._own(handle.value or 0, lib.salus_scorecard_free)
        card._plan = plan
        card._results = results
        info = _abi_scorecard.ScorecardInfo()
        check(lib.salus_scorecard_describe(card._handle, byref(info)))
        card._info = info
        card._at = str(info.at)
        card._findings = tuple(
            read_findings(lib.salus_scorecard_finding, card._handle, info.finding_count, lang=plan._lang))
        return card

    _plan: Plan
    _results: "Results"
    _info: _abi_scorecard.ScorecardInfo
    _at: str
    _findings: Tuple[Finding, ...]

    @property
    def at(self) -> str:
        """As of the end of this period."""
        return self._at

    @property
    def findings(self) -> List[Finding]:
        """Warnings on the data of deliverables and milestones."""
        return list(self._findings)

    @property
    def plan(self) -> ScorecardRow:
        """The row of the plan as a whole."""
        return self.rows[0]

    @property
    def indicators(self) -> List[ScorecardRow]:
        """A row an indicator, over all areas."""
        return self._of_group("indicator")

    @property
    def actions(self) -> List[ScorecardRow]:
        """A row an action."""
        return self._of_group("action")

    @property
    def bodies(self) -> List[ScorecardRow]:
        """A row for each role of each body that has duties."""
        return self._of_group("body")

    @property
    def areas(self) -> List[ScorecardRow]:
        """A row for each area of which anything is judged, in the plan's order."""
        return self._of_group("area")

    def _of_group(self, group: str) -> List[ScorecardRow]:
        return [row for row in self.rows if row.group == group]

    @functools.cached_property
    def rows(self) -> List[ScorecardRow]:
        """All rows: the plan, indicators, actions, bodies, areas."""
        return [self._row(index) for index in range(self._info.row_count)]

    @functools.cached_property
    def scores(self) -> List[ScoredIndicator]:
        """Every indicator of every area, with its score."""
        return [self._scored(index) for index in range(self._info.indicator_count)]

    @functools.cached_property
    def tasks(self) -> List[Task]:
        """Every deliverable and milestone, in the plan's order; empty where no data of theirs were given."""
        return [self._task(index) for index in range(self._info.task_count)]

    def to_rows(self) -> List[Dict[str, Any]]:
        """A dict a row, as DataFrame constructors, csv.DictWriter and json.dump take them; see ScorecardRow.to_dict()."""
        return [row.to_dict() for row in self.rows]

    def _row(self, index: int) -> ScorecardRow:
        lib = library()
        raw = _abi_scorecard.ScorecardRow()
        check(lib.salus_scorecard_get_row(self._handle, index, byref(raw)))
        group = name_of("score_group", raw.group)
        return ScorecardRow(
            group=group,
            subject=self._subject(group, raw.subject),
            role=name_of("role", raw.role) if raw.role else "",
            indicators=_tally(raw.indicators),
            tasks=_tally(raw.tasks),
            gate=name_of("gate", raw.gate),
            failures=self._entries(lib.salus_scorecard_failure, index, raw.failure_count),
            rank=raw.rank or None,
            without_target=raw.indicators_without_target,
            doubts=self._entries(lib.salus_scorecard_doubt, index, raw.doubt_count),
        )

    def _entries(self, function: Any, row: int, count: int) -> Tuple[ScoredIndicator, ...]:
        """The entries that `function` names of a row."""
        found = []
        for number in range(count):
            entry = c_int64()
            check(function(self._handle, row, number, byref(entry)))
            found.append(self.scores[entry.value])
        return tuple(found)

    def _subject(self, group: str, index: int) -> "Union[Plan, Indicator, Action, Body, Area]":
        plan = self._plan
        if group == "indicator":
            return plan._indicators[index]
        if group == "action":
            return plan._actions[index]
        if group == "body":
            return plan._bodies[index]
        if group == "area":
            return plan._areas[index]
        return plan

    def _scored(self, index: int) -> ScoredIndicator:
        raw = _abi_scorecard.ScoredIndicator()
        lib = library()
        check(lib.salus_scorecard_indicator(self._handle, index, byref(raw)))
        indicator = self._plan._indicators[raw.indicator]
        return ScoredIndicator(
            indicator=indicator,
            area=self._plan._areas[raw.area],
            target_period=str(raw.target_period),
            status=name_of("verdict", raw.status),
            reason=reason_of(raw.reason),
            score=_number(raw.score),
            score_reason=reason_of(raw.score.reason),
            weight=raw.weight,
            value=value_of(raw.value, indicator.unit),
            row=self._results[raw.result] if raw.result >= 0 else None,
            notes=tuple(read_findings(lib.salus_scorecard_note, self._handle, index, raw.note_count,
                                      lang=self._plan._lang)),
            in_doubt=bool(raw.in_doubt),
        )

    def _task(self, index: int) -> Task:
        raw = _abi_scorecard.Task()
        check(library().salus_scorecard_task(self._handle, index, byref(raw)))
        measure = self._plan._actions[raw.action].measures[raw.measure]
        kind = name_of("due_kind", raw.kind)
        item = measure.deliverables[raw.index] if kind == "deliverable" else measure.milestones[raw.index]
        return Task(
            kind=kind,
            item=item,
            measure=measure,
            area=self._plan._areas[raw.area],
            due=str(raw.due_period),
            is_due=bool(raw.due),
            status=name_of("verdict", raw.status),
            reason=reason_of(raw.reason),
            value=value_of(raw.value, str(raw.unit)),
            period=str(raw.period),
            origin=name_of("origin", raw.origin),
            done=_number(raw.done),
            distance=number_or_none(raw.distance),
            distance_unit=str(raw.distance_unit),
            periods=raw.periods,
            periods_over=raw.periods_over,
            periods_done=raw.periods_done,
        )

    def __repr__(self) -> str:
        return f"<Scorecard of {self._plan.id} as of {self._at}>"


def _number(value: _abi.Value) -> Optional[float]:
    return value.number if value.reason == _abi.REASON_NONE else None


def _tally(raw: _abi_scorecard.Tally) -> Tally:
    return Tally(**{name: getattr(raw, name) for name in _MEMBERS}, score=_number(raw.score))
