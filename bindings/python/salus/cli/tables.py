"""Reports and plans as tables for people."""

from __future__ import annotations

import re
from typing import Dict, List, Optional, Set

from ..assessment import Assessment
from ..plan import Area, Indicator
from ..results import Row
from . import streams, table
from .labels import Language, documents
from .report import Line, Report, fault_remarks, is_before, main_periods, period_text, plain, remarks, signed
from .table import Cell, Column
from .target_text import shown_target
from .width import width, wrap

VERDICT_STYLES = {
    "met": "good", "on_track": "good", "improving": "good",
    "not_met": "bad", "off_track": "bad", "worsening": "bad", "at_risk": "bad",
    "not_assessable": "faint",
}


def print_table(columns: List[Column], rows: List[List[Cell]]) -> None:
    """A table on standard output, as wide as the terminal."""
    paint = streams.paint if streams.coloured() else lambda text, style: text
    for line in table.render(columns, rows, streams.width(), paint):
        print(line)


def print_title(text: str) -> None:
    """A line above a table."""
    print_text(text, "strong")


def print_text(text: str, style: str = "") -> None:
    """A line that belongs to a table, and wraps as its cells do."""
    for line in wrap(text, streams.width()):
        print(streams.paint(line, style) if streams.coloured() else line)


def print_report(report: Report, language: Language) -> None:
    """A table for each area, with its remarks and how to read it."""
    for number, area in enumerate(report.areas):
        if number:
            print()
        _AreaTable(report, area, language).print()


