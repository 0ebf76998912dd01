"""Reading observations from CSV: strict about what it takes, and plain about what is wrong."""

from __future__ import annotations

import csv
import difflib
import math
import os
import re
import unicodedata
from array import array
from typing import Any, Dict, Iterable, List, Optional, Sequence, Tuple

from . import _abi
from ._call import numbers_of
from ._observations import Observations
from .error import Finding, SalusError

REQUIRED = ("element", "area", "period", "value")
#: Columns that are no category: where a value comes from, why it is missing, and a remark that is not evaluated.
OPTIONAL = ("origin", "reason", "source")
#: What the name of a column begins with that is for people alone: nothing reads it, and it need not be the plan's.
REMARK = ("#", "＃")

_BLOCK = 4096  # rows that are read together
_MOST_FINDINGS = 100
_number = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?").fullmatch
_thousands = re.compile(r"[+-]?[0-9]{1,3}([,，][0-9]{3})+(\.[0-9]+)?").fullmatch
# How the library says that there are more findings than it lists.
_more = re.compile(r"([0-9]+) more problems ").match
# What stands for a blank cell, of which enough has been said, when the library looks at the rest of its row.
_in_place_of_blank = {"element": "-", "area": "-", "period": "2000"}
_no_value = frozenset(("-", "--", "—", "——", "…", "/", "na", "n/a", "nan", "null", "none", "未公布", "缺", "无"))


def read_file(path: "os.PathLike[str] | str", encoding: str) -> Observations:
    """The observations in a file."""
    name = os.fspath(path)
    try:
        with open(path, "rb") as binary:
            _refuse_other_formats(binary.read(4), name)
        with open(path, encoding=encoding, newline="") as lines:
            return read_lines(lines, name)
    except UnicodeDecodeError:
        raise _encoding_error(path, name, encoding) from None
    except OSError as error:
        raise SalusError(f"the file cannot be read: {error.strerror or error}", code="file_not_readable",
                         file=name, translation=(f"无法读取文件：{error.strerror or error}", "")) from error


def read_lines(lines: Iterable[str], name: str) -> Observations:
    """The observations in the lines of a CSV, with their line ends; `name` is the file's in messages."""
    return _Reader(lines, name).read()


def parse_number(text: str) -> "Optional[float]":
    """The number of a cell: digits, one point, an exponent; None where it is no such number or too large for one."""
    number = float(text) if _number(text) else math.nan
    return number if math.isfinite(number) else None


def why_no_number(text: str, chinese: bool = False) -> Tuple[str, str]:
    """What is wrong with a cell that is no number, and what to write instead."""
    plain = unicodedata.normalize("NFKC", text).strip()

    def said(en: Tuple[str, str], zh: Tuple[str, str]) -> Tuple[str, str]:
        return zh if chinese else en

    if _thousands(text):
        number = plain.replace(",", "")
        return said(("has a thousands separator", f"write {number}"), ("带有千位分隔符", f"请写 {number}"))
    if plain != text and parse_number(plain) is not None:
        return said(("is in full-width characters", f"write {plain}"), ("用了全角字符", f"请写 {plain}"))
    if plain.lower() in _no_value:
        return said(("is not a number", 'leave the cell empty where there is no figure; a column "reason" can say why'),
                    ("不是数值", "没有数据时请把单元格留空，原因可写在“reason”列"))
    if plain[-1:] in ("%", "‰") and parse_number(plain[:-1].strip()) is not None:
        number = plain[:-1].strip()
        return said(("has a unit", f"write {number}; the plan states the unit"),
                    ("带有单位", f"请写 {number}；单位由规划规定"))
    if _number(plain):
        return said(("is too large", "write a number below 1.7e308"), ("过大", "请写小于 1.7e308 的数"))
    return said(
        ("is not a number", "write digits with a decimal point, or leave the cell empty where the figure is missing"),
        ("不是数值", "请写数字（小数点用“.”）；没有数据时请把单元格留空"),
    )


