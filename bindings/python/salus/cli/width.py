"""How wide text stands in a terminal, and where its lines may break."""

from __future__ import annotations

import functools
import unicodedata
from typing import List, Tuple

#: What may not begin a line, and what may not end one.
_CLOSING = "）】》」』，。、；：？！”’%‰)]}>,.;:?!"
_OPENING = "（【《「『“‘([{<"


def width(text: str) -> int:
    """Columns in a terminal: two for wide and full-width characters, none for combining ones."""
    if text.isascii():
        return len(text)
    return sum(map(_character_width, text))


def _character_width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def pad(text: str, columns: int, align: str = "left") -> str:
    """The text with blanks up to so many columns."""
    blanks = " " * max(0, columns - width(text))
    return blanks + text if align == "right" else text + blanks


def pieces(text: str) -> List[str]:
    """The parts between which a line may break: words with the blanks after them, and single Chinese characters, with
    punctuation where it belongs."""
    found: List[str] = []
    for character in text:
        if found and _joins(found[-1], character):
            found[-1] += character
        else:
            found.append(character)
    return found


def _joins(piece: str, character: str) -> bool:
    last = piece[-1]
    if character == " " or character in _CLOSING or last in _OPENING:
        return True
    if last == " " or last == "-" and piece[-2:-1].isalpha():
        return False
    return _character_width(last) != 2 and _character_width(character) != 2


@functools.lru_cache(maxsize=65536)  # tables try many widths
def wrap(text: str, columns: int) -> Tuple[str, ...]:
    """The text in lines of at most so many columns; what no break fits into is broken anywhere."""
    lines = [""]
    for piece in pieces(text):
        if width((lines[-1] + piece).rstrip()) <= columns:
            lines[-1] += piece
            continue
        if lines[-1]:
            lines.append("")
        for character in piece:
            if width((lines[-1] + character).rstrip()) > columns and lines[-1]:
                lines.append("")
            lines[-1] += character
    return tuple(line.rstrip() for line in lines)
