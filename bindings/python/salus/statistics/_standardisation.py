"""Rates and ratios freed of the age structure."""

from __future__ import annotations

import array
from ctypes import byref
from typing import Any, Optional, Tuple

from .. import _abi_statistics as _abi
from .._call import call
from .._library import library
from ._batch import Levels, Matrices, answer
from ._names import choice, positive
from ._numbers import Column, Matrix, column, matrix, numpy_for, unequal, vector
from ._standard_population import StandardPopulation, standard_population

_METHODS = {"dobson": 1, "fay_feuer": 2}
_RATIO_METHODS = {"log": 1, "smith": 2}


def _weights(standard: Any, ages: Any, strata: int) -> Tuple[int, Any]:
    """The address of a weight a stratum, and what keeps it alive."""
    if isinstance(standard, str):
        standard = standard_population(standard)
    if isinstance(standard, StandardPopulation):
        if ages is None:
            raise TypeError(f"give ages=, the lower bounds of your {strata} strata, for the weights of {standard.id}")
        weights = _weights_of_ages(standard, ages, strata)
        return weights.buffer_info()[0], weights
    if ages is not None:
        raise TypeError("ages are those of a standard population's bands; a column of weights needs none")
    given = vector(standard, "standard")
    if given.length != strata:
        raise unequal(f"the standard has {given.length} weights, and the rows have {strata} strata")
    return given.address, given


def _weights_of_ages(standard: StandardPopulation, ages: Any, strata: int) -> "array.array[float]":
    bounds = list(ages)
    if len(bounds) == strata:
        return standard.weights_for(bounds)
    if len(bounds) == strata + 1:
        return standard.weights_for(bounds[:-1], float(bounds[-1]))
    raise unequal(f"there are {len(bounds)} ages, and the rows have {strata} strata; give a lower bound a stratum, "
                  "and where the last one is closed its upper bound, too")


def _options(per: Any, levels: Levels, method: int = 0, allow_small_numbers: bool = False) -> Any:
    return _abi.StandardisationOptions(method=method, per=positive(per, "per"),
                                       allow_small_numbers=bool(allow_small_numbers), **levels.options)


def directly_standardised_rate(events: Any, population: Any, standard: Any, per: float = 100000,
                               confidence: Any = 0.95, method: Optional[str] = "dobson", *, ages: Any = None,
                               allow_small_numbers: bool = False) -> Any:
    """The rate that an area would have if its population had the standard's structure: per·Σ wᵢ·xᵢ/nᵢ.

    events, population   an entry a stratum (age band), or a matrix with a row an area
    standard             a weight a stratum, of any scale; or the name of a standard population, or one itself, with
                         `ages`, the strata's lower bounds (one more: the upper bound of a closed last stratum)
    method               "dobson": Dobson and others (Statistics in Medicine 10, 1991), with Byar's limits of all events
                         from 10 on and exact ones below; "fay_feuer": Fay & Feuer's gamma limits (16, 1997)
    allow_small_numbers  give a rate of fewer than 10 events, too, which otherwise has the reason `small_numbers`

    Reasons: `missing`, `invalid_argument` for negative or infinite numbers, `no_population` for a stratum of weight and
    without population, `zero_denominator` where the weights sum to zero, `small_numbers`, `overflow`.
    """
    areas = Matrices("areas", "strata", events=events, population=population)
    levels = Levels(confidence)
    options = _options(per, levels, choice(_METHODS, method, "method of standardisation"), allow_small_numbers)
    weights, memory = _weights(standard, ages, areas.width)
    made = areas.answer(levels, lambda result: call(
        library().salus_directly_standardised_rates, areas.address("events"), areas.address("population"), areas.rows,
        weights, areas.width, byref(options), result))
    del memory
    return made