class _Reader:
    def __init__(self, lines: Iterable[str], name: str) -> None:
        self._reader = csv.reader(lines, strict=True)
        self._name = name
        self._header: List[str] = []
        self._unread_from = 0  # the line at which reading was given up; 0 for none
        self._findings: List[Finding] = []
        self._observations = Observations()
        self._numbers = {"origin": numbers_of("origin"), "reason": numbers_of("reason")}

    def read(self) -> Observations:
        try:
            self._read_header()
            self._read_rows()
        except csv.Error as error:
            self._find(f"the line is not well-formed CSV: {error}", line=self._reader.line_num, code="invalid_value",
                       hint="a cell with a comma or a line break stands in quotes, and a quote inside is doubled",
                       zh=(f"该行不是合格的 CSV：{error}", "含逗号或换行的单元格要加引号，其中的引号要写两遍"))
        if self._findings:
            raise self._failure()
        return self._observations

    # ---- the header ----

    def _read_header(self) -> None:
        header = next((row for row in self._reader if any(cell.strip() for cell in row)), None)
        if header is None:
            raise self._error("the file is empty", line=0, hint=f"its first line is {','.join(REQUIRED)}",
                              zh=("文件为空", f"首行应为 {','.join(REQUIRED)}"))
        self._header = [cell.strip() for cell in header]
        line = self._reader.line_num
        if len(self._header) == 1 and re.search(r"[;\t]", self._header[0]):
            mark = "tabs" if "\t" in self._header[0] else "semicolons"
            mark_zh = "制表符" if "\t" in self._header[0] else "分号"
            raise self._error(f"the columns are separated by {mark}", line=line, hint="save the file with commas",
                              zh=(f"各列之间用的是{mark_zh}", "请把文件存成以逗号分隔"))
        self._check_header(line)
        if self._findings:
            raise SalusError.of(self._findings)
        self._categories = [name for name in self._header
                            if name not in REQUIRED + OPTIONAL and not name.startswith(REMARK)]

    def _check_header(self, line: int) -> None:
        for position, name in enumerate(self._header, 1):
            if not name:
                self._find(f"column {position} has no name", line, position, hint="name it, or take the column out",
                           zh=(f"第 {position} 列没有列名", "请写上列名，或删去该列"))
            elif name in self._header[:position - 1]:
                self._find(f"there are two columns {name!r}", line, position, "duplicate_name", hint="take one out",
                           zh=(f"有两列都叫“{name}”", "请删去其中一列"))
        for name in REQUIRED:
            if name in self._header:
                continue
            # A misspelt column would silently be a category, so near misses are worth naming.
            near = difflib.get_close_matches(name, [cell.lower() for cell in self._header], n=1)
            hint = f"is it {near[0]!r}?" if near else f"the first line names the columns: {','.join(REQUIRED)}"
            hint_zh = f"是否就是“{near[0]}”？" if near else f"首行要写列名：{','.join(REQUIRED)}"
            self._find(f"the column {name!r} is missing; there are {', '.join(filter(None, self._header))}", line,
                       code="invalid_value", hint=hint, subject=name,
                       zh=(f"缺少“{name}”列；现有的列：{'、'.join(filter(None, self._header))}", hint_zh))

    # ---- the rows ----

    def _read_rows(self) -> None:
        rows: List[List[str]] = []
        before = self._reader.line_num
        first_lines: List[int] = []
        try:
            for row in self._reader:
                rows.append(row)
                first_lines.append(before + 1)
                before = self._reader.line_num
                if len(rows) == _BLOCK:
                    self._add_block(rows, first_lines)
                    rows, first_lines = [], []
                    if len(self._findings) >= _MOST_FINDINGS:
                        self._unread_from = before + 1
                        return
        finally:  # what stands before a line that is no CSV is looked at, too
            self._add_block(rows, first_lines)

    def _add_block(self, rows: List[List[str]], lines: List[int]) -> None:
        width = len(self._header)
        if any(len(row) != width for row in rows):
            rows, lines = self._take_ragged_out(rows, lines)
        if not rows:
            return
        columns = {name: list(map(str.strip, cells)) for name, cells in zip(self._header, zip(*rows))}
        if "" in columns["element"]:
            kept = [any(cells) for cells in zip(*columns.values())]  # a spreadsheet's empty rows
            if not all(kept):
                columns = {name: [c for c, keep in zip(cells, kept) if keep] for name, cells in columns.items()}
                lines = [line for line, keep in zip(lines, kept) if keep]
        self._add_columns(columns, lines)

    def _take_ragged_out(self, rows: List[List[str]], lines: List[int]) -> Tuple[List[List[str]], List[int]]:
        kept_rows, kept_lines = [], []
        for row, line in zip(rows, lines):
            if len(row) == len(self._header):
                kept_rows.append(row)
                kept_lines.append(line)
            elif any(cell.strip() for cell in row):
                hint, hint_zh = "an empty cell still needs its comma", "单元格为空也要保留逗号"
                if len(row) > len(self._header):
                    hint = "write numbers without thousands separators, and put a text with a comma in quotes"
                    hint_zh = "数值不要写千位分隔符，含逗号的文字要加引号"
                self._find(f"the row has {len(row)} cells, and the first line names {len(self._header)} columns", line,
                           hint=hint,
                           zh=(f"该行有 {len(row)} 个单元格，而首行有 {len(self._header)} 个列名", hint_zh))
        return kept_rows, kept_lines

    def _add_columns(self, columns: Dict[str, List[str]], lines: List[int]) -> None:
        to = self._observations
        for name in ("element", "area", "period"):
            cells: Iterable[str] = columns[name]
            if "" in columns[name]:
                self._find_blank(name, columns[name], lines)
                cells = [cell or _in_place_of_blank[name] for cell in cells]
            getattr(to, name).extend(cells)
        for name in self._categories:
            to.category(name).extend(columns[name])
        if "source" in columns:
            to.source.extend(columns["source"])
        else:
            to.source.extend_blank(len(lines))
        reasons = self._named_numbers("reason", columns, lines, _abi.REASON_MISSING)
        self._add_values(columns["value"], reasons, lines)
        to.origins.extend(self._named_numbers("origin", columns, lines, 0))
        to.file.extend([self._name] * len(lines))
        to.lines.extend(lines)

    def _find_blank(self, name: str, cells: Sequence[str], lines: List[int]) -> None:
        for cell, line in zip(cells, lines):
            if not cell:
                self._find(f"the column {name!r} is empty", line, self._position(name),
                           hint="every row says what was counted, where and when",
                           zh=(f"“{name}”列为空", "每一行都要写明数据元素、地区和时期"))

    def _named_numbers(self, name: str, columns: Dict[str, List[str]], lines: List[int], blank: int) -> List[int]:
        """The numbers of reasons or origins; `blank` for an empty cell and where there is no such column."""
        cells = columns.get(name)
        if cells is None:
            return [blank] * len(lines)
        known = {"": blank, **self._numbers[name]}
        numbers = list(map(known.get, cells))
        if None in numbers:
            for cell, line, number in zip(cells, lines, numbers):
                if number is None:
                    near = difflib.get_close_matches(cell, known, n=1)
                    hint = f"is it {near[0]!r}?" if near else f"it is one of {', '.join(filter(None, known))}"
                    hint_zh = f"是否要写“{near[0]}”？" if near else f"可用的取值有：{'、'.join(filter(None, known))}"
                    self._find(f"{cell!r} in column {name!r} is no {name}", line, self._position(name), hint=hint,
                               subject=cell, zh=(f"“{name}”列中的“{cell}”不是规定的取值", hint_zh))
        return [number or 0 for number in numbers]

    def _add_values(self, cells: List[str], reasons: List[int], lines: List[int]) -> None:
        to = self._observations
        if all(map(_number, cells)) and set(reasons) <= {_abi.REASON_NONE, _abi.REASON_MISSING}:
            numbers = array("d", map(float, cells))
            if all(map(math.isfinite, numbers)):
                to.values.extend(numbers)
                to.reasons.extend(bytes(len(cells)))
                return
        for cell, reason, line in zip(cells, reasons, lines):
            self._add_value(cell, reason, line)

    def _add_value(self, cell: str, reason: int, line: int) -> None:
        to = self._observations
        number: Optional[float] = math.nan
        if cell:
            number = parse_number(cell)
            if number is None:
                why, hint = why_no_number(cell)
                why_zh, hint_zh = why_no_number(cell, chinese=True)
                self._find(f"{cell!r} in column 'value' {why}", line, self._position("value"), hint=hint, subject=cell,
                           zh=(f"“value”列中的“{cell}”{why_zh}", hint_zh))
            elif reason not in (_abi.REASON_NONE, _abi.REASON_MISSING):
                self._find("the row has a value and a reason why there is none", line, self._position("reason"),
                           hint="leave one of the two cells empty",
                           zh=("该行既有数值，又写了没有数值的原因", "请把其中一格留空"))
            reason = _abi.REASON_NONE
        to.values.append(math.nan if number is None else number)
        to.reasons.append(reason if cell else reason or _abi.REASON_MISSING)

    # ---- findings ----

    def _position(self, name: str) -> int:
        return self._header.index(name) + 1

    def _find(self, message: str, line: int, column: int = 0, code: str = "invalid_value", hint: str = "",
              subject: str = "", *, zh: Tuple[str, str]) -> None:
        self._findings.append(
            Finding(code, "error", message, line, column, hint=hint, subject=subject, file=self._name, translation=zh))

    def _failure(self) -> SalusError:
        found = sorted(self._findings + self._of_library(), key=lambda finding: (finding.line, finding.column))
        unlisted = 0
        more = _more(found[0].message) if not found[0].line else None
        if more:
            unlisted = int(more[1])
            del found[0]
        if len(found) + unlisted > _MOST_FINDINGS:
            unlisted += len(found) - _MOST_FINDINGS
            rest = f"{unlisted} more problems like these are not listed"
            rest_zh = f"另有 {unlisted} 处类似问题未列出"
            if self._unread_from:
                rest += f", and what comes from line {self._unread_from} on was not looked at"
                rest_zh += f"，第 {self._unread_from} 行以后未作检查"
            found[_MOST_FINDINGS:] = [
                Finding("invalid_value", "error", rest, file=self._name, translation=(rest_zh, ""))
            ]
        return SalusError.of(found)

    def _of_library(self) -> List[Finding]:
        """What the library finds in the rows that were read, so that the two do not come one after the other. A row with
        a fault of its own contradicts no other one."""
        rows = self._observations
        faulty = {finding.line for finding in self._findings}
        rows.set_apart(row for row, line in enumerate(rows.lines) if line in faulty)
        return rows.faults()

    def _error(self, message: str, line: int, hint: str, zh: Tuple[str, str]) -> SalusError:
        return SalusError(message, code="invalid_value", line=line, hint=hint, file=self._name, translation=zh)


