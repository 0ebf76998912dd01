"""A figure over years: trends, the Mann-Kendall test, growth."""

from __future__ import annotations

import dataclasses
from ctypes import byref
from typing import Any, Optional

from .. import _abi as _base
from .. import _abi_statistics as _abi
from .._call import call, reason_of
from .._library import library
from ..value import Value, value_of
from ._batch import Rows, one_level
from ._estimate import Estimate, estimate_of
from ._names import choice
from ._numbers import single

_FORMS = {"linear": 0, "log_linear": 1}


@dataclasses.dataclass(frozen=True)
class Trend:
    """A line through the years.

    slope, intercept       Estimates: a year, and at the year 0; of a log-linear trend those of ln y
    annual_percent_change  (e^b − 1)·100 of a log-linear trend; `not_defined` of a linear one
    statistic, p_value     the test that the slope is 0: t, and its two-sided probability
    reason                 why there is no test; None otherwise
    points                 how many rows took part
    """

    slope: Estimate
    intercept: Estimate
    annual_percent_change: Estimate
    statistic: float
    p_value: float
    reason: Optional[str]
    points: int


@dataclasses.dataclass(frozen=True)
class MannKendall:
    """The test of a monotone trend of any shape.

    s, variance         rises less falls over all pairs of years, and its variance
    tau                 Kendall's τ-b
    statistic, p_value  z, corrected for continuity, and its two-sided probability
    sen_slope           the median slope of all pairs, an Estimate
    reason              why there is no test; None otherwise
    points              how many rows took part
    """

    s: float
    variance: float
    tau: float
    statistic: float
    p_value: float
    sen_slope: Estimate
    reason: Optional[str]
    points: int


def _series(**given: Any) -> Rows:
    rows = Rows(**given)
    if rows.single:
        raise TypeError("give columns with an entry a year")
    return rows


def trend(years: Any, values: Any, weights: Any = None, form: Optional[str] = "linear",
          confidence: float = 0.95) -> Trend:
    """A straight or exponential line through the years by least squares, with t limits (n − 2 degrees of freedom).

    weights   usually 1 / variance; only their ratios matter
    form      "linear": y = a + b·year; "log_linear": ln y = a + b·year, with `.annual_percent_change`

    Rows where a number is missing are left out. Two rows give a line without limits or test (`small_numbers`). Reasons:
    `missing`, `small_numbers` for one row, `not_defined` for rows of one year, or values not above 0 in a log-linear
    trend, `invalid_argument`, `overflow`. Source: Draper & Smith, Applied Regression Analysis.
    """
    columns = {"years": years, "values": values}
    if weights is not None:
        columns["weights"] = weights
    rows = _series(**columns)
    level = one_level(confidence)
    raw = _abi.Trend()
    at_weights = rows.addresses[2] if weights is not None else None
    number = choice(_FORMS, form, "form of a trend")
    call(library().salus_trend_fit, *rows.addresses[:2], at_weights, rows.count, number, level, byref(raw))
    return Trend(estimate_of(raw.slope, level), estimate_of(raw.intercept, level),
                 estimate_of(raw.annual_percent_change, level), raw.statistic, raw.p_value, reason_of(raw.reason),
                 raw.points)


def trend_prediction(year: Any, years: Any, values: Any, form: Optional[str] = "linear",
                     confidence: float = 0.95) -> Estimate:
    """The value of the line through the years at a year, with the limits between which the figure of that one year lies
    (prediction interval), if what made the trend goes on.

    Two rows give the line without limits (`small_numbers`). Reasons as of trend(). Source: Draper & Smith, ch. 3.
    """
    rows = _series(years=years, values=values)
    level = one_level(confidence)
    raw = _abi.Estimate()
    number = choice(_FORMS, form, "form of a trend")
    at = single(year, "year").number
    call(library().salus_trend_predict, *rows.addresses, rows.count, number, level, at, byref(raw))
    return estimate_of(raw, level)


def mann_kendall(years: Any, values: Any, confidence: float = 0.95) -> MannKendall:
    """The Mann-Kendall test (Mann 1945, Kendall) with Sen's slope (JASA 63, 1968) and Gilbert's limits (1987).

    At most 1000 rows; those where a number is missing are left out. Reasons: `missing`, `small_numbers` for fewer than
    three rows, `not_defined` for one value throughout, `invalid_argument` for a year given twice, infinities or too
    many rows.
    """
    rows = _series(years=years, values=values)
    level = one_level(confidence)
    raw = _abi.MannKendall()
    call(library().salus_mann_kendall_test, *rows.addresses, rows.count, level, byref(raw))
    return MannKendall(raw.s, raw.variance, raw.tau, raw.statistic, raw.p_value, estimate_of(raw.sen_slope, level),
                       reason_of(raw.reason), raw.points)


def annual_growth_rate(first: Any, last: Any, years: Any) -> Value:
    """Compound annual growth between two values, in percent a year: ((last/first)^(1/years) − 1)·100.

    Reasons: `missing`, `invalid_argument` for years not above 0, `zero_denominator` for a first value of 0,
    `not_defined` for a negative one, `overflow`.
    """
    numbers = [single(given, what) for given, what in ((first, "first"), (last, "last"), (years, "years"))]
    raw = _base.Value()
    call(library().salus_annual_growth_rate, *(column.number for column in numbers), byref(raw))
    return value_of(raw, "%")
