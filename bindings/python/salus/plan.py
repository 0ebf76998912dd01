"""Plans: areas, data elements, indicators with their formulas and targets, actions with their measures."""

from __future__ import annotations

import dataclasses
import os
from ctypes import byref, c_void_p
from typing import TYPE_CHECKING, Any, Iterable, List, Optional, Tuple, Union

from . import _abi, _abi_checks
from ._actions import Reader, answers, changes
from ._call import Owner, call, check, name_of, read_findings, take_text, texts
from ._library import library
from .action import (Action, Body, Change, Deliverable, Due, Duty, Erratum, Measure, Milestone, PlanTarget, Rule,
                     Scoring, Section)
from .catalogue import catalogue, catalogue_plans
from .element import Element
from .error import Finding, check_language
from .formula import Formula
from .target import Target
from .value import COMPARISONS, ROUNDINGS

if TYPE_CHECKING:
    from .alignment import Alignment
    from .assessment import Assessments
    from .checks import Checks
    from .dataset import Dataset
    from .progress import Thresholds
    from .results import Results
    from .scorecard import Scorecard


@dataclasses.dataclass(frozen=True)
class Area:
    """An area of a plan; `parent` is the id of the area above it, "" at the top."""

    id: str
    name: str
    english: str = ""
    parent: str = ""

    def __str__(self) -> str:
        return self.name


@dataclasses.dataclass(frozen=True, eq=False, repr=False)
class Indicator:
    """An indicator of a plan.

    number        in the plan's own table; 0 for none
    formula       as printed; `compiled` is the same as a Formula. "" and None where the plan does not say how it is
                  computed: its values are then those that are reported
    formula_note  where the plan says in words what the formula says in signs; `formula_note_english` in English
    attribute     "anticipatory" (预期性), "binding" (约束性) or "unspecified"
    direction     "higher_is_better", "lower_is_better", "neither" or "unspecified"
    digits        shown after the point
    uncertainty   where the confidence limits of its values come from: "none", "rate", "proportion" or "function" (that
                  of the function at the top of its formula)
    design_effect  of a proportion from a complex survey; 1.0 without one
    targets       (period, Target) for each horizon
    source        where it stands in the plan document
    baseline      from which period progress is measured, and `trajectory` along which path ("linear", "compound",
                  "milestones"), where they are not the plan's; else ""
    scoring       how it scores, where that is not as the plan says; else None
    weight        in scores
    parent_indicator  of the plan above, which it answers to; "" for that of the same id
    """

    id: str
    number: int
    name: str
    english: str
    unit: str
    formula: str
    formula_note: str
    formula_note_english: str
    attribute: str
    direction: str
    digits: int
    basis: str
    source: str
    aliases: Tuple[str, ...]
    targets: Tuple[Tuple[str, Target], ...]
    compiled: Optional[Formula]
    uncertainty: str = "none"
    design_effect: float = 1.0
    baseline: str = ""
    trajectory: str = ""
    scoring: Optional[Scoring] = None
    weight: float = 1.0
    parent_indicator: str = ""

    def __str__(self) -> str:
        return self.name

    def __repr__(self) -> str:
        return f"<Indicator {self.id}: {self.name}{f' ({self.unit})' if self.unit else ''}>"