def _refuse_other_formats(start: bytes, name: str) -> None:
    hint = 'save it as "CSV UTF-8" and give that file'
    hint_zh = "请另存为“CSV UTF-8”，再使用该文件"
    if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise SalusError("the file is in UTF-16, not UTF-8", code="invalid_utf8", hint=hint, file=name,
                         translation=("文件是 UTF-16 编码，不是 UTF-8", hint_zh))
    if start == b"PK\x03\x04" or start == b"\xd0\xcf\x11\xe0":
        raise SalusError("the file is a spreadsheet, not CSV", code="invalid_value", hint=hint, file=name,
                         translation=("文件是电子表格，不是 CSV", hint_zh))


def _encoding_error(path: Any, name: str, encoding: str) -> SalusError:
    """What is wrong with a file that cannot be decoded, and whether it looks like the usual other encoding."""
    with open(path, "rb") as binary:
        data = binary.read()
    line = 0
    try:
        data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
    plain_name = "UTF-8" if encoding.lower().replace("_", "-") in ("utf-8-sig", "utf-8", "utf8") else encoding
    if plain_name == "UTF-8" and _looks_like_gbk(data):
        return SalusError("the file is not UTF-8; it looks like GBK", code="invalid_utf8", line=line, file=name,
                          hint="convert it (iconv -f GB18030 -t UTF-8 OLD > NEW), or read it with encoding='gb18030'",
                          translation=("文件不是 UTF-8 编码，看来是 GBK", "请先转换编码（iconv -f GB18030 -t UTF-8 旧文件 > "
                                       "新文件），或以 encoding='gb18030' 读取"))
    return SalusError(f"the file is not {plain_name}", code="invalid_utf8", line=line, file=name,
                      hint='save it as "CSV UTF-8"',
                      translation=(f"文件不是 {plain_name} 编码", "请另存为“CSV UTF-8”"))


def _looks_like_gbk(data: bytes) -> bool:
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return False
    return any("\u4e00" <= character <= "\u9fff" for character in text)
