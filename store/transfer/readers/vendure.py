"""Vendure's product CSV: padded columns; a product's further variants stand on the rows below it, without a name."""

import csv
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path

from django.utils.translation import gettext as _

from ..records import BadRow, FormatError, ProductRecord, VariantRecord

COLUMNS = (
    "name", "slug", "description", "assets", "facets", "optionGroups", "optionValues", "sku", "price", "taxCategory",
    "stockOnHand", "trackInventory", "variantAssets", "variantFacets",
)  # fmt: skip
NEEDED = ("name", "slug", "sku", "price", "optionGroups", "optionValues")
#: Most letters in a name, an article number, any other cell.
LONGEST = {"name": 200, "slug": 200, "sku": 60}
LONGEST_CELL = 20_000
MOST_PRICE, MOST_STOCK = Decimal(10**8), 10**8
Row = dict[str, str]


class _Unreadable(Exception):
    pass


def read(path: Path) -> Iterator[ProductRecord | BadRow]:
    """Products in the order of the file. Cells that are not UTF-8 make their row a bad one.

    Raises:
        FormatError: a column is missing.
    """
    with path.open(newline="", encoding="utf-8-sig", errors="surrogateescape") as file:
        product: list[tuple[int, Row]] = []
        for line, row in _rows(csv.reader(file)):
            if isinstance(row, BadRow):
                yield row
                product.append((line, {}))  # It belongs to the product above, which is none then.
                continue
            if row["name"] and product:
                yield from _product(product)
                product = []
            product.append((line, row))
        if product:
            yield from _product(product)


def _rows(reader) -> Iterator[tuple[int, Row | BadRow]]:
    header = [cell.strip() for cell in next(reader, [])]
    missing = [name for name in NEEDED if name not in header]
    if missing:
        raise FormatError(_("The file has no column %(names)s.") % {"names": ", ".join(missing)})
    line = reader.line_num
    while True:
        line, start = reader.line_num, reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield start, BadRow(start, _("The row cannot be read: %(why)s.") % {"why": error})
            if reader.line_num == line:
                return
            continue
        if any(cell.strip() for cell in cells):
            yield start, _row(start, header, cells)


def _row(line: int, header: list[str], cells: list[str]) -> Row | BadRow:
    if len(cells) != len(header):
        counts = {"cells": len(cells), "columns": len(header)}
        return BadRow(line, _("The row has %(cells)d cells, the file %(columns)d columns.") % counts)
    row = dict.fromkeys(COLUMNS, "") | {name: cell.strip() for name, cell in zip(header, cells, strict=True)}
    for name, cell in row.items():
        if "\x00" in cell or any("\udc80" <= letter <= "\udcff" for letter in cell):
            return BadRow(line, _("“%(column)s” has signs that are not UTF-8 text.") % {"column": name})
        if len(cell) > LONGEST.get(name, LONGEST_CELL):
            return BadRow(line, _("“%(column)s” is too long.") % {"column": name})
    return row


def _product(rows: list[tuple[int, Row]]) -> Iterator[ProductRecord | BadRow]:
    line, first = rows[0]
    bad: list[BadRow] = []
    variants: list[VariantRecord] = []
    if not first.get("name"):
        yield from (BadRow(at, _("The row belongs to no product.")) for at, row in rows if row)
        return
    groups = _parts(first["optionGroups"])
    for at, row in rows:
        try:
            if row:
                variants.append(_variant(at, row, groups))
        except _Unreadable as why:
            bad.append(BadRow(at, str(why)))
    yield from bad
    if len(variants) < len(rows):
        yield BadRow(line, _("“%(name)s” is left out, for not all of its rows can be read.") % {"name": first["name"]})
        return
    facets = [facet for _at, row in rows for facet in _facets(row)]
    yield ProductRecord(
        line=line,
        source_id=first["slug"] or first["name"],
        name=first["name"],
        description=first["description"],
        shelves=[value for name, value in facets if name == "category"],
        brand=next((value for name, value in facets if name == "brand"), ""),
        attributes=[facet for facet in dict.fromkeys(facets) if facet[0] not in {"category", "brand"}],
        pictures=_parts(first["assets"]),
        tax_class=first["taxCategory"] or "standard",
        variants=variants,
    )


def _variant(line: int, row: Row, groups: list[str]) -> VariantRecord:
    values = _parts(row["optionValues"])
    if len(values) != len(groups):
        counts = {"values": len(values), "groups": len(groups)}
        raise _Unreadable(_("The row has %(values)d options for %(groups)d groups.") % counts)
    counted = row["trackInventory"].lower() != "false"
    return VariantRecord(
        line=line,
        sku=row["sku"],
        price=_price(row["price"]),
        options=dict(zip(groups, values, strict=True)),
        stock=_stock(row["stockOnHand"]) if counted else None,
    )


def _price(text: str) -> Decimal:
    try:
        price = Decimal(text)
    except InvalidOperation:
        raise _Unreadable(_("The price “%(text)s” is no number.") % {"text": text[:40]}) from None
    if not price.is_finite() or not 0 <= price < MOST_PRICE:
        raise _Unreadable(_("The price %(text)s cannot be.") % {"text": text[:40]})
    return price


def _stock(text: str) -> int:
    if not text:
        return 0
    if not text.isdecimal() or int(text) > MOST_STOCK:
        raise _Unreadable(_("The stock “%(text)s” is no whole number.") % {"text": text[:40]})
    return int(text)


def _facets(row: Row) -> Iterator[tuple[str, str]]:
    for text in (*_parts(row["facets"]), *_parts(row["variantFacets"])):
        name, _colon, value = text.partition(":")
        if name.strip() and value.strip():
            yield name.strip()[:50], value.strip()[:120]


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split("|") if part.strip()]
