"""`salus scorecard`"""

from __future__ import annotations

import argparse
from typing import Any, Dict, List, Optional, Sequence

from ..plan import Area, Indicator, Plan
from ..results import Results
from ..scorecard import Scorecard, ScorecardRow, Tally, Task
from ..value import display
from . import streams
from .evaluate import data_of, warn_of_impossible
from .labels import Language, documents
from .listing import Entry, Field, Listing, print_listings
from .report import own_areas, period_text, with_unit
from .tables import VERDICT_STYLES, shown_name
from .target_text import shown_target

#: What --by takes.
GROUPS = ("plan", "area", "action", "body", "indicator", "task")

#: Without --by: what an assessor looks at first.
_SUMMARY = ("plan", "area", "action", "body")

_STATUSES = ("met", "on_track", "at_risk", "off_track", "not_met", "improving", "steady", "worsening",
             "not_assessable", "not_due")

_GATE_STYLES = {"passed": "good", "failed": "bad", "open": "faint"}


def run(options: argparse.Namespace) -> int:
    """Scores a plan as of a time and prints what it comes to."""
    plan = Plan.load(options.plan)
    data = data_of(plan, options.data, options.published)
    language = Language(options.english)
    warn_of_impossible(plan, data, language)
    results = plan.evaluate(data)
    for finding in results.findings:
        streams.message(str(language.finding(finding)))
    area = options.area or _whose(plan, results)
    card = plan.scorecard(results, data, options.at, least_coverage=options.least_coverage, area=area)
    for finding in card.findings:
        streams.message(str(language.finding(finding)))
    report = _Report(plan, card, language, _area(plan, area), data.sources)
    whole = options.format in ("csv", "json")
    print_listings(report.listings(options.by, whole), options.format, language, report.document())
    return 0


def _area(plan: Plan, name: str) -> Area:
    """The area of this id, else of this name."""
    by_id = [area for area in plan.areas if area.id == name]
    return (by_id or [area for area in plan.areas if name in (area.name, area.english)])[0]


def _whose(plan: Plan, results: Results) -> str:
    """The plan's own area, except where the data have nothing of it or in it, and are of one other area alone."""
    parents = {area.id: area.parent for area in plan.areas}

    def is_own(area: str) -> bool:
        while area and area != plan.jurisdiction:
            area = parents.get(area, "")
        return bool(area)

    others = own_areas(plan, results)
    if len(others) == 1 and not is_own(others[0].id):
        return others[0].id
    return plan.jurisdiction


