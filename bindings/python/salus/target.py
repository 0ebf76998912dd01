"""Targets as plans print them, and the judgement of values against them."""

from __future__ import annotations

import dataclasses
import math
import operator
from ctypes import byref, c_void_p
from typing import Any, List, Optional, Tuple, Union

from . import _abi
from ._call import Owner, call, check, name_of, numbers_of, read_findings, reason_of
from ._library import library
from .error import Finding, check_language
from .value import COMPARISONS, ROUNDINGS, Value, abi_input, index_of

Number = Union[None, int, float, Value]

#: Confidence limits of a value: a pair, or what has `lower` and `upper` (salus.statistics.Estimate, a row of results).
Interval = Any

#: Why there is no verdict, as a sentence.
REASONS = {
    "no_parent_value": "the target refers to the area above, and its value is not given",
    "no_baseline": "the target refers to a baseline, and none is given",
    "no_direction": "the target asks for better, and it is not known which direction is better",
    "not_quantitative": "the target is in words and cannot be judged by number",
    "incompatible_unit": "value and target are in units that do not convert",
    "not_due": "the target's period is not reached",
    "no_target": "there is no target",
    "unsupported_comparison": "the target is read, but not of a kind that can be judged yet",
    "implausible": "the document prints what cannot be, and the right figure is not known",
    "no_change_targeted": "the target equals the baseline: no change was to be achieved",
    "too_few_periods": "there are too few periods with a value",
    "several_values": "the cell holds the targets of several indicators, and each needs one of its own",
    "derived_only": "the value rests on figures that were derived from a published rate",
}


def explain(reason: Optional[str]) -> str:
    """Why there is no verdict, as a sentence; "" for None."""
    if reason is None:
        return ""
    return f"{REASONS.get(reason, 'there is no value')} [{reason}]"


@dataclasses.dataclass(frozen=True)
class Verdict:
    """The judgement of one value against one target.

    status              "met", "not_met", "improving", "steady", "worsening" or "not_assessable"
    distance            value − bound in `unit`; 0 inside a range, None where it is not assessable
    reason              why it is not assessable; None otherwise
    comparisons_differ  whether the other way of comparing (full value, rounded value: GB/T 8170) would give another
                        status
    note                what a reader should know beside the status; "" for nothing
    bound               what the value was compared with, in `unit`: the printed number, of a range the nearer end, the
                        parent's value, what follows from the baseline
    achieved            percent of the targeted change from the baseline; 100 inside a range, negative where the value
                        moved away; None where there is none
    achieved_reason     why there is none: "no_baseline", "no_change_targeted" …
    certain             whether the interval leaves no doubt about the status; None without an interval
    comparison          the one that was applied: "full_value" or "rounded_value"
    """

    status: str
    distance: Optional[float] = None
    unit: str = ""
    reason: Optional[str] = None
    comparisons_differ: bool = False
    note: str = ""
    bound: Optional[float] = None
    achieved: Optional[float] = None
    achieved_reason: Optional[str] = None
    certain: Optional[bool] = None
    comparison: str = "full_value"


