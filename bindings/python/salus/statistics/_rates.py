"""Rates, proportions and means with their limits."""

from __future__ import annotations

from ctypes import byref
from typing import Any, Optional

from .. import _abi_statistics as _abi
from .._call import call
from .._library import library
from ._batch import Levels, Rows, answer
from ._names import choice, positive
from ._numbers import single, vector

_RATES = {"exact": 1, "byar": 2, "mid_p": 3, "fay_feuer": 4}
_PROPORTIONS = {"wilson": 0, "exact": 1, "agresti_coull": 2}


def _rate_options(per: Any, method: Optional[str], levels: Levels) -> _abi.RateOptions:
    return _abi.RateOptions(method=choice(_RATES, method, "method of a rate"), per=positive(per, "per"),
                            **levels.options)


def rate(events: Any, population: Any, per: float = 100000, confidence: Any = 0.95,
         method: Optional[str] = None) -> Any:
    """Events per so many of a population (persons or person-years), with Poisson limits: events / population · per.

    The events are taken for independent and rare; where one person can have several, `recurrent_rate` is the one to
    use. Methods of the limits:

    None         exact below 10 events, Byar's from there, as English public-health practice is
    "exact"      by the χ² distribution (Garwood, Biometrika 28, 1936)
    "byar"       Byar's approximation to them (Breslow & Day, Statistical Methods in Cancer Research II, IARC 1987)
    "mid_p"      with half the probability of the count itself (Lancaster, JASA 56, 1961)
    "fay_feuer"  the gamma limits of Fay & Feuer (Statistics in Medicine 16, 1997), for one stratum the exact ones

    Reasons: `missing`; `invalid_argument` for a negative or infinite count; `no_population`; `overflow`.

    >>> rate(11, 2886, per=1000)
    Estimate(3.81, 1.90 to 6.82)
    """
    rows = Rows(events=events, population=population)
    levels = Levels(confidence)
    options = _rate_options(per, method, levels)
    return rows.answer(levels, lambda result: call(
        library().salus_rates, *rows.addresses, rows.count, byref(options), result))


def recurrent_rate(persons_by_events: Any, population: Any, per: float = 100000, confidence: Any = 0.95,
                   method: Optional[str] = None) -> Any:
    """The rate of events that a person can have repeatedly (admissions, relapses).

    `persons_by_events` counts the persons who had one event, two, three … The variance of the number of events Σ i·f(i)
    is then Σ i²·f(i), and the limits of `rate` are stretched by the root of their ratio (after Dobson and others,
    Statistics in Medicine 10, 1991). Where nobody had more than one event it is `rate`. Reasons are those of `rate`.
    """
    persons = vector(persons_by_events, "persons by events")
    size = single(population, "population")
    levels = Levels(confidence)
    options = _rate_options(per, method, levels)
    return answer(1, True, levels, None, lambda result: call(
        library().salus_recurrent_rate, persons.address, persons.length, size.number, byref(options), result),
        size.reason)


def proportion(events: Any, population: Any, confidence: Any = 0.95, method: Optional[str] = "wilson", *,
               per: float = 1, design_effect: float = 1) -> Any:
    """The share of a population that has a property, with binomial limits: events / population · per.

    per            100 for percent
    design_effect  the variance of a complex survey over that of a simple sample, which widens the limits (Kish 1965)

    Methods of the limits:

    "wilson"         the score limits (Wilson, JASA 22, 1927), the default
    "exact"          Clopper & Pearson (Biometrika 26, 1934)
    "agresti_coull"  Agresti & Coull (The American Statistician 52, 1998)

    Reasons: `missing`; `invalid_argument` for a negative or infinite count or more events than population;
    `no_population`; `overflow`.

    >>> proportion(60, 160, per=100)
    Estimate(37.5, 30.4 to 45.2)
    """
    rows = Rows(events=events, population=population)
    levels = Levels(confidence)
    options = _abi.ProportionOptions(method=choice(_PROPORTIONS, method, "method of a proportion"),
                                     per=positive(per, "per"), design_effect=positive(design_effect, "design_effect"),
                                     **levels.options)
    return rows.answer(levels, lambda result: call(
        library().salus_proportions, *rows.addresses, rows.count, byref(options), result))


def mean(n: Any, mean: Any, variance: Any, confidence: Any = 0.95) -> Any:
    """A mean with Student's limits, from the number of observations, their mean and their sample variance.

    mean ± t(1 − α/2; n − 1)·√(variance / n); the variance has the divisor n − 1. Reasons: `missing` for no
    observations, `invalid_argument`; the limits alone are not given of a single observation (`small_numbers`) or for a
    negative variance (`invalid_argument`).
    """
    rows = Rows(n=n, mean=mean, variance=variance)
    levels = Levels(confidence)
    return rows.answer(levels, lambda result: call(
        library().salus_means, *rows.addresses, rows.count, levels.address, levels.count, result))
