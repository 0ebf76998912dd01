"""Two groups compared: ratios and differences of their rates or proportions, with limits and a test."""

from __future__ import annotations

import dataclasses
import math
from ctypes import byref
from typing import Any, Mapping, Optional

from .. import _abi_statistics as _abi
from .._call import call, reason_of
from .._library import library
from ._batch import Answer, Levels, Rows
from ._estimate import Estimate, Estimates
from ._names import choice, positive
from ._numbers import names_of_reasons, room

_METHODS = {"log": 1, "exact": 2, "wald": 3, "score": 4, "newcombe": 5}
_RATE_RATIO, _RATE_DIFFERENCE, _PROPORTION_RATIO, _PROPORTION_DIFFERENCE = range(1, 5)


@dataclasses.dataclass(frozen=True, eq=False, repr=False)
class Contrast(Estimate):
    """A ratio or difference with its limits, and the test of the hypothesis that the groups do not differ.

    statistic    what the test computes, and
    p_value      its two-sided probability; both NaN where there is no test
    test_reason  why there is none; None otherwise
    """

    statistic: float = math.nan
    p_value: float = math.nan
    test_reason: Optional[str] = None

    def __repr__(self) -> str:
        test = f"p = {self.p_value:.3g}" if self.test_reason is None else f"no test: {self.test_reason}"
        return f"Contrast({self._inside()}, {test})" if self.valid else super().__repr__()


class Contrasts(Estimates):
    """A column of contrasts, with `statistic`, `p_value` and `test_reason` as columns besides."""

    def __init__(self, columns: Any, statistic: Any, p_value: Any, test_reasons: Any) -> None:
        super().__init__(*columns)
        self.statistic = statistic
        self.p_value = p_value
        self._test_reasons = test_reasons

    @property
    def test_reason(self) -> Any:
        return names_of_reasons(self._test_reasons, self._numpy)

    def _row(self, row: int) -> Contrast:
        return Contrast(**self._members(row), statistic=float(self.statistic[row]), p_value=float(self.p_value[row]),
                        test_reason=reason_of(self._test_reasons[row]))

    def _slice(self, rows: slice) -> "Contrasts":
        cut = super()._slice(rows)
        columns = cut.value, cut.lower, cut.upper, cut._reasons, cut._limits_reasons, self.confidence, self._numpy
        return Contrasts(columns, self.statistic[rows], self.p_value[rows], self._test_reasons[rows])


def _contrast(kind: int, what: str, methods: "tuple[str, ...]", groups: Mapping[str, Any], per: Any, confidence: Any,
              method: Optional[str]) -> Any:
    rows = Rows(**groups)
    levels = Levels(confidence)
    named = {name: _METHODS[name] for name in methods}
    options = _abi.ContrastOptions(method=choice(named, method, f"method of {what}"), per=positive(per, "per"),
                                   **levels.options)
    made = Answer(rows.count, levels, rows.numpy)
    statistic, statistic_at = room("d", rows.count, rows.numpy)
    p_value, p_value_at = room("d", rows.count, rows.numpy)
    reasons, reasons_at = room("B", rows.count, rows.numpy)
    call(library().salus_contrasts, kind, *rows.addresses, rows.count, byref(options), byref(made.structure),
         statistic_at, p_value_at, reasons_at)
    contrasts = Contrasts(made.columns(), statistic, p_value, reasons)
    return contrasts[0] if rows.single else contrasts


def _groups(events: Any, population: Any, other_events: Any, other_population: Any) -> "dict[str, Any]":
    return {"events": events, "population": population, "other_events": other_events,
            "other_population": other_population}


def rate_ratio(events: Any, population: Any, other_events: Any, other_population: Any, confidence: Any = 0.95,
               method: Optional[str] = None) -> Any:
    """The ratio of two rates, (x₁/n₁) / (x₂/n₂), the first group's to the other's, with limits and a test.

    "log"    the default: RR·exp(± z√(1/x₁ + 1/x₂)) (Breslow & Day, IARC 1987); tested by the score z of equal rates
    "exact"  given all events, those of the first group are binomial (Clopper & Pearson); whole counts

    Reasons: `missing`, `invalid_argument`, `no_population`; `zero_denominator` without events in the other group. No
    limits (`small_numbers`) by "log" without events in the first.
    """
    return _contrast(_RATE_RATIO, "a ratio of rates", ("log", "exact"),
                     _groups(events, population, other_events, other_population), 1, confidence, method)


def rate_difference(events: Any, population: Any, other_events: Any, other_population: Any, per: float = 100000,
                    confidence: Any = 0.95, method: Optional[str] = None) -> Any:
    """The difference of two rates per so many, (x₁/n₁ − x₂/n₂)·per, with limits and the score test of equal rates.

    "wald"   the default: ± z√(x₁/n₁² + x₂/n₂²); no limits (`small_numbers`) without any event
    "score"  Miettinen & Nurminen (Statistics in Medicine 4, 1985)

    Reasons: `missing`, `invalid_argument`, `no_population`.
    """
    return _contrast(_RATE_DIFFERENCE, "a difference of rates", ("wald", "score"),
                     _groups(events, population, other_events, other_population), per, confidence, method)


def proportion_ratio(events: Any, population: Any, other_events: Any, other_population: Any, confidence: Any = 0.95,
                     method: Optional[str] = None) -> Any:
    """The ratio of two proportions, with limits by its logarithm ("log": Katz and others, Biometrics 34, 1978).

    The test is Pearson's, as a normal z. Reasons: `missing`, `invalid_argument` (more events than population, too),
    `no_population`; `zero_denominator` without events in the other group. No limits (`small_numbers`) without events in
    the first, and where all of both groups have the event (`not_defined`).
    """
    return _contrast(_PROPORTION_RATIO, "a ratio of proportions", ("log",),
                     _groups(events, population, other_events, other_population), 1, confidence, method)


def proportion_difference(events: Any, population: Any, other_events: Any, other_population: Any, per: float = 1,
                          confidence: Any = 0.95, method: Optional[str] = None) -> Any:
    """The difference of two proportions, with the hybrid score limits of Newcombe ("newcombe": Statistics in Medicine
    17, 1998, method 10) and Pearson's test as a normal z. `per` 100 gives percentage points.

    Reasons: `missing`, `invalid_argument` (more events than population, too), `no_population`.
    """
    return _contrast(_PROPORTION_DIFFERENCE, "a difference of proportions", ("newcombe",),
                     _groups(events, population, other_events, other_population), per, confidence, method)
