"""Life tables: all columns of one table, and the options that everything made from life tables shares."""

from __future__ import annotations

import math
from ctypes import byref, c_int32, pointer
from typing import Any, List, Optional, Sequence, Tuple

from .. import _abi_statistics as _abi
from .._call import call, reason_of
from .._library import library
from ._batch import Answer, Levels
from ._estimate import Estimates, percent
from ._names import choice, optional_positive, positive
from ._numbers import Column, column, numpy_for, room, unequal, vector

_SHARES = {"fixed": 0, "coale_demeny": 1, "andreev_kingkade": 2}
_SEXES = {"both": 0, "male": 1, "female": 2}
_PROBABILITIES = {"chiang": 0, "exponential": 1}
_COLUMNS = ("m", "a", "q", "l", "d", "L", "T", "q_variance", "l_variance", "e_variance")


class Options:
    """The options of life tables; `structure` is what the library reads while this object lives."""

    def __init__(self, bands: int, levels: Levels, share_lived: Optional[str] = "fixed", sex: Optional[str] = "both",
                 shares: Any = None, infant_q: Any = None, q: Optional[str] = "chiang", silcocks: bool = True,
                 allow_few_person_years: bool = False, allow_wide_interval: bool = False,
                 minimum_person_years: Optional[float] = None, maximum_interval: Optional[float] = None) -> None:
        self._levels = levels
        self._shares = _of_length(vector(shares, "shares"), bands, "shares") if shares is not None else None
        self._infant_q = column(infant_q, "infant_q") if infant_q is not None else None
        self.structure = _abi.LifeTableOptions(
            share_lived=choice(_SHARES, share_lived, "share lived"),
            sex=choice(_SEXES, sex, "sex"),
            death_probability=choice(_PROBABILITIES, q, "probability of dying"),
            without_silcocks=not silcocks,
            allow_few_person_years=bool(allow_few_person_years),
            allow_wide_interval=bool(allow_wide_interval),
            minimum_person_years=optional_positive(minimum_person_years, "minimum_person_years"),
            maximum_interval=optional_positive(maximum_interval, "maximum_interval"),
            shares=self._shares.address if self._shares is not None else None,
            **levels.options)
        if self._infant_q is not None:
            self.structure.infant_q = self._infant_q.address
            self.structure.infant_q_count = 1 if self._infant_q.length is None else self._infant_q.length


def _of_length(given: Column, length: int, what: str) -> Column:
    if given.length != length:
        raise unequal(f"{what} has {given.length} entries, and there are {length} bands")
    return given


class LifeTable:
    """A life table: its columns, an entry a band. Printed, it is a table.

    ages     the bands' lower bounds
    m        death rate per person-year                   a   mean share of the band lived by those who die in it
    q        probability of dying in the band             l   survivors at its lower bound
    d        deaths in it                                 L   years lived in it
    T        years lived from its lower bound on          e   life expectancy at its lower bound
    e_lower, e_upper                       limits of e; of several levels as Estimates.lower is
    q_variance, l_variance, e_variance     Chiang's variances (of e with the Silcocks term)
    life_expectancy                        e with limits and reasons, an Estimate a band
    reason                                 why there is no table, and all columns are NaN; None where there is one
    confidence                             the confidence level, or a tuple of several

    The columns are NumPy's where deaths or population were, otherwise each is an array.array.
    """

    def __init__(self, ages: Tuple[float, ...], columns: "dict[str, Any]", life_expectancy: Estimates,
                 reason: Optional[str]) -> None:
        self.ages = ages
        self.m, self.a, self.q = columns["m"], columns["a"], columns["q"]
        self.l, self.d, self.L, self.T = (columns[name] for name in "ldLT")  # noqa: E741, as every life table says
        self.q_variance, self.l_variance = columns["q_variance"], columns["l_variance"]
        self.e_variance = columns["e_variance"]
        self.e = life_expectancy.value
        self.e_lower, self.e_upper = life_expectancy.lower, life_expectancy.upper
        self.life_expectancy = life_expectancy
        self.reason = reason
        self.confidence = life_expectancy.confidence

    @property
    def valid(self) -> bool:
        """Whether there is a table."""
        return self.reason is None

    def __len__(self) -> int:
        return len(self.ages)

    def bands(self) -> List[str]:
        """The bands as a table prints them: "0", "1-4", "85+"."""
        return [_band(lower, upper) for lower, upper in zip(self.ages, (*self.ages[1:], math.inf))]

    def __repr__(self) -> str:
        return _printed(self)


