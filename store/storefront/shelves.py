"""The tree of shelves, cached in the process: menus, breadcrumbs and listings ask no query for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.db.models import Prefetch
from django.urls import reverse

from cms.foundation.caching import cached
from cms.foundation.menus import fills_main_menu
from store.catalogue.models import Category, ProductPicture
from store.money.amounts import Money
from store.search.pictures import picture_of
from store.search.query import Query, Result
from store.search.services import search
from store.search.text import plain_words

#: Shelves of the first level that the menu names.
MOST_IN_MENU = 10


@dataclass(frozen=True)
class Shelf:
    """One category, with the path that leads to it."""

    path: str
    name: str
    summary: str = ""

    @property
    def url(self) -> str:
        return reverse("storefront:category", args=[self.path])

    @property
    def above(self) -> str:
        """The path of the shelf that this one is part of; empty on the first level."""
        return self.path.rpartition("/")[0]


@dataclass(frozen=True)
class Tile:
    """A shelf with the picture that stands for it, the number of things on it and its lowest price."""

    shelf: Shelf
    picture: str
    count: int
    price: Money | None = None


@cached("categories")
def shelves() -> Mapping[str, Shelf]:
    """Every shelf by its path, in the merchant's order."""
    rows = Category.objects.order_by("position", "name").only("path", "name", "summary")
    return MappingProxyType({row.path: Shelf(row.path, row.name, row.summary) for row in rows})


def below(path: str = "") -> list[Shelf]:
    """The shelves that are part of this one; those of the first level for none."""
    return [shelf for shelf in shelves().values() if shelf.above == path]


def way_to(path: str) -> list[tuple[str, str]]:
    """Names and addresses of the shelves from the first level down to this one."""
    known = shelves()
    parts = path.split("/")
    steps = ["/".join(parts[: length + 1]) for length in range(len(parts))]
    return [(known[step].name, known[step].url) for step in steps if step in known]


def named(typed: str, most: int = 3) -> list[Shelf]:
    """Shelves with a word in their name that begins as what was typed."""
    start = " ".join(plain_words(typed))
    if not start:
        return []
    names = ((shelf, " ".join(plain_words(shelf.name))) for shelf in shelves().values())
    return [shelf for shelf, name in names if f" {name}".find(f" {start}") >= 0][:most]


@fills_main_menu
def main_shelves() -> list[tuple[str, str]]:
    """The first level, for the menu of every page."""
    return [(shelf.name, shelf.url) for shelf in below()[:MOST_IN_MENU]]


@cached("catalogue", "categories")
def tiles(path: str = "") -> tuple[Tile, ...]:
    """The shelves that are part of this one, each with a picture; those with nothing on them are left out."""
    pictures = _chosen_pictures()
    found = ((shelf, search(Query(category=shelf.path, limit=6))) for shelf in below(path))
    return tuple(_tile(shelf, pictures.get(shelf.path, ""), result) for shelf, result in found if result.total)


def _tile(shelf: Shelf, picture: str, result: Result) -> Tile:
    """What the index knows of a shelf; if the merchant chose no picture, the first of its things that has one."""
    picture = picture or next((card.picture for card in result.hits if card.picture), "")
    price = Money.from_minor(result.price_bounds[0]) if result.price_bounds else None
    return Tile(shelf, picture, result.total, price)


def _chosen_pictures() -> dict[str, str]:
    """The pictures that the merchant chose for shelves, by path."""
    rows = Category.objects.filter(shown_by__live=True).select_related("shown_by__made_to_order")
    photographs = ProductPicture.objects.select_related("image").prefetch_related("image__renditions")
    rows = rows.prefetch_related(Prefetch("shown_by__pictures", photographs))
    return {row.path: picture_of(row.shown_by)[0] for row in rows}
