"""What comes from life tables: expectancies and probabilities, of one table or of many in one call."""

from __future__ import annotations

from ctypes import byref
from typing import Any, Tuple

from .._call import call
from .._library import library
from ._batch import Levels, Matrices
from ._life_table import Options
from ._numbers import Column, unequal, vector


def _tables(ages: Any, closed: bool, **given: Any) -> Tuple[Column, Matrices]:
    """The ages and the matrices of tables × bands that fit them; `closed`: the last band may have an upper bound."""
    bounds = vector(ages, "ages")
    tables = Matrices("tables", "bands", **given)
    count = bounds.length or 0
    if tables.width != count and not (closed and tables.width == count - 1):
        more = ", and where the last one is closed its upper bound, too" if closed else ""
        raise unequal(f"there are {count} ages, and the tables have {tables.width} bands; "
                      f"give the lower bound of each band{more}")
    return bounds, tables


def life_expectancy(deaths: Any, population: Any, ages: Any, at: float = 0, confidence: Any = 0.95,
                    **options: Any) -> Any:
    """Life expectancy in years at the age `at`, the lower bound of a band.

    deaths, population   an entry a band, or a matrix with a row a table
    ages                 the bands' lower bounds in years; the last band is open

    Method, options and reasons are those of `life_table`.
    """
    bounds, tables = _tables(ages, False, deaths=deaths, population=population)
    levels = Levels(confidence)
    how = Options(tables.width, levels, **options)
    return tables.answer(levels, lambda result: call(
        library().salus_life_expectancies, bounds.address, tables.width, tables.address("deaths"),
        tables.address("population"), tables.rows, float(at), byref(how.structure), result))


def temporary_life_expectancy(deaths: Any, population: Any, ages: Any, from_age: float, to_age: float,
                              confidence: Any = 0.95, **options: Any) -> Any:
    """The mean years lived between two ages by those who reach the first; both are bounds of bands.

    `ages` may have one entry more than there are bands, the upper bound of a last band that is closed. Method, options
    and reasons are those of `life_table`; nobody has to die in the open band, and neither the number of person-years
    nor the width of the interval is asked for.
    """
    return _between(library().salus_temporary_life_expectancies, deaths, population, ages, from_age, to_age,
                    confidence, options)


def probability_of_dying(deaths: Any, population: Any, ages: Any, from_age: float, to_age: float,
                         confidence: Any = 0.95, **options: Any) -> Any:
    """The probability, 0 to 1, that who reaches the first age dies before the second; both are bounds of bands.

    1 − Π(1 − q), with Chiang's variance (1984) and limits cut at 0 and 1. Only the bands in between are looked at.
    `ages` may have one entry more than there are bands, the upper bound of a last band that is closed. Options and
    reasons are those of `life_table` but for those of the open band, of person-years and of wide intervals.
    """
    return _between(library().salus_probabilities_of_dying, deaths, population, ages, from_age, to_age, confidence,
                    options)


def _between(function: Any, deaths: Any, population: Any, ages: Any, from_age: float, to_age: float, confidence: Any,
             options: "dict[str, Any]") -> Any:
    bounds, tables = _tables(ages, True, deaths=deaths, population=population)
    levels = Levels(confidence)
    how = Options(tables.width, levels, **options)
    return tables.answer(levels, lambda result: call(
        function, bounds.address, bounds.length, tables.address("deaths"), tables.address("population"), tables.width,
        tables.rows, float(from_age), float(to_age), byref(how.structure), result))


def premature_mortality(deaths: Any, population: Any, ages: Any, from_age: float = 30, to_age: float = 70,
                        confidence: Any = 0.95) -> Any:
    """The probability, 0 to 1, of dying between two ages from the causes whose deaths are given, were there no others.

    Of cardiovascular diseases, cancer, diabetes and chronic respiratory diseases between 30 and 70 it is 30q70 (World
    Health Organization, NCD Global Monitoring Framework, indicator 1; SDG 3.4.1): 1 − Π(1 − q) with
    q = n·m / (1 + n·m/2), of Chiang's variance. `ages` may have one entry more than there are bands (30, 35 … 65, 70).

    Reasons: `missing`, `invalid_argument`, `no_population`; no limits (`small_numbers`) where nobody died.
    """
    bounds, tables = _tables(ages, True, deaths=deaths, population=population)
    levels = Levels(confidence)
    return tables.answer(levels, lambda result: call(
        library().salus_premature_mortality, bounds.address, bounds.length, tables.address("deaths"),
        tables.address("population"), tables.width, tables.rows, float(from_age), float(to_age), levels.address,
        levels.count, result))


def healthy_life_expectancy(deaths: Any, population: Any, ages: Any, unhealthy_share: Any, at: float = 0,
                            confidence: Any = 0.95, *, sample_sizes: Any = None, mortality_variance: bool = True,
                            **options: Any) -> Any:
    """The years lived in good health from the age `at` on, by Sullivan (HSMHA Health Reports 86, 1971).

    unhealthy_share      the share of each band that is in poor health, 0 to 1, in the shape of deaths
    sample_sizes         how many persons each share was found among, in the same shape; None: it is without error
    mortality_variance   False takes account of chance in the shares alone, as the guide's own workbook does

    Variance: Mathers (AIHW 1991); Jagger and others, Health Expectancy Calculation by the Sullivan Method (EHLEIS
    2014). Options and reasons are those of `life_table`, and `invalid_argument` for a share outside 0 to 1 or a sample
    size that is not above 0.
    """
    bounds, tables = _tables(ages, False, deaths=deaths, population=population, unhealthy_share=unhealthy_share,
                             sample_sizes=sample_sizes)
    levels = Levels(confidence)
    how = Options(tables.width, levels, **options)
    how.structure.without_mortality_variance = not mortality_variance
    return tables.answer(levels, lambda result: call(
        library().salus_healthy_life_expectancies, bounds.address, tables.width, tables.address("deaths"),
        tables.address("population"), tables.address("unhealthy_share"), tables.address("sample_sizes"), tables.rows,
        float(at), byref(how.structure), result))


def life_expectancy_gain(deaths: Any, population: Any, ages: Any, cause_deaths: Any, at: float = 0,
                         confidence: Any = 0.95, **options: Any) -> Any:
    """The gain in life expectancy at the age `at`, in years, if nobody died of a cause. One table.

    `cause_deaths` are the deaths of the cause by band. By Chiang's life table without the cause (1968, ch. 11), which
    takes causes for independent. Options and reasons are those of `life_table`; the reason is `no_open_band_deaths`
    where all who died in the open band died of the cause.
    """
    bounds, tables = _tables(ages, False, deaths=deaths, population=population, cause_deaths=cause_deaths)
    if not tables.single:
        raise TypeError("give columns with an entry a band, of one table")
    levels = Levels(confidence)
    how = Options(tables.width, levels, **options)
    return tables.answer(levels, lambda result: call(
        library().salus_life_expectancy_gain, bounds.address, tables.address("deaths"),
        tables.address("cause_deaths"), tables.address("population"), tables.width, float(at), byref(how.structure),
        result))
