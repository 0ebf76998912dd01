"""The frame of a monitoring report in Markdown, for an assessor to write on."""

from __future__ import annotations

from typing import Dict, List, Sequence, Set, Tuple

from ..assessment import Assessment
from ..plan import Area, Plan
from ..results import Results
from .assess_table import STATUSES, AssessedPlan, fields
from .labels import Language
from .listing import Field, Listing, escaped, markdown
from .report import year
from .tables import shown_name


def print_monitoring_report(of: AssessedPlan) -> None:
    """For each area an overview, progress by action, what cannot be assessed and why, data gaps, rules and notes."""
    print("\n\n".join(_MonitoringReport(of).blocks()))


class _MonitoringReport:
    def __init__(self, of: AssessedPlan) -> None:
        self._of = of
        self._years = _years(of.results)
        self._latest = max((number for years in self._years.values() for number in years),
                           default=year(of.plan.period))

    def blocks(self) -> List[str]:
        """Headings, tables, lists and paragraphs."""
        return [block for area in self._of.areas for block in self._area_blocks(area)]

    def _area_blocks(self, area: Area) -> List[str]:
        language = self._of.language
        rows = self._of.of(area)
        numbered: Dict[str, int] = {}
        assessable = [each for each in rows if each.status != "not_assessable"]
        blocks = [f"# {escaped(self._of.title(area))}", f"## {language.pick('总体情况', 'Overview')}",
                  escaped(self._of.counts(rows))]
        blocks += markdown(self._summary(rows), language)
        blocks.append(f"## {language.pick('指标进展', 'Progress by indicator')}")
        if not assessable:
            blocks.append(language.pick("没有可评估的目标。", "No target can be assessed."))
        groups = _by_action(self._of.plan, assessable, language)
        for heading, members in groups:
            if len(groups) > 1 or heading:
                blocks.append(f"### {escaped(heading or language.pick('其他指标', 'Other indicators'))}")
            blocks += markdown(Listing(fields(language), [self._of.row(each, numbered) for each in members]), language)
        blocks += self._missing_blocks([each for each in rows if each.status == "not_assessable"])
        blocks += self._gap_blocks(rows)
        blocks.append(f"## {language.pick('评价规则与说明', 'Rules and notes')}")
        lines = [f"- {escaped(line)}" for line in self._of.explanations(rows)]
        lines += [f"- {escaped(f'[{number}] {remark}')}" for remark, number in numbered.items()]
        blocks.append("\n".join(lines))
        return blocks

    def _summary(self, rows: Sequence[Assessment]) -> Listing:
        language = self._of.language
        attributes = [name for name in ("binding", "anticipatory", "unspecified")
                      if any(each.indicator.attribute == name for each in rows)]
        fields = [Field("status", language("status")), Field("count", language("count"), "right")]
        named = len(attributes) > 1
        if named:
            fields += [Field(name, language.attribute(name) or language.pick("未注明", "unspecified"), "right")
                       for name in attributes]
        listed = []
        for status in STATUSES:
            of = [each for each in rows if each.status == status]
            if of:
                counts = [sum(each.indicator.attribute == name for each in of) for name in attributes] if named else []
                listed.append([language.status(status), len(of), *counts])
        return Listing(fields, listed)

    def _missing_blocks(self, rows: Sequence[Assessment]) -> List[str]:
        """What cannot be assessed, by the reason."""
        if not rows:
            return []
        lines = [f"- {escaped(line)}" for line in self._of.by_reason(rows)]
        heading = self._of.language.pick("无法评估的目标及原因", "What cannot be assessed, and why")
        return [f"## {heading}", "\n".join(lines)]

    def _gap_blocks(self, rows: Sequence[Assessment]) -> List[str]:
        """Which figures would be needed: of every year from the baseline to the last one of which there is anything."""
        language = self._of.language
        gaps: Dict[str, List[str]] = {}
        for each in {each.indicator.id: each for each in rows}.values():
            years = self._missing_years(each)
            if years:
                gaps.setdefault(years, []).append(shown_name(each.indicator, language))
        if not gaps:
            return []
        lines = [f"- {escaped(years + language('colon') + language('stop').join(names))}"
                 for years, names in gaps.items()]
        return [f"## {language.pick('数据缺口（缺少数值的年份）', 'Data gaps (years without a value)')}", "\n".join(lines)]

    def _missing_years(self, each: Assessment) -> str:
        """The years from the baseline on without a value, as "2015, 2017–2019"."""
        first = year(each.baseline_period or self._of.plan.period)
        last = year(self._of.at) if self._of.at else self._latest
        known = self._years.get((each.indicator.id, each.area.id), set())
        missing = [number for number in range(first, last + 1) if number not in known]
        return self._of.language.pick("、", ", ").join(_runs(missing))


def _years(results: Results) -> "Dict[Tuple[str, str], Set[int]]":
    """The years of which there is a value, by indicator and area."""
    found: Dict[Tuple[str, str], Set[int]] = {}
    for row in results:
        if row.value.valid and row.origin != "derived":
            found.setdefault((row.indicator.id, row.area.id), set()).add(year(row.period))
    return found


def _runs(numbers: Sequence[int]) -> List[str]:
    """Numbers in order, those that follow each other as "2017–2019"."""
    runs: List[List[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs]


def _by_action(plan: Plan, rows: Sequence[Assessment], language: Language) -> List[Tuple[str, List[Assessment]]]:
    """The rows under the actions that their indicators belong to, in the plan's order; the rest under "". An indicator
    that several actions contribute to stands under the first."""
    left = list(rows)
    groups: List[Tuple[str, List[Assessment]]] = []
    for action in plan.actions:
        ids = {indicator.id for indicator in plan.contributions(action)}
        members = [each for each in left if each.indicator.id in ids]
        if members:
            groups.append((language.pick(action.title, action.english), members))
            left = [each for each in left if each.indicator.id not in ids]
    return [*groups, ("", left)] if left else groups
