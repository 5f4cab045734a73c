"""A query as an address and back: ``?q=mug&f=glaze:Sage&from=14&to=58&sort=price&page=2``.

Nothing in an address is an error: what makes no sense is left out.
"""

from decimal import Decimal, InvalidOperation
from urllib.parse import urlencode

from django.http import QueryDict

from store.money.amounts import Money

from .query import LAST_PAGE, SORTS, Query
from .text import MOST_OF_A_QUERY

#: How many facets and values one address may choose, how long each may be, and the highest price in it.
MOST_FACETS, MOST_CHOSEN, MOST_LETTERS, MOST_PRICE = 12, 60, 120, Decimal(10**9)


def read(params: QueryDict, *, category: str = "") -> Query:
    """The query of an address, for the whole shop or one shelf of it."""
    sort = params.get("sort", "")
    return Query(
        words=params.get("q", "").replace("\x00", " ").strip()[:MOST_OF_A_QUERY],
        category=category,
        facets=_facets(params.getlist("f")),
        price_from=_price(params.get("from", "")),
        price_to=_price(params.get("to", "")),
        in_stock=params.get("stock") == "1",
        sort=sort if sort in SORTS else SORTS[0],
        page=_page(params.get("page", "")),
    )


def write(query: Query) -> str:
    """The part of the address after the question mark, in one spelling for one query; may be empty."""
    params: list[tuple[str, str]] = [("q", query.words)] if query.words else []
    params += [("f", f"{key}:{value}") for key in sorted(query.facets) for value in sorted(query.facets[key])]
    for name, amount in (("from", query.price_from), ("to", query.price_to)):
        if amount is not None:
            params.append((name, f"{Money.from_minor(amount).amount.normalize():f}"))
    if query.in_stock:
        params.append(("stock", "1"))
    if query.sort != SORTS[0]:
        params.append(("sort", query.sort))
    if query.page > 1:
        params.append(("page", str(query.page)))
    return urlencode(params)


def _facets(texts: list[str]) -> dict[str, frozenset[str]]:
    chosen: dict[str, set[str]] = {}
    for text in texts[:MOST_CHOSEN]:
        key, colon, value = text[:MOST_LETTERS].replace("\x00", "").partition(":")
        if key and colon and value and (key in chosen or len(chosen) < MOST_FACETS):
            chosen.setdefault(key, set()).add(value)
    return {key: frozenset(values) for key, values in chosen.items()}


def _price(text: str) -> int | None:
    try:
        amount = Decimal(text.strip().replace(",", ".")[:20])
    except InvalidOperation:
        return None
    return Money(amount).minor if amount.is_finite() and 0 <= amount <= MOST_PRICE else None


def _page(text: str) -> int:
    number = text.strip()[:9]
    return min(max(int(number), 1), LAST_PAGE) if number.isdecimal() else 1
