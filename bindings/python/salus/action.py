"""What a plan sets out to do: actions with measures, the bodies that answer for them, what is to come of them; and the
rules and errata of a plan."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Optional, Tuple, Union

from .target import Target

if TYPE_CHECKING:
    from .formula import Formula
    from .plan import Indicator


@dataclasses.dataclass(frozen=True)
class Section:
    """A part of the document; `number` as printed (二, （三）), `parent` the id of the section that it belongs to."""

    id: str
    title: str
    english: str = ""
    number: str = ""
    parent: str = ""

    def __str__(self) -> str:
        return self.title


@dataclasses.dataclass(frozen=True)
class Body:
    """An authority, institution or enterprise that answers for measures; `aliases` are its other names in the
    document."""

    id: str
    name: str
    english: str = ""
    aliases: Tuple[str, ...] = ()
    note: str = ""

    def __str__(self) -> str:
        return self.name


@dataclasses.dataclass(frozen=True)
class Erratum:
    """A fault of the printed document.

    indicator  the id of the indicator or element that it is about; "" where it is about words alone
    area       of a figure of the past; "" for a target
    period     of the figure, or the horizon of the target
    printed    what the document prints; `corrected` what is right, "" where that is not known
    reason     why it is wrong, and how the correction is known; `reason_english` in English
    """

    id: str
    indicator: str
    area: str
    period: str
    printed: str
    corrected: str
    reason: str
    reason_english: str = ""
    source: str = ""


@dataclasses.dataclass(frozen=True, eq=False)
class Rule:
    """A condition that figures must fulfil; `severity` is "error", "warning" or "note", of a violation. `compiled` is
    its formula as a Formula."""

    id: str
    name: str
    english: str
    severity: str
    formula: str
    compiled: "Formula" = dataclasses.field(repr=False)
    basis: str = "unspecified"
    source: str = ""
    note: str = ""

    def __str__(self) -> str:
        return self.name


@dataclasses.dataclass(frozen=True)
class Scoring:
    """How a judgement becomes a score: `rule` is "full", "proportional", "step" or "deduction"; `steps` are pairs of
    the achieved percentage and the score."""

    rule: str
    steps: Tuple[Tuple[float, float], ...] = ()
    per: float = 1.0
    deduct: float = 0.0


@dataclasses.dataclass(frozen=True, eq=False, repr=False)
class PlanTarget:
    """A target of a plan, and whose it is.

    owner     the Indicator, Deliverable or Milestone
    period    at whose end it is to be reached
    target    as it is judged: of the corrected text where an erratum corrects the print
    printed   what the document prints
    source    where it stands in the document
    erratum   the Erratum about it, or None
    restated  (Target, source) for each time that the document says it again
    """

    owner: "Union[Indicator, Deliverable, Milestone]"
    period: str
    target: Target
    printed: str
    source: str = ""
    erratum: Optional[Erratum] = None
    restated: Tuple[Tuple[Target, str], ...] = ()

    def __str__(self) -> str:
        return f"{self.owner} {self.period}: {self.printed}"

    def __repr__(self) -> str:
        return f"<PlanTarget {self.owner.id} {self.period}: {self.printed}>"


@dataclasses.dataclass(frozen=True, eq=False, repr=False)
class Deliverable:
    """What a measure is to deliver.

    id      the name of its progress in data
    kind    "quantity" (a number of things; its data are the number completed so far), "document" or "project" (1 for
            done), "recurring" (each year's number, or 1)
    target  how many; None where the document does not say
    unit    what is counted, where the target does not print it
    due     at whose end it is to be there; of a recurring one the years in which it is done
    each    whether the target is for each of the areas directly below the plan's own
    """

    id: str
    kind: str
    name: str
    english: str
    target: Optional[Target]
    unit: str
    due: str
    each: bool
    source: str

    def __str__(self) -> str:
        return self.name

    def __repr__(self) -> str:
        return f"<Deliverable {self.id}: {self.name}>"


@dataclasses.dataclass(frozen=True, eq=False, repr=False)
class Milestone:
    """A state that a measure is to reach; `id` is the name of its progress in data: 1 for reached, 0 for not, the
    figure where the target has a number."""

    id: str
    name: str
    english: str
    period: str
    target: Target
    unit: str
    direction: str
    source: str

    def __str__(self) -> str:
        return self.name

    def __repr__(self) -> str:
        return f"<Milestone {self.id}: {self.name}>"


@dataclasses.dataclass(frozen=True, eq=False, repr=False)
class Measure:
    """A measure of an action.

    number       as printed; 0 for none
    leads        the bodies that lead it (牵头部门), in printed order; `joins` those that cooperate (配合部门);
                 `responsible` those that answer for it where the document gives no roles
    indicators   that it contributes to
    implements   ids of the actions and measures of the plan above that it carries out
    targets      of these indicators, and of its deliverables and milestones
    source       where it stands in the document
    """

    action: "Action"
    id: str
    number: int
    title: str
    english: str
    leads: Tuple[Body, ...]
    joins: Tuple[Body, ...]
    responsible: Tuple[Body, ...]
    indicators: "Tuple[Indicator, ...]"
    implements: Tuple[str, ...]
    deliverables: Tuple[Deliverable, ...]
    milestones: Tuple[Milestone, ...]
    targets: Tuple[PlanTarget, ...]
    source: str
    note: str

    def __str__(self) -> str:
        return self.title

    def __repr__(self) -> str:
        return f"<Measure {self.id}: {self.title}>"


@dataclasses.dataclass(frozen=True, eq=False, repr=False)
class Action:
    """An action of a plan (专项行动, 任务); `section` is None where it stands in none, `indicators` are those that it
    contributes to beside those of its measures."""

    id: str
    number: int
    title: str
    english: str
    section: Optional[Section]
    implements: Tuple[str, ...]
    indicators: "Tuple[Indicator, ...]"
    source: str
    measures: Tuple[Measure, ...] = ()

    def __str__(self) -> str:
        return self.title

    def __repr__(self) -> str:
        return f"<Action {self.id}: {self.title}, {len(self.measures)} measures>"


@dataclasses.dataclass(frozen=True)
class Duty:
    """What a body does in a measure: `role` is "lead", "join" or "responsible"."""

    measure: Measure
    role: str


@dataclasses.dataclass(frozen=True)
class Due:
    """Something that is due: an indicator's target, a deliverable or a milestone.

    kind     "target", "deliverable" or "milestone"
    period   its own, at whose end it is due
    item     the Indicator, Deliverable or Milestone
    target   its PlanTarget; None for a deliverable without one
    measure  of a deliverable or milestone; None for an indicator's target
    """

    kind: str
    period: str
    item: "Union[Indicator, Deliverable, Milestone]"
    target: Optional[PlanTarget]
    measure: Optional[Measure]


@dataclasses.dataclass(frozen=True)
class Change:
    """A difference between two versions of a plan.

    kind    "added", "removed" or "changed"
    part    what it is that changed: "plan", "area", "body", "section", "element", "indicator", "target", "action",
            "measure", "deliverable", "milestone", "rule" or "erratum"
    id      of the thing; of a target, its indicator's, and `period` is its own
    name    of the thing; `english` in English
    member  of a change, as the document names it: "unit", "name.zh", "leads"; `before` and `after` its texts, "" where
            the document leaves it out
    """

    kind: str
    part: str
    id: str
    period: str
    name: str
    english: str
    member: str
    before: str
    after: str
