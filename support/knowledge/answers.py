"""Which written answers fit the words somebody asks with. No database: entries in, ranked answers out.

The words are understood as in the search for products (``store.search.text``): stems, synonyms, slips set right by
the words of the answers themselves, Chinese in pairs of signs.
"""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from store.search.engines.base import Alternative
from store.search.spelling import Vocabulary
from store.search.synonyms import synonyms_of
from store.search.text import index_terms, plain_words, tokens
from store.search.understand import understand

from .words import KNOWN_WORDS, SERVICE_GROUPS

#: A word in the question says three times as much as one in the answer.
IN_THE_QUESTION = 3.0
#: What of the weight of the words an answer must hold to be worth a look, and to be surely what was meant.
ENOUGH, STRONG = 0.34, 0.6
#: Words that no answer holds, names and numbers mostly, weigh less than those that some answer holds.
STRANGE = 0.4
#: Answers far weaker than the best one are left out.
BESIDE_THE_BEST = 0.3
#: Words of anybody who asks: they tell nothing about what is asked.
_ASKING_WORDS = (
    "a about am an and any are as at be been but by can could dear did do does for from get give go had has have hello "
    "hi how i if im in is it its ive just know like may me might mine my need no not of on or our out please should so "
    "some that the them then there they this to too up us want was we were what when where which who why will with "
    "would yes you your thanks thank"
)
_ASKING = frozenset(_ASKING_WORDS.split())


@dataclass(frozen=True)
class Answer:
    """One written answer; ``share`` says how much of what was asked it holds, from 0 to 1."""

    pk: int
    question: str
    text: str
    url: str
    section: str = ""
    html: str = ""
    share: float = 0.0

    @property
    def is_strong(self) -> bool:
        """Whether it very likely answers what was asked."""
        return self.share >= STRONG


@dataclass(frozen=True)
class Found:
    """What fits, the best first; ``corrected`` are the words as they should have been typed."""

    answers: list[Answer]
    corrected: str | None = None


@dataclass
class _Entry:
    answer: Answer
    title: Counter = field(default_factory=Counter)
    body: Counter = field(default_factory=Counter)

    def weight(self, term: str) -> float:
        said = self.body[term]
        return IN_THE_QUESTION * bool(self.title[term]) + said / (said + 1.5)


class Shelf:
    """All written answers, ready to be asked."""

    def __init__(self, answers: Iterable[Answer], language: str = "en") -> None:
        self._entries = [
            _Entry(each, Counter(index_terms(each.question, language)), Counter(index_terms(each.text, language)))
            for each in answers
        ]
        self._holders = Counter(term for each in self._entries for term in {*each.title, *each.body})
        words: Counter = Counter()
        for each in self._entries:
            words.update(set(plain_words(f"{each.answer.question} {each.answer.text}")))
        self._vocabulary = Vocabulary(
            words, language, synonyms=synonyms_of(language, SERVICE_GROUPS), known=KNOWN_WORDS
        )

    def find(self, words: str, limit: int) -> Found:
        """At most ``limit`` answers that hold enough of the words, the best first; nothing typed is an error."""
        understood = understand(_telling(words), self._vocabulary)
        if not understood.words or not self._entries:
            return Found([])
        rarity = [self._rarity(ways) for ways in understood.words]
        scored = [(*self._score(each, understood.words, rarity), each) for each in self._entries]
        best = max(score for score, _share, _each in scored)
        fitting = [row for row in scored if row[1] >= ENOUGH and row[0] >= best * BESIDE_THE_BEST]
        fitting.sort(key=lambda row: (-round(row[0], 3), row[2].answer.question))
        return Found([_with_share(each.answer, share) for _score, share, each in fitting[:limit]], understood.corrected)

    def _score(self, entry: _Entry, words: list[list[Alternative]], rarity: list[float]) -> tuple[float, float]:
        """The rank of an entry, and the share of the words' weight that it holds."""
        score = held = 0.0
        for ways, rare in zip(words, rarity, strict=True):
            worth = max((_worth(entry, way) for way in ways), default=0.0)
            score += worth * rare
            held += min(1.0, worth) * rare
        return score, held / (sum(rarity) or 1.0)

    def _rarity(self, ways: list[Alternative]) -> float:
        holders = max((min(self._holders[term] for term in way.terms) for way in ways), default=0)
        rarity = math.log(1 + (len(self._entries) - holders + 0.5) / (holders + 0.5))
        return rarity if holders else rarity * STRANGE


def _worth(entry: _Entry, way: Alternative) -> float:
    weights = [entry.weight(term) for term in way.terms]
    return way.boost * sum(weights) / len(weights) if all(weights) else 0.0


def _telling(words: str) -> str:
    """The words without those that everybody uses who asks."""
    return " ".join(token.text for token in tokens(words) if token.text not in _ASKING)


def _with_share(answer: Answer, share: float) -> Answer:
    return replace(answer, share=share)
