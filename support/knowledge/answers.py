"""Ranks help answers for a search text. Pure: entries in, ranked answers out.

The text is analysed as in the product search (``store.search.text``): stems, synonyms, corrections by the words of the
answers, Chinese in pairs of characters.
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

#: A word in the question counts three times as much as one in the answer.
QUESTION_WEIGHT = 3.0
#: The share of the words' weight that an answer must contain to be found, and to be a strong match.
MIN_SHARE, STRONG_SHARE = 0.34, 0.6
#: Unknown words, mostly names and numbers, weigh less.
UNKNOWN_WEIGHT = 0.4
#: Answers with less than this part of the best score are left out.
MIN_OF_BEST = 0.3
#: Words of any question, which say nothing about its subject.
_STOP_WORDS_TEXT = (
    "a about am an and any are as at be been but by can could dear did do does for from get give go had has have hello "
    "hi how i if im in is it its ive just know like may me might mine my need no not of on or our out please should so "
    "some that the them then there they this to too up us want was we were what when where which who why will with "
    "would yes you your thanks thank"
)
_STOP_WORDS = frozenset(_STOP_WORDS_TEXT.split())


@dataclass(frozen=True)
class HelpAnswer:
    """One help answer.

    ``share`` is how much of the searched words it contains, ``in_title`` how much of them its question says; 0 to 1.
    """

    pk: int
    question: str
    text: str
    url: str
    section: str = ""
    html: str = ""
    share: float = 0.0
    in_title: float = 0.0

    @property
    def is_strong(self) -> bool:
        """Whether it very likely answers the question."""
        return self.share >= STRONG_SHARE


@dataclass(frozen=True)
class HelpResult:
    """Matching answers, best first; ``corrected`` is the text without typing errors, if it had any."""

    answers: list[HelpAnswer]
    corrected: str | None = None


@dataclass
class _Entry:
    answer: HelpAnswer
    title: Counter = field(default_factory=Counter)
    body: Counter = field(default_factory=Counter)

    def weight(self, term: str) -> float:
        count = self.body[term]
        return QUESTION_WEIGHT * bool(self.title[term]) + count / (count + 1.5)


class HelpIndex:
    """A search index of all help answers."""

    def __init__(self, answers: Iterable[HelpAnswer], language: str = "en") -> None:
        self._entries = [
            _Entry(each, Counter(index_terms(each.question, language)), Counter(index_terms(each.text, language)))
            for each in answers
        ]
        self._holders = Counter(term for each in self._entries for term in {*each.title, *each.body})
        words: Counter = Counter()
        for each in self._entries:
            words.update(set(plain_words(f"{each.answer.question} {each.answer.text}")))
        self._vocabulary = Vocabulary(
            words, language, synonyms=synonyms_of(language, SERVICE_GROUPS), known=KNOWN_WORDS, is_small=True
        )

    def find(self, words: str, limit: int) -> HelpResult:
        """At most ``limit`` answers that contain enough of the words, best first. Any text is valid."""
        understood = understand(_without_stop_words(words), self._vocabulary)
        if not understood.words or not self._entries:
            return HelpResult([])
        rarity = [self._rarity(alternatives) for alternatives in understood.words]
        scored = [(*self._score(each, understood.words, rarity), each) for each in self._entries]
        best = max(score for score, _share, _each in scored)
        fitting = [row for row in scored if row[1] >= MIN_SHARE and row[0] >= best * MIN_OF_BEST]
        fitting.sort(key=lambda row: (-round(row[0], 3), row[2].answer.question))
        answers = [
            replace(each.answer, share=share, in_title=_in_title(each, understood.words, rarity))
            for _score, share, each in fitting[:limit]
        ]
        return HelpResult(answers, understood.corrected if answers else None)

    def _score(self, entry: _Entry, words: list[list[Alternative]], rarity: list[float]) -> tuple[float, float]:
        """The score of an entry, and the share of the words' weight that it contains."""
        score = contained = 0.0
        for alternatives, rare in zip(words, rarity, strict=True):
            weights = [_weight(entry, each) for each in alternatives]
            worth = (each.boost * weight for each, weight in zip(alternatives, weights, strict=True))
            score += max(worth, default=0.0) * rare
            contained += min(1.0, max(weights, default=0.0)) * rare  # A synonym is contained as the word itself is.
        return score, contained / (sum(rarity) or 1.0)

    def _rarity(self, alternatives: list[Alternative]) -> float:
        holders = max((min(self._holders[term] for term in each.terms) for each in alternatives), default=0)
        rarity = math.log(1 + (len(self._entries) - holders + 0.5) / (holders + 0.5))
        return rarity if holders else rarity * UNKNOWN_WEIGHT


def _in_title(entry: _Entry, words: list[list[Alternative]], rarity: list[float]) -> float:
    """The share of the words' weight that the question says."""
    said = [any(all(entry.title[term] for term in each.terms) for each in alternatives) for alternatives in words]
    return sum(rare for rare, is_said in zip(rarity, said, strict=True) if is_said) / (sum(rarity) or 1.0)


def _weight(entry: _Entry, alternative: Alternative) -> float:
    """The average weight of the terms in the entry; 0 if it lacks one of them."""
    weights = [entry.weight(term) for term in alternative.terms]
    return sum(weights) / len(weights) if all(weights) else 0.0


def _without_stop_words(words: str) -> str:
    """The text without stop words; joined words keep their parts, "404.038" is "404-038"."""
    return " ".join("-".join(token.parts) or token.text for token in tokens(words) if token.text not in _STOP_WORDS)
