"""Contexts of category pages and of the search page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from babel.numbers import get_currency_symbol
from django.conf import settings
from django.core.paginator import Page, Paginator
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from store.money.amounts import Money
from store.search import addresses
from store.search.facets import AVAILABLE, CATEGORY
from store.search.query import Facet, FacetValue, Query, Result
from store.search.services import search

from .answers import SearchAnswer, answers_for
from .categories import CategoryNode, Tile, breadcrumbs_to, children_of, tiles

#: Facets of a list besides those in use, and values of each that are unfolded.
MAX_FACETS, MAX_VALUES = 9, 8
#: A facet is listed if at least one in so many products share one of its values.
ONE_IN = 5
#: Facets that are unfolded besides those in use.
UNFOLDED = 4


@dataclass(frozen=True)
class Narrowing:
    """A facet: its first values, the rest behind a fold, and whether it is unfolded itself."""

    facet: Facet
    values: tuple[FacetValue, ...]
    more: tuple[FacetValue, ...]
    open: bool


@dataclass(frozen=True)
class Chip:
    """A chosen filter, and the address of the list without it."""

    label: str
    address: str
    colour: str = ""


@dataclass(frozen=True)
class PriceFields:
    """Texts of the two price fields, and the lowest and highest price of the list."""

    low: str
    high: str
    lowest: str
    highest: str


@dataclass(frozen=True, kw_only=True)
class ListingPage:
    """One page of cards with all that narrows the list.

    ``address`` and ``widened`` are query strings: of the first page, and without filters. ``sorts``: code, name,
    whether it is the present one. ``category``: None for the search page and for all products.
    """

    category: CategoryNode | None
    words: str
    query: Query
    result: Result
    page: Page
    past_the_end: bool
    address: str
    widened: str
    facets: Sequence[Narrowing]
    in_stock: Facet | None
    chips: Sequence[Chip]
    sorts: Sequence[tuple[str, str, bool]]
    prices: PriceFields
    currency: str
    crumbs: Sequence[tuple[str, str]] = ()
    tiles: Sequence[Tile] = ()
    answers: Sequence[SearchAnswer] = ()


def listing_page(query: Query, *, category: CategoryNode | None = None) -> ListingPage:
    """One page of the products that the query finds."""
    result = search(query, one_in=ONE_IN)
    pages = Paginator(range(result.total), query.limit)
    return ListingPage(
        category=category,
        words=query.words,
        query=query,
        result=result,
        page=pages.get_page(query.page),
        past_the_end=query.page > pages.num_pages,
        address=addresses.write(replace(query, page=1)),
        widened=addresses.write(query.widened()),
        facets=tuple(_narrowings(result, category)),
        in_stock=next((facet for facet in result.facets if facet.key == AVAILABLE), None),
        chips=tuple(_chips(query, result)),
        sorts=_sorts(query),
        prices=_prices(query, result),
        currency=get_currency_symbol(settings.CURRENCY, locale=get_language() or "en"),
    )


def search_results_page(query: Query) -> ListingPage:
    """Products for the words of a shopper, and help answers and pages beside them."""
    page = listing_page(query)
    has_all_words = bool(page.result.total) and not page.result.relaxed
    is_first = query.words and query.page == 1 and not query.is_narrowed
    return replace(page, answers=answers_for(query.words, has_products=has_all_words) if is_first else ())


def category_page(query: Query, category: CategoryNode) -> ListingPage:
    """A category with the categories below it."""
    page = listing_page(query, category=category)
    crumbs = (*breadcrumbs_to(category.path)[:-1], (category.name, ""))
    return replace(page, crumbs=crumbs, tiles=tiles(category.path))


def everything_page(query: Query) -> ListingPage:
    """All products, with the categories of the first level."""
    return replace(listing_page(query), crumbs=((_("Everything"), ""),), tiles=tiles())


def _narrowings(result: Result, category: CategoryNode | None) -> Iterator[Narrowing]:
    """Facets that many products share, and those in use: a list of everything has far too many."""
    place = 0
    for facet in result.facets:
        in_use = bool(facet.chosen)
        if facet.key == AVAILABLE or _is_above_the_list(facet, category) or not (in_use or place < MAX_FACETS):
            continue
        place += 1
        later = facet.values[MAX_VALUES:]
        ahead = (*facet.values[:MAX_VALUES], *(value for value in later if value.chosen))
        unfolded = in_use or place <= UNFOLDED
        yield Narrowing(facet, ahead, tuple(value for value in later if not value.chosen), unfolded)


def _is_above_the_list(facet: Facet, category: CategoryNode | None) -> bool:
    """Whether the categories of a facet are links above the list already."""
    return facet.key == CATEGORY and category is not None and not facet.chosen and bool(children_of(category.path))


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
    """Sort orders: code, name, and whether it is the present one."""
    names = {
        "relevance": _("Relevance") if query.words else _("Best sellers"),
        "newest": _("Newest"),
        "price": _("Price, low to high"),
        "-price": _("Price, high to low"),
        "name": _("Name"),
    }
    return tuple((code, name, code == query.sort) for code, name in names.items())


def _prices(query: Query, result: Result) -> PriceFields:
    lowest, highest = result.price_bounds or (None, None)
    return PriceFields(*map(_plain, (query.price_from, query.price_to, lowest, highest)))


def _plain(minor: int | None) -> str:
    amount = Money.from_minor(minor or 0).amount
    return "" if minor is None else f"{amount.normalize() if amount == int(amount) else amount:f}"
