"""`salus template`: a CSV ready to be filled in.

Elements, areas and tasks stand under their ids, which data of every year and plan share. What a person needs to know of
a row stands in columns whose names begin with "#", and which nothing reads; the column "source" is free for what it is
for, since reports print it as the source of the figures.
"""

from __future__ import annotations

import argparse
import csv
import sys
from typing import Dict, Iterator, List, NamedTuple, Optional, Sequence, Set, Tuple, Union

from ..action import Deliverable, Measure, Milestone
from ..dataset import Dataset
from ..element import Element
from ..plan import Area, Indicator, Plan
from ..target import Target
from .labels import Language
from .needs import Categories, Needs

_KINDS = {
    "flow": ("本期合计", "total of the period"),
    "stock": ("期末数", "at the end of the period"),
    "average": ("本期平均", "mean of the period"),
}
_BASES = {"registered": ("户籍", "registered residents"), "resident": ("常住", "usual residents")}
_VALUE = ("指标值", "value of the indicator")
_DONE = ("1 完成，0 未完成", "1 done, 0 not")
_SO_FAR = ("累计完成数", "completed so far")
_IN_PERIOD = ("当期完成数", "completed in the period")
_FIGURE = ("数值", "the figure itself")

_Task = Union[Deliverable, Milestone]


class _Key(NamedTuple):
    """A row but for its value."""

    id: str
    area: str
    period: str
    categories: Categories = ()


def run(options: argparse.Namespace) -> int:
    """Prints the template."""
    plan = Plan.load(options.plan)
    template = _Template(plan, Language(options.english))
    areas, periods = _chosen(plan, options.area, options.period)
    template.add_formulas(areas, periods or _own_periods(plan), options.rules)
    if options.tasks:
        template.add_tasks(areas if options.area else None, periods)
    if options.bom:
        sys.stdout.write("\ufeff")
    template.print()
    return 0


def _chosen(plan: Plan, areas: List[str], periods: List[str]) -> Tuple[List[Area], List[str]]:
    """What is asked for, as the plan and periods are written; a SalusError where the plan has no such area."""
    chosen = plan.evaluate(Dataset(), areas=areas or [plan.jurisdiction], periods=periods or None)
    return chosen.areas, chosen.periods if periods else []


def _own_periods(plan: Plan) -> List[str]:
    """Those of the targets, and those from which progress is measured; where the plan names none, the year before its
    first one."""
    periods = {period for indicator in plan.indicators for period, _ in indicator.targets}
    periods.update(filter(None, (indicator.baseline for indicator in plan.indicators)))
    first = plan.period[:4]
    baseline = plan.baseline or (f"{int(first) - 1:04}" if first.isdigit() else "")
    return sorted(periods | ({baseline} - {""}))


