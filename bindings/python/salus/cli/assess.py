"""`salus assess`"""

from __future__ import annotations

import argparse
from typing import Dict, List, Optional, Sequence, Set, Tuple

from ..assessment import Assessment, Assessments
from ..dataset import Dataset
from ..plan import Area, Plan
from ..progress import Thresholds
from ..value import display
from . import streams
from .evaluate import data_of
from .labels import Language
from .listing import Entry, Field, Listing, escaped, markdown, print_listings
from .report import own_areas, period_text, plain, remarks, signed, year
from .tables import VERDICT_STYLES, shown_name

#: The order in which an assessor counts.
_STATUSES = ("met", "on_track", "at_risk", "off_track", "not_met", "improving", "steady", "worsening",
             "not_assessable")


def run(options: argparse.Namespace) -> int:
    """Assesses every target of a plan as of a time and prints the table."""
    plan = Plan.load(options.plan)
    data = data_of(plan, options.data)
    language = Language(options.english)
    thresholds = Thresholds(on_track=options.on_track, at_risk=options.at_risk, confidence=options.confidence)
    everything = plan.evaluate(data, confidence=options.confidence)
    areas = options.area or [area.id for area in own_areas(plan, everything.areas)]
    results = plan.evaluate(data, areas=areas or None, confidence=options.confidence)
    for finding in results.findings:
        streams.message(str(language.finding(finding)))
    assessments = plan.assess(results, options.at, parents=everything, thresholds=thresholds)
    report = _Report(plan, data, assessments, thresholds, options.at, language)
    if options.format == "markdown":
        report.print_markdown()
    else:
        whole = options.format != "table"
        print_listings([report.listing(area, whole) for area in results.areas], options.format, language,
                       report.document())
    return 0


def _fields(language: Language) -> List[Field]:
    """The columns. Those without a header are for programs alone."""
    seen = [
        Field("number", language("number"), "right"),
        Field("name", language("indicator"), minimum=12),
        Field("unit", language("unit")),
        Field("attribute", language("attribute"), minimum=6),
        Field("baseline", language("baseline"), "right", 8),
        Field("value", language("latest"), "right", 8),
        Field("target", language("target"), minimum=8),
        Field("target_period", language("horizon")),
        Field("status", language("status"), minimum=8),
        Field("distance", language("distance"), "right", 6),
        Field("achieved", language("achieved"), "right"),
        Field("pace_ratio", language("pace_ratio"), "right", 6),
        Field("projection", language("projection"), "right", 8),
        Field("note", language("remark")),
    ]
    return [Field("data"), Field("plan"), Field("indicator"), Field("area"), Field("area_name"), *seen,
            *(Field(key) for key in _MEMBERS)]


#: Members of Assessment.to_dict() that a person does not see.
_MEMBERS = (
    "period", "lower", "upper", "origin", "reason", "verdict", "distance_unit", "certain", "comparison",
    "comparisons_differ", "achieved_reason", "baseline_period", "parent", "parent_period", "trajectory", "expected",
    "gap", "pace", "required_pace", "required_pace_from_now", "pace_reason", "projection_lower", "projection_upper",
    "projected_from", "projected_status", "projection_is_certain", "movement", "movement_reason",
    "threshold_on_track", "threshold_at_risk", "threshold_off_track", "threshold_least_achieved",
    "threshold_least_worsening", "threshold_significance", "threshold_confidence",
)


