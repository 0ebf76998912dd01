"""Reports as CSV and JSON. The members are the same; invented figures are named in every row."""

from __future__ import annotations

import csv
import sys
from typing import Any, Dict, Iterator, List

from ..assessment import Assessment
from ..results import Row
from .labels import Language
from .output import number, print_json
from .report import Report, fault_remarks, plain, remarks, with_unit


def print_csv(report: Report, language: Language) -> None:
    """One row a value and target, with a header; an empty cell is "none"."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(_MEMBERS)
    for members in _rows(report, language):
        writer.writerow("" if members[key] is None else members[key] for key in _MEMBERS)


def print_report_json(report: Report, language: Language) -> None:
    """The rows with what they are about."""
    plan = report.plan
    print_json({
        "plan": plan.id,
        "title": language.title(plan),
        "data": language("example") if report.is_example() else None,
        "sources": report.sources,
        "rows": list(_rows(report, language)),
    })


def _rows(report: Report, language: Language) -> Iterator[Dict[str, Any]]:
    examples = {area.id for area in report.areas if report.is_example(area)}
    for line in report.lines:
        for row in line.rows.values():
            # A row without a number has no origin to speak of, and stands among those that have.
            invented = row.origin == "example" or not row.value.valid and row.area.id in examples
            members = dict(zip(_VALUE, _value(report, row, language)))
            members["data"] = language("example") if invented else None
            verdicts = [each for each in line.assessments if each.period == row.period]
            if not verdicts:
                faults = language("stop").join(fault_remarks(line.faults.get(row.period, ()), language))
                yield {**members, **dict.fromkeys(_VERDICT), "note": faults or None}
            for assessment in verdicts:
                yield {**members, **dict(zip(_VERDICT, _verdict(report, assessment, language)))}


_VALUE = (
    "plan", "number", "indicator", "name", "unit", "attribute", "area", "area_name", "period", "value", "display",
    "origin", "reason", "numerator", "denominator", "reported", "lower", "upper",
)
#: The members that a row without a target has, too, without anything in them.
_VERDICT = (
    "target", "target_canonical", "target_period", "status", "distance", "distance_unit", "verdict_reason", "parent",
    "parent_period", "note",
)
_MEMBERS = ("data", *_VALUE, *_VERDICT)


def _value(report: Report, row: Row, language: Language) -> List[Any]:
    indicator = row.indicator
    unit = language.unit(indicator.unit)
    value = row.value
    return [
        report.plan.id,
        indicator.number or None,
        indicator.id,
        language.name(indicator),
        unit,
        indicator.attribute,
        row.area.id,
        language.name(row.area),
        row.period,
        number(value.value),
        with_unit(plain(value.value, indicator, report.plan), unit) if value.valid else value.display,
        row.origin,
        value.reason,
        number(row.numerator.value),
        number(row.denominator.value),
        number(row.reported.value),
        number(row.lower),
        number(row.upper),
    ]


def _verdict(report: Report, assessment: Assessment, language: Language) -> List[Any]:
    return [
        assessment.target.text,
        assessment.target.canonical,
        assessment.target_period,
        assessment.status,
        number(assessment.distance),
        language.unit(assessment.unit),
        assessment.reason,
        number(assessment.parent.value),
        assessment.parent_period or None,
        language("stop").join(remarks(assessment, report.plan, language)) or None,
    ]
