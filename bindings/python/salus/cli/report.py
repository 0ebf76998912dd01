"""What an evaluated plan has to say, indicator by indicator, before it becomes a table, CSV or JSON."""

from __future__ import annotations

import dataclasses
import re
from typing import Dict, List, Optional, Sequence, Tuple

from ..assessment import Assessment
from ..checks import VALUE_FAULTS, Check
from ..dataset import Dataset
from ..error import Finding
from ..plan import Area, Indicator, Plan
from ..results import Results, Row
from ..target import Target
from ..value import display
from .labels import Language
from .target_text import is_interpreted, shown_target

#: So many periods stand side by side in a table.
MOST_PERIODS = 4


@dataclasses.dataclass(frozen=True)
class Line:
    """One indicator for one area: its rows by period, and all verdicts on them. `faults` has what cannot be right about
    the values of an indicator without a target, by period; of others the verdicts say it."""

    indicator: Indicator
    area: Area
    rows: Dict[str, Row]
    assessments: List[Assessment]
    faults: Dict[str, List[Check]] = dataclasses.field(default_factory=dict)

    def verdict(self, period: str) -> Optional[Assessment]:
        """The assessment of a period's value against the next target, or the last one where none is to come."""
        about = [each for each in self.assessments if each.period == period]
        due = [each for each in about if year(each.target_period) >= year(period)]
        return due[0] if due else about[-1] if about else None


@dataclasses.dataclass(frozen=True)
class Report:
    """An evaluated plan."""

    plan: Plan
    results: Results
    lines: List[Line]
    sources: List[str]

    @property
    def areas(self) -> List[Area]:
        return self.results.areas

    @property
    def periods(self) -> List[str]:
        return self.results.periods

    def of(self, area: Area) -> List[Line]:
        """The lines of one area, in the plan's order."""
        return [line for line in self.lines if line.area == area]

    def is_example(self, area: Optional[Area] = None) -> bool:
        """Whether anything in it, or about one area, was invented."""
        lines = self.lines if area is None else self.of(area)
        return any(row.origin == "example" for line in lines for row in line.rows.values())


def make(plan: Plan, dataset: Dataset, areas: Sequence[str] = (), periods: Sequence[str] = ()) -> Report:
    """Evaluates a plan over data. Targets that refer to the area above find its values among all the data."""
    everything = plan.evaluate(dataset)
    chosen = list(areas) or [area.id for area in own_areas(plan, everything)]
    results = plan.evaluate(dataset, areas=chosen or None, periods=list(periods) or None)
    whole = results  # of all periods: baselines are not looked for among those alone that are shown
    if periods:
        all_periods = list(dict.fromkeys([*everything.periods, *results.periods]))
        whole = plan.evaluate(dataset, areas=chosen or None, periods=all_periods)
    else:
        filled = _filled(results)
        if filled and filled != results.periods:
            results = plan.evaluate(dataset, areas=chosen or None, periods=filled)
    lines: Dict[Tuple[str, str], Line] = {}
    for row in results:
        key = (row.indicator.id, row.area.id)
        line = lines.setdefault(key, Line(row.indicator, row.area, {}, []))
        line.rows[row.period] = row
    shown = set(results.periods)
    for assessment in whole.assess(parents=everything):
        if assessment.period in shown:
            lines[assessment.indicator.id, assessment.area.id].assessments.append(assessment)
    if any(not line.indicator.targets for line in lines.values()):
        _find_faults(plan, dataset, results, lines)
    return Report(plan, results, list(lines.values()), dataset.sources)


def _find_faults(plan: Plan, dataset: Dataset, results: Results, lines: "Dict[Tuple[str, str], Line]") -> None:
    """Gives the lines without a target what a check finds of their values."""
    for check in plan.check(dataset, [area.id for area in results.areas], results.periods):
        for indicator in (check.subject, check.other):
            line = lines.get((indicator, check.area))
            if check.code in VALUE_FAULTS and line is not None and not line.indicator.targets:
                line.faults.setdefault(check.period, []).append(check)


def own_areas(plan: Plan, results: Results) -> List[Area]:
    """The areas of the data without those that are only there for comparison: above the plan's own, or at the top of
    another tree of which the data hold a lower area, too. One of which nothing at all is known, such as a town of which
    the data have only tasks, is left out; where nothing is known of any, the plan's own stands for them."""
    areas = results.areas
    above = {area.id: _ancestors(plan, area) for area in plan.areas}
    comparison = set(above.get(plan.jurisdiction, ()))
    for area in areas:
        if not area.parent and area.id != plan.jurisdiction and any(area.id in above[other.id] for other in areas):
            comparison.add(area.id)
    own = [area for area in areas if area.id not in comparison]
    known = {row.area.id for row in results if _is_known(row)}
    if not known.intersection(area.id for area in own):
        known = {plan.jurisdiction}
    return [area for area in own if area.id in known] or own


def _ancestors(plan: Plan, area: Area) -> List[str]:
    parents = {each.id: each.parent for each in plan.areas}
    found: List[str] = []
    parent = area.parent
    while parent and parent not in found:
        found.append(parent)
        parent = parents.get(parent, "")
    return found