class _Report:
    def __init__(self, plan: Plan, data: Dataset, assessments: Assessments, thresholds: Thresholds, at: Optional[str],
                 language: Language) -> None:
        self._plan = plan
        self._data = data
        self._areas = assessments.results.areas
        self._all = list(assessments)
        self._thresholds = thresholds
        self._at = at
        self._language = language
        self._years = _years(assessments)
        self._latest = max((number for years in self._years.values() for number in years), default=year(plan.period))

    # ---- the table ----

    def listing(self, area: Area, whole: bool) -> Listing:
        """One area's table, with what explains it below. Unless it is `whole`, targets without any value stand below."""
        language = self._language
        rows = [each for each in self._all if each.area == area]
        numbered: Dict[str, int] = {}
        listed = [self._row(each, numbered) for each in rows if whole or each.value.valid]
        below = [self._counts(rows)]
        if not whole:
            below += [language.pick("没有数值的目标，", "Targets without a value, ") + line
                      for line in self._by_reason([each for each in rows if not each.value.valid])]
        below += self._explanations(rows)
        below += [f"[{number}] {remark}" for remark, number in numbered.items()]
        return Listing(_fields(language), listed, self._title(area), below, language.pick("没有数值", "No values"))

    def document(self) -> Dict[str, object]:
        """What JSON has beside the rows."""
        thresholds = self._thresholds
        return {
            "plan": self._plan.id, "title": self._language.title(self._plan), "at": self._at,
            "comparison": self._plan.comparison, "rounding": self._plan.rounding,
            "data": self._language("example") if self._is_example() else None,
            "on_track": thresholds.on_track, "at_risk": thresholds.at_risk, "off_track": thresholds.off_track,
            "sources": self._data.sources,
        }

    def _title(self, area: Area) -> str:
        language = self._language
        title = f"{language.title(self._plan)} — {language.name(area)}"
        if self._at:
            title += language.pick(f"（截至 {period_text(self._at)}）", f" (as of {self._at})")
        return language.pick("【示例数据】", "[Example data] ") + title if self._is_example(area) else title

    def _is_example(self, area: Optional[Area] = None) -> bool:
        return any(each.row is not None and each.row.origin == "example" and area in (None, each.area)
                   for each in self._all)

    def _row(self, each: Assessment, numbered: Dict[str, int]) -> List[Entry]:
        language, plan, indicator = self._language, self._plan, each.indicator
        said = remarks(each, plan, language)
        numbers = sorted(numbered.setdefault(remark, len(numbered) + 1) for remark in said)
        members = each.to_dict()
        members["note"] = language("stop").join(said) or None
        status = language.status(each.status)
        if each.certain is False and each.status in ("met", "not_met"):
            status += language.bracketed(language("uncertain"))
        shown = {
            "number": Entry(members["number"], str(indicator.number or "")),
            "name": Entry(language.name(indicator), shown_name(indicator, language)),
            "unit": Entry(language.unit(indicator.unit)),
            "attribute": Entry(indicator.attribute, language.attribute(indicator.attribute)),
            "baseline": Entry(members["baseline"], self._of_year(each.baseline.value, each.baseline_period, each)
                              if each.baseline.valid else ""),
            "value": self._value(each, members["value"]),
            "target": Entry(each.target.text),
            "target_period": Entry(each.target_period),
            "status": Entry(each.status, status, VERDICT_STYLES.get(each.status, "")),
            "distance": Entry(each.distance, "" if each.distance is None else signed(each.distance, indicator, plan)),
            "achieved": Entry(each.achieved, "" if each.achieved is None else _rounded(each.achieved, 1)),
            "pace_ratio": Entry(each.pace_ratio, "" if each.pace_ratio is None else _rounded(each.pace_ratio, 2)),
            "projection": Entry(members["projection"], self._projection(each)),
            "note": Entry(members["note"], " ".join(f"[{number}]" for number in numbers)),
            "plan": Entry(plan.id),
            "area_name": Entry(language.name(each.area)),
            "data": Entry(language("example") if each.row is not None and each.row.origin == "example" else None),
        }
        return [shown.get(field.key) or Entry(members.get(field.key)) for field in _fields(language)]

    def _of_year(self, number: float, period: str, each: Assessment) -> str:
        return plain(number, each.indicator, self._plan) + self._language.bracketed(period)

    def _value(self, each: Assessment, member: object) -> Entry:
        language = self._language
        if not each.value.valid:
            return Entry(member, f"—{language.bracketed(language.reason(each.value.reason))}", "faint")
        text = self._of_year(each.value.value, each.period, each)
        if each.row is not None and each.row.lower is not None and each.row.upper is not None:
            text += " " + self._interval(each.row.lower, each.row.upper, each)
        return Entry(member, text)

    def _projection(self, each: Assessment) -> str:
        projection = each.projection
        if projection is None:
            return ""
        text = plain(projection.value, each.indicator, self._plan)
        if projection.limits_reason is None:
            text += " " + self._interval(float(projection.lower), float(projection.upper), each)
        return text

    def _interval(self, lower: float, upper: float, each: Assessment) -> str:
        low, high = (plain(limit, each.indicator, self._plan) for limit in (lower, upper))
        return f"[{low}, {high}]"

    # ---- what stands below ----

    def _counts(self, rows: Sequence[Assessment]) -> str:
        language = self._language
        counts = [(status, sum(each.status == status for each in rows)) for status in _STATUSES]
        listed = language.pick("，", ", ").join(
            f"{language.status(status)} {count}" for status, count in counts if count)
        return language.pick(f"共 {len(rows)} 项目标：{listed}", f"{len(rows)} targets: {listed}")

    def _explanations(self, rows: Sequence[Assessment]) -> List[str]:
        """The rules by which it was judged, as far as they mattered."""
        language, thresholds = self._language, self._thresholds
        found = []
        if any(each.pace_ratio is not None for each in rows):
            on_track, at_risk, off_track = (
                f"{number:g}" for number in (thresholds.on_track, thresholds.at_risk, thresholds.off_track))
            found.append(language.pick(
                f"判定：目标期前按进度比（自基期起实际变化速度与所需速度之比），不低于 {on_track} 为进度正常，不低于 {at_risk} "
                f"为有风险，不低于 {off_track} 为进度滞后，低于 {off_track} 为变差（欧盟统计局可持续发展指标评估方法）；"
                "自目标期起为达标或未达标",
                f"Status: before the target's period by the pace ratio, actual to required change since the baseline: on "
                f"track from {on_track}, at risk from {at_risk}, off track from {off_track}, worsening below (Eurostat's "
                "assessment of SDG indicators); from then on met or not met"))
        if any(each.progress and each.status in ("improving", "steady", "worsening") for each in rows):
            found.append(language.pick(
                "没有数值路径的目标，期前按自基期起的变化方向判为好转、持平或变差（有置信区间时看差异是否显著，显著性水平 "
                f"{thresholds.significance:g}）",
                "Targets without a path in numbers are improving, steady or worsening since the baseline until they are due "
                f"(where there are confidence limits: significantly so, at {thresholds.significance:g})"))
        trajectories = {each.progress.trajectory for each in rows if each.progress and each.expected is not None}
        if trajectories:
            found.append(language.pick("路径：", "Path: ") + language("stop").join(
                language.trajectory(each) for each in sorted(trajectories)))
        found.append(language.pick("与目标比较：", "Compared by ") + language.pick(
            {"full_value": "全数值比较法", "rounded_value": "修约值比较法"}[self._plan.comparison] + "（GB/T 8170）",
            {"full_value": "full value", "rounded_value": "rounded value"}[self._plan.comparison] + " (GB/T 8170)"))
        found += self._about_intervals(rows)
        found += self._about_data(rows)
        return found

    def _about_intervals(self, rows: Sequence[Assessment]) -> List[str]:
        language = self._language
        level = f"{100 * self._thresholds.confidence:g}%"
        found = []
        if any(each.row is not None and each.row.lower is not None for each in rows):
            found.append(language.pick(f"现值方括号内为 {level} 置信区间", f"Latest value: {level} confidence limits in brackets"))
        if any(each.projection is not None for each in rows):
            found.append(language.pick(
                f"预测：自基期以来的趋势（最小二乘直线，复合路径取对数）延续到目标期；三个及以上数值时方括号内为 {level} 预测区间",
                f"Projection: the trend since the baseline (least squares; of logarithms on a compound path) up to the target's "
                f"period; of three values or more with the {level} prediction interval"))
        return found

    def _about_data(self, rows: Sequence[Assessment]) -> List[str]:
        sources = self._data.sources
        label = self._language.pick("数据来源：", "Sources: ")
        return [label + self._language("stop").join(sources)] if sources and rows else []

    # ---- the report ----

    def print_markdown(self) -> None:
        """A skeleton of a monitoring report: overview, progress by action, what cannot be assessed, data gaps, rules."""
        blocks: List[str] = []
        for area in self._areas:
            blocks += self._area_blocks(area)
        print("\n\n".join(blocks))

    def _area_blocks(self, area: Area) -> List[str]:
        language = self._language
        rows = [each for each in self._all if each.area == area]
        numbered: Dict[str, int] = {}
        assessable = [each for each in rows if each.status != "not_assessable"]
        blocks = [f"# {escaped(self._title(area))}", f"## {language.pick('总体情况', 'Overview')}",
                  escaped(self._counts(rows))]
        blocks += markdown(self._summary(rows), language)
        blocks.append(f"## {language.pick('指标进展', 'Progress by indicator')}")
        if not assessable:
            blocks.append(language.pick("没有可评估的目标。", "No target can be assessed."))
        groups = _by_action(self._plan, assessable, language)
        for heading, members in groups:
            if len(groups) > 1 or heading:
                blocks.append(f"### {escaped(heading or language.pick('其他指标', 'Other indicators'))}")
            blocks += markdown(Listing(_fields(language), [self._row(each, numbered) for each in members]), language)
        blocks += self._missing_blocks([each for each in rows if each.status == "not_assessable"])
        blocks += self._gap_blocks(rows)
        blocks.append(f"## {language.pick('评价规则与说明', 'Rules and notes')}")
        lines = [f"- {escaped(line)}" for line in self._explanations(rows)]
        lines += [f"- {escaped(f'[{number}] {remark}')}" for remark, number in numbered.items()]
        blocks.append("\n".join(lines))
        return blocks

    def _summary(self, rows: Sequence[Assessment]) -> Listing:
        language = self._language
        attributes = [name for name in ("binding", "anticipatory", "unspecified")
                      if any(each.indicator.attribute == name for each in rows)]
        fields = [Field("status", language("status")), Field("count", language("count"), "right")]
        named = len(attributes) > 1
        if named:
            fields += [Field(name, language.attribute(name) or language.pick("未注明", "unspecified"), "right")
                       for name in attributes]
        listed = []
        for status in _STATUSES:
            of = [each for each in rows if each.status == status]
            if of:
                counts = [sum(each.indicator.attribute == name for each in of) for name in attributes] if named else []
                listed.append([language.status(status), len(of), *counts])
        return Listing(fields, listed)

    def _missing_blocks(self, rows: Sequence[Assessment]) -> List[str]:
        """What cannot be assessed, by the reason."""
        if not rows:
            return []
        lines = [f"- {escaped(line)}" for line in self._by_reason(rows)]
        heading = self._language.pick("无法评估的目标及原因", "What cannot be assessed, and why")
        return [f"## {heading}", "\n".join(lines)]

    def _by_reason(self, rows: Sequence[Assessment]) -> List[str]:
        """A line a reason, with the indicators and the periods of their targets."""
        language = self._language
        reasons: Dict[str, Dict[str, List[str]]] = {}
        for each in rows:
            names = reasons.setdefault(each.reason or "", {})
            names.setdefault(shown_name(each.indicator, language), []).append(each.target_period)
        comma = language.pick("、", ", ")
        return [
            language.reason(reason) + language("colon") + language("stop").join(
                name + language.bracketed(comma.join(periods)) for name, periods in names.items())
            for reason, names in reasons.items()
        ]

    def _gap_blocks(self, rows: Sequence[Assessment]) -> List[str]:
        """Which figures would be needed: of every year from the baseline to the last one of which there is anything."""
        language = self._language
        gaps: Dict[str, List[str]] = {}
        for each in {each.indicator.id: each for each in rows}.values():
            years = self._missing_years(each)
            if years:
                gaps.setdefault(years, []).append(shown_name(each.indicator, language))
        if not gaps:
            return []
        lines = [f"- {escaped(years + language('colon') + language('stop').join(names))}" for years, names in gaps.items()]
        return [f"## {language.pick('数据缺口（缺少数值的年份）', 'Data gaps (years without a value)')}", "\n".join(lines)]

    def _missing_years(self, each: Assessment) -> str:
        """The years from the baseline on without a value, as "2015, 2017–2019"."""
        first = year(each.baseline_period or self._plan.period)
        last = year(self._at) if self._at else self._latest
        known = self._years.get((each.indicator.id, each.area.id), set())
        missing = [number for number in range(first, last + 1) if number not in known]
        return self._language.pick("、", ", ").join(_runs(missing))


def _years(assessments: Assessments) -> "Dict[Tuple[str, str], Set[int]]":
    """The years of which there is a value, by indicator and area."""
    found: Dict[Tuple[str, str], Set[int]] = {}
    for row in assessments.results:
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
    """The rows under the actions that their indicators belong to, in the plan's order; the rest under "". An indicator that
    several actions contribute to stands under the first."""
    left = list(rows)
    groups: List[Tuple[str, List[Assessment]]] = []
    for action in plan.actions:
        ids = {indicator.id for indicator in plan.contributions(action)}
        members = [each for each in left if each.indicator.id in ids]
        if members:
            groups.append((language.pick(action.title, action.english), members))
            left = [each for each in left if each.indicator.id not in ids]
    return [*groups, ("", left)] if left else groups


def _rounded(number: float, digits: int) -> str:
    return display(number, "", None, digits)
