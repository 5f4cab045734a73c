"""Rows of a CSV file as spreadsheets and other shops write it: any separator, case of the header, UTF-8 or UTF-16."""

import csv
import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.translation import gettext as _

from ..records import BadRow, FormatError

#: A cell in quotes may run over this many lines of the file; beyond it the quote counts as left open.
MAX_LINES = 500
_SEPARATORS = (",", ";", "\t")
#: Spaces that pad a column behind a closing quote.
_PADDED = re.compile(r'" +(?=[,;\t\r\n])')
#: Excel writes the separator in a line of its own, whose end ``strip`` may have taken.
_EXCEL_LINE = re.compile(r'"?sep=.?"?', re.IGNORECASE)
_BYTE_ORDERS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


@dataclass(frozen=True)
class TableRow:
    """One row: its first line in the file, its cells by column, and why it cannot be read, if so."""

    line: int
    cells: dict[str, str]
    problem: str = ""

    @property
    def as_bad(self) -> BadRow:
        return BadRow(self.line, self.problem)


def rows(path: Path, columns: Sequence[str], needed: Sequence[str], max_lengths: dict[str, int]) -> Iterator[TableRow]:
    """Rows in the order of the file; ``columns`` that the file lacks are empty, empty rows are left out.

    ``max_lengths``: characters of a cell by column; the empty name stands for every other column.

    Raises:
        FormatError: a needed column is missing.
    """
    with path.open(newline="", encoding=_encoding(path), errors=_errors(path)) as file:
        lines = _Lines(file)
        separator, header = _header(lines, columns, needed)
        while (found := lines.next_row(separator)) is not None:
            yield from _rows(found, lines, header, separator, columns, max_lengths)


def _rows(
    found: "_Found",
    lines: "_Lines",
    header: list[str],
    separator: str,
    columns: Sequence[str],
    max_lengths: dict[str, int],
) -> Iterator[TableRow]:
    named = dict(zip(header, (cell.strip() for cell in found.cells), strict=False))
    cells = dict.fromkeys(columns, "") | {name: text for name, text in named.items() if name in columns}
    if found.problem:
        yield TableRow(found.line, cells, found.problem)
    elif not any(cell.strip() for cell in found.cells):
        return
    elif not found.is_closed or (len(found.lines) > 1 and not found.is_whole(header, separator)):
        lines.read_again(found.lines[1:])
        yield TableRow(found.line, cells, _("A quote is opened and not closed in this row."))
    elif len(found.cells) != len(header):
        counts = {"cells": len(found.cells), "columns": len(header)}
        yield TableRow(found.line, cells, _("The row has %(cells)d cells, the file %(columns)d columns.") % counts)
    else:
        yield TableRow(found.line, cells, _problem(cells, max_lengths))


def _problem(cells: dict[str, str], max_lengths: dict[str, int]) -> str:
    for name, cell in cells.items():
        if "\x00" in cell or any("\udc80" <= character <= "\udcff" for character in cell):
            return _("“%(column)s” has characters that are not UTF-8 text. Save the file as UTF-8.") % {"column": name}
        if len(cell) > max_lengths.get(name, max_lengths[""]):
            return _("“%(column)s” is too long.") % {"column": name}
    return ""


@dataclass
class _Found:
    line: int
    cells: list[str]
    lines: list[tuple[int, str]]
    is_closed: bool = True
    problem: str = ""

    def is_whole(self, header: list[str], separator: str) -> bool:
        """Whether its quotes end where a cell ends; else a quote was left open and another one closed it."""
        text = _PADDED.sub('"', "".join(line for _number, line in self.lines))
        try:
            return len(next(csv.reader([text], delimiter=separator, strict=True))) == len(header)
        except csv.Error:
            return False


@dataclass
class _Lines:
    """The lines of a file, of which some may be read again."""

    file: Iterator[str]
    number: int = 0
    _again: deque[tuple[int, str]] = field(default_factory=deque)
    _read: list[tuple[int, str]] = field(default_factory=list)
    _is_closed: bool = True

    def next_row(self, separator: str) -> _Found | None:
        """The next row, over as many lines as its quotes ask for; None at the end of the file."""
        self._read, self._is_closed = [], True
        try:
            cells, problem = next(csv.reader(self._feed(), delimiter=separator)), ""
        except StopIteration:
            return None
        except csv.Error as error:
            cells, problem = [], _("The row cannot be read: %(why)s.") % {"why": error}
        return _Found(self._read[0][0], cells, self._read, self._is_closed, problem)

    def read_again(self, lines: list[tuple[int, str]]) -> None:
        self._again.extendleft(reversed(lines))

    def _feed(self) -> Iterator[str]:
        while len(self._read) < MAX_LINES:
            if self._again:
                line = self._again.popleft()
            else:
                text = next(self.file, None)
                if text is None:
                    break
                self.number += 1
                line = (self.number, text)
            self._read.append(line)
            yield line[1]
        self._is_closed = not self._read


def _header(lines: _Lines, columns: Sequence[str], needed: Sequence[str]) -> tuple[str, list[str]]:
    """The separator that finds most columns in the header, and the names of its columns."""
    first = _first_line(lines)
    known = {name.casefold(): name for name in columns}
    best: tuple[str, list[str]] = (",", [])
    for separator in _SEPARATORS:
        names = [cell.strip() for cell in next(csv.reader([first], delimiter=separator), [])]
        names = [known.get(name.replace(" ", "").replace("_", "").casefold(), name) for name in names]
        if len(set(names) & set(columns)) > len(set(best[1]) & set(columns)) or not best[1]:
            best = (separator, names)
    missing = [name for name in needed if name not in best[1]]
    if missing:
        raise FormatError(_("The file has no column %(names)s.") % {"names": ", ".join(missing)})
    return best


def _first_line(lines: _Lines) -> str:
    """The header: the first line that is not empty and not Excel's own ``sep=;``."""
    for line in lines.file:
        lines.number += 1
        if line.strip(" ,;\t\r\n") and not _EXCEL_LINE.fullmatch(line.strip(" ,;\t\r\n")):
            return line
    return ""


def _encoding(path: Path) -> str:
    with path.open("rb") as file:
        start = file.read(200)
    if start[:2] in _BYTE_ORDERS:
        return _BYTE_ORDERS[start[:2]]
    is_wide = len(start) > 3 and not any(start[1:100:2]) and all(start[:100:2])
    return "utf-16-le" if is_wide else "utf-8-sig"


def _errors(path: Path) -> str:
    return "surrogateescape" if _encoding(path).startswith("utf-8") else "replace"