class _AreaTable:
    def __init__(self, report: Report, area: Area, language: Language) -> None:
        self._report = report
        self._area = area
        self._language = language
        self._lines = report.of(area)
        self._periods = main_periods(self._lines, report.periods)
        self._judged = self._periods[-1] if self._periods else ""
        self._horizons = sorted({period for line in self._lines for period, _ in line.indicator.targets})
        self._remarks: Dict[str, int] = {}

    def print(self) -> None:
        if not self._lines:
            print_title(self._title())
            print(self._language.pick("没有数据", "No data"))
            return
        columns = self._columns()
        rows = [self._row(line) for line in self._lines]
        # A column without any cell says nothing.
        kept = [index for index, column in enumerate(columns) if any(row[index].text for row in rows)]
        print_title(self._title())
        print_table([columns[index] for index in kept], [[row[index] for index in kept] for row in rows])
        self._print_remarks()

    def _title(self) -> str:
        language = self._language
        plan, area = language.title(self._report.plan), language.name(self._area)
        if self._report.is_example(self._area):
            return language.pick(f"【示例数据】{area}（虚构）— 按《{plan}》的指标、公式和目标计算",
                                 f"[Example data] {area} (fictional) — by the formulas and targets of: {plan}")
        return f"{plan} — {area}"

    def _columns(self) -> List[Column]:
        language = self._language
        return [
            Column(language("number"), "right"),
            Column(language("indicator"), minimum=16),
            Column(language("unit")),
            *(Column(period, "right", self._value_width(period)) for period in self._periods),
            *(Column(language.pick(f"{period} 目标", f"target {period}"), minimum=8) for period in self._horizons),
            Column(language("attribute"), minimum=6),
            Column(language("verdict"), minimum=8),
            Column(language("distance"), "right", 8 if language.english else 10),
            Column(language("basis_and_limits" if any(map(self._limits, self._lines)) else "basis"), "right", 8),
            Column(language("remark")),
        ]

    def _value_width(self, period: str) -> int:
        """In Chinese, "—（未公布）" stays in one piece; in English that is too long."""
        if self._language.english:
            return 10
        return max((width(self._value(line.rows[period]).text) for line in self._lines), default=4)

    def _row(self, line: Line) -> List[Cell]:
        language = self._language
        indicator = line.indicator
        assessment = line.verdict(self._judged)
        targets = {period: target for period, target in indicator.targets}
        cells = [
            Cell(str(indicator.number or "")),
            Cell(shown_name(indicator, language)),
            Cell(language.unit(indicator.unit)),
            *(self._value(line.rows[period]) for period in self._periods),
        ]
        for period in self._horizons:
            target = targets.get(period)
            cells.append(Cell(shown_target(target, language) if target else ""))
        cells.append(Cell(language.attribute(indicator.attribute)))
        if assessment is None:
            faults = fault_remarks(line.faults.get(self._judged, ()), language)
            return [*cells, Cell(""), Cell(""), Cell(self._basis(line)), Cell(self._numbers(faults))]
        distance = assessment.distance
        return [
            *cells,
            Cell(language.status(assessment.status), VERDICT_STYLES.get(assessment.status, "")),
            Cell("" if distance is None else signed(distance, indicator, self._report.plan)),
            Cell(self._basis(line)),
            Cell(self._remark(assessment)),
        ]

    def _value(self, row: Row) -> Cell:
        """A number with the mark of where it comes from, or a dash with the reason."""
        language = self._language
        if row.value.valid:
            return Cell(f"{plain(row.value.value, row.indicator, self._report.plan)} {language.origin(row.origin)}")
        return Cell(f"—{language.bracketed(language.reason(row.value.reason))}", "faint")

    def _limits(self, line: Line) -> str:
        """The confidence limits of the value that is judged."""
        row = line.rows[self._judged]
        if row.lower is None or row.upper is None:
            return ""
        return "–".join(plain(limit, row.indicator, self._report.plan) for limit in (row.lower, row.upper))

    def _basis(self, line: Line) -> str:
        """The counts of the value that is judged, and its confidence limits."""
        row = line.rows[self._judged]
        parts = [self._limits(line)]
        if row.numerator.valid and row.denominator.valid:
            parts.insert(0, f"{row.numerator.display} / {row.denominator.display}")
        return self._language.pick("；", "; ").join(filter(None, parts))

    def _remark(self, assessment: Assessment) -> str:
        return self._numbers(remarks(assessment, self._report.plan, self._language))

    def _numbers(self, said: List[str]) -> str:
        """The numbers of the remarks that stand below the table: remarks are long, and several lines share them."""
        numbers = [self._remarks.setdefault(remark, len(self._remarks) + 1) for remark in said]
        return " ".join(f"[{number}]" for number in sorted(numbers))

    def _print_remarks(self) -> None:
        language = self._language
        for remark, number in self._remarks.items():
            print_text(f"[{number}] {remark}")
        for text in self._legend():
            print_text(text)
        hidden = [period for period in self._report.periods if period not in self._periods]
        if hidden:
            print_text(language.pick(
                f"未列出的时期：{'、'.join(hidden)}（用 --period 指定，或用 --format csv 全部列出）",
                f"Periods not shown: {', '.join(hidden)} (name them with --period, or use --format csv)"))

    def _legend(self) -> List[str]:
        language = self._language
        shown = [line.rows[period] for line in self._lines for period in self._periods]
        origins = {row.origin for row in shown if row.value.valid}
        found = []
        judged = [each for each in (line.verdict(self._judged) for line in self._lines) if each is not None]
        if judged:
            what = ("公布值", "reported value") if origins == {"reported"} else ("数值", "value")
            horizons = sorted({each.target_period for each in judged})
            found.append(language.pick(
                f"判定：{period_text(self._judged)}{what[0]}对照 {'、'.join(map(period_text, horizons))}目标",
                f"Verdict: the {what[1]} of {self._judged} compared with the target for {', '.join(horizons)}"))
            if any(each.status in ("met", "not_met") and is_before(self._judged, each.target_period)
                   for each in judged):
                found.append(language.pick(
                    "目标期未到的，与目标按现状比较，仅表明现值是否已达到目标；推进进度由 salus assess 评估",
                    "Targets of later periods are compared as they stand: the verdict says whether the value is there "
                    "already; salus assess judges the way towards them"))
        found += _origin_legend(origins, {row.value.reason for row in shown}, language)
        if self._report.sources:
            found.append(language.pick("数据来源：", "Sources: ") + language("stop").join(documents(self._report.sources)))
        return found


def _origin_legend(origins: Set[str], reasons: Set[Optional[str]], language: Language) -> List[str]:
    meanings = {
        "reported": ("公布：直接公布或填报的指标值", "reported: stated as such, not computed"),
        "computed": ("计算：由计数按公式算得", "computed: from counts, by the formula"),
        "derived": ("反推：由公布的率反推的计数算得，未曾公布，不作评价",
                    "derived: from counts found backwards from a published rate; not published, no evidence"),
        "estimated": ("估计：模型或抽样推算", "estimated: from a model or a sample"),
        "example": ("示例：虚构数据，仅说明算法", "example: invented, only to show how the formulas work"),
    }
    found = [language.pick(*meanings[origin]) for origin in meanings if origin in origins]
    if "not_published" in reasons:
        found.append(language.pick("未公布：文件未公布该数值", "not published: not in the document"))
    return [language("stop").join(found)] if found else []


def shown_name(indicator: Indicator, language: Language) -> str:
    """The name without the unit in brackets that some plans print after it: the unit has a column of its own."""
    name = language.name(indicator)
    match = re.fullmatch(r"(.+?)\s*[（(]([^（）()]+)[）)]", name)
    same = match and match[2].replace(" ", "") == indicator.unit.replace(" ", "")
    return match[1] if match and same else name
