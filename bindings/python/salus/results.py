"""The values of a plan's indicators."""

from __future__ import annotations

import array
import ctypes
import dataclasses
import math
from collections.abc import Sequence
from ctypes import byref, c_void_p
from typing import Any, Dict, List, Optional, Tuple, Union, overload

from . import _abi, _arrow
from ._call import Owner, call, check, name_of, position, read_findings, reason_of, texts
from ._library import library
from .assessment import Assessments
from .error import Finding
from .plan import Area, Indicator, Plan
from .value import Value, value_of

#: Names and numbers of the columns, and the memoryview format of each type.
COLUMNS = {
    "value": _abi.RESULT_VALUE,
    "reason": _abi.RESULT_REASON,
    "origin": _abi.RESULT_ORIGIN,
    "indicator": _abi.RESULT_INDICATOR,
    "area": _abi.RESULT_AREA,
    "period": _abi.RESULT_PERIOD,
    "numerator": _abi.RESULT_NUMERATOR,
    "denominator": _abi.RESULT_DENOMINATOR,
    "lower": _abi.RESULT_LOWER,
    "upper": _abi.RESULT_UPPER,
    "limits_reason": _abi.RESULT_LIMITS_REASON,
}
_FORMATS = {_abi.TYPE_FLOAT64: "d", _abi.TYPE_INT32: "i", _abi.TYPE_UINT8: "B"}


@dataclasses.dataclass(frozen=True)
class Row:
    """One value of one indicator for an area and a period.

    value        in the indicator's unit, shown with the indicator's digits
    origin       "reported" (published as such), "computed" from counts, "derived", "estimated" or "example": the
                 weakest of what it rests on
    numerator    of a formula N/D×k, where it was computed; not valid otherwise
    denominator
    reported     a published value beside a computed one; not valid where there is none
    lower        confidence limits in the indicator's unit; None where there are none
    upper
    limits_reason  why there are none ("not_defined" for an indicator without uncertainty); None where there are
    """

    indicator: Indicator
    area: Area
    period: str
    value: Value
    origin: str
    numerator: Value
    denominator: Value
    reported: Value
    lower: Optional[float]
    upper: Optional[float]
    limits_reason: Optional[str] = None


