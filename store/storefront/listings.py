"""What a shelf or a search shows, as template variables."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from babel.numbers import get_currency_symbol
from django.conf import settings
from django.core.paginator import Paginator
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from store.money.amounts import Money
from store.search import addresses
from store.search.facets import AVAILABLE, CATEGORY
from store.search.query import Facet, FacetValue, Query, Result
from store.search.services import search

from .shelves import Shelf, below, tiles, way_to

#: Facets a list shows besides those in use, and values of each that stand open.
MOST_FACETS, MOST_VALUES = 9, 8
#: A facet is worth its place if one of its values holds at least one in so many things.
ONE_IN = 5
#: Facets that stand open besides those in use.
OPEN = 4


@dataclass(frozen=True)
class Narrowing:
    """A facet: the values that stand in it, the rest behind a fold, and whether it is open itself."""

    facet: Facet
    values: tuple[FacetValue, ...]
    more: tuple[FacetValue, ...]
    open: bool


@dataclass(frozen=True)
class Chip:
    """Something chosen, and the address of the list without it."""

    label: str
    address: str
    colour: str = ""


def listing_page(query: Query, *, shelf: Shelf | None = None) -> dict:
    """One page of cards with all that narrows the list."""
    result = search(query, one_in=ONE_IN)
    pages = Paginator(range(result.total), query.limit)
    return {
        "shelf": shelf,
        "words": query.words,
        "query": query,
        "result": result,
        "page": pages.get_page(query.page),
        "past_the_end": query.page > pages.num_pages,
        "address": addresses.write(replace(query, page=1)),
        "widened": addresses.write(query.widened()),
        "facets": tuple(_narrowings(result, shelf)),
        "in_stock": next((facet for facet in result.facets if facet.key == AVAILABLE), None),
        "chips": list(_chips(query, result)),
        "sorts": _sorts(query),
        "prices": _prices(query, result),
        "currency": get_currency_symbol(settings.CURRENCY, locale=get_language() or "en"),
    }


def shelf_page(query: Query, shelf: Shelf) -> dict:
    """A shelf with the shelves it is made of."""
    above = way_to(shelf.path)
    page = listing_page(query, shelf=shelf)
    return page | {"crumbs": (*above[:-1], (shelf.name, "")), "tiles": tiles(shelf.path)}


def everything_page(query: Query) -> dict:
    """All shelves, then all that lies on them."""
    return listing_page(query) | {"crumbs": ((_("Everything"), ""),), "tiles": tiles()}


def _narrowings(result: Result, shelf: Shelf | None) -> Iterator[Narrowing]:
    """The facets that most of the list shares, and those in use: a list of everything has far too many."""
    place = 0
    for facet in result.facets:
        in_use = bool(facet.chosen)
        if facet.key == AVAILABLE or _is_way_down(facet, shelf) or not (in_use or place < MOST_FACETS):
            continue
        place += 1
        later = facet.values[MOST_VALUES:]
        ahead = (*facet.values[:MOST_VALUES], *(value for value in later if value.chosen))
        yield Narrowing(facet, ahead, tuple(value for value in later if not value.chosen), in_use or place <= OPEN)


def _is_way_down(facet: Facet, shelf: Shelf | None) -> bool:
    """Whether the shelves of a facet stand above the list as links already."""
    return facet.key == CATEGORY and shelf is not None and not facet.chosen and bool(below(shelf.path))


def _chips(query: Query, result: Result) -> Iterator[Chip]:
    labels = {(facet.key, value.value): value for facet, value in result.chosen}
    for key in sorted(query.facets):
        for value in sorted(query.facets[key]):
            known = labels.get((key, value))
            address = addresses.write(query.toggled(key, value))
            yield Chip(known.label if known else value, address, known.colour if known else "")
    if query.in_stock:
        yield Chip(_("In stock"), addresses.write(replace(query, in_stock=False, page=1)))
    if query.price_from is not None or query.price_to is not None:
        yield Chip(_price_span(query), addresses.write(replace(query, price_from=None, price_to=None, page=1)))


def _price_span(query: Query) -> str:
    ends = {
        name: Money.from_minor(amount).format()
        for name, amount in (("low", query.price_from), ("high", query.price_to))
        if amount is not None
    }
    sentence = {2: _("%(low)s to %(high)s"), 1: _("from %(low)s") if "low" in ends else _("up to %(high)s")}
    return sentence[len(ends)] % ends


def _sorts(query: Query) -> tuple[tuple[str, str, bool], ...]:
    """The orders a list may have: code, name, and whether it is the present one."""
    names = {
        "relevance": _("Fits best") if query.words else _("Most given"),
        "newest": _("Newest"),
        "price": _("Price, low to high"),
        "-price": _("Price, high to low"),
        "name": _("Name"),
    }
    return tuple((code, name, code == query.sort) for code, name in names.items())


def _prices(query: Query, result: Result) -> dict[str, str]:
    """What stands in the two price fields, and the lowest and highest price of the list as a hint for each."""
    bounds = result.price_bounds or (None, None)
    values = {"from": query.price_from, "to": query.price_to, "lowest": bounds[0], "highest": bounds[1]}
    return {name: _plain(amount) for name, amount in values.items()}


def _plain(minor: int | None) -> str:
    amount = Money.from_minor(minor or 0).amount
    return "" if minor is None else f"{amount.normalize() if amount == int(amount) else amount:f}"
