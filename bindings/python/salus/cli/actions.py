"""`salus show --actions`, `salus bodies`, `salus due`, `salus diff`"""

from __future__ import annotations

import argparse
from typing import Iterable, List, Sequence

from ..action import Body, Change, Due, Measure
from ..error import SalusError
from ..plan import Plan
from .labels import Language
from .listing import Entry, Field, Listing, print_listing, print_listings
from .target_text import shown_target


def show_actions(options: argparse.Namespace) -> int:
    """Prints the measures of a plan, a table an action."""
    plan = Plan.load(options.plan)
    language = Language(options.english)
    listings = [
        _measures(action.measures, language, _titled(action.number, language.title(action)))
        for action in plan.actions
    ]
    print_listings(listings or [_measures([], language)], options.format, language,
                   {"plan": plan.id, "title": language.title(plan)})
    return 0


def bodies(options: argparse.Namespace) -> int:
    """Prints what each body does in a plan, or the measures of one."""
    plan = Plan.load(options.plan)
    language = Language(options.english)
    document = {"plan": plan.id, "title": language.title(plan)}
    if options.body is not None:
        body = _body(plan, options.body, language)
        listing = _duties(plan, body, language)
    else:
        listing = _all_bodies(plan, language)
    print_listing(listing, options.format, language, document)
    return 0


def due(options: argparse.Namespace) -> int:
    """Prints all that is due by the end of a period."""
    plan = Plan.load(options.plan)
    language = Language(options.english)
    title = f"{language.title(plan)} — " + language.pick(f"{options.by} 年末到期" if options.by.isdigit() else
                                                         f"{options.by} 到期", f"due by the end of {options.by}")
    fields = [
        Field("due", language("period")), Field("kind", language("kind")), Field("id", "ID", minimum=12),
        Field("name", language("name"), minimum=20), Field("target", language("target"), minimum=8),
        Field("measure"), Field("measure_title", language("measure"), minimum=12),
        Field("bodies", language("bodies"), minimum=12), Field("source", language("source"), minimum=8),
    ]
    rows = [_due_row(plan, each, language) for each in plan.due(options.by)]
    nothing = language.pick("没有到期的内容", "nothing is due")
    print_listing(Listing(fields, rows, title, empty=nothing), options.format, language,
                  {"plan": plan.id, "by": options.by})
    return 0


def diff(options: argparse.Namespace) -> int:
    """Prints what changed between two versions of a plan."""
    before, after = Plan.load(options.before), Plan.load(options.after)
    language = Language(options.english)
    changes = before.diff(after)
    fields = [
        Field("change", language("change")), Field("part", language("part")), Field("id", "ID", minimum=12),
        Field("period", language("period")), Field("name", language("name"), minimum=12),
        Field("member", language("member")), Field("before", language("before"), minimum=8),
        Field("after", language("after"), minimum=8),
    ]
    rows = [_change_row(change, language) for change in changes]
    # Two versions of one plan have one id; their files tell them apart.
    title = " → ".join([before.id, after.id] if before.id != after.id else [options.before, options.after])
    print_listing(Listing(fields, rows, title, empty=language.pick("没有差异", "no differences")), options.format,
                  language, {"before": before.id, "after": after.id})
    return 0


def _titled(number: int, title: str) -> str:
    return f"{number} {title}" if number else title


def _names(bodies: Iterable[Body], language: Language) -> Entry:
    """Ids for programs, names for people."""
    listed = list(bodies)
    return Entry([body.id for body in listed], language.pick("、", ", ").join(map(language.name, listed)))


def _measures(measures: Sequence[Measure], language: Language, title: str = "") -> Listing:
    fields = [
        Field("action"), Field("number", language("number"), "right"), Field("id"),
        Field("title", language("measure"), minimum=16), Field("leads", language("leads"), minimum=8),
        Field("joins", language("joins"), minimum=8), Field("responsible", language("responsible"), minimum=8),
        Field("indicators", language("contributes"), minimum=8), Field("results", language("results"), minimum=12),
        Field("source", language("source"), minimum=6),
    ]
    return Listing(fields, [_measure_row(measure, language) for measure in measures], title,
                   empty=language.pick("没有措施", "no measures"))


