"""Salus: the calculation core for public-health plans.

Formulas and targets as plans print them, plans, observations, values with reasons, verdicts, and health statistics
(`salus.statistics`). A ctypes package over libsalus; the library is loaded with the first use (see the environment
variable SALUS_LIBRARY).
"""

from ._library import library as _library
from ._call import name_of as _name_of
from .action import (Action, Body, Change, Deliverable, Due, Duty, Erratum, Measure, Milestone, PlanTarget, Rule,
                     Scoring, Section)
from .alignment import Alignment, MeasureAlignment, TakenUp, TargetAlignment, align
from .assessment import Assessment, Assessments
from .catalogue import catalogue, catalogue_plans
from .checks import Check, Checks, Figure, RuleResult
from .dataset import Dataset, Observation
from .element import Element
from .error import Finding, SalusError
from .formula import Formula
from .formula_set import FormulaSet
from .plan import Area, Indicator, Plan
from .results import Results, Row
from .progress import Pace, Progress, Thresholds, progress
from .scorecard import ScoredIndicator, Scorecard, ScorecardRow, Tally, Task
from .target import Target, Verdict
from . import statistics
from .statistics import life_table
from .value import Value, convert, display, round_half_even

__version__ = "0.1.0"

__all__ = [
    "Action",
    "Alignment",
    "Area",
    "Assessment",
    "Assessments",
    "Body",
    "Change",
    "Check",
    "Checks",
    "Dataset",
    "Deliverable",
    "Due",
    "Duty",
    "Element",
    "Erratum",
    "Figure",
    "Finding",
    "Formula",
    "FormulaSet",
    "Indicator",
    "Measure",
    "MeasureAlignment",
    "Milestone",
    "Observation",
    "Pace",
    "Plan",
    "PlanTarget",
    "Progress",
    "Results",
    "Row",
    "Rule",
    "RuleResult",
    "SalusError",
    "Scorecard",
    "ScorecardRow",
    "ScoredIndicator",
    "Scoring",
    "Section",
    "TakenUp",
    "Tally",
    "Target",
    "Task",
    "Thresholds",
    "TargetAlignment",
    "Value",
    "Verdict",
    "align",
    "catalogue",
    "catalogue_plans",
    "convert",
    "display",
    "library_version",
    "life_table",
    "origin_name",
    "progress",
    "reason_name",
    "round_half_even",
    "statistics",
]


def library_version() -> str:
    """The version of the loaded library: "0.1.0"."""
    return str(_library().salus_version(), "utf-8")


def reason_name(number: int) -> str:
    """The name of a reason's number in `Results.columns()["reason"]`; "none" for a valid value."""
    return _name_of("reason", int(number))


def origin_name(number: int) -> str:
    """The name of an origin's number in `Results.columns()["origin"]`."""
    return _name_of("origin", int(number))