class Results(Owner, _arrow.Exporter, Sequence[Row]):
    """A sequence of rows: every indicator of the plan, by area, by period, in this order. Immutable.

    Offers itself as an Arrow record batch (`pyarrow.record_batch(results)`) of the columns indicator, area, period, value,
    unit, reason, origin, numerator, denominator, reported, lower and upper.
    """

    _instead_of_pickling = "evaluate the plan where they are needed, or take the rows' values"

    def __init__(self) -> None:
        raise TypeError("use Plan.evaluate(dataset)")

    @classmethod
    def _of_handle(cls, handle: c_void_p, plan: Plan) -> "Results":
        lib = library()
        results = cls.__new__(cls)
        results._own(handle.value or 0, lib.salus_results_free)
        info = _abi.ResultsInfo()
        check(lib.salus_results_describe(results._handle, byref(info)))
        results._plan = plan
        results._indicators = plan.indicators
        results._count = info.row_count
        by_id = {area.id: area for area in plan.areas}
        results._areas = [
            by_id.get(area) or Area(area, area)
            for area in texts(lib.salus_results_area, results._handle, info.area_count)
        ]
        results._periods = texts(lib.salus_results_period, results._handle, info.period_count)
        results._findings = tuple(
            read_findings(lib.salus_results_finding, results._handle, info.finding_count, lang=plan._lang))
        return results

    _plan: Plan
    _indicators: List[Indicator]
    _areas: List[Area]
    _periods: List[str]
    _findings: Tuple[Finding, ...]
    _count: int

    @property
    def plan(self) -> Plan:
        """The plan that was evaluated."""
        return self._plan

    @property
    def areas(self) -> List[Area]:
        """The areas of the rows."""
        return list(self._areas)

    @property
    def periods(self) -> List[str]:
        """The periods of the rows."""
        return list(self._periods)

    @property
    def findings(self) -> List[Finding]:
        """Warnings about the data: unknown elements, totals that are not their breakdown's sum, published values that
        the counts do not give."""
        return list(self._findings)

    def _fill(self, schema: Any, array: Any) -> None:
        call(library().salus_results_to_arrow, self._handle, schema, array)

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> Row: ...

    @overload
    def __getitem__(self, index: slice) -> List[Row]: ...

    def __getitem__(self, index: Union[int, slice]) -> Union[Row, List[Row]]:
        if isinstance(index, slice):
            return [self._row(i) for i in range(*index.indices(self._count))]
        return self._row(position(index, self._count))

    def _row(self, index: int) -> Row:
        raw = _abi.ResultRow()
        check(library().salus_results_row(self._handle, index, byref(raw)))
        return Row(
            indicator=self._indicators[raw.indicator],
            area=self._areas[raw.area],
            period=self._periods[raw.period],
            value=value_of(raw.value, str(raw.unit), str(raw.display)),
            origin=name_of("origin", raw.origin),
            numerator=value_of(raw.numerator, ""),
            denominator=value_of(raw.denominator, ""),
            reported=value_of(raw.reported, str(raw.unit)),
            lower=None if math.isnan(raw.lower) else raw.lower,
            upper=None if math.isnan(raw.upper) else raw.upper,
            limits_reason=reason_of(raw.limits_reason),
        )

    def at(self, indicator: Union[str, int, Indicator], area: Union[str, Area], period: Union[str, int]) -> Row:
        """The row of an indicator (id, name or number), an area (id or name) and a period; KeyError for none."""
        if not isinstance(indicator, Indicator):
            indicator = self._plan.indicator(indicator)
        ids = [known.id for known in self._areas]
        wanted = area.id if isinstance(area, Area) else area if area in ids else self._plan.area(area).id
        if wanted not in ids or str(period) not in self._periods:
            raise KeyError((area, period))
        index = self._indicators.index(indicator) * len(ids) + ids.index(wanted)
        return self._row(index * len(self._periods) + self._periods.index(str(period)))

    def columns(self) -> Dict[str, Any]:
        """All rows as columns, without a copy, read-only: NumPy arrays where NumPy can be imported, else memoryviews.

        value, numerator, denominator, lower and upper are float64, NaN where invalid; indicator, area and period are
        positions in `plan.indicators`, `areas` and `periods`; reason, limits_reason and origin are the numbers of
        `reason_name` and `origin_name`.
        """
        return {name: self._column(number) for name, number in COLUMNS.items()}

    def _column(self, which: int) -> Any:
        raw = _abi.Column()
        check(library().salus_results_column(self._handle, which, byref(raw)))
        code = _FORMATS[raw.type]
        size = array.array(code).itemsize
        start = (raw.data or 0) + raw.offset * raw.stride
        span = (raw.length - 1) * raw.stride + size if raw.length else 0
        memory = (ctypes.c_char * span).from_address(start) if span else (ctypes.c_char * 0)()
        memory.owner = self  # the views hold `memory`, and it holds the results
        view = memoryview(memory).cast("B").toreadonly()
        numpy = _numpy()
        if numpy is not None:
            return numpy.ndarray((raw.length,), code, view, strides=(raw.stride or size,))
        if raw.stride == size or not raw.length:
            return view.cast(code)
        picked = b"".join(view[i * raw.stride:i * raw.stride + size] for i in range(raw.length))
        return memoryview(picked).cast(code)

    def assess(self, parents: "Optional[Results]" = None) -> Assessments:
        """A verdict for every row and every target of its indicator, each period by itself; Plan.assess() gives each
        target once, with its progress.

        parents: results of the same plan with the values of the areas above, for targets such as 优于全市平均水平;
        without it, those in these results themselves. The latest value not after the row's own period counts.
        """
        return Assessments._of_results(self, parents)

    def __repr__(self) -> str:
        return (f"<Results of {self._plan.id}: {len(self._indicators)} indicators, {len(self._areas)} areas, "
                f"{len(self._periods)} periods>")


def _numpy() -> Any:
    try:
        import numpy
    except ImportError:
        return None
    return numpy
