"""Search, completion, and updates of the index."""

import json
import logging
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from cms.foundation.versions import invalidate

from .beginnings import begun
from .documents import documents
from .engines import engine
from .engines.base import EngineError, Hits, IndexMissing, Request
from .facets import COLOUR, facets_of, filters_of, inside_of
from .query import Completion, Look, ProductCard, Query, Result
from .understand import Understood, understand
from .vocabulary import vocabulary

log = logging.getLogger("kontor.search")
#: Seconds between two log lines about a search that does not work.
PAUSE = 60
_complained_at = float(-PAUSE)


def search(query: Query, *, one_in: int = 0) -> Result:
    """One page of results. Without an index it carries a notice; nothing is raised.

    ``one_in``: leave out facets that have no value which at least one in so many hits shares.
    """
    try:
        return _search(query, one_in)
    except EngineError as problem:
        _complain(problem)
        return Result(query, notice=_("Search is temporarily unavailable. Try again in a moment."))


def _complain(problem: EngineError) -> None:
    global _complained_at
    if time.monotonic() - _complained_at >= PAUSE:
        _complained_at = time.monotonic()
        log.error("No search: %s", problem)


def _search(query: Query, one_in: int) -> Result:
    understood = _understand(query.words) if query.words.strip() else Understood([])
    if query.words.strip() and not (understood.words or understood.excluded):
        return Result(query)
    request = _request(query, understood)
    hits = engine().search(request)
    found: Sequence[int] = range(len(request.words))
    if not hits.total and len(request.words) > 1:
        hits, found = _with_fewer_words(request, hits)
    cards = _cards(hits, query, understood, found)
    missing = _missing_everywhere(cards)
    return Result(
        query=query,
        total=hits.total,
        hits=[replace(card, missing=tuple(each for each in card.missing if each not in missing)) for card in cards],
        facets=facets_of(hits.counts, query, total=hits.total, min_count=-(-hits.total // one_in) if one_in else 0),
        price_bounds=None if hits.lowest is None or hits.highest is None else (hits.lowest, hits.highest),
        corrected=understood.corrected if hits.total else None,
        suggested=understood.suggested,
        relaxed=bool(hits.matched),
        missing=missing,
    )


def _cards(hits: Hits, query: Query, understood: Understood, found: Sequence[int]) -> list[ProductCard]:
    """The cards of the page in the colour that was asked for; each says which words it lacks.

    ``found`` are the places of the words that were asked for in the end.
    """
    wanted = [*sorted(query.facets.get(COLOUR, ())), *(term.lstrip("#") for term in understood.colours)]
    unwanted = [term.lstrip("#") for term in understood.unwanted]
    cards = [_card(text).in_colour(wanted, unwanted) for text in hits.cards]
    if not hits.matched:
        return cards
    has = [{found[place] for place in places} for places in hits.matched]
    return [
        replace(card, missing=tuple(word for place, word in enumerate(understood.typed) if place not in places))
        for card, places in zip(cards, has, strict=True)
    ]


def _missing_everywhere(cards: Sequence[ProductCard]) -> tuple[str, ...]:
    """The words that no card has."""
    first, others = (cards[0].missing, cards[1:]) if cards else ((), ())
    return tuple(word for word in first if all(word in card.missing for card in others))


def _understand(text: str) -> Understood:
    """Understand the words. If one is unknown, reload the vocabulary first: the word may be new in the index."""
    understood = understand(text, vocabulary(may_be_old=True))
    return understand(text, vocabulary()) if understood.has_strangers else understood


def _request(query: Query, understood: Understood) -> Request:
    order = query.sort
    if order == "relevance":
        order = "" if understood.words else "popular"
    return Request(
        words=understood.words,
        excluded=[alternative for word in understood.excluded for alternative in word],
        inside=inside_of(query),
        filters=filters_of(query),
        price_from=query.price_from,
        price_to=query.price_to,
        order=order,
        offset=query.offset,
        limit=query.limit,
    )


def _with_fewer_words(request: Request, nothing: Hits) -> tuple[Hits, Sequence[int]]:
    """If no product has all words: as many of them as some product has. Not if only the filters exclude all hits.

    Also returns the places of the words that were asked for.
    """
    bare = replace(request, filters={}, price_from=None, price_to=None, offset=0, limit=0, with_facets=False)
    if request.is_narrowed and engine().search(bare).total:
        return nothing, ()
    count = len(request.words)
    found = [place for place, word in enumerate(request.words) if engine().may_hold(word)]
    known = [request.words[place] for place in found]
    for enough in sorted({count - 1, (count + 1) // 2, 1}, reverse=True):
        if enough <= len(known) and engine().search(replace(bare, words=known, at_least=enough)).total:
            return engine().search(replace(request, words=known, at_least=enough)), found
    return nothing, ()


def _card(text: str) -> ProductCard:
    values = json.loads(text)
    looks = tuple(Look(*look) for look in values["looks"])
    colours, families = tuple(map(tuple, values["colours"])), tuple(values["families"])
    return ProductCard(**values | {"colours": colours, "families": families, "looks": looks, "missing": ()})


def cards(product_ids: Sequence[int]) -> list[ProductCard]:
    """The current cards of these products, in this order; products that are not on sale have none."""
    found = {document.number: document.card for document in documents(product_ids)}
    return [_card(found[pk]) for pk in dict.fromkeys(product_ids) if pk in found]


def complete(typed: str, limit: int = 8) -> list[Completion]:
    """Products whose name may be meant by what is typed so far, the popular first; misspelt words are corrected."""
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


def _completion(card: ProductCard) -> Completion:
    return Completion(card.name, card.url, card.category, card.picture, card.price, card.several_prices)


def index_products(product_ids: Iterable[int]) -> None:
    """Index these products again; those no longer on sale are removed. Without an index all products are indexed.

    Raises:
        IndexBusy: another process is writing; nothing was done.
    """
    wanted = set(product_ids)
    try:
        engine().apply([str(pk) for pk in wanted], documents(wanted))
    except IndexMissing as problem:
        log.warning("Rebuilding the search index: %s", problem)
        rebuild()
    else:
        invalidate("catalogue")  # Cached listings show the new cards.


def rebuild() -> int:
    """Build a new index beside the one in use, then switch; returns the number of products.

    Raises:
        IndexBusy: another process is writing; nothing was done.
    """
    count = engine().rebuild(documents())
    invalidate("catalogue")
    return count


def rebuild_if_missing() -> None:
    """Rebuild the index if there is none or it cannot be read."""
    try:
        engine().check()
    except IndexMissing as problem:
        log.warning("Rebuilding the search index: %s", problem)
        rebuild()