class _Template:
    def __init__(self, plan: Plan, language: Language) -> None:
        self._plan = plan
        self._language = language
        self._above = {area.id: area.parent for area in plan.areas}
        self._elements = {element.id: element for element in plan.elements}
        self._indicators = {indicator.id: indicator for indicator in plan.indicators}
        # By what the rows are of, in the order in which it is first needed.
        self._rows: "Dict[str, Dict[_Key, None]]" = {}
        self._about: Dict[str, Tuple[str, str, str]] = {}  # name, unit, what the value is
        self._uses: Dict[str, Dict[str, None]] = {}  # names of indicators, rules and measures

    # ---- what formulas read ----

    def add_formulas(self, areas: Sequence[Area], periods: Sequence[str], rules: bool) -> None:
        """A row for each figure that the indicators' values come from, and with `rules` those of the rules. Where a target
        asks to be better than the area above, also for that area's value."""
        needs = Needs(self._plan)
        for area in areas:
            for period in periods:
                for indicator in self._plan.indicators:
                    if any(target.canonical.endswith(" parent") for _, target in indicator.targets):
                        self._add(indicator.id, self._area_above(area.id, 1), period, (), self._language.name(indicator))
                    for cell in needs.of_indicator(indicator, period):
                        self._add(cell.id, self._area_above(area.id, cell.above), cell.period, cell.categories,
                                  self._language.name(indicator))
        for area in areas:
            for period in periods:
                for rule in self._plan.rules if rules else ():
                    for cell in needs.of_formula(rule.compiled, period):
                        self._add(cell.id, self._area_above(area.id, cell.above), cell.period, cell.categories,
                                  self._language.pick(rule.name, rule.english))

    def _area_above(self, area: str, levels: int) -> str:
        """The area so many levels above; "" where there is none."""
        for _ in range(levels):
            area = self._above.get(area, "")
        return area

    def _add(self, key: str, area: str, period: str, categories: Categories, use: str) -> None:
        if not area:
            return
        if key not in self._about:
            self._about[key] = self._of(key)
        self._rows.setdefault(key, {})[_Key(key, area, period, categories)] = None
        self._uses.setdefault(key, {})[use] = None

    def _of(self, key: str) -> Tuple[str, str, str]:
        pick = self._language.pick
        thing: Union[Element, Indicator, None] = self._elements.get(key) or self._indicators.get(key)
        if thing is None:
            return key, "", ""
        value = pick(*_VALUE)
        if isinstance(thing, Element):
            # Printed names of elements differ by the population alone.
            bases = [pick(*_BASES[thing.basis])] if thing.basis in _BASES else []
            value = pick("，", ", ").join([pick(*_KINDS.get(thing.kind, _FIGURE)), *bases])
        return pick(thing.name, thing.english), self._language.unit(thing.unit), value

    # ---- tasks ----

    def add_tasks(self, areas: Optional[Sequence[Area]], periods: Sequence[str]) -> None:
        """A row for each deliverable and milestone, for the period at whose end it is due and the plan's own area, where
        no others are asked for."""
        own = [area.id for area in areas] if areas else [self._plan.jurisdiction]
        below = [area.id for area in self._plan.areas if area.parent == self._plan.jurisdiction]
        for measure in self._plan.measures:
            for task in (*measure.deliverables, *measure.milestones):
                each = isinstance(task, Deliverable) and task.each and areas is None
                for area in below or own if each else own:
                    for period in _periods_of(task, periods):
                        self._add_task(task, measure, area, period)

    def _add_task(self, task: _Task, measure: Measure, area: str, period: str) -> None:
        # What is an element or indicator by its name in data is none of the tasks there.
        if task.id in self._elements or task.id in self._indicators:
            return
        if task.id not in self._about:
            target = task.target
            unit = task.unit or (target.unit if target else "")
            self._about[task.id] = (self._language.name(task), self._language.unit(unit) if _is_number(target) else "",
                                    self._language.pick(*_value_of(task)))
        self._add(task.id, area, period, (), self._language.title(measure))

    # ---- the file ----

    def print(self) -> None:
        """Prints the rows, those of one thing together."""
        pick = self._language.pick
        dimensions = list(dict.fromkeys(
            dimension for rows in self._rows.values() for row in rows for dimension, _ in row.categories))
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(["element", "area", "period", *dimensions, "value", "source", pick("#名称", "#name"),
                         pick("#单位", "#unit"), pick("#填报内容", "#value"), pick("#用于", "#for")])
        order = {area.id: position for position, area in enumerate(self._plan.areas)}
        for key, rows in self._rows.items():
            uses = pick("；", "; ").join(self._uses[key])
            for row in sorted(rows, key=lambda row: (order[row.area], row.period)):
                categories = dict(row.categories)
                writer.writerow([key, row.area, row.period, *(categories.get(name, "") for name in dimensions), "", "",
                                 *self._about[key], uses])


def _periods_of(task: _Task, asked: Sequence[str]) -> Iterator[str]:
    """The periods asked for, else its own one; a recurring one has a figure for each of its years."""
    own = task.due if isinstance(task, Deliverable) else task.period
    first, run, last = own.partition("..")
    years: "Set[str]" = set()
    if run and first.isdigit() and last.isdigit():
        years = {f"{year:04}" for year in range(int(first), int(last) + 1)}
    if not asked:
        yield from sorted(years) or [own]
        return
    yield from (period for period in asked if not years or period[:4] in years)


def _is_number(target: Optional[Target]) -> bool:
    """Whether the figure is a number, and not 1 or 0 for a state."""
    return target is not None and (target.low is not None or target.high is not None or target.change is not None)


def _value_of(task: _Task) -> Tuple[str, str]:
    if not _is_number(task.target):
        return _DONE
    if isinstance(task, Milestone):
        return _FIGURE
    return _IN_PERIOD if task.kind == "recurring" else _SO_FAR
