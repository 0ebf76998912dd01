"""What is wrong: findings, and the one exception of the package."""

from __future__ import annotations

import dataclasses
from typing import Any, Iterable, List, Tuple

#: The languages in which findings can be read, in the order of the library's numbers for them.
LANGUAGES = ("en", "zh")

_SEVERITIES_ZH = {"error": "错误", "warning": "警告", "note": "说明"}


def check_language(lang: str) -> str:
    """The language; a ValueError where it is none of the two."""
    if lang not in LANGUAGES:
        raise ValueError(f'lang is "en" or "zh", not {lang!r}')
    return lang


@dataclasses.dataclass(frozen=True)
class Finding:
    """One thing that is wrong, or worth knowing, in a text or in data.

    `line` and `column` count from 1, in characters, and are 0 where there is no place; `begin` and `end` are bytes.
    `subject` is the offending name, `pointer` the place in a JSON document (RFC 6901), `excerpt` the line with a caret
    under the place. `severity` is "error", "warning" or "note". `message` and `hint` are in the language `lang`;
    `in_language()` gives the finding in the other one. Everything else is the same in both.
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
    lang: str = "en"
    #: Message and hint in the other language; empty where there is none.
    translation: Tuple[str, str] = dataclasses.field(default=("", ""), repr=False, compare=False)

    def in_language(self, lang: str) -> "Finding":
        """The finding in "en" or "zh"; a text that has not been translated stays as it is."""
        if check_language(lang) == self.lang:
            return self
        message, hint = self.translation
        return dataclasses.replace(self, message=message or self.message, hint=hint or self.hint, lang=lang,
                                   translation=(self.message, self.hint))

    def __str__(self) -> str:
        """As a compiler would print it."""
        chinese = self.lang == "zh"
        severity = f"{_SEVERITIES_ZH.get(self.severity, self.severity)}：" if chinese else f"{self.severity}: "
        place = f"{self.file}:" if self.file else ""
        if self.line:
            place += f"{self.line}:"
            if self.column:
                place += f"{self.column}:"
        lines = [f"{place} {severity}{self.message} [{self.code}]".lstrip()]
        if self.pointer:
            lines.append(f"  {'位置' if chinese else 'at'} {self.pointer}")
        lines.extend(f"  {line}" for line in self.excerpt.splitlines())
        if self.hint:
            lines.append(f"  {'提示：' if chinese else 'hint: '}{self.hint}")
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

    def in_language(self, lang: str) -> "SalusError":
        """The same error with its findings in "en" or "zh"."""
        return SalusError.of(finding.in_language(lang) for finding in self._findings)

    @property
    def findings(self) -> List[Finding]:
        """Everything that was found, in the order of the text."""
        return list(self._findings)

    def __str__(self) -> str:
        return "\n".join(map(str, self._findings))

    def __reduce__(self) -> Tuple[Any, ...]:
        return SalusError.of, (self._findings,)
