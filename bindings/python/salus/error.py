"""What is wrong: findings, and the one exception of the package."""

from __future__ import annotations

import dataclasses
from typing import Any, Iterable, List, Tuple


@dataclasses.dataclass(frozen=True)
class Finding:
    """One thing that is wrong, or worth knowing, in a text or in data.

    `line` and `column` count from 1, in characters, and are 0 where there is no place; `begin` and `end` are bytes.
    `subject` is the offending name, `pointer` the place in a JSON document (RFC 6901), `excerpt` the line with a caret
    under the place. `severity` is "error", "warning" or "note".
    """

    code: str
    severity: str
    message: str
    line: int = 0
    column: int = 0
    begin: int = 0
    end: int = 0
    hint: str = ""
    subject: str = ""
    file: str = ""
    pointer: str = ""
    excerpt: str = ""

    def __str__(self) -> str:
        """As a compiler would print it."""
        place = f"{self.file}:" if self.file else ""
        if self.line:
            place += f"{self.line}:"
            if self.column:
                place += f"{self.column}:"
        lines = [f"{place} {self.severity}: {self.message} [{self.code}]".lstrip()]
        if self.pointer:
            lines.append(f"  at {self.pointer}")
        lines.extend(f"  {line}" for line in self.excerpt.splitlines())
        if self.hint:
            lines.append(f"  hint: {self.hint}")
        return "\n".join(lines)


class SalusError(Exception):
    """Salus cannot do what was asked.

    `code`, `message`, `line`, `column` and `hint` are those of the first error; `findings` holds all of them, and
    `str(error)` prints them all. `code` is a stable name, such as "unknown_name" or "zero_denominator".
    """

    def __init__(self, message: str, *, code: str = "error", findings: Iterable[Finding] = (), hint: str = "",
                 line: int = 0, column: int = 0, **place: Any) -> None:
        super().__init__(message)
        given: Tuple[Finding, ...] = tuple(findings)
        if not given:
            given = (Finding(code, "error", message, line, column, hint=hint, **place),)
        self._findings = given
        first = next((finding for finding in given if finding.severity == "error"), given[0])
        self.code: str = first.code
        self.message: str = first.message
        self.line: int = first.line
        self.column: int = first.column
        self.hint: str = first.hint

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> "SalusError":
        """An error of several findings."""
        given = tuple(findings)
        return cls(given[0].message, findings=given)

    @property
    def findings(self) -> List[Finding]:
        """Everything that was found, in the order of the text."""
        return list(self._findings)

    def __str__(self) -> str:
        return "\n".join(map(str, self._findings))

    def __reduce__(self) -> Tuple[Any, ...]:
        return SalusError.of, (self._findings,)