class _Report:
    def __init__(self, plan: Plan, card: Scorecard, language: Language, area: Area, sources: List[str]) -> None:
        self._plan = plan
        self._card = card
        self._language = language
        self._area = area
        self._sources = sources

    def document(self) -> Dict[str, Any]:
        """What JSON has beside the rows."""
        return {
            "plan": self._plan.id, "title": self._language.title(self._plan), "area": self._area.id, "at": self._card.at,
            "data": self._language("example") if self._is_example() else None,
            "sources": self._sources,
        }

    def listings(self, by: Optional[str], whole: bool) -> List[Listing]:
        """The tables of one group, or of those that an assessor looks at first. Unless they are `whole`, rows without
        anything that could be judged stand below."""
        if by == "task":
            return [self._tasks()]
        groups = [by] if by else [group for group in _SUMMARY if group == "plan" or self._is_told_apart(group)]
        return [self._listing(group, whole, last=group == groups[-1]) for group in groups]

    def _is_told_apart(self, group: str) -> bool:
        """Whether a table of these says more than the plan's row."""
        return any(row.group == "area" and row.id != self._area.id or row.group != "area" and _has_any(row)
                   for row in self._rows(group))

    def _rows(self, group: str) -> List[ScorecardRow]:
        return [row for row in self._card.rows if row.group == group]

    def _is_example(self) -> bool:
        return (any(each.row is not None and each.row.origin == "example" for each in self._card.scores)
                or any(task.period and task.origin == "example" for task in self._card.tasks))

    def _title(self, of: str) -> str:
        language = self._language
        title = f"{language.title(self._plan)} — {language.name(self._area)}"
        title += language.pick(f"（截至 {period_text(self._card.at)}）", f" (as of {self._card.at})")
        marked = language.pick("【示例数据】", "[Example data] ") + title if self._is_example() else title
        return f"{marked}{language('colon')}{of}"

    # ---- rows of the card ----

    def _listing(self, group: str, whole: bool, last: bool) -> Listing:
        language = self._language
        of = {
            "plan": ("总体", "overall"), "area": ("分地区", "by area"), "action": ("分行动", "by action"),
            "body": ("分部门", "by body"), "indicator": ("分指标", "by indicator"),
        }[group]
        numbered: Dict[str, int] = {}
        rows = [self._row(row, numbered) for row in self._rows(group) if whole or _has_any(row) or group == "plan"]
        below = [f"[{number}] {remark}" for remark, number in numbered.items()]
        below += self._without_anything(group) + (self._below() if last else [])
        return Listing(self._fields(group), rows, self._title(language.pick(*of)), below)

    def _without_anything(self, group: str) -> List[str]:
        told = {row.id for row in self._rows(group) if _has_any(row)}
        names = dict.fromkeys(self._name(row) for row in self._rows(group) if row.id not in told)
        if not names or group == "plan":
            return []
        language = self._language
        return [language.pick("没有可评内容：", "Nothing to judge: ") + language.pick("、", ", ").join(names)]

    def _fields(self, group: str) -> List[Field]:
        language = self._language
        named = {
            "plan": ("规划", "plan"), "area": ("地区", "area"), "action": ("行动", "action"), "body": ("部门", "body"),
            "indicator": ("指标", "indicator"),
        }[group]
        return [
            Field("group"), Field("id"),
            Field("name", language.pick(*named), minimum=24),
            Field("role", language.pick("职责", "role")),
            Field("rank", language.pick("名次", "rank"), "right"),
            Field("score", language.pick("得分", "score"), "right"),
            Field("coverage", language.pick("计分权重", "covered"), "right"),
            Field("gate", language.pick("约束性指标", "binding"), minimum=6),
            Field("failures", language.pick("其中未达标", "of them not met"), minimum=8),
            Field("total", language.pick("指标", "indicators"), "right"),
            *(Field(status, language.status(status), "right") for status in _STATUSES[:-1]),
            Field("not_due", language.pick("未到目标期", "not due"), "right"),
            Field("without_target", language.pick("无目标", "no target"), "right"),
            Field("weight"), Field("scored_weight"),
            Field("tasks_total", language.pick("任务", "tasks"), "right"),
            Field("tasks_met", language.pick("完成", "done"), "right"),
            Field("tasks_on_track", language.pick("持续开展", "kept up"), "right"),
            Field("tasks_not_met", language.pick("未完成", "not done"), "right"),
            Field("tasks_not_assessable", language.pick("缺可用数据", "no usable data"), "right"),
            Field("tasks_not_due", language.pick("待到期", "to come"), "right"),
            Field("tasks_score", language.pick("完成率", "done, %"), "right"),
            Field("tasks_coverage"), Field("tasks_weight"), Field("tasks_scored_weight"),
            Field("doubts"), Field("note", language("remark")),
        ]

    def _row(self, row: ScorecardRow, numbered: Dict[str, int]) -> List[Entry]:
        """An entry a field. Remarks get the numbers under which they stand below."""
        language = self._language
        members = row.to_dict()
        said = list(dict.fromkeys(language.finding(note).message for each in row.doubts for note in each.doubts))
        numbers = sorted(numbered.setdefault(remark, len(numbered) + 1) for remark in said)
        comma = language.pick("、", ", ")
        failures = comma.join(dict.fromkeys(self._failure(row, each.indicator, each.area) for each in row.failures))
        shown = {
            "name": Entry(self._name(row)),
            "role": Entry(row.role or None, language.role(row.role) if row.role else ""),
            "rank": Entry(row.rank, str(row.rank or "")),
            "score": Entry(row.indicators.score, _score(row.indicators)),
            "coverage": Entry(row.indicators.coverage, _coverage(row.indicators)),
            "gate": Entry(row.gate, self._gate(row.gate), _GATE_STYLES.get(row.gate, "")),
            "failures": Entry(members["failures"], failures, "bad"),
            "tasks_score": Entry(row.tasks.score, _percent(row.tasks.score)),
            "note": Entry(language("stop").join(said) or None, " ".join(f"[{number}]" for number in numbers)),
        }
        return [shown.get(field.key) or self._counted(field.key, members) for field in self._fields(row.group)]

    @staticmethod
    def _counted(key: str, members: Dict[str, Any]) -> Entry:
        """A count; none is nothing to look at."""
        value = members[key]
        return Entry(value, str(value) if value else "")

    def _name(self, row: ScorecardRow) -> str:
        if isinstance(row.subject, Indicator):
            return shown_name(row.subject, self._language)
        if row.group == "plan":
            return self._language.title(self._plan)
        if row.group == "action":
            number = row.subject.number  # type: ignore[union-attr]
            title = self._language.title(row.subject)  # type: ignore[arg-type]
            return f"{number} {title}" if number else title
        return self._language.name(row.subject)  # type: ignore[arg-type]

    def _failure(self, row: ScorecardRow, indicator: Indicator, area: Area) -> str:
        """The indicator, and the area where that is not plain."""
        name = shown_name(indicator, self._language)
        return name if area.id == self._area.id or row.group == "area" else \
            f"{name}{self._language.bracketed(self._language.name(area))}"

    def _gate(self, gate: str) -> str:
        return self._language.pick(*{
            "none": ("", ""), "passed": ("全部达标", "all met"), "failed": ("有未达标", "failed"),
            "open": ("尚未全部达标", "open"),
        }[gate])

    def _below(self) -> List[str]:
        language = self._language
        plan = self._rows("plan")[0]
        found = []
        if plan.indicators.total:
            found.append(language.pick(
                "得分：指标按规划的计分方式和权重加权平均，满分 100；目标期前与路径上应达到的值比较，自目标期起与目标比较。"
                "计分权重：能计分的指标所占权重，其余不计分",
                "Score: the weighted mean by the plan's rules and weights, of 100; before a target's period by the point of "
                "its path, from then on by the target. Covered: the share of the weight that could be scored; the rest is "
                "left out"))
        if plan.without_target:
            found.append(language.pick(
                f"无目标：规划没有设定目标的指标，{plan.without_target} 个，不计分，也不属于缺数据",
                f"No target: indicators for which the plan sets none, {plan.without_target} in all; they are not scored, and "
                "nothing is lacking in the data"))
        stale = sum(each.area.id == self._area.id and each.score is not None and
                    any(note.code == "other_period_judged" for note in each.notes) for each in self._card.scores)
        if stale:
            found.append(language.pick(
                f"得分中有 {stale} 项指标的目标已到期而没有当期数值，按此前最近的数值计分",
                f"{stale} of the scored indicators {'has' if stale == 1 else 'have'} no value of the period in which the "
                "target is due; the last one before it is scored"))
        if any(row.rank for row in self._card.areas):
            found.append(language.pick("名次：同一上级地区内按指标得分排列，得分相同者名次相同",
                                       "Rank: by score among the areas under the same one; equal scores share a rank"))
        if plan.tasks.total:
            found.append(language.pick(
                "任务：措施的成果和里程碑。完成率只计已到期且有数据的任务；缺数据不等于未完成；各区分别承担的任务按区平分其权重",
                "Tasks: deliverables and milestones. Done, % counts only those that are due and have data; no data is not "
                "the same as not done. The areas share the weight of a task that is for each of them"))
        if self._sources:
            found.append(language.pick("数据来源：", "Sources: ") + language("stop").join(documents(self._sources)))
        return found

    # ---- deliverables and milestones ----

    def _tasks(self) -> Listing:
        language = self._language
        fields = [
            Field("action"), Field("measure", language.pick("措施", "measure"), minimum=10), Field("kind"), Field("id"),
            Field("name", language.pick("成果或里程碑", "deliverable or milestone"), minimum=16),
            Field("area", language("area")), Field("target", language("target"), minimum=8),
            Field("due", language.pick("时限", "due")), Field("is_due"),
            Field("value", language.pick("进展", "progress"), "right", 8),
            Field("done", language.pick("完成", "done"), "right"),
            Field("status", language.pick("状态", "status"), minimum=6),
            Field("distance", language("distance"), "right"), Field("reason", language("remark"), minimum=8),
            Field("unit"), Field("period"), Field("origin"), Field("distance_unit"),
            Field("periods"), Field("periods_over"), Field("periods_done"),
        ]
        rows = [self._task(task, fields) for task in self._card.tasks]
        return Listing(fields, rows, self._title(language.pick("成果和里程碑", "deliverables and milestones")),
                       self._below(), language.pick("没有成果和里程碑", "no deliverables or milestones"))

    def _task(self, task: Task, fields: Sequence[Field]) -> List[Entry]:
        language = self._language
        members = task.to_dict()
        shown = {
            "measure": Entry(task.measure.id, language.title(task.measure)),
            "name": Entry(language.name(task.item)),
            "area": Entry(task.area.id, language.name(task.area)),
            "target": Entry(members["target"], shown_target(task.item.target, language) if task.item.target else ""),
            "value": Entry(members["value"], self._progress(task)),
            "done": Entry(task.done, "" if task.done is None else f"{_rounded(task.done)}%"),
            "status": Entry(task.status, self._status(task), VERDICT_STYLES.get(task.status, "")),
            "distance": Entry(task.distance, "" if task.distance is None else _signed(task.distance)),
            "reason": Entry(task.reason, self._remark(task)),
        }
        return [shown.get(field.key) or Entry(members[field.key]) for field in fields]

    def _progress(self, task: Task) -> str:
        if not task.value.valid:
            return ""
        text = with_unit(display(task.value.value), self._language.unit(task.value.unit))
        return text + self._language.bracketed(task.period)

    def _status(self, task: Task) -> str:
        language = self._language
        if task.reason == "not_due":
            return language.pick("未到期", "not due")
        words = {
            "met": ("已完成", "done"), "not_met": ("未完成", "not done"), "on_track": ("持续开展", "kept up"),
        }
        return language.pick(*words[task.status]) if task.status in words else language.status(task.status)

    def _remark(self, task: Task) -> str:
        language = self._language
        if task.reason == "invalid_argument":
            return self._why_invalid(task)
        if task.periods_over:
            return language.pick(f"已过 {task.periods_over} 期，完成 {task.periods_done} 期",
                                 f"{task.periods_done} of {task.periods_over} periods done")
        if task.status == "met" and not task.is_due:
            return language.pick("提前完成", "early")
        return language.reason(task.reason) if task.reason and task.reason != "not_due" else ""


    def _why_invalid(self, task: Task) -> str:
        """A number that says neither done nor not, or more periods than are followed."""
        language = self._language
        if task.value.valid:
            return language.pick(f"数值 {display(task.value.value)} 无效：完成填 1，未完成填 0",
                                 f"invalid value {display(task.value.value)}: 1 is done, 0 is not done")
        return language.pick(f"已过 {task.periods_over} 期，期数过多，未作判定",
                             f"not assessed: too many periods, {task.periods_over} of them over")


def _has_any(row: ScorecardRow) -> bool:
    return bool(row.indicators.total or row.tasks.total)


def _score(tally: Tally) -> str:
    """Of 100; a dash where there are indicators and nothing could be scored."""
    if tally.score is None:
        return "—" if tally.total else ""
    return _rounded(100 * tally.score)


def _coverage(tally: Tally) -> str:
    return _percent(tally.coverage) if tally.weight else ""


def _percent(share: Optional[float]) -> str:
    return "" if share is None else f"{_rounded(100 * share)}%"


def _rounded(number: float) -> str:
    return display(number, "", None, 1)


def _signed(number: float) -> str:
    return display(number) if number <= 0 else f"+{display(number)}"


