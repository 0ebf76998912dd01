"""`salus check`"""

from __future__ import annotations

import argparse
import os
import pathlib
from typing import List, Optional

from ..checks import Check, Checks, RuleResult
from ..plan import Plan
from ..value import Value
from . import streams
from .evaluate import data_of
from .labels import Language, counted
from .listing import Entry, Field, Listing, print_listing
from .tables import print_text

_STYLES = {"error": "bad", "violated": "bad", "holds": "good", "note": "faint", "not_assessable": "faint"}


def run(options: argparse.Namespace) -> int:
    """Reads a plan document, and prints what cannot be right in it and in its figures. 1 where an error remains that no
    erratum of the plan covers."""
    # A file is meant, even one that is named like a shipped plan.
    named = options.file
    language = Language(options.english)
    plan = Plan.load(pathlib.Path(named) if os.path.exists(named) else named, lang=language.code)
    for finding in plan.findings:
        if finding.severity == "warning" and finding.code != "target_restated_differently":
            streams.message(str(finding))
    data = data_of(plan, options.data, options.published) if options.data else None
    checks = plan.check(data, options.area or None, options.period or None)
    _print(checks, named, options, language)
    return 0 if checks.ok else 1


def _print(checks: Checks, named: str, options: argparse.Namespace, language: Language) -> None:
    rules = _rules(checks, language)
    if options.rules:
        print_listing(rules, options.format, language, {"plan": checks.plan.id})
        return
    programs = options.format in ("csv", "json")
    findings = _findings(checks, language, programs)
    if programs:
        print_listing(findings, options.format, language, {
            "plan": checks.plan.id, "errors": checks.errors, "warnings": checks.warnings, "notes": checks.notes,
            "rules": rules.members(),
        })
        return
    for listing in (findings, rules):
        if listing.rows or listing.below:
            print_listing(listing, options.format, language)
            print()
    print_text(_summary(checks, named, language))


def _findings(checks: Checks, language: Language, whole: bool) -> Listing:
    """The findings; for people those that say nothing but that there is no target stand in one line."""
    fields = [
        Field("severity", language("severity")), Field("code"), Field("subject", "ID", minimum=12), Field("other"),
        Field("area"), Field("period", language("period")), Field("message", language("finding"), minimum=30),
        Field("hint", language("hint"), minimum=16), Field("rule"), Field("figures"), Field("erratum"),
    ]
    without = [] if whole else [check.subject for check in checks if check.code == "indicator_without_target"]
    rows = [_finding_row(check, language) for check in checks if whole or check.code != "indicator_without_target"]
    below = [language.pick(f"没有目标的指标（{len(without)}）：", f"Indicators without a target ({len(without)}): ")
             + language.pick("、", ", ").join(language.name(checks.plan.indicator(each)) for each in without)]
    return Listing(fields, rows, below=below if without else (),
                   empty=language.pick("没有发现问题", "nothing was found"))


def _finding_row(check: Check, language: Language) -> List[object]:
    return [
        Entry(check.severity, language.severity(check.severity), _STYLES.get(check.severity, "")),
        check.code,
        check.subject or None,
        check.other or None,
        check.area or None,
        check.period or None,
        check.message,
        check.finding.hint or None,
        check.rule or None,
        [f"{figure.name}={figure.value!r}{figure.unit}" for figure in check.figures],
        check.erratum.id if check.erratum else None,
    ]


def _rules(checks: Checks, language: Language) -> Listing:
    fields = [
        Field("rule"), Field("name", language("rule"), minimum=16), Field("severity"),
        Field("area", language("area")), Field("period", language("period")), Field("status", language("verdict")),
        Field("reason", language("note")), Field("left"), Field("right"), Field("unit"),
        Field("given", language("given"), minimum=24), Field("origin"),
    ]
    return Listing(fields, [_rule_row(result, checks.plan, language) for result in checks.rules],
                   empty=language.pick("规划没有规则", "the plan has no rules"))


def _rule_row(result: RuleResult, plan: Plan, language: Language) -> List[object]:
    return [
        result.rule.id,
        language.pick(result.rule.name, result.rule.english),
        result.rule.severity,
        Entry(result.area, language.name(plan.area(result.area))),
        result.period or None,
        Entry(result.status, language.rule_status(result.status), _STYLES.get(result.status, "")),
        Entry(result.reason, language.reason(result.reason) if result.reason else ""),
        _number(result.left),
        _number(result.right),
        result.left.unit or None,
        result.given,
        result.origin,
    ]


def _number(value: Value) -> Optional[float]:
    return value.value if value.valid else None


def _summary(checks: Checks, named: str, language: Language) -> str:
    plan = checks.plan
    indicators, elements, areas = len(plan.indicators), len(plan.elements), len(plan.areas)
    if checks.ok:
        text = language.pick(
            f"{named}：没有错误；指标 {indicators} 个，数据元素 {elements} 个，地区 {areas} 个",
            f"{named}: no errors; {counted(indicators, 'indicator')}, {counted(elements, 'element')}, "
            f"{counted(areas, 'area')}",
        )
    else:
        text = language.pick(f"{named}：错误 {checks.errors} 个", f"{named}: {counted(checks.errors, 'error')}")
    if checks.warnings or checks.notes:
        text += language.pick(f"；警告 {checks.warnings} 个，说明 {checks.notes} 个",
                              f"; {counted(checks.warnings, 'warning')}, {counted(checks.notes, 'note')}")
    counts = [(status, sum(each.status == status for each in checks.rules))
              for status in ("holds", "violated", "not_assessable")]
    if checks.rules:
        listed = language.pick("，", ", ").join(f"{language.rule_status(status)} {count}" for status, count in counts)
        text += language.pick(f"；规则判断 {len(checks.rules)} 次：", f"; {counted(len(checks.rules), 'rule result')}: ") + listed
    return text
