"""From what somebody typed to what the engine is asked: the ways each word may be satisfied."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from .engines.base import Way
from .sound import pairs, readings
from .spelling import Vocabulary
from .text import MOST_OF_A_QUERY, MOST_SIGNS, MOST_WORDS, Token, bigrams, query_tokens, stem, tokens

#: What a hit by something else than the word itself is worth.
SYNONYM, BEGUN, REPAIRED, SOUND = 0.5, 0.7, 0.8, 0.8
#: How many words an unfinished word may stand for.
MOST_ENDINGS = 5
#: How many pieces of a joined word count.
MOST_PARTS = 8


@dataclass(frozen=True)
class Understood:
    """The words to ask for; ``corrected`` is the text as it should have been typed, if it was misspelt.

    ``has_strangers``: some word is not in the vocabulary, or was not when the vocabulary was learnt.
    """

    words: list[list[Way]]
    corrected: str | None = None
    has_strangers: bool = False


def understand(text: str, vocabulary: Vocabulary) -> Understood:
    """What the text asks for. A text without any word asks for nothing: no words."""
    found = query_tokens(text, vocabulary.language)
    joined = _joined(found, vocabulary)
    words: list[list[Way]] = []
    repairs: dict[str, str] = {}
    for place, token in enumerate(found):
        if token.is_cjk:
            words += [[Way((pair,))] for pair in bigrams(token.text[:MOST_SIGNS])]
            continue
        ways, repaired = _ways(token, joined.get(place), vocabulary)
        words.append(ways)
        if repaired:
            repairs[token.text] = repaired
    strangers = any(not token.is_cjk and not vocabulary.knows(token.text) for token in found)
    return Understood(_unique(words), _corrected(text, repairs), strangers)


def _corrected(text: str, repairs: dict[str, str]) -> str | None:
    """All of the text, common words too, as it should have been typed; nothing if it was typed well."""
    typed = [token.text for token in tokens(text[:MOST_OF_A_QUERY])[:MOST_WORDS]]
    return " ".join(repairs.get(word, word) for word in typed) if repairs else None


def _joined(found: list[Token], vocabulary: Vocabulary) -> dict[int, str]:
    """Known words that were typed as two, "note book" or "bei zi", by the place of each half."""
    known: dict[int, str] = {}
    for place, (left, right) in enumerate(pairwise(found)):
        whole = left.text + right.text
        if not (left.is_cjk or right.is_cjk) and vocabulary.knows(whole):
            known.setdefault(place, whole)
            known.setdefault(place + 1, whole)
    return known


def _ways(token: Token, joined: str | None, vocabulary: Vocabulary) -> tuple[list[Way], str | None]:
    """The ways to satisfy one word, and its repaired spelling if it was misspelt."""
    language = vocabulary.language
    root = stem(token.text, language)
    ways = [Way((root,)), *(Way((each,), SYNONYM) for each in vocabulary.synonyms.of(root))]
    if token.parts:
        ways.append(Way(tuple(dict.fromkeys(stem(part, language) for part in token.parts[:MOST_PARTS]))))
    if joined:
        ways.append(Way((stem(joined, language),)))
    if token.parts:
        return _compound(token, ways, vocabulary)
    if len(ways) > 1 or vocabulary.knows(token.text):
        return ways, None
    return _unknown(token.text, ways, vocabulary)


def _compound(token: Token, ways: list[Way], vocabulary: Vocabulary) -> tuple[list[Way], str | None]:
    """A joined word is set right piece by piece: "t-shrit" is "t shirt"."""
    repaired = [_repaired(part, vocabulary) for part in token.parts[:MOST_PARTS]]
    if vocabulary.knows(token.text) or repaired == list(token.parts[:MOST_PARTS]):
        return ways, None
    roots = dict.fromkeys(stem(part, vocabulary.language) for part in repaired)
    return [*ways, Way(tuple(roots), REPAIRED)], " ".join(repaired)


def _unknown(word: str, ways: list[Way], vocabulary: Vocabulary) -> tuple[list[Way], str | None]:
    """An unknown word may be a sound, unfinished, two words written as one, or misspelt."""
    sounds = [pairs(list(way)) for way in readings(word)]
    heard = [tuple(sound) for sound in sounds if all(vocabulary.knows(pair) for pair in sound)]
    if heard:
        return ways + [Way(sound, SOUND) for sound in heard], None
    begun = vocabulary.starting_with(word, MOST_ENDINGS) if len(word) > 2 else []
    repairs = vocabulary.nearest(word)
    if begun:
        ways = ways + _stemmed(begun, BEGUN, vocabulary)
        others = [each for each in repairs if not word.startswith(each) and each[:3] != word[:3]]
        return ways + _stemmed(others[:1], REPAIRED / 2, vocabulary), None
    halves = vocabulary.halves(word)
    if halves:
        ways = [*ways, Way(tuple(stem(half, vocabulary.language) for half in halves))]
    worth = [REPAIRED / (place + 1) for place in range(len(repairs))]
    for repair, boost in zip(repairs, worth, strict=True):
        ways = ways + _stemmed([repair], boost, vocabulary)
    return ways, " ".join(halves) if halves else next(iter(repairs), None)


def _stemmed(words: list[str], boost: float, vocabulary: Vocabulary) -> list[Way]:
    """Words that may have been meant, and what is like them."""
    roots = dict.fromkeys(stem(word, vocabulary.language) for word in words)
    like = dict.fromkeys(each for root in roots for each in vocabulary.synonyms.of(root) if each not in roots)
    return [Way((root,), boost) for root in roots] + [Way((each,), boost * SYNONYM) for each in like]


def _unique(words: list[list[Way]]) -> list[list[Way]]:
    """Each word once: "mug mug" asks for no more than "mug"."""
    return list({tuple(ways): ways for ways in words}.values())


@dataclass(frozen=True)
class Start:
    """The beginning of a name: whole words, and letters with which another one begins; they may be none."""

    words: tuple[str, ...]
    prefix: str = ""


def begun(typed: str, vocabulary: Vocabulary) -> Iterator[Start]:
    """What somebody who types may be about to write: as it stands, then with slips set right."""
    found = tokens(typed[:MOST_OF_A_QUERY])[:MOST_WORDS]
    if not found:
        return
    *before, last = found
    whole = [part for token in before for part in _pieces(token)]
    if last.is_cjk:
        yield Start((*whole, *_pieces(last)))
        return
    *parts, prefix = _pieces(last)
    start = Start((*whole, *parts), prefix)
    yield start
    if last.parts:
        yield replace(start, words=tuple(whole), prefix=last.text)
    known = tuple(_repaired(word, vocabulary) for word in start.words)
    endings = [prefix, *vocabulary.nearly_starting(prefix), *vocabulary.nearest(prefix)]
    yield from (Start(known, ending) for ending in dict.fromkeys(endings))


def _pieces(token: Token) -> list[str]:
    """The texts that all stand in a name where the token does."""
    return bigrams(token.text[:MOST_SIGNS]) if token.is_cjk else list(token.parts[:MOST_PARTS] or (token.text,))


def _repaired(word: str, vocabulary: Vocabulary) -> str:
    return word if vocabulary.knows(word) else next(iter(vocabulary.nearest(word)), word)
