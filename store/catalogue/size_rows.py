"""The text of a size table as rows of cells. Pure."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cms.text.spelling import clean_line

#: Rows below the headings, columns, and characters of a cell.
MAX_ROWS, MAX_COLUMNS, MAX_CELL = 40, 10, 40


def read_rows(text: str) -> list[tuple[str, ...]]:
    """Cells of each line, separated by ``|`` or, as pasted from a spreadsheet, by tabs. The first are headings."""
    lines = (line for line in text.splitlines() if line.strip(" \t|"))
    return [tuple(clean_line(cell) for cell in line.replace("|", "\t").strip().split("\t")) for line in lines]


def check_rows(text: str) -> None:
    """Refuse a text that is no table.

    Raises:
        ValidationError: with a sentence that names the line.
    """
    rows = read_rows(text)
    if not 2 <= len(rows) <= MAX_ROWS + 1:
        raise ValidationError(_("Write headings in the first line and 1 to %(rows)d rows below.") % {"rows": MAX_ROWS})
    columns = len(rows[0])
    if not 2 <= columns <= MAX_COLUMNS:
        raise ValidationError(_("Write 2 to %(columns)d columns, with a | between them.") % {"columns": MAX_COLUMNS})
    for number, row in enumerate(rows, start=1):
        if len(row) != columns:
            counts = {"line": number, "cells": len(row), "columns": columns}
            raise ValidationError(_("Line %(line)d has %(cells)d cells, the first line has %(columns)d.") % counts)
        if any(len(cell) > MAX_CELL for cell in row):
            raise ValidationError(_("A cell of line %(line)d is too long.") % {"line": number})
