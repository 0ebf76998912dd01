"""A plan's assessments as a table for people, and as members for programs."""

from __future__ import annotations

from typing import Collection, Dict, List, Optional, Sequence

from ..assessment import Assessment, Assessments
from ..dataset import Dataset
from ..plan import Area, Plan
from ..progress import Thresholds, limits_of
from ..value import display
from .labels import Language, documents
from .listing import Entry, Field, Listing
from .report import period_text, plain, remarks, signed
from .tables import VERDICT_STYLES, shown_name
from .target_text import shown_target

#: The order in which an assessor counts.
STATUSES = ("met", "on_track", "at_risk", "off_track", "not_met", "improving", "steady", "worsening",
             "not_assessable")


def fields(language: Language) -> List[Field]:
    """The columns. Those without a header are for programs alone."""
    seen = [
        Field("number", language("number"), "right"),
        Field("name", language("indicator"), minimum=12),
        Field("unit", language("unit")),
        Field("attribute", language("attribute"), minimum=6),
        Field("baseline", language("baseline"), "right", 8),
        Field("value", language("latest"), "right", 8),
        Field("target", language("target"), minimum=14),
        Field("target_period", language("horizon")),
        Field("status", language("status"), minimum=8),
        Field("distance", language("distance"), "right", 6),
        Field("achieved", language("achieved_percent"), "right"),
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


class AssessedPlan:
    """A plan's assessments, and how a person reads them."""

    def __init__(self, plan: Plan, data: Dataset, assessments: Assessments, thresholds: Thresholds,
                 at: Optional[str], language: Language) -> None:
        self.plan = plan
        self._data = data
        self.areas = assessments.results.areas
        self.all = list(assessments)
        self._thresholds = thresholds
        self.at = at
        self.language = language
        self.results = assessments.results

    # ---- the table ----

    def listing(self, area: Area, whole: bool) -> Listing:
        """One area's table, with what explains it below. Unless it is `whole`, targets without a value stand there."""
        language = self.language
        rows = self.of(area)
        numbered: Dict[str, int] = {}
        listed = [self.row(each, numbered) for each in rows if whole or each.value.valid]
        below = [self.counts(rows)]
        if not whole:
            below += [language.pick("没有数值的目标，", "Targets without a value, ") + line
                      for line in self.by_reason([each for each in rows if not each.value.valid])]
        below += self.explanations(rows)
        below += [f"[{number}] {remark}" for remark, number in numbered.items()]
        return Listing(fields(language), listed, self.title(area), below, language.pick("没有数值", "No values"))

    def of(self, area: Area) -> List[Assessment]:
        """The assessments of one area."""
        return [each for each in self.all if each.area == area]

    def document(self) -> Dict[str, object]:
        """What JSON has beside the rows."""
        thresholds = self._thresholds
        return {
            "plan": self.plan.id, "title": self.language.title(self.plan), "at": self.at,
            "comparison": self.plan.comparison, "rounding": self.plan.rounding,
            "data": self.language("example") if self._is_example() else None,
            "on_track": thresholds.on_track, "at_risk": thresholds.at_risk, "off_track": thresholds.off_track,
            "sources": self._data.sources,
        }

    def title(self, area: Area) -> str:
        """Of the plan, with the area and the time."""
        language = self.language
        title = f"{language.title(self.plan)} — {language.name(area)}"
        if self.at:
            title += language.pick(f"（截至 {period_text(self.at)}）", f" (as of {self.at})")
        return language.pick("【示例数据】", "[Example data] ") + title if self._is_example(area) else title

    def _is_example(self, area: Optional[Area] = None) -> bool:
        return any(each.row is not None and each.row.origin == "example" and area in (None, each.area)
                   for each in self.all)

    def row(self, each: Assessment, numbered: Dict[str, int]) -> List[Entry]:
        """An entry a field. Remarks get the numbers under which they stand below."""
        language, plan, indicator = self.language, self.plan, each.indicator
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
            "target": Entry(each.target.text, shown_target(each.target, language)),
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
        return [shown.get(field.key) or Entry(members.get(field.key)) for field in fields(language)]

    def _of_year(self, number: float, period: str, each: Assessment) -> str:
        return plain(number, each.indicator, self.plan) + self.language.bracketed(period)

    def _value(self, each: Assessment, member: object) -> Entry:
        language = self.language
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
        text = plain(projection.value, each.indicator, self.plan)
        if projection.limits_reason is None:
            text += " " + self._interval(*limits_of(projection), each)
        return text

    def _interval(self, lower: float, upper: float, each: Assessment) -> str:
        low, high = (plain(limit, each.indicator, self.plan) for limit in (lower, upper))
        return f"[{low}, {high}]"

    # ---- what stands below ----

    def counts(self, rows: Sequence[Assessment]) -> str:
        """How many targets have which status, in one line."""
        language = self.language
        counts = [(status, sum(each.status == status for each in rows)) for status in STATUSES]
        listed = language.pick("，", ", ").join(
            f"{language.status(status)} {count}" for status, count in counts if count)
        return language.pick(f"共 {len(rows)} 项目标：{listed}", f"{len(rows)} targets: {listed}")

    def explanations(self, rows: Sequence[Assessment]) -> List[str]:
        """The rules by which it was judged, as far as they mattered."""
        language, thresholds = self.language, self._thresholds
        found = []
        if any(each.pace_ratio is not None for each in rows):
            on_track, at_risk, off_track = (
                f"{number:g}" for number in (thresholds.on_track, thresholds.at_risk, thresholds.off_track))
            found.append(language.pick(
                f"判定：目标期前已达到目标的为达标，其余按进度比（自基期起实际变化速度与所需速度之比），不低于 {on_track} 为进度正常，不低于 {at_risk} "
                f"为有风险，不低于 {off_track} 为进度滞后，低于 {off_track} 为变差（欧盟统计局可持续发展指标评估方法）；"
                "自目标期起为达标或未达标",
                "Status: before the target's period met where the value is there already, else by the pace ratio, actual to "
                "required change since the baseline: "
                f"on track from {on_track}, at risk from {at_risk}, off track from {off_track}, worsening below "
                "(Eurostat's assessment of SDG indicators); from then on met or not met"))
        if any(each.progress and each.status in ("improving", "steady", "worsening") for each in rows):
            found.append(language.pick(
                "没有数值路径的目标，期前按自基期起的变化方向判为好转、持平或变差（有置信区间时看差异是否显著，显著性水平 "
                f"{thresholds.significance:g}）",
                "Targets without a path in numbers are improving, steady or worsening since the baseline until they are "
                f"due (where there are confidence limits: significantly so, at {thresholds.significance:g})"))
        trajectories = {each.progress.trajectory for each in rows if each.progress and each.expected is not None}
        if trajectories:
            found.append(language.pick("路径：", "Path: ") + language("stop").join(
                language.trajectory(each) for each in sorted(trajectories)))
        found.append(language.pick("与目标比较：", "Compared by ") + language.pick(
            {"full_value": "全数值比较法", "rounded_value": "修约值比较法"}[self.plan.comparison] + "（GB/T 8170）",
            {"full_value": "full value", "rounded_value": "rounded value"}[self.plan.comparison] + " (GB/T 8170)"))
        found += self._about_intervals(rows)
        found += self._about_data(rows)
        return found

    def _about_intervals(self, rows: Sequence[Assessment]) -> List[str]:
        language = self.language
        level = f"{100 * self._thresholds.confidence:g}%"
        found = []
        if any(each.row is not None and each.row.lower is not None for each in rows):
            found.append(language.pick(f"现值方括号内为 {level} 置信区间", f"Latest value: {level} confidence limits in brackets"))
        return found + _about_projections(rows, level, language)

    def _about_data(self, rows: Sequence[Assessment]) -> List[str]:
        """The documents that the data are from, without the place in each."""
        sources = documents(self._data.sources)
        label = self.language.pick("数据来源：", "Sources: ")
        return [label + self.language("stop").join(sources)] if sources and rows else []

    def by_reason(self, rows: Sequence[Assessment]) -> List[str]:
        """A line a reason, with the indicators and the periods of their targets."""
        language = self.language
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


def _about_projections(rows: Sequence[Assessment], level: str, language: Language) -> List[str]:
    """How the projections of a table were made, and what their limits are: those of two values are of another kind than
    those of more."""
    projected = [(each.progress, each.projection) for each in rows
                 if each.progress is not None and each.projection is not None]
    if not projected:
        return []

    def listed(of: Collection[bool], two: str, more: str) -> List[str]:
        """What holds of projections from two values, and of those from more, as far as there are such."""
        return [text for text, there in ((two, True in of), (more, False in of)) if there]

    stop = language("stop")
    lines = listed({progress.projected_from == 2 for progress, _ in projected},
                   language.pick("两个数值取其连线", "through two values a straight line"),
                   language.pick("三个及以上数值取最小二乘直线", "through three or more the line of least squares"))
    if any(progress.trajectory == "compound" for progress, _ in projected):
        lines.append(language.pick("复合路径按对数", "on a compound path through their logarithms"))
    found = [language.pick("预测：自基期以来的趋势延续到目标期；",
                           "Projection: the trend since the baseline, carried on to the target's period; ") + stop.join(lines)]
    limits = listed({progress.projected_from == 2 for progress, estimate in projected if estimate.limits_reason is None},
                    language.pick("由两个数值推得的，来自两者的抽样误差，不含偏离趋势的误差",
                                  "of two values by the sampling error of both, as if the line were right"),
                    language.pick("由三个及以上数值推得的，为最小二乘直线的预测区间（t 分布）",
                                  "of three or more the prediction interval of the line of least squares (Student's t)"))
    if limits:
        found.append(language.pick(f"预测方括号内为 {level} 界限：", f"Projection: {level} limits in brackets; ")
                     + stop.join(limits))
    return found


def _rounded(number: float, digits: int) -> str:
    return display(number, "", None, digits)
