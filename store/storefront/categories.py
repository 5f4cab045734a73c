"""The category tree, cached in the process: menus, breadcrumbs and listings read it without a query."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.db.models import Prefetch
from django.urls import reverse

from cms.foundation.caching import cached
from store.catalogue.models import Category, ProductPicture
from store.money.amounts import Money
from store.search.pictures import picture_of
from store.search.query import Query, Result
from store.search.services import search
from store.search.text import plain_words

#: Categories of the first level in the menu.
MAX_IN_MENU = 10


@dataclass(frozen=True)
class CategoryNode:
    """One category of the tree, by its path."""

    path: str
    name: str
    summary: str = ""
    size_table: int | None = None

    @property
    def url(self) -> str:
        return reverse("storefront:category", args=[self.path])

    @property
    def parent_path(self) -> str:
        """Path of the category above; empty on the first level."""
        return self.path.rpartition("/")[0]


@dataclass(frozen=True)
class Tile:
    """A category with its picture, the number of its products and the lowest price."""

    category: CategoryNode
    picture: str
    count: int
    price: Money | None = None


@cached("categories")
def categories() -> Mapping[str, CategoryNode]:
    """Every category by its path, in the merchant's order."""
    rows = Category.objects.order_by("position", "name").only("path", "name", "summary", "size_table")
    return MappingProxyType(
        {row.path: CategoryNode(row.path, row.name, row.summary, row.size_table_id) for row in rows}
    )


def children_of(path: str = "") -> list[CategoryNode]:
    """The categories directly below this one; without a path those of the first level."""
    return [category for category in categories().values() if category.parent_path == path]


def breadcrumbs_to(path: str) -> list[tuple[str, str]]:
    """Names and addresses of the categories from the first level down to this one."""
    known = categories()
    parts = path.split("/")
    steps = ["/".join(parts[: length + 1]) for length in range(len(parts))]
    return [(known[step].name, known[step].url) for step in steps if step in known]


def categories_named(typed: str, limit: int = 3) -> list[CategoryNode]:
    """Categories that have a word which begins with the typed text."""
    start = " ".join(plain_words(typed))
    if not start:
        return []
    names = ((category, " ".join(plain_words(category.name))) for category in categories().values())
    return [category for category, name in names if f" {name}".find(f" {start}") >= 0][:limit]


def main_categories() -> list[tuple[str, str]]:
    """The first level, for the menu of every page."""
    return [(category.name, category.url) for category in children_of()[:MAX_IN_MENU]]


@cached("catalogue", "categories")
def tiles(path: str = "") -> tuple[Tile, ...]:
    """The categories directly below this one that have products, each with a picture."""
    pictures = _chosen_pictures()
    found = ((category, search(Query(category=category.path, limit=6))) for category in children_of(path))
    return tuple(_tile(category, pictures.get(category.path, ""), result) for category, result in found if result.total)


def _tile(category: CategoryNode, picture: str, result: Result) -> Tile:
    """Figures come from the index; without a chosen picture the first product with one gives it."""
    picture = picture or next((card.picture for card in result.hits if card.picture), "")
    price = Money.from_minor(result.price_bounds[0]) if result.price_bounds else None
    return Tile(category, picture, result.total, price)


def _chosen_pictures() -> dict[str, str]:
    """The pictures that the merchant chose for categories, by path."""
    rows = Category.objects.filter(picture_product__live=True).select_related("picture_product__made_to_order")
    photographs = ProductPicture.objects.select_related("image").prefetch_related("image__renditions")
    rows = rows.prefetch_related(Prefetch("picture_product__pictures", photographs))
    return {row.path: picture_of(row.picture_product)[0] for row in rows}
