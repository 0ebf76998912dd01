"""Tables for terminals, aligned by display width. Long cells wrap; nothing is cut off."""

from __future__ import annotations

import dataclasses
from typing import Callable, List, NamedTuple, Sequence

from .width import pad, pieces, width, wrap

GAP = "  "


@dataclasses.dataclass(frozen=True)
class Column:
    """A column: its header, on which side its cells stand, and below which width it is not made narrower."""

    header: str
    align: str = "left"
    minimum: int = 4


class Cell(NamedTuple):
    """A cell's text, and the style in which it is painted."""

    text: str
    style: str = ""


def render(columns: Sequence[Column], rows: Sequence[Sequence[Cell]], limit: int,
           paint: Callable[[str, str], str] = lambda text, style: text) -> List[str]:
    """The lines of a table of at most `limit` columns where its cells allow it."""
    widths = _widths(columns, rows, limit)
    header = [Cell(column.header, "strong") for column in columns]
    lines = _row(columns, header, widths, paint)
    lines.append(GAP.join("-" * each for each in widths))
    for row in rows:
        lines += _row(columns, row, widths, paint)
    return lines


def _widths(columns: Sequence[Column], rows: Sequence[Sequence[Cell]], limit: int) -> List[int]:
    widths, least = [], []
    for index, column in enumerate(columns):
        texts = [column.header, *(row[index].text for row in rows)]
        widths.append(max(map(width, texts)))
        unbroken = max((width(piece.rstrip()) for text in texts for piece in pieces(text)), default=0)
        least.append(min(widths[-1], max(column.minimum, unbroken)))
    excess = sum(widths) + len(GAP) * (len(widths) - 1) - limit
    # The widest column gives way first, so that no column pays for another.
    while excess > 0:
        index = max(range(len(widths)), key=lambda i: (widths[i] > least[i], widths[i]))
        if widths[index] <= least[index]:
            break
        widths[index] -= 1
        excess -= 1
    filled = [_filled(column, index, rows, widths[index]) for index, column in enumerate(columns)]
    return _use_slack(rows, filled, limit)


def _filled(column: Column, index: int, rows: Sequence[Sequence[Cell]], columns: int) -> int:
    """How much of a width the wrapped cells really take: a wide character that did not fit leaves a blank column."""
    texts = [column.header, *(row[index].text for row in rows)]
    return max(width(line) for text in texts for line in wrap(text, columns))


def _use_slack(rows: Sequence[Sequence[Cell]], widths: List[int], limit: int) -> List[int]:
    """Gives what is left over to columns that need fewer lines with it."""
    slack = limit - sum(widths) - len(GAP) * (len(widths) - 1)
    while slack > 0:
        gains = [
            (extra, index)
            for index in range(len(widths))
            for extra in range(1, slack + 1)
            if _height(index, rows, widths[index] + extra) < _height(index, rows, widths[index])
        ]
        if not gains:
            break
        extra, index = min(gains)
        widths[index] += extra
        slack -= extra
    return widths


def _height(index: int, rows: Sequence[Sequence[Cell]], columns: int) -> int:
    return sum(len(wrap(row[index].text, columns)) for row in rows)


def _row(columns: Sequence[Column], cells: Sequence[Cell], widths: Sequence[int],
         paint: Callable[[str, str], str]) -> List[str]:
    wrapped = [wrap(cell.text, each) for cell, each in zip(cells, widths)]
    lines = []
    for number in range(max(map(len, wrapped))):
        parts = []
        for column, cell, each, texts in zip(columns, cells, widths, wrapped):
            text = pad(texts[number] if number < len(texts) else "", each, column.align)
            parts.append(paint(text, cell.style) if cell.style and text.strip() else text)
        lines.append(GAP.join(parts).rstrip())
    return lines