def life_table(deaths: Any, population: Any, ages: Any, confidence: Any = 0.95, *, radix: float = 100000,
               cause_deaths: Any = None, **options: Any) -> LifeTable:
    """The life table of deaths and population (person-years) by age, abridged or complete.

    ages          the lower bounds of the bands in years; the last band is open
    radix         survivors at the first age
    cause_deaths  deaths of one cause: the table is then that without this cause (Chiang 1968, ch. 11)

    By Chiang's second method (The Life Table and its Applications, 1984): q = n·m / (1 + n·(1 − a)·m), with his
    variances and in the open band the term of Silcocks and others (J Epidemiol Community Health 55, 2001). Options, of
    everything that is made from life tables:

    share_lived   "fixed": 0.1 of the first year, 0.5 of other bands; "coale_demeny" (in the form of Preston and others,
                  2001); "andreev_kingkade" (Demographic Research 33, 2015)
    sex           "both", "male" or "female", which these two need
    shares        the shares lived, one a band, instead
    infant_q      the probability of dying in [0, 1), of an infant mortality rate (0.0025); of many tables one, or one
                  each
    q             "chiang", or "exponential": q = 1 − exp(−n·m)
    silcocks      False leaves out the open band's term of the variance
    allow_few_person_years   give what otherwise has the reason `few_person_years`: of less than
                  `minimum_person_years`, 5000
    allow_wide_interval      give what otherwise has the reason `wide_interval`: a 95 % interval of more than
                  `maximum_interval` years, 20

    Reasons: `missing`; `invalid_argument` for negative or infinite counts, or more deaths than persons;
    `no_population`; `no_open_band_deaths`; `few_person_years`; `wide_interval`; `overflow`. No limits
    (`small_numbers`) where the variance is 0. SalusError for ages that do not increase.
    """
    bounds, died, lived = vector(ages, "ages"), vector(deaths, "deaths"), vector(population, "population")
    bands = bounds.length or 0
    of_cause = vector(cause_deaths, "cause_deaths") if cause_deaths is not None else None
    if of_cause is not None:
        _of_length(of_cause, bands, "cause_deaths")
    _of_length(died, bands, "deaths")
    _of_length(lived, bands, "population")
    levels = Levels(confidence)
    how = Options(bands, levels, **options)
    how.structure.radix = positive(radix, "radix")
    numpy = numpy_for(died, lived)
    made = {name: room("d", bands, numpy) for name in _COLUMNS}
    expectancy = Answer(bands, levels, numpy)
    columns = _abi.LifeTableColumns(**{name: address for name, (_, address) in made.items()},
                                    e=pointer(expectancy.structure))
    reason = c_int32()
    call(library().salus_life_table, bounds.address, died.address, lived.address,
         of_cause.address if of_cause is not None else None, bands, byref(how.structure), byref(columns), byref(reason))
    return LifeTable(numbers_of_ages(bounds), {name: numbers for name, (numbers, _) in made.items()},
                     Estimates(*expectancy.columns()), reason_of(reason.value))


def numbers_of_ages(bounds: Column) -> Tuple[float, ...]:
    """The ages as numbers that print as they were given: 0, 1, 5 and not 0.0, 1.0, 5.0."""
    import ctypes

    numbers = (ctypes.c_double * (bounds.length or 0)).from_address(bounds.address)
    return tuple(int(age) if age.is_integer() else age for age in numbers)


def _band(lower: float, upper: float) -> str:
    """A band in ASCII, which is as wide in every terminal."""
    if math.isinf(upper):
        return f"{lower:g}+"
    if upper - lower == 1 and float(lower).is_integer():
        return f"{lower:g}"
    if float(lower).is_integer() and float(upper).is_integer():
        return f"{lower:g}-{upper - 1:g}"
    return f"{lower:g}-<{upper:g}"


def _printed(table: LifeTable) -> str:
    if table.reason is not None:
        return f"LifeTable: none, {table.reason}"
    levels = table.confidence if isinstance(table.confidence, tuple) else (table.confidence,)
    heads = ["age", "m", "q", "l", "d", "L", "T", "e"]
    for level in levels:
        heads += [f"{percent(level)} from".replace(" %", "%"), "to"]
    persons = 0 if table.l[0] >= 1000 else 5
    rows = [heads]
    for index, band in enumerate(table.bands()):
        expectancy = table.life_expectancy[index]
        lower, upper = _tuple(expectancy.lower), _tuple(expectancy.upper)
        limits = [limit for pair in zip(lower, upper) for limit in pair]
        rows.append([
            band, _fixed(table.m[index], 6), _fixed(table.q[index], 6),
            *(_fixed(column[index], persons) for column in (table.l, table.d, table.L, table.T)),
            _fixed(expectancy.value, 2), *(_fixed(limit, 2) for limit in limits)])
    lines = _aligned(rows)
    lines += [f"{band}: {estimate.reason or estimate.limits_reason}"
              for band, estimate in zip(table.bands(), table.life_expectancy)
              if estimate.reason or estimate.limits_reason]
    return "\n".join(lines)


def _tuple(limit: Any) -> Tuple[float, ...]:
    return limit if isinstance(limit, tuple) else (limit,)


def _fixed(number: float, digits: int) -> str:
    return "-" if math.isnan(number) else f"{number:.{digits}f}"


def _aligned(rows: Sequence[Sequence[str]]) -> List[str]:
    widths = [max(map(len, column)) for column in zip(*rows)]
    return ["  ".join([row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:]))])
            for row in rows]
