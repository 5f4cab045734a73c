"""Searching, completing, and keeping the index up to date."""

import json
import logging
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms.foundation.versions import invalidate

from .documents import documents
from .engines import engine
from .engines.base import Answer, EngineError, IndexMissing, Request
from .facets import facets_of, filters_of, inside_of
from .query import Card, Completion, Facet, Query, Result
from .understand import Understood, begun, understand
from .vocabulary import vocabulary

log = logging.getLogger("kontor.search")
#: Lists whose facets are held: one that is put in another order or turned over has the same.
MOST_LISTS = 200
_held: dict[tuple, tuple[list[Facet], tuple[int, int] | None]] = {}
#: Seconds between two lines of the log that say that there is no search.
PAUSE = 60
_complained_at = -PAUSE


def search(query: Query, *, one_in: int = 0) -> Result:
    """The page that the query asks for. Without an index the page says so; nothing is raised.

    With ``one_in``, facets are left out of which no value is shared by at least one in so many hits.
    """
    try:
        return _search(query, one_in)
    except EngineError as problem:
        _complain(problem)
        return Result(query, notice=_("The shelves are being sorted. Try again in a moment."))


def _complain(problem: EngineError) -> None:
    global _complained_at
    if time.monotonic() - _complained_at >= PAUSE:
        _complained_at = time.monotonic()
        log.error("No search: %s", problem)


def _search(query: Query, one_in: int) -> Result:
    understood = _understand(query.words) if query.words.strip() else Understood([])
    if query.words.strip() and not understood.words:
        return Result(query)
    place = _place(query, understood, one_in)
    held = _held.get(place)
    request = replace(_request(query, understood), with_facets=held is None)
    answer = engine().search(request)
    relaxed = False
    if not answer.total and len(request.words) > 1:
        answer, relaxed = _with_fewer_words(request, answer)
    facets, bounds = held or _hold(place, answer, query, one_in)
    return Result(
        query=query,
        total=answer.total,
        hits=[_card(text) for text in answer.cards],
        facets=facets,
        price_bounds=bounds,
        corrected=understood.corrected if answer.total else None,
        relaxed=relaxed,
    )


def _place(query: Query, understood: Understood, one_in: int) -> tuple:
    """All that the facets of a list depend on; the index and the language too."""
    words = tuple(tuple(ways) for ways in understood.words)
    facets = tuple(sorted((key, tuple(sorted(values))) for key, values in query.facets.items()))
    narrowed = (query.category, facets, query.price_from, query.price_to, query.in_stock)
    return engine().version(), get_language(), words, *narrowed, one_in


def _hold(place: tuple, answer: Answer, query: Query, one_in: int) -> tuple[list[Facet], tuple[int, int] | None]:
    """The facets of a list and its lowest and highest price, for all its pages."""
    least = -(-answer.total // one_in) if one_in else 0
    bounds = None if answer.lowest is None else (answer.lowest, answer.highest)
    if len(_held) >= MOST_LISTS:
        _held.clear()
    _held[place] = found = facets_of(answer.counts, query, least=least), bounds
    return found


def _understand(text: str) -> Understood:
    """A word that is strange to this process may be new in the index: then the words are learnt anew."""
    understood = understand(text, vocabulary(may_be_old=True))
    return understand(text, vocabulary()) if understood.has_strangers else understood


def _request(query: Query, understood: Understood) -> Request:
    order = query.sort
    if order == "relevance":
        order = "" if understood.words else "popular"
    return Request(
        words=understood.words,
        inside=inside_of(query),
        filters=filters_of(query),
        price_from=query.price_from,
        price_to=query.price_to,
        order=order,
        offset=query.offset,
        limit=query.limit,
    )


def _with_fewer_words(request: Request, nothing: Answer) -> tuple[Answer, bool]:
    """If nothing holds all words, as many of them as something holds; filters are not to blame for that."""
    bare = replace(request, filters={}, price_from=None, price_to=None, offset=0, limit=0, with_facets=False)
    if request.is_narrowed and engine().search(bare).total:
        return nothing, False
    most = len(request.words)
    held = [word for word in request.words if engine().may_hold(word)]  # Words of nothing cannot be missed.
    for enough in sorted({most - 1, (most + 1) // 2, 1}, reverse=True):
        some = {"words": held, "at_least": enough}
        if enough <= len(held) and engine().search(replace(bare, **some)).total:
            return engine().search(replace(request, **some)), True
    return nothing, False


def _card(text: str) -> Card:
    values = json.loads(text)
    return Card(**values | {"colours": tuple(tuple(colour) for colour in values["colours"])})


def cards(product_ids: Sequence[int]) -> list[Card]:
    """The cards of these products as they are now, in this order; what is not on sale has none."""
    found = {document.number: document.card for document in documents(product_ids)}
    return [_card(found[pk]) for pk in dict.fromkeys(product_ids) if pk in found]


def complete(typed: str, limit: int = 8) -> list[Completion]:
    """Products whose name the letters typed so far may lead to, the popular first; misspelt words are set right."""
    try:
        return [_completion(_card(text)) for text in _complete(typed, limit)]
    except EngineError as problem:
        _complain(problem)
        return []


def _complete(typed: str, limit: int) -> list[str]:
    for start in begun(typed, vocabulary()):
        cards = engine().complete(start.words, start.prefix, limit)
        if cards:
            return cards
    return []


def _completion(card: Card) -> Completion:
    return Completion(card.name, card.url, card.category, card.picture, card.price)


def drain(product_ids: Iterable[int]) -> None:
    """Index these products anew; what is no longer on sale is taken out. Without an index all are indexed.

    Raises:
        IndexBusy: another process is writing; nothing was done.
    """
    wanted = set(product_ids)
    try:
        engine().apply([str(pk) for pk in wanted], documents(wanted))
    except IndexMissing as problem:
        log.warning("Making the search index anew: %s", problem)
        rebuild()
    else:
        invalidate("catalogue")  # Listings that are kept show the new cards.


def rebuild() -> int:
    """Index everything anew beside the index in use; returns the number of products.

    Raises:
        IndexBusy: another process is writing; nothing was done.
    """
    count = engine().rebuild(documents())
    invalidate("catalogue")
    return count


def mend() -> None:
    """Make the index anew if there is none or it cannot be read; else nothing."""
    try:
        engine().check()
    except IndexMissing as problem:
        log.warning("Making the search index anew: %s", problem)
        rebuild()
