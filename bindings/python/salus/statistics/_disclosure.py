"""Small-number rules: what is done to counts before they are published."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from .._call import call, reason_of
from .._library import library
from ..value import Value
from ._batch import Rows
from ._numbers import names_of_reasons, room


class Disclosed(Sequence):  # type: ignore[type-arg]
    """A column of counts as they may be published: a Value a row by index and iteration.

    value    the counts, NaN where there is none
    reason   the reasons' names, "suppressed" where the rule withholds the count; None where there is one
    """

    def __init__(self, value: Any, reasons: Any, numpy: Any) -> None:
        self.value = value
        self._reasons = reasons
        self._numpy = numpy

    @property
    def reason(self) -> Any:
        return names_of_reasons(self._reasons, self._numpy)

    def __len__(self) -> int:
        return len(self._reasons)

    def __getitem__(self, index: Any) -> Any:
        if isinstance(index, slice):
            return Disclosed(self.value[index], self._reasons[index], self._numpy)
        row = range(len(self))[index]
        reason = reason_of(self._reasons[row])
        return Value(float(self.value[row])) if reason is None else Value(math.nan, valid=False, reason=reason)

    def __repr__(self) -> str:
        shown = ", ".join(str(value) if value.valid else str(value.reason) for value in self[:20])
        return f"Disclosed, {len(self)} rows: {shown}{' ...' if len(self) > 20 else ''}"


def disclose(counts: Any, suppress_up_to: float = 0, suppress_zero: bool = False, round_to: float = 0) -> Any:
    """The counts as they may be published: a Value of one, a column (Disclosed) of several.

    suppress_up_to   counts above 0 and up to this are withheld (`suppressed`)
    suppress_zero    a count of 0 is withheld, too
    round_to         what is left is rounded to a multiple of this, ties up; 0: as it is

    Each publisher states its own numbers; NHS Digital's rule for hospital data is `disclose(counts, 7, round_to=5)`.
    Withheld cells can still be worked out where totals stand beside them; that is the publisher's to prevent.

    Reasons: `suppressed`, `missing`, `invalid_argument` for a negative or infinite count, `overflow`.
    """
    rows = Rows(counts=counts)
    values, values_at = room("d", rows.count, rows.numpy)
    reasons, reasons_at = room("B", rows.count, rows.numpy)
    call(library().salus_disclose, rows.addresses[0], rows.count, float(suppress_up_to), bool(suppress_zero),
         float(round_to), values_at, reasons_at)
    made = Disclosed(values, reasons, rows.numpy)
    return made[0] if rows.single else made
