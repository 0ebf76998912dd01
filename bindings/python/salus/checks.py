"""Faults of a plan and of its figures, and what its rules say of them."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from ctypes import byref, c_void_p
from typing import TYPE_CHECKING, Any, List, Optional, Tuple, Union, overload

from . import _abi_checks
from ._call import check as accepted
from ._call import name_of, read_findings, reason_of
from ._library import library
from .error import Finding
from .value import Value, value_of

if TYPE_CHECKING:
    from .action import Erratum, Rule
    from .plan import Plan


#: The codes of what cannot be right about a value; notes of assessments have them, too.
VALUE_FAULTS = ("share_above_whole", "impossible_value", "part_exceeds_whole")


@dataclasses.dataclass(frozen=True)
class Figure:
    """A number that a check rests on: `name` says what it is ("part", "whole", "target", "left" …)."""

    name: str
    value: float
    unit: str = ""


@dataclasses.dataclass(frozen=True)
class Check:
    """A fault that was found.

    finding   code, severity ("note" where an erratum covers it), message and hint
    subject   the id of what it is about: an indicator, element, measure, deliverable, milestone or rule
    other     the id of the second thing where there are two (the whole of a part); else ""
    area      the id of the area of a figure; "" for what the plan itself says
    period    of the figure, or the horizon; "" where there is none
    rule      the id of a violated rule; else ""
    figures   the numbers that it rests on
    erratum   the erratum of the plan that covers it; None where none does
    """

    finding: Finding
    subject: str
    other: str
    area: str
    period: str
    rule: str
    figures: Tuple[Figure, ...]
    erratum: "Optional[Erratum]"

    @property
    def code(self) -> str:
        """What kind of fault it is: "part_exceeds_whole", "share_above_whole", "unusual_unit" …"""
        return self.finding.code

    @property
    def severity(self) -> str:
        """"error", "warning" or "note"."""
        return self.finding.severity

    @property
    def message(self) -> str:
        """What is wrong, in the plan's language."""
        return self.finding.message

    def __str__(self) -> str:
        return str(self.finding)


@dataclasses.dataclass(frozen=True)
class RuleResult:
    """What a rule says of one area and period.

    status  "holds", "violated" or "not_assessable"
    reason  why it is not assessable; None otherwise
    left    the sides of the comparison; not valid for a rule that is no single one
    right
    given   the formula with its numbers
    origin  the weakest of its figures'
    period  "" where the data have nothing at all that the rule speaks of
    """

    rule: "Rule"
    area: str
    period: str
    status: str
    reason: Optional[str]
    left: Value
    right: Value
    given: str
    origin: str


class Checks(Sequence[Check]):
    """What was found: errors first, then warnings, then notes. Immutable.

    errors, warnings, notes  how many there are; of more than 10 000 not all are listed
    rules                    a RuleResult for each rule, area and period of which the data say anything
    """

    def __init__(self, plan: "Plan", checks: List[Check], rules: List[RuleResult],
                 counts: Tuple[int, int, int]) -> None:
        self._plan = plan
        self._checks = checks
        self._rules = tuple(rules)
        self.errors, self.warnings, self.notes = counts

    @property
    def plan(self) -> "Plan":
        """The plan that was checked."""
        return self._plan

    @property
    def rules(self) -> List[RuleResult]:
        """By rule, then area, then period."""
        return list(self._rules)

    @property
    def ok(self) -> bool:
        """Whether there is no error that no erratum covers."""
        return self.errors == 0

    def count(self, value: Any) -> int:
        """How many checks have this code or severity, or are this one."""
        return sum(value in (each, each.code, each.severity) for each in self._checks)

    def __len__(self) -> int:
        return len(self._checks)

    @overload
    def __getitem__(self, index: int) -> Check: ...

    @overload
    def __getitem__(self, index: slice) -> List[Check]: ...

    def __getitem__(self, index: Union[int, slice]) -> Union[Check, List[Check]]:
        return self._checks[index]

    def __repr__(self) -> str:
        return (f"<Checks of {self._plan.id}: {self.errors} errors, {self.warnings} warnings, {self.notes} notes, "
                f"{len(self._rules)} results of rules>")


def read(handle: c_void_p, plan: "Plan", lang: str) -> Checks:
    """Everything that a handle holds; the handle is freed."""
    lib = library()
    try:
        info = _abi_checks.ChecksInfo()
        accepted(lib.salus_checks_describe(handle, byref(info)))
        findings = read_findings(lib.salus_checks_finding, handle, info.check_count, lang=lang)
        errata, rules = plan.errata, plan.rules
        checks = [_check(handle, index, finding, errata) for index, finding in enumerate(findings)]
        results = [_rule(handle, index, rules) for index in range(info.rule_count)]
        return Checks(plan, checks, results, (info.error_count, info.warning_count, info.note_count))
    finally:
        lib.salus_checks_free(handle)


def _check(handle: c_void_p, index: int, finding: Finding, errata: "List[Erratum]") -> Check:
    lib = library()
    raw = _abi_checks.Check()
    accepted(lib.salus_checks_check(handle, index, byref(raw)))
    figures = []
    for number in range(raw.figure_count):
        figure = _abi_checks.CheckFigure()
        accepted(lib.salus_checks_figure(handle, index, number, byref(figure)))
        figures.append(Figure(str(figure.name), figure.number, str(figure.unit)))
    return Check(
        finding=finding,
        subject=str(raw.subject),
        other=str(raw.other),
        area=str(raw.area),
        period=str(raw.period),
        rule=str(raw.rule),
        figures=tuple(figures),
        erratum=errata[raw.erratum] if raw.erratum >= 0 else None,
    )


def _rule(handle: c_void_p, index: int, rules: "List[Rule]") -> RuleResult:
    raw = _abi_checks.RuleResult()
    accepted(library().salus_checks_rule(handle, index, byref(raw)))
    unit = str(raw.unit)
    return RuleResult(
        rule=rules[raw.rule],
        area=str(raw.area),
        period=str(raw.period),
        status=name_of("rule_status", raw.status),
        reason=reason_of(raw.reason),
        left=value_of(raw.left, unit),
        right=value_of(raw.right, unit),
        given=str(raw.given),
        origin=name_of("origin", raw.origin),
    )
