"""Lists of things, printed as a table, CSV, JSON or Markdown from one description.

A command says what its columns are and gives the rows; which of them a person sees and which a program, and how, is
decided here. Data go to standard output.
"""

from __future__ import annotations

import argparse
import csv
import dataclasses
import re
import sys
from typing import Any, Dict, List, Mapping, Optional, Sequence, Union

from .labels import Language
from .output import number, print_json
from .table import Cell, Column
from .tables import print_table, print_text, print_title

FORMATS = ("table", "csv", "json", "markdown")


def add_format(to: argparse.ArgumentParser) -> None:
    """The option --format of a command that prints a Listing."""
    to.add_argument("--format", choices=FORMATS, default=FORMATS[0], help="table where it is not given")


@dataclasses.dataclass(frozen=True)
class Field:
    """A column.

    key      the member's name in CSV and JSON; "" for a column that is there for people alone
    header   above the column in tables and Markdown; "" for a column that is there for programs alone
    align    "left" or "right"
    minimum  columns below which it is not made narrower
    """

    key: str
    header: str = ""
    align: str = "left"
    minimum: int = 4


@dataclasses.dataclass(frozen=True)
class Entry:
    """What stands in a row under a field: `value` for programs, `text` for people, in a `style` of streams.paint."""

    value: Any = None
    text: Optional[str] = None
    style: str = ""

    def shown(self) -> str:
        """The text; where there is none the value, as text."""
        if self.text is not None:
            return self.text
        return "" if self.value is None else str(self.value)


#: A row has an entry a field, in their order; a plain value stands for Entry(value).
Row = Sequence[Union[Entry, Any]]


@dataclasses.dataclass(frozen=True)
class Listing:
    """Rows with their columns, and what stands around them: a title above; lines below, which in JSON are not there,
    for there they are members of the rows or of the document."""

    fields: Sequence[Field]
    rows: Sequence[Row]
    title: str = ""
    below: Sequence[str] = ()
    empty: str = ""  # what a person reads where there are no rows

    def entries(self) -> List[List[Entry]]:
        """The rows, every item an Entry."""
        return [[item if isinstance(item, Entry) else Entry(item) for item in row] for row in self.rows]

    def members(self) -> List[Dict[str, Any]]:
        """The rows as CSV and JSON have them."""
        return [
            {field.key: _plain(entry.value) for field, entry in zip(self.fields, row) if field.key}
            for row in self.entries()
        ]

    def shown(self) -> "tuple[List[Field], List[List[Entry]]]":
        """Fields and rows for people, without columns in which no row has anything."""
        rows = self.entries()
        kept = [
            index for index, field in enumerate(self.fields)
            if field.header and any(row[index].shown() for row in rows)
        ]
        return [self.fields[index] for index in kept], [[row[index] for index in kept] for row in rows]


def print_listing(listing: Listing, form: str, language: Language,
                  document: Optional[Mapping[str, Any]] = None) -> None:
    """Prints a listing in one of FORMATS. `document` are members that the JSON has beside "rows"."""
    print_listings([listing], form, language, document)


def print_listings(listings: Sequence[Listing], form: str, language: Language,
                   document: Optional[Mapping[str, Any]] = None) -> None:
    """Prints listings that have the same members one after the other. In CSV and JSON they are one list."""
    if form == "csv":
        print_rows_csv([field.key for field in listings[0].fields if field.key] if listings else [],
                       [members for listing in listings for members in listing.members()])
    elif form == "json":
        print_json({**{key: _plain(value) for key, value in (document or {}).items()},
                    "rows": [members for listing in listings for members in listing.members()]})
    elif form == "markdown":
        print("\n\n".join("\n\n".join(markdown(listing, language)) for listing in listings))
    else:
        for index, listing in enumerate(listings):
            if index:
                print()
            _print_table(listing, language)


def print_rows_csv(keys: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> None:
    """CSV with a header; an empty cell is "none", and a truth is true or false."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(keys)
    for row in rows:
        writer.writerow([_cell(row[key]) for key in keys])


def markdown(listing: Listing, language: Language, level: int = 2) -> List[str]:
    """The blocks of a listing in Markdown: heading, table, a list of what stands below."""
    blocks = []
    if listing.title:
        blocks.append(f"{'#' * level} {escaped(listing.title)}")
    fields, rows = listing.shown()
    if rows:
        blocks.append("\n".join(markdown_table(fields, rows)))
    else:
        blocks.append(escaped(listing.empty or language("nothing")))
    if listing.below:
        blocks.append("\n".join(f"- {escaped(line)}" for line in listing.below))
    return blocks


def markdown_table(fields: Sequence[Field], rows: Sequence[Sequence[Entry]]) -> List[str]:
    """The lines of a table as GitHub, Pandoc and others read it."""
    rules = ["---:" if field.align == "right" else "---" for field in fields]
    lines = [[escaped(field.header) for field in fields], rules]
    lines += [[escaped(entry.shown()) for entry in row] for row in rows]
    return [f"| {' | '.join(line)} |" for line in lines]


#: What means something in Markdown wherever it stands, or at the beginning of a line.
_MARKUP = re.compile(r"[\\`*|<>\[\]]|~~|(?<!\w)_|_(?!\w)")
_LINE_MARKUP = re.compile(r"(#{1,6}|[-+]|\d+[.)])(?=\s)")


def escaped(text: str) -> str:
    """Text that means in Markdown what it says: no cell ends early, and nothing in a plan becomes markup."""
    line = " ".join(_MARKUP.sub(lambda match: "".join(f"\\{each}" for each in match[0]), text).split())
    found = _LINE_MARKUP.match(line)
    return f"{line[:found.end() - 1]}\\{line[found.end() - 1:]}" if found else line


def _plain(value: Any) -> Any:
    """A value as JSON has it: null for a number that is none."""
    return number(value) if isinstance(value, float) else value


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)):
        return " ".join(map(str, value))
    return value


def _print_table(listing: Listing, language: Language) -> None:
    if listing.title:
        print_title(listing.title)
    fields, rows = listing.shown()
    if rows:
        print_table([Column(field.header, field.align, field.minimum) for field in fields],
                    [[Cell(entry.shown(), entry.style) for entry in row] for row in rows])
    else:
        print_text(listing.empty or language("nothing"))
    for line in listing.below:
        print_text(line)
