"""The size table of a product, cached in the process."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from cms.foundation.caching import cached
from store.catalogue.models import Product, SizeTable
from store.catalogue.size_rows import read_rows

from .categories import categories


@dataclass(frozen=True)
class SizeChart:
    """A table of sizes: headings, rows of cells of which the first names the size, and how to measure."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


def size_chart_of(product: Product) -> SizeChart | None:
    """The product's own table, else that of its category or of the nearest one above."""
    key = product.size_table_id or _key_of_category(product.category.path)
    return _size_charts().get(key) if key else None


def _key_of_category(path: str) -> int | None:
    known = categories()
    while path:
        if path in known and known[path].size_table:
            return known[path].size_table
        path = path.rpartition("/")[0]
    return None


@cached("catalogue")
def _size_charts() -> Mapping[int, SizeChart]:
    return MappingProxyType({table.pk: _chart(table) for table in SizeTable.objects.all()})


def _chart(table: SizeTable) -> SizeChart:
    headings, *rows = read_rows(table.rows) or [()]
    return SizeChart(table.name, headings, tuple(rows), table.note)
