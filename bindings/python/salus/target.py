"""Targets as plans print them, and the judgement of values against them."""

from __future__ import annotations

import dataclasses
import math
from ctypes import byref, c_void_p
from typing import Any, List, Optional, Tuple, Union

from . import _abi
from ._call import Owner, call, check, name_of, numbers_of, read_findings
from ._library import library
from .error import Finding, check_language
from .value import COMPARISONS, ROUNDINGS, Value, abi_input, index_of

Number = Union[None, int, float, Value]

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

    status              "met", "not_met", … or "not_assessable"
    distance            value − bound in `unit`: the nearer bound of a range and 0 inside it, the parent's value for
                        "better than parent"; None where it is not assessable
    reason              why it is not assessable; None otherwise
    comparisons_differ  whether the other way of comparing (full value, rounded value: GB/T 8170) would give another
                        status
    note                what a reader should know beside the status; "" for nothing
    """

    status: str
    distance: Optional[float] = None
    unit: str = ""
    reason: Optional[str] = None
    comparisons_differ: bool = False
    note: str = ""


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
        """The printed number (of a range, the lower one); None where there is none."""
        return self._number

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
        """Whether a verdict by number is possible at all."""
        return self._reason is None

    @property
    def reason(self) -> Optional[str]:
        """Why it is not judgeable; None where it is."""
        return self._reason

    @property
    def notes(self) -> List[Finding]:
        """How something ambiguous was understood: a bare number, 左右."""
        return list(self._notes)

    def judge(self, value: Number, *, parent: Number = None, unit: Optional[str] = None, comparison: str = "full_value",
              rounding: str = "half_even") -> Verdict:
        """The verdict on a value: a number in `unit` (or else the target's), a Value in its own unit, None for missing.

        parent      the value of the area above, for targets such as 优于全市平均水平
        comparison  "full_value", or "rounded_value": rounded to the target's own digits first (GB/T 8170)
        """
        raw = abi_input(value, None, "the value")
        own = value.unit if isinstance(value, Value) else ""
        options = _abi.JudgeOptions(
            comparison=index_of(COMPARISONS, comparison, "comparison"),
            rounding=index_of(ROUNDINGS, rounding, "rounding"),
            unit=_abi.text_of(own or unit or None),
        )
        if parent is not None:
            options.has_parent = 1
            options.parent = abi_input(parent, own or unit or self._unit, "the parent's value")
        verdict = _abi.Verdict()
        call(library().salus_target_judge, self._handle, byref(raw), byref(options), byref(verdict), lang=self._lang)
        return self._verdict(verdict)

    def _verdict(self, raw: _abi.Verdict) -> Verdict:
        reason = None if raw.reason == _abi.REASON_NONE else name_of("reason", raw.reason)
        notes = [explain(reason), *(note.in_language("en").message for note in self._notes)]
        if raw.comparisons_differ:
            notes.append("comparing by rounded value and by full value gives different verdicts (GB/T 8170)")
        return Verdict(
            status=name_of("verdict", raw.status),
            distance=_bound(raw.distance),
            unit=str(raw.unit),
            reason=reason,
            comparisons_differ=bool(raw.comparisons_differ),
            note="; ".join(filter(None, notes)),
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


def _bound(number: float) -> Optional[float]:
    return None if math.isnan(number) else number
