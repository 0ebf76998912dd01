"""Reading what a plan sets out to do, and what it answers, through its handle."""

from __future__ import annotations

from ctypes import byref, c_double, c_int32, c_int64, c_void_p
from typing import Any, Dict, List, Sequence, Tuple, TypeVar

from . import _abi, _abi_actions
from ._call import Owner, call, check, name_of, texts
from ._library import library
from .action import (Action, Body, Change, Deliverable, Erratum, Measure, Milestone, PlanTarget, Rule, Scoring,
                     Section)
from .element import Element
from .formula import Formula
from .target import Target

Info = TypeVar("Info")


def described(function: Any, kind: "type[Info]", *place: Any) -> Info:
    """The structure that `function(handle, place…, info)` fills."""
    info = kind()
    check(function(*place, byref(info)))  # type: ignore[arg-type]
    return info


class Reader:
    """Reads the parts of one plan."""

    def __init__(self, handle: int, info: _abi.PlanInfo, elements: Tuple[Element, ...], lang: str) -> None:
        self._handle = handle
        self._elements = elements
        self._lang = lang
        self.sections = tuple(map(self._section, range(info.section_count)))
        self.bodies = tuple(map(self._body, range(info.body_count)))
        self.errata = tuple(map(self._erratum, range(info.erratum_count)))
        self.rules = tuple(map(self._rule, range(info.rule_count)))
        self._body_of = {body.id: body for body in self.bodies}
        self._section_of = {section.id: section for section in self.sections}

    def _section(self, index: int) -> Section:
        info = described(library().salus_plan_section, _abi_actions.SectionInfo, self._handle, index)
        return Section(str(info.id), str(info.title), str(info.title_english), str(info.number), str(info.parent))

    def _body(self, index: int) -> Body:
        lib = library()
        info = described(lib.salus_plan_body, _abi_actions.BodyInfo, self._handle, index)
        aliases = texts(lib.salus_plan_body_alias, self._handle, index, info.alias_count)
        return Body(str(info.id), str(info.name), str(info.name_english), tuple(aliases), str(info.note))

    def _erratum(self, index: int) -> Erratum:
        info = described(library().salus_plan_erratum, _abi_actions.ErratumInfo, self._handle, index)
        return Erratum(str(info.id), str(info.indicator), str(info.area), str(info.period), str(info.printed),
                       str(info.corrected), str(info.reason), str(info.reason_english), str(info.source))

    def _rule(self, index: int) -> Rule:
        lib = library()
        info = described(lib.salus_plan_rule, _abi_actions.RuleInfo, self._handle, index)
        handle = c_void_p()
        call(lib.salus_plan_rule_formula, self._handle, index, byref(handle))
        return Rule(
            id=str(info.id),
            name=str(info.name),
            english=str(info.name_english),
            severity=name_of("severity", info.severity),
            formula=str(info.formula),
            compiled=Formula._of_handle(handle, self._elements, self._lang),
            basis=str(info.basis),
            source=str(info.source),
            note=str(info.note),
        )

    def scoring(self, indicator: int = _abi_actions.OWN) -> Scoring:
        """An indicator's, or the plan's own."""
        lib = library()
        info = described(lib.salus_plan_scoring, _abi_actions.ScoringInfo, self._handle, indicator)
        steps = []
        for index in range(info.step_count):
            achieved, score = c_double(), c_double()
            check(lib.salus_plan_scoring_step(self._handle, indicator, index, byref(achieved), byref(score)))
            steps.append((achieved.value, score.value))
        return Scoring(name_of("scoring_rule", info.rule), tuple(steps), info.per, info.deduct)

    def _target(self, function: Any, *place: Any) -> Target:
        handle = c_void_p()
        call(function, self._handle, *place, byref(handle))
        return Target._of_handle(handle, self._lang)

    def targets_of(self, number: int, indicator: Any) -> "Tuple[PlanTarget, ...]":
        """Those of the indicator with this number in the plan's order."""
        return tuple(
            self._indicator_target(number, index, indicator, target)
            for index, (_, target) in enumerate(indicator.targets)
        )

    def _indicator_target(self, number: int, index: int, indicator: Any, target: Target) -> PlanTarget:
        lib = library()
        info = described(lib.salus_plan_indicator_target, _abi_actions.IndicatorTargetInfo, self._handle, number, index)
        restated = []
        for which in range(info.restatement_count):
            handle, source = c_void_p(), _abi.Text()
            call(lib.salus_plan_restatement, self._handle, number, index, which, byref(handle), byref(source))
            restated.append((Target._of_handle(handle, self._lang), str(source)))
        erratum = self.errata[info.erratum] if info.erratum >= 0 else None
        return PlanTarget(indicator, str(info.period), target, str(info.printed), str(info.source), erratum,
                          tuple(restated))

    def actions(self, count: int, indicators: Dict[str, Any],
                targets: "Dict[str, Tuple[PlanTarget, ...]]") -> "Tuple[Action, ...]":
        """The actions with their measures; indicators and their targets by id."""
        return tuple(self._action(index, indicators, targets) for index in range(count))

    def _action(self, index: int, indicators: Dict[str, Any],
                targets: "Dict[str, Tuple[PlanTarget, ...]]") -> Action:
        lib = library()
        info = described(lib.salus_plan_action, _abi_actions.ActionInfo, self._handle, index)
        here = (self._handle, index, _abi_actions.OWN)
        action = Action(
            id=str(info.id),
            number=info.number,
            title=str(info.title),
            english=str(info.title_english),
            section=self._section_of.get(str(info.section)),
            implements=tuple(texts(lib.salus_plan_measure_implements, *here, info.implements_count)),
            indicators=tuple(indicators[id] for id in texts(lib.salus_plan_measure_indicator, *here,
                                                            info.indicator_count)),
            source=str(info.source),
        )
        measures = tuple(self._measure(action, index, number, indicators, targets)
                         for number in range(info.measure_count))
        object.__setattr__(action, "measures", measures)  # each knows its action
        return action

    def _measure(self, action: Action, index: int, number: int, indicators: Dict[str, Any],
                 targets: "Dict[str, Tuple[PlanTarget, ...]]") -> Measure:
        lib = library()
        info = described(lib.salus_plan_measure, _abi_actions.MeasureInfo, self._handle, index, number)
        here = (self._handle, index, number)

        def bodies(role: str, count: int) -> "Tuple[Body, ...]":
            ids = texts(lib.salus_plan_measure_body, *here, _abi_actions.ROLES[role], count)
            return tuple(self._body_of[id] for id in ids)

        contributes = tuple(texts(lib.salus_plan_measure_indicator, *here, info.indicator_count))
        deliverables = tuple(self._deliverable(index, number, each) for each in range(info.deliverable_count))
        milestones = tuple(self._milestone(index, number, each) for each in range(info.milestone_count))
        return Measure(
            action=action,
            id=str(info.id),
            number=info.number,
            title=str(info.title),
            english=str(info.title_english),
            leads=bodies("lead", info.lead_count),
            joins=bodies("join", info.join_count),
            responsible=bodies("responsible", info.responsible_count),
            indicators=tuple(indicators[id] for id in contributes),
            implements=tuple(texts(lib.salus_plan_measure_implements, *here, info.implements_count)),
            deliverables=deliverables,
            milestones=milestones,
            targets=tuple(target for id in contributes for target in targets[id]) + own_targets(
                deliverables, milestones),
            source=str(info.source),
            note=str(info.note),
        )

    def _deliverable(self, *place: int) -> Deliverable:
        lib = library()
        info = described(lib.salus_plan_deliverable, _abi_actions.DeliverableInfo, self._handle, *place)
        return Deliverable(
            id=str(info.id),
            kind=name_of("deliverable_kind", info.kind),
            name=str(info.name),
            english=str(info.name_english),
            target=self._target(lib.salus_plan_deliverable_target, *place) if info.has_target else None,
            unit=str(info.unit),
            due=str(info.due),
            each=bool(info.each),
            source=str(info.source),
        )

    def _milestone(self, *place: int) -> Milestone:
        lib = library()
        info = described(lib.salus_plan_milestone, _abi_actions.MilestoneInfo, self._handle, *place)
        return Milestone(
            id=str(info.id),
            name=str(info.name),
            english=str(info.name_english),
            period=str(info.period),
            target=self._target(lib.salus_plan_milestone_target, *place),
            unit=str(info.unit),
            direction=name_of("direction", info.direction),
            source=str(info.source),
        )


