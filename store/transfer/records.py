"""Products of any source as plain values; the reader of a format makes them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path


class FormatError(Exception):
    """The file is not of the format at all; the message says what is missing."""


@dataclass(frozen=True)
class VariantRecord:
    """One variant. ``options`` are sizes and colours by group name; ``stock`` None: it is not counted."""

    line: int
    sku: str
    price: Decimal
    options: dict[str, str] = field(default_factory=dict)
    stock: int | None = None


@dataclass(frozen=True)
class ProductRecord:
    """One product. ``categories`` are names from the root down; ``attributes`` are (name, value) in their order."""

    line: int
    source_id: str
    name: str
    description: str
    categories: Sequence[str]
    brand: str
    attributes: Sequence[tuple[str, str]]
    pictures: Sequence[str]
    tax_class: str
    variants: Sequence[VariantRecord]


@dataclass(frozen=True)
class BadRow:
    """A row that cannot be read, with its line in the file and a sentence that says why."""

    line: int
    reason: str


#: Reads a file from its beginning, one product at a time; a product with a bad row is no product.
Reader = Callable[[Path], Iterator[ProductRecord | BadRow]]
