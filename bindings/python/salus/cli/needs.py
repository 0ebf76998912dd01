"""Which figures the formulas of a plan read: of what, for which period and categories, and of which area."""

from __future__ import annotations

import re
from typing import Any, Dict, Iterable, Iterator, List, NamedTuple, Set, Tuple

from ..formula import Formula
from ..plan import Indicator, Plan

#: The bands of an abridged life table. They are among those of every standard population, or make one up. Without 岁 a
#: spreadsheet takes 1-4 for the fourth of January.
AGES = ("0岁", "1-4岁", *(f"{age}-{age + 4}岁" for age in range(5, 85, 5)), "85岁及以上")

#: Dimensions that formulas may write in several ways.
_DIMENSIONS = {"年龄": "age", "年龄组": "age", "gender": "sex", "性别": "sex"}
_years_back = re.compile(r"([+-]?[0-9]+)y").fullmatch
_year = re.compile(r"[0-9]{4}").fullmatch
_plain_ages = re.compile(r"[0-9]+-[0-9]+").fullmatch
_begins_with_year = re.compile(r"([0-9]{4})(-.*)?").fullmatch

Categories = Tuple[Tuple[str, str], ...]


class Cell(NamedTuple):
    """A figure: of an element, or of an indicator as it is published (by its id); `above` is how many levels above the
    area in question the area of the figure is."""

    id: str
    period: str
    above: int = 0
    categories: Categories = ()


class _Reading(NamedTuple):
    """How a part of a formula is read."""

    periods: Tuple[str, ...]
    from_start: bool = False  # from the start of a cumulative count up to the periods
    above: int = 0
    by_age: bool = False
    categories: Categories = ()


class Needs:
    """What the formulas of one plan read. Equal parts are looked at once, however often indicators name one another."""

    def __init__(self, plan: Plan) -> None:
        self._elements = {element.id: element for element in plan.elements}
        self._indicators = {indicator.id: indicator for indicator in plan.indicators}
        self._trees: Dict[str, List[Dict[str, Any]]] = {}

    def of_indicator(self, indicator: Indicator, period: str) -> Iterator[Cell]:
        """The figures for one period, in the order of the formula; some may come again."""
        return self._named([(indicator.id, _Reading((period,)))])

    def of_formula(self, formula: Formula, period: str) -> Iterator[Cell]:
        """The same for a formula of the plan that is no indicator's: a rule's."""
        return self._named(list(_names(formula.ast["nodes"], _Reading((period,)))))

    def _named(self, names: "List[Tuple[str, _Reading]]") -> Iterator[Cell]:
        seen: "Set[Tuple[str, _Reading]]" = set()
        waiting = names[::-1]
        while waiting:
            name = waiting.pop()
            if name in seen:
                continue
            seen.add(name)
            key, reading = name
            indicator = self._indicators.get(key)
            if indicator is not None and indicator.compiled is not None:
                waiting.extend(reversed(list(_names(self._tree(indicator), reading))))
            else:
                yield from self._cells(key, reading)

    def _tree(self, indicator: Indicator) -> List[Dict[str, Any]]:
        if indicator.id not in self._trees:
            assert indicator.compiled is not None
            self._trees[indicator.id] = indicator.compiled.ast["nodes"]
        return self._trees[indicator.id]

    def _cells(self, key: str, reading: _Reading) -> Iterator[Cell]:
        element = self._elements.get(key)
        start = element.start if element is not None and reading.from_start else ""
        for period in reading.periods:
            for each in _years(start or period, period):
                for categories in _categories(reading):
                    yield Cell(key, each, reading.above, categories)


def _names(nodes: List[Dict[str, Any]], reading: _Reading) -> Iterator[Tuple[str, _Reading]]:
    """The declared names in a syntax tree, and how each is read."""
    waiting = [(len(nodes) - 1, reading)]
    while waiting:
        index, around = waiting.pop()
        node = nodes[index]
        if node["kind"] == "name":
            if "id" in node:
                yield node["id"], around
            continue
        children = node["children"]
        inside = [_read(node, position, around, nodes) for position in range(len(children))]
        waiting.extend(reversed(list(zip(children, inside))))


def _read(node: Dict[str, Any], position: int, around: _Reading, nodes: List[Dict[str, Any]]) -> _Reading:
    """How a child is read."""
    kind = node["kind"]
    if kind == "shift":
        return _reading_of(around, (_moved(period, node["period"]) for period in around.periods))
    if kind == "window":
        return _in_window(node, around)
    if kind == "parent":
        return around._replace(above=around.above + 1)
    if kind == "selector":
        return _selected(node, around)
    if kind == "call" and position < node["by_age"]:
        return around._replace(by_age=True)
    if kind == "call" and position == 0 and node["function"] in ("growth", "cagr"):
        steps = [nodes[child]["period"] for child in node["children"] if nodes[child]["kind"] == "step"]
        before = [_moved(period, step) for period in around.periods for step in steps or ["-1y"]
                  if steps or _year(period)]
        return _reading_of(around, (*before, *around.periods))
    return around


def _reading_of(around: _Reading, periods: Iterable[str]) -> _Reading:
    """The same of other periods, each once: windows inside windows overlap."""
    return around._replace(periods=tuple(dict.fromkeys(periods)))


def _moved(period: str, shift: str) -> str:
    """The period that a shift reads; a shift by less than years reads one that only data of such periods have."""
    back = _years_back(shift)
    if not back:
        return shift if _begins_with_year(shift) else period
    parts = _begins_with_year(period)
    return f"{int(parts[1]) + int(back[1]):04}{parts[2] or ''}" if parts else period


def _in_window(node: Dict[str, Any], around: _Reading) -> _Reading:
    if node["year_to_date"]:
        return around
    first, last = node["from"], node["to"]
    if first is None:
        to = (_moved(period, last) if last else period for period in around.periods)
        return _reading_of(around, to)._replace(from_start=True)
    return _reading_of(around, (year for period in around.periods
                                for year in _years(_moved(period, first), _moved(period, last) if last else period)))


def _years(first: str, last: str) -> List[str]:
    """The years from one to the other; the later period alone where they are no years."""
    if first == last or not (_year(first) and _year(last)):
        return [last]
    return [f"{year:04}" for year in range(int(first), int(last) + 1)]


def _selected(node: Dict[str, Any], around: _Reading) -> _Reading:
    reading = around
    for selected in node["selection"]:
        dimension = _DIMENSIONS.get(selected["dimension"], selected["dimension"])
        value = selected["value"]
        if value is not None:
            value += "岁" if dimension == "age" and _plain_ages(value) else ""
            reading = reading._replace(categories=(*reading.categories, (dimension, value)))
        elif dimension == "age":
            reading = reading._replace(by_age=True)
    return reading


def _categories(reading: _Reading) -> List[Categories]:
    if not reading.by_age:
        return [reading.categories]
    others = tuple(each for each in reading.categories if each[0] != "age")
    return [(("age", age), *others) for age in AGES]
