"""Plain values: the query of a shopper and the result that a page shows."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

from django.urls import reverse

from store.money.amounts import Money
from store.pricing.unit_price import UnitPrice, unit_price

SORTS = ("relevance", "price", "-price", "newest", "name")
#: Cards on a page, and the most that a query may ask for.
CARDS, MAX_CARDS = 24, 100
#: Greater page numbers are read as this one.
LAST_PAGE = 100_000


@dataclass(frozen=True)
class Query:
    """One search or one listing. Prices are in the smallest unit of the currency, tax included.

    ``category`` is a path: only products in that category or below. ``facets`` holds the chosen values by key:
    any value of a key, every key. A value of a number may be a span, "100..250".
    """

    words: str = ""
    category: str = ""
    facets: Mapping[str, frozenset[str]] = field(default_factory=dict)
    price_from: int | None = None
    price_to: int | None = None
    in_stock: bool = False
    sort: str = "relevance"
    page: int = 1
    limit: int = CARDS

    @property
    def offset(self) -> int:
        return (min(max(self.page, 1), LAST_PAGE) - 1) * self.limit

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but words and category is chosen."""
        return bool(self.facets or self.in_stock or self.price_from is not None or self.price_to is not None)

    def toggled(self, key: str, value: str) -> "Query":
        """The same query with one facet value added or removed, from its first page."""
        values = self.facets.get(key, frozenset()) ^ {value}
        facets = {name: chosen for name, chosen in {**self.facets, key: values}.items() if chosen}
        return replace(self, facets=facets, page=1)

    def widened(self) -> "Query":
        """The same words and category without filters."""
        return Query(self.words, self.category, sort=self.sort, limit=self.limit)


class Look(NamedTuple):
    """How a product looks in a colour family: the colour's name, the picture, and the choice that leads to it."""

    family: str
    name: str
    picture: str
    choice: str


@dataclass(frozen=True)
class ProductCard:
    """The contents of a product card, as of the last indexing.

    ``colours`` are names with their value, ``#8f9f8c``. ``badge`` is "" or ``sold_out``. ``created`` is ISO 8601.
    ``looks`` has one entry for each colour family, ``look`` is the one that was asked for. ``families`` are those of
    the catalogue picture.
    ``content`` is how much is in what is had for the price, as ``750 ml``.
    ``missing`` are words of the search that the product lacks.
    """

    id: int
    slug: str
    name: str
    lead: str = ""
    category: str = ""
    category_path: str = ""
    brand: str = ""
    price_from: int | None = None
    several_prices: bool = False
    content: str = ""
    picture: str = ""
    picture_alt: str = ""
    colours: tuple[tuple[str, str], ...] = ()
    badge: str = ""
    available: bool = True
    made_to_order: bool = False
    rating: float | None = None
    reviews: int = 0
    created: str = ""
    looks: tuple[Look, ...] = ()
    families: tuple[str, ...] = ()
    look: Look | None = None
    missing: tuple[str, ...] = ()

    @cached_property
    def url(self) -> str:
        address = reverse("storefront:product", args=[self.slug])
        return f"{address}?{self.look.choice}" if self.look and self.look.choice else address

    def in_colour(self, wanted: Collection[str], unwanted: Collection[str] = ()) -> "ProductCard":
        """The card with the picture of the first wanted family that the product comes in; else as it is.

        A picture of an ``unwanted`` family gives way to the first other look.
        """
        ranked = [look for family in wanted for look in self.looks if look.family == family]
        if not wanted and set(unwanted) & set(self.families):
            ranked = [look for look in self.looks if look.family not in unwanted]
        return replace(self, look=ranked[0], picture=ranked[0].picture) if ranked else self

    @cached_property
    def price(self) -> Money | None:
        return None if self.price_from is None else Money.from_minor(self.price_from)

    @property
    def unit_price(self) -> UnitPrice | None:
        """The price per litre, kilogram or metre, where the product says how much is in it."""
        return unit_price(self.price, self.content)


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet; ``count`` is how many hits it has when the other facets stay as they are."""

    value: str
    label: str
    count: int
    chosen: bool = False
    colour: str = ""


@dataclass(frozen=True)
class Facet:
    """A filter with its values; ``key`` and the chosen values are part of the address."""

    key: str
    name: str
    values: tuple[FacetValue, ...]

    @property
    def chosen(self) -> list[FacetValue]:
        return [value for value in self.values if value.chosen]


@dataclass(frozen=True)
class Result:
    """One page of results.

    ``corrected`` are the words that were searched instead, if the shopper's were surely misspelt; ``suggested`` are
    words that may have been meant. ``relaxed``: these products have some of the words, not all; ``missing`` are the
    words that no card of the page has. ``notice`` is a sentence for the shopper when search does not work.
    """

    query: Query
    total: int = 0
    hits: Sequence[ProductCard] = ()
    facets: Sequence[Facet] = ()
    price_bounds: tuple[int, int] | None = None
    corrected: str | None = None
    suggested: str | None = None
    relaxed: bool = False
    missing: tuple[str, ...] = ()
    notice: str = ""

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // self.query.limit))

    @property
    def chosen(self) -> list[tuple[Facet, FacetValue]]:
        """The chosen values, each with its facet."""
        return [(facet, value) for facet in self.facets for value in facet.chosen]


@dataclass(frozen=True)
class Completion:
    """A product suggested while somebody types."""

    name: str
    url: str
    category: str = ""
    picture: str = ""
    price: Money | None = None
    several_prices: bool = False