class Target(Owner):
    """A target as printed (≥37, 7.5 左右, 稳定在 12 分钟以内, 优于全市平均水平) or in its ASCII form (>= 37, ~ 7.5).

        >>> Target("稳定在 12 分钟以内", unit="分钟").judge(11.4).status
        'met'

    unit       of the indicator: the unit of a target that prints none
    direction  "higher_is_better" or "lower_is_better" ("higher" and "lower" for short), "neither"; what a bare number
               and "better" mean depends on it
    about      what 左右 allows on both sides, as a share (0.05)
    lang       "en" or "zh": the language of its notes and of the errors that it raises

    A text with a number that cannot be read entirely is a SalusError with its place; nothing is guessed. Immutable;
    usable from any number of threads; pickles by its text and options.
    """

    def __init__(self, text: str, unit: Optional[str] = None, direction: Optional[str] = None,
                 about: Optional[float] = None, *, lang: str = "en") -> None:
        check_language(lang)
        if not isinstance(text, str):
            raise TypeError(f"a target is a text, not {type(text).__name__}")
        options = _abi.TargetOptions(direction=direction_number(direction), unit=_abi.text_of(unit), about=about or 0.0)
        encoded = _abi.encode(text)
        handle = c_void_p()
        call(library().salus_target_parse, encoded, len(encoded), byref(options), byref(handle), lang=lang)
        self._adopt(handle, lang)
        self._again: Optional[Tuple[Any, ...]] = (text, unit, direction, about, lang)

    @classmethod
    def _of_handle(cls, handle: c_void_p, lang: str) -> "Target":
        target = cls.__new__(cls)
        target._adopt(handle, lang)
        target._again = None
        return target

    def _adopt(self, handle: c_void_p, lang: str) -> None:
        lib = library()
        self._lang = lang
        self._own(handle.value or 0, lib.salus_target_free)
        info = _abi.TargetInfo()
        check(lib.salus_target_describe(self._handle, byref(info)))
        self._notes = tuple(read_findings(lib.salus_target_note, self._handle, info.note_count, lang=lang))
        self._text, self._canonical, self._unit = str(info.text), str(info.canonical), str(info.unit)
        self._kind = name_of("target_kind", info.kind)
        self._direction = name_of("direction", info.direction)
        self._low, self._high, self._number = map(_bound, (info.low, info.high, info.number))
        self._digits: int = info.digits
        self._comparison = str(info.comparison) or None
        low, high = _bound(info.change_low), _bound(info.change_high)
        self._change = None if low is None or high is None else (low, high)
        self._points, self._per_year = bool(info.change_is_points), bool(info.change_per_year)
        self._baseline = str(info.baseline) or None
        self._needs = tuple(name for name in ("baseline", "parent", "reference") if getattr(info, f"needs_{name}"))
        self._reason = None if info.judgeable else name_of("reason", info.reason)

    @property
    def text(self) -> str:
        """The target as printed."""
        return self._text

    @property
    def kind(self) -> str:
        """"at_least", "at_most", "about", "range", "better_than_parent" …"""
        return self._kind

    @property
    def comparison(self) -> Optional[str]:
        """">=", ">", "<=", "<", "~", "range", "better" and "not_worse" (than the area above), "level" (of others),
        "state", "tendency"; of a change that of the change itself ("<=" for a decrease). None for words."""
        return self._comparison

    @property
    def value(self) -> Optional[float]:
        """The printed number (of a range the lower one, of a change with its sign); None where there is none."""
        return self._number

    @property
    def canonical(self) -> str:
        """The ASCII form, which reads back to the same target."""
        return self._canonical

    @property
    def unit(self) -> str:
        """The unit of the bounds."""
        return self._unit

    @property
    def low(self) -> Optional[float]:
        """The lower bound as it is judged; None where there is none."""
        return self._low

    @property
    def high(self) -> Optional[float]:
        """The upper bound as it is judged; None where there is none."""
        return self._high

    @property
    def number(self) -> Optional[float]:
        """The same as `value`."""
        return self._number

    @property
    def change(self) -> Optional[Tuple[float, float]]:
        """The change from a baseline as an interval, negative for a decrease: in percentage points or `unit` where
        `points`, otherwise in percent of the baseline. None for other kinds."""
        return self._change

    @property
    def points(self) -> bool:
        """Whether the change is in percentage points or the indicator's unit, not in percent of the baseline."""
        return self._points

    @property
    def per_year(self) -> bool:
        """Whether the change is asked for in every year since the baseline."""
        return self._per_year

    @property
    def baseline(self) -> Optional[str]:
        """The period of the baseline, where the target prints one."""
        return self._baseline

    @property
    def needs(self) -> Tuple[str, ...]:
        """What judge() has to be given with the value: "baseline", "parent", "reference"."""
        return self._needs

    @property
    def digits(self) -> int:
        """Places after the point in the printed number."""
        return self._digits

    @property
    def direction(self) -> str:
        """"higher_is_better", "lower_is_better", "neither" or "unspecified"."""
        return self._direction

    @property
    def judgeable(self) -> bool:
        """Whether a verdict is possible, once what the target refers to is given."""
        return self._reason is None

    @property
    def reason(self) -> Optional[str]:
        """Why it is not judgeable; None where it is."""
        return self._reason

    @property
    def notes(self) -> List[Finding]:
        """How something ambiguous was understood: a bare number, 左右."""
        return list(self._notes)

    def judge(self, value: Number, baseline: Number = None, parent: Number = None, interval: Interval = None,
              digits: Optional[int] = None, *, years: Optional[float] = None, reference: Number = None,
              declared: bool = False, unit: Optional[str] = None, comparison: Optional[str] = None,
              rounding: str = "half_even") -> Verdict:
        """The verdict on a value: a number in `unit` (or else the target's), a Value in its own unit, None for missing.
        All other figures are numbers in the value's unit, or Values.

            >>> round(Target("下降 30%", unit="‰", direction="lower").judge(3.0, baseline=4.0).achieved, 1)
            83.3

        baseline    the value that changes are counted from
        parent      the value of the area above, for targets such as 优于全市平均水平
        interval    confidence limits of the value: a pair, or what has `lower` and `upper`
        digits      compare the value rounded to so many places
        years       from the baseline to the value, for changes per year
        reference   the level that the target speaks of (发达国家水平, 全市先进水平)
        declared    the value is what somebody found: 1 for reached, 0 for not; for targets without a number
        comparison  "full_value", or "rounded_value": rounded to the target's own digits first (GB/T 8170); where it is
                    not given, "rounded_value" with `digits` and "full_value" without
        """
        if comparison is None:
            comparison = "full_value" if digits is None else "rounded_value"
        raw = abi_input(value, None, "the value")
        own = value.unit if isinstance(value, Value) else ""
        in_unit = own or unit or self._unit
        options = _abi.JudgeOptions(
            comparison=index_of(COMPARISONS, comparison, "comparison"),
            rounding=index_of(ROUNDINGS, rounding, "rounding"),
            unit=_abi.text_of(own or unit or None),
            declared=bool(declared),
        )
        for name, figure in (("parent", parent), ("baseline", baseline), ("reference", reference)):
            if figure is not None:
                setattr(options, f"has_{name}", 1)
                setattr(options, name, abi_input(figure, in_unit, f"the {name}'s value"))
        if years is not None:
            # A C caller says 0 for "not known"; a time that has not begun is told apart from it.
            options.years = float(years) or -1.0
        if digits is not None:
            options.has_digits, options.digits = 1, _whole(digits)
        limits = _limits(interval, in_unit)
        if limits is not None:
            options.has_interval = 1
            options.lower, options.upper = limits
        verdict = _abi.Verdict()
        call(library().salus_target_judge, self._handle, byref(raw), byref(options), byref(verdict), lang=self._lang)
        return self._verdict(verdict)

    def _verdict(self, raw: _abi.Verdict) -> Verdict:
        reason = reason_of(raw.reason)
        certainty = name_of("certainty", raw.certain)
        notes = [explain(reason), *(note.in_language("en").message for note in self._notes)]
        if raw.comparisons_differ:
            notes.append("comparing by rounded value and by full value gives different verdicts (GB/T 8170)")
        if certainty == "uncertain":
            notes.append("the interval leaves a doubt about the status")
        return Verdict(
            status=name_of("verdict", raw.status),
            distance=_bound(raw.distance),
            unit=str(raw.unit),
            reason=reason,
            comparisons_differ=bool(raw.comparisons_differ),
            note="; ".join(filter(None, notes)),
            bound=_bound(raw.bound),
            achieved=_bound(raw.achieved),
            achieved_reason=reason_of(raw.achieved_reason),
            certain=_CERTAIN.get(certainty),
            comparison=COMPARISONS[raw.comparison],
        )

    def __repr__(self) -> str:
        unit = f", unit={self._unit!r}" if self._unit else ""
        return f"Target({self._text!r}{unit})"

    def __str__(self) -> str:
        return self._text

    def __reduce__(self) -> Any:
        if self._again is None:
            raise TypeError("the target of a plan's indicator cannot be pickled; load the plan where it is needed")
        return _again, self._again