class _Indirect:
    """What both indirect methods take: observed totals and areas × strata against a reference."""

    def __init__(self, observed: Any, population: Any, reference_events: Any, reference_population: Any) -> None:
        self.population: Matrix = matrix(population, "population")
        strata = self.population.width
        self.observed = self._totals(observed)
        self.reference_events = self._stratum_column(reference_events, "reference events", strata)
        self.reference_population = self._stratum_column(reference_population, "reference population", strata)

    def _totals(self, observed: Any) -> Column:
        areas = self.population.rows
        totals = column(observed, "observed")
        if totals.length not in ((None, 1) if self.population.single else (areas,)):
            raise unequal(f"observed has {totals.length or 1} entries for {areas} areas; "
                          "give the total of each area")
        return totals

    @staticmethod
    def _stratum_column(given: Any, what: str, strata: int) -> Column:
        read = vector(given, what)
        if read.length != strata:
            raise unequal(f"{what} has {read.length} strata, and population {strata}")
        return read

    def answer(self, function: Any, options: Any, levels: Levels) -> Any:
        strata = self.population.width
        return answer(self.population.rows, self.population.single, levels, numpy_for(self.population, self.observed),
                      lambda result: call(function, self.observed.address, self.population.address,
                                          self.population.rows, self.reference_events.address,
                                          self.reference_population.address, strata, byref(options), result),
                      self.observed.reason)


def standardised_ratio(observed: Any, population: Any, reference_events: Any, reference_population: Any,
                       confidence: Any = 0.95) -> Any:
    """The standardised mortality or incidence ratio (SMR, SIR): 1, not 100, where as many were observed as expected.

    observed              the events of an area in all, a number an area
    population            an entry a stratum, or a matrix with a row an area
    reference_events, reference_population   an entry a stratum

    O / E with E = Σ nᵢ·Xᵢ/Nᵢ, and the Poisson limits of O by Byar from 10 events and exact below (Breslow & Day,
    Statistical Methods in Cancer Research II, IARC 1987). E is taken as known without error.

    Reasons: `missing`, `invalid_argument`, `no_population` for a stratum whose reference has none, `zero_denominator`
    where nothing is expected, `overflow`.
    """
    given = _Indirect(observed, population, reference_events, reference_population)
    levels = Levels(confidence)
    return given.answer(library().salus_standardised_ratios, _options(1, levels), levels)


def indirectly_standardised_rate(observed: Any, population: Any, reference_events: Any, reference_population: Any,
                                 per: float = 100000, confidence: Any = 0.95) -> Any:
    """The reference's crude rate times the standardised ratio; it compares with the reference alone.

    Arguments, limits and reasons are those of `standardised_ratio`.
    """
    given = _Indirect(observed, population, reference_events, reference_population)
    levels = Levels(confidence)
    return given.answer(library().salus_indirectly_standardised_rates, _options(per, levels), levels)


def comparative_ratio(events: Any, population: Any, compared_events: Any, compared_population: Any, standard: Any,
                      confidence: Any = 0.95, method: Optional[str] = None, *, ages: Any = None,
                      allow_small_numbers: bool = False) -> Any:
    """The ratio of two directly standardised rates under one standard (comparative mortality figure), of two areas.

    "log"    the default: by the delta method on the logarithm (Rothman & Greenland, Modern Epidemiology, 1998)
    "smith"  test-based limits (P. Smith, in: Cancer Incidence in Five Continents V, IARC 1987)

    The other arguments and the reasons are those of `directly_standardised_rate`; `zero_denominator` where the second
    rate is 0. No limits (`not_defined`) where the first is 0.
    """
    areas = Matrices("areas", "strata", events=events, population=population, compared_events=compared_events,
                     compared_population=compared_population)
    if not areas.single:
        raise TypeError("give columns with an entry a stratum")
    levels = Levels(confidence)
    options = _options(1, levels, 0, allow_small_numbers)
    weights, memory = _weights(standard, ages, areas.width)
    number = choice(_RATIO_METHODS, method, "method of a comparative ratio")
    made = areas.answer(levels, lambda result: call(
        library().salus_comparative_ratio,
        *map(areas.address, ("events", "population", "compared_events", "compared_population")), weights, areas.width,
        number, byref(options), result))
    del memory
    return made
