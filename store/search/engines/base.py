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
    """One thing to be found."""

    id: str
    number: int
    terms: Mapping[str, str]
    words: str
    starts: str
    filters: Sequence[str]
    facets: Sequence[str]
    price: int | None
    popularity: int
    orders: Mapping[str, str]
    card: str


@dataclass(frozen=True)
class Way:
    """One way to satisfy a word: all of ``terms`` in the document, worth ``boost``."""

    terms: tuple[str, ...]
    boost: float = 1.0


@dataclass(frozen=True)
class Span:
    """Filter texts from ``low`` to ``high``, both included, in the order of their characters."""

    low: str
    high: str


@dataclass(frozen=True)
class Request:
    """What is wanted: every word by any of its ways, every filter by any of its values.

    ``at_least`` lets some words be missing. Counts and price bounds ignore the filter of their own key;
    ``inside`` is ignored by nothing.
    """

    words: Sequence[Sequence[Way]] = ()
    at_least: int | None = None
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
class Answer:
    """The number of all hits, the cards of one page as stored, facet texts with counts, lowest and highest price."""

    total: int
    cards: Sequence[str]
    counts: Sequence[tuple[str, int]] = ()
    lowest: int | None = None
    highest: int | None = None


class Engine(ABC):
    """The promise that every engine keeps; one test module asks all of them the same."""

    @abstractmethod
    def version(self) -> str:
        """A text that moves with every change that can be found. Cheap.

        Raises:
            IndexMissing: also by every other question.
        """

    @abstractmethod
    def check(self) -> None:
        """Read a little of everything.

        Raises:
            IndexMissing: the index cannot be used.
        """

    @abstractmethod
    def rebuild(self, documents: Iterable[Document]) -> int:
        """Make the index anew beside the old one, then switch at once; returns the number of documents.

        Raises:
            IndexBusy: somebody else writes.
        """

    @abstractmethod
    def apply(self, ids: Collection[str], documents: Iterable[Document]) -> None:
        """Put ``documents`` in the place of all that is known under ``ids``; found at return.

        ``documents`` are read while nobody else writes, so the last writer has read the latest rows.

        Raises:
            IndexBusy: somebody else writes.
        """

    @abstractmethod
    def search(self, request: Request) -> Answer:
        """One page of hits in an order that never wavers: score, then popularity, then number."""

    @abstractmethod
    def may_hold(self, word: Sequence[Way]) -> bool:
        """Whether some document may satisfy the word; if not, none does. Far cheaper than a search."""

    @abstractmethod
    def complete(self, words: Sequence[str], prefix: str, limit: int) -> list[str]:
        """Cards whose ``starts`` hold all of ``words`` and one that begins with ``prefix``, the popular first."""

    @abstractmethod
    def words(self) -> dict[str, int]:
        """Every word with the number of documents that hold it."""