def _measure_row(measure: Measure, language: Language) -> List[object]:
    indicators = [indicator.id for indicator in measure.indicators]
    results = [each.id for each in measure.deliverables] + [each.id for each in measure.milestones]
    shown = [f"{language.name(each)}{language('colon')}{shown_target(each.target, language)}"
             f"{language.bracketed(each.due)}"
             if each.target else f"{language.name(each)}{language.bracketed(each.due)}"
             for each in measure.deliverables]
    shown += [f"{language.name(each)}{language('colon')}{shown_target(each.target, language)}"
              f"{language.bracketed(each.period)}"
              for each in measure.milestones]
    return [
        measure.action.id,
        measure.number or None,
        measure.id,
        language.title(measure),
        _names(measure.leads, language),
        _names(measure.joins, language),
        _names(measure.responsible, language),
        Entry(indicators, language.pick("、", ", ").join(map(language.name, measure.indicators))),
        Entry(results, language("stop").join(shown)),
        measure.source,
    ]


def _all_bodies(plan: Plan, language: Language) -> Listing:
    fields = [
        Field("id"), Field("body", language("body"), minimum=12), Field("leads", language("leads"), "right"),
        Field("joins", language("joins"), "right"), Field("responsible", language("responsible"), "right"),
        Field("measures", language("measures"), "right"),
    ]
    rows = []
    for body in plan.bodies:
        roles = [duty.role for duty in plan.duties(body)]
        measures = {duty.measure.id for duty in plan.duties(body)}
        rows.append([body.id, language.name(body), roles.count("lead"), roles.count("join"),
                     roles.count("responsible"), len(measures)])
    return Listing(fields, rows, language.title(plan),
                   empty=language.pick("没有责任部门", "no bodies"))


def _duties(plan: Plan, body: Body, language: Language) -> Listing:
    fields = [
        Field("role", language("role")), Field("action"), Field("action_title", language("action"), minimum=10),
        Field("number", language("number"), "right"), Field("id"),
        Field("title", language("measure"), minimum=16), Field("results", language("results"), minimum=12),
        Field("source", language("source"), minimum=6),
    ]
    rows = []
    for duty in plan.duties(body):
        measure = _measure_row(duty.measure, language)
        rows.append([Entry(duty.role, language.role(duty.role)), measure[0], language.title(duty.measure.action),
                     measure[1], measure[2], measure[3], measure[8], measure[9]])
    return Listing(fields, rows, f"{language.title(plan)} — {language.name(body)}",
                   empty=language.pick("没有措施", "no measures"))


def _body(plan: Plan, key: str, language: Language) -> Body:
    try:
        return plan.body(key)
    except KeyError:
        names = [language.name(body) for body in plan.bodies]
        raise SalusError(language.pick(f"规划中没有部门“{key}”", f'no body of the plan is called "{key}"'),
                         code="not_found",
                         hint=language.pick("有：" + "、".join(names), "there are: " + ", ".join(names))
                         if names else "") from None


def _due_row(plan: Plan, each: Due, language: Language) -> List[object]:
    item = each.item
    # An indicator's target is the affair of all measures that contribute to it.
    measures = [each.measure] if each.measure else [m for m in plan.measures if item in m.indicators]
    bodies = list({body.id: body for m in measures for body in (*m.leads, *m.responsible)}.values())
    return [
        each.period,
        Entry(each.kind, language.due_kind(each.kind)),
        item.id,
        language.name(item),
        Entry(each.target.target.text, shown_target(each.target.target, language)) if each.target else None,
        " ".join(m.id for m in measures) or None,
        language("stop").join(map(language.title, measures)) or None,
        _names(bodies, language),
        (each.target.source if each.target else "") or item.source,
    ]


def _change_row(change: Change, language: Language) -> List[object]:
    styles = {"added": "good", "removed": "bad"}
    return [
        Entry(change.kind, language.change_kind(change.kind), styles.get(change.kind, "")),
        Entry(change.part, language.plan_part(change.part)),
        change.id,
        change.period or None,
        language.pick(change.name, change.english),
        change.member or None,
        change.before or None,
        change.after or None,
    ]
