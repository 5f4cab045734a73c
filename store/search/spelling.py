"""Misspelt words: which words of the catalogue are near, and which of them was surely meant."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

from .colour_words import family_words
from .synonyms import Synonyms, synonyms_of
from .text import stem, stop_words

#: Corrections that are remembered until the vocabulary changes.
MAX_REMEMBERED = 5000
VOWELS = frozenset("aeiouy")
_WITHOUT_VOWELS = str.maketrans("", "", "aeiouy")


class Vocabulary:
    """The words of the catalogue, as written, with the number of products that have them, and their synonyms."""

    def __init__(
        self,
        counts: Mapping[str, int],
        language: str = "en",
        *,
        synonyms: Synonyms | None = None,
        known: Iterable[str] = (),
        is_small: bool = False,
    ) -> None:
        """``known``: words that are correct though no product has them; no other word is corrected to them.

        ``is_small``: most correct words are not in the vocabulary, so a correction must be very likely.
        """
        self.language, self._is_small = language, is_small
        self.synonyms = synonyms or synonyms_of(language)
        held = {stem(word, language) for word in counts}
        led = [
            *self.synonyms.leading_to(held),
            *(word for word, each in family_words().items() if f"#{each}" in counts),
        ]
        self._counts = dict.fromkeys(led, 0) | dict(counts)
        self._known = {stem(word, language) for word in known}
        self._sorted = sorted(self._counts)
        self._stems = {stem(word, language) for word in self._counts}
        # Words with digits are numbers of articles: the nearest one is another article. Nobody looks for "that".
        common = stop_words(language)
        self._choices = [word for word in self._sorted if len(word) > 2 and word.isalpha() and word not in common]
        self._remembered: dict[str, list[str]] = {}

    def knows(self, word: str) -> bool:
        """Whether some product has the word or another form of it, or it is in ``known``."""
        root = stem(word, self.language)
        return word in self._counts or root in self._stems or root in self._known

    def may_have(self, terms: Iterable[str]) -> bool:
        """Whether every term is the stem of a known word; of Chinese the vocabulary knows nothing."""
        return all(term in self._stems or not term.isascii() for term in terms)

    def colour(self, word: str) -> str:
        """The term of the colour family that the word names, if some product comes in it; else empty."""
        family = family_words().get(word)
        return f"#{family}" if family and f"#{family}" in self._counts else ""

    def starting_with(self, prefix: str, limit: int = 8) -> list[str]:
        """Words that begin with ``prefix``, the most used first."""
        start = bisect_left(self._sorted, prefix)
        end = bisect_left(self._sorted, prefix + "\U0010ffff", lo=start)
        return sorted(self._sorted[start:end], key=lambda word: (-self._counts[word], word))[:limit]

    def halves(self, word: str) -> tuple[str, str] | None:
        """Two known words that were written as one, "coffeemug"; the rarer of them as common as can be."""
        splits = [(word[:i], word[i:]) for i in range(3, len(word) - 2)]
        common = stop_words(self.language)
        known = [split for split in splits if all(half in self._counts and half not in common for half in split)]
        return max(known, key=lambda split: min(self._counts[half] for half in split), default=None)

    def nearest(self, word: str, limit: int = 3) -> list[str]:
        """Known words at most two slips away (one, if it is short), the likeliest first; words with digits have none.

        A slip is a letter too many, too few, another one or two swapped: the optimal string alignment distance.
        """
        if word not in self._remembered:
            if len(self._remembered) >= MAX_REMEMBERED:
                self._remembered.clear()
            self._remembered[word] = self._search(word) if len(word) > 2 and word.isalpha() else []
        return self._remembered[word][:limit]

    def nearly_starting(self, prefix: str, limit: int = 3) -> list[str]:
        """Words whose beginning is one slip away from ``prefix``, the most used first."""
        if len(prefix) < 4 or not prefix.isalpha():
            return []
        beginnings: dict[str, list[str]] = {}
        for word in self._choices:
            for length in {min(len(prefix) + more, len(word)) for more in (0, 1)}:
                beginnings.setdefault(word[:length], []).append(word)
        near = process.extract(prefix, list(beginnings), scorer=OSA.distance, score_cutoff=1, limit=None)
        found = {word for beginning, _slips, _place in near for word in beginnings[beginning]}
        return sorted(found, key=lambda word: (-self._counts[word], word))[:limit]

    def _search(self, word: str) -> list[str]:
        slips = 1 if len(word) < 5 else 2
        found = process.extract(word, self._choices, scorer=OSA.distance, score_cutoff=slips, limit=None)
        near = [row for row in found if not self._is_small or is_sure(word, row[0])]
        ranked = sorted((self._unlikeliness(word, choice, distance), choice) for choice, distance, _place in near)
        forms: dict[str, str] = {}
        for _rank, choice in ranked:  # Of "mug" and "mugs" the likelier one speaks for both.
            forms.setdefault(stem(choice, self.language), choice)
        return list(forms.values())

    def _unlikeliness(self, word: str, choice: str, distance: int) -> tuple:
        """Few slips first; then the same first letter, the same consonants, the same length, the commoner word."""
        return (
            distance + (word[0] != choice[0]) * 0.6 - (_consonants(word) == _consonants(choice)) * 0.5,
            abs(len(word) - len(choice)),
            -self._counts[choice],
        )


def is_sure(word: str, choice: str) -> bool:
    """Whether a word can hardly be anything but a misspelt ``choice``.

    Letters are swapped, letters are doubled or not, or one vowel is wrong. One other letter is too many or too few
    in six, or wrong in seven; two are in nine. The first letter is right. In short words one letter makes another
    word, often of another language.
    """
    slips, length = OSA.distance(word, choice), len(word)
    if length < 3 or slips > 2:
        return False
    if sorted(word) == sorted(choice):
        return slips == 1 or length > 5
    if _undoubled(word) == _undoubled(choice):
        return length > 3
    if word[0] != choice[0] and not {word[0], choice[0]} <= VOWELS:
        return False
    if slips == 2:
        return length > 8 and word[-1] == choice[-1]
    if _consonants(word) == _consonants(choice):
        return length > 4
    return length > (6 if length == len(choice) else 5)


def _undoubled(word: str) -> str:
    return "".join(sign for i, sign in enumerate(word) if sign != word[i - 1 : i])


def _consonants(word: str) -> str:
    """The word without vowels and doubled letters: these are what people get wrong."""
    return _undoubled(word[:1] + word[1:].translate(_WITHOUT_VOWELS))
