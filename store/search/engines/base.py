"""What every search engine can do. An engine stores and finds; it knows no language and no shop.

Texts come as terms joined by spaces, made by ``store.search.text``; the engine ranks them by BM25.
"""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

#: The fields of terms and how much a hit in each counts.
FIELDS: dict[str, float] = {"name": 4.0, "labels": 2.0, "text": 1.0, "sound": 2.0, "codes": 6.0}
#: What a list may be ordered by when not by relevance; each is a field of unique texts, in ascending order.
ORDERS = ("popular", "price", "-price", "newest", "name")
#: How much the second-best field of a word adds to the best one.
TIE_BREAKER = 0.1
#: Scores nearer than this many decimals are equal: popularity decides.
SCORE_DECIMALS = 3
#: Stands between the key and the value of a filter.
SEPARATOR = "\x1f"
#: No list is read further than this many hits.
DEEPEST = 100_000


class EngineError(Exception):
    """The engine cannot answer now."""


class IndexMissing(EngineError):
    """There is no index, or it cannot be read: it must be rebuilt."""


class IndexBusy(EngineError):
    """Another process is writing to the index; try again in a moment."""


@dataclass(frozen=True)
class Document:
    """One product in the index. ``nature`` holds terms by which it can be excluded."""

    id: str
    number: int
    terms: Mapping[str, str]
    nature: str
    words: str
    starts: str
    filters: Sequence[str]
    facets: Sequence[str]
    price: int | None
    popularity: int
    orders: Mapping[str, str]
    card: str


@dataclass(frozen=True)
class Alternative:
    """A query word or a replacement: all of ``terms`` must be in the document; ``boost`` is its score."""

    terms: tuple[str, ...]
    boost: float = 1.0


@dataclass(frozen=True)
class Span:
    """Filter texts from ``low`` to ``high``, both included, in the order of their characters."""

    low: str
    high: str


@dataclass(frozen=True)
class Request:
    """A search: every word by any of its alternatives, every filter by any of its values.

    ``at_least``: how many words must match; None: all. No hit has any alternative of ``excluded`` in its nature.
    Counts and price bounds ignore the filter of their own key; ``inside`` always applies.
    """

    words: Sequence[Sequence[Alternative]] = ()
    at_least: int | None = None
    excluded: Sequence[Alternative] = ()
    inside: Sequence[str] = ()
    filters: Mapping[str, Sequence[str | Span]] = field(default_factory=dict)
    price_from: int | None = None
    price_to: int | None = None
    order: str = ""
    offset: int = 0
    limit: int = 24
    with_facets: bool = True

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but words and ``inside`` keeps documents out."""
        return bool(self.filters) or self.price_from is not None or self.price_to is not None


@dataclass(frozen=True)
class Hits:
    """The number of all hits, the cards of one page as stored, facet texts with counts, lowest and highest price.

    ``matched``: for each card of a request with ``at_least`` the places of the words that it matches.
    """

    total: int
    cards: Sequence[str]
    counts: Sequence[tuple[str, int]] = ()
    lowest: int | None = None
    highest: int | None = None
    matched: Sequence[frozenset[int]] = ()


class Engine(ABC):
    """The interface of every engine; one test module runs against all of them."""

    @abstractmethod
    def version(self) -> str:
        """A text that changes with every change of the index. Cheap.

        Raises:
            IndexMissing: every other method raises it, too.
        """

    @abstractmethod
    def check(self) -> None:
        """Read a little of everything.

        Raises:
            IndexMissing: the index cannot be used.
        """

    @abstractmethod
    def rebuild(self, documents: Iterable[Document]) -> int:
        """Build a new index beside the old one, then switch; returns the number of documents.

        Raises:
            IndexBusy: another process is writing.
        """

    @abstractmethod
    def apply(self, ids: Collection[str], documents: Iterable[Document]) -> None:
        """Replace the documents with these ``ids`` by ``documents``; they can be found at return.

        ``documents`` are read under the writer's lock, so the last writer has read the latest rows.

        Raises:
            IndexBusy: another process is writing.
        """

    @abstractmethod
    def search(self, request: Request) -> Hits:
        """One page of hits in a stable order: score, then popularity, then number."""

    @abstractmethod
    def may_hold(self, word: Sequence[Alternative]) -> bool:
        """False if no document matches the word. Far cheaper than a search."""

    @abstractmethod
    def complete(self, words: Sequence[str], prefix: str, limit: int) -> list[str]:
        """Cards whose ``starts`` hold all of ``words`` and one that begins with ``prefix``, the popular first."""

    @abstractmethod
    def words(self) -> dict[str, int]:
        """Every word with the number of documents that hold it."""
