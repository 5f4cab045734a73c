"""A query as an address and back: ``?q=mug&f=glaze:Sage&from=14&to=58&sort=price&page=2``.

Nothing in an address is an error: invalid parts are ignored.
"""

from decimal import Decimal
from urllib.parse import urlencode

from django.http import QueryDict

from cms.text.spelling import decimal_number
from store.money.amounts import Money

from .query import LAST_PAGE, SORTS, Query
from .text import MAX_QUERY_LENGTH

#: Bounds of one address: facets, values, characters of each, and the price.
MAX_FACETS, MAX_CHOSEN, MAX_LENGTH, MAX_PRICE = 12, 60, 120, Decimal(10**9)


def read(params: QueryDict, *, category: str = "") -> Query:
    """The query of an address, for the whole shop or one category of it. Price bounds turned round are turned back."""
    sort = params.get("sort", "")
    low, high = _price(params.get("from", "")), _price(params.get("to", ""))
    if low is not None and high is not None and low > high:
        low, high = high, low
    return Query(
        words=params.get("q", "").replace("\x00", " ").strip()[:MAX_QUERY_LENGTH],
        category=category,
        facets=_facets(params.getlist("f")),
        price_from=low,
        price_to=high,
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
    for text in texts[:MAX_CHOSEN]:
        key, colon, value = text[:MAX_LENGTH].replace("\x00", "").partition(":")
        if key and colon and value and (key in chosen or len(chosen) < MAX_FACETS):
            chosen.setdefault(key, set()).add(value)
    return {key: frozenset(values) for key, values in chosen.items()}


def _price(text: str) -> int | None:
    amount = decimal_number(text.strip().replace(",", ".")[:20])
    return Money(amount).minor if amount is not None and 0 <= amount <= MAX_PRICE else None


def _page(text: str) -> int:
    number = text.strip()[:9]
    return min(max(int(number), 1), LAST_PAGE) if number.isdecimal() else 1
