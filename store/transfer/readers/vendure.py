"""Vendure's product CSV: padded columns; a product's further variants stand on the rows below it, without a name."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from django.utils.translation import gettext as _

from cms.text.spelling import decimal_number

from ..records import BadRow, ProductRecord, VariantRecord
from ..words import plain_line
from .table import TableRow, rows

COLUMNS = (
    "name", "slug", "description", "assets", "facets", "optionGroups", "optionValues", "sku", "price", "taxCategory",
    "stockOnHand", "trackInventory", "variantAssets", "variantFacets",
)  # fmt: skip
NEEDED = ("name", "slug", "sku", "price", "optionGroups", "optionValues")
#: Characters of a name, an article number, any other cell.
MAX_LENGTHS = {"name": 200, "slug": 200, "sku": 60, "": 20_000}
MAX_PRICE, MAX_STOCK = Decimal(10**8), 10**8
#: How shops write that stock is not counted.
NOT_COUNTED = {"false", "no", "n", "f", "0", "off"}


class _Unreadable(Exception):
    pass


def read(path: Path) -> Iterator[ProductRecord | BadRow]:
    """Products in the order of the file. A bad row makes its own product a bad one, and no other.

    Raises:
        FormatError: a column is missing.
    """
    product: list[TableRow] = []
    for row in rows(path, COLUMNS, NEEDED, MAX_LENGTHS):
        if row.cells["name"] and product:
            yield from _product(product)
            product = []
        product.append(row)
    if product:
        yield from _product(product)


def _product(product: list[TableRow]) -> Iterator[ProductRecord | BadRow]:
    """The product of these rows, or what is wrong with each of them."""
    first = product[0]
    yield from (row.as_bad for row in product if row.problem)
    if not first.cells["name"]:
        orphans = (row for row in product if not row.problem)
        yield from (BadRow(row.line, _("The row belongs to no product.")) for row in orphans)
        return
    groups = _parts(first.cells["optionGroups"])
    variants: list[VariantRecord] = []
    for row in product:
        try:
            if not row.problem:
                variants.append(_variant(row, groups))
        except _Unreadable as why:
            yield BadRow(row.line, str(why))
    if len(variants) == len(product):
        yield _record(product, variants)
    else:
        names = {"name": first.cells["name"][:80]}
        yield BadRow(first.line, _("“%(name)s” is left out, for not all of its rows can be read.") % names)


def _record(product: list[TableRow], variants: list[VariantRecord]) -> ProductRecord:
    first = product[0].cells
    facets = [facet for row in product for facet in _facets(row.cells)]
    pictures = [*_parts(first["assets"]), *(name for row in product for name in _parts(row.cells["variantAssets"]))]
    return ProductRecord(
        line=product[0].line,
        source_id=first["slug"] or first["name"],
        name=plain_line(first["name"]),
        description=first["description"],
        categories=[value for name, value in facets if name == "category"],
        brand=next((value for name, value in facets if name == "brand"), ""),
        attributes=[facet for facet in dict.fromkeys(facets) if facet[0] not in {"category", "brand"}],
        pictures=list(dict.fromkeys(pictures)),
        tax_class=first["taxCategory"] or "standard",
        variants=variants,
    )


def _variant(row: TableRow, groups: list[str]) -> VariantRecord:
    values = _parts(row.cells["optionValues"])
    if len(values) != len(groups):
        counts = {"values": len(values), "groups": len(groups)}
        raise _Unreadable(_("The row has %(values)d options for %(groups)d groups.") % counts)
    counted = row.cells["trackInventory"].casefold() not in NOT_COUNTED
    return VariantRecord(
        line=row.line,
        sku=row.cells["sku"],
        price=_price(row.cells["price"]),
        options=dict(zip(map(plain_line, groups), map(plain_line, values), strict=True)),
        stock=_stock(row.cells["stockOnHand"]) if counted else None,
    )


def _price(text: str) -> Decimal:
    price = decimal_number(text)
    if price is None:
        raise _Unreadable(_("The price “%(text)s” is no number.") % {"text": text[:40]})
    if not 0 <= price < MAX_PRICE:
        raise _Unreadable(_("The price %(text)s cannot be.") % {"text": text[:40]})
    return price


def _stock(text: str) -> int:
    if not text:
        return 0
    if not text.isdecimal() or len(text) > 18 or int(text) > MAX_STOCK:
        raise _Unreadable(_("The stock “%(text)s” is no whole number.") % {"text": text[:40]})
    return int(text)


def _facets(cells: dict[str, str]) -> Iterator[tuple[str, str]]:
    for text in (*_parts(cells["facets"]), *_parts(cells["variantFacets"])):
        name, _colon, value = text.partition(":")
        if name.strip() and value.strip():
            yield plain_line(name.strip())[:50], plain_line(value.strip())[:120]


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split("|") if part.strip()]
