"""Funnels, over-dispersion, and where a figure stands against a benchmark."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence
from ctypes import byref, c_double, c_int32
from typing import Any, List, NamedTuple, Optional, Union

from .._call import call, name_of, reason_of
from .._library import library
from ..target import direction_number
from ._batch import Levels, Rows, one_level
from ._estimate import Estimates, estimate_in
from ._names import choice
from ._numbers import names_of_reasons, room

_STATISTICS = {"proportion": 0, "rate": 1, "ratio": 2}
_MODELS = {"none": 0, "multiplicative": 1, "additive": 2}


def _statistic(given: Any) -> int:
    if given is None:
        raise TypeError("say what the figures are: \"proportion\", \"rate\" or \"ratio\"")
    return choice(_STATISTICS, given, "statistic of a funnel")


def funnel_limits(statistic: str, baseline: float, denominators: Any, confidence: Any = (0.95, 0.998)) -> Any:
    """Where an area with this denominator would lie by chance: the lines of a funnel around the baseline.

    statistic      "proportion", "rate" or "ratio" (of observed to expected events)
    baseline       the value of one person or expected event that areas are held against, usually the events of all
                   areas over their population
    denominators   populations, person-years or expected events

    A proportion's lines are t ± z√(t(1 − t)/n) (Spiegelhalter, Statistics in Medicine 24, 2005), those of rates and
    ratios exact Poisson ones. `.lower` and `.upper` have a line a level. Reasons: `missing`, `invalid_argument`,
    `no_population`, `not_defined` for a baseline of 0 of a rate or ratio.
    """
    rows = Rows(denominators=denominators)
    levels = Levels(confidence)
    number = _statistic(statistic)
    return rows.answer(levels, lambda result: call(
        library().salus_funnel_limits, number, float(baseline), rows.addresses[0], rows.count, levels.address,
        levels.count, result))


@dataclasses.dataclass(frozen=True)
class FunnelBand:
    """Where an area lies in a funnel.

    band            how many levels it leaves behind: 0 within all, 1 above the first only, −2 below the second …
    score           z = (x/n − t) / standard error; NaN where that is 0
    standard_error  of x/n where the baseline holds
    reason          why there is no band; None otherwise
    """

    band: int
    score: float
    standard_error: float
    reason: Optional[str] = None


class FunnelBands(Sequence):  # type: ignore[type-arg]
    """A column of funnel bands: a FunnelBand a row by index and iteration, and each member as a column."""

    def __init__(self, band: Any, score: Any, standard_error: Any, reasons: Any, numpy: Any) -> None:
        self.band = band
        self.score = score
        self.standard_error = standard_error
        self._reasons = reasons
        self._numpy = numpy

    @property
    def reason(self) -> Any:
        return names_of_reasons(self._reasons, self._numpy)

    def __len__(self) -> int:
        return len(self._reasons)

    def __getitem__(self, index: Any) -> Any:
        if isinstance(index, slice):
            return FunnelBands(self.band[index], self.score[index], self.standard_error[index], self._reasons[index],
                               self._numpy)
        row = range(len(self))[index]
        return FunnelBand(int(self.band[row]), float(self.score[row]), float(self.standard_error[row]),
                          reason_of(self._reasons[row]))

    def __repr__(self) -> str:
        return f"FunnelBands, {len(self)} rows: {list(self.band[:20])}{' ...' if len(self) > 20 else ''}"


def funnel_bands(statistic: str, baseline: float, events: Any, denominators: Any,
                 confidence: Any = (0.95, 0.998)) -> Any:
    """How many of the ascending levels each area leaves behind, with z scores and standard errors.

    A proportion is compared with its funnel lines; for a rate or ratio the baseline is compared with the limits of x/n,
    exact below 10 events and Byar's from there. To touch a limit is not to pass it. Reasons are those of
    `funnel_limits`, and `invalid_argument` for negative events, or more than the denominator of a proportion.
    """
    rows = Rows(events=events, denominators=denominators)
    levels = Levels(confidence)
    number = _statistic(statistic)
    bands, bands_at = room("i", rows.count, rows.numpy)
    scores, scores_at = room("d", rows.count, rows.numpy)
    errors, errors_at = room("d", rows.count, rows.numpy)
    reasons, reasons_at = room("B", rows.count, rows.numpy)
    call(library().salus_funnel_bands, number, float(baseline), *rows.addresses, rows.count, levels.address,
         levels.count, bands_at, scores_at, errors_at, reasons_at)
    made = FunnelBands(bands, scores, errors, reasons, rows.numpy)
    return made[0] if rows.single else made


@dataclasses.dataclass(frozen=True)
class Overdispersion:
    """φ = Σz²/I of the winsorised scores, the variance τ² between areas, and why there are none (None otherwise)."""

    factor: float
    between_variance: float
    reason: Optional[str] = None


def overdispersion(scores: Any, standard_errors: Any, winsorised: float = 0.1) -> Overdispersion:
    """How much more areas differ than chance allows (Spiegelhalter, Quality and Safety in Health Care 14, 2005).

    scores, standard_errors   those of `funnel_bands`; areas where one is missing do not count
    winsorised                scores beyond the quantiles q and 1 − q are set to these before; 0 to leave them

    Reasons: `invalid_argument` for infinite scores or standard errors not above 0; `missing` where no area is left;
    `small_numbers` for a single one.
    """
    rows = Rows(scores=scores, standard_errors=standard_errors)
    if not 0 <= winsorised < 0.5:
        raise ValueError(f"winsorised is {winsorised}; give a share from 0 to below 0.5")
    factor, variance, reason = c_double(), c_double(), c_int32()
    call(library().salus_overdispersion, *rows.addresses, rows.count, float(winsorised), byref(factor),
         byref(variance), byref(reason))
    return Overdispersion(factor.value, variance.value, reason_of(reason.value))


class Limits(NamedTuple):
    """Limits alone; NaN where there are none."""

    lower: Any
    upper: Any


def overdispersed_limits(baseline: float, standard_errors: Any, dispersion: Overdispersion,
                         model: str = "multiplicative", confidence: float = 0.95) -> Limits:
    """Normal limits of the baseline under over-dispersion, `.lower` and `.upper` an entry a standard error.

    "none"            t ± z·s
    "multiplicative"  t ± z·s·√max(φ, 1)
    "additive"        t ± z·√(s² + τ²)

    They are not cut at 0 or 1. NaN where a number is NaN or not finite, or s negative.
    """
    if model is None:
        raise TypeError("say which model: \"none\", \"multiplicative\" or \"additive\"")
    rows = Rows(standard_errors=standard_errors)
    lower, lower_at = room("d", rows.count, rows.numpy)
    upper, upper_at = room("d", rows.count, rows.numpy)
    call(library().salus_overdispersed_limits, float(baseline), rows.addresses[0], rows.count, dispersion.factor,
         dispersion.between_variance, choice(_MODELS, model, "model of over-dispersion"), one_level(confidence),
         lower_at, upper_at)
    return Limits(lower[0], upper[0]) if rows.single else Limits(lower, upper)


def compare_with_benchmark(estimate: Any, benchmark: float, direction: Optional[str] = None) -> Union[str, List[str]]:
    """Where an Estimate stands against a benchmark: "better", "similar" or "worse"; of Estimates a list.

    direction   "higher_is_better" or "lower_is_better" ("higher" and "lower" for short), as of a Target; without one
                the answer is "higher", "similar" or "lower"

    Similar unless both limits lie strictly on one side, as the Fingertips profiles of England compare areas;
    "not_compared" where there are no limits, or the benchmark is not a finite number.
    """
    number = direction_number(direction)
    if isinstance(estimate, Estimates):
        return [_standing(row, benchmark, number) for row in estimate]
    return _standing(estimate, benchmark, number)


def _standing(estimate: Any, benchmark: float, direction: int) -> str:
    raw = estimate_in(estimate, "estimate")
    against = math.nan if benchmark is None else float(benchmark)
    return name_of("standing", library().salus_compare_with_benchmark(byref(raw), against, direction))
