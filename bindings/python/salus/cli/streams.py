"""Standard output for data, standard error for messages; colour only where a person looks at it."""

from __future__ import annotations

import os
import shutil
import sys
from typing import Any

#: What tables are made for where the output is no terminal.
PLAIN_WIDTH = 120

_PROBE = "—（示例数据）≥‰"
_CODES = {"good": "32", "bad": "31", "faint": "2", "strong": "1"}


def prepare() -> None:
    """Makes the streams take Chinese whatever the locale. A terminal that takes it in its own encoding keeps that."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:  # replaced by the embedding program
            continue
        if stream.isatty() and _takes_chinese(stream):
            reconfigure(errors="replace")
        else:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _takes_chinese(stream: Any) -> bool:
    try:
        _PROBE.encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def coloured() -> bool:
    """Whether standard output is a terminal that shows colours, and NO_COLOR is not set."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def paint(text: str, style: str) -> str:
    """The text in a style; call it where coloured()."""
    return f"\033[{_CODES[style]}m{text}\033[0m" if style else text


def width() -> int:
    """How many columns a table may take."""
    return shutil.get_terminal_size((PLAIN_WIDTH, 24)).columns if sys.stdout.isatty() else PLAIN_WIDTH


def message(text: str) -> None:
    """A message to the person: on standard error."""
    print(text, file=sys.stderr)
