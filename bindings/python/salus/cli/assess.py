"""`salus assess`"""

from __future__ import annotations

import argparse

from ..plan import Plan
from ..progress import Thresholds
from . import streams
from .assess_report import print_monitoring_report
from .assess_table import AssessedPlan
from .evaluate import data_of, warn_of_impossible
from .labels import Language
from .listing import print_listings
from .report import own_areas


def run(options: argparse.Namespace) -> int:
    """Assesses every target of a plan as of a time and prints the table."""
    plan = Plan.load(options.plan)
    data = data_of(plan, options.data, options.published)
    language = Language(options.english)
    warn_of_impossible(plan, data, language)
    thresholds = Thresholds(on_track=options.on_track, at_risk=options.at_risk, confidence=options.confidence)
    everything = plan.evaluate(data, confidence=options.confidence)
    areas = options.area or [area.id for area in own_areas(plan, everything)]
    results = plan.evaluate(data, areas=areas or None, confidence=options.confidence)
    for finding in results.findings:
        streams.message(str(language.finding(finding)))
    assessments = plan.assess(results, options.at, parents=everything, thresholds=thresholds)
    assessed = AssessedPlan(plan, data, assessments, thresholds, options.at, language)
    if options.format == "markdown":
        print_monitoring_report(assessed)
    else:
        whole = options.format != "table"
        print_listings([assessed.listing(area, whole) for area in results.areas], options.format, language,
                       assessed.document())
    return 0
