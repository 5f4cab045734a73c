"""tantivy: a search engine in the process. Many processes read the folder, one at a time writes to it."""

import os
import threading
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import tantivy

from . import tantivy_queries
from .base import DEEPEST, FIELDS, ORDERS, SCORE_DECIMALS, Alternative, Document, Engine, Hits, IndexMissing, Request
from .generations import Generations

#: Change it with the schema below.
SCHEMA = "2"
#: Bytes a writer may hold before it writes, for a rebuild and for a handful of changes.
REBUILD_HEAP, CHANGE_HEAP = 100_000_000, 20_000_000


@lru_cache(maxsize=1)
def schema() -> tantivy.Schema:
    """Terms to be ranked, texts to filter and count by, columns to sort by, and the card as it is shown."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", tokenizer_name="raw", index_option="basic")
    for name in FIELDS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    for name in ("nature", "words", "starts"):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="basic")
    builder.add_text_field("filters", tokenizer_name="raw", index_option="basic")
    for name in ("facets", *map(tantivy_queries.column, ORDERS)):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    for name in ("number", "popularity", "price"):
        builder.add_integer_field(name, indexed=True, fast=True)
    builder.add_text_field("card", stored=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


@dataclass(frozen=True)
class Reader:
    """An open index as it was at one commit; ``stamp`` tells that commit from every other."""

    stamp: str
    folder: Path
    index: tantivy.Index
    searcher: tantivy.Searcher

    def cards(self, places: Iterable[tantivy.DocAddress]) -> list[str]:
        """The stored cards of these documents."""
        return [str(self.searcher.doc(place).get_first("card")) for place in places]


class TantivyEngine(Engine):
    """The index in the folders under ``root``. One made for another ``layout`` of documents counts as missing."""

    def __init__(self, root: Path, layout: str) -> None:
        self._generations = Generations(root, f"{SCHEMA}-{layout}")
        self._reader: Reader | None = None
        self._opening = threading.Lock()

    def version(self) -> str:
        return self._read().stamp

    def check(self) -> None:
        self._reader = None  # Files that are open could still be read after they are gone.
        with _readable():
            self.search(Request(limit=1))
            self.words()

    def rebuild(self, documents: Iterable[Document]) -> int:
        with self._generations.locked(), self._generations.new() as folder:
            count = _write(tantivy.Index(schema(), str(folder)), documents, heap=REBUILD_HEAP)
            self._generations.switch(folder)
        return count

    def apply(self, ids: Collection[str], documents: Iterable[Document]) -> None:
        with self._generations.locked():
            folder = self._generations.current()
            with _readable():
                index = tantivy.Index.open(str(folder))
            _write(index, documents, heap=CHANGE_HEAP, instead_of=ids)

    def search(self, request: Request) -> Hits:
        reader = self._read()
        with _readable():
            total, places = _page(reader.searcher, request)
            cards = reader.cards(places)
            # Where nothing is found and nothing was left out, there is nothing to count.
            wants_counts = request.with_facets and (total or request.is_narrowed)
            counted = tantivy_queries.count(reader.searcher, schema(), request) if wants_counts else ([], None, None)
            matched = _matched(reader.searcher, request, places) if request.at_least is not None else []
        return Hits(total, cards, *counted, matched)

    def may_hold(self, word: Sequence[Alternative]) -> bool:
        searcher = self._read().searcher
        with _readable():
            return any(all(tantivy_queries.is_known(searcher, term) for term in each.terms) for each in word)

    def complete(self, words: Sequence[str], prefix: str, limit: int) -> list[str]:
        reader = self._read()
        with _readable():
            found = reader.searcher.search(
                tantivy_queries.completion(schema(), words, prefix),
                limit,
                count=False,
                order_by_field=tantivy_queries.column("popular"),
                order=tantivy.Order.Asc,
            )
            return reader.cards(place for _key, place in found.hits)

    def words(self) -> dict[str, int]:
        with _readable():
            return dict(self._read().searcher.terms_with_prefix("words", ""))

    def _read(self) -> Reader:
        """The newest commit. This costs two file lookups."""
        stamp, folder = self._stamp()
        known = self._reader
        if known is None or known.stamp != stamp:
            with self._opening:
                known = self._reader = self._open(stamp, folder)
        return known

    def _stamp(self) -> tuple[str, Path]:
        folder = self._generations.current()
        try:
            meta = os.stat(f"{folder}/meta.json")  # Replaced, not rewritten, by every commit.
        except OSError as problem:
            raise IndexMissing(f"The index in {folder} has no contents.") from problem
        return f"{folder.name}:{meta.st_ino}:{meta.st_mtime_ns}", folder

    def _open(self, stamp: str, folder: Path) -> Reader:
        known = self._reader
        if known and known.stamp == stamp:
            return known  # Another thread was faster.
        with _readable():
            index = known.index if known and known.folder == folder else _opened(folder)
            index.reload()
            return Reader(stamp, folder, index, index.searcher())


def _opened(folder: Path) -> tantivy.Index:
    index = tantivy.Index.open(str(folder))
    index.config_reader("manual")  # ``_read`` looks for commits at each search.
    return index


@contextmanager
def _readable() -> Iterator[None]:
    """Errors of a damaged index become ``IndexMissing``."""
    try:
        yield
    except (ValueError, OSError) as problem:
        raise IndexMissing(f"The search index cannot be read: {str(problem)[:300]}") from problem


def _write(index, documents: Iterable[Document], *, heap: int, instead_of: Collection[str] = ()) -> int:
    """Add ``documents`` in one commit; an error on the way leaves the index as it was."""
    writer = index.writer(heap, 1)
    count = 0
    try:
        for name in instead_of:
            writer.delete_documents_by_term("id", name)
        for document in documents:
            writer.add_document(_row(document))
            count += 1
        writer.commit()
    finally:
        writer.wait_merging_threads()  # Also gives the engine's own lock back.
    return count


def _row(document: Document) -> tantivy.Document:
    values = {
        "id": document.id,
        "number": document.number,
        "popularity": document.popularity,
        "nature": document.nature,
        "words": document.words,
        "starts": document.starts,
        "filters": list(document.filters),
        "facets": list(document.facets),
        "card": document.card,
        **document.terms,
        **{tantivy_queries.column(name): text for name, text in document.orders.items()},
    }
    if document.price is not None:
        values["price"] = document.price
    return tantivy.Document.from_dict(values, schema())


def _page(searcher, request: Request) -> tuple[int, list]:
    """The number of all hits and where those of the page lie."""
    query = tantivy_queries.hits(schema(), request, searcher)
    if request.offset + request.limit > DEEPEST or not request.limit:
        return searcher.search(query, 1).count, []
    if request.order:
        order = {"order_by_field": tantivy_queries.column(request.order), "order": tantivy.Order.Asc}
        found = searcher.search(query, request.limit, offset=request.offset, **order)
        return found.count, [place for _key, place in found.hits]
    return _ranked_page(searcher, query, request)


def _matched(searcher, request: Request, places: list) -> list[frozenset[int]]:
    """For each document the places of the words that it matches."""
    found: list[set[int]] = [set() for _place in places]
    if places:
        numbers = searcher.fast_field_values("number", places)
        by_number = {number: row for row, number in enumerate(numbers)}
        for at, word in enumerate(request.words):
            query = tantivy_queries.among(schema(), word, numbers)
            hits = searcher.search(query, len(places), count=False).hits
            for number in searcher.fast_field_values("number", [place for _score, place in hits]):
                found[by_number[number]].add(at)
    return [frozenset(each) for each in found]


def _ranked_page(searcher, query, request: Request) -> tuple[int, list]:
    """By score; hits of one score are read to the last, else popularity could not order them."""
    end, wanted = request.offset + request.limit, request.offset + request.limit * 2
    while True:
        found = searcher.search(query, wanted)
        hits = [(round(score, SCORE_DECIMALS), place) for score, place in found.hits]
        if len(hits) < wanted or hits[-1][0] < hits[end - 1][0] or wanted > DEEPEST:
            break
        wanted *= 4
    places = [place for _score, place in hits]
    popularity = searcher.fast_field_values("popularity", places)
    numbers = searcher.fast_field_values("number", places)
    scores = [score for score, _place in hits]
    order = sorted(range(len(hits)), key=lambda i: (-scores[i], -popularity[i], numbers[i]))
    return found.count, [places[i] for i in order[request.offset : end]]