class Plan(Owner):
    """A plan document, read and compiled. Immutable; usable from any number of threads.

    >>> plan = Plan.load("jinshan-2021-2025")
    >>> plan.indicator("infant_mortality_rate").formula
    '全年婴儿死亡数/同年活产数×1000‰'
    """

    _instead_of_pickling = "pickle its to_json() and parse that again"
    _lang: str

    def __init__(self) -> None:
        raise TypeError("use Plan.load(name or path) or Plan.parse(json)")

    @classmethod
    def load(cls, name_or_path: "Union[str, os.PathLike[str]]", *, lang: str = "en") -> "Plan":
        """A plan that ships with the library where the name is the id of one, else the plan document of that path.

        All problems of a document come at once in one SalusError, with line, column and JSON pointer. `lang`, "en" or
        "zh", is the language of the findings of the plan and of all that is computed from it.
        """
        path = os.fspath(name_or_path)
        if not isinstance(path, str):
            raise TypeError(f"a plan's name is a text, not {type(path).__name__}")
        shipped = isinstance(name_or_path, str) and (path in catalogue_plans() or not _looks_like_path(path))
        function = library().salus_plan_load_catalogue if shipped else library().salus_plan_load_file
        return cls._of(function, _abi.encode(path), lang)

    @classmethod
    def parse(cls, json: Union[str, bytes], file: str = "", *, lang: str = "en") -> "Plan":
        """A plan document from memory; `file` names it in messages, `lang` is their language."""
        name = _abi.encode(file)
        text = _abi.encode(json) if isinstance(json, str) else bytes(json)
        return cls._of(lambda raw, length, *out: library().salus_plan_parse(raw, length, name, len(name), *out), text,
                       lang)

    @classmethod
    def _of(cls, function: Any, text: bytes, lang: str) -> "Plan":
        check_language(lang)
        handle = c_void_p()
        call(function, text, len(text), byref(handle), lang=lang)
        plan = cls.__new__(cls)
        plan._lang = lang
        plan._own(handle.value or 0, library().salus_plan_free)
        plan._read()
        return plan

    def _read(self) -> None:
        info = _abi.PlanInfo()
        check(library().salus_plan_describe(self._handle, byref(info)))
        self._id, self._period, self._source = str(info.id), str(info.period), str(info.source)
        self._title, self._english = str(info.title), str(info.title_english)
        self._issued_by, self._issued_by_english = str(info.issued_by), str(info.issued_by_english)
        self._jurisdiction = str(info.jurisdiction)
        self._comparison, self._rounding = COMPARISONS[info.comparison], ROUNDINGS[info.rounding]
        self._parent, self._issued, self._baseline = str(info.parent), str(info.issued), str(info.baseline)
        self._about: float = info.about
        self._gates = bool(info.gates)
        self._trajectory = name_of("trajectory", info.trajectory)
        self._findings = tuple(
            read_findings(library().salus_plan_finding, self._handle, info.finding_count, lang=self._lang))
        self._areas = tuple(map(self._area, range(info.area_count)))
        self._elements = tuple(map(self._element, range(info.element_count)))
        reader = Reader(self._handle, info, self._elements, self._lang)
        self._sections, self._bodies = reader.sections, reader.bodies
        self._rules, self._errata = reader.rules, reader.errata
        self._scoring = reader.scoring()
        self._indicators = tuple(self._indicator(index, reader) for index in range(info.indicator_count))
        by_id = {indicator.id: indicator for indicator in self._indicators}
        targets = {each.id: reader.targets_of(index, each) for index, each in enumerate(self._indicators)}
        self._actions = reader.actions(info.action_count, by_id, targets)
        self._targets_of = targets
        self._targets = tuple(target for each in self._indicators for target in targets[each.id])

    def _area(self, index: int) -> Area:
        info = _abi.AreaInfo()
        check(library().salus_plan_area(self._handle, index, byref(info)))
        return Area(str(info.id), str(info.name), str(info.name_english), str(info.parent))

    def _element(self, index: int) -> Element:
        lib = library()
        info = _abi.ElementInfo()
        check(lib.salus_plan_element(self._handle, index, byref(info)))
        return Element(
            name=str(info.name),
            id=str(info.id),
            english=str(info.name_english),
            unit=str(info.unit),
            kind=name_of("kind", info.kind),
            basis=str(info.basis),
            aliases=tuple(texts(lib.salus_plan_element_alias, self._handle, index, info.alias_count)),
            start=str(info.start),
            note=str(info.note),
        )

    def _indicator(self, index: int, reader: Reader) -> Indicator:
        lib = library()
        info = _abi.IndicatorInfo()
        check(lib.salus_plan_indicator(self._handle, index, byref(info)))
        return Indicator(
            id=str(info.id),
            number=info.number,
            name=str(info.name),
            english=str(info.name_english),
            unit=str(info.unit),
            formula=str(info.formula),
            formula_note=str(info.formula_note),
            formula_note_english=str(info.formula_note_english),
            attribute=name_of("attribute", info.attribute),
            direction=name_of("direction", info.direction),
            digits=info.digits,
            basis=str(info.basis),
            source=str(info.source),
            aliases=tuple(texts(lib.salus_plan_indicator_alias, self._handle, index, info.alias_count)),
            targets=tuple(self._target(index, target) for target in range(info.target_count)),
            compiled=self._formula(index) if info.formula.length else None,
            uncertainty=name_of("uncertainty", info.uncertainty),
            design_effect=info.design_effect,
            baseline=str(info.baseline),
            trajectory=name_of("trajectory", info.trajectory) if info.trajectory else "",
            scoring=reader.scoring(index) if info.has_scoring else None,
            weight=info.weight,
            parent_indicator=str(info.parent_indicator),
        )

    def _target(self, indicator: int, index: int) -> Tuple[str, Target]:
        handle, period = c_void_p(), _abi.Text()
        call(library().salus_plan_target, self._handle, indicator, index, byref(handle), byref(period))
        return str(period), Target._of_handle(handle, self._lang)

    def _formula(self, indicator: int) -> Formula:
        handle = c_void_p()
        call(library().salus_plan_formula, self._handle, indicator, byref(handle))
        return Formula._of_handle(handle, self._elements, self._lang)

    @property
    def id(self) -> str:
        """Stable and readable: "jinshan-2021-2025"."""
        return self._id

    @property
    def title(self) -> str:
        """As printed."""
        return self._title

    @property
    def english(self) -> str:
        """The title in English; "" where there is none."""
        return self._english

    @property
    def issued_by(self) -> str:
        """The body that issued it."""
        return self._issued_by

    @property
    def issued_by_english(self) -> str:
        """The body that issued it, in English."""
        return self._issued_by_english

    @property
    def jurisdiction(self) -> str:
        """The id of the area whose plan it is."""
        return self._jurisdiction

    @property
    def period(self) -> str:
        """The years that it is for: "2021..2025"."""
        return self._period

    @property
    def source(self) -> str:
        """The document that it was transcribed from."""
        return self._source

    @property
    def comparison(self) -> str:
        """How values meet limits: "full_value" or "rounded_value" (GB/T 8170)."""
        return self._comparison

    @property
    def rounding(self) -> str:
        """"half_even" or "half_up"."""
        return self._rounding

    @property
    def about(self) -> float:
        """What 左右 and 约 allow on both sides, as a share of the number."""
        return self._about

    @property
    def parent(self) -> str:
        """The id of the plan above, whose targets this one serves; "" for none."""
        return self._parent

    @property
    def issued(self) -> str:
        """The day, month or year of issue; "" where the plan does not say."""
        return self._issued

    @property
    def baseline(self) -> str:
        """From which period progress is measured; "" where the plan does not say."""
        return self._baseline

    @property
    def trajectory(self) -> str:
        """The path from the baseline to a target's horizon: "linear", "compound" or "milestones"."""
        return self._trajectory

    @property
    def scoring(self) -> Scoring:
        """How indicators score where they do not say it themselves."""
        return self._scoring

    @property
    def gates(self) -> bool:
        """Whether a binding indicator that is not met makes the plan's score fail."""
        return self._gates

    @property
    def findings(self) -> List[Finding]:
        """Warnings on the document, and notes on how its targets were understood."""
        return list(self._findings)

    @property
    def areas(self) -> List[Area]:
        """The areas that the plan knows."""
        return list(self._areas)

    @property
    def elements(self) -> List[Element]:
        """The data elements that its formulas count with."""
        return list(self._elements)

    @property
    def indicators(self) -> List[Indicator]:
        """The indicators, in the plan's order."""
        return list(self._indicators)

    @property
    def sections(self) -> List[Section]:
        """The parts of the document."""
        return list(self._sections)

    @property
    def bodies(self) -> List[Body]:
        """The bodies that answer for measures."""
        return list(self._bodies)

    @property
    def actions(self) -> List[Action]:
        """The actions, in the plan's order, with their measures."""
        return list(self._actions)

    @property
    def measures(self) -> List[Measure]:
        """The measures of all actions, in the plan's order."""
        return [measure for action in self._actions for measure in action.measures]

    @property
    def targets(self) -> List[PlanTarget]:
        """All targets: of indicators, then of deliverables and milestones, in the plan's order."""
        own = [target for measure in self.measures
               for target in measure.targets if not isinstance(target.owner, Indicator)]
        return [*self._targets, *own]

    @property
    def rules(self) -> List[Rule]:
        """Conditions that figures must fulfil."""
        return list(self._rules)

    @property
    def errata(self) -> List[Erratum]:
        """Faults of the printed document."""
        return list(self._errata)

    def duties(self, body: Union[str, Body]) -> List[Duty]:
        """The measures that a body (its id, name or alias) leads, joins or answers for, in the plan's order. KeyError
        where no body is called that."""
        known = self.body(body.id if isinstance(body, Body) else body)
        name = _abi.encode(known.id)
        rows = answers(library().salus_plan_duties, self._handle, (name, len(name)), 3, self._lang)
        return [Duty(self._actions[action].measures[measure], name_of("role", role)) for action, measure, role in rows]

    def due(self, by: Union[str, int]) -> List[Due]:
        """Everything that is due at or before the end of a period, by the end of its own period, then in the plan's
        order."""
        text = _abi.encode(str(by))
        rows = answers(library().salus_plan_due, self._handle, (text, len(text)), 5, self._lang)
        return [self._due(*row) for row in rows]

    def _due(self, number: int, indicator: int, action: int, measure: int, index: int) -> Due:
        kind = name_of("due_kind", number)
        if kind == "target":
            wanted = self._indicators[indicator]
            target = self._targets_of[wanted.id][index]
            return Due(kind, target.period, wanted, target, None)
        of = self._actions[action].measures[measure]
        item: Union[Deliverable, Milestone] = of.deliverables[index] if kind == "deliverable" else of.milestones[index]
        own = next((each for each in of.targets if each.owner is item), None)
        return Due(kind, item.due if isinstance(item, Deliverable) else item.period, item, own, of)

    def contributions(self, action: Union[str, int, Action]) -> List[Indicator]:
        """The indicators that an action (itself, its id, title or number) and its measures contribute to."""
        index = self._actions.index(self.action(action))
        rows = answers(library().salus_plan_contributions, self._handle, (index,), 1, self._lang)
        return [self._indicators[indicator] for indicator, in rows]

    def diff(self, other: "Plan") -> List[Change]:
        """What changed from this version of the plan to another. Things are known by their ids, targets by indicator
        and period; the order in which they stand is no change."""
        if not isinstance(other, Plan):
            raise TypeError(f"a plan is compared with a Plan, not {type(other).__name__}")
        return changes(self._handle, other._handle, self._lang)

    def body(self, key: str) -> Body:
        """The body of this id, name or alias. KeyError where there is none."""
        by_id = [body for body in self._bodies if key == body.id]
        by_name = [body for body in self._bodies if key and key in (body.name, body.english)]
        by_alias = [body for body in self._bodies if key in body.aliases]
        for body in (*by_id, *by_name, *by_alias):
            return body
        raise KeyError(key)

    def action(self, key: Union[str, int, Action]) -> Action:
        """The action of this id, title or number. KeyError where there is none."""
        for action in self._actions:
            if key is action or key in (action.id, action.title, action.number or None):
                return action
        raise KeyError(key)

    def measure(self, key: Union[str, int]) -> Measure:
        """The measure of this id, title or number; the first of several. KeyError where there is none."""
        for measure in self.measures:
            if key in (measure.id, measure.title, measure.number or None):
                return measure
        raise KeyError(key)

    def indicator(self, key: Union[str, int]) -> Indicator:
        """The indicator of this id, printed name, alias or number. KeyError where there is none."""
        for indicator in self._indicators:
            if key in (indicator.id, indicator.name, indicator.number, *indicator.aliases):
                return indicator
        raise KeyError(key)

    def area(self, key: str) -> Area:
        """The area of this id or name. KeyError where there is none."""
        for area in self._areas:
            if key in (area.id, area.name):
                return area
        raise KeyError(key)

    def evaluate(self, dataset: "Optional[Dataset]" = None, areas: Union[str, Iterable[str], None] = None,
                 periods: Union[str, int, Iterable[Union[str, int]], None] = None,
                 completeness: Optional[float] = None, confidence: float = 0.95) -> "Results":
        """Every indicator for every area and period.

        dataset       without it, what the plan's own document publishes, as it ships with the library
        areas         ids or names; without it, those of the data
        periods       "2020", 2020, "2020-Q1" …; without it, the years of the data
        completeness  the share of a sum's parts that must be there (1.0: all of them, else the sum is "incomplete")
        confidence    of the limits
        """
        from .dataset import Dataset
        from .results import Results

        data = Dataset.shipped(self._id) if dataset is None else dataset
        if not isinstance(data, Dataset):
            raise TypeError(f"a plan is evaluated over a Dataset, not {type(data).__name__}")
        if completeness is not None and not 0 < completeness <= 1:
            raise ValueError("completeness is a share above 0 and up to 1")
        if not 0 < confidence < 1:
            raise ValueError("confidence is a share above 0 and below 1")
        options = _abi.EvaluateOptions(completeness=completeness or 0.0, confidence=confidence)
        _choose(options, areas, periods)
        handle = c_void_p()
        call(library().salus_plan_evaluate, self._handle, data._handle, byref(options), byref(handle), lang=self._lang)
        return Results._of_handle(handle, self)

    def assess(self, results: "Results", at: Union[None, str, int] = None, *, parents: "Optional[Results]" = None,
               thresholds: "Optional[Thresholds]" = None) -> "Assessments":
        """How each target of each indicator stands, for every area of the results: the value that answers for it, the
        verdict by number, and its progress from the baseline.

        results     of this plan, over all periods that there are values of: without baseline there is no pace
        at          a period; values of periods that end later do not count
        parents     results with the values of the areas above; without it, those in the results
        thresholds  what divides the categories; they stand in each `.progress`
        """
        from .assessment import Assessments

        return Assessments._of_plan(self, results, at, parents, thresholds)

    def check(self, dataset: "Optional[Dataset]" = None, areas: Union[str, Iterable[str], None] = None,
              periods: Union[str, int, Iterable[Union[str, int]], None] = None,
              completeness: Optional[float] = None) -> "Checks":
        """Faults of the plan that show without knowing the right figure, those of its figures, and its rules over them.

        dataset  without it, what the plan's own document publishes where that ships with the library; else the plan alone
        The other arguments are those of evaluate(); without periods, longer ones of the data (2016..2020) count, too.
        """
        from . import checks
        from .dataset import Dataset

        if dataset is not None and not isinstance(dataset, Dataset):
            raise TypeError(f"a plan is checked with a Dataset, not {type(dataset).__name__}")
        if completeness is not None and not 0 < completeness <= 1:
            raise ValueError("completeness is a share above 0 and up to 1")
        if dataset is None and f"{self._id}.published.csv" in catalogue():
            dataset = Dataset.shipped(self._id)
        options = _abi_checks.CheckOptions(completeness=completeness or 0.0)
        _choose(options, areas, periods)
        handle = c_void_p()
        call(library().salus_plan_check, self._handle, dataset._handle if dataset is not None else None, byref(options),
             byref(handle), lang=self._lang)
        return checks.read(handle, self, self._lang)

    def align(self, parent: "Plan", baseline: "Optional[Results]" = None) -> "Alignment":
        """This plan beside the plan above it: whether its targets keep pace with that plan's path, and which of its measures
        it takes up. salus.align() takes several plans at once.

        baseline  results of the plan above: the value of its own area in the baseline period begins the path
        """
        from .alignment import align

        return align([self], parent, baseline)

    def scorecard(self, results: "Results", dataset: "Optional[Dataset]" = None, at: Union[None, str, int] = None, *,
                  parents: "Optional[Results]" = None, thresholds: "Optional[Thresholds]" = None,
                  least_coverage: float = 0.0, area: Union[None, str, Area] = None) -> "Scorecard":
        """What the judgements come to, by indicator, action, body and area and for the plan as a whole: how many stand
        how, scores by the plan's weights and rules, gates, ranks; and what has become of deliverables and milestones.

        results         of this plan, over all periods that there are values of
        dataset         with the progress of deliverables and milestones, mostly the one that was evaluated; without it
                        they are left out
        at              as of the end of this period; without it, the last one of the results
        parents         results with the values of the areas above; without it, those in the results
        thresholds      what divides the categories of progress
        least_coverage  an area of whose weight less than this share can be scored has no rank
        area            whose card it is, in place of the plan's own area: a district's under the plan of its city
        """
        from .scorecard import Scorecard

        return Scorecard._of_plan(self, results, dataset, at, parents, thresholds, least_coverage, area)

    def to_json(self) -> str:
        """The document as JSON in canonical form, which parses to an equal plan."""
        return take_text(library().salus_plan_json, self._handle)

    def __repr__(self) -> str:
        return f"<Plan {self._id}: {self._title}, {len(self._indicators)} indicators>"

    def __str__(self) -> str:
        return self._title


def _looks_like_path(name: str) -> bool:
    """Whether a text that is no shipped plan's id means a file; otherwise the error lists the shipped plans."""
    separators = [os.sep, os.altsep] if os.altsep else [os.sep]
    return name.endswith(".json") or any(s in name for s in separators) or os.path.exists(name)


def _choose(options: Any, areas: Any, periods: Any) -> None:
    """Sets the areas and periods that are asked for."""
    asked = [str(area.id if isinstance(area, Area) else area) for area in _several(areas)]
    if asked:
        options.areas, options.area_count = _abi.texts_of(asked), len(asked)
    wanted = [str(period) for period in _several(periods)]
    if wanted:
        options.periods, options.period_count = _abi.texts_of(wanted), len(wanted)


def _several(given: Any) -> List[Any]:
    """One thing, several, or none as a list."""
    if given is None:
        return []
    if isinstance(given, (str, int, Area)):
        return [given]
    return list(given)