def _again(text: str, unit: Optional[str], direction: Optional[str], about: Optional[float], lang: str) -> Target:
    return Target(text, unit, direction, about, lang=lang)


def direction_number(direction: Optional[str]) -> int:
    """The number of a direction's name, long or short."""
    if direction is None:
        return 0
    names = numbers_of("direction")
    short = {"higher": "higher_is_better", "lower": "lower_is_better"}
    number = names.get(short.get(direction, direction))
    if number is None:
        raise ValueError(f"{direction!r} is no direction; it is one of {', '.join([*names, *short])}")
    return number


_CERTAIN = {"certainly_met": True, "certainly_not_met": True, "uncertain": False}


def _bound(number: float) -> Optional[float]:
    return None if math.isnan(number) else number


def _whole(digits: int) -> int:
    number = operator.index(digits)
    if not -400 <= number <= 400:
        raise ValueError(f"digits is {digits}; give the places that a value is rounded to")
    return number


def _limits(interval: Interval, unit: str) -> Optional[Tuple[float, float]]:
    """The limits as numbers; None where there are none, or one is missing."""
    if interval is None:
        return None
    if hasattr(interval, "lower") and hasattr(interval, "upper"):
        pair = (interval.lower, interval.upper)
    else:
        try:
            pair = tuple(interval)
        except TypeError:
            raise TypeError(f"the interval is {interval!r}; give its lower and upper limit") from None
        if len(pair) != 2 or isinstance(interval, (str, bytes)):
            raise TypeError(f"the interval is {interval!r}; give its lower and upper limit")
    limits = [abi_input(limit, unit, "the interval's limit") for limit in pair]
    if any(limit.reason != _abi.REASON_NONE for limit in limits):
        return None
    return limits[0].number, limits[1].number