def own_targets(deliverables: Sequence[Deliverable], milestones: Sequence[Milestone]) -> "Tuple[PlanTarget, ...]":
    """The targets of a measure's own results."""
    counted = [PlanTarget(each, each.due, each.target, each.target.text, each.source)
               for each in deliverables if each.target is not None]
    reached = [PlanTarget(each, each.period, each.target, each.target.text, each.source) for each in milestones]
    return (*counted, *reached)


def answers(function: Any, handle: int, asked: Sequence[Any], columns: int, lang: str) -> "List[Tuple[int, ...]]":
    """The rows of a query that writes `columns` arrays: asked how many there are, then for them."""
    count = c_int64()
    call(function, handle, *asked, *[None] * columns, 0, byref(count), lang=lang)
    arrays = [(c_int32 * count.value)() for _ in range(columns)]
    call(function, handle, *asked, *arrays, count.value, byref(count), lang=lang)
    return list(zip(*arrays))


class _Diff(Owner):
    """The changes between two plans."""

    def __init__(self, before: int, after: int, lang: str) -> None:
        handle = c_void_p()
        call(library().salus_plan_compare, before, after, byref(handle), lang=lang)
        self._own(handle.value or 0, library().salus_plan_diff_free)


def changes(before: int, after: int, lang: str) -> List[Change]:
    """What changed between the plans of two handles."""
    lib = library()
    diff = _Diff(before, after, lang)
    found = []
    for index in range(lib.salus_plan_diff_count(diff._handle)):
        info = described(lib.salus_plan_diff_change, _abi_actions.PlanChange, diff._handle, index)
        found.append(Change(
            kind=name_of("change_kind", info.kind),
            part=name_of("plan_part", info.part),
            id=str(info.id),
            period=str(info.period),
            name=str(info.name),
            english=str(info.name_english),
            member=str(info.member),
            before=str(info.before),
            after=str(info.after),
        ))
    return found