def _is_known(row: Row) -> bool:
    return row.value.valid or row.value.reason != "missing"


def _filled(results: Results) -> List[str]:
    """The periods in which anything at all is known of the areas."""
    known = {row.period for row in results if _is_known(row)}
    return [period for period in results.periods if period in known]


def main_periods(lines: Sequence[Line], periods: Sequence[str]) -> List[str]:
    """The periods for a table: those that are about as complete as the best, and of them the latest."""
    if len(periods) <= MOST_PERIODS:
        return list(periods)
    counts = {period: sum(line.rows[period].value.valid for line in lines) for period in periods}
    most = max(counts.values())
    return [period for period in periods if 2 * counts[period] >= most][-MOST_PERIODS:]


def remarks(assessment: Assessment, plan: Plan, language: Language) -> List[str]:
    """What a reader should know beside the verdict."""
    found = []
    if assessment.parent.valid:
        found.append(_compared(assessment, plan, language))
    if assessment.reason and assessment.value.valid:
        found.append(language.pick("无法判定：", "not assessable: ") + language.reason(assessment.reason))
    found += readings(assessment.target, [*assessment.target.notes, *assessment.notes], language)
    if assessment.comparisons_differ:
        found.append(language("comparisons_differ"))
    if assessment.row is not None and assessment.row.reported.valid:
        shown = plain(assessment.row.reported.value, assessment.indicator, plan)
        found.append(language.pick(f"公布值 {shown}", f"reported as {shown}"))
    return list(dict.fromkeys(found))


def fault_remarks(faults: Sequence[Check], language: Language) -> List[str]:
    """What cannot be right about a value that nothing judges, and which erratum says so."""
    found = []
    for check in faults:
        finding = language.finding(check.finding)
        found.append(finding.message + (language.bracketed(finding.hint) if check.erratum else ""))
    return found


def _compared(assessment: Assessment, plan: Plan, language: Language) -> str:
    area = assessment.area
    parent = next((each for each in plan.areas if each.id == area.parent), area)
    unit = language.unit(assessment.parent.unit)
    shown = with_unit(plain(assessment.parent.value, assessment.indicator, plan), unit)
    period = assessment.parent_period
    return language.pick(
        f"对照{parent.name} {period_text(period)} {shown}",
        f"compared with {language.name(parent)} {period}: {shown}",
    )


def readings(target: Target, notes: Sequence[Finding], language: Language) -> List[str]:
    """How an ambiguous target was understood, as the bounds that a value meets; in English also of which Chinese words
    a target is the meaning."""
    found = []
    if any(note.code == "target_understood_as" for note in notes) or language.english and is_interpreted(target):
        found.append(language.pick("“{}”理解为 {}", "“{}” is read as {}").format(target.text, _meaning(target, language)))
    # The period of the parent's value stands beside the value.
    told = ("target_understood_as", "parent_period_differs")
    return found + [language.finding(note).message for note in notes if note.code not in told]


def _meaning(target: Target, language: Language) -> str:
    """What a value is compared with."""
    if target.canonical.startswith('text "'):
        return language.pick(language.target_kind(target.kind), shown_target(target, language))
    signs = language.pick(target.canonical.replace(">=", "≥").replace("<=", "≤"), shown_target(target, language))
    if target.kind != "about" or target.low is None or target.high is None or not target.number:
        return signs
    share = (target.high - target.low) / 2 / target.number
    bounds = f"{target.low:.12g}–{target.high:.12g}"
    return language.pick(f"{bounds}（±{100 * share:.3g} %）", f"{signs}: {bounds} (±{100 * share:.3g} %)")


def plain(number: float, indicator: Indicator, plan: Plan) -> str:
    """A number with the indicator's digits and without its unit."""
    return display(number, "", None, indicator.digits, plan.rounding)


def signed(number: float, indicator: Indicator, plan: Plan) -> str:
    """A difference, with its sign; one that is not nothing never reads as nothing."""
    text = plain(abs(number), indicator, plan)
    if number and not re.search("[1-9]", text):
        text = display(abs(number))
    return text if number == 0 else f"{'+' if number > 0 else '-'}{text}"


def with_unit(number: str, unit: str) -> str:
    """The number with its unit; marks such as ‰ and /10万 are set tight."""
    if not unit:
        return number
    return f"{number}{unit}" if unit[0] in "%‰‱/" else f"{number} {unit}"


def year(period: str) -> int:
    """The year that a period begins in."""
    return int(re.match(r"\d*", period)[0] or 0)  # type: ignore[index]


def is_before(period: str, horizon: str) -> bool:
    """Whether a period ends before the year in which a target is due; or before its end, where that is a year."""
    ends = [int(re.findall(r"\d{4}", each)[-1]) for each in (period, horizon) if re.search(r"\d{4}", each)]
    if len(ends) < 2 or ends[0] != ends[1]:
        return len(ends) == 2 and ends[0] < ends[1]
    return "-" in period and "-" not in horizon and not re.search(r"-(12|Q4|H2)$", period)


def period_text(period: str) -> str:
    """A period in Chinese text: years have their word."""
    return f"{period} 年" if period.isdigit() else period
